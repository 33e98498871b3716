"""Who may sign in by mail, and what of it still counts."""

import datetime as dt
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet, Sum
from django.utils import timezone
from wagtail import hooks

from headless.models import SignInRequest

VALID_FOR = dt.timedelta(minutes=15)
DAY = dt.timedelta(days=1)
# Several people of an association may share a mailbox.
MOST_ACCOUNTS = 5


def may_sign_in_by_mail(user: Any) -> bool:
    """Whether a mailbox is proof enough: for members, never for who has rights of their own.

    Apps say who is a member by the hook `may_sign_in_by_mail`, a function that takes a user.
    """
    return (
        user.is_active
        and not user.is_superuser
        and not user.is_staff
        and not user.groups.exists()
        and not user.user_permissions.exists()
        and any(is_member(user) for is_member in hooks.get_hooks("may_sign_in_by_mail"))
    )


def accounts_of(email: str) -> list[Any]:
    """The accounts with this address that may sign in by it."""
    model = get_user_model()
    named = model._default_manager.filter(
        **{f"{model.get_email_field_name()}__iexact": email}, is_active=True
    ).order_by("pk")
    return [user for user in named if may_sign_in_by_mail(user)][:MOST_ACCOUNTS]


def valid_requests() -> QuerySet[SignInRequest]:
    """What was sent and can still be used."""
    return SignInRequest.objects.filter(
        used_at=None, made_at__gt=timezone.now() - VALID_FOR
    ).select_related("user")


def codes_tried(user: Any) -> int:
    """Codes that were tried for an account since yesterday, by whomever."""
    since = timezone.now() - DAY
    requests = SignInRequest.objects.filter(user=user, made_at__gt=since)
    return requests.aggregate(sum=Sum("tries"))["sum"] or 0
