"""How long a briefing takes, and how much memory: 300 footnotes, and a network of 5,000 parties.

`python -m tests.bench.briefings` makes each in a process of its own, so that its peak is its own.
`--parties 500` makes the large one smaller. What is measured is the making of the document and of
its file from masked material.
"""

import argparse
import resource
import subprocess
import sys
import time

from app.briefing.annex import annex
from app.briefing.document import Given, document
from app.briefing.forms.reading import FORMS, read_form
from app.briefing.model import Document
from app.briefing.writing import BriefingFormat, rendered
from app.wording.wording import Wording
from tests.app.briefing.documents import of_notes
from tests.bench.exports import made_network

NOTES, PARTIES = 300, 5_000


def of_network(form: str, parties: int) -> tuple[Document, float]:
    """A briefing on a network of so many parties, and the seconds that it took."""
    network = made_network(parties)
    begun = time.perf_counter()
    made = document(network, read_form(form), Wording("id"), Given(date="2026-11-30"))
    return made, time.perf_counter() - begun


def measure(form: str, format: str, parties: int) -> None:
    """Make one file and print its figures."""
    made, taken = (of_notes(NOTES), 0.0) if form == "notes" else of_network(form, parties)
    begun = time.perf_counter()
    content = rendered(made, BriefingFormat(format))
    beside = annex(made)
    taken += time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = (len(content) + len(beside)) / 1024
    print(f"{form:22} {format:5} {taken:6.2f} s {peak:6.0f} MB {size:8.0f} kB")


def main() -> None:
    """Measure every form in every format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parties", type=int, default=PARTIES)
    parser.add_argument("--one", nargs=2, metavar=("FORM", "FORMAT"))
    asked = parser.parse_args()
    if asked.one:
        measure(*asked.one, asked.parties)
        return
    for form in ("notes", *FORMS):
        for written in BriefingFormat:
            command = [sys.executable, "-m", "tests.bench.briefings", "--one", form, written]
            subprocess.run([*command, "--parties", str(asked.parties)], check=True)


if __name__ == "__main__":
    main()
