"""What the log costs who reads: `python -m tests.bench.log [CASES]`.

It loads a sample, opens dossiers and searches, each with the log and without, in turns, and prints
how much longer the one takes than the other, and what one consultation costs.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.access.logbook.consultations import Consultations
from app.settings import Settings
from app.workspace import Workspace
from loaders.sample import write_sample

ROUNDS = 7
PEOPLE = 200
WORDS = ("budi", "santoso", "0812", "siti", "k-1", "pt")


class Silent(Consultations):
    """Tells the log nothing."""

    def viewed(self, *told: object, **others: object) -> None:
        """Tell nothing."""

    def searched(self, *told: object, **others: object) -> None:
        """Tell nothing."""


def opened(uri: str, *, logged: bool) -> Workspace:
    """A workspace that looks for the first time."""
    space = Workspace(Settings(store=uri, user="bench", role="investigator"))
    if not logged:
        silent = object.__new__(Silent)
        silent.__dict__ = vars(space.store.consultations)
        space.store.consultations = silent
    return space


def timed(act: Callable[[], object]) -> float:
    """Seconds that something takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def look(space: Workspace, people: list[str]) -> None:
    """Open dossiers, each a page of its own."""
    for person in people:
        space.dossiers.of(person)
        space.store.log_shown()


def search(space: Workspace) -> None:
    """Search words, each a page of its own."""
    for word in WORDS:
        for number in range(10):
            space.finding.find(f"{word} {number}")
            space.store.log_shown()


def load(folder: Path, place: Path, *, logged: bool) -> None:
    """Load the sample into a new store."""
    with opened(f"sqlite:///{place}", logged=logged) as space:
        space.intake.load(space.intake.plan([folder]), rejects=place.parent / "rejected")
        space.linker.link()


def main() -> None:
    """Print the figures."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write_sample(folder / "sample", cases=cases)
        uri = f"sqlite:///{folder / 's.db'}"
        with opened(uri, logged=True) as space:
            space.intake.load(space.intake.plan([folder / "sample"]), rejects=folder / "rejected")
            space.linker.link()
            parties = [party for network in space.networks.all() for party in network.parties]
        found: dict[tuple[str, bool], list[float]] = {}
        for place in range(ROUNDS):
            for logged in (True, False) if place % 2 else (False, True):
                with opened(uri, logged=logged) as space:
                    space.finding.index()
                    seconds = timed(lambda space=space: look(space, parties[:PEOPLE]))
                    found.setdefault(("dossier", logged), []).append(seconds)
                    seconds = timed(lambda space=space: search(space))
                    found.setdefault(("search", logged), []).append(seconds)
        for place in range(3):
            for logged in (True, False):
                new = folder / f"{place}{logged}" / "s.db"
                new.parent.mkdir()
                seconds = timed(
                    lambda new=new, logged=logged: load(folder / "sample", new, logged=logged)
                )
                found.setdefault(("load", logged), []).append(seconds)
        counts = {"dossier": min(PEOPLE, len(parties)), "search": len(WORDS) * 10, "load": 1}
        for what, count in counts.items():
            with_log, without = (statistics.median(found[what, logged]) for logged in (True, False))
            each = (with_log - without) / count * 1000
            print(
                f"{what}: {with_log / without:.3f} × ({count}: {without:.3f} s, +{each:.3f} ms each)"
            )


if __name__ == "__main__":
    main()
