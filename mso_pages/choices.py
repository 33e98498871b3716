"""Closed lists that more than one model uses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Accessibility(models.TextChoices):
    STEP_FREE = "step_free", _("Step-free access")
    LIFT = "lift", _("Lift")
    TOILET = "toilet", _("Accessible toilet")
    INDUCTION_LOOP = "induction_loop", _("Induction loop")
    SIGN_LANGUAGE = "sign_language", _("Sign language")
    EASY_LANGUAGE = "easy_language", _("Easy language")


class Mode(models.TextChoices):
    """schema.org `eventAttendanceMode`, also used for offers."""

    ON_SITE = "on_site", _("On site")
    ONLINE = "online", _("Online")
    MIXED = "mixed", _("On site and online")


class Weekday(models.TextChoices):
    MONDAY = "monday", _("Monday")
    TUESDAY = "tuesday", _("Tuesday")
    WEDNESDAY = "wednesday", _("Wednesday")
    THURSDAY = "thursday", _("Thursday")
    FRIDAY = "friday", _("Friday")
    SATURDAY = "saturday", _("Saturday")
    SUNDAY = "sunday", _("Sunday")


class FundingType(models.TextChoices):
    """Förderart, as the federal funding database names it."""

    GRANT = "grant", _("Grant")
    LOAN = "loan", _("Loan")
    GUARANTEE = "guarantee", _("Guarantee")
    ADVICE = "advice", _("Advice")
    IN_KIND = "in_kind", _("Benefit in kind")


class FinancingForm(models.TextChoices):
    """Finanzierungsart (VV zu § 44 LHO)."""

    FULL = "full", _("Full financing")
    SHARE = "share", _("Proportionate financing")
    DEFICIT = "deficit", _("Deficit financing")
    FIXED = "fixed", _("Fixed-amount financing")


class FundingArea(models.TextChoices):
    INTEGRATION = "integration", _("Integration")
    EDUCATION = "education", _("Education")
    DEMOCRACY = "democracy", _("Democracy")
    ACCESSIBILITY = "accessibility", _("Accessibility")
    VOLUNTEERING = "volunteering", _("Volunteering")
    CULTURE = "culture", _("Culture")


class Eligible(models.TextChoices):
    """Förderberechtigte."""

    ASSOCIATION = "association", _("Registered association")
    UMBRELLA = "umbrella", _("Umbrella association")
    MUNICIPALITY = "municipality", _("Municipality")
    NON_PROFIT_COMPANY = "non_profit_company", _("Non-profit company")
    INITIATIVE = "initiative", _("Initiative without legal form")
    PRIVATE_PERSON = "private_person", _("Private person")


class LegalForm(models.TextChoices):
    REGISTERED = "registered_association", _("Registered association (e.V.)")
    UNREGISTERED = "unregistered_association", _("Association without registration")
    INITIATIVE = "initiative", _("Initiative without legal form")
    NON_PROFIT_COMPANY = "non_profit_company", _("Non-profit company (gGmbH)")
    FOUNDATION = "foundation", _("Foundation")
    SECTION = "section", _("Section of an association")
