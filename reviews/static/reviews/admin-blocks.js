// What the list of blocks lacks: buttons with words to add one, a way to move one without a mouse,
// and titles of new blocks that say what is in them.
(() => {
  const blocks = () => [...document.querySelectorAll(".order-machine > .inline-related:not(.empty-form)")]
    .sort((one, other) => one.style.order - other.style.order);
  const ordering = (block) => block.querySelector(".order-machine-ordering");

  function button(words, label, act) {
    const node = document.createElement("button");
    node.type = "button";
    node.className = "block-button";
    node.textContent = words;
    node.title = label;
    node.setAttribute("aria-label", label);
    node.addEventListener("click", (event) => {
      event.stopPropagation();
      event.preventDefault();
      act();
    });
    return node;
  }

  function move(block, step) {
    const all = blocks();
    const index = all.indexOf(block);
    const other = all[index + step];
    if (!other) return;
    all[index] = other;
    all[index + step] = block;
    all.forEach((one, place) => { one.style.order = ordering(one).value = 10 * (place + 1); });
    block.scrollIntoView({ block: "nearest" });
  }

  function dress(block) {
    const head = block.querySelector(":scope > h3");
    if (!head || head.querySelector(".block-button")) return;
    const kind = head.querySelector("b")?.textContent.replace(":", "").toLowerCase() ?? "block";
    const tools = document.createElement("span");
    tools.className = "block-tools";
    tools.append(
      button("↑", `Move this ${kind} up`, () => move(block, -1)),
      button("↓", `Move this ${kind} down`, () => move(block, 1)),
    );
    head.querySelector(".inline_label").after(tools);
  }

  // The words of the first field that has some, as the server will call it once it is saved.
  function title(block) {
    const label = block.querySelector(":scope > h3 .inline_label");
    const editor = block.querySelector(".tiptap");
    const fields = [...block.querySelectorAll("input[type=text], textarea:not([hidden]), select")];
    const texts = [...fields.map((field) => field.selectedOptions?.[0]?.text ?? field.value), editor?.textContent ?? ""];
    const words = texts.map((text) => text.replace(/<[^>]*>/g, " ").trim()).find((text) => text && !/^-+$/.test(text));
    if (label && words) label.textContent = words.length > 80 ? `${words.slice(0, 79)}…` : words;
  }

  function addPalette(editor) {
    const palette = document.createElement("div");
    palette.className = "block-palette";
    palette.setAttribute("role", "group");
    palette.setAttribute("aria-label", "Add a block at the end");
    const lead = document.createElement("span");
    lead.textContent = "Add at the end:";
    palette.append(lead);
    for (const plugin of editor.plugins) {
      palette.append(button(plugin.title, `Add ${plugin.title.toLowerCase()} at the end`, () => {
        editor._insertBefore = null;
        editor.addContent(plugin.prefix);
        blocks().at(-1)?.scrollIntoView({ block: "center" });
      }));
    }
    document.querySelector(".order-machine-help").after(palette);
  }

  // The “+” between blocks and the menu that it opens are not made for the keyboard.
  function reachable(node, label) {
    node.tabIndex = 0;
    node.setAttribute("role", "button");
    if (label) node.setAttribute("aria-label", label);
  }

  document.addEventListener("content-editor:ready", () => {
    const editor = window.ContentEditor;
    if (!editor?.allowChange || !editor.plugins.length) return;
    blocks().forEach(dress);
    addPalette(editor);
    const targets = ".order-machine-insert-target";
    document.querySelectorAll(targets).forEach((one) => reachable(one, "Insert a block here"));
    document.querySelectorAll(".plugin-buttons .plugin-button").forEach((one) => reachable(one));
    document.addEventListener("keydown", (event) => {
      const node = event.target.closest?.(`${targets}, .plugin-button`);
      if (node && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        node.click();
      }
    });
  });
  // A table without a header row says nothing to those who do not see it: the dialog offers one.
  new MutationObserver((changes) => {
    for (const node of changes.flatMap((change) => [...change.addedNodes])) {
      const choice = node.querySelector?.("dialog [name=withHeaderRow], [name=withHeaderRow]");
      if (choice) choice.value = "Yes";
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener("formset:added", (event) => {
    if (event.target.closest(".order-machine")) dress(event.target);
  });
  document.addEventListener("focusout", (event) => {
    const block = event.target.closest?.(".order-machine > .inline-related:not(.has_original)");
    if (block) title(block);
  });
})();
