"""A text in plain writing, character for character.

What a pattern must know once, and spans that stay true.
"""

_BLANKS = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
    "\u205f\u3000\t\v\f"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_DIGITS = {zero + value: str(value) for zero in (0xFF10, 0x0660, 0x06F0) for value in range(10)}
"""Full-width, Arabic and Persian digits."""
_PLAIN = (
    dict.fromkeys(map(ord, _BLANKS), " ")
    | dict.fromkeys(map(ord, _DASHES), "-")
    | dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u0060\u00b4"), "'")
    | dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb"), '"')
    | _DIGITS
    | {0xFF0B: "+", 0xFF08: "(", 0xFF09: ")", 0xFF0F: "/", 0xFF1A: ":", 0xFF20: "@", 0xFF0E: "."}
)


def plain_text(text: str) -> str:
    """The text with blanks, dashes, quotes and digits of any script in their ASCII form.

    Its length does not change.

    >>> plain_text("０８１２–3456 “x”")
    '0812-3456 "x"'
    """
    return text if text.isascii() and "\t" not in text else text.translate(_PLAIN)
