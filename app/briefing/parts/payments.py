"""Payments and debts in words: who, to whom, how much, how often and when."""

from app.briefing.matter import Matter
from app.plain_text import plain
from graph.model import Id, Relationship
from graph.schema import IDENTIFIER_KINDS


def payment_sentence(link: Relationship, matter: Matter) -> str:
    """What a source states of a payment or debt, as a sentence."""
    wording = matter.wording
    words = (
        _called(link.start, matter),
        wording.relationship(link.kind),
        _called(link.end, matter),
    )
    detail = wording.detail(link)
    said = " ".join(words)
    return f"{said} ({detail})." if detail else f"{said}."


def _called(entity_id: Id, matter: Matter) -> str:
    """Somebody by name; an account by its kind and number."""
    entity = matter.material.entities.get(entity_id)
    if entity is None or entity.kind not in IDENTIFIER_KINDS:
        return matter.name(entity_id)
    scheme = matter.wording.scheme(str(entity.properties.get("scheme", "")))
    return " ".join(filter(None, (scheme, plain(entity.name))))
