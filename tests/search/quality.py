"""Prints how well the search answers: `make search-quality`, or

    python -m tests.search.quality --rows

which also lists what is not perfect of the set that the analysis is made with. The demo site is
loaded into a database that is thrown away: SQLite in memory, or one on the server of
`DATABASE_URL`. Ends with 1 where the search falls below what it must reach.
"""

import io
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from .judging import Figures, Judgement


def main(*, with_rows: bool) -> int:
    """Load, measure, print; what the process ends with."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "mso_site.settings.test"
    django.setup()
    # What needs the settings.
    from django.core.management import call_command  # noqa: PLC0415
    from django.test.utils import (  # noqa: PLC0415
        setup_databases,
        setup_test_environment,
        teardown_databases,
    )

    from .judging import BOTH, measured, missed_bounds  # noqa: PLC0415

    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        call_command("load_demo", stdout=io.StringIO())
        figures = measured()
    finally:
        teardown_databases(made, verbosity=0)
    say("\n".join(report(figures)))
    if with_rows:
        say("\n".join(imperfect(figures)))
    missed = list(missed_bounds(figures.ours[BOTH], figures.compounds))
    for sentence in missed:
        say(sentence)
    return 1 if missed else 0


def report(figures: "Figures") -> Iterator[str]:
    """Tables in Markdown, as they stand in docs/search.md."""
    from .judging import BOTH, SETS  # noqa: PLC0415

    parts = {
        "ours": figures.ours,
        "stock": figures.stock,
        "ours, of what stock can look through": figures.ours_of_these,
        "stock, of what it can look through": figures.stock_knows,
    }
    yield "| | rows | recall | precision | negatives | of these nothing wrong found |"
    yield "|---|---|---|---|---|---|"
    for title, judged in parts.items():
        for name in SETS:
            yield _line(f"{title}: {name.replace('_', ' ')}", judged[name])
    split = figures.compounds
    share = split[True] / split.total()
    yield f"\nCompounds that are split right: {split[True]} of {split.total()} ({share:.2f})."
    yield f"Searches that stock refused as broken syntax: {figures.refused}."
    if unknown := figures.ours[BOTH].unknown:
        yield f"Names in the sets that nothing in the demo site bears: {unknown}."


def _line(title: str, judged: "Judgement") -> str:
    return (
        f"| {title} | {judged.rows} | {judged.recall:.3f} | {judged.precision:.3f} "
        f"| {judged.negatives} | {judged.clean} |"
    )


def imperfect(figures: "Figures") -> Iterator[str]:
    """The rows of the tuned set that are not perfect. Of the other set nobody may see one."""
    from .judging import TUNED  # noqa: PLC0415

    for row, missed, wrong in figures.ours[TUNED].imperfect:
        yield (
            f"{row.locale} {row.resource} {row.query}: missed {' '.join(sorted(missed)) or '-'}; "
            f"wrong {' '.join(sorted(wrong)) or '-'}"
        )


def say(text: str) -> None:
    """Print."""
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(with_rows="--rows" in sys.argv[1:]))
