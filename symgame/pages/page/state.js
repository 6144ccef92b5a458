/* The state of the page, and numbers: read from text, written for people, compared. */

const DATA = JSON.parse(document.getElementById("data").textContent);
const PLAYERS = DATA.players.length;
const COUNT = DATA.parameters.length;
const HAS_CUBE = PLAYERS === 3, HAS_SQUARE = PLAYERS === 2;
const COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#882255", "#8C8C1E"];
const LINES = ["#332288", "#AA4466", "#117733", "#997700", "#2E7F9E", "#666666"];
const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [12, 4]];
const GREY = "#9aa5b1", PALE = "#d5dbe1";
const MAX_STEPS = 800;  // of a path; what has not settled by then is drawn grey
const SAMPLES = 48;     // of a strip under a slider
const TIE = 1e-12;      // sides of a condition closer than this, relative to their size, are equal

const state = { lang: DATA.lang, values: numbers(DATA.settings[0].values), start: new Array(PLAYERS).fill(0.4),
                yaw: -0.55, pitch: 0.38 };
if (DATA.settings[0].start.length) state.start = numbers(DATA.settings[0].start);
const frames = [];      // how long the last pictures took, in ms

/** "0.55", "1e-3" or "1/3" as a number; NaN for anything else. */
function number(text) {
  const trimmed = text.trim().replace("\u2212", "-");
  const pattern = /^[-+]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})(e[-+]?\d{1,3})?$/i;
  const parts = trimmed.split("/");
  if (parts.length > 2 || !parts.every((part) => pattern.test(part))) return NaN;
  const value = parts.length === 2 ? Number(parts[0]) / Number(parts[1]) : Number(parts[0]);
  return Number.isFinite(value) ? value : NaN;
}

function numbers(texts) { return texts.map(number); }

/** A number for people: at most five digits. */
function shown(value) {
  if (!Number.isFinite(value)) return "?";
  const rounded = Number(value.toPrecision(5));
  return (Object.is(rounded, -0) ? "0" : String(rounded)).replace("-", "\u2212");
}

function holds(left, operator, right) {
  const isTie = Math.abs(left - right) <= TIE * (Math.abs(left) + Math.abs(right));
  switch (operator) {
    case "<": return !isTie && left < right;
    case ">": return !isTie && left > right;
    case "<=": return isTie || left < right;
    case ">=": return isTie || left > right;
    case "==": return isTie;
    default: return !isTie;
  }
}
