"""A profile in other languages: members write it, and say whether a machine was right."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from headless.translations import services
from mso_pages.members.other_languages import to_read
from mso_pages.models import MSOProfilePage, Submission
from mso_pages.moderation.decisions import Decision, decide
from mso_pages.moderation.selectors import to_review
from tests.factories.locales import locale, translate
from tests.factories.members import member_of, person, staff
from tests.factories.translating import requested, target, write_all

from .visiting import words


def address(profile, name, *args):
    return reverse(f"my_organisation:{name}", args=[profile.translation_key, *args])


def turkish(profile):
    return MSOProfilePage.objects.filter(
        translation_key=profile.translation_key, locale=locale("tr"), alias_of__isnull=True
    ).first()


@pytest.fixture
def chief(site_tree):
    return staff(site_tree.root.get_parent())


WRITTEN = {"self_description": "Danışmanlık yapıyoruz.", "image_alt": "Dernek evi"}


def test_members_write_their_profile_in_another_language(phone, profile, chief, read):
    answer = phone.post(address(profile, "write", "tr"), WRITTEN, follow=True)

    assert "Sent. It becomes public" in words(answer)
    row = turkish(profile)
    assert not row.live
    draft = row.get_latest_revision_as_object()
    assert draft.self_description == "Danışmanlık yapıyoruz."
    # Nothing of the original stands in it.
    assert (list(draft.offers.all()), list(draft.body), list(draft.gallery.all())) == ([], [], [])
    assert [person.role for person in draft.contact_persons.all()] == [""]
    before = read(f"msos/{profile.translation_key}/", locale="tr")
    assert before["meta"]["locale"] == "de"

    (wish,) = to_review(chief)
    decide([Decision(wish.pk, True)], chief)

    after = read(f"msos/{profile.translation_key}/", locale="tr")
    assert after["meta"]["locale"] == "tr"
    assert after["self_description"] == "Danışmanlık yapıyoruz."
    assert after["topics"] == before["topics"] != []


def test_reviewers_read_each_text_in_its_own_direction(phone, profile, chief, client):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    sent = {"self_description": "نلتقي الساعة 18:00.", "image_alt": "بيت"}
    phone.post(address(profile, "write", "ar"), sent)

    answer = client.get(reverse("submissions:review"))

    review = BeautifulSoup(answer.content, "html.parser").select_one("fieldset")
    for text in sent.values():
        found = review.find(string=lambda string, text=text: text in string).parent
        # The label before it is in the language of the admin.
        assert found["dir"] == "auto" and found.get_text(strip=True) == text


def test_what_is_live_is_changed_by_review(phone, profile, chief, read):
    phone.post(address(profile, "write", "tr"), WRITTEN)
    decide([Decision(item.pk, True) for item in to_review(chief)], chief)

    sent = {**WRITTEN, "self_description": "Yemek de yapıyoruz."}
    phone.post(address(profile, "write", "tr"), sent)

    assert turkish(profile).self_description == "Danışmanlık yapıyoruz."
    (change,) = to_review(chief)
    assert (change.field, change.page_id) == ("self_description", turkish(profile).pk)


def test_a_picture_needs_a_description_in_that_language(phone, profile):
    answer = phone.post(address(profile, "write", "tr"), {**WRITTEN, "image_alt": ""})

    assert answer.context["form"].errors["image_alt"]
    assert turkish(profile) is None


def test_what_the_first_language_says_and_the_picture_stand_beside(phone, profile):
    profile.self_description = "Wir beraten.\nWir kochen."
    profile.image_alt = "Ein Haus"
    profile.save_revision().publish()

    page = phone.get(address(profile, "write", "ar"))
    shown = BeautifulSoup(page.content, "html.parser")

    original, description = shown.select("form details")
    assert original.summary.get_text(strip=True) == "Deutsch: About us"
    assert original.p["lang"] == "de"
    assert original.p.get_text("|", strip=True) == "Wir beraten.|Wir kochen."
    assert shown.select_one("figure.present img")["src"]
    assert "Ein Haus" in description.get_text()


@pytest.mark.parametrize("is_there", [False, True])
def test_two_members_who_write_the_same_language(phone, profile, is_there):
    """The second one reads what the first one wrote before it is replaced."""
    if is_there:
        phone.post(address(profile, "write", "tr"), WRITTEN)
    shown = phone.get(address(profile, "write", "tr"))
    seen = {f"seen-{name}": value for name, value in shown.context["seen"].items()}
    first = {**WRITTEN, "self_description": "Yemek pişiriyoruz."}
    second = {**WRITTEN, "self_description": "Şarkı söylüyoruz."}
    phone.post(address(profile, "write", "tr"), {**first, **seen})

    answer = phone.post(address(profile, "write", "tr"), {**second, **seen})

    assert answer.status_code == 409
    assert "Yemek pişiriyoruz." in words(answer) and "Şarkı söylüyoruz." in words(answer)
    draft = turkish(profile).get_latest_revision_as_object()
    assert draft.self_description == "Yemek pişiriyoruz."
    seen = {f"seen-{name}": value for name, value in answer.context["seen"].items()}
    assert phone.post(address(profile, "write", "tr"), {**second, **seen}).status_code == 302
    draft = turkish(profile).get_latest_revision_as_object()
    assert draft.self_description == "Şarkı söylüyoruz."


def test_nothing_can_be_seen_of_what_a_member_wrote(phone, profile):
    answer = phone.post(address(profile, "write", "tr"), {**WRITTEN, "self_description": "\u200b"})

    assert answer.context["form"].errors["self_description"]
    assert turkish(profile) is None


@pytest.mark.parametrize("code", ["de", "xx", "en-gb"])
def test_the_own_language_and_unknown_ones_are_not_there(phone, profile, code):
    assert phone.get(address(profile, "write", code)).status_code == 404
    assert phone.post(address(profile, "write", code), WRITTEN).status_code == 404


def test_where_staff_translate_side_by_side_members_write_nothing(phone, profile):
    requested(profile)

    assert phone.get(address(profile, "write", "tr")).status_code == 404
    assert "The editors translate it" in words(phone.get(address(profile, "languages")))


def test_what_a_member_typed_before_staff_began_to_translate_is_not_lost(phone, profile):
    assert phone.get(address(profile, "write", "tr")).status_code == 200
    translation = requested(profile)

    answer = phone.post(address(profile, "write", "tr"), WRITTEN)

    assert answer.status_code == 200
    assert "Nothing was sent. Copy your text" in words(answer)
    assert WRITTEN["self_description"] in words(answer)
    draft = target(translation).get_latest_revision_as_object()
    assert draft.self_description != WRITTEN["self_description"]
    assert not Submission.objects.exists()


def test_what_is_public_there_goes_offline_by_no_member(phone, profile):
    profile.copy_for_translation(locale("tr"), copy_parents=True, alias=True)
    alias = profile.get_translation(locale("tr"))
    assert alias.live
    assert phone.get(address(profile, "write", "tr")).status_code == 404

    answer = phone.post(address(profile, "write", "tr"), WRITTEN)

    assert "Nothing was sent." in words(answer)
    alias.refresh_from_db()
    assert alias.live and alias.alias_of_id == profile.pk


def test_nothing_goes_online_by_writing(phone, profile):
    MSOProfilePage.objects.filter(locale=locale("tr")).delete()
    sections = Page.objects.filter(locale=locale("tr"))
    sections.filter(depth__gt=2).delete()

    phone.post(address(profile, "write", "tr"), WRITTEN)

    assert turkish(profile) is not None
    assert not sections.filter(depth__gt=2, live=True).exists()


def test_nobody_else_writes(profile):
    stranger = Client()
    stranger.force_login(person("fremd"))

    assert stranger.post(address(profile, "write", "tr"), WRITTEN).status_code in (302, 403, 404)
    assert turkish(profile) is None


def test_every_language_is_listed_by_its_own_name(phone, profile):
    translate(profile, "en")

    shown = words(phone.get(address(profile, "languages")))

    for name in ("English", "Türkçe", "العربيّة", "Українська"):
        assert name in shown
    assert "Public" in shown


def texts():
    """What was written for translations, without the addresses that follow from titles."""
    return StringTranslation.objects.exclude(context__path="slug")


# Reading what a machine wrote ----------------------------------------------------------


@pytest.fixture
def by_machine(profile):
    translation = requested(profile)
    write_all(translation, by_machine=True)
    services.save_draft(translation, None)
    return translation


def test_members_are_asked_to_read(phone, profile, by_machine):
    assert "A machine translated one text of yours." in words(
        phone.get(address(profile, "profile"))
    )

    shown = words(phone.get(address(profile, "read", target(by_machine).pk)))

    assert "[tr] Wir beraten." in shown and "Is it right?" in shown


def test_they_say_that_it_is_right(phone, profile, member, by_machine, chief):
    row = target(by_machine)

    seen = phone.get(address(profile, "read", row.pk)).context["seen"]
    phone.post(address(profile, "read", row.pk), {"verdict": "right", "seen": seen})

    assert set(texts().values_list("translation_type", "last_translated_by")) == {
        ("manual", member.pk)
    }
    assert not target(by_machine).live
    assert phone.get(address(profile, "read", row.pk)).status_code == 404
    services.publish(by_machine, chief)
    assert target(by_machine).live


def test_what_changed_meanwhile_is_read_once_more(phone, profile, by_machine):
    row = target(by_machine)
    seen = phone.get(address(profile, "read", row.pk)).context["seen"]
    write_all(by_machine, by_machine=True, mark="neu ")

    phone.post(address(profile, "read", row.pk), {"verdict": "right", "seen": seen})

    assert set(texts().values_list("translation_type", flat=True)) == {"machine"}


def test_or_that_something_is_wrong(phone, profile, by_machine):
    row = target(by_machine)

    answer = phone.post(address(profile, "read", row.pk), {"verdict": "wrong", "text": ""})
    assert answer.context["form"].errors["text"]
    phone.post(address(profile, "read", row.pk), {"verdict": "wrong", "text": "„Beraten“ fehlt."})

    (report,) = Submission.objects.filter(kind="mistake")
    assert (report.page_id, report.value) == (row.pk, "„Beraten“ fehlt.")
    assert set(texts().values_list("translation_type", flat=True)) == {"machine"}


def test_what_there_is_to_read_is_found_at_once(profile, by_machine, django_assert_num_queries):
    with CaptureQueriesContext(connection) as one:
        assert len(to_read(profile.translation_key)) == 1
    for code in ("en", "ar", "uk"):
        write_all(requested(profile, code), by_machine=True)

    # How far they are takes one for each language.
    with django_assert_num_queries(len(one) + 3):
        assert len(to_read(profile.translation_key)) == 4


def test_others_read_nothing(profile, by_machine):
    other = Client()
    other.force_login(person("fremd"))
    row = target(by_machine)

    assert other.get(address(profile, "read", row.pk)).status_code in (302, 403, 404)
    other.post(address(profile, "read", row.pk), {"verdict": "right"})
    assert set(texts().values_list("translation_type", flat=True)) == {"machine"}


def test_what_people_translate_is_not_asked_about(phone, profile):
    translation = requested(profile)
    write_all(translation)

    assert phone.get(address(profile, "read", target(translation).pk)).status_code == 404


def test_the_editor_of_translations_is_for_staff(phone, profile, by_machine):
    row = target(by_machine)
    texts = by_machine.source.stringsegment_set.first()

    form = phone.get(reverse("wagtailadmin_pages:edit", args=[row.pk]))
    assert form.status_code == 302 and form.url == reverse("my_organisation:home")
    for name, args in (
        ("edit_string_translation", [by_machine.pk, texts.pk]),
        ("machine_translate", [by_machine.pk]),
        ("upload_pofile", [by_machine.pk]),
    ):
        used = phone.post(reverse(f"wagtail_localize:{name}", args=args), {"value": "x"})
        assert used.status_code == 403


def test_two_members_write_the_same_language(phone, profile, chief):
    phone.post(address(profile, "write", "tr"), WRITTEN)
    decide([Decision(item.pk, True) for item in to_review(chief)], chief)
    colleague = Client()
    colleague.force_login(member_of(profile, "bilge"))
    mine = phone.get(address(profile, "write", "tr")).context["seen"]
    colleague.post(address(profile, "write", "tr"), {**WRITTEN, "self_description": "Önce bu."})

    sent = {**WRITTEN, "self_description": "Sonra bu."}
    sent |= {f"seen-{name}": print_ for name, print_ in mine.items()}
    answer = phone.post(address(profile, "write", "tr"), sent)

    assert answer.status_code == 409 and "Önce bu." in words(answer)
