(asked) => {
  // Called in an isolated world of the page; `asked.verb` names what to do. Boxes are in CSS pixels
  // of the screen as it stands: {x, y, width, height}.
  const MOST_WORDS = 600;
  const MOST_SAID = 40;
  const MOST_TILTED = 10;
  const MOST_LINKS = 3000;
  const MOST_ELEMENTS = 20000;
  const UNDRAWN = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "TITLE", "HEAD"]);
  const FONT = [
    "font-family", "font-size", "font-weight", "font-style", "font-stretch", "font-variant",
    "font-feature-settings", "font-variation-settings", "font-kerning", "font-optical-sizing",
    "text-rendering", "-webkit-font-smoothing", "letter-spacing", "direction",
  ];
  // Scripts without spaces are read in pieces.
  const WORDS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{1,4}\p{P}*|[^\s\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]+/gu;
  const memory = (globalThis.__memory ??= { changed: [], sheets: [], layer: null });

  const box = (rect) => ({ x: rect.x, y: rect.y, width: rect.width, height: rect.height });

  // Elements in the tree that is drawn: open shadow roots too.
  function* below(node) {
    yield node;
    for (const child of (node.shadowRoot ?? node).childNodes) yield* below(child);
    if (node.shadowRoot) for (const child of node.childNodes) yield* below(child);
  }

  const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;

  function* around(node) {
    for (let one = parentOf(node); one; one = parentOf(one)) yield one;
  }

  function everywhere(selector, root = document) {
    const found = [...root.querySelectorAll(selector)];
    for (const one of root.querySelectorAll("*"))
      if (one.shadowRoot) found.push(...everywhere(selector, one.shadowRoot));
    return found;
  }

  // Named controls of a form stand in for its own properties.
  const styleOf = (node) => {
    const from = node instanceof SVGElement ? SVGElement : HTMLElement;
    return node instanceof from ? Object.getOwnPropertyDescriptor(from.prototype, "style").get.call(node) : null;
  };

  // By how many degrees it and what is around it are turned, if that is a tilt, and how scaled.
  function turnOf(node) {
    let all = new DOMMatrix();
    for (const one of [node, ...around(node)]) {
      const style = getComputedStyle(one);
      const turn = style.rotate === "none" ? "" : `rotate(${style.rotate})`;
      if (style.transform !== "none" || turn) all = new DOMMatrix(`${turn} ${style.transform === "none" ? "" : style.transform}`).multiply(all);
    }
    const degrees = (Math.atan2(all.b, all.a) * 180) / Math.PI;
    const tilted = all.is2D && degrees && Math.abs(degrees) <= MOST_TILTED;
    return tilted ? { degrees, scale: Math.hypot(all.a, all.b) } : null;
  }

  // A thin line under the letters belongs to them; a thick one, or one through them, is over them.
  // What is around `root` has lines of its own, which are left where they are.
  function lineUnder(node, root) {
    for (const one of [node, ...around(node)]) {
      const style = getComputedStyle(one);
      if (style.textDecorationLine === "underline") {
        const [thickness, offset] = [style.textDecorationThickness, style.textUnderlineOffset];
        const isThin = !(parseFloat(thickness) > 0.25 * parseFloat(style.fontSize));
        const rest = { style: style.textDecorationStyle, skips: style.textDecorationSkipInk };
        return isThin && !(parseFloat(offset) < 0) ? { thickness, offset, ...rest } : null;
      }
      const ends = /^inline-|table/.test(style.display) || style.float !== "none";
      if (one === root || ends || /absolute|fixed/.test(style.position)) return null;
    }
    return null;
  }

  const isDrawn = (node) =>
    node.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });

  // Around the middle of where it stands, which is that of the letters, turned or not.
  function tilt(span, there, { degrees, scale }, corner) {
    const [x, y] = [there.x + there.width / 2 - corner.x, there.y + there.height / 2 - corner.y];
    for (const [name, value] of Object.entries({
      left: `${x}px`, top: `${y}px`, "transform-origin": "50% 50%", transform: `translate(-50%, -50%) rotate(${degrees}deg) scale(${scale})`,
    })) span.style.setProperty(name, value, "important");
  }

  function pathTo(node) {
    const steps = [];
    for (let one = node; one?.parentElement; one = one.parentElement)
      steps.unshift(`${CSS.escape(one.localName)}:nth-child(${[...one.parentElement.children].indexOf(one) + 1})`);
    return [":root", ...steps].join(" > ");
  }

  function adopt(root, text) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    memory.sheets.push([root, sheet]);
  }

  // The first notice that has a box; if none has, the first of all.
  function notice() {
    const all = everywhere(asked.selector);
    return all.find((one) => one.getClientRects().length) ?? all[0] ?? null;
  }

  function transformed(text, kind) {
    if (kind.includes("uppercase")) return text.toUpperCase();
    if (kind.includes("lowercase")) return text.toLowerCase();
    if (kind.includes("capitalize")) return text.replace(/^\P{L}*\p{L}/u, (first) => first.toUpperCase());
    return text;
  }

  // Pieces of a word that stand together: on one line, and where both ways of writing meet.
  function pieces(text, start, end) {
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, end);
    const rects = [...range.getClientRects()].filter((one) => one.width || one.height);
    if (rects.length <= 1) return rects.length ? [[start, end, rects[0]]] : [];
    const found = [];
    let at = start;
    for (const letter of text.data.slice(start, end)) {
      range.setStart(text, at);
      range.setEnd(text, at + letter.length);
      const rect = range.getBoundingClientRect();
      const last = found.at(-1);
      const touches = (one) => Math.min(Math.abs(rect.x - one.right), Math.abs(rect.right - one.x)) < 2;
      if (last && Math.abs(last[2].y - rect.y) < rect.height / 2 && touches(last[2])) {
        last[1] = at + letter.length;
        const left = Math.min(last[2].x, rect.x);
        last[2] = new DOMRect(left, last[2].y, Math.max(last[2].right, rect.right) - left, last[2].height);
      } else found.push([at, at + letter.length, rect]);
      at += letter.length;
    }
    return found;
  }

  // The space between two words that the text has a space between, in heights of letters; 1 where
  // one of them begins a line.
  function gap(before, rect) {
    if (!before || Math.abs(before.y - rect.y) > rect.height / 2) return 1;
    const right = before.x + before.width;
    return Math.max(rect.x - right, before.x - rect.right) / (rect.height * 0.8);
  }

  function wordsIn(node) {
    const found = [];
    let open = false;
    for (const text of below(node)) {
      const parent = text.nodeType === Node.TEXT_NODE ? text.parentElement ?? text.getRootNode().host : null;
      if (!parent || UNDRAWN.has(parent.tagName)) continue;
      const style = getComputedStyle(parent);
      for (const match of text.data.matchAll(WORDS)) {
        const parted = match.index > 0 ? /\s/.test(text.data[match.index - 1]) : !open;
        const [before, after] = [/^\p{P}*/u, /\p{P}*$/u].map((edge) => match[0].match(edge)[0].length);
        if (before === match[0].length) continue;
        const first = match.index + before;
        for (const [start, end, rect] of pieces(text, first, match.index + match[0].length - after)) {
          if (found.length >= MOST_WORDS) return found;
          if (!/[\p{L}\p{N}]/u.test(text.data.slice(start, end))) continue;
          found.push({
            text: transformed(text.data.slice(start, end), style.textTransform),
            gap: parted && start === first ? gap(found.at(-1)?.box, rect) : 1,
            box: box(rect),
            font: Object.fromEntries(FONT.map((name) => [name, style.getPropertyValue(name)])),
            size: parseFloat(style.fontSize),
            spacing: parseFloat(style.letterSpacing) || 0,
            weight: parseFloat(style.fontWeight),
            turned: turnOf(parent),
            line: lineUnder(parent, node),
            lang: parent.closest("[lang]")?.lang ?? "",
          });
        }
      }
      open = text.data ? /\S$/.test(text.data) : open;
    }
    return found;
  }

  // What a style writes before, after or as the mark of an element; empty if that holds no words.
  function written(node, pseudo) {
    const style = getComputedStyle(node, pseudo);
    if (style.content === "none" || style.content === "normal" || style.display === "none") return "";
    const words = [...style.content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]).join("");
    return /[\p{L}\p{N}]/u.test(words) ? words : "";
  }

  // Words that the page's styles write into an element, which are in no text of it.
  function insertedInto(node) {
    const elements = [...below(node)].filter((one) => one.nodeType === Node.ELEMENT_NODE);
    const within = elements.flatMap((one) => ["::before", "::after", "::marker"].map((pseudo) => written(one, pseudo)));
    return [...within, ...beside(node, "::before", "previousSibling"), ...beside(node, "::after", "nextSibling")].filter(Boolean);
  }

  // The same in what is around an element, as long as no text stands between.
  function beside(node, pseudo, way) {
    const found = [];
    for (let one = node; one && one !== document.body; one = parentOf(one)) {
      let next = one[way];
      while (next && !next.textContent.trim()) next = next[way];
      if (next) break;
      const above = parentOf(one);
      if (above) found.push(written(above, pseudo));
    }
    return found;
  }

  const isStruck = (node) =>
    [node, ...around(node), ...node.querySelectorAll("*")].some((one) =>
      getComputedStyle(one).textDecorationLine.includes("line-through"));

  // Animations that run for long and change how an element, or what is around it, is seen.
  function moving(node) {
    const near = new Set([node, ...around(node), ...node.querySelectorAll("*")]);
    const telling = /^(opacity|visibility|transform|translate|scale|rotate|filter|clipPath|color|display|contentVisibility|maskImage|left|top|right|bottom|height|maxHeight|width|maxWidth|fontSize|inset.*|margin.*|backgroundColor|webkitTextFillColor|zIndex|offset(Path|Distance|Position|Rotate|Anchor))$/;
    return document.getAnimations().filter((one) => {
      const effect = one.effect;
      if (one.playState !== "running" || !near.has(effect?.target)) return false;
      if (effect.getComputedTiming().endTime - (one.currentTime ?? 0) < 1000) return false;
      return effect.getKeyframes().some((frame) => Object.keys(frame).some((name) => telling.test(name)));
    }).map((one) => one.animationName ?? one.transitionProperty ?? "a script's");
  }

  // The size in which most of the reading text is set.
  function bodySize() {
    const sizes = new Map();
    const start = document.querySelector("main, [role=main], article") ?? document.body;
    if (!start) return 0;
    const walker = document.createTreeWalker(start, NodeFilter.SHOW_TEXT);
    for (let count = 0; count < 4000 && walker.nextNode(); count++) {
      const text = walker.currentNode;
      const letters = text.data.trim().length;
      if (!letters || !text.parentElement.getClientRects().length) continue;
      if (text.parentElement.closest("h1,h2,h3,h4,h5,h6,nav,button,footer,table")) continue;
      const size = Math.round(parseFloat(getComputedStyle(text.parentElement).fontSize) * 10) / 10;
      sizes.set(size, (sizes.get(size) ?? 0) + letters);
    }
    return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  }

  function described(node) {
    if (!node) return "";
    const name = node.id ? `#${node.id}` : node.classList?.[0] ? `.${node.classList[0]}` : "";
    return `${node.tagName.toLowerCase()}${name}`;
  }

  function topmost(x, y) {
    let found = document.elementFromPoint(x, y);
    while (found?.shadowRoot?.elementFromPoint(x, y) && found.shadowRoot.elementFromPoint(x, y) !== found)
      found = found.shadowRoot.elementFromPoint(x, y);
    return found;
  }

  const LINKS = {
    a: "href", area: "href", form: "action", iframe: "src", embed: "src", object: "data",
  };

  function addressOf(one) {
    const name = one.hasAttribute("formaction") ? "formaction" : LINKS[one.localName];
    const written = one.getAttribute(name) ?? one.getAttribute("xlink:href") ?? "";
    try { return new URL(written, document.baseURI).href; } catch { return written; }
  }

  const links = () =>
    everywhere("a[href], area[href], form[action], [formaction], iframe[src], embed[src], object[data]")
      .slice(0, MOST_LINKS).map((one) => {
        const boxes = [...one.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1);
        const inner = boxes.length ? boxes : [...one.querySelectorAll("*")].map((child) => child.getBoundingClientRect());
        const seen = inner.filter((rect) => rect.width > 1 && rect.height > 1);
        return { url: addressOf(one), box: box(seen[0] ?? one.getBoundingClientRect()), drawn: seen.length > 0 && isDrawn(one) };
      });

  // Whether what is around a text cuts off this box of it.
  const isCutOff = (node, rect) => [node, ...around(node)].some((one) => {
    const style = getComputedStyle(one);
    if (style.overflow === "visible" && style.clip === "auto" && style.clipPath === "none") return false;
    const edge = one.getBoundingClientRect();
    const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
    return x < edge.x || x > edge.right || y < edge.y || y > edge.bottom || style.clipPath.startsWith("inset(50%");
  });

  // Words of the rest of the page that are drawn within the lines of the notice.
  function intruding(node, words) {
    const lines = [];
    for (const { box: one } of words) {
      const line = lines.find((other) => Math.abs(other.y - one.y) < other.height / 2);
      if (!line) lines.push({ ...one });
      else {
        const right = Math.max(line.x + line.width, one.x + one.width);
        line.x = Math.min(line.x, one.x);
        line.width = right - line.x;
      }
    }
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let count = 0; count < 6000 && walker.nextNode(); count++) {
      const text = walker.currentNode;
      if (!/[\p{L}\p{N}]{2}/u.test(text.data) || UNDRAWN.has(text.parentElement.tagName) || node.contains(text)) continue;
      range.selectNodeContents(text);
      for (const rect of range.getClientRects()) {
        const inside = lines.some((line) => {
          const across = Math.min(line.x + line.width, rect.right) - Math.max(line.x, rect.x);
          const down = Math.min(line.y + line.height, rect.bottom) - Math.max(line.y, rect.y);
          return across > 4 && down > Math.min(line.height, rect.height) * 0.6;
        });
        if (inside && isDrawn(text.parentElement) && !isCutOff(text.parentElement, rect)) { found.push(text.data.trim().slice(0, 60)); break; }
      }
    }
    return found.slice(0, 5);
  }

  const oneLine = (node) => node.textContent.trim().replace(/\s+/g, " ");

  // The element that had this text when the page was sent: scripts may have put others before it.
  function located({ place, tag, text, which }) {
    const alike = everywhere(tag).filter((one) => oneLine(one) === text);
    return alike[which] ?? alike.at(-1) ?? document.querySelector(place);
  }

  // The words of which a saying is made, the first time that it stands there; all if it is not named.
  function spoken(words, said) {
    if (!said) return words.slice(0, MOST_SAID);
    const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
    const wanted = letters(said);
    for (let at = 0; at < words.length; at++) {
      let read = "";
      for (let to = at; to < words.length && read.length < wanted.length; to++) {
        read += letters(words[to].text);
        if (read === wanted) return words.slice(at, to + 1);
      }
    }
    return [];
  }

  // What scrolls the notice: the window, or a box in pages that stand still.
  function scroller() {
    const page = document.scrollingElement ?? document.documentElement;
    const still = [page, document.body ?? page].some((one) => getComputedStyle(one).overflowY === "hidden");
    if (page.scrollHeight > page.clientHeight + 1 && !still) return page;
    const found = notice();
    const scrolls = (one) => one.scrollHeight > one.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(one).overflowY);
    return (found && [...around(found)].find(scrolls)) ?? page;
  }

  const handles = () =>
    everywhere("th a[href], th button, [aria-sort] a[href], [aria-sort] button, [rel~=next], [role=tab]").filter(isDrawn);
  const named = (one) => (one.innerText || one.getAttribute("aria-label") || "").trim().slice(0, 60);

  const verbs = {
    look() {
      const found = notice();
      const root = document.documentElement;
      const words = found ? wordsIn(found) : [];
      return {
        found: Boolean(found),
        text: found ? found.innerText ?? found.textContent : "",
        box: found ? box(found.getBoundingClientRect()) : null,
        words,
        intruding: found ? intruding(found, words) : [],
        inserted: found ? insertedInto(found) : [],
        struck: found ? isStruck(found) : false,
        moving: found ? moving(found) : [],
        links: links(),
        body_size: bodySize(),
        page_width: Math.max(root.scrollWidth, document.body?.scrollWidth ?? 0),
        page_height: Math.max(root.scrollHeight, document.body?.scrollHeight ?? 0, scroller().scrollHeight),
        scrolled: scroller().scrollTop,
      };
    },

    // Only the letters. By sheets, for scripts of a page may watch its attributes; where those of the
    // page are stronger, by the attribute all the same.
    fade() {
      // Forced colours spare those of the system, and turn all others back.
      const gone = matchMedia("(forced-colors: active)").matches ? "Canvas" : "transparent";
      const roots = (asked.parts ? asked.parts.map((index) => memory.parts[index]) : [notice()]).filter(Boolean);
      const styles = { transition: "none", "text-shadow": "none" };
      for (const name of ["color", "-webkit-text-fill-color", "-webkit-text-stroke-color",
        "text-decoration-color", "text-emphasis-color", "caret-color"]) styles[name] = gone;
      const text = Object.entries(styles).map(([name, value]) => `${name}: ${value} !important`).join(";");
      const selectors = asked.parts ? roots.map(pathTo) : [asked.selector];
      const strong = "#a#a#a#a#a#a#a#a";
      const all = selectors.map((one) => `:is(${one}, ${strong}), :is(:is(${one}) *, ${strong})`).join(",");
      adopt(document, `${all} { ${text} } :is(${selectors.join(",")}) svg * { fill: ${gone} !important; stroke: ${gone} !important }`);
      const everything = new Set(roots.flatMap((root) => [...below(root)]));
      for (const one of everything) {
        if (one.shadowRoot) adopt(one.shadowRoot, `*, *::before, *::after { ${text} }`);
        const own = one.nodeType === Node.ELEMENT_NODE ? styleOf(one) : null;
        if (!own) continue;
        const style = getComputedStyle(one);
        const clipped = style.backgroundClip.includes("text");
        const faded = gone === "Canvas" || /, 0\)$/.test(style.webkitTextFillColor);
        if (faded && !clipped) continue;
        memory.changed.push([one, one.getAttribute("style")]);
        const put = (name, value) => own.setProperty(name, value, "important");
        if (!faded) Object.entries(styles).forEach(([name, value]) => put(name, value));
        if (clipped) { put("background-image", "none"); put("background-color", "transparent"); }
      }
      return roots.length;
    },

    restore() {
      for (const [root, sheet] of memory.sheets)
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
      memory.sheets = [];
      for (const [one, before] of memory.changed.reverse())
        before === null ? one.removeAttribute("style") : one.setAttribute("style", before);
      memory.changed = [];
      memory.layer?.remove();
      memory.layer = null;
    },

    // The same words at the same places, in black on white, above all else. Their own widths and
    // heights come back.
    reference() {
      const layer = document.createElement("div");
      const put = (node, styles) => {
        for (const [name, value] of Object.entries(styles)) node.style.setProperty(name, value, "important");
      };
      put(layer, {
        all: "initial", display: "block", position: "fixed", inset: "0", width: "100vw", height: "100vh",
        "max-width": "none", "max-height": "none", margin: "0", border: "0", padding: "0", background: "#fff",
        overflow: "hidden", "forced-color-adjust": "none", "color-scheme": "only light", "z-index": "2147483647",
        "print-color-adjust": "exact", transition: "none", animation: "none",
      });
      layer.setAttribute("popover", "manual");
      const shadow = layer.attachShadow({ mode: "closed" });
      document.documentElement.append(layer);
      memory.layer = layer;
      layer.showPopover?.();
      const corner = layer.getBoundingClientRect();
      const made = asked.words.map((word) => {
        const span = document.createElement("span");
        put(span, {
          ...word.font, position: "absolute", left: `${word.box.x - corner.x}px`, top: `${word.box.y - corner.y}px`,
          "white-space": "pre", color: "#000", "line-height": "normal", "transform-origin": "0 0",
          "forced-color-adjust": "none", "text-size-adjust": "none",
        });
        if (!word.spaced) put(span, { "letter-spacing": "normal" });
        if (word.lang) span.lang = word.lang;
        if (word.line) put(span, {
          "text-decoration": `underline ${word.line.style} ${word.line.thickness}`, "text-underline-offset": word.line.offset,
          "text-decoration-skip-ink": word.line.skips,
        });
        span.textContent = word.text;
        shadow.append(span);
        return span;
      });
      const range = document.createRange();
      const measured = made.map((span) => {
        range.selectNodeContents(span);
        return range.getBoundingClientRect();
      });
      measured.forEach((own, index) => {
        const { box: there } = asked.words[index];
        const span = made[index];
        const { turned } = asked.words[index];
        if (turned) {
          tilt(span, there, turned, corner);
          measured[index] = { width: there.width / turned.scale, height: there.height / turned.scale };
          return;
        }
        const [across, down] = [there.width / own.width, there.height / own.height];
        const differs = (ratio) => ratio > 0.02 && ratio < 50 && Math.abs(ratio - 1) > 0.02;
        if (differs(across) || differs(down)) put(span, { transform: `scale(${across}, ${down})` });
        range.selectNodeContents(span);
        const drawn = range.getBoundingClientRect();
        put(span, {
          left: `${2 * there.x - drawn.x - corner.x}px`,
          top: `${2 * there.y - drawn.y - corner.y}px`,
        });
      });
      return measured.map((own) => [own.width, own.height]);
    },

    covering() {
      const found = notice();
      const near = found ? new Set([found, ...around(found)]) : new Set();
      const names = asked.points.map(([x, y]) => {
        const top = topmost(x, y);
        return !top || near.has(top) || found?.contains(top) ? "" : described(top);
      });
      return [...new Set(names.filter(Boolean))];
    },

    // Text elsewhere on the page that must be seen: kept in memory, told with its words. `home` is
    // the box of the paid place that it is in.
    parts() {
      if (!memory.parts?.every((one) => !one || one.isConnected)) memory.parts = asked.wanted.map(located);
      memory.parts[asked.into_view]?.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      return memory.parts.map((one, index) => {
        if (!one) return null;
        const home = one.closest("[data-placement]");
        return {
          down: scroller().scrollTop, box: box(one.getBoundingClientRect()), home: home && box(home.getBoundingClientRect()),
          words: spoken(wordsIn(one), asked.wanted[index].said),
        };
      });
    },

    // A place on the screen where a tap does nothing by itself.
    blank() {
      for (const share of [0.5, 0.3, 0.7, 0.1, 0.9])
        for (let y = 40; y < innerHeight; y += 20) {
          const x = innerWidth * share;
          const there = topmost(x, y);
          if (there && !there.closest("a, button, input, select, textarea, label, summary, [onclick], [role=button], [role=tab]"))
            return [x, y];
        }
      return [1, 1];
    },

    // The middle of the first paid link on the screen.
    paid_link() {
      for (const one of everywhere("a[rel~=sponsored]")) {
        const { x, y, width, height } = one.getBoundingClientRect();
        if (width && y > 0 && y + height < innerHeight) return [x + width / 2, y + height / 2];
      }
      return null;
    },

    leave() { window.dispatchEvent(new Event("blur")); document.dispatchEvent(new MouseEvent("mouseleave")); },

    scroll() {
      const one = scroller();
      one.scrollTo({ top: asked.y, behavior: "instant" });
      return one.scrollTop;
    },

    // The document as HTML, with the words that styles write into it as text: what readers read.
    // Copied into a document of no window, where no script of the page sees it made.
    html() {
      const inert = document.implementation.createHTMLDocument();
      const copy = inert.importNode(document.documentElement, true);
      const [own, copies] = [document.documentElement, copy].map((root) => [root, ...root.querySelectorAll("*")]);
      own.slice(0, MOST_ELEMENTS).forEach((one, index) => {
        for (const [pseudo, put] of [["::before", "prepend"], ["::after", "append"]]) {
          const words = written(one, pseudo);
          if (!words) continue;
          const struck = getComputedStyle(one, pseudo).textDecorationLine.includes("line-through");
          const text = inert.createElement(struck ? "s" : "span");
          text.textContent = words;
          copies[index][put](text);
        }
      });
      const kind = document.doctype ? new XMLSerializer().serializeToString(document.doctype) : "";
      return kind + copy.outerHTML;
    },

    // What orders, filters and turns the pages of a list.
    handles: () => handles().map((one) => ({ url: one.localName === "a" ? addressOf(one) : "", words: named(one) })),

    // Whether there was such a handle to press.
    press() {
      const found = handles().find((one) => named(one) === asked.words);
      found?.click();
      return Boolean(found);
    },

    // Every letter at twice its size, as by a browser's setting for text alone.
    enlarge() {
      const sizes = everywhere("*").map((one) => [one, parseFloat(getComputedStyle(one).fontSize)]);
      for (const [one, size] of sizes) styleOf(one)?.setProperty("font-size", `${size * asked.times}px`, "important");
    },

    space() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-bottom: 2em !important }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },

    hide() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(asked.rules);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },

    axe: async () => {
      const found = notice();
      if (!found?.getClientRects().length) return { outcome: "inapplicable", words: "The notice has no box." };
      const told = await axe.run(found, { runOnly: ["color-contrast"], elementRef: false });
      for (const [outcome, results] of [["fail", told.violations], ["incomplete", told.incomplete], ["pass", told.passes]]) {
        const node = results[0]?.nodes[0];
        if (node) return { outcome, words: (node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? "" };
      }
      return { outcome: "inapplicable", words: "axe-core found no text in it." };
    },

    notice,

    // Letters of a font, as masks: [width, height, alpha…] of each.
    letters() {
      const size = 48;
      const canvas = new OffscreenCanvas(size * 2, size * 2);
      const brush = canvas.getContext("2d", { willReadFrequently: true });
      return asked.letters.map((letter) => {
        brush.clearRect(0, 0, size * 2, size * 2);
        brush.font = `${asked.style} ${asked.weight} ${size}px ${asked.family}`;
        brush.textBaseline = "alphabetic";
        brush.fillText(letter, size / 2, size * 1.4);
        const { data } = brush.getImageData(0, 0, size * 2, size * 2);
        let bits = "";
        for (let i = 3; i < data.length; i += 4) bits += data[i] > 127 ? "1" : "0";
        return bits;
      });
    },
  };
  return verbs[asked.verb](asked);
}
