"""There, but not for as long as it takes to read it. No script is in it."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import around, styled


@trick("lets it fade after two seconds")
def fades_out(html: str) -> str:
    return styled(
        html, "@keyframes fade { to { opacity: 0 } } .notice { animation: fade .5s 2s forwards }"
    )


@trick("lets it fade after twelve seconds")
def fades_out_late(html: str) -> str:
    return styled(
        html, "@keyframes fade { to { opacity: 0 } } .notice { animation: fade .5s 12s forwards }"
    )


@trick("lets it come after eight seconds")
def comes_late(html: str) -> str:
    return styled(
        html, "@keyframes come { from { opacity: 0 } } .notice { animation: come .5s 8s both }"
    )


@trick("closes its box slowly, line by line")
def closes_slowly(html: str) -> str:
    css = """
        @keyframes close { from { max-height: 20rem } to { max-height: 0 } }
        [data-notice] { overflow: hidden; animation: close 6s 1s linear forwards }
    """
    return styled(html, css)


@trick("shows it for a tenth of each second")
def flashes(html: str) -> str:
    css = """
        @keyframes flash { 0%, 89% { opacity: 0 } 90%, 100% { opacity: 1 } }
        .notice { animation: flash 1s steps(1) infinite }
    """
    return styled(html, css)


@trick("lets it breathe: seen for two seconds, away for four")
def comes_and_goes(html: str) -> str:
    css = """
        @keyframes breathe { 0%, 30% { opacity: 1 } 35%, 95% { opacity: 0 } }
        .notice { animation: breathe 6s infinite }
    """
    return styled(html, css)


@trick("sends it through a band, letter by letter")
def marquee(html: str) -> str:
    css = ".notice { white-space: nowrap; max-width: none }"
    return styled(around(html, '<marquee scrollamount="60">', "</marquee>"), css)


@trick("changes its letters to the colour of the ground, slowly")
def pales(html: str) -> str:
    css = "@keyframes pale { to { color: var(--raised) } } [data-notice] { animation: pale 4s forwards }"
    return styled(html, css)


@trick("lets the letters move against each other")
def letters_drift(html: str) -> str:
    css = "@keyframes drift { to { letter-spacing: -.6em } } [data-notice] { animation: drift 5s forwards }"
    return styled(html, css)
