"""The five invented merchants, the terms on which they pay, and what was paid for."""

from datetime import timedelta

from reviews.demo.content import Deal, Shop

SHOPS = (
    Shop(
        slug="cobblegate",
        name="Cobblegate Supply",
        country="US",
        currency="USD",
        rate="1.00",
        feed_hour=5,
        delivery="4.90",
        free_from="60",
        programme={
            "name": "Cobblegate Partners",
            "network": "Tallyhook",
            "max_price_age": timedelta(hours=48),
        },
    ),
    Shop(
        slug="marlpit",
        name="Marlpit Market",
        country="US",
        currency="USD",
        rate="0.97",
        feed_hour=3,
        delivery="5.95",
        programme={
            "name": "Marlpit direct links",
            "link_label": "paid link",
            "max_price_age": timedelta(hours=48),
            "redirects_allowed": False,
        },
    ),
    Shop(
        slug="northwharf",
        name="Northwharf Goods",
        country="CA",
        currency="USD",
        rate="1.04",
        feed_hour=9,
        programme={
            "name": "Northwharf referral terms",
            "network": "Brindle Exchange",
            "max_price_age": timedelta(hours=24),
            "history_allowed": False,
            "price_caveat": "Northwharf price at the time shown. The basket price at Northwharf is the one that counts.",
            "required_sentence": "Northwharf Goods pays this site a commission on orders that begin at its links.",
        },
    ),
    Shop(
        slug="zwirnhaus",
        name="Zwirnhaus",
        country="DE",
        currency="EUR",
        rate="0.95",
        feed_hour=4,
        delivery="3.90",
        free_from="39",
        programme={
            "name": "Zwirnhaus Partnerprogramm",
            "network": "Tallyhook",
            "payment": "click",
            "max_price_age": timedelta(hours=48),
        },
    ),
    Shop(
        slug="petticoat-pike",
        name="Petticoat & Pike",
        country="GB",
        currency="GBP",
        rate="0.82",
        feed_hour=7,
        delivery="0",
    ),
)

# (product, merchant): feeds that went silent before the demo began, so that their price is too old to show.
SILENT_DAYS = {
    ("tansyrook-oxide-400", "marlpit"): 12,
    ("kinwith-shoulder-strap", "petticoat-pike"): 21,
}
# (product, merchant): offers that were taken off the pages, and how many days before the demo began.
WITHDRAWN_DAYS = {("hushpeel-collar", "cobblegate"): 18}

# In the first category two payers together pass what pay may move a score by, and no place changes;
# in the second one payer has a row and another moves a product by a place; in the third nobody pays.
DEALS = (
    Deal(
        advertiser="Pellowick",
        product="pellowick-fizz-citrate",
        slot=1,
        payment="flat fee",
        contract="DEMO-2041",
    ),
    Deal(
        advertiser="Hushpeel Audio",
        product="hushpeel-commuter",
        slot=1,
        payment="per click",
        contract="DEMO-2042",
    ),
    Deal(
        advertiser="Cobblegate Supply",
        product="hushpeel-commuter",
        points="0.3",
        payment="commission",
        contract="DEMO-2043",
    ),
    Deal(
        advertiser="Quillmarsh",
        product="quillmarsh-citrate-powder",
        points="0.3",
        payment="flat fee",
        contract="DEMO-2044",
    ),
    Deal(
        advertiser="Marlpit Market",
        product="quillmarsh-citrate-powder",
        points="0.4",
        payment="commission",
        contract="DEMO-2045",
    ),
)
