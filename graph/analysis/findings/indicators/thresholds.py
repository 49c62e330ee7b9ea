"""Thresholds: from when on indicators fire and what they add, as an office may edit them.

Decisions.
The bundled thresholds.yaml is the schema too: an office's copy may change any value into another of
its kind and leave out what it does not change, but name nothing that is not there: a misspelt
threshold would change nothing in silence.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from graph.errors import ThresholdsError
from graph.messages import message
from graph.model import Value

_MAX_BYTES = 1 << 15
_MAX_DEPTH = 100
"""Brackets in brackets: reading takes the square of it."""
_LARGEST = 10**15
_OPEN = "rates"
"""The section to which an office may add: currencies."""


class Thresholds(Value, frozen=True):
    """Every threshold by the code of its indicator."""

    sections: Mapping[str, Mapping[str, Any]]

    def of(self, code: str) -> Mapping[str, Any]:
        """The thresholds of one indicator, or those that all share: `factors`, `rates`."""
        return self.sections[code]

    def rupiah(self, amount: float, currency: str) -> float | None:
        """A sum in rupiah, to compare it; None for a currency without a rate."""
        rate = self.sections["rates"].get(currency or "IDR")
        return None if rate is None else amount * float(rate)


def default_thresholds() -> Thresholds:
    """The bundled ones."""
    return Thresholds(sections=_bundled())


def read_thresholds(path: Path) -> Thresholds:
    """An office's copy over the bundled ones; raises ThresholdsError naming file, line and what
    would mend it.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise ThresholdsError(
                message(
                    "{name} has more than {value} KiB: thresholds are a short text",
                    name=path.name,
                    value=_MAX_BYTES >> 10,
                )
            )
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ThresholdsError(
            message(
                "{name} cannot be read ({error}): check the path, and save it as UTF-8",
                name=path.name,
                error=error,
            )
        ) from error
    if _depth(text) > _MAX_DEPTH:
        raise ThresholdsError(
            message(
                "{name} has brackets in brackets, more than {max_depth} deep: close them",
                name=path.name,
                max_depth=_MAX_DEPTH,
            )
        )
    try:
        document = YAML(typ="rt", pure=True).load(text)
    except (YAMLError, RecursionError, ValueError) as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        where = f", line {mark.line + 1}" if mark else ""
        problem = (
            error.problem if isinstance(error, MarkedYAMLError) else None
        ) or "it cannot be read"
        raise ThresholdsError(
            message(
                "{name}{where}: no YAML ({names}): compare with the bundled thresholds.yaml",
                name=path.name,
                where=where,
                names=" ".join(str(problem).split()),
            )
        ) from error
    if document is None:
        return default_thresholds()
    return Thresholds(sections=_Check(path.name).merged(document, _bundled(), "the file", 1))


def bundled_text() -> str:
    """The bundled file as it stands, with its comments: what an office copies and edits."""
    return (
        files("graph.analysis.findings.indicators")
        .joinpath("thresholds.yaml")
        .read_text(encoding="utf-8")
    )


@cache
def _bundled() -> Mapping[str, Mapping[str, Any]]:
    sections: Mapping[str, Mapping[str, Any]] = YAML(typ="safe", pure=True).load(bundled_text())
    return sections


def _depth(text: str) -> int:
    """How many brackets are open at once, at most."""
    return max(accumulate((letter in "[{") - (letter in "]}") for letter in text), default=0)


class _Check:
    """Compares what an office wrote with the bundled thresholds, value by value."""

    def __init__(self, file: str) -> None:
        self._file = file

    def merged(self, given: Any, known: Mapping[str, Any], what: str, line: int) -> dict[str, Any]:
        """The bundled mapping with what was given put in."""
        if not isinstance(given, CommentedMap):
            self._refuse(line, f"{what} is a list of `name: value`")
        found = dict(known)
        for name, value in given.items():
            at = given.lc.key(name)[0] + 1
            if name not in known and what != _OPEN:
                allowed = ", ".join(known)
                self._refuse(at, f"{name!r} is not known in {what}: use one of {allowed}")
            found[name] = self._value(value, known.get(name, 1), str(name), at)
        return found

    def _value(self, given: Any, known: Any, name: str, line: int) -> Any:
        if isinstance(known, Mapping):
            return self.merged(given, known, name, line)
        if isinstance(known, list):
            return list(self._entries(given, known[0], name, line))
        if isinstance(known, str):
            if not isinstance(given, str):
                self._refuse(line, f"{name} is a text: write it in quotes")
            return str(given)
        if isinstance(given, bool) or not isinstance(given, int | float):
            self._refuse(line, f"{name} is a number, such as {known}")
        if not 0 <= given <= _LARGEST:
            self._refuse(line, f"{name} is a number from 0 to {_LARGEST:,}")
        return float(given) if isinstance(given, float) else int(given)

    def _entries(self, given: Any, known: Any, name: str, line: int) -> Iterator[Any]:
        if not isinstance(given, CommentedSeq):
            self._refuse(line, f"{name} is a list: each entry begun with a dash")
        for place, entry in enumerate(given):
            at = given.lc.item(place)[0] + 1
            yield self._value(entry, known, f"an entry of {name}", at)

    def _refuse(self, line: int, reason: str) -> NoReturn:
        raise ThresholdsError(
            message("{file}, line {line}: {reason}", file=self._file, line=line, reason=reason)
        )
