"""The briefing as one HTML page for A4: same material, same bytes but for the stated date."""

from collections.abc import Sequence
from pathlib import Path

from app.briefing.content import briefing_content
from app.drawing.style import legend
from app.drawing.svg import draw, simplify
from app.drawing.symbols import legend_symbol
from app.exports.pages import render, styled
from app.networks.material import NetworkMaterial
from app.wording.wording import Wording
from graph.work.questions import Question
from loaders.private_files import write_private

_STYLE = Path(__file__).parent / "templates" / "briefing.css"


def render_briefing(
    material: NetworkMaterial,
    wording: Wording,
    *,
    title: str,
    date: str,
    handling: str = "",
    seed: int = 1,
    log: str = "",
    questions: Sequence[Question] = (),
) -> str:
    """The page. `date` is the ISO date of the briefing.

    `handling` what the receiver may do with it, else the usual; `log` the head of the log.
    """
    whole = material.graph()
    graph = simplify(whole)

    return render(
        "briefing.html",
        material.audience,
        _=wording.text,
        wording=wording,
        language=wording.language,
        title=title,
        log=log,
        date=wording.date(date),
        handling_note=handling,
        material=material,
        content=briefing_content(material, wording, questions),
        picture=draw(graph, wording, title=title, seed=seed),
        not_drawn=len(whole) - len(graph),
        legend=legend(graph, wording),
        legend_symbol=legend_symbol,
        **styled(_STYLE),
    )


def write_briefing(
    material: NetworkMaterial,
    wording: Wording,
    path: Path,
    *,
    title: str,
    date: str,
    handling: str = "",
    log: str = "",
    questions: Sequence[Question] = (),
) -> Path:
    """Write the page to a file and say where it is."""
    page = render_briefing(
        material,
        wording,
        title=title,
        date=date,
        handling=handling,
        log=log,
        questions=questions,
    )
    return write_private(path, page)
