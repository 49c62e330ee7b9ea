"""What Simpul stands on is locked, told, and may be handed on with it."""

import re
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.supply import LOCK, bill_of_materials, declared, licences, locked

MAY_BE_HANDED_ON = re.compile(
    r"MIT|BSD|Apache|ISC|MPL|Mozilla|PSF|Python|LGPL|Lesser|Zlib|CC0|Unlicense|HPND|DFSG|GPL-2\.0-or"
    r"|GPL-2\.0\+|GPLv2 or later|GPL-3|WTFPL|zlib|Public Domain"
)
"""Licences whose code may be part of a work under the GPL, version 3 or later."""
SAID_ELSEWHERE = {
    "asttokens": "Apache-2.0, in its LICENSE",
    "igraph": "GPL-2.0-or-later, in its LICENSE",
    "protobuf": "BSD-3-Clause, in its LICENSE",
    "pydeck": "Apache-2.0, in its LICENSE",
    "pypdfium2": "BSD-3-Clause and Apache-2.0, in its LICENSES",
    "pyrage": "MIT, in its repository",
    "pyvis": "BSD-3-Clause, in its LICENSE_BSD.txt",
}
"""Packages whose metadata name no licence, and where it stands."""


def test_each_package_that_is_needed_is_locked_to_a_version_that_will_do():
    versions = locked(LOCK.read_text(encoding="utf-8"))
    for needed in declared():
        for version in versions[canonicalize_name(needed.name)]:
            assert version in needed.specifier, needed


def test_each_locked_package_is_known_by_its_digests_and_by_no_address():
    text = LOCK.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == sum(map(len, locked(text).values()))
    for entry in entries:
        assert "--hash=sha256:" in entry, entry
    assert "://" not in text


@pytest.mark.slow
def test_the_bill_of_materials_names_everything_and_its_licence():
    bill = bill_of_materials()
    components = {canonicalize_name(part["name"]): part for part in bill["components"]}
    needed = _needed()
    assert {canonicalize_name(part.name) for part in declared()} <= needed
    for name in needed:
        assert components[name]["version"], name
        said = list(licences(components[name])) or [SAID_ELSEWHERE.get(name, "")]
        assert any(MAY_BE_HANDED_ON.search(licence) for licence in said), (name, said)


def _needed() -> set[str]:
    """What Simpul needs here to run, and what that needs in its turn."""
    found: set[str] = set()
    waiting = declared()
    while waiting:
        name = canonicalize_name(waiting.pop().name)
        if name in found:
            continue
        found.add(name)
        needs = [Requirement(line) for line in requires(name) or ()]
        waiting += [
            part for part in needs if not part.marker or part.marker.evaluate({"extra": ""})
        ]

    return found
