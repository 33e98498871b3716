"""A profile as its members see it: what stands on each card, what waits and what was answered."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from headless.field_publishing import current_version
from mso_pages.models import MSOProfilePage, OrganisationState, Submission
from mso_pages.moderation.selectors import Told, last_submissions, proposed, told
from mso_pages.moderation.values import lines_of
from mso_pages.selectors import organisation_states

from .cards import CARDS, Card
from .fields import phone_text
from .forms import REGISTER_FIELDS
from .selectors import is_public, own_titles

State = Submission.State


@dataclass
class ShownCard:
    """A card with what it says by now.

    Attributes:
        lines: its values with everything that waits.
        told: what its state lines tell of, each with the inputs that it is about, unless that
            is all that was ever changed.
    """

    card: Card
    lines: list[str]
    picture: Any = None
    told: list[tuple[Told, str]] = field(default_factory=list)


@dataclass
class ShownProfile:
    """What the page of an organisation shows to its members."""

    page: MSOProfilePage
    organisation: uuid.UUID
    state: OrganisationState
    cards: list[ShownCard] = field(default_factory=list)
    register: list[tuple[Any, list[str]]] = field(default_factory=list)
    is_public: bool = False

    @property
    def waiting(self) -> list[ShownCard]:
        """The cards of which something waits for review."""
        return [
            card
            for card in self.cards
            if any(item.change.state == State.WAITING for item, _inputs in card.told)
        ]

    @property
    def expected(self) -> int:
        """How many cards a complete profile fills."""
        return sum(shown.card.is_expected for shown in self.cards)

    @property
    def filled(self) -> int:
        """How many of these are filled."""
        return sum(shown.card.is_expected and bool(shown.lines) for shown in self.cards)

    @property
    def missing(self) -> list[Card]:
        """The expected cards that are empty."""
        return [shown.card for shown in self.cards if shown.card.is_expected and not shown.lines]


def shown_profile(page: MSOProfilePage) -> ShownProfile:
    """Everything that the page of an organisation shows."""
    organisation = page.translation_key
    state = organisation_states([organisation]).get(organisation)
    wanted = proposed(page)
    shown = ShownProfile(page, organisation, state or OrganisationState(organisation=organisation))
    names = [name for card in CARDS for name in card.fields]
    last = last_submissions(page, names)
    for card in CARDS:
        changes = [last[name] for name in card.fields if name in last]
        shown.cards.append(
            ShownCard(
                card,
                card_lines(wanted, card),
                wanted.image if "image" in card.fields else None,
                _told_of(card, changes),
            )
        )
    shown.is_public = is_public(page)
    current = current_version(page)
    shown.register = [
        (label, lines)
        for name, label in REGISTER_FIELDS.items()
        if (lines := lines_of(current, name))
    ]
    return shown


def _told_of(card: Card, changes: list[Submission]) -> list[tuple[Told, str]]:
    found = told(changes)
    if all(len(item.fields) == len(changes) for item in found):
        return [(item, "") for item in found]
    inputs = card.form_class.base_fields
    return [
        (item, ", ".join(str(inputs[name].label) for name in item.fields if name in inputs))
        for item in found
    ]


def card_lines(page: MSOProfilePage, card: Card) -> list[str]:
    """The values of a card, one below the other."""
    if card.name == "picture":
        return [page.image_alt or page.image.title] if page.image else []
    if card.name == "address":
        town = page.municipality.name if page.municipality else ""
        lines = [page.street, f"{page.postal_code} {town}".strip()]
        return [line for line in lines if line]
    if card.name == "phone":
        return [phone_text(page.phone)] if page.phone else []
    if card.name == "topics":
        labels = card.form_class.base_fields
        shown = {
            name: ", ".join(sorted(own_titles(list(getattr(page, name).all())).values()))
            for name in card.fields
        }
        return [f"{labels[name].label}: {text}" for name, text in shown.items() if text]
    return [line for name in card.fields for line in short_lines(page, name)]


def short_lines(page: Any, name: str) -> list[str]:
    """The value of a field; of offers only the titles."""
    if name == "offers":
        return [offer.title for offer in page.offers.all()]
    return lines_of(page, name)
