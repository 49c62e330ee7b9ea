"""Providers of OpenID Connect for tests: a real one in a process of its own, and one that lies."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

PEOPLE = (
    {"sub": "17", "preferred_username": "citra", "name": "Citra Dewi", "groups": ["penyidik"]},
    {"sub": "18", "preferred_username": "doni", "name": "Doni", "groups": ["tamu"]},
)
"""Whom the real provider knows: one who is somebody here, and one who is nobody."""


def provider_file(folder: Path, issuer: str) -> Path:
    """The file of an office that signs in by this provider."""
    path = folder / "openid.toml"
    path.write_text(
        f'issuer = "{issuer}"\nclient = "simpul"\nname = "Kantor Pusat"\n\n'
        '[roles]\nclaim = "groups"\n[roles.of]\nkepala = "head"\npenyidik = "investigator"\n'
    )
    return path


@contextmanager
def real_provider() -> Iterator[str]:
    """The address of a provider that signs in whoever it knows."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    people = [word for person in PEOPLE for word in ("--user-claims", json.dumps(person))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-p", str(port)]
    with subprocess.Popen(
        [*command, "-n", "true", *people], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            until = time.monotonic() + 60
            while time.monotonic() < until:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@dataclass
class Lies:
    """What a provider says otherwise than it should."""

    claims: dict[str, Any] = field(default_factory=dict)
    """Put over the claims of the ID token; None takes one away."""
    key: Any = None
    """Another key to sign with."""
    algorithm: str = "RS256"
    place: dict[str, Any] = field(default_factory=dict)
    """Put over what it says of itself."""
    userinfo: dict[str, Any] | None = None
    nonce: str = ""
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    """The forms with which codes were brought."""


class LyingProvider:
    """A provider on loopback that gives every code a token, with its lies."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, parameters={"kid": "1"})
        self.lies = Lies()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def place(self) -> dict[str, Any]:
        names = ("authorization", "token", "userinfo")
        place = {f"{name}_endpoint": f"{self.issuer}/{name}" for name in names}
        place |= {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys"}
        return {**place, **self.lies.place}

    def token(self) -> dict[str, Any]:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": "simpul",
            "sub": "17",
            "exp": now + 300,
            "iat": now,
            "nonce": self.lies.nonce,
            "preferred_username": "citra",
            "groups": ["penyidik"],
            **self.lies.claims,
        }
        told = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": self.lies.algorithm, "kid": "1"}
        signed = jwt.encode(header, told, self.lies.key or self.key, algorithms=None)
        return {"access_token": "a", "token_type": "Bearer", "id_token": signed}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                documents = {
                    "/.well-known/openid-configuration": provider.place,
                    "/keys": lambda: {"keys": [provider.key.as_dict(private=False)]},
                    "/userinfo": lambda: provider.lies.userinfo or {},
                }
                self.tell(documents[urlsplit(self.path).path]())

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                provider.lies.asked.append(parse_qs(body.decode()))
                self.tell(provider.token())

            def tell(self, document: dict[str, Any]) -> None:
                body = json.dumps(document).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Answering


SHARED_SECRET = OctKey.import_key(b"a secret that the client knows too, and whoever reads it")
