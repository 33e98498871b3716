"""Who may do what with the pages and files of an MSO: its members, beside what groups may.

A membership gives the right to change the own pages, and nothing else: no member publishes, moves,
deletes or sees a draft of somebody else. There is no group and no collection for an organisation.
"""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import BaseBackend
from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage, Page
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from .models import EntrustedPage, Membership
from .selectors import is_member

ACCESS_ADMIN = "wagtailadmin.access_admin"
# What members do with their files; new ones come by the screens for members.
FILE_ACTIONS = {"change", "choose"}


def own_organisations(user: Any) -> QuerySet[Any]:
    """The keys of the organisations that a user keeps."""
    return Membership.objects.filter(user=user).values("organisation")


def own_pages(user: Any) -> QuerySet[Page]:
    """Profiles of the user's organisations and what is entrusted to these, in all languages."""
    organisations = own_organisations(user)
    entrusted = EntrustedPage.objects.filter(organisation__in=organisations).values("page_key")
    pages: QuerySet[Page] = Page.objects.filter(
        Q(translation_key__in=organisations) | Q(translation_key__in=entrusted)
    )
    return pages


def organisations_of(page: Page) -> set[uuid.UUID]:
    """The keys of the organisations whose members may change a page."""
    entrusted = EntrustedPage.objects.filter(page_key=page.translation_key)
    return {page.translation_key, *entrusted.values_list("organisation", flat=True)}


@dataclass(frozen=True)
class _Permission:
    codename: str


@dataclass(frozen=True)
class Grant:
    """The right to change an own page, in the shape of Wagtail's `GroupPagePermission`."""

    page: Page
    permission: ClassVar[_Permission] = _Permission("change_page")

    @property
    def page_id(self) -> int:
        """As of a row of a group."""
        return int(self.page.pk)


class GroupPolicy(PagePermissionPolicy):
    """Wagtail's policy alone, which remembers its answers elsewhere."""

    permission_cache_name = "_group_page_permission_cache"
    _explorable_root_instance_cache_name = "_group_explorable_root_page_cache"


class MembershipPolicy(PagePermissionPolicy):
    """Wagtail's policy for pages, with a grant for each own page.

    To be registered for `AbstractPage`: half of the admin asks for `Page`, half for the class of
    the page at hand, and both remember the answer at the same place.
    """

    def __init__(self, model: Any = None) -> None:
        super().__init__(model)
        self.by_groups = GroupPolicy(model)

    def get_all_permissions_for_user(self, user: Any) -> Any:
        of_groups = super().get_all_permissions_for_user(user)
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return of_groups
        return [*of_groups, *(Grant(page) for page in own_pages(user))]

    def instances_user_has_any_permission_for(self, user: Any, actions: Collection[str]) -> Any:
        """Own pages by their keys: a condition on the path for each would find no index."""
        pages = self.by_groups.instances_user_has_any_permission_for(user, actions)
        grants = self._grants(user)
        if "change" not in actions or not grants:
            return pages
        keys = [grant.page_id for grant in grants]
        return pages | self.model._default_manager.filter(pk__in=keys)

    def explorable_instances(self, user: Any) -> Any:
        grants = self._grants(user)
        if not grants:
            return self.by_groups.explorable_instances(user)
        step = self.model.base_page_model.steplen
        own = [grant.page.path for grant in grants]
        paths = {path[:end] for path in own for end in range(step, len(path) + 1, step)}
        root = self.explorable_root_instance(user)
        # What lies above all of them leads nowhere.
        paths = {path for path in paths if root is None or path.startswith(root.path)}
        pages = self.model._default_manager.filter(path__in=paths)
        if self.by_groups.get_cached_permissions_for_user(user):
            pages |= self.by_groups.explorable_instances(user)
        return pages

    def users_with_any_permission(
        self, actions: Collection[str], include_superusers: bool = True
    ) -> Any:
        users = super().users_with_any_permission(actions, include_superusers)
        return self._with_members(users, actions, Q(mso_memberships__isnull=False))

    def users_with_any_permission_for_instance(
        self, actions: Collection[str], instance: Page, include_superusers: bool = True
    ) -> Any:
        users = super().users_with_any_permission_for_instance(
            actions, instance, include_superusers
        )
        members = Q(mso_memberships__organisation__in=organisations_of(instance))
        return self._with_members(users, actions, members)

    def _with_members(self, users: Any, actions: Collection[str], members: Q) -> Any:
        if "change" not in actions:
            return users
        model = get_user_model()
        active = model._default_manager.filter(is_active=True)
        return active.filter(Q(pk__in=users.values("pk")) | members).distinct()

    def _grants(self, user: Any) -> list[Grant]:
        found = self.get_cached_permissions_for_user(user)
        return [grant for grant in found if isinstance(grant, Grant)]


class UploadPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy for images or documents; members may use and change those of theirs."""

    def user_has_any_permission(self, user: Any, actions: Collection[str]) -> bool:
        if super().user_has_any_permission(user, actions):
            return True
        return self._concerns_members(user, actions) and self._own(user).exists()

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Collection[str], instance: Any
    ) -> bool:
        if super().user_has_any_permission_for_instance(user, actions, instance):
            return True
        if not self._concerns_members(user, actions):
            return False
        return bool(self._own(user).filter(pk=instance.pk).exists())

    def instances_user_has_any_permission_for(self, user: Any, actions: Collection[str]) -> Any:
        files = super().instances_user_has_any_permission_for(user, actions)
        if user.is_superuser or not self._concerns_members(user, actions):
            return files
        return self.model._default_manager.filter(
            Q(pk__in=files.values("pk")) | Q(pk__in=self._own(user).values("pk"))
        )

    def _concerns_members(self, user: Any, actions: Collection[str]) -> bool:
        return bool(user.is_active and user.is_authenticated and FILE_ACTIONS & set(actions))

    def _own(self, user: Any) -> Any:
        organisations = own_organisations(user)
        return self.model._default_manager.filter(upload__organisation__in=organisations)


class MembershipBackend(BaseBackend):
    """Lets into the admin who keeps a profile, as long as they do."""

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """The right to enter the admin, asked once for each request."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "_is_member"):
            user_obj._is_member = is_member(user_obj)
        return {ACCESS_ADMIN} if user_obj._is_member else set()


def register_policies() -> None:
    """Put these policies in the place of Wagtail's own; for `AppConfig.ready()`."""
    register_permission_policy(AbstractPage, MembershipPolicy(Page._meta.label))
    for model, in_groups in (
        (get_image_model(), "wagtailimages.Image"),
        (get_document_model(), "wagtaildocs.Document"),
    ):
        policy = UploadPolicy(model, auth_model=in_groups, owner_field_name="uploaded_by_user")
        # For exactly this class: the apps of Wagtail register theirs later, and more widely.
        register_permission_policy(model, policy, exact_class=True)
