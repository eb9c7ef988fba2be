import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  hostOfAction,
  leaveSoon,
  runAction
} from "./chunk-4DWAV256.js";
import "./chunk-LWQJ4B33.js";
import "./chunk-XWCP42UD.js";
import "./chunk-KNFJFNC6.js";
import "./chunk-2QHPTFQY.js";
import "./chunk-D5N4IQJ7.js";
import "./chunk-QHZYSA7U.js";
import "./chunk-4OTEYKCS.js";
import "./chunk-SQ7TLXB4.js";
import "./chunk-HJ6AOJMC.js";
import "./chunk-GE653Z2F.js";
import "./chunk-OXRGT3RI.js";
import "./chunk-FZ3V3BND.js";
import "./chunk-CDJWTIQ3.js";

// src/main.ts
var main = async (signals) => {
  const loadPipelines = async () => (await import("./pipelines-MF3GB4DZ.js")).PIPELINES;
  await runAction({ loadPipelines, signals, hostOf: hostOfAction });
  leaveSoon();
};
export {
  main
};
