"""Vehicle plates in a text."""

import re
from collections.abc import Iterator

from graph.errors import InvalidValue
from graph.identifiers import plate
from graph.model import Identifier
from graph.schema import Scheme
from loaders.narrative.found import Found, FoundKind
from loaders.narrative.labels import Says, label_before

_REGIONS = frozenset(
    """A AA AB AD AE AG B BA BB BD BE BG BH BK BL BM BN BP D DA DB DC DD DE DG DH DK DL DM DN DP DR
    DS DT DW E EA EB ED F G H K KB KH KT KU L M N P PA PB PG PS PT PY R S T W Z""".split()
)
"""Letters that police regions give (TNKB); anything else is no plate."""
_NO_SERIES = frozenset("DI KE DAN NO HP WA RT RW KM PT CV AN SD RM TH THN JO UU WIB".split())
"""Words in capitals that follow a number more often than a series is so called."""
_PLATE = re.compile(
    r"(?=[A-Za-z])(?<![A-Za-z0-9/.\-])([A-Za-z]{1,2})([ \-]?)([1-9][0-9]{0,3})(?:["
    r" \-]?([A-Za-z]{1,3}))?"
    r"(?![A-Za-z0-9]|[/.,\-][0-9])"
)
_LABEL = re.compile(
    r"(?=[bnp])(?<![a-z])(?:nopol|(?:no(?:mor)?\.? ?|bernomor )(?:pol(?:isi)?|plat)|plat(?:"
    r" ?nomor)?|polisi"
    r"|plate)(?:nya)?(?![a-z])",
    re.I,
)
_VEHICLE = re.compile(r"\b(?:mobil|motor|minibus|bus|avanza|innova|xenia|toyota|daihatsu|honda"
                      r"|truk|kendaraan"
                      r"|pikap|pick ?up|taksi"
                      r"|taxi|car|vehicle|van|angkot)(?:nya)?\b", re.I)  # fmt: skip


def find_plates(text: str) -> Iterator[Found]:
    """Every plate: region, number and series in capitals, or any part of it after a label."""
    for match in _PLATE.finditer(text):
        region, _, digits, series = match.groups()
        if region.upper() not in _REGIONS:
            continue
        end = match.end()
        if series and series.upper() in _NO_SERIES:
            series, end = None, match.end(3)
        if series is None and len(digits) < 3:
            continue
        label = _LABEL.search(text, max(0, match.start() - 30), match.start())
        near = bool(_VEHICLE.search(text, max(0, match.start() - 40), match.start()))
        whole = series is not None and match[0].isupper() and len(digits) > (1 if near else 2)
        if not label and (not whole or _is_something_else(text, match.start())):
            continue
        try:
            value = plate.normalize(text[match.start() : end])
        except InvalidValue:
            continue
        yield Found(
            kind=FoundKind.PLATE,
            start=match.start(),
            end=end,
            text=text[match.start() : end],
            identifier=Identifier(scheme=Scheme.PLATE, value=value),
            label=label[0] if label else "",
            sure=bool(label) or near,
        )


def _is_something_else(text: str, start: int) -> bool:
    said = label_before(text, start)
    return said is not None and said.says is Says.OTHER
