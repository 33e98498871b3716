"""Tables that are taken out of the admin as files."""

import re
from typing import Any, ClassVar

from wagtail.admin.views.reports import ReportView

# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = re.compile(r"[=+\-@\t\r](?![\d\s()/.-]*$)")


def as_text(text: str) -> str:
    """A text that programs for tables do not run as a formula; a phone number is none."""
    return f"'{text}" if FORMULA.match(text) else text


class ExportedReport(ReportView):
    """A report whose files hold what people typed, as text."""

    custom_value_preprocess: ClassVar = {
        **ReportView.custom_value_preprocess,
        str: {ReportView.FORMAT_CSV: as_text},
    }

    def stream_csv(self, queryset: Any) -> Any:
        """All rows at once: later the language of the user is not active any more, and an error
        would end the file without a word.
        """
        return iter(list(super().stream_csv(queryset)))
