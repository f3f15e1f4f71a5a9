from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from products import links
from products.models import Offer


@never_cache
@require_safe
def go(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a reader on to the merchant. Only a row of the register says where to."""
    at = timezone.now()
    offer = get_object_or_404(Offer.objects.select_related("programme", "product"), pk=pk)
    if not offer.url:
        raise Http404("This offer has no page at the merchant.")
    withdrawn = offer.withdrawn_at is not None and offer.withdrawn_at <= at
    if withdrawn or (offer.programme and not offer.programme.is_active):
        return render(request, "products/gone.html", {"product": offer.product}, status=410)
    if request.method == "GET":
        links.count_click(offer, at=at)
    response = HttpResponseRedirect(offer.url)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
