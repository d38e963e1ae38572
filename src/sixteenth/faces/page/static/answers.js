// The three answers: sentences of the answer itself, set so that the verdict is read first.

import { make, say } from "./words.js";

const COLUMNS = [["investment", "verdict", "money_back"], ["if_it_stops", "money_back_if_it_stops"], ["too_late"]];
const QUESTION = /^[^?\uFF1F]{4,80}[?\uFF1F]\s*/;
const FIRST = /^.*?(?:[.\u3002](?=\s|$|[^\d.])|;\s|\uFF1B|$)/s;
const BETWEEN = /;\s|\uFF1B/; // cases of one sentence
const LONGEST = 64; // letters of what is read first
const ANNOUNCED = 500; // ms after the last change
const told = document.getElementById("told"), aside = document.getElementById("aside"), status = document.getElementById("status");
let announcing = 0, announced = "";

/** Put the findings of an answer in their columns; what belongs in none stands below them. */
export function showAnswers({ view }, { isPreview, effective }) {
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
  const first = FIRST.exec(own.textContent)[0];
  if ((isFirst || question) && first.length <= LONGEST * (/[\u4e00-\u9fff]/.test(first) ? 0.6 : 1)) {
    const lead = make("p", { class: "lead" });
    lead.append(cut(own, first.length));
    trim(lead);
    parts.push(lead);
  } else if (question && BETWEEN.test(own.textContent)) {
    parts.push(cases(own));
  }
  own.classList.add("rest");
  const holder = make("div", { class: "told-of" });
  holder.append(...parts, ...(own.textContent.trim() ? [own] : []));
  return holder;
}

/** The cases of a sentence, each on a line of its own. */
function cases(own) {
  const list = make("ul", { class: "cases" });
  for (let found = BETWEEN.exec(own.textContent); own.textContent.trim(); found = BETWEEN.exec(own.textContent)) {
    const line = make("li");
    line.append(cut(own, found ? found.index + found[0].length : own.textContent.length));
    trim(line);
    list.append(line);
  }
  return list;
}

/** Take the mark that parts it from what follows off the end of an element. */
function trim(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let last = null;
  while (walker.nextNode()) if (walker.currentNode.data.trim()) last = walker.currentNode;
  if (last) last.data = last.data.replace(/[;\uFF1B]?\s*$/, "");
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
