"""Passwords as they are kept: by Argon2id, slow and large on purpose.

Decisions.
The parameters are those of RFC 9106 for little memory (64 MiB, three passes): a guess costs an
attacker as much as us. At most two are computed at a time, so that many who try to sign in at once
cannot fill the memory.
An account that is not there costs the same time as one that is.
"""

import secrets
import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from app.accounts.names import MOST_PASSWORD, typed_password

_HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
_AT_ONCE = threading.BoundedSemaphore(2)


def hash_password(password: str) -> str:
    """The hash to keep of a password."""
    with _AT_ONCE:
        return _HASHER.hash(typed_password(password))


def is_password(kept: str, typed: str) -> bool:
    """Whether the kept hash is of what was typed; an empty one is of nothing, at the same cost."""
    given = typed_password(typed)[: MOST_PASSWORD + 1]
    with _AT_ONCE:
        try:
            fits = _HASHER.verify(kept or _of_nobody(), given)
        except (VerificationError, InvalidHashError):
            return False
    return fits and bool(kept)


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _of_nobody() -> str:
    """A hash that no password has, to compare with where there is no account."""
    return _HASHER.hash(secrets.token_hex(32))
