"""Passwords of files.

From the environment or a hidden prompt, kept in memory for as long as a command runs.
"""

import getpass
import os
import sys
from collections.abc import Callable, Iterator, Mapping

from app.cli.options import in_chosen_language
from graph.errors import SettingsError
from graph.messages import message

VARIABLE = "SIMPUL_FILE_PASSWORD"
TRIES = 3


class AskedPasswords:
    """The passwords to try on a file.

    Those known already, then those that a person types for it.
    """

    def __init__(self, ask: Callable[[str], str] | None, known: str = "") -> None:
        self._ask = ask
        self._known = [known] if known else []

    def __call__(self, name: str) -> Iterator[str]:
        """One after another, until the file opens or nothing more is typed."""
        yield from tuple(self._known)
        for _ in range(TRIES if self._ask else 0):
            typed = self._ask(name) if self._ask else ""
            if not typed:
                return
            self._known.append(typed)
            yield typed


def from_terminal(environment: Mapping[str, str] | None = None) -> AskedPasswords:
    """The variable SIMPUL_FILE_PASSWORD, then a prompt when a person sits at a terminal."""
    given = os.environ if environment is None else environment
    return AskedPasswords(_prompt if sys.stdin.isatty() else None, given.get(VARIABLE, ""))


def _prompt(name: str) -> str:
    return getpass.getpass(f"Password of {name!r} (empty: leave it out): ", stream=sys.stderr)


def key_of_store(name: str) -> str:
    """The key of an encrypted store, typed by who sits at a terminal; empty where nobody does."""
    if not sys.stdin.isatty():
        return ""
    asked = in_chosen_language(message("Key of {name}", name=name))
    return getpass.getpass(f"{asked}: ", stream=sys.stderr)


def typed_twice(prompt: str) -> str:
    """A new key, typed twice alike; raises SettingsError where it is not, or nobody can type."""
    if not sys.stdin.isatty():
        raise SettingsError("nobody can type the new key here: name its file with --key")
    first = getpass.getpass(f"{prompt}: ", stream=sys.stderr)
    if getpass.getpass(f"{prompt}, 2: ", stream=sys.stderr) != first:
        raise SettingsError("the two are not alike: nothing was changed, try again")
    return first
