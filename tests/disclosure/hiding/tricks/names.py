"""Names that ad blockers and those that hide cookie banners take away, with all that bears them."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import around, marked, named


@trick("bears a name for notices that ad blockers hide")
def affiliate_disclosure(html: str) -> str:
    return named(html, "affiliate-disclosure")


@trick("stands in a box named as an advertisement")
def ad_banner(html: str) -> str:
    return around(html, '<div id="ad-banner" class="ad-container">', "</div>")


@trick("bears a name for banners about cookies")
def cookie_notice(html: str) -> str:
    return named(html, "cookie-notice")


@trick("has an attribute by which ad networks find their places")
def ad_slot(html: str) -> str:
    return marked(html, 'data-ad-slot="1234567890"')


@trick("stands in a box of a name that begins as theirs do")
def begins_with_adsbox(html: str) -> str:
    return around(html, '<div class="adsbox ad-slot banner-ad sponsored-content">', "</div>")


@trick("gives labels of paid rows a name that ad blockers hide")
def labels_named_as_ads(html: str) -> str:
    return html.replace('class="label placed"', 'class="label placed ad-label sponsored-label"')
