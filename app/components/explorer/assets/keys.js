// What each key does, anywhere in the explorer but in a field; also the page that explains them.
import { send } from "./acts.js";
import { about, copy, crop, expand, hide, pin, remove, selectAll } from "./commands.js";
import { active, button, element, part } from "./dom.js";
import { fit, pan, zoom } from "./drawing.js";
import { closeMenu, openMenuByKey } from "./menu.js";
import { nudge, setTool } from "./selection.js";
import { select, word } from "./state.js";
import { fold, toggleFull, toggleHelp } from "./tools.js";
import { focusFind } from "./twin.js";

const STEP = 20;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// After Escape nothing is told of any more, and still an item of the list has the focus.
function focusedNode(scene) {
  if (scene.focus?.kind === "node") return scene.focus.id;
  return active(scene)?.dataset?.node ?? scene.selected[0];
}

function forNodes(act) {
  return (scene) => {
    const id = focusedNode(scene);
    if (id) act(scene, about(scene, id), id);
  };
}

function open(scene) {
  const { focus } = scene;
  if (focus?.kind === "tie") return send(scene, "open_tie", [focus.id]);
  const node = scene.rows.get(focusedNode(scene));
  if (node?.opens) send(scene, "open", [node.id], node.opens);
  return null;
}

function escape(scene) {
  if (!part(scene, "help").hidden) toggleHelp(scene);
  else if (scene.tool) setTool(scene, "");
  else if (!part(scene, "menu").hidden) closeMenu(scene);
  else select(scene, []);
}

const expandFocused = forNodes((scene, ids, id) => expand(scene, id));
const KEYS = {
  "+": expandFocused,
  "=": expandFocused,
  Enter: expandFocused,
  h: forNodes(hide),
  p: forNodes(pin),
  Delete: forNodes(remove),
  c: forNodes((scene) => crop(scene, scene.selected)),
  y: forNodes((scene, ids, id) => copy(scene, id)),
  o: open,
  n: (scene) => { if (scene.data.hidden) send(scene, "show_hidden"); },
  f: fit,
  t: (scene) => send(scene, "tidy", [], scene.data.layout),
  l: (scene) => setTool(scene, scene.tool === "lasso" ? "" : "lasso"),
  m: openMenuByKey,
  ContextMenu: openMenuByKey,
  "/": focusFind,
  "?": toggleHelp,
  Escape: escape,
  PageUp: (scene) => zoom(scene, 1.3),
  PageDown: (scene) => zoom(scene, 1 / 1.3),
  d: (scene) => fold(scene, "side"),
  b: (scene) => fold(scene, "below"),
  x: toggleFull,
};
const WITH_CONTROL = {
  z: (scene) => send(scene, "undo"),
  y: (scene) => send(scene, "redo"),
  a: selectAll,
  s: (scene) => send(scene, "save"),
};

function actFor(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isControl = event.ctrlKey || event.metaKey;
  if (event.altKey) return null;
  if (ARROWS[key]) {
    const [right, down] = ARROWS[key];
    if (event.shiftKey) return (scene) => nudge(scene, right * STEP, down * STEP);
    if (isControl) return (scene) => pan(scene, right * 60, down * 60);
    return null;
  }
  if (isControl && key === "z" && event.shiftKey) return WITH_CONTROL.y;
  if (isControl) return WITH_CONTROL[key];
  if (event.key === "F10" && event.shiftKey) return openMenuByKey;
  return KEYS[key];
}

// Enter and space press what has the focus; fields keep all their keys.
function isForField(event) {
  const { tagName } = event.target;
  if (event.key === "Escape") return false;
  if (tagName === "INPUT" && event.target.type === "checkbox") return event.key === " ";
  if (["INPUT", "SELECT", "TEXTAREA"].includes(tagName)) return true;
  return ["BUTTON", "SUMMARY"].includes(tagName) && ["Enter", " "].includes(event.key);
}

function pressed(scene, event) {
  if (isForField(event)) return;
  const act = actFor(event);
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  // The page has keys of its own, which must not act besides.
  if (isPlain && event.key !== "Tab") event.stopPropagation();
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act(scene);
}

const EXPLAINED = [
  ["↑ ↓ ← →", "key_walk"], ["Enter", "key_details"], ["Space", "key_select"], ["+", "key_expand"],
  ["M", "key_menu"], ["H", "key_hide"], ["N", "key_unhide"], ["P", "key_pin"], ["Del", "key_remove"],
  ["C", "key_crop"], ["O", "key_open"], ["Y", "key_copy"], ["/", "key_find"], ["F", "key_fit"], ["T", "key_tidy"], ["L", "key_lasso"],
  ["Page ↑ ↓", "key_zoom"], ["Ctrl ↑ ↓ ← →", "key_pan"], ["Shift ↑ ↓ ← →", "key_move"],
  ["Ctrl Z", "key_undo"], ["Ctrl Y", "key_redo"], ["Ctrl A", "key_all"], ["Ctrl S", "key_save"],
  ["D", "key_side"], ["B", "key_below"], ["X", "key_full"], ["Esc", "key_escape"],
];
const MOUSE = ["mouse_click", "mouse_double", "mouse_several", "mouse_box", "mouse_drag", "mouse_menu"];
const SIGNS = ["sign_more", "sign_pin", "sign_new", "sign_protected"];

export function drawHelp(scene) {
  const rows = EXPLAINED.flatMap(([key, text]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, word(scene, text))]);
  const list = (keys) => element("ul", {}, ...keys.map((key) => element("li", {}, word(scene, key))));
  const help = part(scene, "help");
  help.setAttribute("aria-label", word(scene, "help"));
  help.replaceChildren(
    element("h2", {}, word(scene, "help")),
    button(word(scene, "close"), () => toggleHelp(scene), { class: "close" }),
    element("h4", {}, word(scene, "mouse")), list(MOUSE),
    element("h4", {}, word(scene, "keys")), element("dl", {}, ...rows),
    element("h4", {}, word(scene, "signs")), list(SIGNS),
  );
}

export function mountKeys(scene) {
  scene.box.addEventListener("keydown", (event) => pressed(scene, event));
}
