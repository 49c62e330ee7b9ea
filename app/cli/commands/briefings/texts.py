"""The command of what people write for the briefings on a network."""

from dataclasses import dataclass
from typing import Annotated

import typer

from app.access.rights import Right
from app.briefing.claims import standing_by_name
from app.briefing.language import lint
from app.cli.choices import (
    ConfidenceOption,
    LikelihoodOption,
    confidence_of,
    likelihood_of,
    meant,
)
from app.cli.commands.briefings.filling import CaseOption, tell_finding
from app.cli.commands.work import HistoryOption, RestoreOption, WithdrawOption
from app.cli.options import FORMAT, VIEWER, Common, MaybeNetwork, WhyOption, takes, wrong_options
from app.cli.printing import work
from app.cli.printing.briefings import texts as printing
from app.networks.work.kept import Kept
from app.wording.work.briefings import PARTS
from app.workspace import Workspace
from graph.messages import message
from graph.work.briefings import BriefingText, TextPart
from graph.work.questions import Confidence, Likelihood


@takes(FORMAT, *VIEWER)
def texts(
    common: Common,
    network: MaybeNetwork = None,
    part: Annotated[
        str | None, typer.Argument(metavar="[PART]", help="Under which heading.")
    ] = None,
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help="The text; left out, they are listed.")
    ] = None,
    party: Annotated[
        str | None, typer.Option("--party", metavar="WHO", help="Whom an assessment is of.")
    ] = None,
    case: CaseOption = "",
    likelihood: LikelihoodOption = None,
    confidence: ConfidenceOption = None,
    readers: Annotated[
        str | None,
        typer.Option("--for", metavar="internal|partner", help="Who may read it at most."),
    ] = None,
    edit: Annotated[
        str | None, typer.Option("--edit", metavar="ID", help="Write this text anew.")
    ] = None,
    say: Annotated[
        str | None, typer.Option("--say", metavar="TEXT", help="What an edited text says now.")
    ] = None,
    history: HistoryOption = False,
    withdraw: WithdrawOption = None,
    restore: RestoreOption = None,
    why: WhyOption = "",
) -> None:
    """Write judgement, outlook, steps, recommendation, an alternative explanation or the assessment
    of a party for the briefings on a network; or list what is written.

    PART is one of judgement, outlook, steps, recommendation, alternative, reporter_assessment. How
    likely something is, and how sure one may be of that, are said apart, in words of either
    language. A text stays in the house
    unless it is written --for partner; the public is told none. A document on one case tells what
    was written on that --case alone.

    Examples: simpul texts n_0a1b judgement "One group sends from two regencies" --likelihood likely
    --confidence low  |  simpul texts n_0a1b  |  simpul texts n_0a1b reporter_assessment "recruits"
    --party "Budi Santoso"  |  simpul texts --edit bt_0a1b --say "Two groups"
    """
    with common.workspace() as space:
        kept = space.texts
        if withdraw:
            work.taken_back(kept.take_back(withdraw, why), common.format, space.wording)
        elif restore:
            printing.text(space, kept.bring_back(restore), common.format)
        elif edit:
            version = kept.get(edit).latest
            if history:
                told = kept.history(version.lineage)
                work.versions(told, lambda one: one.text, common.format, space)
                return
            changed = kept.change(
                version,
                text=say,
                likelihood=likelihood_of(likelihood),
                confidence=confidence_of(confidence),
                audience=readers,
            )
            _told(space, changed, common)
        elif network is None:
            printing.texts(space, kept.all(), common.format)
        elif part is None:
            found = kept.of_network(space.networks.get(network))
            printing.texts(space, found, common.format)
        elif text is None:
            raise wrong_options(message("a text says something: write it behind its part"))
        else:
            written = _Written(
                part=meant(part, PARTS),
                case=case,
                text=text,
                likelihood=likelihood_of(likelihood),
                confidence=confidence_of(confidence),
            )
            _write(space, common, network, written, party, readers)


@dataclass(frozen=True, slots=True)
class _Written:
    """What somebody writes."""

    part: TextPart
    case: str
    """Number of the one case that it is about; empty for the whole network."""
    text: str
    likelihood: Likelihood | None
    confidence: Confidence | None


def _write(
    space: Workspace,
    common: Common,
    network: str,
    written: _Written,
    party: str | None,
    readers: str | None,
) -> None:
    """Keep a new text, and print it."""
    space.viewer.check(Right.WORK)
    found = space.networks.get(network)
    of = space.subjects.find(party).about[0] if party else ""
    given = {"audience": readers} if readers else {}
    made = space.texts.add(
        found,
        written.part,
        written.text,
        likelihood=written.likelihood,
        confidence=written.confidence,
        party=of,
        case=space.store.case(written.case).id if written.case else "",
        **given,
    )
    _told(space, space.texts.get(made.id), common)


def _told(space: Workspace, kept: Kept[BriefingText], common: Common) -> None:
    """Print a text that was written, and say on stderr what breaks the rules of language."""
    printing.text(space, kept, common.format)
    about = {found.id: found for found in space.networks.all()}
    network = next((about[one] for one in kept.latest.about if one in about), None)
    standing = standing_by_name(space.material.of(network.id)) if network else {}
    for finding in lint(kept.latest.text, standing):
        tell_finding(finding, space.wording)
