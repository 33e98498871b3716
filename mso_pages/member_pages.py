"""What page types have in common that members of an MSO keep."""

from typing import Any, ClassVar

from wagtail.models.pages import PagePermissionTester


class MemberPermissionTester(PagePermissionTester):
    """Whoever may change a page that is not live may delete it in Wagtail; members may not."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if self.user.is_active and not self.user.is_superuser and not self._is_in_group():
            return False
        return bool(super().can_delete(ignore_bulk))

    def _is_in_group(self) -> bool:
        found = self.permission_policy.by_groups.get_cached_permissions_for_user(self.user)
        return any(self.page.path.startswith(permission.page.path) for permission in found)


class KeptByMembers:
    """For page types that members of an MSO keep.

    Attributes:
        live_at_once_when_trusted: fields that a trusted organisation changes without a review.
        fields_for_members: what members fill in of a new page, in the order of its review.
    """

    live_at_once_when_trusted: ClassVar[frozenset[str]] = frozenset()
    fields_for_members: ClassVar[tuple[str, ...]] = ()

    def permissions_for_user(self, user: Any) -> MemberPermissionTester:
        """As of any page."""
        return MemberPermissionTester(user, self)
