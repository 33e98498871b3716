"""What the API delivers of events, occurrences and reports."""

from .events import EventResource, OccurrenceResource
from .reports import ReportResource

RESOURCES = (EventResource(), OccurrenceResource(), ReportResource())
