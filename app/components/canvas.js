// Mounts vis-network once for each canvas and patches it when the data change, so that nothing jumps.
// Texts arrive as data and are set as text; nothing is ever parsed as HTML.
const MOUNTED = new WeakMap();
const VIEWS = new Map();
const CLICK_WAIT_MS = 240;
const SMALL_FONT = 12;
const READABLE_PX = 11;
const LARGEST_FONT = 30;
const BLANK = "\u00a0\u00a0\u00a0\u00a0";

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
  return Math.min(LARGEST_FONT, seen < READABLE_PX ? READABLE_PX / scale : size);
}

function writeLabels(state) {
  const scale = state.network.getScale();
  const changed = state.rows.filter((row) => {
    const size = fontAt(row.font.size, scale);
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
  for (const name of ["dragEnd", "zoom", "animationFinished"]) network.on(name, () => settle(state));
}

function mount(root, api) {
  const canvas = root.querySelector(".simpul");
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const seen = { nodes: patch(nodes, new Map(), api.data.nodes), edges: patch(edges, new Map(), api.data.edges) };
  const network = new vis.Network(canvas.querySelector(".picture"), { nodes, edges }, api.data.options);
  const state = { api, canvas, nodes, edges, network, seen, key: api.data.key, rows: api.data.nodes, fonts: new Map() };
  const view = VIEWS.get(state.key);
  if (view) network.moveTo(view);
  else network.fit();
  writeLabels(state);
  listen(state);
  window.simpulCanvas = { network, nodes, edges };
  return state;
}

function update(state, api) {
  const { data } = api;
  state.api = api;
  const before = state.seen.nodes;
  state.seen = { nodes: patch(state.nodes, before, data.nodes), edges: patch(state.edges, state.seen.edges, data.edges) };
  data.nodes.filter((row) => before.get(row.id) !== state.seen.nodes.get(row.id)).forEach((row) => state.fonts.delete(row.id));
  state.rows = data.nodes;
  writeLabels(state);
}

function show(state, focus) {
  if (!focus || focus === state.focus || !state.nodes.get(focus)) return;
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
  addLegend(root, api.data.legend);
  show(state, api.data.focus);
  state.focus = api.data.focus;
  return () => {
    MOUNTED.get(root)?.network.destroy();
    MOUNTED.delete(root);
  };
}
