"""Pictures of an article: those that lie next to its file are taken in, others are listed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from products import images
from reviews.importing.articles.parts import Article, Image, snippet
from reviews.models import Picture

LARGEST = 30_000_000


class Pictures:
    """`folder` is where the article's file lies, None if that is not known; `credit` names who made them."""

    kind = Picture

    def __init__(self, folder: Path | None, credit: str = "") -> None:
        self.folder, self.credit = folder, credit

    def fields(self, image: Image, article: Article) -> dict[str, Any] | None:
        """The fields of a Picture; None if it cannot be taken in, and `article` then tells why."""
        credit = image.credit or self.credit
        try:
            file = self._file(image.src)
            if not image.alt:
                raise ValidationError("it has no alternative text, which says what it shows")
            if not credit:
                raise ValidationError(
                    "nobody is named who made it (title of the picture, or --credit)"
                )
            images.validate(file)
        except ValidationError as refusal:
            words = f"picture {snippet(image.alt or image.src)}"
            article.leave_out(image.where, words, " ".join(refusal.messages))
            return None
        file.seek(0)
        return {
            "file": file,
            "alt": image.alt[:200],
            "credit": credit[:120],
            "caption": image.caption[:300],
        }

    def _file(self, address: str) -> SimpleUploadedFile:
        """Raises ValidationError unless the address is that of a file in or below the folder."""
        if re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE):
            what = address.split(":", 1)[0].lower()
            reason = "it is at another address, and nothing is fetched from there"
            raise ValidationError(
                reason if what != "data" else "it stands inside the text: save it as a file"
            )
        if self.folder is None:
            raise ValidationError("it does not come with the file: add it in the guide")
        folder = self.folder.resolve()
        path = (folder / unquote(address.split("?")[0].split("#")[0])).resolve()
        if not path.is_relative_to(folder):
            raise ValidationError("it does not lie next to the article")
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except (OSError, ValueError) as error:
            raise ValidationError(
                f"there is no file {snippet(address)} next to the article"
            ) from error
        return SimpleUploadedFile(path.name, content)
