"""How much waits in the queue of held prices."""

from django import template

from products.models import HeldPrice

register = template.Library()


@register.simple_tag
def prices_waiting() -> int:
    return HeldPrice.objects.filter(decision=HeldPrice.Decision.WAITING).count()
