"""The report on resolution as titled tables, for the terminal and for a page."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec

from app.resolution.rerun import LIGHTEST, QualityReport
from app.wording.likeness import BECAUSE
from app.wording.quality import (
    band_word,
    fact_word,
    level_sentence,
    misfit_sentence,
    percent,
    range_of_shares,
    size_word,
)
from app.wording.wording import Wording
from graph.resolution.people.quality import BANDS, SIZES
from graph.schema import Tier


class QualityTable(NamedTuple):
    """A table with its title."""

    title: str
    headings: tuple[str, ...]
    rows: list[tuple[str, ...]]


def verdicts(report: QualityReport, wording: Wording) -> list[str]:
    """What an office should know of the model and its data, one sentence each."""
    told = (
        [wording.text("The model fits these data, as far as they tell.")]
        if report.fitness.fits
        else []
    )
    told += [misfit_sentence(misfit, wording) for misfit in report.fitness.misfits]
    if not report.whole:
        told.append(wording.text("Protected people are not counted: with `--reveal` they are."))
    return told


def tables(report: QualityReport, wording: Wording) -> Iterator[QualityTable]:
    """All that is reported, as texts; tables that would be empty are left out."""
    found = [*_tables_of_people(report, wording), *_tables_of_fit(report, wording)]
    yield from (table for table in found if table.rows)


def row(report: QualityReport, wording: Wording) -> dict[str, Any]:
    """The report as plain JSON."""
    plain: dict[str, Any] = msgspec.to_builtins(report)
    plain["sizes"] = [{"least": least, "people": people} for least, people in report.sizes]
    plain["largest"] = [
        {"id": large.entity.id, "name": large.entity.name, "mentions": large.mentions}
        for large in report.largest
    ]
    plain["verdicts"] = verdicts(report, wording)
    return plain


def _tables_of_people(report: QualityReport, wording: Wording) -> Iterator[QualityTable]:
    """How many people there are, how large, and what is proposed of them."""
    _ = wording.text
    number = wording.number
    after = dict(pairwise(SIZES))
    yield QualityTable(
        _("Mentions of one person"),
        (_("mentions"), _("people")),
        [
            (size_word(least, after.get(least), wording), number(people))
            for least, people in report.sizes
        ],
    )
    yield QualityTable(
        _("Largest"),
        ("id", _("name"), _("mentions")),
        [
            (large.entity.id, large.entity.name or _("(no name)"), number(large.mentions))
            for large in report.largest
        ],
    )
    yield QualityTable(
        _("Tiers"),
        (_("tier"), _("count")),
        [
            (
                _("mentions joined to another") if tier == Tier.SAME else wording.tier(tier),
                number(count),
            )
            for tier, count in report.tiers.items()
        ],
    )
    yield QualityTable(
        _("Why pairs are proposed and not joined"),
        (_("reason"), _("number of pairs")),
        [(_reason(because, wording), number(count)) for because, count in report.reasons.items()],
    )


def _tables_of_fit(report: QualityReport, wording: Wording) -> Iterator[QualityTable]:
    """Whether the model fits the data: weights, what is given, how often it agrees."""
    _ = wording.text
    number = wording.number
    fitness = report.fitness
    following = dict(pairwise((None, *BANDS)))
    decided = {band.low: band for band in report.reviewed}
    rows: list[tuple[str, ...]] = []
    for band in fitness.bands:
        reviewed = decided[LIGHTEST if band.least is None else band.least]
        rows.append(
            (
                band_word(band, following.get(band.least), wording),
                number(band.pairs),
                percent(band.one / band.pairs, wording),
                range_of_shares(band.expected_least, band.expected, wording),
                percent(reviewed.share, wording),
                number(reviewed.same + reviewed.different),
            )
        )
    columns = (
        _("bits"),
        _("number of pairs"),
        _("of one person"),
        _("where the truth is known"),
        _("reviewers: the same"),
        _("decided by reviewers"),
    )
    yield QualityTable(_("Weights of compared pairs"), columns, rows)
    yield QualityTable(
        _("What is given"),
        ("", _("here"), _("the model learnt from")),
        [
            (
                fact_word(filled.comparison, wording),
                percent(filled.here, wording),
                percent(filled.expected, wording),
            )
            for filled in fitness.filled
        ],
    )
    yield QualityTable(
        _("How often it agrees"),
        (
            "",
            _("one person, here"),
            _("one person, model"),
            _("any two, here"),
            _("any two, model"),
        ),
        [
            (
                level_sentence(drift, wording),
                percent(drift.same, wording),
                percent(drift.expected_same, wording),
                percent(drift.random, wording),
                percent(drift.expected_random, wording),
            )
            for drift in fitness.drift
        ],
    )


def _reason(because: str, wording: Wording) -> str:
    if not because:
        return wording.text("too light to join")
    if because in BECAUSE:
        return wording.text(BECAUSE[because])
    return because
