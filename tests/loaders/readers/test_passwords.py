"""Workbooks that have a password.

Opened in memory with the right one, refused in plain words without it.
"""

import io
import struct
import tempfile
import zipfile
from hashlib import md5
from pathlib import Path

import msgspec
import msoffcrypto
import pytest
from msoffcrypto.method.rc4 import DocumentRC4

from graph.errors import UnreadableFile
from loaders.load import load, plan_load
from loaders.readers.limits.xls import records as split
from loaders.readers.passwords import no_passwords
from loaders.readers.registry import read_tables
from tests.fuzz.seeds import PASSWORD, seeds
from tests.loaders.readers.old_workbook import container, grid, record, records
from tests.loaders.readers.test_hostile_files import bomb

ROWS = [["Nomor Pengaduan", "Nama", "Peran"], ["K-1", "Ani", "calo"], ["K-2", "Budi", "calo"]]
SALT = bytes(range(16))
NOT_ENCRYPTED = (0x0809, 0x002F)


def right(name: str) -> list[str]:
    return ["salah", PASSWORD]


def wrong(name: str) -> list[str]:
    return ["salah", "juga salah"]


def locked_xls() -> bytes:
    """An old workbook as Excel 97 encrypts it.

    RC4, which undoes itself, over all but the heads of records.
    """
    verifier = bytes(16)
    proof = DocumentRC4.decrypt(
        PASSWORD, SALT, io.BytesIO(verifier + md5(verifier).digest())
    ).read()
    plain = records(grid(ROWS), before=record(0x002F, struct.pack("<HHH", 1, 1, 1) + SALT + proof))
    covered = DocumentRC4.decrypt(PASSWORD, SALT, io.BytesIO(plain), blocksize=1024).read()
    stream, at = b"", 0
    for kind, body in split(plain):
        start, end = at + 4, at + 4 + len(body)
        shown = len(body) if kind in NOT_ENCRYPTED else 4 if kind == 0x0085 else 0
        stream += plain[at : start + shown] + covered[start + shown : end]
        at = end
    return container(stream)


def locked_xlsx() -> bytes:
    return seeds()["locked"]


FILES = {"a.xlsx": locked_xlsx, "a.xlsm": locked_xlsx, "a.xls": locked_xls}


@pytest.fixture(params=FILES)
def locked(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / request.param
    path.write_bytes(FILES[request.param]())
    return path


def test_right_password_opens_it(locked: Path) -> None:
    (table,) = read_tables(locked, passwords=right)
    assert [row.values["Nomor Pengaduan"] for row in table.rows()][:2] in (
        ["K-1", "K-1"],
        ["K-1", "K-2"],
    )


def test_wrong_password_is_said_to_be_wrong(locked: Path) -> None:
    with pytest.raises(
        UnreadableFile, match=rf"{locked.name} does not open with the password given; check it"
    ):
        list(read_tables(locked, passwords=wrong))


def test_without_a_password_it_says_what_to_do(locked: Path) -> None:
    plan = plan_load([locked])
    (issue,) = plan.issues
    assert (issue.file, issue.reason) == (locked.name, f"{locked.name} has a password")
    assert "SIMPUL_FILE_PASSWORD" in issue.mend
    assert plan.tables == ()


def test_the_password_is_asked_for_by_the_name_of_the_file_and_only_when_there_is_one(
    tmp_path: Path,
) -> None:
    (tmp_path / "terbuka.xlsx").write_bytes(seeds()["xlsx"])
    (tmp_path / "terkunci.xlsx").write_bytes(locked_xlsx())
    asked: list[str] = []

    def ask(name: str) -> list[str]:
        asked.append(name)
        return [PASSWORD]

    plan = plan_load([tmp_path], passwords=ask)
    assert asked == ["terkunci.xlsx"]
    assert {table.file for table in plan.tables} == {"terbuka.xlsx", "terkunci.xlsx"}


def test_a_plan_holds_no_password_and_loads_with_it(locked: Path) -> None:
    plan = plan_load([locked], passwords=right)
    assert PASSWORD not in repr(plan)
    assert PASSWORD.encode() not in msgspec.json.encode(plan)
    assert any(not loaded.rejected for loaded in load(plan, passwords=right))
    with pytest.raises(UnreadableFile, match="has a password"):
        list(load(plan, passwords=no_passwords))


def test_decrypted_bytes_are_never_written(
    locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no place for temporary files and nothing else written, all of it happens in memory."""
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    (table,) = read_tables(locked, passwords=right)
    assert list(table.rows())
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_encryption_that_takes_minutes_to_try_is_refused(tmp_path: Path) -> None:
    content = locked_xlsx()
    assert content.count(b'spinCount="100000"') == 1
    (tmp_path / "a.xlsx").write_bytes(content.replace(b'spinCount="100000"', b'spinCount="999999"'))
    with pytest.raises(UnreadableFile, match="takes minutes"):
        list(read_tables(tmp_path / "a.xlsx", passwords=right))


def test_entities_in_the_description_of_the_encryption_are_refused(tmp_path: Path) -> None:
    content = locked_xlsx()
    start = content.index(b"<?xml")
    (tmp_path / "a.xlsx").write_bytes(content[:start] + b"<!DOCTYPE a>" + content[start + 12 :])
    with pytest.raises(UnreadableFile, match="declares"):
        list(read_tables(tmp_path / "a.xlsx", passwords=right))


def test_what_is_within_is_held_to_the_same_limits(tmp_path: Path) -> None:
    locked = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(_with_types(bomb()))).encrypt(PASSWORD, locked)
    (tmp_path / "a.xlsx").write_bytes(locked.getvalue())
    with pytest.raises(UnreadableFile, match="more than is allowed"):
        list(read_tables(tmp_path / "a.xlsx", passwords=right))


def _with_types(archive: bytes) -> bytes:
    content = io.BytesIO(archive)
    with zipfile.ZipFile(content, "a") as opened:
        types = "http://schemas.openxmlformats.org/package/2006/content-types"
        opened.writestr("[Content_Types].xml", f'<Types xmlns="{types}"/>')
    return content.getvalue()
