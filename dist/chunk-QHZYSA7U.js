import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);

// src/errors/first-sentence.ts
var firstSentence = (text) => {
  const [first = "", ...rest] = text.split(/[\n\r]+/u).filter((line) => line.trim() !== "");
  const [only, ...others] = rest;
  if (!/:\s*$/u.test(first)) return untilSentenceEnd(first);
  if (only !== void 0 && others.length === 0) return `${first.trimEnd()} ${only.replace(/^\s*- /u, "")}`;
  return first.replace(/:\s*$/u, "");
};
var MARK = /(?<![.!?])(?<mark>[.!?]+)[)"'”’]*(?=\s|$)/gu;
var LONGEST_SENTENCE = 1e3;
var untilSentenceEnd = (line) => {
  for (const { 0: whole, index, groups } of line.slice(0, LONGEST_SENTENCE).matchAll(MARK)) {
    if (index + whole.length === LONGEST_SENTENCE && line.length > LONGEST_SENTENCE) return line;
    const place = { before: line.slice(0, index), after: line.slice(index + whole.length).trimStart() };
    if (endsSentence(groups?.["mark"] ?? "", place)) return place.before;
  }
  return line;
};
var endsSentence = (mark, { before, after }) => {
  const isInCode = (before.match(/`/gu)?.length ?? 0) % 2 === 1;
  const isFollowed = after === "" || /^["'“‘([]*[\p{Lu}\p{N}`]/u.test(after);
  if (isInCode || !isFollowed) return false;
  return /^\.+$/u.test(mark) ? mark === "." && !isShortened({ before, after }) : true;
};
var ABBREVIATIONS = /* @__PURE__ */ new Set([
  ...["approx", "ca", "cf", "co", "corp", "dept", "dr", "est", "etc", "fig", "gmbh", "inc", "incl", "jr", "llc", "ltd"],
  ...["max", "min", "mr", "mrs", "ms", "prof", "resp", "sr", "st", "ver", "vol", "vs"]
]);
var isShortened = ({ before, after }) => {
  const word = /[("'“‘[]*(\S*)$/u.exec(before)?.[1] ?? "";
  const isInitials = new RegExp("^(?:\\p{L}\\.)*\\p{L}$", "u").test(word);
  const isNumbering = /^\d+$/u.test(word) ? before.trim() === word : word.toLowerCase() === "no" && /^\d/u.test(after);
  return word === "" || isInitials || isNumbering || ABBREVIATIONS.has(word.toLowerCase());
};

export {
  firstSentence
};
