// The row of tools above the picture: one stop for Tab, walked by the arrows.
import { send } from "./acts.js";
import { active, button, element, part, refill } from "./dom.js";
import { fit, zoom } from "./drawing.js";
import { setTool } from "./selection.js";
import { say, view, word } from "./state.js";

function chooser(scene, key, choices, chosen, act) {
  const label = word(scene, key);
  const made = element("select", { "data-key": key, "aria-label": label, title: label, onchange: () => act(made.value) });
  made.append(...choices.map(({ value, word: text }) => {
    const choice = element("option", { value }, text);
    choice.selected = value === chosen;
    return choice;
  }));
  return element("label", { class: "chooser" }, element("span", { "aria-hidden": "true" }, label), made);
}

export function toggleHelp(scene) {
  const help = part(scene, "help");
  if (help.hidden) scene.beforeHelp = active(scene);
  help.hidden = !help.hidden;
  if (help.hidden) scene.beforeHelp?.focus?.();
  else help.querySelector("button").focus();
}

export function toggleFull(scene) {
  const { box } = scene;
  if (document.fullscreenElement) return document.exitFullscreen();
  const asked = box.requestFullscreen?.() ?? Promise.reject(new Error("none"));
  return asked.catch(() => say(scene, word(scene, "no_full_screen")));
}

export function fold(scene, name) {
  const { folded } = view(scene);
  folded[name] = !folded[name];
  scene.box.classList.toggle(`no-${name}`, folded[name]);
  drawTools(scene);
}

function exporter(scene) {
  const made = element("select", { class: "export", "data-key": "export", "aria-label": word(scene, "export"), title: word(scene, "export") });
  const choices = [["", word(scene, "export")], ["png", "PNG"], ["svg", "SVG"], ["html", "HTML"], ["csv", "CSV"], ["xlsx", "XLSX"]];
  made.append(...choices.map(([value, text]) => element("option", { value }, text)));
  made.onchange = () => {
    const asked = made.value;
    made.value = "";
    if (asked) scene.askedFiles.add(send(scene, "export", [], asked));
  };
  return made;
}

function tool(scene, key, act, more = {}) {
  return button(word(scene, key, more.values), act, { "data-key": key, ...more, values: undefined });
}

function group(...tools) {
  return element("div", { class: "group", role: "none" }, ...tools);
}

export function drawTools(scene) {
  const { can = {}, hidden = 0, layouts = [], layout, lenses = [], lens } = scene.data;
  const { folded } = view(scene);
  const box = part(scene, "tools");
  box.setAttribute("aria-label", word(scene, "tools"));
  const had = box.querySelector("[tabindex='0']")?.dataset.key;
  refill(scene, box, [
    group(
      tool(scene, "undo", () => send(scene, "undo"), { sign: "undo", disabled: !can.undo }),
      tool(scene, "redo", () => send(scene, "redo"), { sign: "redo", disabled: !can.redo })),
    group(
      tool(scene, "zoom_in", () => zoom(scene, 1.3), { sign: "in" }),
      tool(scene, "zoom_out", () => zoom(scene, 1 / 1.3), { sign: "out" }),
      tool(scene, "fit", () => fit(scene), { sign: "fit" }),
      tool(scene, "lasso", () => setTool(scene, scene.tool === "lasso" ? "" : "lasso"), { sign: "lasso", "aria-pressed": String(scene.tool === "lasso") })),
    group(
      tool(scene, "tidy", () => send(scene, "tidy", [], layout), { sign: "tidy" }),
      chooser(scene, "layout", layouts, layout, (value) => send(scene, "tidy", [], value))),
    group(chooser(scene, "lens", lenses, lens, (value) => send(scene, "lens", [], value))),
    group(
      ...(hidden ? [tool(scene, "show_hidden", () => send(scene, "show_hidden"), { values: { n: hidden } })] : []),
      tool(scene, "save", () => send(scene, "save"), { sign: "save" }),
      exporter(scene)),
    group(
      tool(scene, "side", () => fold(scene, "side"), { sign: "panel", "aria-pressed": String(!folded.side) }),
      tool(scene, "below", () => fold(scene, "below"), { sign: "eye", "aria-pressed": String(!folded.below) }),
      tool(scene, "full_screen", () => toggleFull(scene), { sign: "full" }),
      tool(scene, "help", () => toggleHelp(scene), { sign: "help" })),
  ], () => stopsOf(box)[0]);
  const stops = stopsOf(box);
  const current = stops.find((stop) => had && stop.dataset.key === had) ?? stops[0];
  stops.forEach((stop) => { stop.tabIndex = stop === current ? 0 : -1; });
}

function stopsOf(box) {
  return [...box.querySelectorAll("button, select")].filter((stop) => !stop.disabled);
}

export function mountTools(scene) {
  const box = part(scene, "tools");
  box.addEventListener("focusin", (event) => {
    stopsOf(box).forEach((stop) => { stop.tabIndex = stop === event.target ? 0 : -1; });
  });
  box.addEventListener("keydown", (event) => {
    const stops = stopsOf(box);
    const at = stops.indexOf(event.target);
    const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 };
    if (!(event.key in steps) || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    stops[(steps[event.key] + stops.length) % stops.length].focus();
  });
}
