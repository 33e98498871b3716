"""The life of a page or snippet in the admin, from an empty draft to unpublishing."""

import re
from typing import Any, TypeVar

from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from .posting import Values, create, edit, edit_address, errors, form_data, shown_form
from .reading import detail, listed

M = TypeVar("M", bound=Model)

SCHEDULE_AND_COMMENTS = {"go_live_at", "expire_at", "comment_notifications", "comments"}


def live_through(
    admin: Client, model: type[M], first: Values, values: Values, *, parent: Page | None = None
) -> tuple[M, dict[str, Any]]:
    """Create a draft with `first` only, fill in every field, publish it and unpublish it.

    Returns the row and what the API told of it while it was live.
    """
    others = listed(model)
    assert errors(create(admin, model, first, parent=parent)) == {}
    row: Any = model._default_manager.latest("pk")
    assert (row.live, detail(row), listed(model)) == (False, None, others)

    assert unnamed_fields(shown_form(admin, row), values) == set()
    assert errors(edit(admin, row, values)) == {}
    row.refresh_from_db()
    assert (row.live, detail(row)) == (False, None)
    draft = row.get_latest_revision_as_object()
    assert shown(shown_form(admin, draft), {}) == shown(shown_form(admin, row), values)

    assert errors(edit(admin, row, {}, action_publish="1")) == {}
    row = model._default_manager.get(pk=row.pk)
    assert (row.live, row.has_unpublished_changes) == (True, False)
    assert shown(shown_form(admin, row), {}) == shown(shown_form(admin, row), values)
    assert admin.get(edit_address(row)).status_code == 200
    told = detail(row)
    assert told is not None
    assert sorted(listed(model)) == sorted([*others, told["title"]])

    assert admin.post(unpublish_address(row)).status_code == 302
    row.refresh_from_db()
    assert (row.live, detail(row), listed(model)) == (False, None, others)
    return row, told


def unnamed_fields(form: Any, values: Values) -> set[str]:
    """The fields of a form, and of the rows in it, that `values` leaves out."""
    names = {*form.fields, *form.formsets} - SCHEDULE_AND_COMMENTS - set(values)
    for name, formset in form.formsets.items():
        row_fields = set(formset.empty_form.fields) - {"id", "ORDER", "DELETE"}
        names |= {
            f"{name}-{field}" for row in values.get(name, []) for field in row_fields - set(row)
        }
    return names


def shown(form: Any, values: Values) -> dict[str, Any]:
    """What a form holds, without the ids of rows and blocks and in no order of choices."""
    return {
        name: re.sub(r'"key": "\w+"', "", value) if isinstance(value, str) else sorted(value)
        for name, value in form_data(form, values).items()
        if not name.endswith(("-id", "-INITIAL_FORMS"))
    }


def unpublish_address(row: Any) -> str:
    if isinstance(row, Page):
        return reverse("wagtailadmin_pages:unpublish", args=[row.pk])
    return reverse(row.snippet_viewset.get_url_name("unpublish"), args=[row.pk])
