"""One store's cases and judgements into another: only what differs, case by case, so that a broken copy goes on.

Decisions.
The copy adds and corrects. What the other store knows from files of its own stays; of the files that this store knows
too, its rows are made the same. A case that this store forgot is forgotten there; one that was forgotten there is not
brought back.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from graph.model import Batch, Id, Judgement, Value
from graph.stores.base import Store
from graph.stores.batches import batched

CASES_A_BATCH = 500


class Copied(Value, frozen=True, omit_defaults=True):
    """What a copy did, in numbers of cases and judgements."""

    compared: int = 0
    written: int = 0
    """Cases that were new or different."""
    forgotten: int = 0
    refused: tuple[Id, ...] = ()
    """Cases that were forgotten in the other store and so not brought back."""
    judgements: int = 0
    digests: Mapping[Id, str] = {}
    """Digest of each case that the other store should now hold."""


def copy_reported(
    source: Store,
    target: Store,
    *,
    case_ids: Collection[Id] | None = None,
    since: int = 0,
    progress: Callable[[int, int], None] = lambda count, total: None,
) -> Copied:
    """Make `target` hold what `source` was told: all of it, or of some cases, or of those changed after a revision.

    Each part of CASES_A_BATCH cases is one transaction, so after a kill the same call copies what is left.
    `progress` is told how many cases were done since the last call, and of how many.
    """
    changed = source.changed_cases(since)
    wanted = {each for each in changed if case_ids is None or each in case_ids}
    forgotten = {each for each in wanted if changed[each]}
    refused = {each for each, gone in target.changed_cases().items() if gone} & (wanted - forgotten)
    ids = None if case_ids is None and not since else sorted(wanted - forgotten - refused)
    sources = tuple(source.sources())
    among = frozenset(each.id for each in sources)
    ours = {case: digest for case, digest in source.case_digests(ids).items() if case not in refused}
    theirs = target.case_digests(ids, source_ids=among)
    target.put(Batch(sources=sources))
    dirty = sorted(case for case, digest in ours.items() if theirs.get(case) != digest)
    for part in batched(dirty, CASES_A_BATCH):
        target.put(_cases(source, target, part, among))
        progress(len(part), len(dirty))
    there = [case.id for case in target.cases(ids=forgotten)]
    for case in there:
        target.forget_case(case)
    judged = _copy_judgements(target, _judgements(source, ids))
    return Copied(
        compared=len(ours) + len(forgotten),
        written=len(dirty),
        forgotten=len(there),
        refused=tuple(sorted(refused)),
        judgements=judged,
        digests=ours,
    )


def _cases(source: Store, target: Store, case_ids: Collection[Id], among: Collection[Id]) -> Batch:
    """Some cases whole, and the records of the same files that `target` has and `source` has no more."""
    mentions, statements = tuple(source.mentions(case_ids=case_ids)), tuple(source.statements(case_ids=case_ids))
    records = {each.record for each in mentions} | {each.record for each in statements}
    records |= {each.record for each in target.mentions(case_ids=case_ids) if each.ref.source_id in among}
    records |= {each.record for each in target.statements(case_ids=case_ids) if each.ref.source_id in among}
    return Batch(
        records=tuple(sorted(records)),
        cases=tuple(source.cases(ids=case_ids)),
        mentions=mentions,
        statements=statements,
    )


def _judgements(source: Store, case_ids: Collection[Id] | None) -> Iterable[Judgement]:
    """All judgements, or those on what is named in some cases alone."""
    if case_ids is None:
        return source.judgements(standing=False)
    mentions = {each.id for each in source.mentions(case_ids=case_ids)}
    known = mentions | {each.entity_id for each in source.assignments(mention_ids=mentions)}
    known |= {
        end.entity_id
        for each in source.statements(case_ids=case_ids)
        for end in (each.subject, each.object)
        if not isinstance(end, str)
    }
    return (each for each in source.judgements(standing=False) if {each.left, each.right} & known)


def _copy_judgements(target: Store, judgements: Iterable[Judgement]) -> int:
    """Append what is missing, withdraw what was withdrawn; a withdrawal is never undone."""
    there = {each.id: each for each in target.judgements(standing=False)}
    done = 0
    for each in judgements:
        known = there.get(each.id)
        if known is None:
            target.append_judgement(each)
        elif known.stands and each.withdrawn_on is not None:
            target.withdraw_judgement(each.id, by=each.withdrawn_by, on=each.withdrawn_on, why=each.withdrawn_why)
        else:
            continue
        done += 1
    return done
