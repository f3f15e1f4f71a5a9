"""The words beside paid links and in paid rows."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import scripted, styled

LINK = ".out + .label"
ROW = ".label.placed"


@trick("labels paid links in no colour", on="product")
def label_transparent(html: str) -> str:
    return styled(html, f"{LINK} {{ color: transparent }}")


@trick("labels paid links in a colour near that of their ground", on="product")
def label_faint(html: str) -> str:
    return styled(html, f"{LINK} {{ color: color-mix(in srgb, var(--ink) 12%, var(--paid)) }}")


@trick("labels paid links in letters of one pixel", on="product")
def label_of_one_pixel(html: str) -> str:
    return styled(html, f"{LINK} {{ font-size: 1px; padding: 0 }}")


@trick("labels paid links outside of the screen", on="product")
def label_off_the_screen(html: str) -> str:
    return styled(html, f"{LINK} {{ position: absolute; left: -99rem }}")


@trick("tells the label of a paid link to the pointer only", on="product")
def label_as_a_title(html: str) -> str:
    link = '<a class="out" title="paid link"'
    return html.replace(' <span class="label">paid link</span>', "").replace('<a class="out"', link)


@trick("covers the labels of paid links with their links", on="product")
def label_covered(html: str) -> str:
    css = (
        ".shop { position: relative } .out::after { content: ''; position: absolute; z-index: 1;"
        " left: 0; width: 100%; top: 0; height: 100%; background: var(--paper) } .out { display: inline-block }"
    )
    return styled(html, css)


@trick("labels paid links on wide screens only", on="product")
def label_on_wide_screens(html: str) -> str:
    return styled(html, f"@media (width < 60rem) {{ {LINK} {{ display: none }} }}")


@trick("takes the labels of paid links away after three seconds", on="product")
def label_removed(html: str) -> str:
    script = 'setTimeout(() => document.querySelectorAll(".out + .label").forEach((one) => one.remove()), 3000);'
    return scripted(html, script)


@trick("draws other words in place of the label", on="product")
def label_replaced(html: str) -> str:
    css = f'{LINK} {{ font-size: 0 }} {LINK}::before {{ content: "top pick"; font-size: .8rem }}'
    return styled(html, css)


@trick("moves the labels of paid links to the end of the page", on="product")
def label_far_away(html: str) -> str:
    return styled(
        html, f"body {{ position: relative }} {LINK} {{ position: absolute; bottom: 0; right: 0 }}"
    )


@trick("keeps the labels of paid links from programs that read aloud", on="product")
def label_unspoken(html: str) -> str:
    return html.replace('<span class="label">', '<span class="label" aria-hidden="true">')


@trick("adds a paid link without a label, by a script", on="product")
def link_without_a_label(html: str) -> str:
    script = """
        setTimeout(() => {
          const link = document.querySelector("a.out").cloneNode(true);
          link.textContent = "See today’s price";
          document.querySelector("footer").before(link);
        }, 500);
    """
    return scripted(html, script)


@trick("hides the label of paid rows")
def row_label_hidden(html: str) -> str:
    return styled(html, f"{ROW} {{ display: none }}")


@trick("draws the label of paid rows in the colour of the row")
def row_label_camouflaged(html: str) -> str:
    css = f"{ROW} {{ color: var(--paid); background: none; border-color: transparent }}"
    return styled(html, css)


@trick("draws the label of a paid row onto the next row")
def row_label_on_the_next_row(html: str) -> str:
    css = f".scroll td, .scroll tr {{ overflow: visible }} {ROW} {{ position: relative; top: 21rem; z-index: 3 }}"
    return styled(html, css)


@trick("shrinks the label of paid rows")
def row_label_shrunk(html: str) -> str:
    return styled(html, f"{ROW} {{ transform: scale(.15); transform-origin: 0 0 }}")


@trick("cuts the label of paid rows after its first letters")
def row_label_cut(html: str) -> str:
    css = f"{ROW} {{ width: 3.2rem; overflow: hidden; white-space: nowrap; text-overflow: clip }}"
    return styled(html, css)


@trick("draws the label of paid rows at the right end of a table that is wider than the screen")
def row_label_beyond_the_edge(html: str) -> str:
    return styled(html, f"{ROW} {{ position: relative; left: 120vw }}")


@trick("loses the notice in lists that a reader sorts")
def lost_when_sorted(html: str) -> str:
    return scripted(html, 'if (location.search.includes("sort")) notice.remove();')


@trick("sorts by a script that forgets the labels of paid rows")
def labels_lost_when_sorted(html: str) -> str:
    script = """
        for (const head of document.querySelectorAll("th a"))
          head.addEventListener("click", (press) => {
            press.preventDefault();
            document.querySelectorAll(".label.placed").forEach((one) => one.remove());
          });
    """
    return scripted(html, script)


@trick("sorts by a script that forgets the notice")
def notice_lost_when_sorted(html: str) -> str:
    script = """
        for (const head of document.querySelectorAll("th a"))
          head.addEventListener("click", (press) => {
            press.preventDefault();
            const body = document.querySelector("tbody");
            body.append(...[...body.rows].reverse());
            notice.hidden = true;
          });
    """
    return scripted(html, script)


@trick("hides what the reviewer was lent")
def tie_hidden(html: str) -> str:
    return styled(html, ".tie { opacity: 0 }")


@trick("hides what a score would be without pay")
def points_hidden(html: str) -> str:
    return styled(html, ".blind { position: absolute; clip-path: inset(50%) }")


@trick("adds a second row of the same paid place without a label, by a script")
def row_without_a_label(html: str) -> str:
    script = """
        setTimeout(() => {
          const row = document.querySelector("[data-placement]");
          const copy = row.cloneNode(true);
          copy.querySelector(".label").remove();
          row.after(copy);
        }, 500);
    """
    return scripted(html, script)
