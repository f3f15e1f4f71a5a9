"""What the guides say, read as text: no promise that the site could not keep, and prose that can be read."""

import re
from statistics import mean

import pytest
from selectolax.lexbor import LexborHTMLParser

from reviews.demo.content import Cited
from reviews.demo.guides import GUIDES
from reviews.demo.guides.shapes import (
    Article,
    Asked,
    Boxed,
    Closing,
    Drawn,
    Grid,
    Points,
    Prose,
    Ranked,
    Said,
)
from reviews.demo.prose import html
from tests.reviews.demo.test_content import BANNED, texts

PUBLIC = [guide for guide in GUIDES if guide.withdrawn_days is None]
PROMISES = re.compile(
    r"\b(cures?|guarantee[sd]?|proven to|clinically proven|miracle|pain-free|risk-free|ultimate)\b",
    re.IGNORECASE,
)
SUPERLATIVE = re.compile(
    r"\b(best|top|ultimate|greatest|finest|leading|perfect|ideal|\w+est rated|number one|#1)\b",
    re.IGNORECASE,
)
each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
each_public_guide = pytest.mark.parametrize("guide", PUBLIC, ids=lambda guide: guide.slug)


def rich(guide: Article) -> list[LexborHTMLParser]:
    """The rich text of a guide, block by block."""
    made = [block.text for block in guide.blocks if isinstance(block, Prose | Closing)]
    made += [block.answer for block in guide.blocks if isinstance(block, Asked)]
    return [LexborHTMLParser(html(text), is_fragment=True) for text in made]


def headings(guide: Article) -> list[str]:
    inside = [node.text() for text in rich(guide) for node in text.css("h2, h3")]
    captions = [block.caption for block in guide.blocks if isinstance(block, Grid)]
    return [guide.title, *inside, *captions]


def sentences(guide: Article) -> list[str]:
    lines = [node.text() for text in rich(guide) for node in text.css("p, li")]
    return [one for line in lines for one in re.split(r"(?<=[.?!:;])\s+", line) if one]


@each_guide
def test_nothing_claims_to_be_best_or_unbiased(guide: Article) -> None:
    for text in texts([guide.title, guide.summary, guide.blocks]):
        assert not BANNED.search(text), text


@each_guide
def test_no_title_or_heading_speaks_in_superlatives(guide: Article) -> None:
    assert SUPERLATIVE.search("The best racks")  # the search can find them
    for heading in headings(guide):
        assert not SUPERLATIVE.search(heading), heading


@each_guide
def test_no_cure_is_promised(guide: Article) -> None:
    assert PROMISES.search("It cures cramps")
    promised = [text for text in texts(guide.blocks) if PROMISES.search(text)]
    assert all("no guarantee" in text for text in promised), promised


@each_guide
def test_every_source_can_be_looked_up(guide: Article) -> None:
    sources = [block for block in guide.blocks if isinstance(block, Cited)]
    assert len(sources) >= 1
    assert len({source.url for source in sources}) >= len(sources) - 1  # two standards, one shop
    for source in sources:
        assert source.url.startswith("https://")
        assert ".example" not in source.url
        assert source.title
        assert source.publisher


@each_public_guide
def test_a_study_named_in_the_text_is_among_the_sources(guide: Article) -> None:
    cited = " ".join(block.title for block in guide.blocks if isinstance(block, Cited))
    named = [
        name
        for text in texts(guide.blocks)
        for name in re.findall(r"\(([A-Z][\w ]+?)(?: and [\w]+)?(?:, \d{4})?\)", text)
        if name not in ("NHS", "NIH", "MedlinePlus", "EMG")
    ]
    assert named
    for name in named:
        assert (
            name.removesuffix(" on spasticity").split(" and ")[0] in cited or "MedlinePlus" in name
        )


@each_public_guide
def test_each_guide_has_each_kind_of_block(guide: Article) -> None:
    kinds = {type(block) for block in guide.blocks}
    assert kinds == {Prose, Points, Said, Grid, Drawn, Boxed, Ranked, Asked, Closing, Cited}
    assert sum(isinstance(block, Asked) for block in guide.blocks) >= 5
    assert sum(isinstance(block, Boxed) for block in guide.blocks) >= 2


@each_guide
def test_speakers_are_invented_and_say_so(guide: Article) -> None:
    for block in guide.blocks:
        if isinstance(block, Said):
            assert "invented for this demo" in block.credential
            assert "demo" in block.said_in
            assert re.fullmatch(r"Demo record DQ-\d+: invented speaker", block.consent)
            assert not re.search(r"\bDr\b|doctor", f"{block.speaker} {block.credential}")


@each_guide
def test_tables_have_two_to_four_columns_or_one_and_no_hole(guide: Article) -> None:
    for block in guide.blocks:
        if isinstance(block, Grid):
            widths = {len(row) for row in block.rows}
            assert len(widths) == 1, block.caption
            assert max(widths) <= 4
            assert all(cell for row in block.rows for cell in row), block.caption
            assert not block.pairs or widths == {2}


@each_guide
def test_no_paragraph_or_item_is_empty(guide: Article) -> None:
    for text in rich(guide):
        assert all(node.text().strip() for node in text.css("p, li, h2, h3"))


@each_public_guide
def test_sentences_can_be_read_in_one_breath(guide: Article) -> None:
    lengths = [len(sentence.split()) for sentence in sentences(guide)]
    assert len(lengths) > 60
    assert mean(lengths) < 15
    assert max(lengths) <= 45


@each_guide
def test_what_is_replaced_in_an_older_or_newer_wording_stands_there_once(guide: Article) -> None:
    everything = texts([guide.title, guide.summary, guide.blocks])
    pairs = [pair for version in guide.versions for pair in version.then] + list(guide.draft)
    for now, other in pairs:
        assert sum(text.count(now) for text in everything) == 1, now
        assert now != other


@each_guide
def test_versions_are_in_order_and_the_last_is_the_text_of_today(guide: Article) -> None:
    ages = [version.age_days for version in guide.versions]
    assert ages == sorted(ages, reverse=True)
    assert not guide.versions[-1].then
    assert guide.versions[-1].slug in ("", guide.slug)
