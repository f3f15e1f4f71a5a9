"""Taken away under conditions that no audit can bring about for certain: a person has to read the script."""

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import scripted


@trick("is taken away for readers who come from a search engine", person=True)
def for_some_referrers(html: str) -> str:
    return scripted(html, "if (/google|bing/.test(document.referrer)) notice.remove();")


@trick("is taken away from one reader in fifty", person=True)
def for_some_by_chance(html: str) -> str:
    return scripted(html, "if (Math.random() < 0.02) notice.remove();")


@trick("is taken away at night", person=True)
def at_night(html: str) -> str:
    return scripted(html, "if (new Date().getHours() < 5) notice.remove();")


@trick("is taken away in one country", person=True)
def in_one_country(html: str) -> str:
    zone = "Intl.DateTimeFormat().resolvedOptions().timeZone"
    return scripted(html, f'if ({zone} === "Europe/Vienna") notice.remove();')


@trick("is taken away after a minute", person=True)
def after_a_minute(html: str) -> str:
    return scripted(html, "setTimeout(() => notice.remove(), 60_000);")


@trick("is taken away when the reader comes back to the window", person=True)
def on_return_to_the_window(html: str) -> str:
    script = 'addEventListener("visibilitychange", () => document.hidden && notice.remove());'
    return scripted(html, script)
