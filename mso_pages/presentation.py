"""How the built-in view shows what the fields of a schema do not say by themselves."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headless.page_parts import Items, Text, Values, web_link
from headless.presentation import Presenter, arranges, labels, presents

from .blocks import EligibilityRuleValue, ItemValue
from .models import Municipality, OrganisationState, Statistic
from .models.taxonomies import REGIONS
from .schemas.contact import WEEKDAYS, OpeningHours, SocialLink
from .schemas.funding import CallCard, CallSummary, ProgrammeDetail
from .schemas.msos import Address, MSOCard, OriginalName
from .schemas.terms import PartnerCard, StatisticCard

LANDS = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}

labels(
    MSOCard,
    status=gettext_lazy("status"),
    last_confirmed_at=gettext_lazy("last confirmed at"),
    mentors=gettext_lazy("Supported by"),
    mentees=gettext_lazy("Organisations it supports"),
)
labels(
    CallCard,
    programme=gettext_lazy("funding programme"),
    status=gettext_lazy("status"),
    closes_at=gettext_lazy("closes at"),
)
labels(
    CallSummary,
    status=gettext_lazy("status"),
    opens_on=gettext_lazy("opens on"),
    closes_on=gettext_lazy("closes on"),
)
labels(
    ProgrammeDetail,
    successors=gettext_lazy("Followed by"),
    calls=gettext_lazy("Calls"),
)


def territory(keys: Iterable[str], presenter: Presenter) -> Items | None:
    """Regional keys by the names of the places."""
    keys = list(keys)
    # A town of its own is known by the key of its district too.
    wanted = {key.ljust(8, "0"): key for key in keys if len(key) > 3}
    towns = {}
    if wanted:
        found = Municipality.objects.filter(ags__in=wanted).values_list("ags", "name")
        towns = {wanted[ags]: name for ags, name in found}
    names = {"DE": presenter.wording.country("DE"), **LANDS, **REGIONS, **towns}
    shown = [Text(names.get(key, key)) for key in keys]
    return Items(shown) if shown else None


@arranges(PartnerCard, ProgrammeDetail)
def _territory(values: Values, presenter: Presenter) -> dict[str, Any]:
    return {"territory": territory(values.get("territory", ()), presenter)}


@arranges(MSOCard)
def _organisation(values: Values, presenter: Presenter) -> dict[str, Any]:
    """Position and website stand on the page as address and contact."""
    status = values["status"]
    name = (
        _("To be confirmed") if status == "to_confirm" else OrganisationState.Status(status).label
    )
    confirmed = values["last_confirmed_at"]
    return {
        "status": presenter.choice(name),
        "last_confirmed_at": confirmed and Text(presenter.wording.date(confirmed.date())),
        "location": None,
        "website": None,
        "registered_year": None,
        "service_area": territory(values.get("service_area", ()), presenter),
    }


@arranges(CallCard)
def _call(values: Values, presenter: Presenter) -> dict[str, Any]:
    """The time of the deadline counts where it is not the end of the day."""
    closes = values["closes_at"]
    has_time = closes is not None and closes.time() != dt.time()
    return {
        "currency": None,
        "closes_at": Text(presenter.wording.time(closes)) if has_time else None,
    }


def figure(values: Values, presenter: Presenter) -> Text | None:
    """A number or range with its unit, and whether it is exact."""
    number, upper = values["value"], values["value_to"]
    if number is None:
        return None
    text = presenter.wording.number(number)
    if upper is not None:
        text = f"{text}–{presenter.wording.number(upper)}"
    if values["is_approximate"]:
        text = _("about %(number)s") % {"number": text}
    return Text(f"{text} {values['unit']}".strip())


def as_of(values: Values, presenter: Presenter) -> Any:
    """The day of a figure, no more exact than it is."""
    day = values["as_of"]
    if day is None or values["as_of_precision"] == Statistic.Precision.DAY:
        return presenter.day(day)
    is_year = values["as_of_precision"] == Statistic.Precision.YEAR
    return Text(str(day.year) if is_year else presenter.wording.month(day))


@arranges(StatisticCard)
def statistic(values: Values, presenter: Presenter) -> dict[str, Any]:
    """What a statistic says in three rows: figure, place, day."""
    return {
        "value": figure(values, presenter),
        "value_to": None,
        "is_approximate": None,
        "unit": None,
        "territory": territory(values["territory"], presenter),
        "as_of": as_of(values, presenter),
        "as_of_precision": None,
    }


@presents(Address)
def _address(value: Values, presenter: Presenter, schema: Any) -> Text | None:
    town = value["municipality"]["title"] if value["municipality"] else ""
    lines = [value["street"], " ".join(filter(None, (value["postal_code"], town)))]
    return presenter.text("\n".join(filter(None, lines)))


@presents(OriginalName)
def _original_name(value: Values, presenter: Presenter, schema: Any) -> Text:
    return Text(value["text"], presenter.wording.foreign(value["lang"]))


@presents(OpeningHours)
def _opening_hours(value: Values, presenter: Presenter, schema: Any) -> Text:
    day = presenter.wording.weekday(WEEKDAYS.index(value["weekday"]))
    note = f" ({value['note']})" if value.get("note") else ""
    return Text(f"{day} {value['opens']}–{value['closes']}{note}")


@presents(SocialLink)
def _social_link(value: Values, presenter: Presenter, schema: Any) -> Any:
    return web_link(value["url"])


@presents(ItemValue, EligibilityRuleValue)
def _point(value: Values, presenter: Presenter, schema: Any) -> Any:
    """A point of a list with its source; what computers compare is left out."""
    if not value["text"]:
        return None
    return Text(f"{value['text']} ({value['source']})" if value["source"] else value["text"])
