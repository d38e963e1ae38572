// Levers: a name, a value that can be typed, a slider with what the evidence spans, whose value it is, and how known.

import { asText, fromText, fully, shortly, Track, typed, unitText } from "./amounts.js";
import { part } from "./state.js";
import { button, count, has, make, say, spoken } from "./words.js";

const TEN = 10;
const RUN_OFF = "run_off"; // how models still for sale are counted, unless something else is said
const HAN = /[\u4e00-\u9fff]/; // a name that Chinese has no word for is told by what it means

/** All levers of the page: those that are shown first, and all others behind a search. */
export class Levers {
  /** `moving(lever, text, ahead)` while a lever moves, `ahead` being where it may go next, `near(lever, ahead)` when it gets the focus, `settled(lever, text, byKey)` when it has; null puts it back. */
  constructor({ moving, settled, near, explain, chosen }) {
    Object.assign(this, { moving, settled, near, explain, chosen });
    this.rows = new Map();
    this.all = [];
    this.search = document.getElementById("search-levers");
    this.search.addEventListener("input", () => this.find());
    document.getElementById("more").addEventListener("toggle", () => this.find());
  }

  /** Take the levers that a scenario has. */
  take(levers, state) {
    const told = JSON.stringify([levers, spoken()]);
    if (told === this.told) { this.show(state); return; } // so that none loses the focus
    this.told = told;
    this.all = levers.map(leverOf).filter((lever) => Number.isFinite(lever.least) && Number.isFinite(lever.most) && lever.least < lever.most);
    this.rows.clear();
    this.unfinished = new Unfinished(this.chosen);
    for (const holder of document.querySelectorAll("[data-kind]")) {
      const own = this.all.filter((lever) => lever.isFirst && lever.kind === holder.dataset.kind);
      holder.replaceChildren(...own.map((lever) => this.row(lever).element), ...(holder.dataset.kind === "rule" ? [this.unfinished.element] : []));
      holder.closest(".kind").hidden = !holder.children.length;
    }
    this.others = this.all.filter((lever) => !lever.isFirst);
    const more = document.getElementById("more");
    more.hidden = this.others.length === 0;
    this.state = state;
    document.getElementById("more-count").textContent = say("more_levers", { count: this.others.length });
    this.find();
    this.show(state);
  }

  row(lever) {
    if (!this.rows.has(lever.key)) this.rows.set(lever.key, new Row(lever, this));
    return this.rows.get(lever.key);
  }

  /** Levers among the others whose name or text holds what is looked for; changed ones stay in sight. */
  find() {
    if (!document.getElementById("more").open) return;
    const words = this.search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.others.filter((lever) => words.every((word) => `${lever.title} ${lever.key} ${lever.meaning}`.toLowerCase().includes(word))).slice(0, 40);
    document.getElementById("found-levers").replaceChildren(...(found.length ? found.map((lever) => this.row(lever).element) : [make("p", { class: "small" }, say("search_levers_none"))]));
    if (this.state) this.show(this.state);
  }

  /** Stand where a state has them. */
  show(state) {
    this.state = state;
    this.unfinished?.show(state);
    for (const row of this.rows.values()) row.stand(state[part(row.lever.kind)][row.lever.key]);
  }

  named(key) {
    return this.all.find((lever) => lever.key === key);
  }

  /** Bring a lever into sight and give it the focus. */
  reveal(key) {
    const lever = this.named(key);
    if (!lever) return;
    if (!lever.isFirst) {
      document.getElementById("more").open = true;
      this.search.value = lever.key;
      this.find();
    }
    const row = this.row(lever);
    row.element.scrollIntoView({ block: "nearest" });
    row.slider.focus();
  }
}

/** A lever as the page reads it out of what the server tells. */
export function leverOf(told) {
  const key = told.key ?? (told.label ? `${told.name}/${told.label}` : told.name);
  return {
    key, name: told.name, label: told.label ?? "", kind: told.kind, title: told.title ?? key, meaning: told.meaning ?? "",
    at: told.middle, low: told.low, high: told.high, least: told.least, most: told.most, scale: told.scale, whole: told.whole === "yes",
    unit: told.unit ?? "", known: told.known_how ?? "", influence: told.influence, isFirst: told.is_first === "yes",
    about: spoken() === "zh" && !HAN.test(told.title ?? "") ? told.meaning : "",
  };
}

/** The rule for models that are still for sale when the run ends. */
class Unfinished {
  constructor(chosen) {
    this.select = make("select", { id: "unfinished", onchange: () => chosen(this.select.value === RUN_OFF ? null : this.select.value) }, ...[RUN_OFF, "spent"].map((each) => make("option", { value: each }, say(`unfinished_${each}`))));
    this.element = make("div", { class: "lever" }, make("label", { class: "lever-name", for: "unfinished" }, say("unfinished")), this.select);
  }

  show(state) {
    this.select.value = state.unfinished ?? RUN_OFF;
  }
}

class Row {
  constructor(lever, owner) {
    Object.assign(this, { lever, owner });
    this.track = new Track(lever);
    const { title } = lever, id = `lever-${lever.key.replace(/[^\w-]/g, "_")}`;
    this.slider = make("input", { type: "range", id, min: "0", max: String(this.track.last), step: "1", "aria-label": title });
    this.field = make("input", { type: "text", class: "value", inputmode: "decimal", autocomplete: "off", spellcheck: "false", "aria-label": say("value_of", { name: title }) });
    this.unit = make("span", { class: "unit" }, unitText(lever.unit));
    this.back = make("button", { type: "button", class: "back", "aria-label": say("reset", { name: title }), title: say("reset", { name: title }), onclick: () => this.reset() });
    const badge = lever.known && has(`known_${lever.known}`) ? make("span", { class: `badge ${lever.known}` }, say(`known_${lever.known}`)) : null;
    this.note = make("p", { class: "lever-note" });
    this.evidence = make("span", { class: "track", "aria-hidden": "true" });
    const about = make("button", { type: "button", class: "about", "aria-label": say("about_lever", { name: title }), title: say("about_lever", { name: title }), onclick: () => owner.explain(lever) }, "i");
    this.element = make("div", { class: "lever", "data-lever": lever.key },
      make("div", { class: "lever-top" }, make("label", { for: id, class: "lever-name", title: lever.meaning || null }, title), this.back, make("span", { class: "amount" }, this.field, this.unit)),
      lever.about ? make("p", { class: "lever-note" }, lever.about) : null,
      make("div", { class: "slide" }, this.evidence, this.slider),
      make("div", { class: "lever-foot" }, badge, this.note, about));
    this.listen();
    this.mark();
  }

  listen() {
    const { slider, field } = this;
    slider.addEventListener("input", () => this.move(this.track.number(Number(slider.value))));
    slider.addEventListener("change", () => this.settle(this.byKey));
    slider.addEventListener("pointerdown", () => { this.byKey = false; this.heading = 0; });
    slider.addEventListener("focus", () => this.owner.near(this.lever, this.ahead([1, -1])));
    slider.addEventListener("dblclick", () => this.reset());
    slider.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") this.typed(); if (event.key === "Escape") this.stand(this.text); });
    field.addEventListener("change", () => this.typed());
  }

  key(event) {
    this.byKey = true;
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    this.heading = by ? by * (event.shiftKey ? TEN : 1) : 0;
    if (event.key === "Delete" || event.key === "Backspace") { event.preventDefault(); this.reset(); return; }
    if (!by || !event.shiftKey) return;
    event.preventDefault();
    const place = Math.min(Math.max(Number(this.slider.value) + TEN * by, 0), this.track.last);
    this.slider.value = String(place);
    this.move(this.track.number(place));
    this.settle(true);
  }

  move(number) {
    this.number = number;
    this.text = asText(number, this.lever.unit);
    this.owner.moving(this.lever, this.text, this.ahead()); // asked first, and said while that is on its way
    this.say(number);
    this.element.classList.add("changed");
    this.stands = undefined;
  }

  /** Where the next key of the same way would bring it; nowhere at its end, or where no key moved it. */
  ahead(steps = this.heading ? [this.heading] : []) {
    const places = steps.map((step) => Number(this.slider.value) + step).filter((place) => place >= 0 && place <= this.track.last);
    return places.map((place) => asText(this.track.number(place), this.lever.unit));
  }

  /** Move from elsewhere: as if its slider were dragged to a number, and then let go of; at its end a stop is none. */
  go(number) {
    this.slider.value = String(this.track.place(number));
    this.move(number);
  }

  come(byKey) {
    if (this.number === this.lever.most && this.lever.at >= this.lever.most) this.reset(byKey);
    else this.settle(byKey);
  }

  settle(byKey) {
    if (this.text !== undefined && this.text !== null) this.owner.settled(this.lever, this.text, Boolean(byKey));
  }

  typed() {
    const text = this.field.value.trim();
    if (text === shortly(this.number, this.lever.unit) || (this.isText && text === this.text)) return;
    if (text === "") { this.reset(); return; }
    const number = typed(text, this.lever.unit);
    this.text = Number.isFinite(number) ? asText(number, this.lever.unit) : text;
    this.owner.settled(this.lever, this.text, false);
  }

  reset(byKey = false) {
    this.owner.settled(this.lever, null, byKey);
  }

  /** Stand at what a link says; where the scenario has it, if it says nothing. */
  stand(text) {
    if (this.slider.matches(":active") || (this.stands === (text ?? null) && this.field.value === this.written)) return;
    this.stands = text ?? null;
    this.text = text;
    const read = text === undefined ? this.lever.at : fromText(text, this.lever);
    this.isText = !Number.isFinite(read);
    this.element.classList.toggle("changed", text !== undefined);
    this.back.hidden = text === undefined;
    if (this.isText) { this.field.value = this.written = text ?? ""; return; }
    this.number = read;
    this.slider.value = String(this.track.place(read));
    this.say(read);
  }

  say(number) {
    const { lever } = this;
    this.field.value = this.written = shortly(number, lever.unit);
    this.slider.setAttribute("aria-valuetext", say("spoken", { name: lever.title, value: fully(number, lever.unit) }));
    const isOut = lever.low !== null && lever.high !== null && (number < lever.low || number > lever.high);
    this.element.classList.toggle("outside", isOut);
    const ends = { low: shortly(lever.low, lever.unit), high: fully(lever.high, lever.unit) };
    this.note.textContent = Number.isFinite(lever.low) && lever.low !== null ? say(isOut ? "outside_evidence" : "evidence", ends) : "";
    this.slider.style.setProperty("--at", String(this.track.part(number)));
  }

  /** Draw what the evidence spans, and where the scenario has it. */
  mark() {
    const { lever, track } = this, hasEvidence = lever.low !== null && lever.low !== undefined;
    const style = this.evidence.style;
    style.setProperty("--low", hasEvidence ? String(track.part(lever.low)) : "0");
    style.setProperty("--high", hasEvidence ? String(track.part(lever.high)) : "0");
    style.setProperty("--own", String(track.part(lever.at)));
  }
}

/** What was changed, line by line, each with its own way back. */
export function changeList(levers, state, reset) {
  const lines = ["set", "believe"].flatMap((where) => Object.entries(state[where]).map(([key, text]) => ({ key, text, where })));
  if (!lines.length) return make("p", {}, say("no_changes"));
  return make("ul", { class: "changes" }, ...lines.map(({ key, text, where }) => {
    const lever = levers.named(key);
    const number = lever ? fromText(text, lever) : NaN;
    const told = Number.isFinite(number) ? fully(number, lever.unit) : text;
    const was = lever ? make("small", {}, say("was", { value: fully(lever.at, lever.unit) })) : null;
    return make("li", {}, make("span", {}, make("strong", {}, lever?.title ?? key), " ", told, " ", was),
      button("reset", () => reset(lever ?? { key, kind: where === "believe" ? "belief" : "choice" }), { "aria-label": say("reset", { name: lever?.title ?? key }), "data-word": null, class: "quiet back-line" }));
  }));
}

/** How many changes there are, as the bar says it. */
export function countText(number) {
  return count("changed", number);
}
