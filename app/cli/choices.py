"""Choices that are typed in words of either language, or by their code."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, TypeVar

import typer

from app.cli.options import in_chosen_language
from app.i18n import LANGUAGES, translator
from app.wording.work.words import CONFIDENCES, LIKELIHOODS
from graph.errors import InvalidValue
from graph.messages import message
from graph.work.questions import Confidence, Likelihood

E = TypeVar("E", bound=StrEnum)

LikelihoodOption = Annotated[
    str | None,
    typer.Option(
        "--likelihood",
        metavar="BAND",
        help="How likely that is (ICD 203), in words: `likely`, `very unlikely`.",
    ),
]
ConfidenceOption = Annotated[
    str | None,
    typer.Option(
        "--confidence",
        metavar="LEVEL",
        help="How sure one may be of that: `low`, `moderate` or `high`.",
    ),
]


def likelihood_of(given: str | None) -> Likelihood | None:
    """The band that was typed; raises InvalidValue for what is none."""
    return None if given is None else meant(given, LIKELIHOODS)


def confidence_of(given: str | None) -> Confidence | None:
    """The level of confidence that was typed; raises InvalidValue for what is none."""
    return None if given is None else meant(given, CONFIDENCES)


def meant(given: str, words: Mapping[E, str]) -> E:
    """The choice that somebody typed, by its code or its word in either language.

    Raises InvalidValue, which names the words of the chosen language.

    >>> meant("Sangat mungkin", LIKELIHOODS), meant("even_chance", LIKELIHOODS)
    (<Likelihood.VERY_LIKELY: 'very_likely'>, <Likelihood.EVEN_CHANCE: 'even_chance'>)
    """
    asked = _plainly(given)
    for choice, word in words.items():
        told = {translator(language).gettext(word) for language in LANGUAGES}
        if asked in {_plainly(one) for one in (choice.value, *told)}:
            return choice
    known = ", ".join(map(in_chosen_language, words.values()))
    raise InvalidValue(
        message("{given!r} is none of these words", given=given),
        message("use one of {known}", known=known),
    )


def _plainly(text: str) -> str:
    """A word without case, and with one blank for whatever stands between its parts."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
