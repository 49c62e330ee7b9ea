// The axis of time behind the nodes when the layout is by time: a line and a name for each month.
import { isShown } from "./state.js";

const DAY_MS = 86_400_000;
const LEAST_PX = 70;
const STEPS = [1, 2, 3, 6, 12, 24, 60];

function day(text) {
  return Date.parse(`${text}T00:00:00Z`) / DAY_MS;
}

// How far to the right a day stands, read from the cases, which stand on theirs: least squares.
function scaleOf(scene) {
  const cases = scene.data.nodes.filter((node) => node.kind === "Case" && node.dates?.[0]?.[0] && isShown(scene, node));
  const points = cases.map((node) => [day(node.dates[0][0]), node.x]).filter(([at]) => Number.isFinite(at));
  if (points.length < 2) return null;
  const mean = (place) => points.reduce((sum, point) => sum + point[place], 0) / points.length;
  const [at, x] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [one]) => sum + (one - at) ** 2, 0);
  if (spread === 0) return null;
  const slope = points.reduce((sum, [one, other]) => sum + (one - at) * (other - x), 0) / spread;
  const days = points.map(([one]) => one);
  return slope > 0 ? { slope, at, x, first: Math.min(...days), last: Math.max(...days) } : null;
}

function months({ first, last }, step) {
  const begin = new Date(first * DAY_MS);
  const found = [];
  for (let month = Math.floor(begin.getUTCMonth() / step) * step; found.length < 400; month += step) {
    const date = new Date(Date.UTC(begin.getUTCFullYear(), month, 1));
    if (date / DAY_MS > last) break;
    found.push(date);
  }
  return found;
}

function draw(scene, context) {
  if (scene.data.layout !== "time") return;
  const axis = scaleOf(scene);
  if (!axis) return;
  const scale = scene.network.getScale();
  const top = scene.network.DOMtoCanvas({ x: 0, y: 0 }).y;
  const bottom = scene.network.DOMtoCanvas({ x: 0, y: scene.picture.clientHeight }).y;
  const step = STEPS.find((count) => count * 30 * axis.slope * scale >= LEAST_PX) ?? STEPS.at(-1);
  const language = document.documentElement.lang || undefined;
  const names = new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" });
  context.save();
  Object.assign(context, { strokeStyle: scene.ink, fillStyle: scene.ink, lineWidth: 1 / scale, textAlign: "left", textBaseline: "top" });
  context.font = `${11 / scale}px ${scene.letters}`;
  for (const month of months(axis, step)) {
    const x = axis.x + (month / DAY_MS - axis.at) * axis.slope;
    context.globalAlpha = 0.25;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, bottom);
    context.stroke();
    context.globalAlpha = 1;
    context.fillText(names.format(month), x + 3 / scale, top + 4 / scale);
  }
  context.restore();
}

export function mountAxis(scene) {
  scene.network.on("beforeDrawing", (context) => draw(scene, context));
}
