from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from products import links
from products.addresses import is_web_address
from products.models import Offer, Product


@never_cache
@require_safe
def go(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a reader on to the merchant. Only a row of the register says where to.

    Where the programme forbids redirects an old link leads to the product, whose page links straight.
    """
    at = timezone.now()
    offers = Offer.objects.select_related("product__brand", "product__category", "programme")
    offer = get_object_or_404(offers, pk=pk)
    if not offers.open(at).filter(pk=pk).exists():
        return render(request, "products/gone.html", {"product": offer.product}, status=410)
    if not is_web_address(offer.url):
        raise Http404("This offer has no page at the merchant.")
    straight = links.is_direct(offer)
    if request.method == "GET" and not straight:
        links.count_click(offer, at=at)
    response = HttpResponseRedirect(page_of(offer.product) if straight else offer.url)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def page_of(product: Product) -> str:
    """Where its offers stand; a product that is not listed has no page, but a category."""
    if product.is_listed:
        return f"{product.get_absolute_url()}#offers"
    return product.category.get_absolute_url()
