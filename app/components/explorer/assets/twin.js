// The picture as a tree of words: every node in reading order, its ties under it, for keys and ears.
import { expand } from "./commands.js";
import { active, element, part } from "./dom.js";
import { reveal } from "./drawing.js";
import { moreOf } from "./marks.js";
import { send } from "./acts.js";
import { emit, isShown, nameOf, on, select, shownNodes, shownTies, toggle, word } from "./state.js";

const MOST_ITEMS = 500;

function statesOf(scene, node) {
  const states = [];
  if (node.pinned) states.push(word(scene, "is_pinned"));
  if (node.protected) states.push(word(scene, "is_protected"));
  if (node.inner) states.push(word(scene, "is_combined", { n: node.inner }));
  if (scene.fresh.has(node.id)) states.push(word(scene, "is_new"));
  const more = moreOf(node);
  if (more) states.push(word(scene, "is_more", { n: more }));
  return states;
}

function describe(scene, node, ties) {
  const label = node.label.replaceAll("\n", ", ");
  return [label, word(scene, "n_ties", { n: ties.length }), ...statesOf(scene, node)].join("; ");
}

function tieItem(scene, tie, id, place, total) {
  const other = tie.from === id ? tie.to : tie.from;
  return element("li", {
    role: "treeitem",
    tabindex: "-1",
    "aria-level": "2",
    "aria-setsize": String(total),
    "aria-posinset": String(place + 1),
    "aria-selected": "false",
    "aria-label": word(scene, "tie_to", { says: tie.says, name: nameOf(scene, other) }),
    "data-tie": tie.id,
    "data-of": id,
    "data-other": other,
  }, tie.says);
}

// A node and, while it is open, its ties after it: one flat list whose levels are said.
function nodeItems(scene, node, place, total) {
  const ties = shownTies(scene, node.id);
  const isOpen = scene.openItems.has(node.id) && ties.length > 0;
  const items = isOpen ? ties.map((tie, index) => tieItem(scene, tie, node.id, index, ties.length)) : [];
  const [name, ...beside] = node.label.split("\n");
  const item = element("li", {
    role: "treeitem",
    tabindex: "-1",
    "aria-level": "1",
    "aria-setsize": String(total),
    "aria-posinset": String(place + 1),
    "aria-expanded": ties.length ? String(isOpen) : undefined,
    "aria-selected": String(scene.selected.includes(node.id)),
    "aria-label": describe(scene, node, ties),
    "data-node": node.id,
  }, element("span", { class: "name" }, name),
  element("span", { class: "beside", "data-text": beside.join(", ") }),
  element("span", { class: "count", "data-text": String(ties.length) }));
  return [item, ...items];
}

function listed(scene) {
  const asked = (scene.asked ?? "").toLocaleLowerCase();
  if (!asked) return shownNodes(scene);
  return shownNodes(scene).filter((node) => {
    const words = [node.label, ...(node.lines ?? []).flat()].join(" ");
    return words.toLocaleLowerCase().includes(asked);
  });
}

function itemsOf(scene) {
  return [...part(scene, "tree").querySelectorAll("[role=treeitem]")];
}

function keyOf(item) {
  return item.dataset.tie ? `tie ${item.dataset.of} ${item.dataset.tie}` : `node ${item.dataset.node}`;
}

// Draws the tree anew and gives the focus back to the item that had it, or to what came in its place.
export function drawTwin(scene) {
  const tree = part(scene, "tree");
  const hadFocus = tree.contains(active(scene));
  const nodes = listed(scene);
  const total = nodes.length;
  const items = nodes.slice(0, MOST_ITEMS).flatMap((node, place) => nodeItems(scene, node, place, total));
  const top = tree.scrollTop;
  const stood = itemsOf(scene).findIndex((item) => keyOf(item) === scene.current);
  tree.replaceChildren(...items);
  // To scroll, the browser measures the whole list.
  if (top) tree.scrollTop = top;
  tree.setAttribute("aria-label", word(scene, "twin", { n: total }));
  part(scene, "listed").textContent = total === shownNodes(scene).length ? String(total) : `${total} / ${shownNodes(scene).length}`;
  part(scene, "unlisted").textContent = total > MOST_ITEMS ? word(scene, "more_unlisted", { n: total - MOST_ITEMS }) : "";
  part(scene, "unfound").hidden = total > 0;
  part(scene, "unfound").textContent = word(scene, scene.asked ? "nothing_found" : "empty");
  const all = itemsOf(scene);
  const instead = all[Math.min(Math.max(stood, 0), all.length - 1)];
  const current = all.find((item) => keyOf(item) === scene.current) ?? instead;
  if (!current) return;
  current.tabIndex = 0;
  scene.current = keyOf(current);
  if (!hadFocus) return;
  current.focus({ preventScroll: true });
}

// Says anew what is selected, and which item Tab leads to.
function markTwin(scene) {
  const chosen = new Set(scene.selected);
  for (const item of itemsOf(scene)) {
    const { node } = item.dataset;
    const isChosen = String(chosen.has(node));
    if (node && item.getAttribute("aria-selected") !== isChosen) item.setAttribute("aria-selected", isChosen);
    const stop = keyOf(item) === scene.current ? 0 : -1;
    if (item.tabIndex !== stop) item.tabIndex = stop;
  }
}

function targetOf({ dataset: { node, tie } }) {
  return tie ? { kind: "tie", id: tie } : { kind: "node", id: node };
}

function go(scene, item) {
  if (!item) return;
  itemsOf(scene).forEach((other) => { other.tabIndex = -1; });
  item.tabIndex = 0;
  item.focus();
  reveal(scene, item.dataset.other ?? item.dataset.node);
}

// Whatever way the focus came to an item, the picture and the details show it.
function focused(scene, event) {
  const item = event.target.closest("[role=treeitem]");
  if (!item) return;
  scene.current = keyOf(item);
  const target = targetOf(item);
  if (scene.focus?.kind === target.kind && scene.focus.id === target.id) return;
  scene.focus = target;
  emit(scene, "focus");
}

function find(scene, key) {
  return itemsOf(scene).find((item) => keyOf(item) === key);
}

function openItem(scene, item, isOpen) {
  const { node } = item.dataset;
  if (isOpen) scene.openItems.add(node);
  else scene.openItems.delete(node);
  drawTwin(scene);
}

function right(scene, item) {
  const { node, other } = item.dataset;
  if (other) return go(scene, find(scene, `node ${other}`));
  if (item.getAttribute("aria-expanded") === "false") return openItem(scene, item, true);
  return go(scene, item.nextElementSibling?.dataset.of === node ? item.nextElementSibling : item);
}

function left(scene, item) {
  const { of } = item.dataset;
  if (of) return go(scene, find(scene, `node ${of}`));
  if (item.getAttribute("aria-expanded") === "true") return openItem(scene, item, false);
  return null;
}

function enter(scene, item) {
  const { node, tie } = item.dataset;
  if (tie) select(scene, [], { kind: "tie", id: tie });
  else select(scene, [node], { kind: "node", id: node });
  part(scene, "details").querySelector(".card")?.focus();
}

const KEYS = {
  ArrowDown: (scene, item, all, at) => go(scene, all[at + 1]),
  ArrowUp: (scene, item, all, at) => go(scene, all[at - 1]),
  Home: (scene, item, all) => go(scene, all[0]),
  End: (scene, item, all) => go(scene, all[all.length - 1]),
  ArrowRight: right,
  ArrowLeft: left,
  Enter: enter,
  " ": (scene, item) => { if (item.dataset.node) toggle(scene, item.dataset.node); },
};

function pressed(scene, event) {
  const item = event.target.closest("[role=treeitem]");
  const act = KEYS[event.key];
  if (!item || !act || event.ctrlKey || event.shiftKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const all = itemsOf(scene);
  act(scene, item, all, all.indexOf(item));
}

function clicked(scene, event) {
  const item = event.target.closest("[role=treeitem]");
  if (!item) return;
  const { node, tie } = item.dataset;
  const adds = event.ctrlKey || event.metaKey || event.shiftKey;
  scene.current = keyOf(item);
  if (tie) select(scene, [], { kind: "tie", id: tie });
  else if (adds) toggle(scene, node);
  else select(scene, [node], { kind: "node", id: node });
  reveal(scene, node ?? item.dataset.other);
}

export function focusCurrent(scene) {
  (find(scene, scene.current) ?? itemsOf(scene)[0])?.focus({ preventScroll: true });
}

export function focusFind(scene) {
  const field = part(scene, "find");
  field.focus();
  field.select();
}

export function mountTwin(scene) {
  scene.openItems = new Set();
  const tree = part(scene, "tree");
  const field = part(scene, "find");
  tree.addEventListener("keydown", (event) => pressed(scene, event));
  tree.addEventListener("focusin", (event) => focused(scene, event));
  tree.addEventListener("click", (event) => clicked(scene, event));
  tree.addEventListener("dblclick", (event) => {
    const { node, tie } = event.target.closest("[role=treeitem]")?.dataset ?? {};
    if (tie) send(scene, "open_tie", [tie]);
    else if (node) expand(scene, node);
  });
  field.addEventListener("input", () => {
    scene.asked = field.value;
    drawTwin(scene);
  });
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const first = itemsOf(scene)[0];
    if (event.key === "ArrowDown") {
      event.preventDefault();
      go(scene, first);
    } else if (event.key === "Enter" && first) {
      select(scene, [first.dataset.node], { kind: "node", id: first.dataset.node });
      reveal(scene, first.dataset.node);
    } else if (event.key === "Escape") {
      field.value = "";
      scene.asked = "";
      drawTwin(scene);
    }
  });
  on(scene, "selection", () => {
    const { focus } = scene;
    if (focus?.kind === "node" && isShown(scene, scene.rows.get(focus.id))) scene.current = `node ${focus.id}`;
    markTwin(scene);
  });
  on(scene, "shown", () => drawTwin(scene));
}

