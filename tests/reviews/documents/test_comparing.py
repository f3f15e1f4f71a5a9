"""Two states of a document are compared in words that an editor understands."""

from typing import Any

import pytest

from products.models import Category, Product, Specification
from reviews.documents.comparing import Change, Detail, changes, told
from reviews.documents.labels import referred
from reviews.documents.wording import Piece, compared
from reviews.models import Author, Criterion

NAMES: dict[Any, dict[int, str]] = {
    Author: {1: "Ada Boil", 2: "Ben Steam"},
    Criterion: {5: "Speed", 6: "Noise"},
    Product: {9: "Tin & Co Alto"},
    Specification: {3: "Weight", 4: "Power"},
}


def text(html: str) -> dict[str, Any]:
    return {"kind": "text", "html": html}


def table(*rows: list[str]) -> dict[str, Any]:
    cells = [list(row) for row in rows]
    return {
        "kind": "table",
        "caption": "Sizes",
        "look": "table",
        "first_column_heads": True,
        "cells": cells,
    }


def guide(*blocks: dict[str, Any], **fields: Any) -> dict[str, Any]:
    given = {"category": 1, "author": 1, "title": "Boil", "slug": "boil", "summary": "Heat it."}
    return {"kind": "guide", "format": 1, "fields": given | fields, "blocks": list(blocks)}


def review(*scores: tuple[int, str, str]) -> dict[str, Any]:
    rows = [{"criterion": c, "value": v, "rationale": r} for c, v, r in scores]
    return {"kind": "review", "format": 1, "fields": {}, "scores": rows, "blocks": []}


def found(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    return changes(before, after, NAMES)


def marked(pieces: list[Piece]) -> str:
    signs = {"same": "{}", "ins": "+{}+", "del": "-{}-", "gap": " {} "}
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces)


def only(before: dict[str, Any], after: dict[str, Any]) -> Change:
    (change,) = found(before, after)
    return change


def only_detail(before: dict[str, Any], after: dict[str, Any]) -> Detail:
    (detail,) = only(before, after).details
    return detail


PLAIN = text("<p>Fill the kettle with fresh water.</p>")
OTHER = text("<p>Descale it each month.</p>")
BOX = {"kind": "productbox", "product": 9, "note": ""}


def test_the_same_state_has_no_changes() -> None:
    same = guide(PLAIN, table(["a", "b"], ["c", "d"]), BOX)
    assert found(same, same) == []


def test_words_of_a_field_are_told_apart() -> None:
    change = only(guide(), guide(summary="Heat it slowly."))
    assert change.title == "Summary"
    assert marked(change.details[0].pieces) == "Heat -it.-+it slowly.+"


def test_another_row_is_told_by_its_name() -> None:
    change = only(guide(), guide(author=2))
    assert marked(change.details[0].pieces) == "-Ada Boil-+Ben Steam+"


def test_a_row_that_is_gone_is_said_to_be() -> None:
    change = only(guide(), guide(author=77))
    assert "one that is gone (number 77)" in marked(change.details[0].pieces)


def test_words_of_rich_text_are_told_apart_without_its_markup() -> None:
    changed = text("<p>Fill the kettle with <strong>cold</strong> water.</p>")
    detail = only_detail(guide(PLAIN), guide(changed))
    assert marked(detail.pieces) == "Fill the kettle with -fresh -+cold +water."


def test_a_paragraph_that_became_a_heading_is_a_change_of_structure() -> None:
    detail = only_detail(guide(text("<p>Fill it</p>")), guide(text("<h2>Fill it</h2>")))
    assert marked(detail.pieces) == "+Heading: +Fill it"


def test_another_address_of_a_link_is_seen() -> None:
    old, new = (text(f'<p>See <a href="https://{x}.example/">it</a></p>') for x in "ab")
    detail = only_detail(guide(old), guide(new))
    assert "-[https://a.example/]-+[https://b.example/]+" in marked(detail.pieces)


def test_where_only_bold_differs_that_is_said() -> None:
    bold = text("<p><strong>Fill</strong> the kettle with fresh water.</p>")
    detail = only_detail(guide(PLAIN), guide(bold))
    assert detail.pieces == []
    assert "Only its formatting differs" in detail.note


def test_a_new_item_of_a_numbered_list_does_not_touch_the_others() -> None:
    old = text("<ol><li><p>Fill</p></li><li><p>Wait</p></li></ol>")
    new = text("<ol><li><p>Fill</p></li><li><p>Heat</p></li><li><p>Wait</p></li></ol>")
    assert marked(only_detail(guide(old), guide(new)).pieces) == "#. Fill\n+#. Heat\n+#. Wait"


def test_a_cell_of_a_table_is_told_word_by_word() -> None:
    old = table(["Size", "Time"], ["one litre", "3 minutes"], ["two litres", "5 minutes"])
    new = table(["Size", "Time"], ["one litre", "4 minutes"], ["two litres", "5 minutes"])
    grid = only_detail(guide(old), guide(new)).grid
    assert [[marked(cell) for cell in row.cells] for row in grid] == [
        ["Size", "Time"],
        ["one litre", "-3 -+4 +minutes"],
        ["two litres", "5 minutes"],
    ]


def test_rows_of_a_table_come_and_go() -> None:
    old = table(["Size", "Time"], ["one litre", "3 minutes"], ["a cup", "quick"])
    new = table(["Size", "Time"], ["two barrels", "days"], ["one litre", "3 minutes"])
    grid = only_detail(guide(old), guide(new)).grid
    assert [(row.what, marked(row.cells[0])) for row in grid] == [
        ("", "Size"),
        ("added", "+two barrels+"),
        ("", "one litre"),
        ("removed", "-a cup-"),
    ]


def test_a_column_of_a_table_comes_in_between() -> None:
    old = table(["Size", "Time"], ["cup", "quick"])
    new = table(["Size", "Price", "Time"], ["cup", "cheap", "quick"])
    grid = only_detail(guide(old), guide(new)).grid
    assert [[marked(cell) for cell in row.cells] for row in grid] == [
        ["Size", "+Price+", "Time"],
        ["cup", "+cheap+", "quick"],
    ]


def test_blocks_are_added_and_removed_with_all_they_say() -> None:
    added = only(guide(PLAIN), guide(PLAIN, BOX))
    assert (added.what, added.title) == ("added", "Product box: Tin & Co Alto")
    removed = only(guide(PLAIN, OTHER), guide(PLAIN))
    assert removed.what == "removed"
    assert marked(removed.details[0].pieces) == "-Descale it each month.-"


def test_a_block_that_moved_is_named_and_those_it_passed_are_not() -> None:
    change = only(guide(PLAIN, OTHER, BOX), guide(BOX, PLAIN, OTHER))
    assert (change.what, change.title) == ("moved", "Product box: Tin & Co Alto")


def test_a_block_that_moved_and_changed_is_still_known() -> None:
    changed = text("<p>Fill the kettle with cold water.</p>")
    change = only(guide(PLAIN, OTHER, BOX), guide(OTHER, BOX, changed))
    assert change.what == "moved and changed"
    assert marked(change.details[0].pieces) == "Fill the kettle with -fresh -+cold +water."


def test_a_block_of_another_kind_is_another_block() -> None:
    question = {"kind": "question", "question": "Why?", "answer": PLAIN["html"]}
    kinds = {change.what for change in found(guide(PLAIN), guide(question))}
    assert kinds == {"added", "removed"}


def test_what_was_removed_stands_where_it_stood() -> None:
    end = text("<p>Pour out and enjoy.</p>")
    before, after = guide(PLAIN, OTHER, end), guide(PLAIN, text("<p>Pour out and enjoy it.</p>"))
    assert [change.what for change in found(before, after)] == ["removed", "changed"]


def test_scores_are_told_by_criterion() -> None:
    before = review((5, "7.0", "Quick."), (6, "5.0", "Loud."))
    change = only(before, review((5, "8.5", "Quick."), (6, "5.0", "Loud.")))
    assert change.title == "Score: Speed"
    assert [(d.label, marked(d.pieces)) for d in change.details] == [("Value", "-7.0-+8.5+")]


def test_scores_come_and_go() -> None:
    one, both = review((5, "7.0", "")), review((5, "7.0", ""), (6, "5.0", "Loud."))
    assert [(c.what, c.title) for c in found(one, both)] == [("added", "Score: Noise")]
    assert [(c.what, c.title) for c in found(both, one)] == [("removed", "Score: Noise")]


def test_columns_of_a_comparison_are_told_by_name() -> None:
    def comparison(*columns: int) -> dict[str, Any]:
        rows = [{"specification": pk} for pk in columns]
        return {"kind": "comparison", "fields": {}, "columns": rows}

    change = only(comparison(3), comparison(3, 4))
    assert marked(change.details[0].pieces) == "Weight+\nPower+"


def test_choices_and_switches_are_told_by_their_labels() -> None:
    pairs = table(["a", "b"], ["c", "d"]) | {"look": "pairs", "first_column_heads": False}
    change = only(guide(table(["a", "b"], ["c", "d"])), guide(pairs))
    told_apart = {detail.label: marked(detail.pieces) for detail in change.details}
    assert "pairs, such as features and benefits" in told_apart["Look"]
    assert told_apart["First column names its row"] == "-yes-+no+"


def test_a_kind_of_block_that_the_site_gave_up_is_still_told() -> None:
    change = only(guide(), guide({"kind": "poem", "verse": "O kettle"}))
    assert (change.what, marked(change.details[0].pieces)) == ("added", "+O kettle+")


def test_all_rows_that_two_states_name_are_looked_up_at_once() -> None:
    assert referred(guide(BOX), guide(author=2)) == {
        Category: {1},
        Author: {1, 2},
        Product: {9},
    }


def test_one_block_is_told_as_a_whole() -> None:
    details = told(BOX | {"note": "Quick."}, NAMES)
    assert [marked(detail.pieces) for detail in details] == ["Tin & Co Alto", "Quick."]


def test_long_stretches_without_a_change_are_cut() -> None:
    words = " ".join(f"word{n}" for n in range(200))
    pieces = compared(f"{words} end", f"{words} close")
    assert [piece.kind for piece in pieces] == ["gap", "same", "del", "ins"]
    assert pieces[1].text.startswith("word188 ")


def test_a_text_without_a_change_is_not_cut() -> None:
    words = " ".join(["word"] * 200)
    assert compared(words, words) == [Piece("same", words)]


@pytest.mark.parametrize(("before", "after"), [("", "new"), ("old", ""), ("a\nb", "b\na")])
def test_the_pieces_give_back_both_texts(before: str, after: str) -> None:
    pieces = compared(before, after)
    assert "".join(p.text for p in pieces if p.kind != "ins") == before
    assert "".join(p.text for p in pieces if p.kind != "del") == after


def test_sixty_long_blocks_are_compared_in_a_moment() -> None:
    long = [text(f"<p>{' '.join(f'w{n}x{k}' for k in range(300))}</p>") for n in range(60)]
    turned = [text(block["html"].replace("x7", "y7")) for block in reversed(long)]
    assert len(found(guide(*long), guide(*turned))) == 60
