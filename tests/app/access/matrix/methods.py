"""Every public method of every service of a workspace: who may call it, and how it is called."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.access.rights import Right
from app.networks.explorer.act import Act
from app.networks.work.editions import Frozen
from app.resolution.judgements import JudgementRequest
from app.resolution.review import Answer
from app.workspace import Workspace
from graph.analysis.findings.gaps import Gap, GapKind
from graph.analysis.findings.link_prediction import PredictedLink
from graph.errors import InvalidValue, NotFound, NothingToCompare, SettingsError
from graph.handlings import CaseHandling
from graph.persons.requests import Ground, RequestKind
from graph.schema import Audience, Decision, RelationshipKind
from graph.work.briefings import TextPart
from graph.work.canvas import Canvas
from tests.app.access.matrix.given import CASES, ORDER, Given
from tests.offices import alike

Call = Callable[[Workspace, Given], Any]
NOTHING = Right.EXAMINE
"""What touches no case, no person and no network: every role may."""


@dataclass(frozen=True)
class Method:
    """Who may call a method, and how it is called on a real store."""

    right: Right
    call: Call
    fails: type[Exception] | None = None
    """What it raises to who may, since the store holds no such thing."""
    told: str = ""
    """The field of the audiences' table that who is outside the house must be told."""


def _read(call: Call, told: str = "", fails: type[Exception] | None = None) -> Method:
    return Method(Right.READ, call, fails, told)


def _plan(space: Workspace) -> Any:
    return space.intake.plan([CASES])


def _kept(name: str) -> dict[str, Method]:
    """What every kind of kept work has, of the one called `name` in the store."""
    service = f"{name}s"

    def of(space: Workspace) -> Any:
        return getattr(space, service)

    def version(given: Given) -> Any:
        return getattr(given, name)

    told = "work.kept"
    work = Right.DISCLOSE if name == "disclosure" else Right.WORK
    edited = {
        "edition": {"content": "{ }"},
        "tag": {"word": "x"},
        "disclosure": {"receiver": "x"},
    }.get(name, {})
    edited = edited or ({"name": "x"} if name in {"view", "investigation"} else {"text": "x"})
    methods = {
        "all": _read(lambda space, given: of(space).all(), told),
        "get": _read(lambda space, given: of(space).get(version(given).id), told),
        "history": _read(lambda space, given: of(space).history(version(given).lineage), told),
        "write": Method(work, lambda space, given: of(space).write(**_facts(version(given)))),
        "edit": Method(work, lambda space, given: of(space).edit(version(given), **edited)),
        "take_back": Method(work, lambda space, given: of(space).take_back(version(given).id)),
        "take_back_edit": Method(
            work, lambda space, given: of(space).take_back_edit(version(given))
        ),
        "bring_back": Method(work, lambda space, given: of(space).bring_back(version(given).id)),
    }
    return {f"{service}.{method}": entry for method, entry in methods.items()}


_OF_STORE = {"id", "lineage", "by", "on", "after", "revealing", "partly"}
_WITHDRAWN = {"withdrawn_by", "withdrawn_on", "withdrawn_why"}


def _facts(version: Any) -> dict[str, Any]:
    """What somebody says who writes a thing."""
    own = set(version.__struct_fields__) - _OF_STORE - _WITHDRAWN
    return {name: getattr(version, name) for name in own}


def _marked(service: str) -> dict[str, Method]:
    """What notes, tags, texts and editions have beside: what they are about."""
    return {
        f"{service}.about": _read(
            lambda space, given: getattr(space, service).about(given.network.id), "work.kept"
        ),
        f"{service}.everybodys": Method(
            NOTHING, lambda space, given: getattr(space, service).everybodys(given.network)
        ),
    }


_MENTIONS = (alike.YUSUF.id, alike.LASUT.id)
_PAIR = (alike.STRANGER.id, alike.YUSUF.id)
_SHOWN = (RelationshipKind.PARTY_TO,)


def _graph(space: Workspace) -> Any:
    return space.store.unmasked.graph()


STORE: dict[str, Method] = {
    "unmasked": _read(lambda space, given: space.store.unmasked),
    "mask": _read(lambda space, given: space.store.mask()),
    "reveals": Method(NOTHING, lambda space, given: space.store.reveals),
    "revision": Method(NOTHING, lambda space, given: space.store.revision()),
    "withheld_texts": Method(NOTHING, lambda space, given: space.store.withheld_texts),
    "log": Method(NOTHING, lambda space, given: space.store.log("link")),
    "log_shown": Method(NOTHING, lambda space, given: space.store.log_shown()),
    "log_entries": Method(Right.AUDIT, lambda space, given: list(space.store.log_entries())),
    "ids_over_time": Method(
        Right.AUDIT, lambda space, given: space.store.ids_over_time(given.people[0])
    ),
    "victims_by_consent": Method(
        Right.DISCLOSE, lambda space, given: space.store.victims_by_consent(["c_1"])
    ),
    "nameless": Method(NOTHING, lambda space, given: space.store.nameless("house visit")),
    "close": Method(NOTHING, lambda space, given: space.store.close()),
    "without_revealing": Method(NOTHING, lambda space, given: space.store.without_revealing()),
    "for_audience": Method(
        NOTHING, lambda space, given: space.store.for_audience(space.viewer.policy)
    ),
    "writing": Method(Right.LOAD, lambda space, given: space.store.writing(Right.LOAD)),
    "hand_out": Method(
        Right.EXPORT, lambda space, given: space.store.hand_out(Right.EXPORT, "csv", "n_0")
    ),
    "counts": _read(lambda space, given: space.store.counts()),
    "seen_by_everybody": Method(NOTHING, lambda space, given: space.store.seen_by_everybody()),
    "reveal_one": Method(
        Right.REVEAL, lambda space, given: space.store.reveal_one("c_1", "house visit")
    ),
    "withholds_cases": Method(NOTHING, lambda space, given: space.store.withholds_cases),
    "redirects": _read(lambda space, given: space.store.redirects()),
    "search": _read(lambda space, given: space.store.search("Yusuf")),
    "findable": _read(lambda space, given: space.store.findable()),
    "parts_in_cases": _read(lambda space, given: space.store.parts_in_cases()),
    "find": _read(lambda space, given: space.store.find(given.people[0])),
    "entities": _read(lambda space, given: space.store.entities(given.people)),
    "unmasked_entities_of": _read(lambda space, given: space.store.unmasked_entities_of(_MENTIONS)),
    "unmasked_mentions": _read(lambda space, given: space.store.unmasked_mentions(_MENTIONS)),
    "comparable_mentions": _read(lambda space, given: space.store.comparable_mentions(_MENTIONS)),
    "case": _read(lambda space, given: space.store.case("c_1")),
    "withholds_narrative": _read(lambda space, given: space.store.withholds_narrative("c_1")),
    "unmasked_case": _read(lambda space, given: space.store.unmasked_case("c_1")),
    "cases": _read(lambda space, given: space.store.cases(["c_1"])),
    "case_numbers": _read(lambda space, given: space.store.case_numbers(["c_1"])),
    "newest_cases": _read(lambda space, given: space.store.newest_cases(3)),
    "statements": _read(lambda space, given: space.store.statements(["s_0"])),
    "visible_cases": _read(lambda space, given: space.store.visible_cases(given.people[0])),
    "around": _read(
        lambda space, given: space.store.around(
            given.people[0], space.store.mask(), kinds=_SHOWN, limit=5
        )
    ),
    "cases_of_parties": _read(
        lambda space, given: space.store.cases_of_parties([given.identifier])
    ),
    "hidden": _read(lambda space, given: space.store.hidden()),
    "visible_graph": _read(lambda space, given: space.store.visible_graph()),
    "shortest_paths": _read(
        lambda space, given: space.store.shortest_paths(
            given.people[0],
            given.people[-1],
            kinds=set(_SHOWN),
            closed=set(),
            avoid=set(),
            max_length=4,
            limit=2,
        )
    ),
    "disclosable_counts": _read(lambda space, given: space.store.disclosable_counts(_graph(space))),
    "suppressed_in_networks": _read(
        lambda space, given: space.store.suppressed_in_networks(_graph(space))
    ),
    "disclosable_networks": _read(
        lambda space, given: space.store.disclosable_networks((given.network,), _graph(space))
    ),
}
LOOKING: dict[str, Method] = {
    "networks.all": _read(lambda space, given: space.networks.all()),
    "networks.common": _read(lambda space, given: space.networks.common()),
    "networks.counts": _read(lambda space, given: space.networks.counts()),
    "networks.decided": _read(lambda space, given: space.networks.decided()),
    "networks.get": _read(lambda space, given: space.networks.get(given.network.id)),
    "networks.id_of": _read(lambda space, given: space.networks.id_of(given.people[0])),
    "networks.non_linking": _read(lambda space, given: space.networks.non_linking()),
    "networks.overview": _read(lambda space, given: space.networks.overview()),
    "networks.refresh": _read(lambda space, given: space.networks.refresh()),
    "networks.to_remember": _read(lambda space, given: space.networks.to_remember()),
    "networks.without_revealing": Method(
        NOTHING, lambda space, given: space.networks.without_revealing()
    ),
    "dossiers.of": _read(lambda space, given: space.dossiers.of(given.people[0])),
    "explanations.of": _read(
        lambda space, given: space.explanations.of(given.people[0]), "parties.facts"
    ),
    "finding.facts": _read(lambda space, given: space.finding.facts(given.people)),
    "finding.find": _read(lambda space, given: space.finding.find("Yusuf")),
    "finding.index": _read(lambda space, given: space.finding.index()),
    "finding.leaving": Method(NOTHING, lambda space, given: space.finding.leaving()),
    "explorer.acts": Method(NOTHING, lambda space, given: space.explorer.acts),
    "explorer.start": _read(lambda space, given: space.explorer.start(given.people)),
    "explorer.start_network": _read(
        lambda space, given: space.explorer.start_network([given.network.id])
    ),
    "explorer.apply": _read(
        lambda space, given: space.explorer.apply(
            given.view.canvas, Act(kind="expand", ids=given.people[:1])
        )
    ),
    "explorer.ends": _read(
        lambda space, given: space.explorer.ends(given.view.canvas, given.people)
    ),
    "explorer.evidence": _read(
        lambda space, given: space.explorer.evidence(given.view.canvas, [given.link])
    ),
    "explorer.for_file": _read(lambda space, given: space.explorer.for_file(given.view.canvas)),
    "explorer.known": _read(lambda space, given: space.explorer.known(given.view.canvas)),
    "explorer.picture": _read(lambda space, given: space.explorer.picture(given.view.canvas)),
    "indicators.all": _read(lambda space, given: space.indicators.all()),
    "indicators.of": _read(lambda space, given: space.indicators.of(given.network.id)),
    "indicators.thresholds": Method(NOTHING, lambda space, given: space.indicators.thresholds()),
    "leads.links": _read(lambda space, given: space.leads.links(given.network.id), "ties.guesses"),
    "leads.motifs": _read(lambda space, given: space.leads.motifs(given.network.id)),
    "leads.scripts": _read(lambda space, given: space.leads.scripts(), "ties.guesses"),
    "material.case_files": _read(lambda space, given: space.material.case_files(given.network.id)),
    "material.case_files_of": _read(lambda space, given: space.material.case_files_of(["c_1"])),
    "material.evidence": _read(lambda space, given: space.material.evidence(given.network.id)),
    "material.of": _read(lambda space, given: space.material.of(given.network.id)),
    "material.of_everything": _read(lambda space, given: space.material.of_everything()),
    "material.of_links": _read(lambda space, given: space.material.of_links([given.link])),
    "material.of_selection": _read(lambda space, given: space.material.of_selection(given.people)),
    "material.of_several": _read(
        lambda space, given: space.material.of_several([given.network.id])
    ),
    "material.party_graph": _read(
        lambda space, given: space.material.party_graph(given.network.id)
    ),
    "material.read_evidence": _read(
        lambda space, given: space.material.read_evidence(given.network.id)
    ),
    "paths.best": _read(lambda space, given: space.paths.best(given.people[0], given.people[-1])),
    "paths.connect": _read(lambda space, given: space.paths.connect(given.people[:2])),
    "paths.shortest": _read(
        lambda space, given: space.paths.shortest(given.people[0], given.people[-1])
    ),
    "profiles.gaps": _read(lambda space, given: space.profiles.gaps(given.network.id)),
    "profiles.story": _read(lambda space, given: space.profiles.story(given.network.id)),
    "profiles.whole": _read(lambda space, given: space.profiles.whole(given.network.id)),
    "ranking.of": _read(lambda space, given: space.ranking.of("degree", given.network.id)),
    "ranking.key_players": _read(
        lambda space, given: space.ranking.key_players(given.network.id, 1)
    ),
    "ranking.party": _read(
        lambda space, given: space.ranking.party(given.network.id, given.people[0])
    ),
    "ranking.what_if": _read(
        lambda space, given: space.ranking.what_if(given.network.id, given.people[:1])
    ),
    "subjects.find": _read(lambda space, given: space.subjects.find(given.people[0])),
    "subjects.find_all": _read(lambda space, given: space.subjects.find_all(given.people)),
    "subjects.named": _read(lambda space, given: space.subjects.named(given.people)),
    "subjects.of": _read(lambda space, given: space.subjects.of(given.network.id)),
    "changes.history": _read(lambda space, given: space.changes.history(given.network)),
    "changes.since": _read(
        lambda space, given: space.changes.since("last"), fails=NothingToCompare
    ),
    "changes.since_mark": _read(lambda space, given: space.changes.since_mark(given.mark)),
    "snapshots.all": _read(lambda space, given: space.snapshots.all()),
    "snapshots.at": _read(lambda space, given: space.snapshots.at(given.mark)),
    "snapshots.begin": Method(Right.READ, lambda space, given: space.snapshots.begin()),
    "snapshots.mark_at": _read(lambda space, given: space.snapshots.mark_at(1)),
    "snapshots.marks": _read(lambda space, given: space.snapshots.marks()),
    "snapshots.now": _read(lambda space, given: space.snapshots.now()),
    "snapshots.remember": Method(Right.LINK, lambda space, given: space.snapshots.remember({})),
    "snapshots.remember_stored": Method(
        Right.LINK, lambda space, given: space.snapshots.remember_stored()
    ),
}
DECIDING: dict[str, Method] = {
    "linker.link": Method(Right.LINK, lambda space, given: space.linker.link()),
    "linker.relink": Method(Right.LINK, lambda space, given: space.linker.relink()),
    "linker.forget_case": Method(
        Right.FORGET, lambda space, given: space.linker.forget_case("c_1")
    ),
    "rerun.decide": _read(lambda space, given: space.rerun.decide()),
    "rerun.report": _read(lambda space, given: space.rerun.report()),
    "rerun.save": Method(Right.LINK, lambda space, given: space.rerun.save(space.rerun.decide())),
    "log.lines": Method(Right.AUDIT, lambda space, given: space.log.lines()),
    "log.who_saw": Method(Right.AUDIT, lambda space, given: space.log.who_saw("c_1")),
    "log.seen": Method(Right.AUDIT, lambda space, given: space.log.seen("c_1")),
    "log.ids_of": Method(Right.AUDIT, lambda space, given: space.log.ids_of("c_1")),
    "review.tell": Method(
        Right.REVIEW, lambda space, given: space.review.tell(space.review.queue())
    ),
    "review.queue": Method(Right.REVIEW, lambda space, given: space.review.queue()),
    "review.pair": Method(Right.REVIEW, lambda space, given: space.review.pair(given.pair)),
    "review.alike": Method(Right.REVIEW, lambda space, given: space.review.alike(given.pair)),
    "review.proposed": Method(Right.REVIEW, lambda space, given: space.review.proposed()),
    "review.pairs_to_leave": Method(
        Right.REVIEW, lambda space, given: space.review.pairs_to_leave(space.review.queue())
    ),
    "review.linked_cases": _read(lambda space, given: space.review.linked_cases()),
    "review.agreement": Method(Right.REVIEW, lambda space, given: space.review.agreement()),
    "review.bands": Method(Right.REVIEW, lambda space, given: space.review.bands()),
    "review.progress": Method(Right.REVIEW, lambda space, given: space.review.progress()),
    "review.judgements": Method(Right.REVIEW, lambda space, given: space.review.judgements()),
    "review.judge": Method(
        Right.REVIEW,
        lambda space, given: space.review.judge(*_PAIR, Decision.NEGATIVE, "uji"),
    ),
    "review.judge_together": Method(
        Right.REVIEW,
        lambda space, given: space.review.judge_together(
            [JudgementRequest(alike.STRANGER, alike.YUSUF, Decision.NEGATIVE, "uji")]
        ),
    ),
    "review.decide": Method(
        Right.REVIEW,
        lambda space, given: space.review.decide(given.pair, Decision.NEGATIVE, "uji"),
    ),
    "review.split": Method(
        Right.REVIEW, lambda space, given: space.review.split(alike.YUSUP.id, why="uji")
    ),
    "review.accept_alike": Method(
        Right.REVIEW,
        lambda space, given: space.review.accept_alike(given.pair, "uji", expected=0),
        InvalidValue,
    ),
    "review.take": Method(
        Right.REVIEW,
        lambda space, given: space.review.take([Answer(*_PAIR, Decision.NEGATIVE, "uji")]),
    ),
    "review.relink": Method(Right.REVIEW, lambda space, given: space.review.relink()),
    "review.undo": Method(Right.REVIEW, lambda space, given: space.review.undo()),
    "review.withdraw": Method(
        Right.REVIEW, lambda space, given: space.review.withdraw(given.judgement, "uji")
    ),
    "groups.groups": Method(Right.REVIEW, lambda space, given: space.groups.groups()),
    "groups.in_network": Method(
        Right.REVIEW, lambda space, given: space.groups.in_network(given.network.id)
    ),
    "groups.get": Method(Right.REVIEW, lambda space, given: space.groups.get(given.group.id)),
    "groups.view": Method(Right.REVIEW, lambda space, given: space.groups.view(given.group.id)),
    "groups.answer": Method(
        Right.REVIEW,
        lambda space, given: space.groups.answer(
            given.group.id, [[member] for member in given.group.ids], "uji"
        ),
    ),
    "groups.keep_apart": Method(
        Right.REVIEW,
        lambda space, given: space.groups.keep_apart(given.group.id, *given.group.ids[:2], "uji"),
    ),
    "openings.items": Method(Right.REVEAL_ALL, lambda space, given: space.openings.items()),
    "openings.open": Method(
        Right.REVEAL_ALL,
        lambda space, given: space.openings.open("081234567890", "c_1", "uji"),
        InvalidValue,
    ),
    "openings.close": Method(
        Right.REVIEW, lambda space, given: space.openings.close("op_0", "uji"), NotFound
    ),
    "openings.may_open": Method(
        NOTHING, lambda space, given: space.openings.may_open(given.person)
    ),
    "openings.cases_of": _read(lambda space, given: space.openings.cases_of(given.identifier)),
    "handlings.of": _read(lambda space, given: space.handlings.of("c_1"), "work.kept"),
    "handlings.history": _read(lambda space, given: space.handlings.history("c_1"), "work.kept"),
    "handlings.all": _read(lambda space, given: space.handlings.all(), "work.kept"),
    "handlings.set": Method(
        Right.HANDLE, lambda space, given: space.handlings.set("c_1", CaseHandling.SEALED, "uji")
    ),
    "watchlist.candidates": _read(lambda space, given: space.watchlist.candidates("Yusuf")),
    "watchlist.items": Method(Right.WATCH, lambda space, given: space.watchlist.items()),
    "watchlist.lines_of": Method(
        NOTHING, lambda space, given: space.watchlist.lines_of(given.people)
    ),
    "watchlist.look": Method(Right.WATCH, lambda space, given: space.watchlist.look()),
    "watchlist.only_watched": Method(
        Right.WATCH,
        lambda space, given: space.watchlist.only_watched(space.changes.since_mark(given.mark)),
    ),
    "watchlist.watch": Method(
        Right.WATCH, lambda space, given: space.watchlist.watch("081299997777", "uji")
    ),
    "watchlist.unwatch": Method(
        Right.WATCH, lambda space, given: space.watchlist.unwatch("081299998888")
    ),
}
LOADING: dict[str, Method] = {
    "requests.all": Method(Right.RETAIN, lambda space, given: space.requests.all()),
    "requests.get": Method(Right.RETAIN, lambda space, given: space.requests.get("rq_0"), NotFound),
    "requests.history": Method(
        Right.RETAIN, lambda space, given: space.requests.history("rq_0"), NotFound
    ),
    "requests.of_person": Method(
        Right.RETAIN, lambda space, given: space.requests.of_person(given.person.id)
    ),
    "requests.corrections": Method(
        Right.RETAIN, lambda space, given: space.requests.corrections(given.person.id)
    ),
    "requests.person": _read(lambda space, given: space.requests.person(given.person.id)),
    "requests.receive": Method(
        Right.RETAIN,
        lambda space, given: space.requests.receive(given.person.id, RequestKind.ACCESS),
    ),
    "requests.put_right": Method(
        Right.RETAIN, lambda space, given: space.requests.put_right("rq_0", {}), NotFound
    ),
    "requests.finish": Method(
        Right.RETAIN, lambda space, given: space.requests.finish("rq_0", "uji"), NotFound
    ),
    "requests.refuse": Method(
        Right.RETAIN,
        lambda space, given: space.requests.refuse("rq_0", Ground.LAW_ENFORCEMENT, "uji"),
        NotFound,
    ),
    "retention.rules": Method(NOTHING, lambda space, given: space.retention.rules()),
    "retention.list": Method(Right.RETAIN, lambda space, given: space.retention.list()),
    "retention.extend": Method(
        Right.RETAIN, lambda space, given: space.retention.extend("E-1", "2090-01-01", "uji")
    ),
    "due.list": Method(Right.RETAIN, lambda space, given: space.due.list()),
    "intake.plan": Method(NOTHING, lambda space, given: _plan(space)),
    "intake.try_first_rows": Method(
        NOTHING, lambda space, given: space.intake.try_first_rows(_plan(space))
    ),
    "intake.propose": Method(NOTHING, lambda space, given: space.intake.propose(CASES)),
    "intake.sources": Method(NOTHING, lambda space, given: space.intake.sources()),
    "intake.grounds": Method(NOTHING, lambda space, given: space.intake.grounds()),
    "intake.take_out_of_drafts": Method(
        Right.FORGET, lambda space, given: space.intake.take_out_of_drafts("c_0")
    ),
    "intake.draft_texts": Method(
        Right.FORGET, lambda space, given: list(space.intake.draft_texts())
    ),
    "intake.loads": _read(lambda space, given: space.intake.loads()),
    "intake.drafts": _read(lambda space, given: space.intake.drafts()),
    "intake.draft": _read(lambda space, given: space.intake.draft(given.draft)),
    "intake.load": Method(Right.LOAD, lambda space, given: space.intake.load(_plan(space))),
    "intake.load_and_link": Method(
        Right.LOAD, lambda space, given: space.intake.load_and_link(_plan(space))
    ),
    "intake.stage": Method(Right.LOAD, lambda space, given: space.intake.stage(_plan(space))),
    "intake.accept": Method(Right.LOAD, lambda space, given: space.intake.accept(given.draft)),
    "intake.discard": Method(Right.LOAD, lambda space, given: space.intake.discard(given.draft)),
    "intake.save_mapping": Method(
        Right.LOAD,
        lambda space, given: space.intake.save_mapping(
            space.intake.propose(Path("cases.csv")), "a: 1"
        ),
    ),
    "intake.query": Method(
        Right.LOAD, lambda space, given: space.intake.query("sqlite:///office.db"), SettingsError
    ),
}
_HOME = ("work.kept",)
WORK: dict[str, Method] = {
    **_kept("note"),
    **_kept("tag"),
    **_kept("view"),
    **_kept("question"),
    **_kept("investigation"),
    **_kept("text"),
    **_kept("edition"),
    **_kept("disclosure"),
    "disclosures.views": _read(lambda space, given: space.disclosures.views(), *_HOME),
    "disclosures.view": _read(
        lambda space, given: space.disclosures.view(given.disclosure.lineage), *_HOME
    ),
    "disclosures.held_of": Method(
        Right.DISCLOSE, lambda space, given: space.disclosures.held_of("c_1")
    ),
    "disclosures.prepare": Method(
        Right.DISCLOSE,
        lambda space, given: space.disclosures.prepare(replace(ORDER, cases=(), override="")),
        InvalidValue,
    ),
    "disclosures.approve": Method(
        Right.APPROVE, lambda space, given: space.disclosures.approve(given.disclosure.lineage)
    ),
    "disclosures.hand_over": Method(
        Right.DISCLOSE, lambda space, given: space.disclosures.hand_over(given.approved.lineage)
    ),
    "disclosures.acknowledge": Method(
        Right.DISCLOSE,
        lambda space, given: space.disclosures.acknowledge(given.handed_over.lineage),
        InvalidValue,
    ),
    "disclosures.recall": Method(
        Right.DISCLOSE,
        lambda space, given: space.disclosures.recall(given.handed_over.lineage, "uji"),
        InvalidValue,
    ),
    "disclosures.use": _read(
        lambda space, given: space.disclosures.use(given.approved.lineage, []),
        fails=InvalidValue,
    ),
    **_marked("notes"),
    **_marked("tags"),
    **_marked("texts"),
    **_marked("editions"),
    "notes.add": Method(Right.WORK, lambda space, given: space.notes.add(given.subject, "lagi")),
    "notes.change": Method(Right.WORK, lambda space, given: space.notes.change(given.note, "lagi")),
    "tags.add": Method(Right.WORK, lambda space, given: space.tags.add(given.subject, "lagi")),
    "tags.marked": _read(lambda space, given: space.tags.marked("uji"), *_HOME),
    "tags.words": _read(lambda space, given: space.tags.words(), *_HOME),
    "views.save": Method(Right.WORK, lambda space, given: space.views.save("lagi", Canvas())),
    "views.change": Method(
        Right.WORK, lambda space, given: space.views.change(given.view, private=True)
    ),
    "views.duplicate": Method(
        Right.WORK, lambda space, given: space.views.duplicate(given.view.id, "lagi")
    ),
    "views.combine": Method(
        Right.WORK,
        lambda space, given: space.views.combine(given.view.id, given.other_view.id, "lagi"),
    ),
    "views.showing": _read(lambda space, given: space.views.showing(given.people[0]), *_HOME),
    "views.within": _read(lambda space, given: space.views.within(""), *_HOME),
    "questions.about": _read(lambda space, given: space.questions.about(given.people), *_HOME),
    "questions.of_network": _read(
        lambda space, given: space.questions.of_network(given.network), *_HOME
    ),
    "questions.ask": Method(Right.WORK, lambda space, given: space.questions.ask("lagi")),
    "questions.change": Method(
        Right.WORK, lambda space, given: space.questions.change(given.question, text="lagi")
    ),
    "questions.link": Method(
        Right.WORK, lambda space, given: space.questions.link(given.question, "c_1")
    ),
    "questions.add_task": Method(
        Right.WORK, lambda space, given: space.questions.add_task(given.question, "lagi")
    ),
    "questions.do_task": Method(
        Right.WORK,
        lambda space, given: space.questions.do_task(given.question, given.question.tasks[0].id),
    ),
    "questions.within": _read(lambda space, given: space.questions.within(""), *_HOME),
    "questions.show_in": Method(
        Right.WORK, lambda space, given: space.questions.show_in(given.question, given.view.id)
    ),
    "questions.from_gap": Method(
        Right.WORK,
        lambda space, given: space.questions.from_gap(
            Gap(kind=next(iter(GapKind)), about=given.people[:1]), "lagi"
        ),
    ),
    "questions.from_lead": Method(
        Right.WORK,
        lambda space, given: space.questions.from_lead(
            PredictedLink(left=given.people[0], right=given.people[-1], score=1.0, reasons=()),
            "lagi",
        ),
    ),
    "questions.conclude": Method(
        Right.WORK,
        lambda space, given: space.questions.conclude(given.question, "uji", None, None),
    ),
    "investigations.begin": Method(
        Right.WORK, lambda space, given: space.investigations.begin("lagi")
    ),
    "investigations.change": Method(
        Right.WORK,
        lambda space, given: space.investigations.change(given.investigation, name="lagi"),
    ),
    "investigations.add": Method(
        Right.WORK,
        lambda space, given: space.investigations.add(given.investigation, given.network.id),
    ),
    "investigations.add_task": Method(
        Right.WORK,
        lambda space, given: space.investigations.add_task(given.investigation, "lagi"),
    ),
    "investigations.do_task": Method(
        Right.WORK,
        lambda space, given: space.investigations.do_task(
            given.investigation, given.investigation.tasks[0].id
        ),
    ),
    "texts.add": Method(
        Right.WORK, lambda space, given: space.texts.add(given.network, TextPart.STEPS, "lagi")
    ),
    "texts.change": Method(
        Right.WORK, lambda space, given: space.texts.change(given.text, text="lagi")
    ),
    "texts.of_network": _read(lambda space, given: space.texts.of_network(given.network), *_HOME),
    "editions.edit": Method(
        NOTHING, lambda space, given: space.editions.edit(given.edition, content=""), InvalidValue
    ),
    "editions.freeze": Method(
        Right.WORK,
        lambda space, given: space.editions.freeze(
            given.network, Frozen("lain", "{}", Audience.INTERNAL, "id", "2026-01-01")
        ),
    ),
    "editions.series": _read(
        lambda space, given: space.editions.series(given.network, "uji", "internal"), *_HOME
    ),
    "editions.before": _read(lambda space, given: space.editions.before(given.edition), *_HOME),
    "editions.approval": _read(lambda space, given: space.editions.approval(given.edition), *_HOME),
    "editions.approve": Method(
        Right.APPROVE, lambda space, given: space.editions.approve(given.edition.id)
    ),
    "editions.withdraw_approval": Method(
        Right.APPROVE,
        lambda space, given: space.editions.withdraw_approval(given.edition.id),
        InvalidValue,
    ),
    "working.keeps": Method(NOTHING, lambda space, given: space.working.keeps),
    "working.keep": Method(Right.WORK, lambda space, given: space.working.keep("two", b"{}")),
    "working.find": _read(lambda space, given: space.working.find("one"), *_HOME),
    "working.latest": _read(lambda space, given: space.working.latest(), *_HOME),
    "working.mine": _read(lambda space, given: space.working.mine(), *_HOME),
    "working.rename": Method(Right.WORK, lambda space, given: space.working.rename("one", "uji")),
    "working.drop": Method(Right.WORK, lambda space, given: space.working.drop("one")),
}
METHODS: dict[str, Method] = {
    **{f"store.{name}": method for name, method in STORE.items()},
    **LOOKING,
    **DECIDING,
    **LOADING,
    **WORK,
}
"""By `service.method`: what is not in it fails the test of the matrix."""
