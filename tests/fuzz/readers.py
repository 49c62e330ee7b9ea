"""Fuzz the readers.

`python -m tests.fuzz.readers --minutes 10 [--seed N] [--only csv,xls] [--found FOLDER]`.

Hypothesis changes small valid files of every kind byte by byte (inside the archive, too, where a
file is one) and a worker process loads what comes of it. Nothing but Simpul's own errors may come
out, no file may take more than ten seconds of a processor, and no row may be lost in silence. What is found is
shrunk and written into the folder; then it exits with 1.
"""

import argparse
import io
import json
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from tests.fuzz.seeds import HEADER, seeds

HANGS = "it takes more than ten seconds"
"""Of processor time, which a busy machine does not lengthen (worker.py)."""
WAITS_AT_MOST = 300.0
WAITS = "it waits for something that never comes"
KILLED = 9
A_ROUND = 100
ENDINGS = {
    "mapping": "mapping.yaml",
    "locked": "xlsx",
    "calls": "csv",
    "payments": "csv",
    "trips": "csv",
    "licences": "csv",
    "ftm": "json",
    "note": "txt",
}
ARCHIVES = ("xlsx", "ods", "docx")
TOKENS = [
    *(
        b"\x00",
        b"\xff",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xc3",
        b"\x1a",
        b"\r",
        b"\n",
        b"\r\n",
        b"\t",
        b"  ",
        b"\xc2\x85",
    ),
    *(
        b'"',
        b"'",
        b",",
        b";",
        b"|",
        b"=",
        b"\\",
        b"\\ud800",
        b"{",
        b"}",
        b"[",
        b"]",
        b"[]",
        b"{}",
        b":",
        b"- ",
        b"&",
        b"*",
    ),
    *(
        b"null",
        b"true",
        b"NaN",
        b"-1",
        b"0",
        b"1e999",
        b"65535",
        b"1048576",
        b"4294967295",
        b"99999999999999999999",
    ),
    *(
        b"<",
        b"</",
        b"/>",
        b"<!DOCTYPE a>",
        b"<!--",
        b"<![CDATA[",
        b"&amp;",
        b"&#0;",
        b"&a;",
        b' r="XFD1048576"',
        b"<c/>",
    ),
    *(
        b"<row>",
        b"<a>",
        b"</a>",
        b"\xff\xff\xff\xff",
        b"\x00\x00\x00\x00",
        b"\xff\xff\xff\x7f",
        b"<<: *a",
        b"!!python/x ",
    ),
]

position = st.integers(0, 1 << 16)
change = st.one_of(
    st.tuples(st.just("put"), position, st.binary(min_size=1, max_size=4)),
    st.tuples(st.just("insert"), position, st.sampled_from(TOKENS)),
    st.tuples(st.just("over"), position, st.sampled_from(TOKENS)),
    st.tuples(st.just("cut"), position, st.integers(1, 200)),
    st.tuples(st.just("end"), position, st.just(0)),
    st.tuples(st.just("again"), position, st.integers(1, 300)),
    st.tuples(st.just("move"), position, position),
)
Change = tuple[str, int, bytes | int]


def changed(content: bytes, changes: list[Change]) -> bytes:
    """The content after these changes, each at a place taken modulo the length."""
    for kind, place, what in changes:
        at = place % (len(content) + 1)
        match kind, what:
            case ("put" | "over", bytes(new)):
                content = content[:at] + new + content[at + len(new) :]
            case ("insert", bytes(new)):
                content = content[:at] + new + content[at:]
            case ("cut", int(length)):
                content = content[:at] + content[at + length :]
            case ("end", _):
                content = content[:at]
            case ("again", int(times)):
                content = content[:at] + content[at : at + 40] * times + content[at:]
            case ("move", int(other)):
                content = content[:at] + content[other % (len(content) + 1) :][:60] + content[at:]
    return content[: 1 << 20]


def inside(archive: bytes, part: int, changes: list[Change]) -> bytes:
    """An archive of which one part is changed."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        for name in names:
            content = old.read(name)
            new.writestr(
                name, changed(content, changes) if name == names[part % len(names)] else content
            )
    return result.getvalue()


class Worker:
    """The process that loads, started anew when it hung or died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def examine(self, paths: list[Path]) -> str:
        """What is wrong with how these files load, empty when nothing is."""
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            command = [sys.executable, "-W", "ignore", "-m", "tests.fuzz.worker"]
            streams = {
                "stdin": subprocess.PIPE,
                "stdout": subprocess.PIPE,
                "stderr": subprocess.DEVNULL,
            }
            self._process = subprocess.Popen(command, text=True, **streams)
        process = self._process
        late = Timer(WAITS_AT_MOST, process.kill)
        late.start()
        try:
            process.stdin.write(json.dumps([str(path) for path in paths]) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            late.cancel()
        if line:
            return json.loads(line)
        process.wait()
        self.close()
        ended_by = -process.returncode
        if ended_by == getattr(signal, "SIGXCPU", None):
            return HANGS
        return WAITS if ended_by == KILLED else f"the process died ({process.returncode})"

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process.stdin.close()
            self._process.stdout.close()
        self._process = None


@dataclass
class Fuzzing:
    """What was tried and what was found."""

    folder: Path
    found: Path
    worker: Worker = field(default_factory=Worker)
    tried: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    findings: dict[tuple[str, str], Path] = field(default_factory=dict)

    def round(self, kind: str, original: bytes, number: int, examples: int) -> None:
        """Try some changes of one file.

        What is found is shrunk, written, and passed over from then on.
        """
        started = time.monotonic()
        last: list[tuple[str, bytes]] = []

        def check(part: int | None, changes: list[Change]) -> None:
            content = (
                changed(original, changes) if part is None else inside(original, part, changes)
            )
            self.tried[kind] += 1
            wrong = self._examine(kind, content)
            if wrong and (kind, _signature(wrong)) not in self.findings:
                if wrong in (HANGS, WAITS):  # each step of shrinking it would take as long again
                    self._write(kind, wrong, content)
                    return
                last[:] = [(wrong, content)]
                raise AssertionError(_signature(wrong))

        try:
            _with_hypothesis(check, kind in ARCHIVES, number, examples)
        except AssertionError:
            self._write(kind, *last[0])
        self.seconds[kind] += time.monotonic() - started

    def _examine(self, kind: str, content: bytes) -> str:
        path = self.folder / f"a.{ENDINGS.get(kind, kind)}"
        path.write_bytes(content)
        if kind != "mapping":
            return self.worker.examine([path])
        data = self.folder / "a.csv"
        data.write_text(
            ",".join(HEADER) + "\nK-1,05-01-2024,Budi,calo,,081234567890\n", encoding="utf-8"
        )
        return self.worker.examine([path, data])

    def _write(self, kind: str, wrong: str, content: bytes) -> None:
        self.found.mkdir(parents=True, exist_ok=True)
        path = self.found / f"{kind}-{len(self.findings)}.{ENDINGS.get(kind, kind)}"
        path.write_bytes(content)
        self.findings[kind, _signature(wrong)] = path
        print(f"{kind}: {wrong}\n  {path}", flush=True)


def _signature(wrong: str) -> str:
    return "".join(
        letter
        for letter in wrong.split(": ", maxsplit=1)[0]
        if not letter.isdigit() or "at " in wrong
    )


def _with_hypothesis(
    check: Callable[[int | None, list[Change]], None], archive: bool, number: int, examples: int
) -> None:
    parts = st.none() | st.integers(0, 15) if archive else st.none()
    run = given(part=parts, changes=st.lists(change, min_size=1, max_size=6))(check)
    quiet = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        print_blob=False,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    seeded(number)(quiet(run))()


def fuzz(
    kinds: list[str], seconds: float, seed: int, found: Path, examples: int = A_ROUND
) -> Fuzzing:
    """Go round the kinds until the time is spent, each at least once."""
    files = seeds()
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        fuzzing = Fuzzing(Path(folder), found)
        number = seed
        try:
            while number == seed or time.monotonic() < end:
                for kind in kinds or list(files):
                    fuzzing.round(kind, files[kind], number, examples)
                    if number > seed and time.monotonic() >= end:
                        break
                number += 1
        finally:
            fuzzing.worker.close()
    return fuzzing


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="kinds, separated by commas")
    parser.add_argument("--found", type=Path, default=Path("fuzz-findings"))
    given_ = parser.parse_args()
    fuzzing = fuzz(
        list(filter(None, given_.only.split(","))), given_.minutes * 60, given_.seed, given_.found
    )
    for kind, count in fuzzing.tried.items():
        print(f"{kind:8} {count:7} examples {count / fuzzing.seconds[kind]:7.1f}/s")
    print(f"{sum(fuzzing.tried.values())} examples, {len(fuzzing.findings)} findings")
    return 1 if fuzzing.findings else 0


if __name__ == "__main__":
    sys.exit(main())
