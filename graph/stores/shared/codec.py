"""Values to canonical JSON and back: the bytes that every store compares."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from graph.model import Value

V = TypeVar("V", bound=Value)

_ENCODER = msgspec.json.Encoder(order="deterministic")


def encode(value: Any) -> str:
    """Canonical JSON of a value: fields in order, mappings and sets sorted, defaults left out."""
    return _ENCODER.encode(value).decode()


def decoder(kind: type[V]) -> Callable[[str | bytes], V]:
    """The function that reads values of this kind back."""
    return _decoder(kind).decode


@lru_cache(maxsize=32)
def _decoder(kind: type[V]) -> "msgspec.json.Decoder[V]":
    return msgspec.json.Decoder(kind)
