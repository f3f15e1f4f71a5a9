"""The content security policy: strict for readers, and a little wider for the admin."""

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse


class ContentSecurityPolicy(CSPMiddleware):
    """Send the public policy everywhere but in the admin, whose widgets draw icons from data URLs."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(reverse("admin:index")):
            parts.update = {"img-src": [SELF, "data:"]}
        elif settings.HTTPS:
            parts.update = {"upgrade-insecure-requests": True}
        return parts
