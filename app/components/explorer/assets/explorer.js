// Mounts the explorer once for each place in the page and hands it each payload that Python sends.
// Texts arrive as data and are set as text; nothing is ever parsed as HTML.
// The largest file is asked for with the first ones, not after the module that needs it has come.
import "../simpul.vis/vis-network.min.js";
import { heard, settle } from "./acts.js";
import { mountAxis } from "./axis.js";
import { part } from "./dom.js";
import { fit, isInView, mountDrawing, openView, readTheme, redraw, showSelection, updateDrawing } from "./drawing.js";
import { mountFocus } from "./focus.js";
import { drawHelp, mountKeys } from "./keys.js";
import { mountLabels } from "./labels.js";
import { drawLegend, isFiltered } from "./legend.js";
import { mountMap } from "./map.js";
import { mountMarks } from "./marks.js";
import { closeMenu, mountMenu } from "./menu.js";
import { drawPanel, mountPanel } from "./panel.js";
import { saveWhatIsAllowed } from "./picture.js";
import { mountSelection } from "./selection.js";
import { emit, isShown, nameOf, newScene, on, say, shownNodes, take, takeSelection, view, word } from "./state.js";
import { drawTimebar } from "./timebar.js";
import { drawTools, mountTools } from "./tools.js";
import { drawTwin, mountTwin } from "./twin.js";

const MOUNTED = new WeakMap();
const NAMED = 5;

function dressParts(scene) {
  const { box } = scene;
  box.style.height = `${scene.data.height}px`;
  const labels = { stage: "canvas", details: "details", legend: "legend", filters: "filters", find: "find" };
  for (const [name, key] of Object.entries(labels)) part(scene, name).setAttribute("aria-label", word(scene, key));
  const seen = shownNodes(scene).length;
  part(scene, "picture").setAttribute("aria-label", word(scene, "picture_says", { n: seen }));
  part(scene, "find").placeholder = word(scene, "find");
  box.setAttribute("aria-label", word(scene, "explorer"));
  for (const heading of box.querySelectorAll("[data-word]")) heading.textContent = word(scene, heading.dataset.word);
  const { folded } = view(scene);
  for (const name of ["side", "below"]) box.classList.toggle(`no-${name}`, Boolean(folded[name]));
}

function drawParts(scene) {
  dressParts(scene);
  drawTools(scene);
  drawTimebar(scene);
  drawLegend(scene);
  drawTwin(scene);
  drawPanel(scene);
  drawHelp(scene);
  const left = scene.data.left_out ?? 0;
  const standing = [...(scene.data.notes ?? []), ...(left ? [word(scene, isFiltered(scene) ? "left_out" : "left_out_dates", { n: left })] : [])];
  part(scene, "left-out").textContent = standing.join(" ");
  const empty = part(scene, "nothing");
  empty.hidden = scene.data.nodes.length > 0;
  empty.textContent = word(scene, "empty");
}

function names(scene, ids) {
  const first = ids.slice(0, NAMED).map((id) => nameOf(scene, id)).join(", ");
  return ids.length > NAMED ? `${first} …` : first;
}

// The camera stays where it is; that something came beside it is told and offered.
function offerOutside(scene) {
  const watched = scene.isTouched ? [...scene.fresh] : [...scene.rows.keys()];
  const outside = watched.filter((id) => scene.rows.has(id)).filter((id) => isShown(scene, scene.rows.get(id)) && !isInView(scene, id));
  const offer = part(scene, "outside");
  offer.hidden = outside.length === 0;
  offer.textContent = offer.hidden ? "" : word(scene, "outside", { n: outside.length });
  offer.onclick = () => fit(scene);
  return offer.textContent;
}

// What an update changed, for those who do not see it.
function announce(scene, { added, removed }) {
  const texts = [...(scene.data.said ?? [])];
  if (added.length) texts.push(word(scene, "said_added", { n: added.length, names: names(scene, added) }));
  if (removed.length) texts.push(word(scene, "said_gone", { n: removed.length }));
  const shown = part(scene, "told");
  shown.textContent = (scene.data.said ?? []).join(" ");
  const outside = offerOutside(scene);
  if (outside) texts.push(outside);
  if (!texts.length) return;
  say(scene, [...texts, word(scene, "said_total", { n: scene.data.nodes.length })].join(" "));
}

function mount(root, api) {
  const scene = newScene(root, api);
  take(scene, api.data);
  takeSelection(scene);
  mountDrawing(scene);
  for (const prepare of [mountMap, mountAxis, mountMarks, mountLabels, mountSelection, mountMenu, mountPanel, mountTwin, mountTools, mountKeys, mountFocus]) prepare(scene);
  on(scene, "tool", () => drawTools(scene));
  on(scene, "camera", () => offerOutside(scene));
  openView(scene);
  showSelection(scene);
  drawParts(scene);
  part(scene, "told").textContent = (scene.data.said ?? []).join(" ");
  watchTheme(scene);
  window.simpulExplorer = scene;
  return scene;
}

function watchTheme(scene) {
  scene.box.addEventListener("transitionend", (event) => {
    if (event.target !== scene.box || event.propertyName !== "background-color") return;
    readTheme(scene);
    redraw(scene);
    drawParts(scene);
  });
}

function update(scene, api) {
  scene.api = api;
  const before = [scene.data.step, scene.data.heard].join();
  const change = take(scene, api.data);
  takeSelection(scene);
  drawTimebar(scene);
  updateDrawing(scene);
  if (scene.isNew) openView(scene);
  showSelection(scene);
  drawParts(scene);
  emit(scene, "data");
  saveWhatIsAllowed(scene);
  const isAnswer = before !== [scene.data.step, scene.data.heard].join();
  // What a dialog over the picture kept is said too, though no act was sent.
  if (!scene.isNew && (isAnswer || scene.data.said?.length)) announce(scene, change);
  // A menu is about what stood before an act; that Python heard what is selected changes nothing of it.
  if (isAnswer && !part(scene, "menu").hidden) closeMenu(scene);
}

export default function (api) {
  const root = api.parentElement;
  const begun = performance.now();
  let scene = MOUNTED.get(root);
  if (scene) {
    update(scene, api);
  } else {
    scene = mount(root, api);
    MOUNTED.set(root, scene);
  }
  heard(scene);
  settle(scene);
  scene.took = performance.now() - begun;
  return () => {
    const gone = MOUNTED.get(root);
    if (!gone) return;
    clearInterval(gone.playing);
    gone.sizes.disconnect();
    gone.leave();
    gone.network.destroy();
    gone.network = null;
    MOUNTED.delete(root);
  };
}

