"""What the forms of reviews, guides and comparisons have in common: drafts are saved, shown to readers, withdrawn."""

from datetime import datetime
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from products.admin.first_save import stay_on_form
from products.admin.moments import shown_moment
from products.admin.refusals import RefusingAdmin
from reviews import publishing
from reviews.admin.drafts import DraftForm
from reviews.admin.kept_rows import KeptFormSet
from reviews.admin.lacks import mark, mistakes, told
from reviews.admin.states import state_of, words
from reviews.documents.snapshots import digest, snapshot
from reviews.models import Document

BUTTONS = {"_publish", "_withdraw", "_call_off"}  # for those who may publish


class PublishingAdmin(RefusingAdmin):
    """Each save keeps the draft as a revision. What readers see changes by the buttons of publication only."""

    form = DraftForm
    second_part = ""  # what the form asks for after the first “Save”
    actions = ["publish_selected", "withdraw_selected"]

    class Media:
        css = {"all": ["reviews/admin.css"]}
        js = ["reviews/admin-publish.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        documents: Any = super().get_queryset(request)
        return documents.with_state(timezone.now())  # type: ignore[no-any-return]

    @admin.display(description="state")
    def state(self, document: Any) -> str:
        return words(document)

    @admin.display(description="last changed", ordering="changed_at")
    def changed(self, document: Document) -> str:
        return shown_moment(document.changed_at)

    def get_actions(self, request: HttpRequest) -> Any:
        """Without the one that deletes: what readers have seen is withdrawn, and a draft deleted on its form."""
        return {k: v for k, v in super().get_actions(request).items() if k != "delete_selected"}

    def has_publish_permission(self, request: HttpRequest) -> bool:
        codename = f"{self.opts.app_label}.publish_{self.opts.model_name}"
        return cast(User, request.user).has_perm(codename)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What readers have seen, or will, is withdrawn and not deleted."""
        is_public = isinstance(obj, self.model) and obj.live.exists()
        return super().has_delete_permission(request, obj) and not is_public

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        live = self.model.live_model().objects.shown(timezone.now())
        shown = live.filter(document=obj).first() if obj else None
        return shown.get_absolute_url() if shown else None

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> Any:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if issubclass(inline.formset, KeptFormSet):
            kwargs["overwrite"] = bool(request.POST.get("overwrite"))
        return kwargs

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if BUTTONS & set(request.POST) and not self.has_publish_permission(request):
            raise PermissionDenied
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(  # type: ignore[override]  # Django passes the rest by keyword
        self, request: HttpRequest, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponse:
        document = kwargs.get("obj")
        may_change = self.has_change_permission(request, document) if document else True
        context["publication"] = True
        context["second_part"] = "" if document else self.second_part
        context["form_opened_at"] = request.POST.get("opened", "")
        context["state"] = state = state_of(document, timezone.now()) if document else None
        context["may_change"] = may_change
        context["may_publish"] = (
            may_change
            and self.has_publish_permission(request)
            and not (self.second_part and document is None)
        )
        context["mistakes"] = mistakes(context)
        if state:
            refused = "refused" in request.GET
            context["lacks"] = mark(context, state.lacks, in_place=refused)
            context["told"] = told(context, state.objections, in_place=refused)
        return super().render_change_form(request, context, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """With all rows saved, keep the draft as a revision, and do what the button says."""
        super().save_related(request, form, formsets, change)
        document, by, at = form.instance, cast(User, request.user), timezone.now()
        if "_publish" in request.POST and self.is_published(request, document, form.cleaned_data):
            return
        publishing.save(document, by=by, at=at, note=form.cleaned_data["note"])
        if "_withdraw" in request.POST:
            self.withdraw(request, document)
        if "_call_off" in request.POST and publishing.call_off(document, at=at):
            messages.success(request, f"The scheduled publication of “{document}” is called off.")

    def is_published(self, request: HttpRequest, document: Any, said: dict[str, Any]) -> bool:
        """Publish it. A refusal leaves the draft to be saved, and is shown where it is mended."""
        at = timezone.now()
        if not said.get("correction") and shows_already(document, at):
            messages.warning(request, f"Nothing differs from what readers see of “{document}”.")
            return False
        try:
            live: Any = publishing.publish(
                document,
                by=cast(User, request.user),
                at=at,
                from_at=said.get("publish_at"),
                note=said.get("note", ""),
                correction=said.get("correction", ""),
            )
        except ValidationError as refusal:
            request.refused = True  # type: ignore[attr-defined]  # for redirected() below
            reasons = " ".join(refusal.messages)
            messages.error(request, f"“{document}” is saved, but not published. {reasons}")
            return False
        self.log_change(request, document, "Published.")
        if live.from_at > at:
            when = shown_moment(live.from_at)
            messages.success(request, f"“{document}” will be published at {when}.")
        else:
            link = format_html('<a href="{}">See its page</a>', live.get_absolute_url())
            messages.success(request, format_html("“{}” is published. {}", document, link))
        return True

    def withdraw(self, request: HttpRequest, document: Any) -> None:
        publishing.withdraw(document, by=cast(User, request.user), at=timezone.now())
        self.log_change(request, document, "Withdrawn.")
        messages.success(request, f"“{document}” is withdrawn: readers do not see it any more.")

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        stay_on_form(request)
        return self.redirected(request, obj) or super().response_add(
            request, obj, post_url_continue
        )

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self.redirected(request, obj) or super().response_change(request, obj)

    def redirected(self, request: HttpRequest, document: Any) -> HttpResponse | None:
        """Where the buttons of publication and of the preview lead."""
        address = reverse(f"admin:reviews_{document.kind}_change", args=[document.pk])
        if "_preview" in request.POST:
            return HttpResponseRedirect(
                reverse(f"admin:reviews_{document.kind}_preview", args=[document.pk])
            )
        if BUTTONS & set(request.POST):
            mended = "?refused=1" if getattr(request, "refused", False) else ""
            return HttpResponseRedirect(f"{address}{mended}#region=main&scrollY=0")
        return None

    @admin.action(description="Publish selected %(verbose_name_plural)s", permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for document in queryset:
            self.is_published(request, document, {})

    @admin.action(description="Withdraw selected %(verbose_name_plural)s", permissions=["publish"])
    def withdraw_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for document in queryset:
            if document.live_at(timezone.now()):
                self.withdraw(request, document)


def shows_already(document: Any, at: datetime) -> bool:
    """Whether the draft is what readers see, and nothing else is planned."""
    live = document.live_at(at)
    return bool(live) and not live.until_at and live.revision.digest == digest(snapshot(document))
