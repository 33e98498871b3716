"""The rows of the matrix: for each view of the admin who comes in, and who may send something.

Views of this project are named one by one. Those of Wagtail, wagtail-localize and Django are
named by patterns, which no view of ours falls under.
"""

from collections.abc import Iterable
from enum import Enum
from fnmatch import fnmatch

from mso_pages.members.middleware import FOR_EVERYBODY

from .routes import Route
from .world import STATES


class Row(Enum):
    """Who comes in."""

    EVERYBODY = "whoever signs in, or wants to"
    MEMBERS = "every member, and staff"
    OWN = "members, for the own organisation alone"
    TRANSLATING = "staff who may edit the page at hand"
    STAFF = "all staff"
    CHIEFS = "who may publish"
    SUPERUSERS = "superusers: chief editors have rights for pages alone"


def named(namespace: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{namespace}:{name}" for name in names)


CHOOSING = ("choose", "choose_results", "chosen", "chosen_multiple")
LISTED = ("index", "index_results")
SNIPPETS = ("municipality", "partnerorganisation", "statistic", "targetgroup", "topic")

OURS = {
    Row.MEMBERS: named("my_organisation", "home", "towns"),
    Row.OWN: (
        *named("my_organisation", "profile", "preview", "card", "offers", "new_offer", "offer"),
        *named("my_organisation", "remove_offer", "mistake", "undo", "contact"),
        *named("my_organisation", "languages", "write", "read"),
        *named("own_events", "list", "new", "change", "cancel"),
    ),
    # Most at the address of one of wagtail-localize.
    Row.TRANSLATING: (
        *("headless_upload_pofile", "headless_easy_language_check", "headless_machine_translate"),
        *("headless_edit_text", "headless_edit_value", "headless_stop_translation"),
        "headless_convert_to_alias",
    ),
    Row.STAFF: (
        *("begin_report", "headless_translations_report", "headless_translations_report_results"),
        *("headless_slug", "headless_translations", "headless_translations_results"),
        *named("call_chooser", *CHOOSING),
        *named("calls", *LISTED),
        *named("draft_pages", *LISTED),
        *named("event_chooser", *CHOOSING),
        *named("events", *LISTED),
        *named("mso_chooser", *CHOOSING),
        *named("msos", *LISTED),
        *named("news", *LISTED),
        *named("press_notes", "import", "check", "discard"),
        *named("press_texts", "published", "file"),
        *named("programme_chooser", *CHOOSING),
        *named("programmes", *LISTED),
        *named("reports", *LISTED),
        *named("searched_page_chooser", *CHOOSING),
        *(
            f"wagtailsnippetchoosers_mso_pages_{name}:{view}"
            for name in SNIPPETS
            for view in ("choose", "choose_results")
        ),
    ),
    Row.CHIEFS: (
        "headless_expiry",
        *named("submissions", "review"),
        *named("submission_history", "index", "results"),
        *("headless_easy_language_tests", "headless_easy_language_remove"),
    ),
    Row.SUPERUSERS: (
        *("headless_request_page_translation", "headless_request_snippet_translation"),
        "headless_update_translations",
        *named("api_keys", *LISTED, "add", "edit", "delete", "inspect"),
        *named("consents", *LISTED),
        *named("memberships", *LISTED),
        *named("missed_searches", "index", "results"),
        *named("organisation_states", *LISTED),
        *named("participations", *LISTED),
        *named("uploads", *LISTED),
        *(
            f"wagtailsnippets_mso_pages_{name}:{view}"
            for name in SNIPPETS
            for view in ("usage", "delete", "unpublish")
            if name != "municipality"
        ),
        "wagtailsnippets_mso_search_synonymset:add",
    ),
}
# The first pattern that a name falls under counts.
STOCK = (
    (Row.EVERYBODY, tuple(sorted(FOR_EVERYBODY))),
    (
        Row.TRANSLATING,
        (
            *named("wagtail_localize", "edit_string_translation", "edit_override"),
            *named("wagtail_localize", "download_pofile", "upload_pofile"),
            *named("wagtail_localize", "machine_translate", "preview_translation"),
        ),
    ),
    (
        Row.CHIEFS,
        named(
            "wagtailadmin_pages",
            *("collect_workflow_action_data", "delete", "move", "revisions_unschedule"),
            *("set_page_position", "set_privacy", "unpublish"),
            "workflow_action",
        ),
    ),
    # The question whether somebody is sure, and the list of tasks, stand behind nothing but the
    # admin; what follows from them does not.
    (
        Row.STAFF,
        (
            *("wagtailsnippets_*:confirm_workflow_cancellation", "wagtailadmin_pages:move_confirm"),
            "wagtailadmin_workflows:task_cho*",
        ),
    ),
    (
        Row.SUPERUSERS,
        (
            *("api_keys:*", "consents:*", "glossary:*", "image_facts:*", "memberships:*"),
            *("organisation_states:*", "participations:*", "uploads:*", "wagtaildocs:*"),
            *("wagtailimages:*", "wagtaillocales:*", "wagtailredirects:*", "wagtailsettings:*"),
            *("wagtailsites:*", "wagtailusers_*", "wagtailsnippets:*", "wagtailsnippets_*"),
            *("wagtailsnippetchoosers_*:create", "wagtailadmin_collections:*"),
            *("wagtailadmin_reports:locked_pages*", "wagtail_localize:submit_*"),
            *("wagtail_localize:update_translations", "wagtailimages_chooser:chosen"),
            *("wagtailimages_chooser:create", "wagtailimages_chooser:select_format"),
            *("wagtaildocs_chooser:chosen", "wagtaildocs_chooser:create"),
        ),
    ),
    (Row.SUPERUSERS, ("wagtailadmin_workflows:*",)),
    (
        Row.STAFF,
        (
            *("*:choose_parent", "*_chooser:create", "admin/^.[*]/$", "admin/test404/"),
            *("wagtail_localize:*", "wagtailadmin_api:*", "wagtailadmin_block_preview"),
            *("wagtailadmin_choose_page*", "wagtailadmin_dismissibles"),
            *("wagtailadmin_editing_sessions:*", "wagtailadmin_error_test"),
            *("wagtailadmin_explore*", "wagtailadmin_home", "wagtailadmin_pages:*"),
            *("wagtailadmin_reports:*", "wagtailadmin_tag_*", "wagtail_bulk_action"),
            *("wagtaildocs_chooser:*", "wagtailembeds:*", "wagtailimages_chooser:*"),
            "wagtailsnippetchoosers_*",
        ),
    ),
)


def row_of(route: Route) -> Row | None:
    """Who comes in to a view; None where nobody said so."""
    if route.is_ours:
        return next((row for row, names in OURS.items() if route.name in names), None)
    for row, patterns in STOCK:
        if any(fnmatch(route.name, pattern) for pattern in patterns):
            return row
    return None


def is_one_of(name: str, patterns: Iterable[str]) -> bool:
    """Whether a name falls under one of the patterns."""
    return any(fnmatch(name, pattern) for pattern in patterns)


# Who asks these without sending anything is told to send, or refused.
SEND_ONLY = (
    *("begin_report", "headless_upload_pofile", "wagtail_localize:edit_*"),
    *("headless_easy_language_check", "headless_easy_language_remove"),
    *("headless_machine_translate", "headless_edit_text", "headless_edit_value"),
    "headless_stop_translation",
    *("wagtail_localize:machine_translate", "wagtail_localize:stop_translation"),
    *("wagtail_localize:upload_pofile", "wagtailadmin_api:pages:action"),
    *("wagtailadmin_editing_sessions:*", "wagtailadmin_pages:*lock"),
    *("wagtailadmin_pages:set_page_position", "wagtailadmin_workflows:enable*"),
    *("wagtailadmin_workflows:remove", "wagtaildocs:create_multiple_*"),
    *("wagtaildocs:delete*_multiple", "wagtaildocs:edit_multiple"),
    *("wagtailimages:create_multiple_*", "wagtailimages:delete*_multiple"),
    *("wagtailimages:edit_multiple", "wagtailredirects:process_import"),
    "wagtailsnippets_*lock",
)
# What not even a superuser comes to, and in which states of the page.
ANY = STATES
NOT_IN_REVIEW = ("draft", "live", "private")
NEVER_THERE = {
    # There is nothing at such an address.
    "admin/^.[*]/$": ANY,
    "wagtailadmin_api:*:find": ANY,
    "wagtailadmin_block_preview": ANY,
    "wagtailadmin_tag_model_autocomplete": ANY,
    "admin/localize/translate/<int:translation_id>/preview/<str:mode>/": ANY,
    # The imprint has no preview.
    "wagtailsettings:preview_on_edit": ANY,
    # Each kind of snippet stands in the menu by itself.
    "wagtailsnippets:index": ANY,
    # No page here is an alias, and none a translation of one.
    "wagtail_localize:convert_to_alias": ANY,
    "headless_convert_to_alias": ANY,
    "wagtailadmin_pages:convert_alias": ANY,
    "wagtailadmin_pages:collect_workflow_action_data": NOT_IN_REVIEW,
    "wagtailadmin_pages:workflow_action": NOT_IN_REVIEW,
    "wagtailadmin_pages:workflow_history_detail": NOT_IN_REVIEW,
    "wagtailadmin_pages:workflow_preview": NOT_IN_REVIEW,
    # What is offline cannot be taken offline.
    "wagtailadmin_pages:unpublish": ("draft", "in review"),
    # Snippets go through no workflow.
    "wagtailsnippets_*:collect_workflow_action_data": ANY,
    "wagtailsnippets_*:workflow_action": ANY,
    "wagtailsnippets_*:workflow_history_detail": ANY,
    "wagtailsnippets_*:workflow_preview": ANY,
    # The project does not serve pictures by addresses of the visitor's making.
    "wagtailimages:url_generator*": ANY,
}


def is_there(route: Route, state: str) -> bool:
    """Whether there is something at the address of a view about a page in a state."""
    for name, states in NEVER_THERE.items():
        if state in states and (fnmatch(route.name, name) or route.pattern == name):
            return False
    return not (state == "deleted" and route.takes_page)


def lets_in(route: Route, role: str, state: str) -> bool:
    """Whether a role of the staff comes to a view about a page in a state."""
    row = row_of(route)
    if row is Row.OWN:
        return False
    if row in (Row.MEMBERS, Row.STAFF):
        return True
    if row in (Row.SUPERUSERS, Row.TRANSLATING) or role == "superuser":
        return role == "superuser"
    # Who may not publish may take away what is not public.
    of_editors = ("wagtailadmin_pages:delete", "wagtailadmin_pages:move")
    is_offline = state in ("draft", "in review")
    return role == "chief editor" or (is_offline and is_one_of(route.name, of_editors))
