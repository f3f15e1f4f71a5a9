"""Boxes that hold less than what is in them."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import around, put, styled, words


@trick("gives it no height")
def no_height(html: str) -> str:
    return styled(html, ".notice { max-height: 0; padding: 0; border: 0; overflow: hidden }")


@trick("gives it no width")
def no_width(html: str) -> str:
    return styled(html, ".notice { width: 0; padding: 0; height: 3rem; overflow: hidden }")


@trick("gives an ancestor no height")
def ancestor_without_height(html: str) -> str:
    closed = around(html, '<div class="drawer"><div>', "</div></div>")
    css = ".drawer { display: grid; grid-template-rows: 0fr } .drawer > div { overflow: hidden }"
    return styled(closed, css)


@trick("cuts all lines but the first")
def clamped(html: str) -> str:
    css = "display: -webkit-box; -webkit-line-clamp: 1; -webkit-box-orient: vertical"
    return styled(html, f"[data-notice] {{ {css}; overflow: hidden; max-width: 20rem }}")


@trick("ends its only line with three dots")
def ellipsis(html: str) -> str:
    css = "white-space: nowrap; overflow: hidden; text-overflow: ellipsis"
    return styled(html, f"[data-notice] {{ {css} }}")


@trick("runs its only line out of the screen")
def runs_out(html: str) -> str:
    css = ".notice { white-space: nowrap; max-width: none } body { overflow-x: clip }"
    return styled(html, css)


@trick("indents it out of the screen")
def indented_away(html: str) -> str:
    return styled(html, "[data-notice] { text-indent: -9999px }")


@trick("indents it by the width of its box, which cuts it")
def indented_by_its_width(html: str) -> str:
    return styled(
        html, "[data-notice] { text-indent: 100%; white-space: nowrap; overflow: hidden }"
    )


@trick("sets all lines on top of each other")
def lines_without_height(html: str) -> str:
    return styled(html, "[data-notice] { line-height: 0; max-width: 18rem }")


@trick("sets all letters on top of each other")
def letters_without_width(html: str) -> str:
    return styled(html, "[data-notice] { letter-spacing: -.5em }")


@trick("tears the letters apart, four widths between two")
def letters_torn_apart(html: str) -> str:
    return styled(html, "[data-notice] { letter-spacing: 1.6em }")


@trick("sets all words on top of each other")
def words_overlap(html: str) -> str:
    return styled(html, "[data-notice] { word-spacing: -4em }")


@trick("sets one letter a line")
def one_letter_a_line(html: str) -> str:
    return styled(html, "[data-notice] { width: .7em; line-break: anywhere }")


@trick("ends its box before the last lines, which nothing else shows")
def cut_below(html: str) -> str:
    return styled(html, "[data-notice] { height: 1.5em; overflow: hidden; max-width: 22rem }")


@trick("puts it at the bottom of a box that scrolls")
def bottom_of_a_scrolling_box(html: str) -> str:
    before = f'<div class="scrolling"><p>{"Welcome to our shop window. " * 30}</p>'
    css = ".scrolling { height: 6rem; overflow-y: auto; margin-bottom: 1rem }"
    return styled(around(html, before, "</div>"), css)


@trick("lets one line of it be scrolled through")
def one_line_window(html: str) -> str:
    return styled(html, "[data-notice] { height: 1.2em; overflow-y: scroll }")


@trick("breaks it into columns, of which the first is empty and the only one drawn")
def second_column(html: str) -> str:
    css = """
        .notice { columns: 1; column-fill: auto; height: 4rem; max-width: 100%; overflow: hidden }
        .notice::before { content: ""; display: block; height: 4rem }
    """
    return styled(html, css)


@trick("stands in the second slide of a slide show")
def second_slide(html: str) -> str:
    first = '<div class="slides"><p>All about kettles, headphones and more</p>'
    css = """
        .slides { display: flex; overflow: hidden; max-width: 44rem }
        .slides > * { flex: 0 0 100% }
    """
    return styled(around(html, first, "</div>"), css)


@trick("stands in a frame of two lines")
def in_a_small_frame(html: str) -> str:
    inner = f"<p data-notice>{words(html)}</p>".replace('"', "&quot;")
    frame = f'<iframe srcdoc="{inner}" width="200" height="30" title="About us"></iframe>'
    return put(html, frame)


@trick("cuts it where letters twice as large need more room")
def no_room_for_large_letters(html: str) -> str:
    css = "[data-notice] { max-height: 260px; overflow: hidden }"
    wide = "@media (min-width: 700px) { [data-notice] { max-height: 76px } }"
    return styled(html, css + wide)


@trick("draws its own thick outline inwards, over its letters")
def outline_inwards(html: str) -> str:
    return styled(
        html, "[data-notice] { outline: 8rem solid var(--raised); outline-offset: -8rem }"
    )
