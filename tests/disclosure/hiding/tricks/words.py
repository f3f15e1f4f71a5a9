"""Other words, or the same in a way that nobody and nothing reads."""

from __future__ import annotations

import re

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import around, reworded, scripted, styled

CYRILLIC = str.maketrans("aceopsxyi", "асеорѕхуі")


@trick("takes some letters from another alphabet")
def homoglyphs(html: str) -> str:
    return reworded(html, lambda words: words.translate(CYRILLIC))


@trick("puts a space without a width between all letters")
def zero_width_spaces(html: str) -> str:
    return reworded(html, "\u200b".join)


@trick("puts a soft hyphen between all letters")
def soft_hyphens(html: str) -> str:
    return reworded(html, "\u00ad".join)


@trick("turns the direction of letters by a sign in the text")
def turned_by_a_sign(html: str) -> str:
    return reworded(html, lambda words: f"\u202e{words}\u202c")


@trick("turns the direction of letters by a style")
def turned_by_a_style(html: str) -> str:
    return styled(html, "[data-notice] { direction: rtl; unicode-bidi: bidi-override }")


@trick("writes it backwards, and lets a style turn it")
def backwards_and_turned(html: str) -> str:
    css = "[data-notice] { direction: rtl; unicode-bidi: bidi-override; text-align: left }"
    return styled(reworded(html, lambda words: words[::-1]), css)


@trick("strikes each letter by a sign of its own")
def struck_letters(html: str) -> str:
    return reworded(html, lambda words: "".join(f"{letter}\u0336" for letter in words))


@trick("heaps accents on its letters")
def heaped_accents(html: str) -> str:
    heap = "\u0338\u0311\u0346\u0353\u0489"
    return reworded(html, lambda words: re.sub(r"([a-z])", rf"\1{heap}", words))


@trick("lets a style write a “not” before it")
def not_before_it(html: str) -> str:
    return styled(html, '[data-notice]::before { content: "It is not true that: " }')


@trick("lets a style write after it that it does not apply")
def not_after_it(html: str) -> str:
    return styled(html, '[data-notice]::after { content: " None of this applies to this page." }')


@trick("lets a style write a word between two of its words")
def never_in_between(html: str) -> str:
    put_in = reworded(html, lambda words: words.replace(" pay us ", " <b class=n>pay us</b> ", 1))
    return styled(put_in, '.n { font-weight: inherit } .n::before { content: "never " }')


@trick("sets it in capitals", person=True)
def capitals(html: str) -> str:
    return styled(html, "[data-notice] { text-transform: uppercase }")


@trick("leaves out the words that matter")
def key_words_left_out(html: str) -> str:
    put_in = reworded(
        html, lambda words: re.sub(r"\bpay us\b", "<span class=k>pay us</span>", words)
    )
    return styled(put_in, ".k { font-size: 0 }")


@trick("draws its words in another order than they stand in")
def words_in_another_order(html: str) -> str:
    def shuffled(words: str) -> str:
        parts = words.split()
        return " ".join(
            f'<span style="order: {place * 7 % len(parts)}">{part}</span>'
            for place, part in enumerate(parts)
        )

    css = "[data-notice] { display: flex; flex-wrap: wrap; gap: 0 .3em }"
    return styled(reworded(html, shuffled), css)


@trick("draws its words from the last to the first")
def words_reversed(html: str) -> str:
    def parted(words: str) -> str:
        return " ".join(f"<span>{part}</span>" for part in words.split())

    css = "[data-notice] { display: flex; flex-flow: row-reverse wrap-reverse; gap: 0 .3em }"
    return styled(reworded(html, parted), css)


@trick("lets a script say the contrary beside it")
def contradicted_by_a_script(html: str) -> str:
    script = """
        setTimeout(() => {
          notice.insertAdjacentHTML("afterend", "<p>No company pays us for anything on this page.</p>");
        }, 500);
    """
    return scripted(html, script)


@trick("lets a style say the contrary in the heading")
def contradicted_by_a_style(html: str) -> str:
    return styled(html, 'h1::after { content: ": independent, nobody pays us" }')


@trick("says it in a language that the page does not speak")
def another_language(html: str) -> str:
    latin = "Mercatores nobis mercedem solvunt, si per nexus notatos aliquid emitis."
    return reworded(html, lambda _: latin)


@trick("says that it may be so")
def hedged(html: str) -> str:
    hedge = "We may sometimes receive compensation from some of our partners, where applicable."
    return reworded(html, lambda _: hedge)


@trick("says no more than “affiliate links”")
def jargon(html: str) -> str:
    return reworded(html, lambda _: "Affiliate links.")


@trick("buries it in a long text")
def buried(html: str) -> str:
    chatter = "We love kettles, and the sound that they make when water boils in them. " * 12
    return reworded(html, lambda words: f"{chatter}{words} {chatter}")


@trick("says that others say so", person=True)
def said_by_others(html: str) -> str:
    return around(html, "<p>Unlike us, other sites have to write this:</p>", "")


@trick("lets a style replace its words by others")
def replaced_by_a_style(html: str) -> str:
    css = (
        "[data-notice] { font-size: 0 } [data-notice]::before { font-size: 1rem;"
        ' content: "We test with care and write what we think." }'
    )
    return styled(html, css)


@trick("runs all of its words together")
def without_spaces(html: str) -> str:
    return styled(html, "[data-notice] { word-spacing: -.3em }")
