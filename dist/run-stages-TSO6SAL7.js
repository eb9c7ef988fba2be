import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  AwsError,
  NOT_SENT
} from "./chunk-PWGSCQ5H.js";
import {
  audienceOf,
  makeCaller,
  makeClock,
  makeExec,
  makeFiles,
  makeGitHubApi,
  sessionNameOf,
  workspaceOf
} from "./chunk-ZDEQ5IEV.js";
import {
  external_exports
} from "./chunk-5RTS4QSR.js";
import "./chunk-V4ZP3B5Q.js";
import {
  CATALOGUE,
  ShipError,
  fault,
  messageOf
} from "./chunk-FSZQVZGE.js";
import {
  __name
} from "./chunk-BUTU2U3S.js";

// src/core/layout.ts
var layOut = /* @__PURE__ */ __name((pipeline2, config) => {
  const steps = /* @__PURE__ */ new Map();
  const given = /* @__PURE__ */ new Map();
  const yielding = /* @__PURE__ */ new Set();
  const drawing = {
    place: /* @__PURE__ */ __name((step) => {
      if (steps.has(step.id) || given.has(step.id)) throw new Error(`two stages have the id '${step.id}'`);
      const unknown = edgesOf(step).filter((id) => !steps.has(id) && !given.has(id));
      if (unknown.length > 0)
        throw new Error(`'${step.id}' names '${unknown.join("', '")}', which is not in its pipeline`);
      steps.set(step.id, step);
    }, "place"),
    yields: /* @__PURE__ */ __name((id) => void yielding.add(id), "yields"),
    give: /* @__PURE__ */ __name((value) => {
      const id = `given ${given.size + 1}`;
      if (steps.has(id)) throw new Error(`two stages have the id '${id}'`);
      given.set(id, value);
      return id;
    }, "give")
  };
  pipeline2(makeFlow(drawing, { subject: null, suffix: "", name: null, stoppedBy: [], beside: "others" }), config);
  if (steps.size === 0) throw new Error("the pipeline places no stage");
  return {
    steps: [...steps.values()].map((step, _, all) => yielding.has(step.id) ? yieldingTo(step, all) : step),
    given
  };
}, "layOut");
var yieldingTo = /* @__PURE__ */ __name((step, all) => ({
  ...step,
  yieldsTo: all.filter(({ subject, mode }) => subject !== null && subject !== step.subject && mode.kind !== "undo").map(({ id }) => id)
}), "yieldingTo");
var edgesOf = /* @__PURE__ */ __name(({ needs, stoppedBy, mode }) => [
  ...Object.values(needs).flat(),
  ...stoppedBy,
  ...mode.kind === "undo" ? [mode.of, mode.until] : [],
  ...mode.kind === "optional" && mode.condition.kind === "result" ? [mode.condition.node.id] : []
], "edgesOf");
var placedStage = /* @__PURE__ */ __name(({ id, kind, title, subject, mode }) => ({
  id,
  kind,
  title,
  subject,
  undoes: mode.kind === "undo" ? mode.of : null
}), "placedStage");
var makeFlow = /* @__PURE__ */ __name((drawing, placing) => {
  const place = /* @__PURE__ */ __name((mode) => (stage, needs, input) => {
    const id = `${placing.name ?? stage.kind}${placing.suffix}`;
    drawing.place({
      ...describe(stage, id, placing),
      yieldsTo: [],
      needs: Object.fromEntries(Object.entries(needs).map(([name, nodes]) => [name, idsOf(nodes)])),
      mode,
      prepare: /* @__PURE__ */ __name((results, shortfall) => {
        const given = input(results, shortfall);
        if (given === null) return null;
        return async (ports) => {
          const result = await stage.run(given, ports);
          return { result, recorded: stage.record(result) };
        };
      }, "prepare")
    });
    if (placing.beside === "unless-they-fail") drawing.yields(id);
    return { id };
  }, "place");
  const changed = /* @__PURE__ */ __name((change) => makeFlow(drawing, { ...placing, ...change }), "changed");
  return {
    stage: place({ kind: "required" }),
    optional: /* @__PURE__ */ __name((condition) => ({ stage: place({ kind: "optional", condition }) }), "optional"),
    undo: /* @__PURE__ */ __name(({ of, until }) => ({
      stage: /* @__PURE__ */ __name((...placed) => void place({ kind: "undo", of: of.id, until: until.id })(...placed), "stage")
    }), "undo"),
    given: /* @__PURE__ */ __name((value) => ({ id: drawing.give(value) }), "given"),
    stoppedBy: /* @__PURE__ */ __name((...nodes) => changed({ stoppedBy: [...placing.stoppedBy, ...nodes.map(({ id }) => id)] }), "stoppedBy"),
    unlessOthersFail: /* @__PURE__ */ __name(() => changed({ beside: "unless-they-fail" }), "unlessOthersFail"),
    named: /* @__PURE__ */ __name((name) => changed({ name }), "named"),
    each: /* @__PURE__ */ __name((items, placeItem) => items.map(
      (item) => placeItem(
        changed({ subject: item.key, suffix: items.length === 1 ? placing.suffix : `${placing.suffix} ${item.key}` }),
        item
      )
    ), "each")
  };
}, "makeFlow");
var describe = /* @__PURE__ */ __name(({ kind, title, uses }, id, { subject, stoppedBy }) => ({ id, kind, title, subject, uses, stoppedBy }), "describe");
var idsOf = /* @__PURE__ */ __name((nodes) => isOne(nodes) ? nodes.id : nodes.map(({ id }) => id), "idsOf");
var isOne = /* @__PURE__ */ __name((nodes) => "id" in nodes, "isOne");

// src/core/step-verdict.ts
var judge = /* @__PURE__ */ __name(async (step, endings) => {
  const { mode } = step;
  if (mode.kind === "optional" && mode.condition.kind === "configured" && !mode.condition.holds)
    return { kind: "left-out", because: mode.condition.because };
  const needed = await Promise.all(
    Object.entries(step.needs).map(async ([name, ids]) => ({ name, endings: await endingsOf(ids, endings) }))
  );
  const results = Object.fromEntries(needed.map(({ name, endings: ended }) => [name, resultOf(ended)]));
  if (mode.kind === "undo")
    return await undoVerdict(mode, endings) ?? { kind: "start", results, shortfall: await shortfallOf(mode, endings) };
  const all = needed.flatMap(({ endings: ended }) => asList(ended));
  const unmet = unmetNeed([...all, ...await conditionEnding(mode, endings)]);
  if (unmet !== null) return unmet;
  if (mode.kind === "optional") {
    const leftOut = await broken(mode.condition, endings) ?? absentNeed(all);
    if (leftOut !== null) return { kind: "left-out", because: leftOut };
  }
  return { kind: "start", results, shortfall: NOTHING_FAILED };
}, "judge");
var NOTHING_FAILED = { errors: [] };
var endOf = /* @__PURE__ */ __name((id, endings) => {
  const ending = endings.get(id);
  if (ending === void 0) throw new Error(`'${id}' is not in its pipeline`);
  return ending.then((ended) => ({ id, ending: ended }));
}, "endOf");
var endingsOf = /* @__PURE__ */ __name((ids, endings) => typeof ids === "string" ? endOf(ids, endings) : Promise.all(ids.map((id) => endOf(id, endings))), "endingsOf");
var isList = /* @__PURE__ */ __name((ended) => Array.isArray(ended), "isList");
var asList = /* @__PURE__ */ __name((ended) => isList(ended) ? ended : [ended], "asList");
var resultOf = /* @__PURE__ */ __name((ended) => {
  if (isList(ended)) return ended.map(resultOf);
  return ended.ending.kind === "succeeded" ? ended.ending.result : null;
}, "resultOf");
var unmetNeed = /* @__PURE__ */ __name((needed) => {
  const failed2 = [...new Set(needed.flatMap(failedIn))];
  if (failed2.length > 0) return { kind: "skipped", because: { kind: "failed-need", stages: failed2 } };
  const isCut = needed.some(({ ending }) => ending.kind === "skipped");
  return isCut ? { kind: "skipped", because: { kind: "cancelled" } } : null;
}, "unmetNeed");
var failedIn = /* @__PURE__ */ __name(({ id, ending }) => {
  if (ending.kind === "failed") return [id];
  if (ending.kind === "stopped") return ending.stages;
  return ending.kind === "skipped" && ending.because.kind !== "cancelled" ? ending.because.stages : [];
}, "failedIn");
var conditionEnding = /* @__PURE__ */ __name(async (mode, endings) => mode.kind === "optional" && mode.condition.kind === "result" ? [await endOf(mode.condition.node.id, endings)] : [], "conditionEnding");
var broken = /* @__PURE__ */ __name(async (condition, endings) => {
  if (condition.kind === "configured") return null;
  const { ending } = await endOf(condition.node.id, endings);
  if (ending.kind !== "succeeded") return `${condition.node.id} was left out`;
  return condition.holds(ending.result) ? null : condition.because;
}, "broken");
var absentNeed = /* @__PURE__ */ __name((needed) => {
  const absent = needed.find(({ ending }) => ending.kind === "left-out");
  return absent === void 0 ? null : `${absent.id} was left out`;
}, "absentNeed");
var undoVerdict = /* @__PURE__ */ __name(async (mode, endings) => {
  const [of, until] = await Promise.all([endOf(mode.of, endings), endOf(mode.until, endings)]);
  if (of.ending.kind === "skipped" || of.ending.kind === "left-out")
    return { kind: "left-out", because: `${mode.of} did not run` };
  if (until.ending.kind === "succeeded") return { kind: "left-out", because: `${mode.until} succeeded` };
  const isDone = of.ending.kind === "succeeded" && until.ending.kind === "left-out";
  return isDone ? { kind: "left-out", because: `${mode.of} succeeded` } : null;
}, "undoVerdict");
var shortfallOf = /* @__PURE__ */ __name(async (mode, endings) => {
  const roots = failedIn(await endOf(mode.until, endings));
  const ended = await Promise.all(roots.map((id) => endOf(id, endings)));
  return { errors: ended.flatMap(({ ending }) => ending.kind === "failed" ? [ending.error] : []) };
}, "shortfallOf");

// src/core/run-pipeline.ts
var Stopped = class extends Error {
  static {
    __name(this, "Stopped");
  }
  name = "Stopped";
};
var runPipeline = /* @__PURE__ */ __name(async ({ steps, given }, run) => {
  run.emit({ kind: "laid-out", stages: steps.map(placedStage) });
  const endings = new Map(
    [...given].map(([id, result]) => [id, Promise.resolve({ kind: "succeeded", result })])
  );
  for (const step of steps) {
    const ending = runStep(step, run, endings).catch((error) => ({ kind: "failed", error }));
    endings.set(step.id, ending);
  }
  const ended = await Promise.all(endings.values());
  const errors = ended.flatMap((ending) => ending.kind === "failed" ? [ending.error] : []);
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, `${errors.length} stages failed`);
  if (run.signal.aborted) throw run.signal.reason;
}, "runPipeline");
var runStep = /* @__PURE__ */ __name(async (step, run, endings) => {
  const stopper = new AbortController();
  const stop = /* @__PURE__ */ __name((failed2) => stopper.abort(new Stopped(`${failed2.join(", ")} failed`)), "stop");
  const stoppedBy = watch(step.stoppedBy, endings, stop);
  const others = watch(step.yieldsTo, endings, (failed2) => {
    if (run.hasBegun?.(step.id) !== true) stop(failed2);
  });
  const verdict = await judge(step, endings);
  await Promise.resolve();
  const turnedDown = turnDown(step, verdict, {
    isCancelled: isAborted(run.signal),
    stoppedBy: stoppedBy(),
    others: others()
  });
  if (turnedDown !== null) return emitted(step, turnedDown, run);
  try {
    const ending = await start(step, { run, verdict, stop: stopper.signal });
    return emitted(step, ending, run);
  } catch (error) {
    const isOurs = isAborted(stopper.signal) && !isAborted(run.signal);
    const stages = stoppedBy().length > 0 ? stoppedBy() : others();
    const ending = isOurs ? { kind: "stopped", stages } : { kind: "failed", error };
    return emitted(step, ending, run);
  }
}, "runStep");
var turnDown = /* @__PURE__ */ __name((step, verdict, { isCancelled, stoppedBy, others }) => {
  if (verdict.kind !== "start") return verdict;
  if (step.mode.kind === "undo") return null;
  if (isCancelled) return { kind: "skipped", because: { kind: "cancelled" } };
  if (stoppedBy.length > 0) return { kind: "skipped", because: { kind: "stopped", stages: stoppedBy } };
  return others.length > 0 ? { kind: "skipped", because: { kind: "others-failed", stages: others } } : null;
}, "turnDown");
var start = /* @__PURE__ */ __name(async (step, { run, verdict, stop }) => {
  const runStage = verdict.kind === "start" ? step.prepare(verdict.results, verdict.shortfall) : null;
  if (runStage === null) {
    if (step.mode.kind === "undo") return { kind: "left-out", because: "there is nothing to undo" };
    throw new Error(`the input of '${step.id}' is null`);
  }
  const ports = run.portsFor(step.id, reachOf(step, run, stop));
  run.emit({ kind: "started", stage: step.id, title: step.title, at: run.now() });
  const outcome = await runStage(only(step.uses, ports));
  run.emit({ kind: "succeeded", stage: step.id, at: run.now(), result: outcome.recorded });
  return { kind: "succeeded", result: outcome.result };
}, "start");
var reachOf = /* @__PURE__ */ __name(({ mode }, run, stop) => {
  if (mode.kind !== "undo") return { signal: AbortSignal.any([run.signal, stop]), urgency: "normal" };
  const urgency = isAborted(run.signal) ? "seconds" : "minutes";
  return { signal: run.undoSignal(urgency), urgency };
}, "reachOf");
var emitted = /* @__PURE__ */ __name(({ id }, ending, { emit, now }) => {
  switch (ending.kind) {
    case "succeeded":
      break;
    case "failed":
      emit({ kind: "failed", stage: id, at: now(), error: ending.error });
      break;
    case "skipped":
      emit({ kind: "skipped", stage: id, because: ending.because });
      break;
    case "stopped":
      emit({ kind: "skipped", stage: id, because: ending });
      break;
    case "left-out":
      emit({ kind: "left-out", stage: id, because: ending.because });
      break;
  }
  return ending;
}, "emitted");
var watch = /* @__PURE__ */ __name((stages, endings, onFailure) => {
  const failed2 = [];
  for (const id of stages) {
    const ending = Promise.resolve().then(() => endOf(id, endings));
    void ending.then((ended) => {
      const roots = failedIn(ended);
      if (roots.length === 0) return;
      failed2.push(...roots.filter((root) => !failed2.includes(root)));
      onFailure(roots);
    });
  }
  return () => failed2;
}, "watch");
var isAborted = /* @__PURE__ */ __name((signal) => signal.aborted, "isAborted");
var only = /* @__PURE__ */ __name((uses, ports) => (
  // At run time a stage is handed nothing but what it named, so that an undeclared use fails in every test.
  Object.fromEntries(uses.map((name) => [name, ports[name]]))
), "only");

// src/ports/aws-calls/aws-services.ts
var SERVICES = {
  sts: /* @__PURE__ */ __name(() => import("./sts-C4RXW46S.js"), "sts"),
  ecr: /* @__PURE__ */ __name(() => import("./ecr-RGKAJUXM.js"), "ecr"),
  ecs: /* @__PURE__ */ __name(() => import("./ecs-NUZCI2MP.js"), "ecs"),
  ssm: /* @__PURE__ */ __name(() => import("./ssm-55VNVDXO.js"), "ssm"),
  cloudformation: /* @__PURE__ */ __name(() => import("./cloudformation-PRSBDILC.js"), "cloudformation"),
  cloudwatch: /* @__PURE__ */ __name(() => import("./cloudwatch-QZGL75SJ.js"), "cloudwatch"),
  codedeploy: /* @__PURE__ */ __name(() => import("./codedeploy-JJT6BPXH.js"), "codedeploy"),
  "application-autoscaling": /* @__PURE__ */ __name(() => import("./application-autoscaling-T5DNHEJE.js"), "application-autoscaling"),
  ec2: /* @__PURE__ */ __name(() => import("./ec2-JG6EWQPV.js"), "ec2"),
  elasticloadbalancing: /* @__PURE__ */ __name(() => import("./elasticloadbalancing-CZVPH2VZ.js"), "elasticloadbalancing"),
  iam: /* @__PURE__ */ __name(() => import("./iam-GTPF6LFC.js"), "iam"),
  logs: /* @__PURE__ */ __name(() => import("./logs-ZFLCFXHA.js"), "logs"),
  secretsmanager: /* @__PURE__ */ __name(() => import("./secretsmanager-4I7XGQNR.js"), "secretsmanager")
};

// src/adapters/aws/sdk-error-shape.ts
var readSdkError = /* @__PURE__ */ __name((thrown) => {
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
    attempts: number(metadata["attempts"])
  };
}, "readSdkError");
var isClockSkewed = /* @__PURE__ */ __name((thrown) => record(record(thrown)["$metadata"])["clockSkewCorrected"] === true, "isClockSkewed");
var networkCode = /* @__PURE__ */ __name((error) => {
  const code = text(error["code"]);
  if (code !== void 0 && /^(E[A-Z_]+|ERR_TLS\w*|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/.test(code)) return code;
  return error["name"] === "TimeoutError" ? "TimeoutError" : void 0;
}, "networkCode");
var record = /* @__PURE__ */ __name((value) => (
  // The members of an object are read as unknown, so the cast assumes nothing.
  typeof value === "object" && value !== null ? value : {}
), "record");
var text = /* @__PURE__ */ __name((value) => typeof value === "string" ? value : void 0, "text");
var number = /* @__PURE__ */ __name((value) => typeof value === "number" ? value : void 0, "number");

// src/adapters/aws/clock-skew.ts
var BY_THE_TIME = [
  "AuthFailure",
  "InvalidSignatureException",
  "RequestExpired",
  "RequestInTheFuture",
  "RequestTimeTooSkewed",
  "SignatureDoesNotMatch"
];
var sendInTime = /* @__PURE__ */ __name(async (send3) => {
  try {
    return await send3();
  } catch (thrown) {
    if (!isClockSkewed(thrown) || !BY_THE_TIME.includes(readSdkError(thrown).name)) throw thrown;
    return send3();
  }
}, "sendInTime");

// src/adapters/aws/json-overlay.ts
var withUnknownMembers = /* @__PURE__ */ __name((known, raw) => {
  if (Array.isArray(known) && Array.isArray(raw)) {
    const items = raw;
    return known.length === items.length ? known.map((item, index) => withUnknownMembers(item, items[index])) : known;
  }
  if (!isObject(known) || !isObject(raw)) return known;
  const added = Object.entries(raw).filter(([key, value]) => value !== null && own(known, key) === void 0);
  const kept = Object.entries(known).map(([key, value]) => [key, withUnknownMembers(value, own(raw, key))]);
  return Object.fromEntries([...kept, ...added]);
}, "withUnknownMembers");
var own = /* @__PURE__ */ __name((value, key) => Object.hasOwn(value, key) ? Reflect.get(value, key) : void 0, "own");
var isObject = /* @__PURE__ */ __name((value) => typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value)), "isObject");

// src/adapters/aws/keep-newer-members.ts
var READS = ["DescribeTaskDefinitionCommand", "RegisterTaskDefinitionCommand"];
var WRITES = ["RegisterTaskDefinitionCommand"];
var keepNewerMembers = /* @__PURE__ */ __name(({ middlewareStack }) => {
  middlewareStack.add(completeRequest, { step: "build", priority: "high" });
  middlewareStack.addRelativeTo(keepBody, { relation: "after", toMiddleware: "deserializerMiddleware" });
  middlewareStack.addRelativeTo(completeOutput, { relation: "before", toMiddleware: "deserializerMiddleware" });
}, "keepNewerMembers");
var completeRequest = /* @__PURE__ */ __name((next, { commandName = "" }) => (call) => {
  const { request, input } = call;
  if (WRITES.includes(commandName) && isMessage(request)) {
    request.body = JSON.stringify(withUnknownMembers(JSON.parse(textOf(request.body)), input));
  }
  return next(call);
}, "completeRequest");
var keepBody = /* @__PURE__ */ __name((next, { commandName = "" }) => async (call) => {
  const reply = await next(call);
  if (READS.includes(commandName) && isMessage(reply.response) && isStream(reply.response.body)) {
    reply.response.body = await bytesOf(reply.response.body);
  }
  return reply;
}, "keepBody");
var bytesOf = /* @__PURE__ */ __name(async (body) => {
  const chunks = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}, "bytesOf");
var completeOutput = /* @__PURE__ */ __name((next, { commandName = "" }) => async (call) => {
  const reply = await next(call);
  if (!READS.includes(commandName) || !isMessage(reply.response)) return reply;
  const { body } = reply.response;
  if (!(body instanceof Uint8Array) || body.length === 0) return reply;
  return { ...reply, output: withUnknownMembers(reply.output, JSON.parse(textOf(body))) };
}, "completeOutput");
var textOf = /* @__PURE__ */ __name((body) => body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body), "textOf");
var isMessage = /* @__PURE__ */ __name((value) => typeof value === "object" && value !== null && "body" in value, "isMessage");
var isStream = /* @__PURE__ */ __name((body) => typeof body === "object" && body !== null && Symbol.asyncIterator in body, "isStream");

// src/adapters/aws/sdk-errors.ts
var answered = /* @__PURE__ */ __name(async (operation, { run, limit }, send3) => {
  const signal = limit === null ? run : AbortSignal.any([run, limit]);
  const ended = Promise.withResolvers();
  const end = /* @__PURE__ */ __name(() => ended.reject(signal.reason), "end");
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
}, "answered");
var unanswered = /* @__PURE__ */ __name((operation) => new AwsError({ operation, awsCode: "no response, TimeoutError", awsMessage: "AWS did not answer in time" }), "unanswered");
var toAwsError = /* @__PURE__ */ __name((operation, thrown) => {
  const error = readSdkError(thrown);
  const { requestId, attempts } = error;
  return new AwsError({ operation, requestId, attempts, cause: thrown, ...meaningOf(operation, error) });
}, "toAwsError");
var isMissingRegion = /* @__PURE__ */ __name((thrown) => /^region is missing|^region not accepted: region=""/i.test(messageOf(thrown)), "isMissingRegion");
var EXPIRED = /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired|CredentialsExpired.*)$/;
var DENIED = /^(AccessDenied(Exception)?|UnauthorizedOperation|NotAuthorized|UnauthorizedException)$/;
var NOT_VALID = /^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature.*|MissingAuthenticationToken.*)$/;
var GENERIC = /^could not load credentials from any providers\.?$/i;
var NO_CREDENTIALS = /^(CredentialsProviderError|ProviderError|TokenProviderError)$/;
var isExpired = /* @__PURE__ */ __name((thrown) => EXPIRED.test(readSdkError(thrown).name), "isExpired");
var isWithoutCredentials = /* @__PURE__ */ __name((thrown) => {
  const { name, message } = readSdkError(thrown);
  return NO_CREDENTIALS.test(name) && GENERIC.test(message);
}, "isWithoutCredentials");
var meaningOf = /* @__PURE__ */ __name((operation, error) => {
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
}, "meaningOf");
var NAME_A_REGION = "Correct `aws-region`, or AWS_REGION: a name like `eu-west-1`.";
var grantHint = /* @__PURE__ */ __name((operation, message) => {
  const action = /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? operation;
  const resource = /on resource: (\S+)/.exec(message)?.[1] ?? "*";
  if (/explicit deny/i.test(message)) {
    return `A policy explicitly denies ${action} on ${resource}: remove that statement, or use another role.`;
  }
  const missing = /because no (identity-based|resource-based|session|permissions boundary|service control)[a-z -]* policy/i.exec(
    message
  )?.[1];
  return `Grant ${action} on ${resource} to the role of this job${missing === void 0 ? "" : ` (missing: ${missing} policy)`}.`;
}, "grantHint");
var NETWORK = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection reset",
  ENOTFOUND: "host not found",
  EAI_AGAIN: "the name cannot be resolved now",
  ETIMEDOUT: "no response in time",
  TimeoutError: "no response in time",
  EHOSTUNREACH: "no route to the host",
  ENETUNREACH: "no route to the network"
};
var withoutKnownCause = /* @__PURE__ */ __name((operation, error) => {
  if (error.networkCode !== void 0) {
    return {
      awsCode: `no response, ${error.networkCode}`,
      awsMessage: error.message === "" ? `AWS could not be reached` : error.message,
      headline: `AWS cannot be reached: ${NETWORK[error.networkCode] ?? error.networkCode} (${operation})`,
      hint: "Check the network, the region and AWS_ENDPOINT_URL."
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
}, "withoutKnownCause");

// src/adapters/aws/client.ts
var makeCalls = /* @__PURE__ */ __name((service, connection) => {
  const client = lazyClient(service, connection.settings);
  const single = lazyClient(service, { ...connection.settings, maxAttempts: 1 });
  const call = /* @__PURE__ */ __name(async (name, input, limit) => {
    const operation = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const ends = { run: connection.signal, limit: limit?.signal ?? null };
    return answered(
      `${service}:${operation}`,
      ends,
      (signal) => sendRenewed(connection.credentials, async () => {
        if (limit?.attempts !== "once") return (await client()).send({ operation, input, signal });
        const { send: send3 } = await single();
        return sendInTime(() => send3({ operation, input, signal }));
      })
    );
  }, "call");
  const calls = new Proxy(
    {},
    {
      // `await` looks for `then` in whatever it is given: that is no call.
      get: /* @__PURE__ */ __name((_, name) => typeof name === "symbol" || name === "then" ? void 0 : (input, limit) => call(name, input, limit), "get")
    }
  );
  return calls;
}, "makeCalls");
var sendRenewed = /* @__PURE__ */ __name(async (credentials, send3) => {
  if (credentials === void 0) return send3();
  return send3().catch((thrown) => {
    if (!isExpired(thrown)) throw thrown;
    credentials.drop();
    return send3();
  });
}, "sendRenewed");
var lazyClient = /* @__PURE__ */ __name((service, settings) => {
  const load = /* @__PURE__ */ __name(async () => {
    const sdk = await SERVICES[service]();
    const client = new sdk.Client(settings);
    if (service === "ecs") keepNewerMembers(client);
    return {
      send: /* @__PURE__ */ __name(async ({ operation, input, signal }) => {
        const Command = sdk[`${operation}Command`];
        if (Command === void 0) throw new Error(`${service}:${operation} is not listed in aws-calls/${service}.ts`);
        return client.send(new Command(input), { abortSignal: signal });
      }, "send")
    };
  }, "load");
  let loaded;
  return () => loaded ??= load();
}, "lazyClient");

// src/adapters/aws/configured-credentials.ts
var CONFIGURING = [
  "AWS_PROFILE",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
];
var hasConfiguredCredentials = /* @__PURE__ */ __name((environment) => configuringIn(environment) !== void 0, "hasConfiguredCredentials");
var configuringIn = /* @__PURE__ */ __name((environment) => CONFIGURING.find((name) => (environment[name] ?? "") !== ""), "configuringIn");
var OPERATION = "sts:GetCallerIdentity";
var configuredCredentials = /* @__PURE__ */ __name(async ({ settings, signal }) => {
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
}, "configuredCredentials");

// src/adapters/aws/connection.ts
var VERSION = "0.1.0";
var REQUEST_TIMEOUT_MS = 1e4;
var CONNECT_TIMEOUT_MS = 5e3;
var clientSettings = /* @__PURE__ */ __name(({
  region,
  maxAttempts,
  requestTimeoutMs,
  credentials
}) => {
  const requestTimeout = requestTimeoutMs ?? REQUEST_TIMEOUT_MS;
  return {
    ...region === null ? {} : { region },
    ...maxAttempts === void 0 ? {} : { maxAttempts },
    ...credentials === void 0 ? {} : { credentials: Object.assign(() => credentials.get(), { memoized: true }) },
    customUserAgent: [["ship-to-ecs", VERSION]],
    // By default the SDK waits for a response without a limit. Node's agent honours HTTPS_PROXY and NO_PROXY when it is given them (Node 24.5).
    requestHandler: {
      connectionTimeout: Math.min(CONNECT_TIMEOUT_MS, requestTimeout),
      requestTimeout,
      throwOnRequestTimeout: true,
      httpsAgent: { keepAlive: true, proxyEnv: process.env }
    }
  };
}, "clientSettings");

// src/adapters/aws/session.ts
var makeSession = /* @__PURE__ */ __name((options) => {
  const { signal, credentials } = options;
  const connection = { settings: clientSettings(options), signal, credentials };
  const calls = Object.keys(SERVICES).map((service) => [service, makeCalls(service, connection)]);
  return {
    region: /* @__PURE__ */ __name(() => configuredRegion(connection.settings), "region"),
    credentials: /* @__PURE__ */ __name(async () => credentials?.find() ?? configuredCredentials(connection), "credentials"),
    // One entry for each key of SERVICES, made by the function that gives its calls.
    ...Object.fromEntries(calls)
  };
}, "makeSession");
var configuredRegion = /* @__PURE__ */ __name(async (settings) => {
  const { Client } = await SERVICES.sts();
  try {
    return await new Client(settings).config.region();
  } catch (thrown) {
    if (isMissingRegion(thrown)) return null;
    throw toAwsError("sts:GetCallerIdentity", thrown);
  }
}, "configuredRegion");

// src/adapters/dial.ts
import { connect } from "node:net";
var STAYS_MS = 1e3;
var makeDial = /* @__PURE__ */ __name(({ signal }) => async ({ host, port, limit }) => {
  const result = await attempt({ host, port, until: AbortSignal.any([signal, limit]) });
  signal.throwIfAborted();
  return result;
}, "makeDial");
var attempt = /* @__PURE__ */ __name(({ host, port, until }) => new Promise((resolve2) => {
  const socket = connect({ host, port });
  let timer;
  const end = /* @__PURE__ */ __name((result) => {
    clearTimeout(timer);
    until.removeEventListener("abort", onAbort);
    socket.destroy();
    resolve2(result);
  }, "end");
  const onAbort = /* @__PURE__ */ __name(() => end("closed"), "onAbort");
  until.addEventListener("abort", onAbort, { once: true });
  if (until.aborted) onAbort();
  socket.on("connect", () => {
    timer = setTimeout(() => end("open"), STAYS_MS);
  });
  socket.on("data", () => end("open"));
  socket.on("end", () => end("closed"));
  socket.on("error", () => end("closed"));
  socket.on("close", () => end("closed"));
}), "attempt");

// src/adapters/download.ts
import { rm } from "node:fs/promises";

// src/adapters/follow-redirects.ts
var MAX_REDIRECTS = 5;
var REDIRECTS = [301, 302, 303, 307, 308];
var follow = /* @__PURE__ */ __name(async (start2, request) => {
  let url = secureUrl(start2, start2);
  let { headers } = request;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const response = await get(url, { ...request, headers });
    request.heard();
    const { location } = response.headers;
    if (!REDIRECTS.includes(response.statusCode ?? 0) || location === void 0) return response;
    response.destroy();
    const next = secureUrl(new URL(location, url).href, start2);
    if (next.host !== url.host) headers = {};
    url = next;
  }
  throw failed(start2, `was redirected more than ${MAX_REDIRECTS} times`);
}, "follow");
var get = /* @__PURE__ */ __name(async (url, { signal, environment, headers: own2, range = {} }) => {
  const { request, Agent } = await (url.protocol === "https:" ? import("node:https") : import("node:http"));
  return new Promise((resolve2, reject) => {
    const agent = new Agent({ proxyEnv: environment });
    const headers = { "user-agent": "ship-to-ecs", accept: "application/octet-stream, */*", ...own2, ...range };
    request(url, { agent, headers, signal }, resolve2).on("error", reject).end();
  });
}, "get");
var LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
var secureUrl = /* @__PURE__ */ __name((text2, start2) => {
  const url = URL.parse(text2);
  if (url?.protocol === "https:" || url?.protocol === "http:" && LOOPBACK.test(url.hostname)) return url;
  throw failed(start2, `leads to ${withoutSecrets(text2)}, which is not HTTPS`);
}, "secureUrl");
var withoutSecrets = /* @__PURE__ */ __name((text2) => {
  const url = URL.parse(text2);
  return url === null ? "something that is not a URL" : `${url.protocol}//${url.host}${url.pathname}`;
}, "withoutSecrets");
var failed = /* @__PURE__ */ __name((url, what, cause) => fault("E_DOWNLOAD", {
  message: `GET ${withoutSecrets(url)} ${what}`,
  hint: "Check that the runner can reach this host, the proxy variables and `tools-mirror`; then re-run.",
  cause
}), "failed");

// src/adapters/resume.ts
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
var NOTHING = { bytes: 0, total: null, tag: null };
var MOST_RESUMES = 10;
var PAUSE_MS = 100;
var MOST_BYTES = 4 * 1024 ** 3;
var fetchInto = /* @__PURE__ */ __name(async (path, url, request) => {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "w", 384);
  try {
    let held = NOTHING;
    for (let resumed = 0; ; resumed += 1) {
      const got = await takeMore({ url, request, file }, held);
      if (got.kind === "whole") return;
      if (got.held.tag === null || resumed === MOST_RESUMES) throw got.cause;
      held = got.held;
      await makeClock(request.signal).sleep((request.pauseMs ?? PAUSE_MS) * (resumed + 1));
      request.heard();
    }
  } finally {
    await file.close();
  }
}, "fetchInto");
var takeMore = /* @__PURE__ */ __name(async (writing, held) => {
  const { url, request } = writing;
  let response;
  try {
    response = await follow(url, { ...request, range: rangeOf(held) });
  } catch (error) {
    if (held.tag === null || request.signal.aborted || error instanceof ShipError) throw error;
    return { kind: "part", held, cause: error };
  }
  const start2 = startOf(response, held);
  if (start2 !== null) return takeBody(writing, response, start2);
  response.destroy();
  const { statusCode = 0, statusMessage = "" } = response;
  const cause = failed(url, `returned ${statusCode} ${statusMessage}`.trim());
  if (held.tag === null) throw cause;
  if (PASSING(statusCode)) return { kind: "part", held, cause };
  return takeMore(writing, NOTHING);
}, "takeMore");
var PASSING = /* @__PURE__ */ __name((status) => status === 429 || status >= 500, "PASSING");
var rangeOf = /* @__PURE__ */ __name(({ bytes, tag }) => tag === null ? {} : { range: `bytes=${bytes}-`, "if-range": tag }, "rangeOf");
var startOf = /* @__PURE__ */ __name(({ statusCode, headers }, held) => {
  if (statusCode === 206) return held.tag === null ? null : continued(headers, held);
  if (statusCode !== 200) return null;
  const length = headers["content-length"];
  return { bytes: 0, total: length === void 0 ? null : Number(length), tag: strong(headers.etag) };
}, "startOf");
var continued = /* @__PURE__ */ __name((headers, held) => {
  const [, from, total = "*"] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers["content-range"] ?? "") ?? [];
  if (Number(from) !== held.bytes || (headers.etag ?? held.tag) !== held.tag) return null;
  if (total === "*") return held;
  return held.total === null || Number(total) === held.total ? { ...held, total: Number(total) } : null;
}, "continued");
var strong = /* @__PURE__ */ __name((tag) => tag?.startsWith('"') === true ? tag : null, "strong");
var takeBody = /* @__PURE__ */ __name(async ({ url, request, file }, response, start2) => {
  let { bytes } = start2;
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
    return { kind: "part", held: { ...start2, bytes }, cause: error };
  }
  if (start2.total === null || bytes === start2.total) return { kind: "whole" };
  return { kind: "part", held: { ...start2, bytes }, cause: failed(url, "was cut off") };
}, "takeBody");
var writeAll = /* @__PURE__ */ __name(async (file, chunk, position) => {
  for (let written = 0; written < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, written, chunk.length - written, position + written);
    written += bytesWritten;
  }
}, "writeAll");
var isReset = /* @__PURE__ */ __name((error) => typeof error === "object" && error !== null && "code" in error && error.code === "ECONNRESET", "isReset");

// src/adapters/download.ts
var TIMEOUT_MS = 10 * 6e4;
var SILENCE_MS = 3e4;
var makeDownload = /* @__PURE__ */ __name((options) => ({
  toFile: /* @__PURE__ */ __name(async (url, path, headers = {}) => {
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
  }, "toFile"),
  read: /* @__PURE__ */ __name((url, headers) => withinTime(url, options, (request) => readText(url, { ...request, headers })), "read")
}), "makeDownload");
var withinTime = /* @__PURE__ */ __name(async (url, options, work) => {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const timeout = AbortSignal.timeout(timeoutMs);
  const silenceMs = options.silenceMs ?? SILENCE_MS;
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(), silenceMs);
  const signal = AbortSignal.any([options.signal, timeout, silent.signal]);
  try {
    return await work({ signal, environment: options.environment, heard: /* @__PURE__ */ __name(() => void timer.refresh(), "heard") });
  } catch (error) {
    if (options.signal.aborted) throw options.signal.reason;
    if (silent.signal.aborted) throw failed(url, `sent nothing for ${silenceMs / 1e3} s`);
    if (timeout.aborted) throw failed(url, `took longer than ${timeoutMs / 1e3} s`);
    if (error instanceof ShipError) throw error;
    throw failed(url, isReset(error) ? "was cut off" : `failed: ${messageOf(error)}`, error);
  } finally {
    clearTimeout(timer);
  }
}, "withinTime");
var TEXT_BYTES = 4 * 1024 * 1024;
var readText = /* @__PURE__ */ __name(async (url, request) => {
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
}, "readText");
var linkOf = /* @__PURE__ */ __name(({ link }) => link === void 0 ? {} : { link: [link].flat().join(", ") }, "linkOf");

// src/adapters/github/refused-calls.ts
var makeRefusableCaller = /* @__PURE__ */ __name((options, limits) => {
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
}, "makeRefusableCaller");
var mapped = /* @__PURE__ */ __name((reply, make) => {
  if (reply.kind !== "given") return reply;
  try {
    return { kind: "given", value: make(reply.value) };
  } catch (error) {
    if (!(error instanceof external_exports.ZodError)) throw error;
    const why = external_exports.prettifyError(error).replace(/\s+/gu, " ").slice(0, LONGEST_PROBLEM);
    const text2 = `the response of GitHub cannot be read: ${why}`;
    return { kind: "refused", status: null, text: text2, mayBeDone: true };
  }
}, "mapped");
var LONGEST_PROBLEM = 200;

// src/adapters/github/conversations.ts
var LIMITS = { attemptMs: 15e3, longestWaitMs: 6e4, bytes: 32 * 1024 * 1024 };
var PAGE = 100;
var MOST_PAGES = 100;
var VIEWER = "query { viewer { login } }";
var VIEWER_REPLY = external_exports.object({ viewer: external_exports.object({ login: external_exports.string() }) });
var makeConversations = /* @__PURE__ */ __name((options) => {
  const by = { call: makeRefusableCaller(options, LIMITS), clean: options.redactMarkdown };
  return { ...viewerBy(by), ...commentsBy(by), ...issuesBy(by) };
}, "makeConversations");
var viewerBy = /* @__PURE__ */ __name(({ call }) => ({
  viewer: /* @__PURE__ */ __name(async () => {
    const reply = await call({
      name: "POST /graphql",
      request: /* @__PURE__ */ __name(({ graphql }, { request }) => graphql(VIEWER, { request }), "request")
    });
    return mapped(reply, (data) => VIEWER_REPLY.parse(data).viewer.login);
  }, "viewer")
}), "viewerBy");
var commentsBy = /* @__PURE__ */ __name(({ call, clean }) => ({
  findComment: /* @__PURE__ */ __name((pull, isWanted) => found(isWanted, async (page) => {
    const reply = await call({
      name: `GET /repos/{}/issues/${pull}/comments`,
      request: /* @__PURE__ */ __name(({ rest }, own2) => rest.issues.listComments({ ...own2, issue_number: pull, per_page: PAGE, page }), "request")
    });
    return mapped(reply, ({ data }) => pageOf(data, postOf));
  }), "findComment"),
  createComment: /* @__PURE__ */ __name(async (pull, body) => {
    const reply = await call({
      name: `POST /repos/{}/issues/${pull}/comments`,
      manner: "once",
      request: /* @__PURE__ */ __name(({ rest }, own2) => rest.issues.createComment({ ...own2, issue_number: pull, body: clean(body) }), "request")
    });
    return mapped(reply, ({ data }) => postOf(data));
  }, "createComment"),
  updateComment: /* @__PURE__ */ __name(async (id, body) => {
    const reply = await call({
      name: `PATCH /repos/{}/issues/comments/${id}`,
      request: /* @__PURE__ */ __name(({ rest }, own2) => rest.issues.updateComment({ ...own2, comment_id: id, body: clean(body) }), "request")
    });
    return mapped(reply, ({ data }) => postOf(data));
  }, "updateComment")
}), "commentsBy");
var issuesBy = /* @__PURE__ */ __name(({ call, clean }) => ({
  findIssue: /* @__PURE__ */ __name(({ author, state, isWanted }) => found(isWanted, async (page) => {
    const reply = await call({
      name: "GET /repos/{}/issues",
      request: /* @__PURE__ */ __name(({ rest }, own2) => rest.issues.listForRepo({ ...own2, creator: author, state, per_page: PAGE, page }), "request")
    });
    return mapped(reply, ({ data }) => {
      const { posts, size } = pageOf(data, (one) => one.pull_request === void 0 ? issueOf(one) : null);
      return { posts: posts.filter((post) => post !== null), size };
    });
  }), "findIssue"),
  createIssue: /* @__PURE__ */ __name(async ({ title, body }) => {
    const reply = await call({
      name: "POST /repos/{}/issues",
      manner: "once",
      request: /* @__PURE__ */ __name(({ rest }, own2) => rest.issues.create({ ...own2, title: clean(title), body: clean(body) }), "request")
    });
    return mapped(reply, ({ data }) => issueOf(data));
  }, "createIssue"),
  updateIssue: /* @__PURE__ */ __name(async (id, { title, body, state }) => {
    const text2 = { title: clean(title), body: clean(body) };
    const reply = await call({
      name: `PATCH /repos/{}/issues/${id}`,
      request: /* @__PURE__ */ __name(({ rest }, own2) => rest.issues.update({ ...own2, ...text2, issue_number: id, state }), "request")
    });
    return mapped(reply, ({ data }) => issueOf(data));
  }, "updateIssue")
}), "issuesBy");
var found = /* @__PURE__ */ __name(async (isWanted, read) => {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const reply = await read(page);
    if (reply.kind === "refused") return reply;
    const post = reply.value.posts.find(isWanted);
    if (post !== void 0) return { kind: "given", value: post };
    if (reply.value.size < PAGE) return { kind: "given", value: null };
  }
  return { kind: "refused", status: null, text: `it has more than ${MOST_PAGES * PAGE} posts`, mayBeDone: false };
}, "found");
var pageOf = /* @__PURE__ */ __name((data, make) => {
  const list = external_exports.array(external_exports.unknown()).parse(data);
  return { posts: data.map(make), size: list.length };
}, "pageOf");
var POSTED = external_exports.object({
  body: external_exports.string().nullish(),
  html_url: external_exports.string(),
  user: external_exports.object({ login: external_exports.string() }).nullish()
});
var POST = POSTED.extend({ id: external_exports.number() });
var ISSUE = POSTED.extend({ number: external_exports.number(), title: external_exports.string(), state: external_exports.string() });
var postOf = /* @__PURE__ */ __name((comment) => {
  const { id, ...one } = POST.parse(comment);
  return { ...ofPosted(one), id };
}, "postOf");
var issueOf = /* @__PURE__ */ __name((issue) => {
  const { number: number2, title, state, ...one } = ISSUE.parse(issue);
  return { ...ofPosted(one), id: number2, title, state: state === "closed" ? "closed" : "open" };
}, "issueOf");
var ofPosted = /* @__PURE__ */ __name(({ body, html_url: url, user }) => ({
  author: user?.login ?? "",
  body: body ?? "",
  url
}), "ofPosted");

// src/adapters/github/sarif-uploads.ts
import { gzipSync } from "node:zlib";
var LIMITS2 = { attemptMs: 6e4, longestWaitMs: 6e4, bytes: 1024 * 1024 };
var SENT = external_exports.object({ id: external_exports.string().min(1) });
var PROCESSED = external_exports.object({
  processing_status: external_exports.enum(["pending", "complete", "failed"]),
  errors: external_exports.array(external_exports.string()).nullish()
});
var makeSarifUploads = /* @__PURE__ */ __name((options) => {
  const call = makeRefusableCaller(options, LIMITS2);
  return {
    send: /* @__PURE__ */ __name(async ({ ref, commit, text: text2 }) => {
      const sarif = gzipSync(text2).toString("base64");
      const reply = await call({
        name: "POST /repos/{}/code-scanning/sarifs",
        request: /* @__PURE__ */ __name(({ rest }, own2) => rest.codeScanning.uploadSarif({ ...own2, ref, commit_sha: commit, sarif }), "request")
      });
      return mapped(reply, ({ data }) => SENT.parse(data).id);
    }, "send"),
    look: /* @__PURE__ */ __name(async (id) => {
      const reply = await call({
        name: `GET /repos/{}/code-scanning/sarifs/${id}`,
        request: /* @__PURE__ */ __name(({ rest }, own2) => rest.codeScanning.getSarif({ ...own2, sarif_id: id }), "request")
      });
      return mapped(reply, ({ data }) => {
        const { processing_status: kind, errors } = PROCESSED.parse(data);
        return kind === "failed" ? { kind, errors: errors ?? [] } : { kind };
      });
    }, "look")
  };
}, "makeSarifUploads");

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
var isLinkLocal = /* @__PURE__ */ __name((address) => {
  const [bare = ""] = address.split("%");
  const version = isIP(bare);
  return version !== 0 && BLOCKED.check(bare, version === 4 ? "ipv4" : "ipv6");
}, "isLinkLocal");

// src/adapters/probe.ts
var BODY_BYTES = 1024 * 1024;
var LONGEST_REASON = 200;
var makeProbe = /* @__PURE__ */ __name(({ signal, lookup = resolve }) => async (order) => {
  const until = AbortSignal.any([signal, order.limit]);
  try {
    return await send(order, { signal: until, lookup: guarded(lookup) });
  } catch (error) {
    signal.throwIfAborted();
    return unanswered2(error, order.limit);
  }
}, "makeProbe");
var send = /* @__PURE__ */ __name(async (order, { signal, lookup }) => {
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
}, "send");
var hostHeader = /* @__PURE__ */ __name((host) => host === null ? {} : { host }, "hostHeader");
var responseTo = /* @__PURE__ */ __name((request) => new Promise((done, failed2) => {
  request.on("response", done).on("error", failed2).end();
}), "responseTo");
var headersOf = /* @__PURE__ */ __name(({ headers }) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")])), "headersOf");
var bodyOf = /* @__PURE__ */ __name(async (response) => {
  const chunks = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > BODY_BYTES) break;
  }
  return { body: Buffer.concat(chunks).subarray(0, BODY_BYTES), isCut: size > BODY_BYTES };
}, "bodyOf");
var Forbidden = class extends Error {
  static {
    __name(this, "Forbidden");
  }
  address;
  constructor(address) {
    super(`leads to ${address}`);
    this.address = address;
  }
};
var guarded = /* @__PURE__ */ __name((lookup) => (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    const forbidden = error === null ? addresses.find(({ address }) => isLinkLocal(address)) : void 0;
    const refusal2 = forbidden === void 0 ? error : new Forbidden(forbidden.address);
    const [first] = addresses;
    if (refusal2 !== null) done(refusal2, []);
    else if (options.all === true || first === void 0) done(null, addresses);
    else done(null, first.address, first.family);
  });
}, "guarded");
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
var unanswered2 = /* @__PURE__ */ __name((error, limit) => {
  if (error instanceof Forbidden) {
    const because2 = `was not sent: the host has the link-local address ${error.address}, where clouds serve credentials`;
    return { kind: "none", because: because2, again: "useless" };
  }
  if (limit.aborted) return { kind: "none", because: "got no complete response in time", again: "possible" };
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  const because = REASONS[code] ?? messageOf(error).slice(0, LONGEST_REASON);
  return { kind: "none", because: `got no response: ${because}`, again: "possible" };
}, "unanswered");

// src/adapters/image-archives.ts
import { createReadStream } from "node:fs";
import { posix as posix2 } from "node:path";

// src/adapters/layer-entries.ts
import { posix } from "node:path";

// src/adapters/inflate.ts
import { addAbortSignal } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
var inflate = /* @__PURE__ */ __name((give, signal) => {
  const plain = fromHead((head) => {
    if (compressionOf(head) !== "none") throw new Error("it is compressed twice");
    return { write: give, end: /* @__PURE__ */ __name(() => void 0, "end") };
  });
  const step = fromHead((head) => unpackerOf(compressionOf(head), (bytes) => void plain.write(bytes), signal));
  return {
    write: /* @__PURE__ */ __name(async (bytes) => {
      signal.throwIfAborted();
      await step.write(bytes);
    }, "write"),
    end: /* @__PURE__ */ __name(async () => {
      await step.end();
      await plain.end();
    }, "end")
  };
}, "inflate");
var MAGIC_BYTES = 4;
var fromHead = /* @__PURE__ */ __name((choose) => {
  let head = Buffer.alloc(0);
  let chosen = null;
  return {
    write: /* @__PURE__ */ __name((bytes) => {
      if (chosen !== null) return chosen.write(bytes);
      head = Buffer.concat([head, bytes]);
      if (head.length < MAGIC_BYTES) return void 0;
      chosen = choose(head);
      return chosen.write(head);
    }, "write"),
    end: /* @__PURE__ */ __name(async () => {
      if (chosen === null) {
        chosen = choose(head);
        await chosen.write(head);
      }
      await chosen.end();
    }, "end")
  };
}, "fromHead");
var GZIP = 35615;
var ZSTD = 4247762216;
var ZSTD_SKIPPABLE = 407710288;
var compressionOf = /* @__PURE__ */ __name((head) => {
  if (head.length < MAGIC_BYTES) return "none";
  if (head.readUInt16LE(0) === GZIP) return "gzip";
  const magic = head.readUInt32LE(0);
  return magic === ZSTD || (magic & 4294967280) >>> 0 === ZSTD_SKIPPABLE ? "zstd" : "none";
}, "compressionOf");
var chunkSize = 256 * 1024;
var unpackerOf = /* @__PURE__ */ __name((compression, give, signal) => {
  switch (compression) {
    case "none":
      return { write: give, end: /* @__PURE__ */ __name(() => void 0, "end") };
    case "gzip": {
      const member = unpacking(createGunzip({ chunkSize }), give, signal);
      return {
        write: /* @__PURE__ */ __name(async (bytes) => {
          await member.write(bytes);
        }, "write"),
        end: member.end
      };
    }
    case "zstd":
      return zstdFrames(give, signal);
  }
}, "unpackerOf");
var zstdFrames = /* @__PURE__ */ __name((give, signal) => {
  const next = /* @__PURE__ */ __name(() => unpacking(createZstdDecompress({ chunkSize }), give, signal), "next");
  let frame = next();
  return {
    write: /* @__PURE__ */ __name(async (bytes) => {
      for (let rest = await frame.write(bytes); rest.length > 0; rest = await frame.write(rest)) frame = next();
    }, "write"),
    end: /* @__PURE__ */ __name(() => frame.end(), "end")
  };
}, "zstdFrames");
var NONE = Buffer.alloc(0);
var unpacking = /* @__PURE__ */ __name((stream, give, signal) => {
  const failures = [];
  let settle = /* @__PURE__ */ __name(() => void 0, "settle");
  const fail = /* @__PURE__ */ __name((error) => {
    failures.push(error);
    settle();
  }, "fail");
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
  const settled = /* @__PURE__ */ __name(async (act) => {
    await new Promise((resolve2) => {
      settle = resolve2;
      if (failures.length > 0) resolve2();
      else act((error) => error ? fail(error) : resolve2());
    });
    if (failures.length > 0) throw failures[0];
  }, "settled");
  const hasEnded = /* @__PURE__ */ __name(() => stream.readableEnded, "hasEnded");
  return {
    write: /* @__PURE__ */ __name(async (bytes) => {
      if (hasEnded()) return NONE;
      const before = stream.bytesWritten;
      await settled((done) => stream.write(bytes, done));
      return hasEnded() ? bytes.subarray(stream.bytesWritten - before) : NONE;
    }, "write"),
    end: /* @__PURE__ */ __name(async () => {
      if (!hasEnded()) await settled(() => stream.end());
    }, "end")
  };
}, "unpacking");

// src/adapters/layer-entries.ts
var BREAKS = /* @__PURE__ */ new Set(["TAR_BAD_ARCHIVE", "TAR_ENTRY_INVALID", "TAR_ABORT", "TAR_ENTRY_ERROR"]);
var NO_ENTRY = /Unrecognized archive format/;
var tarParsers = /* @__PURE__ */ __name(async () => {
  const { Parser: TarParser } = await import("./index.min-S32UQGZG.js");
  return (onReadEntry, onFailure) => new TarParser({
    onwarn: /* @__PURE__ */ __name((code, message) => {
      if (BREAKS.has(code)) onFailure(message);
    }, "onwarn"),
    onReadEntry
  });
}, "tarParsers");
var ENTRY_BYTES = 200;
var layerReader = /* @__PURE__ */ __name(({ keep, kept, makeParser, signal }) => {
  const entries = [];
  let because = null;
  const fail = /* @__PURE__ */ __name((why) => {
    because ??= why;
  }, "fail");
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
  const orFail = /* @__PURE__ */ __name(async (act) => {
    if (because !== null) return;
    try {
      await act();
    } catch (error) {
      signal.throwIfAborted();
      fail(messageOf(error));
    }
  }, "orFail");
  return {
    write: /* @__PURE__ */ __name((bytes) => orFail(() => plain.write(bytes)), "write"),
    end: /* @__PURE__ */ __name(async () => {
      await orFail(() => plain.end());
      if (because === null) parser.end();
      const isEmpty = because !== null && entries.length === 0 && NO_ENTRY.test(because);
      return because === null || isEmpty ? { kind: "entries", entries } : { kind: "unreadable", because };
    }, "end")
  };
}, "layerReader");
var isRenamed = /* @__PURE__ */ __name(({ globalExtended }) => globalExtended?.path !== void 0 || globalExtended?.linkpath !== void 0 || globalExtended?.size !== void 0, "isRenamed");
var TYPES = {
  File: "file",
  OldFile: "file",
  ContiguousFile: "file",
  Directory: "directory",
  GNUDumpDir: "directory",
  SymbolicLink: "link",
  Link: "hard-link"
};
var entryOf = /* @__PURE__ */ __name(({ path, type, size, linkpath }) => ({
  path: normalized(path),
  type: TYPES[type] ?? "other",
  sizeBytes: size,
  target: linkpath ?? ""
}), "entryOf");
var normalized = /* @__PURE__ */ __name((path) => posix.join("/", path).replace(/^\/+|\/+$/g, ""), "normalized");

// src/adapters/image-archives.ts
var MANIFEST = external_exports.tuple([external_exports.object({ Layers: external_exports.array(external_exports.string()).nullish() })]);
var MANIFEST_BYTES = 4 * 1024 * 1024;
var CHUNK_BYTES = 1024 * 1024;
var KEPT_BYTES = 64 * 1024 * 1024;
var makeImageArchives = /* @__PURE__ */ __name(({ signal }) => ({
  readLayers: /* @__PURE__ */ __name(async (reading2) => {
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
  }, "readLayers")
}), "makeImageArchives");
var inOrder = /* @__PURE__ */ __name(({ manifest, layers, links }) => {
  if (manifest === null) throw new Error("there is no manifest.json");
  const [{ Layers }] = MANIFEST.parse(JSON.parse(manifest));
  return (Layers ?? []).map((name) => {
    const path = posix2.normalize(name);
    const layer = layers.get(links.get(path) ?? path);
    if (layer === void 0) throw new Error(`there is no ${name}`);
    if (layer.kind === "unreadable") throw new Error(`${name}: ${layer.because}`);
    return layer.entries;
  });
}, "inOrder");
var readContents = /* @__PURE__ */ __name(async ({ archive, keep }, contents, signal) => {
  const makeParser = await tarParsers();
  const kept = { bytes: KEPT_BYTES };
  const waiting = [];
  const outer = makeParser(
    (entry) => readMember(entry, { contents, waiting, open: /* @__PURE__ */ __name(() => layerReader({ keep, kept, makeParser, signal }), "open") }),
    (why) => waiting.push(() => Promise.reject(new Error(why)))
  );
  const work = /* @__PURE__ */ __name(async () => {
    for (const act of waiting.splice(0)) {
      signal.throwIfAborted();
      await act();
    }
  }, "work");
  for await (const chunk of createReadStream(archive, { highWaterMark: CHUNK_BYTES, signal })) {
    outer.write(chunk);
    await work();
  }
  outer.end();
  await work();
  contents.member = null;
}, "readContents");
var readMember = /* @__PURE__ */ __name((member, { contents, waiting, open: open2 }) => {
  const path = posix2.normalize(member.path);
  if (member.type === "SymbolicLink" || member.type === "Link") {
    const target = member.linkpath ?? "";
    contents.links.set(path, posix2.join(member.type === "Link" ? "." : posix2.dirname(path), target));
    member.resume();
    return;
  }
  if (path === "manifest.json") {
    readManifest(member, contents);
    return;
  }
  waiting.push(() => void (contents.member = path));
  const layer = open2();
  member.on("data", (bytes) => waiting.push(() => layer.write(bytes)));
  member.on("end", () => waiting.push(async () => void contents.layers.set(path, await layer.end())));
}, "readMember");
var readManifest = /* @__PURE__ */ __name((member, contents) => {
  const chunks = [];
  member.on("data", (chunk) => {
    if (member.size <= MANIFEST_BYTES) chunks.push(Buffer.from(chunk));
  });
  member.on("end", () => {
    contents.manifest = Buffer.concat(chunks).toString("utf8");
  });
}, "readManifest");

// src/adapters/registry/oci-registry.ts
import { createHash as createHash2 } from "node:crypto";
import { isUtf8 } from "node:buffer";

// src/errors/registry-error.ts
var RegistryError = class extends ShipError {
  static {
    __name(this, "RegistryError");
  }
  /** Of the reply; null where there was none. */
  status;
  /** The registry's own words (`NAME_UNKNOWN: …`), or what ended the connection. Hostile text. */
  because;
  /** Whether the same request may succeed later: throttling, a fault of the server or of the network. */
  mayPass;
  constructor(facts) {
    super({
      code: "E_REGISTRY",
      message: `${facts.request} failed: ${facts.because}`,
      headline: ["a request to the registry failed"],
      hint: CATALOGUE.E_REGISTRY.remedy,
      cause: facts.cause
    });
    this.name = "RegistryError";
    this.status = facts.status;
    this.because = facts.because;
    this.mayPass = facts.mayPass;
  }
};

// src/adapters/registry/blob-source.ts
import { createHash } from "node:crypto";
import { createReadStream as createReadStream2 } from "node:fs";

// src/adapters/registry/registry-request.ts
import { pipeline } from "node:stream/promises";
var SILENCE_MS2 = 12e4;
var exchange = /* @__PURE__ */ __name(async (order, options, read) => {
  const silenceMs = options.silenceMs ?? SILENCE_MS2;
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(), silenceMs);
  const heard = /* @__PURE__ */ __name(() => void timer.refresh(), "heard");
  const signal = AbortSignal.any([options.signal, silent.signal]);
  try {
    const response = await send2(order, { signal, heard, environment: options.environment });
    heard();
    return await read(response, heard).finally(() => response.destroy());
  } catch (error) {
    options.signal.throwIfAborted();
    if (silent.signal.aborted) throw unanswered3(order, `nothing came for ${silenceMs / 1e3} s`, error);
    throw error instanceof ShipError ? error : unanswered3(order, messageOf(error) || codeOf(error), error);
  } finally {
    clearTimeout(timer);
  }
}, "exchange");
var send2 = /* @__PURE__ */ __name(async ({ method, url, headers: own2, body }, connection) => {
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
}, "send");
var counted = /* @__PURE__ */ __name(async function* (chunks, heard) {
  for await (const chunk of chunks) {
    heard();
    yield chunk;
  }
}, "counted");
var nameOf = /* @__PURE__ */ __name(({ method, url }) => `${method} ${url.protocol}//${url.host}${url.pathname}`, "nameOf");
var LASTING = /^(?:ERR_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HPE_)/u;
var unanswered3 = /* @__PURE__ */ __name((order, because, cause) => new RegistryError({ request: nameOf(order), status: null, because, mayPass: !LASTING.test(codeOf(cause)), cause }), "unanswered");
var codeOf = /* @__PURE__ */ __name((error) => typeof error === "object" && error !== null && "code" in error ? String(error.code) : "", "codeOf");

// src/adapters/registry/registry-session.ts
var LOOPBACK2 = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/u;
var repositoryUrl = /* @__PURE__ */ __name(({ registry, repository }, path) => new URL(`${LOOPBACK2.test(registry) ? "http" : "https"}://${registry}/v2/${repository}${path}`), "repositoryUrl");
var ATTEMPTS = 4;
var PAUSE_MS2 = 1e3;
var LONGEST_PAUSE_MS = 3e4;
var persistently = /* @__PURE__ */ __name(async (options, work) => {
  const clock = makeClock(options.signal);
  for (let attempt2 = 1; ; attempt2 += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RegistryError) || !error.mayPass || attempt2 === ATTEMPTS) throw error;
      const pauseMs = Math.max(retryAfterOf(error), (options.pauseMs ?? PAUSE_MS2) * 2 ** (attempt2 - 1));
      options.onRetry(`${error.message}; attempt ${attempt2 + 1} of ${ATTEMPTS} in ${(pauseMs / 1e3).toFixed(1)} s`);
      await clock.sleep(pauseMs);
    }
  }
}, "persistently");
var retryAfterOf = /* @__PURE__ */ __name(({ cause }) => cause instanceof RetryAfter ? Math.min(cause.ms, LONGEST_PAUSE_MS) : 0, "retryAfterOf");
var RetryAfter = class extends Error {
  static {
    __name(this, "RetryAfter");
  }
  ms;
  constructor(seconds) {
    super(`Retry-After: ${seconds}`);
    this.ms = seconds * 1e3;
  }
};
var authorized = /* @__PURE__ */ __name(async (request, options, read) => {
  const { place, to, headers = {}, ...rest } = request;
  const url = typeof to === "string" ? repositoryUrl(place, to) : to;
  const once = /* @__PURE__ */ __name(async (wanted, rejected) => {
    const authorization = await place.login(wanted);
    const own2 = { ...headers, ...authorization === null ? {} : { authorization } };
    return exchange(
      { ...rest, url, headers: own2 },
      options,
      (response, heard) => response.statusCode === 401 ? rejected(response) : read(response, heard)
    );
  }, "once");
  return once("known", (response) => {
    response.destroy();
    return once("new", async (again) => {
      throw refusal({ method: rest.method, url }, await replyOf(again));
    });
  });
}, "authorized");
var ask = /* @__PURE__ */ __name((request, options, statuses) => authorized(request, options, async (response, heard) => {
  const reply = await replyOf(response, heard);
  if (statuses.includes(reply.status)) return reply;
  const { place, to, method } = request;
  throw refusal({ method, url: typeof to === "string" ? repositoryUrl(place, to) : to }, reply);
}), "ask");
var MOST_BYTES2 = 4 * 1024 * 1024;
var replyOf = /* @__PURE__ */ __name(async (response, heard = () => void 0) => {
  const chunks = [];
  let size = 0;
  for await (const chunk of response) {
    heard();
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES2) throw new Error("the reply is longer than a manifest may be");
  }
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
}, "replyOf");
var ERRORS = external_exports.object({ errors: external_exports.array(external_exports.object({ code: external_exports.string(), message: external_exports.string().nullish() })).min(1) });
var refusal = /* @__PURE__ */ __name((request, reply) => {
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
}, "refusal");
var errorIn = /* @__PURE__ */ __name((text2) => {
  try {
    return ERRORS.parse(JSON.parse(text2)).errors[0];
  } catch {
    return void 0;
  }
}, "errorIn");

// src/adapters/registry/blob-source.ts
var CHUNK_BYTES2 = 1024 * 1024;
var bodyOfFile = /* @__PURE__ */ __name(({ path, offset, sizeBytes }, progress) => ({
  sizeBytes,
  open: /* @__PURE__ */ __name(() => reported(
    sizeBytes === 0 ? noBytes() : createReadStream2(path, { start: offset, end: offset + sizeBytes - 1, highWaterMark: CHUNK_BYTES2 }),
    progress
  ), "open")
}), "bodyOfFile");
var noBytes = /* @__PURE__ */ __name(async function* () {
  return;
}, "noBytes");
var reported = /* @__PURE__ */ __name(async function* (chunks, progress) {
  let sent = 0;
  progress(sent);
  for await (const chunk of chunks) {
    yield chunk;
    sent += chunk.length;
    progress(sent);
  }
}, "reported");
var checked = /* @__PURE__ */ __name(async function* (response, { digest, sizeBytes }, request) {
  const hash = createHash("sha256");
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
}, "checked");
var withBlobOf = /* @__PURE__ */ __name(({ place, blob, progress }, options, use) => reading({ place, to: `/blobs/${blob.digest}` }, options, (response, { heard, request }) => {
  const chunks = checked(heardOf(response, heard), blob, request);
  return use({ sizeBytes: blob.sizeBytes, open: /* @__PURE__ */ __name(() => reported(chunks, progress), "open") });
}), "withBlobOf");
var heardOf = /* @__PURE__ */ __name(async function* (response, heard) {
  for await (const chunk of response) {
    heard();
    yield chunk;
  }
}, "heardOf");
var REDIRECTS2 = [301, 302, 303, 307, 308];
var MOST_REDIRECTS = 5;
var reading = /* @__PURE__ */ __name(({ place, to }, options, read) => {
  const take = /* @__PURE__ */ __name(async (response, heard, hop) => {
    const request = nameOf({ method: "GET", url: hop.url });
    if (response.statusCode === 200) return read(response, { heard, request });
    const next = REDIRECTS2.includes(response.statusCode) ? nextOf(response, hop) : null;
    if (next === null) throw refusal({ method: "GET", url: hop.url }, await replyOf(response, heard));
    response.destroy();
    return exchange({ method: "GET", url: next.url, headers: {} }, options, (end, sign) => take(end, sign, next));
  }, "take");
  const url = repositoryUrl(place, to);
  return authorized(
    { method: "GET", place, to },
    options,
    (response, heard) => take(response, heard, { url, count: 0 })
  );
}, "reading");
var nextOf = /* @__PURE__ */ __name(({ headers: { location } }, { url, count }) => {
  const next = location === void 0 || count === MOST_REDIRECTS ? null : URL.parse(location, url.href);
  const isSafe = next?.protocol === "https:" || next !== null && next.protocol === url.protocol;
  return next !== null && isSafe ? { url: next, count: count + 1 } : null;
}, "nextOf");

// src/adapters/registry/oci-registry.ts
var makeOciRegistry = /* @__PURE__ */ __name((options) => ({
  manifest: /* @__PURE__ */ __name((place, reference) => persistently(options, () => getManifest(place, reference, options)), "manifest"),
  hasBlob: /* @__PURE__ */ __name((place, digest) => persistently(options, () => hasBlob(place, digest, options)), "hasBlob"),
  readBlob: /* @__PURE__ */ __name((place, digest) => persistently(options, () => readBlob(place, digest, options)), "readBlob"),
  sendBlob: /* @__PURE__ */ __name((place, blob, progress) => persistently(options, async () => {
    if (await hasBlob(place, blob.digest, options)) return "already-there";
    const { location } = await startUpload(place, "", options);
    await finishUpload({ place, location, digest: blob.digest }, bodyOfFile(blob, progress), options);
    return "sent";
  }), "sendBlob"),
  copyBlob: /* @__PURE__ */ __name(({ from, to }, blob, progress) => persistently(options, async () => {
    if (await hasBlob(to, blob.digest, options)) return "already-there";
    const { status, location } = await startUpload(to, mountOf({ from, to }, blob.digest), options);
    if (status === 201) return "mounted";
    await withBlobOf(
      { place: from, blob, progress },
      options,
      (body) => finishUpload({ place: to, location, digest: blob.digest }, body, options)
    );
    return "sent";
  }), "copyBlob"),
  putManifest: /* @__PURE__ */ __name((place, manifest) => persistently(options, () => putManifest(place, manifest, options)), "putManifest")
}), "makeOciRegistry");
var ACCEPT = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json"
].join(", ");
var digestOf = /* @__PURE__ */ __name((bytes) => `sha256:${createHash2("sha256").update(bytes).digest("hex")}`, "digestOf");
var getManifest = /* @__PURE__ */ __name(async (place, reference, options) => {
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
}, "getManifest");
var wrong = /* @__PURE__ */ __name((place, { method, to }, because) => new RegistryError({
  request: nameOf({ method, url: repositoryUrl(place, to) }),
  status: null,
  because,
  mayPass: false
}), "wrong");
var hasBlob = /* @__PURE__ */ __name(async (place, digest, options) => {
  const { status } = await ask({ method: "HEAD", place, to: `/blobs/${digest}` }, options, [200, 302, 307, 404]);
  return status !== 404;
}, "hasBlob");
var readBlob = /* @__PURE__ */ __name(async (place, digest, options) => {
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
}, "readBlob");
var mountOf = /* @__PURE__ */ __name(({ from, to }, digest) => from.registry === to.registry ? `?${new URLSearchParams({ mount: digest, from: from.repository }).toString()}` : "", "mountOf");
var startUpload = /* @__PURE__ */ __name(async (place, query, options) => {
  const to = `/blobs/uploads/${query}`;
  const reply = await ask({ method: "POST", place, to, headers: { "content-length": "0" } }, options, [201, 202]);
  return { status: reply.status, location: locationIn(reply, place) };
}, "startUpload");
var locationIn = /* @__PURE__ */ __name(({ headers }, place) => {
  const start2 = repositoryUrl(place, "/blobs/uploads/");
  const location = URL.parse(headers.location ?? "", start2.href);
  if (location?.origin === start2.origin) return location;
  throw wrong(
    place,
    { method: "POST", to: "/blobs/uploads/" },
    `it wants the upload on ${location?.origin ?? "no address"}`
  );
}, "locationIn");
var finishUpload = /* @__PURE__ */ __name(async ({ place, location, digest }, body, options) => {
  location.searchParams.set("digest", digest);
  const headers = { "content-type": "application/octet-stream" };
  await ask({ method: "PUT", place, to: location, headers, body }, options, [201, 204]);
}, "finishUpload");
var putManifest = /* @__PURE__ */ __name(async (place, { reference, mediaType, text: text2 }, options) => {
  const bytes = Buffer.from(text2, "utf8");
  const body = {
    sizeBytes: bytes.length,
    open: /* @__PURE__ */ __name(async function* () {
      yield await Promise.resolve(bytes);
    }, "open")
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
}, "putManifest");

// src/adapters/github/id-tokens.ts
var VARIABLES = ["ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
var LONGEST_MS = 3e4;
var makeIdTokens = /* @__PURE__ */ __name(({ environment, fork }) => {
  const find = /* @__PURE__ */ __name(() => {
    if (VARIABLES.every((name) => (environment[name] ?? "") !== "")) return "present";
    if (fork !== null) return "missing";
    throw noPermission(environment);
  }, "find");
  return {
    find,
    request: /* @__PURE__ */ __name(async (audience) => {
      if (find() === "missing") throw ofFork(fork ?? "");
      const { OidcClient } = await import("./oidc-utils-YAAIVVLC.js");
      return within(LONGEST_MS, OidcClient.getIDToken(audience)).catch((thrown) => {
        throw notGiven(thrown);
      });
    }, "request")
  };
}, "makeIdTokens");
var within = /* @__PURE__ */ __name(async (ms, work) => {
  const late = Promise.withResolvers();
  const timer = setTimeout(() => late.reject(new Error(`no response in ${ms / 1e3} seconds`)), ms);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}, "within");
var noPermission = /* @__PURE__ */ __name((environment) => environment["GITHUB_ACTIONS"] === "true" ? fault("E_ID_TOKEN", { message: "GitHub gives this job no OIDC token: it lacks `permissions: id-token: write`" }) : fault("E_ID_TOKEN", {
  message: "a role can only be assumed in a job of GitHub Actions, which gives OIDC tokens",
  hint: "Leave `role-to-assume` and `registry-role` out, and use the credentials of this machine."
}), "noPermission");
var ofFork = /* @__PURE__ */ __name((fork) => fault("E_ID_TOKEN", {
  message: `GitHub gives a pull request of a fork (${fork}) no OIDC token`,
  hint: "Use `pipeline: check`, which needs no credentials, or run for commits of this repository."
}), "ofFork");
var REJECTED = /Error Code : (?:4(?!29)\d\d)\b/;
var notGiven = /* @__PURE__ */ __name((thrown) => {
  const text2 = messageOf(thrown).replaceAll(/\s+/gu, " ").trim();
  if (REJECTED.test(text2))
    return fault("E_ID_TOKEN", { message: `GitHub rejected the request for an OIDC token: ${text2}`, cause: thrown });
  return new AwsError({
    operation: "sts:AssumeRoleWithWebIdentity",
    awsCode: NOT_SENT,
    awsMessage: `GitHub gave no OIDC token: ${text2}`,
    headline: "GitHub gave no OIDC token",
    hint: "Re-run; see githubstatus.com if it happens again.",
    cause: thrown
  });
}, "notGiven");

// src/domain/aws/id-token.ts
var CLAIMS = external_exports.object({
  sub: external_exports.string(),
  aud: external_exports.union([external_exports.string(), external_exports.array(external_exports.string()).transform((all) => all.join(", "))]),
  iss: external_exports.string()
});
var claimsOf = /* @__PURE__ */ __name((token) => {
  try {
    return CLAIMS.parse(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")));
  } catch {
    return null;
  }
}, "claimsOf");
var IMMUTABLE = /^repo:([^/:@]+)@\d+\/([^/:@]+)@\d+:(.*)$/su;
var BY_NAME = /^repo:([^/:@]+)\/([^/:@]+):(.*)$/su;
var subjectOf = /* @__PURE__ */ __name((sub) => {
  const [, owner, repository, rest] = IMMUTABLE.exec(sub) ?? [];
  if (rest !== void 0) return { form: "immutable", other: `repo:${owner}/${repository}:${rest}` };
  const [, ownerName, repositoryName, context] = BY_NAME.exec(sub) ?? [];
  if (context === void 0) return null;
  return { form: "by-name", other: `repo:${ownerName}@*/${repositoryName}@*:${context}` };
}, "subjectOf");

// src/domain/aws/trust-statement.ts
var providerOf = /* @__PURE__ */ __name(({ iss }) => iss.replace(/^https:\/\//u, ""), "providerOf");
var trustStatement = /* @__PURE__ */ __name((role, claims) => {
  const provider = providerOf(claims);
  const statement = {
    Effect: "Allow",
    Principal: { Federated: `arn:${role.partition}:iam::${role.account}:oidc-provider/${provider}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringEquals: { [`${provider}:aud`]: claims.aud, [`${provider}:sub`]: claims.sub } }
  };
  return JSON.stringify(statement, null, 2).split("\n");
}, "trustStatement");

// src/domain/aws/refused-role.ts
var ROWS = [
  // IAM is eventually consistent: a role or a trust policy of a moment ago may not be known yet.
  { name: /^AccessDenied$/, chance: "soon", explain: /* @__PURE__ */ __name((asked) => ({ code: "E_ROLE_REFUSED", cause: "its trust policy does not allow this run, or there is no such role", hint: trustHint(asked) }), "explain") },
  { name: /^InvalidIdentityToken$/, message: /retrieve verification key/i, chance: "passing" },
  { name: /^InvalidIdentityToken$/, message: /no openidconnect provider/i, chance: "soon", explain: /* @__PURE__ */ __name(({ role, claims }) => ({ code: "E_ROLE_REFUSED", cause: `the account ${role.account} has no OIDC provider for ${issuerOf(claims)}`, hint: `Create the identity provider ${issuerOf(claims)} with the audience ${claims?.aud ?? "sts.amazonaws.com"} in the account ${role.account}, the account of the role.` }), "explain") },
  { name: /^InvalidIdentityToken$/, message: /audience/i, chance: "soon", explain: /* @__PURE__ */ __name(({ role, claims }) => ({ code: "E_ROLE_REFUSED", cause: `the OIDC provider of the account ${role.account} does not list the audience of the token`, hint: `Add the audience (client id) ${claims?.aud ?? "sts.amazonaws.com"} to the identity provider ${issuerOf(claims)} in the account ${role.account}.` }), "explain") },
  { name: /^InvalidIdentityToken$|^IDPRejectedClaim$/, chance: "none", explain: /* @__PURE__ */ __name(({ role, claims }) => ({ code: "E_ROLE_REFUSED", cause: "STS rejected the token of GitHub", hint: `Check the identity provider ${issuerOf(claims)} in the account ${role.account}.` }), "explain") },
  { name: /^IDPCommunicationError$/, chance: "passing" },
  { name: /^ExpiredToken$/, chance: "passing" },
  { name: /^Validation(Error)?$/, message: /session ?duration|session limit/i, chance: "none", explain: /* @__PURE__ */ __name(() => ({ code: "E_ROLE_REFUSED", cause: "the role allows no session of one hour", hint: "Set the maximum session duration of the role to one hour or more." }), "explain") },
  { name: /^PackedPolicyTooLarge$/, chance: "none", explain: /* @__PURE__ */ __name(({ role }) => ({ code: "E_ROLE_REFUSED", cause: "the session policy is too large for STS, which packs it", hint: `Shorten \`${policySetting(role)}\`.` }), "explain") },
  { name: /^MalformedPolicyDocument$/, chance: "none", explain: /* @__PURE__ */ __name(({ role }) => ({ code: "E_ROLE_REFUSED", cause: "the session policy is not a valid IAM policy", hint: `Correct the file of \`${policySetting(role)}\`.` }), "explain") },
  { name: /^RegionDisabled$/, chance: "none", explain: /* @__PURE__ */ __name(({ role }) => ({ code: "E_ROLE_REFUSED", cause: `STS is not activated in this region for the account ${role.account}`, hint: "Activate STS in the region (IAM, Account settings), or use another region." }), "explain") }
];
var policySetting = /* @__PURE__ */ __name(({ by }) => by === "registry-role" ? "registry-session-policy" : "role-session-policy", "policySetting");
var issuerOf = /* @__PURE__ */ __name((claims) => claims === null ? "token.actions.githubusercontent.com" : providerOf(claims), "issuerOf");
var PASSING2 = /^(not sent|Throttl\w+|TooManyRequests\w*|RequestLimitExceeded|Service\w*|Internal\w*|no response.*|HTTP (429|5\d\d)|Unknown\w*)$/;
var rowOf = /* @__PURE__ */ __name(({ awsCode, message }) => ROWS.find((row) => row.name.test(withoutException(awsCode)) && (row.message?.test(message) ?? true)) ?? null, "rowOf");
var withoutException = /* @__PURE__ */ __name((name) => name.replace(/Exception$/u, ""), "withoutException");
var chanceOf = /* @__PURE__ */ __name((error) => rowOf(error)?.chance ?? (error.code === "E_AWS" && PASSING2.test(error.awsCode) ? "passing" : "none"), "chanceOf");
var explainedRefusal = /* @__PURE__ */ __name((error, asked) => {
  const explanation = rowOf(error)?.explain?.(asked);
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
}, "explainedRefusal");
var trustHint = /* @__PURE__ */ __name(({ claims }) => {
  if (claims === null) return TRUST;
  const subject = subjectOf(claims.sub);
  if (subject === null) return `${TRUST} The \`sub\` of this repository is customized.`;
  return subject.form === "immutable" ? `${TRUST} A policy that names only \`${subject.other}\`, without the ids, does not fit: GitHub sends the immutable form for this repository.` : `${TRUST} A policy for the immutable form \`${subject.other}\` does not fit: GitHub sends this repository's \`sub\` without ids.`;
}, "trustHint");
var TRUST = "Let the role's trust policy allow this very `sub` and `aud`; the log has the statement to copy.";

// src/roles/assume-role.ts
var PATIENCE_MS = { passing: 6e4, soon: 6e3, none: 0 };
var PAUSE_MS3 = { first: 500, longest: 8e3 };
var SESSION_MS = 36e5;
var assumeRole = /* @__PURE__ */ __name(async (sources, log) => {
  const { clock, random } = sources;
  const began = clock.now();
  for (let tries = 1; ; tries++) {
    const end = await tryOnce(sources);
    if (end.kind === "assumed") return end.keys;
    const pause = Math.min(PAUSE_MS3.first * 2 ** (tries - 1), PAUSE_MS3.longest) * (0.5 + random() / 2);
    if (clock.now() + pause - began > PATIENCE_MS[chanceOf(end.error)]) throw explained(sources, end, log);
    log.info(`the role of ${sources.role.by} could not be assumed yet, trying again: ${end.error.message}`);
    await clock.sleep(pause);
  }
}, "assumeRole");
var tryOnce = /* @__PURE__ */ __name(async ({ role, sessionName, tokens, assume, clock, mask }) => {
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
}, "tryOnce");
var limitsOf = /* @__PURE__ */ __name(({ sessionPolicy }) => {
  const { policy = null, policyArns = [] } = sessionPolicy ?? {};
  return {
    ...policy === null ? {} : { Policy: policy },
    ...policyArns.length === 0 ? {} : { PolicyArns: policyArns.map((arn) => ({ arn })) }
  };
}, "limitsOf");
var checkedKeys = /* @__PURE__ */ __name((keys, sentAt, mask) => {
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = keys;
  if (!accessKeyId || !secretAccessKey || !sessionToken) {
    const awsMessage = "STS returned an incomplete response";
    throw new AwsError({ operation: ASSUME, awsCode: "HTTP 200", awsMessage });
  }
  mask(secretAccessKey);
  mask(sessionToken);
  return { accessKeyId, secretAccessKey, sessionToken, expiration: endOf2(keys.Expiration, sentAt) };
}, "checkedKeys");
var ASSUME = "sts:AssumeRoleWithWebIdentity";
var endOf2 = /* @__PURE__ */ __name((expiration, sentAt) => {
  const left = (expiration?.getTime() ?? 0) - sentAt;
  return new Date(sentAt + (left > 0 && left < SESSION_MS ? left : SESSION_MS));
}, "endOf");
var explained = /* @__PURE__ */ __name(({ role }, { error, claims }, log) => {
  const refusal2 = explainedRefusal(error, { role, claims });
  if (refusal2.code === "E_ROLE_REFUSED" && claims !== null) {
    log.info(`The trust policy of ${role.arn} allows this run when it has this statement:`);
    for (const line of trustStatement(role, claims)) log.info(line);
  }
  return refusal2;
}, "explained");

// src/roles/role-credentials.ts
var RENEW_MS = 10 * 6e4;
var LAST_MS = 6e4;
var PAUSE_MS4 = 3e4;
var shareRole = /* @__PURE__ */ __name((sources) => {
  const { clock, role, tokens } = sources;
  let held = null;
  let pending = null;
  let triedAt = -Infinity;
  const renew = /* @__PURE__ */ __name((log) => pending ??= assumed(log).finally(() => pending = null), "renew");
  const assumed = /* @__PURE__ */ __name(async (log) => {
    triedAt = clock.now();
    const isFirst = held === null;
    const keys = await assumeRole(sources, log);
    held = { keys, since: clock.now() };
    const until = keys.expiration.toISOString().slice(11, 16);
    log.info(`${isFirst ? "assumed" : "renewed the session of"} ${role.arn} (${role.by}), until ${until} UTC`);
    return held;
  }, "assumed");
  const get2 = /* @__PURE__ */ __name(async (log) => {
    const left = held === null ? 0 : held.keys.expiration.getTime() - clock.now();
    if (held === null || left <= LAST_MS) return (await renew(log)).keys;
    if (left <= RENEW_MS && clock.now() - triedAt > PAUSE_MS4) renew(log).catch(() => void 0);
    return held.keys;
  }, "get");
  return (log) => ({
    get: /* @__PURE__ */ __name(() => get2(log), "get"),
    drop: /* @__PURE__ */ __name(() => {
      if (held !== null && clock.now() - held.since > PAUSE_MS4) held = null;
    }, "drop"),
    find: tokens.find
  });
}, "shareRole");

// src/share-roles.ts
var shareRoles = /* @__PURE__ */ __name((sources) => {
  const { registry, target } = sources.roles;
  const ofTarget = credentialsOf(target, sources.regions.target, sources);
  if (registry !== null) {
    return { target: ofTarget, registry: credentialsOf(registry, sources.regions.registry, sources) };
  }
  return { target: ofTarget, registry: hasConfiguredCredentials(sources.environment) ? () => ({}) : ofTarget };
}, "shareRoles");
var credentialsOf = /* @__PURE__ */ __name((role, region, { run, environment, secrets }) => {
  if (role === null) return () => ({});
  const { signal } = new AbortController();
  const tokens = makeIdTokens({ environment, fork: run.fork ?? null });
  secrets.mask(environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "");
  const sts = makeCalls("sts", { settings: clientSettings({ region, signal }), signal });
  const share = shareRole({
    role,
    sessionName: sessionNameOf(run),
    tokens,
    assume: /* @__PURE__ */ __name((request) => sts.assumeRoleWithWebIdentity(request, { attempts: "once" }), "assume"),
    clock: makeClock(signal),
    random: Math.random,
    mask: secrets.mask
  });
  return (log) => ({ credentials: share(log) });
}, "credentialsOf");

// src/stage-ports.ts
var HURRIED = { maxAttempts: 1, requestTimeoutMs: 2e3 };
var portsFor = /* @__PURE__ */ __name((sources) => {
  const roles = shareRoles(sources);
  return (stage, { signal, urgency }) => {
    const log = sources.logOf(stage);
    const session = { signal, ...urgency === "seconds" ? HURRIED : {} };
    const github = { ...sources.github, signal, clock: makeClock(signal) };
    const target = makeSession({ region: sources.regions.target, ...roles.target(log), ...session });
    return {
      exec: makeExec({
        environment: sources.environment,
        signal,
        onLine: log.info,
        onDetail: log.debug,
        ...sources.redactor
      }),
      files: makeFiles({
        workspace: workspaceOf(sources.environment),
        temporaryDirectory: sources.environment["RUNNER_TEMP"] ?? null,
        register: sources.registerPrivate
      }),
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
      secrets: { ...sources.secrets, redact: sources.redactor.redact },
      journal: sources.journalOf(stage),
      registry: makeSession({ region: sources.regions.registry, ...roles.registry(log), ...session }),
      target,
      surroundings: target
    };
  };
}, "portsFor");

// src/run-stages.ts
var runStages = /* @__PURE__ */ __name((pipeline2, config, started) => {
  const regions = { registry: config.registry.region, target: config.services[0].region };
  return runPipeline(layOut(pipeline2, config), {
    ...started,
    now: Date.now,
    hasBegun: /* @__PURE__ */ __name((stage) => started.journalOf(stage).entries().some((entry) => entry.stage === stage), "hasBegun"),
    portsFor: portsFor({ ...started, regions, roles: config.roles, run: config.run, github: config.github })
  });
}, "runStages");
export {
  runStages
};
