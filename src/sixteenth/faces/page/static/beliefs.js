// "Your beliefs, central choices": the answer with only the beliefs moved, so that what choices do stays apart from it.

import { ask } from "./api.js";
import { write } from "./state.js";

/** The state with its choices put back and its beliefs and counting rules kept; nothing unless both were moved. */
export function beliefsAlone(state, kindOf) {
  const rules = Object.fromEntries(Object.entries(state.set).filter(([key]) => kindOf(key) === "rule"));
  const hasChoices = Object.keys(rules).length < Object.keys(state.set).length;
  return hasChoices && Object.keys(state.believe).length ? { ...state, set: rules } : null;
}

export class BeliefsAlone {
  constructor({ kindOf, width, file, came }) {
    Object.assign(this, { kindOf, width, file, came, key: null, charts: null });
  }

  /** The rows of its line in a chart: none as long as it is on its way; nothing where it is not called for. */
  rows(state, chart) {
    const alone = beliefsAlone(state, this.kindOf);
    if (!alone) return null;
    const own = write(alone) === this.key ? this.charts?.find((each) => each.key === chart) : null;
    return own?.spec.data?.values ?? [];
  }

  /** Ask for it, once the page has come to rest; a lever that moves gives it up. */
  async ask(state) {
    const alone = beliefsAlone(state, this.kindOf);
    if (!alone || write(alone) === this.key) return;
    this.rest();
    const stop = (this.stop = new AbortController());
    try {
      const found = await ask("glance", alone, { more: { width: this.width(), without: "data html" }, signal: stop.signal, file: this.file() });
      Object.assign(this, { key: write(alone), charts: found.view.charts });
      this.came();
    } catch { /* the line stays away: the answer itself says what is wrong */ }
  }

  rest() {
    this.stop?.abort();
  }
}
