import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  check,
  checkTaskDefinition,
  registrable
} from "./chunk-E2AMWL24.js";
import "./chunk-TLGL66BL.js";
import "./chunk-V4ZP3B5Q.js";
import "./chunk-XMEU57SG.js";
import "./chunk-DEUNQXPF.js";
import "./chunk-FSZQVZGE.js";
import "./chunk-BW2SWVHA.js";
import "./chunk-CUDM3E5L.js";
import "./chunk-BUTU2U3S.js";
export {
  check,
  checkTaskDefinition,
  registrable
};
