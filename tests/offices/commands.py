"""Commands run as a person would, in a test."""

from collections.abc import Callable

from click.testing import Result
from typer.testing import CliRunner

from app.access.policy import current_account
from app.cli import cli

Run = Callable[..., Result]
ACCOUNT = current_account().name
"""Who runs the tests, as the log names them."""


def runner(**fixed: str) -> Run:
    """Runs a command in this environment, or one changed by keywords, and holds that it ends with
    `code`.
    """

    def invoke(*arguments: str, code: int = 0, **settings: str) -> Result:
        result = CliRunner().invoke(cli, arguments, env={"COLUMNS": "300", **fixed, **settings})
        assert result.exit_code == code, result.output
        return result

    return invoke
