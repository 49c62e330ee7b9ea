"""An explanation as plain JSON, each code with its sentence."""

from collections.abc import Iterable
from typing import Any

from app.resolution.explanations import Citations, EntityExplanation, PairExplanation
from app.wording.explanations import verdict_words, why_not
from app.wording.likeness import band, band_of, because_sentence, full_sentence
from app.wording.review.pairs import decision_word
from app.wording.wording import Wording
from graph.model import Entity, Id, Judgement
from graph.resolution.best_fits import Step


def why_record(found: PairExplanation | EntityExplanation, wording: Wording) -> dict[str, Any]:
    """An explanation as plain JSON, each code with its sentence."""
    return (
        _pair_record(found, wording)
        if isinstance(found, PairExplanation)
        else _whole_record(found, wording)
    )


def _pair_record(found: PairExplanation, wording: Wording) -> dict[str, Any]:
    """Two and whether they are one, with each step that leads from the one to the other."""
    told = (verdict_words(found.verdict, wording), why_not(found, wording))
    return {
        "verdict": found.verdict,
        "text": "; ".join(filter(None, told)),
        "because": found.because,
        "left": _entity_record(found.left),
        "right": _entity_record(found.right),
        "mentions": [_mention_record(mention, found.evidence) for mention in found.two],
        "steps": [_step_record(step, wording) for step in found.steps],
        "fields": [
            {
                "field": field.field,
                "left": list(field.left),
                "right": list(field.right),
                "verdict": field.verdict,
            }
            for field in found.fields
        ],
        "together": [_entity_record(entity) for entity in found.together],
        "judgements": _judgement_records(found.judgements, wording),
    }


def _whole_record(found: EntityExplanation, wording: Wording) -> dict[str, Any]:
    """One with its mentions, each with the one it fits best, and who was kept apart from it."""
    mentions = [
        {
            **_mention_record(branch.mention, found.evidence),
            "depth": branch.depth,
            "reasons": list(branch.rules),
            "fits": _step_record(branch.step, wording) if branch.step else None,
        }
        for branch in found.branches
    ]
    apart = [
        {
            **_entity_record(candidate.entity),
            "tier": candidate.tier,
            "because": candidate.because,
            "text": because_sentence(candidate.because, candidate.tier, wording),
            "link": candidate.link,
            "fits": _step_record(candidate.step, wording) if candidate.step else None,
        }
        for candidate in found.others
    ]
    return {
        "entity": _entity_record(found.entity),
        "mentions": mentions,
        "apart": apart,
        "judgements": _judgement_records(found.judgements, wording),
    }


def _entity_record(entity: Entity) -> dict[str, Any]:
    return {"id": entity.id, "kind": entity.kind, "name": entity.name}


def _mention_record(mention_id: Id, evidence: Citations) -> dict[str, Any]:
    mention = evidence.mentions[mention_id]
    source = evidence.sources.get(mention.ref.source_id)
    return {
        "id": mention.id,
        "name": mention.name,
        "role": mention.role,
        "case": evidence.cases.get(mention.case_id, ""),
        "file": source.name if source else "",
        "sheet": mention.ref.sheet,
        "row": mention.ref.row,
    }


def _step_record(step: Step, wording: Wording) -> dict[str, Any]:
    """What was compared of two mentions, each comparison with its sentence."""
    return {
        "left": step.left,
        "right": step.right,
        "bits": step.bits,
        "strength": band(step.bits, wording) if step.comparisons else "",
        "reasons": list(step.rules),
        "comparisons": [
            {
                "name": comparison.name,
                "level": comparison.level,
                "weight": comparison.weight,
                "frequency": comparison.frequency,
                "strength": band_of(comparison, wording),
                "text": full_sentence(comparison, wording),
            }
            for comparison in step.comparisons
        ],
    }


def _judgement_records(judgements: Iterable[Judgement], wording: Wording) -> list[dict[str, Any]]:
    return [
        {
            "id": judgement.id,
            "decision": judgement.decision,
            "text": decision_word(judgement.decision, wording),
            "by": judgement.by,
            "on": judgement.on,
            "why": judgement.why,
            "left": judgement.left,
            "right": judgement.right,
        }
        for judgement in judgements
    ]
