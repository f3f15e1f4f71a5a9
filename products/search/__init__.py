"""Search over all that has a page, on SQLite and on PostgreSQL.

    found = search("spinal stretch", at=timezone.now(), kinds=["review", "guide"])
    for hit in found.hits: …    # hit.kind, hit.key, hit.title, hit.excerpt

`put` and `remove` are for those who publish: call them in the transaction that publishes. The
products' own words are kept by `refresh_products`. What is rebuilt by `manage.py index_search` is
named by `register`.
"""

from products.search.finding import Hit, Results, search
from products.search.writing import put, refresh_products, register, remove

__all__ = ["Hit", "Results", "put", "refresh_products", "register", "remove", "search"]
