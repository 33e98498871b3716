"""D08: what was never public appears in no answer; restrictions and what they reach."""

import datetime as dt

from django.core.management import call_command
from django.utils import timezone

from tests.contract import hiding
from tests.contract.crawling import counts, mentions, read_everything
from tests.contract.referring import VISIBLE, make_things, refer_to, traces
from tests.factories.events import EventPageFactory
from tests.factories.locales import locale
from tests.factories.msos import MSOProfilePageFactory


def test_d08_what_was_never_live_is_nowhere(site_tree):
    drafts = make_things(live=False)
    refer_to(drafts)
    tomorrow = timezone.now() + dt.timedelta(days=1)
    later = {"title": "Verborgen bis morgen", "go_live_at": tomorrow, "topics": [drafts["topic"]]}
    MSOProfilePageFactory(**later)
    EventPageFactory(**later)
    call_command("publish_scheduled")

    answers = read_everything()

    assert traces(drafts, answers) == set()
    assert mentions(["verborgen"], answers) == []
    found = counts(answers)
    assert {name: found[name] for name in VISIBLE} == VISIBLE


def test_d08_a_private_original_hides_its_aliases_too(site_tree):
    event = EventPageFactory(title="Verborgen")
    event.copy_for_translation(locale("tr"), copy_parents=True, alias=True)
    hiding.restrict(event)

    assert mentions(["verborgen"], read_everything()) == []


def test_d08_a_password_hides_as_a_login_does(site_tree):
    hiding.restrict(EventPageFactory(title="Verborgen"), "password", password="geheim")

    assert mentions(["verborgen", "geheim"], read_everything()) == []
