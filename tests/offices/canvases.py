"""An office whose graph is explored on a canvas: three cases, seven parties, two victims."""

from collections.abc import Iterable
from pathlib import Path

from app.networks.explorer.act import Act, Outcome
from app.workspace import Workspace
from graph.model import Case, Id, Identifier, Locality, SourceRef, Statement, make_statement
from graph.schema import RelationshipKind, Scheme
from graph.work.canvas import Canvas
from tests.offices.linked import opened
from tests.offices.people import NIK, mention

SHARED_PHONE = "+6281234567890"
VICTIMS_PHONE = "+6285211112222"
OTHER_PHONE = "+6281311112222"
PARTIES = (
    mention(1, "Budi Santoso", case="c_1", nik=NIK, phone=OTHER_PHONE),
    mention(2, "Ani Lestari", case="c_1", role="penampung", phone=SHARED_PHONE),
    mention(1, "Joko Widada", case="c_2", role="pengantar", phone=SHARED_PHONE),
    mention(2, "Rahmat Hidayat", case="c_2", role="pemodal"),
    mention(1, "Budi Santoso", case="c_3", nik=NIK),
    mention(2, "Sri Wahyuni", case="c_3", role="sponsor"),
)
VICTIMS = (
    mention(3, "Eka Putri", case="c_2", role="korban", phone=VICTIMS_PHONE),
    mention(3, "Dewi Kartika", case="c_3", role="korban"),
)
REPORTED = {"c_1": "2024-01-05", "c_2": "2024-03-10", "c_3": "2025-02-01"}
PLACES = {"c_1": "Kab. Sigi", "c_2": "Kota Palu", "c_3": "Kab. Banggai"}


def calls(times: int) -> Statement:
    """That one phone called the other so often."""
    caller, called = (
        Identifier(scheme=Scheme.PHONE, value=value) for value in (OTHER_PHONE, SHARED_PHONE)
    )
    return make_statement(
        RelationshipKind.CALLED,
        caller,
        called,
        case_id="c_1",
        record=PARTIES[0].record,
        ref=PARTIES[0].ref,
        count=times,
        first_on="2024-01-01",
        last_on="2024-01-03",
    )


def cases() -> list[Case]:
    return [
        Case(
            id=number,
            number=f"{number[2:]}/2024",
            ref=SourceRef(source_id="f_1"),
            reported_on=day,
            origin=Locality(regency=PLACES[number]),
        )
        for number, day in REPORTED.items()
    ]


def office(folder: Path | str, **settings) -> Workspace:
    """The office; settings say who looks."""
    return opened(folder, *PARTIES, *VICTIMS, statements=[calls(12)], cases=cases(), **settings)


def same_office(folder: Path | str, **settings) -> Workspace:
    """The same, opened again by somebody else."""
    return opened(folder, **settings)


def id_of(space: Workspace, text: str) -> Id:
    """The id of what is found by a name or number."""
    return space.store.find(text).id


def ids_of(space: Workspace, *texts: str) -> list[Id]:
    return [id_of(space, text) for text in texts]


def do(space: Workspace, canvas: Canvas, kind: str, ids: Iterable[Id] = (), value=None) -> Outcome:
    return space.explorer.apply(canvas, Act(kind=kind, ids=tuple(ids), value=value))


def did(space: Workspace, canvas: Canvas, kind: str, ids: Iterable[Id] = (), value=None) -> Canvas:
    return do(space, canvas, kind, ids, value).canvas


def names(space: Workspace, canvas: Canvas) -> set[str]:
    """What the drawn entities are called."""
    return {node.entity.name for node in space.explorer.picture(canvas).nodes if node.entity}
