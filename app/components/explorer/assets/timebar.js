// The time bar: a histogram of when ties were valid, a window of two handles, and play.
import { button, element, part, refill } from "./dom.js";
import { filter } from "./legend.js";
import { emit, say, word } from "./state.js";

const STEP_MS = 450;
const STEPS = 24;

function bins(scene) {
  return scene.data.window?.bins ?? [];
}

// The window as the first and the last bin of it.
function windowOf(scene) {
  const all = bins(scene);
  const { since, until } = scene.data.window;
  const first = since ? all.findIndex((bin) => bin.to >= since) : 0;
  const reversed = until ? [...all].reverse().findIndex((bin) => bin.from <= until) : 0;
  const last = reversed < 0 ? all.length - 1 : all.length - 1 - reversed;
  return { first: Math.max(first, 0), last: Math.max(last, Math.max(first, 0)) };
}

function isValid(dates, since, until) {
  if (!dates?.length) return true;
  return dates.some(([from, to]) => (!until || !from || from <= until) && (!since || !to || to >= since));
}

function datesOf(scene, { first, last }) {
  const all = bins(scene);
  const since = first === 0 ? "" : all[first].from;
  const until = last === all.length - 1 ? "" : all[last].to;
  return { since, until };
}

// Hides ahead of Python what was not valid in the window.
function preview(scene, chosen) {
  const { since, until } = datesOf(scene, chosen);
  const ties = scene.data.ties.filter((tie) => !isValid(tie.dates, since, until));
  const hidden = new Set(ties.map((tie) => tie.id));
  const lonely = (node) => {
    const around = scene.tiesOf.get(node.id) ?? [];
    return around.length > 0 && around.every((tie) => hidden.has(tie.id));
  };
  const nodes = scene.data.nodes.filter((node) => !isValid(node.dates, since, until) || lonely(node));
  scene.preview = { ties: hidden, nodes: new Set(nodes.map((node) => node.id)) };
  emit(scene, "shown");
}

function move(scene, chosen) {
  scene.chosen = chosen;
  preview(scene, chosen);
  show(scene);
}

function decide(scene) {
  filter(scene, datesOf(scene, scene.chosen));
  const { since, until } = spanOf(scene, scene.chosen);
  say(scene, word(scene, "said_window", { since, until }));
}

function spanOf(scene, { first, last }) {
  const all = bins(scene);
  return { since: all[first]?.from ?? "", until: all[last]?.to ?? "" };
}

function slide(scene, end, to) {
  const { first, last } = scene.chosen;
  const most = bins(scene).length - 1;
  const chosen = end === "first"
    ? { first: Math.min(Math.max(to, 0), last), last }
    : { first, last: Math.max(Math.min(to, most), first) };
  move(scene, chosen);
}

function handle(scene, end) {
  const made = element("button", { type: "button", role: "slider", class: `handle ${end}`, "aria-label": word(scene, end === "first" ? "since" : "until") });
  const decideSoon = () => {
    clearTimeout(scene.deciding);
    scene.deciding = setTimeout(() => decide(scene), 400);
  };
  made.addEventListener("keydown", (event) => {
    const big = Math.max(1, Math.round(bins(scene).length / 8));
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -big, PageUp: big, Home: -1e6, End: 1e6 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    event.stopPropagation();
    slide(scene, end, scene.chosen[end] + steps[event.key]);
    decideSoon();
  });
  made.addEventListener("pointerdown", (event) => {
    made.setPointerCapture(event.pointerId);
    scene.sliding = end;
  });
  made.addEventListener("pointermove", (event) => {
    if (scene.sliding !== end) return;
    slide(scene, end, binAt(scene, event.clientX));
  });
  made.addEventListener("pointerup", () => {
    if (scene.sliding === end) decide(scene);
    scene.sliding = null;
  });
  return made;
}

function binAt(scene, x) {
  const frame = part(scene, "bars").getBoundingClientRect();
  const share = (x - frame.left) / frame.width;
  return Math.min(Math.max(Math.floor(share * bins(scene).length), 0), bins(scene).length - 1);
}

function show(scene) {
  const { first, last } = scene.chosen;
  const all = bins(scene);
  const box = part(scene, "timebar");
  [...part(scene, "bars").children].forEach((bar, index) => bar.classList.toggle("out", index < first || index > last));
  for (const [end, at, share] of [["first", first, first / all.length], ["last", last, (last + 1) / all.length]]) {
    const made = box.querySelector(`.handle.${end}`);
    made.style.left = `${share * 100}%`;
    const day = end === "first" ? all[at].from : all[at].to;
    const values = { "aria-valuemin": 0, "aria-valuemax": all.length - 1, "aria-valuenow": at, "aria-valuetext": day };
    Object.entries(values).forEach(([name, value]) => made.setAttribute(name, value));
  }
  const { since, until } = spanOf(scene, scene.chosen);
  const { window } = scene.data;
  const isTold = JSON.stringify(scene.chosen) === JSON.stringify(windowOf(scene));
  part(scene, "since").value = (isTold && window.since) || since;
  part(scene, "until").value = (isTold && window.until) || until;
}

// A day that is typed; empty opens that end of the window.
function dayField(scene, end) {
  const field = element("input", { type: "date", class: end, "aria-label": word(scene, end), "data-key": end });
  field.addEventListener("keydown", (event) => event.stopPropagation());
  field.addEventListener("change", () => filter(scene, { [end]: field.value }));
  return field;
}

function stop(scene) {
  clearInterval(scene.playing);
  scene.playing = null;
  const { chosen } = scene;
  drawTimebar(scene);
  move(scene, chosen);
  decide(scene);
}

// Play moves the window over all time: as wide as it is, or an eighth of the whole when it is open.
function play(scene) {
  if (scene.playing) return stop(scene);
  const most = bins(scene).length - 1;
  const { first, last } = scene.chosen;
  const isOpen = first === 0 && last === most;
  const width = isOpen ? Math.max(Math.floor(bins(scene).length / 8), 1) - 1 : last - first;
  const stride = Math.max(1, Math.round(bins(scene).length / STEPS));
  if (!isOpen) filter(scene, { since: "", until: "" });
  let at = isOpen || last === most ? 0 : first;
  scene.chosen = { first: at, last: Math.min(at + width, most) };
  scene.playing = setInterval(() => {
    move(scene, { first: at, last: Math.min(at + width, most) });
    at += stride;
    if (at + width > most + stride - 1) stop(scene);
  }, STEP_MS);
  drawTimebar(scene);
  return null;
}

export function drawTimebar(scene) {
  const box = part(scene, "timebar");
  const all = bins(scene);
  box.hidden = all.length < 2;
  if (box.hidden || scene.sliding) return;
  if (!scene.playing) {
    scene.chosen = windowOf(scene);
    scene.preview = null;
  } else {
    preview(scene, scene.chosen);
  }
  const most = Math.max(...all.map((bin) => bin.count), 1);
  const bars = all.map((bin) => {
    const bar = element("i", { title: `${bin.from} – ${bin.to}: ${bin.count}` });
    bar.style.height = `${Math.max((bin.count / most) * 100, bin.count ? 6 : 1)}%`;
    return bar;
  });
  const track = element("div", { class: "track" }, element("div", { class: "bars", "aria-hidden": "true" }, ...bars), handle(scene, "first"), handle(scene, "last"));
  const { first, last } = scene.chosen;
  const isOpen = first === 0 && last === all.length - 1;
  const all_ = button(word(scene, "all_time"), () => filter(scene, { since: "", until: "" }), { class: "whole", ...(isOpen ? { disabled: true } : {}) });
  const start = button(word(scene, scene.playing ? "stop" : "play"), () => play(scene), { sign: scene.playing ? "pause" : "play", class: "player", "data-key": "player" });
  box.setAttribute("aria-label", word(scene, "timebar"));
  refill(scene, box, [start, track, dayField(scene, "since"), dayField(scene, "until"), all_], () => start);
  show(scene);
}
