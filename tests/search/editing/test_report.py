"""The report of searches that found nothing."""

import csv
import datetime as dt
import io

import pytest
from django.utils import timezone

from search.models import MissedQuery, SynonymSet
from tests.headless.viewing import parsed, text_of

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/missed_searches/"
TODAY = timezone.localdate()


@pytest.fixture
def missed(site_tree):
    for days, query, locale, count in (
        (0, "badeanstalt", "de", 2),
        (3, "badeanstalt", "de", 5),
        (3, "badeanstalt", "tr", 1),
        (40, "freibad", "de", 9),
        (1, "=1+1", "de", 1),
    ):
        day = TODAY - dt.timedelta(days=days)
        MissedQuery.objects.create(day=day, query=query, locale=locale, count=count)


def rows(browser, **query):
    table = browser.get(ADDRESS, query).context["table"]
    return [tuple(column.get_value(row) for column in table.columns.values()) for row in table.data]


def written(days):
    return f"{TODAY - dt.timedelta(days=days):%d.%m.%Y}"


def test_each_search_stands_once_the_most_frequent_first(editor_browser, missed):
    assert rows(editor_browser) == [
        ("freibad", "Deutsch", 9, written(40)),
        ("badeanstalt", "Deutsch", 7, written(0)),
        ("=1+1", "Deutsch", 1, written(1)),
        ("badeanstalt", "Türkisch", 1, written(3)),
    ]


def test_a_period_and_a_language_are_chosen(editor_browser, missed):
    found = rows(editor_browser, day_from=written(5), day_to=written(2))
    assert found == [
        ("badeanstalt", "Deutsch", 5, written(3)),
        ("badeanstalt", "Türkisch", 1, written(3)),
    ]
    assert rows(editor_browser, locale="tr") == [("badeanstalt", "Türkisch", 1, written(3))]
    assert [row[0] for row in rows(editor_browser, q="frei")] == ["freibad"]
    assert [row[3] for row in rows(editor_browser, ordering="last")][0] == written(40)


def test_it_says_what_the_numbers_mean_and_what_is_kept(editor_browser, missed):
    text = text_of(parsed(editor_browser.get(ADDRESS)))
    assert "„mindestens so oft“" in text
    assert "Nach 90 Tagen wird eine Suche gelöscht." in text


def test_a_search_leads_to_a_new_set_with_its_word(editor_browser, missed):
    links = parsed(editor_browser.get(ADDRESS)).find_all("a", href=True)
    (link,) = [one for one in links if "freibad" in one["href"]]
    assert text_of(link) == "Als Synonym aufnehmen : freibad"

    form = editor_browser.get(link["href"]).context["form"]

    assert form["words"].value() == "freibad"
    assert form.instance.pk is None


def test_who_may_not_add_one_is_not_led_there(browsers, missed):
    browsers["editor"].get(ADDRESS)
    for group in browsers["editor"].get(ADDRESS).wsgi_request.user.groups.all():
        group.permissions.remove(*group.permissions.filter(codename="add_synonymset"))
    assert "words=" not in browsers["editor"].get(ADDRESS).content.decode()


def test_the_file_has_the_same_rows(editor_browser, missed):
    response = editor_browser.get(ADDRESS, {"export": "csv", "day_from": written(5)})
    content = b"".join(response.streaming_content).decode()
    assert list(csv.reader(io.StringIO(content))) == [
        ["Suche", "Sprache", "Wie oft", "Zuletzt am"],
        ["badeanstalt", "Deutsch", "7", str(TODAY)],
        # No program for tables runs it.
        ["'=1+1", "Deutsch", "1", str(TODAY - dt.timedelta(days=1))],
        ["badeanstalt", "Türkisch", "1", str(TODAY - dt.timedelta(days=3))],
    ]


def test_what_somebody_searched_for_is_no_markup(editor_browser, site_tree):
    MissedQuery.objects.create(day=TODAY, query='<img src="x">', locale="de")
    content = editor_browser.get(ADDRESS).content.decode()
    assert '<img src="x">' not in content
    assert "&lt;img src=&quot;x&quot;&gt;" in content


def test_a_long_word_in_the_address_is_cut(editor_browser, site_tree):
    address = "/admin/snippets/mso_search/synonymset/add/"
    form = editor_browser.get(address, {"words": "x" * 500}).context["form"]
    assert form["words"].value() == "x" * 120
    assert not SynonymSet.objects.filter(words__startswith="xx").exists()
