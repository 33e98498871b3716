"""What the draft of a press note will hold: proposed by the rules, changed by the editor."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from events.choices import AttendanceUnit, ReportCategory, StatementKind
from mso_pages.models import FundingCallPage

from .figures import Figure
from .note import Found, Place, RecognisedNote
from .selectors import statistic_of


class Row:
    """What the editor takes or leaves. The text does not change, so its place tells rows apart."""

    place: Place

    @property
    def key(self) -> str:
        return f"{self.place.paragraph}-{self.place.start}"


@dataclass
class PartnerRow(Row):
    """A partner in its role; one without a role is not taken over unless the editor wants it."""

    partner: int
    title: str
    text: str
    place: Place
    role: str
    taken: bool

    @property
    def key(self) -> str:
        return str(self.partner)

    @property
    def label(self) -> str:
        return self.title

    @property
    def detail(self) -> str:
        return _("In the note: “%(text)s”") % {"text": self.text}


@dataclass
class FigureRow(Row):
    """A figure of attendance, by the values of the block it becomes."""

    figure: Figure
    place: Place
    taken: bool

    @property
    def label(self) -> str:
        return self.figure.text

    @property
    def detail(self) -> str:
        unit = str(AttendanceUnit(self.figure.unit).label)
        return f"{unit}, {_('approximate')}" if self.figure.approximate else unit


@dataclass
class PersonRow(Row):
    """A person with role and statement, by the fields of `Contribution`."""

    person: str
    role: str
    organisation: int | None
    organisation_title: str
    statement: str
    statement_kind: str
    place: Place
    taken: bool = True

    @property
    def label(self) -> str:
        return ", ".join(part for part in (self.person, self.role, self.organisation_title) if part)

    @property
    def detail(self) -> str:
        if not self.statement:
            return ""
        kind = StatementKind(self.statement_kind).label
        return f"{kind}: {self.statement}"


@dataclass
class ClaimRow(Row):
    """A claim whose author the note does not name."""

    kind: str
    text: str
    place: Place
    taken: bool = True

    @property
    def label(self) -> str:
        return self.text

    @property
    def detail(self) -> str:
        return ""


@dataclass
class StatisticRow(Row):
    """A statistic of the site that the note names."""

    statistic: int
    title: str
    place: Place
    taken: bool = True

    @property
    def label(self) -> str:
        return self.title

    @property
    def detail(self) -> str:
        return ""


@dataclass
class Proposal:
    """All that a draft is made of; `fields` are the plain fields by their names in the form."""

    kind: str
    fields: dict[str, Any]
    partners: list[PartnerRow] = field(default_factory=list)
    figures: list[FigureRow] = field(default_factory=list)
    people: list[PersonRow] = field(default_factory=list)
    claims: list[ClaimRow] = field(default_factory=list)
    statistics: list[StatisticRow] = field(default_factory=list)

    @property
    def rows(self) -> list[tuple[str, list[Any]]]:
        """The lists whose rows the editor takes or leaves, by name."""
        return [
            ("partners", self.partners),
            ("figures", self.figures),
            ("people", self.people),
            ("claims", self.claims),
            ("statistics", self.statistics),
        ]


def propose(note: RecognisedNote) -> Proposal:
    """The draft as the rules see it. What they cannot decide stands in `note.doubts`."""
    event = note.event
    proposal = Proposal(
        note.kind,
        {
            "title": note.headline,
            "kicker": note.kicker or "",
            "category": _category(note),
            "teaser": note.layout.lead,
            "published_on": note.published_on,
            "publisher": note.publisher.key if note.publisher else None,
            "programme": note.programme.value.key if note.programme else None,
            "event_date": event.first_day if event else None,
            "event_end_date": _end(event.first_day, event.last_day) if event else None,
            "place_name": (event.place_name or "") if event else "",
            "municipality": _town(note),
            "opens_on": note.opens_on.value if note.opens_on else None,
            "closes_on": note.closes_on.value if note.closes_on else None,
            "budget": _amount(note, "budget"),
            "min_amount": _amount(note, "min_amount"),
            "max_amount": _amount(note, "max_amount"),
            "max_rate_percent": _percentage(note, "max_rate"),
            "own_share_percent": _percentage(note, "own_share"),
        },
    )
    if note.layout.contact:
        proposal.fields["publish_contact"] = False
    if event and not (event.place_name or event.municipality):
        note.doubt(_("The note does not clearly say where the event took place."))
    _propose_partners(note, proposal)
    _propose_figures(note, proposal)
    for found in note.people:
        person = found.value
        organisation = person.organisation.named[0] if person.organisation else None
        proposal.people.append(
            PersonRow(
                person.name,
                person.role or "",
                int(organisation.key) if organisation else None,
                organisation.title if organisation else "",
                person.statement or "",
                person.statement_kind or "",
                found.place,
            )
        )
    proposal.claims += [ClaimRow("comparison", claim.value, claim.place) for claim in note.claims]
    return proposal


def _end(first: dt.date, last: dt.date) -> dt.date | None:
    return last if last != first else None


def _category(note: RecognisedNote) -> str:
    """The category whose German name the kicker is; the note is German whoever reads it."""
    with translation.override("de"):
        names = {str(label).casefold(): value for value, label in ReportCategory.choices}
    category = names.get((note.kicker or "").casefold(), "")
    if note.kicker and not category and note.kind == "report":
        note.doubt(
            _("The kicker “%(kicker)s” is no category of reports. Choose one.")
            % {"kicker": note.kicker}
        )
    return category


def _town(note: RecognisedNote) -> str | None:
    town = note.event.municipality if note.event else None
    return str(town.named[0].key) if town else None


def largest_amount(name: str) -> int:
    """The largest whole number of euros that a field of a call takes."""
    field: Any = FundingCallPage._meta.get_field(name)
    return int(10 ** (field.max_digits - field.decimal_places)) - 1


def _amount(note: RecognisedNote, meaning: str) -> int | None:
    amounts = [found for found in note.money if found.value.meaning == meaning]
    for found in amounts:
        if found.value.value > largest_amount(meaning):
            note.doubt(
                _("“%(amount)s” is more than can be entered.") % {"amount": found.value.text},
                found.place,
            )
            return None
    return _only(note, amounts)


def _percentage(note: RecognisedNote, meaning: str) -> int | None:
    shares = [found for found in note.percentages if found.value.meaning == meaning]
    for found in shares:
        if not isinstance(found.value.value, int):
            note.doubt(
                _("“%(share)s” is no whole number, and only such can be entered.")
                % {"share": found.value.text},
                found.place,
            )
            return None
    return _only(note, shares)


def _only(note: RecognisedNote, found: list[Any]) -> int | None:
    """The one value; where a note names several the editor decides."""
    if len({one.value.value for one in found}) > 1:
        for one in found:
            note.doubt(_("One of several amounts of the same kind: choose one."), one.place)
        return None
    return found[0].value.value if found else None


def _propose_partners(note: RecognisedNote, proposal: Proposal) -> None:
    for partner in note.partners:
        proposal.partners.append(
            PartnerRow(
                int(partner.named.key),
                partner.named.title,
                partner.text,
                partner.place,
                partner.role or "",
                taken=partner.role is not None or note.kind != "report",
            )
        )
        if note.kind == "report" and partner.role is None:
            note.doubt(
                _("“%(name)s” is mentioned, but the note gives it no part in the event.")
                % {"name": partner.text},
                partner.place,
            )


def _propose_figures(note: RecognisedNote, proposal: Proposal) -> None:
    """Who came is taken. Others whom the note counts can be, if the editor knows better."""
    for found in note.figures:
        figure = found.value
        is_attendance = figure.use == "attendance"
        may_be = figure.unit != AttendanceUnit.OTHER and (
            figure.use == "other" or note.kind != "report"
        )
        if is_attendance or may_be:
            proposal.figures.append(FigureRow(figure, found.place, taken=is_attendance))
        if figure.use == "statistic":
            _propose_statistic(note, proposal, found)
        elif not is_attendance:
            note.doubt(
                _("“%(figure)s” stays in the text: it does not say how many came.")
                % {"figure": figure.text},
                found.place,
            )


def _propose_statistic(note: RecognisedNote, proposal: Proposal, found: Found[Figure]) -> None:
    paragraph = note.layout.texts[found.place.paragraph]
    statistic = statistic_of(found.value, paragraph, note.published_on)
    if statistic:
        proposal.statistics.append(
            StatisticRow(statistic.pk, f"{statistic.title} ({found.value.text})", found.place)
        )
    else:
        note.doubt(
            _("“%(figure)s” is no statistic that the site knows. Add it to link it.")
            % {"figure": found.value.text},
            found.place,
        )
