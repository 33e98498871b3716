"""Pages that editors put above what a search finds, through the forms of the admin."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from headless.changes.models import ContentChange
from search.models import PromotedResult
from tests.admin.posting import add_address, edit_address, errors, submit
from tests.factories.events import EventPageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.tree import create_site_tree
from tests.headless.viewing import parsed, text_of

pytestmark = pytest.mark.django_db

LISTING = "/admin/snippets/mso_search/promotedresult/"


def promote(browser, **values):
    return submit(browser, add_address(PromotedResult), values)


def test_a_page_stands_above_what_is_found(editor_browser, found):
    ContentPageFactory(title="Antrag von gestern")
    page = ContentPageFactory(title="Geld für Vereine")
    assert found("Antrag") == ["Antrag von gestern"]

    response = promote(editor_browser, queries="Antrag\nGeld beantragen", page=page)

    assert errors(response) == {}
    assert found("ANTRÄGE") == ["Geld für Vereine", "Antrag von gestern"]
    assert found("beantragen Geld") == ["Geld für Vereine"]


def test_a_day_that_is_past_is_refused_and_one_that_passed_meanwhile_stays(editor_browser):
    page, today = ContentPageFactory(), timezone.localdate()
    yesterday = today - dt.timedelta(days=1)

    refused = promote(editor_browser, queries="Antrag", page=page, until=yesterday)
    assert errors(refused) == {"until": ["Dieser Tag ist vorbei. Wählen Sie heute oder später."]}

    assert errors(promote(editor_browser, queries="Antrag", page=page, until=today)) == {}
    PromotedResult.objects.update(until=yesterday)
    made = PromotedResult.objects.get()
    response = submit(editor_browser, edit_address(made), {"queries": "Anträge stellen"})
    assert errors(response) == {}
    made.refresh_from_db()
    assert (made.queries, made.until) == ("Anträge stellen", yesterday)


@pytest.mark.parametrize("page", ["abc", "99999999", "1 OR 1"])
def test_what_is_no_page_is_refused(editor_browser, page):
    form = {"queries": "Antrag", "page": page, "until": ""}

    assert errors(editor_browser.post(add_address(PromotedResult), form))["page"]
    assert not PromotedResult.objects.exists()


def test_a_page_that_the_editor_may_not_see_is_neither_taken_nor_told(editor_browser):
    other = create_site_tree(hostname="anderswo.example").root
    hidden = ContentPageFactory(title="Geheimer Entwurf", parent=other, live=False)
    form = {"queries": "", "page": hidden.pk, "until": ""}

    response = editor_browser.post(add_address(PromotedResult), form)
    assert errors(response)["page"]
    assert "Geheimer" not in response.content.decode()


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Kurs", "Kurse"),
        ("Jugendlicher", "Jugendliche"),
        ("Jugendliche", "Jugendlicher"),
        ("Ehrenamtlicher", "Ehrenamtliche"),
        ("Geflüchteter", "Geflüchtete"),
        ("Studium", "Studien"),
        ("Studien", "Studie"),
        ("Kurs für Jugendliche", "Jugendlicher Kurse"),
    ],
)
def test_forms_of_a_word_make_no_difference(site_tree, found, written, searched):
    PromotedResult.objects.create(queries=written, page=site_tree.root)
    assert found(written) == found(searched) == ["Start"]


@pytest.mark.parametrize("searched", ["Antrag", "Kurs", "Antrag Kurs Geld"])
def test_other_words_make_a_difference(site_tree, found, searched):
    PromotedResult.objects.create(queries="Antrag Kurs", page=site_tree.root)
    assert found("Antrag Kurs") == ["Start"]
    assert found(searched) == []


@pytest.mark.parametrize(
    "query",
    [
        {"q": "Antrag", "topic": "nirgends"},
        {"q": "Antrag", "updated_from": "2026-01-01"},
        {"q": "Antrag -Kurs"},
        {"q": "Antrag -Antrag"},
        {"q": 'Antrag "ganz genau"'},
    ],
    ids=["filter", "day", "word left out", "the same left out", "phrase"],
)
def test_only_a_search_of_words_alone_shows_it(site_tree, read, query):
    PromotedResult.objects.create(queries="Antrag", page=site_tree.root)
    assert read("search/", q="Antrag")["promoted"]
    assert read("search/", **query)["promoted"] == []


def test_it_is_served_in_the_language_of_the_search(editor_browser, found):
    page = ContentPageFactory(title="Geld für Vereine")
    promote(editor_browser, queries="Antrag", page=page)
    translated = translate(page, "tr")
    translated.title = "Dernekler için para"
    translated.save_revision().publish()

    assert found("Antrag", locale="tr") == ["Dernekler için para"]
    assert found("Antrag", locale="uk") == ["Geld für Vereine"]


@pytest.mark.parametrize(
    ("queries", "message"),
    [
        ("", "Dieses Feld muss ausgefüllt werden."),
        ("Antrag\nAnträge", "„Antrag“ und „Anträge“ sind für die Suche dasselbe: Schreiben Sie"),
        ("Kurs\nKurse", "„Kurs“ und „Kurse“ sind für die Suche dasselbe: Schreiben Sie"),
        ("Antrag\nfür die", "Über „für die“ kann keine Seite stehen."),
        ("Antrag\n?", "Über „?“ kann keine Seite stehen."),
        ('"Antrag"', 'Über „"Antrag"“ kann keine Seite stehen.'),
        ('Antrag "ganz genau"', 'Über „Antrag "ganz genau"“ kann keine Seite stehen.'),
        ("Antrag -Kurs", "Über „Antrag -Kurs“ kann keine Seite stehen. Schreiben Sie nur Wörter"),
        ("x" * 201, "ist länger als 200 Zeichen."),
    ],
    ids=[
        *("nothing", "the same", "forms", "small words", "signs", "quotes", "words and quotes"),
        *("left out", "long"),
    ],
)
def test_searches_that_nobody_can_make_are_named(editor_browser, site_tree, queries, message):
    response = promote(editor_browser, queries=queries, page=site_tree.root)
    (said,) = errors(response)["queries"]
    assert message in said


def test_a_page_must_be_chosen(editor_browser, site_tree):
    response = promote(editor_browser, queries="Antrag", page=None)
    assert errors(response) == {"page": ["Dieses Feld muss ausgefüllt werden."]}


def test_a_search_of_nothing_but_signs_shows_no_promoted_page(site_tree, read):
    PromotedResult.objects.create(queries="Antrag", page=site_tree.root)
    assert read("search/", q="?")["promoted"] == []


def test_a_page_that_is_not_public_is_not_shown(editor_browser, found):
    page = ContentPageFactory(title="Geld für Vereine", live=False)
    promote(editor_browser, queries="Antrag", page=page)
    assert found("Antrag") == []
    page.save_revision().publish()
    assert found("Antrag") == ["Geld für Vereine"]


def test_the_last_day_counts(site_tree, found):
    today = timezone.localdate()
    made = PromotedResult.objects.create(queries="Antrag", page=site_tree.root, until=today)
    assert found("Antrag") == ["Start"]
    made.until = today - dt.timedelta(days=1)
    made.save()
    assert found("Antrag") == []


def test_it_goes_with_its_page_and_the_log_tells_it(found):
    page = ContentPageFactory(title="Geld für Vereine")
    PromotedResult.objects.create(queries="Antrag", page=page)
    assert found("Antrag") == ["Geld für Vereine"]
    before = ContentChange.objects.count()

    page.delete()

    told = ContentChange.objects.order_by("seq")[before:]
    assert "search" in {change.resource for change in told}
    assert found("Antrag") == []


def test_pages_are_chosen_once_each_in_the_language_of_the_editor(editor_browser, site_tree):
    profile = MSOProfilePageFactory(title="Brücke")
    translate(profile, "tr").save_revision().publish()
    EventPageFactory(title="Sommerfest")

    response = editor_browser.get("/admin/searched_page_chooser/results/")

    shown = [row.title for row in response.context["results"]]
    assert sorted(shown)[:-1] == ["Brücke", "Sommerfest", "Start"]
    assert sorted(shown)[-1].startswith("Verein")
    response = editor_browser.get("/admin/searched_page_chooser/results/?q=sommer")
    assert [row.title for row in response.context["results"]] == ["Sommerfest"]


def test_the_listing_names_no_draft_that_the_editor_may_not_see(browsers, site_tree):
    elsewhere = create_site_tree("andere.example", is_default=False)
    hidden = ContentPageFactory(title="Geheimer Entwurf", live=False, parent=elsewhere.root)
    PromotedResult.objects.create(queries="eins", page=hidden)
    PromotedResult.objects.create(queries="zwei", page=site_tree.root)

    listing = browsers["editor"].get(LISTING)

    assert "Geheimer Entwurf" not in listing.content.decode()
    assert "Start" in text_of(parsed(listing).find("table", class_="listing"))


@pytest.fixture
def secrets(site_tree):
    """Promoted drafts of another site, with titles in the order of the alphabet."""
    elsewhere = create_site_tree("andere.example", is_default=False)
    return [
        PromotedResult.objects.create(
            queries=name, page=ContentPageFactory(title=title, live=False, parent=elsewhere.root)
        )
        for name, title in (("eins", "Geheimnis B"), ("zwei", "Geheimnis A"))
    ]


def listed(browser, **query):
    return [row.queries for row in browser.get(LISTING, query).context["table"].data]


def test_the_listing_finds_no_draft_that_the_editor_may_not_see(editor_browser, secrets, admin):
    assert listed(editor_browser, q="Geheimnis") == []
    assert listed(editor_browser, q="zwei") == ["zwei"]
    assert listed(admin, q="Geheimnis A") == ["zwei"]


def test_the_listing_orders_by_no_title_that_the_editor_may_not_see(editor_browser, secrets, admin):
    for key in ("page__title", "page_title"):
        assert listed(editor_browser, ordering=key) == ["eins", "zwei"]
    assert listed(admin, ordering="page_title") == ["zwei", "eins"]
    assert listed(admin, ordering="-page_title") == ["eins", "zwei"]


def test_the_form_names_no_draft_that_the_editor_may_not_see(editor_browser, secrets, admin):
    made = secrets[0]
    form = editor_browser.get(edit_address(made))

    assert "Geheimnis" not in form.content.decode()
    assert text_of(parsed(form).find(class_="chooser__title")) == "Seite nicht öffentlich"
    assert "Geheimnis B" in admin.get(edit_address(made)).content.decode()

    # It is kept all the same.
    response = submit(editor_browser, edit_address(made), {"queries": "drei"})
    assert errors(response) == {}
    assert PromotedResult.objects.get(queries="drei").page_id == made.page_id


def test_the_form_names_what_is_public(editor_browser, site_tree):
    made = PromotedResult.objects.create(queries="eins", page=site_tree.root)
    form = parsed(editor_browser.get(edit_address(made)))
    assert text_of(form.find(class_="chooser__title")) == "Start"


def test_the_listing_says_what_is_shown(editor_browser, site_tree, found):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    PromotedResult.objects.create(queries="eins", page=site_tree.root)
    PromotedResult.objects.create(queries="zwei", page=site_tree.root, until=yesterday)
    hidden = ContentPageFactory(live=False)
    PromotedResult.objects.create(queries="drei", page=hidden)
    section = ContentPageFactory(title="Intern")
    private = ContentPageFactory(title="Vertraulich", parent=section)
    PromotedResult.objects.create(queries="vier", page=private)
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)

    table = editor_browser.get(LISTING).context["table"]

    (state,) = [column for column in table.columns.values() if column.name == "state"]
    said = {row.queries: state.get_value(row) for row in table.data}
    assert said == {
        "eins": "Wird gezeigt",
        "zwei": "Abgelaufen",
        "drei": "Seite nicht öffentlich",
        "vier": "Seite nicht öffentlich",
    }
    assert found("eins") == ["Start"]
    assert found("zwei") == found("drei") == found("vier") == []


def test_a_page_that_is_public_in_another_language_alone_is_shown(editor_browser, found):
    page = ContentPageFactory(title="Geld für Vereine")
    translated = translate(page, "tr")
    translated.title = "Dernekler için para"
    translated.save_revision().publish()
    page.unpublish()
    PromotedResult.objects.create(queries="Antrag", page=page)

    table = editor_browser.get(LISTING).context["table"]

    (state,) = [column for column in table.columns.values() if column.name == "state"]
    assert [state.get_value(row) for row in table.data] == ["Wird gezeigt"]
    assert found("Antrag", locale="tr") == ["Dernekler için para"]


def test_it_keeps_to_the_types_that_are_asked_for(site_tree, read):
    page = ContentPageFactory(title="Geld für Vereine")
    PromotedResult.objects.create(queries="Anmeldung", page=page)

    assert len(read("search/", q="Anmeldung")["promoted"]) == 1
    assert len(read("search/", q="Anmeldung", type="pages")["promoted"]) == 1
    assert read("search/", q="Anmeldung", type="topics")["promoted"] == []
