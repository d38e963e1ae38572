// The neighbourhood of an equation, drawn: what it reads on its left, what reads it on its right, and one step further where there is room.

import { make, say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST = 12, MOST_BEYOND = 10; // names in a column, of neighbours and of theirs
const COLUMNS = ["before", "reads", "own", "read_by", "after"];

/**
 * What stands in each column around an equation.
 * @param {{name: string, needs: string[], read_by: string[]}} row
 * @param {Map<string, object>} byName all equations
 * @param {Set<string>} whole columns of which nothing is left out
 */
export function around(row, byName, whole = new Set()) {
  const needs = (name) => byName.get(name)?.needs ?? [], readers = (name) => byName.get(name)?.read_by ?? [];
  const beyond = (names, of, others) => [...new Set(names.flatMap(of))].filter((name) => name !== row.name && !others.includes(name));
  const full = { reads: row.needs, read_by: row.read_by };
  const shown = (key, names, most) => (whole.has(key) ? names : names.slice(0, most));
  const reads = shown("reads", full.reads, MOST), readBy = shown("read_by", full.read_by, MOST);
  full.before = beyond(reads, needs, reads);
  full.after = beyond(readBy, readers, readBy);
  const columns = { before: shown("before", full.before, MOST_BEYOND), reads, own: [row.name], read_by: readBy, after: shown("after", full.after, MOST_BEYOND) };
  const left = Object.fromEntries(Object.entries(full).map(([key, names]) => [key, names.length - columns[key].length]));
  const edges = [];
  for (let at = 1; at < COLUMNS.length; at++) {
    for (const to of columns[COLUMNS[at]]) for (const from of columns[COLUMNS[at - 1]]) if (to === row.name ? row.needs.includes(from) : needs(to).includes(from)) edges.push([from, to, COLUMNS[at]]);
  }
  return { columns, left, edges };
}

export class Graph {
  /** `chosen(name)` when a name is pressed, `middle(row)` makes what stands in the middle. */
  constructor({ chosen, middle }) {
    Object.assign(this, { chosen, middle, whole: new Set() });
    this.lines = document.createElementNS(SVG, "svg");
    this.lines.setAttribute("class", "edges");
    this.lines.setAttribute("aria-hidden", "true");
    this.columns = make("div", { class: "columns" });
    this.element = make("div", { class: "graph", role: "group", "aria-label": say("graph"), onkeydown: (event) => this.key(event) }, this.lines, this.columns);
    new ResizeObserver(() => this.draw()).observe(this.columns);
  }

  show(row, byName) {
    if (this.row !== row) this.whole.clear();
    Object.assign(this, { row, byName });
    const { columns, left, edges } = around(row, byName, this.whole);
    this.edges = edges;
    this.nodes = new Map();
    this.columns.replaceChildren(...COLUMNS.map((key) => this.column(key, columns[key], left[key])));
    this.draw();
  }

  column(key, names, left) {
    if (key === "own") return make("div", { class: "column own" }, this.keep(key, this.row.name, this.middle(this.row)));
    const more = left > 0 ? make("li", {}, make("button", { type: "button", class: "more-names", onclick: () => { this.whole.add(key); this.show(this.row, this.byName); } }, say("graph_more", { count: left }))) : null;
    const none = { reads: "reads_nothing", read_by: "nothing_reads" }[key];
    const inside = names.map((name) => make("li", {}, this.keep(key, name, this.node(name))));
    const list = names.length ? make("ul", { "aria-label": say(`graph_${key}`) }, ...inside, more) : make("p", { class: "small" }, none ? say(none) : "");
    return make("div", { class: `column ${key}` }, make("p", { class: "column-name" }, names.length || none ? say(`graph_${key}`) : ""), list);
  }

  node(name) {
    const known = this.byName.has(name);
    return make("button", { type: "button", class: known ? "node" : "node given", title: this.byName.get(name)?.meaning || null, "data-name": name, onclick: () => this.chosen(name) }, ...broken(name));
  }

  keep(key, name, element) {
    this.nodes.set(`${key} ${name}`, element);
    return element;
  }

  /** Lines from each name to what reads it, where both are in sight. */
  draw() {
    const frame = this.element.getBoundingClientRect(), paths = [];
    for (const [from, to, key] of this.edges ?? []) {
      const one = this.nodes.get(`${COLUMNS[COLUMNS.indexOf(key) - 1]} ${from}`)?.getBoundingClientRect(), other = this.nodes.get(`${key} ${to}`)?.getBoundingClientRect();
      if (!one?.width || !other?.width || other.left < one.right) continue;
      const [x1, y1, x2, y2] = [one.right - frame.left, one.top + one.height / 2 - frame.top, other.left - frame.left, other.top + Math.min(other.height / 2, 60) - frame.top];
      const start = key === "read_by" ? one.top + Math.min(one.height / 2, 60) - frame.top : y1, bend = (x2 - x1) / 2;
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", `M${x1},${start} C${x1 + bend},${start} ${x2 - bend},${y2} ${x2},${y2}`);
      if (key === "reads" || key === "after") path.setAttribute("class", "beyond");
      paths.push(path);
    }
    this.lines.replaceChildren(...paths);
  }

  /** Arrows walk from name to name; Enter takes one into the middle. */
  key(event) {
    const by = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    const column = event.target.closest(".column");
    if (!by || !column || event.target.closest("pre")) return;
    const columns = [...this.columns.children].map((each) => [...each.querySelectorAll("button")].filter((one) => one.offsetParent));
    let at = [...this.columns.children].indexOf(column), place = Math.max(columns[at].indexOf(event.target), 0);
    if (by[1]) place += by[1];
    else do at += by[0]; while (columns[at] && !columns[at].length);
    const to = columns[at]?.[by[1] ? place : Math.min(place, columns[at].length - 1)];
    if (!to) return;
    event.preventDefault();
    to.focus();
  }
}

/** A name that can break at its underscores. */
function broken(name) {
  return name.split("_").flatMap((part, at) => (at ? [make("wbr"), `_${part}`] : [part]));
}
