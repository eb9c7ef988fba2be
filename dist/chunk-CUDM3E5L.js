import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  __name
} from "./chunk-BUTU2U3S.js";

// src/domain/bounds.ts
var MOST_YAML_VALUES = 1e4;
var MOST_LEVELS = 100;
var LONGEST_SETTINGS_FILE = 256 * 1024;
var MOST_SETTINGS_BYTES = 4 * LONGEST_SETTINGS_FILE;
var MOST_LISTED_PROBLEMS = 50;
var LONGEST_PROBLEM = 400;
var LONGEST_QUOTE = 100;
var listedProblems = /* @__PURE__ */ __name((problems) => {
  const listed = problems.slice(0, MOST_LISTED_PROBLEMS).map((problem) => cut(problem, LONGEST_PROBLEM));
  const rest = problems.length - listed.length;
  return rest === 0 ? listed : [...listed, `and ${rest} more ${rest === 1 ? "problem" : "problems"}`];
}, "listedProblems");
var quoted = /* @__PURE__ */ __name((text) => cut(text, LONGEST_QUOTE), "quoted");
var cut = /* @__PURE__ */ __name((text, longest) => {
  if (text.length <= longest) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
  return `${text.slice(0, end)}\u2026`;
}, "cut");

export {
  MOST_YAML_VALUES,
  MOST_LEVELS,
  LONGEST_SETTINGS_FILE,
  MOST_SETTINGS_BYTES,
  MOST_LISTED_PROBLEMS,
  listedProblems,
  quoted,
  cut
};
