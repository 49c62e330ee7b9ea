"""Lines of a draft, encrypted where its store is: what waits to be loaded is as secret as that.

Decisions.
The key is made from the secret that keys the ids of the store, which lies in its encrypted file: so
whoever opens the store opens its drafts, though the key of its file was changed meanwhile, and
nobody else does. Each line is sealed by itself (AES-256-GCM), so that the first and the last are
read alone; that none was exchanged is held by the digest in the last one.
A sealed line begins with the digest of the store's place, so that the draft of another store is not
taken for one that is damaged.
"""

import base64
import hashlib
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from graph.errors import DraftOfOtherStore
from graph.messages import message

_MARK = b"~"
_NONCE_BYTES = 12
_PURPOSE = b"simpul drafts"


class LineSeal:
    """How the lines of the drafts of one store are written and read."""

    def __init__(self, place: str, secret: bytes | None) -> None:
        """`secret` is that of a store that is encrypted; None leaves lines as they are."""
        self._begins = _MARK + place.encode() + b" "
        self._cipher = None
        if secret is not None:
            self._cipher = AESGCM(hashlib.blake2b(_PURPOSE, key=secret, digest_size=32).digest())

    def seal(self, line: bytes) -> bytes:
        """A line as it is written, without what ends it."""
        if self._cipher is None:
            return line
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return self._begins + base64.b64encode(nonce + self._cipher.encrypt(nonce, line, None))

    def open(self, line: bytes) -> bytes:
        """A line that was read; raises ValueError for one that is damaged, DraftOfOtherStore."""
        line = line.rstrip(b"\n")
        if not line.startswith(_MARK):
            return line
        if self._cipher is None or not line.startswith(self._begins):
            raise DraftOfOtherStore(
                message("it was made for another store: open that one, or load the files here")
            )
        sealed = base64.b64decode(line.removeprefix(self._begins), validate=True)
        try:
            return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
        except InvalidTag as error:
            raise ValueError("a line of the draft is damaged") from error
