"""The map of the site on one screen."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("reviews.urls")),
    path("admin/", admin.site.urls),
]
