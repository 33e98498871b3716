"""Whoever may not publish changes nothing that is live, whatever view of translating they use."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.serializers.json import DjangoJSONEncoder
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import get_resolver, reverse
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from headless.served.models import Served
from headless.translations import services
from headless.translations.editor_views import ACTIONS
from tests.admin.posting import edit_address
from tests.factories.funding import NewsPageFactory
from tests.factories.terms import TopicFactory
from tests.factories.translating import requested, target, write_all

pytestmark = pytest.mark.usefixtures("commits")

# What tells of drafts, and is read by staff alone; and how many pages stand below, drafts included.
OF_DRAFTS = {
    "numchild",
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
}


def public_rows():
    """Every live row with the rows below it, and everything that is served, as bytes."""
    rows = []
    for model in (Page, *sorted({type(page) for page in Page.objects.specific()}, key=str)):
        for row in model.objects.filter(live=True).order_by("pk"):
            rows.append([model._meta.label, _row(row)])
            for relation in get_all_child_relations(model):
                children = getattr(row, relation.get_accessor_name()).order_by("pk")
                rows += [_row(child) for child in children]
    for topic in TopicFactory._meta.model.objects.filter(live=True).order_by("pk"):
        rows.append(_row(topic))
    served = Served.objects.order_by("listing", "object_id").values_list(
        "listing", "object_id", "row_id", "locale", "is_machine", "title", "slug", "digest"
    )
    return json.dumps([rows, list(served)], cls=DjangoJSONEncoder).encode()


def _row(row):
    return {
        field.name: str(field.value_from_object(row))
        for field in row._meta.concrete_fields
        if field.name not in OF_DRAFTS
    }


@pytest.fixture
def world(news, topic, settings):
    """A page and a topic that are live in German and Turkish, whose originals changed since, with
    words of a machine, and drafts of both.
    """
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    made = []
    for thing in (news, topic):
        translation = requested(thing)
        write_all(translation)
        services.publish(translation, None)
        thing.title = "Neu gesagt"
        thing.save_revision().publish()
        thing.title = "Nur ein Entwurf"
        thing.save_revision()
        services.update_source(translation.source)
        made.append(Translation.objects.get(pk=translation.pk))
    return made


def names_of_localize():
    """Every view of wagtail-localize, as the resolver lists them."""
    (localize,) = [
        resolver
        for resolver in _resolvers(get_resolver())
        if getattr(resolver, "namespace", None) == "wagtail_localize"
    ]
    return {pattern.name for pattern in localize.url_patterns}


def _resolvers(resolver):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield pattern
            yield from _resolvers(pattern)


def every_use(world):
    """Method, name and address of every use of every view."""
    for translation in world:
        source, row = translation.source, target(translation)
        text = source.stringsegment_set.exclude(context__path="slug").first()
        original = source.get_source_instance()
        one = [translation.pk]
        text_address = ("edit_string_translation", [translation.pk, text.pk])
        yield "put", *text_address, {"value": "Anders"}
        yield "delete", *text_address, {}
        yield "put", "edit_override", [translation.pk, 1], {"value": "1"}
        yield "get", "download_pofile", one, {}
        yield "post", "upload_pofile", one, {"file": _po_file(translation)}
        yield "post", "machine_translate", one, {}
        yield "get", "preview_translation", one, {}
        yield "post", "update_translations", [source.pk], {"publish_translations": "on"}
        yield "post", "update_translations", [source.pk], {"by_machine": "on"}
        if isinstance(row, Page):
            yield "post", "submit_page_translation", [original.pk], _everywhere(original)
            yield "post", "submit_page_translation", [row.pk], _everywhere(row)
            yield "post", "convert_to_alias", [row.pk], {}
        else:
            meta = row._meta
            names = [meta.app_label, meta.model_name]
            yield "post", "submit_snippet_translation", [*names, original.pk], _everywhere(original)
            yield "get", "snippets_api_listing", names, {}
            yield "get", "snippets_api_detail", [*names, row.pk], {}
        for action in (*ACTIONS, ""):
            yield "post", None, row, {"action": action, **_shown(row)}
        yield "post", "stop_translation", one, {}
        yield "post", None, row, {"localize-restart-translation": "1", "action": "publish"}
    yield "get", "javascript_catalog", [], {}
    yield "get", "translations_report", [], {}
    yield "get", "translations_report_results", [], {}


def _shown(row):
    """What the editor of a translation sends along."""
    task_state = getattr(row, "current_workflow_task_state", None)
    return {
        "step": str(task_state.pk) if task_state else "",
        "comment": "Gut",
        "seen_at": timezone.now().isoformat(),
    }


def _everywhere(thing):
    """Every language in which it is not there."""
    there = thing.get_translations(inclusive=True).values("locale")
    locales = [str(pk) for pk in Locale.objects.exclude(pk__in=there).values_list("pk", flat=True)]
    return {"locales": locales, "include_subtree": "on", "include_snippets": "on"}


def _po_file(translation):
    text = str(translation.export_po()).replace('msgstr ""\n\n', 'msgstr "PO"\n\n')
    return SimpleUploadedFile("x.po", text.encode())


def test_every_view_without_the_right_to_publish(desk, world):
    before, used = public_rows(), set()
    for method, name, args, data in every_use(world):
        if name is None:
            address = edit_address(args)
        else:
            used.add(name)
            address = reverse(f"wagtail_localize:{name}", args=args)
        answer = _send(desk, method, address, data)
        assert answer.status_code < 500, (method, address)
        assert public_rows() == before, (method, address, data)
    assert names_of_localize() - used == set()


def _send(client, method, address, data):
    if method == "put":
        # As a browser sends a form by this method.
        return client.put(address, encode_multipart(BOUNDARY, data), MULTIPART_CONTENT)
    return getattr(client, method)(address, data)


def test_nor_does_whoever_may_not_even_edit(news, world, django_user_model, client):
    client.force_login(django_user_model.objects.create_user("fremd"))
    before = public_rows()
    for method, name, args, data in every_use(world):
        address = (
            edit_address(args) if name is None else reverse(f"wagtail_localize:{name}", args=args)
        )
        _send(client, method, address, data)
        assert public_rows() == before, (method, address)


def test_a_bulk_action_publishes_nothing_of_a_translator(desk, world):
    before = public_rows()
    row = target(world[0])

    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = desk.post(f"{address}?id={row.pk}", follow=True)

    assert answer.status_code < 500
    assert public_rows() == before


def test_the_rows_would_tell_a_change(world):
    """This holds the test above to account."""
    before = public_rows()

    NewsPageFactory()

    assert public_rows() != before
    assert TranslationSource.objects.count() == 2
