import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  CommandError,
  ESCAPE_SEQUENCES,
  INVISIBLE,
  external_exports
} from "./chunk-2QHPTFQY.js";
import {
  fault
} from "./chunk-HJ6AOJMC.js";
import {
  ShipError,
  messageOf
} from "./chunk-GE653Z2F.js";

// src/adapters/temporary-folder.ts
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

// src/adapters/private-folders.ts
var PRIVATE_PREFIX = "ship-to-ecs-";

// src/adapters/temporary-folder.ts
var makeTemporary = async (root, purpose) => {
  const folder = root || tmpdir();
  try {
    await makeMissing(folder);
    return await fs.mkdtemp(join(folder, `${PRIVATE_PREFIX}${purpose}-`));
  } catch (cause) {
    throw fault("E_TEMPORARY_FOLDER", {
      message: `no folder can be made in the temporary folder ${folder}: ${messageOf(cause)}`,
      headline: "the temporary folder cannot be written",
      cause
    });
  }
};
var checkTemporary = async (root) => {
  await fs.rmdir(await makeTemporary(root, "check"));
};
var makeMissing = async (folder) => {
  const missing = [];
  for (let at = folder; !await isThere(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  for (const one of missing) await fs.mkdir(one).catch(ignoringMadeMeanwhile(one));
};
var ignoringMadeMeanwhile = (folder) => async (error) => {
  if (!await isThere(folder)) throw error;
};
var isThere = (path) => fs.stat(path).then(
  () => true,
  () => false
);

// src/adapters/process/redacted-lines.ts
var LONGEST_LINE = 1024 * 1024;
var LONGEST_WAITING = 64 * 1024;
var redactedLines = (onLine, { redact, openEnd = (text) => text.length }, longest = LONGEST_LINE) => {
  let pieces = [];
  let length = 0;
  const keep = (text) => {
    pieces = text === "" ? [] : [text];
    length = text.length;
  };
  const take = () => {
    const text = pieces.join("");
    keep("");
    return text;
  };
  const cut = () => {
    const text = take();
    const open3 = openEnd(text);
    const lines = redact(text.slice(0, open3)).split(open3 === text.length ? /\r(?!$)/ : "\r");
    const last = lines.pop() ?? "";
    lines.forEach(onLine);
    const isTooLong = text.length > longest;
    if (isTooLong) onLine(last.replace(/\r$/, ""));
    keep((isTooLong ? "" : last) + withinBounds(text.slice(open3)));
  };
  return {
    add: (text) => {
      const end = text.lastIndexOf("\n") + 1;
      const follows = end === 0 && text !== "" && pieces.at(-1)?.endsWith("\r") === true;
      pieces.push(end === 0 ? text : text.slice(0, end));
      length += text.length;
      if (end > 0) {
        linesOf(redact(take())).forEach(onLine);
        keep(text.slice(end));
      }
      if (follows || text.includes("\r", end) || length > longest) cut();
    },
    end: () => {
      linesOf(redact(take())).forEach(onLine);
    }
  };
};
var withinBounds = (waiting) => waiting.length <= LONGEST_WAITING ? waiting : waiting.replace(ESCAPE_SEQUENCES, "").replace(INVISIBLE, "");
var linesOf = (text) => {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
};

// src/adapters/process/child-output.ts
var boundedText = (limit) => {
  let pieces = [];
  let length = 0;
  return {
    add: (text) => {
      pieces.push(text);
      length += text.length;
      if (length <= limit * 2) return;
      pieces = [pieces.join("").slice(-limit)];
      length = limit;
    },
    text: () => pieces.join("").slice(-limit)
  };
};
var CAPTURE_LIMIT = 10 * 1024 * 1024;
var TAIL_LINES = 20;
var TAIL_LINE = { start: 3e3, end: 1e3 };
var withoutMiddle = (line) => line.length <= TAIL_LINE.start + TAIL_LINE.end ? line : `${line.slice(0, TAIL_LINE.start)} \u2026 ${line.slice(-TAIL_LINE.end)}`;
var SHOWN_LIMIT = 16 * 1024 * 1024;
var bounded = (onLine) => {
  let length = 0;
  return (line) => {
    if (length > SHOWN_LIMIT) return;
    length += line.length + 1;
    onLine(
      length > SHOWN_LIMIT ? `the rest of the output is left out: it is longer than ${SHOWN_LIMIT / 2 ** 20} MiB` : line
    );
  };
};
var captureOutput = (command, sinks) => {
  const tail = [];
  const held = boundedText(CAPTURE_LIMIT);
  const onLine = bounded(sinks.onLine);
  const show = (line2) => {
    if (command.output === "when-failed") held.add(`${line2}
`);
    const isShown = command.output === "log" || command.output === "when-failed" && command.isNews?.(line2) === true;
    if (isShown) onLine(line2);
    else if (command.output === "when-failed") sinks.onDetail?.(line2);
  };
  const line = (safe) => {
    if (safe.trim() !== "") tail.push(withoutMiddle(safe));
    if (tail.length > TAIL_LINES) tail.shift();
    show(safe);
  };
  const stream = () => {
    const kept = boundedText(CAPTURE_LIMIT);
    const lines = redactedLines(line, sinks);
    return {
      text: kept.text,
      end: lines.end,
      add: (text) => {
        kept.add(text);
        lines.add(text);
      }
    };
  };
  return {
    stdout: stream(),
    stderr: stream(),
    tail: () => tail.join("\n"),
    showHeld: () => {
      const text = held.text();
      if (text === "") return;
      sinks.onLine("the whole output:");
      text.trimEnd().split("\n").forEach(sinks.onLine);
    },
    showLoss: () => {
      if (command.output !== "quiet")
        sinks.onLine("a process that the command left running still prints; the rest is left out");
    }
  };
};

// src/adapters/process/locate.ts
import { constants } from "node:fs";
import { access, realpath, stat as stat2 } from "node:fs/promises";
import { delimiter, isAbsolute, join as join2, resolve } from "node:path";
var searchPath = async ({
  PATH = "",
  GITHUB_WORKSPACE: workspace = ""
}) => {
  const folders = PATH.split(delimiter).filter((entry) => isAbsolute(entry));
  const checkout = isAbsolute(workspace) ? await realOf(workspace) : ROOT;
  if (checkout === ROOT) return folders.join(delimiter);
  const real = await Promise.all(folders.map(realOf));
  return folders.filter((_, index) => !`${real[index] ?? ""}/`.startsWith(`${checkout}/`)).join(delimiter);
};
var ROOT = "/";
var realOf = (path) => realpath(path).catch(() => resolve(path));
var locate = async (program, path) => {
  if (program.includes("/")) return program;
  for (const folder of path.split(delimiter).filter((entry) => isAbsolute(entry))) {
    const file = join2(folder, program);
    if (await isProgram(file)) return file;
  }
  return null;
};
var isProgram = async (file) => {
  try {
    await access(file, constants.X_OK);
    return (await stat2(file)).isFile();
  } catch {
    return false;
  }
};

// src/adapters/process/exec.ts
var RUNNER_TRACKING = "RUNNER_TRACKING_ID";
var makeExec = (options) => ({ run: (command) => run(command, options) });
var run = async (command, options) => {
  const { signal, redact } = options;
  signal.throwIfAborted();
  const path = await searchPath(options.environment);
  const environment = childEnvironment(command, options.environment, path);
  const captured = captureOutput(command, options);
  const program = await locate(command.argv[0], path);
  const child = { command, program: program ?? "", environment, captured, signal };
  const ended = program === null ? { kind: "not-found" } : await runReady(child);
  const failure = failureOf(ended, command);
  if (ended.kind === "exited" && failure === null) {
    return { exitCode: ended.exitCode, stdout: captured.stdout.text(), stderr: captured.stderr.text() };
  }
  captured.showHeld();
  throw new CommandError({ argv: command.argv.map(redact), failure: failure ?? ended, outputTail: captured.tail() });
};
var NOT_FOR_TOOLKIT = /["\\]/u;
var runReady = async (child) => isShortQuestion(child.command) && !NOT_FOR_TOOLKIT.test(child.program) ? (await import("./toolkit-WXKALF7P.js")).runByToolkit(child) : (await import("./process-group-5IXLABQD.js")).runInGroup(child);
var isShortQuestion = ({ argv: [program, mode = ""], stdin, timeoutMs, output }) => (program === "git" || program === "tar" && mode.startsWith("-xO")) && output === "quiet" && stdin === void 0 && timeoutMs === void 0;
var childEnvironment = (command, environment, path) => {
  const wanted = /* @__PURE__ */ new Set([RUNNER_TRACKING, ...command.inherit]);
  const safe = Object.entries({ ...environment, PATH: path }).filter(([name]) => name !== "PATH" || path !== "");
  return { ...Object.fromEntries(safe.filter(([name]) => wanted.has(name))), ...command.set };
};
var failureOf = (ended, command) => ended.kind === "exited" && (command.okExitCodes ?? [0]).includes(ended.exitCode) ? null : ended;

// src/adapters/clock.ts
var makeClock = (signal) => ({
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve3, reject) => {
    signal.throwIfAborted();
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve3();
    }, ms);
    signal.addEventListener("abort", onAbort, { once: true });
  }),
  every: (ms, tick) => {
    const timer = setInterval(tick, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
  timeout: (ms) => AbortSignal.timeout(ms)
});

// src/adapters/files.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import * as fs3 from "node:fs/promises";
import { dirname as dirname3 } from "node:path";
import { pipeline } from "node:stream/promises";

// src/adapters/path-trace.ts
import * as fs2 from "node:fs/promises";
import { dirname as dirname2, isAbsolute as isAbsolute2, join as join3, resolve as resolve2, sep } from "node:path";
var KERNEL = ["/proc", "/sys", "/dev"];
var KERNEL_TYPES = /* @__PURE__ */ new Map([
  [40864, "/proc"],
  [1650812274, "/sys"],
  [7377, "/dev"]
]);
var MOST_LINKS = 40;
var refusalOf = async (path, workspace, typeAt = fileSystemAt) => {
  const places = await placesOf(isAbsolute2(path) ? path : resolve2(path));
  const root = (await placesOf(resolve2(workspace))).at(-1) ?? workspace;
  const end = places.at(-1) ?? path;
  const kernel = KERNEL.find((folder) => !isIn(folder, root) && places.some((place) => isIn(folder, place)));
  if (kernel !== void 0) return `leads to ${kernel}`;
  const mounted = KERNEL_TYPES.get(await typeAt(end));
  if (mounted !== void 0) return `leads to a mounted ${mounted}`;
  const isOfCheckout = places.some((place) => isIn(root, place));
  return isOfCheckout && !isIn(root, end) ? `leads out of the checkout, to ${end}` : null;
};
var fileSystemAt = async (path) => {
  try {
    return (await fs2.statfs(path)).type;
  } catch {
    return null;
  }
};
var isIn = (folder, path) => path === folder || path.startsWith(folder === sep ? sep : `${folder}${sep}`);
var placesOf = async (path) => {
  const places = [sep];
  let at = sep;
  let rest = path.split(sep);
  for (let links = 0; rest.length > 0; ) {
    const [name = "", ...others] = rest;
    rest = others;
    if (name === "" || name === ".") continue;
    const next = name === ".." ? dirname2(at) : join3(at, name);
    const target = links === MOST_LINKS ? null : await linkAt(next);
    if (target === null) at = next;
    else {
      links += 1;
      if (target.startsWith(sep)) at = sep;
      rest = [...target.split(sep), ...rest];
    }
    places.push(at);
  }
  return places;
};
var linkAt = async (path) => {
  try {
    return await fs2.readlink(path);
  } catch {
    return null;
  }
};

// src/adapters/files.ts
var makeFiles = (options) => ({
  readText: async (path) => {
    const stat4 = await orNull(fs3.stat(path));
    if (stat4?.isFile() !== true) return null;
    if (stat4.size > LONGEST_TEXT) throw tooLarge(path, stat4.size);
    return orNull(fs3.readFile(path, "utf8"));
  },
  readBytes,
  writePrivate,
  makePrivateDirectory: async (purpose) => {
    const path = await makeTemporary(options.temporaryDirectory, purpose);
    options.register(path);
    return path;
  },
  makeLastingDirectory: (purpose) => makeTemporary(options.temporaryDirectory, purpose),
  makeDirectory: async (path) => {
    await fs3.mkdir(path, { recursive: true });
  },
  list: async (directory) => (await fs3.readdir(directory)).sort(),
  move,
  copy: (from, to) => fs3.copyFile(from, to),
  makeExecutable: (path) => fs3.chmod(path, 493),
  sizeBytes: async (path) => (await fs3.stat(path)).size,
  kindOf: async (path) => {
    const stat4 = await orNull(fs3.stat(path));
    if (stat4 === null) return "absent";
    return stat4.isDirectory() ? "directory" : "file";
  },
  realPath: async (path) => await orNull(fs3.realpath(path)) ?? path,
  refusal: (path) => refusalOf(path, options.workspace),
  sha256: async (path) => {
    const hash = createHash("sha256");
    await pipeline(createReadStream(path), hash);
    return hash.digest("hex");
  },
  remove: (path) => fs3.rm(path, { recursive: true, force: true })
});
var LONGEST_TEXT = 2 ** 29 - 24;
var tooLarge = (path, bytes) => fault("E_INPUT", { message: `the file ${path} is too large to be read: ${Math.round(bytes / 1e6)} MB` });
var readBytes = async (path, offset, length) => {
  const file = await fs3.open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position: offset });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};
var writePrivate = async (path, text) => {
  await fs3.mkdir(dirname3(path), { recursive: true, mode: 448 });
  const file = await fs3.open(path, "w", 384);
  try {
    await file.chmod(384);
    await file.writeFile(text);
  } finally {
    await file.close();
  }
};
var move = async (from, to) => {
  if ((await fs3.stat(from)).isDirectory()) {
    await fs3.mkdir(to);
    await fs3.rename(from, to);
    return;
  }
  await fs3.link(from, to);
  await fs3.unlink(from);
};
var orNull = async (reading) => {
  try {
    return await reading;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
};
var ABSENT = /* @__PURE__ */ new Set([
  ...["ENOENT", "ENOTDIR", "EISDIR", "ELOOP", "ENAMETOOLONG"],
  "ERR_INVALID_ARG_VALUE"
]);
var isAbsent = (error) => typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" && ABSENT.has(error.code);

// src/adapters/github/bounded-fetch.ts
var boundedFetch = (fetch, limitBytes) => async (url, options) => {
  const response = await followed(fetch, url, options);
  const { status, statusText, headers } = response;
  const body = await readBody(response, limitBytes);
  if (response.ok && body.length > 0) assertOfApi(headers.get("content-type") ?? "");
  return new Response([204, 205, 304].includes(status) ? null : body, { status, statusText, headers: [...headers] });
};
var REDIRECTS = [301, 302, 307, 308];
var MOST_REDIRECTS = 5;
var followed = async (fetch, start, options) => {
  let url = new URL(start instanceof Request ? start.url : start);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const response = await fetch(url.href, { ...options, redirect: "manual" });
    const location = response.headers.get("location");
    if (!REDIRECTS.includes(response.status) || location === null) return response;
    await response.body?.cancel();
    const next = URL.parse(location, url.href);
    if (next?.origin !== url.origin)
      throw foreign(`it redirects to another host, ${next?.host ?? "which cannot be read"}`);
    url = next;
  }
  throw foreign(`it redirects more than ${MOST_REDIRECTS} times`);
};
var OF_API = /^application\/(?:json|vnd\.github)\b/iu;
var LONGEST_TYPE = 100;
var assertOfApi = (contentType) => {
  if (!OF_API.test(contentType))
    throw foreign(`it is of the type ${contentType.slice(0, LONGEST_TYPE) || "none"}, not of GitHub's API`);
};
var foreign = (why) => fault("E_GITHUB", { message: `the response is not GitHub's: ${why}` });
var readBody = async ({ body }, limitBytes) => {
  const chunks = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) throw tooLong(limitBytes);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
};
var tooLong = (limitBytes) => fault("E_GITHUB", { message: `the response of GitHub is longer than ${limitBytes / 1024} KiB` });

// src/adapters/proxy-fault.ts
var VARIABLES = ["https_proxy", "HTTPS_PROXY"];
var namedProxy = (environment) => {
  const variable = VARIABLES.find((name) => (environment[name] ?? "") !== "");
  const url = variable === void 0 ? null : proxyUrl(environment[variable] ?? "");
  return variable === void 0 || url === null ? null : { variable, place: `${url.hostname}:${portOf(url)}` };
};
var proxyUrl = (text) => URL.parse(/^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? text : `http://${text}`);
var portOf = ({ port, protocol }) => port || (protocol === "https:" ? "443" : "80");
var REFUSED = [
  /^Failed to establish tunnel to \S+ via \S+: HTTP\/\S+ (\d{3})\b/u,
  /tunneling socket could not be established, statusCode=(\d{3})/u,
  /Proxy response \((\d{3})\) !== 200 when HTTP Tunneling/u
];
var BROKEN = /^Failed to establish tunnel to |^Connection to establish proxy tunnel |tunneling socket could not be/u;
var NOT_CONNECTED = {
  ECONNREFUSED: "connection refused",
  ENOTFOUND: "host not found",
  EAI_AGAIN: "the name cannot be resolved now",
  EHOSTUNREACH: "no route to the host",
  ENETUNREACH: "no route to the network",
  ETIMEDOUT: "no response in time"
};
var proxyFault = (thrown, environment) => {
  const proxy = namedProxy(environment);
  if (proxy === null) return null;
  return chainOf(thrown).map((error) => faultIn(error, proxy)).find((fault2) => fault2 !== null) ?? null;
};
var faultIn = ({ message, code, to }, proxy) => {
  const status = REFUSED.map((pattern) => Number(pattern.exec(message)?.[1] ?? 0)).find((one) => one > 0);
  if (status !== void 0) return refused(status, proxy);
  const reason = NOT_CONNECTED[code] ?? NOT_CONNECTED[/cause=.*\b(E[A-Z_]{4,})\b/u.exec(message)?.[1] ?? ""];
  const isToProxy = BROKEN.test(message) || isAt(to, proxy);
  if (!isToProxy) return null;
  const hint = `Check ${proxy.variable} and the proxy that it names.`;
  const because = reason === void 0 ? `the proxy ${proxy.place} gave no connection` : `the proxy ${proxy.place} cannot be reached: ${reason}`;
  return { because, hint, mayPass: true, status: null };
};
var refused = (status, { variable, place }) => ({
  because: `the proxy ${place} refused the connection: HTTP status ${status}`,
  hint: status === 407 ? `Correct the user name and the password in ${variable}.` : `Let the proxy connect to this host, or name the host in NO_PROXY.`,
  // 502, 503 and 504: it could not reach the host now.
  mayPass: status >= 500 || status === 429,
  status
});
var isAt = ({ host, port }, { place }) => {
  const at = place.lastIndexOf(":");
  return port === "" ? host !== "" && host === place.slice(0, at) : port === place.slice(at + 1) && port !== "443";
};
var MOST_CAUSES = 8;
var chainOf = (thrown, depth = 0) => {
  if (typeof thrown !== "object" || thrown === null || depth === MOST_CAUSES) return [];
  const error = thrown;
  const text = (name) => ["string", "number"].includes(typeof error[name]) ? String(error[name]) : "";
  const own = {
    message: text("message"),
    code: text("code"),
    to: { host: text("hostname"), port: text("port") }
  };
  const inner = [error["cause"], ...Array.isArray(error["errors"]) ? error["errors"] : []];
  return [own, ...inner.flatMap((one) => chainOf(one, depth + 1))];
};

// src/adapters/github/call-failure.ts
var REQUEST_ERROR = external_exports.object({
  status: external_exports.number(),
  response: external_exports.object({ headers: external_exports.record(external_exports.string(), external_exports.union([external_exports.string(), external_exports.number()]).optional()) })
});
var failureOf2 = (thrown) => {
  const own = ownErrorIn(thrown);
  if (own !== null) return { status: null, text: own.message, isPassing: false, isLimit: false, waitMs: null };
  const parsed = REQUEST_ERROR.safeParse(thrown);
  if (!parsed.success) return withoutResponse(thrown);
  const { status, response } = parsed.data;
  const waitMs = waitOf(response.headers) ?? (SECONDARY_LIMIT.test(messageOf(thrown)) ? WAIT_OF_SECONDARY_LIMIT_MS : null);
  const isLimit = status === 429 || status === 403 && waitMs !== null;
  return {
    status,
    text: `GitHub returned ${status}: ${messageOf(thrown).replace(/ - https?:\S+$/u, "")}`,
    isPassing: status >= 500 || isLimit,
    isLimit,
    waitMs
  };
};
var withoutResponse = (thrown) => {
  const atProxy = proxyFault(thrown, process.env);
  const text = isTimeout(thrown) ? "GitHub did not respond in time" : `GitHub could not be reached: ${atProxy?.because ?? messageOf(thrown)}`;
  return { status: null, text, isPassing: atProxy?.mayPass ?? true, isLimit: false, waitMs: null };
};
var SECONDARY_LIMIT = /secondary rate limit/iu;
var WAIT_OF_SECONDARY_LIMIT_MS = 6e4;
var ownErrorIn = (thrown) => {
  if (thrown instanceof ShipError) return thrown;
  return thrown instanceof Error && thrown.cause !== void 0 ? ownErrorIn(thrown.cause) : null;
};
var isTimeout = (thrown) => {
  if (!(thrown instanceof Error)) return false;
  return thrown.name === "TimeoutError" || thrown.cause !== void 0 && isTimeout(thrown.cause);
};
var waitOf = (headers) => {
  const seconds = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(seconds)) return seconds * 1e3;
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  if (headers["x-ratelimit-remaining"] !== "0" || !Number.isFinite(reset)) return null;
  return Math.max(0, reset * 1e3 - Date.now());
};

// src/adapters/github/github-calls.ts
var WAITS_MS = [1e3, 3e3];
var makeCaller = (options, limits) => {
  let opened;
  return async (call) => attempts(call, { ...options, limits, opened: await (opened ??= open2(options, limits)) });
};
var given = (reply) => {
  if (reply.kind === "failed") throw reply.error;
  return reply.value;
};
var open2 = async ({ token, repository }, { bytes }) => {
  const [owner = "", repo = ""] = (repository ?? "").split("/");
  if (owner === "" || repo === "")
    throw fault("E_GITHUB", { message: "GITHUB_REPOSITORY does not name the repository" });
  if (token === "") throw fault("E_GITHUB", { message: "there is no token: `github-token` is empty" });
  try {
    const toolkit = await import("./github-LDV2YGKG.js");
    const { defaults } = await import("./utils-FE7CXT6Z.js");
    const fetch = boundedFetch(defaults.request?.fetch, bytes);
    const client = toolkit.getOctokit(token, { userAgent: "ship-to-ecs", log: SILENT, request: { fetch } });
    return { client, owner, repo };
  } catch (error) {
    throw fault("E_GITHUB", { message: `GitHub's toolkit cannot be loaded: ${messageOf(error)}`, cause: error });
  }
};
var ignore = () => void 0;
var SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
var attempts = async (call, by) => {
  const { client, owner, repo } = by.opened;
  for (let attempt = 0; ; attempt += 1) {
    const signal = AbortSignal.any([by.signal, by.clock.timeout(by.limits.attemptMs)]);
    try {
      return { kind: "given", value: await call.request(client, { owner, repo, request: { signal } }) };
    } catch (error) {
      by.signal.throwIfAborted();
      const failure = failureOf2(error);
      const waitMs = Math.max(WAITS_MS[attempt] ?? Infinity, failure.waitMs ?? 0);
      if (!mayRepeat(call, failure) || (failure.waitMs ?? 0) > by.limits.longestWaitMs || waitMs === Infinity) {
        const message = `${failure.text} (${call.name.replace("{}", () => `${owner}/${repo}`)})`;
        return { kind: "failed", failure, error: fault("E_GITHUB", { message, cause: error }) };
      }
      await by.clock.sleep(waitMs);
    }
  }
};
var mayRepeat = ({ manner = "repeatable" }, failure) => failure.isPassing && (manner === "repeatable" || failure.isLimit);

// src/adapters/github/github-api.ts
var LIMITS = { attemptMs: 8e3, longestWaitMs: 1e4, bytes: 1024 * 1024 };
var REPOSITORY = external_exports.object({ default_branch: external_exports.string().min(1) });
var REF = external_exports.object({ object: external_exports.object({ sha: external_exports.string().regex(/^[0-9a-f]{40,64}$/u) }) });
var COMPARISON = external_exports.object({ status: external_exports.enum(["diverged", "ahead", "behind", "identical"]) });
var MOST_FILES = 300;
var MOST_BYTES_OF_FILES = 32 * 1024 * 1024;
var FILES = COMPARISON.extend({
  files: external_exports.array(external_exports.object({ filename: external_exports.string(), previous_filename: external_exports.string().optional() })).optional()
});
var asDescribed = (schema, data) => {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const why = external_exports.prettifyError(parsed.error).replace(/\s+/gu, " ");
  throw fault("E_GITHUB", { message: `the response of GitHub cannot be read: ${why}` });
};
var makeGitHubApi = (options) => {
  const call = makeCaller(options, LIMITS);
  const callForFiles = makeCaller(options, { ...LIMITS, attemptMs: 2e4, bytes: MOST_BYTES_OF_FILES });
  return {
    defaultBranch: async () => {
      const { data } = given(await call({ name: "GET /repos/{}", request: ({ rest }, own) => rest.repos.get(own) }));
      return asDescribed(REPOSITORY, data).default_branch;
    },
    tipOf: async (branch) => {
      const ref = `heads/${branch}`;
      const name = `GET /repos/{}/git/ref/${ref}`;
      const { data } = given(await call({ name, request: ({ rest }, own) => rest.git.getRef({ ...own, ref }) }));
      return asDescribed(REF, data).object.sha;
    },
    compare: async (base, head) => {
      const basehead = `${base}...${head}`;
      const page = { per_page: 1, page: 2 };
      const reply = await call({
        name: `GET /repos/{}/compare/${basehead}`,
        request: ({ rest }, own) => rest.repos.compareCommitsWithBasehead({ ...own, basehead, ...page })
      });
      if (reply.kind === "failed" && reply.failure.status === 404) return null;
      return asDescribed(COMPARISON, given(reply).data).status;
    },
    changedFiles: async (base, head) => {
      const basehead = `${base}...${head}`;
      const reply = await callForFiles({
        name: `GET /repos/{}/compare/${basehead}`,
        request: ({ rest }, own) => rest.repos.compareCommitsWithBasehead({ ...own, basehead, per_page: 1 })
      });
      if (reply.kind === "failed" && reply.failure.status === 404) return null;
      const { status: comparison, files } = asDescribed(FILES, given(reply).data);
      if (files === void 0 || files.length >= MOST_FILES) return null;
      const paths = files.flatMap(({ filename, previous_filename: before }) => [filename, ...before ? [before] : []]);
      return { comparison, files: paths };
    },
    readFile: async (path, commit) => {
      const headers = { accept: "application/vnd.github.raw+json" };
      const reply = await call({
        name: `GET /repos/{}/contents/${path}?ref=${commit}`,
        request: ({ rest }, own) => rest.repos.getContent({ ...own, path, ref: commit, headers })
      });
      if (reply.kind === "failed" && reply.failure.status === 404) return null;
      const { data, headers: answered } = given(reply);
      return textOf(data, answered["content-type"] ?? "") ?? notAFile(path);
    }
  };
};
var textOf = (data, contentType) => {
  if (/^application\/json\b/u.test(contentType)) return null;
  if (typeof data === "string") return data;
  return data instanceof ArrayBuffer ? new TextDecoder().decode(data) : null;
};
var notAFile = (path) => {
  throw fault("E_GITHUB", { message: `${path} is not a file in the repository on GitHub` });
};

// src/adapters/github/git-head.ts
import { join as join4 } from "node:path";
var readGitHead = async (checkout, readText) => {
  const git = join4(checkout, ".git");
  const head = (await readText(join4(git, "HEAD")))?.trim();
  if (head === void 0) return null;
  if (!head.startsWith("ref: ")) return { ref: null, commit: head };
  const ref = head.slice("ref: ".length);
  const loose = (await readText(join4(git, ref)))?.trim();
  const packed = await readText(join4(git, "packed-refs")) ?? "";
  const line = packed.split("\n").find((one) => one.endsWith(` ${ref}`));
  return { ref, commit: loose ?? line?.split(" ")[0] ?? null };
};

// src/adapters/github/run-context.ts
var SHA = /^[0-9a-f]{40}$/;
var EVENT = external_exports.object({
  workflow_run: external_exports.object({ head_sha: external_exports.string().regex(SHA), head_branch: external_exports.string().min(1).nullish() }).nullish(),
  pull_request: external_exports.object({
    number: external_exports.int().positive(),
    head: external_exports.object({
      sha: external_exports.string().regex(SHA),
      ref: external_exports.string().min(1),
      // Null once a fork has been deleted.
      repo: external_exports.object({ full_name: external_exports.string() }).nullish()
    })
  }).nullish()
});
var readRunContext = async (environment, readText) => {
  const workspace = workspaceOf(environment);
  return present(environment["GITHUB_SHA"]) === null ? localContext(environment, workspace, readText) : githubContext(environment, workspace, await readEvent(environment, readText));
};
var workspaceOf = (environment) => present(environment["GITHUB_WORKSPACE"]) ?? process.cwd();
var githubContext = (environment, workspace, event) => ({
  event: present(environment["GITHUB_EVENT_NAME"]) ?? "local",
  sha: checkedSha(environment["GITHUB_SHA"] ?? ""),
  ...refsOf(environment, event),
  ...forkOf(environment, event),
  runNumber: positive(environment["GITHUB_RUN_NUMBER"]),
  runId: present(environment["GITHUB_RUN_ID"]),
  runAttempt: positive(environment["GITHUB_RUN_ATTEMPT"]),
  repository: present(environment["GITHUB_REPOSITORY"]),
  serverUrl: serverUrl(environment),
  workspace
});
var refsOf = (environment, event) => {
  const ref = environment["GITHUB_REF"] ?? "";
  const pull = event.pull_request;
  if (pull) return { headSha: pull.head.sha, branch: pull.head.ref, gitTag: null, pullRequest: pull.number };
  const finished = event.workflow_run;
  if (finished) {
    return { headSha: finished.head_sha, branch: finished.head_branch ?? null, gitTag: null, pullRequest: null };
  }
  return {
    headSha: null,
    branch: present(environment["GITHUB_HEAD_REF"]) ?? after("refs/heads/", ref),
    gitTag: after("refs/tags/", ref),
    pullRequest: positive(/^refs\/pull\/(\d+)\//.exec(ref)?.[1])
  };
};
var forkOf = (environment, { pull_request: pull }) => {
  if (!pull || pull.head.repo === void 0) return {};
  const from = pull.head.repo?.full_name ?? "a deleted repository";
  return from.toLowerCase() === environment["GITHUB_REPOSITORY"]?.toLowerCase() ? {} : { fork: from };
};
var localContext = async (environment, workspace, readText) => {
  const { sha, branch } = await readHead(workspace, readText);
  return {
    event: "local",
    sha,
    headSha: null,
    branch,
    gitTag: null,
    pullRequest: null,
    runNumber: null,
    runId: null,
    runAttempt: null,
    repository: present(environment["GITHUB_REPOSITORY"]),
    serverUrl: serverUrl(environment),
    workspace
  };
};
var readEvent = async (environment, readText) => {
  const path = present(environment["GITHUB_EVENT_PATH"]);
  const text = path === null ? null : await readText(path);
  if (path === null || text === null) return {};
  try {
    return EVENT.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof external_exports.ZodError ? external_exports.prettifyError(error) : messageOf(error);
    throw wrong(`the event file ${path} (GITHUB_EVENT_PATH) is not a webhook payload of GitHub: ${why}`, error);
  }
};
var readHead = async (workspace, readText) => {
  const head = await readGitHead(workspace, readText);
  if (head === null) throw wrong(`${workspace} is not a Git checkout, and GITHUB_SHA is not set`);
  const { ref, commit } = head;
  if (commit === null) throw wrong(`the branch ${ref ?? ""} of ${workspace} has no commit yet`);
  return { sha: checkedSha(commit), branch: ref === null ? null : after("refs/heads/", ref) };
};
var checkedSha = (text) => {
  if (SHA.test(text)) return text;
  throw wrong(`the commit '${text}' is not 40 hex digits`);
};
var serverUrl = (environment) => present(environment["GITHUB_SERVER_URL"]) ?? "https://github.com";
var present = (text) => text === void 0 || text === "" ? null : text;
var positive = (text) => {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
};
var after = (prefix, text) => text.startsWith(prefix) && text.length > prefix.length ? text.slice(prefix.length) : null;
var wrong = (message, cause) => fault("E_INPUT", {
  message,
  hint: "Run in a workflow of GitHub Actions, or in a Git checkout that has a commit.",
  cause
});

// src/domain/aws/role.ts
var ARN = /^arn:(aws(?:-[a-z]+)*):iam::(\d{12}):role\/(?:[\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/;
var parseRoleArn = (text) => {
  const [, partition, account] = ARN.exec(text) ?? [];
  return partition === void 0 || account === void 0 ? null : { arn: text, partition, account };
};
var audienceOf = ({ partition }) => partition === "aws-cn" ? "sts.amazonaws.com.cn" : "sts.amazonaws.com";
var LONGEST_SESSION_NAME = 64;
var sessionNameOf = (run2) => ["ship-to-ecs", run2.runId, run2.repository].filter((part) => part !== null).join("-").replaceAll(/[^\w+=,.@-]/g, "-").slice(0, LONGEST_SESSION_NAME);

export {
  checkTemporary,
  makeExec,
  makeClock,
  isIn,
  makeFiles,
  namedProxy,
  NOT_CONNECTED,
  proxyFault,
  makeCaller,
  makeGitHubApi,
  readGitHead,
  readRunContext,
  workspaceOf,
  parseRoleArn,
  audienceOf,
  sessionNameOf
};
