"""Whatever happens in one language changes no byte of another, except facts, and what answers in
the place of a missing translation is never written into it.
"""

import contextlib
import json
import random

import pytest
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from headless.field_publishing import publish_fields
from headless.translations import services
from headless.translations.machine import translator_for
from mso_pages.models import MSOProfilePage
from tests.factories.locales import locale
from tests.factories.msos import MSOProfilePageFactory, OfferFactory

CODES = ["de", "tr", "ar"]
ACTS = 120


class Machine:
    """Stands for a service: it names the language into which it translates."""

    display_name = "Machine"

    def __init__(self, options):
        self.options = options

    def can_translate(self, source, target):
        return True

    def translate(self, source, target, texts):
        return {text: StringValue(f"{target.language_code} {text.data}") for text in texts}


def words_in(code):
    """Every word of a language as it is kept: rows, rows below them, drafts, translators' texts."""
    names = _names_of_words(MSOProfilePage)
    kept = []
    for row in MSOProfilePage.objects.filter(locale=locale(code)).order_by("pk"):
        kept.append([_words(row, names), row.live])
        offers = row.offers.order_by("translation_key")
        kept += [[str(o.translation_key), o.title, o.description] for o in offers]
        for revision in row.revisions.order_by("pk"):
            content = revision.content
            kept.append([content.get(name) for name in names if name != "offers"])
            kept.append(
                sorted([o["translation_key"], o["title"]] for o in content.get("offers", []))
            )
    texts = StringTranslation.objects.filter(locale=locale(code)).order_by("pk")
    kept += list(texts.values_list("context__path", "data", "translation_type"))
    return json.dumps(kept, cls=DjangoJSONEncoder, sort_keys=True).encode()


def _names_of_words(model):
    return [
        field.field_name
        for field in get_translatable_fields(model)
        if not isinstance(field, SynchronizedField) and field.field_name != "slug"
    ]


def _words(row, names):
    fields = {field.name for field in row._meta.concrete_fields}
    return [str(getattr(row, name)) for name in names if name in fields]


class World:
    """A profile in some languages, and what people do with it."""

    def __init__(self, chance):
        self.chance = chance
        self.count = 0
        self.profile = MSOProfilePageFactory(
            title="Haus", offers=[OfferFactory(title="Kurs", description="Montags")]
        )

    def row(self, code):
        return MSOProfilePage.objects.filter(
            translation_key=self.profile.translation_key, locale=locale(code)
        ).first()

    def translation(self, code):
        found = Translation.objects.filter(target_locale=locale(code), enabled=True)
        return found.select_related("source__locale", "target_locale").first()

    def say(self, code):
        self.count += 1
        return f"{code} {self.count}"

    # What can happen in a language; each may find that there is nothing to do.

    def request(self, code):
        if code != "de":
            services.request_translations([self.profile], [locale(code)], None)

    def draft(self, code):
        if (row := self.row(code)) and code == "de":
            draft = row.get_latest_revision_as_object()
            draft.self_description = self.say(code)
            draft.save_revision()
        elif translation := self.translation(code):
            services.save_draft(translation, None)

    def publish(self, code):
        row = self.row(code)
        if row is None:
            return
        if translation := self.translation(code):
            services.publish(translation, None)
        else:
            draft = row.get_latest_revision_as_object()
            draft.self_description = self.say(code)
            draft.phone = f"+4923112345{self.count % 90 + 10}"
            draft.save_revision().publish()

    def publish_a_field(self, code):
        if (row := self.row(code)) and row.live:
            publish_fields(row, {"self_description": self.say(code)}, None)

    def write(self, code):
        if translation := self.translation(code):
            segments = list(StringSegment.objects.filter(source=translation.source))
            for segment in segments if self.chance.random() < 0.6 else segments[:1]:
                StringTranslation.objects.update_or_create(
                    translation_of_id=segment.string_id,
                    context_id=segment.context_id,
                    locale=locale(code),
                    defaults={"data": self.say(code), "translation_type": "manual"},
                )

    def sync(self, code):
        if translation := self.translation(code):
            services.update_source(translation.source)

    def machine(self, code):
        translation = self.translation(code)
        if translation and translator_for(translation.source.locale, translation.target_locale):
            services.machine_translate(translation, None)

    def confirm(self, code):
        if row := self.row(code):
            services.confirm(row, None, timezone.now())

    def current(self, code):
        if row := self.row(code):
            services.mark_current(row, None)

    def unpublish(self, code):
        if (row := self.row(code)) and code != "de":
            row.unpublish()

    acts = (
        *(request, draft, publish, publish_a_field, write, write, write, sync, machine),
        *(confirm, current, unpublish),
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_happens_in_one_language_stays_there(site_tree, settings, seed):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{__name__}.Machine"}
    world = World(random.Random(seed))  # noqa: S311 - no secret
    done = set()
    for _ in range(ACTS):
        code, act = world.chance.choice(CODES), world.chance.choice(world.acts)
        before = {other: words_in(other) for other in CODES if other != code}
        # Where the gate refuses, nothing happens elsewhere either.
        with contextlib.suppress(ValidationError):
            act(world, code)
            done.add(act.__name__)
        assert {other: words_in(other) for other in before} == before, (seed, act, code)
        _nothing_of_another_language_is_public(world)
    assert len(done) == len(set(world.acts))


def _nothing_of_another_language_is_public(world):
    """Each text that was said in a language names it; a machine's ends with it."""
    for row in MSOProfilePage.objects.filter(live=True).exclude(locale=locale("de")):
        code = row.locale.language_code
        for text in (row.self_description, *row.offers.values_list("title", flat=True)):
            assert code in text.split(" "), (code, text)
