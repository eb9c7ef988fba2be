import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  AwsError,
  NOT_SENT,
  RegistryError
} from "./chunk-SJON54CC.js";
import {
  NOT_CONNECTED,
  audienceOf,
  makeCaller,
  makeClock,
  makeExec,
  makeFiles,
  makeGitHubApi,
  namedProxy,
  proxyFault,
  sessionNameOf,
  workspaceOf
} from "./chunk-XWCP42UD.js";
import {
  external_exports
} from "./chunk-2QHPTFQY.js";
import {
  fault
} from "./chunk-HJ6AOJMC.js";
import {
  ShipError,
  messageOf
} from "./chunk-GE653Z2F.js";
import {
  cut
} from "./chunk-FZ3V3BND.js";

// src/ports/aws-calls/aws-services.ts
var SERVICES = {
  sts: () => import("./sts-PQSCR4A4.js"),
  ecr: () => import("./ecr-IR4SM7CN.js"),
  ecs: () => import("./ecs-J5SXC3VC.js"),
  ssm: () => import("./ssm-PSEJPNCS.js"),
  cloudformation: () => import("./cloudformation-VSEGKM4H.js"),
  cloudwatch: () => import("./cloudwatch-VC3LB4YH.js"),
  codedeploy: () => import("./codedeploy-ROX2XYDO.js"),
  "application-autoscaling": () => import("./application-autoscaling-J4XAJORT.js"),
  ec2: () => import("./ec2-BBT7FI7Z.js"),
  elasticloadbalancing: () => import("./elasticloadbalancing-EGSUEW4B.js"),
  iam: () => import("./iam-NWKZJU4J.js"),
  logs: () => import("./logs-3LFGPUB6.js"),
  secretsmanager: () => import("./secretsmanager-ATKP7JP4.js")
};

// src/adapters/aws/sdk-error-shape.ts
var readSdkError = (thrown) => {
  const error = record(thrown);
  const metadata = record(error["$metadata"]);
  const response = record(error["$response"]);
  const inner = Array.isArray(error["errors"]) ? record(error["errors"][0]) : {};
  return {
    name: text(error["name"]) ?? "Error",
    message: messageOf(thrown) || text(inner["message"]) || "",
    requestId: text(metadata["requestId"]),
    httpStatus: number(metadata["httpStatusCode"]) ?? number(response["statusCode"]),
    networkCode: networkCode(error),
    proxy: proxyFault(thrown, process.env),
    attempts: number(metadata["attempts"])
  };
};
var isClockSkewed = (thrown) => record(record(thrown)["$metadata"])["clockSkewCorrected"] === true;
var networkCode = (error) => {
  const code = text(error["code"]);
  if (code !== void 0 && /^(E[A-Z_]+|ERR_TLS\w*|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/.test(code)) return code;
  return error["name"] === "TimeoutError" ? "TimeoutError" : void 0;
};
var record = (value) => (
  // The members of an object are read as unknown, so the cast assumes nothing.
  typeof value === "object" && value !== null ? value : {}
);
var text = (value) => typeof value === "string" ? value : void 0;
var number = (value) => typeof value === "number" ? value : void 0;

// src/adapters/aws/clock-skew.ts
var BY_THE_TIME = [
  "AuthFailure",
  "InvalidSignatureException",
  "RequestExpired",
  "RequestInTheFuture",
  "RequestTimeTooSkewed",
  "SignatureDoesNotMatch"
];
var sendInTime = async (send3) => {
  try {
    return await send3();
  } catch (thrown) {
    if (!isClockSkewed(thrown) || !BY_THE_TIME.includes(readSdkError(thrown).name)) throw thrown;
    return send3();
  }
};

// src/adapters/aws/json-overlay.ts
var withUnknownMembers = (known, raw) => {
  if (Array.isArray(known) && Array.isArray(raw)) {
    const items = raw;
    return known.length === items.length ? known.map((item, index) => withUnknownMembers(item, items[index])) : known;
  }
  if (!isObject(known) || !isObject(raw)) return known;
  const added = Object.entries(raw).filter(([key, value]) => value !== null && own(known, key) === void 0);
  const kept = Object.entries(known).map(([key, value]) => [key, withUnknownMembers(value, own(raw, key))]);
  return Object.fromEntries([...kept, ...added]);
};
var own = (value, key) => Object.hasOwn(value, key) ? Reflect.get(value, key) : void 0;
var isObject = (value) => typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));

// src/adapters/aws/keep-newer-members.ts
var READS = ["DescribeTaskDefinitionCommand", "RegisterTaskDefinitionCommand"];
var WRITES = ["RegisterTaskDefinitionCommand"];
var keepNewerMembers = ({ middlewareStack }) => {
  middlewareStack.add(completeRequest, { step: "build", priority: "high" });
  middlewareStack.addRelativeTo(keepBody, { relation: "after", toMiddleware: "deserializerMiddleware" });
  middlewareStack.addRelativeTo(completeOutput, { relation: "before", toMiddleware: "deserializerMiddleware" });
};
var completeRequest = (next, { commandName = "" }) => (call) => {
  const { request, input } = call;
  if (WRITES.includes(commandName) && isMessage(request)) {
    request.body = JSON.stringify(withUnknownMembers(JSON.parse(textOf(request.body)), input));
  }
  return next(call);
};
var keepBody = (next, { commandName = "" }) => async (call) => {
  const reply = await next(call);
  if (READS.includes(commandName) && isMessage(reply.response) && isStream(reply.response.body)) {
    reply.response.body = await bytesOf(reply.response.body);
  }
  return reply;
};
var bytesOf = async (body) => {
  const chunks = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
};
var completeOutput = (next, { commandName = "" }) => async (call) => {
  const reply = await next(call);
  if (!READS.includes(commandName) || !isMessage(reply.response)) return reply;
  const { body } = reply.response;
  if (!(body instanceof Uint8Array) || body.length === 0) return reply;
  return { ...reply, output: withUnknownMembers(reply.output, JSON.parse(textOf(body))) };
};
var textOf = (body) => body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body);
var isMessage = (value) => typeof value === "object" && value !== null && "body" in value;
var isStream = (body) => typeof body === "object" && body !== null && Symbol.asyncIterator in body;

// src/adapters/aws/sdk-errors.ts
var answered = async (operation, { run, limit }, send3) => {
  const signal = limit === null ? run : AbortSignal.any([run, limit]);
  const ended = Promise.withResolvers();
  const end = () => ended.reject(signal.reason);
  signal.addEventListener("abort", end, { once: true });
  try {
    return await Promise.race([send3(signal), ended.promise]);
  } catch (thrown) {
    if (run.aborted) throw run.reason;
    if (limit?.aborted === true) throw unanswered(operation);
    if (thrown instanceof ShipError) throw thrown;
    throw toAwsError(operation, thrown);
  } finally {
    signal.removeEventListener("abort", end);
  }
};
var unanswered = (operation) => new AwsError({ operation, awsCode: "no response, TimeoutError", awsMessage: "AWS did not answer in time" });
var toAwsError = (operation, thrown) => {
  const error = readSdkError(thrown);
  const { requestId, attempts, proxy } = error;
  const meaning = proxy === null ? meaningOf(operation, error) : atProxy(operation, proxy);
  return new AwsError({ operation, requestId, attempts, cause: thrown, ...meaning });
};
var isMissingRegion = (thrown) => /^region is missing|^region not accepted: region=""/i.test(messageOf(thrown));
var EXPIRED = /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired|CredentialsExpired.*)$/;
var DENIED = /^(AccessDenied(Exception)?|UnauthorizedOperation|NotAuthorized|UnauthorizedException)$/;
var NOT_VALID = /^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature.*|MissingAuthenticationToken.*)$/;
var GENERIC = /^could not load credentials from any providers\.?$/i;
var NO_CREDENTIALS = /^(CredentialsProviderError|ProviderError|TokenProviderError)$/;
var isExpired = (thrown) => EXPIRED.test(readSdkError(thrown).name);
var isWithoutCredentials = (thrown) => {
  const { name, message } = readSdkError(thrown);
  return NO_CREDENTIALS.test(name) && GENERIC.test(message);
};
var meaningOf = (operation, error) => {
  const known = { awsCode: error.name, awsMessage: error.message };
  if (isMissingRegion(error.message)) {
    return { code: "E_REGION_MISSING", awsCode: NOT_SENT, awsMessage: "no AWS region is set" };
  }
  if (/^region not accepted/i.test(error.message)) {
    const awsMessage = `the AWS region is not valid: ${error.message}`;
    const headline = "the AWS region is not valid";
    return { code: "E_REGION_MISSING", awsCode: NOT_SENT, awsMessage, headline, hint: NAME_A_REGION };
  }
  if (NO_CREDENTIALS.test(error.name)) {
    if (/expired/i.test(error.message)) return { ...known, code: "E_CREDENTIALS_EXPIRED" };
    const awsMessage = GENERIC.test(error.message) ? "No AWS credentials found" : `No AWS credentials found: ${error.message}`;
    return { code: "E_CREDENTIALS_MISSING", awsCode: NOT_SENT, awsMessage };
  }
  if (EXPIRED.test(error.name)) return { ...known, code: "E_CREDENTIALS_EXPIRED" };
  if (NOT_VALID.test(error.name)) return { ...known, code: "E_CREDENTIALS_INVALID" };
  if (DENIED.test(error.name)) {
    const hint = grantHint(operation, error.message);
    return { ...known, code: "E_ACCESS_DENIED", headline: `AWS denied ${operation}`, hint };
  }
  return withoutKnownCause(operation, error);
};
var NAME_A_REGION = "Correct `aws-region`, or AWS_REGION: a name like `eu-west-1`.";
var grantHint = (operation, message) => {
  const action = /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? operation;
  const resource = /on resource: (\S+)/.exec(message)?.[1] ?? "*";
  if (/explicit deny/i.test(message)) {
    return `A policy explicitly denies ${action} on ${resource}: remove that statement, or use another role.`;
  }
  const missing = /because no (identity-based|resource-based|session|permissions boundary|service control)[a-z -]* policy/i.exec(
    message
  )?.[1];
  return `Grant ${action} on ${resource} to the role of this job${missing === void 0 ? "" : ` (missing: ${missing} policy)`}.`;
};
var NETWORK = {
  ...NOT_CONNECTED,
  ECONNRESET: "connection reset",
  TimeoutError: "no response in time"
};
var atProxy = (operation, { because, hint, status, mayPass }) => ({
  // Under this name a refusal of the proxy is none of AWS, and no passing fault either.
  awsCode: mayPass ? "no response, proxy" : `proxy, HTTP ${status ?? "status unknown"}`,
  awsMessage: `AWS cannot be reached: ${because}`,
  headline: `AWS cannot be reached: ${because} (${operation})`,
  hint
});
var checkNetwork = () => {
  const proxy = namedProxy(process.env);
  const words = proxy === null ? "" : `the proxy ${proxy.place} (${proxy.variable}), `;
  return `Check the network, ${words}the region and AWS_ENDPOINT_URL.`;
};
var withoutKnownCause = (operation, error) => {
  if (error.networkCode !== void 0) {
    return {
      awsCode: `no response, ${error.networkCode}`,
      awsMessage: error.message === "" ? `AWS could not be reached` : error.message,
      headline: `AWS cannot be reached: ${NETWORK[error.networkCode] ?? error.networkCode} (${operation})`,
      hint: checkNetwork()
    };
  }
  if (/^(SyntaxError|Unknown(Error)?)$/.test(error.name) || /deserialization/i.test(error.message)) {
    return {
      awsCode: `HTTP ${error.httpStatus ?? "status unknown"}`,
      awsMessage: `AWS returned an unreadable response: ${error.message.split("\n")[0] ?? ""}`,
      hint: "Re-run. If the error persists, check what is between the runner and AWS (a proxy?)."
    };
  }
  if (error.httpStatus === 429 && !/throttl|toomany/i.test(error.name)) {
    return { awsCode: "HTTP 429", awsMessage: `${error.name}: ${error.message}` };
  }
  return { awsCode: error.name, awsMessage: error.message };
};

// src/adapters/aws/through-proxy.ts
var ATTEMPTS = 3;
var PAUSE_MS = 1e3;
var throughProxy = async (signal, send3) => {
  for (let attempt2 = 1; ; attempt2 += 1) {
    try {
      return await send3();
    } catch (thrown) {
      const fault2 = proxyFault(thrown, process.env);
      if (fault2?.status == null || !fault2.mayPass || attempt2 === ATTEMPTS) throw thrown;
      await makeClock(signal).sleep(PAUSE_MS * 2 ** (attempt2 - 1));
    }
  }
};

// src/adapters/aws/client.ts
var makeCalls = (service, connection) => {
  const client = lazyClient(service, connection.settings);
  const single = lazyClient(service, { ...connection.settings, maxAttempts: 1 });
  const call = async (name, input, limit) => {
    const operation = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const ends = { run: connection.signal, limit: limit?.signal ?? null };
    const answer = answered(
      `${service}:${operation}`,
      ends,
      (signal) => sendRenewed(
        connection.credentials,
        () => throughProxy(signal, async () => {
          if (limit?.attempts !== "once") return (await client()).send({ operation, input, signal });
          const { send: send3 } = await single();
          return sendInTime(() => send3({ operation, input, signal }));
        })
      )
    );
    return connection.credentials === void 0 ? answer : answer.catch(rejectedAgain);
  };
  const calls = new Proxy(
    {},
    {
      // `await` looks for `then` in whatever it is given: that is no call.
      get: (_, name) => typeof name === "symbol" || name === "then" ? void 0 : (input, limit) => call(name, input, limit)
    }
  );
  return calls;
};
var sendRenewed = async (credentials, send3) => {
  if (credentials === void 0) return send3();
  return send3().catch((thrown) => {
    if (!isExpired(thrown)) throw thrown;
    credentials.drop();
    return send3();
  });
};
var rejectedAgain = (thrown) => {
  if (!(thrown instanceof AwsError) || thrown.code !== "E_CREDENTIALS_EXPIRED") throw thrown;
  const { operation, awsCode, awsMessage, requestId, attempts, code } = thrown;
  const hint = "Re-run. If it happens again, find out who revokes the sessions of the role: they are renewed before they end.";
  throw new AwsError({ operation, awsCode, requestId, attempts, code, awsMessage, hint, cause: thrown });
};
var lazyClient = (service, settings) => {
  const load = async () => {
    const sdk = await SERVICES[service]();
    const client = new sdk.Client(settings);
    if (service === "ecs") keepNewerMembers(client);
    return {
      send: async ({ operation, input, signal }) => {
        const Command = sdk[`${operation}Command`];
        if (Command === void 0) throw new Error(`${service}:${operation} is not listed in aws-calls/${service}.ts`);
        return client.send(new Command(input), { abortSignal: signal });
      }
    };
  };
  let loaded;
  return () => loaded ??= load();
};

// src/adapters/aws/configured-credentials.ts
var CONFIGURING = [
  "AWS_PROFILE",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
];
var hasConfiguredCredentials = (environment) => configuringIn(environment) !== void 0;
var configuringIn = (environment) => CONFIGURING.find((name) => (environment[name] ?? "") !== "");
var OPERATION = "sts:GetCallerIdentity";
var configuredEnd = async ({ settings }) => {
  if ((process.env["AWS_SECRET_ACCESS_KEY"] ?? "") === "" || (process.env["AWS_PROFILE"] ?? "") !== "") return null;
  const { Client } = await SERVICES.sts();
  const found2 = await new Client(settings).config.credentials().catch(() => null);
  const end = found2?.expiration?.getTime() ?? Number.NaN;
  return Number.isNaN(end) ? null : end - Date.now();
};
var configuredCredentials = async ({ settings, signal }) => {
  const found2 = await answered(OPERATION, { run: signal, limit: null }, async (ends) => {
    ends.throwIfAborted();
    const { Client } = await SERVICES.sts();
    const { config } = new Client(settings);
    return config.credentials().then(
      () => "present",
      (thrown) => {
        if (isWithoutCredentials(thrown)) return "missing";
        throw thrown;
      }
    );
  });
  const configuring = configuringIn(process.env);
  if (found2 === "present" || configuring === void 0) return found2;
  const awsMessage = `No AWS credentials found, although ${configuring} is set`;
  throw new AwsError({ operation: OPERATION, code: "E_CREDENTIALS_MISSING", awsCode: NOT_SENT, awsMessage });
};

// src/adapters/aws/connection.ts
var VERSION = "0.1.0";
var REQUEST_TIMEOUT_MS = 1e4;
var CONNECT_TIMEOUT_MS = 5e3;
var clientSettings = ({
  region,
  maxAttempts,
  requestTimeoutMs,
  credentials,
  profile,
  caller
}) => {
  const requestTimeout = requestTimeoutMs ?? REQUEST_TIMEOUT_MS;
  return {
    ...region === null ? {} : { region },
    ...maxAttempts === void 0 ? {} : { maxAttempts },
    ...profile === void 0 ? {} : { profile },
    ...credentials === void 0 ? {} : { credentials: Object.assign(() => credentials.get(), { memoized: true }) },
    // The SDK writes `md/pipeline` and a value as `md/pipeline#value`.
    customUserAgent: [["ship-to-ecs", VERSION], ...markersOf(caller)],
    // By default the SDK waits for a response without a limit. Node's agent honours HTTPS_PROXY and NO_PROXY when it is given them (Node 24.5).
    requestHandler: {
      connectionTimeout: Math.min(CONNECT_TIMEOUT_MS, requestTimeout),
      requestTimeout,
      throwOnRequestTimeout: true,
      httpsAgent: { keepAlive: true, proxyEnv: process.env }
    }
  };
};
var markersOf = (caller) => caller === void 0 ? [] : [
  ["md/pipeline", caller.pipeline],
  ["md/stage", caller.stage],
  ["md/role", caller.role]
];

// src/adapters/aws/session.ts
var makeSession = (options) => {
  const { signal, credentials } = options;
  const connection = { settings: clientSettings(options), signal, credentials };
  const calls = Object.keys(SERVICES).map((service) => [service, makeCalls(service, connection)]);
  return {
    region: () => configuredRegion(connection.settings),
    endpoints: () => configuredEndpoints(connection.settings),
    endsIn: async () => credentials === void 0 ? configuredEnd(connection) : null,
    credentials: async () => credentials?.find() ?? configuredCredentials(connection),
    // One entry for each key of SERVICES, made by the function that gives its calls.
    ...Object.fromEntries(calls)
  };
};
var configuredRegion = async (settings) => {
  const { Client } = await SERVICES.sts();
  try {
    return await new Client(settings).config.region();
  } catch (thrown) {
    if (isMissingRegion(thrown)) return null;
    throw toAwsError("sts:GetCallerIdentity", thrown);
  }
};
var configuredEndpoints = async (settings) => {
  const { Client } = await SERVICES.sts();
  const { config } = new Client(settings);
  const choiceOf = (isOn) => isOn.then(
    (on) => on ? "on" : "off",
    () => "off"
  );
  const [fips, dualStack] = await Promise.all([
    choiceOf(config.useFipsEndpoint()),
    choiceOf(config.useDualstackEndpoint())
  ]);
  return { fips, dualStack };
};

// src/adapters/dial.ts
import { connect } from "node:net";
var STAYS_MS = 1e3;
var makeDial = ({ signal }) => async ({ host, port, limit }) => {
  const result = await attempt({ host, port, until: AbortSignal.any([signal, limit]) });
  signal.throwIfAborted();
  return result;
};
var attempt = ({ host, port, until }) => new Promise((resolve2) => {
  const socket = connect({ host, port });
  let timer;
  const end = (result) => {
    clearTimeout(timer);
    until.removeEventListener("abort", onAbort);
    socket.destroy();
    resolve2(result);
  };
  const onAbort = () => end("closed");
  until.addEventListener("abort", onAbort, { once: true });
  if (until.aborted) onAbort();
  socket.on("connect", () => {
    timer = setTimeout(() => end("open"), STAYS_MS);
  });
  socket.on("data", () => end("open"));
  socket.on("end", () => end("closed"));
  socket.on("error", () => end("closed"));
  socket.on("close", () => end("closed"));
});

// src/adapters/download.ts
import { rm } from "node:fs/promises";

// src/adapters/follow-redirects.ts
var MAX_REDIRECTS = 5;
var REDIRECTS = [301, 302, 303, 307, 308];
var follow = async (start, request) => {
  let url = secureUrl(start, start);
  let { headers } = request;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const response = await get(url, { ...request, headers });
    request.heard();
    const { location } = response.headers;
    if (!REDIRECTS.includes(response.statusCode ?? 0) || location === void 0) return response;
    response.destroy();
    const next = secureUrl(new URL(location, url).href, start);
    if (next.host !== url.host) headers = {};
    url = next;
  }
  throw failed(start, `was redirected more than ${MAX_REDIRECTS} times`);
};
var get = async (url, { signal, environment, headers: own2, range = {} }) => {
  const { request, Agent } = await (url.protocol === "https:" ? import("node:https") : import("node:http"));
  return new Promise((resolve2, reject) => {
    const agent = new Agent({ proxyEnv: environment });
    const headers = { "user-agent": "ship-to-ecs", accept: "application/octet-stream, */*", ...own2, ...range };
    request(url, { agent, headers, signal }, resolve2).on("error", reject).end();
  });
};
var LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
var secureUrl = (text2, start) => {
  const url = URL.parse(text2);
  if (url?.protocol === "https:" || url?.protocol === "http:" && LOOPBACK.test(url.hostname)) return url;
  throw failed(start, `leads to ${withoutSecrets(text2)}, which is not HTTPS`);
};
var withoutSecrets = (text2) => {
  const url = URL.parse(text2);
  return url === null ? "something that is not a URL" : `${url.protocol}//${url.host}${url.pathname}`;
};
var failed = (url, what, cause) => fault("E_DOWNLOAD", {
  message: `GET ${withoutSecrets(url)} ${what}`,
  hint: "Check that the runner can reach this host, the proxy variables and `tools-mirror`; then re-run.",
  cause
});

// src/adapters/resume.ts
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
var NOTHING = { bytes: 0, total: null, tag: null };
var MOST_RESUMES = 10;
var PAUSE_MS2 = 100;
var MOST_BYTES = 4 * 1024 ** 3;
var fetchInto = async (path, url, request) => {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "w", 384);
  try {
    let held = NOTHING;
    for (let resumed = 0; ; resumed += 1) {
      const got = await takeMore({ url, request, file }, held);
      if (got.kind === "whole") return;
      if (got.held.tag === null || resumed === MOST_RESUMES) throw got.cause;
      held = got.held;
      await makeClock(request.signal).sleep((request.pauseMs ?? PAUSE_MS2) * (resumed + 1));
      request.heard();
    }
  } finally {
    await file.close();
  }
};
var takeMore = async (writing, held) => {
  const { url, request } = writing;
  let response;
  try {
    response = await follow(url, { ...request, range: rangeOf(held) });
  } catch (error) {
    if (held.tag === null || request.signal.aborted || error instanceof ShipError) throw error;
    return { kind: "part", held, cause: error };
  }
  const start = startOf(response, held);
  if (start !== null) return takeBody(writing, response, start);
  response.destroy();
  const { statusCode = 0, statusMessage = "" } = response;
  const cause = failed(url, `returned ${statusCode} ${statusMessage}`.trim());
  if (held.tag === null) throw cause;
  if (PASSING(statusCode)) return { kind: "part", held, cause };
  return takeMore(writing, NOTHING);
};
var PASSING = (status) => status === 429 || status >= 500;
var rangeOf = ({ bytes, tag }) => tag === null ? {} : { range: `bytes=${bytes}-`, "if-range": tag };
var startOf = ({ statusCode, headers }, held) => {
  if (statusCode === 206) return held.tag === null ? null : continued(headers, held);
  if (statusCode !== 200) return null;
  const length = headers["content-length"];
  return { bytes: 0, total: length === void 0 ? null : Number(length), tag: strong(headers.etag) };
};
var continued = (headers, held) => {
  const [, from, total = "*"] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers["content-range"] ?? "") ?? [];
  if (Number(from) !== held.bytes || (headers.etag ?? held.tag) !== held.tag) return null;
  if (total === "*") return held;
  return held.total === null || Number(total) === held.total ? { ...held, total: Number(total) } : null;
};
var strong = (tag) => tag?.startsWith('"') === true ? tag : null;
var takeBody = async ({ url, request, file }, response, start) => {
  let { bytes } = start;
  if (bytes === 0) await file.truncate(0);
  try {
    for await (const chunk of response) {
      request.heard();
      const { length } = chunk;
      if (bytes + length > MOST_BYTES) throw failed(url, "returned more than is expected");
      await writeAll(file, chunk, bytes);
      bytes += length;
    }
  } catch (error) {
    if (request.signal.aborted || !isReset(error)) throw error;
    return { kind: "part", held: { ...start, bytes }, cause: error };
  }
  if (start.total === null || bytes === start.total) return { kind: "whole" };
  return { kind: "part", held: { ...start, bytes }, cause: failed(url, "was cut off") };
};
var writeAll = async (file, chunk, position) => {
  for (let written = 0; written < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, written, chunk.length - written, position + written);
    written += bytesWritten;
  }
};
var isReset = (error) => typeof error === "object" && error !== null && "code" in error && error.code === "ECONNRESET";

// src/adapters/download.ts
var TIMEOUT_MS = 10 * 6e4;
var SILENCE_MS = 3e4;
var makeDownload = (options) => ({
  toFile: async (url, path, headers = {}) => {
    try {
      await withinTime(
        url,
        options,
        (request) => fetchInto(path, url, { ...request, headers, pauseMs: options.pauseMs })
      );
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  },
  read: (url, headers) => withinTime(url, options, (request) => readText(url, { ...request, headers }))
});
var withinTime = async (url, options, work) => {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const timeout = AbortSignal.timeout(timeoutMs);
  const silenceMs = options.silenceMs ?? SILENCE_MS;
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(), silenceMs);
  const signal = AbortSignal.any([options.signal, timeout, silent.signal]);
  try {
    return await work({ signal, environment: options.environment, heard: () => void timer.refresh() });
  } catch (error) {
    if (options.signal.aborted) throw options.signal.reason;
    if (silent.signal.aborted) throw failed(url, `sent nothing for ${silenceMs / 1e3} s`);
    if (timeout.aborted) throw failed(url, `took longer than ${timeoutMs / 1e3} s`);
    if (error instanceof ShipError) throw error;
    throw failed(url, isReset(error) ? "was cut off" : `failed: ${causeOf(error, options)}`, error);
  } finally {
    clearTimeout(timer);
  }
};
var causeOf = (error, { environment }) => proxyFault(error, environment)?.because ?? messageOf(error);
var TEXT_BYTES = 4 * 1024 * 1024;
var readText = async (url, request) => {
  const response = await follow(url, request);
  const chunks = [];
  let size = 0;
  for await (const chunk of response) {
    request.heard();
    chunks.push(chunk);
    size += chunk.length;
    if (size > TEXT_BYTES) throw failed(url, "returned more than is expected");
  }
  return {
    status: response.statusCode ?? 0,
    challenge: response.headers["www-authenticate"] ?? "",
    text: Buffer.concat(chunks).toString("utf8"),
    ...linkOf(response.headers)
  };
};
var linkOf = ({ link }) => link === void 0 ? {} : { link: [link].flat().join(", ") };

// src/adapters/github/refused-calls.ts
var makeRefusableCaller = (options, limits) => {
  const call = makeCaller(options, limits);
  return async (one) => {
    try {
      const reply = await call(one);
      if (reply.kind === "given") return reply;
      const { status, text: text2, isPassing, isLimit } = reply.failure;
      return { kind: "refused", status, text: text2, mayBeDone: isPassing && !isLimit };
    } catch (error) {
      options.signal.throwIfAborted();
      if (error instanceof ShipError) return { kind: "refused", status: null, text: error.message, mayBeDone: false };
      throw error;
    }
  };
};
var mapped = (reply, make) => {
  if (reply.kind !== "given") return reply;
  try {
    return { kind: "given", value: make(reply.value) };
  } catch (error) {
    if (!(error instanceof external_exports.ZodError)) throw error;
    const why = external_exports.prettifyError(error).replace(/\s+/gu, " ").slice(0, LONGEST_PROBLEM);
    const text2 = `the response of GitHub cannot be read: ${why}`;
    return { kind: "refused", status: null, text: text2, mayBeDone: true };
  }
};
var LONGEST_PROBLEM = 200;

// src/adapters/github/attestations.ts
var LIMITS = { attemptMs: 2e4, longestWaitMs: 6e4, bytes: 16 * 1024 * 1024 };
var PAGE = 30;
var REPLY = external_exports.object({
  attestations: external_exports.array(
    external_exports.object({ bundle: external_exports.record(external_exports.string(), external_exports.unknown()).nullish(), bundle_url: external_exports.string().nullish() })
  )
});
var makeAttestations = (options) => {
  const call = makeRefusableCaller(options, LIMITS);
  return {
    list: async ({ digest, predicateType, after }) => {
      const page = { per_page: PAGE, ...after === null ? {} : { after } };
      const reply = await call({
        name: `GET /repos/{}/attestations/${digest}`,
        request: ({ rest }, own2) => rest.repos.listAttestations({ ...own2, subject_digest: digest, predicate_type: predicateType, ...page })
      });
      if (reply.kind === "refused" && reply.status === 404 && after === null) {
        const repository = await call({ name: "GET /repos/{}", request: ({ rest }, own2) => rest.repos.get(own2) });
        return repository.kind === "given" ? { kind: "given", value: { attestations: [], next: null } } : repository;
      }
      return mapped(reply, ({ data, headers }) => ({
        attestations: REPLY.parse(data).attestations.map(({ bundle, bundle_url: bundleUrl }) => ({
          bundle: bundle == null ? null : JSON.stringify(bundle),
          bundleUrl: bundleUrl ?? null
        })),
        next: NEXT.parse(headers.link ?? "")
      }));
    }
  };
};
var A_LINK = /<([^>]*)>((?:\s*;[^,]*)?)/gu;
var TO_NEXT = /;\s*rel="?next"?\s*(?:;|$)/iu;
var NEXT = external_exports.string().transform((link, context) => {
  const next = [...link.matchAll(A_LINK)].find(([, , parameters = ""]) => TO_NEXT.test(parameters));
  if (next === void 0) return null;
  const after = URL.parse(next[1] ?? "")?.searchParams.get("after");
  if (after) return after;
  context.issues.push({ code: "custom", message: "the link to the next page has no `after`", input: link });
  return external_exports.NEVER;
});

// src/adapters/github/conversations.ts
var LIMITS2 = { attemptMs: 15e3, longestWaitMs: 6e4, bytes: 32 * 1024 * 1024 };
var PAGE2 = 100;
var MOST_PAGES = 100;
var VIEWER = "query { viewer { login } }";
var VIEWER_REPLY = external_exports.object({ viewer: external_exports.object({ login: external_exports.string() }) });
var makeConversations = (options) => {
  const by = { call: makeRefusableCaller(options, LIMITS2), clean: options.redactMarkdown };
  return { ...viewerBy(by), ...commentsBy(by), ...issuesBy(by) };
};
var viewerBy = ({ call }) => ({
  viewer: async () => {
    const reply = await call({
      name: "POST /graphql",
      request: ({ graphql }, { request }) => graphql(VIEWER, { request })
    });
    return mapped(reply, (data) => VIEWER_REPLY.parse(data).viewer.login);
  }
});
var commentsBy = ({ call, clean }) => ({
  findComment: (pull, isWanted) => found(isWanted, async (page) => {
    const reply = await call({
      name: `GET /repos/{}/issues/${pull}/comments`,
      request: ({ rest }, own2) => rest.issues.listComments({ ...own2, issue_number: pull, per_page: PAGE2, page })
    });
    return mapped(reply, ({ data }) => pageOf(data, postOf));
  }),
  createComment: async (pull, body) => {
    const reply = await call({
      name: `POST /repos/{}/issues/${pull}/comments`,
      manner: "once",
      request: ({ rest }, own2) => rest.issues.createComment({ ...own2, issue_number: pull, body: clean(body) })
    });
    return mapped(reply, ({ data }) => postOf(data));
  },
  updateComment: async (id, body) => {
    const reply = await call({
      name: `PATCH /repos/{}/issues/comments/${id}`,
      request: ({ rest }, own2) => rest.issues.updateComment({ ...own2, comment_id: id, body: clean(body) })
    });
    return mapped(reply, ({ data }) => postOf(data));
  }
});
var issuesBy = ({ call, clean }) => ({
  findIssue: ({ author, state, isWanted }) => found(isWanted, async (page) => {
    const reply = await call({
      name: "GET /repos/{}/issues",
      request: ({ rest }, own2) => rest.issues.listForRepo({ ...own2, creator: author, state, per_page: PAGE2, page })
    });
    return mapped(reply, ({ data }) => {
      const { posts, size } = pageOf(data, (one) => one.pull_request === void 0 ? issueOf(one) : null);
      return { posts: posts.filter((post) => post !== null), size };
    });
  }),
  createIssue: async ({ title, body }) => {
    const reply = await call({
      name: "POST /repos/{}/issues",
      manner: "once",
      request: ({ rest }, own2) => rest.issues.create({ ...own2, title: clean(title), body: clean(body) })
    });
    return mapped(reply, ({ data }) => issueOf(data));
  },
  updateIssue: async (id, { title, body, state }) => {
    const text2 = { title: clean(title), body: clean(body) };
    const reply = await call({
      name: `PATCH /repos/{}/issues/${id}`,
      request: ({ rest }, own2) => rest.issues.update({ ...own2, ...text2, issue_number: id, state })
    });
    return mapped(reply, ({ data }) => issueOf(data));
  }
});
var found = async (isWanted, read) => {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const reply = await read(page);
    if (reply.kind === "refused") return reply;
    const post = reply.value.posts.find(isWanted);
    if (post !== void 0) return { kind: "given", value: post };
    if (reply.value.size < PAGE2) return { kind: "given", value: null };
  }
  return { kind: "refused", status: null, text: `it has more than ${MOST_PAGES * PAGE2} posts`, mayBeDone: false };
};
var pageOf = (data, make) => {
  const list = external_exports.array(external_exports.unknown()).parse(data);
  return { posts: data.map(make), size: list.length };
};
var POSTED = external_exports.object({
  body: external_exports.string().nullish(),
  html_url: external_exports.string(),
  user: external_exports.object({ login: external_exports.string() }).nullish()
});
var POST = POSTED.extend({ id: external_exports.number() });
var ISSUE = POSTED.extend({ number: external_exports.number(), title: external_exports.string(), state: external_exports.string() });
var postOf = (comment) => {
  const { id, ...one } = POST.parse(comment);
  return { ...ofPosted(one), id };
};
var issueOf = (issue) => {
  const { number: number2, title, state, ...one } = ISSUE.parse(issue);
  return { ...ofPosted(one), id: number2, title, state: state === "closed" ? "closed" : "open" };
};
var ofPosted = ({ body, html_url: url, user }) => ({
  author: user?.login ?? "",
  body: body ?? "",
  url
});

// src/adapters/github/sarif-uploads.ts
import { gzipSync } from "node:zlib";
var LIMITS3 = { attemptMs: 6e4, longestWaitMs: 6e4, bytes: 1024 * 1024 };
var SENT = external_exports.object({ id: external_exports.string().min(1) });
var PROCESSED = external_exports.object({
  processing_status: external_exports.enum(["pending", "complete", "failed"]),
  errors: external_exports.array(external_exports.string()).nullish()
});
var makeSarifUploads = (options) => {
  const call = makeRefusableCaller(options, LIMITS3);
  return {
    send: async ({ ref, commit, text: text2 }) => {
      const sarif = gzipSync(text2).toString("base64");
      const reply = await call({
        name: "POST /repos/{}/code-scanning/sarifs",
        request: ({ rest }, own2) => rest.codeScanning.uploadSarif({ ...own2, ref, commit_sha: commit, sarif })
      });
      return mapped(reply, ({ data }) => SENT.parse(data).id);
    },
    look: async (id) => {
      const reply = await call({
        name: `GET /repos/{}/code-scanning/sarifs/${id}`,
        request: ({ rest }, own2) => rest.codeScanning.getSarif({ ...own2, sarif_id: id })
      });
      return mapped(reply, ({ data }) => {
        const { processing_status: kind, errors } = PROCESSED.parse(data);
        return kind === "failed" ? { kind, errors: errors ?? [] } : { kind };
      });
    }
  };
};

// src/adapters/probe.ts
import { lookup as resolve } from "node:dns";
import { isIP as isIP2 } from "node:net";

// src/adapters/link-local.ts
import { BlockList, isIP } from "node:net";
var BLOCKED = new BlockList();
BLOCKED.addSubnet("169.254.0.0", 16, "ipv4");
BLOCKED.addSubnet("fe80::", 10, "ipv6");
BLOCKED.addSubnet("fd00:ec2::", 32, "ipv6");
BLOCKED.addSubnet("::169.254.0.0", 112, "ipv6");
BLOCKED.addSubnet("64:ff9b::169.254.0.0", 112, "ipv6");
BLOCKED.addSubnet("2002:a9fe::", 32, "ipv6");
var isLinkLocal = (address) => {
  const [bare = ""] = address.split("%");
  const version = isIP(bare);
  return version !== 0 && BLOCKED.check(bare, version === 4 ? "ipv4" : "ipv6");
};

// src/adapters/probe.ts
var BODY_BYTES = 1024 * 1024;
var LONGEST_REASON = 200;
var makeProbe = ({ signal, lookup = resolve }) => async (order) => {
  const until = AbortSignal.any([signal, order.limit]);
  try {
    return await send(order, { signal: until, lookup: guarded(lookup) });
  } catch (error) {
    signal.throwIfAborted();
    return unanswered2(error, order.limit);
  }
};
var send = async (order, { signal, lookup }) => {
  const { url: text2, host, method } = order;
  const url = new URL(text2);
  const address = url.hostname.replace(/^\[|\]$/gu, "");
  if (isLinkLocal(address)) throw new Forbidden(address);
  const name = host ?? url.hostname;
  const { request, Agent } = await (url.protocol === "https:" ? import("node:https") : import("node:http"));
  const options = {
    method,
    signal,
    lookup,
    // Of its own: no proxy, and no connection that an earlier deployment has answered.
    agent: new Agent(),
    headers: { "user-agent": "ship-to-ecs", "accept-encoding": "identity", ...order.headers, ...hostHeader(host) },
    rejectUnauthorized: true,
    ...isIP2(address) !== 0 && host === null ? {} : { servername: name }
  };
  const response = await responseTo(request(url, options));
  try {
    const { body, isCut } = order.body === "read" ? await bodyOf(response) : { body: new Uint8Array(), isCut: false };
    return { kind: "response", status: response.statusCode ?? 0, headers: headersOf(response), body, isCut };
  } finally {
    response.destroy();
  }
};
var hostHeader = (host) => host === null ? {} : { host };
var responseTo = (request) => new Promise((done, failed2) => {
  request.on("response", done).on("error", failed2).end();
});
var headersOf = ({ headers }) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]));
var bodyOf = async (response) => {
  const chunks = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > BODY_BYTES) break;
  }
  return { body: Buffer.concat(chunks).subarray(0, BODY_BYTES), isCut: size > BODY_BYTES };
};
var Forbidden = class extends Error {
  address;
  constructor(address) {
    super(`leads to ${address}`);
    this.address = address;
  }
};
var guarded = (lookup) => (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    const forbidden = error === null ? addresses.find(({ address }) => isLinkLocal(address)) : void 0;
    const refusal2 = forbidden === void 0 ? error : new Forbidden(forbidden.address);
    const [first] = addresses;
    if (refusal2 !== null) done(refusal2, []);
    else if (options.all === true || first === void 0) done(null, addresses);
    else done(null, first.address, first.family);
  });
};
var REASONS = {
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was cut off",
  ENOTFOUND: "the name of the host was not found",
  EAI_AGAIN: "the name of the host could not be resolved",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network of the host cannot be reached",
  ETIMEDOUT: "the connection timed out",
  HPE_HEADER_OVERFLOW: "the headers of the response are too long"
};
var unanswered2 = (error, limit) => {
  if (error instanceof Forbidden) {
    const because2 = `was not sent: the host has the link-local address ${error.address}, where clouds serve credentials`;
    return { kind: "none", because: because2, again: "useless" };
  }
  if (limit.aborted) return { kind: "none", because: "got no complete response in time", again: "possible" };
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  const because = REASONS[code] ?? messageOf(error).slice(0, LONGEST_REASON);
  return { kind: "none", because: `got no response: ${because}`, again: "possible" };
};

// src/adapters/image-archives.ts
import { createReadStream as createReadStream2 } from "node:fs";
import { posix as posix3 } from "node:path";

// src/adapters/layer-entries.ts
import { posix } from "node:path";

// src/adapters/inflate.ts
import { addAbortSignal } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
var inflate = (give, signal) => {
  const plain = fromHead((head) => {
    if (compressionOf(head) !== "none") throw new Error("it is compressed twice");
    return { write: give, end: () => void 0 };
  });
  const step = fromHead((head) => unpackerOf(compressionOf(head), (bytes) => void plain.write(bytes), signal));
  return {
    write: async (bytes) => {
      signal.throwIfAborted();
      await step.write(bytes);
    },
    end: async () => {
      await step.end();
      await plain.end();
    }
  };
};
var MAGIC_BYTES = 4;
var fromHead = (choose) => {
  let head = Buffer.alloc(0);
  let chosen = null;
  return {
    write: (bytes) => {
      if (chosen !== null) return chosen.write(bytes);
      head = Buffer.concat([head, bytes]);
      if (head.length < MAGIC_BYTES) return void 0;
      chosen = choose(head);
      return chosen.write(head);
    },
    end: async () => {
      if (chosen === null) {
        chosen = choose(head);
        await chosen.write(head);
      }
      await chosen.end();
    }
  };
};
var GZIP = 35615;
var ZSTD = 4247762216;
var ZSTD_SKIPPABLE = 407710288;
var compressionOf = (head) => {
  if (head.length < MAGIC_BYTES) return "none";
  if (head.readUInt16LE(0) === GZIP) return "gzip";
  const magic = head.readUInt32LE(0);
  return magic === ZSTD || (magic & 4294967280) >>> 0 === ZSTD_SKIPPABLE ? "zstd" : "none";
};
var chunkSize = 256 * 1024;
var unpackerOf = (compression, give, signal) => {
  switch (compression) {
    case "none":
      return { write: give, end: () => void 0 };
    case "gzip": {
      const member = unpacking(createGunzip({ chunkSize }), give, signal);
      return {
        write: async (bytes) => {
          await member.write(bytes);
        },
        end: member.end
      };
    }
    case "zstd":
      return zstdFrames(give, signal);
  }
};
var zstdFrames = (give, signal) => {
  const next = () => unpacking(createZstdDecompress({ chunkSize }), give, signal);
  let frame = next();
  return {
    write: async (bytes) => {
      for (let rest = await frame.write(bytes); rest.length > 0; rest = await frame.write(rest)) frame = next();
    },
    end: () => frame.end()
  };
};
var NONE = Buffer.alloc(0);
var unpacking = (stream, give, signal) => {
  const failures = [];
  let settle = () => void 0;
  const fail = (error) => {
    failures.push(error);
    settle();
  };
  addAbortSignal(signal, stream);
  stream.on("error", fail);
  stream.on("end", () => settle());
  stream.on("data", (plain) => {
    if (failures.length > 0) return;
    try {
      give(plain);
    } catch (error) {
      fail(error);
      stream.destroy();
    }
  });
  const settled = async (act) => {
    await new Promise((resolve2) => {
      settle = resolve2;
      if (failures.length > 0) resolve2();
      else act((error) => error ? fail(error) : resolve2());
    });
    if (failures.length > 0) throw failures[0];
  };
  const hasEnded = () => stream.readableEnded;
  return {
    write: async (bytes) => {
      if (hasEnded()) return NONE;
      const before = stream.bytesWritten;
      await settled((done) => stream.write(bytes, done));
      return hasEnded() ? bytes.subarray(stream.bytesWritten - before) : NONE;
    },
    end: async () => {
      if (!hasEnded()) await settled(() => stream.end());
    }
  };
};

// src/adapters/layer-entries.ts
var BREAKS = /* @__PURE__ */ new Set(["TAR_BAD_ARCHIVE", "TAR_ENTRY_INVALID", "TAR_ABORT", "TAR_ENTRY_ERROR"]);
var NO_ENTRY = /Unrecognized archive format/;
var tarParsers = async () => {
  const { Parser: TarParser } = await import("./index.min-3PSRHM24.js");
  return (onReadEntry, onFailure) => new TarParser({
    onwarn: (code, message) => {
      if (BREAKS.has(code)) onFailure(message);
    },
    onReadEntry
  });
};
var ENTRY_BYTES = 200;
var layerReader = ({ keep, kept, makeParser, signal }) => {
  const entries = [];
  let because = null;
  const fail = (why) => {
    because ??= why;
  };
  const parser = makeParser((found2) => {
    const entry = entryOf(found2);
    found2.resume();
    if (isRenamed(found2)) fail("a global header names its entries");
    if (because !== null || !keep(entry)) return;
    kept.bytes -= ENTRY_BYTES + entry.path.length + entry.target.length;
    if (kept.bytes < 0) fail("it has too many files in the folders of package databases");
    else entries.push(entry);
  }, fail);
  parser.on("error", (error) => fail(messageOf(error)));
  const plain = inflate((bytes) => {
    if (because === null) parser.write(bytes);
    if (because !== null) throw new Error(because);
  }, signal);
  const orFail = async (act) => {
    if (because !== null) return;
    try {
      await act();
    } catch (error) {
      signal.throwIfAborted();
      fail(messageOf(error));
    }
  };
  return {
    write: (bytes) => orFail(() => plain.write(bytes)),
    end: async () => {
      await orFail(() => plain.end());
      if (because === null) parser.end();
      const isEmpty = because !== null && entries.length === 0 && NO_ENTRY.test(because);
      return because === null || isEmpty ? { kind: "entries", entries } : { kind: "unreadable", because };
    }
  };
};
var isRenamed = ({ globalExtended }) => globalExtended?.path !== void 0 || globalExtended?.linkpath !== void 0 || globalExtended?.size !== void 0;
var TYPES = {
  File: "file",
  OldFile: "file",
  ContiguousFile: "file",
  Directory: "directory",
  GNUDumpDir: "directory",
  SymbolicLink: "link",
  Link: "hard-link"
};
var entryOf = ({ path, type, size, linkpath }) => ({
  path: normalized(path),
  type: TYPES[type] ?? "other",
  sizeBytes: size,
  target: linkpath ?? ""
});
var normalized = (path) => posix.join("/", path).replace(/^\/+|\/+$/g, "");

// src/adapters/tar-members.ts
import { open as open2 } from "node:fs/promises";
import { posix as posix2 } from "node:path";
var BLOCK = 512;
var MOST_MEMBERS = 2e4;
var MOST_EXTENDED_BYTES = 1024 * 1024;
var tarMembers = async (path, signal) => {
  const file = await open2(path);
  try {
    const members = /* @__PURE__ */ new Map();
    let extended = {};
    for (let at = 0; ; ) {
      signal.throwIfAborted();
      const header = await blockAt(file, at);
      if (header === null) return members;
      const { name, sizeBytes, type } = headerIn(header, extended);
      const offset = at + BLOCK;
      extended = type === "extended" ? extendedIn(await bytesAt(file, offset, sizeBytes)) : {};
      if (type === "file") members.set(posix2.normalize(name), { offset, sizeBytes });
      if (members.size > MOST_MEMBERS) throw new Error(`it has more than ${MOST_MEMBERS} members`);
      at = offset + Math.ceil(sizeBytes / BLOCK) * BLOCK;
    }
  } finally {
    await file.close();
  }
};
var blockAt = async (file, at) => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(BLOCK), 0, BLOCK, at);
  if (bytesRead === 0 || bytesRead === BLOCK && buffer.every((byte) => byte === 0)) return null;
  if (bytesRead < BLOCK) throw new Error("it is cut off");
  const sum = buffer.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (sum !== numberIn(buffer, 148, 8)) throw new Error(`there is no header at byte ${at}`);
  return buffer;
};
var bytesAt = async (file, at, size) => {
  if (size > MOST_EXTENDED_BYTES) throw new Error("an extended header is too long");
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, at);
  if (bytesRead < size) throw new Error("it is cut off");
  return buffer;
};
var headerIn = (block, { path, size }) => {
  const flag = String.fromCharCode(block[156] ?? 0);
  const prefix = textIn(block, 345, 155);
  const own2 = textIn(block, 0, 100);
  return {
    name: path ?? (prefix === "" ? own2 : `${prefix}/${own2}`),
    sizeBytes: size ?? numberIn(block, 124, 12),
    type: flag === "x" ? "extended" : flag === "0" || flag === "\0" ? "file" : "other"
  };
};
var textIn = (block, start, length) => block.toString("utf8", start, start + length).replace(/\0.*$/su, "");
var numberIn = (block, start, length) => {
  if (((block[start] ?? 0) & 128) !== 0) return Number(block.readBigUInt64BE(start + length - 8));
  const text2 = textIn(block, start, length).trim();
  const value = text2 === "" ? 0 : parseInt(text2, 8);
  if (!Number.isSafeInteger(value)) throw new Error("a header has a number that is none");
  return value;
};
var extendedIn = (bytes) => {
  const found2 = {};
  for (let at = 0; at < bytes.length; ) {
    const length = parseInt(bytes.toString("utf8", at, at + 20), 10);
    if (!(length > 0)) break;
    const [, key = "", value = ""] = /^\d+ ([^=]+)=(.*)\n$/su.exec(bytes.toString("utf8", at, at + length)) ?? [];
    if (key === "path") found2.path = value;
    if (key === "size") found2.size = Number(value);
    at += length;
  }
  return found2;
};

// src/adapters/write-tar.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open as open3 } from "node:fs/promises";
var BLOCK2 = 512;
var CHUNK_BYTES = 1024 * 1024;
var MOST_BYTES2 = 8 ** 11 - 1;
var writeTar = async (path, members, signal) => {
  const file = await open3(path, "w", 384);
  try {
    for (const member of members) {
      const sizeBytes = "text" in member ? Buffer.byteLength(member.text) : member.blob.sizeBytes;
      await file.appendFile(headerOf(member.name, sizeBytes));
      if ("text" in member) await file.appendFile(member.text);
      else await copyBlob(member.blob, file, signal);
      await file.appendFile(Buffer.alloc((BLOCK2 - sizeBytes % BLOCK2) % BLOCK2));
    }
    await file.appendFile(Buffer.alloc(2 * BLOCK2));
  } finally {
    await file.close();
  }
};
var headerOf = (name, sizeBytes) => {
  if (Buffer.byteLength(name) > 100) throw new Error(`the name ${name} is too long for an archive`);
  if (sizeBytes > MOST_BYTES2) throw new Error(`${name} is too large for an archive`);
  const header = Buffer.alloc(BLOCK2);
  const octal = (value, length) => `${value.toString(8).padStart(length - 1, "0")}\0`;
  header.write(name, 0);
  header.write(octal(420, 8) + octal(0, 8) + octal(0, 8) + octal(sizeBytes, 12) + octal(0, 12), 100);
  header.write(" ".repeat(8), 148);
  header.write("0", 156);
  header.write("ustar\x0000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
};
var copyBlob = async ({ path, offset, sizeBytes, digest }, to, signal) => {
  const hash = createHash("sha256");
  if (sizeBytes > 0) {
    const end = offset + sizeBytes - 1;
    for await (const chunk of createReadStream(path, { start: offset, end, highWaterMark: CHUNK_BYTES, signal })) {
      hash.update(chunk);
      await to.appendFile(chunk);
    }
  }
  const computed = `sha256:${hash.digest("hex")}`;
  if (computed !== digest) throw new Error(`${digest} in ${path} has the digest ${computed}`);
};

// src/adapters/image-archives.ts
var MANIFEST = external_exports.tuple([external_exports.object({ Layers: external_exports.array(external_exports.string()).nullish() })]);
var MANIFEST_BYTES = 4 * 1024 * 1024;
var CHUNK_BYTES2 = 1024 * 1024;
var KEPT_BYTES = 64 * 1024 * 1024;
var makeImageArchives = ({ signal }) => ({
  members: (archive) => tarMembers(archive, signal).catch(asFault(signal, `the archive ${archive} cannot be read`)),
  write: (archive, members) => writeTar(archive, members, signal).catch(asFault(signal, `the archive ${archive} cannot be written`)),
  readLayers: async (reading2) => {
    const timeout = AbortSignal.timeout(reading2.timeoutMs);
    const contents = { manifest: null, layers: /* @__PURE__ */ new Map(), links: /* @__PURE__ */ new Map(), member: null };
    try {
      await readContents(reading2, contents, AbortSignal.any([signal, timeout]));
      return inOrder(contents);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const where = contents.member === null ? "" : `${contents.member}: `;
      const why = timeout.aborted ? `${where}reading took longer than ${reading2.timeoutMs / 1e3} s` : messageOf(error);
      throw fault("E_ARCHIVE", { message: `the layers in ${reading2.archive} cannot be read: ${why}`, cause: error });
    }
  }
});
var asFault = (signal, what) => (error) => {
  if (signal.aborted) throw signal.reason;
  throw fault("E_ARCHIVE", { message: `${what}: ${messageOf(error)}`, headline: what, cause: error });
};
var inOrder = ({ manifest, layers, links }) => {
  if (manifest === null) throw new Error("there is no manifest.json");
  const [{ Layers }] = MANIFEST.parse(JSON.parse(manifest));
  return (Layers ?? []).map((name) => {
    const path = posix3.normalize(name);
    const layer = layers.get(links.get(path) ?? path);
    if (layer === void 0) throw new Error(`there is no ${name}`);
    if (layer.kind === "unreadable") throw new Error(`${name}: ${layer.because}`);
    return layer.entries;
  });
};
var readContents = async ({ archive, keep }, contents, signal) => {
  const makeParser = await tarParsers();
  const kept = { bytes: KEPT_BYTES };
  const waiting = [];
  const outer = makeParser(
    (entry) => readMember(entry, { contents, waiting, open: () => layerReader({ keep, kept, makeParser, signal }) }),
    (why) => waiting.push(() => Promise.reject(new Error(why)))
  );
  const work = async () => {
    for (const act of waiting.splice(0)) {
      signal.throwIfAborted();
      await act();
    }
  };
  for await (const chunk of createReadStream2(archive, { highWaterMark: CHUNK_BYTES2, signal })) {
    outer.write(chunk);
    await work();
  }
  outer.end();
  await work();
  contents.member = null;
};
var readMember = (member, { contents, waiting, open: open4 }) => {
  const path = posix3.normalize(member.path);
  if (member.type === "SymbolicLink" || member.type === "Link") {
    const target = member.linkpath ?? "";
    contents.links.set(path, posix3.join(member.type === "Link" ? "." : posix3.dirname(path), target));
    member.resume();
    return;
  }
  if (path === "manifest.json") {
    readManifest(member, contents);
    return;
  }
  waiting.push(() => void (contents.member = path));
  const layer = open4();
  member.on("data", (bytes) => waiting.push(() => layer.write(bytes)));
  member.on("end", () => waiting.push(async () => void contents.layers.set(path, await layer.end())));
};
var readManifest = (member, contents) => {
  const chunks = [];
  member.on("data", (chunk) => {
    if (member.size <= MANIFEST_BYTES) chunks.push(Buffer.from(chunk));
  });
  member.on("end", () => {
    contents.manifest = Buffer.concat(chunks).toString("utf8");
  });
};

// src/adapters/registry/oci-registry.ts
import { createHash as createHash3 } from "node:crypto";
import { isUtf8 } from "node:buffer";

// src/adapters/registry/blob-source.ts
import { createHash as createHash2 } from "node:crypto";
import { createReadStream as createReadStream3 } from "node:fs";

// src/adapters/registry/registry-request.ts
import { pipeline } from "node:stream/promises";
var SILENCE_MS2 = 12e4;
var exchange = async (order, options, read) => {
  const silenceMs = options.silenceMs ?? SILENCE_MS2;
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(), silenceMs);
  const heard = () => void timer.refresh();
  const signal = AbortSignal.any([options.signal, silent.signal]);
  try {
    const response = await send2(order, { signal, heard, environment: options.environment });
    heard();
    return await read(response, heard).finally(() => response.destroy());
  } catch (error) {
    options.signal.throwIfAborted();
    if (silent.signal.aborted) throw unanswered3(order, `nothing came for ${silenceMs / 1e3} s`, error);
    if (error instanceof ShipError) throw error;
    const atProxy2 = proxyFault(error, options.environment);
    throw atProxy2 === null ? unanswered3(order, messageOf(error) || codeOf(error), error) : refusedByProxy(order, atProxy2);
  } finally {
    clearTimeout(timer);
  }
};
var send2 = async ({ method, url, headers: own2, body }, connection) => {
  const { signal, environment, heard } = connection;
  const { request, Agent } = await (url.protocol === "https:" ? import("node:https") : import("node:http"));
  return new Promise((resolve2, reject) => {
    const length = body === void 0 ? {} : { "content-length": String(body.sizeBytes) };
    const headers = { "user-agent": "ship-to-ecs", ...own2, ...length };
    const sent = request(url, { method, agent: new Agent({ proxyEnv: environment }), headers, signal }, resolve2);
    sent.on("error", reject);
    if (body === void 0) sent.end();
    else pipeline(counted(body.open(), heard), sent).catch(reject);
  });
};
var counted = async function* (chunks, heard) {
  for await (const chunk of chunks) {
    heard();
    yield chunk;
  }
};
var nameOf = ({ method, url }) => `${method} ${url.protocol}//${url.host}${url.pathname}`;
var refusedByProxy = (order, { because, mayPass }) => new RegistryError({ request: nameOf(order), status: null, because, mayPass });
var LASTING = /^(?:ERR_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HPE_)/u;
var UNTRUSTED = /^(?:SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/u;
var TRUST = "If a proxy or the registry has a certificate of your own authority, name the file of that authority in NODE_EXTRA_CA_CERTS.";
var unanswered3 = (order, because, cause) => {
  const code = codeOf(cause);
  const facts = { request: nameOf(order), status: null, because, mayPass: !LASTING.test(code), cause };
  return new RegistryError(UNTRUSTED.test(code) ? { ...facts, hint: TRUST } : facts);
};
var codeOf = (error) => typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

// src/adapters/registry/registry-session.ts
var LOOPBACK2 = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/u;
var repositoryUrl = ({ registry, repository }, path) => new URL(`${LOOPBACK2.test(registry) ? "http" : "https"}://${registry}/v2/${repository}${path}`);
var ATTEMPTS2 = 4;
var PAUSE_MS3 = 1e3;
var LONGEST_PAUSE_MS = 3e4;
var persistently = async (options, work) => {
  const clock = makeClock(options.signal);
  for (let attempt2 = 1; ; attempt2 += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RegistryError) || !error.mayPass || attempt2 === ATTEMPTS2) throw error;
      const pauseMs = Math.max(retryAfterOf(error), (options.pauseMs ?? PAUSE_MS3) * 2 ** (attempt2 - 1));
      options.onRetry(`${error.message}; attempt ${attempt2 + 1} of ${ATTEMPTS2} in ${(pauseMs / 1e3).toFixed(1)} s`);
      await clock.sleep(pauseMs);
    }
  }
};
var retryAfterOf = ({ cause }) => cause instanceof RetryAfter ? Math.min(cause.ms, LONGEST_PAUSE_MS) : 0;
var RetryAfter = class extends Error {
  ms;
  constructor(seconds) {
    super(`Retry-After: ${seconds}`);
    this.ms = seconds * 1e3;
  }
};
var authorized = async (request, options, read) => {
  const { place, to, headers = {}, ...rest } = request;
  const url = typeof to === "string" ? repositoryUrl(place, to) : to;
  const once = async (wanted, rejected) => {
    const authorization = await place.login(wanted);
    const own2 = { ...headers, ...authorization === null ? {} : { authorization } };
    return exchange(
      { ...rest, url, headers: own2 },
      options,
      (response, heard) => response.statusCode === 401 ? rejected(response) : read(response, heard)
    );
  };
  return once("known", (response) => {
    response.destroy();
    return once("new", async (again) => {
      throw refusal({ method: rest.method, url }, await replyOf(again));
    });
  });
};
var ask = (request, options, statuses) => authorized(request, options, async (response, heard) => {
  const reply = await replyOf(response, heard);
  if (statuses.includes(reply.status)) return reply;
  const { place, to, method } = request;
  throw refusal({ method, url: typeof to === "string" ? repositoryUrl(place, to) : to }, reply);
});
var MOST_BYTES3 = 4 * 1024 * 1024;
var replyOf = async (response, heard = () => void 0) => {
  const chunks = [];
  let size = 0;
  for await (const chunk of response) {
    heard();
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES3) throw new Error("the reply is longer than a manifest may be");
  }
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
};
var ERRORS = external_exports.object({ errors: external_exports.array(external_exports.object({ code: external_exports.string(), message: external_exports.string().nullish() })).min(1) });
var refusal = (request, reply) => {
  const { status, headers, body } = reply;
  const first = errorIn(body.toString("utf8"));
  const said = first === void 0 ? "" : `: ${first.code}${first.message ? `: ${first.message}` : ""}`;
  const seconds = Number(headers["retry-after"]);
  return new RegistryError({
    request: nameOf(request),
    status,
    because: `HTTP status ${status}${said}`,
    mayPass: status === 408 || status === 429 || status >= 500 && status !== 501,
    cause: seconds > 0 ? new RetryAfter(seconds) : void 0
  });
};
var errorIn = (text2) => {
  try {
    return ERRORS.parse(JSON.parse(text2)).errors[0];
  } catch {
    return void 0;
  }
};

// src/adapters/registry/blob-source.ts
var CHUNK_BYTES3 = 1024 * 1024;
var bodyOfFile = ({ path, offset, sizeBytes }, progress) => ({
  sizeBytes,
  open: () => reported(
    sizeBytes === 0 ? noBytes() : createReadStream3(path, { start: offset, end: offset + sizeBytes - 1, highWaterMark: CHUNK_BYTES3 }),
    progress
  )
});
var noBytes = async function* () {
  return;
};
var reported = async function* (chunks, progress) {
  let sent = 0;
  progress(sent);
  for await (const chunk of chunks) {
    yield chunk;
    sent += chunk.length;
    progress(sent);
  }
};
var checked = async function* (response, { digest, sizeBytes }, request) {
  const hash = createHash2("sha256");
  let held = null;
  let size = 0;
  for await (const chunk of response) {
    hash.update(chunk);
    size += chunk.length;
    if (size > sizeBytes) break;
    if (held !== null) yield held;
    held = chunk;
  }
  if (size !== sizeBytes || `sha256:${hash.digest("hex")}` !== digest) {
    const because = `what it sent is not ${digest} of ${sizeBytes} bytes`;
    throw new RegistryError({ request, status: 200, because, mayPass: size < sizeBytes });
  }
  if (held !== null) yield held;
};
var withBlobOf = ({ place, blob, progress }, options, use) => reading({ place, to: `/blobs/${blob.digest}` }, options, (response, { heard, request }) => {
  const chunks = checked(heardOf(response, heard), blob, request);
  return use({ sizeBytes: blob.sizeBytes, open: () => reported(chunks, progress) });
});
var heardOf = async function* (response, heard) {
  for await (const chunk of response) {
    heard();
    yield chunk;
  }
};
var REDIRECTS2 = [301, 302, 303, 307, 308];
var MOST_REDIRECTS = 5;
var reading = ({ place, to }, options, read) => {
  const take = async (response, heard, hop) => {
    const request = nameOf({ method: "GET", url: hop.url });
    if (response.statusCode === 200) return read(response, { heard, request });
    const next = REDIRECTS2.includes(response.statusCode) ? nextOf(response, hop) : null;
    if (next === null) throw refusal({ method: "GET", url: hop.url }, await replyOf(response, heard));
    response.destroy();
    return exchange({ method: "GET", url: next.url, headers: {} }, options, (end, sign) => take(end, sign, next));
  };
  const url = repositoryUrl(place, to);
  return authorized(
    { method: "GET", place, to },
    options,
    (response, heard) => take(response, heard, { url, count: 0 })
  );
};
var nextOf = ({ headers: { location } }, { url, count }) => {
  const next = location === void 0 || count === MOST_REDIRECTS ? null : URL.parse(location, url.href);
  const isSafe = next?.protocol === "https:" || next !== null && next.protocol === url.protocol;
  return next !== null && isSafe ? { url: next, count: count + 1 } : null;
};

// src/adapters/registry/oci-registry.ts
var makeOciRegistry = (options) => ({
  manifest: (place, reference) => persistently(options, () => getManifest(place, reference, options)),
  hasBlob: (place, digest) => persistently(options, () => hasBlob(place, digest, options)),
  readBlob: (place, digest) => persistently(options, () => readBlob(place, digest, options)),
  sendBlob: (place, blob, progress) => persistently(options, async () => {
    if (await hasBlob(place, blob.digest, options)) return "already-there";
    const { location } = await startUpload(place, "", options);
    await finishUpload({ place, location, digest: blob.digest }, bodyOfFile(blob, progress), options);
    return "sent";
  }),
  copyBlob: ({ from, to }, blob, progress) => persistently(options, async () => {
    if (await hasBlob(to, blob.digest, options)) return "already-there";
    const { status, location } = await startUpload(to, mountOf({ from, to }, blob.digest), options);
    if (status === 201) return "mounted";
    await withBlobOf(
      { place: from, blob, progress },
      options,
      (body) => finishUpload({ place: to, location, digest: blob.digest }, body, options)
    );
    return "sent";
  }),
  putManifest: (place, manifest) => persistently(options, () => putManifest(place, manifest, options))
});
var ACCEPT = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json"
].join(", ");
var digestOf = (bytes) => `sha256:${createHash3("sha256").update(bytes).digest("hex")}`;
var getManifest = async (place, reference, options) => {
  const request = { method: "GET", place, to: `/manifests/${reference}`, headers: { accept: ACCEPT } };
  const { status, headers, body } = await ask(request, options, [200, 404]);
  if (status === 404) return null;
  const digest = digestOf(body);
  const isOther = reference.startsWith("sha256:") && reference !== digest;
  if (isOther || !isUtf8(body)) {
    throw wrong(place, { method: "GET", to: request.to }, `the manifest that it sent has the digest ${digest}`);
  }
  const [mediaType = ""] = (headers["content-type"] ?? "").split(";");
  return { digest, mediaType: mediaType.trim(), text: body.toString("utf8") };
};
var wrong = (place, { method, to }, because) => new RegistryError({
  request: nameOf({ method, url: repositoryUrl(place, to) }),
  status: null,
  because,
  mayPass: false
});
var hasBlob = async (place, digest, options) => {
  const { status } = await ask({ method: "HEAD", place, to: `/blobs/${digest}` }, options, [200, 302, 307, 404]);
  return status !== 404;
};
var readBlob = async (place, digest, options) => {
  try {
    return await reading({ place, to: `/blobs/${digest}` }, options, async (response, { heard, request }) => {
      const { body } = await replyOf(response, heard);
      if (digestOf(body) === digest && isUtf8(body)) return body.toString("utf8");
      throw new RegistryError({ request, status: 200, because: `what it sent is not ${digest}`, mayPass: false });
    });
  } catch (error) {
    if (error instanceof RegistryError && error.status === 404) return null;
    throw error;
  }
};
var mountOf = ({ from, to }, digest) => from.registry === to.registry ? `?${new URLSearchParams({ mount: digest, from: from.repository }).toString()}` : "";
var startUpload = async (place, query, options) => {
  const to = `/blobs/uploads/${query}`;
  const reply = await ask({ method: "POST", place, to, headers: { "content-length": "0" } }, options, [201, 202]);
  return { status: reply.status, location: locationIn(reply, place) };
};
var locationIn = ({ headers }, place) => {
  const start = repositoryUrl(place, "/blobs/uploads/");
  const location = URL.parse(headers.location ?? "", start.href);
  if (location?.origin === start.origin) return location;
  throw wrong(
    place,
    { method: "POST", to: "/blobs/uploads/" },
    `it wants the upload on ${location?.origin ?? "no address"}`
  );
};
var finishUpload = async ({ place, location, digest }, body, options) => {
  location.searchParams.set("digest", digest);
  const headers = { "content-type": "application/octet-stream" };
  await ask({ method: "PUT", place, to: location, headers, body }, options, [201, 204]);
};
var putManifest = async (place, { reference, mediaType, text: text2 }, options) => {
  const bytes = Buffer.from(text2, "utf8");
  const body = {
    sizeBytes: bytes.length,
    open: async function* () {
      yield await Promise.resolve(bytes);
    }
  };
  const to = `/manifests/${reference}`;
  const reply = await ask(
    { method: "PUT", place, to, headers: { "content-type": mediaType }, body },
    options,
    [200, 201]
  );
  const digest = digestOf(bytes);
  const stored = reply.headers["docker-content-digest"];
  if (stored === void 0 || stored === digest) return digest;
  throw wrong(place, { method: "PUT", to }, `it has stored ${String(stored)} instead of ${digest}`);
};

// src/adapters/sigstore/signatures.ts
var REFRESH_MS = 15e3;
var SILENCE_MS3 = 5e3;
var makeSignatures = ({ signal, environment, files }) => ({
  ownRoots: async () => (await import("./own-roots-NVEYLJDK.js")).ownRoots,
  freshRoots: async () => {
    const { freshRoots } = await import("./own-roots-NVEYLJDK.js");
    const within2 = AbortSignal.any([signal, AbortSignal.timeout(REFRESH_MS)]);
    const download = makeDownload({ signal: within2, environment, silenceMs: SILENCE_MS3 });
    const fresh = await freshRoots({ download, folder: await files.makePrivateDirectory("roots") });
    signal.throwIfAborted();
    return fresh;
  },
  rootProblem: async (text2) => (await import("./verify-bundle-QDBXZ6MI.js")).rootProblem(text2),
  verify: async (bundle, roots) => (await import("./verify-bundle-QDBXZ6MI.js")).verifyBundle(bundle, roots)
});

// src/adapters/github/id-tokens.ts
var VARIABLES = ["ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
var LONGEST_MS = 3e4;
var makeIdTokens = ({ environment, fork }) => {
  const find = () => {
    const isInGitHub = environment["GITHUB_ACTIONS"] === "true";
    if (isInGitHub && VARIABLES.every((name) => (environment[name] ?? "") !== "")) return "present";
    if (fork !== null || isOfDependabot(environment)) return "missing";
    throw noPermission(environment);
  };
  return {
    find,
    request: async (audience) => {
      if (find() === "missing") throw fork === null ? ofDependabot() : ofFork(fork);
      const { OidcClient } = await import("./oidc-utils-G32MV5RO.js");
      return within(LONGEST_MS, OidcClient.getIDToken(audience)).then(asToken).catch((thrown) => {
        throw notGiven(thrown, environment);
      });
    }
  };
};
var TOKEN = external_exports.string().max(64 * 1024).regex(/^[\w-]+\.[\w-]+\.[\w-]+$/u);
var asToken = (value) => {
  const parsed = TOKEN.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error("its response has no token");
};
var within = async (ms, work) => {
  const late = Promise.withResolvers();
  const timer = setTimeout(() => late.reject(new Error(`no response in ${ms / 1e3} seconds`)), ms);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
};
var isOfDependabot = (environment) => environment["GITHUB_ACTOR"] === "dependabot[bot]";
var ofDependabot = () => fault("E_ID_TOKEN", {
  message: "GitHub gives this run of Dependabot no OIDC token",
  hint: "Use `pipeline: check`, which needs no credentials; in another pipeline, see that the job has `permissions: id-token: write`."
});
var noPermission = (environment) => environment["GITHUB_ACTIONS"] === "true" && environment["ACT"] !== "true" ? fault("E_ID_TOKEN", { message: "GitHub gives this job no OIDC token: it lacks `permissions: id-token: write`" }) : fault("E_ID_TOKEN", {
  message: "a role can only be assumed in a job of GitHub Actions, which gives OIDC tokens",
  hint: "Set `role-to-assume` and `registry-role` to `none`, as inputs, and use the credentials of this machine."
});
var ofFork = (fork) => fault("E_ID_TOKEN", {
  message: `GitHub gives a pull request of a fork (${fork}) no OIDC token`,
  hint: "Use `pipeline: check`, which needs no credentials, or run for commits of this repository."
});
var REJECTED = /Error Code : (?:4(?!29)\d\d)\b/;
var LIKE_TOKEN = /\bey[AJ][\w-]{8,}(?:\.[\w-]*)*/gu;
var LONGEST_TEXT = 300;
var shown = (thrown) => messageOf(thrown).replaceAll(/\s+/gu, " ").replaceAll(LIKE_TOKEN, "***").trim().slice(0, LONGEST_TEXT);
var notGiven = (thrown, environment) => {
  const atProxy2 = proxyFault(thrown, environment);
  const text2 = atProxy2?.because ?? shown(thrown);
  if (atProxy2?.mayPass === false) {
    const message = `GitHub's OIDC provider cannot be reached: ${text2}`;
    return fault("E_ID_TOKEN", { message, hint: atProxy2.hint });
  }
  if (REJECTED.test(text2))
    return fault("E_ID_TOKEN", { message: `GitHub rejected the request for an OIDC token: ${text2}` });
  return new AwsError({
    operation: "sts:AssumeRoleWithWebIdentity",
    awsCode: NOT_SENT,
    awsMessage: `GitHub gave no OIDC token: ${text2}`,
    headline: "GitHub gave no OIDC token",
    hint: atProxy2?.hint ?? "Re-run; see githubstatus.com if it happens again."
  });
};

// src/domain/aws/id-token.ts
var CLAIMS = external_exports.object({
  sub: external_exports.string(),
  aud: external_exports.union([external_exports.string(), external_exports.array(external_exports.string()).transform((all) => all.join(", "))]),
  iss: external_exports.string()
});
var claimsOf = (token) => {
  try {
    return CLAIMS.parse(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")));
  } catch {
    return null;
  }
};
var IMMUTABLE = /^repo:([^/:@]+)@\d+\/([^/:@]+)@\d+:(.*)$/su;
var BY_NAME = /^repo:([^/:@]+)\/([^/:@]+):(.*)$/su;
var ENVIRONMENT = /^environment:(.+)$/su;
var subjectOf = (sub) => {
  const [, owner, repository, rest] = IMMUTABLE.exec(sub) ?? [];
  if (rest !== void 0)
    return { form: "immutable", other: `repo:${owner}/${repository}:${rest}`, environment: environmentOf(rest) };
  const [, ownerName, repositoryName, context] = BY_NAME.exec(sub) ?? [];
  if (context === void 0) return null;
  const other = `repo:${ownerName}@*/${repositoryName}@*:${context}`;
  return { form: "by-name", other, environment: environmentOf(context) };
};
var environmentOf = (context) => ENVIRONMENT.exec(context)?.[1] ?? null;

// src/domain/aws/trust-statement.ts
var providerOf = ({ iss }) => iss.replace(/^https:\/\//u, "");
var trustStatement = (role, claims) => {
  const provider = providerOf(claims);
  const statement = {
    Effect: "Allow",
    Principal: { Federated: `arn:${role.partition}:iam::${role.account}:oidc-provider/${provider}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringEquals: { [`${provider}:aud`]: claims.aud, [`${provider}:sub`]: claims.sub } }
  };
  return JSON.stringify(statement, null, 2).split("\n");
};

// src/domain/aws/refused-role.ts
var ROWS = [
  // IAM is eventually consistent: a role or a trust policy of a moment ago may not be known yet.
  { name: /^AccessDenied$/, chance: "soon", explain: (asked) => ({ code: "E_ROLE_REFUSED", cause: "its trust policy does not allow this run, or there is no such role", hint: trustHint(asked) }) },
  { name: /^InvalidIdentityToken$/, message: /retrieve verification key/i, chance: "passing" },
  { name: /^InvalidIdentityToken$/, message: /no openidconnect provider/i, chance: "soon", explain: ({ role, claims }) => ({ code: "E_ROLE_REFUSED", cause: `the account ${role.account} has no OIDC provider for ${issuerOf(claims)}`, hint: `Create the identity provider ${issuerOf(claims)} with the audience ${claims?.aud ?? "sts.amazonaws.com"} in the account ${role.account}, the account of the role.` }) },
  { name: /^InvalidIdentityToken$/, message: /audience/i, chance: "soon", explain: ({ role, claims }) => ({ code: "E_ROLE_REFUSED", cause: `the OIDC provider of the account ${role.account} does not list the audience of the token`, hint: `Add the audience (client id) ${claims?.aud ?? "sts.amazonaws.com"} to the identity provider ${issuerOf(claims)} in the account ${role.account}.` }) },
  { name: /^InvalidIdentityToken$|^IDPRejectedClaim$/, chance: "none", explain: ({ role, claims, said }) => ({ code: "E_ROLE_REFUSED", cause: `STS rejected the token of GitHub (${said})`, hint: `Check the identity provider ${issuerOf(claims)} in the account ${role.account}.` }) },
  { name: /^IDPCommunicationError$/, chance: "passing" },
  { name: /^ExpiredToken$/, chance: "passing", explain: ({ said }) => ({ code: "E_ROLE_REFUSED", cause: `each token of GitHub, which lasts five minutes, had expired when STS got it (${said})`, hint: "Re-run. On a runner of your own, check that nothing between it, GitHub and AWS keeps responses or requests back." }) },
  { name: /^Validation(Error)?$/, message: /session ?duration|session limit/i, chance: "none", explain: () => ({ code: "E_ROLE_REFUSED", cause: "the role allows no session of one hour", hint: "Set the maximum session duration of the role to one hour or more." }) },
  { name: /^PackedPolicyTooLarge$/, chance: "none", explain: ({ role }) => ({ code: "E_ROLE_REFUSED", cause: "the session policy is too large for STS, which packs it", hint: `Shorten \`${policySetting(role)}\`.` }) },
  { name: /^MalformedPolicyDocument$/, chance: "none", explain: ({ role, said }) => ({ code: "E_ROLE_REFUSED", cause: `the session policy is not a valid IAM policy (${said})`, hint: `Correct \`${policySetting(role)}\`.` }) },
  { name: /^RegionDisabled$/, chance: "none", explain: ({ role }) => ({ code: "E_ROLE_REFUSED", cause: `STS is not activated in this region for the account ${role.account}`, hint: "Activate STS in the region (IAM, Account settings), or use another region." }) }
];
var policySetting = ({ by }) => by === "registry-role" ? "registry-session-policy" : "role-session-policy";
var issuerOf = (claims) => claims === null ? "token.actions.githubusercontent.com" : providerOf(claims);
var PASSING2 = /^(not sent|Throttl\w+|TooManyRequests\w*|RequestLimitExceeded|Service\w*|Internal\w*|no response.*|HTTP (200|429|5\d\d)|Unknown\w*)$/;
var saidBy = ({ awsMessage }) => cut(awsMessage, 200);
var rowOf = ({ awsCode, message }) => ROWS.find((row) => row.name.test(withoutException(awsCode)) && (row.message?.test(message) ?? true)) ?? null;
var withoutException = (name) => name.replace(/Exception$/u, "");
var chanceOf = (error) => rowOf(error)?.chance ?? (error.code === "E_AWS" && PASSING2.test(error.awsCode) ? "passing" : "none");
var explainedRefusal = (error, asked) => {
  const explanation = rowOf(error)?.explain?.({ ...asked, said: saidBy(error) });
  if (explanation === void 0) return error;
  const { code, cause, hint } = explanation;
  const { role, claims } = asked;
  const sent = claims === null ? "" : `. GitHub sent the \`sub\` ${claims.sub}, \`aud\` ${claims.aud}`;
  return new AwsError({
    code,
    operation: error.operation,
    awsCode: error.awsCode,
    requestId: error.requestId,
    attempts: error.attempts,
    awsMessage: `STS does not let this run assume ${role.arn} (\`${role.by}\`): ${cause}${sent}`,
    headline: `STS does not let this run assume the role of \`${role.by}\``,
    hint,
    cause: error
  });
};
var trustHint = ({ claims }) => {
  if (claims === null) return `Let ${ALLOWED}`;
  const subject = subjectOf(claims.sub);
  if (subject === null) return `Let ${ALLOWED} The \`sub\` of this repository is customized.`;
  const form = subject.form === "immutable" ? `A policy that names only \`${subject.other}\`, without the ids, does not fit: GitHub sends the immutable form for this repository.` : `A policy for the immutable form \`${subject.other}\` does not fit: GitHub sends this repository's \`sub\` without ids.`;
  return `${jobHint(subject)} Otherwise let ${ALLOWED} ${form}`;
};
var jobHint = ({ environment }) => environment === null ? "If the role trusts an environment of GitHub, add `environment` to the job, which has none." : `If the role trusts another environment of GitHub, correct \`environment\` of the job, which is \`${environment}\`.`;
var ALLOWED = "the role's trust policy allow this very `sub` and `aud`; the log has the statement to copy.";

// src/roles/assume-role.ts
var PATIENCE_MS = { passing: 6e4, soon: 6e3, none: 0 };
var PAUSE_MS4 = { first: 500, longest: 8e3 };
var SESSION_MS = 36e5;
var assumeRole = async (sources, log) => {
  const { clock, random } = sources;
  const began = clock.now();
  for (let tries = 1; ; tries++) {
    const end = await tryOnce(sources);
    if (end.kind === "assumed") return end.keys;
    const pause = Math.min(PAUSE_MS4.first * 2 ** (tries - 1), PAUSE_MS4.longest) * (0.5 + random() / 2);
    if (clock.now() + pause - began > PATIENCE_MS[chanceOf(end.error)]) throw explained(sources, end, log);
    log.info(`the role of ${sources.role.by} could not be assumed yet, trying again: ${end.error.message}`);
    await clock.sleep(pause);
  }
};
var tryOnce = async ({ role, sessionName, tokens, assume, clock, mask }) => {
  let claims = null;
  try {
    const token = await tokens.request(audienceOf(role));
    mask(token);
    claims = claimsOf(token);
    const sentAt = clock.now();
    const request = { RoleArn: role.arn, RoleSessionName: sessionName, WebIdentityToken: token, ...limitsOf(role) };
    const { Credentials: keys = {} } = await assume(request);
    return { kind: "assumed", keys: checkedKeys(keys, sentAt, mask) };
  } catch (error) {
    if (error instanceof AwsError) return { kind: "failed", error, claims };
    throw error;
  }
};
var limitsOf = ({ sessionPolicy }) => {
  const { policy = null, policyArns = [] } = sessionPolicy ?? {};
  return {
    ...policy === null ? {} : { Policy: policy },
    ...policyArns.length === 0 ? {} : { PolicyArns: policyArns.map((arn) => ({ arn })) }
  };
};
var checkedKeys = (keys, sentAt, mask) => {
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = keys;
  if (!accessKeyId || !secretAccessKey || !sessionToken) {
    const awsMessage = "STS returned an incomplete response";
    throw new AwsError({ operation: ASSUME, awsCode: "HTTP 200", awsMessage });
  }
  mask(secretAccessKey);
  mask(sessionToken);
  return { accessKeyId, secretAccessKey, sessionToken, expiration: endOf(keys.Expiration, sentAt) };
};
var ASSUME = "sts:AssumeRoleWithWebIdentity";
var endOf = (expiration, sentAt) => {
  const left = (expiration?.getTime() ?? 0) - sentAt;
  return new Date(sentAt + (left > 0 && left < SESSION_MS ? left : SESSION_MS));
};
var explained = ({ role }, { error, claims }, log) => {
  const refusal2 = explainedRefusal(error, { role, claims });
  if (refusal2.code === "E_ROLE_REFUSED" && claims !== null) {
    log.info(`The trust policy of ${role.arn} allows this run when it has this statement:`);
    for (const line of trustStatement(role, claims)) log.info(line);
  }
  return refusal2;
};

// src/roles/role-credentials.ts
var RENEW_MS = 10 * 6e4;
var LAST_MS = 6e4;
var PAUSE_MS5 = 3e4;
var shareRole = (sources) => {
  const { clock, role, tokens } = sources;
  let held = null;
  let pending = null;
  let triedAt = -Infinity;
  const renew = (log) => pending ??= assumed(log).finally(() => pending = null);
  const assumed = async (log) => {
    triedAt = clock.now();
    const isFirst = held === null;
    const keys = await assumeRole(sources, log);
    held = { keys, since: clock.now() };
    const until = keys.expiration.toISOString().slice(11, 16);
    log.info(`${isFirst ? "assumed" : "renewed the session of"} ${role.arn} (${role.by}), until ${until} UTC`);
    return held;
  };
  const get2 = async (log) => {
    const left = held === null ? 0 : held.keys.expiration.getTime() - clock.now();
    if (held === null || left <= LAST_MS) return (await renew(log)).keys;
    if (left <= RENEW_MS && clock.now() - triedAt > PAUSE_MS5) renew(log).catch(() => void 0);
    return held.keys;
  };
  return (log) => ({
    get: () => get2(log),
    drop: () => {
      if (held !== null && clock.now() - held.since > PAUSE_MS5) held = null;
    },
    find: tokens.find
  });
};

// src/settings/registry-profile.ts
var REGISTRY_PROFILE = "SHIP_TO_ECS_REGISTRY_PROFILE";

// src/share-roles.ts
var shareRoles = (sources) => {
  const { roles, regions, environment } = sources;
  const target = credentialsOf(roles.target, regions.target, sources);
  const profile = environment[REGISTRY_PROFILE] ?? "";
  const found2 = profile === "" ? ambient(environment, target) : () => ({ profile });
  const registry = roles.registry === null ? found2 : credentialsOf(roles.registry, regions.registry, sources);
  const creator = roles.creator === null ? registry : credentialsOf(roles.creator, regions.registry, sources);
  return { target, registry, creator };
};
var ambient = (environment, target) => hasConfiguredCredentials(environment) ? () => ({}) : target;
var credentialsOf = (role, region, { run, environment, secrets }) => {
  if (role === null) return () => ({});
  const { signal } = new AbortController();
  const tokens = makeIdTokens({ environment, fork: run.fork ?? null });
  secrets.mask(environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "");
  const sts = makeCalls("sts", { settings: clientSettings({ region, signal }), signal });
  const share = shareRole({
    role,
    sessionName: sessionNameOf(run),
    tokens,
    assume: (request) => sts.assumeRoleWithWebIdentity(request, { attempts: "once" }),
    clock: makeClock(signal),
    random: Math.random,
    mask: secrets.mask
  });
  return (log) => ({ credentials: share(log) });
};

// src/stage-ports.ts
var HURRIED = { maxAttempts: 1, requestTimeoutMs: 2e3 };
var portsFor = (sources) => {
  const roles = shareRoles(sources);
  return (stage, { signal, urgency }) => {
    const log = sources.logOf(stage);
    const session = { signal, ...urgency === "seconds" ? HURRIED : {} };
    const github = { ...sources.github, signal, clock: makeClock(signal) };
    const files = makeFiles({
      workspace: workspaceOf(sources.environment),
      temporaryDirectory: sources.environment["RUNNER_TEMP"] ?? null,
      register: sources.registerPrivate
    });
    return {
      exec: makeExec({
        environment: sources.environment,
        signal,
        onLine: log.info,
        onDetail: log.debug,
        ...sources.redactor
      }),
      files,
      archives: makeImageArchives({ signal }),
      leftovers: sources.leftovers,
      download: makeDownload({ signal, environment: sources.environment }),
      ociRegistry: makeOciRegistry({ signal, environment: sources.environment, onRetry: log.info }),
      probe: makeProbe({ signal }),
      dial: makeDial({ signal }),
      clock: makeClock(signal),
      log,
      announce: sources.announce,
      github: makeGitHubApi(github),
      sarifUploads: makeSarifUploads(github),
      conversations: makeConversations({ ...github, redactMarkdown: sources.redactMarkdown }),
      attestations: makeAttestations(github),
      signatures: makeSignatures({ signal, environment: sources.environment, files }),
      secrets: { ...sources.secrets, redact: sources.redactor.redact },
      journal: sources.journalOf(stage),
      ...sessionsOf(sources, roles, { stage, log, limits: session })
    };
  };
};
var sessionsOf = ({ pipeline: pipeline2, regions }, roles, { stage, log, limits }) => {
  const caller = callerIn(pipeline2, stage);
  const registry = makeSession({ region: regions.registry, ...roles.registry(log), ...limits, ...caller("registry") });
  const target = makeSession({ region: regions.target, ...roles.target(log), ...limits, ...caller("target") });
  return {
    ...{ registry, registryAccount: registry, target, surroundings: target },
    creator: makeSession({ region: regions.registry, ...roles.creator(log), ...limits, ...caller("creator") }),
    source: makeSession({ region: regions.source, ...roles.registry(log), ...limits, ...caller("source") })
  };
};
var callerIn = (pipeline2, stage) => (role) => ({
  caller: { pipeline: pipeline2, stage: stage.split(" ")[0] ?? stage, role }
});

export {
  makeSession,
  trustStatement,
  REGISTRY_PROFILE,
  portsFor
};
