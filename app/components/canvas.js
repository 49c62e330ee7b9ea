// Mounts vis-network once for each canvas and patches it when the data change, so that nothing jumps.
// Texts arrive as data and are set as text; nothing is ever parsed as HTML.
const MOUNTED = new WeakMap();
const VIEWS = new Map();
const CLICK_WAIT_MS = 240;

function patch(set, seen, rows) {
  const now = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
  set.remove([...seen.keys()].filter((id) => !now.has(id)));
  set.update(rows.filter((row) => seen.get(row.id) !== now.get(row.id)));
  return now;
}

function asText(rows) {
  return rows.map((row) => {
    if (row.title === undefined) return row;
    const tip = document.createElement("div");
    tip.textContent = row.title;
    return { ...row, title: tip };
  });
}

function addTools(canvas, network, labels) {
  const tools = canvas.querySelector(".tools");
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
  const actions = [["+", labels.in, () => zoom(1.3)], ["−", labels.out, () => zoom(1 / 1.3)], ["⤢", labels.fit, () => network.fit()]];
  tools.replaceChildren(...actions.map(([sign, label, act]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = label;
    button.setAttribute("aria-label", label);
    button.onclick = act;
    return button;
  }));
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
  for (const name of ["dragEnd", "zoom"])
    network.on(name, () => VIEWS.set(state.key, { position: network.getViewPosition(), scale: network.getScale() }));
}

function mount(root, api) {
  const canvas = root.querySelector(".simpul");
  const nodes = new vis.DataSet(asText(api.data.nodes));
  const edges = new vis.DataSet(asText(api.data.edges));
  const network = new vis.Network(canvas.querySelector(".picture"), { nodes, edges }, api.data.options);
  const text = (rows) => new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
  const state = { api, nodes, edges, network, key: api.data.key, seenNodes: text(api.data.nodes), seenEdges: text(api.data.edges) };
  canvas.querySelector(".picture").setAttribute("aria-label", api.data.labels.picture);
  addTools(canvas, network, api.data.labels);
  addLegend(root, api.data.legend);
  const view = VIEWS.get(state.key);
  if (view) network.moveTo(view);
  else network.fit();
  listen(state);
  window.simpulCanvas = { network, nodes, edges };
  return state;
}

export default function (api) {
  const root = api.parentElement;
  let state = MOUNTED.get(root);
  if (!state) {
    state = mount(root, api);
    MOUNTED.set(root, state);
  } else {
    state.api = api;
    state.seenNodes = patch(state.nodes, state.seenNodes, api.data.nodes);
    state.seenEdges = patch(state.edges, state.seenEdges, api.data.edges);
    if (state.focus !== api.data.focus && api.data.focus) state.network.focus(api.data.focus, { scale: 1.1 });
  }
  state.focus = api.data.focus;
  if (api.data.focus && state.nodes.get(api.data.focus)) state.network.selectNodes([api.data.focus]);
  return () => {
    MOUNTED.get(root)?.network.destroy();
    MOUNTED.delete(root);
  };
}
