"""The commands about the store as a whole: linking, forgetting, copying, checking, serving."""

from pathlib import Path
from typing import Annotated

import typer

from app.access.rights import Right
from app.cli.options import FORMAT, LANGUAGE, STORE, VIEWER, Common, progress, takes
from app.cli.printing import loads
from app.cli.printing import store as printing
from app.gate import ADDRESS
from app.gate.forms import FIRST
from app.gate.site import Site
from app.wording.wording import Wording


@takes(STORE, LANGUAGE)
def link(common: Common) -> None:
    """Say anew who is who among everything loaded."""
    with common.workspace() as space, progress("link") as step:
        loads.linked(space.linker.relink(progress=step), space.wording)


@takes(*VIEWER)
def forget(
    common: Common,
    case: Annotated[
        str,
        typer.Argument(metavar="CASE|PERSON", help="Number or id of a case, or id of a person."),
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Take it out of drafts and rejected rows too.")
    ] = False,
    rejects: Annotated[Path, typer.Option(help="Folder of rejected rows to look through.")] = Path(
        "rejected"
    ),
) -> None:
    """Erase a case, or a person from every case, and what is known from that alone; it cannot be
    undone.

    A case keeps its other people when one of them is erased, and an old file does not bring that
    person back. Says what is left where erasing does not reach: the log, drafts, rejected rows,
    copies.
    """
    from app.operations.erasure import erasing
    from app.operations.erasure.remains import Place

    with common.workspace() as space:
        space.viewer.check(Right.FORGET)
        asked = erasing.to_erase(space, case)
        if not yes:
            printing.ask_to_erase(asked, space.wording)
        erased = asked.erase()
        left = erasing.remains_of(space, erased, rejected=rejects)
        reached = {Place.DRAFTS, Place.REJECTED}
        found = any(remains.place in reached for remains in left)
        if drafts or (found and not yes and printing.ask_for_files(space.wording)):
            erasing.take_out_of_files(space, erased, rejected=rejects)
            printing.taken_out(space.wording)
            left = erasing.remains_of(space, erased, rejected=rejects)
        printing.forgotten(asked, erased, left, space.wording)


@takes(FORMAT, LANGUAGE)
def sync(
    common: Common,
    source: Annotated[str, typer.Argument(metavar="FROM", help="Store to copy, as a URI.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Store to copy into, as a URI.")],
    network: Annotated[str | None, typer.Option(help="Only this network's cases.")] = None,
    since: Annotated[
        int, typer.Option(min=0, help="Only what changed after this revision of FROM.")
    ] = 0,
) -> None:
    """Copy one store into another: cases, judgements and the graph, unmasked; compare both at the
    end.

    It adds and corrects: what TO knows from files of its own stays, and TO is linked anew from all
    that it then knows. Run it again after it was broken off, and it goes on. The log of FROM stays
    there. Both stores use the same login.

    Examples: simpul sync sqlite:///simpul.db neo4j+s://host  |  simpul sync neo4j://h
    sqlite:///n.db --network n_0a1b
    """
    from app.operations.sync import sync_between

    settings = common.asked()
    with progress("compare") as step:
        report = sync_between(settings, source, target, network=network, since=since, progress=step)
    printing.synced(report, common.format, Wording(settings.language))


@takes(FORMAT, STORE, LANGUAGE)
def doctor(
    common: Common,
    mend: Annotated[bool, typer.Option("--mend", help="Make indexes that are missing.")] = False,
    head: Annotated[
        str,
        typer.Option(
            metavar="NUMBER:DIGEST",
            help="Look for this entry of the log, which a file that was handed out names.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Look whether the store is reachable, sound and fast, and say what to do about what is not.

    Example: simpul doctor --store neo4j://localhost
    """
    from app.operations.doctor import examine

    settings = common.settings()
    checks = examine(settings, mend=mend, head=head.strip())
    printing.examined(checks, common.format, Wording(settings.language))
    if not all(check.good for check in checks):
        raise typer.Exit(1)


@takes(STORE, LANGUAGE, first=True)
def serve(
    common: Common,
    port: Annotated[int, typer.Option(help="0 finds a free one.")] = 8501,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
    accounts: Annotated[
        Path | None,
        typer.Option(help="File of accounts: everybody signs in; made where there is none."),
    ] = None,
    bind: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Listen there; needs --accounts and TLS.")
    ] = ADDRESS,
    public: Annotated[
        str, typer.Option(metavar="https://NAME", help="The address that browsers open.")
    ] = "",
    certificate: Annotated[
        Path | None, typer.Option(help="Certificate for TLS, with its chain (PEM).")
    ] = None,
    key: Annotated[Path | None, typer.Option(help="The key of the certificate (PEM).")] = None,
    proxy: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS", help="Answer this proxy alone, which speaks TLS with browsers."
        ),
    ] = "",
    openid: Annotated[
        Path | None,
        typer.Option(help="File of an OpenID Connect provider by which people sign in too."),
    ] = None,
) -> None:
    """Serve the screens: to you alone on this machine, or to an office whose people sign in.

    Alone: whoever opens the address that is printed is you.

    With accounts: where there is no administrator yet, a code is printed, with which the first one
    is made. Elsewhere than on this machine it is served only encrypted.

    Examples: simpul serve  |  simpul serve --accounts accounts.db  |  simpul serve --accounts
    accounts.db --bind 10.0.0.5 --port 443 --public https://simpul.office.example --certificate
    chain.pem --key key.pem  |  simpul serve --accounts accounts.db --public
    https://simpul.office.example (behind a proxy on this machine, see `simpul help accounts`)
    """
    from app.operations.office import Office, check_alone
    from app.operations.serve import serve as serve_screens

    common.settings()  # refuses at once whom the screens would refuse
    if accounts is None:
        elsewhere = bind if bind != ADDRESS else ""
        check_alone(
            bind=elsewhere,
            public=public,
            certificate=certificate,
            key=key,
            proxy=proxy,
            openid=openid,
        )
        serve_screens(common.asked(), port=port, open_browser=browser)
        return
    office = Office(accounts, bind, public, certificate, key, proxy, openid)
    code = office.first_code()

    def tell(site: Site) -> None:
        if code:
            printing.first_code(code, site.page_address(FIRST), common.wording())

    serve_screens(common.asked(), port=port, open_browser=browser, office=office, tell=tell)
