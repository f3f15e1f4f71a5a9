"""Which edition a row of each table raises, and which tables raise none and why.

- site: all pages.
- category:<pk>: pages that show products of the category, with prices and facts.
- pages: pages that show which other pages there are, and which of them pay; and those whose
  texts have links, for an offer decides where these lead.
- problems, incidents: the pages that count them.
"""

from __future__ import annotations

from disclosure.record.raising import DELETE, UPDATE, Raises

SITE, PAGES, PROBLEMS, INCIDENTS = "site", "pages", "problems", "incidents"


def category(key: int | str) -> str:
    return f"category:{key}"


def _always(name: str) -> str:
    return f"SELECT '{name}'"


# Queries for `Raises`.
OWN_CATEGORY = "SELECT 'category:' || {row}.category_id"
OF_PRODUCT = (
    "SELECT 'category:' || product.category_id FROM products_product AS product "
    "WHERE product.id = {row}.product_id"
)
OF_OFFER = (
    "SELECT 'category:' || product.category_id FROM products_offer AS offer "
    "JOIN products_product AS product ON product.id = offer.product_id "
    "WHERE offer.id = {row}.offer_id"
)
# Of a document that had another category, or product, at another time: its old address leads on.
OF_REVIEW = (
    "SELECT 'category:' || product.category_id AS name FROM reviews_livereview AS live "
    "JOIN products_product AS product ON product.id = live.product_id "
    "WHERE live.document_id = {row}.document_id"
)
OF_COMPARISON = (
    "SELECT 'category:' || live.category_id AS name FROM reviews_livecomparison AS live "
    "WHERE live.document_id = {row}.document_id"
)
CORRECTS = "SELECT 'site' WHERE {row}.outcome = 'corrected'"  # the page says so

WATCHED = (
    Raises("products_category", (_always(SITE),)),
    Raises("products_brand", (_always(SITE),)),
    Raises("products_merchant", (_always(SITE),)),
    Raises("products_programme", (_always(SITE),)),
    Raises("products_unpaidsite", (_always(SITE),)),
    Raises("products_specification", (_always(SITE),)),
    Raises("products_product", (OWN_CATEGORY, _always(PAGES))),
    Raises("products_productimage", (OF_PRODUCT, _always(PAGES))),
    Raises("products_specificationvalue", (OF_PRODUCT,)),
    Raises("products_offer", (OF_PRODUCT, _always(PAGES))),
    Raises("products_priceobservation", (OF_OFFER,)),
    Raises("products_placement", (OWN_CATEGORY, _always(PAGES))),
    Raises("reviews_author", (_always(SITE),)),
    Raises("reviews_method", (_always(SITE),)),
    Raises("reviews_criterion", (_always(SITE),)),
    Raises("reviews_livereview", (OF_PRODUCT, _always(PAGES)), (OF_REVIEW,)),
    Raises("reviews_livereview_products", (_always(PAGES),)),
    Raises("reviews_livereview_comparisons", (_always(PAGES),)),
    Raises("reviews_liveguide", (_always(PAGES),)),
    Raises("reviews_liveguide_products", (_always(PAGES),)),
    Raises("reviews_liveguide_comparisons", (_always(PAGES),)),
    Raises("reviews_livecomparison", (OWN_CATEGORY, _always(PAGES)), (OF_COMPARISON,)),
    Raises("reviews_citation", (_always(PAGES),)),
    # A revision that is added is a draft until a row of the three above points at it.
    Raises("reviews_revision", (_always(SITE),), verbs=(UPDATE, DELETE)),
    Raises("reviews_problem", (_always(PROBLEMS), CORRECTS)),
    Raises("disclosure_notice", (_always(SITE),)),
    Raises("disclosure_incident", (_always(INCIDENTS),)),
)

_DRAFT = "a draft: readers see the revision that a published row points at"
UNWATCHED = {
    "products_clickcount": "counted for each click; no page shows it",
    "products_heldprice": "no reader sees it; accepted, it becomes an observation",
    "products_formerslug": "leads elsewhere (301), and what leads elsewhere is not frozen",
    "products_findable": "what searches find, and they are not frozen",
    "disclosure_auditedpage": "for auditors",
    "disclosure_edition": "the numbers themselves",
    "disclosure_entry": "the record of what was sent",
    "disclosure_node": "the record of what was sent",
    "disclosure_checkpoint": "the record of what was sent",
    "disclosure_body": "the record of what was sent",
    "disclosure_frozen": "what is sent",
    **dict.fromkeys(
        (
            "reviews_review",
            "reviews_score",
            "reviews_guide",
            "reviews_comparison",
            "reviews_comparisoncolumn",
            "reviews_text",
            "reviews_takeaways",
            "reviews_quotation",
            "reviews_table",
            "reviews_picture",
            "reviews_productbox",
            "reviews_comparisonembed",
            "reviews_question",
            "reviews_conclusion",
            "reviews_source",
        ),
        _DRAFT,
    ),
}
