"""A source expires: who plans it is told of translations that stay, and may include them."""

import datetime as dt

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry

from tests.admin.posting import edit, said
from tests.factories.plans import past, plan_to_expire

from .asking import asked, online

pytestmark = pytest.mark.django_db

IN_A_DAY = dt.timedelta(days=1)


def expiry_address(thing):
    kind = ContentType.objects.get_for_model(thing)
    return reverse("headless_expiry", args=[kind.pk, thing.pk])


def messages_after(admin, response):
    assert response.status_code == 302
    return [str(message) for message in admin.get(response["Location"]).context["messages"]]


def publish_with_expiry(admin, thing, moment=None):
    moment = moment or timezone.localtime() + IN_A_DAY
    response = edit(admin, thing, {"expire_at": f"{moment:%Y-%m-%d %H:%M}"}, action_publish="1")
    return messages_after(admin, response)


def of(thing):
    return type(thing)._default_manager.get(pk=thing.pk)


def left_online(thing):
    entries = registry.get_logs_for_instance(thing).filter(action="mso_headless.left_online")
    return [entry.data["translations"] for entry in entries]


def test_who_lets_a_source_expire_is_told_what_stays(admin, news):
    source, translation = news

    told = publish_with_expiry(admin, source)

    assert any(str(translation) in line and expiry_address(source) in line for line in told)


def test_a_draft_that_expires_is_told_of_without_the_offer(admin, news):
    source, translation = news
    moment = timezone.localtime() + IN_A_DAY

    told = messages_after(admin, edit(admin, source, {"expire_at": f"{moment:%Y-%m-%d %H:%M}"}))

    assert any(str(translation) in line for line in told)
    assert admin.get(expiry_address(source)).status_code == 404


def test_snippets_expire_in_all_languages_and_that_is_told(admin, topic):
    source, translation = topic
    moment = timezone.localtime() + IN_A_DAY
    planned = edit(admin, source, {"expire_at": f"{moment:%Y-%m-%d %H:%M}"})
    assert any(str(translation) in line for line in messages_after(admin, planned))

    told = publish_with_expiry(admin, source, moment)

    assert of(translation).expire_at == of(source).expire_at
    (line,) = [line for line in told if str(translation) in line]
    assert expiry_address(source) not in line


def test_a_translation_expires_without_a_word(admin, pair):
    source, translation = pair

    told = publish_with_expiry(admin, translation)

    assert not any(str(source) in line for line in told)


def test_translations_expire_too_where_that_is_chosen(admin, news):
    source, translation = news
    draft = of(translation).get_latest_revision_as_object()
    draft.title = "Taslak"
    draft.save_revision(clean=False)
    publish_with_expiry(admin, source)
    found = asked(admin.get(expiry_address(source)).content.decode())
    assert (found.offered, found.chosen) == ({"tr": [str(translation)]}, ["tr"])

    admin.post(expiry_address(source), {"include_language": ["tr"]}, follow=True)

    moment = of(source).expire_at
    translation = of(translation)
    assert translation.expire_at == moment
    assert translation.get_latest_revision_as_object().expire_at == moment
    assert translation.get_latest_revision_as_object().title == "Taslak"
    assert str(translation) != "Taslak"
    # Then there is nothing more to tell.
    told = messages_after(admin, edit(admin, source, {}, action_publish="1"))
    assert not any(str(translation) in line for line in told)


def test_nothing_chosen_changes_nothing(admin, news):
    source, translation = news
    publish_with_expiry(admin, source)

    told = said(admin.post(expiry_address(source), {}, follow=True))

    assert of(translation).expire_at is None
    assert told


def test_without_the_right_nothing_expires(german_leader, admin, news):
    source, translation = news
    publish_with_expiry(admin, source)
    client = german_leader()
    found = asked(client.get(expiry_address(source)).content.decode())
    assert found.offered == {}
    assert "Haber" in found.refused[0]

    client.post(expiry_address(source), {"include_language": ["tr"]})

    assert of(translation).expire_at is None
    assert client.get(expiry_address(translation)).status_code == 302


@pytest.mark.parametrize("address", ["99999/1/", "1/x/", "1/0/"])
def test_an_address_of_nothing_is_not_found(admin, site_tree, address):
    base = reverse("headless_expiry", args=[1, "1"]).removesuffix("1/1/")

    assert admin.get(f"{base}{address}").status_code == 404


def test_the_schedule_notes_what_stayed_online(pair):
    source, translation = pair
    plan_to_expire(source)

    call_command("publish_scheduled")

    assert online(source, translation) == [False, True]
    assert left_online(source) == [[{"language": "tr", "title": str(translation)}]]


def test_the_schedule_notes_nothing_where_all_expire(pair):
    source, translation = pair
    plan_to_expire(source)
    plan_to_expire(translation)

    call_command("publish_scheduled")

    assert online(source, translation) == [False, False]
    assert left_online(source) == left_online(translation) == []


def test_the_schedule_notes_nothing_of_a_translation(pair):
    source, translation = pair
    plan_to_expire(translation)

    call_command("publish_scheduled")

    assert online(source, translation) == [True, False]
    assert left_online(translation) == []


def test_translations_that_expire_too_go_with_the_source(admin, news):
    source, translation = news
    publish_with_expiry(admin, source)
    admin.post(expiry_address(source), {"include_language": ["tr"]})
    for thing in news:
        type(thing)._default_manager.filter(pk=thing.pk).update(expire_at=past())

    call_command("publish_scheduled")

    assert online(source, translation) == [False, False]
