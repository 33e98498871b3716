"""The panel below the form of a page or snippet in easy language."""

from typing import Any

from django import template
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from headless.easy_language.selectors import draft_of, is_easy, may_record, source_row, tests_of
from headless.easy_language.texts import digest_of, named_fields, words_of
from headless.easy_language.views import address_of
from headless.models import HeadlessPage, HeadlessSnippet

register = template.Library()


@register.inclusion_tag("headless/easy_language/panel.html", takes_context=True)
def easy_language_panel(context: template.Context, row: Any) -> dict[str, Any]:
    """The check of what is typed, who tested the text, and what it was made from."""
    row = row.specific if isinstance(row, Page) else row
    if not isinstance(row, HeadlessPage | HeadlessSnippet) or not is_easy(row):
        return {}
    user = context["request"].user
    words = digest_of(words_of(draft_of(row)))
    source = source_row(row)
    return {
        "row": row,
        "csrf_token": context.get("csrf_token"),
        "fields": " ".join(named_fields(type(row))),
        "check_address": address_of("headless_easy_language_check", row),
        "tests": [
            {
                "test": test,
                "is_current": test.words == words,
                "remove": address_of("headless_easy_language_remove", row, test.pk),
            }
            for test in tests_of(row).select_related("recorded_by")
        ],
        "may_record": may_record(user, row),
        "record_address": address_of("headless_easy_language_tests", row),
        "source": source,
        "source_address": source and AdminURLFinder(user).get_edit_url(source),
    }
