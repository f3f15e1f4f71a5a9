"""What stands above a moved list, and in its rows, is read in several words."""

from dataclasses import replace

import pytest

from disclosure.audit import Case
from disclosure.examples import BASE, FACTS, MOVED, PATH, page
from disclosure.orders import above, gains, is_without, leads_without, products_moved, told_by
from disclosure.page import Page

TABLE = '<table data-order="paid"><tbody>{}</tbody></table>'


def case(body: str, path: str = PATH) -> Case:
    return Case(Page(page(body), address=f"{BASE}{path}"), replace(FACTS, path=path))


@pytest.mark.parametrize(
    ("line", "products", "places"),
    [
        ("Pay adds points to the scores of 12 products and lifts one by 3 places.", {12}, {3}),
        ("Pay adds points to the score of one product, and changes no place.", {1}, {0}),
        ("Pay adds points to the score of 1 product; 2 products stand lower for it.", {1}, {0}),
        ("Pay adds points to the scores of 3 products and lifts 1 of them by 2 places.", {3}, {2}),
        ("Für zwei Produkte wurden Punkte bezahlt; eines steht drei Plätze höher.", {2}, {3}),
        ("Pay moves some of the products by a few places.", set(), set()),
        ("We compared 3 products in 2 places.", set(), set()),
    ],
)
def test_how_much_pay_moved_is_read_from_lines_about_pay(
    line: str, products: set[int], places: set[int]
) -> None:
    told = told_by(above(case(f"<h1>Kettles</h1><p>{line}</p>{MOVED}")))
    assert (set(told.products), set(told.places)) == (products, places)


def test_only_lines_in_sight_between_heading_and_list_are_above_it() -> None:
    found = above(
        case(f"<p>1</p><h1>Kettles</h1><p>2</p><p hidden>3</p><ul><li>4</li></ul>{MOVED}<p>5</p>")
    )
    assert [line.text() for line in found] == ["2", "4"]


def test_the_way_out_is_a_plain_link_to_the_same_page_without_advertising() -> None:
    for href, leads in (
        (f"{PATH}without-advertising/", True),
        (f"{PATH}without-advertising/?sort=price", True),
        ("without-advertising/", True),
        ("/compare/teapots/without-advertising/", False),
        (f"https://other.example{PATH}without-advertising/", False),
        (PATH, False),
    ):
        found = case(f'<h1>Kettles</h1><p><a href="{href}">Without</a></p>{MOVED}')
        assert leads_without(found, above(found)) is leads, href
    assert is_without(f"{PATH}without-advertising/")
    assert not is_without("/without-advertising/notes/")


def test_rows_say_how_far_they_were_lifted() -> None:
    cells = ("2 ▲ without advertising 5th", "3 without advertising 3rd", "=4. ▼ without advertising 2nd",
             "7", "8.0 without pay", "–")  # fmt: skip
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    [order] = case(TABLE.format(rows)).page.paid_orders
    assert list(gains(order)) == [3, 0, -2]


def test_a_product_with_two_moved_scores_is_one() -> None:
    assert products_moved(case(MOVED + MOVED)) == {"coda"}
    assert products_moved(case(MOVED.replace("data-points=", "data-x="))) == set()
