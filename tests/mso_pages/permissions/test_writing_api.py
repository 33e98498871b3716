"""Every operation of Wagtail's own API by every role, where it is on: what has no row fails."""

import re
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from mso_pages.models import NewsIndexPage
from tests.factories.images import picture
from tests.factories.locales import locale
from tests.factories.terms import TopicFactory
from tests.factories.tree import section
from tests.headless.writing.asking import ROOT, asking, token_of

from .world import MARKER, ROLES, STATES

pytestmark = pytest.mark.django_db

MEMBERS = ("member of A", "owner of A", "member of B")
STAFF = ("editor", "chief editor", "superuser")
ALL, CHIEFS, SUPERUSERS = STAFF, STAFF[1:], STAFF[2:]
PAGE, TOPIC = "pages/{page_id}/", "snippets/{type}/{pk}/"
# What is sent with an operation, so that it is refused for nothing but a missing right.
BODIES = {
    "post pages/": {"meta": {"type": "mso_pages.NewsPage", "parent_id": "{news}"}, "title": "Neu"},
    f"patch {PAGE}": {"meta": {"type": "mso_pages.MSOProfilePage"}, "title": "Anders"},
    f"post {PAGE}actions/copy/": {"slug": "kopie", "destination_id": "{section}"},
    f"post {PAGE}actions/move/": {"destination_id": "{section}", "position": "last-child"},
    f"post {PAGE}actions/revert/": {"revision_id": "{revision_id}"},
    f"post {PAGE}actions/create_alias/": {"slug": "alias"},
    f"post {PAGE}actions/copy_for_translation/": {"locale": "uk", "copy_parents": True},
    "post sites/": {"hostname": "neu.example", "root_page_id": "{root}"},
    "put sites/{site_id}/": {"hostname": "localhost", "root_page_id": "{root}"},
    "post redirects/": {"old_path": "/von", "redirect_link": "https://verein.example/"},
    "put redirects/{redirect_id}/": {
        "old_path": "/von",
        "redirect_link": "https://verein.example/",
    },
    "post snippets/{type}/": {
        "meta": {"type": "mso_pages.Topic"},
        "title": "Neues Thema",
        "slug": "neu",
    },
    f"patch {TOPIC}": {"meta": {"type": "mso_pages.Topic"}, "title": "Anders"},
    f"post {TOPIC}actions/revert/": {"revision_id": "{topic_revision}"},
    f"post {TOPIC}actions/copy_for_translation/": {"locale": "uk"},
    "patch documents/{document_id}/": {"title": "Anders"},
    "patch images/{image_id}/": {"title": "Anders"},
    "post locales/": {"language_code": "en"},
    "put locales/{locale_id}/": {"language_code": "en"},
}


FILES = {
    "post images/": lambda: SimpleUploadedFile("a.jpg", picture().read(), "image/jpeg"),
    "post documents/": lambda: SimpleUploadedFile("a.pdf", b"%PDF-1.4", "application/pdf"),
}
UNPUBLISH = f"post {PAGE}actions/unpublish/"
# Who may not publish may take away what is not public.
OFFLINE_ALSO_EDITORS = (
    *(f"delete {PAGE}", f"delete {PAGE}actions/delete/", f"post {PAGE}actions/move/"),
)
# Who each operation is for. Files of organisations are shown to all staff.
ROWS = {
    ALL: (
        *("get pages/", "get pages/find/", f"get {PAGE}", f"get {PAGE}revisions/"),
        *(f"get {PAGE}revisions/{{revision_id}}/", "post pages/", f"patch {PAGE}"),
        *(f"post {PAGE}actions/revert/", f"post {PAGE}actions/convert_alias/"),
        *("get schema/", "get schema/{type_name}/", "get whoami/"),
        *("get redirects/", "get redirects/find/", "get redirects/{redirect_id}/"),
        *("get documents/", "get documents/{document_id}/"),
        *("get images/", "get images/{image_id}/"),
    ),
    CHIEFS: (
        *(f"post {PAGE}actions/publish/", UNPUBLISH, f"post {PAGE}actions/copy/"),
        f"post {PAGE}actions/create_alias/",
    ),
    SUPERUSERS: (
        f"post {PAGE}actions/copy_for_translation/",
        *("get sites/", "post sites/", "get sites/{site_id}/", "put sites/{site_id}/"),
        "delete sites/{site_id}/",
        *("get locales/", "post locales/", "get locales/{locale_id}/"),
        *("put locales/{locale_id}/", "delete locales/{locale_id}/"),
        *("post redirects/", "put redirects/{redirect_id}/", "delete redirects/{redirect_id}/"),
        *("get snippets/{type}/", "post snippets/{type}/", f"get {TOPIC}", f"patch {TOPIC}"),
        *(f"delete {TOPIC}", f"get {TOPIC}revisions/", f"delete {TOPIC}actions/delete/"),
        *(f"get {TOPIC}revisions/{{revision_id}}/", f"post {TOPIC}actions/publish/"),
        *(f"post {TOPIC}actions/unpublish/", f"post {TOPIC}actions/revert/"),
        f"post {TOPIC}actions/copy_for_translation/",
        *("post documents/", "patch documents/{document_id}/", "delete documents/{document_id}/"),
        *("post images/", "patch images/{image_id}/", "delete images/{image_id}/"),
    ),
}


@pytest.fixture(scope="module")
def tokens(world, django_db_blocker):
    with django_db_blocker.unblock():
        return {role: token_of(world.people[role]) for role in ROLES[1:]}


@pytest.fixture(scope="module")
def things(world, django_db_blocker):
    """What stands in addresses and bodies besides pages and files."""
    with django_db_blocker.unblock():
        topic = TopicFactory()
        site = Site.objects.get()
        return {
            "type": "mso_pages.Topic",
            "pk": topic.pk,
            "topic_revision": topic.latest_revision_id,
            "type_name": "mso_pages.Topic",
            "site_id": site.pk,
            "root": site.root_page_id,
            "locale_id": locale("tr").pk,
            "redirect_id": Redirect.objects.create(old_path="/alt", redirect_link="/neu").pk,
            "section": world.pages["A", "live"].get_parent().pk,
            "news": section(NewsIndexPage).pk,
        }


@pytest.fixture(autouse=True)
def switched_on(settings):
    settings.ROOT_URLCONF = "tests.headless.writing.project_urls"


@pytest.fixture
def operations(tokens):
    """Method and path of everything that the API does, by its OpenAPI document."""
    document = asking(tokens["superuser"])("get", "openapi.json").json()
    return sorted(
        f"{method} {path.removeprefix(ROOT)}"
        for path, methods in document["paths"].items()
        for method in methods
    )


def values_of(world, things, owner, state):
    kept = Page.objects.filter(pk=world.pages[owner, state].pk).first()
    page = kept or Page(pk=999_999, latest_revision_id=999_999)
    return {
        **things,
        "page_id": page.pk,
        "revision_id": page.latest_revision_id,
        "image_id": world.images[owner].pk,
        "document_id": world.documents[owner].pk,
    }


def filled(value, values):
    if isinstance(value, dict):
        return {key: filled(item, values) for key, item in value.items()}
    if isinstance(value, str) and re.fullmatch(r"\{\w+\}", value):
        return values[value[1:-1]]
    return value


def ask(token, operation, values):
    """Status and text of an answer, of which nothing stays."""
    method, path = operation.split()
    if path.startswith("snippets"):
        values = {**values, "revision_id": values["topic_revision"]}
    url = re.sub(r"\{(\w+)\}", lambda found: quote(str(values[found[1]])), path)
    point = transaction.savepoint()
    try:
        if operation in FILES:
            headers = {"authorization": f"Bearer {token}"} if token else {}
            data = {"title": "Neu", "file": FILES[operation]()}
            response = Client().post(f"{ROOT}{url}", data, headers=headers)
        else:
            body = None if method == "get" else filled(BODIES.get(operation, {}), values)
            based_on = None if method == "get" else "*"
            response = asking(token)(method, url, body, based_on=based_on)
        return response.status_code, response.content.decode()
    finally:
        transaction.savepoint_rollback(point)


def lets_in(operation, state):
    """The roles that an operation is for, on a page in a state."""
    if operation in OFFLINE_ALSO_EDITORS:
        return ALL if state in ("draft", "in review") else CHIEFS
    if operation == UNPUBLISH and state in ("draft", "in review"):
        return ()
    return next(roles for roles, operations in ROWS.items() if operation in operations)


def rows():
    """The operations with a row."""
    return sorted([*OFFLINE_ALSO_EDITORS, *(name for found in ROWS.values() for name in found)])


def test_every_operation_has_one_row(operations):
    assert operations == rows()
    assert [*operations, "put pages/{page_id}/actions/new/"] != rows()


def test_without_a_token_nothing_is_answered(operations, world, things):
    for operation in operations:
        status, text = ask("", operation, values_of(world, things, "A", "live"))
        assert status == 401, operation
        assert MARKER not in text


def states_of(operation):
    return STATES if "page_id" in operation else ("live",)


@pytest.mark.parametrize("role", MEMBERS)
def test_members_have_screens_of_their_own(operations, world, things, tokens, role):
    """Not even their own page: what they write is reviewed field by field."""
    for operation in operations:
        for owner in ("A", "B"):
            for state in states_of(operation):
                if state not in ("draft", "live") and role != MEMBERS[0]:
                    continue
                values = values_of(world, things, owner, state)
                status, text = ask(tokens[role], operation, values)
                assert status == 403, (operation, owner, state)
                assert MARKER not in text
    for path in (f"pages/?search={quote(MARKER)}", "nothing/"):
        assert asking(tokens[role])("get", path).status_code == 403


@pytest.mark.parametrize("role", STAFF)
def test_staff_do_what_they_may_do(operations, world, things, tokens, role):
    for operation in operations:
        for state in states_of(operation):
            # The other states once for each operation.
            if state not in ("draft", "live") and role != "chief editor":
                continue
            status, text = ask(tokens[role], operation, values_of(world, things, "A", state))
            asked = (operation, state, status, text[:200])
            assert status < 500, asked
            if state == "deleted":
                assert status in (403, 404), asked
                continue
            assert (status != 403) == (role in lets_in(operation, state)), asked
            # Whoever asks for none in particular finds none.
            assert (status == 404) == operation.endswith("/find/"), asked
