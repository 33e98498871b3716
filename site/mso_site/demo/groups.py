"""Who may do what on the demo site: two groups and the workflow between them.

`Redaktion` writes and submits, `Redaktionsleitung` approves and publishes.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from events.models import EventParticipation
from headless.models import GlossaryTerm, ImageFacts
from mso_pages.models import (
    ContactConsent,
    Membership,
    Municipality,
    OrganisationState,
    PartnerOrganisation,
    Statistic,
    TargetGroup,
    Topic,
    Upload,
)
from search.models import PromotedResult, SynonymSet

EDITORS = "Redaktion"
LEADERS = "Redaktionsleitung"

SNIPPETS: tuple[type[Model], ...] = (PartnerOrganisation, Statistic, TargetGroup, Topic)
PLAIN_MODELS: tuple[type[Model], ...] = (
    ContactConsent,
    EventParticipation,
    ImageFacts,
    OrganisationState,
    PromotedResult,
    SynonymSet,
    Upload,
)
# What they hold is public or gives rights at once, without a draft.
LEADERS_MODELS: tuple[type[Model], ...] = (GlossaryTerm, Membership, Municipality)

OF_BOTH = (
    "wagtailadmin.access_admin",
    "wagtail_localize.submit_translation",
    "mso_search.view_missedquery",
)
EDIT = ("add", "change", "view")
LEAD = (*EDIT, "delete")
SNIPPET_LEAD = (*LEAD, "publish", "lock", "unlock")


def create_groups() -> None:
    """Create both groups with all permissions but those for pages."""
    editors, _ = Group.objects.get_or_create(name=EDITORS)
    leaders, _ = Group.objects.get_or_create(name=LEADERS)
    editors.permissions.add(
        *_permissions(*OF_BOTH),
        *_model_permissions((*SNIPPETS, *PLAIN_MODELS), EDIT),
        *_model_permissions(LEADERS_MODELS, ("view",)),
    )
    leaders.permissions.add(
        *_permissions(*OF_BOTH),
        *_permissions("mso_headless.change_imprint", "mso_headless.view_imprint"),
        *_permissions(*(f"wagtailredirects.{action}_redirect" for action in LEAD)),
        *_permissions(*(f"wagtailcore.{action}_collection" for action in LEAD)),
        *_model_permissions(SNIPPETS, SNIPPET_LEAD),
        *_model_permissions((*PLAIN_MODELS, *LEADERS_MODELS), LEAD),
    )
    # Who may change a file may delete it; what they added themselves editors may change anyway.
    _allow_files(editors, ("add", "choose"))
    _allow_files(leaders, ("add", "change", "choose"))


def allow_pages(roots: Iterable[Page]) -> None:
    """Let both groups work below these pages: the home page in every language."""
    editors = Group.objects.get(name=EDITORS)
    leaders = Group.objects.get(name=LEADERS)
    for page in roots:
        _allow_page(editors, page, ("add", "change"))
        _allow_page(leaders, page, ("add", "change", "publish", "bulk_delete", "lock", "unlock"))


def create_workflow(roots: Iterable[Page]) -> None:
    """Let what editors submit, page or snippet, wait for the approval of the leaders."""
    task = GroupApprovalTask.objects.create(name="Freigabe durch die Redaktionsleitung")
    task.groups.add(Group.objects.get(name=LEADERS))
    workflow = Workflow.objects.create(name="Freigabe")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for page in roots:
        WorkflowPage.objects.create(workflow=workflow, page_id=page.pk)
    for content_type in ContentType.objects.get_for_models(*SNIPPETS).values():
        WorkflowContentType.objects.create(workflow=workflow, content_type=content_type)


def _permissions(*names: str) -> list[Permission]:
    """Permissions by names such as `wagtailadmin.access_admin`."""
    return [
        Permission.objects.get(
            content_type__app_label=name.partition(".")[0], codename=name.partition(".")[2]
        )
        for name in names
    ]


def _model_permissions(models: Iterable[type[Model]], actions: Iterable[str]) -> list[Permission]:
    codenames = [
        f"{model._meta.app_label}.{action}_{model._meta.model_name}"
        for model in models
        for action in actions
    ]
    return _permissions(*codenames)


def _allow_page(group: Group, page: Page, actions: Iterable[str]) -> None:
    for permission in _permissions(*(f"wagtailcore.{action}_page" for action in actions)):
        GroupPagePermission.objects.create(group=group, page_id=page.pk, permission=permission)


def _allow_files(group: Group, actions: Iterable[str]) -> None:
    root = Collection.get_first_root_node()
    for action in actions:
        for permission in _permissions(
            f"wagtailimages.{action}_image", f"wagtaildocs.{action}_document"
        ):
            GroupCollectionPermission.objects.create(
                group=group, collection=root, permission=permission
            )
