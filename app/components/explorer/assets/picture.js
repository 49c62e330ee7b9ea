// The view as a file, made in the browser: PNG from the canvas, SVG from the same places. Python is
// asked first, which logs it and may refuse.
import { drawn } from "./dom.js";
import { dyed, hasLabelInside, placeOf } from "./drawing.js";
import { inkOn } from "./marks.js";
import { OUTLINES } from "./shapes.js";
import { isShown, isTieShown, say, word } from "./state.js";

function download(scene, blob, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${word(scene, "file_name")}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say(scene, word(scene, "said_saved", { name: link.download }));
}

// Saves the view when Python says that it may be taken: once for each time it was asked here.
export function saveWhatIsAllowed(scene) {
  const { kind, nonce } = scene.data.take ?? {};
  if (!scene.askedFiles.delete(nonce)) return;
  if (kind === "png") savePng(scene);
  if (kind === "svg") saveSvg(scene);
}

function savePng(scene) {
  const shown = scene.picture.querySelector("canvas");
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [shown.width, shown.height];
  const context = canvas.getContext("2d");
  context.fillStyle = scene.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(shown, 0, 0);
  canvas.toBlob((blob) => download(scene, blob, "png"));
}

function saveSvg(scene) {
  download(scene, new Blob([svgText(scene)], { type: "image/svg+xml" }), "svg");
}

function shapeOf(scene, node, at) {
  const color = dyed(node.color, hasLabelInside(node) || node.shape === "box" ? {} : scene.dyes) ?? {};
  const look = { fill: color.background ?? "#cccccc", stroke: color.border ?? scene.ink, "stroke-width": "1.5", "stroke-dasharray": node.protected ? "3 3" : undefined };
  if (hasLabelInside(node)) {
    const { left, right, top, bottom } = scene.network.getBoundingBox(node.id);
    return drawn("rect", { x: left, y: top, width: right - left, height: bottom - top, rx: 4, ...look });
  }
  const outline = OUTLINES[node.shape]?.(node.size);
  if (!outline) return drawn("circle", { cx: at.x, cy: at.y, r: node.size, ...look });
  const points = outline.map(([x, y]) => `${at.x + x},${at.y + y}`).join(" ");
  return drawn("polygon", { points, ...look });
}

function words(scene, lines, x, top, size, { anchor = "middle", fill = scene.ink, halo = scene.paper } = {}) {
  const rows = lines.map((line, index) => drawn("tspan", { x, y: top + (index + 0.85) * size * 1.2 }, line));
  return drawn("text", { "text-anchor": anchor, "font-size": size, fill, stroke: halo, "stroke-width": size / 5, "paint-order": "stroke", "stroke-linejoin": "round" }, ...rows);
}

// The point of a line that ends at the border of its node, so that the arrow is seen.
function before(end, middle, reach) {
  const length = Math.hypot(end.x - middle.x, end.y - middle.y) || 1;
  const share = Math.min(reach / length, 1);
  return { x: end.x + (middle.x - end.x) * share, y: end.y + (middle.y - end.y) * share };
}

function tieShape(scene, tie) {
  const edge = scene.network.body.edges[tie.id];
  if (!edge?.connected) return null;
  const [from, middle, end] = [0, 0.5, 1].map((share) => edge.edgeType.getPoint(share));
  const to = tie.arrows ? before(end, middle, scene.rows.get(tie.to).size) : end;
  const bend = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  const color = dyed(tie.color, scene.dyes);
  return drawn("path", {
    d: `M${from.x},${from.y}Q${bend.x},${bend.y} ${to.x},${to.y}`,
    fill: "none",
    stroke: color?.color ?? color ?? scene.ink,
    "stroke-width": tie.width,
    "stroke-dasharray": tie.dashes ? [].concat(tie.dashes === true ? [6, 4] : tie.dashes).join(" ") : undefined,
    "marker-end": tie.arrows ? "url(#arrow)" : undefined,
  }, drawn("title", {}, tie.says));
}

function letters(scene, nodes) {
  return nodes.filter((node) => node.mark).map((node) => {
    const { x, y } = placeOf(scene, node.id);
    return words(scene, [node.mark], x, y - node.size * 0.6, node.size, { fill: inkOn(node.color.background), halo: "none" });
  });
}

function names(scene) {
  const { scale, names: placed, counts } = scene.labels ?? { scale: 1, names: [], counts: [] };
  const shown = placed.map(({ node, lines, size, slot }) => words(scene, lines, (slot.left + slot.right) / 2 / scale, slot.top / scale, size / scale));
  const counted = counts.map(({ tie, share }) => {
    const spot = scene.network.body.edges[tie.id].edgeType.getPoint(share);
    return words(scene, [tie.label], spot.x, spot.y - 7 / scale, 11 / scale);
  });
  return [...counted, ...shown];
}

function inside(scene, node) {
  const { left, right, top, bottom } = scene.network.getBoundingBox(node.id);
  const lines = node.label.split("\n");
  const size = node.font?.size ?? 14;
  const middle = (top + bottom) / 2 - (lines.length * size * 1.2) / 2;
  return words(scene, lines, (left + right) / 2, middle, size, { fill: node.font?.color ?? "#1f2933", halo: "none" });
}

function legend(scene, corner, scale) {
  return (scene.data.legend ?? []).flatMap(({ sign, label, color, count }, index) => {
    const y = corner.y + (8 + index * 18) / scale;
    const dye = dyed(color, scene.dyes);
    return [
      words(scene, [sign], corner.x + 16 / scale, y, 13 / scale, { fill: dye }),
      words(scene, [`${label}${count === undefined ? "" : ` (${count})`}`], corner.x + 32 / scale, y, 12 / scale, { anchor: "start" }),
    ];
  });
}

// Every text of it goes in as a text node; the serializer escapes what SVG would read as its own.
export function svgText(scene) {
  const { clientWidth: width, clientHeight: height } = scene.picture;
  const scale = scene.network.getScale();
  const corner = scene.network.DOMtoCanvas({ x: 0, y: 0 });
  const size = { width: width / scale, height: height / scale };
  const shown = scene.data.nodes.filter((node) => isShown(scene, node) && placeOf(scene, node.id));
  const ties = scene.data.ties.filter((tie) => isTieShown(scene, tie));
  const arrow = drawn("marker", { id: "arrow", viewBox: "0 0 10 10", refX: 10, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto" }, drawn("path", { d: "M0,0L10,5L0,10z", fill: scene.ink }));
  const root = drawn("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `${corner.x} ${corner.y} ${size.width} ${size.height}`,
    "font-family": scene.letters,
  }, drawn("defs", {}, arrow), drawn("rect", { ...corner, ...size, fill: scene.paper }));
  root.append(...ties.map((tie) => tieShape(scene, tie)).filter(Boolean));
  root.append(...shown.map((node) => shapeOf(scene, node, placeOf(scene, node.id))));
  root.append(...shown.filter(hasLabelInside).map((node) => inside(scene, node)));
  root.append(...letters(scene, shown), ...names(scene), ...legend(scene, corner, scale));
  return new XMLSerializer().serializeToString(root);
}
