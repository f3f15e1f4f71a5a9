"""Some forms are in two parts: what is asked for in the second depends on what the first says."""

from django.http import HttpRequest


def stay_on_form(request: HttpRequest) -> None:
    """After the first “Save” go on with the same form, which then has its second part."""
    if "_addanother" not in request.POST and "_popup" not in request.POST:
        post = request.POST.copy()
        post["_continue"] = "1"
        request.POST = post  # type: ignore[assignment]  # as Django's own UserAdmin does
