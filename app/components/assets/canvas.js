// Mounts vis-network once for each canvas and patches it when the data change, so that nothing jumps.
// Texts arrive as data and are set as text; nothing is ever parsed as HTML.
import "../simpul.vis/vis-network.min.js";

const MOUNTED = new WeakMap();
const VIEWS = new Map();
const CLICK_WAIT_MS = 240;
const SMALL_FONT = 12;
const READABLE_PX = 11;
const LETTER_WIDTH = 0.6;
const LINE_HEIGHT = 1.2;
const BOX_MARGIN = 5;
const BLANK = "\u00a0\u00a0\u00a0\u00a0";

// Whether the page is dark, by the colour that its theme gives the picture's ground.
function isNight(root) {
  const ground = getComputedStyle(root.querySelector(".simpul")).backgroundColor.match(/[\d.]+/g).map(Number);
  return ground.length < 4 || ground[3] > 0 ? ground[0] + ground[1] + ground[2] < 3 * 128 : false;
}

function dyed(value, dyes) {
  if (typeof value === "string") return dyes[value] ?? value;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, dyed(each, dyes)]));
}

// The rows as the page's theme needs them; boxes are paper with ink on them by day and by night.
function dressed(root, data) {
  const dyes = isNight(root) ? data.night : {};
  const dress = (row) => (row.shape === "box" ? row : { ...row, color: dyed(row.color, dyes), font: dyed(row.font, dyes) });
  return {
    ...data,
    nodes: data.nodes.map(dress),
    edges: data.edges.map((row) => ({ ...row, color: dyed(row.color, dyes), ...(row.font && { font: dyed(row.font, dyes) }) })),
    legend: data.legend.map((item) => ({ ...item, color: dyed(item.color, dyes) })),
  };
}

function asText(rows) {
  return rows.map((row) => {
    if (row.title === undefined) return row;
    const tip = document.createElement("div");
    tip.textContent = row.title;
    return { ...row, title: tip };
  });
}

function patch(set, seen, rows) {
  const now = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
  set.remove([...seen.keys()].filter((id) => !now.has(id)));
  set.update(asText(rows.filter((row) => seen.get(row.id) !== now.get(row.id))));
  return now;
}

// Seen from afar, parties get larger letters and everything small loses its label, which could not be read anyway.
function fontAt(size, scale) {
  const seen = size * scale;
  if (size < SMALL_FONT) return seen < 6.5 ? 0 : size;
  return seen < READABLE_PX ? READABLE_PX / scale : size;
}

// Where a label is written, in pixels: under its node, or in it where the node is a box.
function boxOf(row, place, size, scale) {
  const lines = row.label.split("\n");
  const around = row.shape === "box" ? BOX_MARGIN : 0;
  const width = (Math.max(...lines.map((line) => line.length)) * size * LETTER_WIDTH + 2 * around) * scale;
  const height = (lines.length * size * LINE_HEIGHT + 2 * around) * scale;
  const top = around ? place.y * scale - height / 2 : (place.y + row.size) * scale;
  return { left: place.x * scale - width / 2, right: place.x * scale + width / 2, top, bottom: top + height };
}

function covers(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

// The sizes of all labels: what stands out and larger nodes first; one that would cover another waits for a closer look.
function sizesAt(state, scale) {
  const places = state.network.getPositions();
  const rank = (row) => [row.id === state.focus, row.borderWidth > 2, row.font.size, row.size, state.network.getConnectedEdges(row.id).length];
  const ranks = new Map(state.rows.map((row) => [row.id, rank(row).map(Number)]));
  const differ = (one, other) => ranks.get(other.id).map((each, place) => each - ranks.get(one.id)[place]).find(Boolean);
  const ordered = [...state.rows].sort((one, other) => differ(one, other) ?? (one.id < other.id ? -1 : 1));
  const written = [];
  return new Map(ordered.map((row) => {
    const size = fontAt(row.font.size, scale);
    if (!size || !places[row.id]) return [row.id, 0];
    const box = boxOf(row, places[row.id], size, scale);
    if (written.some((each) => covers(box, each))) return [row.id, 0];
    written.push(box);
    return [row.id, size];
  }));
}

function writeLabels(state) {
  const sizes = sizesAt(state, state.network.getScale());
  const changed = state.rows.filter((row) => {
    const size = sizes.get(row.id);
    const same = Math.abs((state.fonts.get(row.id) ?? row.font.size) - size) < 1.5 && (size === 0) === (state.fonts.get(row.id) === 0);
    if (!same) state.fonts.set(row.id, size);
    return !same;
  });
  state.nodes.update(changed.map((row) => {
    const size = state.fonts.get(row.id);
    return { id: row.id, label: size ? row.label : BLANK, font: { ...row.font, size: size || row.font.size } };
  }));
}

function addTools(state) {
  const { network, api } = state;
  const zoom = (factor) => { network.moveTo({ scale: network.getScale() * factor }); settle(state); };
  const fit = () => { network.fit(); settle(state); };
  const { labels } = api.data;
  const actions = [["+", labels.in, () => zoom(1.3)], ["−", labels.out, () => zoom(1 / 1.3)], ["⤢", labels.fit, fit]];
  state.canvas.querySelector(".tools").replaceChildren(...actions.map(([sign, label, act]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = label;
    button.setAttribute("aria-label", label);
    button.onclick = act;
    return button;
  }));
  state.canvas.querySelector(".picture").setAttribute("aria-label", labels.picture);
}

function addLegend(root, items) {
  root.querySelector(".simpul-legend").replaceChildren(...items.map((item) => {
    const entry = document.createElement("li");
    const sign = document.createElement("span");
    sign.textContent = item.sign;
    sign.style.color = item.color;
    entry.append(sign, " " + item.label);
    return entry;
  }));
}

// After the camera moved: letters that fit the distance, and the view kept for the next visit.
function settle(state) {
  const { network, key } = state;
  writeLabels(state);
  VIEWS.set(key, { position: network.getViewPosition(), scale: network.getScale() });
}

function listen(state) {
  const { network } = state;
  let waiting = 0;
  network.on("click", (event) => {
    clearTimeout(waiting);
    const edge = event.nodes.length ? "" : event.edges[0] ?? "";
    waiting = setTimeout(() => state.api.setStateValue("picked", { node: event.nodes[0] ?? "", edge }), CLICK_WAIT_MS);
  });
  network.on("doubleClick", (event) => {
    clearTimeout(waiting);
    if (event.nodes[0]) state.api.setTriggerValue("opened", event.nodes[0]);
  });
  state.canvas.addEventListener("transitionend", (event) => {
    if (event.target !== state.canvas || event.propertyName !== "background-color") return;
    update(state, state.api);
    addLegend(state.root, dressed(state.root, state.api.data).legend);
  });
  for (const name of ["dragEnd", "zoom", "animationFinished"]) network.on(name, () => settle(state));
}

function mount(root, api) {
  const canvas = root.querySelector(".simpul");
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const data = dressed(root, api.data);
  const seen = { nodes: patch(nodes, new Map(), data.nodes), edges: patch(edges, new Map(), data.edges) };
  const network = new vis.Network(canvas.querySelector(".picture"), { nodes, edges }, data.options);
  const state = { api, root, canvas, nodes, edges, network, seen, key: data.key, rows: data.nodes, fonts: new Map() };
  const view = VIEWS.get(state.key);
  if (view) network.moveTo(view);
  else network.fit();
  writeLabels(state);
  listen(state);
  window.simpulCanvas = { network, nodes, edges };
  return state;
}

function update(state, api) {
  const data = dressed(state.root, api.data);
  state.api = api;
  const before = state.seen.nodes;
  state.seen = { nodes: patch(state.nodes, before, data.nodes), edges: patch(state.edges, state.seen.edges, data.edges) };
  data.nodes.filter((row) => before.get(row.id) !== state.seen.nodes.get(row.id)).forEach((row) => state.fonts.delete(row.id));
  state.rows = data.nodes;
  writeLabels(state);
}

function show(state, before) {
  const { focus } = state;
  if (!focus || focus === before || !state.nodes.get(focus)) return;
  state.network.selectNodes([focus]);
  state.network.focus(focus, { scale: 1.1 });
  settle(state);
}

export default function (api) {
  const root = api.parentElement;
  let state = MOUNTED.get(root);
  if (state) {
    update(state, api);
  } else {
    state = mount(root, api);
    MOUNTED.set(root, state);
  }
  addTools(state);
  addLegend(root, dressed(root, api.data).legend);
  const before = state.focus;
  state.focus = api.data.focus;
  show(state, before);
  return () => {
    MOUNTED.get(root)?.network.destroy();
    MOUNTED.delete(root);
  };
}
