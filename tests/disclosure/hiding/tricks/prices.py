"""Prices that are not, or no longer, what they say."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import scripted, styled


@trick("hides the time of a price", on="product")
def time_hidden(html: str) -> str:
    return styled(html, ".asof { display: none }")


@trick("draws the time of a price in no colour", on="product")
def time_without_colour(html: str) -> str:
    return styled(html, ".asof { color: transparent }")


@trick("draws the time of a price in letters of two pixels", on="product")
def time_too_small(html: str) -> str:
    return styled(html, ".asof { font-size: 2px }")


@trick("moves the times of prices to the end of the page", on="product")
def time_far_away(html: str) -> str:
    return styled(
        html, "body { position: relative } .asof { position: absolute; bottom: 0; left: 0 }"
    )


@trick("draws “just now” in place of the time of a price", on="product")
def time_replaced(html: str) -> str:
    css = '.asof { font-size: 0 } .asof::before { content: "just now"; font-size: .85rem }'
    return styled(html, css)


@trick("lets a script set the time of a price to now", on="product")
def time_set_to_now(html: str) -> str:
    script = """
        for (const time of document.querySelectorAll(".asof time")) {
          time.dateTime = new Date(Date.now() + 6e5).toISOString();
          time.textContent = "a moment ago";
        }
    """
    return scripted(html, script)


@trick("draws another price in place of it", on="product")
def price_replaced(html: str) -> str:
    css = '.price data { font-size: 0 } .price data::before { content: "$9.99"; font-size: 1rem }'
    return styled(html, css)


@trick("lets a script lower the prices", on="product")
def price_lowered(html: str) -> str:
    script = """
        setTimeout(() => {
          for (const price of document.querySelectorAll(".price data")) price.textContent = "$9.99";
        }, 600);
    """
    return scripted(html, script)


@trick("lets a style add a higher price that never was", on="product")
def cut_that_never_was(html: str) -> str:
    css = '.price::before { content: "$499.00"; text-decoration: line-through }'
    return styled(html, css)


@trick("hides the sentence about prices", on="product")
def caveat_hidden(html: str) -> str:
    return styled(html, ".caveats { height: 0; overflow: hidden }")
