"""The commands that tell how people, organisations and numbers hang together.

Ways between two, what joins several.
"""

from typing import Annotated

import typer

from app.cli.options import FORMAT, VIEWER, Common, takes, tell_whom
from app.cli.printing import paths
from graph.analysis.paths.paths import By

StrongestOption = Annotated[
    bool,
    typer.Option(
        "--strongest", help="By evidence: the product of the links' weights, not the fewest links."
    ),
]
AvoidOption = Annotated[
    list[str] | None,
    typer.Option("--avoid", metavar="X", help="Not through this one; may be given several times."),
]
CommonOption = Annotated[
    bool,
    typer.Option("--with-common", help="Also through places and numbers that very many share."),
]


@takes(FORMAT, *VIEWER)
def path(
    common: Common,
    start: Annotated[str, typer.Argument(help="A name, number or id.")],
    end: Annotated[str, typer.Argument(help="A name, number or id.")],
    max_length: Annotated[int, typer.Option(min=1, max=12, help="At most so many links.")] = 6,
    strongest: StrongestOption = False,
    count: Annotated[
        int,
        typer.Option(
            "-k",
            "--count",
            min=0,
            max=100,
            help="So many ways, longer ones too.",
            show_default=False,
        ),
    ] = 0,
    avoid: AvoidOption = None,
    in_time: Annotated[
        bool, typer.Option("--in-time", help="Only ways that do not run backwards in time.")
    ] = False,
    with_common: CommonOption = False,
) -> None:
    """Show the ways between two people, organisations or numbers: the shortest ones unless asked
    otherwise.

    The evidence of a way is the product of the weights of its links, 0 to 1. In time, what happened
    (payments, calls, journeys, what was done to somebody) must not run backwards from the first to
    the second; what lasts, such as a number, an address or kin, has no order. That nothing joins
    the two is an answer, and no error, in every format.

    Examples: simpul path "moh yusuf" "pt sumber laut"  |  simpul path "moh yusuf" 081234567890
    --strongest -k 3
    |  simpul path "moh yusuf" "pt sumber laut" --avoid "ani lestari" --in-time
    """
    with common.workspace() as space:
        tell_whom(space, (start, end, *(avoid or ())))
        if strongest or count or avoid or in_time or with_common:
            ways = space.paths.best(
                start,
                end,
                by=By.STRENGTH if strongest else By.LENGTH,
                count=count or 1,
                avoid=avoid or (),
                in_time=in_time,
                with_common=with_common,
                max_length=max_length,
            )
        else:
            ways = space.paths.shortest(start, end, max_length=max_length)
        paths.paths(space, ways, max_length, common.format, in_time=in_time)


@takes(FORMAT, *VIEWER)
def connect(
    common: Common,
    among: Annotated[
        list[str], typer.Argument(metavar="A B C...", help="Names, numbers or ids; two to eight.")
    ],
    strongest: StrongestOption = False,
    avoid: AvoidOption = None,
    with_common: CommonOption = False,
) -> None:
    """Show the least network that joins several people, organisations or numbers, and who else
    could join them.

    That nothing joins them all is an answer, and no error, in every format.

    Example: simpul connect "moh yusuf" "pt sumber laut" "ani lestari" --avoid 081234567890
    """
    with common.workspace() as space:
        tell_whom(space, (*among, *(avoid or ())))
        by = By.STRENGTH if strongest else By.LENGTH
        found = space.paths.connect(among, by=by, avoid=avoid or (), with_common=with_common)
        paths.connected(space, found, common.format)
