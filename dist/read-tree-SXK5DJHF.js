import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  positionText
} from "./chunk-SQ7TLXB4.js";
import {
  makeAnchors,
  parseYaml,
  require_dist,
  tagAt
} from "./chunk-UCW5L54A.js";
import {
  LONGEST_SETTINGS_FILE,
  MOST_YAML_VALUES
} from "./chunk-FZ3V3BND.js";
import {
  __toESM
} from "./chunk-CDJWTIQ3.js";

// src/settings/read-tree.ts
var import_yaml2 = __toESM(require_dist(), 1);

// src/settings/yaml-nodes.ts
var import_yaml = __toESM(require_dist(), 1);
var makeNodeReader = (position) => {
  const state = { position, problems: [], anchors: makeAnchors(), isFull: false };
  return { read: (node, offset) => readNode(state, node, offset), problems: state.problems };
};
var readNode = (state, node, offset) => {
  if (node === null) return emptyText(state, offset);
  if ((0, import_yaml.isAlias)(node)) return readAlias(state, node.source, node.range[0]);
  return state.anchors.read(node.anchor, () => readContent(state, node));
};
var readAlias = (state, name, offset) => {
  const alias = state.anchors.resolve(name);
  switch (alias.kind) {
    case "value":
      return alias.value;
    case "missing":
      return refuse(state, offset, `the alias *${name} has no anchor &${name} before it`);
    case "circular":
      return refuse(state, offset, `the alias *${name} is part of its own anchor`);
    case "too-many":
      return refuseOnce(state, offset, `with the alias *${name}, the file has more than ${MOST_YAML_VALUES} values`);
  }
};
var readContent = (state, node) => {
  const offset = node.range[0];
  const at = state.position(offset);
  if ((0, import_yaml.isMap)(node)) return { kind: "map", at, entries: readEntries(state, node) };
  if ((0, import_yaml.isSeq)(node)) return { kind: "list", at, items: node.items.map((item) => readNode(state, item, offset)) };
  if (!(0, import_yaml.isScalar)(node) || isNull(node)) return { kind: "text", at, text: "", style: "null" };
  return { kind: "text", at, text: String(node.value), style: node.type === "PLAIN" ? "plain" : "quoted" };
};
var isNull = ({ type, source }) => type === "PLAIN" && ["", "null", "Null", "NULL", "~"].includes(source);
var readEntries = (state, map) => {
  const lines = /* @__PURE__ */ new Map();
  return map.items.flatMap(({ key, value }) => {
    const [start, end] = key.range;
    const entry = { at: state.position(start), value: readNode(state, value, end) };
    const name = (0, import_yaml.isScalar)(key) && typeof key.value === "string" ? key.value : null;
    const problem = name === null ? "a key must be a text" : keyProblem(name, lines);
    if (name === null || problem !== null) {
      refuse(state, start, problem ?? "");
      return [];
    }
    lines.set(name, entry.at.line);
    return [{ key: name, ...entry }];
  });
};
var keyProblem = (name, lines) => {
  const line = lines.get(name);
  if (line !== void 0) return `\`${name}\` is already set in line ${line}`;
  return name === "__proto__" ? `'${name}' cannot be a key` : null;
};
var refuse = (state, offset, text) => {
  state.problems.push({ at: state.position(offset), text });
  return emptyText(state, offset);
};
var refuseOnce = (state, offset, text) => {
  if (state.isFull) return emptyText(state, offset);
  state.isFull = true;
  return refuse(state, offset, text);
};
var emptyText = ({ position }, offset) => ({
  kind: "text",
  at: position(offset),
  text: "",
  style: "null"
});

// src/settings/read-tree.ts
var MAX_DEPTH = 64;
var readTree = ({ path, text }) => {
  if (text.length > LONGEST_SETTINGS_FILE) {
    const tooLong = `the file has ${text.length} characters; at most ${LONGEST_SETTINGS_FILE} are read`;
    return { tree: null, problems: [{ at: { path, line: 1, column: 1 }, text: tooLong }] };
  }
  const position = positionsIn(path, text);
  const foreign = notUtf8(text);
  if (foreign !== null) return { tree: null, problems: [{ at: position(foreign), text: NOT_UTF8 }] };
  const parsed = parseYaml(text, { levels: MAX_DEPTH, schema: "failsafe" });
  if (parsed.kind === "too-deep") {
    return {
      tree: null,
      problems: [{ at: position(parsed.offset), text: `the file is nested more than ${MAX_DEPTH} levels deep` }]
    };
  }
  const { contents, errors, warnings } = parsed.document;
  const [error] = errors;
  if (error !== void 0) return { tree: null, problems: [syntaxProblem(error, position(error.pos[0]))] };
  const problems = warnings.map(({ code, pos, message }) => ({
    at: position(pos[0]),
    text: code === "TAG_RESOLVE_FAILED" ? `${tagAt(text, pos[0])} is a YAML tag, and a setting has none; write the value itself` : message
  }));
  const nodes = makeNodeReader(position);
  const tree = nodes.read(contents, 0);
  return { tree, problems: [...problems, ...nodes.problems] };
};
var positionsIn = (path, text) => {
  const lines = new import_yaml2.LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { path, line, column: col };
  };
};
var NOT_UTF8 = "a byte that is not UTF-8, as in a file saved as Latin-1 or UTF-16; save the file as UTF-8";
var notUtf8 = (text) => {
  const offset = text.search(/[\uFFFD\0]/);
  return offset === -1 ? null : offset;
};
var syntaxProblem = ({ code, message }, at) => {
  if (code === "MULTIPLE_DOCS") return { at, text: "the file has multiple documents; keep one" };
  const headline = `${at.path} is not valid YAML (line ${at.line})`;
  return { at: null, text: `${headline}: ${message} (${positionText(at)})`, headline };
};
export {
  readTree
};
