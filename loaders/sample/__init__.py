"""Synthetic case files in the shapes offices really have, with planted networks and the truth.

Everything is invented: names are drawn from lists, numbers at random. The same seed writes the same
bytes.
"""

import json
from pathlib import Path
from random import Random

from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Value
from loaders.sample.files import Written, write_lines, write_long, write_wide
from loaders.sample.world import Maker, World

__all__ = ["SampleReport", "write_sample"]

LANGUAGES = ("id", "en")


class SampleReport(Value, frozen=True, omit_defaults=True):
    """What a sample holds."""

    files: tuple[str, ...]
    truth: str
    cases: int
    mentions: int
    people: int
    networks: int
    exact_networks: int
    """Networks whose cases are joined by exact identifiers alone."""


def write_sample(
    directory: Path, *, cases: int = 300, seed: int = 7, language: str = "id"
) -> SampleReport:
    """Write a register, a long CSV and JSON lines of cases, and `_truth.json`, which loads skip."""
    if language not in LANGUAGES:
        raise InvalidValue(
            message(
                "language {language!r}: use one of {names}",
                language=language,
                names=", ".join(LANGUAGES),
            )
        )
    directory.mkdir(parents=True, exist_ok=True)
    world = Maker(seed).build(cases)
    random = Random(seed + 1)  # noqa: S311 - reproducible writing, not a secret
    names = (
        ("register_central.xlsx", "complaints_south.csv", "cases_field.jsonl")
        if language == "en"
        else ("register_bp3mi_sulteng.xlsx", "pengaduan_sulsel.csv", "kasus_satgas.jsonl")
    )
    truth = Written()
    for office, (name, write) in enumerate(
        zip(names, (write_wide, write_long, write_lines), strict=True)
    ):
        write(
            directory / name,
            [complaint for complaint in world.complaints if complaint.office == office],
            random,
            language,
            truth,
        )
    found = _truth(world, truth, names)
    (directory / "_truth.json").write_text(
        json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    return SampleReport(
        files=names,
        truth="_truth.json",
        cases=len(world.complaints),
        mentions=len(truth.mentions),
        people=len({mention["person"] for mention in truth.mentions}),
        networks=len(world.networks),
        exact_networks=sum(exact for exact, _ in world.networks.values()),
    )


def _truth(world: World, written: Written, names: tuple[str, ...]) -> dict[str, object]:
    """Who is who and which cases belong together, by case number and file."""
    cases: dict[str, list[dict[str, str]]] = {name: [] for name in world.networks}
    for complaint in world.complaints:
        if complaint.network:
            cases[complaint.network].append(
                {"file": names[complaint.office], "number": complaint.number}
            )
    networks = [
        {
            "id": name,
            "exact": exact,
            "cases": cases[name],
            "actors": [
                {"person": actor.id, "name": actor.name, "role": actor.role} for actor in actors
            ],
        }
        for name, (exact, actors) in world.networks.items()
    ]
    return {
        "networks": networks,
        "mentions": written.mentions,
        "hotlines": world.hotlines,
        "namesakes": [list(pair) for pair in world.namesakes],
    }
