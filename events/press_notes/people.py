"""People with academic title, role and what they said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .names import Mention

_UP = r"[A-ZÀ-ÖØ-ÞĞİŞČŚŠŽŁŻ]"
_LOW = r"[a-zß-öø-ÿğışčćśšžłąęńźż'’]"
_TITLE = (
    r"(?:(?:Prof(?:essor(?:in)?|\.)|PD|Dr\.|Dipl\.-\w+\.?|M\.\s?A\.)(?:-Ing\.)?"
    r"(?:\s(?:h\.\s?c\.|phil\.|med\.|jur\.|rer\.\s?\w+\.))?\s)+"
)
_PARTICLE = r"(?:von|van|de|da|del|di|el|al|bin|ibn|zu|vom|der)"
_NAME_WORD = rf"{_UP}{_LOW}+(?:-{_UP}{_LOW}+)*"
_LAST_NAME = rf"(?:{_PARTICLE}\s)?(?:(?:El|Al|Abu|Ben)-)?{_NAME_WORD}"
_FULL_NAME = rf"{_NAME_WORD}(?:\s{_NAME_WORD})?(?:\s{_UP}\.)?\s{_LAST_NAME}"
_NAME = rf"(?P<name>(?:{_TITLE}){_FULL_NAME}|{_FULL_NAME})"

_ROLE_NOUN = (
    rf"\b{_UP}?[\wäöüß-]{{0,40}}(?:[Ll]eiter|[Mm]inister|[Vv]orsitzende[rn]?|[Pp]räsident|[Gg]eschäftsführer"
    r"|[Ss]precher|[Rr]eferent|[Bb]ürgermeister|[Ss]ekretär|[Dd]ezernent|[Bb]eauftragte[rn]?"
    r"|[Kk]oordinator|[Dd]irektor|[Bb]erater|[Vv]orstand|[Vv]orständin|[Gg]ründer|[Mm]itarbeiter|[Mm]itglied"
    r"|[Mm]oderator|[Vv]ertreter|[Aa]bgeordnete[rn]?|[Dd]ozent|[Ff]orscher|[Ww]issenschaftler"
    r"|[Pp]ädagoge?|[Pp]ädagogin|[Tt]rainer|[Ss]oziologe?|[Ss]oziologin|[Bb]eigeordnete[rn]?)"
    r"(?:in(?:nen)?|[ns])?"
)
_SAYING = (
    r"(?:sagte|sagt|erklärte|erklärt|betonte|betont|berichtete|berichtet|unterstrich|unterstreicht"
    r"|erläuterte|erläutert|hob|hebt|lobte|lobt|forderte|fordert|kündigte|kündigt|wies|weist"
    r"|bezeichnete|würdigte|würdigt|begrüßte|dankte|dankt|ergänzte|ergänzt|meinte|meint|stellte"
    r"|versprach|bekräftigte|bekräftigt|verwies|verweist|warb|mahnte|mahnt|appellierte|freute|so)"
)
_PREPOSITION = r"(?:im|in\s+der|des|der|vom|von\s+der|von|bei\s+der|beim|am|an\s+der|für\s+das)"
_QUOTATION = re.compile(r"„(?P<a>[^“”„]+)[“”]|»(?P<b>[^«»]+)«|“(?P<c>[^“”]+)”|\"(?P<d>[^\"]+)\"")

_ROLE_BEFORE = re.compile(
    rf"(?P<role>{_ROLE_NOUN}(?P<more>(?:\s(?!{_SAYING}\b)[\w*:/-]+){{0,9}}?)),\s{_NAME}(?=\s*(?:,|\b|$))"
)
_ROLE_AT_ONCE = re.compile(rf"(?P<role>{_ROLE_NOUN})\s{_NAME}")
_ROLE_BEHIND = re.compile(
    rf"{_NAME},\s(?:(?:der|die|dem)\s)?(?P<role>(?:[a-zäöüß]+e[rnm]?\s)?{_ROLE_NOUN}(?P<more>(?:\s[\w*:/-]+){{0,9}}?))(?=[,.;:]|\s{_SAYING}\b|$)"
)
_TITLED = re.compile(rf"(?P<name>{_TITLE}{_FULL_NAME})")
_SPEAKER_BEHIND = re.compile(rf"\b{_SAYING}\s{_NAME}")
_SPEAKER_BEFORE = re.compile(rf"{_NAME}(?:\s[^,.;]{{1,60}})?\s{_SAYING}\b")
# The most telling first: a person found by one is not found once more by another.
_WAYS_TO_NAME = (
    _ROLE_BEFORE,
    _ROLE_BEHIND,
    _ROLE_AT_ONCE,
    _TITLED,
    _SPEAKER_BEHIND,
    _SPEAKER_BEFORE,
)
# Between the verb of saying and a name: nothing, or the role of the person.
_BESIDE = re.compile(rf"(?:(?:der|die)\s+)?(?:{_ROLE_NOUN}(?:\s[\w*-]+){{0,8}},?\s)?")
_NO_FIRST_NAME = re.compile(
    r"(?:Der|Die|Das|Den|Dem|Des|Ein|Eine|Einem|Im|In|Am|An|Auf|Bei|Mit|Für|Zum|Zur|Von|Vom|Nach|Und"
    r"|Auch|Dabei|Damit|Dort|Hier|Heute|Sie|Er|Es|Wir|Ich|Diese[rmns]?|Jede[rmns]?|Alle[rn]?|Viele"
    r"|Neue[rnms]?|Aus|Seit|Unter|Über|Als|Wie|Wenn|Weil|Frau|Herr|Herrn)"
)


@dataclass
class Person:
    """A person as the note names them; `kind` of the statement as in `StatementKind`."""

    start: int
    end: int
    name: str
    role: str | None = None
    organisation: Mention | None = None
    statement: str | None = None
    statement_kind: str | None = None


def find_people(
    paragraph: str, sentences: Sequence[tuple[int, str]], mentions: Sequence[Mention]
) -> list[Person]:
    """The people a paragraph names with a title, a role or a statement, each once."""
    people: list[Person] = []
    for begin, sentence in sentences:
        for person in _named_in(begin, sentence, mentions):
            if not any(_same_person(person.name, other.name) for other in people):
                people.append(person)
    _add_statements(paragraph, sentences, people)
    return people


def find_quotations(paragraph: str) -> list[tuple[int, str]]:
    """Where each quotation begins, and its words without the marks."""
    return [
        (match.start() + 1, text)
        for match in _QUOTATION.finditer(paragraph)
        if (text := _quoted(match))
    ]


def _quoted(match: re.Match[str]) -> str:
    """The words between the marks; "" for a name or a slogan, which nobody says."""
    text = next(group for group in match.groups() if group).strip().rstrip(",")
    return text if len(text.split()) >= 4 else ""


def _named_in(begin: int, sentence: str, mentions: Sequence[Mention]) -> list[Person]:
    people: list[Person] = []
    for pattern in _WAYS_TO_NAME:
        for match in pattern.finditer(sentence):
            name = match.group("name")
            start = begin + match.start("name")
            end = start + len(name)
            if _NO_FIRST_NAME.fullmatch(name.split()[0]) or any(
                mention.start < end and start < mention.end for mention in mentions
            ):
                continue
            if any(start < other.end and other.start < end for other in people):
                continue
            groups = match.groupdict()
            person = Person(start, end, name)
            if groups.get("role"):
                role_start = begin + match.start("role")
                _set_role(person, groups["role"], role_start, mentions)
            if person.organisation is None:
                person.organisation = _of_organisation(sentence, begin, end, mentions)
            people.append(person)
    return people


def _set_role(person: Person, role: str, start: int, mentions: Sequence[Mention]) -> None:
    """The role without the organisation that it ends with."""
    end = start + len(role)
    for mention in mentions:
        if start <= mention.start and mention.end == end and mention.is_certain:
            person.organisation = mention
            role = role[: mention.start - start]
            role = re.sub(rf"\s+{_PREPOSITION}\s+$", "", role).rstrip()
    person.role = role


def _of_organisation(
    sentence: str, begin: int, end: int, mentions: Sequence[Mention]
) -> Mention | None:
    """The organisation right behind a name: "Mira Feld vom MKFFI"."""
    link = re.match(rf",?\s+{_PREPOSITION}\s+", sentence[end - begin :])
    if link:
        for mention in mentions:
            if mention.start == end + link.end() and mention.is_certain:
                return mention
    return None


def _same_person(one: str, other: str) -> bool:
    return one.split()[-1] == other.split()[-1]


def _add_statements(
    paragraph: str, sentences: Sequence[tuple[int, str]], people: list[Person]
) -> None:
    for match in _QUOTATION.finditer(paragraph):
        text = _quoted(match)
        speaker = _speaker_of_quotation(paragraph, match, people) if text else None
        if speaker and speaker.statement_kind != "quotation":
            speaker.statement, speaker.statement_kind = text, "quotation"
    for begin, sentence in sentences:
        end = begin + len(sentence)
        if _QUOTATION.search(sentence):
            continue
        speakers = [person for person in people if begin <= person.start < end]
        if len(speakers) != 1 or speakers[0].statement:
            continue
        said = re.search(rf"\b{_SAYING}\b[,:]?\s+", sentence[speakers[0].end - begin :])
        if said:
            text = sentence[speakers[0].end - begin :][said.end() :]
            speakers[0].statement = text.strip().rstrip(".").strip()
            speakers[0].statement_kind = "paraphrase"


def _speaker_of_quotation(
    paragraph: str, quotation: re.Match[str], people: Sequence[Person]
) -> Person | None:
    """Who says it: only whose name, with the role at most, stands right beside the verb of saying.

    A pronoun, another subject or a name further off leaves the quotation without a speaker.
    """
    behind = paragraph[quotation.end() : quotation.end() + 200]
    if said := re.match(rf"\s*,?\s*{_SAYING}\s+", behind):
        start = quotation.end() + said.end()
        for person in people:
            between = paragraph[start : person.start]
            if start <= person.start and re.fullmatch(_BESIDE, between):
                return person
        return None
    before = paragraph[max(0, quotation.start() - 200) : quotation.start()]
    if re.search(rf"\b{_SAYING}:\s*$", before):
        place = quotation.start() - len(before)
        begin = place + max((end.end() for end in re.finditer(r"[.!?]\s+", before)), default=0)
        named = [person for person in people if begin <= person.start < quotation.start()]
        if len(named) == 1 and re.fullmatch(_BESIDE, paragraph[begin : named[0].start]):
            return named[0]
    return None
