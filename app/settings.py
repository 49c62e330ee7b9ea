"""Settings: what the environment and the command line say, with safe defaults."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from app.i18n import LANGUAGES
from app.plain_text import whole
from graph.analysis.networks.ties import COMMON_ABOVE
from graph.errors import InvalidValue, SettingsError
from graph.messages import message
from graph.schema import VIEWER_ROLES, Audience, LawfulBasis


@dataclass(frozen=True, slots=True)
class Settings:
    """How one run of Simpul works.

    Every field that `_READERS` names can be set by the variable `SIMPUL_<FIELD>` in capitals. Who
    is at work, in which office, is none of them: app/access/policy.py or an account says it.
    """

    store: str = "sqlite:///simpul.db"
    language: str = "id"
    user: str = ""
    """The account of who is at work, for the record."""
    role: str = "analyst"
    """In which role; empty in settings of the environment that name none."""
    audience: Audience = Audience.INTERNAL
    named: str = ""
    """An audience of the office's own, in the place of `audience`."""
    audiences: str = ""
    """A file of the office's own audiences; none unless stated."""
    reveal: bool = False
    """Show victims' names; needs a role that may, audience internal, and a reason."""
    reason: str = ""
    common_above: int = COMMON_ABOVE
    purpose: str = ""
    """For what loaded data are processed."""
    basis: str = ""
    """On which lawful basis, a code of `graph.schema.LawfulBasis`; empty is not stated."""
    drafts: str = "drafts"
    """Folder of loads that wait to be accepted."""
    mappings: str = "mappings"
    """Folder of the mappings that were saved for files with the same header."""
    sources: str = ""
    """Addresses of databases that the screens may read from, parted by blanks; none unless stated.
    """
    thresholds: str = ""
    """A file of thresholds for the indicators, over the bundled ones; empty for those alone."""
    retention: str = ""
    """A file of the office's own rules of how long cases are kept; empty for the bundled ones."""
    office: str = ""
    """The office of the account; empty where no accounts are kept. Never from the environment."""
    called: str = ""
    """What a policy file calls the person of the account."""
    admitted: bool = True
    """Whether user and role are what a policy says; settings of the environment are not, until
    `admit` says so.
    """
    session: str = ""
    """Which session reveals, so that none is shown what another was."""

    def __post_init__(self) -> None:
        """Refuse what no setting may be; raises SettingsError."""
        if self.language not in LANGUAGES:
            raise SettingsError(
                message(
                    "language {language!r}: use one of {names}",
                    language=self.language,
                    names=", ".join(LANGUAGES),
                )
            )
        if self.role not in VIEWER_ROLES and (self.role or self.admitted):
            raise SettingsError(
                message(
                    "role {role!r}: use one of {names}",
                    role=self.role,
                    names=", ".join(VIEWER_ROLES),
                )
            )
        read_basis(self.basis)
        for text in (self.user, self.reason, self.purpose):
            whole(text)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Defaults, overridden by SIMPUL_* variables; nobody is admitted by them yet."""
        given = os.environ if environment is None else environment
        settings = cls(role="", admitted=False)
        found = {
            name: given[f"SIMPUL_{name.upper()}"]
            for name in _READERS
            if given.get(f"SIMPUL_{name.upper()}")
        }
        named = ""
        if found.get("audiences") and found.get("audience", "") not in {"", *Audience}:
            named = found.pop("audience")
        read = settings.override(**{name: _read(name, text) for name, text in found.items()})
        return read.for_audience(named) if named else read

    def for_audience(self, name: str) -> Self:
        """The same settings for an audience: of the house, or of the office's own file.

        Raises SettingsError for a name that can be neither.
        """
        if name not in set(Audience) and self.audiences:
            # app/access reads the file, and refuses a name that does not stand there
            return replace(self, audience=Audience.PUBLIC, named=whole(name))
        return replace(self, audience=_read("audience", name), named="")

    def override(self, **values: Any) -> Self:
        """The same settings with every value that is not None put in."""
        return replace(self, **{name: value for name, value in values.items() if value is not None})


def chosen_language(environment: Mapping[str, str] | None = None) -> str:
    """The language that the environment asks for, else the default one.

    It is known even where other settings are wrong, so that this can be said in it.
    """
    given = os.environ if environment is None else environment
    language = given.get("SIMPUL_LANGUAGE", "")
    return language if language in LANGUAGES else LANGUAGES[0]


def read_basis(text: str) -> LawfulBasis | None:
    """The lawful basis of this code, None for empty text; raises SettingsError for any other."""
    try:
        return LawfulBasis(text) if text else None
    except ValueError:
        raise SettingsError(
            message(
                "lawful basis {text!r}: use one of {names}", text=text, names=", ".join(LawfulBasis)
            )
        ) from None


def _read(name: str, text: str) -> Any:
    try:
        return _READERS[name](text)
    except InvalidValue as error:
        raise SettingsError(
            message(
                "SIMPUL_{name}={text!r} cannot be used: {error}",
                name=name.upper(),
                text=text,
                error=error.message,
            )
        ) from error


def _switch(text: str) -> bool:
    if text.lower() not in {"0", "1", "yes", "no", "true", "false"}:
        raise InvalidValue("say 1 or 0")
    return text.lower() in {"1", "yes", "true"}


def _whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise InvalidValue("give a whole number") from None


def _audience(text: str) -> Audience:
    try:
        return Audience(text)
    except ValueError:
        raise InvalidValue(message("use one of {names}", names=", ".join(Audience))) from None


_READERS: Mapping[str, Any] = {
    "store": str,
    "language": str,
    "role": str,
    "audience": _audience,
    "audiences": str,
    "reveal": _switch,
    "reason": str,
    "common_above": _whole_number,
    "purpose": str,
    "basis": str,
    "drafts": str,
    "mappings": str,
    "sources": str,
    "thresholds": str,
    "retention": str,
}
