import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  __name
} from "./chunk-BUTU2U3S.js";

// src/domain/position.ts
var positionText = /* @__PURE__ */ __name(({ path, line, column }) => `${path}:${line}:${column}`, "positionText");
var pointerOf = /* @__PURE__ */ __name((path) => path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""), "pointerOf");
var positionAt = /* @__PURE__ */ __name((positions, path) => {
  for (let length = path.length; length >= 0; length--) {
    const found = positions.get(pointerOf(path.slice(0, length)));
    if (found !== void 0) return found;
  }
  return null;
}, "positionAt");

export {
  positionText,
  pointerOf,
  positionAt
};
