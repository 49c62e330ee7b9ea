"""Numbers of police reports in a text."""

import re
from collections.abc import Iterator

from graph.errors import InvalidValue
from graph.identifiers import police_report
from loaders.narrative.found import Found, FoundKind

_UNIT = r"(?i:polda|polresta(?:bes)?|polres|polsek|bareskrim|mabes)"
_NEXT = r"(?!(?i:tanggal|tgl|tertanggal|pada|dan|yang|oleh|atas)\b)"
_REPORT = re.compile(
    r"(?=[Ll])(?<![A-Za-z0-9/])(?i:LP) ?(?:[/\-.] ?(?i:[AB])"
    r"|(?i:[AB]))? ?/ ?[0-9]{1,6} ?/ ?(?i:[IVX]{1,5}) ?/ ?[0-9]{4}"
    rf"(?:(?: ?/ ?|(?<=[Tt]) )(?:{_UNIT} {_NEXT}[A-Za-z]{{3,20}}(?:"
    rf" {_NEXT}[A-Z][A-Za-z]{{2,20}}){{0,2}}"
    r"|(?i:spkt|unit|res|sek)(?![A-Za-z])|[A-Z0-9.\-]{2,20}(?![A-Za-z]))){0,5}"
)


def find_police_reports(text: str) -> Iterator[Found]:
    """Every police report number, canonical in `name`.

    It has no scheme, for it names a case and no party.
    """
    for match in _REPORT.finditer(text):
        written = match[0].rstrip(" .-/")
        try:
            name = police_report.normalize(written)
        except InvalidValue:
            continue
        end = match.start() + len(written)
        yield Found(
            kind=FoundKind.POLICE_REPORT,
            start=match.start(),
            end=end,
            text=written,
            name=name,
            label="LP",
        )
