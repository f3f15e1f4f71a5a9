"""The model field of such text: with an editor in forms, and cleaned whichever way a value comes in."""

from typing import Any

from django.db import models
from django_prose_editor.fields import ProseEditorField

from reviews.richtext.cleaning import clean

EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3, 4]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "HardBreak": True,
    "HorizontalRule": True,
    "History": True,
    "Fullscreen": True,
    "NoSpellCheck": False,
}


class RichTextField(ProseEditorField):
    """Its value is clean HTML: the form cleans it, and so does every save.

    Only `update()` and raw SQL write past it; pages clean once more what they show.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, extensions=EXTENSIONS, sanitize=clean, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = clean(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value
