"""What a page of the screens draws, as its tests read it: its tables, and its other components."""

import json
from typing import Any

import pandas as pd
from streamlit.testing.v1 import AppTest

COMPONENT = "bidi_component"
TABLE = "dataframe"


def frames(test: AppTest) -> list[pd.DataFrame]:
    """The tables of a page from top to bottom: those to read, and those to choose rows of."""
    found = []
    for node in test._tree:
        if node.type == TABLE:
            found.append(node.value)
        elif node.type == COMPONENT and is_table(node):
            told = json.loads(node.proto.json)
            names = [column["name"] for column in told["columns"]]
            found.append(pd.DataFrame(told["rows"], columns=names))
    return found


def pictures(test: AppTest) -> list[dict[str, Any]]:
    """What the components of a page are given that are no tables."""
    parts = [part for part in test.get(COMPONENT) if not is_table(part)]
    return [json.loads(part.proto.json) for part in parts]


def is_table(part: Any) -> bool:
    """Whether a component is a table whose rows are chosen."""
    return part.proto.component_name == "simpul.rows"
