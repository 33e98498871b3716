"""How many MSOs there are: five published figures that do not agree, each with its source."""

import datetime as dt
from decimal import Decimal
from typing import Any

from mso_pages.models import Statistic

from .words.de import WORDS
from .writer import Writer

TITLE = WORDS["statistic.title"]

# They contest each other; only the two pages of the federal commissioner follow one another:
# the newer one supersedes the figure that the older one shares with the press note of 2018.
FIGURES: tuple[dict[str, Any], ...] = (
    {
        "slug": "mso-deutschland-2011",
        "value": Decimal(16000),
        "value_to": Decimal(20000),
        "as_of": dt.date(2011, 1, 1),
        "source_title": "Bundeszentrale für politische Bildung (2011)",
        "note": "Etwa 16.000 eingetragene Vereine; mit den nicht eingetragenen wurden damals "
        "20.000 vermutet.",
    },
    {
        "slug": "mso-deutschland-2017",
        "value": Decimal(17500),
        "as_of": dt.date(2017, 1, 1),
        "source_title": "ZiviZ-Survey 2017",
        "source_url": "https://ziviz.info/node/104",
        "note": "Untere Grenze: Die Erhebung nennt mehr als 17.500.",
    },
    {
        "slug": "mso-deutschland-2018",
        "value": Decimal(20000),
        "as_of": dt.date(2018, 7, 1),
        "as_of_precision": Statistic.Precision.MONTH,
        "note": WORDS["statistic.note"],
    },
    {
        "slug": "mso-deutschland-2020",
        "value": Decimal(12400),
        "value_to": Decimal(14300),
        "as_of": dt.date(2020, 1, 1),
        "source_title": "Sachverständigenrat für Integration und Migration (SVR), 2020",
        "note": "Spanne einer Schätzung.",
    },
    {
        "slug": "mso-deutschland-bund",
        "value": Decimal(15000),
        "as_of": dt.date(2026, 1, 1),
        "source_title": "Integrationsbeauftragte des Bundes, neuere Themenseite",
        "source_url": "https://www.integrationsbeauftragte.de/ib-de/"
        "integrationsarbeit-in-den-bereichen/gesellschaft-und-teilhabe/"
        "engagement-und-teilhabefoerderung-in-allen-bereichen-1865476",
        "note": "Die Seite nennt kein Jahr: 2026 ist nur das Jahr, in dem sie für diese "
        "Beispieldaten gelesen wurde. Ihre Vorgängerin nannte rund 20.000.",
        "supersedes": "mso-deutschland-2018",
    },
)


def create_statistics(writer: Writer) -> None:
    """Create and publish all figures."""
    for figure in FIGURES:
        values = {"as_of_precision": Statistic.Precision.YEAR, **figure}
        if older := values.pop("supersedes", None):
            values["supersedes"] = writer[f"statistic/{older}"]
        statistic = Statistic(
            title=TITLE, unit="MSO", territory=["DE"], is_approximate=True, **values
        )
        writer.snippet(f"statistic/{figure['slug']}", statistic)
