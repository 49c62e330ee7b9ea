// What can be done with what is selected; the menu, the keys, the panel and the twin all offer these.
import { send } from "./acts.js";
import { hideAhead, nameOf, say, select, shownNodes, shownTies, word } from "./state.js";

export const COMBINE_BY = ["case", "family", "cell", "kind", "chosen"];

// Those that an act is about: what is selected if the node belongs to it, else the node alone.
export function about(scene, id) {
  return scene.selected.includes(id) ? scene.selected : [id];
}

export function expand(scene, id, kind = "") {
  const node = scene.rows.get(id);
  if (node?.inner) return send(scene, "open_group", [id]);
  say(scene, word(scene, "expanding", { name: nameOf(scene, id) }));
  return send(scene, "expand", [id], { kind, limit: 20 });
}

export function hide(scene, ids) {
  say(scene, word(scene, "said_hidden", { n: ids.length, name: nameOf(scene, ids[0]) }));
  hideAhead(scene, "hide", ids);
}

export function remove(scene, ids) {
  say(scene, word(scene, "said_removed", { n: ids.length, name: nameOf(scene, ids[0]) }));
  hideAhead(scene, "remove", ids);
}

export function crop(scene, ids) {
  const kept = new Set(ids);
  const others = shownNodes(scene).filter((node) => !kept.has(node.id)).map((node) => node.id);
  if (others.length) send(scene, "crop", ids);
}

export function pin(scene, ids) {
  const isPinned = ids.every((id) => scene.rows.get(id)?.pinned);
  say(scene, word(scene, isPinned ? "said_unpinned" : "said_pinned", { name: nameOf(scene, ids[0]) }));
  send(scene, isPinned ? "unpin" : "pin", ids);
}

export function path(scene, ids, { by = "length", avoid = [], within = false } = {}) {
  say(scene, word(scene, "searching_path"));
  send(scene, "path", ids, { by, avoid, in_time: within });
}

export function copyText(scene, text) {
  const done = () => say(scene, word(scene, "said_copied", { text }));
  const failed = () => say(scene, word(scene, "said_not_copied"));
  if (!navigator.clipboard) return failed();
  return navigator.clipboard.writeText(text).then(done, failed);
}

export function copy(scene, id) {
  const node = scene.rows.get(id);
  return copyText(scene, node.copies || nameOf(scene, id));
}

export function selectAll(scene) {
  select(scene, shownNodes(scene).map((node) => node.id));
}

export function selectNeighbours(scene, id) {
  const around = (scene.tiesOf.get(id) ?? []).flatMap((tie) => [tie.from, tie.to]);
  const found = new Set([id, ...around]);
  const shown = shownNodes(scene).filter((node) => found.has(node.id));
  select(scene, shown.map((node) => node.id), { kind: "node", id });
}

function item(label, act, more = {}) {
  return { label, act, ...more };
}

function expandItems(scene, id) {
  const node = scene.rows.get(id);
  if (node.inner) {
    return [
      item(word(scene, "open_group", { n: node.inner }), () => send(scene, "open_group", [id]), { key: "+" }),
      item(word(scene, "uncombine"), () => send(scene, "uncombine", [id])),
    ];
  }
  const more = node.more ?? [];
  const kinds = more.map(({ kind, word: text }) => item(text, () => expand(scene, id, kind)));
  const total = more.reduce((sum, { count }) => sum + count, 0);
  if (!total) return [item(word(scene, "nothing_more", { n: shownTies(scene, id).length }), null)];
  const all = item(word(scene, "expand_all", { n: total }), () => expand(scene, id), { key: "+" });
  return kinds.length > 1 ? [all, ...kinds] : [{ ...kinds[0], key: "+" }];
}

function nodeItems(scene, id, ids) {
  const node = scene.rows.get(id);
  const isPinned = ids.every((other) => scene.rows.get(other)?.pinned);
  const opens = node.opens
    ? [item(word(scene, "open_page"), () => send(scene, "open", [id], node.opens), { key: "O" })]
    : [];
  const within = node.within
    ? [item(word(scene, "close_group"), () => send(scene, "close_group", [node.within]))]
    : [];
  return [
    ...opens,
    item(word(scene, "copy"), () => copy(scene, id), { key: "Y" }),
    item(word(scene, isPinned ? "unpin" : "pin"), () => pin(scene, ids), { key: "P" }),
    item(word(scene, "hide"), () => hide(scene, ids), { key: "H" }),
    item(word(scene, "remove"), () => remove(scene, ids), { key: "Del" }),
    item(word(scene, "neighbours"), () => selectNeighbours(scene, id)),
    ...within,
  ];
}

function pathItems(scene, id, ids) {
  const others = ids.filter((other) => other !== id);
  const { since, until } = scene.data.window ?? {};
  return [
    item(word(scene, "path"), () => path(scene, ids)),
    item(word(scene, "path_strongest"), () => path(scene, ids, { by: "strength" })),
    ...(since || until ? [item(word(scene, "path_in_time"), () => path(scene, ids, { within: true }))] : []),
    ...(others.length > 1
      ? [item(word(scene, "path_avoiding", { name: nameOf(scene, id) }), () => path(scene, others, { avoid: [id] }))]
      : []),
    item(word(scene, "connect"), () => send(scene, "connect", ids)),
    item(word(scene, "common"), () => send(scene, "common", ids)),
  ];
}

function combineItems(scene, ids) {
  const ways = ids.length > 1 ? COMBINE_BY : COMBINE_BY.filter((by) => by !== "chosen");
  return ways.map((by) => item(word(scene, `by_${by}`), () => send(scene, "combine", by === "chosen" ? ids : ids.length > 1 ? ids : [], by)));
}

function workItems(scene, ids) {
  return ["note", "tag", "watch", "review", "question"].map((kind) => item(word(scene, kind), () => send(scene, kind, ids)));
}

// The menu of a node, in groups with a heading each.
export function menuOfNode(scene, id) {
  const ids = about(scene, id);
  const several = ids.length > 1;
  return [
    { title: word(scene, "expand"), items: expandItems(scene, id) },
    { title: several ? word(scene, "n_selected", { n: ids.length }) : nameOf(scene, id), items: nodeItems(scene, id, ids) },
    ...(several ? [{ title: word(scene, "between"), items: [...pathItems(scene, id, ids), item(word(scene, "crop"), () => crop(scene, ids), { key: "C" })] }] : []),
    { title: word(scene, "combine"), isFolded: true, items: combineItems(scene, ids) },
    { title: word(scene, "work"), items: workItems(scene, ids) },
  ];
}

export function menuOfTie(scene, id) {
  const tie = scene.ties.get(id);
  const ends = [tie.from, tie.to];
  return [
    {
      title: tie.says,
      items: [
        item(word(scene, "open_tie", { n: tie.count }), () => send(scene, "open_tie", [id]), { key: "O" }),
        item(word(scene, "select_ends"), () => select(scene, ends, { kind: "tie", id })),
        item(word(scene, "copy_text"), () => copyText(scene, tie.says)),
      ],
    },
    { title: word(scene, "work"), items: ["note", "tag", "question"].map((kind) => item(word(scene, kind), () => send(scene, kind, [id]))) },
  ];
}

export function menuOfCanvas(scene) {
  const chosen = scene.selected;
  return [
    {
      title: word(scene, "canvas"),
      items: [
        item(word(scene, "select_all"), () => selectAll(scene), { key: "Ctrl A" }),
        item(word(scene, "show_hidden", { n: scene.data.hidden ?? 0 }), () => send(scene, "show_hidden"), { key: "N" }),
        ...(chosen.length ? [item(word(scene, "crop"), () => crop(scene, chosen), { key: "C" })] : []),
      ],
    },
    { title: word(scene, "combine"), isFolded: true, items: combineItems(scene, chosen) },
  ];
}
