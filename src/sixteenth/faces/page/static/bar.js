// The bar: which scenario, which lab, what was changed, and what leaves the page.

import { copy } from "./files.js";
import { changes, write } from "./state.js";
import { announce } from "./answers.js";
import { button, count, make, say } from "./words.js";

const byId = (id) => document.getElementById(id);
const scenario = byId("scenario"), lab = byId("lab"), link = byId("link");
const FIRST = "central"; // of the list
const FILES = [["data_json", "json"], ["data_csv", "csv"], ["data_markdown", "md"], ["workbook", "xlsx"]];

/** Fill the lists of scenarios and labs. */
export function fill(meta, state, company) {
  const own = [...(meta.presets ?? [])].sort((one, other) => Number(other.name === FIRST) - Number(one.name === FIRST));
  scenario.replaceChildren(...own.map((each) => make("option", { value: each.name, title: each.claim ?? null }, each.title ?? each.name)));
  if (!own.some((each) => each.name === state.scenario)) scenario.append(make("option", { value: state.scenario }, state.scenario));
  scenario.value = state.scenario;
  const labs = [...(company ? [company] : []), ...(meta.labs ?? [])];
  if (state.lab && !labs.includes(state.lab)) labs.push(state.lab);
  lab.replaceChildren(...labs.map((name) => make("option", { value: name }, name)));
  lab.closest("label").hidden = labs.length < 2;
  if (labs.length) lab.value = state.lab ?? labs[0];
}

/** Say how many changes there are, whether there is a way back, and where the report of this state is. */
export function show(state, steps) {
  const number = changes(state);
  const told = byId("changes-count");
  told.removeAttribute("data-word");
  told.textContent = count("changed", number);
  byId("changes").classList.toggle("some", number > 0);
  byId("reset-all").disabled = number === 0;
  byId("undo").disabled = !steps.canUndo;
  byId("redo").disabled = !steps.canRedo;
  byId("report").href = `/report.html?${write(state)}`;
}

/** Copy the link, and say so where the button is. */
export async function copyLink(state) {
  await copy(location.href);
  const number = changes(state);
  const text = number ? count("copied", number) : say("copied");
  link.textContent = text;
  announce(text);
  setTimeout(() => { link.textContent = say("link"); }, 1800);
}

/** What takes this answer elsewhere: files, a line of Python, a command. */
export function doors(state, found) {
  const files = make("p", { class: "doors" }, ...FILES.map(([key, ending]) => make("a", { href: `/api/export.${ending}?${write(state, { question: "outlook" })}`, class: "quiet", download: "" }, say(key))));
  const line = (key, text) => (text ? make("section", {}, make("div", { class: "line-head" }, make("h3", {}, say(key)), button("copy", async (event) => { await copy(text); event.target.textContent = say("copied"); })), make("pre", { tabindex: "0" }, make("code", {}, text))) : null);
  return [files, line("python", found?.python), line("command", found?.command), line("link", location.href)].filter(Boolean);
}
