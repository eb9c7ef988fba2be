import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  LONGEST_VALUE,
  fill,
  usesIn
} from "./chunk-7YQUU343.js";
import "./chunk-XMEU57SG.js";
import "./chunk-DEUNQXPF.js";
import "./chunk-BW2SWVHA.js";
import "./chunk-BUTU2U3S.js";
export {
  LONGEST_VALUE,
  fill,
  usesIn
};
