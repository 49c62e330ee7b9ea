"""Killing work at random moments, and looking at what is left.

Decisions.
This process only imports and forks: each piece of work, and each look at what it left, runs in a
child of its own, that starts at once and shares nothing with another.
A third of the kills come at any moment of the work; the others shortly after anything was written,
or the store itself, since that is where it would hurt.
What counts is what a person would find: the files are sound, the log is whole, everything is as
before or as afterwards, and running the same again ends where it would have ended.
"""

import json
import os
import random
import shutil
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.stores import open_store
from graph.stores.backups import check_backup
from tests.faults.work import BACKUP, WORK, Work, damage_of, log_of, state, uri_of

_LOOK_SECONDS = 0.001
_MUCH = 16_384
_SOON = 0.02
"""A kill after a write comes within so many seconds of its first bytes."""
_MOST_TRIES = 20


@dataclass(slots=True)
class Found:
    """What was found after the kills of one kind of work."""

    work: str
    kills: int = 0
    left: Counter[str] = field(default_factory=Counter)
    """How often it was found as before, in parts, or done already."""
    wrong: list[str] = field(default_factory=list)


class Ground:
    """One kind of work, made ready once, to be killed as often as wanted."""

    def __init__(self, work: Work, folder: Path) -> None:
        """Do it once whole, to know where it ends and how long it takes."""
        self.work = work
        self.before, self.done = folder / "before", folder / "done"
        self.place = folder / "killed"
        self.before.mkdir(parents=True)
        in_child(work.begin, self.before)
        self.states = {"before": in_child(look, work, self.before)}
        shutil.copytree(self.before, self.done)
        between = folder / "between"
        shutil.copytree(self.before, between)
        in_child(work.between, between)
        self.states["between"] = in_child(look, work, between)
        started = time.monotonic()
        in_child(work.do, self.done)
        self.seconds = time.monotonic() - started
        self.states["done"] = in_child(look, work, self.done)

    def kill(self, chance: random.Random) -> Iterator[str]:
        """Kill it once, and say what is wrong; first of all what it left."""
        for _ in range(_MOST_TRIES):
            shutil.rmtree(self.place, ignore_errors=True)
            shutil.copytree(self.before, self.place)
            if self._killed(chance):
                break
        else:
            raise AssertionError(f"{self.work.name} is always done before it is killed")
        half_made = list(self.place.glob("*.part"))
        left, wrong = in_child(judge, self.work, self.place, self.states)
        yield f"{left} beside half-made files" if half_made else left
        yield from wrong
        in_child(self.work.do, self.place)
        yield from in_child(judge_end, self.work, self.place, self.states["done"])

    def _killed(self, chance: random.Random) -> bool:
        """Start it and kill it; False when it was done before."""
        child = os.fork()
        if not child:
            _run_and_exit(lambda: self.work.do(self.place))
        when = chance.choice(("any time", "a file is written", "the store is written"))
        if when == "any time":
            time.sleep(chance.uniform(0, self.seconds))
        else:
            self._wait_for_a_write(child, "" if when == "a file is written" else self.work.store)
            time.sleep(chance.uniform(0, _SOON))
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        return os.WIFSIGNALED(status)

    def _wait_for_a_write(self, child: int, begins: str) -> None:
        begun = _written(self.place, begins)
        ends = time.monotonic() + 2 * self.seconds
        while time.monotonic() < ends and _written(self.place, begins) < begun + _MUCH:
            time.sleep(_LOOK_SECONDS)
            if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                return


def _written(folder: Path, begins: str) -> int:
    """Bytes of all files, or of those beside each other whose names begin so.

    Not of those that SQLite makes as soon as a store is opened.
    """
    size = 0
    for path in folder.glob(f"{begins}*") if begins else folder.rglob("*"):
        with suppress(FileNotFoundError):
            size += 0 if path.is_dir() or path.suffix.endswith("-shm") else path.stat().st_size
    return size


def look(work: Work, folder: Path) -> Any:
    """What the store of some work holds; nothing of one that is not brought up yet."""
    file = folder / work.store
    if work.name == "migrate" and folder.name != "done":
        return None
    with open_store(uri_of(file)) as store:
        return state(store)


def judge(work: Work, folder: Path, states: dict[str, Any]) -> tuple[str, list[str]]:
    """What was left by a kill, and what of it is wrong."""
    wrong = damage_of(folder)
    file = folder / work.store
    if work.name == "migrate":  # to look by ourselves would bring it up
        return "not looked into", wrong
    with open_store(uri_of(file)) as store:
        wrong += log_of(store)
        found = json.loads(json.dumps(state(store)))
    for name, known in states.items():
        if found == known:
            return name, wrong
    done = states["done"]
    if work.in_parts:
        whole = done[work.in_parts]
        torn = [one for one, held in found[work.in_parts].items() if whole[one] != held]
        wrong += [f"{one} is there in part" for one in torn]
    elif found["reported"] not in [known["reported"] for known in states.values()]:
        wrong.append("what was reported is neither as before nor as afterwards")
    graph = (found["derived"], found["entities"])
    if graph not in [(known["derived"], known["entities"]) for known in states.values()]:
        wrong.append("the graph is neither as before nor as afterwards")
    return "in parts", wrong


def judge_end(work: Work, folder: Path, done: Any) -> list[str]:
    """What is wrong after the same work was done once more."""
    wrong = damage_of(folder)
    with open_store(uri_of(folder / work.store)) as store:
        wrong += log_of(store)
        found = json.loads(json.dumps(state(store)))
    differing = [kind for kind in done if found[kind] != done[kind]]
    if differing:
        wrong.append(f"after running it again these differ: {', '.join(differing)}")
    left = [path.name for path in folder.glob("*.part")]
    if work.name in {"backup", "restore", "forget", "migrate", "rekey"} and left:
        wrong.append(f"left lying: {', '.join(left)}")
    if work.name == "backup":
        check_backup(folder / BACKUP)
    return wrong


# ---- children


def in_child(do: Callable[..., Any], *given: Any) -> Any:
    """What a function answers in a process of its own; raises AssertionError where it fails."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _run_and_exit(lambda: _answer(writing, do(*given)))
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answered = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise AssertionError(f"{do.__name__} failed in a child: see above")
    return json.loads(answered)


def _answer(pipe: int, answer: Any) -> None:
    with os.fdopen(pipe, "wb") as file:
        file.write(json.dumps(answer).encode())


def _run_and_exit(do: Callable[[], None]) -> None:
    try:
        do()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


# ---- all of it


def run(kills: int, folder: Path, *, seed: int, told: Callable[[str], None]) -> list[Found]:
    """Kill all kinds of work in turn, and say what was found."""
    chance = random.Random(seed)
    found = []
    for at, work in enumerate(WORK):
        ground = Ground(work, folder / work.name)
        one = Found(work.name)
        for _ in range(kills // len(WORK) + (at < kills % len(WORK))):
            left, *wrong = ground.kill(chance)
            one.kills += 1
            one.left[left] += 1
            one.wrong += wrong
        found.append(one)
        lefts = ", ".join(f"{name} {count}" for name, count in sorted(one.left.items()))
        told(f"{one.work:14} {one.kills:4} kills in {ground.seconds:.1f} s of work: {lefts}")
        for text in one.wrong:
            told(f"  WRONG {text}")
        shutil.rmtree(folder / work.name, ignore_errors=True)
    return found
