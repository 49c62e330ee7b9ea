"""How many decisions a reviewer needs, pair by pair and by the handful:
`python -m tests.bench.review --cases 300 --seed 7 --seed 8`.

What is measured. The sample is loaded file after file, as an office does it. Its truth file says
who really is behind each mention (tests/bench/networks.py); an entity is who most of its mentions
are. A reviewer who knows the truth then answers whatever the review asks first, and links after
each answer, until nothing is asked any more: once pair by pair, once group by group and after that
the pairs that no group holds. One answer is one decision, on two or on a dozen; `letters` counts
the members that a split had to be given another letter for, since each is a key more to press.
A decision counts for every planted network that one of those it is about belongs to: `of a network`
is what it took, on average and at most, to settle one of those in which anything was asked. `whole`
is the share of recruiters with two reports and more who are one person in the end, and `mixed` how
many people of the graph hold two.
`probable` asks of the tier *probable* alone, which is what groups are made of; `all` of both.
"""

import argparse
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.resolution.groups import Group
from app.settings import Settings
from app.workspace import Workspace
from graph.model import Id
from graph.schema import Decision, Tier
from graph.stores import open_store
from loaders.sample import write_sample
from tests.bench.networks import Truth, read_truth

WHY = "the truth file says so"


@dataclass
class Count:
    """What one way of reviewing took."""

    decisions: int = 0
    letters: int = 0
    of_network: Counter[str] = field(default_factory=Counter)
    whole: float = 0.0
    mixed: int = 0

    def note(self, truth: Truth, actors: Iterable[str]) -> None:
        """One more decision on these people."""
        self.decisions += 1
        planted = {truth.network_of[actor] for actor in actors} & truth.planted
        self.of_network.update(planted)


class Oracle:
    """Who really is who."""

    def __init__(self, space: Workspace, truth: Truth) -> None:
        self._truth = truth
        votes = defaultdict[Id, Counter[str]](Counter)
        for mention, entity in space.store.unmasked.known().entity_of.items():
            if mention in truth.actor_of:
                votes[entity][truth.actor_of[mention]] += 1
        self.who = {
            entity: min(counted, key=lambda actor: (-counted[actor], actor))
            for entity, counted in votes.items()
        }
        self._votes = votes

    def knows(self, *entities: Id) -> bool:
        """Whether the truth tells who all of these are."""
        return all(entity in self.who for entity in entities)

    def persons(self, group: Group) -> list[list[Id]]:
        """Who of a group are one, the most first, as a reviewer would leave them at A."""
        found = defaultdict[str, list[Id]](list)
        for member in group.ids:
            found[self.who[member]].append(member)
        return sorted(found.values(), key=len, reverse=True)

    def finish(self, count: Count) -> None:
        """How near to the truth it came."""
        reports = Counter(self._truth.actor_of.values())
        entities = defaultdict[str, set[Id]](set)
        for entity, counted in self._votes.items():
            for actor in counted:
                entities[actor].add(entity)
        several = [actor for actor, many in reports.items() if many > 1]
        count.whole = sum(len(entities[actor]) == 1 for actor in several) / len(several)
        count.mixed = sum(len(counted) > 1 for counted in self._votes.values())


def by_pairs(space: Workspace, truth: Truth, tier: Tier | None, count: Count) -> None:
    """Answer pair by pair until none is asked."""
    while True:
        oracle = Oracle(space, truth)
        pairs = (
            pair
            for pair in space.review.queue(tier=tier)
            if oracle.knows(pair.left.id, pair.right.id)
        )
        pair = next(pairs, None)
        if pair is None:
            oracle.finish(count)
            return
        two = (oracle.who[pair.left.id], oracle.who[pair.right.id])
        decision = Decision.POSITIVE if len(set(two)) == 1 else Decision.NEGATIVE
        space.review.decide(pair.id, decision, WHY)
        count.note(truth, two)


def by_groups(space: Workspace, truth: Truth, tier: Tier | None, count: Count) -> None:
    """Answer group by group until none is asked, then the pairs that are left."""
    while True:
        oracle = Oracle(space, truth)
        groups = (group for group in space.groups.groups() if oracle.knows(*group.ids))
        group = next(groups, None)
        if group is None:
            break
        persons = oracle.persons(group)
        space.groups.answer(group.id, persons, WHY)
        count.note(truth, {oracle.who[member] for member in group.ids})
        if 1 < len(persons) < len(group.ids):
            count.letters += sum(map(len, persons[1:]))
    by_pairs(space, truth, tier, count)


WAYS = {"pairs": by_pairs, "groups": by_groups}
TIERS = {"probable": Tier.PROBABLE, "all": None}


def benchmark(
    cases: int, seed: int, tiers: Mapping[str, Tier | None] = TIERS
) -> Mapping[tuple[str, str], Count]:
    """Every way of reviewing one sample, by tier and way."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample = write_sample(folder / "cases", cases=cases, seed=seed)
        loaded = folder / "loaded.db"
        with Workspace(Settings(store=f"sqlite:///{loaded}", user="bench")) as space:
            for file in sample.files:
                plan = space.intake.plan([folder / "cases" / file])
                space.intake.load(plan, rejects=folder / "rejected")
                space.linker.link()
        with open_store(f"sqlite:///{loaded}") as store:
            truth = read_truth(folder / "cases", store)
        found = {}
        for asked, tier in tiers.items():
            for way, review in WAYS.items():
                copy = folder / f"{asked}-{way}.db"
                shutil.copy(loaded, copy)
                found[asked, way] = Count()
                settings = Settings(store=f"sqlite:///{copy}", user="bench", role="investigator")
                with Workspace(settings) as space:
                    review(space, truth, tier, found[asked, way])
        return found


def render(cases: int, seed: int, found: Mapping[tuple[str, str], Count]) -> str:
    """A line for each way, with how many times fewer decisions groups need."""
    head = ("decisions", "letters", "of a network", "at most", "whole", "mixed")
    lines = [f"{cases} cases, seed {seed}", f"{'':<18}" + "".join(f"{cell:>14}" for cell in head)]
    for (asked, way), count in found.items():
        settled = count.of_network
        mean = settled.total() / len(settled) if settled else 0.0
        cells = (
            count.decisions,
            count.letters,
            f"{mean:.2f}",
            max(settled.values(), default=0),
            f"{count.whole:.3f}",
            count.mixed,
        )
        lines.append(f"{asked + ' ' + way:<18}" + "".join(f"{cell:>14}" for cell in cells))
    for asked in TIERS:
        pairs, groups = (found[asked, way].decisions for way in WAYS)
        lines.append(f"{asked}: {pairs} ÷ {groups} = {pairs / max(groups, 1):.2f}")
    return "\n".join([*lines, ""])


def main() -> None:
    """Measure each sample."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.review", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--cases", type=int, action="append", default=[], help="of the sample")
    parser.add_argument("--seed", type=int, action="append", default=[], help="of the sample")
    arguments = parser.parse_args()
    for cases in arguments.cases or [300]:
        for seed in arguments.seed or [7]:
            print(render(cases, seed, benchmark(cases, seed)), flush=True)


if __name__ == "__main__":
    main()
