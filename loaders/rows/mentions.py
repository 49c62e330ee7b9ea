"""The parties that a row speaks of."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from msgspec.structs import replace

from graph.errors import InvalidValue
from graph.identifiers import nik
from graph.messages import message
from graph.model import Assessment, Grade, Id, Identifier, Locality, Mention, SourceRef, mention_id
from graph.schema import NAMED, ROLES, AssessmentStatus, EntityKind, Scheme
from loaders.mapping.expressions import (
    Getter,
    Values,
    compile_condition,
    compile_list,
    compile_text,
    list_text,
)
from loaders.mapping.specification import Expression, MentionSpec, columns_of
from loaders.readers.json import flatten
from loaders.rows.cases import column_label, compile_locality
from loaders.rows.days import DateReaders
from loaders.rows.identifiers import POINTS_ABOVE, compile_identifier
from loaders.rows.several_names import MAY_BE_SEVERAL, list_items, read_names
from loaders.validation import RowIssues
from loaders.vocabulary.codes import (
    find_assessment,
    is_organization_role,
    read_kind,
    read_role,
    read_sex,
    read_yes_no,
)
from loaders.vocabulary.fields import (
    ReportedName,
    is_organization_name,
    read_age,
    read_country,
    read_person_name,
)
from loaders.vocabulary.nothing import is_no_name, is_nothing, points_above, says_something

_PLAIN = ("address", "organization", "position", "father")
_WHO = frozenset({"names", "role", "father", "organization", "address", "sex", "born_on", "age"})
"""Fields in which a word for nothing says nothing; consent may well be "not known"."""
_OF_SOMEBODY = frozenset({"role", "kind", "consent", "nationality"})
"""Fields that say what somebody is, and alone not that there is anybody."""
_OF_SOMEBODY_TOO = ("assessment.", "locality.")

_PERSONAL = frozenset({"aliases", "father", "sex", "born_on", "age", "address"})
"""Fields that several parties of one cell cannot share."""
_ONE_OR_SEVERAL = message("one name or several? not ours to guess, so the cell names nobody")
_WHOSE = message("several parties are named and it is not said whose this is, given to none")
_NAME_ITSELF = message("write the name itself")
_PART_THEM = message("give each party its own row or column, or number both cells: 1. … 2. …")


def _own_columns(spec: MentionSpec) -> tuple[str, ...]:
    """The columns that hold what is one person's own: identifiers and personal facts."""
    names = columns_of(spec.fields.get("names"))
    found: dict[str, None] = {}
    for name in sorted(_PERSONAL & spec.fields.keys()):
        found |= dict.fromkeys(sorted(columns_of(spec.fields[name]) - names))
    for identifier in spec.identifiers:
        own = columns_of(identifier.value) | columns_of(identifier.bank)
        found |= dict.fromkeys(sorted(own - names))
    return tuple(found)


def _telling_fields(spec: MentionSpec) -> frozenset[str]:
    """The fields by which a row says that there is somebody."""
    of_rows = {name for name, e in spec.fields.items() if e.columns or e.text}
    return frozenset(
        name for name in of_rows - _OF_SOMEBODY if not name.startswith(_OF_SOMEBODY_TOO)
    )


def _needed_columns(spec: MentionSpec) -> tuple[str, ...]:
    """Columns without any of which a row names nobody; none where it may do so all the same."""
    values = [identifier.value for identifier in spec.identifiers]
    telling = [spec.fields[name] for name in sorted(_telling_fields(spec))]
    told_anyway = any(e.default for e in (*telling, *values)) or any(
        not columns_of(value) for value in values
    )
    if spec.always or told_anyway:
        return ()
    return tuple(sorted(set().union(*map(columns_of, (*spec.fields.values(), *values)))))


class MentionMapper:
    """Reads the mentions of one slot: none, one, or one for each item of a list."""

    def __init__(
        self,
        spec: MentionSpec,
        readers: DateReaders,
        extra: tuple[str, ...],
        today: date,
        *,
        one_name: bool = False,
    ) -> None:
        """Compile what reads one mention, once for all rows of its table.

        `one_name` says that its cell never holds several, as a standard may.
        """
        self.slot = spec.slot
        self._today = today
        self._read_birth = readers.of(spec.fields.get("born_on"))
        self._read_assessed = readers.of(spec.fields.get("assessment.on"))
        self._get: Mapping[str, Getter] = {
            name: get for name, e in spec.fields.items() if (get := compile_text(e)) is not None
        }
        self._label = {name: column_label(expression) for name, expression in spec.fields.items()}
        self._telling = _telling_fields(spec)
        self._needed = _needed_columns(spec)
        self._aliases = compile_list(spec.fields["aliases"]) if "aliases" in spec.fields else None
        self._locality = compile_locality(spec.fields, "locality")
        self._identifiers = [
            compile_identifier(identifier, readers.of(identifier.date))
            for identifier in spec.identifiers
        ]
        self._nik_label = next(
            (column_label(i.value) for i in spec.identifiers if i.scheme is Scheme.NIK), ""
        )
        names = spec.fields.get("names", Expression())
        whole = one_name or names.join is not None or names.text
        self._name_columns = () if whole else names.columns
        self._own_columns = _own_columns(spec)
        self._each = compile_list(spec.each) if spec.each else None
        self._holds = compile_condition(spec.when)
        self._once = compile_text(spec.once)
        self._extra = extra
        self._role_of_slot = "" if "role" in spec.fields else _stated_by(spec.slot)
        self._always = spec.always
        self._kept = {
            name: get for name, e in spec.extra.items() if (get := compile_text(e)) is not None
        }

    def map(self, row: Values, ids: "MentionIds", issues: RowIssues) -> Iterator[Mention]:
        """The mentions of the row in this slot."""
        if self._once is not None:
            yield from self._map_once(self._once(row), row, ids, issues)
            return
        if self._each is None:
            yield from self._map_all(row, ids, self.slot, issues)
            return
        for number, item in enumerate(self._each(row), start=1):
            beside = dict(flatten(item, "item.")) if isinstance(item, Mapping) else {"item": item}
            yield from self._map_all({**row, **beside}, ids, f"{self.slot}_{number}", issues)

    def _map_all(
        self, row: Values, ids: "MentionIds", slot: str, issues: RowIssues
    ) -> Iterator[Mention]:
        """The mentions that the cell of a slot names: one, or one for each name of a list."""
        if self._needed and not any(map(row.get, self._needed)):
            return
        for number, dealt in enumerate(self._dealt_rows(row, issues), start=1):
            own_slot = slot if number == 1 else f"{slot}+{number}"
            mention = self._map_one(dealt, ids, own_slot, issues)
            if mention is not None:
                yield mention

    def _dealt_rows(self, row: Values, issues: RowIssues) -> Sequence[Values]:
        """The row as each of its names has it; the row itself where it names one party or none."""
        text = self._get["names"](row) if self._name_columns else ""
        if not text or not MAY_BE_SEVERAL.search(text):
            return (row,)
        cell = read_names(text)
        names = list(cell.names)
        if names == [text] and (not cell.doubtful or points_above(text)):
            return (row,)
        if cell.doubtful and not self._is_company(row):
            above = points_above(text)
            advice = (POINTS_ABOVE, _NAME_ITSELF) if above else (_ONE_OR_SEVERAL, _PART_THEM)
            issues.set_aside(self._label["names"], text, *advice)
            names = ["" if place in cell.doubtful else name for place, name in enumerate(names)]
        dealt = [dict(row) for _ in names]
        for column in self._own_columns if len(dealt) > 1 else ():
            self._deal(column, row.get(column), cell.style, dealt, issues)
        for values, name in zip(dealt, names, strict=True):
            values.update(dict.fromkeys(self._name_columns, ""))
            values[self._name_columns[0]] = name
        return dealt

    def _deal(
        self,
        column: str,
        cell: Any,
        style: str,
        dealt: Sequence[dict[str, Any]],
        issues: RowIssues,
    ) -> None:
        """Give each party its own item of a cell; where it has no item for each, to none."""
        text = list_text(cell) if cell else ""
        if not text or is_nothing(text):
            return
        found, items = list_items(text)
        if found == style and len(items) == len(dealt):
            for values, item in zip(dealt, items, strict=True):
                values[column] = item
            return
        issues.set_aside(column, text, _WHOSE, _PART_THEM)
        for values in dealt:
            values[column] = ""

    def _is_company(self, row: Values) -> bool:
        """Whether the party of a row is an organisation by its kind or role."""
        texts = {name: self._get[name](row) for name in ("kind", "role") if name in self._get}
        with suppress(InvalidValue):
            if texts.get("kind") and read_kind(texts["kind"]) is EntityKind.ORGANIZATION:
                return True
            return bool(texts.get("role")) and is_organization_role(read_role(texts["role"]))
        return False

    def _map_once(
        self, key: str, row: Values, ids: "MentionIds", issues: RowIssues
    ) -> Iterator[Mention]:
        """The mention that an earlier row of the case made under this key, else a new one."""
        if not key or (self._holds is not None and not self._holds(row)):
            return
        shared = ids.shared(self.slot, key)
        known = ids.earlier.get(shared)
        mention = known or self._map_one(row, ids, self.slot, issues)
        if mention is not None:
            ids.met[shared] = mention = mention if known else replace(mention, id=shared)
            yield mention

    def _map_one(
        self, row: Values, ids: "MentionIds", slot: str, issues: RowIssues
    ) -> Mention | None:
        """The mention of a row; None where nothing is told of anybody."""
        if self._holds is not None and not self._holds(row):
            return None
        texts = self._texts(row, issues)
        found: list[Identifier] = []
        for read in self._identifiers:
            found += read(row, issues)
        identifiers = tuple(dict.fromkeys(found))
        locality = self._locality(row) if self._locality else Locality()
        if not (identifiers or self._always) and self._telling.isdisjoint(texts):
            return None
        fields: dict[str, Any] = {name: texts[name] for name in _PLAIN if name in texts}
        fields["role"] = self._role(texts, issues)
        fields["kind"] = self._kind(texts, fields["role"], issues)
        self._add_names(fields, texts, row, issues)
        self._add_facts(fields, texts, issues)
        self._check_nik(fields, identifiers, issues)
        extra = {name: text for name, get in self._kept.items() if (text := get(row))}
        if fields["role"] == NAMED and "assessment.status" in texts:
            # of nobody in particular; kept until it is said whose it is
            extra[self._label["assessment.status"]] = texts["assessment.status"]
        extra |= {
            c: text for c in self._extra if (cell := row.get(c)) and (text := str(cell).strip())
        }
        return Mention(
            id=ids.mention(slot),
            case_id=ids.case_id,
            record=ids.record,
            ref=ids.ref,
            grade=ids.grade,
            locality=locality,
            identifiers=identifiers,
            extra=extra,
            **fields,
        )

    def _texts(self, row: Values, issues: RowIssues) -> dict[str, str]:
        """What the row says of the mention, by field; words for nothing say nothing."""
        texts = {name: text for name, get in self._get.items() if (text := get(row))}
        doubtful = [name for name in texts if name in _WHO and not says_something(texts[name])]
        for name in doubtful:
            text = texts[name]
            if is_no_name(text) if name == "names" else is_nothing(text):
                del texts[name]
            elif points_above(text):
                issues.set_aside(
                    self._label[name], text, POINTS_ABOVE, message("write the name itself")
                )
                del texts[name]
        return texts

    def _role(self, texts: Mapping[str, str], issues: RowIssues) -> str:
        """The role that is said; nobody is accused by a gap.

        Who has one that nobody knows is protected and party to nothing.
        """
        label, text = self._label.get("role", ""), texts.get("role", self._role_of_slot)
        if not text:
            issues.warn(
                label,
                "",
                "no role: whoever it is counts as mentioned only, and is masked",
                "fill in the role, such as korban, saksi, terlapor, perekrut, penampung",
            )
            return NAMED
        try:
            return read_role(text)
        except InvalidValue as error:
            issues.invalid(label, text, error)
            return NAMED

    def _kind(self, texts: Mapping[str, str], role: str, issues: RowIssues) -> EntityKind:
        text = texts.get("kind")
        if text:
            try:
                return read_kind(text)
            except InvalidValue as error:
                issues.invalid(self._label["kind"], text, error)
        may_be = not ROLES[role].protected or ROLES[role].listed
        company = is_organization_role(role) or (may_be and self._has_company_name(texts))
        return EntityKind.ORGANIZATION if company else EntityKind.PERSON

    def _has_company_name(self, texts: Mapping[str, str]) -> bool:
        return "names" in texts and is_organization_name(texts["names"])

    def _add_names(
        self, fields: dict[str, Any], texts: Mapping[str, str], row: Values, issues: RowIssues
    ) -> None:
        """Add names, aliases and what a name tells besides: the father, the age."""
        text = texts.get("names", "")
        if fields["kind"] is EntityKind.PERSON:
            name = read_person_name(text) if text else ReportedName((), (), "", None)
        else:
            name = ReportedName((text,) if text else (), (), "", None)
        aliases = [str(alias) for alias in self._aliases(row)] if self._aliases else []
        fields["names"] = name.names
        fields["aliases"] = tuple(dict.fromkeys([*name.aliases, *aliases]))
        if name.father and "father" not in fields:
            fields["father"] = name.father
        if name.age is not None:
            fields["age"] = name.age
        if not fields["names"] and not fields["aliases"]:
            issues.warn(
                self._label.get("names", ""),
                text,
                message("{slot} has no name", slot=self.slot),
                "fill in the name if it is known",
            )

    def _add_facts(
        self, fields: dict[str, Any], texts: Mapping[str, str], issues: RowIssues
    ) -> None:
        """Add what is told of a mention besides its names."""
        text = texts.get("sex")
        if text:
            self._take(fields, "sex", read_sex, text, issues)
        text = texts.get("born_on")
        if text:
            self._take(fields, "born_on", self._born_on, text, issues)
        text = texts.get("age")
        if text:
            self._take(fields, "age", read_age, text, issues)
        text = texts.get("consent")
        if text:
            self._take(fields, "consent", read_yes_no, text, issues)
        text = texts.get("nationality")
        if text:
            parts = filter(None, map(str.strip, text.split(";")))
            fields["nationality"] = "; ".join(read_country(part) or part for part in parts)
        if (
            any(name.startswith("assessment.") for name in texts)
            and not ROLES[fields["role"]].protected
        ):
            fields["assessment"] = self._assessment(texts, issues)

    def _take(
        self, fields: dict[str, Any], name: str, read: Any, text: str, issues: RowIssues
    ) -> None:
        try:
            fields[name] = read(text)
        except InvalidValue as error:
            issues.invalid(self._label[name], text, error)

    def _born_on(self, text: str) -> str:
        """The date, alone or behind the place of birth as identity cards write it."""
        _, comma, after = text.rpartition(",")
        behind = after.strip() if comma and any(map(str.isdigit, after)) else ""
        if not behind:
            return self._read_birth(text)
        try:
            return self._read_birth(behind)
        except InvalidValue:
            return self._read_birth(text)

    def _assessment(self, texts: Mapping[str, str], issues: RowIssues) -> Assessment:
        """The assessment of a party; a word that is not known is kept as its basis."""
        text = texts.get("assessment.status", "")
        status = find_assessment(text) if text else AssessmentStatus.ALLEGED
        basis = texts.get("assessment.basis", "")
        if status is None:
            status = AssessmentStatus.ALLEGED
            mend = "write diduga, terindikasi, tersangka, terpidana or tidak terindikasi"
            issues.warn(
                self._label["assessment.status"],
                text,
                "no known assessment; kept as its basis",
                mend,
            )
            basis = "; ".join(filter(None, (text, basis)))
        found: dict[str, Any] = {}
        day = texts.get("assessment.on")
        if day:
            try:
                found["on"] = self._read_assessed(day)
            except InvalidValue as error:
                issues.invalid(self._label["assessment.on"], day, error)
        return Assessment(status=status, by=texts.get("assessment.by", ""), basis=basis, **found)

    def _check_nik(
        self, fields: Mapping[str, Any], identifiers: tuple[Identifier, ...], issues: RowIssues
    ) -> None:
        """Warn where the NIK says another birthday or sex than the row does."""
        for identifier in identifiers:
            if identifier.scheme is not Scheme.NIK:
                continue
            facts = nik.read(identifier.value, self._today)
            check = "compare it with the identity card"
            if not facts.known_region:
                issues.warn(
                    self._nik_label,
                    identifier.value,
                    message("district {region} of the NIK is not known", region=facts.region),
                    check,
                )
            if fields.get("sex") and facts.sex != fields["sex"]:
                issues.warn(
                    self._nik_label,
                    identifier.value,
                    "the NIK says another sex than the row",
                    check,
                )
            born = fields.get("born_on")
            if born and not facts.born_on.startswith(born):
                issues.warn(
                    self._nik_label,
                    identifier.value,
                    message(
                        "the NIK says born {born_on}, not {born}", born_on=facts.born_on, born=born
                    ),
                    check,
                )


def _stated_by(slot: str) -> str:
    """The role that a mapping states by what it calls a party, such as `korban` or `sponsor_2`.

    >>> _stated_by("sponsor_2"), _stated_by("person")
    ('sponsor', '')
    """
    stem = slot.rstrip("0123456789").removesuffix("_")
    return stem if stem in ROLES else ""


class MentionIds:
    """The ids of what one row owns."""

    __slots__ = (
        "_dataset",
        "_number",
        "_place",
        "_table",
        "case_id",
        "earlier",
        "grade",
        "met",
        "record",
        "ref",
    )

    def __init__(
        self,
        dataset: str,
        number: str,
        place: str,
        case: Id,
        record: Id,
        ref: SourceRef,
        table: str,
        earlier: Mapping[Id, Mention],
    ) -> None:
        """What the mentions of one row have in common."""
        self._dataset, self._number, self._place, self._table = dataset, number, place, table
        self.earlier = earlier
        """Mentions of the case that earlier rows made once for all."""
        self.met: dict[Id, Mention] = {}
        """Those that this row speaks of."""
        self.case_id, self.record, self.ref = case, record, ref
        self.grade = Grade()

    def mention(self, slot: str) -> Id:
        """The id of the mention in a slot."""
        return mention_id(self._dataset, self._number, f"{self._place}:{slot}")

    def shared(self, slot: str, key: str) -> Id:
        """The id of a mention that several rows of the case speak of under one key."""
        return mention_id(self._dataset, self._number, f"{self._table}:{slot}={key}")
