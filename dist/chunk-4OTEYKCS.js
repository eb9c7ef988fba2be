import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);

// src/domain/task-definition/filled-text.ts
var FILLED = /* @__PURE__ */ Symbol("filled");
var filledText = (facts) => ({ [FILLED]: true, ...facts });
var isFilledText = (value) => typeof value === "object" && value !== null && FILLED in value;

// src/domain/near-match.ts
var WRONG_LETTERS_PER_LETTER = 1 / 3;
var nearest = (word, candidates) => {
  const possible = candidates.filter((one) => Math.abs(one.length - word.length) <= tolerated(word, one));
  const [best] = nearestFirst(word, possible);
  return best !== void 0 && caselessDistance(word, best) <= tolerated(word, best) ? best : null;
};
var didYouMean = (word, candidates) => {
  const near = nearest(word, candidates);
  return near === null ? "" : `; did you mean ${near}?`;
};
var tolerated = (word, candidate) => Math.max(1, Math.floor(Math.max(word.length, candidate.length) * WRONG_LETTERS_PER_LETTER));
var nearestFirst = (word, candidates) => candidates.map((candidate) => ({ candidate, distance: caselessDistance(word, candidate) })).sort((a, b) => a.distance - b.distance).map(({ candidate }) => candidate);
var listNames = (facts) => {
  const { plural, word, names, shown = 8 } = facts;
  if (names.length === 0) return `there are no ${plural}`;
  const first = nearestFirst(word, names).slice(0, shown);
  const rest = names.length - first.length;
  return `the ${plural} are ${first.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
};
var caselessDistance = (a, b) => editDistance(a.toLowerCase(), b.toLowerCase());
var editDistance = (a, b) => {
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
};
var cell = (row, index) => row[index] ?? Infinity;

export {
  filledText,
  isFilledText,
  nearest,
  didYouMean,
  nearestFirst,
  listNames
};
