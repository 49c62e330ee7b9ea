"""What a gate looks at in a request."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from app.gate.asgi import Scope

SAFE_METHODS = frozenset({"GET", "HEAD"})
"""What changes nothing."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the gate looks at in a request."""

    method: str
    path: str
    query: str
    headers: Mapping[str, list[str]]
    peer: str = ""
    """The address that the connection comes from."""

    @classmethod
    def read(cls, scope: Scope) -> "Request":
        """What a scope says."""
        headers: dict[str, list[str]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
        query = scope.get("query_string", b"").decode("latin-1")
        peer = (scope.get("client") or ("",))[0]
        return cls(scope.get("method", ""), scope["path"], query, headers, peer)

    @property
    def host(self) -> str:
        """The one Host of the request; empty when there is none, or two."""
        hosts = self.headers.get("host", [])
        return hosts[0].lower() if len(hosts) == 1 else ""

    @property
    def origins(self) -> list[str]:
        """All values of Origin."""
        return [origin.lower() for origin in self.headers.get("origin", [])]

    @property
    def fetched_from(self) -> str:
        """How near the page that asked is to us, as the browser says; empty where it does not."""
        return " ".join(self.headers.get("sec-fetch-site", []))

    @property
    def opens_page(self) -> bool:
        """Whether a person goes to a page, in a window of its own."""
        mode = self.headers.get("sec-fetch-mode")
        destination = self.headers.get("sec-fetch-dest")
        return mode == ["navigate"] and destination == ["document"]

    def asked(self, name: str) -> str:
        """The one value of a parameter of the address; empty when there is none, or two."""
        given = parse_qs(self.query).get(name, [])
        return given[0] if len(given) == 1 else ""

    def header(self, name: str) -> str:
        """The one value of a header; empty when there is none, or two."""
        given = self.headers.get(name, [])
        return given[0] if len(given) == 1 else ""

    def may_come_here(self, hosts: Collection[str], origins: Collection[str]) -> bool:
        """Whether it is for one of these hosts, and from nowhere else.

        A browser may follow a link from elsewhere to a page, and nothing but a page.
        """
        if self.host not in hosts:
            return False
        if self.origins or self.method not in SAFE_METHODS:
            return self.is_from(origins)
        return self.fetched_from in {"", "none", "same-origin"} or self.opens_page

    def is_from(self, origins: Collection[str]) -> bool:
        """Whether one of our own pages asks, and asks the server that it came from."""
        told = self.origins
        return len(told) == 1 and told[0] in origins and told[0].endswith(f"//{self.host}")

    def cookies(self, name: str) -> list[str]:
        """The values of all cookies of this name."""
        pairs = ";".join(self.headers.get("cookie", [])).split(";")
        parts = [pair.strip().partition("=") for pair in pairs]
        return [value for found, _, value in parts if found == name]

    def cookie(self, name: str) -> str:
        """The one cookie of this name; empty when there is none, or two."""
        given = self.cookies(name)
        return given[0] if len(given) == 1 else ""
