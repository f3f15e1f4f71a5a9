"""Phrases by which a page takes back that it is paid: neutral, not moved by money, not paid at all.

English and German. Words that have other meanings count only beside what a site does itself:
an “objective lens”, an “independent laboratory” and “independent of the socket” are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from disclosure.wording import sentence_at


class Denial(StrEnum):
    NEUTRAL = "claims to be neutral"
    UNMOVED = "claims that money moves nothing"
    UNPAID = "claims that nobody pays"


@dataclass(frozen=True)
class Denied:
    """`sure` is False where the phrase is negated, quoted, asked or limited."""

    kind: Denial
    phrase: str
    sentence: str
    sure: bool


WORK = (
    r"(?:reviews?|reviewers?|rankings?|ranks?|lists?|comparisons?|tests?|testers?|ratings?|scores?"
    r"|guides?|advice|opinions?|verdicts?|recommendations?|picks?|choices?|editors?|experts?|order"
    r"|\w*tests?|\w*vergleich\w*|\w*ranglisten?|\w*bewertung\w*|wertung\w*|ratgeber|redaktion"
    r"|empfehlung\w*|urteil\w*)"
)
DONE = (
    r"(?:test|review|rank|rat(?:e|ing)|scor|compar|research|select|choos|chose|pick|recommend)\w*"
)
OPEN = r"(?:independent|objective|neutral|unabhängig\w*|objektiv\w*)"
OTHERS = (
    r"(?!(?:of|from|von|and|und)\b|lab|third|clinic|scien|stud|trial|certif|retail|shop|store|seller|brand|maker|dealer"
    r"|academ|medic|user|custom|consumer|buyer|reader)"
)
PAY = (
    r"(?:pay|payments?|money|commissions?|compensation|advertis(?:ing|ers?|ements?)|sponsors?"
    r"|partners?|brands?|sellers?|merchants?|provision\w*|geld|werbung|händler\w*|bezahlung)"
)
PAYER = r"(?:company|companies|merchants?|brands?|sellers?|makers?|shops?|advertisers?)"
SHOWN = r"(?:links?|pages?|sites?|lists?|reviews?|guides?|articles?|comparisons?|rankings?|posts?)"
NO = r"(?:never|not|cannot|no|nicht|kein\w*|(?:do|does|did|ca|wo)n['’]t)"
MOVE = (
    r"(?:influenc\w+|affects?|sways?|impacts?|determines?|decides?|changes?|alters?|beeinfluss\w*)"
)
EFFECT = r"(?:influence|effect|impact|bearing|say|einfluss)"

PLAIN = r"(?!(?:no|not|never|hardly|nicht|kein\w*)\b)"

PHRASES = {
    Denial.NEUTRAL: re.compile(
        r"\b(?:unbiased|impartial(?:ly)?|bias[- ]free|without bias|unvoreingenommen\w*"
        r"|unparteiisch\w*)\b"
        rf"|\b{OPEN},? (?:{OTHERS}[\w-]+,? ){{0,2}}?{OTHERS}{WORK}\b"
        rf"|\b(?:independently|objectively) (?:\w+ )?{DONE}\b(?! by )"
        rf"|\b(?:we|{WORK}) (?:is|are|stays?|remains?|sind|ist|bleib\w+) (?:{PLAIN}\w+ ){{0,2}}?{OPEN}\b"
        r"(?! (?:of|from|von)\b)",
        re.IGNORECASE,
    ),
    Denial.UNMOVED: re.compile(
        rf"\b{PAY}(?: [\w-]+){{0,4}}? {NO}(?: [\w-]+){{0,3}}? (?:{MOVE}|{EFFECT})\b"
        rf"|\b(?:it|this|that|they)(?: \w+)? {NO} (?:\w+ )?{MOVE} (?:our|the|which|what|any)\b"
        rf"|\b{NO} {MOVE} (?:by|durch|von) (?:[\w-]+ ){{0,4}}?{PAY}\b|\buninfluenced\b"
        rf"|\b(?:can ?not|can['’]t) be bought\b|\bregardless of (?:who pays|{PAY})\b"
        rf"|\bno (?:commercial|outside|advertiser) {EFFECT}\b",
        re.IGNORECASE,
    ),
    Denial.UNPAID: re.compile(
        rf"\b(?:nobody|no one|no {PAYER}) pays? (?:us|for)\b|\bniemand bezahlt uns\b"
        r"|\bwe (?:take|accept|earn|receive|get|make) (?:no (?:money|payments?|commissions?|fees?)|nothing)\b"
        rf"|\bth(?:is|ese) {SHOWN} (?:is|are) (?:not (?:paid|sponsored)|unpaid|unsponsored)\b"
        rf"|\b(?:none of|neither of) (?:the|these|our) {SHOWN} (?:is|are) (?:paid|sponsored)\b"
        rf"|\b(?:this|our) {SHOWN} (?:contains?|has|carries|holds?) no (?:advertis\w+|adverts?|ads?)\b"
        r"|\bwe (?:are|get) (?:not|never) paid\b"
        r"|\bwe (?:do not|don['’]t|never) (?:take|accept|earn|receive) (?:any )?"
        r"(?:money|payments?|commissions?|advertising)\b"
        r"|\bno (?:affiliate|paid|sponsored) links\b|\bnot sponsored\b|\bkeine werbelinks\b",
        re.IGNORECASE,
    ),
}
# Each phrase holds one of these: only what stands around them is read for it.
STEMS = {
    Denial.NEUTRAL: (
        *("bias", "impartial", "independent", "objective", "neutral"),
        *("abhängig", "objektiv", "voreingenommen", "parteiisch"),
    ),
    Denial.UNMOVED: (
        *("influen", "affect", "sway", "impact", "determine", "decide", "change", "alter"),
        *("effect", "bearing", " say", "bought", "regardless", "einfl"),
    ),
    Denial.UNPAID: (
        *("pays us", "paid", "accept", "receive", "earn", "sponsored", "affiliate", "pay us"),
        *("pay for", "pays for", "advert", "no ad", "money", "payment", "no pay", "no fee"),
        *("commission", "nothing", "bezahlt", "werbelinks"),
    ),
}
MARK = re.compile(r"[^\w\s,'’-]")  # that no phrase goes over
NEGATED = re.compile(
    r"(?:\b(?:no|not|never|nobody|neither|hardly|kein\w*|nicht)\b|n['’]t\b)(?:\W+\w+){0,3}\W+$",
    re.IGNORECASE,
)
OURS = re.compile(r"\b(?:our|we|unser\w*|100 ?%|truly|fully|completely)\W*$", re.IGNORECASE)
ABOUT_WORK = {
    "product",
    "expert",
    "honest",
    "editorial",
    "buying",
    "in-depth",
    "trusted",
    "user-first",
}
QUOTED = re.compile(r"[“„\"‘«]$|[“„«][^“”„«»]*$")
AROUND = 120  # characters before and after a phrase that can limit it
LIMITED = re.compile(
    r"\W*(?:more|von|für|unless|except)\b"
    r"|\W*(?:by|for|from|to)\b(?! (?:this|these|it|any\w*|our|the (?:links?|list|page|review)s?"
    r")\b|\W*$|[.,;!])",
    re.IGNORECASE,
)


def denials(text: str) -> Iterator[Denied]:
    for kind in PHRASES:
        for found in _phrases(kind, text):
            sentence = sentence_at(text, found.start())
            start, end = found.span()
            before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
            sure = _is_sure(kind, found[0], before, after, sentence)
            yield Denied(kind, found[0], sentence, sure)


def _phrases(kind: Denial, text: str) -> Iterator[re.Match[str]]:
    lower = text.lower()
    places = {place for stem in STEMS[kind] for place in _places(stem, lower)}
    # Of some letters of other languages lower case makes two.
    clauses = _clauses(text, places) if len(lower) == len(text) else [(0, len(text))]
    for start, end in clauses if places else ():
        yield from PHRASES[kind].finditer(text, start, end)


def _places(stem: str, text: str) -> Iterator[int]:
    place = text.find(stem)
    while place >= 0:
        yield place
        place = text.find(stem, place + 1)


def _clauses(text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """From where to where the clauses go that stand at `places`."""
    backwards, end = text[::-1], 0
    for place in sorted(places):
        if place >= end:
            before, after = MARK.search(backwards, len(text) - place), MARK.search(text, place)
            end = after.start() if after else len(text)
            yield len(text) - before.start() if before else 0, end


def _is_sure(kind: Denial, phrase: str, before: str, after: str, sentence: str) -> bool:
    if sentence.endswith("?") or QUOTED.search(before):
        return False
    if kind is Denial.UNPAID:
        return not LIMITED.match(after)
    if kind is Denial.UNMOVED:
        return True
    return not NEGATED.search(before) and (_is_of_us(phrase) or OURS.search(before) is not None)


def _is_of_us(phrase: str) -> bool:
    """“Independent reviews” are; “independent suspension tests” need not be."""
    first, *between = phrase.lower().split()[:-1] or [""]
    return not re.fullmatch(f"{OPEN},?", first) or ABOUT_WORK.issuperset(between)
