// A kept run beside the present one: its lines broken in every chart, what differs in a strip, and which lever did it.

import { ask } from "./api.js";
import { fromText, fully } from "./amounts.js";
import { moved, part } from "./state.js";
import { button, count, make, say, spoken } from "./words.js";

const MOST = 8; // levers that are tried one at a time
const QUICK = 400;
const strip = document.getElementById("comparison"), toggle = document.getElementById("compare");

/** The number of 100 futures that the first answer counts; null where it counts none. */
export function positive(found) {
  const told = found?.answer.findings.find((each) => each.key === "investment" || each.key === "money_back");
  return told?.figures.positive?.value ?? told?.figures.back?.value ?? null;
}

export class Comparison {
  constructor({ levers, width }) {
    Object.assign(this, { levers, width, kept: null });
  }

  /** Keep a run, or let the kept one go. */
  keep(found, state) {
    this.kept = found && { found, state: structuredClone(state), name: document.getElementById("scenario").selectedOptions[0]?.textContent ?? state.scenario };
    toggle.setAttribute("aria-pressed", String(Boolean(this.kept)));
    toggle.dataset.word = this.kept ? "compare_end" : "compare";
    toggle.textContent = say(toggle.dataset.word);
    strip.hidden = !this.kept;
  }

  /** The rows of the kept run's chart of this key. */
  rows(key) {
    const rows = this.kept?.found.view.charts?.find((chart) => chart.key === key)?.spec.data?.values;
    return rows?.length ? rows : null;
  }

  show(found, state) {
    if (!this.kept) return;
    this.stop?.abort();
    const before = positive(this.kept.found), now = positive(found);
    const differing = this.differing(state);
    const told = before === null || now === null ? null : make("p", { class: "difference" },
      make("strong", {}, signed(now - before)), " ", say("difference_futures", { difference: "" }).replace(/\s+/g, " ").trim());
    const levers = make("p", {}, say("kept", { name: this.kept.name }), "; ", count("levers_differ", differing.length));
    const isAttributable = differing.length > 0 && state.scenario === this.kept.state.scenario;
    const which = isAttributable ? button("which_did_it", () => this.attribute(differing, now - before)) : null;
    this.parts = make("div", { class: "attribution" });
    strip.replaceChildren(...[told, levers, which, this.parts].filter(Boolean));
  }

  differing(state) {
    return ["set", "believe"].flatMap((where) => {
      const names = new Set([...Object.keys(state[where]), ...Object.keys(this.kept.state[where])]);
      return [...names].filter((key) => state[where][key] !== this.kept.state[where][key]).map((key) => ({ key, kind: where === "believe" ? "belief" : "choice", text: state[where][key] ?? null }));
    });
  }

  /** Move one lever at a time from the kept run; what is left over is what they do together. */
  async attribute(differing, whole) {
    if (differing.length > MOST) { this.parts.textContent = say("too_many_levers", { most: MOST }); return; }
    this.stop = new AbortController();
    const signal = this.stop.signal;
    this.parts.replaceChildren(make("p", { class: "waiting" }, say("running_some")));
    try {
      const at = (state) => ask("glance", state, { more: { draws: Math.min(Number(state.draws) || QUICK, QUICK), width: this.width() }, signal }).then(positive);
      const base = await at(this.kept.state);
      const lines = [];
      let left = whole;
      for (const each of differing) {
        const alone = (await at(moved(this.kept.state, each, each.text))) - base;
        left -= alone;
        lines.push([this.name(each), alone]);
      }
      if (differing.length > 1) lines.push([say("together"), left]);
      this.parts.replaceChildren(bars(lines));
    } catch (error) {
      if (error.name !== "AbortError") this.parts.textContent = say("not_updated", { why: say(error.why ?? "not_reached") });
    }
  }

  name({ key, kind, text }) {
    const lever = this.levers.named(key);
    const number = lever && text !== null ? fromText(text, lever) : lever?.at;
    const value = lever && Number.isFinite(number) ? fully(number, lever.unit) : text;
    return say("spoken", { name: lever?.title ?? key, value: value ?? "", part: part(kind) });
  }
}

function bars(lines) {
  const most = Math.max(...lines.map(([, number]) => Math.abs(number)), 1);
  return make("table", { class: "bars" }, make("caption", {}, say("did_it")), make("tbody", {}, ...lines.map(([name, number]) =>
    make("tr", {}, make("th", { scope: "row" }, name), make("td", { class: "number" }, signed(number)),
      make("td", { "aria-hidden": "true" }, make("span", { class: `bar-of ${number < 0 ? "less" : "more-of"}`, style: `--part:${Math.abs(number) / most}` }))))));
}

function signed(number) {
  return new Intl.NumberFormat(spoken(), { maximumFractionDigits: 0, signDisplay: "exceptZero" }).format(Math.round(number) + 0);
}
