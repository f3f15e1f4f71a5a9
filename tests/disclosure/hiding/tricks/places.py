"""Drawn as it should be, where nobody sees it, or too late."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import (
    around,
    at_the_end,
    box,
    paid_link,
    put,
    scripted,
    styled,
    swapped,
    without,
)

# A grey picture without bytes of its own.
PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"


@trick("puts it left of the screen")
def left_of_the_screen(html: str) -> str:
    return styled(html, ".notice { position: absolute; left: -9999px }")


@trick("pulls it out of the screen by its margin")
def pulled_by_its_margin(html: str) -> str:
    return styled(html, ".notice { margin-inline-start: -200vw }")


@trick("puts it right of a page that cannot be scrolled there")
def right_of_the_page(html: str) -> str:
    return styled(html, "html { overflow-x: clip } .notice { position: relative; left: 150vw }")


@trick("fixes it below the screen, where no scrolling leads")
def fixed_below_the_screen(html: str) -> str:
    return styled(html, ".notice { position: fixed; top: 110vh }")


@trick("puts it below everything")
def below_everything(html: str) -> str:
    return styled(html, "body { position: relative } .notice { position: absolute; top: 105% }")


@trick("moves it to the end by the order of boxes")
def last_in_order(html: str) -> str:
    return styled(html, "main { display: flex; flex-direction: column } .notice { order: 9 }")


@trick("draws the page from the bottom to the top")
def column_reversed(html: str) -> str:
    return styled(html, "main { display: flex; flex-direction: column-reverse }")


@trick("gives it the last row of a grid")
def last_row_of_a_grid(html: str) -> str:
    return styled(html, "main { display: grid } .notice { grid-row: 40 }")


@trick("stands after the footer")
def after_the_footer(html: str) -> str:
    return at_the_end(without(html), box(html))


@trick("stands after the first paid link", on="product")
def after_the_first_paid_link(html: str) -> str:
    moved = without(html)
    return swapped(moved, '<div class="caveats">', f'{box(html)}<div class="caveats">')


@trick("stands in the narrow margin, beside the content")
def in_the_margin(html: str) -> str:
    css = """
        aside.margin { position: absolute; right: .3rem; top: 7rem; width: 9.5rem }
        aside.margin .notice { font-size: .7rem; border: 0; color: var(--soft) }
    """
    return styled(around(html, '<aside class="margin">', "</aside>"), css)


@trick("stands in the navigation, under a point that opens on a click")
def in_the_navigation(html: str) -> str:
    point = f"<li><details><summary>More</summary>{box(html)}</details></li></ul>\n</nav>"
    return swapped(without(html), "</ul>\n</nav>", point)


@trick("puts a picture before it that fills the first screen")
def below_a_large_picture(html: str) -> str:
    picture = f'<img class="hero" src="{PICTURE}" alt="Kettles">'
    return styled(around(html, picture, ""), ".hero { width: 100%; height: 120vh }")


@trick("begins with a letter as high as the screen")
def pushed_down_by_its_first_letter(html: str) -> str:
    css = ".notice::before { content: ''; display: block; height: 105vh }"
    return styled(html, css)


@trick("scrolls past it when the page opens")
def scrolled_past(html: str) -> str:
    return scripted(html, "scrollTo(0, scrollY + notice.getBoundingClientRect().bottom + 40);")


@trick("puts the cursor into a field far below it, so that the page opens there")
def opens_at_a_field(html: str) -> str:
    field = '<input autofocus placeholder="Your mail address"></body>'
    return swapped(html, "</body>", field)


@trick("shows it to those only who come by a link to it")
def only_at_its_fragment(html: str) -> str:
    css = ".notice:not(:target) { position: absolute; opacity: 0 }"
    return styled(put(html, box(html).replace("<div ", '<div id="pay" ', 1)), css)


@trick("fixes a paid link above it")
def paid_link_above_it(html: str) -> str:
    bar = f'<p class="deal">Deal of the day: {paid_link(html)} <span class="label">paid link</span></p>'
    css = ".deal { position: fixed; top: 0; right: 0; background: #ff0; z-index: 5 }"
    return styled(at_the_end(html, bar), css)


@trick("lifts a paid link from below to the top of the page")
def paid_link_lifted(html: str) -> str:
    css = (
        "body { position: relative } tr:has(a.out) .where { position: absolute; top: 0; right: 0 }"
    )
    return styled(html, css)


@trick("lets a script put a paid link above it")
def paid_link_put_above_by_script(html: str) -> str:
    script = """
        setTimeout(() => {
          const deal = document.querySelector("a.out").parentElement.cloneNode(true);
          document.body.prepend(deal);
        }, 400);
    """
    return scripted(html, script)


@trick("names a paid link in the head of the site")
def paid_link_in_the_head_of_the_site(html: str) -> str:
    link = f'{paid_link(html)} <span class="label">paid link</span>'
    return swapped(html, "</header>", f"{link}</header>")


@trick("is drawn before a paid link in the text, and below it on the screen")
def floats_below_a_paid_link(html: str) -> str:
    css = ".notice { float: inline-end; margin-top: 300vh; width: 14rem } main > * { clear: none }"
    return styled(html, css)


@trick("shows it when the reader has scrolled")
def only_after_scrolling(html: str) -> str:
    css = """
        @keyframes appear { from { opacity: 0 } 60% { opacity: 0 } to { opacity: 1 } }
        .notice { animation: appear linear both; animation-timeline: scroll() }
    """
    return styled(html, css)
