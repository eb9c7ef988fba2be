import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  segmentsOf
} from "./chunk-GGDX25QK.js";
import {
  filledText
} from "./chunk-4OTEYKCS.js";
import {
  isWrittenNumber
} from "./chunk-OXRGT3RI.js";

// src/domain/values/fill.ts
var LONGEST_VALUE = 65536;
var usesIn = function* (value, path = []) {
  if (typeof value === "string") {
    const segments = segmentsOf(value);
    if (segments !== null) yield { path, text: value, references: referencesOf(segments) };
  } else {
    for (const [key, member] of membersOf(value)) yield* usesIn(member, [...path, key]);
  }
};
var referencesOf = (segments) => segments.flatMap((segment) => segment.kind === "reference" ? [segment.reference] : []);
var membersOf = (value) => {
  if (Array.isArray(value)) return [...value.entries()];
  return typeof value === "object" && value !== null && !isWrittenNumber(value) ? Object.entries(value) : [];
};
var fill = (value, filling, path = []) => {
  if (typeof value === "string") return fillText(value, filling, path);
  if (Array.isArray(value)) return value.map((item, index) => fill(item, filling, [...path, index]));
  if (typeof value !== "object" || value === null || isWrittenNumber(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      fill(member, filling, [...path, key])
    ])
  );
};
var STAND_IN = "x";
var fillText = (text, { valueOf, placeOf }, path) => {
  const segments = segmentsOf(text);
  if (segments === null) return text;
  const values = segments.map((segment) => segment.kind === "reference" ? valueOf(segment.reference) : segment.text);
  return filledText({
    text: values.includes(null) ? null : values.join(""),
    written: text,
    rest: segments.map((segment) => segment.kind === "text" ? segment.text : STAND_IN).join(""),
    place: () => placeOf(path, referencesOf(segments)[0]?.written ?? text)
  });
};

export {
  LONGEST_VALUE,
  usesIn,
  fill
};
