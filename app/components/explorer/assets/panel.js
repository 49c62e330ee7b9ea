// First details of what is selected, from what the browser has already: nothing here waits.
import { send } from "./acts.js";
import { copy, crop, expand, hide, path, pin } from "./commands.js";
import { button, element, part, refill } from "./dom.js";
import { openMenuByKey } from "./menu.js";
import { moreOf } from "./marks.js";
import { nameOf, on, say, select, shownTies, word } from "./state.js";

const MOST_TIES = 30;

function facts(lines) {
  const rows = (lines ?? []).flatMap(([title, text]) => [element("dt", {}, title), element("dd", {}, text)]);
  return rows.length ? element("dl", {}, ...rows) : null;
}

function card(scene, title, ...parts) {
  const heading = element("h2", { class: "title" }, title);
  return element("section", { class: "card", tabindex: "-1", "aria-label": title }, heading, ...parts);
}

function actions(...buttons) {
  return element("div", { class: "actions" }, ...buttons);
}

function moreButtons(scene, node) {
  if (node.inner) return actions(button(word(scene, "open_group", { n: node.inner }), () => expand(scene, node.id)));
  const kinds = (node.more ?? []).map(({ kind, word: text }) => button(`+ ${text}`, () => expand(scene, node.id, kind), { class: "more" }));
  if (!kinds.length) return null;
  const all = button(word(scene, "expand_all", { n: moreOf(node) }), () => expand(scene, node.id), { class: "more" });
  return actions(...(kinds.length > 1 ? [all, ...kinds] : kinds));
}

function tieList(scene, node) {
  const ties = shownTies(scene, node.id);
  if (!ties.length) return null;
  const items = ties.slice(0, MOST_TIES).map((tie) => {
    const open = () => select(scene, [], { kind: "tie", id: tie.id });
    return element("li", {}, button(tie.says, open, { class: "line" }));
  });
  const left = ties.length - MOST_TIES;
  const more = left > 0 ? element("li", {}, word(scene, "n_more", { n: left })) : null;
  const heading = element("h4", {}, word(scene, "n_ties", { n: ties.length }));
  return element("div", {}, heading, element("ul", { class: "ties" }, ...items, more));
}

// What can be done stays in sight while the facts are read.
function footer(...buttons) {
  return element("div", { class: "footer" }, actions(...buttons));
}

function nodeCard(scene, node) {
  const { id } = node;
  const opens = node.opens ? button(word(scene, "open_page"), () => send(scene, "open", [id], node.opens), { class: "chief" }) : null;
  const kept = ["note", "tag", "watch", "review", "question"].map((kind) => button(word(scene, kind), () => send(scene, kind, [id])));
  return card(scene, node.label.split("\n")[0],
    moreButtons(scene, node),
    facts(node.lines),
    tieList(scene, node),
    footer(opens,
      button(word(scene, node.pinned ? "unpin" : "pin"), () => pin(scene, [id])),
      button(word(scene, "hide"), () => hide(scene, [id])),
      button(word(scene, "copy"), () => copy(scene, id)),
      ...kept));
}

function tieCard(scene, tie) {
  const { id, from, to } = tie;
  const end = (node) => button(nameOf(scene, node), () => select(scene, [node], { kind: "node", id: node }));
  const made = card(scene, tie.says,
    facts(tie.lines),
    actions(button(word(scene, "open_tie", { n: tie.count }), () => send(scene, "open_tie", [id]), { class: "chief" }), end(from), end(to),
      button(word(scene, "note"), () => send(scene, "note", [id])),
      button(word(scene, "question"), () => send(scene, "question", [id]))));
  made.classList.add("stacked");
  return made;
}

function severalCard(scene) {
  const ids = scene.selected;
  const items = ids.map((id) => element("li", {}, button(nameOf(scene, id), () => select(scene, [id]), { class: "line" })));
  const asked = (kind) => button(word(scene, kind), () => send(scene, kind, ids));
  return card(scene, word(scene, "n_selected", { n: ids.length }),
    actions(
      button(word(scene, "path"), () => path(scene, ids), { class: "chief" }),
      button(word(scene, "path_strongest"), () => path(scene, ids, { by: "strength" })),
      asked("connect"), asked("common"),
      button(word(scene, "crop"), () => crop(scene, ids)),
      button(word(scene, "hide"), () => hide(scene, ids)),
      button(word(scene, "pin"), () => pin(scene, ids)),
      button(word(scene, "by_chosen"), () => send(scene, "combine", ids, "chosen")),
      asked("tag"), asked("note"), asked("question"),
      button(word(scene, "menu_more"), () => openMenuByKey(scene))),
    element("ul", { class: "ties" }, ...items));
}

function emptyCard(scene) {
  const hints = ["hint_click", "hint_expand", "hint_menu", "hint_keys"].map((key) => element("li", {}, word(scene, key)));
  return card(scene, word(scene, "nothing_selected"), element("ul", { class: "hints" }, ...hints));
}

export function drawPanel(scene) {
  const { focus, selected } = scene;
  let shown = emptyCard(scene);
  if (focus?.kind === "tie") shown = tieCard(scene, scene.ties.get(focus.id));
  else if (selected.length > 1) shown = severalCard(scene);
  else if (focus) shown = nodeCard(scene, scene.rows.get(focus.id));
  refill(scene, part(scene, "details"), [shown], () => shown);
}

function tell(scene) {
  const { focus, selected } = scene;
  if (focus?.kind === "tie") say(scene, scene.ties.get(focus.id).says);
  else if (selected.length > 1) say(scene, word(scene, "n_selected", { n: selected.length }));
  else if (selected.length) say(scene, word(scene, "said_selected", { name: nameOf(scene, selected[0]) }));
  else say(scene, word(scene, "nothing_selected"));
}

export function mountPanel(scene) {
  on(scene, "selection", () => {
    drawPanel(scene);
    tell(scene);
  });
  on(scene, "focus", () => drawPanel(scene));
}
