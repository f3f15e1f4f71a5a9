"""Whose link is this? Addresses as pages write them, and look-alikes that belong to nobody."""

from urllib.parse import quote

import pytest

from disclosure.networks import NONE, owner
from disclosure.networks.hosts import CLICKS
from disclosure.networks.merchants import LANDING, MERCHANTS
from disclosure.networks.shorteners import SHORTENERS

AMAZON, EBAY, PEPPERJAM = "Amazon Associates", "eBay Partner Network", "Pepperjam (Partnerize)"
TAGGED = "https://www.amazon.com/dp/B000000001?tag=x-20"

PAID = {
    # merchants' own addresses with a mark
    TAGGED: AMAZON,
    "https://www.amazon.co.uk/dp/B000000001/ref=nosim?tag=x-21": AMAZON,
    "https://amazon.de/gp/product/B000000001?th=1&tag=x-21&psc=1": AMAZON,
    "https://smile.amazon.com/dp/B000000001?ascsubtag=abc": AMAZON,
    "https://www.amazon.com/s?k=kettle&linkCode=ll2&tag=x-20": AMAZON,
    "https://www.amazon.com.au/dp/B1?tag=x-22": AMAZON,
    "https://www.amazon.co.jp/dp/B1?tag=x-22": AMAZON,
    "https://www.amazon.com/exec/obidos/ASIN/B000000001/x-20": AMAZON,
    "https://www.amazon.com/shop/someone": AMAZON,
    "https://amzn.to/3abcdef": AMAZON,
    "https://amzn.com/B000000001?tag=x-20": AMAZON,
    "https://ws-na.amazon-adsystem.com/widgets/q?ASIN=B1": AMAZON,
    "https://www.ebay.com/itm/123?mkevt=1&mkcid=1&mkrid=711-53200-19255-0&campid=5338&toolid=10001": EBAY,
    "https://www.ebay.de/itm/123?campid=5338": EBAY,
    "https://www.ebay.co.uk/itm/123?mkcid=1": EBAY,
    "https://rover.ebay.com/rover/1/711-53200-19255-0/1?campid=5338&mpre=https%3A%2F%2Fx": EBAY,
    "https://www.booking.com/hotel/de/x.html?aid=1234567": "Booking.com",
    "https://www.aliexpress.com/item/1.html?aff_fcid=1&aff_platform=portals": "AliExpress",
    "https://de.aliexpress.com/item/1.html?aff_trace_key=1": "AliExpress",
    "https://s.click.aliexpress.com/e/_abc": "AliExpress",
    "https://music.apple.com/us/album/x/1?at=11l4RT": "Apple Services",
    "https://goto.applebooks.apple/9781250144058?at=1": "Apple (Impact)",
    "https://goto.walmart.com/c/1/2/3?u=https%3A%2F%2Fwww.walmart.com%2Fip%2F1": "Walmart (Impact)",
    "https://www.walmart.com/ip/1?wmlspartner=x": "Walmart",
    "https://goto.target.com/c/1/2/3": "Target Partners (Impact)",
    "https://partner.bol.com/click/click?p=2&t=url&s=1": "bol",
    "https://bookshop.org/a/123/9780000000000": "Bookshop.org",
    "https://www.thomann.de/de/x.htm?offid=1&affid=2": "Thomann",
    "https://www.getyourguide.com/x?partner_id=ABC": "GetYourGuide",
    "https://www.viator.com/tours/x?pid=P001&mcid=42383": "Viator",
    "https://www.trip.com/hotels/?Allianceid=1&SID=2": "Trip.com",
    "https://m.do.co/c/x?refcode=1&u=https://www.digitalocean.com/?refcode=1": "DigitalOcean",
    "https://www.expedia.com/x?affcid=us.direct.x": "Expedia Group",
    # networks
    "https://www.awin1.com/cread.php?awinmid=1&awinaffid=2&ued=https%3A%2F%2Fx.example": "Awin",
    "https://www.awin1.com/awclick.php?mid=1&id=2": "Awin",
    "http://www.zenaps.com/rclick.php?mid=1": "Awin",
    "http://ad.zanox.com/ppc/?1234C5678&ULP=x": "Awin",
    "https://tidd.ly/3abc": "Awin",
    "https://shop.example/x?awc=1234_5678": "Awin",
    "https://click.linksynergy.com/deeplink?id=1&mid=2&murl=https%3A%2F%2Fx.example": "Rakuten Advertising",
    "https://click.linksynergy.com/fs-bin/click?id=1&offerid=2&type=4": "Rakuten Advertising",
    "https://shop.example/?ranMID=1&ranEAID=2&ranSiteID=3": "Rakuten Advertising",
    "https://hb.afl.rakuten.co.jp/hgc/1/?pc=x": "Rakuten Affiliate",
    "https://www.anrdoezrs.net/click-1-2?url=https%3A%2F%2Fx.example": "CJ",
    "https://www.anrdoezrs.net/links/1/type/dlg/https://x.example": "CJ",
    "http://www.dpbolvw.net/click-1-2": "CJ",
    "http://www.jdoqocy.com/click-1-2": "CJ",
    "http://www.kqzyfj.com/click-1-2": "CJ",
    "http://www.tkqlhce.com/click-1-2": "CJ",
    "https://www.emjcd.com/links-i/?d=x": "CJ",
    "https://www.qksrv.net/links/1": "CJ",
    "https://shop.example/?cjevent=abc": "CJ",
    "https://www.shareasale.com/r.cfm?b=1&u=2&m=3&urllink=x": "ShareASale",
    "https://shareasale.com/u.cfm?d=1": "ShareASale",
    "https://shrsl.com/3abc": "ShareASale",
    "https://shop.example/?sscid=abc": "ShareASale",
    "https://www.pntra.com/t/1": PEPPERJAM,
    "https://www.pntrac.com/t/1": PEPPERJAM,
    "https://www.gopjn.com/t/1": PEPPERJAM,
    "https://www.pjtra.com/t/1": PEPPERJAM,
    "https://www.pjatr.com/t/1": PEPPERJAM,
    "https://prf.hn/click/camref:1/destination:https%3A%2F%2Fx.example": "Partnerize",
    "https://brand.prf.hn/click/camref:1": "Partnerize",
    "https://homedepot.sjv.io/c/1/2/3": "Impact",
    "https://shopify.pxf.io/abc": "Impact",
    "https://brand.evyy.net/c/1/2/3": "Impact",
    "https://brand.7eer.net/c/1/2/3": "Impact",
    "https://bestbuy.7tiv.net/c/1/614286/10014": "Impact",
    "https://shop.example/?irclickid=abc&irgwc=1": "Impact",
    "https://go.skimresources.com/?id=1X2&url=https%3A%2F%2Fx.example": "Skimlinks",
    "https://go.redirectingat.com/?id=1&url=https%3A%2F%2Fx.example": "Skimlinks",
    "https://redirect.viglink.com/?key=1&u=https%3A%2F%2Fx.example": "Sovrn",
    "https://sovrn.co/abc": "Sovrn",
    "https://clk.tradedoubler.com/click?p=1&a=2&url=x": "Tradedoubler",
    "https://clkde.tradedoubler.com/click?p=1": "Tradedoubler",
    "https://td.oo34.net/cl/?tt=slg&aaid=1&link=https://x.example": "Tracdelight",
    "https://www.partner-ads.com/dk/klikbanner.php?partnerid=1&bannerid=2": "Partner-ads",
    "https://ds1.nl/c/?si=1&li=2&wi=3": "Daisycon",
    "https://jdt8.net/c/?si=1&li=2&wi=3": "Daisycon",
    "https://tc.tradetracker.net/?c=1&m=2&a=3&r=&u=": "TradeTracker",
    "https://ad.admitad.com/g/abc/": "Admitad",
    "https://alitems.com/g/abc/": "Admitad",
    "https://track.flexlinkspro.com/g.ashx?foid=1": "FlexOffers",
    "https://www.avantlink.com/click.php?tt=cl&mi=1&pw=2": "AvantLink",
    "https://track.webgains.com/click.html?wgcampaignid=1": "Webgains",
    "https://www1.belboon.de/adtracking/1.html": "belboon",
    "https://track.effiliation.com/servlet/effi.redir?id_compteur=1&url=x": "Effiliation",
    "https://action.metaffiliation.com/trk.php?mclic=P1": "Kwanko",
    "https://go.adt212.net/t/t?a=1&as=2": "Adtraction",
    "https://track.adtraction.com/t/t?a=1": "Adtraction",
    "https://invol.co/aff_m?x=1": "Involve Asia",
    "https://tp.media/r?marker=1&p=2&u=https%3A%2F%2Fx.example": "Travelpayouts",
    "https://px.a8.net/svt/ejp?a8mat=1": "A8.net",
    "https://www.digistore24.com/redir/12345/someone/": "Digistore24",
    "https://someone.vendor.hop.clickbank.net/?tid=1": "ClickBank",
    "https://shop-links.co/link/?exclusive=1&url=https%3A%2F%2Fx.example": "Howl",
    "https://howl.me/abc": "Howl",
    "https://geni.us/abc": "Geniuslink",
    "https://buy.geni.us/Proxy.ashx?TSID=1": "Geniuslink",
    "https://rstyle.me/+abc": "LTK",
    "https://go.kelkoogroup.net/leadtracking?x=1": "Kelkoo",
    "https://go.nordvpn.net/aff_c?offer_id=15": "NordVPN",
    # programmes that only a parameter tells
    "https://shop.example/kettle?aff_id=12": "direct",
    "https://shop.example/kettle?AFFID=12": "direct",
    "https://shop.example/kettle?a_aid=12&a_bid=3": "direct",
    "https://shop.example/?utm_source=x&utm_medium=affiliate": "direct",
    "https://shop.example/?utm_medium=Affiliates": "direct",
    # written in odd ways
    "HTTPS://WWW.AMAZON.COM/dp/B1?TAG=x-20": AMAZON,
    "//www.amazon.com/dp/B1?tag=x-20": AMAZON,
    "https://www.amazon.com:443/dp/B1?tag=x-20": AMAZON,
    "https://someone:secret@www.amazon.com/dp/B1?tag=x-20": AMAZON,
    "https://www.amazon.com./dp/B1?tag=x-20": AMAZON,
    "https://ａｍａｚｏｎ.com/dp/B1?tag=x-20": AMAZON,
    "https://amazon。com/dp/B1?tag=x-20": AMAZON,
    "https://%61mazon.com/dp/B1?tag=x-20": AMAZON,
    "https://www.amazon.com/dp/B1?a=1&amp;tag=x-20": AMAZON,
    "https://www.amazon.com/dp/B1?a=1;tag=x-20": AMAZON,
    "https://www.amazon.com/dp/B1?%74ag=x-20": AMAZON,
    "  https://www.amazon.com/dp/B1?tag=x-20\n": AMAZON,
    "ht\ntps://www.amazon.com/dp/B1?tag=x-20": AMAZON,
    r"https:\\www.amazon.com\dp\B1?tag=x-20": AMAZON,
    "https:////www.amazon.com/dp/B1?tag=x-20": AMAZON,
    "https://www.amazon.com?tag=x-20": AMAZON,
    "https://www.amazon.com/dp/B1?tag=x-20#reviews": AMAZON,
    # one address in the other
    f"https://x.example/out?url={quote(TAGGED, safe='')}": AMAZON,
    f"https://x.example/out?url={quote(quote(TAGGED, safe=''), safe='')}": AMAZON,
    f"https://x.example/out/{TAGGED}": AMAZON,
    f"https://x.example/out/{quote(TAGGED, safe='')}": AMAZON,
    "https://x.example/https:/www.awin1.com/cread.php?awinmid=1": "Awin",
    "https://x.example/?to=//shrsl.com/abc": "ShareASale",
    "https://www.google.com/url?q=https%3A%2F%2Fprf.hn%2Fclick%2Fcamref%3A1&sa=U": "Partnerize",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Famzn.to%2F3abc&h=AT1": AMAZON,
    "https://www.amazon.com/gp/redirect.html?location=https%3A%2F%2Fwww.amazon.com%2Fdp%2FB1%3Ftag%3Dx-20": AMAZON,
}
HIDDEN = (
    *("https://bit.ly/3abc", "https://t.co/abc", "https://tinyurl.com/abc", "http://ow.ly/abc"),
    *("https://goo.gl/abc", "https://is.gd/abc", "https://cutt.ly/abc", "https://rebrand.ly/abc"),
    *("https://band.lnk.to/album", "https://lnk.to/x", "https://buff.ly/x", "https://a.co/d/abc"),
    *("https://amzn.eu/d/abc", "https://ebay.us/abc", "https://BIT.LY/abc", "//bit.ly/abc"),
    *("https://x.example/?url=https%3A%2F%2Fbit.ly%2Fabc", "https://amzn.asia/d/abc"),
)
FREE = (
    # merchants without a mark
    "https://www.amazon.com/dp/B000000001",
    "https://www.amazon.com/dp/B000000001?tag=",
    "https://www.amazon.com/dp/B000000001?th=1&psc=1&ref_=nav",
    "https://www.amazon.com/stores/x?vintage=1&stage=2",
    "https://www.ebay.com/itm/123?hash=item1",
    "https://www.ebay.com/itm/123?mkcid=16",
    "https://www.booking.com/hotel/de/x.html",
    "https://www.booking.com/index.html?aid=304142",
    "https://www.aliexpress.com/item/1.html?spm=a2g0o",
    "https://music.apple.com/us/album/x/1",
    "https://www.walmart.com/ip/1",
    "https://bookshop.org/p/books/x/1",
    # networks' sites that count nothing
    "https://www.shareasale.com/info/",
    "https://www.awin.com/gb",
    "https://www.cj.com/",
    "https://www.digistore24.com/en/home",
    "https://rakuten.com/",
    "https://skimlinks.com/about",
    "https://impact.com/",
    # look-alikes
    "https://amazon.com.evil.example/dp/B1?tag=x-20",
    "https://notamazon.com/dp/B1?tag=x-20",
    "https://amazon.example/dp/B1?tag=x-20",
    "https://evil.example/amazon.com/dp/B1?tag=x-20",
    "https://evil.example/?x=amazon.com&tag=x-20",
    "https://amazon.com@evil.example/dp/B1?tag=x-20",
    "https://аmazon.com/dp/B1?tag=x-20",  # its first letter is Cyrillic
    "https://evilawin1.com/cread.php",
    "https://awin1.com.evil.example/cread.php",
    "https://awin1-com.example/",
    "https://bit.ly.evil.example/x",
    "https://habit.ly/x",
    "https://sjv.io.example/",
    "https://geni.us.example/",
    # names that only resemble
    "https://shop.example/?staff=1",
    "https://shop.example/?ref=homepage",
    "https://shop.example/?tag=kettles",
    "https://shop.example/?at=home",
    "https://shop.example/?partner=x",
    "https://shop.example/?aff_id=",
    "https://shop.example/?utm_medium=email&utm_source=news",
    "https://shop.example/affiliate/terms",
    "https://blog.example/what-is-awin1.com",
    "https://shop.example/tag/x-20",
    "https://shop.example/#?aff_id=1",
    # other addresses in them
    "https://x.example/login?next=https%3A%2F%2Fx.example%2Faccount",
    "https://www.facebook.com/sharer.php?u=https%3A%2F%2Fkettles.example%2F",
    f"https://x.example/#url={quote(TAGGED, safe='')}",
    # plain
    "https://kettles.example/",
    "https://example.com",
    "http://192.0.2.1/x?y=z",
    "https://www.nist.gov/publications",
    "https://de.wikipedia.org/wiki/Wasserkocher?oldid=1",
    "https://bücher.example/ü",
    "https://xn--bcher-kva.example/",
)
NOT_ON_THE_WEB = (
    *(
        "",
        " ",
        "/go/1/",
        "go/1/",
        "#top",
        "?tag=x-20",
        "www.amazon.com/dp/B1?tag=x-20",
        "mailto:a@b.example",
    ),
    *(
        "javascript:alert(1)",
        "tel:+1",
        "data:text/html,x",
        "ftp://amazon.com/?tag=x",
        "https://",
        "https:",
    ),
    *(
        "https://[::1",
        "https:// /",
        "https://?tag=x-20",
        "https://.../",
        "https://\ud800/",
        "http://%ff/",
    ),
    *("\x00", "https://exa mple.com/", "https://" + "a" * 70 + "é.com/", "nonsense"),
)


@pytest.mark.parametrize(("url", "programme"), PAID.items())
def test_an_address_of_a_programme_is_known(url: str, programme: str) -> None:
    found = owner(url)
    assert found.programme == programme
    assert found.pays


@pytest.mark.parametrize("url", HIDDEN)
def test_a_short_address_hides_where_it_leads(url: str) -> None:
    assert owner(url).programme == "unknown"
    assert not owner(url).pays
    assert "hides where it leads" in owner(url).reason


@pytest.mark.parametrize("url", FREE)
def test_an_address_of_no_programme_is_left_alone(url: str) -> None:
    assert owner(url).programme == "none"
    assert not owner(url).pays


@pytest.mark.parametrize("url", NOT_ON_THE_WEB)
def test_what_is_no_address_is_said_to_be_none(url: str) -> None:
    assert owner(url).programme == "none"
    assert owner(url).reason == "this is no address on the web"


def test_reasons_say_what_was_seen() -> None:
    assert owner(TAGGED).reason == "amazon.com with tag=x-20"
    assert "without tag" in owner("https://www.amazon.com/dp/B1").reason
    assert "click address of Awin" in owner("https://www.awin1.com/cread.php").reason
    assert owner(f"https://x.example/?u={quote(TAGGED, safe='')}").reason.startswith("leads on: ")
    assert owner("https://kettles.example/") == NONE


def test_an_endless_address_is_answered() -> None:
    assert owner("https://x.example/?u=" + "https%3A%2F%2Fx.example%2F%3Fu%3D" * 5000) == NONE


@pytest.mark.parametrize(
    "host", sorted({host for host, _, _, _ in CLICKS} | set(MERCHANTS) | SHORTENERS)
)
def test_hosts_are_written_as_they_are_looked_up(host: str) -> None:
    assert host == host.lower().strip(".")
    assert not host.startswith("www.")


@pytest.mark.parametrize(("host", "path", "programme", "why"), CLICKS)
def test_each_line_of_the_table_is_found_and_has_its_source(
    host: str, path: str, programme: str, why: str
) -> None:
    assert owner(f"https://www.{host}{path}").programme == programme
    assert why.endswith(("[d]", "[s]", "[m]"))


def test_no_host_is_in_two_tables() -> None:
    clicks = {host for host, _, _, _ in CLICKS}
    assert not clicks & set(MERCHANTS)
    assert not clicks & SHORTENERS
    assert not set(MERCHANTS) & SHORTENERS
    assert all(name == name.lower() for name in LANDING)
