import csv
import io

from products.feeds.report import Report


def test_refusals_are_counted_by_reason_and_the_first_ten_shown() -> None:
    report = Report()
    for line in range(2, 15):
        report.refuse(line, "price", "free", "is not a price")
    report.refuse(99, "item id", "", "is missing")
    assert (
        list(report.lines())[-13:]
        == [
            "  13 × price is not a price",
            *(f"      line {line}: 'free'" for line in range(2, 12)),
            "      … and 3 more",
            "  1 × item id is missing",
            "      line 99",
        ][-13:]
    )
    assert report.refused == 14


def test_the_table_lists_all_and_no_formula() -> None:
    table = io.StringIO()
    report = Report(where="item", table=table)
    for number in range(20):
        report.warn(number, "gtin", "=1+1", "was ignored")
    rows = list(csv.DictReader(io.StringIO(table.getvalue())))
    assert len(rows) == 20
    assert rows[3] == {
        "what": "warning",
        "where": "item",
        "number": "3",
        "field": "gtin",
        "value": "'=1+1",
        "reason": "was ignored",
    }
