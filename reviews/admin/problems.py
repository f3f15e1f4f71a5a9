"""The queue of readers' reports: what waits stands on top, the oldest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import F, QuerySet
from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from products.admin.refusals import RefusingAdmin
from reviews.admin.problem_form import AnswerForm
from reviews.models import Problem
from reviews.problems import answering
from reviews.problems.durations import in_words

Outcome = Problem.Outcome
TOLD = ["no", "since", "about", "page", "on", "wrote"]
ANSWER = ["outcome", "answer", "words_shown"]
ANSWERED = ["outcome", "answered", "words_shown", "answered_by", "answered_at"]


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("waiting", "waiting"), *Outcome.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Problem]) -> QuerySet[Problem]:
        wanted = "" if self.value() == "waiting" else self.value()
        return queryset if wanted is None else queryset.filter(outcome=wanted)


@admin.register(Problem)
class ProblemAdmin(RefusingAdmin):
    form = AnswerForm
    list_display = ["no", "state", "excerpt", "place", "about"]
    list_display_links = ["no", "excerpt"]
    list_filter = [StateFilter, "about"]
    list_per_page = 50
    search_fields = ["path", "words", "answer"]
    actions = ["set_aside", "put_back", "blank"]

    class Media:
        css = {"all": ["reviews/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Problem]:
        found: QuerySet[Problem] = super().get_queryset(request)
        return found.select_related("product__brand", "offer__merchant", "answered_by")

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        return [F("answered_at").desc(nulls_first=True), "received_at", "pk"]

    def get_fieldsets(self, request: HttpRequest, obj: Problem | None = None) -> Any:
        told = ("What was reported", {"fields": TOLD})
        if obj is None or not self.has_change_permission(request, obj):
            return [told, ("The answer", {"fields": ANSWERED})]
        if obj.outcome:
            more = ["addition", *(["withheld"] if obj.words_shown else [])]
            extra = [] if obj.outcome == Outcome.SPAM else [("More to say", {"fields": more})]
            return [told, ("The answer", {"fields": ANSWERED}), *extra]
        how = (
            "Readers see outcome and answer under “Reports and corrections” as soon as you save, and a "
            "correction also on its page. An answer cannot be changed afterwards, only added to."
        )
        return [told, ("Your answer", {"fields": ANSWER, "description": how})]

    def get_readonly_fields(self, request: HttpRequest, obj: Problem | None = None) -> list[str]:
        return [*TOLD, *(ANSWERED if obj is None or obj.outcome else [])]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Problem, form: Form, change: bool) -> None:
        at = timezone.now()
        if "outcome" in form.fields:
            answering.answer(obj, by=cast(User, request.user), at=at)
            return
        if addition := form.cleaned_data.get("addition"):
            answering.add(obj, addition, at=at)
        if form.cleaned_data.get("withheld"):
            answering.withhold(obj)

    def view_on_site(self, obj: Problem) -> str | None:
        told = obj.outcome not in ("", Outcome.SPAM)
        return reverse("reviews:correction", args=[obj.pk]) if told else None

    @admin.action(description="Set aside: these are no reports", permissions=["change"])
    def set_aside(self, request: HttpRequest, chosen: QuerySet[Problem]) -> None:
        by, at = cast(User, request.user), timezone.now()
        self._done(request, chosen, lambda: answering.set_aside(chosen, by=by, at=at), "Set aside")

    @admin.action(description="Put back into the queue what was set aside", permissions=["change"])
    def put_back(self, request: HttpRequest, chosen: QuerySet[Problem]) -> None:
        self._done(request, chosen, lambda: answering.put_back(chosen), "Put back")

    @admin.action(description="Drop the words of what was set aside", permissions=["change"])
    def blank(self, request: HttpRequest, chosen: QuerySet[Problem]) -> None:
        self._done(request, chosen, lambda: answering.blank(chosen), "Words dropped")

    def _done(
        self, request: HttpRequest, chosen: QuerySet[Problem], verb: Callable[[], int], name: str
    ) -> None:
        asked = list(chosen)
        count = verb()
        for one in asked:
            self.log_change(request, one, f"{name}, with {len(asked)} chosen.")
        left = len(asked) - count
        rest = f" {left} left as they were." if left else ""
        self.message_user(request, f"{name}: {count}.{rest}", messages.SUCCESS)

    @admin.display(description="no.", ordering="pk")
    def no(self, problem: Problem) -> int:
        return problem.pk

    @admin.display(description="state")
    def state(self, problem: Problem) -> str:
        return problem.get_outcome_display() or f"waits for {_age(problem)}"

    @admin.display(description="received", ordering="received_at")
    def since(self, problem: Problem) -> str:
        received = f"{timezone.localtime(problem.received_at):%Y-%m-%d %H:%M}"
        return received if problem.outcome else f"{received}, {_age(problem)} ago"

    @admin.display(description="page")
    def page(self, problem: Problem) -> SafeString:
        return format_html('<a href="{}">{}</a>', problem.path, problem.path)

    @admin.display(description="page, product and offer", ordering="path")
    def place(self, problem: Problem) -> SafeString:
        on = self.on(problem)
        return format_html("{}<br>{}", self.page(problem), on) if on else self.page(problem)

    @admin.display(description="product and offer")
    def on(self, problem: Problem) -> SafeString | str:
        if problem.product is None:
            return ""
        product = _link(problem.product, problem.product)
        if problem.offer is None:
            return product
        return format_html("{}, {}", product, _link(problem.offer, problem.offer.merchant))

    @admin.display(description="what the reader wrote")
    def excerpt(self, problem: Problem) -> SafeString | str:
        words = Truncator(problem.words).chars(120)
        return format_html('<bdi class="report-words">{}</bdi>', words) if words else "(dropped)"

    @admin.display(description="what the reader wrote")
    def wrote(self, problem: Problem) -> SafeString | str:
        return _text(problem.words) if problem.words else "(dropped)"

    @admin.display(description="answer")
    def answered(self, problem: Problem) -> SafeString | str:
        return _text(problem.answer) if problem.answer else ""


def _text(words: str) -> SafeString:
    return format_html('<div class="pieces report-words" dir="auto">{}</div>', words)


def _link(row: Any, name: object) -> SafeString:
    url = reverse(f"admin:products_{row._meta.model_name}_change", args=[row.pk])
    return format_html('<a href="{}">{}</a>', url, name)


def _age(problem: Problem) -> str:
    return in_words(timezone.now() - problem.received_at)
