"""The command `import_scores`, and the draft reviews that it leaves."""

from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from products.models import Brand, Product
from reviews import publishing
from reviews.models import LiveReview, Method, Review, Revision, Score
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def method() -> Method:
    """Kettles are scored by Speed (60 %) and Noise (40 %)."""
    builders.author()
    builders.product("Alto")
    builders.product("Basso", gtin="4006381333931")
    return builders.method()


def imported(folder: Path, sheet: str | bytes, *arguments: str, **options: Any) -> str:
    out = StringIO()
    path = folder / "scores.csv"
    path.write_bytes(sheet if isinstance(sheet, bytes) else sheet.encode())
    given = {"method": "kettles", "author": "ada-boil"} | options
    call_command("import_scores", path, *arguments, stdout=out, **given)
    return out.getvalue()


def refused(folder: Path, sheet: str | bytes, *arguments: str, **options: Any) -> str:
    """What is told of an import that must fail, and leave nothing."""
    report = folder / "report.txt"
    report.unlink(missing_ok=True)
    before = (Review.objects.count(), Revision.objects.count(), Product.objects.count())
    with pytest.raises(CommandError) as error:
        imported(folder, sheet, *arguments, report=report, **options)
    assert (Review.objects.count(), Revision.objects.count(), Product.objects.count()) == before
    return str(error.value) + (report.read_text(encoding="utf-8") if report.exists() else "")


def scores(review: Review) -> dict[str, str]:
    return {score.criterion.slug: str(score.value) for score in review.scores.all()}


SHEET = "name,Speed,Noise,Speed rationale\nAlto,8,6.5,Boils in two minutes.\nBasso,3,10,\n"


def test_each_row_becomes_a_draft_review_that_readers_do_not_see(
    method: Method, tmp_path: Path
) -> None:
    told = imported(tmp_path, SHEET)

    review = Review.objects.get(product__slug="alto")
    assert scores(review) == {"speed": "8.0", "noise": "6.5"}
    assert review.scores.get(criterion__slug="speed").rationale == "Boils in two minutes."
    assert (review.title, review.author.slug) == ("Tin & Co Alto: review", "ada-boil")
    revision = review.revisions.get()
    assert revision.note == "Scores from scores.csv."
    assert len(revision.data["scores"]) == 2
    assert not LiveReview.objects.exists()
    assert "Rows       2 read\nReviews    2 new, 0 changed, 0 unchanged" in told


def test_the_same_sheet_again_changes_nothing(method: Method, tmp_path: Path) -> None:
    imported(tmp_path, SHEET)
    assert "0 new, 0 changed, 2 unchanged" in imported(tmp_path, SHEET)
    assert Revision.objects.count() == 2


def test_a_dry_run_tells_the_same_and_changes_nothing(method: Method, tmp_path: Path) -> None:
    sheet = SHEET + "Coda,1,1,\n"
    dry = imported(tmp_path, sheet, dry_run=True, create=True)
    assert not Review.objects.exists()
    assert not Revision.objects.exists()
    assert Product.objects.count() == 2
    assert dry.splitlines()[1:] == imported(tmp_path, sheet, create=True).splitlines()[1:]


def test_the_scores_of_a_draft_are_replaced_and_nothing_else_of_it(
    method: Method, tmp_path: Path
) -> None:
    review = builders.review(Product.objects.get(slug="alto"), method, ["1.0", "6.5"])

    told = imported(tmp_path, "name,speed,noise\nalto,8,6.5\n", author=None)

    assert scores(review) == {"speed": "8.0", "noise": "6.5"}
    review.refresh_from_db()
    assert (review.title, review.verdict) == ("Alto tested", "It boils water.")
    assert review.scores.get(criterion__slug="speed").rationale == "We measured it."
    assert "line 2, Alto: Speed changed from 1.0 to 8.0, its reason did not" in told
    assert "Noise changed" not in told
    before, after = review.revisions.order_by("number")
    assert before.data["scores"][0]["value"] == "1.0", "what was there can be brought back"
    assert after.data["scores"][0]["value"] == "8.0"


def test_readers_go_on_seeing_what_was_published(method: Method, tmp_path: Path) -> None:
    review = builders.published_review(Product.objects.get(slug="alto"), method, ["1.0", "1.0"])
    imported(tmp_path, SHEET)
    assert scores(review) == {"speed": "8.0", "noise": "6.5"}
    live = LiveReview.objects.get()
    assert live.overall == Decimal("1.0")
    assert live.revision.number == 1


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", "is missing"),
        ("good", "is not a number"),
        ("nan", "is not a number"),
        ("1e1", "is not a number"),
        ("٣", "is not a number"),
        ("8/10", "is not a number"),
        ("10.1", "lies outside 0 to 10"),
        ("-1", "lies outside 0 to 10"),
        ("999999999999999999", "is not a number"),
        ("7.25", "has more than one decimal"),
    ],
)
def test_a_cell_that_is_no_score_is_told_with_its_line(
    method: Method, tmp_path: Path, cell: str, reason: str
) -> None:
    told = refused(tmp_path, f"name,speed,noise\nAlto,5,5\nBasso,{cell},5\n")
    found = f": “{cell}”" if cell else ""
    assert f"line 3, speed{found} {reason}" in told
    assert "Nothing was changed: mend the refused rows" in told


def test_every_error_of_a_row_is_told_and_lines_are_those_of_the_file(
    method: Method, tmp_path: Path
) -> None:
    told = refused(
        tmp_path,
        'name,speed,noise,Speed rationale\n\nAlto,5,5,"two\nlines"\nBaso,x,11,\nBasso,1,1,,too much\n',
    )
    assert "line 5, name: “Baso” Kettles has no such product; perhaps “Basso”" in told
    assert "line 5, speed: “x” is not a number" in told
    assert "line 5, noise: “11” lies outside 0 to 10" in told
    assert "line 6, row has 5 values, and the sheet 4 columns" in told
    assert "Refused    2 rows" in told


def test_good_rows_go_in_beside_bad_ones_only_if_asked(method: Method, tmp_path: Path) -> None:
    told = imported(tmp_path, "name,speed,noise\nAlto,5,5\nBasso,x,5\n", skip_errors=True)
    assert Review.objects.get().product.slug == "alto"
    assert "Refused    1 rows\n  line 3, speed" in told


def test_similar_names_are_suggested_with_or_without_the_brand(
    method: Method, tmp_path: Path
) -> None:
    told = refused(tmp_path, "name,speed,noise\nTin and Co Alto,5,5\nAlt,5,5\nxyz,5,5\n")
    assert told.count("Kettles has no such product; perhaps “Alto”") == 2
    assert "“xyz” Kettles has no such product\n" in told


@pytest.mark.parametrize("name", ["alto", "Alto", "ALTO ", "Tin & Co Alto"])
def test_a_product_is_known_by_slug_and_name(method: Method, tmp_path: Path, name: str) -> None:
    imported(tmp_path, f"name,speed,noise\n{name},5,5\n")
    assert Review.objects.get().product.slug == "alto"


@pytest.mark.parametrize("digits", ["4006381333931", "04006381333931"])
def test_a_product_is_known_by_its_gtin(method: Method, tmp_path: Path, digits: str) -> None:
    imported(tmp_path, f"ean;speed;noise\n{digits};5;5\n", product_column="EAN")
    assert Review.objects.get().product.slug == "basso"


def test_a_name_of_two_products_is_refused_and_their_slugs_are_told(
    method: Method, tmp_path: Path
) -> None:
    other = Brand.objects.create(name="Other", slug="other")
    builders.product("Alto", brand=other, slug="alto-2")
    told = refused(tmp_path, "name,speed,noise\nAlto,5,5\n")
    assert "several products are called so: use their slugs, alto, alto-2" in told
    imported(tmp_path, "name,speed,noise\nalto,5,5\nalto-2,5,5\n")
    assert Review.objects.count() == 2


def test_a_product_that_stands_twice_is_refused_in_all_its_lines(
    method: Method, tmp_path: Path
) -> None:
    told = refused(tmp_path, "name,speed,noise\nAlto,5,5\nBasso,1,1\nalto,6,6\n")
    assert "line 2, name: “Alto” stands in several lines: 2, 4" in told
    assert "line 4, name: “alto” stands in several lines: 2, 4" in told


def test_a_product_of_another_category_is_not_made_twice(method: Method, tmp_path: Path) -> None:
    builders.product("Car", category=builders.category("Cars"))
    told = refused(tmp_path, "name,speed,noise\ncar,5,5\n", create=True)
    assert "is in the category Cars" in told


def test_missing_products_are_made_unlisted_if_asked(method: Method, tmp_path: Path) -> None:
    imported(
        tmp_path,
        "name,make,speed,noise\nCoda,Tin & Co,5,5\nDuo,New Make,5,5\nDuo,,5,5\n",
        create=True,
        brand_column="make",
    )
    made = Product.objects.filter(is_listed=False).order_by("pk")
    assert [str(product) for product in made] == ["Tin & Co Coda", "New Make Duo", "Unbranded Duo"]
    assert [product.slug for product in made] == ["coda", "duo", "duo-2"]
    assert {product.category for product in made} == {method.category}


def test_capitals_make_no_other_brand(method: Method, tmp_path: Path) -> None:
    imported(
        tmp_path,
        "name,make,speed,noise\nCoda,ÉCLAT,5,5\nDuo,Éclat,5,5\nTrio,TIN & CO,5,5\nSolo,éclat,5,5\n",
        create=True,
        brand_column="make",
    )
    made = Product.objects.filter(is_listed=False).order_by("pk")
    assert [str(one) for one in made] == ["ÉCLAT Coda", "ÉCLAT Duo", "Tin & Co Trio", "ÉCLAT Solo"]
    assert Brand.objects.count() == 2


def test_a_new_product_that_stands_twice_is_refused_however_its_brand_is_written(
    method: Method, tmp_path: Path
) -> None:
    told = refused(
        tmp_path,
        "name,make,speed,noise\nCoda,Zeta,5,5\ncoda,ZETA,6,6\n",
        create=True,
        brand_column="make",
    )
    assert "line 2, name: “Coda” stands in several lines: 2, 3" in told


def test_columns_without_a_name_are_no_double(method: Method, tmp_path: Path) -> None:
    imported(tmp_path, "name,speed,noise,-,\nAlto,5,5,,\n")
    assert Review.objects.count() == 1


def test_a_draft_says_that_it_changed_if_only_its_scores_did(
    method: Method, tmp_path: Path
) -> None:
    alto = builders.review(Product.objects.get(slug="alto"), method, ["1.0", "6.5"])
    basso = builders.review(Product.objects.get(slug="basso"), method, ["3.0", "10.0"])
    Review.objects.update(changed_at=builders.AT)
    imported(tmp_path, SHEET)
    alto.refresh_from_db()
    basso.refresh_from_db()
    assert alto.changed_at > builders.AT
    assert basso.changed_at == builders.AT, "its row says what was there"


def test_reasons_that_are_replaced_are_told(method: Method, tmp_path: Path) -> None:
    builders.review(Product.objects.get(slug="alto"), method, ["8.0", "6.5"])
    told = imported(tmp_path, SHEET, dry_run=True)
    assert (
        "Reasons    1\n  line 2, Alto, Speed: “We measured it.” becomes “Boils in two minutes.”\n"
        in told
    )


def test_a_row_with_an_error_makes_no_product(method: Method, tmp_path: Path) -> None:
    imported(tmp_path, "name,speed,noise\nCoda,x,5\nAlto,5,5\n", create=True, skip_errors=True)
    assert not Product.objects.filter(name="Coda").exists()


@pytest.mark.parametrize(
    ("cell", "value"), [("5", "10.0"), ("4,5", "9.0"), ("1", "2.0"), ("0", "0.0"), ("4.125", "8.3")]
)
def test_another_scale_is_converted_exactly(
    method: Method, tmp_path: Path, cell: str, value: str
) -> None:
    told = imported(tmp_path, f"name;speed;noise\nAlto;{cell};1\n", "--out-of", "5")
    assert Score.objects.get(criterion__slug="speed").value == Decimal(value)
    assert ("Rounded    1\n  line 2, Speed: 4.125 became 8.3" in told) == (cell == "4.125")


def test_the_scale_bounds_the_values(method: Method, tmp_path: Path) -> None:
    assert "“6” lies outside 0 to 5" in refused(
        tmp_path, "name,speed,noise\nAlto,6,1\n", "--out-of", "5"
    )


def test_criteria_are_mapped_to_columns_that_are_called_otherwise(
    method: Method, tmp_path: Path
) -> None:
    imported(tmp_path, "product,a,b\nAlto,5,6\n", "--map", "speed=a", "Noise=b")
    assert scores(Review.objects.get()) == {"speed": "5.0", "noise": "6.0"}


@pytest.mark.parametrize(
    ("sheet", "arguments", "reason"),
    [
        ("name,speed\nAlto,5\n", [], "no column “noise”. It has: name, speed"),
        ("what,speed,noise\nAlto,5,5\n", [], "no column “name” or “product”"),
        ("name,speed,noise\nAlto,5,5\n", ["--map", "smell=speed"], "no criterion “smell”"),
        ("name,speed,noise\nAlto,5,5\n", ["--check", "total"], "no column “total”"),
        ("name,speed,speed,noise\nAlto,5,5,5\n", [], "Several columns are called speed"),
        ("name,Speed,SPEED,noise\nAlto,5,5,5\n", [], "“Speed” and “SPEED” have the same name"),
        ("name,my-a,my a\nAlto,5,5\n", [], "“my-a” and “my a” have the same name"),
        ("name,a\nAlto,5\n", ["--map", "speed=a", "noise=A"], "several criteria: Speed, Noise"),
        ("name,speed\nAlto,5\n", ["--map", "noise=speed"], "column “speed” is given for several"),
        ("name,speed,noise\n", [], "no row under its header"),
        ("", [], "empty"),
        (b"PK\x03\x04xlsx", [], "Excel document, or a zip archive. Save it as CSV"),
        (bytes(range(256)) * 9, [], "not text"),
        ("name,speed,noise\n" + "Alto,5,5\n" * 5001, [], "at most 5,000"),
        ('name,speed,noise\n"' + "x" * 200_000 + '",5,5\n', [], "field larger than field limit"),
    ],
)
def test_a_sheet_that_cannot_be_used_is_refused_as_a_whole(
    method: Method, tmp_path: Path, sheet: str | bytes, arguments: list[str], reason: str
) -> None:
    told = refused(tmp_path, sheet, *arguments)
    assert reason in told
    assert "Nothing was changed." in told


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("method", "cars", "give one of these: kettles/1"),
        ("method", "kettles/2", "no method “kettles/2”"),
        ("method", "kettles/x", "no method “kettles/x”"),
        ("author", "bob", "give one of these: ada-boil"),
    ],
)
def test_an_unknown_method_or_author_is_answered_with_those_there_are(
    method: Method, tmp_path: Path, option: str, value: str, reason: str
) -> None:
    assert reason in refused(tmp_path, SHEET, **{option: value})


def test_the_newest_version_is_taken_unless_another_is_named(
    method: Method, tmp_path: Path
) -> None:
    newer = publishing.new_version(method)
    imported(tmp_path, SHEET)
    assert {review.method for review in Review.objects.all()} == {newer}
    imported(tmp_path, SHEET, method="kettles/1")
    assert Review.objects.filter(method=method).count() == 2


def test_a_new_review_needs_an_author(method: Method, tmp_path: Path) -> None:
    told = refused(tmp_path, SHEET, author=None)
    assert (
        "line 2, name: “Alto” has no review yet, and a new one needs an author: choose one" in told
    )


def test_two_drafts_of_one_product_are_not_chosen_between(method: Method, tmp_path: Path) -> None:
    alto = Product.objects.get(slug="alto")
    builders.review(alto, method)
    builders.review(alto, method)
    assert "has 2 reviews by this method" in refused(tmp_path, SHEET)


def test_published_overall_scores_are_compared_to_the_digit(method: Method, tmp_path: Path) -> None:
    told = imported(
        tmp_path,
        "name,speed,noise,total\nAlto,8,6.5,74\nBasso,3,10,57\n",  # 7.4 and 5.8
        "--check",
        "total×0.1",
    )
    assert "Checked    1 of 2 overall scores agree to the digit" in told
    assert "line 3: Basso: 5.8 here, 5.7 in the sheet" in told
    assert "Alto:" not in told


def test_a_published_score_that_is_none_is_told_and_refuses_nothing(
    method: Method, tmp_path: Path
) -> None:
    told = imported(tmp_path, "name,speed,noise,total\nAlto,8,6.5,?\n", "--check", "total")
    assert "line 2, total: “?” is not a number: it is not compared" in told
    assert Review.objects.count() == 1


def test_markup_and_formulas_in_a_sheet_stay_the_words_they_are(
    method: Method, tmp_path: Path
) -> None:
    imported(tmp_path, "name,speed,noise,noise rationale\nAlto,1,1,=1+1<script>alert(1)</script>\n")
    assert Score.objects.get(criterion__slug="noise").rationale == "=1+1<script>alert(1)</script>"
