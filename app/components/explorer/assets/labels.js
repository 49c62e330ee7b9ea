// Names and counts, written over the picture: none covers a node or another, fewer from afar.
import { hasLabelInside, paint, placeOf } from "./drawing.js";
import { badgeOf } from "./marks.js";
import { isShown, isTieShown, on } from "./state.js";

const SMALL_FONT = 12;
const LEAST_PX = 10.5;
const MOST_PX = 20;
const SMALL_SEEN_PX = 3.5;
const LINE_HEIGHT = 1.2;
const CELL_PX = 48;
const GAPS_PX = [3, 12];
const FAR_GAPS_PX = [28, 48, 70, 100, 140, 190, 250, 320];
const FAR_DIRECTIONS = 16;
const NAMED_FAR = 12;
const EACH_FRAME = 400;
const COUNT_PX = 11;
const BOLD = 1.08;

const widths = new Map();

// Boxes on the screen, found again by the cells of a grid that they touch.
class Boxes {
  constructor() {
    this.cells = new Map();
  }

  * cellsOf(box) {
    for (let column = Math.floor(box.left / CELL_PX); column * CELL_PX < box.right; column += 1) {
      for (let row = Math.floor(box.top / CELL_PX); row * CELL_PX < box.bottom; row += 1) {
        yield `${column},${row}`;
      }
    }
  }

  add(box) {
    for (const cell of this.cellsOf(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }

  isFree(box) {
    for (const cell of this.cellsOf(box)) {
      if ((this.cells.get(cell) ?? []).some((other) => covers(box, other))) return false;
    }
    return true;
  }
}

function covers(one, other) {
  const across = one.left < other.right && other.left < one.right;
  return across && one.top < other.bottom && other.top < one.bottom;
}

function widthOf(scene, context, line) {
  const key = `${scene.letters}\n${line}`;
  if (!widths.has(key)) {
    context.font = `100px ${scene.letters}`;
    widths.set(key, context.measureText(line).width / 100);
  }
  return widths.get(key);
}

// The size of a name on the screen; 0 where it could not be read anyway.
function sizeAt(font, scale) {
  const seen = (font?.size ?? 14) * scale;
  if ((font?.size ?? 14) < SMALL_FONT && seen < SMALL_SEEN_PX) return 0;
  return Math.min(Math.max(seen, LEAST_PX), MOST_PX);
}

function nodeBox(scene, node, scale) {
  const { x, y } = placeOf(scene, node.id);
  if (hasLabelInside(node)) {
    const { left, right, top, bottom } = scene.network.getBoundingBox(node.id);
    return { left: left * scale, right: right * scale, top: top * scale, bottom: bottom * scale };
  }
  const reach = node.size * scale + 1;
  const [across, down] = [x * scale, y * scale];
  return { left: across - reach, right: across + reach, top: down - reach, bottom: down + reach };
}

// Where a name may stand: round its node, close to it before farther off.
function slots(box, width, height) {
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const at = (left, top) => ({ left, right: left + width, top, bottom: top + height });
  return GAPS_PX.flatMap((gap) => [
    at(x - width / 2, box.bottom + gap),
    at(x - width / 2, box.top - gap - height),
    at(box.right + gap, y - height / 2),
    at(box.left - gap - width, y - height / 2),
    at(x - width * 0.2, box.bottom + gap),
    at(x - width * 0.8, box.bottom + gap),
    at(x - width * 0.2, box.top - gap - height),
    at(x - width * 0.8, box.top - gap - height),
    at(box.right, box.bottom + gap - GAPS_PX[0]),
    at(box.left - width, box.bottom + gap - GAPS_PX[0]),
    at(box.right, box.top - height - gap + GAPS_PX[0]),
    at(box.left - width, box.top - height - gap + GAPS_PX[0]),
  ]);
}

// Where the name of the most important may stand when all round it is taken: on rings farther off.
function farSlots(box, width, height) {
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const reach = (box.right - box.left) / 2;
  return FAR_GAPS_PX.flatMap((gap) => Array.from({ length: FAR_DIRECTIONS }, (_, step) => {
    const angle = Math.PI / 2 + (step * 2 * Math.PI) / FAR_DIRECTIONS;
    const left = x + Math.cos(angle) * (reach + gap + width / 2) - width / 2;
    const top = y + Math.sin(angle) * (reach + gap + height / 2) - height / 2;
    return { left, right: left + width, top, bottom: top + height, isFar: true };
  }));
}

function nameOf(scene, context, node, scale, box, isBold) {
  const size = sizeAt(node.font, scale) || (isBold ? LEAST_PX : 0);
  if (!size || !node.label) return null;
  const lines = node.label.split("\n");
  const letters = Math.max(...lines.map((line) => widthOf(scene, context, line)));
  const width = letters * size * (isBold ? BOLD : 1);
  const height = lines.length * size * LINE_HEIGHT;
  return { node, lines, size, box, width, height };
}

function rankOf(first, node) {
  if (first.has(node.id)) return 0;
  return (node.font?.size ?? 14) < SMALL_FONT ? 2 : 1;
}

// What is selected is named first, small ones last, else large before little and as the payload has it.
function inOrder(scene, nodes) {
  const first = new Set(scene.selected);
  if (scene.focus?.kind === "node") first.add(scene.focus.id);
  const ranked = nodes.map((node) => [rankOf(first, node), node]);
  return ranked.sort(([one, node], [other, beside]) => one - other || beside.size - node.size);
}

function middle(scene, tie, share) {
  const edge = scene.network.body.edges[tie.id];
  if (!edge?.connected) return null;
  return edge.edgeType.getPoint(share);
}

function placeCounts(scene, context, scale, taken) {
  if (14 * scale < 8) return [];
  const placed = [];
  for (const tie of scene.data.ties) {
    if (!tie.label || !isTieShown(scene, tie)) continue;
    const width = widthOf(scene, context, tie.label) * COUNT_PX + 8;
    const height = COUNT_PX + 4;
    const found = [0.5, 0.38, 0.62].map((share) => [share, middle(scene, tie, share)]).find(([, spot]) => {
      if (!spot) return false;
      const box = around(spot, scale, width, height);
      if (!taken.isFree(box)) return false;
      taken.add(box);
      return true;
    });
    if (found) placed.push({ tie, share: found[0], width, height });
  }
  return placed;
}

function around(spot, scale, width, height) {
  const [x, y] = [spot.x * scale, spot.y * scale];
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function addBadge(scene, node, scale, taken) {
  const badge = badgeOf(scene, node, placeOf(scene, node.id), scale);
  if (!badge) return;
  const [left, top] = [badge.left * scale, badge.top * scale];
  taken.add({ left, top, right: left + badge.width * scale, bottom: top + badge.height * scale });
}

// The first free place; the most important may go farther off, with a line that leads to them.
function freeSlot({ box, width, height }, taken, mayBeFar) {
  const firstFree = (places) => places.find((slot) => taken.isFree(slot));
  const near = firstFree(slots(box, width, height));
  return near || !mayBeFar ? near : firstFree(farSlots(box, width, height));
}

function layOut(scene, context, scale) {
  const nodes = scene.data.nodes.filter((node) => isShown(scene, node) && placeOf(scene, node.id));
  const taken = new Boxes();
  const boxes = new Map(nodes.map((node) => [node.id, nodeBox(scene, node, scale)]));
  boxes.forEach((box) => taken.add(box));
  nodes.forEach((node) => addBadge(scene, node, scale, taken));
  const names = [];
  let counts = null;
  for (const [rank, node] of inOrder(scene, nodes)) {
    if (rank === 2 && !counts) counts = placeCounts(scene, context, scale, taken);
    if (hasLabelInside(node)) continue;
    const name = nameOf(scene, context, node, scale, boxes.get(node.id), rank === 0);
    if (!name) continue;
    const slot = freeSlot(name, taken, names.length < NAMED_FAR);
    if (!slot) continue;
    taken.add(slot);
    const { x, y } = placeOf(scene, node.id);
    names.push({ ...name, slot, right: slot.left - x * scale, down: slot.top - y * scale, rank });
  }
  counts ??= placeCounts(scene, context, scale, taken);
  return { scale, names, counts };
}

// A thin line from a node to its name that stands farther off.
function lead(context, at, { left, top, width, height }) {
  const x = Math.min(Math.max(at.x, left), left + width);
  const y = Math.min(Math.max(at.y, top), top + height);
  context.save();
  Object.assign(context, { lineWidth: 1, strokeStyle: context.fillStyle, globalAlpha: 0.6 });
  context.beginPath();
  context.moveTo(at.x, at.y);
  context.lineTo(x, y);
  context.stroke();
  context.restore();
}

function drawName(scene, context, scale, { node, lines, size, slot, right, down, rank }) {
  const at = placeOf(scene, node.id);
  if (!at) return;
  const width = slot.right - slot.left;
  const [left, top] = [at.x * scale + right, at.y * scale + down];
  if (slot.isFar) lead(context, { x: at.x * scale, y: at.y * scale }, { left, top, width, height: slot.bottom - slot.top });
  context.font = `${rank === 0 ? "bold " : ""}${size}px ${scene.letters}`;
  lines.forEach((line, index) => {
    const x = left + width / 2;
    const y = top + (index + 0.5) * size * LINE_HEIGHT;
    context.strokeText(line, x, y);
    context.fillText(line, x, y);
  });
}

function drawCount(scene, context, scale, { tie, share, width, height }) {
  const spot = middle(scene, tie, share);
  if (!spot) return;
  const { left, top } = around(spot, scale, width, height);
  context.fillStyle = scene.paper;
  context.beginPath();
  context.roundRect(left, top, width, height, height / 2);
  context.fill();
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = scene.ink;
  context.fillText(tie.label, left + width / 2, top + height / 2);
}

function draw(scene, context) {
  const scale = scene.network.getScale();
  const isStale = !scene.labels || scene.labels.scale !== scale || scene.labelsStale;
  const isSmall = scene.data.nodes.length <= EACH_FRAME;
  if (isStale && (isSmall || !scene.isMoving)) {
    scene.labels = layOut(scene, context, scale);
    scene.labelsStale = false;
  }
  if (!scene.labels || (scene.isMoving && !isSmall)) return;
  context.save();
  context.scale(1 / scale, 1 / scale);
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  context.font = `${COUNT_PX}px ${scene.letters}`;
  context.strokeStyle = scene.ink;
  scene.labels.counts.forEach((count) => drawCount(scene, context, scale, count));
  Object.assign(context, { lineWidth: 3, strokeStyle: scene.paper, fillStyle: scene.ink });
  scene.labels.names.forEach((name) => drawName(scene, context, scale, name));
  context.restore();
}

// Large pictures are moved without their names; they come back when the hand rests.
function moving(scene) {
  scene.isMoving = true;
  clearTimeout(scene.resting);
  scene.resting = setTimeout(() => {
    scene.isMoving = false;
    paint(scene);
  }, 150);
}

export function mountLabels(scene) {
  const stale = () => { scene.labelsStale = true; };
  // In a large picture the names are placed anew once the click is answered.
  const staleSoon = () => {
    if (scene.data.nodes.length <= EACH_FRAME) return stale();
    clearTimeout(scene.staling);
    scene.staling = setTimeout(() => {
      stale();
      paint(scene);
    }, 250);
    return null;
  };
  scene.network.on("afterDrawing", (context) => draw(scene, context));
  scene.network.on("dragging", () => { stale(); moving(scene); });
  scene.network.on("zoom", () => moving(scene));
  on(scene, "places", stale);
  on(scene, "selection", staleSoon);
  on(scene, "focus", staleSoon);
  on(scene, "shown", stale);
}
