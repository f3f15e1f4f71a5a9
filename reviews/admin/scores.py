"""The scores of a review: one row for each criterion of its method."""

from collections.abc import Iterable

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import NumberInput, Textarea
from django.http import HttpRequest

from products.admin.rows import Row, RowForm, RowFormSet
from products.models.catalogue import plain
from reviews.admin.kept_rows import KeptFormSet
from reviews.models import Score


class ScoreForm(RowForm):
    row_field = "criterion"

    class Meta:
        model = Score
        fields = ["criterion", "value", "rationale"]
        widgets = {
            "value": NumberInput(attrs={"min": 0, "max": 10, "step": "0.1", "placeholder": "0–10"}),
            "rationale": Textarea(attrs={"rows": 3, "placeholder": "Why this score"}),
        }
        error_messages = {"value": {"required": "Give the score that this is the reason for."}}


class ScoreFormSet(RowFormSet, KeptFormSet):
    row_field = same_by = "criterion"

    def rows_needed(self) -> Iterable[Row]:
        """The criteria of the method, then those of another one that are scored nevertheless."""
        method = self.instance.method
        for criterion in method.criteria.all():
            detail = f"{plain(criterion.weight)} %. {criterion.question}"
            yield Row(criterion, criterion.name, detail)
        for score in self.get_queryset():
            other = score.criterion
            if other.method_id != method.pk:
                yield Row(other, other.name, f"Belongs to {other.method}: delete it.")


class ScoreInline(admin.TabularInline):
    model = Score
    form = ScoreForm
    formset = ScoreFormSet
    fields = ["criterion", "value", "rationale"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Score]:
        return super().get_queryset(request).select_related("criterion__method__category")
