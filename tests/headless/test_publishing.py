"""The gate: what is incomplete goes live by no way, and may be kept as a draft."""

import datetime as dt
import io

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone, translation
from wagtail.models import Page

from headless.publishing import PublishGate, PublishRefused, refusal_text
from mso_pages.models import PartnerOrganisation
from tests.factories import events, funding, msos, pages, partners, terms
from tests.factories.images import ImageFactory

FACTORIES = [
    pages.ContentPageFactory,
    pages.MSOIndexPageFactory,
    pages.FundingProgrammeIndexPageFactory,
    pages.NewsIndexPageFactory,
    pages.EventIndexPageFactory,
    pages.EventReportIndexPageFactory,
    msos.MSOProfilePageFactory,
    funding.FundingProgrammePageFactory,
    funding.FundingCallPageFactory,
    funding.NewsPageFactory,
    events.EventPageFactory,
    events.EventReportPageFactory,
    partners.PartnerOrganisationFactory,
    terms.TopicFactory,
    terms.TargetGroupFactory,
    terms.StatisticFactory,
]
BY_MODEL = {factory._meta.model: factory for factory in FACTORIES}
REQUIRED = [(model, name) for model in BY_MODEL for name in model.required_to_publish]


def emptied(model, name):
    """A draft in which one field is empty."""
    field = model._meta.get_field(name)
    empty = [] if field.many_to_many or hasattr(field, "stream_block") else field.get_default()
    return BY_MODEL[model](live=False, **{name: empty if empty is not None else None})


def is_live(thing):
    return type(thing).objects.get(pk=thing.pk).live


def test_every_kind_of_content_passes_the_gate():
    gated = {
        model
        for model in apps.get_models()
        if issubclass(model, PublishGate) and model._meta.app_label.startswith("mso_")
    }

    assert gated == set(BY_MODEL)


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory._meta.model.__name__)
def test_what_is_complete_goes_live(site_tree, factory):
    thing = factory()

    assert thing.live
    assert thing.publish_errors() == {}
    # A live row may be saved as it is.
    thing.save()


@pytest.mark.parametrize(
    ("model", "name"), REQUIRED, ids=[f"{model.__name__}-{name}" for model, name in REQUIRED]
)
def test_what_misses_a_required_field_stays_a_draft(site_tree, model, name):
    draft = emptied(model, name)

    with pytest.raises(PublishRefused) as refused:
        draft.get_latest_revision().publish()

    assert list(refused.value.error_dict) == [name]
    assert not is_live(draft)


def test_the_refusal_names_the_field_in_the_editors_language(site_tree):
    draft = events.EventPageFactory(title="Sommerfest", teaser="", live=False)

    with pytest.raises(PublishRefused) as refused:
        draft.get_latest_revision().publish()

    with translation.override("en"):
        assert refusal_text(refused.value) == (
            "“Sommerfest” was not published. short text: This field is needed before publishing."
        )
    with translation.override("de"):
        assert refusal_text(refused.value).startswith("„Sommerfest“ wurde nicht veröffentlicht. ")


def test_every_reason_is_named_at_once(site_tree):
    draft = events.EventPageFactory(teaser="", starts_on=None, place_name="", live=False)

    assert sorted(draft.publish_errors()) == ["place_name", "starts_on", "teaser"]


def test_a_wrong_value_is_named_beside_what_is_missing(site_tree):
    draft = events.EventPageFactory(teaser="", live=False)
    draft.ends_on = draft.starts_on - dt.timedelta(days=1)

    assert sorted(draft.publish_errors()) == ["ends_on", "teaser"]


def test_a_revision_is_judged_by_what_it_holds_not_by_the_row(site_tree):
    event = events.EventPageFactory(live=False)
    event.teaser = ""
    incomplete = event.save_revision()
    event.teaser = "Wieder da."
    complete = event.save_revision()

    with pytest.raises(PublishRefused):
        incomplete.publish()
    complete.publish()

    assert type(event).objects.get(pk=event.pk).teaser == "Wieder da."


def test_a_refused_revision_leaves_the_live_version(site_tree, read):
    event = events.EventPageFactory(teaser="Bisher.")
    event.teaser = ""
    with pytest.raises(PublishRefused):
        event.save_revision().publish()

    assert read(f"events/{event.translation_key}/")["teaser"] == "Bisher."


@pytest.mark.parametrize(
    "factory",
    [events.EventPageFactory, terms.StatisticFactory, partners.PartnerOrganisationFactory],
)
def test_a_live_row_is_not_saved_incomplete(site_tree, factory):
    name = factory._meta.model.required_to_publish[0]
    draft = emptied(factory._meta.model, name)
    draft.live = True

    with pytest.raises(PublishRefused):
        draft.save()

    assert not is_live(draft)


@pytest.mark.parametrize(
    ("factory", "name", "value"),
    [
        (events.EventPageFactory, "teaser", "Bisher."),
        (partners.PartnerOrganisationFactory, "kind", "ministry"),
    ],
)
def test_single_columns_of_a_live_row_are_saved_without_asking(site_tree, factory, name, value):
    """Wagtail writes its own columns on an instance that holds the values of a draft."""
    thing = factory(**{name: value})
    setattr(thing, name, "")

    thing.save_revision(clean=False)

    row = type(thing).objects.get(pk=thing.pk)
    assert (row.live, getattr(row, name), row.has_unpublished_changes) == (True, value, True)


def test_a_picture_needs_its_description_or_the_mark_as_decorative(site_tree):
    image = ImageFactory()

    def errors(**values):
        draft = events.EventPageFactory(image=image, live=False, **values)
        return list(draft.publish_errors())

    assert errors() == ["image_alt"]
    assert errors(image_alt="Ein voller Saal") == []
    assert errors(image_decorative=True) == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"mode": "online", "place_name": ""}, "online_url"),
        ({"mode": "on_site", "place_name": ""}, "place_name"),
        ({"mode": "mixed", "place_name": ""}, "place_name"),
        ({"status": "postponed"}, "previous_starts_on"),
    ],
)
def test_rules_of_an_event(site_tree, values, field):
    assert list(events.EventPageFactory(live=False, **values).publish_errors()) == [field]


def test_a_report_needs_an_event_or_a_date(site_tree):
    draft = events.EventReportPageFactory(event_date=None, live=False)

    assert list(draft.publish_errors()) == ["event_date"]


@pytest.mark.parametrize(
    ("kind", "errors"),
    [
        ("cut_off", ["closes_on"]),
        ("administrative", ["closes_on"]),
        ("rolling", []),
        ("annual", []),
        ("unknown", []),
    ],
)
def test_a_call_with_a_deadline_needs_its_date(site_tree, kind, errors):
    draft = funding.FundingCallPageFactory(closes_on=None, deadline_kind=kind, live=False)

    assert list(draft.publish_errors()) == errors


# The schedule -----------------------------------------------------------------


def plan(thing, **values):
    """Plan a draft for a moment that has come since."""
    thing.go_live_at = timezone.now() + dt.timedelta(hours=1)
    for name, value in values.items():
        setattr(thing, name, value)
    # As the form does, which lets a draft be incomplete.
    revision = thing.save_revision(clean=False)
    past = timezone.now() - dt.timedelta(minutes=1)
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    return thing


def test_the_schedule_takes_live_what_is_complete_and_passes_over_the_rest(site_tree):
    # The incomplete ones come first, and last.
    first = plan(events.EventPageFactory(title="Unfertig", live=False), teaser="")
    page = plan(events.EventPageFactory(live=False))
    topic = plan(terms.TopicFactory(live=False))
    last = plan(terms.StatisticFactory(live=False), value=None)
    output = io.StringIO()

    call_command("publish_scheduled", stderr=output)

    assert [is_live(thing) for thing in (first, page, topic, last)] == [False, True, True, False]
    assert [line.split("“")[0] for line in output.getvalue().splitlines()] == [
        "„Unfertig",
        f"„{last}",
    ]
    # What is completed afterwards goes live with the next run.
    plan(first, teaser="Fertig.")
    call_command("publish_scheduled", stderr=io.StringIO())
    assert is_live(first)


def test_planning_something_incomplete_is_refused_at_once(site_tree):
    draft = events.EventPageFactory(teaser="", live=False)
    draft.go_live_at = timezone.now() + dt.timedelta(days=1)

    with pytest.raises(PublishRefused):
        draft.save_revision().publish()


def test_the_schedule_takes_offline_what_is_past_its_time(site_tree):
    page = events.EventPageFactory(expire_at=timezone.now() + dt.timedelta(hours=1))
    topic = terms.TopicFactory(expire_at=timezone.now() + dt.timedelta(hours=1))
    later = terms.TopicFactory(expire_at=timezone.now() + dt.timedelta(hours=1))
    for thing in (page, topic):
        type(thing).objects.filter(pk=thing.pk).update(
            expire_at=timezone.now() - dt.timedelta(minutes=1)
        )

    call_command("publish_scheduled", "--dryrun", stdout=io.StringIO())
    assert [is_live(thing) for thing in (page, topic, later)] == [True, True, True]

    call_command("publish_scheduled")
    assert [is_live(thing) for thing in (page, topic, later)] == [False, False, True]
    assert Page.objects.get(pk=page.pk).expired


# Wrong values -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("factory", "values", "field"),
    [
        (events.EventPageFactory, {"ends_on": dt.date(2027, 6, 17)}, "ends_on"),
        (events.EventPageFactory, {"ends_time": dt.time(17)}, "ends_time"),
        (funding.FundingCallPageFactory, {"opens_on": dt.date(2027, 4, 1)}, "closes_on"),
        (funding.FundingCallPageFactory, {"max_rate_percent": 101}, "max_rate_percent"),
        (funding.FundingCallPageFactory, {"own_share_percent": -1}, "own_share_percent"),
        (funding.FundingCallPageFactory, {"min_amount": 10, "max_amount": 5}, "max_amount"),
        (msos.MSOProfilePageFactory, {"languages": ["deutsch"]}, "languages"),
        (msos.MSOProfilePageFactory, {"service_area": ["99"]}, "service_area"),
        (msos.MSOProfilePageFactory, {"phone": "12"}, "phone"),
        (msos.MSOProfilePageFactory, {"website": "ftp://verein.example/"}, "website"),
    ],
)
def test_a_wrong_value_is_named_by_its_field_in_a_draft_too(site_tree, factory, values, field):
    draft = factory(live=False)
    for name, value in values.items():
        setattr(draft, name, value)

    with pytest.raises(ValidationError) as refused:
        draft.full_clean()

    assert list(refused.value.error_dict) == [field]


def test_renaming_a_live_partner_keeps_the_old_name(db):
    """The gate stands before what the partner does when it is saved."""
    partner = partners.PartnerOrganisationFactory(name="Alter Name")
    partner.name = ""
    with pytest.raises(PublishRefused):
        partner.save_revision(clean=False).publish()

    assert PartnerOrganisation.objects.get(pk=partner.pk).former_names.count() == 0
