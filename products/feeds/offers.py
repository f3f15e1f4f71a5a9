"""The offers of one merchant: which of a feed's items it has already, and what has changed in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import OuterRef, Subquery

from products.feeds import bulk
from products.feeds.items import Item
from products.models import Category, Merchant, Offer, PriceObservation, Programme
from products.prices import Reading

COLUMNS = ("product_id", "merchant_item_id", "title", "url")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a feed goes. `programme` pays for the links; where it was not asked for by name, it
    is the merchant's only one, and does not displace what a person chose. `source` names the
    feed in each price. New products are listed, and gaps in the facts of products filled, unless
    whoever imports may not do that."""

    merchant: Merchant
    category: Category
    source: str
    programme: Programme | None = None
    programme_is_asked_for: bool = False
    lists_new: bool = True
    fills_facts: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """An offer on record; `newest_price` is the key of its newest observation."""

    key: int
    product: int
    category: int
    title: str
    url: str
    programme: int | None
    newest_price: int | None


def known(items: Iterable[Item], merchant: Merchant) -> dict[str, Known]:
    """The offers on record by item id, locked until the end of the transaction."""
    newest = PriceObservation.objects.filter(offer=OuterRef("pk")).order_by("-observed_at")
    found = (
        Offer.objects.select_for_update(of=("self",))
        .filter(merchant=merchant, merchant_item_id__in=bulk.among([item.id for item in items]))
        .annotate(newest_price=Subquery(newest.values("pk")[:1]))
        .order_by("merchant_item_id")  # also the order of locks; by "pk", SQLite reads all offers
        .values_list(
            "merchant_item_id", "pk", "product_id", "product__category_id",
            "title", "url", "programme_id", "newest_price",
        )
    )  # fmt: skip
    return {item_id: Known(*rest) for item_id, *rest in found}


def add(
    items: Iterable[Item], placed: Mapping[str, tuple[int, int]], target: Target
) -> dict[str, Known]:
    """Offers for new `items`, whose products are `placed`."""
    programme = target.programme.pk if target.programme else None
    rows = [(placed[item.id][0], item.id, item.newest.title, item.newest.url) for item in items]
    bulk.insert(
        Offer, COLUMNS, rows, {"merchant_id": target.merchant.pk, "programme_id": programme}
    )
    made = Offer.objects.filter(
        merchant=target.merchant, merchant_item_id__in=bulk.among([row[1] for row in rows])
    ).order_by()
    keys = dict(made.values_list("merchant_item_id", "pk"))
    return {
        item_id: Known(keys[item_id], *placed[item_id], title, url, programme, None)
        for _, item_id, title, url in rows
    }


def update(
    on_record: dict[str, Known],
    items: Iterable[Item],
    target: Target,
    newest: Mapping[int, tuple[int, Reading]],
) -> int:
    """Bring the offers `on_record` to what `items` say, there and in the database; say how many differed.

    A feed that names no address leaves the one on record, and a feed that is older than the
    `newest` price leaves title and address.
    """
    changed = []
    for item in items:
        if offer := on_record.get(item.id):
            price = newest.get(offer.key)
            is_old = price is not None and item.newest.observed_at < price[1].observed_at
            new = _as_fed(offer, item, target, is_old=is_old)
            if new is not offer:
                on_record[item.id] = new
                changed.append(
                    Offer(pk=new.key, title=new.title, url=new.url, programme_id=new.programme)
                )
    Offer.objects.bulk_update(changed, ["title", "url", "programme"], batch_size=200)
    return len(changed)


def _as_fed(offer: Known, item: Item, target: Target, *, is_old: bool) -> Known:
    programme = offer.programme
    if target.programme and (programme is None or target.programme_is_asked_for):
        programme = target.programme.pk
    title, url = item.newest.title, item.newest.url or offer.url
    if is_old:
        title, url = offer.title, offer.url
    if (title, url, programme) == (offer.title, offer.url, offer.programme):
        return offer
    return replace(offer, title=title, url=url, programme=programme)
