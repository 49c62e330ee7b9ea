"""What stays of requests, corrections and longer keeping when a case or a person is forgotten."""

from msgspec.structs import replace

from graph.persons.corrections import Correction
from graph.persons.extensions import Extension
from graph.persons.requests import PersonRequest
from graph.stores.shared.forgetting import Forgotten
from graph.stores.shared.forgetting_texts import text_without


def request_without(before: PersonRequest, forgotten: Forgotten) -> PersonRequest:
    """The request: of somebody who is forgotten without any text, else without their names."""
    if before.person in forgotten.gone or before.person in forgotten.mentions:
        return replace(before, text="", outcome="", withdrawn_why="")
    return replace(
        before,
        text=text_without(before.text, forgotten.words),
        outcome=text_without(before.outcome, forgotten.words),
        withdrawn_why=text_without(before.withdrawn_why, forgotten.words),
    )


def correction_without(before: Correction, forgotten: Forgotten) -> Correction | None:
    """The correction, unless it is of a mention that vanished."""
    return None if before.mention in forgotten.mentions else before


def extension_without(before: Extension, forgotten: Forgotten) -> Extension | None:
    """The longer keeping without names in its reason, unless its case vanished."""
    if before.case in forgotten.gone:
        return None
    return replace(
        before,
        why=text_without(before.why, forgotten.words),
        withdrawn_why=text_without(before.withdrawn_why, forgotten.words),
    )
