"""Every page that shows an opinion: fetch, build, render."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db import DatabaseError, connection
from django.db.models import Count, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from products.models import Category, Product
from reviews import prices
from reviews.comparison import Rows, products_of
from reviews.filters import ComparisonFilter
from reviews.models import Author, Comparison, Method, Review
from reviews.tables import PER_PAGE, ComparisonTable


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    overview = Category.objects.annotate(
        products_listed=Count("products", Q(products__is_listed=True), distinct=True)
    ).prefetch_related(Prefetch("comparisons", Comparison.objects.published()))
    reviews = Review.objects.published().select_related("product__brand")
    return render(
        request,
        "reviews/home.html",
        {
            "overview": overview,
            "reviews": reviews.prefetch_related("product__images")[:8],
        },
    )


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    shown = get_object_or_404(Category, slug=slug)
    products = (
        shown.products.listed()
        .select_related("brand")
        .prefetch_related("images", published_review())
        .order_by("brand__name", "name", "pk")
    )
    page = Paginator(products, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "reviews/category.html",
        {"category": shown, "page": page, "comparisons": shown.comparisons.published()},
    )


@require_safe
def comparison(request: HttpRequest, slug: str, advertising: bool = True) -> HttpResponse:
    at = timezone.now()
    shown = get_object_or_404(
        Comparison.objects.published()
        .select_related("category", "method__category")
        .prefetch_related("columns__specification", "method__criteria"),
        slug=slug,
    )
    filtered = ComparisonFilter(request.GET, comparison=shown, queryset=products_of(shown, at))
    rows = Rows(shown, filtered.qs, at)
    paid = rows.pinned() if advertising else []
    table = ComparisonTable(shown, rows, pinned=paid)
    table.arrange(request)
    return render(
        request,
        "reviews/comparison.html",
        {
            "comparison": shown,
            "table": table,
            "filter": filtered,
            "advertising": advertising,
            "sentences": prices.sentences(row.best for row in table.shown() if row.best),
            "paid": len(paid),
            "kept": f"?{request.GET.urlencode()}" if request.GET else "",
            "at": at,
        },
    )


@require_safe
def product(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    shown = get_object_or_404(
        Product.objects.listed()
        .select_related("brand", "category")
        .prefetch_related("images", "specification_values__specification"),
        slug=slug,
    )
    return render(
        request,
        "reviews/product.html",
        {
            "product": shown,
            "review": Review.objects.published()
            .filter(product=shown)
            .select_related("product")
            .first(),
            "shelves": prices.offers_by_currency(shown, at),
            "comparisons": shown.category.comparisons.published(),
            "at": at,
        },
    )


@require_safe
def review(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    reviews = Review.objects.select_related(
        "product__brand", "product__category", "method__category", "author", "tester"
    ).prefetch_related("product__images", "scores__criterion", "sources")
    shown = reviews.published().filter(product__slug=slug).first()
    if shown is None:
        return withdrawn(request, slug)
    return render(
        request,
        "reviews/review.html",
        {
            "review": shown,
            "product": shown.product,
            "shelves": prices.offers_by_currency(shown.product, at),
            "comparisons": shown.product.category.comparisons.published(),
            "at": at,
        },
    )


def withdrawn(request: HttpRequest, slug: str) -> HttpResponse:
    """410 for a review that was taken back, 404 for one that never was."""
    gone = Review.objects.filter(status=Review.Status.WITHDRAWN, product__slug=slug).first()
    if gone is None:
        raise Http404("There is no review of this product.")
    return render(request, "reviews/withdrawn.html", {"product": gone.product}, status=410)


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    shown = get_object_or_404(Author, slug=slug)
    reviews = Review.objects.published().select_related("product__brand")
    return render(
        request,
        "reviews/author.html",
        {
            "author": shown,
            "reviews": reviews.filter(Q(author=shown) | Q(tester=shown)).prefetch_related(
                "product__images"
            ),
        },
    )


@require_safe
def how_we_rank(request: HttpRequest) -> HttpResponse:
    methods = Method.objects.filter(frozen_at__isnull=False).select_related("category")
    return render(
        request, "reviews/how_we_rank.html", {"methods": methods.prefetch_related("criteria")}
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


def published_review() -> Prefetch[str]:
    """Prefetch `published_reviews` (at most one) of products."""
    reviews = Review.objects.published().select_related("product")
    return Prefetch("reviews", reviews, to_attr="published_reviews")
