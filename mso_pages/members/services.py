"""Every write of "My organisation" beside what is sent by its cards."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Collection, Locale, Page

from headless.changes.services import lock
from headless.field_publishing import content_of, same_value, with_values
from headless.models import ImageFacts
from headless.translations.following import begin
from headless.translations.places import held_offline
from headless.translations.selectors import current_version
from mso_pages.models import OrganisationState, Submission, Upload
from mso_pages.moderation.notifications import tell_contact_hidden
from mso_pages.moderation.selectors import fingerprint, proposed
from mso_pages.moderation.services import Conflict, submit, submit_page
from mso_pages.selectors import is_member

from .other_languages import is_of_staff

# One for all organisations: whose a file is, its `Upload` says.
COLLECTION = "Organisationen"


class TranslatedByStaff(Exception):
    """Members write nothing in this language, for staff keep it; nothing was changed."""


@transaction.atomic
def add_picture(organisation: uuid.UUID, file: Any, title: str, credit: str, user: Any) -> Any:
    """Store a picture of an organisation, of which all persons agreed to its publication."""
    image = get_image_model()(
        title=title, file=file, uploaded_by_user=user, collection=files_of_organisations()
    )
    image.file_size = file.size
    image.save()
    ImageFacts.objects.create(image=image, credit=credit, consent=ImageFacts.Consent.CONSENT)
    Upload.objects.create(organisation=organisation, image=image)
    return image


def files_of_organisations() -> Collection:
    """The collection that holds the files of all organisations."""
    found = Collection.objects.filter(name=COLLECTION, depth=2).first()
    if found is None:
        root = Collection.get_first_root_node()
        found = root.add_child(name=COLLECTION)
    return found


@transaction.atomic
def change_offer(profile: Page, row: dict[str, Any], user: Any, seen: str = "") -> list[Submission]:
    """Send an offer, new or changed; what became of the others meanwhile stays.

    Args:
        row: the offer as `content_of` gives it.
        seen: the fingerprint of what its author had before them; empty for anything.

    Raises:
        PermissionDenied: as `submit`.
        Conflict: somebody else changed this offer meanwhile.
    """
    lock()
    rows = content_of(proposed(profile))["offers"]
    key = row["translation_key"]
    now = next((other for other in rows if other["translation_key"] == key), None)
    if not same_value(row, now) and seen not in ("", fingerprint(row), fingerprint(now)):
        raise Conflict({"offers"})
    rows = [row if other is now else other for other in rows]
    offers = rows if now else [*rows, row]
    return submit(profile, {"offers": offers}, user, profile.translation_key)


@transaction.atomic
def remove_offer(profile: Page, key: uuid.UUID, user: Any) -> list[Submission]:
    """Send the offers of a profile without one of them, whatever became of the others.

    Raises:
        PermissionDenied: as `submit`.
    """
    lock()
    offers = content_of(proposed(profile))["offers"]
    left = [row for row in offers if row["translation_key"] != str(key)]
    return submit(profile, {"offers": left}, user, profile.translation_key)


@transaction.atomic
def write_in_language(
    profile: Page,
    locale: Locale,
    values: dict[str, Any],
    user: Any,
    organisation: uuid.UUID,
    seen: Mapping[str, str],
) -> Submission:
    """Send a profile in another language for review: with the words of its members alone.

    What they did not write in it, such as offers, is not there; nothing of the original is.

    Args:
        values: the words, as `content_of` gives them.
        seen: field to `fingerprint` of what stood there when the words were written.

    Raises:
        PermissionDenied: as `submit`.
        TranslatedByStaff: staff began to translate it side by side meanwhile.
        Conflict: somebody else wrote in it meanwhile.
    """
    if not is_member(user, organisation):
        raise PermissionDenied
    lock()
    if is_of_staff(profile, locale):
        raise TranslatedByStaff
    row = (
        type(profile)
        ._base_manager.filter(
            translation_key=profile.translation_key, locale=locale, alias_of__isnull=True
        )
        .first()
    )
    written = content_of(proposed(row)) if row else dict.fromkeys(values, "")
    changed = {name for name in values if seen[name] != fingerprint(written[name])}
    if changed := {name for name in changed if not same_value(values[name], written[name])}:
        raise Conflict(changed)
    if row is None:
        row = _begin_in_language(profile, locale)
    draft = with_values(row.get_latest_revision_as_object(), values)
    draft.save_revision(user=user, log_action=True, clean=False)
    return submit_page(row, user, organisation)


def _begin_in_language(profile: Page, locale: Locale) -> Any:
    row = (
        type(profile)
        ._base_manager.filter(translation_key=profile.translation_key, locale=locale)
        .first()
    )
    if row is None:
        with held_offline(profile, locale, None):
            row = current_version(profile).copy_for_translation(locale, copy_parents=True)
    # An alias becomes the translation, at the same place in the tree.
    row.alias_of = None
    for relation in ("offers", "gallery"):
        getattr(row, relation).set([])
    for name in ("self_description", "image_alt", "seo_title", "search_description"):
        setattr(row, name, "")
    row.body = []
    for person in row.contact_persons.get_object_list():
        person.role = ""
    row.live = False
    row.save(clean=False)
    row.save_revision(clean=False)
    begin(row, current_version(profile))
    return row


@transaction.atomic
def hide_contact(page: Page, organisation: uuid.UUID, user: Any, *, is_hidden: bool) -> None:
    """Let address, phone, e-mail and persons of an organisation vanish at once, or come back."""
    state, _made = OrganisationState.objects.get_or_create(organisation=organisation)
    if state.hides_contact == is_hidden:
        return
    state.hides_contact = is_hidden
    state.save(update_fields=["hides_contact"])
    action = "mso_pages.hide_contact" if is_hidden else "mso_pages.show_contact"
    log(instance=page.specific_deferred, action=action, user=user)
    if is_hidden:
        tell_contact_hidden(page, user)
