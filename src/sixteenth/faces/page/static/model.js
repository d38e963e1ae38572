// A model's own profit and loss: what the answer has of it, what the books say over all futures, and month by month in one.

import { ask } from "./api.js";
import { shortly, unitText } from "./amounts.js";
import * as drawer from "./drawer.js";
import { button, make, say } from "./words.js";

const OF_BOOKS = ["paybacks", "investments", "contributions"];
const LINES = ["revenue", "serving_cost", "gross_profit", "development_to_date", "gross_profit_to_date", "model_balance"];
const QUARTER = /-(03|06|09|12)$/; // the months that are shown

/** A table of an answer's view with the row of one model alone; nothing where it has none. */
export function rowOf(view, name, model) {
  const holder = make("template");
  holder.innerHTML = Object.values(view.tables ?? {}).join("");
  const found = holder.content.querySelector(`[data-table="${CSS.escape(name)}"]`);
  const rows = [...(found?.querySelectorAll("tbody tr") ?? [])];
  const own = rows.find((row) => row.firstElementChild?.textContent.trim() === String(model));
  if (!own) return null;
  for (const row of rows) if (row !== own) row.remove();
  return found;
}

/** A model's lines of the central path, a quarter each, from its first cost to its last sale. */
export function quartersOf(found, model) {
  const table = found.answer.tables.find((each) => each.key === "lines");
  if (!table) return null;
  const months = table.columns.map(({ key }, at) => [key, at]).filter(([key]) => QUARTER.test(key));
  const row = (name) => table.rows.find((each) => each[0] === `${name}['${model}']`);
  const own = LINES.map((name) => [name, row(name)]).filter(([, each]) => each);
  const all = months.map(([month, at]) => [month, own.map(([, each]) => each[at])]);
  const lines = all.filter(([, numbers], at) => numbers.some((each, place) => each !== (all[at - 1]?.[1][place] ?? 0)));
  return own.length && lines.length ? { names: own.map(([name]) => name), lines } : null;
}

export class Models {
  /** `last()` is the answer that is shown, `state()` what it is about. */
  constructor({ last, state }) {
    Object.assign(this, { last, state });
  }

  /** Below a chart of models: a way to each of them. */
  under(figure) {
    const holder = make("p", { class: "models-doors" });
    figure.area.after(holder);
    figure.over.push({ drawn: () => this.fill(holder, figure) });
    figure.opens = (datum) => { if (datum.x !== undefined) this.open(datum.x); };
  }

  fill(holder, figure) {
    const models = (figure.spec?.data?.values ?? []).map(({ x }) => x);
    if (holder.dataset.models === models.join(" ") && holder.dataset.language === document.documentElement.lang) return;
    Object.assign(holder.dataset, { models: models.join(" "), language: document.documentElement.lang });
    holder.replaceChildren(say("own_books"), ...models.map((model) => make("button", { type: "button", class: "name", "aria-label": say("own_books_of", { model }), onclick: () => this.open(model) }, model)));
  }

  open(model) {
    const own = this.last() ? rowOf(this.last().view, "models", model) : null;
    drawer.openLater(say("own_books_of", { model }), async (signal) => {
      const { view } = await ask("books", this.state(), { more: { without: "data" }, signal });
      const tables = OF_BOOKS.map((name) => rowOf(view, name, model)).filter(Boolean);
      const one = make("div", {}, button("own_books_in_one", () => this.inOne(one, model)));
      return [...(tables.length ? tables : [make("p", { class: "small" }, say("own_books_none"))]), view.recipe ? make("p", { class: "recipe" }, view.recipe) : null, one];
    }, own);
  }

  async inOne(holder, model) {
    holder.replaceChildren(make("p", { class: "waiting", role: "status" }, say("loading")));
    try {
      const found = quartersOf(await ask("central_path", this.state(), { more: { without: "html" } }), model);
      holder.replaceChildren(found ? inQuarters(found) : make("p", { class: "small" }, say("own_books_none")));
    } catch (error) {
      holder.replaceChildren(make("p", { role: "alert" }, say("not_updated", { why: say(error.why ?? "not_reached") })));
    }
  }
}

function inQuarters({ names, lines }) {
  return make("div", { class: "table" }, make("table", { class: "by-quarter" }, make("caption", {}, say("own_books_one_future", { unit: unitText("USD") })),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, say("own_books_month")), ...names.map((name) => make("th", { scope: "col" }, say(`line_${name}`))))),
    make("tbody", {}, ...lines.map(([month, numbers]) => make("tr", {}, make("th", { scope: "row" }, month), ...numbers.map((each) => make("td", { class: "number" }, each === null ? "" : shortly(each, "USD"))))))));
}
