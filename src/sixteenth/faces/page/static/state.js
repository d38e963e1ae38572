// What the page shows, as its address says it: the text behind `#` is the whole of it, and the server reads the same.

const PLAIN = { v: "version", s: "scenario", q: "question", lab: "lab", draws: "draws", seed: "seed", unfinished: "unfinished", plan: "plan", lang: "language" };
const SET = "set.", BELIEVE = "believe.", PACKED = "z";

/** A state that nobody changed. */
export function untouched() {
  return { version: null, scenario: "central", question: null, lab: null, draws: null, seed: null, unfinished: null, plan: null, language: null, set: {}, believe: {}, others: [] };
}

/** Read a state out of the text behind `#`. What it does not know it keeps, so that the server can name it. */
export async function read(text) {
  const state = untouched();
  for (const [key, value] of await pairs(text.replace(/^[#?]/, ""))) {
    if (key in PLAIN) state[PLAIN[key]] = value;
    else if (key.startsWith(SET)) state.set[key.slice(SET.length)] = value;
    else if (key.startsWith(BELIEVE)) state.believe[key.slice(BELIEVE.length)] = value;
    else state.others.push([key, value]);
  }
  return state;
}

async function pairs(text) {
  const found = [];
  for (const [key, value] of new URLSearchParams(text)) {
    if (key !== PACKED) found.push([key, value]);
    else found.push(...new URLSearchParams(await unpacked(value).catch(() => "")));
  }
  return found;
}

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

/** Write a state as the text behind `#`, or as a query; what is as published is left out. */
export function write(state, more = {}) {
  const own = Object.entries(PLAIN).map(([key, name]) => [key, state[name]]);
  const changes = [[SET, state.set], [BELIEVE, state.believe]].flatMap(([begins, values]) => Object.keys(values).sort().map((name) => [begins + name, values[name]]));
  const all = [...own, ...state.others, ...changes, ...Object.entries(more)].filter(([, value]) => value !== null && value !== undefined && value !== "");
  return all.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value).replaceAll("%2F", "/")}`).join("&");
}

/** How many levers were changed. */
export function changes(state) {
  return Object.keys(state.set).length + Object.keys(state.believe).length;
}

/** The part of a state in which a lever of this kind stands. */
export function part(kind) {
  return kind === "belief" ? "believe" : "set";
}

/** A copy of a state with one lever moved; put back where `text` is null. */
export function moved(state, lever, text) {
  const values = { ...state[part(lever.kind)] };
  if (text === null) delete values[lever.key];
  else values[lever.key] = text;
  return { ...state, [part(lever.kind)]: values };
}

const COALESCE = 900; // ms in which further moves of one lever are one step back

/** The state of the page, with its way back and forward in the browser's own history. */
export class Steps {
  constructor(state, told) {
    Object.assign(this, { state, told, at: history.state?.at ?? 0, last: history.state?.last ?? history.state?.at ?? 0, by: "", when: 0 });
    addEventListener("popstate", async (event) => {
      this.at = event.state?.at ?? 0;
      this.state = await read(location.hash);
      this.told(this.state, "history");
    });
  }

  get canUndo() { return this.at > 0; }
  get canRedo() { return this.at < this.last; }
  undo() { if (this.canUndo) history.back(); }
  redo() { if (this.canRedo) history.forward(); }

  /** Take a state without a step in the history: while a lever is dragged, or to write the same in another way. */
  take(state) {
    this.state = state;
  }

  /** Write the same state as another text: as the server writes it. */
  rewrite(text) {
    if (text !== location.hash) history.replaceState({ at: this.at, last: this.last }, "", text);
  }

  /** Take a state as a step that can be undone; moves of one lever that follow each other fast are one step. */
  step(state, by = "") {
    const now = performance.now();
    const text = `#${write(state)}`;
    this.state = state;
    const isSame = by && by === this.by && now - this.when < COALESCE;
    Object.assign(this, { by, when: now });
    if (isSame) history.replaceState({ at: this.at, last: this.last }, "", text);
    else if (text !== location.hash) {
      this.last = ++this.at;
      history.pushState({ at: this.at, last: this.last }, "", text);
    }
    this.told(state, by);
  }
}
