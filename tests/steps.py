"""Work counted in steps, which are the same on every machine: lines run, characters searched."""

import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).parents[1]
_OURS = (str(ROOT / "loaders"), str(ROOT / "graph"))


def _lines_run(work: Callable[[], object]) -> int:
    """How many lines of the loaders and the graph a piece of work runs."""
    count = 0

    def follow(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(_OURS):
            return None
        count += event == "line"
        return follow

    before = sys.gettrace()
    sys.settrace(follow)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


class _CountedPattern:
    """A regular expression that counts the characters it is asked to search."""

    def __init__(self, pattern: re.Pattern[str], add: Callable[[int], None]) -> None:
        self._pattern, self._add = pattern, add

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def _searched(self, text: str, start: int = 0, end: int = sys.maxsize) -> int:
        return max(0, min(end, len(text)) - max(0, start))

    def search(self, text: str, *window: int) -> re.Match[str] | None:
        found = self._pattern.search(text, *window)
        start = window[0] if window else 0
        self._add(found.end() - max(0, start) if found else self._searched(text, *window))
        return found

    def match(self, text: str, *window: int) -> re.Match[str] | None:
        found = self._pattern.match(text, *window)
        self._add(len(found[0]) if found else 1)
        return found

    def fullmatch(self, text: str, *window: int) -> re.Match[str] | None:
        self._add(self._searched(text, *window))
        return self._pattern.fullmatch(text, *window)

    def finditer(self, text: str, *window: int) -> Iterable[re.Match[str]]:
        self._add(self._searched(text, *window))
        return self._pattern.finditer(text, *window)

    def findall(self, text: str) -> list[Any]:
        self._add(len(text))
        return self._pattern.findall(text)

    def sub(self, replacement: Any, text: str, **options: int) -> str:
        self._add(len(text))
        return self._pattern.sub(replacement, text, **options)

    def split(self, text: str, **options: int) -> list[Any]:
        self._add(len(text))
        return self._pattern.split(text, **options)


def modules_of(package: ModuleType) -> list[ModuleType]:
    """A package's own modules, imported."""
    names = [module.name for module in pkgutil.iter_modules(package.__path__)]
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def patterns_of(modules: Iterable[ModuleType]) -> dict[str, re.Pattern[str]]:
    """Every regular expression that stands in the modules, by module and name."""
    found: dict[str, re.Pattern[str]] = {}
    for module in modules:
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                found[f"{module.__name__}.{name}"] = value
    return found


def steps_of(work: Callable[[], object], modules: Iterable[ModuleType] = ()) -> dict[str, int]:
    """The lines that a piece of work runs, and the characters that the modules' patterns search."""
    searched = 0

    def add(characters: int) -> None:
        nonlocal searched
        searched += 1 + characters

    with ExitStack() as stack:
        for place, pattern in patterns_of(modules).items():
            stack.enter_context(patch(place, _CountedPattern(pattern, add)))
        lines = _lines_run(work)
    return {"lines": lines, "characters": searched}


def assert_in_proportion(steps: Callable[[int], dict[str, int]], size: int) -> None:
    """Fail where twice the size, and twice that again, take much more than twice the steps."""
    steps(size // 2)  # what is remembered from now on is not counted
    few, more, most = (steps(size * times) for times in (1, 2, 4))
    fixed = 2_000
    for kind in few:
        counts = few[kind], more[kind], most[kind]
        assert more[kind] <= 2.3 * few[kind] + fixed, (kind, counts)
        assert most[kind] <= 2.3 * more[kind] + fixed, (kind, counts)
