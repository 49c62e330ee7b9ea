"""What the shipped model weighs.

The m and u of every level, the prior and the frequencies of name words, with a digest. `python -m
graph.resolution.people.train` makes the file from generated people; a user's own data never
change it.
"""

import hashlib
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

import msgspec

from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Value

SHIPPED = "parameters.json"


class Parameters(Value, frozen=True, omit_defaults=True):
    """A model: which comparison level weighs what."""

    version: str
    weights: Mapping[str, Mapping[str, tuple[float, float]]]
    """For each comparison and level m and u: how often it holds for one person's two mentions, and
    for two people's.
    """
    links: float
    """How many of the others a mention matches on average."""
    words: Mapping[str, float]
    """The share of people whose name holds each word (phonetic)."""
    filled: Mapping[str, float] = {}
    """The share of the mentions it learnt from that say something to each comparison."""
    calibration: Mapping[str, float] = {}
    """Of compared pairs the share that is one person's, by the bits from which their band begins
    (quality.BANDS, "" below them), among generated people whom the model has not seen.
    """
    made_from: str = ""
    """How it was made: seeds and sizes."""

    @property
    def digest(self) -> str:
        """48 bits over everything that decides a weight: what a decision log names the model by."""
        body = msgspec.json.encode(
            (self.weights, self.links, sorted(self.words.items())), order="sorted"
        )
        return hashlib.blake2b(body, digest_size=6).hexdigest()

    def prior(self, mentions: int) -> float:
        """The chance that two of so many mentions, taken at random, are one person's.

        At most 1 %.
        """
        return min(self.links / max(mentions, 1), 0.01)

    def bits(self, comparison: str, level: str) -> float:
        """log2(m / u) of a level, the rarity of the shared value aside."""
        m, u = self.weights[comparison][level]
        return math.log2(m / u)


@lru_cache(maxsize=1)
def shipped() -> Parameters:
    """The model that comes with Simpul; raises InvalidValue when the file was changed by hand."""
    text = resources.files("graph.resolution.people").joinpath(SHIPPED).read_bytes()
    kept = msgspec.json.decode(text, type=_StoredParameters)
    if kept.digest != kept.parameters.digest:
        raise InvalidValue(
            message("{shipped} is not as it was made: install Simpul again", shipped=SHIPPED)
        )
    return kept.parameters


class _StoredParameters(Value, frozen=True):
    digest: str
    parameters: Parameters


def kept_as(parameters: Parameters) -> bytes:
    """The parameters as they are shipped: readable JSON with their digest."""
    body = msgspec.json.encode(
        _StoredParameters(digest=parameters.digest, parameters=parameters), order="sorted"
    )
    return msgspec.json.format(body, indent=1) + b"\n"
