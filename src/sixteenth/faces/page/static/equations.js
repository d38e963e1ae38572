// Equations of the scenario's model: a list that can be searched, and a drawing of each with its neighbours, which open in turn.

import { Refused, Unreached, ask } from "./api.js";
import { faultList } from "./drawer.js";
import { Graph } from "./graph.js";
import { button, make, say } from "./words.js";

const MOST = 60; // that are listed at once

export class Equations {
  constructor({ state, explain }) {
    Object.assign(this, { state, explain, rows: [], byName: new Map() });
    this.search = make("input", { type: "search", id: "search-equations", autocomplete: "off", spellcheck: "false", placeholder: say("search_equations"), oninput: () => this.list() });
    this.count = make("p", { class: "small", role: "status" });
    this.names = make("ul", { class: "names" });
    this.graph = new Graph({ chosen: (name) => this.show(name), middle: (row) => this.middle(row) });
    this.one = make("div", { class: "one-equation" });
    this.element = make("section", { class: "equations" }, make("p", { class: "small" }, say("equations_hint")),
      make("div", { class: "found" }, make("label", { class: "field search", for: "search-equations" }, make("span", { class: "unseen" }, say("search_equations")), this.search), this.count, this.names), this.one);
    this.load();
  }

  async load() {
    try {
      const { answer } = await ask("equations", this.state());
      const table = answer.tables.find((each) => each.key === "equations");
      const keys = table.columns.map((column) => column.key);
      this.rows = table.rows.map((row) => Object.fromEntries(row.map((each, at) => [keys[at], each])));
      this.byName = new Map(this.rows.map((row) => [row.name, row]));
      const names = (text) => String(text ?? "").split(" ").filter(Boolean);
      for (const row of this.rows) Object.assign(row, { needs: names(row.needs), read_by: names(row.read_by) });
      this.list();
      if (this.rows.length) this.show(this.rows[0].name, false);
    } catch (error) {
      if (error instanceof Refused) this.one.replaceChildren(faultList(error.faults));
      else if (error instanceof Unreached) this.count.textContent = say("not_updated", { why: say(error.why) });
      else throw error;
    }
  }

  list() {
    const words = this.search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.rows.filter((row) => words.every((word) => `${row.name} ${row.meaning}`.toLowerCase().includes(word)));
    this.count.textContent = say("equations_count", { count: found.length, total: this.rows.length });
    this.names.replaceChildren(...found.slice(0, MOST).map((row) => make("li", {}, this.link(row.name))));
  }

  link(name) {
    return make("button", { type: "button", class: "name", "data-name": name, onclick: () => this.show(name) }, name);
  }

  show(name, takesFocus = true) {
    const row = this.byName.get(name);
    if (!row) { this.explain(name); return; }
    this.graph.show(row, this.byName);
    if (!this.graph.element.isConnected) this.one.replaceChildren(this.graph.element);
    if (takesFocus) this.graph.element.querySelector(".equation").focus();
  }

  /** What stands in the middle of the drawing. */
  middle({ name, meaning, formula, unit, subject, place }) {
    return make("div", { class: "equation", tabindex: "-1" }, make("h3", {}, make("code", {}, name)), make("p", {}, meaning ?? ""),
      formula ? make("pre", { tabindex: "0" }, make("code", {}, `= ${formula}`)) : null,
      make("p", { class: "small" }, [unit, subject, place].filter(Boolean).join("  \u00B7  ")),
      button("show_numbers", () => this.explain(name)));
  }
}
