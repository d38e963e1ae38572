// A plan or books of one's own: read here, held in the page's memory, sent with each question, never kept anywhere.

import { announce } from "./answers.js";
import { say } from "./words.js";

const MOST = 1_000_000; // bytes
const LEDGER = ["model", "kind", "amount"]; // columns of books
const pick = document.getElementById("own-file"), told = document.getElementById("own-file-told"), drop = document.getElementById("own-file-drop"), holder = document.getElementById("own-file-pick");

/** The file that is open, and what to do when that changes. */
export class OwnFile {
  constructor(changed) {
    this.file = null;
    pick.addEventListener("change", async () => {
      const [chosen] = pick.files;
      if (!chosen) return;
      if (chosen.size > MOST) { this.tell("own_file_big", { name: chosen.name }); return; }
      const text = await chosen.text();
      const head = text.slice(0, text.search(/[\r\n]|$/)).toLowerCase().split(",").map((each) => each.trim());
      const kind = LEDGER.every((each) => head.includes(each)) ? "ledger" : "plan";
      this.file = { name: chosen.name, text, kind, company: kind === "plan" ? companyOf(text, head) : null };
      this.show();
      changed(this.file);
    });
    drop.addEventListener("click", () => {
      this.file = null;
      pick.value = "";
      this.show();
      changed(null);
      pick.focus();
    });
  }

  /** The file as a question takes it: books are read by one question alone, a plan by all. */
  of(question) {
    return this.file && (this.file.kind === "plan" || question === "ledger") ? this.file : null;
  }

  show() {
    drop.hidden = !this.file;
    holder.hidden = Boolean(this.file);
    if (this.file) this.tell("own_file_kept", { name: this.file.name });
    else this.tell("own_file_hint");
  }

  tell(key, parts = {}) {
    told.removeAttribute("data-word");
    told.textContent = say(key, parts);
    if (Object.keys(parts).length) announce(told.textContent);
  }
}

/** What a plan calls its company. */
function companyOf(text, head) {
  const row = text.split(/\r?\n/).map((line) => line.split(",")).find((cells) => cells[head.indexOf("line")]?.trim() === "company");
  return row?.[head.indexOf("name")]?.replace(/^"|"$/g, "").trim() || null;
}
