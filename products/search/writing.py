"""What is findable: the rows that the databases make their index of."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import islice

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from products.feeds.texts import clean, shortened
from products.models import Findable, Product

AT_ONCE = 2000  # products of one transaction: others can write in between
TITLE_LENGTH = 330

Progress = Callable[[int, int], None]  # is told how many are done, of how many
Refresh = Callable[[Progress], None]

# In a statement of the database's own, which takes a tenth of the time that instances would.
# It writes only what differs; to write and find out then would lock each row.
REFRESH = """
INSERT INTO products_findable (kind, "key", title, text)
SELECT 'product', product.id, brand.name || ' ' || product.name,
    trim(product.summary || ' ' || category.name
    || CASE product.gtin WHEN '' THEN '' ELSE ' · GTIN ' || product.gtin END
    || CASE product.mpn WHEN '' THEN '' ELSE ' · MPN ' || product.mpn END)
FROM products_product product
JOIN products_brand brand ON brand.id = product.brand_id
JOIN products_category category ON category.id = product.category_id
WHERE product.is_listed AND product.id IN ({keys})
EXCEPT SELECT kind, "key", title, text
FROM products_findable WHERE kind = 'product' AND "key" IN ({keys})
ON CONFLICT (kind, "key") DO UPDATE SET title = excluded.title, text = excluded.text
"""


def put(
    kind: str,
    key: int,
    *,
    title: str,
    text: str,
    from_at: datetime | None = None,
    until_at: datetime | None = None,
) -> None:
    """Let readers find the thing of `kind` (Findable.Kind) with primary key `key` by these words.

    It is found from `from_at` on and before `until_at`; None is no bound. `text` is plain text,
    without markup. What was put for it before is replaced.
    """
    Findable.objects.update_or_create(
        kind=kind,
        key=key,
        defaults={
            "title": shortened(clean(title), TITLE_LENGTH),
            "text": clean(text),
            "from_at": from_at,
            "until_at": until_at,
        },
    )


def remove(kind: str, key: int) -> None:
    """Let readers no longer find it; nothing happens if they could not."""
    Findable.objects.filter(kind=kind, key=key).delete()


def refresh_products(
    keys: Iterable[int] | None = None, progress: Progress = lambda done, of: None
) -> None:
    """Bring what is findable of the products `keys`, or of all, in line with the catalogue.

    Call it after each change of a product's name, brand, category, summary, numbers or listing.
    Products that are unlisted or gone are found no more. Each AT_ONCE are a transaction.
    """
    wanted = sorted(set(_all_keys() if keys is None else keys))
    for done, part in _parts(wanted):
        _refresh(part)
        progress(done, len(wanted))


def _all_keys() -> set[int]:
    findable = Findable.objects.filter(kind=Findable.Kind.PRODUCT).values_list("key", flat=True)
    return {*findable, *Product.objects.order_by().values_list("pk", flat=True)}


def _parts(keys: Sequence[int]) -> Iterable[tuple[int, list[int]]]:
    waiting = iter(keys)
    done = 0
    while part := list(islice(waiting, AT_ONCE)):
        done += len(part)
        yield done, part


@transaction.atomic
def _refresh(keys: list[int]) -> None:
    listed = Product.objects.listed().filter(pk=OuterRef("key"))
    Findable.objects.filter(~Exists(listed), kind=Findable.Kind.PRODUCT, key__in=keys).delete()
    with connection.cursor() as cursor:
        cursor.execute(REFRESH.format(keys=", ".join(["%s"] * len(keys))), [*keys, *keys])


# Each app that has pages names what writes all of its own rows anew; `manage.py index_search` calls them.
_refreshes: list[Refresh] = [lambda progress: refresh_products(progress=progress)]


def register(refresh: Refresh) -> None:
    """Have `manage.py index_search` call `refresh` too; for the `ready` of an app."""
    _refreshes.append(refresh)


def refresh_all(progress: Progress = lambda done, of: None) -> None:
    for refresh in _refreshes:
        refresh(progress)
