"""How fast the explorer is in a browser, beside its peers in the same run.

`python -m tests.bench.explorer --peers` draws the same graph of 200, 1,000, 3,000 and 10,000 nodes
by the explorer, st-link-analysis and streamlit-agraph (extra `bench`) on a served page in a
headless Chromium without a GPU, and prints milliseconds at the 95th percentile: from asking for the
page to a painted graph, from a click to details (in the browser; streamlit-agraph has none and
answers through Python), from asking for twelve neighbours to a picture that rests, and frames a
second while the picture is dragged. For the explorer alone: what the script in the browser takes to
mount and to take the neighbours in, and how far nodes that stood moved meanwhile.
"""

import argparse
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Browser, Error, Frame, Page, ViewportSize, sync_playwright

from tests.browser.conftest import FLAGS, chromium

PAGE = Path(__file__).parent / "explorer_page.py"
SIZES = (200, 1_000, 3_000, 10_000)
PEERS = {"st-link-analysis": "st_link_analysis", "streamlit-agraph": "streamlit_agraph"}
VIEWPORT: ViewportSize = {"width": 1366, "height": 768}
PATIENCE = 90.0
RESTLESS = 12.0
"""Seconds after which a picture that still changes is given up."""
REST = 0.3
"""Seconds without a change after which a picture rests."""
COLUMNS = ("painted", "opened", "click", "expand", "frames/s", "mount", "patch", "moved px")
PAINTED = """() => [...document.querySelectorAll('canvas'), ...window.simpulExplorer
    ? window.simpulExplorer.picture.querySelectorAll('canvas') : []].reduce((sum, canvas) => {
    if (!canvas.width || !canvas.height) return sum;
    const copy = new OffscreenCanvas(160, 90);
    const context = copy.getContext('2d');
    context.drawImage(canvas, 0, 0, 160, 90);
    return context.getImageData(0, 0, 160, 90).data.reduce((one, other, index) =>
        (one * 31 + other * (index % 7 + 1)) % 1000000007, sum);
}, 0)"""
FRAMES = """seconds => new Promise(done => {
    let count = 0;
    const begun = performance.now();
    const step = now => {
        count += 1;
        if (now - begun < seconds * 1000) requestAnimationFrame(step);
        else done(count * 1000 / (now - begun));
    };
    requestAnimationFrame(step);
})"""
DETAILS = """() => {
    const scene = window.simpulExplorer;
    const box = scene ? scene.box.querySelector('.details') : document.body;
    window.clicked = 0;
    window.told = 0;
    const root = scene ? scene.root : document;
    window.addEventListener('pointerup', () => { window.clicked = performance.now(); }, true);
    new MutationObserver(() => requestAnimationFrame(() => {
        if (window.clicked && !window.told) window.told = performance.now();
    })).observe(box, {childList: true, subtree: true, characterData: true});
}"""
EXPAND = """() => {
    const scene = window.simpulExplorer;
    const before = JSON.stringify(scene.network.getPositions());
    window.before = JSON.parse(before);
    window.begun = performance.now();
    const count = scene.data.nodes.length;
    const watch = () => {
        if (scene.data.nodes.length > count) window.grown = performance.now() - window.begun;
        else requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
}"""
SOME_NODE = """() => {
    for (const canvas of document.querySelectorAll('canvas')) {
        const {width, height} = canvas;
        const frame = canvas.getBoundingClientRect();
        if (!width || !height) continue;
        const copy = new OffscreenCanvas(width, height);
        const context = copy.getContext('2d');
        context.drawImage(canvas, 0, 0);
        const {data} = context.getImageData(0, 0, width, height);
        const isFull = (x, y) => {
            const first = (y * width + x) * 4;
            const [red, green, blue, alpha] = data.slice(first, first + 4);
            return alpha === 255 && Math.max(red, green, blue) - Math.min(red, green, blue) > 40;
        };
        for (let y = Math.floor(height / 3); y < height - 4; y += 1) {
            for (let x = Math.floor(width / 3); x < width - 4; x += 1) {
                if (isFull(x, y) && isFull(x + 1, y) && isFull(x, y + 1)) {
                    const share = frame.width / width;
                    return [frame.left + (x + 1) * share, frame.top + (y + 1) * share];
                }
            }
        }
    }
    return null;
}"""
MOVED = """() => {
    const now = window.simpulExplorer.network.getPositions();
    return Math.max(...Object.entries(window.before).map(([id, {x, y}]) =>
        Math.hypot(now[id].x - x, now[id].y - y)));
}"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--peers", action="store_true")
    asked = parser.parse_args()
    names = ["explorer"]
    if asked.peers:
        names += [name for name, module in PEERS.items() if find_spec(module)]
        for name in PEERS.keys() - set(names):
            print(f"{name} is not installed: pip install 'simpul[bench]'", file=sys.stderr)
    print(f"{'drawn by':18}{'nodes':>8}" + "".join(f"{column:>10}" for column in COLUMNS))
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        bare = [{"painted": bare_page(browser, address)} for _ in range(asked.repeat + 1)]
        print(line("a bare page", 0, bare[1:]), flush=True)
        for nodes in asked.nodes:
            for name in names:
                measured = [measure(browser, address, name, nodes) for _ in range(asked.repeat + 1)]
                print(line(name, nodes, measured[1:]), flush=True)
        browser.close()


@contextmanager
def served() -> Iterator[str]:
    """The page on loopback; the first visit of each kind is not counted."""
    command = [sys.executable, "-m", "streamlit", "run", str(PAGE), "--server.headless", "true"]
    command += ["--server.port", "8617", "--browser.gatherUsageStats", "false"]
    command += ["--runner.postScriptGC", "false"]  # as our own server: for all that are measured
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(5)
        yield "http://localhost:8617"
    finally:
        process.terminate()
        process.wait()


def bare_page(browser: Browser, address: str) -> float:
    """Milliseconds from asking for a page with one button to the button."""
    with browser.new_context(viewport=VIEWPORT) as context:
        page = context.new_page()
        begun = time.perf_counter()
        page.goto(f"{address}/?wait=1")
        page.get_by_role("button", name="open").wait_for()
        return (time.perf_counter() - begun) * 1000


def opened(browser: Browser, address: str, name: str, nodes: int) -> float:
    """Milliseconds from pressing the button of a bare page to a painted graph."""
    with browser.new_context(viewport=VIEWPORT) as context:
        page = context.new_page()
        page.goto(f"{address}/?drawn_by={name}&nodes={nodes}&wait=1")
        button = page.get_by_role("button", name="open")
        button.wait_for()
        begun = time.perf_counter()
        button.click()
        painted(page)
        return (time.perf_counter() - begun) * 1000


def measure(browser: Browser, address: str, name: str, nodes: int) -> dict[str, float]:
    """One visit: what each act took, in milliseconds; what cannot be measured is missing."""
    context = browser.new_context(viewport=VIEWPORT)
    page = context.new_page()
    found: dict[str, float] = {}
    try:
        found["opened"] = opened(browser, address, name, nodes)
        begun = time.perf_counter()
        page.goto(f"{address}/?drawn_by={name}&nodes={nodes}")
        frame = painted(page)
        found["painted"] = (time.perf_counter() - begun) * 1000
        rests(frame)
        if name == "explorer":
            _explorer(page, found)
        else:
            _peer(page, frame, found)
    except (Error, TimeoutError) as error:
        print(f"{name}, {nodes}: {str(error).splitlines()[0]}", file=sys.stderr)
    context.close()
    return found


def painted(page: Page) -> Frame:
    """The frame whose canvas holds something, once it does."""
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        for frame in page.frames:
            if signature(frame):
                return frame
        page.wait_for_timeout(15)
    raise TimeoutError("nothing was painted")


def signature(frame: Frame) -> int:
    """A number that changes with what the canvases of a frame show; 0 when they are blank."""
    try:
        return int(frame.evaluate(PAINTED))
    except Error:
        # it is being replaced
        return 0


def rests(frame: Frame) -> float:
    """Wait until the picture no longer changes, and say when it began to rest."""
    last, since = signature(frame), time.perf_counter()
    until = since + RESTLESS
    while time.perf_counter() < until:
        time.sleep(0.02)
        now = signature(frame)
        if now != last:
            last, since = now, time.perf_counter()
        elif now and time.perf_counter() - since > REST:
            return since
    raise TimeoutError("the picture does not come to rest")


def _explorer(page: Page, found: dict[str, float]) -> None:
    found["mount"] = page.evaluate("() => window.simpulExplorer.took")
    x, y = place_of(page, "e_0")
    page.evaluate(DETAILS)
    page.mouse.click(x, y)
    page.wait_for_function("() => window.told > 0")
    found["click"] = page.evaluate("() => window.told - window.clicked")
    page.wait_for_timeout(1500)
    found["frames/s"] = dragged(page, page.main_frame)
    page.wait_for_timeout(800)
    page.evaluate(EXPAND)
    begun = time.perf_counter()
    page.evaluate("() => window.simpulExplorer.box.querySelector('.details .more').click()")
    page.wait_for_function("() => window.grown > 0", timeout=PATIENCE * 1000)
    found["expand"] = (rests(page.main_frame) - begun) * 1000
    found["patch"] = page.evaluate("() => window.simpulExplorer.took ?? 0")
    found["moved px"] = page.evaluate(MOVED)


def place_of(page: Page, node: str) -> tuple[float, float]:
    """Where a node of the explorer stands on the screen."""
    x, y = page.evaluate(
        """node => { const {network, picture} = window.simpulExplorer;
        const spot = network.canvasToDOM(network.getPositions([node])[node]);
        const frame = picture.getBoundingClientRect();
        return [spot.x + frame.left, spot.y + frame.top]; }""",
        node,
    )
    return x, y


def _peer(page: Page, frame: Frame, found: dict[str, float]) -> None:
    box = frame.frame_element().bounding_box() or {"x": 0, "y": 0, "width": 800, "height": 600}
    spot = frame.evaluate(SOME_NODE)
    if spot is None:
        raise TimeoutError("no node is seen")
    frame.evaluate(DETAILS)
    begun = time.perf_counter()
    page.mouse.click(box["x"] + spot[0], box["y"] + spot[1])
    if "agraph" in frame.url:
        page.get_by_text(re.compile(r"picked \d")).wait_for(timeout=10_000)
    else:
        frame.wait_for_function("() => window.told > 0", timeout=5000)
    found["click"] = (time.perf_counter() - begun) * 1000
    page.wait_for_timeout(1500)
    found["frames/s"] = dragged(page, frame)
    begun = time.perf_counter()
    page.get_by_role("button", name="grow").click()
    time.sleep(0.05)
    found["expand"] = (rests(painted(page)) - begun) * 1000


def dragged(page: Page, frame: Frame) -> float:
    """Frames a second while the picture is dragged by its ground or whatever is under the mouse."""
    seconds = 1.5
    canvas = frame.locator("canvas").last.bounding_box() or {
        "x": 0,
        "y": 0,
        "width": 9,
        "height": 9,
    }
    x, y = canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    frame.evaluate(f"() => {{ window.counted = ({FRAMES})({seconds}); }}")
    until = time.perf_counter() + seconds
    step = 0
    while time.perf_counter() < until:
        step += 1
        page.mouse.move(x + 60 * (step % 2), y + step % 40)
    page.mouse.up()
    rate: float = frame.evaluate("() => window.counted")
    return rate


def line(name: str, nodes: int, measured: list[dict[str, float]]) -> str:
    """One line of the table: the worst of twenty of each figure."""
    cells = []
    for column in COLUMNS:
        values = [found[column] for found in measured if column in found]
        cells.append(f"{worst(column, values):10.0f}" if values else f"{'-':>10}")
    return f"{name:18}{nodes:8}" + "".join(cells)


def worst(column: str, values: list[float]) -> float:
    """The 95th percentile; of frames, where few are bad, the 5th."""
    if len(values) == 1:
        return values[0]
    cuts = statistics.quantiles(values, n=20, method="inclusive")
    return cuts[0] if column == "frames/s" else cuts[-1]


if __name__ == "__main__":
    main()
