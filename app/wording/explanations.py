"""What an explanation calls things.

Whether two are one and why not, their mentions, and what was compared.
"""

from collections.abc import Iterable

from app.plain_text import plain
from app.resolution.explanations import Citations, PairExplanation, Verdict
from app.wording.labels import N_
from app.wording.likeness import PRIOR, because_sentence
from app.wording.wording import Wording
from graph.model import Comparison, Entity, Id
from graph.resolution.best_fits import Step
from graph.schema import Tier

_VERDICTS = {
    Verdict.FUSED: N_("taken for one and the same"),
    Verdict.PROBABLE: N_("probably the same, but not joined"),
    Verdict.REVIEW: N_("may be the same: a person has to decide"),
    Verdict.APART: N_("two different, as far as anybody knows"),
}
_TIERS = {Verdict.PROBABLE: Tier.PROBABLE, Verdict.REVIEW: Tier.REVIEW}
_SEXES = {"m": N_("male"), "f": N_("female")}


def verdict_words(verdict: Verdict, wording: Wording) -> str:
    """Whether two are one."""
    return wording.text(_VERDICTS[verdict])


def why_not(pair: PairExplanation, wording: Wording) -> str:
    """Why two were not joined; empty when they were."""
    if pair.verdict is Verdict.FUSED:
        return ""
    if pair.verdict is Verdict.APART and not pair.because:
        if pair.steps and pair.steps[0].bits < 0:
            return wording.text("what was compared speaks against their being one")
        if pair.steps:
            return wording.text("what they share is too little to ask whether they are one")
        return wording.text(
            "nothing compared them: they share nothing by which candidates are looked for"
        )
    return because_sentence(pair.because, _TIERS.get(pair.verdict), wording)


def field_value(field: str, values: Iterable[str], wording: Wording) -> str:
    """What one side says in a field, each value in words."""
    return "; ".join(_value(field, plain(value), wording) for value in values)


def _value(field: str, value: str, wording: Wording) -> str:
    if field == "sex":
        return wording.text(_SEXES[value]) if value in _SEXES else value
    if field == "born_on":
        return wording.date(value)
    if field in ("nationality", "country"):
        return wording.country(value)
    return value


def called(entity: Entity, wording: Wording) -> str:
    """What to call an entity."""
    return plain(entity.name) or wording.text("(no name)")


def mention_label(mention_id: Id, evidence: Citations, wording: Wording) -> str:
    """A mention by what it writes, in which case and as what."""
    mention = evidence.mentions.get(mention_id)
    if mention is None:
        return mention_id
    number = evidence.cases.get(mention.case_id, "")
    name = plain(mention.name) or wording.text("(no name)")
    return " · ".join(filter(None, (name, plain(number), wording.role(mention.role))))


def between(step: Step, evidence: Citations, wording: Wording) -> str:
    """The two mentions of a step."""
    return (
        f"{mention_label(step.left, evidence, wording)}  ↔ "
        f" {mention_label(step.right, evidence, wording)}"
    )


def telling(step: Step) -> list[Comparison]:
    """The comparisons of a step that say much, strongest first."""
    found = [
        comparison
        for comparison in step.comparisons
        if comparison.name != PRIOR and abs(comparison.weight + comparison.frequency) > 1.0
    ]
    return sorted(
        found,
        key=lambda comparison: (-abs(comparison.weight + comparison.frequency), comparison.name),
    )
