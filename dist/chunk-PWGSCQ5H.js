import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url); import { fileURLToPath as __f } from "node:url"; import { dirname as __d } from "node:path"; const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  firstSentence
} from "./chunk-V4ZP3B5Q.js";
import {
  CATALOGUE,
  ShipError
} from "./chunk-FSZQVZGE.js";
import {
  __name
} from "./chunk-BUTU2U3S.js";

// src/errors/aws-error.ts
var NOT_SENT = "not sent";
var AwsError = class extends ShipError {
  static {
    __name(this, "AwsError");
  }
  /** `ecs:UpdateService` style, as IAM writes it. */
  operation;
  /**
   * The error's name in the service model, for example `ClusterNotFoundException`; `no response, ECONNRESET` or `HTTP 502` without one;
   * `not sent` when nothing left this machine.
   */
  awsCode;
  requestId;
  /** How often the SDK sent the request, or tried to; undefined when it did not say. An earlier attempt may have been executed. */
  attempts;
  constructor(facts) {
    const code = facts.code ?? "E_AWS";
    const message = `${sentence(facts.awsMessage)} (${facts.operation}${facts.awsCode === NOT_SENT ? "" : `: ${facts.awsCode}`})`;
    const byName = code === "E_AWS" ? `${facts.operation} failed: ${facts.awsCode}` : titleWithin(CATALOGUE[code].title);
    super({
      code,
      message,
      hint: facts.hint ?? CATALOGUE[code].remedy,
      headline: facts.headline ?? [firstSentence(message), byName],
      cause: facts.cause
    });
    this.name = "AwsError";
    this.operation = facts.operation;
    this.awsCode = facts.awsCode;
    this.requestId = facts.requestId;
    this.attempts = facts.attempts;
  }
};
var titleWithin = /* @__PURE__ */ __name((title) => title.replace(/^(?:The|No)\b/u, (word) => word.toLowerCase()), "titleWithin");
var sentence = /* @__PURE__ */ __name((message) => message.trim().replace(/\.$/, "") || "AWS returned an error", "sentence");

export {
  NOT_SENT,
  AwsError
};
