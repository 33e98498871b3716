"""What members come to, and that nobody else does."""

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from mso_pages.models import Membership, MSOProfilePage, OrganisationState, Submission
from mso_pages.moderation.decisions import Decision, decide
from mso_pages.moderation.selectors import proposed
from mso_pages.moderation.services import report_mistake, submit
from tests.factories.locales import translate
from tests.factories.members import member_of, person, staff, trust
from tests.factories.msos import MSOProfilePageFactory

from .visiting import address, filled_in, live, send, words

pytestmark = pytest.mark.django_db

SCREENS = ("", "phone", "hours", "offers", "new_offer", "mistake", "contact")


@pytest.fixture
def chief(site_tree):
    return staff(site_tree.root)


def browser(user):
    client = Client()
    client.force_login(user)
    return client


# Who comes in --------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCREENS)
def test_the_members_of_another_organisation_see_nothing(profile, phone, name):
    foreign = MSOProfilePageFactory(title="Fremder Verein", live=False)

    for method in (phone.get, phone.post):
        response = method(address(foreign, name))
        assert response.status_code == 404
        assert b"Fremder Verein" not in response.content


def test_foreign_and_unknown_look_the_same(profile, phone):
    foreign = phone.get(address(MSOProfilePageFactory()))
    unknown = phone.get(reverse("my_organisation:profile", args=[uuid.uuid4()]))

    assert (foreign.status_code, foreign.content) == (unknown.status_code, unknown.content)


@pytest.mark.parametrize("name", SCREENS)
def test_members_come_to_each_screen(profile, phone, name):
    assert phone.get(address(profile, name)).status_code == 200


@pytest.mark.parametrize("name", SCREENS)
def test_staff_are_no_members(profile, chief, name):
    assert browser(chief).get(address(profile, name)).status_code == 404


def test_who_is_not_signed_in_signs_in_first(profile):
    response = Client().get(address(profile, "phone"))

    assert response.status_code == 302
    assert response.url == f"/admin/login/?next={address(profile, 'phone')}"


def test_a_change_of_another_organisation_is_not_undone(profile, phone):
    foreign = MSOProfilePageFactory()
    other = member_of(foreign, "fremd")
    (change,) = _submit(foreign, other, phone="+49231123456")

    response = phone.post(address(profile, "undo", change.pk))

    assert response.status_code == 404
    change.refresh_from_db()
    assert change.state == "waiting"


def _submit(profile, user, **values):
    from mso_pages.moderation.services import submit  # noqa: PLC0415

    return submit(profile, values, user, profile.translation_key)


# Where members land ----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["wagtailadmin_home", "wagtailadmin_explore_root"])
def test_members_land_on_their_profile(profile, phone, name):
    response = phone.get(reverse(name), follow=True)

    assert response.redirect_chain[-1][0] == address(profile)
    assert "Verein Beispiel" in words(response)


def test_members_never_see_the_form_of_the_page(profile, phone):
    for url in (
        reverse("wagtailadmin_pages:edit", args=[profile.pk]),
        reverse("wagtailadmin_explore", args=[profile.get_parent().pk]),
    ):
        assert address(profile) == phone.get(url, follow=True).redirect_chain[-1][0]

    phone.post(
        reverse("wagtailadmin_pages:edit", args=[profile.pk]), {"title": "Umbenannt"}, follow=True
    )
    assert live(profile).latest_revision_id == profile.latest_revision_id


def test_who_keeps_several_profiles_chooses(profile, phone, member):
    second = MSOProfilePageFactory(title="Zweiter Verein")
    Membership.objects.create(organisation=second.translation_key, user=member)
    MSOProfilePageFactory(title="Fremder Verein")

    text = words(phone.get(reverse("my_organisation:home")))

    assert "Verein Beispiel" in text and "Zweiter Verein" in text
    assert "Fremder Verein" not in text


def test_staff_who_keep_a_profile_stay_staff(profile, chief):
    Membership.objects.create(organisation=profile.translation_key, user=chief)
    client = browser(chief)

    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert client.get(address(profile)).status_code == 200
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[profile.pk]))
    assert edit.status_code == 200


def test_a_profile_that_was_never_public_is_kept_too(site_tree, phone, member, profile):
    Membership.objects.all().delete()
    draft = MSOProfilePageFactory(live=False, title="Entwurf")
    Membership.objects.create(organisation=draft.translation_key, user=member)

    text = words(phone.get(reverse("my_organisation:home"), follow=True))

    assert "Entwurf Not public yet" in text
    send(phone, address(draft, "phone"), phone="0231 765432")
    assert str(proposed(draft).phone) == "+49231765432"


def test_without_a_profile_there_is_a_plain_page(profile, phone):
    profile.delete()

    assert "You keep no profile at the moment." in words(phone.get(reverse("my_organisation:home")))


def test_the_preview_shows_what_waits(profile, phone, client):
    send(phone, address(profile, "about"), self_description="Was noch wartet.")

    response = phone.get(f"{address(profile)}preview/")

    assert response.status_code == 200
    assert "Was noch wartet." in words(response)
    assert "Was noch wartet." not in words(client.get(profile.get_url()))


# What the profile tells -------------------------------------------------------------------


def test_what_waits_and_what_was_answered_is_told(profile, phone, chief):
    send(phone, address(profile, "about"), self_description="Neu.")
    assert "Waits for the review of the editors: About us" in words(phone.get(address(profile)))

    change = Submission.objects.get()
    decide([Decision(change.pk, False, "Bitte ausführlicher.")], chief)

    text = words(phone.get(address(profile)))
    assert "Not accepted: Bitte ausführlicher." in text
    taken = phone.get(f"{address(profile, 'about')}?take={change.pk}")
    assert taken.context["form"]["self_description"].value() == "Neu."


def test_the_line_names_day_and_colleague_and_undoes(profile, phone):
    trust(profile)
    colleague = member_of(profile, "bilal", first_name="Bilal", last_name="Beispiel")
    (change,) = _submit(profile, colleague, phone="+49231765432")

    text = words(phone.get(address(profile)))
    assert "Bilal Beispiel" in text
    assert "Undo this change" in text

    response = phone.post(address(profile, "undo", change.pk), follow=True)
    assert f"Taken back. It says again: {profile.phone.as_international}" in words(response)
    assert str(live(profile).phone) == str(profile.phone)


def test_each_step_is_undone_by_itself(profile, phone, member):
    trust(profile)
    for number in ("+49231111111", "+49231222222"):
        (change,) = _submit(profile, member, phone=number)

    phone.post(address(profile, "undo", change.pk))
    assert str(live(profile).phone) == "+49231111111"


def test_what_is_missing_is_named(site_tree, phone, member):
    bare = MSOProfilePageFactory(title="Karg")
    Membership.objects.filter(user=member).delete()
    Membership.objects.create(organisation=bare.translation_key, user=member)

    text = words(phone.get(address(bare)))

    assert "Still missing:" in text
    assert "Phone , Opening hours , Offers" in text


def test_register_data_is_shown_and_a_mistake_reported(profile, phone):
    text = words(phone.get(address(profile)))
    assert profile.register_number in text

    response = phone.post(
        address(profile, "mistake"),
        {"subject": "register_number", "text": "Die Nummer ist VR 99."},
        follow=True,
    )

    assert "Sent. You get an e-mail" in words(response)
    mistake = Submission.objects.get()
    assert (mistake.field, mistake.value) == ("register_number", "Die Nummer ist VR 99.")
    assert mistake.before == {"register_number": profile.register_number}
    assert "Die Nummer ist VR 99. Waits for review Reported on" in words(response)


def test_a_mistake_may_be_about_what_has_no_field(profile, phone):
    phone.post(address(profile, "mistake"), {"subject": "else", "text": "Ada ist nicht mehr da."})

    assert Submission.objects.get().field == ""


@pytest.mark.parametrize(
    ("subject", "text"), [("title", "  "), ("", "Falsch."), ("phone", "Falsch.")]
)
def test_an_incomplete_report_is_refused(profile, phone, subject, text):
    response = phone.post(address(profile, "mistake"), {"subject": subject, "text": text})

    assert "This was not sent yet." in words(response)
    assert not Submission.objects.exists()


def test_in_an_emergency_contact_data_vanishes_at_once(profile, phone, client, read):
    number = str(profile.phone)
    url = f"msos/{profile.translation_key}/"
    assert number in str(read(url))

    assert "Hide contact data now" in words(phone.get(address(profile, "contact")))
    response = phone.post(address(profile, "contact"), {"contact": "hide"}, follow=True)

    assert "Your contact data is hidden" in words(response)
    assert "Show contact data again" in words(phone.get(address(profile, "contact")))
    assert number not in str(read(url))
    assert read("changes/")["items"][-1]["cause"] == "state"

    phone.post(address(profile, "contact"), {"contact": "show"})
    assert number in str(read(url))


def test_hiding_does_not_touch_what_staff_set(profile, phone):
    OrganisationState.objects.update_or_create(
        organisation=profile.translation_key,
        defaults={"status": "dormant", "trust_level": 2},
    )

    phone.post(address(profile, "contact"), {"contact": "hide"})

    state = OrganisationState.objects.get(organisation=profile.translation_key)
    assert (state.status, state.trust_level, state.hides_contact) == ("dormant", 2, True)


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar", "uk"])
def test_the_screens_speak_the_language_of_the_member(profile, language):
    client = browser(member_of(profile, "leyla", language=language))

    html = client.get(address(profile)).content.decode()

    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in html


def test_a_person_without_rights_is_sent_away(profile):
    response = browser(person("niemand")).get(address(profile))

    assert response.status_code == 302


def test_of_a_card_each_input_is_told_of_by_itself(profile, phone, site_tree):
    """One was refused, one accepted, and the refused one comes back."""
    send(phone, address(profile, "online"), email="a@verein.example", website="https://a.example")
    email, website = Submission.objects.order_by("field")
    chief = staff(site_tree.root)
    decide([Decision(email.pk, False, "Kein Postfach."), Decision(website.pk, True)], chief)

    response = phone.get(address(profile))
    assert "Not accepted: E-mail: Kein Postfach." in words(response)
    again = f"{address(profile, 'online')}?take={email.pk}"
    assert again in response.content.decode()

    assert phone.get(again).context["form"]["email"].value() == "a@verein.example"


def test_a_refused_offer_comes_back(profile, phone, site_tree):
    send(phone, address(profile, "new_offer"), title="Fahrradkurs")
    (waiting,) = Submission.objects.all()
    decide([Decision(waiting.pk, False, "Für wen?")], staff(site_tree.root))

    offers = phone.get(f"{address(profile, 'offers')}?take={waiting.pk}")

    assert "Fahrradkurs" in words(offers)
    pattern = rf'href="([^"]*/what/[?]take={waiting.pk})">What<span[^>]*>: <bdi>Fahrrad'
    (link,) = re.findall(pattern, offers.content.decode())
    assert phone.get(link).context["form"]["title"].value() == "Fahrradkurs"


def test_of_two_versions_it_is_said_who_wrote_the_other(profile, phone, site_tree):
    """Only if it was a member who did."""
    url = address(profile, "about")
    form = filled_in(phone.get(url))
    colleague = member_of(profile, "bilal", first_name="Bilal")
    submit(profile, {"self_description": "Von Bilal."}, colleague, profile.translation_key)
    assert "Bilal changed this meanwhile. There it says now: Von Bilal." in words(
        phone.post(url, {**form, "self_description": "Von mir."})
    )
    decide([Decision(Submission.objects.get().pk, True)], staff(site_tree.root))
    row = MSOProfilePage.objects.get(pk=profile.pk)
    row.self_description = "Von der Redaktion."
    row.save_revision().publish()

    told = words(phone.post(url, {**form, "self_description": "Von mir."}))

    assert "This was changed meanwhile. There it says now: Von der Redaktion." in told
    assert "Bilal" not in told


def test_a_change_of_hidden_contact_data_is_not_called_public(profile, phone):
    trust(profile)
    phone.post(address(profile, "contact"), {"contact": "hide"})

    told = words(send(phone, address(profile, "phone"), phone="0231 765432"))

    assert "Nobody sees it before you show your contact data again." in told
    assert "public now" not in told
    card = words(phone.get(address(profile))).partition("0231 765432")[2].partition("Change")[0]
    assert ("Hidden" in card, "Public" in card) == (True, False)


@pytest.mark.parametrize("wish", [{}, {"contact": "vielleicht"}])
def test_contact_data_are_shown_again_only_on_purpose(profile, phone, wish):
    phone.post(address(profile, "contact"), {"contact": "hide"})

    phone.post(address(profile, "contact"), wish)

    assert OrganisationState.objects.get().hides_contact


def test_a_profile_that_is_offline_is_still_the_one_that_is_kept(profile, member, phone):
    """What is written goes on there, though a translation is public."""
    translate(profile, "tr", self_description="Biz.")
    live(profile).unpublish()

    send(phone, address(profile, "about"), self_description="Wir.")

    assert Submission.objects.get().page_id == profile.pk


def test_of_a_private_profile_nothing_is_called_public(profile, phone):
    trust(profile)
    profile.view_restrictions.create(restriction_type="login")

    response = send(phone, address(profile, "phone"), phone="0231 123456")

    assert "Saved. Everybody sees it once your profile is public." in words(response)
    assert "Public" not in words(response)


def test_so_many_reports_wait_and_no_more(profile, member, phone):
    for _number in range(20):
        report_mistake(profile, "", "Falsch.", member, profile.translation_key)

    response = phone.post(address(profile, "mistake"), {"subject": "else", "text": "Noch einer."})

    assert "So many of your reports wait" in words(response)
    assert Submission.objects.count() == 20


@pytest.mark.parametrize("back", ["abc", "//example.org/", "https://example.org/", "home"])
def test_after_undoing_nobody_is_led_astray(profile, member, phone, back):
    (change,) = submit(profile, {"street": "Neu 1"}, member, profile.translation_key)

    response = phone.post(address(profile, "undo", change.pk), {"back": back})

    assert response.headers["Location"] == address(profile)


@pytest.mark.parametrize("text", ["a\0b", "\0", "(", "9" * 30])
def test_towns_are_looked_for_by_whatever_is_typed(phone, text):
    assert phone.get(reverse("my_organisation:towns"), {"q": text}).json() == {"towns": []}
