// A question of a tab: its options, made of their schema; a run with its progress that can be stopped; its answer.

import { Refused, Unreached, ask } from "./api.js";
import { showAnswer } from "./answer.js";
import { changes, untouched, write } from "./state.js";
import { faultList } from "./drawer.js";
import { button, has, make, say } from "./words.js";

const OWN = new Set(["lab", "draws", "seed", "unfinished", "show", "workers", "backend", "output_set", "sampling", "width", "months"]); // said by the state, or of no use here

export class Panel {
  /** @param question as the server describes it; `state()` and `file()` give what it is asked about */
  constructor(question, { state, file, level = 3 }) {
    Object.assign(this, { question, state, file });
    const id = `question-${question.name}`;
    this.ask = button("ask", () => this.run(), { class: "solid" });
    this.stopper = button("stop_running", () => this.stop?.abort(), { hidden: true });
    this.told = make("p", { class: "run-state", role: "status" });
    this.fields = fieldsOf(question.options?.properties ?? {}, question);
    this.answer = make("div", { class: "panel-answer" });
    const options = this.fields.length ? make("details", { class: "options" }, make("summary", {}, say("options")), make("div", { class: "fields" }, ...this.fields.map((field) => field.element))) : null;
    if (options && (question.options?.required?.length || Object.keys(question.given ?? {}).length)) options.open = true;
    this.element = make("section", { class: "question-panel", "aria-labelledby": id, "data-question": question.name },
      make("div", { class: "panel-head" }, make(`h${level}`, { id }, titleOf(question)), make("p", { class: "small" }, question.title), make("div", { class: "panel-acts" }, this.ask, this.stopper, this.told)), options, this.answer);
  }

  get options() {
    return Object.fromEntries(this.fields.map((field) => [field.name, field.value()]).filter(([, value]) => value !== null && value !== ""));
  }

  /** Ask it of the page's state, or of a scenario that it was made for. */
  async run(scenario = this.scenario) {
    this.isAsked = true;
    this.stop?.abort();
    const stop = (this.stop = new AbortController());
    const asked = write(this.state());
    const { draws, seed, language } = this.state();
    const about = scenario ? { ...untouched(), draws, seed, language, scenario } : this.state();
    this.stopper.hidden = false;
    this.told.textContent = say("running_some");
    this.element.setAttribute("aria-busy", "true");
    try {
      const progress = (done, total) => { this.told.textContent = total ? say("running", { done, total }) : say("running_some"); };
      const found = await ask(this.question.name, about, { more: { ...this.options, width: this.width() }, signal: stop.signal, progress, file: this.file(this.question.name) });
      this.asked = asked;
      this.told.textContent = "";
      await showAnswer(this.answer, found, { name: this.question.name });
      this.ask.dataset.word = "ask_again";
      this.ask.textContent = say("ask_again");
    } catch (error) {
      if (this.stop !== stop) return;
      this.told.textContent = "";
      if (error instanceof Refused) this.answer.replaceChildren(faultList(error.faults), this.otherwise(about));
      else if (error instanceof Unreached) this.told.textContent = say("not_updated", { why: say(error.why) });
      else if (error.name !== "AbortError") throw error;
    } finally {
      if (this.stop === stop) { this.stopper.hidden = true; this.element.removeAttribute("aria-busy"); }
    }
  }

  /** Where it cannot be answered of what is open: a button that asks it of the scenario that it was made for. */
  otherwise(about) {
    const own = this.question.scenario;
    return own && own !== about.scenario ? make("p", {}, make("button", { type: "button", class: "solid", onclick: () => { this.scenario = own; this.run(); } }, say("ask_of", { scenario: own }))) : "";
  }

  width() {
    return Math.round(Math.min(this.element.clientWidth || 720, 720));
  }

  /** Say that levers have moved since its answer. */
  moved(state) {
    const isOld = Boolean(this.asked) && this.asked !== write(state);
    this.element.classList.toggle("old", isOld);
    if (isOld) this.scenario = null;
    if (isOld) this.told.textContent = say("changed_since");
    else if (this.asked) this.told.textContent = "";
    return changes(state);
  }
}

/** What a question is called in a list. */
export function titleOf(question) {
  const key = `question_${question.name}`;
  return has(key) ? say(key) : question.title;
}

/** Fields for the options of a schema, each with how to read its value; an empty one is as usual. */
function fieldsOf(properties, question) {
  return Object.entries(properties).filter(([name]) => !OWN.has(name)).map(([name, schema]) => fieldOf(name, schema, question)).filter(Boolean);
}

function fieldOf(name, schema, question) {
  const kinds = schema.anyOf ?? [schema];
  const own = kinds.find((each) => each.type !== "null") ?? schema;
  const values = own.enum ?? (own.const === undefined ? null : [own.const]);
  const title = schema.description ?? schema.title ?? name;
  const id = `option-${question.name}-${name}`;
  const shown = schema.default === null || schema.default === undefined || Array.isArray(schema.default) ? "" : String(schema.default);
  let input, value;
  if (values) {
    input = make("select", { id }, make("option", { value: "" }, say("as_usual")), ...values.map((each) => make("option", { value: each }, String(each))));
    value = () => input.value;
  } else if (own.type === "boolean") {
    input = make("input", { id, type: "checkbox" });
    input.checked = schema.default === true;
    value = () => (input.checked === (schema.default === true) ? null : input.checked);
  } else {
    const isNumber = own.type === "integer" || own.type === "number";
    input = make("input", { id, type: "text", inputmode: isNumber ? "decimal" : null, placeholder: shown || say("as_usual"), autocomplete: "off", spellcheck: "false", value: question.given?.[name] });
    value = () => input.value.trim();
  }
  return { name, value, element: make("label", { class: "option", for: id }, make("span", {}, title), input) };
}
