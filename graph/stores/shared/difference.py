"""What a write changes: what is known already against what is given."""

from collections.abc import Mapping

from graph.model import Batch, Changes, Id


def fates_of(known: Mapping[Id, str], given: Mapping[Id, str]) -> Changes:
    """Which of the given are new, updated or unchanged, by their bytes or a digest of them."""
    return Changes(
        new=frozenset(key for key in given if key not in known),
        updated=frozenset(
            key for key, content in given.items() if key in known and known[key] != content
        ),
        unchanged=frozenset(key for key, content in given.items() if known.get(key) == content),
    )


def cases_touched(batch: Batch, changes: Changes) -> set[Id]:
    """The cases of a batch that its new and updated values belong to."""
    changed = changes.new | changes.updated
    cases = {each.id for each in batch.cases if each.id in changed}
    cases |= {each.case_id for each in batch.mentions if each.id in changed}
    return cases | {each.case_id for each in batch.statements if each.id in changed}
