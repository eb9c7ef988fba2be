import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  issue,
  issueCommand,
  issueFileCommand,
  prepareKeyValueMessage,
  toCommandProperties
} from "./chunk-XB7243TP.js";
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
} from "./chunk-ZDEQ5IEV.js";
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
  holdsOn,
  imageByReference,
  inWords,
  isBySsh,
  isCompared,
  isCovered,
  isDay,
  isExportedHere,
  isKnownBad,
  isOfService,
  isRemote,
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
  patternProblem,
  placedTasks,
  placesInWords,
  placesOf,
  plainLine,
  plainLines,
  plural,
  policyLine,
  proposedInWords,
  prose,
  reachedBy,
  rebuildInWords,
  refusalOfEach,
  refusedPath,
  registeredInWords,
  repositoryName,
  runningNow,
  scansOf,
  sentence,
  severitiesInWords,
  shortDigest,
  sideCarComparedInWords,
  soonBlocks,
  soonInWords,
  soonestWorst,
  sourceInWords,
  suggestedEntries,
  table,
  taskIdOf,
  templateProblems,
  text,
  trafficInWords,
  unescaped,
  unknownClass,
  urlInWords,
  wasScanned,
  withShortDigests,
  worstFirst,
  worstKind
} from "./chunk-XEMUFGM6.js";
import {
  CommandError,
  ESCAPE_SEQUENCES,
  INVISIBLE,
  external_exports
} from "./chunk-5RTS4QSR.js";
import {
  firstAndCount
} from "./chunk-TLGL66BL.js";
import {
  firstSentence
} from "./chunk-V4ZP3B5Q.js";
import {
  didYouMean,
  nearest,
  nearestFirst
} from "./chunk-DEUNQXPF.js";
import {
  pointerOf,
  positionAt,
  positionText
} from "./chunk-KNAHS6CV.js";
import {
  CATALOGUE,
  ShipError,
  fault,
  isBlock,
  isCancelled,
  messageOf
} from "./chunk-FSZQVZGE.js";
import {
  asWritten
} from "./chunk-BW2SWVHA.js";
import {
  MOST_LEVELS,
  MOST_LISTED_PROBLEMS,
  MOST_SETTINGS_BYTES,
  listedProblems,
  quoted
} from "./chunk-CUDM3E5L.js";
import {
  __name
} from "./chunk-BUTU2U3S.js";

// src/action.ts
import { rm } from "node:fs/promises";

// src/adapters/journal.ts
var makeJournal = /* @__PURE__ */ __name((emit) => {
  const entries = [];
  const keep = /* @__PURE__ */ __name((index, entry2) => {
    entries[index] = entry2;
    emit({ kind: "change", index, entry: entry2 });
  }, "keep");
  return (stage) => ({
    aboutTo: /* @__PURE__ */ __name((change) => {
      const index = entries.length;
      keep(index, { stage, change, state: "unknown" });
      return {
        changed: /* @__PURE__ */ __name((known2 = change) => keep(index, { stage, change: known2, state: "changed" }), "changed"),
        unchanged: /* @__PURE__ */ __name(() => keep(index, { stage, change, state: "unchanged" }), "unchanged")
      };
    }, "aboutTo"),
    entries: /* @__PURE__ */ __name(() => [...entries], "entries")
  });
}, "makeJournal");

// src/adapters/github/github.ts
import { appendFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// src/adapters/secret-forms.ts
var SHORTEST_PART = 6;
var SHORTEST_HIDDEN = 4;
var UNSEEN = `(?!\\n)(?:${INVISIBLE.source}|[\\u2028\\u2029])`;
var UNSEEN_CHARACTERS = new RegExp(`(?:${UNSEEN}){1,256}`, "gu");
var UNSEEN_OR_SEQUENCES = new RegExp(`(?:${ESCAPE_SEQUENCES.source}|${UNSEEN}){1,256}`, "gu");
var seen = /* @__PURE__ */ __name((text7) => text7.replace(UNSEEN_OR_SEQUENCES, ""), "seen");
var isShortSecret = /* @__PURE__ */ __name((secret) => seen(secret).trim().length < SHORTEST_HIDDEN, "isShortSecret");
var maskableParts = /* @__PURE__ */ __name((secret) => {
  const lines2 = linesOf(secret);
  const shortest = lines2.length > 1 ? SHORTEST_PART : SHORTEST_HIDDEN;
  return [...new Set(lines2.filter((line) => line.length >= shortest))];
}, "maskableParts");
var formsOf = /* @__PURE__ */ __name((secret) => {
  const lines2 = linesOf(secret).filter((line) => line.length >= SHORTEST_PART);
  const plain2 = [secret, secret.trim(), ...lines2];
  const forms = [...plain2, ...plain2.flatMap(encoded)];
  return [...forms, ...forms.map(seen)].filter((form) => form.trim().length >= SHORTEST_HIDDEN);
}, "formsOf");
var linesOf = /* @__PURE__ */ __name((secret) => secret.split(/[\r\n]+/u).map((line) => line.trim()).filter((line) => line !== ""), "linesOf");
var encoded = /* @__PURE__ */ __name((secret) => [
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret.toWellFormed()),
  ...base64Forms(Buffer.from(secret, "utf8"))
], "encoded");
var base64Forms = /* @__PURE__ */ __name((bytes) => {
  const inner = [0, 1, 2].map((skipped) => bytes.subarray(skipped, skipped + Math.floor(Math.max(0, bytes.length - skipped) / 3) * 3)).filter((part) => part.length >= SHORTEST_PART);
  return [bytes, ...inner].flatMap((part) => [part.toString("base64"), part.toString("base64url")]);
}, "base64Forms");

// src/adapters/github/github.ts
var isGitHub = /* @__PURE__ */ __name((environment) => environment["GITHUB_ACTIONS"] === "true", "isGitHub");
var makeGitHub = /* @__PURE__ */ __name(({ redactor, redactMarkdown, environment }) => {
  const { redact, remember } = redactor;
  return {
    openGroup: /* @__PURE__ */ __name((title) => issue("group", redact(title)), "openGroup"),
    closeGroup: /* @__PURE__ */ __name(() => issue("endgroup"), "closeGroup"),
    line: /* @__PURE__ */ __name((text7) => void process.stdout.write(`${redact(text7)}
`), "line"),
    warning: /* @__PURE__ */ __name((text7) => issueCommand("warning", {}, redact(text7)), "warning"),
    debug: /* @__PURE__ */ __name((text7) => issueCommand("debug", {}, redact(text7)), "debug"),
    annotate: /* @__PURE__ */ __name(({ level, title, message }) => issueCommand(level, toCommandProperties({ title: redact(title) }), redact(message)), "annotate"),
    mask: /* @__PURE__ */ __name((value) => {
      for (const part of maskableParts(value)) issueCommand("add-mask", {}, part);
      remember(value);
    }, "mask"),
    setOutput: /* @__PURE__ */ __name((name, value) => {
      if (environment["GITHUB_OUTPUT"]) issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
    }, "setOutput"),
    writeSummary: /* @__PURE__ */ __name((markdown2) => {
      const file = environment["GITHUB_STEP_SUMMARY"];
      if (file) appendFileSync(file, redactMarkdown(markdown2));
    }, "writeSummary"),
    writeRunFile: /* @__PURE__ */ __name((text7) => writtenIn(environment["RUNNER_TEMP"], text7), "writeRunFile"),
    summaryForm: "markdown",
    docsUrl: docsUrlOf(environment),
    saveState: /* @__PURE__ */ __name((name, value) => {
      if (environment["GITHUB_STATE"]) issueFileCommand("STATE", prepareKeyValueMessage(name, value));
    }, "saveState"),
    state: /* @__PURE__ */ __name((name) => environment[`STATE_${name}`] ?? "", "state"),
    fail: /* @__PURE__ */ __name(() => {
      process.exitCode = 1;
    }, "fail")
  };
}, "makeGitHub");
var writtenIn = /* @__PURE__ */ __name((folder, text7) => {
  if (!folder) return null;
  const path3 = join(mkdtempSync(join(folder, "ship-to-ecs-run-")), "record.json");
  writeFileSync(path3, text7);
  return path3;
}, "writtenIn");
var docsUrlOf = /* @__PURE__ */ __name((environment) => {
  const repository2 = environment["GITHUB_ACTION_REPOSITORY"] ?? "";
  if (!/^[\w.-]+\/[\w.-]+$/u.test(repository2)) return null;
  const server = environment["GITHUB_SERVER_URL"] ?? "https://github.com";
  return `${server}/${repository2}/blob/${environment["GITHUB_ACTION_REF"] || "HEAD"}/`;
}, "docsUrlOf");

// src/adapters/console-log.ts
var makeConsole = /* @__PURE__ */ __name(({ redactor, write, debugOutput }) => {
  const state = /* @__PURE__ */ new Map();
  let margin = "";
  const print = /* @__PURE__ */ __name((text7) => write(redactor.redact(text7)), "print");
  return {
    openGroup: /* @__PURE__ */ __name((title) => {
      print(`\u25B8 ${title}`);
      margin = "  ";
    }, "openGroup"),
    closeGroup: /* @__PURE__ */ __name(() => {
      margin = "";
    }, "closeGroup"),
    line: /* @__PURE__ */ __name((text7) => print(`${margin}${text7}`), "line"),
    warning: /* @__PURE__ */ __name((text7) => print(`${margin}warning: ${text7}`), "warning"),
    debug: /* @__PURE__ */ __name((text7) => {
      if (debugOutput === "shown") print(`${margin}debug: ${text7}`);
    }, "debug"),
    // The summary is right above, and has the same errors and findings.
    annotate: /* @__PURE__ */ __name(() => void 0, "annotate"),
    mask: redactor.remember,
    setOutput: /* @__PURE__ */ __name((name, value) => print(`output ${name}=${value}`), "setOutput"),
    writeSummary: /* @__PURE__ */ __name((text7) => print(`
${text7}`), "writeSummary"),
    writeRunFile: /* @__PURE__ */ __name(() => null, "writeRunFile"),
    summaryForm: "text",
    docsUrl: null,
    saveState: /* @__PURE__ */ __name((name, value) => state.set(name, value), "saveState"),
    state: /* @__PURE__ */ __name((name) => state.get(name) ?? "", "state"),
    fail: /* @__PURE__ */ __name(() => {
      process.exitCode = 1;
    }, "fail")
  };
}, "makeConsole");

// src/adapters/leftovers.ts
var REMOVE_TIMEOUT_MS = 1e4;
var makeLeftovers = /* @__PURE__ */ __name((environment) => {
  const chains = [];
  const exec = makeExec({
    environment,
    signal: new AbortController().signal,
    onLine: /* @__PURE__ */ __name(() => void 0, "onLine"),
    redact: /* @__PURE__ */ __name((text7) => text7, "redact")
  });
  const remove = /* @__PURE__ */ __name(async (command) => {
    await exec.run({ ...command, output: "quiet", timeoutMs: REMOVE_TIMEOUT_MS }).catch(() => void 0);
  }, "remove");
  const inOrder = /* @__PURE__ */ __name(async (commands) => {
    for (const command of commands) await remove(command);
  }, "inOrder");
  return {
    removeAtEnd: /* @__PURE__ */ __name((...commands) => void chains.push(commands), "removeAtEnd"),
    removeAll: /* @__PURE__ */ __name(async () => {
      await Promise.all(chains.map(inOrder));
    }, "removeAll")
  };
}, "makeLeftovers");

// src/adapters/secret-index.ts
var HEAD = 4;
var HASHES = 1 << 16;
var FIRSTS = 1 << 10;
var hashAt = /* @__PURE__ */ __name((text7, at) => {
  const a = text7.charCodeAt(at) * 31 + text7.charCodeAt(at + 1);
  const b = text7.charCodeAt(at + 2) * 31 + text7.charCodeAt(at + 3);
  return a * 961 + b & HASHES - 1;
}, "hashAt");
var beginningsOf = /* @__PURE__ */ __name((texts4) => {
  const heads = new Uint8Array(HASHES);
  const firsts = new Uint8Array(FIRSTS);
  for (const text7 of texts4) {
    firsts[text7.charCodeAt(0) & FIRSTS - 1] = 1;
    if (text7.length >= HEAD) heads[hashAt(text7, 0)] = 1;
  }
  return { heads, firsts };
}, "beginningsOf");
var indexOf = /* @__PURE__ */ __name((texts4) => {
  const sorted = [...new Set(texts4)].sort();
  const shorter = shorterTexts(sorted);
  const { heads, firsts } = beginningsOf(sorted);
  const longest = sorted.reduce((most, { length }) => Math.max(most, length), 0);
  const countUpTo = /* @__PURE__ */ __name((text7) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = low + high >>> 1;
      if ((sorted[middle] ?? "") <= text7) low = middle + 1;
      else high = middle;
    }
    return low;
  }, "countUpTo");
  const textsAt = /* @__PURE__ */ __name((text7, at) => {
    const found = [];
    for (let one = countUpTo(text7.slice(at, at + longest)) - 1; one >= 0; one = shorter[one] ?? -1)
      if (text7.startsWith(sorted[one] ?? "", at)) found.push(one);
    return found;
  }, "textsAt");
  return {
    longest,
    placesIn: /* @__PURE__ */ __name((text7) => {
      const places = [];
      const ends = /* @__PURE__ */ new Map();
      for (let at = 0; at <= text7.length - HEAD; at += 1) {
        if (firsts[text7.charCodeAt(at) & FIRSTS - 1] === 0 || heads[hashAt(text7, at)] === 0) continue;
        for (const one of textsAt(text7, at)) {
          if (at < (ends.get(one) ?? 0)) continue;
          const end2 = at + (sorted[one] ?? "").length;
          ends.set(one, end2);
          places.push({ start: at, end: end2 });
        }
      }
      return places;
    }, "placesIn"),
    mayBegin: /* @__PURE__ */ __name((character) => firsts[character.charCodeAt(0) & FIRSTS - 1] === 1, "mayBegin"),
    longestAtStart: /* @__PURE__ */ __name((text7) => text7.length < HEAD || heads[hashAt(text7, 0)] === 0 ? 0 : (sorted[textsAt(text7, 0)[0] ?? -1] ?? "").length, "longestAtStart"),
    continues: /* @__PURE__ */ __name((text7, at) => {
      if (text7.length - at >= HEAD && heads[hashAt(text7, at)] === 0) return false;
      const rest = text7.slice(at);
      return sorted[countUpTo(rest)]?.startsWith(rest) ?? false;
    }, "continues")
  };
}, "indexOf");
var shorterTexts = /* @__PURE__ */ __name((sorted) => {
  const shorter = new Int32Array(sorted.length).fill(-1);
  const open = [];
  for (const [index, text7] of sorted.entries()) {
    while (open.length > 0 && !text7.startsWith(sorted[open.at(-1) ?? 0] ?? "")) open.pop();
    shorter[index] = open.at(-1) ?? -1;
    open.push(index);
  }
  return shorter;
}, "shorterTexts");

// src/adapters/text-views.ts
var viewsOf = /* @__PURE__ */ __name((text7) => {
  const itself = { text: text7, origin: /* @__PURE__ */ __name((at) => at, "origin"), gaps: [] };
  if (text7.search(UNSEEN_CHARACTERS) === -1) return [itself];
  const seen2 = [itself, withoutCharacters(text7)];
  return text7.includes("\x1B") || text7.includes("\x9B") ? [...seen2, withoutSequences(text7)] : seen2;
}, "viewsOf");
var withoutCharacters = /* @__PURE__ */ __name((text7) => {
  let gaps = null;
  return {
    text: text7.replace(UNSEEN_CHARACTERS, ""),
    origin: /* @__PURE__ */ __name((at) => originIn(text7, gaps ??= gapsIn(text7, UNSEEN_CHARACTERS), at), "origin"),
    gaps: []
  };
}, "withoutCharacters");
var withoutSequences = /* @__PURE__ */ __name((text7) => {
  const gaps = gapsIn(text7, UNSEEN_OR_SEQUENCES);
  return { text: text7.replace(UNSEEN_OR_SEQUENCES, ""), origin: /* @__PURE__ */ __name((at) => originIn(text7, gaps, at), "origin"), gaps };
}, "withoutSequences");
var gapsIn = /* @__PURE__ */ __name((text7, unseen) => {
  const gaps = [];
  let leftOut2 = 0;
  let gap = { at: 0, from: 0, to: 0 };
  for (const { index, 0: match } of text7.matchAll(unseen)) {
    if (index > gap.to) {
      gaps.push(gap);
      leftOut2 += gap.to - gap.from;
      gap = { at: index - leftOut2, from: index, to: index };
    }
    gap.to = index + match.length;
  }
  return [...gaps, gap];
}, "gapsIn");
var originIn = /* @__PURE__ */ __name((text7, gaps, at) => {
  const { at: start, to } = gaps[lastAtMost(gaps, at)] ?? { at: 0, to: 0 };
  return Math.min(text7.length, to + at - start);
}, "originIn");
var lastAtMost = /* @__PURE__ */ __name((gaps, place2) => {
  let low = 0;
  let high = gaps.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((gaps[middle]?.at ?? 0) <= place2) low = middle;
    else high = middle - 1;
  }
  return low;
}, "lastAtMost");

// src/adapters/redact.ts
var makeRedactor = /* @__PURE__ */ __name(() => {
  const forms = /* @__PURE__ */ new Set();
  const words2 = /* @__PURE__ */ new Set();
  let known2 = null;
  let shortest = Infinity;
  const prepared = /* @__PURE__ */ __name(() => known2 ??= { forms: indexOf(forms), words: indexOf(words2), wordTexts: [...words2] }, "prepared");
  return {
    remember: /* @__PURE__ */ __name((secret) => {
      if (secret.trim() === "") return;
      const isShort = isShortSecret(secret);
      for (const form of isShort ? [secret.trim(), seen(secret).trim()] : formsOf(secret)) {
        if (form === "") continue;
        if (isShort) words2.add(form);
        else forms.add(form);
        shortest = Math.min(shortest, form.length);
      }
      known2 = null;
    }, "remember"),
    redact: /* @__PURE__ */ __name((text7) => {
      if (text7.length < shortest) return text7;
      const ranges = rangesIn(text7, prepared());
      if (ranges.length === 0) return text7;
      let from = 0;
      const kept = joined(ranges).map(({ start, end: end2 }) => {
        const before = text7.slice(from, start);
        from = end2;
        return `${before}***`;
      });
      return kept.join("") + text7.slice(from);
    }, "redact"),
    openEnd: /* @__PURE__ */ __name((text7) => {
      if (shortest === Infinity) return text7.length;
      const ranges = joined(rangesIn(text7, prepared()));
      const open = Math.min(...[prepared().forms, prepared().words].map((secrets2) => openStart(text7, secrets2)));
      return ranges.find(({ start, end: end2 }) => start < open && open < end2)?.start ?? open;
    }, "openEnd")
  };
}, "makeRedactor");
var rangesIn = /* @__PURE__ */ __name((text7, { forms, wordTexts }) => viewsOf(text7).flatMap((view) => [
  ...forms.placesIn(view.text).map((range2) => originOf(view, range2)),
  ...wordTexts.flatMap((word2) => placesOf2(word2, view.text).filter((range2) => isWord(view.text, range2))).map((range2) => originOf(view, range2)),
  ...beheadedIn(text7, view, forms)
]), "rangesIn");
var beheadedIn = /* @__PURE__ */ __name((original, view, forms) => {
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
}, "beheadedIn");
var beginningsIn = /* @__PURE__ */ __name((text7, secrets2) => {
  const places = /* @__PURE__ */ new Map();
  for (let index = text7.length - 1; index >= 0; index -= 1) {
    const character = text7.charAt(index);
    if (secrets2.mayBegin(character) && !places.has(character)) places.set(character, index);
  }
  return [...places];
}, "beginningsIn");
var originOf = /* @__PURE__ */ __name((view, { start, end: end2 }) => ({
  start: view.origin(start),
  end: view.origin(end2 - 1) + 1
}), "originOf");
var placesOf2 = /* @__PURE__ */ __name((wanted, text7) => {
  const places = [];
  for (let at = text7.indexOf(wanted); at !== -1; at = text7.indexOf(wanted, at + wanted.length))
    places.push({ start: at, end: at + wanted.length });
  return places;
}, "placesOf");
var isWord = /* @__PURE__ */ __name((text7, { start, end: end2 }) => !/[\p{L}\p{N}_]$/u.test(text7.slice(Math.max(0, start - 2), start)) && !/^[\p{L}\p{N}_]/u.test(text7.slice(end2, end2 + 2)), "isWord");
var joined = /* @__PURE__ */ __name((ranges) => {
  const result = [];
  for (const range2 of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last !== void 0 && range2.start < last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range2.end) };
    else result.push(range2);
  }
  return result;
}, "joined");
var LONGEST_SEQUENCE = 4096;
var BEGUN_SEQUENCE = (
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /(?:(?:\u001b\[|\u009b)[0-?]*[ -/]*|\u001b[\]PX^_][^\u0007\u001b\n\r\u2028\u2029]*\u001b?|\u001b[ -/]*)$/u
);
var openStart = /* @__PURE__ */ __name((text7, secrets2) => {
  if (secrets2.longest === 0) return text7.length;
  const tailAt = Math.max(0, text7.length - LONGEST_SEQUENCE);
  const begun = BEGUN_SEQUENCE.exec(text7.slice(tailAt));
  const whole4 = begun === null ? text7 : text7.slice(0, tailAt + begun.index);
  const starts = viewsOf(whole4).flatMap((view) => [openPlace(view, secrets2), beheadedPlace(whole4, view, secrets2)]);
  return starts.reduce((least, start) => Math.min(least, start), whole4.length);
}, "openStart");
var openPlace = /* @__PURE__ */ __name(({ text: text7, origin }, secrets2) => {
  for (let at = Math.max(0, text7.length - secrets2.longest + 1); at < text7.length; at += 1)
    if (secrets2.continues(text7, at)) return origin(at);
  return Infinity;
}, "openPlace");
var beheadedPlace = /* @__PURE__ */ __name((original, { text: text7, gaps }, secrets2) => {
  const least = text7.length - secrets2.longest + 2;
  for (const { at, from, to } of gaps) {
    if (at < least) continue;
    const rest = text7.slice(at);
    const places = beginningsIn(original.slice(from, to), secrets2).filter(
      ([character]) => secrets2.continues(character + rest, 0)
    );
    if (places.length > 0) return from + Math.min(...places.map(([, index]) => index));
  }
  return Infinity;
}, "beheadedPlace");

// src/cancel.ts
var LEAVE_BEHIND_MS = 6e3;
var UNDO_AFTER_CANCEL_MS = 5500;
var UNDO_MS = 10 * 6e4;
var listenForCancel = /* @__PURE__ */ __name((signals) => {
  const controller = new AbortController();
  const overdue = Promise.withResolvers();
  overdue.promise.catch(() => void 0);
  const noMoreUndo = new AbortController();
  const timers = [];
  let late = false;
  const end2 = /* @__PURE__ */ __name((message) => {
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
  }, "end");
  const undoSignal = /* @__PURE__ */ __name((urgency) => {
    if (urgency === "seconds") return noMoreUndo.signal;
    const tooLong = new AbortController();
    timers.push(setTimeout(() => tooLong.abort(undoCut(`it took ${UNDO_MS / 6e4} minutes`)), UNDO_MS));
    return AbortSignal.any([noMoreUndo.signal, tooLong.signal]);
  }, "undoSignal");
  signals.onSignal((name) => end2(`the run was cancelled (${name})`));
  return {
    signal: controller.signal,
    undoSignal,
    overdue: overdue.promise,
    isOverdue: /* @__PURE__ */ __name(() => late, "isOverdue"),
    stop: /* @__PURE__ */ __name(() => end2("the run was stopped because of a defect"), "stop"),
    dispose: /* @__PURE__ */ __name(() => {
      timers.forEach(clearTimeout);
      signals.release();
    }, "dispose")
  };
}, "listenForCancel");
var undoCut = /* @__PURE__ */ __name((because) => fault("E_UNDO_TIMED_OUT", { message: `undoing the change was stopped because ${because}` }), "undoCut");

// src/defects.ts
var watchForDefects = /* @__PURE__ */ __name((onDefect) => {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void 0);
  process.on("uncaughtException", onDefect);
}, "watchForDefects");

// src/domain/trust/guard-report.ts
var guardSentence = /* @__PURE__ */ __name((report2) => {
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
}, "guardSentence");
var listed = /* @__PURE__ */ __name((names) => names.map((name) => `\`${name}\``).join(", "), "listed");

// src/report/recorded-error.ts
var recordedError = /* @__PURE__ */ __name((error) => error instanceof ShipError ? {
  code: error.code,
  kind: error.kind,
  message: error.message,
  headlines: error.headlines,
  hint: error.hint ?? null,
  docs: error.docs
} : recordedError(fault("E_INTERNAL", { message: messageOf(error), cause: error })), "recordedError");
var wasCancelled = /* @__PURE__ */ __name((error, cancelledAt) => isCancelled(error) || cancelledAt !== null && (error instanceof CommandError && error.failure.kind === "killed" || error instanceof Error && error.name === "AbortError"), "wasCancelled");

// src/report/skipped.ts
var failureKindOf = /* @__PURE__ */ __name((otherwise, code) => code !== void 0 && isBlock(code) ? "blocked" : otherwise, "failureKindOf");
var describeSkip = /* @__PURE__ */ __name((because, kindOf) => {
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
}, "describeSkip");
var causes = /* @__PURE__ */ __name((stages, kindOf) => stages.map((stage) => WORDS[kindOf(stage)](stage)).join(" and "), "causes");
var WORDS = {
  failed: /* @__PURE__ */ __name((stage) => `${stage} failed`, "failed"),
  blocked: /* @__PURE__ */ __name(() => "the gate blocked the image", "blocked"),
  cancelled: /* @__PURE__ */ __name((stage) => `${stage} was cancelled`, "cancelled")
};

// src/report/run-verdict.ts
var verdictOf = /* @__PURE__ */ __name(({ failure, stages }) => {
  if (failure !== null) return failure.kind === "cancelled" ? "cancelled" : "failed";
  const own = stages.filter(({ undoes }) => undoes === null);
  const failed = own.filter(({ status: status2 }) => status2 === "failed");
  if (failed.length > 0)
    return failed.every(({ error }) => error !== null && isBlock(error.code)) ? "blocked" : "failed";
  const isDone = own.every(({ status: status2 }) => status2 === "succeeded" || status2 === "left-out");
  return isDone && own.length > 0 ? "success" : "cancelled";
}, "verdictOf");

// src/report/record.ts
var newRecord = /* @__PURE__ */ __name(({ pipeline, startedAt }) => ({
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
}), "newRecord");
var recordEvent = /* @__PURE__ */ __name((record, event) => {
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
}, "recordEvent");
var recordStageEvent = /* @__PURE__ */ __name((record, event) => {
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
}, "recordStageEvent");
var stagesOf = /* @__PURE__ */ __name((record, kind) => {
  const isOfKind = /* @__PURE__ */ __name((stage) => stage.kind === kind && stage.undoes === null, "isOfKind");
  return record.stages.filter(isOfKind);
}, "stagesOf");
var resultsOf = /* @__PURE__ */ __name((record, kind) => stagesOf(record, kind).flatMap(({ result }) => result === null ? [] : [result]), "resultsOf");
var resultOf = /* @__PURE__ */ __name((record, kind) => resultsOf(record, kind)[0], "resultOf");
var waiting = /* @__PURE__ */ __name(({ id, kind, title, subject, undoes }) => ({
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
}), "waiting");
var kindOfFailure = /* @__PURE__ */ __name(({ stages }, id) => {
  const failed = stages.find((stage) => stage.id === id);
  return failureKindOf(failed?.status === "cancelled" ? "cancelled" : "failed", failed?.error?.code);
}, "kindOfFailure");
var recordFailure = /* @__PURE__ */ __name((record, event) => {
  const result = event.error instanceof ShipError ? event.error.result : void 0;
  return withStage(record, event.stage, (stage) => ({
    status: wasCancelled(event.error, record.cancelledAt) ? "cancelled" : "failed",
    durationMs: since(stage, event.at),
    error: recordedError(event.error),
    ...result === void 0 ? {} : { result }
  }));
}, "recordFailure");
var end = /* @__PURE__ */ __name((record, at) => {
  const stages = record.stages.map((stage) => {
    if (stage.status === "running") return { ...stage, status: "cancelled", durationMs: since(stage, at) };
    if (stage.status === "waiting")
      return { ...stage, status: "skipped", because: "skipped because the run ended first" };
    return stage;
  });
  return { ...record, endedAt: at, stages, verdict: verdictOf({ ...record, stages }) };
}, "end");
var since = /* @__PURE__ */ __name((stage, at) => stage.startedAt === null ? null : Math.max(0, at - stage.startedAt), "since");
var withStage = /* @__PURE__ */ __name((record, id, change) => ({
  ...record,
  stages: record.stages.map(
    (stage) => (
      // What a stage records has the shape of its kind (`defineStage`), which an event has forgotten.
      stage.id === id ? { ...stage, ...change(stage) } : stage
    )
  )
}), "withStage");

// src/report/service-reports.ts
var servicesOf = /* @__PURE__ */ __name((record) => stagesOf(record, "deploy").map(({ subject }) => serviceOf(record, subject)), "servicesOf");
var serviceOf = /* @__PURE__ */ __name((record, subject) => {
  const stages = record.stages.filter((stage) => stage.subject === subject && stage.undoes === null);
  const result = /* @__PURE__ */ __name((kind) => stagesOf({ ...record, stages }, kind)[0]?.result ?? null, "result");
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
}, "serviceOf");
var plannedOf = /* @__PURE__ */ __name((record, subject) => {
  const planned = resultsOf(record, "plan").flatMap(({ services: services3 }) => services3.filter(({ key }) => key === subject));
  const [found] = planned;
  if (found === void 0) return {};
  const { serviceName: service4, previousTaskDefinitionArn, url: url2 } = found;
  return { service: service4, previousTaskDefinitionArn, url: url2?.url ?? null };
}, "plannedOf");
var deployedIn = /* @__PURE__ */ __name((deploy) => deploy === null ? {} : { taskDefinitionArn: deploy.taskDefinitionArn, deploymentId: deploy.deploymentId }, "deployedIn");
var startedBy = /* @__PURE__ */ __name((deploy) => deploy === null ? {} : { service: deploy.service, previousTaskDefinitionArn: deploy.previousTaskDefinitionArn }, "startedBy");
var digestIn = /* @__PURE__ */ __name((confirm) => confirm?.kind === "confirmed" ? confirm.digest : null, "digestIn");
var rollbackIn = /* @__PURE__ */ __name(({ stages }, subject) => {
  const results = stages.flatMap(
    (stage) => stage.kind === "roll-back" && stage.subject === subject && stage.result !== null ? [stage.result] : []
  );
  const [done] = results.flatMap((result) => result.kind === "none" || isByEcs(result) ? [] : [result.kind]);
  return done ?? null;
}, "rollbackIn");
var isByEcs = /* @__PURE__ */ __name((result) => result.kind === "restored" && result.by === "ecs", "isByEcs");
var outcomeOf = /* @__PURE__ */ __name((stages, seen2) => {
  const { wait, mayBeDeployed } = seen2;
  const reason = reasonIn(stages);
  if (wait !== null && wait.outcome.kind !== "success")
    return { outcome: wait.outcome.kind, reason: wait.cause?.summary ?? reason };
  if (brokenIn(stages) === void 0 && reason === null && mayBeDeployed)
    return { outcome: reached(seen2, isConfirmed(stages)), reason: null };
  return { outcome: unproved(seen2), reason };
}, "outcomeOf");
var reached = /* @__PURE__ */ __name(({ deploy, wait }, isProved) => {
  if (deploy?.kind === "unchanged") return "unchanged";
  if (wait !== null) return reachedBy(wait.outcome) ?? "success";
  return isProved ? "success" : "started";
}, "reached");
var unproved = /* @__PURE__ */ __name(({ deploy, wait, mayBeDeployed }) => {
  if (wait !== null || deploy?.kind === "unchanged") return "not-confirmed";
  return mayBeDeployed ? "interrupted" : "not-deployed";
}, "unproved");
var isConfirmed = /* @__PURE__ */ __name((stages) => stages.some(({ kind, result }) => kind === "confirm" && result !== null), "isConfirmed");
var brokenIn = /* @__PURE__ */ __name((stages) => stages.find(({ status: status2 }) => status2 === "failed" || status2 === "cancelled"), "brokenIn");
var reasonIn = /* @__PURE__ */ __name((stages) => brokenIn(stages)?.error?.message ?? stages.find(({ status: status2 }) => status2 === "skipped")?.because ?? null, "reasonIn");
var registeredIn = /* @__PURE__ */ __name((changes2) => changesOf("revision", changes2).find(({ state }) => state === "changed")?.change.taskDefinitionArn ?? changesOf("service", changes2)[0]?.change.to ?? null, "registeredIn");
var serviceNameIn = /* @__PURE__ */ __name((changes2) => changesOf("service", changes2)[0]?.change.service ?? null, "serviceNameIn");

// src/report/json-outputs.ts
var publicFacts = /* @__PURE__ */ __name(({ service: service4, outcome, reason, taskDefinitionArn, ...facts2 }) => {
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
}, "publicFacts");
var servicesJson = /* @__PURE__ */ __name((record) => {
  const services3 = servicesOf(record).map((report2) => [report2.key, publicFacts(report2)]);
  return services3.length === 0 ? void 0 : JSON.stringify(Object.fromEntries(services3));
}, "servicesJson");
var NOT_COMPARED = { changed: [], newDeployment: "when-changed", lines: [], leftOut: 0 };
var planJson = /* @__PURE__ */ __name((record) => {
  const services3 = resultOf(record, "plan")?.services ?? [];
  const plans = services3.map(({ key, serviceName: service4, changes: changes2 }) => {
    const known2 = changes2.kind === "compared" ? changes2 : NOT_COMPARED;
    const { changed, newDeployment } = known2;
    return [key, { service: service4, compared: changes2.kind, changed, newDeployment, diff: diffText(known2) }];
  });
  return plans.length === 0 ? void 0 : JSON.stringify(Object.fromEntries(plans));
}, "planJson");
var countsJson = /* @__PURE__ */ __name((record) => {
  const counts = countsBySource(resultsOf(record, "scan"));
  const images = resultsOf(record, "side-cars-scan").flatMap((scanned) => scanned.images);
  const sideCars = images.map(({ sideCar: { repository: _, ...sideCar }, scans }) => {
    const { image: properties2, ...counts2 } = countsBySource(scans);
    return { ...sideCar, ...counts2, ...properties2 === void 0 ? {} : { properties: properties2 } };
  });
  const all = { ...counts, ...sideCars.length === 0 ? {} : { sideCars } };
  return Object.keys(all).length === 0 ? void 0 : JSON.stringify(all);
}, "countsJson");
var countsBySource = /* @__PURE__ */ __name((scans) => Object.fromEntries(
  scans.flatMap(
    (scan) => scan.kind === "report" && wasScanned(scan.report) ? [[scan.report.source, countByLevel(scan.report.source, scan.report.findings)]] : []
  )
), "countsBySource");

// src/report/one-service.ts
var deploymentStatus = /* @__PURE__ */ __name((record) => {
  const outcome = resultOf(record, "wait")?.outcome;
  if (outcome !== void 0) return reachedBy(outcome) ?? outcome.kind;
  return resultOf(record, "deploy")?.kind === "unchanged" ? "unchanged" : void 0;
}, "deploymentStatus");
var onlyService = /* @__PURE__ */ __name((record) => {
  const services3 = servicesOf(record);
  return services3.length === 1 ? services3[0] : void 0;
}, "onlyService");
var onlyPlanned = /* @__PURE__ */ __name((record) => {
  const services3 = resultOf(record, "plan")?.services ?? [];
  return services3.length === 1 ? services3[0] : void 0;
}, "onlyPlanned");

// src/report/outputs-of-deployment.ts
var DEPLOYMENT_OUTPUTS = {
  "task-definition-arn": {
    description: "The task definition revision that was registered, or that the service already runs.",
    from: /* @__PURE__ */ __name((record) => onlyService(record)?.taskDefinitionArn, "from")
  },
  "previous-task-definition-arn": {
    description: "The task definition revision that the service had right before the update.",
    from: /* @__PURE__ */ __name((record) => onlyService(record)?.previousTaskDefinitionArn ?? onlyPlanned(record)?.previousTaskDefinitionArn, "from")
  },
  "deployment-id": {
    description: "The id of the deployment in ECS, `ecs-svc/\u2026`.",
    from: /* @__PURE__ */ __name((record) => onlyService(record)?.deploymentId, "from")
  },
  "deployment-status": {
    description: "Outcome of the deployment: `success`, `rolled-back`, `failed`, `superseded`, `stopped`, `paused`, `timed-out` or `interrupted`; `serving` or a stage such as `BAKE_TIME` if the run waited for that only and ECS continues; `unchanged` if the service already runs the same revision and nothing is deployed.",
    from: /* @__PURE__ */ __name((record) => onlyService(record) === void 0 ? void 0 : deploymentStatus(record), "from")
  },
  "deployment-arn": {
    description: "The ARN of the service deployment, if ECS says it.",
    from: /* @__PURE__ */ __name((record) => onlyService(record)?.deploymentArn, "from")
  },
  "deployment-reason": {
    description: "Why the deployment is not a success, in one sentence; empty for a success.",
    from: /* @__PURE__ */ __name((record) => onlyService(record)?.reason, "from")
  },
  "running-digest": {
    description: "The digest of the image that every running task reports; empty if that is not confirmed.",
    from: /* @__PURE__ */ __name((record) => onlyService(record)?.runningDigest, "from")
  },
  rollback: {
    description: "What became of a deployment that is taken back: `restored`, `requested` if its end was not seen, or `not-restored`; empty if nothing was taken back. A rollback by ECS alone is `rolled-back` in `deployment-status`.",
    from: /* @__PURE__ */ __name((record) => onlyService(record)?.rollback, "from")
  },
  "service-url": {
    description: "The address at which the service answers, as its Application Load Balancer says it: HTTPS before HTTP, one on the internet before an internal one; empty if it is not known.",
    from: /* @__PURE__ */ __name((record) => onlyPlanned(record)?.url?.url, "from")
  },
  services: {
    description: "Outcome of each service, as JSON by key: `{ service, outcome, reason, taskDefinitionArn, previousTaskDefinitionArn, deploymentArn, runningDigest, rollback, url }`. The outcome is one of those of `deployment-status`, or `not-deployed`, `started` or `not-confirmed`.",
    from: /* @__PURE__ */ __name((record) => servicesJson(record), "from")
  },
  plan: {
    description: "What a deployment would change in each service, as JSON by key: `{ service, compared, changed, newDeployment, diff }`. `compared` is `compared`, or `first` or `unknown` if there is nothing to compare with; `changed` lists paths such as `containerDefinitions/app/image`; `newDeployment` is `forced` if a deployment starts even where nothing changes, else `when-changed`; `diff` is text without the values of secrets.",
    from: /* @__PURE__ */ __name((record) => planJson(record), "from")
  }
};

// src/report/exception-uses.ts
var usesOfRun = /* @__PURE__ */ __name((record) => {
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
}, "usesOfRun");
var usedVex = /* @__PURE__ */ __name((record) => resultsOf(record, "judge").flatMap(({ excepted }) => excepted).filter(({ exception }) => exception.from.kind === "vex").map(({ exception }) => ({ exception, findings: 1 })), "usedVex");
var usedByLint = /* @__PURE__ */ __name((record) => ((resultOf(record, "plan") ?? resultOf(record, "definition"))?.services ?? []).flatMap(({ lint }) => lint).flatMap(({ excepted }) => excepted === void 0 ? [] : [{ exception: excepted, findings: 1 }]), "usedByLint");
var keyOf = /* @__PURE__ */ __name(({ id, place: place2 }) => `${positionText(place2)} ${id}`, "keyOf");
var once = /* @__PURE__ */ __name((exceptions) => [
  ...new Map(exceptions.map((exception) => [keyOf(exception), exception])).values()
], "once");
var summed = /* @__PURE__ */ __name((uses) => [...Map.groupBy(uses, ({ exception }) => keyOf(exception)).values()].flatMap(
  ([first, ...others]) => first === void 0 ? [] : [{ ...first, findings: others.reduce((sum, { findings }) => sum + findings, first.findings) }]
), "summed");
var exceptionsUsedJson = /* @__PURE__ */ __name((record) => {
  const { used } = usesOfRun(record);
  if (used.length === 0 && resultsOf(record, "judge").length === 0) return void 0;
  return JSON.stringify(
    used.map(({ exception: { id, owner, expires, reason, from, ...scopes }, findings }) => ({
      ...{ id, package: scopes.package, path: scopes.path, image: scopes.image, key: scopes.key, file: scopes.file },
      ...{ owner, expires, reason, vex: from.kind === "vex" ? from.path : null, findings }
    }))
  );
}, "exceptionsUsedJson");

// src/report/repository.ts
var repositoryIn = /* @__PURE__ */ __name((record) => {
  const push = resultOf(record, "push");
  if (push !== void 0) return push;
  const uri = resultOf(record, "plan")?.repository?.repositoryUri;
  return uri === void 0 ? null : repositoryName(uri);
}, "repositoryIn");

// src/report/scans.ts
var scansIn = /* @__PURE__ */ __name((record) => [
  ...resultsOf(record, "scan"),
  ...resultsOf(record, "side-cars-scan").flatMap(scansOf)
], "scansIn");
var blockersIn = /* @__PURE__ */ __name((record) => resultsOf(record, "gate").flatMap(blockersOf), "blockersIn");
var worstVerdict = /* @__PURE__ */ __name((record) => worstKind(resultsOf(record, "gate").map(({ kind }) => kind)), "worstVerdict");
var databaseDate = /* @__PURE__ */ __name((record) => scansIn(record).flatMap((scan) => scan.kind === "report" ? scan.report.database?.updatedAt ?? [] : [])[0], "databaseDate");

// src/report/outputs-of-image.ts
var IMAGE_OUTPUTS = {
  image: {
    description: "Deployed image, by digest: `registry/repository@sha256:\u2026`.",
    from: /* @__PURE__ */ __name((record) => resultOf(record, "push")?.uri, "from")
  },
  "image-digest": {
    description: "Digest of the manifest or index under the tag.",
    from: /* @__PURE__ */ __name((record) => resultOf(record, "push")?.digest, "from")
  },
  "image-tag": {
    description: "The computed tag; with `image`, the tag that was given, if any.",
    from: /* @__PURE__ */ __name((record) => resultOf(record, "tag")?.tag ?? resultOf(record, "push")?.tag, "from")
  },
  "config-digest": {
    description: "Digest of the image configuration, identical in build, scan and registry.",
    from: /* @__PURE__ */ __name((record) => resultOf(record, "build")?.configDigest, "from")
  },
  registry: {
    description: "The host of the registry.",
    from: /* @__PURE__ */ __name((record) => repositoryIn(record)?.registry, "from")
  },
  repository: {
    description: "The repository in the registry.",
    from: /* @__PURE__ */ __name((record) => repositoryIn(record)?.repository, "from")
  },
  "gate-verdict": {
    description: "Verdict of the gate: `passed`, `blocked`, `overridden` by `override-reason`, or `broke` if a scanner broke and the image could not be judged.",
    from: /* @__PURE__ */ __name((record) => worstVerdict(record), "from")
  },
  findings: {
    description: "Number of findings as JSON, by scanner and by severity (Trivy; with `ecr-scan` also ECR) or level (Dockle). With `pin-sidecars: scan`, `sideCars` lists the same for each image of a side-car: `{ image, containers, platform, trivy, dockle }`; in a rescan it lists the images that run, with `runsIn`, `written` (what the task definition says) and, where the policy asks, `properties`.",
    from: /* @__PURE__ */ __name((record) => countsJson(record), "from")
  },
  "scanner-cache-key": {
    description: "Key for `actions/cache` to save scanners and database; empty if unverified. See docs/scans.md.",
    from: /* @__PURE__ */ __name((record) => resultOf(record, "scanners")?.cacheKey, "from")
  },
  "new-findings": {
    description: "With `baseline`, the number of findings that the image and its side-cars add to it; empty if there was nothing to compare the image with.",
    from: /* @__PURE__ */ __name((record) => countCompared(record, "added"), "from")
  },
  "fixed-findings": {
    description: "With `baseline`, the number of its findings that the image and its side-cars no longer have; empty if there was nothing to compare the image with.",
    from: /* @__PURE__ */ __name((record) => countCompared(record, "fixed"), "from")
  },
  "exceptions-used": {
    description: "The exceptions that held for a finding, as a JSON list of `{ id, package, path, image, key, file, owner, expires, reason, vex, findings }`. `vex` is the document of one that is a VEX statement.",
    from: /* @__PURE__ */ __name((record) => exceptionsUsedJson(record), "from")
  },
  "override-reason": {
    description: "The reason for which the gate was overridden in this run; empty if it was not.",
    from: /* @__PURE__ */ __name((record) => overrideOf(record), "from")
  },
  reports: {
    description: "The path of the folder with every report of the scans, for later steps of the job: JSON, table, SARIF and SBOMs (`docs/reports.md`). Set also when the gate blocks; empty if nothing was scanned.",
    from: /* @__PURE__ */ __name((record) => resultOf(record, "reports")?.folder, "from")
  },
  "database-date": {
    description: "When the vulnerability database was made that the image was scanned with, ISO 8601; empty if no scan with one ended.",
    from: /* @__PURE__ */ __name((record) => databaseDate(record), "from")
  }
};
var countCompared = /* @__PURE__ */ __name((record, list) => {
  const counts = resultsOf(record, "judge").flatMap(
    (judged) => judged.compared?.kind === "compared" ? comparisonsIn(judged).map((one) => one[list].length) : []
  );
  return counts.length === 0 ? void 0 : String(counts.reduce((sum, count) => sum + count, 0));
}, "countCompared");
var overrideOf = /* @__PURE__ */ __name((record) => {
  const gate = resultsOf(record, "gate").find(({ kind }) => kind === "overridden");
  return gate?.kind === "overridden" ? gate.reason : void 0;
}, "overrideOf");

// src/report/outputs.ts
var OUTPUTS = {
  result: {
    description: "How the run ended: `success`, `blocked` (by the gate), `failed` or `cancelled`.",
    from: /* @__PURE__ */ __name((record) => record.verdict, "from")
  },
  apps: {
    description: "With `pipeline: apps`, the names of the apps that the change concerns, as a JSON list for `matrix` with `fromJSON`; `[]` if it concerns none.",
    from: /* @__PURE__ */ __name((record) => appNames(record), "from")
  },
  ...IMAGE_OUTPUTS,
  ...DEPLOYMENT_OUTPUTS,
  "duration-seconds": {
    description: "How long the run took, in whole seconds.",
    from: /* @__PURE__ */ __name(({ startedAt, endedAt }) => endedAt === null ? null : String(Math.round((endedAt - startedAt) / 1e3)), "from")
  },
  "run-file": {
    description: "The path of a file with the whole record of the run as JSON: stages, results, changes, errors. It is in `RUNNER_TEMP`, for later steps of the job. `format` is raised when a change of its shape may break a reader.",
    from: /* @__PURE__ */ __name((record) => record.runFile, "from")
  },
  "failed-stage": {
    description: "The first stage that failed or was cancelled.",
    from: /* @__PURE__ */ __name((record) => failureOf(record)?.stage, "from")
  },
  "error-code": {
    description: "The code of the error, as in `docs/errors.md`.",
    from: /* @__PURE__ */ __name((record) => failureOf(record)?.code, "from")
  }
};
var outputsOf = /* @__PURE__ */ __name((record) => Object.fromEntries(
  Object.entries(OUTPUTS).flatMap(([name, { from }]) => {
    const value = from(record);
    return value === void 0 || value === null ? [] : [[name, value]];
  })
), "outputsOf");
var appNames = /* @__PURE__ */ __name((record) => {
  const apps = resultOf(record, "apps")?.apps;
  return apps && JSON.stringify(apps.filter(({ kind }) => kind === "changed").map(({ name }) => name));
}, "appNames");
var failureOf = /* @__PURE__ */ __name((record) => {
  const own = record.stages.filter(({ undoes }) => undoes === null);
  const failed = own.find((stage) => stage.status === "failed") ?? own.find((stage) => stage.status === "cancelled");
  if (failed === void 0) return record.failure === null ? void 0 : { code: record.failure.code };
  return { stage: failed.id, ...failed.error && { code: failed.error.code } };
}, "failureOf");

// src/settings/problems.ts
var problem = /* @__PURE__ */ __name((text7) => ({ text: text7, at: null }), "problem");
var once2 = /* @__PURE__ */ __name((problems) => [
  ...new Map(problems.map((one) => [JSON.stringify([one.at, one.text]), one])).values()
], "once");
var byPosition = /* @__PURE__ */ __name(({ at: a }, { at: b }) => a === null || b === null ? 0 : a.line - b.line || a.column - b.column, "byPosition");
var wrongValue = /* @__PURE__ */ __name((name, text7) => /^(?:must|cannot) /.test(text7) ? `\`${name}\` ${text7}` : `\`${name}\`: ${text7}`, "wrongValue");
var settingsError = /* @__PURE__ */ __name((problems) => {
  const lines2 = problems.map(({ at, text: text7 }) => at === null ? text7 : `${positionText(at)}: ${text7}`);
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
}, "settingsError");
var inShort = /* @__PURE__ */ __name((text7) => {
  const [, name, required2] = /^(`[\w.-]+`)( is required\b)?/u.exec(text7) ?? [];
  return name === void 0 ? [] : [required2 === void 0 ? `${name} is invalid` : `${name} is required`];
}, "inShort");

// src/settings/proxy-variables.ts
var READ_BY_NODE = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];
var ALL = [...READ_BY_NODE, "ALL_PROXY", "all_proxy", "FTP_PROXY", "ftp_proxy"];
var USER_INFO = /^(?:[a-z][\w+.-]*:\/\/)?(.+)@/isu;
var proxySecrets = /* @__PURE__ */ __name((environment) => {
  const secrets2 = ALL.flatMap((name) => {
    const userInfo = USER_INFO.exec((environment[name] ?? "").trim())?.[1];
    if (userInfo === void 0) return [];
    const colon = userInfo.indexOf(":");
    return [userInfo, userInfo.slice(colon + 1)].flatMap((secret) => [secret, decoded(secret)]);
  });
  return [...new Set(secrets2)];
}, "proxySecrets");
var proxyProblems = /* @__PURE__ */ __name((environment) => READ_BY_NODE.filter((name) => !isReadable(environment[name] ?? "")).map(
  (name) => problem(
    `the variable ${name} is not a valid proxy address; percent-encode special characters of its user name and password (\`#\` is \`%23\`)`
  )
), "proxyProblems");
var isReadable = /* @__PURE__ */ __name((address) => {
  if (!/^https?:/iu.test(address.trim())) return true;
  const url2 = URL.parse(address);
  return url2 !== null && [url2.username, url2.password].every((part) => !part.includes("%") || decodes(part));
}, "isReadable");
var decodes = /* @__PURE__ */ __name((text7) => {
  try {
    decodeURIComponent(text7);
    return true;
  } catch {
    return false;
  }
}, "decodes");
var decoded = /* @__PURE__ */ __name((text7) => decodes(text7) ? decodeURIComponent(text7) : text7, "decoded");

// src/report/summary/short-cause.ts
var shortCauses = /* @__PURE__ */ __name(({ headlines, message, code }) => {
  const said = [...headlines, firstSentence(message)].filter((text7) => idsIn(text7) <= 1);
  const texts4 = [...said, CATALOGUE[code].title].map((text7) => withinSentence(plainLine(text7)));
  return [...new Set(texts4)].filter((text7) => text7 !== "");
}, "shortCauses");
var ID = /\barn:aws[\w-]*:\S+|\bsha256:[0-9a-f]{12,}|\becs-svc\/\d+|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f-]{17}/giu;
var idsIn = /* @__PURE__ */ __name((text7) => [...text7.matchAll(ID)].length, "idsIn");
var withinSentence = /* @__PURE__ */ __name((text7) => text7.replace(/^(?:The|A|An|No|Its|This|These|There|Running)\b/u, (word2) => word2.toLowerCase()), "withinSentence");

// src/report/summary/headline-blocked.ts
var blockedWordings = /* @__PURE__ */ __name((record) => {
  const findings = resultsOf(record, "gate").flatMap(blockersOf).map(({ finding }) => finding);
  const [only, ...others] = findings;
  const where = whereOf(findings);
  if (only !== void 0 && others.length === 0)
    return [`${briefly(only)}${where}`, briefly(only), countsOf(findings)].map(blocked);
  if (findings.length > 0)
    return [`${countsOf(findings)}${where}`, countsOf(findings), plural(findings.length, "finding")].map(blocked);
  const error = record.stages.find((stage) => stage.error !== null && isBlock(stage.error.code))?.error;
  return error ? shortCauses(error).map((cause) => `Blocked: ${cause}`) : [];
}, "blockedWordings");
var blocked = /* @__PURE__ */ __name((what) => `Blocked: ${what}`, "blocked");
var whereOf = /* @__PURE__ */ __name((findings) => {
  if (findings.some(({ sideCar }) => sideCar === void 0)) return "";
  const services3 = new Set(findings.flatMap(({ sideCar }) => sideCar?.runsIn ?? []));
  if (services3.size > 0) return ` in the running images of ${plainLine(inWords([...services3]))}`;
  const names = new Set(findings.flatMap(({ sideCar }) => sideCar?.containers ?? []));
  return plainLine(`, in ${names.size === 1 ? "the side-car" : "the side-cars"} ${[...names].join(", ")}`);
}, "whereOf");
var briefly = /* @__PURE__ */ __name((finding) => {
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
}, "briefly");
var countsOf = /* @__PURE__ */ __name((findings) => {
  const groups = Map.groupBy(findings, nounOf);
  return inWords([...groups].map(([noun, group]) => plural(group.length, noun)));
}, "countsOf");
var nounOf = /* @__PURE__ */ __name((finding) => {
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
}, "nounOf");

// src/report/summary/rollouts.ts
var rolloutsOf = /* @__PURE__ */ __name((record) => stagesOf(record, "deploy").map(({ subject, result }) => {
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
}), "rolloutsOf");
var rollBackIn = /* @__PURE__ */ __name((stages) => stages.flatMap((stage) => stage.kind === "roll-back" && stage.result !== null ? [stage.result] : [])[0] ?? null, "rollBackIn");
var plannedService = /* @__PURE__ */ __name((record, key) => {
  const services3 = resultOf(record, "plan")?.services ?? [];
  return (key === null && services3.length === 1 ? services3[0] : services3.find((one) => one.key === key)) ?? null;
}, "plannedService");
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
var brokenStage = /* @__PURE__ */ __name(({ stages }, status2) => stages.find((stage) => stage.status === status2), "brokenStage");
var outcomeInWords = /* @__PURE__ */ __name((outcome) => {
  const label = outcomeLabel(outcome);
  return `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`;
}, "outcomeInWords");

// src/report/summary/undone.ts
var withUndo = /* @__PURE__ */ __name((record, wordings) => {
  const ending = undoEnding(record);
  return ending === null ? wordings : wordings.flatMap((text7) => [`${text7}; ${ending}`, text7]);
}, "withUndo");
var isUndone = /* @__PURE__ */ __name((stage) => {
  const { undoes, status: status2, kind, result } = stage;
  if (undoes === null || status2 !== "succeeded") return false;
  return kind !== "roll-back" || result?.kind === "restored" || result?.kind === "requested";
}, "isUndone");
var isStopped = /* @__PURE__ */ __name((stage) => isUndone(stage) || stage.kind === "roll-back" && stage.result !== null && stage.result.kind !== "none", "isStopped");
var isIdle = /* @__PURE__ */ __name(({ kind, result }) => (kind === "roll-back" || kind === "stop-task") && result?.kind === "none", "isIdle");
var taskEnding = /* @__PURE__ */ __name((undo) => undo.every(({ status: status2 }) => status2 === "succeeded") ? "the task was stopped" : "the task could not be stopped", "taskEnding");
var undoEnding = /* @__PURE__ */ __name(({ stages }) => {
  const undo = stages.filter((stage) => stage.undoes !== null && stage.startedAt !== null && !isIdle(stage));
  if (undo.length > 0 && undo.every(({ kind }) => kind === "stop-task")) return taskEnding(undo);
  const undone = undo.filter(isUndone);
  if (undo.length === 0) return null;
  if (undo.every(({ kind }) => kind === "roll-back")) return rollBackEnding(undo, undone);
  if (undone.length === undo.length) return undone.length === 1 ? "the change was undone" : "the changes were undone";
  if (undone.length > 0) return `${undone.length} of ${undo.length} changes were undone`;
  return undo.length === 1 ? "undoing the change failed" : "undoing the changes failed";
}, "undoEnding");
var isUnderWay = /* @__PURE__ */ __name(({ kind, result }) => kind === "roll-back" && result?.kind === "requested", "isUnderWay");
var rollBackEnding = /* @__PURE__ */ __name((undo, undone) => {
  if (undone.length === 0) return undo.some(isUnderWay) ? "the rollback has not ended" : "the rollback failed";
  if (undone.length < undo.length) return `${undone.length} of ${undo.length} services were rolled back`;
  const results = undone.flatMap((stage) => stage.kind === "roll-back" && stage.result !== null ? [stage.result] : []);
  const isRequested = results.some(({ kind }) => kind === "requested");
  const revisions = results.flatMap((result) => "revision" in result ? [named(result.revision)] : []);
  return `${isRequested ? "rollback requested to" : "rolled back to"} ${inWords([...new Set(revisions)])}`;
}, "rollBackEnding");

// src/report/summary/headline-cancelled.ts
var cancelledWordings = /* @__PURE__ */ __name((record) => {
  const cancelled = record.stages.filter(({ status: status2, undoes }) => status2 === "cancelled" && undoes === null);
  if (cancelled.length === 0) return withUndo(record, [betweenStages(record)]);
  const activities = [...Map.groupBy(cancelled, ({ kind }) => kind)].map(
    ([kind, stages]) => ACTIVITIES[kind]?.(servicesIn(record, stages))
  );
  const known2 = [...new Set(activities)].filter((activity) => activity !== void 0);
  return withUndo(record, [
    // A stage without words of its own is named by its id.
    ...activities.includes(void 0) ? [] : [`Cancelled while ${inWords(known2)}`],
    `Cancelled in ${inWords(cancelled.map(({ id }) => id))}`
  ]);
}, "cancelledWordings");
var betweenStages = /* @__PURE__ */ __name(({ stages }) => {
  const next = stages.find(({ status: status2, undoes }) => status2 === "skipped" && undoes === null);
  if (next === void 0) return "Cancelled";
  const isFirst = stages.every(({ startedAt }) => startedAt === null);
  return isFirst ? "Cancelled before the first stage" : `Cancelled before ${next.id}`;
}, "betweenStages");
var servicesIn = /* @__PURE__ */ __name((record, stages) => {
  const rollouts = rolloutsOf(record).filter((rollout) => stages.some((stage) => rollout.stages.includes(stage)));
  const [only] = rollouts;
  return rollouts.length === 1 && only !== void 0 ? named(only.name) : plural(rollouts.length, "service");
}, "servicesIn");
var ACTIVITIES = {
  tag: /* @__PURE__ */ __name(() => "computing the tag", "tag"),
  plan: /* @__PURE__ */ __name(() => "checking the target", "plan"),
  credentials: /* @__PURE__ */ __name(() => "looking for AWS credentials", "credentials"),
  definition: /* @__PURE__ */ __name(() => "checking the task definition", "definition"),
  apps: /* @__PURE__ */ __name(() => "finding the apps that changed", "apps"),
  verify: /* @__PURE__ */ __name(() => "checking what the services depend on", "verify"),
  "side-cars": /* @__PURE__ */ __name(() => "pinning the side-cars", "side-cars"),
  scanners: /* @__PURE__ */ __name(() => "preparing the scanners", "scanners"),
  build: /* @__PURE__ */ __name(() => "building the image", "build"),
  scan: /* @__PURE__ */ __name(() => "scanning the image", "scan"),
  "image-test": /* @__PURE__ */ __name(() => "testing the image", "image-test"),
  "side-cars-scan": /* @__PURE__ */ __name(() => "scanning other images", "side-cars-scan"),
  running: /* @__PURE__ */ __name(() => "looking for the running images", "running"),
  judge: /* @__PURE__ */ __name(() => "judging the scans", "judge"),
  baseline: /* @__PURE__ */ __name(() => "scanning the baseline", "baseline"),
  "side-cars-baseline": /* @__PURE__ */ __name(() => "scanning the running side-cars", "side-cars-baseline"),
  reports: /* @__PURE__ */ __name(() => "writing the reports", "reports"),
  base: /* @__PURE__ */ __name(() => "finding the base image", "base"),
  "newer-bases": /* @__PURE__ */ __name(() => "scanning newer base images", "newer-bases"),
  rebuilds: /* @__PURE__ */ __name(() => "comparing with today's base images", "rebuilds"),
  gate: /* @__PURE__ */ __name(() => "judging the scans", "gate"),
  "code-scanning": /* @__PURE__ */ __name(() => "uploading to code scanning", "code-scanning"),
  comment: /* @__PURE__ */ __name(() => "commenting on the pull request", "comment"),
  issue: /* @__PURE__ */ __name(() => "writing the issue", "issue"),
  platform: /* @__PURE__ */ __name(() => "comparing the platform of the image", "platform"),
  push: /* @__PURE__ */ __name(() => "pushing the image", "push"),
  render: /* @__PURE__ */ __name((services3) => `rendering the task definition of ${services3}`, "render"),
  register: /* @__PURE__ */ __name((services3) => `registering the task definition of ${services3}`, "register"),
  "run-before": /* @__PURE__ */ __name((services3) => `running a task before the update of ${services3}`, "run-before"),
  "run-after": /* @__PURE__ */ __name((services3) => `running a task after the deployment of ${services3}`, "run-after"),
  "stop-task": /* @__PURE__ */ __name(() => "stopping the task", "stop-task"),
  deploy: /* @__PURE__ */ __name((services3) => `updating ${services3}`, "deploy"),
  wait: /* @__PURE__ */ __name((services3) => `waiting for the deployment of ${services3}`, "wait"),
  "roll-back": /* @__PURE__ */ __name((services3) => `rolling ${services3} back`, "roll-back"),
  smoke: /* @__PURE__ */ __name((services3) => `testing ${services3}`, "smoke"),
  alarms: /* @__PURE__ */ __name((services3) => `watching the alarms of ${services3}`, "alarms"),
  "clean-up": /* @__PURE__ */ __name((services3) => `deregistering old revisions of ${services3}`, "clean-up"),
  confirm: /* @__PURE__ */ __name((services3) => `confirming the running image of ${services3}`, "confirm")
};

// src/report/summary/headline-failed.ts
var failedWordings = /* @__PURE__ */ __name((record) => {
  if (record.failure !== null) return outsideWordings(record, record.failure);
  const failed = failedStages(record);
  if (failed.length === 0) return cancelledWordings(record);
  const rollouts = rolloutsOf(record);
  const broken = rollouts.filter((rollout) => brokenStage(rollout, "failed") !== void 0);
  const isAllRollouts = failed.every((stage) => broken.some(({ stages }) => stages.includes(stage)));
  return withUndo(record, isAllRollouts ? rolloutWordings(rollouts, broken) : stageWordings(record, failed));
}, "failedWordings");
var failedStages = /* @__PURE__ */ __name(({ stages }) => stages.filter(({ status: status2, undoes }) => status2 === "failed" && undoes === null).toSorted((one, other) => rank(one) - rank(other)), "failedStages");
var rank = /* @__PURE__ */ __name(({ error }) => error !== null && isBlock(error.code) ? 1 : 0, "rank");
var outsideWordings = /* @__PURE__ */ __name(({ stages }, failure) => {
  const outcome = stages.length === 0 && failure.kind !== "internal" ? "Not started" : "Failed";
  return shortCauses(failure).map((cause) => `${outcome}: ${cause}`);
}, "outsideWordings");
var stageWordings = /* @__PURE__ */ __name((record, failed) => {
  const [first, ...others] = failed;
  if (first === void 0) return [];
  const too = others.length === 0 ? [] : [`; ${inWords(others.map(({ id }) => id))} failed too`];
  return causesOf(record, first).map((cause) => `Failed in ${first.id}: ${cause}`).flatMap((text7) => [...too.map((more) => text7 + more), text7]);
}, "stageWordings");
var causesOf = /* @__PURE__ */ __name((record, { id, kind, error }) => {
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
}, "causesOf");
var onSideCar = /* @__PURE__ */ __name(({ sideCar }) => {
  if (sideCar === void 0) return "";
  return ` on the ${sideCar.runsIn === void 0 ? "side-car" : "running container"} ${sideCar.containers.join(", ")}`;
}, "onSideCar");
var rolloutWordings = /* @__PURE__ */ __name((all, broken) => {
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
}, "rolloutWordings");
var notStarted = /* @__PURE__ */ __name((all) => {
  const count = all.filter(
    ({ stages }) => stages.some(({ because }) => because?.startsWith("not started ") === true)
  ).length;
  return count === 0 ? [] : [`${count} not started`];
}, "notStarted");
var failureOf2 = /* @__PURE__ */ __name((rollout) => {
  const { wait } = rollout;
  if (wait !== null && wait.cause !== null) {
    const label = outcomeLabel(wait.outcome);
    return { label, phrase: PHRASES[label] ?? outcomeInWords(wait.outcome), causes: [wait.cause.summary] };
  }
  const stage = brokenStage(rollout, "failed");
  const place2 = stage === void 0 ? "" : ` in ${stage.kind}`;
  const causes2 = stage?.error ? shortCauses(stage.error) : [];
  return { label: `Failed${place2}`, phrase: `failed${place2}`, causes: causes2 };
}, "failureOf");
var PHRASES = {
  "Deployment failed": "failed",
  "Rollback failed too": "failed to roll back"
};

// src/report/summary/headline-overridden.ts
var withOverride = /* @__PURE__ */ __name((record, wordings) => {
  const blockers = resultsOf(record, "gate").flatMap(
    (verdict) => verdict.kind === "overridden" ? verdict.blockers : []
  );
  if (blockers.length === 0) return wordings;
  const what = `Gate overridden, ${plural(blockers.length, "finding")} accepted`;
  return [...wordings.map((text7) => `${what}; ${text7.charAt(0).toLowerCase()}${text7.slice(1)}`), what];
}, "withOverride");

// src/report/summary/arns.ts
var familyAndRevision = /* @__PURE__ */ __name((arn) => plainLine(arn).split("/").at(-1) ?? arn, "familyAndRevision");

// src/report/summary/plan-section.ts
var OPEN_LINES = 30;
var planSection = /* @__PURE__ */ __name((record) => {
  const services3 = (resultOf(record, "plan")?.services ?? []).map((service4) => asDeployed(record, service4));
  const blocks = services3.flatMap((service4) => [
    ...serviceBlocks(service4),
    ...taskBlocks(service4),
    ...unresolvedBlocks(service4),
    ...checkBlocks(service4),
    ...service4.rollback === void 0 ? [] : [text(prose(service4.rollback))],
    ...alarmBlocks(service4)
  ]);
  const lines2 = services3.reduce((sum, { changes: changes2 }) => sum + (changes2.kind === "compared" ? changes2.lines.length : 0), 0);
  const isAllThereIs = stagesOf(record, "deploy").length === 0 && stagesOf(record, "judge").length === 0;
  const isShort = stagesOf(record, "deploy").length === 0 && lines2 <= OPEN_LINES;
  if (isAllThereIs || isShort) return blocks;
  const title = services3.map((service4) => `${whatChanges(service4)} in ${markdown(service4.serviceName)}`).join("; ");
  return details(`Plan: ${title}`, blocks);
}, "planSection");
var asDeployed = /* @__PURE__ */ __name((record, service4) => {
  const { key, changes: changes2 } = service4;
  const own = rolloutsOf(record).find(({ planned }) => planned?.key === key);
  const isSame = own?.deploy?.kind === "unchanged" || own?.deploy?.kind === "followed";
  if (!isSame || changes2.kind !== "compared" || changes2.changed.some((path3) => path3 !== changes2.imagePath))
    return service4;
  return { ...service4, changes: { ...changes2, changed: [], lines: [] } };
}, "asDeployed");
var whatChanges = /* @__PURE__ */ __name(({ changes: changes2 }) => {
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
}, "whatChanges");
var taskBlocks = /* @__PURE__ */ __name(({ tasks: tasks2 = [] }) => tasks2.length === 0 ? [] : [text(`Tasks that run with a deployment: ${tasks2.map((task2) => codeSpan(task2)).join(", ")}.`)], "taskBlocks");
var MOST_UNRESOLVED = 10;
var unresolvedBlocks = /* @__PURE__ */ __name(({ unresolved = [] }) => {
  if (unresolved.length === 0) return [];
  const rest = unresolved.length - MOST_UNRESOLVED;
  const names = unresolved.slice(0, MOST_UNRESOLVED).map((one) => codeSpan(one));
  const all = inWords([...names, ...rest > 0 ? [`${rest} more`] : []]);
  return [text(`\u26A0\uFE0F Not resolved, because others may have written the commit: ${all}.`)];
}, "unresolvedBlocks");
var checkBlocks = /* @__PURE__ */ __name(({ checks = [] }) => checks.length === 0 ? [] : [text(`Smoke test: ${inWords(checks.map((one) => codeSpan(one)))}.`)], "checkBlocks");
var alarmBlocks = /* @__PURE__ */ __name(({ alarms: alarms2 = [] }) => alarms2.length === 0 ? [] : [text(`Alarms that are watched: ${inWords(alarms2.map((one) => codeSpan(one)))}.`)], "alarmBlocks");
var unchanged = /* @__PURE__ */ __name(({ newDeployment }) => newDeployment === "forced" ? "a new deployment of the same revision" : "no change", "unchanged");
var FORCED = "`force-new-deployment` is set: a deployment starts even if the image is the one that runs.";
var serviceBlocks = /* @__PURE__ */ __name((service4) => {
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
}, "serviceBlocks");

// src/report/summary/headline-success.ts
var successWordings = /* @__PURE__ */ __name((record) => {
  const rollouts = rolloutsOf(record);
  const deployed = rollouts.filter(({ deploy }) => deploy !== null);
  const updated = deployed.filter(({ deploy }) => deploy?.kind !== "unchanged");
  const done = doneWordings(record, { deployed, updated });
  const leftOut2 = rollouts.filter(
    ({ stages }) => stages.some(({ kind, status: status2 }) => kind === "deploy" && status2 === "left-out")
  );
  if (leftOut2.length === 0) return done;
  const names = inWords(leftOut2.map(({ name }) => named(name)));
  const rest = `${names} ${leftOut2.length === 1 ? "was" : "were"} not updated`;
  return done.flatMap((text7) => [`${text7}; ${rest}`, text7]);
}, "successWordings");
var doneWordings = /* @__PURE__ */ __name((record, { deployed, updated }) => {
  const apps = resultOf(record, "apps")?.apps;
  if (apps !== void 0) return appWordings(apps);
  if (deployed.length === 0) return imageWordings(record);
  return updated.length > 0 ? rolloutWordings2(record, updated) : unchangedWordings(deployed);
}, "doneWordings");
var unchangedWordings = /* @__PURE__ */ __name((rollouts) => {
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
}, "unchangedWordings");
var rolloutWordings2 = /* @__PURE__ */ __name((record, rollouts) => {
  const pushed = resultOf(record, "push");
  const [outcome, which] = outcomeOf2(pushed, rollouts);
  const [only, ...others] = rollouts;
  if (only === void 0) return [];
  const subject = others.length === 0 ? named(only.name) : plural(rollouts.length, "service");
  const revisions = others.length === 0 && only.deploy !== null ? [familyAndRevision(only.deploy.taskDefinitionArn)] : [];
  const images = [...pushed?.tag == null ? [] : [pushed.tag], ...revisions].map(named);
  const state = stateOf(rollouts);
  return [
    ...images.map((image5) => `${outcome}: ${subject} ${state.verb} ${image5}${state.more}`),
    `${outcome}: ${subject} ${state.verb} the ${which} revision${state.more}`,
    `${outcome}: ${plural(rollouts.length, "service")}`
  ];
}, "rolloutWordings");
var outcomeOf2 = /* @__PURE__ */ __name((pushed, rollouts) => {
  if (rollouts.some(({ planned }) => planned?.goesBackTo !== void 0)) return ["Rolled back", "earlier"];
  return [pushed === void 0 || pushed.kind === "given" ? "Deployed" : "Shipped", "new"];
}, "outcomeOf");
var stateOf = /* @__PURE__ */ __name((rollouts) => {
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
}, "stateOf");
var earlyState = /* @__PURE__ */ __name((rollouts) => {
  const reached2 = rollouts.flatMap(({ wait }) => wait === null ? [] : reachedBy(wait.outcome) ?? []);
  const [first] = reached2;
  if (first === void 0) return null;
  if (rollouts.length > 1)
    return { verb: "run", more: `; ECS has not finished ${plural(reached2.length, "deployment")}` };
  return first === "serving" ? { verb: "serves", more: "; ECS has not finished the deployment" } : { verb: `is at ${first} with`, more: "; ECS has not finished the deployment" };
}, "earlyState");
var isReturning = /* @__PURE__ */ __name(({ goesBackTo, previousTaskDefinitionArn }) => goesBackTo !== void 0 && goesBackTo !== familyAndRevision(previousTaskDefinitionArn ?? ""), "isReturning");
var moveTo = /* @__PURE__ */ __name((service4) => service4.goesBackTo === void 0 ? `get ${whatChanges(service4)}` : `go back to ${named(service4.goesBackTo)}: ${whatChanges(service4)}`, "moveTo");
var planWordings = /* @__PURE__ */ __name((record) => {
  const { services: services3 = [], pushes = null } = resultOf(record, "plan") ?? {};
  if (services3.length === 0) return pushes === null ? [] : ["the image would be pushed"];
  const changing = services3.filter((service4) => isReturning(service4) || whatChanges(service4) !== "no change");
  if (changing.length === 0) return ["nothing would change"];
  const each = changing.map((service4) => `${named(service4.serviceName)} would ${moveTo(service4)}`);
  return [inWords(each), `${plural(changing.length, "service")} would change`];
}, "planWordings");
var appWordings = /* @__PURE__ */ __name((apps) => {
  const changed = apps.filter(({ kind }) => kind === "changed").map(({ name }) => named(name));
  const count = `${changed.length} of ${plural(apps.length, "app")} changed`;
  return changed.length === 0 ? [`No app changed of ${apps.length}`] : [`${count}: ${inWords(changed)}`, count];
}, "appWordings");
var judgedWordings = /* @__PURE__ */ __name((record) => {
  const isOverridden2 = resultsOf(record, "gate").some(({ kind }) => kind === "overridden");
  const running = resultOf(record, "running")?.images.length ?? 0;
  const what = running === 0 ? "the image" : running === 1 ? "the image that runs" : `the ${running} images that run`;
  const passed = isOverridden2 ? "Passed by `override-reason`" : `Passed: no finding blocks ${what}`;
  const isUnplanned = resultOf(record, "credentials")?.kind === "missing";
  const more = isUnplanned ? ["no plan without AWS credentials"] : planWordings(record);
  return [...more.map((text7) => `${passed}; ${text7}`), passed];
}, "judgedWordings");
var imageWordings = /* @__PURE__ */ __name((record) => {
  const [push, tag] = [resultOf(record, "push"), resultOf(record, "tag")];
  if (push !== void 0) {
    const name = named(push.tag ?? push.repository);
    const text7 = push.kind === "pushed" ? `Pushed ${name}` : `${name} was already in the registry`;
    return [text7, push.kind === "pushed" ? "Pushed the image" : "The image was already in the registry"];
  }
  const gates = resultsOf(record, "gate");
  if (gates.length > 0) return judgedWordings(record);
  if (resultOf(record, "build") !== void 0)
    return tag === void 0 ? ["Built the image"] : [`Built ${named(tag.tag)}`, "Built the image"];
  const planned = planWordings(record);
  if (planned.length > 0) return planned.map((text7) => `Plan: ${text7}`);
  const isIdle2 = record.stages.every(({ status: status2 }) => status2 === "left-out");
  return [isIdle2 ? "Nothing to do: every stage was left out" : "Succeeded"];
}, "imageWordings");

// src/report/summary/headline.ts
var LONGEST_HEADLINE = 100;
var headlineOf = /* @__PURE__ */ __name((record) => fitting(wordingsOf(record)) ?? OUTCOMES[record.verdict], "headlineOf");
var fitting = /* @__PURE__ */ __name((wordings) => wordings.find((text7) => text7.length <= LONGEST_HEADLINE), "fitting");
var wordingsOf = /* @__PURE__ */ __name((record) => {
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
}, "wordingsOf");
var runningWordings = /* @__PURE__ */ __name(({ stages }) => {
  const running = stages.filter(({ status: status2 }) => status2 === "running").map(({ id }) => id);
  return running.length === 0 ? [] : [`Running: ${running.join(", ")}`];
}, "runningWordings");
var OUTCOMES = {
  running: "Running",
  success: "Succeeded",
  blocked: "Blocked",
  failed: "Failed",
  cancelled: "Cancelled"
};

// src/report/summary/error-headline.ts
var errorHeadlines = /* @__PURE__ */ __name((record, errors) => errors.map((one, index) => index === 0 ? headlineOf(record) : headlineOfOther(record, one)), "errorHeadlines");
var headlineOfOther = /* @__PURE__ */ __name((record, { stage: id, error }) => {
  const stage = record.stages.find((one) => one.id === id);
  if (stage === void 0) return fitting(shortCauses(error)) ?? CATALOGUE[error.code].title;
  if (stage.undoes !== null) {
    return fitting(shortCauses(error).map((cause) => `Undo failed in ${stage.id}: ${cause}`)) ?? "Undo failed";
  }
  return fitting(namedCauses(stage)) ?? headlineOf(recordOfOnly(record, stage));
}, "headlineOfOther");
var namedCauses = /* @__PURE__ */ __name(({ kind, result }) => kind === "wait" && result !== null && result.cause !== null ? [result.cause.message, result.cause.summary].map((cause) => `${outcomeLabel(result.outcome)}: ${cause}`) : [], "namedCauses");
var recordOfOnly = /* @__PURE__ */ __name((record, { id, subject }) => {
  const isConcerned = /* @__PURE__ */ __name((one) => one.id === id || one.error === null && (one.subject === null || one.subject === subject), "isConcerned");
  const only = { failure: null, stages: record.stages.filter(isConcerned) };
  return { ...record, ...only, verdict: verdictOf(only) };
}, "recordOfOnly");

// src/report/summary/written.ts
var uploadedInWords = /* @__PURE__ */ __name((result) => {
  if (result.kind !== "uploaded") return notWrittenInWords(result);
  const inState = /* @__PURE__ */ __name((kind) => result.reports.filter(({ processing }) => processing.kind === kind).length, "inState");
  const [pending, failed] = [inState("pending"), inState("failed")];
  return [
    plural(result.reports.length, "report"),
    ...pending === 0 ? [] : [`${pending} still in processing`],
    ...failed === 0 ? [] : [`${failed} not processed`]
  ].join(", ");
}, "uploadedInWords");
var postedInWords = /* @__PURE__ */ __name((result) => {
  if (result.kind === "none") return "nothing to write";
  return "url" in result ? link(result.kind, result.url) : notWrittenInWords(result);
}, "postedInWords");
var notWrittenInWords = /* @__PURE__ */ __name(({ kind, because }) => `${kind === "skipped" ? "not written" : "failed"}: ${prose(because)}`, "notWrittenInWords");
var notWritten = /* @__PURE__ */ __name((record) => [
  ...new Map(noticesIn(record).map((one) => [one.sentence, one])).values()
], "notWritten");
var noticesIn = /* @__PURE__ */ __name((record) => KINDS2.flatMap(
  ({ kind, title }) => resultsOf(record, kind).flatMap(
    (result) => result.kind === "skipped" ? [{ title, sentence: `${title}: ${result.because}.${result.next === null ? "" : ` ${result.next}`}` }] : []
  )
), "noticesIn");
var KINDS2 = [
  { kind: "code-scanning", title: "Nothing uploaded to code scanning" },
  { kind: "comment", title: "No comment on the pull request" },
  { kind: "issue", title: "No issue written" }
];

// src/report/summary/notices.ts
var noticesOf = /* @__PURE__ */ __name((record) => [
  ...withoutCredentials(record),
  ...deployingPullRequest(record),
  ...notJudged(record),
  ...notRunning(record),
  ...notCompared(record),
  ...endedExceptions(record),
  ...notWritten(record)
], "noticesOf");
var noticeSection = /* @__PURE__ */ __name((record) => noticesOf(record).map(({ sentence: sentence2 }) => text(`\u2139\uFE0F ${prose(sentence2)}`)), "noticeSection");
var withoutCredentials = /* @__PURE__ */ __name((record) => {
  if (resultOf(record, "credentials")?.kind !== "missing") return [];
  const isLeftOut = stagesOf(record, "side-cars-scan").some(({ status: status2 }) => status2 === "left-out");
  const what = isLeftOut ? "there is no plan, and no side-car was scanned" : "there is no plan";
  const sentence2 = `No AWS credentials found, so nothing in AWS was read and ${what}. Pull requests from forks and from Dependabot have no credentials.`;
  return [{ title: "No plan without AWS credentials", sentence: sentence2 }];
}, "withoutCredentials");
var PULL_REQUEST = /^pull_request(?:_target)?$/;
var deployingPullRequest = /* @__PURE__ */ __name((record) => {
  const { run: run3, pipeline, stages } = record;
  if (run3 === null || pipeline !== "ship" || stages.length === 0 || !PULL_REQUEST.test(run3.event)) return [];
  const which = run3.pullRequest === null ? "a pull request" : `pull request ${run3.pullRequest}`;
  const isDeployed = resultsOf(record, "deploy").some(({ kind }) => kind !== "unchanged");
  const what = isDeployed ? "deployed" : "was set to deploy";
  const sentence2 = `This run of ${which} ${what}: \`pipeline: ship\` on \`${run3.event}\`. To check a pull request without deploying it, use \`pipeline: check\`.`;
  return [{ title: "Pull request with `pipeline: ship`", sentence: sentence2 }];
}, "deployingPullRequest");
var endedExceptions = /* @__PURE__ */ __name((record) => {
  const { expired, soon } = usesOfRun(record);
  return [
    ...expired.length === 0 ? [] : [{ title: "Expired exceptions", sentence: `${expiredInWords(expired)}.` }],
    ...soon.length === 0 ? [] : [{ title: "Exceptions that end soon", sentence: `${soonInWords(soon)}.` }]
  ];
}, "endedExceptions");
var notJudged = /* @__PURE__ */ __name((record) => {
  const isBack = resultsOf(record, "plan").some(({ services: services3 }) => services3.some((one) => one.goesBackTo !== void 0));
  if (!isBack) return [];
  const sentence2 = "A rollback builds, scans and judges nothing: its image was judged when it was shipped.";
  return [{ title: "Rollback without scans", sentence: sentence2 }];
}, "notJudged");
var notRunning = /* @__PURE__ */ __name((record) => {
  const idle = resultOf(record, "running")?.idle ?? [];
  if (idle.length === 0) return [];
  const sentence2 = `No task runs in ${inWords(idle.map(({ place: place2 }) => named(place2)))}, so nothing of it is judged.`;
  return [{ title: "Nothing runs", sentence: sentence2 }];
}, "notRunning");
var notCompared = /* @__PURE__ */ __name((record) => {
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
}, "notCompared");
var inSentence = /* @__PURE__ */ __name((note2, names) => note2.kind === "diverged" ? {
  title: "Commit of another branch",
  sentence: `The commit \`${note2.running}\`, which runs in ${names}, is on another branch than \`${note2.own}\`.`
} : {
  title: "Commits not compared",
  sentence: `Whether a newer commit runs in ${names} is not known: ${note2.because}.`
}, "inSentence");

// src/report/summary/problem-list.ts
var ENTRY = /^( *)- /u;
var FOLLOWING = /^ {2,}\S/u;
var DEEPEST = 2;
var problemList = /* @__PURE__ */ __name((lines2) => {
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
}, "problemList");
var LONGEST = 1e3;
var levelOf = /* @__PURE__ */ __name((line) => Math.floor((line.length - line.trimStart().length) / 2), "levelOf");
var indent = /* @__PURE__ */ __name((level) => "  ".repeat(level), "indent");
var entry = /* @__PURE__ */ __name((line, level) => `${indent(level)}- ${prose(line.trimStart().slice(2), LONGEST)}`, "entry");

// src/report/summary/errors.ts
var MESSAGE_LINES = 40;
var errorsOf = /* @__PURE__ */ __name(({ failure, stages }) => [
  ...failure === null ? [] : [{ stage: null, error: failure }],
  ...stages.toSorted((one, other) => rank2(one) - rank2(other)).flatMap(({ id, error }) => error === null ? [] : [{ stage: id, error }])
], "errorsOf");
var rank2 = /* @__PURE__ */ __name(({ status: status2, error, undoes }) => {
  if (undoes !== null) return 3;
  if (status2 === "cancelled") return 2;
  return error !== null && isBlock(error.code) ? 1 : 0;
}, "rank");
var nextStep = /* @__PURE__ */ __name((record) => {
  const [first, ...others] = errorsOf(record);
  if (first === void 0) return null;
  const urgent = others.filter(({ error }) => error.code === "E_NOT_ROLLED_BACK");
  const hints = [...urgent, first].flatMap((one) => hintOf(record, one) ?? []);
  return hints.length === 0 ? null : shownBelow(hints.join(" "));
}, "nextStep");
var shownBelow = /* @__PURE__ */ __name((hint) => hint.replaceAll(/ in the summary\b/gu, " below").replace(
  /\bTo accept a finding instead, add an entry [^]*$/u,
  "Or accept what you cannot fix: the entries to copy are below."
), "shownBelow");
var hintOf = /* @__PURE__ */ __name((record, { stage: id, error }) => {
  const hint = error.hint?.replace(UNCHANGED, "") ?? null;
  if (hint === null) return null;
  const subject = record.stages.find((stage) => stage.id === id)?.subject;
  if (!record.stages.some((stage) => stage.subject === subject && isStopped(stage))) return hint;
  return error.kind === "cancelled" ? "Re-run to deploy." : hint.replace(CONTINUES, "").trim() || null;
}, "hintOf");
var UNCHANGED = / Nothing was changed\.|; nothing was changed(?=\.)/u;
var CONTINUES = /(?<!\s)\s*\b(?:The deployment [^.:]{1,40}|(?:ECS|CodeDeploy) did not roll back): check the service\./u;
var errorSection = /* @__PURE__ */ __name((record) => errorsOf(record).flatMap((one, index) => isShownElsewhere(record, one) ? [] : errorBlocks(record, one, index)), "errorSection");
var isShownElsewhere = /* @__PURE__ */ __name((record, { stage: id, error }) => {
  if (isBlock(error.code) || error.kind === "cancelled") return true;
  const stage = record.stages.find((one) => one.id === id);
  return stage !== void 0 && hasSection(stage);
}, "isShownElsewhere");
var hasSection = /* @__PURE__ */ __name((stage) => {
  if (stage.kind === "wait") return stage.result !== null && stage.result.cause !== null;
  if (stage.kind === "image-test") return stage.result !== null;
  return stage.kind === "gate" && stage.result?.kind === "broke";
}, "hasSection");
var errorBlocks = /* @__PURE__ */ __name((record, one, index) => {
  const { stage, error } = one;
  const hint = hintOf(record, one);
  return [
    text(`### ${stage === null ? "" : `${codeSpan(stage)} failed: `}${codeSpan(error.code)}`),
    ...messageBlocks(error.message, headlineOf(record)),
    // That of the first one is below the headline.
    ...hint === null || index === 0 ? [] : [text(`**Next:** ${prose(hint)}`)]
  ];
}, "errorBlocks");
var messageBlocks = /* @__PURE__ */ __name((message, headline) => {
  const [first = "", ...rest] = message.split(/\r\n|[\n\r]/u);
  const isHeadline = headline.endsWith(first.replace(/:\s*$/u, ""));
  const list = problemList(rest);
  if (list !== null) return [...isHeadline ? [] : [text(prose(first, 2e3))], text(list)];
  const shown = rest.slice(-MESSAGE_LINES).map((line) => plainLine(line, 500));
  return [text(prose(first, 2e3)), ...shown.length === 0 ? [] : [text(codeBlock(shown.join("\n")))]];
}, "messageBlocks");

// src/report/annotations.ts
var PER_LEVEL = 10;
var MESSAGE_LIMIT = 4096;
var TITLE_LIMIT = 200;
var annotationsOf = /* @__PURE__ */ __name((record) => {
  const errors = errorsOf(record);
  const titles = errorHeadlines(record, errors);
  const annotated = errors.map(
    (one, index) => errorAnnotation({ ...one, message: messageNow(record, one) }, titles[index] ?? "", hintOf(record, one))
  );
  const notices = noticesOf(record).map(({ title, sentence: sentence2 }) => annotation("notice", title, sentence2));
  const all = [...annotated, ...findingAnnotations(record), ...brokenAnnotations(record), ...notices];
  return ["error", "warning", "notice"].flatMap(
    (level) => all.filter((annotation2) => annotation2.level === level).slice(0, PER_LEVEL)
  );
}, "annotationsOf");
var annotation = /* @__PURE__ */ __name((level, title, message) => ({
  level,
  title: plainLine(title, TITLE_LIMIT),
  message: plainLines(message, MESSAGE_LIMIT)
}), "annotation");
var ENDING = 800;
var messageNow = /* @__PURE__ */ __name((record, { stage: id, error: { message } }) => {
  const rollout = rolloutsOf(record).find(({ stages }) => stages.some((stage) => stage.id === id));
  const running = rollout?.rollBack?.kind === "restored" ? rollout.rollBack.running : null;
  return running === null ? message : message.replace(/^Running: .*$/mu, () => `Running: ${running}`);
}, "messageNow");
var errorAnnotation = /* @__PURE__ */ __name(({ stage, error, message }, title, hint) => {
  const { code, kind } = error;
  const next = hint === null ? [] : [`Next: ${plainLine(hint, 500)}`];
  const where = stage === null ? "" : ` (stage ${plainLine(stage, TITLE_LIMIT)})`;
  const lines2 = [plainLines(message, MESSAGE_LIMIT - ENDING), ...next, `Code: ${code}${where}`];
  return annotation(kind === "cancelled" ? "warning" : "error", title, lines2.join("\n"));
}, "errorAnnotation");
var findingAnnotations = /* @__PURE__ */ __name((record) => blockersIn(record).map(
  ({ finding }) => annotation(
    resultOf(record, "gate")?.kind === "overridden" ? "warning" : "error",
    `${SOURCES[finding.source].name} ${finding.level}: ${finding.id}`,
    `${explain(finding)}${ownerInWords("; in ", finding)}`
  )
), "findingAnnotations");
var brokenAnnotations = /* @__PURE__ */ __name((record) => scansIn(record).flatMap(
  (scan) => scan.kind === "broke" && resultOf(record, "gate") === void 0 ? [
    annotation(
      "error",
      `${SOURCES[scan.source].name} broke${ownerInWords(" on ", scan)}`,
      `${scan.because}
Next: ${scan.hint}`
    )
  ] : []
), "brokenAnnotations");

// src/report/run-file.ts
var FORMAT = 1;
var runFileText = /* @__PURE__ */ __name(({ runFile: _, ...record }) => `${JSON.stringify({ format: FORMAT, ...record }, null, 2)}
`, "runFileText");

// src/report/summary/plain-summary.ts
var FENCED = /^((`{3,})(?:text|diff)\n[^]*?\n\2)$/mu;
var BROWSER_ONLY = /^```mermaid\n[^]*?\n```$|^<\/details>$|^<details>|<\/?summary>/gmu;
var plainSummary = /* @__PURE__ */ __name((markdown2) => {
  const parts = markdown2.split(FENCED);
  const plain2 = parts.flatMap((part, index) => {
    if (index % 3 === 2) return [];
    return index % 3 === 1 ? [indented(part.split("\n").slice(1, -1))] : part.replace(BROWSER_ONLY, "").trim().split(/\n{2,}/u).map(plainBlock);
  });
  return `${logLines(plain2.filter((block) => block !== "").join("\n\n")).join("\n")}
`;
}, "plainSummary");
var plainBlock = /* @__PURE__ */ __name((block) => block.startsWith("| ") ? plainTable(block.split("\n")) : block.replace(/^#+ /u, "").split("<br>").map((line) => line.startsWith(LINKS) ? plainLinks(line.slice(LINKS.length)) : plainText(line)).join("\n"), "plainBlock");
var LINKS = "**Links:** ";
var plainLinks = /* @__PURE__ */ __name((links) => [
  "Links:",
  ...links.split(" \xB7 ").map((one) => `  ${plainText(one.replace(/^\[(.*)\]\(([^)]*)\)$/u, "$1: $2"))}`)
].join("\n"), "plainLinks");
var indented = /* @__PURE__ */ __name((lines2) => lines2.map((line) => `  ${line}`).join("\n"), "indented");
var plainTable = /* @__PURE__ */ __name((lines2) => {
  const rows = lines2.filter((_, index) => index !== 1).map(
    (line) => line.slice(2, -2).split(" | ").map((cell) => plainText(cell).replaceAll("<br>", "; "))
  ).filter((cells) => cells.some((cell) => cell.trim() !== ""));
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => widthOf(cells[column] ?? ""))));
  return indented(
    rows.map(
      (cells) => cells.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell))).join("  ").trimEnd()
    )
  );
}, "plainTable");
var widthOf = /* @__PURE__ */ __name((text7) => Array.from(text7.replace(/\uFE0F/gu, "")).reduce(
  (width, sign) => width + (new RegExp("\\p{Extended_Pictographic}", "u").test(sign) ? 2 : 1),
  0
), "widthOf");
var plainText = /* @__PURE__ */ __name((markdown2) => unescaped(
  markdown2.replace(/\[([^[\]]*)\]\([^()]*\)/gu, "$1").replace(/<\/?code>|`|\*\*/gu, "").replace(/^_(.*)_$/u, "$1")
), "plainText");

// src/report/run-facts.ts
var publicFacts2 = /* @__PURE__ */ __name(({ workspace: _, ...facts2 }) => facts2, "publicFacts");

// src/report/summary/redacted-markdown.ts
var FENCED2 = /^(`{3,})(text|diff|mermaid)\n([^]*?)\n\1$/gmu;
var redactedMarkdown = /* @__PURE__ */ __name((markdown2, redact) => {
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
}, "redactedMarkdown");
var TOKEN = /^\|(?: -{3}:? \|)+$|^#+ |^- |<\/?(?:details|summary|code)>|<br>|\*\*|\||`(?<code>[^`\n]+)`|\[(?<name>[^[\]\n]*)\]\(https:\/\/(?<place>[^)\s]*)\)|(?<text>(?:<span>&#\d+;<\/span>|(?!\*\*)[^|`[\n<])+)/gmu;
var withoutSecrets = /* @__PURE__ */ __name((markdown2, redact) => markdown2.replaceAll(TOKEN, (token, ...rest) => {
  const { code, name, place: place2, text: text7 } = rest.at(-1);
  if (code !== void 0) return `\`${redact(code)}\``;
  if (text7 !== void 0) return redactedText(text7, redact);
  if (name === void 0 || place2 === void 0) return token;
  const shown = redactedText(name, redact);
  return isExposed(place2, redact) ? shown : `[${shown}](https://${place2})`;
}), "withoutSecrets");
var redactedText = /* @__PURE__ */ __name((text7, redact) => {
  const plain2 = unescaped(text7);
  const shown = redact(plain2);
  return shown === plain2 ? text7 : shown.replace(/\S(?:.*\S)?/u, (words2) => markdown(words2, Infinity));
}, "redactedText");
var isExposed = /* @__PURE__ */ __name((place2, redact) => {
  const decoded2 = place2.replace(
    /(?:%[0-9a-f]{2})+/giu,
    (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString("utf8")
  );
  return redact(place2) !== place2 || redact(decoded2) !== decoded2;
}, "isExposed");
var redactedChart = /* @__PURE__ */ __name((lines2, redact) => lines2.replaceAll(/(?<=^ {2}section ).*$|(?<=^ {2})[^:\n]*(?= :)/gmu, (name) => redact(name).replaceAll("***", "--")), "redactedChart");

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
var redactedRecord = /* @__PURE__ */ __name((record, redact) => (
  // The same shape with other texts: numbers, nulls and member names are left.
  redactedValue(record, redact)
), "redactedRecord");
var isForMachines = /* @__PURE__ */ __name((name, value) => name === "source" ? typeof value === "string" && Object.hasOwn(SOURCES, value) : MACHINE_VALUES.has(name) && !isObject(value), "isForMachines");
var isObject = /* @__PURE__ */ __name((value) => typeof value === "object" && value !== null && !Array.isArray(value), "isObject");
var asItIs = /* @__PURE__ */ __name((text7) => text7, "asItIs");
var redactedValue = /* @__PURE__ */ __name((value, redact) => {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactedValue(item, redact));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      redactedValue(member, isForMachines(name, member) ? asItIs : redact)
    ])
  );
}, "redactedValue");

// src/report/summary/accept-section.ts
var MOST_ENTRIES = 50;
var acceptSection = /* @__PURE__ */ __name((record) => resultsOf(record, "judge").flatMap(blocksOf), "acceptSection");
var blocksOf = /* @__PURE__ */ __name(({ verdict, exceptions: { suggestedEnd, source } }) => {
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
}, "blocksOf");

// src/report/summary/apps-section.ts
var appsSection = /* @__PURE__ */ __name((record) => {
  const apps = resultOf(record, "apps")?.apps ?? [];
  if (apps.length === 0) return [];
  const rows = apps.map(({ name, kind, because }) => [
    `**${markdown(name)}**`,
    kind === "changed" ? "changed" : "not changed",
    markdown(because)
  ]);
  return table(["App", "Change", "Because"], "lll", rows);
}, "appsSection");

// src/domain/scan/base-in-words.ts
var baseInWords = /* @__PURE__ */ __name(({ base, newer }, findings) => {
  if (base.kind === "scratch" || findings.length === 0) return null;
  if (base.kind === "unknown") return `Which findings are of the base image is not known: ${base.because}.`;
  const ofBase = findingsOfBase(findings, base.layers);
  if (ofBase.length === 0) return null;
  const where = `the base image ${base.reference} (line ${base.line} of the Dockerfile)`;
  const own = findings.length - ofBase.length;
  const split = `In the layers of ${where}: ${severitiesInWords(ofBase)}; of our own: ${own === 0 ? "none" : own}.`;
  return [split, ...newer === null ? notScanned(base) : newer.bases.map(checkedInWords)].join(" ");
}, "baseInWords");
var notScanned = /* @__PURE__ */ __name((base) => {
  const candidates = candidatesOf(base);
  if (candidates.length > 0)
    return candidates.map(
      ({ name, reached: reached2 }) => reached2 === "by-tag" ? `Newer: \`${familiarName(name)}\`, not checked.` : `The registry has a newer image of this name, not checked.`
    );
  return base.newer.sameTag === "same" ? ["The registry has no newer image of this name."] : [];
}, "notScanned");

// src/report/summary/scan-origin.ts
var originOf2 = /* @__PURE__ */ __name(({ source, version: version2, database, operatingSystem, unchecked }) => [
  ...unchecked === null ? [] : [`**Accepted by \`${acceptedBy(source)}\`:** ${markdown(unchecked)}`],
  ...version2 === "" ? [] : [`${SOURCES[source].name} ${markdown(version2)}${database === null ? "" : `, ${databaseOf(database)}`}`],
  ...operatingSystem === null ? [] : [`operating system ${markdown(operatingSystem)}`]
].join("; "), "originOf");
var acceptedBy = /* @__PURE__ */ __name((source) => source === "ecr" ? "ecr-scan-unsupported" : "accept-unknown-os", "acceptedBy");
var databaseOf = /* @__PURE__ */ __name(({ updatedAt, origin, javaIndexAt }) => {
  const index = javaIndexAt === void 0 ? "" : `, index of Java packages of ${markdown(javaIndexAt)}`;
  return `database of ${markdown(updatedAt)} from ${placeOf(origin)}${index}`;
}, "databaseOf");
var placeOf = /* @__PURE__ */ __name((origin) => {
  switch (origin.kind) {
    case "verified":
      return codeSpan(origin.repository);
    case "cache":
      return "the tool cache: **not verified**, because `offline` is set";
    case "own":
      return "`trivy-cache-dir`: **only vulnerabilities in this database can be found**; not verified";
  }
}, "placeOf");

// src/report/summary/findings.ts
var BLOCKING_ROWS = 50;
var OTHER_ROWS = 10;
var PLACES = 3;
var findingBlocks = /* @__PURE__ */ __name((record) => {
  const withPlaces = placesNamed(record);
  const scans = scansIn(record);
  const blockers = blockersIn(record).map(({ finding }) => finding);
  const excepted = resultsOf(record, "judge").flatMap((judged) => judged.excepted);
  const sort = otherFindings({ blockers, excepted: excepted.map(({ finding }) => finding) });
  const restOf3 = /* @__PURE__ */ __name((scan) => scan.kind === "broke" ? [] : reportBlocks(scan.report, sort(scan.report.findings), withPlaces), "restOf");
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
}, "findingBlocks");
var verbOf = /* @__PURE__ */ __name((record, { length }) => {
  if (resultOf(record, "gate")?.kind === "overridden") return "would have blocked";
  return length === 1 ? "blocks" : "block";
}, "verbOf");
var blockedIn = /* @__PURE__ */ __name((blockers) => {
  const owners = new Set(blockers.map(({ sideCar }) => sideCar?.image));
  if (blockers.every(({ sideCar }) => sideCar?.runsIn !== void 0))
    return owners.size === 1 ? "a running image" : `${owners.size} running images`;
  if (!owners.has(void 0)) return `the ${owners.size === 1 ? "image of a side-car" : "images of side-cars"}`;
  return owners.size === 1 ? "the image" : "the image and side-cars";
}, "blockedIn");
var placesNamed = /* @__PURE__ */ __name((record) => {
  const sideCars = resultsOf(record, "side-cars-scan").flatMap(({ images: images2 }) => images2);
  const images = [resultOf(record, "build"), ...sideCars].map((image5) => image5?.localReference ?? "");
  const systems = scansIn(record).flatMap(
    (scan) => scan.kind === "report" && scan.report.operatingSystem !== null ? [scan.report.operatingSystem.replace(/ \(end of life\)$/u, "")] : []
  );
  const names = new Map(
    images.flatMap((image5) => systems.map((system) => [`${image5} (${system})`, `OS packages (${system})`]))
  );
  return (finding) => ({ ...finding, where: finding.where.map((place2) => names.get(place2) ?? place2) });
}, "placesNamed");
var brokenBlocks = /* @__PURE__ */ __name(({ source, because, hint, sideCar }, next) => [
  text(
    `### \u26A0\uFE0F ${SOURCES[source].name} broke, and the image${sideCar === void 0 ? "" : ` ${ownerOf(sideCar)}`} could not be judged`
  ),
  text(`${prose(because)}${hint === next ? "" : `<br>**Next:** ${prose(hint)}`}`)
], "brokenBlocks");
var reportBlocks = /* @__PURE__ */ __name((report2, sorted, withPlaces) => {
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
}, "reportBlocks");
var numberOf = /* @__PURE__ */ __name((report2, { blocking, accepted }) => {
  if (!wasScanned(report2)) return "not scanned";
  const { findings, unchecked } = report2;
  return [
    findings.length === 0 ? "no findings" : plural(findings.length, "finding"),
    ...blocking === 0 ? [] : [`${blocking} blocking`],
    ...accepted === 0 ? [] : [`${accepted} accepted`],
    ...unchecked === null ? [] : ["packages not checked"]
  ].join(", ");
}, "numberOf");
var findingTable = /* @__PURE__ */ __name((findings, limit, images = "in-heading") => {
  const shown = findings.slice(0, limit);
  const isListed = images === "in-table" && shown.some(({ sideCar }) => sideCar !== void 0);
  const [head, align] = isListed ? [["Image"], "l"] : [[], ""];
  const rows = shown.map((finding) => [...isListed ? [ownerOf(finding.sideCar)] : [], ...findingRow(finding)]);
  return [
    ...table([...head, "Scanner", "Severity", "Finding", "Where", "Fixed in"], `${align}lllll`, rows),
    ...findings.length > limit ? [text(`The worst ${limit} of ${findings.length} are shown.`)] : []
  ];
}, "findingTable");
var ownerOf = /* @__PURE__ */ __name((sideCar) => {
  if (sideCar === void 0) return "of the run";
  const { image: image5, containers: containers2, platform, runsIn = [] } = sideCar;
  return `${codeSpan(withShortDigests(image5), 200)} (${markdown([...containers2, platform, ...runsIn.map((name) => `in ${name}`)].join(", "), 100)})`;
}, "ownerOf");
var findingRow = /* @__PURE__ */ __name((finding) => [
  SOURCES[finding.source].name,
  markdown(finding.level),
  `${finding.url === null ? codeSpan(finding.id, 100) : link(finding.id, finding.url)} ${markdown(finding.title, 120)}`,
  placesCell(finding),
  finding.kind === "vulnerability" ? finding.fixedVersion === null ? finding.fix === void 0 ? "no fixed version" : "not known" : codeSpan(finding.fixedVersion, 100) : ""
], "findingRow");
var placesCell = /* @__PURE__ */ __name((finding) => {
  const affected = affectedBy(finding);
  const found = placesOf(finding);
  const places = [
    ...found.slice(0, PLACES).map((place2) => markdown(place2, 160)),
    ...found.length > PLACES ? [`and ${found.length - PLACES} more`] : []
  ].join("<br>");
  return affected === null ? places : `${markdown(affected, 160)} in ${places}`;
}, "placesCell");

// src/report/summary/baseline-section.ts
var ROWS = 50;
var baselineSection = /* @__PURE__ */ __name((record) => {
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
}, "baselineSection");
var short = /* @__PURE__ */ __name((sentence2) => prose(withShortDigests(sentence2)), "short");
var markOf = /* @__PURE__ */ __name((compared) => {
  if (compared.kind === "not-compared") return compared.why === "first" ? "\u2139\uFE0F" : "\u26A0\uFE0F";
  return compared.added.length > 0 ? "\u2795" : compared.fixed.length > 0 ? "\u{1F389}" : "\u{1F7F0}";
}, "markOf");
var ofEcrInWords = /* @__PURE__ */ __name((compared) => compared.kind === "not-compared" && compared.why === "unreadable" ? `not compared, so the whole policy applies to them: ${compared.because}` : comparedInWords(compared), "ofEcrInWords");
var baseBlocks = /* @__PURE__ */ __name((record) => {
  const base = resultOf(record, "base");
  if (base === void 0) return [];
  const scans = resultsOf(record, "scan").flatMap((scan) => scan.kind === "report" ? scan.report.findings : []);
  const found = scans.filter(isCompared);
  const words2 = baseInWords({ base, newer: resultOf(record, "newer-bases") ?? null }, found);
  return words2 === null ? [] : [text(`\u{1F9F1} ${short(words2)}`)];
}, "baseBlocks");

// src/report/summary/rebuild-section.ts
var SHOWN = 50;
var rebuildSection = /* @__PURE__ */ __name((record) => {
  const images = resultOf(record, "rebuilds")?.images ?? [];
  const blockers = blockersIn(record).map(({ finding }) => finding);
  const lines2 = images.slice(0, SHOWN).map(({ image: image5, platform, rebuild }) => {
    const own = blockers.filter(({ sideCar }) => sideCar?.image === image5 && sideCar.platform === platform);
    return `- ${codeSpan(withShortDigests(image5), 200)}: ${prose(withShortDigests(rebuildInWords(rebuild, own)))}`;
  });
  if (lines2.length === 0) return [];
  const more = images.length > SHOWN ? [`- and ${images.length - SHOWN} more, in the log`] : [];
  return [text("### \u{1F9F1} A rebuild on today's base images"), text([...lines2, ...more].join("\n"))];
}, "rebuildSection");

// src/report/times.ts
var seconds = /* @__PURE__ */ __name((ms) => `${(ms / 1e3).toFixed(1)} s`, "seconds");
var timeOfDay = /* @__PURE__ */ __name((at) => Number.isFinite(at) && Math.abs(at) <= LAST_TIME ? new Date(at).toISOString().slice(11, 19) : "", "timeOfDay");
var LAST_TIME = 864e13;

// src/report/summary/deployment.ts
var EVENTS = 10;
var deploymentBlocks = /* @__PURE__ */ __name((record) => {
  const rollouts = rolloutsOf(record);
  return {
    evidence: rollouts.flatMap(({ name, deploy, wait }) => [
      ...newSincePlan(name, deploy),
      ...wait === null ? [] : evidenceOf(name, wait)
    ]),
    rest: rollouts.flatMap(restOf)
  };
}, "deploymentBlocks");
var newSincePlan = /* @__PURE__ */ __name((name, deploy) => {
  const news = deploy?.newSincePlan ?? null;
  if (news === null) return [];
  const revision = news.taskDefinitionArn === null ? "" : ` of ${codeSpan(familyAndRevision(news.taskDefinitionArn))}`;
  const since2 = news.createdAt === null ? "" : ` at ${timeOfDay(news.createdAt)} UTC`;
  return [
    text(
      `\u26A0\uFE0F Since the plan, another deployment${revision} of ${codeSpan(name)} was started${since2}: ${codeSpan(news.deploymentId)}.`
    )
  ];
}, "newSincePlan");
var evidenceOf = /* @__PURE__ */ __name((name, { cause, evidence, lastLines }) => {
  if (cause === null) return [];
  const also = cause.others.map((one) => prose(one)).join("; ");
  const blocks = [
    ...also === "" ? [] : [text(`Also: ${also}`)],
    ...evidenceTable(evidence),
    ...lastLinesOf(lastLines)
  ];
  return blocks.length === 0 ? [] : [text(`### Stopped tasks and events of ${codeSpan(name)}`), ...blocks];
}, "evidenceOf");
var lastLinesOf = /* @__PURE__ */ __name((last) => {
  if (last === void 0) return [];
  const { container: container2, place: place2, lines: lines2, because } = last;
  if (because !== null) return [text(`No log of ${codeSpan(container2)}: ${prose(because)}`)];
  const shown = lines2.map((line) => plainLine(line, 500)).join("\n");
  return details(`Last lines of <code>${markdown(container2)}</code> (${markdown(place2)})`, [text(codeBlock(shown))]);
}, "lastLinesOf");
var restOf = /* @__PURE__ */ __name(({ name, deploy, wait, rollBack }) => {
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
}, "restOf");
var UNSEEN2 = { started: "not waited for", followed: "not waited for", unchanged: "unchanged" };
var outcomeRows = /* @__PURE__ */ __name(({ outcome, cause, waitedMs }) => {
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
}, "outcomeRows");
var runningRows = /* @__PURE__ */ __name((outcome, rollBack) => {
  const row2 = /* @__PURE__ */ __name((name, running) => running === null ? [] : [[name, prose(running)]], "row");
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
}, "runningRows");
var tasksOf = /* @__PURE__ */ __name((view) => `${view.running} running, ${view.pending} pending, ${view.failed} failed, ${view.desired} desired; status ${codeSpan(view.status)}`, "tasksOf");
var stageRows = /* @__PURE__ */ __name(({ lifecycleStage, traffic }) => lifecycleStage === void 0 ? [] : [["Stage", [codeSpan(lifecycleStage), ...trafficInWords(traffic)].join(", ")]], "stageRows");
var reasonRows = /* @__PURE__ */ __name((outcome) => {
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
}, "reasonRows");
var evidenceTable = /* @__PURE__ */ __name((all) => {
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
}, "evidenceTable");

// src/report/summary/exceptions-section.ts
var MOST_ROWS = 100;
var MOST_FINDINGS = 50;
var exceptionNotes = /* @__PURE__ */ __name((record) => {
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
}, "exceptionNotes");
var overrideNotes = /* @__PURE__ */ __name((record) => resultsOf(record, "gate").flatMap(
  (verdict) => verdict.kind === "overridden" ? [
    text(
      `\u26A0\uFE0F **The gate was overridden in this run: ${plural(verdict.blockers.length, "finding")} would have blocked the image.**<br>**Reason:** ${prose(verdict.reason, 500)}`
    )
  ] : []
), "overrideNotes");
var exceptionSection = /* @__PURE__ */ __name((record) => {
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
}, "exceptionSection");
var unmatchedBlocks = /* @__PURE__ */ __name((all) => {
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
}, "unmatchedBlocks");
var titleOf = /* @__PURE__ */ __name(({ used, unused, expired, soon }, unmatched) => {
  const counts = [
    [used.length, "used"],
    [unused.length, "unused"],
    [expired.length, "expired"],
    [soon.length, soon.length === 1 ? "ends soon" : "end soon"],
    [unmatched.reduce((sum, { count }) => sum + count, 0), "not matched"]
  ];
  const listed5 = counts.flatMap(([count, what]) => count === 0 ? [] : [`${count} ${what}`]);
  return `Exceptions: ${listed5.join(", ")}`;
}, "titleOf");
var rowsOf = /* @__PURE__ */ __name(({ used, unused, expired, soon }) => {
  const ending = new Set(soon.map(exceptionName));
  const mark = /* @__PURE__ */ __name((exception) => ending.has(exceptionName(exception)) ? ", ends soon" : "", "mark");
  return [
    ...expired.map(
      ({ exception, findings }) => rowOf(exception, `\u274C expired${findings === 0 ? "" : `, ${plural(findings, "finding")}`}`)
    ),
    ...used.map(({ exception, findings }) => rowOf(exception, `${plural(findings, "finding")}${mark(exception)}`)),
    ...unused.map((exception) => rowOf(exception, `unused${mark(exception)}`))
  ];
}, "rowsOf");
var rowOf = /* @__PURE__ */ __name((exception, state) => [
  codeSpan(exceptionName(exception), 200),
  state,
  exception.expires === null ? "" : markdown(exception.expires),
  markdown(exception.owner, 100),
  `${markdown(exception.reason, 300)}${exception.from.kind === "vex" ? ` (${codeSpan(exception.from.path, 200)})` : ""}`
], "rowOf");
var findingRow2 = /* @__PURE__ */ __name(({ finding, exception }) => [
  SOURCES[finding.source].name,
  markdown(finding.level),
  markdown([`${nameOf(finding)}${ownerInWords("; in ", finding)}`, ...placesOfAlerts(finding)].join("; "), 300),
  markdown(exception.owner, 100)
], "findingRow");
var placesOfAlerts = /* @__PURE__ */ __name(({ source, where }) => source === "dockle" ? where.slice(0, 3) : [], "placesOfAlerts");

// src/report/summary/guard.ts
var guardSection = /* @__PURE__ */ __name(({ guard }) => {
  const sentence2 = guard === null ? null : guardSentence(guard);
  return sentence2 === null ? [] : [text(`\u26A0\uFE0F ${prose(sentence2, 1500)}.`)];
}, "guardSection");

// src/report/summary/image-section.ts
var imageSection = /* @__PURE__ */ __name((record) => {
  const rows = [...pushedRows(resultOf(record, "push")), ...builtRows(resultOf(record, "build"))];
  const cells = rows.map(([name, value]) => [name, codeSpan(value)]);
  return details("Image", table(["Property", "Value"], "ll", cells));
}, "imageSection");
var pushedRows = /* @__PURE__ */ __name((push) => push === void 0 ? [] : [["Image", push.uri], ...push.tag === null ? [] : [["Tag", push.tag]], ["Digest", push.digest]], "pushedRows");
var builtRows = /* @__PURE__ */ __name((build) => build === void 0 ? [] : [
  ["Config digest", build.configDigest],
  ["Size", megabytes(build.sizeBytes)],
  ["Platform", build.platform],
  ...build.revision === null ? [] : [["Revision", build.revision]]
], "builtRows");

// src/report/summary/image-test-section.ts
var LONGEST_LINE = 500;
var failedTest = /* @__PURE__ */ __name((record) => resultsOf(record, "image-test").filter(({ kind }) => kind === "failed").flatMap((test2) => [text("### The image failed its test"), text(prose(test2.defect ?? "", 1e3)), ...facts(test2)]), "failedTest");
var passedTest = /* @__PURE__ */ __name((record) => resultsOf(record, "image-test").filter(({ kind }) => kind === "passed").flatMap((test2) => details("Image test: passed", facts(test2))), "passedTest");
var facts = /* @__PURE__ */ __name(({ kind, waited, run: run3, tookMs, output }) => {
  const command = run3 === null ? "" : `, then ${commandInWords(run3)}`;
  const did = kind === "passed" ? "A container of the image ran" : "The test: a container of the image runs";
  return [
    text(prose(`${did} ${waited}${command}; ${seconds(tookMs)} in total.`)),
    ...printed("Output of the command", output.command),
    ...printed("Output of the container", output.container)
  ];
}, "facts");
var printed = /* @__PURE__ */ __name((title, lines2) => {
  if (lines2.length === 0) return [];
  return [text(`${title}, last lines:

${codeBlock(lines2.map((line) => plainLine(line, LONGEST_LINE)).join("\n"))}`)];
}, "printed");

// src/report/summary/lint-section.ts
var lintSection = /* @__PURE__ */ __name((record) => definitionsIn(record).flatMap(
  ({ serviceName, lint }) => details(
    `Lint of the task definition of <code>${markdown(serviceName)}</code>: ${countsOfFindings(lint)}`,
    table(["Rule", "Severity", "Where", "What to do"], "llll", lint.map(rowOf2))
  )
), "lintSection");
var definitionsIn = /* @__PURE__ */ __name((record) => (resultOf(record, "plan") ?? resultOf(record, "definition"))?.services ?? [], "definitionsIn");
var rowOf2 = /* @__PURE__ */ __name(({ rule: id, places, excepted }) => {
  const { severity, title, fix, page } = lintRule(id);
  return [
    `${link(id, page)}: ${prose(title)}`,
    severity,
    placesInWords(places).map((place2) => codeSpan(place2)).join("<br>"),
    prose(excepted === void 0 ? fix : acceptedInWords(excepted))
  ];
}, "rowOf");

// src/report/summary/console-links.ts
var CONSOLES = [
  [/^cn-[a-z]+-\d$/u, "console.amazonaws.cn"],
  [/^us-gov-[a-z]+-\d$/u, "console.amazonaws-us-gov.com"],
  // `us-iso…` and `eu-isoe…` are partitions whose consoles are not on the internet.
  [/^(?!us-iso|eu-iso)[a-z]{2}-[a-z]+-\d$/u, "console.aws.amazon.com"]
];
var PARTITIONS = ["aws", "aws-cn", "aws-us-gov"];
var consoleOf = /* @__PURE__ */ __name((region2) => {
  const domain = CONSOLES.find(([form]) => form.test(region2))?.[1];
  return domain === void 0 ? null : `https://${region2}.${domain}`;
}, "consoleOf");
var serviceAddress = /* @__PURE__ */ __name((clusterArn, service4) => {
  const [, partition = "", , region2 = "", , ...resource] = clusterArn.split(":");
  const console = PARTITIONS.includes(partition) ? consoleOf(region2) : null;
  const cluster = resource.join(":").split("/").at(-1) ?? "";
  if (console === null || cluster === "") return null;
  const path3 = `clusters/${encoded2(cluster)}/services/${encoded2(service4)}/deployments`;
  return `${console}/ecs/v2/${path3}?region=${region2}`;
}, "serviceAddress");
var taskAddress = /* @__PURE__ */ __name((clusterArn, taskArn) => {
  const [, partition = "", , region2 = "", , ...resource] = clusterArn.split(":");
  const console = PARTITIONS.includes(partition) ? consoleOf(region2) : null;
  const cluster = resource.join(":").split("/").at(-1) ?? "";
  const task2 = taskArn.split("/").at(-1) ?? "";
  if (console === null || cluster === "" || task2 === "") return null;
  return `${console}/ecs/v2/clusters/${encoded2(cluster)}/tasks/${encoded2(task2)}/configuration?region=${region2}`;
}, "taskAddress");
var logAddress = /* @__PURE__ */ __name((clusterArn, { group, region: own, stream }) => {
  const [, partition = "", , clusterRegion = ""] = clusterArn.split(":");
  const region2 = own ?? clusterRegion;
  const console = PARTITIONS.includes(partition) ? consoleOf(region2) : null;
  if (console === null || group === "") return null;
  const events = stream === null ? "" : `/log-events/${fragment(stream)}`;
  return `${console}/cloudwatch/home?region=${region2}#logsV2:log-groups/log-group/${fragment(group)}${events}`;
}, "logAddress");
var fragment = /* @__PURE__ */ __name((text7) => encodeURIComponent(encoded2(text7)).replaceAll("%", "$"), "fragment");
var repositoryAddress = /* @__PURE__ */ __name((registry, repository2) => {
  const { account = "", region: region2 = "" } = ecrRegistry(registry) ?? {};
  const console = consoleOf(region2);
  if (console === null) return null;
  const path3 = repository2.split("/").map(encoded2).join("/");
  return `${console}/ecr/repositories/private/${account}/${path3}?region=${region2}`;
}, "repositoryAddress");
var encoded2 = /* @__PURE__ */ __name((text7) => encodeURIComponent(plainLine(text7)), "encoded");

// src/report/summary/tasks.ts
var taskInWords = /* @__PURE__ */ __name(({ kind, taskArn, exits }) => {
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
}, "taskInWords");
var taskLinks = /* @__PURE__ */ __name(({ stages }) => stages.flatMap((stage) => {
  if (stage.kind !== "run-before" && stage.kind !== "run-after") return [];
  const { result } = stage;
  if (result?.taskArn == null || result.kind === "succeeded") return [];
  const { cluster, taskArn, log } = result;
  const places = [
    { text: `task of ${stage.id}`, address: taskAddress(cluster, taskArn) },
    { text: `log of ${stage.id}`, address: log === null ? null : logAddress(cluster, log) }
  ];
  return places.filter(({ address }) => address !== null);
}), "taskLinks");

// src/report/summary/links.ts
var linksOf = /* @__PURE__ */ __name((record, docsUrl) => [
  ...urlLinks(record),
  ...serviceLinks(record),
  ...failedTaskLinks(record),
  ...logLinks(record),
  ...taskLinks(record),
  ...repositoryLinks(record),
  ...record.run === null ? [] : runLinks(record.run),
  ...errorLinks(record, docsUrl)
], "linksOf");
var urlLinks = /* @__PURE__ */ __name((record) => rolloutsOf(record).flatMap(
  ({ planned }) => planned?.url === void 0 ? [] : [{ text: urlInWords(planned.url), address: planned.url.url }]
), "urlLinks");
var serviceLinks = /* @__PURE__ */ __name((record) => rolloutsOf(record).flatMap(({ name, deploy, planned }) => {
  const cluster = deploy?.cluster ?? planned?.clusterArn;
  const address = cluster === void 0 ? null : serviceAddress(cluster, name);
  return address === null ? [] : [{ text: `${name} in ECS`, address }];
}), "serviceLinks");
var failedTaskLinks = /* @__PURE__ */ __name((record) => rolloutsOf(record).flatMap(({ deploy, wait }) => {
  const failed = wait?.cause?.failed;
  const address = failed === void 0 || deploy === null ? null : taskAddress(deploy.cluster, failed.taskId);
  return failed === void 0 || address === null ? [] : [{ text: `failed task of ${failed.container}`, address }];
}), "failedTaskLinks");
var logLinks = /* @__PURE__ */ __name((record) => rolloutsOf(record).flatMap(({ render, deploy, wait }) => {
  const failed = wait?.cause?.failed;
  const log = render?.logs.find(({ container: container2 }) => container2 === failed?.container);
  if (failed === void 0 || log === void 0 || deploy === null) return [];
  const stream = log.logPrefix === null ? null : `${log.logPrefix}/${failed.container}/${failed.taskId}`;
  const address = logAddress(deploy.cluster, { group: log.logGroup, region: log.logRegion, stream });
  return address === null ? [] : [{ text: `log of ${failed.container}`, address }];
}), "logLinks");
var repositoryLinks = /* @__PURE__ */ __name((record) => {
  const isConcerned = stagesOf(record, "push").some(({ status: status2, result }) => status2 === "failed" || result !== null);
  const target = isConcerned ? repositoryIn(record) : null;
  const address = target === null ? null : repositoryAddress(target.registry, target.repository);
  return target === null || address === null ? [] : [{ text: `${target.repository} in ECR`, address }];
}, "repositoryLinks");
var SHORT_SHA = 7;
var runLinks = /* @__PURE__ */ __name(({ serverUrl, repository: repository2, sha, runId, runAttempt }) => {
  if (repository2 === null) return [];
  const base = `${serverUrl}/${repository2}`;
  const attempt = runAttempt === null ? "" : `/attempts/${runAttempt}`;
  return [
    { text: `commit ${sha.slice(0, SHORT_SHA)}`, address: `${base}/commit/${sha}` },
    ...runId === null ? [] : [{ text: "run", address: `${base}/actions/runs/${encodeURIComponent(plainLine(runId))}${attempt}` }]
  ];
}, "runLinks");
var errorLinks = /* @__PURE__ */ __name((record, docsUrl) => errorsOf(record).slice(0, 1).flatMap(
  ({ error: { code, docs } }) => docs === null ? [] : [
    docsUrl === null ? { text: `about ${code}: ${docs}`, address: null } : { text: `about ${code}`, address: `${docsUrl}${docs}` }
  ]
), "errorLinks");

// src/report/summary/standing.ts
var standingOf = /* @__PURE__ */ __name((record) => {
  const { changes: changes2 } = record;
  const images = keptTags(record);
  if (changes2.every(({ state }) => state === "unchanged")) return [...images, "Nothing was changed."];
  const shown = changes2.filter((entry2) => !isImplied(entry2, changes2));
  const sentences = shown.flatMap((entry2) => sentenceOf(record, entry2));
  return [...images, ...sentences, ...untouched(record)];
}, "standingOf");
var keptTags = /* @__PURE__ */ __name((record) => resultsOf(record, "push").filter(({ kind, tag }) => {
  const isSet = changesOf("tag", record.changes).some(
    ({ change, state }) => change.tag === tag && state !== "unchanged"
  );
  return kind === "already-there" && !isSet;
}).map(({ tag, repository: repository2 }) => `Tag ${named(tag ?? repository2)} was already in the registry.`), "keptTags");
var isImplied = /* @__PURE__ */ __name(({ stage, change, state }, all) => {
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
}, "isImplied");
var isUndo = /* @__PURE__ */ __name(({ stages }, { stage }) => stages.some(({ id, undoes }) => id === stage && undoes !== null), "isUndo");
var rolledBack = /* @__PURE__ */ __name((record, { stage, change, state }) => {
  if (change.kind !== "service" || state !== "changed" || change.from === null) return "";
  const rollout = rolloutsOf(record).find(({ stages }) => stages.some(({ id }) => id === stage));
  const outcome = rollout?.wait?.outcome;
  if (outcome?.kind !== "rolled-back" || outcome.state !== "done") return "";
  const deployer = DEPLOYERS[deployerOf(outcome.view.deploymentId)];
  return `; ${deployer} rolled it back to ${named(familyAndRevision(change.from))}`;
}, "rolledBack");
var sentenceOf = /* @__PURE__ */ __name((record, entry2) => {
  const sentence2 = textOf(entry2.change, entry2.state);
  if (sentence2 === null) return [];
  const set = isUndo(record, entry2) ? sentence2.replace(" set to ", " set back to ") : sentence2;
  return [`${set}${rolledBack(record, entry2)}.`];
}, "sentenceOf");
var taskSentence = /* @__PURE__ */ __name(({ action, task: task2 }, ends) => `Task ${named(task2)} ${ends[action]}`, "taskSentence");
var SENTENCES = {
  tag: {
    changed: /* @__PURE__ */ __name(() => "The image was pushed", "changed"),
    unknown: /* @__PURE__ */ __name(() => "The image may have been pushed", "unknown"),
    unchanged: /* @__PURE__ */ __name(({ tag }) => `Tag ${named(tag)} was not changed`, "unchanged")
  },
  revision: {
    changed: /* @__PURE__ */ __name(({ family, taskDefinitionArn: arn }) => `Revision ${named(arn === null ? family : familyAndRevision(arn))} was registered`, "changed"),
    unknown: /* @__PURE__ */ __name(({ family }) => `A revision of ${named(family)} may have been registered`, "unknown"),
    unchanged: /* @__PURE__ */ __name(({ family }) => `No revision of ${named(family)} was registered`, "unchanged")
  },
  service: {
    changed: /* @__PURE__ */ __name(({ service: service4, to }) => `Service ${named(service4)} was set to ${named(familyAndRevision(to))}`, "changed"),
    unknown: /* @__PURE__ */ __name(({ service: service4, to }) => `Service ${named(service4)} may have been set to ${named(familyAndRevision(to))}`, "unknown"),
    unchanged: /* @__PURE__ */ __name(({ service: service4 }) => `Service ${named(service4)} was not changed`, "unchanged")
  },
  deployment: {
    changed: /* @__PURE__ */ __name(({ service: service4 }) => `A new deployment of ${named(service4)} was started`, "changed"),
    unknown: /* @__PURE__ */ __name(({ service: service4 }) => `A deployment of ${named(service4)} may have been started`, "unknown"),
    unchanged: /* @__PURE__ */ __name(({ service: service4 }) => `No deployment of ${named(service4)} was started`, "unchanged")
  },
  rollback: {
    changed: /* @__PURE__ */ __name(({ service: service4 }) => `The rollback of ${named(service4)} was requested`, "changed"),
    unknown: /* @__PURE__ */ __name(({ service: service4 }) => `The rollback of ${named(service4)} may have been requested`, "unknown"),
    unchanged: /* @__PURE__ */ __name(({ service: service4 }) => `The rollback of ${named(service4)} was not requested`, "unchanged")
  },
  task: {
    changed: /* @__PURE__ */ __name((change) => taskSentence(change, { start: "was started", stop: "was stopped" }), "changed"),
    unknown: /* @__PURE__ */ __name((change) => taskSentence(change, { start: "may have been started", stop: "may have been stopped" }), "unknown"),
    unchanged: /* @__PURE__ */ __name((change) => taskSentence(change, { start: "was not started", stop: "was not stopped" }), "unchanged")
  },
  pause: {
    changed: /* @__PURE__ */ __name(({ service: service4, hookId }) => `${named(service4)} was continued at pause hook ${named(hookId)}`, "changed"),
    unknown: /* @__PURE__ */ __name(({ service: service4, hookId }) => `${named(service4)} may have been continued at pause hook ${named(hookId)}`, "unknown"),
    unchanged: /* @__PURE__ */ __name(({ service: service4, hookId }) => `${named(service4)} was not continued at pause hook ${named(hookId)}`, "unchanged")
  },
  count: {
    changed: /* @__PURE__ */ __name(({ service: service4, from, to }) => `The desired count of ${named(service4)} was set from ${from} to ${to}`, "changed"),
    unknown: /* @__PURE__ */ __name(({ service: service4, to }) => `The desired count of ${named(service4)} may have been set to ${to}`, "unknown"),
    unchanged: /* @__PURE__ */ __name(({ service: service4 }) => `The desired count of ${named(service4)} was not changed`, "unchanged")
  },
  attributes: {
    changed: /* @__PURE__ */ __name(({ service: service4, names }) => `Attributes of ${named(service4)} were set: ${listed2(names)}`, "changed"),
    unknown: /* @__PURE__ */ __name(({ service: service4, names }) => `Attributes of ${named(service4)} may have been set: ${listed2(names)}`, "unknown"),
    unchanged: /* @__PURE__ */ __name(({ service: service4, names }) => `Attributes of ${named(service4)} were not set: ${listed2(names)}`, "unchanged")
  }
};
var listed2 = /* @__PURE__ */ __name((names) => names.map(named).join(", "), "listed");
var textOf = /* @__PURE__ */ __name((change, state) => SENTENCES[change.kind][state](change), "textOf");
var untouched = /* @__PURE__ */ __name((record) => rolloutsOf(record).filter(
  ({ stages }) => !record.changes.some(({ stage, change }) => isOfService(change) && stages.some(({ id }) => id === stage))
).map(({ name }) => `Service ${named(name)} was not changed.`), "untouched");

// src/report/summary/facts.ts
var factLines = /* @__PURE__ */ __name((record, docsUrl) => {
  const next = nextStep(record);
  const links = linksOf(record, docsUrl);
  return [
    ...serviceLine(record),
    ...imageLine(record),
    ...record.stages.length === 0 ? [] : [`**Changes:** ${prose(standingOf(record).join(" "), LONGEST_LINE2)}`],
    ...next === null ? [] : [`**Next:** ${prose(next, LONGEST_LINE2)}`],
    ...links.length === 0 ? [] : [`**Links:** ${links.map(linkText).join(" \xB7 ")}`]
  ];
}, "factLines");
var LONGEST_LINE2 = 1500;
var linkText = /* @__PURE__ */ __name(({ text: text7, address }) => link(text7, address), "linkText");
var serviceLine = /* @__PURE__ */ __name((record) => {
  const rollouts = rolloutsOf(record);
  const known2 = rollouts.filter((rollout) => rollout.deploy !== null || isUntouched(record, rollout));
  if (known2.length === 0 || record.verdict === "success" && known2.every(({ deploy }) => deploy === null)) return [];
  return [
    `**${known2.length === 1 ? "Service" : "Services"}:** ${prose(known2.map((one) => changeOf(one, rollouts)).join(" \xB7 "), LONGEST_LINE2)}`
  ];
}, "serviceLine");
var isUntouched = /* @__PURE__ */ __name(({ changes: changes2 }, { planned, stages }) => planned !== null && !changes2.some(
  ({ stage, change, state }) => isOfService(change) && state !== "unchanged" && stages.some(({ id }) => id === stage)
), "isUntouched");
var stillRuns = /* @__PURE__ */ __name(({ name, planned }, place2) => {
  if (planned === null) return named(name);
  const { previousTaskDefinitionArn: arn, desiredCount } = planned;
  if (arn === null) return `${named(name)}${place2} has no task definition yet`;
  return `${named(name)}${place2} ${desiredCount === 0 ? "is still set to" : "still runs"} ${named(familyAndRevision(arn))}`;
}, "stillRuns");
var changeOf = /* @__PURE__ */ __name((rollout, all) => {
  const { name, planned, deploy, wait, undo, rollBack } = rollout;
  const cluster = deploy?.cluster ?? planned?.clusterArn;
  const place2 = all.length === 1 && cluster !== void 0 ? ` in cluster ${named(familyAndRevision(cluster))}` : "";
  if (deploy === null) return stillRuns(rollout, place2);
  const state = rollBackState(rollBack) ?? (undo.some(isUndone) ? " (undone)" : wait === null ? "" : stateOf2(wait.outcome));
  return `${named(name)}${place2}: ${moveOf(deploy)}${state}`;
}, "changeOf");
var rollBackState = /* @__PURE__ */ __name((rollBack) => {
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
}, "rollBackState");
var moveOf = /* @__PURE__ */ __name(({ kind, previousTaskDefinitionArn: from, taskDefinitionArn: to }) => {
  const after = named(familyAndRevision(to));
  if (from === to) return `${after}${SAME_REVISION[kind]}`;
  return `${from === null ? "none" : named(familyAndRevision(from))} \u2192 ${after}`;
}, "moveOf");
var SAME_REVISION = {
  started: " (new deployment of the same revision)",
  followed: " (its deployment was already under way)",
  unchanged: " (unchanged)"
};
var stateOf2 = /* @__PURE__ */ __name((outcome) => {
  const isPlain = outcome.kind === "success" && outcome.reached === void 0 || outcome.kind === "interrupted";
  const mark = isPlain ? "" : ` (${outcomeInWords(outcome)})`;
  return `${mark}${runningState(runningNow(outcome.view))}`;
}, "stateOf");
var runningState = /* @__PURE__ */ __name((running) => running === null ? "" : `, running ${running.replace(/ of ([\w-]+:\d+)/gu, " of `$1`")}`, "runningState");
var imageLine = /* @__PURE__ */ __name((record) => {
  const [push, build, tag] = [resultOf(record, "push"), resultOf(record, "build"), resultOf(record, "tag")];
  if (push !== void 0) {
    const name = push.tag === null ? `${push.repository}@${shortDigest(push.digest)}` : `${push.repository}:${push.tag}`;
    return [`**Image:** ${codeSpan(name)}${push.kind === "given" ? " (given)" : ""}`];
  }
  if (build === void 0 || tag === void 0) return [];
  const isPushed = record.changes.some(({ change, state }) => change.kind === "tag" && state !== "unchanged");
  return [`**Image:** ${codeSpan(tag.tag)}${isPushed ? "" : " (built, not pushed)"}`];
}, "imageLine");

// src/report/summary/result.ts
var SIGNS = {
  success: "\u2705",
  blocked: "\u274C",
  failed: "\u274C",
  cancelled: "\u{1F6AB}",
  running: "\u23F3"
};
var isOverridden = /* @__PURE__ */ __name((record) => record.verdict === "success" && resultsOf(record, "gate").some(({ kind }) => kind === "overridden"), "isOverridden");
var resultSection = /* @__PURE__ */ __name((record, docsUrl) => {
  const lines2 = factLines(record, docsUrl);
  return [
    text(`## ${isOverridden(record) ? "\u26A0\uFE0F" : SIGNS[record.verdict]} ${prose(headlineOf(record))}`),
    ...lines2.length === 0 ? [] : [text(lines2.join("<br>"))]
  ];
}, "resultSection");

// src/report/summary/scan-counts.ts
var countsOfReport = /* @__PURE__ */ __name((report2) => countsOfReports([report2]), "countsOfReport");
var countsOfReports = /* @__PURE__ */ __name((reports) => {
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
}, "countsOfReports");
var countsOfScans = /* @__PURE__ */ __name((scans) => {
  const sourceOf = /* @__PURE__ */ __name((scan) => scan.kind === "broke" ? scan.source : scan.report.source, "sourceOf");
  return [...Map.groupBy(scans, sourceOf)].map(([source, all]) => {
    const { name } = SOURCES[source];
    if (all.some(({ kind }) => kind === "broke")) return `${name} broke`;
    return `${name} ${countsOfReports(all.flatMap((scan) => scan.kind === "report" ? [scan.report] : []))}`;
  });
}, "countsOfScans");

// src/report/summary/timeline.ts
var timeline = /* @__PURE__ */ __name((record) => {
  const bars = record.stages.flatMap((stage) => barOf(stage, record));
  if (bars.length === 0) return [];
  return [
    diagram(["gantt", "  dateFormat YYYY-MM-DD HH:mm:ss.SSS", "  axisFormat %H:%M:%S", "  todayMarker off", ...bars])
  ];
}, "timeline");
var barOf = /* @__PURE__ */ __name(({ id, status: status2, startedAt, durationMs }, { startedAt: zero }) => {
  if (startedAt === null || durationMs === null) return [];
  const [from, to] = [startedAt, startedAt + durationMs].map((at) => clockOf(at, zero));
  return [`  section ${safeText(id)}`, `  ${seconds(durationMs)} :${TAGS[status2] ?? ""}${from ?? ""}, ${to ?? ""}`];
}, "barOf");
var TAGS = { succeeded: "done, ", failed: "crit, ", cancelled: "active, " };
var DAY_MS = 24 * 60 * 6e4;
var DAY = Date.UTC(2001, 0, 10);
var clockOf = /* @__PURE__ */ __name((at, zero) => {
  const midnight = zero - zero % DAY_MS;
  return new Date(DAY + (at - midnight)).toISOString().replace("T", " ").replace("Z", "");
}, "clockOf");
var safeText = /* @__PURE__ */ __name((text7) => Array.from(text7.replace(/[^\p{L}\p{N} ._/-]+/gu, " ")).slice(0, LONGEST_NAME).join("").trim() || "stage", "safeText");
var LONGEST_NAME = 40;

// src/report/summary/verify-section.ts
var verifySection = /* @__PURE__ */ __name((record) => {
  const verified = resultOf(record, "verify");
  if (verified === void 0) return [];
  const checks = ["error", "warn", "unknown", "ok"].flatMap((level) => checksOf(verified, level));
  return details(`Verify: ${verifiedInWords(verified)}`, [
    ...missingLine(verified),
    ...table(["State", "Check", "Next"], "lll", checks.filter(({ lacks }) => lacks === null).map(row))
  ]);
}, "verifySection");
var verifiedInWords = /* @__PURE__ */ __name((verified) => {
  const [errors, warnings, unknown, passed] = ["error", "warn", "unknown", "ok"].map(
    (level) => checksOf(verified, level).length
  );
  return [
    ...errors === 0 ? [] : [plural(errors ?? 0, "error")],
    ...warnings === 0 ? [] : [plural(warnings ?? 0, "warning")],
    `${passed ?? 0} passed`,
    ...unknown === 0 ? [] : [`${unknown ?? 0} not checked`]
  ].join(", ");
}, "verifiedInWords");
var missingLine = /* @__PURE__ */ __name((verified) => {
  const actions = missingActions(verified);
  if (actions.length === 0) return [];
  return [
    text(
      `Some checks were skipped because the role of this job lacks ${actions.map((one) => codeSpan(one)).join(", ")}.`
    )
  ];
}, "missingLine");
var SIGNS2 = { error: "\u274C", warn: "\u26A0\uFE0F", unknown: "\u26AA", ok: "\u2705" };
var row = /* @__PURE__ */ __name((check3) => [
  SIGNS2[check3.level],
  markdown(sentence(check3)),
  check3.next === null ? "" : prose(check3.next)
], "row");

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
var stageSection = /* @__PURE__ */ __name((record) => {
  if (!record.stages.some(({ startedAt }) => startedAt !== null)) return [];
  const from = timeOfDay(record.startedAt);
  const total = `${record.endedAt === null ? "so far" : "total"} ${seconds(elapsed(record))}`;
  return details(`Stages: ${total}, from ${from} UTC`, [...timeline(record), ...stageTable(record)]);
}, "stageSection");
var stageTable = /* @__PURE__ */ __name(({ stages }) => table(
  ["Stage", "Result", "Start", "Time", "Detail"],
  "lllrl",
  stages.map((stage) => [
    `**${markdown(stage.id)}**`,
    statusOf(stage),
    stage.startedAt === null ? "" : timeOfDay(stage.startedAt),
    stage.durationMs === null ? "" : seconds(stage.durationMs),
    stage.because === null ? factOf(stage) : markdown(stage.because)
  ])
), "stageTable");
var elapsed = /* @__PURE__ */ __name(({ startedAt, endedAt, stages }) => endedAt === null ? Math.max(0, ...stages.map((stage) => (stage.startedAt ?? startedAt) - startedAt + (stage.durationMs ?? 0))) : endedAt - startedAt, "elapsed");
var statusOf = /* @__PURE__ */ __name(({ kind, status: status2, error, because, result }) => {
  if (error && isBlock(error.code)) return "\u274C blocked";
  if (because?.startsWith("stopped ")) return "\u26AA stopped";
  const scans = kind === "scan" ? [result] : kind === "side-cars-scan" ? (result?.images ?? []).flatMap((one) => one.scans) : [];
  return scans.some((scan) => scan?.kind === "broke") ? "\u26A0\uFE0F broke" : STATUS[status2];
}, "statusOf");
var FACTS = {
  tag: /* @__PURE__ */ __name(({ tag }) => codeSpan(tag), "tag"),
  plan: /* @__PURE__ */ __name(({ services: services3, region: region2 }) => services3.length === 0 ? markdown(region2) : `${services3.map(({ serviceName }) => codeSpan(serviceName)).join(", ")} in ${markdown(region2)}`, "plan"),
  credentials: /* @__PURE__ */ __name(({ kind }) => kind === "present" ? "found" : "none", "credentials"),
  apps: /* @__PURE__ */ __name(({ apps }) => `${apps.filter(({ kind }) => kind === "changed").length} of ${plural(apps.length, "app")} changed`, "apps"),
  verify: /* @__PURE__ */ __name((verified) => verifiedInWords(verified), "verify"),
  "side-cars": /* @__PURE__ */ __name(({ images }) => images.length === 0 ? "nothing to pin" : `${plural(images.length, "image")} pinned`, "side-cars"),
  build: /* @__PURE__ */ __name(({ sizeBytes, platform, builder }) => `${megabytes(sizeBytes)}, ${markdown(platform)}, ${builder === "registry" ? "pulled" : `by ${builder}`}`, "build"),
  scan: /* @__PURE__ */ __name((scan) => scan.kind === "broke" ? "" : countsOfReport(scan.report), "scan"),
  "side-cars-scan": /* @__PURE__ */ __name(({ images }) => [plural(images.length, "image"), ...countsOfScans(scansOf({ images }))].join("; "), "side-cars-scan"),
  base: /* @__PURE__ */ __name((base) => base.kind === "found" ? codeSpan(base.reference, 100) : base.kind === "scratch" ? "none" : "not known", "base"),
  "newer-bases": /* @__PURE__ */ __name(({ bases }) => bases.length === 0 ? "nothing to fix" : bases.map(({ name }) => codeSpan(familiarName(name), 100)).join(", "), "newer-bases"),
  rebuilds: /* @__PURE__ */ __name(({ images }) => {
    const known2 = images.filter(({ rebuild }) => rebuild.kind === "compared").length;
    return `${known2} of ${plural(images.length, "image")} compared`;
  }, "rebuilds"),
  baseline: /* @__PURE__ */ __name((baseline2) => baselineInWords(baseline2), "baseline"),
  "side-cars-baseline": /* @__PURE__ */ __name(({ images }) => {
    const compared = images.filter(({ baseline: baseline2 }) => baseline2.kind === "scanned" || baseline2.kind === "new").length;
    return `${compared} of ${plural(images.length, "image")} compared`;
  }, "side-cars-baseline"),
  "image-test": /* @__PURE__ */ __name(({ kind }) => kind, "image-test"),
  gate: /* @__PURE__ */ __name((verdict) => {
    if (verdict.kind === "overridden") return `\u26A0\uFE0F overridden: ${plural(verdict.blockers.length, "finding")}`;
    return verdict.kind === "blocked" ? plural(verdict.blockers.length, "finding") : "";
  }, "gate"),
  reports: /* @__PURE__ */ __name(({ files, problems }) => [plural(files.length, "file"), ...problems.length === 0 ? [] : [`\u26A0\uFE0F ${problems.length} not written`]].join(", "), "reports"),
  running: /* @__PURE__ */ __name(({ images, leftOut: leftOut2 }) => [plural(images.length, "image"), ...leftOut2.map((one) => `without ${codeSpan(one)}, which AWS adds`)].join(", "), "running"),
  "code-scanning": /* @__PURE__ */ __name((result) => uploadedInWords(result), "code-scanning"),
  comment: /* @__PURE__ */ __name((result) => postedInWords(result), "comment"),
  issue: /* @__PURE__ */ __name((result) => postedInWords(result), "issue"),
  platform: /* @__PURE__ */ __name(({ platform }) => markdown(platform), "platform"),
  push: /* @__PURE__ */ __name(({ kind }) => PUSHED[kind], "push"),
  render: /* @__PURE__ */ __name(({ source }) => `from ${codeSpan(source)}`, "render"),
  register: /* @__PURE__ */ __name(({ kind, taskDefinitionArn }) => kind === "nothing" ? "nothing to deploy" : codeSpan(familyAndRevision(taskDefinitionArn)), "register"),
  "run-before": /* @__PURE__ */ __name((result) => taskInWords(result), "run-before"),
  "run-after": /* @__PURE__ */ __name((result) => taskInWords(result), "run-after"),
  "stop-task": /* @__PURE__ */ __name(({ kind }) => kind === "stopped" ? "stopped" : "no task was started", "stop-task"),
  deploy: /* @__PURE__ */ __name(({ kind, taskDefinitionArn }) => `${kind === "started" ? "" : `${kind}: `}${codeSpan(familyAndRevision(taskDefinitionArn))}`, "deploy"),
  wait: /* @__PURE__ */ __name(({ outcome, tested }) => [waitedInWords(outcome), ...tested === void 0 ? [] : [checkedInWords2(tested)]].join(", "), "wait"),
  confirm: /* @__PURE__ */ __name((confirmed) => confirmedInWords(confirmed), "confirm"),
  smoke: /* @__PURE__ */ __name(({ checks }) => checkedInWords2(checks), "smoke"),
  alarms: /* @__PURE__ */ __name((result) => alarmsInWords(result), "alarms"),
  "clean-up": /* @__PURE__ */ __name((result) => result.kind === "done" ? `${plural(result.deregistered.length, "revision")} deregistered` : prose(result.because), "clean-up"),
  "roll-back": /* @__PURE__ */ __name((result) => rolledBackInWords(result), "roll-back")
};
var waitedInWords = /* @__PURE__ */ __name((outcome) => outcome.kind === "success" && outcome.reached === void 0 ? `${outcome.view.running} of ${plural(outcome.view.desired, "task")} running` : outcomeInWords(outcome), "waitedInWords");
var PUSHED = {
  pushed: "pushed",
  "already-there": "already in the registry",
  given: "given, nothing pushed"
};
var baselineInWords = /* @__PURE__ */ __name((baseline2) => {
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
}, "baselineInWords");
var confirmedInWords = /* @__PURE__ */ __name((confirmed) => {
  switch (confirmed.kind) {
    case "confirmed":
      return `${plural(confirmed.tasks, "task")} ${confirmed.tasks === 1 ? "reports" : "report"} the image`;
    case "unreported":
      return `no digest from ${confirmed.silent} of ${plural(confirmed.tasks, "task")}`;
    case "nothing-runs":
      return "no task runs";
  }
}, "confirmedInWords");
var checkedInWords2 = /* @__PURE__ */ __name((checks) => {
  const failed = checks.filter(({ defect }) => defect !== null).length;
  return failed === 0 ? `${plural(checks.length, "check")} passed` : `${failed} of ${plural(checks.length, "check")} failed`;
}, "checkedInWords");
var rolledBackInWords = /* @__PURE__ */ __name((result) => {
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
}, "rolledBackInWords");
var factOf = /* @__PURE__ */ __name(({ kind, result }) => {
  const fact = FACTS[kind];
  return result === null || fact === void 0 ? "" : fact(result);
}, "factOf");

// src/report/summary/summary.ts
var LIMIT_BYTES = 1024 * 1024 - 16 * 1024;
var renderSummary = /* @__PURE__ */ __name((record, options = {}) => {
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
    ...findings.blocking,
    ...acceptSection(record),
    ...soonBlocks(soonestWorst(resultsOf(record, "judge").flatMap(({ soon = [] }) => soon))),
    ...baselineSection(record),
    ...rebuildSection(record),
    ...details(scansTitle(record), findings.rest),
    ...exceptionSection(record),
    ...planSection(record),
    ...verifySection(record),
    ...lintSection(record),
    ...imageSection(record),
    ...passedTest(record),
    ...stageSection(record),
    ...deployments.rest
  ];
  return fitted(blocks, options.limitBytes ?? LIMIT_BYTES);
}, "renderSummary");
var scansTitle = /* @__PURE__ */ __name((record) => {
  const ofImage = countsOfScans(resultsOf(record, "scan")).join("; ");
  const ofRunning = stagesOf(record, "running").length > 0;
  const ofSideCars = countsOfScans(resultsOf(record, "side-cars-scan").flatMap(scansOf)).join("; ");
  if (ofImage === "" && ofSideCars === "") return "Scans";
  if (ofRunning) return `Scans: ${ofSideCars}`;
  return `Scans: ${ofImage}${ofSideCars === "" ? "" : `. Side-cars: ${ofSideCars}`}`;
}, "scansTitle");

// src/read-config.ts
import { homedir } from "node:os";
import { join as join4, resolve as resolve7 } from "node:path";

// src/adapters/github/base-commit.ts
var SHA = external_exports.string().regex(/^[0-9a-f]{40}$/u);
var EVENT = external_exports.object({
  before: SHA.nullish().catch(null),
  pull_request: external_exports.object({ base: external_exports.object({ sha: SHA }) }).nullish().catch(null),
  merge_group: external_exports.object({ base_sha: SHA }).nullish().catch(null)
});
var NONE = "0".repeat(40);
var readBaseCommit = /* @__PURE__ */ __name(async (environment, readText) => {
  const path3 = environment["GITHUB_EVENT_PATH"];
  const text7 = path3 ? await readText(path3) : null;
  try {
    const { before, pull_request: pull, merge_group: group } = EVENT.parse(JSON.parse(text7 ?? "{}"));
    const base = pull?.base.sha ?? group?.base_sha ?? before ?? NONE;
    return base === NONE ? null : base;
  } catch {
    return null;
  }
}, "readBaseCommit");

// src/adapters/github/checkout-facts.ts
import { dirname, join as join2, relative, sep } from "node:path";
var PAYLOAD = external_exports.object({
  repository: external_exports.object({ default_branch: external_exports.string().min(1) }).nullish().catch(null),
  pull_request: external_exports.object({ base: external_exports.object({ ref: external_exports.string().min(1) }) }).nullish().catch(null),
  /** `refs/heads/main`. */
  merge_group: external_exports.object({ base_ref: external_exports.string().min(1) }).nullish().catch(null)
});
var readCheckoutFacts = /* @__PURE__ */ __name(async (sources) => {
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
}, "readCheckoutFacts");
var headBeside = /* @__PURE__ */ __name(async ({
  environment,
  files,
  workspace,
  settingsFile
}) => {
  const places = await Promise.all([files.kindOf(join2(workspace, ".git")), files.kindOf(settingsFile)]);
  if (places.some((kind) => kind !== "absent") || await files.kindOf(workspace) !== "directory") return null;
  const folders = (await files.list(workspace)).map((name) => join2(workspace, name));
  const heads = await Promise.all(folders.map((folder) => readGitHead(folder, files.readText).catch(() => null)));
  return heads.find((head) => head !== null && head.commit === environment["GITHUB_SHA"]) ?? null;
}, "headBeside");
var branchesOf = /* @__PURE__ */ __name((payload, queue) => ({
  targetBranch: payload.pull_request?.base.ref ?? payload.merge_group?.base_ref.replace(/^refs\/heads\//u, "") ?? queue.targetBranch,
  defaultBranch: payload.repository?.default_branch ?? null,
  isQueued: queue.isQueued
}), "branchesOf");
var queueOf = /* @__PURE__ */ __name((ref) => {
  const [, name] = /^refs\/heads\/gh-readonly-queue\/(.*)$/su.exec(ref) ?? [];
  const [, targetBranch = null] = /^(.+)\/pr-\d+-[^/]+$/su.exec(name ?? "") ?? [];
  return { isQueued: name !== void 0, targetBranch };
}, "queueOf");
var readPayload = /* @__PURE__ */ __name(async ({ environment, files }) => {
  const path3 = environment["GITHUB_EVENT_PATH"];
  const text7 = path3 ? await files.readText(path3) : null;
  try {
    return PAYLOAD.parse(JSON.parse(text7 ?? "{}"));
  } catch {
    return {};
  }
}, "readPayload");
var checkoutOf = /* @__PURE__ */ __name(async ({ files, workspace, settingsFile }) => {
  const root = await files.realPath(workspace);
  const isLinked = /* @__PURE__ */ __name(async (folder) => isIn(workspace, folder) && await files.realPath(folder) !== join2(root, relative(workspace, folder)), "isLinked");
  const search = /* @__PURE__ */ __name(async (folder) => {
    if (folder === workspace) return folder;
    if (await files.kindOf(join2(folder, ".git")) === "directory" && !await isLinked(folder)) return folder;
    const above = dirname(folder);
    return above === folder ? null : search(above);
  }, "search");
  return search(dirname(settingsFile));
}, "checkoutOf");

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
var readCheckedOutRef = /* @__PURE__ */ __name(async (environment, readText) => {
  const [ref, commit] = [environment["GITHUB_REF"], environment["GITHUB_SHA"]];
  if (!ref || !commit) return null;
  const event = await readEvent(environment, readText);
  const head = await readGitHead(workspaceOf(environment), readText);
  return codeRefOf([{ ref, commit }, ...pullHead(event), ...finishedRun(event)], head?.commit ?? null);
}, "readCheckedOutRef");
var REF = /^refs\/(?:heads|tags|pull)\/./u;
var codeRefOf = /* @__PURE__ */ __name((candidates, head) => {
  const valid = candidates.filter(({ ref }) => REF.test(ref));
  return (head === null ? valid[0] : valid.find(({ commit }) => commit === head)) ?? null;
}, "codeRefOf");
var pullHead = /* @__PURE__ */ __name(({ pull_request: pull }) => pull ? [{ ref: `refs/pull/${pull.number}/head`, commit: pull.head.sha }] : [], "pullHead");
var finishedRun = /* @__PURE__ */ __name(({ workflow_run: finished, repository: repository2 }) => finished && finished.head_repository.full_name === repository2?.full_name ? [{ ref: `refs/heads/${finished.head_branch}`, commit: finished.head_sha }] : [], "finishedRun");
var readEvent = /* @__PURE__ */ __name(async (environment, readText) => {
  const path3 = environment["GITHUB_EVENT_PATH"];
  const text7 = path3 ? await readText(path3) : null;
  try {
    return EVENT2.parse(JSON.parse(text7 ?? "{}"));
  } catch {
    return {};
  }
}, "readEvent");

// src/adapters/github/input-variables.ts
var PREFIX = "INPUT_";
var variableOf = /* @__PURE__ */ __name((name) => `${PREFIX}${name.replaceAll(" ", "_").toUpperCase()}`, "variableOf");
var inputReader = /* @__PURE__ */ __name((environment) => (name) => environment[variableOf(name)] ?? "", "inputReader");
var givenInputs = /* @__PURE__ */ __name((environment) => Object.entries(environment).flatMap(
  ([name, value]) => name.startsWith(PREFIX) && value !== void 0 && value.trim() !== "" ? [name.slice(PREFIX.length)] : []
), "givenInputs");
var takeInput = /* @__PURE__ */ __name((environment, name) => {
  const value = inputReader(environment)(name);
  Reflect.deleteProperty(environment, variableOf(name));
  return value;
}, "takeInput");

// src/settings/csv-lines.ts
var csvLines = /* @__PURE__ */ __name((value) => {
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
    return records.map(({ record, info }) => ({ text: record.join("").trim(), line: info.lines })).filter(({ text: text7 }) => text7 !== "");
  } catch {
    return null;
  }
}, "csvLines");
var keyOf2 = /* @__PURE__ */ __name((entry2) => entry2.includes("=") ? entry2.slice(0, entry2.indexOf("=")) : entry2, "keyOf");
var contradiction = /* @__PURE__ */ __name((entries) => {
  const seen2 = /* @__PURE__ */ new Map();
  for (const entry2 of entries) {
    const earlier = seen2.get(keyOf2(entry2.text));
    if (earlier !== void 0 && earlier.text !== entry2.text) return [earlier.line, entry2.line];
    seen2.set(keyOf2(entry2.text), entry2);
  }
  return null;
}, "contradiction");

// src/settings/kinds.ts
var replacing = /* @__PURE__ */ __name((schema2) => ({ schema: schema2, merge: /* @__PURE__ */ __name((_, above) => above, "merge") }), "replacing");
var scalar = external_exports.union([external_exports.string(), external_exports.number(), external_exports.boolean()], {
  error: "must be a single value, not a list or a map"
});
var notOneOf = /* @__PURE__ */ __name((word2, allowed2) => {
  if (allowed2.length === 1) return `must be \`${allowed2.join()}\``;
  return `'${word2}' is not one of ${allowed2.join(", ")}${didYouMean(word2, allowed2)}`;
}, "notOneOf");
var string = /* @__PURE__ */ __name(() => replacing(scalar.transform((value) => String(value).trim())), "string");
var flag = /* @__PURE__ */ __name(() => replacing(
  scalar.transform((value, context) => {
    const word2 = String(value).trim();
    if (["true", "True", "TRUE"].includes(word2)) return true;
    if (["false", "False", "FALSE"].includes(word2)) return false;
    context.issues.push({ code: "custom", message: `must be \`true\` or \`false\`, not '${word2}'`, input: value });
    return external_exports.NEVER;
  })
), "flag");
var integer = /* @__PURE__ */ __name((bounds) => replacing(
  scalar.transform((value, context) => {
    const word2 = String(value).trim();
    const number3 = Number(word2);
    if (/^\d+$/.test(word2) && number3 >= bounds.min && number3 <= bounds.max) return number3;
    const message = `'${word2}' is not a whole number from ${bounds.min} to ${bounds.max}`;
    context.issues.push({ code: "custom", message, input: value });
    return external_exports.NEVER;
  })
), "integer");
var accountId = /* @__PURE__ */ __name(() => replacing(
  scalar.transform((value, context) => {
    const word2 = String(value).trim();
    if (/^\d{12}$/.test(word2)) return word2;
    context.issues.push({ code: "custom", message: `'${word2}' is not an AWS account id (12 digits)`, input: value });
    return external_exports.NEVER;
  })
), "accountId");
var choice = /* @__PURE__ */ __name((words2) => replacing(
  scalar.transform((value, context) => {
    const given = String(value).trim();
    const word2 = words2.find((one) => one.toLowerCase() === given.toLowerCase());
    if (word2 !== void 0) return word2;
    context.issues.push({ code: "custom", message: notOneOf(given, words2), input: value });
    return external_exports.NEVER;
  }).meta({ enum: [...words2] })
), "choice");
var scalars = external_exports.union([external_exports.string(), external_exports.number(), external_exports.boolean(), external_exports.array(scalar)], {
  error: "must be a text or a list of texts"
});
var choices = /* @__PURE__ */ __name((words2) => replacing(
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
), "choices");
var linesSchema = scalars.transform((value, context) => {
  if (Array.isArray(value)) {
    return value.map((item, index) => ({ text: String(item), line: index + 1 })).filter(({ text: text7 }) => text7.trim() !== "");
  }
  const lines2 = csvLines(String(value));
  if (lines2 !== null) return lines2;
  context.issues.push({ code: "custom", message: "has an opening quote without a closing one", input: void 0 });
  return external_exports.NEVER;
});
var textsOf = /* @__PURE__ */ __name((entries) => entries.map(({ text: text7 }) => text7), "textsOf");
var lines = /* @__PURE__ */ __name(() => replacing(linesSchema.transform(textsOf)), "lines");
var map = external_exports.union([scalars, external_exports.record(external_exports.string(), external_exports.union([external_exports.string(), external_exports.number(), external_exports.boolean()]))], {
  error: "must be lines of KEY=VALUE or a map"
});
var pairs = /* @__PURE__ */ __name((shape = "KEY=VALUE") => ({
  schema: map.transform((value, context) => {
    if (typeof value === "object" && !Array.isArray(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)]));
    }
    const parsed = linesSchema.safeParse(value);
    if (!parsed.success) return refuse(context, parsed.error.issues[0]?.message ?? "");
    const entries = parsed.data;
    const bad = entries.filter(({ text: text7 }) => !/^[^=\s][^=]*=/.test(text7)).map(({ line }) => line);
    if (bad.length > 0) {
      const words2 = bad.length === 1 ? ["line", "is"] : ["lines", "are"];
      return refuse(context, `${words2[0]} ${bad.join(", ")} ${words2[1]} not ${shape}`);
    }
    const twice = contradiction(entries);
    if (twice !== null) return refuse(context, setTwice(twice, shape));
    return Object.fromEntries(
      entries.map(({ text: text7 }) => [text7.slice(0, text7.indexOf("=")), text7.slice(text7.indexOf("=") + 1)])
    );
  }),
  merge: /* @__PURE__ */ __name((below, above) => ({ ...below, ...above }), "merge")
}), "pairs");
var assignments = /* @__PURE__ */ __name(() => ({
  schema: map.transform((value, context) => {
    if (typeof value === "object" && !Array.isArray(value)) {
      return Object.entries(value).map(([key, one]) => `${key}=${String(one)}`);
    }
    const parsed = linesSchema.safeParse(value);
    if (!parsed.success) return refuse(context, parsed.error.issues[0]?.message ?? "");
    const twice = contradiction(parsed.data);
    return twice === null ? [...new Set(textsOf(parsed.data))] : refuse(context, setTwice(twice, "KEY=VALUE"));
  }),
  merge: /* @__PURE__ */ __name((below, above) => {
    const set = new Set(above.map(keyOf2));
    return [...below.filter((line) => !set.has(keyOf2(line))), ...above];
  }, "merge")
}), "assignments");
var setTwice = /* @__PURE__ */ __name(([one, other], shape) => `lines ${one} and ${other} set one ${shape.replace(/=.*/, "")} to different values`, "setTwice");
var refuse = /* @__PURE__ */ __name((context, message) => {
  context.issues.push({ code: "custom", message, input: void 0 });
  return external_exports.NEVER;
}, "refuse");

// src/settings/nested-values.ts
var textsAndNulls = /* @__PURE__ */ __name((tree) => {
  switch (tree.kind) {
    case "text":
      return tree.style === "null" ? null : tree.text;
    case "list":
      return tree.items.map(textsAndNulls);
    case "map":
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, textsAndNulls(value)]));
  }
}, "textsAndNulls");
var typedValues = /* @__PURE__ */ __name((tree) => {
  switch (tree.kind) {
    case "text":
      return typed(tree);
    case "list":
      return tree.items.map(typedValues);
    case "map":
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, typedValues(value)]));
  }
}, "typedValues");
var NUMBER = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/;
var typed = /* @__PURE__ */ __name(({ text: text7, style }) => {
  if (style === "null") return null;
  if (style === "quoted") return text7;
  if (/^(?:true|True|TRUE)$/.test(text7)) return true;
  if (/^(?:false|False|FALSE)$/.test(text7)) return false;
  return NUMBER.test(text7) ? asWritten(Number(text7), text7) : text7;
}, "typed");
var positionsIn = /* @__PURE__ */ __name((tree) => {
  const positions = /* @__PURE__ */ new Map();
  note(tree, [], positions);
  return positions;
}, "positionsIn");
var note = /* @__PURE__ */ __name((tree, path3, positions) => {
  positions.set(pointerOf(path3), tree.at);
  if (tree.kind === "list") for (const [index, item] of tree.items.entries()) note(item, [...path3, index], positions);
  if (tree.kind !== "map") return;
  for (const { key, at, value } of tree.entries) {
    note(value, [...path3, key], positions);
    positions.set(pointerOf([...path3, key]), at);
  }
}, "note");
var withoutWrong = /* @__PURE__ */ __name((tree, issues) => {
  if (tree.kind !== "map") return null;
  const wrong = issues.flatMap(
    ({ code, path: path3, keys = [] }) => code === "unrecognized_keys" && path3.length === 0 ? keys : path3.slice(0, 1)
  );
  return { ...tree, entries: tree.entries.filter(({ key }) => !wrong.includes(key)) };
}, "withoutWrong");
var nestedProblems = /* @__PURE__ */ __name((name, tree, issues) => {
  const positions = positionsIn(tree);
  return issues.flatMap((issue2) => {
    const path3 = issue2.path.map((part) => typeof part === "number" ? part : String(part));
    const parts = issue2.code === "unrecognized_keys" ? (issue2.keys ?? []).map((key) => [...path3, key]) : [path3];
    return parts.map((part) => ({
      at: positionAt(positions, part),
      text: /^must /.test(issue2.message) ? `\`${dotted(name, part)}\` ${issue2.message}` : `\`${dotted(name, part)}\`: ${issue2.message}`
    }));
  });
}, "nestedProblems");
var dotted = /* @__PURE__ */ __name((name, path3) => [name, ...path3.map((part) => typeof part === "number" ? `[${part}]` : `.${part}`)].join(""), "dotted");

// src/settings/kinds-definition.ts
var placed = /* @__PURE__ */ __name((schema2, facts2) => ({
  schema: schema2.transform((value) => ({ value, positions: /* @__PURE__ */ new Map() })),
  merge: /* @__PURE__ */ __name((below, above) => ({
    value: facts2.merge(below.value, above.value),
    positions: facts2.positions(below.positions, above.positions)
  }), "merge"),
  nested: { plain: facts2.plain, place: /* @__PURE__ */ __name(({ value }, positions) => ({ value, positions }), "place") }
}), "placed");
var together = /* @__PURE__ */ __name((below, above) => new Map([...below, ...above]), "together");
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
var unknownKey = /* @__PURE__ */ __name((keys, known2) => {
  const near = keys.length === 1 ? nearest(keys[0] ?? "", known2) : null;
  return `unknown key${near === null ? `; the keys are ${known2.join(", ")}` : `; did you mean ${near}?`}`;
}, "unknownKey");
var strict = /* @__PURE__ */ __name((shape) => external_exports.strictObject(shape, {
  error: /* @__PURE__ */ __name((issue2) => {
    if (issue2.code === "unrecognized_keys") return unknownKey(issue2.keys, Object.keys(shape));
    return "must be a map";
  }, "error")
}), "strict");
var container = strict(CONTAINER).nullable().transform((own) => present(own ?? {}));
var present = /* @__PURE__ */ __name((own) => Object.fromEntries(Object.entries(own).filter(([, value]) => value !== void 0)), "present");
var containers = /* @__PURE__ */ __name(() => placed(external_exports.record(external_exports.string(), container, { error: "must map names of containers to what is changed in them" }), {
  plain: textsAndNulls,
  positions: together,
  merge: /* @__PURE__ */ __name((below, above) => ({
    ...below,
    ...Object.fromEntries(
      Object.entries(above).map(([name, own]) => [
        name,
        mergeContainers(Object.hasOwn(below, name) ? below[name] ?? {} : {}, own)
      ])
    )
  }), "merge")
}), "containers");
var MAPS = ["environment", "secrets", "docker-labels", "log-options"];
var mergeContainers = /* @__PURE__ */ __name((below, above) => ({
  ...below,
  ...above,
  ...Object.fromEntries(
    MAPS.flatMap((name) => {
      const all = { ...below[name], ...above[name] };
      return below[name] === void 0 && above[name] === void 0 ? [] : [[name, all]];
    })
  )
}), "mergeContainers");
var changesByKey = /* @__PURE__ */ __name(() => placed(changes, {
  plain: textsAndNulls,
  positions: together,
  merge: /* @__PURE__ */ __name((below, above) => ({ ...below, ...above }), "merge")
}), "changesByKey");
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
  const refuse5 = /* @__PURE__ */ __name((message) => {
    context.issues.push({ code: "custom", message, input: void 0 });
    return external_exports.NEVER;
  }, "refuse");
  const { op, path: path3, from } = own;
  const hasValue = Object.hasOwn(own, "value");
  if (op === "move" || op === "copy")
    return from === void 0 ? refuse5(`must have \`from\` for ${op}`) : { op, path: path3, from };
  if (op === "remove") return { op, path: path3 };
  return hasValue ? { op, path: path3, value: own.value } : refuse5(`must have a \`value\` for ${op}`);
});
var patch = /* @__PURE__ */ __name(() => placed(external_exports.array(operation, { error: "must be a list of operations (RFC 6902)" }), {
  plain: typedValues,
  positions: /* @__PURE__ */ __name((_, above) => above, "positions"),
  merge: /* @__PURE__ */ __name((_, above) => above, "merge")
}), "patch");
var CPUS = { AMD64: "X86_64", "X86-64": "X86_64", AARCH64: "ARM64" };
var runtimePlatform = /* @__PURE__ */ __name(() => ({
  merge: /* @__PURE__ */ __name((_, above) => above, "merge"),
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
}), "runtimePlatform");

// src/settings/field.ts
var fieldsOf = /* @__PURE__ */ __name((owner) => {
  const none2 = /* @__PURE__ */ __name(() => [], "none");
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
    optional: /* @__PURE__ */ __name((description, kind) => ({
      ...facts2,
      ...kind,
      description,
      presence: "optional"
    }), "optional"),
    defaulted: /* @__PURE__ */ __name((value, description, kind) => ({
      ...facts2,
      ...kind,
      description,
      presence: "defaulted",
      default: value
    }), "defaulted")
  };
}, "fieldsOf");
var fileOnly = /* @__PURE__ */ __name((kind) => ({ ...kind, place: "file" }), "fileOnly");
var inputOnly = /* @__PURE__ */ __name((kind) => ({ ...kind, place: "input" }), "inputOnly");
var VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
var asking = /* @__PURE__ */ __name((variables, kind) => ({
  ...kind,
  variables,
  schema: kind.schema.superRefine((value, context) => {
    if (variables(value).every((name) => VARIABLE.test(name))) return;
    const message = "the name of a variable has only letters, digits and underscores, and begins with no digit";
    context.addIssue({ code: "custom", message, input: void 0 });
  })
}), "asking");
var naming = /* @__PURE__ */ __name((paths, kind) => ({
  ...kind,
  paths
}), "naming");
var guarded = /* @__PURE__ */ __name((kind) => ({ ...kind, isGuarded: true }), "guarded");
var unsetByNone = /* @__PURE__ */ __name((kind) => ({ ...kind, isUnsetByNone: true }), "unsetByNone");
var filledIn = /* @__PURE__ */ __name((expression, kind) => ({
  ...kind,
  workflowDefault: expression
}), "filledIn");

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
var alarmNames = /* @__PURE__ */ __name(() => ({
  schema: lines().schema.transform((given, context) => {
    const names = [...new Set(given.map((name) => name.trim()))];
    const problem2 = problemIn(names);
    if (problem2 === null) return names;
    context.issues.push({ code: "custom", message: problem2, input: given });
    return external_exports.NEVER;
  }),
  merge: /* @__PURE__ */ __name((_, above) => above, "merge")
}), "alarmNames");
var problemIn = /* @__PURE__ */ __name((names) => {
  if (names.length === 0) return "must name at least one alarm";
  if (names.length > MOST_ALARMS) return `must name at most ${MOST_ALARMS} alarms`;
  const arn = names.find((name) => /^arn:[^:]*:cloudwatch:/u.test(name));
  if (arn !== void 0) return "must have the names of alarms, not their ARNs";
  return names.some((name) => name.length > LONGEST_NAME2) ? `has a name of more than ${LONGEST_NAME2} characters, which no alarm has` : null;
}, "problemIn");

// src/settings/kinds-attributes.ts
var onOrOff = flag().schema;
var number = /* @__PURE__ */ __name((min, max) => integer({ min, max }).schema, "number");
var texts2 = /* @__PURE__ */ __name((what, most) => external_exports.array(
  text2.refine((one) => one.trim() !== "", { error: "must not be empty" }),
  { error: `must be a list of ${what}` }
).min(1, { error: `must have at least one of ${what}` }).max(most, { error: `must have at most ${most} ${what}` }), "texts");
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
var refuse2 = /* @__PURE__ */ __name((context, message) => {
  context.issues.push({ code: "custom", message, input: void 0 });
  return external_exports.NEVER;
}, "refuse");
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
  const add = /* @__PURE__ */ __name((message) => context.addIssue({ code: "custom", message, input: void 0 }), "add");
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
var mergeAttributes = /* @__PURE__ */ __name((below, above) => ({
  ...below,
  ...above,
  ...Object.fromEntries(
    PARTS.flatMap((name) => below[name] && above[name] ? [[name, { ...below[name], ...above[name] }]] : [])
  )
}), "mergeAttributes");
var present2 = /* @__PURE__ */ __name((own) => Object.fromEntries(
  Object.entries(own).flatMap(([key, value]) => {
    if (value === void 0) return [];
    return [[key, typeof value === "object" && value !== null && !Array.isArray(value) ? present2(value) : value]];
  })
), "present");
var serviceAttributes = /* @__PURE__ */ __name(() => ({
  // The schema has checked every key, and `present` only leaves out what is undefined.
  schema: attributes.transform((own) => ({
    value: present2(own),
    positions: /* @__PURE__ */ new Map()
  })),
  merge: /* @__PURE__ */ __name((below, above) => ({
    value: mergeAttributes(below.value, above.value),
    positions: new Map([...below.positions, ...above.positions])
  }), "merge"),
  nested: { plain: textsAndNulls, place: /* @__PURE__ */ __name(({ value }, positions) => ({ value, positions }), "place") }
}), "serviceAttributes");

// src/settings/kinds-image-test.ts
var DEFAULT_SECONDS = 60;
var LONGEST_SECONDS = 1800;
var DEFAULT_MIB = 2048;
var refuse3 = /* @__PURE__ */ __name((context, message) => {
  context.issues.push({ code: "custom", message, input: void 0 });
  return external_exports.NEVER;
}, "refuse");
var text3 = scalar.transform(String).refine((word2) => !word2.includes("\0"), { error: "must not have a NUL character" });
var whole2 = /* @__PURE__ */ __name((min, max) => text3.transform((word2, context) => {
  const number3 = Number(word2);
  if (/^\d{1,6}$/.test(word2.trim()) && number3 >= min && number3 <= max) return number3;
  return refuse3(context, `must be a whole number from ${min} to ${max}`);
}), "whole");
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
var waitFor = external_exports.union([word, place], { error: /* @__PURE__ */ __name((issue2) => waitProblem(issue2), "error") });
var FORMS = "`healthy`, `exit`, or a map with `port` or `seconds`";
var waitProblem = /* @__PURE__ */ __name(({ input, errors }) => {
  if (Array.isArray(input)) return `must be ${FORMS}`;
  const isMap = typeof input === "object";
  const byForm = errors ?? [];
  const meant = byForm[isMap ? 1 : 0]?.[0];
  if (meant === void 0) return `must be ${FORMS}`;
  return isMap ? [...meant.path.map((part) => `\`${String(part)}\``), meant.message].join(" ") : `${meant.message}; or a map with \`port\` or \`seconds\``;
}, "waitProblem");
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
var imageTest = /* @__PURE__ */ __name(() => ({
  schema: test,
  merge: /* @__PURE__ */ __name((_, above) => above, "merge"),
  nested: { plain: textsAndNulls, place: /* @__PURE__ */ __name((value) => value, "place") }
}), "imageTest");

// src/settings/kinds-lint.ts
var KEYS = [ALL_RULES, ...LINT_RULES.map(({ id }) => id)];
var scalar2 = external_exports.union([external_exports.string(), external_exports.number(), external_exports.boolean()]);
var lintLevels = /* @__PURE__ */ __name(() => ({
  schema: external_exports.record(external_exports.string(), scalar2, { error: "must map rules to `off`, `warn` or `error`" }).transform((value, context) => {
    const levels = Object.entries(value).map(([key, given]) => [key, String(given).trim()]);
    for (const [key, given] of levels) {
      const message = problemOf(key, given);
      if (message !== null) context.issues.push({ code: "custom", message, input: value, path: [key] });
    }
    return Object.fromEntries(levels.filter((level) => isLevel(level[1])));
  }).meta({ properties: properties(), additionalProperties: false }),
  merge: /* @__PURE__ */ __name((below, above) => ({ ...below, ...above }), "merge")
}), "lintLevels");
var isLevel = /* @__PURE__ */ __name((word2) => LINT_LEVELS.some((level) => level === word2), "isLevel");
var problemOf = /* @__PURE__ */ __name((key, given) => {
  if (!KEYS.includes(key)) {
    const near = nearest(key, KEYS);
    return `'${key}' is not a rule of the lint${near === null ? " (docs/lint.md lists them)" : `; did you mean ${near}?`}`;
  }
  return isLevel(given) ? null : `${key}: ${notOneOf(given, LINT_LEVELS)}`;
}, "problemOf");
var properties = /* @__PURE__ */ __name(() => Object.fromEntries([
  [ALL_RULES, { enum: [...LINT_LEVELS], description: "Every rule that is not listed and reports what ECS accepts." }],
  ...LINT_RULES.map(({ id, title }) => [id, { enum: [...LINT_LEVELS], description: title }])
]), "properties");

// src/settings/kinds-policy.ts
var number2 = /* @__PURE__ */ __name((min, max) => integer({ min, max }).schema, "number");
var answer = choice(ANSWERS).schema;
var byWord = /* @__PURE__ */ __name((words2, value, what) => {
  const wordOf = /* @__PURE__ */ __name((key2) => words2.find((one) => one.toLowerCase() === key2.trim().toLowerCase()), "wordOf");
  const key = external_exports.string().superRefine((given, context) => {
    if (wordOf(given) === void 0) context.addIssue({ code: "custom", message: notOneOf(given, words2), input: given });
  });
  return external_exports.record(key, value, {
    error: /* @__PURE__ */ __name((issue2) => issue2.code === "invalid_key" ? issue2.issues[0]?.message : `must be a map by ${what}`, "error")
  }).transform((all) => {
    const found = Object.entries(all).flatMap(([given, own]) => {
      const word2 = wordOf(given);
      return word2 === void 0 ? [] : [[word2, own]];
    });
    return Object.fromEntries(found);
  }).meta({ propertyNames: { enum: [...words2] } });
}, "byWord");
var filled = external_exports.string().trim().min(1, { error: "must not be empty" });
var texts3 = /* @__PURE__ */ __name((what, one = filled) => external_exports.array(text2.pipe(one), { error: `must be a list of ${what}` }).min(1, { error: `must list at least one of ${what}` }), "texts");
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
var policyMap = /* @__PURE__ */ __name(() => ({
  schema: map2.transform((value) => ({ value, positions: /* @__PURE__ */ new Map() })),
  merge: /* @__PURE__ */ __name((below, above) => ({
    value: mergePolicyMaps(below.value, above.value),
    positions: merged(below.positions, above.positions)
  }), "merge"),
  nested: { plain: textsAndNulls, place: /* @__PURE__ */ __name(({ value }, positions) => ({ value, positions }), "place") }
}), "policyMap");
var merged = /* @__PURE__ */ __name((below, above) => new Map([...below, ...above]), "merged");

// src/settings/kinds-scanners.ts
var scannerReleases = /* @__PURE__ */ __name(() => ({
  schema: external_exports.strictObject(
    { trivy: release("trivy").optional(), dockle: release("dockle").optional() },
    { error: unknownOr("is not a scanner: trivy or dockle", "must map `trivy` or `dockle` to a release") }
  ).transform(({ trivy, dockle }) => ({ ...trivy && { trivy }, ...dockle && { dockle } })).meta({ examples: [{ trivy: { version: "0.75.0", sha256: "0".repeat(64) } }] }),
  merge: /* @__PURE__ */ __name((below, above) => ({ ...below, ...above }), "merge"),
  nested: { plain: textsAndNulls, place: /* @__PURE__ */ __name((value) => value, "place") }
}), "scannerReleases");
var unknownOr = /* @__PURE__ */ __name((unknown, wrong) => ({ code }) => code === "unrecognized_keys" ? unknown : wrong, "unknownOr");
var HASH = external_exports.string().regex(/^[0-9a-f]{64}$/i).transform((hash) => hash.toLowerCase());
var BY_PLATFORM = external_exports.strictObject(Object.fromEntries(PLATFORMS.map((platform) => [platform, HASH.optional()])), {
  error: unknownOr(`is not a platform: ${PLATFORMS.join(", ")}`, "must be a sha256 or a map of them")
});
var release = /* @__PURE__ */ __name((scanner) => external_exports.strictObject(
  {
    version: external_exports.string({ error: "must be the version of a release, such as 0.75.0" }).regex(/^\d+\.\d+\.\d+$/, { error: "must be the version of a release, such as 0.75.0" }).refine((version2) => !isKnownBad(scanner, version2), {
      error: /* @__PURE__ */ __name(({ input }) => `${scanner} ${String(input)} is a tampered release, which nothing allows`, "error")
    }),
    sha256: external_exports.union([HASH, BY_PLATFORM.transform(withoutAbsent)], {
      error: `must be the sha256 of its archive (64 hexadecimal digits), or a map of them by platform (${PLATFORMS.join(", ")})`
    })
  },
  { error: unknownOr("is not a part of a release: version or sha256", "must be a map with `version` and `sha256`") }
), "release");
var withoutAbsent = /* @__PURE__ */ __name((map3) => Object.fromEntries(Object.entries(map3).flatMap(([key, hash]) => hash === void 0 ? [] : [[key, hash]])), "withoutAbsent");

// src/settings/kinds-smoke.ts
var MOST_CHECKS = 20;
var LONGEST_CONTAINS = 1e3;
var text4 = scalar.transform((value) => String(value).trim());
var refuse4 = /* @__PURE__ */ __name((context, message) => {
  context.issues.push({ code: "custom", message, input: void 0 });
  return external_exports.NEVER;
}, "refuse");
var whole3 = /* @__PURE__ */ __name((min, max) => text4.transform((word2, context) => {
  const number3 = Number(word2);
  if (/^\d{1,6}$/.test(word2) && number3 >= min && number3 <= max) return number3;
  return refuse4(context, `must be a whole number from ${min} to ${max}`);
}), "whole");
var HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
var HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]{0,4096}$/;
var OF_THE_CONNECTION = ["host", "connection", "content-length", "transfer-encoding", "upgrade", "expect", "trailer"];
var headers = external_exports.record(external_exports.string(), text4, { error: "must be a map from names to values" }).superRefine((all, context) => {
  for (const [name, value] of Object.entries(all)) {
    const problem2 = headerProblem(name, value);
    if (problem2 !== null) context.addIssue({ code: "custom", message: problem2, input: void 0, path: [name] });
  }
});
var headerProblem = /* @__PURE__ */ __name((name, value) => {
  if (!HEADER_NAME.test(name)) return "is not the name of an HTTP header";
  if (OF_THE_CONNECTION.includes(name.toLowerCase()))
    return `cannot be set${name.toLowerCase() === "host" ? "; use the key `host`" : ""}`;
  return HEADER_VALUE.test(value) ? null : "has a value that an HTTP header cannot have";
}, "headerProblem");
var range = text4.transform((word2, context) => {
  const [, from, to = from] = /^([1-5]\d\d)(?:\s*-\s*([1-5]\d\d))?$/.exec(word2) ?? [];
  if (from !== void 0 && Number(from) <= Number(to)) return { from: Number(from), to: Number(to) };
  return refuse4(context, "must be a status such as 200 or a range such as 200-299");
});
var status = external_exports.union(
  [external_exports.array(range).min(1, { error: "must list at least one status" }), range.transform((one) => [one])],
  {
    error: "must be a status such as 200, a range such as 200-299, or a list of them"
  }
);
var url = text4.transform((word2, context) => {
  const parsed = URL.parse(word2);
  if (parsed === null || !/^https?:\/\//i.test(word2))
    return refuse4(context, "must be an address with http:// or https://");
  if (parsed.username !== "" || parsed.password !== "")
    return refuse4(context, "must not have a user name or a password; use `headers`");
  return parsed.href;
});
var path2 = text4.refine((word2) => /^\/(?!\/)[\x21-\x7e]{0,2000}$|^\/$/.test(word2), {
  error: "must be a path that begins with a slash, such as /health"
});
var host = text4.refine((word2) => /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/.test(word2), {
  error: "must be the name of a host, such as shop.example.com"
});
var method = text4.transform((word2, context) => {
  const found = METHODS.find((one) => one === word2.toUpperCase());
  return found ?? refuse4(context, notOneOf(word2, METHODS));
});
var on = text4.transform((word2, context) => {
  const found = OCCASIONS.find((one) => one === word2);
  return found ?? refuse4(context, notOneOf(word2, OCCASIONS));
});
var contains = text4.refine((word2) => word2 !== "" && word2.length <= LONGEST_CONTAINS, {
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
var unknownKey2 = /* @__PURE__ */ __name((keys) => {
  const near = keys.length === 1 ? nearest(keys[0] ?? "", Object.keys(CHECK)) : null;
  return `unknown key${near === null ? `; the keys are ${Object.keys(CHECK).join(", ")}` : `; did you mean ${near}?`}`;
}, "unknownKey");
var check = external_exports.strictObject(CHECK, {
  error: /* @__PURE__ */ __name((issue2) => issue2.code === "unrecognized_keys" ? unknownKey2(issue2.keys) : "must be a map", "error")
}).transform((own, context) => {
  const target = targetOf(own);
  if (target === null) return refuse4(context, "must have either `url` or `path`; `port` and `host` belong to `path`");
  if (own.on === "test-listener" && own.port !== void 0)
    return refuse4(context, "cannot have `port`: the test listener has one");
  if (own.method === "HEAD" && own.contains !== void 0)
    return refuse4(context, "cannot have `contains`: the response to HEAD has no body");
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
var targetOf = /* @__PURE__ */ __name(({ url: address, path: own, port, host: name }) => {
  if (own !== void 0)
    return address === void 0 ? { kind: "load-balancer", path: own, port: port ?? null, host: name ?? null } : null;
  return address === void 0 || port !== void 0 || name !== void 0 ? null : { kind: "url", url: address };
}, "targetOf");
var smokeChecks = /* @__PURE__ */ __name(() => ({
  schema: external_exports.array(check, { error: "must be a list of checks" }).min(1, { error: "must have at least one check" }).max(MOST_CHECKS, { error: `must have at most ${MOST_CHECKS} checks` }),
  merge: /* @__PURE__ */ __name((_, above) => above, "merge"),
  nested: { plain: textsAndNulls, place: /* @__PURE__ */ __name((value) => value, "place") }
}), "smokeChecks");

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
var oneOffTasks = /* @__PURE__ */ __name(() => ({
  schema: tasks,
  merge: /* @__PURE__ */ __name((_, above) => above, "merge"),
  nested: { plain: /* @__PURE__ */ __name((tree) => [textsAndNulls(tree)].flat(), "plain"), place: /* @__PURE__ */ __name((value) => value, "place") }
}), "oneOffTasks");

// src/settings/kinds-verify.ts
var scalar3 = external_exports.union([external_exports.string(), external_exports.number(), external_exports.boolean()]);
var KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu;
var VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
var requiredTags = /* @__PURE__ */ __name(() => ({
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
  merge: /* @__PURE__ */ __name((below, above) => ({ ...below, ...above }), "merge")
}), "requiredTags");
var problemOf2 = /* @__PURE__ */ __name((key, value) => {
  if (!KEY.test(key))
    return `'${key}' is not the key of a tag: 1 to 128 letters, digits, spaces and _.:/=+-@, without \`aws:\` in front`;
  return VALUE.test(value) ? null : `${key}: '${value}' is not the value of a tag: at most 256 letters, digits, spaces and _.:/=+-@`;
}, "problemOf");

// src/settings/path-forms.ts
import { isAbsolute } from "node:path";
var isTaskDefinitionFile = /* @__PURE__ */ __name((given) => !given.startsWith("arn:") && (isAbsolute(given) || given.includes("/") || /\.(json[c5]?|ya?ml)$/i.test(given)), "isTaskDefinitionFile");
var ofTaskDefinition = /* @__PURE__ */ __name((given) => isTaskDefinitionFile(given) ? [given] : [], "ofTaskDefinition");
var ofSsh = /* @__PURE__ */ __name((entries) => entries.flatMap((entry2) => entry2.includes("=") ? entry2.slice(entry2.indexOf("=") + 1).split(",") : []), "ofSsh");
var ofNamedContexts = /* @__PURE__ */ __name((contexts) => Object.values(contexts).filter((context) => !/^(?:https?:\/\/|docker-image:\/\/|target:)/.test(context)).map((context) => context.replace(/^oci-layout:\/\/([^@:]*).*$/s, "$1")), "ofNamedContexts");

// src/settings/declared/the-deployment.ts
var image = fieldsOf("image");
var services = fieldsOf("services");
var service2 = fieldsOf("service");
var DEPLOYMENT = {
  "desired-count": service2.optional("Number of tasks. Default: unchanged.", integer({ min: 0, max: 5e3 })),
  "force-new-deployment": services.defaulted("false", "Start a deployment even if nothing in the service changes.", flag()),
  "wait-for-minutes": services.defaulted("30", "How long to wait for the deployment, in minutes.", integer({ min: 1, max: 360 })),
  "wait-until": services.defaulted("stable", "What the run waits for: `stable`, the end of the deployment; `serving`, when the new tasks serve and old ones only drain, or all production traffic has moved; or a stage of a blue/green, linear or canary deployment, such as `BAKE_TIME`. See [Strategies](strategies.md).", choice(WAITS)),
  "when-in-progress": services.defaulted("replace", "What is done when another deployment of the service is in progress right before the update: `replace` it, `wait` for its end, for `wait-for-minutes` at most, or `fail`. One of the same task definition is followed.", choice(["replace", "wait", "fail"])),
  "on-service-failure": image.defaulted("continue", "With several services, what becomes of the others when one fails: `continue`, or `stop`: those whose update has not begun are not updated. See [Services](services.md#when-one-fails).", fileOnly(choice(["continue", "stop"]))),
  "fail-fast": services.defaulted("true", "Give up a deployment whose tasks fail again and again although ECS continues it: at the number of failures of its circuit breaker, or at the second one by a cause that another start does not remove. See [Failures](failures.md).", fileOnly(flag())),
  "allow-behind": image.defaulted("false", "Deploy the commit although GitHub shows that it is older than the one of the running image. See docs/never-backwards.md.", guarded(flag())),
  "rollback-on": services.optional("When a deployment of this run is taken back: `failure`, `timeout` (`wait-for-minutes` is over), `cancel`, several of them, or `none`. Default: `failure`, unless the circuit breaker of the service is set not to roll back.", choices(TRIGGERS)),
  "codedeploy-application": service2.optional("The CodeDeploy application of a service that CodeDeploy deploys. Default: found by the service.", fileOnly(string())),
  "codedeploy-deployment-group": service2.optional("Its deployment group. Default: found by the service.", fileOnly(string())),
  "codedeploy-deployment-config": services.optional("The CodeDeploy deployment configuration, for example `CodeDeployDefault.ECSAllAtOnce`. Default: that of the deployment group.", fileOnly(string())),
  "codedeploy-appspec": service2.optional("An AppSpec file in the checkout, JSON or YAML, for its hooks and for properties that are to differ from the service. Default: what the service has. See [Strategies](strategies.md#codedeploy).", fileOnly(naming((path3) => [path3], string()))),
  "smoke-test": services.optional("HTTP checks that are made when the deployment is confirmed; one that fails fails the deployment. A list of `url`, or `path` at the load balancer of the service, with `method`, `headers`, `status`, `contains` and more. See docs/smoke-test.md. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(smokeChecks())))),
  "keep-revisions": services.optional("How many of the newest revisions of the task definition stay when older ones are deregistered after a deployment that was confirmed; never one that a task or a service has, or could go back to. See docs/rollback.md#old-revisions for what cannot be seen. Default: none is deregistered. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(integer({ min: 1, max: 1e3 }))))),
  "watch-alarms": services.optional("CloudWatch alarms, by name, that are watched after the deployment and the smoke test; one that goes into ALARM fails the deployment. See docs/smoke-test.md#alarms. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(alarmNames())))),
  "watch-minutes": services.defaulted("5", "For how long `watch-alarms` are watched, in minutes.", guarded(fileOnly(integer({ min: 1, max: 60 })))),
  verify: image.defaulted("true", "Check what the services depend on, such as roles, secrets, log groups and target groups, before anything is changed.", guarded(fileOnly(flag()))),
  "pause-hook": services.defaulted("wait", "What is done at a pause hook of a blue/green, linear or canary deployment: `wait` for somebody to continue it, `continue`, at each step, or `roll-back`.", guarded(fileOnly(choice(PAUSE_ANSWERS)))),
  "service-attributes": services.optional("Attributes that the service is to have, set by the update that deploys: `enable-execute-command`, `tags`, `network`, `capacity-providers`, `circuit-breaker` and more. What is not listed stays. See [Services](services.md#service-attributes).", guarded(fileOnly(serviceAttributes()))),
  "required-tags": services.optional("Tags that the service and the task definition must have: a list of keys, or KEY: VALUE. What lacks one is reported by `verify`.", guarded(fileOnly(requiredTags()))),
  lint: services.optional("Levels of the rules that the task definition is checked against, RULE: `off`, `warn` or `error`; `all` for those that are not listed. See docs/lint.md.", guarded(fileOnly(lintLevels()))),
  "run-before": service2.optional("Tasks that run once before the service is updated, in the order of the list: a migration, for example. One that fails ends the run. See [Tasks](tasks.md).", guarded(fileOnly(oneOffTasks()))),
  "run-after": service2.optional("Tasks that run once when the deployment is confirmed, in the order of the list. One that fails is a failure of the deployment. See [Tasks](tasks.md).", guarded(fileOnly(oneOffTasks()))),
  "registry-id": image.optional("The account that the registry belongs to, when it is another than that of the service. Default: the account of `registry-role`, or `aws-account-id`. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(accountId())))),
  "build-contexts": image.defaulted("", "Additional build contexts, NAME: PATH. Requires buildx. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(naming(ofNamedContexts, pairs()))))),
  network: image.optional("Network mode of `RUN` instructions.", guarded(fileOnly(string()))),
  "add-hosts": image.defaulted("", "Additional HOST:IP mappings for the build. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(lines())))),
  builder: image.optional("The buildx builder to use. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(string())))),
  "baseline-days": image.defaulted("30", "With `baseline`, for how many days after its publication a vulnerability that the baseline has, too, does not block.", guarded(fileOnly(integer({ min: 0, max: 3650 })))),
  "accept-unknown-os": image.defaulted("false", "Let an image pass although Trivy did not check its operating system packages: it does not recognize the system, or the database has no advisories for the release. The summary says so.", guarded(fileOnly(flag()))),
  policy: image.optional("What else blocks the image: `fixable-after-days`, `end-of-life`, `secrets`, `licenses`, `image-configuration`, `dockle-codes`, `max-size-mb`, `max-growth-mb`, `max-growth-percent`, `base-images`, `max-database-age-hours`. See [Policy](policy.md). In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(policyMap())))),
  "require-verified-db": image.defaulted("false", "Fail if the vulnerability database is not verified against its registry in this run: with `offline`, or with `trivy-cache-dir`.", guarded(fileOnly(flag()))),
  "pin-sidecars": image.defaulted("off", "Whether the images of the other containers are deployed by digest. `pin`: each is resolved once per run. `scan`: Trivy and Dockle also scan each, and the gate judges what they find. `off`: they stay as written. See [Render](render.md#side-cars).", guarded(fileOnly(choice(["off", "pin", "scan"])))),
  "image-test": image.optional("A test of the image before it is pushed: a container of it runs without anything of the job, must get ready, and a command in it must succeed. `wait-for`, `run`, `command`, `env`, `timeout-seconds` and more. See [Test the image](image-test.md). In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(imageTest())))),
  "scan-timeout-minutes": image.defaulted("10", "How long one scan may take, in minutes.", fileOnly(integer({ min: 1, max: 120 }))),
  "ecr-scan": image.defaulted("off", "Whether ECR's own scan of the pushed image is judged before the deployment, by the same policy and exceptions. `wait`: wait for the scan that the registry makes on push, basic or enhanced; where it makes none, a basic one is started. See [Scans](scans.md#ecrs-own-scan).", guarded(fileOnly(choice(["off", "wait"])))),
  "ecr-scan-minutes": image.defaulted("15", "How long to wait for ECR's scan, in minutes. Without an end in that time the image is not deployed.", fileOnly(integer({ min: 1, max: 120 }))),
  "ecr-scan-unsupported": image.defaulted("block", "What becomes of an image that ECR cannot scan, for example one `FROM scratch`: `block`, or `accept`; the summary says so.", guarded(fileOnly(choice(["block", "accept"])))),
  "code-scanning": image.defaulted("off", "Whether the findings go to the code scanning of the repository: `off`, or `upload`, which needs `security-events: write`. See [Code scanning](code-scanning.md).", guarded(fileOnly(choice(["off", "upload"])))),
  comment: image.defaulted("off", "Whether a pull request gets a comment with the verdict, which each run updates: `off`, or `on`, which needs `pull-requests: write`. See [Code scanning](code-scanning.md#comment).", guarded(fileOnly(choice(["off", "on"])))),
  issue: image.defaulted("off", "With `pipeline: rescan`, whether one issue of the repository says what blocks images that run: `off`, or `on`, which needs `issues: write`. It is closed when nothing blocks. See [Rescan](rescan.md#the-issue).", guarded(fileOnly(choice(["off", "on"])))),
  "tools-mirror": image.optional("Base URL from which the pinned scanner releases are downloaded instead of github.com. Their SHA-256 is verified either way. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(string())))),
  "scanner-releases": image.optional("Another release of a scanner than the pinned one: a map from `trivy` or `dockle` to its `version` and the `sha256` of its archive, or a map of them by platform (`Linux-64bit`, `Linux-ARM64`, \u2026). It is used from PATH, too, at that version only. See [Scans](scans.md#your-own-scanner-release). In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(scannerReleases()))))
};

// src/settings/kinds-exceptions.ts
var SHORTEST = 10;
var LONGEST2 = 500;
var reasonInWords = /* @__PURE__ */ __name(() => {
  const text7 = string();
  return {
    ...text7,
    schema: text7.schema.transform((given) => given.replace(/\s+/gu, " ")).superRefine((reason, context) => {
      const words2 = reason.split(" ").filter((word2) => new RegExp("\\p{L}{2}", "u").test(word2));
      if (reason.length >= SHORTEST && words2.length >= 2 && reason.length <= LONGEST2) return;
      const message = `must say why in words, in ${SHORTEST} to ${LONGEST2} characters`;
      context.addIssue({ code: "custom", message, input: void 0 });
    })
  };
}, "reasonInWords");

// src/domain/rollout/wanted-revision.ts
var REVISION = /^(?:(?<arn>arn:[a-z0-9-]+:ecs:[a-z0-9-]+:\d{12}:task-definition\/)?(?<family>[\w-]{1,255}):)?(?<revision>[1-9]\d{0,9})$/;
var parseWantedRevision = /* @__PURE__ */ __name((written) => {
  if (written === "previous") return { kind: "previous" };
  const groups = REVISION.exec(written)?.groups;
  if (groups?.["revision"] !== void 0) {
    const { arn, family = null, revision } = groups;
    return { kind: "revision", written, family, revision: Number(revision), arn: arn === void 0 ? null : written };
  }
  const image5 = parseGivenImage(written);
  return image5 === null ? null : { kind: "image", image: image5 };
}, "parseWantedRevision");

// src/settings/names.ts
var REPOSITORY = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
var LENGTH = { min: 2, max: 256 };
var REGISTRY = /^\d{12}\.dkr[.-]ecr[.-][^/]*\//;
var REGION = /^[a-z]{2,}(-[a-z]+)+-\d+$/;
var repository = /* @__PURE__ */ __name(() => checked((name) => {
  if (isRepository(name) && !REGISTRY.test(name)) return null;
  const meant = withoutHostAndTag(name);
  const use = isRepository(meant) ? `: use \`${meant}\`` : "";
  return meant === name.toLowerCase() ? `must be ${LENGTH.min} to ${LENGTH.max} lowercase letters and digits, separated by single \`.\`, \`_\`, \`-\` or \`/\`${use}` : `must be a name without registry or tag${use}`;
}), "repository");
var region = /* @__PURE__ */ __name(() => checked((name) => REGION.test(name) ? null : `'${name}' is not the name of a region, for example \`eu-west-1\``), "region");
var roleArn = /* @__PURE__ */ __name(() => checked(
  (arn) => parseRoleArn(arn) === null ? `'${arn}' is not the ARN of an IAM role, for example \`arn:aws:iam::123456789012:role/deploy\`` : null
), "roleArn");
var givenImage = /* @__PURE__ */ __name(() => checked(
  (written) => parseGivenImage(written) === null ? "must be a digest (`sha256:\u2026`), a tag, or a name with one of them (`registry/repository@sha256:\u2026`) of an image in `repository`" : null
), "givenImage");
var baselineImage = /* @__PURE__ */ __name(() => checked(
  (written) => parseBaseline(written) === null ? `'${written}' is not \`none\`, \`running\`, or an image by its digest (\`sha256:\u2026\` or \`registry/repository@sha256:\u2026\`)` : null
), "baselineImage");
var wantedRevision = /* @__PURE__ */ __name(() => checked(
  (written) => parseWantedRevision(written) === null ? `'${written}' is not \`previous\`, a revision (\`hello:41\`, \`41\` or its ARN), or a digest or a tag of an image` : null
), "wantedRevision");
var checked = /* @__PURE__ */ __name((problemOf3) => {
  const text7 = string();
  return {
    ...text7,
    schema: text7.schema.transform((name, context) => {
      const message = problemOf3(name);
      if (message === null) return name;
      context.issues.push({ code: "custom", message, input: name });
      return external_exports.NEVER;
    })
  };
}, "checked");
var isRepository = /* @__PURE__ */ __name((name) => name.length >= LENGTH.min && name.length <= LENGTH.max && REPOSITORY.test(name), "isRepository");
var withoutHostAndTag = /* @__PURE__ */ __name((reference) => reference.replace(/^https?:\/\//i, "").replace(/^[^/.:]*[.:][^/]*\/(?=.)/, "").replace(/@.*$/s, "").replace(/:[^/]*$/, "").toLowerCase(), "withoutHostAndTag");

// src/settings/declared/the-gate.ts
var run = fieldsOf("run");
var image2 = fieldsOf("image");
var GATE = {
  "trivy-severity": image2.defaulted("CRITICAL,HIGH", "Severities that block the image, or `none`. Findings of every severity are reported.", guarded(choices(SEVERITIES))),
  "trivy-ignore-unfixed": image2.defaulted("false", "Ignore vulnerabilities that have no fixed version.", guarded(flag())),
  "trivy-db-repository": image2.defaulted("mirror.gcr.io/aquasec/trivy-db:2\nghcr.io/aquasecurity/trivy-db:2\npublic.ecr.aws/aquasecurity/trivy-db:2", "Repositories of the vulnerability database, tried in order.", guarded(lines())),
  "trivy-cache-dir": image2.optional("Trivy cache directory that contains `db/trivy.db`. If set, no database is downloaded. `none`: download it.", guarded(unsetByNone(naming((path3) => [path3], string())))),
  "dockle-exit-level": image2.defaulted("FATAL", "Lowest Dockle level that blocks the image: FATAL, WARN or INFO; or `none`.", guarded(choice([...DOCKLE_LEVELS, "none"]))),
  baseline: image2.defaulted("none", "The image that the new one is compared with: what the new one adds blocks by the policy, what both have only after `baseline-days`. `running`: the image that the services run now. Or an image by digest, `sha256:\u2026` of `repository` or `registry/repository@sha256:\u2026`. With `none`, every finding is judged. See [Baseline](baseline.md).", guarded(baselineImage())),
  offline: image2.defaulted("false", "Download nothing: the scanners must be on PATH or in the cache, and the database in the cache.", guarded(flag())),
  "exceptions-from": run.defaulted("base", "Where exceptions of a pull request are taken from: `base`, the target branch; or `head`, the pull request itself, for repositories that protect `ship-to-ecs.exceptions.yaml` by CODEOWNERS. See docs/exceptions.md.", inputOnly(choice(["base", "head"]))),
  "override-reason": run.optional("Why the image passes in this run although findings block it. The summary, an annotation and the output `override-reason` say so. Not for a scan that broke.", inputOnly(reasonInWords()))
};

// src/settings/caches.ts
var MOST_ENTRIES2 = 100;
var entriesOf = /* @__PURE__ */ __name((caches2) => caches2.flatMap((cache) => cacheEntry(cache) ?? []), "entriesOf");
var caches = /* @__PURE__ */ __name(() => {
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
    paths: /* @__PURE__ */ __name((value) => entriesOf(value).flatMap(({ attributes: attributes2 }) => [attributes2.get("src") ?? [], attributes2.get("dest") ?? []].flat()), "paths"),
    exposures: /* @__PURE__ */ __name((value) => entriesOf(value).flatMap(exposuresOf), "exposures")
  };
}, "caches");

// src/settings/ssh-agent.ts
var AGENT = ["SSH_AUTH_SOCK"];
var agentOfSsh = /* @__PURE__ */ __name((entries) => {
  const isAgent = /* @__PURE__ */ __name((entry2) => !entry2.includes("=") || entry2.split(/[=,]/).slice(1).includes(""), "isAgent");
  return entries.some(isAgent) ? AGENT : [];
}, "agentOfSsh");
var agentOfContext = /* @__PURE__ */ __name((context) => isBySsh(context) ? AGENT : [], "agentOfContext");

// src/settings/declared/the-image.ts
var image3 = fieldsOf("image");
var IMAGE = {
  image: image3.optional("An image of `repository` to deploy instead of building one: a digest, a tag (resolved once), or the full name of an image. It is pulled, scanned and judged like a built one; no tag is moved.", inputOnly(givenImage())),
  context: image3.defaulted(".", "Build context: a directory in the checkout, or a URL.", naming((path3) => [path3], asking(agentOfContext, string()))),
  file: image3.optional("Path of the Dockerfile in the checkout. Default: `Dockerfile` in the context.", naming((path3) => [path3], string())),
  target: image3.optional("Target stage of the Dockerfile.", string()),
  "build-args": image3.defaulted("", "Build arguments, one KEY=VALUE per line; a KEY alone takes its value from the environment. They are visible in the image and in process lists: do not use them for secrets.", asking((all) => all.filter((line) => !line.includes("=")), assignments())),
  secrets: image3.defaulted("", "Build secrets, one ID=VALUE per line, for `RUN --mount=type=secret`.", pairs("ID=VALUE")),
  "secret-envs": image3.defaulted("", "Build secrets from environment variables, one ID=NAME per line.", asking((all) => Object.values(all), pairs("ID=NAME"))),
  "secret-files": image3.defaulted("", "Build secrets from files, one ID=PATH per line.", naming((all) => Object.values(all), pairs("ID=PATH"))),
  ssh: image3.defaulted("", "SSH agent sockets or keys for the build, one per line, for example `default`.", naming(ofSsh, asking(agentOfSsh, lines()))),
  platforms: image3.defaulted("", "Platform to build for, for example `linux/arm64`. Only one is supported. Default: the platform of the Docker daemon.", lines()),
  labels: image3.defaulted("", "Labels of the image, one KEY=VALUE per line, in addition to the OCI labels that are always set.", pairs()),
  "cache-from": image3.defaulted("", "Cache sources, one per line, for example `type=gha`. Requires buildx.", caches()),
  "cache-to": image3.defaulted("", "Cache destinations, one per line, for example `type=gha,mode=max`. Requires buildx. `pipeline: check` exports only to `gha`, `local` and `inline`.", caches()),
  pull: image3.defaulted("false", "Always pull newer versions of the base images.", flag()),
  "no-cache": image3.defaulted("false", "Build without the cache.", flag()),
  provenance: image3.defaulted("false", "Provenance attestation, in buildx syntax (`true`, `mode=max`). The pushed image becomes an index, which ECR basic scanning does not support.", string()),
  sbom: image3.defaulted("false", "SBOM attestation, in buildx syntax. The pushed image becomes an index, which ECR basic scanning does not support.", string())
};

// src/settings/kinds-apps.ts
var wrongForm = /* @__PURE__ */ __name((path3) => {
  if (path3.startsWith("!")) return "nothing can be left out with `!`: list what belongs to the app";
  if (path3.startsWith("/")) return "a path begins in the checkout, without `/`";
  return path3.split("/").includes("..") ? "a path with `..` is not in the checkout" : null;
}, "wrongForm");
var appPaths = /* @__PURE__ */ __name(() => {
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
}, "appPaths");

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
  // Without a service, all that runs in the cluster.
  rescan: { required: ["cluster"], regions: "one" },
  // It reads the settings file and asks GitHub.
  apps: { required: [], regions: "one" }
};
var DEFAULT_PIPELINE = "ship";
var PIPELINE_NAMES = Object.keys(REQUIREMENTS);
var requirementsOf = /* @__PURE__ */ __name((pipeline) => REQUIREMENTS[pipeline], "requirementsOf");

// src/settings/declared/the-run.ts
var run2 = fieldsOf("run");
var image4 = fieldsOf("image");
var services2 = fieldsOf("services");
var service3 = fieldsOf("service");
var RUN_AND_TARGET = {
  // What is run
  pipeline: image4.defaulted(DEFAULT_PIPELINE, "The pipeline to run. `ship`: build, scan, gate, push, deploy, wait. `check`, for pull requests: build, scan, gate, and the plan if there are AWS credentials; nothing is pushed or changed. `push`: build, scan, gate, push; another job deploys the digest; see docs/push.md. `rollback`: deploy an earlier revision as it is, without a build, scan or gate; see docs/rollback.md. `rescan`: scan and judge what really runs, with today's database; nothing is changed; see docs/rescan.md. `apps`: list the apps that a change concerns, for a matrix of jobs; see docs/workflows.md.", guarded(choice(PIPELINE_NAMES))),
  environment: run2.optional("Environment of this deployment, for example `production`. Selects an entry of `environments` in ship-to-ecs.yaml, and is part of the default tag. Required if `tag` uses {environment} (the default does) or if the file has `environments`.", string()),
  app: run2.optional("The entry of `apps` in ship-to-ecs.yaml to build and deploy. Required when there are several.", inputOnly(string())),
  paths: image4.optional("The files and folders that an app is made from, one per line, for `pipeline: apps`: a change of another file does not concern the app. `*` is any text, slashes included. Default: every change concerns it.", fileOnly(appPaths())),
  "config-file": run2.optional("Settings file in the checkout. An input overrides the file. Default: `ship-to-ecs.yaml`, if it exists. `none`: no file.", inputOnly(string())),
  "guarded-settings": run2.optional("Guarded settings as YAML, for those without an input of their own; an input of its own overrides it. See SECURITY.md.", inputOnly(string())),
  "policy-file": run2.optional("Path of a YAML file with a policy that the settings can tighten, never relax, for example in a checkout of the repository with the policy of the organization. See [Policy](policy.md#floors).", inputOnly(string())),
  "github-token": run2.optional("Token for GitHub. The job grants it what is used: `contents: read` (guarded settings and exceptions of the target branch, comparing commits), `pull-requests: write` (`comment: on`), `security-events: write` (`code-scanning: upload`), `issues: write` (`issue: on`).", inputOnly(filledIn("${{ github.token }}", string()))),
  "rollback-to": run2.optional("What `pipeline: rollback` goes back to: `previous`, the last revision that completed a deployment and is not the one that the service has; a revision (`hello:41`, `41` or its ARN), which is deployed as it is; or an image in ECR (a digest or a tag), which replaces the one in the task definition that the service has. Default: `previous`.", inputOnly(wantedRevision())),
  "dry-run": run2.defaulted("false", "End after the plan: show what a deployment would change, without building, pushing or changing anything. Docker is not needed.", inputOnly(flag())),
  // Target
  repository: image4.optional("Name of the ECR repository, without registry or tag.", repository()),
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
  "role-to-assume": image4.optional("The ARN of an IAM role that is assumed by OIDC, for everything in the account of the services. The job needs `permissions: id-token: write`. Default: the credentials in the environment of the job. `none`: the default. See docs/iam.md.", guarded(unsetByNone(roleArn()))),
  "registry-role": image4.optional("The ARN of an IAM role that is assumed by OIDC, for everything in ECR, where the registry is in another account than the services. Default: the credentials in the environment of the job or, where it has none, `role-to-assume`. `none`: the default.", guarded(unsetByNone(roleArn()))),
  "registry-region": image4.optional("The region of the registry. Default: `aws-region`. `none`: the default.", guarded(unsetByNone(region()))),
  // Tag
  tag: image4.defaulted("{environment}-{sha}", "Template of the image tag. Placeholders: {environment} {sha} {short-sha} {branch} {pr} {run-number} {run-attempt} {run-id} {date} {semver} {major} {minor} {patch}.", string())
};

// src/settings/declaration.ts
var SETTINGS = {
  ...RUN_AND_TARGET,
  ...IMAGE,
  ...GATE,
  ...DEPLOYMENT,
  ...DEFINITION
};
var SETTING_NAMES = Object.keys(SETTINGS);
var fieldOf = /* @__PURE__ */ __name((name) => SETTINGS[name], "fieldOf");
var ACTION_INPUTS = SETTING_NAMES.filter((name) => fieldOf(name).place !== "file");
var FILE_SETTINGS = SETTING_NAMES.filter((name) => fieldOf(name).place !== "input");
var GUARDED_SETTINGS = SETTING_NAMES.filter((name) => fieldOf(name).isGuarded);
var SERVICE_SETTINGS = SETTING_NAMES.filter((name) => !["run", "image"].includes(fieldOf(name).owner));
var RUN_SETTINGS = SETTING_NAMES.filter((name) => !["service", "services"].includes(fieldOf(name).owner));

// src/settings/look-up.ts
var UNSET = /* @__PURE__ */ Symbol("unset");
var isNone = /* @__PURE__ */ __name((name, text7) => fieldOf(name).isUnsetByNone && text7.trim() === "none", "isNone");
var lookUpIn = /* @__PURE__ */ __name((inputs, level) => (name) => {
  const input = inputs.get(name);
  if (input !== void 0 && input !== UNSET) return { value: input, isSet: true };
  const set = input === UNSET ? void 0 : level?.settings.get(name);
  if (set !== void 0) return { value: set.value, isSet: true, at: set.at };
  const field = fieldOf(name);
  return field.presence === "defaulted" ? { value: field.schema.parse(field.default), isSet: true } : { value: null, isSet: false };
}, "lookUpIn");

// src/settings/exceptions/exception-limits.ts
var MOST_YEARS = 2;
var MOST_DAYS = MOST_YEARS * 366;
var REFUSABLE = ["allow-vex", "allow-dockle-options", "allow-head", "allow-override"];
var NO_LIMITS = { longestDays: MOST_DAYS, longestBy: null, refused: {} };
var LIMITS_KEY = "exceptions";
var allowed = flag().schema.optional();
var schema = strict({
  "max-days": integer({ min: 0, max: MOST_DAYS }).schema.optional(),
  "allow-vex": allowed,
  "allow-dockle-options": allowed,
  "allow-head": allowed,
  "allow-override": allowed
});
var readLimits = /* @__PURE__ */ __name((tree) => {
  const parsed = schema.safeParse(textsAndNulls(tree));
  if (parsed.success) return { limits: limitsOf(parsed.data, positionsIn(tree)), problems: [] };
  const { issues } = parsed.error;
  const right = withoutWrong(tree, issues);
  const rest = right === null ? null : schema.safeParse(textsAndNulls(right)).data ?? null;
  return {
    limits: rest === null ? NO_LIMITS : limitsOf(rest, positionsIn(tree)),
    problems: nestedProblems(LIMITS_KEY, tree, issues)
  };
}, "readLimits");
var limitsOf = /* @__PURE__ */ __name((given, positions) => {
  const says = /* @__PURE__ */ __name((key) => {
    const at = positionAt(positions, [key]);
    return `\`${LIMITS_KEY}.${key}: ${given[key]}\` of the policy${at === null ? "" : ` (${positionText(at)})`}`;
  }, "says");
  const days = given["max-days"];
  return {
    longestDays: days ?? NO_LIMITS.longestDays,
    longestBy: days === void 0 ? null : says("max-days"),
    refused: Object.fromEntries(REFUSABLE.flatMap((way) => given[way] === false ? [[way, says(way)]] : []))
  };
}, "limitsOf");
var limitsIn = /* @__PURE__ */ __name((file, readTree) => {
  const { tree } = readTree(file);
  const own = tree?.kind === "map" ? tree.entries.find(({ key }) => key === LIMITS_KEY) : void 0;
  return own === void 0 ? NO_LIMITS : readLimits(own.value).limits;
}, "limitsIn");
var refusedInputs = /* @__PURE__ */ __name(({ refused: refused4 }, inputs) => {
  const override = inputs.get("override-reason");
  const isOverridden2 = override !== void 0 && override !== UNSET;
  return [
    ...refusal("`exceptions-from: head`", inputs.get("exceptions-from") === "head" ? refused4["allow-head"] : void 0),
    ...refusal("`override-reason`", isOverridden2 ? refused4["allow-override"] : void 0)
  ];
}, "refusedInputs");
var refusal = /* @__PURE__ */ __name((what, by) => by === void 0 ? [] : [{ at: null, text: `${what} is refused by ${by}` }], "refusal");

// src/settings/exceptions/branch-place.ts
import { posix as posix2 } from "node:path";

// src/settings/exceptions/exception-files.ts
import { posix } from "node:path";

// src/domain/scan/vex/csaf-products.ts
var productsIn = /* @__PURE__ */ __name(({ product_tree: tree }) => {
  const all = [...(tree?.branches ?? []).flatMap(productsBelow), ...tree?.full_product_names ?? []];
  const named4 = Map.groupBy(all, ({ product_id: id }) => id);
  const products = new Map(
    [...named4].map(([id, group]) => [id, group.flatMap(productsNamed)])
  );
  for (const one of tree?.relationships ?? []) products.set(one.full_product_name.product_id, relatedIn(one, named4));
  return products;
}, "productsIn");
var relatedIn = /* @__PURE__ */ __name((one, named4) => {
  const [part, whole4] = [one.product_reference, one.relates_to_product_reference];
  const written = `${part} of ${whole4}`;
  const own = purlsOf(one.full_product_name).map((purl) => productOf(purl, one.full_product_name.product_id));
  const related = (named4.get(whole4) ?? []).flatMap(
    (of) => (named4.get(part) ?? []).flatMap((each) => partsOf(each, of, written))
  );
  const found = [...own, ...related];
  const because = "the product tree of the document lacks one of the two";
  return found.length > 0 ? found : [{ kind: "unknown", written, because }];
}, "relatedIn");
var productsNamed = /* @__PURE__ */ __name((one) => {
  const purls = purlsOf(one);
  if (purls.length > 0) return purls.map((purl) => productOf(purl, one.product_id));
  const cpe = one.product_identification_helper?.cpe;
  const because = cpe ? `it is named by a CPE alone (${cpe}), and scanners name packages by package URLs` : "it is named by no package URL";
  return [{ kind: "unknown", written: one.product_id, because }];
}, "productsNamed");
var productOf = /* @__PURE__ */ __name((purl, written) => purl.type === "oci" ? { kind: "in-image", image: { kind: "purl", purl }, purl: null, written } : { kind: "package", purl, platform: null, written }, "productOf");
var partsOf = /* @__PURE__ */ __name((part, whole4, written) => {
  const purls = purlsOf(part);
  if (purls.length === 0) return productsNamed(part).map((one) => ({ ...one, written }));
  const found = purls.flatMap((purl) => [...inImages(purl, whole4, written), ...onPlatform(purl, whole4, written)]);
  const because = "it is a component of what is neither an image nor the system of one";
  return found.length > 0 ? found : [{ kind: "unknown", written, because }];
}, "partsOf");
var inImages = /* @__PURE__ */ __name((purl, whole4, written) => purlsOf(whole4).flatMap(
  (image5) => image5.type === "oci" ? [{ kind: "in-image", image: { kind: "purl", purl: image5 }, purl, written }] : []
), "inImages");
var onPlatform = /* @__PURE__ */ __name((purl, whole4, written) => {
  const platform = parsePlatform(whole4.product_identification_helper?.cpe ?? "");
  if (platform === null) return [];
  return [purl.type === "oci" ? productOf(purl, written) : { kind: "package", purl, platform, written }];
}, "onPlatform");
var productsBelow = /* @__PURE__ */ __name(({ branches, product: product2 }) => [
  ...product2 ? [product2] : [],
  ...(branches ?? []).flatMap(productsBelow)
], "productsBelow");
var purlsOf = /* @__PURE__ */ __name(({ product_identification_helper: helper }) => [helper?.purl, ...helper?.purls ?? []].flatMap((text7) => text7 ? parsePurl(text7) ?? [] : []), "purlsOf");

// src/domain/scan/vex/csaf.ts
var csafStatements = /* @__PURE__ */ __name((document, path3) => {
  const products = productsIn(document);
  const groups = new Map((document.product_tree?.product_groups ?? []).map((one) => [one.group_id, one.product_ids]));
  const at = Date.parse(document.document.tracking.current_release_date);
  const common = { owner: document.document.publisher.name, at, path: path3 };
  const productsOf2 = /* @__PURE__ */ __name((id) => products.get(id) ?? [{ kind: "unknown", written: id, because: "the product tree of the document does not have it" }], "productsOf");
  return document.vulnerabilities.flatMap((one) => {
    const names = [one.cve, ...(one.ids ?? []).map(({ text: text7 }) => text7)].filter((name) => Boolean(name));
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
}, "csafStatements");
var NO_REASON = "known_not_affected needs a flag or a threat of the category impact that says why";
var goodIn = /* @__PURE__ */ __name(({ product_status: status2 }) => [
  ...(status2?.known_not_affected ?? []).map((id) => [id, "known_not_affected"]),
  ...[status2?.fixed, status2?.first_fixed].flatMap((list) => (list ?? []).map((id) => [id, "fixed"]))
], "goodIn");
var badIn = /* @__PURE__ */ __name(({ product_status: status2 }) => [status2?.known_affected, status2?.first_affected, status2?.last_affected, status2?.under_investigation].flatMap(
  (list) => list ?? []
), "badIn");
var reasonFor = /* @__PURE__ */ __name(({ flags, threats }, id, groups) => {
  const isFor = /* @__PURE__ */ __name(({ product_ids: list, group_ids: named4 }) => !list && !named4 || [...list ?? [], ...(named4 ?? []).flatMap((one) => groups.get(one) ?? [])].includes(id), "isFor");
  const reasons = [
    ...(flags ?? []).filter(isFor).map(({ label }) => label),
    ...(threats ?? []).filter((threat) => threat.category === "impact" && isFor(threat)).map(({ details: details2 }) => details2)
  ];
  return reasons.length > 0 ? reasons.join(": ") : null;
}, "reasonFor");

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
      current_release_date: external_exports.string().refine((text7) => !Number.isNaN(Date.parse(text7)), "must be a time, as 2026-01-31T12:00:00Z")
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
var time = external_exports.string().refine((text7) => !Number.isNaN(Date.parse(text7)), "must be a time, as 2026-01-31T12:00:00Z");
var text5 = external_exports.string().nullish();
var identifiers = external_exports.object({ purl: text5, cpe22: text5, cpe23: text5 }).nullish();
var hashes = external_exports.object({ "sha-256": text5 }).nullish();
var component = external_exports.union([
  external_exports.string().transform((id) => ({ "@id": id, identifiers: null, hashes: null })),
  external_exports.object({ "@id": text5, identifiers, hashes })
]);
var product = external_exports.union([
  external_exports.string().transform((id) => ({ "@id": id, identifiers: null, hashes: null, subcomponents: null })),
  external_exports.object({ "@id": text5, identifiers, hashes, subcomponents: external_exports.array(component).nullish() })
]);
var vulnerability = external_exports.union([
  external_exports.string().min(1).transform((name) => ({ name, aliases: [] })),
  external_exports.object({
    name: external_exports.string().min(1).nullish(),
    "@id": external_exports.string().min(1).nullish(),
    aliases: external_exports.array(external_exports.string()).nullish()
  }).transform(({ name, "@id": id, aliases }) => ({ name: name ?? id ?? "", aliases })).refine(({ name }) => name !== "", "must have a `name`")
]);
var reasonIn2 = /* @__PURE__ */ __name(({ justification, impact_statement: impact }) => [justification, impact].filter((text7) => text7?.trim()).join(": ") || null, "reasonIn");
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
  "@id": text5,
  version: external_exports.union([external_exports.number(), external_exports.string()]).nullish(),
  author: external_exports.string().min(1),
  timestamp: time,
  last_updated: time.nullish(),
  statements: external_exports.array(statement).min(1, "must have a statement")
});
var openVexStatements = /* @__PURE__ */ __name((document, path3) => document.statements.map((one) => ({
  ids: [one.vulnerability.name, ...one.vulnerability.aliases ?? []],
  suppresses: one.status === "not_affected" || one.status === "fixed" ? "yes" : "no",
  products: (one.products ?? []).flatMap((of) => productsOf(of, one)),
  reason: reasonIn2(one) ?? one.status_notes ?? one.status,
  owner: document.author,
  at: Date.parse(one.last_updated ?? one.timestamp ?? document.last_updated ?? document.timestamp),
  path: path3
})), "openVexStatements");
var productsOf = /* @__PURE__ */ __name((of, one) => {
  const parts = of.subcomponents ?? one.subcomponents ?? [];
  const written = writtenOf(of);
  const image5 = imageIn(of);
  if (image5 !== null) {
    if (parts.length === 0) return [{ kind: "in-image", image: image5, purl: null, written }];
    return parts.map((part) => partOf(part, image5, written));
  }
  const purl = purlIn(of);
  if (purl === null) return [{ kind: "unknown", written, because: noPurl(of) }];
  return parts.length === 0 ? [{ kind: "package", purl, platform: null, written }] : [{ kind: "unknown", written, because: "it is about components of a package, which are known of images only" }];
}, "productsOf");
var partOf = /* @__PURE__ */ __name((part, image5, whole4) => {
  const purl = purlIn(part);
  const written = `${writtenOf(part)} in ${whole4}`;
  return purl === null ? { kind: "unknown", written, because: noPurl(part) } : { kind: "in-image", image: image5, purl, written };
}, "partOf");
var noPurl = /* @__PURE__ */ __name(({ identifiers: given }) => given?.cpe22 || given?.cpe23 ? "it is named by a CPE alone, and scanners name packages by package URLs" : "it is named by no package URL", "noPurl");
var writtenOf = /* @__PURE__ */ __name(({ "@id": id, identifiers: given, hashes: hash }) => given?.purl || id || given?.cpe23 || given?.cpe22 || hash?.["sha-256"] || "", "writtenOf");
var purlIn = /* @__PURE__ */ __name(({ "@id": id, identifiers: given }) => {
  const [first = null] = [given?.purl, id].flatMap((one) => one ? parsePurl(one) ?? [] : []);
  return first;
}, "purlIn");
var imageIn = /* @__PURE__ */ __name((of) => {
  const purl = purlIn(of) ?? imageByReference(of["@id"] ?? "");
  if (purl !== null) return purl.type === "oci" ? { kind: "purl", purl } : null;
  const hash = of.hashes?.["sha-256"]?.toLowerCase();
  return hash && /^[0-9a-f]{64}$/u.test(hash) ? { kind: "digest", digest: `sha256:${hash}` } : null;
}, "imageIn");

// src/domain/scan/vex/json-shape.ts
var shapeProblem = /* @__PURE__ */ __name((text7) => {
  const levels = [];
  for (let index = 0; index < text7.length; index += 1) {
    const character = text7.charAt(index);
    if (character !== '"') enter(levels, character);
    else {
      const end2 = endOfText(text7, index);
      const twice = keyTwice(levels.at(-1), text7.slice(index, end2 + 1));
      if (twice !== null) return `it has the key '${quoted(twice)}' twice in one object`;
      index = end2;
    }
    if (levels.length > MOST_LEVELS) return `it is nested more than ${MOST_LEVELS} levels deep`;
  }
  return null;
}, "shapeProblem");
var enter = /* @__PURE__ */ __name((levels, character) => {
  const level = levels.at(-1);
  if (character === "{") levels.push({ keys: /* @__PURE__ */ new Set(), isKeyNext: true });
  else if (character === "[") levels.push({ keys: null, isKeyNext: false });
  else if (character === "}" || character === "]") levels.pop();
  else if (level !== void 0 && (character === "," || character === ":")) level.isKeyNext = character === ",";
}, "enter");
var endOfText = /* @__PURE__ */ __name((document, start) => {
  let index = start + 1;
  while (index < document.length && document.charAt(index) !== '"') index += document.charAt(index) === "\\" ? 2 : 1;
  return index;
}, "endOfText");
var keyTwice = /* @__PURE__ */ __name((level, written) => {
  if (level === void 0 || level.keys === null || !level.isKeyNext) return null;
  const key = unescaped2(written);
  if (level.keys.has(key)) return key;
  level.keys.add(key);
  return null;
}, "keyTwice");
var unescaped2 = /* @__PURE__ */ __name((written) => {
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
}, "unescaped");

// src/domain/scan/vex/read-vex.ts
var LONGEST_VEX = 1024 * 1024;
var FORMAT2 = external_exports.object({ "@context": external_exports.unknown().optional(), document: external_exports.unknown().optional() });
var readVex = /* @__PURE__ */ __name((written, path3) => {
  const text7 = written.replace(/^\uFEFF/u, "");
  if (text7.length > LONGEST_VEX) return invalid(`it has ${text7.length} characters; at most ${LONGEST_VEX} are read`);
  const shape = shapeProblem(text7);
  if (shape !== null) return invalid(shape);
  const format = parseVexJson(FORMAT2, text7);
  if (format.kind === "invalid") return format;
  if (format.value["@context"] !== void 0) return asUtf8(readOpenVex(text7, path3));
  if (format.value.document !== void 0) return asUtf8(readCsaf(text7, path3));
  return invalid("it is neither OpenVEX (no `@context`) nor CSAF (no `document`)");
}, "readVex");
var readOpenVex = /* @__PURE__ */ __name((text7, path3) => {
  const parsed = parseVexJson(openVex, text7);
  if (parsed.kind === "invalid") return parsed;
  const { "@id": id = null, version: version2 } = parsed.value;
  return {
    kind: "valid",
    value: { id, version: `${version2 ?? ""}`, statements: openVexStatements(parsed.value, path3) }
  };
}, "readOpenVex");
var readCsaf = /* @__PURE__ */ __name((text7, path3) => {
  const parsed = parseVexJson(csaf, text7);
  if (parsed.kind === "invalid") return parsed;
  const { id = null, version: version2 } = parsed.value.document.tracking;
  return { kind: "valid", value: { id, version: version2 ?? "", statements: csafStatements(parsed.value, path3) } };
}, "readCsaf");
var compareVersions = /* @__PURE__ */ __name((one, other) => {
  const [own, others] = [one, other].map((version2) => version2.split(".").map(Number));
  const length = Math.max(own.length, others.length);
  const differences = Array.from({ length }, (_, index) => (own[index] ?? 0) - (others[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}, "compareVersions");
var asUtf8 = /* @__PURE__ */ __name((read) => read.kind === "valid" && JSON.stringify(read.value.statements).includes("\uFFFD") ? invalid("a statement has a byte that is not UTF-8; save it as UTF-8") : read, "asUtf8");
var MOST_NAMED = 5;
var parseVexJson = /* @__PURE__ */ __name((schema2, text7) => {
  let json;
  try {
    json = JSON.parse(text7);
  } catch {
    return invalid(text7.trim() === "" ? "it is empty" : "it is not JSON, or it is cut off");
  }
  const checked2 = schema2.safeParse(json);
  if (checked2.success) return { kind: "valid", value: checked2.data };
  const { issues } = checked2.error;
  const named4 = issues.slice(0, MOST_NAMED).map(({ path: path3, message }) => `${path3.join(".") || "it"}: ${message}`);
  return invalid(
    [...named4, ...issues.length > MOST_NAMED ? [`and ${issues.length - MOST_NAMED} more`] : []].join("; ")
  );
}, "parseVexJson");
var invalid = /* @__PURE__ */ __name((problem2) => ({ kind: "invalid", problem: problem2 }), "invalid");

// src/settings/tree-reader.ts
var treeReaderOf = /* @__PURE__ */ __name(async (texts4) => texts4.every((text7) => text7 === "") ? readNothing : (await import("./read-tree-YVMIK7CX.js")).readTree, "treeReaderOf");
var readNothing = /* @__PURE__ */ __name(({ path: path3, text: text7 }) => {
  if (text7 !== "") throw new Error(`no YAML parser was loaded for ${path3}`);
  return { tree: { kind: "text", at: { path: path3, line: 1, column: 1 }, text: text7, style: "null" }, problems: [] };
}, "readNothing");

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
var values = /* @__PURE__ */ __name((option) => external_exports.array(
  external_exports.string({ error: "must be a text" }).superRefine((value, context) => {
    const { form, what } = FORMS2[option];
    if (form.test(value) && value.length <= MOST) return;
    context.addIssue({ code: "custom", message: `'${quoted(value)}' is not ${what}`, input: void 0 });
  }),
  { error: "must be a list" }
).max(MOST, `must have at most ${MOST} entries`).meta({ description: `\`--${DOCKLE_OPTIONS[option].flag}\` of Dockle: ${FORMS2[option].what} each.` }).nullish(), "values");
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
  (given) => Object.fromEntries(Object.entries(given).flatMap(([name, list]) => list ? [[name, list]] : []))
);
var readDockleOptions = /* @__PURE__ */ __name((tree, refusedBy) => {
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
}, "readDockleOptions");
var refusedIn = /* @__PURE__ */ __name((tree, refusedBy) => tree.kind !== "map" || refusedBy === void 0 ? [] : tree.entries.filter(({ key, value }) => key.startsWith("accept-") && key in FORMS2 && !isNull(value)).map(({ key, at }) => ({ at, text: `\`dockle.${key}\` is refused by ${refusedBy}` })), "refusedIn");
var isNull = /* @__PURE__ */ __name((tree) => tree.kind === "text" && tree.style === "null", "isNull");

// src/settings/exceptions/exception-entry.ts
var LONGEST3 = { id: 200, pattern: 500, reason: 2e3, owner: 200 };
var text6 = /* @__PURE__ */ __name((description, longest, missing3) => external_exports.string({ error: /* @__PURE__ */ __name(({ input }) => input == null ? missing3 : "must be a text", "error") }).transform((value) => value.trim()).pipe(external_exports.string().min(1, missing3).max(longest, `must have at most ${longest} characters`)).meta({ description, type: "string", minLength: 1, maxLength: longest }), "text");
var pattern = /* @__PURE__ */ __name((description) => text6(description, LONGEST3.pattern, "must be a text; leave it out where it holds for everything").optional(), "pattern");
var PATTERNS = {
  package: "Of a vulnerability or a license: the package. `*` is any text, `?` any character.",
  path: "The path in the image; of a lint rule, the path in the task definition. `*` is any text, `?` any character.",
  image: "The image: the name of the repository for the image of the run, and what the task definition says for that of a side-car. `*` is any text, `?` any character.",
  key: "Of CIS-DI-0010: the environment variable. `*` is any text, `?` any character.",
  file: "Of a check of Dockle that names files: the file. `*` is any text, `?` any character."
};
var fields = {
  id: text6(
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
  reason: text6("Why the finding is accepted.", LONGEST3.reason, "is required: why the finding is accepted"),
  owner: text6("Who has accepted it.", LONGEST3.owner, "is required: who has accepted it"),
  expires: text6(
    "The last day on which the exception holds, in UTC: 2026-12-31.",
    LONGEST3.id,
    "is required: the last day on which it holds, as 2026-12-31"
  ).meta({ format: "date" })
};
var exceptionEntry = external_exports.strictObject(fields);
var someOfAnEntry = exceptionEntry.partial();
var ENTRY_KEYS = Object.keys(fields);
var entryKeysInWords = "`id`, `reason`, `owner`, `expires`";
var readEntryMap = /* @__PURE__ */ __name((given, circumstances) => {
  const issues = exceptionEntry.safeParse(given).error?.issues ?? [];
  const ofKeys = issues.flatMap(
    (issue2) => issue2.code === "unrecognized_keys" ? issue2.keys.map((key) => ({ key, text: unknownKey3(key) })) : [{ key: String(issue2.path[0]), text: inWords2(String(issue2.path[0]), issue2.message) }]
  );
  const wrong = new Set(ofKeys.map(({ key }) => key));
  const right = someOfAnEntry.parse(Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.has(key))));
  const fitting2 = [...dayProblems(right, circumstances), ...classProblems(right, new Set(Object.keys(given)))];
  return { right, problems: [...ofKeys, ...fitting2] };
}, "readEntryMap");
var unknownKey3 = /* @__PURE__ */ __name((key) => `'${quoted(key)}' is not a key of an exception${didYouMean(key, ENTRY_KEYS)}`, "unknownKey");
var inWords2 = /* @__PURE__ */ __name((key, message) => `\`${key}\`${/^(?:must|is) /u.test(message) ? "" : ":"} ${message}`, "inWords");
var dayProblems = /* @__PURE__ */ __name(({ expires }, circumstances) => {
  if (expires === void 0) return [];
  const text7 = isDay(expires) ? lengthProblem(expires, circumstances) : `'${quoted(expires)}' is not a day; write it as 2026-12-31`;
  return text7 === null ? [] : [{ key: "expires", text: `\`expires\`: ${text7}` }];
}, "dayProblems");
var lengthProblem = /* @__PURE__ */ __name((expires, { today, limits }) => {
  const { longestDays, longestBy } = limits;
  if (longestDays === 0 && longestBy !== null) return `no exception holds by ${longestBy}`;
  const last = daysAfter(today, longestDays);
  if (expires <= last) return null;
  const most = longestBy === null ? `${MOST_YEARS} years` : longestDays === 1 ? "1 day" : `${longestDays} days`;
  return `${expires} is more than ${most} ahead; use ${last} at most${longestBy === null ? "" : `, by ${longestBy}`}`;
}, "lengthProblem");
var classProblems = /* @__PURE__ */ __name(({ id, scanner }, keys) => {
  if (id === void 0) return [];
  const found = findingClass(id, scanner ?? (keys.has("scanner") ? "trivy" : null));
  if (found === null) return [{ key: "id", text: `\`id\`: ${unknownClass(quoted(id))}` }];
  const ofScanner = scanner === void 0 || found.scanners.includes(scanner) ? [] : [otherScanner(found, scanner)];
  const foreign = EXCEPTION_SCOPES.filter((scope) => keys.has(scope) && !found.scopes.includes(scope));
  return [
    ...ofScanner,
    ...foreign.map((key) => ({ key, text: `\`${key}\`: ${found.name} has none${scopesInWords(found)}` }))
  ];
}, "classProblems");
var otherScanner = /* @__PURE__ */ __name(({ name, scanners }, scanner) => {
  const who = scanners.length === 0 ? "no scanner does" : `${scanners.join(" and ")} ${scanners.length === 1 ? "does" : "do"}`;
  return { key: "scanner", text: `\`scanner\`: ${scanner} does not report ${name}; ${who}` };
}, "otherScanner");
var scopesInWords = /* @__PURE__ */ __name(({ scopes }) => `; it can be narrowed by ${scopes.map((scope) => `\`${scope}\``).join(", ")}`, "scopesInWords");

// src/settings/exceptions/exception-list.ts
var MOST_EXCEPTIONS = 1e3;
var NOTHING = { entries: [], wrong: [], problems: [] };
var readExceptionList = /* @__PURE__ */ __name((tree, circumstances, ofText) => {
  if (tree === null) return NOTHING;
  if (tree.kind !== "list") return { ...NOTHING, problems: [{ at: tree.at, text: "`exceptions` must be a list" }] };
  if (tree.items.length > MOST_EXCEPTIONS) {
    const text7 = `\`exceptions\` has ${tree.items.length} entries; at most ${MOST_EXCEPTIONS} are read`;
    return { ...NOTHING, problems: [{ at: tree.at, text: text7 }] };
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
}, "readExceptionList");
var isBetween = /* @__PURE__ */ __name((at, start, end2) => at !== null && !isBefore(at, start) && (end2 === null || isBefore(at, end2)), "isBetween");
var isBefore = /* @__PURE__ */ __name((one, other) => one.line < other.line || one.line === other.line && one.column < other.column, "isBefore");
var readItem = /* @__PURE__ */ __name((tree, circumstances) => {
  if (tree.kind !== "map") {
    const text7 = `an exception must be a map with ${entryKeysInWords}`;
    return { reading: { right: {}, problems: [{ key: "", text: text7 }] }, problems: [{ at: tree.at, text: text7 }] };
  }
  const positions = positionsIn(tree);
  const given = Object.fromEntries(tree.entries.map(({ key, value }) => [key, textsAndNulls(value)]));
  const reading = readEntryMap(given, circumstances);
  return { reading, problems: reading.problems.map(({ key, text: text7 }) => ({ at: positionAt(positions, [key]), text: text7 })) };
}, "readItem");
var entryOf = /* @__PURE__ */ __name(({ right, problems }, place2, isDoubtful) => {
  const entry2 = problems.length === 0 && !isDoubtful ? exceptionOf(right, place2) : null;
  if (entry2 !== null) return { entry: entry2 };
  const { id, expires } = right;
  const isDayRight = problems.every(({ key }) => key !== "expires");
  return id !== void 0 && expires !== void 0 && isDayRight ? { wrong: { id, expires, place: place2 } } : {};
}, "entryOf");
var exceptionOf = /* @__PURE__ */ __name((right, place2) => {
  const { id, scanner, reason, owner, expires } = right;
  if (!id || !reason || !owner || !expires) return null;
  return { id, scanner: scanner ?? null, reason, owner, expires, place: place2, from: { kind: "file" }, ...scopesOf(right) };
}, "exceptionOf");
var scopesOf = /* @__PURE__ */ __name((right) => ({
  package: right.package ?? null,
  path: right.path ?? null,
  image: right.image ?? null,
  key: right.key ?? null,
  file: right.file ?? null
}), "scopesOf");
var ABOUT = ["id", "scanner", ...EXCEPTION_SCOPES];
var duplicates = /* @__PURE__ */ __name((all) => {
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
}, "duplicates");

// src/settings/exceptions/exceptions-file.ts
var FILE_KEYS = ["exceptions", "vex", "dockle"];
var MOST_DOCUMENTS = 20;
var NO_EXCEPTIONS = { entries: [], wrong: [], vex: [], dockle: {}, problems: [] };
var readExceptionsFile = /* @__PURE__ */ __name((file, circumstances) => {
  const { refused: refused4 } = circumstances.limits;
  const { tree, problems } = circumstances.readTree(file);
  if (tree === null || isEmpty(tree)) return { ...NO_EXCEPTIONS, problems };
  if (tree.kind !== "map") {
    return { ...NO_EXCEPTIONS, problems: [...problems, { at: tree.at, text: `the file must be a map of ${KEYS2}` }] };
  }
  const unknown = tree.entries.filter(({ key }) => !FILE_KEYS.some((known2) => known2 === key)).map(unknownKey4);
  const of = /* @__PURE__ */ __name((key) => tree.entries.find((entry2) => entry2.key === key && !isEmpty(entry2.value))?.value ?? null, "of");
  const { entries, wrong, ...list } = readExceptionList(of("exceptions"), circumstances, problems);
  const vex = readVexList(of("vex"), refused4["allow-vex"]);
  const dockle = readDockleOptions(of("dockle"), refused4["allow-dockle-options"]);
  const all = [...problems, ...unknown, ...list.problems, ...vex.problems, ...dockle.problems];
  return { entries, wrong, vex: vex.listed, dockle: dockle.options, problems: once2(all).sort(byPosition) };
}, "readExceptionsFile");
var KEYS2 = FILE_KEYS.map((key) => `\`${key}\``).join(", ");
var isEmpty = /* @__PURE__ */ __name((tree) => tree.kind === "text" && tree.text.trim() === "", "isEmpty");
var unknownKey4 = /* @__PURE__ */ __name(({ key, at }) => ({
  at,
  text: `'${quoted(key)}' is not one of ${FILE_KEYS.join(", ")}${didYouMean(key, FILE_KEYS)}`
}), "unknownKey");
var NO_VEX = { listed: [], problems: [] };
var readVexList = /* @__PURE__ */ __name((tree, refusedBy) => {
  if (tree === null || isEmptyList(tree)) return NO_VEX;
  const wrong = /* @__PURE__ */ __name((text7) => ({ listed: [], problems: [{ at: tree.at, text: `\`vex\`${text7}` }] }), "wrong");
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
}, "readVexList");
var isEmptyList = /* @__PURE__ */ __name((tree) => tree.kind === "list" && tree.items.length === 0, "isEmptyList");

// src/settings/exceptions/exception-files.ts
var loadExceptions = /* @__PURE__ */ __name(async (place2, circumstances) => {
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
}, "loadExceptions");
var newerThan = /* @__PURE__ */ __name(({ id, version: version2 }, all) => all.find((other) => id !== null && other.id === id && compareVersions(other.version, version2) > 0), "newerThan");
var isSuperseded = /* @__PURE__ */ __name((one, all) => newerThan(one, all) !== void 0, "isSuperseded");
var supersededBy = /* @__PURE__ */ __name((one, all) => {
  const newer = newerThan(one, all);
  if (newer === void 0) return [];
  const text7 = `\`vex\`: ${quoted(one.listed.path)} is version ${quoted(one.version)} of the document of which ${quoted(newer.listed.path)} is version ${quoted(newer.version)}; list only the newer one`;
  return [{ at: one.listed.at, text: text7 }];
}, "supersededBy");
var loadVex = /* @__PURE__ */ __name(async (listed5, place2) => {
  const { path: given, at } = listed5;
  const wrong = /* @__PURE__ */ __name((because) => ({
    document: null,
    problems: [{ at, text: `\`vex\`: ${quoted(given)} ${because}` }]
  }), "wrong");
  const path3 = posix.join(place2.folder, given);
  if (given.startsWith("/") || path3 === ".." || path3.startsWith("../")) {
    return wrong("must be a path in the repository, relative to the folder of this file");
  }
  const file = await place2.read(path3);
  if (file.kind === "absent") return wrong("does not exist");
  if (file.kind === "refused") return wrong(file.because);
  const document = readVex(file.text, path3);
  return document.kind === "invalid" ? wrong(`is not a VEX document that can be read: ${document.problem}`) : { document: { ...document.value, listed: listed5 }, problems: [] };
}, "loadVex");

// src/settings/exceptions/branch-place.ts
var loadOfBranch = /* @__PURE__ */ __name(async ({ because, place: place2 }, { github, circumstances }) => {
  const unreadable2 = /* @__PURE__ */ __name((reason) => ({
    loaded: "unknown",
    source: { kind: "unreadable", because, branch: place2.branch, reason }
  }), "unreadable");
  if (place2.kind === "unreadable") return unreadable2(place2.reason);
  const { branch: branch2, commit } = place2;
  const folder = folderOf(posix2.dirname(place2.path));
  const read = /* @__PURE__ */ __name(async (path3) => {
    const text7 = await github.readFile(path3, commit);
    return text7 === null ? { kind: "absent" } : { kind: "text", text: text7 };
  }, "read");
  try {
    const loaded = await loadExceptions({ folder, read, shown: /* @__PURE__ */ __name((path4) => `${branch2}:${path4}`, "shown") }, circumstances);
    const wrong = (loaded?.problems ?? []).map(({ at, text: text7 }) => at === null ? text7 : `${positionText(at)}: ${text7}`);
    const path3 = posix2.join(folder, EXCEPTIONS_FILE);
    return { loaded, source: { kind: loaded === null ? "no-file" : "branch", because, branch: branch2, commit, path: path3, wrong } };
  } catch (error) {
    if (!(error instanceof ShipError) || error.code !== "E_GITHUB") throw error;
    return unreadable2(error.message);
  }
}, "loadOfBranch");
var folderOf = /* @__PURE__ */ __name((path3) => path3 === "." ? "" : path3, "folderOf");

// src/settings/exceptions/checkout-place.ts
import { dirname as dirname3, isAbsolute as isAbsolute2, join as join3, relative as relative2, resolve } from "node:path";

// src/settings/file-text.ts
import { basename, dirname as dirname2 } from "node:path";
var readFileText = /* @__PURE__ */ __name(async (path3, files, mostBytes) => {
  if (await files.kindOf(path3) !== "file") return withoutText(path3, files);
  const size = await files.sizeBytes(path3);
  if (size > mostBytes) return refused(`has ${size} bytes; at most ${mostBytes} are read`);
  try {
    const text7 = await files.readText(path3);
    return text7 === null ? await withoutText(path3, files) : { kind: "text", text: text7 };
  } catch (error) {
    return refused(`cannot be read: ${messageOf(error)}`);
  }
}, "readFileText");
var readSettingsText = /* @__PURE__ */ __name((path3, files) => readFileText(path3, files, MOST_SETTINGS_BYTES), "readSettingsText");
var refused = /* @__PURE__ */ __name((because) => ({ kind: "refused", because }), "refused");
var withoutText = /* @__PURE__ */ __name(async (path3, files) => {
  const folder = dirname2(path3);
  const names = await files.kindOf(folder) === "directory" ? await files.list(folder) : [];
  return names.includes(basename(path3)) ? refused(`cannot be read: ${NO_FILE}`) : { kind: "absent" };
}, "withoutText");
var NO_FILE = "it is a folder, a pipe, or a link that leads to no file";

// src/settings/exceptions/checkout-place.ts
var placeInCheckout = /* @__PURE__ */ __name(({ files, workspace, settingsFile }) => {
  const own = dirname3(settingsFile);
  const isOutside = leadsOut(relative2(workspace, own)) || isAbsolute2(relative2(workspace, own));
  const root = isOutside ? own : workspace;
  return {
    folder: relative2(root, own),
    shown: /* @__PURE__ */ __name((path3) => path3, "shown"),
    read: /* @__PURE__ */ __name(async (path3) => {
      const written = join3(root, path3);
      const local = { setting: "vex", given: path3, path: resolve(root, path3), written };
      const refusal2 = await refusalOfEach(local, files.refusal);
      if (refusal2 !== null) return { kind: "refused", because: refusal2 };
      return readFileText(local.path, files, LONGEST_VEX);
    }, "read")
  };
}, "placeInCheckout");
var misnamedIn = /* @__PURE__ */ __name(async ({ files, settingsFile }) => {
  const names = ["ship-to-ecs.exceptions.yml", "ship-to-ecs.exception.yaml", ".ship-to-ecs.exceptions.yaml"];
  const found = await Promise.all(
    names.map(async (name) => await files.kindOf(join3(dirname3(settingsFile), name)) === "file" ? [name] : [])
  );
  return found.flat().map((name) => problem(`${name} is not read: the exceptions file is ${EXCEPTIONS_FILE}`));
}, "misnamedIn");

// src/settings/exceptions/read-exceptions.ts
var NOTHING_READ = { exceptions: NO_HELD, dockle: {}, problems: [] };
var readExceptions = /* @__PURE__ */ __name(async (sources) => {
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
}, "readExceptions");
var byCheckout = /* @__PURE__ */ __name(({ own, problems, none: none2 }) => {
  const { set: held, dockle } = own ?? EMPTY;
  return { exceptions: { ...none2, held }, dockle, problems };
}, "byCheckout");
var byBranch = /* @__PURE__ */ __name(({ own, problems, none: none2 }, { loaded, source }) => {
  const { set: held, dockle } = loaded ?? EMPTY;
  const ownFile = own === null ? {} : { ownFile: "left-out" };
  const exceptions = { ...none2, held, proposed: own?.set ?? null, source: { ...source, ...ownFile } };
  return { exceptions, dockle, problems };
}, "byBranch");
var byNobody = /* @__PURE__ */ __name(({ own, problems, none: none2 }, source, { place: place2 }) => {
  const isSaid = own !== null || place2.kind !== "unreadable";
  const exceptions = { ...none2, proposed: own?.set ?? null, ...isSaid ? { source } : {} };
  return { exceptions, dockle: {}, problems };
}, "byNobody");
var EMPTY = { set: NO_SET, dockle: {} };
var addedTooLate = /* @__PURE__ */ __name(({ loaded }, own, today) => (loaded === "unknown" ? [] : [...addedTo(loaded?.set ?? NO_SET, own?.set ?? NO_SET), ...own?.wrong ?? []]).filter((one) => !holdsOn(one, today)).map(({ id, expires, place: place2 }) => ({
  at: place2,
  text: `\`expires\`: ${quoted(id)} is added with a day that is over (${expires ?? ""}), so it would never hold`
})), "addedTooLate");

// src/settings/baseline-config.ts
var baselineConfig = /* @__PURE__ */ __name((settings, target) => ({
  baseline: chosenBy(target, parseBaseline(settings.baseline) ?? { kind: "none" }),
  baselineDays: settings["baseline-days"]
}), "baselineConfig");
var chosenBy = /* @__PURE__ */ __name((target, wanted) => {
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
}, "chosenBy");

// src/settings/build-settings.ts
import { resolve as resolve3 } from "node:path";

// src/settings/local-paths.ts
import { isAbsolute as isAbsolute3, relative as relative3, resolve as resolve2 } from "node:path";
var localPaths = /* @__PURE__ */ __name((name, value, workspace) => value === null ? [] : fieldOf(name).paths(value).map((given) => localPath(name, given, workspace)), "localPaths");
var localPath = /* @__PURE__ */ __name((setting, given, workspace) => ({
  setting,
  given,
  path: resolve2(workspace, given),
  written: isAbsolute3(given) ? given : `${workspace}/${given}`
}), "localPath");
var pathProblem = /* @__PURE__ */ __name(async (path3, { files, workspace }) => {
  if (!isAbsolute3(path3.given) && leadsOut(relative3(workspace, path3.path))) {
    return problem(refusedPath(path3, "leads out of the checkout; only an input can name such a path, an absolute one"));
  }
  const refusal2 = await refusalOfEach(path3, files.refusal);
  return refusal2 === null ? null : problem(refusedPath(path3, refusal2));
}, "pathProblem");
var pathProblems = /* @__PURE__ */ __name(async (paths, checkout) => (await Promise.all(paths.map((path3) => pathProblem(path3, checkout)))).flatMap((one) => one ?? []), "pathProblems");

// src/settings/build-settings.ts
var buildConfig = /* @__PURE__ */ __name((settings, workspace) => ({
  context: isRemote(settings.context) ? settings.context : resolve3(workspace, settings.context),
  file: absolute(workspace, settings.file),
  target: settings.target,
  buildArgs: settings["build-args"],
  ssh: settings.ssh,
  platform: settings.platforms[0] ?? null,
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
  reads: READ_BY_DOCKER.flatMap((name) => localPaths(name, settings[name], workspace))
}), "buildConfig");
var cacheExports = /* @__PURE__ */ __name((settings) => {
  const { pipeline, "cache-to": caches2 } = settings;
  if (pipeline !== "check") return { cacheTo: caches2, cacheNotExported: [] };
  const left = caches2.filter((cache) => !isExportedHere(cache));
  return { cacheTo: caches2.filter(isExportedHere), cacheNotExported: cacheTypes(left) };
}, "cacheExports");
var READ_BY_DOCKER = ["context", "file", "build-contexts", "secret-files", "ssh", "cache-from", "cache-to"];
var absolute = /* @__PURE__ */ __name((workspace, path3) => path3 === null ? null : resolve3(workspace, path3), "absolute");

// src/settings/github-config.ts
var gitHubConfig = /* @__PURE__ */ __name((settings, { repository: repository2 }, { token = "", codeRef = null }) => ({
  github: { token, repository: repository2 },
  codeScanning: settings["code-scanning"],
  comment: settings.comment,
  issue: settings.issue,
  app: settings.app,
  codeRef,
  olderCommit: settings["allow-behind"] || ["check", "push"].includes(settings.pipeline) ? "allowed" : "refused"
}), "gitHubConfig");

// src/settings/not-set.ts
var NOT_SET = "";

// src/settings/registry-config.ts
var registryConfig = /* @__PURE__ */ __name((settings) => ({
  region: settings["registry-region"] ?? settings["aws-region"],
  account: settings["aws-account-id"],
  ...settings["registry-role"] === null && settings["role-to-assume"] === null ? {} : { caller: "own" },
  registryId: registryIdOf(settings),
  repository: settings.repository ?? NOT_SET
}), "registryConfig");
var registryIdOf = /* @__PURE__ */ __name((settings) => settings["registry-id"] ?? parseRoleArn(settings["registry-role"] ?? "")?.account ?? null, "registryIdOf");

// src/settings/judging.ts
var judgingConfig = /* @__PURE__ */ __name((settings, {
  exceptions = NO_HELD,
  target
}) => ({
  exceptions: {
    ...exceptions,
    repository: target?.repository ?? settings.repository ?? "",
    registry: registryOf(settings)
  },
  overrideReason: settings["override-reason"]
}), "judgingConfig");
var registryOf = /* @__PURE__ */ __name((settings) => ({
  kind: "account",
  account: registryIdOf(settings) ?? settings["aws-account-id"],
  region: settings["registry-region"] ?? settings["aws-region"]
}), "registryOf");

// src/settings/map-all.ts
var mapAll = /* @__PURE__ */ __name(([first, ...others], map3) => [map3(first), ...others.map(map3)], "mapAll");

// src/settings/missing-settings.ts
var missingIn = /* @__PURE__ */ __name((settings) => TARGET_SETTINGS.filter(
  (name) => name === "repository" ? settings[name] === null : settings.services.some((service4) => service4[name] === null)
), "missingIn");

// src/settings/pipeline-to-run.ts
var pipelineToRun = /* @__PURE__ */ __name((chosen2) => {
  const { pipeline, "dry-run": isDry, "rollback-to": to, "on-service-failure": onServiceFailure } = chosen2;
  const dry = REHEARSALS[pipeline];
  const rollbackTo = parseWantedRevision(to ?? "") ?? { kind: "previous" };
  const reads = pipeline === "push" && chosen2.baseline !== "running" ? { reads: "repository" } : {};
  return { pipeline: isDry ? dry : pipeline, ...reads, rollbackTo, onServiceFailure, imageTest: chosen2["image-test"] };
}, "pipelineToRun");
var REHEARSALS = {
  ship: "dry-run",
  check: "dry-run",
  push: "push-dry-run",
  rollback: "rollback-dry-run",
  rescan: "rescan",
  apps: "apps"
};

// src/settings/placeholder-facts.ts
var factsOf = /* @__PURE__ */ __name((settings, run3) => ({
  environment: settings.environment,
  app: settings.app,
  repository: settings.repository,
  commit: commitOf(run3),
  branch: run3.branch
}), "factsOf");

// src/settings/policy-config.ts
var policyOf = /* @__PURE__ */ __name((settings) => ({
  trivySeverities: settings["trivy-severity"],
  unfixed: settings["trivy-ignore-unfixed"] ? "ignored" : "blocked",
  dockleLevel: settings["dockle-exit-level"],
  ...settings.policy === null ? {} : { map: settings.policy.value }
}), "policyOf");

// src/settings/roles-config.ts
var rolesConfig = /* @__PURE__ */ __name((settings) => ({
  registry: roleOf(settings, "registry-role"),
  target: roleOf(settings, "role-to-assume")
}), "rolesConfig");
var roleOf = /* @__PURE__ */ __name((settings, by) => {
  const name = parseRoleArn(settings[by] ?? "");
  return name === null ? null : { ...name, by, sessionPolicy: null };
}, "roleOf");

// src/settings/scanners-config.ts
var ecrScanConfig = /* @__PURE__ */ __name((settings) => ({
  kind: settings["ecr-scan"],
  minutes: settings["ecr-scan-minutes"],
  unsupported: settings["ecr-scan-unsupported"] === "accept" ? "accepted" : "blocked"
}), "ecrScanConfig");
var scannersConfig = /* @__PURE__ */ __name((settings, { workspace, cacheDirectory, dockle }) => ({
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
}), "scannersConfig");

// src/settings/after-deployment.ts
var checksOf2 = /* @__PURE__ */ __name((service4) => service4["smoke-test"] ?? [], "checksOf");
var alarmsOf = /* @__PURE__ */ __name((service4) => {
  const names = service4["watch-alarms"] ?? [];
  return names.length === 0 ? {} : { alarms: { names, minutes: service4["watch-minutes"] } };
}, "alarmsOf");

// src/settings/codedeploy-settings.ts
var codeDeploySettings = /* @__PURE__ */ __name((service4, workspace) => {
  const appspec = service4["codedeploy-appspec"];
  return {
    application: service4["codedeploy-application"],
    deploymentGroup: service4["codedeploy-deployment-group"],
    deploymentConfig: service4["codedeploy-deployment-config"],
    appspec: appspec === null ? null : localPath("codedeploy-appspec", appspec, workspace)
  };
}, "codeDeploySettings");

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
var overridesOf = /* @__PURE__ */ __name((service4) => ({
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
}), "overridesOf");
var wholeAt = /* @__PURE__ */ __name(({ places }, name) => {
  const at = places.get(name);
  return at === void 0 ? [] : [[pointerOf([name]), at]];
}, "wholeAt");
var partsAt = /* @__PURE__ */ __name((service4, name) => [...service4[name]?.positions ?? []].map(([path3, at]) => [`${pointerOf([name])}${path3}`, at]), "partsAt");

// src/settings/definition-source.ts
import { resolve as resolve4 } from "node:path";
var taskDefinitionSource = /* @__PURE__ */ __name((given, workspace) => isTaskDefinitionFile(given) ? { kind: "file", path: resolve4(workspace, given), name: given } : { kind: "ecs", reference: given }, "taskDefinitionSource");
var serviceDefinitionSource = /* @__PURE__ */ __name((given, { workspace, runId, runAttempt, repository: repository2 }) => {
  if (given === null) return null;
  const attempt = runId === null ? null : [repository2, runId, runAttempt].join("/");
  return { ...localPath("service-definition", given, workspace), attempt };
}, "serviceDefinitionSource");
var stateFileOf = /* @__PURE__ */ __name((given, { workspace }) => given === null ? null : localPath("tfstate", given, workspace), "stateFileOf");

// src/settings/task-settings.ts
var tasksOf2 = /* @__PURE__ */ __name((service4, { runId, runAttempt, sha }) => ({
  before: placedTasks("run-before", service4["run-before"] ?? []),
  after: placedTasks("run-after", service4["run-after"] ?? []),
  run: { runId, runAttempt, sha }
}), "tasksOf");

// src/settings/service-config.ts
var serviceConfig = /* @__PURE__ */ __name((service4, run3) => ({
  key: service4.key,
  region: service4["aws-region"],
  account: service4["aws-account-id"],
  cluster: service4.cluster ?? NOT_SET,
  service: service4.service ?? NOT_SET,
  taskDefinition: taskDefinitionSource(service4["task-definition"] ?? NOT_SET, run3.workspace),
  serviceDefinition: serviceDefinitionSource(service4["service-definition"], run3),
  containerName: service4["container-name"],
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
}), "serviceConfig");

// src/settings/config.ts
var NOTHING_COMPARED = { base: null, settingsFile: null };
var resolveConfig = /* @__PURE__ */ __name((settings, {
  run: run3,
  cacheDirectory,
  secrets: secrets2,
  values: values2,
  exceptions,
  target = null,
  apps = NOTHING_COMPARED,
  ...github
}) => ({
  ...pipelineToRun(settings),
  run: run3,
  ...gitHubConfig(settings, run3, github),
  ...baselineConfig(settings, target),
  tag: { template: settings.tag, environment: settings.environment, run: run3 },
  build: { ...buildConfig(settings, run3.workspace), secrets: secrets2 },
  image: parseGivenImage(settings.image ?? ""),
  sideCars: settings["pin-sidecars"],
  scanners: scannersConfig(settings, { workspace: run3.workspace, cacheDirectory, dockle: exceptions?.dockle ?? {} }),
  policy: policyOf(settings),
  ...judgingConfig(settings, { exceptions: exceptions?.exceptions, target }),
  registry: registryConfig(settings),
  roles: rolesConfig(settings),
  values: { ...values2, unresolved: "kept", facts: factsOf(settings, run3) },
  verification: settings.verify ? "on" : "off",
  services: mapAll(settings.services, (service4) => serviceConfig(service4, run3)),
  missing: missingIn(settings),
  listedApps: { apps: settings.apps, ...apps }
}), "resolveConfig");

// src/domain/trust/guard-source.ts
var BY_WRITERS = /* @__PURE__ */ new Set(["push", "schedule", "workflow_dispatch", "release"]);
var guardSourceOf = /* @__PURE__ */ __name((facts2) => {
  const { event, sha, head } = facts2;
  if (sha === null || facts2.path === null) return { kind: "checkout" };
  const branch2 = facts2.targetBranch ?? facts2.defaultBranch;
  if (event === null || !BY_WRITERS.has(event)) return { kind: "branch", branch: branch2, because: `on ${event ?? "no event"}` };
  if (facts2.isQueued) return { kind: "branch", branch: branch2, because: `on ${event} to a merge queue` };
  if (head === sha) return { kind: "checkout" };
  const at = head === null ? "an unknown commit" : head.slice(0, SHORT);
  return {
    kind: "branch",
    branch: branch2,
    because: `because the checkout is at ${at}, not at ${sha.slice(0, SHORT)} of the ${event}`
  };
}, "guardSourceOf");
var untrustedBecause = /* @__PURE__ */ __name((facts2) => {
  const inCheckout = facts2.path === null ? { path: "task-definition.json", head: facts2.sha } : {};
  const source = guardSourceOf({ ...facts2, ...inCheckout });
  return source.kind === "checkout" ? null : source.because;
}, "untrustedBecause");
var SHORT = 7;

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
var refuseMisnamedFile = /* @__PURE__ */ __name(async (names, { files, workspace }) => {
  const inOtherCase = names.filter((name) => /^ship-to-ecs\.ya?ml$/i.test(name));
  for (const name of /* @__PURE__ */ new Set([...MISNAMED, ...inOtherCase])) {
    if (await files.kindOf(resolve5(workspace, name)) !== "file") continue;
    const message = `${name} is not read: the settings file is ${READ}`;
    throw fault("E_INPUT", { message, hint: `Rename ${name} to ${READ}, or set \`config-file\` to it.` });
  }
}, "refuseMisnamedFile");

// src/settings/levels.ts
var GROUPS = { environments: "environment", apps: "app", services: "service" };
var GROUPS_OF = {
  file: ["environments", "apps", "services"],
  environment: ["apps", "services"],
  app: ["services"],
  service: []
};
var settingsAt = /* @__PURE__ */ __name((level) => FILE_SETTINGS.filter((name) => {
  const { owner } = fieldOf(name);
  if (owner === "run") return level === "file";
  return owner !== "image" || level !== "service";
}), "settingsAt");
var NAME2 = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;
var emptyLevel = /* @__PURE__ */ __name((at) => ({
  at,
  settings: /* @__PURE__ */ new Map(),
  groups: { environments: /* @__PURE__ */ new Map(), apps: /* @__PURE__ */ new Map(), services: /* @__PURE__ */ new Map() }
}), "emptyLevel");
var mergeLevels = /* @__PURE__ */ __name((below, above) => ({
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
}), "mergeLevels");
var mergeValues = /* @__PURE__ */ __name((name, below, above) => below.state === "right" && above.state === "right" ? { ...above, value: fieldOf(name).merge(below.value, above.value) } : above, "mergeValues");
var mergeMaps = /* @__PURE__ */ __name((below, above, merge) => {
  const merged2 = new Map(below);
  for (const [name, value] of above) {
    const lower = merged2.get(name);
    merged2.set(name, lower === void 0 ? value : merge(name, lower, value));
  }
  return merged2;
}, "mergeMaps");

// src/settings/choose.ts
var chooseLevels = /* @__PURE__ */ __name((root, asked) => {
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
}, "chooseLevels");
var listing = /* @__PURE__ */ __name((level, problems) => {
  const missing3 = `\`pipeline: apps\` lists the entries of \`apps\`, and ${level.at.path} has none`;
  const ofApps = level.groups.apps.size === 0 ? [problem(missing3)] : [];
  return { level, services: /* @__PURE__ */ new Map(), app: null, problems: [...problems, ...ofApps] };
}, "listing");
var none = /* @__PURE__ */ __name((text7, short2) => ({
  level: null,
  problems: [{ ...problem(text7), headline: [text7, short2] }]
}), "none");
var chooseEnvironment = /* @__PURE__ */ __name((root, { environment, apps }) => {
  const { environments } = root.groups;
  if (environments.size === 0) return { level: root, problems: [] };
  if (environment !== null) return over(root, "environments", environment);
  return apps === "all" ? { level: root, problems: [] } : required(root, "environments");
}, "chooseEnvironment");
var chooseApp = /* @__PURE__ */ __name((level, asked) => {
  const { apps } = level.groups;
  const [only] = apps.keys();
  if (asked !== null) {
    return apps.size === 0 ? none(`\`app\`: ${level.at.path} has no \`apps\``, "there are no `apps`") : over(level, "apps", asked);
  }
  if (apps.size > 1) return required(level, "apps");
  return only === void 0 ? { level, problems: [] } : over(level, "apps", only);
}, "chooseApp");
var inputOf = /* @__PURE__ */ __name((group) => `\`${group.slice(0, -1)}\``, "inputOf");
var required = /* @__PURE__ */ __name(({ at, groups }, group) => {
  const text7 = `${inputOf(group)} is required because ${at.path} has`;
  return none(`${text7} ${listed3(group, groups[group], null)}`, `${text7} \`${group}\``);
}, "required");
var over = /* @__PURE__ */ __name((below, group, name) => {
  const levels = below.groups[group];
  const above = levels.get(name);
  if (above !== void 0) return { level: mergeLevels(below, above), problems: [] };
  const meant = didYouMean(name, [...levels.keys()]);
  const text7 = `${inputOf(group)}: '${name}' is not one of`;
  return none(`${text7} ${listed3(group, levels, name)} in ${below.at.path}${meant}`, `${text7} \`${group}\`${meant}`);
}, "over");
var LISTED = 8;
var listed3 = /* @__PURE__ */ __name((group, levels, asked) => {
  const names = [...levels.keys()];
  const shown = names.length <= LISTED || asked === null ? names : nearestFirst(asked, names);
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : "";
  return `\`${group}\` (${shown.slice(0, LISTED).join(", ")}${more})`;
}, "listed");

// src/settings/expressions.ts
var EXPRESSION = /\$\{\{[^}]{0,200}\}\}/;
var expressionProblems = /* @__PURE__ */ __name((name, value) => {
  const instead = fieldOf(name).place === "file" ? "" : `, or set the input \`${name}\` in the workflow`;
  return textsOf2(value).flatMap(({ at, text: text7 }) => {
    const expression = EXPRESSION.exec(text7)?.[0];
    if (expression === void 0) return [];
    return [
      { at, text: `\`${name}\`: nothing evaluates ${quoted(expression)} in this file; write the value${instead}` }
    ];
  });
}, "expressionProblems");
var textsOf2 = /* @__PURE__ */ __name((tree) => {
  switch (tree.kind) {
    case "text":
      return [tree];
    case "list":
      return tree.items.flatMap(textsOf2);
    case "map":
      return tree.entries.flatMap(({ value }) => textsOf2(value));
  }
}, "textsOf");

// src/settings/workflow-only.ts
import { isAbsolute as isAbsolute4 } from "node:path";
var OF_THE_JOB = /^(?:AWS|ACTIONS|GITHUB|INPUT|RUNNER|STATE)_/;
var workflowOnly = /* @__PURE__ */ __name((name, value) => {
  const field = fieldOf(name);
  const variables = field.variables(value).filter((variable) => OF_THE_JOB.test(variable));
  const paths = field.paths(value).filter((path3) => isAbsolute4(path3));
  const can = `\`${name}\`: only an input of the workflow can`;
  return [
    ...variables.length === 0 ? [] : [`${can} hand ${variables.join(", ")} to the build`],
    ...paths.map((path3) => `${can} name an absolute path (${path3})`),
    ...field.exposures(value).map((exposure) => `${can} set ${exposure}: it gets credentials of the job`)
  ];
}, "workflowOnly");

// src/settings/yaml-tree.ts
var plain = /* @__PURE__ */ __name((tree) => {
  switch (tree.kind) {
    case "text":
      return tree.text;
    case "list":
      return tree.items.map(plain);
    case "map":
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plain(value)]));
  }
}, "plain");

// src/settings/settings-file.ts
var readSettingsFile = /* @__PURE__ */ __name((file, readTree) => {
  if (file.text === null) return { root: null, problems: [file.problem] };
  const { tree, problems } = readTree(file);
  if (tree === null) return { root: null, problems };
  const found = [...problems];
  const root = readLevel("file", { at: tree.at, value: tree }, found);
  return { root, problems: once2(found).sort(byPosition) };
}, "readSettingsFile");
var readLevel = /* @__PURE__ */ __name((kind, { at, value: tree }, found) => {
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
}, "readLevel");
var NAMES = {
  file: "the file",
  environment: "an environment",
  app: "an app",
  service: "a service"
};
var isEmpty2 = /* @__PURE__ */ __name((tree) => tree.kind === "text" && tree.text.trim() === "", "isEmpty");
var readGroup = /* @__PURE__ */ __name((group, { value }, found) => {
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
}, "readGroup");
var wrongName = /* @__PURE__ */ __name((group, name) => `'${name}' cannot be a name in \`${group}\`: use a letter, then up to 62 letters, digits, hyphens and underscores`, "wrongName");
var readValue = /* @__PURE__ */ __name((name, { value }, found) => {
  const { read, problems } = checkValue(name, value);
  found.push(...problems);
  return problems.length === 0 ? { at: value.at, value: read, state: "right" } : { at: value.at, value: null, state: "wrong", rest: read };
}, "readValue");
var checkValue = /* @__PURE__ */ __name((name, value) => {
  const expressions = expressionProblems(name, value);
  if (expressions.length > 0) return { read: null, problems: expressions };
  const { schema: schema2, nested } = fieldOf(name);
  const parsed = schema2.safeParse((nested?.plain ?? plain)(value));
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
    return { read: parsed.data, problems: workflowOnly(name, parsed.data).map((text7) => ({ at: value.at, text: text7 })) };
  }
  const at = /* @__PURE__ */ __name((index) => itemAt(value, index), "at");
  const problems = parsed.error.issues.map(({ path: path3, message }) => ({
    at: at(path3[0]),
    text: wrongValue(name, message)
  }));
  return { read: null, problems };
}, "checkValue");
var restOf2 = /* @__PURE__ */ __name((name, value, issues) => {
  const { schema: schema2, nested } = fieldOf(name);
  const rest = withoutWrong(value, issues);
  const parsed = rest === null || nested === void 0 ? null : schema2.safeParse(nested.plain(rest));
  return parsed?.success === true && rest !== null ? nested?.place(parsed.data, positionsIn(rest)) : null;
}, "restOf");
var itemAt = /* @__PURE__ */ __name((value, index) => (value.kind === "list" && typeof index === "number" ? value.items[index]?.at : keyAt(value, index)) ?? value.at, "itemAt");
var keyAt = /* @__PURE__ */ __name((value, key) => value.kind === "map" ? value.entries.find((entry2) => entry2.key === key)?.at ?? null : null, "keyAt");
var unknownKey5 = /* @__PURE__ */ __name((kind, key, problemsBefore) => {
  const known2 = [...settingsAt(kind), ...GROUPS_OF[kind]];
  if (Object.hasOwn(GROUPS, key)) return `\`${key}\` cannot be set in ${NAMES[kind]}`;
  const setting = SETTING_NAMES.find((name) => name === key);
  if (setting !== void 0) return `\`${key}\` cannot be set in ${NAMES[kind]}${placeOf2(setting)}`;
  const meant = problemsBefore < MOST_LISTED_PROBLEMS ? didYouMean(key, known2) : "";
  return `'${key}' is not a setting${meant}`;
}, "unknownKey");
var placeOf2 = /* @__PURE__ */ __name((name) => {
  const { owner, place: place2 } = fieldOf(name);
  if (place2 === "input") return "; it is an input only";
  return owner === "run" ? "; set it at the root of the file" : "; it belongs to the image, which all services share";
}, "placeOf");

// src/settings/listed-apps.ts
var listedApps = /* @__PURE__ */ __name((root, environment) => {
  if (root === null) return [];
  const above = environment === null ? void 0 : root.groups.environments.get(environment);
  const level = above === void 0 ? root : mergeLevels(root, above);
  return [...level.groups.apps].map(([name, app]) => {
    const paths = mergeLevels(level, app).settings.get("paths");
    return { name, paths: paths?.state === "right" ? paths.value : null };
  });
}, "listedApps");

// src/settings/trust/guarded-input.ts
var readGuardedInput = /* @__PURE__ */ __name((text7, readTree) => {
  const { tree, problems } = readTree({ path: "guarded-settings", text: text7 });
  if (tree === null || tree.kind === "text" && tree.text.trim() === "") return { inputs: /* @__PURE__ */ new Map(), problems };
  if (tree.kind !== "map") {
    return { inputs: /* @__PURE__ */ new Map(), problems: [{ at: tree.at, text: "the input must be a map of guarded settings" }] };
  }
  const entries = tree.entries.map(readEntry);
  return {
    inputs: new Map(entries.flatMap(({ input }) => input === null ? [] : [input])),
    problems: [...problems, ...entries.flatMap((entry2) => entry2.problems)]
  };
}, "readGuardedInput");
var readEntry = /* @__PURE__ */ __name(({ key, at, value }) => {
  const name = GUARDED_SETTINGS.find((one) => one === key);
  if (name === void 0) return { input: null, problems: [{ at, text: unknownKey6(key) }] };
  if (value.kind === "text" && value.text.trim() === "") return { input: null, problems: [] };
  if (value.kind === "text" && isNone(name, value.text)) return { input: [name, UNSET], problems: [] };
  const parsed = fieldOf(name).schema.safeParse(plain(value));
  if (parsed.success) return { input: [name, parsed.data], problems: [] };
  const problems = parsed.error.issues.map(({ message }) => ({ at: value.at, text: wrongValue(name, message) }));
  return { input: [name, null], problems };
}, "readEntry");
var unknownKey6 = /* @__PURE__ */ __name((key) => {
  const near = nearest(key, GUARDED_SETTINGS);
  return `'${key}' is not a guarded setting${near === null ? `: ${GUARDED_SETTINGS.join(", ")}` : `; did you mean ${near}?`}`;
}, "unknownKey");

// src/settings/read-inputs.ts
var readInputs = /* @__PURE__ */ __name(({ read, given, readTree }) => {
  const readings = ACTION_INPUTS.flatMap((name) => {
    const text7 = read(name);
    return text7.trim() === "" ? [] : [{ name, ...check2(name, text7) }];
  });
  const guarded2 = readGuardedInput(read(GUARDED_INPUT), readTree);
  return {
    // An input of its own overrides a key of `guarded-settings`.
    inputs: new Map([...guarded2.inputs, ...readings.map(({ name, value }) => [name, value])]),
    problems: [...misspelt(given), ...readings.flatMap(({ problems }) => problems), ...guarded2.problems]
  };
}, "readInputs");
var GUARDED_INPUT = "guarded-settings";
var check2 = /* @__PURE__ */ __name((name, text7) => {
  if (isNone(name, text7)) return { value: UNSET, problems: [] };
  const parsed = fieldOf(name).schema.safeParse(text7);
  if (parsed.success) return { value: parsed.data, problems: [] };
  return { value: null, problems: parsed.error.issues.map(({ message }) => problem(wrongValue(name, message))) };
}, "check");
var misspelt = /* @__PURE__ */ __name((given) => given.flatMap((raw) => {
  const name = raw.toLowerCase();
  if (ACTION_INPUTS.some((known2) => known2 === name)) return [];
  if (SETTING_NAMES.some((known2) => known2 === name))
    return [problem(`\`${name}\` is not an input: set it in ship-to-ecs.yaml`)];
  const near = nearest(name, ACTION_INPUTS);
  return near === null ? [] : [problem(`\`${name}\` is not an input; did you mean \`${near}\`?`)];
}), "misspelt");

// src/settings/setting-rules.ts
var runProblems = /* @__PURE__ */ __name((settings) => [...tagTemplate(settings), ...onePlatform(settings), ...secretsOnce(settings), ...ofRepository(settings)].map(problem), "runProblems");
var GROWTH = ["max-growth-mb", "max-growth-percent"];
var growthProblems = /* @__PURE__ */ __name(({ pipeline, policy, baseline: baseline2 }) => {
  if (policy === null || baseline2 !== "none" || pipeline === "rollback" || pipeline === "rescan") return [];
  const keys = GROWTH.filter((key) => policy.value[key] !== void 0);
  const [first] = keys;
  if (first === void 0) return [];
  const names = keys.map((key) => `\`policy.${key}\``).join(" and ");
  const text7 = `${names} ${keys.length === 1 ? "needs" : "need"} an image to compare with: set \`baseline: running\`, or \`baseline\` to an image by digest`;
  return [{ at: positionAt(policy.positions, [first]), text: text7 }];
}, "growthProblems");
var tagTemplate = /* @__PURE__ */ __name(({ tag }) => templateProblems(tag ?? "").map((text7) => `\`tag\`: ${text7}`), "tagTemplate");
var ofRepository = /* @__PURE__ */ __name(({ image: written, repository: repository2 }) => {
  const wanted = parseGivenImage(written ?? "")?.repository ?? null;
  return repository2 === null || wanted === null || wanted === repository2 ? [] : [
    `\`image\`: ${written ?? ""} is not in \`repository\` (${repository2}); only images of that ECR repository can be deployed`
  ];
}, "ofRepository");
var OF_BUILD = [
  ...["tag", "context", "file", "target", "build-args", "secrets", "secret-envs", "secret-files", "ssh"],
  ...["platforms", "labels", "cache-from", "cache-to", "pull", "no-cache", "provenance", "sbom"]
];
var imageProblems = /* @__PURE__ */ __name(({ image: image5 }, inputs) => {
  const others = OF_BUILD.filter((name) => inputs.has(name)).map((name) => `\`${name}\``);
  if (image5 === null || others.length === 0) return [];
  return [problem(`\`image\` is deployed without a build: remove ${others.join(", ")}, or \`image\``)];
}, "imageProblems");
var rollbackProblems = /* @__PURE__ */ __name((settings, inputs) => {
  if (settings.pipeline !== "rollback") {
    return settings["rollback-to"] === null ? [] : [problem("`rollback-to` has no meaning without `pipeline: rollback`")];
  }
  const others = ["image", ...OF_BUILD].filter((name) => inputs.has(name)).map((name) => `\`${name}\``);
  if (others.length === 0) return [];
  const meant = inputs.has("image") ? "; an image to go back to is `rollback-to`" : "";
  return [problem(`\`pipeline: rollback\` builds nothing: remove ${others.join(", ")}${meant}`)];
}, "rollbackProblems");
var TAGLESS = /* @__PURE__ */ new Set(["rollback", "rescan", "apps"]);
var environmentProblems = /* @__PURE__ */ __name(({ pipeline, tag, image: image5 }) => !TAGLESS.has(pipeline) && image5 === null && tag?.includes("{environment}") ? [
  problem(
    "`environment` is required because `tag` uses {environment}: set it, for example to `production`, or use a template without it"
  )
] : [], "environmentProblems");
var onePlatform = /* @__PURE__ */ __name(({ platforms }) => {
  const all = (platforms ?? []).flatMap((line) => line.split(",")).filter((platform) => platform.trim() !== "");
  return all.length > 1 ? [`\`platforms\`: ${all.length} platforms are set; only one is supported`] : [];
}, "onePlatform");
var secretsOnce = /* @__PURE__ */ __name((settings) => {
  const ids2 = [settings.secrets, settings["secret-envs"], settings["secret-files"]].flatMap(
    (given) => Object.keys(given ?? {})
  );
  const twice = [...new Set(ids2.filter((id, index) => ids2.indexOf(id) !== index))];
  return twice.map((id) => `build secret '${id}' is set twice, in \`secrets\`, \`secret-envs\` or \`secret-files\``);
}, "secretsOnce");

// src/settings/run-services.ts
var findServices = /* @__PURE__ */ __name((inputs, { level, services: services3 }) => services3.size === 0 ? [{ key: null, lookUp: lookUpIn(inputs, level), at: null }] : [...services3].map(([key, own]) => ({ key, lookUp: named3(key, lookUpIn(inputs, own)), at: own.at })), "findServices");
var named3 = /* @__PURE__ */ __name((key, lookUp) => (name) => {
  const found = lookUp(name);
  return name === "service" && !found.isSet ? { value: key, isSet: true } : found;
}, "named");
var serviceSettings = /* @__PURE__ */ __name(({ key, lookUp }) => {
  const values2 = Object.fromEntries(SERVICE_SETTINGS.map((name) => [name, lookUp(name).value]));
  return {
    ...values2,
    key: key ?? nameOf2(values2["service"]),
    places: placesIn(lookUp)
  };
}, "serviceSettings");
var placesIn = /* @__PURE__ */ __name((lookUp) => new Map(
  SERVICE_SETTINGS.flatMap((name) => {
    const { at } = lookUp(name);
    return at === void 0 ? [] : [[name, at]];
  })
), "placesIn");
var nameOf2 = /* @__PURE__ */ __name((service4) => typeof service4 === "string" ? service4.slice(service4.lastIndexOf("/") + 1) : "service", "nameOf");
var serviceProblems = /* @__PURE__ */ __name((services3, together2) => [
  ...services3.length === 1 ? [] : ambiguousInputs(services3, together2),
  ...sameService(services3),
  ...otherRegion(services3, together2)
], "serviceProblems");
var otherRegion = /* @__PURE__ */ __name((services3, { run: run3, pipeline }) => {
  if (pipeline === null || requirementsOf(pipeline).regions === "several") return [];
  const isApart = run3("registry-region").value !== null;
  const [first] = services3;
  const { value: region2 } = isApart && first !== void 0 ? first.lookUp("aws-region") : run3("aws-region");
  const other = isApart ? `${first?.key ?? ""}: the pipeline ${pipeline} deploys to one region in a run` : "the registry: set `registry-region` if that is meant";
  return services3.filter(({ lookUp }) => lookUp("aws-region").value !== region2).map(({ key, at }) => ({
    at,
    text: `the service ${key ?? ""} is in another region than ${other}`
  }));
}, "otherRegion");
var ambiguousInputs = /* @__PURE__ */ __name((services3, { inputs }) => [...inputs.keys()].filter(isOfOneService).map(
  (name) => problem(
    `\`${name}\` cannot be an input, because it belongs to one service and \`services\` lists ${listed4(services3)}; set it in the file`
  )
), "ambiguousInputs");
var isOfOneService = /* @__PURE__ */ __name((name) => fieldOf(name).owner === "service", "isOfOneService");
var sameService = /* @__PURE__ */ __name((services3) => services3.flatMap((service4, index) => {
  const earlier = services3.slice(0, index).find((other) => identity(other) === identity(service4));
  if (earlier === void 0) return [];
  const name = String(service4.lookUp("service").value);
  return [{ at: service4.at, text: `${earlier.key ?? ""} and ${service4.key ?? ""} are the same ECS service, ${name}` }];
}), "sameService");
var identity = /* @__PURE__ */ __name(({ lookUp }) => JSON.stringify(["aws-region", "cluster", "service"].map((name) => lookUp(name).value)), "identity");
var listed4 = /* @__PURE__ */ __name((services3) => services3.map(({ key }) => key).join(", "), "listed");

// src/domain/scan/policy/floor-row.ts
var pathOf = /* @__PURE__ */ __name((key) => ["policy", key], "pathOf");
var inWords3 = /* @__PURE__ */ __name((words2) => words2.length === 0 ? "none" : words2.join(","), "inWords");

// src/domain/scan/policy/floor-rows.ts
var missing = /* @__PURE__ */ __name((path3, [floor, given], floorPath = path3) => floor === void 0 || given === void 0 || floor.every((word2) => given.includes(word2)) ? [] : [{ path: path3, given: inWords3(given), floorPath, floor: inWords3(floor) }], "missing");
var trivySeverity = /* @__PURE__ */ __name((floor, given) => missing(["trivy-severity"], [floor["trivy-severity"], given["trivy-severity"]]), "trivySeverity");
var ignoreUnfixed = /* @__PURE__ */ __name((floor, given) => {
  if (given["trivy-ignore-unfixed"] !== true || floor["trivy-ignore-unfixed"] === true) return [];
  const relaxed = { path: ["trivy-ignore-unfixed"], given: "true" };
  if (floor["trivy-ignore-unfixed"] === false) return [{ ...relaxed, floorPath: relaxed.path, floor: "false" }];
  const severities = floor["trivy-severity"] ?? [];
  return severities.length === 0 ? [] : [{ ...relaxed, floorPath: ["trivy-severity"], floor: inWords3(severities) }];
}, "ignoreUnfixed");
var dockleLevel = /* @__PURE__ */ __name((floor, given) => {
  const [least, own] = [floor["dockle-exit-level"], given["dockle-exit-level"]];
  if (least === void 0 || own === void 0 || levelsDownTo(own).length >= levelsDownTo(least).length) return [];
  return [{ path: ["dockle-exit-level"], given: own, floorPath: ["dockle-exit-level"], floor: least }];
}, "dockleLevel");
var fixableAfterDays = /* @__PURE__ */ __name((floor, given) => SEVERITIES.flatMap((severity) => {
  const days = given["fixable-after-days"]?.[severity];
  if (days === void 0) return [];
  const path3 = [...pathOf("fixable-after-days"), severity];
  const most = floor["fixable-after-days"]?.[severity];
  if (most !== void 0) return days > most ? [{ path: path3, given: `${days}`, floorPath: path3, floor: `${most}` }] : [];
  const atOnce = floor["trivy-severity"] ?? [];
  return days > 0 && atOnce.includes(severity) ? [{ path: path3, given: `${days}`, floorPath: ["trivy-severity"], floor: inWords3(atOnce) }] : [];
}), "fixableAfterDays");
var LEVELS = DOCKLE_CODES;
var dockleCodes = /* @__PURE__ */ __name((floor, given) => Object.entries(given["dockle-codes"] ?? {}).flatMap(([code, answer2]) => {
  const own = floor["dockle-codes"]?.[code];
  if (answer2 === "block" || own === "report") return [];
  const path3 = [...pathOf("dockle-codes"), code];
  if (own === "block") return [{ path: path3, given: answer2, floorPath: path3, floor: own }];
  const lowest = floor["dockle-exit-level"] ?? "none";
  return levelsDownTo(lowest).includes(LEVELS[code] ?? "FATAL") ? [{ path: path3, given: answer2, floorPath: ["dockle-exit-level"], floor: lowest }] : [];
}), "dockleCodes");
var secrets = /* @__PURE__ */ __name((floor, given) => floor.secrets === void 0 ? missing(pathOf("secrets"), [floor["trivy-severity"], given.secrets], ["trivy-severity"]) : missing(pathOf("secrets"), [floor.secrets, given.secrets]), "secrets");
var licenseCategories = /* @__PURE__ */ __name((floor, given) => missing([...pathOf("licenses"), "categories"], [floor.licenses?.categories, given.licenses?.categories]), "licenseCategories");
var licenseNames = /* @__PURE__ */ __name((floor, given) => {
  if (floor.licenses === void 0 || given.licenses === void 0) return [];
  const [least, own] = [floor.licenses.names, given.licenses.names];
  const path3 = [...pathOf("licenses"), "names"];
  return least.every((name) => isCovered(name, own)) ? [] : [{ path: path3, given: inWords3(own), floorPath: path3, floor: inWords3(least) }];
}, "licenseNames");
var imageConfiguration = /* @__PURE__ */ __name((floor, given) => missing(pathOf("image-configuration"), [floor["image-configuration"], given["image-configuration"]]), "imageConfiguration");
var endOfLife = /* @__PURE__ */ __name((floor, given) => {
  const path3 = pathOf("end-of-life");
  return floor["end-of-life"] === "block" && given["end-of-life"] === "report" ? [{ path: path3, given: "report", floorPath: path3, floor: "block" }] : [];
}, "endOfLife");
var baseImages = /* @__PURE__ */ __name((floor, given) => {
  const allowed2 = floor["base-images"];
  if (allowed2 === void 0) return [];
  const path3 = pathOf("base-images");
  return (given["base-images"] ?? []).flatMap(
    (pattern2, index) => isCovered(pattern2, allowed2) ? [] : [{ path: [...path3, index], given: pattern2, floorPath: path3, floor: inWords3(allowed2) }]
  );
}, "baseImages");
var atMost = /* @__PURE__ */ __name((key) => (floor, given) => {
  const [most, own] = [floor[key], given[key]];
  if (most === void 0 || own === void 0 || own <= most) return [];
  return [{ path: pathOf(key), given: `${own}`, floorPath: pathOf(key), floor: `${most}` }];
}, "atMost");
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
var ordered = /* @__PURE__ */ __name((key, laxestFirst) => (floor, given) => {
  const [least, own] = [floor[key], given[key]];
  if (least === void 0 || own === void 0) return [];
  const isLaxer = laxestFirst.indexOf(String(own)) < laxestFirst.indexOf(String(least));
  return isLaxer ? [{ path: [key], given: String(own), floorPath: [key], floor: String(least) }] : [];
}, "ordered");
var wordsOf = /* @__PURE__ */ __name((words2) => words2 === void 0 || words2.length === 0 ? null : inWords3(words2), "wordsOf");
var VULNERABILITIES = [
  [["trivy-severity"], (floor) => wordsOf(floor["trivy-severity"])],
  [pathOf("fixable-after-days"), (floor) => wordsOf(Object.keys(floor["fixable-after-days"] ?? {}))]
];
var SPARED = [
  ...VULNERABILITIES,
  [["dockle-exit-level"], ({ "dockle-exit-level": level = "none" }) => level === "none" ? null : level],
  [
    pathOf("dockle-codes"),
    ({ "dockle-codes": codes = {} }) => wordsOf(Object.keys(codes).filter((code) => codes[code] === "block"))
  ],
  [pathOf("licenses"), ({ licenses: licenses2 }) => licenses2 ? inWords3([...licenses2.categories, ...licenses2.names]) : null],
  [pathOf("image-configuration"), (floor) => wordsOf(floor["image-configuration"])]
];
var takenBack = /* @__PURE__ */ __name((floor, blocked2) => {
  for (const [floorPath, inWordsOf] of blocked2) {
    const words2 = inWordsOf(floor);
    if (words2 !== null) return { floorPath, floor: words2 };
  }
  return null;
}, "takenBack");
var rankOf = /* @__PURE__ */ __name((baseline2) => ["running", "none"].indexOf(baseline2), "rankOf");
var baseline = /* @__PURE__ */ __name((floor, { baseline: own }) => {
  const { baseline: least } = floor;
  if (own === void 0 || own === "none" || own === least) return [];
  const isLaxer = least === void 0 || rankOf(own) <= rankOf(least);
  const by = least === void 0 ? takenBack(floor, SPARED) : { floorPath: ["baseline"], floor: least };
  return isLaxer && by !== null ? [{ path: ["baseline"], given: own, ...by }] : [];
}, "baseline");
var USUAL_BASELINE_DAYS = 30;
var baselineDays = /* @__PURE__ */ __name((floor, { "baseline-days": own }) => {
  const least = floor["baseline-days"];
  if (own === void 0 || least === void 0 && floor.baseline === void 0) return [];
  const most = least ?? USUAL_BASELINE_DAYS;
  const floorPath = [least === void 0 ? "baseline" : "baseline-days"];
  const words2 = least === void 0 ? floor.baseline ?? "" : `${least}`;
  return own > most ? [{ path: ["baseline-days"], given: `${own}`, floorPath, floor: words2 }] : [];
}, "baselineDays");
var UNKNOWN = "accept-unknown-os";
var orderedUnknown = ordered(UNKNOWN, ["true", "false"]);
var unknownSystem = /* @__PURE__ */ __name((floor, given) => {
  if (floor[UNKNOWN] !== void 0 || given[UNKNOWN] !== true) return orderedUnknown(floor, given);
  const by = takenBack(floor, VULNERABILITIES);
  return by === null ? [] : [{ path: [UNKNOWN], given: "true", ...by }];
}, "unknownSystem");
var databases = /* @__PURE__ */ __name((floor, given) => {
  const key = "trivy-db-repository";
  const [allowed2, own] = [floor[key], given[key]];
  if (allowed2 === void 0 || own === void 0 || own.every((one) => allowed2.includes(one))) return [];
  return [{ path: [key], given: inWords3(own), floorPath: [key], floor: inWords3(allowed2) }];
}, "databases");
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
var overFloor = /* @__PURE__ */ __name((floor, given) => ({
  ...floor,
  ...given,
  ...floor.policy === void 0 || given.policy === void 0 ? {} : { policy: mergePolicyMaps(floor.policy, given.policy) }
}), "overFloor");
var relaxationsOf = /* @__PURE__ */ __name((floor, given) => [...POLICY_ROWS, ...JUDGING_ROWS].flatMap((row2) => row2({ ...floor, ...floor.policy }, { ...given, ...given.policy })), "relaxationsOf");

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
var overPolicyFile = /* @__PURE__ */ __name((file, sources) => {
  if (file === null) return { values: {}, problems: [] };
  const { given: floor, limits, problems } = readFloor(file, sources.readTree);
  const own = givenIn(sources);
  const [least, chosen2] = [policyOf2(floor), policyOf2(own)];
  const relaxed = relaxationsOf(least, chosen2).map((one) => {
    const floorAt = placeIn(floor, one.floorPath);
    const text7 = `\`${dotted2(one.path)}: ${one.given}\` is laxer than \`${dotted2(one.floorPath)}: ${one.floor}\` of the policy (${floorAt === null ? file.path : positionText(floorAt)}), which can be tightened, not relaxed`;
    return { at: placeIn(own, one.path), text: text7 };
  });
  const { policy, ...others } = overFloor(least, chosen2);
  return {
    values: { ...others, ...policy === void 0 ? {} : { policy: { value: policy, positions: /* @__PURE__ */ new Map() } } },
    problems: [...problems, ...relaxed, ...refusedInputs(limits, sources.inputs)]
  };
}, "overPolicyFile");
var dotted2 = /* @__PURE__ */ __name((path3) => path3.join("."), "dotted");
var readFloor = /* @__PURE__ */ __name((file, readTree) => {
  const { tree, problems } = readTree(file);
  const empty = { given: /* @__PURE__ */ new Map(), limits: NO_LIMITS };
  if (tree === null) return { ...empty, problems };
  if (tree.kind !== "map") {
    const text7 = `the file must be a map of ${WORDS3.join(", ")}`;
    return { ...empty, problems: [...problems, { at: tree.at, text: text7 }] };
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
}, "readFloor");
var known = /* @__PURE__ */ __name(({
  at,
  value,
  state,
  rest = null
}) => state === "right" ? [{ at, value }] : rest === null ? [] : [{ at, value: rest }], "known");
var WORDS3 = [...KEYS3, LIMITS_KEY];
var unknownKey7 = /* @__PURE__ */ __name((key, before) => {
  const wrong = `'${quoted(key)}' cannot be part of a policy file`;
  const near = nearest(key, WORDS3);
  if (near !== null) return `${wrong}; did you mean ${near}?`;
  return before.some(({ text: text7 }) => text7.endsWith(LIST)) ? wrong : wrong + LIST;
}, "unknownKey");
var LIST = `: ${WORDS3.join(", ")}`;
var givenIn = /* @__PURE__ */ __name(({ inputs, level }) => {
  const given = /* @__PURE__ */ new Map();
  for (const key of KEYS3) {
    const input = inputs.get(key);
    const set = input === void 0 ? level?.settings.get(key) : void 0;
    if (input !== void 0 && input !== null && input !== UNSET) given.set(key, { value: input, at: null });
    for (const one of set === void 0 ? [] : known(set)) given.set(key, one);
  }
  return given;
}, "givenIn");
var policyOf2 = /* @__PURE__ */ __name((given) => {
  const { policy, ...others } = Object.fromEntries([...given].map(([key, { value }]) => [key, value]));
  return { ...others, ...policy === void 0 ? {} : { policy: policy.value } };
}, "policyOf");
var placeIn = /* @__PURE__ */ __name((given, [name, ...path3]) => {
  const set = given.get(KEYS3.find((key) => key === name) ?? "policy");
  if (set === void 0 || set.at === null || name !== "policy") return set?.at ?? null;
  return positionAt(set.value.positions, path3) ?? set.at;
}, "placeIn");

// src/settings/trust/job-variables.ts
var handsOver = /* @__PURE__ */ __name((name, { settings }) => {
  const set = settings.get(name);
  return set !== void 0 && variablesOf(name, set).length > 0;
}, "handsOver");
var withoutOthers = /* @__PURE__ */ __name((name, own, trusted) => {
  const above = trusted.settings.get(name);
  const allowed2 = new Set(above === void 0 ? [] : variablesOf(name, above));
  const isAllowed = /* @__PURE__ */ __name((value2) => variablesIn(name, value2).every((variable) => allowed2.has(variable)), "isAllowed");
  if (own.state === "wrong" || isAllowed(own.value)) return own;
  const value = entriesOf2(own.value, isAllowed);
  return value === null ? above ?? null : { ...own, value };
}, "withoutOthers");
var variablesOf = /* @__PURE__ */ __name((name, { state, value }) => state === "wrong" ? [] : variablesIn(name, value), "variablesOf");
var variablesIn = /* @__PURE__ */ __name((name, value) => fieldOf(name).variables(value), "variablesIn");
var entriesOf2 = /* @__PURE__ */ __name((value, isAllowed) => {
  if (Array.isArray(value)) return value.filter((item) => isAllowed([item]));
  if (typeof value !== "object" || value === null) return null;
  return Object.fromEntries(
    Object.entries(value).filter(([key, item]) => isAllowed({ [key]: item }))
  );
}, "entriesOf");

// src/settings/trust/trusted-target.ts
var OF_SERVICES = ["cluster", "service", "container-name"];
var trustedTarget = /* @__PURE__ */ __name((chosen2, trusted, { inputs, ...from }) => {
  const places = placesOf3(inputs);
  const changed = OF_SERVICES.filter(
    (name) => places(name, chosen2.level, chosen2.services) !== places(name, trusted.level, trusted.services)
  );
  const { value } = lookUpIn(inputs, trusted.level)("repository");
  return { ...from, repository: typeof value === "string" ? value : "", changed };
}, "trustedTarget");
var placesOf3 = /* @__PURE__ */ __name((inputs) => (name, level, services3) => {
  const valueIn = /* @__PURE__ */ __name((own, key) => lookUpIn(inputs, own)(name).value ?? (name === "service" ? key : null), "valueIn");
  const all = services3.size === 0 ? [valueIn(level, null)] : [...services3].map(([key, own]) => valueIn(own, key));
  return JSON.stringify(all.map((one) => JSON.stringify(one)).toSorted());
}, "placesOf");

// src/settings/trust/trusted-levels.ts
var NO_LEVELS = {
  level: emptyLevel({ path: "", line: 1, column: 1 }),
  services: /* @__PURE__ */ new Map()
};
var readTrustedLevels = /* @__PURE__ */ __name((file, { inputs, readTree }) => {
  if (file === null) return { kind: "levels", ...NO_LEVELS };
  const [wrong] = readTree(file).problems;
  const { root } = readSettingsFile(file, readTree);
  if (wrong !== void 0 || root === null) return { kind: "unusable", reason: inWords4(wrong) };
  const environment = chosen(root, "environments", { name: nameOf3("environment", inputs, root) });
  if (environment.kind === "problems") return environment;
  const only = environment.level.groups.apps.size === 1 ? [...environment.level.groups.apps.keys()][0] : void 0;
  const app = chosen(environment.level, "apps", { name: nameOf3("app", inputs, root) ?? only ?? null });
  if (app.kind === "problems") return app;
  const { level } = app;
  const services3 = [...level.groups.services].map(([key, own]) => [key, mergeLevels(level, own)]);
  return { kind: "levels", level, services: new Map(services3) };
}, "readTrustedLevels");
var inWords4 = /* @__PURE__ */ __name((wrong) => {
  if (wrong === void 0) return "it is not YAML";
  return wrong.at === null ? wrong.text : `${positionText(wrong.at)}: ${wrong.text}`;
}, "inWords");
var nameOf3 = /* @__PURE__ */ __name((name, inputs, root) => {
  const value = inputs.get(name) ?? root.settings.get(name)?.value;
  return typeof value === "string" ? value : null;
}, "nameOf");
var chosen = /* @__PURE__ */ __name((below, group, { name }) => {
  const levels = below.groups[group];
  if (levels.size === 0) return { kind: "level", level: below };
  if (name === null) {
    const input = group.slice(0, -1);
    const text7 = `the input \`${input}\` is required, because the guarded settings of ${below.at.path} may differ in its \`${group}\``;
    return { kind: "problems", problems: [problem(text7)] };
  }
  const above = levels.get(name);
  return { kind: "level", level: above === void 0 ? below : mergeLevels(below, above) };
}, "chosen");

// src/settings/trust/guarded-levels.ts
var guardLevels = /* @__PURE__ */ __name((chosen2, { trusted, ...sources }) => {
  if (trusted.kind === "checkout") return { chosen: chosen2, report: null, target: null, problems: [] };
  const guarded2 = GUARDED_SETTINGS.filter((name) => !sources.inputs.has(name));
  const reading = readTrustedLevels(trusted.file, sources);
  const levels = reading.kind === "levels" ? reading : NO_LEVELS;
  const after = withGuarded(chosen2, levels);
  const place2 = placeOf3(trusted, reading);
  return {
    chosen: after,
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
}, "guardLevels");
var placeOf3 = /* @__PURE__ */ __name((trusted, reading) => reading.kind === "unusable" ? { kind: "unreadable", branch: trusted.place.branch, reason: reading.reason } : trusted.place, "placeOf");
var setIn = /* @__PURE__ */ __name((chosen2, inputs) => {
  const isSet = /* @__PURE__ */ __name((name, level) => isGuarded(name) ? level.settings.has(name) : handsOver(name, level), "isSet");
  return FILE_SETTINGS.filter((name) => !inputs.has(name) && levelsOf(chosen2).some((level) => isSet(name, level)));
}, "setIn");
var unreadable = /* @__PURE__ */ __name((reason, names) => {
  if (names.length === 0) return [];
  const listed5 = inCode(names);
  const message = `the checkout sets ${listed5}, which only a trusted branch may decide, and the file of that branch cannot be read: ${reason}`;
  const hint = `${remedyFor(reason)}, or set ${asInputs(names)}; then re-run.`;
  const headline = "the guarded settings of the target branch cannot be read";
  return [{ at: null, text: `${message}. ${hint}`, alone: fault("E_GUARDED_SETTINGS", { headline, message, hint }) }];
}, "unreadable");
var remedyFor = /* @__PURE__ */ __name((reason) => {
  if (/response is not GitHub's|could not be reached|did not respond/u.test(reason))
    return "Check `GITHUB_API_URL` and the proxy of the runner";
  if (reason.includes("there is no token")) return "Set `github-token`";
  return / is not (?:valid )?YAML/u.test(reason) ? "Correct the file of that branch" : "Grant `permissions: contents: read` to the job";
}, "remedyFor");
var asInputs = /* @__PURE__ */ __name((names) => {
  const guarded2 = names.filter((name) => isGuarded(name) && isInput(name));
  const ofFile = names.filter((name) => isGuarded(name) && !isInput(name));
  const others = names.filter((name) => !isGuarded(name));
  return [
    ...guarded2.length === 0 ? [] : [`${inCode(guarded2)} as inputs or in \`guarded-settings\``],
    ...ofFile.length === 0 ? [] : [`${inCode(ofFile)} in the input \`guarded-settings\``],
    ...others.length === 0 ? [] : [`${inCode(others)} as inputs`]
  ].join(" and ");
}, "asInputs");
var isInput = /* @__PURE__ */ __name((name) => ACTION_INPUTS.some((input) => input === name), "isInput");
var inCode = /* @__PURE__ */ __name((names) => names.map((name) => `\`${name}\``).join(", "), "inCode");
var levelsOf = /* @__PURE__ */ __name(({ level, services: services3 }) => [
  ...level === null ? [] : [level],
  ...services3.values()
], "levelsOf");
var withGuarded = /* @__PURE__ */ __name(({ level, services: services3, app, problems }, trusted) => ({
  app,
  level: level === null ? null : replaced(level, trusted.level),
  services: new Map(
    [...services3].map(([key, own]) => [key, replaced(own, trusted.services.get(key) ?? trusted.level)])
  ),
  problems
}), "withGuarded");
var isGuarded = /* @__PURE__ */ __name((name) => GUARDED_SETTINGS.includes(name), "isGuarded");
var replaced = /* @__PURE__ */ __name((own, trusted) => ({
  ...own,
  settings: new Map([
    ...[...own.settings].flatMap(([name, set]) => {
      const kept = isGuarded(name) ? null : withoutOthers(name, set, trusted);
      return kept === null ? [] : [[name, kept]];
    }),
    ...[...trusted.settings].filter(([name]) => isGuarded(name))
  ])
}), "replaced");
var lost = /* @__PURE__ */ __name((both, inputs) => {
  const names = FILE_SETTINGS.filter((name) => !inputs.has(name) && differs(name, both));
  return { notTaken: names.filter(isGuarded), notHandedOver: names.filter((name) => !isGuarded(name)) };
}, "lost");
var differs = /* @__PURE__ */ __name((name, [before, after]) => {
  const valuesIn = /* @__PURE__ */ __name((chosen2) => JSON.stringify(levelsOf(chosen2).map((level) => lookUpIn(/* @__PURE__ */ new Map(), level)(name).value)), "valuesIn");
  return valuesIn(before) !== valuesIn(after);
}, "differs");
var lostCheck = /* @__PURE__ */ __name((before, after, { because, place: place2, inputs }) => {
  const own = before.level?.settings.get("pipeline");
  const isDecided = inputs.has("pipeline") || inputs.get("dry-run") === true || after.level?.settings.has("pipeline") === true;
  if (isDecided || own?.value !== "check" || place2.kind === "unreadable") return [];
  const text7 = `\`pipeline: check\` is not taken from the checkout ${because}, and \`${place2.path}\` of \`${place2.branch}\` does not set \`pipeline\`: the default \`${DEFAULT_PIPELINE}\` would deploy the commit. Set \`pipeline\` as an input`;
  return [{ at: own.at, text: text7 }];
}, "lostCheck");
var wrongValues = /* @__PURE__ */ __name((after, guarded2) => {
  const wrong = levelsOf(after).flatMap(
    ({ settings }) => guarded2.flatMap((name) => {
      const set = settings.get(name);
      return set?.state === "wrong" ? [{ at: set.at, text: `\`${name}\` has no valid value; correct it there, or set it as an input` }] : [];
    })
  );
  const isFirst = /* @__PURE__ */ __name(({ at, text: text7 }, index) => wrong.findIndex((other) => other.text === text7 && other.at.line === at?.line && other.at.path === at.path) === index, "isFirst");
  return wrong.filter(isFirst);
}, "wrongValues");
var unknownServices = /* @__PURE__ */ __name(({ level, services: services3 }, trusted, guarded2) => {
  const own = guarded2.filter(
    (name) => [...trusted.services.values()].some(({ settings }) => {
      const above = settings.get(name);
      return above !== void 0 && JSON.stringify(above.value) !== JSON.stringify(trusted.level.settings.get(name)?.value);
    })
  );
  if (own.length === 0 || level === null) return [];
  const listed5 = own.map((name) => `\`${name}\``).join(", ");
  const [first] = trusted.services.values();
  const text7 = /* @__PURE__ */ __name((what) => `${what} is not one of \`services\` in ${first?.at.path ?? ""}, which have ${listed5} of their own; set ${listed5} as an input`, "text");
  if (services3.size === 0) return [{ at: null, text: text7("the service") }];
  return [...services3].flatMap(
    ([key, { at }]) => trusted.services.has(key) ? [] : [{ at, text: text7(`the service ${key}`) }]
  );
}, "unknownServices");

// src/settings/read-settings.ts
var DEFAULT_FILE = "ship-to-ecs.yaml";
var collectSettings = /* @__PURE__ */ __name((sources) => {
  const { inputs, problems: ofInputs } = readInputs(sources);
  const file = readSettingsFile(sources.file ?? { path: DEFAULT_FILE, text: "" }, sources.readTree);
  const { chosen: chosen2, ...guard } = guardLevels(choose(file, inputs), { ...sources, inputs });
  const run3 = lookUpIn(inputs, chosen2.level ?? file.root);
  const services3 = findServices(inputs, chosen2);
  const level = chosen2.level ?? file.root;
  const floor = overPolicyFile(sources.policyFile ?? null, { inputs, level, readTree: sources.readTree });
  const values2 = { ...valuesOf(run3), ...floor.values };
  const problems = [
    ...ofInputs,
    ...file.problems,
    ...chosen2.problems,
    ...chosen2.level === null ? [] : problemsTogether({ run: run3, values: values2, services: services3, inputs }),
    ...file.root === null ? [] : runProblems(values2),
    ...imageProblems(values2, inputs),
    ...rollbackProblems(values2, inputs),
    ...chosen2.level === null ? [] : growthProblems(values2),
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
}, "collectSettings");
var textsOf3 = /* @__PURE__ */ __name((services3, name) => services3.flatMap(({ lookUp }) => {
  const { value } = lookUp(name);
  return typeof value === "string" ? [value] : [];
}), "textsOf");
var valuesOf = /* @__PURE__ */ __name((lookUp) => Object.fromEntries(RUN_SETTINGS.map((name) => [name, lookUp(name).value])), "valuesOf");
var choose = /* @__PURE__ */ __name(({ root }, inputs) => {
  if (root === null) return { level: null, services: /* @__PURE__ */ new Map(), app: null, problems: [] };
  const textOf2 = /* @__PURE__ */ __name((name) => {
    const { value } = lookUpIn(inputs, root)(name);
    return typeof value === "string" ? value : null;
  }, "textOf");
  const apps = textOf2("pipeline") === "apps" ? "all" : "one";
  return chooseLevels(root, { environment: textOf2("environment"), app: textOf2("app"), apps });
}, "choose");
var problemsTogether = /* @__PURE__ */ __name((known2) => {
  const pipeline = PIPELINE_NAMES.find((name) => name === known2.values.pipeline) ?? null;
  return [
    ...pipeline === null ? [] : missing2(pipeline, known2),
    ...known2.run("environment").isSet ? [] : environmentProblems(known2.values),
    ...serviceProblems(known2.services, { ...known2, pipeline })
  ];
}, "problemsTogether");
var missing2 = /* @__PURE__ */ __name((pipeline, { run: run3, services: services3 }) => requirementsOf(pipeline).required.flatMap((name) => {
  const { description } = fieldOf(name);
  if (!SERVICE_SETTINGS.includes(name)) {
    return run3(name).isSet ? [] : [problem(`\`${name}\` is required: ${description}`)];
  }
  return services3.filter(({ lookUp }) => !lookUp(name).isSet).map(({ key, at }) => ({
    at,
    text: `\`${name}\` is required${key === null ? "" : ` for the service ${key}`}: ${description}`
  }));
}), "missing");

// src/settings/find-settings-file.ts
var findSettingsFile = /* @__PURE__ */ __name(async (asked, place2) => {
  const path3 = asked === "" ? DEFAULT_FILE : asked;
  const file = localPath("config-file", path3, place2.workspace);
  const refused4 = await pathProblem(file, place2);
  if (refused4 !== null) return { path: path3, text: null, problem: refused4 };
  const read = await readSettingsText(file.path, place2.files);
  if (read.kind === "text") return { path: path3, text: read.text };
  const wrong = /* @__PURE__ */ __name((what) => ({ path: path3, text: null, problem: problem(what) }), "wrong");
  if (read.kind === "refused") return wrong(`${asked === "" ? "" : "`config-file`: "}${path3} ${read.because}`);
  if (asked !== "") return wrong(`\`config-file\`: ${path3} does not exist in the checkout`);
  await refuseMisnamedFile(await namesIn(place2), place2);
  return null;
}, "findSettingsFile");
var namesIn = /* @__PURE__ */ __name(async ({ files, workspace }) => await files.kindOf(workspace) === "directory" ? files.list(workspace) : [], "namesIn");

// src/settings/prepare.ts
import { relative as relative4 } from "node:path";

// src/settings/build-secrets.ts
var readBuildSecrets = /* @__PURE__ */ __name(async (settings, sources) => {
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
}, "readBuildSecrets");
var fromValue = /* @__PURE__ */ __name((id, value) => value === "" ? refused2(`\`secrets\`: '${id}' is empty; a secret that does not exist in GitHub is empty, too`) : { kind: "secret", secret: { kind: "value", id, value } }, "fromValue");
var fromEnvironment = /* @__PURE__ */ __name((id, name, { environment }) => {
  const value = Object.hasOwn(environment, name) ? environment[name] : void 0;
  if (value === void 0) return refused2(`\`secret-envs\`: the variable ${name} of '${id}' is not set`);
  if (value === "") return refused2(`\`secret-envs\`: the variable ${name} of '${id}' is empty`);
  return { kind: "secret", secret: { kind: "value", id, value } };
}, "fromEnvironment");
var argumentProblems = /* @__PURE__ */ __name((settings, { environment }) => (settings["build-args"] ?? []).filter((line) => !line.includes("=")).filter((name) => !Object.hasOwn(environment, name) || environment[name] === void 0).map((name) => problem(`\`build-args\`: the variable ${name} is not set; use ${name}=VALUE`)), "argumentProblems");
var fromFile = /* @__PURE__ */ __name(async (id, given, { files, workspace }) => {
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
}, "fromFile");
var refused2 = /* @__PURE__ */ __name((text7) => ({ kind: "problem", problem: problem(text7) }), "refused");

// src/settings/prepare.ts
var prepareSettings = /* @__PURE__ */ __name(async (given, machine) => {
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
}, "prepareSettings");
var NO_SECRETS = { secrets: [], problems: [] };
var textsOf4 = /* @__PURE__ */ __name(({ read, file, policyFile, trusted }) => [
  read(GUARDED_INPUT),
  file?.text ?? "",
  policyFile?.text ?? "",
  trusted.kind === "place" ? trusted.file?.text ?? "" : ""
], "textsOf");
var pathsOf = /* @__PURE__ */ __name((run3, { workspace }) => {
  const values2 = run3;
  const names = RUN_SETTINGS.filter((name) => name !== "secret-files");
  return names.flatMap((name) => localPaths(name, values2[name] ?? null, workspace));
}, "pathsOf");
var databaseProblems = /* @__PURE__ */ __name(async (run3, trusted, machine) => {
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
}, "databaseProblems");
var isInCheckout = /* @__PURE__ */ __name(async (path3, { files, workspace }) => !leadsOut(relative4(await files.realPath(workspace), await files.realPath(path3))), "isInCheckout");
var taskDefinitionProblems = /* @__PURE__ */ __name(async (file, machine) => {
  if (await pathProblem(file, machine) !== null) return [];
  try {
    const text7 = await machine.files.readText(file.path);
    if (text7 === null) return [problem(`\`task-definition\`: ${file.given} does not exist in the checkout`)];
    const { parseTaskDefinition } = await import("./text-6Z66PBRR.js");
    const { checkTaskDefinition } = await import("./check-AGHM4MKU.js");
    const { fill } = await import("./fill-VFC5LRAV.js");
    const value = fill(parseTaskDefinition(text7, file.given), { valueOf: /* @__PURE__ */ __name(() => null, "valueOf"), placeOf: /* @__PURE__ */ __name(() => null, "placeOf") });
    checkTaskDefinition(value, file.given);
    return [];
  } catch (error) {
    return [problem(`\`task-definition\`: ${messageOf(error)}`)];
  }
}, "taskDefinitionProblems");

// src/read-policy-file.ts
import { resolve as resolve6 } from "node:path";

// src/settings/trust/trusted-file.ts
var readTrusted = /* @__PURE__ */ __name(async (facts2, github) => {
  const source = guardSourceOf(facts2);
  if (source.kind === "checkout" || facts2.path === null) return { kind: "checkout" };
  const { because } = source;
  let { branch: branch2 } = source;
  try {
    branch2 ??= await github.defaultBranch();
    const commit = await github.tipOf(branch2);
    const text7 = await github.readFile(facts2.path, commit);
    const place2 = { branch: branch2, commit, path: facts2.path };
    if (text7 === null) return { kind: "place", because, place: { kind: "no-file", ...place2 }, file: null };
    return {
      kind: "place",
      because,
      place: { kind: "file", ...place2 },
      file: { path: `${branch2}:${facts2.path}`, text: text7 }
    };
  } catch (error) {
    if (!(error instanceof ShipError) || error.code !== "E_GITHUB") throw error;
    return { kind: "place", because, place: { kind: "unreadable", branch: branch2, reason: error.message }, file: null };
  }
}, "readTrusted");

// src/read-policy-file.ts
var readPolicyFile = /* @__PURE__ */ __name(async (given, sources) => {
  if (given === "") return { file: null, problems: [] };
  const { files, context, github } = sources;
  const path3 = resolve6(context.workspace, given);
  const refusal2 = await files.refusal(path3);
  if (refusal2 !== null) return refused3(`${given} ${refusal2}`);
  const real = await files.realPath(path3);
  const facts2 = await factsOf2(real, sources);
  const trusted = await isOfRun(real, facts2, sources) ? await readTrusted(facts2, github) : { kind: "checkout" };
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
}, "readPolicyFile");
var refused3 = /* @__PURE__ */ __name((text7) => ({ file: null, problems: [problem(`\`policy-file\`: ${text7}`)] }), "refused");
var factsOf2 = /* @__PURE__ */ __name(async (file, { environment, files, context }) => readCheckoutFacts({ environment, files, workspace: await files.realPath(context.workspace), settingsFile: file }), "factsOf");
var isOfRun = /* @__PURE__ */ __name(async (file, facts2, sources) => {
  if (facts2.path === null) return false;
  if (facts2.sha !== null && facts2.head === facts2.sha) return true;
  const { files, context, asked } = sources;
  const settingsFile = resolve6(context.workspace, asked === "" || asked === "none" ? DEFAULT_FILE : asked);
  const settings = await files.realPath(settingsFile);
  const root = rootOf(file, facts2);
  const ofSettings = rootOf(settings, await factsOf2(settings, sources));
  return [ofSettings, await files.realPath(context.workspace)].includes(root);
}, "isOfRun");
var rootOf = /* @__PURE__ */ __name((file, { path: path3 }) => path3 === null ? null : resolve6(file, ...path3.split("/").map(() => "..")), "rootOf");

// src/read-config.ts
var readConfig = /* @__PURE__ */ __name(async (sources) => {
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
  const toolCache = environment["RUNNER_TOOL_CACHE"] ?? join4(homedir(), ".cache");
  const values2 = await valuesOf2(settings, { environment, files, workspace: context.workspace, asked });
  return resolveConfig(settings, {
    run: context,
    cacheDirectory: join4(toolCache, "ship-to-ecs"),
    secrets: secrets2,
    values: values2,
    token,
    exceptions,
    target,
    codeRef: await readCheckedOutRef(environment, files.readText),
    apps: { base: await readBaseCommit(environment, files.readText), settingsFile: file?.path ?? null }
  });
}, "readConfig");
var valuesOf2 = /* @__PURE__ */ __name(async (settings, { environment, files, workspace, asked }) => {
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
}, "valuesOf");
var ownVariable = /* @__PURE__ */ __name((environment, name) => (Object.hasOwn(environment, name) ? environment[name] : void 0) ?? null, "ownVariable");
var NO_FILE2 = "none";
var findTrusted = /* @__PURE__ */ __name(async (asked, sources) => {
  if (asked === NO_FILE2) return { kind: "checkout" };
  const { environment, files, context, github } = sources;
  const { workspace } = context;
  const settingsFile = resolve7(workspace, asked === "" ? DEFAULT_FILE : asked);
  const facts2 = await readCheckoutFacts({ environment, files, workspace, settingsFile });
  return readTrusted(facts2, github);
}, "findTrusted");
var limitsOf2 = /* @__PURE__ */ __name(async (policyFile) => policyFile === null ? NO_LIMITS : limitsIn(policyFile, await treeReaderOf([policyFile.text])), "limitsOf");
var exceptionsOf = /* @__PURE__ */ __name(async (asked, given) => {
  const { readInput, files, context, trusted, limits, github } = given;
  if (asked === NO_FILE2 || readInput("pipeline").trim().toLowerCase() === "rollback") return NOTHING_READ;
  const { workspace } = context;
  return readExceptions({
    ...{ files, workspace, trusted, github, limits, now: given.now() },
    settingsFile: resolve7(workspace, asked === "" ? DEFAULT_FILE : asked),
    from: readInput("exceptions-from").trim().toLowerCase()
  });
}, "exceptionsOf");

// src/report/waiting-lines.ts
var BOUNDS = { head: 256 * 1024, tail: 1024 * 1024 };
var LINE_COST = 64;
var waitingLines = /* @__PURE__ */ __name((leftOut2, bounds = BOUNDS) => {
  let head = [];
  let tail = [];
  let headCost = 0;
  let tailCost = 0;
  let dropped = 0;
  const trim = /* @__PURE__ */ __name((limit) => {
    let from = 0;
    for (; tailCost > limit && from < tail.length; from += 1) tailCost -= costOf(tail[from]);
    dropped += from;
    tail = tail.slice(from);
  }, "trim");
  return {
    add: /* @__PURE__ */ __name((line) => {
      if (tail.length === 0 && dropped === 0 && headCost + costOf(line) <= bounds.head) {
        head.push(line);
        headCost += costOf(line);
        return;
      }
      tail.push(line);
      tailCost += costOf(line);
      if (tailCost > 2 * bounds.tail) trim(bounds.tail);
    }, "add"),
    takeAll: /* @__PURE__ */ __name(() => {
      if (tailCost > bounds.tail) trim(bounds.tail);
      const all = [...head, ...dropped === 0 ? [] : [leftOut2(dropped)], ...tail];
      head = [];
      tail = [];
      headCost = tailCost = dropped = 0;
      return all;
    }, "takeAll")
  };
}, "waitingLines");
var costOf = /* @__PURE__ */ __name((line) => line === void 0 ? 0 : line.text.length + LINE_COST, "costOf");

// src/report/live-log.ts
var makeLiveLog = /* @__PURE__ */ __name((options) => {
  const { write, open, close } = makeWriter(options);
  let blocks = [];
  let streaming = null;
  const failures = /* @__PURE__ */ new Map();
  const endingOf = makeEndings((stage) => failures.get(stage) ?? "failed");
  const advance = /* @__PURE__ */ __name(() => {
    if (streaming?.ending === null) return;
    if (streaming !== null) close(streaming);
    for (const block of blocks.filter((block2) => block2.ending !== null && block2 !== streaming)) {
      open(block);
      close(block);
    }
    blocks = blocks.filter((block) => block.ending === null);
    streaming = blocks[0] ?? null;
    if (streaming !== null) open(streaming);
  }, "advance");
  const log = /* @__PURE__ */ __name((id, entry2) => {
    const block = blocks.find((running) => running.id === id);
    if (block === void 0 || block === streaming) write(entry2);
    else block.waiting.add(entry2);
  }, "log");
  const add = /* @__PURE__ */ __name((event) => {
    if (event.kind === "failed") failures.set(event.stage, kindOfError(event.error));
    const block = blocks.find((running) => running.id === event.stage);
    if (block !== void 0) block.ending = endingOf(event, block.startedAt);
    else blocks = [...blocks, blockOf(event, endingOf(event, 0))];
  }, "add");
  return {
    event: /* @__PURE__ */ __name((event) => {
      if (event.kind === "laid-out") return;
      add(event);
      advance();
    }, "event"),
    logOf: /* @__PURE__ */ __name((id) => ({
      info: /* @__PURE__ */ __name((text7) => log(id, { level: "line", text: text7 }), "info"),
      warning: /* @__PURE__ */ __name((text7) => log(id, { level: "warning", text: text7 }), "warning"),
      debug: /* @__PURE__ */ __name((text7) => log(id, { level: "debug", text: text7 }), "debug")
    }), "logOf"),
    close: /* @__PURE__ */ __name(() => {
      for (const block of blocks) block.ending ??= `\u2026 ${block.id} had not ended`;
      advance();
    }, "close")
  };
}, "makeLiveLog");
var makeWriter = /* @__PURE__ */ __name(({ sink, linesOf: linesOf2 }) => {
  const write = /* @__PURE__ */ __name(({ level, text: text7 }) => {
    for (const line of linesOf2(text7)) sink[level](line);
  }, "write");
  return {
    write,
    open: /* @__PURE__ */ __name((block) => {
      if (block.title !== null) sink.openGroup(linesOf2(`${block.id}: ${block.title}`).join(" "));
      block.waiting.takeAll().forEach(write);
    }, "open"),
    close: /* @__PURE__ */ __name((block) => {
      if (block.title !== null) sink.closeGroup();
      write({ level: "line", text: block.ending ?? "" });
    }, "close")
  };
}, "makeWriter");
var leftOut = /* @__PURE__ */ __name((lines2) => ({
  level: "line",
  text: `\u2026 ${lines2.toLocaleString("en")} ${lines2 === 1 ? "line" : "lines"} left out: only so many are kept while another stage has the log`
}), "leftOut");
var blockOf = /* @__PURE__ */ __name((event, ending) => {
  const started = event.kind === "started";
  return {
    id: event.stage,
    title: started ? event.title : null,
    startedAt: started ? event.at : 0,
    waiting: waitingLines(leftOut),
    ending
  };
}, "blockOf");
var kindOfError = /* @__PURE__ */ __name((error) => failureKindOf(isCancelled(error) ? "cancelled" : "failed", error instanceof ShipError ? error.code : void 0), "kindOfError");
var makeEndings = /* @__PURE__ */ __name((kindOf) => (event, startedAt) => {
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
}, "makeEndings");
var firstLine = /* @__PURE__ */ __name((text7) => text7.trimStart().split(/[\n\r]/u)[0]?.replace(/:\s*$/u, "") ?? "", "firstLine");
var isBroken = /* @__PURE__ */ __name((result) => typeof result === "object" && result !== null && "kind" in result && result.kind === "broke" && "because" in result, "isBroken");

// src/run-book.ts
var openBook = /* @__PURE__ */ __name(({ host: host2, redactor, cancellation }) => {
  let record = newRecord({ pipeline: DEFAULT_PIPELINE, startedAt: Date.now() });
  const note2 = /* @__PURE__ */ __name((event) => void (record = recordEvent(record, event)), "note");
  const noteCancel = /* @__PURE__ */ __name(() => note2({ kind: "cancelled", at: Date.now() }), "noteCancel");
  if (cancellation.signal.aborted) noteCancel();
  else cancellation.signal.addEventListener("abort", noteCancel);
  return {
    note: note2,
    record: /* @__PURE__ */ __name(() => record, "record"),
    begin: /* @__PURE__ */ __name((pipeline) => void (record = { ...record, pipeline }), "begin"),
    live: makeLiveLog({ sink: host2, linesOf: /* @__PURE__ */ __name((text7) => logLines(redactor.redact(text7)), "linesOf") }),
    announced: /* @__PURE__ */ new Set()
  };
}, "openBook");

// src/action.ts
var PRIVATE_STATE = "private";
var runAction = /* @__PURE__ */ __name(async (loadPipelines, signals) => {
  const redactor = makeRedactor();
  const host2 = makeHost(redactor);
  for (const secret of proxySecrets(process.env)) host2.mask(secret);
  const privatePaths = [];
  const registerPrivate = /* @__PURE__ */ __name((path3) => {
    privatePaths.push(path3);
    host2.saveState(PRIVATE_STATE, JSON.stringify(privatePaths));
  }, "registerPrivate");
  const leftovers = makeLeftovers(process.env);
  const cancellation = listenForCancel(signals);
  await runAndReport(loadPipelines, { host: host2, redactor, registerPrivate, leftovers, cancellation });
  await Promise.all([leftovers.removeAll(), ...privatePaths.map(removePrivate)]);
  cancellation.dispose();
  if (cancellation.isOverdue()) process.exit();
}, "runAction");
var removePrivate = /* @__PURE__ */ __name((path3) => rm(path3, { recursive: true, force: true, maxRetries: 3 }).catch(() => void 0), "removePrivate");
var makeHost = /* @__PURE__ */ __name((redactor) => isGitHub(process.env) ? makeGitHub({
  redactor,
  redactMarkdown: /* @__PURE__ */ __name((summary) => redactedMarkdown(summary, redactor.redact), "redactMarkdown"),
  environment: process.env
}) : makeConsole({
  redactor,
  write: /* @__PURE__ */ __name((line) => void process.stdout.write(`${line}
`), "write"),
  debugOutput: process.env["SHIP_TO_ECS_DEBUG"] === "true" ? "shown" : "hidden"
}), "makeHost");
var runAndReport = /* @__PURE__ */ __name(async (loadPipelines, started) => {
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
}, "runAndReport");
var endByDefect = /* @__PURE__ */ __name((error, { host: host2, redactor, cancellation }, { record, note: note2 }) => {
  if (record().failure === null) note2({ kind: "broken", error });
  if (error instanceof Error) for (const line of logLines(redactor.redact(error.stack ?? ""))) host2.debug(line);
  cancellation.stop();
  host2.fail();
}, "endByDefect");
var runWhatWasGiven = /* @__PURE__ */ __name(async (loadPipelines, started, book) => {
  const { host: host2, cancellation } = started;
  const config = await Promise.race([configOf(started, book.note), cancellation.overdue]);
  book.begin(config.pipeline);
  await checkTemporary(process.env["RUNNER_TEMP"] ?? null);
  hideSecrets(config.build.secrets, host2);
  const [{ runStages }, pipelines] = await Promise.all([import("./run-stages-TSO6SAL7.js"), loadPipelines()]);
  const stages = runStages(pipelines[config.pipeline], config, surroundingsOf(started, book));
  stages.catch(() => void 0);
  await Promise.race([stages, cancellation.overdue]);
}, "runWhatWasGiven");
var surroundingsOf = /* @__PURE__ */ __name((started, book) => {
  const { host: host2, redactor, cancellation } = started;
  return {
    environment: process.env,
    signal: cancellation.signal,
    undoSignal: cancellation.undoSignal,
    emit: /* @__PURE__ */ __name((event) => {
      book.note(event);
      book.live.event(event);
    }, "emit"),
    announce: /* @__PURE__ */ __name(({ title, text: text7 }) => {
      const early = annotation("error", redactor.redact(title), redactor.redact(text7));
      book.announced.add(early.title);
      host2.annotate(early);
    }, "announce"),
    secrets: { mask: host2.mask },
    redactor,
    redactMarkdown: /* @__PURE__ */ __name((markdown2) => redactedMarkdown(markdown2, redactor.redact), "redactMarkdown"),
    logOf: book.live.logOf,
    journalOf: makeJournal(book.note),
    registerPrivate: started.registerPrivate,
    leftovers: started.leftovers
  };
}, "surroundingsOf");
var hideSecrets = /* @__PURE__ */ __name((secrets2, host2) => {
  for (const { value } of secrets2) host2.mask(value);
  for (const { id } of secrets2.filter(({ value }) => isShortSecret(value)))
    host2.warning(`the build secret ${id} is too short to mask safely; it is masked only as a whole word`);
}, "hideSecrets");
var isKnown = /* @__PURE__ */ __name((record) => record.failure !== null || record.stages.some((stage) => stage.status === "failed" || stage.status === "cancelled"), "isKnown");
var configOf = /* @__PURE__ */ __name((started, note2) => readConfig({
  environment: process.env,
  signal: started.cancellation.signal,
  mask: started.host.mask,
  registerPrivate: started.registerPrivate,
  onContext: /* @__PURE__ */ __name((context) => note2({ kind: "context", run: publicFacts2(context) }), "onContext"),
  onGuard: /* @__PURE__ */ __name((guard) => reportGuard(guard, started, note2), "onGuard")
}), "configOf");
var reportGuard = /* @__PURE__ */ __name((report2, { host: host2, redactor }, note2) => {
  const sentence2 = guardSentence(report2);
  if (sentence2 === null) return;
  note2({ kind: "guarded", report: report2 });
  host2.warning(logLines(redactor.redact(sentence2)).join(" "));
}, "reportGuard");
var report = /* @__PURE__ */ __name((host2, ended, announced) => {
  const errors = [];
  const attempt = /* @__PURE__ */ __name((write) => {
    try {
      return write();
    } catch (error) {
      errors.push(error);
      return null;
    }
  }, "attempt");
  const record = { ...ended, runFile: attempt(() => host2.writeRunFile(runFileText(ended))) };
  const summary = renderSummary(record, { docsUrl: host2.docsUrl });
  for (const [name, value] of Object.entries(outputsOf(record))) attempt(() => host2.setOutput(name, value));
  attempt(() => host2.writeSummary(host2.summaryForm === "markdown" ? summary : plainSummary(summary)));
  const annotations = annotationsOf(record).filter(({ title }) => !announced.has(title));
  for (const one of annotations) attempt(() => host2.annotate(one));
  for (const error of new Set(errors.map(messageOf))) host2.line(`a part of the report could not be written: ${error}`);
  if (record.verdict !== "success" || errors.length > 0) host2.fail();
}, "report");

// src/adapters/leave.ts
var LEAVE_AFTER_MS = 2e3;
var LOG_READ_WITHIN_MS = 6e4;
var leaveSoon = /* @__PURE__ */ __name(() => {
  setTimeout(() => {
    setTimeout(() => process.exit(), LOG_READ_WITHIN_MS).unref();
    process.stdout.write("", () => process.exit());
  }, LEAVE_AFTER_MS).unref();
}, "leaveSoon");

// src/main.ts
var main = /* @__PURE__ */ __name(async (signals) => {
  await runAction(async () => (await import("./pipelines-D2HUZPFZ.js")).PIPELINES, signals);
  leaveSoon();
}, "main");
export {
  main
};
