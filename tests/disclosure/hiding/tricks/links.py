"""Paid links that do not look or read like paid links."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import around, at_the_end, paid_link, scripted, styled, swapped


@trick("lets a script take the mark of paid links away", on="product")
def rel_removed(html: str) -> str:
    script = 'document.querySelectorAll("a.out").forEach((one) => one.removeAttribute("rel"));'
    return scripted(html, script)


@trick("leads to the maker, until somebody presses it", on="product", person=True)
def leads_elsewhere_when_pressed(html: str) -> str:
    script = """
        const paid = document.querySelector("a.out").href;
        const plain = document.querySelector("footer a, nav a");
        plain.addEventListener("pointerdown", () => (plain.href = paid));
    """
    return scripted(html, script)


@trick("lays a paid link over the whole screen, which nobody sees", on="product")
def link_over_everything(html: str) -> str:
    link = paid_link(html).replace('class="out"', 'class="sheet"', 1)
    css = ".sheet { position: fixed; inset: 0; z-index: 99; opacity: 0 }"
    return styled(around(html, link, ""), css)


@trick("makes a paid link of the name of the product, above the notice", on="product")
def brand_as_a_paid_link(html: str) -> str:
    link = paid_link(html).replace('class="out"', 'class="brand"', 1)
    return swapped(html, '<form class="search"', f'{link}<form class="search"')


@trick("leads to a shop by a button and a script", on="product")
def button_to_a_shop(html: str) -> str:
    address = paid_link(html).partition('href="')[2].partition('"')[0]
    button = f"<button onclick=\"location = '{address}'\">Best price</button>"
    return around(html, button, "")


@trick("opens paid links in a frame of its own", on="product")
def links_in_a_frame(html: str) -> str:
    inner = paid_link(html).replace('"', "&quot;")
    return at_the_end(html, f'<iframe srcdoc="{inner}" title="Shops" height="60"></iframe>')


@trick("draws paid links as if they were words", on="product", person=True)
def links_as_words(html: str) -> str:
    css = (
        "a.out { color: inherit; text-decoration: none; cursor: text } .out + .label { border: 0 }"
    )
    return styled(html, css)
