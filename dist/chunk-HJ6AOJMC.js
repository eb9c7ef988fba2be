import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  CATALOGUE,
  ShipError
} from "./chunk-GE653Z2F.js";

// src/errors/fault.ts
var fault = (code, facts) => new ShipError({ code, hint: CATALOGUE[code].remedy, ...facts });

export {
  fault
};
