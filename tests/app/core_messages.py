"""What the core says to people: the texts of errors and issues, as they stand in the source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from graph import errors

ROOT = Path(__file__).parents[2]
ROOMS = ("app", "graph", "loaders")
ERRORS = {
    name
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, errors.SimpulError)
}
NOTING = {"error", "warn", "Issue", "reject", "_note", "_warn"}
"""Calls that note an issue."""
SAID = {"reason", "mend"}
"""Their arguments that a person reads."""
_FIELD = re.compile(r"\{[^}]*\}|\W|\d")
"""What needs no translation."""
_VALUE = re.compile(r"^\{\w+(![rs])?\}: ")
"""The value in front, which is left out where it stands beside the text anyway."""


def core_messages() -> set[str]:
    """Every text that an error or issue is made of; what is wrong apart from what to do."""
    found: set[str] = set()
    for tree in _trees():
        found.update(_messages_in(tree))
    halves = {half for text in found for half in text.split("; ")}
    halves |= {_VALUE.sub("", half) for half in halves}
    return {half for half in halves if " " in half.strip() and _FIELD.sub("", half)}


def plain_texts() -> set[str]:
    """Every text of the source that may be said, wherever it stands."""
    found: set[str] = set()
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.update((node.value, *node.value.split("; ")))
    return found


def _trees() -> Iterator[ast.Module]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"))


def _messages_in(tree: ast.Module) -> Iterator[str]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            yield from _said_by(call)


def _said_by(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    named = [keyword.value for keyword in call.keywords if keyword.arg in SAID]
    if name == "message":
        said = call.args[:1]
    elif name in ERRORS:
        said = [*call.args[:2], *named]
    elif name == "Advice":
        said = call.args
    elif name in NOTING:
        said = [*call.args[1:5], *named]
    else:
        return
    for argument in said:
        yield from _texts(argument)


def _texts(argument: ast.expr) -> Iterator[str]:
    """The texts of an argument that is one, or one of two."""
    match argument:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one)
            yield from _texts(other)
