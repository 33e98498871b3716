"""The mails about what members change: to whom, when, and what they say."""

import datetime as dt

import pytest
from django.utils.translation import override
from wagtail.log_actions import LogContext
from wagtail.models import Site

from events.choices import EventStatus
from events.own_events.services import cancel
from headless.addresses import page_address
from mso_pages.members.services import hide_contact
from mso_pages.models import Submission
from mso_pages.moderation.decisions import Decision, decide
from mso_pages.moderation.services import report_mistake, submit_page, undo
from tests.factories.events import EventPageFactory
from tests.factories.members import EDITOR, member_of, staff, trust

from .deciding import accept, live, reject, send

pytestmark = pytest.mark.django_db

PHONE, OTHER_PHONE = "+49231123456", "+49231987654"


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def days_pass():
    """Everything was sent so many days earlier."""

    def pass_(days=1):
        for change in Submission.objects.all():
            moment = change.submitted_at - dt.timedelta(days=days)
            Submission.objects.filter(pk=change.pk).update(submitted_at=moment)

    return pass_


# To staff --------------------------------------------------------------------------------


def test_reviewers_get_one_mail_a_day_until_everything_is_reviewed(
    profile, member, chief, site_tree, commits, mailoutbox
):
    staff(site_tree.root, "redaktion", EDITOR)
    with commits():
        (first,) = send(profile, member, phone=PHONE)
        (second,) = send(profile, member, self_description="Neu.")
    assert [mail.to for mail in mailoutbox] == [["chefin@example.org"]]

    with commits():
        accept(chief, first, second)
        send(profile, member, phone=OTHER_PHONE)
    assert [mail.to[0].split("@")[0] for mail in mailoutbox] == ["chefin", "amina", "chefin"]


def test_what_goes_live_at_once_is_one_mail_too(profile, member, chief, commits, mailoutbox):
    trust(profile)
    with commits():
        for number in range(3):
            send(profile, member, phone=f"+4923112345{number}")

    assert len(mailoutbox) == 1


def test_what_comes_on_another_day_is_told_though_the_first_still_waits(
    profile, member, chief, commits, days_pass, mailoutbox
):
    with commits():
        send(profile, member, phone=PHONE)
    days_pass()

    with commits():
        send(profile, member, self_description="Neu.")
        send(profile, member, street="Neue Straße 1")

    assert [mail.to for mail in mailoutbox] == [["chefin@example.org"]] * 2
    assert "About us" in mailoutbox[1].body or "Über uns" in mailoutbox[1].body


def test_what_was_set_back_is_no_mail_and_hides_none(
    profile, member, chief, commits, days_pass, mailoutbox
):
    trust(profile)
    with commits():
        (phone, _text) = send(profile, member, phone=PHONE, self_description="Neu.")
    days_pass()

    with commits():
        undo(phone, member)
    assert len(mailoutbox) == 1
    with commits():
        send(profile, member, street="Neue Straße 1")
    assert len(mailoutbox) == 2


def test_a_cancelled_event_is_told_whatever_waits(profile, member, chief, commits, mailoutbox):
    event = EventPageFactory(title="Nähfest")
    with commits():
        send(profile, member, phone=PHONE)

    with commits():
        cancel(event, member, profile.translation_key)

    mail = mailoutbox[1]
    assert "Nähfest" in mail.subject
    status = EventStatus.CANCELLED
    with override("de"):
        assert f": {status.label}" in mail.body


def test_hidden_contact_data_is_told_at_once(profile, member, chief, commits, mailoutbox):
    key = profile.translation_key
    with commits():
        send(profile, member, phone=PHONE)

    with commits():
        for is_hidden in (True, True, False):
            hide_contact(profile, key, member, is_hidden=is_hidden)

    (mail,) = mailoutbox[1:]
    assert mail.to == ["chefin@example.org"]
    assert profile.title in mail.subject
    assert f"/admin/pages/{profile.pk}/edit/" in mail.body
    assert "+49" not in mail.body


def test_reviewers_read_in_which_field_a_mistake_is(
    profile, member, site_tree, commits, mailoutbox
):
    staff(site_tree.root, language="en")

    with commits():
        report_mistake(profile, "register_number", "VR 2.", member, profile.translation_key)

    assert "- Reported mistake, Register number\n" in mailoutbox[0].body


def test_each_reviewer_hears_of_what_is_theirs(profile, member, site_tree, commits, mailoutbox):
    """Who may publish profiles alone is told of them, and nobody of what is told already."""
    event = EventPageFactory(title="Nähfest", live=False)
    staff(profile, "profile")
    staff(event.get_parent(), "feste")
    with commits():
        send(profile, member, phone=PHONE)
    with commits():
        submit_page(event, member, profile.translation_key)
    with commits():
        send(profile, member, self_description="Neu.")

    assert [mail.to for mail in mailoutbox] == [["profile@example.org"], ["feste@example.org"]]


def test_what_staff_published_themselves_is_no_reason_for_a_second_mail(
    profile, member, chief, commits, days_pass, mailoutbox
):
    send(profile, member, phone=PHONE)
    days_pass()
    event = EventPageFactory(title="Nähfest", live=False)
    with commits():
        submission = submit_page(event, member, profile.translation_key)
    with LogContext(user=chief):
        event.get_latest_revision().publish(user=chief)

    with commits():
        send(profile, member, street="Neue Straße 1")

    submission.refresh_from_db()
    assert (submission.state, submission.reviewer) == ("accepted", chief)
    assert [mail.to for mail in mailoutbox if "chefin@example.org" in mail.to] == [
        ["chefin@example.org"]
    ]


def test_hidden_data_is_in_no_mail_and_called_public_in_none(profile, chief, commits, mailoutbox):
    amina = member_of(profile, language="en")
    trust(profile)
    hide_contact(profile, profile.translation_key, amina, is_hidden=True)
    with commits():
        (change,) = send(profile, amina, phone=PHONE)
    with commits():
        reject(chief, change)

    to_chief, to_amina = mailoutbox
    assert "231" not in to_chief.body
    assert "ist schon veröffentlicht" not in to_chief.body
    assert "Phone: taken back\n" in to_amina.body


# To members ------------------------------------------------------------------------------

AGAIN = "change it and send it again"


@pytest.fixture
def amina(profile):
    return member_of(profile, language="en")


def test_what_was_accepted_is_told_with_its_address(profile, amina, chief, commits, mailoutbox):
    (change,) = send(profile, amina, phone=PHONE)

    with commits():
        accept(chief, change)

    (mail,) = mailoutbox
    site = Site.objects.get(is_default_site=True)
    assert page_address(profile, site) in mail.body
    assert AGAIN not in mail.body


def test_a_new_event_is_told_with_its_address(profile, amina, chief, commits, mailoutbox):
    event = EventPageFactory(title="Nähfest", live=False)
    change = submit_page(event, amina, profile.translation_key)

    with commits():
        accept(chief, change)

    site = Site.objects.get(is_default_site=True)
    assert (
        f"Nähfest: accepted\n\nYou find the public page here:\n{page_address(event, site)}\n"
        in (mailoutbox[0].body)
    )


def test_what_was_refused_can_be_sent_again(profile, amina, chief, commits, mailoutbox):
    (change,) = send(profile, amina, self_description="Neu.")

    with commits():
        reject(chief, change)

    (mail,) = mailoutbox
    assert AGAIN in mail.body
    assert "public" not in mail.body


def test_of_what_was_taken_back_the_former_value_is_public(
    profile, amina, chief, commits, mailoutbox
):
    trust(profile)
    (change,) = send(profile, amina, phone=PHONE)

    with commits():
        reject(chief, change)

    assert "taken back; the former value is public again" in mailoutbox[0].body


def test_what_staff_wrote_since_is_not_called_the_former_value(
    profile, amina, chief, commits, mailoutbox
):
    trust(profile)
    (change,) = send(profile, amina, phone=PHONE)
    page = live(profile)
    page.phone = OTHER_PHONE
    page.save_revision(clean=False).publish()

    with commits():
        reject(chief, change)

    assert "Phone: taken back\n" in mailoutbox[0].body


def test_the_answer_to_a_mistake_names_it(profile, amina, chief, commits, mailoutbox):
    key = profile.translation_key
    number = report_mistake(profile, "register_number", "Es ist VR 2.", amina, key)
    other = report_mistake(profile, "", "Falscher Name.", amina, key)
    page = live(profile)
    page.register_number = "VR 2"
    page.save_revision(clean=False).publish()

    with commits():
        decide([Decision(number.pk, True), Decision(other.pk, False, "Er stimmt.")], chief)

    (mail,) = mailoutbox
    assert "- Reported mistake, Register number: has been corrected\n" in mail.body
    assert "- Reported mistake: nothing was corrected\n  Er stimmt." in mail.body
    assert AGAIN not in mail.body


def test_the_member_reads_what_was_decided_in_their_language(
    profile, amina, chief, commits, mailoutbox
):
    phone, text = send(profile, amina, phone=PHONE, self_description="Neu.")

    with commits():
        decide([Decision(phone.pk, True), Decision(text.pk, False, "Zu kurz.")], chief)

    (mail,) = mailoutbox
    assert mail.to == ["amina@example.org"]
    assert "Phone: accepted" in mail.body
    assert "About us: not accepted" in mail.body
    assert "Zu kurz." in mail.body
    assert "/admin/my/" in mail.body


def test_inputs_of_a_card_are_told_apart(profile, amina, chief, commits, mailoutbox):
    postal_code, street = send(profile, amina, street="Neue Straße 1", postal_code="44135")

    with commits():
        decide([Decision(street.pk, True), Decision(postal_code.pk, False, "Falsch.")], chief)

    assert "- Address, Street and number: accepted\n" in mailoutbox[0].body
    assert "- Address, Postal code: not accepted\n  Falsch." in mailoutbox[0].body


def test_a_mail_server_that_fails_stops_nothing(profile, member, chief, commits, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    # Nobody listens there.
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with commits():
        (change,) = send(profile, member, phone=PHONE)
        accept(chief, change)

    assert str(live(profile).phone) == PHONE
    assert "could not be sent" in caplog.text
    assert "example.org" not in caplog.text.split("Traceback")[0]
