from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate


class ReviewsConfig(AppConfig):
    name = "reviews"

    def ready(self) -> None:
        from products import search  # noqa: PLC0415  (models come first)
        from reviews import edition_triggers, finding  # noqa: PLC0415  (likewise)

        search.register(finding.put_all)
        pre_migrate.connect(edition_triggers.take_away, sender=self)
        post_migrate.connect(edition_triggers.make, sender=self)
        checks.register(edition_triggers.editions_are_raised, checks.Tags.database)
