import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import "./chunk-CDJWTIQ3.js";

// src/early-signals.ts
var holdSignals = () => {
  let came = null;
  let take = (name) => {
    came = name;
  };
  const hear = (name) => take(name);
  process.on("SIGINT", hear).on("SIGTERM", hear);
  return {
    onSignal: (listener) => {
      take = listener;
      if (came !== null) listener(came);
    },
    release: () => {
      process.off("SIGINT", hear).off("SIGTERM", hear);
    }
  };
};

// src/node-version.ts
var OLDEST_MAJOR = 24;
var onSupportedNode = (start) => {
  const { node } = process.versions;
  if (Number(node.split(".")[0]) >= OLDEST_MAJOR) {
    start();
    return;
  }
  process.stderr.write(`ship-to-ecs needs Node.js ${OLDEST_MAJOR} or later; this is ${node}.
`);
  process.exitCode = 1;
};

// src/index.ts
var signals = holdSignals();
var packaged = Reflect.get(globalThis, /* @__PURE__ */ Symbol.for("ship-to-ecs"));
onSupportedNode(() => {
  if (packaged === void 0) void import("./main-EUQVTJVK.js").then(({ main }) => main(signals));
  else void import("./command-line-ONSP5FUG.js").then(({ commandLine }) => commandLine(packaged, signals));
});
