import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseDocument,
  parseTaskDefinition
} from "./chunk-NVHUKZLI.js";
import "./chunk-HHWZYKYD.js";
import "./chunk-BW2SWVHA.js";
import "./chunk-5V5AXEOO.js";
import "./chunk-MHM3KQMX.js";
import "./chunk-BUTU2U3S.js";
export {
  parseDocument,
  parseTaskDefinition
};
