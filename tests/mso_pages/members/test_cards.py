"""Each card is a small form of its own; what it sends waits or goes live."""

import re

import pytest
from wagtail.users.models import UserProfile

from headless.field_publishing import content_of
from mso_pages.members.cards import CARDS
from mso_pages.models import Submission
from mso_pages.moderation.selectors import proposed, waiting_changes
from mso_pages.moderation.services import submit
from tests.factories.locales import translate
from tests.factories.members import member_of, trust
from tests.factories.terms import MunicipalityFactory, TopicFactory

from .visiting import address, filled_in, live, send, words

pytestmark = pytest.mark.django_db

WITH_FORM = [card.name for card in CARDS if card.form_class]


@pytest.mark.parametrize("name", [name for name in WITH_FORM if name != "hours"])
def test_a_card_asks_for_at_most_four_things(profile, phone, name):
    """But for the opening hours, which are a row for each weekday."""
    form = phone.get(address(profile, name)).context["form"]
    assert len(form.visible_fields()) <= 4


@pytest.mark.parametrize("name", WITH_FORM)
def test_sent_as_it_stands_a_card_changes_nothing(profile, phone, name):
    """Nothing gets lost on the way through the inputs."""
    response = send(phone, address(profile, name))

    assert "Nothing was changed." in words(response)
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("name", "changed", "expected"),
    [
        ("phone", {"phone": "0231 765432"}, {"phone": "+49231765432"}),
        ("online", {"email": "neu@example.org"}, {"email": "neu@example.org"}),
        (
            "online",
            {"social_links": "https://mastodon.example/@anders"},
            {"social_links": [{"network": "mastodon", "url": "https://mastodon.example/@anders"}]},
        ),
        (
            "address",
            {"street": "Neue Gasse 5", "address_visibility": "town"},
            {"street": "Neue Gasse 5", "address_visibility": "town"},
        ),
        ("address", {"postal_code": "٠٤٤٤٥"}, {"postal_code": "04445"}),
        ("about", {"self_description": "Ganz neu."}, {"self_description": "Ganz neu."}),
        ("names", {"short_name": "VB"}, {"short_name": "VB"}),
        ("languages", {"languages": ["uk", "kmr"]}, {"languages": ["uk", "kmr"]}),
        ("accessibility", {"accessibility": ["toilet"]}, {"accessibility": ["toilet"]}),
    ],
)
def test_a_card_sends_what_was_typed(profile, phone, name, changed, expected):
    response = send(phone, address(profile, name), **changed)

    assert response.redirect_chain[-1][0] == address(profile)
    assert "becomes public when it was reviewed" in words(response)
    sent = {name: change.value for name, change in waiting_changes(profile).items()}
    assert sent == expected


@pytest.mark.parametrize(
    ("name", "inputs", "is_taken"),
    [
        ("phone", {"phone": "0231 765432"}, True),
        ("phone", {"phone": "keine Nummer"}, False),
        ("mistake", {"subject": "else", "text": "Die Nummer ist VR 99."}, True),
        ("mistake", {"text": ""}, False),
    ],
)
def test_the_browser_learns_what_was_taken(profile, phone, name, inputs, is_taken):
    """Only then it forgets what was typed."""
    response = send(phone, address(profile, name), **inputs, sending="17-4")

    assert ('data-sent="17-4"' in response.content.decode()) is is_taken
    assert "data-sent" not in phone.get(address(profile)).content.decode()


def test_boxes_that_stay_keep_their_order(profile, phone):
    """The order of a page is that of the names in the language of the reader."""
    known = list(profile.languages)

    send(phone, address(profile, "languages"), languages=["uk", *sorted(known)])

    assert known != sorted(known)
    assert proposed(profile).languages == [*known, "uk"]


def test_the_summary_of_errors_leads_to_what_is_wrong(profile, phone):
    for name, changed in (
        ("topics", {"topics": []}),
        ("address", {"address_visibility": "x"}),
        ("phone", {"phone": "x"}),
    ):
        html = send(phone, address(profile, name), **changed).content.decode()
        targets = re.findall(r'<li><a href="#([\w-]+)">', html)
        assert targets
        assert all(f'id="{target}"' in html for target in targets)


def test_a_card_for_texts_says_in_which_language_they_stand(profile, phone):
    assert "Language of these texts: German" in words(phone.get(address(profile, "about")))
    assert "Language of these texts" not in words(phone.get(address(profile, "phone")))


def test_topics_are_named_in_the_language_of_who_asks(profile, phone, member):
    topic = TopicFactory(title="Bildung")
    translate(topic, "uk", title="Освіта")
    UserProfile.objects.update_or_create(user=member, defaults={"preferred_language": "uk"})

    text = words(phone.get(address(profile, "topics")))
    assert "Освіта" in text
    assert "Bildung" not in text
    send(phone, address(profile, "topics"), topics=[topic.pk])
    assert "Освіта" in words(phone.get(address(profile)))


def test_topics_are_sent_by_their_keys(profile, phone):
    topic = TopicFactory()

    send(phone, address(profile, "topics"), topics=[topic.pk])

    assert waiting_changes(profile)["topics"].value == [topic.pk]


def test_the_language_of_a_name_is_chosen_by_its_name(profile, phone):
    """In the order of the reader's alphabet, whatever marks a letter bears."""
    profile.original_name, profile.original_name_language = "Ɛʋeʋiawo", "ee"
    profile.save_revision().publish()
    offered = phone.get(address(profile, "names")).context["form"]["original_name_language"]
    names = [str(name) for _tag, name in offered.field.choices]

    assert names[1:3] == ["Albanian", "Arabic"]
    assert names[-1] == "Vietnamese"
    assert "Ewe" in names

    send(phone, address(profile, "names"), original_name="جمعية", original_name_language="ar")

    assert waiting_changes(profile)["original_name_language"].value == "ar"


def test_what_a_trusted_organisation_sends_is_public_at_once(profile, phone):
    trust(profile)

    response = send(phone, address(profile, "phone"), phone="0231 765432")

    assert "It is public now." in words(response)
    assert str(live(profile).phone) == "+49231765432"


@pytest.mark.parametrize(
    ("name", "changed", "message"),
    [
        ("phone", {"phone": "keine Nummer"}, "This is no phone number."),
        ("online", {"email": "keine Adresse"}, "Enter a valid email address."),
        ("about", {"self_description": ""}, "This field is required."),
        ("address", {"municipality": "Nirgendwo"}, "There is no town of this name."),
        ("languages", {"languages": ["no-language"]}, "is not a valid language tag"),
        ("topics", {"topics": []}, "This field is required."),
        ("about", {"self_description": "a" * 5001}, "This text has 5001 characters."),
        ("address", {"postal_code": "4413"}, "A postal code has five digits"),
        ("address", {"postal_code": "44137 DO"}, "A postal code has five digits"),
        ("names", {"original_name": "جمعية", "original_name_language": ""}, "Name the language"),
    ],
)
def test_a_wrong_value_is_refused_with_what_was_typed(profile, phone, name, changed, message):
    response = send(phone, address(profile, name), **changed)

    assert response.status_code == 200
    assert message in words(response)
    assert "This was not sent yet." in words(response)
    assert not Submission.objects.exists()


def test_a_town_is_told_apart_by_its_key(profile, phone):
    MunicipalityFactory(ags="09471154", name="Neustadt")
    hessian = MunicipalityFactory(ags="06534016", name="Neustadt")

    response = send(phone, address(profile, "address"), municipality="neustadt")
    assert "Neustadt (06534016); Neustadt (09471154)" in words(response)

    send(phone, address(profile, "address"), municipality="Neustadt (06534016)")
    assert waiting_changes(profile)["municipality"].value == hessian.pk
    shown = phone.get(address(profile, "address")).context["form"]["municipality"].value()
    assert shown == "Neustadt (06534016)"


def test_towns_are_suggested(phone):
    MunicipalityFactory(ags="05913000", name="Dortmund")
    MunicipalityFactory(ags="05911000", name="Bochum")

    response = phone.get("/admin/my/towns/", {"q": "dort"})

    assert response.json() == {"towns": ["Dortmund (05913000)"]}
    assert phone.get("/admin/my/towns/").json() == {"towns": []}


def test_a_text_that_is_too_long_already_may_stay(profile, phone):
    profile.self_description = "Zeile\n" * 1000
    profile.save_revision(clean=False).publish()

    response = send(phone, address(profile, "about"))

    assert "Nothing was changed." in words(response)


@pytest.mark.parametrize(
    ("number", "text"), [("+49231123456", "0231 123456"), ("+902121234567", "+90 212 123 45 67")]
)
def test_card_and_form_write_a_phone_number_the_same_way(profile, phone, number, text):
    profile.phone = number
    profile.save_revision(clean=False).publish()

    (shown,) = [c for c in phone.get(address(profile)).context["shown"].cards if c.lines == [text]]
    form = phone.get(address(profile, "phone")).context["form"]

    assert shown.card.name == "phone"
    assert form["phone"].value() == text
    assert f'value="{text}"' in str(form["phone"])
    assert "Nothing was changed." in words(send(phone, address(profile, "phone")))


@pytest.mark.parametrize(
    ("name", "directions"),
    [
        ("phone", {"phone": "ltr"}),
        ("online", {"email": "ltr", "website": "ltr", "social_links": "ltr"}),
        ("address", {"street": "auto", "postal_code": "ltr", "municipality": "auto"}),
        ("picture", {"image_alt": "auto", "credit": "auto"}),
        ("about", {"self_description": "auto"}),
        ("names", {"short_name": "auto", "original_name": "auto"}),
        ("hours", {"monday-0-opens": "ltr", "monday-0-note": "auto"}),
        ("mistake", {"text": "auto"}),
        ("new_offer", {"title": "auto", "description": "auto"}),
    ],
)
def test_inputs_have_the_direction_of_what_they_hold(profile, phone, name, directions):
    form = phone.get(address(profile, name)).context["form"]

    assert {field: form.fields[field].widget.attrs.get("dir") for field in directions} == directions


def test_an_example_of_a_number_keeps_its_order(profile, phone):
    response = send(phone, address(profile, "phone"), phone="x")

    assert words(response).count("\u20660231 123456\u2069") == 3


# Conflicts (D31) ----------------------------------------------------------------------


def test_two_tabs_with_two_cards_are_no_conflict(profile, phone):
    first = filled_in(phone.get(address(profile, "about")))
    second = filled_in(phone.get(address(profile, "phone")))

    phone.post(address(profile, "about"), {**first, "self_description": "Neu."})
    phone.post(address(profile, "phone"), {**second, "phone": "0231 765432"})

    assert set(waiting_changes(profile)) == {"self_description", "phone"}


def test_two_tabs_with_one_card_show_the_conflict(profile, phone, member):
    data = filled_in(phone.get(address(profile, "about")))
    colleague = member_of(profile, "bilal")
    submit(profile, {"self_description": "Von Bilal."}, colleague, profile.translation_key)

    response = phone.post(
        address(profile, "about"), {**data, "self_description": "Von Amina."}, follow=True
    )

    assert response.status_code == 409
    text = words(response)
    assert "bilal changed this meanwhile." in text
    assert "Von Bilal." in text and "Von Amina." in text
    assert proposed(profile).self_description == "Von Bilal."

    again = phone.post(
        address(profile, "about"), {**filled_in(response), "self_description": "Von Amina."}
    )
    assert again.status_code == 302
    assert proposed(profile).self_description == "Von Amina."
    kept = Submission.objects.values_list("value", flat=True)
    assert {"Von Bilal.", "Von Amina."} <= set(kept)


def test_what_staff_published_meanwhile_is_a_conflict_too(profile, phone):
    """D31: an import or an editor changes the phone while the card is open."""
    data = filled_in(phone.get(address(profile, "phone")))
    row = live(profile)
    row.phone = "+49231222222"
    row.save_revision(clean=False).publish()

    response = phone.post(address(profile, "phone"), {**data, "phone": "0231 765432"})

    assert response.status_code == 409
    assert "231 222222" in words(response)
    assert not Submission.objects.exists()


def test_sending_twice_is_no_conflict(profile, phone):
    """D31: a slow network and a second click."""
    data = {**filled_in(phone.get(address(profile, "phone"))), "phone": "0231 765432"}

    assert phone.post(address(profile, "phone"), data).status_code == 302
    assert phone.post(address(profile, "phone"), data).status_code == 302
    assert Submission.objects.count() == 1


def test_everything_else_of_the_profile_stays(profile, phone):
    trust(profile)
    before = content_of(live(profile))

    send(phone, address(profile, "phone"), phone="0231 765432")

    after = content_of(live(profile))
    moving = ("latest_revision", "latest_revision_created_at", "live_revision", "last_published_at")
    changed = {key for key in before if before[key] != after[key]} - set(moving)
    assert changed == {"phone"}


@pytest.mark.parametrize(
    ("name", "inputs"),
    [
        ("topics", {"topics": ["9" * 23]}),
        ("topics", {"target_groups": ["x"]}),
        ("address", {"municipality": "a\0b"}),
        ("address", {"municipality": "9" * 30}),
    ],
)
def test_what_no_browser_sends_is_refused(profile, phone, name, inputs):
    response = send(phone, address(profile, name), **inputs)

    assert "This was not sent yet." in words(response)
    assert waiting_changes(profile) == {}
