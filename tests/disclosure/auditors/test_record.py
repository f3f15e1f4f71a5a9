"""What auditors read of the record: which pages, every version of one, and what two differ in."""

import base64

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disclosure import registers
from disclosure.models import Body, Notice
from disclosure.record import bodies, check, comparing
from tests.disclosure.auditors import cast
from tests.disclosure.record.logged import empty_log
from tests.reading import find, words

__all__ = ["empty_log"]

pytestmark = pytest.mark.usefixtures("empty_log")

URL = "/audit/record/"
HTML = "<title>Kettles</title><h1>Kettles</h1><p>Alto costs <b>$20.00</b>.<p>It boils."
LATER = HTML.replace("20.00", "25.00")


def of_page(path: str = "/compare/kettles/") -> str:
    return f"{URL}page/?url={registers.address(path)}"


def cells(number: int, client: Client) -> str:
    return cast.text(client.get(f"{URL}{number}/"))


def test_before_anything_was_sent_it_says_so() -> None:
    assert "Nothing is on record yet." in cast.text(cast.auditor().get(URL))


def test_addresses_are_listed_with_their_versions_and_found_again() -> None:
    cast.sent("/b/")
    cast.sent("/a/", minute=1)
    cast.sent("/a/", LATER, minute=2)
    client = cast.auditor()
    first, second, third = (f"4 May 2026, 12:0{minute}:00 UTC" for minute in range(3))
    page = client.get(URL)
    assert cast.table(page) == [["/a/", "2", third, second], ["/b/", "1", first, first]]
    assert "Entries 3" in cast.text(page)
    root = client.get("/record/checkpoint").content.decode().split("\n")[2]
    assert f"Root {root} In base64" in cast.text(page)
    assert [row[0] for row in cast.table(client.get(f"{URL}?text=B"))] == ["/b/"]
    assert "No address like that" in cast.text(client.get(f"{URL}?text=c"))
    rows = cast.as_csv(client, URL)
    assert [(row["entries"], row["newest_at"]) for row in rows] == [
        ("2", "2026-05-04T12:02:00+00:00"),
        ("1", "2026-05-04T12:00:00+00:00"),
    ]


def test_the_timeline_tells_from_when_until_when_and_what_changed() -> None:
    notice = {"kinds": ["general"], "versions": ["general-1"]}
    cast.sent(notice=notice)
    cast.sent("/other/", minute=1)
    points = [{"position": 5 + place, "points": "0.3", "by": ["12"]} for place in range(2)]
    placed = {"position": 3, "number": "12", "advertiser": "Tin & Co"}
    cast.sent(
        html=LATER,
        minute=2,
        placements=[placed, placed],
        points=points,
        verdicts={"L01": "pass"},
        notice=notice,
    )
    client = cast.auditor()
    newest, first = cast.as_json(client, of_page())
    assert (newest["made"], newest["next_made"]) == ("2026-05-04T12:02:00Z", None)
    assert (first["made"], first["next_made"]) == ("2026-05-04T12:00:00Z", "2026-05-04T12:02:00Z")
    assert first["changes"] == "First version on record"
    for told in (
        "Content (",
        "Placements: no. 12 (Tin & Co) new;",
        "Points: 1 new",
        "Verdicts: L01 none → pass",
    ):
        assert told in newest["changes"]
    assert (newest["placements"], newest["points"]) == (1, 1)
    assert "Notice" not in newest["changes"]
    assert [row[4].split(" UTC")[0] for row in cast.table(client.get(of_page()))] == [
        "4 May 2026, 12:02:00",
        "4 May 2026, 12:00:00",
    ]


@pytest.mark.parametrize(("at", "which"), [("12:00", 0), ("12:04", 0), ("12:05", 1), ("23:00", 1)])
def test_a_moment_leads_to_what_was_sent_then(at: str, which: int) -> None:
    entries = [cast.sent(), cast.sent(html=LATER, minute=5)]
    client = cast.auditor()
    led = client.get(f"{of_page()}&at=2026-05-04T{at}")
    assert led["Location"].startswith(f"{URL}{entries[which].number}/?at=2026-05-04T")
    assert f"The last version made by 4 May 2026, {at}:00 UTC" in cast.text(
        client.get(led["Location"])
    )


def test_a_moment_before_the_first_or_none_at_all_is_said() -> None:
    cast.sent()
    client = cast.auditor()
    then = client.get(f"{of_page()}&at=2026-05-04T11:59")
    assert "Nothing had been made for this address by then." in cast.text(then)
    assert "This is no moment." in cast.text(client.get(f"{of_page()}&at=soon"))
    assert client.get(of_page("/nowhere/")).status_code == 404


def test_the_page_is_shown_as_it_was_in_a_frame_in_which_nothing_acts() -> None:
    number = cast.sent(html=HTML).number
    client = cast.auditor()
    page = client.get(f"{URL}{number}/")
    frame = find(cast.tree(page), "iframe")
    assert frame.attributes["sandbox"] == ""
    assert frame.attributes["src"] == f"{URL}{number}/sent/"
    assert f"frame-src testserver{URL}{number}/sent/" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    sent = client.get(f"{URL}{number}/sent/")
    assert sent.content.decode() == HTML
    assert sent["X-Frame-Options"] == "SAMEORIGIN"
    assert sent["Content-Security-Policy"].startswith("sandbox; default-src 'none'; ")
    stamp = words(cast.tree(page), ".stamp")
    assert "On record, not live." in stamp
    assert "the newest on record; something that it shows has changed since" in stamp
    assert "Styles and pictures are not on record" in stamp


def test_beside_it_stands_what_its_entry_tells() -> None:
    sentence = Notice.objects.get(kind="general", version=1, locale="en")
    entry = cast.sent(
        notice={"kinds": ["general"], "versions": ["general-1", "general-99"]},
        prices=[
            {"position": 1, "amount": "20.00", "currency": "USD", "at": "2026-05-04", "link": "/go/1/"},
            {"position": 2, "salted": "ab" * 32, "at": "2026-05-04", "link": ""},
        ],
        points=[{"position": 4, "points": "0.3", "by": ["7"]}],
        ranking={"inputs": "cd" * 32, "moved": 2, "most": 1},
        verdicts={"L01": "pass", "V01": "incomplete"},
    )  # fmt: skip
    said = cells(entry.number, cast.auditor())
    for told in (
        sentence.text,
        "general-99 not in the register",
        "20.00 USD as of 2026-05-04 /go/1/",
        "withheld (digest",
        "0.3 points, by placement 7",
        "Money moved 2 products, by 1 place at most",
        "cd" * 32,
        "V01 ? incomplete L01",
        entry.body,
    ):
        assert told in said, told


def test_what_is_deleted_or_kept_without_prices_says_so_and_why() -> None:
    copy = bodies.keep(b"<p>[withheld]", at=cast.AT)
    less = cast.sent("/a/", kept={"sha256": copy})
    gone = cast.sent("/b/", HTML)
    Body.objects.exclude(digest=copy).delete()
    client = cast.auditor()
    assert "do not let anybody keep them" in cells(less.number, client)
    assert client.get(f"{URL}{less.number}/sent/").content == b"<p>[withheld]"
    assert "The page itself is deleted." in cells(gone.number, client)
    assert not cast.tree(client.get(f"{URL}{gone.number}/")).css("iframe")
    assert client.get(f"{URL}{gone.number}/sent/").status_code == 404


def test_two_versions_are_compared_by_their_text() -> None:
    one, two = cast.sent(html=HTML), cast.sent(html=LATER, minute=1)
    client = cast.auditor()
    page = client.get(f"{URL}differences/?a={two.number}&b={one.number}")  # whichever comes first
    assert [node.text() for node in cast.tree(page).css("del")] == ["Removed: Alto costs $20.00."]
    assert [node.text() for node in cast.tree(page).css("ins")] == ["Added: Alto costs $25.00."]
    assert "It boils." in words(cast.tree(page), ".difference")
    apart = comparing.lines("<p><i>7.7 without pay</i><i>Lent.</i><b>Sold</b>, <b>$20</b>.")
    assert apart == ["7.7 without pay Lent. Sold, $20."]
    again = cast.sent(html=HTML.replace("<b>", "<i>").replace("</b>", "</i>"), minute=2)
    same = client.get(f"{URL}differences/?a={one.number}&b={again.number}")
    assert "Both pages say the same, word for word." in cast.text(same)


def test_between_differences_stands_where_on_the_page_the_next_one_is() -> None:
    rows = "".join(f"<tr><td><a href='/{one}/'>{one}</a><td>1<td>2<td>3" for one in "ABCDEFGH")
    html = f"<h1>Kettles</h1><table>{rows}</table>"
    changed = html.replace("H</a><td>1<td>2<td>3", "H</a><td>1<td>2<td>4")
    one, two = cast.sent(html=html), cast.sent(html=changed, minute=1)
    page = cast.auditor().get(f"{URL}differences/?a={one.number}&b={two.number}")
    assert words(cast.tree(page), ".gap").endswith("… H")


@pytest.mark.parametrize("query", ["", "a=1", "a=x&b=y", "a=0&b=999999", f"a={'9' * 30}&b=0"])
def test_what_cannot_be_compared_is_not_found(query: str) -> None:
    cast.sent()
    other = cast.sent("/other/")
    client = cast.auditor()
    assert client.get(f"{URL}differences/?{query}").status_code == 404
    assert client.get(f"{URL}differences/?a=0&b={other.number}").status_code == 404


def test_a_proof_is_taken_away_with_the_page() -> None:
    cast.sent("/other/")
    entry = cast.sent(html=HTML)
    given = cast.auditor().get(f"{URL}{entry.number}/proof/")
    assert given["Content-Disposition"] == f'attachment; filename="entry-{entry.number}.json"'
    proof = given.json()
    assert base64.b64decode(proof["body"]).decode() == HTML
    assert "byte for byte" in check.check(proof, proof["key"])[0]


@pytest.mark.parametrize("versions", [1, 4])
def test_it_asks_as_often_for_one_version_as_for_four(
    versions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for minute in range(versions):
        entry = cast.sent(html=f"{HTML}{minute}", minute=minute)
    client = cast.auditor()
    for path, queries in ((URL, 9), (of_page(), 10), (f"{URL}{entry.number}/", 12)):
        with django_assert_num_queries(queries):
            client.get(path)
