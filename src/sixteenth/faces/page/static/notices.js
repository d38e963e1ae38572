// What the page has to say of itself: a link that was not all understood, a server that is gone, a mix that cannot be.

import { faultList } from "./drawer.js";
import { button, make, say } from "./words.js";

const holder = document.getElementById("notices");
const FIRST_VISIT = "sixteenth-seen";

/** Say something under a name; the same name is said once. `acts` are buttons: `[key, what they do]`. */
export function notice(name, text, { acts = [], isAlert = false } = {}) {
  const inside = typeof text === "string" ? make("p", {}, text) : text;
  const buttons = acts.map(([key, act]) => button(key, () => { drop(name); act(); }, { class: "solid" }));
  const own = make("div", { class: `notice${isAlert ? " alert" : ""}`, "data-notice": name, role: isAlert ? "alert" : null }, inside, ...buttons, button("dismiss", () => drop(name)));
  drop(name);
  holder.append(own);
  holder.hidden = false;
}

export function drop(name) {
  holder.querySelector(`[data-notice="${name}"]`)?.remove();
  holder.hidden = !holder.children.length;
}

/** Say that nothing new came, and why. */
export function notUpdated(why, retry) {
  notice("server", say("not_updated", { why: say(why) }), { acts: [["retry", retry]], isAlert: true });
}

/** Say what cannot be answered as it stands; `undo` takes it back, all of it where there is no step back; `nearest` is what would work. */
export function impossible(faults, undo, { isStep = true, name = "faults", nearest = null } = {}) {
  notice(name, make("div", {}, make("p", {}, make("strong", {}, say("faults"))), faultList(faults)), { acts: [...(nearest ? [nearest] : []), ...(undo ? [[isStep ? "undo_that" : "reset_all", undo]] : [])], isAlert: true });
}

/** Name what was not understood of a link. */
export function ofLink(notices) {
  if (notices?.length) notice("link", make("ul", {}, ...notices.map((each) => make("li", {}, typeof each === "string" ? each : each.text ?? ""))));
}

/** One line for who is here for the first time. */
export function firstVisit() {
  try {
    if (localStorage.getItem(FIRST_VISIT)) return;
    localStorage.setItem(FIRST_VISIT, "1");
  } catch { return; }
  notice("first", say("first_visit"));
}
