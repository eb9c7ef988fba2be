import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  rootProblem,
  verifyBundle
} from "./chunk-UNGGYEBB.js";
import "./chunk-GE653Z2F.js";
import "./chunk-CDJWTIQ3.js";
export {
  rootProblem,
  verifyBundle
};
