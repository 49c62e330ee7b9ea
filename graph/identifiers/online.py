"""E-mail addresses and social-media accounts; a wa.me link is a phone number, not an account."""

import re

from graph.errors import InvalidValue
from graph.messages import message
from graph.names import fold

_EMAIL = re.compile(r"[^@\s,;<>()\"']+@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+")
_PLATFORMS = {
    "facebook": "facebook|fb|fb.com|facebook.com|fb.me",
    "instagram": "instagram|ig|insta|instagram.com",
    "tiktok": "tiktok|tt|tiktok.com",
    "telegram": "telegram|tg|tele|t.me|telegram.me",
    "x": "twitter|x|x.com|twitter.com",
    "line": "line|line.me",
    "youtube": "youtube|yt|youtube.com",
}
PLATFORMS: dict[str, str] = {}
for _platform, _aliases in _PLATFORMS.items():
    PLATFORMS |= dict.fromkeys(_aliases.split("|"), _platform)
"""Every name and site of a platform that is known, with its canonical name."""
_URL = re.compile(r"(?:https?://)?(?:www\.|m\.|web\.|mobile\.)*([a-z0-9.\-]+\.[a-z]{2,})/([^\s#]*)")
_SECTIONS = frozenset(["groups", "channel", "c", "user", "joinchat"])
"""First part of a link to a group or channel: its name comes next and belongs to it."""
_OWNERS = frozenset(["stories", "people", "pages"])
"""First part of a link whose last part is the account."""
_CONTENT = frozenset(
    """p reel reels tv posts post share sharer watch video videos photo photos photo.php
    story.php permalink.php hashtag explore events marketplace login home.php search status i
    intent addlist""".split()
)
_HANDLE = re.compile(r"[\w.\-+~ /]*\w[\w.\-+~ /]*")
_PREFIXED = re.compile(r"([a-z.]+)(?:\s*[:/]\s*|\s+-\s+)@?(.+)")
_SPACED = re.compile(r"([a-z]+)\s+@?(\S.*)")
_SUFFIXED = re.compile(r"@?(.+?)\s*\(([a-z]+)\)")


def normalize(text: str) -> str:
    """An e-mail address in lower case, or `platform:handle`; a bare @handle has platform `social`.

    >>> normalize("https://www.facebook.com/kerja.luar"), normalize("@loker_my (IG)")
    ('facebook:kerja.luar', 'instagram:loker_my')
    """
    plain = fold(text).strip(" .,;")
    if _EMAIL.fullmatch(plain.removeprefix("mailto:")):
        return plain.removeprefix("mailto:")
    if "wa.me" in plain or "whatsapp" in plain:
        raise InvalidValue(
            message("{text}: a WhatsApp link is a phone number", text=text),
            "put it in a phone column",
        )
    platform, handle = _split(plain)
    handle = re.sub(r"\s+", " ", handle).lstrip(" @/").rstrip(" @/.,;")
    if not _HANDLE.fullmatch(handle) or (
        platform == "social" and (handle in PLATFORMS or "/" in handle)
    ):
        raise InvalidValue(
            message("{text}: not an e-mail address or account", text=text),
            "write it as facebook:name or name@mail.com",
        )
    return f"{platform}:{handle}"


def is_valid(text: str) -> bool:
    """Whether it can be read as an address or account."""
    try:
        return bool(normalize(text))
    except InvalidValue:
        return False


def format(value: str) -> str:
    """As normalised."""
    return value


def _split(plain: str) -> tuple[str, str]:
    if (match := _URL.fullmatch(plain)) and match[1] in PLATFORMS:
        return PLATFORMS[match[1]], _account(match[2])
    if (match := _SUFFIXED.fullmatch(plain)) and match[2] in PLATFORMS:
        return PLATFORMS[match[2]], match[1]
    for shape in (_PREFIXED, _SPACED):
        if (match := shape.fullmatch(plain)) and match[1] in PLATFORMS:
            return PLATFORMS[match[1]], match[2]
    return "social", plain.removeprefix("social:")


def _account(path: str) -> str:
    """The account a link leads to; empty for a post, a picture or a page of the platform itself."""
    if number := re.match(r"profile\.php\?(?:.*&)?id=(\d+)", path):
        return number[1]
    parts = [part for part in path.partition("?")[0].split("/") if part]
    if not parts or parts[0] in _CONTENT:
        return ""
    if parts[0] in _SECTIONS:
        return "/".join(parts[:2]) if len(parts) > 1 else ""
    if parts[0] in _OWNERS:
        return (parts[1] if parts[0] == "stories" else parts[-1]) if len(parts) > 1 else ""
    return parts[0].lstrip("@")
