"""How well narratives are read: `python -m tests.bench.narratives` prints precision and recall for
each kind.

The labelled sentences stand in tests/loaders/narratives, one a line, with what is to be found
marked in place: `[[kind:value|as written]]`. A find is right when kind, span and value are all
right. Values are canonical; those of money are `amount currency purpose` (a range `low-high`), of
persons `name/alias/age`, of places a region's code or a country's.
The purpose of money is judged apart, over the sums that were found right.

The sets `texts_…` and `documents_…` are texts without capitals and points, and documents with
identity blocks: of them persons with aliases, fathers and roles, sums found twice, and the parties
of the blocks are judged too (tests/bench/texts). What rules get wrong in a set that was held out or
written after them (`…_fresh`, `…_fifth`) is never printed, that rules are not mended by it. The sets
`…_last` and `…_fourth` were scored once and are open since, as those for development are.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ruamel.yaml import YAML

from loaders.narrative import Found, FoundKind, find_in_text
from tests.bench.texts.counts import Counts
from tests.bench.texts.judging import judge
from tests.bench.texts.marks import FOLDER, Mark, read_texts, unmark
from tests.bench.texts.parties import judge_parties

SETS = ("development", "held_out", "fresh")
"""The set that rules are tuned on, the one written before any rule, and the one written after them.
"""
TEXT_SETS = (
    "texts_development",
    "documents_development",
    "texts_held_out",
    "documents_held_out",
    "texts_fresh",
    "documents_fresh",
    "texts_last",
    "documents_last",
    "texts_fourth",
    "documents_fourth",
    "texts_fifth",
    "documents_fifth",
)
OPEN = ("development", "last", "fourth")
"""How the names of the text sets end whose errors are printed."""
PURPOSE = "money purpose"


class Sentence(NamedTuple):
    """A labelled sentence; a hard negative holds nothing."""

    style: str
    text: str
    marks: tuple[Mark, ...]
    reported_on: str


def read_sentences(name: str) -> Iterator[Sentence]:
    """The sentences of `development`, `held_out` or `fresh`."""
    content = YAML(typ="safe").load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    reported_on = str(content["reported_on"])
    for style, lines in content["sentences"].items():
        for line in lines.splitlines():
            yield Sentence(style, *unmark(line), reported_on)
    for line in content["hard_negatives"].splitlines():
        yield Sentence("hard_negative", *unmark(line), reported_on)


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


def score(sentences: list[Sentence]) -> dict[str, Counts]:
    """The counts for each kind, and for the purposes of money."""
    scores = {str(kind): Counts() for kind in FoundKind} | {PURPOSE: Counts()}
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
            key = Mark(str(found.kind), found.start, found.end, value_of(found))
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


def _judge_purpose(counts: Counts, found: Found, purpose: str, text: str) -> None:
    counts.labelled += bool(purpose)
    counts.found += bool(found.purpose)
    counts.right += bool(purpose) and found.purpose == purpose
    if found.purpose != purpose:
        counts.wrong.append(f"purpose {found.text!r} = {found.purpose!r}, not {purpose!r}: {text}")


def main(arguments: list[str]) -> None:
    sets = {name: list(read_sentences(name)) for name in SETS}
    sets["all"] = [sentence for sentences in sets.values() for sentence in sentences]
    chosen = [name for name in (*sets, *TEXT_SETS) if name in arguments] or [*sets, *TEXT_SETS]
    for name in chosen:
        if name in TEXT_SETS:
            _print_texts(name, errors="--errors" in arguments and name.endswith(OPEN))
            continue
        negatives = sum(not sentence.marks for sentence in sets[name])
        print(f"\n{name}: {len(sets[name])} sentences, {negatives} of them hold nothing")
        is_open = name.endswith(OPEN)
        _print_scores(score(sets[name]), errors="--errors" in arguments and is_open)


def _print_texts(name: str, *, errors: bool) -> None:
    texts = list(read_texts(name))
    print(f"\n{name}: {len(texts)} texts, {sum(len(text.parties) for text in texts)} parties")
    documents = [text for text in texts if text.is_document]
    _print_scores(judge(texts) | judge_parties(documents), errors=errors)


def _print_scores(scores: Mapping[str, Counts], *, errors: bool) -> None:
    print(f"{'kind':<27}{'labelled':>9}{'found':>7}{'right':>7}{'precision':>11}{'recall':>8}")
    for kind, counts in scores.items():
        print(
            f"{kind:<27}{counts.labelled:>9}{counts.found:>7}{counts.right:>7}"
            f"{counts.precision:>11.3f}{counts.recall:>8.3f}"
        )
    if errors:
        print("\n".join(line for counts in scores.values() for line in counts.wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
