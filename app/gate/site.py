"""Where a server with accounts is reached: its address, its cookies, and the proxy before it.

Decisions.
Over TLS, ours or that of an office's proxy, the cookie has the prefix `__Host-`: a browser takes it
only from this very host, sends it nowhere else, and never unencrypted. On this machine alone, for
trying it out, there is no TLS; the cookie is then for a folder that nobody can guess, as the
server of another user would be handed it otherwise.
"""

import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.gate.keys import ADDRESS, NAMES

LANGUAGE_COOKIE = "simpul_language"
_DEVICE_SECONDS = 90 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Site:
    """How one server with accounts is reached."""

    port: int
    bind: str = ADDRESS
    """The address that it listens at."""
    public: str = ""
    """The address that browsers open, `https://name`; empty on this machine alone."""
    encrypted: bool = False
    """Whether the server itself speaks TLS."""
    proxy: str = ""
    """From which address alone requests are taken; empty where browsers come themselves."""
    folder: str = ""
    """The first part of every path; empty where the cookie is for the host."""

    @classmethod
    def at(
        cls,
        port: int,
        *,
        bind: str = ADDRESS,
        public: str = "",
        encrypted: bool = False,
        proxy: str = "",
    ) -> "Site":
        """A site, behind a folder of its own where nothing is encrypted."""
        if public and not encrypted and not proxy:
            proxy = ADDRESS
        folder = "" if public or encrypted else secrets.token_hex(12)
        return cls(port, bind, public.rstrip("/"), encrypted, proxy, folder)

    @property
    def is_secure(self) -> bool:
        """Whether what a browser sends is encrypted."""
        return self.encrypted or bool(self.public)

    @property
    def origins(self) -> tuple[str, ...]:
        """The beginnings of the addresses of our own pages."""
        if self.public:
            return (self.public.lower().removesuffix(":443"),)
        scheme = "https" if self.encrypted else "http"
        return tuple(f"{scheme}://{name}:{self.port}" for name in NAMES)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The values of Host that mean this server."""
        return tuple(urlsplit(origin).netloc for origin in self.origins)

    @property
    def root(self) -> str:
        """The address of the first page."""
        return self.origins[0] + self.path()

    @property
    def address(self) -> str:
        """The address to open."""
        return f"{self.root}/"

    def path(self, page: str = "") -> str:
        """The path of a page."""
        parts = [part for part in (self.folder, page) if part]
        return "".join(f"/{part}" for part in parts)

    def page_address(self, page: str) -> str:
        """The whole address of a page."""
        return self.origins[0] + self.path(page)

    def cookie_name(self, purpose: str) -> str:
        """The name of a cookie; two servers of one machine have two."""
        return f"__Host-simpul_{purpose}" if self.is_secure else f"simpul_{self.port}_{purpose}"

    def set_cookie(
        self, purpose: str, value: str, *, seconds: int | None = None, site: str = "Strict"
    ) -> str:
        """A cookie that no script reads; without `seconds` it is gone with the browser."""
        parts = [
            f"{self.cookie_name(purpose)}={value}",
            f"Path=/{self.folder}",
            "HttpOnly",
            f"SameSite={site}",
        ]
        if self.is_secure:
            parts.append("Secure")
        if seconds is not None:
            parts.append(f"Max-Age={seconds}")
        return "; ".join(parts)

    def clear_cookie(self, purpose: str) -> str:
        """What makes a browser forget a cookie."""
        return self.set_cookie(purpose, "", seconds=0)

    def language_cookie(self, language: str) -> str:
        """In which language somebody signed in, so that the screens begin in it."""
        secure = "; Secure" if self.is_secure else ""
        return f"{LANGUAGE_COOKIE}={language}; Path=/{self.folder}; SameSite=Strict{secure}"

    def device_cookie(self, mark: str) -> str:
        """The mark of a browser that signed in, for three months."""
        return self.set_cookie("device", mark, seconds=_DEVICE_SECONDS)
