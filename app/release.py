"""Which release of Simpul runs."""

from importlib.metadata import PackageNotFoundError, version


def running_version() -> str:
    """The version that is installed; empty in a checkout that is not."""
    try:
        return version("simpul")
    except PackageNotFoundError:
        return ""
