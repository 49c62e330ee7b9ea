"""How fast scripts are found, in how much memory, and how many planted ones: `python -m
tests.bench.scripts [N]`.

Narratives of words drawn by Zipf's law, after a form of words that all begin with; every thirtieth
has one of a hundred advertisements of sixty words pasted somewhere into it, three of its words
changed.
"""

import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from random import Random

from graph.analysis.texts.near_duplicates import find_scripts
from graph.model import Case, Id, SourceRef

WORDS = 20_000
FORM, ADVERTISEMENT, CHANGED = 25, 60, 3
EVERY, ADVERTISEMENTS, OFFICES = 30, 100, 7


def narratives(count: int, draw: Random) -> tuple[list[Case], dict[int, list[Id]]]:
    """Cases, and which of them tell which advertisement."""
    letters = "abcdefghijklmnop"
    words = ["".join(letters[int(digit, 16)] for digit in f"{n:04x}") for n in range(WORDS)]
    weights = [1 / (rank + 2) for rank in range(WORDS)]

    def text(length: int) -> list[str]:
        return draw.choices(words, weights=weights, k=length)

    form, advertisements = text(FORM), [text(ADVERTISEMENT) for _ in range(ADVERTISEMENTS)]
    told: defaultdict[int, list[Id]] = defaultdict(list)
    cases = []
    for number in range(count):
        story, case_id = text(draw.randint(30, 110)), f"c_{number:06d}"
        if number % EVERY == 0:
            which = draw.randrange(ADVERTISEMENTS)
            pasted = list(advertisements[which])
            for _ in range(CHANGED):
                pasted[draw.randrange(ADVERTISEMENT)] = draw.choice(words)
            place = draw.randrange(len(story))
            story[place:place] = pasted
            told[which].append(case_id)
        ref = SourceRef(source_id=f"f_{number % OFFICES}")
        cases.append(Case(id=case_id, number=case_id, ref=ref, narrative=" ".join([*form, *story])))
    return cases, told


def pairs(groups: Iterable[Iterable[Id]]) -> set[tuple[Id, ...]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def main(count: int) -> None:
    cases, told = narratives(count, Random(3))
    started, worked = time.perf_counter(), time.process_time()
    found = find_scripts(cases, {})
    seconds, work = time.perf_counter() - started, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    ours, true = pairs(each.cases for each in found), pairs(told.values())
    print(
        f"{count} narratives: {len(found)} scripts in {seconds:.1f} s ({work:.1f} s of work), peak"
        f" {peak:.2f} GB; pairs of cases: precision {len(ours & true) / max(1, len(ours)):.3f},"
        f" recall {len(ours & true) / max(1, len(true)):.3f}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000)
