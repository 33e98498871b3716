"""What the editor of a translation says above its texts, and what can be done with them."""

from typing import Any

from django import template
from wagtail.admin.compare import diff_text
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page

from headless.refusals import may_publish
from headless.translations.matrix import STATUSES
from headless.translations.reviews import review_of
from headless.translations.segments import Progress, progress_of, translation_of
from headless.translations.selectors import (
    changes_since,
    in_review,
    is_behind,
    possible_owners,
    state_of,
)
from headless.translations.words import words_of

register = template.Library()


@register.inclusion_tag("headless/translations/panel.html", takes_context=True)
def translation_panel(context: template.Context, instance: Any) -> dict[str, Any]:
    """State, changes of the original, and the buttons."""
    translation = translation_of(instance)
    if translation is None:
        return {"translation": None}
    state = state_of(instance)
    here = words_of(instance.get_latest_revision_as_object())
    key = (Page if isinstance(instance, Page) else type(instance), instance.pk)
    status = "review" if key in in_review([instance]) else "live" if instance.live else "draft"
    return {
        "translation": translation,
        "instance": instance,
        "state": state,
        "seen_at": context["request"].seen_at.isoformat(),
        "status": status,
        "review": review_of(instance, context["request"].user),
        "status_text": STATUSES[status],
        "progress": progress_of([translation]).get(translation.pk, Progress()),
        "is_behind": is_behind(translation),
        "changes": [
            {
                "here": here.get(change.path, ""),
                "label": change.label(type(instance)),
                "is_fact": change.is_fact,
                "parts": diff_text(change.old, change.new).changes,
            }
            for change in changes_since(instance)
        ],
        "may_publish": may_publish(context["request"].user, instance),
        "owners": [
            (user, get_user_display_name(user), state is not None and state.owner_id == user.pk)
            for user in possible_owners()
        ],
        "csrf_token": context.get("csrf_token"),
    }
