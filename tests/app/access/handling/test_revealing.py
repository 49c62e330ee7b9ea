"""One case or one person is revealed; all else stays masked, and nothing confirms a masked name."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.access.handling.revealing import was_minor
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied, EntityNotFound, InvalidValue
from graph.handlings import CaseHandling
from graph.model import Case, Mention, SourceRef
from graph.schema import Audience
from graph.stores import open_store
from tests.app.access.twins.asking import run, working_in

HEAD = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;No. HP;Tanggal Lahir;Unit;Kronologi"
ROWS = (
    "A-1;01-03-2025;Bambang Wijaya;calo;081211110001;;BP3MI Palu;",
    "A-1;01-03-2025;Ratna Wulandari;korban;081299990001;01-02-1990;BP3MI Palu;Ratna dijanjikan gaji.",
    "A-2;02-03-2025;Bambang Wijaya;calo;081211110001;;BP3MI Palu;",
    "A-2;02-03-2025;Marlina Watulingas;korban;081299990002;01-02-1991;BP3MI Palu;",
    "A-3;03-03-2025;Bambang Wijaya;calo;081211110001;;BP3MI Palu;",
    "A-3;03-03-2025;Sri Lestari;korban;081299990003;01-02-2010;BP3MI Palu;Sri Lestari masih sekolah.",
)
REASON = "interview on Monday"


@pytest.fixture
def uri(tmp_path: Path) -> Iterator[str]:
    uri = f"sqlite:///{tmp_path / 'simpul.db'}"
    path = tmp_path / "cases.csv"
    path.write_text("\n".join((HEAD, *ROWS)) + "\n", encoding="utf-8")
    with working_in(tmp_path):
        with opened(uri, role="head") as space:
            space.intake.load_and_link(space.intake.plan([path]), rejects=tmp_path)
        yield uri


def opened(uri: str, **who: object) -> Workspace:
    facts = {"user": "ani", "role": "handler", "language": "en", **who}
    return Workspace(Settings(store=uri, **facts))


def person(uri: str, name: str) -> str:
    with open_store(uri) as store:
        return next(entity.id for entity in store.entities() if entity.name == name)


def revealed_in_log(uri: str) -> list[tuple[str, str, str]]:
    with open_store(uri) as store:
        acts = [entry for entry in store.audit() if entry.action == "reveal"]
        return [(entry.by, entry.subject, entry.reason) for entry in acts]


def test_one_case_tells_its_victims_and_narrative_and_nothing_else_changes(uri):
    ratna = person(uri, "Ratna Wulandari")
    with opened(uri) as space:
        before = space.dossiers.of(ratna), space.networks.all(), space.store.visible_graph()
        revealed = space.store.reveal_one("A-1", REASON)
        after = space.dossiers.of(ratna), space.networks.all(), space.store.visible_graph()
        case = space.store.case("A-1")
        assert (case.narrative, space.store.reveals) == ("", False)
        with pytest.raises(EntityNotFound):
            space.store.find("Ratna Wulandari")
    assert before == after
    assert [one.names for one in revealed.people] == [("Ratna Wulandari",)]
    assert revealed.people[0].identifiers == ("+62 812-9999-0001",)
    assert revealed.narrative == "Ratna dijanjikan gaji."
    assert revealed_in_log(uri) == [("ani", f"{case.id} {ratna}", REASON)]


def test_one_person_is_told_by_id_and_by_no_name(uri):
    ratna = person(uri, "Ratna Wulandari")
    with opened(uri) as space:
        revealed = space.store.reveal_one(ratna, REASON)
        assert [one.id for one in revealed.people] == [ratna]
        assert (revealed.narrative, revealed.number) == ("", "")
        refusals = []
        for name in ("Marlina Watulingas", "Nobody Whatever"):
            with pytest.raises(EntityNotFound) as refused:
                space.store.reveal_one(name, REASON)
            refusals.append(str(refused.value).replace(name, "…"))
        with pytest.raises(InvalidValue, match="nothing of"):
            space.store.reveal_one("Bambang Wijaya", REASON)
    assert refusals[0] == refusals[1]
    assert len(revealed_in_log(uri)) == 1


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ({"role": "analyst"}, REASON),
        ({"role": "briefing"}, REASON),
        ({"role": "auditor"}, REASON),
        ({"role": "head", "audience": Audience.PARTNER}, REASON),
        ({"role": "head"}, "because"),
    ],
)
def test_who_may_not_reveal_or_says_no_reason_is_refused(uri, who, reason):
    with opened(uri, **who) as space, pytest.raises(AccessDenied):
        space.store.reveal_one("A-1", reason)
    assert revealed_in_log(uri) == []


def test_a_minor_is_told_to_those_alone_who_handle_the_case(uri):
    with opened(uri, role="head", user="eko") as space:
        revealed = space.store.reveal_one("A-3", REASON)
        assert (revealed.people, revealed.narrative, revealed.minors) == ((), "", 1)
        space.handlings.set("A-3", CaseHandling.OPEN, "hers to handle", named=["ani"])
    for who in ({"user": "ani"}, {"user": "joko", "office": "bp3mi palu"}):
        with opened(uri, **who) as space:
            revealed = space.store.reveal_one("A-3", REASON)
        assert [one.names for one in revealed.people] == [("Sri Lestari",)]
        assert (revealed.narrative, revealed.minors) == ("Sri Lestari masih sekolah.", 0)


@pytest.mark.parametrize(
    ("said", "minor"),
    [
        ({"age": 17}, True),
        ({"age": 18}, False),
        ({"born_on": "2007-03-02"}, True),
        ({"born_on": "2007-03-01"}, False),
        ({}, False),
    ],
)
def test_who_was_a_minor_when_it_was_reported(said, minor):
    ref = SourceRef(source_id="f_1")
    case = Case(id="c_1", number="K-1", reported_on="2025-03-01", ref=ref)
    mention = Mention(id="m_1", case_id="c_1", record="r_1", ref=ref, role="korban", **said)
    assert was_minor(mention, case) is minor


def test_the_command_tells_one_case_alone(uri):
    code, printed = run(["reveal", "A-1", "--why", REASON], SIMPUL_LANGUAGE="en")
    assert code == 0
    assert "Ratna Wulandari" in printed
    assert "Marlina" not in printed
    code, printed = run(["reveal", "A-1"], SIMPUL_LANGUAGE="en")
    assert (code, "Ratna" in printed) == (1, False)


def test_a_minor_stays_masked_though_everybody_is_revealed(uri):
    minor, adult = person(uri, "Sri Lestari"), person(uri, "Ratna Wulandari")
    revealing = {"role": "head", "reveal": True, "reason": REASON}
    with opened(uri, **revealing, user="eko") as space:
        space.notes.add(space.subjects.find("A-3"), "Sri Lestari tinggal bersama bibinya")
    with opened(uri, **revealing, user="joko") as space:
        told = [space.dossiers.of(key) for key in (minor, adult)]
        network = space.networks.all()[0]
        picture = space.material.of(network.id, on_screen=True)
        shown = (
            *(told[0], picture, space.store.case("A-3"), space.store.search("Sri Lestari")),
            *(space.notes.all(), space.finding.find("Sri Lestari").hits, space.store.findable()),
            *(space.store.search("081299990003"), space.indicators.of(network.id)),
        )
        assert told[1].entity.name == "Ratna Wulandari"
        assert space.store.case("A-1").narrative
        assert space.store.withholds_narrative("c_0") is False
    for answer in shown:
        assert "Sri Lestari" not in repr(answer)
        assert "9999-0003" not in repr(answer)
        assert "masih sekolah" not in repr(answer)
    assert minor not in " ".join(subject for _by, subject, _why in revealed_in_log(uri))
    with opened(uri, **revealing, user="joko", office="BP3MI Palu") as space:
        assert space.dossiers.of(minor).entity.name == "Sri Lestari"
        assert space.store.case("A-3").narrative


READS = ("entities", "mentions", "relationships", "cases", "assignments", "neighbours", "hops")


def work_of(uri: str, ask) -> Counter[str]:
    """How often a store was asked, and how many values it handed out."""
    work: Counter[str] = Counter()
    with open_store(uri) as store:

        def counted(name: str):
            before = getattr(store, name)

            def count(*args, **given):
                found = before(*args, **given)
                work[name] += 1
                if name in {"neighbours", "subgraph"}:
                    work[f"{name} handed out"] += len(found.relationships)
                    return found
                found = list(found)
                work[f"{name} handed out"] += len(found)
                return found

            return count

        for name in (*READS, "search"):
            setattr(store, name, counted(name))
        settings = Settings(store=uri, user="ani", role="analyst", language="en")
        with Workspace(settings, store=store) as space:
            space.store.findable()
            space.networks.all()
            work.clear()
            ask(space)
    return work


def asks(name: str):
    def find(space: Workspace) -> None:
        with pytest.raises(EntityNotFound):
            space.store.find(name)

    return {
        "search": lambda space: space.store.search(name),
        "find": find,
        "finding": lambda space: space.finding.find(name),
    }


@pytest.mark.parametrize("way", ["search", "find", "finding"])
def test_a_masked_name_takes_as_much_work_as_one_that_nobody_has(uri, way):
    masked = work_of(uri, asks("Ratna Wulandari")[way])
    nobody = work_of(uri, asks("Rutno Wolindara")[way])
    known = work_of(uri, {**asks("x"), "find": lambda space: space.store.find("Bambang")}["find"])
    assert masked == nobody
    assert known != nobody


def test_the_engines_read_nothing_protected_where_only_the_named_are_asked_for(uri):
    with open_store(uri) as store:
        assert store.search("Ratna Wulandari", named_only=True) == []
        assert len(store.search("Ratna Wulandari")) == 1
