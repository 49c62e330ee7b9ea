"""What was found at one time, so that a later time can be compared with it.

Decisions.
A snapshot holds ids, weights and codes alone, never a name or a number of anybody: what it is about
is looked up when it is read, under the mask of who reads it. Victims are in none, since networks
are of parties.
"""

from collections.abc import Mapping

from graph.model import Id, Value
from graph.schema import AssessmentStatus, Strength


class SeenTie(Value, frozen=True, omit_defaults=True):
    """Two tied parties; `left` < `right`."""

    left: Id
    right: Id
    weight: float
    """Rounded to two decimals."""
    strength: Strength


class SeenNetwork(Value, frozen=True, omit_defaults=True):
    """A network as it was found."""

    id: Id
    parties: tuple[Id, ...]
    """Most important first."""
    cases: tuple[Id, ...]
    ties: tuple[SeenTie, ...] = ()


class SnapshotMark(Value, frozen=True, omit_defaults=True):
    """Which snapshot it is, without what it holds."""

    number: int
    """Counts from 1 in each store."""
    at: str
    """ISO date and time in UTC, given by the caller."""
    revision: int
    """Of the store when it was taken."""


class Snapshot(Value, frozen=True, omit_defaults=True):
    """What was found at one time."""

    at: str
    revision: int
    networks: tuple[SeenNetwork, ...] = ()
    """Most important first."""
    assessed: Mapping[Id, AssessmentStatus] = {}
    """Parties against whom the gravest claim that stands is not merely alleged, or all are cleared.
    """

    def found_the_same(self, other: "Snapshot") -> bool:
        """Whether both found the same, whenever that was."""
        return self.networks == other.networks and self.assessed == other.assessed
