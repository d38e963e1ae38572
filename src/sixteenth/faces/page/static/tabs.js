// Tabs of further questions: what is behind one is made when it is first opened.

import { Panel, titleOf } from "./question.js";
import { make, say } from "./words.js";

// Questions that answer within seconds, and so without being told to.
const QUICK = new Set(["books", "growth", "clock", "ladder", "going_on", "concentration", "demand", "society", "interview", "claims", "sources", "scenarios", "systems", "race"]);
const NARROW = 700; // pixels

export class Tabs {
  constructor({ list, holder, state, file, explain }) {
    Object.assign(this, { list, holder, state, file, explain });
    this.panels = new Map();
    list.addEventListener("click", (event) => { const tab = event.target.closest("[role=tab]"); if (tab) this.open(tab.dataset.tab, true); });
    list.addEventListener("keydown", (event) => this.key(event));
  }

  /** Take the questions that the server answers, each with its tab. */
  take(tabs, questions) {
    const opened = this.opened;
    this.names = Object.keys(tabs);
    this.questions = new Map(this.names.map((name) => [name, tabs[name].map((each) => questions.find((one) => one.name === each)).filter(Boolean)]));
    this.panels.clear();
    this.list.replaceChildren(...this.names.map((name, at) => make("button", { type: "button", role: "tab", id: `tab-${name}`, "data-tab": name, "aria-controls": `panel-${name}`, "aria-selected": "false", tabindex: at ? "-1" : "0", "data-word": `tab_${name}` }, say(`tab_${name}`))));
    this.holder.replaceChildren(...this.names.map((name) => make("div", { role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, hidden: true })));
    this.opened = null;
    if (opened) this.open(opened);
  }

  key(event) {
    const at = this.names.indexOf(event.target.dataset.tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: this.names.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const name = this.names[(to + this.names.length) % this.names.length];
    for (const tab of this.list.children) tab.tabIndex = tab.dataset.tab === name ? 0 : -1;
    document.getElementById(`tab-${name}`).focus();
  }

  /** Show one; the same again hides it. */
  open(name, isToggle = false) {
    const isClosing = isToggle && this.opened === name;
    this.opened = isClosing ? null : name;
    for (const tab of this.list.children) {
      const isOpen = tab.dataset.tab === this.opened;
      tab.setAttribute("aria-selected", String(isOpen));
      if (tab.dataset.tab === name) tab.tabIndex = 0;
      else tab.tabIndex = -1;
      document.getElementById(`panel-${tab.dataset.tab}`).hidden = !isOpen;
    }
    if (this.opened && !this.panels.has(name)) this.fill(name);
  }

  /** A list of the tab's questions, and beside it the one that is looked at. */
  fill(name) {
    const holder = document.getElementById(`panel-${name}`);
    const shown = make("div", { class: "shown-question" });
    const entries = this.questions.get(name).map((question) => this.entry(question, shown));
    const list = make("ul", { class: "question-list" }, ...entries.map((entry) => make("li", {}, entry.button)));
    this.panels.set(name, entries);
    holder.replaceChildren(entries.length > 1 ? list : "", shown);
    entries[0]?.open(false);
  }

  entry(question, shown) {
    const entry = { panel: null, button: make("button", { type: "button", class: "question-name" }, titleOf(question)) };
    const made = async () => (question.name === "equations" ? new (await import("./equations.js")).Equations({ state: this.state, explain: this.explain }) : new Panel(question, { state: this.state, file: this.file }));
    entry.open = async (takesFocus) => {
      for (const other of entry.button.closest("ul")?.querySelectorAll("[aria-current]") ?? []) other.removeAttribute("aria-current");
      entry.button.setAttribute("aria-current", "true");
      entry.panel = await (entry.making ??= made());
      if (!entry.button.hasAttribute("aria-current")) return; // another was opened meanwhile
      shown.replaceChildren(entry.panel.element);
      if (QUICK.has(question.name) && !entry.panel.isAsked) entry.panel.run();
      if (takesFocus && innerWidth < NARROW) shown.scrollIntoView({ block: "start" });
    };
    entry.button.addEventListener("click", () => entry.open(true));
    return entry;
  }

  /** Tell all panels that levers have moved. */
  moved(state) {
    for (const panels of this.panels.values()) for (const { panel } of panels) panel?.moved?.(state);
  }
}
