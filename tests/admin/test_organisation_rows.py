"""What belongs to an organisation by its key, in the admin's forms."""

import uuid

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from mso_pages.models import ContactConsent, Membership, OrganisationState, Upload
from mso_pages.viewsets import OrganisationsGroup
from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.msos import ContactConsentFactory, MSOProfilePageFactory
from tests.factories.tree import SiteTree

from .posting import edit, errors, form_data, submit
from .reading import detail


def test_state(admin: Client, site_tree: SiteTree) -> None:
    profile = MSOProfilePageFactory(phone="+492314960")
    sent = submit(
        admin,
        reverse("organisation_states:add"),
        {
            "profile": profile,
            "status": "dormant",
            "trust_level": "2",
            "last_confirmed_at": "2026-09-01 10:00",
            "confirmed_by_role": "staff",
            "hides_contact": True,
        },
    )
    state = OrganisationState.objects.get()
    api = detail(profile)

    assert errors(sent) == {}
    assert state.organisation == profile.translation_key
    assert (state.trust_level, state.confirmed_by_role) == (2, "staff")
    assert (api["status"], api["last_confirmed_at"]) == ("dormant", "2026-09-01T10:00:00+02:00")
    assert api["contact"]["phone"] is None

    change = reverse("organisation_states:edit", args=[state.pk])
    assert errors(submit(admin, change, {"status": "active", "hides_contact": False})) == {}
    api = detail(profile)
    assert (api["status"], api["contact"]["phone"]) == ("active", "+492314960")

    assert admin.post(reverse("organisation_states:delete", args=[state.pk])).status_code == 302
    assert OrganisationState.objects.count() == 0


def test_a_form_from_before_does_not_show_what_was_hidden_since(
    admin: Client, site_tree: SiteTree
) -> None:
    """A member hid the data of a threatened organisation while somebody set its trust."""
    profile = MSOProfilePageFactory(phone="+492314960")
    state = OrganisationState.objects.create(organisation=profile.translation_key)
    change = reverse("organisation_states:edit", args=[state.pk])
    form = form_data(admin.get(change).context["form"], {"trust_level": "2"})
    OrganisationState.objects.update(hides_contact=True)

    assert admin.post(change, form).status_code == 302

    state.refresh_from_db()
    assert (state.trust_level, state.hides_contact) == (2, True)


def test_a_state_says_whose_it_is(admin: Client, site_tree: SiteTree) -> None:
    """On its own screen, in the message after saving, and also when the profile is gone."""
    profile = MSOProfilePageFactory(title="Verein Beispiel")
    state = OrganisationState.objects.create(organisation=profile.translation_key)
    change = reverse("organisation_states:edit", args=[state.pk])

    assert str(state) == "Aktiv: Verein Beispiel"
    assert "Aktiv: Verein Beispiel" in admin.get(change).content.decode()
    submit(admin, change, {"trust_level": "2"})
    saved = admin.get(reverse("organisation_states:index"))
    assert any("Verein Beispiel" in str(message) for message in saved.context["messages"])

    state.organisation = uuid.uuid4()
    assert str(state) == "Aktiv"


def test_a_listing_is_called_as_in_the_menu(admin: Client, site_tree: SiteTree) -> None:
    for viewset in OrganisationsGroup.items[1:]:
        response = admin.get(reverse(f"{viewset.name}:index"))
        assert response.context["page_title"] == viewset.menu_label


def test_second_state_of_an_organisation_is_refused(admin: Client, site_tree: SiteTree) -> None:
    profile = MSOProfilePageFactory()
    address = reverse("organisation_states:add")
    assert errors(submit(admin, address, {"profile": profile})) == {}

    refused = submit(admin, address, {"profile": profile})

    assert errors(refused) == {
        "profile": [
            "Status einer Organisation mit diesem Wert für das Feld Organisation existiert bereits."
        ]
    }
    assert OrganisationState.objects.count() == 1


def test_consent_lets_a_person_appear(admin: Client, site_tree: SiteTree) -> None:
    profile = MSOProfilePageFactory()
    sent = submit(
        admin,
        reverse("consents:add"),
        {
            "profile": profile,
            "person": "Amina Beispiel",
            "purpose": "publication",
            "given_on": "2020-01-01",
            "expires_on": "2099-12-31",
            "withdrawn_on": "",
            "evidence": "Brief",
        },
    )
    assert errors(sent) == {}
    consent = ContactConsent.objects.get()
    person = {"name": "Amina Beispiel", "role": "Vorsitz", "consent": consent}
    edit(admin, profile, {"contact_persons": [person]}, action_publish="1")

    assert [shown["name"] for shown in detail(profile)["contact_persons"]] == ["Amina Beispiel"]

    change = reverse("consents:edit", args=[consent.pk])
    assert errors(submit(admin, change, {"withdrawn_on": "2021-05-01"})) == {}
    assert detail(profile)["contact_persons"] == []


def test_membership(admin: Client, site_tree: SiteTree) -> None:
    profile = MSOProfilePageFactory()
    member = get_user_model().objects.create_user("amina")
    address = reverse("memberships:add")
    values = {"profile": profile, "user": member, "role": "owner"}

    assert errors(submit(admin, address, values)) == {}
    membership = Membership.objects.get()
    assert membership.organisation == profile.translation_key
    assert (membership.user_id, membership.role) == (member.pk, "owner")

    assert errors(submit(admin, address, values)) == {
        "__all__": ["Diese Person hat bereits einen Zugang zu dieser Organisation."]
    }
    change = reverse("memberships:edit", args=[membership.pk])
    assert errors(submit(admin, change, {"role": "editor"})) == {}
    membership.refresh_from_db()
    assert membership.role == "editor"


def test_upload_is_either_a_picture_or_a_document(admin: Client, site_tree: SiteTree) -> None:
    profile, image, document = MSOProfilePageFactory(), ImageFactory(), DocumentFactory()
    address = reverse("uploads:add")
    neither = {"image": ["Bitte wählen Sie entweder ein Bild oder ein Dokument aus."]}

    assert errors(submit(admin, address, {"profile": profile})) == neither
    both = {"profile": profile, "image": image, "document": document}
    assert errors(submit(admin, address, both)) == neither
    assert errors(submit(admin, address, {"profile": profile, "image": image})) == {}
    upload = Upload.objects.get()
    assert (upload.organisation, upload.image) == (profile.translation_key, image)

    change = reverse("uploads:edit", args=[upload.pk])
    assert errors(submit(admin, change, {"image": "", "document": document})) == {}
    upload.refresh_from_db()
    assert (upload.image, upload.document) == (None, document)


def test_form_shows_the_organisation_it_belongs_to(admin: Client, site_tree: SiteTree) -> None:
    profile = MSOProfilePageFactory(title="Brücke e.V.")
    consent = ContactConsentFactory(organisation=profile.translation_key)

    form = admin.get(reverse("consents:edit", args=[consent.pk])).context["form"]

    assert form.initial["profile"] == profile
