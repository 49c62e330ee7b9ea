"""Everything that leaves the house of one network: each export format, briefing and pack."""

from collections.abc import Callable, Iterator
from pathlib import Path

from app.briefing.forms.reading import FORMS, read_form
from app.briefing.writing import BriefingFormat, write_briefing
from app.exports.formats import write_export
from app.exports.kinds import ENDINGS, ExportKind
from app.packs.making import PackOrder, make_pack
from app.workspace import Workspace
from tests.app.access.leaks.office import network_of

AUDIENCES = {
    "internal": "internal",
    "partner": "partner",
    "public": "public",
    "kejaksaan": "partner",
}
"""Audiences of the office, and that of the house on which each is based."""
DAY = "2026-01-01"
Product = Callable[[Workspace, Path], object]


def products() -> dict[str, Product]:
    """What each is called, and how it is written into a folder."""
    found: dict[str, Product] = {}
    for kind in ExportKind:
        found[f"export {kind}"] = lambda space, folder, kind=kind: write_export(
            space, network_of(space).id, kind, folder / f"network{ENDINGS[kind]}", date=DAY
        )
    found["all cases"] = lambda space, folder: write_export(
        space, "all", ExportKind.HTCDS, folder / "cases.xlsx"
    )
    found["pack"] = lambda space, folder: make_pack(
        space,
        network_of(space).id,
        folder / "pack.zip",
        PackOrder(purpose="LP/B/12", date=DAY),
    )
    return found


def briefings() -> list[tuple[str, str, str, str]]:
    """Every form, kind of file, audience and language in which a briefing is made.

    In one language as every kind of file, in the other as a page: the words are the same in all.
    """
    found = []
    for form in FORMS:
        readers = read_form(form).audiences
        for audience, base in AUDIENCES.items():
            if base in readers:
                found += [(form, kind.value, audience, "id") for kind in BriefingFormat]
                found.append((form, BriefingFormat.HTML.value, audience, "en"))
    return found


def brief(space: Workspace, folder: Path, form: str, kind: str) -> None:
    """Write a briefing into a folder."""
    write_briefing(
        space,
        network_of(space).id,
        folder / f"briefing.{kind}",
        DAY,
        form=form,
        format=BriefingFormat(kind),
    )


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """What was written, by its name."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
