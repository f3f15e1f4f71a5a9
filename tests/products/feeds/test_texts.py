from products.feeds.texts import clean, normal, shortened


def test_plain_text_is_left_alone() -> None:
    assert clean("HyperX Cloud II (black)") == "HyperX Cloud II (black)"


def test_runs_of_spaces_and_newlines_become_one_space() -> None:
    assert clean("  ACCU   50 strips \n\t new ") == "ACCU 50 strips new"


def test_direction_and_control_characters_go_and_letters_stay() -> None:
    assert clean("\u202eשעון\u202c יד\u200f\x00\x1f") == "שעון יד"
    assert clean("می\u200cخواهم") == "می\u200cخواهم"
    assert clean("👩\u200d🔬 kit") == "👩\u200d🔬 kit"


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("one two three", 13) == "one two three"
    assert shortened("one two three", 9) == "one two…"
    assert shortened("x" * 20, 5) == "xxxx…"


def test_names_of_columns_are_compared_without_spelling() -> None:
    assert {normal(name) for name in ("Refresh Rate", "refresh-rate", "g:refresh_rate ")} == {
        "refresh_rate"
    }
