"""Documents whose text is made of blocks: guides and reviews."""

from typing import Any

from content_editor.admin import ContentEditor
from django.contrib.admin.options import InlineModelAdmin
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from js_asset import Media

from products.images import renditions
from reviews.admin.blocks import inlines_of
from reviews.admin.publishing import PublishingAdmin
from reviews.admin.revisions import RevisionsAdmin, names_of
from reviews.documents.comparing import title, told
from reviews.documents.snapshots import snapshot


class BlocksAdmin(RevisionsAdmin, PublishingAdmin, ContentEditor):  # type: ignore[misc]  # untyped
    class Media:
        css = {"all": ["reviews/admin.css"]}
        js = ["reviews/admin-blocks.js"]

    def may_write(self, request: HttpRequest, obj: Any) -> bool:
        if obj is None:
            return bool(self.has_add_permission(request))
        return bool(self.has_change_permission(request, obj))

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[type[InlineModelAdmin]]:
        """The editor of blocks cannot show what may not be changed: see `text` below."""
        if not self.may_write(request, obj):
            return []
        return [*inlines_of(str(self.opts.model_name))]

    def _content_editor_media(self, request: HttpRequest, context: dict[str, Any]) -> Any:
        if not context["may_change"]:
            return Media()
        return super()._content_editor_media(request, context)

    def render_change_form(  # type: ignore[override]  # Django passes the rest by keyword
        self, request: HttpRequest, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponse:
        document = kwargs.get("obj")
        if document and not self.may_write(request, document):
            context["text"] = readable(document)
        response: Any = super().render_change_form(request, context, **kwargs)
        media = Media.from_media(response.context_data["media"], nonce=str(request.csp_nonce))  # type: ignore[attr-defined]  # django-csp's
        response.context_data["media"] = media
        return response  # type: ignore[no-any-return]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        if "_clone" in request.POST:  # the editor's copying between regions asks for no permission
            raise SuspiciousOperation("Blocks are not copied between regions here.")
        super().save_related(request, form, formsets, change)
        for picture in form.instance.picture_blocks.all():
            renditions.make_soon(picture)


def readable(document: Any) -> list[tuple[str, Any]]:
    """The blocks in their order, each with its title and what it says."""
    data = snapshot(document)
    names = names_of(data)
    return [(title(block, names), told(block, names)) for block in data["blocks"]]
