"""Written mappings.

Read back they say the same, whatever they say and however columns are called.
"""

from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.schema import RelationshipKind, Scheme
from loaders.mapping.automatic import map_headers
from loaders.mapping.specification import (
    CASE_FIELDS,
    GRADE_FIELDS,
    MENTION_FIELDS,
    STATEMENT_FIELDS,
    Condition,
    EndSpec,
    Expression,
    IdentifierSpec,
    JoinSpec,
    LookupSpec,
    MappingSpec,
    MentionSpec,
    StatementSpec,
    TableSpec,
)
from loaders.mapping.yaml_reader import read_mapping
from loaders.mapping.yaml_writer import render_mapping
from loaders.vocabulary.codes import code_key

MAPPINGS = Path(__file__).parent / "mappings"


def without_places(spec: MappingSpec) -> MappingSpec:
    """The mapping without its file's name and the lines on which its parts stand."""

    def strip(value: object) -> object:
        if isinstance(value, dict):
            return {key: strip(part) for key, part in value.items() if key != "line"}
        return [strip(part) for part in value] if isinstance(value, list | tuple) else value

    built = strip(msgspec.to_builtins(spec))
    assert isinstance(built, dict)
    return msgspec.convert({**built, "name": ""}, MappingSpec)


def written_and_read(spec: MappingSpec, folder: Path, **remarks: object) -> MappingSpec:
    path = folder / "x.mapping.yaml"
    path.write_text(render_mapping(spec, **remarks), encoding="utf-8", errors="surrogatepass")
    return read_mapping(path)


texts = st.text(
    st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12
) | st.sampled_from("yes|null|~|:ID|# x|- a|a: b|{x}|*|&a|1:30|0x1f|<<|'|\"|\n|12| a ".split("|"))
words = st.lists(texts, max_size=3, unique=True).map(tuple)
names = st.text("abcdefghij", min_size=1, max_size=6)
codes = st.dictionaries(texts.map(code_key), texts, max_size=2)
sources = st.one_of(
    st.fixed_dictionaries(
        {"columns": st.lists(texts, min_size=1, max_size=3).map(tuple), "join": st.none() | texts}
    ),
    st.fixed_dictionaries({"text": texts}),
    st.fixed_dictionaries({"value": texts}),
)
expressions = st.builds(
    lambda source, split, codes, default: Expression(
        **source, split=split, codes=codes, default=default
    ),
    sources,
    words,
    codes,
    st.just("") | texts,
)
maybe = st.none() | expressions
conditions = st.builds(
    lambda of, words, inside: Condition(
        of=of, **({"one_of": words} if inside else {"none_of": words})
    ),
    expressions,
    words,
    st.booleans(),
)
identifiers = st.builds(
    IdentifierSpec,
    scheme=st.sampled_from(Scheme),
    value=expressions,
    bank=maybe,
    date=maybe,
    prefix=st.just("") | texts,
    unchecked=st.booleans(),
    quiet=st.booleans(),
)


def fields(allowed):
    """Fields in the order in which a file gives them: those of one group together."""
    chosen = st.dictionaries(st.sampled_from(sorted(allowed)), expressions, max_size=4)
    return chosen.map(lambda fields: dict(sorted(fields.items())))


@st.composite
def tables(draw, lookups):
    slots = draw(st.lists(names, max_size=3, unique=True))
    mentions = tuple(
        MentionSpec(
            slot=slot,
            fields=draw(fields(MENTION_FIELDS)),
            identifiers=tuple(
                sorted(
                    draw(st.lists(identifiers, max_size=3)),
                    key=lambda identifier: identifier.scheme,
                )
            ),
            each=draw(maybe),
            when=draw(st.none() | conditions),
            once=draw(maybe),
        )
        for slot in slots
    )
    ends = st.builds(EndSpec, identifier=identifiers)
    ends |= st.sampled_from(slots).map(lambda slot: EndSpec(slot=slot)) if slots else st.nothing()
    ends |= st.builds(EndSpec, table=st.just("keyed"), key=expressions, slot=st.just("") | texts)
    kinds = st.sampled_from(
        [kind for kind in RelationshipKind if kind is not RelationshipKind.PARTY_TO]
    )
    return TableSpec(
        name=draw(texts),
        files=draw(words.filter(bool)),
        sheet=draw(texts),
        columns=draw(words),
        joins=tuple(
            JoinSpec(
                name=draw(texts),
                lookup=lookup.name,
                on=draw(expressions),
                required=draw(st.booleans()),
            )
            for lookup in lookups[:1]
        ),
        when=draw(st.none() | conditions),
        case={"number": draw(expressions), **draw(fields(CASE_FIELDS - {"number"}))},
        case_extra=draw(st.dictionaries(texts, expressions, max_size=2)),
        grade=draw(fields(GRADE_FIELDS)),
        mentions=mentions,
        statements=tuple(
            StatementSpec(
                kind=draw(kinds),
                subject=draw(ends),
                object=draw(ends),
                fields=draw(fields(STATEMENT_FIELDS)),
                when=draw(st.none() | conditions),
            )
            for _ in range(draw(st.integers(0, 2)))
        ),
        keep=draw(st.sampled_from(["", "case", *slots])),
        numbering=draw(words),
        constants=draw(st.dictionaries(texts, texts, max_size=2)),
        relate=draw(st.booleans()),
        read_narrative=draw(st.booleans()),
    )


@st.composite
def mappings(draw):
    lookups = tuple(
        LookupSpec(
            name=name, files=draw(words.filter(bool)), key=draw(expressions), sheet=draw(texts)
        )
        for name in draw(st.lists(texts, max_size=2, unique=True))
    )
    formats = draw(
        st.just(())
        | st.lists(texts.map(lambda text: f"%{text}"), min_size=1, max_size=2).map(tuple)
    )
    keyed = TableSpec(
        name="keyed", key=Expression(columns=("id",)), case={"number": Expression(value="x")}
    )
    return MappingSpec(
        dataset=draw(st.just("") | texts),
        files=draw(words),
        date_order="dmy" if formats else draw(st.sampled_from(["dmy", "mdy", "ymd"])),
        date_formats=formats,
        lookups=lookups,
        tables=(keyed, *draw(st.lists(tables(lookups), max_size=2))),
    )


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, *HealthCheck],
)
@given(spec=mappings(), remark=texts)
def test_every_mapping_is_read_back_as_it_was(
    tmp_path: Path, spec: MappingSpec, remark: str
) -> None:
    remarks = {
        table.name: dict.fromkeys([*table.columns, *table.numbering, "other"], remark)
        for table in spec.tables
    }
    assert without_places(
        written_and_read(spec, tmp_path, head=[remark], remarks=remarks)
    ) == without_places(spec)


def test_a_mapping_written_by_hand_is_read_back_as_it_was(tmp_path: Path) -> None:
    spec = read_mapping(MAPPINGS / "pole.mapping.yaml")
    assert without_places(written_and_read(spec, tmp_path)) == without_places(spec)


def test_a_remark_stands_behind_what_reads_its_column_and_else_below_the_table() -> None:
    spec = map_headers(["Nomor Pengaduan", "Nama", "Peran", "Warna"], "rows").spec
    assert spec is not None
    text = render_mapping(
        MappingSpec(tables=(spec,)),
        head=["How to use\n it"],
        remarks={"rows": {"Nama": "look\nat it", "Warna": "not known"}},
    )
    assert "        names: Nama  # ? look at it\n" in text
    assert "    # ? Warna: not known\n" in text
    assert text.startswith("# How to use it\n")
