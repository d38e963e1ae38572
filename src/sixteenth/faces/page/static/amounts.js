// Numbers of levers as people read and write them: money in billions, shares in per cent; and where they stand on a slider.

import { has, say, spoken } from "./words.js";

const MONTHS = 12, BILLION = 1e9, YI = 1e8;

/** By how much a number of a unit is divided where it is shown. */
function scale(unit) {
  if (unit === "Share") return 0.01;
  if (unit === "USD") return spoken() === "zh" ? YI : BILLION;
  if (unit === "USDPerMonth") return (spoken() === "zh" ? YI : BILLION) / MONTHS;
  return 1;
}

/** How a unit reads behind a number, with nothing where it has none. */
export function unitText(unit) {
  return has(`unit_${unit}`) ? say(`unit_${unit}`) : "";
}

/** A number as its field shows it, without its unit. */
export function shortly(value, unit) {
  const told = value / scale(unit);
  const size = Math.abs(told);
  const digits = size >= 1e7 || (size > 0 && size < 1e-3) ? { notation: "scientific", maximumSignificantDigits: 3 } : { maximumSignificantDigits: size >= 1000 ? 4 : 3 };
  return new Intl.NumberFormat(spoken(), { ...digits, useGrouping: false }).format(told);
}

/** A number with its unit, as it is read aloud. */
export function fully(value, unit) {
  if (unit === "Flag") return say(value ? "yes" : "no");
  const text = unitText(unit);
  return text ? `${shortly(value, unit)} ${text}` : shortly(value, unit);
}

/** Read a number that was typed in a field, in the unit that stands beside it; NaN where it is none. */
export function typed(text, unit) {
  const plain = text.trim().replace(/[%％]$/, "").replaceAll(",", "").replace("\u2212", "-");
  return plain === "" ? NaN : Number(plain) * scale(unit);
}

/** A number as the command line reads it. */
export function asText(value, unit) {
  const plain = String(Number(value.toPrecision(6)));
  if (unit === "USD") return `${plain} USD`;
  if (unit === "USDPerMonth") return `${plain} USD a month`;
  return plain;
}

/** Read the text of a link back, where it is a number with or without one of the units written here; else NaN. */
export function fromText(text, lever) {
  const found = /^\s*([-+]?[\d.]+(?:e[-+]?\d+)?)\s*(%|bn USD a year|bn USD|USD a month|USD)?\s*$/i.exec(String(text));
  if (!found) return NaN;
  const factor = { "%": 0.01, "bn usd a year": BILLION / MONTHS, "bn usd": BILLION }[(found[2] ?? "").toLowerCase()] ?? 1;
  return Number(found[1]) * factor;
}

export const POSITIONS = 200; // of a slider that is not of whole numbers

/** A slider's places: how many there are, and which number stands at each. */
export class Track {
  constructor({ least, most, scale: kind, whole, unit }) {
    const isLog = kind === "log" && least > 0;
    Object.assign(this, { least, most, unit, isWhole: whole, isLog });
    this.last = whole && !isLog && most - least <= 400 ? Math.round(most - least) : POSITIONS;
  }

  number(place) {
    const part = place / this.last;
    if (part <= 0) return this.least;
    if (part >= 1) return this.most;
    const raw = this.isLog ? this.least * (this.most / this.least) ** part : this.least + part * (this.most - this.least);
    return this.isWhole ? Math.round(raw) : this.rounded(raw);
  }

  /** Three digits, or as many as it takes to tell one place from the next. */
  rounded(value) {
    const step = this.isLog ? Math.abs(value) * 0.01 : (this.most - this.least) / this.last;
    const size = 10 ** Math.floor(Math.log10(step / scale(this.unit) || 1)) * scale(this.unit);
    return Number((Math.round(value / size) * size).toPrecision(6));
  }

  place(number) {
    const within = Math.min(Math.max(number, this.least), this.most);
    const part = this.isLog ? Math.log(within / this.least) / Math.log(this.most / this.least) : (within - this.least) / (this.most - this.least || 1);
    return Math.round(part * this.last);
  }

  part(number) {
    return this.place(number) / this.last;
  }
}
