"""Files of a page: each is given only to the session that was told of it.

Decisions.
Streamlit gives a download to whoever knows its address, and takes an upload for any page whose id
is known. An address may be seen over a shoulder, or lie in the history of a shared computer; so the
gate reads in what the screens tell a session which addresses those are, and no other session gets
them, whoever it is.
"""

import re
import threading
from collections import defaultdict
from collections.abc import Callable

_ADDRESS = re.compile(rb"/(?:media|_stcore/upload_file)/[\w./-]+")
_OF_FILES = ("/media/", "/_stcore/upload_file/")
_SWEEP_EVERY = 200
"""Sessions after which those that have ended are forgotten."""


class ToldFiles:
    """Which addresses of files each session was told."""

    def __init__(self, stands: Callable[[str], bool]) -> None:
        """`stands` says whether the session with a digest does."""
        self._stands = stands
        self._told: defaultdict[str, set[str]] = defaultdict(set)
        self._lock = threading.Lock()

    def note(self, digest: str, frame: bytes) -> None:
        """Remember the addresses in what a session is told."""
        found = {address.decode() for address in _ADDRESS.findall(frame)}
        if not found:
            return
        with self._lock:
            if digest not in self._told and len(self._told) >= _SWEEP_EVERY:
                for ended in [other for other in self._told if not self._stands(other)]:
                    del self._told[ended]
            self._told[digest] |= found

    def may_have(self, digest: str, path: str) -> bool:
        """Whether a session may ask for a path below the first page.

        >>> ToldFiles(lambda digest: True).may_have("a", "/media/b.csv")
        False
        """
        if not path.startswith(_OF_FILES):
            return True
        with self._lock:
            return path in self._told.get(digest, ())
