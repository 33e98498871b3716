"""Several people and changes at once: none swallows another, none is judged by its author."""

from uuid import UUID

import pytest

from mso_pages.models import Membership
from mso_pages.moderation.decisions import Decision, decide
from mso_pages.moderation.selectors import proposed, to_review, told, waiting_changes
from mso_pages.moderation.services import Conflict, undo
from tests.factories.images import ImageFactory
from tests.factories.members import member_of, trust
from tests.factories.msos import MSOProfilePageFactory, OfferFactory

from .deciding import accept, live, offers, reject, send, states

pytestmark = pytest.mark.django_db

PHONE = "+49231123456"


@pytest.fixture
def also_member(profile, chief):
    """A chief editor who keeps the profile as well."""
    Membership.objects.create(organisation=profile.translation_key, user=chief)
    return chief


def titles(page):
    return sorted(live(page).offers.values_list("title", flat=True))


def test_what_went_live_is_taken_back_and_what_waits_is_accepted_in_one_go(site_tree, chief):
    """The organisation lost its trust after the first."""
    page = MSOProfilePageFactory(offers=[OfferFactory(title="Nähen")])
    member = member_of(page)
    trust(page)
    (sewing,) = offers(page)
    spam = {**sewing, "pk": None, "title": "Spam", "translation_key": str(UUID(int=1))}
    (first,) = send(page, member, offers=[sewing, spam])
    trust(page, 0)
    old, spam = offers(page)
    choir = {**sewing, "pk": None, "title": "Chor", "translation_key": str(UUID(int=2))}
    (second,) = send(page, member, offers=[old, spam, choir])

    decide([Decision(first.pk, False, "Werbung."), Decision(second.pk, True)], chief)

    assert titles(page) == ["Chor", "Nähen"]


def test_a_colleagues_change_with_words_of_ones_own_is_not_reviewed(profile, also_member):
    """D10: it replaced the own one and has what that said."""
    colleague = member_of(profile, "bilal")
    send(profile, also_member, self_description="Meine Worte.")
    (change,) = send(profile, colleague, self_description="Meine Worte, und mehr.")

    outcome = accept(also_member, change)

    assert (outcome.accepted, len(outcome.problems)) == ([], 1)
    assert live(profile).self_description == "Wie es war."


def test_nor_is_a_chain_of_changes_that_went_live(profile, also_member):
    """D10"""
    trust(profile)
    send(profile, also_member, phone=PHONE)
    (change,) = send(profile, member_of(profile, "bilal"), phone="+49231987654")

    assert len(reject(also_member, change).problems) == 1


def test_what_was_sent_together_is_taken_back_together(profile, member):
    postal_code, _street = send(profile, member, street="Neue Straße 1", postal_code="44135")

    assert {change.field for change in undo(postal_code, member)} == {"postal_code", "street"}
    assert states(profile) == [("postal_code", "withdrawn"), ("street", "withdrawn")]


def test_of_what_went_live_together_nothing_is_taken_back_where_one_was_changed_since(
    profile, member, chief
):
    changes = send(profile, member, street="Neue Straße 1", postal_code="44135")
    accept(chief, *changes)
    accept(chief, *send(profile, member, street="Andere Straße 2"))

    with pytest.raises(Conflict):
        undo(changes[0], member)

    assert live(profile).postal_code == "44135"


def test_members_are_told_of_what_was_refused_and_of_what_waits_first(profile, member, chief):
    email, website = send(profile, member, email="a@verein.example", website="https://a.example")
    accept(chief, website)
    reject(chief, email, reason="Ein Postfach des Vereins, bitte.")
    email.refresh_from_db()
    website.refresh_from_db()

    (shown,) = told([email, website])

    assert (shown.fields, shown.change.reason) == (["email"], "Ein Postfach des Vereins, bitte.")


def test_what_somebody_else_locked_is_not_decided(profile, member, chief, editor):
    (change,) = send(profile, member, phone=PHONE)
    page = live(profile)
    page.locked, page.locked_by = True, editor
    page.save()

    outcome = accept(chief, change)

    assert "locked" in outcome.problems[0] or "gesperrt" in outcome.problems[0]
    assert list(to_review(chief)) == [change]


def test_a_picture_whose_file_is_gone_does_not_stop_the_review(profile, member, chief, client):
    image = ImageFactory()
    send(profile, member, image=image.pk, image_alt="Ein Bild.")
    image.file.storage.delete(image.file.name)
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/admin/submissions/").status_code == 200


@pytest.mark.parametrize("number", ["9" * 30, "²", "-1", ""])
def test_a_number_that_no_change_has_is_none(profile, chief, client, number):
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")

    response = client.post(
        "/admin/submissions/", {"submission": number, f"decision-{number}": "accept"}
    )

    assert response.status_code == 302
    assert client.get(f"/admin/pages/{number or 0}/edit/").status_code == 404


def test_what_a_colleague_wrote_waits_again_where_a_later_change_is_withdrawn(profile, member):
    bilal = member_of(profile, "bilal")
    (first,) = send(profile, member, self_description="Aminas Worte.")
    send(profile, bilal, self_description="Bilals Worte.")
    (last,) = send(profile, bilal, self_description="Bilals letzte Worte.")

    undo(last, bilal)

    assert waiting_changes(profile) == {"self_description": first}
    assert proposed(profile).self_description == "Aminas Worte."


def test_own_words_that_were_replaced_do_not_come_back(profile, member):
    send(profile, member, self_description="Neu.")
    (last,) = send(profile, member, self_description="Neuer.")

    undo(last, member)

    assert waiting_changes(profile) == {}
