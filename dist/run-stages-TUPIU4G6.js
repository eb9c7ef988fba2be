import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  portsFor
} from "./chunk-VXIO2MRD.js";
import "./chunk-SJON54CC.js";
import "./chunk-XWCP42UD.js";
import "./chunk-2QHPTFQY.js";
import "./chunk-QHZYSA7U.js";
import "./chunk-HJ6AOJMC.js";
import "./chunk-GE653Z2F.js";
import "./chunk-FZ3V3BND.js";
import "./chunk-CDJWTIQ3.js";

// src/core/layout.ts
var layOut = (pipeline, config) => {
  const steps = /* @__PURE__ */ new Map();
  const given = /* @__PURE__ */ new Map();
  const either = /* @__PURE__ */ new Map();
  const isPlaced = (id) => steps.has(id) || given.has(id) || either.has(id);
  const yielding = /* @__PURE__ */ new Set();
  const drawing = {
    place: (step) => {
      if (isPlaced(step.id)) throw new Error(`two stages have the id '${step.id}'`);
      const unknown = edgesOf(step).filter((id) => !isPlaced(id));
      if (unknown.length > 0)
        throw new Error(`'${step.id}' names '${unknown.join("', '")}', which is not in its pipeline`);
      steps.set(step.id, step);
    },
    join: (ids) => {
      const id = ids.join(" or ");
      either.set(id, ids);
      return id;
    },
    yields: (id) => void yielding.add(id),
    give: (value) => {
      const id = `given ${given.size + 1}`;
      if (steps.has(id)) throw new Error(`two stages have the id '${id}'`);
      given.set(id, value);
      return id;
    }
  };
  pipeline(makeFlow(drawing, { subject: null, suffix: "", name: null, stoppedBy: [], beside: "others" }), config);
  if (steps.size === 0) throw new Error("the pipeline places no stage");
  return {
    steps: [...steps.values()].map((step, _, all) => yielding.has(step.id) ? yieldingTo(step, all) : step),
    given,
    either
  };
};
var yieldingTo = (step, all) => ({
  ...step,
  yieldsTo: all.filter(({ subject, mode }) => subject !== null && subject !== step.subject && mode.kind !== "undo").map(({ id }) => id)
});
var edgesOf = ({ needs, stoppedBy, mode }) => [
  ...Object.values(needs).flat(),
  ...stoppedBy,
  ...mode.kind === "undo" ? [mode.of, mode.until] : [],
  ...mode.kind === "optional" && mode.condition.kind === "result" ? [mode.condition.node.id] : []
];
var placedStage = ({ id, kind, title, subject, mode }) => ({
  id,
  kind,
  title,
  subject,
  undoes: mode.kind === "undo" ? mode.of : null
});
var makeFlow = (drawing, placing) => {
  const place = (mode) => (stage, needs, input) => {
    const id = `${placing.name ?? stage.kind}${placing.suffix}`;
    drawing.place({
      ...describe(stage, id, placing),
      yieldsTo: [],
      needs: Object.fromEntries(Object.entries(needs).map(([name, nodes]) => [name, idsOf(nodes)])),
      mode,
      prepare: (results, shortfall) => {
        const given = input(results, shortfall);
        if (given === null) return null;
        return async (ports) => {
          const result = await stage.run(given, ports);
          return { result, recorded: stage.record(result) };
        };
      }
    });
    if (placing.beside === "unless-they-fail") drawing.yields(id);
    return { id };
  };
  const changed = (change) => makeFlow(drawing, { ...placing, ...change });
  return {
    stage: place({ kind: "required" }),
    optional: (condition) => ({ stage: place({ kind: "optional", condition }) }),
    undo: ({ of, until }) => ({
      stage: (...placed) => void place({ kind: "undo", of: of.id, until: until.id })(...placed)
    }),
    either: (...nodes) => ({ id: drawing.join(nodes.map(({ id }) => id)) }),
    given: (value) => ({ id: drawing.give(value) }),
    stoppedBy: (...nodes) => changed({ stoppedBy: [...placing.stoppedBy, ...nodes.map(({ id }) => id)] }),
    unlessOthersFail: () => changed({ beside: "unless-they-fail" }),
    named: (name) => changed({ name }),
    each: (items, placeItem) => items.map(
      (item) => placeItem(
        changed({ subject: item.key, suffix: items.length === 1 ? placing.suffix : `${placing.suffix} ${item.key}` }),
        item
      )
    )
  };
};
var describe = ({ kind, title, uses }, id, { subject, stoppedBy }) => ({ id, kind, title, subject, uses, stoppedBy });
var idsOf = (nodes) => isOne(nodes) ? nodes.id : nodes.map(({ id }) => id);
var isOne = (nodes) => "id" in nodes;

// src/core/step-verdict.ts
var judge = async (step, endings) => {
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
};
var NOTHING_FAILED = { errors: [] };
var endOf = (id, endings) => {
  const ending = endings.get(id);
  if (ending === void 0) throw new Error(`'${id}' is not in its pipeline`);
  return ending.then((ended) => ({ id, ending: ended }));
};
var endOfEither = async (ids, endings) => {
  for (const id of ids) {
    const ended = await endOf(id, endings);
    if (ended.ending.kind === "left-out") continue;
    const failed = failedIn(ended);
    return failed.length === 0 ? ended.ending : { kind: "skipped", because: { kind: "failed-need", stages: failed } };
  }
  return { kind: "failed", error: new Error(`all of ${ids.join(", ")} were left out`) };
};
var endingsOf = (ids, endings) => typeof ids === "string" ? endOf(ids, endings) : Promise.all(ids.map((id) => endOf(id, endings)));
var isList = (ended) => Array.isArray(ended);
var asList = (ended) => isList(ended) ? ended : [ended];
var resultOf = (ended) => {
  if (isList(ended)) return ended.map(resultOf);
  return ended.ending.kind === "succeeded" ? ended.ending.result : null;
};
var unmetNeed = (needed) => {
  const failed = [...new Set(needed.flatMap(failedIn))];
  if (failed.length > 0) return { kind: "skipped", because: { kind: "failed-need", stages: failed } };
  const isCut = needed.some(({ ending }) => ending.kind === "skipped");
  return isCut ? { kind: "skipped", because: { kind: "cancelled" } } : null;
};
var failedIn = ({ id, ending }) => {
  if (ending.kind === "failed") return [id];
  if (ending.kind === "stopped") return ending.stages;
  return ending.kind === "skipped" && ending.because.kind !== "cancelled" ? ending.because.stages : [];
};
var conditionEnding = async (mode, endings) => mode.kind === "optional" && mode.condition.kind === "result" ? [await endOf(mode.condition.node.id, endings)] : [];
var broken = async (condition, endings) => {
  if (condition.kind === "configured") return null;
  const { ending } = await endOf(condition.node.id, endings);
  if (ending.kind !== "succeeded") return `${condition.node.id} was left out`;
  return condition.holds(ending.result) ? null : condition.because;
};
var absentNeed = (needed) => {
  const absent = needed.find(({ ending }) => ending.kind === "left-out");
  return absent === void 0 ? null : `${absent.id} was left out`;
};
var undoVerdict = async (mode, endings) => {
  const [of, until] = await Promise.all([endOf(mode.of, endings), endOf(mode.until, endings)]);
  if (of.ending.kind === "skipped" || of.ending.kind === "left-out")
    return { kind: "left-out", because: `${mode.of} did not run` };
  if (until.ending.kind === "succeeded") return { kind: "left-out", because: `${mode.until} succeeded` };
  const isDone = of.ending.kind === "succeeded" && until.ending.kind === "left-out";
  return isDone ? { kind: "left-out", because: `${mode.of} succeeded` } : null;
};
var shortfallOf = async (mode, endings) => {
  const roots = failedIn(await endOf(mode.until, endings));
  const ended = await Promise.all(roots.map((id) => endOf(id, endings)));
  return { errors: ended.flatMap(({ ending }) => ending.kind === "failed" ? [ending.error] : []) };
};

// src/core/run-pipeline.ts
var Stopped = class extends Error {
  name = "Stopped";
};
var runPipeline = async ({ steps, given, either }, run) => {
  run.emit({ kind: "laid-out", stages: steps.map(placedStage) });
  const endings = new Map(
    [...given].map(([id, result]) => [id, Promise.resolve({ kind: "succeeded", result })])
  );
  for (const step of steps) {
    for (const [id, ids] of either)
      if (!endings.has(id) && ids.every((one) => endings.has(one))) endings.set(id, endOfEither(ids, endings));
    const ending = runStep(step, run, endings).catch((error) => ({ kind: "failed", error }));
    endings.set(step.id, ending);
  }
  const ended = await Promise.all(endings.values());
  const errors = ended.flatMap((ending) => ending.kind === "failed" ? [ending.error] : []);
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, `${errors.length} stages failed`);
  if (run.signal.aborted) throw run.signal.reason;
};
var runStep = async (step, run, endings) => {
  const stopper = new AbortController();
  const stop = (failed) => stopper.abort(new Stopped(`${failed.join(", ")} failed`));
  const stoppedBy = watch(step.stoppedBy, endings, stop);
  const others = watch(step.yieldsTo, endings, (failed) => {
    if (run.hasBegun?.(step.id) !== true) stop(failed);
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
};
var turnDown = (step, verdict, { isCancelled, stoppedBy, others }) => {
  if (verdict.kind !== "start") return verdict;
  if (step.mode.kind === "undo") return null;
  if (isCancelled) return { kind: "skipped", because: { kind: "cancelled" } };
  if (stoppedBy.length > 0) return { kind: "skipped", because: { kind: "stopped", stages: stoppedBy } };
  return others.length > 0 ? { kind: "skipped", because: { kind: "others-failed", stages: others } } : null;
};
var start = async (step, { run, verdict, stop }) => {
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
};
var reachOf = ({ mode }, run, stop) => {
  if (mode.kind !== "undo") return { signal: AbortSignal.any([run.signal, stop]), urgency: "normal" };
  const urgency = isAborted(run.signal) ? "seconds" : "minutes";
  return { signal: run.undoSignal(urgency), urgency };
};
var emitted = ({ id }, ending, { emit, now }) => {
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
};
var watch = (stages, endings, onFailure) => {
  const failed = [];
  for (const id of stages) {
    const ending = Promise.resolve().then(() => endOf(id, endings));
    void ending.then((ended) => {
      const roots = failedIn(ended);
      if (roots.length === 0) return;
      failed.push(...roots.filter((root) => !failed.includes(root)));
      onFailure(roots);
    });
  }
  return () => failed;
};
var isAborted = (signal) => signal.aborted;
var only = (uses, ports) => (
  // At run time a stage is handed nothing but what it named, so that an undeclared use fails in every test.
  Object.fromEntries(uses.map((name) => [name, ports[name]]))
);

// src/run-stages.ts
var runStages = (pipeline, config, started) => {
  const { pipeline: name, roles, run, github } = config;
  const { region: registry } = config.registry;
  const regions = { registry, target: config.services[0].region, source: config.sourceRegion ?? registry };
  return runPipeline(layOut(pipeline, config), {
    ...started,
    now: Date.now,
    hasBegun: (stage) => started.journalOf(stage).entries().some((entry) => entry.stage === stage),
    portsFor: portsFor({ ...started, regions, pipeline: name, roles, run, github })
  });
};
export {
  runStages
};
