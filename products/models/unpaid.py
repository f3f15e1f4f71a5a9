"""The register of sites that we link to and that pay us nothing for it."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

plain_host = RegexValidator(
    r"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$",
    "Give the name of a site alone, in small letters, such as example.org: no https://, no path.",
)


class UnpaidSite(models.Model):
    """Somebody looked, and says that no link to this host, or to a part of it, pays us anything.

    It does not hold for merchants, nor for addresses that belong to a programme: those pay.
    """

    host = models.CharField(
        "site",
        max_length=253,
        unique=True,
        validators=[plain_host],
        error_messages={"unique": "This site is in the register already."},
        help_text="Such as example.org. Links to it, and to its parts such as www.example.org, are "
        "printed in texts as they are written.",
    )
    reason = models.CharField(
        max_length=300, help_text="How you know that links to it pay us nothing. Auditors read it."
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        related_name="unpaid_sites",
    )
    decided_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["host"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="unpaid_site_has_reason",
                violation_error_message="Say how you know that links to it pay nothing.",
            )
        ]

    def __str__(self) -> str:
        return self.host
