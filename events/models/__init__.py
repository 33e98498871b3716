from .events import EventIndexPage, EventPage
from .occurrences import EventOccurrence
from .organisers import EventOrganiser
from .participations import EventParticipation
from .reports import (
    Contribution,
    EventReportIndexPage,
    EventReportPage,
    ReportPartner,
)

__all__ = [
    "Contribution",
    "EventIndexPage",
    "EventOccurrence",
    "EventOrganiser",
    "EventPage",
    "EventParticipation",
    "EventReportIndexPage",
    "EventReportPage",
    "ReportPartner",
]
