"""Model fields for dates that stand in a list and for repetition."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from headless.fields import ListField

from .recurrence import is_rule, parts_of


class DateListField(ListField):
    """Days as ISO dates; people may also write 24.12.2027."""

    def text_to_item(self, text: str) -> str:
        for pattern in ("%Y-%m-%d", "%d.%m.%Y"):
            try:
                return dt.datetime.strptime(text, pattern).date().isoformat()
            except ValueError:
                continue
        raise ValidationError(
            _("“%(text)s” is not a date. Write it like 24.12.2027."), params={"text": text}
        )

    def check_item(self, item: Any) -> None:
        super().check_item(item)
        # Stored as ISO dates only, which the API delivers and the rules for repetition compare.
        if self.text_to_item(item) != item:
            raise ValidationError(
                _("“%(text)s” is not a date. Write it like 24.12.2027."), params={"text": item}
            )


# Frequency to the forms of its rules, in words.
_FORMS = {
    "DAILY": _(
        "Daily: FREQ=DAILY. Every third day: FREQ=DAILY;INTERVAL=3 (a number from 1 to 99). "
        "Parts that begin with BY are not possible."
    ),
    "WEEKLY": _(
        "Every Monday and Wednesday: FREQ=WEEKLY;BYDAY=MO,WE (TU, TH, FR, SA and SU likewise). "
        "Every second week: INTERVAL=2 (a number from 1 to 99)."
    ),
    "MONTHLY": _(
        "Every third Wednesday of a month: FREQ=MONTHLY;BYDAY=3WE (a number from 1 to 4). "
        "Every last Friday: FREQ=MONTHLY;BYDAY=-1FR. Every 15th: FREQ=MONTHLY;BYMONTHDAY=15. "
        "Every second month: INTERVAL=2 (a number from 1 to 11)."
    ),
    "YEARLY": _(
        "On the same day of every year: FREQ=YEARLY. "
        "Every third Wednesday of June: FREQ=YEARLY;BYMONTH=6;BYDAY=3WE (a number from 1 to 4). "
        "Every 15 June: FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15 (a day that every year has)."
    ),
}


def validate_recurrence_rule(rule: str) -> None:
    """Accept a recurrence rule of iCalendar (RFC 5545, 3.3.10) without start and zone.

    Nothing more frequent than daily, and nothing that may never come.
    """
    try:
        parts = parts_of(rule)
    except ValueError:
        parts = {}
    if is_rule(parts):
        return
    if form := _FORMS.get(parts.get("FREQ", "")):
        message = _(
            "“%(rule)s” is not a rule for repetition. %(form)s "
            "An end is either COUNT=10 (ten dates, at most 999) or UNTIL=20271231 (the last day)."
        )
    else:
        message = _("“%(rule)s” is not a rule for repetition. Example: FREQ=WEEKLY;BYDAY=WE")
    raise ValidationError(message, code="recurrence", params={"rule": rule, "form": form})
