"""The explorer in a page, as the tests see it: where its nodes stand, what it says, what it sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.browser.settling import settled

STATE = "window.simpulExplorer"
# vis-network takes two presses within 50 ms for one; no hand is as quick.
BETWEEN_PRESSES_MS = 80


@dataclass(frozen=True)
class Canvas:
    """The explorer of a page."""

    page: Page

    def wait(self) -> "Canvas":
        """Wait until it is drawn and nothing is on its way."""
        self.page.wait_for_function(f"() => {STATE}?.network && {STATE}.data.nodes.length")
        self.page.wait_for_function(f"() => !{STATE}.sent && !{STATE}.waiting?.length")
        settled(self.page)
        return self

    def reported(self) -> "Canvas":
        """Wait until the server knows what is seen: positions, camera and selection."""
        self.page.wait_for_function(f"() => !{STATE}.reporting")
        return self.wait()

    def asks(self, expression: str, argument: Any = None) -> Any:
        """What a piece of script says, `scene` being the state of the explorer."""
        return self.page.evaluate(
            f"argument => {{ const scene = {STATE}; return {expression}; }}", argument
        )

    def ids(self, kind: str = "") -> list[str]:
        """What is drawn, in the order of the payload."""
        nodes = self.asks(
            "scene.data.nodes.filter(node => !node.hidden).map(node => [node.id, node.kind])"
        )
        return [node for node, its_kind in nodes if kind in ("", its_kind)]

    def most_tied(self, kind: str = "") -> str:
        """The node with most ties."""
        ties = self.asks(
            "Object.fromEntries([...scene.tiesOf].map(([id, ties]) => [id, ties.length]))"
        )
        return max(self.ids(kind), key=lambda node: (ties.get(node, 0), node))

    def places(self) -> dict[str, dict[str, float]]:
        """Where the nodes stand in the units of the picture."""
        found: dict[str, dict[str, float]] = self.asks("scene.network.getPositions()")
        return found

    def on_screen(self, node: str) -> tuple[float, float]:
        """Where a node stands on the screen."""
        x, y = self.asks(
            "(() => { const place = scene.network.getPositions([argument])[argument];"
            " const spot = scene.network.canvasToDOM(place);"
            " const frame = scene.picture.getBoundingClientRect();"
            " return [spot.x + frame.left, spot.y + frame.top]; })()",
            node,
        )
        return x, y

    def wait_for_nodes(self, *, more_than: int) -> None:
        """Wait until more nodes are drawn."""
        self.page.wait_for_function(f"known => {STATE}.data.nodes.length > known", arg=more_than)
        self.wait()

    def click(self, node: str, *, button: Any = "left", holding: str = "") -> None:
        """Click a node in the picture, with a key held."""
        if holding:
            self.page.keyboard.down(holding)
        self.page.mouse.click(*self.on_screen(node), button=button)
        if holding:
            self.page.keyboard.up(holding)

    def tool(self, key: str) -> None:
        """Press a button of the row of tools."""
        self.page.locator(f".tools [data-key={key}]").click()
        self.wait()

    def selected(self) -> list[str]:
        """What is selected."""
        chosen: list[str] = self.asks("scene.selected")
        return chosen

    def camera(self) -> dict[str, float]:
        """What is looked at."""
        looks: dict[str, float] = self.asks(
            "({...scene.network.getViewPosition(), scale: scene.network.getScale()})"
        )
        return looks

    def label(self, node: str) -> str:
        """The first line of a node's label."""
        text: str = self.asks("scene.rows.get(argument).label", node)
        return text.split("\n", maxsplit=1)[0]

    def details(self) -> str:
        """What stands in the panel of details."""
        return self.page.locator(".details").inner_text()

    def said(self) -> str:
        """What was announced last."""
        return self.page.locator(".said").inner_text()

    def focused(self) -> str:
        """The id of the node whose item has the focus."""
        node: str = self.asks("scene.root.activeElement?.dataset.node ?? ''")
        return node

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def word(self, key: str, **values: Any) -> str:
        """A word of the explorer in the language of the page."""
        text: str = self.asks("scene.data.words[argument]", key)
        return text.format(**values)

    def drag(self, node: str, right: float, down: float) -> None:
        """Drag a node by pixels."""
        x, y = self.on_screen(node)
        self.page.wait_for_timeout(BETWEEN_PRESSES_MS)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + right, y + down, steps=5)
        self.page.mouse.up()


def moved(before: dict[str, dict[str, float]], after: dict[str, dict[str, float]]) -> Sequence[str]:
    """Those that no longer stand where they stood."""
    return [node for node, place in before.items() if node in after and after[node] != place]
