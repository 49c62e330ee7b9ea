"""What is exported: one network, several, some entities, or everything."""

from app.networks.material import CaseFiles, NetworkMaterial
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Id, Value

ALL = "all"
"""Instead of a network: everything that the viewer may know of."""
SELECTION = "selection"


class Subject(Value, frozen=True):
    """What was asked for; entities and networks may be named together by nobody."""

    networks: tuple[str, ...] = ()
    """Ids of networks, or their beginnings."""
    entities: tuple[Id, ...] = ()
    """Ids of entities that make a selection."""
    everything: bool = False

    @property
    def stem(self) -> str:
        """What a file is called that is of no one network."""
        return ALL if self.everything else SELECTION

    def material(self, space: Workspace) -> NetworkMaterial:
        """Its masked material; raises NetworkNotFound, and InvalidValue where nothing is named."""
        if self.everything:
            return space.material.of_everything()
        if self.entities:
            return space.material.of_selection(self.entities)
        if len(self.networks) == 1:
            return space.material.of(self.networks[0])
        if self.networks:
            return space.material.of_several(self.networks)
        raise InvalidValue(
            message("nothing is named"),
            message("name a network (`simpul networks` lists them), or `all`"),
        )

    def case_files(self, space: Workspace) -> CaseFiles:
        """Its cases as reported."""
        if self.everything:
            return space.material.case_files()
        if len(self.networks) == 1:
            return space.material.case_files(self.networks[0])
        return space.material.case_files_of(self.material(space).cases)

    def name_of(self, material: NetworkMaterial) -> str:
        """What the log calls it."""
        return material.network.id or self.stem


def read_subject(text: str) -> Subject:
    """The subject of one word: the id of a network, or `all`."""
    return Subject(everything=True) if text == ALL else Subject(networks=(text,))
