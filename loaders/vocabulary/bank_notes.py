"""Who is on the other side of a line of a bank statement, as the banks write it into the note.

The layouts are those of the statements of BRI, BCA, Mandiri and BNI as their customers get them;
nothing is published. A note that fits none of them names nobody.
"""

import re

_NAME = r"(?P<name>[A-Z][A-Z.' ]{2,40}?)"
_END = (
    r"(?=\s*(?:[:;,|/(]|\d|$|\b(?:KE|TO|DARI|REK|BRI|BCA|BNI|BSI|MANDIRI|VIA|ATM|UTK|UNTUK|BUAT|ESB"
    r"|FTSCY|WS)\b))"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bNBMB\s+{_NAME}\s+TO\b",
        rf"\b(?:TRANSFER|TRF|TRSF|TRFR|TF|PEMINDAHAN|SETORAN|KIRIMAN|INCOMING|PINDAHAN)\b.{{0,40}}?"
        r"\b(?:DARI|FROM|FR|DR|KE|TO|OLEH"
        rf"|AN\.?|A\.?N\.?)\s+(?:SDRI?\.?\s+|BPK\.?\s+|IBU\s+)?{_NAME}{_END}",
        rf"\b(?:SETOR(?:AN)? TUNAI|SETOR)\s+(?:OLEH\s+|AN\.?\s+)?{_NAME}{_END}",
        r"\bTRSF E-BANKING (?:CR|DB)\b.*\d\S*\s+(?P<name>[A-Z][A-Z.']+(?: [A-Z][A-Z.']*){0,5})\s*$",
        (
            r"\b(?:BI-FAST|SWITCHING|KR OTOMATIS|LLG|RTGS)\b.*\d\S*\s+(?P<name>[A-Z][A-Z.']+(?:"
            r" [A-Z][A-Z.']*){0,5})\s*$"
        ),
    )
)
_MANY_BLANKS = re.compile(r"\s{3,}")
"""Between the columns of a note."""
_NO_NAME = frozenset(
    "ATM BIAYA ADM BUNGA PAJAK TUNAI TARIK TRANSFER REKENING BANK BRI BCA BNI BSI MANDIRI DEBIT"
    " KREDIT ADMIN QRIS PULSA TOKEN PLN".split()
)


def counterpart(note: str) -> str:
    """The name of the other side in a statement's note, empty when it names nobody.

    >>> counterpart("TRSF E-BANKING CR 1203/FTSCY/WS95031 500000.00 SITI AMINAH")
    'SITI AMINAH'
    >>> counterpart("Transfer dari Budi Santoso via ATM"), counterpart("BIAYA ADM")
    ('BUDI SANTOSO', '')
    """
    written = note.upper().strip()[:400]
    text = " ".join(written.split())
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if not found:
            continue
        name = _last_column(found["name"].strip(" .'"), written)
        if name and not set(name.split()) & _NO_NAME:
            return name
    return ""


def _last_column(name: str, written: str) -> str:
    """The name without the message that the bank wrote before it, many blanks apart.

    >>> _last_column("BERANGKAT WATI PURNAMA", "95031 500.00 BERANGKAT      WATI PURNAMA")
    'WATI PURNAMA'
    """
    behind = _MANY_BLANKS.split(written)[-1].strip(" .'")
    return behind if behind != name and name.endswith(f" {behind}") else name
