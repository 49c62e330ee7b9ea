"""What a viewer may know is decided in app/access alone, and a store is read through it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).parents[3] / "app"
DECIDING = {"access", "settings.py", "wording/labels.py", "cli/options.py"}
"""Where the audience is a type or a word; whoever looks elsewhere asks a question by its name."""
SHOWING = ("cli", "views", "components", "exports", "briefing", "rows", "drawing", "wording")


def names_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def modules_besides(left_out: set[str]) -> list[Path]:
    found = sorted(APP.rglob("*.py"))
    for place in left_out:
        found = [path for path in found if not path.is_relative_to(APP / place)]
    return found


@pytest.mark.parametrize("name", ["sees_protected", "Audience"])
def test_only_access_asks_for_the_rights_of_a_viewer(name):
    asking = [path for path in modules_besides(DECIDING) if name in names_in(path)]
    assert [str(path.relative_to(APP)) for path in asking] == []


@pytest.mark.parametrize("folder", SHOWING)
def test_what_shows_values_reads_none_unmasked(folder):
    asking = [path for path in (APP / folder).rglob("*.py") if "unmasked" in names_in(path)]
    assert [str(path.relative_to(APP)) for path in asking] == []


def test_the_workspace_only_wires():
    text = (APP / "workspace.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 150
    methods = [node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    assert methods == ["__init__", "close", "__enter__", "__exit__"]
