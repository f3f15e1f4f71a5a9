"""The content security policy: strict for readers, and a little wider for the admin."""

from csp.constants import NONCE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

# The editors of text and blocks in the admin need an inline import map, which gets a nonce, and put
# style elements into the page, which cannot have one. Their icons are data URLs. A nonce beside
# 'unsafe-inline' would switch the latter off, so styles have none.
ADMIN = {
    "img-src": [SELF, "data:"],
    "script-src": [NONCE],
    "style-src": [UNSAFE_INLINE],
}


class ContentSecurityPolicy(CSPMiddleware):
    """Send the public policy everywhere but in the admin."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(reverse("admin:index")):
            parts.update = ADMIN
        elif settings.HTTPS:
            parts.replace = {"upgrade-insecure-requests": True}  # `update` would add to its default
        return parts
