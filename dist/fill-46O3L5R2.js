import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  LONGEST_VALUE,
  fill,
  usesIn
} from "./chunk-YVCMTNNN.js";
import "./chunk-GGDX25QK.js";
import "./chunk-4OTEYKCS.js";
import "./chunk-OXRGT3RI.js";
import "./chunk-CDJWTIQ3.js";
export {
  LONGEST_VALUE,
  fill,
  usesIn
};
