import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  __name
} from "./chunk-BUTU2U3S.js";

// src/early-signals.ts
var holdSignals = /* @__PURE__ */ __name(() => {
  let came = null;
  let take = /* @__PURE__ */ __name((name) => {
    came = name;
  }, "take");
  const hear = /* @__PURE__ */ __name((name) => take(name), "hear");
  process.on("SIGINT", hear).on("SIGTERM", hear);
  return {
    onSignal: /* @__PURE__ */ __name((listener) => {
      take = listener;
      if (came !== null) listener(came);
    }, "onSignal"),
    release: /* @__PURE__ */ __name(() => {
      process.off("SIGINT", hear).off("SIGTERM", hear);
    }, "release")
  };
}, "holdSignals");

// src/node-version.ts
var OLDEST_MAJOR = 24;
var onSupportedNode = /* @__PURE__ */ __name((start) => {
  const { node } = process.versions;
  if (Number(node.split(".")[0]) >= OLDEST_MAJOR) {
    start();
    return;
  }
  process.stderr.write(`ship-to-ecs needs Node.js ${OLDEST_MAJOR} or later; this is ${node}.
`);
  process.exitCode = 1;
}, "onSupportedNode");

// src/index.ts
var signals = holdSignals();
onSupportedNode(() => void import("./main-JMFCNYCL.js").then(({ main }) => main(signals)));
