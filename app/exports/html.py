"""A network as one HTML page that needs nothing else: no request leaves the machine that opens it.

The drawing program is the vis-network of the pyvis wheel (Apache-2.0 or MIT; its notice stays in
the page). The page is ours: pyvis' own template asks two foreign hosts and lets names run as
script. A Content-Security-Policy allows only the page's own scripts and styles, by their digests;
names and titles arrive as data and are set as text.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from app.access.own_numbers import OwnNumbers
from app.drawing.style import legend, to_pyvis
from app.drawing.symbols import legend_symbol
from app.exports.pages import content_hash, data_block, render, styled
from app.networks.layouts.force import Point
from app.networks.material import NetworkMaterial
from app.wording.wording import Wording
from graph.model import Id

_TEMPLATES = Path(__file__).parent / "templates"


def render_html(
    material: NetworkMaterial,
    wording: Wording,
    *,
    title: str,
    date: str,
    seed: int = 1,
    log: str = "",
    places: Mapping[Id, Point] | None = None,
    numbers: OwnNumbers | None = None,
) -> str:
    """The page; `date` is the ISO date to print on it, `log` the head of the log.

    With `places` only what has one is drawn, there; else all is laid out.
    """
    graph = material.graph()
    if places is not None:
        graph = graph.subgraph([node for node in graph if node in places])
    picture = to_pyvis(graph, wording, seed=seed, places=places)
    program = vis_network()
    script = (_TEMPLATES / "network.js").read_text(encoding="utf-8")

    return render(
        "network.html",
        material.audience,
        numbers=numbers,
        _=wording.text,
        wording=wording,
        language=wording.language,
        title=title,
        log=log,
        date=wording.date(date),
        material=material,
        legend=legend(graph, wording),
        legend_symbol=legend_symbol,
        data=data_block(
            {"nodes": picture.nodes, "edges": picture.edges, "options": picture.options}
        ),
        program=Markup(program),  # noqa: S704 - the wheel's own file
        script=Markup(script),  # noqa: S704 - our own file
        scripts=f"{content_hash(program)} {content_hash(script)}",
        **styled(_TEMPLATES / "network.css"),
    )


def vis_network_folder() -> Path:
    """The folder of the drawing program within the pyvis wheel."""
    import pyvis  # takes two seconds to import

    return Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2"


@lru_cache(maxsize=1)
def vis_network() -> str:
    """The drawing program as it stands in the pyvis wheel."""
    program = (
        (vis_network_folder() / "vis-network.min.js")
        .read_text(encoding="utf-8")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )
    return re.sub(r"//# sourceMappingURL=\S*", "", program)
