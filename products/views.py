from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from products import links
from products.addresses import is_web_address
from products.models import Offer


@never_cache
@require_safe
def go(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a reader on to the merchant. Only a row of the register says where to."""
    at = timezone.now()
    offers = Offer.objects.select_related("product__brand")
    offer = get_object_or_404(offers, pk=pk)
    if not offers.open(at).filter(pk=pk).exists():
        return render(request, "products/gone.html", {"product": offer.product}, status=410)
    if not is_web_address(offer.url):
        raise Http404("This offer has no page at the merchant.")
    if request.method == "GET":
        links.count_click(offer, at=at)
    response = HttpResponseRedirect(offer.url)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
