"""Importing a feed in the admin: upload it, look at what it would do, confirm.

It is the same import as that of the command `import_feed`, with the same report.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from products.admin import tickets, waiting
from products.admin.feed_form import FeedForm, told
from products.admin.tickets import ExpiredError, Ticket
from products.feeds.formats import Rows
from products.feeds.intake import Order, take_in
from products.feeds.opening import opened
from products.feeds.problems import UnreadableError
from products.feeds.report import Listing, Report
from products.feeds.sample import Sample
from products.models import Offer

MOST_LINES = 50
# What a person can wait for; the command takes files of any size.
LARGEST_UNPACKED = 60_000_000  # bytes
MOST_ROWS = 200_000
GONE = "This preview was used already, or is too old: upload the file again."
# What an import does to offers that are there, to new ones, and to their prices.
NEEDED = ["products.add_offer", "products.change_offer", "products.add_priceobservation"]


# What it does to the catalogue besides, where the person may: others leave that to an editor.
TO_LIST, TO_FILL = "products.add_product", "products.add_specificationvalue"


def may_import(request: HttpRequest) -> bool:
    return cast(User, request.user).has_perms(NEEDED)


def as_far_as_allowed(order: Order, user: User) -> Order:
    """The command does all; in the admin nobody publishes by a feed what they may not enter."""
    return replace(order, lists_new=user.has_perm(TO_LIST), fills_facts=user.has_perm(TO_FILL))


class ImportButtonAdmin(admin.ModelAdmin):
    """Lists with a button “Import a feed…” for those who may."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        address = reverse("admin:products_import_feed") if may_import(request) else ""
        return super().changelist_view(request, {**(extra_context or {}), "import_url": address})


class ImportingAdmin(ImportButtonAdmin):
    """The list of offers, under which the pages of an import are."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.import_feed)
        return [path("import/", view, name="products_import_feed"), *super().get_urls()]

    def import_feed(self, request: HttpRequest) -> HttpResponse:
        if not may_import(request):
            raise PermissionDenied
        if "ticket" in request.POST:
            return self.import_answer(request)
        form = FeedForm(request.POST or None, request.FILES or None)
        if form.is_valid() and (preview := self.import_preview(request, form)):
            return preview
        adminform = AdminForm(cast(Any, form), form.fieldsets, {}, model_admin=self)
        return self.import_page(request, "import", "Import a feed", adminform=adminform)

    def import_preview(self, request: HttpRequest, form: FeedForm) -> HttpResponse | None:
        """What the feed would do; None, with the reason at its field, for a file that is no feed."""
        user, at = cast(User, request.user), timezone.now()
        order = as_far_as_allowed(form.order(), user)
        name = waiting.keep(form.cleaned_data["file"])
        sample = Sample(at)
        try:
            report = run(name, order, dry_run=True, sample=sample)
        except UnreadableError as error:
            waiting.drop(name)
            form.add_error("file", told(error))
            return None
        return self.import_page(
            request,
            "import_preview",
            f"Preview of {order.source}",
            order=order,
            report=report,
            notes=[told(note) for note in report.notes],
            counts=list(counts(report)),
            refused=list(groups(report.refusals)),
            held=list(groups(report.held)),
            pointed_out=list(groups(report.warnings)),
            examples=sample.examples,
            ticket=Ticket(order, name).sealed(user),
        )

    def import_answer(self, request: HttpRequest) -> HttpResponse:
        """Import what was seen, or drop it."""
        try:
            ticket = tickets.opened(request.POST["ticket"], cast(User, request.user))
            if "confirm" in request.POST:
                return self.import_confirmed(request, ticket)
        except (ExpiredError, FileNotFoundError):
            self.message_user(request, GONE, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:products_import_feed"))
        waiting.drop(ticket.file)
        self.message_user(request, f"Nothing was imported from {ticket.order.source}.")
        return HttpResponseRedirect(reverse("admin:products_offer_changelist"))

    def import_confirmed(self, request: HttpRequest, ticket: Ticket) -> HttpResponse:
        order = as_far_as_allowed(ticket.order, cast(User, request.user))
        try:
            report = run(ticket.file, order, dry_run=False)
        except (UnreadableError, DatabaseError) as error:
            stopped = (
                f"The import stopped: {told(error)} What had gone in stays. Upload the same file again, "
                "and it goes on from there."
            )
            self.message_user(request, stopped, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:products_import_feed"))
        waiting.drop(ticket.file)
        self.log_change(request, order.merchant, f"Imported {order.source}: {told_of(report)}")
        self.message_user(request, f"Imported {order.source}: {told_of(report)}", messages.SUCCESS)
        offers = reverse("admin:products_offer_changelist")
        return HttpResponseRedirect(f"{offers}?merchant__id__exact={order.merchant.pk}")

    def import_page(
        self, request: HttpRequest, template: str, title: str, **context: Any
    ) -> HttpResponse:
        frame = {**self.admin_site.each_context(request), "title": title, "opts": Offer._meta}
        return TemplateResponse(request, f"admin/products/{template}.html", {**frame, **context})


def run(name: str, order: Order, *, dry_run: bool, sample: Sample | None = None) -> Report:
    """Import the file that waits as `name`."""
    at = sample.at if sample else timezone.now()
    with waiting.found(name) as file:
        return _taken_in(file, order, at=at, dry_run=dry_run, sample=sample)


def _taken_in(file: Path, order: Order, **how: Any) -> Report:
    with opened(file, name=order.source, most=LARGEST_UNPACKED) as feed:
        return take_in(feed, order, watched=_bounded, **how)


def _bounded(rows: Rows) -> Rows:
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise UnreadableError(
                f"The file has more than {MOST_ROWS:,} rows. Import it on the server, where "
                "import_feed reads files of any size."
            )
        yield row


def told_of(report: Report) -> str:
    done = report.done
    return (
        f"{done['products new']:,} products new; "
        f"{done['offers new']:,} offers new, {done['offers changed']:,} changed; "
        f"{done['prices new']:,} prices new, {done['prices confirmed']:,} confirmed, "
        f"{done['prices held']:,} held for an editor; "
        f"{report.refused:,} rows refused."
    )


def counts(report: Report) -> Iterator[tuple[str, str]]:
    """What it would do, each with its heading."""
    done = report.done
    yield "Rows", f"{report.read:,} read, {report.refused:,} refused, {report.repeated:,} repeated"
    yield "Products", f"{done['products new']:,} new"
    for what, how in (("offers", ("new", "changed", "unchanged")),
                      ("prices", ("new", "confirmed", "unchanged", "held"))):  # fmt: skip
        yield what.capitalize(), ", ".join(f"{done[f'{what} {word}']:,} {word}" for word in how)
    yield "Rows without a price", f"{report.without_price:,}"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are wrong in one way: how many there are, and the first of them."""

    what: str
    count: int
    lines: list[tuple[int, str]]

    @property
    def more(self) -> int:
        return self.count - len(self.lines)


def groups(listing: Listing) -> Iterator[Group]:
    """The most frequent first, with MOST_LINES rows in all."""
    room = MOST_LINES
    for (field, reason), count in listing.counts.most_common():
        lines = listing.first[field, reason][:room]
        room -= len(lines)
        yield Group(told(f"{field} {reason}"), count, lines)
