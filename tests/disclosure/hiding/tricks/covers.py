"""Something else is drawn over it."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import (
    around,
    at_the_end,
    box,
    put,
    scripted,
    styled,
    with_last,
)
from tests.disclosure.hiding.tricks.places import PICTURE

COVER = '<div class="cover"></div>'


def covered(html: str, cover: str, css: str) -> str:
    """With `cover` over the whole box of the notice."""
    inner = box(html).replace('<div class="notice"', '<div class="below"><div class="notice"', 1)
    wrapped = put(html, f"{inner}{cover}</div>")
    return styled(
        wrapped, f".below {{ position: relative }} .cover {{ position: absolute; inset: 0; {css} }}"
    )


@trick("lays an opaque box over it")
def opaque_box(html: str) -> str:
    return covered(html, COVER, "background: var(--paper)")


@trick("lays a white veil over it")
def veil(html: str) -> str:
    return covered(html, COVER, "background: rgb(from var(--raised) r g b / 95%)")


@trick("lays a box over it that no click hits")
def box_that_no_click_hits(html: str) -> str:
    return covered(html, COVER, "background: var(--raised); pointer-events: none")


@trick("lets its own box draw something over itself")
def its_own_pseudo_element(html: str) -> str:
    css = ".notice { position: relative } .notice::after { content: ''; position: absolute; inset: 0; background: var(--raised) }"
    return styled(html, css)


@trick("stands behind the ground of its own box")
def behind_its_box(html: str) -> str:
    css = ".wrap { position: relative; z-index: 0; background: none } .wrap .notice { position: relative; z-index: -2 } .wrap::before { content: ''; position: absolute; inset: 0; z-index: -1; background: var(--paper) }"
    return styled(around(html, '<div class="wrap">', "</div>"), css)


@trick("lets the next box slide over it")
def next_box_over_it(html: str) -> str:
    css = ".notice { margin-bottom: -16rem } .notice + * { position: relative; background: var(--paper); min-height: 16rem }"
    return styled(html, css)


@trick("shares its cell of a grid with something opaque")
def same_cell(html: str) -> str:
    both = around(html, '<div class="cell">', '<p class="news">Now: our test of kettles</p></div>')
    css = ".cell { display: grid } .cell > * { grid-area: 1 / 1 } .news { background: var(--sunk); z-index: 1 }"
    return styled(both, css)


@trick("lets a shadow fall over it")
def shadow_over_it(html: str) -> str:
    css = ".notice + * { position: relative; box-shadow: 0 0 0 22rem var(--paper) } .notice { margin-bottom: 0 }"
    return styled(html, css)


@trick("prints full blocks over it, which are text")
def blocks_of_text(html: str) -> str:
    blocks = f'<div class="cover" aria-hidden="true">{"█" * 900}</div>'
    return covered(
        html, blocks, "color: var(--ink); overflow: hidden; line-height: 1; line-break: anywhere"
    )


@trick("prints other words over it")
def other_words_over_it(html: str) -> str:
    other = (
        f'<div class="cover">{"Kettles boil water and some of them sing while they do. " * 9}</div>'
    )
    return covered(html, other, "padding: .6rem .9rem; overflow: hidden")


@trick("scribbles over it")
def scribbled(html: str) -> str:
    waves = "".join(
        f'<path d="M0 {y} q 5 -9 10 0 t 10 0 t 10 0 t 10 0 t 10 0 t 10 0 t 10 0 t 10 0 t 10 0 t 10 0"/>'
        for y in range(2, 100, 4)
    )
    drawing = f'<svg class="cover" viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" fill="none" stroke="currentColor" stroke-width="1.1" aria-hidden="true">{waves}</svg>'
    return covered(html, drawing, "pointer-events: none")


@trick("lays a picture over it")
def picture_over_it(html: str) -> str:
    picture = f'<img class="cover" src="{PICTURE}" alt="Kettles">'
    return covered(html, picture, "width: 100%; height: 100%; background: #9ab")


@trick("lays a frame over it")
def frame_over_it(html: str) -> str:
    frame = '<iframe class="cover" srcdoc="<body bgcolor=white>" title="News"></iframe>'
    return covered(html, frame, "width: 100%; height: 100%; border: 0")


@trick("lays a canvas over it on which a script paints")
def canvas_over_it(html: str) -> str:
    over = covered(html, '<canvas class="cover"></canvas>', "width: 100%; height: 100%")
    script = """
        const brush = document.querySelector("canvas.cover").getContext("2d");
        brush.fillStyle = "#ccd";
        brush.fillRect(0, 0, 999, 999);
    """
    return scripted(over, script)


@trick("lets the head of the site grow over it and stay")
def head_of_the_site(html: str) -> str:
    css = ".top { position: fixed; inset: 0 0 auto; height: 70vh; z-index: 9 }"
    return styled(html, css)


@trick("asks for consent over the upper half of the screen")
def consent_banner(html: str) -> str:
    banner = '<div class="consent" role="region" aria-label="Cookies"><p>We value your privacy.</p><button>Accept all</button></div>'
    css = ".consent { position: fixed; inset: 0 0 auto; height: 65vh; z-index: 99; padding: 2rem; background: var(--raised) }"
    return styled(at_the_end(html, banner), css)


@trick("opens a dialogue over the page")
def modal_dialog(html: str) -> str:
    dialog = "<dialog><p>Get ten per cent off your first order</p><form method=dialog><button>Close</button></form></dialog>"
    css = "dialog { width: 100vw; height: 100vh; max-width: none; max-height: none }"
    script = 'document.querySelector("dialog").showModal();'
    return styled(scripted(at_the_end(html, dialog), script), css)


@trick("shows a popover over it")
def popover_over_it(html: str) -> str:
    popover = '<div id="hello" popover="manual">Hello, and welcome back!</div>'
    css = "#hello { inset: 0 0 auto; margin: 0; width: 100vw; height: 60vh }"
    script = 'document.querySelector("#hello").showPopover();'
    return styled(scripted(at_the_end(html, popover), script), css)


@trick("lets a message slide over it after two seconds")
def toast(html: str) -> str:
    message = '<div class="toast">Someone in Tinford just bought this kettle</div>'
    css = """
        @keyframes slide { from { translate: 0 -130% } }
        .toast { position: fixed; inset: 0 0 auto; height: 60vh; background: #246; color: #fff;
          padding: 2rem; z-index: 9; animation: slide .4s 2s backwards }
    """
    return styled(at_the_end(html, message), css)


@trick("lets the root of the page draw over its upper half")
def root_draws_over_it(html: str) -> str:
    css = "html::before { content: ''; position: absolute; inset: 6rem 0 auto; height: 26rem; background: var(--paper); z-index: 9; pointer-events: none }"
    return styled(html, css)


@trick("lays a button over it that has to be pressed to read on")
def press_to_read(html: str) -> str:
    button = '<button class="cover" onclick="this.remove()">About this page</button>'
    return covered(html, button, "width: 100%; height: 100%")


@trick("leaves a spinner over it that never ends")
def spinner(html: str) -> str:
    css = (
        "@keyframes turn { to { rotate: 1turn } } .cover::after { content: ''; position: absolute;"
        " inset: 0; margin: auto; width: 2rem; height: 2rem; border: 4px dotted; border-radius: 50%;"
        " animation: turn 1s linear infinite }"
    )
    return styled(covered(html, COVER, "background: var(--sunk)"), css)


@trick("closes a shutter of stripes over it")
def shutter(html: str) -> str:
    return covered(
        html,
        COVER,
        "background: repeating-linear-gradient(var(--raised) 0 4px, transparent 4px 5px)",
    )


@trick("is covered while the page opens and whenever it is scrolled")
def covered_by_its_last_child(html: str) -> str:
    css = (
        ".notice { position: relative } .lid { position: absolute; inset: 0; background: inherit }"
    )
    return styled(with_last(html, '<i class="lid"></i>'), css)
