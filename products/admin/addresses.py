"""An address that somebody types without a scheme is taken to be https."""

from collections.abc import Mapping
from typing import Any

from django.db import models

HTTPS_BY_DEFAULT: Mapping[type[models.Field], Mapping[str, Any]] = {
    models.URLField: {"assume_scheme": "https"}
}
