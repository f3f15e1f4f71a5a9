"""What a preview was of, sealed and bound to who saw it, so that just that can be confirmed."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core import signing

from products.feeds.columns import Asked
from products.feeds.intake import Order
from products.models import Category, Merchant, Programme

SALT = "products.admin.tickets"
LASTS = 2 * 3600  # seconds


class ExpiredError(Exception):
    """The ticket is too old, of somebody else, or of something that is not there any more."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """`file` is the name of the file that waits."""

    order: Order
    file: str

    def sealed(self, user: User) -> str:
        order = self.order
        told = {
            "user": user.pk,
            "file": self.file,
            "source": order.source,
            "merchant": order.merchant.pk,
            "category": order.category.pk,
            "programme": order.programme.pk if order.programme else None,
            "format": order.format,
            "currency": order.currency,
            "columns": [dict(order.columns.mapped), list(order.columns.key), dict(order.columns.only)],
        }  # fmt: skip
        return signing.dumps(told, salt=SALT)


def opened(sealed: str, user: User) -> Ticket:
    """The ticket that `user` was given as `sealed`."""
    try:
        told = signing.loads(sealed, salt=SALT, max_age=LASTS)
        if told["user"] != user.pk:
            raise ExpiredError
        programme = told["programme"] and Programme.objects.get(pk=told["programme"])
        order = Order(
            merchant=Merchant.objects.get(pk=told["merchant"]),
            category=Category.objects.get(pk=told["category"]),
            source=told["source"],
            programme=programme,
            format=told["format"],
            currency=told["currency"],
            columns=Asked(*told["columns"]),
        )
    except (
        signing.BadSignature,
        Merchant.DoesNotExist,
        Category.DoesNotExist,
        Programme.DoesNotExist,
    ) as error:
        raise ExpiredError from error
    return Ticket(order, told["file"])
