from decimal import Decimal

import pytest

from products.feeds.merge import BATCH, import_rows
from products.feeds.report import Report
from products.feeds.rows import Row
from products.feeds.sample import Example, Sample
from products.models import Offer
from products.prices import Outcome
from tests import builders
from tests.builders import AT, DAY
from tests.products.feeds.test_merge import GTIN, load, row, target

pytestmark = pytest.mark.django_db
LATER = AT + 9 * DAY


def seen(*rows: Row, size: int = 20, dry_run: bool = True) -> list[Example]:
    sample = Sample(LATER, size)
    numbered = iter(list(enumerate(rows, start=2)))
    import_rows(
        numbered, target=target(), at=LATER, report=Report(), dry_run=dry_run, sample=sample
    )
    return sample.examples


@pytest.mark.parametrize("dry_run", [True, False])
def test_each_row_is_told_with_what_becomes_of_it(dry_run: bool) -> None:
    load(row("K1"), row("K2"), row("K3", "5"), row("K4"))
    known = builders.product("Known", gtin=GTIN)
    examples = seen(
        row("K9", title="New"),
        row("K8", gtin=f"0{GTIN}"),
        row("K1", at=AT + DAY),
        row("K2", at=AT + DAY, title="Renamed"),
        row("K3", "6", at=AT + DAY),
        row("K4", None),
        dry_run=dry_run,
    )
    assert [
        (example.number, example.row.item_id, example.product_is_new, example.offer, example.price)
        for example in examples
    ] == [
        (2, "K9", True, "new", Outcome.NEW),
        (3, "K8", False, "new", Outcome.NEW),
        (4, "K1", False, "unchanged", Outcome.CONFIRMED),
        (5, "K2", False, "changed", Outcome.CONFIRMED),
        (6, "K3", False, "unchanged", Outcome.NEW),
        (7, "K4", False, "unchanged", None),
    ]
    assert examples[1].product == known
    assert examples[4].before is not None
    assert examples[4].before.amount == Decimal(5)
    assert Offer.objects.count() == (4 if dry_run else 6)


def test_the_first_rows_of_the_file_are_shown_whatever_their_item_ids() -> None:
    many = [row(f"K{n:05}") for n in reversed(range(BATCH + 10))]
    assert [(example.number, example.row.item_id) for example in seen(*many, size=3)] == [
        (2, f"K{BATCH + 9:05}"),
        (3, f"K{BATCH + 8:05}"),
        (4, f"K{BATCH + 7:05}"),
    ]


def test_rows_that_are_refused_for_each_other_are_left_out() -> None:
    examples = seen(row("K1", "5"), row("K1", "6"), row("K2"))
    assert [example.row.item_id for example in examples] == ["K2"]
