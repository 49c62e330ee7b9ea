"""Everything that leaves the house of one network: each export format, briefing and pack."""

from collections.abc import Callable, Iterator
from pathlib import Path

from app.briefing.writing import write_briefing
from app.exports.formats import write_export
from app.exports.kinds import ExportKind, ending_of
from app.packs.making import PackOrder, make_pack
from app.workspace import Workspace
from tests.app.access.leaks.office import network_of

DAY = "2026-01-01"
Product = Callable[[Workspace, Path], object]


def products() -> dict[str, Product]:
    """What each is called, and how it is written into a folder."""
    found: dict[str, Product] = {}
    for kind in ExportKind:
        found[f"export {kind}"] = lambda space, folder, kind=kind: write_export(
            space, network_of(space).id, kind, folder / f"network{ending_of(kind)}", date=DAY
        )
    found["all cases"] = lambda space, folder: write_export(
        space, "all", ExportKind.HTCDS, folder / "cases.xlsx"
    )
    found["briefing"] = lambda space, folder: write_briefing(
        space, network_of(space).id, folder / "briefing.html", DAY
    )
    found["pack"] = lambda space, folder: make_pack(
        space,
        network_of(space).id,
        folder / "pack.zip",
        PackOrder(purpose="LP/B/12", date=DAY),
    )
    return found


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """What was written, by its name."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
