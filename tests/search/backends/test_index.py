"""The index of the admin is written in the transaction of the save."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save
from django.test import override_settings
from modelsearch.backends.database import SearchBackend as StockBackend
from modelsearch.conf import get_app_config
from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from headless.models import HeadlessPage, HeadlessSnippet
from mso_pages.models import MSOProfilePage, PartnerOrganisation
from search.backends import services
from search.receivers import index_what_is_there
from tests.factories.images import ImageFactory
from tests.factories.locales import locale, translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory

pytestmark = pytest.mark.usefixtures("indexes", "site_tree")


def typed(text: str, model: Any = Page) -> list[str]:
    return [str(row) for row in get_search_backend().autocomplete(text, model)]


def searched(text: str, model: Any = Page) -> list[str]:
    return [str(row) for row in get_search_backend().search(text, model)]


def entries(row: Any) -> Any:
    return (
        get_app_config()
        .get_model("IndexEntry")
        .objects.filter(content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk))
    )


def test_what_is_saved_is_found_at_once_and_what_is_rolled_back_is_not() -> None:
    page = MSOProfilePageFactory(title="Brücke")
    with transaction.atomic():
        page.title = "Hafen"
        page.save()
        assert searched("Hafen") == ["Hafen"]
        transaction.set_rollback(True)

    assert searched("Hafen") == []
    assert searched("Brücke") == ["Brücke"]


def test_wagtails_task_has_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(
        "modelsearch.signal_handlers.insert_or_update_object_task",
        SimpleNamespace(enqueue=lambda *args: asked.append(args)),
    )

    MSOProfilePageFactory()
    PartnerOrganisationFactory()
    # What comes with them is neither page nor snippet with drafts.
    assert {name for _label, name, _pk in asked} <= {"municipality", "image"}
    picture = ImageFactory()

    assert asked[-1] == ("wagtailimages", "image", str(picture.pk))


def test_a_draft_of_a_live_page_is_not_indexed() -> None:
    page = MSOProfilePageFactory(title="Brücke", short_name="Ufer")
    page.title, page.short_name = "Geheimnis", "Versteck"
    page.save_revision()

    assert searched("Geheimnis") == searched("Versteck") == typed("Gehe") == []
    assert searched("Brücke") == searched("Ufer") == ["Brücke"]

    # Saved with values of the draft, as Wagtail does where it notes a revision.
    page.save(update_fields=["show_in_menus"])
    assert searched("Geheimnis") == []

    page.get_latest_revision().publish()
    assert searched("Geheimnis") == searched("Versteck") == ["Geheimnis"]
    assert searched("Brücke") == []


def test_a_draft_of_a_live_snippet_is_not_indexed() -> None:
    partner = PartnerOrganisationFactory(name="Brücke", abbreviation="")
    partner.name = "Geheimnis"
    revision = partner.save_revision()

    assert searched("Geheimnis", PartnerOrganisation) == []
    revision.publish()
    assert searched("Geheimnis", PartnerOrganisation) == ["Geheimnis"]


def test_what_was_never_published_is_found_by_what_lists_show_of_it() -> None:
    page = MSOProfilePageFactory(title="Brücke", live=False)
    assert typed("Brü") == searched("Brücken") == ["Brücke"]

    page.title = "Hafen"
    page.save_revision()

    assert Page.objects.get(pk=page.pk).get_admin_display_title() != "Brücke"
    assert typed("Haf") == searched("Hafen") == ["Brücke"]


def test_a_title_that_a_translator_types_is_found() -> None:
    page = MSOProfilePageFactory(title="Brücke")
    translate(page, "en", live=False)
    TranslationSource.update_or_create_from_instance(page)
    title = StringSegment.objects.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=title.string, context=title.context, locale=locale("en"), data="Bridge"
    )

    found = get_search_backend().autocomplete("Brid", Page)

    assert [row.translation_key for row in found] == [page.translation_key]
    assert not found[0].live


def test_bookkeeping_is_not_indexed(monkeypatch: pytest.MonkeyPatch) -> None:
    page = MSOProfilePageFactory()
    written: list[Any] = []
    monkeypatch.setattr(services, "index_row", lambda model, pk: written.append(pk))

    page.save_revision()
    page.save(update_fields=["locked"])
    assert written == []
    page.save(update_fields=["title"])
    assert written == [page.pk]


def test_a_page_that_wagtail_saves_as_a_plain_one() -> None:
    page = MSOProfilePageFactory(title="Brücke")
    plain = Page.objects.get(pk=page.pk)
    plain.title = "Hafen"
    plain.save()

    assert searched("Hafen", MSOProfilePage) == ["Hafen"]


def test_copies_aliases_and_translations_are_found() -> None:
    page = MSOProfilePageFactory(title="Brücke")
    copied = page.copy(update_attrs={"title": "Brücke 2", "slug": "zwei"}, keep_live=False)
    alias = page.create_alias(update_slug="drei")
    translated = translate(page, "en", title="Bridge")

    found = {row.pk for row in get_search_backend().search("Brücke", MSOProfilePage)}
    assert found == {page.pk, copied.pk, alias.pk}
    assert searched("Bridge") == [translated.title]


def test_what_is_deleted_is_gone_from_the_index_with_what_stands_below_it() -> None:
    page, partner = MSOProfilePageFactory(title="Brücke"), PartnerOrganisationFactory()
    index = page.get_parent()
    assert entries(page).exists()
    assert entries(partner).exists()
    assert entries(index.specific).exists()

    Page.objects.get(pk=index.pk).delete()
    partner.delete()

    assert not entries(page).exists()
    assert not entries(partner).exists()
    assert not entries(index.specific).exists()
    assert searched("Brücke") == []


def test_an_entry_of_another_backend_is_made_anew_after_migrate() -> None:
    pages = [MSOProfilePageFactory(title=f"Elternverein {number}") for number in range(3)]
    picture = ImageFactory(title="Elternverein")
    stock = StockBackend({})
    stock.add_bulk(MSOProfilePage, pages)
    stock.add(picture)
    assert searched("Eltern") == searched("Eltern", get_image_model()) == []

    index_what_is_there()

    assert len(searched("Eltern")) == 3
    assert searched("Eltern", get_image_model()) == ["Elternverein"]
    assert list(services.renew()) == []


def test_nothing_is_published_between_what_is_read_and_what_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = MSOProfilePageFactory(title="Elternverein")
    StockBackend({}).add_bulk(MSOProfilePage, [page])
    order: list[str] = []
    monkeypatch.setattr(services, "lock", lambda: order.append("lock"))

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        entry = "indexentry" in sql
        if entry and sql.endswith("FOR UPDATE"):
            order.append("lock of the entry")
        elif entry and sql.startswith("INSERT"):
            order.append("write")
        elif sql.startswith("SELECT") and 'FROM "mso_pages_msoprofilepage"' in sql:
            order.append("read")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        assert list(services.renew()) == [1]

    # SQLite has one writer.
    of_entry = ["lock of the entry"] if connection.vendor == "postgresql" else []
    # What else belongs to it is read with it.
    assert list(dict.fromkeys(order)) == ["lock", *of_entry, "read", "write"]


def test_wagtails_command_makes_the_whole_index() -> None:
    page = MSOProfilePageFactory(title="Brücke")
    gone = MSOProfilePageFactory(title="Hafen")
    entries(page).delete()
    MSOProfilePage.objects.filter(pk=gone.pk).update(short_name="Kai")
    entries(gone).update(object_id="987654321")

    call_command("update_index", verbosity=0)

    assert searched("Brücke") == ["Brücke"]
    assert searched("Kai") == ["Hafen"]
    assert not (
        get_app_config().get_model("IndexEntry").objects.filter(object_id="987654321").exists()
    )


def test_another_backend_keeps_wagtails_task(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index on another server may be away, and knows no rollback."""
    for base in (HeadlessPage, HeadlessSnippet):
        monkeypatch.setattr(base, "search_auto_update", True)
    stock = {"default": {"BACKEND": "wagtail.search.backends.database"}}

    with override_settings(WAGTAILSEARCH_BACKENDS=stock):
        services.take_over()
        assert not services.is_taken_over(MSOProfilePage)

    services.take_over()
    assert services.is_taken_over(MSOProfilePage)
    assert services.is_taken_over(PartnerOrganisation)
    assert not services.is_taken_over(get_image_model())


def test_what_wagtail_listens_to_already_is_taken_over() -> None:
    post_save.connect(post_save_signal_handler, sender=MSOProfilePage)
    post_delete.connect(post_delete_signal_handler, sender=MSOProfilePage)

    services.take_over()

    assert not post_save.disconnect(post_save_signal_handler, sender=MSOProfilePage)
    assert not post_delete.disconnect(post_delete_signal_handler, sender=MSOProfilePage)
