import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  exec,
  getExecOutput
} from "./chunk-F3JTMFM5.js";
import "./chunk-CDJWTIQ3.js";
export {
  exec,
  getExecOutput
};
