// Small signs at the nodes: what is selected, what is new, what is pinned, how much more there is.
import { hasLabelInside, placeOf } from "./drawing.js";
import { isShown } from "./state.js";

const BADGE_PX = 10;
const LETTER_PX = 8;
const BADGE_SCALE = 0.55;
const PIN_SCALE = 0.45;

export function moreOf(node) {
  return (node.more ?? []).reduce((sum, { count }) => sum + count, 0);
}

function ring(context, at, reach, color, width, dashes = []) {
  Object.assign(context, { strokeStyle: color, lineWidth: width });
  context.setLineDash(dashes);
  context.beginPath();
  context.arc(at.x, at.y, reach, 0, 2 * Math.PI);
  context.stroke();
  context.setLineDash([]);
}

function reachOf(scene, node) {
  if (!hasLabelInside(node)) return { across: node.size, up: node.size };
  const { left, right, top, bottom } = scene.network.getBoundingBox(node.id);
  return { across: (right - left) / 2, up: (bottom - top) / 2 };
}

// Round a node a circle, round a box a box.
function halo(scene, context, at, node, gap, color, width, dashes) {
  const { across, up } = reachOf(scene, node);
  if (!hasLabelInside(node)) return ring(context, at, across + gap, color, width, dashes);
  Object.assign(context, { strokeStyle: color, lineWidth: width });
  context.setLineDash(dashes ?? []);
  context.strokeRect(at.x - across - gap, at.y - up - gap, 2 * (across + gap), 2 * (up + gap));
  context.setLineDash([]);
  return null;
}

function pin(scene, context, at, node, unit) {
  const { across, up } = reachOf(scene, node);
  const [x, y] = hasLabelInside(node) ? [at.x - across, at.y - up] : [at.x - across * 0.75, at.y - up * 0.75];
  context.fillStyle = scene.paper;
  context.beginPath();
  context.arc(x, y, 5 * unit, 0, 2 * Math.PI);
  context.fill();
  ring(context, { x, y }, 5 * unit, scene.ink, 1.5 * unit);
  context.fillStyle = scene.ink;
  context.beginPath();
  context.arc(x, y, 2 * unit, 0, 2 * Math.PI);
  context.fill();
}

// Where the badge of a node stands, in units of the picture; null when it has none at this distance.
export function badgeOf(scene, node, at, scale) {
  if (scale <= BADGE_SCALE || !(node.inner || moreOf(node))) return null;
  const unit = unitAt(scale);
  const text = node.inner ? `${node.inner}` : `+${moreOf(node)}`;
  const width = (text.length * 6.4 + 6) * unit;
  const height = (BADGE_PX + 4) * unit;
  const { across, up } = reachOf(scene, node);
  return { text, width, height, left: at.x + across * 0.55, top: at.y - up - height * 0.55 };
}

function unitAt(scale) {
  return 1 / Math.max(scale, PIN_SCALE);
}

function badge(scene, context, { text, width, height, left, top }, unit) {
  context.font = `${BADGE_PX * unit}px ${scene.letters}`;
  context.fillStyle = scene.ink;
  context.beginPath();
  context.roundRect(left, top, width, height, height / 2);
  context.fill();
  Object.assign(context, { fillStyle: scene.paper, textAlign: "center", textBaseline: "middle" });
  context.fillText(text, left + width / 2, top + height / 2 + 0.5 * unit);
}

// Black or white, whichever is read better on a colour.
export function inkOn(color) {
  const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000000" : "#ffffff";
}

// The letter of a role, so that roles are told without their colours.
function letter(scene, context, at, node) {
  context.font = `bold ${node.size}px ${scene.letters}`;
  Object.assign(context, { fillStyle: inkOn(node.color.background), textAlign: "center", textBaseline: "middle" });
  context.fillText(node.mark, at.x, at.y + node.size * 0.06);
}

function draw(scene, context) {
  const scale = scene.network.getScale();
  const unit = unitAt(scale);
  const chosen = new Set(scene.selected);
  const focused = scene.focus?.kind === "node" ? scene.focus.id : "";
  context.save();
  for (const node of scene.data.nodes) {
    const at = placeOf(scene, node.id);
    if (!at || !isShown(scene, node)) continue;
    if (node.mark && node.size * scale > LETTER_PX) letter(scene, context, at, node);
    if (scene.fresh.has(node.id)) halo(scene, context, at, node, 6 * unit, scene.accent, 1.5 * unit, [4 * unit, 3 * unit]);
    if (chosen.has(node.id)) halo(scene, context, at, node, 4 * unit, scene.accent, 3 * unit);
    if (node.id === focused && !chosen.has(node.id)) halo(scene, context, at, node, 4 * unit, scene.ink, 2 * unit, [2 * unit, 2 * unit]);
    if (scale > PIN_SCALE && node.pinned) pin(scene, context, at, node, unit);
    const found = badgeOf(scene, node, at, scale);
    if (found) badge(scene, context, found, unit);
  }
  context.restore();
}

export function mountMarks(scene) {
  scene.network.on("afterDrawing", (context) => draw(scene, context));
}
