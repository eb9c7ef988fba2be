import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  segmentsOf
} from "./chunk-XMEU57SG.js";
import {
  filledText
} from "./chunk-DEUNQXPF.js";
import {
  isWrittenNumber
} from "./chunk-BW2SWVHA.js";
import {
  __name
} from "./chunk-BUTU2U3S.js";

// src/domain/values/fill.ts
var LONGEST_VALUE = 65536;
var usesIn = /* @__PURE__ */ __name(function* (value, path = []) {
  if (typeof value === "string") {
    const segments = segmentsOf(value);
    if (segments !== null) yield { path, text: value, references: referencesOf(segments) };
  } else {
    for (const [key, member] of membersOf(value)) yield* usesIn(member, [...path, key]);
  }
}, "usesIn");
var referencesOf = /* @__PURE__ */ __name((segments) => segments.flatMap((segment) => segment.kind === "reference" ? [segment.reference] : []), "referencesOf");
var membersOf = /* @__PURE__ */ __name((value) => {
  if (Array.isArray(value)) return [...value.entries()];
  return typeof value === "object" && value !== null && !isWrittenNumber(value) ? Object.entries(value) : [];
}, "membersOf");
var fill = /* @__PURE__ */ __name((value, filling, path = []) => {
  if (typeof value === "string") return fillText(value, filling, path);
  if (Array.isArray(value)) return value.map((item, index) => fill(item, filling, [...path, index]));
  if (typeof value !== "object" || value === null || isWrittenNumber(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      fill(member, filling, [...path, key])
    ])
  );
}, "fill");
var STAND_IN = "x";
var fillText = /* @__PURE__ */ __name((text, { valueOf, placeOf }, path) => {
  const segments = segmentsOf(text);
  if (segments === null) return text;
  const values = segments.map((segment) => segment.kind === "reference" ? valueOf(segment.reference) : segment.text);
  return filledText({
    text: values.includes(null) ? null : values.join(""),
    written: text,
    rest: segments.map((segment) => segment.kind === "text" ? segment.text : STAND_IN).join(""),
    place: /* @__PURE__ */ __name(() => placeOf(path, referencesOf(segments)[0]?.written ?? text), "place")
  });
}, "fillText");

export {
  LONGEST_VALUE,
  usesIn,
  fill
};
