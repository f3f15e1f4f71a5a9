"""The model field of a picture, which keeps nothing but pixels however a row is saved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files import File
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models.fields.files import ImageFieldFile, ImageFileDescriptor

from products.images.cleaning import CleanPicture, cleaned


class PictureFile(ImageFieldFile):
    def save(self, name: str, content: File[bytes], save: bool = True) -> None:
        """Keep `content` without what it holds besides pixels. Raises ValidationError."""
        self.file = cleaned(content)  # it is named after what is kept, not after what came
        super().save(name, self.file, save)


class PictureDescriptor(ImageFileDescriptor):
    def __set__(self, instance: models.Model, value: Any) -> None:
        """Setting what is set changes nothing. Django would open the file for its size, at each save
        of a form, and fail where the file is lost."""
        if value is not instance.__dict__.get(self.field.attname):
            super().__set__(instance, value)


class PictureFormField(forms.FileField):
    """An upload that is a picture by its content. What the file is called does not matter."""

    def to_python(self, data: Any) -> CleanPicture | None:
        file = super().to_python(data)
        return cleaned(file) if file else None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        accept = {"accept": "image/jpeg,image/png,image/webp"}
        return super().widget_attrs(widget) | accept


class PictureField(models.ImageField):
    """An ImageField to the database and to migrations; what comes in is judged and cleaned."""

    attr_class = PictureFile
    descriptor_class = PictureDescriptor

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.ImageField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        """Without a longest name: a picture is kept under a name of ours."""
        defaults = {"form_class": PictureFormField, "max_length": None}
        return super().formfield(**(defaults | kwargs))


def focal_field(side: str) -> models.PositiveSmallIntegerField[int, int]:
    """Where the thing that matters stands in a picture, in per cent; kept when it is cropped."""
    return models.PositiveSmallIntegerField(
        f"focus, % {side}",
        default=50,
        validators=[MaxValueValidator(100)],
        help_text="Where the part that must stay visible is when the picture is cropped.",
    )
