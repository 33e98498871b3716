from .events import EventIndexPage, EventPage
from .occurrences import EventOccurrence
from .organisers import EventOrganiser
from .participations import EventParticipation
from .press_notes import PressNote, PressNotePhoto
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
    "PressNote",
    "PressNotePhoto",
    "ReportPartner",
]
