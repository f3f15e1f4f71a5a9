"""Hidden from some readers only: by their screens, wishes and devices."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import at_the_end, scripted, styled

GONE = ".notice { display: none }"


@trick("is hidden on phones")
def on_phones(html: str) -> str:
    return styled(html, f"@media (width <= 26rem) {{ {GONE} }}")


@trick("is hidden on the smallest phones")
def on_small_phones(html: str) -> str:
    return styled(html, "@media (width <= 340px) { [data-notice] { font-size: 2px } }")


@trick("is hidden on tablets")
def on_tablets(html: str) -> str:
    return styled(html, f"@media (700px <= width <= 1100px) {{ {GONE} }}")


@trick("is hidden on wide screens")
def on_wide_screens(html: str) -> str:
    return styled(html, f"@media (min-width: 75rem) {{ {GONE} }}")


@trick("is hidden on low screens")
def on_low_screens(html: str) -> str:
    return styled(html, f"@media (max-height: 660px) {{ {GONE} }}")


@trick("is black on black for those who like it dark")
def in_the_dark(html: str) -> str:
    css = "@media (prefers-color-scheme: dark) { [data-notice] { color: #14191c } }"
    return styled(html, css)


@trick("is white on white in daylight, as if all screens were dark")
def in_the_light(html: str) -> str:
    css = "@media (prefers-color-scheme: light) { [data-notice] { color: #fcfcfa } }"
    return styled(html, css)


@trick("is left out when the page is printed")
def in_print(html: str) -> str:
    return styled(html, f"@media print {{ {GONE} }}")


@trick("is hidden where the reader sets the colours")
def with_forced_colours(html: str) -> str:
    return styled(html, f"@media (forced-colors: active) {{ {GONE} }}")


@trick("keeps its own colours where the reader sets them, and so loses its letters")
def unforced_in_forced_colours(html: str) -> str:
    css = (
        "@media (forced-colors: active) { [data-notice] { forced-color-adjust: none;"
        " color: Canvas; background: Canvas } }"
    )
    return styled(html, css)


@trick("is hidden from those who want less motion")
def with_less_motion(html: str) -> str:
    return styled(html, f"@media (prefers-reduced-motion: reduce) {{ {GONE} }}")


@trick("comes by a movement, and stays away where there shall be none")
def waits_for_motion(html: str) -> str:
    css = """
        .notice { opacity: 0 }
        @media (prefers-reduced-motion: no-preference) {
          @keyframes come { to { opacity: 1 } } .notice { animation: come .2s forwards }
        }
    """
    return styled(html, css)


@trick("is hidden from those who want more contrast")
def with_more_contrast(html: str) -> str:
    return styled(html, f"@media (prefers-contrast: more) {{ {GONE} }}")


@trick("is hidden where fingers point")
def under_fingers(html: str) -> str:
    return styled(html, f"@media (pointer: coarse) {{ {GONE} }}")


@trick("is hidden where a mouse points")
def under_a_mouse(html: str) -> str:
    return styled(html, f"@media (hover: hover) {{ {GONE} }}")


@trick("is hidden on sharp screens")
def on_sharp_screens(html: str) -> str:
    return styled(html, f"@media (min-resolution: 2dppx) {{ {GONE} }}")


@trick("is hidden on screens that stand")
def upright(html: str) -> str:
    return styled(html, f"@media (orientation: portrait) {{ {GONE} }}")


@trick("is hidden on screens that lie")
def lying(html: str) -> str:
    return styled(html, f"@media (orientation: landscape) {{ {GONE} }}")


@trick("is hidden where scripts run not")
def without_scripts(html: str) -> str:
    return styled(html, f"@media (scripting: none) {{ {GONE} }}")


@trick("is hidden where the column is narrow, whatever the screen")
def in_a_narrow_column(html: str) -> str:
    css = f"main {{ container-type: inline-size }} @container (width < 25rem) {{ {GONE} }}"
    return styled(html, css)


@trick("is covered by a button for talks, on phones")
def chat_button_on_phones(html: str) -> str:
    button = '<button class="chat">Talk to us</button>'
    css = "@media (width <= 30rem) { .chat { position: fixed; inset: 10rem .5rem auto; height: 20rem } }"
    return styled(at_the_end(html, button), css)


@trick("is taken away before the page is printed, by a script")
def removed_before_printing(html: str) -> str:
    script = 'matchMedia("print").addEventListener("change", () => notice.remove());'
    return scripted(html, script)
