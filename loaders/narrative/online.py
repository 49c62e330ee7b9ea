"""Addresses on the net in a text.

E-mail, links to accounts, handles, and WhatsApp links, which are phones.
"""

import re
from collections.abc import Iterator

from graph.errors import InvalidValue
from graph.identifiers import online, phone
from graph.identifiers.online import PLATFORMS
from graph.model import Identifier
from graph.schema import Scheme
from loaders.narrative.found import Found, FoundKind

_EMAIL = re.compile(
    r"(?=[A-Za-z0-9_.%+\-])(?<![\w.%+\-])[A-Za-z0-9_.%+\-]{1,64}@(?:[A-Za-z0-9"
    r"\-]{1,63}\.){1,5}[A-Za-z]{2,12}(?![\w@])"
)
_WHATSAPP = re.compile(
    r"(?=[hwa])(?<![\w.])(?:https?://)?(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=)(\+?[0-9]{8,1"
    r"5})(?:[?&][^\s,)]{0,200})?",
    re.I,
)
_SITES = "|".join(
    re.escape(platform) for platform in sorted(PLATFORMS, key=len, reverse=True) if "." in platform
)
_LINK = re.compile(
    rf"(?=[a-z])(?<![\w.@/])(?:https?://)?(?:www\.|m\.|web\.|mobile\.)?(?:{_SITES})/[A-Za-z0-9_.@"
    rf"?=&%/+\-]{{1,200}}",
    re.I,
)
_WORDS_ELSEWHERE = frozenset({"x", "tt", "line"})
_NICKNAMES = [name for name in PLATFORMS if "." not in name and name not in _WORDS_ELSEWHERE]
_SHORT = "|".join(sorted(_NICKNAMES, key=len, reverse=True))
_HANDLE = re.compile(
    r"(?<![\w.@/])@([A-Za-z0-9_](?:[A-Za-z0-9_.]{1,28}[A-Za-z0-9_]))(?![\w@])", re.ASCII
)
_NEAR = re.compile(rf"\b({_SHORT})(?:nya)?\b", re.I)
_BEHIND = re.compile(rf"\s?\((?:akun )?({_SHORT})\)", re.I)
_QUOTED = re.compile(
    rf"(?=[fity])\b({_SHORT})(?:nya)?(?: (?:bernama|dengan nama|atas nama|named|called|group|page"
    r"|account|akun"
    rf"|a\.n\.))*[ :]{{0,3}}"
    r"\"([^\"\n]{2,60})\"", re.I,
)  # fmt: skip
_NAMED = re.compile(
    rf"(?=[fity])\b({_SHORT})(?: ?nya)?(?:\s?:\s?"
    rf"|\s)(?!//)([A-Za-z0-9_]{{1,30}}(?:[._][A-Za-z0-9_]{{1,30}}){{1,3}}"
    rf"|[A-Za-z]{{2,20}}[0-9]{{1,6}})"
    r"(?![\w@./])", re.I | re.ASCII,
)  # fmt: skip
_TITLED = re.compile(
    rf"(?=[fityFITY])\b((?i:{_SHORT}))(?: ?nya)?\s?:\s?"
    r"([A-Z][A-Za-z0-9]{1,20}(?: [A-Z][A-Za-z0-9]{0,20}){0,4})(?!\w)"
)
_TRAILING = "?=&%/+-."


def find_online(text: str) -> Iterator[Found]:
    """Every e-mail address, account and WhatsApp number.

    What leads to a post or a group invitation is left out.
    """
    has_at, has_slash = "@" in text, "/" in text  # most texts have neither: no need to search them
    for match in _EMAIL.finditer(text) if has_at else ():
        yield from _read(FoundKind.EMAIL, text, match.start(), match.end(), match[0])
    for match in _WHATSAPP.finditer(text) if has_slash else ():
        try:
            value = phone.normalize("+" + match[1].lstrip("+"))
        except InvalidValue:
            continue
        yield _found(FoundKind.PHONE, text, match.start(), match.end(), value, label="WhatsApp")
    for match in _LINK.finditer(text) if has_slash else ():
        end = match.start() + len(match[0].rstrip(_TRAILING))
        yield from _read(FoundKind.SOCIAL, text, match.start(), end, text[match.start() : end])
    for pattern in (_QUOTED, _TITLED, _NAMED):
        for match in pattern.finditer(text):
            written = f"{match[1]}:{match[2]}"
            yield from _read(
                FoundKind.SOCIAL, text, match.start(2), match.end(2), written, label=match[1]
            )
    for match in _HANDLE.finditer(text) if has_at else ():
        platform = _platform(text, match)
        yield from _read(
            FoundKind.SOCIAL,
            text,
            match.start(),
            match.end(),
            f"{platform or 'social'}:{match[1]}",
            label=platform,
        )


def _platform(text: str, handle: re.Match[str]) -> str:
    """The platform named right behind a handle, or last before it."""
    behind = _BEHIND.match(text, handle.end())
    if behind:
        return behind[1]
    before = list(_NEAR.finditer(text, max(0, handle.start() - 30), handle.start()))
    return before[-1][1] if before else ""


def _read(
    kind: FoundKind, text: str, start: int, end: int, written: str, *, label: str = ""
) -> Iterator[Found]:
    try:
        value = online.normalize(written)
    except InvalidValue:
        return
    if (kind is FoundKind.EMAIL) == ("@" in value):
        yield _found(kind, text, start, end, value, label=label)


def _found(kind: FoundKind, text: str, start: int, end: int, value: str, *, label: str) -> Found:
    return Found(
        kind=kind,
        start=start,
        end=end,
        text=text[start:end],
        identifier=Identifier(scheme=Scheme(kind.value), value=value),
        label=label,
        sure=not value.startswith("social:"),
    )
