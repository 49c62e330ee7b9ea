"""What a write changes: what is known already against what is given."""

from collections.abc import Mapping

from graph.model import Batch, Changes, Id


def fates_of(known: Mapping[Id, str], given: Mapping[Id, str]) -> Changes:
    """Which of the given are new, updated or unchanged, by their bytes or a digest of them."""
    new = frozenset(given.keys() - known.keys())
    unchanged = frozenset([key for key, content in given.items() if known.get(key) == content])
    return Changes(
        new=new,
        updated=frozenset(given).difference(new, unchanged),
        unchanged=unchanged,
    )


def cases_touched(batch: Batch, changes: Changes) -> set[Id]:
    """The cases of a batch that its new and updated values belong to."""
    changed = changes.new | changes.updated
    cases = {case.id for case in batch.cases if case.id in changed}
    cases |= {mention.case_id for mention in batch.mentions if mention.id in changed}
    return cases | {statement.case_id for statement in batch.statements if statement.id in changed}
