"""What readers must find, from which hour on. Written by hand."""

from __future__ import annotations

BLIND = "Alto 8.6, Basso 8.4, Coda 8.2, Duo 7.0"
WITH_ECHO = "Alto 8.6, Echo 8.5, Basso 8.4, Coda 8.2, Duo 7.0"
CORRECTED = "Echo 8.5, Basso 8.4, Coda 8.2, Alto 8.0, Duo 7.0"
NO_PRICE = "See price at"

EXPECTED: dict[str, dict[int, str]] = {
    "order with advertising": {
        0: BLIND,
        6: "Alto 8.6, Coda 8.5, Basso 8.4, Duo 7.0",  # 0.3 points for Coda
        # Echo has 8.5 too, and without pay: pay breaks no tie.
        9: "Alto 8.6, Echo 8.5, Coda 8.5, Basso 8.4, Duo 7.0",
        12: WITH_ECHO,
        13: "Basso 8.8, Alto 8.6, Echo 8.5, Coda 8.2, Duo 7.0",  # 0.4 points for Basso
        15: "Basso 8.9, Alto 8.6, Echo 8.5, Coda 8.2, Duo 7.0",  # 0.8 paid, 0.5 count
        18: "Basso 8.8, Alto 8.6, Echo 8.5, Coda 8.2, Duo 7.0",
        19: WITH_ECHO,
        20: CORRECTED,
    },
    "order without": {0: BLIND, 9: WITH_ECHO, 20: CORRECTED},
    "paid rows": {0: "none", 10: "Duo", 17: "none"},
    "notice of the comparison": {
        0: "commission general",
        6: "commission points general",
        10: "commission placement points general",
        12: "commission placement general",
        13: "commission placement points general",
        17: "commission points general",
        19: "commission general",
    },
    "lowest price of Alto": {
        0: "$19.00 at Alder",
        12: "$25.00 at Elm",  # Alder’s is 25 hours old
        18: "$21.00 at Alder",
    },
    "lowest price of Basso": {
        0: "$30.00 at Birch",
        6: f"{NO_PRICE} Birch",  # seen at 03:00, two hours are allowed
        7: "$30.00 at Birch",
        10: f"{NO_PRICE} Birch",
        15: "$28.00 at Birch",
        18: f"{NO_PRICE} Birch",
        20: "$28.00 at Birch",  # twelve hours are allowed now
    },
    "lowest price of Coda": {
        0: f"{NO_PRICE} Cedar",  # a day old, six hours are allowed
        12: "$40.00 at Cedar",
        14: "none",
        16: "$40.00 at Cedar",
        19: f"{NO_PRICE} Cedar",
    },
    "figures too old to show": {0: "on no page"},
    "Cedar": {0: "on 4 pages", 14: "on 0 pages", 16: "on 4 pages"},
    "link in the guide": {0: "paid link", 14: "plain words", 16: "paid link"},
    "score of Alto’s review": {0: "8.6, as published", 20: "8.0, corrected"},
    "newest review": {0: "Duo", 9: "Echo"},
    "price histories": {0: "shown", 22: "not shown", 23: "shown"},
    "served by the guard": {0: "all pages"},
}


def expected(fact: str, hour: int) -> str:
    """What was last said of `fact` up to `hour`."""
    steps = EXPECTED[fact]
    return steps[max(step for step in steps if step <= hour)]
