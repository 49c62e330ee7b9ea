"""The house itself: documents name only what exists, the packages hold what they need."""

import doctest
import importlib
import importlib.util
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import click
import pytest
import typer

from app.cli import cli
from app.settings import Settings
from tests import house

ROOT = Path(__file__).parents[1]
ROOMS = ("app", "graph", "loaders")
HELP = ROOT / "app" / "help"
BENCH = ROOT / "tests" / "bench" / "README.md"
DOCUMENTS = (ROOT / "README.md", BENCH, *sorted(HELP.glob("*.md")))
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]
DOCUMENT = pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+(?:\n[^`\n]+)?)`")
_CALL = re.compile(r"(?:^|\s|&& )simpul ([^#&;|]+)")
_OPTION = re.compile(r"(?<!\S)(--?[a-z][a-z-]*)(?=[\s=]|$)")
_VARIABLE = re.compile(r"\bSIMPUL_[A-Z0-9_]*[A-Z0-9]")
_PLACE = re.compile(r"(?<![\w/.])(?:app|graph|loaders|tests|\.ci)/[\w./-]*\w/?")
_MODULE = re.compile(r"python -m ((?:app|graph|loaders|tests)[\w.]*)(.*)")


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(document: Path) -> list[str]:
    """The lines of its shell blocks, without their comments."""
    found = _FENCED.findall(document.read_text(encoding="utf-8"))
    lines = [line for kind, block in found if kind == "sh" for line in block.splitlines()]
    return [re.sub(r"(^|\s)#.*", "", line).strip() for line in lines]


def spans(document: Path) -> list[str]:
    """What stands between backticks in its sentences, each in one line."""
    prose = _FENCED.sub("", document.read_text(encoding="utf-8"))
    return [" ".join(span.split()) for span in _INLINE.findall(prose)]


def calls(lines: list[str]) -> Iterator[list[str]]:
    """Every `simpul ...` of these lines, parted as a shell does."""
    for line in lines:
        for call in _CALL.findall(line):
            yield shlex.split(call)


def commands() -> dict[str, click.Command]:
    group: Any = typer.main.get_command(cli)
    return dict(group.commands)


def options_of(command: click.Command) -> set[str]:
    named = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
    return named | {"--help", "-h"}


def quoted_options(source: str) -> set[str]:
    """The options that a module gives to its parser."""
    return set(re.findall(r'"(--?[a-z][a-z-]*)"', source))


def source_of(module: str) -> str:
    is_package = (ROOT / module.replace(".", "/")).is_dir()
    found = importlib.util.find_spec(f"{module}.__main__" if is_package else module)
    assert found and found.origin, module
    return Path(found.origin).read_text(encoding="utf-8")


@DOCUMENT
def test_every_command_that_is_named_exists(document):
    named = {call[0] for call in calls(blocks(document) + spans(document))} - {"COMMAND"}
    assert named <= {*commands(), *options_of(typer.main.get_command(cli))}


def test_commands_are_found_in_the_readme_and_in_every_page_of_help():
    for document in DOCUMENTS:
        if document != BENCH:
            assert list(calls(blocks(document) + spans(document))), document


@DOCUMENT
def test_examples_are_what_their_commands_take(document):
    known = commands()
    for name, *given in calls(blocks(document)):
        if "--help" not in given:
            known[name].make_context(name, given)  # raises click.UsageError where click would


@DOCUMENT
def test_every_option_beside_a_command_is_one_of_its_own(document):
    known = {name: options_of(command) for name, command in commands().items()}
    for name, *given in calls(spans(document)):
        options = {word for word in given if word.startswith("-")}
        assert options <= known.get(name, {"--help"}), (name, options)


@DOCUMENT
def test_every_option_that_stands_alone_is_one_of_some_command(document):
    known = {option for command in commands().values() for option in options_of(command)}
    if document == BENCH:
        for path in BENCH.parent.glob("*.py"):
            known |= quoted_options(path.read_text(encoding="utf-8"))
    alone = {span for span in spans(document) if span.startswith("-")}
    named = {option for span in alone for option in _OPTION.findall(span)}
    assert named <= known


@DOCUMENT
def test_every_variable_that_is_named_is_read(document):
    known = {f"SIMPUL_{field.name.upper()}" for field in fields(Settings)}
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            known |= set(_VARIABLE.findall(path.read_text(encoding="utf-8")))
    assert set(_VARIABLE.findall(document.read_text(encoding="utf-8"))) <= known


@DOCUMENT
def test_every_place_in_the_house_that_is_named_exists(document):
    text = document.read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(([\w./-]+)\)", text))
    missing = [place for place in {*_PLACE.findall(text), *linked} if not (ROOT / place).exists()]
    assert missing == []


@DOCUMENT
def test_every_module_that_is_to_be_run_exists_and_takes_its_options(document):
    for line in blocks(document) + spans(document):
        for module, given in _MODULE.findall(line):
            assert set(_OPTION.findall(given)) <= quoted_options(source_of(module)), line


@pytest.mark.parametrize("topic", sorted({path.name.split(".")[0] for path in HELP.glob("*.md")}))
def test_a_page_has_the_same_commands_and_headings_in_both_languages(topic):
    indonesian, english = (HELP / f"{topic}.{language}.md" for language in ("id", "en"))
    assert list(map(shape, calls(blocks(indonesian)))) == list(map(shape, calls(blocks(english))))
    assert sorted(map(shape, calls(spans(indonesian)))) == sorted(map(shape, calls(spans(english))))
    assert len(headings(indonesian)) == len(headings(english))


def shape(call: list[str]) -> list[str]:
    """The command of a call and its options; what else it gives may be said in either language."""
    name, *given = call
    return [name, *(word for word in given if word.startswith("-"))]


def headings(document: Path) -> list[str]:
    prose = _FENCED.sub("", document.read_text(encoding="utf-8"))
    return re.findall(r"^#+ .+$", prose, re.MULTILINE)


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
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        if ">>> " in path.read_text(encoding="utf-8")
    ],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_examples_in_docstrings_run(path):
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    module = importlib.import_module(name.removesuffix(".__init__"))
    assert doctest.testmod(module).failed == 0


def test_data_files_travel_with_the_packages():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    data = settings["tool"]["setuptools"]["package-data"]
    for package in ROOMS:
        patterns = {pattern.rpartition("*")[2] for pattern in data[package]} | {"py.typed"}
        for path in (ROOT / package).rglob("*"):
            if path.is_file() and path.suffix not in {".py", ".pyc", ""}:
                assert path.suffix in patterns or path.name in patterns, path


def test_what_shares_something_costly_is_run_on_one_core(request):
    if not hasattr(request.config, "workerinput"):
        pytest.skip("all tests are run on one core")
    assert request.node.nodeid.endswith("@tests/test_house.py")


def test_the_house_meets_its_aims():
    missed = [figure for figure in house.measure(house.read_sources()) if not figure.holds]
    assert missed == []
