"""How identities are laid out, each brought to lines of "label : value"."""

import re

from loaders.readers.identities.labels import ANY_LABEL

_LONGEST_LABEL = 60
_LEAST_ALONE = 2
"""Labels alone on their lines."""
_LABEL_LINE = re.compile(
    rf"[ \t*|]*(?:(?:\d{{1,2}}|[a-z])[.)]?[ \t|]+)?(?:{ANY_LABEL})[ \t*\r]*", re.IGNORECASE
)
_CELLS = re.compile(
    r"[ \t]*\|(?:[ \t]*\d{1,2}[.)]?[ \t]*\|)?(?P<label>[^|\n]+)\|(?P<value>[^|\n]+)\|?\s*"
)
"""A row of a Markdown table with a label and its value."""
_RULE = re.compile(r"[ \t]*\|[ \t:|-]*-[ \t:|-]*")
"""The line below the head of such a table."""


def laid_out(text: str) -> str:
    """The text with rows of Markdown, and labels alone on their line, as "label : value".

    Each letter keeps its place.

    >>> laid_out("| Nama | Budi |\\n| --- | --- |\\n| Umur | 35 |")
    '  Nama : Budi  \\n             \\n  Umur : 35  '
    >>> laid_out("Nama\\nBudi\\nUmur\\n35\\nAgama\\nIslam")
    'Nama:Budi\\nUmur:35\\nAgama:Islam'
    """
    lines = text.split("\n")
    if "|" in text:
        lines = [_row_laid_out(line) for line in lines]
    alone = [place for place, line in enumerate(lines) if _is_label_line(line)]
    if len(alone) < _LEAST_ALONE:
        return "\n".join(lines)
    ends = ["\n"] * len(lines)
    labels = frozenset(alone)
    for place in alone:
        value = place + 1
        written = lines[value].strip() if value < len(lines) else ""
        if written == ":":
            ends[place], ends[value] = " ", " "
        elif written and written[0] not in ":=" and value not in labels:
            ends[place] = ":"
    ends[-1] = ""
    return "".join(f"{line}{end}" for line, end in zip(lines, ends, strict=True))


def _row_laid_out(line: str) -> str:
    """A line, as long as it was, with a Markdown row of a label and its value as both say it."""
    if _RULE.fullmatch(line):
        return " " * len(line)
    row = _CELLS.fullmatch(line)
    if row is None or not _is_label_line(row["label"]) or _is_label_line(row["value"]):
        return line
    start = row.start("value")
    return f"{line[: start - 1]}:{line[start:]}".replace("|", " ").replace("*", " ")


def _is_label_line(line: str) -> bool:
    """Whether a line is nothing but a label."""
    if not 2 < len(line) < _LONGEST_LABEL or ":" in line or "," in line:
        return False
    return _LABEL_LINE.fullmatch(line) is not None
