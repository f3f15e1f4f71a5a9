from django.apps import AppConfig
from django.core import checks


class ProductsConfig(AppConfig):
    name = "products"

    def ready(self) -> None:
        from products.search.checks import index_stands  # noqa: PLC0415  (models come first)

        checks.register(index_stands, checks.Tags.database)
