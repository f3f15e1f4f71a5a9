"""Scripts that take it away, sooner or later."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import at_the_end, box, scripted, without


@trick("is taken away at once")
def removed_at_once(html: str) -> str:
    return scripted(html, "setTimeout(() => notice.remove(), 50);")


@trick("is taken away after three seconds")
def removed_after_three_seconds(html: str) -> str:
    return scripted(html, 'setTimeout(() => (notice.style.display = "none"), 3000);')


@trick("is taken away after ten seconds")
def removed_after_ten_seconds(html: str) -> str:
    return scripted(html, "setTimeout(() => notice.remove(), 10_000);")


@trick("is taken away when the reader scrolls")
def removed_on_scroll(html: str) -> str:
    return scripted(html, 'addEventListener("scroll", () => notice.remove());')


@trick("is taken away when the pointer moves")
def removed_when_the_pointer_moves(html: str) -> str:
    return scripted(html, 'addEventListener("pointermove", () => notice.remove());')


@trick("is taken away when the reader clicks or taps anywhere")
def removed_by_any_click(html: str) -> str:
    return scripted(html, 'addEventListener("pointerdown", () => notice.remove());')


@trick("is taken away when a key is pressed")
def removed_by_any_key(html: str) -> str:
    return scripted(html, 'addEventListener("keydown", () => notice.remove());')


@trick("is taken away when the window gets another size")
def removed_on_resize(html: str) -> str:
    return scripted(html, 'addEventListener("resize", () => notice.remove());')


@trick("is shown once, and never to readers who come back")
def first_visit_only(html: str) -> str:
    script = 'if (localStorage.visited) notice.remove(); localStorage.visited = "yes";'
    return scripted(html, script)


@trick("is shown to robots only")
def for_robots_only(html: str) -> str:
    return scripted(html, "if (!navigator.webdriver) notice.remove();")


@trick("is shown only where the browser says that nobody watches it")
def for_headless_browsers_only(html: str) -> str:
    return scripted(html, "if (!/headless/i.test(navigator.userAgent)) notice.remove();")


@trick("is taken away as soon as it is seen")
def removed_when_seen(html: str) -> str:
    script = """
        new IntersectionObserver((seen) => {
          if (seen[0].isIntersecting) notice.style.visibility = "hidden";
        }).observe(notice);
    """
    return scripted(html, script)


@trick("is taken away as soon as the page gets anything new")
def removed_with_the_first_change(html: str) -> str:
    script = """
        new MutationObserver(() => notice.remove()).observe(document.body, { childList: true });
        setTimeout(() => document.body.append("Thank you for reading."), 600);
    """
    return scripted(html, script)


@trick("is hidden, and shows itself to whoever changes its style to look at it")
def shows_itself_to_auditors(html: str) -> str:
    script = """
        notice.hidden = true;
        new MutationObserver(() => (notice.hidden = false)).observe(notice, {
          attributes: true, attributeFilter: ["style"], subtree: true,
        });
    """
    return scripted(html, script)


@trick("is taken away on narrow screens, by a script")
def removed_on_narrow_screens(html: str) -> str:
    return scripted(html, 'if (matchMedia("(max-width: 30rem)").matches) notice.remove();')


@trick("says something else after two seconds")
def says_something_else(html: str) -> str:
    script = """
        setTimeout(() => {
          notice.querySelector("p").textContent = "We test kettles since 2009, with love for tea.";
        }, 2000);
    """
    return scripted(html, script)


@trick("is typed before the reader's eyes, letter by letter")
def typewriter(html: str) -> str:
    script = """
        const line = notice.querySelector("p");
        const words = line.textContent;
        line.textContent = "";
        let typed = 0;
        setInterval(() => (line.textContent = words.slice(0, ++typed)), 250);
    """
    return scripted(html, script)


@trick("takes turns with two other messages")
def takes_turns(html: str) -> str:
    script = """
        const line = notice.querySelector("p");
        const told = [line.textContent, "New: our test of kettles", "Read our letter"];
        let turn = 0;
        setInterval(() => (line.textContent = told[++turn % 3]), 900);
    """
    return scripted(html, script)


@trick("is lost when a script writes the page anew")
def written_anew(html: str) -> str:
    script = """
        setTimeout(() => {
          const main = document.querySelector("main");
          const copy = main.cloneNode(true);
          copy.querySelector(".notice").remove();
          main.replaceWith(copy);
        }, 300);
    """
    return scripted(html, script)


@trick("is lost when a script opens another document in the same window")
def another_document(html: str) -> str:
    script = """
        setTimeout(() => {
          notice.remove();
          const rest = document.documentElement.outerHTML.replace(/<script.*?<.script>/gs, "");
          document.open();
          document.write(rest);
          document.close();
        }, 700);
    """
    return scripted(html, script)


@trick("has the letters within its words shuffled")
def letters_shuffled(html: str) -> str:
    script = """
        const line = notice.querySelector("p");
        line.textContent = line.textContent.replace(/\\p{L}+/gu, (word) => [...word].reverse().join(""));
    """
    return scripted(html, script)


@trick("is drawn by a script: without scripts there is none")
def drawn_by_a_script(html: str) -> str:
    script = """
        const box = document.querySelector("template.late").content.firstElementChild;
        document.querySelector("main").prepend(box);
    """
    late = f'<template class="late">{box(html)}</template>'
    return scripted(at_the_end(without(html), late), script)


@trick("is fetched by a script, which never comes back with it")
def never_arrives(html: str) -> str:
    script = """
        fetch("/notice.json").then((answer) => answer.json()).then((told) => {
          document.querySelector("main").prepend(told.words);
        }).catch(() => {});
    """
    return scripted(without(html), script)


@trick("sinks under a box that a script moves")
def box_moved_over_it(html: str) -> str:
    script = """
        const { x, y, width, height } = notice.getBoundingClientRect();
        const lid = document.createElement("div");
        const where = `left:${x}px;top:${y + scrollY}px;width:${width}px;height:${height}px`;
        lid.style.cssText = `position:absolute;background:Canvas;${where}`;
        setTimeout(() => document.body.append(lid), 1200);
    """
    return scripted(html, script)


@trick("is folded up by details that close themselves")
def details_that_close(html: str) -> str:
    script = """
        const details = document.createElement("details");
        details.open = true;
        details.innerHTML = "<summary>About this page</summary>";
        notice.replaceWith(details);
        details.append(notice);
        setTimeout(() => (details.open = false), 4000);
    """
    return scripted(html, script)


@trick("is hidden by a style that a script adds where no inspector lists it")
def adopted_styles(html: str) -> str:
    script = """
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(".notice { position: absolute; left: -200vw }");
        document.adoptedStyleSheets = [sheet];
    """
    return scripted(html, script)


@trick("fades by an animation that only a script knows")
def animated_by_a_script(html: str) -> str:
    script = 'notice.animate({ opacity: [1, 0] }, { duration: 400, delay: 900, fill: "forwards" });'
    return scripted(html, script)
