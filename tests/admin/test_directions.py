"""What the server says of directions: to forms, to scripts, in messages and in mails (D33)."""

import re

import pytest
from django.core import mail
from django.utils.translation import override
from wagtail.models import Workflow, WorkflowPage

from headless.text import isolated
from tests.admin.posting import edit, edit_address, shown_form
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.terms import TopicFactory

TITLE = "بيت الثقافات (2027)"


@pytest.mark.parametrize(
    ("language", "text", "is_isolated"),
    [
        ("de", TITLE, True),
        ("de", "GmbH 2027 مرحبا", True),
        ("de", "Wie gelingt Begleitung?", False),
        ("ar", TITLE, False),
        ("ar", "Wie gelingt Begleitung?", True),
        ("uk", "בית", True),
    ],
)
def test_a_text_that_runs_the_other_way_is_isolated(language, text, is_isolated):
    with override(language):
        assert isolated(text) == (f"\u2068{text}\u2069" if is_isolated else text)


@pytest.fixture
def profile(site_tree):
    """An Arabic profile that was translated from a German one."""
    german = MSOProfilePageFactory(offers=[OfferFactory()])
    return translate(german, "ar", title=TITLE)


def test_words_are_left_to_the_language_and_facts_to_themselves(admin, profile):
    form = shown_form(admin, profile)

    def said(fields):
        return {name: field.widget.attrs.get("dir") for name, field in fields.items()}

    fields = said(form.fields)
    assert {name: fields[name] for name in ("title", "self_description", "image_alt")} == {
        "title": None,
        "self_description": None,
        "image_alt": None,
    }
    assert {fields[name] for name in ("street", "register_number", "original_name")} == {"auto"}
    assert fields["slug"] == "ltr"
    # The style gives them their direction.
    assert {fields[name] for name in ("phone", "email", "website")} == {None}
    for offer in (form.formsets["offers"].forms[0], form.formsets["offers"].empty_form):
        assert said(offer.fields)["title"] is None
        assert said(offer.fields)["languages"] == "auto"
    assert said(form.formsets["funding_received"].empty_form.fields)["project"] == "auto"


@pytest.mark.parametrize("kind", ["page", "snippet"])
def test_a_form_says_which_language_is_written(admin, profile, kind):
    thing = profile if kind == "page" else translate(TopicFactory(), "ar")
    page = admin.get(edit_address(thing)).content.decode()

    assert '"ACTIVE_CONTENT_LOCALE": "ar"' in page
    script = re.search(r'<script src="[^"]*directions\.js"[^>]*>', page)
    assert script and 'data-right-to-left="ar"' in script[0]
    # It changes what sets up rich text, as the script before it does.
    scripts = re.findall(r"(\w+)\.js", page)
    assert scripts.index("field_names") < scripts.index("directions")
    assert "draftail" not in scripts[scripts.index("field_names") :]


def test_a_message_keeps_the_signs_of_a_title_together(admin, profile):
    edit(admin, profile, {})

    messages = admin.get(edit_address(profile)).content.decode()
    assert f"\u2068{TITLE}\u2069" in messages


def test_a_mail_of_a_workflow_too(admin, profile, editor):
    other = type(editor).objects.create_superuser("chefin", "chefin@example.org", password="x")
    assert other.email
    workflow = Workflow.objects.filter(active=True).first()
    WorkflowPage.objects.update_or_create(page=profile, defaults={"workflow": workflow})
    mail.outbox = []
    edit(admin, profile, {}, action_submit="1")

    told = [message for message in mail.outbox if TITLE in message.body + message.subject]
    assert told
    for message in told:
        assert f"\u2068{TITLE}\u2069" in message.subject
        assert f"\u2068{TITLE}\u2069" in message.body


def test_the_api_says_the_direction_of_each_text(profile, read):
    def directions(code):
        items = read("msos/", locale=code)["items"]
        return [(item["meta"]["lang"], item["meta"]["dir"]) for item in items]

    assert directions("ar") == [("ar", "rtl")]
    assert directions("de") == directions("tr") == [("de", "ltr")]
