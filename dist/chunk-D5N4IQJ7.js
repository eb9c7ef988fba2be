import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  firstSentence
} from "./chunk-QHZYSA7U.js";
import {
  isFilledText
} from "./chunk-4OTEYKCS.js";
import {
  isWrittenNumber
} from "./chunk-OXRGT3RI.js";
import {
  quoted
} from "./chunk-FZ3V3BND.js";

// src/errors/short-forms.ts
var shortForms = ({ headlines, message }) => headlines.length > 0 ? headlines : [firstSentence(message)];
var firstAndCount = (first, all) => first.map((form) => `${form}, and ${all - 1} more ${all === 2 ? "problem" : "problems"}`);

// src/domain/task-definition/walk.ts
var isMembers = (value) => typeof value === "object" && value !== null && !Array.isArray(value) && !isWrittenNumber(value) && !isFilledText(value);
var itemsOf = (value) => Array.isArray(value) ? value : [];
var inside = (path, key) => path === "" ? quoted(key) : `${path}.${quoted(key)}`;
var reject = (problem, walk) => {
  walk.problems.push(problem);
  return void 0;
};
var nameOf = (value) => {
  if (value === null || value === void 0) return "null";
  if (Array.isArray(value)) return "a list";
  if (isWrittenNumber(value)) return "a number";
  if (isFilledText(value)) return `the placeholder ${quoted(value.written)}`;
  return typeof value === "object" ? "an object" : article(typeof value);
};
var article = (type) => type === "boolean" ? "true or false" : `a ${type}`;

// src/domain/task-definition/container-names.ts
var checkContainers = (checked, walk) => {
  const containers = Array.isArray(checked["containerDefinitions"]) ? checked["containerDefinitions"] : null;
  if (containers?.length === 0) walk.problems.push("containerDefinitions: is empty");
  const seen = /* @__PURE__ */ new Set();
  for (const [index, container] of (containers ?? []).entries()) {
    if (!isMembers(container)) continue;
    checkName(container["name"], `containerDefinitions[${index}].name`, { seen, walk });
  }
};
var checkName = (name, path, { seen, walk }) => {
  if (typeof name !== "string" || name === "") {
    walk.problems.push(`${path}: is missing`);
    return;
  }
  if (seen.has(name)) walk.problems.push(`${path}: another container also has the name '${quoted(name)}'`);
  seen.add(name);
};
var takenNames = (given) => {
  const taken = new Set((given.environment ?? []).map(({ name }) => name ?? ""));
  return (given.secrets ?? []).flatMap(({ name = "" }, index) => {
    const isTaken = taken.has(name);
    taken.add(name);
    return isTaken ? [{ index, name }] : [];
  });
};
var takenNamesIn = (checked) => {
  const containers = isMembers(checked) ? itemsOf(checked["containerDefinitions"]) : [];
  return containers.flatMap((container, index) => {
    if (!isMembers(container)) return [];
    const given = { environment: namedIn(container["environment"]), secrets: namedIn(container["secrets"]) };
    return takenNames(given).filter(({ name }) => name !== "").map(
      (one) => `containerDefinitions[${index}].secrets[${one.index}]: a variable or another secret also has the name '${quoted(one.name)}'`
    );
  });
};
var namedIn = (value) => itemsOf(value).map((one) => isMembers(one) && typeof one["name"] === "string" ? { name: one["name"] } : {});

// src/domain/task-definition/amounts.ts
var UNITS = { cpu: { "": 1, vcpu: 1024 }, memory: { "": 1, gb: 1024 } };
var EXAMPLES = { cpu: '256 or ".25 vCPU"', memory: '512 or "0.5 GB"' };
var LARGER_UNITS = { cpu: ["CPU units", "vCPU"], memory: ["MiB", "GB"] };
var amountOf = (input, name, { needs, walk }) => {
  const value = input[name];
  if (walk.problems.some((problem) => problem.startsWith(`${name}:`))) return null;
  if (value === "" && needs === "optional") return null;
  if (typeof value === "string") return read(value, name, walk);
  if (needs === "required") walk.problems.push(`${name}: is missing; Fargate requires it`);
  return null;
};
var AMOUNT = /^\s*(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})\s*([A-Za-z]{0,20})\s*$/;
var unitsIn = (text, name) => {
  const { number, factor } = partsOf(text, name);
  return number === void 0 || factor === null ? null : Number(number) * factor;
};
var partsOf = (text, name) => {
  const [, number, unit = ""] = AMOUNT.exec(text) ?? [];
  return { number, unit, factor: factorOf(unit.toLowerCase(), name) };
};
var read = (text, name, walk) => {
  const { number, unit, factor } = partsOf(text, name);
  if (number === void 0 || factor === null) {
    const notes = number === void 0 ? walk.problems : walk.warnings;
    notes.push(`${name}: '${quoted(text)}' is not an amount such as ${EXAMPLES[name]}`);
    return null;
  }
  if (unit !== "" || Number.isInteger(Number(number))) return Number(number) * factor;
  const [units, larger] = LARGER_UNITS[name];
  walk.problems.push(`${name}: ${number} is not a whole number of ${units}; for ${larger}, write "${number} ${larger}"`);
  return null;
};
var factorOf = (unit, name) => {
  const factors = UNITS[name];
  return Object.hasOwn(factors, unit) ? factors[unit] ?? null : null;
};

export {
  shortForms,
  firstAndCount,
  isMembers,
  itemsOf,
  inside,
  reject,
  nameOf,
  article,
  checkContainers,
  takenNames,
  takenNamesIn,
  amountOf,
  unitsIn
};
