from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "reviews"

    def ready(self) -> None:
        from products import search  # noqa: PLC0415  (models come first)
        from reviews import finding  # noqa: PLC0415  (likewise)

        search.register(finding.put_all)
