"""What machines are told is read however it is nested, and never trusted to be sound."""

from disclosure.page import Page
from disclosure.structured import structured

SCRIPT = '<script type="{}">{}</script>'
LD = "application/ld+json"


def test_things_are_found_at_any_depth() -> None:
    told = '{"@graph": [{"@type": ["Product", "Thing"], "review": [{"@type": "Review"}]}]}'
    found = structured(Page(SCRIPT.format(LD, told)))
    assert len(found.of_type("Product")) == len(found.of_type("Review")) == 1
    assert len(found.having("review")) == 1
    assert not found.unreadable


def test_what_is_no_json_is_kept_as_that() -> None:
    page = Page(SCRIPT.format(LD, "{") + SCRIPT.format("APPLICATION/LD+JSON", "[" * 100_000))
    assert len(structured(page).unreadable) == 2
    assert not structured(page).things


def test_other_scripts_are_left_alone() -> None:
    page = Page(SCRIPT.format("text/javascript", "{") + "<script>{</script>")
    assert structured(page) == structured(Page(""))
