"""The file that says which provider is asked, and which of its claims give which role.

Decisions.
It holds no secret: that of the client comes from the variable SIMPUL_OPENID_SECRET, or from the
file that SIMPUL_OPENID_SECRET_FILE names.
Who has none of the named claims is nothing here: a role is given, never presumed. Of several the
first in the order of the file counts.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app.accounts.names import known_role
from graph.errors import AccessDenied, InvalidValue, SettingsError
from graph.messages import message

VARIABLE = "SIMPUL_OPENID_SECRET"
FILE_VARIABLE = "SIMPUL_OPENID_SECRET_FILE"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A provider, as its file says."""

    issuer: str
    client: str
    name: str
    """What it is called on the button."""
    account: str = "preferred_username"
    """The claim that names the account."""
    title: str = "name"
    office: str = ""
    roles_in: str
    """The claim that holds what roles are given for, a text or a list of texts."""
    roles: Mapping[str, str]
    """The role that each such text gives, the first in this order first."""
    scope: str = "openid profile email"
    secret: str = field(default="", repr=False)

    def role_of(self, claims: Mapping[str, Any]) -> str:
        """The role that somebody's claims give; raises AccessDenied where they give none."""
        told = claims.get(self.roles_in, ())
        held = {told} if isinstance(told, str) else {str(value) for value in told}
        for value, role in self.roles.items():
            if value in held:
                return role
        raise AccessDenied(
            message(
                "{provider} gives you no role here: ask who keeps its groups", provider=self.name
            )
        )

    def account_of(self, claims: Mapping[str, Any]) -> dict[str, str]:
        """Name, title, role and office by somebody's claims; raises AccessDenied."""
        name = str(claims.get(self.account, ""))
        if not name:
            raise AccessDenied(
                message(
                    "{provider} does not say {claim}: ask who keeps it",
                    provider=self.name,
                    claim=self.account,
                )
            )
        return {
            "name": name,
            "title": str(claims.get(self.title, "")),
            "role": self.role_of(claims),
            "office": str(claims.get(self.office, "")) if self.office else "",
        }


def read_provider(path: Path, environment: Mapping[str, str] | None = None) -> Provider:
    """What a file says, with the client's secret; raises SettingsError for what is wrong in it."""
    given = os.environ if environment is None else environment
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        roles = said.pop("roles")
        provider = Provider(
            roles_in=roles["claim"],
            roles={value: known_role(role) for value, role in roles["of"].items()},
            secret=_secret(given),
            **said,
        )
        _check_issuer(provider.issuer)
    except OSError as error:
        raise SettingsError(
            message("{path} cannot be read ({reason})", path=path, reason=error.strerror)
        ) from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise SettingsError(
            message(
                "{path} names no provider ({reason}): see `simpul help accounts`",
                path=path,
                reason=error,
            )
        ) from error
    return provider


def _check_issuer(issuer: str) -> None:
    """Raise InvalidValue for a provider that somebody in between could play."""
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise InvalidValue(message("{issuer!r} is not encrypted", issuer=issuer), "use https://")


def _secret(environment: Mapping[str, str]) -> str:
    named = environment.get(FILE_VARIABLE, "")
    return Path(named).read_text("utf-8").strip() if named else environment.get(VARIABLE, "")
