"""How the screens are served to an office: with accounts, and where they may be reached.

Decisions.
Elsewhere than on this machine nothing is served without accounts, and nothing unencrypted: the
server speaks TLS itself, or stands behind a proxy of the office that does. A proxy that is on
another machine is named, and nobody else is answered.
Which name browsers open is stated, never taken from what they send: a page of the web that is made
to mean this machine (DNS rebinding) has another.
"""

import ipaddress
import ssl
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app.accounts.directory import Directory
from app.accounts.model import Code
from app.accounts.openid.provider_file import read_provider
from app.gate import ADDRESS
from app.gate.site import Site
from graph.errors import SettingsError
from graph.messages import message


@dataclass(frozen=True, slots=True)
class Office:
    """What an office states of how it is served."""

    accounts: Path
    bind: str = ADDRESS
    public: str = ""
    certificate: Path | None = None
    key: Path | None = None
    proxy: str = ""
    openid: Path | None = None
    """The file of a provider of the office that says who signs in."""

    def __post_init__(self) -> None:
        """Raise SettingsError for what would let others listen in, or what cannot be."""
        for address in filter(None, (self.bind, self.proxy)):
            _check_address(address)
        _check_public(self.public)
        _check_certificate(self.certificate, self.key)
        if not _is_loopback(self.bind):
            self._check_reachable()
        if self.openid:
            read_provider(self.openid)
        if self.proxy and not self.public:
            raise SettingsError("behind a proxy: say `--public https://NAME` too")

    def _check_reachable(self) -> None:
        """Raise SettingsError where others than this machine could come unencrypted."""
        if not self.public:
            raise SettingsError(
                message(
                    "at {address} others than this machine can come in: say by which name,"
                    " `--public https://NAME`",
                    address=self.bind,
                )
            )
        if not self.certificate and not self.proxy:
            raise SettingsError(
                message(
                    "at {address} nothing would be encrypted: give `--certificate` and `--key`, or"
                    " the address of the office's proxy, `--proxy`",
                    address=self.bind,
                )
            )

    def site(self, port: int) -> Site:
        """Where it is reached."""
        return Site.at(
            port,
            bind=self.bind,
            public=self.public,
            encrypted=self.certificate is not None,
            proxy=self.proxy,
        )

    def settled(self) -> dict[str, Any]:
        """The same as texts, every path in them absolute."""
        return {
            name: str(value.absolute()) if isinstance(value, Path) else value
            for name, value in asdict(self).items()
        }

    def first_code(self) -> Code | None:
        """The code of the first administrator where there is none yet; the file is made if need be.

        Raises AccessDenied or StoreUnavailable for a file that cannot be one of accounts.
        """
        directory = Directory(self.accounts, create=True)
        try:
            return None if directory.has_administrator() else directory.first_code()
        finally:
            directory.close()


def check_alone(**others: object) -> None:
    """Raise SettingsError where an option was given that means nothing without accounts."""
    given = [f"--{name}" for name, value in others.items() if value]
    if given:
        raise SettingsError(
            message(
                "without `--accounts FILE` only this machine is served: leave out {options}",
                options=", ".join(given),
            )
        )


def _is_loopback(address: str) -> bool:
    return ipaddress.ip_address(address).is_loopback


def _check_address(address: str) -> None:
    try:
        ipaddress.ip_address(address)
    except ValueError:
        raise SettingsError(
            message("{address!r} is no IP address: give one, as 10.0.0.5", address=address)
        ) from None


def _check_public(public: str) -> None:
    """Raise SettingsError for what is no address of a host, by TLS."""
    if not public:
        return
    parts = urlsplit(public)
    plain = parts.scheme == "https" and parts.path in {"", "/"}
    if not plain or not parts.hostname or parts.query or parts.fragment or "@" in parts.netloc:
        raise SettingsError(
            message("{public!r} is no address of an office: give https://NAME", public=public)
        )


def _check_certificate(certificate: Path | None, key: Path | None) -> None:
    """Raise SettingsError for a certificate that TLS could not be spoken with."""
    if (certificate is None) != (key is None):
        raise SettingsError("a certificate needs its key: give `--certificate` and `--key`")
    if certificate is None or key is None:
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, lambda: b"")
    except (OSError, ValueError) as error:
        raise SettingsError(
            message(
                "{certificate} and {key} are no certificate and key ({reason}): give PEM files"
                " that belong together, without a password",
                certificate=certificate,
                key=key,
                reason=error,
            )
        ) from error
