"""Two organisations with a page in every state, and somebody in every role."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import (
    GroupApprovalTask,
    PageViewRestriction,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from events.models import EventIndexPage
from mso_pages.models import EntrustedPage, Membership, Upload
from mso_pages.moderation.services import submit, submit_page
from tests.factories.events import EventPageFactory
from tests.factories.images import ImageFactory
from tests.factories.members import EDITOR, member_of, person, staff
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.tree import section

STATES = ("draft", "in review", "live", "private", "deleted")
ROLES = (
    "anonymous",
    "member of A",
    "owner of A",
    "member of B",
    "editor",
    "chief editor",
    "superuser",
)
# What a marked draft of another organisation must never show to its members.
MARKER = "Geheimer Entwurf"
# What waits for review in every profile, with its owner and state.
WAITING = "Wartet geheim: {owner} {state}."


@dataclass
class World:
    """Profiles and events by organisation and state, files by organisation, people by role.

    Attributes:
        keys: the translation keys of the profiles, also of the deleted ones.
        offers: the key of the one offer of each profile.
        submissions: the change of each profile that waits for review.
    """

    pages: dict[tuple[str, str], Any] = field(default_factory=dict)
    keys: dict[tuple[str, str], Any] = field(default_factory=dict)
    offers: dict[tuple[str, str], Any] = field(default_factory=dict)
    submissions: dict[tuple[str, str], int] = field(default_factory=dict)
    events: dict[tuple[str, str], Any] = field(default_factory=dict)
    images: dict[str, Any] = field(default_factory=dict)
    documents: dict[str, Any] = field(default_factory=dict)
    people: dict[str, Any] = field(default_factory=dict)

    def own(self, role: str, owner: str) -> bool:
        """Whether a role belongs to the organisation that owns something."""
        return role.endswith(f"of {owner}")


def create_world(tree: Any) -> World:
    """A and B keep a profile in every state, each with an event in that state."""
    world = World()
    section(EventIndexPage)
    chief = staff(tree.root, "chefin")
    for owner in ("A", "B"):
        for state in STATES:
            create_pages(world, owner, state)
        world.images[owner] = ImageFactory(title=f"{MARKER} Bild {owner}")
        world.documents[owner] = get_document_model().objects.create(
            title=f"{MARKER} Satzung {owner}", file=ContentFile(b"%PDF-1.4", "satzung.pdf")
        )
        key = world.keys[owner, "live"]
        Upload.objects.create(organisation=key, image=world.images[owner])
        Upload.objects.create(organisation=key, document=world.documents[owner])
    world.people = {
        "anonymous": AnonymousUser(),
        "member of A": member_of(world.pages["A", "live"], "amina"),
        "owner of A": member_of(world.pages["A", "live"], "olga", Membership.Role.OWNER),
        "member of B": member_of(world.pages["B", "live"], "bilal"),
        "editor": staff(tree.root, "redaktion", EDITOR),
        "chief editor": chief,
        "superuser": get_user_model().objects.create_superuser("technik", password="x"),
    }
    for role in ("member of A", "owner of A", "member of B"):
        for state in STATES:
            if state != "live":
                Membership.objects.create(
                    user=world.people[role],
                    organisation=world.keys[role[-1], state],
                    role=Membership.Role.OWNER if role == "owner of A" else "editor",
                )
    submit_all(world, tree, chief)
    for owner in ("A", "B"):
        world.pages[owner, "deleted"].delete()
        world.events[owner, "deleted"].delete()
    return world


def create_pages(world: World, owner: str, state: str) -> None:
    """A profile with an offer, and an event that is entrusted to it."""
    is_live = state in ("live", "private")
    title = f"Verein {owner}" if state == "live" else f"{MARKER} {owner} {state}"
    page = MSOProfilePageFactory(title=title, live=is_live, offers=[OfferFactory()])
    event = EventPageFactory(title=f"{MARKER} {owner} Termin {state}", live=is_live)
    EntrustedPage.objects.create(organisation=page.translation_key, page_key=event.translation_key)
    for made in (page, event) if state == "private" else ():
        PageViewRestriction.objects.create(page=made, restriction_type=PageViewRestriction.LOGIN)
    world.pages[owner, state], world.events[owner, state] = page, event
    world.keys[owner, state] = page.translation_key
    (offer,) = page.get_latest_revision_as_object().offers.all()
    world.offers[owner, state] = offer.translation_key


def submit_all(world: World, tree: Any, chief: Any) -> None:
    """In each profile a change waits; what is in review waits in a workflow of the chief editor,
    the event for the review of organisations.
    """
    for (owner, state), page in world.pages.items():
        member, key = world.people[f"member of {owner}"], world.keys[owner, state]
        values = {"self_description": WAITING.format(owner=owner, state=state)}
        (made,) = submit(page, values, member, key)
        world.submissions[owner, state] = made.pk
        if state == "in review":
            submit_page(world.events[owner, state], member, key)
    task = GroupApprovalTask.objects.create(name="Freigabe")
    task.groups.add(chief.groups.get())
    workflow = Workflow.objects.create(name="Freigabe")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=tree.root)
    author = person("autorin")
    for owner in ("A", "B"):
        workflow.start(world.pages[owner, "in review"], author)


def fresh(user: Any) -> Any:
    """The same person without what was remembered for an earlier request."""
    if user.is_anonymous:
        return user
    return get_user_model().objects.get(pk=user.pk)
