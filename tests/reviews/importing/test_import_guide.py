"""The command `import_guide`, and the draft that it leaves."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.models import Model
from django.db.models.signals import pre_save

from reviews import publishing
from reviews.models import BLOCKS, Guide, LiveGuide, Picture, Revision, Text
from tests import builders
from tests.products import image_files
from tests.reviews.importing.articles import MARKDOWN

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    builders.category()
    builders.author()
    path = tmp_path / "descaling.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    return path


def imported(path: Path, **options: Any) -> str:
    out = StringIO()
    given = {"category": "kettles", "author": "ada-boil"} | options
    call_command("import_guide", path, stdout=out, **given)
    return out.getvalue()


def block_kinds(guide: Guide) -> list[str]:
    found = sorted(builders.blocks(guide), key=lambda block: block.ordering)
    return [type(block).__name__ for block in found]


def nothing_is_there() -> bool:
    models: tuple[type[Model], ...] = (Guide, Revision, *BLOCKS)
    return not any(model._default_manager.exists() for model in models)


def test_an_article_becomes_a_draft_that_readers_do_not_see(file: Path) -> None:
    told = imported(file)

    guide = Guide.objects.get()
    assert (guide.title, guide.slug) == ("How to descale a kettle", "how-to-descale-a-kettle")
    assert guide.summary == "Vinegar does it, and so does citric acid."
    assert (guide.category.slug, guide.author.slug) == ("kettles", "ada-boil")
    assert block_kinds(guide) == (
        ["Takeaways", "Text", "Quotation", "Table", "Text", "Conclusion"]
        + ["Question"] * 2
        + ["Source"] * 2
    )
    assert not LiveGuide.objects.exists()
    revision = guide.revisions.get()
    assert revision.note == "Imported from descaling.md."
    assert len(revision.data["blocks"]) == 10
    assert "became the draft of a new guide" in told
    assert "2 × question and answer" in told
    assert f"Edit it at {settings.BASE_URL}/admin/reviews/guide/{guide.pk}/change/" in told


def test_it_says_what_publication_still_needs(file: Path) -> None:
    told = imported(file)
    assert "Lacking    2\n  Quotation “Dr. Ida Stone: Lime is only stone.”: give where" in told
    assert "  The text links to https://water.example/study, and nobody has said whether" in told


def test_a_dry_run_tells_the_same_and_changes_nothing(file: Path) -> None:
    dry = imported(file, dry_run=True)
    assert nothing_is_there()
    real = imported(file)
    assert dry.splitlines()[1:] == real.splitlines()[1:-1]
    assert "would become the draft of a new guide" in dry


def test_the_options_say_what_the_file_does_not(file: Path) -> None:
    other = file.rename(file.with_name("descaling"))
    imported(other, format="markdown", title="Another title", slug="another")
    assert (Guide.objects.get().title, Guide.objects.get().slug) == ("Another title", "another")


def test_the_report_is_written_to_a_file(file: Path) -> None:
    report = file.with_name("report.txt")
    told = imported(file, report=report)
    assert report.read_text(encoding="utf-8") == told


def test_update_replaces_the_draft_and_keeps_both_states(file: Path) -> None:
    guide = builders.guide("How to descale a kettle", summary="Old.")
    publishing.publish(guide, by=None, at=builders.AT)
    builders.add(guide, Text, html="<p>Typed and not saved as a revision.</p>")

    told = imported(file, update=True, category=None, author=None)

    guide.refresh_from_db()
    assert "became the draft of a guide that was there" in told
    assert guide.summary == "Vinegar does it, and so does citric acid."
    assert len(block_kinds(guide)) == 10
    first, second, third = guide.revisions.order_by("number")
    assert first.data["fields"]["summary"] == "Old."
    assert "Typed and not saved" in str(second.data)
    assert third.note == "Imported from descaling.md."
    assert LiveGuide.objects.get().revision == first, "readers see what they saw"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (
            {},
            "There is a guide with the address “how-to-descale-a-kettle”. Choose to replace its draft",
        ),
        ({"slug": "nowhere", "update": True}, "There is no guide “nowhere” to replace"),
        ({"slug": "not a slug", "title": "x"}, "slug"),
        ({"slug": "new", "category": None}, "A new guide needs a category and an author"),
        ({"slug": "new", "category": "cars"}, "give one of these: kettles"),
        ({"slug": "new", "author": "bob"}, "give one of these: ada-boil"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(
    file: Path, options: dict[str, Any], reason: str
) -> None:
    guide = builders.guide("How to descale a kettle")
    with pytest.raises(CommandError, match=reason):
        imported(file, **options)
    assert Guide.objects.get() == guide
    assert not guide.revisions.exists()
    assert block_kinds(guide) == ["Text", "Source"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.md", b"", "The file is empty. Nothing was changed."),
        ("a.html", b"<h1>T</h1>" + b"<div>" * 100_000 + b"x", "inside each other"),
        ("a.docx", b"PK\x03\x04", "does not tell what the file is"),
        ("a.html", b"PK\x03\x04", "a Word or Excel document, or a zip archive"),
        ("a.md", b"text without a title", "give a title"),
        ("missing.md", None, "There is no file"),
    ],
)
def test_a_file_that_is_no_article_leaves_nothing_behind(
    file: Path, name: str, content: bytes | None, reason: str
) -> None:
    path = file.with_name(name)
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=reason):
        imported(path)
    assert nothing_is_there()


def test_the_report_must_not_overwrite_the_article(file: Path) -> None:
    with pytest.raises(CommandError, match="would overwrite the article"):
        imported(file, report=file)
    assert file.read_text(encoding="utf-8") == MARKDOWN


def test_pictures_are_stored_by_an_import_and_not_by_a_dry_run(file: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = file.parent / "media"
    (file.parent / "lime.jpg").write_bytes(image_files.plain("JPEG"))
    file.write_text("# T\n\ntext\n\n## H\n\n![Lime in a kettle](lime.jpg)\n", encoding="utf-8")

    assert "1 × picture" in imported(file, credit="Ada", dry_run=True)
    assert not settings.MEDIA_ROOT.exists()

    assert "1 × picture" in imported(file, credit="Ada")
    picture = Picture.objects.get()
    assert (picture.alt, picture.credit, picture.file.width) == ("Lime in a kettle", "Ada", 300)


def test_pictures_of_an_import_that_fails_are_not_left_behind(file: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = file.parent / "media"
    (file.parent / "lime.jpg").write_bytes(image_files.plain("JPEG"))
    file.write_text("# T\n\ntext\n\n![Lime](lime.jpg 'Ada')\n", encoding="utf-8")
    with pytest.raises(RuntimeError):
        _fails_at_the_end(file)
    assert nothing_is_there()
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def _fails_at_the_end(file: Path) -> None:
    def refuse(sender: type, **_: Any) -> None:
        if sender is Revision:
            raise RuntimeError("the database went away")

    pre_save.connect(refuse)
    try:
        imported(file)
    finally:
        pre_save.disconnect(refuse)
