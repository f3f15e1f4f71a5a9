"""What a document lacks, shown at the field or the block where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reviews.completeness import Lack
from reviews.judged_drafts import Objection


@dataclass(frozen=True)
class Place:
    """A sentence, and the `id` in the page of what it is about, if that is on the form.

    `host` is a site to enter in the register of unpaid sites, if that would mend it.
    """

    sentence: str
    anchor: str = ""
    host: str = ""


@dataclass(frozen=True)
class Told:
    """What the judge objects to in a draft, for its form: `stopping` keeps it from being published,
    `broken` does not, and `doubtful` is for a person to look at."""

    stopping: list[Marked]
    broken: list[Marked]
    doubtful: list[Marked]


@dataclass(frozen=True)
class Marked:
    """A finding, and the `id` in the page of what it is about, if that is on the form."""

    objection: Objection
    anchor: str


def told(context: dict[str, Any], objections: Iterable[Objection], *, in_place: bool) -> Told:
    """With `in_place`, those that stop publication stand as errors at their places too."""
    marked = []
    for one in objections:
        lack = Lack(one.sentence, one.place)
        [place] = mark(context, [lack], in_place=in_place and one.blocks)
        marked.append(Marked(one, place.anchor))
    return Told(
        stopping=[one for one in marked if one.objection.blocks],
        broken=[one for one in marked if one.objection.is_certain and not one.objection.blocks],
        doubtful=[one for one in marked if not one.objection.is_certain],
    )


def mark(context: dict[str, Any], lacks: Iterable[Lack], *, in_place: bool) -> list[Place]:
    """The sentences with their anchors; with `in_place`, they stand as errors at their places too."""
    adminform = context.get("adminform")
    main = adminform.form if adminform else None
    rows = dict(_rows(context.get("inline_admin_formsets", ())))
    found = []
    for lack in lacks:
        form, anchor = rows.get(lack.place, (None, ""))
        if main is not None and lack.place in main.fields:
            anchor = main[lack.place].id_for_label
            form, name = main, lack.place
        else:
            name = "__all__"
        if in_place and form is not None and not form.is_bound:
            _add_error(form, name, lack)
        found.append(Place(lack, anchor, lack.host))
    return found


def mistakes(context: dict[str, Any]) -> list[Place]:
    """What keeps a form from being saved, each with its place: the form may be a long one."""
    adminform = context.get("adminform")
    found = list(_mistakes(adminform.form, "", "")) if adminform else []
    for one in context.get("inline_admin_formsets", ()):
        name = str(one.opts.verbose_name).capitalize()
        found += [Place(f"{name}: {error}") for error in one.formset.non_form_errors()]
        for index, form in enumerate(one.formset.forms):
            found += _mistakes(form, f"{name}, ", f"{one.formset.prefix}-{index}")
    return found


def _mistakes(form: Any, where: str, anchor: str) -> Iterator[Place]:
    if not form.is_bound:
        return
    for name, errors in form.errors.items():
        if name in form.fields:
            label, place = form.fields[name].label or name, anchor or form[name].id_for_label
            yield Place(f"{where}{label}: {' '.join(errors)}", place)
        elif anchor:
            yield Place(f"{where.rstrip(', ')}: {' '.join(errors)}", anchor)


def _rows(formsets: Iterable[Any]) -> Iterator[tuple[str, tuple[Any, str]]]:
    for one in formsets:
        prefix = one.formset.prefix
        yield prefix, (None, f"{prefix}-group")
        for index, form in enumerate(one.formset.forms):
            row = form.instance
            yield f"{row._meta.model_name}-{row.pk}", (form, f"{prefix}-{index}")


def _add_error(form: Any, name: str, lack: Lack) -> None:
    """To a form that nobody has sent: it has no errors of its own."""
    kind = "nonfield" if name == "__all__" else None
    form.errors.setdefault(name, form.error_class(error_class=kind)).append(str(lack))
