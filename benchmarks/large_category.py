"""What a comparison of 10,000 products costs, against one of 50.

    python -m benchmarks.large_category [--products 10000] [--rounds 20]

Two categories in one new SQLite database (or the one that DATABASE_URL names, which must be empty):
each product reviewed by five criteria, with three specifications, two offers and their prices; three
placements act in each category, two of them with points. Both comparisons are asked for in turn in
each round, whole requests with the guard. Milliseconds are of processor time of this process, so a
database server's own work is not in them; queries are counted in a round of their own.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections import defaultdict
from decimal import Decimal
from random import Random
from typing import Any

SMALL = 50
CRITERIA = {"Speed": "35", "Noise": "25", "Build": "20", "Care": "12", "Looks": "8"}
SPECIFICATIONS = ("Weight", "Height", "Power")
STATES = {
    "by rank": "",
    "without advertising": "without-advertising/",
    "by score, turned round": "?sort=-score",
    "by price": "?sort=price",
    "by a criterion": "?sort=criterion-noise",
    "by a specification": "?sort=spec-weight",
    "scored, up to 60": "?scored=on&max_price=60",
    "a brand, by price": "?brand=brand-3&sort=price",
    "a part in the middle": "?page={middle}",
}


def fill(name: str, count: int) -> None:
    """A category of `count` products with all that a comparison shows of them."""
    from django.utils import timezone  # noqa: PLC0415  (settings come first)

    from reviews import publishing  # noqa: PLC0415  (likewise)
    from tests import builders  # noqa: PLC0415  (likewise)

    at = timezone.now()
    category = builders.category(name)
    columns = [builders.specification(one, category=category) for one in SPECIFICATIONS]
    method = builders.method(CRITERIA, category=category)
    method.frozen_at = at
    method.save()
    products = add_products(category, count)
    add_facts(products, columns)
    add_offers(products, at)
    add_reviews(products, method, at)
    times: dict[str, Any] = {"starts_at": at - builders.DAY, "ends_at": at + builders.DAY}
    builders.placement(products[7], 1, **times)
    builders.placement(products[count // 2], None, points="0.5", **times)
    builders.placement(products[count // 3], None, points="0.3", **times)
    comparison = builders.comparison(method, columns, title=f"{name} compared", slug=category.slug)
    publishing.publish(comparison, by=None, at=at)


def add_products(category: Any, count: int) -> list[Any]:
    from products.models import Brand, Product  # noqa: PLC0415  (settings come first)

    brands = [
        Brand.objects.get_or_create(slug=f"brand-{one}", defaults={"name": f"Brand {one}"})[0]
        for one in range(20)
    ]
    return Product.objects.bulk_create(
        [
            Product(
                category=category,
                brand=brands[one % len(brands)],
                name=f"{category.name} {one}",
                slug=f"{category.slug}-{one}",
                summary="It boils water.",
            )
            for one in range(count)
        ],
        batch_size=500,
    )


def add_facts(products: list[Any], columns: list[Any]) -> None:
    from products.models import SpecificationValue  # noqa: PLC0415  (settings come first)

    random = Random(1)  # noqa: S311  (not for secrets)
    SpecificationValue.objects.bulk_create(
        [
            SpecificationValue(product=one, specification=column, number=random.randint(1, 900))
            for one in products
            for column in columns
        ],
        batch_size=500,
    )


def add_offers(products: list[Any], at: Any) -> None:
    from products.models import Offer, PriceObservation  # noqa: PLC0415  (settings come first)
    from tests import builders  # noqa: PLC0415  (likewise)

    random = Random(2)  # noqa: S311  (not for secrets)
    shops = [builders.merchant(name) for name in ("Alder Shop", "Birch Store")]
    programmes = [shop.programmes.first() or builders.programme(shop) for shop in shops]
    offers = Offer.objects.bulk_create(
        [
            Offer(
                product=one,
                merchant=shop,
                programme=programme,
                merchant_item_id=one.slug,
                url=f"https://{shop.slug}.example/{one.slug}",
            )
            for one in products
            for shop, programme in zip(shops, programmes, strict=True)
        ],
        batch_size=300,
    )
    PriceObservation.objects.bulk_create(
        [
            PriceObservation(
                offer=one,
                amount=Decimal(random.randint(900, 9900)) / 100,
                currency="USD",
                availability="in_stock",
                observed_at=at,
                confirmed_at=at,
                source="a benchmark",
            )
            for one in offers
        ],
        batch_size=300,
    )


def add_reviews(products: list[Any], method: Any, at: Any) -> None:
    """Published reviews, by the same functions as a publication, saved in bulk."""
    from reviews import showing  # noqa: PLC0415  (settings come first)
    from reviews.documents.snapshots import digest, snapshot  # noqa: PLC0415  (likewise)
    from reviews.models import LiveReview, Review, Revision  # noqa: PLC0415  (likewise)
    from tests import builders  # noqa: PLC0415  (likewise)

    random = Random(3)  # noqa: S311  (not for secrets)
    example = builders.review(products[0], method)
    data = snapshot(example)
    others = Review.objects.bulk_create(
        [_copy(example, one) for one in products[1:]], batch_size=300
    )
    rows = []
    for review in (example, *others):
        values = [
            {**score, "value": f"{random.randint(30, 95) / 10:.1f}"} for score in data["scores"]
        ]
        fields = {**data["fields"], "product": review.product_id, "title": review.title}
        mine = {**data, "fields": fields, "scores": values}
        rows.append(
            Revision(review=review, number=1, data=mine, digest=digest(mine), created_at=at)
        )
    live: list[Any] = []
    for revision in Revision.objects.bulk_create(rows, batch_size=300):
        row = showing.live_row(revision)
        row.published_at = row.from_at = row.made_at = at
        live.append(row)
    LiveReview.objects.bulk_create(live, batch_size=300)


def _copy(example: Any, product: Any) -> Any:
    from reviews.models import Review  # noqa: PLC0415  (settings come first)

    names = [field.attname for field in Review._meta.concrete_fields if not field.primary_key]
    values = {name: getattr(example, name) for name in names}
    return Review(**{**values, "product_id": product.pk, "title": f"{product.name} tested"})


def measure(sizes: dict[str, int], rounds: int) -> None:
    from django.db import connection  # noqa: PLC0415  (settings come first)
    from django.test import Client  # noqa: PLC0415  (likewise)
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  (likewise)

    client = Client(headers={"host": "localhost"})
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    queries: dict[tuple[str, str], int] = {}
    for round_number in range(rounds + 1):
        for state, asked in STATES.items():
            for slug, size in sizes.items():
                path = f"/compare/{slug}/{asked.format(middle=max(size // 100, 1))}"
                started = time.process_time()
                if round_number:
                    answer = client.get(path)
                    times[slug, state].append((time.process_time() - started) * 1000)
                else:
                    with CaptureQueriesContext(
                        connection,
                    ) as asked_for:
                        answer = client.get(path)
                    queries[slug, state] = len(asked_for)
                assert answer.status_code == 200, (path, answer.content[:500])  # noqa: S101  (else it measures nothing)
    show(sizes, times, queries)


def show(
    sizes: dict[str, int],
    times: dict[tuple[str, str], list[float]],
    queries: dict[tuple[str, str], int],
) -> None:
    print(f"{'':24}" + "".join(f"{size:>10,} products{'':12}" for size in sizes.values()))
    print(f"{'':24}" + f"{'ms (25–75 %)':>20}{'queries':>10}" * len(sizes) + f"{'ratio':>8}")
    for state in STATES:
        medians = {slug: statistics.median(times[slug, state]) for slug in sizes}
        cells = ""
        for slug in sizes:
            low, _, high = statistics.quantiles(times[slug, state], n=4)
            cells += (
                f"{f'{medians[slug]:.0f} ({low:.0f}–{high:.0f})':>20}{queries[slug, state]:>10}"
            )
        first, last = (medians[slug] for slug in sizes)
        print(f"{state:24}{cells}{last / first:>8.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--products", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DEBUG": "", "DEMO": "", "SECRET_KEY": "benchmark"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django  # noqa: PLC0415  (settings come first)
        from django.core.management import call_command  # noqa: PLC0415  (likewise)

        django.setup()
        call_command("migrate", verbosity=0)
        sizes = {"kettles": SMALL, "teapots": asked.products}
        for slug, size in sizes.items():
            fill(slug.capitalize(), size)
        measure(sizes, asked.rounds)


if __name__ == "__main__":
    main()
