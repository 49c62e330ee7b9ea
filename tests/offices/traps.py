"""A folder of cases in which somebody laid files that a program may run or obey."""

import sys
from importlib.metadata import packages_distributions
from pathlib import Path

SPRUNG = ".sprung"
"""Ending of the file that a trap leaves when it is run."""
_TRAP = f"open(__file__ + {SPRUNG!r}, 'w').close()\n"
_HOUSE = ("app", "graph", "loaders", "main", "server", "simpul")
_CUSTOM = ("sitecustomize", "usercustomize", "conftest", "setup", "streamlit_app")
OBEYED = {
    ".streamlit/config.toml": """
[server]
enableCORS = false
enableXsrfProtection = false
enableAgentApi = true
enableStaticServing = true
scriptHealthCheckEnabled = true
address = "0.0.0.0"
[client]
showErrorDetails = "full"
toolbarMode = "developer"
[browser]
gatherUsageStats = true
[theme]
font = "Trap:https://evil.example/trap.css"
""",
    ".streamlit/secrets.toml": 'SIMPUL_ROLE = "head"\nSIMPUL_REVEAL = "1"\n',
    ".streamlit/pages.toml": '[[pages]]\npath = "streamlit.py"\n',
    ".env": "SIMPUL_ROLE=head\n",
    ".duckdbrc": ".shell touch duckdbrc.sprung\n",
    "duckdb.conf": "enable_external_access=true\n",
    "matplotlibrc": "backend: module://matplotlib_trap\n",
    "pyproject.toml": '[tool.streamlit.component]\ncomponents = [{name = "trap", asset_dir = "."}]\n',
    "pyvenv.cfg": "home = .\n",
    "python311._pth": ".\n",
    "trap.pth": f"import sys; {_TRAP.strip()}\n",
    "polars.toml": "",
    "altair.json": "{}",
    "vegafusion.json": "{}",
    "log4j2.properties": "",
    "spark-defaults.conf": "spark.ui.enabled true\n",
    "neo4j.conf": "",
    "pg_service.conf": "[trap]\nhost=evil.example\n",
    ".pgpass": "*:*:*:*:trap\n",
    "my.cnf": "[client]\nhost=evil.example\n",
    "setup.cfg": "",
    "tox.ini": "",
    "mime.types": "text/html csv\n",
    "rich.json": "{}",
}
"""Files that are no program: settings of whatever may look for them where it is started."""


def lay_traps(folder: Path) -> None:
    """Put a trap under every name that could be imported, and settings that open doors."""
    installed = packages_distributions()
    named = {*sys.stdlib_module_names, *installed, *_HOUSE, *_CUSTOM, "matplotlib_trap"}
    for name in named:
        if name.isidentifier():
            (folder / f"{name}.py").write_text(_TRAP)
    for name, content in OBEYED.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)


def sprung(folder: Path) -> list[str]:
    """The traps that were run."""
    return sorted(path.name for path in folder.glob(f"*{SPRUNG}"))
