"""What was labelled, found and right of one kind: precision and recall."""

from dataclasses import dataclass, field


@dataclass
class Counts:
    """Counts of one kind; `wrong` says what was wrong or missed, and where."""

    labelled: int = 0
    found: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0

    def add(self, labelled: frozenset[str], found: frozenset[str]) -> None:
        """Count the members of two sets."""
        self.labelled += len(labelled)
        self.found += len(found)
        self.right += len(labelled & found)
