"""Turned, mirrored and moved as a picture: the layout knows nothing of it."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import styled


@trick("mirrors it")
def mirrored(html: str) -> str:
    return styled(html, "[data-notice] { transform: scaleX(-1) }")


@trick("turns it upside down")
def upside_down(html: str) -> str:
    return styled(html, "[data-notice] { rotate: 180deg }")


@trick("stands it on its side", person=True)
def on_its_side(html: str) -> str:
    return styled(html, ".notice { rotate: 90deg; max-width: 16rem }")


@trick("shows the edge of it")
def edge_on(html: str) -> str:
    return styled(html, ".notice { transform: rotateX(89deg) }")


@trick("puts it far behind the screen")
def far_away(html: str) -> str:
    return styled(html, ".notice { transform: perspective(20px) translateZ(-400px) }")


@trick("lays it back like the floor of a long hall")
def lying_back(html: str) -> str:
    return styled(html, "[data-notice] { transform: perspective(90px) rotateX(75deg) scale(.5) }")


@trick("moves it out of the screen as a picture")
def translated_away(html: str) -> str:
    return styled(html, ".notice { translate: -300vw }")


@trick("sends it along a path that ends outside")
def along_a_path(html: str) -> str:
    css = "offset-path: path('M 0 0 L -4000 0'); offset-distance: 100%"
    return styled(html, f".notice {{ {css} }}")


@trick("leans it over until its letters are strokes")
def leaning(html: str) -> str:
    return styled(html, "[data-notice] { transform: skewX(82deg) }")


@trick("turns it round and round")
def spinning(html: str) -> str:
    css = "@keyframes spin { to { rotate: 1turn } } .notice { animation: spin .5s linear infinite }"
    return styled(html, css)


@trick("shakes it faster than anyone reads")
def shaking(html: str) -> str:
    css = (
        "@keyframes shake { from { translate: -40px -9px } to { translate: 40px 9px } }"
        " [data-notice] { animation: shake .08s linear infinite alternate }"
    )
    return styled(html, css)


@trick("drives it across the screen like a train")
def driving_by(html: str) -> str:
    css = (
        "@keyframes drive { from { translate: 100vw } to { translate: -100vw } }"
        " .notice { animation: drive 1.2s linear infinite } body { overflow-x: clip }"
    )
    return styled(html, css)
