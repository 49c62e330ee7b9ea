"""Which Neo4j is meant and how to log in.

The URI, and the environment for what must not stand in it.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from graph.errors import SettingsError
from graph.messages import message

SCHEMES = frozenset({"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"})


@dataclass(frozen=True, slots=True)
class ServerTarget:
    """A database on a server, with the login for it."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None
    """None is the user's home database."""

    @property
    def place(self) -> str:
        """Where it is, fit to be shown."""
        return f"{self.uri}/{self.database or ''}".rstrip("/")

    @property
    def encrypted(self) -> bool | None:
        """Whether what is sent there is encrypted; None when it stays on this machine."""
        parts = urlsplit(self.uri)
        if parts.scheme.endswith(("+s", "+ssc")):
            return True
        if parts.hostname in {"localhost", "127.0.0.1", "::1"}:
            return None
        return False


def read_target(uri: str, environment: Mapping[str, str] = os.environ) -> ServerTarget:
    """The database that a URI such as `neo4j://host:7687/name` means.

    User and password come from SIMPUL_NEO4J_USER (default `neo4j`) and SIMPUL_NEO4J_PASSWORD, or
    from the file that SIMPUL_NEO4J_PASSWORD_FILE names; the database also from
    SIMPUL_NEO4J_DATABASE. Raises SettingsError.
    """
    parts = urlsplit(uri)
    if "@" in uri:
        raise SettingsError(
            "a Neo4j address holds no user or password, which would stay in the history: "
            "set SIMPUL_NEO4J_USER and SIMPUL_NEO4J_PASSWORD"
        )
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise SettingsError(
            message("{uri!r} is no Neo4j address: use neo4j://host:7687 or neo4j+s://host", uri=uri)
        )
    if "database=" in parts.query:
        raise SettingsError("an address names its database after the host: neo4j://host/name")
    try:
        _ = parts.port
    except ValueError:
        raise SettingsError(
            message("{uri!r} has no valid port: Neo4j usually listens on 7687", uri=uri)
        ) from None
    return ServerTarget(
        uri=urlunsplit((parts.scheme, parts.netloc, "", parts.query, "")),
        user=environment.get("SIMPUL_NEO4J_USER", "") or "neo4j",
        password=_password(environment),
        database=parts.path.strip("/") or environment.get("SIMPUL_NEO4J_DATABASE") or None,
    )


def _password(environment: Mapping[str, str]) -> str:
    """The password itself or that of a file; raises SettingsError when there is none."""
    given = environment.get("SIMPUL_NEO4J_PASSWORD", "")
    name = environment.get("SIMPUL_NEO4J_PASSWORD_FILE", "")
    if given:
        return given
    if not name:
        raise SettingsError(
            "no password for Neo4j: set SIMPUL_NEO4J_PASSWORD, or SIMPUL_NEO4J_PASSWORD_FILE"
        )
    try:
        return Path(name).expanduser().read_text(encoding="utf-8").rstrip("\r\n")
    except OSError as error:
        raise SettingsError(
            message(
                "SIMPUL_NEO4J_PASSWORD_FILE {name} cannot be read: {strerror}",
                name=name,
                strerror=error.strerror,
            )
        ) from error
    except UnicodeDecodeError:
        raise SettingsError(
            message("SIMPUL_NEO4J_PASSWORD_FILE {name} is not UTF-8 text: save it so", name=name)
        ) from None
