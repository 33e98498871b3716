"""What the API delivers of events, occurrences and reports."""

from .events import EVENTS, OccurrenceResource
from .reports import ReportResource

RESOURCES = (EVENTS, OccurrenceResource(), ReportResource())
