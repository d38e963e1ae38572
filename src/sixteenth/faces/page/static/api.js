// What the server is asked: always about a state, newest first; a fault comes back as data.

import { write } from "./state.js";

const PATIENCE = 180_000; // ms

/** What the server refused, with its four lines each. */
export class Refused extends Error {
  constructor(faults) {
    super(faults[0]?.what ?? "");
    this.faults = faults;
  }
}

/** No answer: the server is gone, or it took too long. `why` is a key of words. */
export class Unreached extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}

/** What the page knows at its start: levers, scenarios, questions, words, versions. */
export function meta(state, signal) {
  return fetched(`/api/meta?${write(state)}`, { signal });
}

/**
 * Ask a question about a state.
 * @param {object} more options of the question; `file` sends a kept file along
 * `isAhead` asks for what somebody may want next: a server that has other work does not answer it
 * @param {(done: number, total: number) => void} [progress] told while it runs, where it is long
 */
export function ask(question, state, { more = {}, signal, progress, file, isAhead = false } = {}) {
  const place = `/api/ask/${encodeURIComponent(question)}`;
  const headers = { Accept: progress ? "text/event-stream" : "application/json", ...(isAhead ? { "X-Ahead": "1" } : {}) };
  if (file) {
    const own = file.company && file.company === state.lab ? { ...state, lab: null } : state; // the plan names it
    const body = JSON.stringify({ state: write(own), options: more, [file.kind]: file.text });
    return fetched(place, { signal, method: "POST", body, headers: { ...headers, "Content-Type": "application/json" } }, progress);
  }
  return fetched(`${place}?${write({ ...state, question: null }, more)}`, { signal, headers }, progress);
}

/** Any JSON of the server's own. */
export function get(path, signal) {
  return fetched(path, { signal });
}

async function fetched(path, options, progress) {
  const { signal, done } = patient(options.signal);
  try {
    const response = await fetch(path, { ...options, signal });
    const kind = response.headers.get("content-type") ?? "";
    if (kind.startsWith("text/event-stream")) return await lastOf(response.body, progress);
    if (response.ok) return await response.json();
    throw await refusal(response, kind);
  } catch (error) {
    if (error instanceof Refused || error instanceof Unreached) throw error;
    if (options.signal?.aborted) throw new DOMException("", "AbortError");
    throw new Unreached(signal.aborted ? "timed_out" : "not_reached");
  } finally {
    done();
  }
}

function patient(outer) {
  const own = new AbortController();
  const stop = () => own.abort();
  const clock = setTimeout(stop, PATIENCE);
  if (outer?.aborted) stop();
  outer?.addEventListener("abort", stop);
  return { signal: own.signal, done: () => { clearTimeout(clock); outer?.removeEventListener("abort", stop); } };
}

async function refusal(response, kind) {
  if (!kind.includes("json")) return new Unreached("not_reached");
  const told = await response.json();
  return told.faults ? new Refused(told.faults) : new Unreached("not_reached");
}

/** Read events until one is an answer or a fault. */
async function lastOf(body, progress) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Unreached("not_reached");
    text += value.replaceAll("\r", "");
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const event = eventOf(text.slice(0, end));
      text = text.slice(end + 2);
      if (event.name === "progress") progress?.(event.data.done, event.data.total);
      if (event.name === "answer") { reader.cancel().catch(() => {}); return event.data; }
      if (event.name === "fault") throw new Refused(event.data.faults);
    }
  }
}

function eventOf(block) {
  const lines = block.split("\n");
  const own = (key) => lines.filter((line) => line.startsWith(`${key}:`)).map((line) => line.slice(key.length + 1).trimStart()).join("\n");
  const data = own("data");
  return { name: own("event"), data: data ? JSON.parse(data) : null };
}
