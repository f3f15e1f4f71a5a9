"""The imports of articles and of scores, above the lists of guides and reviews."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from products.models import Brand, Product
from reviews.admin.import_forms import ArticleForm, SheetForm
from reviews.admin.importing import ImportingAdmin, permissions
from reviews.importing.articles import drafting, reading
from reviews.importing.articles.pictures import Pictures
from reviews.importing.scores import intake
from reviews.importing.scores.rows import Desk
from reviews.models import BLOCKS, Guide, Review, Score

MOST_ROWS = 500  # what a person can wait for; the command takes more
MAKING = permissions("add", Product, Brand)
NOT_MAKING = (
    "You may not add products and brands. Ask somebody who may to add those that are missing."
)


class ImportArticleAdmin(ImportingAdmin):
    import_form = ArticleForm
    import_title = "Import a guide…"
    import_noun = "guide"
    import_needed = [
        *permissions("add change", Guide),
        *permissions("add change delete", *BLOCKS),
    ]

    def import_run(self, request: HttpRequest, form: Any, *, dry_run: bool) -> drafting.Outcome:
        given = form.cleaned_data
        article = reading.read(given["file"].read(), given["format"], Pictures(None))
        return drafting.draft(
            article,
            form.asked(),
            by=self.import_user(request),
            at=timezone.now(),
            dry_run=dry_run,
        )

    def import_done(self, request: HttpRequest, form: Any, outcome: drafting.Outcome) -> str:
        guide, source = outcome.guide, form.asked().source
        log = self.log_addition if outcome.is_new else self.log_change
        log(request, guide, f"Imported from {source}.")
        told = f"“{guide}” is imported as a draft: {len(outcome.blocks)} blocks. Readers do not see it yet."
        self.message_user(request, told, messages.SUCCESS)
        return reverse("admin:reviews_guide_change", args=[guide.pk])


class ImportScoresAdmin(ImportingAdmin):
    import_form = SheetForm
    import_title = "Import scores…"
    import_noun = "scores"
    import_needed = [
        *permissions("add change", Review),
        *permissions("add change delete", Score),
    ]

    def import_checked(self, request: HttpRequest, form: Any) -> bool:
        makes = form.is_valid() and form.cleaned_data["create"]
        if makes and not self.import_user(request).has_perms(MAKING):
            form.add_error("create", NOT_MAKING)
        return bool(form.is_valid())

    def import_run(self, request: HttpRequest, form: Any, *, dry_run: bool) -> intake.Outcome:
        given = form.cleaned_data
        desk = Desk(
            method=given["method"],
            author=given["author"],
            by=self.import_user(request),
            at=timezone.now(),
            source=str(given["file"].name),
        )
        return intake.take_in(
            given["file"].read(), desk, form.asked(), dry_run=dry_run, most_rows=MOST_ROWS
        )

    def import_done(self, request: HttpRequest, form: Any, outcome: intake.Outcome) -> str:
        given, counts = form.cleaned_data, outcome.counts
        told = f"{counts['new']} reviews new, {counts['changed']} changed, {counts['unchanged']} unchanged"
        self.log_change(
            request, given["method"], f"Imported scores from {given['file'].name}: {told}."
        )
        self.message_user(
            request, f"Imported as drafts: {told}. Readers see nothing of it yet.", messages.SUCCESS
        )
        return self.import_list
