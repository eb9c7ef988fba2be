import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseDocument,
  parseTaskDefinition
} from "./chunk-EYZNZC2O.js";
import "./chunk-FSZQVZGE.js";
import "./chunk-BW2SWVHA.js";
import "./chunk-R4ADL6QK.js";
import "./chunk-CUDM3E5L.js";
import "./chunk-BUTU2U3S.js";
export {
  parseDocument,
  parseTaskDefinition
};
