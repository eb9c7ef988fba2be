import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import "./chunk-CDJWTIQ3.js";

// src/adapters/process/toolkit.ts
import { StringDecoder } from "node:string_decoder";
var runByToolkit = async ({
  command,
  program,
  environment,
  captured,
  signal
}) => {
  const { exec } = await import("./exec-VJA4J5W5.js");
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
};
var decoded = (stream) => {
  const decoder = new StringDecoder("utf8");
  return {
    add: (bytes) => stream.add(decoder.write(bytes)),
    end: () => {
      stream.add(decoder.end());
      stream.end();
    }
  };
};
var untilAborted = (signal, work) => new Promise((resolve, reject) => {
  const onAbort = () => reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  void work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
});
var defined = (environment) => Object.fromEntries(
  Object.entries(environment).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]])
);
export {
  runByToolkit
};
