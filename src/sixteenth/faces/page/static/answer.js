// Any answer of any question: its sentences, its tables with their charts, its parts one after the other.

import { openable } from "./answers.js";
import { Figure, chartsOf } from "./charts.js";
import { make, say } from "./words.js";

/** Put an answer into an element; charts that it already has are filled anew. */
export function showAnswer(holder, found, { link, name } = {}) {
  const { view } = found;
  const old = holder.figures ?? new Map();
  holder.figures = new Map();
  const inside = make("div", { class: "answer-body" });
  const heading = make("div", { class: "answer-heading" });
  heading.innerHTML = view.heading ?? "";
  const findings = make("div", { class: "findings" });
  findings.innerHTML = view.findings ?? "";
  inside.append(heading, findings);
  const parts = view.parts?.length ? ["", ...view.parts.map((part) => part.key ?? part)] : Object.keys(view.tables ?? {});
  for (const part of new Set(parts)) {
    const html = view.tables?.[part];
    if (!html) continue;
    const title = view.parts?.find((each) => each.key === part)?.title;
    const section = part ? make("details", { class: "part" }, make("summary", {}, title || part.replaceAll("_", " "))) : make("div", { class: "part" });
    const tables = make("div", { class: "tables" });
    tables.innerHTML = html;
    section.append(tables);
    inside.append(section);
  }
  openable(findings);
  holder.replaceChildren(inside);
  const drawn = [];
  for (const chart of chartsOf(found)) {
    const figure = old.get(chart.key) ?? new Figure({ link, name: `${name ?? found.answer.question}-${chart.key}` });
    const place = inside.querySelector(`figure[data-chart="${CSS.escape(chart.key)}"]`);
    const table = inside.querySelector(`[data-table="${CSS.escape(chart.of)}"]`);
    if (place) place.replaceWith(figure.element);
    else if (table) table.before(figure.element);
    else inside.append(figure.element);
    holder.figures.set(chart.key, figure);
    drawn.push(figure.show(chart));
  }
  if (view.recipe) inside.append(make("p", { class: "recipe" }, view.recipe));
  return Promise.all(drawn);
}

/** An element that says that nothing came, and why not. */
export function nothing(key, parts) {
  return make("p", { class: "small" }, say(key, parts));
}
