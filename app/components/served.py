"""The programs of components, served as files: the screens' policy runs no other.

Streamlit finds such files only in packages that are installed, and we may run from a checkout.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

OURS = "simpul"


def serve(folders: Mapping[str, Path]) -> None:
    """Serve what lies in each of these folders under its name, unless it is served already."""
    components = get_bidi_component_manager()
    for name, folder in folders.items():
        if components.get_component_asset_root(f"{OURS}.{name}") is not None:
            continue
        files = ComponentConfig(name=name, asset_dir=folder.name)
        manifest = ComponentManifest(name=OURS, version="1", components=[files])
        components.register_from_manifest(manifest, folder.parent)


@lru_cache
def text_of(file: Path) -> str:
    """What stands in a file of a component, read once."""
    return file.read_text(encoding="utf-8")
