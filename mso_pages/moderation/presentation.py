"""What waits for review as the screen shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.models import Locale, Page

from headless.field_publishing import Content, content_of, current_version, same_value
from headless.localization import language_name
from headless.models import ImageFacts, LeadImage
from headless.translations.segments import standing
from headless.translations.words import texts_of
from mso_pages.models import Submission
from mso_pages.selectors import organisation_states

from .decisions import PICTURE
from .languages import is_in_default_language
from .selectors import merged, seen_of, waiting_changes
from .values import label_of, lines_of, named, side_by_side

Kind = Submission.Kind


@dataclass(frozen=True)
class Reported:
    """A field in which a mistake was reported, with what it says by now.

    Attributes:
        address: of its input in the form of the page.
    """

    label: str
    lines: list[str]
    address: str


@dataclass
class Shown:
    """A submission with both values as HTML.

    Attributes:
        seen: fingerprint of the value that stands there now.
        beside: what it says in the default language, where it is in another one, as HTML.
        is_beside_checked: whether the public reads that.
        is_changed_since: whether something else was live when it was made.
        reported: of a mistake, what it may be about.
        decision, reason: what was posted already.
        error: why that cannot be carried out.
        is_first_error: whether the screen begins there.
    """

    submission: Submission
    label: str
    old: SafeString
    new: SafeString
    seen: str = ""
    beside: SafeString = SafeString("")
    is_beside_checked: bool = False
    is_changed_since: bool = False
    reported: list[Reported] = field(default_factory=list)
    decision: str = ""
    reason: str = ""
    error: str = ""
    is_first_error: bool = False


@dataclass
class ReviewedPage:
    """A page with all that waits of it.

    Attributes:
        language: in which it is, where that is not the default one.
        hides_contact: whether its organisation hides its contact data.
    """

    page: Page
    organisation_title: str
    language: str = ""
    hides_contact: bool = False
    items: list[Shown] = field(default_factory=list)


def reviewed_pages(
    submissions: Iterable[Submission],
    posted: Mapping[str, str],
    errors: Mapping[int, str],
) -> list[ReviewedPage]:
    """Submissions by the page they are about, in the order of the oldest of each.

    Args:
        posted: the form as it was sent, if it was.
        errors: number of a submission to what is wrong with the decision on it.
    """
    submissions = list(submissions)
    organisations = organisation_states({item.organisation for item in submissions})
    pages: dict[int, ReviewedPage] = {}
    currents: dict[int, tuple[Any, Content]] = {}
    for submission in submissions:
        key = submission.page_id
        if key not in pages:
            title = getattr(submission, "organisation_title", "")
            state = organisations.get(submission.organisation)
            pages[key] = ReviewedPage(
                submission.page,
                title,
                _language(submission.page),
                bool(state and state.hides_contact),
            )
            current = current_version(submission.page)
            currents[key] = current, content_of(current)
        shown = _shown(submission, *currents[key])
        _show_beside(shown, submission, currents[key][0])
        shown.decision = posted.get(f"decision-{submission.pk}", "")
        shown.reason = posted.get(f"reason-{submission.pk}", "")
        shown.error = errors.get(submission.pk, "")
        pages[key].items.append(shown)
    wrong = (shown for page in pages.values() for shown in page.items if shown.error)
    if first := next(wrong, None):
        first.is_first_error = True
    return list(pages.values())


def _shown(submission: Submission, current: Any, content: Content) -> Shown:
    nothing = SafeString("")
    label = label_of(submission)
    if submission.kind == Kind.MISTAKE:
        shown = Shown(submission, label, nothing, format_html("{}", submission.value))
        shown.reported = _reported(submission, current)
        return shown
    if submission.kind == Kind.NEW_PAGE:
        return Shown(submission, label, nothing, _whole(current), seen_of(submission, content))
    name, now = submission.field, content[submission.field]
    beside = _beside(submission)
    if submission.went_live_at_once:
        old = current.with_content_json({**content, name: submission.reviewed})
        new = current.with_content_json({**content, **beside, name: submission.value})
        is_changed_since = not same_value(now, submission.value)
    else:
        old = current
        wanted = merged(submission.before, submission.value, now)
        new = current.with_content_json({**content, **beside, name: wanted})
        is_changed_since = not same_value(now, submission.before)
    before, after = _both(old, new, name)
    seen = seen_of(submission, content)
    return Shown(submission, label, before, after, seen, is_changed_since=is_changed_since)


def _language(page: Page) -> str:
    if is_in_default_language(page):
        return ""
    return language_name(page.locale.language_code, get_language() or settings.LANGUAGE_CODE)


def _show_beside(shown: Shown, submission: Submission, current: Any) -> None:
    """What staff read of words in another language: of a new page what there is of it in the
    default one, of a change what a machine makes of it, or else what stands there in the default
    one.
    """
    if submission.kind == Kind.MISTAKE or is_in_default_language(current):
        return
    if submission.in_default_language:
        shown.beside = format_html("{}", submission.in_default_language)
        return
    default = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    row = current.get_translation_or_none(default)
    if row is None:
        return
    shown.is_beside_checked = row.live
    if submission.kind == Kind.CHANGE:
        lines = lines_of(row, submission.field) if row.live else []
        shown.beside = side_by_side(lines, lines)[1]
        return
    version = current_version(row)
    untranslated = [text for text in standing(version) if not text.is_machine]
    if untranslated and len(untranslated) == len(list(texts_of(version))):
        shown.beside = format_html("<i>{}</i>", gettext("Nobody translated it yet."))
    else:
        shown.beside = _whole(version)


def _reported(submission: Submission, current: Any) -> list[Reported]:
    before = submission.before if isinstance(submission.before, dict) else {}
    form = reverse("wagtailadmin_pages:edit", args=[submission.page_id])
    return [
        Reported(
            named(type(current), name), lines_of(current, name), f"{form}#:w:contentpath={name}"
        )
        for name in before
    ]


def _beside(submission: Submission) -> Content:
    """Of picture and description the other one, if it waits as well."""
    if submission.field not in PICTURE:
        return {}
    waiting = waiting_changes(submission.page)
    return {name: waiting[name].value for name in PICTURE if name in waiting}


def _both(old: Any, new: Any, name: str) -> tuple[SafeString, SafeString]:
    if name in PICTURE and isinstance(old, LeadImage):
        before, after = side_by_side([old.image_alt], [new.image_alt])
        return _picture(old.image, before), _picture(new.image, after)
    return side_by_side(lines_of(old, name), lines_of(new, name))


def _picture(image: Any, description: SafeString) -> SafeString:
    """A picture with all that is needed to judge it, or its description where there is none."""
    if image is None:
        return description
    context = {
        "rendition": get_rendition_or_not_found(image, "max-320x240"),
        "description": description,
        "facts": getattr(image, "facts", None) or ImageFacts(image=image),
    }
    text = render_to_string("mso_pages/moderation/picture.html", context)
    # Values keep the breaks of their lines, those around it as well.
    return mark_safe(text.strip())  # noqa: S308 - the template escapes


def _whole(page: Any) -> SafeString:
    """All filled fields of a new page, each in a line with its name."""
    names = [name for name in page.fields_for_members if lines_of(page, name)]
    if "image" in names and "image_alt" in names:
        # The picture has it beside it.
        names.remove("image_alt")
    return mark_safe(  # noqa: S308 - each part is escaped
        "".join(
            format_html(
                '<div><b>{}</b><div dir="auto">{}</div></div>',
                named(type(page), name),
                _both(page, page, name)[1],
            )
            for name in names
        )
    )
