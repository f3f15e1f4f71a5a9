"""Our own pages keep what programmes demand, in every state that a reader can bring them into."""

import pytest
from django.test import Client
from django.utils import timezone

from disclosure import judging
from disclosure.audit import Outcome, Report
from products.models import Programme
from reviews import publishing
from reviews.models import Guide, Text
from tests import builders
from tests.conftest import Site

SENTENCE = "Alder Shop pays this site for orders & visits."
CAVEAT = "Alder prices change by the hour; the basket counts."
STATES = (
    *("?sort=-price", "?sort=product", "?brand=tin-co", "?page=2", "?quiet=1&sort=score"),
    *("without-advertising/", "without-advertising/?sort=price"),
)

CHANGES = (  # (rule, what the page says, what it says instead)
    ("C03", CAVEAT, "Alder prices may change."),
    ("C04", SENTENCE.replace("&", "&amp;"), "Alder Shop may pay."),
    ("C01", "<time ", "<time hidden "),
    ("C02", 'datetime="20', 'datetime="19'),
    ("C08", 'value="19.50"', 'value="18.50"'),
    ("R10", "data-placement=", "data-x="),
    ("R11", "<strong>5.6</strong>", "<strong>9.9</strong>"),
    ("E01", 'general-1"', 'general-99"'),
)


@pytest.fixture
def demanding(full_site: Site) -> Site:
    """The site with a programme that has words of its own."""
    Programme.objects.update(required_sentence=SENTENCE, price_caveat=CAVEAT)
    return full_site


def judged(client: Client, path: str) -> Report:
    html = client.get(path, follow=True).content.decode()
    return judging.report(html, path=path.partition("?")[0], at=timezone.now())


def outcome(report: Report, rule: str) -> Outcome:
    return next(one.verdict.outcome for one in report.results if one.rule.id == rule)


def broken(report: Report) -> list[tuple[str, str]]:
    mine = [one for one in report.violations if one.rule.group in "RTCE"]
    return [(one.rule.id, one.verdict.words) for one in mine]


def test_every_page_keeps_the_rules_of_rankings_reviews_prices_and_versions(
    demanding: Site, client: Client
) -> None:
    for path in demanding.paths.values():
        assert broken(judged(client, path)) == [], path


def test_caveat_and_sentence_stand_unfolded_wherever_an_offer_is_shown(
    demanding: Site, client: Client
) -> None:
    for path in ("comparison", "product", "review", "guide"):
        report = judged(client, demanding.paths[path])
        assert outcome(report, "C03") is Outcome.PASS, path
        assert outcome(report, "C04") is Outcome.PASS, path


def test_every_state_of_a_comparison_keeps_them(demanding: Site, client: Client) -> None:
    for state in STATES:
        report = judged(client, f"/compare/kettles/{state}")
        assert broken(report) == [], state
        assert outcome(report, "R04") is Outcome.PASS, state


def test_a_link_in_a_text_brings_the_sentence_with_it(demanding: Site, client: Client) -> None:
    guide: Guide = builders.guide("Where to find kettles")
    builders.add(guide, Text, html='<p>At <a href="https://shop.example/alto">Alder</a>.</p>')
    publishing.publish(guide, by=None, at=timezone.now())
    report = judged(client, "/guides/where-to-find-kettles/")
    assert outcome(report, "C04") is Outcome.PASS
    assert broken(report) == []


def test_a_ranking_within_a_guide_leads_to_its_weights(demanding: Site, client: Client) -> None:
    assert outcome(judged(client, demanding.paths["guide"]), "R04") is Outcome.PASS


def test_the_same_page_with_one_thing_changed_breaks_its_rule(
    demanding: Site, client: Client
) -> None:
    html = client.get("/compare/kettles/").content.decode()
    for rule, said, instead in CHANGES:
        assert said in html, rule
        changed = html.replace(said, instead)
        report = judging.report(changed, path="/compare/kettles/", at=timezone.now())
        assert outcome(report, rule) is Outcome.VIOLATION, rule
