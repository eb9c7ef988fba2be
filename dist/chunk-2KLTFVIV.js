import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  fault
} from "./chunk-HJ6AOJMC.js";
import {
  messageOf
} from "./chunk-GE653Z2F.js";
import {
  asWritten
} from "./chunk-OXRGT3RI.js";
import {
  makeAnchors,
  parseYaml,
  require_dist,
  tagAt
} from "./chunk-UCW5L54A.js";
import {
  MOST_LEVELS,
  MOST_YAML_VALUES,
  quoted
} from "./chunk-FZ3V3BND.js";
import {
  __toESM
} from "./chunk-CDJWTIQ3.js";

// src/domain/json-keys.ts
var JSON_TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\]]/gs;
var jsonKeys = (json) => {
  const root = /* @__PURE__ */ new Map();
  const open = [];
  for (const { 0: token, 1: text, 2: colon, index: offset } of json.matchAll(JSON_TOKEN)) {
    if (text === void 0) {
      if (token === "}" || token === "]") open.pop();
      else open.push(open.length === 0 ? root : /* @__PURE__ */ new Map());
    } else if (colon !== void 0) {
      const keys = open.at(-1) ?? root;
      const key = String(JSON.parse(text));
      const first = keys.get(key);
      if (first !== void 0) return { root, double: { key, offset, first } };
      keys.set(key, offset);
    }
  }
  return { root, double: null };
};

// src/domain/task-definition/foreign-text.ts
var RENDER = "Write the value, or render the file before this step.";
var PLACEHOLDER = /^(?:\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|\$\{[^{}\n]*\}|\$[A-Za-z_]\w*|<[A-Za-z_][\w .:/-]*>)/;
var LONGEST_PLACEHOLDER = 200;
var notJson = (text, offset) => {
  const rest = text.slice(offset, offset + LONGEST_PLACEHOLDER);
  if (/^(?:\/[/*]|#)/.test(rest)) {
    const hint = "Remove the comments, or write the file as YAML: rename it to end in .yaml, and begin comments with #.";
    return { offset, why: "invalid JSON: a comment, which JSON does not have (JSONC and JSON5 have them)", hint };
  }
  if (/^[}\]]/.test(rest) && /,\s*$/.test(text.slice(Math.max(0, offset - 200), offset))) {
    return { offset, why: "invalid JSON: a comma before the closing bracket", hint: "Remove the comma." };
  }
  const row = ROWS.find(({ at }) => at.test(rest));
  return row === void 0 ? placeholderAt(text, offset, "JSON") : { offset, ...row };
};
var ROWS = [
  {
    at: /^(?:<{7}|={7}|>{7})[ \r\n]/,
    why: "invalid JSON: a conflict that Git has marked",
    hint: "Resolve the conflict."
  },
  { at: /^'/, why: "invalid JSON: a text in single quotes", hint: "Write the text in double quotes." },
  { at: /^[“”„‟]/, why: "invalid JSON: typographic quotes", hint: 'Write the text in double quotes (").' },
  {
    at: /^[A-Za-z_]\w*\s*:/,
    why: "invalid JSON: a key without quotes, as in JSON5 or Jsonnet",
    hint: "Write the key in double quotes."
  },
  {
    at: /^(?:True|False|None)\b/,
    why: "invalid JSON: a value as Python writes it",
    hint: "Write true, false or null."
  }
];
var placeholderAt = (text, offset, format) => {
  const start = offset > 0 && /^\{[{%]/.test(text.slice(offset - 1, offset + 1)) ? offset - 1 : offset;
  const [placeholder] = PLACEHOLDER.exec(text.slice(start, start + LONGEST_PLACEHOLDER)) ?? [];
  return placeholder === void 0 ? null : unfilled(placeholder, start, format);
};
var unfilled = (placeholder, offset, format) => ({
  offset,
  why: `invalid ${format}: the placeholder ${quoted(placeholder)}, which nothing fills in`,
  hint: RENDER
});
var AS_A_VALUE = /(?:^|[:,[-])[ \t]{0,200}(\{\{|\{%)/;
var notYaml = (text, offset) => {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  const [line = ""] = text.slice(start, start + 2 * LONGEST_PLACEHOLDER).split("\n", 1);
  if (/^(?:<{7}|={7}|>{7})(?: |\r?$)/.test(line)) {
    return { offset: start, why: "invalid YAML: a conflict that Git has marked", hint: "Resolve the conflict." };
  }
  const found = AS_A_VALUE.exec(line);
  return found === null ? null : placeholderAt(text, start + found.index + found[0].length - 2, "YAML");
};

// src/domain/task-definition/syntax-fault.ts
var syntaxFault = ({ text, source }, { offset, why, hint, cause }) => {
  const place = offset === null ? source : `${source}:${placeOf(text, offset)}`;
  const message = `${place}: ${why}`;
  return fault("E_TASK_DEFINITION_SYNTAX", {
    message,
    headline: [message, `${place} cannot be read as a task definition`],
    ...hint === void 0 ? {} : { hint },
    cause
  });
};
var placeOf = (text, offset) => {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return `${lineOf(text, offset)}:${offset - lineStart + 1}`;
};
var lineOf = (text, offset) => {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
};
var twice = (key, firstLine) => `\`${quoted(key)}\` is already set in line ${firstLine}`;

// src/domain/task-definition/json-text.ts
var readJson = (file) => {
  const keepWriting = (_key, value, context) => asWritten(value, context?.source);
  try {
    JSON.parse(file.text);
  } catch (thrown) {
    refuseDepth(file);
    throw jsonFault(file, thrown);
  }
  refuseDepth(file);
  const rootKeys = keysOnce(file);
  return { value: JSON.parse(file.text, keepWriting), rootKeys };
};
var keysOnce = (file) => {
  const { root, double } = jsonKeys(file.text);
  if (double === null) return root;
  const why = `invalid JSON: ${twice(double.key, lineOf(file.text, double.first))}`;
  throw syntaxFault(file, { offset: double.offset, why, hint: "Remove one of the two." });
};
var refuseDepth = (file) => {
  let level = 0;
  for (const { 0: token, index: offset } of file.text.matchAll(JSON_TOKEN)) {
    if (token === "}" || token === "]") level -= 1;
    if (token === "{" || token === "[") level += 1;
    if (level <= MOST_LEVELS) continue;
    const why = `more than ${MOST_LEVELS} levels of lists and objects`;
    throw syntaxFault(file, { offset, why, hint: "Remove the nesting." });
  }
};
var jsonFault = (file, thrown) => {
  const offset = jsonErrorAt(file.text, messageOf(thrown));
  const known = offset === null ? null : notJson(file.text, offset);
  const [why = ""] = messageOf(thrown).split(/ at position |, (?:\.{3})?"|:?\n/);
  return syntaxFault(file, { offset, why: `invalid JSON: ${why}`, ...known, cause: thrown });
};
var jsonErrorAt = (text, message) => {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== void 0) return Number(position);
  if (/unexpected end/i.test(message)) return text.length;
  return /^Unexpected token/.test(message) ? tokenOffset(text) : yamlErrorAt(text);
};
var tokenOffset = (text) => {
  let fine = 0;
  let bad = text.length;
  while (bad - fine > 1) {
    const middle = Math.floor((fine + bad) / 2);
    if (hasToken(text.slice(0, middle))) bad = middle;
    else fine = middle;
  }
  return fine;
};
var hasToken = (text) => {
  try {
    JSON.parse(text);
    return false;
  } catch (thrown) {
    return /^Unexpected token/.test(messageOf(thrown));
  }
};
var yamlErrorAt = (text) => {
  const parsed = parseYaml(text, { levels: MOST_LEVELS });
  return parsed.kind === "too-deep" ? parsed.offset : parsed.document.errors[0]?.pos[0] ?? null;
};

// src/domain/task-definition/other-documents.ts
var EXPORT = "`aws ecs describe-task-definition --task-definition FAMILY --query taskDefinition` prints one.";
var OTHERS = [
  {
    key: "ResponseMetadata",
    what: "a whole response of an AWS SDK",
    hint: "Keep only what is inside `taskDefinition`."
  },
  { key: "$metadata", what: "a whole response of an AWS SDK", hint: "Keep only what is inside `taskDefinition`." },
  { key: "AWSTemplateFormatVersion", what: "a CloudFormation template" },
  { key: "Resources", beside: "version", what: "an AppSpec file of CodeDeploy" },
  { key: "Resources", what: "a CloudFormation template" },
  { key: "Properties", what: "a resource of a CloudFormation template" },
  { key: "services", beside: "failures", what: "a list of services in ECS" },
  { key: "services", what: "a Compose file" },
  { key: "serviceName", what: "the definition of an ECS service" },
  { key: "desiredCount", what: "the definition of an ECS service" },
  { key: "jobs", what: "a workflow of GitHub Actions" },
  { key: "apiVersion", what: "a Kubernetes manifest" },
  { key: "taskDefinitionArns", what: "a list of task definitions" },
  {
    key: "ContainerDefinitions",
    what: "the properties of a CloudFormation resource, whose keys begin with a capital letter"
  },
  { key: "container_definitions", what: "a resource of Terraform" },
  { key: "containerProperties", what: "a job definition of AWS Batch" },
  { key: "pipelines", what: "a file of Bitbucket Pipelines" },
  { key: "type", beside: "image", what: "a manifest of AWS Copilot" },
  { key: "image", what: "one container definition", hint: "Put it into the list `containerDefinitions`." }
];
var refuseOtherDocuments = (file, { value, rootKeys }) => {
  if (Array.isArray(value)) {
    const why = "the document is a list; a task definition is an object with `family` and `containerDefinitions`";
    throw syntaxFault(file, { offset: /\S/.exec(file.text)?.index ?? 0, why, hint: EXPORT });
  }
  refuseByKeys(file, rootKeys);
  if (!rootKeys.has("containerDefinitions")) refuseWrapper(file, { value, rootKeys });
};
var refuseByKeys = (file, rootKeys) => {
  if (rootKeys.has("containerDefinitions")) return;
  const other = OTHERS.find(({ key: key2, beside = key2 }) => rootKeys.has(key2) && rootKeys.has(beside));
  if (other === void 0) return;
  const { key, what, hint = EXPORT } = other;
  const why = `\`${quoted(key)}\`: this is ${what}, not a task definition`;
  throw syntaxFault(file, { offset: rootKeys.get(key) ?? null, why, hint });
};
var refuseWrapper = (file, { rootKeys }) => {
  const other = [...rootKeys].find(([key2]) => key2 !== "taskDefinition" && key2 !== "tags");
  if (!rootKeys.has("taskDefinition") || other === void 0) return;
  const [key, offset] = other;
  const why = `\`${quoted(key)}\` beside \`taskDefinition\`: only \`tags\` may be there`;
  throw syntaxFault(file, { offset, why, hint: "Keep only what is inside `taskDefinition`." });
};

// src/domain/task-definition/yaml-text.ts
var import_yaml2 = __toESM(require_dist(), 1);

// src/domain/task-definition/yaml-values.ts
var import_yaml = __toESM(require_dist(), 1);
var readYamlValue = (file, node) => read({ file, anchors: makeAnchors() }, node);
var read = (state, node) => {
  if (node === null) return null;
  if ((0, import_yaml.isAlias)(node)) return readAlias(state, node.source, node.range[0]);
  return state.anchors.read(node.anchor, () => readContent(state, node));
};
var readAlias = (state, name, offset) => {
  const alias = state.anchors.resolve(name);
  const shown = quoted(name);
  switch (alias.kind) {
    case "value":
      return alias.value;
    case "missing":
      throw problem(state, offset, `no anchor '${shown}' comes before this alias`);
    case "circular":
      throw problem(state, offset, `the alias *${shown} is part of its own anchor`);
    case "too-many":
      throw problem(state, offset, `with the alias *${shown}, the file has more than ${MOST_YAML_VALUES} values`);
  }
};
var readContent = (state, node) => {
  if ((0, import_yaml.isScalar)(node)) return asWritten(node.value, node.source);
  if ((0, import_yaml.isSeq)(node)) return node.items.map((item) => read(state, item));
  return (0, import_yaml.isMap)(node) ? readMap(state, node) : null;
};
var readMap = (state, map) => {
  const own = /* @__PURE__ */ new Map();
  const offsets = /* @__PURE__ */ new Map();
  const merged = [];
  for (const { key, value } of map.items) {
    const offset = key.range[0];
    if (isMergeKey(key)) {
      merged.push(...sourcesOf(state, read(state, value), offset));
      continue;
    }
    const name = nameOf(key);
    if (name === null) throw syntaxFault(state.file, keyProblem(state.file.text, offset));
    const first = offsets.get(name);
    if (first !== void 0) {
      throw problem(state, offset, `Map keys must be unique: ${twice(name, lineOf(state.file.text, first))}`);
    }
    offsets.set(name, offset);
    own.set(name, read(state, value));
  }
  for (const source of merged) {
    for (const [name, value] of Object.entries(source)) if (!own.has(name)) own.set(name, value);
  }
  return Object.fromEntries(own);
};
var isMergeKey = (key) => (0, import_yaml.isScalar)(key) && typeof key.value === "symbol";
var sourcesOf = (state, value, offset) => {
  const sources = Array.isArray(value) ? value : [value];
  const isEach = sources.every((one) => typeof one === "object" && one !== null && !Array.isArray(one));
  if (isEach) return sources;
  throw problem(state, offset, "a merge key (<<) takes a map, or a list of maps");
};
var nameOf = (key) => {
  if (!(0, import_yaml.isScalar)(key)) return null;
  const { value, source } = key;
  return typeof value === "string" || value === null ? value ?? "" : source;
};
var keyProblem = (text, offset) => notYaml(text, offset) ?? { offset, why: "invalid YAML: a key must be a text" };
var problem = ({ file }, offset, why) => syntaxFault(file, { offset, why: `invalid YAML: ${why}` });

// src/domain/task-definition/yaml-text.ts
var readYaml = (file) => {
  const { contents, warnings } = parse(file);
  const rootKeys = /* @__PURE__ */ new Map();
  for (const { key } of (0, import_yaml2.isMap)(contents) ? contents.items : []) {
    if ((0, import_yaml2.isScalar)(key)) rootKeys.set(String(key.value), key.range[0]);
  }
  const tag = warnings.find(({ code }) => code === "TAG_RESOLVE_FAILED");
  if (tag !== void 0) {
    refuseByKeys(file, rootKeys);
    throw syntaxFault(file, tagProblem(file.text, tag.pos[0]));
  }
  return { value: withoutAnchorKeys(readYamlValue(file, contents)), rootKeys };
};
var parse = (file) => {
  const parsed = parseYaml(file.text, { levels: MOST_LEVELS, merge: true });
  if (parsed.kind === "too-deep") {
    throw syntaxFault(file, { offset: parsed.offset, why: `more than ${MOST_LEVELS} levels of lists and objects` });
  }
  const { document } = parsed;
  const [first] = document.errors;
  if (first !== void 0) {
    const [offset] = first.pos;
    const known = first.code === "MULTIPLE_DOCS" ? SECOND_DOCUMENT : notYaml(file.text, offset);
    throw syntaxFault(file, { offset, why: `invalid YAML: ${sentence(first.message)}`, ...known, cause: first });
  }
  return document;
};
var SECOND_DOCUMENT = {
  why: "invalid YAML: a second document begins here (---); a task definition is one",
  hint: "Keep one document in the file."
};
var sentence = (message) => quoted(message.split(/:?\n/)[0] ?? "");
var TAGS = [
  {
    name: /^!(Ref|Sub|GetAtt|Join|Select|Split|If|ImportValue|FindInMap|Base64|Cidr|GetAZs|Transform|Condition|And|Equals|Not|Or)$/,
    what: "a function of CloudFormation, which only CloudFormation evaluates"
  },
  { name: /^!vault/, what: "a value that Ansible Vault has encrypted" }
];
var tagProblem = (text, offset) => {
  const name = tagAt(text, offset);
  const what = TAGS.find((tag) => tag.name.test(name))?.what ?? "a tag that has no meaning in a task definition";
  return { offset, why: `${name} is ${what}`, hint: "Write the value itself, or render the file before this step." };
};
var withoutAnchorKeys = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith("x-"))) : value;

// src/domain/task-definition/text.ts
var MOST_CHARACTERS = 524288;
var TOO_LONG = `the file has more than ${MOST_CHARACTERS} characters; ECS registers at most 64 KiB`;
var parseTaskDefinition = (text, source) => {
  const { file, reading } = read2(text, source);
  refuseOtherDocuments(file, reading);
  return reading.value;
};
var parseDocument = (text, source) => read2(text, source).reading.value;
var read2 = (text, source) => {
  const file = { text: text.replace(/^\uFEFF/, ""), source };
  if (text.length > MOST_CHARACTERS) throw syntaxFault(file, { offset: null, why: TOO_LONG, hint: "Shorten the file." });
  refuseOtherEncodings(file);
  const isYaml = /\.ya?ml$/i.test(source);
  const isJson = /\.json[c5]?$/i.test(source) || /^\s*\{/.test(file.text);
  return { file, reading: isJson && !isYaml ? readJson(file) : readYaml(file) };
};
var refuseOtherEncodings = (file) => {
  const hint = "Save the file as UTF-8.";
  if (file.text.slice(0, 20).includes("\0")) {
    throw syntaxFault(file, { offset: 0, why: "the file is not UTF-8 but probably UTF-16", hint });
  }
  const offset = file.text.indexOf("\uFFFD");
  if (offset === -1) return;
  throw syntaxFault(file, { offset, why: "a byte that is not UTF-8, as in a file saved as Latin-1", hint });
};

export {
  jsonKeys,
  placeOf,
  lineOf,
  parseTaskDefinition,
  parseDocument
};
