"""The history of a document in the admin: its revisions, what differs between two, and the way back to one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from reviews import publishing
from reviews.admin.previews import draft_page, revision_page
from reviews.documents.comparing import Change, changes
from reviews.documents.labels import Names, referred
from reviews.documents.snapshots import snapshot
from reviews.models import Document, Live, Revision

PER_PAGE = 100


class RevisionsAdmin(admin.ModelAdmin):
    """Replaces Django's list of log entries, which does not know what a document said."""

    def get_urls(self) -> list[Any]:
        views: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            "<int:pk>/preview/": ("preview", self.preview_view),
            "<int:pk>/changes/": ("changes", self.changes_view),
            "<int:pk>/revisions/<int:number>/": ("revision", self.revision_view),
            "<int:pk>/revisions/<int:number>/restore/": ("restore", self.restore_view),
        }
        own = [
            path(
                route,
                self.admin_site.admin_view(view),
                name=f"{self.opts.app_label}_{self.opts.model_name}_{name}",
            )
            for route, (name, view) in views.items()
        ]
        return [*own, *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        document = self.opened(request, object_id)
        revisions = document.revisions.defer("data").select_related("by")
        page = Paginator(revisions, PER_PAGE).get_page(request.GET.get("page"))
        shown = shown_when(document)
        for revision in page.object_list:
            revision.shown = shown.get(revision.pk, [])
        context = {"page": page, "last": document.last_revision(), "at": timezone.now()}
        return self.answer(request, document, "history", "Revisions", **context)

    def changes_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """From one revision to another, or to the draft where no other is named."""
        document = self.opened(request, pk)
        before = self.revision(document, request.GET.get("from"))
        after = self.revision(document, request.GET.get("to"))
        if before.number > after.number:
            before, after = after, before
        found = told(before.data, after.data)
        words = f"What changed from revision {before.number} to {after.number}"
        context = {"before": before, "after": after, "changes": found}
        return self.answer(request, document, "changes", words, **context)

    def revision_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        document = self.opened(request, pk)
        return revision_page(request, document, self.revision(document, number))

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return draft_page(request, self.opened(request, pk))

    def restore_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        document = self.opened(request, pk)
        if not self.has_change_permission(request, cast(Model, document)):
            raise PermissionDenied
        revision = self.revision(document, number)
        if request.method == "POST" and self.restored(request, document, revision):
            address = f"admin:reviews_{document.kind}_change"
            return HttpResponseRedirect(reverse(address, args=[document.pk]))
        found = told(snapshot(document), revision.data)
        words = f"Restore revision {number}?"
        context = {"revision": revision, "changes": found}
        return self.answer(request, document, "restore", words, **context)

    def restored(self, request: HttpRequest, document: Document, revision: Revision) -> bool:
        by, at = cast(User, request.user), timezone.now()
        try:
            publishing.restore(document, revision, by=by, at=at)
        except ValidationError as refusal:
            document.refresh_from_db()
            reasons = " ".join(refusal.messages)
            messages.error(request, f"Revision {revision.number} cannot be restored. {reasons}")
            return False
        self.log_change(request, cast(Any, document), f"Restored revision {revision.number}.")
        messages.success(
            request,
            f"The draft is again as it was in revision {revision.number}. Readers see no change "
            "until you publish it.",
        )
        return True

    def opened(self, request: HttpRequest, pk: int | str) -> Document:
        document: Any = self.get_object(request, str(pk))
        if document is None:
            raise Http404("There is no such document.")
        if not self.has_view_or_change_permission(request, document):
            raise PermissionDenied
        return cast(Document, document)

    def revision(self, document: Document, number: int | str | None) -> Revision:
        if not str(number).isdecimal():
            raise Http404("Say which revisions: ?from=1&to=2")
        found = document.revisions.select_related("by")
        return get_object_or_404(found, number=number)  # type: ignore[no-any-return]

    def answer(
        self, request: HttpRequest, document: Document, template: str, title: str, **context: Any
    ) -> HttpResponse:
        shared = self.admin_site.each_context(request) | {
            "title": title,
            "subtitle": str(document),
            "opts": self.opts,
            "original": document,
            "may_change": self.has_change_permission(request, cast(Any, document)),
        }
        return TemplateResponse(request, f"admin/reviews/{template}.html", shared | context)


def told(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    return changes(before, after, names_of(before, after))


def names_of(*documents: dict[str, Any]) -> Names:
    """The names of all rows that `documents` refer to: a query for each kind."""
    found = referred(*documents)
    return {
        model: {pk: str(row) for pk, row in rows_of(model).in_bulk(keys).items()}
        for model, keys in found.items()
    }


def rows_of(model: Any) -> Any:
    """With what the name of such a row is made of."""
    owners = {"product": ["brand"], "method": ["category"]}
    rows = model._default_manager.all()
    return rows.select_related(*owners.get(model._meta.model_name, []))


def shown_when(document: Document) -> dict[int, list[Live]]:
    """By revision: when readers saw it, or will."""
    found: dict[int, list[Live]] = {}
    for live in document.live.order_by("from_at"):
        found.setdefault(live.revision_id, []).append(live)
    return found
