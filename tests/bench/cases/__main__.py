"""`python -m tests.bench.cases FILE.parquet --size N --seed S`: write cases and describe them.

What is unrealistic, to be told with any figure measured on them: families are born when first
met, so a village's namesakes are only those who came into a case; nobody marries into another
house, moves or dies; names are drawn from stocks of some hundred words a people, not from a
census; complaints repeat because a share says so; no two rings ever merge; a clerk's habits stay
the same for life; how a stranger's name is heard is drawn anew in each case, and nobody is named
twice in one case.
"""

import argparse
import re
from collections import Counter
from pathlib import Path

import polars as pl

from tests.bench.cases.simulation import Cases, make_cases

_ALIAS = re.compile(r"\s(?:alias|als\.?|@|panggilan|a\.k\.a\.|\()\s*.*$", re.I)
_FATHER = re.compile(r"\s(?:bin|binti|b\.|bt\.|anak dari)\s.*$", re.I)
_TITLE = re.compile(r"^(?:(?:h|hj|haji|pak|bapak|bu|ibu|sdr|sdri|mbak|bang)\.?\s+)+", re.I)
ACCUSED = ("sponsor", "perekrut", "fasilitator", "agen")


def core(name: str) -> str:
    """A written name without title, father and alias, in small letters."""
    return _TITLE.sub("", _FATHER.sub("", _ALIAS.sub("", name))).lower()


def _spread(counts: list[int]) -> str:
    """How many people have 1, 2, 3-5, 6-10, 11-30 and more mentions, and the most."""
    bounds = ((1, 1), (2, 2), (3, 5), (6, 10), (11, 30), (31, 10**9))
    parts = []
    for low, high in bounds:
        many = sum(low <= count <= high for count in counts)
        parts.append(f"{many / len(counts):.3f}")
    return " ".join(parts) + f"  most {max(counts)}, mean {sum(counts) / len(counts):.2f}"


def _names(names: list[str]) -> str:
    """Shares of written names: one word, with a father, with an alias."""
    words = [core(name) for name in names]
    one = sum(" " not in word for word in words) / len(names)
    father = sum(bool(_FATHER.search(name)) for name in names) / len(names)
    alias = sum(bool(_ALIAS.search(name)) for name in names) / len(names)
    return f"one word {one:.2f}, bin/binti {father:.2f}, alias {alias:.2f}"


def _sharing(rows: list[tuple[str, str]]) -> float:
    """The share of people whose core name, as first written, another person bears."""
    first: dict[str, str] = {}
    for ent, name in rows:
        first.setdefault(ent, core(name))
    bearers = Counter(first.values())
    return sum(bearers[name] > 1 for name in first.values()) / len(first)


def same_name_pairs(mentions: pl.DataFrame) -> tuple[float, int]:
    """Of all pairs of mentions written alike, the share that is of two people, and their number."""
    named = mentions.with_columns(
        pl.col("name").map_elements(core, return_dtype=pl.String).alias("core")
    )
    by_name = named.group_by("core").len()["len"]
    by_person = named.group_by("core", "ent").len()["len"]
    pairs = int((by_name * (by_name - 1) // 2).sum())
    same = int((by_person * (by_person - 1) // 2).sum())
    return (pairs - same) / max(1, pairs), pairs


def _share(holds: pl.Series) -> float:
    """The share of rows of which something holds."""
    return float(holds.sum()) / max(1, len(holds))


def _describe_people(mentions: pl.DataFrame) -> list[str]:
    """How many mentions the people of each role have."""
    lines = ["people by mentions: 1, 2, 3-5, 6-10, 11-30, more"]
    accused = mentions.filter(pl.col("role") != "korban")
    parts = [(role, mentions.filter(pl.col("role") == role)) for role in ("korban", *ACCUSED)]
    for role, part in [*parts, ("accused", accused)]:
        counts = part.group_by("ent").len()["len"].to_list()
        if counts:
            spread = _spread(counts)
            lines.append(f"  {role:12}{len(part):8} mentions {len(counts):8} people: {spread}")
    victims = mentions.filter(pl.col("role") == "korban")
    again = victims.group_by("ent").agg(pl.col("case_id").n_unique())["case_id"] > 1
    return [*lines, f"victims with two cases and more: {_share(again):.3f}"]


def _describe_columns(mentions: pl.DataFrame) -> list[str]:
    """The filled share of each column, by role."""
    columns = ("nik", "phone", "dob", "gender", "village", "district", "regency", "org")
    lines = ["filled:       " + " ".join(f"{column:>9}" for column in columns)]
    for role in ("korban", *ACCUSED):
        part = mentions.filter(pl.col("role") == role)
        shares = [_share(part[column] != "") for column in columns]
        lines.append(f"  {role:12}" + " ".join(f"{share:9.2f}" for share in shares))
    return lines


def _describe_names(mentions: pl.DataFrame) -> list[str]:
    """What names are like, and how often two people bear one."""
    victims = mentions.filter(pl.col("role") == "korban")
    accused = mentions.filter(pl.col("role") != "korban")
    court = accused.filter((pl.col("channel") == "putusan") & (pl.col("role") != "agen"))
    lines = []
    for title, part in (("victims", victims), ("accused", accused), ("accused in court", court)):
        if len(part):
            sharing = _sharing(part.select("ent", "name").rows())
            names = _names(part["name"].to_list())
            people = part["ent"].n_unique()
            lines.append(f"{title}: {names}; of {people} people {sharing:.2f} share a name")
    share, pairs = same_name_pairs(mentions)
    common = Counter(core(name) for name in mentions["name"]).most_common(24)
    listed = ", ".join(f"{name} {count}" for name, count in common)
    return [*lines, f"pairs written alike: {pairs}, of two people {share:.3f}", f"common: {listed}"]


def describe(cases: Cases) -> list[str]:
    """Figures of a simulated register, a line each."""
    mentions = cases.mentions.join(cases.files.select("case_id", "channel"), on="case_id")
    people = mentions["ent"].n_unique()
    rings = cases.files["ring"].n_unique()
    counts = f"mentions {len(mentions)}, people {people}, cases {len(cases.files)}"
    lines = [f"{counts}, rings {rings}, facts {len(cases.facts)}"]
    lines += _describe_people(mentions) + _describe_columns(mentions)
    return lines + _describe_names(mentions)


def main() -> None:
    """Write mentions and facts, print what they are like."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.cases", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    cases = make_cases(asked.size, asked.seed)
    cases.mentions.write_parquet(asked.file)
    cases.facts.write_parquet(asked.file.with_suffix(".facts.parquet"))
    print("\n".join(describe(cases)))


if __name__ == "__main__":
    main()
