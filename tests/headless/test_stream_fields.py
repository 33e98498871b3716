"""StreamFields whose blocks stay out of migrations, and data migrations over them."""

import json

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import (
    RemoveStreamChildrenOperation,
    RenameStreamChildrenOperation,
    RenameStructChildrenOperation,
)
from wagtail.fields import StreamField as WagtailStreamField
from wagtail.rich_text import RichText

from headless.fields import StreamField
from headless.inserted import load_streams
from headless.models import ContentPage
from tests.factories.pages import ContentPageFactory

STORED = [
    {"type": "heading", "value": "Überschrift", "id": "1"},
    {"type": "long_gone", "value": {"deep": ["kept", 1, None]}, "id": "2"},
    {"type": "quote", "value": {"text": "Wir.", "attribution": "Sie", "gone": "x"}, "id": "3"},
]


def stream_fields():
    return [
        field
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, WagtailStreamField) and model._meta.app_label.startswith("mso_")
    ]


def test_every_stream_field_leaves_its_blocks_out_of_migrations():
    fields = stream_fields()

    assert fields
    for field in fields:
        _name, path, arguments, keywords = field.deconstruct()
        assert (path, arguments) == ("headless.fields.StreamField", [])
        assert set(keywords) <= {"blank", "verbose_name", "help_text"}


def test_no_migration_names_a_block(repository):
    migrations = list(repository.glob("*/migrations/0*.py"))

    assert {path.parts[-3] for path in migrations} >= {"headless", "mso_pages", "events"}
    assert [
        path.name
        for path in migrations
        if "block_lookup" in (text := path.read_text(encoding="utf-8")) or "wagtail.blocks" in text
    ] == []


@pytest.fixture
def page(site_tree):
    """A page whose text holds a block type that no longer exists."""
    page = ContentPageFactory()
    store(page, STORED)
    return page


@pytest.fixture
def historical(db):
    """The model as a migration knows it."""
    state = MigrationExecutor(connection).loader.project_state([("mso_headless", "0001_initial")])
    return state.apps


def store(page, value):
    """Write past the field, as an older release would have."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE mso_headless_contentpage SET body = %s WHERE page_ptr_id = %s",
            [json.dumps(value), page.pk],
        )


def stored(page):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT body FROM mso_headless_contentpage WHERE page_ptr_id = %s", [page.pk]
        )
        [value] = cursor.fetchone()
    return json.loads(value) if isinstance(value, str) else value


def test_a_historical_field_has_no_blocks_of_its_own(historical):
    field = historical.get_model("mso_headless", "ContentPage")._meta.get_field("body")

    assert type(field) is StreamField
    assert field.is_historical
    assert not ContentPage._meta.get_field("body").is_historical


def test_a_historical_field_keeps_what_is_stored_with_unknown_types(page, historical):
    model = historical.get_model("mso_headless", "ContentPage")

    row = model.objects.get(pk=page.pk)
    row.teaser = "Geändert"
    row.save()

    assert list(row.body.raw_data) == STORED
    assert stored(page) == STORED
    # The installed model passes over what it does not know.
    assert [block.block_type for block in ContentPage.objects.get(pk=page.pk).body] == [
        "heading",
        "quote",
    ]


@pytest.mark.parametrize("value", [[], None, ""])
def test_a_historical_field_that_is_empty(site_tree, historical, value):
    model = historical.get_model("mso_headless", "ContentPage")

    assert list(model(body=value).body.raw_data) == []


def test_a_data_migration_changes_live_rows_and_revisions(page, historical):
    revision = page.latest_revision
    revision.content["body"] = json.dumps(STORED)
    revision.save()

    MigrateStreamData(
        "mso_headless",
        "ContentPage",
        "body",
        [
            (RenameStreamChildrenOperation(old_name="heading", new_name="title"), ""),
            (RenameStructChildrenOperation(old_name="attribution", new_name="by"), "quote"),
            (RemoveStreamChildrenOperation(name="long_gone"), ""),
        ],
    ).migrate_stream_data_forward(historical, None)

    migrated = [
        {"type": "title", "value": "Überschrift", "id": "1"},
        {"type": "quote", "value": {"text": "Wir.", "by": "Sie", "gone": "x"}, "id": "3"},
    ]
    assert stored(page) == migrated
    revision.refresh_from_db()
    assert json.loads(revision.content["body"]) == migrated


@pytest.mark.parametrize("model_name", ["ContentPage", "FormerPage"])
def test_a_historical_field_that_the_code_no_longer_has(historical, model_name):
    """An old data migration still runs on a fresh database."""
    removed = StreamField(blank=True)
    model = historical.get_model("mso_headless", "ContentPage")
    model._meta.object_name = model_name
    removed.set_attributes_from_name("removed")
    removed.model = model

    assert list(removed.to_python(json.dumps(STORED)).raw_data) == STORED
    assert removed.get_prep_value(removed.to_python(STORED)) == STORED


def test_blocks_that_were_written_into_are_not_read_anew(site_tree):
    """As wagtail-localize does for the preview of a translation."""
    page = ContentPageFactory(body=[("text", RichText("<p>Quelle</p>"))])
    row = type(page).objects.get(pk=page.pk)
    row.body[0].value = RichText("<p>Kaynak</p>")

    load_streams([row])

    assert row.body[0].value.source == "<p>Kaynak</p>"
