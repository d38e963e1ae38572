// The page: its parts put together.

import { Refused, ask, meta as askMeta } from "./api.js";
import { showAnswers } from "./answers.js";
import { fromText, fully, asText } from "./amounts.js";
import * as bar from "./bar.js";
import { BeliefsAlone } from "./beliefs.js";
import { Figure, chartsOf } from "./charts.js";
import { Comparison } from "./compare.js";
import * as drawer from "./drawer.js";
import { Explainer } from "./explain.js";
import { Futures } from "./futures.js";
import { Levers, changeList } from "./levers.js";
import { Live } from "./live.js";
import { Models } from "./model.js";
import * as notices from "./notices.js";
import { Steps, changes, moved, part, read, untouched, write } from "./state.js";
import { StopLine, begunOf, leverOfStop } from "./stopline.js";
import { Tabs } from "./tabs.js";
import { OwnFile } from "./upload.js";
import { make, say, speak, spoken } from "./words.js";

const byId = (id) => document.getElementById(id);
const charts = byId("charts"), progress = byId("progress"), told = byId("told");
const figures = new Map();
const FANS = ["running_total", "cash_flow"], STOPPED = ["running_total", "stop_in_time"]; // charts with futures in them, and those that have a stop line
const IDLE = 1000, FEW = 400; // ms after an answer until the books are asked, of so many futures
const WARMING = 2500; // ms between two looks at whether the server is ready
let meta = null, last = null, shownOf = "", warming = 0, room = 0, turn = 0;

const first = await read(location.hash);
if (!history.state) history.replaceState({ at: 0, last: 0 }, "", location.hash || `${location.pathname}${location.search}`);
const steps = new Steps(first, stateChanged);
let labBefore = null; // the lab in focus before a plan was opened
const file = new OwnFile((own) => {
  if (own?.kind !== "plan" && !steps.state.lab) return;
  if (own?.company) labBefore = meta?.labs?.includes(steps.state.lab) ? steps.state.lab : null;
  steps.step({ ...steps.state, lab: own ? own.company ?? steps.state.lab : labBefore, plan: null });
});
const levers = new Levers({
  moving: (lever, text, ahead) => { performance.mark("moved"); steps.take(moved(steps.state, lever, text)); alone.rest(); live.moving(lever.kind, ahead.map((each) => moved(steps.state, lever, each))); },
  near: (lever, ahead) => live.near(lever.kind, ahead.map((each) => moved(steps.state, lever, each))),
  settled: (lever, text, byKey) => { const next = moved(steps.state, lever, text); settling = byKey; latest = { lever, text }; steps.step(next, lever.key); },
  explain: provenance,
  chosen: (unfinished) => steps.step({ ...steps.state, unfinished }),
});
let settling = false, latest = null; // the lever that was moved last
const live = new Live({ state: () => steps.state, width, file: () => file.of("glance"), shown, busy, failed, still: (isStill) => told.setAttribute("aria-busy", String(!isStill)) });
const explainer = new Explainer({ state: () => steps.state, lab: () => steps.state.lab ?? meta?.labs?.[0] });
const comparison = new Comparison({ levers, width });
const alone = new BeliefsAlone({ kindOf: (key) => levers.named(key)?.kind, width, file: () => file.of("glance"), came: drawAlone });
const models = new Models({ last: () => last?.found, state: () => steps.state });
const begun = { of: "", months: new Map(), timer: 0 }; // when models are begun, for the stop line
const tabs = new Tabs({ list: document.querySelector("[role=tablist]"), holder: byId("panels"), state: () => steps.state, file: (question) => file.of(question), explain: (name) => explainer.open(name) });

new ResizeObserver(() => { room = 0; }).observe(charts);
listen();
await start();

/** How wide a chart is drawn, in steps, so that a scroll bar asks nothing anew; measured when that can have changed. */
function width() {
  if (!room) {
    const columns = getComputedStyle(charts).gridTemplateColumns.split(" ").map(Number.parseFloat).filter(Number.isFinite);
    room = Math.max(280, Math.round((columns[0] || charts.clientWidth || 520) / 10) * 10);
  }
  return room;
}

async function start() {
  try {
    meta = await askMeta(steps.state);
  } catch (error) {
    if (error instanceof Refused) { await startOver(error.faults); return; }
    notices.notUpdated(error.why ?? "not_reached", start);
    return;
  }
  notices.drop("server");
  takeMeta();
  if (meta.ready === false) { notices.notice("warming", say("warming")); }
  notices.ofLink(meta.notices);
  if (location.hash.length < 2) notices.firstVisit();
  live.settled();
}

/** Open what is published in place of a link that cannot be answered, and say why. */
async function startOver(faults) {
  const { language } = steps.state;
  steps.take({ ...untouched(), language });
  history.replaceState(history.state, "", `#${write(steps.state)}`);
  await start();
  notices.impossible(faults, null, { name: "start" });
}

function takeMeta() {
  shownOf = about(steps.state);
  speak(meta.words, meta.language ?? steps.state.language ?? spoken());
  takeScenarios();
  bar.show(steps.state, steps);
  takeLevers();
  tabs.take(meta.tabs, meta.questions);
  byId("left-out").textContent = meta.left_out ?? "";
}

/** Show the scenarios, as far as the server has read them, and what this one claims. */
function takeScenarios() {
  bar.fill(meta, steps.state, file.file?.company);
  byId("claim").textContent = meta.presets?.find((each) => each.name === steps.state.scenario)?.claim ?? "";
}

/** What levers are measured for. */
function about(state) {
  return `${state.scenario}/${state.lab ?? ""}`;
}

/** Show the levers, and what moves the answer most; where they are being measured, look again. */
function takeLevers() {
  clearTimeout(warming);
  const isMeasured = meta.levers.length > 0;
  if (isMeasured || !levers.all.length) levers.take(ofOwnPlan() ? meta.levers.map(behind) : meta.levers, steps.state);
  byId("levers").classList.toggle("pending", !isMeasured && meta.ready === false);
  byId("levers-told").hidden = byId("levers-waiting").hidden = isMeasured || meta.ready !== false;
  if (levers.all.length) { byId("levers-waiting").hidden = true; byId("levers-told").textContent = say("measuring_anew"); }
  if (meta.ready === false) warming = setTimeout(warm, WARMING);
  else notices.drop("warming");
  if (isMeasured && !ofOwnPlan()) showInfluence().catch(() => {});
  for (const own of figures.values()) if (own.stays && ofOwnPlan()) own.element.hidden = true;
  standStopLines();
}

/** Where the lever has moved, the line over each chart that has one moves. */
function standStopLines() {
  for (const { stop } of figures.values()) stop?.drawn();
}

/** Whether the company of an opened plan is asked about, which no scenario's levers were measured for. */
function ofOwnPlan() {
  return Boolean(file.file?.company) && !meta.labs.includes(file.file.company);
}

/** A lever of another lab stands behind the search. */
function behind(lever) {
  return meta.labs.some((lab) => (lever.label ?? "").split("/").includes(lab)) ? { ...lever, is_first: "no" } : lever;
}

/** Look again, while the server gets ready. */
async function warm() {
  const asked = steps.state;
  const again = await askMeta(asked).catch(() => null);
  if (about(asked) !== about(steps.state)) return;
  if (again) meta = again;
  if (again) { takeScenarios(); takeLevers(); }
  else warming = setTimeout(warm, WARMING);
}

/** The chart of what moves the answer: it belongs to a scenario and a lab, and stays while levers move. */
async function showInfluence() {
  const { scenario, lab, language } = steps.state;
  const asked = { ...untouched(), scenario, lab, language };
  const found = await ask("levers", asked, { more: { width: width(), without: "data" } });
  if (about(steps.state) !== about({ scenario, lab })) return;
  for (const chart of chartsOf(found, () => ask("levers", asked))) {
    if (!figures.has(chart.key)) figures.set(chart.key, figure(chart.key, true));
    figures.get(chart.key).element.hidden = false;
    await figures.get(chart.key).show(chart);
  }
}

/** The state has changed: by a lever, the bar, or the browser's way back. */
async function stateChanged(state, by) {
  const isOther = !meta || about(state) !== shownOf || (state.language ?? "en") !== meta.language;
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
  standStopLines();
  bar.show(state, steps);
  tabs.moved(state);
  live.settled(settling);
  settling = false;
}

/** Show an answer: its sentences, its charts, and what it differs in from a kept run. */
async function shown(found, isPreview, effective) {
  notices.drop("warming");
  notices.drop("server");
  notices.drop("faults");
  last = isPreview ? last : { found, state: structuredClone(steps.state) };
  showAnswers(found, { isPreview, effective });
  charts.classList.toggle("preview", isPreview);
  const now = steps.state, asked = structuredClone(now);
  const present = chartsOf(found, () => ask("glance", asked, { file: file.of("glance") }));
  const drawing = present.map((chart) => {
    if (!figures.has(chart.key)) figures.set(chart.key, figure(chart.key));
    return [figures.get(chart.key), chart];
  });
  for (const [key, own] of figures) if (!own.stays) own.element.hidden = !present.some((chart) => chart.key === key);
  const draw = ([each, chart]) => each.show(chart, comparison.rows(chart.key), FANS.includes(chart.key) ? alone.rows(now, chart.key) : null);
  const own = ++turn;
  await Promise.all(drawing.filter(([each]) => each.isInSight).map(draw));
  await painted();
  if (performance.getEntriesByName("moved").length) performance.measure("key-to-paint", "moved");
  performance.clearMarks("moved");
  for (const each of drawing.filter(([other]) => !other.isInSight)) if (own === turn) await draw(each);
  if (isPreview) return;
  if (found.notices?.length) notices.ofLink(found.notices);
  if (found.link && steps.state === now) steps.rewrite(found.link.replace(/&q=glance\b/, ""));
  byId("recipe").textContent = found.view.recipe ?? "";
  comparison.show(found, steps.state);
  if (steps.state !== now) return;
  alone.ask(now);
  clearTimeout(begun.timer);
  if (stopRow() && figures.get(STOPPED[0])?.stop?.rests() === false) begun.timer = setTimeout(askBegun, IDLE);
}

/** The line of beliefs alone has come: draw it in the fans as they stand. */
function drawAlone() {
  for (const key of FANS) {
    const own = figures.get(key);
    if (own?.spec) { own.alone = alone.rows(steps.state, key); own.draw(); }
  }
}

/** Ask when models are begun, once for a scenario and a lab: when a hand comes near the line, or it stands in a link. */
async function askBegun() {
  const { scenario, lab, draws } = steps.state, own = about(steps.state);
  if (begun.of === own || !stopRow()) return;
  Object.assign(begun, { of: own, months: new Map() });
  try {
    const found = await ask("books", { ...untouched(), scenario, lab, draws: String(Math.min(Number(draws) || FEW, FEW)) }, { more: { without: "html" } });
    if (begun.of === own) begun.months = begunOf(found);
  } catch { begun.of = ""; } // who comes again asks again
  standStopLines();
}

/** The row of the lever that says when the lab in focus stops; nothing where it has none. */
function stopRow() {
  const lever = levers.named(leverOfStop(steps.state.lab ?? meta?.labs?.[0]));
  return lever ? levers.row(lever) : null;
}

/** Wait until what was drawn is on the screen. */
function painted() {
  if (document.hidden) return Promise.resolve(); // no frame comes
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

function figure(key, stays = false) {
  const own = new Figure({ name: `sixteenth-${key}`, link: () => location.href });
  own.element.dataset.chart = key;
  own.stays = stays;
  own.element.classList.toggle("stays", stays);
  if (FANS.includes(key)) own.futures = new Futures(own);
  if (STOPPED.includes(key)) own.stop = new StopLine(own, { row: stopRow, begun: () => (begun.of === about(steps.state) ? begun.months : new Map()), near: askBegun });
  if (key === "paybacks") models.under(own);
  charts.insertBefore(own.element, stays ? null : charts.querySelector(".stays"));
  return own;
}

function busy(isBusy, done, total) {
  progress.hidden = !isBusy;
  told.classList.toggle("dimmed", isBusy);
  charts.classList.toggle("dimmed", isBusy);
  const meter = progress.firstElementChild;
  if (total) meter.value = done / total;
  else meter.removeAttribute("value");
  progress.lastElementChild.textContent = total && done < total ? say("running", { done, total }) : say("running_some");
}

function failed(error, request) {
  if (!(error instanceof Refused)) { notices.notUpdated(error.why, () => live.settled()); return; }
  if (request.isPreview) return;
  const isStep = steps.canUndo;
  const undo = () => (isStep ? steps.undo() : steps.step({ ...untouched(), language: steps.state.language, scenario: steps.state.scenario, lab: steps.state.lab }));
  notices.impossible(error.faults, undo, { isStep });
  offerNearest((nearest) => notices.impossible(error.faults, undo, { isStep, nearest })).catch(() => {});
}

/** Look for the nearest mix that works, and offer it. */
async function offerNearest(offered) {
  const { state } = steps, { lever, text } = latest ?? {};
  if (!lever || text === null || state[part(lever.kind)][lever.key] !== text || !(lever instanceof Object && "least" in lever)) return;
  const { nearestThatWorks } = await import("./nearest.js");
  const value = await nearestThatWorks(state, { lever, track: levers.row(lever).track, number: fromText(text, lever) });
  if (value === null || steps.state !== state) return;
  const act = () => steps.step(moved(steps.state, lever, value === lever.at ? null : asText(value, lever.unit)), lever.key);
  offered([say("use_nearest", { name: lever.title, value: fully(value, lever.unit) }), act]);
}

/** Open where a lever's value comes from. */
function provenance(lever) {
  const isMoved = lever.key in steps.state[part(lever.kind)];
  const back = make("button", { type: "button", class: "solid", onclick: () => { drawer.close(); steps.step(moved(steps.state, lever, null), lever.key); } }, say("use_source"));
  const title = make("h3", {}, lever.title);
  explainer.open(lever.name, [title, ...(isMoved ? [make("p", {}, back)] : [])]);
}

function listen() {
  document.addEventListener("click", (event) => {
    const number = event.target.closest("[data-explain]");
    if (number) explainer.ofNumber(number);
  });
  document.addEventListener("keydown", (event) => {
    const number = event.target.closest?.("[data-explain]");
    if (number && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); explainer.ofNumber(number); }
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
