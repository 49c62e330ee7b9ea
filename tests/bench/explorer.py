"""How fast the explorer is in a browser, beside its peers in the same run.

`python -m tests.bench.explorer --peers` draws the same graph of 200, 1,000, 3,000 and 10,000 nodes
by the explorer, st-link-analysis and streamlit-agraph (extra `bench`) on a served page in a
headless Chromium without a GPU, and prints milliseconds at the 95th percentile: from asking for the
page to a painted graph, from a click to details (in the browser; streamlit-agraph has none and
answers through Python), from asking for twelve neighbours to a picture that rests, and frames a
second while the picture is dragged. For the explorer alone: what the script in the browser takes to
take the neighbours in, and how far nodes that stood moved meanwhile.
"""

import argparse
import math
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Browser, Error, Frame, Page, sync_playwright

from tests.browser.conftest import FLAGS, chromium

PAGE = Path(__file__).parent / "explorer_page.py"
SIZES = (200, 1_000, 3_000, 10_000)
PEERS = {"st-link-analysis": "st_link_analysis", "streamlit-agraph": "streamlit_agraph"}
PATIENCE = 90.0
REST = 0.3
"""Seconds without a change after which a picture rests."""
COLUMNS = ("painted", "click", "expand", "frames/s", "patch", "moved px")
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
MOVED = """() => {
    const now = window.simpulExplorer.network.getPositions();
    return Math.max(...Object.entries(window.before).map(([id, {x, y}]) =>
        Math.hypot(now[id].x - x, now[id].y - y)));
}"""
