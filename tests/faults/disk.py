"""Disks that are full or may only be read, without being root."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """No file of this process can grow beyond this meanwhile, as on a disk that is full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)


@cache
def may_mount() -> bool:
    """Whether this account may mount disks of its own (Linux, user namespaces)."""
    try:
        tried = subprocess.run(["unshare", *_OWN, "true"], capture_output=True, check=False)
    except OSError:
        return False
    return tried.returncode == 0


_OWN = ("--user", "--map-root-user", "--mount")


def with_mounts(mounts: str, code: str, *given: str | Path) -> str:
    """What Python code prints that is run where these commands of the shell were run first."""
    ran = subprocess.run(
        [
            *("unshare", *_OWN, "sh", "-c"),
            f'{mounts}\nshift 0; exec "{sys.executable}" -c "$CODE" "$@"',
            "sh",
            *map(str, given),
        ],
        cwd=ROOT,
        env={**os.environ, "CODE": code, "SIMPUL_LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout
