"""What holds of the demo data before they are loaded."""

import re
import string
from collections import Counter
from collections.abc import Callable

import pytest

from mso_pages.blocks import RuleKind
from mso_site.demo.calls import CALLS
from mso_site.demo.drawings import SCENES, draw_emblem, draw_scene
from mso_site.demo.events import EVENTS
from mso_site.demo.keys import demo_key
from mso_site.demo.msos import BY_NUMBER, MENTEES, MENTORS, ORGANISATIONS
from mso_site.demo.msos.record import OrganisationRecord
from mso_site.demo.municipalities import MUNICIPALITIES
from mso_site.demo.statistics import FIGURES
from mso_site.demo.translations import LANGUAGES
from mso_site.demo.words.de import WORDS

# Who is supported by whom, as the outline of the demo data says.
MENTOR_OF = {
    **{3: 1, 4: 2, 6: 5, 7: 5, 9: 8, 10: 8, 12: 11, 13: 11, 15: 14, 17: 16, 19: 18, 21: 23},
    **{22: 20, 25: 24, 26: 24, 28: 27},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_words(language: str) -> None:
    words = LANGUAGES[language]

    # Addresses in these scripts follow the titles.
    own = {key for key in WORDS if language not in ("ar", "uk") or not key.endswith(".slug")}
    assert set(words) == own
    assert all(words.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("key", "numbers"),
    [
        ("report.body.2", {"28"}),
        ("programme.condition.1", {"3"}),
        ("programme.condition.2", {"20", "15"}),
        ("mso.offer.1.description", {"14"}),
    ],
)
def test_translations_keep_the_numbers(language: str, key: str, numbers: set[str]) -> None:
    assert numbers <= set(re.findall(r"\d+", LANGUAGES[language][key]))


@pytest.mark.parametrize("language", [*LANGUAGES, "de"])
def test_slugs_are_plain(language: str) -> None:
    words = LANGUAGES.get(language, WORDS)
    slugs = [text for key, text in words.items() if key.endswith(".slug")]

    assert len(slugs) == (0 if language in ("ar", "uk") else 7)
    for slug in slugs:
        assert set(slug) <= set(string.ascii_lowercase + string.digits + "-")
        assert len(slug) <= 80


def test_mentors_and_mentees_are_those_of_the_outline() -> None:
    assert [record.number for record in ORGANISATIONS] == list(range(1, 29))
    assert {record.number: record.mentor for record in MENTEES} == MENTOR_OF
    assert {record.number for record in MENTORS} == set(MENTOR_OF.values())


def test_variety_of_the_organisations() -> None:
    def those(condition: Callable[[OrganisationRecord], object]) -> list[int]:
        return [record.number for record in ORGANISATIONS if condition(record)]

    persons = {person.name: person for record in ORGANISATIONS for person in record.persons}
    assert those(lambda record: record.legal_form == "initiative") == [3, 19]
    assert those(lambda record: record.status == "dissolved") == [15]
    assert those(lambda record: record.address_visibility == "hidden") == [22]
    assert those(lambda record: record.original_name_language == "ar") == [2]
    assert those(lambda record: not record.has_website) == [28]
    # Longer than 18 months.
    assert those(lambda record: record.confirmed_days_ago > 550) == [25]
    assert [name for name, person in persons.items() if person.withdrawn_on] == ["Nilufar Widerruf"]
    numbers = [len(record.offers) for record in ORGANISATIONS]
    assert sum(1 for number in numbers if number) >= 14
    assert max(numbers) <= 3


def test_regions_follow_from_the_keys() -> None:
    regions = Counter(ags[:3] for ags, *_rest in MUNICIPALITIES)

    assert regions == {"051": 9, "053": 6, "055": 6, "057": 4, "059": 11}


def test_age_limit_changes_with_the_calls() -> None:
    limits = {
        call.key: value
        for call in CALLS
        for _text, kind, value, _source in call.rules
        if kind == RuleKind.MAX_AGE
    }

    assert limits == {
        "anschub-2019": "2",
        **dict.fromkeys(
            ("anschub-2021", "anschub-2023", "anschub-2025", "anschub-26", "anschub-fiktiv"), "5"
        ),
    }


def test_kind_of_a_deadline_is_told_where_a_source_tells_it() -> None:
    kinds = {call.key: call.values["deadline_kind"] for call in CALLS}
    known = {key: str(kind) for key, kind in kinds.items() if kind != "unknown"}

    assert known == {
        **dict.fromkeys(("anschub-2019", "partner-2019"), "administrative"),
        **dict.fromkeys(("anschub-fiktiv", "einzel-fiktiv", "partner-fiktiv"), "cut_off"),
        "barrierefreiheit": "rolling",
    }


def test_amounts_stand_with_the_calls() -> None:
    centres = {call.key: call.values for call in CALLS if call.programme == "zentren"}

    assert {key: values["max_amount"] for key, values in centres.items()} == {
        "zentren": 20000,
        "vorhaben": 5000,
    }
    assert {values["min_amount"] for values in centres.values()} == {2000}
    assert centres["zentren"]["own_share_percent"] == 20


def test_only_the_federal_pages_follow_each_other() -> None:
    followed = {figure["slug"]: figure.get("supersedes") for figure in FIGURES}

    assert {slug: older for slug, older in followed.items() if older} == {
        "mso-deutschland-bund": "mso-deutschland-2018"
    }


def test_invented_calls_say_so() -> None:
    invented = [call for call in CALLS if "fiktiv" in call.key]

    assert len(invented) == 3
    for call in CALLS:
        assert ("(fiktiv)" in call.title) == (call in invented)
        assert call.teaser.startswith("Erfundener Aufruf") == (call in invented)


def test_invented_events_say_so() -> None:
    assert [event.key for event in EVENTS if "erfunden" not in "".join(event.body)] == [
        "bochum-2024"
    ]


def test_office_is_shared_by_one_pair() -> None:
    shared = {record.number: record.office for record in ORGANISATIONS if record.office}

    assert shared == {17: 16}
    assert BY_NUMBER[17].town == BY_NUMBER[16].town


def test_keys_are_stable() -> None:
    assert str(demo_key("mso/hellwegbruecke")) == "cc1119ed-b31b-54f6-a500-88990f262afd"


def test_emblems_are_stable_and_different() -> None:
    numbers = [*range(1, 29), *range(101, 109)]
    emblems = {number: draw_emblem(number) for number in numbers}

    assert len({content for content, _shows in emblems.values()}) == len(numbers)
    assert draw_emblem(1) == emblems[1]
    assert max(len(content) for content, _shows in emblems.values()) < 20_000


@pytest.mark.parametrize("kind", SCENES)
def test_scenes_are_small_pictures(kind: str) -> None:
    content = draw_scene(kind, 1)

    assert content.startswith(b"\x89PNG")
    assert len(content) < 20_000
