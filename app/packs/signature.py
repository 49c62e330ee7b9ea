"""Signing a pack and checking who signed it, in the format of OpenSSH.

Decisions.
age does not sign, so the manifest is signed by an Ed25519 key as `ssh-keygen -t ed25519` makes it,
in OpenSSH's own format (PROTOCOL.sshsig): who has no Simpul checks it by `ssh-keygen -Y verify`.
"""

import base64
import hashlib
import re
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_ssh_private_key,
    load_ssh_public_key,
)

from graph.errors import InvalidValue, SettingsError
from graph.messages import message

NAMESPACE = "simpul-pack"
"""What a signature is for: one of another use does not fit."""
_MAGIC = b"SSHSIG"
_HASH = b"sha512"
_KIND = b"ssh-ed25519"
_HEAD, _FOOT = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_ARMOUR = re.compile(rf"\s*{_HEAD}\n([A-Za-z0-9+/=\n]+)\n{_FOOT}\s*")
_WIDTH = 70
_LENGTH = 4
_MOST_BYTES = 16_384


def sign(content: bytes, key_file: Path, password: bytes | None = None) -> bytes:
    """A signature of these bytes by the private key in a file; raises SettingsError."""
    try:
        key = load_ssh_private_key(key_file.read_bytes(), password)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise SettingsError(
            message(
                "{path} is no key to sign with ({reason}): make one with ssh-keygen -t ed25519",
                path=key_file.name,
                reason=str(error),
            )
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise SettingsError(
            message("{path} is no Ed25519 key: ssh-keygen -t ed25519", path=key_file.name)
        )
    signed = _string(_KIND) + _string(key.sign(_signed(content)))
    blob = b"".join(
        (
            _MAGIC,
            (1).to_bytes(_LENGTH, "big"),
            _string(_public(key.public_key())),
            _string(NAMESPACE.encode()),
            _string(b""),
            _string(_HASH),
            _string(signed),
        )
    )
    letters = base64.b64encode(blob).decode()
    lines = [letters[at : at + _WIDTH] for at in range(0, len(letters), _WIDTH)]
    return "\n".join((_HEAD, *lines, _FOOT, "")).encode()


def signer_of(content: bytes, signature: bytes) -> str:
    """The fingerprint of the key that signed these bytes; raises InvalidValue for no signature."""
    try:
        found = _ARMOUR.fullmatch(signature[:_MOST_BYTES].decode("ascii"))
        blob = base64.b64decode(found[1].replace("\n", ""), validate=True) if found else b""
        public, signed = _read(blob)
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(signed, _signed(content))
    except (ValueError, InvalidSignature) as error:
        raise InvalidValue(
            "the signature does not fit the manifest", message("ask for the pack again")
        ) from error
    return fingerprint(_public(key))


def read_signer(path: Path) -> str:
    """The fingerprint of a public key in a file, as ssh-keygen writes it; raises SettingsError."""
    try:
        key = load_ssh_public_key(path.read_bytes())
        if not isinstance(key, Ed25519PublicKey):
            raise ValueError("it is no Ed25519 key")
    except (OSError, ValueError, UnsupportedAlgorithm) as error:
        raise SettingsError(
            message(
                "{path} is no public key ({reason}): give the .pub of who signs",
                path=path.name,
                reason=str(error),
            )
        ) from error
    return fingerprint(_public(key))


def fingerprint(public: bytes) -> str:
    """How ssh-keygen -l names a public key."""
    digest = base64.b64encode(hashlib.sha256(public).digest()).decode().rstrip("=")
    return f"SHA256:{digest}"


def _public(key: Ed25519PublicKey) -> bytes:
    return _string(_KIND) + _string(key.public_bytes(Encoding.Raw, PublicFormat.Raw))


def _signed(content: bytes) -> bytes:
    """What the key really signs."""
    digest = hashlib.sha512(content).digest()
    parts = (NAMESPACE.encode(), b"", _HASH, digest)
    return _MAGIC + b"".join(map(_string, parts))


def _string(content: bytes) -> bytes:
    return len(content).to_bytes(_LENGTH, "big") + content


def _read(blob: bytes) -> tuple[bytes, bytes]:
    """The raw public key and the signature of a blob; raises ValueError for another kind."""
    if blob[: len(_MAGIC) + _LENGTH] != _MAGIC + (1).to_bytes(_LENGTH, "big"):
        raise ValueError("no signature of OpenSSH")
    public, namespace, reserved, digest, signed = _strings(blob[len(_MAGIC) + _LENGTH :], 5)
    kind, raw = _strings(public, 2)
    signed_kind, signature = _strings(signed, 2)
    if (namespace, reserved, digest) != (NAMESPACE.encode(), b"", _HASH):
        raise ValueError("a signature of another use")
    if (kind, signed_kind) != (_KIND, _KIND):
        raise ValueError("a key of another kind")
    return raw, signature


def _strings(blob: bytes, count: int) -> list[bytes]:
    """So many strings, and nothing behind them; raises ValueError."""
    found = []
    at = 0
    for _ in range(count):
        length = int.from_bytes(blob[at : at + _LENGTH], "big")
        at += _LENGTH
        if at + length > len(blob):
            raise ValueError("cut off")
        found.append(blob[at : at + length])
        at += length
    if at != len(blob):
        raise ValueError("more than there should be")
    return found
