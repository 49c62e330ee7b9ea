"""The commands of the review: what is asked, what is decided, what is taken back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.access.rights import Right
from app.cli.options import FORMAT, VIEWER, Common, WhyOption, fail, progress, takes, wrong_options
from app.cli.passwords import from_terminal
from app.cli.printing import openings
from app.cli.printing import review as printing
from app.exports.review.workbook import take_pairs, write_pairs
from app.monitoring.openings import PREFIX
from app.progress import Progress
from app.resolution.group_review import PREFIX as PREFIX_OF_GROUPS
from app.workspace import Workspace
from graph.errors import InvalidValue, JudgementConflict
from graph.messages import message
from graph.model import Id
from graph.schema import Decision, Tier


class Said(StrEnum):
    """A decision, as it is typed."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class AskedTier(StrEnum):
    """A tier that pairs are asked about in."""

    PROBABLE = Tier.PROBABLE.value
    REVIEW = Tier.REVIEW.value


_DECISIONS = {
    Said.SAME: Decision.POSITIVE,
    Said.DIFFERENT: Decision.NEGATIVE,
    Said.UNSURE: Decision.UNSURE,
}


@takes(FORMAT, *VIEWER)
def review(
    common: Common,
    pair: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="Pair or group, or the beginning of its id."),
    ] = None,
    groups: Annotated[
        bool, typer.Option("--groups", help="Groups that may be one each, instead of pairs.")
    ] = False,
    tier: Annotated[
        AskedTier | None, typer.Option(help="Only pairs of this tier.", show_default=False)
    ] = None,
    unsure: Annotated[
        bool, typer.Option("--unsure", help="Those that somebody was not sure of, instead.")
    ] = False,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 is all.")] = 25,
    figures: Annotated[
        bool, typer.Option("--figures", help="Only how far it has come and who agrees.")
    ] = False,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="FILE.xlsx", help="Write all as a workbook to decide in."),
    ] = None,
    import_: Annotated[
        Path | None,
        typer.Option(
            "--import", metavar="FILE.xlsx", help="Take the decisions of such a workbook."
        ),
    ] = None,
) -> None:
    """List pairs that may be one, what would change most first; or show one pair or group side by
    side.

    Decide with `simpul judge`, or all of a group at once with `simpul settle`. Pairs and groups
    with a protected person are asked of those only who may --reveal them, and are in a workbook
    only with that person's consent.

    Codes: 0 done; 2 some rows of the workbook were not taken, each with its reason.

    Examples: simpul review --groups  |  simpul review g_0a1b  |  simpul review --tier probable
    --limit 10  |  simpul review l_0a1b  |  simpul review --export pairs.xlsx  |  simpul review
    --import pairs.xlsx
    """
    _check_one_of(pair, groups, figures, export, import_)
    if groups and (tier or unsure):
        raise wrong_options(message("--groups goes without --tier and --unsure"))
    wanted = Tier(tier) if tier else None
    with common.workspace() as space:
        space.viewer.check(Right.REVIEW)
        if pair and pair.startswith(PREFIX_OF_GROUPS):
            printing.group(space.groups.view(pair), common.format, space.wording)
        elif groups:
            printing.groups(space.groups.groups(), limit, common.format, space.wording)
        elif pair:
            printing.pair(space, space.review.pair(pair), common.format)
        elif figures:
            printing.figures(space, common.format)
        elif import_:
            with progress("link") as step:
                report = take_pairs(space.review, import_, passwords=from_terminal(), progress=step)
            printing.taken(report, common.format, space.wording)
            if report.rejected:
                raise typer.Exit(2)
        elif export:
            asked = space.review.queue(tier=wanted, unsure=unsure)
            views, left_out = space.review.pairs_to_leave(asked)
            log = space.store.hand_out(Right.EXPORT, "xlsx", "review", name=export.name)
            write_pairs(export, views, space.wording, log=log)
            space.store.consultations.given(log, export.read_bytes())
            printing.exported(export, len(views), left_out, common.format, space.wording)
        else:
            pairs = space.review.queue(tier=wanted, unsure=unsure)
            space.review.tell(pairs[:limit] if limit else pairs)
            printing.queue(pairs, limit, common.format, space.wording)


def _check_one_of(*asked: object) -> None:
    """Raise the error of more than one thing asked for at once."""
    if sum(map(bool, asked)) > 1:
        raise wrong_options(
            message("name one of: a pair or group, --groups, --figures, --export, --import")
        )


@takes(FORMAT, *VIEWER)
def judge(
    common: Common,
    left: Annotated[
        str, typer.Argument(metavar="A", help="Id of a pair's side, or a name that only one has.")
    ],
    right: Annotated[str, typer.Argument(metavar="B", help="The other one, likewise.")],
    decision: Annotated[
        Said, typer.Argument(metavar="same|different|unsure", help="What they are.")
    ],
    why: WhyOption,
) -> None:
    """Say that two people or organisations are the same, different, or that it is not sure; and
    link anew.

    What contradicts a judgement that stands is refused and shown: withdraw that one first, if it is
    wrong.

    Codes: 0 judged; 3 refused because others stand against it.

    Examples: simpul judge e_0a1b e_2c3d same --why "same tattoo"  |  simpul judge "moh yusuf" "m
    yusup" different --why "born in other years"
    """
    with common.workspace() as space:
        with _deciding(space) as step:
            done = space.review.judge(left, right, _DECISIONS[decision], why, progress=step)
        printing.judged(space, done, common.format)


@takes(FORMAT, *VIEWER)
def settle(
    common: Common,
    group: Annotated[str, typer.Argument(metavar="ID", help="Group, or the beginning of its id.")],
    why: WhyOption,
    persons: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[same|different|1,2 3…]",
            help="All are one, no two are, or the numbers of the members of each person.",
        ),
    ] = None,
    apart: Annotated[
        str | None,
        typer.Option("--apart", metavar="1,3", help="Only that these two are different."),
    ] = None,
) -> None:
    """Say of all members of a group at once who are the same, and link anew.

    The numbers are those that `simpul review g_0a1b` shows. All that it decides is one act:
    `simpul withdraw` takes it back whole.

    Codes: 0 judged; 3 refused because others stand against it.

    Examples: simpul settle g_0a1b same --why "one telephone in all reports"  |  simpul settle
    g_0a1b 1,3 2,4 --why "father and son"  |  simpul settle g_0a1b different --why "four villages"
    |  simpul settle g_0a1b --apart 1,3 --why "born in other years"
    """
    if bool(persons) is bool(apart):
        raise wrong_options(message("say same, different or who is which person, or give --apart"))
    with common.workspace() as space:
        space.viewer.check(Right.REVIEW)
        members = space.groups.get(group).ids
        with _deciding(space) as step:
            if apart:
                one, other = _two(apart, members)
                done = space.groups.keep_apart(group, one, other, why, progress=step)
            else:
                said = _persons(persons or [], members)
                done = space.groups.answer(group, said, why, progress=step)
        printing.judged(space, done, common.format)


def _persons(words: Sequence[str], members: Sequence[Id]) -> list[list[Id]]:
    """The members of each person, as somebody types them."""
    if list(words) == [Said.SAME]:
        return [list(members)]
    if list(words) == [Said.DIFFERENT]:
        return [[member] for member in members]
    return [_numbered(word, members) for word in words]


def _two(text: str, members: Sequence[Id]) -> tuple[Id, Id]:
    """Two members, by number."""
    named = _numbered(text, members)
    if len(named) != 2:
        raise InvalidValue("name two members of the group")
    return named[0], named[1]


def _numbered(text: str, members: Sequence[Id]) -> list[Id]:
    """The members of these numbers, parted by commas."""
    found = []
    for number in text.split(","):
        wanted = number.strip()
        place = int(wanted) if wanted.isdecimal() else 0
        if not 1 <= place <= len(members):
            raise InvalidValue(
                message(
                    "{number!r} is no member of the group: give numbers from 1 to {count}",
                    number=wanted,
                    count=len(members),
                )
            )
        found.append(members[place - 1])
    return found


@takes(FORMAT, *VIEWER)
def split(
    common: Common,
    mentions: Annotated[
        list[str], typer.Argument(metavar="MENTION...", help="Ids of reports of one person.")
    ],
    why: WhyOption,
) -> None:
    """Take reports out of the person or organisation they were taken for, and link anew.

    They are judged different from all its other reports; `simpul withdraw` gives everything back.

    Example: simpul split m_0a1b m_2c3d --why "the son of that name"
    """
    with common.workspace() as space:
        with _deciding(space) as step:
            done = space.review.split(mentions, why=why, progress=step)
        printing.judged(space, done, common.format)


@contextmanager
def _deciding(space: Workspace) -> Iterator[Progress]:
    """The progress of linking anew; a refusal is shown with what stands against it, code 3."""
    try:
        with progress("link") as step:
            yield step
    except JudgementConflict as conflict:
        printing.conflict(space, conflict)
        fail(conflict.message, code=3)


@takes(FORMAT, *VIEWER)
def judgements(
    common: Common,
    withdrawn: Annotated[bool, typer.Option("--all", help="Withdrawn ones too.")] = False,
) -> None:
    """List what was judged, by whom, when and why; newest first.

    Example: simpul judgements --all --format csv
    """
    with common.workspace() as space:
        printing.judgements(
            space.review.judgements(standing=not withdrawn), common.format, space.wording
        )


@takes(FORMAT, *VIEWER)
def withdraw(
    common: Common,
    judgement: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Judgement, or number that was opened; or the beginning of its id."
        ),
    ],
    why: WhyOption,
) -> None:
    """Withdraw a judgement, or close a number that was opened, and link anew; it stays in the
    record as withdrawn.

    Examples: simpul withdraw j_0a1b --why "that was his brother"  |  simpul withdraw op_0a1b --why
    "it is the victim's"
    """
    with common.workspace() as space, progress("link") as step:
        if judgement.startswith(PREFIX):
            closed = space.openings.close(judgement, why, progress=step)
            openings.closed(closed, common.format, space.wording)
            return
        done = space.review.withdraw(judgement, why, progress=step)
        printing.withdrawn(done, common.format, space.wording)
