import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  isIn,
  makeClock,
  makeExec,
  makeFiles,
  makeGitHubApi,
  readGitHead,
  readRunContext,
  workspaceOf
} from "./chunk-DCB4ZDA5.js";
import {
  ALL_RULES,
  DEFAULT_POLICY,
  DEPLOYERS,
  DOCKLE_LEVELS,
  LINT_LEVELS,
  LINT_RULES,
  METHODS,
  MOST_ALARMS,
  OCCASIONS,
  PAUSE_ANSWERS,
  PLATFORMS,
  SEVERITIES,
  SOURCES,
  TRIGGERS,
  WAITS,
  affectedBy,
  alarmsInWords,
  cacheEntry,
  cacheTypes,
  changesOf,
  checksOf,
  commandInWords,
  commitOf,
  comparedInWords,
  countByLevel,
  countsInWords,
  countsOfFindings,
  deployerOf,
  diffText,
  explain,
  exposuresOf,
  givenUpInWords,
  identityOf,
  isBySsh,
  isExportedHere,
  isKnownBad,
  isOfService,
  isRemote,
  leadsOut,
  lintRule,
  megabytes,
  missingActions,
  named,
  outcomeLabel,
  ownerInWords,
  parse,
  parseGivenImage,
  placedTasks,
  placesInWords,
  placesOf,
  reachedBy,
  refusalOfEach,
  refusedPath,
  registeredInWords,
  repositoryName,
  runningNow,
  scansOf,
  sentence,
  shortDigest,
  taskIdOf,
  templateProblems,
  trafficInWords,
  urlInWords,
  worstFirst
} from "./chunk-5KKHYQDG.js";
import {
  CommandError,
  ESCAPE_SEQUENCES,
  INVISIBLE,
  external_exports
} from "./chunk-DH2XFJ64.js";
import {
  firstAndCount
} from "./chunk-MHYFBTIL.js";
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
} from "./chunk-HHWZYKYD.js";
import {
  asWritten
} from "./chunk-BW2SWVHA.js";
import {
  MOST_LISTED_PROBLEMS,
  listedProblems,
  quoted
} from "./chunk-MHM3KQMX.js";
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
        changed: /* @__PURE__ */ __name((known = change) => keep(index, { stage, change: known, state: "changed" }), "changed"),
        unchanged: /* @__PURE__ */ __name(() => keep(index, { stage, change, state: "unchanged" }), "unchanged")
      };
    }, "aboutTo"),
    entries: /* @__PURE__ */ __name(() => [...entries], "entries")
  });
}, "makeJournal");

// src/adapters/github/github.ts
import { appendFileSync as appendFileSync2, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
__name(toCommandValue, "toCommandValue");
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}
__name(toCommandProperties, "toCommandProperties");

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties2, message) {
  const cmd = new Command(command, properties2, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
__name(issueCommand, "issueCommand");
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
__name(issue, "issue");
var CMD_STRING = "::";
var Command = class {
  static {
    __name(this, "Command");
  }
  constructor(command, properties2, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties2;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
__name(escapeData, "escapeData");
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
__name(escapeProperty, "escapeProperty");

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
__name(issueFileCommand, "issueFileCommand");
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}
__name(prepareKeyValueMessage, "prepareKeyValueMessage");

// src/adapters/secret-forms.ts
var SHORTEST_PART = 6;
var SHORTEST_HIDDEN = 4;
var UNSEEN = `(?!\\n)(?:${INVISIBLE.source}|[\\u2028\\u2029])`;
var UNSEEN_CHARACTERS = new RegExp(`(?:${UNSEEN}){1,256}`, "gu");
var UNSEEN_OR_SEQUENCES = new RegExp(`(?:${ESCAPE_SEQUENCES.source}|${UNSEEN}){1,256}`, "gu");
var seen = /* @__PURE__ */ __name((text5) => text5.replace(UNSEEN_OR_SEQUENCES, ""), "seen");
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
var base64Forms = /* @__PURE__ */ __name((bytes2) => {
  const inner = [0, 1, 2].map((skipped) => bytes2.subarray(skipped, skipped + Math.floor(Math.max(0, bytes2.length - skipped) / 3) * 3)).filter((part) => part.length >= SHORTEST_PART);
  return [bytes2, ...inner].flatMap((part) => [part.toString("base64"), part.toString("base64url")]);
}, "base64Forms");

// src/adapters/github/github.ts
var isGitHub = /* @__PURE__ */ __name((environment) => environment["GITHUB_ACTIONS"] === "true", "isGitHub");
var makeGitHub = /* @__PURE__ */ __name(({ redactor, redactMarkdown, environment }) => {
  const { redact, remember } = redactor;
  return {
    openGroup: /* @__PURE__ */ __name((title) => issue("group", redact(title)), "openGroup"),
    closeGroup: /* @__PURE__ */ __name(() => issue("endgroup"), "closeGroup"),
    line: /* @__PURE__ */ __name((text5) => void process.stdout.write(`${redact(text5)}
`), "line"),
    warning: /* @__PURE__ */ __name((text5) => issueCommand("warning", {}, redact(text5)), "warning"),
    debug: /* @__PURE__ */ __name((text5) => issueCommand("debug", {}, redact(text5)), "debug"),
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
      if (file) appendFileSync2(file, redactMarkdown(markdown2));
    }, "writeSummary"),
    writeRunFile: /* @__PURE__ */ __name((text5) => writtenIn(environment["RUNNER_TEMP"], text5), "writeRunFile"),
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
var writtenIn = /* @__PURE__ */ __name((folder, text5) => {
  if (!folder) return null;
  const path3 = join(mkdtempSync(join(folder, "ship-to-ecs-run-")), "record.json");
  writeFileSync(path3, text5);
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
  const print = /* @__PURE__ */ __name((text5) => write(redactor.redact(text5)), "print");
  return {
    openGroup: /* @__PURE__ */ __name((title) => {
      print(`\u25B8 ${title}`);
      margin = "  ";
    }, "openGroup"),
    closeGroup: /* @__PURE__ */ __name(() => {
      margin = "";
    }, "closeGroup"),
    line: /* @__PURE__ */ __name((text5) => print(`${margin}${text5}`), "line"),
    warning: /* @__PURE__ */ __name((text5) => print(`${margin}warning: ${text5}`), "warning"),
    debug: /* @__PURE__ */ __name((text5) => {
      if (debugOutput === "shown") print(`${margin}debug: ${text5}`);
    }, "debug"),
    // The summary is right above, and has the same errors and findings.
    annotate: /* @__PURE__ */ __name(() => void 0, "annotate"),
    mask: redactor.remember,
    setOutput: /* @__PURE__ */ __name((name, value) => print(`output ${name}=${value}`), "setOutput"),
    writeSummary: /* @__PURE__ */ __name((text5) => print(`
${text5}`), "writeSummary"),
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
    redact: /* @__PURE__ */ __name((text5) => text5, "redact")
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
var hashAt = /* @__PURE__ */ __name((text5, at) => {
  const a = text5.charCodeAt(at) * 31 + text5.charCodeAt(at + 1);
  const b = text5.charCodeAt(at + 2) * 31 + text5.charCodeAt(at + 3);
  return a * 961 + b & HASHES - 1;
}, "hashAt");
var beginningsOf = /* @__PURE__ */ __name((texts3) => {
  const heads = new Uint8Array(HASHES);
  const firsts = new Uint8Array(FIRSTS);
  for (const text5 of texts3) {
    firsts[text5.charCodeAt(0) & FIRSTS - 1] = 1;
    if (text5.length >= HEAD) heads[hashAt(text5, 0)] = 1;
  }
  return { heads, firsts };
}, "beginningsOf");
var indexOf = /* @__PURE__ */ __name((texts3) => {
  const sorted = [...new Set(texts3)].sort();
  const shorter = shorterTexts(sorted);
  const { heads, firsts } = beginningsOf(sorted);
  const longest = sorted.reduce((most, { length }) => Math.max(most, length), 0);
  const countUpTo = /* @__PURE__ */ __name((text5) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = low + high >>> 1;
      if ((sorted[middle] ?? "") <= text5) low = middle + 1;
      else high = middle;
    }
    return low;
  }, "countUpTo");
  const textsAt = /* @__PURE__ */ __name((text5, at) => {
    const found = [];
    for (let one = countUpTo(text5.slice(at, at + longest)) - 1; one >= 0; one = shorter[one] ?? -1)
      if (text5.startsWith(sorted[one] ?? "", at)) found.push(one);
    return found;
  }, "textsAt");
  return {
    longest,
    placesIn: /* @__PURE__ */ __name((text5) => {
      const places = [];
      const ends = /* @__PURE__ */ new Map();
      for (let at = 0; at <= text5.length - HEAD; at += 1) {
        if (firsts[text5.charCodeAt(at) & FIRSTS - 1] === 0 || heads[hashAt(text5, at)] === 0) continue;
        for (const one of textsAt(text5, at)) {
          if (at < (ends.get(one) ?? 0)) continue;
          const end2 = at + (sorted[one] ?? "").length;
          ends.set(one, end2);
          places.push({ start: at, end: end2 });
        }
      }
      return places;
    }, "placesIn"),
    mayBegin: /* @__PURE__ */ __name((character) => firsts[character.charCodeAt(0) & FIRSTS - 1] === 1, "mayBegin"),
    longestAtStart: /* @__PURE__ */ __name((text5) => text5.length < HEAD || heads[hashAt(text5, 0)] === 0 ? 0 : (sorted[textsAt(text5, 0)[0] ?? -1] ?? "").length, "longestAtStart"),
    continues: /* @__PURE__ */ __name((text5, at) => {
      if (text5.length - at >= HEAD && heads[hashAt(text5, at)] === 0) return false;
      const rest = text5.slice(at);
      return sorted[countUpTo(rest)]?.startsWith(rest) ?? false;
    }, "continues")
  };
}, "indexOf");
var shorterTexts = /* @__PURE__ */ __name((sorted) => {
  const shorter = new Int32Array(sorted.length).fill(-1);
  const open = [];
  for (const [index, text5] of sorted.entries()) {
    while (open.length > 0 && !text5.startsWith(sorted[open.at(-1) ?? 0] ?? "")) open.pop();
    shorter[index] = open.at(-1) ?? -1;
    open.push(index);
  }
  return shorter;
}, "shorterTexts");

// src/adapters/text-views.ts
var viewsOf = /* @__PURE__ */ __name((text5) => {
  const itself = { text: text5, origin: /* @__PURE__ */ __name((at) => at, "origin"), gaps: [] };
  if (text5.search(UNSEEN_CHARACTERS) === -1) return [itself];
  const seen2 = [itself, withoutCharacters(text5)];
  return text5.includes("\x1B") || text5.includes("\x9B") ? [...seen2, withoutSequences(text5)] : seen2;
}, "viewsOf");
var withoutCharacters = /* @__PURE__ */ __name((text5) => {
  let gaps = null;
  return {
    text: text5.replace(UNSEEN_CHARACTERS, ""),
    origin: /* @__PURE__ */ __name((at) => originIn(text5, gaps ??= gapsIn(text5, UNSEEN_CHARACTERS), at), "origin"),
    gaps: []
  };
}, "withoutCharacters");
var withoutSequences = /* @__PURE__ */ __name((text5) => {
  const gaps = gapsIn(text5, UNSEEN_OR_SEQUENCES);
  return { text: text5.replace(UNSEEN_OR_SEQUENCES, ""), origin: /* @__PURE__ */ __name((at) => originIn(text5, gaps, at), "origin"), gaps };
}, "withoutSequences");
var gapsIn = /* @__PURE__ */ __name((text5, unseen) => {
  const gaps = [];
  let leftOut2 = 0;
  let gap = { at: 0, from: 0, to: 0 };
  for (const { index, 0: match } of text5.matchAll(unseen)) {
    if (index > gap.to) {
      gaps.push(gap);
      leftOut2 += gap.to - gap.from;
      gap = { at: index - leftOut2, from: index, to: index };
    }
    gap.to = index + match.length;
  }
  return [...gaps, gap];
}, "gapsIn");
var originIn = /* @__PURE__ */ __name((text5, gaps, at) => {
  const { at: start, to } = gaps[lastAtMost(gaps, at)] ?? { at: 0, to: 0 };
  return Math.min(text5.length, to + at - start);
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
  let known = null;
  let shortest = Infinity;
  const prepared = /* @__PURE__ */ __name(() => known ??= { forms: indexOf(forms), words: indexOf(words2), wordTexts: [...words2] }, "prepared");
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
      known = null;
    }, "remember"),
    redact: /* @__PURE__ */ __name((text5) => {
      if (text5.length < shortest) return text5;
      const ranges = rangesIn(text5, prepared());
      if (ranges.length === 0) return text5;
      let from = 0;
      const kept = joined(ranges).map(({ start, end: end2 }) => {
        const before = text5.slice(from, start);
        from = end2;
        return `${before}***`;
      });
      return kept.join("") + text5.slice(from);
    }, "redact"),
    openEnd: /* @__PURE__ */ __name((text5) => {
      if (shortest === Infinity) return text5.length;
      const ranges = joined(rangesIn(text5, prepared()));
      const open = Math.min(...[prepared().forms, prepared().words].map((secrets) => openStart(text5, secrets)));
      return ranges.find(({ start, end: end2 }) => start < open && open < end2)?.start ?? open;
    }, "openEnd")
  };
}, "makeRedactor");
var rangesIn = /* @__PURE__ */ __name((text5, { forms, wordTexts }) => viewsOf(text5).flatMap((view) => [
  ...forms.placesIn(view.text).map((range2) => originOf(view, range2)),
  ...wordTexts.flatMap((word2) => placesOf2(word2, view.text).filter((range2) => isWord(view.text, range2))).map((range2) => originOf(view, range2)),
  ...beheadedIn(text5, view, forms)
]), "rangesIn");
var beheadedIn = /* @__PURE__ */ __name((original, view, forms) => {
  const ranges = [];
  const known = /* @__PURE__ */ new Map();
  for (const { at, from, to } of view.gaps) {
    const leftOut2 = original.slice(from, to);
    const places = known.get(leftOut2) ?? beginningsIn(leftOut2, forms);
    known.set(leftOut2, places);
    if (places.length === 0) continue;
    const rest = view.text.slice(at, at + forms.longest);
    for (const [character, index] of places) {
      const length = forms.longestAtStart(character + rest);
      if (length > 0) ranges.push({ start: from + index, end: view.origin(at + length - 2) + 1 });
    }
  }
  return ranges;
}, "beheadedIn");
var beginningsIn = /* @__PURE__ */ __name((text5, secrets) => {
  const places = /* @__PURE__ */ new Map();
  for (let index = text5.length - 1; index >= 0; index -= 1) {
    const character = text5.charAt(index);
    if (secrets.mayBegin(character) && !places.has(character)) places.set(character, index);
  }
  return [...places];
}, "beginningsIn");
var originOf = /* @__PURE__ */ __name((view, { start, end: end2 }) => ({
  start: view.origin(start),
  end: view.origin(end2 - 1) + 1
}), "originOf");
var placesOf2 = /* @__PURE__ */ __name((wanted, text5) => {
  const places = [];
  for (let at = text5.indexOf(wanted); at !== -1; at = text5.indexOf(wanted, at + wanted.length))
    places.push({ start: at, end: at + wanted.length });
  return places;
}, "placesOf");
var isWord = /* @__PURE__ */ __name((text5, { start, end: end2 }) => !/[\p{L}\p{N}_]$/u.test(text5.slice(Math.max(0, start - 2), start)) && !/^[\p{L}\p{N}_]/u.test(text5.slice(end2, end2 + 2)), "isWord");
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
var openStart = /* @__PURE__ */ __name((text5, secrets) => {
  if (secrets.longest === 0) return text5.length;
  const tailAt = Math.max(0, text5.length - LONGEST_SEQUENCE);
  const begun = BEGUN_SEQUENCE.exec(text5.slice(tailAt));
  const whole4 = begun === null ? text5 : text5.slice(0, tailAt + begun.index);
  const starts = viewsOf(whole4).flatMap((view) => [openPlace(view, secrets), beheadedPlace(whole4, view, secrets)]);
  return starts.reduce((least, start) => Math.min(least, start), whole4.length);
}, "openStart");
var openPlace = /* @__PURE__ */ __name(({ text: text5, origin }, secrets) => {
  for (let at = Math.max(0, text5.length - secrets.longest + 1); at < text5.length; at += 1)
    if (secrets.continues(text5, at)) return origin(at);
  return Infinity;
}, "openPlace");
var beheadedPlace = /* @__PURE__ */ __name((original, { text: text5, gaps }, secrets) => {
  const least = text5.length - secrets.longest + 2;
  for (const { at, from, to } of gaps) {
    if (at < least) continue;
    const rest = text5.slice(at);
    const places = beginningsIn(original.slice(from, to), secrets).filter(
      ([character]) => secrets.continues(character + rest, 0)
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
    const branch = place2.branch === null ? "the default branch" : `\`${place2.branch}\``;
    return `Guarded settings are not taken from the checkout ${because}, and cannot be read from ${branch} (${place2.reason}); inputs and defaults apply`;
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
  const planned = resultsOf(record, "plan").flatMap(({ services: services2 }) => services2.filter(({ key }) => key === subject));
  const [found] = planned;
  if (found === void 0) return {};
  const { serviceName: service2, previousTaskDefinitionArn, url: url2 } = found;
  return { service: service2, previousTaskDefinitionArn, url: url2?.url ?? null };
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
var publicFacts = /* @__PURE__ */ __name(({ service: service2, outcome, reason, taskDefinitionArn, ...facts2 }) => {
  const { previousTaskDefinitionArn, deploymentArn, runningDigest, rollback, url: url2 } = facts2;
  return {
    service: service2,
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
  const services2 = servicesOf(record).map((report2) => [report2.key, publicFacts(report2)]);
  return services2.length === 0 ? void 0 : JSON.stringify(Object.fromEntries(services2));
}, "servicesJson");
var NOT_COMPARED = { changed: [], newDeployment: "when-changed", lines: [], leftOut: 0 };
var planJson = /* @__PURE__ */ __name((record) => {
  const services2 = resultOf(record, "plan")?.services ?? [];
  const plans = services2.map(({ key, serviceName: service2, changes: changes2 }) => {
    const known = changes2.kind === "compared" ? changes2 : NOT_COMPARED;
    const { changed, newDeployment } = known;
    return [key, { service: service2, compared: changes2.kind, changed, newDeployment, diff: diffText(known) }];
  });
  return plans.length === 0 ? void 0 : JSON.stringify(Object.fromEntries(plans));
}, "planJson");
var countsJson = /* @__PURE__ */ __name((record) => {
  const counts = countsBySource(resultsOf(record, "scan"));
  const images = resultsOf(record, "side-cars-scan").flatMap((scanned) => scanned.images);
  const sideCars = images.map(({ sideCar, scans }) => ({ ...sideCar, ...countsBySource(scans) }));
  const all = { ...counts, ...sideCars.length === 0 ? {} : { sideCars } };
  return Object.keys(all).length === 0 ? void 0 : JSON.stringify(all);
}, "countsJson");
var countsBySource = /* @__PURE__ */ __name((scans) => Object.fromEntries(
  scans.flatMap(
    (scan) => scan.kind === "report" ? [[scan.report.source, countByLevel(scan.report.source, scan.report.findings)]] : []
  )
), "countsBySource");

// src/report/repository.ts
var repositoryIn = /* @__PURE__ */ __name((record) => {
  const push = resultOf(record, "push");
  if (push !== void 0) return push;
  const uri = resultOf(record, "plan")?.repository?.repositoryUri;
  return uri === void 0 ? null : repositoryName(uri);
}, "repositoryIn");

// src/report/outputs.ts
var OUTPUTS = {
  result: {
    description: "How the run ended: `success`, `blocked` (by the gate), `failed` or `cancelled`.",
    from: /* @__PURE__ */ __name((record) => record.verdict, "from")
  },
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
    description: "Verdict of the gate: `passed`, `blocked`, or `broke` if a scanner broke and the image could not be judged.",
    from: /* @__PURE__ */ __name((record) => resultOf(record, "gate")?.kind, "from")
  },
  findings: {
    description: "Number of findings as JSON, by scanner and by severity (Trivy) or level (Dockle). With `pin-sidecars: scan`, `sideCars` lists the same for each image of a side-car: `{ image, containers, platform, trivy, dockle }`.",
    from: /* @__PURE__ */ __name((record) => countsJson(record), "from")
  },
  "new-findings": {
    description: "With `baseline`, the number of findings that the image adds to it; empty if there was nothing to compare with.",
    from: /* @__PURE__ */ __name((record) => comparisonIn(record)?.added.length.toString(), "from")
  },
  "fixed-findings": {
    description: "With `baseline`, the number of its findings that the image no longer has; empty if there was nothing to compare with.",
    from: /* @__PURE__ */ __name((record) => comparisonIn(record)?.fixed.length.toString(), "from")
  },
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
  },
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
var comparisonIn = /* @__PURE__ */ __name((record) => {
  const compared = resultOf(record, "judge")?.compared;
  return compared?.kind === "compared" ? compared : void 0;
}, "comparisonIn");
var deploymentStatus = /* @__PURE__ */ __name((record) => {
  const outcome = resultOf(record, "wait")?.outcome;
  if (outcome !== void 0) return reachedBy(outcome) ?? outcome.kind;
  return resultOf(record, "deploy")?.kind === "unchanged" ? "unchanged" : void 0;
}, "deploymentStatus");
var onlyService = /* @__PURE__ */ __name((record) => {
  const services2 = servicesOf(record);
  return services2.length === 1 ? services2[0] : void 0;
}, "onlyService");
var onlyPlanned = /* @__PURE__ */ __name((record) => {
  const services2 = resultOf(record, "plan")?.services ?? [];
  return services2.length === 1 ? services2[0] : void 0;
}, "onlyPlanned");
var failureOf = /* @__PURE__ */ __name((record) => {
  const own = record.stages.filter(({ undoes }) => undoes === null);
  const failed = own.find((stage) => stage.status === "failed") ?? own.find((stage) => stage.status === "cancelled");
  if (failed === void 0) return record.failure === null ? void 0 : { code: record.failure.code };
  return { stage: failed.id, ...failed.error && { code: failed.error.code } };
}, "failureOf");

// src/settings/problems.ts
var problem = /* @__PURE__ */ __name((text5) => ({ text: text5, at: null }), "problem");
var wrongValue = /* @__PURE__ */ __name((name, text5) => /^must /.test(text5) ? `\`${name}\` ${text5}` : `\`${name}\`: ${text5}`, "wrongValue");
var settingsError = /* @__PURE__ */ __name((problems) => {
  const lines2 = problems.map(({ at, text: text5 }) => at === null ? text5 : `${positionText(at)}: ${text5}`);
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
var inShort = /* @__PURE__ */ __name((text5) => {
  const [, name, required2] = /^(`[a-z-]+`)( is required\b)?/u.exec(text5) ?? [];
  return name === void 0 ? [] : [required2 === void 0 ? `${name} is invalid` : `${name} is required`];
}, "inShort");

// src/settings/proxy-variables.ts
var READ_BY_NODE = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];
var ALL = [...READ_BY_NODE, "ALL_PROXY", "all_proxy", "FTP_PROXY", "ftp_proxy"];
var USER_INFO = /^(?:[a-z][\w+.-]*:\/\/)?(.+)@/isu;
var proxySecrets = /* @__PURE__ */ __name((environment) => {
  const secrets = ALL.flatMap((name) => {
    const userInfo = USER_INFO.exec((environment[name] ?? "").trim())?.[1];
    if (userInfo === void 0) return [];
    const colon = userInfo.indexOf(":");
    return [userInfo, userInfo.slice(colon + 1)].flatMap((secret) => [secret, decoded(secret)]);
  });
  return [...new Set(secrets)];
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
var decodes = /* @__PURE__ */ __name((text5) => {
  try {
    decodeURIComponent(text5);
    return true;
  } catch {
    return false;
  }
}, "decodes");
var decoded = /* @__PURE__ */ __name((text5) => decodes(text5) ? decodeURIComponent(text5) : text5, "decoded");

// src/settings/requirements.ts
var TARGET_SETTINGS = ["repository", "cluster", "service", "task-definition"];
var REQUIREMENTS = {
  // A session for each region is still missing.
  ship: { required: TARGET_SETTINGS, regions: "one" },
  // A run without AWS credentials does not read the target, and on a fork's pull request the variables of the repository are empty. With credentials `plan` requires them.
  check: { required: [], regions: "one" },
  // What is deployed is in ECS already.
  rollback: { required: ["cluster", "service"], regions: "one" }
};
var DEFAULT_PIPELINE = "ship";
var PIPELINE_NAMES = Object.keys(REQUIREMENTS);
var requirementsOf = /* @__PURE__ */ __name((pipeline) => REQUIREMENTS[pipeline], "requirementsOf");

// src/domain/scan/gate-verdict.ts
var blockersOf = /* @__PURE__ */ __name((verdict) => verdict === void 0 || verdict.kind === "passed" ? [] : verdict.blockers, "blockersOf");

// src/report/hostile.ts
var PASSED_OVER = "[\\p{M}\\p{C}]*";
var COMMAND_AT_START = new RegExp(`^[\\s\\p{Z}\\p{M}\\p{C}]*:${PASSED_OVER}:`, "u");
var OLD_COMMAND = new RegExp(`(#${PASSED_OVER}#${PASSED_OVER})\\[`, "gu");
var visibleLines = /* @__PURE__ */ __name((text5) => text5.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => isVisible(line) ? line : line.replace(ESCAPE_SEQUENCES, "").replace(INVISIBLE, "")), "visibleLines");
var isVisible = /* @__PURE__ */ __name((line) => /^[\t -~]*$/u.test(line), "isVisible");
var logLines = /* @__PURE__ */ __name((text5) => isHarmless(text5) ? [text5] : safeLines(text5), "logLines");
var isHarmless = /* @__PURE__ */ __name((text5) => isVisible(text5) && !text5.includes("::") && !text5.includes("##["), "isHarmless");
var safeLines = /* @__PURE__ */ __name((text5) => visibleLines(text5.replace(/(?:\r\n|\n|\r)$/u, "")).map((line) => {
  if (isHarmless(line)) return line;
  const unprefixed = line.replace(OLD_COMMAND, "$1\\[");
  return COMMAND_AT_START.test(unprefixed) ? `\\${unprefixed.trimStart()}` : unprefixed;
}), "safeLines");
var plainLines = /* @__PURE__ */ __name((text5, limit) => {
  const lines2 = logLines(text5).map((line) => line.trimEnd());
  return cut(lines2.filter((line) => line !== "").join("\n"), limit);
}, "plainLines");
var plainLine = /* @__PURE__ */ __name((text5, limit = Infinity) => {
  return cut(visibleLines(text5).join(" ").replace(/\s+/gu, " ").trim(), limit);
}, "plainLine");
var cut = /* @__PURE__ */ __name((text5, limit) => {
  if (text5.length <= limit) return text5;
  const characters = Array.from(text5);
  return characters.length <= limit ? text5 : `${characters.slice(0, limit - 1).join("")}\u2026`;
}, "cut");
var SEPARATED = /[@#$]|(?<!\d):(?=\S)|:(?=[^\s\d])|(?<=www)\.|(?<=\bGH)-(?=\d)/giu;
var STRUCTURAL = /[&<>\\`*[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
var AT_START = /^[-+=]|^(\d+)([.)])(?=\s|$)/u;
var entity = /* @__PURE__ */ __name((character) => `&#${character.codePointAt(0) ?? 0};`, "entity");
var markdown = /* @__PURE__ */ __name((text5, limit = 300) => plainLine(text5, limit).split(new RegExp(`(${STRUCTURAL.source}|${SEPARATED.source})`, "giu")).map((part, index) => index % 2 === 0 ? part : isSeparated(part) ? `<span>${entity(part)}</span>` : entity(part)).join("").replace(
  AT_START,
  (start, digits, mark) => digits === void 0 ? entity(start) : `${digits}${entity(mark ?? "")}`
), "markdown");
var LAST_CODE_POINT = 1114111;
var unescaped = /* @__PURE__ */ __name((text5) => text5.replace(/<\/?span>/gu, "").replace(
  /&#(\d+);/gu,
  (whole4, code) => Number(code) <= LAST_CODE_POINT ? String.fromCodePoint(Number(code)) : whole4
), "unescaped");
var isSeparated = /* @__PURE__ */ __name((character) => /[@#:$.-]/u.test(character), "isSeparated");
var codeSpan = /* @__PURE__ */ __name((text5, limit = 300) => {
  const line = plainLine(text5, limit);
  return /[\\|`]/u.test(line) || line === "" ? `<code>${markdown(line, limit)}</code>` : `\`${line}\``;
}, "codeSpan");
var prose = /* @__PURE__ */ __name((text5, limit = 600) => plainLine(text5, limit).split(/`([^`]+)`/u).map(
  (part, index) => index % 2 === 1 ? codeSpan(part) : part.replace(/\S(?:.*\S)?/u, (words2) => markdown(words2, limit))
).join(""), "prose");
var codeBlock = /* @__PURE__ */ __name((text5, language = "text") => {
  const lines2 = visibleLines(text5);
  const longest = lines2.join("\n").matchAll(/`+/gu).reduce((most, [run2]) => Math.max(most, run2.length), 2);
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...lines2, fence].join("\n");
}, "codeBlock");
var link = /* @__PURE__ */ __name((text5, address) => {
  const target = address === null ? null : httpsAddress(address);
  return target === null ? markdown(text5) : `[${markdown(text5)}](${target})`;
}, "link");
var httpsAddress = /* @__PURE__ */ __name((address) => {
  const url2 = URL.parse(address);
  if (url2?.protocol !== "https:" || url2.username !== "" || url2.password !== "") return null;
  return url2.href.replace(
    /[()<>[\]|\\`*"]/gu,
    (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`
  );
}, "httpsAddress");

// src/report/scans.ts
var scansIn = /* @__PURE__ */ __name((record) => [
  ...resultsOf(record, "scan"),
  ...resultsOf(record, "side-cars-scan").flatMap(scansOf)
], "scansIn");

// src/report/summary/counted.ts
var plural = /* @__PURE__ */ __name((count, noun) => `${count} ${count === 1 ? noun : pluralOf(noun)}`, "plural");
var pluralOf = /* @__PURE__ */ __name((noun) => noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`, "pluralOf");
var inWords = /* @__PURE__ */ __name((items) => items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`, "inWords");

// src/report/summary/short-cause.ts
var shortCauses = /* @__PURE__ */ __name(({ headlines, message, code }) => {
  const said = [...headlines, firstSentence(message)].filter((text5) => idsIn(text5) <= 1);
  const texts3 = [...said, CATALOGUE[code].title].map((text5) => withinSentence(plainLine(text5)));
  return [...new Set(texts3)].filter((text5) => text5 !== "");
}, "shortCauses");
var ID = /\barn:aws[\w-]*:\S+|\bsha256:[0-9a-f]{12,}|\becs-svc\/\d+|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f-]{17}/giu;
var idsIn = /* @__PURE__ */ __name((text5) => [...text5.matchAll(ID)].length, "idsIn");
var withinSentence = /* @__PURE__ */ __name((text5) => text5.replace(/^(?:The|A|An|No|Its|This|These|There|Running)\b/u, (word2) => word2.toLowerCase()), "withinSentence");

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
      return "rule of the policy";
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
  const services2 = resultOf(record, "plan")?.services ?? [];
  return (key === null && services2.length === 1 ? services2[0] : services2.find((one) => one.key === key)) ?? null;
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
  return ending === null ? wordings : wordings.flatMap((text5) => [`${text5}; ${ending}`, text5]);
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
  const known = [...new Set(activities)].filter((activity) => activity !== void 0);
  return withUndo(record, [
    // A stage without words of its own is named by its id.
    ...activities.includes(void 0) ? [] : [`Cancelled while ${inWords(known)}`],
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
  verify: /* @__PURE__ */ __name(() => "checking what the services depend on", "verify"),
  "side-cars": /* @__PURE__ */ __name(() => "pinning the side-cars", "side-cars"),
  scanners: /* @__PURE__ */ __name(() => "preparing the scanners", "scanners"),
  build: /* @__PURE__ */ __name(() => "building the image", "build"),
  scan: /* @__PURE__ */ __name(() => "scanning the image", "scan"),
  "image-test": /* @__PURE__ */ __name(() => "testing the image", "image-test"),
  "side-cars-scan": /* @__PURE__ */ __name(() => "scanning the side-cars", "side-cars-scan"),
  judge: /* @__PURE__ */ __name(() => "judging the scans", "judge"),
  baseline: /* @__PURE__ */ __name(() => "scanning the baseline", "baseline"),
  gate: /* @__PURE__ */ __name(() => "judging the scans", "gate"),
  platform: /* @__PURE__ */ __name(() => "comparing the platform of the image", "platform"),
  push: /* @__PURE__ */ __name(() => "pushing the image", "push"),
  render: /* @__PURE__ */ __name((services2) => `rendering the task definition of ${services2}`, "render"),
  register: /* @__PURE__ */ __name((services2) => `registering the task definition of ${services2}`, "register"),
  "run-before": /* @__PURE__ */ __name((services2) => `running a task before the update of ${services2}`, "run-before"),
  "run-after": /* @__PURE__ */ __name((services2) => `running a task after the deployment of ${services2}`, "run-after"),
  "stop-task": /* @__PURE__ */ __name(() => "stopping the task", "stop-task"),
  deploy: /* @__PURE__ */ __name((services2) => `updating ${services2}`, "deploy"),
  wait: /* @__PURE__ */ __name((services2) => `waiting for the deployment of ${services2}`, "wait"),
  "roll-back": /* @__PURE__ */ __name((services2) => `rolling ${services2} back`, "roll-back"),
  smoke: /* @__PURE__ */ __name((services2) => `testing ${services2}`, "smoke"),
  alarms: /* @__PURE__ */ __name((services2) => `watching the alarms of ${services2}`, "alarms"),
  "clean-up": /* @__PURE__ */ __name((services2) => `deregistering old revisions of ${services2}`, "clean-up"),
  confirm: /* @__PURE__ */ __name((services2) => `confirming the running image of ${services2}`, "confirm")
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
  return causesOf(record, first).map((cause) => `Failed in ${first.id}: ${cause}`).flatMap((text5) => [...too.map((more) => text5 + more), text5]);
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
  const short = broken.length === 0 ? [] : [reasons.join("; "), brief.join("; "), `${names} broke`];
  return [...short, ...shortCauses(error)];
}, "causesOf");
var onSideCar = /* @__PURE__ */ __name(({ sideCar }) => sideCar === void 0 ? "" : ` on the side-car ${sideCar.containers.join(", ")}`, "onSideCar");
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

// src/report/summary/arns.ts
var familyAndRevision = /* @__PURE__ */ __name((arn) => plainLine(arn).split("/").at(-1) ?? arn, "familyAndRevision");

// src/report/summary/markdown-blocks.ts
var text = /* @__PURE__ */ __name((markdown2) => ({ kind: "text", text: markdown2 }), "text");
var diagram = /* @__PURE__ */ __name((lines2) => ({ kind: "diagram", lines: lines2 }), "diagram");
var table = /* @__PURE__ */ __name((header, align, rows) => rows.length === 0 ? [] : [{ kind: "table", header, align, rows }], "table");
var details = /* @__PURE__ */ __name((title, blocks) => blocks.length === 0 ? [] : [{ kind: "details", title, blocks }], "details");
var CUT = "_The rest is left out because a summary cannot be longer. The log has all of it._\n";
var CLOSE = "</details>\n\n";
var bytes = /* @__PURE__ */ __name((markdown2) => Buffer.byteLength(markdown2, "utf8"), "bytes");
var fitted = /* @__PURE__ */ __name((blocks, limitBytes) => {
  const units = blocks.flatMap((block) => unitsOf(block, 0));
  const whole4 = textOf(units);
  if (bytes(whole4) <= limitBytes) return whole4;
  const deepest = Math.max(0, ...units.map(({ depth }) => depth));
  const room = limitBytes - bytes(`
${CUT}`) - deepest * bytes(`
${CLOSE}`);
  let used = 0;
  const first = units.findIndex((unit) => (used += bytes(unit.text)) > room);
  const kept = units.slice(0, first);
  return `${textOf(kept)}${`
${CLOSE}`.repeat(kept.at(-1)?.depth ?? 0)}
${CUT}`;
}, "fitted");
var textOf = /* @__PURE__ */ __name((units) => units.map((unit) => unit.text).join(""), "textOf");
var unitsOf = /* @__PURE__ */ __name((block, depth) => {
  switch (block.kind) {
    case "text":
      return [{ text: `${block.text}

`, depth }];
    case "table":
      return tableUnits(block).map((text5) => ({ text: text5, depth }));
    case "diagram":
      return [{ text: ["```mermaid", ...block.lines, "```", "", ""].join("\n"), depth }];
    case "details": {
      const open = `<details><summary>${block.title}</summary>

`;
      const inner = block.blocks.flatMap((inside) => unitsOf(inside, depth + 1));
      return [{ text: open, depth: depth + 1 }, ...inner, { text: CLOSE, depth }];
    }
  }
}, "unitsOf");
var tableUnits = /* @__PURE__ */ __name(({ header, align, rows }) => {
  const head = `${row(header)}${row(Array.from(align, (side) => side === "r" ? "---:" : "---"))}`;
  const [first, ...rest] = rows.map(row);
  return [`${head}${first ?? ""}`, ...rest, "\n"];
}, "tableUnits");
var row = /* @__PURE__ */ __name((cells) => `| ${cells.join(" | ")} |
`, "row");

// src/report/summary/plan-section.ts
var planSection = /* @__PURE__ */ __name((record) => {
  const services2 = (resultOf(record, "plan")?.services ?? []).map((service2) => asDeployed(record, service2));
  const blocks = services2.flatMap((service2) => [
    ...serviceBlocks(service2),
    ...taskBlocks(service2),
    ...unresolvedBlocks(service2),
    ...checkBlocks(service2),
    ...service2.rollback === void 0 ? [] : [text(prose(service2.rollback))],
    ...alarmBlocks(service2)
  ]);
  if (stagesOf(record, "deploy").length === 0) return blocks;
  const title = services2.map((service2) => `${whatChanges(service2)} in ${markdown(service2.serviceName)}`).join("; ");
  return details(`Plan: ${title}`, blocks);
}, "planSection");
var asDeployed = /* @__PURE__ */ __name((record, service2) => {
  const { key, changes: changes2 } = service2;
  const own = rolloutsOf(record).find(({ planned }) => planned?.key === key);
  const isSame = own?.deploy?.kind === "unchanged" || own?.deploy?.kind === "followed";
  if (!isSame || changes2.kind !== "compared" || changes2.changed.some((path3) => path3 !== changes2.imagePath))
    return service2;
  return { ...service2, changes: { ...changes2, changed: [], lines: [] } };
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
var serviceBlocks = /* @__PURE__ */ __name((service2) => {
  const { changes: changes2, goesBackTo } = service2;
  const name = `${codeSpan(service2.serviceName)} in cluster ${codeSpan(familyAndRevision(service2.clusterArn))}`;
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
      const revision = codeSpan(familyAndRevision(service2.previousTaskDefinitionArn ?? ""));
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
  return done.flatMap((text5) => [`${text5}; ${rest}`, text5]);
}, "successWordings");
var doneWordings = /* @__PURE__ */ __name((record, { deployed, updated }) => {
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
    ...images.map((image2) => `${outcome}: ${subject} ${state.verb} ${image2}${state.more}`),
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
var moveTo = /* @__PURE__ */ __name((service2) => service2.goesBackTo === void 0 ? `get ${whatChanges(service2)}` : `go back to ${named(service2.goesBackTo)}: ${whatChanges(service2)}`, "moveTo");
var planWordings = /* @__PURE__ */ __name((record) => {
  const services2 = resultOf(record, "plan")?.services ?? [];
  if (services2.length === 0) return [];
  const changing = services2.filter((service2) => isReturning(service2) || whatChanges(service2) !== "no change");
  if (changing.length === 0) return ["nothing would change"];
  const each = changing.map((service2) => `${named(service2.serviceName)} would ${moveTo(service2)}`);
  return [inWords(each), `${plural(changing.length, "service")} would change`];
}, "planWordings");
var judgedWordings = /* @__PURE__ */ __name((record) => {
  const passed = "Passed: no finding blocks the image";
  const isUnplanned = resultOf(record, "credentials")?.kind === "missing";
  const more = isUnplanned ? ["no plan without AWS credentials"] : planWordings(record);
  return [...more.map((text5) => `${passed}; ${text5}`), passed];
}, "judgedWordings");
var imageWordings = /* @__PURE__ */ __name((record) => {
  const [push, tag] = [resultOf(record, "push"), resultOf(record, "tag")];
  if (push !== void 0) {
    const name = named(push.tag ?? push.repository);
    const text5 = push.kind === "pushed" ? `Pushed ${name}` : `${name} was already in the registry`;
    return [text5, push.kind === "pushed" ? "Pushed the image" : "The image was already in the registry"];
  }
  const gates = resultsOf(record, "gate");
  if (gates.length > 0) return judgedWordings(record);
  if (resultOf(record, "build") !== void 0)
    return tag === void 0 ? ["Built the image"] : [`Built ${named(tag.tag)}`, "Built the image"];
  const planned = planWordings(record);
  if (planned.length > 0) return planned.map((text5) => `Plan: ${text5}`);
  const isIdle2 = record.stages.every(({ status: status2 }) => status2 === "left-out");
  return [isIdle2 ? "Nothing to do: every stage was left out" : "Succeeded"];
}, "imageWordings");

// src/report/summary/headline.ts
var LONGEST_HEADLINE = 100;
var headlineOf = /* @__PURE__ */ __name((record) => fitting(wordingsOf(record)) ?? OUTCOMES[record.verdict], "headlineOf");
var fitting = /* @__PURE__ */ __name((wordings) => wordings.find((text5) => text5.length <= LONGEST_HEADLINE), "fitting");
var wordingsOf = /* @__PURE__ */ __name((record) => {
  switch (record.verdict) {
    case "running":
      return runningWordings(record);
    case "success":
      return successWordings(record);
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

// src/report/summary/notices.ts
var noticesOf = /* @__PURE__ */ __name((record) => [
  ...withoutCredentials(record),
  ...deployingPullRequest(record),
  ...notJudged(record),
  ...notCompared(record)
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
  const { run: run2, pipeline, stages } = record;
  if (run2 === null || pipeline !== "ship" || stages.length === 0 || !PULL_REQUEST.test(run2.event)) return [];
  const which = run2.pullRequest === null ? "a pull request" : `pull request ${run2.pullRequest}`;
  const isDeployed = resultsOf(record, "deploy").some(({ kind }) => kind !== "unchanged");
  const what = isDeployed ? "deployed" : "was set to deploy";
  const sentence2 = `This run of ${which} ${what}: \`pipeline: ship\` on \`${run2.event}\`. To check a pull request without deploying it, use \`pipeline: check\`.`;
  return [{ title: "Pull request with `pipeline: ship`", sentence: sentence2 }];
}, "deployingPullRequest");
var notJudged = /* @__PURE__ */ __name((record) => {
  const isBack = resultsOf(record, "plan").some(({ services: services2 }) => services2.some((one) => one.goesBackTo !== void 0));
  if (!isBack) return [];
  const sentence2 = "A rollback builds, scans and judges nothing: its image was judged when it was shipped.";
  return [{ title: "Rollback without scans", sentence: sentence2 }];
}, "notJudged");
var notCompared = /* @__PURE__ */ __name((record) => {
  const services2 = resultsOf(record, "plan").flatMap((plan) => plan.services);
  const noted = services2.flatMap(
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
  return hints.length === 0 ? null : hints.join(" ");
}, "nextStep");
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
var findingAnnotations = /* @__PURE__ */ __name((record) => blockersOf(resultOf(record, "gate")).map(
  ({ finding }) => annotation(
    "error",
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

// src/report/times.ts
var seconds = /* @__PURE__ */ __name((ms) => `${(ms / 1e3).toFixed(1)} s`, "seconds");
var timeOfDay = /* @__PURE__ */ __name((at) => Number.isFinite(at) && Math.abs(at) <= LAST_TIME ? new Date(at).toISOString().slice(11, 19) : "", "timeOfDay");
var LAST_TIME = 864e13;

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
      info: /* @__PURE__ */ __name((text5) => log(id, { level: "line", text: text5 }), "info"),
      warning: /* @__PURE__ */ __name((text5) => log(id, { level: "warning", text: text5 }), "warning"),
      debug: /* @__PURE__ */ __name((text5) => log(id, { level: "debug", text: text5 }), "debug")
    }), "logOf"),
    close: /* @__PURE__ */ __name(() => {
      for (const block of blocks) block.ending ??= `\u2026 ${block.id} had not ended`;
      advance();
    }, "close")
  };
}, "makeLiveLog");
var makeWriter = /* @__PURE__ */ __name(({ sink, linesOf: linesOf2 }) => {
  const write = /* @__PURE__ */ __name(({ level, text: text5 }) => {
    for (const line of linesOf2(text5)) sink[level](line);
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
var firstLine = /* @__PURE__ */ __name((text5) => text5.trimStart().split(/[\n\r]/u)[0]?.replace(/:\s*$/u, "") ?? "", "firstLine");
var isBroken = /* @__PURE__ */ __name((result) => typeof result === "object" && result !== null && "kind" in result && result.kind === "broke" && "because" in result, "isBroken");

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
var widthOf = /* @__PURE__ */ __name((text5) => Array.from(text5.replace(/\uFE0F/gu, "")).reduce(
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
  const { code, name, place: place2, text: text5 } = rest.at(-1);
  if (code !== void 0) return `\`${redact(code)}\``;
  if (text5 !== void 0) return redactedText(text5, redact);
  if (name === void 0 || place2 === void 0) return token;
  const shown = redactedText(name, redact);
  return isExposed(place2, redact) ? shown : `[${shown}](https://${place2})`;
}), "withoutSecrets");
var redactedText = /* @__PURE__ */ __name((text5, redact) => {
  const plain2 = unescaped(text5);
  const shown = redact(plain2);
  return shown === plain2 ? text5 : shown.replace(/\S(?:.*\S)?/u, (words2) => markdown(words2, Infinity));
}, "redactedText");
var isExposed = /* @__PURE__ */ __name((place2, redact) => {
  const decoded2 = place2.replace(
    /(?:%[0-9a-f]{2})+/giu,
    (bytes2) => Buffer.from(bytes2.replaceAll("%", ""), "hex").toString("utf8")
  );
  return redact(place2) !== place2 || redact(decoded2) !== decoded2;
}, "isExposed");
var redactedChart = /* @__PURE__ */ __name((lines2, redact) => lines2.replaceAll(/(?<=^ {2}section ).*$|(?<=^ {2})[^:\n]*(?= :)/gmu, (name) => redact(name).replaceAll("***", "--")), "redactedChart");

// src/report/redacted.ts
var MACHINE_VALUES = /* @__PURE__ */ new Set([
  ...["kind", "status", "state", "verdict", "id", "code", "stage", "docs", "pipeline"],
  ...["key", "subject", "undoes", "service", "serviceName", "cluster"],
  ...["rule", "severity", "level", "builder", "from", "platform", "at", "updatedAt"],
  ...["tag", "commit", "revision", "digest", "configDigest", "runningDigests", "uri", "registry", "repository"],
  ...["repositoryUri", "tagMutability", "account", "region", "clusterArn", "serviceArn", "deploymentId"],
  ...["sha", "headSha", "serverUrl", "runId", "undoes", "to"],
  ...["container", "taskId", "logGroup", "logRegion", "logPrefix"],
  ...["taskDefinitionArn", "previousTaskDefinitionArn", "serviceDeploymentArn"]
]);
var redactedRecord = /* @__PURE__ */ __name((record, redact) => (
  // The same shape with other texts: numbers, nulls and member names are left.
  redactedValue(record, redact)
), "redactedRecord");
var isForMachines = /* @__PURE__ */ __name((name, value) => name === "source" ? typeof value === "string" && Object.hasOwn(SOURCES, value) : MACHINE_VALUES.has(name) && !isObject(value), "isForMachines");
var isObject = /* @__PURE__ */ __name((value) => typeof value === "object" && value !== null && !Array.isArray(value), "isObject");
var asItIs = /* @__PURE__ */ __name((text5) => text5, "asItIs");
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

// src/report/summary/findings.ts
var BLOCKING_ROWS = 50;
var OTHER_ROWS = 10;
var PLACES = 3;
var findingBlocks = /* @__PURE__ */ __name((record) => {
  const withPlaces = placesNamed(record);
  const next = nextStep(record);
  const scans = scansIn(record);
  const blockers = blockersOf(resultOf(record, "gate")).map(({ finding }) => finding);
  const blocks = new Set(blockers.map(identityOf));
  const restOf2 = /* @__PURE__ */ __name((scan) => scan.kind === "broke" ? [] : reportBlocks(
    scan.report,
    scan.report.findings.filter((finding) => !blocks.has(identityOf(finding))).map(withPlaces)
  ), "restOf");
  return {
    blocking: [
      ...scans.flatMap((scan) => scan.kind === "broke" ? brokenBlocks(scan, next) : []),
      ...blockers.length === 0 ? [] : [
        text(
          `### ${plural(blockers.length, "finding")} ${blockers.length === 1 ? "blocks" : "block"} ${blockedIn(blockers)}`
        ),
        ...findingTable(blockers.map(withPlaces), BLOCKING_ROWS, "in-table")
      ]
    ],
    rest: scans.flatMap(restOf2)
  };
}, "findingBlocks");
var blockedIn = /* @__PURE__ */ __name((blockers) => {
  const owners = new Set(blockers.map(({ sideCar }) => sideCar?.image));
  if (!owners.has(void 0)) return owners.size === 1 ? "the image of a side-car" : "the images of side-cars";
  return owners.size === 1 ? "the image" : "the image and side-cars";
}, "blockedIn");
var placesNamed = /* @__PURE__ */ __name((record) => {
  const sideCars = resultsOf(record, "side-cars-scan").flatMap(({ images: images2 }) => images2);
  const images = [resultOf(record, "build"), ...sideCars].map((image2) => image2?.localReference ?? "");
  const systems = scansIn(record).flatMap(
    (scan) => scan.kind === "report" && scan.report.operatingSystem !== null ? [scan.report.operatingSystem.replace(/ \(end of life\)$/u, "")] : []
  );
  const names = new Map(
    images.flatMap((image2) => systems.map((system) => [`${image2} (${system})`, `OS packages (${system})`]))
  );
  return (finding) => ({ ...finding, where: finding.where.map((place2) => names.get(place2) ?? place2) });
}, "placesNamed");
var brokenBlocks = /* @__PURE__ */ __name(({ source, because, hint, sideCar }, next) => [
  text(
    `### \u26A0\uFE0F ${SOURCES[source].name} broke, and the image${sideCar === void 0 ? "" : ` ${ownerOf(sideCar)}`} could not be judged`
  ),
  text(`${prose(because)}${hint === next ? "" : `<br>**Next:** ${prose(hint)}`}`)
], "brokenBlocks");
var reportBlocks = /* @__PURE__ */ __name((report2, others) => {
  const { source, findings, sideCar } = report2;
  const counts = Object.entries(countByLevel(source, findings));
  return [
    text(
      `### ${SOURCES[source].name}${sideCar === void 0 ? "" : `, ${ownerOf(sideCar)}`}: ${numberOf(findings.length, findings.length - others.length)}`
    ),
    ...findings.length === 0 ? [] : table(
      counts.map(([level]) => level),
      "r".repeat(counts.length),
      [counts.map(([, count]) => String(count))]
    ),
    ...findingTable(worstFirst(others), OTHER_ROWS),
    text(originOf2(report2))
  ];
}, "reportBlocks");
var numberOf = /* @__PURE__ */ __name((found, blocking) => `${found === 0 ? "no findings" : plural(found, "finding")}${blocking === 0 ? "" : `, ${blocking} blocking`}`, "numberOf");
var findingTable = /* @__PURE__ */ __name((findings, limit, images = "in-heading") => {
  const shown = findings.slice(0, limit);
  const isListed = images === "in-table" && shown.some(({ sideCar }) => sideCar !== void 0);
  const [head, align] = isListed ? [["Image"], "l"] : [[], ""];
  const rows = shown.map((finding) => [...isListed ? [imageCell(finding)] : [], ...findingRow(finding)]);
  return [
    ...table([...head, "Scanner", "Severity", "Finding", "Where", "Fixed in"], `${align}lllll`, rows),
    ...findings.length > limit ? [text(`The worst ${limit} of ${findings.length} are shown.`)] : []
  ];
}, "findingTable");
var imageCell = /* @__PURE__ */ __name(({ sideCar }) => sideCar === void 0 ? "of the run" : ownerOf(sideCar), "imageCell");
var ownerOf = /* @__PURE__ */ __name(({ image: image2, containers: containers2, platform }) => `${codeSpan(image2, 100)} (${markdown([...containers2, platform].join(", "), 100)})`, "ownerOf");
var findingRow = /* @__PURE__ */ __name((finding) => [
  SOURCES[finding.source].name,
  markdown(finding.level),
  `${finding.url === null ? codeSpan(finding.id, 100) : link(finding.id, finding.url)} ${markdown(finding.title, 120)}`,
  placesCell(finding),
  finding.kind === "vulnerability" ? finding.fixedVersion === null ? "no fixed version" : codeSpan(finding.fixedVersion, 100) : ""
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
var originOf2 = /* @__PURE__ */ __name(({ source, version: version2, database, operatingSystem, unchecked }) => [
  ...unchecked === null ? [] : [`**Accepted by \`accept-unknown-os\`:** ${markdown(unchecked)}`],
  `${SOURCES[source].name} ${markdown(version2)}${database === null ? "" : `, ${databaseOf(database)}`}`,
  ...operatingSystem === null ? [] : [`operating system ${markdown(operatingSystem)}`]
].join("; "), "originOf");
var databaseOf = /* @__PURE__ */ __name(({ updatedAt, origin }) => {
  const from = `database of ${markdown(updatedAt)} from `;
  switch (origin.kind) {
    case "verified":
      return from + codeSpan(origin.repository);
    case "cache":
      return `${from}the tool cache: **not verified**, because \`offline\` is set`;
    case "own":
      return `${from}\`trivy-cache-dir\`: **only vulnerabilities in this database can be found**; not verified`;
  }
}, "databaseOf");

// src/report/summary/baseline-section.ts
var ROWS = 50;
var baselineSection = /* @__PURE__ */ __name((record) => {
  const compared = resultOf(record, "judge")?.compared;
  if (compared === void 0) return [];
  const sentence2 = prose(comparedInWords(compared));
  if (compared.kind === "not-compared") return [text(`${compared.why === "first" ? "\u2139\uFE0F" : "\u26A0\uFE0F"} ${sentence2}`)];
  const { added, fixed } = compared;
  const mark = added.length > 0 ? "\u2795" : fixed.length > 0 ? "\u{1F389}" : "\u{1F7F0}";
  return [
    text(`${mark} ${sentence2}`),
    ...details(`New: ${plural(added.length, "finding")}`, findingTable(added.map(placesNamed(record)), ROWS)),
    ...details(`Fixed: ${plural(fixed.length, "finding")}`, findingTable(fixed, ROWS))
  ];
}, "baselineSection");

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
  const row3 = /* @__PURE__ */ __name((name, running) => running === null ? [] : [[name, prose(running)]], "row");
  const seen2 = runningNow(outcome.view);
  switch (rollBack?.kind) {
    case "restored":
      return row3("Running now", rollBack.running);
    case "requested":
    case "not-restored":
      return row3("Running before the rollback", seen2);
    default:
      return outcome.kind === "success" && outcome.reached === void 0 ? [] : row3("Running now", seen2);
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
var facts = /* @__PURE__ */ __name(({ waited, run: run2, tookMs, output }) => {
  const command = run2 === null ? "" : `, then ${commandInWords(run2)}`;
  return [
    text(prose(`A container of the image ran ${waited}${command}; ${seconds(tookMs)} in total.`)),
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
    table(["Rule", "Severity", "Where", "What to do"], "llll", lint.map(rowOf))
  )
), "lintSection");
var definitionsIn = /* @__PURE__ */ __name((record) => (resultOf(record, "plan") ?? resultOf(record, "definition"))?.services ?? [], "definitionsIn");
var rowOf = /* @__PURE__ */ __name(({ rule: id, places }) => {
  const { severity, title, fix, page } = lintRule(id);
  return [
    `${link(id, page)}: ${prose(title)}`,
    severity,
    placesInWords(places).map((place2) => codeSpan(place2)).join("<br>"),
    prose(fix)
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
var serviceAddress = /* @__PURE__ */ __name((clusterArn, service2) => {
  const [, partition = "", , region2 = "", , ...resource] = clusterArn.split(":");
  const console = PARTITIONS.includes(partition) ? consoleOf(region2) : null;
  const cluster = resource.join(":").split("/").at(-1) ?? "";
  if (console === null || cluster === "") return null;
  const path3 = `clusters/${encoded2(cluster)}/services/${encoded2(service2)}/deployments`;
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
var fragment = /* @__PURE__ */ __name((text5) => encodeURIComponent(encoded2(text5)).replaceAll("%", "$"), "fragment");
var REGISTRY = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.(?:aws|amazonwebservices\.com\.cn))$/u;
var repositoryAddress = /* @__PURE__ */ __name((registry, repository2) => {
  const [, account = "", region2 = ""] = REGISTRY.exec(registry) ?? [];
  const console = consoleOf(region2);
  if (console === null) return null;
  const path3 = repository2.split("/").map(encoded2).join("/");
  return `${console}/ecr/repositories/private/${account}/${path3}?region=${region2}`;
}, "repositoryAddress");
var encoded2 = /* @__PURE__ */ __name((text5) => encodeURIComponent(plainLine(text5)), "encoded");

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
  const sentence2 = textOf2(entry2.change, entry2.state);
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
    changed: /* @__PURE__ */ __name(({ service: service2, to }) => `Service ${named(service2)} was set to ${named(familyAndRevision(to))}`, "changed"),
    unknown: /* @__PURE__ */ __name(({ service: service2, to }) => `Service ${named(service2)} may have been set to ${named(familyAndRevision(to))}`, "unknown"),
    unchanged: /* @__PURE__ */ __name(({ service: service2 }) => `Service ${named(service2)} was not changed`, "unchanged")
  },
  deployment: {
    changed: /* @__PURE__ */ __name(({ service: service2 }) => `A new deployment of ${named(service2)} was started`, "changed"),
    unknown: /* @__PURE__ */ __name(({ service: service2 }) => `A deployment of ${named(service2)} may have been started`, "unknown"),
    unchanged: /* @__PURE__ */ __name(({ service: service2 }) => `No deployment of ${named(service2)} was started`, "unchanged")
  },
  rollback: {
    changed: /* @__PURE__ */ __name(({ service: service2 }) => `The rollback of ${named(service2)} was requested`, "changed"),
    unknown: /* @__PURE__ */ __name(({ service: service2 }) => `The rollback of ${named(service2)} may have been requested`, "unknown"),
    unchanged: /* @__PURE__ */ __name(({ service: service2 }) => `The rollback of ${named(service2)} was not requested`, "unchanged")
  },
  task: {
    changed: /* @__PURE__ */ __name((change) => taskSentence(change, { start: "was started", stop: "was stopped" }), "changed"),
    unknown: /* @__PURE__ */ __name((change) => taskSentence(change, { start: "may have been started", stop: "may have been stopped" }), "unknown"),
    unchanged: /* @__PURE__ */ __name((change) => taskSentence(change, { start: "was not started", stop: "was not stopped" }), "unchanged")
  },
  pause: {
    changed: /* @__PURE__ */ __name(({ service: service2, hookId }) => `${named(service2)} was continued at pause hook ${named(hookId)}`, "changed"),
    unknown: /* @__PURE__ */ __name(({ service: service2, hookId }) => `${named(service2)} may have been continued at pause hook ${named(hookId)}`, "unknown"),
    unchanged: /* @__PURE__ */ __name(({ service: service2, hookId }) => `${named(service2)} was not continued at pause hook ${named(hookId)}`, "unchanged")
  },
  count: {
    changed: /* @__PURE__ */ __name(({ service: service2, from, to }) => `The desired count of ${named(service2)} was set from ${from} to ${to}`, "changed"),
    unknown: /* @__PURE__ */ __name(({ service: service2, to }) => `The desired count of ${named(service2)} may have been set to ${to}`, "unknown"),
    unchanged: /* @__PURE__ */ __name(({ service: service2 }) => `The desired count of ${named(service2)} was not changed`, "unchanged")
  },
  attributes: {
    changed: /* @__PURE__ */ __name(({ service: service2, names }) => `Attributes of ${named(service2)} were set: ${listed2(names)}`, "changed"),
    unknown: /* @__PURE__ */ __name(({ service: service2, names }) => `Attributes of ${named(service2)} may have been set: ${listed2(names)}`, "unknown"),
    unchanged: /* @__PURE__ */ __name(({ service: service2, names }) => `Attributes of ${named(service2)} were not set: ${listed2(names)}`, "unchanged")
  }
};
var listed2 = /* @__PURE__ */ __name((names) => names.map(named).join(", "), "listed");
var textOf2 = /* @__PURE__ */ __name((change, state) => SENTENCES[change.kind][state](change), "textOf");
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
var linkText = /* @__PURE__ */ __name(({ text: text5, address }) => link(text5, address), "linkText");
var serviceLine = /* @__PURE__ */ __name((record) => {
  const rollouts = rolloutsOf(record);
  const known = rollouts.filter((rollout) => rollout.deploy !== null || isUntouched(record, rollout));
  if (known.length === 0 || record.verdict === "success" && known.every(({ deploy }) => deploy === null)) return [];
  return [
    `**${known.length === 1 ? "Service" : "Services"}:** ${prose(known.map((one) => changeOf(one, rollouts)).join(" \xB7 "), LONGEST_LINE2)}`
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
var resultSection = /* @__PURE__ */ __name((record, docsUrl) => {
  const lines2 = factLines(record, docsUrl);
  return [
    text(`## ${SIGNS[record.verdict]} ${prose(headlineOf(record))}`),
    ...lines2.length === 0 ? [] : [text(lines2.join("<br>"))]
  ];
}, "resultSection");

// src/report/summary/scan-counts.ts
var countsOfScans = /* @__PURE__ */ __name((scans) => {
  const sourceOf = /* @__PURE__ */ __name((scan) => scan.kind === "broke" ? scan.source : scan.report.source, "sourceOf");
  return [...Map.groupBy(scans, sourceOf)].map(([source, all]) => {
    const { name } = SOURCES[source];
    if (all.some(({ kind }) => kind === "broke")) return `${name} broke`;
    const findings = all.flatMap((scan) => scan.kind === "report" ? scan.report.findings : []);
    return `${name} ${countsInWords(source, findings) || "no findings"}`;
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
var safeText = /* @__PURE__ */ __name((text5) => Array.from(text5.replace(/[^\p{L}\p{N} ._/-]+/gu, " ")).slice(0, LONGEST_NAME).join("").trim() || "stage", "safeText");
var LONGEST_NAME = 40;

// src/report/summary/verify-section.ts
var verifySection = /* @__PURE__ */ __name((record) => {
  const verified = resultOf(record, "verify");
  if (verified === void 0) return [];
  const checks = ["error", "warn", "unknown", "ok"].flatMap((level) => checksOf(verified, level));
  return details(`Verify: ${verifiedInWords(verified)}`, [
    ...missingLine(verified),
    ...table(["", "Check", "Next"], "lll", checks.filter(({ lacks }) => lacks === null).map(row2))
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
var row2 = /* @__PURE__ */ __name((check3) => [
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
  ["Stage", "Result", "Start", "Time", ""],
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
  plan: /* @__PURE__ */ __name(({ services: services2, region: region2 }) => `${services2.map(({ serviceName }) => codeSpan(serviceName)).join(", ")} in ${markdown(region2)}`, "plan"),
  credentials: /* @__PURE__ */ __name(({ kind }) => kind === "present" ? "found" : "none", "credentials"),
  verify: /* @__PURE__ */ __name((verified) => verifiedInWords(verified), "verify"),
  "side-cars": /* @__PURE__ */ __name(({ images }) => images.length === 0 ? "nothing to pin" : `${plural(images.length, "image")} pinned`, "side-cars"),
  build: /* @__PURE__ */ __name(({ sizeBytes, platform, builder }) => `${megabytes(sizeBytes)}, ${markdown(platform)}, ${builder === "registry" ? "pulled" : `by ${builder}`}`, "build"),
  scan: /* @__PURE__ */ __name((scan) => scan.kind === "broke" ? "" : countsInWords(scan.report.source, scan.report.findings) || "no findings", "scan"),
  "side-cars-scan": /* @__PURE__ */ __name(({ images }) => [plural(images.length, "image"), ...countsOfScans(scansOf({ images }))].join("; "), "side-cars-scan"),
  baseline: /* @__PURE__ */ __name((baseline) => baselineInWords(baseline), "baseline"),
  "image-test": /* @__PURE__ */ __name(({ kind }) => kind, "image-test"),
  gate: /* @__PURE__ */ __name((verdict) => verdict.kind === "blocked" ? plural(verdict.blockers.length, "finding") : "", "gate"),
  platform: /* @__PURE__ */ __name(({ platform }) => markdown(platform), "platform"),
  push: /* @__PURE__ */ __name(({ kind }) => PUSHED[kind], "push"),
  render: /* @__PURE__ */ __name(({ source }) => `from ${codeSpan(source)}`, "render"),
  register: /* @__PURE__ */ __name(({ kind, taskDefinitionArn }) => kind === "nothing" ? "nothing to deploy" : codeSpan(familyAndRevision(taskDefinitionArn)), "register"),
  "run-before": /* @__PURE__ */ __name((result) => taskInWords(result), "run-before"),
  "run-after": /* @__PURE__ */ __name((result) => taskInWords(result), "run-after"),
  "stop-task": /* @__PURE__ */ __name(({ kind }) => kind === "stopped" ? "stopped" : "no task was started", "stop-task"),
  deploy: /* @__PURE__ */ __name(({ kind, taskDefinitionArn }) => `${kind === "started" ? "" : `${kind}: `}${codeSpan(familyAndRevision(taskDefinitionArn))}`, "deploy"),
  wait: /* @__PURE__ */ __name(({ outcome, tested }) => [waitedInWords(outcome), ...tested === void 0 ? [] : [checkedInWords(tested)]].join(", "), "wait"),
  confirm: /* @__PURE__ */ __name((confirmed) => confirmedInWords(confirmed), "confirm"),
  smoke: /* @__PURE__ */ __name(({ checks }) => checkedInWords(checks), "smoke"),
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
var baselineInWords = /* @__PURE__ */ __name((baseline) => {
  switch (baseline.kind) {
    case "none":
      return "none";
    case "first":
      return "nothing runs yet";
    case "unreadable":
      return "\u26A0\uFE0F not read";
    case "scanned":
      return plural(baseline.images.length, "image");
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
var checkedInWords = /* @__PURE__ */ __name((checks) => {
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
    ...findings.blocking,
    ...baselineSection(record),
    ...deployments.evidence,
    ...planSection(record),
    ...verifySection(record),
    ...stageSection(record),
    ...lintSection(record),
    ...imageSection(record),
    ...passedTest(record),
    ...details(scansTitle(record), findings.rest),
    ...deployments.rest
  ];
  return fitted(blocks, options.limitBytes ?? LIMIT_BYTES);
}, "renderSummary");
var scansTitle = /* @__PURE__ */ __name((record) => {
  const ofImage = countsOfScans(resultsOf(record, "scan")).join("; ");
  const ofSideCars = countsOfScans(resultsOf(record, "side-cars-scan").flatMap(scansOf)).join("; ");
  return `Scans: ${ofImage}${ofSideCars === "" ? "" : `. Side-cars: ${ofSideCars}`}`;
}, "scansTitle");

// src/read-config.ts
import { homedir } from "node:os";
import { join as join3, resolve as resolve5 } from "node:path";

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
  const text5 = path3 ? await files.readText(path3) : null;
  try {
    return PAYLOAD.parse(JSON.parse(text5 ?? "{}"));
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

// src/domain/scan/baseline.ts
var parseBaseline = /* @__PURE__ */ __name((written) => {
  if (written === "none" || written === "running") return { kind: written };
  const image2 = parseGivenImage(written);
  if (image2 === null || image2.digest === null) return null;
  return { kind: "image", image: { ...image2, digest: image2.digest } };
}, "parseBaseline");

// src/settings/baseline-config.ts
var baselineConfig = /* @__PURE__ */ __name((settings) => ({
  baseline: parseBaseline(settings.baseline) ?? { kind: "none" },
  baselineDays: settings["baseline-days"]
}), "baselineConfig");

// src/settings/build-settings.ts
import { resolve as resolve2 } from "node:path";

// src/settings/local-paths.ts
import { isAbsolute as isAbsolute2, relative as relative2, resolve } from "node:path";

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
    return records.map(({ record, info }) => ({ text: record.join("").trim(), line: info.lines })).filter(({ text: text5 }) => text5 !== "");
  } catch {
    return null;
  }
}, "csvLines");
var keyOf = /* @__PURE__ */ __name((entry2) => entry2.includes("=") ? entry2.slice(0, entry2.indexOf("=")) : entry2, "keyOf");
var contradiction = /* @__PURE__ */ __name((entries) => {
  const seen2 = /* @__PURE__ */ new Map();
  for (const entry2 of entries) {
    const earlier = seen2.get(keyOf(entry2.text));
    if (earlier !== void 0 && earlier.text !== entry2.text) return [earlier.line, entry2.line];
    seen2.set(keyOf(entry2.text), entry2);
  }
  return null;
}, "contradiction");

// src/settings/kinds.ts
var replacing = /* @__PURE__ */ __name((schema) => ({ schema, merge: /* @__PURE__ */ __name((_, above) => above, "merge") }), "replacing");
var scalar = external_exports.union([external_exports.string(), external_exports.number(), external_exports.boolean()], {
  error: "must be a single value, not a list or a map"
});
var notOneOf = /* @__PURE__ */ __name((word2, allowed) => {
  if (allowed.length === 1) return `must be \`${allowed.join()}\``;
  return `'${word2}' is not one of ${allowed.join(", ")}${didYouMean(word2, allowed)}`;
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
    const number2 = Number(word2);
    if (/^\d+$/.test(word2) && number2 >= bounds.min && number2 <= bounds.max) return number2;
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
    return value.map((item, index) => ({ text: String(item), line: index + 1 })).filter(({ text: text5 }) => text5.trim() !== "");
  }
  const lines2 = csvLines(String(value));
  if (lines2 !== null) return lines2;
  context.issues.push({ code: "custom", message: "has an opening quote without a closing one", input: void 0 });
  return external_exports.NEVER;
});
var textsOf = /* @__PURE__ */ __name((entries) => entries.map(({ text: text5 }) => text5), "textsOf");
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
    const bad = entries.filter(({ text: text5 }) => !/^[^=\s][^=]*=/.test(text5)).map(({ line }) => line);
    if (bad.length > 0) {
      const words2 = bad.length === 1 ? ["line", "is"] : ["lines", "are"];
      return refuse(context, `${words2[0]} ${bad.join(", ")} ${words2[1]} not ${shape}`);
    }
    const twice = contradiction(entries);
    if (twice !== null) return refuse(context, setTwice(twice, shape));
    return Object.fromEntries(
      entries.map(({ text: text5 }) => [text5.slice(0, text5.indexOf("=")), text5.slice(text5.indexOf("=") + 1)])
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
    const set = new Set(above.map(keyOf));
    return [...below.filter((line) => !set.has(keyOf(line))), ...above];
  }, "merge")
}), "assignments");
var setTwice = /* @__PURE__ */ __name(([one, other], shape) => `lines ${one} and ${other} set one ${shape.replace(/=.*/, "")} to different values`, "setTwice");
var refuse = /* @__PURE__ */ __name((context, message) => {
  context.issues.push({ code: "custom", message, input: void 0 });
  return external_exports.NEVER;
}, "refuse");

// src/settings/caches.ts
var MOST_ENTRIES = 100;
var entriesOf = /* @__PURE__ */ __name((caches2) => caches2.flatMap((cache) => cacheEntry(cache) ?? []), "entriesOf");
var caches = /* @__PURE__ */ __name(() => {
  const kind = lines();
  return {
    ...kind,
    schema: kind.schema.superRefine((value, context) => {
      if (value.length > MOST_ENTRIES) {
        const message = `has ${value.length} entries; at most ${MOST_ENTRIES} are read`;
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
var typed = /* @__PURE__ */ __name(({ text: text5, style }) => {
  if (style === "null") return null;
  if (style === "quoted") return text5;
  if (/^(?:true|True|TRUE)$/.test(text5)) return true;
  if (/^(?:false|False|FALSE)$/.test(text5)) return false;
  return NUMBER.test(text5) ? asWritten(Number(text5), text5) : text5;
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
var placed = /* @__PURE__ */ __name((schema, facts2) => ({
  schema: schema.transform((value) => ({ value, positions: /* @__PURE__ */ new Map() })),
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
var unknownKey = /* @__PURE__ */ __name((keys, known) => {
  const near = keys.length === 1 ? nearest(keys[0] ?? "", known) : null;
  return `unknown key${near === null ? `; the keys are ${known.join(", ")}` : `; did you mean ${near}?`}`;
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
  const number2 = Number(word2);
  if (/^\d{1,6}$/.test(word2.trim()) && number2 >= min && number2 <= max) return number2;
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
  const { run: run2, env: variables, command, internet } = own;
  const { "wait-for": awaited = HEALTHY, "timeout-seconds": seconds2, "memory-mib": memoryMib } = own;
  if (awaited.kind === "exit" && run2 !== void 0)
    return refuse3(context, "cannot have `run` with `wait-for: exit`: nothing runs in a container that has ended");
  if (awaited.kind === "seconds" && awaited.seconds >= seconds2)
    return refuse3(context, "must have a larger `timeout-seconds` than the `seconds` of `wait-for`");
  return {
    env: variables,
    command: command ?? null,
    waitFor: awaited,
    run: run2 ?? null,
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
var withoutAbsent = /* @__PURE__ */ __name((map2) => Object.fromEntries(Object.entries(map2).flatMap(([key, hash]) => hash === void 0 ? [] : [[key, hash]])), "withoutAbsent");

// src/settings/kinds-smoke.ts
var MOST_CHECKS = 20;
var LONGEST_CONTAINS = 1e3;
var text4 = scalar.transform((value) => String(value).trim());
var refuse4 = /* @__PURE__ */ __name((context, message) => {
  context.issues.push({ code: "custom", message, input: void 0 });
  return external_exports.NEVER;
}, "refuse");
var whole3 = /* @__PURE__ */ __name((min, max) => text4.transform((word2, context) => {
  const number2 = Number(word2);
  if (/^\d{1,6}$/.test(word2) && number2 >= min && number2 <= max) return number2;
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

// src/domain/rollout/wanted-revision.ts
var REVISION = /^(?:(?<arn>arn:[a-z0-9-]+:ecs:[a-z0-9-]+:\d{12}:task-definition\/)?(?<family>[\w-]{1,255}):)?(?<revision>[1-9]\d{0,9})$/;
var parseWantedRevision = /* @__PURE__ */ __name((written) => {
  if (written === "previous") return { kind: "previous" };
  const groups = REVISION.exec(written)?.groups;
  if (groups?.["revision"] !== void 0) {
    const { arn, family = null, revision } = groups;
    return { kind: "revision", written, family, revision: Number(revision), arn: arn === void 0 ? null : written };
  }
  const image2 = parseGivenImage(written);
  return image2 === null ? null : { kind: "image", image: image2 };
}, "parseWantedRevision");

// src/settings/names.ts
var REPOSITORY = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
var LENGTH = { min: 2, max: 256 };
var REGISTRY2 = /^\d{12}\.dkr[.-]ecr[.-][^/]*\//;
var REGION = /^[a-z]{2,}(-[a-z]+)+-\d+$/;
var repository = /* @__PURE__ */ __name(() => checked((name) => {
  if (isRepository(name) && !REGISTRY2.test(name)) return null;
  const meant = withoutHostAndTag(name);
  const use = isRepository(meant) ? `: use \`${meant}\`` : "";
  return meant === name.toLowerCase() ? `must be ${LENGTH.min} to ${LENGTH.max} lowercase letters and digits, separated by single \`.\`, \`_\`, \`-\` or \`/\`${use}` : `must be a name without registry or tag${use}`;
}), "repository");
var region = /* @__PURE__ */ __name(() => checked((name) => REGION.test(name) ? null : `'${name}' is not the name of a region, for example \`eu-west-1\``), "region");
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
  const text5 = string();
  return {
    ...text5,
    schema: text5.schema.transform((name, context) => {
      const message = problemOf3(name);
      if (message === null) return name;
      context.issues.push({ code: "custom", message, input: name });
      return external_exports.NEVER;
    })
  };
}, "checked");
var isRepository = /* @__PURE__ */ __name((name) => name.length >= LENGTH.min && name.length <= LENGTH.max && REPOSITORY.test(name), "isRepository");
var withoutHostAndTag = /* @__PURE__ */ __name((reference) => reference.replace(/^https?:\/\//i, "").replace(/^[^/.:]*[.:][^/]*\/(?=.)/, "").replace(/@.*$/s, "").replace(/:[^/]*$/, "").toLowerCase(), "withoutHostAndTag");

// src/settings/path-forms.ts
import { isAbsolute } from "node:path";
var isTaskDefinitionFile = /* @__PURE__ */ __name((given) => !given.startsWith("arn:") && (isAbsolute(given) || given.includes("/") || /\.(json[c5]?|ya?ml)$/i.test(given)), "isTaskDefinitionFile");
var ofTaskDefinition = /* @__PURE__ */ __name((given) => isTaskDefinitionFile(given) ? [given] : [], "ofTaskDefinition");
var ofSsh = /* @__PURE__ */ __name((entries) => entries.flatMap((entry2) => entry2.includes("=") ? entry2.slice(entry2.indexOf("=") + 1).split(",") : []), "ofSsh");
var ofNamedContexts = /* @__PURE__ */ __name((contexts) => Object.values(contexts).filter((context) => !/^(?:https?:\/\/|docker-image:\/\/|target:)/.test(context)).map((context) => context.replace(/^oci-layout:\/\/([^@:]*).*$/s, "$1")), "ofNamedContexts");

// src/settings/ssh-agent.ts
var AGENT = ["SSH_AUTH_SOCK"];
var agentOfSsh = /* @__PURE__ */ __name((entries) => {
  const isAgent = /* @__PURE__ */ __name((entry2) => !entry2.includes("=") || entry2.split(/[=,]/).slice(1).includes(""), "isAgent");
  return entries.some(isAgent) ? AGENT : [];
}, "agentOfSsh");
var agentOfContext = /* @__PURE__ */ __name((context) => isBySsh(context) ? AGENT : [], "agentOfContext");

// src/settings/declaration.ts
var run = fieldsOf("run");
var image = fieldsOf("image");
var services = fieldsOf("services");
var service = fieldsOf("service");
var SETTINGS = {
  // What is run
  pipeline: image.defaulted(DEFAULT_PIPELINE, "The pipeline to run. `ship`: build, scan, gate, push, deploy, wait. `check`, for pull requests: build, scan, gate, and the plan if there are AWS credentials; nothing is pushed or changed. `rollback`: deploy an earlier revision as it is, without a build, scan or gate; see docs/rollback.md.", guarded(choice(PIPELINE_NAMES))),
  environment: run.optional("Environment of this deployment, for example `production`. Selects an entry of `environments` in ship-to-ecs.yaml, and is part of the default tag. Required if `tag` uses {environment} (the default does) or if the file has `environments`.", string()),
  app: run.optional("The entry of `apps` in ship-to-ecs.yaml to build and deploy. Required when there are several.", inputOnly(string())),
  "config-file": run.optional("Settings file in the checkout. An input overrides the file. Default: `ship-to-ecs.yaml`, if it exists. `none`: no file.", inputOnly(string())),
  "guarded-settings": run.optional("Guarded settings as YAML, for those without an input of their own; an input of its own overrides it. See SECURITY.md.", inputOnly(string())),
  "github-token": run.optional("Token that reads the guarded settings of the target branch and compares commits; needs `contents: read`.", inputOnly(filledIn("${{ github.token }}", string()))),
  "rollback-to": run.optional("What `pipeline: rollback` goes back to: `previous`, the last revision that completed a deployment and is not the one that the service has; a revision (`hello:41`, `41` or its ARN), which is deployed as it is; or an image in ECR (a digest or a tag), which replaces the one in the task definition that the service has. Default: `previous`.", inputOnly(wantedRevision())),
  "dry-run": run.defaulted("false", "End after the plan: show what a deployment would change, without building, pushing or changing anything. Docker is not needed.", inputOnly(flag())),
  // Target
  repository: image.optional("Name of the ECR repository, without registry or tag.", repository()),
  cluster: services.optional("Name or ARN of the ECS cluster.", string()),
  service: service.optional("Name or ARN of the ECS service, which must exist unless `service-definition` is set. Default for an entry of `services`: its key.", string()),
  "task-definition": service.optional("A JSON or YAML task definition file in the checkout (its path contains a slash, or ends in .json, .yaml or .yml), or a family, family:revision or ARN in ECS.", naming(ofTaskDefinition, string())),
  "service-definition": service.optional("A JSON or YAML file in the checkout from which the service is created when it does not exist: a CreateService request, as `aws ecs create-service --cli-input-json` takes it. It is not applied to a service that exists. See docs/services.md.", fileOnly(naming((path3) => [path3], string()))),
  "container-name": service.optional("Container whose image is replaced. Required when the task definition has several containers.", string()),
  "value-envs": run.defaulted("", "Environment variables that `${env:NAME}` in the task definition can take, one per line. See docs/values.md.", inputOnly(asking((names) => names, lines()))),
  tfstate: services.optional("File in the checkout with the outputs that `${tfstate:output.NAME}` in the task definition names: a Terraform state, or the output of `terraform output -json`.", naming((path3) => [path3], string())),
  "aws-region": fieldsOf("image-and-services").optional("AWS region. Default: AWS_REGION in the environment. `none`: the default.", guarded(unsetByNone(region()))),
  "aws-account-id": fieldsOf("image-and-services").optional("The account that the credentials, the cluster, the service and (without `registry-id`) the registry must belong to. `none`: any.", guarded(unsetByNone(accountId()))),
  // Tag
  tag: image.defaulted("{environment}-{sha}", "Template of the image tag. Placeholders: {environment} {sha} {short-sha} {branch} {pr} {run-number} {run-attempt} {run-id} {date} {semver} {major} {minor} {patch}.", string()),
  // Build, or an image that exists
  image: image.optional("An image of `repository` to deploy instead of building one: a digest, a tag (resolved once), or the full name of an image. It is pulled, scanned and judged like a built one; no tag is moved.", inputOnly(givenImage())),
  context: image.defaulted(".", "Build context: a directory in the checkout, or a URL.", naming((path3) => [path3], asking(agentOfContext, string()))),
  file: image.optional("Path of the Dockerfile in the checkout. Default: `Dockerfile` in the context.", naming((path3) => [path3], string())),
  target: image.optional("Target stage of the Dockerfile.", string()),
  "build-args": image.defaulted("", "Build arguments, one KEY=VALUE per line; a KEY alone takes its value from the environment. They are visible in the image and in process lists: do not use them for secrets.", asking((all) => all.filter((line) => !line.includes("=")), assignments())),
  secrets: image.defaulted("", "Build secrets, one ID=VALUE per line, for `RUN --mount=type=secret`.", pairs("ID=VALUE")),
  "secret-envs": image.defaulted("", "Build secrets from environment variables, one ID=NAME per line.", asking((all) => Object.values(all), pairs("ID=NAME"))),
  "secret-files": image.defaulted("", "Build secrets from files, one ID=PATH per line.", naming((all) => Object.values(all), pairs("ID=PATH"))),
  ssh: image.defaulted("", "SSH agent sockets or keys for the build, one per line, for example `default`.", naming(ofSsh, asking(agentOfSsh, lines()))),
  platforms: image.defaulted("", "Platform to build for, for example `linux/arm64`. Only one is supported. Default: the platform of the Docker daemon.", lines()),
  labels: image.defaulted("", "Labels of the image, one KEY=VALUE per line, in addition to the OCI labels that are always set.", pairs()),
  "cache-from": image.defaulted("", "Cache sources, one per line, for example `type=gha`. Requires buildx.", caches()),
  "cache-to": image.defaulted("", "Cache destinations, one per line, for example `type=gha,mode=max`. Requires buildx. `pipeline: check` exports only to `gha`, `local` and `inline`.", caches()),
  pull: image.defaulted("false", "Always pull newer versions of the base images.", flag()),
  "no-cache": image.defaulted("false", "Build without the cache.", flag()),
  provenance: image.defaulted("false", "Provenance attestation, in buildx syntax (`true`, `mode=max`). The pushed image becomes an index, which ECR basic scanning does not support.", string()),
  sbom: image.defaulted("false", "SBOM attestation, in buildx syntax. The pushed image becomes an index, which ECR basic scanning does not support.", string()),
  // Scans and gate
  "trivy-severity": image.defaulted("CRITICAL,HIGH", "Severities that block the image, or `none`. Findings of every severity are reported.", guarded(choices(SEVERITIES))),
  "trivy-ignore-unfixed": image.defaulted("false", "Ignore vulnerabilities that have no fixed version.", guarded(flag())),
  "trivy-db-repository": image.defaulted("mirror.gcr.io/aquasec/trivy-db:2\nghcr.io/aquasecurity/trivy-db:2\npublic.ecr.aws/aquasecurity/trivy-db:2", "Repositories of the vulnerability database, tried in order.", guarded(lines())),
  "trivy-cache-dir": image.optional("Trivy cache directory that contains `db/trivy.db`. If set, no database is downloaded. `none`: download it.", guarded(unsetByNone(naming((path3) => [path3], string())))),
  "dockle-exit-level": image.defaulted("FATAL", "Lowest Dockle level that blocks the image: FATAL, WARN or INFO; or `none`.", guarded(choice([...DOCKLE_LEVELS, "none"]))),
  baseline: image.defaulted("none", "The image that the new one is compared with: what the new one adds blocks by the policy, what both have only after `baseline-days`. `running`: the image that the services run now. Or an image by digest, `sha256:\u2026` of `repository` or `registry/repository@sha256:\u2026`. `none`: every finding is judged. See [Baseline](baseline.md).", guarded(baselineImage())),
  offline: image.defaulted("false", "Download nothing: the scanners must be on PATH or in the cache, and the database in the cache.", guarded(flag())),
  // Deployment
  "desired-count": service.optional("Number of tasks. Default: unchanged.", integer({ min: 0, max: 5e3 })),
  "force-new-deployment": services.defaulted("false", "Start a deployment even if nothing in the service changes.", flag()),
  "wait-for-minutes": services.defaulted("30", "How long to wait for the deployment, in minutes.", integer({ min: 1, max: 360 })),
  "wait-until": services.defaulted("stable", "What the run waits for: `stable`, the end of the deployment; `serving`, when the new tasks serve and old ones only drain, or all production traffic has moved; or a stage of a blue/green, linear or canary deployment, such as `BAKE_TIME`. See [Strategies](strategies.md).", choice(WAITS)),
  "when-in-progress": services.defaulted("replace", "What is done when another deployment of the service is in progress right before the update: `replace` it, `wait` for its end, for `wait-for-minutes` at most, or `fail`. One of the same task definition is followed.", choice(["replace", "wait", "fail"])),
  "on-service-failure": image.defaulted("continue", "With several services, what becomes of the others when one fails: `continue`, or `stop`: those whose update has not begun are not updated. See [Services](services.md#when-one-fails).", fileOnly(choice(["continue", "stop"]))),
  "fail-fast": services.defaulted("true", "Give up a deployment whose tasks fail again and again although ECS continues it: at the number of failures of its circuit breaker, or at the second one by a cause that another start does not remove. See [Failures](failures.md).", fileOnly(flag())),
  "allow-behind": image.defaulted("false", "Deploy the commit although GitHub shows that it is older than the one of the running image. See docs/never-backwards.md.", guarded(flag())),
  "rollback-on": services.optional("When a deployment of this run is taken back: `failure`, `timeout` (`wait-for-minutes` is over), `cancel`, several of them, or `none`. Default: `failure`, unless the circuit breaker of the service is set not to roll back.", choices(TRIGGERS)),
  // In the file only
  "codedeploy-application": service.optional("The CodeDeploy application of a service that CodeDeploy deploys. Default: found by the service.", fileOnly(string())),
  "codedeploy-deployment-group": service.optional("Its deployment group. Default: found by the service.", fileOnly(string())),
  "codedeploy-deployment-config": services.optional("The CodeDeploy deployment configuration, for example `CodeDeployDefault.ECSAllAtOnce`. Default: that of the deployment group.", fileOnly(string())),
  "codedeploy-appspec": service.optional("An AppSpec file in the checkout, JSON or YAML, for its hooks and for properties that are to differ from the service. Default: what the service has. See [Strategies](strategies.md#codedeploy).", fileOnly(naming((path3) => [path3], string()))),
  "smoke-test": services.optional("HTTP checks that are made when the deployment is confirmed; one that fails fails the deployment. A list of `url`, or `path` at the load balancer of the service, with `method`, `headers`, `status`, `contains` and more. See docs/smoke-test.md. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(smokeChecks())))),
  "keep-revisions": services.optional("How many of the newest revisions of the task definition stay when older ones are deregistered after a deployment that was confirmed; never one that a task or a service has, or could go back to. See docs/rollback.md#old-revisions for what cannot be seen. Default: none is deregistered. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(integer({ min: 1, max: 1e3 }))))),
  "watch-alarms": services.optional("CloudWatch alarms, by name, that are watched after the deployment and the smoke test; one that goes into ALARM fails the deployment. See docs/smoke-test.md#alarms. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(alarmNames())))),
  "watch-minutes": services.defaulted("5", "For how long `watch-alarms` are watched, in minutes.", guarded(fileOnly(integer({ min: 1, max: 60 })))),
  verify: image.defaulted("true", "Check what the services depend on, such as roles, secrets, log groups and target groups, before anything is changed.", guarded(fileOnly(flag()))),
  "pause-hook": services.defaulted("wait", "What is done at a pause hook of a blue/green, linear or canary deployment: `wait` for somebody to continue it, `continue`, at each step, or `roll-back`.", guarded(fileOnly(choice(PAUSE_ANSWERS)))),
  "service-attributes": services.optional("Attributes that the service is to have, set by the update that deploys: `enable-execute-command`, `tags`, `network`, `capacity-providers`, `circuit-breaker` and more. What is not listed stays. See [Services](services.md#service-attributes).", guarded(fileOnly(serviceAttributes()))),
  "required-tags": services.optional("Tags that the service and the task definition must have: a list of keys, or KEY: VALUE. What lacks one is reported by `verify`.", guarded(fileOnly(requiredTags()))),
  lint: services.optional("Levels of the rules that the task definition is checked against, RULE: `off`, `warn` or `error`; `all` for those that are not listed. See docs/lint.md.", guarded(fileOnly(lintLevels()))),
  "run-before": service.optional("Tasks that run once before the service is updated, in the order of the list: a migration, for example. One that fails ends the run. See [Tasks](tasks.md).", guarded(fileOnly(oneOffTasks()))),
  "run-after": service.optional("Tasks that run once when the deployment is confirmed, in the order of the list. One that fails is a failure of the deployment. See [Tasks](tasks.md).", guarded(fileOnly(oneOffTasks()))),
  "registry-id": image.optional("The account that the registry belongs to, when it is another than that of the service. Default: `aws-account-id`. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(accountId())))),
  "build-contexts": image.defaulted("", "Additional build contexts, NAME: PATH. Requires buildx. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(naming(ofNamedContexts, pairs()))))),
  network: image.optional("Network mode of `RUN` instructions.", guarded(fileOnly(string()))),
  "add-hosts": image.defaulted("", "Additional HOST:IP mappings for the build. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(lines())))),
  builder: image.optional("The buildx builder to use. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(string())))),
  "baseline-days": image.defaulted("30", "With `baseline`, for how many days after its publication a vulnerability that the baseline has, too, does not block.", guarded(fileOnly(integer({ min: 0, max: 3650 })))),
  "accept-unknown-os": image.defaulted("false", "Let an image pass although Trivy did not check its operating system packages: it does not recognize the system, or the database has no advisories for the release. The summary says so.", guarded(fileOnly(flag()))),
  "require-verified-db": image.defaulted("false", "Fail if the vulnerability database is not verified against its registry in this run: with `offline`, or with `trivy-cache-dir`.", guarded(fileOnly(flag()))),
  "pin-sidecars": image.defaulted("off", "Whether the images of the other containers are deployed by digest. `pin`: each is resolved once per run. `scan`: Trivy and Dockle also scan each, and the gate judges what they find. `off`: they stay as written. See [Render](render.md#side-cars).", guarded(fileOnly(choice(["off", "pin", "scan"])))),
  "image-test": image.optional("A test of the image before it is pushed: a container of it runs without anything of the job, must get ready, and a command in it must succeed. `wait-for`, `run`, `command`, `env`, `timeout-seconds` and more. See [Test the image](image-test.md). In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(imageTest())))),
  "scan-timeout-minutes": image.defaulted("10", "How long one scan may take, in minutes.", fileOnly(integer({ min: 1, max: 120 }))),
  "tools-mirror": image.optional("Base URL from which the pinned scanner releases are downloaded instead of github.com. Their SHA-256 is verified either way. In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(string())))),
  "scanner-releases": image.optional("Another release of a scanner than the pinned one: a map from `trivy` or `dockle` to its `version` and the `sha256` of its archive, or a map of them by platform (`Linux-64bit`, `Linux-ARM64`, \u2026). It is used from PATH, too, at that version only. See [Scans](scans.md#your-own-scanner-release). In `guarded-settings`, `none` unsets it.", guarded(unsetByNone(fileOnly(scannerReleases())))),
  // The task definition, in the file only
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
var SETTING_NAMES = Object.keys(SETTINGS);
var fieldOf = /* @__PURE__ */ __name((name) => SETTINGS[name], "fieldOf");
var ACTION_INPUTS = SETTING_NAMES.filter((name) => fieldOf(name).place !== "file");
var FILE_SETTINGS = SETTING_NAMES.filter((name) => fieldOf(name).place !== "input");
var GUARDED_SETTINGS = SETTING_NAMES.filter((name) => fieldOf(name).isGuarded);
var SERVICE_SETTINGS = SETTING_NAMES.filter((name) => !["run", "image"].includes(fieldOf(name).owner));
var RUN_SETTINGS = SETTING_NAMES.filter((name) => !["service", "services"].includes(fieldOf(name).owner));

// src/settings/local-paths.ts
var localPaths = /* @__PURE__ */ __name((name, value, workspace) => value === null ? [] : fieldOf(name).paths(value).map((given) => localPath(name, given, workspace)), "localPaths");
var localPath = /* @__PURE__ */ __name((setting, given, workspace) => ({
  setting,
  given,
  path: resolve(workspace, given),
  written: isAbsolute2(given) ? given : `${workspace}/${given}`
}), "localPath");
var pathProblem = /* @__PURE__ */ __name(async (path3, { files, workspace }) => {
  if (!isAbsolute2(path3.given) && leadsOut(relative2(workspace, path3.path))) {
    return problem(refusedPath(path3, "leads out of the checkout; only an input can name such a path, an absolute one"));
  }
  const refusal = await refusalOfEach(path3, files.refusal);
  return refusal === null ? null : problem(refusedPath(path3, refusal));
}, "pathProblem");
var pathProblems = /* @__PURE__ */ __name(async (paths, checkout) => (await Promise.all(paths.map((path3) => pathProblem(path3, checkout)))).flatMap((one) => one ?? []), "pathProblems");

// src/settings/build-settings.ts
var buildConfig = /* @__PURE__ */ __name((settings, workspace) => ({
  context: isRemote(settings.context) ? settings.context : resolve2(workspace, settings.context),
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
var absolute = /* @__PURE__ */ __name((workspace, path3) => path3 === null ? null : resolve2(workspace, path3), "absolute");

// src/settings/codedeploy-settings.ts
var codeDeploySettings = /* @__PURE__ */ __name((service2, workspace) => {
  const appspec = service2["codedeploy-appspec"];
  return {
    application: service2["codedeploy-application"],
    deploymentGroup: service2["codedeploy-deployment-group"],
    deploymentConfig: service2["codedeploy-deployment-config"],
    appspec: appspec === null ? null : localPath("codedeploy-appspec", appspec, workspace)
  };
}, "codeDeploySettings");

// src/settings/definition-source.ts
import { resolve as resolve3 } from "node:path";
var taskDefinitionSource = /* @__PURE__ */ __name((given, workspace) => isTaskDefinitionFile(given) ? { kind: "file", path: resolve3(workspace, given), name: given } : { kind: "ecs", reference: given }, "taskDefinitionSource");
var serviceDefinitionSource = /* @__PURE__ */ __name((given, { workspace, runId, runAttempt, repository: repository2 }) => {
  if (given === null) return null;
  const attempt = runId === null ? null : [repository2, runId, runAttempt].join("/");
  return { ...localPath("service-definition", given, workspace), attempt };
}, "serviceDefinitionSource");
var stateFileOf = /* @__PURE__ */ __name((given, { workspace }) => given === null ? null : localPath("tfstate", given, workspace), "stateFileOf");

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
var overridesOf = /* @__PURE__ */ __name((service2) => ({
  "task-cpu": service2["task-cpu"],
  "task-memory": service2["task-memory"],
  "ephemeral-storage": service2["ephemeral-storage"],
  "execution-role": service2["execution-role"],
  "task-role": service2["task-role"],
  "runtime-platform": service2["runtime-platform"],
  containers: service2.containers?.value ?? {},
  "task-definition-tags": service2["task-definition-tags"]?.value ?? {},
  "task-definition-patch": service2["task-definition-patch"]?.value ?? [],
  positions: new Map([
    ...WHOLE.flatMap((name) => wholeAt(service2, name)),
    ...IN_PARTS.flatMap((name) => partsAt(service2, name))
  ])
}), "overridesOf");
var wholeAt = /* @__PURE__ */ __name(({ places }, name) => {
  const at = places.get(name);
  return at === void 0 ? [] : [[pointerOf([name]), at]];
}, "wholeAt");
var partsAt = /* @__PURE__ */ __name((service2, name) => [...service2[name]?.positions ?? []].map(([path3, at]) => [`${pointerOf([name])}${path3}`, at]), "partsAt");

// src/settings/github-config.ts
var gitHubConfig = /* @__PURE__ */ __name((settings, { repository: repository2 }, token = "") => ({
  github: { token, repository: repository2 },
  olderCommit: settings["allow-behind"] || settings.pipeline === "check" ? "allowed" : "refused"
}), "gitHubConfig");

// src/settings/map-all.ts
var mapAll = /* @__PURE__ */ __name(([first, ...others], map2) => [map2(first), ...others.map(map2)], "mapAll");

// src/settings/after-deployment.ts
var checksOf2 = /* @__PURE__ */ __name((service2) => service2["smoke-test"] ?? [], "checksOf");
var alarmsOf = /* @__PURE__ */ __name((service2) => {
  const names = service2["watch-alarms"] ?? [];
  return names.length === 0 ? {} : { alarms: { names, minutes: service2["watch-minutes"] } };
}, "alarmsOf");

// src/settings/missing-settings.ts
var missingIn = /* @__PURE__ */ __name((settings) => TARGET_SETTINGS.filter(
  (name) => name === "repository" ? settings[name] === null : settings.services.some((service2) => service2[name] === null)
), "missingIn");

// src/settings/pipeline-to-run.ts
var pipelineToRun = /* @__PURE__ */ __name((chosen2) => {
  const { pipeline, "dry-run": isDry, "rollback-to": to, "on-service-failure": onServiceFailure } = chosen2;
  const dry = pipeline === "rollback" ? "rollback-dry-run" : "dry-run";
  const rollbackTo = parseWantedRevision(to ?? "") ?? { kind: "previous" };
  return { pipeline: isDry ? dry : pipeline, rollbackTo, onServiceFailure, imageTest: chosen2["image-test"] };
}, "pipelineToRun");

// src/settings/placeholder-facts.ts
var factsOf = /* @__PURE__ */ __name((settings, run2) => ({
  environment: settings.environment,
  app: settings.app,
  repository: settings.repository,
  commit: commitOf(run2),
  branch: run2.branch
}), "factsOf");

// src/settings/task-settings.ts
var tasksOf2 = /* @__PURE__ */ __name((service2, { runId, runAttempt, sha }) => ({
  before: placedTasks("run-before", service2["run-before"] ?? []),
  after: placedTasks("run-after", service2["run-after"] ?? []),
  run: { runId, runAttempt, sha }
}), "tasksOf");

// src/settings/scanners-config.ts
var scannersConfig = /* @__PURE__ */ __name((settings, { workspace, cacheDirectory }) => ({
  databaseRepositories: settings["trivy-db-repository"],
  databaseDirectory: absolute(workspace, settings["trivy-cache-dir"]),
  network: settings.offline ? "offline" : "online",
  cacheDirectory,
  toolsMirror: settings["tools-mirror"],
  ownReleases: settings["scanner-releases"] ?? {},
  timeoutMinutes: settings["scan-timeout-minutes"],
  unverifiedDatabase: settings["require-verified-db"] ? "blocked" : "allowed",
  unknownSystem: settings["accept-unknown-os"] ? "accepted" : "blocked"
}), "scannersConfig");

// src/settings/config.ts
var resolveConfig = /* @__PURE__ */ __name((settings, { run: run2, cacheDirectory, secrets, values, token }) => ({
  ...pipelineToRun(settings),
  run: run2,
  ...gitHubConfig(settings, run2, token),
  ...baselineConfig(settings),
  tag: { template: settings.tag, environment: settings.environment, run: run2 },
  build: { ...buildConfig(settings, run2.workspace), secrets },
  image: parseGivenImage(settings.image ?? ""),
  sideCars: settings["pin-sidecars"],
  scanners: scannersConfig(settings, { workspace: run2.workspace, cacheDirectory }),
  policy: {
    trivySeverities: settings["trivy-severity"],
    unfixed: settings["trivy-ignore-unfixed"] ? "ignored" : "blocked",
    dockleLevel: settings["dockle-exit-level"]
  },
  exceptions: [],
  registry: {
    region: settings["aws-region"],
    account: settings["aws-account-id"],
    registryId: settings["registry-id"],
    repository: settings.repository ?? NOT_SET
  },
  values: { ...values, unresolved: "kept", facts: factsOf(settings, run2) },
  verification: settings.verify ? "on" : "off",
  services: mapAll(settings.services, (service2) => serviceConfig(service2, run2)),
  missing: missingIn(settings)
}), "resolveConfig");
var NOT_SET = "";
var serviceConfig = /* @__PURE__ */ __name((service2, run2) => ({
  key: service2.key,
  region: service2["aws-region"],
  account: service2["aws-account-id"],
  cluster: service2.cluster ?? NOT_SET,
  service: service2.service ?? NOT_SET,
  taskDefinition: taskDefinitionSource(service2["task-definition"] ?? NOT_SET, run2.workspace),
  serviceDefinition: serviceDefinitionSource(service2["service-definition"], run2),
  containerName: service2["container-name"],
  lint: service2.lint ?? {},
  requiredTags: service2["required-tags"] ?? {},
  desiredCount: service2["desired-count"],
  newDeployment: service2["force-new-deployment"] ? "forced" : "when-changed",
  waitMinutes: service2["wait-for-minutes"],
  waitUntil: service2["wait-until"],
  pauseHook: service2["pause-hook"],
  whenInProgress: service2["when-in-progress"],
  failFast: service2["fail-fast"] ? "on" : "off",
  rollBack: service2["rollback-on"] === null ? DEFAULT_POLICY : { on: service2["rollback-on"], origin: "chosen" },
  smokeTest: checksOf2(service2),
  keepRevisions: service2["keep-revisions"],
  ...alarmsOf(service2),
  tasks: tasksOf2(service2, run2),
  codeDeploy: codeDeploySettings(service2, run2.workspace),
  ...service2["service-attributes"] === null ? {} : { attributes: service2["service-attributes"] },
  overrides: overridesOf(service2),
  places: service2.places,
  stateFile: stateFileOf(service2.tfstate, run2)
}), "serviceConfig");

// src/domain/trust/guard-source.ts
var BY_WRITERS = /* @__PURE__ */ new Set(["push", "schedule", "workflow_dispatch", "release"]);
var guardSourceOf = /* @__PURE__ */ __name((facts2) => {
  const { event, sha, head } = facts2;
  if (sha === null || facts2.path === null) return { kind: "checkout" };
  const branch = facts2.targetBranch ?? facts2.defaultBranch;
  if (event === null || !BY_WRITERS.has(event)) return { kind: "branch", branch, because: `on ${event ?? "no event"}` };
  if (facts2.isQueued) return { kind: "branch", branch, because: `on ${event} to a merge queue` };
  if (head === sha) return { kind: "checkout" };
  const at = head === null ? "an unknown commit" : head.slice(0, SHORT);
  return {
    kind: "branch",
    branch,
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
import { resolve as resolve4 } from "node:path";
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
    if (await files.kindOf(resolve4(workspace, name)) !== "file") continue;
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
  const merged = new Map(below);
  for (const [name, value] of above) {
    const lower = merged.get(name);
    merged.set(name, lower === void 0 ? value : merge(name, lower, value));
  }
  return merged;
}, "mergeMaps");

// src/settings/choose.ts
var chooseLevels = /* @__PURE__ */ __name((root, asked) => {
  const environment = chooseEnvironment(root, asked.environment);
  const atEnvironment = environment.level === null ? root : environment.level;
  const app = chooseApp(atEnvironment, asked.app);
  const problems = [...environment.problems, ...app.problems];
  if (environment.level === null || app.level === null) return { level: null, services: /* @__PURE__ */ new Map(), app: null, problems };
  const { level } = app;
  const services2 = [...level.groups.services].map(([key, service2]) => [key, mergeLevels(level, service2)]);
  const [only = null] = atEnvironment.groups.apps.keys();
  return { level, services: new Map(services2), app: asked.app ?? only, problems };
}, "chooseLevels");
var none = /* @__PURE__ */ __name((text5, short) => ({
  level: null,
  problems: [{ ...problem(text5), headline: [text5, short] }]
}), "none");
var chooseEnvironment = /* @__PURE__ */ __name((root, asked) => {
  const { environments } = root.groups;
  if (environments.size === 0) return { level: root, problems: [] };
  return asked === null ? required(root, "environments") : over(root, "environments", asked);
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
  const text5 = `${inputOf(group)} is required because ${at.path} has`;
  return none(`${text5} ${listed3(group, groups[group], null)}`, `${text5} \`${group}\``);
}, "required");
var over = /* @__PURE__ */ __name((below, group, name) => {
  const levels = below.groups[group];
  const above = levels.get(name);
  if (above !== void 0) return { level: mergeLevels(below, above), problems: [] };
  const meant = didYouMean(name, [...levels.keys()]);
  const text5 = `${inputOf(group)}: '${name}' is not one of`;
  return none(`${text5} ${listed3(group, levels, name)} in ${below.at.path}${meant}`, `${text5} \`${group}\`${meant}`);
}, "over");
var LISTED = 8;
var listed3 = /* @__PURE__ */ __name((group, levels, asked) => {
  const names = [...levels.keys()];
  const shown = names.length <= LISTED || asked === null ? names : nearestFirst(asked, names);
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : "";
  return `\`${group}\` (${shown.slice(0, LISTED).join(", ")}${more})`;
}, "listed");

// src/settings/look-up.ts
var UNSET = /* @__PURE__ */ Symbol("unset");
var isNone = /* @__PURE__ */ __name((name, text5) => fieldOf(name).isUnsetByNone && text5.trim() === "none", "isNone");
var lookUpIn = /* @__PURE__ */ __name((inputs, level) => (name) => {
  const input = inputs.get(name);
  if (input !== void 0 && input !== UNSET) return { value: input, isSet: true };
  const set = input === UNSET ? void 0 : level?.settings.get(name);
  if (set !== void 0) return { value: set.value, isSet: true, at: set.at };
  const field = fieldOf(name);
  return field.presence === "defaulted" ? { value: field.schema.parse(field.default), isSet: true } : { value: null, isSet: false };
}, "lookUpIn");

// src/settings/expressions.ts
var EXPRESSION = /\$\{\{[^}]{0,200}\}\}/;
var expressionProblems = /* @__PURE__ */ __name((name, value) => {
  const instead = fieldOf(name).place === "file" ? "" : `, or set the input \`${name}\` in the workflow`;
  return textsOf2(value).flatMap(({ at, text: text5 }) => {
    const expression = EXPRESSION.exec(text5)?.[0];
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
import { isAbsolute as isAbsolute3 } from "node:path";
var OF_THE_JOB = /^(?:AWS|ACTIONS|GITHUB|INPUT|RUNNER|STATE)_/;
var workflowOnly = /* @__PURE__ */ __name((name, value) => {
  const field = fieldOf(name);
  const variables = field.variables(value).filter((variable) => OF_THE_JOB.test(variable));
  const paths = field.paths(value).filter((path3) => isAbsolute3(path3));
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
  return { root, problems: once(found).sort(byPosition) };
}, "readSettingsFile");
var once = /* @__PURE__ */ __name((problems) => [
  ...new Map(problems.map((one) => [JSON.stringify([one.at, one.text]), one])).values()
], "once");
var byPosition = /* @__PURE__ */ __name(({ at: a }, { at: b }) => a === null || b === null ? 0 : a.line - b.line || a.column - b.column, "byPosition");
var readLevel = /* @__PURE__ */ __name((kind, { at, value: tree }, found) => {
  const empty = emptyLevel(at);
  if (tree.kind !== "map") {
    if (!isEmpty(tree)) found.push({ at: tree.at, text: `${NAMES[kind]} must be a map of settings` });
    return empty;
  }
  const settings = /* @__PURE__ */ new Map();
  const groups = {};
  for (const entry2 of tree.entries) {
    const group = GROUPS_OF[kind].find((name) => name === entry2.key);
    const setting = settingsAt(kind).find((name) => name === entry2.key);
    if (group !== void 0) groups[group] = readGroup(group, entry2, found);
    else if (setting === void 0) found.push({ at: entry2.at, text: unknownKey3(kind, entry2.key, found.length) });
    else if (!isEmpty(entry2.value)) settings.set(setting, readValue(setting, entry2, found));
  }
  return { ...empty, settings, groups: { ...empty.groups, ...groups } };
}, "readLevel");
var NAMES = {
  file: "the file",
  environment: "an environment",
  app: "an app",
  service: "a service"
};
var isEmpty = /* @__PURE__ */ __name((tree) => tree.kind === "text" && tree.text.trim() === "", "isEmpty");
var readGroup = /* @__PURE__ */ __name((group, { value }, found) => {
  if (value.kind !== "map") {
    if (!isEmpty(value)) found.push({ at: value.at, text: `\`${group}\` must map each name to its settings` });
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
  return problems.length === 0 ? { at: value.at, value: read, state: "right" } : { at: value.at, value: null, state: "wrong" };
}, "readValue");
var checkValue = /* @__PURE__ */ __name((name, value) => {
  const expressions = expressionProblems(name, value);
  if (expressions.length > 0) return { read: null, problems: expressions };
  const { schema, nested } = fieldOf(name);
  const parsed = schema.safeParse((nested?.plain ?? plain)(value));
  if (!parsed.success && nested !== void 0) {
    return { read: null, problems: nestedProblems(name, value, parsed.error.issues) };
  }
  if (parsed.success && nested !== void 0) {
    return { read: nested.place(parsed.data, positionsIn(value)), problems: [] };
  }
  if (parsed.success) {
    return { read: parsed.data, problems: workflowOnly(name, parsed.data).map((text5) => ({ at: value.at, text: text5 })) };
  }
  const at = /* @__PURE__ */ __name((index) => itemAt(value, index), "at");
  const problems = parsed.error.issues.map(({ path: path3, message }) => ({
    at: at(path3[0]),
    text: wrongValue(name, message)
  }));
  return { read: null, problems };
}, "checkValue");
var itemAt = /* @__PURE__ */ __name((value, index) => (value.kind === "list" && typeof index === "number" ? value.items[index]?.at : keyAt(value, index)) ?? value.at, "itemAt");
var keyAt = /* @__PURE__ */ __name((value, key) => value.kind === "map" ? value.entries.find((entry2) => entry2.key === key)?.at ?? null : null, "keyAt");
var unknownKey3 = /* @__PURE__ */ __name((kind, key, problemsBefore) => {
  const known = [...settingsAt(kind), ...GROUPS_OF[kind]];
  if (Object.hasOwn(GROUPS, key)) return `\`${key}\` cannot be set in ${NAMES[kind]}`;
  const setting = SETTING_NAMES.find((name) => name === key);
  if (setting !== void 0) return `\`${key}\` cannot be set in ${NAMES[kind]}${placeOf(setting)}`;
  const meant = problemsBefore < MOST_LISTED_PROBLEMS ? didYouMean(key, known) : "";
  return `'${key}' is not a setting${meant}`;
}, "unknownKey");
var placeOf = /* @__PURE__ */ __name((name) => {
  const { owner, place: place2 } = fieldOf(name);
  if (place2 === "input") return "; it is an input only";
  return owner === "run" ? "; set it at the root of the file" : "; it belongs to the image, which all services share";
}, "placeOf");

// src/settings/trust/guarded-input.ts
var readGuardedInput = /* @__PURE__ */ __name((text5, readTree) => {
  const { tree, problems } = readTree({ path: "guarded-settings", text: text5 });
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
  if (name === void 0) return { input: null, problems: [{ at, text: unknownKey4(key) }] };
  if (value.kind === "text" && value.text.trim() === "") return { input: null, problems: [] };
  if (value.kind === "text" && isNone(name, value.text)) return { input: [name, UNSET], problems: [] };
  const parsed = fieldOf(name).schema.safeParse(plain(value));
  if (parsed.success) return { input: [name, parsed.data], problems: [] };
  const problems = parsed.error.issues.map(({ message }) => ({ at: value.at, text: wrongValue(name, message) }));
  return { input: [name, null], problems };
}, "readEntry");
var unknownKey4 = /* @__PURE__ */ __name((key) => {
  const near = nearest(key, GUARDED_SETTINGS);
  return `'${key}' is not a guarded setting${near === null ? `: ${GUARDED_SETTINGS.join(", ")}` : `; did you mean ${near}?`}`;
}, "unknownKey");

// src/settings/read-inputs.ts
var readInputs = /* @__PURE__ */ __name(({ read, given, readTree }) => {
  const readings = ACTION_INPUTS.flatMap((name) => {
    const text5 = read(name);
    return text5.trim() === "" ? [] : [{ name, ...check2(name, text5) }];
  });
  const guarded2 = readGuardedInput(read(GUARDED_INPUT), readTree);
  return {
    // An input of its own overrides a key of `guarded-settings`.
    inputs: new Map([...guarded2.inputs, ...readings.map(({ name, value }) => [name, value])]),
    problems: [...misspelt(given), ...readings.flatMap(({ problems }) => problems), ...guarded2.problems]
  };
}, "readInputs");
var GUARDED_INPUT = "guarded-settings";
var check2 = /* @__PURE__ */ __name((name, text5) => {
  if (isNone(name, text5)) return { value: UNSET, problems: [] };
  const parsed = fieldOf(name).schema.safeParse(text5);
  if (parsed.success) return { value: parsed.data, problems: [] };
  return { value: null, problems: parsed.error.issues.map(({ message }) => problem(wrongValue(name, message))) };
}, "check");
var misspelt = /* @__PURE__ */ __name((given) => given.flatMap((raw) => {
  const name = raw.toLowerCase();
  if (ACTION_INPUTS.some((known) => known === name)) return [];
  const near = nearest(name, ACTION_INPUTS);
  return near === null ? [] : [problem(`\`${name}\` is not an input; did you mean \`${near}\`?`)];
}), "misspelt");

// src/settings/setting-rules.ts
var runProblems = /* @__PURE__ */ __name((settings) => [...tagTemplate(settings), ...onePlatform(settings), ...secretsOnce(settings), ...ofRepository(settings)].map(problem), "runProblems");
var tagTemplate = /* @__PURE__ */ __name(({ tag }) => templateProblems(tag ?? "").map((text5) => `\`tag\`: ${text5}`), "tagTemplate");
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
var imageProblems = /* @__PURE__ */ __name(({ image: image2 }, inputs) => {
  const others = OF_BUILD.filter((name) => inputs.has(name)).map((name) => `\`${name}\``);
  if (image2 === null || others.length === 0) return [];
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
var environmentProblems = /* @__PURE__ */ __name(({ pipeline, tag, image: image2 }) => pipeline !== "rollback" && image2 === null && tag?.includes("{environment}") ? [
  problem(
    "`environment` is required because `tag` uses {environment}: set it, for example to `production`, or use a template without it"
  )
] : [], "environmentProblems");
var onePlatform = /* @__PURE__ */ __name(({ platforms }) => {
  const all = (platforms ?? []).flatMap((line) => line.split(",")).filter((platform) => platform.trim() !== "");
  return all.length > 1 ? [`\`platforms\`: ${all.length} platforms are set; only one is supported`] : [];
}, "onePlatform");
var secretsOnce = /* @__PURE__ */ __name((settings) => {
  const ids = [settings.secrets, settings["secret-envs"], settings["secret-files"]].flatMap(
    (given) => Object.keys(given ?? {})
  );
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return twice.map((id) => `build secret '${id}' is set twice, in \`secrets\`, \`secret-envs\` or \`secret-files\``);
}, "secretsOnce");

// src/settings/run-services.ts
var findServices = /* @__PURE__ */ __name((inputs, { level, services: services2 }) => services2.size === 0 ? [{ key: null, lookUp: lookUpIn(inputs, level), at: null }] : [...services2].map(([key, own]) => ({ key, lookUp: named2(key, lookUpIn(inputs, own)), at: own.at })), "findServices");
var named2 = /* @__PURE__ */ __name((key, lookUp) => (name) => {
  const found = lookUp(name);
  return name === "service" && !found.isSet ? { value: key, isSet: true } : found;
}, "named");
var serviceSettings = /* @__PURE__ */ __name(({ key, lookUp }) => {
  const values = Object.fromEntries(SERVICE_SETTINGS.map((name) => [name, lookUp(name).value]));
  return {
    ...values,
    key: key ?? nameOf(values["service"]),
    places: placesIn(lookUp)
  };
}, "serviceSettings");
var placesIn = /* @__PURE__ */ __name((lookUp) => new Map(
  SERVICE_SETTINGS.flatMap((name) => {
    const { at } = lookUp(name);
    return at === void 0 ? [] : [[name, at]];
  })
), "placesIn");
var nameOf = /* @__PURE__ */ __name((service2) => typeof service2 === "string" ? service2.slice(service2.lastIndexOf("/") + 1) : "service", "nameOf");
var serviceProblems = /* @__PURE__ */ __name((services2, together2) => [
  ...services2.length === 1 ? [] : ambiguousInputs(services2, together2),
  ...sameService(services2),
  ...otherRegion(services2, together2)
], "serviceProblems");
var otherRegion = /* @__PURE__ */ __name((services2, { run: run2, pipeline }) => {
  if (pipeline === null || requirementsOf(pipeline).regions === "several") return [];
  const { value: region2 } = run2("aws-region");
  return services2.filter(({ lookUp }) => lookUp("aws-region").value !== region2).map(({ key, at }) => ({
    at,
    text: `the service ${key ?? ""} is in another region than the registry; in this version, the pipeline ${pipeline} uses one region per run`
  }));
}, "otherRegion");
var ambiguousInputs = /* @__PURE__ */ __name((services2, { inputs }) => [...inputs.keys()].filter(isOfOneService).map(
  (name) => problem(
    `\`${name}\` cannot be an input, because it belongs to one service and \`services\` lists ${listed4(services2)}; set it in the file`
  )
), "ambiguousInputs");
var isOfOneService = /* @__PURE__ */ __name((name) => fieldOf(name).owner === "service", "isOfOneService");
var sameService = /* @__PURE__ */ __name((services2) => services2.flatMap((service2, index) => {
  const earlier = services2.slice(0, index).find((other) => identity(other) === identity(service2));
  if (earlier === void 0) return [];
  const name = String(service2.lookUp("service").value);
  return [{ at: service2.at, text: `${earlier.key ?? ""} and ${service2.key ?? ""} are the same ECS service, ${name}` }];
}), "sameService");
var identity = /* @__PURE__ */ __name(({ lookUp }) => JSON.stringify(["aws-region", "cluster", "service"].map((name) => lookUp(name).value)), "identity");
var listed4 = /* @__PURE__ */ __name((services2) => services2.map(({ key }) => key).join(", "), "listed");

// src/settings/trust/job-variables.ts
var handsOver = /* @__PURE__ */ __name((name, { settings }) => {
  const set = settings.get(name);
  return set !== void 0 && variablesOf(name, set).length > 0;
}, "handsOver");
var withoutOthers = /* @__PURE__ */ __name((name, own, trusted) => {
  const above = trusted.settings.get(name);
  const allowed = new Set(above === void 0 ? [] : variablesOf(name, above));
  const isAllowed = /* @__PURE__ */ __name((value2) => variablesIn(name, value2).every((variable) => allowed.has(variable)), "isAllowed");
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

// src/settings/trust/trusted-levels.ts
var NO_LEVELS = {
  level: emptyLevel({ path: "", line: 1, column: 1 }),
  services: /* @__PURE__ */ new Map()
};
var readTrustedLevels = /* @__PURE__ */ __name((file, { inputs, readTree }) => {
  if (file === null) return { kind: "levels", ...NO_LEVELS };
  const [wrong] = readTree(file).problems;
  const { root } = readSettingsFile(file, readTree);
  if (wrong !== void 0 || root === null) return { kind: "unusable", reason: inWords2(wrong) };
  const environment = chosen(root, "environments", { name: nameOf2("environment", inputs, root) });
  if (environment.kind === "problems") return environment;
  const only = environment.level.groups.apps.size === 1 ? [...environment.level.groups.apps.keys()][0] : void 0;
  const app = chosen(environment.level, "apps", { name: nameOf2("app", inputs, root) ?? only ?? null });
  if (app.kind === "problems") return app;
  const { level } = app;
  const services2 = [...level.groups.services].map(([key, own]) => [key, mergeLevels(level, own)]);
  return { kind: "levels", level, services: new Map(services2) };
}, "readTrustedLevels");
var inWords2 = /* @__PURE__ */ __name((wrong) => {
  if (wrong === void 0) return "it is not YAML";
  return wrong.at === null ? wrong.text : `${positionText(wrong.at)}: ${wrong.text}`;
}, "inWords");
var nameOf2 = /* @__PURE__ */ __name((name, inputs, root) => {
  const value = inputs.get(name) ?? root.settings.get(name)?.value;
  return typeof value === "string" ? value : null;
}, "nameOf");
var chosen = /* @__PURE__ */ __name((below, group, { name }) => {
  const levels = below.groups[group];
  if (levels.size === 0) return { kind: "level", level: below };
  if (name === null) {
    const input = group.slice(0, -1);
    const text5 = `the input \`${input}\` is required, because the guarded settings of ${below.at.path} may differ in its \`${group}\``;
    return { kind: "problems", problems: [problem(text5)] };
  }
  const above = levels.get(name);
  return { kind: "level", level: above === void 0 ? below : mergeLevels(below, above) };
}, "chosen");

// src/settings/trust/guarded-levels.ts
var guardLevels = /* @__PURE__ */ __name((chosen2, { trusted, ...sources }) => {
  if (trusted.kind === "checkout") return { chosen: chosen2, report: null, problems: [] };
  const guarded2 = GUARDED_SETTINGS.filter((name) => !sources.inputs.has(name));
  const reading = readTrustedLevels(trusted.file, sources);
  const levels = reading.kind === "levels" ? reading : NO_LEVELS;
  const after = withGuarded(chosen2, levels);
  const place2 = placeOf2(trusted, reading);
  return {
    chosen: after,
    report: { because: trusted.because, place: place2, ...lost([chosen2, after], sources.inputs) },
    problems: [
      ...reading.kind === "problems" ? reading.problems : [],
      ...wrongValues(after, guarded2),
      ...unknownServices(chosen2, levels, guarded2),
      ...lostCheck(chosen2, after, { because: trusted.because, place: place2, inputs: sources.inputs }),
      ...place2.kind === "unreadable" ? unreadable(place2.reason, setIn(chosen2, sources.inputs)) : []
    ]
  };
}, "guardLevels");
var placeOf2 = /* @__PURE__ */ __name((trusted, reading) => reading.kind === "unusable" ? { kind: "unreadable", branch: trusted.place.branch, reason: reading.reason } : trusted.place, "placeOf");
var setIn = /* @__PURE__ */ __name((chosen2, inputs) => {
  const isSet = /* @__PURE__ */ __name((name, level) => isGuarded(name) ? level.settings.has(name) : handsOver(name, level), "isSet");
  return FILE_SETTINGS.filter((name) => !inputs.has(name) && levelsOf(chosen2).some((level) => isSet(name, level)));
}, "setIn");
var unreadable = /* @__PURE__ */ __name((reason, names) => {
  if (names.length === 0) return [];
  const listed5 = inCode(names);
  const message = `the checkout sets ${listed5}, which only a trusted branch may decide, and the file of that branch cannot be read: ${reason}`;
  const hint = `Grant \`permissions: contents: read\` to the job, or set ${asInputs(names)}; then re-run.`;
  const headline = "the guarded settings of the target branch cannot be read";
  return [{ at: null, text: `${message}. ${hint}`, alone: fault("E_GUARDED_SETTINGS", { headline, message, hint }) }];
}, "unreadable");
var asInputs = /* @__PURE__ */ __name((names) => {
  const guarded2 = names.filter(isGuarded);
  const others = names.filter((name) => !isGuarded(name));
  return [
    ...guarded2.length === 0 ? [] : [`${inCode(guarded2)} as inputs or in \`guarded-settings\``],
    ...others.length === 0 ? [] : [`${inCode(others)} as inputs`]
  ].join(" and ");
}, "asInputs");
var inCode = /* @__PURE__ */ __name((names) => names.map((name) => `\`${name}\``).join(", "), "inCode");
var levelsOf = /* @__PURE__ */ __name(({ level, services: services2 }) => [
  ...level === null ? [] : [level],
  ...services2.values()
], "levelsOf");
var withGuarded = /* @__PURE__ */ __name(({ level, services: services2, app, problems }, trusted) => ({
  app,
  level: level === null ? null : replaced(level, trusted.level),
  services: new Map(
    [...services2].map(([key, own]) => [key, replaced(own, trusted.services.get(key) ?? trusted.level)])
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
  const text5 = `\`pipeline: check\` is not taken from the checkout ${because}, and \`${place2.path}\` of \`${place2.branch}\` does not set \`pipeline\`: the default \`${DEFAULT_PIPELINE}\` would deploy the commit. Set \`pipeline\` as an input`;
  return [{ at: own.at, text: text5 }];
}, "lostCheck");
var wrongValues = /* @__PURE__ */ __name((after, guarded2) => {
  const wrong = levelsOf(after).flatMap(
    ({ settings }) => guarded2.flatMap((name) => {
      const set = settings.get(name);
      return set?.state === "wrong" ? [{ at: set.at, text: `\`${name}\` has no valid value; correct it there, or set it as an input` }] : [];
    })
  );
  const isFirst = /* @__PURE__ */ __name(({ at, text: text5 }, index) => wrong.findIndex((other) => other.text === text5 && other.at.line === at?.line && other.at.path === at.path) === index, "isFirst");
  return wrong.filter(isFirst);
}, "wrongValues");
var unknownServices = /* @__PURE__ */ __name(({ level, services: services2 }, trusted, guarded2) => {
  const own = guarded2.filter(
    (name) => [...trusted.services.values()].some(({ settings }) => {
      const above = settings.get(name);
      return above !== void 0 && JSON.stringify(above.value) !== JSON.stringify(trusted.level.settings.get(name)?.value);
    })
  );
  if (own.length === 0 || level === null) return [];
  const listed5 = own.map((name) => `\`${name}\``).join(", ");
  const [first] = trusted.services.values();
  const text5 = /* @__PURE__ */ __name((what) => `${what} is not one of \`services\` in ${first?.at.path ?? ""}, which have ${listed5} of their own; set ${listed5} as an input`, "text");
  if (services2.size === 0) return [{ at: null, text: text5("the service") }];
  return [...services2].flatMap(
    ([key, { at }]) => trusted.services.has(key) ? [] : [{ at, text: text5(`the service ${key}`) }]
  );
}, "unknownServices");

// src/settings/read-settings.ts
var DEFAULT_FILE = "ship-to-ecs.yaml";
var collectSettings = /* @__PURE__ */ __name((sources) => {
  const { inputs, problems: ofInputs } = readInputs(sources);
  const file = readSettingsFile(sources.file ?? { path: DEFAULT_FILE, text: "" }, sources.readTree);
  const { chosen: chosen2, ...guard } = guardLevels(choose(file, inputs), { ...sources, inputs });
  const run2 = lookUpIn(inputs, chosen2.level ?? file.root);
  const services2 = findServices(inputs, chosen2);
  const values = valuesOf(run2);
  const problems = [
    ...ofInputs,
    ...file.problems,
    ...chosen2.problems,
    ...chosen2.level === null ? [] : problemsTogether({ run: run2, values, services: services2, inputs }),
    ...file.root === null ? [] : runProblems(values),
    ...imageProblems(values, inputs),
    ...rollbackProblems(values, inputs),
    ...guard.problems
  ];
  const [first, ...others] = services2.map(serviceSettings);
  return {
    // `findServices` gives at least one.
    settings: problems.length > 0 ? null : { ...values, app: chosen2.app, services: [first, ...others] },
    // Of levels that were not found, nothing is known.
    run: chosen2.level === null ? valuesOf(lookUpIn(inputs, null)) : values,
    taskDefinitions: textsOf3(services2, "task-definition"),
    stateFiles: textsOf3(services2, "tfstate"),
    problems,
    guard: guard.report
  };
}, "collectSettings");
var textsOf3 = /* @__PURE__ */ __name((services2, name) => services2.flatMap(({ lookUp }) => {
  const { value } = lookUp(name);
  return typeof value === "string" ? [value] : [];
}), "textsOf");
var valuesOf = /* @__PURE__ */ __name((lookUp) => Object.fromEntries(RUN_SETTINGS.map((name) => [name, lookUp(name).value])), "valuesOf");
var choose = /* @__PURE__ */ __name(({ root }, inputs) => {
  if (root === null) return { level: null, services: /* @__PURE__ */ new Map(), app: null, problems: [] };
  const textOf3 = /* @__PURE__ */ __name((name) => {
    const { value } = lookUpIn(inputs, root)(name);
    return typeof value === "string" ? value : null;
  }, "textOf");
  return chooseLevels(root, { environment: textOf3("environment"), app: textOf3("app") });
}, "choose");
var problemsTogether = /* @__PURE__ */ __name((known) => {
  const pipeline = PIPELINE_NAMES.find((name) => name === known.values.pipeline) ?? null;
  return [
    ...pipeline === null ? [] : missing(pipeline, known),
    ...known.run("environment").isSet ? [] : environmentProblems(known.values),
    ...serviceProblems(known.services, { ...known, pipeline })
  ];
}, "problemsTogether");
var missing = /* @__PURE__ */ __name((pipeline, { run: run2, services: services2 }) => requirementsOf(pipeline).required.flatMap((name) => {
  const { description } = fieldOf(name);
  if (!SERVICE_SETTINGS.includes(name)) {
    return run2(name).isSet ? [] : [problem(`\`${name}\` is required: ${description}`)];
  }
  return services2.filter(({ lookUp }) => !lookUp(name).isSet).map(({ key, at }) => ({
    at,
    text: `\`${name}\` is required${key === null ? "" : ` for the service ${key}`}: ${description}`
  }));
}), "missing");

// src/settings/find-settings-file.ts
var findSettingsFile = /* @__PURE__ */ __name(async (asked, place2) => {
  const path3 = asked === "" ? DEFAULT_FILE : asked;
  const file = localPath("config-file", path3, place2.workspace);
  const refused2 = await pathProblem(file, place2);
  if (refused2 !== null) return { path: path3, text: null, problem: refused2 };
  const text5 = await place2.files.readText(file.path);
  if (text5 !== null) return { path: path3, text: text5 };
  if (asked !== "") return { path: path3, text: text5, problem: problem(`\`config-file\`: ${path3} does not exist in the checkout`) };
  const names = await namesIn(place2);
  if (names.includes(path3)) return { path: path3, text: text5, problem: problem(`${path3} cannot be read: ${NO_FILE}`) };
  await refuseMisnamedFile(names, place2);
  return null;
}, "findSettingsFile");
var NO_FILE = "it is a folder, a pipe, or a link that leads to no file";
var namesIn = /* @__PURE__ */ __name(async ({ files, workspace }) => await files.kindOf(workspace) === "directory" ? files.list(workspace) : [], "namesIn");

// src/settings/prepare.ts
import { relative as relative3 } from "node:path";

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
var fromValue = /* @__PURE__ */ __name((id, value) => value === "" ? refused(`\`secrets\`: '${id}' is empty; a secret that does not exist in GitHub is empty, too`) : { kind: "secret", secret: { kind: "value", id, value } }, "fromValue");
var fromEnvironment = /* @__PURE__ */ __name((id, name, { environment }) => {
  const value = Object.hasOwn(environment, name) ? environment[name] : void 0;
  if (value === void 0) return refused(`\`secret-envs\`: the variable ${name} of '${id}' is not set`);
  if (value === "") return refused(`\`secret-envs\`: the variable ${name} of '${id}' is empty`);
  return { kind: "secret", secret: { kind: "value", id, value } };
}, "fromEnvironment");
var argumentProblems = /* @__PURE__ */ __name((settings, { environment }) => (settings["build-args"] ?? []).filter((line) => !line.includes("=")).filter((name) => !Object.hasOwn(environment, name) || environment[name] === void 0).map((name) => problem(`\`build-args\`: the variable ${name} is not set; use ${name}=VALUE`)), "argumentProblems");
var fromFile = /* @__PURE__ */ __name(async (id, given, { files, workspace }) => {
  const named3 = localPath("secret-files", given, workspace);
  const { path: path3 } = named3;
  const refusal = await pathProblem(named3, { files, workspace });
  if (refusal !== null) return { kind: "problem", problem: refusal };
  const subject = `\`secret-files\`: the file ${given} of '${id}'`;
  const kind = await files.kindOf(path3);
  if (kind === "directory") return refused(`${subject} is a directory`);
  try {
    const value = kind === "absent" ? null : await files.readText(path3);
    if (value === null) return refused(`${subject} does not exist (looked for at ${path3})`);
    return { kind: "secret", secret: { kind: "file", id, path: path3, value } };
  } catch (error) {
    return refused(`${subject} cannot be read: ${messageOf(error)}`);
  }
}, "fromFile");
var refused = /* @__PURE__ */ __name((text5) => ({ kind: "problem", problem: problem(text5) }), "refused");

// src/settings/tree-reader.ts
var treeReaderOf = /* @__PURE__ */ __name(async (texts3) => texts3.every((text5) => text5 === "") ? readNothing : (await import("./read-tree-6ZG2XOIL.js")).readTree, "treeReaderOf");
var readNothing = /* @__PURE__ */ __name(({ path: path3, text: text5 }) => {
  if (text5 !== "") throw new Error(`no YAML parser was loaded for ${path3}`);
  return { tree: { kind: "text", at: { path: path3, line: 1, column: 1 }, text: text5, style: "null" }, problems: [] };
}, "readNothing");

// src/settings/prepare.ts
var prepareSettings = /* @__PURE__ */ __name(async (given, machine) => {
  const sources = { ...given, readTree: await treeReaderOf(textsOf4(given)) };
  const { settings, run: run2, taskDefinitions, stateFiles, problems, guard } = collectSettings(sources);
  const isBuilt = run2.pipeline !== "rollback";
  const { secrets, problems: ofSecrets } = isBuilt ? await readBuildSecrets(run2, machine) : NO_SECRETS;
  const files = [...new Set(taskDefinitions)].flatMap(
    (given2) => localPaths("task-definition", given2, machine.workspace)
  );
  const states = [...new Set(stateFiles)].flatMap((given2) => localPaths("tfstate", given2, machine.workspace));
  const ofPaths = await Promise.all([
    pathProblems([...pathsOf(run2, machine), ...files, ...states], machine),
    databaseProblems(run2, given.trusted, machine)
  ]);
  const ofMachine = [...proxyProblems(machine.environment), ...argumentProblems(run2, machine), ...ofPaths.flat()];
  const all = [...problems, ...ofSecrets, ...ofMachine];
  if (settings !== null && all.length === 0) return { settings, secrets, guard };
  const ofTaskDefinitions = await Promise.all(files.map((file) => taskDefinitionProblems(file, machine)));
  throw settingsError([...all, ...ofTaskDefinitions.flat()]);
}, "prepareSettings");
var NO_SECRETS = { secrets: [], problems: [] };
var textsOf4 = /* @__PURE__ */ __name(({ read, file, trusted }) => [
  read(GUARDED_INPUT),
  file?.text ?? "",
  trusted.kind === "place" ? trusted.file?.text ?? "" : ""
], "textsOf");
var pathsOf = /* @__PURE__ */ __name((run2, { workspace }) => {
  const values = run2;
  const names = RUN_SETTINGS.filter((name) => name !== "secret-files");
  return names.flatMap((name) => localPaths(name, values[name] ?? null, workspace));
}, "pathsOf");
var databaseProblems = /* @__PURE__ */ __name(async (run2, trusted, machine) => {
  const [folder] = localPaths("trivy-cache-dir", run2["trivy-cache-dir"], machine.workspace);
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
var isInCheckout = /* @__PURE__ */ __name(async (path3, { files, workspace }) => !leadsOut(relative3(await files.realPath(workspace), await files.realPath(path3))), "isInCheckout");
var taskDefinitionProblems = /* @__PURE__ */ __name(async (file, machine) => {
  if (await pathProblem(file, machine) !== null) return [];
  try {
    const text5 = await machine.files.readText(file.path);
    if (text5 === null) return [problem(`\`task-definition\`: ${file.given} does not exist in the checkout`)];
    const { parseTaskDefinition } = await import("./text-Z3KHM6ZU.js");
    const { checkTaskDefinition } = await import("./check-EFQGV4NU.js");
    const { fill } = await import("./fill-VFC5LRAV.js");
    const value = fill(parseTaskDefinition(text5, file.given), { valueOf: /* @__PURE__ */ __name(() => null, "valueOf"), placeOf: /* @__PURE__ */ __name(() => null, "placeOf") });
    checkTaskDefinition(value, file.given);
    return [];
  } catch (error) {
    return [problem(`\`task-definition\`: ${messageOf(error)}`)];
  }
}, "taskDefinitionProblems");

// src/settings/trust/trusted-file.ts
var readTrusted = /* @__PURE__ */ __name(async (facts2, github) => {
  const source = guardSourceOf(facts2);
  if (source.kind === "checkout" || facts2.path === null) return { kind: "checkout" };
  const { because } = source;
  let { branch } = source;
  try {
    branch ??= await github.defaultBranch();
    const commit = await github.tipOf(branch);
    const text5 = await github.readFile(facts2.path, commit);
    const place2 = { branch, commit, path: facts2.path };
    if (text5 === null) return { kind: "place", because, place: { kind: "no-file", ...place2 }, file: null };
    return {
      kind: "place",
      because,
      place: { kind: "file", ...place2 },
      file: { path: `${branch}:${facts2.path}`, text: text5 }
    };
  } catch (error) {
    if (!(error instanceof ShipError) || error.code !== "E_GITHUB") throw error;
    return { kind: "place", because, place: { kind: "unreadable", branch, reason: error.message }, file: null };
  }
}, "readTrusted");

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
  const trusted = await findTrusted(asked, { ...sources, files, context, token });
  const { settings, secrets, guard } = await prepareSettings(
    { read: readInput, given: givenInputs(environment), file, trusted },
    { environment, files, workspace: context.workspace }
  );
  if (guard !== null) sources.onGuard(guard);
  const toolCache = environment["RUNNER_TOOL_CACHE"] ?? join3(homedir(), ".cache");
  const values = await valuesOf2(settings, { environment, files, workspace: context.workspace, asked });
  return resolveConfig(settings, {
    run: context,
    cacheDirectory: join3(toolCache, "ship-to-ecs"),
    secrets,
    values,
    token
  });
}, "readConfig");
var valuesOf2 = /* @__PURE__ */ __name(async (settings, { environment, files, workspace, asked }) => {
  const file = resolve5(workspace, asked === "" || asked === NO_FILE2 ? DEFAULT_FILE : asked);
  const definitions = settings.services.flatMap(
    (service2) => localPaths("task-definition", service2["task-definition"], workspace)
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
  const { environment, signal, files, context, token } = sources;
  const { workspace, repository: repository2 } = context;
  const settingsFile = resolve5(workspace, asked === "" ? DEFAULT_FILE : asked);
  const facts2 = await readCheckoutFacts({ environment, files, workspace, settingsFile });
  return readTrusted(facts2, makeGitHubApi({ token, repository: repository2, signal, clock: makeClock(signal) }));
}, "findTrusted");

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
  const { host: host2, redactor, cancellation } = started;
  let record = newRecord({ pipeline: DEFAULT_PIPELINE, startedAt: Date.now() });
  const announced = /* @__PURE__ */ new Set();
  const note2 = /* @__PURE__ */ __name((event) => void (record = recordEvent(record, event)), "note");
  const live = makeLiveLog({ sink: host2, linesOf: /* @__PURE__ */ __name((text5) => logLines(redactor.redact(text5)), "linesOf") });
  const noteCancel = /* @__PURE__ */ __name(() => note2({ kind: "cancelled", at: Date.now() }), "noteCancel");
  if (cancellation.signal.aborted) noteCancel();
  else cancellation.signal.addEventListener("abort", noteCancel);
  watchForDefects((error) => {
    if (record.failure === null) note2({ kind: "broken", error });
    if (error instanceof Error) for (const line of logLines(redactor.redact(error.stack ?? ""))) host2.debug(line);
    cancellation.stop();
    host2.fail();
  });
  try {
    const config = await Promise.race([configOf(started, note2), cancellation.overdue]);
    record = { ...record, pipeline: config.pipeline };
    hideSecrets(config.build.secrets, host2);
    const [{ runStages }, pipelines] = await Promise.all([import("./run-stages-VZ5Q2YP6.js"), loadPipelines()]);
    const stages = runStages(pipelines[config.pipeline], config, {
      environment: process.env,
      signal: cancellation.signal,
      undoSignal: cancellation.undoSignal,
      emit: /* @__PURE__ */ __name((event) => {
        note2(event);
        live.event(event);
      }, "emit"),
      announce: /* @__PURE__ */ __name(({ title, text: text5 }) => {
        const early = annotation("error", redactor.redact(title), redactor.redact(text5));
        announced.add(early.title);
        host2.annotate(early);
      }, "announce"),
      secrets: { mask: host2.mask },
      redactor,
      logOf: live.logOf,
      journalOf: makeJournal(note2),
      registerPrivate: started.registerPrivate,
      leftovers: started.leftovers
    });
    stages.catch(() => void 0);
    await Promise.race([stages, cancellation.overdue]);
  } catch (error) {
    if (!isKnown(record)) note2({ kind: "broken", error });
  } finally {
    live.close();
  }
  note2({ kind: "ended", at: Date.now() });
  report(host2, redactedRecord(record, redactor.redact), announced);
}, "runAndReport");
var hideSecrets = /* @__PURE__ */ __name((secrets, host2) => {
  for (const { value } of secrets) host2.mask(value);
  for (const { id } of secrets.filter(({ value }) => isShortSecret(value)))
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

// src/main.ts
var LEAVE_AFTER_MS = 2e3;
var main = /* @__PURE__ */ __name(async (signals) => {
  await runAction(async () => (await import("./pipelines-DCBNU5GB.js")).PIPELINES, signals);
  setTimeout(() => process.exit(), LEAVE_AFTER_MS).unref();
}, "main");
export {
  main
};
