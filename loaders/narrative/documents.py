"""Passports and travel documents in lieu of one (SPLP) in a text."""

import re
from collections.abc import Iterator

from graph.errors import InvalidValue
from graph.identifiers import passport
from graph.model import Identifier
from graph.schema import Scheme
from loaders.narrative.found import Found, FoundKind
from loaders.narrative.labels import Label, Says, is_joined, label_before, label_behind

_LETTERED = re.compile(
    r"(?=[A-Za-z])(?<![A-Za-z0-9/])([A-Z]{1,2}[ \-]?|[a-z])[0-9]{6,7}(?![A-Za-z0-9]|[.,/\-][0-9])",
    re.ASCII,
)
_DIGITS = re.compile(
    r"(?=[A-Z0-9])(?<![A-Za-z0-9+])[A-Z]{0,2}[0-9]{8,9}(?![A-Za-z0-9]|[.,/\-][0-9])", re.ASCII
)
_BARE = re.compile(r"[ABCEX][0-9]{7}")
"""Shapes of Indonesian passports that are taken without a label."""
_SPOKEN_OF = re.compile(r"pas+po?o?rt?|splp", re.I)
_SPOKEN_BEFORE, _SPOKEN_BEHIND = 300, 100
"""How near the text must speak of passports for a shape alone to be one."""
_NEARLY_AT = 25
"""How close before it an unlettered foreign number must have its label."""
_ELSE = re.compile(r"(?<![a-z])(?:kode|code|produk|product|barang|seri|serial|batch|mesin|engine"
                   r"|rangka|tiket"
                   r"|ticket|order"
                   r"|pesanan|resi|invoice|booking|sku|model|tipe|bpkb|stnk|surat|kursi|seat"
                   r"|ref)(?![a-z])",
                   re.I)  # fmt: skip


def find_documents(text: str) -> Iterator[Found]:
    """Every passport and SPLP number.

    Without a label only the usual Indonesian shape where passports are spoken of.
    """
    label: Label | None = None
    last_end = 0
    matches = sorted(
        [*_LETTERED.finditer(text), *_DIGITS.finditer(text)], key=lambda match: match.start()
    )
    for match in matches:
        start, end = match.span()
        said = label_behind(text, end) or label_before(text, start, floor=last_end)
        if said is None and is_joined(text, last_end, start):
            said = label
        kind = _kind(text, match, said)
        if kind is None:
            continue
        try:
            value = passport.normalize(match[0])
        except InvalidValue:
            continue
        labelled = said is not None and said.says in (Says.PASSPORT, Says.SPLP)
        yield Found(
            kind=kind,
            start=start,
            end=end,
            text=match[0],
            identifier=Identifier(scheme=Scheme(kind.value), value=value),
            label=said.text if said and labelled else "",
            sure=labelled,
        )
        label, last_end = said, end


def _kind(text: str, match: re.Match[str], said: Label | None) -> FoundKind | None:
    if said and said.says in (Says.PASSPORT, Says.SPLP):
        if match.re is _DIGITS and match.start() - said.end > _NEARLY_AT:
            return None
        return FoundKind.SPLP if said.says is Says.SPLP else FoundKind.PASSPORT
    start, end = match.span()
    if said or not _BARE.fullmatch(match[0]) or _ELSE.search(text, max(0, start - 40), start):
        return None
    spoken_of = _SPOKEN_OF.search(text, max(0, start - _SPOKEN_BEFORE), end + _SPOKEN_BEHIND)
    return FoundKind.PASSPORT if spoken_of else None
