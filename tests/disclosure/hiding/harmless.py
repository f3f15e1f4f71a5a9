"""Changes that leave the notice as readable as it was. Whoever complains about one cries wolf."""

from tests.disclosure.hiding.catalogue import harmless
from tests.disclosure.hiding.editing import (
    around,
    at_the_end,
    box,
    marked,
    put,
    scripted,
    styled,
    swapped,
    with_last,
)
from tests.disclosure.hiding.tricks.fonts import face, font
from tests.disclosure.hiding.tricks.places import PICTURE


@harmless("another border")
def border(html: str) -> str:
    return styled(html, ".notice { border: 3px double }")


@harmless("round corners and a shadow around the box")
def round_corners(html: str) -> str:
    return styled(html, ".notice { border-radius: 1rem; box-shadow: 0 2px 6px #0003 }")


@harmless("a soft gradient behind it")
def gradient(html: str) -> str:
    css = ".notice { background: linear-gradient(90deg, var(--raised), var(--sunk)) }"
    return styled(html, css)


@harmless("centred, as wide as it was, by a transform")
def centred_by_transform(html: str) -> str:
    css = ".notice { position: relative; left: 50%; transform: translateX(-50%) }"
    return styled(html, css)


@harmless("dark, whatever the reader prefers")
def dark_theme(html: str) -> str:
    return styled(
        html, ".notice { background: #14191c; color: #e8edee } .notice a { color: #8ec5ea }"
    )


@harmless("a trifle transparent")
def opacity(html: str) -> str:
    return styled(html, ".notice { opacity: .95 }")


@harmless("larger letters")
def larger(html: str) -> str:
    return styled(html, ".notice { font-size: 1.1rem }")


@harmless("slightly smaller letters")
def smaller(html: str) -> str:
    return styled(html, ".notice { font-size: .95rem }")


@harmless("a font with serifs")
def serif(html: str) -> str:
    return styled(html, ".notice { font-family: Georgia, 'DejaVu Serif', serif }")


@harmless("a font as of a typewriter")
def monospaced(html: str) -> str:
    return styled(html, ".notice { font-family: monospace; font-size: .9rem }")


@harmless("a web font with letters as they should be")
def web_font(html: str) -> str:
    return styled(html, face(font()) + '.notice { font-family: "Tin", sans-serif }')


@harmless("bold")
def bold(html: str) -> str:
    return styled(html, ".notice { font-weight: 700 }")


@harmless("leaning letters, as fonts have them")
def italic(html: str) -> str:
    return styled(html, ".notice { font-style: italic }")


@harmless("straight at both sides")
def justified(html: str) -> str:
    return styled(html, ".notice { text-align: justify }")


@harmless("in the middle")
def centred(html: str) -> str:
    return styled(html, ".notice { text-align: center; text-wrap: balance }")


@harmless("in a cell of a grid")
def in_a_grid(html: str) -> str:
    css = ".grid { display: grid; grid-template-columns: minmax(0, 1fr) }"
    return styled(around(html, '<div class="grid">', "</div>"), css)


@harmless("in a flexible box, with a sign before it")
def with_a_sign(html: str) -> str:
    css = ".row { display: flex; gap: .5rem; align-items: start }"
    return styled(around(html, '<div class="row"><span aria-hidden="true">ⓘ</span>', "</div>"), css)


@harmless("a low head of the site that stays")
def low_head_that_stays(html: str) -> str:
    css = "@media (width >= 60rem) { .top { position: sticky; top: 0; z-index: 2 } }"
    return styled(html, css)


@harmless("a question about cookies at the bottom, far from it")
def cookies_at_the_bottom(html: str) -> str:
    bar = '<div class="cookies"><button>Accept</button> <button>Refuse</button></div>'
    css = ".cookies { position: fixed; inset: auto 0 0; padding: .3rem; background: var(--sunk) }"
    return styled(at_the_end(html, bar), css)


@harmless("a low picture above it")
def low_picture_above(html: str) -> str:
    picture = f'<img class="strip" src="{PICTURE}" alt="Kettles">'
    css = ".strip { width: 100%; height: 2rem; background: #9ab }"
    return styled(around(html, picture, ""), css)


@harmless("comes within three tenths of a second")
def fades_in_fast(html: str) -> str:
    css = "@keyframes come { from { opacity: 0 } } .notice { animation: come .3s }"
    return styled(html, css)


@harmless("a weighty word above it")
def strong_word(html: str) -> str:
    first = '<div class="notice" role="note"><p><strong>How we are paid</strong></p>'
    return put(html, first + box(html).partition(">")[2])


@harmless("one more link below it")
def link_below_it(html: str) -> str:
    return with_last(html, '<p>More: <a href="/transparency/">all who pay us</a></p>')


@harmless("a little more room between letters")
def letter_spacing(html: str) -> str:
    return styled(html, ".notice { letter-spacing: .02em; word-spacing: .05em }")


@harmless("lines further apart")
def line_height(html: str) -> str:
    return styled(html, "[data-notice] { line-height: 1.7 }")


@harmless("underlined links, thicker")
def underlined_links(html: str) -> str:
    return styled(html, ".notice a { text-decoration: underline 2px; font-weight: 600 }")


@harmless("a page that runs from right to left, with the same words")
def right_to_left(html: str) -> str:
    turned = swapped(html, '<html lang="en"', '<html lang="en" dir="rtl"')
    return styled(marked(turned, 'dir="ltr"'), ".skip { left: auto; right: -99rem }")


@harmless("a pattern so soft that letters stand out")
def soft_pattern(html: str) -> str:
    lines = "repeating-linear-gradient(45deg, #8881 0 2px, transparent 2px 8px)"
    return styled(html, f".notice {{ background-image: {lines} }}")


@harmless("a thin shadow below its letters")
def text_shadow(html: str) -> str:
    return styled(html, "[data-notice] { text-shadow: 0 1px 1px #8884 }")


@harmless("a sign before it, drawn by a style")
def sign_by_a_style(html: str) -> str:
    return styled(
        html, '.notice::before { content: "ⓘ"; float: inline-start; margin-inline-end: .4rem }'
    )


@harmless("a script that counts readers")
def counting_script(html: str) -> str:
    return scripted(html, 'document.documentElement.dataset.read = "1";')


@harmless("hidden overflow that has nothing to hide")
def overflow_with_room(html: str) -> str:
    return styled(html, ".notice { overflow: hidden }")


@harmless("tiny turn of the whole box")
def half_a_degree(html: str) -> str:
    return styled(html, ".notice { rotate: .4deg }")


@harmless("a box that moves when the pointer is on it")
def lifted_by_the_pointer(html: str) -> str:
    return styled(html, ".notice { transition: translate .2s } .notice:hover { translate: 0 -2px }")


@harmless("a sign that turns, elsewhere")
def animation_elsewhere(html: str) -> str:
    css = "@keyframes turn { to { rotate: 1turn } } .sign { float: right; animation: turn 2s infinite }"
    return styled(at_the_end(html, '<p class="sign" aria-hidden="true">✳</p>'), css)


@harmless("in a landmark of its own")
def in_a_landmark(html: str) -> str:
    return put(html, f'<section aria-label="About pay">{box(html)}</section>')


@harmless("capitals no higher than small letters for its first line, as in books")
def first_line_heavier(html: str) -> str:
    return styled(html, "[data-notice]::first-line { font-weight: 600 }")
