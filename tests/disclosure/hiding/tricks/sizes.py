"""Too small, or drawn out of shape."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import around, styled


@trick("sets it in letters of one pixel")
def one_pixel(html: str) -> str:
    return styled(html, ".notice { font-size: 1px }")


@trick("sets it in letters of six pixels, on a page of sixteen")
def fine_print(html: str) -> str:
    return styled(html, ".notice { font-size: 6px }")


@trick("scales it to a tenth")
def scaled_down(html: str) -> str:
    return styled(html, ".notice { transform: scale(.1); transform-origin: 0 0 }")


@trick("zooms out of it")
def zoomed_out(html: str) -> str:
    return styled(html, ".notice { zoom: .12 }")


@trick("squeezes its lines to a sixth of their width")
def squeezed(html: str) -> str:
    return styled(html, "[data-notice] { transform: scaleX(.16); transform-origin: 0 0 }")


@trick("flattens it to a tenth of its height")
def flattened(html: str) -> str:
    return styled(html, "[data-notice] { transform: scaleY(.1); transform-origin: 0 0 }")


@trick("lets letters shrink with the window: not two pixels high on a phone")
def shrinks_with_the_window(html: str) -> str:
    return styled(html, ".notice { font-size: .5vw }")


@trick("keeps the size of the font and shrinks its letters")
def adjusted_to_nothing(html: str) -> str:
    return styled(html, ".notice { font-size-adjust: .04 }")


@trick("puts it into a drawing twelve times as large as the room for it")
def in_a_large_drawing(html: str) -> str:
    before = (
        '<svg viewBox="0 0 8000 1200" width="640" height="96">'
        '<foreignObject width="8000" height="1200">'
    )
    return around(html, before, "</foreignObject></svg>")


@trick("shrinks it while the reader begins to read")
def shrinks_away(html: str) -> str:
    return styled(
        html, "@keyframes away { to { scale: .02 } } .notice { animation: away 1s 1.5s forwards }"
    )
