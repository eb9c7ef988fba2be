import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  nearest
} from "./chunk-4OTEYKCS.js";

// src/domain/values/template.ts
var VALUE_SOURCES = ["env", "ssm", "cfn", "tfstate", "settings"];
var LONGEST_NAME = 1100;
var OURS = new RegExp(`(\\$?)\\$\\{(${VALUE_SOURCES.join("|")}):([^{}]{0,${LONGEST_NAME}})\\}`, "g");
var OF_ANY_SOURCE = new RegExp(`(?<!\\$)\\$\\{([A-Za-z]{2,12}):([^{}=+?-][^{}]{0,${LONGEST_NAME}})\\}`, "g");
var misspelledIn = (text) => {
  if (!text.includes("${")) return null;
  for (const [written, source = "", name = ""] of text.matchAll(OF_ANY_SOURCE)) {
    const near = nearest(source, VALUE_SOURCES);
    if (near !== null && near !== source) return { written, meant: `\${${near}:${name}}` };
  }
  return null;
};
var segmentsOf = (text) => {
  if (!text.includes("${")) return null;
  const segments = [];
  let from = 0;
  for (const match of text.matchAll(OURS)) {
    const [whole, escape = "", source = "", name = ""] = match;
    if (match.index > from) segments.push({ kind: "text", text: text.slice(from, match.index) });
    from = match.index + whole.length;
    if (escape === "") {
      segments.push({ kind: "reference", reference: { source, name, written: whole } });
    } else segments.push({ kind: "escaped", text: whole.slice(1) });
  }
  if (segments.length === 0) return null;
  return from === text.length ? segments : [...segments, { kind: "text", text: text.slice(from) }];
};
var escaped = (text) => text.replace(OURS, "$$$&");
var RULES = {
  env: { pattern: /^[A-Za-z_][A-Za-z0-9_]*$/, example: "${env:NAME}, with the name of a variable" },
  ssm: {
    pattern: /^\/?[\w.-]+(?:\/[\w.-]+)*(?::[\w.-]+)?$/,
    example: "${ssm:/path/of/parameter}"
  },
  cfn: { pattern: /^[A-Za-z][A-Za-z0-9-]{0,127}\.[A-Za-z0-9]{1,255}$/, example: "${cfn:stack.Output}" },
  tfstate: { pattern: /^output\.[A-Za-z_][\w-]*$/, example: "${tfstate:output.name}" },
  settings: { pattern: /^[a-z-]+$/, example: "${settings:environment}" }
};
var nameProblem = ({ source, name }) => {
  const { pattern, example } = RULES[source];
  return pattern.test(name) ? null : `is not written as ${example}`;
};

export {
  VALUE_SOURCES,
  misspelledIn,
  segmentsOf,
  escaped,
  nameProblem
};
