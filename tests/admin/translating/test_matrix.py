"""The matrix of pages and languages: what it says, what it finds, and what it costs."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page

from headless.translations import services
from headless.translations.selectors import in_review
from mso_pages.moderation.services import submit
from tests.factories.funding import NewsPageFactory
from tests.factories.locales import locale, translate
from tests.factories.members import EDITOR, member_of, staff
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.translating import requested, target, write, write_all

pytestmark = pytest.mark.usefixtures("commits")

MATRIX = "/admin/translations/"


def shown(client: Client, **query):
    """Title to language to status and notes."""
    answer = client.get(MATRIX, query)
    assert answer.status_code == 200
    found = {}
    for thing in answer.context["object_list"]:
        found[thing.thing_title] = {
            cell.locale.language_code: cell.status for cell in thing.cells.values()
        }
    return found


def table(client, **query):
    return client.get(f"{MATRIX}results/", query).content.decode()


@pytest.fixture
def pages(news):
    """A page in every state."""
    draft = requested(news, "tr")
    live = requested(news, "en")
    write_all(live)
    services.publish(live, None)
    return {"draft": draft, "live": live}


def test_each_page_once_with_what_each_language_has(admin, news, pages):
    assert shown(admin)["Eine Nachricht"] == {
        "de": "original",
        "en": "live",
        "tr": "draft",
        "ar": "missing",
        "uk": "missing",
        "de-simple": "missing",
    }


def test_an_alias_is_no_translation(admin, site_tree):
    page = NewsPageFactory(title="Nachricht")
    page.copy_for_translation(locale("tr"), copy_parents=True, alias=True)

    assert shown(admin)["Nachricht"]["tr"] == "missing"


def test_an_original_in_another_language(admin, site_tree):
    english = NewsPageFactory(title="News", parent=translate(site_tree.news, "en"))
    requested(english, "de")

    (row,) = [row for title, row in shown(admin, title="News").items() if title == "News"]
    assert (row["en"], row["de"]) == ("original", "draft")


def test_what_was_submitted_is_in_review(desk, admin, news, pages):
    write_all(pages["draft"])
    services.submit(pages["draft"], None)

    assert shown(admin)["Eine Nachricht"]["tr"] == "review"
    assert list(shown(admin, status="review")) == ["Eine Nachricht"]
    assert shown(admin, status="review", locale=str(locale("uk").pk)) == {}


def test_what_members_sent_is_in_review(admin, site_tree):
    profile = MSOProfilePageFactory(title="Verein")
    turkish = translate(profile, "tr")
    member = member_of(profile)
    submit(turkish, {"self_description": "Başka"}, member, profile.translation_key)

    assert in_review([Page.objects.get(pk=turkish.pk)]) == {(Page, turkish.pk)}
    assert shown(admin)["Verein"]["tr"] == "review"
    assert list(shown(admin, status="review")) == ["Verein"]
    assert shown(admin, status="review", locale=str(locale("uk").pk)) == {}


def test_what_changed_since_and_its_age(admin, news, pages):
    news.teaser = "Es kamen 29 Vereine."
    news.save_revision().publish()

    assert "veraltet: eine Angabe hat sich geändert" in table(admin)
    assert list(shown(admin, status="outdated")) == ["Eine Nachricht"]
    assert list(shown(admin, status="fact", locale=str(locale("en").pk))) == ["Eine Nachricht"]
    assert shown(admin, status="fact", locale=str(locale("uk").pk)) == {}


def test_a_change_of_wording_is_told_apart(admin, news, pages):
    news.teaser = "Es kamen: 28 Vereine."
    news.save_revision().publish()

    assert "veraltet: der Wortlaut hat sich geändert" in table(admin)
    assert list(shown(admin, status="outdated")) == ["Eine Nachricht"]
    assert shown(admin, status="fact") == {}


def test_texts_of_a_machine_are_counted_and_found(admin, news, pages):
    write_all(pages["draft"], by_machine=True)

    assert "2 Texte von der Maschine" in table(admin)
    assert list(shown(admin, status="machine")) == ["Eine Nachricht"]
    assert shown(admin, status="machine", locale=str(locale("en").pk)) == {}


def test_machine_texts_of_a_former_version_do_not_count(admin, news, pages):
    write_all(pages["draft"], by_machine=True)
    for name in ("title", "teaser"):
        setattr(news, name, f"Neu: {name}")
    news.save_revision().publish()
    services.update_source(pages["draft"].source)

    assert shown(admin, status="machine") == {}
    assert "von der Maschine" not in table(admin)


@pytest.mark.parametrize(
    ("status", "code", "found"),
    [("missing", "ar", 1), ("missing", "en", 0), ("draft", "tr", 1), ("live", "en", 1)],
)
def test_filters(admin, news, pages, status, code, found):
    titles = list(shown(admin, status=status, locale=str(locale(code).pk), title="Nachricht"))

    assert titles.count("Eine Nachricht") == found


def test_a_language_alone_shows_its_column_alone(admin, news, pages):
    headings = table(admin, locale=str(locale("ar").pk))

    assert "Arabisch" in headings and "Türkisch" not in headings


def test_titles_of_all_languages_are_searched(admin, news, pages):
    write_all(pages["live"])

    assert list(shown(admin, title="[en]")) == ["Eine Nachricht"]


def test_who_takes_care_is_found(admin, editor, news, pages):
    services.hand_over(target(pages["draft"]), editor)

    assert list(shown(admin, owner=str(editor.pk))) == ["Eine Nachricht"]
    assert editor.username in table(admin, owner=str(editor.pk))


def test_snippets_have_a_matrix_of_their_own(admin, topic):
    translate(topic, "tr", title="Eğitim")
    PartnerOrganisationFactory(name="Bezirk")

    assert shown(admin, kind="mso_pages.topic")["Bildung"]["tr"] == "live"
    assert "Bildung" not in shown(admin)


def test_a_page_type_alone(admin, news):
    MSOProfilePageFactory(title="Verein")

    assert list(shown(admin, kind="mso_pages.msoprofilepage")) == ["Verein"]


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "x"},
        {"kind": "auth.user"},
        {"locale": "x"},
        {"locale": "9" * 30},
        {"status": "x"},
        {"owner": "x"},
        {"title": "\0"},
        {"p": "999"},
    ],
)
def test_odd_questions_are_no_fault_of_the_server(admin, news, query):
    assert admin.get(MATRIX, query).status_code in (200, 404)


def test_the_table_as_a_file(admin, news, pages):
    news.title = "=1+1"
    news.save_revision().publish()

    answer = admin.get(MATRIX, {"export": "csv", "kind": "mso_pages.newspage"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[0].startswith("Titel,Deutsch,Englisch")
    assert lines[1].startswith("'=1+1,Original,Veröffentlicht; veraltet: eine Angabe")
    assert admin.get(MATRIX, {"export": "xlsx"}).status_code == 200


def test_a_missing_language_leads_to_the_request(admin, news):
    html = table(admin)

    assert f"/admin/localize/submit/page/{news.pk}/?select_locale=ar" in html


def test_editors_of_a_part_see_no_drafts_of_others(site_tree, news):
    NewsPageFactory(title="Geheimer Entwurf", live=False)
    user = staff(MSOProfilePageFactory(title="Verein").get_parent(), "teil", EDITOR)
    client = Client()
    client.force_login(user)

    titles = shown(client)

    assert {"Verein", "Eine Nachricht"} <= set(titles)
    assert "Geheimer Entwurf" not in titles


@pytest.mark.parametrize("who", ["member", "nobody"])
def test_others_are_turned_away(site_tree, who):
    if who == "member":
        user = member_of(MSOProfilePageFactory())
    else:
        user = get_user_model().objects.create_user("fremd")
    client = Client()
    client.force_login(user)

    answer = client.get(MATRIX)

    assert answer.status_code == 302
    assert answer.url != MATRIX


def test_queries_do_not_grow_with_the_pages(admin, site_tree, django_assert_max_num_queries):
    """The same for 2 pages and for 40, of which each has translations."""
    counts = []
    for number in (2, 38):
        for place in range(number):
            page = NewsPageFactory(title=f"Nachricht {number} {place}")
            translate(page, "tr")
        with django_assert_max_num_queries(200) as counted:
            admin.get(f"{MATRIX}results/", {"kind": "mso_pages.newspage"})
        counts.append(len(counted))

    assert counts[1] <= counts[0] + 2


def test_titles_of_odd_signs_and_searches_of_many_words(admin, topic):
    translation = requested(topic, "en")
    write(translation, "title", "Arbeit &amp; \x01Bildung\ufffe")
    services.save_draft(translation, None)

    shown = admin.get(MATRIX, {"title": "Bildung " + "a " * 3000})

    assert shown.status_code == 200
    assert admin.get(MATRIX, {"export": "xlsx"}).status_code == 200
