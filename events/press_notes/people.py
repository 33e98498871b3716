"""People with academic title, role and organisation."""

import re
from collections.abc import Iterator, Sequence
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
# Words in capitals that begin a sentence or stand before a name.
NO_FIRST_NAME = (
    r"(?:D(?:er|ie|as|en|em|es)|(?:Ein|Kein|Ihr|Sein|Unser)(?:e[rnms]?)?|Im|In|Ins|Am|An|Auf|Bei|Beim|Mit"
    r"|Für|Zum|Zur|Zu|Von|Vom|Nach|Aus|Seit|Unter|Über|Als|Wie|Wenn|Weil|Neben|Vor|Hinter|Zwischen"
    r"|Während|Trotz|Wegen|Laut|Gegen|Ohne|Bis|Durch|Um|Statt|Dank|Ab|Zu[dv]em|Und|Oder|Sowie|Auch|Nur"
    r"|Doch|Aber|Denn|Noch|Schon|Erst|Dabei|Damit|Dazu|Dort|Hier|Heute|Gestern|Morgen|Danach|Zuvor"
    r"|Sie|Er|Es|Wir|Ich|Was|Wer|Wo|So|Rund|Etwa|Gut|Knapp|Insgesamt|Gemeinsam|Zusammen|Frau|Herrn?"
    r"|(?:Diese|Jede|Alle|Neue|Viele|Mehrere|Beide|Einige|Manche|Solche|Andere|Weitere|Erste|Zweite)"
    r"[rmns]?|\w+tags?|Anfang|Mitte|Ende|Januar|Februar|März|April|Mai|Juni|Juli|August|September"
    r"|Oktober|November|Dezember)"
)
_LAST_NAME = rf"(?:{_PARTICLE}\s)?(?:(?:El|Al|Abu|Ben)-)?{_NAME_WORD}"
_FULL_NAME = (
    rf"(?!{NO_FIRST_NAME}(?!\w)){_NAME_WORD}(?:\s{_NAME_WORD})?(?:\s{_UP}\.)?\s{_LAST_NAME}"
)
_NAME = rf"(?P<name>(?:{_TITLE}){_FULL_NAME}|{_FULL_NAME})"

_ROLE_NOUN = (
    rf"\b{_UP}?[\wäöüß-]{{0,40}}(?:[Ll]eiter|[Mm]inister|[Vv]orsitzende[rn]?|[Pp]räsident|[Gg]eschäftsführer"
    r"|[Ss]precher|[Rr]eferent|[Mm]eister|[Ss]ekretär|[Dd]ezernent|[Bb]eauftragte[rn]?"
    r"|[Kk]oordinator|[Dd]irektor|[Bb]erater|[Vv]orstand|[Vv]orständin|[Gg]ründer|[Mm]itarbeiter|[Mm]itglied"
    r"|[Mm]oderator|[Vv]ertreter|[Aa]bgeordnete[rn]?|[Dd]ozent|[Ff]orscher|[Ww]issenschaftler"
    r"|[Pp]ädagoge?|[Pp]ädagogin|[Tt]rainer|[Ss]oziologe?|[Ss]oziologin|[Bb]eigeordnete[rn]?"
    r"|[Bb]eisitzer|[Ss]chriftführer|[Kk]assierer|[Kk]assenwart|[Rr]ektor|[Ll]ehrer"
    r"|[Ss]chirmherr|[Hh]ausherr|[Gg]astgeber|[Kk]ünstler|[Aa]utor|[Aa]nwalt|[Aa]nwält|[Jj]ournalist|[Aa]ktivist"
    r"|[Uu]nternehmer|[Ii]ntendant|[Kk]urator|[Ää]rzt|[Pp]farrer|[Pp]sycholog(?:e(?!\w))?|[Hh]istoriker|[Ll]andrat"
    r"|[Ll]andrät|[Ss]tadtrat|[Ss]tadträt|[Mm]usiker|[Mm]anager|[Bb]otschafter|[Pp]olitiker|[Oo]rganisator"
    r"|[Ii]nitiator|[Tt]eilnehmer|[Pp]reisträger|[Jj]urist|[Ss]chatzmeister|[Aa]mtsleiter)"
    r"(?:in(?:nen)?|[ns])?(?:\sa\.\s?D\.)?"
)
# Who no longer holds an office, not yet, or for another one: without the word it is another office.
_LIMIT = (
    r"(?:früher|ehemalig|damalig|einstig|vormalig|stellvertretend|kommissarisch|amtierend"
    r"|designiert|künftig|scheidend|geschäftsführend|ehrenamtlich)e[rnms]?"
)
_OFFICE = re.compile(_ROLE_NOUN)
_ROLE = rf"(?:\b{_LIMIT}\s)?{_ROLE_NOUN}"
SAYING = (
    r"(?:sagte|sagt|erklärte|erklärt|betonte|betont|berichtete|berichtet|unterstrich|unterstreicht"
    r"|erläuterte|erläutert|hob|hebt|lobte|lobt|forderte|fordert|kündigte|kündigt|wies|weist"
    r"|bezeichnete|würdigte|würdigt|begrüßte|dankte|dankt|ergänzte|ergänzt|meinte|meint|stellte"
    r"|versprach|bekräftigte|bekräftigt|verwies|verweist|warb|mahnte|mahnt|appellierte|freute"
    r"|empfahl|empfiehlt|riet|plädierte|plädiert|warnte|warnt|hoffte|hofft|versicherte|versichert"
    r"|schilderte|schildert|resümierte|so)"
)
# A role goes on with nouns, adjectives and what links them; a verb ends it.
_ROLE_WORD = (
    rf"\s(?!{SAYING}\b)(?:{_UP}[\w*:/-]*|und|oder|sowie|für|im|in|am|an|auf|bei|beim|des|der|die|das|den|dem"
    r"|von|vom|zu|zum|zur|über|[a-zäöüß]{3,}e[nrms]?(?<!te)(?<!ten)(?=\s[A-ZÄÖÜ]))"
)
_PREPOSITION = r"(?:im|in\s+der|des|der|vom|von\s+der|von|bei\s+der|beim|am|an\s+der|für\s+das)"
# An organisation at the end of a role that the register does not know.
_UNKNOWN_ORGANISATION = re.compile(
    rf"\s+{_PREPOSITION}\s+(?:[A-ZÄÖÜ][\wäöüß*-]*?)?"
    r"(?:[Ss]tiftung|[Vv]ereins?|[Vv]erband(?:e?s)?|[Vv]erbund(?:e?s)?|[Ss]tadt|[Gg]emeinde|[Kk]reis(?:es)?"
    r"|[Ll]and(?:es)?|[Mm]inisteriums?|[Aa]mt(?:e?s)?|[Ii]nitiative|[Aa]gentur|[Nn]etzwerks?"
    r"|[Uu]niversität|[Hh]ochschule|[Aa]kademie|[Zz]entrums?)(?:\s.*)?$"
)

# Who holds one of these offices holds it in an organisation, except in a part of one.
_OFFICE_OF_CLUB = re.compile(
    r"((?:\w+e[rnms]?\s)?\w*(?:[Vv]orsitzende[rn]?|[Gg]eschäftsführer(?:in)?|[Gg]ründer(?:in)?|[Ss]chatzmeister(?:in)?"
    r"|[Kk]assierer(?:in)?|[Kk]assenwart(?:in)?|[Ss]chriftführer(?:in)?|[Bb]eisitzer(?:in)?|[Vv]orstand|[Vv]orständin"
    r"|[Vv]orstandsmitglied))\s(?:de[rs]|vom|von|beim|im|bei\sde[rm]|in\sde[rm])\s(?:[a-zäöüß]+e[nrms]?\s)*"
    r"(?![\w*-]*(?:[Aa]bteilung|[Rr]eferat|[Dd]ezernat|[Bb]ereich|[Ss]telle|[Aa]usschuss|[Rr]at|[Kk]reis|[Aa]rbeitsgruppe"
    r"|[Kk]ommission|[Bb]eirat|[Ff]raktion|[Jj]ury|[Tt]eam|[Pp]rojekt|[Vv]orstand|[Vv]orstands)(?:e?s|e)?\b)"
    r"[A-ZÄÖÜ]\w*.*"
)

_ROLE_BEFORE = re.compile(rf"(?P<role>{_ROLE}(?:{_ROLE_WORD}){{0,9}}?),\s{_NAME}(?=\s*(?:,|\b|$))")
_ROLE_AT_ONCE = re.compile(rf"(?P<role>{_ROLE})\s{_NAME}")
_ROLE_BEHIND = re.compile(
    rf"{_NAME},\s(?:(?:der|die|dem)\s)?(?P<role>(?:[a-zäöüß]+e[rnm]?\s)?{_ROLE_NOUN}(?:{_ROLE_WORD}){{0,9}}?)(?=[,.;:]|\s{SAYING}\b|$)"
)
_TITLED = re.compile(rf"(?P<name>{_TITLE}{_FULL_NAME})")
_SPEAKER_BEHIND = re.compile(rf"\b{SAYING}\s{_NAME}")
_SPEAKER_BEFORE = re.compile(rf"{_NAME}(?:\s[^,.;]{{1,60}})?\s{SAYING}\b")
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
BESIDE = re.compile(rf"(?:[Dd](?:er|ie)\s+)?(?:{_ROLE}(?:{_ROLE_WORD}){{0,8}},?\s)?")
# A word that ends so is a noun of its own rather than part of a name.
_ORDINARY_NOUN = re.compile(
    r".{2,}(?:ung|heit|keit|schaft|tion|tät|nis|ismus|ment)(?:e?n|en|e?s|e)?"
    r"|.*(?:[Ss]tiftung|[Vv]erein|[Vv]erband|[Vv]erbund|[Ss]tadt|[Gg]emeinde|[Kk]reis|[Ll]and|[Aa]mt|[Dd]ienst"
    r"|[Mm]inisterium|[Ii]nitiative|[Aa]gentur|[Nn]etzwerk|[Zz]entrum|[Hh]aus|[Hh]of|[Ss]aal|[Hh]alle"
    r"|[Ss]chule|[Kk]irche|[Pp]rojekt|[Pp]rogramm|[Gg]ruppe|[Tt]eam|[Ff]orum|[Bb]ündnis|[Rr]at|[Ss]traße"
    r"|[Pp]latz|[Bb]ericht|[Rr]eferat|[Dd]ezernat|[Aa]bteilung|[Tt]eilnehmer|[Gg]ast|[Mm]itglied"
    r"|Prozent|Euro|Millionen|Drittel|Teil)(?:e?n|e?s|e)?"
)
# Two words that can be first name and surname, by themselves in the sentence.
_NAME_LIKE = re.compile(
    rf"(?<![\w*.&-])(?P<name>{_NAME_WORD}(?:\s{_UP}\.)?\s{_NAME_WORD})(?![\w*:-])(?!\s{_UP}|\se\.\s?V)"
)
# Behind these words stands a noun, not a name.
_NOUN_FOLLOWS = re.compile(
    r"(?:\b(?:[Dd](?:er|ie|as|en|em|es)|(?:[Ee]in|[Kk]ein|[Ii]hr|[Ss]ein|[Uu]nser)(?:e[rnms]?)?|[Ii]m|[Ii]ns?"
    r"|[Aa]m|[Bb]eim|[Zz]u[mr]|[Vv]om|[Ff]ür|[Aa]uf|[Üü]ber|[a-zäöüß]{3,}(?:e[nmrs]|(?<!t)e)|\d+)"
    r")\s$"
)


@dataclass
class Person:
    """A person as the note names them; `statement_kind` as in `StatementKind`."""

    name: str
    role: str | None = None
    organisation: Mention | None = None
    statement: str | None = None
    statement_kind: str | None = None

    @property
    def surname(self) -> str:
        return self.name.split()[-1]

    def is_same_as(self, other: "Person") -> bool:
        """The same first name and surname, with or without title."""
        return _bare(self.name)[0] == _bare(other.name)[0] and self.surname == other.surname


@dataclass
class Naming:
    """A place where a person is named by first name and surname."""

    start: int
    end: int
    person: Person


def _bare(name: str) -> list[str]:
    return re.sub(rf"^{_TITLE}", "", name).split()


def find_namings(
    sentences: Sequence[tuple[int, str]],
    organisations: Sequence[Mention],
    towns: Sequence[Mention],
) -> list[Naming]:
    """Where a paragraph names people with a title, a role or a verb of saying, in its order."""
    namings: list[Naming] = []
    for begin, sentence in sentences:
        for pattern in _WAYS_TO_NAME:
            for match in pattern.finditer(sentence):
                start, end = begin + match.start("name"), begin + match.end("name")
                taken: list[Mention | Naming] = [*organisations, *towns, *namings]
                if not _can_be_name(match.group("name"), match.groupdict()) or any(
                    other.start < end and start < other.end for other in taken
                ):
                    continue
                person = Person(match.group("name"))
                if role := match.groupdict().get("role"):
                    _set_role(person, role, begin + match.start("role"), organisations)
                if person.organisation is None:
                    person.organisation = _of_organisation(sentence, begin, end, organisations)
                namings.append(Naming(start, end, person))
    return sorted(namings, key=lambda naming: naming.start)


def _can_be_name(name: str, groups: dict[str, str | None]) -> bool:
    """Without title and role beside it, no word of a name is an ordinary noun or an office."""
    words = _bare(name)
    return bool(groups.get("role")) or len(words) < len(name.split()) or not _has_noun(words)


def _has_noun(words: list[str]) -> bool:
    return any(_ORDINARY_NOUN.fullmatch(word) or _OFFICE.fullmatch(word) for word in words)


def find_names_alone(
    sentences: Sequence[tuple[int, str]], taken: Sequence[Mention | Naming]
) -> Iterator[tuple[int, int, str]]:
    """Where two words look like the name of a person of whom nothing else is said."""
    for begin, sentence in sentences:
        for match in _NAME_LIKE.finditer(sentence):
            words = match.group("name").split()
            start, end = begin + match.start(), begin + match.end()
            before = sentence[: match.start()]
            # "Junge Menschen": an adjective begins the sentence.
            is_adjective = not before and re.search(r"e[rnms]?$", words[0])
            if (
                not (is_adjective or re.fullmatch(NO_FIRST_NAME, words[0]) or _has_noun(words))
                and not _NOUN_FOLLOWS.search(before)
                and not _goes_on(before)
                and not any(other.start < end and start < other.end for other in taken)
            ):
                yield start, end, match.group("name")


def _goes_on(before: str) -> bool:
    """Whether the word before begins what the two words end: "Bürgerhaus Alte Weberei"."""
    word = re.search(rf"({_UP}[\w*-]*)\s$", before)
    return word is not None and _ORDINARY_NOUN.fullmatch(word.group(1)) is not None


def find_namesakes(people: Sequence[Person], texts: Sequence[str]) -> list[Person]:
    """Who else seems to bear the surname of one of the people, by first name and surname."""
    namesakes: list[Person] = []
    for surname in {person.surname for person in people}:
        pattern = (
            rf"(?<![\w-])(?!{NO_FIRST_NAME}(?!\w))({_NAME_WORD}\s{re.escape(surname)})(?![\w-])"
        )
        for name in (name for text in texts for name in re.findall(pattern, text)):
            other = Person(name)
            is_office = _OFFICE.fullmatch(name.split()[0])
            known = any(_bare(person.name)[-2:] == name.split() for person in people)
            if not (is_office or known or any(map(other.is_same_as, (*people, *namesakes)))):
                namesakes.append(other)
    return namesakes


def _set_role(person: Person, role: str, start: int, organisations: Sequence[Mention]) -> None:
    """The role without the organisation that it ends with."""
    end = start + len(role)
    for mention in organisations:
        if start <= mention.start and mention.end == end and mention.is_certain:
            person.organisation = mention
            role = role[: mention.start - start]
            role = re.sub(rf"\s+{_PREPOSITION}\s+$", "", role).rstrip()
    if of_club := _OFFICE_OF_CLUB.fullmatch(role):
        role = of_club.group(1)
    person.role = _UNKNOWN_ORGANISATION.sub("", role) or None


def _of_organisation(
    sentence: str, begin: int, end: int, organisations: Sequence[Mention]
) -> Mention | None:
    """The organisation right behind a name: "Mira Feld vom MKFFI"."""
    link = re.match(rf",?\s+{_PREPOSITION}\s+", sentence[end - begin :])
    if link:
        for mention in organisations:
            if mention.start == end + link.end() and mention.is_certain:
                return mention
    return None
