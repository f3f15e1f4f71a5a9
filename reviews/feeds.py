"""Atom and RSS of what is new. Each entry has a notice of its own: readers may never open the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from itertools import chain
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, get_tag_uri
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import conditional_page, require_safe

from disclosure import notices
from disclosure.models import Notice
from reviews import cards
from reviews.models import Live, LiveGuide, LiveReview
from reviews.templatetags.reviews import tie_kind

MOST = 30
# What XML 1.0 cannot hold, in whatever way it is written.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Rows = Callable[[datetime], QuerySet[Any]]
SOURCES: dict[str, tuple[str, tuple[Rows, ...]]] = {
    "all": ("reviews and guides", (cards.reviews, cards.guides)),
    "reviews": ("reviews", (cards.reviews,)),
    "guides": ("guides", (cards.guides,)),
}


class Atom(Atom1Feed):
    """With a summary for lists beside the content."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item | {"description": item["summary"]})
        handler.addQuickElement("content", item["description"], {"type": "html"})


FORMS: dict[str, Any] = {"atom": Atom, "rss": Rss201rev2Feed}


class Entries(Feed):  # type: ignore[type-arg]  # not subscriptable when run
    """The newest of one of SOURCES. All addresses are made from BASE_URL; there are no prices."""

    item_guid_is_permalink = False

    def __init__(self, which: str, form: str) -> None:
        words, self._rows = SOURCES[which]
        self.feed_type = FORMS[form]
        self.feed_url = self.feed_guid = absolute(reverse("reviews:feed", args=[which, form]))
        self.link = absolute(reverse("reviews:home"))
        self.title = f"{settings.SITE_NAME}: {words}"
        said = f"The newest {words} of {settings.SITE_NAME}."
        demo = " Demo: all brands, people and scores are invented." if settings.DEMO else ""
        self.subtitle = self.description = said + demo

    def items(self) -> list[Live]:
        at = timezone.now()
        self._sentences = Notice.objects.in_force(settings.LANGUAGE_CODE, at)
        found = chain.from_iterable(rows(at).select_related("author")[:MOST] for rows in self._rows)
        return sorted(found, key=lambda live: live.published_at, reverse=True)[:MOST]

    def item_title(self, item: Any) -> str:
        return writable(item.title)

    def item_link(self, item: Any) -> str:
        return absolute(item.get_absolute_url())

    def item_guid(self, item: Live) -> str:
        """Stays what it is when the address changes."""
        kind = item._meta.model_name
        return get_tag_uri(absolute(f"/{kind}/{item.document_id}"), item.published_at)

    def item_description(self, item: Any) -> str:
        locale = settings.LANGUAGE_CODE
        context = {
            "live": item,
            "summary": summary(item),
            "notice": notices.composed(pay(item), self._sentences, locale=locale),
            "around": notices.around(locale),
            "more": absolute(reverse("reviews:advertising-disclosure")),
        }
        return writable(render_to_string("reviews/feed_entry.html", context))

    def item_extra_kwargs(self, item: Any) -> dict[str, str]:
        label = "Page has paid links. " if item.has_paid_links else ""
        return {"summary": escape(writable(label + summary(item)))}

    def item_author_name(self, item: Any) -> str:
        return writable(item.author.name)

    def item_author_link(self, item: Any) -> str:
        return absolute(item.author.get_absolute_url())

    def item_pubdate(self, item: Live) -> datetime:
        return item.published_at

    def item_updateddate(self, item: Live) -> datetime:
        return item.changed_at


@require_safe
@conditional_page
def feed(request: HttpRequest, which: str, form: str) -> HttpResponse:
    if which not in SOURCES or form not in FORMS:
        raise Http404("There is no such feed.")
    response = Entries(which, form)(request)
    # The date of the newest entry would not tell that one was withdrawn. The ETag does.
    del response["Last-Modified"]
    return response


def pay(live: Any) -> set[str]:
    """What acts on the page that an entry leads to, as far as its row tells."""
    links = {"commission"} if live.has_paid_links else set()
    tied = isinstance(live, LiveReview) and live.sample_is_tie
    return links | ({tie_kind(live)} if tied else set())


def summary(live: LiveReview | LiveGuide) -> str:
    return live.verdict if isinstance(live, LiveReview) else live.summary


def absolute(path: str) -> str:
    return f"{settings.BASE_URL}{path}"


def writable(text: str) -> str:
    return UNWRITABLE.sub("", text)
