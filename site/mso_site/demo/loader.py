"""Loads the whole demo site in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site
from wagtail.search.index import get_indexed_models
from wagtail.search.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update

from headless import recording
from headless.models import ContentPage, GlossaryTerm, ImageFacts
from mso_pages.models import ContactConsent, Membership, Municipality, OrganisationState, Upload

from .calls import create_calls
from .events import create_events
from .glossary import create_glossary
from .groups import SNIPPETS, allow_pages, create_groups, create_workflow
from .keys import demo_key
from .msos.creation import create_organisations
from .municipalities import create_municipalities
from .news import create_news
from .pages import create_home, create_sections, set_up_site, welcome_pages
from .partners import create_partners
from .programmes import create_programmes
from .reports import create_reports
from .seed import create_seed_event, create_seed_report
from .statistics import create_statistics
from .terms import create_terms
from .translations import LANGUAGES, create_translations
from .users import create_users
from .writer import Writer

# Pages are looked for by themselves.
CONTENT: tuple[type[Model], ...] = (
    *SNIPPETS,
    Municipality,
    OrganisationState,
    ContactConsent,
    Membership,
    Upload,
    ImageFacts,
    GlossaryTerm,
)


def is_loaded() -> bool:
    """Whether the demo site stands in the database already."""
    return ContentPage.objects.filter(translation_key=demo_key("page/home")).exists()


def has_content() -> bool:
    """Whether there is anything that a fresh database does not have.

    A fresh one has the root of the tree, Wagtail's welcome page and a site for it.
    """
    models = (*CONTENT, get_image_model(), get_document_model())
    return (
        Page.objects.filter(depth__gt=1).count() != welcome_pages().count()
        or Site.objects.count() > 1
        or Site.objects.exclude(hostname="localhost").exists()
        or any(model._default_manager.exists() for model in models)
    )


@transaction.atomic
def load() -> None:
    """Load everything, or nothing when it is interrupted. Only for a database without content."""
    # What is public is written once at the end, as the indexes are.
    with _indexes_at_rest(), recording.paused():
        writer = _write()
    recording.all_changed()
    writer.rebuild_references()
    call_command("update_index", verbosity=0)


@contextmanager
def _indexes_at_rest() -> Iterator[None]:
    """Leave both indexes, of references and for searching, as they are.

    An object is saved several times until it is live; filling the indexes once at the end
    takes a fraction of the time.
    """
    models = get_indexed_models()
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)


def _write() -> Writer:
    create_municipalities()
    create_groups()
    create_users()
    writer = Writer(get_user_model().objects.get(username="leitung"))
    home = create_home(writer)
    set_up_site(home)
    create_sections(writer, home)
    create_terms(writer)
    create_glossary()
    create_partners(writer)
    create_statistics(writer)
    create_programmes(writer, writer["section/programmes"])
    create_calls(writer)
    create_organisations(writer, writer["section/msos"])
    create_seed_event(writer, writer["section/events"])
    create_events(writer, writer["section/events"])
    create_seed_report(writer, writer["section/reports"])
    create_reports(writer, writer["section/reports"])
    create_news(writer, writer["section/news"])
    create_translations(writer)
    roots = [home, *(writer[f"page/home/{language}"] for language in LANGUAGES)]
    allow_pages(roots)
    create_workflow(roots)
    return writer
