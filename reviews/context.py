"""What every template may ask of the site itself."""

from django.conf import settings
from django.http import HttpRequest

from products.models import Category


def site(request: HttpRequest) -> dict[str, object]:
    return {
        "site_name": settings.SITE_NAME,
        "base_url": settings.BASE_URL,
        "operator": settings.OPERATOR,
        "contact_email": settings.CONTACT_EMAIL,
        "is_demo": settings.DEMO,
        "categories": Category.objects.all(),
    }
