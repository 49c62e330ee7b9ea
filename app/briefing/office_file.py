"""YAML files that an office edits: read with their lines, so that what is wrong is pointed at."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from app.i18n import LANGUAGES
from graph.errors import SettingsError
from graph.messages import Message, message

_MAX_BYTES = 1 << 17
_MAX_DEPTH = 60
"""Brackets in brackets: reading takes the square of it."""


def is_day(text: str) -> bool:
    """Whether it is a day as ISO writes it.

    >>> is_day("2026-11-30"), is_day("2026-11"), is_day("30/11/2026")
    (True, False, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def office_text(path: Path) -> str:
    """The text of a file; raises SettingsError for one that cannot be read or is far too long."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise SettingsError(
                message(
                    "{name} has more than {value} KiB: this is a short text",
                    name=path.name,
                    value=_MAX_BYTES >> 10,
                )
            )
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            message(
                "{name} cannot be read ({error}): check the path, and save it as UTF-8",
                name=path.name,
                error=error,
            )
        ) from error


class OfficeFile:
    """One file, read; every check that fails says in which line, and what to do."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.root = self._load(text)

    def refuse(self, line: int, reason: Message) -> NoReturn:
        """Raise SettingsError for a line: what is wrong, a colon, what to do."""
        raise SettingsError(
            message(
                "{name}, line {line}: {reason}",
                name=self.name,
                line=line,
                reason=reason,
            )
        )

    def mapping(
        self, value: Any, line: int, *, must: Iterable[str] = (), may: Iterable[str] = ()
    ) -> CommentedMap:
        """A mapping that has these names and no others."""
        if not isinstance(value, CommentedMap):
            self.refuse(line, message("a list of `name: value` is expected: write it so"))
        allowed = [*must, *may]
        for name in value:
            if name not in allowed:
                self.refuse(
                    self.line(value, name),
                    message(
                        "{name!r} is not known here: use one of {known}",
                        name=name,
                        known=", ".join(allowed),
                    ),
                )
        for name in must:
            if name not in value:
                self.refuse(line, message("{name!r} is missing: add it", name=name))
        return value

    def items(self, parent: CommentedMap, name: str) -> list[tuple[Any, int]]:
        """The items of a list with their lines; none where the name is not given."""
        value = parent.get(name)
        if value is None:
            return []
        if not isinstance(value, CommentedSeq):
            self.refuse(
                self.line(parent, name),
                message("{name!r} is a list: begin each item with `- `", name=name),
            )
        return [(item, value.lc.item(place)[0] + 1) for place, item in enumerate(value)]

    def line(self, parent: CommentedMap, name: str) -> int:
        """The line on which a name stands."""
        return int(parent.lc.key(name)[0]) + 1

    def text(self, parent: CommentedMap, name: str) -> str:
        """A text; empty where the name is not given."""
        value = parent.get(name)
        if value is None:
            return ""
        if isinstance(value, CommentedMap | CommentedSeq):
            self.refuse(
                self.line(parent, name), message("{name!r} is one text: write it so", name=name)
            )
        return str(value)

    def words(self, parent: CommentedMap, name: str) -> Mapping[str, str]:
        """A text in each language: a plain text stands for all of them, none is empty in each."""
        value = parent.get(name)
        if not isinstance(value, CommentedMap):
            return dict.fromkeys(LANGUAGES, self.text(parent, name))
        found = self.mapping(value, self.line(parent, name), must=LANGUAGES)
        return {language: self.text(found, language) for language in LANGUAGES}

    def one_of(self, parent: CommentedMap, name: str, known: Iterable[str], default: str) -> str:
        """A text that is one of those known."""
        found = self.text(parent, name) or default
        allowed = tuple(known)
        if found not in allowed:
            self.refuse(
                self.line(parent, name),
                message(
                    "{value!r} is not known: use one of {known}",
                    value=found,
                    known=", ".join(allowed),
                ),
            )
        return found

    def yes(self, parent: CommentedMap, name: str, *, default: bool) -> bool:
        """`true` or `false`."""
        value = parent.get(name, default)
        if not isinstance(value, bool):
            self.refuse(self.line(parent, name), message("{name!r} is true or false", name=name))
        return value

    # ---- inside

    def _load(self, text: str) -> CommentedMap:
        """The file as a mapping with lines."""
        if max(accumulate((letter in "[{") - (letter in "]}") for letter in text), default=0) > (
            _MAX_DEPTH
        ):
            self.refuse(1, message("brackets stand in brackets, far too deep: close them"))
        try:
            found = YAML(typ="rt", pure=True).load(text)
        except (YAMLError, RecursionError, ValueError) as error:
            mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
            problem = error.problem if isinstance(error, MarkedYAMLError) else None
            said = " ".join(str(problem or "it cannot be read").split())
            self.refuse(
                mark.line + 1 if mark else 1,
                message(
                    "no YAML ({problem}): compare with the file it was copied from", problem=said
                ),
            )
        if not isinstance(found, CommentedMap):
            self.refuse(1, message("a list of `name: value` is expected: write it so"))
        return found
