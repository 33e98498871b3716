"""Addresses of translations follow their titles, and translators may write them (D34)."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from events.models import EventPage
from tests.admin.posting import edit, errors
from tests.factories.events import EventPageFactory
from tests.factories.locales import locale, translate
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.translating import write_all
from tests.factories.tree import SiteTree

from .asking import in_turkish, submit_for_translation
from .pressing import press


@pytest.mark.parametrize(
    ("code", "title", "slug"),
    [
        ("uk", "Український дім", "ukrainskyi-dim"),
        ("ar", "بيت الثقافات", "byt-althqafat"),
        ("tr", "Çocuk Şenliği", "cocuk-senligi"),
        ("en", "🎉", "haus"),
        ("en", "Haus", "haus"),
    ],
)
def test_d34_a_copy_for_translation_follows_its_title(
    admin: Client, site_tree: SiteTree, code: str, title: str, slug: str
) -> None:
    page = EventPageFactory(title="Haus der Kulturen", slug="haus")
    copy = page.copy_for_translation(locale(code), copy_parents=True)
    assert copy.slug == "haus"

    assert errors(edit(admin, copy, {"title": title}, action_publish="1")) == {}

    copy = EventPage.objects.get(pk=copy.pk)
    assert (copy.live, copy.slug, copy.url_path.split("/")[-2]) == (True, slug, slug)
    assert errors(edit(admin, copy, {"title": "Anders"}, action_publish="1")) == {}
    assert EventPage.objects.get(pk=copy.pk).slug == slug


def test_translations_of_the_same_title_are_siblings(site_tree: SiteTree) -> None:
    pages = [ContentPageFactory(title=title, slug=title.lower()) for title in ("Fest", "Feier")]

    copies = [translate(page, "tr", title="Şenlik") for page in pages]

    assert [copy.slug for copy in copies] == ["senlik", "senlik-2"]


def test_a_translation_with_a_slug_of_its_own_keeps_it(site_tree: SiteTree) -> None:
    page = ContentPageFactory(title="Fest", slug="fest")

    assert translate(page, "tr", title="Şenlik", slug="bayram").slug == "bayram"


@pytest.fixture
def event(admin: Client, site_tree: SiteTree, commits: None) -> Any:
    """Submitted for translation to Turkish."""
    page = EventPageFactory(title="Fest", slug="fest-im-hof")
    submit_for_translation(admin, page, "tr")
    return page


def write(admin: Client, page: Any, field: str, word: str | None) -> None:
    """What a translator types, or deletes, in the editor side by side."""
    turkish = Translation.objects.get(source__object_id=page.translation_key)
    segment = turkish.source.stringsegment_set.get(context__path=field)
    names = [turkish.pk, segment.pk]
    address = reverse("wagtail_localize:edit_string_translation", args=names)
    if word is None:
        admin.delete(address)
    else:
        sent = urlencode({"value": word})
        answer = admin.put(address, sent, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in (200, 201), answer.content


def written(page: Any) -> str:
    """The slug that translators see."""
    return StringTranslation.objects.get(
        context__object_id=page.translation_key, context__path="slug"
    ).data


def publish(admin: Client, page: Any) -> str:
    """Press the button of the editor side by side; the slug of the row then."""
    turkish = Translation.objects.get(source__object_id=page.translation_key)
    write_all(turkish, but=("title",))
    press(admin, turkish, "publish")
    return str(in_turkish(page).slug)


def save_draft(page: Any) -> str:
    """What wagtail-localize does for those who may not publish."""
    turkish = Translation.objects.get(source__object_id=page.translation_key)
    turkish.save_target(publish=False)
    return str(in_turkish(page).slug)


def test_a_translators_slug_is_filled_in_and_follows(admin: Client, event: Any) -> None:
    write(admin, event, "title", "Şenlik")
    assert written(event) == "senlik"
    assert save_draft(event) == "senlik"

    write(admin, event, "title", "Büyük şenlik")
    assert written(event) == "bueyuek-senlik"
    assert publish(admin, event) == "bueyuek-senlik"
    assert in_turkish(event).live

    write(admin, event, "title", "Küçük şenlik")
    assert publish(admin, event) == "bueyuek-senlik"
    assert in_turkish(event).title == "Küçük şenlik"


def test_a_translator_writes_a_slug(admin: Client, event: Any) -> None:
    write(admin, event, "title", "Şenlik")
    write(admin, event, "slug", "Bizim Şenliğimiz!")
    assert written(event) == "bizim-senligimiz"
    write(admin, event, "title", "Büyük şenlik")

    assert publish(admin, event) == "bizim-senligimiz"

    write(admin, event, "slug", "bayram")
    assert publish(admin, event) == "bayram"


def test_a_translator_may_choose_the_slug_of_the_original(admin: Client, event: Any) -> None:
    write(admin, event, "title", "Şenlik")
    write(admin, event, "slug", "fest-im-hof")

    assert publish(admin, event) == "fest-im-hof"


@pytest.mark.parametrize("nothing", [None, "", "🎉"])
def test_a_translator_writes_no_slug(admin: Client, event: Any, nothing: str | None) -> None:
    write(admin, event, "title", "Şenlik")
    write(admin, event, "slug", nothing)
    assert publish(admin, event) == "senlik"

    write(admin, event, "title", "Bayram")
    write(admin, event, "slug", nothing)
    assert publish(admin, event) == "senlik"


def test_a_translation_from_before_keeps_its_slug(
    admin: Client, site_tree: SiteTree, commits: None
) -> None:
    page = EventPageFactory(title="Fest", slug="fest")
    translate(page, "tr", title="Şenlik", slug="bayram")
    source, _made = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.create(source=source, target_locale=locale("tr"))

    write(admin, page, "title", "Bayram ve şenlik")

    assert publish(admin, page) == "bayram"


def test_a_translators_slug_stays_when_the_one_of_the_original_changes(
    admin: Client, event: Any
) -> None:
    write(admin, event, "title", "Şenlik")
    write(admin, event, "slug", "bizim-senlik")
    assert publish(admin, event) == "bizim-senlik"
    original = EventPage.objects.get(pk=event.pk)
    original.slug = "neues-fest"
    original.save_revision().publish()
    TranslationSource.update_or_create_from_instance(EventPage.objects.get(pk=event.pk))

    assert publish(admin, event) == "bizim-senlik"


def test_a_second_translation_of_the_same_title_gets_a_number(admin: Client, event: Any) -> None:
    other = EventPageFactory(title="Feier", slug="feier")
    submit_for_translation(admin, other, "tr")
    for page in (event, other):
        write(admin, page, "title", "Şenlik &amp; bayram")

    assert publish(admin, event) == "senlik-bayram"
    assert publish(admin, other) == "senlik-bayram-2"
    assert publish(admin, other) == "senlik-bayram-2"


def test_a_slug_that_is_taken_is_refused_as_often_as_it_is_sent(admin: Client, event: Any) -> None:
    other = EventPageFactory(title="Feier", slug="feier")
    submit_for_translation(admin, other, "tr")
    for page in (event, other):
        write(admin, page, "title", "Şenlik")
        write(admin, page, "slug", "senlik")
    publish(admin, event)

    for _time in range(2):
        publish(admin, other)
        assert not in_turkish(other).live


def test_parents_that_come_along_keep_their_slug(admin: Client, event: Any) -> None:
    """They are aliases: their address was public in the words of the original."""
    section = in_turkish(event).get_parent().specific
    assert (section.alias_of_id, section.slug) == (event.get_parent().pk, "veranstaltungen")


def test_no_redirect_from_an_address_that_was_never_public(admin: Client, event: Any) -> None:
    write(admin, event, "title", "Şenlik")
    save_draft(event)
    publish(admin, event)

    assert Client().get("/api/v1/redirects/").json()["count"] == 0


def test_a_partners_key_is_the_same_in_a_translation(admin: Client, site_tree: SiteTree) -> None:
    partner = PartnerOrganisationFactory(name="Amt", slug="amt")

    assert translate(partner, "tr", name="Daire").slug == "amt"
