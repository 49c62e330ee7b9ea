"""What stays of derived, appended and remembered values when a case is forgotten."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace

from graph.handlings import Handling
from graph.model import Entity, Id, Judgement, Relationship, make_id
from graph.openings import Opening
from graph.schema import PARTY_KINDS, SAME_AS
from graph.snapshots import SeenNetwork, Snapshot
from graph.stores.shared.forgetting_texts import text_without
from graph.watches import Watch


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What goes with a case that is forgotten."""

    mentions: Container[Id]
    """Its mentions."""
    gone: Container[Id]
    """All that vanishes: its mentions and statements, and what was known from it alone."""
    words: tuple[str, ...] = ()
    """Names and numbers that nothing else tells of: they go out of what people wrote."""
    typed_too: bool = False
    """Whether a number that somebody typed themselves, to watch it, goes too."""


def relationship_without(
    before: Relationship, case_id: Id, gone: Container[Id]
) -> Relationship | None:
    """The relationship without a case and its mentions and statements.

    None when nothing else supports it. What resolution proposed or inferred rests on all its
    mentions: it goes with any.
    """
    statements = tuple(statement for statement in before.statements if statement not in gone)
    cases = tuple(case for case in before.cases if case != case_id)
    concluded = before.kind in SAME_AS or before.properties.get("inferred")
    if not statements or not cases or (concluded and len(statements) < len(before.statements)):
        return None
    return replace(
        before, statements=statements, cases=cases, sources=min(before.sources, len(cases))
    )


def entity_without(before: Entity, gone: Container[Id], cases: int) -> Entity | None:
    """The entity without some mentions, known from so many cases still; None when from none."""
    mentions = tuple(mention for mention in before.mentions if mention not in gone)
    if before.kind in PARTY_KINDS and not mentions:
        return None
    return replace(before, mentions=mentions, cases=cases) if cases else None


def perhaps_of(snapshots: Iterable[Snapshot], case_id: Id) -> set[Id]:
    """Parties that may have been known from this case.

    Those of networks that held it, and all that are assessed.
    """
    found: set[Id] = set()
    for snapshot in snapshots:
        found.update(
            snapshot.assessed,
            *(network.parties for network in snapshot.networks if case_id in network.cases),
        )
    return found


def snapshot_without(
    before: Snapshot, case_id: Id, gone: Container[Id], living: Container[Id]
) -> Snapshot:
    """The snapshot without a case and whoever went with it.

    `living` are those of `perhaps_of` that live. Of networks that held the case, parties that do
    not live any more go too: nobody can say that another case told of them. What is left of a
    network is not told apart from what it was, so forgetting is no change.
    """
    networks = []
    for network in before.networks:
        beside = case_id in network.cases
        lost = {
            party for party in network.parties if party in gone or (beside and party not in living)
        }
        networks.append(_network_without(network, case_id, lost) if beside or lost else network)
    return replace(
        before,
        networks=tuple(network for network in networks if network.parties and network.cases),
        assessed={
            party: status
            for party, status in before.assessed.items()
            if party in living and party not in gone
        },
    )


def _network_without(before: SeenNetwork, case_id: Id, lost: Container[Id]) -> SeenNetwork:
    parties = tuple(party for party in before.parties if party not in lost)
    made_of_lost = any(
        make_id("n", party) == before.id for party in before.parties if party in lost
    )
    return SeenNetwork(
        id=make_id("n", min(parties)) if made_of_lost and parties else before.id,
        parties=parties,
        cases=tuple(case for case in before.cases if case != case_id),
        ties=tuple(ty for ty in before.ties if ty.left not in lost and ty.right not in lost),
    )


def judgement_without(before: Judgement, forgotten: Forgotten) -> Judgement | None:
    """The judgement without names in its reasons, unless it is on a mention that vanished."""
    ends = (before.left, before.right)
    if any(end in forgotten.mentions for end in ends):
        return None
    return _reasons_without(before, forgotten)


def watch_without(before: Watch, forgotten: Forgotten) -> Watch | None:
    """The watch without what vanished; None when nothing of it is left.

    A number that was watched before any case told it stays watched when a case is forgotten.
    """
    parties = tuple(party for party in before.parties if party not in forgotten.gone)
    if before.parties and not parties:
        return None
    typed = before.identifier is not None and not forgotten.typed_too
    if not typed and before.what in forgotten.gone:
        return None
    return _reasons_without(replace(before, parties=parties), forgotten)


def opening_without(before: Opening, forgotten: Forgotten) -> Opening | None:
    """The opening without names in its reasons, unless its case or its number vanished."""
    if before.case_id in forgotten.gone or before.what in forgotten.gone:
        return None
    return _reasons_without(before, forgotten)


def handling_without(before: Handling, forgotten: Forgotten) -> Handling | None:
    """What was decided of who may see a case, unless the case vanished."""
    return None if before.case_id in forgotten.gone else _reasons_without(before, forgotten)


R = TypeVar("R", Judgement, Watch, Opening, Handling)


def _reasons_without(value: R, forgotten: Forgotten) -> R:
    """The value without names and numbers that vanished in why it was made or taken back."""
    return replace(
        value,
        why=text_without(value.why, forgotten.words),
        withdrawn_why=text_without(value.withdrawn_why, forgotten.words),
    )
