"""The report on resolution as a file: one HTML page, or JSON."""

import json
from pathlib import Path

from app.access.own_numbers import OwnNumbers
from app.exports.pages import render, styled
from app.resolution.rerun import QualityReport
from app.rows.quality import row, tables, verdicts
from app.wording.wording import Wording
from graph.errors import SettingsError
from graph.messages import message
from loaders.private_files import write_private

_STYLE = Path(__file__).parents[2] / "briefing" / "templates" / "briefing.css"
KINDS = (".html", ".json")


def write_quality(
    report: QualityReport, wording: Wording, path: Path, *, date: str, audience: str, log: str = ""
) -> Path:
    """Write the report as what the name of the file ends in, with the head of the log.

    Raises SettingsError for any other ending.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise SettingsError(
            message("{path}: a report is written as {names}", path=path, names=" or ".join(KINDS))
        )
    page = kind == ".html"
    logged = {"log": log} if log else {}
    text = (
        _page(report, wording, date, audience, log)
        if page
        else OwnNumbers(audience).renumber(
            json.dumps(row(report, wording) | logged, ensure_ascii=False, indent=1) + "\n"
        )
    )
    return write_private(path, text)


def _page(report: QualityReport, wording: Wording, date: str, audience: str, log: str) -> str:
    return render(
        "resolution.html",
        audience,
        language=wording.language,
        title=wording.text("How resolution stands"),
        log=log,
        date=wording.date(date),
        digest=report.fitness.digest,
        verdicts=verdicts(report, wording),
        tables=list(tables(report, wording)),
        **styled(_STYLE),
    )
