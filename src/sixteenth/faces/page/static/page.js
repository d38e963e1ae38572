// The page: its parts put together.

import { Refused, Unreached, ask, meta as askMeta } from "./api.js";
import { showAnswer } from "./answer.js";
import { showAnswers } from "./answers.js";
import * as bar from "./bar.js";
import { Figure, chartsOf } from "./charts.js";
import { Comparison } from "./compare.js";
import * as drawer from "./drawer.js";
import { Levers, changeList } from "./levers.js";
import { Live } from "./live.js";
import * as notices from "./notices.js";
import { Steps, changes, moved, part, read, untouched, write } from "./state.js";
import { Tabs } from "./tabs.js";
import { OwnFile } from "./upload.js";
import { make, say, speak, spoken } from "./words.js";

const byId = (id) => document.getElementById(id);
const charts = byId("charts"), progress = byId("progress"), told = byId("told");
const figures = new Map();
const WARMING = 1500; // ms between two looks at whether the server is ready
let meta = null, last = null;

const first = await read(location.hash);
if (!history.state) history.replaceState({ at: 0, last: 0 }, "", location.hash || `${location.pathname}${location.search}`);
const steps = new Steps(first, stateChanged);
const file = new OwnFile((own) => { tabs.moved(steps.state); live.settled(); drawer.close(); return own; });
const levers = new Levers({
  moving: (lever, text) => { steps.take(moved(steps.state, lever, text)); levers.row(lever).element.classList.add("changed"); live.moving(lever.kind); },
  settled: (lever, text, byKey) => { const next = moved(steps.state, lever, text); settling = byKey; steps.step(next, lever.key); },
  explain: provenance,
});
let settling = false;
const live = new Live({ state: () => steps.state, width, file: () => null, shown, busy, failed });
const comparison = new Comparison({ levers, width });
const tabs = new Tabs({ list: document.querySelector("[role=tablist]"), holder: byId("panels"), state: () => steps.state, file: () => file.file, explain });

listen();
await start();

/** How wide a chart is drawn, in steps, so that a scroll bar asks nothing anew. */
function width() {
  const columns = getComputedStyle(charts).gridTemplateColumns.split(" ").map(Number.parseFloat).filter(Number.isFinite);
  return Math.max(280, Math.round((columns[0] || charts.clientWidth || 520) / 10) * 10);
}

async function start() {
  try {
    meta = await askMeta(steps.state);
  } catch (error) {
    if (error instanceof Refused) { notices.impossible(error.faults, () => { steps.step(untouched()); location.reload(); }); return; }
    notices.notUpdated(error.why ?? "not_reached", start);
    return;
  }
  notices.drop("server");
  takeMeta();
  if (meta.ready === false) { notices.notice("warming", say("warming")); setTimeout(warm, WARMING); }
  notices.ofLink(meta.notices);
  if (location.hash.length < 2) notices.firstVisit();
  live.settled();
}

function takeMeta() {
  speak(meta.words, meta.language ?? steps.state.language ?? spoken());
  bar.fill(meta, steps.state);
  bar.show(steps.state, steps);
  levers.take(meta.levers ?? [], steps.state);
  tabs.take(meta.tabs, meta.questions);
  byId("left-out").textContent = meta.left_out ?? "";
}

/** Look again for the levers, while the server gets ready. */
async function warm() {
  const again = await askMeta(steps.state).catch(() => null);
  if (again && again.ready !== false) {
    notices.drop("warming");
    meta = again;
    levers.take(meta.levers ?? [], steps.state);
  } else setTimeout(warm, WARMING);
}

/** The state has changed: by a lever, the bar, or the browser's way back. */
async function stateChanged(state, by) {
  const isOther = !meta || state.scenario !== meta.scenario || (state.language ?? meta.language) !== meta.language;
  if (isOther) {
    try {
      meta = await askMeta(state);
      if (steps.state !== state) return;
      takeMeta();
    } catch (error) {
      if (error instanceof Refused) notices.impossible(error.faults, () => steps.undo());
      else notices.notUpdated(error.why ?? "not_reached", () => stateChanged(state, by));
      return;
    }
  }
  levers.show(state);
  bar.show(state, steps);
  tabs.moved(state);
  live.settled(settling);
  settling = false;
}

/** Show an answer: its sentences, its charts, and what it differs in from a kept run. */
async function shown(found, isPreview, effective) {
  notices.drop("server");
  notices.drop("faults");
  last = isPreview ? last : { found, state: structuredClone(steps.state) };
  showAnswers(found, { isPreview, effective });
  const drawn = [];
  const present = chartsOf(found);
  for (const chart of present) {
    if (!figures.has(chart.key)) figures.set(chart.key, figure(chart.key));
    drawn.push(figures.get(chart.key).show(chart, comparison.spec(chart.key)));
  }
  for (const [key, own] of figures) own.element.hidden = !present.some((chart) => chart.key === key);
  charts.classList.toggle("preview", isPreview);
  await Promise.all(drawn);
  requestAnimationFrame(() => { if (performance.getEntriesByName("moved").length) performance.measure("key-to-paint", "moved"); performance.clearMarks("moved"); });
  if (isPreview) return;
  if (found.notices?.length) notices.ofLink(found.notices);
  if (found.link) steps.rewrite(found.link);
  byId("recipe").textContent = found.view.recipe ?? "";
  comparison.show(found, steps.state);
}

function figure(key) {
  const own = new Figure({ name: `sixteenth-${key}`, link: () => location.href });
  own.element.dataset.chart = key;
  charts.append(own.element);
  return own;
}

function busy(isBusy, done, total) {
  progress.hidden = !isBusy;
  told.classList.toggle("dimmed", isBusy);
  charts.classList.toggle("dimmed", isBusy);
  const meter = progress.firstElementChild;
  if (total) meter.value = done / total;
  else meter.removeAttribute("value");
  progress.lastElementChild.textContent = total ? say("running", { done, total }) : say("running_some");
}

function failed(error, request) {
  if (error instanceof Refused) { if (!request.isPreview) notices.impossible(error.faults, steps.canUndo ? () => steps.undo() : null); return; }
  notices.notUpdated(error.why, () => live.settled());
}

/** Open how a number comes about. */
function explain(variable, more = {}) {
  drawer.openLater(say("explain_of", { name: variable }), async (signal) => {
    const found = await ask("explain", steps.state, { more: { variable, ...more, width: 560 }, signal });
    return opened(found);
  });
}

/** Open where a lever's value comes from. */
function provenance(lever) {
  drawer.openLater(lever.title, async (signal) => {
    const found = await ask("explain", steps.state, { more: { variable: lever.name, ...(lever.label ? { at: lever.label } : {}), width: 560 }, signal });
    const own = make("div", { class: "lever-card" }, lever.meaning ? make("p", {}, lever.meaning) : null, lever.influenceText ? make("p", { class: "small" }, lever.influenceText) : null);
    const isMoved = lever.key in steps.state[part(lever.kind)];
    const back = isMoved ? make("button", { type: "button", class: "solid", onclick: () => { drawer.close(); steps.step(moved(steps.state, lever, null), lever.key); } }, say("use_source")) : null;
    return [own, back, opened(found)];
  });
}

function opened(found) {
  const holder = make("div", { class: "opened" });
  showAnswer(holder, found, { name: "explain" });
  return holder;
}

function listen() {
  document.addEventListener("click", (event) => {
    const number = event.target.closest("[data-explain]");
    if (number) explain(number.dataset.explain, number.dataset.lab ? { lab: number.dataset.lab } : {});
  });
  document.addEventListener("keydown", (event) => {
    const number = event.target.closest?.("[data-explain]");
    if (number && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); explain(number.dataset.explain); }
    const isText = event.target.matches?.("input[type=text], input[type=search], textarea");
    if (!isText && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") { event.preventDefault(); if (event.shiftKey) steps.redo(); else steps.undo(); }
    if (!isText && event.ctrlKey && event.key.toLowerCase() === "y") { event.preventDefault(); steps.redo(); }
  });
  byId("undo").addEventListener("click", () => steps.undo());
  byId("redo").addEventListener("click", () => steps.redo());
  byId("scenario").addEventListener("change", (event) => steps.step({ ...untouched(), scenario: event.target.value, language: steps.state.language, draws: steps.state.draws, seed: steps.state.seed }));
  byId("lab").addEventListener("change", (event) => steps.step({ ...steps.state, lab: event.target.value }));
  byId("reset-all").addEventListener("click", () => steps.step({ ...steps.state, set: {}, believe: {} }));
  byId("link").addEventListener("click", () => bar.copyLink(steps.state));
  byId("share").addEventListener("click", () => drawer.open(say("download"), ...bar.doors(steps.state, last?.found)));
  byId("compare").addEventListener("click", async () => {
    comparison.keep(comparison.kept || !last ? null : last.found, last?.state ?? steps.state);
    if (last) await shown(last.found, false, null);
  });
  byId("changes").addEventListener("click", openChanges);
  byId("language").addEventListener("click", () => steps.step({ ...steps.state, language: spoken() === "zh" ? "en" : "zh" }));
  byId("levers-open").addEventListener("click", () => drawerOfLevers(true));
  document.querySelector(".levers-done").addEventListener("click", () => drawerOfLevers(false));
  byId("levers").addEventListener("keydown", (event) => { if (event.key === "Escape") drawerOfLevers(false); });
}

function openChanges() {
  const reset = (lever) => { steps.step(moved(steps.state, lever, null), lever.key); openChanges(); };
  const preset = meta?.presets?.find((each) => each.name === steps.state.scenario);
  const assumed = preset?.changes ? [make("h3", {}, say("changes_of_scenario")), make("p", { class: "small" }, preset.changes)] : [];
  const all = changes(steps.state) ? [make("button", { type: "button", class: "quiet", onclick: () => { steps.step({ ...steps.state, set: {}, believe: {} }); drawer.close(); } }, say("reset_all"))] : [];
  const central = make("button", { type: "button", class: "quiet", onclick: () => { steps.step({ ...untouched(), language: steps.state.language }); drawer.close(); } }, say("reset_to_central"));
  drawer.open(say("changes"), preset?.claim ? make("p", { class: "claim" }, preset.claim) : "", changeList(levers, steps.state, reset), make("p", { class: "doors" }, ...all, central), ...assumed);
}

/** On a narrow screen levers come from below. */
function drawerOfLevers(isOpen) {
  document.body.classList.toggle("levers-shown", isOpen);
  byId("levers-open").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) document.querySelector(".levers-done").focus();
  else if (byId("levers-open").offsetParent) byId("levers-open").focus();
}
