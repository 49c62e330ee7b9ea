"""A store with one of everything that the methods of a workspace are called with."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.networks.work.disclosures import DisclosureOrder
from app.networks.work.editions import Frozen
from app.settings import Settings
from app.workspace import Workspace
from graph.model import Id, Identifier
from graph.schema import Decision, RelationshipKind, Scheme
from graph.work.briefings import TextPart
from tests.offices import alike

STORE = "sqlite:///simpul.db"
CASES = Path("cases.csv")
EARLIER = Path("earlier.csv")
ORDER = DisclosureOrder(
    receiver="Polda",
    cases=("c_1",),
    purpose="uji",
    basis="legal_obligation",
    override="ordered by the court",
    audience="internal",
)
FROZEN = Frozen(form="uji", content="{}", audience="internal", language="id", date="2026-01-01")


@dataclass(frozen=True)
class Given:
    """What is in the store, by name."""

    network: Any
    people: tuple[Id, ...]
    person: Any
    identifier: Id
    link: Id
    subject: Any
    note: Any
    tag: Any
    view: Any
    other_view: Any
    question: Any
    investigation: Any
    text: Any
    edition: Any
    disclosure: Any
    approved: Any
    handed_over: Any
    pair: Id
    group: Any
    judgement: Id
    draft: Id
    mark: Any


def make_office(folder: Path) -> Given:
    """Fill the store of this folder, which is worked in, and say what is in it."""
    EARLIER.write_text(
        "Nomor Pengaduan;Nama;Peran;No. HP\n"
        "E-1;Agus Salim;perekrut lapangan;081299990001\n"
        "E-1;Dewi Kartika;agen;081299990002\n"
        "E-2;Agus Salim;perekrut lapangan;081299990001\n"
        "E-2;Sari Utami;korban;\n",
        encoding="utf-8",
    )
    CASES.write_text(
        "Nomor Pengaduan;Nama;Peran\nN-1;Budi Santoso;perekrut lapangan\n", encoding="utf-8"
    )
    settings = Settings(store=STORE, user="ani", role="head", reveal=True, reason="house visit")
    with Workspace(settings) as space:
        space.intake.load(space.intake.plan([EARLIER]))
        alike.fill(space)
        space.snapshots.remember_stored()
        space.watchlist.watch("081299998888", "on a poster")
        draft = space.intake.stage(space.intake.plan([CASES])).detail.draft.id
    with Workspace(Settings(store=STORE, user="ani", role="head")) as space:
        network = space.networks.all()[0]
        subject = space.subjects.of(network.id)
        graph = space.store.visible_graph()
        links = graph.relationships.filter(graph.relationships["kind"] == RelationshipKind.PARTY_TO)
        phone = Identifier(scheme=Scheme.PHONE, value="+6281234567890")
        canvas = space.explorer.start(network.parties)
        task = space.questions.ask("who?", [network.id])
        begun = space.investigations.begin("uji")
        found = {
            "network": network,
            "people": network.parties,
            "identifier": space.store.unmasked.ids.identifier(phone),
            "link": links["id"][0],
            "subject": subject,
            "note": space.notes.add(subject, "uji"),
            "tag": space.tags.add(subject, "uji")[0],
            "view": space.views.save("uji", canvas),
            "other_view": space.views.save("lain", canvas),
            "question": space.questions.add_task(task, "ask her").latest,
            "investigation": space.investigations.add_task(begun, "ask her").latest,
            "person": space.store.find(network.parties[0]),
            "text": space.texts.add(network, TextPart.STEPS, "uji"),
            "edition": space.editions.freeze(network, FROZEN),
            "disclosure": space.disclosures.prepare(ORDER).disclosure,
            "approved": disclosed(space, by="budi"),
            "handed_over": disclosed(space, by="budi", handed_over=True),
            "group": space.groups.groups()[0],
            "pair": space.review.queue()[0].id,
            "draft": draft,
            "mark": space.snapshots.marks()[0],
        }
        space.working.keep("one", b"{}")
        judged = space.review.judge(
            alike.STRANGER.id, alike.LASUT.id, Decision.NEGATIVE, "uji", link=False
        )
    return Given(**found, judgement=judged.judgements[0].id)


def disclosed(space: Workspace, *, by: str, handed_over: bool = False) -> Any:
    """A disclosure that another account approved, and handed over where that is asked."""
    receiver = "Kejati" if handed_over else "BP3MI"
    made = space.disclosures.prepare(replace(ORDER, receiver=receiver)).disclosure
    with Workspace(Settings(store=STORE, user=by, role="head")) as other:
        other.disclosures.approve(made.lineage)
        if handed_over:
            other.disclosures.hand_over(made.lineage)
    return made
