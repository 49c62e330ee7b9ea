// Elements made from data. Text is set as text; nothing is ever parsed as HTML.
const SVG = "http://www.w3.org/2000/svg";

function put(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function element(tag, attributes = {}, ...children) {
  return put(document.createElement(tag), attributes, children);
}

export function drawn(tag, attributes = {}, ...children) {
  return put(document.createElementNS(SVG, tag), attributes, children);
}

export function part(scene, name) {
  return scene.box.querySelector(`.${name}`);
}

const PATHS = {
  undo: "M4 9h11a5 5 0 0 1 0 10h-4M4 9l5-5M4 9l5 5",
  redo: "M20 9H9a5 5 0 0 0 0 10h4M20 9l-5-5M20 9l-5 5",
  fit: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  in: "M12 5v14M5 12h14",
  out: "M5 12h14",
  tidy: "M12 3v4M12 17v4M3 12h4M17 12h4M12 12m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M6 6l2 2M18 6l-2 2M6 18l2-2M18 18l-2-2",
  lasso: "M12 4c5 0 8 2.5 8 5.5S17 15 12 15s-8-2.500-8-5.500S7 4 12 4M8 15c-2 2-1 4 1 5",
  full: "M8 3H3v5M16 3h5v5M21 16v5h-5M8 21H3v-5M3 3l6 6M21 3l-6 6M21 21l-6-6M3 21l6-6",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12M12 12m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
  save: "M5 4h11l3 3v13H5zM8 4v5h7V4M8 20v-6h8v6",
  export: "M12 3v12M7 10l5 5 5-5M4 20h16",
  panel: "M3 5h18v14H3zM15 5v14",
  help: "M9 9a3 3 0 1 1 4 2.800c-1 .5-1 1.200-1 2.200M12 17.500v.5",
  play: "M7 4l13 8-13 8z",
  pause: "M7 4v16M17 4v16",
};

export function icon(name) {
  const shape = drawn("path", { d: PATHS[name] });
  return drawn("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: "icon" }, shape);
}

export function button(label, act, { sign = "", ...more } = {}) {
  const face = sign ? icon(sign) : label;
  const attributes = { type: "button", onclick: act, ...more };
  if (sign) Object.assign(attributes, { "aria-label": label, title: label });
  return element("button", attributes, face);
}

export function active(scene) {
  return scene.root.activeElement ?? document.activeElement;
}

function signOf(found) {
  const said = found.dataset.key ?? found.getAttribute("aria-label") ?? found.closest("label")?.textContent;
  return [found.tagName, said ?? found.textContent].join(" ");
}

// Fills a part anew; what had the focus in it has it again, or else what `otherwise` gives.
export function refill(scene, box, children, otherwise = () => null) {
  const focused = active(scene);
  const sign = box.contains(focused) ? signOf(focused) : "";
  box.replaceChildren(...children.filter(Boolean));
  if (!sign) return;
  const stops = [...box.querySelectorAll("button, select, input, summary, [tabindex]")];
  (stops.find((stop) => !stop.disabled && signOf(stop) === sign) ?? otherwise())?.focus();
}
