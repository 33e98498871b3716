"""The check while somebody types, and the form in which a test is recorded."""

from typing import Any, Self

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from pydantic import BaseModel, Field, model_validator
from wagtail.admin.admin_url_finder import AdminURLFinder

from headless.inserted import numbers
from headless.models import HeadlessPage, HeadlessSnippet

from .forms import RecordForm
from .rules import RULES, Finding, check, surroundings
from .selectors import easy_row, may_edit, may_record, terms_in, tests_of
from .services import delete_test, record_test
from .texts import plain_text

MOST_LETTERS = 100_000
MOST_TEXTS = 1000
# Nobody works through more at once, and the count says how many there are.
MOST_SHOWN = 100


class SentText(BaseModel):
    label: str
    value: str


class SentTexts(BaseModel):
    """The texts of a form as they stand there."""

    texts: list[SentText] = Field(max_length=MOST_TEXTS)

    @model_validator(mode="after")
    def check_bounds(self) -> Self:
        if sum(len(text.value) for text in self.texts) > MOST_LETTERS:
            raise ValueError("These texts are too long.")
        return self


@require_POST
def check_texts(request: HttpRequest, app_label: str, model_name: str, pk: str) -> JsonResponse:
    """The hints on the texts of a form, as a list to show; expects `SentTexts`."""
    row = _row(app_label, model_name, pk)
    if not may_edit(request.user, row):
        raise PermissionDenied
    try:
        # The body is bounded by DATA_UPLOAD_MAX_MEMORY_SIZE.
        sent = SentTexts.model_validate_json(request.body)
    except ValueError:
        return JsonResponse({"message": _("These texts cannot be read.")}, status=400)
    terms = terms_in([row.locale.language_code])
    groups, count = [], 0
    for place, one in enumerate(sent.texts):
        text = plain_text(one.value)
        found = check(text, terms)
        if found and count < MOST_SHOWN:
            hints = [_hint(text, item) for item in found[: MOST_SHOWN - count]]
            groups.append({"place": place, "label": one.label, "hints": hints})
        count += len(found)
    html = render_to_string(
        "headless/easy_language/hints.html",
        {"groups": groups, "left_out": max(0, count - MOST_SHOWN)},
        request,
    )
    return JsonResponse({"count": count, "summary": summary_of(count), "html": html})


def _hint(text: str, finding: Finding) -> dict[str, Any]:
    before, after = surroundings(text, finding) if finding.rule != "sentence" else ("", "")
    heading = RULES[finding.rule]
    return {"heading": heading, "finding": finding, "before": before, "after": after}


def summary_of(count: int) -> str:
    """How many hints there are."""
    if not count:
        return _("The check found nothing that is hard to read.")
    return ngettext("%(count)d hint", "%(count)d hints", count) % {"count": count}


def tests(request: HttpRequest, app_label: str, model_name: str, pk: str) -> HttpResponse:
    """The form in which a test of a page or snippet is recorded."""
    row = _row(app_label, model_name, pk)
    if not may_record(request.user, row):
        raise PermissionDenied
    form = RecordForm(request.POST if request.method == "POST" else None)
    edit_url = AdminURLFinder(request.user).get_edit_url(row)
    if request.method == "POST" and form.is_valid():
        record_test(form.save(commit=False), row, request.user)
        messages.success(request, _("The test was recorded."))
        return redirect(edit_url)
    return TemplateResponse(
        request,
        "headless/easy_language/test.html",
        {
            "page_title": _("Record a test"),
            "row": row,
            "header_title": _("Record a test"),
            "header_icon": "check",
            "form": form,
            "media": form.media,
            "edit_url": edit_url,
        },
        status=422 if form.is_bound else 200,
    )


@require_POST
def remove_test(
    request: HttpRequest, app_label: str, model_name: str, pk: str, test_id: str
) -> HttpResponse:
    """Forget a test that was recorded by mistake."""
    row = _row(app_label, model_name, pk)
    if not may_record(request.user, row):
        raise PermissionDenied
    delete_test(get_object_or_404(tests_of(row), pk__in=numbers([test_id])), row)
    messages.success(request, _("The test was removed."))
    return redirect(AdminURLFinder(request.user).get_edit_url(row))


def _row(app_label: str, model_name: str, pk: str) -> Any:
    """The page or snippet in easy language that an address names."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError:
        raise Http404 from None
    row = easy_row(model, pk) if issubclass(model, HeadlessPage | HeadlessSnippet) else None
    if row is None:
        raise Http404
    return row


def address_of(name: str, row: Any, *args: Any) -> str:
    """The address of one of the views about a page or snippet."""
    return reverse(name, args=[row._meta.app_label, row._meta.model_name, row.pk, *args])


def urls() -> list[URLPattern]:
    one = "easy-language/<slug:app_label>/<slug:model_name>/<str:pk>/"
    return [
        path(f"{one}check/", check_texts, name="headless_easy_language_check"),
        path(f"{one}tests/", tests, name="headless_easy_language_tests"),
        path(
            f"{one}tests/<str:test_id>/remove/", remove_test, name="headless_easy_language_remove"
        ),
    ]
