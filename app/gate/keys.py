"""What one start of the server is entered with, where one person alone uses it."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

ADDRESS = "127.0.0.1"
NAMES = (ADDRESS, "localhost")
"""What this machine may be called in an address."""

READY = Path("ready")
"""The file that a server leaves in its folder when it listens."""
ENTER = "enter"
"""The path below the folder at which the token is brought."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What one start of the server is entered with."""

    port: int
    folder: str = field(default_factory=lambda: secrets.token_hex(12))
    """The first part of every path; a browser sends the cookie only below it."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """What the address holds."""
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """What the cookie holds."""

    @property
    def address(self) -> str:
        """The address to open."""
        return f"{self.root}/{ENTER}?token={self.token}"

    @property
    def root(self) -> str:
        """The address of the first page, for a browser that has entered."""
        return f"http://{ADDRESS}:{self.port}/{self.folder}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The values of Host that mean this server."""
        return tuple(f"{name}:{self.port}" for name in NAMES)

    @property
    def cookie(self) -> str:
        """The name of the cookie; two servers of one machine have two."""
        return f"simpul_{self.port}"
