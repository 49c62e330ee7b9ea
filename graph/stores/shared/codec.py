"""Values to canonical JSON and back: the bytes that every store compares."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

V = TypeVar("V")

_ENCODER = msgspec.json.Encoder(order="deterministic")


def encode(value: Any) -> str:
    """Canonical JSON of a value: fields in order, mappings and sets sorted, defaults left out."""
    return _ENCODER.encode(value).decode()


def decoder(kind: type[V]) -> Callable[[str | bytes], V]:
    """The function that reads values of this kind back."""
    # The cache asks for a hashable argument, which the type of any class is not declared to be.
    cached: Any = kind
    return _decoder(cached).decode


@lru_cache(maxsize=32)
def _decoder(kind: type[Any]) -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(kind)
