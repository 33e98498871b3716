"""The world of the matrix and what else its addresses name, built once for each module."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, Site, Task, Workflow
from wagtail_localize.models import Translation, TranslationSource

from events.models import PressNote
from headless.keys.services import create_key
from headless.models import APIKey, Imprint
from mso_pages.models import (
    FundingProgrammePage,
    Membership,
    MSOProfilePage,
    NewsIndexPage,
    Upload,
)
from search.models import PromotedResult, SynonymSet
from tests.factories.easy_language import GlossaryTermFactory
from tests.factories.events import EventParticipationFactory, EventReportPageFactory
from tests.factories.funding import FundingCallPageFactory, FundingProgrammePageFactory
from tests.factories.images import ImageFactsFactory
from tests.factories.locales import locale
from tests.factories.msos import ContactConsentFactory, OrganisationStateFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import (
    MunicipalityFactory,
    StatisticFactory,
    TargetGroupFactory,
    TopicFactory,
)
from tests.factories.translating import write_all
from tests.factories.tree import section

from .asking import browser
from .routes import OF_OTHER_PAGES
from .world import create_world


@pytest.fixture(scope="module")
def world(shared_tree, django_db_blocker):
    with django_db_blocker.unblock():
        return create_world(shared_tree)


@pytest.fixture(scope="module")
def clients(world, django_db_blocker):
    with django_db_blocker.unblock():
        return {role: browser(user) for role, user in world.people.items()}


@pytest.fixture(scope="module")
def others(world, django_db_blocker):
    """Objects of every kind for the addresses that take one."""
    with django_db_blocker.unblock():
        create_key(APIKey(name="Probe", owner="Probe"))
        a = world.pages["A", "live"]
        turkish = locale("tr")
        translations = {}
        for owner in ("A", "B"):
            profile = MSOProfilePage.objects.get(pk=world.pages[owner, "live"].pk)
            source, _made = TranslationSource.update_or_create_from_instance(profile)
            translation = Translation.objects.create(source=source, target_locale=turkish)
            translation.save_target(publish=False)
            # Members read what a machine wrote of theirs.
            write_all(translation, by_machine=True)
            translations[owner] = translation
        section(NewsIndexPage)
        section_of_profiles = a.get_parent().pk
        elsewhere = {
            "page_id": EventReportPageFactory().pk,
            "parent_page_id": section_of_profiles,
        }
        expiring = FundingProgrammePageFactory()
        in_a_year = timezone.now() + dt.timedelta(days=365)
        FundingProgrammePage.objects.filter(pk=expiring.pk).update(expire_at=in_a_year)
        easy = ContentPageFactory()
        Page.objects.filter(pk=easy.pk).update(locale=locale("de-simple"))
        # Wagtail makes an empty one for whoever looks.
        Imprint.for_site(Site.objects.get())
        snippets = {
            "topic": TopicFactory(),
            "targetgroup": TargetGroupFactory(),
            "partnerorganisation": PartnerOrganisationFactory(),
            "statistic": StatisticFactory(),
            "municipality": MunicipalityFactory(ags="05913001"),
        }
        searching = {
            "synonymset": SynonymSet.objects.create(words="Verein\nKlub"),
            "promotedresult": PromotedResult.objects.create(queries="Verein", page=a),
        }
        return {
            "translations": translations,
            **{"app_label": "mso_pages", "model_name": "topic"},
            "in my_organisation:write": {"code": "en"},
            "content_type_app_name": "mso_pages",
            "content_type_model_name": "msoprofilepage",
            **{"app_name": "mso_pages", "action_name": "approve", "format": "html"},
            **{"filter_spec": "original", "uidb64": "x", "token": "x"},
            **dict.fromkeys(("uploaded_file_id", "session_id"), 1),
            "task_id": Task.objects.get(name="Freigabe").pk,
            "workflow_pk": Workflow.objects.get(name="Freigabe").pk,
            "redirect_id": Redirect.objects.create(old_path="/alt", redirect_link="/neu").pk,
            **{"image_id": world.images["A"].pk, "document_id": world.documents["A"].pk},
            **{"doc_id": world.documents["A"].pk, "object_id": a.pk},
            "collection_id": Collection.get_first_root_node().add_child(name="Probe").pk,
            **{"name": "phone", "part": "what", "string_segment_id": 1},
            "overridable_segment_id": 1,
            "api_keys": APIKey.objects.get().pk,
            "consents": ContactConsentFactory(organisation=a.translation_key).pk,
            "glossary": GlossaryTermFactory().pk,
            "image_facts": ImageFactsFactory().pk,
            "memberships": Membership.objects.first().pk,
            "organisation_states": OrganisationStateFactory(organisation=a.translation_key).pk,
            "participations": EventParticipationFactory(event=world.events["A", "live"], mso=a).pk,
            "press_notes": PressNote.objects.create(text="Probe", fingerprint="x").pk,
            "uploads": Upload.objects.first().pk,
            "wagtailsites": Site.objects.get().pk,
            "wagtaillocales": Locale.objects.first().pk,
            "wagtailusers_groups": Group.objects.first().pk,
            "wagtailusers_users": world.people["member of A"].pk,
            **{f"wagtailsnippets_mso_pages_{name}": it.pk for name, it in snippets.items()},
            **{f"wagtailsnippetchoosers_mso_pages_{name}": it.pk for name, it in snippets.items()},
            **dict.fromkeys(("mso_chooser", "msos", "searched_page_chooser"), a.pk),
            **{f"wagtailsnippets_mso_search_{name}": it.pk for name, it in searching.items()},
            **{
                f"wagtailsnippetchoosers_mso_search_{name}": it.pk for name, it in searching.items()
            },
            "event_chooser": world.events["A", "live"].pk,
            "call_chooser": FundingCallPageFactory().pk,
            "programme_chooser": FundingProgrammePageFactory().pk,
            "wagtailadmin_collections": Collection.objects.get(name="Probe").pk,
            **{f"in {name}": elsewhere for name in OF_OTHER_PAGES},
            "in wagtailadmin_pages:move_confirm": {"destination_id": section_of_profiles},
            "in wagtail_bulk_action": {
                **{"app_label": "wagtailcore", "model_name": "page", "action": "publish"}
            },
            "in wagtailadmin_pages:choose_parent": {"model_name": "msoprofilepage"},
            "in wagtailadmin_workflows:add_task": {
                **{"app_label": "wagtailcore", "model_name": "groupapprovaltask"}
            },
            "in wagtailsettings": {
                **{"app_name": "mso_headless", "model_name": "imprint"},
                "pk": Site.objects.get().pk,
            },
            **{
                f"in headless_easy_language_{name}": {
                    **{"app_label": "mso_headless", "model_name": "contentpage"},
                    **{"pk": easy.pk, "test_id": 1},
                }
                for name in ("tests", "remove")
            },
            "in wagtail_localize:preview_translation": {"mode": "draft"},
            "in headless_expiry": {
                "content_type": ContentType.objects.get_for_model(FundingProgrammePage).pk,
                "pk": expiring.pk,
            },
            **{
                f"in wagtailsnippets_mso_pages_{name}": {"revision_id": it.latest_revision_id}
                for name, it in snippets.items()
                if name != "municipality"
            },
        }
