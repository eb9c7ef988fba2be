import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  firstSentence
} from "./chunk-QHZYSA7U.js";
import {
  CATALOGUE,
  ShipError
} from "./chunk-GE653Z2F.js";

// src/errors/registry-error.ts
var RegistryError = class extends ShipError {
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
      hint: facts.hint ?? CATALOGUE.E_REGISTRY.remedy,
      cause: facts.cause
    });
    this.name = "RegistryError";
    this.status = facts.status;
    this.because = facts.because;
    this.mayPass = facts.mayPass;
  }
};

// src/errors/aws-error.ts
var NOT_SENT = "not sent";
var AwsError = class extends ShipError {
  /** `ecs:UpdateService` style, as IAM writes it. */
  operation;
  /**
   * The error's name in the service model, for example `ClusterNotFoundException`; `no response, ECONNRESET` or `HTTP 502` without one;
   * `not sent` when nothing left this machine.
   */
  awsCode;
  /** What AWS says, without the name of the call that ends the message. Hostile text. */
  awsMessage;
  requestId;
  /** How often the SDK sent the request, or tried to; undefined when it did not say. An earlier attempt may have been executed. */
  attempts;
  constructor(facts) {
    const code = facts.code ?? "E_AWS";
    const awsMessage = sentence(facts.awsMessage);
    const message = `${awsMessage} (${facts.operation}${facts.awsCode === NOT_SENT ? "" : `: ${facts.awsCode}`})`;
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
    this.awsMessage = awsMessage;
    this.requestId = facts.requestId;
    this.attempts = facts.attempts;
  }
};
var titleWithin = (title) => title.replace(/^(?:The|No)\b/u, (word) => word.toLowerCase());
var sentence = (message) => message.trim().replace(/\.$/, "") || "AWS returned an error";

export {
  NOT_SENT,
  AwsError,
  RegistryError
};
