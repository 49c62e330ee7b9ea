// What one explorer holds in the browser: the payload, what is selected, and the view of each canvas.
// The views outlive the page, so that coming back shows what was left.
import { send } from "./acts.js";

const VIEWS = new Map();
const REPORT_WAIT_MS = 500;
const REPORT_AGAIN_MS = 200;
const SENT_SELECTIONS = 20;

export function newScene(root, api) {
  return {
    root,
    api,
    box: root.querySelector(".explorer"),
    data: api.data,
    rows: new Map(),
    ties: new Map(),
    tiesOf: new Map(),
    selected: [],
    focus: null,
    fresh: new Set(),
    askedFiles: new Set(),
    gone: new Set(),
    preview: null,
    tool: "",
    listeners: new Map(),
    reported: [],
    moved: {},
  };
}

export function on(scene, name, listener) {
  scene.listeners.set(name, [...(scene.listeners.get(name) ?? []), listener]);
}

export function emit(scene, name, value) {
  (scene.listeners.get(name) ?? []).forEach((listener) => listener(value));
}

export function word(scene, key, values = {}) {
  const text = scene.data.words?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export function view(scene) {
  const { key } = scene.data;
  if (!VIEWS.has(key)) VIEWS.set(key, { camera: null, selected: null, folded: {} });
  return VIEWS.get(key);
}

export function isShown(scene, node) {
  return !node.hidden && !scene.gone.has(node.id) && !(scene.preview?.nodes.has(node.id) ?? false);
}

export function isTieShown(scene, tie) {
  const ends = [scene.rows.get(tie.from), scene.rows.get(tie.to)];
  const hidden = scene.preview?.ties.has(tie.id) ?? false;
  return !hidden && ends.every((node) => node && isShown(scene, node));
}

export function shownNodes(scene) {
  return scene.data.nodes.filter((node) => isShown(scene, node));
}

export function shownTies(scene, id) {
  return (scene.tiesOf.get(id) ?? []).filter((tie) => isTieShown(scene, tie));
}

export function nameOf(scene, id) {
  return (scene.rows.get(id)?.label ?? "").split("\n")[0];
}

// Takes a payload in; what the browser has hidden ahead of Python is now as Python says.
export function take(scene, data) {
  const before = scene.rows;
  const isSame = scene.data.key === data.key;
  scene.isNew = !isSame || before.size === 0;
  if (!isSame) Object.assign(scene, { selected: [], focus: null, reported: [], moved: {} });
  if (scene.data.step !== data.step) scene.gone = new Set();
  scene.data = data;
  scene.rows = new Map(data.nodes.map((node) => [node.id, node]));
  scene.ties = new Map(data.ties.map((tie) => [tie.id, tie]));
  scene.tiesOf = new Map();
  for (const tie of data.ties) {
    for (const end of new Set([tie.from, tie.to])) {
      if (!scene.tiesOf.has(end)) scene.tiesOf.set(end, []);
      scene.tiesOf.get(end).push(tie);
    }
  }
  const added = data.nodes.filter((node) => !before.has(node.id)).map((node) => node.id);
  if (scene.isNew) scene.fresh = new Set();
  else if (added.length) scene.fresh = new Set(added);
  return { added, removed: [...before.keys()].filter((id) => !scene.rows.has(id)) };
}

// What is selected stays selected, unless Python says something new: a path that it found.
export function takeSelection(scene) {
  const told = JSON.stringify(scene.data.selected ?? []);
  const isNews = told !== scene.toldSelection && !scene.reported.includes(told);
  const kept = scene.isNew ? view(scene).selected : null;
  scene.toldSelection = told;
  if (kept) scene.selected = kept;
  else if (isNews) scene.selected = [...scene.data.selected];
  scene.selected = scene.selected.filter((id) => scene.rows.has(id) && !scene.rows.get(id).hidden);
  const { focus } = scene;
  const stands = focus && (focus.kind === "tie" ? scene.ties : scene.rows).has(focus.id);
  if (!stands) scene.focus = null;
  if (!scene.focus && scene.selected.length) scene.focus = { kind: "node", id: scene.selected[0] };
}

export function select(scene, ids, focus = null) {
  scene.selected = ids;
  scene.focus = focus ?? (ids.length ? { kind: "node", id: ids[ids.length - 1] } : null);
  view(scene).selected = ids;
  emit(scene, "selection");
  report(scene);
}

export function toggle(scene, id) {
  const others = scene.selected.filter((other) => other !== id);
  const isOff = others.length < scene.selected.length;
  select(scene, isOff ? others : [...others, id], { kind: "node", id });
}

export function keepCamera(scene) {
  const { x, y } = scene.network.getViewPosition();
  view(scene).camera = { x, y, scale: scene.network.getScale() };
  report(scene);
}

// Whether the page runs, an act is on its way or a dialog is open: what is told then would cut it short,
// close the dialog, or reach a page that is left already.
function isPageBusy(scene) {
  const state = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState ?? "notRunning";
  return Boolean(scene.sent) || state !== "notRunning" || document.querySelector("[role=dialog]") !== null;
}

function tellSeen(scene) {
  scene.reporting = null;
  const seen = { selected: scene.selected, camera: view(scene).camera, places: scene.moved };
  const told = JSON.stringify(seen);
  if (told === scene.toldSeen || !scene.network) return;
  scene.toldSeen = told;
  scene.reported = [...scene.reported, JSON.stringify(scene.selected)].slice(-SENT_SELECTIONS);
  scene.api.setStateValue("seen", seen);
}

// Python hears of selection and camera once they rest: nothing on the screen waits for that.
export function report(scene, wait = REPORT_WAIT_MS) {
  clearTimeout(scene.reporting);
  scene.reporting = setTimeout(() => (isPageBusy(scene) ? report(scene, REPORT_AGAIN_MS) : tellSeen(scene)), wait);
}

// Before something else on the page is used, which may lead to another one.
export function reportAtOnce(scene) {
  if (!scene.reporting || isPageBusy(scene)) return;
  clearTimeout(scene.reporting);
  tellSeen(scene);
}

// What waits to be told waits once more: the page may be left meanwhile.
export function reportLater(scene) {
  if (scene.reporting) report(scene);
}

// For whoever goes back: the page is another one from here on.
export function reportNoMore(scene) {
  clearTimeout(scene.reporting);
  scene.reporting = null;
}

export function say(scene, text) {
  const line = scene.box.querySelector(".said");
  line.textContent = "";
  requestAnimationFrame(() => { line.textContent = text; });
}

// Hides at once what Python is asked to hide.
export function hideAhead(scene, kind, ids) {
  ids.forEach((id) => scene.gone.add(id));
  select(scene, scene.selected.filter((id) => !scene.gone.has(id)));
  emit(scene, "shown");
  send(scene, kind, ids);
}
