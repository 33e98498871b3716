"""Model fields for dates that stand in a list and for repetition."""

import datetime as dt
from typing import Any

from dateutil.rrule import rrulestr
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from headless.fields import ListField


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
        self.text_to_item(item)


FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}


def validate_recurrence_rule(rule: str) -> None:
    """Accept a recurrence rule of iCalendar (RFC 5545, 3.3.10) without start and zone.

    Nothing more frequent than daily, and no step of 0, which would never end.
    """
    try:
        parts = dict(part.split("=") for part in rule.upper().split(";"))
        if parts["FREQ"] not in FREQUENCIES or int(parts.get("INTERVAL", 1)) < 1:
            raise ValueError
        rrulestr(rule, dtstart=dt.datetime(2000, 1, 1), ignoretz=True)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValidationError(
            _("“%(rule)s” is not a rule for repetition. Example: FREQ=WEEKLY;BYDAY=WE"),
            code="recurrence",
            params={"rule": rule},
        ) from error
