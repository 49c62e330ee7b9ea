"""What texts have in common, shown without anything that may be a name.

Decisions.
A word is shown only when it is nobody's name that the store knows, has no digit, stands nowhere in
these texts with a capital inside a sentence or behind what announces a name or a small place
("bernama", "Ibu", "Desa"), and is known to be an ordinary word: one of these texts writes it in
lower case where it also uses capitals, or USUAL other texts do, which also speaks for a word behind
such a cue. In texts all in capitals or all without, capitals tell nothing. This hides places and
brands too, and is meant to: what is shown must be safe before it is complete.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set

from graph.names import fold

USUAL = 5
"""Texts that write a word in lower case from which it is an ordinary word."""
SHORTEST = 6
"""Words below which nothing worth showing is in common."""
GAP = "…"
"""What stands for left-out words."""
_LONGEST = 5_000
_TOKEN = re.compile(r"\w+|[.!?\n]")
_CUES = frozenset(
    "bernama nama namanya berinisial inisial alias dipanggil disapa panggilan an atas bin binti"
    " bapak bpk pak ibu bu sdr sdri saudara saudari tn ny nn tuan nyonya nona mas mbak bang abang"
    " kak om tante haji hajjah h hj ust ustadz korban saksi pelapor calo sponsor tekong anak istri"
    " suami adik kakak desa dusun kampung kelurahan kel jalan jl gang lorong rt rw named called mr"
    " mrs ms victim witness village street".split()
)
_REACH = 2
"""Words after a cue that may be the name, unless a joining word comes between."""
_JOINING = frozenset(
    "di ke dari yang dan atau untuk dengan oleh akan ini itu pada sebagai dalam tidak sudah telah"
    " adalah kepada karena agar supaya the and or of to in for with by from that this is was as"
    " on at".split()
)


def usual_words(texts: Iterable[str]) -> frozenset[str]:
    """Words that at least USUAL of these texts write in lower case, folded."""
    counts: Counter[str] = Counter()
    for text in texts:
        if _is_mixed(text):
            counts.update({fold(word) for word in _words(text) if word.islower()})
    return frozenset(word for word, count in counts.items() if count >= USUAL)


def common_passage(texts: Sequence[str], names: Set[str], usual: Set[str]) -> str:
    """The longest run of words that all these texts have, with a gap for what may be a name; empty
    below SHORTEST.

    `names` are the folded words of everybody's names, `usual` ordinary words of other texts
    (`usual_words`).

    >>> told = "Kami cari pekerja rumah tangga, kata {} di sana, gaji besar dan tiket gratis"
    >>> common_passage([told.format("Sulastri"), told.format("Ibu Ani")], frozenset(), frozenset())
    'cari pekerja rumah tangga kata … di sana gaji besar dan tiket gratis'
    """
    hidden: set[str] = set(names)
    plain: set[str] = set(usual)
    for text in texts:
        capitals, behind_cues = _names_in(text)
        hidden |= capitals | (behind_cues - usual)
        if _is_mixed(text):
            plain |= {fold(word) for word in _words(text) if word.islower()}
    shown = [_run(text, plain - hidden) for text in texts]
    length, most = 0, min(len(run) for run in shown)
    while length < most:
        middle = (length + most + 1) // 2
        length, most = (middle, most) if _common(shown, middle) else (length, middle - 1)
    run = min(_common(shown, length), default=()) if length else ()
    words = [word for word in run if word != GAP]
    return " ".join(run).strip(f"{GAP} ") if len(words) >= SHORTEST else ""


def _common(runs: Sequence[Sequence[str]], length: int) -> set[tuple[str, ...]]:
    """The runs of so many words that all have."""
    first, *others = runs
    found = _windows(first, length)
    for run in others:
        found &= _windows(run, length)
    return found


def _windows(run: Sequence[str], length: int) -> set[tuple[str, ...]]:
    starts = range(len(run) - length + 1)
    return {tuple(run[start : start + length]) for start in starts}


def _run(text: str, plain: Set[str]) -> list[str]:
    """The words of a text, one gap for each row of words that are not shown."""
    run: list[str] = []
    for word in map(fold, _words(text)):
        told = word if word in plain else GAP
        if told != GAP or not run or run[-1] != GAP:
            run.append(told)
    return run


def _names_in(text: str) -> tuple[set[str], set[str]]:
    """Folded words of a text that may be names: by capital or digit, and by what stands before
    them.
    """
    capitals: set[str] = set()
    behind_cues: set[str] = set()
    reach, begins, mixed = 0, True, _is_mixed(text)
    for token in _TOKEN.findall(text)[:_LONGEST]:
        if not token[0].isalnum():
            begins = True
            continue
        word = fold(token)
        reach = 0 if word in _JOINING else reach
        if reach:
            behind_cues.add(word)
        if (mixed and not begins and not token.islower()) or not word.isalpha():
            capitals.add(word)
        reach, begins = (_REACH if word in _CUES else max(0, reach - 1)), False
    return capitals, behind_cues


def _words(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text)[:_LONGEST] if token[0].isalnum()]


def _is_mixed(text: str) -> bool:
    """Whether a text tells names from words by capitals."""
    words = _words(text)
    return any(word.islower() for word in words) and any(word[0].isupper() for word in words[1:])
