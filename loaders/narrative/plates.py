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
    """A AA AB AD AE AG B BA BB BD BE BG BH BK BL BM BN BP D DA DB DC DD DE DG DH DK DL DM DN DP DR DS DT DW E EA EB ED F
    G H K KB KH KT KU L M N P PA PB PG PS PT PY R S T W Z""".split()
)
"""Letters that police regions give (TNKB); anything else is no plate."""
_NO_SERIES = frozenset("DI KE DAN NO HP WA RT RW KM PT CV AN SD RM TH THN JO UU WIB".split())
"""Words in capitals that follow a number more often than a series is so called."""
_PLATE = re.compile(r"(?<![A-Za-z0-9/.\-])([A-Za-z]{1,2})([ \-]?)([1-9][0-9]{0,3})(?:[ \-]?([A-Za-z]{1,3}))?(?![A-Za-z0-9]|[/.,\-][0-9])")
_VEHICLE = re.compile(r"\b(?:mobil|motor|minibus|bus|avanza|innova|xenia|toyota|daihatsu|honda|truk|kendaraan|pikap|pick ?up|taksi"
                      r"|taxi|car|vehicle|van|angkot)(?:nya)?\b", re.I)  # fmt: skip


def find_plates(text: str) -> Iterator[Found]:
    """Every plate: region, number and series in capitals, or any part of it after a label."""
    for match in _PLATE.finditer(text):
        region, _, digits, series = match.groups()
        if region.upper() not in _REGIONS:
            continue
        said = label_before(text, match.start())
        labelled = said is not None and said.says is Says.PLATE
        near = labelled or bool(_VEHICLE.search(text, max(0, match.start() - 40), match.start()))
        end = match.end()
        if series and series.upper() in _NO_SERIES:
            series, end = None, match.end(3)
        if not near and (series is None or not match[0].isupper() or len(digits) < 3 or (said and said.says is Says.OTHER)):
            continue
        if not labelled and (series is None or len(digits) < 2 or not match[0].isupper()):
            continue
        if series is None and len(digits) < 3:
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
            label=said.text if said and labelled else "",
            sure=labelled or near,
        )
