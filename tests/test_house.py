"""The house itself: the README is true, the packages hold what they need."""

import doctest
import importlib
import re
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import cli

ROOT = Path(__file__).parents[1]


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_in_the_readme_exists():
    known = {command.name or command.callback.__name__ for command in cli.registered_commands}
    named = set(re.findall(r"^simpul (\w+)", readme(), re.MULTILINE)) | set(
        re.findall(r"&& simpul (\w+)", readme())
    )
    assert named
    assert named <= known


def test_options_in_the_readme_exist():
    help_text = {}
    for line in re.findall(r"^simpul (.+?)(?:\s+#.*)?$", readme(), re.MULTILINE):
        command, *rest = line.split()
        if command not in help_text:
            help_text[command] = (
                CliRunner().invoke(cli, [command, "--help"], env={"COLUMNS": "200"}).output
            )
        for option in (each for each in rest if each.startswith("--")):
            assert option in help_text[command], (command, option)


def test_every_path_in_the_readme_exists():
    for path in re.findall(r"\]\(([\w./-]+)\)", readme()):
        assert (ROOT / path).exists(), path


def test_the_two_set_up_commands_stand_there():
    assert "pip install . && simpul demo" in readme()
    assert 'pip install ".[test]" && pytest' in readme()


def test_the_check_line_is_the_same_in_readme_and_ci():
    line = "ruff check . && ruff format --check . && mypy && lint-imports && pytest"
    assert line in readme()
    assert line in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path",
    [
        path
        for room in ("app", "graph", "loaders")
        for path in sorted((ROOT / room).rglob("*.py"))
        if ">>> " in path.read_text(encoding="utf-8")
    ],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_examples_in_docstrings_run(path):
    module = importlib.import_module(
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    )
    assert doctest.testmod(module).failed == 0


def test_data_files_travel_with_the_packages():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    data = settings["tool"]["setuptools"]["package-data"]
    for package in ("app", "graph", "loaders"):
        patterns = {pattern.rpartition("*")[2] for pattern in data[package]} | {"py.typed"}
        for path in (ROOT / package).rglob("*"):
            if path.is_file() and path.suffix not in {".py", ".pyc", ""}:
                assert path.suffix in patterns or path.name in patterns, path


def test_what_shares_something_costly_is_run_on_one_core(request):
    if not hasattr(request.config, "workerinput"):
        pytest.skip("all tests are run on one core")
    assert request.node.nodeid.endswith("@tests/test_house.py")
