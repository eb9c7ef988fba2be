import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import "./chunk-CDJWTIQ3.js";

// src/adapters/process/process-group.ts
import { spawn } from "node:child_process";
var TERM_TO_KILL_MS = 2e3;
var TERM_TO_GIVING_UP_MS = 3e3;
var EXIT_TO_GIVING_UP_MS = 2e3;
var STILL_PRINTING_MS = 1e3;
var runInGroup = async ({
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
};
var follow = (readable, stream) => {
  readable.setEncoding("utf8");
  readable.on("data", (text) => stream.add(text));
  readable.on("close", () => stream.end());
};
var feed = (child, text) => {
  child.stdin.on("error", () => void 0);
  child.stdin.end(text ?? "");
};
var untilEnded = (followed, timeoutMs, signal) => new Promise((resolve) => {
  const { child } = followed;
  const timers = [];
  const later = (ms, act) => timers.push(setTimeout(act, ms));
  let because = null;
  const stop = (reason) => {
    if (because !== null) return;
    because = reason;
    endGroup(child, "SIGTERM");
    later(TERM_TO_KILL_MS, () => endGroup(child, "SIGKILL"));
    later(TERM_TO_GIVING_UP_MS, () => {
      closeOutput(followed);
      finish(reason);
    });
  };
  const onAbort = () => stop({ kind: "aborted" });
  const finish = (natural) => {
    timers.forEach(clearTimeout);
    signal.removeEventListener("abort", onAbort);
    if (because !== null) endGroup(child, "SIGKILL");
    resolve(because ?? natural);
  };
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
});
var endOf = (code, by) => code === null ? { kind: "killed", signal: by ?? "a signal" } : { kind: "exited", exitCode: code };
var watchOutput = ({ child, captured }) => {
  let last = 0;
  const came = () => {
    last = Date.now();
  };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", came);
  return () => {
    if (Date.now() - last < STILL_PRINTING_MS) captured.showLoss();
  };
};
var closeOutput = ({ child, captured }) => {
  child.stdout.destroy();
  child.stderr.destroy();
  captured.stdout.end();
  captured.stderr.end();
};
var endGroup = (child, signal) => {
  if (child.pid === void 0) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
  }
};
export {
  runInGroup
};
