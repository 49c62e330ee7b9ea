"""A workspace whose store holds a few mentions, linked for real."""

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from app.settings import Settings
from app.workspace import Workspace
from graph.model import Case, Mention, Statement
from graph.stores import open_store
from tests.offices.ids import IDS
from tests.offices.stored import batch

REVEALING = {"role": "head", "reveal": True, "reason": "house visit"}


def opened(
    folder: Path | str,
    *mentions: Mention,
    statements: Iterable[Statement] = (),
    cases: Iterable[Case] = (),
    **settings,
) -> Workspace:
    """A workspace on a store that these are put into; settings say who looks.

    The store lies in a folder, or at an address.
    """
    uri = folder if isinstance(folder, str) else f"sqlite:///{folder / 'simpul.db'}"
    if mentions:
        open_store(uri, ids=IDS).close()
        with Workspace(Settings(store=uri, user="test", language="en")) as space:
            given = batch(*mentions)
            known = {case.id: case for case in given.cases} | {case.id: case for case in cases}
            put = replace(
                given,
                cases=tuple(known.values()),
                statements=(*given.statements, *statements),
            )
            space.store.unmasked.put(put)
            space.linker.link()
    return Workspace(Settings(store=uri, user="test", **{"language": "en", **settings}))
