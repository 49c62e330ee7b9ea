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

_STYLE = Path(__file__).parents[1] / "briefing" / "templates" / "briefing.css"
KINDS = (".html", ".json")


def write_quality(
    report: QualityReport, wording: Wording, path: Path, *, date: str, audience: str
) -> Path:
    """Write the report as what the name of the file ends in.

    Raises SettingsError for any other ending.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise SettingsError(
            message("{path}: a report is written as {names}", path=path, names=" or ".join(KINDS))
        )
    page = kind == ".html"
    text = (
        _page(report, wording, date, audience)
        if page
        else OwnNumbers(audience).renumber(
            json.dumps(row(report, wording), ensure_ascii=False, indent=1) + "\n"
        )
    )
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _page(report: QualityReport, wording: Wording, date: str, audience: str) -> str:
    return render(
        "resolution.html",
        audience,
        language=wording.language,
        title=wording.text("How resolution stands"),
        date=wording.date(date),
        digest=report.fitness.digest,
        verdicts=verdicts(report, wording),
        tables=list(tables(report, wording)),
        **styled(_STYLE),
    )
