from reviews.demo.guides.adding import worded
from reviews.demo.guides.shapes import Grid, Points, Prose


def test_words_are_replaced_in_every_text_however_deep() -> None:
    blocks = (Prose("a red box"), Points(("red", "blue")))
    assert worded(blocks, (("red", "green"),)) == (Prose("a green box"), Points(("green", "blue")))


def test_without_pairs_all_stays_as_it_is() -> None:
    block = Grid(caption="c", cells="a | b\n1 | 2", pairs=True)
    assert worded(block, ()) == block


def test_the_cells_of_a_table_are_read_by_line_and_bar() -> None:
    assert Grid(caption="c", cells="a | b\n1 |  2\n").rows == [["a", "b"], ["1", "2"]]
