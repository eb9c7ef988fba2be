import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  __name
} from "./chunk-BUTU2U3S.js";

// src/domain/task-definition/written-number.ts
var WRITTEN = /* @__PURE__ */ Symbol("written");
var asWritten = /* @__PURE__ */ __name((value, written) => typeof value === "number" && written !== void 0 && String(value) !== written ? { [WRITTEN]: written, value } : value, "asWritten");
var isWrittenNumber = /* @__PURE__ */ __name((value) => typeof value === "object" && value !== null && WRITTEN in value, "isWrittenNumber");
var textOf = /* @__PURE__ */ __name((number) => number[WRITTEN], "textOf");

export {
  asWritten,
  isWrittenNumber,
  textOf
};
