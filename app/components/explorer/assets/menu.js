// The context menu: opened by the right button, the menu key or M; walked by arrows, closed by Escape.
import { menuOfCanvas, menuOfNode, menuOfTie } from "./commands.js";
import { active, element, part } from "./dom.js";
import { placeOf } from "./drawing.js";
import { word } from "./state.js";

function entry(scene, { label, act, key }) {
  const attributes = {
    type: "button",
    role: "menuitem",
    tabindex: "-1",
    "aria-disabled": act ? undefined : "true",
    "aria-keyshortcuts": key ? key.replace("Ctrl ", "Control+").replace("Del", "Delete") : undefined,
    onclick: () => {
      if (!act) return;
      closeMenu(scene);
      act();
    },
  };
  const hint = key ? element("span", { class: "key", "aria-hidden": "true" }, key) : null;
  return element("button", attributes, element("span", {}, label), hint);
}

function section(scene, { title, items, isFolded }) {
  const entries = items.map((item) => entry(scene, item));
  if (!isFolded) {
    const heading = element("div", { class: "title", "aria-hidden": "true" }, title);
    return element("div", { role: "group", "aria-label": title }, heading, ...entries);
  }
  const inner = element("div", { role: "group", "aria-label": title, hidden: true, class: "folded" }, ...entries);
  const opener = element("button", {
    type: "button",
    role: "menuitem",
    tabindex: "-1",
    "aria-haspopup": "true",
    "aria-expanded": "false",
    onclick: () => {
      inner.hidden = !inner.hidden;
      opener.setAttribute("aria-expanded", String(!inner.hidden));
      if (!inner.hidden) entries[0].focus();
      keepInside(scene);
    },
  }, element("span", {}, title), element("span", { class: "key", "aria-hidden": "true" }, "▸"));
  return element("div", { role: "none" }, opener, inner);
}

function entries(menu) {
  return [...menu.querySelectorAll("[role=menuitem]")].filter((found) => !found.closest("[hidden]"));
}

function walk(scene, event) {
  const menu = part(scene, "menu");
  const all = entries(menu);
  const at = all.indexOf(active(scene));
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
  event.stopPropagation();
  if (event.key === "Escape" || event.key === "Tab" || event.key === "ArrowLeft") {
    event.preventDefault();
    closeMenu(scene);
  } else if (event.key === "ArrowRight") {
    if (all[at]?.hasAttribute("aria-haspopup")) all[at].click();
  } else if (event.key in steps) {
    event.preventDefault();
    all[(steps[event.key] + all.length) % all.length].focus();
  } else if (event.key.length === 1 && event.key !== " ") {
    const letter = event.key.toLowerCase();
    const later = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    later.find((item) => item.textContent.toLowerCase().startsWith(letter))?.focus();
  }
}

function keepInside(scene) {
  const menu = part(scene, "menu");
  const { box } = scene;
  const { x, y } = scene.menuAt;
  menu.style.left = `${Math.max(4, Math.min(x, box.clientWidth - menu.offsetWidth - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(y, box.clientHeight - menu.offsetHeight - 4))}px`;
}

export function closeMenu(scene) {
  const menu = part(scene, "menu");
  if (menu.hidden) return;
  menu.hidden = true;
  scene.beforeMenu?.focus?.();
}

// `at` is a place on the picture.
function open(scene, groups, at, label) {
  const menu = part(scene, "menu");
  const [frame, picture] = [scene.box, scene.picture].map((found) => found.getBoundingClientRect());
  part(scene, "tip").hidden = true;
  scene.beforeMenu = active(scene);
  scene.menuAt = { x: at.x + picture.left - frame.left, y: at.y + picture.top - frame.top };
  menu.replaceChildren(...groups.map((group) => section(scene, group)));
  menu.setAttribute("aria-label", label);
  menu.hidden = false;
  keepInside(scene);
  entries(menu)[0]?.focus();
}

export function openMenu(scene, target, at) {
  if (target?.kind === "tie") return open(scene, menuOfTie(scene, target.id), at, word(scene, "menu"));
  if (target?.kind === "node") return open(scene, menuOfNode(scene, target.id), at, word(scene, "menu"));
  return open(scene, menuOfCanvas(scene), at, word(scene, "menu"));
}

// The menu of what has the focus, at its place in the picture.
export function openMenuByKey(scene) {
  const item = active(scene)?.dataset?.node;
  const focus = scene.focus ?? (item ? { kind: "node", id: item } : null);
  const id = focus?.kind === "tie" ? scene.ties.get(focus.id)?.from : focus?.id;
  const node = id && placeOf(scene, id);
  const at = node ? scene.network.canvasToDOM({ x: node.x, y: node.y }) : { x: 20, y: 20 };
  openMenu(scene, focus, at);
}

export function mountMenu(scene) {
  const menu = part(scene, "menu");
  menu.addEventListener("keydown", (event) => walk(scene, event));
  scene.box.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !event.composedPath().includes(menu)) closeMenu(scene);
  }, true);
}
