"""Who says what: only whose name stands beside the verb of saying."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .people import BESIDE, SAYING, Naming, Person

_QUOTATION = re.compile(r"„(?P<a>[^“”„]+)[“”]|»(?P<b>[^«»]+)«|“(?P<c>[^“”]+)”|\"(?P<d>[^\"]+)\"")
# Between a speaker who interrupts a quotation and its rest; nobody else speaks there.
_INTERRUPTION = re.compile(rf"(?:,(?:(?!\b{SAYING}\b)[^.!?„“”»«\"]){{0,120}})?,\s")
_ROLE_BEFORE = re.compile(rf"(?:(?:Auch|Frau|Herr)\s)?{BESIDE.pattern}")
# Behind a name: where the person belongs to or a part in commas, then the verb behind which
# stands what is said. Verbs with a particle say nothing without it.
_BELONGS = (
    r"(?:\s(?:vom|von|aus|des|der|im|in)(?:\s(?!und\b|oder\b)[\w*-]+){1,5}?"
    r"|(?:,\s[^,;:]{1,120})?,)?\s"
)
_PARAPHRASE = re.compile(
    rf"{_BELONGS}(?:"
    r"(?:(?:sagte?|erklärte?|betonte?|berichtete?t?|unterstrich|unterstreicht|erläuterte?t?|lobte?"
    r"|forderte?|bezeichnete|würdigte?|ergänzte?|meinte?|versprach|bekräftigte?|verwies|verweist"
    r"|mahnte?|appellierte?|versicherte?|schilderte?)\b|(?:hob|hebt)\s+hervor\b|kündigte?\s+an\b"
    r"|(?:wies|weist)\s+darauf\s+hin\b|stellte?\s+(?:fest|klar)\b)[,:]?\s+"
    # What is advised or asked for is a clause of its own: "empfahl den Vereinen, früh zu planen".
    r"|(?:empfahl|empfiehlt|riet|rät|bat|bittet)\b(?:,\s|\s(?!da(?:zu|von|rum)\b)(?=(?:[^\s,.;]+\s){0,3}[^\s,.;]+,\s"
    r"(?!(?:der|die|das|dem|den|deren|dessen|was|wo|bevor|als|nachdem|weil|wenn|damit|dass|ob|bis)\b)[^.;]*zu\w*\s\w+))"
    r"|(?:(?:riet|rät)\s+(?:\w+\s)?(?:dazu|davon\s+ab)|(?:bat|bittet)\s+darum|(?:warb|wirbt)\s+dafür"
    r"|plädierte?\s+dafür|(?:schlug|schlägt)\s+vor|regte?\s+an|(?:rief|ruft)\s+dazu\s+auf"
    r"|(?:sprach|spricht)\s+sich\s+dafür\s+aus|drängte?\s+darauf|hofft|hoffte|warnte?(?:\s+davor)?"
    r"|erinnerte?\s+daran|zeigte?\s+sich\s+überzeugt|freute?\s+sich(?:\s+darüber)?),\s)"
)


@dataclass(frozen=True)
class Speaker:
    """A place where somebody is named, and all people that the name fits."""

    start: int
    end: int
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Unclear:
    """Words of which the rules do not say whose they are; `people` are those they fit."""

    start: int
    end: int
    people: tuple[Person, ...]


def find_speakers(
    paragraph: str, namings: Sequence[Naming], before: Sequence[Person], everybody: Sequence[Person]
) -> list[Speaker]:
    """Where a paragraph names people; `before` are those whom the note has named further up.

    A surname alone means who bears it and was named before. Who else of the note bears it makes
    it unclear.
    """
    speakers = [Speaker(naming.start, naming.end, (naming.person,)) for naming in namings]
    for surname in {person.surname for person in everybody}:
        fitting = tuple(person for person in everybody if person.surname == surname)
        for match in re.finditer(
            rf"(?<![\w-])(?:(?:Frau|Herrn?|Dr\.|Prof\.)\s)*{re.escape(surname)}(?![\w-])", paragraph
        ):
            start, end = match.span()
            is_named = any(
                person in fitting
                for person in (*before, *(one.person for one in namings if one.end <= start))
            )
            # "Stiftung Yilmaz", or a person with another first name.
            is_part = re.search(r"[A-ZÄÖÜ][\w.*-]*\s$", paragraph[:start]) is not None
            is_taken = any(one.start < end and start < one.end for one in namings)
            if is_named and not is_part and not is_taken:
                speakers.append(Speaker(start, end, fitting))
    return sorted(speakers, key=lambda speaker: speaker.start)


def add_statements(
    paragraph: str, sentences: Sequence[tuple[int, str]], speakers: Sequence[Speaker]
) -> list[Unclear]:
    """Give each person the first words that are certainly theirs; say which are not."""
    unclear = []
    for start, text, speaker in _quotations(paragraph, speakers):
        if speaker and len(speaker.people) == 1 and not speaker.people[0].statement:
            speaker.people[0].statement = text
            speaker.people[0].statement_kind = "quotation"
        else:
            unclear.append(Unclear(start, start + len(text), speaker.people if speaker else ()))
    for begin, sentence in sentences:
        here = [one for one in speakers if begin <= one.start < begin + len(sentence)]
        if len(here) != 1 or _QUOTATION.search(sentence):
            continue
        # What begins a German main clause and stands before its verb is the subject, or an
        # adverb: a name with nothing but its role before it speaks.
        is_subject = _ROLE_BEFORE.fullmatch(sentence[: here[0].start - begin])
        said = _PARAPHRASE.match(sentence, here[0].end - begin) if is_subject else None
        if said is None:
            continue
        if len(here[0].people) > 1:
            unclear.append(Unclear(here[0].start, here[0].end, here[0].people))
        elif not here[0].people[0].statement:
            text = sentence[said.end() :].strip().rstrip(".").strip()
            here[0].people[0].statement = text or None
            here[0].people[0].statement_kind = "paraphrase" if text else None
    return unclear


def _quotations(
    paragraph: str, speakers: Sequence[Speaker]
) -> Iterator[tuple[int, str, Speaker | None]]:
    """Where each quotation begins, its words without the marks, and who says it.

    One that its speaker interrupts is a single one.
    """
    matches = list(_QUOTATION.finditer(paragraph))
    number = 0
    while number < len(matches):
        match = matches[number]
        number += 1
        text = _quoted(match)
        speaker = _speaker(paragraph, match, speakers)
        if speaker and number < len(matches):
            between = paragraph[speaker.end : matches[number].start()]
            if speaker.start > match.end() and _INTERRUPTION.fullmatch(between):
                rest = _words(matches[number])
                comma = "" if re.match(r"(?:und|oder)\b", rest) else ","
                text = f"{_words(match)}{comma} {rest}"
                number += 1
        if text:
            yield match.start() + 1, text, speaker


def _words(quotation: re.Match[str]) -> str:
    return next(group for group in quotation.groups() if group).strip().rstrip(",")


def _quoted(quotation: re.Match[str]) -> str:
    """The words between the marks; "" for a name or a slogan, which nobody says."""
    text = _words(quotation)
    return text if len(text.split()) >= 4 else ""


def _speaker(
    paragraph: str, quotation: re.Match[str], speakers: Sequence[Speaker]
) -> Speaker | None:
    """Who says it: only whose name, with the role at most, stands right beside the verb of saying.

    A pronoun, another subject or a name further off leaves the quotation without a speaker.
    """
    behind = paragraph[quotation.end() : quotation.end() + 200]
    if said := re.match(rf"\s*,?\s*{SAYING}\s+", behind):
        start = quotation.end() + said.end()
        for speaker in speakers:
            if start <= speaker.start and BESIDE.fullmatch(paragraph[start : speaker.start]):
                return speaker
        return None
    before = paragraph[max(0, quotation.start() - 200) : quotation.start()]
    if re.search(rf"\b{SAYING}:\s*$", before):
        place = quotation.start() - len(before)
        begin = place + max((end.end() for end in re.finditer(r"[.!?]\s+", before)), default=0)
        named = [one for one in speakers if begin <= one.start < quotation.start()]
        if len(named) == 1 and BESIDE.fullmatch(paragraph[begin : named[0].start]):
            return named[0]
    return None
