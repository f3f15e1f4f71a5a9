"""In colours that nobody can tell from each other."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import scripted, styled


@trick("draws its letters in the colour of their ground")
def colour_of_the_ground(html: str) -> str:
    return styled(html, ".notice, .notice a { color: var(--raised) }")


@trick("draws its letters a little darker than their ground")
def nearly_the_ground(html: str) -> str:
    return styled(html, "[data-notice] { color: color-mix(in srgb, var(--ink) 6%, var(--raised)) }")


@trick("draws its letters in no colour")
def no_colour(html: str) -> str:
    return styled(html, "[data-notice] { color: transparent }")


@trick("names a dark colour that is hardly there")
def thin_ink(html: str) -> str:
    return styled(html, "[data-notice] { color: rgb(from var(--ink) r g b / 5%) }")


@trick("names one colour and fills the letters with another")
def filled_with_nothing(html: str) -> str:
    return styled(html, "[data-notice] { -webkit-text-fill-color: transparent }")


@trick("draws an outline around each letter that covers it")
def outlined_over(html: str) -> str:
    return styled(html, "[data-notice] { -webkit-text-stroke: 5px var(--raised) }")


@trick("lets the letters show their own ground")
def ground_through_letters(html: str) -> str:
    return styled(
        html,
        "[data-notice] { background: var(--raised); background-clip: text; color: transparent }",
    )


@trick("casts shadows of the letters over all gaps between them")
def smeared_by_shadows(html: str) -> str:
    shadows = ", ".join(f"{x}px {y}px 1px" for x in (-5, -2, 2, 5) for y in (-5, -2, 2, 5))
    return styled(html, f"[data-notice] {{ text-shadow: {shadows} }}")


@trick("draws the ground in the colour of the letters, as a gradient")
def gradient_of_ink(html: str) -> str:
    return styled(html, ".notice { background-image: linear-gradient(var(--ink), var(--ink)) }")


@trick("draws a pattern behind it in which letters are lost")
def camouflage(html: str) -> str:
    lines = [
        f"repeating-linear-gradient({turn}deg, var(--ink) 0 1.5px, transparent 1.5px 4px)"
        for turn in (0, 50, 90, 140)
    ]
    return styled(html, f"[data-notice] {{ background-image: {', '.join(lines)} }}")


@trick("crosses it out")
def crossed_out(html: str) -> str:
    return styled(html, "[data-notice] { text-decoration: line-through }")


@trick("crosses it out with a bar as high as the letters")
def blacked_out(html: str) -> str:
    return styled(html, "[data-notice] { text-decoration: line-through 1.1em var(--ink) }")


@trick("leaves its first line out")
def first_line_clear(html: str) -> str:
    return styled(html, "[data-notice]::first-line { color: transparent }")


@trick("sets red letters on a grey as bright as they are")
def red_on_grey(html: str) -> str:
    return styled(html, ".notice { background: #777 } [data-notice] { color: #e00 }")


@trick("lets a script highlight it in the colour of its ground")
def highlighted_away(html: str) -> str:
    script = """
        const range = new Range();
        range.selectNodeContents(notice);
        CSS.highlights.set("away", new Highlight(range));
    """
    return styled(scripted(html, script), "::highlight(away) { color: var(--raised) }")


@trick("selects it, and draws what is selected in the colour of its ground")
def selected_away(html: str) -> str:
    css = ".notice ::selection { color: var(--raised); background: var(--raised) }"
    return styled(scripted(html, "getSelection().selectAllChildren(notice);"), css)


@trick("darkens its ground while the page stands")
def ground_turns_dark(html: str) -> str:
    css = "@keyframes dusk { to { background: var(--ink) } } .notice { animation: dusk 2s 2s forwards }"
    return styled(html, css)


@trick("shows a disc for every letter, as for a password")
def discs_for_letters(html: str) -> str:
    return styled(html, "[data-notice] { -webkit-text-security: disc }")
