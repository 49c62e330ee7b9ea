"""Parts of a briefing, editions and what changed between them, in words."""

from collections.abc import Mapping

from app.wording.labels import N_
from app.wording.wording import Wording
from graph.work.briefings import TextPart
from graph.work.editions import Approval, Edition

PARTS: Mapping[TextPart, str] = {
    TextPart.JUDGEMENT: N_("judgement"),
    TextPart.OUTLOOK: N_("outlook"),
    TextPart.STEPS: N_("steps taken"),
    TextPart.RECOMMENDATION: N_("recommendation"),
    TextPart.ALTERNATIVE: N_("alternative explanation"),
    TextPart.REPORTER_ASSESSMENT: N_("assessment of a party"),
}


def part_word(part: TextPart, wording: Wording) -> str:
    """What a part of a briefing is called."""
    return wording.text(PARTS[part])


def audience_word(name: str, wording: Wording) -> str:
    """What an audience is called: ours in words, an office's own by its name."""
    return wording.audience(name)


def standing_word(edition: Edition, approval: Approval | None, wording: Wording) -> str:
    """What an edition is: a draft, approved by somebody, or no more what was frozen."""
    _ = wording.text
    if not edition.content:
        return _("forgotten")
    if approval is None:
        return _("draft")
    day = wording.date(approval.on[:10])
    return _("approved by {who}, {day}").format(who=approval.by, day=day)
