// Words of the page, by key, in the language of its state. None stands in code.

let words = {};
let language = document.documentElement.dataset.language ?? "en";

/** Take the words of a language, and say everything that stands in the page by a key in them. */
export function speak(found, spoken) {
  words = found;
  language = spoken;
  document.documentElement.lang = spoken === "zh" ? "zh-Hans" : spoken;
  document.documentElement.dataset.language = spoken;
  document.title = say("title");
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll("[data-word-label]")) {
    element.setAttribute("aria-label", say(element.dataset.wordLabel));
    if (element.title) element.title = say(element.dataset.wordLabel);
  }
  for (const element of document.querySelectorAll("[data-word-placeholder]")) element.placeholder = say(element.dataset.wordPlaceholder);
}

/** A text by its key, with what stands in braces filled in; the key itself where there is none. */
export function say(key, parts = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => parts[name] ?? "");
}

/** Whether there is a text of this key. */
export function has(key) {
  return key in words;
}

/** A text by how many there are: `key_none`, `key_one` or `key_many`. */
export function count(key, number) {
  return say(`${key}_${number === 0 ? "none" : number === 1 ? "one" : "many"}`, { count: number });
}

export function spoken() {
  return language;
}

/** Make an element: its attributes, and what is in it, texts as texts. */
export function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...inside.filter((each) => each !== null && each !== undefined && each !== false));
  return element;
}

/** A button that says a word. */
export function button(key, press, attributes = {}) {
  return make("button", { type: "button", class: "quiet", "data-word": key, onclick: press, ...attributes }, say(key));
}
