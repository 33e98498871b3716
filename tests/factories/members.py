"""People with a login: members of an organisation, and staff with rights for pages."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from mso_pages.models import Membership, OrganisationState

EDITOR = ("add", "change")
CHIEF_EDITOR = (*EDITOR, "publish")


def person(username, language="de", **values):
    """An active user with a mail address and no rights."""
    user = get_user_model().objects.create_user(
        username, email=f"{username}@example.org", password="x", **values
    )
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


def member_of(profile, username="amina", role=Membership.Role.EDITOR, **values):
    """Somebody who keeps the profile."""
    user = person(username, **values)
    Membership.objects.create(organisation=profile.translation_key, user=user, role=role)
    return user


def staff(root, username="chefin", actions=CHIEF_EDITOR, **values):
    """Somebody with a login for the admin and rights for the pages below a page."""
    user = person(username, **values)
    group = Group.objects.create(name=username)
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore")
    for action in actions:
        permission = permissions.get(codename=f"{action}_page")
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    return user


def trust(profile, level=OrganisationState.Trust.TRUSTED):
    """Let some changes of an organisation go live at once."""
    OrganisationState.objects.update_or_create(
        organisation=profile.translation_key, defaults={"trust_level": level}
    )
