import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  __name
} from "./chunk-BUTU2U3S.js";

// src/adapters/process/toolkit.ts
import { StringDecoder } from "node:string_decoder";
var runByToolkit = /* @__PURE__ */ __name(async ({
  command,
  program,
  environment,
  captured,
  signal
}) => {
  const { exec } = await import("./exec-TGFFZQRZ.js");
  const streams = [decoded(captured.stdout), decoded(captured.stderr)];
  const exitCode = await untilAborted(
    signal,
    exec(`"${program}"`, command.argv.slice(1), {
      silent: true,
      ignoreReturnCode: true,
      // How long output is awaited that a process left behind holds open.
      delay: 2e3,
      env: defined(environment),
      // No `input`, not even an empty one: writing it to a child that has ended already takes the whole process down (EPIPE).
      listeners: { stdout: streams[0].add, stderr: streams[1].add },
      ...command.cwd === void 0 ? {} : { cwd: command.cwd }
    })
  );
  for (const stream of streams) stream.end();
  return Number.isInteger(exitCode) ? { kind: "exited", exitCode } : { kind: "killed", signal: "a signal" };
}, "runByToolkit");
var decoded = /* @__PURE__ */ __name((stream) => {
  const decoder = new StringDecoder("utf8");
  return {
    add: /* @__PURE__ */ __name((bytes) => stream.add(decoder.write(bytes)), "add"),
    end: /* @__PURE__ */ __name(() => {
      stream.add(decoder.end());
      stream.end();
    }, "end")
  };
}, "decoded");
var untilAborted = /* @__PURE__ */ __name((signal, work) => new Promise((resolve, reject) => {
  const onAbort = /* @__PURE__ */ __name(() => reject(signal.reason), "onAbort");
  signal.addEventListener("abort", onAbort, { once: true });
  void work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
}), "untilAborted");
var defined = /* @__PURE__ */ __name((environment) => Object.fromEntries(
  Object.entries(environment).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]])
), "defined");
export {
  runByToolkit
};
