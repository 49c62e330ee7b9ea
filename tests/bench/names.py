"""Names alone, on labelled pairs of them: how they compare, and what the resolver makes of them.

    python -m tests.bench.names --file pairs.csv
    python -m tests.bench.names --file pairs.csv --nomenklatura other/bin/python --out judged.csv

The file is CSV with the columns `schema` (Person; or Company, Organization, LegalEntity),
`name1`, `name2` and `is_match` (true, false); pairs of anything else are counted and left out.
Each pair becomes two mentions of two cases that are resolved by themselves, as in the smallest of
offices, where the most is fused: alone, and with one telephone in common. Names are read as loading
reads them. Nomenklatura's logic-v2 gets the names as written and nothing else.
"""

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import polars as pl

from graph.model import Identifier, Mention, SourceRef
from graph.resolution.linker import link
from graph.resolution.organizations.features import read_organization
from graph.resolution.organizations.names import CLOSE, name_level
from graph.resolution.people.comparisons import level_names
from graph.resolution.people.context import without_context
from graph.resolution.people.features import features, reported
from graph.resolution.people.frequencies import with_frequencies
from graph.resolution.people.linking import with_told
from graph.resolution.people.parameters import shipped
from graph.resolution.people.scoring import SILENT, score
from graph.resolution.people.tiers import judged
from graph.schema import EntityKind, Scheme, Tier
from loaders.vocabulary.fields import read_person_name
from tests.bench.runs import run

KIND_OF = {
    "Person": EntityKind.PERSON,
    "Company": EntityKind.ORGANIZATION,
    "Organization": EntityKind.ORGANIZATION,
    "LegalEntity": EntityKind.ORGANIZATION,
}
APART = "apart"
NO_SECOND_PROOF = "suspects"
"""Why two parties are not fused whose names fit and of whom nothing else is known."""
NOT_SAID = "nothing to compare"
OUTCOMES = (Tier.SAME.value, Tier.PROBABLE.value, Tier.REVIEW.value, APART)
SHOWN = OUTCOMES[:2]
LOGIC = (0.7, 0.95)
"""What nomenklatura's logic-v2 is measured at."""


class Beside(NamedTuple):
    """What two mentions say besides their names."""

    role: str
    telephone: str = ""


PARTIES = Beside("pihak_diadukan")
VICTIMS = Beside("korban")
WITH_TELEPHONE = Beside("pihak_diadukan", "+6281234567890")
SETTINGS: Mapping[EntityKind, Mapping[str, Beside]] = {
    EntityKind.PERSON: {
        "parties": PARTIES,
        "victims": VICTIMS,
        "parties of one telephone": WITH_TELEPHONE,
    },
    EntityKind.ORGANIZATION: {"parties": PARTIES, "parties of one telephone": WITH_TELEPHONE},
}


class Pair(NamedTuple):
    """Two names, and whether they are one's."""

    schema: str
    left: str
    right: str
    one: bool


class Verdicts(NamedTuple):
    """What is said of each of some pairs."""

    level: list[str]
    alike: list[bool]
    """Whether the names may be one's where a second proof stands beside them."""
    outcome: dict[str, list[str]]
    """By setting: what the resolver makes of the two."""
    logic: list[float]
    """The score of logic-v2; empty where it was not asked."""


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file, in its order."""
    rows = pl.read_csv(path, infer_schema=False).fill_null("")
    wanted = rows.select("schema", "name1", "name2", pl.col("is_match") == "true")
    return [Pair(*row) for row in wanted.iter_rows()]


def two_mentions(pair: Pair, kind: EntityKind, beside: Beside, number: int = 0) -> list[Mention]:
    """The two as mentions of two cases."""
    known = (Identifier(scheme=Scheme.PHONE, value=beside.telephone),) if beside.telephone else ()
    mentions = []
    for side, text in (("a", pair.left), ("b", pair.right)):
        person = kind is EntityKind.PERSON
        name = read_person_name(text)
        mention_id = f"{number:06d}{side}"
        mentions.append(
            Mention(
                id=mention_id,
                case_id=f"case {mention_id}",
                record=f"record {mention_id}",
                ref=SourceRef(source_id="pairs"),
                kind=kind,
                role=beside.role,
                names=name.names if person else (text,),
                aliases=name.aliases if person else (),
                father=name.father if person else "",
                identifiers=known,
            )
        )
    return mentions


def outcome(pair: Pair, kind: EntityKind, beside: Beside) -> str:
    """What the resolver makes of the two by themselves."""
    found = link(two_mentions(pair, kind, beside))
    if len(found.groups) == 1:
        return Tier.SAME.value
    return found.proposals[0].tier.value if found.proposals else APART


def compare_people(pairs: Sequence[Pair]) -> tuple[list[str], list[bool]]:
    """The level of each pair's names, and whether they may be one person's."""
    mentions = (
        two_mentions(pair, EntityKind.PERSON, PARTIES, number) for number, pair in enumerate(pairs)
    )
    parameters = shipped()
    facts = features(reported(chain.from_iterable(mentions)))
    people = with_frequencies(facts, parameters.words)
    ends = pl.DataFrame({"left": people["n"].gather_every(2), "right": people["n"][1::2]})
    scored = score(people, ends, parameters, prior=parameters.prior(len(people))).sort("left")
    told = judged(with_told(people, without_context(scored), parameters), shift=0.0)
    names = level_names("name")
    levels = [NOT_SAID if number == SILENT else names[number] for number in told["name"]]
    return levels, [reason == NO_SECOND_PROOF for reason in told["reason"]]


def compare_organizations(pairs: Sequence[Pair]) -> tuple[list[str], list[bool]]:
    """The level of each pair's names, and whether it is one that a telephone is enough beside."""
    levels = []
    for pair in pairs:
        mentions = two_mentions(pair, EntityKind.ORGANIZATION, PARTIES)
        levels.append(name_level(*map(read_organization, mentions)))
    return levels, [level in CLOSE for level in levels]


def logic_scores(pairs: Sequence[Pair], python: str) -> list[float]:
    """How alike logic-v2 finds the names of each pair, from 0 to 1, run by another Python."""
    sides = [(pair.schema, name) for pair in pairs for name in (pair.left, pair.right)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = pl.int_range(0, len(sides), 2, eager=True)
        pl.DataFrame(sides, schema=["schema", "name"], orient="row").with_row_index(
            "unique_id"
        ).write_parquet(folder / "features.parquet")
        pl.DataFrame({"left": places, "right": places + 1}).write_parquet(folder / "pairs.parquet")
        done = run("scored", folder, "logic", "score_names", python=python)
        if done.failed:
            raise SystemExit(f"logic-v2 did not run: {done.failed}")
        return pl.read_parquet(folder / "logic-score_names.parquet")["score"].to_list()


def judge(pairs: Sequence[Pair], kind: EntityKind, nomenklatura: str) -> Verdicts:
    """Everything that is said of pairs of one kind."""
    compare = compare_people if kind is EntityKind.PERSON else compare_organizations
    levels, alike = compare(pairs)
    outcomes = {
        setting: [outcome(pair, kind, beside) for pair in pairs]
        for setting, beside in SETTINGS[kind].items()
    }
    logic = logic_scores(pairs, nomenklatura) if nomenklatura else []
    return Verdicts(levels, alike, outcomes, logic)


def render(kind: EntityKind, pairs: Sequence[Pair], said: Verdicts) -> str:
    """The tables of one kind."""
    truth = [pair.one for pair in pairs]
    lines = [f"\n{kind.value}: {len(pairs)} pairs, {sum(truth)} of one, {_two(truth)} of two"]
    lines += ["", f"{'level of the names':<40}{'one':>8}{'two':>8}"]
    lines += _counts(sorted(set(said.level)), said.level, truth)
    for setting, outcomes in said.outcome.items():
        lines += ["", f"{setting:<40}{'one':>8}{'two':>8}", *_counts(OUTCOMES, outcomes, truth)]
    lines += ["", f"{'taken for one':<40}{'P':>8}{'R':>8}{'F1':>8}"]
    lines += [_agreement(name, taken, truth) for name, taken in _taken(said)]
    return "\n".join(lines)


def _two(truth: Sequence[bool]) -> int:
    return len(truth) - sum(truth)


def _counts(values: Sequence[str], said: Sequence[str], truth: Sequence[bool]) -> Iterator[str]:
    """A line for each value: of how many pairs of one and of two it is said."""
    counted = Counter(zip(said, truth, strict=True))
    for value in values:
        yield f"{value:<40}{counted[value, True]:>8}{counted[value, False]:>8}"


def _taken(said: Verdicts) -> Iterator[tuple[str, list[bool]]]:
    """For each reading by which two are taken for one: of which pairs it says so."""
    yield "names that fit", said.alike
    for setting, outcomes in said.outcome.items():
        yield f"{setting}: same or probable", [found in SHOWN for found in outcomes]
    if said.logic:
        for least in LOGIC:
            yield f"logic-v2 >= {least}", [points >= least for points in said.logic]


def _agreement(name: str, taken: Sequence[bool], truth: Sequence[bool]) -> str:
    right = sum(map(all, zip(taken, truth, strict=True)))
    precision, recall = right / max(1, sum(taken)), right / max(1, sum(truth))
    f1 = 2 * right / max(1, sum(taken) + sum(truth))
    return f"{name:<40}{precision:>8.3f}{recall:>8.3f}{f1:>8.3f}"


def each_judged(pairs: Sequence[Pair], said: Verdicts) -> pl.DataFrame:
    """A row for each pair with what was said of it."""
    columns = {"level": said.level, "alike": said.alike, **said.outcome}
    if said.logic:
        columns["logic-v2"] = said.logic
    return pl.DataFrame(pairs, schema=Pair._fields, orient="row").with_columns(
        pl.Series(name, values) for name, values in columns.items()
    )


def main() -> None:
    """Print the tables of each kind."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.names", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--file", type=Path, required=True, help="CSV of labelled pairs")
    parser.add_argument(
        "--nomenklatura", default="", help="the Python that has nomenklatura and polars installed"
    )
    parser.add_argument("--out", type=Path, help="CSV to write each pair to, with what was said")
    asked = parser.parse_args()
    parts = defaultdict[EntityKind | None, list[Pair]](list)
    for pair in read_pairs(asked.file):
        parts[KIND_OF.get(pair.schema)].append(pair)
    print(f"{len(parts.pop(None, []))} pairs of neither people nor organisations are left out")
    rows = []
    for kind, pairs in parts.items():
        said = judge(pairs, kind, asked.nomenklatura)
        print(render(kind, pairs, said), flush=True)
        rows.append(each_judged(pairs, said))
    if asked.out:
        pl.concat(rows, how="diagonal").write_csv(asked.out)


if __name__ == "__main__":
    main()
