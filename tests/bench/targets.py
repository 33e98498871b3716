"""The numbers to reach, and whether they are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

SMALL, LARGE = 1_000, 20_000
WARM_BARE = "bare list where answers are kept"
AFTER_PUBLISH = "list right after an unrelated publish"


@dataclass(frozen=True)
class Figures:
    """What was measured of a scenario in a database, in milliseconds a request.

    Attributes:
        cpu: processor time of the worker.
        elapsed: the reciprocal of the throughput.
        queries: None where nobody counts them.
    """

    cpu: float
    elapsed: float
    queries: int | None = None

    @property
    def per_second(self) -> float:
        """Answers in a second."""
        return 1000 / self.elapsed

    def less(self, other: "Figures") -> "Figures":
        """What is left without something else that was measured with it."""
        return Figures(
            cpu=self.cpu - other.cpu,
            elapsed=self.elapsed - other.elapsed,
            queries=(self.queries or 0) - (other.queries or 0),
        )


# Database size and name of the scenario to what was measured.
Measured = Mapping[tuple[int, str], Figures]


@dataclass(frozen=True)
class Verdict:
    """A measured number beside what it must and should be.

    Attributes:
        at_least: whether more is better.
    """

    what: str
    value: float
    must: float
    aim: float
    at_least: bool = False

    @property
    def grade(self) -> str:
        """Which of the two numbers is reached."""
        if self._reaches(self.aim):
            return "aim met"
        return "must met, aim missed" if self._reaches(self.must) else "MUST MISSED"

    def _reaches(self, number: float) -> bool:
        return self.value >= number if self.at_least else self.value <= number


def verdicts(measured: Measured, sizes: Iterable[int]) -> Iterator[Verdict]:
    """Those of the design's table that can be judged by what was measured."""
    sizes = list(sizes)
    for size in sizes:
        yield from _of_one_size(measured, size)
    if SMALL in sizes and LARGE in sizes:
        growing = {
            "detail": (2, 1.2),
            "list, cards ready": (3, 1.5),
            "list, cards missing": (3, 1.5),
            "facets topic, municipality": (8, 4),
        }
        for name, (must, aim) in growing.items():
            growth = measured[LARGE, name].cpu / measured[SMALL, name].cpu
            yield Verdict(f"growth {SMALL:,} to {LARGE:,}: {name}", growth, must, aim)


def _of_one_size(measured: Measured, size: int) -> Iterator[Verdict]:
    def ratio(name: str, bare: str) -> float:
        return measured[size, name].cpu / measured[size, bare].cpu

    def throughput(name: str) -> float:
        return measured[size, WARM_BARE].elapsed / measured[size, name].elapsed

    at = f"at {size:,}: "
    for name, must, aim in (("list, warm", 0.5, 0.7), ("list, not changed", 0.7, 0.9)):
        what = f"{at}{name}, throughput / bare"
        yield Verdict(what, throughput(name), must, aim, at_least=True)
    after = measured[size, AFTER_PUBLISH].cpu / measured[size, WARM_BARE].cpu
    yield Verdict(f"{at}{AFTER_PUBLISH} / bare", after, 6, 3)
    yield Verdict(f"{at}list, cards ready / bare", ratio("list, cards ready", "bare list"), 6, 3)
    missing = ratio("list, cards missing", "bare list")
    yield Verdict(f"{at}list, cards missing / bare", missing, 20, 12)
    yield Verdict(f"{at}detail / bare", ratio("detail", "bare detail"), 15, 7)
    # Arabic, English, German: three rows of four are fallbacks, and most of them German.
    for name in ("cards ready", "cards missing"):
        chain = measured[size, f"list in Arabic, {name}"].cpu / measured[size, f"list, {name}"].cpu
        yield Verdict(f"{at}chain of three languages / none, {name}", chain, 1.5, 1.1)
    stock = measured[size, "stock v3 list and 20 details"]
    cold = measured[size, "list, cards missing"]
    faster = stock.elapsed / cold.elapsed
    yield Verdict(f"{at}cold list, times the throughput of v3", faster, 8, 15, at_least=True)
    counts = {"list, warm": (1, 1), "list, cards missing": (10, 3), "detail": (20, 12)}
    for name, (must, aim) in counts.items():
        yield Verdict(f"{at}queries of {name}", measured[size, name].queries or 0, must, aim)
