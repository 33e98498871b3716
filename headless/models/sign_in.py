"""What was sent to sign in by mail, for as long as it counts."""

from django.conf import settings
from django.db import models


class SignInRequest(models.Model):
    """A message with a code and a link, of which one can be used once.

    Of all three that prove something only hashes are kept.

    Attributes:
        browser: SHA-256 of what the browser that asked has in its session; only there the code
            counts.
        code: the code, hashed with the key of the site; empty where the message has only a link.
        secret: SHA-256 of what the link carries, which is random and long.
        account: what the account was when it was sent, its mailbox and password, hashed with the
            key of the site; whoever changes one of them voids the message.
        tries: codes that were entered in that browser.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    browser = models.CharField(max_length=64, db_index=True)
    code = models.CharField(max_length=64, blank=True)
    secret = models.CharField(max_length=64, unique=True)
    account = models.CharField(max_length=64)
    made_at = models.DateTimeField(db_index=True)
    tries = models.PositiveIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    # No editor sees it, so nothing of it is listed as a use of something.
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user} {self.made_at:%Y-%m-%d %H:%M}"
