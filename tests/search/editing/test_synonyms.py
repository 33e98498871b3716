"""Sets of synonyms, as editors write them: through the forms of the admin."""

import pytest
from django.db import connection

from headless.changes.models import ContentChange
from search.initial_synonyms import SETS
from search.models import SynonymSet
from search.models.editing import MOST_LINES
from tests.admin.posting import (
    add_address,
    edit_address,
    errors,
    form_data,
    shown_form,
    submit,
)
from tests.factories.pages import ContentPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(editor_browser):
    """What the form says of words."""

    def refusals(text):
        response = submit(editor_browser, add_address(SynonymSet), {"words": text})
        return errors(response).get("words", [])

    return refusals


def test_a_set_of_an_editor_is_found_at_once(editor_browser, found):
    ContentPageFactory(title="Schwimmbad")
    assert found("Badeanstalt") == []

    assert not errors(
        submit(
            editor_browser,
            add_address(SynonymSet),
            {"words": " Schwimmbad \n\nBadeanstalt\r\n", "note": "Alte Wörter"},
        )
    )

    made = SynonymSet.objects.get(note="Alte Wörter")
    assert made.words == "Schwimmbad\nBadeanstalt"
    assert found("Badeanstalt") == ["Schwimmbad"]


def test_nobody_writes_over_what_somebody_else_saved_without_being_told(browsers):
    made = SynonymSet.objects.create(words="Schwimmbad\nBadeanstalt")
    opened = shown_form(browsers["editor"], made)
    assert not errors(
        submit(browsers["chief editor"], edit_address(made), {"words": "Schwimmbad\nFreibad"})
    )

    ours = form_data(opened, {"words": "Schwimmbad\nHallenbad"})
    response = browsers["editor"].post(edit_address(made), ours)
    made.refresh_from_db()
    assert made.words == "Schwimmbad\nFreibad"
    assert "wurde um" in errors(response)["__all__"][0]
    shown = response.context["form"]
    assert shown["words"].value() == "Schwimmbad\nHallenbad"

    again = {name: shown[name].value() for name in shown.fields}
    assert not errors(browsers["editor"].post(edit_address(made), again))
    made.refresh_from_db()
    assert made.words == "Schwimmbad\nHallenbad"


def test_a_kept_answer_is_made_anew_after_each_change(browsers, read, site_tree):
    ContentPageFactory(title="Schwimmbad")
    browser = browsers["chief editor"]
    ask = lambda: read("search/", q="Badeanstalt")["count"]  # noqa: E731
    assert ask() == 0

    made = SynonymSet.objects.create(words="Schwimmbad\nBadeanstalt")
    assert ask() == 1
    submit(browser, edit_address(made), {"words": "Schwimmbad\nFreibad"})
    assert ask() == 0
    submit(browser, edit_address(made), {"words": "Schwimmbad\nBadeanstalt"})
    assert ask() == 1
    browser.post(f"/admin/snippets/mso_search/synonymset/delete/{made.pk}/")
    assert not SynonymSet.objects.filter(pk=made.pk).exists()
    assert ask() == 0


@pytest.mark.parametrize(
    "act",
    [
        lambda: SynonymSet(words="a\nb").save(),
        lambda: SynonymSet.objects.last().save(),
        lambda: SynonymSet.objects.last().delete(),
        lambda: SynonymSet.objects.filter(pk=SynonymSet.objects.last().pk).delete(),
    ],
    ids=["made", "changed", "deleted", "deleted by a queryset"],
)
def test_whoever_keeps_answers_is_told(act, site_tree):
    before = ContentChange.objects.count()
    act()
    told = ContentChange.objects.order_by("seq")[before:]
    assert [(change.resource, change.object_id) for change in told] == [("search", "")]


def test_the_bulk_action_of_the_listing_tells_it_as_well(browsers, site_tree):
    keys = SynonymSet.objects.values_list("pk", flat=True)[:2]
    query = "&".join(f"id={pk}" for pk in keys)
    before = ContentChange.objects.count()

    browsers["chief editor"].post(f"/admin/bulk/mso_search/synonymset/delete/?{query}")

    assert not SynonymSet.objects.filter(pk__in=list(keys)).exists()
    assert ContentChange.objects.count() > before


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer.")
@pytest.mark.parametrize("act", ["save", "delete"])
def test_a_change_waits_for_others_before_it_writes(site_tree, monkeypatch, act):
    """Whoever writes first what another holds, and then waits for that, waits for ever."""
    order = []
    monkeypatch.setattr("search.models.editing.lock", lambda: order.append("lock"))
    monkeypatch.setattr("search.receivers.lock", lambda: order.append("lock"))

    def watch(execute, sql, params, many, context):
        if "mso_search_synonymset" in sql and not sql.startswith("SELECT"):
            order.append("write")
        return execute(sql, params, many, context)

    made = SynonymSet.objects.last()
    with connection.execute_wrapper(watch):
        getattr(made, act)()
    assert order == ["lock", "write"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Verein",
            "Schreiben Sie mindestens zwei Wörter, jedes in eine eigene Zeile.",
        ),
        (
            "Verein\nund",
            "„und“ enthält kein Wort, nach dem sich suchen lässt. Wörter wie „und“ zählen nicht, "
            "und eines mit zwei Buchstaben nur in Großbuchstaben wie MO. Schreiben Sie nur Wörter, "
            "ohne Anführungszeichen oder ein Minuszeichen davor.",
        ),
        (
            "Verein\n!!!",
            "„!!!“ enthält kein Wort, nach dem sich suchen lässt. Wörter wie „und“ zählen nicht, "
            "und eines mit zwei Buchstaben nur in Großbuchstaben wie MO. Schreiben Sie nur Wörter, "
            "ohne Anführungszeichen oder ein Minuszeichen davor.",
        ),
        (
            "Migrantenorganisation\nmo",
            "„mo“ enthält kein Wort, nach dem sich suchen lässt. Wörter wie „und“ zählen nicht, "
            "und eines mit zwei Buchstaben nur in Großbuchstaben wie MO. Schreiben Sie nur Wörter, "
            "ohne Anführungszeichen oder ein Minuszeichen davor.",
        ),
        ("Verein\nKlub\nVerein", "„Verein“ steht hier zweimal."),
        (
            "Sprachkurs\nKlub\nSprachkurse",
            "„Sprachkurs“ und „Sprachkurse“ sind für die Suche dasselbe: "
            "Schreiben Sie nur eines davon.",
        ),
        ("Verein\n" + "x" * 201, f"„{'x' * 59}…“ ist länger als 200 Zeichen."),
        (
            "\n".join(f"Wort{number}" for number in range(MOST_LINES + 1)),
            "Es sind 51 Zeilen, erlaubt sind höchstens 50.",
        ),
    ],
    ids=["one word", "small word", "signs", "short", "twice", "forms", "long", "many"],
)
def test_words_that_do_not_help_are_named(words, text, message):
    assert words(text) == [message]


@pytest.mark.parametrize("line", ['"genau so"', "„genau so“", "-Kita", 'Verein "Klub"'])
def test_what_is_no_word_in_a_search_is_none_in_a_set(words, line):
    [message] = words(f"Verein\n{line}")
    assert message.startswith(f"„{line}“ enthält kein Wort")


def test_every_wrong_line_is_named(words):
    refused = words("und\nVerein\nder\nKlub")
    assert [message.partition("“")[0] for message in refused] == ["„und", "„der"]


def test_a_word_may_stand_in_two_sets(editor_browser, words, found):
    ContentPageFactory(title="Schwimmbad")
    assert words("Schwimmbad\nBadeanstalt") == []
    assert words("Badeanstalt\nPlanschbecken") == []
    assert words("Migrantenorganisation\nMO\ngöçmen örgütü\nمنظمة المهاجرين") == []
    assert found("Badeanstalt") == ["Schwimmbad"]


@pytest.mark.parametrize("words", [words for _note, words in SETS], ids=[note for note, _ in SETS])
def test_the_first_sets_can_be_saved_as_they_are(words):
    SynonymSet(words="\n".join(words)).full_clean()


def test_a_long_set_is_named_briefly():
    words = [f"Wort{number}" for number in range(1, 51)]
    named = str(SynonymSet(words="\n".join(words)))
    assert named == "Wort1, Wort2, Wort3, Wort4, Wort5, Wort6, …"
    assert len(str(SynonymSet(words="x" * 200 + "\n" + "y" * 200))) == 200


def test_a_word_that_means_nothing_brings_nothing(found, site_tree):
    """As one that was saved before there was a check."""
    ContentPageFactory(title="Der Bach und der Wald")
    SynonymSet.objects.create(words="Badeanstalt\nund")
    assert found("Badeanstalt") == []
