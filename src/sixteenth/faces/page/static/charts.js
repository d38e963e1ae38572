// Charts: each drawn once and then filled with new numbers; with its table, its files, and a sentence for who cannot see it.

import { expressionInterpreter } from "./vendor/vega-interpreter-2.3.2.js";
import { ALONE, KEPT, keyOf, leaned, lifted, withLine } from "./lift.js";
import { save, saveText, copy } from "./files.js";
import { button, make, say } from "./words.js";

const { vega, vegaLite } = globalThis;
const compiled = new Map(); // by shape
const MOST_COMPILED = 60;
const LEAST_WIDTH = 240;
const MONTH = /^\d{4}-\d{2}/;
let made = 0;

function compile(parts, key = keyOf(parts)) {
  if (!compiled.has(key)) {
    if (compiled.size >= MOST_COMPILED) compiled.delete(compiled.keys().next().value);
    const quiet = { level: () => quiet, error: () => quiet, warn: () => quiet, info: () => quiet, debug: () => quiet };
    const { spec, dates } = leaned(vegaLite.compile(parts.shape, { logger: quiet }).spec, parts.hasGaps);
    compiled.set(key, { runtime: vega.parse(spec, null, { ast: true }), filled: new Set(spec.data.map((each) => each.name)), dates });
  }
  return compiled.get(key);
}

/** Copies of rows, with their dates as numbers, which Vega need not read then. */
function dated(rows, fields) {
  return rows.map((row) => {
    const own = { ...row };
    for (const field of fields ?? []) own[field] = Date.parse(own[field]);
    return own;
  });
}

/** One chart of an answer, in a figure of its own. */
export class Figure {
  /** @param {{link?: () => string, name?: string}} more how to say where this chart is found */
  constructor(more = {}) {
    this.more = more;
    this.row = -1;
    this.id = `chart-${++made}`;
    this.title = make("h3", { id: `${this.id}-title` });
    this.notes = make("p", { class: "chart-notes" });
    this.plot = make("div", { class: "plot", role: "img", tabindex: "0", onkeydown: (event) => this.step(event), onpointermove: (event) => this.point(event), onpointerleave: () => this.read(null) });
    this.readout = make("p", { class: "readout", "data-word": "readout_hint" }, say("readout_hint"));
    this.table = make("div", { class: "chart-table", id: `${this.id}-table`, hidden: true });
    this.tools = make("div", { class: "chart-tools" });
    const head = make("figcaption", {}, this.title, this.tools);
    this.area = make("div", { class: "plot-area" }, this.plot);
    this.over = []; // what lies over the plot, told after each drawing
    this.element = make("figure", { class: "chart", id: this.id }, head, this.notes, this.area, this.readout, this.table);
    this.isSeen = true; // or near to what is
    this.isInSight = true;
    this.width = this.room = 0;
    new ResizeObserver((entries) => { this.room = entries.at(-1).contentRect.width; this.resize(); }).observe(this.plot);
    new IntersectionObserver((entries) => { this.isSeen = entries.at(-1).isIntersecting; if (this.isSeen && this.isStale) this.draw(); }, { rootMargin: "200px" }).observe(this.element);
    new IntersectionObserver((entries) => { this.isInSight = entries.at(-1).isIntersecting; }).observe(this.plot);
    this.fillTools();
  }

  fillTools() {
    const show = button("show_table", () => this.toggle(), { "aria-expanded": "false", "aria-controls": `${this.id}-table` });
    this.shower = show;
    const item = (key, act) => button(key, async (event) => { await act(); event.target.closest("details").open = false; });
    const menu = make("details", { class: "menu" }, make("summary", { class: "quiet icon" }, "\u22EF"),
      make("div", { class: "menu-items" }, item("chart_csv", () => this.csv()), item("chart_svg", () => this.svg()), item("chart_png", () => this.png()),
        this.more.link ? item("chart_link", () => copy(this.more.link())) : null));
    menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.firstChild.focus(); } });
    menu.addEventListener("focusout", (event) => { if (!menu.contains(event.relatedTarget)) menu.open = false; });
    this.tools.replaceChildren(show, menu);
  }

  /** Take a chart of an answer: what it shows, its table as HTML, and rows of lines beside its own: of a kept run, and of beliefs alone. */
  show({ title, spec, html, rows, sentence }, kept = null, alone = null) {
    Object.assign(this, { spec, kept, alone, rows, sentence });
    const label = say("chart_label", { title }), named = sentence ? `${label} ${sentence}` : label;
    if (this.named !== named) { // what is written anew is laid out anew
      this.named = named;
      this.title.textContent = title;
      this.tools.querySelector("summary").setAttribute("aria-label", say("chart_menu", { title }));
      this.plot.setAttribute("aria-label", named);
    }
    if (html !== undefined) this.html = html;
    if (!this.table.hidden) this.table.innerHTML = this.html ?? "";
    this.element.classList.remove("empty");
    return this.draw();
  }

  /** Say in words why there is nothing to draw. */
  blank(text) {
    this.view?.finalize();
    Object.assign(this, { view: null, key: null, spec: null });
    for (const each of this.over) each.drawn(this);
    this.plot.textContent = text;
    this.element.classList.add("empty");
  }

  async draw() {
    if (!this.spec) return;
    this.isStale = !this.isSeen;
    if (this.isStale) return;
    this.width = Math.max(this.room || this.plot.clientWidth || this.element.clientWidth, LEAST_WIDTH);
    const parts = lifted(withLine(withLine(this.spec, this.kept, KEPT), this.alone, ALONE), this.width);
    const notes = [...parts.notes, this.alone?.length ? say("beliefs_alone") : ""].join(" ").trim();
    if (this.notes.textContent !== notes) this.notes.textContent = notes;
    const key = keyOf(parts);
    if (!this.view || this.key !== key) {
      this.view?.finalize();
      this.plot.replaceChildren();
      const { runtime, filled, dates } = compile(parts, key);
      Object.assign(this, { filled, dates });
      this.view = new vega.View(runtime, { renderer: "canvas", expr: expressionInterpreter, container: this.plot, hover: false });
      this.view.addEventListener("click", (_, item) => { if (item?.datum) this.opens?.(item.datum); });
      this.view.tooltip((_, event, item, value) => this.read(value));
      this.key = key;
      this.element.view = this.view; // for who looks at what is drawn
    }
    for (const [name, value] of parts.signals) this.view.signal(name, value);
    for (const [name, rows] of parts.data) if (this.filled.has(name)) this.view.data(name, dated(rows, this.dates.get(name)));
    if (parts.height) this.view.height(parts.height);
    this.view.resize(); // so that longer names at its edges get their room
    await this.view.runAsync();
    this.plot.firstElementChild?.setAttribute("aria-hidden", "true");
    for (const each of this.over) each.drawn(this);
  }

  /** Where a value of an axis stands in the plot, and how far the axis goes, in pixels; nothing where it has no such scale. */
  axis(name) {
    const scale = this.view?.scale(name);
    if (!scale) return null;
    const { left, top } = this.view.padding(), [x, y] = this.view.origin();
    const at = name === "x" ? left + x : top + y, [first, last] = scale.range();
    return { of: (value) => scale(value) + at, back: (pixel) => scale.invert?.(pixel - at), first: first + at, last: last + at, domain: scale.domain() };
  }

  resize() {
    const width = Math.max(this.room, LEAST_WIDTH);
    if (this.spec && this.room && Math.abs(width - this.width) > 3) {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.draw(), 80);
    }
  }

  /** Say one row in the line below the chart. */
  read(value) {
    const text = value && typeof value === "object" ? Object.entries(value).map(([name, each]) => `${name}: ${each}`).join("  \u00B7  ") : value;
    if (text) this.tell(text);
    else if (this.row < 0) this.tell("");
  }

  /** Say the row of the month that is pointed at, where the chart has a row for each. */
  point(event) {
    const axis = this.axis("x"), rows = this.spec?.data?.values ?? [];
    if (!axis?.back || !MONTH.test(rows[0]?.x)) return;
    const month = Number(axis.back(event.offsetX)), lines = this.lines();
    if (lines.length !== rows.length) return;
    const far = rows.map(({ x }) => Math.abs(Date.parse(x) - month));
    this.tell(lines[far.indexOf(Math.min(...far))]);
  }

  tell(text) {
    this.readout.textContent = text || say("readout_hint");
    this.readout.classList.toggle("told", Boolean(text));
  }

  step(event) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const rows = this.lines();
    if (!rows.length) return;
    if (by) this.row = Math.min(Math.max(this.row + by, 0), rows.length - 1);
    else if (event.key === "Home") this.row = 0;
    else if (event.key === "End") this.row = rows.length - 1;
    else if (event.key === "Escape") { this.row = -1; this.tell(""); return; }
    else return;
    event.preventDefault();
    this.readout.setAttribute("aria-live", "polite");
    this.tell(rows[this.row]);
  }

  /** The rows of its table as lines: what stands over each column, and what it says. */
  lines() {
    if (this.linesOf !== this.html) Object.assign(this, { linesOf: this.html, told: this.linesNow() });
    return this.told ?? [];
  }

  linesNow() {
    const holder = make("template");
    holder.innerHTML = this.html ?? "";
    const heads = [...holder.content.querySelectorAll("thead tr:last-child > *")].map((each) => each.textContent.trim());
    return [...holder.content.querySelectorAll("tbody tr")].map((row) =>
      [...row.children].map((cell, at) => [heads[at], cell.textContent.trim()].filter(Boolean).join(" ")).filter(Boolean).join("  \u00B7  "));
  }

  toggle() {
    const isHidden = !this.table.hidden;
    this.table.hidden = isHidden;
    if (!isHidden) this.table.innerHTML = this.html ?? "";
    this.shower.setAttribute("aria-expanded", String(!isHidden));
    this.shower.dataset.word = isHidden ? "show_table" : "hide_table";
    this.shower.textContent = say(this.shower.dataset.word);
  }

  get file() { return (this.more.name ?? "chart").replace(/[^\w-]+/g, "_"); }

  async csv() {
    const quote = (each) => (/[",\n]/.test(String(each)) ? `"${String(each).replaceAll('"', '""')}"` : String(each ?? ""));
    const table = await this.rows().catch((error) => { this.tell(say("not_updated", { why: say(error.why ?? "not_reached") })); });
    if (!table) return;
    const { columns, rows } = table;
    const head = columns.map((each) => (each.unit ? `${each.key} [${each.unit}]` : each.key));
    saveText([head, ...rows].map((row) => row.map(quote).join(",")).join("\n"), `${this.file}.csv`, "text/csv");
  }

  async svg() {
    if (this.view) saveText(await this.view.toSVG(), `${this.file}.svg`, "image/svg+xml");
  }

  async png() {
    if (this.view) save(await this.view.toImageURL("png", 2), `${this.file}.png`);
  }
}

/**
 * The charts of an answer's view as what a figure shows, by key; `whole()` asks for the answer with its tables as data,
 * where they were left out.
 */
export function chartsOf(found, whole = async () => found) {
  const { view } = found;
  return (view.charts ?? []).map((chart) => {
    const rows = async () => (await whole()).answer.tables.find((each) => each.key === chart.table);
    return { key: chart.key, title: chart.title, spec: chart.spec, part: chart.part, of: chart.table, rows, html: tableHtml(view, chart.table), sentence: chart.sentence };
  });
}

function tableHtml(view, name) {
  if (!Object.keys(view.tables ?? {}).length) return undefined;
  const holder = make("template");
  holder.innerHTML = Object.values(view.tables).join("");
  const found = holder.content.querySelector(`[data-table="${CSS.escape(name)}"]`);
  return found?.outerHTML ?? "";
}
