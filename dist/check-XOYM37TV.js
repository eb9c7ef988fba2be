import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  check,
  checkTaskDefinition,
  registrable
} from "./chunk-MZ65CYL3.js";
import "./chunk-D5N4IQJ7.js";
import "./chunk-QHZYSA7U.js";
import "./chunk-GGDX25QK.js";
import "./chunk-4OTEYKCS.js";
import "./chunk-HJ6AOJMC.js";
import "./chunk-GE653Z2F.js";
import "./chunk-OXRGT3RI.js";
import "./chunk-FZ3V3BND.js";
import "./chunk-CDJWTIQ3.js";
export {
  check,
  checkTaskDefinition,
  registrable
};
