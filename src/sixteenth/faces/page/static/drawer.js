// The drawer: one thing looked at closely; a number's making, where a value comes from, what was changed.

import { Refused, Unreached } from "./api.js";
import { make, say } from "./words.js";

const drawer = document.getElementById("drawer"), title = document.getElementById("drawer-title"), body = document.getElementById("drawer-body");
let running = null;

document.getElementById("drawer-close").addEventListener("click", () => drawer.close());
drawer.addEventListener("click", (event) => { if (event.target === drawer) drawer.close(); });
drawer.addEventListener("close", () => { running?.abort(); body.replaceChildren(); });

/** Open it with a heading and what is in it. */
export function open(heading, ...inside) {
  title.textContent = heading;
  body.replaceChildren(...inside);
  if (!drawer.open) drawer.showModal();
  body.scrollTop = 0;
}

export function close() {
  if (drawer.open) drawer.close();
}

export function isOpen() {
  return drawer.open;
}

/** Open it with what comes later: `fetched(signal)` makes what is in it, below what is there `first`. */
export async function openLater(heading, fetched, ...first) {
  const above = first.filter(Boolean);
  running?.abort();
  const own = (running = new AbortController());
  open(heading, ...above, make("p", { class: "waiting", role: "status" }, say("loading")));
  try {
    const inside = await fetched(own.signal);
    if (!own.signal.aborted) body.replaceChildren(...above, ...[inside].flat().filter(Boolean));
  } catch (error) {
    if (own.signal.aborted) return;
    if (error instanceof Refused) body.replaceChildren(...above, faultList(error.faults));
    else if (error instanceof Unreached) body.replaceChildren(...above, make("p", { role: "alert" }, say("not_updated", { why: say(error.why) })));
    else throw error;
  }
}

/** Faults with their four lines each, as text. */
export function faultList(faults) {
  const line = (key, text) => (text ? [make("dt", {}, say(key)), make("dd", {}, text)] : []);
  return make("ul", { class: "faults" }, ...faults.map((fault) => make("li", {}, make("strong", {}, fault.what),
    make("dl", {}, ...line("fault_where", fault.where), ...line("fault_got", fault.got), ...line("fault_expected", fault.expected), ...line("fault_cure", fault.cure)))));
}
