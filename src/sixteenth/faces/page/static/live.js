// Answers while levers move: one request in flight, the newest state next, a preview first and the simulated number after.

import { Refused, Unreached, ask } from "./api.js";

const QUICK = 400; // futures that are simulated while a choice is dragged
const FEWER = 200; // where that many take too long
const IN_TIME = 150; // ms
const LEAST_EFFECTIVE = 400;
const SETTLED = 700; // ms after the last key before the full number of futures is simulated: that takes the processors from the next key's preview
const BUSY = 300; // ms after which the page says that it is working

/**
 * Keeps the page's answer up with its state.
 *
 * Told: `shown(found, isPreview)`, `busy(isBusy, done, total)` where it takes long, `still(isStill)`, `failed(error)`.
 */
export class Live {
  constructor({ state, width, file, shown, busy, still, failed }) {
    Object.assign(this, { state, width, file, shown, busy, still, failed });
    this.running = null;
    this.wanted = null;
    this.isPreviewable = true;
    this.isSlow = false;
  }

  /** A lever is moving: answer it fast. `ahead` are the states that the next key may bring. */
  moving(kind, ahead = []) {
    clearTimeout(this.settling);
    this.settling = null;
    const isWeighed = this.isWeighed(kind);
    this.ahead = isWeighed || this.file() ? [] : ahead;
    this.want({ isPreview: true, more: isWeighed ? { by: "weights" } : { draws: this.few() } });
  }

  isWeighed(kind) {
    return kind === "belief" && this.isPreviewable && !this.file();
  }

  /** A lever has the focus: what its first key may bring. */
  near(kind, ahead) {
    if (this.isWeighed(kind) || this.file() || this.running || this.wanted) return;
    this.ahead = ahead;
    this.goAhead();
  }

  /** It has come to rest: simulate. `wait` lets keys that follow each other be one. */
  settled(wait = false) {
    clearTimeout(this.settling);
    this.settling = null;
    this.still(false);
    const rest = () => { this.settling = null; this.want({ isPreview: false, more: {} }); };
    if (wait) this.settling = setTimeout(rest, SETTLED);
    else this.want({ isPreview: false, more: {} });
  }

  few() {
    const own = Number(this.state().draws) || QUICK;
    return Math.min(own, this.isSlow ? FEWER : QUICK);
  }

  want(request) {
    this.wanted = request;
    this.still(false);
    if (this.running && !this.running.isPreview) this.running.stop.abort();
    else if (!this.running) this.next();
  }

  stop() {
    this.wanted = null;
    clearTimeout(this.settling);
    this.settling = null;
    this.running?.stop.abort();
  }

  /** Ask for the newest; while an answer is drawn the next one is made. */
  async next() {
    const request = this.wanted;
    if (!request) return;
    this.wanted = null;
    this.running = { ...request, stop: new AbortController() };
    const answering = this.answered(request, this.running.stop.signal);
    this.goingAhead?.abort(); // after the request has gone out: where it asks for the same, the work goes on
    const found = await answering;
    this.running = null;
    const effective = found && request.isPreview ? effectiveOf(found) : null;
    const isOfFew = effective !== null && effective < LEAST_EFFECTIVE;
    if (isOfFew) this.wanted ??= { isPreview: true, more: { draws: this.few() } };
    this.next();
    if (found && !isOfFew) await this.shown(found, request.isPreview, effective);
    if (this.running || this.wanted) return;
    if (request.isPreview) this.goAhead();
    this.busy(false);
    if (!this.settling) this.still(true);
  }

  /** Have the states answered that the next key may bring, if the server has nothing else to do; nobody waits for them. */
  async goAhead() {
    const states = this.ahead ?? [], more = { draws: this.few(), width: this.width(), without: "data html" };
    this.ahead = [];
    this.goingAhead?.abort();
    const { signal } = (this.goingAhead = new AbortController());
    for (const state of states) {
      if (signal.aborted) return;
      await ask("glance", state, { more, signal, isAhead: true }).catch(() => {});
    }
  }

  /** One answer; nothing where it was given up or cannot be. */
  async answered(request, signal) {
    const waiting = setTimeout(() => this.busy(true), BUSY), began = performance.now();
    const progress = request.isPreview ? undefined : (done, total) => { if (performance.now() - began > BUSY) this.busy(true, done, total); };
    const more = { ...request.more, width: this.width(), without: request.isPreview ? "data html" : "data" };
    try {
      const found = await ask("glance", this.state(), { more, signal, progress, file: this.file() });
      if (request.isPreview && request.more.draws) this.isSlow = performance.now() - began > (this.isSlow ? IN_TIME / 2 : IN_TIME);
      return found;
    } catch (error) {
      if (error instanceof Refused || error instanceof Unreached) this.failed(error, request);
      else if (error.name !== "AbortError") throw error;
      return null;
    } finally {
      clearTimeout(waiting);
    }
  }
}

/** How many futures carry the weight of a preview; null where nothing is weighed. */
export function effectiveOf(found) {
  const preview = [...found.answer.findings, ...found.answer.notes].find((each) => each.figures.effective);
  return preview ? preview.figures.effective.value : null;
}
