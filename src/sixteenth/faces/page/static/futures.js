// One future after another, over a fan: each drawn alone for a moment, or step by step where motion is not wanted.

import { button, say } from "./words.js";

const EACH = 900; // ms that one is in sight
const still = matchMedia("(prefers-reduced-motion: reduce)");
const SVG = "http://www.w3.org/2000/svg";

/** The futures that a fan draws as they are, in order: points of each. */
export function futuresOf(spec) {
  const layer = spec?.layer?.find((each) => each.encoding?.detail && each.data?.values);
  const found = new Map();
  for (const { x, y, [layer?.encoding.detail.field]: name } of layer?.data.values ?? []) {
    if (y === null) continue;
    if (!found.has(name)) found.set(name, []);
    found.get(name).push([Date.parse(x), y]);
  }
  return [...found.values()];
}

export class Futures {
  constructor(figure) {
    this.figure = figure;
    this.at = -1;
    this.press = button("play_futures", () => this.toggle(), { "aria-pressed": "false", title: say("play_futures_hint") });
    this.line = document.createElementNS(SVG, "polyline");
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.setAttribute("class", "one-future");
    this.svg.setAttribute("aria-hidden", "true");
    this.svg.append(this.line);
    this.svg.style.display = "none";
    figure.area.append(this.svg);
    figure.tools.prepend(this.press);
    figure.over.push(this);
  }

  /** A new drawing: what is being played goes on in it. */
  drawn(figure = this.figure) {
    this.all = futuresOf(figure.spec);
    this.press.hidden = this.all.length < 2 || !figure.view;
    if (this.press.hidden) this.stop();
    else if (this.at >= 0) this.show();
  }

  toggle() {
    if (still.matches) { // one more with each press, and none after the last
      this.at = this.at + 1 < this.all.length ? this.at + 1 : -1;
      if (this.at < 0) this.stop();
      else this.begin(false);
    } else if (this.timer) this.stop();
    else this.begin(true);
  }

  begin(isPlayed) {
    this.at = Math.max(this.at, 0);
    this.named(isPlayed ? "stop_futures" : "next_future", true);
    if (isPlayed) this.timer = setInterval(() => { this.at = (this.at + 1) % this.all.length; this.show(); }, EACH);
    this.show();
  }

  show() {
    const { figure } = this, x = figure.axis("x"), y = figure.axis("y"), own = this.all[this.at % this.all.length];
    if (!x || !y || !own) return;
    this.svg.style.display = "";
    figure.element.classList.add("plays");
    this.line.setAttribute("points", own.map(([month, value]) => `${x.of(month).toFixed(1)},${y.of(value).toFixed(1)}`).join(" "));
    const top = Math.min(y.first, y.last), left = Math.min(x.first, x.last);
    this.svg.style.clipPath = `inset(${top}px 0 calc(100% - ${Math.max(y.first, y.last)}px) ${left}px)`;
    figure.tell(say("future_of", { number: (this.at % this.all.length) + 1, count: this.all.length }));
  }

  stop() {
    clearInterval(this.timer);
    this.timer = 0;
    this.at = -1;
    this.svg.style.display = "none";
    this.figure.element.classList.remove("plays");
    if (this.press.getAttribute("aria-pressed") === "true") this.figure.tell("");
    this.named("play_futures", false);
  }

  named(key, isOn) {
    this.press.dataset.word = key;
    this.press.textContent = say(key);
    this.press.setAttribute("aria-pressed", String(isOn));
  }
}
