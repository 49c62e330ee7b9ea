// The legend with counts, and the filters: what is switched off is not drawn.
import { send } from "./acts.js";
import { button, element, part, refill } from "./dom.js";
import { dyed } from "./drawing.js";
import { isShown, isTieShown, word } from "./state.js";

function offNow(scene) {
  const off = {};
  for (const { facet, values } of scene.data.facets ?? []) {
    const values_ = values.filter((value) => value.off).map(({ value }) => value);
    if (values_.length) off[facet] = values_;
  }
  return off;
}

export function isFiltered(scene) {
  return Object.keys(offNow(scene)).length > 0;
}

// While some are filtered away the legend counts those that are drawn; groups count their members.
function countOf(scene, { facet, value, count, off }) {
  const { nodes, ties, left_out: left } = scene.data;
  if (!facet || off || !left || nodes.some((node) => node.inner)) return count;
  const has = ({ facets }) => (facets?.[facet] ?? []).includes(value);
  const drawn = nodes.filter((node) => isShown(scene, node) && has(node)).length;
  return drawn || ties.filter((tie) => isTieShown(scene, tie) && has(tie)).length;
}

// What is asked holds here at once, so that a second click builds on the first.
export function filter(scene, change) {
  const { since = "", until = "" } = scene.data.window ?? {};
  const asked = { off: offNow(scene), since, until, ...change };
  const isOff = ({ facet, value }) => (asked.off[facet] ?? []).includes(value);
  for (const { facet, values } of scene.data.facets ?? []) {
    for (const value of values) value.off = isOff({ facet, value: value.value });
  }
  for (const item of scene.data.legend ?? []) if (item.facet) item.off = isOff(item);
  Object.assign(scene.data.window ?? {}, { since: asked.since, until: asked.until });
  drawLegend(scene);
  send(scene, "filter", [], asked);
}

export function switchValue(scene, facet, value) {
  const off = offNow(scene);
  const values = new Set(off[facet] ?? []);
  if (!values.delete(value)) values.add(value);
  off[facet] = [...values];
  filter(scene, { off });
}

function onlyValue(scene, { facet, values }, value) {
  const off = offNow(scene);
  const others = values.map((other) => other.value).filter((other) => other !== value);
  const isOnly = !(off[facet] ?? []).includes(value) && (off[facet] ?? []).length === others.length;
  off[facet] = isOnly ? [] : others;
  filter(scene, { off });
}

function legendItem(scene, item) {
  const sign = element("span", { class: "sign", "aria-hidden": "true" }, item.sign);
  sign.style.color = dyed(item.color, scene.dyes);
  const count = element("span", { class: "count" }, String(countOf(scene, item) ?? ""));
  const text = element("span", {}, item.mark ? `${item.mark} · ${item.label}` : item.label);
  if (!item.facet) return element("li", {}, sign, text, count);
  const press = () => switchValue(scene, item.facet, item.value);
  return element("li", {}, element("button", { type: "button", "aria-pressed": String(!item.off), onclick: press }, sign, text, count));
}

function valueRow(scene, group, { value, word: text, count, off }) {
  const box = element("input", { type: "checkbox", onchange: () => switchValue(scene, group.facet, value) });
  box.checked = !off;
  const label = element("label", {}, box, element("span", {}, text), element("span", { class: "count" }, String(count)));
  const only = button(word(scene, "only"), () => onlyValue(scene, group, value), { class: "only", "aria-label": word(scene, "only_this", { name: text }) });
  return element("li", {}, label, only);
}

function filterGroup(scene, group) {
  const rows = group.values.map((value) => valueRow(scene, group, value));
  const off = group.values.filter((value) => value.off).length;
  const title = element("summary", {}, group.word, off ? element("span", { class: "count" }, word(scene, "n_off", { n: off })) : null);
  const open = scene.openFilters.has(group.facet) || off > 0;
  const details = element("details", { open, ontoggle: () => {
    if (details.open) scene.openFilters.add(group.facet);
    else scene.openFilters.delete(group.facet);
  } }, title, element("ul", { role: "group", "aria-label": group.word }, ...rows));
  return details;
}

export function drawLegend(scene) {
  scene.openFilters ??= new Set();
  const { legend = [], facets = [] } = scene.data;
  refill(scene, part(scene, "legend"), legend.map((item) => legendItem(scene, item)));
  const groups = facets.filter(({ values }) => values.length > 1 || values.some(({ off }) => off));
  const clear = isFiltered(scene) ? button(word(scene, "clear_filters"), () => filter(scene, { off: {} }), { class: "clear" }) : null;
  const shown = groups.map((group) => filterGroup(scene, group));
  refill(scene, part(scene, "filters"), [clear, ...shown], () => part(scene, "filtering").firstElementChild);
  part(scene, "filtered").textContent = isFiltered(scene) ? "●" : "";
}
