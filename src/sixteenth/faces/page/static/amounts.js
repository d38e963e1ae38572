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
  if (unit === "Flag") return say(value ? "yes" : "no");
  const told = value / scale(unit);
  const size = Math.abs(told);
  const digits = size >= 1e7 || (size > 0 && size < 1e-3) ? { notation: "scientific", maximumSignificantDigits: 3 } : { maximumSignificantDigits: size >= 1000 ? 4 : 3 };
  return writer(spoken(), digits).format(told);
}

const writers = new Map(); // making one takes longer than using it a hundred times

function writer(language, digits) {
  const key = `${language} ${Object.values(digits).join(" ")}`;
  if (!writers.has(key)) writers.set(key, new Intl.NumberFormat(language, { ...digits, useGrouping: false }));
  return writers.get(key);
}

/** A number with its unit, as it is read aloud. */
export function fully(value, unit) {
  if (unit === "Flag") return shortly(value, unit);
  const text = unitText(unit);
  return text ? `${shortly(value, unit)} ${text}` : shortly(value, unit);
}

/** Read what was typed in a field, in the unit that stands beside it; NaN where it is no number. */
export function typed(text, unit) {
  const plain = text.trim().replace(/[%\uFF05]$/, "").replaceAll(",", "").replace("\u2212", "-");
  if (unit === "Flag" && [say("yes"), say("no")].includes(plain)) return Number(plain === say("yes"));
  return plain === "" ? NaN : Number(plain) * scale(unit);
}

// How each unit is written where the command line reads it.
const WRITTEN = {
  Share: " %", USD: " USD", USDPerMonth: " USD a month", Months: " months", Multiple: " x", PerMonth: " a month", Tokens: " tokens",
  USDPerPersonMonth: " USD/person-month", TokensPerPersonMonth: " tokens/person-month", USDPerByteMonth: " USD/byte-month", FLOPPerPersonMonth: " FLOP/person-month",
};

/** A number as the command line reads it: with its unit. */
export function asText(value, unit) {
  return `${Number((unit === "Share" ? value * 100 : value).toPrecision(6))}${WRITTEN[unit] ?? ""}`;
}

/** Read the text of a link back: a number alone, with the unit written here, or in billions; else NaN. */
export function fromText(text, { unit }) {
  const found = /^\s*([-+]?[\d.]+(?:e[-+]?\d+)?)\s*(.*?)\s*$/i.exec(String(text));
  if (!found) return NaN;
  const own = found[2].toLowerCase();
  if (own === "%") return Number((Number(found[1]) / 100).toPrecision(12));
  if (own === "" || own === (WRITTEN[unit] ?? "").trim().toLowerCase()) return Number(found[1]);
  if (own === "bn usd" && unit === "USD") return Number(found[1]) * BILLION;
  return own === "bn usd a year" && unit === "USDPerMonth" ? (Number(found[1]) * BILLION) / MONTHS : NaN;
}

export const POSITIONS = 200; // of a slider that is not of whole numbers

const STRAIGHT = { there: (value) => value, back: (value) => value };
const WAYS = { // from a number to what is even along a slider, and back
  log: { there: Math.log, back: Math.exp },
  odds: { there: (value) => Math.log(value / (1 - value)), back: (value) => 1 / (1 + Math.exp(-value)) },
};

/** A slider's places: how many there are, and which number stands at each. */
export class Track {
  constructor({ least, most, scale: kind, whole, unit }) {
    const isFit = least > 0 && (kind !== "odds" || most < 1);
    Object.assign(this, { least, most, unit, isWhole: whole, way: (isFit && WAYS[kind]) || STRAIGHT });
    this.last = whole && this.way === STRAIGHT && most - least <= 400 ? Math.round(most - least) : POSITIONS;
    this.from = this.way.there(least);
    this.to = this.way.there(most);
  }

  number(place) {
    const part = place / this.last;
    if (part <= 0) return this.least;
    if (part >= 1) return this.most;
    const raw = this.way.back(this.from + part * (this.to - this.from));
    return this.isWhole ? Math.round(raw) : this.rounded(raw, (this.to - this.from) / this.last);
  }

  /** As many digits as it takes to tell one place from the next. */
  rounded(value, step) {
    const next = Math.abs(this.way.back(this.way.there(value) + step) - value);
    const size = 10 ** Math.floor(Math.log10(next / scale(this.unit) || 1)) * scale(this.unit);
    return Number((Math.round(value / size) * size).toPrecision(6));
  }

  place(number) {
    const within = Math.min(Math.max(number, this.least), this.most);
    return Math.round(((this.way.there(within) - this.from) / (this.to - this.from || 1)) * this.last);
  }

  part(number) {
    return this.place(number) / this.last;
  }
}
