"""The notice above a page tells of what the page holds, however that came to be in it."""

from collections.abc import Callable

import django_tables2 as tables
import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.template import Context, Engine, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser

from disclosure import policy
from disclosure.models import Notice
from disclosure.notices import MissingNoticeError
from tests import builders
from tests.reading import find, words

pytestmark = pytest.mark.django_db

SOLD = "{% paid_link '/go/1/' 'Alder' %}"
CLICKED = "{% paid_link '/go/2/' 'Birch' pays='click' %}"
PLACED = "<p data-placement='7'>{% placement_label 'Coda Ltd' %}</p>"
MOVED = "<p data-points='0.3'>8.3</p>"


def page(content: str, **context: object) -> str:
    return Template(f"{{% disclose '/paid/' %}}{content}{{% enddisclose %}}").render(
        Context(context)
    )


def kinds(html: str) -> str:
    return find(LexborHTMLParser(html), "[data-notice]").attributes["data-notice"] or ""


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<h1>About us</h1>", "elsewhere general"),
        ("", "elsewhere general"),
        (SOLD, "commission general"),
        (CLICKED, "click general"),
        (PLACED, "placement general"),
        (MOVED, "points general"),
        ("{% tie 'sample' 'Given.' %}", "sample elsewhere general"),
        (
            "{% tie 'loan' 'Lent.' %}{% tie 'ownership' 'Ours.' %}",
            "loan ownership elsewhere general",
        ),
        (f"{MOVED}{PLACED}{CLICKED}{SOLD}", "commission click placement points general"),
        ("<a href='/go/1/'>plain</a> <p>data-placement rel=sponsored</p>", "elsewhere general"),
        ("<a rel='nofollow sponsored' href='/go/1/'>as an editor pastes</a>", "commission general"),
    ],
)
def test_the_notice_tells_the_kinds_that_the_tags_declare_and_no_other(
    content: str, told: str
) -> None:
    assert kinds(page(content)) == told


def test_the_markup_of_the_notice_is_its_approved_words_and_a_link() -> None:
    html = page(f"{PLACED}<h1>Kettles</h1>{SOLD}")
    box = find(LexborHTMLParser(html), ".notice")
    assert box.attributes["role"] == "note"
    told = find(box, "p[data-notice]")
    assert told.attributes["data-notice-version"] == "commission-1 placement-1 general-1"
    text = {one.token: one.text for one in Notice.objects.filter(locale="en")}
    assert told.text() == " ".join(
        text[token] for token in ("commission-1", "placement-1", "general-1")
    )
    assert find(box, "a[href='/paid/']").text() == "Read how we are paid"
    assert html.index("</div>") < html.index("data-placement=") < html.index("<h1>")
    assert "<script" not in html


def test_the_content_is_left_as_it_is() -> None:
    content = "<p>A &amp; B</p>\n<table><tr><td>unclosed"
    assert page(content).endswith(content)


class Cells(tables.Table):  # type: ignore[misc]  # the package is untyped
    link = tables.TemplateColumn(SOLD)
    tied = tables.TemplateColumn("{% tie 'loan' 'Lent.' %}")


def _isolated_include(content: str) -> str:
    inner = Template(content)
    return page("{% include inner only %}", inner=inner)


def _nested_includes(content: str) -> str:
    return page(
        "{% for _ in '12' %}{% include outer with inner=inner only %}{% endfor %}",
        outer=Template("{% include inner only %}"),
        inner=Template(content),
    )


def _with_as_text(content: str) -> str:
    """Rendered before the page, and given to it as a text."""
    return page("{{ before }}", before=Template(content).render(Context()))


def _from_the_cache(content: str) -> str:
    cache.clear()
    cached = f"{{% load cache %}}{{% cache 60 part %}}{content}{{% endcache %}}"
    page(cached)
    return page(cached.replace(content, "from the cache, or this stands there"))


def _in_an_engine_of_its_own(content: str) -> str:
    library = {"disclosure": "disclosure.templatetags.disclosure"}
    engine = Engine(builtins=list(library.values()), app_dirs=True)
    return page("{{ part }}", part=engine.from_string(content).render(Context()))


@pytest.mark.parametrize(
    "way",
    [_isolated_include, _nested_includes, _with_as_text, _from_the_cache, _in_an_engine_of_its_own],
)
def test_tags_declare_from_wherever_they_are_rendered(way: Callable[[str], str]) -> None:
    assert kinds(way(f"{CLICKED}{PLACED}")) == "click placement general"
    assert kinds(way("nothing")) == "elsewhere general"


def test_tags_declare_from_the_cells_of_a_table(rf: RequestFactory) -> None:
    table = Cells([{"link": 1, "tied": 1}])
    request = rf.get("/")
    html = page("{% load django_tables2 %}{% render_table table %}", table=table, request=request)
    assert kinds(html) == "commission loan general"


def test_the_notice_is_that_of_the_moment_of_the_page() -> None:
    builders.notice("general", "Shops may close.", effective_from=builders.AT)
    for at, version in (
        (builders.AT - builders.HOUR, "general-1"),
        (builders.AT, "general-2"),
        (None, "general-2" if timezone.now() >= builders.AT else "general-1"),
    ):
        html = page(SOLD, **({"at": at} if at else {}))
        assert f'data-notice-version="commission-1 {version}"' in html


def test_the_notice_is_in_the_language_of_the_site(settings: LazySettings) -> None:
    settings.LANGUAGE_CODE = "de-at"
    html = page(SOLD)
    assert "Händler zahlen uns" in words(LexborHTMLParser(html), "[data-notice]")
    assert find(LexborHTMLParser(html), ".notice a").text() == "So werden wir bezahlt"


def test_a_page_is_not_made_where_a_sentence_is_missing(settings: LazySettings) -> None:
    settings.LANGUAGE_CODE = "fr"
    with pytest.raises(MissingNoticeError, match="in “fr” is in force for commission, general"):
        page(SOLD)


def test_a_page_is_not_made_before_its_sentences_are_in_force() -> None:
    with pytest.raises(MissingNoticeError, match="Approve one"):
        page(SOLD, at=builders.AT.replace(year=2025))


def test_a_tie_that_is_written_by_hand_and_means_nothing_is_refused() -> None:
    with pytest.raises(
        ValueError, match=r"gifted: no kind of pay\. The kinds are commission, click"
    ):
        page("<p data-tie='gifted'>Given.</p>")


def test_it_takes_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        page(f"{SOLD}{CLICKED}{PLACED}")


def test_the_sentences_in_force_can_be_listed() -> None:
    builders.notice("click", "Shops pay per click.", effective_from=builders.AT)
    source = "{% sentences_in_force as found %}{% for one in found %}{{ one.token }} {% endfor %}"
    listed = Template(source).render(Context({"at": builders.AT})).split()
    assert listed == [f"{kind}-{2 if kind == 'click' else 1}" for kind in policy.KINDS]


def test_the_notice_can_be_put_into_other_templates() -> None:
    html = render_to_string(
        "disclosure/_notice.html",
        {"notice": {"kinds": ["click"], "versions": ["click-1"], "text": "A & B"}, "more": "/x/"},
    )
    assert '<p data-notice="click" data-notice-version="click-1">A &amp; B</p>' in html
