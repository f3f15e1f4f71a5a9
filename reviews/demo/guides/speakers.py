"""Who is quoted in the demo's guides. All of them are invented, and each page says so where they speak."""

from reviews.demo.guides.shapes import Said


def corin(words: str) -> Said:
    return Said(
        words=words,
        speaker="Corin Threlwell",
        credential="a reader who once had a cramp in the shoulder; invented for this demo",
        said_in="An interview made up for this demo, 14 April 2026",
        consent="Demo record DQ-1: invented speaker",
    )


def hedda(words: str, number: int) -> Said:
    return Said(
        words=words,
        speaker="Hedda Marrowby",
        credential="a physiotherapist invented for this demo, who has no real qualification",
        said_in="An interview made up for this demo, 21 April 2026",
        consent=f"Demo record DQ-{number}: invented speaker",
    )


def rafi(words: str, number: int) -> Said:
    return Said(
        words=words,
        speaker="Rafi Dunhollow",
        credential="tester at large of this site; invented for this demo",
        said_in="The lab book of this demo, which is invented too",
        consent=f"Demo record DQ-{number}: invented speaker",
    )
