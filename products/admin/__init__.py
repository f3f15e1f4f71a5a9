from django.conf import settings
from django.contrib import admin

from products.admin import catalogue, held_prices, offers, placements, programmes, unpaid

__all__ = ["catalogue", "held_prices", "offers", "placements", "programmes", "unpaid"]

admin.site.site_header = admin.site.site_title = settings.SITE_NAME
admin.site.index_title = "Behind the pages"
