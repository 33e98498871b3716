"""What the screen of the review shows, and what it asks for first."""

import re
from html import unescape

import pytest

from headless.models import ImageFacts
from mso_pages.models import Membership, OrganisationState, Submission
from mso_pages.moderation import views
from mso_pages.moderation.hooks import history_menu_item, review_menu_item
from mso_pages.moderation.services import report_mistake, submit_page
from tests.factories.events import EventPageFactory
from tests.factories.images import ImageFactory, ImageFactsFactory
from tests.factories.members import staff
from tests.factories.msos import MSOProfilePageFactory

from .deciding import send, states, write_live

pytestmark = pytest.mark.django_db

REVIEW = "/admin/submissions/"


def picture(title, credit):
    consent = ImageFacts.Consent.CONSENT
    return ImageFactsFactory(image__title=title, credit=credit, consent=consent).image


@pytest.fixture(scope="module")
def shared_profile(shared_tree):
    return MSOProfilePageFactory(
        image=picture("alt.jpg", "Alma Alt"),
        image_alt="Das alte Haus",
        register_number="VR 1",
        register_court="Dortmund",
    )


@pytest.fixture
def chief(site_tree):
    return staff(site_tree.root, language="en")


@pytest.fixture
def screen(client, chief):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    return client


def seen(response):
    """What each change shows on its sides, by the legend, without the marks."""
    body = response.content.decode()
    found = {}
    for change in re.findall(r"<fieldset.*?</fieldset>", body, re.DOTALL):
        legend = re.search(r"<legend>(.*?)</legend>", change).group(1)
        sides = re.findall(
            r'<div class="review__value".*?(?=<div class="review__side"|<input|$)',
            change,
            re.DOTALL,
        )
        found[legend] = [
            (
                re.findall(r'<img src="[^"]*/([^/"]+?)\.max', side),
                " ".join(unescape(re.sub(r"<[^>]+>", "", side)).split()),
            )
            for side in sides
        ]
    return found


def post(screen, change, decision, reason=""):
    data = {
        "submission": change.pk,
        f"decision-{change.pk}": decision,
        f"reason-{change.pk}": reason,
    }
    return screen.post(REVIEW, data)


# Pictures --------------------------------------------------------------------------------


def test_a_picture_stands_beside_all_that_is_needed_to_judge_it(profile, member, screen):
    new = picture("neu.jpg", "Nuri Neu")
    send(profile, member, image=new.pk, image_alt="Das neue Haus")

    changes = seen(screen.get(REVIEW))

    assert list(changes) == ["Picture", "Description of the picture"]
    for (old_picture, old), (new_picture, new) in changes.values():
        assert len(old_picture) == len(new_picture) == 1
        assert old_picture != new_picture
        assert "Das alte Haus" in old
        assert "Alma Alt" in old
        assert "Das neue Haus" in new
        assert "Nuri Neu" in new
        assert old.count("All persons agreed") == new.count("All persons agreed") == 1


def test_of_a_new_description_the_picture_stands_beside_it(profile, member, screen):
    send(profile, member, image_alt="Das Haus")

    ((old, new),) = seen(screen.get(REVIEW)).values()

    assert old[0] == new[0] != []
    assert "Das Haus" in new[1]


def test_a_picture_of_which_nothing_is_known_says_so(profile, member, screen):
    send(profile, member, image=ImageFactory().pk)

    ((_old, (_picture, text)),) = seen(screen.get(REVIEW)).values()

    assert "Not clarified" in text
    assert "Das alte Haus" in text


def test_a_new_page_shows_its_picture_once(profile, member, screen):
    event = EventPageFactory(
        live=False, image=picture("fest.jpg", "Fatma Fest"), image_alt="Ein Fest"
    )
    submit_page(event, member, profile.translation_key)

    (((pictures, text),),) = seen(screen.get(REVIEW)).values()

    assert len(pictures) == 1
    assert text.count("Ein Fest") == 1
    assert "Fatma Fest" in text


# Mistakes --------------------------------------------------------------------------------


def report(profile, member, about=""):
    return report_mistake(profile, about, "Es ist VR 2.", member, profile.translation_key)


def test_a_mistake_is_shown_beside_what_stands_there_and_leads_to_its_input(
    profile, member, screen
):
    report(profile, member, "register_number")

    body = screen.get(REVIEW).content.decode()

    assert "VR 1</dd>" in body
    assert f"/admin/pages/{profile.pk}/edit/#:w:contentpath=register_number" in body
    assert "contentpath=register_court" not in body


def test_whoever_says_that_a_mistake_was_corrected_has_corrected_it(profile, member, screen):
    mistake = report(profile, member, "register_number")

    response = post(screen, mistake, "accept")
    assert "Correct the mistake first" in response.content.decode()
    assert f'href="#accept-{mistake.pk}"' in response.content.decode()
    assert Submission.objects.get().state == "waiting"

    write_live(profile, register_number="VR 2")
    assert post(screen, mistake, "accept").status_code == 302
    assert Submission.objects.get().state == "accepted"


def test_another_field_corrects_no_mistake(profile, member, screen):
    mistake = report(profile, member, "register_number")
    write_live(profile, register_court="Hagen")

    post(screen, mistake, "accept")

    assert Submission.objects.get().state == "waiting"


def test_a_mistake_that_is_none_is_answered_with_a_reason(profile, member, screen):
    mistake = report(profile, member)

    post(screen, mistake, "reject", "Das Register sagt VR 1.")

    assert Submission.objects.get().state == "rejected"


def test_a_mistake_in_something_else_is_answered_by_who_looked(profile, member, screen):
    """Staff, memberships or persons: no field tells whether they were corrected."""
    report(profile, member)

    body = screen.get(REVIEW).content.decode()
    assert "contentpath" not in body
    assert "What stands there now" not in body
    post(screen, Submission.objects.get(), "accept")

    assert Submission.objects.get().state == "accepted"


# Errors, and what else the screen says -------------------------------------------------------


def test_a_refusal_without_a_reason_leads_to_where_it_is_written(profile, member, screen):
    first, second = send(profile, member, phone="+49231123456", street="Neue Straße 1")
    data = {
        "submission": [first.pk, second.pk],
        f"decision-{first.pk}": "reject",
        f"decision-{second.pk}": "reject",
    }

    body = screen.post(REVIEW, data).content.decode()

    (summary,) = re.findall(r'role="alert">.*?</ul>', body, re.DOTALL)
    assert re.findall(r'<a href="#([^"]+)"', summary) == [
        f"reason-{first.pk}",
        f"reason-{second.pk}",
    ]
    focused = re.findall(r"<input[^>]* autofocus", body)
    assert [re.search(r'id="([^"]+)"', item).group(1) for item in focused] == [f"reason-{first.pk}"]
    assert {state for _field, state in states(profile)} == {"waiting"}


def test_the_review_says_whose_contact_data_is_hidden(profile, member, screen):
    send(profile, member, phone="+49231123456")
    assert "hides its contact data" not in screen.get(REVIEW).content.decode()

    OrganisationState.objects.create(organisation=profile.translation_key, hides_contact=True)

    assert "hides its contact data" in screen.get(REVIEW).content.decode()


def test_screens_are_called_as_in_the_menu(chief, screen):
    for item in (review_menu_item(), history_menu_item()):
        assert screen.get(item.url).context["page_title"] == item.label


def test_own_changes_are_none_to_decide_on(profile, member, chief, screen):
    """D10"""
    Membership.objects.create(organisation=profile.translation_key, user=chief)
    (change,) = send(profile, chief, phone="+49231123456")
    post(screen, change, "accept")

    body = screen.get(REVIEW).content.decode()
    assert "Nothing waits for you." in body
    assert "1 change of your own is reviewed by somebody else." in body
    assert "<fieldset" not in body

    send(profile, member, street="Neue Straße 1")
    body = screen.get(REVIEW).content.decode()
    assert "1 change waits for you." in body
    assert body.count("<fieldset") == 1


def test_a_decision_on_what_is_gone_says_so(profile, member, screen):
    (change,) = send(profile, member, phone="+49231123456")
    Submission.objects.all().delete()

    response = post(screen, change, "accept")

    assert "is not there any more" in screen.get(response.url).content.decode()


def test_a_picture_is_not_decided_apart_from_its_description(profile, member, screen):
    image, alt = send(profile, member, image=picture("neu.jpg", "N").pk, image_alt="Das neue Haus")
    data = {
        "submission": [image.pk, alt.pk],
        f"decision-{image.pk}": "accept",
        f"decision-{alt.pk}": "reject",
        f"reason-{alt.pk}": "Zu kurz.",
    }

    body = screen.post(REVIEW, data).content.decode()

    assert "Decide alike on a picture and its description." in body
    assert {state for _field, state in states(profile)} == {"waiting"}
    assert "Decide alike" in post(screen, image, "accept").content.decode()
    screen.post(REVIEW, {**data, f"decision-{alt.pk}": "accept"})
    assert {state for _field, state in states(profile)} == {"accepted"}


def test_what_no_screen_has_room_for_stands_on_the_next(profile, member, screen, monkeypatch):
    monkeypatch.setattr(views, "PER_SCREEN", 1)
    report(profile, member)
    send(profile, member, phone="+49231123456")

    first, second = screen.get(REVIEW), screen.get(REVIEW, {"p": "2"})

    assert "Page 1 of 2" in first.content.decode()
    assert list(seen(first)) == ["Reported mistake"]
    assert list(seen(second)) == ["Phone"]


def test_a_reason_with_a_sign_that_no_database_keeps(profile, member, screen):
    (change,) = send(profile, member, phone="+49231123456")

    post(screen, change, "reject", "Fal\0sch.")

    assert Submission.objects.get().reason == "Falsch."
