"""Every screen as it is drawn for one viewer, with all of its parts: what a browser is given, as
text.

What there is to draw is found in app.views: a screen that is added and drawn nowhere here is missed
by name.
"""

import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Dataframe, Table

from app import views
from graph.schema import Audience
from tests.app.access.twins.asking import STORE

IN_PARTS = {"id": "{network}"}
"""The page of which every part is opened."""
MEANT_BY_SOUND = (
    *("Sitti Rahasya", "Inang Boelan", "Moch Roeslan", "Rusln"),
    *("Dewi Tersembunji", "a", "2025", "Sigi", "Malaysia"),
)
"""What sounds like a victim's name, or is spelt nearly so, and what many things have."""
SCREENS: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "overview.page": ({},),
    "networks": ({},),
    "network.page": (IN_PARTS, {"id": "{other_network}"}),
    "entity": tuple(
        {"id": f"{{{opened}_id}}"}
        for opened in ("hamka", "ruslan", "victim", "his_case", "secret_phone")
    ),
    "find": (
        *(
            {"q": f"{{{typed}}}"}
            for typed in ("nurdin", "secret_account", "victim", "open_phone", "ruslan", "his_case")
        ),
        *({"q": typed} for typed in MEANT_BY_SOUND),
        {"list": "{nurdin}|{victim}|{secret_phone}|{ruslan}|{open_phone}"},
    ),
    "explorer.page": (
        {},
        {"id": "{network}"},
        *(
            {"id": f"{{{opened}_id}}"}
            for opened in ("hamka", "ruslan", "victim", "his_case", "secret_phone")
        ),
    ),
    "changes": ({},),
    "due.page": ({},),
    "work.page": (
        {},
        *(
            {"id": f"{{{kept}}}"}
            for kept in (
                "note",
                "hidden_note",
                "question",
                "hidden_question",
                "view",
                "hidden_view",
                "investigation",
            )
        ),
    ),
    "briefing.page": (
        {},
        {"id": "{network}", "part": "What people write"},
        {"id": "{network}", "part": "Editions"},
        {"id": "{other_network}"},
    ),
    "disclosures.page": ({},),
    "audit.page": ({},),
    "review.page": ({}, {"id": "{pair}"}, {"id": "{group}"}),
    "loading.page": ({},),
}
"""Screens, and what is opened or typed in each."""
WITHIN = {
    "watchlist": "changes",
    "loading.drafts": "loading.page",
    "overview.tour": "overview.page",
}
"""Parts of screens that look like screens."""
SAME_FOR_ALL = {"help", "accounts.page", "accounts.mine"}
"""Screens that read no store."""
VIEWERS = (
    (Audience.INTERNAL, "analyst"),
    (Audience.PARTNER, "briefing"),
    (Audience.PUBLIC, "handler"),
)
_DEFERRED = re.compile(r'(?<=deferred_file_id: ")\w+')
"""What Streamlit calls a file that is made when somebody takes it."""
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
"""Of a file that was loaded: the files of the two stores differ."""
LIST, WHY = "found_list", "why_shown"
PART, BRIEFING_PART = "part_en", "briefing_part_en"
"""Keys of a session: the lines that are looked up, whether it is shown why a party is one, and which
part of a page is open.
"""


def undrawn() -> list[str]:
    """Screens that are drawn nowhere here."""
    there = []
    for found in pkgutil.walk_packages(views.__path__, f"{views.__name__}."):
        show = getattr(import_module(found.name), "show", None)
        if show and len(inspect.signature(show).parameters) == 1:
            there.append(found.name.removeprefix(f"{views.__name__}."))
    return sorted(set(there) - SCREENS.keys() - WITHIN.keys() - SAME_FOR_ALL)


def drawn(names: Mapping[str, str], audience: Audience, role: str) -> dict[str, str]:
    """The texts of every screen, by what was opened; of a page with parts those of each part."""
    found = {}
    for screen, opened in SCREENS.items():
        for given in opened:
            query = {key: value.format_map(names) for key, value in given.items()}
            title = f"{screen} {' '.join(given.values())}".strip()
            page = draw(screen, audience, role, query)
            found[title] = text_of(page)
            for tab in page.tabs[1:] if given == IN_PARTS else ():
                found[f"{title} {tab.label}"] = text_of(
                    draw(screen, audience, role, query, tab.label)
                )
    return found


def draw(
    screen: str, audience: Audience, role: str, query: Mapping[str, str], part: str = ""
) -> AppTest:
    def page(screen: str, store: str, audience: str, role: str) -> None:
        from importlib import import_module

        from app.settings import Settings
        from app.workspace import Workspace
        from graph.schema import Audience

        settings = Settings(
            store=store, language="en", user="ani", audience=Audience(audience), role=role
        )
        with Workspace(settings) as space:
            import_module(f"app.views.{screen}").show(space)

    asked = {"screen": screen, "store": STORE, "audience": audience.value, "role": role}
    test = AppTest.from_function(page, kwargs=asked, default_timeout=60)
    test.session_state[WHY] = True
    if "list" in query:
        test.session_state[LIST] = tuple(query["list"].split("|"))
    for name in query.keys() & {"id", "q"}:
        test.query_params[name] = query[name]
    if "part" in query:
        test.session_state[BRIEFING_PART] = query["part"]
    if part:
        test.session_state[PART] = part
    return test.run()


def text_of(page: AppTest) -> str:
    return "\n".join(line for block in (page.main, page.sidebar) for line in _lines(block))


def _lines(element: Any) -> Iterator[str]:
    """What an element tells and all that it holds; of a table its cells."""
    if isinstance(element, Dataframe):
        yield element.value.to_csv()
    elif isinstance(element, Table):
        yield _DIGEST.sub("…", element.value.to_csv())
    elif element.proto is not None:
        yield f"{element.type} {_DEFERRED.sub('…', str(element.proto))}"
    for child in getattr(element, "children", {}).values():
        yield from _lines(child)
