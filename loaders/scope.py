"""Which case a file of evidence belongs to when its rows do not say."""

from collections.abc import Mapping

from graph.model import Value
from graph.schema import REGISTER
from loaders.specification import Expression

NUMBER, SCHEME = "Nomor Pengaduan", "Skema"


class Scope(Value, frozen=True, omit_defaults=True):
    """The case that was named for the files of a load, and the dataset in which it has its number."""

    number: str = ""
    dataset: str = ""
    owner: str = ""
    """Whose telephone a list of calls is of, or whose account a statement."""

    def constants(self, file: str) -> dict[str, str]:
        """The columns that put every row into the named case, else into a list named after its file."""
        return {NUMBER: self.number} if self.number else {NUMBER: file, SCHEME: REGISTER}


def case_fields(columns: Mapping[str, str], constants: Mapping[str, str]) -> dict[str, Expression]:
    """The case of a row of evidence: from the column that `columns` names for `number`, else from the constants."""
    if "number" in columns:
        fields = {"number": Expression(columns=(columns["number"],))}
        return fields | ({"scheme": Expression(columns=(columns["scheme"],))} if "scheme" in columns else {})
    fields = {"number": Expression(columns=(NUMBER,))}
    return fields | ({"scheme": Expression(columns=(SCHEME,))} if SCHEME in constants else {})
