from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from products.models import PriceObservation, Product, ProductImage

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("seed_demo", *arguments, stdout=out)
    return out.getvalue()


def test_outside_the_demo_nothing_is_invented(settings: LazySettings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match=r"not the demo.*never stand among real ones.*make run"):
        run()
    assert not Product.objects.exists()


def test_the_command_makes_the_demo_and_says_where_to_look(settings: LazySettings) -> None:
    settings.DEMO = True
    out = run("--at", "2026-06-01T12:00+00:00")
    assert out.startswith("Demo: 24 products, 69 offers, ")
    assert f"{settings.BASE_URL}/compare/magnesium-supplements/" in out
    assert f"{settings.BASE_URL}/admin/" in out
    for login in ("editor", "commerce", "auditor"):
        assert f"{login}-demo" in out
    assert ProductImage.objects.count() == 24
    assert all(image.file.size < 60_000 for image in ProductImage.objects.all())

    again = run("--at", "2026-06-02T12:00+00:00")
    assert "24 products, 69 offers" in again
    newest = PriceObservation.objects.latest("confirmed_at").confirmed_at
    assert newest.isoformat() == "2026-06-02T12:00:00+00:00"


def test_a_time_without_a_zone_is_refused(settings: LazySettings) -> None:
    settings.DEMO = True
    with pytest.raises(CommandError, match="--at"):
        run("--at", "2026-06-01T12:00")
