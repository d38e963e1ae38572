// The three answers: sentences of the answer itself, set so that the verdict is read first.

import { make, say } from "./words.js";

const COLUMNS = [["investment", "verdict", "money_back"], ["if_it_stops", "money_back_if_it_stops"], ["too_late"]];
const QUESTION = /^[^?\uFF1F]{4,80}[?\uFF1F]\s*/;
const FIRST = /^.*?(?:[.\u3002](?=\s|$|[^\d.])|;\s|\uFF1B|$)/s;
const ANNOUNCED = 500; // ms after the last change
const told = document.getElementById("told"), aside = document.getElementById("aside"), status = document.getElementById("status");
let announcing = 0, announced = "";

/** Put the findings of an answer in their columns; what belongs in none stands below them. */
export function showAnswers({ view, answer }, { isPreview, effective }) {
  const holder = make("template");
  holder.innerHTML = view.findings ?? "";
  const all = [...holder.content.querySelectorAll("[data-finding]")].filter((each) => !each.parentElement.closest("[data-finding]"));
  const taken = new Set();
  const columns = COLUMNS.map((keys) => {
    const own = all.filter((each) => keys.includes(each.dataset.finding));
    own.forEach((each) => taken.add(each));
    return own.length ? make("article", { class: "answer" }, ...own.map((each, at) => paragraph(each, at === 0))) : null;
  });
  told.replaceChildren(...columns.filter(Boolean));
  openable(told);
  openable(aside);
  told.setAttribute("aria-busy", "false");
  told.classList.toggle("preview", isPreview);
  const rest = all.filter((each) => !taken.has(each) && !["about", "preview"].includes(each.dataset.finding));
  const mark = isPreview ? make("p", { class: "preview-note" }, effective ? say("preview", { effective: Math.round(effective) }) : say("is_preview")) : null;
  aside.replaceChildren(...[mark, ...rest.map((each) => paragraph(each, false))].filter(Boolean));
  document.getElementById("claim").textContent = answer.findings.find((each) => each.key === "about")?.figures.claim?.value ?? "";
  if (!isPreview) announce(all.filter((each) => taken.has(each)).map((each) => each.textContent.trim()).join(" "));
}

/** One finding: the question it begins with, what it says first, and the rest. */
function paragraph(finding, isFirst) {
  const own = make(finding.tagName === "LI" ? "div" : "p", { "data-finding": finding.dataset.finding });
  own.append(...finding.childNodes);
  own.normalize();
  const question = QUESTION.exec(own.textContent)?.[0];
  const parts = [];
  if (question) {
    const head = cut(own, question.length);
    const title = make("h2", { class: "question" });
    title.append(head);
    parts.push(title);
  }
  if (isFirst || question) {
    const lead = make("p", { class: "lead" });
    lead.append(cut(own, FIRST.exec(own.textContent)[0].length));
    parts.push(lead);
  }
  own.classList.add("rest");
  const holder = make("div", { class: "told-of" });
  holder.append(...parts, ...(own.textContent.trim() ? [own] : []));
  return holder;
}

/** Take the first letters out of an element, with the elements that they stand in. */
function cut(element, letters) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = letters;
  const range = document.createRange();
  range.setStart(element, 0);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left <= node.length) {
      range.setEnd(node, left);
      return range.extractContents();
    }
    left -= node.length;
  }
  range.selectNodeContents(element);
  return range.extractContents();
}

/** Numbers that open take the focus, and say what they do. */
export function openable(element) {
  for (const number of element.querySelectorAll("[data-explain]")) {
    number.tabIndex = 0;
    number.setAttribute("role", "button");
    number.title = say("explain");
  }
}

/** Say something to who listens, once, half a second after the last change. */
export function announce(text) {
  clearTimeout(announcing);
  announcing = setTimeout(() => {
    if (text !== announced) status.textContent = text;
    announced = text;
  }, ANNOUNCED);
}
