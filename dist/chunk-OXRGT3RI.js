import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);

// src/domain/task-definition/written-number.ts
var WRITTEN = /* @__PURE__ */ Symbol("written");
var asWritten = (value, written) => typeof value === "number" && written !== void 0 && String(value) !== written ? { [WRITTEN]: written, value } : value;
var isWrittenNumber = (value) => typeof value === "object" && value !== null && WRITTEN in value;
var textOf = (number) => number[WRITTEN];

export {
  asWritten,
  isWrittenNumber,
  textOf
};
