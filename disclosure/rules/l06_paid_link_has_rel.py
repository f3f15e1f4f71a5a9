"""Search engines are told which links pay, as readers are."""

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, broken, inapplicable, verdict
from disclosure.examples import PAID_LINK

CAN_SAY_SO = {"a", "svg a", "a xlink:href", "area href", "form action"}
SAYS_SO = {"sponsored", "nofollow"}


def check(case: Case) -> Verdict:
    paid = [link for link in case.paid if link.carrier in CAN_SAY_SO]
    if not paid:
        return inapplicable("There is no paid link that could carry rel.")
    return verdict(
        [
            broken("This paid link has no rel=sponsored.", one.node)
            for one in paid
            if not one.rel & SAYS_SO
        ],
        passed=f"All {len(paid)} paid links have rel=sponsored or nofollow.",
    )


PLAIN = PAID_LINK.replace(' rel="sponsored nofollow"', "")
AMAZON = "https://www.amazon.com/dp/B000000001?tag=kettles-20"
RULE = Rule(
    id="L06",
    promise="Each paid link carries rel=sponsored, or at least nofollow.",
    source="House rule informed by Google Search Central, qualify outbound links",
    hint='Print the link with {% paid_link %}, or add rel="sponsored nofollow".',
    check=check,
    good=(
        Example(PAID_LINK),
        Example(PAID_LINK.replace("sponsored nofollow", "nofollow")),
        Example(PAID_LINK.replace("sponsored nofollow", "Sponsored noopener")),
        Example(f'<p rel="x">Study</p><a href="https://boiling.example/study">it</a>{PAID_LINK}'),
        Example('<a href="https://boiling.example/study">Study</a>', outcome=Outcome.INAPPLICABLE),
        Example('<button data-href="/go/1/">Alder</button>', outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(PLAIN),
        Example(PAID_LINK.replace("sponsored nofollow", "noopener noreferrer")),
        Example(PAID_LINK.replace("sponsored nofollow", "ugc")),
        Example(f"{PAID_LINK}{PLAIN}"),
        Example('<form action="/go/1/"><button>Alder</button></form>'),
        Example('<map><area href="/go/2/" alt="Birch"></map>'),
        Example('<svg><a href="/go/1/"><text>Alder</text></a></svg>'),
        Example(f'<a href="{AMAZON}">Kettle</a>', {"ours": False, "links": {}}),
    ),
)
