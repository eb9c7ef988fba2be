import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  parseDocument,
  parseTaskDefinition
} from "./chunk-2KLTFVIV.js";
import "./chunk-HJ6AOJMC.js";
import "./chunk-GE653Z2F.js";
import "./chunk-OXRGT3RI.js";
import "./chunk-UCW5L54A.js";
import "./chunk-FZ3V3BND.js";
import "./chunk-CDJWTIQ3.js";
export {
  parseDocument,
  parseTaskDefinition
};
