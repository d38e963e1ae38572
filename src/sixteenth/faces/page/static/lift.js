// A chart's Vega-Lite split into its shape and what fills it, so that new numbers fill the same drawing.

/**
 * Take data, axis ranges and other numbers that differ from run to run out of a specification.
 * @returns {{shape: object, data: Map<string, object[]>, signals: Map<string, unknown>, height: number, title: string, notes: string[], hasGaps: boolean}}
 */
export function lifted(given, width) {
  const shape = shapeOf(given);
  const data = new Map(), signals = new Map(), known = new Map();
  let hasGaps = false;
  const title = [shape.title?.text ?? ""].flat().join(" ");
  const notes = [shape.title?.subtitle ?? []].flat();
  delete shape.title;
  delete shape.$schema;
  shape.width = width;
  shape.config = { ...shape.config, axis: { ...shape.config?.axis, labelSeparation: 8 } };
  shape.padding = { left: 0, right: 6, top: 14, bottom: 2 }; // half of the last tick may stand beyond its axis
  const height = typeof shape.height === "number" ? shape.height : 0;

  const signal = (value) => {
    const text = JSON.stringify(value);
    if (!known.has(text)) {
      known.set(text, `number${signals.size}`);
      signals.set(known.get(text), value);
    }
    return { expr: known.get(text) };
  };

  const walk = (node) => {
    if (Array.isArray(node.data?.values)) {
      const name = `rows${data.size}`;
      data.set(name, node.data.values);
      hasGaps ||= node.data.values.some((row) => Object.values(row).includes(null));
      node.data = { name };
    }
    const domain = node.scale?.domain;
    if (Array.isArray(domain) && domain.length === 2 && domain.every((each) => typeof each === "number")) node.scale.domain = domain.map(signal);
    if (typeof node.mark?.dy === "number") node.mark.dy = signal(node.mark.dy);
    if (node.axis?.values && node.axis.labelExpr) liftTicks(node.axis, signal);
    for (const child of Object.values(node)) if (child && typeof child === "object" && !ArrayBuffer.isView(child)) walk(child);
  };
  walk(shape);
  if (signals.size) shape.params = [...(shape.params ?? []), ...[...signals].map(([name, value]) => ({ name, value }))];
  return { shape, data, signals, height, title, notes, hasGaps };
}

/** A copy of a specification that shares its rows. */
function shapeOf(node, within) {
  if (within === "values" || !node || typeof node !== "object") return node;
  if (Array.isArray(node)) return node.map((each) => shapeOf(each));
  return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, shapeOf(each, key)]));
}

/** Ticks that are named one by one: their places and names become numbers that can change. */
function liftTicks(axis, signal) {
  const found = /^\[(.*)\]\[indexof\(\[(.*)\], ?datum\.value\)\]$/.exec(axis.labelExpr);
  if (!found) return;
  const names = [...found[1].matchAll(/'([^']*)'/g)].map((each) => each[1]);
  const places = signal(axis.values);
  axis.values = places;
  axis.labelExpr = `${signal(names).expr}[indexof(${places.expr}, datum.value)]`;
}

const DATE = /^toDate\(datum\["(\w+)"\]\)$/;

/**
 * Take out of a compiled specification what costs time at each drawing and shows nothing on a canvas: a description of each mark,
 * a look at each number whether it is one, where none is missing, and the reading of dates.
 * @returns {{spec: object, dates: Map<string, Set<string>>}} what is left, and which fields of which rows are given as numbers
 */
export function leaned(spec, hasGaps) {
  const dates = new Map();
  for (const each of spec.data) {
    const isDate = (one) => one.type === "formula" && DATE.exec(one.expr)?.[1] === one.as;
    for (const { as } of (each.transform ?? []).filter(isDate)) dates.set(each.source ?? each.name, (dates.get(each.source ?? each.name) ?? new Set()).add(as));
    each.transform = each.transform?.filter((one) => !isDate(one));
  }
  const walk = (mark) => {
    for (const encoded of Object.values(mark.encode ?? {})) {
      delete encoded.description;
      if (!hasGaps) delete encoded.defined;
    }
    mark.marks?.forEach(walk);
  };
  walk(spec);
  return { spec, dates };
}

/** What two shapes share if only numbers differ: a text that is equal for both. */
export function keyOf({ shape, hasGaps }) {
  const { params, height, ...others } = shape;
  return JSON.stringify([others, hasGaps, (params ?? []).map(({ name }) => name)]);
}

// How lines beside a chart's own look: broken for a kept run, grey and dotted for beliefs alone.
export const KEPT = { color: "#a34700", strokeWidth: 1.8, strokeDash: [6, 4] };
export const ALONE = { color: "#60666d", strokeWidth: 2, strokeDash: [1.5, 3] };

/** Another run's middle, drawn as a line over this one; nothing where there is none, or the chart has no line of its own. */
export function withLine(spec, rows, look) {
  const line = (each) => (each?.mark?.type ?? each?.mark) === "line" && each.encoding?.y?.field === "y" && !each.data;
  const own = rows && spec.layer?.find(line);
  if (!own) return spec;
  const { x, y, detail } = own.encoding;
  const ghost = { data: { values: rows }, mark: { type: "line", clip: true, ...look }, encoding: { x, y, ...(detail ? { detail } : {}) } };
  return { ...spec, layer: [...spec.layer, ghost] };
}
