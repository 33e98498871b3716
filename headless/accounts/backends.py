from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import BaseBackend

from .selectors import may_sign_in_by_mail


class MailBackend(BaseBackend):
    """Knows who signed in by mail, for as long as they may: it is asked at each request.

    Whoever is given rights of their own has to sign in with a password from then on.
    """

    def authenticate(self, request: Any, **credentials: Any) -> None:
        """A link or a code is checked by `headless.accounts.services`; this takes nothing."""

    def get_user(self, user_id: Any) -> Any:
        user = get_user_model()._default_manager.filter(pk=user_id).first()
        return user if user is not None and may_sign_in_by_mail(user) else None
