// The stop line: in which month a lab launches its last model, drawn over a chart; the same lever as the one in the list.

import { make, say } from "./words.js";

const MONTH = /^\d{4}-\d{2}$/;
const LEVER = "last_model"; // the last model that a lab launches

/** The months in which a lab's models are begun, by model, as the books tell them. */
export function begunOf(found) {
  const table = found.answer.tables.find((each) => each.key === "paybacks");
  const at = Object.fromEntries((table?.columns ?? []).map(({ key }, place) => [key, place]));
  return new Map((table?.rows ?? []).map((row) => [Number(row[at.model]), row[at.begun]]).filter(([, month]) => MONTH.test(month)));
}

/**
 * Where each last model stands on an axis of months: it is launched when the next one is begun.
 * @returns {{model: number, month: string}[]} in order; none later than the run
 */
export function stopsOf(begun, least, most) {
  const found = [];
  for (let model = Math.round(least); model < most; model++) if (begun.has(model + 1)) found.push({ model, month: begun.get(model + 1) });
  return found;
}

/** The line over one chart. */
export class StopLine {
  /** `row()` is its lever's row in the list, `begun()` what the books say, which are asked when a hand comes `near()`. */
  constructor(figure, { row, begun, near }) {
    Object.assign(this, { figure, row, begun, near });
    this.name = make("span", { class: "stop-name" });
    this.element = make("div", { class: "stop-line", role: "slider", tabindex: "0", "aria-orientation": "horizontal", hidden: true }, this.name);
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("pointerdown", (event) => this.take(event));
    this.element.addEventListener("pointermove", (event) => { if (this.held) this.to(this.placeAt(event.clientX)); });
    for (const end of ["pointerup", "pointercancel"]) this.element.addEventListener(end, () => this.release());
    for (const come of ["pointerenter", "focus"]) this.element.addEventListener(come, () => { this.isAsked = true; this.near(); this.drawn(); });
    this.element.addEventListener("dblclick", () => this.row()?.reset());
    figure.area.append(this.element);
    figure.over.push(this);
  }

  /**
   * Stand where the lever stands; out of sight where the chart has no months, the lab no such lever, or it has stopped in a month
   * that is not known yet.
   */
  drawn(figure = this.figure) {
    const row = this.row(), axis = row && figure.axis("x");
    this.stops = row && axis ? stopsOf(this.begun(), row.lever.least, row.lever.most).filter(({ month }) => Date.parse(month) <= axis.domain[1]) : [];
    this.element.hidden = !axis || (!this.stops.length && !this.rests());
    if (this.element.hidden) return;
    this.axis = axis;
    const place = this.place();
    const stop = this.stops[place];
    const pixel = stop ? axis.of(Date.parse(stop.month)) : axis.last;
    this.element.style.setProperty("--x", `${Math.round(pixel)}px`);
    const [low, high] = [figure.axis("y")?.last ?? 0, figure.axis("y")?.first ?? figure.area.clientHeight];
    this.element.style.setProperty("--top", `${low}px`);
    this.element.style.setProperty("--tall", `${high - low}px`);
    const isLeft = pixel > (axis.first + axis.last) / 2;
    this.element.classList.toggle("left", isLeft);
    this.element.style.setProperty("--room", `${Math.round(isLeft ? pixel - axis.first : axis.last - pixel) - 16}px`);
    this.element.classList.toggle("rests", !stop);
    const told = stop ? say("stop_after", { model: stop.model, month: stop.month }) : say("stop_never");
    const hint = this.stops.length || !this.isAsked ? "stop_drag" : "loading";
    this.name.textContent = stop ? told : say(hint);
    const tell = { "aria-label": say("stop_line"), "aria-valuemin": "0", "aria-valuemax": String(this.stops.length), "aria-valuenow": String(place), "aria-valuetext": told };
    for (const [name, value] of Object.entries(tell)) this.element.setAttribute(name, value);
  }

  /** Which of its places it stands at; the last one is that nothing stops. */
  place() {
    const { number, isText } = this.row();
    const found = isText ? -1 : this.stops.findIndex(({ model }) => model >= number);
    return found < 0 ? this.stops.length : found;
  }

  /** Whether nothing stops. */
  rests() {
    const { number, isText, lever } = this.row();
    return !isText && number >= lever.most;
  }

  placeAt(clientX) {
    const pixel = clientX - this.figure.area.getBoundingClientRect().left;
    const ways = [...this.stops.map(({ month }) => this.axis.of(Date.parse(month))), this.axis.last].map((each) => Math.abs(each - pixel));
    return ways.indexOf(Math.min(...ways));
  }

  to(place) {
    const within = Math.min(Math.max(place, 0), this.stops.length);
    if (within === this.place()) return;
    this.hasMoved = true;
    this.row().go(this.stops[within]?.model ?? this.row().lever.most);
    this.drawn();
  }

  key(event) {
    const now = this.place();
    const place = { ArrowRight: now + 1, ArrowUp: now + 1, ArrowLeft: now - 1, ArrowDown: now - 1, Home: 0, End: this.stops.length, PageUp: now + 3, PageDown: now - 3 }[event.key];
    if (event.key === "Delete" || event.key === "Backspace") { event.preventDefault(); this.row().reset(); }
    if (place === undefined) return;
    event.preventDefault();
    this.to(place);
    this.row().come(true);
  }

  take(event) {
    this.held = true;
    this.hasMoved = false;
    this.element.setPointerCapture(event.pointerId);
    this.element.classList.add("held");
    event.preventDefault();
    this.element.focus();
  }

  release() {
    if (!this.held) return;
    this.held = false;
    this.element.classList.remove("held");
    if (this.hasMoved) this.row()?.come(false);
  }
}

/** The key of the lever that says when a lab stops. */
export function leverOfStop(lab) {
  return `${LEVER}/${lab}`;
}
