"""A programme forbids a history while a feed of its merchant is read."""

from decimal import Decimal

import pytest

from products.feeds import merge
from products.feeds.merge import import_rows
from products.feeds.offers import Target
from products.feeds.report import Report
from products.models import Programme
from tests import builders
from tests.builders import AT, DAY
from tests.products.feeds.test_merge import row

pytestmark = pytest.mark.django_db

DAYS = [(0, "20"), (1, "21")]


def amounts(programme: Programme, item: str) -> list[Decimal]:
    of_item = programme.offers.get(merchant_item_id=item).prices.order_by("observed_at")
    return list(of_item.values_list("amount", flat=True))


def test_from_the_next_batch_on_only_the_newest_prices_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(merge, "BATCH", 2)
    programme = builders.programme()

    rows = [row(item, amount, AT + day * DAY) for item in ("K1", "K2") for day, amount in DAYS]

    def forbid(*_: object) -> None:
        """Called after each batch."""
        Programme.objects.update(history_allowed=False)

    target = Target(programme.merchant, builders.category(), "feed.xml", programme=programme)
    import_rows(
        iter(list(enumerate(rows, start=1))),
        target=target,
        at=AT + 2 * DAY,
        report=Report(),
        progress=forbid,
    )
    assert amounts(programme, "K2") == [Decimal(21)]
    assert amounts(programme, "K1") == [Decimal(20), Decimal(21)]  # saving the form deletes these
