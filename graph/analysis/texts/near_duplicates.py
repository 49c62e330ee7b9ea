"""Scripts: texts that several cases tell almost word for word, such as one recruiter's promise or
advertisement.

Decisions.
Numbers and the names of a case's people are left out before texts are compared: what stays is what
was promised. How an office writes is no script: a shingle is boilerplate where a tenth of the
narratives of its office have it, at least BOILERPLATE of them; so is one that a tenth of all have.
It then counts in no comparison of that office's. Where an office has told few cases this cannot be
seen, so a script that one office alone tells says so (`offices` is 1). One complaint told twice is
no script either: cases with a victim, a number or a police report in common are not compared.
Cases hang together by pairs, so the first and the last of a long chain may differ; `similarity` is
that of the weakest link.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

import networkx as nx
import numpy as np

from graph.analysis.texts.shingles import Hashes, jaccard, near_pairs, shingles, units
from graph.model import Case, Id, Value, make_id
from graph.names import fold_words

ALIKE = 0.3
"""Shingles in common, of those of either, from which two texts or windows are told alike (Jaccard):
one word changed in twenty takes four shingles with it, and windows of two texts begin at different
words.
"""
LEAST = 8
"""Shingles that must be the same: a run of eleven words."""
BOILERPLATE, SHARE = 6, 0.1
LONGEST = 5_000
"""Words of a narrative that are read; nobody's script is longer."""
_LETTERS = 120_000
_NUMBER = re.compile(r".*\d.*|rp|idr|rm|juta|jt|ribu|rb")
"""A word with a digit, or one that belongs to an amount."""


class Script(Value, frozen=True, omit_defaults=True):
    """Cases that tell almost the same, to look at: who told it first, and who spread it, is not
    known from it.
    """

    id: Id
    cases: tuple[Id, ...]
    similarity: float
    """Of the two cases that hang together most weakly."""
    offices: int = 1
    """How many offices, or files where no office is named, tell it."""


def find_scripts(
    cases: Iterable[Case],
    names: Mapping[Id, Set[str]],
    *,
    victims: Mapping[Id, Set[Id]] | None = None,
    seed: int = 1,
) -> tuple[Script, ...]:
    """Groups of cases whose narratives, or a passage of them, are nearly the same.

    Those told by most offices come first. `names` are the folded words of the names of each case's
    people, `victims` who suffered in it. About 2 s for 10,000 narratives of 80 words.
    """
    told, texts = _read(cases, names)
    kept = _rare(texts, [_office(case) for case in told])
    sets: list[Hashes] = []
    owners: list[int] = []
    for index, text in enumerate(texts):
        for unit in units(text, kept[index], least=LEAST):
            sets.append(unit)
            owners.append(index)
    marks = [_marks(case, (victims or {}).get(case.id, ())) for case in told]
    alike: nx.Graph[int] = nx.Graph()
    for left, right in sorted(near_pairs(sets, seed=seed)):
        ours, theirs = owners[left], owners[right]
        # One complaint that was told twice is no script.
        if ours == theirs or marks[ours] & marks[theirs]:
            continue
        score, common = jaccard(sets[left], sets[right])
        if score < ALIKE or common < LEAST:
            continue
        best = alike.get_edge_data(ours, theirs, {"weight": 0.0})["weight"]
        if score > best:
            alike.add_edge(ours, theirs, weight=score)
    scripts = [_script(alike, group, told) for group in nx.connected_components(alike)]
    scripts.sort(key=lambda script: (-script.offices, -len(script.cases), script.cases))
    return tuple(scripts)


def _read(cases: Iterable[Case], names: Mapping[Id, Set[str]]) -> tuple[list[Case], list[Hashes]]:
    """Cases with enough of a narrative, by id, and the shingles of each."""
    told, texts = [], []
    for case in sorted(cases, key=lambda case: case.id):
        if not case.narrative:
            continue
        words = plain_words(case.narrative, names.get(case.id, ()))
        text = shingles(words)
        if len(text) >= LEAST:
            told.append(case)
            texts.append(text)
    return told, texts


def plain_words(text: str, names: Iterable[str] = ()) -> list[str]:
    """The folded words of a text without numbers, amounts and these names, LONGEST at most.

    >>> plain_words("Sdri. Siti (23) dijanjikan gaji Rp5.000.000 di Riyadh", {"siti"})
    ['sdri', 'dijanjikan', 'gaji', 'di', 'riyadh']
    """
    left_out = frozenset(names)
    folded = fold_words(text[:_LETTERS])
    words = [word for word in folded if word not in left_out and not _NUMBER.fullmatch(word)]
    return words[:LONGEST]


def _rare(
    texts: Sequence[Hashes], offices: Sequence[str]
) -> "list[np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]":
    """Of each text, which of its shingles are boilerplate neither of its office nor of all."""
    everywhere = _boilerplate(texts)
    of_office: defaultdict[str, list[Hashes]] = defaultdict(list)
    for text, office in zip(texts, offices, strict=True):
        of_office[office].append(text)
    own = {office: _boilerplate(theirs) for office, theirs in of_office.items()}
    rare = []
    for text, office in zip(texts, offices, strict=True):
        common = np.isin(text, everywhere) | np.isin(text, own[office])
        rare.append(~common)
    return rare


def _boilerplate(texts: Sequence[Hashes]) -> Hashes:
    if not texts:
        return np.empty(0, dtype=np.uint64)
    once_each = np.concatenate([np.unique(text) for text in texts])
    seen, counts = np.unique(once_each, return_counts=True)
    least = max(BOILERPLATE, SHARE * len(texts))
    return np.asarray(seen[counts >= least], dtype=np.uint64)


def _office(case: Case) -> str:
    return f"office {case.office}" if case.office else f"file {case.ref.source_id}"


def _marks(case: Case, victims: Iterable[Id]) -> set[str]:
    """What two tellings of one complaint have in common."""
    return {
        *(f"victim {victim}" for victim in victims),
        *(f"file {reference}" for reference in (case.number, *case.references)),
    }


def _script(alike: "nx.Graph[int]", group: Set[int], cases: Sequence[Case]) -> Script:
    members = sorted(group)
    told = [cases[index] for index in members]
    ids = tuple(case.id for case in told)
    offices = {_office(case) for case in told}
    # What holds the group together is its strongest tree.
    tree = nx.maximum_spanning_edges(alike.subgraph(members), data=True)
    weakest = min(facts["weight"] for _, _, facts in tree)
    return Script(
        id=make_id("t", *ids),
        cases=ids,
        similarity=round(weakest, 3),
        offices=len(offices),
    )
