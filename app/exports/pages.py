"""The templates of every page that leaves the house: autoescape on, an unknown name is an error."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app.access.own_numbers import OwnNumbers

_ROOMS = (
    Path(__file__).parent / "templates",
    Path(__file__).parent.parent / "briefing" / "templates",
)


def render(
    template: str, audience: str, *, numbers: OwnNumbers | None = None, **values: Any
) -> str:
    """The template of this name with these values, for this audience.

    `numbers` are those of the other files that the page belongs to.

    Everything in them is escaped unless it is Markup.
    """
    environment = Environment(
        loader=FileSystemLoader(_ROOMS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    own = numbers or OwnNumbers(audience)
    return own.renumber(environment.get_template(template).render(**values))


def styled(path: Path) -> dict[str, Any]:
    """The values that `head.html` needs for one of our own style sheets."""
    style = path.read_text(encoding="utf-8")
    return {"style": Markup(style), "styles": content_hash(style)}  # noqa: S704 - our own file


def data_block(value: Any) -> Markup:
    """JSON that may stand inside a script element of any type.

    No character in it can end the element.
    """
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")

    return Markup(text)  # noqa: S704 - escaped just above


def content_hash(text: str) -> str:
    """The Content-Security-Policy source that allows exactly this inline script or style."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
