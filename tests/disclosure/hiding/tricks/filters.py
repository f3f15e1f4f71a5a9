"""Drawn, and then changed as a picture."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import around, styled, with_last


def drawn_through(html: str, steps: str) -> str:
    """With the notice drawn through an SVG filter of these steps."""
    svg = (
        '<svg width="0" height="0" style="position: absolute" aria-hidden="true">'
        f'<filter id="veil" x="0" y="0" width="1" height="1">{steps}</filter></svg>'
    )
    return styled(around(html, svg, ""), ".notice { filter: url(#veil) }")


@trick("blurs it")
def blurred(html: str) -> str:
    return styled(html, ".notice { filter: blur(6px) }")


@trick("makes black of all its colours")
def no_brightness(html: str) -> str:
    return styled(html, ".notice { filter: brightness(0) }")


@trick("makes one grey of all its colours")
def no_contrast(html: str) -> str:
    return styled(html, ".notice { filter: contrast(0) }")


@trick("inverts it by half, which is grey")
def half_inverted(html: str) -> str:
    return styled(html, ".notice { filter: invert(.5) }")


@trick("lets a filter make it transparent")
def filter_opacity(html: str) -> str:
    return styled(html, ".notice { filter: opacity(3%) }")


@trick("floods it with one colour")
def flooded(html: str) -> str:
    return drawn_through(html, '<feFlood flood-color="#fff" flood-opacity="1"/>')


@trick("draws it elsewhere, and its box here")
def shifted_as_a_picture(html: str) -> str:
    return drawn_through(html, '<feOffset dx="-3000" dy="0"/>')


@trick("tears its letters apart")
def displaced(html: str) -> str:
    steps = (
        '<feTurbulence type="turbulence" baseFrequency=".09" numOctaves="2" result="noise"/>'
        '<feDisplacementMap in="SourceGraphic" in2="noise" scale="60"/>'
    )
    return drawn_through(html, steps)


@trick("grows the ground over its thin letters")
def grown_over(html: str) -> str:
    css = ".notice { filter: url(#veil); color: #000; background: #fff }"
    return styled(drawn_through(html, '<feMorphology operator="dilate" radius="3"/>'), css)


@trick("multiplies white letters with what is behind them")
def multiplied(html: str) -> str:
    return styled(html, "[data-notice] { color: #fff; mix-blend-mode: multiply }")


@trick("lays a pane over it that blurs what is behind")
def behind_frosted_glass(html: str) -> str:
    css = ".notice { position: relative } .pane { position: absolute; inset: 0; backdrop-filter: blur(7px) }"
    pane = '<span class="pane"></span>'
    return styled(with_last(html, pane), css)


@trick("lays a pane over it that lightens all to white")
def behind_a_light(html: str) -> str:
    css = (
        ".notice { position: relative } .pane { position: absolute; inset: 0; background: #fff;"
        " mix-blend-mode: lighten; pointer-events: none }"
    )
    return styled(with_last(html, '<span class="pane"></span>'), css)
