"""A pack fits its manifest to the byte; what does not is said, and a hostile one does no harm."""

import shutil
import stat
import subprocess
import zipfile

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from app.encryption import is_locked, lock, unlock
from app.packs.archive import MOST_ENTRIES, archive_bytes
from app.packs.manifest import MANIFEST, SIGNATURE
from app.packs.signature import NAMESPACE, read_signer, sign, signer_of
from app.packs.verifying import verify_pack
from graph.errors import InvalidValue, SettingsError, SimpulError, UnreadableFile
from tests.app.packs.hostile import FILES, declaring, good, manifest_of, overlapping, with_entry
from tests.app.packs.hostile import zipped as archived


def found(tmp_path, content, **given):
    path = tmp_path / "pack.zip"
    path.write_bytes(content)
    return verify_pack(path, **given)


def problems(tmp_path, content, **given):
    return [str(problem) for problem in found(tmp_path, content, **given).problems]


def keys(tmp_path, name="ani"):
    """A private key and a public one, as files of OpenSSH."""
    key = Ed25519PrivateKey.generate()
    private, public = tmp_path / name, tmp_path / f"{name}.pub"
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    private.chmod(0o600)
    public.write_bytes(key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH))
    return private, public


def signed(private):
    manifest = manifest_of(FILES)
    return archive_bytes({MANIFEST: manifest, SIGNATURE: sign(manifest, private), **FILES})


def test_a_good_pack_fits_and_is_the_same_bytes_twice(tmp_path):
    verified = found(tmp_path, good())
    assert verified.problems == ()
    assert (verified.manifest.purpose, verified.signer) == ("case 7", "")
    assert good() == good()
    assert zipfile.ZipFile(tmp_path / "pack.zip").namelist()[0] == MANIFEST


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"briefing/briefing.html": b"<p>Netw0rk</p>"}, ["briefing/briefing.html is not what"]),
        ({"briefing/briefing.html": b"<p></p>"}, ["has 7 bytes instead of 14"]),
        ({"more.txt": b"x"}, ["more.txt is not in the manifest"]),
    ],
)
def test_each_thing_that_does_not_fit_is_said_in_a_line(tmp_path, files, said):
    content = archive_bytes({MANIFEST: manifest_of(FILES), **FILES, **files})
    told = problems(tmp_path, content)
    assert len(told) == len(said)
    for line, expected in zip(told, said, strict=True):
        assert expected in line


def test_a_file_that_is_missing_or_listed_twice_is_said(tmp_path):
    manifest = manifest_of(FILES)
    assert problems(tmp_path, archive_bytes({MANIFEST: manifest})) == [
        f"{name} is missing" for name in sorted(FILES)
    ]
    once = manifest.decode()
    start, end = once.index("{", 2), once.index("}", 2) + 1
    twice = f"{once[:start]}{once[start:end]},{once[start:end]}{once[end:]}".encode()
    told = problems(tmp_path, archive_bytes({MANIFEST: twice, **FILES}))
    assert told == ["briefing/briefing.html is listed twice"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        good()[:-30],
        archive_bytes(FILES),
        archive_bytes({MANIFEST: b"[]", **FILES}),
        archive_bytes({MANIFEST: b'{"format":"other/1"}', **FILES}),
        archive_bytes({MANIFEST: manifest_of(FILES, format="simpul-pack/9"), **FILES}),
        archive_bytes({MANIFEST: b"\xff\xfe" * 9, **FILES}),
        archive_bytes({MANIFEST: b"[" * 100_000, **FILES}),
        with_entry("../evil.txt"),
        with_entry("/etc/passwd"),
        with_entry("C:\\evil.txt"),
        with_entry("a/../../b"),
        with_entry("folder/"),
        with_entry("a\nb"),
        with_entry("aux.txt"),
        with_entry("trailing. "),
        with_entry("link", b"/etc/passwd", external_attr=(stat.S_IFLNK | 0o777) << 16),
        with_entry("bomb", b"0" * (8 << 20)),
        archived([("a", b"1"), ("A", b"2"), (MANIFEST, manifest_of({}))]),
        archived([(f"f{n}", b"") for n in range(MOST_ENTRIES + 1)]),
        archived([(MANIFEST, manifest_of(FILES)), *FILES.items()], zipfile.ZIP_BZIP2),
        overlapping(),
    ],
    ids=range(23),
)
def test_what_no_pack_of_ours_has_is_refused_and_leaves_nothing_behind(tmp_path, content):
    with pytest.raises((UnreadableFile, InvalidValue)):
        found(tmp_path, content)
    assert [path.name for path in tmp_path.iterdir()] == ["pack.zip"]


@pytest.mark.parametrize("size", [0, 1, 7, 9, 1 << 20, 0xFFFFFFF0])
def test_a_size_that_is_not_true_never_passes(tmp_path, size):
    try:
        told = problems(tmp_path, declaring(size))
    except SimpulError:
        return
    assert told


def test_any_byte_that_is_changed_is_noticed(tmp_path):
    content = good()
    manifest = found(tmp_path, content).manifest
    for place in range(0, len(content), 7):
        changed = bytearray(content)
        changed[place] ^= 0x20
        try:
            verified = found(tmp_path, bytes(changed))
        except SimpulError:
            continue
        # what is left are bytes of the zip that say nothing of a file, such as its time
        assert verified.problems or verified.manifest == manifest


# ---- signature


def test_who_signed_is_told_and_who_did_not_is_said(tmp_path):
    (private, public), (_, other) = keys(tmp_path), keys(tmp_path, "budi")
    verified = found(tmp_path, signed(private), signers=[public])
    assert verified.problems == ()
    assert verified.signer == read_signer(public)
    assert "whom you did not name" in problems(tmp_path, signed(private), signers=[other])[0]
    assert problems(tmp_path, good(), signers=[public]) == ["nobody signed it"]


def test_a_signature_of_another_manifest_or_another_use_does_not_fit(tmp_path):
    private, _ = keys(tmp_path)
    signature = sign(b"another", private)
    content = archive_bytes({MANIFEST: manifest_of(FILES), SIGNATURE: signature, **FILES})
    assert "does not fit" in problems(tmp_path, content)[0]
    for wrong in (b"", b"x" * 99, signature.replace(b"U1NIU0lH", b"AAAAAAAA"), signature[:-60]):
        with pytest.raises(InvalidValue):
            signer_of(b"another", wrong)


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="OpenSSH is not there")
def test_openssh_accepts_our_signature_and_we_accept_its(tmp_path):
    private, public = keys(tmp_path)
    (tmp_path / "allowed").write_text(f"ani {public.read_text()}\n")
    (tmp_path / "sig").write_bytes(sign(b"content", private))
    asked = ["-I", "ani", "-n", NAMESPACE, "-s", str(tmp_path / "sig")]
    checked = subprocess.run(
        ["ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "allowed"), *asked],
        input=b"content",
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    theirs = subprocess.run(
        ["ssh-keygen", "-Y", "sign", "-f", str(private), "-n", NAMESPACE],
        input=b"content",
        capture_output=True,
        check=True,
    )
    assert signer_of(b"content", theirs.stdout) == read_signer(public)


def test_what_is_no_key_to_sign_with_is_refused(tmp_path):
    (tmp_path / "empty").write_bytes(b"")
    rsa = generate_private_key(65537, 2048)
    (tmp_path / "rsa").write_bytes(
        rsa.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    )
    for name in ("empty", "rsa", "gone"):
        with pytest.raises(SettingsError, match="ssh-keygen"):
            sign(b"x", tmp_path / name)
    with pytest.raises(SettingsError, match=r"\.pub"):
        read_signer(tmp_path / "empty")


# ---- locked


def age_key(tmp_path, name="key.txt"):
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / name).write_text(f"# created: today\n{identity}\n")
    return str(identity.to_public()), tmp_path / name


def test_a_locked_pack_opens_for_its_recipients_alone(tmp_path):
    (public, secret), (_, other) = age_key(tmp_path), age_key(tmp_path, "other.txt")
    ssh_private, ssh_public = keys(tmp_path)
    locked = lock(good(), [public, str(ssh_public)])
    assert is_locked(locked)
    assert b"manifest" not in locked
    for identity in (secret, ssh_private):
        assert found(tmp_path, locked, identities=[identity]).problems == ()
    with pytest.raises(UnreadableFile, match="none of these"):
        found(tmp_path, locked, identities=[other])
    with pytest.raises(UnreadableFile, match="--identity"):
        found(tmp_path, locked)
    with pytest.raises(UnreadableFile):
        unlock(locked[:-5], [secret])


@pytest.mark.parametrize("recipient", ["age1nonsense", "ssh-ed25519 x", "no such file"])
def test_what_is_no_public_key_is_refused(recipient):
    with pytest.raises(SettingsError):
        lock(b"x", [recipient])


def test_a_pack_is_locked_for_somebody(tmp_path):
    (tmp_path / "nobody.txt").write_text("# nobody yet\n")
    with pytest.raises(SettingsError, match="who may open"):
        lock(b"x", [str(tmp_path / "nobody.txt")])
