"""What Simpul stands on: `python -m tests.supply BOM` says what is known against it.

The locked versions (`.requirements.lock`) are asked of the registry's advisories by pip-audit, and
what is installed here is written to BOM as a CycloneDX bill of materials. It fails where an
advisory names a version that mends it; newer ones are then locked by `uv pip compile pyproject.toml
--extra encrypted --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o
.requirements.lock`. What the registry could not be asked about is counted and said, never taken for
sound.
"""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCK = ROOT / ".requirements.lock"


@dataclass(frozen=True, slots=True)
class Advisory:
    """A known weakness of one locked version."""

    package: str
    version: str
    id: str
    mended_in: tuple[str, ...]


def declared() -> list[Requirement]:
    """What pyproject says that Simpul needs to run."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [Requirement(line) for line in said["project"]["dependencies"]]


def locked(text: str) -> dict[str, list[Version]]:
    """The versions of each package that a lock file names: one, or one for each kind of machine."""
    found: dict[str, list[Version]] = {}
    for line in text.splitlines():
        if line and not line.startswith((" ", "#")):
            name, _, version = line.split(";")[0].strip(" \\").partition("==")
            found.setdefault(canonicalize_name(name), []).append(Version(version))

    return found


def bill_of_materials() -> dict[str, Any]:
    """What is installed beside this Python, as CycloneDX tells it."""
    made = _run("cyclonedx_py", "environment", "--pyproject", "pyproject.toml", "--of", "JSON")
    bill: dict[str, Any] = json.loads(made)
    return bill


def licences(component: Mapping[str, Any]) -> Iterator[str]:
    """Every licence that a component of a bill of materials names."""
    for entry in component.get("licenses", ()):
        named = entry.get("license", {})
        yield entry.get("expression") or named.get("id") or named.get("name", "")


def advisories() -> tuple[list[Advisory], int, int]:
    """What is known against the locked versions; how many were asked about, and how many not."""
    asked = ("--requirement", str(LOCK), "--no-deps", "--disable-pip", "--progress-spinner", "off")
    told = json.loads(_run("pip_audit", "--format", "json", *asked, may_fail=True))
    found = []
    skipped = 0
    for package in told["dependencies"]:
        skipped += "skip_reason" in package
        found += [
            Advisory(package["name"], package["version"], weak["id"], tuple(weak["fix_versions"]))
            for weak in package.get("vulns", ())
        ]

    return found, len(told["dependencies"]) - skipped, skipped


def _run(module: str, *arguments: str, may_fail: bool = False) -> str:
    """What a program of the tests prints; one that has something to tell exits with 1 as well."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=not may_fail,
    )
    if not done.stdout:
        raise SystemExit(done.stderr)
    return done.stdout


def main() -> None:
    """Write the bill of materials, ask for advisories, print both outcomes."""
    bill = bill_of_materials()
    Path(sys.argv[1]).write_text(json.dumps(bill, indent=1), encoding="utf-8")
    print(f"bill of materials: {len(bill['components'])} components")

    found, asked, skipped = advisories()
    print(f"advisories: {asked} locked packages asked about, {skipped} unknown to the registry")
    for weak in found:
        mend = f"mended in {', '.join(weak.mended_in)}" if weak.mended_in else "not mended yet"
        print(f"  {weak.package} {weak.version}: {weak.id}, {mend}")
    if any(weak.mended_in for weak in found):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
