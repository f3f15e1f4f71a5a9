"""Every page that shows an opinion: fetch, build, render."""

from __future__ import annotations

from datetime import datetime

from django.core.paginator import Paginator
from django.db import DatabaseError, connection
from django.db.models import Count, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_list_or_404, get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from products import catalogue
from products.models import Category, Product, ProductImage
from reviews import aging, cards, pages
from reviews.models import Author, LiveComparison, LiveGuide, LiveReview
from reviews.tables import PER_PAGE


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    overview = (
        Category.objects.annotate(
            products_listed=Count("products", Q(products__is_listed=True), distinct=True)
        )
        .prefetch_related(
            Prefetch("live_comparisons", cards.comparisons(at), to_attr="comparisons_shown")
        )
        .order_by("position", "name")
    )
    return render(
        request,
        "reviews/home.html",
        {
            "overview": overview,
            "reviews": cards.reviews(at)[:8],
            "guides": cards.guides(at)[:6],
        },
    )


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    shown = get_object_or_404(Category, slug=slug)
    products = cards.products(at).filter(category=shown).order_by("brand__name", "name", "pk")
    page = Paginator(products, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "reviews/category.html",
        {
            "category": shown,
            "page": page,
            "comparisons": cards.comparisons(at).filter(category=shown),
            "guides": cards.guides(at).filter(category=shown),
        },
    )


@require_safe
def comparison(request: HttpRequest, slug: str, advertising: bool = True) -> HttpResponse:
    at = timezone.now()
    shown = (
        LiveComparison.objects.shown(at)
        .filter(slug=slug)
        .select_related("category", "method__category")
        .prefetch_related("method__criteria")
        .first()
    )
    if shown is None:
        return moved_or_gone(request, LiveComparison, slug, at, advertising=advertising)
    context = pages.comparison(request, shown, at, advertising=advertising)
    return render(request, "reviews/comparison.html", aging.noted(request, context))


@require_safe
def product(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    shown = (
        Product.objects.listed()
        .filter(slug=slug)
        .select_related("brand", "category")
        .prefetch_related(
            Prefetch("images", ProductImage.objects.shown()), "specification_values__specification"
        )
        .first()
    )
    if shown is None:
        return moved(product_now_at(slug).get_absolute_url())
    context = aging.noted(request, pages.product(shown, at))
    return render(request, "reviews/product.html", context)


@require_safe
def review(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    shown = (
        LiveReview.objects.shown(at)
        .filter(product__slug=slug)
        .select_related(
            "revision",
            *("product__brand", "product__category", "method__category", "author", "tester"),
        )
        .prefetch_related(
            Prefetch("product__images", ProductImage.objects.shown()),
            "product__specification_values__specification",
            "method__criteria",
        )
        .first()
    )
    if shown is None:
        return withdrawn(request, slug)
    context = aging.noted(request, pages.review(shown, at))
    return render(request, "reviews/review.html", context)


def withdrawn(request: HttpRequest, slug: str) -> HttpResponse:
    """410 for a review that was taken back; else the page may have moved with its product, or 404."""
    at = timezone.now()
    ended = LiveReview.objects.filter(product__slug=slug, until_at__lte=at)
    once = ended.select_related("product__brand").order_by("-from_at").first()
    if once is None:
        product = product_now_at(slug)
        get_list_or_404(LiveReview.objects.filter(product=product, from_at__lte=at))
        return moved(reverse("reviews:review", args=[product.slug]))
    now = LiveReview.objects.at(at).filter(document=once.document_id).first()
    if now is None:
        return render(request, "reviews/withdrawn.html", {"live": once}, status=410)
    if not now.product.is_listed or now.product.slug == slug:
        raise Http404("This product is not listed.")
    return moved(now.get_absolute_url())


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    guides = LiveGuide.objects.shown(at).select_related("revision", "category", "author")
    shown = guides.filter(slug=slug).first()
    if shown is None:
        return moved_or_gone(request, LiveGuide, slug, at)
    context = aging.noted(request, pages.guide(shown, at))
    return render(request, "reviews/guide.html", context)


def moved_or_gone(
    request: HttpRequest,
    model: type[LiveGuide | LiveComparison],
    slug: str,
    at: datetime,
    **options: bool,
) -> HttpResponse:
    """Where the document now is that readers once saw at `slug`; 410 if it was withdrawn, 404 if none was."""
    once = model.objects.filter(slug=slug, from_at__lte=at).order_by("-from_at").first()
    if once is None:
        raise Http404("Nothing was ever published here.")
    now = model.objects.shown(at).filter(document=once.document_id).first()
    if now is None:
        return render(request, "reviews/withdrawn.html", {"live": once}, status=410)
    address = now.get_absolute_url()
    if options.get("advertising") is False:
        address = reverse("reviews:comparison-without-advertising", args=[now.slug])
    return moved(address)


def moved(address: str) -> HttpResponse:
    """To where a page is now. Browsers ask again after an hour: a page may move back."""
    response = HttpResponsePermanentRedirect(address)
    response["Cache-Control"] = "max-age=3600"
    return response


def product_now_at(slug: str) -> Product:
    """The product that once had `slug`, or that has taken in the one that had it."""
    found: Product | None = catalogue.moved(slug)
    if found is None:
        raise Http404("There is no product with this address.")
    return found


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    shown = get_object_or_404(Author, slug=slug)
    return render(
        request,
        "reviews/author.html",
        {
            "author": shown,
            "reviews": cards.reviews(at).filter(Q(author=shown) | Q(tester=shown)),
            "guides": cards.guides(at).filter(author=shown),
        },
    )


@require_safe
def fixed_page(request: HttpRequest, page: str) -> HttpResponse:
    return render(request, f"reviews/{page}.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain")


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 “ok” while pages can be made, 503 while the database does not answer."""
    try:
        connection.ensure_connection()
        Category.objects.exists()
    except DatabaseError:
        return HttpResponse(
            "The database does not answer.\n", status=503, content_type="text/plain"
        )
    return HttpResponse("ok\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)
