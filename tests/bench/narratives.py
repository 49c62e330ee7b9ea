"""How well narratives are read: `python -m tests.bench.narratives` prints precision and recall for
each kind.

The labelled sentences stand in tests/loaders/narratives, one a line, with what is to be found
marked in place: `[[kind:value|as written]]`. A find is right when kind, span and value are all
right. Values are canonical; those of money are `amount currency purpose` (a range `low-high`), of
persons `name/alias/age`, of places a region's code or a country's.
The purpose of money is judged apart, over the sums that were found right.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from loaders.narrative import Found, FoundKind, find_in_text

FOLDER = Path(__file__).parents[1] / "loaders" / "narratives"
SETS = ("development", "held_out", "fresh")
"""The set that rules are tuned on, the one written before any rule, and the one written after them.
"""
PURPOSE = "money purpose"
_MARK = re.compile(r"\[\[(\w+):([^|\]]*)\|([^\]]*)\]\]")


class Marked(NamedTuple):
    """What is to be found in a sentence."""

    kind: str
    start: int
    end: int
    value: str


class Sentence(NamedTuple):
    """A labelled sentence; a hard negative holds nothing."""

    style: str
    text: str
    marks: tuple[Marked, ...]
    reported_on: str


@dataclass
class Score:
    """Counts of one kind."""

    labelled: int = 0
    found: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0


def read_sentences(name: str) -> Iterator[Sentence]:
    """The sentences of `development`, `held_out` or `fresh`."""
    content = YAML(typ="safe").load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    reported_on = str(content["reported_on"])
    for style, lines in content["sentences"].items():
        for line in lines.splitlines():
            yield Sentence(style, *_unmark(line), reported_on)
    for line in content["hard_negatives"].splitlines():
        yield Sentence("hard_negative", *_unmark(line), reported_on)


def _unmark(line: str) -> tuple[str, tuple[Marked, ...]]:
    text, marks, last = "", [], 0
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        marks.append(
            Marked(str(FoundKind(match[1])), len(text), len(text) + len(match[3]), match[2].strip())
        )
        text += match[3]
        last = match.end()
    return text + line[last:], tuple(marks)


def value_of(found: Found) -> str:
    """The value as the marks write it, the purpose of money left out."""
    match found.kind:
        case FoundKind.MONEY:
            upper = f"-{found.upper:.15g}" if found.upper is not None else ""
            return f"{found.amount:.15g}{upper} {found.currency}"
        case FoundKind.DATE:
            return found.date or ""
        case FoundKind.PERSON:
            return f"{found.name}/{found.alias}/{found.age or ''}"
        case FoundKind.PLACE:
            return found.identifier.value if found.identifier else found.country
        case FoundKind.TRANSPORT | FoundKind.POLICE_REPORT:
            return found.name
    return found.identifier.value if found.identifier else ""


def score(sentences: list[Sentence]) -> dict[str, Score]:
    """The counts for each kind, and for the purposes of money."""
    scores = {str(kind): Score() for kind in FoundKind} | {PURPOSE: Score()}
    for sentence in sentences:
        purposes = {
            mark[:3]: mark.value.partition(" ")[2].partition(" ")[2] for mark in sentence.marks
        }
        wanted = Counter(
            (
                mark._replace(value=" ".join(mark.value.split(" ")[:2]))
                if mark.kind == "money"
                else mark
            )
            for mark in sentence.marks
        )
        for mark in wanted:
            scores[mark.kind].labelled += 1
        for found in find_in_text(sentence.text, reported_on=sentence.reported_on):
            counts = scores[str(found.kind)]
            counts.found += 1
            key = Marked(str(found.kind), found.start, found.end, value_of(found))
            if key not in wanted:
                counts.wrong.append(
                    f"wrong   {found.kind} {found.text!r} = {key.value!r}: {sentence.text}"
                )
                continue
            counts.right += 1
            del wanted[key]
            if found.kind is FoundKind.MONEY:
                _judge_purpose(scores[PURPOSE], found, purposes[key[:3]], sentence.text)
        for mark in wanted:
            written = sentence.text[mark.start : mark.end]
            scores[mark.kind].wrong.append(
                f"missed  {mark.kind} {written!r} = {mark.value!r}: {sentence.text}"
            )
    return scores


def _judge_purpose(counts: Score, found: Found, purpose: str, text: str) -> None:
    counts.labelled += bool(purpose)
    counts.found += bool(found.purpose)
    counts.right += bool(purpose) and found.purpose == purpose
    if found.purpose != purpose:
        counts.wrong.append(f"purpose {found.text!r} = {found.purpose!r}, not {purpose!r}: {text}")


def main(arguments: list[str]) -> None:
    sets = {name: list(read_sentences(name)) for name in SETS}
    sets["all"] = [sentence for sentences in sets.values() for sentence in sentences]
    chosen = [name for name in sets if name in arguments] or list(sets)
    for name in chosen:
        negatives = sum(not sentence.marks for sentence in sets[name])
        print(f"\n{name}: {len(sets[name])} sentences, {negatives} of them hold nothing")
        print(f"{'kind':<16}{'labelled':>9}{'found':>7}{'right':>7}{'precision':>11}{'recall':>8}")
        scores = score(sets[name])
        for kind, counts in scores.items():
            print(
                f"{kind:<16}{counts.labelled:>9}{counts.found:>7}{counts.right:>7}"
                f"{counts.precision:>11.3f}{counts.recall:>8.3f}"
            )
        if "--errors" in arguments:
            print("\n".join(line for counts in scores.values() for line in counts.wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
