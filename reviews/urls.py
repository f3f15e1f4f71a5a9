from django.urls import path

from reviews import feeds, searching, views
from reviews.problems import public
from reviews.problems import views as problems
from reviews.transparency import views as transparency

app_name = "reviews"

urlpatterns = [
    path("", views.home, name="home"),
    path("categories/<slug:slug>/", views.category, name="category"),
    path("compare/<slug:slug>/", views.comparison, name="comparison"),
    path(
        "compare/<slug:slug>/without-advertising/",
        views.comparison,
        {"advertising": False},
        name="comparison-without-advertising",
    ),
    path("products/<slug:slug>/", views.product, name="product"),
    path("reviews/<slug:slug>/", views.review, name="review"),
    path("guides/<slug:slug>/", views.guide, name="guide"),
    path("authors/<slug:slug>/", views.author, name="author"),
    path("search/", searching.page, name="search"),
    path("feeds/<slug:which>.<slug:form>", feeds.feed, name="feed"),
    path("how-we-rank/", transparency.how_we_rank, name="how-we-rank"),
    path("transparency/", transparency.transparency, name="transparency"),
    path("transparency/<slug:what>.<slug:form>", transparency.export, name="transparency-export"),
    path(
        "advertising-disclosure/",
        views.fixed_page,
        {"page": "advertising-disclosure"},
        name="advertising-disclosure",
    ),
    path("about/", views.fixed_page, {"page": "about"}, name="about"),
    path("privacy/", views.fixed_page, {"page": "privacy"}, name="privacy"),
    path("report-a-problem/", problems.report, name="report"),
    path("report-a-problem/thanks/<str:token>/", problems.thanks, name="report-thanks"),
    path("corrections/", public.corrections, name="corrections"),
    path("corrections/<int:number>/", public.correction, name="correction"),
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
]
