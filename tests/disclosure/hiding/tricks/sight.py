"""Taken out of sight by a property that exists for it."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import around, styled


@trick("takes it out of the layout")
def display_none(html: str) -> str:
    return styled(html, ".notice { display: none }")


@trick("keeps its place and draws nothing there")
def visibility_hidden(html: str) -> str:
    return styled(html, ".notice { visibility: hidden }")


@trick("draws it so thin that nothing is left")
def almost_transparent(html: str) -> str:
    return styled(html, ".notice { opacity: .04 }")


@trick("makes it faint three times over: no single value is low")
def faint_three_times(html: str) -> str:
    faint = around(html, '<div class="faint">', "</div>")
    return styled(faint, ".faint, .notice, [data-notice] { opacity: .42 }")


@trick("lets the browser skip what is in it")
def content_skipped(html: str) -> str:
    return styled(html, ".notice { content-visibility: hidden; min-height: 6rem }")


@trick("says that it needs no room, and cuts what needs some")
def no_size_of_its_own(html: str) -> str:
    return styled(html, ".notice { contain: size; overflow: clip; padding: 0 }")


@trick("turns its back to the reader")
def back_side(html: str) -> str:
    return styled(html, ".notice { transform: rotateY(180deg); backface-visibility: hidden }")


@trick("clips it to nothing, the old way")
def clip_rect(html: str) -> str:
    return styled(html, ".notice { position: absolute; clip: rect(0, 0, 0, 0) }")


@trick("clips it to a shape without an area")
def clip_path_line(html: str) -> str:
    return styled(html, ".notice { clip-path: polygon(0 0, 100% 0, 50% 0) }")


@trick("clips all but the first words")
def clip_path_corner(html: str) -> str:
    return styled(html, ".notice { clip-path: circle(5.5rem at 0 0) }")


@trick("masks it with nothing")
def masked(html: str) -> str:
    return styled(html, ".notice { mask-image: linear-gradient(transparent, transparent) }")


@trick("masks it from the left, where each line begins")
def masked_line_starts(html: str) -> str:
    return styled(html, ".notice { mask-image: linear-gradient(90deg, transparent 60%, #000 80%) }")


@trick("lets one row of pixels through in five")
def masked_by_a_blind(html: str) -> str:
    blind = "repeating-linear-gradient(#000 0 1px, transparent 1px 5px)"
    return styled(html, f"[data-notice] {{ mask-image: {blind} }}")


@trick("shows it only while the pointer is on it")
def only_under_the_pointer(html: str) -> str:
    return styled(html, ".notice { opacity: 0 } .notice:hover { opacity: 1 }")


@trick("shows it only while the keyboard is in it")
def only_with_focus(html: str) -> str:
    return styled(html, ".notice:not(:focus-within) [data-notice] { visibility: hidden }")
