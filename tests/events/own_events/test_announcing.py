"""Members announce and copy events of their own organisation."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from events.models import EventIndexPage, EventPage
from mso_pages.models import EntrustedPage, Membership, Submission, Upload
from mso_pages.moderation.selectors import proposed, to_review
from tests.factories.events import EventPageFactory
from tests.factories.files import drawing, encoded
from tests.factories.msos import MSOProfilePageFactory
from tests.mso_pages.members.visiting import filled_in, words

from .announcing import WHAT, accept, address, announce, event

pytestmark = pytest.mark.django_db


def test_a_new_event_waits_for_review(profile, phone, chief, read):
    response = announce(phone, profile, sending="17-4")

    assert 'data-sent="17-4"' in response.content.decode()
    assert "Sent. It becomes public when it was reviewed" in words(response)
    assert "Waits for review" in words(response)
    assert not event().live
    assert read("events/")["items"] == []
    assert [item.kind for item in to_review(chief)] == ["new_page"]


def test_an_accepted_event_is_public_with_its_host(public, profile, read):
    (item,) = read("events/")["items"]

    assert item["title"] == "Nähfest"
    assert item["host"]["organisation"]["id"] == str(profile.translation_key)
    assert [row["name"] for row in item["organisers"]] == ["Verein Beispiel"]
    assert public.municipality_id == profile.municipality_id


def test_an_event_with_a_picture(profile, phone, chief, read):
    upload = SimpleUploadedFile("fest.jpg", encoded(drawing(), "JPEG"), "image/jpeg")
    announce(phone, profile, upload=upload, image_alt="Das Fest im Vorjahr", persons_agreed="on")

    accept(chief)

    (item,) = read("events/")["items"]
    assert item["image"]["alt"] == "Das Fest im Vorjahr"


def test_a_photo_of_a_refused_event_is_asked_for_again(profile, phone):
    again = "The photo did not stay in the form. Please choose it once more."
    upload = SimpleUploadedFile("fest.jpg", encoded(drawing(), "JPEG"), "image/jpeg")
    refused = announce(phone, profile, upload=upload, image_alt="Das Fest")
    assert again in words(refused)
    url = address(profile, "new")

    response = phone.post(url, {**filled_in(refused), "persons_agreed": "on"})
    assert again in words(response)
    assert not EventPage.objects.exists()

    phone.post(url, {**filled_in(refused), "image_alt": ""})
    assert event().image is None


def test_the_shared_address_shows_picture_and_date(profile, phone, chief, client):
    upload = SimpleUploadedFile("fest.jpg", encoded(drawing(), "JPEG"), "image/jpeg")
    announce(phone, profile, upload=upload, image_alt="Das Fest im Vorjahr", persons_agreed="on")
    accept(chief)

    listed = phone.get(address(profile, "list"))
    (shown,) = listed.context["events"]
    assert f'href="{shown.address}" data-share' in listed.content.decode()

    html = client.get(shown.address.replace("http://localhost", "")).content.decode()
    assert '<meta property="og:title" content="Nähfest">' in html
    assert "12. Mai 2027, 18:00, Bürgerhaus. Wir nähen zusammen." in html
    assert '<meta property="og:image" content="http' in html


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"title": ""}, "What takes place? : This field is required."),
        ({"starts_on": "2027-02-30"}, "Enter a valid date."),
        ({"starts_on": "2027-02-28"}, "This day is over. Choose today or a later day."),
        ({"teaser": "a" * 201}, "This text has 201 characters. Shorten it to 200 at most."),
        ({"place_name": ""}, "Name the place, or the address of the online meeting."),
        ({"teaser": ""}, "This field is required."),
        ({"ends_time": "17:00"}, "The end lies before the beginning."),
        ({"online_url": "javascript:alert(1)"}, "Enter a web address that begins with"),
    ],
)
def test_a_wrong_event_is_refused_with_what_was_typed(profile, phone, values, message):
    response = announce(phone, profile, **values)

    assert message in words(response)
    assert not EventPage.objects.exists()
    assert not Submission.objects.exists()


def test_an_event_on_the_internet_needs_no_place(profile, phone, chief):
    announce(phone, profile, place_name="", online_url="https://treffen.example/fest")

    accept(chief)

    assert (event().live, event().mode) == (True, "online")


def test_an_event_is_free_unless_it_costs_something(profile, phone, chief, read):
    announce(phone, profile, cost_note="5 Euro")
    announce(phone, profile, title="Chor")

    accept(chief)

    free = {item["title"]: item["is_free"] for item in read("events/")["items"]}
    assert free == {"Nähfest": False, "Chor": True}


def test_a_copy_is_another_event_without_a_day(public, profile, phone):
    form = phone.get(address(profile, "new"), {"copy": public.pk}).context["form"]

    assert form["title"].value() == "Nähfest"
    assert form["place_name"].value() == "Bürgerhaus"
    assert form["starts_on"].value() is None
    announce(phone, profile, starts_on="2027-06-12")
    assert EventPage.objects.count() == 2


@pytest.mark.parametrize("number", ["9" * 5000, "0", "x", "²"])
def test_a_copy_of_nothing_is_empty(profile, phone, number):
    response = phone.get(address(profile, "new"), {"copy": number})

    assert response.status_code == 200
    assert response.context["form"].initial["title"] == ""


def test_a_copy_takes_place_in_the_future_and_a_past_event_is_still_changed(
    public, profile, phone, settings
):
    settings.DEMO_TODAY = "2027-06-01"
    url = f"{address(profile, 'new')}?copy={public.pk}"
    copied = filled_in(phone.get(url))
    refused = phone.post(url, {**copied, **WHAT})
    assert "This day is over." in words(refused)

    url = address(profile, "change", public.pk)
    phone.post(url, {**filled_in(phone.get(url)), "starts_on": "2027-05-11"})

    assert str(proposed(public).starts_on) == "2027-05-11"


def test_the_list_says_when_an_event_ends_and_once_that_it_is_public(profile, phone, chief):
    announce(phone, profile, ends_time="20:30")
    accept(chief)

    text = words(phone.get(address(profile, "list")))

    assert "18:00–20:30" in text
    assert text.count("Public") == 1


@pytest.mark.parametrize("number", ["9" * 30, "²"])
def test_a_number_that_no_event_has_is_none(profile, phone, number):
    assert phone.get(address(profile, "new"), {"copy": number}).status_code == 200
    url = address(profile, "list")
    assert phone.get(f"{url}{number}/").status_code == 404


@pytest.mark.parametrize("name", ["change", "cancel"])
def test_events_of_others_are_unknown(profile, phone, name):
    """Also one where the organisation is only the host: staff keep that."""
    by_staff = EventPageFactory(host_mso=profile)
    foreign = EventPageFactory()
    other = MSOProfilePageFactory()
    EntrustedPage.objects.create(
        organisation=other.translation_key, page_key=foreign.translation_key
    )

    for page in (by_staff, foreign):
        assert phone.get(address(profile, name, page.pk)).status_code == 404
        assert phone.post(address(profile, name, page.pk), WHAT).status_code == 404
        assert phone.get(address(other, name, page.pk)).status_code == 404
    copied = phone.get(address(profile, "new"), {"copy": foreign.pk}).context["form"]
    assert copied["title"].value() in (None, "")
    assert EventPage.objects.filter(status="cancelled").count() == 0


def test_a_site_without_events_says_so(profile, phone):
    EventIndexPage.objects.all().delete()

    photo = SimpleUploadedFile("fest.jpg", encoded(drawing(), "JPEG"), "image/jpeg")
    with_photo = {"upload": photo, "image_alt": "Ein Fest", "persons_agreed": "on"}

    response = announce(phone, profile, **with_photo)

    assert "This site has no section for events." in words(response)
    assert not Upload.objects.exists()
    assert Membership.objects.count() == 1


@pytest.mark.parametrize("title", ["🎉", "!!!", "/", "_"])
def test_a_title_without_words_is_refused(profile, phone, title):
    """No address could be made from it."""
    response = announce(phone, profile, title=title)

    assert "Name the event in words." in words(response)
    assert not EventPage.objects.exists()


def test_a_form_that_is_sent_twice_makes_one_event(profile, phone):
    """The answer was lost, or somebody went back."""
    data = {**filled_in(phone.get(address(profile, "new"))), **WHAT}

    phone.post(address(profile, "new"), data)
    response = phone.post(address(profile, "new"), data, follow=True)

    assert "becomes public when it was reviewed" in words(response)
    assert Submission.objects.count() == EventPage.objects.count() == 1


def test_what_was_withdrawn_and_is_sent_again_waits(profile, phone, chief):
    data = {**filled_in(phone.get(address(profile, "new"))), **WHAT, "text_language": ""}
    phone.post(address(profile, "new"), data)
    phone.post(address(profile, "cancel", event().pk))

    phone.post(address(profile, "new"), data)

    assert len(to_review(chief)) == 1


def test_a_form_with_other_words_makes_another(profile, phone):
    """Somebody went back to announce one more."""
    data = {**filled_in(phone.get(address(profile, "new"))), **WHAT}

    phone.post(address(profile, "new"), data)
    phone.post(address(profile, "new"), {**data, "starts_on": "2027-06-12"})

    assert EventPage.objects.filter(title="Nähfest").count() == 2


def test_the_key_of_a_foreign_event_is_not_taken(profile, phone):
    foreign = EventPageFactory(title="Fremdes Fest")

    announce(phone, profile, key=str(foreign.translation_key))

    assert event().translation_key != foreign.translation_key
    foreign.refresh_from_db()
    assert foreign.title == "Fremdes Fest"
