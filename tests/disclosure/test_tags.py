"""The tags by which a page keeps its promises."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.template import Context, Template, TemplateSyntaxError

from disclosure.money import money

AT = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


def rendered(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def price(amount: Decimal | None, confirmed_at: datetime | None, availability: str = "") -> str:
    return rendered(
        "{% price amount 'USD' confirmed_at=confirmed_at max_age=max_age at=at merchant=merchant"
        " availability=availability %}",
        amount=amount,
        confirmed_at=confirmed_at,
        max_age=timedelta(hours=24),
        at=AT,
        merchant="Alder <Shop>",
        availability=availability,
    )


def test_a_price_carries_its_figure_currency_and_time() -> None:
    html = price(Decimal("24.9"), AT - timedelta(hours=24), "in stock")
    assert '<data value="24.90" data-currency="USD">$24.90</data>' in html
    assert '<time datetime="2026-05-31T12:00:00+00:00">31 May 2026, 12:00 UTC</time>' in html
    assert "in stock" in html


@pytest.mark.parametrize(
    ("amount", "confirmed_at"),
    [(Decimal(24), AT - timedelta(hours=24, seconds=1)), (None, None), (Decimal(24), None)],
)
def test_a_price_too_old_or_unknown_has_no_figure_anywhere(
    amount: Decimal | None, confirmed_at: datetime | None
) -> None:
    html = price(amount, confirmed_at, "in stock")
    assert "See price at Alder &lt;Shop&gt;" in html
    assert "24" not in html
    assert "in stock" not in html


def test_a_price_cannot_be_written_without_its_time() -> None:
    with pytest.raises(TemplateSyntaxError, match="confirmed_at"):
        rendered("{% price amount 'USD' max_age=a at=b merchant='x' %}")


def test_a_paid_link_is_qualified_escaped_and_labelled() -> None:
    html = rendered("{% paid_link '/go/1/' text label='Anzeige' %}", text="A & B")
    assert html.strip() == (
        '<a class="out" rel="sponsored nofollow" href="/go/1/" data-pays="commission">A &amp; B</a>'
        ' <span class="label">Anzeige</span>'
    )


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "//evil.example/", "go/1/", "", "data:text/html,x", "https:///x"],
)
def test_a_paid_link_leads_to_this_site_or_to_a_web_address(href: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="paid_link takes a path of this site"):
        rendered("{% paid_link href 'Shop' %}", href=href)


def test_a_paid_link_without_a_label_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="needs a label"):
        rendered("{% paid_link '/go/1/' 'Shop' label=' ' %}")


def test_a_paid_link_pays_for_sales_or_clicks() -> None:
    assert 'data-pays="click"' in rendered("{% paid_link '/go/1/' 'Shop' pays='click' %}")
    with pytest.raises(TemplateSyntaxError, match="one of commission, click, not 'favours'"):
        rendered("{% paid_link '/go/1/' 'Shop' pays='favours' %}")


def test_a_tie_is_one_of_three_and_has_words() -> None:
    html = rendered("{% tie 'loan' words %}", words="Lent by A & B.")
    assert html.strip() == '<span class="tie" data-tie="loan">Lent by A &amp; B.</span>'
    with pytest.raises(TemplateSyntaxError, match="sample, loan, ownership, not 'gifted'"):
        rendered("{% tie 'gifted' 'Given.' %}")
    with pytest.raises(TemplateSyntaxError, match="tie needs words"):
        rendered("{% tie 'loan' ' ' %}")


def test_disclose_says_what_it_takes() -> None:
    with pytest.raises(TemplateSyntaxError, match="disclose takes one argument"):
        rendered("{% disclose %}{% enddisclose %}")


def test_money_is_written_as_is_usual_for_its_currency() -> None:
    assert money(Decimal("1234.5"), "USD", "en") == "$1,234.50"
    assert money(Decimal(1234), "JPY", "en") == "¥1,234"
    assert money(Decimal("24.9"), "EUR", "de") == "24,90\xa0€"
    assert money(Decimal("24.9"), "EUR", "en-gb") == "€24.90"
