"""All facts of a press note, by rule, and what is left to the editor."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .dates import find_dates, next_such_day
from .figures import Amount, Figure, find_figures, find_money, find_percentages
from .happenings import find_call_dates, find_happenings
from .layout import find_layout
from .names import Mention, Named
from .note import Doubt, Found, PartnerFound, Place, RecognisedNote, Register
from .people import NO_FIRST_NAME, Naming, Person, find_names_alone, find_namesakes, find_namings
from .roles import find_roles
from .sentences import split_sentences
from .statements import Unclear, add_statements, find_speakers

# A publisher stands among the first lines.
HEAD_LINES = 12
Measured = TypeVar("Measured", Figure, Amount)

# "Stadt Hagen, Pressestelle": the office belongs to the publisher.
_OFFICE_OF_PRESS = re.compile(
    r",?\s*(?:\b(?:Der|Die)\s+)?(?:Pressestelle|Pressereferat|Presseamt|Presse-?\s*und\s+Öffentlichkeitsarbeit"
    r"|Öffentlichkeitsarbeit)$"
)
_COMPARISON = re.compile(r"^In\s+keine[mr]\s+ander\w+\s")
_ORGANISATION_LIKE = re.compile(
    r"(?:(?:[A-ZÄÖÜ][\w*-]+\s){0,3}(?=[A-ZÄÖÜ])[\w*-]*(?:[Vv]erein|[Vv]erband|[Vv]erbund|[Ss]tiftung"
    r"|[Nn]etzwerk|[Mm]inisterium|[Zz]entrum|[Ii]nitiative|[Aa]gentur|[Bb]undesamt)(?:e?s)?(?![\w*-])"
    r"(?:\s(?:für|der|des)(?:\s[A-ZÄÖÜ][\w*-]+,?|\sund){1,6})?(?:\s[A-ZÄÖÜ][\w*-]+)*|"
    r"(?:[A-ZÄÖÜ][\w*-]+\s){1,4}e\.\s?V\.)"
)


def recognise(text: str, register: Register) -> RecognisedNote:
    """Read a press note. Nothing is stored and nothing is taken for certain that is not said."""
    note = RecognisedNote(text, find_layout(text))
    _read_head(note, register)
    sentences = list(_sentences(note))
    _read_happenings(note, sentences, register)
    is_call = _read_call(note, sentences)
    _decide_kind(note, is_call)
    _read_amounts(note, sentences)
    _read_figures(note, sentences)
    _read_partners(note, sentences, register)
    _read_people(note, register)
    _read_programme(note, register)
    _read_doubtful_dates(note, sentences)
    note.doubts.sort(key=_doubt_order)
    return note


def _doubt_order(doubt: Doubt) -> tuple[int, int]:
    return (doubt.place.paragraph, doubt.place.start) if doubt.place else (-1, 0)


def _sentences(note: RecognisedNote) -> Iterator[tuple[int, int, str]]:
    for number, paragraph in enumerate(note.layout.texts):
        if number not in note.layout.headings:
            for begin, sentence in split_sentences(paragraph):
                yield number, begin, sentence


def _read_head(note: RecognisedNote, register: Register) -> None:
    """Publisher, kicker and headline are the lines above the lead."""
    if note.layout.first_lines and _lacks_headline(note, register):
        note.layout.move_first_lines()
        note.doubt(
            _("The headline “%(line)s” stands directly above the text. Check where it begins.")
            % {"line": note.layout.lines[-1]}
        )
    lines = _take_publisher(note, register)
    if lines:
        note.headline = lines.pop()
    # Where no publisher is known, the short line may be the publisher.
    if lines and note.publisher and len(lines[-1].split()) <= 5:
        note.kicker = lines.pop()
    for line in lines:
        note.doubt(_("The line “%(line)s” above the headline was not used.") % {"line": line})
    if not note.headline:
        note.doubt(_("No headline was found above the text."))
    if note.published_on is None:
        note.doubt(_("No date of publication was found."))
    if note.publisher is None:
        note.doubt(_("No publisher that the register knows stands above the text."))


def _lacks_headline(note: RecognisedNote, register: Register) -> bool:
    """Whether nothing stands above the lead, or a publisher alone."""
    above = " ".join(note.layout.lines)
    return not above or register.partners.exactly(above) is not None


def _take_publisher(note: RecognisedNote, register: Register) -> list[str]:
    lines = list(note.layout.lines)
    for begin in range(min(len(lines), HEAD_LINES)):
        for end in range(min(begin + 4, len(lines)), begin, -1):
            mention = register.partners.exactly(
                _OFFICE_OF_PRESS.sub("", " ".join(lines[begin:end]))
            )
            if mention and mention.is_certain:
                note.publisher = mention.named[0]
                return lines[:begin] + lines[end:]
    return lines


def _read_happenings(
    note: RecognisedNote, sentences: Sequence[tuple[int, int, str]], register: Register
) -> None:
    seen: set[tuple[dt.date, dt.date]] = set()
    for paragraph, begin, sentence in sentences:
        towns = register.municipalities.find(sentence)
        for happening in find_happenings(sentence, towns, note.published_on):
            days = (happening.first_day, happening.last_day)
            if days not in seen:
                seen.add(days)
                place = Place(paragraph, begin + happening.start, begin + happening.end)
                note.happenings.append(Found(happening, place))
    note.happenings.sort(key=lambda found: found.value.is_announced)
    held = [found for found in note.happenings if not found.value.is_announced]
    for found in held[1:]:
        note.doubt(
            _("A second date of an event stands here; the report takes the first one."), found.place
        )
    for found in note.happenings:
        if found.value.is_announced:
            note.doubt(
                _("An event to come is announced here. It needs an event page of its own."),
                found.place,
            )


def _read_call(note: RecognisedNote, sentences: Sequence[tuple[int, int, str]]) -> bool:
    """The days of a call; True also where a deadline lacks its year, which nobody can tell."""
    is_call = False
    for paragraph, begin, sentence in sentences:
        dates = find_call_dates(sentence)
        opens, closes = dates.opens_on, dates.closes_on
        if closes and closes.last:
            place = Place(paragraph, begin + closes.start, begin + closes.end)
            if note.published_on and closes.last < note.published_on:
                note.doubt(
                    _("The deadline “%(date)s” was over when the note was published.")
                    % {"date": closes.text},
                    place,
                )
                continue
            is_call = True
            if note.closes_on is None:
                note.closes_on = Found(closes.last, place)
            elif note.closes_on.value != closes.last:
                note.doubt(_("The note names another deadline here."), place)
        date = dates.without_year
        day = next_such_day(date, note.published_on) if date and note.published_on else None
        if date and day:
            is_call = True
            note.doubt(
                _("The deadline “%(date)s” has no year. The next such day is %(day)s.")
                % {"date": date.text, "day": date_format(day, "SHORT_DATE_FORMAT")},
                Place(paragraph, begin + date.start, begin + date.end),
            )
        if opens and opens.first and note.opens_on is None:
            place = Place(paragraph, begin + opens.start, begin + opens.end)
            note.opens_on = Found(opens.first, place)
    return is_call


def _read_amounts(note: RecognisedNote, sentences: Sequence[tuple[int, int, str]]) -> None:
    for paragraph, begin, sentence in sentences:
        note.money += [
            _found(amount, paragraph, begin) for amount in find_money(sentence, note.kind)
        ]
        note.percentages += [
            _found(amount, paragraph, begin) for amount in find_percentages(sentence, note.kind)
        ]


def _found(value: Measured, paragraph: int, begin: int) -> Found[Measured]:
    return Found(value, Place(paragraph, begin + value.start, begin + value.end))


def _decide_kind(note: RecognisedNote, is_call: bool) -> None:
    if note.event:
        note.kind = "report"
        if note.closes_on:
            note.doubt(
                _("The note reports an event and names a deadline; it is taken for a report."),
                note.closes_on.place,
            )
    elif is_call:
        note.kind = "call"


def _read_figures(note: RecognisedNote, sentences: Sequence[tuple[int, int, str]]) -> None:
    seen: set[tuple[int, str]] = set()
    for paragraph, begin, sentence in sentences:
        for figure in find_figures(sentence, note.kind):
            if (figure.value, figure.unit_word) not in seen:
                seen.add((figure.value, figure.unit_word))
                note.figures.append(_found(figure, paragraph, begin))
        if _COMPARISON.match(sentence):
            place = Place(paragraph, begin, begin + len(sentence))
            note.claims.append(Found(sentence, place))
            note.doubt(_("The note does not say who makes this comparison."), place)


def _read_partners(
    note: RecognisedNote, sentences: Sequence[tuple[int, int, str]], register: Register
) -> None:
    found: dict[int | str, PartnerFound] = {}
    for paragraph, begin, sentence in sentences:
        mentions = register.partners.find(sentence)
        roles = find_roles(sentence, mentions) if note.kind == "report" else [None] * len(mentions)
        for mention, role in zip(mentions, roles, strict=True):
            place = Place(paragraph, begin + mention.start, begin + mention.end)
            if not mention.is_certain:
                note.doubt(
                    _("“%(name)s” can mean several partners: %(partners)s.")
                    % {
                        "name": mention.text,
                        "partners": "; ".join(thing.title for thing in mention.named),
                    },
                    place,
                )
                continue
            named = mention.named[0]
            partner = found.setdefault(named.key, PartnerFound(named, mention.text, place, role))
            partner.role = partner.role or role
        _doubt_unknown_organisations(note, paragraph, begin, sentence, mentions)
    note.partners = list(found.values())


def _doubt_unknown_organisations(
    note: RecognisedNote, paragraph: int, begin: int, sentence: str, mentions: Sequence[Mention]
) -> None:
    for match in _ORGANISATION_LIKE.finditer(sentence):
        name = re.sub(rf"^(?:{NO_FIRST_NAME}\s)+", "", match.group())
        start, end = match.end() - len(name), match.end()
        if any(start < mention.end and mention.start < end for mention in mentions):
            continue
        if len(name.split()) < 2:
            # A plain noun such as "Verein".
            continue
        note.doubt(
            _("“%(name)s” is no partner that the register knows.") % {"name": name},
            Place(paragraph, begin + start, begin + end),
        )


def _read_people(note: RecognisedNote, register: Register) -> None:
    """People first, words second: whether a surname is clear depends on all people of the note."""
    named: list[tuple[int, list[tuple[int, str]], list[Naming]]] = []
    for number, paragraph in enumerate(note.layout.texts):
        if number in note.layout.headings:
            continue
        sentences = list(split_sentences(paragraph))
        partners = register.partners.find(paragraph)
        towns = register.municipalities.find(paragraph)
        namings = find_namings(sentences, partners, towns)
        for naming in namings:
            _add_person(note, naming, Place(number, naming.start, naming.end))
        for start, end, name in find_names_alone(sentences, [*partners, *towns, *namings]):
            note.doubt(
                _("“%(name)s” may be a person of whom the note says no more. Add it if so.")
                % {"name": name},
                Place(number, start, end),
            )
        named.append((number, sentences, namings))
    before: list[Person] = []
    people = [found.value for found in note.people]
    everybody = [*people, *find_namesakes(people, note.layout.texts)]
    for number, sentences, namings in named:
        paragraph = note.layout.texts[number]
        speakers = find_speakers(paragraph, namings, before, everybody)
        for unclear in add_statements(paragraph, sentences, speakers):
            note.doubt(_whose(unclear), Place(number, unclear.start, unclear.end))
        before += [naming.person for naming in namings]
    for found in note.people:
        if not found.value.role:
            note.doubt(
                _("The note does not say in what role %(person)s speaks.")
                % {"person": found.value.name},
                found.place,
            )


def _add_person(note: RecognisedNote, naming: Naming, place: Place) -> None:
    """Each person once, with what the first naming leaves open and a later one says."""
    for found in note.people:
        known = found.value
        if known.is_same_as(naming.person):
            known.role = known.role or naming.person.role
            known.organisation = known.organisation or naming.person.organisation
            naming.person = known
            return
    note.people.append(Found(naming.person, place))


def _whose(unclear: Unclear) -> str:
    if len(unclear.people) > 1:
        names = "; ".join(person.name for person in unclear.people)
        return _("Who says this is not clear: %(people)s.") % {"people": names}
    return _("Who says this is not clear, or the person says more than once.")


def _read_programme(note: RecognisedNote, register: Register) -> None:
    found: dict[int | str, Found[Named]] = {}
    for number, paragraph in enumerate(note.layout.texts):
        for mention in register.programmes.find(paragraph):
            place = Place(number, mention.start, mention.end)
            for named in mention.named:
                found.setdefault(named.key, Found(named, place))
    if len(found) == 1:
        note.programme = next(iter(found.values()))
    elif found:
        titles = "; ".join(one.value.title for one in found.values())
        note.doubt(
            _("Several funding programmes are named: %(titles)s. Choose one.") % {"titles": titles}
        )


def _read_doubtful_dates(note: RecognisedNote, sentences: Sequence[tuple[int, int, str]]) -> None:
    used = [found.place for found in note.happenings]
    used += [found.place for found in (note.opens_on, note.closes_on) if found]
    days = {day for one in note.happenings for day in (one.value.first_day, one.value.last_day)}
    for paragraph, begin, sentence in sentences:
        for date in find_dates(sentence):
            place = Place(paragraph, begin + date.start, begin + date.end)
            if any(doubt.place == place for doubt in note.doubts):
                continue
            if date.first and date.last and place not in used and date.first not in days:
                note.doubt(_("The date “%(date)s” was not used.") % {"date": date.text}, place)
            if date.first is None or date.last is None:
                note.doubt(
                    _("“%(date)s” is no full date: the year is missing or the day does not exist.")
                    % {"date": date.text},
                    place,
                )
