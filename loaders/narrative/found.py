"""What was found in a free text: its kind, its exact span, and what it means once normalised."""

from enum import StrEnum

from graph.model import Identifier, Value


class FoundKind(StrEnum):
    """The kinds of thing that a narrative is searched for."""

    PHONE = "phone"
    NIK = "nik"
    KK = "kk"
    PASSPORT = "passport"
    SPLP = "splp"
    BANK_ACCOUNT = "bank_account"
    PLATE = "plate"
    EMAIL = "email"
    SOCIAL = "social"
    POLICE_REPORT = "police_report"
    MONEY = "money"
    DATE = "date"
    PERSON = "person"
    PLACE = "place"
    TRANSPORT = "transport"


class Found(Value, frozen=True, omit_defaults=True):
    """One thing found.

    `text` is what stands at `start` to `end`, the rest is what it was read as.
    """

    kind: FoundKind
    start: int
    end: int
    text: str
    identifier: Identifier | None = None
    """The canonical identifier; None for kinds that are none, a place without a code, an account
    without its bank.
    """
    amount: float | None = None
    """Of money; the lower end of a range."""
    upper: float | None = None
    """Of money: the upper end of a range such as "Rp 4-6 juta"; None when it is no range."""
    currency: str = ""
    """ISO 4217."""
    purpose: str = ""
    """Of money: `fee`, `advance`, `wage`, `debt`, or empty when nothing near by says."""
    date: str | None = None
    """ISO text, possibly partial."""
    name: str = ""
    """Of a person or place as written; canonical for a police report, a ship, a flight."""
    alias: str = ""
    """Of a person; several are joined by a comma and a blank."""
    age: int | None = None
    role: str = ""
    """Of a person: the role code that the words beside the name give; empty when none does."""
    country: str = ""
    """ISO 3166 alpha-2 code of a place abroad."""
    label: str = ""
    """The words near by that decided, such as "No. KK"; empty when the shape alone did."""
    sure: bool = True
    """False when shape, default or guess decided, where a label could have."""
