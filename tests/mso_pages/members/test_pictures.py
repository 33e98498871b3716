"""The picture of a profile: a photo that was chosen is never lost unseen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mso_pages.models import Submission, Upload
from mso_pages.moderation.selectors import proposed, waiting_changes
from mso_pages.moderation.services import submit
from tests.factories.files import drawing, encoded
from tests.factories.members import member_of
from tests.factories.msos import MSOProfilePageFactory

from .visiting import address, filled_in, live, send, words

pytestmark = pytest.mark.django_db

AGAIN = "The photo did not stay in the form. Please choose it once more."


def photo():
    return SimpleUploadedFile("raum.jpg", encoded(drawing(), "JPEG"), "image/jpeg")


def test_a_picture_belongs_to_the_organisation(profile, phone):
    response = send(
        phone,
        address(profile, "picture"),
        upload=photo(),
        image_alt="Unser Raum",
        credit="Amina",
        persons_agreed="on",
    )

    assert "becomes public when it was reviewed" in words(response)
    image = proposed(profile).image
    assert Upload.objects.get(image=image).organisation == profile.translation_key
    assert (image.facts.credit, image.facts.consent) == ("Amina", "consent")
    assert live(profile).image != image


def test_a_picture_without_consent_is_refused(profile, phone):
    response = send(
        phone,
        address(profile, "picture"),
        upload=photo(),
        image_alt="Unser Raum",
    )

    assert "Without this consent" in words(response)
    assert not Upload.objects.exists()


def test_what_is_no_picture_is_refused(profile, phone):
    response = send(
        phone,
        address(profile, "picture"),
        upload=SimpleUploadedFile("raum.jpg", b"kein Bild", "image/jpeg"),
        image_alt="Unser Raum",
        persons_agreed="on",
    )

    assert "This file is damaged or no picture." in words(response)


def test_nobody_takes_the_picture_of_another_organisation(profile, phone):
    foreign = MSOProfilePageFactory(filled=True).image

    send(phone, address(profile, "picture"), image=foreign.pk)

    assert proposed(profile).image != foreign
    assert not Submission.objects.exists()


def test_a_photo_that_was_refused_is_asked_for_again(profile, phone):
    """Otherwise its description would be stored for the former picture."""
    url = address(profile, "picture")
    refused = send(phone, url, upload=photo(), image_alt="Unser Raum", credit="Amina")
    assert words(refused).count(AGAIN) == 2
    assert 'href="#id_upload"' in refused.content.decode()

    again = phone.post(url, {**filled_in(refused), "persons_agreed": "on"})

    assert AGAIN in words(again)
    assert not Submission.objects.exists()

    phone.post(url, {**filled_in(again), "upload": photo()})

    assert proposed(profile).image.facts.credit == "Amina"
    assert set(waiting_changes(profile)) == {"image", "image_alt"}


def test_a_broken_photo_is_asked_for_again_as_well(profile, phone):
    url = address(profile, "picture")
    broken = SimpleUploadedFile("raum.jpg", b"kein Bild", "image/jpeg")
    refused = send(phone, url, upload=broken, image_alt="Unser Raum", persons_agreed="on")
    assert AGAIN not in words(refused)

    again = phone.post(url, filled_in(refused))

    assert AGAIN in words(again)


def test_a_photo_that_met_a_conflict_is_asked_for_again(profile, phone):
    """D31"""
    url = address(profile, "picture")
    data = filled_in(phone.get(url))
    colleague = member_of(profile, "bilal")
    submit(profile, {"image_alt": "Von Bilal."}, colleague, profile.translation_key)

    response = phone.post(
        url, {**data, "upload": photo(), "image_alt": "Unser Raum", "persons_agreed": "on"}
    )

    assert response.status_code == 409
    assert AGAIN in words(response)


@pytest.mark.parametrize("beside", [{"credit": "Amina"}, {"persons_agreed": "on"}])
def test_what_is_said_of_a_photo_needs_a_photo(profile, phone, beside):
    response = send(phone, address(profile, "picture"), **beside)

    assert "No photo is chosen." in words(response)
    assert AGAIN not in words(response)


def test_without_its_photo_one_goes_back_to_the_former_picture(profile, phone):
    url = address(profile, "picture")
    refused = send(phone, url, upload=photo(), image_alt="Unser Raum")
    data = {**filled_in(refused), "image_alt": profile.image_alt}

    response = phone.post(url, data, follow=True)

    assert "Nothing was changed." in words(response)


def test_without_a_photo_the_words_for_the_present_picture_stay(profile, phone):
    """The screen had emptied them for the photo that was refused."""
    data = {**filled_in(phone.get(address(profile, "picture"))), "image_alt": ""}

    response = phone.post(address(profile, "picture"), {**data, "photo_chosen": "on"}, follow=True)

    assert "Nothing was changed." in words(response)


def test_the_words_for_the_present_picture_are_not_emptied(profile, phone):
    """No editor could accept that."""
    response = send(phone, address(profile, "picture"), image_alt="")

    assert "This was not sent yet." in words(response)
    assert not Submission.objects.exists()


def test_the_present_picture_is_described_anew_without_a_photo(profile, phone):
    send(phone, address(profile, "picture"), image_alt="Unser Raum am Morgen")

    assert waiting_changes(profile)["image_alt"].value == "Unser Raum am Morgen"


def test_a_new_photo_is_described_anew(profile, phone):
    response = send(phone, address(profile, "picture"), upload=photo(), persons_agreed="on")

    assert "This describes the former picture. Describe the new one." in words(response)
    assert not Upload.objects.exists()


def test_the_form_shows_the_present_picture(profile, phone):
    url = address(profile, "picture")
    assert "The present picture" in words(phone.get(url))

    profile.image = None
    profile.image_alt = ""
    profile.save_revision(clean=False).publish()

    assert "The present picture" not in words(phone.get(url))
