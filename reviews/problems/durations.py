"""How long something took, in words that say no more than matters."""

from datetime import timedelta

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def in_words(took: timedelta) -> str:
    """“5 hours”, “3 days”: rounded, by the hour up to two days."""
    if took < HOUR:
        return "less than an hour"
    unit, name = (HOUR, "hour") if took < 2 * DAY else (DAY, "day")
    count = round(took / unit)
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
