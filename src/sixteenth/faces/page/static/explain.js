// How a number comes about: what it is over all futures, and in one of them its chain, each input of which opens in turn.

import { Refused, ask } from "./api.js";
import { showAnswer } from "./answer.js";
import * as drawer from "./drawer.js";
import { make, say } from "./words.js";

// What the numbers of a sentence are called, where what they rest on is no more than a name of the model.
const CALLED = { investment: "going_on", verdict: "going_on", if_it_stops: "stops", too_late: "never_too_late", later: "later" };
const NAME = /^\s*([a-z][a-z0-9]*(?:_[a-z0-9]+)+)(?=\s|$|=)/;
const TRIES = 4;
const OWN = ["lab", "segment", "vintage", "shelf"]; // axes with an option of their own
const WIDTH = 560;

export class Explainer {
  /** `state()` is what is asked about, `lab()` whose number is meant. */
  constructor({ state, lab }) {
    Object.assign(this, { state, lab, way: [] });
  }

  /** Open the number of a sentence. */
  ofNumber(element) {
    const finding = element.closest("[data-finding]")?.dataset.finding;
    const name = element.dataset.explain;
    const isInside = element.closest("#drawer-body");
    this.open(!isInside && CALLED[finding] && name.startsWith("next_") ? CALLED[finding] : name);
  }

  /** Open a number by what it is called. */
  open(name, before = []) {
    drawer.openLater(say("explain_of", { name: name.replaceAll("_", " ") }), async (signal) => [...before, this.shown(await this.asked(name, signal))]);
  }

  async asked(variable, signal, more = {}) {
    const labels = { lab: this.lab() ?? undefined, ...more };
    for (let tries = 0; ; tries++) {
      try {
        return await ask("explain", this.state(), { more: { variable, width: WIDTH, ...labels }, signal });
      } catch (error) {
        const lacking = error instanceof Refused && tries < TRIES ? labelLacking(error.faults) : null;
        if (!lacking || OWN.includes(lacking.axis) && labels[lacking.axis]) throw error;
        if (OWN.includes(lacking.axis)) labels[lacking.axis] = lacking.label;
        else labels.at = `${lacking.axis}=${lacking.label}`;
      }
    }
  }

  shown(found) {
    const holder = make("div", { class: "opened" });
    showAnswer(holder, found, { name: "explain" });
    for (const line of holder.querySelectorAll("[data-finding^=input], [data-finding^=number_of]")) this.linked(line);
    return holder;
  }

  /** The name that a line begins with opens too. */
  linked(line) {
    const first = [...line.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const name = first && NAME.exec(first.data)?.[1];
    if (!name) return;
    const rest = first.data.slice(first.data.indexOf(name) + name.length);
    first.data = rest;
    first.before(make("button", { type: "button", class: "name", onclick: () => this.open(name) }, name));
  }
}

/** Which label a question lacks, where that is what was refused. */
function labelLacking(faults) {
  const fault = faults.find((each) => each.fault === "UnknownLabel");
  const axis = fault && /'(\w+)'/.exec(fault.what)?.[1];
  const label = fault?.expected?.split(/, |\uFF0C|\u3001/)[0];
  return axis && label ? { axis, label } : null;
}
