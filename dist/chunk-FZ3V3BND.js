import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);

// src/domain/bounds.ts
var MOST_YAML_VALUES = 1e4;
var MOST_LEVELS = 100;
var LONGEST_SETTINGS_FILE = 256 * 1024;
var MOST_SETTINGS_BYTES = 4 * LONGEST_SETTINGS_FILE;
var MOST_LISTED_PROBLEMS = 50;
var LONGEST_PROBLEM = 400;
var LONGEST_QUOTE = 100;
var listedProblems = (problems) => {
  const listed = problems.slice(0, MOST_LISTED_PROBLEMS).map((problem) => cut(problem, LONGEST_PROBLEM));
  const rest = problems.length - listed.length;
  return rest === 0 ? listed : [...listed, `and ${rest} more ${rest === 1 ? "problem" : "problems"}`];
};
var quoted = (text) => cut(text, LONGEST_QUOTE);
var cut = (text, longest) => {
  if (text.length <= longest) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
  return `${text.slice(0, end)}\u2026`;
};

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
