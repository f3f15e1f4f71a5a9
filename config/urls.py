"""The map of the site on one screen."""

from django.conf import settings
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.static import serve

from reviews.sitemaps import SITEMAPS

urlpatterns = [
    path("", include("reviews.urls")),
    path("go/", include("products.urls")),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("admin/", admin.site.urls),
    path("audit/", include("disclosure.urls")),
    path("record/", include("disclosure.record.urls")),
    # Pictures have their content in their name. A web server in front can serve MEDIA_ROOT faster.
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
]

handler404 = "reviews.views.not_found"
