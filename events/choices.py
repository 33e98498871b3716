"""Closed lists of events and reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventStatus(models.TextChoices):
    """schema.org `eventStatus`."""

    SCHEDULED = "scheduled", _("Takes place")
    CANCELLED = "cancelled", pgettext_lazy("event", "Cancelled")
    POSTPONED = "postponed", _("Postponed")


class OrganiserRole(models.TextChoices):
    ORGANISER = "organiser", _("Organiser")
    CO_ORGANISER = "co_organiser", _("Co-organiser")
    SUPPORTER = "supporter", _("Supporter")


class PartnerRole(models.TextChoices):
    HOST = "host", _("Host")
    ORGANISER = "organiser", _("Organiser")
    CO_ORGANISER = "co_organiser", _("Co-organiser")
    FUNDER = "funder", _("Funder")
    GUEST = "guest", _("Guest")


class ParticipationRole(models.TextChoices):
    MENTOR = "mentor", _("Experienced organisation (mentor)")
    MENTEE = "mentee", _("Supported organisation (mentee)")
    PARTICIPANT = "participant", _("Participant")


class ReportCategory(models.TextChoices):
    NETWORKING = "networking", _("Networking")
    INFORMATION = "information", _("Information")
    FUNDING = "funding", _("Funding")
    CONFERENCE = "conference", _("Conference")
    TRAINING = "training", _("Training")
    OTHER = "other", _("Other")


class ContributionKind(models.TextChoices):
    WELCOME = "welcome", _("Welcome address")
    SPEECH = "speech", _("Speech")
    WORKSHOP = "workshop", _("Workshop")
    MODERATION = "moderation", _("Moderation")
    OTHER = "other", _("Other")


class StatementKind(models.TextChoices):
    QUOTATION = "quotation", _("Quotation (word for word)")
    PARAPHRASE = "paraphrase", _("Paraphrase (in the words of the report)")


class AttendanceUnit(models.TextChoices):
    ORGANISATION = "organisation", _("Organisations")
    CITY = "city", _("Cities")
    PERSON = "person", _("Persons")
    OTHER = "other", _("Other")


class ProgrammeItemKind(models.TextChoices):
    TALK = "talk", _("Talk")
    WORKSHOP = "workshop", _("Workshop")
    DISCUSSION = "discussion", _("Discussion")
    BREAK = "break", _("Break")
    OTHER = "other", _("Other")


class ClaimKind(models.TextChoices):
    COMPARISON = "comparison", _("Comparison")
    ASSESSMENT = "assessment", _("Assessment")
    FIGURE = "figure", _("Figure")
    OTHER = "other", _("Other")


class OutcomeKind(models.TextChoices):
    NETWORKING = "networking", _("New contacts")
    COMMITMENT = "commitment", _("Commitment")
    RESOLUTION = "resolution", _("Resolution")
    RECOMMENDATION = "recommendation", _("Recommendation")
    OTHER = "other", _("Other")


class SourceKind(models.TextChoices):
    PRESS_NOTE = "press_note", _("Press note")
    BROCHURE = "brochure", _("Brochure")
    WEBSITE = "website", _("Website")
    DOCUMENT = "document", _("Document")
    OTHER = "other", _("Other")


class ConflictFact(models.TextChoices):
    DATE = "date", _("Date")
    WEEKDAY = "weekday", _("Weekday")
    TIME = "time", _("Time")
    PLACE = "place", _("Place")
    ATTENDANCE = "attendance", _("Attendance")
    PERSON = "person", _("Person")
    OTHER = "other", _("Other")
