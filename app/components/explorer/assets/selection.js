// The mouse on the picture: click, several with Ctrl or Shift, box, lasso, drag, right button.
import { send } from "./acts.js";
import { expand } from "./commands.js";
import { drawn, part } from "./dom.js";
import { keepPlaces, paint, placeOf } from "./drawing.js";
import { nodesAt } from "./map.js";
import { openMenu } from "./menu.js";
import { emit, report, select, shownNodes, toggle, view } from "./state.js";

const CLICK_REACH_PX = 4;

function spot(scene, event) {
  const frame = scene.picture.getBoundingClientRect();
  return { x: event.clientX - frame.left, y: event.clientY - frame.top };
}

function hit(scene, at) {
  const node = scene.network.getNodeAt(at);
  if (node !== undefined) return { kind: "node", id: node };
  const tie = scene.network.getEdgeAt(at);
  return tie === undefined ? null : { kind: "tie", id: tie };
}

function click(scene, event) {
  const source = event.event.srcEvent;
  const target = hit(scene, event.pointer.DOM);
  const adds = source.ctrlKey || source.metaKey || source.shiftKey;
  if (target?.kind === "node" && adds) toggle(scene, target.id);
  else if (target?.kind === "node") select(scene, [target.id], target);
  else if (target?.kind === "tie") select(scene, adds ? scene.selected : [], target);
  else if (!adds) select(scene, nodesAt(scene, event.pointer.canvas));
}

function dragged(scene, ids) {
  keepPlaces(scene, ids);
  const places = {};
  for (const id of ids) {
    const { x, y } = placeOf(scene, id);
    places[id] = [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
  }
  Object.assign(scene.moved, places);
  send(scene, "move", ids, places);
}

// Moves what is selected by keys, as a drag would.
export function nudge(scene, right, down) {
  const ids = scene.selected.length ? scene.selected : [scene.focus?.id].filter(Boolean);
  const found = ids.filter((id) => placeOf(scene, id));
  for (const id of found) {
    const node = placeOf(scene, id);
    node.x += right;
    node.y += down;
  }
  emit(scene, "places");
  paint(scene);
  clearTimeout(scene.nudging);
  scene.nudging = setTimeout(() => { if (found.length) dragged(scene, found); }, 300);
}

function inside(point, corners) {
  let isIn = false;
  corners.forEach((corner, index) => {
    const last = corners[(index + corners.length - 1) % corners.length];
    const crosses = corner.y > point.y !== last.y > point.y;
    const reach = ((last.x - corner.x) * (point.y - corner.y)) / (last.y - corner.y) + corner.x;
    if (crosses && point.x < reach) isIn = !isIn;
  });
  return isIn;
}

function corners(scene) {
  const { trail } = scene;
  if (scene.tool === "lasso") return trail;
  const [one, other] = [trail[0], trail[trail.length - 1]];
  return [one, { x: other.x, y: one.y }, other, { x: one.x, y: other.y }];
}

function showTrail(scene) {
  const points = corners(scene).map(({ x, y }) => `${x},${y}`).join(" ");
  part(scene, "trail").replaceChildren(drawn("polygon", { points }));
}

function catchNodes(scene, adds) {
  const shape = corners(scene);
  const caught = shownNodes(scene).filter((node) => {
    const { x, y } = placeOf(scene, node.id);
    return inside(scene.network.canvasToDOM({ x, y }), shape);
  });
  const ids = caught.map((node) => node.id);
  const kept = adds ? scene.selected.filter((id) => !ids.includes(id)) : [];
  select(scene, [...kept, ...ids]);
}

function endTrail(scene, event) {
  const [first] = scene.trail;
  const last = scene.trail[scene.trail.length - 1];
  const isClick = Math.hypot(last.x - first.x, last.y - first.y) < CLICK_REACH_PX;
  part(scene, "trail").replaceChildren();
  if (isClick) {
    const target = hit(scene, first);
    if (target?.kind === "node") toggle(scene, target.id);
  } else {
    catchNodes(scene, event.shiftKey || event.ctrlKey);
    setTool(scene, "");
  }
  scene.trail = null;
}

export function setTool(scene, tool) {
  scene.tool = tool;
  scene.box.dataset.tool = tool;
  emit(scene, "tool");
}

// With Shift or the lasso the pointer draws a shape instead of moving what is under it.
function drawShapes(scene) {
  const { picture } = scene;
  picture.addEventListener("pointerdown", (event) => {
    picture.focus({ preventScroll: true });
    if (event.button !== 0 || !(event.shiftKey || scene.tool === "lasso")) return;
    event.stopPropagation();
    event.preventDefault();
    scene.trail = [spot(scene, event)];
    picture.setPointerCapture(event.pointerId);
  }, true);
  picture.addEventListener("pointermove", (event) => {
    if (!scene.trail) return;
    event.stopPropagation();
    scene.trail.push(spot(scene, event));
    showTrail(scene);
  }, true);
  picture.addEventListener("pointerup", (event) => {
    if (!scene.trail) return;
    event.stopPropagation();
    endTrail(scene, event);
  }, true);
}

function tellHover(scene, event, text) {
  const tip = part(scene, "tip");
  const { x, y } = event.pointer.DOM;
  tip.textContent = text;
  tip.hidden = false;
  tip.style.left = `${Math.min(x + 14, scene.picture.clientWidth - tip.offsetWidth - 4)}px`;
  tip.style.top = `${Math.min(y + 14, scene.picture.clientHeight - tip.offsetHeight - 4)}px`;
}

function hover(scene) {
  const { network } = scene;
  const clear = () => { part(scene, "tip").hidden = true; };
  network.on("hoverNode", (event) => {
    const node = scene.rows.get(event.node);
    if (!node) return;
    const lines = (node.lines ?? []).slice(0, 3).map(([title, text]) => `${title}: ${text}`);
    tellHover(scene, event, [node.label, ...lines].join("\n"));
  });
  network.on("hoverEdge", (event) => {
    const tie = scene.ties.get(event.edge);
    if (tie) tellHover(scene, event, tie.says);
  });
  ["blurNode", "blurEdge", "dragStart", "zoom", "click"].forEach((name) => network.on(name, clear));
  scene.picture.addEventListener("pointerleave", clear);
}

export function mountSelection(scene) {
  const { network, picture } = scene;
  network.on("click", (event) => click(scene, event));
  network.on("doubleClick", (event) => {
    const target = hit(scene, event.pointer.DOM);
    if (target?.kind === "node") expand(scene, target.id);
    if (target?.kind === "tie") send(scene, "open_tie", [target.id]);
  });
  network.on("dragStart", (event) => {
    const [id] = event.nodes;
    if (id === undefined) return;
    const grabbed = hit(scene, event.pointer.DOM);
    scene.dragging = event.nodes;
    scene.selected = event.nodes;
    scene.focus = grabbed?.kind === "node" ? grabbed : { kind: "node", id };
    view(scene).selected = scene.selected;
    emit(scene, "selection");
  });
  network.on("dragEnd", () => {
    if (scene.dragging) dragged(scene, scene.dragging);
    scene.dragging = null;
    report(scene);
  });
  picture.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    const at = spot(scene, event);
    const target = hit(scene, at);
    if (target?.kind === "node" && !scene.selected.includes(target.id)) select(scene, [target.id], target);
    if (target?.kind === "tie") select(scene, [], target);
    openMenu(scene, target, at);
  });
  drawShapes(scene);
  hover(scene);
}
