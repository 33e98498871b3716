"""The admin screens and choosers of organisations, funding, news and vocabularies."""

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .choosers import CHOOSERS
from .home import actions, closing_calls
from .members import hooks as member_hooks  # noqa: F401
from .moderation import hooks as moderation_hooks  # noqa: F401
from .press_texts import hooks as press_text_hooks  # noqa: F401
from .selectors import is_member
from .viewsets import FundingGroup, MasterDataGroup, NewsListing, OrganisationsGroup

register_snippet(MasterDataGroup)


@hooks.register("register_admin_viewset")
def choosers() -> list[Any]:
    return CHOOSERS


@hooks.register("register_admin_viewset")
def organisations_group() -> OrganisationsGroup:
    return OrganisationsGroup()


@hooks.register("register_admin_viewset")
def funding_group() -> FundingGroup:
    return FundingGroup()


@hooks.register("register_admin_viewset")
def news_listing() -> NewsListing:
    return NewsListing("news")


hooks.register("register_home_actions", actions)
hooks.register("register_home_lists", closing_calls)


# Members may do so by a message to their mailbox (`headless.accounts`).
hooks.register("may_sign_in_by_mail", is_member)
