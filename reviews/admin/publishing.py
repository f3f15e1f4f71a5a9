"""What the forms of reviews and comparisons have in common: they are published, and withdrawn."""

from typing import Any, Protocol, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from products.admin.first_save import stay_on_form
from products.admin.refusals import RefusingAdmin


class Published(Protocol):
    """A review or a comparison, as far as this file is concerned."""

    pk: Any
    status: str


class PublishingAdmin(RefusingAdmin):
    """A published document is published anew by each save, and a save that would make it incomplete is refused."""

    second_part: str  # what the form asks for after the first “Save”
    actions = ["publish_selected", "withdraw_selected"]

    def publish(self, document: Any) -> None:
        """Call the verb. Raises ValidationError."""
        raise NotImplementedError

    def withdraw(self, document: Any) -> None:
        raise NotImplementedError

    def has_publish_permission(self, request: HttpRequest) -> bool:
        codename = f"{self.opts.app_label}.publish_{self.opts.model_name}"
        return cast(User, request.user).has_perm(codename)

    def has_change_permission(self, request: HttpRequest, obj: Published | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        if obj and obj.status == "published":
            return allowed and self.has_publish_permission(request)
        return allowed

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What readers have seen is withdrawn, not deleted."""
        was_published = obj is not None and obj.published_at is not None
        return super().has_delete_permission(request, obj) and not was_published

    def get_view_on_site_url(self, obj: Published | None = None) -> str | None:
        seen = obj is not None and obj.status == "published"
        return super().get_view_on_site_url(obj) if seen else None

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        may = obj and self.has_publish_permission(request) and self.has_change_permission(request)
        context["second_part"] = "" if obj else self.second_part
        context["show_publish"] = may and obj.status != "published"
        context["show_withdraw"] = may and obj.status == "published"
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """With scores and sources saved, hold the page that readers see to its promises."""
        super().save_related(request, form, formsets, change)
        if {"_publish", "_withdraw"} & set(request.POST) and not self.has_publish_permission(
            request
        ):
            raise PermissionDenied
        if form.instance.status != "published":
            return
        if "_withdraw" in request.POST:
            self.withdraw(form.instance)
            self.log_change(request, form.instance, "Withdrawn.")
        else:
            self.publish(form.instance)
            self.log_change(request, form.instance, "Published anew.")

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        stay_on_form(request)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if "_publish" in request.POST:
            self.try_to_publish(request, obj)
            return HttpResponseRedirect(request.get_full_path())
        if "_withdraw" in request.POST:
            messages.success(request, f"“{obj}” is withdrawn: readers do not see it any more.")
            return HttpResponseRedirect(request.get_full_path())
        return super().response_change(request, obj)

    def try_to_publish(self, request: HttpRequest, document: Any) -> None:
        try:
            self.publish(document)
        except ValidationError as refusal:
            reasons = " ".join(refusal.messages)
            messages.error(request, f"“{document}” is saved, but not published yet. {reasons}")
        else:
            self.log_change(request, document, "Published.")
            messages.success(request, f"“{document}” is published.")

    @admin.action(description="Publish selected %(verbose_name_plural)s", permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for document in queryset:
            self.try_to_publish(request, document)

    @admin.action(description="Withdraw selected %(verbose_name_plural)s", permissions=["publish"])
    def withdraw_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for document in queryset.filter(status="published"):
            self.withdraw(document)
            self.log_change(request, document, "Withdrawn.")
            messages.success(request, f"“{document}” is withdrawn.")
