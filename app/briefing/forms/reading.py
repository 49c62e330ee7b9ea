"""Reads forms; what is wrong in one is pointed at by its line, with what to do."""

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from app.briefing.forms.form import (
    Form,
    FormField,
    FormLine,
    FormSection,
    Numbering,
    Words,
)
from app.briefing.office_file import OfficeFile, office_text
from app.briefing.parts.registry import FACT_PARTS, PARTS
from graph.errors import NotFound, SettingsError
from graph.messages import message

FORMS = (
    "ringkasan_jaringan",
    "lembar_informasi",
    "laporan_informasi",
    "asesmen_pihak",
    "matriks_unsur",
    "ringkasan_mitra",
    "ringkasan_publik",
    "telaahan_staf",
    "kirka",
    "nota_dinas",
)
"""The forms that come with Simpul, in the order in which they are listed."""
DEFAULT = FORMS[0]
AUDIENCES = ("internal", "partner", "public")
GIVEN = ("date", "network", "case", "title")
"""What every form may name in braces beside its own fields."""
_MOST_LEVELS = 3
_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_BRACES = re.compile(r"\{([^{}]*)\}")


def read_form(name: str) -> Form:
    """A form by its name, or an office's own from a file.

    Raises NotFound for a name that is none, SettingsError for a file that is wrong.
    """
    if name in FORMS:
        return parse_form(f"{name}.yaml", form_text(name))
    path = Path(name)
    if path.suffix in {".yaml", ".yml"}:
        return parse_form(path.name, office_text(path))
    raise NotFound(
        message(
            "no form {name!r}: use one of {forms}, or a file that ends in .yaml",
            name=name,
            forms=", ".join(FORMS),
        )
    )


def form_text(name: str) -> str:
    """A form that comes with Simpul as it stands: what an office copies and edits."""
    return files("app.briefing.forms").joinpath(f"{name}.yaml").read_text(encoding="utf-8")


def copy_form(name: str, path: Path) -> Path:
    """The path of a copy of a form, to edit; raises SettingsError rather than write over a file."""
    if name not in FORMS:
        read_form(name)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(form_text(name))
    except FileExistsError as error:
        raise SettingsError(
            message("{path} is there already: give another name, or move it away", path=path)
        ) from error
    except OSError as error:
        raise SettingsError(
            message("{path} cannot be written ({error}): check the folder", path=path, error=error)
        ) from error
    return path


def parse_form(name: str, text: str) -> Form:
    """A form from its YAML; `name` is what the file is called in messages."""
    file = OfficeFile(name, text)
    root = file.mapping(
        file.root,
        1,
        must=("form", "title", "purpose", "sections"),
        may=(
            *("audiences", "basis", "numbering", "office", "number", "classification", "lines"),
            *("signing", "fields", "about_one", "cleared", "source_rows"),
        ),
    )
    fields = tuple(_field(item, line, file) for item, line in file.items(root, "fields"))
    known = (*GIVEN, *(field.code for field in fields))
    reader = _Reader(file, known)
    form = Form(
        code=_code(root, "form", file),
        title=file.words(root, "title"),
        purpose=file.words(root, "purpose"),
        sections=reader.sections(root, level=1, is_facts=False),
        audiences=_audiences(root, file),
        basis=file.words(root, "basis"),
        numbering=_numbering(root, file),
        office=tuple(reader.lines_of(root, "office")),
        number=reader.words(root, "number"),
        classification=file.words(root, "classification"),
        lines=tuple(reader.head_line(item, line) for item, line in file.items(root, "lines")),
        signing=tuple(reader.lines_of(root, "signing")),
        fields=fields,
        is_about_one=file.yes(root, "about_one", default=False),
        names_cleared=file.one_of(root, "cleared", ("named", "omitted"), "named") == "named",
        shows_rows=file.one_of(root, "source_rows", ("named", "counted"), "named") == "named",
    )
    if not form.sections:
        file.refuse(file.line(root, "sections"), message("a form without sections: add one"))
    return form


class _Reader:
    """Reads what may hold fields in braces."""

    def __init__(self, file: OfficeFile, known: Iterable[str]) -> None:
        self._file = file
        self._known = tuple(known)

    def words(self, parent: Any, name: str) -> Words:
        """A text in each language, all of whose fields are known."""
        found = self._file.words(parent, name)
        if any(found.values()):
            self._check(found, self._file.line(parent, name))
        return found

    def lines_of(self, root: Any, name: str) -> list[Words]:
        """A list of such texts."""
        found = []
        for item, line in self._file.items(root, name):
            held = self._file.mapping(item, line, must=("text",))
            found.append(self.words(held, "text"))
        return found

    def head_line(self, item: Any, line: int) -> FormLine:
        """A line of the head."""
        read = self._file.mapping(item, line, must=("label", "text"))
        return FormLine(label=self._file.words(read, "label"), text=self.words(read, "text"))

    def sections(self, parent: Any, *, level: int, is_facts: bool) -> tuple[FormSection, ...]:
        """The sections of a form or of another section."""
        found = []
        for item, line in self._file.items(parent, "sections"):
            if level > _MOST_LEVELS:
                self._file.refuse(
                    line, message("sections in sections, too deep: use at most three levels")
                )
            found.append(self._section(item, line, level=level, is_facts=is_facts))
        return tuple(found)

    def _section(self, item: Any, line: int, *, level: int, is_facts: bool) -> FormSection:
        """One section; under facts only parts of facts may stand."""
        file = self._file
        read = file.mapping(
            item,
            line,
            must=("heading",),
            may=("code", "parts", "text", "facts", "only_if_any", "sections"),
        )
        under_facts = is_facts or file.yes(read, "facts", default=False)
        named = file.items(read, "parts")
        parts = tuple(self._part(item, at, is_facts=under_facts) for item, at in named)
        below = self.sections(read, level=level + 1, is_facts=under_facts)
        if not (parts or below or "text" in read):
            file.refuse(line, message("an empty section: give it `parts`, `text` or `sections`"))
        return FormSection(
            code=file.text(read, "code") or (parts[0] if parts else "section"),
            heading=file.words(read, "heading"),
            parts=parts,
            text=self.words(read, "text"),
            is_facts=under_facts,
            only_if_any=file.yes(read, "only_if_any", default=False),
            sections=below,
        )

    def _part(self, item: Any, line: int, *, is_facts: bool) -> str:
        """The name of a part that may stand here."""
        name = str(item)
        allowed = tuple(FACT_PARTS) if is_facts else PARTS
        if name in PARTS and name not in allowed:
            self._file.refuse(
                line,
                message(
                    "{name!r} concludes or judges and cannot stand under facts: move it to a"
                    " section without `facts: true`, or use one of {known}",
                    name=name,
                    known=", ".join(allowed),
                ),
            )
        if name not in allowed:
            self._file.refuse(
                line,
                message(
                    "{name!r} is no part: use one of {known}", name=name, known=", ".join(allowed)
                ),
            )
        return name

    def _check(self, words: Words, line: int) -> None:
        """Refuse a field in braces that nobody fills in."""
        for text in words.values():
            for name in _BRACES.findall(text):
                if name not in self._known:
                    self._file.refuse(
                        line,
                        message(
                            "{name!r} is no field: add it under `fields`, or use one of {known}",
                            name=f"{{{name}}}",
                            known=", ".join(self._known),
                        ),
                    )
            if "{" in _BRACES.sub("", text) or "}" in _BRACES.sub("", text):
                self._file.refuse(
                    line, message("a brace without its partner: write fields as {{name}}")
                )


def fill(words: Words, language: str, values: Mapping[str, str]) -> str:
    """A text of a form with its fields filled in; what was filled in is never read as a field."""
    return _BRACES.sub(lambda found: values[found[1]], words.get(language, ""))


def fields_in(text: str) -> list[str]:
    """The fields that a text of a form names in braces."""
    return _BRACES.findall(text)


def _field(item: Any, line: int, file: OfficeFile) -> FormField:
    read = file.mapping(item, line, must=("code", "label"), may=("default",))
    return FormField(
        code=_code(read, "code", file),
        label=file.words(read, "label"),
        default=file.words(read, "default"),
    )


def _code(parent: Any, name: str, file: OfficeFile) -> str:
    found = file.text(parent, name)
    if not _NAME.fullmatch(found):
        file.refuse(
            file.line(parent, name),
            message("{value!r} is no name: use small letters, digits and _", value=found),
        )
    return found


def _audiences(root: Any, file: OfficeFile) -> tuple[str, ...]:
    """For whom it may be made; inside the house alone where nothing is said."""
    found = []
    for item, line in file.items(root, "audiences"):
        if item not in AUDIENCES:
            file.refuse(
                line,
                message(
                    "{value!r} is no audience: use one of {known}",
                    value=str(item),
                    known=", ".join(AUDIENCES),
                ),
            )
        found.append(str(item))
    return tuple(found) or AUDIENCES[:1]


def _numbering(root: Any, file: OfficeFile) -> tuple[Numbering, ...]:
    found = []
    for item, line in file.items(root, "numbering"):
        if item not in tuple(Numbering):
            file.refuse(
                line,
                message(
                    "{value!r} is no numbering: use one of {known}",
                    value=str(item),
                    known=", ".join(Numbering),
                ),
            )
        found.append(Numbering(item))
    return tuple(found)
