"""The mails of moderation, each in the language of the person who gets it.

They leave when the change is stored. A mail server that fails never stops the work.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, Site
from wagtail.users.models import UserProfile

from headless.addresses import page_address
from headless.field_publishing import content_of, same_value
from headless.text import isolated
from mso_pages.members.cards import CONTACT_FIELDS, card_of
from mso_pages.members.forms import REGISTER_FIELDS
from mso_pages.members.selectors import hides_contact
from mso_pages.models import Submission

from .selectors import reviewers_of
from .values import label_of, read_value

State = Submission.State
Kind = Submission.Kind
Label = Callable[[Submission], str]

# Of a value in a mail.
LONGEST = 200

logger = logging.getLogger(__name__)


def tell_reviewers(page: Page, submissions: Sequence[Submission], reviewers: Iterable[Any]) -> None:
    """Tell those who review the page that something waits for them."""
    if not submissions:
        return
    _send_later(
        _willing(reviewers, {submission.author_id for submission in submissions}),
        "moderation/submitted",
        _reviewers_label,
        {
            "page": page.title,
            "fields": submissions,
            "address": _absolute(reverse("submissions:review")),
        },
    )


def tell_contact_hidden(page: Page, author: Any) -> None:
    """Tell who may publish the page that its organisation hid its contact data."""
    _send_later(
        _willing(reviewers_of(page), {author.pk}),
        "moderation/contact_hidden",
        label_of,
        {
            "page": page.title,
            "author": get_user_display_name(author),
            "fields": [],
            "address": _absolute(reverse("wagtailadmin_pages:edit", args=[page.pk])),
        },
    )


def tell_authors(submissions: Iterable[Submission]) -> None:
    """Tell each member what was decided of what they submitted, in one mail for each page."""
    by_author: dict[tuple[int, int], list[Submission]] = defaultdict(list)
    for submission in submissions:
        # What went live at once and was found right is no news.
        is_news = submission.state == State.REJECTED or not submission.went_live_at_once
        if submission.author_id and is_news:
            by_author[submission.author_id, submission.page_id].append(submission)
    people = get_user_model().objects.in_bulk({author for author, _page in by_author})
    for (author, key), decided in by_author.items():
        page = Page.objects.get(pk=key).specific
        content = content_of(page)
        refused = [item for item in decided if item.state == State.REJECTED]
        _send_later(
            [people[author]],
            "members/decided",
            _members_label,
            {
                "page": page.title,
                "fields": decided,
                "set_back": [
                    item.pk
                    for item in refused
                    if item.went_live_at_once
                    and page.live
                    and not is_hidden(item)
                    and same_value(content[item.field], item.reviewed)
                ],
                "can_be_sent_again": any(item.kind != Kind.MISTAKE for item in refused),
                "public_address": "" if len(refused) == len(decided) else _public_address(page),
                "address": _absolute(reverse("my_organisation:home")),
            },
        )


def _willing(reviewers: Iterable[Any], authors: Collection[int | None]) -> list[Any]:
    """Who of them wants mails about it, without those who changed something."""
    return [
        person
        for person in reviewers
        if person.pk not in authors and _profile(person).submitted_notifications
    ]


def _public_address(page: Page) -> str:
    """Where people read the page; empty while it is not public."""
    site = Site.objects.filter(is_default_site=True).first()
    return page_address(page, site) if page.live and site else ""


def _profile(person: Any) -> UserProfile:
    return UserProfile.objects.filter(user=person).first() or UserProfile(user=person)


def _absolute(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def is_hidden(submission: Submission) -> bool:
    """Whether nobody sees what a change is about while contact data is hidden: of offers times and
    places.
    """
    is_contact = submission.field in {*CONTACT_FIELDS, "offers"}
    return is_contact and hides_contact(submission.organisation)


def _reviewers_label(submission: Submission) -> str:
    """The field, and of what everybody sees already its value: no mail has hidden data."""
    label = label_of(submission)
    if submission.kind == Kind.MISTAKE and label:
        return f"{submission.get_kind_display()}, {label}"
    if not submission.went_live_at_once or is_hidden(submission):
        return label
    value = Truncator("; ".join(read_value(submission, submission.value))).chars(LONGEST)
    return _("%(field)s: %(value)s (is public already)") % {
        "field": label,
        "value": isolated(value),
    }


def _members_label(submission: Submission) -> str:
    """What members know a field by: the name of its card, in all their languages."""
    if submission.kind == Kind.MISTAKE:
        return str(REGISTER_FIELDS.get(submission.field) or label_of(submission))
    card = card_of(submission.field)
    if card is None:
        return label_of(submission)
    if len(card.fields) == 1:
        return str(card.title)
    field = card.form_class.base_fields.get(submission.field)
    return f"{card.title}, {field.label if field else label_of(submission)}"


def _send_later(people: Iterable[Any], name: str, label: Label, context: dict[str, Any]) -> None:
    reached = [person for person in people if person.email and person.is_active]
    if reached:
        transaction.on_commit(lambda: _send(reached, name, label, context), robust=True)


def _send(people: Iterable[Any], name: str, label: Label, context: dict[str, Any]) -> None:
    """One connection for all: a mail server that does not answer is waited for once."""
    mails = [_mail(person, name, label, context) for person in people]
    try:
        get_connection().send_messages(mails)
    except OSError:
        logger.exception("Mails about changes of “%s” could not be sent.", context["page"])


def _mail(person: Any, name: str, label: Label, context: dict[str, Any]) -> EmailMessage:
    with override(_profile(person).get_preferred_language()):
        fields = [(label(item), item) for item in context["fields"]]
        context = {
            **context,
            "page": isolated(context["page"]),
            "fields": fields,
            "person": person,
            "site": settings.WAGTAIL_SITE_NAME,
        }
        subject = render_to_string(f"mso_pages/{name}_subject.txt", context)
        text = render_to_string(f"mso_pages/{name}.txt", context)
    return EmailMessage(" ".join(subject.split()), text, to=[person.email])
