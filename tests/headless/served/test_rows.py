"""The served rows agree with the content after whatever editors do."""

import datetime as dt
import random
import uuid
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import Locale

from headless.changes.models import ContentChange
from headless.collation import title_key
from headless.resources import registry
from headless.served import services
from headless.served.checking import differences
from headless.served.models import Served, ServedValue
from mso_pages.models import MSOProfilePage
from tests.factories.funding import FundingCallPageFactory
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import TopicFactory
from tests.headless.acts import ACTS, create

pytestmark = pytest.mark.django_db

ACTS_IN_A_RUN = 25


def snapshot():
    """Everything that is served but the ready cards, by listing and id."""
    values = {}
    for row in ServedValue.objects.exclude(name="").select_related("served"):
        key = (row.served.listing, row.served.object_id)
        values.setdefault(key, set()).add((row.name, row.value, row.valid_from, row.valid_until))
    kept = {"id", "card", "build", "version", "date_modified"}
    names = [field.name for field in Served._meta.concrete_fields if field.name not in kept]
    return {
        (row["listing"], row["object_id"]): (
            {name: bytes(row[name]) if name == "title_key" else row[name] for name in names},
            values.get((row["listing"], row["object_id"]), set()),
        )
        for row in Served.objects.values(*names)
    }


@pytest.mark.parametrize("seed", range(3))
def test_random_acts_leave_what_the_plain_query_finds(site_tree, client, seed):
    rng = random.Random(seed)  # noqa: S311
    for number in range(ACTS_IN_A_RUN):
        act = rng.choice(ACTS) if number > 4 else create
        # What the gate refuses is no act.
        with suppress(ValidationError), transaction.atomic():
            act(rng)
        assert list(differences()) == [], f"after {act.__name__} (act {number} of run {seed})"

    kept, logged = snapshot(), ContentChange.objects.count()
    services.rebuild()
    assert differing(kept, snapshot()) == {}
    # Nothing is told again, and nothing was left out before.
    assert list(ContentChange.objects.order_by("seq")[logged:]) == []


def differing(before, after):
    """The places where two mappings differ, with both values."""
    return {
        key: (before.get(key), after.get(key))
        for key in {*before, *after}
        if before.get(key) != after.get(key)
    }


def cards(client):
    return {
        resource.name: [
            client.get(f"/api/v1/{resource.name}/", {"limit": 100, "locale": code}).json()["items"]
            for code in ("de", "ar")
        ]
        for resource in registry
    }


@pytest.mark.parametrize("seed", range(2))
def test_ready_cards_say_what_cards_made_in_memory_say(site_tree, client, nothing_kept, seed):
    rng = random.Random(100 + seed)  # noqa: S311
    for number in range(ACTS_IN_A_RUN):
        act = rng.choice(ACTS) if number > 4 else create
        # What the gate refuses is no act.
        with suppress(ValidationError), transaction.atomic():
            act(rng)
        services.store_cards()
    assert not Served.objects.filter(card="").exists()
    ready = cards(client)

    Served.objects.update(card="")

    assert differing(ready, cards(client)) == {}


def test_check_names_what_differs_and_fails(site_tree, capsys):
    page = MSOProfilePageFactory()
    call_command("rebuild_served", "--check")
    Served.objects.filter(object_id=str(page.translation_key)).delete()

    with pytest.raises(CommandError, match="6 served rows differ"):
        call_command("rebuild_served", "--check")

    assert str(page.translation_key) in capsys.readouterr().err


def test_rebuilding_serves_what_was_written_past_the_models(site_tree, read):
    page = MSOProfilePageFactory(title="Alt")
    MSOProfilePage.objects.filter(pk=page.pk).update(title="Neu")

    call_command("rebuild_served")

    assert read("msos/")["items"][0]["title"] == "Neu"
    assert Served.objects.filter(card="").count() == 0


def test_saving_without_a_change_writes_nothing(site_tree):
    page = MSOProfilePageFactory(filled=True)
    before = list(Served.objects.order_by("pk").values_list("pk", "version", "date_modified"))

    page.save_revision().publish()

    after = list(Served.objects.order_by("pk").values_list("pk", "version", "date_modified"))
    assert after == before


def test_a_card_made_before_a_change_is_not_kept(site_tree, monkeypatch):
    """Somebody renames the topic while the task has the card in its hands."""
    topic = TopicFactory(title="Alt")
    page = MSOProfilePageFactory(topics=[topic])
    served = Served.objects.get(listing__endswith="/de/msos", object_id=page.translation_key)
    make = services.make_cards

    def rename_meanwhile(*args):
        found = make(*args)
        services.invalidate_cards([str(topic.translation_key)])
        return found

    monkeypatch.setattr(services, "make_cards", rename_meanwhile)
    services.store_cards()

    served.refresh_from_db()
    assert served.card == ""


def test_a_renamed_topic_is_in_the_cards_that_show_it(site_tree, read):
    topic = TopicFactory(title="Alt")
    MSOProfilePageFactory(topics=[topic])
    services.store_cards()
    assert read("msos/")["items"][0]["topics"][0]["title"] == "Alt"

    topic.title = "Neu"
    topic.save_revision().publish()
    services.store_cards()

    assert read("msos/")["items"][0]["topics"][0]["title"] == "Neu"


def test_a_topic_that_becomes_public_is_added_to_cards_that_were_ready(site_tree, read):
    topic = TopicFactory(live=False)
    MSOProfilePageFactory(topics=[topic])
    services.store_cards()
    assert read("msos/")["items"][0]["topics"] == []

    topic.get_latest_revision().publish()

    assert [item["id"] for item in read("msos/")["items"][0]["topics"]] == [
        str(topic.translation_key)
    ]


def test_the_status_of_a_ready_card_follows_the_clock(site_tree, read, settings):
    settings.DEMO_TODAY = "2027-03-01"
    FundingCallPageFactory(opens_on=dt.date(2027, 2, 1), closes_on=dt.date(2027, 4, 1))
    services.store_cards()
    seen = []
    for today in ("2027-01-31", "2027-02-01", "2027-03-18", "2027-03-19", "2027-04-02"):
        settings.DEMO_TODAY = today
        [item] = read("calls/")["items"]
        found = [
            status
            for status in ("announced", "open", "closing_soon", "closed", "rolling")
            if read("calls/", status=status)["count"]
        ]
        seen.append(item["status"])
        assert found == [item["status"]]

    assert seen == ["announced", "open", "open", "closing_soon", "closed"]


def test_a_locale_that_is_deleted_is_answered_by_others(site_tree, read):
    MSOProfilePageFactory(title="Verein")
    Locale.objects.get(language_code="uk").delete()

    assert read("msos/", locale="uk")["items"][0]["title"] == "Verein"
    assert list(differences()) == []


def test_partners_in_another_alphabet_have_keys_that_order_alike():
    titles = ["Ökumene", "Oase", "Zebra", "ökologie", "Straße", "Strasse", "„Arbeit“", "Zagreb"]

    assert sorted(titles, key=title_key) == [
        *("„Arbeit“", "Oase", "ökologie", "Ökumene", "Strasse", "Straße", "Zagreb", "Zebra")
    ]


def test_ids_that_nobody_bears_change_nothing(site_tree):
    PartnerOrganisationFactory()
    before = Served.objects.count()

    services.update(registry.by_name("partners"), [uuid.uuid4()])

    assert Served.objects.count() == before
