"""A chat that Telegram exports as JSON, in the columns of any other chat."""

from collections.abc import Iterator, Mapping
from typing import Any

from loaders.readers.telephones.chat import BODY, CHAT_COLUMNS, DAY, SENDER, TIME
from loaders.tables import MAX_CELL_CHARACTERS, Row, Table


def chat_of_telegram(document: Mapping[str, Any], name: str) -> Table | None:
    """The messages of an exported chat as a table; None for any other document."""
    messages = document.get("messages")
    if not isinstance(messages, list) or not {"type", "id"} <= document.keys():
        return None
    if not all(isinstance(item, Mapping) and "date" in item for item in messages):
        return None

    def rows() -> Iterator[Row]:
        for number, item in enumerate(messages, start=1):
            day, _, time = str(item["date"]).partition("T")
            text = _text(item.get("text"))[:MAX_CELL_CHARACTERS]
            sent = text and item.get("type") == "message"
            sender = str(item.get("from") or "") if sent else ""
            said = text or str(item.get("action") or item.get("media_type") or "")
            yield Row(number, {DAY: day, TIME: time, SENDER: sender, BODY: said or "…"})

    return Table(name, "", CHAT_COLUMNS, rows)


def _text(written: Any) -> str:
    """The text of a message, whose marked parts stand in objects."""
    if isinstance(written, list):
        return "".join(map(_text, written))
    if isinstance(written, Mapping):
        return str(written.get("text") or "")
    return str(written or "")
