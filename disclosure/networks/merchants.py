"""What marks a link to a merchant's own pages as paid for: parameters of its query.

Sources as in hosts.py.
"""

AMAZON = (
    *(
        "com",
        "ca",
        "com.mx",
        "com.br",
        "co.uk",
        "de",
        "fr",
        "it",
        "es",
        "nl",
        "se",
        "pl",
        "com.be",
        "ie",
    ),
    *("com.tr", "ae", "sa", "eg", "in", "co.jp", "sg", "com.au", "cn", "co.za"),
)
EBAY = (
    *("com", "co.uk", "de", "fr", "it", "es", "at", "ch", "be", "nl", "ie", "pl", "ca", "com.au"),
    *("com.hk", "com.sg", "com.my", "ph"),
)
ALIEXPRESS = ("com", "us", "ru")

# (programme, parameters of which any one with a value marks the link)
AMAZON_MARKS = ("Amazon Associates", ("tag", "ascsubtag"))  # [d] Associates' link format
EBAY_MARKS = ("eBay Partner Network", ("campid",))  # [d] eBay, "Tracking links"
ALIEXPRESS_MARKS = (  # [s]
    "AliExpress",
    ("aff_fcid", "aff_fsk", "aff_platform", "aff_trace_key", "aff_short_key"),
)
APPLE_MARKS = ("Apple Services", ("at",))  # [s] affiliate token
EXPEDIA_MARKS = ("Expedia Group", ("affcid", "affdtl"))  # [m]

MERCHANTS: dict[str, tuple[str, tuple[str, ...]]] = {
    **{f"amazon.{end}": AMAZON_MARKS for end in AMAZON},
    "amzn.com": AMAZON_MARKS,
    **{f"ebay.{end}": EBAY_MARKS for end in EBAY},
    **{f"aliexpress.{end}": ALIEXPRESS_MARKS for end in ALIEXPRESS},
    "itunes.apple.com": APPLE_MARKS,
    "music.apple.com": APPLE_MARKS,
    "books.apple.com": APPLE_MARKS,
    "apps.apple.com": APPLE_MARKS,
    "tv.apple.com": APPLE_MARKS,
    "expedia.com": EXPEDIA_MARKS,
    "hotels.com": EXPEDIA_MARKS,
    "vrbo.com": EXPEDIA_MARKS,
    "booking.com": ("Booking.com", ("aid",)),  # [m] affiliate id
    "agoda.com": ("Agoda", ("cid",)),  # [m] partner id
    "getyourguide.com": ("GetYourGuide", ("partner_id",)),  # [m]
    "viator.com": ("Viator", ("pid",)),  # [m]
    "skyscanner.net": ("Skyscanner", ("associateid",)),  # [m]
    "kiwi.com": ("Kiwi.com", ("affilid",)),  # [m]
    "trip.com": ("Trip.com", ("allianceid",)),  # [s] partner parameters
    "walmart.com": ("Walmart", ("wmlspartner", "affcamid")),  # [m]
    "thomann.de": ("Thomann", ("offid", "affid")),  # [m]
    "flipkart.com": ("Flipkart", ("affid",)),  # [m]
    "mercadolivre.com.br": ("Mercado Livre", ("matt_tool",)),  # [m]
    "mercadolibre.com": ("Mercado Libre", ("matt_tool",)),  # [m]
    "humblebundle.com": ("Humble Bundle", ("partner",)),  # [m]
    "gog.com": ("GOG", ("pp",)),  # [m]
    "digitalocean.com": ("DigitalOcean", ("refcode",)),  # [m]
    "audioadvice.com": ("Audio Advice", ("referral",)),  # [s]
}
# Values that a merchant itself puts there for visitors whom nobody sent.
OWN_VALUES = {("booking.com", "aid"): frozenset({"304142"})}  # [m]

# What networks add to the address of any merchant: parameter → network.
LANDING = {
    "awc": "Awin",  # [d] Awin's click checksum
    "irclickid": "Impact",  # [s]
    "irgwc": "Impact",  # [s]
    "cjevent": "CJ",  # [d] CJ's universal tag
    "sscid": "ShareASale",  # [s]
    "ranmid": "Rakuten Advertising",  # [s]
    "raneaid": "Rakuten Advertising",  # [s]
    "ransiteid": "Rakuten Advertising",  # [s]
    "clickref": "Partnerize",  # [s] click reference
    "admitad_uid": "Admitad",  # [s]
    "tagtag_uid": "Admitad",  # [s]
    "tduid": "Tradedoubler",  # [m]
    "belboon": "belboon",  # [m]
    "effi_id": "Effiliation",  # [m]
    "afsrc": "CJ",  # [s] says that a click came by an affiliate
}
# Names that say "affiliate" by themselves; which programme, they do not say. [s]
SPEAKING = frozenset(
    (
        *("aff", "aff_id", "affid", "affiliate", "affiliate_id", "affiliateid", "affiliate_code"),
        *("a_aid", "a_bid", "aff_sub", "affsub", "afftrack", "aff_c", "affiliates", "affid1"),
    )
)
