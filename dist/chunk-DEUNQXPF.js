import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  __name
} from "./chunk-BUTU2U3S.js";

// src/domain/task-definition/filled-text.ts
var FILLED = /* @__PURE__ */ Symbol("filled");
var filledText = /* @__PURE__ */ __name((facts) => ({ [FILLED]: true, ...facts }), "filledText");
var isFilledText = /* @__PURE__ */ __name((value) => typeof value === "object" && value !== null && FILLED in value, "isFilledText");

// src/domain/near-match.ts
var WRONG_LETTERS_PER_LETTER = 1 / 3;
var nearest = /* @__PURE__ */ __name((word, candidates) => {
  const possible = candidates.filter((one) => Math.abs(one.length - word.length) <= tolerated(word, one));
  const [best] = nearestFirst(word, possible);
  return best !== void 0 && caselessDistance(word, best) <= tolerated(word, best) ? best : null;
}, "nearest");
var didYouMean = /* @__PURE__ */ __name((word, candidates) => {
  const near = nearest(word, candidates);
  return near === null ? "" : `; did you mean ${near}?`;
}, "didYouMean");
var tolerated = /* @__PURE__ */ __name((word, candidate) => Math.max(1, Math.floor(Math.max(word.length, candidate.length) * WRONG_LETTERS_PER_LETTER)), "tolerated");
var nearestFirst = /* @__PURE__ */ __name((word, candidates) => candidates.map((candidate) => ({ candidate, distance: caselessDistance(word, candidate) })).sort((a, b) => a.distance - b.distance).map(({ candidate }) => candidate), "nearestFirst");
var listNames = /* @__PURE__ */ __name((facts) => {
  const { plural, word, names, shown = 8 } = facts;
  if (names.length === 0) return `there are no ${plural}`;
  const first = nearestFirst(word, names).slice(0, shown);
  const rest = names.length - first.length;
  return `the ${plural} are ${first.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}, "listNames");
var caselessDistance = /* @__PURE__ */ __name((a, b) => editDistance(a.toLowerCase(), b.toLowerCase()), "caselessDistance");
var editDistance = /* @__PURE__ */ __name((a, b) => {
  let beforeLast = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = cell(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(beforeLast, j - 2) + 1 : Infinity;
      row.push(Math.min(replace, swap, cell(last, j) + 1, cell(row, j - 1) + 1));
    }
    beforeLast = last;
    last = row;
  }
  return cell(last, b.length);
}, "editDistance");
var cell = /* @__PURE__ */ __name((row, index) => row[index] ?? Infinity, "cell");

export {
  filledText,
  isFilledText,
  nearest,
  didYouMean,
  nearestFirst,
  listNames
};
