"""How long each export takes, and how much memory: the sample's largest network, and one of 5,000
parties.

`python -m tests.bench.exports` makes both, and writes each format in a process of its own, so that
its peak is its own. `--parties 500` makes the large one smaller. What is measured is the making of
the file from masked material, in seconds of one core, since a machine that does other things beside
says little by its clock; the reading of the material from its store is told apart.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from app.access.policy import admit
from app.exports.content import content_of
from app.exports.export import Export
from app.exports.htcds import htcds_part
from app.exports.kinds import ExportKind
from app.networks.material import NetworkMaterial
from app.settings import Settings
from app.workspace import Workspace
from graph.analysis.networks.networks import Network
from graph.analysis.networks.ranking import RankedParty, Reason
from graph.model import (
    Case,
    Entity,
    Identifier,
    Locality,
    Mention,
    Relationship,
    Source,
    SourceRef,
    make_id,
)
from graph.schema import EntityKind, RelationshipKind, Scheme, Strength
from loaders.load import plan_load
from loaders.sample import write_sample
from tests.offices.ids import IDS

PARTIES = 5_000
MADE, SAMPLE = "made", "sample"
SEED = 5


def made_network(parties: int) -> NetworkMaterial:
    """A network of so many parties: a case for each two, a victim a case, a number each two share,
    and payments between neighbours.
    """
    random = Random(SEED)
    source = Source(id=make_id("f", "bench"), name="File 1", dataset="bench")
    cases, people, links, mentions = {}, {}, [], {}
    for place in range(parties // 2):
        case = Case(
            id=make_id("c", str(place)),
            number=f"{place:05}/PGD/2026",
            ref=SourceRef(source_id=source.id, sheet="A", row=place + 2),
            reported_on=f"2026-{place % 12 + 1:02}-{place % 28 + 1:02}",
            origin=Locality(regency="Sigi", province="Sulawesi Tengah"),
        )
        cases[case.id] = case
        people[case.id] = Entity(id=case.id, kind=EntityKind.CASE, name=case.number, cases=1)
    everybody = [make_id("e", str(place)) for place in range(parties)]
    victims = [make_id("e", f"v{place}") for place in range(parties // 2)]
    for place, key in enumerate(everybody):
        people[key] = Entity(
            id=key, kind=EntityKind.PERSON, name=f"Orang {place}", serial=place + 1, cases=2
        )
    for place, key in enumerate(victims):
        people[key] = Entity(
            id=key,
            kind=EntityKind.PERSON,
            name=f"Korban {place}",
            serial=parties + place,
            cases=1,
            protected=True,
            properties={"pseudonym": "korban"},
        )
    numbers = []
    for place in range(parties // 2):
        phone = Identifier(scheme=Scheme.PHONE, value=f"+62812{place:08}")
        key = IDS.identifier(phone)
        numbers.append(key)
        people[key] = Entity(
            id=key,
            kind=phone.kind,
            name=phone.value,
            properties={"scheme": phone.scheme.value, "value": phone.value},
        )

    def link(start: str, end: str, kind: RelationshipKind, case: Case, role: str = "") -> None:
        mention = Mention(
            id=make_id("m", start, end, kind),
            case_id=case.id,
            record=make_id("r", case.id),
            ref=case.ref,
            role=role or "pihak_diadukan",
            names=(people[start].name,),
        )
        mentions[mention.id] = mention
        links.append(
            Relationship(
                id=make_id("l", start, end, kind),
                kind=kind,
                start=start,
                end=end,
                role=role,
                weight=round(random.random(), 3),
                strength=Strength.UNCONFIRMED,
                first_on=case.reported_on,
                statements=(mention.id,),
                cases=(case.id,),
            )
        )

    listed = list(cases.values())
    for place, key in enumerate(everybody):
        half = place // 2
        for other in {half, (half + 1) % len(listed)}:
            link(key, listed[other].id, RelationshipKind.PARTY_TO, listed[other], "perekrut")
        link(key, numbers[half], RelationshipKind.USES, listed[half])
        link(key, everybody[(place + 1) % parties], RelationshipKind.PAID, listed[half])
    for place, key in enumerate(victims):
        link(key, listed[place].id, RelationshipKind.PARTY_TO, listed[place], "korban")
    ranking = tuple(
        RankedParty(entity_id=key, score=4.0, reasons=(Reason(code="cases_of", value=2, points=4),))
        for key in everybody
    )
    return NetworkMaterial(
        network=Network(
            id=make_id("n", "bench"),
            cases=tuple(cases),
            parties=tuple(everybody),
            victims=tuple(victims),
            identifiers=tuple(numbers),
            ranking=ranking,
        ),
        entities=people,
        relationships=tuple(links),
        cases=cases,
        mentions=mentions,
        sources={source.id: source},
        audience="internal",
    )


def settings(folder: Path) -> Settings:
    """Those of the store of the sample, made if need be."""
    found = admit(Settings.from_environment().override(store=f"sqlite:///{folder / 's.db'}"))
    if not (folder / "s.db").exists():
        write_sample(folder / "files")
        with Workspace(found) as space:
            space.intake.load_and_link(plan_load([folder / "files"]), rejects=folder / "rejected")
    return found


def measure(of: str, kind: ExportKind, folder: Path, parties: int) -> str:
    """One line of the table: seconds of material and of the file, its size, and the peak."""
    with Workspace(settings(folder)) as space:
        begun = time.process_time()
        largest = max(space.networks.all(), key=lambda network: len(network.parties))
        material = made_network(parties) if of == MADE else space.material.of(largest.id)
        read = time.process_time()
        if kind is ExportKind.HTCDS:
            if of == MADE:
                return ""
            part = htcds_part(space.material.case_files(largest.id))
        else:
            part = content_of(kind, Export(material, space.wording, date="2026-04-01"))
        done = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counts = ", ".join(f"{count:,} {what}" for what, count in part.counts.items() if count)
    return (
        f"| {of} | {kind} | {read - begun:.2f} | {done - read:.2f} |"
        f" {len(part.content) / 1024:,.0f} | {peak:,.0f} | {counts} |"
    )


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--parties", type=int, default=PARTIES)
    asked.add_argument("--one", nargs=3, metavar=("OF", "KIND", "FOLDER"))
    given = asked.parse_args()
    if given.one:
        of, kind, folder = given.one
        print(measure(of, ExportKind(kind), Path(folder), given.parties))
        return
    with tempfile.TemporaryDirectory() as folder:
        # in a process of its own: a peak is handed on to children
        prepare = [sys.executable, "-m", "tests.bench.exports", "--one", SAMPLE, "csv", folder]
        subprocess.run(prepare, check=True, capture_output=True)
        print("| network | format | material s | file s | KiB | peak MiB | what stands in it |")
        print("|---|---|---|---|---|---|---|")
        for of in (SAMPLE, MADE):
            for kind in ExportKind:
                command = [sys.executable, "-m", "tests.bench.exports", "--one", of, kind, folder]
                done = subprocess.run(
                    [*command, "--parties", str(given.parties)],
                    check=True,
                    capture_output=True,
                    text=True,
                )
                print(
                    done.stdout.strip().splitlines()[-1] if done.stdout.strip() else "", flush=True
                )


if __name__ == "__main__":
    main()
