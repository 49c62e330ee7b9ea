// Draws a table once for each place in the page and says which of its rows are chosen.
// Texts arrive as data and are set as text; nothing is ever parsed as HTML.
const MOUNTED = new WeakMap();
const AT_ONCE = 200;
const SHORT = 14;
const NEAR_THE_END_PX = 400;

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

function word(list, key, values = {}) {
  const { words } = list.data;
  const text = (words[document.documentElement.lang] ?? Object.values(words)[0])[key];
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function written(cell) {
  if (typeof cell === "boolean") return cell ? "✓" : "";
  return typeof cell === "number" ? cell.toLocaleString(document.documentElement.lang) : cell;
}

function isFigure(list, place) {
  const { columns, rows } = list.data;
  return columns[place].right || (rows.length > 0 && rows.every((row) => typeof row[place] === "number"));
}

// ---- what is chosen

function report(list) {
  const { of } = list.data;
  list.api.setStateValue("chosen", { of, rows: [...list.chosen].sort((one, other) => one - other) });
}

function choose(list, place) {
  const was = list.chosen.has(place);
  if (!list.data.several) list.chosen.clear();
  if (was) list.chosen.delete(place);
  else list.chosen.add(place);
  mark(list);
  report(list);
}

function chooseAll(list) {
  const isWhole = list.chosen.size === list.data.rows.length;
  list.chosen = new Set(isWhole ? [] : list.data.rows.keys());
  mark(list);
  report(list);
}

function mark(list) {
  for (const row of list.body.rows) {
    const isChosen = list.chosen.has(Number(row.dataset.place));
    row.toggleAttribute("data-chosen", isChosen);
    const stop = stopOf(row);
    if (list.data.several) stop.checked = isChosen;
    else stop.setAttribute("aria-pressed", String(isChosen));
  }
  const all = list.head.querySelector("input");
  if (!all) return;
  all.checked = list.chosen.size === list.data.rows.length;
  all.indeterminate = list.chosen.size > 0 && !all.checked;
}

// ---- keys: one stop for Tab in the head, and one in the rows

function stopOf(row) {
  return row.querySelector("input, button");
}

function go(list, stops, to) {
  if (!to) return;
  stops.forEach((stop) => { stop.tabIndex = stop === to ? 0 : -1; });
  to.focus();
}

function walk(list, event, [back, forth]) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.key === "End") drawMore(list, Infinity);
  if (event.key === "Enter" && event.target.type === "checkbox") event.target.click();
  const stops = [...event.currentTarget.querySelectorAll("input, button")];
  const at = stops.indexOf(event.target);
  const steps = { [forth]: at + 1, [back]: at - 1, Home: 0, End: stops.length - 1 };
  if (!(event.key in steps)) return;
  event.preventDefault();
  go(list, stops, stops[steps[event.key]]);
}

// ---- drawing

function headOf(list, column, place) {
  const { by, isDown } = list.sorted;
  const sorts = () => {
    list.sorted = { by: place, isDown: by === place && !isDown };
    draw(list);
    list.head.querySelectorAll("button")[place].focus();
  };
  const told = by === place ? (isDown ? "descending" : "ascending") : undefined;
  const title = word(list, "sort", { heading: column.name });
  return element("th", { scope: "col", "aria-sort": told, class: isFigure(list, place) ? "figure" : undefined },
    element("button", { type: "button", title, onclick: sorts, tabindex: place ? "-1" : "0" }, column.name));
}

function drawHead(list) {
  const { columns, several } = list.data;
  const all = element("input", { type: "checkbox", "aria-label": word(list, "all"), onchange: () => chooseAll(list) });
  const boxes = several ? [element("th", { class: "box" }, all)] : [];
  list.head.replaceChildren(element("tr", {}, ...boxes, ...columns.map((column, place) => headOf(list, column, place))));
}

// What a row is called by: what stands first in it.
function nameOf(row) {
  return row.map(written).map((text) => text.trim()).filter(Boolean).slice(0, 3).join(", ");
}

function rowOf(list, place) {
  const { columns, rows, several } = list.data;
  const cells = rows[place].map((cell, column) => {
    const text = written(cell);
    const size = columns[column].wide ? "wide" : text.length <= SHORT ? "short" : "";
    const style = [size, isFigure(list, column) ? "figure" : ""].join(" ").trim();
    return element("td", { class: style || undefined, title: text.length > 40 && !columns[column].wide ? text : undefined }, text);
  });
  const name = nameOf(rows[place]);
  if (several) {
    cells.unshift(element("td", { class: "box" }, element("input", { type: "checkbox", tabindex: "-1", "aria-label": name })));
  } else {
    const shown = cells.find((cell) => /\p{L}/u.test(cell.textContent)) ?? cells[0];
    const called = name.includes(shown.textContent.trim()) ? name : `${shown.textContent.trim()}, ${name}`;
    shown.replaceChildren(element("button", { type: "button", tabindex: "-1", "aria-label": called }, shown.textContent));
  }
  return element("tr", { "data-place": String(place) }, ...cells);
}

function ordered(list) {
  const { rows } = list.data;
  const places = [...rows.keys()];
  const { by, isDown } = list.sorted;
  if (by === null) return places;
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const compare = (one, other) => (typeof one === "number" && typeof other === "number" ? one - other : words.compare(String(one), String(other)));
  return places.sort((one, other) => (isDown ? -1 : 1) * compare(rows[one][by], rows[other][by]) || one - other);
}

function drawMore(list, most) {
  const from = list.body.rows.length;
  if (from >= list.order.length) return;
  list.body.append(...list.order.slice(from, from + most).map((place) => rowOf(list, place)));
  mark(list);
}

function draw(list) {
  const { rows, several, height } = list.data;
  list.order = ordered(list);
  list.box.style.maxHeight = `${height}px`;
  list.table.setAttribute("aria-label", word(list, several ? "several" : "rows", { n: rows.length }));
  list.table.setAttribute("aria-rowcount", String(rows.length + 1));
  drawHead(list);
  list.body.replaceChildren();
  drawMore(list, AT_ONCE);
  const first = list.body.rows[0];
  if (first) stopOf(first).tabIndex = 0;
}

function clicked(list, event) {
  const row = event.target.closest("tr");
  // letters that were marked are to be copied, no row chosen
  if (!row || !(document.getSelection()?.isCollapsed ?? true)) return;
  choose(list, Number(row.dataset.place));
  const stops = [...list.body.querySelectorAll("input, button")];
  go(list, stops, stopOf(row));
}

function mount(root, api) {
  const box = root.querySelector(".rows");
  const [table, head, body] = ["table", "thead", "tbody"].map((tag) => box.querySelector(tag));
  const list = { root, api, data: api.data, box, table, head, body, sorted: { by: null, isDown: false }, chosen: new Set(api.data.chosen) };
  body.addEventListener("click", (event) => clicked(list, event));
  body.addEventListener("keydown", (event) => walk(list, event, ["ArrowUp", "ArrowDown"]));
  head.addEventListener("keydown", (event) => walk(list, event, ["ArrowLeft", "ArrowRight"]));
  box.addEventListener("scroll", () => {
    if (box.scrollTop + box.clientHeight > box.scrollHeight - NEAR_THE_END_PX) drawMore(list, AT_ONCE);
  });
  list.language = new MutationObserver(() => draw(list));
  list.language.observe(document.documentElement, { attributeFilter: ["lang"] });
  draw(list);
  return list;
}

function update(list, api) {
  const isSame = list.data.of === api.data.of;
  Object.assign(list, { api, data: api.data });
  if (isSame) return;
  list.chosen = new Set(api.data.chosen);
  list.sorted = { by: null, isDown: false };
  draw(list);
}

export default function (api) {
  const root = api.parentElement;
  const list = MOUNTED.get(root);
  if (list) update(list, api);
  else MOUNTED.set(root, mount(root, api));
  return () => {
    MOUNTED.get(root)?.language.disconnect();
    MOUNTED.delete(root);
  };
}
