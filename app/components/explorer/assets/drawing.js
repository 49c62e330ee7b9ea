// vis-network, mounted once for each explorer and patched afterwards, so that what stands stays.
import "../simpul.vis/vis-network.min.js";
import { drawSheet } from "./shapes.js";
import { emit, isShown, isTieShown, keepCamera, on, view } from "./state.js";

const TIDY_MS = 350;
const MANY = 800;
const LABEL_INSIDE = new Set(["ellipse", "circle", "database", "text"]);
const ZOOM = { least: 0.03, most: 8 };
const ROOM = { beside: 115, above: 55, scale: 0.95 };
const FAINT = 0.2;
const FEW = 8;
const RING = 160;

// Whether the page is dark, by the colour that its theme gives the picture's ground.
function isNight(scene) {
  const ground = getComputedStyle(scene.box).backgroundColor.match(/[\d.]+/g).map(Number);
  const isSeen = ground.length < 4 || ground[3] > 0;
  return isSeen && ground[0] + ground[1] + ground[2] < 3 * 128;
}

export function dyed(value, dyes) {
  if (typeof value === "string") return dyes[value] ?? value;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, dyed(part, dyes)]));
}

export function readTheme(scene) {
  const style = getComputedStyle(scene.box);
  scene.isNight = isNight(scene);
  scene.dyes = scene.isNight ? scene.data.night ?? {} : {};
  scene.ink = style.color;
  scene.paper = style.backgroundColor;
  scene.box.classList.toggle("night", scene.isNight);
  scene.accent = style.getPropertyValue("--accent").trim();
  scene.letters = style.fontFamily;
}

export function hasLabelInside(node) {
  return LABEL_INSIDE.has(node.shape);
}

// Paper with ink on it is the same by day and by night.
function nodeRow(scene, node) {
  const inside = hasLabelInside(node);
  const isPaper = inside || node.shape === "box";
  const color = dyed(node.color, isPaper ? {} : scene.dyes);
  const dashes = node.protected ? [3, 3] : false;
  return {
    id: node.id,
    shape: node.shape === "box" ? "custom" : node.shape,
    ctxRenderer: node.shape === "box" ? drawSheet(node.size, color, dashes) : undefined,
    size: node.size,
    color,
    label: inside ? node.label : undefined,
    font: inside ? node.font : undefined,
    borderWidth: node.inner ? 3 : 1.5,
    shapeProperties: { borderDashes: dashes },
    hidden: !isShown(scene, node),
  };
}

function bend(index) {
  if (index === 0) return false;
  const type = index % 2 ? "curvedCW" : "curvedCCW";
  return { enabled: true, type, roundness: 0.12 * Math.ceil(index / 2) };
}

// On the map a tie from place to place is faint: the flow says it.
function tieColor(scene, tie) {
  const color = dyed(tie.color, scene.dyes);
  const [from, to] = [scene.rows.get(tie.from)?.at, scene.rows.get(tie.to)?.at];
  if (scene.data.layout !== "map" || !from || !to || from.join() === to.join()) return color;
  return { ...color, opacity: FAINT };
}

function tieRow(scene, tie, index) {
  return {
    id: tie.id,
    from: tie.from,
    to: tie.to,
    dashes: tie.dashes,
    width: tie.width,
    color: tieColor(scene, tie),
    arrows: { to: { enabled: Boolean(tie.arrows), scaleFactor: 0.6 } },
    smooth: bend(index),
    hidden: !isTieShown(scene, tie),
  };
}

function tieRows(scene) {
  const between = new Map();
  return scene.data.ties.map((tie) => {
    const pair = tie.from < tie.to ? `${tie.from}\n${tie.to}` : `${tie.to}\n${tie.from}`;
    const index = between.get(pair) ?? 0;
    between.set(pair, index + 1);
    return tieRow(scene, tie, index);
  });
}

function patch(set, seen, rows) {
  const now = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
  set.remove([...seen.keys()].filter((id) => !now.has(id)));
  set.update(rows.filter((row) => seen.get(row.id) !== now.get(row.id)));
  return now;
}

export function placeOf(scene, id) {
  return scene.network.body.nodes[id];
}

// Nodes go where the payload says when they are new, or when it says another place than last time.
function movesOf(scene) {
  const moves = new Map();
  for (const node of scene.data.nodes) {
    const last = scene.told.get(node.id);
    if (last && (last.x !== node.x || last.y !== node.y)) moves.set(node.id, node);
  }
  scene.told = new Map(scene.data.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
  return moves;
}

function keepPlaces(scene, ids) {
  const places = ids.filter((id) => placeOf(scene, id)).map((id) => {
    const { x, y } = placeOf(scene, id);
    return { id, x, y };
  });
  quietly(scene, () => scene.nodes.update(places));
}

// Where the camera goes when most of the picture is laid out anew; null when it stays.
function cameraFor(scene, far) {
  const shown = scene.data.nodes.filter((node) => isShown(scene, node));
  if (far.length < 3 || far.length < shown.length / 2) return null;
  return cameraOver(scene, shown);
}

function between(one, other, share) {
  return one + (other - one) * share;
}

function cameraNow(scene) {
  return { ...scene.network.getViewPosition(), scale: scene.network.getScale() };
}

function look(scene, from, target, share) {
  const position = { x: between(from.x, target.x, share), y: between(from.y, target.y, share) };
  scene.network.moveTo({ position, scale: between(from.scale, target.scale, share) });
}

function landed(scene, ids, target) {
  keepPlaces(scene, ids);
  if (target) cameraMoved(scene);
}

// Everything that is to move glides there together, in less than 400 ms.
function glide(scene, moves) {
  cancelAnimationFrame(scene.gliding);
  const starts = [...moves.keys()].filter((id) => placeOf(scene, id)).map((id) => {
    const { x, y } = placeOf(scene, id);
    return { id, x, y };
  });
  const far = starts.filter(({ id, x, y }) => Math.hypot(moves.get(id).x - x, moves.get(id).y - y) > 0.5);
  if (!far.length) return;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const begun = performance.now();
  const [target, from] = [cameraFor(scene, far), cameraNow(scene)];
  const step = (now) => {
    const share = isStill ? 1 : Math.min(Math.max((now - begun) / TIDY_MS, 0), 1);
    const eased = 1 - (1 - share) ** 3;
    for (const { id, x, y } of far) {
      const node = placeOf(scene, id);
      if (!node) continue;
      node.x = between(x, moves.get(id).x, eased);
      node.y = between(y, moves.get(id).y, eased);
    }
    if (target) look(scene, from, target, eased);
    emit(scene, "places");
    paint(scene);
    if (share < 1) scene.gliding = requestAnimationFrame(step);
    else landed(scene, far.map(({ id }) => id), target);
  };
  scene.gliding = requestAnimationFrame(step);
}

function rowsWithPlaces(scene) {
  return scene.data.nodes.map((node) => {
    const row = nodeRow(scene, node);
    return scene.seen.nodes.has(node.id) ? row : { ...row, x: node.x, y: node.y };
  });
}

function patchNodes(scene) {
  const rows = scene.data.nodes.map((node) => nodeRow(scene, node));
  const now = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
  const { nodes: seen } = scene.seen;
  scene.nodes.remove([...seen.keys()].filter((id) => !now.has(id)));
  const changed = rowsWithPlaces(scene).filter((row) => seen.get(row.id) !== now.get(row.id));
  if (changed.length) scene.nodes.update(changed);
  scene.seen.nodes = now;
}

// Draws with the next frame, however often it is asked for until then.
export function paint(scene) {
  scene.network?.body.emitter.emit("_requestRedraw");
}

// Draws once for all that an act changes: vis draws the whole picture at each change of its rows, and again with the
// next frame.
function quietly(scene, act) {
  const { renderer } = scene.network;
  renderer.allowRedraw = false;
  act();
  renderer.allowRedraw = true;
  paint(scene);
}

export function redraw(scene) {
  quietly(scene, () => {
    patchNodes(scene);
    scene.seen.ties = patch(scene.edges, scene.seen.ties, tieRows(scene));
  });
  emit(scene, "places");
}

function optionsFor(scene) {
  const isLarge = scene.data.nodes.length > MANY;
  scene.isLarge = isLarge;
  return {
    autoResize: false,
    physics: false,
    layout: { improvedLayout: false },
    interaction: {
      hover: !isLarge,
      multiselect: true,
      keyboard: false,
      hideEdgesOnDrag: isLarge,
      hideEdgesOnZoom: isLarge,
      tooltipDelay: 1e6,
    },
    nodes: { borderWidth: 1.5 },
    edges: { smooth: false, selectionWidth: 1.5, hoverWidth: 0.5 },
  };
}

// Shows everything with room for the names around it.
export function fit(scene) {
  const places = scene.data.nodes.filter((node) => isShown(scene, node)).map(({ id }) => placeOf(scene, id));
  if (!places.length) return;
  const { x, y, scale } = cameraOver(scene, places);
  scene.network.moveTo({ position: { x, y }, scale });
  cameraMoved(scene);
}

function cameraOver(scene, places) {
  const [across, down] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [left, right] = extent(across);
  const [top, bottom] = extent(down);
  const { clientWidth: width, clientHeight: height } = scene.picture;
  // Round a few, their neighbours will want a place.
  const ring = places.length < FEW ? 2 * RING : 1;
  const wide = Math.max(width - 2 * ROOM.beside, 50) / (right - left + ring);
  const high = Math.max(height - 2 * ROOM.above, 50) / (bottom - top + ring);
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.min(wide, high, ROOM.scale) };
}

function extent(values) {
  return values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
}

// When the picture changes its size, what it shows stays where it is, seen from its upper left;
// before anybody touched it, all is shown anew.
function resize(scene) {
  const { clientWidth: width, clientHeight: height } = scene.picture;
  const before = scene.size;
  scene.size = { width, height };
  if (!width || !height || (before.width === width && before.height === height)) return;
  // The middle of the new size, seen through the camera of the old one.
  const position = scene.network.getViewPosition();
  const scale = scene.network.getScale();
  scene.network.setSize("100%", "100%");
  if (scene.isTouched) {
    scene.network.moveTo({ position, scale });
    cameraMoved(scene);
  } else {
    openCamera(scene);
  }
  // A canvas that changes its size is blank until it is drawn.
  scene.network.redraw();
}

function watchSize(scene) {
  const { clientWidth: width, clientHeight: height } = scene.picture;
  scene.size = { width, height };
  scene.sizes = new ResizeObserver(() => {
    if (scene.network) resize(scene);
  });
  scene.sizes.observe(scene.picture);
  const touch = () => { scene.isTouched = true; };
  ["pointerdown", "wheel", "keydown"].forEach((name) => scene.box.addEventListener(name, touch, { capture: true, passive: true }));
}

export function zoom(scene, factor) {
  scene.network.moveTo({ scale: scene.network.getScale() * factor });
  cameraMoved(scene);
}

export function pan(scene, right, down) {
  const { x, y } = scene.network.getViewPosition();
  const scale = scene.network.getScale();
  scene.network.moveTo({ position: { x: x + right / scale, y: y + down / scale } });
  cameraMoved(scene);
}

export function isInView(scene, id, edge = 0) {
  const node = placeOf(scene, id);
  if (!node) return true;
  const { x, y } = scene.network.canvasToDOM({ x: node.x, y: node.y });
  const { clientWidth: width, clientHeight: height } = scene.picture;
  return x > edge && y > edge && x < width - edge && y < height - edge;
}

// Brings a node into the picture when it is outside, else leaves the camera alone.
export function reveal(scene, id) {
  const node = placeOf(scene, id);
  if (isInView(scene, id, 30)) return;
  scene.network.moveTo({ position: { x: node.x, y: node.y } });
  cameraMoved(scene);
}

export function cameraMoved(scene) {
  const scale = scene.network.getScale();
  const held = Math.min(Math.max(scale, ZOOM.least), ZOOM.most);
  if (held !== scale) scene.network.moveTo({ scale: held });
  emit(scene, "camera");
  keepCamera(scene);
}

// The view that was left in this browser, else the one that Python kept, else everything.
export function openView(scene) {
  const told = scene.data.camera;
  scene.opened = { camera: view(scene).camera ?? (told?.scale ? told : null) };
  scene.isTouched = false;
  openCamera(scene);
}

function openCamera(scene) {
  const { camera } = scene.opened;
  if (!camera) return fit(scene);
  scene.network.moveTo({ position: { x: camera.x, y: camera.y }, scale: camera.scale });
  const shown = scene.data.nodes.filter((node) => isShown(scene, node));
  // A view that was left in a larger window may show next to nothing in this one.
  if (shown.filter(({ id }) => isInView(scene, id)).length < shown.length / 2) return fit(scene);
  emit(scene, "camera");
  return null;
}

export function showSelection(scene) {
  const nodes = scene.selected.filter((id) => scene.nodes.get(id));
  const { focus } = scene;
  const edges = focus?.kind === "tie" && scene.edges.get(focus.id) ? [focus.id] : [];
  const found = { nodes, edges };
  scene.network.setSelection(found, { unselectAll: true, highlightEdges: nodes.length === 1 });
  paint(scene);
}

export function mountDrawing(scene) {
  readTheme(scene);
  scene.picture = scene.box.querySelector(".picture");
  scene.nodes = new vis.DataSet();
  scene.edges = new vis.DataSet();
  scene.seen = { nodes: new Map(), ties: new Map() };
  scene.told = new Map(scene.data.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
  const parts = { nodes: scene.nodes, edges: scene.edges };
  scene.network = new vis.Network(scene.picture, parts, optionsFor(scene));
  redraw(scene);
  scene.network.on("zoom", () => cameraMoved(scene));
  scene.network.on("dragEnd", (event) => { if (!event.nodes.length) cameraMoved(scene); });
  watchSize(scene);
  on(scene, "selection", () => showSelection(scene));
  on(scene, "focus", () => showSelection(scene));
  on(scene, "shown", () => redraw(scene));
}

export function updateDrawing(scene) {
  readTheme(scene);
  const isLarge = scene.data.nodes.length > MANY;
  if (isLarge !== scene.isLarge) quietly(scene, () => scene.network.setOptions(optionsFor(scene)));
  if (scene.isNew) {
    quietly(scene, () => scene.nodes.remove([...scene.seen.nodes.keys()]));
    scene.seen.nodes = new Map();
    scene.told = new Map();
  }
  const moves = movesOf(scene);
  redraw(scene);
  glide(scene, moves);
}

export { keepPlaces };
