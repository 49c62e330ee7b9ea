// The map behind the nodes when the layout is the map: coasts, places with counts, and flows.
import { paint } from "./drawing.js";
import { isShown, isTieShown, on } from "./state.js";

const UNITS_FOR_DEGREE = 60;
const MIDDLE = 118;
let outline = null;

// Degrees as units of the picture; the layout in Python places the nodes by the same rule.
export function project([longitude, latitude]) {
  return { x: (longitude - MIDDLE) * UNITS_FOR_DEGREE, y: -latitude * UNITS_FOR_DEGREE };
}

async function loadOutline(scene) {
  const { COASTS } = await import("./outline.js");
  outline = new Path2D();
  for (const ring of COASTS) {
    ring.forEach((corner, index) => {
      const { x, y } = project(corner);
      if (index) outline.lineTo(x, y);
      else outline.moveTo(x, y);
    });
    outline.closePath();
  }
  paint(scene);
}

function keyOf(at) {
  return at.join(",");
}

function places(scene) {
  const found = new Map();
  for (const node of scene.data.nodes) {
    if (!node.at || !isShown(scene, node)) continue;
    const key = keyOf(node.at);
    if (!found.has(key)) found.set(key, { ...project(node.at), ids: [] });
    found.get(key).ids.push(node.id);
  }
  return found;
}

function flows(scene) {
  const found = new Map();
  for (const tie of scene.data.ties) {
    if (!isTieShown(scene, tie)) continue;
    const [from, to] = [scene.rows.get(tie.from).at, scene.rows.get(tie.to).at];
    if (!from || !to || keyOf(from) === keyOf(to)) continue;
    const key = `${keyOf(from)} ${keyOf(to)}`;
    if (!found.has(key)) found.set(key, { from: project(from), to: project(to), count: 0 });
    found.get(key).count += 1;
  }
  return [...found.values()];
}

function drawFlow(scene, context, { from, to, count }, scale) {
  const lift = Math.hypot(to.x - from.x, to.y - from.y) * 0.15;
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  Object.assign(context, { globalAlpha: 0.3, strokeStyle: scene.accent });
  context.lineWidth = (1.5 + 2 * Math.sqrt(count)) / scale;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(x, y - lift, to.x, to.y);
  context.stroke();
  Object.assign(context, { globalAlpha: 1, fillStyle: scene.ink, strokeStyle: scene.paper });
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineWidth: 3 / scale });
  context.font = `bold ${12 / scale}px ${scene.letters}`;
  context.strokeText(String(count), x, y - lift / 2);
  context.fillText(String(count), x, y - lift / 2);
}

function draw(scene, context) {
  if (scene.data.layout !== "map" || !outline) return;
  const scale = scene.network.getScale();
  context.save();
  context.globalAlpha = scene.isNight ? 0.16 : 0.1;
  context.fillStyle = scene.ink;
  context.fill(outline, "evenodd");
  context.globalAlpha = 0.45;
  Object.assign(context, { strokeStyle: scene.ink, lineWidth: 0.7 / scale });
  context.stroke(outline);
  flows(scene).forEach((flow) => drawFlow(scene, context, flow, scale));
  context.globalAlpha = 0.3;
  context.fillStyle = scene.accent;
  for (const { x, y, ids } of places(scene).values()) {
    context.beginPath();
    context.arc(x, y, (6 + 4 * Math.sqrt(ids.length)) / scale, 0, 2 * Math.PI);
    context.fill();
  }
  context.restore();
}

// Those who are at a point of the map, where it was clicked beside the nodes.
export function nodesAt(scene, at) {
  if (scene.data.layout !== "map") return [];
  const scale = scene.network.getScale();
  const near = [...places(scene).values()].find(({ x, y, ids }) => {
    const reach = (6 + 4 * Math.sqrt(ids.length)) / scale;
    return Math.hypot(x - at.x, y - at.y) <= reach;
  });
  return near?.ids ?? [];
}

export function mountMap(scene) {
  scene.network.on("beforeDrawing", (context) => draw(scene, context));
  const show = () => { if (scene.data.layout === "map" && !outline) loadOutline(scene); };
  on(scene, "data", show);
  show();
}
