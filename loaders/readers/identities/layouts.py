"""How identities are laid out, each brought to lines of "label : value"."""

import re
from itertools import takewhile

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
_SPACED = re.compile(
    r"(?<![^\W_] )(?<!\w)[^\W\d_](?: [^\W\d_]){3,}(?: {2,5}[^\W\d_](?: [^\W\d_]){2,})*(?!\w)"
)
"""Words whose letters stand apart: "N a m a   l e n g k a p"."""
_PAGE_NOISE = re.compile(
    r"(?:disclaimer\s+kepaniteraan\s+mahkamah"
    r"|kepaniteraan\s+mahkamah\s+agung\s+republik\s+indonesia"
    r"\s+berusaha)[^\0]{0,1200}?(?:halaman\s+\d+|(?=\n[ \t]*\n)|\Z)"
    r"|(?:direktori\s+putusan\s+)?mahkamah\s+agung\s+republik\s+indonesia[ \t\r]*(?=\n)"
    r"|putusan\.mahkamahagung\.go\.id"
    r"|^[ \t]*(?:disclaimer|[-–][ \t]*\d{1,4}[ \t]*[-–]|(?:hal(?:aman)?|page)\.?[ \t]*\d{1,4}"
    r"(?:[ \t]*(?:dari|of|/)[ \t]*\d{1,4})?(?:[ \t]+putusan[^\n]{0,80})?)[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What a court prints at the head and foot of each page."""
_ON_PAGES = ("ahkamah", "AHKAMAH", "alaman", "ALAMAN", "isclaimer", "Hal.", "hal.", "age ", "\n- ")
_LONE_VOWEL = re.compile(r" [aiueoAIUEO] [^\W\d_] ?\b")
"""What stands in every text that prints such a thing, or such words."""
_LEAST_IN_COLUMN = 3
_LONGEST_LINE = 400
"""Letters of a line of a table or of two columns."""
_CELL_ENDS = re.compile(r"[ \t]*(?:\||\t)[ \t]*|[ ]{2,}")
_PAIR = re.compile(
    r"(?P<left>[ \t]*(?P<label>[^\W\d_][^:\n]{1,30}?)[ \t]*:[ \t]*\S[^\n]*?[ \t]{2,})"
    r"(?P<right>(?P=label)[ \t]*:[ \t]*\S[^\n]*)",
    re.IGNORECASE,
)
"""A line with the same label twice: two people side by side."""


def laid_out(text: str) -> str:
    """The text with rows of Markdown, and labels alone on their line, as "label : value".

    Each letter keeps its place, but for words whose letters stand apart and labels that stand
    above all their values; what a court prints on every page is blanked.

    >>> laid_out("| Nama | Budi |\\n| --- | --- |\\n| Umur | 35 |")
    '  Nama : Budi  \\n             \\n  Umur : 35  '
    >>> laid_out("Nama\\nBudi\\nUmur\\n35\\nAgama\\nIslam")
    'Nama:Budi\\nUmur:35\\nAgama:Islam'
    """
    if any(words in text for words in _ON_PAGES):
        text = _PAGE_NOISE.sub(_blanked, text)
    if _LONE_VOWEL.search(text):
        text = _SPACED.sub(_closed_up, text)
    if "\n" not in text:
        return text
    lines = text.split("\n")
    if "|" in text:
        lines = [_row_laid_out(line) for line in lines]
    alone = [place for place, line in enumerate(lines) if _is_label_line(line)]
    if len(alone) < _LEAST_ALONE:
        return "\n".join(lines)
    if _pair_columns(lines, alone):
        alone = [place for place in alone if _is_label_line(lines[place])]
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


def _closed_up(spaced: re.Match[str]) -> str:
    """Words without the blanks between their letters, as long as they were."""
    words = (word.replace(" ", "") for word in re.split(r" {2,}", spaced[0]))
    return " ".join(words).ljust(len(spaced[0]))


def _blanked(noise: re.Match[str]) -> str:
    return " " * len(noise[0])


def _pair_columns(lines: list[str], alone: list[int]) -> bool:
    """Put each value behind its label where a column of labels stands above one of values.

    Tells whether there was such a column.
    """
    labels = frozenset(alone)
    behind, found = 0, False
    for first in alone:
        if first < behind:
            continue
        heads = list(takewhile(labels.__contains__, range(first, len(lines))))
        behind = first + len(heads)
        values = range(behind, behind + len(heads))
        if len(heads) < _LEAST_IN_COLUMN or values.stop > len(lines):
            continue
        if not all(lines[value].lstrip().startswith(":") for value in values):
            continue
        for head, value in zip(heads, values, strict=True):
            lines[head], lines[value] = f"{lines[head]}{lines[value]}", ""
        behind, found = values.stop, True
    return found


def side_by_side(text: str) -> tuple[str, str, int]:
    """The left and the right one of two columns of people, and where the right one begins.

    The right one is empty where the text has no two columns.

    >>> left, right, _ = side_by_side("A : 1   A : 2\\nB : 3   B : 4\\nC : 5   C : 6")
    >>> right
    'A : 2\\nB : 4\\nC : 6'
    """
    if "  " not in text or text.count(":") < 2 * _LEAST_IN_COLUMN:
        return text, "", 0
    lines = text.split("\n")
    pairs = [
        _PAIR.fullmatch(line) if "  " in line and len(line) < _LONGEST_LINE else None
        for line in lines
    ]
    places = [place for place, pair in enumerate(pairs) if pair]
    if len(places) < _LEAST_IN_COLUMN:
        return text, "", 0
    right = []
    head = places[0] - 1
    titles = re.split(r"[ \t]{2,}", lines[max(0, head)].strip())
    if head >= 0 and titles[1:] and not titles[2:]:
        right.append(titles[1])
        lines[head] = titles[0].ljust(len(lines[head]))
    for place in places:
        pair = pairs[place]
        if pair is not None:
            right.append(pair["right"])
            lines[place] = pair["left"] + " " * len(pair["right"])
    begins = sum(len(line) + 1 for line in lines[: places[0]])
    return "\n".join(lines), "\n".join(right), begins


def cells_of(line: str) -> list[str]:
    """The cells of a line of a table, parted by strokes, tabs or wide blanks.

    >>> cells_of("| 1 | BUDI | 40 |"), cells_of("1.  BUDI als DI   40 th")
    (['1', 'BUDI', '40'], ['1.', 'BUDI als DI', '40 th'])
    """
    return [] if len(line) > _LONGEST_LINE else _CELL_ENDS.split(line.strip(" |\t\r"))


def is_rule(line: str) -> bool:
    """Whether a line only parts the head of a table from its rows."""
    return bool(line) and not line.strip(" |:+-=\t\r")
