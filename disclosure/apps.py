from django.apps import AppConfig
from django.core import checks


class DisclosureConfig(AppConfig):
    name = "disclosure"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from disclosure.checks import (  # noqa: PLC0415  (models come first)
            notices_are_protected,
            sentences_are_in_force,
            the_guard_stands_first,
            the_record_can_wait,
        )

        checks.register(notices_are_protected, checks.Tags.database)
        checks.register(the_guard_stands_first, checks.Tags.security)
        checks.register(the_record_can_wait, checks.Tags.database)
        checks.register(sentences_are_in_force, checks.Tags.database)
