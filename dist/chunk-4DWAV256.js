import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  issue,
  issueCommand,
  issueFileCommand,
  prepareKeyValueMessage,
  toCommandProperties
} from "./chunk-LWQJ4B33.js";
import {
  checkTemporary,
  isIn,
  makeClock,
  makeExec,
  makeFiles,
  makeGitHubApi,
  parseRoleArn,
  readGitHead,
  readRunContext,
  workspaceOf
} from "./chunk-XWCP42UD.js";
import {
  ALL_RULES,
  ANSWERS,
  DEFAULT_POLICY,
  DEPLOYERS,
  DOCKLE_CODES,
  DOCKLE_LEVELS,
  DOCKLE_OPTIONS,
  EXCEPTIONS_FILE,
  EXCEPTION_SCANNERS,
  EXCEPTION_SCOPES,
  LICENSE_CATEGORIES,
  LINT_LEVELS,
  LINT_RULES,
  METHODS,
  MOST_ALARMS,
  NO_HELD,
  NO_SET,
  OCCASIONS,
  PAUSE_ANSWERS,
  PLATFORMS,
  SEVERITIES,
  SOURCES,
  TRIGGERS,
  WAITS,
  acceptedInWords,
  acceptingFile,
  addedTo,
  affectedBy,
  ageInWords,
  alarmsInWords,
  blockersOf,
  cacheEntry,
  cacheTypes,
  candidatesOf,
  changesOf,
  checkedInWords,
  checksOf,
  codeBlock,
  codeSpan,
  commandInWords,
  commitOf,
  comparedInWords,
  comparisonsIn,
  countByLevel,
  countsInWords,
  countsOfFindings,
  creationInWords,
  dayOf,
  daysAfter,
  deployerOf,
  details,
  diagram,
  diffText,
  ecrRegistry,
  entryLines,
  exceptionName,
  expiredInWords,
  explain,
  exposuresOf,
  familiarName,
  findingClass,
  findingsOfBase,
  fitted,
  fixListOfImage,
  givenUpInWords,
  guardSourceOf,
  holdsOn,
  imageByReference,
  inWords,
  isBySsh,
  isCompared,
  isCovered,
  isDay,
  isExportedHere,
  isKnownBad,
  isOfRun,
  isOfService,
  isPlatform,
  isRemote,
  isRunMark,
  kindOfArn,
  leadsOut,
  levelsDownTo,
  link,
  lintRule,
  logLines,
  lookedFor,
  markdown,
  megabytes,
  mergePolicyMaps,
  missingActions,
  nameOf,
  named,
  otherFindings,
  outcomeLabel,
  ownerInWords,
  parse,
  parseBaseline,
  parseGivenImage,
  parsePlatform,
  parsePurl,
  parseWantedWorkflow,
  patternProblem,
  placedTasks,
  placesInWords,
  placesOf,
  plainLine,
  plainLines,
  plural,
  policyLine,
  promotedFrom,
  proposedInWords,
  prose,
  reachedBy,
  rebuildInWords,
  refusalOfEach,
  refusedPath,
  regionOf,
  registeredInWords,
  repositoryName,
  runningNow,
  scansOf,
  sentence,
  severalImages,
  severitiesInWords,
  shortDigest,
  sideCarComparedInWords,
  skippedIn,
  soonBlocks,
  soonInWords,
  soonestWorst,
  sourceInWords,
  stateInWords,
  suggestedEntries,
  table,
  taskIdOf,
  templateProblems,
  text,
  trafficInWords,
  unescaped,
  unknownClass,
  untrustedBecause,
  urlInWords,
  wasScanned,
  withShortDigests,
  worstFirst,
  worstKind
} from "./chunk-KNFJFNC6.js";
import {
  CommandError,
  ESCAPE_SEQUENCES,
  INVISIBLE,
  external_exports
} from "./chunk-2QHPTFQY.js";
import {
  firstAndCount
} from "./chunk-D5N4IQJ7.js";
import {
  firstSentence
} from "./chunk-QHZYSA7U.js";
import {
  didYouMean,
  listNames,
  nearest,
  nearestFirst
} from "./chunk-4OTEYKCS.js";
import {
  pointerOf,
  positionAt,
  positionText
} from "./chunk-SQ7TLXB4.js";
import {
  fault
} from "./chunk-HJ6AOJMC.js";
import {
  CATALOGUE,
  ShipError,
  isBlock,
  isCancelled,
  messageOf
} from "./chunk-GE653Z2F.js";
import {
  asWritten
} from "./chunk-OXRGT3RI.js";
import {
  MOST_LEVELS,
  MOST_LISTED_PROBLEMS,
  MOST_SETTINGS_BYTES,
  listedProblems,
  quoted
} from "./chunk-FZ3V3BND.js";

// src/action.ts
import { rm } from "node:fs/promises";

// src/adapters/journal.ts
var makeJournal = (emit) => {
  const entries = [];
  const keep = (index, entry2) => {
    entries[index] = entry2;
    emit({ kind: "change", index, entry: entry2 });
  };
  return (stage) => ({
    aboutTo: (change) => {
      const index = entries.length;
      keep(index, { stage, change, state: "unknown" });
      return {
        changed: (known2 = change) => keep(index, { stage, change: known2, state: "changed" }),
        unchanged: () => keep(index, { stage, change, state: "unchanged" })
      };
    },
    entries: () => [...entries]
  });
};

// src/adapters/leftovers.ts
var REMOVE_TIMEOUT_MS = 1e4;
var makeLeftovers = (environment) => {
  const chains = [];
  const exec = makeExec({
    environment,
    signal: new AbortController().signal,
    onLine: () => void 0,
    redact: (text8) => text8
  });
  const remove = async (command) => {
    await exec.run({ ...command, output: "quiet", timeoutMs: REMOVE_TIMEOUT_MS }).catch(() => void 0);
  };
  const inOrder = async (commands) => {
    for (const command of commands) await remove(command);
  };
  return {
    removeAtEnd: (...commands) => void chains.push(commands),
    removeAll: async () => {
      await Promise.all(chains.map(inOrder));
    }
  };
};

// src/adapters/secret-forms.ts
var SHORTEST_PART = 6;
var SHORTEST_HIDDEN = 4;
var UNSEEN = `(?!\\n)(?:${INVISIBLE.source}|[\\u2028\\u2029])`;
var UNSEEN_CHARACTERS = new RegExp(`(?:${UNSEEN}){1,256}`, "gu");
var UNSEEN_OR_SEQUENCES = new RegExp(`(?:${ESCAPE_SEQUENCES.source}|${UNSEEN}){1,256}`, "gu");
var seen = (text8) => text8.replace(UNSEEN_OR_SEQUENCES, "");
var isShortSecret = (secret) => seen(secret).trim().length < SHORTEST_HIDDEN;
var maskableParts = (secret) => {
  const lines2 = linesOf(secret);
  const shortest = lines2.length > 1 ? SHORTEST_PART : SHORTEST_HIDDEN;
  return [...new Set(lines2.filter((line) => line.length >= shortest))];
};
var formsOf = (secret) => {
  const lines2 = linesOf(secret).filter((line) => line.length >= SHORTEST_PART);
  const plain2 = [secret, secret.trim(), ...lines2];
  const forms = [...plain2, ...plain2.flatMap(encoded)];
  return [...forms, ...forms.map(seen)].filter((form) => form.trim().length >= SHORTEST_HIDDEN);
};
var linesOf = (secret) => secret.split(/[\r\n]+/u).map((line) => line.trim()).filter((line) => line !== "");
var encoded = (secret) => [
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret.toWellFormed()),
  ...base64Forms(Buffer.from(secret, "utf8"))
];
var base64Forms = (bytes) => {
  const inner = [0, 1, 2].map((skipped) => bytes.subarray(skipped, skipped + Math.floor(Math.max(0, bytes.length - skipped) / 3) * 3)).filter((part) => part.length >= SHORTEST_PART);
  return [bytes, ...inner].flatMap((part) => [part.toString("base64"), part.toString("base64url")]);
};

// src/adapters/secret-index.ts
var HEAD = 4;
var HASHES = 1 << 16;
var FIRSTS = 1 << 10;
var hashAt = (text8, at) => {
  const a = text8.charCodeAt(at) * 31 + text8.charCodeAt(at + 1);
  const b = text8.charCodeAt(at + 2) * 31 + text8.charCodeAt(at + 3);
  return a * 961 + b & HASHES - 1;
};
var beginningsOf = (texts4) => {
  const heads = new Uint8Array(HASHES);
  const firsts = new Uint8Array(FIRSTS);
  for (const text8 of texts4) {
    firsts[text8.charCodeAt(0) & FIRSTS - 1] = 1;
    if (text8.length >= HEAD) heads[hashAt(text8, 0)] = 1;
  }
  return { heads, firsts };
};
var indexOf = (texts4) => {
  const sorted = [...new Set(texts4)].sort();
  const shorter = shorterTexts(sorted);
  const { heads, firsts } = beginningsOf(sorted);
  const longest = sorted.reduce((most, { length }) => Math.max(most, length), 0);
  const countUpTo = (text8) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = low + high >>> 1;
      if ((sorted[middle] ?? "") <= text8) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const textsAt = (text8, at) => {
    const found = [];
    for (let one = countUpTo(text8.slice(at, at + longest)) - 1; one >= 0; one = shorter[one] ?? -1)
      if (text8.startsWith(sorted[one] ?? "", at)) found.push(one);
    return found;
  };
  return {
    longest,
    placesIn: (text8) => {
      const places = [];
      const ends = /* @__PURE__ */ new Map();
      for (let at = 0; at <= text8.length - HEAD; at += 1) {
        if (firsts[text8.charCodeAt(at) & FIRSTS - 1] === 0 || heads[hashAt(text8, at)] === 0) continue;
        for (const one of textsAt(text8, at)) {
          if (at < (ends.get(one) ?? 0)) continue;
          const end2 = at + (sorted[one] ?? "").length;
          ends.set(one, end2);
          places.push({ start: at, end: end2 });
        }
      }
      return places;
    },
    mayBegin: (character) => firsts[character.charCodeAt(0) & FIRSTS - 1] === 1,
    longestAtStart: (text8) => text8.length < HEAD || heads[hashAt(text8, 0)] === 0 ? 0 : (sorted[textsAt(text8, 0)[0] ?? -1] ?? "").length,
    continues: (text8, at) => {
      if (text8.length - at >= HEAD && heads[hashAt(text8, at)] === 0) return false;
      const rest = text8.slice(at);
      return sorted[countUpTo(rest)]?.startsWith(rest) ?? false;
    }
  };
};
var shorterTexts = (sorted) => {
  const shorter = new Int32Array(sorted.length).fill(-1);
  const open = [];
  for (const [index, text8] of sorted.entries()) {
    while (open.length > 0 && !text8.startsWith(sorted[open.at(-1) ?? 0] ?? "")) open.pop();
    shorter[index] = open.at(-1) ?? -1;
    open.push(index);
  }
  return shorter;
};

// src/adapters/text-views.ts
var viewsOf = (text8) => {
  const itself = { text: text8, origin: (at) => at, gaps: [] };
  if (text8.search(UNSEEN_CHARACTERS) === -1) return [itself];
  const seen2 = [itself, withoutCharacters(text8)];
  return text8.includes("\x1B") || text8.includes("\x9B") ? [...seen2, withoutSequences(text8)] : seen2;
};
var withoutCharacters = (text8) => {
  let gaps = null;
  return {
    text: text8.replace(UNSEEN_CHARACTERS, ""),
    origin: (at) => originIn(text8, gaps ??= gapsIn(text8, UNSEEN_CHARACTERS), at),
    gaps: []
  };
};
var withoutSequences = (text8) => {
  const gaps = gapsIn(text8, UNSEEN_OR_SEQUENCES);
  return { text: text8.replace(UNSEEN_OR_SEQUENCES, ""), origin: (at) => originIn(text8, gaps, at), gaps };
};
var gapsIn = (text8, unseen) => {
  const gaps = [];
  let leftOut2 = 0;
  let gap = { at: 0, from: 0, to: 0 };
  for (const { index, 0: match } of text8.matchAll(unseen)) {
    if (index > gap.to) {
      gaps.push(gap);
      leftOut2 += gap.to - gap.from;
      gap = { at: index - leftOut2, from: index, to: index };
    }
    gap.to = index + match.length;
  }
  return [...gaps, gap];
};
var originIn = (text8, gaps, at) => {
  const { at: start, to } = gaps[lastAtMost(gaps, at)] ?? { at: 0, to: 0 };
  return Math.min(text8.length, to + at - start);
};
var lastAtMost = (gaps, place2) => {
  let low = 0;
  let high = gaps.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((gaps[middle]?.at ?? 0) <= place2) low = middle;
    else high = middle - 1;
  }
  return low;
};

// src/adapters/redact.ts
var makeRedactor = () => {
  const forms = /* @__PURE__ */ new Set();
  const words2 = /* @__PURE__ */ new Set();
  let known2 = null;
  let shortest = Infinity;
  const prepared = () => known2 ??= { forms: indexOf(forms), words: indexOf(words2), wordTexts: [...words2] };
  return {
    remember: (secret) => {
      if (secret.trim() === "") return;
      const isShort = isShortSecret(secret);
      for (const form of isShort ? [secret.trim(), seen(secret).trim()] : formsOf(secret)) {
        if (form === "") continue;
        if (isShort) words2.add(form);
        else forms.add(form);
        shortest = Math.min(shortest, form.length);
      }
      known2 = null;
    },
    redact: (text8) => {
      if (text8.length < shortest) return text8;
      const ranges = rangesIn(text8, prepared());
      if (ranges.length === 0) return text8;
      let from = 0;
      const kept = joined(ranges).map(({ start, end: end2 }) => {
        const before = text8.slice(from, start);
        from = end2;
        return `${before}***`;
      });
      return kept.join("") + text8.slice(from);
    },
    openEnd: (text8) => {
      if (shortest === Infinity) return text8.length;
      const ranges = joined(rangesIn(text8, prepared()));
      const open = Math.min(...[prepared().forms, prepared().words].map((secrets2) => openStart(text8, secrets2)));
      return ranges.find(({ start, end: end2 }) => start < open && open < end2)?.start ?? open;
    }
  };
};
var rangesIn = (text8, { forms, wordTexts }) => viewsOf(text8).flatMap((view) => [
  ...forms.placesIn(view.text).map((range2) => originOf(view, range2)),
  ...wordTexts.flatMap((word2) => placesOf2(word2, view.text).filter((range2) => isWord(view.text, range2))).map((range2) => originOf(view, range2)),
  ...beheadedIn(text8, view, forms)
]);
var beheadedIn = (original, view, forms) => {
  const ranges = [];
  const known2 = /* @__PURE__ */ new Map();
  for (const { at, from, to } of view.gaps) {
    const leftOut2 = original.slice(from, to);
    const places = known2.get(leftOut2) ?? beginningsIn(leftOut2, forms);
    known2.set(leftOut2, places);
    if (places.length === 0) continue;
    const rest = view.text.slice(at, at + forms.longest);
    for (const [character, index] of places) {
      const length = forms.longestAtStart(character + rest);
      if (length > 0) ranges.push({ start: from + index, end: view.origin(at + length - 2) + 1 });
    }
  }
  return ranges;
};
var beginningsIn = (text8, secrets2) => {
  const places = /* @__PURE__ */ new Map();
  for (let index = text8.length - 1; index >= 0; index -= 1) {
    const character = text8.charAt(index);
    if (secrets2.mayBegin(character) && !places.has(character)) places.set(character, index);
  }
  return [...places];
};
var originOf = (view, { start, end: end2 }) => ({
  start: view.origin(start),
  end: view.origin(end2 - 1) + 1
});
var placesOf2 = (wanted, text8) => {
  const places = [];
  for (let at = text8.indexOf(wanted); at !== -1; at = text8.indexOf(wanted, at + wanted.length))
    places.push({ start: at, end: at + wanted.length });
  return places;
};
var isWord = (text8, { start, end: end2 }) => !/[\p{L}\p{N}_]$/u.test(text8.slice(Math.max(0, start - 2), start)) && !/^[\p{L}\p{N}_]/u.test(text8.slice(end2, end2 + 2));
var joined = (ranges) => {
  const result = [];
  for (const range2 of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last !== void 0 && range2.start < last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range2.end) };
    else result.push(range2);
  }
  return result;
};
var LONGEST_SEQUENCE = 4096;
var BEGUN_SEQUENCE = (
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /(?:(?:\u001b\[|\u009b)[0-?]*[ -/]*|\u001b[\]PX^_][^\u0007\u001b\n\r\u2028\u2029]*\u001b?|\u001b[ -/]*)$/u
);
var openStart = (text8, secrets2) => {
  if (secrets2.longest === 0) return text8.length;
  const tailAt = Math.max(0, text8.length - LONGEST_SEQUENCE);
  const begun = BEGUN_SEQUENCE.exec(text8.slice(tailAt));
  const whole4 = begun === null ? text8 : text8.slice(0, tailAt + begun.index);
  const starts = viewsOf(whole4).flatMap((view) => [openPlace(view, secrets2), beheadedPlace(whole4, view, secrets2)]);
  return starts.reduce((least, start) => Math.min(least, start), whole4.length);
};
var openPlace = ({ text: text8, origin: origin2 }, secrets2) => {
  for (let at = Math.max(0, text8.length - secrets2.longest + 1); at < text8.length; at += 1)
    if (secrets2.continues(text8, at)) return origin2(at);
  return Infinity;
};
var beheadedPlace = (original, { text: text8, gaps }, secrets2) => {
  const least = text8.length - secrets2.longest + 2;
  for (const { at, from, to } of gaps) {
    if (at < least) continue;
    const rest = text8.slice(at);
    const places = beginningsIn(original.slice(from, to), secrets2).filter(
      ([character]) => secrets2.continues(character + rest, 0)
    );
    if (places.length > 0) return from + Math.min(...places.map(([, index]) => index));
  }
  return Infinity;
};

// src/cancel.ts
var LEAVE_BEHIND_MS = 6e3;
var UNDO_AFTER_CANCEL_MS = 5500;
var UNDO_MS = 10 * 6e4;
var listenForCancel = (signals) => {
  const controller = new AbortController();
  const overdue = Promise.withResolvers();
  overdue.promise.catch(() => void 0);
  const noMoreUndo = new AbortController();
  const timers = [];
  let late = false;
  const end2 = (message) => {
    if (controller.signal.aborted) return;
    const error = fault("E_CANCELLED", { message });
    controller.abort(error);
    timers.push(
      setTimeout(() => noMoreUndo.abort(undoCut("the runner ends a cancelled run")), UNDO_AFTER_CANCEL_MS),
      setTimeout(() => {
        late = true;
        overdue.reject(error);
      }, LEAVE_BEHIND_MS)
    );
  };
  const undoSignal = (urgency) => {
    if (urgency === "seconds") return noMoreUndo.signal;
    const tooLong = new AbortController();
    timers.push(setTimeout(() => tooLong.abort(undoCut(`it took ${UNDO_MS / 6e4} minutes`)), UNDO_MS));
    return AbortSignal.any([noMoreUndo.signal, tooLong.signal]);
  };
  signals.onSignal((name) => end2(`the run was cancelled (${name})`));
  return {
    signal: controller.signal,
    undoSignal,
    overdue: overdue.promise,
    isOverdue: () => late,
    stop: () => end2("the run was stopped because of a defect"),
    dispose: () => {
      timers.forEach(clearTimeout);
      signals.release();
    }
  };
};
var undoCut = (because) => fault("E_UNDO_TIMED_OUT", { message: `undoing the change was stopped because ${because}` });

// src/defects.ts
var watchForDefects = (onDefect) => {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void 0);
  process.on("uncaughtException", onDefect);
};

// src/domain/trust/guard-report.ts
var guardSentence = (report2) => {
  const { because, place: place2 } = report2;
  if (place2.kind === "unreadable") {
    const branch2 = place2.branch === null ? "the default branch" : `\`${place2.branch}\``;
    return `Guarded settings are not taken from the checkout ${because}, and cannot be read from ${branch2} (${place2.reason}); inputs and defaults apply`;
  }
  const [settings, variables] = [listed(report2.notTaken), listed(report2.notHandedOver)];
  const tip = `\`${place2.branch}\` at ${place2.commit.slice(0, 7)}`;
  const instead = place2.kind === "file" ? `taken from \`${place2.path}\` of ${tip} instead` : `left at the default, because ${tip} has no \`${place2.path}\``;
  const parts = [
    ...settings === "" ? [] : [`settings not taken from the checkout ${because}: ${settings}; ${instead}`],
    ...variables === "" ? [] : [
      `variables or SSH agent of the job not handed to the build ${because}, because \`${place2.path}\` of ${tip} does not hand them over: those in ${variables}`
    ]
  ];
  return parts.length === 0 ? null : `Guarded ${parts.join("; ")}`;
};
var listed = (names) => names.map((name) => `\`${name}\``).join(", ");

// src/report/recorded-error.ts
var recordedError = (error) => error instanceof ShipError ? {
  code: error.code,
  kind: error.kind,
  message: error.message,
  headlines: error.headlines,
  hint: error.hint ?? null,
  docs: error.docs
} : recordedError(fault("E_INTERNAL", { message: messageOf(error), cause: error }));
var wasCancelled = (error, cancelledAt) => isCancelled(error) || cancelledAt !== null && (error instanceof CommandError && error.failure.kind === "killed" || error instanceof Error && error.name === "AbortError");

// src/report/skipped.ts
var failureKindOf = (otherwise, code) => code !== void 0 && isBlock(code) ? "blocked" : otherwise;
var describeSkip = (because, kindOf) => {
  switch (because.kind) {
    case "failed-need":
      return `skipped because ${causes(because.stages, kindOf)}`;
    case "stopped":
      return `stopped because ${causes(because.stages, kindOf)}`;
    case "others-failed":
      return `not started because ${causes(because.stages, kindOf)} (on-service-failure: stop)`;
    case "cancelled":
      return "skipped because the run was cancelled";
  }
};
var causes = (stages, kindOf) => stages.map((stage) => WORDS[kindOf(stage)](stage)).join(" and ");
var WORDS = {
  failed: (stage) => `${stage} failed`,
  blocked: () => "the gate blocked the image",
  cancelled: (stage) => `${stage} was cancelled`
};

// src/report/run-verdict.ts
var verdictOf = ({ failure, stages }) => {
  if (failure !== null) return failure.kind === "cancelled" ? "cancelled" : "failed";
  const own = stages.filter(({ undoes }) => undoes === null);
  const failed = own.filter(({ status: status2 }) => status2 === "failed");
  if (failed.length > 0)
    return failed.every(({ error }) => error !== null && isBlock(error.code)) ? "blocked" : "failed";
  const isDone = own.every(({ status: status2 }) => status2 === "succeeded" || status2 === "left-out");
  return isDone && own.length > 0 ? "success" : "cancelled";
};

// src/report/record.ts
var newRecord = ({ pipeline, startedAt }) => ({
  pipeline,
  run: null,
  guard: null,
  startedAt,
  endedAt: null,
  verdict: "running",
  cancelledAt: null,
  stages: [],
  changes: [],
  failure: null,
  runFile: null
});
var recordEvent = (record, event) => {
  switch (event.kind) {
    case "context":
      return { ...record, run: event.run };
    case "guarded":
      return { ...record, guard: event.report };
    case "change":
      return { ...record, changes: record.changes.toSpliced(event.index, 1, event.entry) };
    case "cancelled":
      return { ...record, cancelledAt: event.at };
    case "broken":
      return { ...record, failure: recordedError(event.error) };
    case "ended":
      return end(record, event.at);
    default:
      return recordStageEvent(record, event);
  }
};
var recordStageEvent = (record, event) => {
  switch (event.kind) {
    case "laid-out":
      return { ...record, stages: event.stages.map(waiting) };
    case "started":
      return withStage(record, event.stage, () => ({ status: "running", startedAt: event.at }));
    case "succeeded":
      return withStage(record, event.stage, (stage) => ({
        status: "succeeded",
        durationMs: since(stage, event.at),
        result: event.result
      }));
    case "failed":
      return recordFailure(record, event);
    case "skipped":
      return withStage(record, event.stage, () => ({
        status: "skipped",
        because: describeSkip(event.because, (id) => kindOfFailure(record, id))
      }));
    case "left-out":
      return withStage(record, event.stage, () => ({
        status: "left-out",
        because: `left out because ${event.because}`
      }));
  }
};
var stagesOf = (record, kind) => {
  const isOfKind = (stage) => stage.kind === kind && stage.undoes === null;
  return record.stages.filter(isOfKind);
};
var resultsOf = (record, kind) => stagesOf(record, kind).flatMap(({ result }) => result === null ? [] : [result]);
var resultOf = (record, kind) => resultsOf(record, kind)[0];
var waiting = ({ id, kind, title, subject, undoes }) => ({
  id,
  // `defineStage` takes no other kinds.
  kind,
  title,
  subject,
  undoes,
  status: "waiting",
  startedAt: null,
  durationMs: null,
  error: null,
  because: null,
  result: null
});
var kindOfFailure = ({ stages }, id) => {
  const failed = stages.find((stage) => stage.id === id);
  return failureKindOf(failed?.status === "cancelled" ? "cancelled" : "failed", failed?.error?.code);
};
var recordFailure = (record, event) => {
  const result = event.error instanceof ShipError ? event.error.result : void 0;
  return withStage(record, event.stage, (stage) => ({
    status: wasCancelled(event.error, record.cancelledAt) ? "cancelled" : "failed",
    durationMs: since(stage, event.at),
    error: recordedError(event.error),
    ...result === void 0 ? {} : { result }
  }));
};
var end = (record, at) => {
  const stages = record.stages.map((stage) => {
    if (stage.status === "running") return { ...stage, status: "cancelled", durationMs: since(stage, at) };
    if (stage.status === "waiting")
      return { ...stage, status: "skipped", because: "skipped because the run ended first" };
    return stage;
  });
  return { ...record, endedAt: at, stages, verdict: verdictOf({ ...record, stages }) };
};
var since = (stage, at) => stage.startedAt === null ? null : Math.max(0, at - stage.startedAt);
var withStage = (record, id, change) => ({
  ...record,
  stages: record.stages.map(
    (stage) => (
      // What a stage records has the shape of its kind (`defineStage`), which an event has forgotten.
      stage.id === id ? { ...stage, ...change(stage) } : stage
    )
  )
});

// src/report/weakest-attestation.ts
var RANKS = { unknown: 0, none: 1, attested: 2 };
var weakestAttestation = (record) => resultsOf(record, "attestation").toSorted((one, other) => RANKS[one.kind] - RANKS[other.kind])[0];

// src/report/service-reports.ts
var servicesOf = (record) => stagesOf(record, "deploy").map(({ subject }) => serviceOf(record, subject));
var serviceOf = (record, subject) => {
  const stages = record.stages.filter((stage) => stage.subject === subject && stage.undoes === null);
  const result = (kind) => stagesOf({ ...record, stages }, kind)[0]?.result ?? null;
  const [deploy, wait] = [result("deploy"), result("wait")];
  const ownChanges = record.changes.filter(({ stage }) => stages.some(({ id }) => id === stage));
  const mayBeDeployed = deploy !== null || ownChanges.some(({ change, state }) => isOfService(change) && state !== "unchanged");
  return {
    key: subject ?? deploy?.service ?? "service",
    service: serviceNameIn(ownChanges),
    previousTaskDefinitionArn: null,
    url: null,
    ...plannedOf(record, subject),
    ...startedBy(deploy),
    ...outcomeOf(stages, { deploy, wait, mayBeDeployed }),
    taskDefinitionArn: registeredIn(ownChanges),
    deploymentId: null,
    ...deployedIn(deploy),
    deploymentArn: wait?.outcome.view?.serviceDeploymentArn ?? null,
    runningDigest: digestIn(result("confirm")),
    rollback: rollbackIn(record, subject)
  };
};
var plannedOf = (record, subject) => {
  const planned = resultsOf(record, "plan").flatMap(({ services: services3 }) => services3.filter(({ key }) => key === subject));
  const [found] = planned;
  if (found === void 0) return {};
  const { serviceName: service4, previousTaskDefinitionArn, url: url2 } = found;
  return { service: service4, previousTaskDefinitionArn, url: url2?.url ?? null };
};
var deployedIn = (deploy) => deploy === null ? {} : { taskDefinitionArn: deploy.taskDefinitionArn, deploymentId: deploy.deploymentId };
var startedBy = (deploy) => deploy === null ? {} : { service: deploy.service, previousTaskDefinitionArn: deploy.previousTaskDefinitionArn };
var digestIn = (confirm) => confirm?.kind === "confirmed" ? confirm.digest : null;
var rollbackIn = ({ stages }, subject) => {
  const results = stages.flatMap(
    (stage) => stage.kind === "roll-back" && stage.subject === subject && stage.result !== null ? [stage.result] : []
  );
  const [done] = results.flatMap((result) => result.kind === "none" || isByEcs(result) ? [] : [result.kind]);
  return done ?? null;
};
var isByEcs = (result) => result.kind === "restored" && result.by === "ecs";
var outcomeOf = (stages, seen2) => {
  const { wait, mayBeDeployed } = seen2;
  const reason = reasonIn(stages);
  if (wait !== null && wait.outcome.kind !== "success")
    return { outcome: wait.outcome.kind, reason: wait.cause?.summary ?? reason };
  if (brokenIn(stages) === void 0 && reason === null && mayBeDeployed)
    return { outcome: reached(seen2, isConfirmed(stages)), reason: null };
  return { outcome: unproved(seen2), reason };
};
var reached = ({ deploy, wait }, isProved) => {
  if (deploy?.kind === "unchanged") return "unchanged";
  if (wait !== null) return reachedBy(wait.outcome) ?? "success";
  return isProved ? "success" : "started";
};
var unproved = ({ deploy, wait, mayBeDeployed }) => {
  if (wait !== null || deploy?.kind === "unchanged") return "not-confirmed";
  return mayBeDeployed ? "interrupted" : "not-deployed";
};
var isConfirmed = (stages) => stages.some(({ kind, result }) => kind === "confirm" && result !== null);
var brokenIn = (stages) => stages.find(({ status: status2 }) => status2 === "failed" || status2 === "cancelled");
var reasonIn = (stages) => brokenIn(stages)?.error?.message ?? stages.find(({ status: status2 }) => status2 === "skipped")?.because ?? null;
var registeredIn = (changes2) => changesOf("revision", changes2).find(({ state }) => state === "changed")?.change.taskDefinitionArn ?? changesOf("service", changes2)[0]?.change.to ?? null;
var serviceNameIn = (changes2) => changesOf("service", changes2)[0]?.change.service ?? null;

// src/report/json-outputs.ts
var publicFacts = ({ service: service4, outcome, reason, taskDefinitionArn, ...facts2 }) => {
  const { previousTaskDefinitionArn, deploymentArn, runningDigest, rollback, url: url2 } = facts2;
  return {
    service: service4,
    outcome,
    reason,
    taskDefinitionArn,
    previousTaskDefinitionArn,
    deploymentArn,
    runningDigest,
    rollback,
    url: url2
  };
};
var servicesJson = (record) => {
  const services3 = servicesOf(record).map((report2) => [report2.key, publicFacts(report2)]);
  return services3.length === 0 ? void 0 : JSON.stringify(Object.fromEntries(services3));
};
var attestationJson = (record) => {
  const result = weakestAttestation(record);
  return result === void 0 ? void 0 : JSON.stringify(result.kind === "unknown" ? { ...result, because: void 0 } : result);
};
var NOT_COMPARED = { changed: [], newDeployment: "when-changed", lines: [], leftOut: 0 };
var planJson = (record) => {
  const services3 = resultOf(record, "plan")?.services ?? [];
  const plans = services3.map(({ key, serviceName: service4, changes: changes2 }) => {
    const known2 = changes2.kind === "compared" ? changes2 : NOT_COMPARED;
    const { changed, newDeployment } = known2;
    return [key, { service: service4, compared: changes2.kind, changed, newDeployment, diff: diffText(known2) }];
  });
  return plans.length === 0 ? void 0 : JSON.stringify(Object.fromEntries(plans));
};
var countsJson = (record) => {
  const counts = countsBySource(resultsOf(record, "scan"));
  const images = resultsOf(record, "side-cars-scan").flatMap((scanned) => scanned.images);
  const platforms = images.filter(({ sideCar }) => sideCar.ofRun === true).map(({ sideCar: { platform }, scans }) => ({ platform, ...countsBySource(scans) }));
  const others = images.filter(({ sideCar }) => sideCar.ofRun === void 0);
  const sideCars = others.map(({ sideCar: { repository: _, ...sideCar }, scans }) => {
    const { image: properties2, ...counts2 } = countsBySource(scans);
    return { ...sideCar, ...counts2, ...properties2 === void 0 ? {} : { properties: properties2 } };
  });
  const all = {
    ...counts,
    ...platforms.length === 0 ? {} : { platforms },
    ...sideCars.length === 0 ? {} : { sideCars }
  };
  return Object.keys(all).length === 0 ? void 0 : JSON.stringify(all);
};
var countsBySource = (scans) => Object.fromEntries(
  scans.flatMap(
    (scan) => scan.kind === "report" && wasScanned(scan.report) ? [[scan.report.source, countByLevel(scan.report.source, scan.report.findings)]] : []
  )
);

// src/report/one-service.ts
var deploymentStatus = (record) => {
  const outcome = resultOf(record, "wait")?.outcome;
  if (outcome !== void 0) return reachedBy(outcome) ?? outcome.kind;
  return resultOf(record, "deploy")?.kind === "unchanged" ? "unchanged" : void 0;
};
var onlyService = (record) => {
  const services3 = servicesOf(record);
  return services3.length === 1 ? services3[0] : void 0;
};
var onlyPlanned = (record) => {
  const services3 = resultOf(record, "plan")?.services ?? [];
  return services3.length === 1 ? services3[0] : void 0;
};

// src/report/maintenance-outputs.ts
var maintenanceOf = (record) => {
  const pages = pagesIn(record);
  if (pages.length === 0) return void 0;
  return { state: pages.some(({ state }) => state === "on") ? "on" : "off" };
};
var sinceOf = (record) => {
  const on2 = pagesIn(record).filter(({ state }) => state === "on");
  const since2 = on2.flatMap((page) => page.since === null ? [] : [page.since]);
  return on2.length === 0 || since2.length < on2.length ? null : new Date(Math.min(...since2)).toISOString();
};
var pagesIn = (record) => [
  ...resultOf(record, "maintenance")?.pages ?? [],
  ...resultsOf(record, "plan").flatMap(({ services: services3 }) => services3.flatMap(({ sorryPage }) => sorryPage ?? []))
];

// src/report/outputs-of-deployment.ts
var DEPLOYMENT_OUTPUTS = {
  "task-definition-arn": {
    description: "The task definition revision that was registered, or that the service already runs.",
    from: (record) => onlyService(record)?.taskDefinitionArn
  },
  "previous-task-definition-arn": {
    description: "The task definition revision that the service had right before the update.",
    from: (record) => onlyService(record)?.previousTaskDefinitionArn ?? onlyPlanned(record)?.previousTaskDefinitionArn
  },
  "deployment-id": {
    description: "The id of the deployment in ECS, `ecs-svc/\u2026`.",
    from: (record) => onlyService(record)?.deploymentId
  },
  "deployment-status": {
    description: "Outcome of the deployment: `success`, `rolled-back`, `failed`, `superseded`, `stopped`, `paused`, `timed-out` or `interrupted`; `serving` or a stage such as `BAKE_TIME` if the run waited for that only and ECS continues; `unchanged` if the service already runs the same revision and nothing is deployed.",
    from: (record) => onlyService(record) === void 0 ? void 0 : deploymentStatus(record)
  },
  "deployment-arn": {
    description: "The ARN of the service deployment, if ECS says it.",
    from: (record) => onlyService(record)?.deploymentArn
  },
  "deployment-reason": {
    description: "Why the deployment is not a success, in one sentence; empty for a success.",
    from: (record) => onlyService(record)?.reason
  },
  "running-digest": {
    description: "The digest of the image that every running task reports; empty if that is not confirmed.",
    from: (record) => onlyService(record)?.runningDigest
  },
  rollback: {
    description: "What became of a deployment that is taken back: `restored`, `requested` if its end was not seen, or `not-restored`; empty if nothing was taken back. A rollback by ECS alone is `rolled-back` in `deployment-status`.",
    from: (record) => onlyService(record)?.rollback
  },
  "service-url": {
    description: "The address at which the service answers, as its Application Load Balancer says it: HTTPS before HTTP, one on the internet before an internal one; empty if it is not known.",
    from: (record) => onlyPlanned(record)?.url?.url
  },
  maintenance: {
    description: "Whether the sorry page of the service is `on` or `off`, as `pipeline: maintenance` leaves it; `on` if that of one of several services is. In other runs `on` if their plan finds a page that answers instead of the service, else empty.",
    from: (record) => maintenanceOf(record)?.state
  },
  "maintenance-since": {
    description: "Since when that page is on, such as `2026-11-23T20:24:32.000Z`; of several the oldest. Empty if it is off, or if that is not known.",
    from: (record) => sinceOf(record)
  },
  services: {
    description: "Outcome of each service, as JSON by key: `{ service, outcome, reason, taskDefinitionArn, previousTaskDefinitionArn, deploymentArn, runningDigest, rollback, url }`. The outcome is one of those of `deployment-status`, or `not-deployed`, `started` or `not-confirmed`.",
    from: (record) => servicesJson(record)
  },
  plan: {
    description: "What a deployment would change in each service, as JSON by key: `{ service, compared, changed, newDeployment, diff }`. `compared` is `compared`, or `first` or `unknown` if there is nothing to compare with; `changed` lists paths such as `containerDefinitions/app/image`; `newDeployment` is `forced` if a deployment starts even where nothing changes, else `when-changed`; `diff` is text without the values of secrets.",
    from: (record) => planJson(record)
  }
};

// src/report/exception-uses.ts
var usesOfRun = (record) => {
  const reports = resultsOf(record, "judge").map(({ exceptions }) => exceptions);
  const lint = usedByLint(record);
  const used = summed([...reports.flatMap((report2) => report2.used), ...usedVex(record), ...lint]);
  const known2 = new Set(used.map(({ exception }) => keyOf(exception)));
  const isLinted = resultOf(record, "plan") !== void 0 || resultOf(record, "definition") !== void 0;
  const unused = reports.flatMap((report2) => [...report2.unused, ...isLinted ? report2.lint : []]);
  return {
    used,
    unused: once(unused).filter((exception) => !known2.has(keyOf(exception))),
    expired: summed(reports.flatMap(({ expired }) => expired)),
    soon: once(reports.flatMap(({ soon }) => soon))
  };
};
var usedVex = (record) => resultsOf(record, "judge").flatMap(({ excepted }) => excepted).filter(({ exception }) => exception.from.kind === "vex").map(({ exception }) => ({ exception, findings: 1 }));
var usedByLint = (record) => ((resultOf(record, "plan") ?? resultOf(record, "definition"))?.services ?? []).flatMap(({ lint }) => lint).flatMap(({ excepted }) => excepted === void 0 ? [] : [{ exception: excepted, findings: 1 }]);
var keyOf = ({ id, place: place2 }) => `${positionText(place2)} ${id}`;
var once = (exceptions) => [
  ...new Map(exceptions.map((exception) => [keyOf(exception), exception])).values()
];
var summed = (uses) => [...Map.groupBy(uses, ({ exception }) => keyOf(exception)).values()].flatMap(
  ([first, ...others]) => first === void 0 ? [] : [{ ...first, findings: others.reduce((sum, { findings }) => sum + findings, first.findings) }]
);
var exceptionsUsedJson = (record) => {
  const { used } = usesOfRun(record);
  if (used.length === 0 && resultsOf(record, "judge").length === 0) return void 0;
  return JSON.stringify(
    used.map(({ exception: { id, owner, expires, reason, from, ...scopes }, findings }) => ({
      ...{ id, package: scopes.package, path: scopes.path, image: scopes.image, key: scopes.key, file: scopes.file },
      ...{ owner, expires, reason, vex: from.kind === "vex" ? from.path : null, findings }
    }))
  );
};

// src/report/repository.ts
var repositoryIn = (record) => {
  const push = resultOf(record, "push");
  if (push !== void 0) return push;
  const uri = resultOf(record, "plan")?.repository?.repositoryUri;
  return uri === void 0 ? null : repositoryName(uri);
};

// src/report/scans.ts
var scansIn = (record) => [
  ...resultsOf(record, "scan"),
  ...resultsOf(record, "side-cars-scan").flatMap(scansOf)
];
var blockersIn = (record) => resultsOf(record, "gate").flatMap(blockersOf);
var worstVerdict = (record) => worstKind(resultsOf(record, "gate").map(({ kind }) => kind));
var databaseDate = (record) => scansIn(record).flatMap((scan) => scan.kind === "report" ? scan.report.database?.updatedAt ?? [] : [])[0];

// src/report/outputs-of-image.ts
var IMAGE_OUTPUTS = {
  image: {
    description: "The image that is deployed or pushed, by digest: `registry/repository@sha256:\u2026`.",
    from: (record) => resultOf(record, "push")?.uri
  },
  "image-digest": {
    description: "Digest of the manifest or index under the tag; the `subject-digest` of actions/attest.",
    from: (record) => resultOf(record, "push")?.digest
  },
  "subject-name": {
    description: "The name of the image without a tag, `registry/repository`, once it is in the registry; for actions/attest.",
    from: (record) => subjectOf(record)
  },
  "sbom-path": {
    description: "The path of the SBOM among the reports, in SPDX, for actions/attest; empty if none was written. See docs/provenance.md.",
    from: (record) => sbomOf(record)
  },
  "image-tag": {
    description: "The computed tag; with `image`, the tag that was given, if any.",
    from: (record) => resultOf(record, "tag")?.tag ?? resultOf(record, "push")?.tag
  },
  "passed-tag": {
    description: "The tag `passed-<environment>-<commit>` on the image, which the next `pipeline: promote` asks for; empty if the run did not set it. See docs/promote.md.",
    from: (record) => markedTag(record)
  },
  tags: {
    description: "Every tag that the run has given the image or found on it, of `tag` and `additional-tags`, one per line.",
    from: (record) => tagsOf(record)
  },
  "config-digest": {
    description: "Digest of the image configuration, identical in build, scan and registry.",
    from: (record) => resultOf(record, "build")?.configDigest
  },
  attestation: {
    description: "What is attested of an image that was not built in the run, as JSON: `{ kind, digest, workflow, commit, ref, event, runUrl }`. `kind` is `attested`, or `none` or `unknown`, which have none of the others but `digest`; empty if none was looked for, or if none of them is the wanted one.",
    from: (record) => attestationJson(record)
  },
  registry: {
    description: "The host of the registry.",
    from: (record) => repositoryIn(record)?.registry
  },
  repository: {
    description: "The repository in the registry.",
    from: (record) => repositoryIn(record)?.repository
  },
  "gate-verdict": {
    description: "Verdict of the gate: `passed`, `blocked`, `overridden` by `override-reason`, or `broke` if a scanner broke and the image could not be judged.",
    from: (record) => worstVerdict(record)
  },
  findings: {
    description: "Number of findings as JSON, by scanner and by severity (Trivy; with `ecr-scan` also ECR) or level (Dockle). With `pin-sidecars: scan`, `sideCars` lists the same for each image of a side-car: `{ image, containers, platform, trivy, dockle }`; in a rescan it lists the images that run, with `runsIn`, `written` (what the task definition says) and, where the policy asks, `properties`.",
    from: (record) => countsJson(record)
  },
  "scanner-cache-key": {
    description: "Key for `actions/cache` to save scanners and database; empty if unverified. See docs/scans.md.",
    from: (record) => resultOf(record, "scanners")?.cacheKey
  },
  "new-findings": {
    description: "With `baseline`, the number of findings that the image and its side-cars add to it; empty if there was nothing to compare the image with.",
    from: (record) => countCompared(record, "added")
  },
  "fixed-findings": {
    description: "With `baseline`, the number of its findings that the image and its side-cars no longer have; empty if there was nothing to compare the image with.",
    from: (record) => countCompared(record, "fixed")
  },
  "exceptions-used": {
    description: "The exceptions that held for a finding, as a JSON list of `{ id, package, path, image, key, file, owner, expires, reason, vex, findings }`. `vex` is the document of one that is a VEX statement.",
    from: (record) => exceptionsUsedJson(record)
  },
  "override-reason": {
    description: "The reason for which the gate was overridden in this run; empty if it was not.",
    from: (record) => overrideOf(record)
  },
  reports: {
    description: "The path of the folder with every report of the scans, for later steps of the job: JSON, table, SARIF and SBOMs (`docs/reports.md`). Set also when the gate blocks; empty if nothing was scanned.",
    from: (record) => resultOf(record, "reports")?.folder
  },
  "database-date": {
    description: "When the vulnerability database was made that the image was scanned with, ISO 8601; empty if no scan with one ended.",
    from: (record) => databaseDate(record)
  }
};
var countCompared = (record, list2) => {
  const counts = resultsOf(record, "judge").flatMap(
    (judged) => judged.compared?.kind === "compared" ? comparisonsIn(judged).map((one) => one[list2].length) : []
  );
  return counts.length === 0 ? void 0 : String(counts.reduce((sum, count) => sum + count, 0));
};
var overrideOf = (record) => {
  const gate = resultsOf(record, "gate").find(({ kind }) => kind === "overridden");
  return gate?.kind === "overridden" ? gate.reason : void 0;
};
var markedTag = (record) => {
  const mark = resultOf(record, "mark");
  return mark === void 0 || mark.kind === "not-marked" ? void 0 : mark.tag;
};
var subjectOf = (record) => {
  const pushed = resultOf(record, "push");
  return pushed && `${pushed.registry}/${pushed.repository}`;
};
var SBOMS = ["sbom.spdx.json", "sbom.cdx.json"];
var sbomOf = (record) => {
  const { folder = null, files = [] } = resultOf(record, "reports") ?? {};
  const name = SBOMS.find((sbom) => files.some((file) => file.name === sbom));
  return folder === null || name === void 0 ? void 0 : `${folder}/${name}`;
};
var tagsOf = (record) => {
  const pushed = resultOf(record, "push");
  const tags2 = pushed?.tags ?? (pushed?.tag == null ? [] : [pushed.tag]);
  return tags2.length === 0 ? void 0 : tags2.join("\n");
};

// src/report/outputs.ts
var OUTPUTS = {
  result: {
    description: "How the run ended: `success`, `blocked` (by the gate), `failed` or `cancelled`.",
    from: (record) => record.verdict
  },
  apps: {
    description: "With `pipeline: apps`, the names of the apps that the change concerns, as a JSON list for `matrix` with `fromJSON`; `[]` if it concerns none.",
    from: (record) => appNames(record)
  },
  ...IMAGE_OUTPUTS,
  ...DEPLOYMENT_OUTPUTS,
  "duration-seconds": {
    description: "How long the run took, in whole seconds.",
    from: ({ startedAt, endedAt }) => endedAt === null ? null : String(Math.round((endedAt - startedAt) / 1e3))
  },
  "run-file": {
    description: "The path of a file with the whole record of the run as JSON: stages, results, changes, errors. It is in `RUNNER_TEMP`, for later steps of the job. `format` is raised when a change of its shape may break a reader.",
    from: (record) => record.runFile
  },
  "failed-stage": {
    description: "The first stage that failed or was cancelled.",
    from: (record) => failureOf(record)?.stage
  },
  "error-code": {
    description: "The code of the error, as in `docs/errors.md`.",
    from: (record) => failureOf(record)?.code
  }
};
var outputsOf = (record) => Object.fromEntries(
  Object.entries(OUTPUTS).flatMap(([name, { from }]) => {
    const value = from(record);
    return value === void 0 || value === null ? [] : [[name, value]];
  })
);
var appNames = (record) => {
  const apps = resultOf(record, "apps")?.apps;
  return apps && JSON.stringify(apps.filter(({ kind }) => kind === "changed").map(({ name }) => name));
};
var failureOf = (record) => {
  const own = record.stages.filter(({ undoes }) => undoes === null);
  const failed = own.find((stage) => stage.status === "failed") ?? own.find((stage) => stage.status === "cancelled");
  if (failed === void 0) return record.failure === null ? void 0 : { code: record.failure.code };
  return { stage: failed.id, ...failed.error && { code: failed.error.code } };
};

// src/settings/problems.ts
var problem = (text8) => ({ text: text8, at: null });
var once2 = (problems) => [
  ...new Map(problems.map((one) => [JSON.stringify([one.at, one.text]), one])).values()
];
var byPosition = ({ at: a }, { at: b }) => a === null || b === null ? 0 : a.line - b.line || a.column - b.column;
var wrongValue = (name, text8) => /^(?:must|cannot) /.test(text8) ? `\`${name}\` ${text8}` : `\`${name}\`: ${text8}`;
var settingsError = (problems) => {
  const lines2 = problems.map(({ at, text: text8 }) => at === null ? text8 : `${positionText(at)}: ${text8}`);
  const listed5 = listedProblems(lines2);
  const [only = ""] = listed5;
  const all = [`${lines2.length} problems in the settings:`, ...listed5.map((line) => `  - ${line}`)].join("\n");
  const [first, ...others] = problems;
  if (others.length === 0 && first?.alone !== void 0) return first.alone;
  if (first === void 0) return fault("E_INPUT", { message: all });
  const headline = [first.headline ?? [only, first.text, ...inShort(first.text)]].flat();
  if (others.length === 0) return fault("E_INPUT", { message: only, headline });
  return fault("E_INPUT", {
    message: all,
    headline: [...firstAndCount(headline, lines2.length), `${lines2.length} problems in the settings`]
  });
};
var inShort = (text8) => {
  const [, name, required2] = /^(`[\w.-]+`)( is required\b)?/u.exec(text8) ?? [];
  return name === void 0 ? [] : [required2 === void 0 ? `${name} is invalid` : `${name} is required`];
};

// src/settings/proxy-variables.ts
var READ_BY_NODE = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];
var ALL = [...READ_BY_NODE, "ALL_PROXY", "all_proxy", "FTP_PROXY", "ftp_proxy"];
var USER_INFO = /^(?:[a-z][\w+.-]*:\/\/)?(.+)@/isu;
var proxySecrets = (environment) => {
  const secrets2 = ALL.flatMap((name) => {
    const userInfo = USER_INFO.exec((environment[name] ?? "").trim())?.[1];
    if (userInfo === void 0) return [];
    const colon = userInfo.indexOf(":");
    return [userInfo, userInfo.slice(colon + 1)].flatMap((secret) => [secret, decoded(secret)]);
  });
  return [...new Set(secrets2)];
};
var proxyProblems = (environment) => READ_BY_NODE.filter((name) => !isReadable(environment[name] ?? "")).map(
  (name) => problem(
    `the variable ${name} is not a valid proxy address; percent-encode special characters of its user name and password (\`#\` is \`%23\`)`
  )
);
var isReadable = (address) => {
  if (!/^https?:/iu.test(address.trim())) return true;
  const url2 = URL.parse(address);
  return url2 !== null && [url2.username, url2.password].every((part) => !part.includes("%") || decodes(part));
};
var decodes = (text8) => {
  try {
    decodeURIComponent(text8);
    return true;
  } catch {
    return false;
  }
};
var decoded = (text8) => decodes(text8) ? decodeURIComponent(text8) : text8;

// src/report/summary/short-cause.ts
var shortCauses = ({ headlines, message, code }) => {
  const said = [...headlines, firstSentence(message)].filter((text8) => idsIn(text8) <= 1);
  const texts4 = [...said, CATALOGUE[code].title].map((text8) => withinSentence(plainLine(text8)));
  return [...new Set(texts4)].filter((text8) => text8 !== "");
};
var ID = /\barn:aws[\w-]*:\S+|\bsha256:[0-9a-f]{12,}|\becs-svc\/\d+|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f-]{17}/giu;
var idsIn = (text8) => [...text8.matchAll(ID)].length;
var withinSentence = (text8) => text8.replace(/^(?:The|A|An|No|Its|This|These|There|Running)\b/u, (word2) => word2.toLowerCase());

// src/report/summary/headline-blocked.ts
var blockedWordings = (record) => {
  const findings = resultsOf(record, "gate").flatMap(blockersOf).map(({ finding }) => finding);
  const [only, ...others] = findings;
  const where = whereOf(findings);
  if (only !== void 0 && others.length === 0)
    return [`${briefly(only)}${where}`, briefly(only), countsOf(findings)].map(blocked);
  if (findings.length > 0)
    return [`${countsOf(findings)}${where}`, countsOf(findings), plural(findings.length, "finding")].map(blocked);
  const error = record.stages.find((stage) => stage.error !== null && isBlock(stage.error.code))?.error;
  return error ? shortCauses(error).map((cause) => `Blocked: ${cause}`) : [];
};
var blocked = (what) => `Blocked: ${what}`;
var whereOf = (findings) => {
  if (findings.some(({ sideCar }) => sideCar === void 0)) return "";
  const platforms = new Set(findings.flatMap(({ sideCar }) => sideCar?.ofRun === true ? sideCar.platform : []));
  if (platforms.size > 0) return findings.every(isOfRun) ? plainLine(`, for ${inWords([...platforms])}`) : "";
  const services3 = new Set(findings.flatMap(({ sideCar }) => sideCar?.runsIn ?? []));
  if (services3.size > 0) return ` in the running images of ${plainLine(inWords([...services3]))}`;
  const names = new Set(findings.flatMap(({ sideCar }) => sideCar?.containers ?? []));
  return plainLine(`, in ${names.size === 1 ? "the side-car" : "the side-cars"} ${[...names].join(", ")}`);
};
var briefly = (finding) => {
  const name = `${finding.id} (${finding.level})`;
  switch (finding.kind) {
    case "vulnerability":
      return plainLine(`${name} in ${finding.packageName} ${finding.installedVersion}`);
    case "secret":
      return plainLine(`secret ${name} in ${placesOf(finding).join(", ")}`);
    case "misconfiguration":
      return plainLine(`${SOURCES[finding.source].name} finding ${name}: ${finding.title}`);
    case "license":
      return plainLine(`license ${name} of ${finding.packageName || placesOf(finding).join(", ")}`);
    case "property":
      return plainLine(finding.title);
  }
};
var countsOf = (findings) => {
  const groups = Map.groupBy(findings, nounOf);
  return inWords([...groups].map(([noun, group]) => plural(group.length, noun)));
};
var nounOf = (finding) => {
  switch (finding.kind) {
    case "vulnerability":
      return "vulnerability";
    case "secret":
      return "secret";
    case "misconfiguration":
      return `${SOURCES[finding.source].name} finding`;
    case "license":
      return "license";
    case "property":
      return "policy violation";
  }
};

// src/report/summary/rollouts.ts
var rolloutsOf = (record) => stagesOf(record, "deploy").map(({ subject, result }) => {
  const own = record.stages.filter((stage) => stage.subject === subject && KINDS.includes(stage.kind));
  const part = { ...record, stages: own };
  const planned = plannedService(record, subject);
  return {
    name: result?.service ?? planned?.serviceName ?? subject ?? "service",
    stages: own.filter(({ undoes }) => undoes === null),
    undo: own.filter(({ undoes }) => undoes !== null),
    rollBack: rollBackIn(own),
    planned,
    render: resultOf(part, "render") ?? null,
    deploy: result,
    wait: resultOf(part, "wait") ?? null,
    confirm: resultOf(part, "confirm") ?? null
  };
});
var rollBackIn = (stages) => stages.flatMap((stage) => stage.kind === "roll-back" && stage.result !== null ? [stage.result] : [])[0] ?? null;
var plannedService = (record, key) => {
  const services3 = resultOf(record, "plan")?.services ?? [];
  return (key === null && services3.length === 1 ? services3[0] : services3.find((one) => one.key === key)) ?? null;
};
var KINDS = [
  "render",
  "register",
  "run-before",
  "deploy",
  "wait",
  "confirm",
  "smoke",
  "alarms",
  "run-after",
  "clean-up",
  "roll-back"
];
var brokenStage = ({ stages }, status2) => stages.find((stage) => stage.status === status2);
var outcomeInWords = (outcome) => {
  const label = outcomeLabel(outcome);
  return `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`;
};

// src/report/summary/undone.ts
var withUndo = (record, wordings) => {
  const ending = undoEnding(record);
  return ending === null ? wordings : wordings.flatMap((text8) => [`${text8}; ${ending}`, text8]);
};
var isUndone = (stage) => {
  const { undoes, status: status2, kind, result } = stage;
  if (undoes === null || status2 !== "succeeded") return false;
  return kind !== "roll-back" || result?.kind === "restored" || result?.kind === "requested";
};
var isStopped = (stage) => isUndone(stage) || stage.kind === "roll-back" && stage.result !== null && stage.result.kind !== "none";
var isIdle = ({ kind, result }) => (kind === "roll-back" || kind === "stop-task") && result?.kind === "none";
var taskEnding = (undo) => undo.every(({ status: status2 }) => status2 === "succeeded") ? "the task was stopped" : "the task could not be stopped";
var undoEnding = ({ stages }) => {
  const undo = stages.filter((stage) => stage.undoes !== null && stage.startedAt !== null && !isIdle(stage));
  if (undo.length > 0 && undo.every(({ kind }) => kind === "stop-task")) return taskEnding(undo);
  const undone = undo.filter(isUndone);
  if (undo.length === 0) return null;
  if (undo.every(({ kind }) => kind === "roll-back")) return rollBackEnding(undo, undone);
  if (undone.length === undo.length) return undone.length === 1 ? "the change was undone" : "the changes were undone";
  if (undone.length > 0) return `${undone.length} of ${undo.length} changes were undone`;
  return undo.length === 1 ? "undoing the change failed" : "undoing the changes failed";
};
var isUnderWay = ({ kind, result }) => kind === "roll-back" && result?.kind === "requested";
var rollBackEnding = (undo, undone) => {
  if (undone.length === 0) return undo.some(isUnderWay) ? "the rollback has not ended" : "the rollback failed";
  if (undone.length < undo.length) return `${undone.length} of ${undo.length} services were rolled back`;
  const results = undone.flatMap((stage) => stage.kind === "roll-back" && stage.result !== null ? [stage.result] : []);
  const isRequested = results.some(({ kind }) => kind === "requested");
  const revisions = results.flatMap((result) => "revision" in result ? [named(result.revision)] : []);
  return `${isRequested ? "rollback requested to" : "rolled back to"} ${inWords([...new Set(revisions)])}`;
};

// src/report/summary/headline-cancelled.ts
var cancelledWordings = (record) => {
  const cancelled = record.stages.filter(({ status: status2, undoes }) => status2 === "cancelled" && undoes === null);
  if (cancelled.length === 0) return withUndo(record, [betweenStages(record)]);
  const activities = [...Map.groupBy(cancelled, wordsOf)].map(([words2, stages]) => words2?.(servicesIn(record, stages)));
  const known2 = [...new Set(activities)].filter((activity) => activity !== void 0);
  return withUndo(record, [
    // A stage without words of its own is named by its id.
    ...activities.includes(void 0) ? [] : [`Cancelled while ${inWords(known2)}`],
    `Cancelled in ${inWords(cancelled.map(({ id }) => id))}`
  ]);
};
var betweenStages = ({ stages }) => {
  const next = stages.find(({ status: status2, undoes }) => status2 === "skipped" && undoes === null);
  if (next === void 0) return "Cancelled";
  const isFirst = stages.every(({ startedAt }) => startedAt === null);
  return isFirst ? "Cancelled before the first stage" : `Cancelled before ${next.id}`;
};
var servicesIn = (record, stages) => {
  const rollouts = rolloutsOf(record).filter((rollout) => stages.some((stage) => rollout.stages.includes(stage)));
  const [only] = rollouts;
  return rollouts.length === 1 && only !== void 0 ? named(only.name) : plural(rollouts.length, "service");
};
var wordsOf = ({ title, kind }) => IN_THE_PLACE_OF_A_BUILD[title] ?? ACTIVITIES[kind];
var IN_THE_PLACE_OF_A_BUILD = {
  "Pull the image": () => "pulling the image",
  "Merge the images": () => "merging the images",
  "Accept the image": () => "accepting the image",
  "Tag for the environment": () => "tagging the image"
};
var ACTIVITIES = {
  tag: () => "computing the tag",
  plan: () => "checking the target",
  credentials: () => "looking for AWS credentials",
  definition: () => "checking the task definition",
  apps: () => "finding the apps that changed",
  maintenance: () => "switching the sorry page",
  reuse: () => "looking for the image in the registry",
  verify: () => "checking what the services depend on",
  "side-cars": () => "pinning the side-cars",
  scanners: () => "preparing the scanners",
  build: () => "building the image",
  scan: () => "scanning the image",
  "image-test": () => "testing the image",
  "side-cars-scan": () => "scanning other images",
  running: () => "looking for the running images",
  attestation: () => "verifying the attestation of the image",
  judge: () => "judging the scans",
  baseline: () => "scanning the baseline",
  "side-cars-baseline": () => "scanning the running side-cars",
  reports: () => "writing the reports",
  base: () => "finding the base image",
  "newer-bases": () => "scanning newer base images",
  rebuilds: () => "comparing with today's base images",
  gate: () => "judging the scans",
  "code-scanning": () => "uploading to code scanning",
  comment: () => "commenting on the pull request",
  issue: () => "writing the issue",
  platform: () => "comparing the platform of the image",
  repository: () => "creating the repository",
  push: () => "pushing the image",
  render: (services3) => `rendering the task definition of ${services3}`,
  register: (services3) => `registering the task definition of ${services3}`,
  "run-before": (services3) => `running a task before the update of ${services3}`,
  "run-after": (services3) => `running a task after the deployment of ${services3}`,
  "stop-task": () => "stopping the task",
  deploy: (services3) => `updating ${services3}`,
  wait: (services3) => `waiting for the deployment of ${services3}`,
  "roll-back": (services3) => `rolling ${services3} back`,
  smoke: (services3) => `testing ${services3}`,
  alarms: (services3) => `watching the alarms of ${services3}`,
  "clean-up": (services3) => `deregistering old revisions of ${services3}`,
  mark: () => "marking the image as passed",
  confirm: (services3) => `confirming the running image of ${services3}`
};

// src/report/summary/headline-failed.ts
var failedWordings = (record) => {
  if (record.failure !== null) return outsideWordings(record, record.failure);
  const failed = failedStages(record);
  if (failed.length === 0) return cancelledWordings(record);
  const rollouts = rolloutsOf(record);
  const broken = rollouts.filter((rollout) => brokenStage(rollout, "failed") !== void 0);
  const isAllRollouts = failed.every((stage) => broken.some(({ stages }) => stages.includes(stage)));
  return withUndo(record, isAllRollouts ? rolloutWordings(rollouts, broken) : stageWordings(record, failed));
};
var failedStages = ({ stages }) => stages.filter(({ status: status2, undoes }) => status2 === "failed" && undoes === null).toSorted((one, other) => rank(one) - rank(other));
var rank = ({ error }) => error !== null && isBlock(error.code) ? 1 : 0;
var outsideWordings = ({ stages }, failure) => {
  const outcome = stages.length === 0 && failure.kind !== "internal" ? "Not started" : "Failed";
  return shortCauses(failure).map((cause) => `${outcome}: ${cause}`);
};
var stageWordings = (record, failed) => {
  const [first, ...others] = failed;
  if (first === void 0) return [];
  const too = others.length === 0 ? [] : [`; ${inWords(others.map(({ id }) => id))} failed too`];
  return causesOf(record, first).map((cause) => `Failed in ${first.id}: ${cause}`).flatMap((text8) => [...too.map((more) => text8 + more), text8]);
};
var causesOf = (record, { id, kind, error }) => {
  if (error === null) return [];
  const gate = kind === "gate" ? stagesOf(record, "gate").find((stage) => stage.id === id)?.result : null;
  const broken = gate?.kind === "broke" ? gate.broken : [];
  const reasons = broken.map(
    (scan) => `${SOURCES[scan.source].name} broke${onSideCar(scan)}: ${firstSentence(scan.because)}`
  );
  const names = inWords(broken.map(({ source }) => SOURCES[source].name));
  const brief = reasons.map((reason) => reason.replace(/ \([^()]*\)/gu, ""));
  const short2 = broken.length === 0 ? [] : [reasons.join("; "), brief.join("; "), `${names} broke`];
  return [...short2, ...shortCauses(error)];
};
var onSideCar = ({ sideCar }) => {
  if (sideCar === void 0) return "";
  if (sideCar.ofRun === true) return ` on the image for ${sideCar.platform}`;
  return ` on the ${sideCar.runsIn === void 0 ? "side-car" : "running container"} ${sideCar.containers.join(", ")}`;
};
var rolloutWordings = (all, broken) => {
  const failures = broken.map(failureOf2);
  const [only, ...others] = failures;
  if (only === void 0) return [];
  if (all.length === 1) return only.causes.map((cause) => `${only.label}: ${cause}`);
  const counts = [...Map.groupBy(failures, ({ phrase }) => phrase)].map(([phrase, { length }]) => ({ phrase, length }));
  const [first, ...rest] = counts;
  const outcome = [
    `${first?.length ?? 0} of ${plural(all.length, "service")} ${first?.phrase ?? ""}`,
    ...rest.map(({ phrase, length }) => `${length} ${phrase}`),
    ...notStarted(all)
  ].join(", ");
  const isOneCause = others.every(({ causes: causes3 }) => causes3[0] === only.causes[0]);
  const causes2 = isOneCause ? only.causes : [failures.map((failure) => failure.causes[0] ?? "").join("; ")];
  return [...causes2.map((cause) => `${outcome}: ${cause}`), outcome];
};
var notStarted = (all) => {
  const count = all.filter(
    ({ stages }) => stages.some(({ because }) => because?.startsWith("not started ") === true)
  ).length;
  return count === 0 ? [] : [`${count} not started`];
};
var failureOf2 = (rollout) => {
  const { wait } = rollout;
  if (wait !== null && wait.cause !== null) {
    const label = outcomeLabel(wait.outcome);
    return { label, phrase: PHRASES[label] ?? outcomeInWords(wait.outcome), causes: [wait.cause.summary] };
  }
  const stage = brokenStage(rollout, "failed");
  const place2 = stage === void 0 ? "" : ` in ${stage.kind}`;
  const causes2 = stage?.error ? shortCauses(stage.error) : [];
  return { label: `Failed${place2}`, phrase: `failed${place2}`, causes: causes2 };
};
var PHRASES = {
  "Deployment failed": "failed",
  "Rollback failed too": "failed to roll back"
};

// src/report/summary/headline-overridden.ts
var withOverride = (record, wordings) => {
  const blockers = resultsOf(record, "gate").flatMap(
    (verdict) => verdict.kind === "overridden" ? verdict.blockers : []
  );
  if (blockers.length === 0) return wordings;
  const what = `Gate overridden, ${plural(blockers.length, "finding")} accepted`;
  return [...wordings.map((text8) => `${what}; ${text8.charAt(0).toLowerCase()}${text8.slice(1)}`), what];
};

// src/report/summary/arns.ts
var familyAndRevision = (arn) => plainLine(arn).split("/").at(-1) ?? arn;

// src/report/summary/headline-without-image.ts
var wordingsWithoutImage = (record) => {
  const apps = resultOf(record, "apps")?.apps;
  if (apps !== void 0) return appWordings(apps);
  const maintenance = resultOf(record, "maintenance");
  return maintenance === void 0 ? null : maintenanceWordings(maintenance);
};
var appWordings = (apps) => {
  const changed = apps.filter(({ kind }) => kind === "changed").map(({ name }) => named(name));
  const count = `${changed.length} of ${plural(apps.length, "app")} changed`;
  return changed.length === 0 ? [`No app changed of ${apps.length}`] : [`${count}: ${inWords(changed)}`, count];
};
var maintenanceWordings = ({ wanted, pages }) => {
  const [only, ...others] = pages;
  const moved = pages.filter((page) => page.moved === "moved");
  const verb = wanted === "show" ? "" : moved.length > 0 ? "switched " : "already ";
  if (only !== void 0 && others.length === 0) {
    const state = verb === "switched " ? only.state : stateInWords(only);
    return [`Sorry page of ${named(only.service)} ${verb}${state}`, `Sorry page ${verb}${only.state}`];
  }
  const on2 = pages.filter(({ state }) => state === "on").length;
  return [`Sorry page on for ${on2} of ${plural(pages.length, "service")}`];
};

// src/report/summary/plan-section.ts
var OPEN_LINES = 30;
var planSection = (record) => {
  const services3 = (resultOf(record, "plan")?.services ?? []).map((service4) => asDeployed(record, service4));
  const blocks = [
    ...repositoryBlocks(record),
    ...services3.flatMap((service4) => [
      ...serviceBlocks(service4),
      ...taskBlocks(service4),
      ...unresolvedBlocks(service4),
      ...checkBlocks(service4),
      ...service4.rollback === void 0 ? [] : [text(prose(service4.rollback))],
      ...alarmBlocks(service4)
    ])
  ];
  const lines2 = services3.reduce((sum, { changes: changes2 }) => sum + (changes2.kind === "compared" ? changes2.lines.length : 0), 0);
  const isAllThereIs = stagesOf(record, "deploy").length === 0 && stagesOf(record, "judge").length === 0;
  const isShort = stagesOf(record, "deploy").length === 0 && lines2 <= OPEN_LINES;
  if (isAllThereIs || isShort) return blocks;
  const title = services3.map((service4) => `${whatChanges(service4)} in ${markdown(service4.serviceName)}`).join("; ");
  return details(`Plan: ${title}`, blocks);
};
var repositoryBlocks = (record) => {
  const { creation, repositoryUri = "" } = resultOf(record, "plan")?.repository ?? {};
  if (creation === void 0) return [];
  const name = codeSpan(repositoryName(repositoryUri).repository);
  return [text(`ECR repository ${name} does not exist: ${prose(creationInWords(creation))}.`)];
};
var asDeployed = (record, service4) => {
  const { key, changes: changes2 } = service4;
  const own = rolloutsOf(record).find(({ planned }) => planned?.key === key);
  const isSame = own?.deploy?.kind === "unchanged" || own?.deploy?.kind === "followed";
  if (!isSame || changes2.kind !== "compared" || changes2.changed.some((path3) => path3 !== changes2.imagePath))
    return service4;
  return { ...service4, changes: { ...changes2, changed: [], lines: [] } };
};
var whatChanges = ({ changes: changes2 }) => {
  switch (changes2.kind) {
    case "first":
      return "its first revision";
    case "created":
      return "the creation of the service";
    case "unknown":
      return "a new revision";
    case "compared": {
      const others = changes2.changed.filter((path3) => path3 !== changes2.imagePath).length;
      const isNewImage = others < changes2.changed.length;
      if (!isNewImage) return others === 0 ? unchanged(changes2) : plural(others, "change");
      return inWords(["a new image", ...others === 0 ? [] : [plural(others, "other change")]]);
    }
  }
};
var taskBlocks = ({ tasks: tasks2 = [] }) => tasks2.length === 0 ? [] : [text(`Tasks that run with a deployment: ${tasks2.map((task2) => codeSpan(task2)).join(", ")}.`)];
var MOST_UNRESOLVED = 10;
var unresolvedBlocks = ({ unresolved = [] }) => {
  if (unresolved.length === 0) return [];
  const rest = unresolved.length - MOST_UNRESOLVED;
  const names = unresolved.slice(0, MOST_UNRESOLVED).map((one) => codeSpan(one));
  const all = inWords([...names, ...rest > 0 ? [`${rest} more`] : []]);
  return [text(`\u26A0\uFE0F Not resolved, because others may have written the commit: ${all}.`)];
};
var checkBlocks = ({ checks = [] }) => checks.length === 0 ? [] : [text(`Smoke test: ${inWords(checks.map((one) => codeSpan(one)))}.`)];
var alarmBlocks = ({ alarms: alarms2 = [] }) => alarms2.length === 0 ? [] : [text(`Alarms that are watched: ${inWords(alarms2.map((one) => codeSpan(one)))}.`)];
var unchanged = ({ newDeployment }) => newDeployment === "forced" ? "a new deployment of the same revision" : "no change";
var FORCED = "`force-new-deployment` is set: a deployment starts even if the image is the one that runs.";
var serviceBlocks = (service4) => {
  const { changes: changes2, goesBackTo } = service4;
  const name = `${codeSpan(service4.serviceName)} in cluster ${codeSpan(familyAndRevision(service4.clusterArn))}`;
  switch (changes2.kind) {
    case "first":
      return [text(`${name} has no task definition yet: everything is new.`)];
    case "created":
      return [
        text(
          `${name} does not exist: it will be created from ${codeSpan(changes2.source)}. There will be nothing to roll back to.`
        )
      ];
    case "unknown":
      return [text(`${name}: what it runs now is not known, so nothing is compared.`)];
    case "compared": {
      const revision = codeSpan(familyAndRevision(service4.previousTaskDefinitionArn ?? ""));
      const before = [revision, markdown(registeredInWords(changes2.registered))].filter((part) => part !== "").join(" ");
      const forced = changes2.newDeployment === "forced" ? [text(FORCED)] : [];
      const back = goesBackTo === void 0 ? "" : ` and goes back to ${codeSpan(goesBackTo)}`;
      if (changes2.lines.length === 0) return [text(`${name} runs ${before}${back}: nothing would change.`), ...forced];
      return [
        text(`${name} runs ${before}${back}. What would change:`),
        text(codeBlock(diffText(changes2), "diff")),
        ...forced
      ];
    }
  }
};

// src/report/summary/headline-success.ts
var successWordings = (record) => {
  const rollouts = rolloutsOf(record);
  const deployed = rollouts.filter(({ deploy }) => deploy !== null);
  const updated = deployed.filter(({ deploy }) => deploy?.kind !== "unchanged");
  const done = doneWordings(record, { deployed, updated });
  const all = [...unmarked(record, done), ...done];
  const leftOut2 = rollouts.filter(
    ({ stages }) => stages.some(({ kind, status: status2 }) => kind === "deploy" && status2 === "left-out")
  );
  if (leftOut2.length === 0) return all;
  const names = inWords(leftOut2.map(({ name }) => named(name)));
  const rest = `${names} ${leftOut2.length === 1 ? "was" : "were"} not updated`;
  return all.flatMap((text8) => [`${text8}; ${rest}`, text8]);
};
var unmarked = (record, done) => resultOf(record, "mark")?.kind === "not-marked" ? done.map((text8) => `${text8}; not marked as passed`) : [];
var doneWordings = (record, { deployed, updated }) => {
  const others = wordingsWithoutImage(record);
  if (others !== null) return others;
  if (deployed.length === 0) return imageWordings(record);
  return updated.length > 0 ? rolloutWordings2(record, updated) : unchangedWordings(deployed);
};
var unchangedWordings = (rollouts) => {
  const [only, ...others] = rollouts;
  const { verb, more } = stateOf(rollouts);
  const already = verb.includes(" ") ? verb.replace(" ", " already ") : `already ${verb}`;
  const scaled = rollouts.flatMap(({ deploy }) => deploy?.scaledTo == null ? [] : [deploy.scaledTo]);
  const isSet = rollouts.some(({ deploy }) => deploy?.attributes !== void 0);
  const outcome = scaled.length > 0 ? "Scaled" : isSet ? "Updated" : "Nothing to deploy";
  const count = others.length === 0 && scaled.length > 0 ? `; the desired count is now ${scaled.join()}` : more;
  const same = `${outcome}: ${plural(rollouts.length, "service")} ${already} the same revision${count}`;
  if (only?.deploy == null || others.length > 0) return [same];
  return [
    `${outcome}: ${named(only.name)} ${already} ${named(familyAndRevision(only.deploy.taskDefinitionArn))}${count}`,
    `${outcome}: ${named(only.name)} ${already} the same revision${count}`,
    same
  ];
};
var rolloutWordings2 = (record, rollouts) => {
  const pushed = resultOf(record, "push");
  const way = resultOf(record, "plan")?.way;
  if (way !== void 0 && pushed !== void 0) return promotedWordings(way, pushed, rollouts);
  const [outcome, which] = outcomeOf2(pushed, rollouts);
  const [only, ...others] = rollouts;
  if (only === void 0) return [];
  const subject = others.length === 0 ? named(only.name) : plural(rollouts.length, "service");
  const revisions = others.length === 0 && only.deploy !== null ? [familyAndRevision(only.deploy.taskDefinitionArn)] : [];
  const images = [...pushed?.tag == null ? [] : [pushed.tag], ...revisions].map(named);
  const state = stateOf(rollouts);
  return [
    ...images.map((image7) => `${outcome}: ${subject} ${state.verb} ${image7}${state.more}`),
    `${outcome}: ${subject} ${state.verb} the ${which} revision${state.more}`,
    `${outcome}: ${plural(rollouts.length, "service")}`
  ];
};
var promotedWordings = (way, pushed, rollouts) => {
  const { from, environment } = way;
  const to = `to ${named(environment)}`;
  const moves = from.kind === "environment" ? [`from ${named(from.environment)} ${to}`, to] : [to];
  const [only, ...others] = rollouts;
  const subject = only !== void 0 && others.length === 0 ? named(only.name) : plural(rollouts.length, "service");
  const state = stateOf(rollouts);
  const runs = `${subject} ${state.verb} ${named(shortDigest(pushed.digest))}${state.more}`;
  return [
    ...moves.flatMap((move) => [`Promoted ${named(pushed.repository)} ${move}: ${runs}`, `Promoted ${move}: ${runs}`]),
    `Promoted: ${runs}`,
    ...moves.map((move) => `Promoted ${move}`),
    `Promoted: ${plural(rollouts.length, "service")}`
  ];
};
var outcomeOf2 = (pushed, rollouts) => {
  if (rollouts.some(({ planned }) => planned?.goesBackTo !== void 0)) return ["Rolled back", "earlier"];
  return [pushed === void 0 || pushed.kind === "given" || pushed.kind === "reused" ? "Deployed" : "Shipped", "new"];
};
var stateOf = (rollouts) => {
  const isOne = rollouts.length === 1;
  const idle = rollouts.filter(({ confirm }) => confirm?.kind === "nothing-runs").length;
  const be = isOne ? "is" : "are";
  if (idle === rollouts.length) return { verb: `${be} set to`, more: "; the desired count is 0, so no task runs" };
  if (idle > 0) return { verb: "are set to", more: `; ${idle} of them with a desired count of 0` };
  const silent = rollouts.reduce((sum, { confirm }) => sum + (confirm?.kind === "unreported" ? confirm.silent : 0), 0);
  if (silent > 0)
    return {
      verb: isOne ? "runs" : "run",
      more: `; ${plural(silent, "task")} ${silent === 1 ? "reports" : "report"} no digest`
    };
  const early = earlyState(rollouts);
  if (early !== null) return early;
  const isSeen = rollouts.every(({ wait, confirm }) => wait !== null || confirm !== null);
  return isSeen ? { verb: isOne ? "runs" : "run", more: "" } : { verb: `${be} set to`, more: "; not waited for" };
};
var earlyState = (rollouts) => {
  const reached2 = rollouts.flatMap(({ wait }) => wait === null ? [] : reachedBy(wait.outcome) ?? []);
  const [first] = reached2;
  if (first === void 0) return null;
  if (rollouts.length > 1)
    return { verb: "run", more: `; ECS has not finished ${plural(reached2.length, "deployment")}` };
  return first === "serving" ? { verb: "serves", more: "; ECS has not finished the deployment" } : { verb: `is at ${first} with`, more: "; ECS has not finished the deployment" };
};
var isReturning = ({ goesBackTo, previousTaskDefinitionArn }) => goesBackTo !== void 0 && goesBackTo !== familyAndRevision(previousTaskDefinitionArn ?? "");
var moveTo = (service4) => {
  if (service4.changes.kind === "created") return "be created";
  return service4.goesBackTo === void 0 ? `get ${whatChanges(service4)}` : `go back to ${named(service4.goesBackTo)}: ${whatChanges(service4)}`;
};
var planWordings = (record) => {
  const { services: services3 = [], pushes = null } = resultOf(record, "plan") ?? {};
  const pushed = "the image would be pushed";
  if (services3.length === 0)
    return pushes === null ? [] : [`${pushed} as ${named(pushes.slice(pushes.indexOf("/") + 1))}`, pushed];
  const changing = services3.filter((service4) => isReturning(service4) || whatChanges(service4) !== "no change");
  if (changing.length === 0) return ["nothing would change"];
  const each = changing.map((service4) => `${named(service4.serviceName)} would ${moveTo(service4)}`);
  return [inWords(each), `${plural(changing.length, "service")} would change`];
};
var judgedWordings = (record) => {
  const isOverridden2 = resultsOf(record, "gate").some(({ kind }) => kind === "overridden");
  const running = resultOf(record, "running")?.images.length ?? 0;
  const what = running === 0 ? "the image" : running === 1 ? "the image that runs" : `the ${running} images that run`;
  const passed = isOverridden2 ? "Passed by `override-reason`" : `Passed: no finding blocks ${what}`;
  const isUnplanned = resultOf(record, "credentials")?.kind === "missing";
  const more = isUnplanned ? ["no plan without AWS credentials"] : planWordings(record);
  return [...more.map((text8) => `${passed}; ${text8}`), passed];
};
var imageWordings = (record) => {
  const [push, tag] = [resultOf(record, "push"), resultOf(record, "tag")];
  if (push !== void 0) {
    const name = named(push.tag ?? push.repository);
    const text8 = push.kind === "pushed" ? `Pushed ${name}` : `${name} was already in the registry`;
    return [text8, push.kind === "pushed" ? "Pushed the image" : "The image was already in the registry"];
  }
  const gates = resultsOf(record, "gate");
  if (gates.length > 0) return judgedWordings(record);
  if (resultOf(record, "build") !== void 0)
    return tag === void 0 ? ["Built the image"] : [`Built ${named(tag.tag)}`, "Built the image"];
  const planned = planWordings(record);
  if (planned.length > 0) return planned.map((text8) => `Plan: ${text8}`);
  const isIdle2 = record.stages.every(({ status: status2 }) => status2 === "left-out");
  return [isIdle2 ? "Nothing to do: every stage was left out" : "Succeeded"];
};

// src/report/summary/headline.ts
var LONGEST_HEADLINE = 100;
var headlineOf = (record) => fitting(wordingsOf(record)) ?? OUTCOMES[record.verdict];
var fitting = (wordings) => wordings.find((text8) => text8.length <= LONGEST_HEADLINE);
var wordingsOf = (record) => {
  switch (record.verdict) {
    case "running":
      return runningWordings(record);
    case "success":
      return withOverride(record, successWordings(record));
    case "blocked":
      return blockedWordings(record);
    case "failed":
      return failedWordings(record);
    case "cancelled":
      return cancelledWordings(record);
  }
};
var runningWordings = ({ stages }) => {
  const running = stages.filter(({ status: status2 }) => status2 === "running").map(({ id }) => id);
  return running.length === 0 ? [] : [`Running: ${running.join(", ")}`];
};
var OUTCOMES = {
  running: "Running",
  success: "Succeeded",
  blocked: "Blocked",
  failed: "Failed",
  cancelled: "Cancelled"
};

// src/report/summary/error-headline.ts
var errorHeadlines = (record, errors) => errors.map((one, index) => index === 0 ? headlineOf(record) : headlineOfOther(record, one));
var headlineOfOther = (record, { stage: id, error }) => {
  const stage = record.stages.find((one) => one.id === id);
  if (stage === void 0) return fitting(shortCauses(error)) ?? CATALOGUE[error.code].title;
  if (stage.undoes !== null) {
    return fitting(shortCauses(error).map((cause) => `Undo failed in ${stage.id}: ${cause}`)) ?? "Undo failed";
  }
  return fitting(namedCauses(stage)) ?? headlineOf(recordOfOnly(record, stage));
};
var namedCauses = ({ kind, result }) => kind === "wait" && result !== null && result.cause !== null ? [result.cause.message, result.cause.summary].map((cause) => `${outcomeLabel(result.outcome)}: ${cause}`) : [];
var recordOfOnly = (record, { id, subject }) => {
  const isConcerned = (one) => one.id === id || one.error === null && (one.subject === null || one.subject === subject);
  const only = { failure: null, stages: record.stages.filter(isConcerned) };
  return { ...record, ...only, verdict: verdictOf(only) };
};

// src/report/summary/maintenance-section.ts
var maintenanceSection = (record) => {
  const result = resultOf(record, "maintenance");
  if (result === void 0) return [];
  const rows = result.pages.map((page) => [
    `**${markdown(page.service)}**`,
    page.state === "on" ? `\u26A0\uFE0F ${markdown(ageOf(page, result.at))}` : "off",
    page.moved === "moved" ? "switched by this run" : "as it was",
    markdown(page.listener),
    `${page.priority}`,
    codeSpan(page.ruleArn)
  ]);
  return table(["Service", "Sorry page", "Change", "Listener", "Priority", "Rule"], "llllrl", rows);
};
var ageOf = (page, now) => page.since === null ? stateInWords(page) : `${stateInWords(page)}, ${ageInWords(now - page.since)}`;
var pageNotices = (record) => resultsOf(record, "plan").flatMap(({ services: services3 }) => services3).flatMap(({ serviceName, sorryPage }) => {
  if (sorryPage === void 0) return [];
  const sentence2 = `The sorry page of ${named(serviceName)} is ${stateInWords(sorryPage)}: no request reaches the service at ${sorryPage.listener}. To switch it off, run \`pipeline: maintenance\` with \`maintenance: off\`.`;
  return [{ title: "The sorry page is on", sentence: sentence2, level: "warning" }];
});

// src/report/summary/way-section.ts
var waySection = (record) => {
  const way = resultOf(record, "plan")?.way;
  if (way === void 0) return [];
  const mark = resultOf(record, "mark") ?? null;
  return [
    text("**The way**"),
    ...table(
      ["Environment", "Mark", ""],
      "lll",
      way.stops.map((stop) => [
        codeSpan(stop.environment),
        marksIn(stop, way, mark).map((one) => codeSpan(one)).join(", ") || "\u2013",
        prose(partOf(stop, way))
      ])
    ),
    ...way.pushedAt === null ? [] : [text(`The image was pushed at ${minuteOf(way.pushedAt)} UTC.`)]
  ];
};
var marksIn = ({ environment, marks }, way, mark) => {
  const own = environment === way.environment && mark !== null && mark.kind !== "not-marked" ? [mark.tag] : [];
  return [.../* @__PURE__ */ new Set([...marks, ...own])];
};
var partOf = ({ environment }, way) => {
  if (environment === way.environment) return "promoted to";
  if (way.from.kind === "environment" && environment === way.from.environment) return "promoted from";
  return skippedIn(way).includes(environment) ? "skipped by `promote-from`" : "";
};
var minuteOf = (at) => new Date(at).toISOString().slice(0, 16).replace("T", " ");
var wayNotices = (record) => {
  const way = resultOf(record, "plan")?.way;
  const skipped = way === void 0 ? [] : skippedIn(way);
  const mark = resultOf(record, "mark");
  return [
    ...way === void 0 || skipped.length === 0 ? [] : [skipNotice(way, skipped)],
    ...mark?.kind === "not-marked" ? [markNotice(mark)] : []
  ];
};
var skipNotice = ({ environment }, skipped) => ({
  title: "Environment skipped",
  sentence: `The image goes to ${named(environment)} without the mark of ${inWords(skipped.map(named))}: \`promote-from\` skips it.`,
  level: "warning"
});
var markNotice = ({ tag, because }) => ({
  title: "Not marked as passed",
  sentence: `The image is not marked as passed, so it cannot be promoted from here: ${because}. The mark is ${named(tag)}.`,
  level: "warning"
});

// src/report/summary/written.ts
var uploadedInWords = (result) => {
  if (result.kind !== "uploaded") return notWrittenInWords(result);
  const inState = (kind) => result.reports.filter(({ processing }) => processing.kind === kind).length;
  const [pending, failed] = [inState("pending"), inState("failed")];
  return [
    plural(result.reports.length, "report"),
    ...pending === 0 ? [] : [`${pending} still in processing`],
    ...failed === 0 ? [] : [`${failed} not processed`]
  ].join(", ");
};
var postedInWords = (result) => {
  if (result.kind === "none") return "nothing to write";
  return "url" in result ? link(result.kind, result.url) : notWrittenInWords(result);
};
var notWrittenInWords = ({ kind, because }) => `${kind === "skipped" ? "not written" : "failed"}: ${prose(because)}`;
var notWritten = (record) => [
  ...new Map(noticesIn(record).map((one) => [one.sentence, one])).values()
];
var noticesIn = (record) => KINDS2.flatMap(
  ({ kind, title }) => resultsOf(record, kind).flatMap(
    (result) => result.kind === "skipped" ? [{ title, sentence: `${title}: ${result.because}.${result.next === null ? "" : ` ${result.next}`}` }] : []
  )
);
var KINDS2 = [
  { kind: "code-scanning", title: "Nothing uploaded to code scanning" },
  { kind: "comment", title: "No comment on the pull request" },
  { kind: "issue", title: "No issue written" }
];

// src/report/summary/notices.ts
var noticesOf = (record) => [
  ...withoutCredentials(record),
  ...deployingPullRequest(record),
  ...notJudged(record),
  ...notRunning(record),
  ...notCompared(record),
  ...endedExceptions(record),
  ...wayNotices(record),
  ...pageNotices(record),
  ...notWritten(record)
];
var noticeSection = (record) => noticesOf(record).map(({ sentence: sentence2 }) => text(`\u2139\uFE0F ${prose(sentence2)}`));
var withoutCredentials = (record) => {
  if (resultOf(record, "credentials")?.kind !== "missing") return [];
  const isLeftOut = stagesOf(record, "side-cars-scan").some(({ status: status2 }) => status2 === "left-out");
  const what = isLeftOut ? "there is no plan, and no side-car was scanned" : "there is no plan";
  const sentence2 = `No AWS credentials found, so nothing in AWS was read and ${what}. Pull requests from forks have no credentials, and those from Dependabot no secrets of Actions.`;
  return [{ title: "No plan without AWS credentials", sentence: sentence2 }];
};
var PULL_REQUEST = /^pull_request(?:_target)?$/;
var deployingPullRequest = (record) => {
  const { run: run3, pipeline, stages } = record;
  if (run3 === null || pipeline !== "ship" || stages.length === 0 || !PULL_REQUEST.test(run3.event)) return [];
  const which = run3.pullRequest === null ? "a pull request" : `pull request ${run3.pullRequest}`;
  const isDeployed = resultsOf(record, "deploy").some(({ kind }) => kind !== "unchanged");
  const what = isDeployed ? "deployed" : "was set to deploy";
  const sentence2 = `This run of ${which} ${what}: \`pipeline: ship\` on \`${run3.event}\`. To check a pull request without deploying it, use \`pipeline: check\`.`;
  return [{ title: "Pull request with `pipeline: ship`", sentence: sentence2 }];
};
var endedExceptions = (record) => {
  const { expired, soon } = usesOfRun(record);
  return [
    ...expired.length === 0 ? [] : [{ title: "Expired exceptions", sentence: `${expiredInWords(expired)}.` }],
    ...soon.length === 0 ? [] : [{ title: "Exceptions that end soon", sentence: `${soonInWords(soon)}.` }]
  ];
};
var notJudged = (record) => {
  const isBack = resultsOf(record, "plan").some(({ services: services3 }) => services3.some((one) => one.goesBackTo !== void 0));
  if (!isBack) return [];
  const sentence2 = "A rollback builds, scans and judges nothing: its image was judged when it was shipped.";
  return [{ title: "Rollback without scans", sentence: sentence2 }];
};
var notRunning = (record) => {
  const idle = resultOf(record, "running")?.idle ?? [];
  if (idle.length === 0) return [];
  const sentence2 = `No task runs in ${inWords(idle.map(({ place: place2 }) => named(place2)))}, so nothing of it is judged.`;
  return [{ title: "Nothing runs", sentence: sentence2 }];
};
var notCompared = (record) => {
  const services3 = resultsOf(record, "plan").flatMap((plan) => plan.services);
  const noted = services3.flatMap(
    ({ serviceName, commitNote: note2 }) => note2 === void 0 ? [] : [{ serviceName, note: note2 }]
  );
  const byNote = Map.groupBy(noted, ({ note: note2 }) => JSON.stringify(note2));
  return [...byNote.values()].flatMap(([first, ...others]) => {
    if (first === void 0) return [];
    const names = inWords([first, ...others].map(({ serviceName }) => named(serviceName)));
    return [inSentence(first.note, names)];
  });
};
var inSentence = (note2, names) => note2.kind === "diverged" ? {
  title: "Commit of another branch",
  sentence: `The commit \`${note2.running}\`, which runs in ${names}, is on another branch than \`${note2.own}\`.`
} : {
  title: "Commits not compared",
  sentence: `Whether a newer commit runs in ${names} is not known: ${note2.because}.`
};

// src/report/summary/problem-list.ts
var ENTRY = /^( *)- /u;
var FOLLOWING = /^ {2,}\S/u;
var DEEPEST = 2;
var problemList = (lines2) => {
  const isList = ENTRY.test(lines2[0] ?? "") && lines2.every((line) => ENTRY.test(line) || FOLLOWING.test(line));
  if (!isList) return null;
  const margin = levelOf(lines2[0] ?? "");
  const shown = [];
  let above = -1;
  for (const line of lines2) {
    const isEntry = ENTRY.test(line);
    const lowest = isEntry ? 0 : 1;
    const level = Math.max(Math.min(levelOf(line) - margin, above + 1, DEEPEST), lowest);
    shown.push(...isEntry ? [entry(line, level)] : ["", `${indent(level)}${prose(line, LONGEST)}`]);
    above = isEntry ? level : level - 1;
  }
  return shown.join("\n");
};
var LONGEST = 1e3;
var levelOf = (line) => Math.floor((line.length - line.trimStart().length) / 2);
var indent = (level) => "  ".repeat(level);
var entry = (line, level) => `${indent(level)}- ${prose(line.trimStart().slice(2), LONGEST)}`;

// src/report/summary/errors.ts
var MESSAGE_LINES = 40;
var errorsOf = ({ failure, stages }) => [
  ...failure === null ? [] : [{ stage: null, error: failure }],
  ...stages.toSorted((one, other) => rank2(one) - rank2(other)).flatMap(({ id, error }) => error === null ? [] : [{ stage: id, error }])
];
var rank2 = ({ status: status2, error, undoes }) => {
  if (undoes !== null) return 3;
  if (status2 === "cancelled") return 2;
  return error !== null && isBlock(error.code) ? 1 : 0;
};
var nextStep = (record) => {
  const [first, ...others] = errorsOf(record);
  if (first === void 0) return null;
  const urgent = others.filter(({ error }) => error.code === "E_NOT_ROLLED_BACK");
  const hints = [...urgent, first].flatMap((one) => hintOf(record, one) ?? []);
  return hints.length === 0 ? null : shownBelow(hints.join(" "));
};
var shownBelow = (hint) => hint.replaceAll(/ in the summary\b/gu, " below").replace(
  /\bTo accept a finding instead, add an entry [^]*$/u,
  "Or accept what you cannot fix: the entries to copy are below."
);
var hintOf = (record, { stage: id, error }) => {
  const hint = error.hint?.replace(UNCHANGED, "") ?? null;
  if (hint === null) return null;
  const subject = record.stages.find((stage) => stage.id === id)?.subject;
  if (!record.stages.some((stage) => stage.subject === subject && isStopped(stage))) return hint;
  return error.kind === "cancelled" ? "Re-run to deploy." : hint.replace(CONTINUES, "").trim() || null;
};
var UNCHANGED = / Nothing was changed\.|; nothing was changed(?=\.)/u;
var CONTINUES = /(?<!\s)\s*\b(?:The deployment [^.:]{1,40}|(?:ECS|CodeDeploy) did not roll back): check the service\./u;
var errorSection = (record) => errorsOf(record).flatMap((one, index) => isShownElsewhere(record, one) ? [] : errorBlocks(record, one, index));
var isShownElsewhere = (record, { stage: id, error }) => {
  if (isBlock(error.code) || error.kind === "cancelled") return true;
  const stage = record.stages.find((one) => one.id === id);
  return stage !== void 0 && hasSection(stage);
};
var hasSection = (stage) => {
  if (stage.kind === "wait") return stage.result !== null && stage.result.cause !== null;
  if (stage.kind === "image-test") return stage.result !== null;
  return stage.kind === "gate" && stage.result?.kind === "broke";
};
var errorBlocks = (record, one, index) => {
  const { stage, error } = one;
  const hint = hintOf(record, one);
  return [
    text(`### ${stage === null ? "" : `${codeSpan(stage)} failed: `}${codeSpan(error.code)}`),
    ...messageBlocks(error.message, headlineOf(record)),
    // That of the first one is below the headline.
    ...hint === null || index === 0 ? [] : [text(`**Next:** ${prose(hint)}`)]
  ];
};
var messageBlocks = (message, headline) => {
  const [first = "", ...rest] = message.split(/\r\n|[\n\r]/u);
  const isHeadline = headline.endsWith(first.replace(/:\s*$/u, ""));
  const list2 = problemList(rest);
  if (list2 !== null) return [...isHeadline ? [] : [text(prose(first, 2e3))], text(list2)];
  const shown = rest.slice(-MESSAGE_LINES).map((line) => plainLine(line, 500));
  return [text(prose(first, 2e3)), ...shown.length === 0 ? [] : [text(codeBlock(shown.join("\n")))]];
};

// src/report/annotations.ts
var PER_LEVEL = 10;
var MESSAGE_LIMIT = 4096;
var TITLE_LIMIT = 200;
var annotationsOf = (record) => {
  const errors = errorsOf(record);
  const titles = errorHeadlines(record, errors);
  const annotated = errors.map(
    (one, index) => errorAnnotation({ ...one, message: messageNow(record, one) }, titles[index] ?? "", hintOf(record, one))
  );
  const notices = noticesOf(record).map(({ title, sentence: sentence2, level }) => annotation(level ?? "notice", title, sentence2));
  const all = [
    ...annotated,
    ...findingAnnotations(record),
    ...brokenAnnotations(record),
    ...checkAnnotations(record),
    ...notices
  ];
  return ["error", "warning", "notice"].flatMap(
    (level) => all.filter((annotation2) => annotation2.level === level).slice(0, PER_LEVEL)
  );
};
var annotation = (level, title, message) => ({
  level,
  title: plainLine(title, TITLE_LIMIT),
  message: plainLines(message, MESSAGE_LIMIT)
});
var ENDING = 800;
var messageNow = (record, { stage: id, error: { message } }) => {
  const rollout = rolloutsOf(record).find(({ stages }) => stages.some((stage) => stage.id === id));
  const running = rollout?.rollBack?.kind === "restored" ? rollout.rollBack.running : null;
  return running === null ? message : message.replace(/^Running: .*$/mu, () => `Running: ${running}`);
};
var errorAnnotation = ({ stage, error, message }, title, hint) => {
  const { code, kind } = error;
  const next = hint === null ? [] : [`Next: ${plainLine(hint, 500)}`];
  const where = stage === null ? "" : ` (stage ${plainLine(stage, TITLE_LIMIT)})`;
  const lines2 = [plainLines(message, MESSAGE_LIMIT - ENDING), ...next, `Code: ${code}${where}`];
  return annotation(kind === "cancelled" ? "warning" : "error", title, lines2.join("\n"));
};
var findingAnnotations = (record) => blockersIn(record).map(
  ({ finding }) => annotation(
    resultOf(record, "gate")?.kind === "overridden" ? "warning" : "error",
    `${SOURCES[finding.source].name} ${finding.level}: ${finding.id}`,
    `${explain(finding)}${ownerInWords("; in ", finding)}`
  )
);
var brokenAnnotations = (record) => scansIn(record).flatMap(
  (scan) => scan.kind === "broke" && resultOf(record, "gate") === void 0 ? [
    annotation(
      "error",
      `${SOURCES[scan.source].name} broke${ownerInWords(" on ", scan)}`,
      `${scan.because}
Next: ${scan.hint}`
    )
  ] : []
);
var checkAnnotations = (record) => {
  const { file = null, found = [] } = resultOf(record, "build")?.checks ?? {};
  return found.map(({ rule, text: text8, line }) => ({
    ...annotation("warning", `Dockerfile: ${rule}`, text8),
    ...file === null ? {} : { place: { file: plainLine(file, TITLE_LIMIT), line } }
  }));
};

// src/report/run-file.ts
var FORMAT = 1;
var runFileText = ({ runFile: _, ...record }) => `${JSON.stringify({ format: FORMAT, ...record }, null, 2)}
`;

// src/report/summary/plain-table.ts
var GAP = "  ";
var tableLines = (rows, limit) => {
  const widths = fitted2(rows, limit);
  return rows.flatMap((cells) => {
    const broken = cells.map((cell, column) => wrapped(cell, widths[column] ?? limit));
    const height = Math.max(1, ...broken.map((lines2) => lines2.length));
    return Array.from(
      { length: height },
      (_, line) => broken.map((lines2, column) => padded(lines2[line] ?? "", widths[column] ?? 0)).join(GAP).trimEnd()
    );
  });
};
var fitted2 = (rows, limit) => {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((cells) => cells[column] ?? ""));
  const widths = columns.map((cells) => Math.max(0, ...cells.map(widthOf)));
  const least = columns.map((cells) => Math.max(0, ...cells.flatMap((cell) => cell.split(" ")).map(widthOf)));
  const total = () => widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1));
  while (total() > limit) {
    const room = widths.map((width2, column) => width2 > (least[column] ?? 0) ? width2 : 0);
    const widest = room.indexOf(Math.max(...room));
    if ((room[widest] ?? 0) === 0) break;
    const width = room[widest] ?? 0;
    const enough = Math.max(limit - (total() - width), ...room.filter((_, column) => column !== widest));
    widths[widest] = Math.max(least[widest] ?? 0, Math.min(width - 1, enough));
  }
  return widths;
};
var wrapped = (cell, width) => {
  if (widthOf(cell) <= width) return [cell];
  const lines2 = [];
  let line = "";
  for (const word2 of cell.split(" ")) {
    if (line !== "" && widthOf(`${line} ${word2}`) > width) {
      lines2.push(line);
      line = word2;
    } else line = line === "" ? word2 : `${line} ${word2}`;
  }
  return [...lines2, line];
};
var padded = (cell, width) => cell + " ".repeat(Math.max(0, width - widthOf(cell)));
var widthOf = (text8) => Array.from(text8.replace(/\uFE0F/gu, "")).reduce(
  (width, sign) => width + (new RegExp("\\p{Extended_Pictographic}", "u").test(sign) ? 2 : 1),
  0
);

// src/report/summary/plain-summary.ts
var FENCED = /^((`{3,})(?:text|diff|yaml)\n[^]*?\n\2)$/mu;
var BROWSER_ONLY = /^```mermaid\n[^]*?\n```$|^<\/details>$|^<details>|<\/?summary>/gmu;
var plainSummary = (markdown2, columns = Infinity) => {
  const parts = markdown2.split(FENCED);
  const plain2 = parts.flatMap((part, index) => {
    if (index % 3 === 2) return [];
    return index % 3 === 1 ? [indented(part.split("\n").slice(1, -1))] : part.replace(BROWSER_ONLY, "").trim().split(/\n{2,}/u).map((block) => plainBlock(block, columns));
  });
  return `${logLines(plain2.filter((block) => block !== "").join("\n\n")).join("\n")}
`;
};
var plainBlock = (block, columns) => block.startsWith("| ") ? plainTable(block.split("\n"), columns) : block.replace(/^#+ /u, "").split("<br>").map((line) => line.startsWith(LINKS) ? plainLinks(line.slice(LINKS.length)) : plainText(line)).join("\n");
var LINKS = "**Links:** ";
var plainLinks = (links) => [
  "Links:",
  ...links.split(" \xB7 ").map((one) => `  ${plainText(one.replace(/^\[(.*)\]\(([^)]*)\)$/u, "$1: $2"))}`)
].join("\n");
var MARGIN = "  ";
var indented = (lines2) => lines2.map((line) => `${MARGIN}${line}`).join("\n");
var plainTable = (lines2, columns) => {
  const rows = lines2.filter((_, index) => index !== 1).map(
    (line) => line.slice(2, -2).split(" | ").map((cell) => plainText(cell).replaceAll("<br>", "; "))
  ).filter((cells) => cells.some((cell) => cell.trim() !== ""));
  return indented(tableLines(rows, columns - MARGIN.length));
};
var plainText = (markdown2) => unescaped(
  markdown2.replace(/\[([^[\]]*)\]\([^()]*\)/gu, "$1").replace(/<\/?code>|`|\*\*/gu, "").replace(/^_(.*)_$/u, "$1")
);

// src/report/run-facts.ts
var publicFacts2 = ({ workspace: _, ...facts2 }) => facts2;

// src/report/run-ending.ts
var endingOf = (record) => {
  switch (record.verdict) {
    case "success":
      return "done";
    case "blocked":
    case "cancelled":
      return record.verdict;
    default:
      return isMisused(record) ? "misused" : "failed";
  }
};
var isMisused = ({ failure, stages, changes: changes2 }) => {
  const errors = [failure, ...stages.map(({ error }) => error)].filter((error) => error !== null);
  const own = errors.filter(({ kind }) => kind !== "cancelled");
  const isChanged = changes2.some(({ state }) => state !== "unchanged");
  return own.length > 0 && !isChanged && own.every(({ kind }) => kind === "input");
};

// src/report/summary/redacted-markdown.ts
var FENCED2 = /^(`{3,})(text|diff|mermaid)\n([^]*?)\n\1$/gmu;
var redactedMarkdown = (markdown2, redact) => {
  const parts = [...markdown2.matchAll(FENCED2)].reduce(
    ({ done, at }, { 0: block, 1: fence = "", 2: kind = "", 3: inner = "", index }) => {
      const before = withoutSecrets(markdown2.slice(at, index), redact);
      const shown = kind === "mermaid" ? redactedChart(inner, redact) : redact(inner);
      return { done: `${done}${before}${fence}${kind}
${shown}
${fence}`, at: index + block.length };
    },
    { done: "", at: 0 }
  );
  return parts.done + withoutSecrets(markdown2.slice(parts.at), redact);
};
var TOKEN = /^\|(?: -{3}:? \|)+$|^#+ |^- |<\/?(?:details|summary|code)>|<br>|\*\*|\||`(?<code>[^`\n]+)`|\[(?<name>[^[\]\n]*)\]\(https:\/\/(?<place>[^)\s]*)\)|(?<text>(?:<span>&#\d+;<\/span>|(?!\*\*)[^|`[\n<])+)/gmu;
var withoutSecrets = (markdown2, redact) => markdown2.replaceAll(TOKEN, (token, ...rest) => {
  const { code, name, place: place2, text: text8 } = rest.at(-1);
  if (code !== void 0) return `\`${redact(code)}\``;
  if (text8 !== void 0) return redactedText(text8, redact);
  if (name === void 0 || place2 === void 0) return token;
  const shown = redactedText(name, redact);
  return isExposed(place2, redact) ? shown : `[${shown}](https://${place2})`;
});
var redactedText = (text8, redact) => {
  const plain2 = unescaped(text8);
  const shown = redact(plain2);
  return shown === plain2 ? text8 : shown.replace(/\S(?:.*\S)?/u, (words2) => markdown(words2, Infinity));
};
var isExposed = (place2, redact) => {
  const decoded2 = place2.replace(
    /(?:%[0-9a-f]{2})+/giu,
    (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString("utf8")
  );
  return redact(place2) !== place2 || redact(decoded2) !== decoded2;
};
var redactedChart = (lines2, redact) => lines2.replaceAll(/(?<=^ {2}section ).*$|(?<=^ {2})[^:\n]*(?= :)/gmu, (name) => redact(name).replaceAll("***", "--"));

// src/report/redacted.ts
var MACHINE_VALUES = /* @__PURE__ */ new Set([
  ...["kind", "status", "state", "verdict", "id", "code", "stage", "docs", "pipeline"],
  ...["key", "subject", "undoes", "service", "serviceName", "cluster"],
  ...["rule", "severity", "level", "builder", "from", "platform", "at", "updatedAt", "javaIndexAt"],
  ...["tag", "commit", "revision", "digest", "configDigest", "runningDigests", "uri", "registry", "repository"],
  ...["repositoryUri", "tagMutability", "account", "region", "clusterArn", "serviceArn", "deploymentId"],
  ...["sha", "headSha", "serverUrl", "runId", "undoes", "to"],
  ...["container", "taskId", "folder", "category", "logGroup", "logRegion", "logPrefix"],
  ...["taskDefinitionArn", "previousTaskDefinitionArn", "serviceDeploymentArn"]
]);
var redactedRecord = (record, redact) => (
  // The same shape with other texts: numbers, nulls and member names are left.
  redactedValue(record, redact)
);
var isForMachines = (name, value) => name === "source" ? typeof value === "string" && Object.hasOwn(SOURCES, value) : MACHINE_VALUES.has(name) && !isObject(value);
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var asItIs = (text8) => text8;
var redactedValue = (value, redact) => {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactedValue(item, redact));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      redactedValue(member, isForMachines(name, member) ? asItIs : redact)
    ])
  );
};

// src/report/summary/accept-section.ts
var MOST_ENTRIES = 50;
var acceptSection = (record) => resultsOf(record, "judge").flatMap(blocksOf);
var blocksOf = ({ verdict, exceptions: { suggestedEnd, source } }) => {
  if (verdict.kind === "broke" || suggestedEnd === null) return [];
  const entries = suggestedEntries(blockersOf(verdict).map(({ finding }) => finding));
  if (entries.length === 0) return [];
  const shown = entries.slice(0, MOST_ENTRIES).map((entry2) => entryLines(entry2, suggestedEnd));
  const first = entries.length > MOST_ENTRIES ? `The first ${MOST_ENTRIES} of ${entries.length}. ` : "";
  return details(`Accept instead: ${plural(entries.length, "entry")} to copy`, [
    text(
      prose(
        `${first}Fix what can be fixed. What is accepted goes into ${acceptingFile(source)}, each with your reason and owner:`
      )
    ),
    text(codeBlock(["exceptions:", ...shown].join("\n"), "yaml"))
  ]);
};

// src/report/summary/apps-section.ts
var appsSection = (record) => {
  const apps = resultOf(record, "apps")?.apps ?? [];
  if (apps.length === 0) return [];
  const rows = apps.map(({ name, kind, because }) => [
    `**${markdown(name)}**`,
    kind === "changed" ? "changed" : "not changed",
    markdown(because)
  ]);
  return table(["App", "Change", "Because"], "lll", rows);
};

// src/domain/scan/base-in-words.ts
var baseInWords = ({ base, newer }, findings) => {
  if (base.kind === "scratch" || findings.length === 0) return null;
  if (base.kind === "unknown") return `Which findings are of the base image is not known: ${base.because}.`;
  const ofBase = findingsOfBase(findings, base.layers);
  if (ofBase.length === 0) return null;
  const where = `the base image ${base.reference} (line ${base.line} of the Dockerfile)`;
  const own = findings.length - ofBase.length;
  const split = `In the layers of ${where}: ${severitiesInWords(ofBase)}; of our own: ${own === 0 ? "none" : own}.`;
  return [split, ...newer === null ? notScanned(base) : newer.bases.map(checkedInWords)].join(" ");
};
var notScanned = (base) => {
  const candidates = candidatesOf(base);
  if (candidates.length > 0)
    return candidates.map(
      ({ name, reached: reached2 }) => reached2 === "by-tag" ? `Newer: \`${familiarName(name)}\`, not checked.` : `The registry has a newer image of this name, not checked.`
    );
  return base.newer.sameTag === "same" ? ["The registry has no newer image of this name."] : [];
};

// src/report/summary/scan-origin.ts
var originOf2 = ({ source, version: version2, database, operatingSystem, unchecked }) => [
  ...unchecked === null ? [] : [`**Accepted by \`${acceptedBy(source)}\`:** ${markdown(unchecked)}`],
  ...version2 === "" ? [] : [`${SOURCES[source].name} ${markdown(version2)}${database === null ? "" : `, ${databaseOf(database)}`}`],
  ...operatingSystem === null ? [] : [`operating system ${markdown(operatingSystem)}`]
].join("; ");
var acceptedBy = (source) => source === "ecr" ? "ecr-scan-unsupported" : "accept-unknown-os";
var databaseOf = ({ updatedAt, origin: origin2, javaIndexAt }) => {
  const index = javaIndexAt === void 0 ? "" : `, index of Java packages of ${markdown(javaIndexAt)}`;
  return `database of ${markdown(updatedAt)} from ${placeOf(origin2)}${index}`;
};
var placeOf = (origin2) => {
  switch (origin2.kind) {
    case "verified":
      return codeSpan(origin2.repository);
    case "cache":
      return "the tool cache: **not verified**, because `offline` is set";
    case "own":
      return "`trivy-cache-dir`: **only vulnerabilities in this database can be found**; not verified";
  }
};

// src/report/summary/findings.ts
var BLOCKING_ROWS = 50;
var OTHER_ROWS = 10;
var PLACES = 3;
var findingBlocks = (record) => {
  const withPlaces = placesNamed(record);
  const scans = scansIn(record);
  const blockers = blockersIn(record).map(({ finding }) => finding);
  const excepted = resultsOf(record, "judge").flatMap((judged) => judged.excepted);
  const sort = otherFindings({ blockers, excepted: excepted.map(({ finding }) => finding) });
  const restOf3 = (scan) => scan.kind === "broke" ? [] : reportBlocks(scan.report, sort(scan.report.findings), withPlaces);
  return {
    blocking: [
      ...scans.flatMap((scan) => scan.kind === "broke" ? brokenBlocks(scan, nextStep(record)) : []),
      ...blockers.length === 0 ? [] : [
        text(`### ${plural(blockers.length, "finding")} ${verbOf(record, blockers)} ${blockedIn(blockers)}`),
        ...policyLine(resultOf(record, "judge")),
        ...fixListOfImage(blockers),
        ...findingTable(blockers.map(withPlaces), BLOCKING_ROWS, "in-table")
      ]
    ],
    rest: [...blockers.length === 0 ? policyLine(resultOf(record, "judge")) : [], ...scans.flatMap(restOf3)]
  };
};
var verbOf = (record, { length }) => {
  if (resultOf(record, "gate")?.kind === "overridden") return "would have blocked";
  return length === 1 ? "blocks" : "block";
};
var blockedIn = (blockers) => {
  const owners = new Set(blockers.map((finding) => isOfRun(finding) ? void 0 : finding.sideCar?.image));
  if (blockers.every(({ sideCar }) => sideCar?.runsIn !== void 0))
    return owners.size === 1 ? "a running image" : `${owners.size} running images`;
  if (!owners.has(void 0)) return `the ${owners.size === 1 ? "image of a side-car" : "images of side-cars"}`;
  return owners.size === 1 ? "the image" : "the image and side-cars";
};
var placesNamed = (record) => {
  const sideCars = resultsOf(record, "side-cars-scan").flatMap(({ images: images2 }) => images2);
  const images = [resultOf(record, "build"), ...sideCars].map((image7) => image7?.localReference ?? "");
  const systems = scansIn(record).flatMap(
    (scan) => scan.kind === "report" && scan.report.operatingSystem !== null ? [scan.report.operatingSystem.replace(/ \(end of life\)$/u, "")] : []
  );
  const names = new Map(
    images.flatMap((image7) => systems.map((system) => [`${image7} (${system})`, `OS packages (${system})`]))
  );
  return (finding) => ({ ...finding, where: finding.where.map((place2) => names.get(place2) ?? place2) });
};
var brokenBlocks = ({ source, because, hint, sideCar }, next) => [
  text(
    `### \u26A0\uFE0F ${SOURCES[source].name} broke, and the image${sideCar === void 0 ? "" : ` ${ownerOf(sideCar)}`} could not be judged`
  ),
  text(`${prose(because)}${hint === next ? "" : `<br>**Next:** ${prose(hint)}`}`)
];
var reportBlocks = (report2, sorted, withPlaces) => {
  const { source, findings, sideCar } = report2;
  const counts = Object.entries(countByLevel(source, findings));
  return [
    text(
      `### ${SOURCES[source].name}${sideCar === void 0 ? "" : `, ${ownerOf(sideCar)}`}: ${numberOf(report2, sorted)}`
    ),
    ...findings.length === 0 ? [] : table(
      counts.map(([level]) => level),
      "r".repeat(counts.length),
      [counts.map(([, count]) => String(count))]
    ),
    ...findingTable(worstFirst(sorted.others.map(withPlaces)), OTHER_ROWS),
    text(originOf2(report2))
  ];
};
var numberOf = (report2, { blocking, accepted }) => {
  if (!wasScanned(report2)) return "not scanned";
  const { findings, unchecked } = report2;
  return [
    findings.length === 0 ? "no findings" : plural(findings.length, "finding"),
    ...blocking === 0 ? [] : [`${blocking} blocking`],
    ...accepted === 0 ? [] : [`${accepted} accepted`],
    ...unchecked === null ? [] : ["packages not checked"]
  ].join(", ");
};
var findingTable = (findings, limit, images = "in-heading") => {
  const shown = findings.slice(0, limit);
  const isListed = images === "in-table" && shown.some(({ sideCar }) => sideCar !== void 0);
  const [head, align] = isListed ? [["Image"], "l"] : [[], ""];
  const rows = shown.map((finding) => [...isListed ? [ownerOf(finding.sideCar)] : [], ...findingRow(finding)]);
  return [
    ...table([...head, "Scanner", "Severity", "Finding", "Where", "Fixed in"], `${align}lllll`, rows),
    ...findings.length > limit ? [text(`The worst ${limit} of ${findings.length} are shown.`)] : []
  ];
};
var ownerOf = (sideCar) => {
  if (sideCar === void 0) return "of the run";
  const { image: image7, containers: containers2, platform, runsIn = [] } = sideCar;
  return `${codeSpan(withShortDigests(image7), 200)} (${markdown([...containers2, platform, ...runsIn.map((name) => `in ${name}`)].join(", "), 100)})`;
};
var findingRow = (finding) => [
  SOURCES[finding.source].name,
  markdown(finding.level),
  `${finding.url === null ? codeSpan(finding.id, 100) : link(finding.id, finding.url)} ${markdown(finding.title, 120)}`,
  placesCell(finding),
  finding.kind === "vulnerability" ? finding.fixedVersion === null ? finding.fix === void 0 ? "no fixed version" : "not known" : codeSpan(finding.fixedVersion, 100) : ""
];
var placesCell = (finding) => {
  const affected = affectedBy(finding);
  const found = placesOf(finding);
  const places = [
    ...found.slice(0, PLACES).map((place2) => markdown(place2, 160)),
    ...found.length > PLACES ? [`and ${found.length - PLACES} more`] : []
  ].join("<br>");
  return affected === null ? places : `${markdown(affected, 160)} in ${places}`;
};

// src/report/summary/baseline-section.ts
var ROWS = 50;
var baselineSection = (record) => {
  const [judged, ...later] = resultsOf(record, "judge").filter((one) => one.compared !== void 0);
  if (judged?.compared === void 0) return baseBlocks(record);
  const { compared, comparedSideCars = [] } = judged;
  const ofEcr = later.flatMap((one) => one.compared ?? []);
  const comparisons = comparisonsIn(judged);
  const added = comparisons.flatMap((one) => one.added);
  const fixed = comparisons.flatMap((one) => one.fixed);
  return [
    text(`${markOf(compared)} ${short(comparedInWords(compared))}`),
    ...comparedSideCars.map((one) => text(`${markOf(one.compared)} ${short(sideCarComparedInWords(one))}`)),
    ...ofEcr.map((other) => text(`Scans of ECR: ${short(ofEcrInWords(other))}`)),
    ...baseBlocks(record),
    ...details(`New: ${plural(added.length, "finding")}`, findingTable(added.map(placesNamed(record)), ROWS)),
    ...details(`Fixed: ${plural(fixed.length, "finding")}`, findingTable(fixed, ROWS))
  ];
};
var short = (sentence2) => prose(withShortDigests(sentence2));
var markOf = (compared) => {
  if (compared.kind === "not-compared") return compared.why === "first" ? "\u2139\uFE0F" : "\u26A0\uFE0F";
  return compared.added.length > 0 ? "\u2795" : compared.fixed.length > 0 ? "\u{1F389}" : "\u{1F7F0}";
};
var ofEcrInWords = (compared) => compared.kind === "not-compared" && compared.why === "unreadable" ? `not compared, so the whole policy applies to them: ${compared.because}` : comparedInWords(compared);
var baseBlocks = (record) => {
  const base = resultOf(record, "base");
  if (base === void 0) return [];
  const scans = resultsOf(record, "scan").flatMap((scan) => scan.kind === "report" ? scan.report.findings : []);
  const found = scans.filter(isCompared);
  const words2 = baseInWords({ base, newer: resultOf(record, "newer-bases") ?? null }, found);
  return words2 === null ? [] : [text(`\u{1F9F1} ${short(words2)}`)];
};

// src/report/summary/rebuild-section.ts
var SHOWN = 50;
var rebuildSection = (record) => {
  const images = resultOf(record, "rebuilds")?.images ?? [];
  const blockers = blockersIn(record).map(({ finding }) => finding);
  const lines2 = images.slice(0, SHOWN).map(({ image: image7, platform, rebuild }) => {
    const own = blockers.filter(({ sideCar }) => sideCar?.image === image7 && sideCar.platform === platform);
    return `- ${codeSpan(withShortDigests(image7), 200)}: ${prose(withShortDigests(rebuildInWords(rebuild, own)))}`;
  });
  if (lines2.length === 0) return [];
  const more = images.length > SHOWN ? [`- and ${images.length - SHOWN} more, in the log`] : [];
  return [text("### \u{1F9F1} A rebuild on today's base images"), text([...lines2, ...more].join("\n"))];
};

// src/report/times.ts
var seconds = (ms) => `${(ms / 1e3).toFixed(1)} s`;
var timeOfDay = (at) => Number.isFinite(at) && Math.abs(at) <= LAST_TIME ? new Date(at).toISOString().slice(11, 19) : "";
var LAST_TIME = 864e13;

// src/report/summary/deployment.ts
var EVENTS = 10;
var deploymentBlocks = (record) => {
  const rollouts = rolloutsOf(record);
  return {
    evidence: rollouts.flatMap(({ name, deploy, wait }) => [
      ...newSincePlan(name, deploy),
      ...wait === null ? [] : evidenceOf(name, wait)
    ]),
    rest: rollouts.flatMap(restOf)
  };
};
var newSincePlan = (name, deploy) => {
  const news = deploy?.newSincePlan ?? null;
  if (news === null) return [];
  const revision = news.taskDefinitionArn === null ? "" : ` of ${codeSpan(familyAndRevision(news.taskDefinitionArn))}`;
  const since2 = news.createdAt === null ? "" : ` at ${timeOfDay(news.createdAt)} UTC`;
  return [
    text(
      `\u26A0\uFE0F Since the plan, another deployment${revision} of ${codeSpan(name)} was started${since2}: ${codeSpan(news.deploymentId)}.`
    )
  ];
};
var evidenceOf = (name, { cause, evidence, lastLines }) => {
  if (cause === null) return [];
  const also = cause.others.map((one) => prose(one)).join("; ");
  const blocks = [
    ...also === "" ? [] : [text(`Also: ${also}`)],
    ...evidenceTable(evidence),
    ...lastLinesOf(lastLines)
  ];
  return blocks.length === 0 ? [] : [text(`### Stopped tasks and events of ${codeSpan(name)}`), ...blocks];
};
var lastLinesOf = (last) => {
  if (last === void 0) return [];
  const { container: container2, place: place2, lines: lines2, because } = last;
  if (because !== null) return [text(`No log of ${codeSpan(container2)}: ${prose(because)}`)];
  const shown = lines2.map((line) => plainLine(line, 500)).join("\n");
  return details(`Last lines of <code>${markdown(container2)}</code> (${markdown(place2)})`, [text(codeBlock(shown))]);
};
var restOf = ({ name, deploy, wait, rollBack }) => {
  if (deploy === null) return [];
  const from = deploy.previousTaskDefinitionArn;
  const rows = [
    ["Service", `${codeSpan(deploy.service)} in cluster ${codeSpan(familyAndRevision(deploy.cluster))}`],
    [
      "Task definition",
      `${from === null ? "none" : codeSpan(familyAndRevision(from))} \u2192 ${codeSpan(familyAndRevision(deploy.taskDefinitionArn))}`
    ],
    ["Deployment", codeSpan(deploy.deploymentId)],
    ...wait ? [...outcomeRows(wait), ...runningRows(wait.outcome, rollBack)] : []
  ];
  const events = wait !== null && wait.cause === null ? evidenceTable(wait.evidence) : [];
  const outcome = wait === null ? UNSEEN2[deploy.kind] : outcomeInWords(wait.outcome);
  return details(`Deployment of <code>${markdown(name)}</code>: ${outcome}`, [
    ...table(["Property", "Value"], "ll", rows),
    ...events
  ]);
};
var UNSEEN2 = { started: "not waited for", followed: "not waited for", unchanged: "unchanged" };
var outcomeRows = ({ outcome, cause, waitedMs }) => {
  const { view } = outcome;
  return [
    [
      "Outcome",
      `**${outcomeInWords(outcome)}** after ${seconds(waitedMs)}${cause === null ? "" : `: ${prose(cause.summary)}`}`
    ],
    ...reasonRows(outcome),
    ...view === null ? [] : [["Tasks of this deployment", tasksOf(view)], ...stageRows(view)],
    ...reachedBy(outcome) === null ? [] : [["ECS", "continues the deployment: the run waited for `wait-until` only"]],
    ...view?.circuitBreaker ? [["Circuit breaker", `${view.circuitBreaker.failureCount} of ${view.circuitBreaker.threshold} failures`]] : []
  ];
};
var runningRows = (outcome, rollBack) => {
  const row2 = (name, running) => running === null ? [] : [[name, prose(running)]];
  const seen2 = runningNow(outcome.view);
  switch (rollBack?.kind) {
    case "restored":
      return row2("Running now", rollBack.running);
    case "requested":
    case "not-restored":
      return row2("Running before the rollback", seen2);
    default:
      return outcome.kind === "success" && outcome.reached === void 0 ? [] : row2("Running now", seen2);
  }
};
var tasksOf = (view) => `${view.running} running, ${view.pending} pending, ${view.failed} failed, ${view.desired} desired; status ${codeSpan(view.status)}`;
var stageRows = ({ lifecycleStage, traffic }) => lifecycleStage === void 0 ? [] : [["Stage", [codeSpan(lifecycleStage), ...trafficInWords(traffic)].join(", ")]];
var reasonRows = (outcome) => {
  switch (outcome.kind) {
    case "success":
    case "timed-out":
      return [];
    case "rolled-back":
      return [
        ["Rollback", markdown(outcome.state)],
        ["Reason", prose(outcome.reason)]
      ];
    case "failed":
      return outcome.givenUp === void 0 ? [["Reason", prose(outcome.reason)]] : [["Given up", prose(givenUpInWords(outcome.givenUp))]];
    case "stopped":
      return [["Reason", prose(outcome.reason)]];
    case "interrupted":
      return [["Interrupted by", prose(outcome.reason)]];
    case "superseded":
      return [["Superseded by", codeSpan(outcome.by)]];
    case "paused":
      return [["Paused at hook", codeSpan(outcome.hook)]];
  }
};
var evidenceTable = (all) => {
  const byTime = all.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const events = byTime.filter(({ kind }) => kind === "event");
  const shown = [...byTime.filter(({ kind }) => kind === "stopped-task"), ...events.slice(-EVENTS)];
  const earlier = events.length - Math.min(events.length, EVENTS);
  return [
    ...table(
      ["UTC", "What", "Message"],
      "lll",
      shown.map((line) => [
        timeOfDay(Date.parse(line.at)),
        line.kind === "event" ? "event" : "stopped task",
        markdown(line.text, 500)
      ])
    ),
    ...earlier === 0 ? [] : [text(`${plural(earlier, "earlier event")} ${earlier === 1 ? "is" : "are"} in the log.`)]
  ];
};

// src/report/summary/exceptions-section.ts
var MOST_ROWS = 100;
var MOST_FINDINGS = 50;
var exceptionNotes = (record) => {
  const reports = resultsOf(record, "judge").map(({ exceptions }) => exceptions);
  const notes = reports.flatMap((report2) => {
    const source = sourceInWords(report2.source);
    const wouldPass = proposedInWords(report2);
    const isBad = report2.source.kind === "unreadable" || report2.source.kind === "branch" && report2.source.wrong.length > 0;
    return [
      ...wouldPass === null ? [] : [`\u{1F4A1} **${prose(wouldPass)}.**`],
      ...source === null || report2.source.kind === "no-file" && report2.source.ownFile === void 0 ? [] : [`${isBad ? "\u26A0\uFE0F" : "\u2139\uFE0F"} ${prose(source, 1500)}.`]
    ];
  });
  return [...overrideNotes(record), ...[...new Set(notes)].map(text)];
};
var overrideNotes = (record) => resultsOf(record, "gate").flatMap(
  (verdict) => verdict.kind === "overridden" ? [
    text(
      `\u26A0\uFE0F **The gate was overridden in this run: ${plural(verdict.blockers.length, "finding")} would have blocked the image.**<br>**Reason:** ${prose(verdict.reason, 500)}`
    )
  ] : []
);
var exceptionSection = (record) => {
  const uses = usesOfRun(record);
  const rows = rowsOf(uses);
  const excepted = resultsOf(record, "judge").flatMap((judged) => judged.excepted);
  const unmatched = resultsOf(record, "judge").map(({ exceptions }) => exceptions.unmatched);
  return details(titleOf(uses, unmatched), [
    ...table(["Exception", "State", "Until", "Owner", "Reason"], "lllll", rows.slice(0, MOST_ROWS)),
    ...rows.length > MOST_ROWS ? [text(`The first ${MOST_ROWS} of ${rows.length} are shown.`)] : [],
    ...table(
      ["Scanner", "Severity", "Accepted finding", "Accepted by"],
      "llll",
      excepted.slice(0, MOST_FINDINGS).map(findingRow2)
    ),
    ...excepted.length > MOST_FINDINGS ? [text(`The worst ${MOST_FINDINGS} of ${excepted.length} are shown.`)] : [],
    ...unmatchedBlocks(unmatched)
  ]);
};
var unmatchedBlocks = (all) => {
  const rows = all.flatMap(({ first }) => first).map(({ id, product: product2, because, path: path3 }) => [
    codeSpan(id, 100),
    codeSpan(product2, 200),
    codeSpan(path3, 200),
    markdown(because, 300)
  ]);
  const more = all.reduce((sum, { count }) => sum + count, 0) - rows.length;
  return [
    ...table(["VEX statement that is not matched", "About", "Document", "Because"], "llll", rows),
    ...more > 0 ? [text(`${more} more are not shown.`)] : []
  ];
};
var titleOf = ({ used, unused, expired, soon }, unmatched) => {
  const counts = [
    [used.length, "used"],
    [unused.length, "unused"],
    [expired.length, "expired"],
    [soon.length, soon.length === 1 ? "ends soon" : "end soon"],
    [unmatched.reduce((sum, { count }) => sum + count, 0), "not matched"]
  ];
  const listed5 = counts.flatMap(([count, what]) => count === 0 ? [] : [`${count} ${what}`]);
  return `Exceptions: ${listed5.join(", ")}`;
};
var rowsOf = ({ used, unused, expired, soon }) => {
  const ending = new Set(soon.map(exceptionName));
  const mark = (exception) => ending.has(exceptionName(exception)) ? ", ends soon" : "";
  return [
    ...expired.map(
      ({ exception, findings }) => rowOf(exception, `\u274C expired${findings === 0 ? "" : `, ${plural(findings, "finding")}`}`)
    ),
    ...used.map(({ exception, findings }) => rowOf(exception, `${plural(findings, "finding")}${mark(exception)}`)),
    ...unused.map((exception) => rowOf(exception, `unused${mark(exception)}`))
  ];
};
var rowOf = (exception, state) => [
  codeSpan(exceptionName(exception), 200),
  state,
  exception.expires === null ? "" : markdown(exception.expires),
  markdown(exception.owner, 100),
  `${markdown(exception.reason, 300)}${exception.from.kind === "vex" ? ` (${codeSpan(exception.from.path, 200)})` : ""}`
];
var findingRow2 = ({ finding, exception }) => [
  SOURCES[finding.source].name,
  markdown(finding.level),
  markdown([`${nameOf(finding)}${ownerInWords("; in ", finding)}`, ...placesOfAlerts(finding)].join("; "), 300),
  markdown(exception.owner, 100)
];
var placesOfAlerts = ({ source, where }) => source === "dockle" ? where.slice(0, 3) : [];

// src/report/summary/guard.ts
var guardSection = ({ guard }) => {
  const sentence2 = guard === null ? null : guardSentence(guard);
  return sentence2 === null ? [] : [text(`\u26A0\uFE0F ${prose(sentence2, 1500)}.`)];
};

// src/report/summary/image-section.ts
var imageSection = (record) => {
  const rows = [
    ...pushedRows(resultOf(record, "push")),
    ...builtRows(resultOf(record, "build")),
    ...accountRows(resultOf(record, "plan"))
  ];
  const cells = rows.map(([name, value]) => [name, codeSpan(value)]);
  return details("Image", table(["Property", "Value"], "ll", [...cells, ...attestedCells(weakestAttestation(record))]));
};
var pushedRows = (push) => push === void 0 ? [] : [["Image", push.uri], ...push.tag === null ? [] : [["Tag", push.tag]], ["Digest", push.digest]];
var builtRows = (build) => build === void 0 ? [] : [
  ["Config digest", build.configDigest],
  ["Size", megabytes(build.sizeBytes)],
  ["Platform", build.platform],
  ...build.revision === null ? [] : [["Revision", build.revision]]
];
var LONGEST_REASON = 200;
var attestedCells = (result) => {
  switch (result?.kind) {
    case void 0:
      return [];
    case "attested":
      return [
        ["Attested by", codeSpan(result.workflow)],
        [
          "Attested source",
          `commit ${codeSpan(result.commit)} of ${codeSpan(result.ref)}, on ${codeSpan(result.event)}`
        ]
      ];
    case "none":
      return [["Attestation", "none; `attestation: if-present` requires none"]];
    case "unknown":
      return [["Attestation", `\u26A0\uFE0F not known: ${prose(result.because, LONGEST_REASON)}`]];
  }
};
var accountRows = (plan) => {
  const owner = plan?.repository?.account;
  return plan === void 0 || owner === void 0 || owner === plan.account ? [] : [
    ["Account of the registry", owner],
    ["Account of the services", plan.account]
  ];
};

// src/report/summary/image-test-section.ts
var LONGEST_LINE = 500;
var failedTest = (record) => resultsOf(record, "image-test").filter(({ kind }) => kind === "failed").flatMap((test2) => [text("### The image failed its test"), text(prose(test2.defect ?? "", 1e3)), ...facts(test2)]);
var passedTest = (record) => resultsOf(record, "image-test").filter(({ kind }) => kind === "passed").flatMap((test2) => details("Image test: passed", facts(test2)));
var facts = ({ kind, waited, run: run3, tookMs, output }) => {
  const command = run3 === null ? "" : `, then ${commandInWords(run3)}`;
  const did = kind === "passed" ? "A container of the image ran" : "The test: a container of the image runs";
  return [
    text(prose(`${did} ${waited}${command}; ${seconds(tookMs)} in total.`)),
    ...printed("Output of the command", output.command),
    ...printed("Output of the container", output.container)
  ];
};
var printed = (title, lines2) => {
  if (lines2.length === 0) return [];
  return [text(`${title}, last lines:

${codeBlock(lines2.map((line) => plainLine(line, LONGEST_LINE)).join("\n"))}`)];
};

// src/report/summary/lint-section.ts
var lintSection = (record) => definitionsIn(record).flatMap(
  ({ serviceName, lint }) => details(
    `Lint of the task definition of <code>${markdown(serviceName)}</code>: ${countsOfFindings(lint)}`,
    table(["Rule", "Severity", "Where", "What to do"], "llll", lint.map(rowOf2))
  )
);
var definitionsIn = (record) => (resultOf(record, "plan") ?? resultOf(record, "definition"))?.services ?? [];
var rowOf2 = ({ rule: id, places, excepted }) => {
  const { severity, title, fix, page } = lintRule(id);
  return [
    `${link(id, page)}: ${prose(title)}`,
    severity,
    placesInWords(places).map((place2) => codeSpan(place2)).join("<br>"),
    prose(excepted === void 0 ? fix : acceptedInWords(excepted))
  ];
};

// src/report/summary/console-links.ts
var CONSOLES = [
  [/^cn-[a-z]+-\d$/u, "console.amazonaws.cn"],
  [/^us-gov-[a-z]+-\d$/u, "console.amazonaws-us-gov.com"],
  // `us-iso…` and `eu-isoe…` are partitions whose consoles are not on the internet.
  [/^(?!us-iso|eu-iso)[a-z]{2}-[a-z]+-\d$/u, "console.aws.amazon.com"]
];
var PARTITIONS = ["aws", "aws-cn", "aws-us-gov"];
var consoleOf = (region2) => {
  const domain = CONSOLES.find(([form]) => form.test(region2))?.[1];
  return domain === void 0 ? null : `https://${region2}.${domain}`;
};
var serviceAddress = (clusterArn, service4) => {
  const [, partition = "", , region2 = "", , ...resource] = clusterArn.split(":");
  const console = PARTITIONS.includes(partition) ? consoleOf(region2) : null;
  const cluster = resource.join(":").split("/").at(-1) ?? "";
  if (console === null || cluster === "") return null;
  const path3 = `clusters/${encoded2(cluster)}/services/${encoded2(service4)}/deployments`;
  return `${console}/ecs/v2/${path3}?region=${region2}`;
};
var taskAddress = (clusterArn, taskArn) => {
  const [, partition = "", , region2 = "", , ...resource] = clusterArn.split(":");
  const console = PARTITIONS.includes(partition) ? consoleOf(region2) : null;
  const cluster = resource.join(":").split("/").at(-1) ?? "";
  const task2 = taskArn.split("/").at(-1) ?? "";
  if (console === null || cluster === "" || task2 === "") return null;
  return `${console}/ecs/v2/clusters/${encoded2(cluster)}/tasks/${encoded2(task2)}/configuration?region=${region2}`;
};
var logAddress = (clusterArn, { group, region: own, stream }) => {
  const [, partition = "", , clusterRegion = ""] = clusterArn.split(":");
  const region2 = own ?? clusterRegion;
  const console = PARTITIONS.includes(partition) ? consoleOf(region2) : null;
  if (console === null || group === "") return null;
  const events = stream === null ? "" : `/log-events/${fragment(stream)}`;
  return `${console}/cloudwatch/home?region=${region2}#logsV2:log-groups/log-group/${fragment(group)}${events}`;
};
var fragment = (text8) => encodeURIComponent(encoded2(text8)).replaceAll("%", "$");
var repositoryAddress = (registry, repository2) => {
  const { account = "", region: region2 = "" } = ecrRegistry(registry) ?? {};
  const console = consoleOf(region2);
  if (console === null) return null;
  const path3 = repository2.split("/").map(encoded2).join("/");
  return `${console}/ecr/repositories/private/${account}/${path3}?region=${region2}`;
};
var encoded2 = (text8) => encodeURIComponent(plainLine(text8));

// src/report/summary/tasks.ts
var taskInWords = ({ kind, taskArn, exits }) => {
  const task2 = taskArn === null ? "the task" : `task ${codeSpan(taskIdOf(taskArn))}`;
  switch (kind) {
    case "succeeded":
    case "failed":
      return exits.map(({ container: container2, code }) => `${markdown(container2)} ${code === null ? "never ended" : `exited with ${code}`}`).join(", ");
    case "stopped":
      return `${task2} was stopped`;
    case "left-running":
      return `${task2} continues`;
    case "not-started":
      return "no task was started";
  }
};
var taskLinks = ({ stages }) => stages.flatMap((stage) => {
  if (stage.kind !== "run-before" && stage.kind !== "run-after") return [];
  const { result } = stage;
  if (result?.taskArn == null || result.kind === "succeeded") return [];
  const { cluster, taskArn, log } = result;
  const places = [
    { text: `task of ${stage.id}`, address: taskAddress(cluster, taskArn) },
    { text: `log of ${stage.id}`, address: log === null ? null : logAddress(cluster, log) }
  ];
  return places.filter(({ address }) => address !== null);
});

// src/report/summary/links.ts
var linksOf = (record, docsUrl) => [
  ...urlLinks(record),
  ...serviceLinks(record),
  ...failedTaskLinks(record),
  ...logLinks(record),
  ...taskLinks(record),
  ...repositoryLinks(record),
  ...record.run === null ? [] : runLinks(record.run),
  ...errorLinks(record, docsUrl)
];
var urlLinks = (record) => rolloutsOf(record).flatMap(
  ({ planned }) => planned?.url === void 0 ? [] : [{ text: urlInWords(planned.url), address: planned.url.url }]
);
var serviceLinks = (record) => rolloutsOf(record).flatMap(({ name, deploy, planned }) => {
  const cluster = deploy?.cluster ?? planned?.clusterArn;
  const address = cluster === void 0 ? null : serviceAddress(cluster, name);
  return address === null ? [] : [{ text: `${name} in ECS`, address }];
});
var failedTaskLinks = (record) => rolloutsOf(record).flatMap(({ deploy, wait }) => {
  const failed = wait?.cause?.failed;
  const address = failed === void 0 || deploy === null ? null : taskAddress(deploy.cluster, failed.taskId);
  return failed === void 0 || address === null ? [] : [{ text: `failed task of ${failed.container}`, address }];
});
var logLinks = (record) => rolloutsOf(record).flatMap(({ render, deploy, wait }) => {
  const failed = wait?.cause?.failed;
  const log = render?.logs.find(({ container: container2 }) => container2 === failed?.container);
  if (failed === void 0 || log === void 0 || deploy === null) return [];
  const stream = log.logPrefix === null ? null : `${log.logPrefix}/${failed.container}/${failed.taskId}`;
  const address = logAddress(deploy.cluster, { group: log.logGroup, region: log.logRegion, stream });
  return address === null ? [] : [{ text: `log of ${failed.container}`, address }];
});
var repositoryLinks = (record) => {
  const isConcerned = stagesOf(record, "push").some(({ status: status2, result }) => status2 === "failed" || result !== null);
  const target = isConcerned ? repositoryIn(record) : null;
  const address = target === null ? null : repositoryAddress(target.registry, target.repository);
  return target === null || address === null ? [] : [{ text: `${target.repository} in ECR`, address }];
};
var SHORT_SHA = 7;
var runLinks = ({ serverUrl, repository: repository2, sha, runId, runAttempt }) => {
  if (repository2 === null) return [];
  const base = `${serverUrl}/${repository2}`;
  const attempt = runAttempt === null ? "" : `/attempts/${runAttempt}`;
  return [
    { text: `commit ${sha.slice(0, SHORT_SHA)}`, address: `${base}/commit/${sha}` },
    ...runId === null ? [] : [{ text: "run", address: `${base}/actions/runs/${encodeURIComponent(plainLine(runId))}${attempt}` }]
  ];
};
var errorLinks = (record, docsUrl) => errorsOf(record).slice(0, 1).flatMap(
  ({ error: { code, docs } }) => docs === null ? [] : [
    docsUrl === null ? { text: `about ${code}: ${docs}`, address: null } : { text: `about ${code}`, address: `${docsUrl}${docs}` }
  ]
);

// src/report/summary/standing.ts
var standingOf = (record) => {
  const { changes: changes2 } = record;
  const images = keptTags(record);
  if (changes2.every(({ state }) => state === "unchanged")) return [...images, "Nothing was changed."];
  const shown = changes2.filter((entry2) => !isImplied(entry2, changes2));
  const sentences = shown.flatMap((entry2) => sentenceOf(record, entry2));
  return [...images, ...sentences, ...untouched(record)];
};
var keptTags = (record) => resultsOf(record, "push").filter(({ kind, tag }) => {
  const isSet = changesOf("tag", record.changes).some(
    ({ change, state }) => change.tag === tag && state !== "unchanged"
  );
  return (kind === "already-there" || kind === "reused") && !isSet;
}).map(({ tag, repository: repository2 }) => `Tag ${named(tag ?? repository2)} was already in the registry.`);
var isImplied = ({ stage, change, state }, all) => {
  const updates = changesOf("service", all).filter((one) => one.state === "changed");
  const isUpdated = updates.some((one) => one.stage === stage);
  switch (change.kind) {
    case "revision":
      return updates.some((one) => one.change.to === change.taskDefinitionArn);
    case "deployment":
      return state === "changed" && isUpdated;
    case "rollback":
      return state === "unchanged" && isUpdated;
    default:
      return false;
  }
};
var isUndo = ({ stages }, { stage }) => stages.some(({ id, undoes }) => id === stage && undoes !== null);
var rolledBack = (record, { stage, change, state }) => {
  if (change.kind !== "service" || state !== "changed" || change.from === null) return "";
  const rollout = rolloutsOf(record).find(({ stages }) => stages.some(({ id }) => id === stage));
  const outcome = rollout?.wait?.outcome;
  if (outcome?.kind !== "rolled-back" || outcome.state !== "done") return "";
  const deployer = DEPLOYERS[deployerOf(outcome.view.deploymentId)];
  return `; ${deployer} rolled it back to ${named(familyAndRevision(change.from))}`;
};
var sentenceOf = (record, entry2) => {
  const sentence2 = textOf(entry2.change, entry2.state);
  if (sentence2 === null) return [];
  const set = isUndo(record, entry2) ? sentence2.replace(" set to ", " set back to ") : sentence2;
  return [`${set}${rolledBack(record, entry2)}.`];
};
var taskSentence = ({ action, task: task2 }, ends) => `Task ${named(task2)} ${ends[action]}`;
var tagSentence = ({ tag, isOnlyTag }, { pushed, set }) => {
  if (isRunMark(tag)) return null;
  return isOnlyTag ? `Tag ${named(tag)} ${set}` : pushed;
};
var SENTENCES = {
  tag: {
    changed: (change) => tagSentence(change, { pushed: "The image was pushed", set: "was set" }),
    unknown: (change) => tagSentence(change, { pushed: "The image may have been pushed", set: "may have been set" }),
    unchanged: ({ tag }) => isRunMark(tag) ? null : `Tag ${named(tag)} was not changed`
  },
  repository: {
    changed: ({ repository: repository2 }) => `ECR repository ${named(repository2)} was created`,
    unknown: ({ repository: repository2 }) => `ECR repository ${named(repository2)} may have been created`,
    unchanged: ({ repository: repository2 }) => `ECR repository ${named(repository2)} was not created`
  },
  revision: {
    changed: ({ family, taskDefinitionArn: arn }) => `Revision ${named(arn === null ? family : familyAndRevision(arn))} was registered`,
    unknown: ({ family }) => `A revision of ${named(family)} may have been registered`,
    unchanged: ({ family }) => `No revision of ${named(family)} was registered`
  },
  service: {
    changed: ({ service: service4, to }) => `Service ${named(service4)} was set to ${named(familyAndRevision(to))}`,
    unknown: ({ service: service4, to }) => `Service ${named(service4)} may have been set to ${named(familyAndRevision(to))}`,
    unchanged: ({ service: service4 }) => `Service ${named(service4)} was not changed`
  },
  deployment: {
    changed: ({ service: service4 }) => `A new deployment of ${named(service4)} was started`,
    unknown: ({ service: service4 }) => `A deployment of ${named(service4)} may have been started`,
    unchanged: ({ service: service4 }) => `No deployment of ${named(service4)} was started`
  },
  rollback: {
    changed: ({ service: service4 }) => `The rollback of ${named(service4)} was requested`,
    unknown: ({ service: service4 }) => `The rollback of ${named(service4)} may have been requested`,
    unchanged: ({ service: service4 }) => `The rollback of ${named(service4)} was not requested`
  },
  task: {
    changed: (change) => taskSentence(change, { start: "was started", stop: "was stopped" }),
    unknown: (change) => taskSentence(change, { start: "may have been started", stop: "may have been stopped" }),
    unchanged: (change) => taskSentence(change, { start: "was not started", stop: "was not stopped" })
  },
  pause: {
    changed: ({ service: service4, hookId }) => `${named(service4)} was continued at pause hook ${named(hookId)}`,
    unknown: ({ service: service4, hookId }) => `${named(service4)} may have been continued at pause hook ${named(hookId)}`,
    unchanged: ({ service: service4, hookId }) => `${named(service4)} was not continued at pause hook ${named(hookId)}`
  },
  count: {
    changed: ({ service: service4, from, to }) => `The desired count of ${named(service4)} was set from ${from} to ${to}`,
    unknown: ({ service: service4, to }) => `The desired count of ${named(service4)} may have been set to ${to}`,
    unchanged: ({ service: service4 }) => `The desired count of ${named(service4)} was not changed`
  },
  attributes: {
    changed: ({ service: service4, names }) => `Attributes of ${named(service4)} were set: ${listed2(names)}`,
    unknown: ({ service: service4, names }) => `Attributes of ${named(service4)} may have been set: ${listed2(names)}`,
    unchanged: ({ service: service4, names }) => `Attributes of ${named(service4)} were not set: ${listed2(names)}`
  },
  page: {
    changed: ({ service: service4, to }) => `The sorry page of ${named(service4)} was switched ${to}`,
    unknown: ({ service: service4, to }) => `The sorry page of ${named(service4)} may have been switched ${to}`,
    unchanged: ({ service: service4 }) => `The sorry page of ${named(service4)} was not switched`
  }
};
var listed2 = (names) => names.map(named).join(", ");
var textOf = (change, state) => SENTENCES[change.kind][state](change);
var untouched = (record) => rolloutsOf(record).filter(
  ({ stages }) => !record.changes.some(({ stage, change }) => isOfService(change) && stages.some(({ id }) => id === stage))
).map(({ name }) => `Service ${named(name)} was not changed.`);

// src/report/summary/facts.ts
var factLines = (record, docsUrl) => {
  const next = nextStep(record);
  const links = linksOf(record, docsUrl);
  return [
    ...serviceLine(record),
    ...imageLine(record),
    ...record.stages.length === 0 ? [] : [`**Changes:** ${prose(standingOf(record).join(" "), LONGEST_LINE2)}`],
    ...next === null ? [] : [`**Next:** ${prose(next, LONGEST_LINE2)}`],
    ...links.length === 0 ? [] : [`**Links:** ${links.map(linkText).join(" \xB7 ")}`]
  ];
};
var LONGEST_LINE2 = 1500;
var linkText = ({ text: text8, address }) => link(text8, address);
var serviceLine = (record) => {
  const rollouts = rolloutsOf(record);
  const known2 = rollouts.filter((rollout) => rollout.deploy !== null || isUntouched(record, rollout));
  if (known2.length === 0 || record.verdict === "success" && known2.every(({ deploy }) => deploy === null)) return [];
  return [
    `**${known2.length === 1 ? "Service" : "Services"}:** ${prose(known2.map((one) => changeOf(one, rollouts)).join(" \xB7 "), LONGEST_LINE2)}`
  ];
};
var isUntouched = ({ changes: changes2 }, { planned, stages }) => planned !== null && !changes2.some(
  ({ stage, change, state }) => isOfService(change) && state !== "unchanged" && stages.some(({ id }) => id === stage)
);
var stillRuns = ({ name, planned }, place2) => {
  if (planned === null) return named(name);
  const { previousTaskDefinitionArn: arn, desiredCount } = planned;
  if (arn === null) return `${named(name)}${place2} has no task definition yet`;
  return `${named(name)}${place2} ${desiredCount === 0 ? "is still set to" : "still runs"} ${named(familyAndRevision(arn))}`;
};
var changeOf = (rollout, all) => {
  const { name, planned, deploy, wait, undo, rollBack } = rollout;
  const cluster = deploy?.cluster ?? planned?.clusterArn;
  const place2 = all.length === 1 && cluster !== void 0 ? ` in cluster ${named(familyAndRevision(cluster))}` : "";
  if (deploy === null) return stillRuns(rollout, place2);
  const state = rollBackState(rollBack) ?? (undo.some(isUndone) ? " (undone)" : wait === null ? "" : stateOf2(wait.outcome));
  return `${named(name)}${place2}: ${moveOf(deploy)}${state}`;
};
var rollBackState = (rollBack) => {
  switch (rollBack?.kind) {
    case "restored":
      return ` (rolled back to ${named(rollBack.revision)})${runningState(rollBack.running)}`;
    case "requested":
      return ` (rollback to ${named(rollBack.revision)} requested)`;
    case "not-restored":
      return " (the rollback failed)";
    default:
      return null;
  }
};
var moveOf = ({ kind, previousTaskDefinitionArn: from, taskDefinitionArn: to }) => {
  const after = named(familyAndRevision(to));
  if (from === to) return `${after}${SAME_REVISION[kind]}`;
  return `${from === null ? "none" : named(familyAndRevision(from))} \u2192 ${after}`;
};
var SAME_REVISION = {
  started: " (new deployment of the same revision)",
  followed: " (its deployment was already under way)",
  unchanged: " (unchanged)"
};
var stateOf2 = (outcome) => {
  const isPlain = outcome.kind === "success" && outcome.reached === void 0 || outcome.kind === "interrupted";
  const mark = isPlain ? "" : ` (${outcomeInWords(outcome)})`;
  return `${mark}${runningState(runningNow(outcome.view))}`;
};
var runningState = (running) => running === null ? "" : `, running ${running.replace(/ of ([\w-]+:\d+)/gu, " of `$1`")}`;
var imageLine = (record) => {
  const [push, build, tag] = [resultOf(record, "push"), resultOf(record, "build"), resultOf(record, "tag")];
  if (push !== void 0) {
    const name = push.tag === null ? `${push.repository}@${shortDigest(push.digest)}` : `${push.repository}:${push.tag}`;
    const isOwn = push.kind === "pushed" || push.kind === "already-there";
    return [`**Image:** ${codeSpan(name)}${isOwn ? "" : ` (${push.kind})`}`];
  }
  if (build === void 0 || tag === void 0) return [];
  const isPushed = record.changes.some(({ change, state }) => change.kind === "tag" && state !== "unchanged");
  const before = build.builder === "registry" ? "not pushed under this tag" : "built, not pushed";
  return [`**Image:** ${codeSpan(tag.tag)}${isPushed ? "" : ` (${before})`}`];
};

// src/report/summary/result.ts
var SIGNS = {
  success: "\u2705",
  blocked: "\u274C",
  failed: "\u274C",
  cancelled: "\u{1F6AB}",
  running: "\u23F3"
};
var isOverridden = (record) => record.verdict === "success" && resultsOf(record, "gate").some(({ kind }) => kind === "overridden");
var resultSection = (record, docsUrl) => {
  const lines2 = factLines(record, docsUrl);
  return [
    text(`## ${isOverridden(record) ? "\u26A0\uFE0F" : SIGNS[record.verdict]} ${prose(headlineOf(record))}`),
    ...lines2.length === 0 ? [] : [text(lines2.join("<br>"))]
  ];
};

// src/report/summary/scan-counts.ts
var countsOfReport = (report2) => countsOfReports([report2]);
var countsOfReports = (reports) => {
  const [first] = reports;
  const scanned = reports.filter(wasScanned);
  if (first === void 0 || scanned.length === 0) return "not scanned";
  const counts = countsInWords(
    first.source,
    scanned.flatMap(({ findings }) => findings)
  ) || "no findings";
  const notScanned2 = reports.length - scanned.length;
  return [
    counts,
    ...notScanned2 === 0 ? [] : [`${notScanned2} of ${reports.length} not scanned`],
    ...scanned.some(({ unchecked }) => unchecked !== null) ? ["packages not checked"] : []
  ].join(", ");
};
var countsOfScans = (scans) => {
  const sourceOf = (scan) => scan.kind === "broke" ? scan.source : scan.report.source;
  return [...Map.groupBy(scans, sourceOf)].map(([source, all]) => {
    const { name } = SOURCES[source];
    if (all.some(({ kind }) => kind === "broke")) return `${name} broke`;
    return `${name} ${countsOfReports(all.flatMap((scan) => scan.kind === "report" ? [scan.report] : []))}`;
  });
};

// src/report/summary/scans-title.ts
var scansTitle = (record) => {
  const ofImage = wordsOf2(resultsOf(record, "scan"));
  const others = resultsOf(record, "side-cars-scan").flatMap(scansOf);
  if (ofImage === "" && others.length === 0) return "Scans";
  if (stagesOf(record, "running").length > 0) return `Scans: ${wordsOf2(others)}`;
  const groups = [...Map.groupBy(others, nameOf2)].map(([name, scans]) => `${name}: ${wordsOf2(scans)}`);
  return `Scans: ${[ofImage, ...groups].join(". ")}`;
};
var wordsOf2 = (scans) => countsOfScans(scans).join("; ");
var nameOf2 = (scan) => {
  const sideCar = scan.kind === "broke" ? scan.sideCar : scan.report.sideCar;
  return sideCar?.ofRun === true ? sideCar.platform : "Side-cars";
};

// src/report/summary/pushed.ts
var pushedInWords = (kind) => PUSHED[kind];
var madeInWords = (kind) => MADE[kind];
var PUSHED = {
  pushed: "pushed",
  "already-there": "already in the registry",
  reused: "reused, nothing pushed",
  given: "given, nothing pushed",
  promoted: "tagged, nothing pushed"
};
var MADE = {
  there: "exists",
  created: "created",
  "on-push": "created at the push"
};

// src/report/summary/timeline.ts
var timeline = (record) => {
  const bars = record.stages.flatMap((stage) => barOf(stage, record));
  if (bars.length === 0) return [];
  return [
    diagram(["gantt", "  dateFormat YYYY-MM-DD HH:mm:ss.SSS", "  axisFormat %H:%M:%S", "  todayMarker off", ...bars])
  ];
};
var barOf = ({ id, status: status2, startedAt, durationMs }, { startedAt: zero }) => {
  if (startedAt === null || durationMs === null) return [];
  const [from, to] = [startedAt, startedAt + durationMs].map((at) => clockOf(at, zero));
  return [`  section ${safeText(id)}`, `  ${seconds(durationMs)} :${TAGS[status2] ?? ""}${from ?? ""}, ${to ?? ""}`];
};
var TAGS = { succeeded: "done, ", failed: "crit, ", cancelled: "active, " };
var DAY_MS = 24 * 60 * 6e4;
var DAY = Date.UTC(2001, 0, 10);
var clockOf = (at, zero) => {
  const midnight = zero - zero % DAY_MS;
  return new Date(DAY + (at - midnight)).toISOString().replace("T", " ").replace("Z", "");
};
var safeText = (text8) => Array.from(text8.replace(/[^\p{L}\p{N} ._/-]+/gu, " ")).slice(0, LONGEST_NAME).join("").trim() || "stage";
var LONGEST_NAME = 40;

// src/report/summary/verify-section.ts
var verifySection = (record) => {
  const verified = resultOf(record, "verify");
  if (verified === void 0) return [];
  const checks = ["error", "warn", "unknown", "ok"].flatMap((level) => checksOf(verified, level));
  return details(`Verify: ${verifiedInWords(verified)}`, [
    ...missingLine(verified),
    ...table(["State", "Check", "Next"], "lll", checks.filter(({ lacks }) => lacks === null).map(row))
  ]);
};
var verifiedInWords = (verified) => {
  const [errors, warnings, unknown, passed] = ["error", "warn", "unknown", "ok"].map(
    (level) => checksOf(verified, level).length
  );
  return [
    ...errors === 0 ? [] : [plural(errors ?? 0, "error")],
    ...warnings === 0 ? [] : [plural(warnings ?? 0, "warning")],
    `${passed ?? 0} passed`,
    ...unknown === 0 ? [] : [`${unknown ?? 0} not checked`]
  ].join(", ");
};
var missingLine = (verified) => {
  const actions = missingActions(verified);
  if (actions.length === 0) return [];
  return [
    text(
      `Some checks were skipped because the role of this job lacks ${actions.map((one) => codeSpan(one)).join(", ")}.`
    )
  ];
};
var SIGNS2 = { error: "\u274C", warn: "\u26A0\uFE0F", unknown: "\u26AA", ok: "\u2705" };
var row = (check3) => [
  SIGNS2[check3.level],
  markdown(sentence(check3)),
  check3.next === null ? "" : prose(check3.next)
];

// src/report/summary/stages.ts
var STATUS = {
  succeeded: "\u2705 succeeded",
  failed: "\u274C failed",
  cancelled: "\u{1F6AB} cancelled",
  skipped: "\u26AA skipped",
  "left-out": "\u26AA left out",
  running: "\u23F3 running",
  waiting: "\u26AA waiting"
};
var stageSection = (record) => {
  if (!record.stages.some(({ startedAt }) => startedAt !== null)) return [];
  const from = timeOfDay(record.startedAt);
  const total = `${record.endedAt === null ? "so far" : "total"} ${seconds(elapsed(record))}`;
  return details(`Stages: ${total}, from ${from} UTC`, [...timeline(record), ...stageTable(record)]);
};
var stageTable = ({ stages }) => table(
  ["Stage", "Result", "Start", "Time", "Detail"],
  "lllrl",
  stages.map((stage) => [
    `**${markdown(stage.id)}**`,
    statusOf(stage),
    stage.startedAt === null ? "" : timeOfDay(stage.startedAt),
    stage.durationMs === null ? "" : seconds(stage.durationMs),
    stage.because === null ? factOf(stage) : markdown(stage.because)
  ])
);
var elapsed = ({ startedAt, endedAt, stages }) => endedAt === null ? Math.max(0, ...stages.map((stage) => (stage.startedAt ?? startedAt) - startedAt + (stage.durationMs ?? 0))) : endedAt - startedAt;
var statusOf = ({ kind, status: status2, error, because, result }) => {
  if (error && isBlock(error.code)) return "\u274C blocked";
  if (because?.startsWith("stopped ")) return "\u26AA stopped";
  const scans = kind === "scan" ? [result] : kind === "side-cars-scan" ? (result?.images ?? []).flatMap((one) => one.scans) : [];
  return scans.some((scan) => scan?.kind === "broke") ? "\u26A0\uFE0F broke" : STATUS[status2];
};
var FACTS = {
  tag: ({ tag }) => codeSpan(tag),
  plan: ({ services: services3, region: region2 }) => services3.length === 0 ? markdown(region2) : `${services3.map(({ serviceName }) => codeSpan(serviceName)).join(", ")} in ${markdown(region2)}`,
  credentials: ({ kind }) => kind === "present" ? "found" : "none",
  apps: ({ apps }) => `${apps.filter(({ kind }) => kind === "changed").length} of ${plural(apps.length, "app")} changed`,
  maintenance: ({ pages }) => pages.map((page) => `${codeSpan(page.service)} ${page.state}`).join(", "),
  verify: (verified) => verifiedInWords(verified),
  reuse: (found) => found.kind === "reused" ? codeSpan(shortDigest(found.digest)) : markdown(found.because),
  "side-cars": ({ images }) => images.length === 0 ? "nothing to pin" : `${plural(images.length, "image")} pinned`,
  build: ({ sizeBytes, platform, builder }) => `${megabytes(sizeBytes)}, ${markdown(platform)}, ${builder === "registry" ? "pulled" : `by ${builder}`}`,
  scan: (scan) => scan.kind === "broke" ? "" : countsOfReport(scan.report),
  "side-cars-scan": ({ images }) => [plural(images.length, "image"), ...countsOfScans(scansOf({ images }))].join("; "),
  base: (base) => base.kind === "found" ? codeSpan(base.reference, 100) : base.kind === "scratch" ? "none" : "not known",
  "newer-bases": ({ bases }) => bases.length === 0 ? "nothing to fix" : bases.map(({ name }) => codeSpan(familiarName(name), 100)).join(", "),
  rebuilds: ({ images }) => {
    const known2 = images.filter(({ rebuild }) => rebuild.kind === "compared").length;
    return `${known2} of ${plural(images.length, "image")} compared`;
  },
  attestation: (result) => ATTESTED[result.kind],
  baseline: (baseline2) => baselineInWords(baseline2),
  "side-cars-baseline": ({ images }) => {
    const compared = images.filter(({ baseline: baseline2 }) => baseline2.kind === "scanned" || baseline2.kind === "new").length;
    return `${compared} of ${plural(images.length, "image")} compared`;
  },
  "image-test": ({ kind }) => kind,
  gate: (verdict) => {
    if (verdict.kind === "overridden") return `\u26A0\uFE0F overridden: ${plural(verdict.blockers.length, "finding")}`;
    return verdict.kind === "blocked" ? plural(verdict.blockers.length, "finding") : "";
  },
  reports: ({ files, problems }) => [plural(files.length, "file"), ...problems.length === 0 ? [] : [`\u26A0\uFE0F ${problems.length} not written`]].join(", "),
  running: ({ images, leftOut: leftOut2 }) => [plural(images.length, "image"), ...leftOut2.map((one) => `without ${codeSpan(one)}, which AWS adds`)].join(", "),
  "code-scanning": (result) => uploadedInWords(result),
  comment: (result) => postedInWords(result),
  issue: (result) => postedInWords(result),
  platform: ({ platform }) => markdown(platform),
  repository: ({ kind }) => madeInWords(kind),
  push: ({ kind }) => pushedInWords(kind),
  mark: (result) => result.kind === "not-marked" ? `\u26A0\uFE0F ${prose(result.because)}` : codeSpan(result.tag),
  render: ({ source }) => `from ${codeSpan(source)}`,
  register: ({ kind, taskDefinitionArn }) => kind === "nothing" ? "nothing to deploy" : codeSpan(familyAndRevision(taskDefinitionArn)),
  "run-before": (result) => taskInWords(result),
  "run-after": (result) => taskInWords(result),
  "stop-task": ({ kind }) => kind === "stopped" ? "stopped" : "no task was started",
  deploy: ({ kind, taskDefinitionArn }) => `${kind === "started" ? "" : `${kind}: `}${codeSpan(familyAndRevision(taskDefinitionArn))}`,
  wait: ({ outcome, tested }) => [waitedInWords(outcome), ...tested === void 0 ? [] : [checkedInWords2(tested)]].join(", "),
  confirm: (confirmed) => confirmedInWords(confirmed),
  smoke: ({ checks }) => checkedInWords2(checks),
  alarms: (result) => alarmsInWords(result),
  "clean-up": (result) => result.kind === "done" ? `${plural(result.deregistered.length, "revision")} deregistered` : prose(result.because),
  "roll-back": (result) => rolledBackInWords(result)
};
var waitedInWords = (outcome) => outcome.kind === "success" && outcome.reached === void 0 ? `${outcome.view.running} of ${plural(outcome.view.desired, "task")} running` : outcomeInWords(outcome);
var ATTESTED = {
  attested: "verified",
  none: "none, and none is required",
  unknown: "\u26A0\uFE0F not read"
};
var baselineInWords = (baseline2) => {
  switch (baseline2.kind) {
    case "none":
      return "none";
    case "first":
      return "nothing runs yet";
    case "unreadable":
      return "\u26A0\uFE0F not read";
    case "scanned":
      return plural(baseline2.images.length, "image");
  }
};
var confirmedInWords = (confirmed) => {
  switch (confirmed.kind) {
    case "confirmed":
      return `${plural(confirmed.tasks, "task")} ${confirmed.tasks === 1 ? "reports" : "report"} the image`;
    case "unreported":
      return `no digest from ${confirmed.silent} of ${plural(confirmed.tasks, "task")}`;
    case "nothing-runs":
      return "no task runs";
  }
};
var checkedInWords2 = (checks) => {
  const failed = checks.filter(({ defect }) => defect !== null).length;
  return failed === 0 ? `${plural(checks.length, "check")} passed` : `${failed} of ${plural(checks.length, "check")} failed`;
};
var rolledBackInWords = (result) => {
  switch (result.kind) {
    case "restored":
      return `back on ${codeSpan(result.revision)}`;
    case "requested":
      return `back to ${codeSpan(result.revision)}, requested`;
    case "not-restored":
      return `not rolled back: ${prose(result.because)}`;
    case "none":
      return `no rollback requested: ${prose(result.because)}`;
  }
};
var factOf = ({ kind, result }) => {
  const fact = FACTS[kind];
  return result === null || fact === void 0 ? "" : fact(result);
};

// src/report/summary/summary.ts
var LIMIT_BYTES = 1024 * 1024 - 16 * 1024;
var renderSummary = (record, options = {}) => {
  const findings = findingBlocks(record);
  const deployments = deploymentBlocks(record);
  const blocks = [
    ...resultSection(record, options.docsUrl ?? null),
    ...noticeSection(record),
    ...guardSection(record),
    ...errorSection(record),
    ...failedTest(record),
    ...deployments.evidence,
    ...exceptionNotes(record),
    ...appsSection(record),
    ...maintenanceSection(record),
    ...findings.blocking,
    ...acceptSection(record),
    ...soonBlocks(soonestWorst(resultsOf(record, "judge").flatMap(({ soon = [] }) => soon))),
    ...baselineSection(record),
    ...rebuildSection(record),
    ...details(scansTitle(record), findings.rest),
    ...exceptionSection(record),
    ...waySection(record),
    ...planSection(record),
    ...verifySection(record),
    ...lintSection(record),
    ...imageSection(record),
    ...passedTest(record),
    ...stageSection(record),
    ...deployments.rest
  ];
  return fitted(blocks, options.limitBytes ?? LIMIT_BYTES);
};

// src/read-config.ts
import { homedir } from "node:os";
import { join as join3, resolve as resolve7 } from "node:path";

// src/adapters/github/base-commit.ts
var SHA = external_exports.string().regex(/^[0-9a-f]{40}$/u);
var EVENT = external_exports.object({
  before: SHA.nullish().catch(null),
  pull_request: external_exports.object({ base: external_exports.object({ sha: SHA }) }).nullish().catch(null),
  merge_group: external_exports.object({ base_sha: SHA }).nullish().catch(null)
});
var NONE = "0".repeat(40);
var readBaseCommit = async (environment, readText) => {
  const path3 = environment["GITHUB_EVENT_PATH"];
  const text8 = path3 ? await readText(path3) : null;
  try {
    const { before, pull_request: pull, merge_group: group } = EVENT.parse(JSON.parse(text8 ?? "{}"));
    const base = pull?.base.sha ?? group?.base_sha ?? before ?? NONE;
    return base === NONE ? null : base;
  } catch {
    return null;
  }
};

// src/adapters/github/checkout-facts.ts
import { dirname, join, relative, sep } from "node:path";
var PAYLOAD = external_exports.object({
  repository: external_exports.object({ default_branch: external_exports.string().min(1) }).nullish().catch(null),
  pull_request: external_exports.object({ base: external_exports.object({ ref: external_exports.string().min(1) }) }).nullish().catch(null),
  /** `refs/heads/main`. */
  merge_group: external_exports.object({ base_ref: external_exports.string().min(1) }).nullish().catch(null)
});
var readCheckoutFacts = async (sources) => {
  const { environment, files, settingsFile } = sources;
  const [payload, checkout] = await Promise.all([readPayload(sources), checkoutOf(sources)]);
  const head = checkout === null ? null : await readGitHead(checkout, files.readText) ?? await headBeside(sources);
  return {
    event: environment["GITHUB_EVENT_NAME"] || null,
    sha: environment["GITHUB_SHA"] || null,
    head: head?.commit ?? null,
    ...branchesOf(payload, queueOf(environment["GITHUB_REF"] ?? "")),
    path: checkout === null ? null : relative(checkout, settingsFile).split(sep).join("/")
  };
};
var headBeside = async ({
  environment,
  files,
  workspace,
  settingsFile
}) => {
  const places = await Promise.all([files.kindOf(join(workspace, ".git")), files.kindOf(settingsFile)]);
  if (places.some((kind) => kind !== "absent") || await files.kindOf(workspace) !== "directory") return null;
  const folders = (await files.list(workspace)).map((name) => join(workspace, name));
  const heads = await Promise.all(folders.map((folder) => readGitHead(folder, files.readText).catch(() => null)));
  return heads.find((head) => head !== null && head.commit === environment["GITHUB_SHA"]) ?? null;
};
var branchesOf = (payload, queue) => ({
  targetBranch: payload.pull_request?.base.ref ?? payload.merge_group?.base_ref.replace(/^refs\/heads\//u, "") ?? queue.targetBranch,
  defaultBranch: payload.repository?.default_branch ?? null,
  isQueued: queue.isQueued
});
var queueOf = (ref) => {
  const [, name] = /^refs\/heads\/gh-readonly-queue\/(.*)$/su.exec(ref) ?? [];
  const [, targetBranch = null] = /^(.+)\/pr-\d+-[^/]+$/su.exec(name ?? "") ?? [];
  return { isQueued: name !== void 0, targetBranch };
};
var readPayload = async ({ environment, files }) => {
  const path3 = environment["GITHUB_EVENT_PATH"];
  const text8 = path3 ? await files.readText(path3) : null;
  try {
    return PAYLOAD.parse(JSON.parse(text8 ?? "{}"));
  } catch {
    return {};
  }
};
var checkoutOf = async ({ files, workspace, settingsFile }) => {
  const root = await files.realPath(workspace);
  const isLinked = async (folder) => isIn(workspace, folder) && await files.realPath(folder) !== join(root, relative(workspace, folder));
  const search = async (folder) => {
    if (folder === workspace) return folder;
    if (await files.kindOf(join(folder, ".git")) === "directory" && !await isLinked(folder)) return folder;
    const above = dirname(folder);
    return above === folder ? null : search(above);
  };
  return search(dirname(settingsFile));
};

// src/adapters/github/checked-out-ref.ts
var EVENT2 = external_exports.object({
  repository: external_exports.object({ full_name: external_exports.string() }).nullish().catch(null),
  pull_request: external_exports.object({ number: external_exports.int().positive(), head: external_exports.object({ sha: external_exports.string() }) }).nullish().catch(null),
  workflow_run: external_exports.object({
    head_sha: external_exports.string(),
    head_branch: external_exports.string().min(1),
    head_repository: external_exports.object({ full_name: external_exports.string() })
  }).nullish().catch(null)
});
var readCheckedOutRef = async (environment, readText) => {
  const [ref, commit] = [environment["GITHUB_REF"], environment["GITHUB_SHA"]];
  if (!ref || !commit) return null;
  const event = await readEvent(environment, readText);
  const head = await readGitHead(workspaceOf(environment), readText);
  return codeRefOf([{ ref, commit }, ...pullHead(event), ...finishedRun(event)], head?.commit ?? null);
};
var REF = /^refs\/(?:heads|tags|pull)\/./u;
var codeRefOf = (candidates, head) => {
  const valid = candidates.filter(({ ref }) => REF.test(ref));
  return (head === null ? valid[0] : valid.find(({ commit }) => commit === head)) ?? null;
};
var pullHead = ({ pull_request: pull }) => pull ? [{ ref: `refs/pull/${pull.number}/head`, commit: pull.head.sha }] : [];
var finishedRun = ({ workflow_run: finished, repository: repository2 }) => finished && finished.head_repository.full_name === repository2?.full_name ? [{ ref: `refs/heads/${finished.head_branch}`, commit: finished.head_sha }] : [];
var readEvent = async (environment, readText) => {
  const path3 = environment["GITHUB_EVENT_PATH"];
  const text8 = path3 ? await readText(path3) : null;
  try {
    return EVENT2.parse(JSON.parse(text8 ?? "{}"));
  } catch {
    return {};
  }
};

// src/adapters/github/input-variables.ts
var PREFIX = "INPUT_";
var variableOf = (name) => `${PREFIX}${name.replaceAll(" ", "_").toUpperCase()}`;
var inputReader = (environment) => (name) => environment[variableOf(name)] ?? "";
var givenInputs = (environment) => Object.entries(environment).flatMap(
  ([name, value]) => name.startsWith(PREFIX) && value !== void 0 && value.trim() !== "" ? [name.slice(PREFIX.length)] : []
);
var takeInput = (environment, name) => {
  const value = inputReader(environment)(name);
  Reflect.deleteProperty(environment, variableOf(name));
  return value;
};

// src/settings/csv-lines.ts
var csvLines = (value) => {
  if (value === "") return [];
  try {
    const records = parse(value, {
      columns: false,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      delimiter: "\0",
      info: true
    });
    return records.map(({ record, info }) => ({ text: record.join("").trim(), line: info.lines })).filter(({ text: text8 }) => text8 !== "");
  } catch {
    return null;
  }
};
var keyOf2 = (entry2) => entry2.includes("=") ? entry2.slice(0, entry2.indexOf("=")) : entry2;
var contradiction = (entries) => {
  const seen2 = /* @__PURE__ */ new Map();
  for (const entry2 of entries) {
    const earlier = seen2.get(keyOf2(entry2.text));
    if (earlier !== void 0 && earlier.text !== entry2.text) return [earlier.line, entry2.line];
    seen2.set(keyOf2(entry2.text), entry2);
  }
  return null;
};

// src/settings/kinds.ts
var replacing = (schema3) => ({ schema: schema3, merge: (_, above) => above });
var scalar = external_exports.union([external_exports.string(), external_exports.number(), external_exports.boolean()], {
  error: "must be a single value, not a list or a map"
});
var notOneOf = (word2, allowed2) => {
  if (allowed2.length === 1) return `must be \`${allowed2.join()}\``;
  return `'${word2}' is not one of ${allowed2.join(", ")}${didYouMean(word2, allowed2)}`;
};
var string = () => replacing(scalar.transform((value) => String(value).trim()));
var flag = () => replacing(
  scalar.transform((value, context) => {
    const word2 = String(value).trim();
    if (["true", "True", "TRUE"].includes(word2)) return true;
    if (["false", "False", "FALSE"].includes(word2)) return false;
    context.issues.push({ code: "custom", message: `must be \`true\` or \`false\`, not '${word2}'`, input: value });
    return external_exports.NEVER;
  })
);
var integer = (bounds) => replacing(
  scalar.transform((value, context) => {
    const word2 = String(value).trim();
    const number3 = Number(word2);
    if (/^\d+$/.test(word2) && number3 >= bounds.min && number3 <= bounds.max) return number3;
    const message = `'${word2}' is not a whole number from ${bounds.min} to ${bounds.max}`;
    context.issues.push({ code: "custom", message, input: value });
    return external_exports.NEVER;
  })
);
var accountId = () => replacing(
  scalar.transform((value, context) => {
    const word2 = String(value).trim();
    if (/^\d{12}$/.test(word2)) return word2;
    context.issues.push({ code: "custom", message: `'${word2}' is not an AWS account id (12 digits)`, input: value });
    return external_exports.NEVER;
  })
);
var choice = (words2) => replacing(
  scalar.transform((value, context) => {
    const given = String(value).trim();
    const word2 = words2.find((one) => one.toLowerCase() === given.toLowerCase());
    if (word2 !== void 0) return word2;
    context.issues.push({ code: "custom", message: notOneOf(given, words2), input: value });
    return external_exports.NEVER;
  }).meta({ enum: [...words2] })
);
var scalars = external_exports.union([external_exports.string(), external_exports.number(), external_exports.boolean(), external_exports.array(scalar)], {
  error: "must be a text or a list of texts"
});
var choices = (words2) => replacing(
  scalars.transform((value, context) => {
    const given = (Array.isArray(value) ? value.map(String) : String(value).split(/[,\n]/)).map((word2) => word2.trim()).filter((word2) => word2 !== "");
    if (given.length === 1 && given[0] === "none") return [];
    if (given.length === 0) {
      const message = `must list at least one of ${words2.join(", ")}; or be \`none\``;
      context.issues.push({ code: "custom", message, input: value });
    }
    if (given.includes("none")) {
      const message = "`none` cannot be combined with other values";
      context.issues.push({ code: "custom", message, input: value, path: [given.indexOf("none")] });
      return external_exports.NEVER;
    }
    const found = given.map((one) => words2.find((word2) => word2.toLowerCase() === one.toLowerCase()));
    given.forEach((one, index) => {
      if (found[index] === void 0) {
        context.issues.push({ code: "custom", message: notOneOf(one, words2), input: value, path: [index] });
      }
    });
    return found.filter((word2) => word2 !== void 0);
  }).meta({ examples: [[...words2]] })
);
var linesSchema = scalars.transform((value, context) => {
  if (Array.isArray(value)) {
    return value.map((item, index) => ({ text: String(item), line: index + 1 })).filter(({ text: text8 }) => text8.trim() !== "");
  }
  const lines2 = csvLines(String(value));
  if (lines2 !== null) return lines2;
  context.issues.push({ code: "custom", message: "has an opening quote without a closing one", input: void 0 });
  return external_exports.NEVER;
});
var textsOf = (entries) => entries.map(({ text: text8 }) => text8);
var lines = () => replacing(linesSchema.transform(textsOf));
var map = external_exports.union([scalars, external_exports.record(external_exports.string(), external_exports.union([external_exports.string(), external_exports.number(), external_exports.boolean()]))], {
  error: "must be lines of KEY=VALUE or a map"
});
var pairs = (shape = "KEY=VALUE") => ({
  schema: map.transform((value, context) => {
    if (typeof value === "object" && !Array.isArray(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)]));
    }
    const parsed = linesSchema.safeParse(value);
    if (!parsed.success) return refuse(context, parsed.error.issues[0]?.message ?? "");
    const entries = parsed.data;
    const bad = entries.filter(({ text: text8 }) => !/^[^=\s][^=]*=/.test(text8)).map(({ line }) => line);
    if (bad.length > 0) {
      const words2 = bad.length === 1 ? ["line", "is"] : ["lines", "are"];
      return refuse(context, `${words2[0]} ${bad.join(", ")} ${words2[1]} not ${shape}`);
    }
    const twice = contradiction(entries);
    if (twice !== null) return refuse(context, setTwice(twice, shape));
    return Object.fromEntries(
      entries.map(({ text: text8 }) => [text8.slice(0, text8.indexOf("=")), text8.slice(text8.indexOf("=") + 1)])
    );
  }),
  merge: (below, above) => ({ ...below, ...above })
});
var assignments = () => ({
  schema: map.transform((value, context) => {
    if (typeof value === "object" && !Array.isArray(value)) {
      return Object.entries(value).map(([key, one]) => `${key}=${String(one)}`);
    }
    const parsed = linesSchema.safeParse(value);
    if (!parsed.success) return refuse(context, parsed.error.issues[0]?.message ?? "");
    const twice = contradiction(parsed.data);
    return twice === null ? [...new Set(textsOf(parsed.data))] : refuse(context, setTwice(twice, "KEY=VALUE"));
  }),
  merge: (below, above) => {
    const set = new Set(above.map(keyOf2));
    return [...below.filter((line) => !set.has(keyOf2(line))), ...above];
  }
});
var setTwice = ([one, other], shape) => `lines ${one} and ${other} set one ${shape.replace(/=.*/, "")} to different values`;
var refuse = (context, message) => {
  context.issues.push({ code: "custom", message, input: void 0 });
  return external_exports.NEVER;
};

// src/settings/nested-values.ts
var textsAndNulls = (tree) => {
  switch (tree.kind) {
    case "text":
      return tree.style === "null" ? null : tree.text;
    case "list":
      return tree.items.map(textsAndNulls);
    case "map":
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, textsAndNulls(value)]));
  }
};
var typedValues = (tree) => {
  switch (tree.kind) {
    case "text":
      return typed(tree);
    case "list":
      return tree.items.map(typedValues);
    case "map":
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, typedValues(value)]));
  }
};
var NUMBER = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/;
var typed = ({ text: text8, style }) => {
  if (style === "null") return null;
  if (style === "quoted") return text8;
  if (/^(?:true|True|TRUE)$/.test(text8)) return true;
  if (/^(?:false|False|FALSE)$/.test(text8)) return false;
  return NUMBER.test(text8) ? asWritten(Number(text8), text8) : text8;
};
var positionsIn = (tree) => {
  const positions = /* @__PURE__ */ new Map();
  note(tree, [], positions);
  return positions;
};
var note = (tree, path3, positions) => {
  positions.set(pointerOf(path3), tree.at);
  if (tree.kind === "list") for (const [index, item] of tree.items.entries()) note(item, [...path3, index], positions);
  if (tree.kind !== "map") return;
  for (const { key, at, value } of tree.entries) {
    note(value, [...path3, key], positions);
    positions.set(pointerOf([...path3, key]), at);
  }
};
var withoutWrong = (tree, issues) => {
  if (tree.kind !== "map") return null;
  const wrong = issues.flatMap(
    ({ code, path: path3, keys = [] }) => code === "unrecognized_keys" && path3.length === 0 ? keys : path3.slice(0, 1)
  );
  return { ...tree, entries: tree.entries.filter(({ key }) => !wrong.includes(key)) };
};
var nestedProblems = (name, tree, issues) => {
  const positions = positionsIn(tree);
  return issues.flatMap((issue2) => {
    const path3 = issue2.path.map((part) => typeof part === "number" ? part : String(part));
    const parts = issue2.code === "unrecognized_keys" ? (issue2.keys ?? []).map((key) => [...path3, key]) : [path3];
    return parts.map((part) => ({
      at: positionAt(positions, part),
      text: /^must /.test(issue2.message) ? `\`${dotted(name, part)}\` ${issue2.message}` : `\`${dotted(name, part)}\`: ${issue2.message}`
    }));
  });
};
var dotted = (name, path3) => [name, ...path3.map((part) => typeof part === "number" ? `[${part}]` : `.${part}`)].join("");

// src/settings/kinds-definition.ts
var placed = (schema3, facts2) => ({
  schema: schema3.transform((value) => ({ value, positions: /* @__PURE__ */ new Map() })),
  merge: (below, above) => ({
    value: facts2.merge(below.value, above.value),
    positions: facts2.positions(below.positions, above.positions)
  }),
  nested: { plain: facts2.plain, place: ({ value }, positions) => ({ value, positions }) }
});
var together = (below, above) => new Map([...below, ...above]);
var text2 = scalar.transform(String);
var whole = scalar.transform((value, context) => {
  const word2 = String(value).trim();
  if (/^\d{1,10}$/.test(word2) && Number(word2) <= 2147483647) return Number(word2);
  context.issues.push({ code: "custom", message: `'${quoted(word2)}' is not a whole number`, input: value });
  return external_exports.NEVER;
});
var changes = external_exports.record(external_exports.string(), text2.nullable(), { error: "must be a map; a value of null removes what the task definition has" }).nullish().transform((all) => all ?? {});
var texts = external_exports.array(text2, {
  error: 'must be a list; for a shell, write ["sh", "-c", "\u2026"]'
});
var arns = external_exports.array(text2, { error: "must be a list of ARNs of objects in S3" });
var CONTAINER = {
  image: text2.describe("The image of a side-car. The container of `container-name` gets the image of the run.").optional(),
  environment: changes.describe("Variables by name; null removes one.").optional(),
  secrets: changes.describe("`valueFrom` by name: the ARN of a secret or parameter; null removes one.").optional(),
  "environment-files": arns.nullable().describe("ARNs of files in S3; null removes all.").optional(),
  command: texts.nullable().describe("The command as a list; null removes it.").optional(),
  "entry-point": texts.nullable().describe("The entry point as a list; null removes it.").optional(),
  cpu: whole.nullable().describe("CPU units; null removes the limit.").optional(),
  memory: whole.nullable().describe("Hard limit in MiB; null removes it.").optional(),
  "memory-reservation": whole.nullable().describe("Soft limit in MiB; null removes it.").optional(),
  "docker-labels": changes.describe("Docker labels by key; null removes one.").optional(),
  "log-driver": text2.describe("The log driver.").optional(),
  "log-options": changes.describe("Options of the log driver by name; null removes one.").optional()
};
var unknownKey = (keys, known2) => {
  const near = keys.length === 1 ? nearest(keys[0] ?? "", known2) : null;
  return `unknown key${near === null ? `; the keys are ${known2.join(", ")}` : `; did you mean ${near}?`}`;
};
var strict = (shape) => external_exports.strictObject(shape, {
  error: (issue2) => {
    if (issue2.code === "unrecognized_keys") return unknownKey(issue2.keys, Object.keys(shape));
    return "must be a map";
  }
});
var container = strict(CONTAINER).nullable().transform((own) => present(own ?? {}));
var present = (own) => Object.fromEntries(Object.entries(own).filter(([, value]) => value !== void 0));
var containers = () => placed(external_exports.record(external_exports.string(), container, { error: "must map names of containers to what is changed in them" }), {
  plain: textsAndNulls,
  positions: together,
  merge: (below, above) => ({
    ...below,
    ...Object.fromEntries(
      Object.entries(above).map(([name, own]) => [
        name,
        mergeContainers(Object.hasOwn(below, name) ? below[name] ?? {} : {}, own)
      ])
    )
  })
});
var MAPS = ["environment", "secrets", "docker-labels", "log-options"];
var mergeContainers = (below, above) => ({
  ...below,
  ...above,
  ...Object.fromEntries(
    MAPS.flatMap((name) => {
      const all = { ...below[name], ...above[name] };
      return below[name] === void 0 && above[name] === void 0 ? [] : [[name, all]];
    })
  )
});
var changesByKey = () => placed(changes, {
  plain: textsAndNulls,
  positions: together,
  merge: (below, above) => ({ ...below, ...above })
});
var pointer = external_exports.string({ error: "must be a path such as /containerDefinitions/0/user" }).regex(/^(?:\/(?:[^~]|~[01])*)?$/s, {
  error: "is not a JSON Pointer (RFC 6901) such as /containerDefinitions/0/user"
});
var OPS = ["add", "remove", "replace", "move", "copy", "test"];
var operation = strict({
  op: external_exports.enum(OPS, { error: `must be one of ${OPS.join(", ")}` }),
  path: pointer,
  from: pointer.optional(),
  value: external_exports.unknown().optional()
}).transform((own, context) => {
  const refuse6 = (message) => {
    context.issues.push({ code: "custom", message, input: void 0 });
    return external_exports.NEVER;
  };
  const { op, path: path3, from } = own;
  const hasValue = Object.hasOwn(own, "value");
  if (op === "move" || op === "copy")
    return from === void 0 ? refuse6(`must have \`from\` for ${op}`) : { op, path: path3, from };
  if (op === "remove") return { op, path: path3 };
  return hasValue ? { op, path: path3, value: own.value } : refuse6(`must have a \`value\` for ${op}`);
});
var patch = () => placed(external_exports.array(operation, { error: "must be a list of operations (RFC 6902)" }), {
  plain: typedValues,
  positions: (_, above) => above,
  merge: (_, above) => above
});
var CPUS = { AMD64: "X86_64", "X86-64": "X86_64", AARCH64: "ARM64" };
var runtimePlatform = () => ({
  merge: (_, above) => above,
  schema: scalar.transform((value, context) => {
    const [, family, cpu] = /^\s*([A-Za-z0-9_]{1,40})\/([A-Za-z0-9_-]{1,20})\s*$/.exec(String(value)) ?? [];
    if (family !== void 0 && cpu !== void 0) {
      const architecture = cpu.toUpperCase();
      return { operatingSystemFamily: family.toUpperCase(), cpuArchitecture: CPUS[architecture] ?? architecture };
    }
    const message = `'${quoted(String(value))}' is not a system and an architecture such as linux/arm64`;
    context.issues.push({ code: "custom", message, input: value });
    return external_exports.NEVER;
  })
});

// src/settings/field.ts
var fieldsOf = (owner) => {
  const none2 = () => [];
  const facts2 = {
    owner,
    place: "input-and-file",
    isGuarded: false,
    isUnsetByNone: false,
    workflowDefault: null,
    variables: none2,
    paths: none2,
    exposures: none2
  };
  return {
    optional: (description, kind) => ({
      ...facts2,
      ...kind,
      description,
      presence: "optional"
    }),
    defaulted: (value, description, kind) => ({
      ...facts2,
      ...kind,
      description,
      presence: "defaulted",
      default: value
    })
  };
};
var fileOnly = (kind) => ({ ...kind, place: "file" });
var inputOnly = (kind) => ({ ...kind, place: "input" });
var VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
var asking = (variables, kind) => ({
  ...kind,
  variables,
  schema: kind.schema.superRefine((value, context) => {
    if (variables(value).every((name) => VARIABLE.test(name))) return;
    const message = "the name of a variable has only letters, digits and underscores, and begins with no digit";
    context.addIssue({ code: "custom", message, input: void 0 });
  })
});
var naming = (paths, kind) => ({
  ...kind,
  paths
});
var guarded = (kind) => ({ ...kind, isGuarded: true });
var unsetByNone = (kind) => ({ ...kind, isUnsetByNone: true });
var filledIn = (expression, kind) => ({
  ...kind,
  workflowDefault: expression
});

// src/settings/names-of-workflows.ts
var workflowFile = () => {
  const text8 = string();
  return {
    ...text8,
    schema: text8.schema.transform((written2, context) => {
      if (parseWantedWorkflow(written2) !== null) return written2;
      const message = `'${written2}' is not the file of a workflow, for example \`octo-org/app/.github/workflows/build.yml\` or \`octo-org/app/.github/workflows/build.yml@refs/heads/main\``;
      context.issues.push({ code: "custom", message, input: written2 });
      return external_exports.NEVER;
    })
  };
};
var references = () => {
  const list2 = lines();
  return {
    ...list2,
    schema: list2.schema.transform((written2, context) => {
      const refs = written2.map((ref) => ref.trim());
      refs.forEach((ref, index) => {
        if (/^refs\/(?:heads|tags|pull)\/\S+$/u.test(ref)) return;
        const message = `'${ref}' is not a reference in full, for example \`refs/heads/main\` or \`refs/tags/v*\``;
        context.issues.push({ code: "custom", message, input: ref, path: [index] });
      });
      return refs;
    })
  };
};

// src/settings/declared/the-attestation.ts
var image = fieldsOf("image");
var ATTESTATION = {
  attestation: image.defaulted("if-present", "Whether an image that is not built in this run (`image`) must have a provenance attestation of this repository on GitHub. `required`: without one that is verified, the run fails. `if-present`: one that exists must be verified. `off`: none is looked for. See docs/provenance.md.", guarded(choice(["required", "if-present", "off"]))),
  "attestation-workflow": image.optional("The only workflow that may have attested the image, for example `octo-org/app/.github/workflows/build.yml`; with `@refs/heads/main` or a commit behind it, only at that reference. Default: any workflow that this repository has run on push, schedule, workflow_dispatch or release.", guarded(fileOnly(workflowFile()))),
  "attestation-ref": image.defaulted("", "References that the attested image may be built from, one per line, for example `refs/heads/main` or `refs/tags/v*`. Default: the default branch, the reference of this run, and any commit that is on the default branch.", guarded(fileOnly(references()))),
  "attestation-trusted-root": image.optional("Path of a file with the certificate authorities and logs that count instead of those in the action: a `trusted_root.json` of Sigstore, or what `gh attestation trusted-root` prints. With it no newer ones are looked for.", guarded(fileOnly(naming((path3) => [path3], string()))))
};

// src/settings/declared/the-build.ts
var image2 = fieldsOf("image");
var BUILD = {
  allow: image2.defaulted("", "What the build may do beside what every build may: `network.host`, `security.insecure`. Requires buildx. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(lines())))),
  annotations: image2.defaulted("", "OCI annotations, KEY: VALUE; `index:`, `manifest,index:` and so on in front of a key say what is annotated. Requires buildx and the containerd image store, or several `platforms`.", fileOnly(pairs())),
  attests: image2.defaulted("", "Attestations in the syntax of buildx, for example `type=sbom,generator=IMAGE`. One of a type replaces `provenance` or `sbom`. Provenance with `mode=max` publishes the build arguments.", fileOnly(lines())),
  "cgroup-parent": image2.optional("The cgroup that `RUN` instructions run in. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(string())))),
  "no-cache-filters": image2.defaulted("", "Stages of the Dockerfile that are built without the cache. Requires buildx.", fileOnly(lines())),
  "shm-size": image2.optional("Size of /dev/shm for `RUN` instructions, for example `128m`.", fileOnly(string())),
  ulimit: image2.defaulted("", "Limits of `RUN` instructions, for example `nofile=1024:1024`.", fileOnly(lines()))
};

// src/settings/declared/the-definition.ts
var service = fieldsOf("service");
var DEFINITION = {
  containers: service.optional("What is changed in containers of the task definition, by their names: image, environment, secrets, environment-files, command, entry-point, cpu, memory, memory-reservation, docker-labels, log-driver, log-options. `null` removes what the task definition has. See [Render](render.md).", fileOnly(containers())),
  "task-cpu": service.optional("CPU of the task, in units or as `.5 vCPU`.", fileOnly(string())),
  "task-memory": service.optional("Memory of the task, in MiB or as `1 GB`.", fileOnly(string())),
  "ephemeral-storage": service.optional("Ephemeral storage of a task on Fargate, in GiB.", fileOnly(integer({ min: 21, max: 200 }))),
  "execution-role": service.optional("Name or ARN of the execution role of the task. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(string())))),
  "task-role": service.optional("Name or ARN of the role of the task. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(string())))),
  "runtime-platform": service.optional("System and architecture that the task runs on, for example `linux/arm64`.", fileOnly(runtimePlatform())),
  "task-definition-tags": service.optional("Tags of the task definition, by key; `null` removes one. Tags that the task definition has are kept.", fileOnly(changesByKey())),
  "task-definition-patch": service.optional("Operations of JSON Patch (RFC 6902), applied to the task definition after all other settings. See [Render](render.md).", fileOnly(patch()))
};

// src/settings/kinds-alarms.ts
var LONGEST_NAME2 = 255;
var alarmNames = () => ({
  schema: lines().schema.transform((given, context) => {
    const names = [...new Set(given.map((name) => name.trim()))];
    const problem2 = problemIn(names);
    if (problem2 === null) return names;
    context.issues.push({ code: "custom", message: problem2, input: given });
    return external_exports.NEVER;
  }),
  merge: (_, above) => above
});
var problemIn = (names) => {
  if (names.length === 0) return "must name at least one alarm";
  if (names.length > MOST_ALARMS) return `must name at most ${MOST_ALARMS} alarms`;
  const arn = names.find((name) => /^arn:[^:]*:cloudwatch:/u.test(name));
  if (arn !== void 0) return "must have the names of alarms, not their ARNs";
  return names.some((name) => name.length > LONGEST_NAME2) ? `has a name of more than ${LONGEST_NAME2} characters, which no alarm has` : null;
};

// src/settings/kinds-attributes.ts
var onOrOff = flag().schema;
var number = (min, max) => integer({ min, max }).schema;
var texts2 = (what, most) => external_exports.array(
  text2.refine((one) => one.trim() !== "", { error: "must not be empty" }),
  { error: `must be a list of ${what}` }
).min(1, { error: `must have at least one of ${what}` }).max(most, { error: `must have at most ${most} ${what}` });
var PROPAGATED = ["service", "task-definition", "none"];
var propagated = choice(PROPAGATED).schema.transform(
  (word2) => word2 === "service" ? "SERVICE" : word2 === "task-definition" ? "TASK_DEFINITION" : "NONE"
);
var version = scalar.transform((value, context) => {
  const word2 = String(value).trim();
  if (/^latest$/i.test(word2)) return "LATEST";
  if (/^\d{1,3}(?:\.\d{1,3}){2}$/.test(word2)) return word2;
  return refuse2(context, "must be LATEST or a version such as 1.4.0");
});
var refuse2 = (context, message) => {
  context.issues.push({ code: "custom", message, input: void 0 });
  return external_exports.NEVER;
};
var network = strict({
  subnets: texts2("subnets", 16).nullish().describe("Ids of the subnets."),
  "security-groups": texts2("security groups", 5).nullish().describe("Ids of the security groups."),
  "public-ip": onOrOff.nullish().describe("Whether a task on Fargate gets a public IP address.")
});
var share = strict({
  weight: number(0, 1e3).default(1).describe("The share of the tasks, in relation to the other weights. Default: 1."),
  base: number(0, 1e5).default(0).describe("How many tasks it has at least. Default: 0.")
});
var MOST_PROVIDERS = 20;
var PROVIDER = /^[\w-]{1,255}$/;
var providers = external_exports.record(
  external_exports.string(),
  external_exports.preprocess((given) => given ?? {}, share),
  {
    error: "must be a map of capacity providers, each with `weight` and `base`"
  }
).superRefine((all, context) => {
  const add = (message) => context.addIssue({ code: "custom", message, input: void 0 });
  const [names, shares] = [Object.keys(all), Object.values(all)];
  const ofFargate = names.filter((name) => name.startsWith("FARGATE")).length;
  if (names.length === 0) add("must have at least one capacity provider");
  const odd = names.find((name) => !PROVIDER.test(name));
  if (odd !== void 0) add(`'${quoted(odd)}' is not the name of a capacity provider`);
  if (names.length > MOST_PROVIDERS) add(`must have at most ${MOST_PROVIDERS} capacity providers`);
  if (ofFargate > 0 && ofFargate < names.length) add("cannot combine FARGATE or FARGATE_SPOT with other providers");
  if (names.length > 0 && shares.every(({ weight }) => weight === 0)) add("must have a weight above 0");
  if (shares.filter(({ base }) => base > 0).length > 1) add("can have a `base` for one provider only");
});
var THRESHOLD = /^(\d{1,4})(%( unbounded)?)?$/;
var threshold = scalar.transform((value, context) => {
  const [, digits = "", percent, unbounded] = THRESHOLD.exec(String(value).trim().replace(/\s+/g, " ")) ?? [];
  if (digits === "" || Number(digits) === 0)
    return refuse2(context, "must be a number of failures such as 5, or a share such as 50% or `50% unbounded`");
  const type = percent === void 0 ? "COUNT" : unbounded === void 0 ? "BOUNDED_PERCENT" : "UNBOUNDED_PERCENT";
  return { type, value: Number(digits) };
});
var breaker = strict({
  enable: onOrOff.nullish().describe("Default: `true`."),
  rollback: onOrOff.nullish().describe("Whether ECS rolls back. Default: `true` where it is enabled."),
  threshold: threshold.nullish().describe(
    "Failed tasks that end a deployment: a number, a share of the desired count within 3 and 200 (`50%`), or without bounds (`50% unbounded`)."
  ),
  "reset-on-healthy-task": onOrOff.nullish().describe("Whether a healthy task sets the count of failures back to 0.")
});
var alarms = strict({
  names: texts2("alarms", 100).nullish().describe("Names of CloudWatch alarms."),
  enable: onOrOff.nullish().describe("Default: `true`."),
  rollback: onOrOff.nullish().describe("Whether ECS rolls back. Default: `true` where they are enabled.")
});
var tags = external_exports.record(external_exports.string(), text2.nullable(), { error: "must be a map of tags; a value of null removes one" }).superRefine((all, context) => {
  for (const [key, value] of Object.entries(all)) {
    const isUsable = key !== "" && key.length <= 128 && !/^aws:/i.test(key) && (value ?? "").length <= 256;
    const message = "must be a tag: a key of 1 to 128 characters without `aws:`, and a value of at most 256";
    if (!isUsable) context.addIssue({ code: "custom", message, input: void 0, path: [key] });
  }
});
var attributes = strict({
  "enable-execute-command": onOrOff.nullish().describe("Whether ECS Exec can be used in its tasks."),
  "propagate-tags": propagated.nullish().describe("Where the tags of its tasks come from: `service`, `task-definition` or `none`."),
  "enable-ecs-managed-tags": onOrOff.nullish().describe("Whether ECS tags its tasks with the cluster and the service."),
  tags: tags.nullish().describe("Tags of the service by key; null removes one. Others are kept."),
  "health-check-grace-period-seconds": number(0, 2147483647).nullish().describe("How long ECS ignores failed health checks after a task has started."),
  "platform-version": version.nullish().describe("The platform version of Fargate: LATEST, or for example 1.4.0."),
  network: network.nullish().describe("The network of tasks with the mode awsvpc."),
  "capacity-providers": providers.nullish().describe("The capacity providers by name: the whole strategy, instead of the launch type."),
  "circuit-breaker": breaker.nullish().describe("The deployment circuit breaker."),
  alarms: alarms.nullish().describe("The alarms that end a deployment."),
  "minimum-healthy-percent": number(0, 100).nullish().describe("Share of the tasks that stay healthy in a deployment."),
  "maximum-percent": number(100, 1e4).nullish().describe("Share of the tasks that run at most in a deployment."),
  "availability-zone-rebalancing": onOrOff.nullish().describe("Whether ECS balances the tasks across zones.")
});
var PARTS = ["tags", "network", "circuit-breaker", "alarms"];
var mergeAttributes = (below, above) => ({
  ...below,
  ...above,
  ...Object.fromEntries(
    PARTS.flatMap((name) => below[name] && above[name] ? [[name, { ...below[name], ...above[name] }]] : [])
  )
});
var present2 = (own) => Object.fromEntries(
  Object.entries(own).flatMap(([key, value]) => {
    if (value === void 0) return [];
    return [[key, typeof value === "object" && value !== null && !Array.isArray(value) ? present2(value) : value]];
  })
);
var serviceAttributes = () => ({
  // The schema has checked every key, and `present` only leaves out what is undefined.
  schema: attributes.transform((own) => ({
    value: present2(own),
    positions: /* @__PURE__ */ new Map()
  })),
  merge: (below, above) => ({
    value: mergeAttributes(below.value, above.value),
    positions: new Map([...below.positions, ...above.positions])
  }),
  nested: { plain: textsAndNulls, place: ({ value }, positions) => ({ value, positions }) }
});

// src/settings/kinds-image-test.ts
var DEFAULT_SECONDS = 60;
var LONGEST_SECONDS = 1800;
var DEFAULT_MIB = 2048;
var refuse3 = (context, message) => {
  context.issues.push({ code: "custom", message, input: void 0 });
  return external_exports.NEVER;
};
var text3 = scalar.transform(String).refine((word2) => !word2.includes("\0"), { error: "must not have a NUL character" });
var whole2 = (min, max) => text3.transform((word2, context) => {
  const number3 = Number(word2);
  if (/^\d{1,6}$/.test(word2.trim()) && number3 >= min && number3 <= max) return number3;
  return refuse3(context, `must be a whole number from ${min} to ${max}`);
});
var words = external_exports.array(text3, { error: 'must be a list; for a shell, write ["sh", "-c", "\u2026"]' }).min(1, { error: "must have at least one word" });
var env = external_exports.record(external_exports.string(), text3, { error: "must be a map of variables" }).superRefine((all, context) => {
  for (const name of Object.keys(all).filter((one) => !/^[^=\s\0]+$/.test(one)))
    context.addIssue({ code: "custom", message: "is not the name of a variable", path: [name], input: void 0 });
});
var flag2 = text3.transform((word2, context) => {
  if (/^(?:true|false)$/i.test(word2.trim())) return word2.trim().toLowerCase() === "true";
  return refuse3(context, "must be `true` or `false`");
});
var path = text3.refine((word2) => /^\/(?!\/)[\x21-\x7e]{0,2000}$|^\/$/.test(word2), {
  error: "must be a path that begins with a slash, such as /health"
});
var WORDS2 = ["healthy", "exit"];
var word = text3.transform((given, context) => {
  const kind = WORDS2.find((one) => one === given.trim());
  return kind === void 0 ? refuse3(context, notOneOf(given, WORDS2)) : { kind };
});
var place = strict({
  port: whole2(1, 65535).describe("The port that the server of the image listens on.").optional(),
  path: path.describe("A path that must respond to GET with a status from 200 to 399.").optional(),
  seconds: whole2(1, LONGEST_SECONDS).describe("How long the container must run.").optional()
}).transform((own, context) => {
  if (own.seconds !== void 0 && own.port === void 0 && own.path === void 0)
    return { kind: "seconds", seconds: own.seconds };
  if (own.port !== void 0 && own.seconds === void 0)
    return { kind: "port", port: own.port, path: own.path ?? null };
  return refuse3(context, "must have either `port`, with or without `path`, or `seconds`");
});
var waitFor = external_exports.union([word, place], { error: (issue2) => waitProblem(issue2) });
var FORMS = "`healthy`, `exit`, or a map with `port` or `seconds`";
var waitProblem = ({ input, errors }) => {
  if (Array.isArray(input)) return `must be ${FORMS}`;
  const isMap = typeof input === "object";
  const byForm = errors ?? [];
  const meant = byForm[isMap ? 1 : 0]?.[0];
  if (meant === void 0) return `must be ${FORMS}`;
  return isMap ? [...meant.path.map((part) => `\`${String(part)}\``), meant.message].join(" ") : `${meant.message}; or a map with \`port\` or \`seconds\``;
};
var HEALTHY = { kind: "healthy" };
var TEST = {
  env: env.describe("Variables of the container, added to those of the image. They are not masked.").default({}),
  command: words.describe("Instead of the CMD of the image, as a list.").optional(),
  "wait-for": waitFor.describe("`healthy` (default): by its HEALTHCHECK. `exit`: it ends with 0. Or `port`, with `path`; or `seconds`.").optional(),
  run: words.describe("A command that runs in the container when it is ready, as a list; 0 passes.").optional(),
  "timeout-seconds": whole2(1, LONGEST_SECONDS).describe(`How long the test may take. Default: ${DEFAULT_SECONDS}.`).default(DEFAULT_SECONDS),
  "memory-mib": whole2(6, 999999).describe(`Memory of the container, in MiB. Default: ${DEFAULT_MIB}.`).default(DEFAULT_MIB),
  internet: flag2.describe("Whether the container can connect to the internet. Default: `false`.").default(false)
};
var test = strict(TEST).transform((own, context) => {
  const { run: run3, env: variables, command, internet } = own;
  const { "wait-for": awaited = HEALTHY, "timeout-seconds": seconds2, "memory-mib": memoryMib } = own;
  if (awaited.kind === "exit" && run3 !== void 0)
    return refuse3(context, "cannot have `run` with `wait-for: exit`: nothing runs in a container that has ended");
  if (awaited.kind === "seconds" && awaited.seconds >= seconds2)
    return refuse3(context, "must have a larger `timeout-seconds` than the `seconds` of `wait-for`");
  return {
    env: variables,
    command: command ?? null,
    waitFor: awaited,
    run: run3 ?? null,
    timeoutMs: seconds2 * 1e3,
    memoryMib,
    internet: internet ? "open" : "blocked"
  };
});
var imageTest = () => ({
  schema: test,
  merge: (_, above) => above,
  nested: { plain: textsAndNulls, place: (value) => value }
});

// src/settings/kinds-lint.ts
var KEYS = [ALL_RULES, ...LINT_RULES.map(({ id }) => id)];
var scalar2 = external_exports.union([external_exports.string(), external_exports.number(), external_exports.boolean()]);
var lintLevels = () => ({
  schema: external_exports.record(external_exports.string(), scalar2, { error: "must map rules to `off`, `warn` or `error`" }).transform((value, context) => {
    const levels = Object.entries(value).map(([key, given]) => [key, String(given).trim()]);
    for (const [key, given] of levels) {
      const message = problemOf(key, given);
      if (message !== null) context.issues.push({ code: "custom", message, input: value, path: [key] });
    }
    return Object.fromEntries(levels.filter((level) => isLevel(level[1])));
  }).meta({ properties: properties(), additionalProperties: false }),
  merge: (below, above) => ({ ...below, ...above })
});
var isLevel = (word2) => LINT_LEVELS.some((level) => level === word2);
var problemOf = (key, given) => {
  if (!KEYS.includes(key)) {
    const near = nearest(key, KEYS);
    return `'${key}' is not a rule of the lint${near === null ? " (docs/lint.md lists them)" : `; did you mean ${near}?`}`;
  }
  return isLevel(given) ? null : `${key}: ${notOneOf(given, LINT_LEVELS)}`;
};
var properties = () => Object.fromEntries([
  [ALL_RULES, { enum: [...LINT_LEVELS], description: "Every rule that is not listed and reports what ECS accepts." }],
  ...LINT_RULES.map(({ id, title }) => [id, { enum: [...LINT_LEVELS], description: title }])
]);

// src/settings/kinds-policy.ts
var number2 = (min, max) => integer({ min, max }).schema;
var answer = choice(ANSWERS).schema;
var byWord = (words2, value, what) => {
  const wordOf = (key2) => words2.find((one) => one.toLowerCase() === key2.trim().toLowerCase());
  const key = external_exports.string().superRefine((given, context) => {
    if (wordOf(given) === void 0) context.addIssue({ code: "custom", message: notOneOf(given, words2), input: given });
  });
  return external_exports.record(key, value, {
    error: (issue2) => issue2.code === "invalid_key" ? issue2.issues[0]?.message : `must be a map by ${what}`
  }).transform((all) => {
    const found = Object.entries(all).flatMap(([given, own]) => {
      const word2 = wordOf(given);
      return word2 === void 0 ? [] : [[word2, own]];
    });
    return Object.fromEntries(found);
  }).meta({ propertyNames: { enum: [...words2] } });
};
var filled = external_exports.string().trim().min(1, { error: "must not be empty" });
var texts3 = (what, one = filled) => external_exports.array(text2.pipe(one), { error: `must be a list of ${what}` }).min(1, { error: `must list at least one of ${what}` });
var licenses = strict({
  categories: choices(LICENSE_CATEGORIES).schema.default([]).describe(`Categories of Trivy that block: ${LICENSE_CATEGORIES.join(", ")}.`),
  names: texts3("names").default([]).describe("Names that block, with `*` for any text: `GPL-3.0*`.")
}).refine(({ categories, names }) => categories.length + names.length > 0, {
  error: "must have `categories` or `names`"
});
var patterns = texts3(
  "images",
  filled.superRefine((pattern2, context) => {
    const message = pattern2 === "" ? null : patternProblem(pattern2);
    if (message !== null) context.addIssue({ code: "custom", message, input: void 0 });
  })
);
var POLICY = {
  "fixable-after-days": byWord(SEVERITIES, number2(0, 3650), "severity").describe(
    "By severity: the days since its publication from which a vulnerability that has a fix blocks, instead of at once as with `trivy-severity`. One whose publication is not known blocks."
  ).optional(),
  "end-of-life": answer.describe("Whether an operating system that gets no more security fixes blocks.").optional(),
  secrets: choices(SEVERITIES).schema.describe("Severities of secrets that block, instead of `trivy-severity`; or `none`.").optional(),
  licenses: licenses.describe("Licenses that block. Makes Trivy look for licenses.").optional(),
  "image-configuration": choices(SEVERITIES).schema.describe(
    "Severities of Trivy's findings about the configuration of the image that block, or `none`. Makes Trivy check the configuration."
  ).optional(),
  "dockle-codes": byWord(Object.keys(DOCKLE_CODES), answer, "code of Dockle").describe("By code of Dockle: `block` or `report`, instead of `dockle-exit-level`.").optional(),
  "max-size-mb": number2(1, 1e6).describe("The size of all layers, not compressed, above which the image is blocked, in MB (1,000,000 bytes).").optional(),
  "max-growth-mb": number2(0, 1e6).describe("By how much the image may be larger than that of `baseline`, in MB.").optional(),
  "max-growth-percent": number2(0, 1e5).describe("By how much the image may be larger than that of `baseline`, in percent.").optional(),
  "base-images": patterns.describe(
    "The base images that are allowed: names and digests with `*`, such as `docker.io/library/node:22*` or `*@sha256:\u2026`."
  ).optional(),
  "max-database-age-hours": number2(1, 8760).describe("The age of the vulnerability database above which the image is blocked, in hours.").optional()
};
var map2 = strict(POLICY).transform(
  (own) => Object.fromEntries(Object.entries(own).filter(([, value]) => value !== void 0))
);
var policyMap = () => ({
  schema: map2.transform((value) => ({ value, positions: /* @__PURE__ */ new Map() })),
  merge: (below, above) => ({
    value: mergePolicyMaps(below.value, above.value),
    positions: merged(below.positions, above.positions)
  }),
  nested: { plain: textsAndNulls, place: ({ value }, positions) => ({ value, positions }) }
});
var merged = (below, above) => new Map([...below, ...above]);

// src/settings/kinds-repository.ts
var refuse4 = (context, message) => {
  context.issues.push({ code: "custom", message, input: void 0 });
  return external_exports.NEVER;
};
var text4 = scalar.transform((value) => String(value).trim());
var fitting2 = (pattern2, otherwise) => text4.superRefine((word2, context) => {
  if (!pattern2.test(word2)) context.addIssue({ code: "custom", message: otherwise(quoted(word2)), input: void 0 });
});
var flag3 = text4.transform((word2, context) => {
  if (/^(?:true|false)$/i.test(word2)) return word2.toLowerCase() === "true";
  return refuse4(context, "must be `true` or `false`");
});
var list = (each, most) => external_exports.array(each, { error: "must be a list" }).max(most, { error: `must have at most ${most} entries` }).transform((all) => [...new Set(all)]);
var role = text4.transform((arn, context) => {
  const name = parseRoleArn(arn);
  return name ?? refuse4(context, `'${quoted(arn)}' is not the ARN of an IAM role`);
});
var TAG = /^(?!(?:[^*]*\*){3})[0-9a-zA-Z._*-]{1,128}$/;
var MOST_FILTERS = 5;
var KEY = /^(?:arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:)?(?:key\/[\w-]{1,128}|alias\/(?!aws\/)[\w/-]{1,250})$|^(?:mrk-)?[0-9a-f][0-9a-f-]{31,35}$/;
var MOST_ACCOUNTS = 500;
var TAG_KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu;
var TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
var MOST_TAGS = 50;
var resourceTags = external_exports.record(external_exports.string(), text4, { error: "must map the keys of tags to values" }).superRefine((tags2, context) => {
  const all = Object.entries(tags2);
  if (all.length > MOST_TAGS)
    context.addIssue({ code: "custom", message: `must have at most ${MOST_TAGS} tags`, input: void 0 });
  for (const [key, value] of all.filter(([key2, value2]) => !TAG_KEY.test(key2) || !TAG_VALUE.test(value2)))
    context.addIssue({
      code: "custom",
      message: `'${quoted(value)}' with this key is not a tag of AWS: letters, digits, spaces and _.:/=+-@, without \`aws:\` in front`,
      path: [key],
      input: void 0
    });
});
var SETTINGS = {
  role: role.describe("The ARN of an IAM role of the account of the registry, assumed by OIDC. Default: what pushes.").optional(),
  "scan-on-push": flag3.describe("Whether ECR scans each image. Default: `true`.").default(true),
  immutable: flag3.describe("Whether no tag can be moved to another image. Default: `true`.").default(true),
  "mutable-tags": list(
    fitting2(TAG, (word2) => `'${word2}' is not a tag with at most two \`*\``),
    MOST_FILTERS
  ).describe("Tags that can be moved although the others cannot, with `*` for any text, for example `latest`.").default([]),
  "kms-key": fitting2(KEY, (word2) => `'${word2}' is not a KMS key: its id or ARN, or a name such as \`alias/ecr\``).describe("The KMS key that encrypts the images. It cannot be changed later. Default: a key of ECR.").optional(),
  lifecycle: text4.refine((path3) => path3 !== "", { error: "must be the path of a file" }).describe("Path of a JSON file in the checkout with a lifecycle policy. Default: no image expires.").optional(),
  "pull-accounts": list(
    fitting2(/^\d{12}$/, (word2) => `'${word2}' is not an AWS account id (12 digits)`),
    MOST_ACCOUNTS
  ).describe("Other accounts that may pull.").default([]),
  tags: resourceTags.describe("AWS tags of the repository.").default({})
};
var map3 = strict(SETTINGS).transform((own, context) => {
  const { immutable, "mutable-tags": mutableTags } = own;
  if (!immutable && mutableTags.length > 0)
    return refuse4(context, "cannot have `mutable-tags` with `immutable: false`: every tag can be moved then");
  return {
    role: own.role ?? null,
    scan: own["scan-on-push"] ? "on-push" : "off",
    tags: immutable ? "immutable" : "mutable",
    mutableTags,
    kmsKey: own["kms-key"] ?? null,
    lifecycle: own.lifecycle ?? null,
    pullAccounts: own["pull-accounts"],
    resourceTags: own.tags
  };
});
var repositoryToCreate = () => ({
  schema: external_exports.preprocess((value) => value === true || value === "true" ? {} : value, map3),
  merge: (_, above) => above,
  nested: { plain: textsAndNulls, place: (value) => value }
});

// src/settings/kinds-scanners.ts
var scannerReleases = () => ({
  schema: external_exports.strictObject(
    { trivy: release("trivy").optional(), dockle: release("dockle").optional() },
    { error: unknownOr("is not a scanner: trivy or dockle", "must map `trivy` or `dockle` to a release") }
  ).transform(({ trivy, dockle }) => ({ ...trivy && { trivy }, ...dockle && { dockle } })).meta({ examples: [{ trivy: { version: "0.75.0", sha256: "0".repeat(64) } }] }),
  merge: (below, above) => ({ ...below, ...above }),
  nested: { plain: textsAndNulls, place: (value) => value }
});
var unknownOr = (unknown, wrong) => ({ code }) => code === "unrecognized_keys" ? unknown : wrong;
var HASH = external_exports.string().regex(/^[0-9a-f]{64}$/i).transform((hash) => hash.toLowerCase());
var BY_PLATFORM = external_exports.strictObject(Object.fromEntries(PLATFORMS.map((platform) => [platform, HASH.optional()])), {
  error: unknownOr(`is not a platform: ${PLATFORMS.join(", ")}`, "must be a sha256 or a map of them")
});
var release = (scanner) => external_exports.strictObject(
  {
    version: external_exports.string({ error: "must be the version of a release, such as 0.75.0" }).regex(/^\d+\.\d+\.\d+$/, { error: "must be the version of a release, such as 0.75.0" }).refine((version2) => !isKnownBad(scanner, version2), {
      error: ({ input }) => `${scanner} ${String(input)} is a tampered release, which nothing allows`
    }),
    sha256: external_exports.union([HASH, BY_PLATFORM.transform(withoutAbsent)], {
      error: `must be the sha256 of its archive (64 hexadecimal digits), or a map of them by platform (${PLATFORMS.join(", ")})`
    })
  },
  { error: unknownOr("is not a part of a release: version or sha256", "must be a map with `version` and `sha256`") }
);
var withoutAbsent = (map4) => Object.fromEntries(Object.entries(map4).flatMap(([key, hash]) => hash === void 0 ? [] : [[key, hash]]));

// src/settings/kinds-smoke.ts
var MOST_CHECKS = 20;
var LONGEST_CONTAINS = 1e3;
var text5 = scalar.transform((value) => String(value).trim());
var refuse5 = (context, message) => {
  context.issues.push({ code: "custom", message, input: void 0 });
  return external_exports.NEVER;
};
var whole3 = (min, max) => text5.transform((word2, context) => {
  const number3 = Number(word2);
  if (/^\d{1,6}$/.test(word2) && number3 >= min && number3 <= max) return number3;
  return refuse5(context, `must be a whole number from ${min} to ${max}`);
});
var HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
var HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]{0,4096}$/;
var OF_THE_CONNECTION = ["host", "connection", "content-length", "transfer-encoding", "upgrade", "expect", "trailer"];
var headers = external_exports.record(external_exports.string(), text5, { error: "must be a map from names to values" }).superRefine((all, context) => {
  for (const [name, value] of Object.entries(all)) {
    const problem2 = headerProblem(name, value);
    if (problem2 !== null) context.addIssue({ code: "custom", message: problem2, input: void 0, path: [name] });
  }
});
var headerProblem = (name, value) => {
  if (!HEADER_NAME.test(name)) return "is not the name of an HTTP header";
  if (OF_THE_CONNECTION.includes(name.toLowerCase()))
    return `cannot be set${name.toLowerCase() === "host" ? "; use the key `host`" : ""}`;
  return HEADER_VALUE.test(value) ? null : "has a value that an HTTP header cannot have";
};
var range = text5.transform((word2, context) => {
  const [, from, to = from] = /^([1-5]\d\d)(?:\s*-\s*([1-5]\d\d))?$/.exec(word2) ?? [];
  if (from !== void 0 && Number(from) <= Number(to)) return { from: Number(from), to: Number(to) };
  return refuse5(context, "must be a status such as 200 or a range such as 200-299");
});
var status = external_exports.union(
  [external_exports.array(range).min(1, { error: "must list at least one status" }), range.transform((one) => [one])],
  {
    error: "must be a status such as 200, a range such as 200-299, or a list of them"
  }
);
var url = text5.transform((word2, context) => {
  const parsed = URL.parse(word2);
  if (parsed === null || !/^https?:\/\//i.test(word2))
    return refuse5(context, "must be an address with http:// or https://");
  if (parsed.username !== "" || parsed.password !== "")
    return refuse5(context, "must not have a user name or a password; use `headers`");
  return parsed.href;
});
var path2 = text5.refine((word2) => /^\/(?!\/)[\x21-\x7e]{0,2000}$|^\/$/.test(word2), {
  error: "must be a path that begins with a slash, such as /health"
});
var host = text5.refine((word2) => /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/.test(word2), {
  error: "must be the name of a host, such as shop.example.com"
});
var method = text5.transform((word2, context) => {
  const found = METHODS.find((one) => one === word2.toUpperCase());
  return found ?? refuse5(context, notOneOf(word2, METHODS));
});
var on = text5.transform((word2, context) => {
  const found = OCCASIONS.find((one) => one === word2);
  return found ?? refuse5(context, notOneOf(word2, OCCASIONS));
});
var contains = text5.refine((word2) => word2 !== "" && word2.length <= LONGEST_CONTAINS, {
  error: `must be a text of 1 to ${LONGEST_CONTAINS} characters`
});
var CHECK = {
  on: on.describe(
    "`service` (default): when the deployment is confirmed. `test-listener`: before production traffic moves."
  ).default("service"),
  url: url.describe("The address. Without it, `path` is requested through the load balancer of the service.").optional(),
  path: path2.describe("The path at the load balancer of the service.").optional(),
  port: whole3(1, 65535).describe("Port of the listener of the load balancer, where it has several.").optional(),
  host: host.describe("The name that the load balancer is asked for, and that its certificate has.").optional(),
  method: method.describe("GET (default), HEAD, OPTIONS or POST; without a body.").default("GET"),
  headers: headers.describe("Headers of the request, by name.").default({}),
  status: status.describe("Statuses that pass: one, a range, or a list. Default: 200-299.").default([{ from: 200, to: 299 }]),
  contains: contains.describe("A text that the first MiB of the body must contain.").optional(),
  "response-headers": headers.describe("Headers that the response must have, with their exact values.").default({}),
  retries: whole3(0, 100).describe("How often a check that fails is made again. Default: 5.").default(5),
  "interval-seconds": whole3(1, 300).describe("Seconds before it is made again. Default: 5.").default(5),
  "timeout-seconds": whole3(1, 120).describe("How long one attempt may take. Default: 10.").default(10)
};
var unknownKey2 = (keys) => {
  const near = keys.length === 1 ? nearest(keys[0] ?? "", Object.keys(CHECK)) : null;
  return `unknown key${near === null ? `; the keys are ${Object.keys(CHECK).join(", ")}` : `; did you mean ${near}?`}`;
};
var check = external_exports.strictObject(CHECK, {
  error: (issue2) => issue2.code === "unrecognized_keys" ? unknownKey2(issue2.keys) : "must be a map"
}).transform((own, context) => {
  const target = targetOf(own);
  if (target === null) return refuse5(context, "must have either `url` or `path`; `port` and `host` belong to `path`");
  if (own.on === "test-listener" && own.port !== void 0)
    return refuse5(context, "cannot have `port`: the test listener has one");
  if (own.method === "HEAD" && own.contains !== void 0)
    return refuse5(context, "cannot have `contains`: the response to HEAD has no body");
  return {
    on: own.on,
    target,
    method: own.method,
    headers: own.headers,
    status: own.status,
    contains: own.contains ?? null,
    responseHeaders: own["response-headers"],
    retries: own.retries,
    intervalMs: own["interval-seconds"] * 1e3,
    timeoutMs: own["timeout-seconds"] * 1e3
  };
});
var targetOf = ({ url: address, path: own, port, host: name }) => {
  if (own !== void 0)
    return address === void 0 ? { kind: "load-balancer", path: own, port: port ?? null, host: name ?? null } : null;
  return address === void 0 || port !== void 0 || name !== void 0 ? null : { kind: "url", url: address };
};
var smokeChecks = () => ({
  schema: external_exports.array(check, { error: "must be a list of checks" }).min(1, { error: "must have at least one check" }).max(MOST_CHECKS, { error: `must have at most ${MOST_CHECKS} checks` }),
  merge: (_, above) => above,
  nested: { plain: textsAndNulls, place: (value) => value }
});

// src/settings/kinds-tasks.ts
var DEFAULT_TIMEOUT_MINUTES = 10;
var timeout = integer({ min: 1, max: 360 }).schema;
var onCancel = flag().schema;
var NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,30}$/;
var TASK = {
  name: external_exports.string({ error: "must be a text" }).regex(NAME, { error: "must be at most 31 letters, digits, hyphens and underscores" }).describe("Names the task in the log, in the summary and in ids. Default: its number in the list.").optional(),
  container: text2.describe("The container that the command runs in. Default: the one that gets the image of the run.").optional(),
  command: external_exports.array(text2, { error: 'must be a list; for a shell, write ["sh", "-c", "\u2026"]' }).min(1, { error: "must have at least one word" }).describe("The command instead of that of the container, as a list."),
  environment: external_exports.record(external_exports.string(), text2, { error: "must be a map of variables" }).describe("Variables by name, added to those of the container. They are not masked.").optional(),
  cpu: whole.describe("CPU units of the whole task. Default: as in the task definition.").optional(),
  memory: whole.describe("MiB of the whole task. Default: as in the task definition.").optional(),
  "timeout-minutes": timeout.describe("How long it may take; then it is stopped, and the run fails.").optional(),
  "stop-on-cancel": onCancel.describe("Whether a cancelled run stops the task. Default: `false`, the task continues.").optional()
};
var task = strict(TASK).transform((own) => ({
  name: own.name ?? null,
  container: own.container ?? null,
  command: own.command,
  environment: own.environment ?? {},
  cpu: own.cpu ?? null,
  memory: own.memory ?? null,
  timeoutMinutes: own["timeout-minutes"] ?? DEFAULT_TIMEOUT_MINUTES,
  onCancel: own["stop-on-cancel"] === true ? "stopped" : "left-running"
}));
var tasks = external_exports.array(task, { error: "must be a list of tasks" }).superRefine((all, context) => {
  const names = all.map(({ name }, index) => name ?? `${index + 1}`);
  names.forEach((name, index) => {
    if (names.indexOf(name) === index) return;
    const message = `must be another name: the task before has the name '${name}'`;
    context.addIssue({ code: "custom", message, path: [index, "name"], input: void 0 });
  });
});
var oneOffTasks = () => ({
  schema: tasks,
  merge: (_, above) => above,
  nested: { plain: (tree) => [textsAndNulls(tree)].flat(), place: (value) => value }
});

// src/settings/kinds-verify.ts
var scalar3 = external_exports.union([external_exports.string(), external_exports.number(), external_exports.boolean()]);
var KEY2 = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu;
var VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
var requiredTags = () => ({
  schema: external_exports.union([external_exports.array(scalar3), external_exports.record(external_exports.string(), scalar3.nullable())], {
    error: "must be a list of keys, or a map from keys to values"
  }).transform((value, context) => {
    const tags2 = Array.isArray(value) ? value.map((key, index) => [String(key).trim(), "", index]) : Object.entries(value).map(([key, given]) => [key, String(given ?? "").trim(), key]);
    for (const [key, given, part] of tags2) {
      const message = problemOf2(key, given);
      if (message !== null) context.issues.push({ code: "custom", message, input: value, path: [part] });
    }
    return Object.fromEntries(tags2.map(([key, given]) => [key, given === "" ? null : given]));
  }).meta({ examples: [["team", "cost-center"], { team: "shop" }] }),
  merge: (below, above) => ({ ...below, ...above })
});
var problemOf2 = (key, value) => {
  if (!KEY2.test(key))
    return `'${key}' is not the key of a tag: 1 to 128 letters, digits, spaces and _.:/=+-@, without \`aws:\` in front`;
  return VALUE.test(value) ? null : `${key}: '${value}' is not the value of a tag: at most 256 letters, digits, spaces and _.:/=+-@`;
};

// src/settings/path-forms.ts
import { isAbsolute } from "node:path";
var isTaskDefinitionFile = (given) => !given.startsWith("arn:") && (isAbsolute(given) || given.includes("/") || /\.(json[c5]?|ya?ml)$/i.test(given));
var ofTaskDefinition = (given) => isTaskDefinitionFile(given) ? [given] : [];
var ofSsh = (entries) => entries.flatMap((entry2) => entry2.includes("=") ? entry2.slice(entry2.indexOf("=") + 1).split(",") : []);
var ofNamedContexts = (contexts) => Object.values(contexts).filter((context) => !/^(?:https?:\/\/|docker-image:\/\/|target:)/.test(context)).map((context) => context.replace(/^oci-layout:\/\/([^@:]*).*$/s, "$1"));

// src/settings/declared/the-deployment.ts
var image3 = fieldsOf("image");
var services = fieldsOf("services");
var service2 = fieldsOf("service");
var DEPLOYMENT = {
  "desired-count": service2.optional("Number of tasks. Default: unchanged.", integer({ min: 0, max: 5e3 })),
  "force-new-deployment": services.defaulted("false", "Start a deployment even if nothing in the service changes.", flag()),
  "wait-for-minutes": services.defaulted("30", "How long to wait for the deployment, in minutes.", integer({ min: 1, max: 360 })),
  "wait-until": services.defaulted("stable", "What the run waits for: `stable`, the end of the deployment; `serving`, when the new tasks serve and old ones only drain, or all production traffic has moved; or a stage of a blue/green, linear or canary deployment, such as `BAKE_TIME`. See [Strategies](strategies.md).", choice(WAITS)),
  "when-in-progress": services.defaulted("replace", "What is done when another deployment of the service is in progress right before the update: `replace` it, `wait` for its end, for `wait-for-minutes` at most, or `fail`. One of the same task definition is followed.", choice(["replace", "wait", "fail"])),
  "on-service-failure": image3.defaulted("continue", "With several services, what becomes of the others when one fails: `continue`, or `stop`: those whose update has not begun are not updated. See [Services](services.md#when-one-fails).", fileOnly(choice(["continue", "stop"]))),
  "fail-fast": services.defaulted("true", "Give up a deployment whose tasks fail again and again although ECS continues it: at the number of failures of its circuit breaker, or at the second one by a cause that another start does not remove. See [Failures](failures.md).", fileOnly(flag())),
  "allow-behind": image3.defaulted("false", "Deploy the commit although GitHub shows that it is older than the one of the running image. See docs/never-backwards.md.", guarded(flag())),
  "rollback-on": services.optional("When a deployment of this run is taken back: `failure`, `timeout` (`wait-for-minutes` is over), `cancel`, several of them, or `none`. Default: `failure`, unless the circuit breaker of the service is set not to roll back.", choices(TRIGGERS)),
  "codedeploy-application": service2.optional("The CodeDeploy application of a service that CodeDeploy deploys. Default: found by the service.", fileOnly(string())),
  "codedeploy-deployment-group": service2.optional("Its deployment group. Default: found by the service.", fileOnly(string())),
  "codedeploy-deployment-config": services.optional("The CodeDeploy deployment configuration, for example `CodeDeployDefault.ECSAllAtOnce`. Default: that of the deployment group.", fileOnly(string())),
  "codedeploy-appspec": service2.optional("An AppSpec file in the checkout, JSON or YAML, for its hooks and for properties that are to differ from the service. Default: what the service has. See [Strategies](strategies.md#codedeploy).", fileOnly(naming((path3) => [path3], string()))),
  "smoke-test": services.optional("HTTP checks that are made when the deployment is confirmed; one that fails fails the deployment. A list of `url`, or `path` at the load balancer of the service, with `method`, `headers`, `status`, `contains` and more. See docs/smoke-test.md. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(smokeChecks())))),
  "keep-revisions": services.optional("How many of the newest revisions of the task definition stay when older ones are deregistered after a deployment that was confirmed; never one that a task or a service has, or could go back to. See docs/rollback.md#old-revisions for what cannot be seen. Default: none is deregistered. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(integer({ min: 1, max: 1e3 }))))),
  "watch-alarms": services.optional("CloudWatch alarms, by name, that are watched after the deployment and the smoke test; one that goes into ALARM fails the deployment. See docs/smoke-test.md#alarms. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(alarmNames())))),
  "watch-minutes": services.defaulted("5", "For how long `watch-alarms` are watched, in minutes.", guarded(fileOnly(integer({ min: 1, max: 60 })))),
  verify: image3.defaulted("true", "Check what the services depend on, such as roles, secrets, log groups and target groups, before anything is changed.", guarded(fileOnly(flag()))),
  "pause-hook": services.defaulted("wait", "What is done at a pause hook of a blue/green, linear or canary deployment: `wait` for somebody to continue it, `continue`, at each step, or `roll-back`.", guarded(fileOnly(choice(PAUSE_ANSWERS)))),
  "service-attributes": services.optional("Attributes that the service is to have, set by the update that deploys: `enable-execute-command`, `tags`, `network`, `capacity-providers`, `circuit-breaker` and more. What is not listed stays. See [Services](services.md#service-attributes).", guarded(fileOnly(serviceAttributes()))),
  "required-tags": services.optional("Tags that the service and the task definition must have: a list of keys, or KEY: VALUE. What lacks one is reported by `verify`.", guarded(fileOnly(requiredTags()))),
  lint: services.optional("Levels of the rules that the task definition is checked against, RULE: `off`, `warn` or `error`; `all` for those that are not listed. See docs/lint.md.", guarded(fileOnly(lintLevels()))),
  "run-before": service2.optional("Tasks that run once before the service is updated, in the order of the list: a migration, for example. One that fails ends the run. See [Tasks](tasks.md).", guarded(fileOnly(oneOffTasks()))),
  "run-after": service2.optional("Tasks that run once when the deployment is confirmed, in the order of the list. One that fails is a failure of the deployment. See [Tasks](tasks.md).", guarded(fileOnly(oneOffTasks()))),
  "registry-id": image3.optional("The account that the registry belongs to, when it is another than that of the service. Default: the account of `registry-role`, or `aws-account-id`. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(accountId())))),
  "build-contexts": image3.defaulted("", "Additional build contexts, NAME: PATH. Requires buildx. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(naming(ofNamedContexts, pairs()))))),
  network: image3.optional("Network mode of `RUN` instructions.", guarded(fileOnly(string()))),
  "add-hosts": image3.defaulted("", "Additional HOST:IP mappings for the build. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(lines())))),
  builder: image3.optional("The buildx builder to use. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(string())))),
  "baseline-days": image3.defaulted("30", "With `baseline`, for how many days after its publication a vulnerability that the baseline has, too, does not block.", guarded(fileOnly(integer({ min: 0, max: 3650 })))),
  "accept-unknown-os": image3.defaulted("false", "Let an image pass although Trivy did not check its operating system packages: it does not recognize the system, or the database has no advisories for the release. The summary says so.", guarded(fileOnly(flag()))),
  policy: image3.optional("What else blocks the image: `fixable-after-days`, `end-of-life`, `secrets`, `licenses`, `image-configuration`, `dockle-codes`, `max-size-mb`, `max-growth-mb`, `max-growth-percent`, `base-images`, `max-database-age-hours`. See [Policy](policy.md). In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(policyMap())))),
  "require-verified-db": image3.defaulted("false", "Fail if the vulnerability database is not verified against its registry in this run: with `offline`, or with `trivy-cache-dir`.", guarded(fileOnly(flag()))),
  "pin-sidecars": image3.defaulted("off", "Whether the images of the other containers are deployed by digest. `pin`: each is resolved once per run. `scan`: Trivy and Dockle also scan each, and the gate judges what they find. `off`: they stay as written. See [Render](render.md#side-cars).", guarded(fileOnly(choice(["off", "pin", "scan"])))),
  "image-test": image3.optional("A test of the image before it is pushed: a container of it runs without anything of the job, must get ready, and a command in it must succeed. `wait-for`, `run`, `command`, `env`, `timeout-seconds` and more. See [Test the image](image-test.md). In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(imageTest())))),
  "create-repository": image3.optional("Create `repository` where it does not exist, after the gate and before the push: `true`, or a map with `role`, `scan-on-push`, `immutable`, `mutable-tags`, `kms-key`, `lifecycle`, `pull-accounts` and `tags`. One that exists is never changed. See [The repository](repository.md). In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(naming(({ lifecycle }) => lifecycle === null ? [] : [lifecycle], repositoryToCreate()))))),
  "scan-timeout-minutes": image3.defaulted("10", "How long one scan may take, in minutes.", fileOnly(integer({ min: 1, max: 120 }))),
  "ecr-scan": image3.defaulted("off", "Whether ECR's own scan of the pushed image is judged before the deployment, by the same policy and exceptions. `wait`: wait for the scan that the registry makes on push, basic or enhanced; where it makes none, a basic one is started. See [Scans](scans.md#ecrs-own-scan).", guarded(fileOnly(choice(["off", "wait"])))),
  "ecr-scan-minutes": image3.defaulted("15", "How long to wait for ECR's scan, in minutes. Without an end in that time the image is not deployed.", fileOnly(integer({ min: 1, max: 120 }))),
  "ecr-scan-unsupported": image3.defaulted("block", "What becomes of an image that ECR cannot scan, for example one `FROM scratch`: `block`, or `accept`; the summary says so.", guarded(fileOnly(choice(["block", "accept"])))),
  "code-scanning": image3.defaulted("off", "Whether the findings go to the code scanning of the repository: `off`, or `upload`, which needs `security-events: write`. See [Code scanning](code-scanning.md).", guarded(fileOnly(choice(["off", "upload"])))),
  comment: image3.defaulted("off", "Whether a pull request gets a comment with the verdict, which each run updates: `off`, or `on`, which needs `pull-requests: write`. See [Code scanning](code-scanning.md#comment).", guarded(fileOnly(choice(["off", "on"])))),
  issue: image3.defaulted("off", "With `pipeline: rescan`, whether one issue of the repository says what blocks images that run: `off`, or `on`, which needs `issues: write`. It is closed when nothing blocks. See [Rescan](rescan.md#the-issue).", guarded(fileOnly(choice(["off", "on"])))),
  "tools-mirror": image3.optional("Base URL from which the pinned scanner releases are downloaded instead of github.com. Their SHA-256 is verified either way. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(string())))),
  "scanner-releases": image3.optional("Another release of a scanner than the pinned one: a map from `trivy` or `dockle` to its `version` and the `sha256` of its archive, or a map of them by platform (`Linux-64bit`, `Linux-ARM64`, \u2026). It is used from PATH, too, at that version only. See [Scans](scans.md#your-own-scanner-release). In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(scannerReleases()))))
};

// src/settings/kinds-exceptions.ts
var SHORTEST = 10;
var LONGEST2 = 500;
var reasonInWords = () => {
  const text8 = string();
  return {
    ...text8,
    schema: text8.schema.transform((given) => given.replace(/\s+/gu, " ")).superRefine((reason, context) => {
      const words2 = reason.split(" ").filter((word2) => new RegExp("\\p{L}{2}", "u").test(word2));
      if (reason.length >= SHORTEST && words2.length >= 2 && reason.length <= LONGEST2) return;
      const message = `must say why in words, in ${SHORTEST} to ${LONGEST2} characters`;
      context.addIssue({ code: "custom", message, input: void 0 });
    })
  };
};

// src/domain/rollout/wanted-revision.ts
var REVISION = /^(?:(?<arn>arn:[a-z0-9-]+:ecs:[a-z0-9-]+:\d{12}:task-definition\/)?(?<family>[\w-]{1,255}):)?(?<revision>[1-9]\d{0,9})$/;
var parseWantedRevision = (written2) => {
  if (written2 === "previous") return { kind: "previous" };
  const groups = REVISION.exec(written2)?.groups;
  if (groups?.["revision"] !== void 0) {
    const { arn, family = null, revision } = groups;
    return { kind: "revision", written: written2, family, revision: Number(revision), arn: arn === void 0 ? null : written2 };
  }
  const image7 = parseGivenImage(written2);
  return image7 === null ? null : { kind: "image", image: image7 };
};

// src/settings/names.ts
var REPOSITORY = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
var LENGTH = { min: 2, max: 256 };
var REGISTRY = /^\d{12}\.dkr[.-]ecr[.-][^/]*\//;
var REGION = /^[a-z]{2,}(-[a-z]+)+-\d+$/;
var repository = () => checked((name) => {
  if (isRepository(name) && !REGISTRY.test(name)) return null;
  const meant = withoutHostAndTag(name);
  const use = isRepository(meant) ? `: use \`${meant}\`` : "";
  return meant === name.toLowerCase() ? `must be ${LENGTH.min} to ${LENGTH.max} lowercase letters and digits, separated by single \`.\`, \`_\`, \`-\` or \`/\`${use}` : `must be a name without registry or tag${use}`;
});
var region = () => checked((name) => REGION.test(name) ? null : `'${name}' is not the name of a region, for example \`eu-west-1\``);
var roleArn = () => checked(
  (arn) => parseRoleArn(arn) === null ? `'${arn}' is not the ARN of an IAM role, for example \`arn:aws:iam::123456789012:role/deploy\`` : null
);
var ruleOrListenerArn = () => checked(
  (arn) => kindOfArn(arn) === null ? `'${arn}' is not the ARN of a rule or a listener of an Application Load Balancer` : null
);
var givenImage = () => checked(
  (written2) => parseGivenImage(written2) === null && severalImages(written2).length === 0 ? "must be a digest (`sha256:\u2026`), a tag, or a name with one of them (`registry/repository@sha256:\u2026`) of an image in `repository`" : null
);
var baselineImage = () => checked(
  (written2) => parseBaseline(written2) === null ? `'${written2}' is not \`none\`, \`running\`, or an image by its digest (\`sha256:\u2026\` or \`registry/repository@sha256:\u2026\`)` : null
);
var wantedRevision = () => checked(
  (written2) => parseWantedRevision(written2) === null ? `'${written2}' is not \`previous\`, a revision (\`hello:41\`, \`41\` or its ARN), or a digest or a tag of an image` : null
);
var checked = (problemOf3) => {
  const text8 = string();
  return {
    ...text8,
    schema: text8.schema.transform((name, context) => {
      const message = problemOf3(name);
      if (message === null) return name;
      context.issues.push({ code: "custom", message, input: name });
      return external_exports.NEVER;
    })
  };
};
var isRepository = (name) => name.length >= LENGTH.min && name.length <= LENGTH.max && REPOSITORY.test(name);
var withoutHostAndTag = (reference) => reference.replace(/^https?:\/\//i, "").replace(/^[^/.:]*[.:][^/]*\/(?=.)/, "").replace(/@.*$/s, "").replace(/:[^/]*$/, "").toLowerCase();

// src/settings/declared/the-gate.ts
var run = fieldsOf("run");
var image4 = fieldsOf("image");
var GATE = {
  "trivy-severity": image4.defaulted("CRITICAL,HIGH", "Severities that block the image, or `none`. Findings of every severity are reported.", guarded(choices(SEVERITIES))),
  "trivy-ignore-unfixed": image4.defaulted("false", "Ignore vulnerabilities that have no fixed version.", guarded(flag())),
  "trivy-db-repository": image4.defaulted("mirror.gcr.io/aquasec/trivy-db:2\nghcr.io/aquasecurity/trivy-db:2\npublic.ecr.aws/aquasecurity/trivy-db:2", "Repositories of the vulnerability database, tried in order.", guarded(lines())),
  "trivy-cache-dir": image4.optional("Trivy cache directory that contains `db/trivy.db`. If set, no database is downloaded. `none`: download it.", guarded(unsetByNone(naming((path3) => [path3], string())))),
  "dockle-exit-level": image4.defaulted("FATAL", "Lowest Dockle level that blocks the image: FATAL, WARN or INFO; or `none`.", guarded(choice([...DOCKLE_LEVELS, "none"]))),
  baseline: image4.defaulted("none", "The image that the new one is compared with: what the new one adds blocks by the policy, what both have only after `baseline-days`. `running`: the image that the services run now. Or an image by digest, `sha256:\u2026` of `repository` or `registry/repository@sha256:\u2026`. With `none`, every finding is judged. See [Baseline](baseline.md).", guarded(baselineImage())),
  offline: image4.defaulted("false", "Download nothing: the scanners must be on PATH or in the cache, and the database in the cache.", guarded(flag())),
  "exceptions-from": run.defaulted("base", "Where exceptions of a pull request are taken from: `base`, the target branch; or `head`, the pull request itself, for repositories that protect `ship-to-ecs.exceptions.yaml` by CODEOWNERS. See docs/exceptions.md.", inputOnly(choice(["base", "head"]))),
  "override-reason": run.optional("Why the image passes in this run although findings block it. The summary, an annotation and the output `override-reason` say so. Not for a scan that broke.", inputOnly(reasonInWords()))
};

// src/settings/caches.ts
var MOST_ENTRIES2 = 100;
var entriesOf = (caches2) => caches2.flatMap((cache) => cacheEntry(cache) ?? []);
var caches = () => {
  const kind = lines();
  return {
    ...kind,
    schema: kind.schema.superRefine((value, context) => {
      if (value.length > MOST_ENTRIES2) {
        const message = `has ${value.length} entries; at most ${MOST_ENTRIES2} are read`;
        context.addIssue({ code: "custom", message, input: void 0 });
        return;
      }
      value.forEach((cache, index) => {
        if (cacheEntry(cache) !== null) return;
        const message = `entry ${index + 1} is neither an image nor comma-separated KEY=VALUE with a \`type\``;
        context.addIssue({ code: "custom", message, input: void 0, path: [index] });
      });
    }),
    paths: (value) => entriesOf(value).flatMap(({ attributes: attributes2 }) => [attributes2.get("src") ?? [], attributes2.get("dest") ?? []].flat()),
    exposures: (value) => entriesOf(value).flatMap(exposuresOf)
  };
};

// src/settings/ssh-agent.ts
var AGENT = ["SSH_AUTH_SOCK"];
var agentOfSsh = (entries) => {
  const isAgent = (entry2) => !entry2.includes("=") || entry2.split(/[=,]/).slice(1).includes("");
  return entries.some(isAgent) ? AGENT : [];
};
var agentOfContext = (context) => isBySsh(context) ? AGENT : [];

// src/settings/declared/the-image.ts
var image5 = fieldsOf("image");
var IMAGE = {
  image: image5.optional("An image of `repository` to deploy instead of building one: a digest, a tag (resolved once), or the full name of an image. It is pulled, scanned and judged like a built one; no tag is moved. Several, one per line, are merged to one image for several platforms and pushed under `tag`; each must be of this commit, and may be a template of a tag such as `{sha}-arm64`. See docs/platforms.md.", inputOnly(givenImage())),
  context: image5.defaulted(".", "Build context: a directory in the checkout, or a URL.", naming((path3) => [path3], asking(agentOfContext, string()))),
  file: image5.optional("Path of the Dockerfile in the checkout. Default: `Dockerfile` in the context.", naming((path3) => [path3], string())),
  target: image5.optional("Target stage of the Dockerfile.", string()),
  "build-args": image5.defaulted("", "Build arguments, one KEY=VALUE per line; a KEY alone takes its value from the environment. They are visible in the image and in process lists: do not use them for secrets.", asking((all) => all.filter((line) => !line.includes("=")), assignments())),
  secrets: image5.defaulted("", "Build secrets, one ID=VALUE per line, for `RUN --mount=type=secret`.", pairs("ID=VALUE")),
  "secret-envs": image5.defaulted("", "Build secrets from environment variables, one ID=NAME per line.", asking((all) => Object.values(all), pairs("ID=NAME"))),
  "secret-files": image5.defaulted("", "Build secrets from files, one ID=PATH per line.", naming((all) => Object.values(all), pairs("ID=PATH"))),
  ssh: image5.defaulted("", "SSH agent sockets or keys for the build, one per line, for example `default`.", naming(ofSsh, asking(agentOfSsh, lines()))),
  platforms: image5.defaulted("", "Platforms to build for, one per line, for example `linux/arm64`. Several are built into one index, each of whose images is scanned, and need a builder of buildx that can (docs/platforms.md). Default: the platform of the Docker daemon.", lines()),
  labels: image5.defaulted("", "Labels of the image, one KEY=VALUE per line, in addition to the OCI labels that are always set.", pairs()),
  "cache-from": image5.defaulted("", "Cache sources, one per line, for example `type=gha`. Requires buildx.", caches()),
  "cache-to": image5.defaulted("", "Cache destinations, one per line, for example `type=gha,mode=max`. Requires buildx. `pipeline: check` exports only to `gha`, `local` and `inline`.", caches()),
  pull: image5.defaulted("false", "Always pull newer versions of the base images.", flag()),
  "no-cache": image5.defaulted("false", "Build without the cache.", flag()),
  provenance: image5.defaulted("false", "Provenance attestation, in buildx syntax (`true`, `mode=max`). The pushed image becomes an index, which ECR basic scanning does not support.", string()),
  sbom: image5.defaulted("false", "SBOM attestation, in buildx syntax. The pushed image becomes an index, which ECR basic scanning does not support.", string())
};

// src/settings/kinds-apps.ts
var wrongForm = (path3) => {
  if (path3.startsWith("!")) return "nothing can be left out with `!`: list what belongs to the app";
  if (path3.startsWith("/")) return "a path begins in the checkout, without `/`";
  if (/\{[^{}]*,[^{}]*\}/u.test(path3)) return "braces are no list of choices: write each on a line of its own";
  return path3.split("/").includes("..") ? "a path with `..` is not in the checkout" : null;
};
var appPaths = () => {
  const kind = lines();
  return {
    ...kind,
    schema: kind.schema.superRefine((paths, context) => {
      for (const path3 of paths) {
        const wrong = wrongForm(path3);
        if (wrong !== null) context.addIssue({ code: "custom", message: `'${path3}': ${wrong}`, input: path3 });
      }
    })
  };
};

// src/settings/kinds-roles.ts
var LONGEST_POLICY = 2048;
var MOST_ARNS = 10;
var ARN = /^arn:aws[a-z-]*:iam::(?:aws|\d{12}):policy\/[\w+=,.@/-]+$/;
var written = external_exports.union([external_exports.array(external_exports.string()), external_exports.record(external_exports.string(), external_exports.unknown())], {
  error: "must be an IAM policy (a map with `Statement`) or a list of ARNs of managed policies"
});
var problemOfArns = (arns2) => {
  if (arns2.length === 0 || arns2.length > MOST_ARNS)
    return `must list from 1 to ${MOST_ARNS} policies, not ${arns2.length}`;
  const wrong = arns2.find((arn) => !ARN.test(arn));
  return wrong === void 0 ? null : `'${quoted(wrong)}' is not the ARN of a managed policy, such as \`arn:aws:iam::aws:policy/ReadOnlyAccess\``;
};
var problemOfPolicy = (policy) => {
  if (policy["Statement"] === void 0) return "must have the key `Statement`, as every IAM policy";
  const { length } = JSON.stringify(policy);
  return length <= LONGEST_POLICY ? null : `must have at most ${LONGEST_POLICY} characters, written as JSON without spaces, not ${length}`;
};
var schema = written.transform((value, context) => {
  const policy = Array.isArray(value) ? null : { Version: "2012-10-17", ...value };
  const policyArns = Array.isArray(value) ? value : [];
  const message = policy === null ? problemOfArns(policyArns) : problemOfPolicy(policy);
  if (message === null) return { policy: policy === null ? null : JSON.stringify(policy), policyArns };
  context.issues.push({ code: "custom", message, input: void 0 });
  return external_exports.NEVER;
});
var sessionPolicy = () => ({
  schema,
  merge: (_, above) => above,
  nested: { plain: textsAndNulls, place: (value) => value }
});

// src/settings/requirements.ts
var TARGET_SETTINGS = ["repository", "cluster", "service", "task-definition"];
var REQUIREMENTS = {
  // A session for each region is still missing.
  ship: { required: TARGET_SETTINGS, regions: "one" },
  // A run without AWS credentials does not read the target, and on a fork's pull request the variables of the repository are empty. With credentials `plan` requires them.
  check: { required: [], regions: "one" },
  // Another job deploys what it pushes.
  push: { required: ["repository"], regions: "several" },
  // What is deployed is in ECS already.
  rollback: { required: ["cluster", "service"], regions: "one" },
  // `image` and `environment`, too: `promotion-config.ts` has the rules.
  promote: { required: TARGET_SETTINGS, regions: "one" },
  // Without a service, all that runs in the cluster.
  rescan: { required: ["cluster"], regions: "one" },
  // The load balancer of the service has the page.
  maintenance: { required: ["cluster", "service"], regions: "one" },
  // It reads the settings file and asks GitHub.
  apps: { required: [], regions: "one" }
};
var DEFAULT_PIPELINE = "ship";
var PIPELINE_NAMES = Object.keys(REQUIREMENTS);
var requirementsOf = (pipeline) => REQUIREMENTS[pipeline];

// src/settings/declared/the-run.ts
var run2 = fieldsOf("run");
var image6 = fieldsOf("image");
var services2 = fieldsOf("services");
var service3 = fieldsOf("service");
var RUN_AND_TARGET = {
  // What is run
  pipeline: image6.defaulted(DEFAULT_PIPELINE, "The pipeline to run. `ship`: build, scan, gate, push, deploy, wait. `check`, for pull requests: build, scan, gate, and the plan if there are AWS credentials; nothing is pushed or changed. `push`: build, scan, gate, push; another job deploys the digest; see docs/push.md. `promote`: scan and judge an image that exists, tag it for the environment and deploy it, if it has passed the environment before; see docs/promote.md. `rollback`: deploy an earlier revision as it is, without a build, scan or gate; see docs/rollback.md. `rescan`: scan and judge what really runs, with today's database; nothing is changed; see docs/rescan.md. `maintenance`: switch the sorry page of the load balancer on or off, or show it; see docs/maintenance.md. `apps`: list the apps that a change concerns, for a matrix of jobs; see docs/workflows.md.", guarded(choice(PIPELINE_NAMES))),
  environment: run2.optional("Environment of this deployment, for example `production`. Selects an entry of `environments` in ship-to-ecs.yaml, and is part of the default tag. Required if `tag` uses {environment} (the default does) or if the file has `environments`.", string()),
  app: run2.optional("The entry of `apps` in ship-to-ecs.yaml to build and deploy. Required when there are several.", inputOnly(string())),
  paths: image6.optional("The files and folders that an app is made from, one per line, for `pipeline: apps`: a change of another file does not concern the app. `*` is any text, slashes included. Default: every change concerns it.", fileOnly(appPaths())),
  "config-file": run2.optional("Settings file in the checkout. An input overrides the file. Default: `ship-to-ecs.yaml`, if it exists. `none`: no file.", inputOnly(string())),
  "guarded-settings": run2.optional("Guarded settings as YAML, for those without an input of their own; an input of its own overrides it. See SECURITY.md.", inputOnly(string())),
  "policy-file": run2.optional("Path of a YAML file with a policy that the settings can tighten, never relax, for example in a checkout of the repository with the policy of the organization. See [Policy](policy.md#floors).", inputOnly(string())),
  "github-token": run2.optional("Token for GitHub. The job grants it what is used: `contents: read` (guarded settings and exceptions of the target branch, comparing commits), `attestations: read` (`attestation`), `pull-requests: write` (`comment: on`), `security-events: write` (`code-scanning: upload`), `issues: write` (`issue: on`).", inputOnly(filledIn("${{ github.token }}", string()))),
  "rollback-to": run2.optional("What `pipeline: rollback` goes back to: `previous`, the last revision that completed a deployment and is not the one that the service has; a revision (`hello:41`, `41` or its ARN), which is deployed as it is; or an image in ECR (a digest or a tag), which replaces the one in the task definition that the service has. Default: `previous`.", inputOnly(wantedRevision())),
  maintenance: run2.defaulted("show", "What `pipeline: maintenance` does with the sorry page: `on`, `off`, or `show`, which changes nothing and fails when the page has been on for too long. See docs/maintenance.md.", inputOnly(choice(["on", "off", "show"]))),
  "maintenance-rule": services2.optional("The rule of the load balancer that is the sorry page, by its ARN, or the listener that has it. Default: the rule with the tag `ship-to-ecs:maintenance`, of the listeners that lead to the service.", fileOnly(ruleOrListenerArn())),
  "maintenance-limit-minutes": image6.defaulted("240", "How long the sorry page may be on before `maintenance: show` fails, in minutes.", fileOnly(integer({ min: 1, max: 43200 }))),
  "promote-from": image6.optional("With `pipeline: promote`, the environment that the image must have passed, or `none`. Default: the one before in `environments` of ship-to-ecs.yaml, in the order of the file. See docs/promote.md.", guarded(string())),
  "mark-passed": image6.optional("Tag the image `passed-<environment>-<commit>` when every service has been confirmed and has passed its smoke test, with `pipeline: ship` and `promote`. Default: `true` where ship-to-ecs.yaml has several `environments`. See docs/promote.md.", guarded(flag())),
  "dry-run": run2.defaulted("false", "End after the plan: show what a deployment would change, without building, pushing or changing anything. Docker is not needed.", inputOnly(flag())),
  // Target
  repository: image6.optional("Name of the ECR repository, without registry or tag.", repository()),
  cluster: services2.optional("Name or ARN of the ECS cluster.", string()),
  service: service3.optional("Name or ARN of the ECS service, which must exist unless `service-definition` is set. Default for an entry of `services`: its key.", string()),
  "task-definition": service3.optional("A JSON or YAML task definition file in the checkout (its path contains a slash, or ends in .json, .yaml or .yml), or a family, family:revision or ARN in ECS.", naming(ofTaskDefinition, string())),
  "service-definition": service3.optional("A JSON or YAML file in the checkout from which the service is created when it does not exist: a CreateService request, as `aws ecs create-service --cli-input-json` takes it. It is not applied to a service that exists. See docs/services.md.", fileOnly(naming((path3) => [path3], string()))),
  "container-name": service3.optional("Container whose image is replaced. Required when the task definition has several containers.", string()),
  "value-envs": run2.defaulted("", "Environment variables that `${env:NAME}` in the task definition can take, one per line. See docs/values.md.", inputOnly(asking((names) => names, lines()))),
  tfstate: services2.optional("File in the checkout with the outputs that `${tfstate:output.NAME}` in the task definition names: a Terraform state, or the output of `terraform output -json`.", naming((path3) => [path3], string())),
  "aws-region": fieldsOf("image-and-services").optional("AWS region. Default: AWS_REGION in the environment. `none`: the default.", guarded(unsetByNone(region()))),
  "aws-account-id": fieldsOf("image-and-services").optional("The account that the credentials, the cluster, the service and (without `registry-id`) the registry must belong to. `none`: any.", guarded(unsetByNone(accountId()))),
  // Credentials
  "role-to-assume": image6.optional("The ARN of an IAM role that is assumed by OIDC, for everything in the account of the services. The job needs `permissions: id-token: write`. Default: the credentials in the environment of the job. `none`: the default. See docs/iam.md.", guarded(unsetByNone(roleArn()))),
  "registry-role": image6.optional("The ARN of an IAM role that is assumed by OIDC, for everything in ECR, where the registry is in another account than the services. Default: the credentials in the environment of the job or, where it has none, `role-to-assume`. `none`: the default.", guarded(unsetByNone(roleArn()))),
  "registry-region": image6.optional("The region of the registry. Default: `aws-region`. `none`: the default.", guarded(unsetByNone(region()))),
  "role-session-policy": image6.optional("What the session of `role-to-assume` may do at most: an IAM policy, or a list of ARNs of managed policies. Default: all that the role may.", guarded(fileOnly(sessionPolicy()))),
  "registry-session-policy": image6.optional("As `role-session-policy`, for `registry-role`.", guarded(fileOnly(sessionPolicy()))),
  // Tag
  tag: image6.defaulted("{environment}-{sha}", "Template of the image tag. Placeholders: {environment} {sha} {short-sha} {branch} {pr} {run-number} {run-attempt} {run-id} {date} {semver} {major} {minor} {patch}.", string()),
  "additional-tags": image6.defaulted("", "Further tags of the image, one template per line, with the placeholders of `tag`. They are set on the digest that was pushed under `tag`. See [Push](push.md#several-tags).", lines()),
  "if-tag-exists": image6.defaulted("compare", "What an image means that the registry has under the tag already. `compare`: the image is built, and the push compares: the same image is a success; another one is an error where the tag is immutable, else the tag is moved. `reuse`: an image with the revision label of this commit is used and none is built; it is scanned and judged like a built one. See [Push](push.md#the-tag-exists).", guarded(choice(["compare", "reuse"])))
};

// src/settings/declaration.ts
var SETTINGS2 = {
  ...RUN_AND_TARGET,
  ...IMAGE,
  ...ATTESTATION,
  ...BUILD,
  ...GATE,
  ...DEPLOYMENT,
  ...DEFINITION
};
var SETTING_NAMES = Object.keys(SETTINGS2);
var fieldOf = (name) => SETTINGS2[name];
var ACTION_INPUTS = SETTING_NAMES.filter((name) => fieldOf(name).place !== "file");
var FILE_SETTINGS = SETTING_NAMES.filter((name) => fieldOf(name).place !== "input");
var GUARDED_SETTINGS = SETTING_NAMES.filter((name) => fieldOf(name).isGuarded);
var SERVICE_SETTINGS = SETTING_NAMES.filter((name) => !["run", "image"].includes(fieldOf(name).owner));
var RUN_SETTINGS = SETTING_NAMES.filter((name) => !["service", "services"].includes(fieldOf(name).owner));

// src/settings/look-up.ts
var UNSET = /* @__PURE__ */ Symbol("unset");
var isNone = (name, text8) => fieldOf(name).isUnsetByNone && text8.trim() === "none";
var lookUpIn = (inputs, level) => (name) => {
  const input = inputs.get(name);
  if (input !== void 0 && input !== UNSET) return { value: input, isSet: true };
  const set = input === UNSET ? void 0 : level?.settings.get(name);
  if (set !== void 0) return { value: set.value, isSet: true, at: set.at };
  const field = fieldOf(name);
  return field.presence === "defaulted" ? { value: field.schema.parse(field.default), isSet: true } : { value: null, isSet: false };
};

// src/settings/exceptions/exception-limits.ts
var MOST_YEARS = 2;
var MOST_DAYS = MOST_YEARS * 366;
var REFUSABLE = ["allow-vex", "allow-dockle-options", "allow-head", "allow-override"];
var NO_LIMITS = { longestDays: MOST_DAYS, longestBy: null, refused: {} };
var LIMITS_KEY = "exceptions";
var allowed = flag().schema.optional();
var schema2 = strict({
  "max-days": integer({ min: 0, max: MOST_DAYS }).schema.optional(),
  "allow-vex": allowed,
  "allow-dockle-options": allowed,
  "allow-head": allowed,
  "allow-override": allowed
});
var readLimits = (tree) => {
  const parsed = schema2.safeParse(textsAndNulls(tree));
  if (parsed.success) return { limits: limitsOf(parsed.data, positionsIn(tree)), problems: [] };
  const { issues } = parsed.error;
  const right = withoutWrong(tree, issues);
  const rest = right === null ? null : schema2.safeParse(textsAndNulls(right)).data ?? null;
  return {
    limits: rest === null ? NO_LIMITS : limitsOf(rest, positionsIn(tree)),
    problems: nestedProblems(LIMITS_KEY, tree, issues)
  };
};
var limitsOf = (given, positions) => {
  const says = (key) => {
    const at = positionAt(positions, [key]);
    return `\`${LIMITS_KEY}.${key}: ${given[key]}\` of the policy${at === null ? "" : ` (${positionText(at)})`}`;
  };
  const days = given["max-days"];
  return {
    longestDays: days ?? NO_LIMITS.longestDays,
    longestBy: days === void 0 ? null : says("max-days"),
    refused: Object.fromEntries(REFUSABLE.flatMap((way) => given[way] === false ? [[way, says(way)]] : []))
  };
};
var limitsIn = (file, readTree) => {
  const { tree } = readTree(file);
  const own = tree?.kind === "map" ? tree.entries.find(({ key }) => key === LIMITS_KEY) : void 0;
  return own === void 0 ? NO_LIMITS : readLimits(own.value).limits;
};
var refusedInputs = ({ refused: refused4 }, inputs) => {
  const override = inputs.get("override-reason");
  const isOverridden2 = override !== void 0 && override !== UNSET;
  return [
    ...refusal("`exceptions-from: head`", inputs.get("exceptions-from") === "head" ? refused4["allow-head"] : void 0),
    ...refusal("`override-reason`", isOverridden2 ? refused4["allow-override"] : void 0)
  ];
};
var refusal = (what, by) => by === void 0 ? [] : [{ at: null, text: `${what} is refused by ${by}` }];

// src/settings/exceptions/branch-place.ts
import { posix as posix2 } from "node:path";

// src/settings/exceptions/exception-files.ts
import { posix } from "node:path";

// src/domain/scan/vex/csaf-products.ts
var productsIn = ({ product_tree: tree }) => {
  const all = [...(tree?.branches ?? []).flatMap(productsBelow), ...tree?.full_product_names ?? []];
  const named4 = Map.groupBy(all, ({ product_id: id }) => id);
  const products = new Map(
    [...named4].map(([id, group]) => [id, group.flatMap(productsNamed)])
  );
  for (const one of tree?.relationships ?? []) products.set(one.full_product_name.product_id, relatedIn(one, named4));
  return products;
};
var relatedIn = (one, named4) => {
  const [part, whole4] = [one.product_reference, one.relates_to_product_reference];
  const written2 = `${part} of ${whole4}`;
  const own = purlsOf(one.full_product_name).map((purl) => productOf(purl, one.full_product_name.product_id));
  const related = (named4.get(whole4) ?? []).flatMap(
    (of) => (named4.get(part) ?? []).flatMap((each) => partsOf(each, of, written2))
  );
  const found = [...own, ...related];
  const because = "the product tree of the document lacks one of the two";
  return found.length > 0 ? found : [{ kind: "unknown", written: written2, because }];
};
var productsNamed = (one) => {
  const purls = purlsOf(one);
  if (purls.length > 0) return purls.map((purl) => productOf(purl, one.product_id));
  const cpe = one.product_identification_helper?.cpe;
  const because = cpe ? `it is named by a CPE alone (${cpe}), and scanners name packages by package URLs` : "it is named by no package URL";
  return [{ kind: "unknown", written: one.product_id, because }];
};
var productOf = (purl, written2) => purl.type === "oci" ? { kind: "in-image", image: { kind: "purl", purl }, purl: null, written: written2 } : { kind: "package", purl, platform: null, written: written2 };
var partsOf = (part, whole4, written2) => {
  const purls = purlsOf(part);
  if (purls.length === 0) return productsNamed(part).map((one) => ({ ...one, written: written2 }));
  const found = purls.flatMap((purl) => [...inImages(purl, whole4, written2), ...onPlatform(purl, whole4, written2)]);
  const because = "it is a component of what is neither an image nor the system of one";
  return found.length > 0 ? found : [{ kind: "unknown", written: written2, because }];
};
var inImages = (purl, whole4, written2) => purlsOf(whole4).flatMap(
  (image7) => image7.type === "oci" ? [{ kind: "in-image", image: { kind: "purl", purl: image7 }, purl, written: written2 }] : []
);
var onPlatform = (purl, whole4, written2) => {
  const platform = parsePlatform(whole4.product_identification_helper?.cpe ?? "");
  if (platform === null) return [];
  return [purl.type === "oci" ? productOf(purl, written2) : { kind: "package", purl, platform, written: written2 }];
};
var productsBelow = ({ branches, product: product2 }) => [
  ...product2 ? [product2] : [],
  ...(branches ?? []).flatMap(productsBelow)
];
var purlsOf = ({ product_identification_helper: helper }) => [helper?.purl, ...helper?.purls ?? []].flatMap((text8) => text8 ? parsePurl(text8) ?? [] : []);

// src/domain/scan/vex/csaf.ts
var csafStatements = (document, path3) => {
  const products = productsIn(document);
  const groups = new Map((document.product_tree?.product_groups ?? []).map((one) => [one.group_id, one.product_ids]));
  const at = Date.parse(document.document.tracking.current_release_date);
  const common = { owner: document.document.publisher.name, at, path: path3 };
  const productsOf2 = (id) => products.get(id) ?? [{ kind: "unknown", written: id, because: "the product tree of the document does not have it" }];
  return document.vulnerabilities.flatMap((one) => {
    const names = [one.cve, ...(one.ids ?? []).map(({ text: text8 }) => text8)].filter((name) => Boolean(name));
    const good = goodIn(one).map(([id, status2]) => {
      const reason = reasonFor(one, id, groups);
      const isReasoned = reason !== null || status2 === "fixed";
      const known2 = isReasoned ? productsOf2(id) : [{ kind: "unknown", written: id, because: NO_REASON }];
      return { ids: names, suppresses: "yes", products: known2, reason: reason ?? status2, ...common };
    });
    const bad = badIn(one).map((id) => {
      return { ids: names, suppresses: "no", products: productsOf2(id), reason: "affected", ...common };
    });
    return [...good, ...bad];
  });
};
var NO_REASON = "known_not_affected needs a flag or a threat of the category impact that says why";
var goodIn = ({ product_status: status2 }) => [
  ...(status2?.known_not_affected ?? []).map((id) => [id, "known_not_affected"]),
  ...[status2?.fixed, status2?.first_fixed].flatMap((list2) => (list2 ?? []).map((id) => [id, "fixed"]))
];
var badIn = ({ product_status: status2 }) => [status2?.known_affected, status2?.first_affected, status2?.last_affected, status2?.under_investigation].flatMap(
  (list2) => list2 ?? []
);
var reasonFor = ({ flags, threats }, id, groups) => {
  const isFor = ({ product_ids: list2, group_ids: named4 }) => !list2 && !named4 || [...list2 ?? [], ...(named4 ?? []).flatMap((one) => groups.get(one) ?? [])].includes(id);
  const reasons = [
    ...(flags ?? []).filter(isFor).map(({ label }) => label),
    ...(threats ?? []).filter((threat) => threat.category === "impact" && isFor(threat)).map(({ details: details2 }) => details2)
  ];
  return reasons.length > 0 ? reasons.join(": ") : null;
};

// src/domain/scan/vex/csaf-document.ts
var named2 = external_exports.object({
  product_id: external_exports.string().min(1),
  product_identification_helper: external_exports.object({ purl: external_exports.string().nullish(), purls: external_exports.array(external_exports.string()).nullish(), cpe: external_exports.string().nullish() }).nullish()
});
var branch = external_exports.lazy(
  () => external_exports.object({ branches: external_exports.array(branch).nullish(), product: named2.nullish() })
);
var ids = external_exports.array(external_exports.string()).nullish();
var aboutProducts = { product_ids: ids, group_ids: ids };
var csaf = external_exports.object({
  document: external_exports.object({
    category: external_exports.string(),
    csaf_version: external_exports.string(),
    publisher: external_exports.object({ name: external_exports.string().min(1) }),
    tracking: external_exports.object({
      id: external_exports.string().nullish(),
      version: external_exports.string().nullish(),
      current_release_date: external_exports.string().refine((text8) => !Number.isNaN(Date.parse(text8)), "must be a time, as 2026-01-31T12:00:00Z")
    })
  }),
  product_tree: external_exports.object({
    branches: external_exports.array(branch).nullish(),
    full_product_names: external_exports.array(named2).nullish(),
    product_groups: external_exports.array(external_exports.object({ group_id: external_exports.string(), product_ids: external_exports.array(external_exports.string()) })).nullish(),
    relationships: external_exports.array(
      external_exports.object({
        full_product_name: named2,
        product_reference: external_exports.string(),
        relates_to_product_reference: external_exports.string()
      })
    ).nullish()
  }).nullish(),
  vulnerabilities: external_exports.array(
    external_exports.object({
      cve: external_exports.string().nullish(),
      ids: external_exports.array(external_exports.object({ text: external_exports.string() })).nullish(),
      product_status: external_exports.object({
        known_not_affected: ids,
        fixed: ids,
        first_fixed: ids,
        known_affected: ids,
        first_affected: ids,
        last_affected: ids,
        under_investigation: ids
      }).nullish(),
      flags: external_exports.array(external_exports.object({ label: external_exports.string(), ...aboutProducts })).nullish(),
      threats: external_exports.array(external_exports.object({ category: external_exports.string(), details: external_exports.string(), ...aboutProducts })).nullish()
    })
  ).min(1, "must have a vulnerability")
});

// src/domain/scan/vex/openvex.ts
var time = external_exports.string().refine((text8) => !Number.isNaN(Date.parse(text8)), "must be a time, as 2026-01-31T12:00:00Z");
var text6 = external_exports.string().nullish();
var identifiers = external_exports.object({ purl: text6, cpe22: text6, cpe23: text6 }).nullish();
var hashes = external_exports.object({ "sha-256": text6 }).nullish();
var component = external_exports.union([
  external_exports.string().transform((id) => ({ "@id": id, identifiers: null, hashes: null })),
  external_exports.object({ "@id": text6, identifiers, hashes })
]);
var product = external_exports.union([
  external_exports.string().transform((id) => ({ "@id": id, identifiers: null, hashes: null, subcomponents: null })),
  external_exports.object({ "@id": text6, identifiers, hashes, subcomponents: external_exports.array(component).nullish() })
]);
var vulnerability = external_exports.union([
  external_exports.string().min(1).transform((name) => ({ name, aliases: [] })),
  external_exports.object({
    name: external_exports.string().min(1).nullish(),
    "@id": external_exports.string().min(1).nullish(),
    aliases: external_exports.array(external_exports.string()).nullish()
  }).transform(({ name, "@id": id, aliases }) => ({ name: name ?? id ?? "", aliases })).refine(({ name }) => name !== "", "must have a `name`")
]);
var reasonIn2 = ({ justification, impact_statement: impact }) => [justification, impact].filter((text8) => text8?.trim()).join(": ") || null;
var statement = external_exports.object({
  vulnerability,
  timestamp: time.nullish(),
  last_updated: time.nullish(),
  products: external_exports.array(product).nullish(),
  // Of 0.0.1.
  subcomponents: external_exports.array(component).nullish(),
  status: external_exports.enum(["not_affected", "affected", "fixed", "under_investigation"], {
    error: "must be not_affected, affected, fixed or under_investigation"
  }),
  justification: external_exports.string().nullish(),
  impact_statement: external_exports.string().nullish(),
  status_notes: external_exports.string().nullish()
}).refine(({ status: status2, ...why }) => status2 !== "not_affected" || reasonIn2(why) !== null, {
  message: "not_affected needs a justification or an impact_statement"
});
var openVex = external_exports.object({
  "@context": external_exports.string().startsWith("https://openvex.dev/ns"),
  "@id": text6,
  version: external_exports.union([external_exports.number(), external_exports.string()]).nullish(),
  author: external_exports.string().min(1),
  timestamp: time,
  last_updated: time.nullish(),
  statements: external_exports.array(statement).min(1, "must have a statement")
});
var openVexStatements = (document, path3) => document.statements.map((one) => ({
  ids: [one.vulnerability.name, ...one.vulnerability.aliases ?? []],
  suppresses: one.status === "not_affected" || one.status === "fixed" ? "yes" : "no",
  products: (one.products ?? []).flatMap((of) => productsOf(of, one)),
  reason: reasonIn2(one) ?? one.status_notes ?? one.status,
  owner: document.author,
  at: Date.parse(one.last_updated ?? one.timestamp ?? document.last_updated ?? document.timestamp),
  path: path3
}));
var productsOf = (of, one) => {
  const parts = of.subcomponents ?? one.subcomponents ?? [];
  const written2 = writtenOf(of);
  const image7 = imageIn(of);
  if (image7 !== null) {
    if (parts.length === 0) return [{ kind: "in-image", image: image7, purl: null, written: written2 }];
    return parts.map((part) => partOf2(part, image7, written2));
  }
  const purl = purlIn(of);
  if (purl === null) return [{ kind: "unknown", written: written2, because: noPurl(of) }];
  return parts.length === 0 ? [{ kind: "package", purl, platform: null, written: written2 }] : [{ kind: "unknown", written: written2, because: "it is about components of a package, which are known of images only" }];
};
var partOf2 = (part, image7, whole4) => {
  const purl = purlIn(part);
  const written2 = `${writtenOf(part)} in ${whole4}`;
  return purl === null ? { kind: "unknown", written: written2, because: noPurl(part) } : { kind: "in-image", image: image7, purl, written: written2 };
};
var noPurl = ({ identifiers: given }) => given?.cpe22 || given?.cpe23 ? "it is named by a CPE alone, and scanners name packages by package URLs" : "it is named by no package URL";
var writtenOf = ({ "@id": id, identifiers: given, hashes: hash }) => given?.purl || id || given?.cpe23 || given?.cpe22 || hash?.["sha-256"] || "";
var purlIn = ({ "@id": id, identifiers: given }) => {
  const [first = null] = [given?.purl, id].flatMap((one) => one ? parsePurl(one) ?? [] : []);
  return first;
};
var imageIn = (of) => {
  const purl = purlIn(of) ?? imageByReference(of["@id"] ?? "");
  if (purl !== null) return purl.type === "oci" ? { kind: "purl", purl } : null;
  const hash = of.hashes?.["sha-256"]?.toLowerCase();
  return hash && /^[0-9a-f]{64}$/u.test(hash) ? { kind: "digest", digest: `sha256:${hash}` } : null;
};

// src/domain/scan/vex/json-shape.ts
var shapeProblem = (text8) => {
  const levels = [];
  for (let index = 0; index < text8.length; index += 1) {
    const character = text8.charAt(index);
    if (character !== '"') enter(levels, character);
    else {
      const end2 = endOfText(text8, index);
      const twice = keyTwice(levels.at(-1), text8.slice(index, end2 + 1));
      if (twice !== null) return `it has the key '${quoted(twice)}' twice in one object`;
      index = end2;
    }
    if (levels.length > MOST_LEVELS) return `it is nested more than ${MOST_LEVELS} levels deep`;
  }
  return null;
};
var enter = (levels, character) => {
  const level = levels.at(-1);
  if (character === "{") levels.push({ keys: /* @__PURE__ */ new Set(), isKeyNext: true });
  else if (character === "[") levels.push({ keys: null, isKeyNext: false });
  else if (character === "}" || character === "]") levels.pop();
  else if (level !== void 0 && (character === "," || character === ":")) level.isKeyNext = character === ",";
};
var endOfText = (document, start) => {
  let index = start + 1;
  while (index < document.length && document.charAt(index) !== '"') index += document.charAt(index) === "\\" ? 2 : 1;
  return index;
};
var keyTwice = (level, written2) => {
  if (level === void 0 || level.keys === null || !level.isKeyNext) return null;
  const key = unescaped2(written2);
  if (level.keys.has(key)) return key;
  level.keys.add(key);
  return null;
};
var unescaped2 = (written2) => {
  try {
    return String(JSON.parse(written2));
  } catch {
    return written2;
  }
};

// src/domain/scan/vex/read-vex.ts
var LONGEST_VEX = 1024 * 1024;
var FORMAT2 = external_exports.object({ "@context": external_exports.unknown().optional(), document: external_exports.unknown().optional() });
var readVex = (written2, path3) => {
  const text8 = written2.replace(/^\uFEFF/u, "");
  if (text8.length > LONGEST_VEX) return invalid(`it has ${text8.length} characters; at most ${LONGEST_VEX} are read`);
  const shape = shapeProblem(text8);
  if (shape !== null) return invalid(shape);
  const format = parseVexJson(FORMAT2, text8);
  if (format.kind === "invalid") return format;
  if (format.value["@context"] !== void 0) return asUtf8(readOpenVex(text8, path3));
  if (format.value.document !== void 0) return asUtf8(readCsaf(text8, path3));
  return invalid("it is neither OpenVEX (no `@context`) nor CSAF (no `document`)");
};
var readOpenVex = (text8, path3) => {
  const parsed = parseVexJson(openVex, text8);
  if (parsed.kind === "invalid") return parsed;
  const { "@id": id = null, version: version2 } = parsed.value;
  return {
    kind: "valid",
    value: { id, version: `${version2 ?? ""}`, statements: openVexStatements(parsed.value, path3) }
  };
};
var readCsaf = (text8, path3) => {
  const parsed = parseVexJson(csaf, text8);
  if (parsed.kind === "invalid") return parsed;
  const { id = null, version: version2 } = parsed.value.document.tracking;
  return { kind: "valid", value: { id, version: version2 ?? "", statements: csafStatements(parsed.value, path3) } };
};
var compareVersions = (one, other) => {
  const [own, others] = [one, other].map((version2) => version2.split(".").map(Number));
  const length = Math.max(own.length, others.length);
  const differences = Array.from({ length }, (_, index) => (own[index] ?? 0) - (others[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
};
var asUtf8 = (read) => read.kind === "valid" && JSON.stringify(read.value.statements).includes("\uFFFD") ? invalid("a statement has a byte that is not UTF-8; save it as UTF-8") : read;
var MOST_NAMED = 5;
var parseVexJson = (schema3, text8) => {
  let json;
  try {
    json = JSON.parse(text8);
  } catch {
    return invalid(text8.trim() === "" ? "it is empty" : "it is not JSON, or it is cut off");
  }
  const checked2 = schema3.safeParse(json);
  if (checked2.success) return { kind: "valid", value: checked2.data };
  const { issues } = checked2.error;
  const named4 = issues.slice(0, MOST_NAMED).map(({ path: path3, message }) => `${path3.join(".") || "it"}: ${message}`);
  return invalid(
    [...named4, ...issues.length > MOST_NAMED ? [`and ${issues.length - MOST_NAMED} more`] : []].join("; ")
  );
};
var invalid = (problem2) => ({ kind: "invalid", problem: problem2 });

// src/settings/tree-reader.ts
var treeReaderOf = async (texts4) => texts4.every((text8) => text8 === "") ? readNothing : (await import("./read-tree-SXK5DJHF.js")).readTree;
var readNothing = ({ path: path3, text: text8 }) => {
  if (text8 !== "") throw new Error(`no YAML parser was loaded for ${path3}`);
  return { tree: { kind: "text", at: { path: path3, line: 1, column: 1 }, text: text8, style: "null" }, problems: [] };
};

// src/settings/exceptions/dockle-options-schema.ts
var MOST = 200;
var FORMS2 = {
  "accept-keys": { form: /^[A-Za-z_][A-Za-z0-9_.-]*$/u, what: "the name of an environment variable" },
  "accept-files": { form: /^[^\s,*?"'\\-][^,*?"'\\\p{Cc}]*$/u, what: "the name or path of a file, without wildcards" },
  "accept-file-extensions": { form: /^[A-Za-z0-9_][A-Za-z0-9_-]*$/u, what: "a file extension without the dot" },
  "sensitive-words": { form: /^[A-Za-z0-9_][A-Za-z0-9_-]*$/u, what: "a word of letters, digits, `_` and `-`" },
  "sensitive-files": {
    form: /^[^\s,*?"'\\/-][^,*?"'\\/\p{Cc}]*$/u,
    what: "the name of a file, without folder or wildcards"
  }
};
var values = (option) => external_exports.array(
  external_exports.string({ error: "must be a text" }).superRefine((value, context) => {
    const { form, what } = FORMS2[option];
    if (form.test(value) && value.length <= MOST) return;
    context.addIssue({ code: "custom", message: `'${quoted(value)}' is not ${what}`, input: void 0 });
  }),
  { error: "must be a list" }
).max(MOST, `must have at most ${MOST} entries`).meta({ description: `\`--${DOCKLE_OPTIONS[option].flag}\` of Dockle: ${FORMS2[option].what} each.` }).nullish();
var dockleOptions = external_exports.strictObject(
  {
    "accept-keys": values("accept-keys"),
    "accept-files": values("accept-files"),
    "accept-file-extensions": values("accept-file-extensions"),
    "sensitive-words": values("sensitive-words"),
    "sensitive-files": values("sensitive-files")
  },
  { error: "must be a map of options of Dockle" }
).transform(
  (given) => Object.fromEntries(Object.entries(given).flatMap(([name, list2]) => list2 ? [[name, list2]] : []))
);
var readDockleOptions = (tree, refusedBy) => {
  if (tree === null) return { options: {}, problems: [] };
  const parsed = dockleOptions.safeParse(textsAndNulls(tree));
  const positions = positionsIn(tree);
  const problems = (parsed.error?.issues ?? []).flatMap((issue2) => {
    const path3 = issue2.path.map((part) => typeof part === "number" ? part : String(part));
    if (issue2.code !== "unrecognized_keys") {
      return [{ at: positionAt(positions, path3), text: `\`${["dockle", ...path3].join(".")}\`: ${issue2.message}` }];
    }
    return issue2.keys.map((key) => ({
      at: positionAt(positions, [key]),
      text: `\`dockle\`: '${quoted(key)}' is not an option${didYouMean(key, Object.keys(FORMS2))}`
    }));
  });
  const all = [...problems, ...refusedIn(tree, refusedBy)];
  return { options: parsed.success && all.length === 0 ? parsed.data : {}, problems: all };
};
var refusedIn = (tree, refusedBy) => tree.kind !== "map" || refusedBy === void 0 ? [] : tree.entries.filter(({ key, value }) => key.startsWith("accept-") && key in FORMS2 && !isNull(value)).map(({ key, at }) => ({ at, text: `\`dockle.${key}\` is refused by ${refusedBy}` }));
var isNull = (tree) => tree.kind === "text" && tree.style === "null";

// src/settings/exceptions/exception-entry.ts
var LONGEST3 = { id: 200, pattern: 500, reason: 2e3, owner: 200 };
var text7 = (description, longest, missing4) => external_exports.string({ error: ({ input }) => input == null ? missing4 : "must be a text" }).transform((value) => value.trim()).pipe(external_exports.string().min(1, missing4).max(longest, `must have at most ${longest} characters`)).meta({ description, type: "string", minLength: 1, maxLength: longest });
var pattern = (description) => text7(description, LONGEST3.pattern, "must be a text; leave it out where it holds for everything").optional();
var PATTERNS = {
  package: "Of a vulnerability or a license: the package. `*` is any text, `?` any character.",
  path: "The path in the image; of a lint rule, the path in the task definition. `*` is any text, `?` any character.",
  image: "The image: the name of the repository for the image of the run, and what the task definition says for that of a side-car. `*` is any text, `?` any character.",
  key: "Of CIS-DI-0010: the environment variable. `*` is any text, `?` any character.",
  file: "Of a check of Dockle that names files: the file. `*` is any text, `?` any character."
};
var fields = {
  id: text7(
    "A CVE or another advisory, a code of Dockle, a lint rule, a secret rule of Trivy, or a rule of the policy. Never a pattern.",
    LONGEST3.id,
    "is required: the id of the finding"
  ),
  scanner: external_exports.string({ error: "must be a text" }).transform((given, context) => {
    const known2 = EXCEPTION_SCANNERS.find((one) => one === given.trim());
    if (known2 !== void 0) return known2;
    context.issues.push({ code: "custom", message: notOneOf(quoted(given), EXCEPTION_SCANNERS), input: given });
    return external_exports.NEVER;
  }).meta({ enum: [...EXCEPTION_SCANNERS], description: "Who reports it. Default: each scanner that has such an id." }).optional(),
  package: pattern(PATTERNS.package),
  path: pattern(PATTERNS.path),
  image: pattern(PATTERNS.image),
  key: pattern(PATTERNS.key),
  file: pattern(PATTERNS.file),
  reason: text7("Why the finding is accepted.", LONGEST3.reason, "is required: why the finding is accepted"),
  owner: text7("Who has accepted it.", LONGEST3.owner, "is required: who has accepted it"),
  expires: text7(
    "The last day on which the exception holds, in UTC: 2026-12-31.",
    LONGEST3.id,
    "is required: the last day on which it holds, as 2026-12-31"
  ).meta({ format: "date" })
};
var exceptionEntry = external_exports.strictObject(fields);
var someOfAnEntry = exceptionEntry.partial();
var ENTRY_KEYS = Object.keys(fields);
var entryKeysInWords = "`id`, `reason`, `owner`, `expires`";
var readEntryMap = (given, circumstances) => {
  const issues = exceptionEntry.safeParse(given).error?.issues ?? [];
  const ofKeys = issues.flatMap(
    (issue2) => issue2.code === "unrecognized_keys" ? issue2.keys.map((key) => ({ key, text: unknownKey3(key) })) : [{ key: String(issue2.path[0]), text: inWords2(String(issue2.path[0]), issue2.message) }]
  );
  const wrong = new Set(ofKeys.map(({ key }) => key));
  const right = someOfAnEntry.parse(Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.has(key))));
  const fitting3 = [...dayProblems(right, circumstances), ...classProblems(right, new Set(Object.keys(given)))];
  return { right, problems: [...ofKeys, ...fitting3] };
};
var unknownKey3 = (key) => `'${quoted(key)}' is not a key of an exception${didYouMean(key, ENTRY_KEYS)}`;
var inWords2 = (key, message) => `\`${key}\`${/^(?:must|is) /u.test(message) ? "" : ":"} ${message}`;
var dayProblems = ({ expires }, circumstances) => {
  if (expires === void 0) return [];
  const text8 = isDay(expires) ? lengthProblem(expires, circumstances) : `'${quoted(expires)}' is not a day; write it as 2026-12-31`;
  return text8 === null ? [] : [{ key: "expires", text: `\`expires\`: ${text8}` }];
};
var lengthProblem = (expires, { today, limits }) => {
  const { longestDays, longestBy } = limits;
  if (longestDays === 0 && longestBy !== null) return `no exception holds by ${longestBy}`;
  const last = daysAfter(today, longestDays);
  if (expires <= last) return null;
  const most = longestBy === null ? `${MOST_YEARS} years` : longestDays === 1 ? "1 day" : `${longestDays} days`;
  return `${expires} is more than ${most} ahead; use ${last} at most${longestBy === null ? "" : `, by ${longestBy}`}`;
};
var classProblems = ({ id, scanner }, keys) => {
  if (id === void 0) return [];
  const found = findingClass(id, scanner ?? (keys.has("scanner") ? "trivy" : null));
  if (found === null) return [{ key: "id", text: `\`id\`: ${unknownClass(quoted(id))}` }];
  const ofScanner = scanner === void 0 || found.scanners.includes(scanner) ? [] : [otherScanner(found, scanner)];
  const foreign = EXCEPTION_SCOPES.filter((scope) => keys.has(scope) && !found.scopes.includes(scope));
  return [
    ...ofScanner,
    ...foreign.map((key) => ({ key, text: `\`${key}\`: ${found.name} has none${scopesInWords(found)}` }))
  ];
};
var otherScanner = ({ name, scanners }, scanner) => {
  const who = scanners.length === 0 ? "no scanner does" : `${scanners.join(" and ")} ${scanners.length === 1 ? "does" : "do"}`;
  return { key: "scanner", text: `\`scanner\`: ${scanner} does not report ${name}; ${who}` };
};
var scopesInWords = ({ scopes }) => `; it can be narrowed by ${scopes.map((scope) => `\`${scope}\``).join(", ")}`;

// src/settings/exceptions/exception-list.ts
var MOST_EXCEPTIONS = 1e3;
var NOTHING = { entries: [], wrong: [], problems: [] };
var readExceptionList = (tree, circumstances, ofText) => {
  if (tree === null) return NOTHING;
  if (tree.kind !== "list") return { ...NOTHING, problems: [{ at: tree.at, text: "`exceptions` must be a list" }] };
  if (tree.items.length > MOST_EXCEPTIONS) {
    const text8 = `\`exceptions\` has ${tree.items.length} entries; at most ${MOST_EXCEPTIONS} are read`;
    return { ...NOTHING, problems: [{ at: tree.at, text: text8 }] };
  }
  const read = tree.items.map((item, index) => {
    const isDoubtful = ofText.some(({ at }) => isBetween(at, item.at, tree.items[index + 1]?.at ?? null));
    return { ...readItem(item, circumstances), isDoubtful, place: item.at };
  });
  const all = read.map(({ reading, isDoubtful, place: place2 }) => entryOf(reading, place2, isDoubtful));
  return {
    entries: all.flatMap(({ entry: entry2 }) => entry2 ?? []),
    wrong: all.flatMap(({ wrong }) => wrong ?? []),
    problems: [...read.flatMap(({ problems }) => problems), ...duplicates(read)]
  };
};
var isBetween = (at, start, end2) => at !== null && !isBefore(at, start) && (end2 === null || isBefore(at, end2));
var isBefore = (one, other) => one.line < other.line || one.line === other.line && one.column < other.column;
var readItem = (tree, circumstances) => {
  if (tree.kind !== "map") {
    const text8 = `an exception must be a map with ${entryKeysInWords}`;
    return { reading: { right: {}, problems: [{ key: "", text: text8 }] }, problems: [{ at: tree.at, text: text8 }] };
  }
  const positions = positionsIn(tree);
  const given = Object.fromEntries(tree.entries.map(({ key, value }) => [key, textsAndNulls(value)]));
  const reading = readEntryMap(given, circumstances);
  return { reading, problems: reading.problems.map(({ key, text: text8 }) => ({ at: positionAt(positions, [key]), text: text8 })) };
};
var entryOf = ({ right, problems }, place2, isDoubtful) => {
  const entry2 = problems.length === 0 && !isDoubtful ? exceptionOf(right, place2) : null;
  if (entry2 !== null) return { entry: entry2 };
  const { id, expires } = right;
  const isDayRight = problems.every(({ key }) => key !== "expires");
  return id !== void 0 && expires !== void 0 && isDayRight ? { wrong: { id, expires, place: place2 } } : {};
};
var exceptionOf = (right, place2) => {
  const { id, scanner, reason, owner, expires } = right;
  if (!id || !reason || !owner || !expires) return null;
  return { id, scanner: scanner ?? null, reason, owner, expires, place: place2, from: { kind: "file" }, ...scopesOf(right) };
};
var scopesOf = (right) => ({
  package: right.package ?? null,
  path: right.path ?? null,
  image: right.image ?? null,
  key: right.key ?? null,
  file: right.file ?? null
});
var ABOUT = ["id", "scanner", ...EXCEPTION_SCOPES];
var duplicates = (all) => {
  const known2 = all.filter(
    ({ reading: { right, problems } }) => right.id !== void 0 && problems.every(({ key }) => !ABOUT.some((one) => one === key))
  );
  const groups = Map.groupBy(known2, ({ reading: { right } }) => JSON.stringify(ABOUT.map((key) => right[key] ?? null)));
  return [...groups.values()].flatMap(
    ([first, ...others]) => others.map(({ reading, place: place2 }) => ({
      at: place2,
      text: place2 === first?.place ? `${reading.right.id ?? ""} is listed again by a YAML alias; remove the alias` : `${reading.right.id ?? ""} is already excepted in line ${first?.place.line ?? 0} for the same; keep one of the two`
    }))
  );
};

// src/settings/exceptions/exceptions-file.ts
var FILE_KEYS = ["exceptions", "vex", "dockle"];
var MOST_DOCUMENTS = 20;
var NO_EXCEPTIONS = { entries: [], wrong: [], vex: [], dockle: {}, problems: [] };
var readExceptionsFile = (file, circumstances) => {
  const { refused: refused4 } = circumstances.limits;
  const { tree, problems } = circumstances.readTree(file);
  if (tree === null || isEmpty(tree)) return { ...NO_EXCEPTIONS, problems };
  if (tree.kind !== "map") {
    return { ...NO_EXCEPTIONS, problems: [...problems, { at: tree.at, text: `the file must be a map of ${KEYS2}` }] };
  }
  const unknown = tree.entries.filter(({ key }) => !FILE_KEYS.some((known2) => known2 === key)).map(unknownKey4);
  const of = (key) => tree.entries.find((entry2) => entry2.key === key && !isEmpty(entry2.value))?.value ?? null;
  const { entries, wrong, ...list2 } = readExceptionList(of("exceptions"), circumstances, problems);
  const vex = readVexList(of("vex"), refused4["allow-vex"]);
  const dockle = readDockleOptions(of("dockle"), refused4["allow-dockle-options"]);
  const all = [...problems, ...unknown, ...list2.problems, ...vex.problems, ...dockle.problems];
  return { entries, wrong, vex: vex.listed, dockle: dockle.options, problems: once2(all).sort(byPosition) };
};
var KEYS2 = FILE_KEYS.map((key) => `\`${key}\``).join(", ");
var isEmpty = (tree) => tree.kind === "text" && tree.text.trim() === "";
var unknownKey4 = ({ key, at }) => ({
  at,
  text: `'${quoted(key)}' is not one of ${FILE_KEYS.join(", ")}${didYouMean(key, FILE_KEYS)}`
});
var NO_VEX = { listed: [], problems: [] };
var readVexList = (tree, refusedBy) => {
  if (tree === null || isEmptyList(tree)) return NO_VEX;
  const wrong = (text8) => ({ listed: [], problems: [{ at: tree.at, text: `\`vex\`${text8}` }] });
  if (refusedBy !== void 0) return wrong(`: documents are refused by ${refusedBy}`);
  if (tree.kind !== "list") return wrong(" must be a list of paths");
  const { items } = tree;
  if (items.length > MOST_DOCUMENTS)
    return wrong(` lists ${items.length} documents; at most ${MOST_DOCUMENTS} are read`);
  const read = items.map((item, index) => {
    const { at } = item;
    const path3 = item.kind === "text" ? item.text.trim() : "";
    if (path3 === "") return { at, text: "`vex`: each of the list must be a path" };
    const first = items.findIndex((one) => one.kind === "text" && one.text.trim() === path3);
    return first === index ? { path: path3, at } : { at, text: `\`vex\`: ${quoted(path3)} is already listed` };
  });
  return {
    listed: read.filter((one) => "path" in one),
    problems: read.filter((one) => "text" in one)
  };
};
var isEmptyList = (tree) => tree.kind === "list" && tree.items.length === 0;

// src/settings/exceptions/exception-files.ts
var loadExceptions = async (place2, circumstances) => {
  const path3 = posix.join(place2.folder, EXCEPTIONS_FILE);
  const file = await place2.read(path3);
  const shown = place2.shown(path3);
  if (file.kind === "absent") return null;
  if (file.kind === "refused") {
    const at = { path: shown, line: 1, column: 1 };
    return { set: NO_SET, wrong: [], dockle: {}, problems: [{ at, text: `the file ${file.because}` }] };
  }
  const readTree = await treeReaderOf([file.text]);
  const { entries, wrong, vex, dockle, problems } = readExceptionsFile(
    { path: shown, text: file.text },
    { ...circumstances, readTree }
  );
  const loadedVex = await Promise.all(vex.map((listed5) => loadVex(listed5, place2)));
  const documents = loadedVex.flatMap(({ document }) => document ?? []);
  const superseded = documents.flatMap((one) => supersededBy(one, documents));
  return {
    set: { entries, vex: documents.flatMap((one) => isSuperseded(one, documents) ? [] : one.statements) },
    wrong,
    dockle,
    problems: [...problems, ...loadedVex.flatMap((one) => one.problems), ...superseded]
  };
};
var newerThan = ({ id, version: version2 }, all) => all.find((other) => id !== null && other.id === id && compareVersions(other.version, version2) > 0);
var isSuperseded = (one, all) => newerThan(one, all) !== void 0;
var supersededBy = (one, all) => {
  const newer = newerThan(one, all);
  if (newer === void 0) return [];
  const text8 = `\`vex\`: ${quoted(one.listed.path)} is version ${quoted(one.version)} of the document of which ${quoted(newer.listed.path)} is version ${quoted(newer.version)}; list only the newer one`;
  return [{ at: one.listed.at, text: text8 }];
};
var loadVex = async (listed5, place2) => {
  const { path: given, at } = listed5;
  const wrong = (because) => ({
    document: null,
    problems: [{ at, text: `\`vex\`: ${quoted(given)} ${because}` }]
  });
  const path3 = posix.join(place2.folder, given);
  if (given.startsWith("/") || path3 === ".." || path3.startsWith("../")) {
    return wrong("must be a path in the repository, relative to the folder of this file");
  }
  const file = await place2.read(path3);
  if (file.kind === "absent") return wrong("does not exist");
  if (file.kind === "refused") return wrong(file.because);
  const document = readVex(file.text, path3);
  return document.kind === "invalid" ? wrong(`is not a VEX document that can be read: ${document.problem}`) : { document: { ...document.value, listed: listed5 }, problems: [] };
};

// src/settings/exceptions/branch-place.ts
var loadOfBranch = async ({ because, place: place2 }, { github, circumstances }) => {
  const unreadable2 = (reason) => ({
    loaded: "unknown",
    source: { kind: "unreadable", because, branch: place2.branch, reason }
  });
  if (place2.kind === "unreadable") return unreadable2(place2.reason);
  const { branch: branch2, commit } = place2;
  const folder = folderOf(posix2.dirname(place2.path));
  const read = async (path3) => {
    const text8 = await github.readFile(path3, commit);
    return text8 === null ? { kind: "absent" } : { kind: "text", text: text8 };
  };
  try {
    const loaded = await loadExceptions({ folder, read, shown: (path4) => `${branch2}:${path4}` }, circumstances);
    const wrong = (loaded?.problems ?? []).map(({ at, text: text8 }) => at === null ? text8 : `${positionText(at)}: ${text8}`);
    const path3 = posix2.join(folder, EXCEPTIONS_FILE);
    return { loaded, source: { kind: loaded === null ? "no-file" : "branch", because, branch: branch2, commit, path: path3, wrong } };
  } catch (error) {
    if (!(error instanceof ShipError) || error.code !== "E_GITHUB") throw error;
    return unreadable2(error.message);
  }
};
var folderOf = (path3) => path3 === "." ? "" : path3;

// src/settings/exceptions/checkout-place.ts
import { dirname as dirname3, isAbsolute as isAbsolute2, join as join2, relative as relative2, resolve } from "node:path";

// src/settings/file-text.ts
import { basename, dirname as dirname2 } from "node:path";
var readFileText = async (path3, files, mostBytes) => {
  if (await files.kindOf(path3) !== "file") return withoutText(path3, files);
  const size = await files.sizeBytes(path3);
  if (size > mostBytes) return refused(`has ${size} bytes; at most ${mostBytes} are read`);
  try {
    const text8 = await files.readText(path3);
    return text8 === null ? await withoutText(path3, files) : { kind: "text", text: text8 };
  } catch (error) {
    return refused(`cannot be read: ${messageOf(error)}`);
  }
};
var readSettingsText = (path3, files) => readFileText(path3, files, MOST_SETTINGS_BYTES);
var refused = (because) => ({ kind: "refused", because });
var withoutText = async (path3, files) => {
  const folder = dirname2(path3);
  const names = await files.kindOf(folder) === "directory" ? await files.list(folder) : [];
  return names.includes(basename(path3)) ? refused(`cannot be read: ${NO_FILE}`) : { kind: "absent" };
};
var NO_FILE = "it is a folder, a pipe, or a link that leads to no file";

// src/settings/exceptions/checkout-place.ts
var placeInCheckout = ({ files, workspace, settingsFile }) => {
  const own = dirname3(settingsFile);
  const isOutside = leadsOut(relative2(workspace, own)) || isAbsolute2(relative2(workspace, own));
  const root = isOutside ? own : workspace;
  return {
    folder: relative2(root, own),
    shown: (path3) => path3,
    read: async (path3) => {
      const written2 = join2(root, path3);
      const local = { setting: "vex", given: path3, path: resolve(root, path3), written: written2 };
      const refusal2 = await refusalOfEach(local, files.refusal);
      if (refusal2 !== null) return { kind: "refused", because: refusal2 };
      return readFileText(local.path, files, LONGEST_VEX);
    }
  };
};
var misnamedIn = async ({ files, settingsFile }) => {
  const names = ["ship-to-ecs.exceptions.yml", "ship-to-ecs.exception.yaml", ".ship-to-ecs.exceptions.yaml"];
  const found = await Promise.all(
    names.map(async (name) => await files.kindOf(join2(dirname3(settingsFile), name)) === "file" ? [name] : [])
  );
  return found.flat().map((name) => problem(`${name} is not read: the exceptions file is ${EXCEPTIONS_FILE}`));
};

// src/settings/exceptions/read-exceptions.ts
var NOTHING_READ = { exceptions: NO_HELD, dockle: {}, problems: [] };
var readExceptions = async (sources) => {
  const { trusted, from, github, limits } = sources;
  const circumstances = { today: dayOf(sources.now), limits };
  const own = await loadExceptions(placeInCheckout(sources), circumstances);
  const problems = own === null ? await misnamedIn(sources) : own.problems;
  const none2 = { ...NO_HELD, readOn: circumstances.today, longestDays: limits.longestDays };
  if (trusted.kind === "checkout") return byCheckout({ own, problems, none: none2 });
  const branch2 = await loadOfBranch(trusted, { github, circumstances });
  const checkout = { own, problems: [...problems, ...addedTooLate(branch2, own, none2.readOn)], none: none2 };
  if (from === "head") return byCheckout(checkout);
  return branch2.loaded === "unknown" ? byNobody(checkout, branch2.source, trusted) : byBranch(checkout, { ...branch2, loaded: branch2.loaded });
};
var byCheckout = ({ own, problems, none: none2 }) => {
  const { set: held, dockle } = own ?? EMPTY;
  return { exceptions: { ...none2, held }, dockle, problems };
};
var byBranch = ({ own, problems, none: none2 }, { loaded, source }) => {
  const { set: held, dockle } = loaded ?? EMPTY;
  const ownFile = own === null ? {} : { ownFile: "left-out" };
  const exceptions = { ...none2, held, proposed: own?.set ?? null, source: { ...source, ...ownFile } };
  return { exceptions, dockle, problems };
};
var byNobody = ({ own, problems, none: none2 }, source, { place: place2 }) => {
  const isSaid = own !== null || place2.kind !== "unreadable";
  const exceptions = { ...none2, proposed: own?.set ?? null, ...isSaid ? { source } : {} };
  return { exceptions, dockle: {}, problems };
};
var EMPTY = { set: NO_SET, dockle: {} };
var addedTooLate = ({ loaded }, own, today) => (loaded === "unknown" ? [] : [...addedTo(loaded?.set ?? NO_SET, own?.set ?? NO_SET), ...own?.wrong ?? []]).filter((one) => !holdsOn(one, today)).map(({ id, expires, place: place2 }) => ({
  at: place2,
  text: `\`expires\`: ${quoted(id)} is added with a day that is over (${expires ?? ""}), so it would never hold`
}));

// src/settings/local-paths.ts
import { isAbsolute as isAbsolute3, relative as relative3, resolve as resolve2 } from "node:path";
var localPaths = (name, value, workspace) => value === null ? [] : fieldOf(name).paths(value).map((given) => localPath(name, given, workspace));
var localPath = (setting, given, workspace) => ({
  setting,
  given,
  path: resolve2(workspace, given),
  written: isAbsolute3(given) ? given : `${workspace}/${given}`
});
var pathProblem = async (path3, { files, workspace }) => {
  if (!isAbsolute3(path3.given) && leadsOut(relative3(workspace, path3.path))) {
    return problem(refusedPath(path3, "leads out of the checkout; only an input can name such a path, an absolute one"));
  }
  const refusal2 = await refusalOfEach(path3, files.refusal);
  return refusal2 === null ? null : problem(refusedPath(path3, refusal2));
};
var pathProblems = async (paths, checkout) => (await Promise.all(paths.map((path3) => pathProblem(path3, checkout)))).flatMap((one) => one ?? []);

// src/settings/attestation-config.ts
var NO_FACTS = { repositoryId: null, ref: null, untrusted: null };
var attestationConfig = (settings, { serverUrl, workspace }, { repositoryId, ref, untrusted } = NO_FACTS) => ({
  mode: settings.attestation,
  wanted: {
    workflow: parseWantedWorkflow(settings["attestation-workflow"] ?? ""),
    refs: settings["attestation-ref"],
    serverUrl,
    repositoryId,
    ownRef: untrusted === null ? ref : null
  },
  trustedRoot: localPaths("attestation-trusted-root", settings["attestation-trusted-root"], workspace)[0] ?? null,
  untrusted: untrusted === null ? null : { workspace, because: untrusted },
  network: settings.offline ? "offline" : "online"
});

// src/settings/baseline-config.ts
var baselineConfig = (settings, target) => ({
  baseline: chosenBy(target, parseBaseline(settings.baseline) ?? { kind: "none" }),
  baselineDays: settings["baseline-days"]
});
var chosenBy = (target, wanted) => {
  if (target === null || wanted.kind !== "running") return wanted;
  const { because, branch: branch2, changed, repository: repository2 } = target;
  if (changed.length === 0) return { ...wanted, only: { repository: repository2, because } };
  const names = changed.map((name) => `\`${name}\``).join(" and ");
  const [are, those] = changed.length === 1 ? ["is", "that"] : ["are", "those"];
  const of = branch2 === null ? "the default branch" : `\`${branch2}\``;
  return {
    kind: "refused",
    because: `${names} of the checkout ${are} not ${those} of ${of}, and the checkout cannot choose what it is compared with ${because}`
  };
};

// src/settings/build-settings.ts
import { resolve as resolve3 } from "node:path";
var buildConfig = (settings, workspace) => ({
  context: isRemote(settings.context) ? settings.context : resolve3(workspace, settings.context),
  file: absolute(workspace, settings.file),
  target: settings.target,
  buildArgs: settings["build-args"],
  ssh: settings.ssh,
  platforms: platformsOf(settings),
  labels: settings.labels,
  cacheFrom: settings["cache-from"],
  ...cacheExports(settings),
  pull: settings.pull ? "always" : "when-missing",
  cache: settings["no-cache"] ? "ignored" : "used",
  provenance: settings.provenance,
  sbom: settings.sbom,
  buildContexts: settings["build-contexts"],
  network: settings.network,
  addHosts: settings["add-hosts"],
  builder: settings.builder,
  allow: settings.allow,
  annotations: settings.annotations,
  attests: settings.attests,
  cgroupParent: settings["cgroup-parent"],
  noCacheFilters: settings["no-cache-filters"],
  shmSize: settings["shm-size"],
  ulimits: settings.ulimit,
  reads: READ_BY_DOCKER.flatMap((name) => localPaths(name, settings[name], workspace))
});
var platformsOf = ({ platforms }) => {
  const all = (platforms ?? []).flatMap((line) => line.split(",")).map((platform) => platform.trim());
  return [...new Set(all.filter((platform) => platform !== ""))];
};
var cacheExports = (settings) => {
  const { pipeline, "cache-to": caches2 } = settings;
  if (pipeline !== "check") return { cacheTo: caches2, cacheNotExported: [] };
  const left = caches2.filter((cache) => !isExportedHere(cache));
  return { cacheTo: caches2.filter(isExportedHere), cacheNotExported: cacheTypes(left) };
};
var READ_BY_DOCKER = ["context", "file", "build-contexts", "secret-files", "ssh", "cache-from", "cache-to"];
var absolute = (workspace, path3) => path3 === null ? null : resolve3(workspace, path3);

// src/settings/github-config.ts
var gitHubConfig = (settings, { repository: repository2 }, { token = "", codeRef = null }) => ({
  github: { token, repository: repository2 },
  codeScanning: settings["code-scanning"],
  comment: settings.comment,
  issue: settings.issue,
  app: settings.app,
  codeRef,
  olderCommit: settings["allow-behind"] || ["check", "push"].includes(settings.pipeline) ? "allowed" : "refused"
});

// src/settings/not-set.ts
var NOT_SET = "";

// src/settings/registry-config.ts
var registryConfig = (settings) => ({
  region: settings["registry-region"] ?? settings["aws-region"],
  account: settings["aws-account-id"],
  ...settings["registry-role"] === null && settings["role-to-assume"] === null ? {} : { caller: "own" },
  registryId: registryIdOf(settings),
  repository: settings.repository ?? NOT_SET
});
var registryIdOf = (settings) => settings["registry-id"] ?? parseRoleArn(settings["registry-role"] ?? "")?.account ?? null;

// src/settings/judging.ts
var judgingConfig = (settings, {
  exceptions = NO_HELD,
  target
}) => ({
  exceptions: {
    ...exceptions,
    repository: target?.repository ?? settings.repository ?? "",
    registry: registryOf(settings)
  },
  overrideReason: settings["override-reason"]
});
var registryOf = (settings) => ({
  kind: "account",
  account: registryIdOf(settings) ?? settings["aws-account-id"],
  region: settings["registry-region"] ?? settings["aws-region"]
});

// src/settings/maintenance-config.ts
var MINUTE_MS = 6e4;
var maintenanceConfig = (settings) => ({
  maintenance: {
    wanted: settings["dry-run"] ? "show" : settings.maintenance,
    limitMs: settings["maintenance-limit-minutes"] * MINUTE_MS
  }
});

// src/settings/map-all.ts
var mapAll = ([first, ...others], map4) => [map4(first), ...others.map(map4)];

// src/settings/merge-config.ts
var mergeConfig = ({ image: image7 }) => ({
  merge: severalImages(image7 ?? "")
});
var OF_BUILDS = [
  ...["build-args", "secrets", "secret-envs", "secret-files", "ssh", "labels", "cache-from", "cache-to"],
  ...["pull", "no-cache", "provenance", "sbom"]
];
var mergedImageProblems = (settings, inputs) => {
  const { image: image7, pipeline } = settings;
  const merge = severalImages(image7 ?? "");
  if (merge.length === 0) return [];
  const twice = [...new Set(merge.filter((one, index) => merge.indexOf(one) !== index))];
  const others = OF_BUILDS.filter((name) => inputs.has(name)).map((name) => `\`${name}\``);
  return [
    ...merge.flatMap((one) => entryProblems(one, settings)),
    ...twice.map((one) => `\`image\` names ${one} twice`),
    ...pipeline === null || pipeline === "ship" || pipeline === "push" ? [] : [`\`image\` names several images to merge, which only \`pipeline: ship\` and \`push\` do`],
    ...others.length === 0 ? [] : [`several images of \`image\` are merged without a build: remove ${others.join(", ")}`]
  ].map(problem);
};
var entryProblems = (written2, { repository: repository2 }) => {
  const given = parseGivenImage(written2);
  if (given === null) {
    const isTemplate = /[{}]/u.test(written2) && /^[\w.-]*$/u.test(written2.replaceAll(/\{[^{}]*\}/gu, ""));
    const wrong = isTemplate ? templateProblems(written2) : [`'${written2}' is not a digest, a tag or a template of a tag`];
    return wrong.map((text8) => `\`image\`: ${text8}`);
  }
  const isOther = repository2 !== null && (given.repository ?? repository2) !== repository2;
  return isOther ? [`\`image\`: ${written2} is not in \`repository\` (${repository2})`] : [];
};

// src/settings/missing-settings.ts
var missingIn = (settings) => TARGET_SETTINGS.filter(
  (name) => name === "repository" ? settings[name] === null : settings.services.some((service4) => service4[name] === null)
);

// src/settings/pipeline-to-run.ts
var pipelineToRun = (chosen2) => {
  const { pipeline, "dry-run": isDry, "rollback-to": to, "on-service-failure": onServiceFailure } = chosen2;
  const dry = REHEARSALS[pipeline];
  const rollbackTo = parseWantedRevision(to ?? "") ?? { kind: "previous" };
  const reads = pipeline === "push" && chosen2.baseline !== "running" ? { reads: "repository" } : {};
  return { pipeline: isDry ? dry : pipeline, ...reads, rollbackTo, onServiceFailure, imageTest: chosen2["image-test"] };
};
var REHEARSALS = {
  ship: "dry-run",
  check: "dry-run",
  promote: "dry-run",
  push: "push-dry-run",
  rollback: "rollback-dry-run",
  rescan: "rescan",
  maintenance: "maintenance",
  apps: "apps"
};

// src/settings/new-repository-config.ts
var newRepositoryConfig = (settings, { workspace, untrusted }) => {
  const wanted = settings["create-repository"];
  if (wanted === null) return null;
  const { role: role2, lifecycle: _, ...own } = wanted;
  const { pipeline } = pipelineToRun(settings);
  return {
    settings: own,
    lifecycle: localPaths("create-repository", wanted, workspace)[0] ?? null,
    roleAccount: role2?.account ?? null,
    creates: pipeline === "ship" || pipeline === "push" ? "in-this-run" : "planned",
    untrusted: untrusted === null ? null : { workspace, because: untrusted }
  };
};

// src/settings/placeholder-facts.ts
var factsOf = (settings, run3) => ({
  environment: settings.environment,
  app: settings.app,
  repository: settings.repository,
  commit: commitOf(run3),
  branch: run3.branch
});

// src/settings/policy-config.ts
var policyOf = (settings) => ({
  trivySeverities: settings["trivy-severity"],
  unfixed: settings["trivy-ignore-unfixed"] ? "ignored" : "blocked",
  dockleLevel: settings["dockle-exit-level"],
  ...settings.policy === null ? {} : { map: settings.policy.value }
});

// src/settings/promotion-config.ts
var promotionConfig = ({ pipeline, environment, environments, ...own }) => {
  if (environment === null || pipeline !== "promote" && pipeline !== "ship") return {};
  const isMarked = own["mark-passed"] ?? environments.length > 1;
  const marks = isMarked ? { marks: { environment } } : {};
  if (pipeline !== "promote") return marks;
  const place2 = { environment, order: environments };
  const promotion = { ...place2, from: promotedFrom(own["promote-from"], place2) };
  return { ...marks, promotion, sourceRegion: regionOf(parseGivenImage(own.image ?? "")) };
};
var promotionProblems = (settings, known2) => settings.pipeline === "promote" ? [...missing(settings, known2.inputs), ...origin(settings, known2)].map(problem) : [];
var missing = ({ image: image7, environment }, inputs) => [
  ...image7 === null && !inputs.has("image") ? ["`image` is required: `pipeline: promote` deploys an image that exists; set it to its digest or its tag"] : [],
  ...environment === null && !inputs.has("environment") ? ["`environment` is required: it is what `pipeline: promote` promotes the image to"] : []
];
var origin = ({ environment, ...settings }, { inputs, environments }) => {
  const from = settings["promote-from"];
  if (environment === null || inputs.get("promote-from") === null) return [];
  if (from === null) {
    if (environments.includes(environment)) return [];
    const why = environments.length === 0 ? "there are no `environments`" : `'${environment}' is not one of them`;
    return [
      `\`promote-from\` is required: which environment comes before '${environment}' is not known, because ${why} in the settings file that decides`
    ];
  }
  if (from === environment) return [`\`promote-from\` is '${from}', which is the environment to promote to`];
  if (from === "none" || environments.length === 0 || environments.includes(from)) return [];
  const all = listNames({ plural: "`environments`", word: from, names: environments });
  return [`\`promote-from\`: there is no environment '${from}'${didYouMean(from, environments)}; ${all}`];
};

// src/settings/roles-config.ts
var rolesConfig = (settings) => ({
  registry: roleOf("registry-role", settings["registry-role"], settings["registry-session-policy"]),
  target: roleOf("role-to-assume", settings["role-to-assume"], settings["role-session-policy"]),
  creator: roleOf("create-repository", settings["create-repository"]?.role?.arn ?? null, null),
  sharedAccount: settings.sharedAccount
});
var roleOf = (by, arn, sessionPolicy2) => {
  const name = parseRoleArn(arn ?? "");
  return name === null ? null : { ...name, by, sessionPolicy: sessionPolicy2 };
};

// src/settings/scanners-config.ts
var ecrScanConfig = (settings) => ({
  kind: settings["ecr-scan"],
  minutes: settings["ecr-scan-minutes"],
  unsupported: settings["ecr-scan-unsupported"] === "accept" ? "accepted" : "blocked"
});
var scannersConfig = (settings, { workspace, cacheDirectory, dockle }) => ({
  databaseRepositories: settings["trivy-db-repository"],
  databaseDirectory: absolute(workspace, settings["trivy-cache-dir"]),
  network: settings.offline ? "offline" : "online",
  cacheDirectory,
  toolsMirror: settings["tools-mirror"],
  ownReleases: settings["scanner-releases"] ?? {},
  timeoutMinutes: settings["scan-timeout-minutes"],
  unverifiedDatabase: settings["require-verified-db"] ? "blocked" : "allowed",
  unknownSystem: settings["accept-unknown-os"] ? "accepted" : "blocked",
  dockleOptions: dockle,
  ecrScan: ecrScanConfig(settings),
  lookFor: lookedFor(settings.policy?.value)
});

// src/settings/tags-config.ts
var tagTemplates = (settings) => ({
  template: settings.tag,
  additional: settings["additional-tags"],
  environment: settings.environment
});
var tagsConfig = (settings) => ({
  ifTagExists: settings["if-tag-exists"]
});

// src/settings/after-deployment.ts
var checksOf2 = (service4) => service4["smoke-test"] ?? [];
var alarmsOf = (service4) => {
  const names = service4["watch-alarms"] ?? [];
  return names.length === 0 ? {} : { alarms: { names, minutes: service4["watch-minutes"] } };
};

// src/settings/codedeploy-settings.ts
var codeDeploySettings = (service4, workspace) => {
  const appspec = service4["codedeploy-appspec"];
  return {
    application: service4["codedeploy-application"],
    deploymentGroup: service4["codedeploy-deployment-group"],
    deploymentConfig: service4["codedeploy-deployment-config"],
    appspec: appspec === null ? null : localPath("codedeploy-appspec", appspec, workspace)
  };
};

// src/settings/definition-overrides.ts
var WHOLE = [
  "task-cpu",
  "task-memory",
  "ephemeral-storage",
  "execution-role",
  "task-role",
  "runtime-platform"
];
var IN_PARTS = [
  "containers",
  "task-definition-tags",
  "task-definition-patch"
];
var overridesOf = (service4) => ({
  "task-cpu": service4["task-cpu"],
  "task-memory": service4["task-memory"],
  "ephemeral-storage": service4["ephemeral-storage"],
  "execution-role": service4["execution-role"],
  "task-role": service4["task-role"],
  "runtime-platform": service4["runtime-platform"],
  containers: service4.containers?.value ?? {},
  "task-definition-tags": service4["task-definition-tags"]?.value ?? {},
  "task-definition-patch": service4["task-definition-patch"]?.value ?? [],
  positions: new Map([
    ...WHOLE.flatMap((name) => wholeAt(service4, name)),
    ...IN_PARTS.flatMap((name) => partsAt(service4, name))
  ])
});
var wholeAt = ({ places }, name) => {
  const at = places.get(name);
  return at === void 0 ? [] : [[pointerOf([name]), at]];
};
var partsAt = (service4, name) => [...service4[name]?.positions ?? []].map(([path3, at]) => [`${pointerOf([name])}${path3}`, at]);

// src/settings/definition-source.ts
import { resolve as resolve4 } from "node:path";
var taskDefinitionSource = (given, workspace) => isTaskDefinitionFile(given) ? { kind: "file", path: resolve4(workspace, given), name: given } : { kind: "ecs", reference: given };
var serviceDefinitionSource = (given, { workspace, runId, runAttempt, repository: repository2 }) => {
  if (given === null) return null;
  const attempt = runId === null ? null : [repository2, runId, runAttempt].join("/");
  return { ...localPath("service-definition", given, workspace), attempt };
};
var stateFileOf = (given, { workspace }) => given === null ? null : localPath("tfstate", given, workspace);

// src/settings/task-settings.ts
var tasksOf2 = (service4, { runId, runAttempt, sha }) => ({
  before: placedTasks("run-before", service4["run-before"] ?? []),
  after: placedTasks("run-after", service4["run-after"] ?? []),
  run: { runId, runAttempt, sha }
});

// src/settings/service-config.ts
var serviceConfig = (service4, run3) => ({
  key: service4.key,
  region: service4["aws-region"],
  account: service4["aws-account-id"],
  cluster: service4.cluster ?? NOT_SET,
  service: service4.service ?? NOT_SET,
  taskDefinition: taskDefinitionSource(service4["task-definition"] ?? NOT_SET, run3.workspace),
  serviceDefinition: serviceDefinitionSource(service4["service-definition"], run3),
  containerName: service4["container-name"],
  maintenanceRule: service4["maintenance-rule"],
  lint: service4.lint ?? {},
  requiredTags: service4["required-tags"] ?? {},
  desiredCount: service4["desired-count"],
  newDeployment: service4["force-new-deployment"] ? "forced" : "when-changed",
  waitMinutes: service4["wait-for-minutes"],
  waitUntil: service4["wait-until"],
  pauseHook: service4["pause-hook"],
  whenInProgress: service4["when-in-progress"],
  failFast: service4["fail-fast"] ? "on" : "off",
  rollBack: service4["rollback-on"] === null ? DEFAULT_POLICY : { on: service4["rollback-on"], origin: "chosen" },
  smokeTest: checksOf2(service4),
  keepRevisions: service4["keep-revisions"],
  ...alarmsOf(service4),
  tasks: tasksOf2(service4, run3),
  codeDeploy: codeDeploySettings(service4, run3.workspace),
  ...service4["service-attributes"] === null ? {} : { attributes: service4["service-attributes"] },
  overrides: overridesOf(service4),
  places: service4.places,
  stateFile: stateFileOf(service4.tfstate, run3)
});

// src/settings/config.ts
var NOTHING_COMPARED = { base: null, settingsFile: null };
var resolveConfig = (settings, {
  run: run3,
  cacheDirectory,
  secrets: secrets2,
  values: values2,
  exceptions,
  attester,
  target = null,
  apps = NOTHING_COMPARED,
  ...github
}) => ({
  ...pipelineToRun(settings),
  run: run3,
  ...promotionConfig(settings),
  ...gitHubConfig(settings, run3, github),
  ...baselineConfig(settings, target),
  ...tagsConfig(settings),
  ...mergeConfig(settings),
  ...maintenanceConfig(settings),
  tag: { ...tagTemplates(settings), run: run3 },
  build: { ...buildConfig(settings, run3.workspace), secrets: secrets2 },
  image: parseGivenImage(settings.image ?? ""),
  attestation: attestationConfig(settings, run3, attester),
  sideCars: settings["pin-sidecars"],
  scanners: scannersConfig(settings, { workspace: run3.workspace, cacheDirectory, dockle: exceptions?.dockle ?? {} }),
  policy: policyOf(settings),
  ...judgingConfig(settings, { exceptions: exceptions?.exceptions, target }),
  registry: registryConfig(settings),
  roles: rolesConfig(settings),
  newRepository: newRepositoryConfig(settings, { workspace: run3.workspace, untrusted: values2.untrusted }),
  values: { ...values2, unresolved: "kept", facts: factsOf(settings, run3) },
  verification: settings.verify ? "on" : "off",
  services: mapAll(settings.services, (service4) => serviceConfig(service4, run3)),
  missing: missingIn(settings),
  listedApps: { apps: settings.apps, ...apps }
});

// src/settings/misnamed-file.ts
import { resolve as resolve5 } from "node:path";
var READ = "ship-to-ecs.yaml";
var MISNAMED = [
  "ship-to-ecs.yml",
  ".ship-to-ecs.yaml",
  ".ship-to-ecs.yml",
  ".github/ship-to-ecs.yaml",
  ".github/ship-to-ecs.yml"
];
var refuseMisnamedFile = async (names, { files, workspace }) => {
  const inOtherCase = names.filter((name) => /^ship-to-ecs\.ya?ml$/i.test(name));
  for (const name of /* @__PURE__ */ new Set([...MISNAMED, ...inOtherCase])) {
    if (await files.kindOf(resolve5(workspace, name)) !== "file") continue;
    const message = `${name} is not read: the settings file is ${READ}`;
    throw fault("E_INPUT", { message, hint: `Rename ${name} to ${READ}, or set \`config-file\` to it.` });
  }
};

// src/settings/levels.ts
var GROUPS = { environments: "environment", apps: "app", services: "service" };
var GROUPS_OF = {
  file: ["environments", "apps", "services"],
  environment: ["apps", "services"],
  app: ["services"],
  service: []
};
var settingsAt = (level) => FILE_SETTINGS.filter((name) => {
  const { owner } = fieldOf(name);
  if (owner === "run") return level === "file";
  return owner !== "image" || level !== "service";
});
var NAME2 = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;
var emptyLevel = (at) => ({
  at,
  settings: /* @__PURE__ */ new Map(),
  groups: { environments: /* @__PURE__ */ new Map(), apps: /* @__PURE__ */ new Map(), services: /* @__PURE__ */ new Map() }
});
var mergeLevels = (below, above) => ({
  at: above.at,
  settings: mergeMaps(below.settings, above.settings, mergeValues),
  groups: {
    environments: mergeMaps(
      below.groups.environments,
      above.groups.environments,
      (_, one, other) => mergeLevels(one, other)
    ),
    apps: mergeMaps(below.groups.apps, above.groups.apps, (_, one, other) => mergeLevels(one, other)),
    services: mergeMaps(below.groups.services, above.groups.services, (_, one, other) => mergeLevels(one, other))
  }
});
var mergeValues = (name, below, above) => below.state === "right" && above.state === "right" ? { ...above, value: fieldOf(name).merge(below.value, above.value) } : above;
var mergeMaps = (below, above, merge) => {
  const merged2 = new Map(below);
  for (const [name, value] of above) {
    const lower = merged2.get(name);
    merged2.set(name, lower === void 0 ? value : merge(name, lower, value));
  }
  return merged2;
};

// src/settings/choose.ts
var chooseLevels = (root, asked) => {
  const environment = chooseEnvironment(root, asked);
  const atEnvironment = environment.level === null ? root : environment.level;
  if (asked.apps === "all") return listing(atEnvironment, environment.problems);
  const app = chooseApp(atEnvironment, asked.app);
  const problems = [...environment.problems, ...app.problems];
  if (environment.level === null || app.level === null) return { level: null, services: /* @__PURE__ */ new Map(), app: null, problems };
  const { level } = app;
  const services3 = [...level.groups.services].map(([key, service4]) => [key, mergeLevels(level, service4)]);
  const [only = null] = atEnvironment.groups.apps.keys();
  return { level, services: new Map(services3), app: asked.app ?? only, problems };
};
var listing = (level, problems) => {
  const missing4 = `\`pipeline: apps\` lists the entries of \`apps\`, and ${level.at.path} has none`;
  const ofApps = level.groups.apps.size === 0 ? [problem(missing4)] : [];
  return { level, services: /* @__PURE__ */ new Map(), app: null, problems: [...problems, ...ofApps] };
};
var none = (text8, short2) => ({
  level: null,
  problems: [{ ...problem(text8), headline: [text8, short2] }]
});
var chooseEnvironment = (root, { environment, apps }) => {
  const { environments } = root.groups;
  if (environments.size === 0) return { level: root, problems: [] };
  if (environment !== null) return over(root, "environments", environment);
  return apps === "all" ? { level: root, problems: [] } : required(root, "environments");
};
var chooseApp = (level, asked) => {
  const { apps } = level.groups;
  const [only] = apps.keys();
  if (asked !== null) {
    return apps.size === 0 ? none(`\`app\`: ${level.at.path} has no \`apps\``, "there are no `apps`") : over(level, "apps", asked);
  }
  if (apps.size > 1) return required(level, "apps");
  return only === void 0 ? { level, problems: [] } : over(level, "apps", only);
};
var inputOf = (group) => `\`${group.slice(0, -1)}\``;
var required = ({ at, groups }, group) => {
  const text8 = `${inputOf(group)} is required because ${at.path} has`;
  return none(`${text8} ${listed3(group, groups[group], null)}`, `${text8} \`${group}\``);
};
var over = (below, group, name) => {
  const levels = below.groups[group];
  const above = levels.get(name);
  if (above !== void 0) return { level: mergeLevels(below, above), problems: [] };
  const meant = didYouMean(name, [...levels.keys()]);
  const text8 = `${inputOf(group)}: '${name}' is not one of`;
  return none(`${text8} ${listed3(group, levels, name)} in ${below.at.path}${meant}`, `${text8} \`${group}\`${meant}`);
};
var LISTED = 8;
var listed3 = (group, levels, asked) => {
  const names = [...levels.keys()];
  const shown = names.length <= LISTED || asked === null ? names : nearestFirst(asked, names);
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : "";
  return `\`${group}\` (${shown.slice(0, LISTED).join(", ")}${more})`;
};

// src/settings/expressions.ts
var EXPRESSION = /\$\{\{[^}]{0,200}\}\}/;
var expressionProblems = (name, value) => {
  const instead = fieldOf(name).place === "file" ? "" : `, or set the input \`${name}\` in the workflow`;
  return textsOf2(value).flatMap(({ at, text: text8 }) => {
    const expression = EXPRESSION.exec(text8)?.[0];
    if (expression === void 0) return [];
    return [
      { at, text: `\`${name}\`: nothing evaluates ${quoted(expression)} in this file; write the value${instead}` }
    ];
  });
};
var textsOf2 = (tree) => {
  switch (tree.kind) {
    case "text":
      return [tree];
    case "list":
      return tree.items.flatMap(textsOf2);
    case "map":
      return tree.entries.flatMap(({ value }) => textsOf2(value));
  }
};

// src/settings/workflow-only.ts
import { isAbsolute as isAbsolute4 } from "node:path";
var OF_THE_JOB = /^(?:AWS|ACTIONS|GITHUB|INPUT|RUNNER|STATE)_/;
var workflowOnly = (name, value) => {
  const field = fieldOf(name);
  const variables = field.variables(value).filter((variable) => OF_THE_JOB.test(variable));
  const paths = field.paths(value).filter((path3) => isAbsolute4(path3));
  const can = `\`${name}\`: only an input of the workflow can`;
  return [
    ...variables.length === 0 ? [] : [`${can} hand ${variables.join(", ")} to the build`],
    ...paths.map((path3) => `${can} name an absolute path (${path3})`),
    ...field.exposures(value).map((exposure) => `${can} set ${exposure}: it gets credentials of the job`)
  ];
};

// src/settings/yaml-tree.ts
var plain = (tree) => {
  switch (tree.kind) {
    case "text":
      return tree.text;
    case "list":
      return tree.items.map(plain);
    case "map":
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plain(value)]));
  }
};

// src/settings/settings-file.ts
var readSettingsFile = (file, readTree) => {
  if (file.text === null) return { root: null, problems: [file.problem] };
  const { tree, problems } = readTree(file);
  if (tree === null) return { root: null, problems };
  const found = [...problems];
  const root = readLevel("file", { at: tree.at, value: tree }, found);
  return { root, problems: once2(found).sort(byPosition) };
};
var readLevel = (kind, { at, value: tree }, found) => {
  const empty = emptyLevel(at);
  if (tree.kind !== "map") {
    if (!isEmpty2(tree)) found.push({ at: tree.at, text: `${NAMES[kind]} must be a map of settings` });
    return empty;
  }
  const settings = /* @__PURE__ */ new Map();
  const groups = {};
  for (const entry2 of tree.entries) {
    const group = GROUPS_OF[kind].find((name) => name === entry2.key);
    const setting = settingsAt(kind).find((name) => name === entry2.key);
    if (group !== void 0) groups[group] = readGroup(group, entry2, found);
    else if (setting === void 0) found.push({ at: entry2.at, text: unknownKey5(kind, entry2.key, found.length) });
    else if (!isEmpty2(entry2.value)) settings.set(setting, readValue(setting, entry2, found));
  }
  return { ...empty, settings, groups: { ...empty.groups, ...groups } };
};
var NAMES = {
  file: "the file",
  environment: "an environment",
  app: "an app",
  service: "a service"
};
var isEmpty2 = (tree) => tree.kind === "text" && tree.text.trim() === "";
var readGroup = (group, { value }, found) => {
  if (value.kind !== "map") {
    if (!isEmpty2(value)) found.push({ at: value.at, text: `\`${group}\` must map each name to its settings` });
    return /* @__PURE__ */ new Map();
  }
  return new Map(
    value.entries.map((entry2) => {
      if (group !== "environments" && !NAME2.test(entry2.key))
        found.push({ at: entry2.at, text: wrongName(group, entry2.key) });
      return [entry2.key, readLevel(GROUPS[group], entry2, found)];
    })
  );
};
var wrongName = (group, name) => `'${name}' cannot be a name in \`${group}\`: use a letter, then up to 62 letters, digits, hyphens and underscores`;
var readValue = (name, { value }, found) => {
  const { read, problems } = checkValue(name, value);
  found.push(...problems);
  return problems.length === 0 ? { at: value.at, value: read, state: "right" } : { at: value.at, value: null, state: "wrong", rest: read };
};
var checkValue = (name, value) => {
  const expressions = expressionProblems(name, value);
  if (expressions.length > 0) return { read: null, problems: expressions };
  const { schema: schema3, nested } = fieldOf(name);
  const parsed = schema3.safeParse((nested?.plain ?? plain)(value));
  if (!parsed.success && nested !== void 0) {
    return {
      read: restOf2(name, value, parsed.error.issues),
      problems: nestedProblems(name, value, parsed.error.issues)
    };
  }
  if (parsed.success && nested !== void 0) {
    return { read: nested.place(parsed.data, positionsIn(value)), problems: [] };
  }
  if (parsed.success) {
    return { read: parsed.data, problems: workflowOnly(name, parsed.data).map((text8) => ({ at: value.at, text: text8 })) };
  }
  const at = (index) => itemAt(value, index);
  const problems = parsed.error.issues.map(({ path: path3, message }) => ({
    at: at(path3[0]),
    text: wrongValue(name, message)
  }));
  return { read: null, problems };
};
var restOf2 = (name, value, issues) => {
  const { schema: schema3, nested } = fieldOf(name);
  const rest = withoutWrong(value, issues);
  const parsed = rest === null || nested === void 0 ? null : schema3.safeParse(nested.plain(rest));
  return parsed?.success === true && rest !== null ? nested?.place(parsed.data, positionsIn(rest)) : null;
};
var itemAt = (value, index) => (value.kind === "list" && typeof index === "number" ? value.items[index]?.at : keyAt(value, index)) ?? value.at;
var keyAt = (value, key) => value.kind === "map" ? value.entries.find((entry2) => entry2.key === key)?.at ?? null : null;
var unknownKey5 = (kind, key, problemsBefore) => {
  const known2 = [...settingsAt(kind), ...GROUPS_OF[kind]];
  if (Object.hasOwn(GROUPS, key)) return `\`${key}\` cannot be set in ${NAMES[kind]}`;
  const setting = SETTING_NAMES.find((name) => name === key);
  if (setting !== void 0) return `\`${key}\` cannot be set in ${NAMES[kind]}${placeOf2(setting)}`;
  const meant = problemsBefore < MOST_LISTED_PROBLEMS ? didYouMean(key, known2) : "";
  return `'${key}' is not a setting${meant}`;
};
var placeOf2 = (name) => {
  const { owner, place: place2 } = fieldOf(name);
  if (place2 === "input") return "; it is an input only";
  return owner === "run" ? "; set it at the root of the file" : "; it belongs to the image, which all services share";
};

// src/settings/listed-apps.ts
var listedApps = (root, environment) => {
  if (root === null) return [];
  const above = environment === null ? void 0 : root.groups.environments.get(environment);
  const level = above === void 0 ? root : mergeLevels(root, above);
  return [...level.groups.apps].map(([name, app]) => {
    const paths = mergeLevels(level, app).settings.get("paths");
    return { name, paths: paths?.state === "right" ? paths.value : null };
  });
};

// src/settings/shared-account.ts
var sharedAccount = (root, environment) => {
  const environments = [...root?.groups.environments ?? []];
  const accounts = environments.map(([name, level]) => ({ name, account: accountIn(level) }));
  const account = accounts.find(({ name }) => name === environment)?.account ?? null;
  const others = accounts.filter((one) => one.name !== environment && one.account === account);
  return account === null || others.length === 0 ? null : { account, environments: others.map(({ name }) => name) };
};
var accountIn = ({ settings }) => {
  const textOf2 = (name) => {
    const value = settings.get(name)?.value;
    return typeof value === "string" ? value : null;
  };
  return textOf2("aws-account-id") ?? parseRoleArn(textOf2("role-to-assume") ?? "")?.account ?? null;
};

// src/settings/trust/guarded-input.ts
var readGuardedInput = (text8, readTree) => {
  const { tree, problems } = readTree({ path: "guarded-settings", text: text8 });
  if (tree === null || tree.kind === "text" && tree.text.trim() === "") return { inputs: /* @__PURE__ */ new Map(), problems };
  if (tree.kind !== "map") {
    return { inputs: /* @__PURE__ */ new Map(), problems: [{ at: tree.at, text: "the input must be a map of guarded settings" }] };
  }
  const entries = tree.entries.map(readEntry);
  return {
    inputs: new Map(entries.flatMap(({ input }) => input === null ? [] : [input])),
    problems: [...problems, ...entries.flatMap((entry2) => entry2.problems)]
  };
};
var readEntry = ({ key, at, value }) => {
  const name = GUARDED_SETTINGS.find((one) => one === key);
  if (name === void 0) return { input: null, problems: [{ at, text: unknownKey6(key) }] };
  if (value.kind === "text" && value.text.trim() === "") return { input: null, problems: [] };
  if (value.kind === "text" && isNone(name, value.text)) return { input: [name, UNSET], problems: [] };
  const parsed = fieldOf(name).schema.safeParse(plain(value));
  if (parsed.success) return { input: [name, parsed.data], problems: [] };
  const problems = parsed.error.issues.map(({ message }) => ({ at: value.at, text: wrongValue(name, message) }));
  return { input: [name, null], problems };
};
var unknownKey6 = (key) => {
  const near = nearest(key, GUARDED_SETTINGS);
  return `'${key}' is not a guarded setting${near === null ? `: ${GUARDED_SETTINGS.join(", ")}` : `; did you mean ${near}?`}`;
};

// src/settings/read-inputs.ts
var readInputs = ({ read, given, readTree }) => {
  const readings = ACTION_INPUTS.flatMap((name) => {
    const text8 = read(name);
    return text8.trim() === "" ? [] : [{ name, ...check2(name, text8) }];
  });
  const guarded2 = readGuardedInput(read(GUARDED_INPUT), readTree);
  return {
    // An input of its own overrides a key of `guarded-settings`.
    inputs: new Map([...guarded2.inputs, ...readings.map(({ name, value }) => [name, value])]),
    problems: [...misspelt(given), ...readings.flatMap(({ problems }) => problems), ...guarded2.problems]
  };
};
var GUARDED_INPUT = "guarded-settings";
var check2 = (name, text8) => {
  if (isNone(name, text8)) return { value: UNSET, problems: [] };
  const parsed = fieldOf(name).schema.safeParse(text8);
  if (parsed.success) return { value: parsed.data, problems: [] };
  return { value: null, problems: parsed.error.issues.map(({ message }) => problem(wrongValue(name, message))) };
};
var misspelt = (given) => given.flatMap((raw) => {
  const name = raw.toLowerCase();
  if (ACTION_INPUTS.some((known2) => known2 === name)) return [];
  if (SETTING_NAMES.some((known2) => known2 === name))
    return [problem(`\`${name}\` is not an input: set it in ship-to-ecs.yaml`)];
  const near = nearest(name, ACTION_INPUTS);
  return near === null ? [] : [problem(`\`${name}\` is not an input; did you mean \`${near}\`?`)];
});

// src/settings/setting-rules.ts
var runProblems = (settings) => [...tagTemplate(settings), ...knownPlatforms(settings), ...secretsOnce(settings), ...ofRepository(settings)].map(
  problem
);
var WITHOUT_GROWTH = /* @__PURE__ */ new Set(["rollback", "rescan", "maintenance"]);
var GROWTH = ["max-growth-mb", "max-growth-percent"];
var growthProblems = ({ pipeline, policy, baseline: baseline2 }) => {
  if (policy === null || baseline2 !== "none" || WITHOUT_GROWTH.has(pipeline)) return [];
  const keys = GROWTH.filter((key) => policy.value[key] !== void 0);
  const [first] = keys;
  if (first === void 0) return [];
  const names = keys.map((key) => `\`policy.${key}\``).join(" and ");
  const text8 = `${names} ${keys.length === 1 ? "needs" : "need"} an image to compare with: set \`baseline: running\`, or \`baseline\` to an image by digest`;
  return [{ at: positionAt(policy.positions, [first]), text: text8 }];
};
var tagTemplate = ({ tag, "additional-tags": additional }) => [
  ...templateProblems(tag ?? "").map((text8) => `\`tag\`: ${text8}`),
  ...(additional ?? []).flatMap(templateProblems).map((text8) => `\`additional-tags\`: ${text8}`)
];
var ofRepository = ({ image: written2, repository: repository2, pipeline }) => {
  const wanted = wantedIn(parseGivenImage(written2 ?? ""), pipeline);
  return repository2 === null || wanted === null || wanted === repository2 ? [] : [
    `\`image\`: ${written2 ?? ""} is not in \`repository\` (${repository2}); only images of that ECR repository can be deployed`
  ];
};
var wantedIn = (image7, pipeline) => image7 === null || pipeline === "promote" && image7.registry !== null ? null : image7.repository;
var OF_BUILD = [
  ...[
    "tag",
    "additional-tags",
    "context",
    "file",
    "target",
    "build-args",
    "secrets",
    "secret-envs",
    "secret-files",
    "ssh"
  ],
  ...["platforms", "labels", "cache-from", "cache-to", "pull", "no-cache", "provenance", "sbom"]
];
var imageProblems = ({ image: image7, pipeline }, inputs) => {
  const meant = pipeline === "promote" ? OF_BUILD.filter((name) => name !== "tag") : OF_BUILD;
  const others = meant.filter((name) => inputs.has(name)).map((name) => `\`${name}\``);
  if (image7 === null || severalImages(image7).length > 0 || others.length === 0) return [];
  return [problem(`\`image\` is deployed without a build: remove ${others.join(", ")}, or \`image\``)];
};
var rollbackProblems = (settings, inputs) => {
  if (settings.pipeline !== "rollback") {
    return settings["rollback-to"] === null ? [] : [problem("`rollback-to` has no meaning without `pipeline: rollback`")];
  }
  const others = ["image", ...OF_BUILD].filter((name) => inputs.has(name)).map((name) => `\`${name}\``);
  if (others.length === 0) return [];
  const meant = inputs.has("image") ? "; an image to go back to is `rollback-to`" : "";
  return [problem(`\`pipeline: rollback\` builds nothing: remove ${others.join(", ")}${meant}`)];
};
var maintenanceProblems = ({ pipeline }, inputs) => pipeline === "maintenance" || !inputs.has("maintenance") ? [] : [problem("`maintenance` has no meaning without `pipeline: maintenance`")];
var TAGLESS = /* @__PURE__ */ new Set([
  "rollback",
  "rescan",
  "apps",
  "promote",
  "maintenance"
]);
var environmentProblems = ({
  pipeline,
  tag,
  "additional-tags": additional,
  image: image7
}) => !TAGLESS.has(pipeline) && (image7 === null || severalImages(image7).length > 0) && [tag ?? "", ...additional ?? []].some((one) => one.includes("{environment}")) ? [
  problem(
    "`environment` is required because `tag` uses {environment}: set it, for example to `production`, or use a template without it"
  )
] : [];
var knownPlatforms = (settings) => platformsOf(settings).filter((platform) => !isPlatform(platform)).map((platform) => `\`platforms\`: '${platform}' is not a platform such as linux/amd64 or linux/arm64`);
var secretsOnce = (settings) => {
  const ids2 = [settings.secrets, settings["secret-envs"], settings["secret-files"]].flatMap(
    (given) => Object.keys(given ?? {})
  );
  const twice = [...new Set(ids2.filter((id, index) => ids2.indexOf(id) !== index))];
  return twice.map((id) => `build secret '${id}' is set twice, in \`secrets\`, \`secret-envs\` or \`secret-files\``);
};

// src/settings/run-services.ts
var findServices = (inputs, { level, services: services3 }) => services3.size === 0 ? [{ key: null, lookUp: lookUpIn(inputs, level), at: null }] : [...services3].map(([key, own]) => ({ key, lookUp: named3(key, lookUpIn(inputs, own)), at: own.at }));
var named3 = (key, lookUp) => (name) => {
  const found = lookUp(name);
  return name === "service" && !found.isSet ? { value: key, isSet: true } : found;
};
var serviceSettings = ({ key, lookUp }) => {
  const values2 = Object.fromEntries(SERVICE_SETTINGS.map((name) => [name, lookUp(name).value]));
  return {
    ...values2,
    key: key ?? nameOf3(values2["service"]),
    places: placesIn(lookUp)
  };
};
var placesIn = (lookUp) => new Map(
  SERVICE_SETTINGS.flatMap((name) => {
    const { at } = lookUp(name);
    return at === void 0 ? [] : [[name, at]];
  })
);
var nameOf3 = (service4) => typeof service4 === "string" ? service4.slice(service4.lastIndexOf("/") + 1) : "service";
var serviceProblems = (services3, together2) => [
  ...services3.length === 1 ? [] : ambiguousInputs(services3, together2),
  ...sameService(services3),
  ...otherRegion(services3, together2)
];
var otherRegion = (services3, { run: run3, pipeline }) => {
  if (pipeline === null || requirementsOf(pipeline).regions === "several") return [];
  const isApart = run3("registry-region").value !== null;
  const [first] = services3;
  const { value: region2 } = isApart && first !== void 0 ? first.lookUp("aws-region") : run3("aws-region");
  const other = isApart ? `${first?.key ?? ""}: the pipeline ${pipeline} deploys to one region in a run` : "the registry: set `registry-region` if that is meant";
  return services3.filter(({ lookUp }) => lookUp("aws-region").value !== region2).map(({ key, at }) => ({
    at,
    text: `the service ${key ?? ""} is in another region than ${other}`
  }));
};
var ambiguousInputs = (services3, { inputs }) => [...inputs.keys()].filter(isOfOneService).map(
  (name) => problem(
    `\`${name}\` cannot be an input, because it belongs to one service and \`services\` lists ${listed4(services3)}; set it in the file`
  )
);
var isOfOneService = (name) => fieldOf(name).owner === "service";
var sameService = (services3) => services3.flatMap((service4, index) => {
  const earlier = services3.slice(0, index).find((other) => identity(other) === identity(service4));
  if (earlier === void 0) return [];
  const name = String(service4.lookUp("service").value);
  return [{ at: service4.at, text: `${earlier.key ?? ""} and ${service4.key ?? ""} are the same ECS service, ${name}` }];
});
var identity = ({ lookUp }) => JSON.stringify(["aws-region", "cluster", "service"].map((name) => lookUp(name).value));
var listed4 = (services3) => services3.map(({ key }) => key).join(", ");

// src/domain/scan/policy/floor-row.ts
var pathOf = (key) => ["policy", key];
var inWords3 = (words2) => words2.length === 0 ? "none" : words2.join(",");

// src/domain/scan/policy/floor-rows.ts
var missing2 = (path3, [floor, given], floorPath = path3) => floor === void 0 || given === void 0 || floor.every((word2) => given.includes(word2)) ? [] : [{ path: path3, given: inWords3(given), floorPath, floor: inWords3(floor) }];
var trivySeverity = (floor, given) => missing2(["trivy-severity"], [floor["trivy-severity"], given["trivy-severity"]]);
var ignoreUnfixed = (floor, given) => {
  if (given["trivy-ignore-unfixed"] !== true || floor["trivy-ignore-unfixed"] === true) return [];
  const relaxed = { path: ["trivy-ignore-unfixed"], given: "true" };
  if (floor["trivy-ignore-unfixed"] === false) return [{ ...relaxed, floorPath: relaxed.path, floor: "false" }];
  const severities = floor["trivy-severity"] ?? [];
  return severities.length === 0 ? [] : [{ ...relaxed, floorPath: ["trivy-severity"], floor: inWords3(severities) }];
};
var dockleLevel = (floor, given) => {
  const [least, own] = [floor["dockle-exit-level"], given["dockle-exit-level"]];
  if (least === void 0 || own === void 0 || levelsDownTo(own).length >= levelsDownTo(least).length) return [];
  return [{ path: ["dockle-exit-level"], given: own, floorPath: ["dockle-exit-level"], floor: least }];
};
var fixableAfterDays = (floor, given) => SEVERITIES.flatMap((severity) => {
  const days = given["fixable-after-days"]?.[severity];
  if (days === void 0) return [];
  const path3 = [...pathOf("fixable-after-days"), severity];
  const most = floor["fixable-after-days"]?.[severity];
  if (most !== void 0) return days > most ? [{ path: path3, given: `${days}`, floorPath: path3, floor: `${most}` }] : [];
  const atOnce = floor["trivy-severity"] ?? [];
  return days > 0 && atOnce.includes(severity) ? [{ path: path3, given: `${days}`, floorPath: ["trivy-severity"], floor: inWords3(atOnce) }] : [];
});
var LEVELS = DOCKLE_CODES;
var dockleCodes = (floor, given) => Object.entries(given["dockle-codes"] ?? {}).flatMap(([code, answer2]) => {
  const own = floor["dockle-codes"]?.[code];
  if (answer2 === "block" || own === "report") return [];
  const path3 = [...pathOf("dockle-codes"), code];
  if (own === "block") return [{ path: path3, given: answer2, floorPath: path3, floor: own }];
  const lowest = floor["dockle-exit-level"] ?? "none";
  return levelsDownTo(lowest).includes(LEVELS[code] ?? "FATAL") ? [{ path: path3, given: answer2, floorPath: ["dockle-exit-level"], floor: lowest }] : [];
});
var secrets = (floor, given) => floor.secrets === void 0 ? missing2(pathOf("secrets"), [floor["trivy-severity"], given.secrets], ["trivy-severity"]) : missing2(pathOf("secrets"), [floor.secrets, given.secrets]);
var licenseCategories = (floor, given) => missing2([...pathOf("licenses"), "categories"], [floor.licenses?.categories, given.licenses?.categories]);
var licenseNames = (floor, given) => {
  if (floor.licenses === void 0 || given.licenses === void 0) return [];
  const [least, own] = [floor.licenses.names, given.licenses.names];
  const path3 = [...pathOf("licenses"), "names"];
  return least.every((name) => isCovered(name, own)) ? [] : [{ path: path3, given: inWords3(own), floorPath: path3, floor: inWords3(least) }];
};
var imageConfiguration = (floor, given) => missing2(pathOf("image-configuration"), [floor["image-configuration"], given["image-configuration"]]);
var endOfLife = (floor, given) => {
  const path3 = pathOf("end-of-life");
  return floor["end-of-life"] === "block" && given["end-of-life"] === "report" ? [{ path: path3, given: "report", floorPath: path3, floor: "block" }] : [];
};
var baseImages = (floor, given) => {
  const allowed2 = floor["base-images"];
  if (allowed2 === void 0) return [];
  const path3 = pathOf("base-images");
  return (given["base-images"] ?? []).flatMap(
    (pattern2, index) => isCovered(pattern2, allowed2) ? [] : [{ path: [...path3, index], given: pattern2, floorPath: path3, floor: inWords3(allowed2) }]
  );
};
var atMost = (key) => (floor, given) => {
  const [most, own] = [floor[key], given[key]];
  if (most === void 0 || own === void 0 || own <= most) return [];
  return [{ path: pathOf(key), given: `${own}`, floorPath: pathOf(key), floor: `${most}` }];
};
var POLICY_ROWS = [
  trivySeverity,
  ignoreUnfixed,
  dockleLevel,
  fixableAfterDays,
  dockleCodes,
  secrets,
  licenseCategories,
  licenseNames,
  imageConfiguration,
  endOfLife,
  baseImages,
  atMost("max-size-mb"),
  atMost("max-growth-mb"),
  atMost("max-growth-percent"),
  atMost("max-database-age-hours")
];

// src/domain/scan/policy/judging-rows.ts
var ordered = (key, laxestFirst) => (floor, given) => {
  const [least, own] = [floor[key], given[key]];
  if (least === void 0 || own === void 0) return [];
  const isLaxer = laxestFirst.indexOf(String(own)) < laxestFirst.indexOf(String(least));
  return isLaxer ? [{ path: [key], given: String(own), floorPath: [key], floor: String(least) }] : [];
};
var wordsOf3 = (words2) => words2 === void 0 || words2.length === 0 ? null : inWords3(words2);
var VULNERABILITIES = [
  [["trivy-severity"], (floor) => wordsOf3(floor["trivy-severity"])],
  [pathOf("fixable-after-days"), (floor) => wordsOf3(Object.keys(floor["fixable-after-days"] ?? {}))]
];
var SPARED = [
  ...VULNERABILITIES,
  [["dockle-exit-level"], ({ "dockle-exit-level": level = "none" }) => level === "none" ? null : level],
  [
    pathOf("dockle-codes"),
    ({ "dockle-codes": codes = {} }) => wordsOf3(Object.keys(codes).filter((code) => codes[code] === "block"))
  ],
  [pathOf("licenses"), ({ licenses: licenses2 }) => licenses2 ? inWords3([...licenses2.categories, ...licenses2.names]) : null],
  [pathOf("image-configuration"), (floor) => wordsOf3(floor["image-configuration"])]
];
var takenBack = (floor, blocked2) => {
  for (const [floorPath, inWordsOf] of blocked2) {
    const words2 = inWordsOf(floor);
    if (words2 !== null) return { floorPath, floor: words2 };
  }
  return null;
};
var rankOf = (baseline2) => ["running", "none"].indexOf(baseline2);
var baseline = (floor, { baseline: own }) => {
  const { baseline: least } = floor;
  if (own === void 0 || own === "none" || own === least) return [];
  const isLaxer = least === void 0 || rankOf(own) <= rankOf(least);
  const by = least === void 0 ? takenBack(floor, SPARED) : { floorPath: ["baseline"], floor: least };
  return isLaxer && by !== null ? [{ path: ["baseline"], given: own, ...by }] : [];
};
var USUAL_BASELINE_DAYS = 30;
var baselineDays = (floor, { "baseline-days": own }) => {
  const least = floor["baseline-days"];
  if (own === void 0 || least === void 0 && floor.baseline === void 0) return [];
  const most = least ?? USUAL_BASELINE_DAYS;
  const floorPath = [least === void 0 ? "baseline" : "baseline-days"];
  const words2 = least === void 0 ? floor.baseline ?? "" : `${least}`;
  return own > most ? [{ path: ["baseline-days"], given: `${own}`, floorPath, floor: words2 }] : [];
};
var UNKNOWN = "accept-unknown-os";
var orderedUnknown = ordered(UNKNOWN, ["true", "false"]);
var unknownSystem = (floor, given) => {
  if (floor[UNKNOWN] !== void 0 || given[UNKNOWN] !== true) return orderedUnknown(floor, given);
  const by = takenBack(floor, VULNERABILITIES);
  return by === null ? [] : [{ path: [UNKNOWN], given: "true", ...by }];
};
var databases = (floor, given) => {
  const key = "trivy-db-repository";
  const [allowed2, own] = [floor[key], given[key]];
  if (allowed2 === void 0 || own === void 0 || own.every((one) => allowed2.includes(one))) return [];
  return [{ path: [key], given: inWords3(own), floorPath: [key], floor: inWords3(allowed2) }];
};
var JUDGING_ROWS = [
  baseline,
  baselineDays,
  unknownSystem,
  databases,
  ordered("require-verified-db", ["false", "true"]),
  ordered("pin-sidecars", ["off", "pin", "scan"]),
  ordered("ecr-scan", ["off", "wait"]),
  ordered("ecr-scan-unsupported", ["accept", "block"])
];

// src/domain/scan/policy/floor.ts
var overFloor = (floor, given) => ({
  ...floor,
  ...given,
  ...floor.policy === void 0 || given.policy === void 0 ? {} : { policy: mergePolicyMaps(floor.policy, given.policy) }
});
var relaxationsOf = (floor, given) => [...POLICY_ROWS, ...JUDGING_ROWS].flatMap((row2) => row2({ ...floor, ...floor.policy }, { ...given, ...given.policy }));

// src/settings/policy-floor.ts
var KEYS3 = [
  "trivy-severity",
  "trivy-ignore-unfixed",
  "dockle-exit-level",
  "policy",
  "baseline",
  "baseline-days",
  "accept-unknown-os",
  "trivy-db-repository",
  "require-verified-db",
  "pin-sidecars",
  "ecr-scan",
  "ecr-scan-unsupported"
];
var overPolicyFile = (file, sources) => {
  if (file === null) return { values: {}, problems: [] };
  const { given: floor, limits, problems } = readFloor(file, sources.readTree);
  const own = givenIn(sources);
  const [least, chosen2] = [policyOf2(floor), policyOf2(own)];
  const relaxed = relaxationsOf(least, chosen2).map((one) => {
    const floorAt = placeIn(floor, one.floorPath);
    const text8 = `\`${dotted2(one.path)}: ${one.given}\` is laxer than \`${dotted2(one.floorPath)}: ${one.floor}\` of the policy (${floorAt === null ? file.path : positionText(floorAt)}), which can be tightened, not relaxed`;
    return { at: placeIn(own, one.path), text: text8 };
  });
  const { policy, ...others } = overFloor(least, chosen2);
  return {
    values: { ...others, ...policy === void 0 ? {} : { policy: { value: policy, positions: /* @__PURE__ */ new Map() } } },
    problems: [...problems, ...relaxed, ...refusedInputs(limits, sources.inputs)]
  };
};
var dotted2 = (path3) => path3.join(".");
var readFloor = (file, readTree) => {
  const { tree, problems } = readTree(file);
  const empty = { given: /* @__PURE__ */ new Map(), limits: NO_LIMITS };
  if (tree === null) return { ...empty, problems };
  if (tree.kind !== "map") {
    const text8 = `the file must be a map of ${WORDS3.join(", ")}`;
    return { ...empty, problems: [...problems, { at: tree.at, text: text8 }] };
  }
  const found = [...problems];
  const given = /* @__PURE__ */ new Map();
  let limits = NO_LIMITS;
  for (const entry2 of tree.entries) {
    const key = KEYS3.find((one) => one === entry2.key);
    if (key !== void 0) given.set(key, readValue(key, entry2, found));
    else if (entry2.key === LIMITS_KEY) {
      const read = readLimits(entry2.value);
      limits = read.limits;
      found.push(...read.problems);
    } else found.push({ at: entry2.at, text: unknownKey7(entry2.key, found) });
  }
  return {
    given: new Map([...given].flatMap(([key, set]) => [...known(set)].map((one) => [key, one]))),
    limits,
    problems: once2(found).sort(byPosition)
  };
};
var known = ({
  at,
  value,
  state,
  rest = null
}) => state === "right" ? [{ at, value }] : rest === null ? [] : [{ at, value: rest }];
var WORDS3 = [...KEYS3, LIMITS_KEY];
var unknownKey7 = (key, before) => {
  const wrong = `'${quoted(key)}' cannot be part of a policy file`;
  const near = nearest(key, WORDS3);
  if (near !== null) return `${wrong}; did you mean ${near}?`;
  return before.some(({ text: text8 }) => text8.endsWith(LIST)) ? wrong : wrong + LIST;
};
var LIST = `: ${WORDS3.join(", ")}`;
var givenIn = ({ inputs, level }) => {
  const given = /* @__PURE__ */ new Map();
  for (const key of KEYS3) {
    const input = inputs.get(key);
    const set = input === void 0 ? level?.settings.get(key) : void 0;
    if (input !== void 0 && input !== null && input !== UNSET) given.set(key, { value: input, at: null });
    for (const one of set === void 0 ? [] : known(set)) given.set(key, one);
  }
  return given;
};
var policyOf2 = (given) => {
  const { policy, ...others } = Object.fromEntries([...given].map(([key, { value }]) => [key, value]));
  return { ...others, ...policy === void 0 ? {} : { policy: policy.value } };
};
var placeIn = (given, [name, ...path3]) => {
  const set = given.get(KEYS3.find((key) => key === name) ?? "policy");
  if (set === void 0 || set.at === null || name !== "policy") return set?.at ?? null;
  return positionAt(set.value.positions, path3) ?? set.at;
};

// src/settings/trust/job-variables.ts
var handsOver = (name, { settings }) => {
  const set = settings.get(name);
  return set !== void 0 && variablesOf(name, set).length > 0;
};
var withoutOthers = (name, own, trusted) => {
  const above = trusted.settings.get(name);
  const allowed2 = new Set(above === void 0 ? [] : variablesOf(name, above));
  const isAllowed = (value2) => variablesIn(name, value2).every((variable) => allowed2.has(variable));
  if (own.state === "wrong" || isAllowed(own.value)) return own;
  const value = entriesOf2(own.value, isAllowed);
  return value === null ? above ?? null : { ...own, value };
};
var variablesOf = (name, { state, value }) => state === "wrong" ? [] : variablesIn(name, value);
var variablesIn = (name, value) => fieldOf(name).variables(value);
var entriesOf2 = (value, isAllowed) => {
  if (Array.isArray(value)) return value.filter((item) => isAllowed([item]));
  if (typeof value !== "object" || value === null) return null;
  return Object.fromEntries(
    Object.entries(value).filter(([key, item]) => isAllowed({ [key]: item }))
  );
};

// src/settings/trust/trusted-target.ts
var OF_SERVICES = ["cluster", "service", "container-name"];
var trustedTarget = (chosen2, trusted, { inputs, ...from }) => {
  const places = placesOf3(inputs);
  const changed = OF_SERVICES.filter(
    (name) => places(name, chosen2.level, chosen2.services) !== places(name, trusted.level, trusted.services)
  );
  const { value } = lookUpIn(inputs, trusted.level)("repository");
  return { ...from, repository: typeof value === "string" ? value : "", changed };
};
var placesOf3 = (inputs) => (name, level, services3) => {
  const valueIn = (own, key) => lookUpIn(inputs, own)(name).value ?? (name === "service" ? key : null);
  const all = services3.size === 0 ? [valueIn(level, null)] : [...services3].map(([key, own]) => valueIn(own, key));
  return JSON.stringify(all.map((one) => JSON.stringify(one)).toSorted());
};

// src/settings/trust/trusted-levels.ts
var NO_LEVELS = {
  level: emptyLevel({ path: "", line: 1, column: 1 }),
  services: /* @__PURE__ */ new Map(),
  environments: []
};
var readTrustedLevels = (file, { inputs, readTree }) => {
  if (file === null) return { kind: "levels", ...NO_LEVELS };
  const [wrong] = readTree(file).problems;
  const { root } = readSettingsFile(file, readTree);
  if (wrong !== void 0 || root === null) return { kind: "unusable", reason: inWords4(wrong) };
  const environment = chosen(root, "environments", { name: nameOf4("environment", inputs, root) });
  if (environment.kind === "problems") return environment;
  const only = environment.level.groups.apps.size === 1 ? [...environment.level.groups.apps.keys()][0] : void 0;
  const app = chosen(environment.level, "apps", { name: nameOf4("app", inputs, root) ?? only ?? null });
  if (app.kind === "problems") return app;
  const { level } = app;
  const services3 = [...level.groups.services].map(([key, own]) => [key, mergeLevels(level, own)]);
  return { kind: "levels", level, services: new Map(services3), environments: [...root.groups.environments.keys()] };
};
var inWords4 = (wrong) => {
  if (wrong === void 0) return "it is not YAML";
  return wrong.at === null ? wrong.text : `${positionText(wrong.at)}: ${wrong.text}`;
};
var nameOf4 = (name, inputs, root) => {
  const value = inputs.get(name) ?? root.settings.get(name)?.value;
  return typeof value === "string" ? value : null;
};
var chosen = (below, group, { name }) => {
  const levels = below.groups[group];
  if (levels.size === 0) return { kind: "level", level: below };
  if (name === null) {
    const input = group.slice(0, -1);
    const text8 = `the input \`${input}\` is required, because the guarded settings of ${below.at.path} may differ in its \`${group}\``;
    return { kind: "problems", problems: [problem(text8)] };
  }
  const above = levels.get(name);
  return { kind: "level", level: above === void 0 ? below : mergeLevels(below, above) };
};

// src/settings/trust/guarded-levels.ts
var guardLevels = (chosen2, { trusted, ...sources }) => {
  if (trusted.kind === "checkout") return { chosen: chosen2, report: null, target: null, problems: [] };
  const guarded2 = GUARDED_SETTINGS.filter((name) => !sources.inputs.has(name));
  const reading = readTrustedLevels(trusted.file, sources);
  const levels = reading.kind === "levels" ? reading : NO_LEVELS;
  const after = withGuarded(chosen2, levels);
  const place2 = placeOf3(trusted, reading);
  return {
    chosen: after,
    environments: levels.environments,
    report: { because: trusted.because, place: place2, ...lost([chosen2, after], sources.inputs) },
    target: trustedTarget(chosen2, levels, { because: trusted.because, branch: place2.branch, inputs: sources.inputs }),
    problems: [
      ...reading.kind === "problems" ? reading.problems : [],
      ...wrongValues(after, guarded2),
      ...unknownServices(chosen2, levels, guarded2),
      ...lostCheck(chosen2, after, { because: trusted.because, place: place2, inputs: sources.inputs }),
      ...place2.kind === "unreadable" ? unreadable(place2.reason, setIn(chosen2, sources.inputs)) : []
    ]
  };
};
var placeOf3 = (trusted, reading) => reading.kind === "unusable" ? { kind: "unreadable", branch: trusted.place.branch, reason: reading.reason } : trusted.place;
var setIn = (chosen2, inputs) => {
  const isSet = (name, level) => isGuarded(name) ? level.settings.has(name) : handsOver(name, level);
  return FILE_SETTINGS.filter((name) => !inputs.has(name) && levelsOf(chosen2).some((level) => isSet(name, level)));
};
var unreadable = (reason, names) => {
  if (names.length === 0) return [];
  const listed5 = inCode(names);
  const message = `the checkout sets ${listed5}, which only a trusted branch may decide, and the file of that branch cannot be read: ${reason}`;
  const hint = `${remedyFor(reason)}, or set ${asInputs(names)}; then re-run.`;
  const headline = "the guarded settings of the target branch cannot be read";
  return [{ at: null, text: `${message}. ${hint}`, alone: fault("E_GUARDED_SETTINGS", { headline, message, hint }) }];
};
var remedyFor = (reason) => {
  if (/response is not GitHub's|could not be reached|did not respond/u.test(reason))
    return "Check `GITHUB_API_URL` and the proxy of the runner";
  if (reason.includes("there is no token")) return "Set `github-token`";
  return / is not (?:valid )?YAML/u.test(reason) ? "Correct the file of that branch" : "Grant `permissions: contents: read` to the job";
};
var asInputs = (names) => {
  const guarded2 = names.filter((name) => isGuarded(name) && isInput(name));
  const ofFile = names.filter((name) => isGuarded(name) && !isInput(name));
  const others = names.filter((name) => !isGuarded(name));
  return [
    ...guarded2.length === 0 ? [] : [`${inCode(guarded2)} as inputs or in \`guarded-settings\``],
    ...ofFile.length === 0 ? [] : [`${inCode(ofFile)} in the input \`guarded-settings\``],
    ...others.length === 0 ? [] : [`${inCode(others)} as inputs`]
  ].join(" and ");
};
var isInput = (name) => ACTION_INPUTS.some((input) => input === name);
var inCode = (names) => names.map((name) => `\`${name}\``).join(", ");
var levelsOf = ({ level, services: services3 }) => [
  ...level === null ? [] : [level],
  ...services3.values()
];
var withGuarded = ({ level, services: services3, app, problems }, trusted) => ({
  app,
  level: level === null ? null : replaced(level, trusted.level),
  services: new Map(
    [...services3].map(([key, own]) => [key, replaced(own, trusted.services.get(key) ?? trusted.level)])
  ),
  problems
});
var isGuarded = (name) => GUARDED_SETTINGS.includes(name);
var replaced = (own, trusted) => ({
  ...own,
  settings: new Map([
    ...[...own.settings].flatMap(([name, set]) => {
      const kept = isGuarded(name) ? null : withoutOthers(name, set, trusted);
      return kept === null ? [] : [[name, kept]];
    }),
    ...[...trusted.settings].filter(([name]) => isGuarded(name))
  ])
});
var lost = (both, inputs) => {
  const names = FILE_SETTINGS.filter((name) => !inputs.has(name) && differs(name, both));
  return { notTaken: names.filter(isGuarded), notHandedOver: names.filter((name) => !isGuarded(name)) };
};
var differs = (name, [before, after]) => {
  const valuesIn = (chosen2) => JSON.stringify(levelsOf(chosen2).map((level) => lookUpIn(/* @__PURE__ */ new Map(), level)(name).value));
  return valuesIn(before) !== valuesIn(after);
};
var lostCheck = (before, after, { because, place: place2, inputs }) => {
  const own = before.level?.settings.get("pipeline");
  const isDecided = inputs.has("pipeline") || inputs.get("dry-run") === true || after.level?.settings.has("pipeline") === true;
  if (isDecided || own?.value !== "check" || place2.kind === "unreadable") return [];
  const text8 = `\`pipeline: check\` is not taken from the checkout ${because}, and \`${place2.path}\` of \`${place2.branch}\` does not set \`pipeline\`: the default \`${DEFAULT_PIPELINE}\` would deploy the commit. Set \`pipeline\` as an input`;
  return [{ at: own.at, text: text8 }];
};
var wrongValues = (after, guarded2) => {
  const wrong = levelsOf(after).flatMap(
    ({ settings }) => guarded2.flatMap((name) => {
      const set = settings.get(name);
      return set?.state === "wrong" ? [{ at: set.at, text: `\`${name}\` has no valid value; correct it there, or set it as an input` }] : [];
    })
  );
  const isFirst = ({ at, text: text8 }, index) => wrong.findIndex((other) => other.text === text8 && other.at.line === at?.line && other.at.path === at.path) === index;
  return wrong.filter(isFirst);
};
var unknownServices = ({ level, services: services3 }, trusted, guarded2) => {
  const own = guarded2.filter(
    (name) => [...trusted.services.values()].some(({ settings }) => {
      const above = settings.get(name);
      return above !== void 0 && JSON.stringify(above.value) !== JSON.stringify(trusted.level.settings.get(name)?.value);
    })
  );
  if (own.length === 0 || level === null) return [];
  const listed5 = own.map((name) => `\`${name}\``).join(", ");
  const [first] = trusted.services.values();
  const text8 = (what) => `${what} is not one of \`services\` in ${first?.at.path ?? ""}, which have ${listed5} of their own; set ${listed5} as an input`;
  if (services3.size === 0) return [{ at: null, text: text8("the service") }];
  return [...services3].flatMap(
    ([key, { at }]) => trusted.services.has(key) ? [] : [{ at, text: text8(`the service ${key}`) }]
  );
};

// src/settings/read-settings.ts
var DEFAULT_FILE = "ship-to-ecs.yaml";
var collectSettings = (sources) => {
  const { inputs, problems: ofInputs } = readInputs(sources);
  const file = readSettingsFile(sources.file ?? { path: DEFAULT_FILE, text: "" }, sources.readTree);
  const { chosen: chosen2, environments = namesOf(file), ...guard } = guardLevels(choose(file, inputs), { ...sources, inputs });
  const run3 = lookUpIn(inputs, chosen2.level ?? file.root);
  const services3 = findServices(inputs, chosen2);
  const level = chosen2.level ?? file.root;
  const floor = overPolicyFile(sources.policyFile ?? null, { inputs, level, readTree: sources.readTree });
  const values2 = { ...valuesOf(run3), ...floor.values };
  const problems = [
    ...ofInputs,
    ...file.problems,
    ...chosen2.problems,
    ...chosen2.level === null ? [] : problemsTogether({ run: run3, values: values2, services: services3, inputs, environments }),
    ...file.root === null ? [] : runProblems(values2),
    ...imageProblems(values2, inputs),
    ...mergedImageProblems(values2, inputs),
    ...rollbackProblems(values2, inputs),
    ...maintenanceProblems(values2, inputs),
    ...guard.problems,
    ...floor.problems
  ];
  const [first, ...others] = services3.map(serviceSettings);
  return {
    // `findServices` gives at least one.
    settings: problems.length > 0 ? null : {
      ...values2,
      app: chosen2.app,
      apps: listedApps(file.root, values2.environment),
      environments,
      sharedAccount: sharedAccount(file.root, values2.environment),
      services: [first, ...others]
    },
    // Of levels that were not found, nothing is known.
    run: chosen2.level === null ? valuesOf(lookUpIn(inputs, null)) : values2,
    taskDefinitions: textsOf3(services3, "task-definition"),
    stateFiles: textsOf3(services3, "tfstate"),
    problems,
    guard: guard.report,
    target: guard.target
  };
};
var namesOf = ({ root }) => [...root?.groups.environments.keys() ?? []];
var textsOf3 = (services3, name) => services3.flatMap(({ lookUp }) => {
  const { value } = lookUp(name);
  return typeof value === "string" ? [value] : [];
});
var valuesOf = (lookUp) => Object.fromEntries(RUN_SETTINGS.map((name) => [name, lookUp(name).value]));
var choose = ({ root }, inputs) => {
  if (root === null) return { level: null, services: /* @__PURE__ */ new Map(), app: null, problems: [] };
  const textOf2 = (name) => {
    const { value } = lookUpIn(inputs, root)(name);
    return typeof value === "string" ? value : null;
  };
  const apps = textOf2("pipeline") === "apps" ? "all" : "one";
  return chooseLevels(root, { environment: textOf2("environment"), app: textOf2("app"), apps });
};
var problemsTogether = (known2) => {
  const pipeline = PIPELINE_NAMES.find((name) => name === known2.values.pipeline) ?? null;
  return [
    ...pipeline === null ? [] : missing3(pipeline, known2),
    ...known2.run("environment").isSet ? [] : environmentProblems(known2.values),
    ...serviceProblems(known2.services, { ...known2, pipeline }),
    ...growthProblems(known2.values),
    ...promotionProblems(known2.values, known2)
  ];
};
var missing3 = (pipeline, { run: run3, services: services3 }) => requirementsOf(pipeline).required.flatMap((name) => {
  const { description } = fieldOf(name);
  if (!SERVICE_SETTINGS.includes(name)) {
    return run3(name).isSet ? [] : [problem(`\`${name}\` is required: ${description}`)];
  }
  return services3.filter(({ lookUp }) => !lookUp(name).isSet).map(({ key, at }) => ({
    at,
    text: `\`${name}\` is required${key === null ? "" : ` for the service ${key}`}: ${description}`
  }));
});

// src/settings/find-settings-file.ts
var findSettingsFile = async (asked, place2) => {
  const path3 = asked === "" ? DEFAULT_FILE : asked;
  const file = localPath("config-file", path3, place2.workspace);
  const refused4 = await pathProblem(file, place2);
  if (refused4 !== null) return { path: path3, text: null, problem: refused4 };
  const read = await readSettingsText(file.path, place2.files);
  if (read.kind === "text") return { path: path3, text: read.text };
  const wrong = (what) => ({ path: path3, text: null, problem: problem(what) });
  if (read.kind === "refused") return wrong(`${asked === "" ? "" : "`config-file`: "}${path3} ${read.because}`);
  if (asked !== "") return wrong(`\`config-file\`: ${path3} does not exist in the checkout`);
  await refuseMisnamedFile(await namesIn(place2), place2);
  return null;
};
var namesIn = async ({ files, workspace }) => await files.kindOf(workspace) === "directory" ? files.list(workspace) : [];

// src/settings/prepare.ts
import { relative as relative4 } from "node:path";

// src/settings/build-secrets.ts
var readBuildSecrets = async (settings, sources) => {
  const files = Object.entries(settings["secret-files"] ?? {});
  const readings = [
    ...Object.entries(settings.secrets ?? {}).map(([id, value]) => fromValue(id, value)),
    ...Object.entries(settings["secret-envs"] ?? {}).map(([id, name]) => fromEnvironment(id, name, sources)),
    ...await Promise.all(files.map(([id, path3]) => fromFile(id, path3, sources)))
  ];
  return {
    secrets: readings.flatMap((reading) => reading.kind === "secret" ? [reading.secret] : []),
    problems: readings.flatMap((reading) => reading.kind === "problem" ? [reading.problem] : [])
  };
};
var fromValue = (id, value) => value === "" ? refused2(`\`secrets\`: '${id}' is empty; a secret that does not exist in GitHub is empty, too`) : { kind: "secret", secret: { kind: "value", id, value } };
var fromEnvironment = (id, name, { environment }) => {
  const value = Object.hasOwn(environment, name) ? environment[name] : void 0;
  if (value === void 0) return refused2(`\`secret-envs\`: the variable ${name} of '${id}' is not set`);
  if (value === "") return refused2(`\`secret-envs\`: the variable ${name} of '${id}' is empty`);
  return { kind: "secret", secret: { kind: "value", id, value } };
};
var argumentProblems = (settings, { environment }) => (settings["build-args"] ?? []).filter((line) => !line.includes("=")).filter((name) => !Object.hasOwn(environment, name) || environment[name] === void 0).map((name) => problem(`\`build-args\`: the variable ${name} is not set; use ${name}=VALUE`));
var fromFile = async (id, given, { files, workspace }) => {
  const named4 = localPath("secret-files", given, workspace);
  const { path: path3 } = named4;
  const refusal2 = await pathProblem(named4, { files, workspace });
  if (refusal2 !== null) return { kind: "problem", problem: refusal2 };
  const subject = `\`secret-files\`: the file ${given} of '${id}'`;
  const kind = await files.kindOf(path3);
  if (kind === "directory") return refused2(`${subject} is a directory`);
  try {
    const value = kind === "absent" ? null : await files.readText(path3);
    if (value === null) return refused2(`${subject} does not exist (looked for at ${path3})`);
    return { kind: "secret", secret: { kind: "file", id, path: path3, value } };
  } catch (error) {
    return refused2(`${subject} cannot be read: ${messageOf(error)}`);
  }
};
var refused2 = (text8) => ({ kind: "problem", problem: problem(text8) });

// src/settings/prepare.ts
var prepareSettings = async (given, machine) => {
  const sources = { ...given, readTree: await treeReaderOf(textsOf4(given)) };
  const { settings, run: run3, taskDefinitions, stateFiles, problems, guard, target } = collectSettings(sources);
  const isBuilt = run3.pipeline !== "rollback";
  const { secrets: secrets2, problems: ofSecrets } = isBuilt ? await readBuildSecrets(run3, machine) : NO_SECRETS;
  const files = [...new Set(taskDefinitions)].flatMap(
    (given2) => localPaths("task-definition", given2, machine.workspace)
  );
  const states = [...new Set(stateFiles)].flatMap((given2) => localPaths("tfstate", given2, machine.workspace));
  const ofPaths = await Promise.all([
    pathProblems([...pathsOf(run3, machine), ...files, ...states], machine),
    databaseProblems(run3, given.trusted, machine)
  ]);
  const ofMachine = [...proxyProblems(machine.environment), ...argumentProblems(run3, machine), ...ofPaths.flat()];
  const all = [...problems, ...ofSecrets, ...ofMachine, ...given.ofJudging ?? []];
  if (settings !== null && all.length === 0) return { settings, secrets: secrets2, guard, target };
  const ofTaskDefinitions = await Promise.all(files.map((file) => taskDefinitionProblems(file, machine)));
  throw settingsError([...all, ...ofTaskDefinitions.flat()]);
};
var NO_SECRETS = { secrets: [], problems: [] };
var textsOf4 = ({ read, file, policyFile, trusted }) => [
  read(GUARDED_INPUT),
  file?.text ?? "",
  policyFile?.text ?? "",
  trusted.kind === "place" ? trusted.file?.text ?? "" : ""
];
var pathsOf = (run3, { workspace }) => {
  const values2 = run3;
  const names = RUN_SETTINGS.filter((name) => name !== "secret-files");
  return names.flatMap((name) => localPaths(name, values2[name] ?? null, workspace));
};
var databaseProblems = async (run3, trusted, machine) => {
  const [folder] = localPaths("trivy-cache-dir", run3["trivy-cache-dir"], machine.workspace);
  if (folder === void 0 || await pathProblem(folder, machine) !== null) return [];
  const kind = await machine.files.kindOf(folder.path);
  if (kind === "directory") {
    if (trusted.kind === "checkout" || !await isInCheckout(folder.path, machine)) return [];
    const where = `is in the checkout, whose author may have put a database there (${trusted.because})`;
    const instead = "use a folder outside of it, such as ${{ runner.temp }}/trivy";
    return [problem(`\`trivy-cache-dir\`: ${folder.given} ${where}; ${instead}`)];
  }
  const what = kind === "file" ? "is a file, not a directory" : `does not exist (looked for at ${folder.path})`;
  return [problem(`\`trivy-cache-dir\`: ${folder.given} ${what}`)];
};
var isInCheckout = async (path3, { files, workspace }) => !leadsOut(relative4(await files.realPath(workspace), await files.realPath(path3)));
var taskDefinitionProblems = async (file, machine) => {
  if (await pathProblem(file, machine) !== null) return [];
  try {
    const text8 = await machine.files.readText(file.path);
    if (text8 === null) return [problem(`\`task-definition\`: ${file.given} does not exist in the checkout`)];
    const { parseTaskDefinition } = await import("./text-ZSUZZJIJ.js");
    const { checkTaskDefinition } = await import("./check-XOYM37TV.js");
    const { fill } = await import("./fill-46O3L5R2.js");
    const value = fill(parseTaskDefinition(text8, file.given), { valueOf: () => null, placeOf: () => null });
    checkTaskDefinition(value, file.given);
    return [];
  } catch (error) {
    return [problem(`\`task-definition\`: ${messageOf(error)}`)];
  }
};

// src/read-policy-file.ts
import { resolve as resolve6 } from "node:path";

// src/settings/trust/trusted-file.ts
var readTrusted = async (facts2, github) => {
  const source = guardSourceOf(facts2);
  if (source.kind === "checkout" || facts2.path === null) return { kind: "checkout" };
  const { because } = source;
  let { branch: branch2 } = source;
  try {
    branch2 ??= await github.defaultBranch();
    const commit = await github.tipOf(branch2);
    const text8 = await github.readFile(facts2.path, commit);
    const place2 = { branch: branch2, commit, path: facts2.path };
    if (text8 === null) return { kind: "place", because, place: { kind: "no-file", ...place2 }, file: null };
    return {
      kind: "place",
      because,
      place: { kind: "file", ...place2 },
      file: { path: `${branch2}:${facts2.path}`, text: text8 }
    };
  } catch (error) {
    if (!(error instanceof ShipError) || error.code !== "E_GITHUB") throw error;
    return { kind: "place", because, place: { kind: "unreadable", branch: branch2, reason: error.message }, file: null };
  }
};

// src/read-policy-file.ts
var readPolicyFile = async (given, sources) => {
  if (given === "") return { file: null, problems: [] };
  const { files, context, github } = sources;
  const path3 = resolve6(context.workspace, given);
  const refusal2 = await files.refusal(path3);
  if (refusal2 !== null) return refused3(`${given} ${refusal2}`);
  const real = await files.realPath(path3);
  const facts2 = await factsOf2(real, sources);
  const trusted = await isOfRun2(real, facts2, sources) ? await readTrusted(facts2, github) : { kind: "checkout" };
  if (trusted.kind === "checkout") {
    const read = await readSettingsText(path3, files);
    if (read.kind === "text") return { file: { path: given, text: read.text }, problems: [] };
    return refused3(`${given} ${read.kind === "refused" ? read.because : "does not exist"}`);
  }
  if (trusted.file !== null) return { file: trusted.file, problems: [] };
  const { because, place: place2 } = trusted;
  return refused3(
    place2.kind === "unreadable" ? `${given} is not taken from the checkout ${because}, and cannot be read from the target branch: ${place2.reason}. Grant \`permissions: contents: read\` to the job` : `${given} is not taken from the checkout ${because}, and \`${place2.branch}\` does not have it: merge it first, then set the input`
  );
};
var refused3 = (text8) => ({ file: null, problems: [problem(`\`policy-file\`: ${text8}`)] });
var factsOf2 = async (file, { environment, files, context }) => readCheckoutFacts({ environment, files, workspace: await files.realPath(context.workspace), settingsFile: file });
var isOfRun2 = async (file, facts2, sources) => {
  if (facts2.path === null) return false;
  if (facts2.sha !== null && facts2.head === facts2.sha) return true;
  const { files, context, asked } = sources;
  const settingsFile = resolve6(context.workspace, asked === "" || asked === "none" ? DEFAULT_FILE : asked);
  const settings = await files.realPath(settingsFile);
  const root = rootOf(file, facts2);
  const ofSettings = rootOf(settings, await factsOf2(settings, sources));
  return [ofSettings, await files.realPath(context.workspace)].includes(root);
};
var rootOf = (file, { path: path3 }) => path3 === null ? null : resolve6(file, ...path3.split("/").map(() => ".."));

// src/read-config.ts
var readConfig = async (sources) => {
  const { environment } = sources;
  const token = takeInput(environment, "github-token").trim();
  if (token !== "") sources.mask(token);
  const readInput = inputReader(environment);
  const files = makeFiles({
    workspace: workspaceOf(environment),
    temporaryDirectory: null,
    register: sources.registerPrivate
  });
  const context = await readRunContext(environment, files.readText);
  sources.onContext(context);
  const asked = readInput("config-file").trim();
  const file = asked === NO_FILE2 ? null : await findSettingsFile(asked, { files, workspace: context.workspace });
  const clock = makeClock(sources.signal);
  const github = makeGitHubApi({ token, repository: context.repository, signal: sources.signal, clock });
  const trusted = await findTrusted(asked, { ...sources, files, context, github });
  const policySources = { environment, files, context, asked, github };
  const policy = await readPolicyFile(readInput("policy-file").trim(), policySources);
  const limits = await limitsOf2(policy.file);
  const exceptions = await exceptionsOf(asked, { readInput, files, context, trusted, github, limits, now: clock.now });
  const { settings, secrets: secrets2, guard, target } = await prepareSettings(
    {
      ...{ policyFile: policy.file, read: readInput, given: givenInputs(environment), file, trusted },
      ofJudging: [...policy.problems, ...exceptions.problems]
    },
    { environment, files, workspace: context.workspace }
  );
  if (guard !== null) sources.onGuard(guard);
  const toolCache = environment["RUNNER_TOOL_CACHE"] ?? join3(homedir(), ".cache");
  const values2 = await valuesOf2(settings, { environment, files, workspace: context.workspace, asked });
  return resolveConfig(settings, {
    run: context,
    cacheDirectory: join3(toolCache, "ship-to-ecs"),
    secrets: secrets2,
    values: values2,
    token,
    exceptions,
    target,
    attester: {
      repositoryId: environment["GITHUB_REPOSITORY_ID"] || null,
      ref: environment["GITHUB_REF"] || null,
      untrusted: values2.untrusted
    },
    codeRef: await readCheckedOutRef(environment, files.readText),
    apps: { base: await readBaseCommit(environment, files.readText), settingsFile: file?.path ?? null }
  });
};
var valuesOf2 = async (settings, { environment, files, workspace, asked }) => {
  const file = resolve7(workspace, asked === "" || asked === NO_FILE2 ? DEFAULT_FILE : asked);
  const definitions = settings.services.flatMap(
    (service4) => localPaths("task-definition", service4["task-definition"], workspace)
  );
  const facts2 = await Promise.all(
    [.../* @__PURE__ */ new Set([file, ...definitions.map(({ path: path3 }) => path3)])].map(
      (settingsFile) => readCheckoutFacts({ environment, files, workspace, settingsFile })
    )
  );
  const untrusted = facts2.map(untrustedBecause).find((because) => because !== null) ?? null;
  const names = untrusted === null ? settings["value-envs"] : [];
  const variables = names.map((name) => [name, ownVariable(environment, name)]);
  return { untrusted, variables: Object.fromEntries(variables) };
};
var ownVariable = (environment, name) => (Object.hasOwn(environment, name) ? environment[name] : void 0) ?? null;
var NO_FILE2 = "none";
var findTrusted = async (asked, sources) => {
  if (asked === NO_FILE2) return { kind: "checkout" };
  const { environment, files, context, github } = sources;
  const { workspace } = context;
  const settingsFile = resolve7(workspace, asked === "" ? DEFAULT_FILE : asked);
  const facts2 = await readCheckoutFacts({ environment, files, workspace, settingsFile });
  return readTrusted(facts2, github);
};
var limitsOf2 = async (policyFile) => policyFile === null ? NO_LIMITS : limitsIn(policyFile, await treeReaderOf([policyFile.text]));
var exceptionsOf = async (asked, given) => {
  const { readInput, files, context, trusted, limits, github } = given;
  if (asked === NO_FILE2 || readInput("pipeline").trim().toLowerCase() === "rollback") return NOTHING_READ;
  const { workspace } = context;
  return readExceptions({
    ...{ files, workspace, trusted, github, limits, now: given.now() },
    settingsFile: resolve7(workspace, asked === "" ? DEFAULT_FILE : asked),
    from: readInput("exceptions-from").trim().toLowerCase()
  });
};

// src/report/waiting-lines.ts
var BOUNDS = { head: 256 * 1024, tail: 1024 * 1024 };
var LINE_COST = 64;
var waitingLines = (leftOut2, bounds = BOUNDS) => {
  let head = [];
  let tail = [];
  let headCost = 0;
  let tailCost = 0;
  let dropped = 0;
  const trim = (limit) => {
    let from = 0;
    for (; tailCost > limit && from < tail.length; from += 1) tailCost -= costOf(tail[from]);
    dropped += from;
    tail = tail.slice(from);
  };
  return {
    add: (line) => {
      if (tail.length === 0 && dropped === 0 && headCost + costOf(line) <= bounds.head) {
        head.push(line);
        headCost += costOf(line);
        return;
      }
      tail.push(line);
      tailCost += costOf(line);
      if (tailCost > 2 * bounds.tail) trim(bounds.tail);
    },
    takeAll: () => {
      if (tailCost > bounds.tail) trim(bounds.tail);
      const all = [...head, ...dropped === 0 ? [] : [leftOut2(dropped)], ...tail];
      head = [];
      tail = [];
      headCost = tailCost = dropped = 0;
      return all;
    }
  };
};
var costOf = (line) => line === void 0 ? 0 : line.text.length + LINE_COST;

// src/report/live-log.ts
var makeLiveLog = (options) => {
  const { write, open, close } = makeWriter(options);
  let blocks = [];
  let streaming = null;
  const failures = /* @__PURE__ */ new Map();
  const endingOf2 = makeEndings((stage) => failures.get(stage) ?? "failed");
  const advance = () => {
    if (streaming?.ending === null) return;
    if (streaming !== null) close(streaming);
    for (const block of blocks.filter((block2) => block2.ending !== null && block2 !== streaming)) {
      open(block);
      close(block);
    }
    blocks = blocks.filter((block) => block.ending === null);
    streaming = blocks[0] ?? null;
    if (streaming !== null) open(streaming);
  };
  const log = (id, entry2) => {
    const block = blocks.find((running) => running.id === id);
    if (block === void 0 || block === streaming) write(entry2);
    else block.waiting.add(entry2);
  };
  const add = (event) => {
    if (event.kind === "failed") failures.set(event.stage, kindOfError(event.error));
    const block = blocks.find((running) => running.id === event.stage);
    if (block !== void 0) block.ending = endingOf2(event, block.startedAt);
    else blocks = [...blocks, blockOf(event, endingOf2(event, 0))];
  };
  return {
    event: (event) => {
      if (event.kind === "laid-out") return;
      add(event);
      advance();
    },
    logOf: (id) => ({
      info: (text8) => log(id, { level: "line", text: text8 }),
      warning: (text8) => log(id, { level: "warning", text: text8 }),
      debug: (text8) => log(id, { level: "debug", text: text8 })
    }),
    close: () => {
      for (const block of blocks) block.ending ??= `\u2026 ${block.id} had not ended`;
      advance();
    }
  };
};
var makeWriter = ({ sink, linesOf: linesOf2 }) => {
  const write = ({ level, text: text8 }) => {
    for (const line of linesOf2(text8)) sink[level](line);
  };
  return {
    write,
    open: (block) => {
      if (block.title !== null) sink.openGroup(linesOf2(`${block.id}: ${block.title}`).join(" "));
      block.waiting.takeAll().forEach(write);
    },
    close: (block) => {
      if (block.title !== null) sink.closeGroup();
      write({ level: "line", text: block.ending ?? "" });
    }
  };
};
var leftOut = (lines2) => ({
  level: "line",
  text: `\u2026 ${lines2.toLocaleString("en")} ${lines2 === 1 ? "line" : "lines"} left out: only so many are kept while another stage has the log`
});
var blockOf = (event, ending) => {
  const started = event.kind === "started";
  return {
    id: event.stage,
    title: started ? event.title : null,
    startedAt: started ? event.at : 0,
    waiting: waitingLines(leftOut),
    ending
  };
};
var kindOfError = (error) => failureKindOf(isCancelled(error) ? "cancelled" : "failed", error instanceof ShipError ? error.code : void 0);
var makeEndings = (kindOf) => (event, startedAt) => {
  switch (event.kind) {
    case "started":
      return null;
    case "succeeded":
      return isBroken(event.result) ? `\u26A0 ${event.stage} broke after ${seconds(event.at - startedAt)}` : `\u2713 ${event.stage}: ${seconds(event.at - startedAt)}`;
    case "failed":
      return isCancelled(event.error) ? `\u2717 ${event.stage} was cancelled after ${seconds(event.at - startedAt)}` : `\u2717 ${event.stage} failed after ${seconds(event.at - startedAt)}: ${firstLine(messageOf(event.error))}`;
    case "skipped":
      return `\u2013 ${event.stage}: ${describeSkip(event.because, kindOf)}`;
    case "left-out":
      return `\u2013 ${event.stage}: left out because ${event.because}`;
  }
};
var firstLine = (text8) => text8.trimStart().split(/[\n\r]/u)[0]?.replace(/:\s*$/u, "") ?? "";
var isBroken = (result) => typeof result === "object" && result !== null && "kind" in result && result.kind === "broke" && "because" in result;

// src/run-book.ts
var openBook = ({ host: host2, redactor, cancellation }) => {
  let record = newRecord({ pipeline: DEFAULT_PIPELINE, startedAt: Date.now() });
  const note2 = (event) => void (record = recordEvent(record, event));
  const noteCancel = () => note2({ kind: "cancelled", at: Date.now() });
  if (cancellation.signal.aborted) noteCancel();
  else cancellation.signal.addEventListener("abort", noteCancel);
  return {
    note: note2,
    record: () => record,
    begin: (pipeline) => void (record = { ...record, pipeline }),
    live: makeLiveLog({ sink: host2, linesOf: (text8) => logLines(redactor.redact(text8)) }),
    announced: /* @__PURE__ */ new Set()
  };
};

// src/action.ts
var PRIVATE_STATE = "private";
var runAction = async ({ loadPipelines, signals, hostOf }) => {
  const redactor = makeRedactor();
  const host2 = hostOf(redactor);
  for (const secret of proxySecrets(process.env)) host2.mask(secret);
  const privatePaths = [];
  const registerPrivate = (path3) => {
    privatePaths.push(path3);
    host2.saveState(PRIVATE_STATE, JSON.stringify(privatePaths));
  };
  const leftovers = makeLeftovers(process.env);
  const cancellation = listenForCancel(signals);
  await runAndReport(loadPipelines, { host: host2, redactor, registerPrivate, leftovers, cancellation });
  await Promise.all([leftovers.removeAll(), ...privatePaths.map(removePrivate)]);
  cancellation.dispose();
  if (cancellation.isOverdue()) process.exit();
};
var removePrivate = (path3) => rm(path3, { recursive: true, force: true, maxRetries: 3 }).catch(() => void 0);
var runAndReport = async (loadPipelines, started) => {
  const book = openBook(started);
  watchForDefects((error) => endByDefect(error, started, book));
  try {
    await runWhatWasGiven(loadPipelines, started, book);
  } catch (error) {
    if (!isKnown(book.record())) book.note({ kind: "broken", error });
  } finally {
    book.live.close();
  }
  book.note({ kind: "ended", at: Date.now() });
  report(started.host, redactedRecord(book.record(), started.redactor.redact), book.announced);
};
var endByDefect = (error, { host: host2, redactor, cancellation }, { record, note: note2 }) => {
  if (record().failure === null) note2({ kind: "broken", error });
  if (error instanceof Error) for (const line of logLines(redactor.redact(error.stack ?? ""))) host2.debug(line);
  cancellation.stop();
  host2.fail("failed");
};
var runWhatWasGiven = async (loadPipelines, started, book) => {
  const { host: host2, cancellation } = started;
  const config = await Promise.race([configOf(started, book.note), cancellation.overdue]);
  book.begin(config.pipeline);
  await checkTemporary(process.env["RUNNER_TEMP"] ?? null);
  hideSecrets(config.build.secrets, host2);
  const [{ runStages }, pipelines] = await Promise.all([import("./run-stages-TUPIU4G6.js"), loadPipelines()]);
  const stages = runStages(pipelines[config.pipeline], config, surroundingsOf(started, book));
  stages.catch(() => void 0);
  await Promise.race([stages, cancellation.overdue]);
};
var surroundingsOf = (started, book) => {
  const { host: host2, redactor, cancellation } = started;
  return {
    environment: process.env,
    signal: cancellation.signal,
    undoSignal: cancellation.undoSignal,
    emit: (event) => {
      book.note(event);
      book.live.event(event);
    },
    announce: ({ title, text: text8 }) => {
      const early = annotation("error", redactor.redact(title), redactor.redact(text8));
      book.announced.add(early.title);
      host2.annotate(early);
    },
    secrets: { mask: host2.mask },
    redactor,
    redactMarkdown: (markdown2) => redactedMarkdown(markdown2, redactor.redact),
    logOf: book.live.logOf,
    journalOf: makeJournal(book.note),
    registerPrivate: started.registerPrivate,
    leftovers: started.leftovers
  };
};
var hideSecrets = (secrets2, host2) => {
  for (const { value } of secrets2) host2.mask(value);
  for (const { id } of secrets2.filter(({ value }) => isShortSecret(value)))
    host2.warning(`the build secret ${id} is too short to mask safely; it is masked only as a whole word`);
};
var isKnown = (record) => record.failure !== null || record.stages.some((stage) => stage.status === "failed" || stage.status === "cancelled");
var configOf = (started, note2) => readConfig({
  environment: process.env,
  signal: started.cancellation.signal,
  mask: started.host.mask,
  registerPrivate: started.registerPrivate,
  onContext: (context) => note2({ kind: "context", run: publicFacts2(context) }),
  onGuard: (guard) => reportGuard(guard, started, note2)
});
var reportGuard = (report2, { host: host2, redactor }, note2) => {
  const sentence2 = guardSentence(report2);
  if (sentence2 === null) return;
  note2({ kind: "guarded", report: report2 });
  host2.warning(logLines(redactor.redact(sentence2)).join(" "));
};
var report = (host2, ended, announced) => {
  const errors = [];
  const attempt = (write) => {
    try {
      return write();
    } catch (error) {
      errors.push(error);
      return null;
    }
  };
  const record = { ...ended, runFile: attempt(() => host2.writeRunFile(runFileText(ended))) };
  const summary = renderSummary(record, { docsUrl: host2.docsUrl });
  for (const [name, value] of Object.entries(outputsOf(record))) attempt(() => host2.setOutput(name, value));
  attempt(() => host2.writeSummary(host2.summaryForm === "markdown" ? summary : plainSummary(summary, host2.columns)));
  const annotations = annotationsOf(record).filter(({ title }) => !announced.has(title));
  for (const one of annotations) attempt(() => host2.annotate(one));
  for (const error of new Set(errors.map(messageOf))) host2.line(`a part of the report could not be written: ${error}`);
  const ending = endingOf(record);
  if (ending !== "done" || errors.length > 0) host2.fail(ending === "done" ? "failed" : ending);
};

// src/adapters/leave.ts
var LEAVE_AFTER_MS = 2e3;
var LOG_READ_WITHIN_MS = 6e4;
var leaveSoon = () => {
  setTimeout(() => {
    setTimeout(() => process.exit(), LOG_READ_WITHIN_MS).unref();
    process.stdout.write("", () => process.exit());
  }, LEAVE_AFTER_MS).unref();
};

// src/adapters/console-log.ts
var DOCS_URL = "https://github.com/ship-to-ecs/ship-to-ecs/blob/HEAD/";
var makeConsole = ({ redactor, write, debugOutput }) => {
  const state = /* @__PURE__ */ new Map();
  let margin = "";
  const print = (text8) => write(redactor.redact(text8));
  return {
    openGroup: (title) => {
      print(`\u25B8 ${title}`);
      margin = "  ";
    },
    closeGroup: () => {
      margin = "";
    },
    line: (text8) => print(`${margin}${text8}`),
    warning: (text8) => print(`${margin}warning: ${text8}`),
    debug: (text8) => {
      if (debugOutput === "shown") print(`${margin}debug: ${text8}`);
    },
    // The summary is right above, and has the same errors and findings.
    annotate: () => void 0,
    mask: redactor.remember,
    setOutput: (name, value) => print(`output ${name}=${value}`),
    writeSummary: (text8) => print(`
${text8}`),
    writeRunFile: () => null,
    summaryForm: "text",
    columns: Infinity,
    docsUrl: DOCS_URL,
    saveState: (name, value) => state.set(name, value),
    state: (name) => state.get(name) ?? "",
    fail: () => {
      process.exitCode = 1;
    }
  };
};

// src/adapters/github/github.ts
import { appendFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { join as join4 } from "node:path";
var isGitHub = (environment) => environment["GITHUB_ACTIONS"] === "true";
var makeGitHub = ({ redactor, redactMarkdown, environment }) => {
  const { redact, remember } = redactor;
  return {
    openGroup: (title) => issue("group", redact(title)),
    closeGroup: () => issue("endgroup"),
    line: (text8) => void process.stdout.write(`${redact(text8)}
`),
    warning: (text8) => issueCommand("warning", {}, redact(text8)),
    debug: (text8) => issueCommand("debug", {}, redact(text8)),
    annotate: ({ level, title, message, place: place2 }) => {
      const where = place2 === void 0 ? {} : { file: redact(place2.file), ...place2.line !== null && { startLine: place2.line } };
      issueCommand(level, toCommandProperties({ title: redact(title), ...where }), redact(message));
    },
    mask: (value) => {
      for (const part of maskableParts(value)) issueCommand("add-mask", {}, part);
      remember(value);
    },
    setOutput: (name, value) => {
      if (environment["GITHUB_OUTPUT"]) issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
    },
    writeSummary: (markdown2) => {
      const file = environment["GITHUB_STEP_SUMMARY"];
      if (file) appendFileSync(file, redactMarkdown(markdown2));
    },
    writeRunFile: (text8) => writtenIn(environment["RUNNER_TEMP"], text8),
    summaryForm: "markdown",
    columns: Infinity,
    docsUrl: docsUrlOf(environment),
    saveState: (name, value) => {
      if (environment["GITHUB_STATE"]) issueFileCommand("STATE", prepareKeyValueMessage(name, value));
    },
    state: (name) => environment[`STATE_${name}`] ?? "",
    fail: () => {
      process.exitCode = 1;
    }
  };
};
var writtenIn = (folder, text8) => {
  if (!folder) return null;
  const path3 = join4(mkdtempSync(join4(folder, "ship-to-ecs-run-")), "record.json");
  writeFileSync(path3, text8);
  return path3;
};
var docsUrlOf = (environment) => {
  const repository2 = environment["GITHUB_ACTION_REPOSITORY"] ?? "";
  if (!/^[\w.-]+\/[\w.-]+$/u.test(repository2)) return null;
  const server = environment["GITHUB_SERVER_URL"] ?? "https://github.com";
  return `${server}/${repository2}/blob/${environment["GITHUB_ACTION_REF"] || "HEAD"}/`;
};

// src/host-of-action.ts
var hostOfAction = (redactor) => isGitHub(process.env) ? gitHubHost(redactor) : makeConsole({
  redactor,
  write: (line) => void process.stdout.write(`${line}
`),
  debugOutput: process.env["SHIP_TO_ECS_DEBUG"] === "true" ? "shown" : "hidden"
});
var gitHubHost = (redactor) => makeGitHub({
  redactor,
  redactMarkdown: (summary) => redactedMarkdown(summary, redactor.redact),
  environment: process.env
});

export {
  makeJournal,
  makeLeftovers,
  makeRedactor,
  PIPELINE_NAMES,
  fieldOf,
  ACTION_INPUTS,
  readConfig,
  runAction,
  leaveSoon,
  makeConsole,
  isGitHub,
  hostOfAction,
  gitHubHost
};
