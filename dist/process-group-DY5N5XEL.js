import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  __name
} from "./chunk-BUTU2U3S.js";

// src/adapters/process/process-group.ts
import { spawn } from "node:child_process";
var TERM_TO_KILL_MS = 2e3;
var TERM_TO_GIVING_UP_MS = 3e3;
var EXIT_TO_GIVING_UP_MS = 2e3;
var STILL_PRINTING_MS = 1e3;
var runInGroup = /* @__PURE__ */ __name(async ({
  command,
  program,
  environment,
  captured,
  signal
}) => {
  signal.throwIfAborted();
  const child = spawn(program, command.argv.slice(1), {
    env: environment,
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    ...command.cwd === void 0 ? {} : { cwd: command.cwd }
  });
  follow(child.stdout, captured.stdout);
  follow(child.stderr, captured.stderr);
  feed(child, command.stdin);
  const stopped = await untilEnded({ child, captured }, command.timeoutMs, signal);
  if (stopped.kind === "aborted") throw signal.reason;
  if (stopped.kind !== "not-started") return stopped;
  if (stopped.error.code === "ENOENT" || stopped.error.code === "EACCES") return { kind: "not-found" };
  throw stopped.error;
}, "runInGroup");
var follow = /* @__PURE__ */ __name((readable, stream) => {
  readable.setEncoding("utf8");
  readable.on("data", (text) => stream.add(text));
  readable.on("close", () => stream.end());
}, "follow");
var feed = /* @__PURE__ */ __name((child, text) => {
  child.stdin.on("error", () => void 0);
  child.stdin.end(text ?? "");
}, "feed");
var untilEnded = /* @__PURE__ */ __name((followed, timeoutMs, signal) => new Promise((resolve) => {
  const { child } = followed;
  const timers = [];
  const later = /* @__PURE__ */ __name((ms, act) => timers.push(setTimeout(act, ms)), "later");
  let because = null;
  const stop = /* @__PURE__ */ __name((reason) => {
    if (because !== null) return;
    because = reason;
    endGroup(child, "SIGTERM");
    later(TERM_TO_KILL_MS, () => endGroup(child, "SIGKILL"));
    later(TERM_TO_GIVING_UP_MS, () => {
      closeOutput(followed);
      finish(reason);
    });
  }, "stop");
  const onAbort = /* @__PURE__ */ __name(() => stop({ kind: "aborted" }), "onAbort");
  const finish = /* @__PURE__ */ __name((natural) => {
    timers.forEach(clearTimeout);
    signal.removeEventListener("abort", onAbort);
    if (because !== null) endGroup(child, "SIGKILL");
    resolve(because ?? natural);
  }, "finish");
  signal.addEventListener("abort", onAbort, { once: true });
  if (timeoutMs !== void 0) later(timeoutMs, () => stop({ kind: "timed-out", afterMs: timeoutMs }));
  child.on("error", (error) => finish({ kind: "not-started", error }));
  child.on("exit", (code, by) => {
    const ended = endOf(code, by);
    const stopWatching = watchOutput(followed);
    later(
      EXIT_TO_GIVING_UP_MS,
      () => (
        // What is in the pipes already is read before this runs, also when something else has kept this process busy.
        setImmediate(() => {
          stopWatching();
          closeOutput(followed);
          finish(ended);
        })
      )
    );
  });
  child.on("close", (code, by) => finish(endOf(code, by)));
}), "untilEnded");
var endOf = /* @__PURE__ */ __name((code, by) => code === null ? { kind: "killed", signal: by ?? "a signal" } : { kind: "exited", exitCode: code }, "endOf");
var watchOutput = /* @__PURE__ */ __name(({ child, captured }) => {
  let last = 0;
  const came = /* @__PURE__ */ __name(() => {
    last = Date.now();
  }, "came");
  for (const stream of [child.stdout, child.stderr]) stream.on("data", came);
  return () => {
    if (Date.now() - last < STILL_PRINTING_MS) captured.showLoss();
  };
}, "watchOutput");
var closeOutput = /* @__PURE__ */ __name(({ child, captured }) => {
  child.stdout.destroy();
  child.stderr.destroy();
  captured.stdout.end();
  captured.stderr.end();
}, "closeOutput");
var endGroup = /* @__PURE__ */ __name((child, signal) => {
  if (child.pid === void 0) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
  }
}, "endGroup");
export {
  runInGroup
};
