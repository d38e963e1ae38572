// A chart's Vega-Lite split into its shape and what fills it, so that new numbers fill the same drawing.

/**
 * Take data, axis ranges and other numbers that differ from run to run out of a specification.
 * @returns {{shape: object, data: Map<string, object[]>, signals: Map<string, unknown>, height: number, title: string, notes: string[]}}
 */
export function lifted(given, width) {
  const shape = structuredClone(given);
  const data = new Map(), signals = new Map(), known = new Map();
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
  return { shape, data, signals, height, title, notes };
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

/** What two shapes share if only numbers differ: a text that is equal for both. */
export function keyOf({ shape }) {
  const { params, height, ...others } = shape;
  return JSON.stringify([others, (params ?? []).map(({ name }) => name)]);
}

/** Another run's middle, drawn as a broken line over this one; nothing where the chart has no line of its own. */
export function withGhost(spec, kept) {
  const line = (each) => (each?.mark?.type ?? each?.mark) === "line" && each.encoding?.y?.field === "y" && !each.data;
  const own = spec.layer?.find(line), other = kept?.layer?.find(line);
  if (!own || !other || !kept.data?.values?.length) return spec;
  const ghost = {
    data: { values: kept.data.values },
    mark: { type: "line", color: "#a34700", strokeWidth: 1.8, strokeDash: [6, 4], clip: true },
    encoding: { x: own.encoding.x, y: own.encoding.y, ...(own.encoding.detail ? { detail: own.encoding.detail } : {}) },
  };
  return { ...spec, layer: [...spec.layer, ghost] };
}
