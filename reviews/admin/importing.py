"""An import in the admin: upload a file, look at what it would do, confirm just that."""

from __future__ import annotations

import hashlib
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import User
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.datastructures import MultiValueDict

from products.admin import waiting
from products.admin.tickets import LASTS
from products.feeds.problems import UnreadableError
from reviews.admin.import_forms import FileForm

GONE = "This preview was used already, or is too old: upload the file again."
CHANGED = "Nothing was imported, because something has changed since the preview. This is what the file would do now."
UNREADY = "Nothing was imported. This is why."


class ImportingAdmin(admin.ModelAdmin):
    """A list with a button that leads to an import. What is imported, subclasses say.

    The uploaded file waits while its preview is looked at; a sealed ticket says which file and options
    were seen, by whom, and a digest of what was seen.
    """

    import_form: type[FileForm]
    import_title: str  # on the button, and of the page
    import_noun: str  # ends the names of the templates
    import_needed: list[str]  # permissions: for all that it writes

    def import_run(self, request: HttpRequest, form: Any, *, dry_run: bool) -> Any:
        """The outcome: `seen()` is all of it, and it is written if it `is_ready`. Raises UnreadableError."""
        raise NotImplementedError

    def import_done(self, request: HttpRequest, form: Any, outcome: Any) -> str:
        """Log and tell what was imported; return the address to go on at."""
        raise NotImplementedError

    def may_import(self, request: HttpRequest) -> bool:
        return self.import_user(request).has_perms(self.import_needed)

    def import_checked(self, request: HttpRequest, form: Any) -> bool:
        """Whether the form is valid, and asks for nothing that this person may not do."""
        return bool(form.is_valid())

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.import_view)
        return [path("import/", view, name=self.import_name), *super().get_urls()]

    @property
    def import_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_import"

    @property
    def import_url(self) -> str:
        return reverse(f"admin:{self.import_name}")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {**(extra_context or {}), "import_title": self.import_title}
        context["import_url"] = self.import_url if self.may_import(request) else ""
        return super().changelist_view(request, context)

    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not self.may_import(request):
            raise PermissionDenied
        if "ticket" in request.POST:
            return self.import_answer(request)
        form = self.import_form(request.POST or None, request.FILES or None)
        if self.import_checked(request, form):
            file = form.cleaned_data["file"]
            name = waiting.keep(file)
            file.seek(0)
            preview = self.import_preview(request, form, name)
            if preview:
                return preview
            waiting.drop(name)
        fields = AdminForm(cast(Any, form), form.fieldsets, {}, model_admin=self)
        return self.import_page(request, "import", self.import_title.rstrip("…"), adminform=fields)

    def import_preview(self, request: HttpRequest, form: Any, name: str) -> HttpResponse | None:
        """What the file that waits as `name` would do; None, with the reason in the form, if it cannot be used."""
        file = form.cleaned_data["file"]
        try:
            outcome = self.import_run(request, form, dry_run=True)
        except UnreadableError as error:
            form.add_error("file", form.told(error))
            return None
        ticket = {
            "user": request.user.pk,
            "file": name,
            "source": file.name,
            "form": {name: form.data[name] for name in form.fields if name in form.data},
            "seen": digest(outcome),
        }
        return self.import_page(
            request,
            f"import_{self.import_noun}",
            f"Preview of {file.name}",
            outcome=outcome,
            source=file.name,
            ticket=signing.dumps(ticket, salt=self.import_name),
        )

    def import_answer(self, request: HttpRequest) -> HttpResponse:
        """Import what was seen, or drop it."""
        try:
            ticket = signing.loads(request.POST["ticket"], salt=self.import_name, max_age=LASTS)
            if ticket["user"] != request.user.pk:
                raise signing.BadSignature
            form = self.import_again(ticket)
        except (signing.BadSignature, FileNotFoundError):
            self.message_user(request, GONE, messages.ERROR)
            return HttpResponseRedirect(self.import_url)
        if "confirm" not in request.POST:
            waiting.drop(ticket["file"])
            self.message_user(request, f"Nothing was imported from {ticket['source']}.")
            return HttpResponseRedirect(self.import_list)
        if self.import_checked(request, form):
            return self.import_confirmed(request, form, ticket)
        return self.import_refused(request, form, ticket)

    def import_again(self, ticket: dict[str, Any]) -> FileForm:
        """The form as it was sent, with the file that waits."""
        with waiting.found(ticket["file"]) as found:
            file = SimpleUploadedFile(ticket["source"], found.read_bytes())
        files: Any = MultiValueDict({"file": [file]})
        return self.import_form(ticket["form"], files)

    def import_confirmed(
        self, request: HttpRequest, form: Any, ticket: dict[str, Any]
    ) -> HttpResponse:
        """Import it, unless that would now do something else than what was seen: then that is shown."""
        try:
            with transaction.atomic():
                outcome = self.import_run(request, form, dry_run=False)
                changed = digest(outcome) != ticket["seen"]
                written = outcome.is_ready and not changed
                if written:
                    address = self.import_done(request, form, outcome)
                else:
                    transaction.set_rollback(True)
        except UnreadableError as error:
            form.add_error("file", form.told(error))
            return self.import_refused(request, form, ticket)
        if written:
            waiting.drop(ticket["file"])
            return HttpResponseRedirect(address)
        form.cleaned_data["file"].seek(0)
        preview = self.import_preview(request, form, ticket["file"])
        if preview is None:
            return self.import_refused(request, form, ticket)
        self.message_user(request, CHANGED if changed else UNREADY, messages.WARNING)
        return preview

    def import_refused(
        self, request: HttpRequest, form: FileForm, ticket: dict[str, Any]
    ) -> HttpResponse:
        """Back to the empty form, with the reasons."""
        waiting.drop(ticket["file"])
        told = f"Nothing was imported from {ticket['source']}. {form.reasons()}"
        self.message_user(request, told, messages.ERROR)
        return HttpResponseRedirect(self.import_url)

    @property
    def import_list(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def import_page(
        self, request: HttpRequest, template: str, title: str, **context: Any
    ) -> HttpResponse:
        frame = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        frame |= {"import_title": self.import_title, "list_url": self.import_list}
        return TemplateResponse(request, f"admin/reviews/{template}.html", {**frame, **context})

    def import_user(self, request: HttpRequest) -> User:
        return cast(User, request.user)


def permissions(actions: str, *models: type[Model]) -> list[str]:
    """“add change”, Guide → reviews.add_guide, reviews.change_guide."""
    return [
        f"{model._meta.app_label}.{get_permission_codename(action, model._meta)}"
        for model in models
        for action in actions.split()
    ]


def digest(outcome: Any) -> str:
    """Of all that a person was told the import would do."""
    return hashlib.sha256("\n".join(outcome.seen()).encode()).hexdigest()
