"""Who is on the other side of a call, as reports of telephones write it into one cell.

Cellebrite writes "To: +6281298700011 Pak Darmo", or both ends a line each, the telephone's own with
"(owner)" behind it, and WhatsApp's accounts as 6281298700011@s.whatsapp.net.
"""

import re

_END = re.compile(r"^\s*(?:(?:From|To|Dari|Ke|Kepada)\s*:\s*)?(?P<end>.*?)\s*$", re.IGNORECASE)
_OWNER = re.compile(r"\((?:owner|pemilik)\)", re.IGNORECASE)
_ACCOUNT = re.compile(r"@(?:s\.whatsapp\.net|c\.us)\b")
_NUMBER = re.compile(r"^\+?\d[\d\s().-]{2,20}(?=\s|$)")


def other_party(text: str) -> str:
    """The number of the one other end in a cell; the cell as it is where it names two or none.

    >>> other_party("From: 6281377700022@s.whatsapp.net Bu Sri\\nTo: 62812345 Wati (owner)")
    '6281377700022'
    """
    ends = [_END.sub(r"\g<end>", line) for line in text.splitlines() if line.strip()]
    others = [end for end in ends if not _OWNER.search(end)]
    if len(others) != 1:
        return text
    number = _NUMBER.match(_ACCOUNT.sub(" ", others[0]))
    return number[0].strip() if number else others[0]
