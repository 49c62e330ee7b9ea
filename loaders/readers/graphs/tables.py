"""A table that holds nodes and relationships together, as APOC exports a Neo4j database to CSV."""

from loaders.readers.graphs.graph import FileGraph, tie_table
from loaders.tables import Table, is_blank

_NODE, _START, _END, _TYPE = "_id", "_start", "_end", "_type"


def is_whole_graph(table: Table) -> bool:
    """Whether a table has the columns of both nodes and relationships."""
    return {_NODE, _START, _END, _TYPE} <= set(table.columns)


def ties_of(table: Table) -> Table:
    """The relationships of such a table, each with its own row; raises UnreadableFile."""
    graph = FileGraph()
    for row in table.rows():
        cells = {column: str(cell) for column, cell in row.values.items() if not is_blank(cell)}
        start, end = cells.pop(_START, ""), cells.pop(_END, "")
        if start or end:
            said = {"kind" if column == _TYPE else column: cell for column, cell in cells.items()}
            graph.add_tie(start, end, said, table.file)
            graph.rows.append(row.number)
        elif _NODE in cells:
            graph.add_node(cells.pop(_NODE), cells, table.file)
    return tie_table(graph, table.file, table.sheet)
