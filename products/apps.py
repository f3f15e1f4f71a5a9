from django.apps import AppConfig
from django.core import checks


class ProductsConfig(AppConfig):
    name = "products"

    def ready(self) -> None:
        from products.checks import (  # noqa: PLC0415  (models come first)
            histories_are_allowed,
            programmes_say_it_plainly,
        )
        from products.search.checks import index_stands  # noqa: PLC0415  (models come first)

        checks.register(index_stands, checks.Tags.database)
        checks.register(histories_are_allowed, checks.Tags.database)
        checks.register(programmes_say_it_plainly, checks.Tags.database)
