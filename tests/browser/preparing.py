"""Makes what the server of the browser tests serves, in a process of its own.

Started with DATA_DIR: migrates, loads the demo site, adds a login for each language of the
admin and one of an editor, a document, an API key and a promoted result, and writes to
`places.json` where things are.
"""

import json
import os
import uuid
from typing import Any

import django

# Before the models can be imported.
django.setup()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from wagtail.documents import get_document_model  # noqa: E402
from wagtail.models import Locale, Page  # noqa: E402
from wagtail.users.models import UserProfile  # noqa: E402
from wagtail_localize.models import Translation, TranslationSource  # noqa: E402

from events.models import EventReportPage  # noqa: E402
from headless.keys.services import create_key  # noqa: E402
from headless.models import APIKey, ContentPage, HeadlessPage  # noqa: E402
from mso_pages.models import Membership  # noqa: E402
from mso_site.demo.groups import EDITORS  # noqa: E402
from search.models import PromotedResult  # noqa: E402
from tests.factories.locales import translate  # noqa: E402

ADMIN_LANGUAGES = ("de", "en", "ar")


def add_logins() -> None:
    """One for each language, who sees every screen, and an editor.

    And a member of an organisation for each of these languages.
    """
    for language in ADMIN_LANGUAGES:
        user = get_user_model().objects.create_superuser(
            f"browser-{language}", f"browser-{language}@example.org", os.environ["BROWSER_PASSWORD"]
        )
        UserProfile.objects.create(user=user, preferred_language=language)
        member = get_user_model().objects.create_user(
            f"member-{language}", f"member-{language}@example.org"
        )
        UserProfile.objects.create(user=member, preferred_language=language)
        Membership.objects.create(organisation=uuid.uuid4(), user=member)
    # The only one who may not publish.
    editor = get_user_model().objects.create_user(
        "browser-editor", password=os.environ["BROWSER_PASSWORD"]
    )
    editor.groups.add(Group.objects.get(name=EDITORS))
    UserProfile.objects.create(user=editor, preferred_language="de")


def translate_missing_types() -> None:
    """Every type of page has one in Arabic; the demo site translates no calls and no news."""
    for model in apps.get_models():
        if issubclass(model, HeadlessPage):
            live = model.objects.live()
            if not live.filter(locale__language_code="ar").exists():
                translate(live.filter(locale__language_code="de").earliest("pk"), "ar")


def address(page: Page) -> str:
    site_and_address = page.get_url_parts()
    assert site_and_address is not None
    return str(site_and_address[2])


def place(model: type[HeadlessPage]) -> dict[str, Any]:
    """A live page of the type, its Arabic translation, the addresses of both in the built-in
    view, and a page that is not translated.

    Of those with an Arabic translation the oldest: the report of the demo site that is told in
    full is the first one.
    """
    translated = model.objects.live().filter(locale__language_code="ar")
    german = model.objects.live().filter(locale__language_code="de").order_by("pk")
    keys = translated.values("translation_key")
    chosen = german.filter(translation_key__in=keys)[0]
    german_only = german.exclude(translation_key__in=keys).last()
    arabic = translated.get(translation_key=chosen.translation_key)
    parent = chosen.get_parent()
    return {
        "pk": chosen.pk,
        "key": str(chosen.translation_key),
        "arabic": arabic.pk,
        "german_only": german_only and german_only.pk,
        # A page like the front page is made below it.
        "parent": chosen.pk if parent.is_root() else parent.pk,
        "addresses": {"de": address(chosen), "ar": address(arabic)},
    }


def easy_places() -> dict[str, Any]:
    """A report in easy language, and a page that is being translated into it."""
    easy = Locale.objects.get(language_code="de-simple")
    report = EventReportPage.objects.live().filter(locale=easy).earliest("pk")
    original = ContentPage.objects.get(kind="privacy", locale__language_code="de")
    source, _ = TranslationSource.update_or_create_from_instance(original)
    translation = Translation.objects.create(source=source, target_locale=easy)
    translation.save_target(publish=False)
    return {
        "easy-language": {"pk": report.pk},
        "easy-translation": {"pk": translation.get_target_instance().pk},
    }


def places() -> dict[str, Any]:
    """By label: a page of each type of ours and a row of every other model."""
    found = {}
    for model in apps.get_models():
        if issubclass(model, HeadlessPage):
            found[model._meta.label_lower] = place(model)
        elif row := model._default_manager.order_by("pk").first():
            found[model._meta.label_lower] = {"pk": row.pk}
    return found


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)
    translate_missing_types()
    add_logins()
    get_document_model().objects.create(
        title="Antrag (Vordruck)", file=ContentFile(b"Antrag", "antrag.txt")
    )
    create_key(APIKey(name="Portal der Stadt", owner="Amt für Integration"))
    PromotedResult.objects.create(
        queries="Vordruck\nGeld für Vereine", page=ContentPage.objects.live().earliest("pk")
    )
    (settings.DATA_DIR / "places.json").write_text(
        json.dumps(places() | easy_places(), default=str), encoding="utf-8"
    )
