import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  MANIFEST_MEDIA_TYPES,
  NO_ATTRIBUTES,
  PAGE_TAG,
  PRIORITIES,
  SINCE_TAG,
  accountIn,
  allOrEveryProblem,
  asHeld,
  asOneError,
  assertAllowed,
  attributeChanges,
  awsLogsOf,
  behind,
  byCodeDeploy,
  checkAccount,
  chooseContainer,
  chunksOf,
  clusterFinder,
  compareCommits,
  computeTag,
  containerLogs,
  containerNames,
  covers,
  defineStage,
  demandsOf,
  difference,
  digestOfManifest,
  ecrToken,
  everyCheck,
  expandedText,
  fieldsFor,
  findUrl,
  hasRules,
  holdsAll,
  holdsOnly,
  identify,
  inRegistry,
  isAwsError,
  isBusy,
  isOfOthers,
  isOverdue,
  isSameDefinition,
  isTagMutable,
  isTemporary,
  isUnavailable,
  jsonValue,
  lastPart,
  lifeOf,
  lintedDefinition,
  listedImages,
  lookUpRepository,
  lostMembers,
  namedIn,
  newerMembers,
  ownRules,
  pageOf,
  parseDockerfile,
  parseEcrImage,
  parseManifest,
  placeOf as placeOf2,
  planTarget,
  readAlarms,
  readAppSpec,
  readBalancers,
  readDeployerAlone,
  readHeld,
  readNames,
  readPages,
  readRepository,
  readRunning,
  readService,
  readTag,
  readTagDigest,
  readTags,
  resolveGiven,
  returned,
  runningCommit,
  serviceOf,
  stateAt,
  verifyTarget,
  wantedService,
  withAttributes,
  withImage,
  withRules,
  withSideCarImages,
  withTaskSets
} from "./chunk-IZMUFIDS.js";
import {
  AwsError,
  NOT_SENT,
  RegistryError
} from "./chunk-SJON54CC.js";
import {
  DOCKLE_LEVELS,
  FIRST,
  HIDDEN,
  LONGEST_SUMMARY,
  MISSING,
  NOTHING_VERIFIED,
  NO_REASON,
  NO_SIDE_CARS,
  RELEASES_ORIGIN,
  REPLACED,
  ROLLBACK_GRACE_MS,
  RULES,
  SEVERITIES,
  SOURCES,
  SUCCEEDED_SINCE,
  SUCCESSOR_GRACE_MS,
  SUGGESTED_DAYS,
  UNKNOWN_IMAGE,
  VERDICT_GRACE_MS,
  acceptInWords,
  addedTo,
  affectedBy,
  ageInWords,
  alarmInWords,
  allScanned,
  allowedVersions,
  areForPlatforms,
  asPlanned,
  asksForProperties,
  awaitedPauses,
  baseFixes,
  blockersOf,
  blocksSoon,
  cacheEntry,
  candidatesOf,
  changesOf,
  checkInShort,
  checkInWords,
  checkRuntime,
  checkedInWords,
  checksOn,
  codeSpan,
  commandInWords,
  commitOf,
  compareScans,
  comparedInWords,
  comparisonsIn,
  countByLevel,
  countedTasks,
  countsInWords,
  creationRequest,
  dayOf,
  daysAfter,
  defectIn,
  deployerOf,
  deploymentsShown,
  details,
  diffText,
  distinctFindings,
  dockleArguments,
  ecrRegistry,
  ended,
  endingOf,
  engineFirst,
  eventsSince,
  explain,
  findingsOfBase,
  firstView,
  fitted,
  fixList,
  hasAllTraffic,
  holdsOn,
  hookInWords,
  identityOf,
  imageName,
  interrupted,
  interruptedFault,
  isAllowedBase,
  isAtOrAfter,
  isBuiltOn,
  isByDigest,
  isCalledByCommit,
  isChosenByWriters,
  isCompared,
  isCovered2 as isCovered,
  isDigest,
  isForLint,
  isForPlatform,
  isGone,
  isIdle,
  isImage,
  isKnownBad,
  isOfPlatform,
  isOfRun,
  isOwnRegistry,
  isRemote,
  isSuspicious,
  isWanted,
  isWantedWorkflow,
  isWithoutCandidate,
  judgeVersion,
  judgedKey,
  judgementsOn,
  leadingTo,
  leadsOut,
  link,
  listenerOf,
  markOf,
  markdown,
  matches,
  megabytes,
  messageFor,
  minutes,
  moveFor,
  nameOf,
  nameWithoutDigest,
  named,
  newerPrimary,
  notProvedBy,
  ofSideCar,
  onPlatform,
  otherFindings,
  outcomeLabel,
  outcomeOf,
  outlives,
  overdue,
  overridesOf,
  ownerInWords,
  parseCodeDeployId,
  parseDeploymentId,
  parseDigest,
  parseGivenImage,
  parseImageReference,
  parsePurl,
  parseSigner,
  parseTaskDefinitionArn,
  placeOf,
  placesOf,
  plainLine,
  plural,
  policyInWords,
  policyLine,
  primaryOf,
  proposedInWords,
  prose,
  pullPolicy,
  reachedInWords,
  rebuildInWords,
  rebuildOf,
  recordedBaseline,
  recordedScan,
  referenceOf,
  releaseFor,
  releasedFor,
  repositoryName,
  reusedImage,
  revisionName,
  rolloutFault,
  runningNow,
  scansOf,
  shortDigest,
  sideCarComparedInWords,
  sideCarInWords,
  soonBlocks,
  soonInWords2 as soonInWords,
  soonestWorst,
  sourceInWords,
  sparedInWords,
  splitFinding,
  startFollowing,
  stateInWords,
  succeeded,
  summaryOf,
  table,
  tagFrom,
  takeStep,
  taskIdOf,
  text,
  trivysReport,
  useLines,
  usesOf,
  versionIn,
  viewOf,
  waitInWords,
  wantedPlatform,
  wasScanned,
  wholeCommit,
  withCount,
  withShortDigests,
  workflowInWords,
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
  checkTaskDefinition
} from "./chunk-MZ65CYL3.js";
import {
  shortForms
} from "./chunk-D5N4IQJ7.js";
import "./chunk-QHZYSA7U.js";
import "./chunk-YVCMTNNN.js";
import "./chunk-GGDX25QK.js";
import "./chunk-4OTEYKCS.js";
import "./chunk-SQ7TLXB4.js";
import "./chunk-2KLTFVIV.js";
import {
  fault
} from "./chunk-HJ6AOJMC.js";
import {
  ShipError,
  isCancelled,
  isExplained,
  messageOf
} from "./chunk-GE653Z2F.js";
import "./chunk-OXRGT3RI.js";
import "./chunk-UCW5L54A.js";
import {
  cut,
  listedProblems,
  quoted
} from "./chunk-FZ3V3BND.js";
import "./chunk-CDJWTIQ3.js";

// src/stages/apps/find-changed-apps.ts
import { join } from "node:path";

// src/domain/apps/changed-apps.ts
var judgeApps = (apps2, changes, settingsFile) => apps2.map((app) => ({ name: app.name, ...verdictOn(app, changes, settingsFile) }));
var verdictOn = ({ paths, missing = [] }, changes, settingsFile) => {
  if (changes.kind === "unknown") return { kind: "changed", because: changes.because };
  if (paths === null || paths.length === 0) return { kind: "changed", because: "it has no `paths`" };
  const wanted = [...paths, ...settingsFile === null ? [] : [settingsFile]];
  const file = changes.files.find((one) => wanted.some((path2) => concerns(path2, one)));
  if (file !== void 0) return { kind: "changed", because: `${file} was changed` };
  if (paths.every((path2) => missing.includes(path2)))
    return { kind: "changed", because: `nothing of its \`paths\` is in the checkout (${missing.join(", ")})` };
  return { kind: "unchanged", because: `no file of its \`paths\` was changed since ${changes.since.slice(0, 7)}` };
};
var concerns = (path2, file) => {
  const plain = partsOf(path2).join("/");
  return plain === "" || matches(plain, file) || matches(`${plain}/*`, file);
};
var partsOf = (path2) => path2.split("/").filter((part) => part !== "" && part !== ".");
var fixedPart = (path2) => {
  const parts = partsOf(path2);
  const wild = parts.findIndex((part) => /[*?]/u.test(part));
  return (wild === -1 ? parts : parts.slice(0, wild)).join("/");
};
var MOST_JOBS = 256;

// src/stages/apps/find-changed-apps.ts
var findChangedApps = defineStage({
  kind: "apps",
  title: "Find the apps that changed",
  uses: ["github", "files", "log"],
  run: async (input, { github, files, log: log2 }) => {
    const changes = await changesOf2(input, github);
    const apps2 = judgeApps(await withMissing(input, { files, log: log2 }), changes, input.settingsFile);
    for (const { name, kind, because } of apps2) log2.info(`${name}: ${kind}, as ${because}`);
    const { length } = apps2.filter(({ kind }) => kind === "changed");
    if (length > MOST_JOBS)
      log2.warning(
        `${length} apps changed, and a matrix of GitHub has at most ${MOST_JOBS} jobs: split the output \`apps\``
      );
    return { apps: apps2 };
  },
  record: (found) => found
});
var SPARSE = join(".git", "info", "sparse-checkout");
var withMissing = async ({ apps: apps2, checkout }, { files, log: log2 }) => {
  const isAbsent = async (path2) => await files.kindOf(join(checkout, path2)) === "absent";
  if (!await isAbsent(SPARSE)) return apps2;
  const all = [];
  for (const app of apps2) {
    const missing = [];
    for (const path2 of app.paths ?? []) if (await isAbsent(fixedPart(path2))) missing.push(path2);
    for (const path2 of missing) log2.warning(`\`paths\` of the app ${app.name}: there is no '${path2}' in the checkout`);
    all.push({ ...app, missing });
  }
  return all;
};
var changesOf2 = async ({ base: base2, head, change }, github) => {
  if (base2 === null) return { kind: "unknown", because: "the event of this run compares with no commit" };
  try {
    const changed = await github.changedFiles(base2, head);
    if (changed === null)
      return { kind: "unknown", because: `GitHub does not list every file that was changed since ${base2.slice(0, 7)}` };
    const { comparison, files } = changed;
    if (change === "push" && (comparison === "behind" || comparison === "diverged"))
      return { kind: "unknown", because: `the push took back commits, as far as ${base2.slice(0, 7)}` };
    return { kind: "known", since: base2, files };
  } catch (error) {
    if (!(error instanceof ShipError) || error.kind === "cancelled") throw error;
    return { kind: "unknown", because: `the changed files are not known: ${messageOf(error)}` };
  }
};

// src/pipelines/apps.ts
var apps = (flow, c) => {
  flow.stage(findChangedApps, {}, () => ({
    ...{ ...c.listedApps, head: commitOf(c.run), checkout: c.run.workspace },
    change: c.run.pullRequest === null ? "push" : "merge"
  }));
};

// src/core/condition.ts
var when = (holds, because) => ({ kind: "configured", holds, because });
var unless = (node, kind, because) => ({
  kind: "result",
  node,
  // The node carries `Result`, which a condition does not keep.
  holds: (result) => result.kind !== kind,
  because
});
var provided = (node, holds, because) => ({
  kind: "result",
  node,
  // The node carries `Result`, which a condition does not keep.
  holds: (result) => holds(result),
  because
});

// src/stages/credentials.ts
var findCredentials = defineStage({
  kind: "credentials",
  title: "Look for AWS credentials",
  uses: ["registry", "target", "log"],
  run: async (_, ports) => {
    const { registry, target, log: log2 } = ports;
    const both = await Promise.all([target.credentials(), registry.credentials()]);
    const kind = both.includes("missing") ? "missing" : "present";
    log2.info(kind === "present" ? "AWS credentials found" : "no AWS credentials found: nothing in AWS is read");
    return { kind };
  },
  record: (found) => found
});

// src/domain/image/image-index.ts
var platformsIn = ({ platform, index }) => index === void 0 ? [platform] : index.images.map((image) => image.platform);
var DESCRIPTOR = external_exports.object({
  mediaType: external_exports.string(),
  digest: external_exports.string().refine(isDigest),
  size: external_exports.int().min(0)
});
var ENTRY = DESCRIPTOR.extend({
  platform: external_exports.object({ os: external_exports.string(), architecture: external_exports.string(), variant: external_exports.string().optional() }).optional(),
  annotations: external_exports.record(external_exports.string(), external_exports.string()).optional()
});
var INDEX = external_exports.object({ schemaVersion: external_exports.literal(2), mediaType: external_exports.string().optional(), manifests: external_exports.array(ENTRY) });
var MANIFEST = external_exports.object({
  schemaVersion: external_exports.literal(2),
  mediaType: external_exports.string().optional(),
  config: DESCRIPTOR,
  layers: external_exports.array(DESCRIPTOR)
});
var entriesOfIndex = (text2, what) => read(INDEX, text2, what).manifests;
var blobsOfManifest = (text2, what) => read(MANIFEST, text2, what);
var read = (schema, text2, what) => {
  try {
    return schema.parse(JSON.parse(text2));
  } catch (error) {
    const why = error instanceof external_exports.ZodError ? external_exports.prettifyError(error) : "it is not JSON";
    throw fault("E_ARCHIVE", {
      message: `${what} cannot be read: ${why}`,
      headline: `${what} cannot be read`,
      cause: error
    });
  }
};

// src/stages/platform.ts
var comparePlatform = defineStage({
  kind: "platform",
  title: "Compare the platform",
  uses: ["log"],
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one does not wait for anything
  run: async ({ platforms, services }, { log: log2 }) => {
    for (const { taskDefinition } of services) checkRuntime(taskDefinition, { subject: "the image is", platforms });
    const platform = platforms.join(", ");
    log2.info(`the tasks can run an image for ${platform}`);
    return { platform };
  },
  record: (compared) => compared
});

// src/stages/plan/definition-files.ts
var checkDefinitions = defineStage({
  kind: "definition",
  title: "Check the task definition",
  uses: ["target", "files", "log", "secrets"],
  run: async (input, ports) => {
    const services = input.services.filter((service) => isFile(service, input.missing ?? []));
    const checked = services.map(async (service) => {
      const wanted = wantedService(input, service, null);
      const { lint } = await lintedDefinition(wanted, ports).catch(namedIn(service));
      return { serviceName: service.key, lint };
    });
    return allOrEveryProblem(checked).then(
      (found) => ({ services: found }),
      (thrown) => {
        throw asOneError(thrown);
      }
    );
  },
  record: (checked) => checked
});
var isFile = ({ taskDefinition }, missing) => taskDefinition.kind === "file" && !missing.includes("task-definition");

// src/domain/attestation/provenance.ts
var PROVENANCE = "https://slsa.dev/provenance/v1";

// src/domain/attestation/certificate-claims.ts
var FULCIO = "1.3.6.1.4.1.57264.1.";
var NUMBERS = {
  issuer: 8,
  signer: 9,
  signerCommit: 10,
  repositoryUrl: 12,
  commit: 13,
  ref: 14,
  repositoryId: 15,
  event: 20,
  runUrl: 21
};
var claimsOf = (extensions) => {
  const claim = (number) => {
    const [only, ...others] = extensions.filter(({ oid }) => oid === `${FULCIO}${number}`);
    return only === void 0 || others.length > 0 ? null : utf8String(only.value);
  };
  return {
    issuer: claim(NUMBERS.issuer),
    signer: claim(NUMBERS.signer),
    signerCommit: claim(NUMBERS.signerCommit),
    repositoryUrl: claim(NUMBERS.repositoryUrl),
    commit: claim(NUMBERS.commit),
    ref: claim(NUMBERS.ref),
    repositoryId: claim(NUMBERS.repositoryId),
    event: claim(NUMBERS.event),
    runUrl: claim(NUMBERS.runUrl)
  };
};
var UTF8_STRING = 12;
var utf8String = (value) => {
  const [tag, first] = value;
  if (tag !== UTF8_STRING || first === void 0) return null;
  const lengthBytes = first < 128 ? 0 : first - 128;
  if (lengthBytes > 2 || first === 128) return null;
  const length = lengthBytes === 0 ? first : value.subarray(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
  const text2 = value.subarray(2 + lengthBytes);
  if (text2.length !== length) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text2);
  } catch {
    return null;
  }
};

// src/domain/attestation/judge-provenance.ts
var judgeProvenance = (signed, digest, wanted) => {
  const statement = statementOf(signed);
  if (statement.kind !== "provenance") return statement;
  const claims = claimsOf(signed.extensions);
  const signer = parseSigner(signed.signer);
  const problems = [
    ...statement.digests.includes(digest) ? [] : ["it is about another image"],
    ...problemsOfSource(claims, wanted),
    ...problemsOfEvent(claims, wanted),
    ...problemsOfSigner(signed.signer, { signer, claims, wanted })
  ];
  const provenance = signer === null ? null : provenanceIn(claims, signer, digest);
  return problems.length > 0 || provenance === null ? { kind: "wrong", because: problems } : judgeReference(provenance, wanted);
};
var provenanceIn = (claims, signer, digest) => {
  const { commit, ref, event, runUrl } = claims;
  if (commit === null || ref === null || event === null) return null;
  return { digest, workflow: workflowInWords(signer), commit, ref, event, runUrl };
};
var judgeReference = (provenance, { refs, ownRef }) => {
  const { ref } = provenance;
  if (refs.length === 0) return { kind: ref === ownRef ? "good" : "by-default-branch", provenance };
  if (refs.some((pattern) => matches(pattern, ref))) return { kind: "good", provenance };
  return { kind: "wrong", because: [`it was built from ${ref}, which \`attestation-ref\` does not list`] };
};
var IN_TOTO = "application/vnd.in-toto+json";
var STATEMENT = external_exports.object({
  _type: external_exports.literal("https://in-toto.io/Statement/v1"),
  predicateType: external_exports.string(),
  subject: external_exports.array(external_exports.object({ digest: external_exports.object({ sha256: external_exports.string().optional() }) }))
});
var statementOf = ({ payloadType, payload }) => {
  if (payloadType !== IN_TOTO)
    return { kind: "wrong", because: [`its payload is of the type ${payloadType}, not ${IN_TOTO}`] };
  const parsed = STATEMENT.safeParse(jsonValue(payload));
  if (!parsed.success) return { kind: "wrong", because: ["its payload is not a statement of in-toto v1"] };
  const { predicateType, subject } = parsed.data;
  if (predicateType !== PROVENANCE) return { kind: "other" };
  return { kind: "provenance", digests: subject.map(({ digest }) => `sha256:${digest.sha256 ?? ""}`) };
};
var problemsOfSource = (claims, wanted) => {
  const { issuer, repositoryId, repositoryUrl } = claims;
  const isOwn2 = repositoryId !== null && repositoryId === wanted.repositoryId;
  const repository = `${repositoryUrl ?? "without a name"} (id ${repositoryId ?? "unknown"})`;
  return [
    ...isIssuer(issuer, wanted.serverUrl) ? [] : [`its certificate is for a token of ${issuer ?? "no issuer"}, not of GitHub Actions`],
    ...isOwn2 ? [] : [`it is of the repository ${repository}, not of this one (id ${wanted.repositoryId ?? "unknown"})`],
    ...["commit", "ref", "event"].flatMap(
      (name) => claims[name] === null ? [`its certificate does not name the ${name}`] : []
    )
  ];
};
var problemsOfEvent = ({ event }, { workflow }) => event === null || workflow !== null || isChosenByWriters(event) ? [] : [
  `it was made on ${event}; without \`attestation-workflow\` only push, schedule, workflow_dispatch and release count`
];
var isIssuer = (issuer, serverUrl) => {
  const own = issuerOf(serverUrl);
  if (issuer === own) return true;
  return issuer !== null && issuer.startsWith(`${own}/`) && /^[\w-]+$/u.test(issuer.slice(own.length + 1));
};
var issuerOf = (serverUrl) => {
  if (serverUrl === "https://github.com") return "https://token.actions.githubusercontent.com";
  const [, tenant] = /^https:\/\/([\w-]+\.ghe\.com)$/u.exec(serverUrl) ?? [];
  return tenant === void 0 ? `${serverUrl}/_services/token` : `https://token.actions.${tenant}`;
};
var problemsOfSigner = (name, { signer, claims, wanted }) => {
  if (signer === null || signer.server !== wanted.serverUrl || claims.signer !== name)
    return [`it is signed by ${name}, which is not a workflow of ${wanted.serverUrl}`];
  if (isCalledByCommit(signer) && claims.signerCommit !== signer.ref)
    return [
      `its certificate names ${signer.ref} and ${claims.signerCommit ?? "no commit"} as the commit of the workflow`
    ];
  if (wanted.workflow === null || isWantedWorkflow(signer, wanted.workflow)) return [];
  return [
    `it is signed by ${workflowInWords(signer)}, not by ${workflowInWords(wanted.workflow)} (\`attestation-workflow\`)`
  ];
};

// src/stages/attestation/bundle-text.ts
import { join as join2 } from "node:path";

// src/domain/attestation/snappy.ts
var LITERAL = 0;
var COPY_1 = 1;
var COPY_2 = 2;
var unpackSnappy = (block, most) => {
  const head = lengthIn(block);
  if (head === null || head.length > most) return null;
  const out = new Uint8Array(head.length);
  let [at, filled2] = [head.size, 0];
  while (at < block.length) {
    const element = elementAt(block, at);
    if (element === null || filled2 + element.length > out.length) return null;
    if (element.kind === "literal") out.set(block.subarray(element.from, element.from + element.length), filled2);
    else if (!copy(out, filled2, element)) return null;
    at = element.next;
    filled2 += element.length;
  }
  return filled2 === out.length ? out : null;
};
var lengthIn = (block) => {
  let length = 0;
  for (let size2 = 0; size2 < 5; size2 += 1) {
    const byte = block[size2];
    if (byte === void 0) return null;
    length += (byte & 127) * 2 ** (7 * size2);
    if (byte < 128) return { length, size: size2 + 1 };
  }
  return null;
};
var elementAt = (block, at) => {
  const tag = block[at] ?? 0;
  const rest = tag >> 2;
  if ((tag & 3) === LITERAL) return literalAt(block, at + 1, rest);
  if ((tag & 3) === COPY_1) {
    const low = numberAt(block, at + 1, 1);
    return low === null ? null : { kind: "copy", back: (tag >> 5 << 8) + low, length: 4 + (rest & 7), next: at + 2 };
  }
  const bytes = (tag & 3) === COPY_2 ? 2 : 4;
  const back2 = numberAt(block, at + 1, bytes);
  return back2 === null ? null : { kind: "copy", back: back2, length: rest + 1, next: at + 1 + bytes };
};
var literalAt = (block, at, rest) => {
  const bytes = Math.max(0, rest - 59);
  const long = numberAt(block, at, bytes);
  if (long === null) return null;
  const [from, length] = [at + bytes, (bytes === 0 ? rest : long) + 1];
  return from + length > block.length ? null : { kind: "literal", from, length, next: from + length };
};
var numberAt = (block, at, bytes) => {
  if (at + bytes > block.length) return null;
  return block.subarray(at, at + bytes).reduceRight((sum, byte) => sum * 256 + byte, 0);
};
var copy = (out, filled2, { back: back2, length }) => {
  if (back2 === 0 || back2 > filled2) return false;
  for (let index = filled2; index < filled2 + length; index += 1) out[index] = out[index - back2] ?? 0;
  return true;
};

// src/stages/attestation/bundle-text.ts
var MOST_BYTES = 32 * 1024 * 1024;
var WAITS_MS = [1e3, 3e3];
var bundleText = async ({ bundle, bundleUrl }, ports) => {
  if (bundle !== null) return { kind: "text", text: bundle };
  if (bundleUrl === null) return { kind: "unusable", because: "GitHub does not give its bundle" };
  const folder = await ports.files.makePrivateDirectory("attestation");
  try {
    return await fetchedText(bundleUrl, join2(folder, "bundle"), ports);
  } finally {
    await ports.files.remove(folder);
  }
};
var fetchedText = async (url, path2, ports) => {
  await fetchAgain(url, path2, ports);
  const size2 = await ports.files.sizeBytes(path2);
  if (size2 > MOST_BYTES) return { kind: "unusable", because: `its bundle has ${size2} bytes` };
  const bytes = unpackSnappy(await ports.files.readBytes(path2, 0, size2), MOST_BYTES);
  return bytes === null ? { kind: "unusable", because: "its bundle is not packed as GitHub packs bundles" } : { kind: "text", text: new TextDecoder().decode(bytes) };
};
var fetchAgain = async (url, path2, { download, clock, log: log2 }) => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await download.toFile(url, path2);
      return;
    } catch (error) {
      const waitMs = WAITS_MS[attempt];
      if (!(error instanceof ShipError) || error.code !== "E_DOWNLOAD" || waitMs === void 0) throw error;
      log2.debug(`a bundle is fetched again: ${error.message}`);
      await clock.sleep(waitMs);
    }
  }
};

// src/stages/attestation/default-branch.ts
var isOnDefaultBranch = async ({ ref, commit }, github) => {
  const branch = await github.defaultBranch();
  if (ref === `refs/heads/${branch}`) return true;
  const comparison = await github.compare(branch, commit);
  return comparison === "behind" || comparison === "identical";
};

// src/stages/attestation/find-provenance.ts
var MOST_PAGES = 10;
var findProvenance = async (search3, ports) => {
  const reasons = [];
  let after = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const reply = await ports.attestations.list({ digest: search3.digest, predicateType: PROVENANCE, after });
    if (reply.kind === "refused") return { kind: "unread", refused: reply };
    for (const held of reply.value.attestations) {
      const verdict2 = await judge(held, search3, ports);
      if (verdict2.kind === "good") return verdict2;
      if (verdict2.kind === "wrong") reasons.push(noted(verdict2.because, ports));
    }
    after = reply.value.next;
    if (after === null)
      return reasons.length === 0 ? { kind: "none" } : { kind: "wrong", reasons: [...new Set(reasons)] };
  }
  return {
    kind: "wrong",
    reasons: [.../* @__PURE__ */ new Set([...reasons, "GitHub has more attestations of the image than are looked at"])]
  };
};
var noted = (because, { log: log2 }) => {
  const reason = because.join("; ");
  log2.debug(`an attestation does not count: ${reason}`);
  return reason;
};
var judge = async (held, { digest, wanted, roots }, ports) => {
  const bundle = await bundleText(held, ports);
  if (bundle.kind === "unusable") return { kind: "wrong", because: [bundle.because] };
  const check3 = await ports.signatures.verify(bundle.text, await roots());
  if (check3.kind === "refused") return { kind: "wrong", because: [`its signature is not verified: ${check3.because}`] };
  const verdict2 = judgeProvenance(check3.statement, digest, wanted);
  if (verdict2.kind !== "by-default-branch") return verdict2;
  const { provenance } = verdict2;
  if (await isOnDefaultBranch(provenance, ports.github)) return { kind: "good", provenance };
  const because = `it was built from ${provenance.ref}, and commit ${provenance.commit} is not on the default branch`;
  return { kind: "wrong", because: [because] };
};

// src/stages/attestation/trusted-roots.ts
var trustedRoots = async ({ trustedRoot, untrusted, network }, ports) => {
  if (trustedRoot !== null) {
    await assertNotOfOthers(trustedRoot, untrusted, ports);
    const roots = await rootsOf(trustedRoot, ports);
    return () => Promise.resolve(roots);
  }
  let found;
  return () => found ??= network === "offline" ? ports.signatures.ownRoots() : newest(ports);
};
var assertNotOfOthers = async (file, untrusted, { files }) => {
  if (untrusted === null || !await isOfOthers(file, untrusted, files)) return;
  const what = `is in the checkout, whose author may have put roots there (${untrusted.because})`;
  throw unusable(file, `${what}; set the input \`guarded-settings\` to a path outside of it`);
};
var newest = async ({ signatures, log: log2 }) => {
  const { roots, stale } = await signatures.freshRoots();
  for (const why of stale)
    log2.info(`The certificate authorities in the action are used, newer ones cannot be read: ${why}`);
  return roots;
};
var rootsOf = async (file, { files, signatures }) => {
  await assertAllowed([file], files);
  const text2 = await files.readText(file.path);
  if (text2 === null) throw unusable(file, "does not exist in the checkout");
  const roots = rootsIn(text2);
  if (roots.length === 0) throw unusable(file, "is not a trusted root of Sigstore: it is empty");
  const problems = await Promise.all(roots.map((root) => signatures.rootProblem(root)));
  const [problem] = problems.filter((one) => one !== null);
  if (problem !== void 0) throw unusable(file, `is not a trusted root of Sigstore: ${problem}`);
  return roots;
};
var rootsIn = (text2) => jsonValue(text2) === void 0 ? text2.split("\n").filter((line2) => line2.trim() !== "") : [text2];
var unusable = ({ setting, given: given3 }, what) => fault("E_INPUT", { message: `\`${setting}\`: ${given3} ${what}` });

// src/stages/attestation/accepted-attestation.ts
var acceptedAttestation = async ({ digest, attestation }, ports) => {
  const { mode, wanted } = attestation;
  const roots = await trustedRoots(attestation, ports);
  const found = await looked(() => findProvenance({ digest, wanted, roots }, ports));
  switch (found.kind) {
    case "good":
      ports.log.info(inWords(found.provenance));
      return { kind: "attested", ...found.provenance };
    case "wrong":
      throw wrongAttestation(digest, found.reasons);
    case "none":
      if (mode === "required") throw notAttested(digest);
      ports.log.info(`GitHub has no provenance attestation of ${digest}; none is required`);
      return { kind: "none", digest };
    case "unread":
      if (mode === "required") throw notRead(digest, found.refused);
      ports.log.warning(
        `Whether ${shortDigest(digest)} is attested could not be checked: ${found.refused.text}.${permission(found.refused)}`
      );
      return { kind: "unknown", digest, because: found.refused.text };
  }
};
var looked = async (look3) => {
  try {
    return await look3();
  } catch (error) {
    if (!(error instanceof ShipError) || !["E_GITHUB", "E_DOWNLOAD"].includes(error.code)) throw error;
    return { kind: "unread", refused: { kind: "refused", status: null, text: error.message, mayBeDone: false } };
  }
};
var inWords = ({
  workflow,
  commit,
  ref
}) => `attested by ${workflow} at commit ${commit} of ${ref}`;
var notAttested = (digest) => {
  const short2 = "the image has no provenance attestation, and `attestation` is `required`";
  return fault("E_ATTESTATION", {
    message: `${short2} (${digest})`,
    headline: short2,
    hint: "Attest the image in the workflow that builds it (actions/attest), grant `attestations: read` to this job, or set another `attestation`. Nothing was changed."
  });
};
var MOST_REASONS = 5;
var wrongAttestation = (digest, reasons) => {
  const [first = "", ...others] = reasons.slice(0, MOST_REASONS);
  const more = reasons.length > MOST_REASONS ? [`and ${reasons.length - MOST_REASONS} more`] : [];
  const lines2 = others.length === 0 ? `: ${first}` : [":", ...[first, ...others, ...more].map((one) => `- ${one}`)].join("\n");
  return fault("E_ATTESTATION", {
    message: `no provenance attestation of the image ${digest} is the wanted one${lines2}`,
    headline: "the attestation of the image is not the wanted one"
  });
};
var notRead = (digest, refused4) => fault("E_GITHUB", {
  message: `whether the image is attested could not be read, and \`attestation\` is \`required\`: ${refused4.text} (${digest})`,
  headline: "the attestations of the image could not be read",
  hint: `Grant \`attestations: read\` and \`contents: read\` to the job, check \`github-token\`, and re-run. Nothing was changed.`
});
var permission = ({ status }) => status === 403 ? " Grant `attestations: read` to the job, or set `attestation: off`." : "";

// src/stages/attestation/attestation.ts
var verifyAttestation = defineStage({
  kind: "attestation",
  title: "Verify the attestation of the image",
  uses: ["attestations", "signatures", "github", "download", "files", "clock", "log"],
  run: (input, ports) => acceptedAttestation(input, ports),
  record: (result) => result
});

// src/pipelines/parts/attested.ts
var attested = (flow, { attestation }, { image, digestOf: digestOf2 }) => {
  const { mode } = attestation;
  if (mode === "off") return flow.given({});
  return flow.stage(verifyAttestation, { image }, (r) => ({
    digest: digestOf2(r.image),
    attestation: { ...attestation, mode }
  }));
};

// src/domain/scan/cache-key.ts
var ARCHITECTURES = { x64: "X64", arm64: "ARM64" };
var cacheKeyOf = ({ trivy, dockle, database }, { os, arch }) => {
  if (trivy.kind === "broke" || dockle.kind === "broke" || database.kind === "broke") return null;
  if (database.origin.kind !== "verified") return null;
  const machine = `${releasedFor(os)}-${ARCHITECTURES[arch] ?? arch}`;
  const hour = /^\d{4}-\d\d-\d\dT\d\d/.exec(database.updatedAt)?.[0] ?? "undated";
  return `ship-to-ecs-scanners-${machine}-trivy-${trivy.version}-dockle-${dockle.version}-${hour}`;
};

// src/stages/scanners/database.ts
import { join as join6 } from "node:path";

// src/domain/scan/reason.ts
var REASON_LINES = 3;
var reasonOf = (thrown, hint) => {
  if (thrown instanceof CommandError) return { because: describeCommand(thrown), hint };
  if (thrown instanceof ShipError && (thrown.code === "E_DOWNLOAD" || thrown.code === "E_ARCHIVE"))
    return { because: thrown.message, hint: thrown.hint ?? hint };
  if (isSystemError(thrown)) return { because: thrown.message, hint };
  return null;
};
var isSystemError = (thrown) => typeof thrown === "object" && thrown !== null && "syscall" in thrown && "message" in thrown;
var describeCommand = ({ argv, failure: failure2, outputTail }) => {
  const output2 = endOf(outputTail);
  if (failure2.kind === "exited" && output2 !== "") {
    return `${output2} (${argv[0]?.split("/").at(-1) ?? ""} exited with code ${failure2.exitCode})`;
  }
  const { message } = new CommandError({ argv, failure: failure2, outputTail: "" });
  return [message, output2].filter(Boolean).join(": ");
};
var endOf = (outputTail) => {
  const lines2 = outputTail.replace(ESCAPE_SEQUENCES, "").split("\n");
  const fatal = lines2.findLastIndex((line2) => FATAL.test(line2));
  const texts = lines2.slice(Math.max(fatal, 0)).map((line2) => line2.replace(LOG_PREFIX, "").trim()).filter((text2) => text2 !== "");
  return (fatal === -1 ? texts.slice(-REASON_LINES) : texts.slice(0, REASON_LINES)).join(" | ");
};
var FATAL = /\tFATAL\t/;
var LOG_PREFIX = /^\S+\t[A-Z]+\t(?:Fatal error\t)?(?:run error:\s*)?/;

// src/stages/scanners/database-download.ts
import { join as join5 } from "node:path";

// src/domain/scan/trivy-database.ts
var downloadFailure = (failed3, name) => {
  const [first, ...others] = failed3;
  if (first === void 0) return `Cannot download the ${name}: \`trivy-db-repository\` lists no repository`;
  const what = failed3.some((one) => one.what === "unusable") ? `Cannot use the ${name}` : `Cannot download the ${name}`;
  const reason = rootCause(first.because);
  if (others.length === 0) return `${what} from ${first.repository}: ${reason}`;
  const tried = `${failed3.length} mirrors tried`;
  return failed3.every(({ because }) => rootCause(because) === reason) ? `${what}: ${reason} (${tried}: ${failed3.map(({ repository }) => repository).join(", ")})` : `${what}: ${tried}: ${failed3.map(({ repository, because }) => `${repository} (${rootCause(because)})`).join(", ")}`;
};
var rootCause = (because) => because.replace(/^GET \S+ (?:failed: )?/, "");
var PASSING = /TOOMANYREQUESTS|\b429\b|\b5\d\d\b|timeout|timed ?out|was cut off|digest of the manifest|ECONNRESET|EAI_AGAIN/i;
var mayPass = (because) => PASSING.test(because);
var NO_JAVA_INDEX = /'--skip-java-db-update' cannot be specified on the first run/;
var hintFor = (because) => NO_JAVA_INDEX.test(because) ? "The image has JARs: add java-db/ to the folder of `trivy-cache-dir`, or leave `trivy-cache-dir` out." : null;
var javaRepositoriesBeside = (databaseRepositories) => databaseRepositories.flatMap(
  (repository) => /(?:^|\/)trivy-db:2$/.test(repository) ? [repository.replace(/trivy-db:2$/, "trivy-java-db:1")] : []
);
var DAY_MS = 24 * 60 * 6e4;
var FUTURE_MS = DAY_MS;
var NEXT_UPDATE_MS = 365 * DAY_MS;
var SMALLEST_BYTES = 1e7;
var WITHOUT_ADVISORIES = /* @__PURE__ */ new Set(["vulnerability", "data-source", "Red Hat CPE", "trivy"]);
var implausible = ({ updatedAt, nextUpdate, now, sizeBytes, buckets }) => {
  if (updatedAt > now + FUTURE_MS) return `is dated in the future (${isoDay(updatedAt)})`;
  if (nextUpdate !== null && nextUpdate > Math.max(now, updatedAt) + NEXT_UPDATE_MS) {
    return `says that the next one is due years later (${isoDay(nextUpdate)})`;
  }
  if (buckets === null) return "is damaged: trivy.db is not a bbolt file";
  if (sizeBytes !== null && sizeBytes < SMALLEST_BYTES)
    return `is too small to be the published one (${megabytes(sizeBytes)})`;
  const filled2 = buckets.flatMap(({ name, content }) => content === "filled" ? [name] : []);
  return filled2.includes("vulnerability") && filled2.some((name) => !WITHOUT_ADVISORIES.has(name)) ? null : "is empty";
};
var implausibleJavaIndex = ({ updatedAt, now, sizeBytes, isDatabase }) => {
  if (updatedAt > now + FUTURE_MS) return `is dated in the future (${isoDay(updatedAt)})`;
  if (!isDatabase) return "is damaged: trivy-java.db is not a file of SQLite";
  return sizeBytes < SMALLEST_BYTES ? `is too small to be the published one (${megabytes(sizeBytes)})` : null;
};
var isoDay = (time2) => new Date(time2).toISOString().slice(0, 10);

// src/domain/scan/registry-protocol.ts
var DEFAULT_VERSION = "2";
var REFERENCE = /^([a-z0-9.-]+(?::\d+)?|\[[0-9a-f:]+\](?::\d+)?)\/([a-z0-9][a-z0-9._/-]*?)(?::([\w][\w.-]*)|@(sha256:[0-9a-f]{64}))?$/i;
var LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/;
var isLoopback = (host) => LOOPBACK.test(host);
var ecrRegionOf = (host) => ecrRegistry(host)?.region ?? null;
var parseReference = (text2) => {
  const [, host, name, tag, digest] = REFERENCE.exec(text2) ?? [];
  if (host === void 0 || name === void 0 || !/[.:]|^localhost$/.test(host)) return null;
  const server = host === "docker.io" ? "registry-1.docker.io" : host;
  return {
    base: `${isLoopback(host) ? "http" : "https"}://${server}/v2/${name}`,
    version: digest ?? tag ?? DEFAULT_VERSION
  };
};
var MANIFEST_TYPES = "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
var ARTIFACTS = {
  database: { name: "vulnerability database", layerType: "application/vnd.aquasec.trivy.db.layer.v1.tar+gzip" },
  "java-index": {
    name: "index of Java packages",
    layerType: "application/vnd.aquasec.trivy.javadb.layer.v1.tar+gzip"
  }
};
var MANIFEST2 = external_exports.object({
  layers: external_exports.tuple([external_exports.object({ mediaType: external_exports.string(), digest: external_exports.string().regex(/^sha256:[0-9a-f]{64}$/) })])
});
var artifactIn = (kind, manifest) => {
  const parsed = MANIFEST2.safeParse(jsonValue(manifest));
  if (!parsed.success) return null;
  const [{ mediaType, digest }] = parsed.data.layers;
  return mediaType === ARTIFACTS[kind].layerType ? digest.slice("sha256:".length) : null;
};
var ERRORS = external_exports.object({ errors: external_exports.array(external_exports.object({ code: external_exports.string(), message: external_exports.string().nullish() })).min(1) });
var refusalIn = ({ status, text: text2 }) => {
  const parsed = ERRORS.safeParse(jsonValue(text2));
  const [first] = parsed.success ? parsed.data.errors : [];
  if (first === void 0) return `HTTP status ${status}`;
  return first.message ? `${first.code}: ${first.message}` : first.code;
};
var tokenUrl = (challenge) => {
  if (!/^bearer /i.test(challenge)) return null;
  const members = new Map([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
  const realm = members.get("realm") ?? "";
  if (!URL.canParse(realm)) return null;
  const url = new URL(realm);
  for (const name of ["service", "scope"]) {
    const value = members.get(name);
    if (value !== void 0) url.searchParams.set(name, value);
  }
  return url.href;
};
var TOKEN = external_exports.union([external_exports.object({ token: external_exports.string().min(1) }), external_exports.object({ access_token: external_exports.string().min(1) })]);
var tokenIn = (text2) => {
  const parsed = TOKEN.safeParse(jsonValue(text2));
  if (!parsed.success) return null;
  return "token" in parsed.data ? parsed.data.token : parsed.data.access_token;
};

// src/stages/scanners/registry.ts
import { createHash } from "node:crypto";

// src/domain/image/data-plane.ts
var HOST = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.([a-z.-]+)$/u;
var DUAL_STACK = {
  "amazonaws.com": "on.aws",
  "amazonaws.com.cn": "on.amazonwebservices.com.cn"
};
var dataPlaneHost = (host, { fips, dualStack }) => {
  const [, account, region, suffix = ""] = HOST.exec(host) ?? [];
  if (account === void 0 || region === void 0) return host;
  const service = `ecr${fips === "on" ? "-fips" : ""}`;
  const dual = dualStack === "on" ? DUAL_STACK[suffix] : void 0;
  if (dual !== void 0) return `${account}.dkr-${service}.${region}.${dual}`;
  return fips === "on" ? host.replace(/ecr(?:-fips)?/u, service) : host;
};

// src/stages/scanners/ecr-login.ts
var ecrLogin = async (repository, ports) => {
  const [host = ""] = repository.split("/");
  const region = ecrRegionOf(host);
  try {
    if (region !== null) return await loginIn(region, ports);
    return isLoopback(host) ? await loginOnLoopback(host, ports) : null;
  } catch (error) {
    if (error instanceof AwsError) return refused(error.message);
    throw error;
  }
};
var loginIn = async (region, ports) => {
  const session = await sessionIn(region, ports);
  if (session === null) return refused(await otherRegion(region, ports));
  if (await session.credentials() === "missing") return refused("it is in ECR, and there are no AWS credentials");
  const issued = await ecrToken(session.ecr, ports.secrets);
  return issued === null ? refused("ECR returned no login token (ecr:GetAuthorizationToken)") : loginWith(issued);
};
var loginOnLoopback = async (host, { registry, secrets }) => {
  if (await registry.credentials() === "missing") return null;
  const issued = await ecrToken(registry.ecr, secrets);
  return issued !== null && hostOf(issued) === host ? loginWith(issued) : null;
};
var loginWith = ({ token }) => ({
  kind: "login",
  headers: { authorization: `Basic ${token}` }
});
var sessionIn = async (region, { registry, surroundings }) => {
  if (region === await registry.region()) return registry;
  return region === await surroundings.region() ? surroundings : null;
};
var otherRegion = async (region, { registry, surroundings }) => {
  const own = [.../* @__PURE__ */ new Set([await registry.region(), await surroundings.region()])].filter((one) => one !== null);
  return `it is in ECR in ${region}, and this run has a session for ${own.join(" and ") || "no region"} only`;
};
var hostOf = ({ endpoint }) => URL.parse(endpoint)?.host ?? null;
var refused = (because) => ({ kind: "refused", because });

// src/stages/scanners/registry.ts
var publishedArtifact = async ({ kind, repository }, ports) => {
  const reference = parseReference(await placed(repository, ports));
  if (reference === null) return refused2("it is not a reference like host/name:tag");
  const manifest = await fetchManifest({ ...reference, repository }, ports);
  if (manifest.kind === "refused") return manifest;
  const pinned = /^sha256:(.*)$/.exec(reference.version)?.[1];
  if (pinned !== void 0 && createHash("sha256").update(manifest.text).digest("hex") !== pinned) {
    return refused2("its manifest does not have the digest of the reference");
  }
  const sha256 = artifactIn(kind, manifest.text);
  if (sha256 === null) return refused2(`its manifest is not that of the ${ARTIFACTS[kind].name}`);
  return {
    kind: "published",
    sha256,
    url: `${reference.base}/blobs/sha256:${sha256}`,
    headers: manifest.headers
  };
};
var placed = async (repository, { registry }) => {
  const [host = "", ...name] = repository.split("/");
  return ecrRegionOf(host) === null ? repository : [dataPlaneHost(host, await registry.endpoints()), ...name].join("/");
};
var fetchManifest = async ({ base: base2, version, repository }, ports) => {
  const url = `${base2}/manifests/${version}`;
  const first = await ports.download.read(url, { accept: MANIFEST_TYPES });
  if (first.status === 200) return { kind: "manifest", text: first.text, headers: {} };
  if (first.status !== 401) return refused2(refusalIn(first));
  const login = await loginFor({ repository, challenge: first.challenge }, ports);
  if (login === null) return refused2(refusalIn(first));
  if (login.kind === "refused") return login;
  const { headers } = login;
  const second = await ports.download.read(url, { accept: MANIFEST_TYPES, ...headers });
  return second.status === 200 ? { kind: "manifest", text: second.text, headers } : refused2(refusalIn(second));
};
var loginFor = async ({ repository, challenge }, ports) => {
  if (/^basic /i.test(challenge)) return ecrLogin(repository, ports);
  const token = await fetchToken(challenge, ports);
  return token === null ? null : { kind: "login", headers: { authorization: `Bearer ${token}` } };
};
var fetchToken = async (challenge, { download }) => {
  const url = tokenUrl(challenge);
  if (url === null) return null;
  const { status, text: text2 } = await download.read(url, {});
  return status === 200 ? tokenIn(text2) : null;
};
var refused2 = (because) => ({ kind: "refused", because });

// src/stages/scanners/release.ts
import { join as join3 } from "node:path";
var DOWNLOAD_TRIES = 2;
var PAUSE_MS = 2e3;
var takeFromCache = async (expected, { archive, cached }, { files, log: log2 }) => {
  if (await files.kindOf(cached) !== "file") return null;
  await files.copy(cached, archive);
  const found = await files.sha256(archive);
  if (found === expected.sha256) return { kind: "checked", from: "cache" };
  await files.remove(archive);
  const has = `It has sha256 ${found}`;
  if (expected.otherwise === "outdated")
    log2.info(`${cached} is not used: ${expected.publishedBy} has another one now. ${has}, not ${expected.sha256}.`);
  else {
    log2.warning(
      `${cached} does not have the pinned sha256; it was removed and is not used. ${has}, not ${expected.sha256}.`
    );
    await files.remove(cached);
  }
  return null;
};
var downloadRelease = async (release, place, ports) => {
  const { scanner, version, url } = release;
  await downloadTo(place.archive, url, ports);
  const sha256 = await ports.files.sha256(place.archive);
  if (sha256 !== release.sha256) {
    await ports.files.remove(place.archive);
    const because = `${url} has sha256 ${sha256}, but ${release.sha256} is pinned for ${scanner} ${version}`;
    return {
      kind: "broke",
      because,
      hint: "Do not use that file. Find out what changed it: a mirror, a proxy, or the release."
    };
  }
  await keepInCache(place, ports);
  return { kind: "checked", from: "download" };
};
var downloadTo = async (archive, url, ports) => {
  for (let tried = 1; ; tried += 1) {
    try {
      ports.log.info(`Downloading ${url}`);
      await ports.download.toFile(url, archive);
      return;
    } catch (error) {
      if (tried === DOWNLOAD_TRIES || reasonOf(error, "") === null) throw error;
      await ports.files.remove(archive);
      await ports.clock.sleep(PAUSE_MS);
    }
  }
};
var keepInCache = async ({ archive, cached }, { files, log: log2 }) => {
  const unfinished = `${cached}.${archive.split("/").at(-2) ?? "new"}`;
  try {
    await files.makeDirectory(join3(cached, ".."));
    await files.copy(archive, unfinished);
    await files.remove(cached);
    await files.move(unfinished, cached);
  } catch (error) {
    const reason = reasonOf(error, "");
    if (reason === null) throw error;
    if (await files.kindOf(unfinished) === "file") await files.remove(unfinished);
    log2.debug(`Cannot write ${cached}: ${reason.because}`);
  }
};

// src/stages/scanners/artifact-download.ts
var TRIES = 2;
var PAUSE_MS2 = 5e3;
var downloadArtifact = async (wanted, ports) => {
  const { name } = ARTIFACTS[wanted.kind];
  const failed3 = [];
  for (const repository of wanted.repositories) {
    const fetched = await fetchFrom(repository, wanted, ports);
    if (fetched.kind === "failed") {
      failed3.push({ repository, because: fetched.because, what: "unavailable" });
      continue;
    }
    const opened = await orReason(() => wanted.open(repository));
    if (opened.kind === "opened") {
      if (fetched.from === "download") await keepInCache(wanted.place, ports);
      await ports.files.remove(wanted.place.archive);
      return { kind: "found", updatedAt: opened.updatedAt, repository };
    }
    await ports.files.remove(wanted.place.archive);
    ports.log.warning(`The ${name} in ${repository} is not used: ${opened.because}`);
    failed3.push({ repository, because: opened.because, what: "unusable" });
  }
  const what = failed3.some((one) => one.what === "unusable") ? "unusable" : "unavailable";
  return { kind: "missing", because: downloadFailure(failed3, name), what };
};
var fetchFrom = async (repository, wanted, ports) => {
  for (let tried = 1; ; tried += 1) {
    const result = await orReason(() => tryFrom(repository, wanted, ports));
    if (result.kind !== "failed") return result;
    ports.log.debug(`Download from ${repository} failed: ${result.because}`);
    if (tried === TRIES || !mayPass(result.because)) return result;
    await ports.clock.sleep(PAUSE_MS2 * tried);
  }
};
var tryFrom = async (repository, { kind, place }, ports) => {
  const published = await publishedArtifact({ kind, repository }, ports);
  return published.kind === "refused" ? { kind: "failed", because: published.because } : fetchBlob({ ...published, repository }, place, ports);
};
var orReason = async (work) => {
  try {
    return await work();
  } catch (error) {
    const reason = reasonOf(error, "");
    if (reason === null) throw error;
    return { kind: "failed", because: reason.because };
  }
};
var fetchBlob = async ({ sha256, url, headers, repository }, place, ports) => {
  const kept = await takeFromCache({ sha256, otherwise: "outdated", publishedBy: repository }, place, ports);
  if (kept !== null) return kept;
  ports.log.debug(`Downloading ${url}`);
  await ports.download.toFile(url, place.archive, headers);
  if (await ports.files.sha256(place.archive) === sha256) return { kind: "checked", from: "download" };
  await ports.files.remove(place.archive);
  return { kind: "failed", because: "the download does not have the digest of the manifest" };
};

// src/stages/scanners/database-folder.ts
import { join as join4 } from "node:path";

// src/domain/scan/bolt.ts
var MAGIC = 3977042669;
var PAGE_HEADER = 16;
var ELEMENT = 16;
var FLAG = { branch: 1, leaf: 2 };
var ELEMENT_IS_BUCKET = 1;
var MAX_PAGES = 1e4;
var MAX_PAGE_BYTES = 64 * 1024 * 1024;
var rootBuckets = async (readAt) => {
  const meta = await readMeta(readAt);
  const waiting = [meta.root];
  const buckets = [];
  for (let pages = 0; waiting.length > 0; pages += 1) {
    if (pages === MAX_PAGES) throw new Error("its pages lead around in circles");
    const page = await readPage(waiting.pop() ?? 0, meta.pageSize, readAt);
    if (page.flags === FLAG.branch) waiting.push(...childrenOf(page));
    else if (page.flags === FLAG.leaf) buckets.push(...await bucketsIn(page, meta.pageSize, readAt));
    else throw new Error("a page is neither branch nor leaf");
  }
  return buckets;
};
var readMeta = async (readAt) => {
  const first = view(await readAt(0, PAGE_HEADER + 64));
  if (first.byteLength < PAGE_HEADER + 64 || first.getUint32(PAGE_HEADER, true) !== MAGIC) {
    throw new Error("it is not a bbolt file");
  }
  const pageSize = first.getUint32(PAGE_HEADER + 8, true);
  const second = view(await readAt(pageSize, PAGE_HEADER + 64));
  const metas = [first, second].filter((bytes) => bytes.byteLength >= PAGE_HEADER + 64 && bytes.getUint32(PAGE_HEADER, true) === MAGIC).map((bytes) => ({ root: number64(bytes, PAGE_HEADER + 16), transaction: number64(bytes, PAGE_HEADER + 48) }));
  const [current] = metas.toSorted((one, other) => other.transaction - one.transaction);
  return { pageSize, root: current?.root ?? 0 };
};
var readHead = async (offset, readAt) => {
  const head = view(await readAt(offset, PAGE_HEADER));
  if (head.byteLength < PAGE_HEADER) throw new Error("it is cut off");
  return head;
};
var readPage = async (id, pageSize, readAt) => {
  const head = await readHead(id * pageSize, readAt);
  const size2 = (1 + head.getUint32(12, true)) * pageSize;
  if (size2 > MAX_PAGE_BYTES) throw new Error("a page is too large");
  const bytes = view(await readAt(id * pageSize, size2));
  if (bytes.byteLength < size2) throw new Error("it is cut off");
  return { flags: bytes.getUint16(8, true), count: bytes.getUint16(10, true), bytes };
};
var childrenOf = ({ count, bytes }) => elementsOf(count).map((at) => number64(bytes, at + 8));
var bucketsIn = async ({ count, bytes }, pageSize, readAt) => {
  const buckets = [];
  for (const at of elementsOf(count)) {
    if (bytes.getUint32(at, true) !== ELEMENT_IS_BUCKET) continue;
    const key = at + bytes.getUint32(at + 4, true);
    const value = key + bytes.getUint32(at + 8, true);
    const name = new TextDecoder().decode(new Uint8Array(bytes.buffer, bytes.byteOffset + key, value - key));
    const root = number64(bytes, value);
    const elements = root === 0 ? bytes.getUint16(value + 16 + 10, true) : (await readHead(root * pageSize, readAt)).getUint16(10, true);
    buckets.push({ name, content: elements === 0 ? "empty" : "filled" });
  }
  return buckets;
};
var elementsOf = (count) => Array.from({ length: count }, (_, index) => PAGE_HEADER + ELEMENT * index);
var view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
var number64 = (bytes, offset) => Number(bytes.getBigUint64(offset, true));

// src/domain/scan/scanner-json.ts
var parseJson = (schema, text2) => {
  let json;
  try {
    json = JSON.parse(text2);
  } catch {
    return { kind: "invalid", problem: text2.trim() === "" ? "it is empty" : "it is not JSON, or it is cut off" };
  }
  const checked = schema.safeParse(json);
  if (checked.success) return { kind: "valid", value: checked.data };
  const issue = checked.error.issues[0];
  const where = issue === void 0 || issue.path.length === 0 ? "it" : issue.path.join(".");
  return { kind: "invalid", problem: `${where}: ${issue?.message ?? "invalid"}` };
};

// src/stages/scanners/database-folder.ts
var date = external_exports.iso.datetime({ offset: true });
var metadata = external_exports.object({ Version: external_exports.literal(2), UpdatedAt: date, NextUpdate: date.nullish() });
var readBuckets = async (directory, files) => {
  try {
    return await rootBuckets((offset, length) => files.readBytes(fileIn(directory), offset, length));
  } catch {
    return null;
  }
};
var fileIn = (directory) => join4(directory, "db", "trivy.db");
var readDatabaseFolder = async ({ directory, name, owner }, { files, clock }) => {
  const hint = "Set `trivy-cache-dir` to a folder with db/trivy.db and db/metadata.json, or leave it out.";
  const text2 = await files.readText(join4(directory, "db", "metadata.json"));
  if (text2 === null || await files.kindOf(fileIn(directory)) !== "file") {
    const problem = "it has no db/trivy.db and db/metadata.json";
    return { kind: "broke", problem, because: `No vulnerability database in ${name}`, hint };
  }
  const parsed = parseJson(metadata, text2);
  if (parsed.kind === "invalid") {
    const problem = `db/metadata.json is not the metadata of a database: ${parsed.problem}`;
    return { kind: "broke", problem, because: `${name}/${problem}`, hint };
  }
  const { UpdatedAt, NextUpdate } = parsed.value;
  const predicate = implausible({
    updatedAt: Date.parse(UpdatedAt),
    nextUpdate: NextUpdate ? Date.parse(NextUpdate) : null,
    now: clock.now(),
    sizeBytes: owner === "user" ? null : await files.sizeBytes(fileIn(directory)),
    buckets: await readBuckets(directory, files)
  });
  if (predicate === null) return { kind: "database", updatedAt: UpdatedAt };
  const because = `The vulnerability database in ${name} ${predicate}`;
  return { kind: "broke", problem: `it ${predicate}`, because, hint: DO_NOT_USE };
};
var DO_NOT_USE = "Do not use that database. Check where it comes from: `trivy-db-repository`, `trivy-cache-dir` or the tool cache.";

// src/stages/scanners/database-download.ts
var downloadDatabase = async ({ repositories, cached, cachedJavaIndex, timeoutMinutes }, ports) => {
  const directory = await ports.files.makePrivateDirectory("trivy-database");
  const place = { cached, archive: join5(directory, "database.tar.gz") };
  const open = async (name) => {
    const db = join5(directory, "db");
    await ports.files.remove(db);
    const folder = await unpackDatabase({ archive: place.archive, directory, name, timeoutMinutes }, ports);
    return folder.kind === "broke" ? { kind: "failed", because: folder.problem } : { ...folder, kind: "opened" };
  };
  const found = await downloadArtifact({ kind: "database", repositories, place, open }, ports);
  if (found.kind === "missing") return { kind: "broke", because: found.because, hint: HINTS[found.what] };
  const { repository, updatedAt } = found;
  return {
    kind: "ready",
    cacheDirectory: directory,
    updatedAt,
    origin: { kind: "verified", repository },
    javaIndex: { repositories: javaRepositoriesBeside(repositories), cached: cachedJavaIndex }
  };
};
var HINTS = {
  unusable: DO_NOT_USE,
  unavailable: "Run again later, add a mirror to `trivy-db-repository`, or set `trivy-cache-dir` to a folder with a database."
};
var unpackDatabase = async ({ archive, directory, name, timeoutMinutes }, ports) => {
  const db = join5(directory, "db");
  await ports.files.makeDirectory(db);
  try {
    await ports.exec.run({
      argv: ["tar", "-xzf", archive, "-C", db, "--no-same-owner", "trivy.db", "metadata.json"],
      inherit: ["PATH"],
      output: "quiet",
      timeoutMs: timeoutMinutes * 6e4
    });
  } catch (error) {
    const reason = reasonOf(error, "Remove that file, and run once without `offline`.");
    if (reason === null) throw error;
    const predicate = `cannot be unpacked: ${reason.because}`;
    const because = `The vulnerability database in ${name} ${predicate}`;
    return { kind: "broke", problem: `it ${predicate}`, because, hint: reason.hint };
  }
  return readDatabaseFolder({ directory, name, owner: "publisher" }, ports);
};

// src/stages/scanners/database.ts
var prepareDatabase = async (input, ports) => {
  try {
    const database = await chooseDatabase(input, ports);
    if (database.kind === "broke" || database.origin.kind === "verified") return database;
    if (input.unverifiedDatabase === "allowed") return database;
    return {
      kind: "broke",
      because: `The vulnerability database ${database.origin.kind === "own" ? "in `trivy-cache-dir`" : "in the tool cache"} is not verified, and \`require-verified-db\` is set`,
      hint: "Run without `offline` and `trivy-cache-dir`, or without `require-verified-db`."
    };
  } catch (error) {
    const reason = reasonOf(error, "Check the folder of the database and its permissions.");
    if (reason === null) throw error;
    return { kind: "broke", ...reason };
  }
};
var chooseDatabase = (input, ports) => {
  const { databaseDirectory, databaseRepositories, timeoutMinutes } = input;
  if (databaseDirectory !== null) return ownDatabase(databaseDirectory, ports);
  const cached = join6(input.cacheDirectory, "trivy", "database.tar.gz");
  const places = { cached, cachedJavaIndex: join6(input.cacheDirectory, "trivy", "java-index.tar.gz"), timeoutMinutes };
  return input.network === "offline" ? keptDatabase(places, ports) : downloadDatabase({ ...places, repositories: databaseRepositories }, ports);
};
var OWN_FILES = [
  "",
  "db",
  "db/trivy.db",
  "db/metadata.json",
  "java-db",
  "java-db/trivy-java.db",
  "java-db/metadata.json"
];
var ownDatabase = async (directory, ports) => {
  const paths = OWN_FILES.map((name) => join6(directory, name));
  await assertAllowed(
    paths.map((path2) => ({ setting: "trivy-cache-dir", given: path2, path: path2, written: path2 })),
    ports.files
  );
  const folder = await readDatabaseFolder({ directory, name: directory, owner: "user" }, ports);
  if (folder.kind === "broke") return { kind: "broke", because: folder.because, hint: folder.hint };
  const { updatedAt } = folder;
  return { kind: "ready", cacheDirectory: directory, updatedAt, origin: { kind: "own" }, javaIndex: null };
};
var keptDatabase = async ({ cached, cachedJavaIndex, timeoutMinutes }, ports) => {
  const { files } = ports;
  if (await files.kindOf(cached) !== "file") {
    return {
      kind: "broke",
      because: `No vulnerability database in ${cached}, and \`offline\` is set`,
      hint: "Run once without `offline`, or set `trivy-cache-dir` to a folder with db/trivy.db and db/metadata.json."
    };
  }
  const directory = await files.makePrivateDirectory("trivy-database");
  const archive = join6(directory, "database.tar.gz");
  await files.copy(cached, archive);
  const folder = await unpackDatabase({ archive, directory, name: cached, timeoutMinutes }, ports);
  await files.remove(archive);
  if (folder.kind === "broke") return { kind: "broke", because: folder.because, hint: folder.hint };
  const { updatedAt } = folder;
  const javaIndex = { repositories: [], cached: cachedJavaIndex };
  return { kind: "ready", cacheDirectory: directory, updatedAt, origin: { kind: "cache" }, javaIndex };
};

// src/stages/scanners/install.ts
import { join as join7 } from "node:path";

// src/stages/scanners/program.ts
var VERSION_TIMEOUT_MS = 3e4;
var versionOf = async ({ path: path2, directory }, { exec, log: log2 }) => {
  try {
    const { stdout } = await exec.run({
      argv: [path2, "--version"],
      inherit: ["PATH"],
      set: { HOME: directory },
      cwd: directory,
      output: "quiet",
      timeoutMs: VERSION_TIMEOUT_MS
    });
    return versionIn(stdout) ?? "of an unknown version";
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    if (error.failure.kind !== "not-found") log2.debug(error.message);
    return null;
  }
};
var isAllowed = ({ scanner, version, own }, { log: log2 }) => {
  const verdict2 = judgeVersion(scanner, version, own);
  if (verdict2 === "known-bad")
    log2.warning(`${scanner} ${version} on PATH is a tampered release and is not used. Remove it from this machine.`);
  if (verdict2 === "unreviewed") log2.info(`${scanner} ${version} on PATH is not used: ${allowed(scanner, own)}.`);
  return verdict2 === "allowed";
};
var allowed = (scanner, own) => own === void 0 ? `allowed versions are ${allowedVersions(scanner)}` : `\`scanner-releases\` allows ${own.version} only`;

// src/stages/scanners/install.ts
var UNPACK_TIMEOUT_MS = 5 * 6e4;
var installScanner = async (input, ports) => {
  const { scanner, release } = input;
  const directory = await ports.files.makePrivateDirectory(`${scanner}-install`);
  const onPath = await versionOf({ path: scanner, directory }, ports);
  if (onPath !== null && isAllowed({ scanner, version: onPath, own: input.own }, ports)) {
    return { kind: "ready", path: scanner, version: onPath, from: "path" };
  }
  if (release === null) {
    const because = `${noRelease(input)}${rejected(scanner, onPath)}`;
    return { kind: "broke", because, hint: `${putOnPath(input)}.` };
  }
  try {
    return await installRelease(release, { ...input, directory, onPath }, ports);
  } catch (error) {
    const reason = reasonOf(error, `${putOnPath(input)}, or give the runner access to ${release.url}.`);
    if (reason === null) throw error;
    return { kind: "broke", ...reason };
  }
};
var putOnPath = ({ scanner, own }) => `Put ${scanner} ${allowedVersions(scanner, own)} on PATH`;
var noRelease = ({ scanner, own }) => own === void 0 ? `No release of ${scanner} is pinned for this platform` : `\`scanner-releases\` has no sha256 of ${scanner} ${own.version} for this platform`;
var rejected = (scanner, version) => version === null ? "" : `, and ${scanner} ${version} on PATH is not allowed`;
var notOnPath = ({ scanner, own, onPath }) => onPath === null ? `${scanner} is not on PATH and not in ` : `${scanner} ${onPath} on PATH is ${whatIsWrong({ scanner, version: onPath, own })}, and ${scanner} is not in `;
var whatIsWrong = ({ scanner, version, own }) => {
  if (isKnownBad(scanner, version)) return "a tampered release";
  const wanted = own === void 0 ? "an allowed version" : "the version of `scanner-releases`";
  return `not ${wanted} (${allowedVersions(scanner, own)})`;
};
var installRelease = async (release, plan, ports) => {
  const { cacheDirectory, directory } = plan;
  const place = {
    cached: join7(cacheDirectory, "scanners", release.archive),
    archive: join7(directory, release.archive)
  };
  const cached = await takeFromCache({ ...release, otherwise: "tampered" }, place, ports);
  if (cached === null && plan.network === "offline") {
    const because = `${notOnPath(plan)}${cacheDirectory}, and \`offline\` is set`;
    return { kind: "broke", because, hint: `${putOnPath(plan)}.` };
  }
  const checked = cached ?? await downloadRelease(release, place, ports);
  if (checked.kind === "broke") return checked;
  return unpack(release, { directory, archive: place.archive, from: checked.from, own: plan.own }, ports);
};
var unpack = async ({ scanner, version, archive: name }, { directory, archive, from, own }, ports) => {
  await ports.exec.run({
    argv: ["tar", "-xzf", archive, "-C", directory, "--no-same-owner", scanner],
    inherit: ["PATH"],
    output: "quiet",
    timeoutMs: UNPACK_TIMEOUT_MS
  });
  await ports.files.remove(archive);
  const path2 = join7(directory, scanner);
  await ports.files.makeExecutable(path2);
  const found = await versionOf({ path: path2, directory }, ports);
  if (found === version) return { kind: "ready", path: path2, version, from };
  const because = `The program in ${name} ${found === null ? "does not run on this machine" : `is ${found}, not ${version}`}`;
  return { kind: "broke", because, hint: `${putOnPath({ scanner, own })}.` };
};

// src/stages/scanners/scanners.ts
var scannersOf = (releases) => async (input, ports) => {
  const install = (scanner) => {
    const own = input.ownReleases[scanner];
    const release = releases(scanner, { origin: input.toolsMirror ?? RELEASES_ORIGIN, own });
    return installScanner({ ...input, scanner, release, own }, ports);
  };
  const [trivy, dockle, database] = await Promise.all([
    install("trivy"),
    install("dockle"),
    prepareDatabase(input, ports)
  ]);
  const scanners = { trivy, dockle, database };
  logScanners(scanners, ports);
  return scanners;
};
var logScanners = ({ trivy, dockle, database }, { log: log2 }) => {
  const lines2 = [lineOf("trivy", trivy), lineOf("dockle", dockle), databaseLine(database)];
  for (const line2 of new Set(lines2)) log2.info(line2);
};
var ORIGINS = { path: "on PATH", cache: "from the tool cache", download: "downloaded" };
var lineOf = (scanner, installed) => installed.kind === "ready" ? `${SOURCES[scanner].name} ${installed.version} ${ORIGINS[installed.from]}` : `${installed.because}. ${installed.hint}`;
var databaseLine = (database) => database.kind === "ready" ? `Vulnerability database of ${database.updatedAt} from ${originInWords(database.origin)}` : `${database.because}. ${database.hint}`;
var originInWords = (origin) => {
  switch (origin.kind) {
    case "verified":
      return origin.repository;
    case "cache":
      return "the tool cache, not verified";
    case "own":
      return "trivy-cache-dir, not verified";
  }
};
var prepareScanners = defineStage({
  kind: "scanners",
  title: "Prepare the scanners",
  uses: ["exec", "files", "download", "clock", "log", "registry", "surroundings", "secrets"],
  run: async (input, ports) => {
    const host = { os: process.platform, arch: process.arch };
    const scanners = await scannersOf((scanner, choice) => releaseFor(scanner, host, choice))(input, ports);
    const cacheKey = cacheKeyOf(scanners, host);
    return cacheKey === null ? scanners : { ...scanners, cacheKey };
  },
  record: (result) => result
});

// src/domain/image/docker-archive.ts
import { createHash as createHash2 } from "node:crypto";
var MANIFEST3 = external_exports.array(external_exports.object({ Config: external_exports.string().regex(/^(?:blobs\/sha256\/[0-9a-f]{64}|[0-9a-f]{64}\.json)$/) }));
var LABELS = external_exports.object({ Labels: external_exports.record(external_exports.string(), external_exports.string()).nullish() });
var CONFIG = external_exports.object({
  os: external_exports.string(),
  architecture: external_exports.string(),
  variant: external_exports.string().optional(),
  config: LABELS.nullish().catch(null)
});
var INDEX2 = external_exports.object({ manifests: external_exports.tuple([external_exports.object({ digest: external_exports.string().refine(isDigest) })]) });
var storedDigest = (index, archive) => read2(INDEX2, index, `index.json of ${archive}`).manifests[0].digest;
var configPath = (manifest, archive) => {
  const images = read2(MANIFEST3, manifest, `manifest.json of ${archive}`);
  const [image] = images;
  if (image !== void 0 && images.length === 1) return image.Config;
  throw fault("E_ARCHIVE", { message: `the archive ${archive} holds ${images.length} images instead of one` });
};
var describeConfig = (config, path2) => {
  const hex = createHash2("sha256").update(config).digest("hex");
  const configDigest = parseDigest(`sha256:${hex}`);
  if (configDigest === null || !path2.includes(hex)) {
    throw fault("E_ARCHIVE", { message: `the image config ${path2} in the archive has the digest sha256:${hex}` });
  }
  const { os, architecture, variant, config: own } = read2(CONFIG, config, `the image config ${path2}`);
  const revision = wholeCommit(own?.Labels?.["org.opencontainers.image.revision"]);
  return { configDigest, platform: [os, architecture, ...variant ? [variant] : []].join("/"), revision };
};
var read2 = (schema, text2, what) => {
  try {
    return schema.parse(JSON.parse(text2));
  } catch (error) {
    const why = error instanceof external_exports.ZodError ? external_exports.prettifyError(error) : messageOf(error);
    throw fault("E_ARCHIVE", {
      message: `${what} cannot be read: ${why}`,
      headline: `${what} cannot be read`,
      cause: error
    });
  }
};

// src/domain/image/newer-tag.ts
var TAG = /^(v?)(\d{1,9}(?:\.\d{1,9}){0,3})((?:-[a-z][\w.]*)*)$/iu;
var parse = (tag) => {
  const [, prefix, numbers, variant] = TAG.exec(tag) ?? [];
  if (prefix === void 0 || numbers === void 0 || variant === void 0) return null;
  return { prefix, numbers: numbers.split(".").map(Number), variant };
};
var MOST = 2;
var newerTags = (tag, all) => {
  const own = parse(tag);
  if (own === null) return [];
  const newer = all.flatMap((other) => {
    const version = parse(other);
    return version !== null && isSameKind(own, version) && compare(version, own) > 0 ? [{ other, version }] : [];
  }).toSorted((one, two) => compare(two.version, one.version));
  const shared2 = own.numbers.map((_, index) => own.numbers.length - 1 - index).filter((parts) => parts > 0);
  const near = shared2.flatMap((parts) => newer.find(({ version }) => isSameIn(parts, own, version))?.other ?? []);
  return near.length > 0 ? [...new Set(near)].slice(0, MOST) : newer.slice(0, 1).map(({ other }) => other);
};
var isSameIn = (parts, one, other) => one.numbers.slice(0, parts).every((number, index) => number === other.numbers[index]);
var isSameKind = (one, other) => one.prefix === other.prefix && one.variant === other.variant && one.numbers.length === other.numbers.length;
var compare = (one, other) => {
  const differing = one.numbers.findIndex((number, index) => number !== other.numbers[index]);
  return differing === -1 ? 0 : (one.numbers[differing] ?? 0) - (other.numbers[differing] ?? 0);
};

// src/domain/network-variables.ts
var NETWORK_VARIABLES = [
  ...["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "no_proxy", "all_proxy"],
  ...["SSL_CERT_FILE", "SSL_CERT_DIR"]
];

// src/domain/build/docker-variables.ts
var DOCKER_CLIENT = [
  ...["DOCKER_API_VERSION", "DOCKER_AUTH_CONFIG", "DOCKER_BUILDKIT", "DOCKER_CERT_PATH", "DOCKER_CONFIG"],
  ...["DOCKER_CONTENT_TRUST", "DOCKER_CONTENT_TRUST_SERVER", "DOCKER_CONTEXT", "DOCKER_CUSTOM_HEADERS"],
  ...["DOCKER_DEFAULT_PLATFORM", "DOCKER_HOST", "DOCKER_TLS", "DOCKER_TLS_VERIFY"]
];
var BUILDX = ["BUILDX_BUILDER", "BUILDX_CONFIG", "BUILDX_EXPERIMENTAL", "BUILDX_GIT_CHECK_DIRTY", "BUILDX_GIT_INFO"];
var USER_FOLDERS = [
  ...["XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "XDG_DATA_HOME", "XDG_DATA_DIRS"],
  ...["XDG_CACHE_HOME", "XDG_STATE_HOME"]
];
var LOCALE_VARIABLES = [
  ...["LANG", "LC_ALL", "LC_COLLATE", "LC_CTYPE", "LC_MESSAGES", "LC_MONETARY", "LC_NUMERIC", "LC_TIME"]
];
var DOCKER_ENVIRONMENT = [
  ...["PATH", "HOME", "SSH_AUTH_SOCK", "TMPDIR"],
  ...DOCKER_CLIENT,
  ...BUILDX,
  ...USER_FOLDERS,
  ...LOCALE_VARIABLES,
  ...NETWORK_VARIABLES
];
var GITHUB_CACHE_VARIABLES = [
  ...["ACTIONS_RUNTIME_TOKEN", "ACTIONS_CACHE_URL", "ACTIONS_RESULTS_URL", "ACTIONS_CACHE_SERVICE_V2"]
];
var AWS_VARIABLES = [
  ...["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ACCOUNT_ID"],
  ...["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SDK_LOAD_CONFIG"],
  ...["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_LOGIN_CACHE_DIRECTORY"],
  ...["AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME", "AWS_WEB_IDENTITY_TOKEN_FILE"],
  ...["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"],
  ...["AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"],
  ...["AWS_EC2_METADATA_DISABLED", "AWS_EC2_METADATA_V1_DISABLED", "AWS_EC2_METADATA_SERVICE_ENDPOINT"],
  ...["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "AWS_METADATA_SERVICE_TIMEOUT", "AWS_METADATA_SERVICE_NUM_ATTEMPTS"],
  ...["AWS_CA_BUNDLE", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_ECR", "AWS_ENDPOINT_URL_ECR_PUBLIC"],
  ...["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_SSO", "AWS_ENDPOINT_URL_SSO_OIDC"],
  ...["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_STS_REGIONAL_ENDPOINTS", "AWS_USE_DUALSTACK_ENDPOINT"],
  ...["AWS_USE_FIPS_ENDPOINT", "AWS_ACCOUNT_ID_ENDPOINT_MODE", "AWS_S3_USE_ARN_REGION"],
  ...["AWS_S3_DISABLE_EXPRESS_SESSION_AUTH", "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS"],
  ...["AWS_MAX_ATTEMPTS", "AWS_RETRY_MODE", "AWS_DEFAULTS_MODE", "AWS_SDK_UA_APP_ID"],
  ...["AWS_REQUEST_CHECKSUM_CALCULATION", "AWS_RESPONSE_CHECKSUM_VALIDATION", "AWS_AUTH_SCHEME_PREFERENCE"],
  ...["AWS_ECR_CACHE_DIR", "AWS_ECR_DISABLE_CACHE", "AWS_ECR_IGNORE_CREDS_STORAGE"]
];

// src/stages/archive-member.ts
var readArchiveMember = async (archive, path2, exec) => {
  const argv = ["tar", "-xOf", archive, path2];
  return (await exec.run({ argv, inherit: ["PATH", ...LOCALE_VARIABLES], output: "quiet" })).stdout;
};

// src/stages/docker-configuration.ts
import { join as join8 } from "node:path";

// src/domain/image/engine-failure.ts
var NO_ENGINE = /cannot connect to the docker daemon|is the docker daemon running|failed to connect to the docker API|error during connect/i;
var DISK_FULL = /no space left on device|disk quota exceeded|not enough space on the disk/i;
var DISKS = { engine: "the Docker engine", client: "the runner" };
var engineFailure = (output2, writes) => {
  if (NO_ENGINE.test(output2)) return { kind: "no-engine", short: "the Docker daemon does not respond" };
  if (!DISK_FULL.test(output2)) return null;
  const disk = DISKS[/error response from daemon/i.test(output2) ? "engine" : writes];
  return {
    kind: "disk-full",
    short: `the disk of ${disk} is full`,
    hint: `Free space on the disk of ${disk}, or use a larger one, then re-run; \`docker system df\` shows what images and caches use.`
  };
};

// src/domain/build/build-cause.ts
var STEPS = [
  ['process "', /" did not complete successfully: exit code: (\d{1,3})/u],
  ["The command '", /' returned a non-zero code: (\d{1,3})/u]
];
var PREFIXES = /^(?:ERROR|Error response from daemon|failed to build|failed to solve|failed to compute cache key)(?::\s*|$)/iu;
var LONGEST_COMMAND = 50;
var LONGEST_CAUSE = 80;
var JUDGED = 1e3;
var buildCause = (lines2) => {
  const [step2] = lines2.filter(namesCode).flatMap(failedStep);
  return step2 === void 0 ? causeOfError(lines2) : causeOfStep(step2, lines2);
};
var causeOfStep = ({ command, code: code2 }, lines2) => {
  const ends = `exited with code ${code2}`;
  const short2 = `${command.length <= LONGEST_COMMAND ? `\`${command.replaceAll("`", "'")}\`` : "a RUN step"} ${ends}`;
  const [why] = lines2.flatMap((line2) => DISK_FULL.exec(line2)?.[0] ?? []);
  if (why === void 0) return { headlines: [short2], failure: null };
  return { headlines: [`${short2}: ${why}`, `a RUN step ${ends}: ${why}`], failure: engineFailure(why, "engine") };
};
var causeOfError = (lines2) => {
  const last = lines2.findLast((line2) => PREFIXES.test(line2)) ?? lines2.findLast((line2) => line2.trim() !== "") ?? "";
  const failure2 = engineFailure(last, "engine");
  if (failure2 !== null) return { headlines: [failure2.short], failure: failure2 };
  const cause2 = PREFIXES.test(last) ? withoutPrefixes(last.slice(0, JUDGED)) : "";
  return { headlines: cause2 === "" || cause2.length > LONGEST_CAUSE ? [] : [cause2], failure: null };
};
var namesCode = (line2) => line2.includes(" code: ");
var failedStep = (line2) => STEPS.flatMap(([before, after]) => {
  const start = line2.indexOf(before);
  if (start === -1) return [];
  const end = after.exec(line2);
  if (end === null || end.index <= start + before.length) return [];
  return [
    { command: line2.slice(start + before.length, end.index).replace(/^\/bin\/sh -c /u, ""), code: end[1] ?? "" }
  ];
});
var withoutPrefixes = (line2) => PREFIXES.test(line2) ? withoutPrefixes(line2.replace(PREFIXES, "")) : line2.trim();

// src/domain/build/build-facts.ts
var buildLabels = (input, checkout) => ({
  ...checkout === null ? {} : {
    "org.opencontainers.image.created": new Date(checkout.committedAt * 1e3).toISOString(),
    "org.opencontainers.image.revision": checkout.revision
  },
  ...input.run.repository === null ? {} : { "org.opencontainers.image.source": `${input.run.serverUrl}/${input.run.repository}` },
  "org.opencontainers.image.version": input.tag.tag,
  ...input.labels
});
var publishedArguments = ({ provenance, buildArgs }) => /(?:^|,)\s*mode\s*=\s*max\s*(?:,|$)/iu.test(provenance) ? buildArgs.map((one) => one.split("=")[0] ?? "") : [];
var LAST_LINES = 12;
var NOISE = [
  /^[\s-]*$/,
  /^#\d+ (?:DONE|CACHED|transferring|sha256:|building with|\[internal\])/,
  /^DEPRECATED: The legacy builder|^\s*(?:Install the buildx|https:\/\/docs\.docker\.com\/go\/buildx)/
];
var explainFailure = (tail, context) => {
  const lines2 = tail.split("\n").filter((line2) => !NOISE.some((noise) => noise.test(line2)));
  const message = [`docker build failed (context: ${context})`, ...lines2.slice(-LAST_LINES)].join("\n");
  const { headlines, failure: failure2 } = buildCause(lines2);
  const hint = /client version \S+ is too new/.test(tail) ? TOO_NEW : failure2?.hint;
  return {
    code: failure2?.kind === "no-engine" ? "E_DOCKER_NOT_RUNNING" : "E_BUILD",
    message,
    ...headlines.length === 0 ? {} : { headline: headlines },
    ...hint === void 0 ? {} : { hint }
  };
};
var TOO_NEW = "This buildx is too new for the Docker daemon: use an older one, or set DOCKER_API_VERSION to a version that the daemon supports.";
var DOCKER_CONFIG = external_exports.object({
  credsStore: external_exports.string().optional(),
  credHelpers: external_exports.record(external_exports.string(), external_exports.string()).optional()
});
var usesEcrHelper = (config) => {
  try {
    const { credsStore, credHelpers } = DOCKER_CONFIG.parse(JSON.parse(config));
    return [credsStore, ...Object.values(credHelpers ?? {})].includes("ecr-login");
  } catch {
    return false;
  }
};

// src/stages/docker-configuration.ts
var dockerConfiguration = async ({ exec, files }) => {
  const directory = await read3("DOCKER_CONFIG", exec) || join8(await read3("HOME", exec), ".docker");
  return await files.readText(join8(directory, "config.json")) ?? "";
};
var loginVariables = async (ports) => usesEcrHelper(await dockerConfiguration(ports)) ? AWS_VARIABLES : [];
var read3 = async (name, exec) => {
  const command = { argv: ["printenv", name], inherit: ["PATH", name], okExitCodes: [0, 1], output: "quiet" };
  return (await exec.run(command)).stdout.trim();
};

// src/stages/base/base-candidates.ts
var TIMEOUT_MS = 3e4;
var layersInEngine = async (reference, exec) => {
  const json = await ask(["docker", "image", "inspect", "--format", "{{json .RootFS.Layers}}", reference], [], exec);
  const parsed = external_exports.array(external_exports.string()).safeParse(jsonValue(json ?? ""));
  return parsed.success ? digestsIn(parsed.data) : null;
};
var CONFIG2 = external_exports.object({ rootfs: external_exports.object({ diff_ids: external_exports.array(external_exports.string()) }) });
var layersInRegistry = async ({ reference, platform }, ports) => {
  const format = ["--format", "{{json .Image}}"];
  const argv = ["docker", "buildx", "imagetools", "inspect", reference, ...format];
  const value = jsonValue(await ask(argv, await loginVariables(ports), ports.exec) ?? "");
  const one = CONFIG2.safeParse(value);
  if (one.success) return digestsIn(one.data.rootfs.diff_ids);
  const byPlatform2 = external_exports.record(external_exports.string(), external_exports.unknown()).safeParse(value);
  if (!byPlatform2.success) return null;
  const [, config] = Object.entries(byPlatform2.data).find(([name]) => isForPlatform(platform, name)) ?? [];
  const parsed = CONFIG2.safeParse(config);
  return parsed.success ? digestsIn(parsed.data.rootfs.diff_ids) : null;
};
var digestsIn = (texts) => {
  const digests = texts.map(parseDigest).filter((digest) => digest !== null);
  return digests.length === texts.length ? digests : null;
};
var ask = async (argv, variables2, exec) => {
  const inherit = [...DOCKER_ENVIRONMENT, ...variables2];
  try {
    return (await exec.run({ argv, inherit, output: "quiet", timeoutMs: TIMEOUT_MS })).stdout;
  } catch (thrown) {
    if (thrown instanceof CommandError) return null;
    throw thrown;
  }
};

// src/domain/build/base-image.ts
var unknown = (because) => ({ kind: "unknown", because });
var baseImageOf = (text2, choices) => {
  const file = parseDockerfile(text2);
  if (file === null) return unknown("the Dockerfile has a line whose end is not clear, or that is no instruction");
  if (!isInterpretedByDocker(file, choices))
    return unknown("the Dockerfile names a `syntax` that is not docker/dockerfile");
  const stages = stagesOf(file.instructions, choices);
  if (typeof stages === "string") return unknown(stages);
  const last = targetOf(stages, choices.target);
  return last === null ? unknown("the Dockerfile has no such stage") : baseOf(stages, last, choices);
};
var isInterpretedByDocker = ({ syntax }, { buildArgs }) => (syntax === null || /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/.test(syntax)) && !buildArgs.some((arg) => /^BUILDKIT_SYNTAX(?:=|$)/.test(arg));
var stagesOf = (instructions, choices) => {
  const first = instructions.findIndex(({ keyword }) => keyword === "FROM");
  const values = new Map(targetVariables(choices.platform));
  for (const { keyword, text: text2 } of instructions.slice(0, Math.max(first, 0))) {
    if (keyword === "ARG") declare(text2, values, choices.buildArgs);
  }
  const froms = instructions.filter(({ keyword }) => keyword === "FROM");
  const stages = froms.map((from) => stageOf(from, values));
  const wrong = stages.indexOf(null);
  if (wrong !== -1) return `\`FROM ${froms[wrong]?.text ?? ""}\` has a value that is not known before the build`;
  return stages.filter((stage) => stage !== null);
};
var stageOf = ({ text: text2, line: line2 }, values) => {
  const [, image = "", name] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?$/i.exec(text2) ?? [];
  const from = expandedText(image, values);
  return from === null || from === "" ? null : { from, name: name?.toLowerCase() ?? null, line: line2 };
};
var targetVariables = (platform) => {
  const [os = "", architecture = "", variant = ""] = platform.split("/");
  return [
    ["TARGETPLATFORM", platform],
    ["TARGETOS", os],
    ["TARGETARCH", architecture],
    ["TARGETVARIANT", variant]
  ];
};
var declare = (text2, values, buildArgs) => {
  for (const [, name = "", , given3] of text2.matchAll(/(\w+)(=("[^"]*"|'[^']*'|\S*))?(?=\s|$)/g)) {
    const chosen3 = buildArgs.findLast((arg) => arg === name || arg.startsWith(`${name}=`));
    if (chosen3 !== void 0) values.set(name, chosen3 === name ? null : chosen3.slice(name.length + 1));
    else if (given3 !== void 0) values.set(name, expandedText(given3, values));
  }
};
var targetOf = (stages, target) => {
  if (target === null) return stages.at(-1) ?? null;
  const named6 = stages.findLast(({ name }) => name === target.toLowerCase());
  return named6 ?? (/^\d+$/.test(target) ? stages[Number(target)] ?? null : null);
};
var baseOf = (stages, last, { buildContexts }) => {
  let stage = last;
  for (; ; ) {
    const replaced3 = replacementOf([stage.name, stage.from], buildContexts);
    if (replaced3 !== null)
      return replaced3 === "" ? unknown("`build-contexts` replaces it") : imageOf(replaced3, stage.line);
    const before = stages.slice(0, stages.indexOf(stage));
    const next = before.findLast(({ name }) => name === stage.from.toLowerCase());
    if (next === void 0) break;
    stage = next;
  }
  return stage.from === "scratch" ? { kind: "scratch", line: stage.line } : imageOf(stage.from, stage.line);
};
var imageOf = (written3, line2) => {
  const reference = canonicalReference(written3);
  return reference === null ? unknown(`\`${written3}\` is not the name of an image`) : { kind: "image", reference, line: line2 };
};
var replacementOf = (names, contexts) => {
  const meant = names.flatMap((name) => name === null ? [] : [comparable(name)]);
  const found = Object.entries(contexts).find(([key]) => meant.includes(comparable(key.split("::")[0] ?? "")));
  if (found === void 0) return null;
  return /^docker-image:\/\/(.+)$/.exec(found[1])?.[1] ?? "";
};
var comparable = (name) => canonicalReference(name.toLowerCase()) ?? name.toLowerCase();
var canonicalReference = (written3) => {
  const parsed = parseImageReference(written3);
  if (parsed === null) return null;
  const path2 = parsed.name.startsWith(`${parsed.registry}/`) ? parsed.name.slice(parsed.registry.length + 1) : parsed.name;
  const registry = parsed.registry === "index.docker.io" ? "docker.io" : parsed.registry;
  const repository = registry === "docker.io" && !path2.includes("/") ? `library/${path2}` : path2;
  const tag = parsed.tag ?? (parsed.digest === null ? "latest" : null);
  return `${registry}/${repository}${tag === null ? "" : `:${tag}`}${parsed.digest === null ? "" : `@${parsed.digest}`}`;
};

// src/stages/build/sources.ts
import { basename, dirname, isAbsolute, join as join9, relative, resolve } from "node:path";
var asWritten = (path2, { run: { workspace } }) => {
  if (!isAbsolute(path2)) return path2;
  const inside = relative(workspace, path2);
  if (inside === "") return ".";
  return leadsOut(inside) ? path2 : inside;
};
var pathsForDocker = (sources) => {
  const dockerfile = dockerfileOf(sources);
  const implied = [
    ...dockerfile === null ? [] : [dockerfile, `${dockerfile}.dockerignore`],
    ...isRemote(sources.context) ? [] : [join9(sources.context, ".dockerignore")]
  ];
  return [
    ...sources.reads,
    ...implied.map((path2) => ({ setting: "context", given: asWritten(path2, sources), path: path2, written: path2 }))
  ];
};
var checkSources = async (sources, { files }) => {
  await checkContext(sources, files);
  const dockerfile = dockerfileOf(sources);
  if (dockerfile === null) return;
  const kind = await files.kindOf(dockerfile);
  if (kind === "file") return;
  const path2 = asWritten(dockerfile, sources);
  const near = await nearBy(dockerfile, sources, files);
  if (near === null && kind === "absent") {
    throw fault("E_DOCKERFILE", {
      message: `no Dockerfile in ${folderOf(dockerfile, sources)} (looked for \`${path2}\`)`
    });
  }
  const what = kind === "directory" ? "is a directory, not a Dockerfile" : "does not exist";
  const there = near ?? `${folderOf(dockerfile, sources)} has no Dockerfile`;
  throw fault("E_DOCKERFILE", { message: `\`${path2}\` ${what}; ${there}` });
};
var checkContext = async (sources, files) => {
  const path2 = asWritten(sources.context, sources);
  if (isRemote(sources.context)) {
    if (await files.kindOf(resolve(sources.run.workspace, path2)) === "absent") return;
    throw fault("E_BUILD_CONTEXT", {
      message: `the build context ${path2} is a path of the checkout and also the address of a remote context`,
      hint: `Set \`context\` to ./${path2} for the path; for the remote context, remove the path from the checkout.`
    });
  }
  const kind = await files.kindOf(sources.context);
  if (kind === "directory") return;
  const what = kind === "file" ? "is a file, not a directory" : "does not exist";
  const stdin = path2 === "-" ? "; a run has no standard input, which docker's `-` reads" : "";
  throw fault("E_BUILD_CONTEXT", { message: `the build context ${path2} ${what}${stdin}` });
};
var folderOf = (dockerfile, sources) => {
  const folder = asWritten(dirname(dockerfile), sources);
  return folder === "." ? "the checkout" : folder;
};
var nearBy = async (dockerfile, sources, files) => {
  for (const meant of otherReadings(sources)) {
    if (meant === dockerfile || await files.kindOf(meant) !== "file") continue;
    const path2 = asWritten(meant, sources);
    return sources.file === null ? `found ${path2}: set \`file\` to it` : `did you mean ${path2}? \`file\` is relative to the checkout, not to \`context\``;
  }
  const folder = dirname(dockerfile);
  const names = await files.kindOf(folder) === "directory" ? await files.list(folder) : [];
  const near = names.filter((name) => /(?:^|\.)(?:Dockerfile|Containerfile)(?:$|\.)/i.test(name));
  return near.length === 0 ? null : `${folderOf(dockerfile, sources)} has: ${near.join(", ")}`;
};
var otherReadings = ({ context, file, run: { workspace } }) => {
  if (file === null) return [join9(workspace, "Dockerfile")];
  return isRemote(context) ? [] : [join9(context, relative(workspace, file)), join9(context, basename(file))];
};
var dockerfileOf = ({ context, file }) => {
  if (isRemote(context)) return file !== null && isAbsolute(file) ? file : null;
  return file ?? join9(context, "Dockerfile");
};

// src/stages/base/dockerfile-base.ts
var baseInDockerfile = async ({ build: build2, workspace, platform }, { files }) => {
  const path2 = dockerfileOf({ ...build2, run: { workspace } });
  const text2 = path2 === null || await files.refusal(path2) !== null ? null : await files.readText(path2);
  if (text2 === null) return { kind: "unknown", because: "the Dockerfile is not in the checkout" };
  return baseImageOf(text2, { ...build2, platform });
};

// src/stages/base/docker-login.ts
var HELPER_MS = 15e3;
var CONFIG3 = external_exports.object({
  auths: external_exports.record(external_exports.string(), external_exports.object({ auth: external_exports.string().optional() })).optional(),
  credHelpers: external_exports.record(external_exports.string(), external_exports.string()).optional(),
  credsStore: external_exports.string().optional()
});
var CREDENTIALS = external_exports.object({ Username: external_exports.string(), Secret: external_exports.string().min(1) });
var dockerLogin = async (host, ports) => {
  const parsed = CONFIG3.safeParse(jsonValue(await dockerConfiguration(ports)));
  if (!parsed.success) return null;
  const name = host === "docker.io" ? DOCKER_HUB : host;
  const helper = parsed.data.credHelpers?.[name] ?? parsed.data.credsStore;
  const auth = helper === void 0 ? written(parsed.data, name) : await fromHelper(helper, name, ports);
  return auth === null ? null : usable(auth, ports);
};
var DOCKER_HUB = "https://index.docker.io/v1/";
var written = ({ auths = {} }, name) => Object.entries(auths).find(([key]) => key === name || hostOf2(key) === name)?.[1].auth ?? null;
var usable = (auth, { secrets }) => {
  const [, user = "", password = ""] = /^([^:]+):([^]+)$/u.exec(Buffer.from(auth, "base64").toString("utf8")) ?? [];
  if (password === "" || user === TOKEN_USER) return null;
  secrets.mask(password);
  secrets.mask(auth);
  return auth;
};
var TOKEN_USER = "<token>";
var hostOf2 = (key) => key.replace(/^https?:\/\//u, "").split("/")[0] ?? "";
var fromHelper = async (helper, name, ports) => {
  if (!/^[\w.-]+$/u.test(helper)) return null;
  const inherit = [...DOCKER_ENVIRONMENT, ...await loginVariables(ports)];
  const argv = [`docker-credential-${helper}`, "get"];
  try {
    const { stdout } = await ports.exec.run({ argv, inherit, stdin: name, output: "quiet", timeoutMs: HELPER_MS });
    const parsed = CREDENTIALS.safeParse(jsonValue(stdout));
    if (!parsed.success) return null;
    return Buffer.from(`${parsed.data.Username}:${parsed.data.Secret}`).toString("base64");
  } catch (thrown) {
    if (thrown instanceof CommandError) return null;
    throw thrown;
  }
};

// src/stages/base/registry-login.ts
var loginsFor = (challenged, ports) => {
  if (/^basic\b/iu.test(challenged.challenge))
    return [() => ofEcr(challenged.name, ports), () => ofDocker(challenged.name, ports)];
  const realm = tokenUrl(challenged.challenge);
  if (realm === null) return [];
  const withLogin = async () => {
    const login = isOwn(realm, challenged.name) ? await ofDocker(challenged.name, ports) : null;
    return login === null ? null : bearer(realm, { authorization: login }, ports);
  };
  return [withLogin, () => bearer(realm, {}, ports)];
};
var ofEcr = async (name, ports) => {
  const login = await ecrLogin(name, ports);
  return login?.kind === "login" ? login.headers["authorization"] ?? null : null;
};
var ofDocker = async (name, ports) => {
  const auth = await dockerLogin(hostOf3(name), ports);
  return auth === null ? null : `Basic ${auth}`;
};
var bearer = async (realm, headers, { download, secrets }) => {
  const { status, text: text2 } = await download.read(realm, headers);
  const token = status === 200 ? tokenIn(text2) : null;
  if (token === null) return null;
  secrets.mask(token);
  return `Bearer ${token}`;
};
var hostOf3 = (name) => name.split("/")[0] ?? "";
var ISSUERS = {
  "docker.io": "auth.docker.io",
  "registry.gitlab.com": "gitlab.com"
};
var isOwn = (realm, name) => {
  const { host } = new URL(realm);
  const registry = parseReference(name);
  return host === ISSUERS[hostOf3(name)] || registry !== null && host === new URL(registry.base).host;
};

// src/stages/base/list-tags.ts
var PAGE = 1e3;
var MOST_PAGES2 = 20;
var LONGEST_MS = 6e4;
var TAGS = external_exports.object({ tags: external_exports.array(external_exports.string()).nullable() });
var listTags = async (name, ports) => {
  const reference = parseReference(name);
  if (reference === null) return [];
  const tags = [];
  const until = ports.clock.now() + LONGEST_MS;
  try {
    const start = `${reference.base}/tags/list?n=${PAGE}`;
    const opened = await openList({ name, start }, ports);
    let page = opened.reply;
    let url = start;
    for (let pages = 1; page.status === 200; pages += 1) {
      tags.push(...tagsIn(page));
      const next = nextPage(page, url);
      if (next === null || pages === MOST_PAGES2 || ports.clock.now() >= until) break;
      url = next;
      page = await ports.download.read(url, opened.headers);
    }
  } catch (thrown) {
    if (!(thrown instanceof ShipError) || thrown.code !== "E_DOWNLOAD") throw thrown;
  }
  return tags;
};
var openList = async ({ name, start }, ports) => {
  const reply = await ports.download.read(start, {});
  if (reply.status !== 401) return { reply, headers: {} };
  for (const logIn of loginsFor({ name, challenge: reply.challenge }, ports)) {
    const authorization = await logIn();
    if (authorization === null) continue;
    const headers = { authorization };
    const again = await ports.download.read(start, headers);
    if (again.status === 200) return { reply: again, headers };
  }
  return { reply, headers: {} };
};
var tagsIn = ({ text: text2 }) => {
  const parsed = TAGS.safeParse(jsonValue(text2));
  return parsed.success ? parsed.data.tags ?? [] : [];
};
var nextPage = ({ link: link2 = "" }, url) => {
  const [, target = ""] = /<([^>]+)>\s*;\s*rel="?next"?/iu.exec(link2) ?? [];
  const next = target === "" ? null : URL.parse(target, url);
  return next !== null && next.origin === new URL(url).origin && next.href !== url ? next.href : null;
};

// src/stages/base/find-base.ts
var findBase = defineStage({
  kind: "base",
  title: "Find the base image",
  uses: ["exec", "files", "download", "registry", "surroundings", "secrets", "clock", "log"],
  run: async (input, ports) => {
    const named6 = await baseInDockerfile({ ...input, platform: input.image.platform }, ports);
    const found = named6.kind === "image" ? await provenBase(named6, input, ports).catch(notProven) : known(named6);
    ports.log.info(inWords2(found));
    return found;
  },
  record: (base2) => base2
});
var inWords2 = (base2) => {
  switch (base2.kind) {
    case "found":
      return `${base2.reference}, ${base2.layers.length} of the layers (line ${base2.line} of the Dockerfile)`;
    case "scratch":
      return "the image is built from scratch";
    case "unknown":
      return `the base image is not known: ${base2.because}`;
  }
};
var known = (base2) => base2.kind === "scratch" ? { kind: "scratch" } : base2;
var notProven = (thrown) => {
  if (!isExplained(thrown)) throw thrown;
  return unknown2(thrown.message);
};
var unknown2 = (because) => ({ kind: "unknown", because });
var provenBase = async ({ reference, line: line2 }, input, ports) => {
  const { image, network } = input;
  const own = await layersOf(image.archive, ports);
  const [engine, registry] = await Promise.all([
    layersInEngine(reference, ports.exec),
    network === "online" ? layersInRegistry({ reference, platform: image.platform }, ports) : null
  ]);
  const layers = [engine, registry].find((one) => one !== null && isBuiltOn(own, one));
  if (layers === void 0 || layers === null)
    return unknown2(
      engine === null && registry === null ? `neither the engine nor the registry shows the layers of ${reference}` : `the image does not begin with the layers that ${reference} has now`
    );
  if (network === "offline") return { kind: "found", reference, line: line2, layers, newer: { sameTag: "unknown", tags: [] } };
  const [today, tags] = await Promise.all([
    layersToday({ reference, registry }, input, ports),
    tagsBeside(reference, ports)
  ]);
  return { kind: "found", reference, line: line2, layers, newer: { sameTag: sameTag(layers, today), tags } };
};
var sameTag = (layers, registry) => {
  if (registry === null) return "unknown";
  return registry.join() === layers.join() ? "same" : "moved";
};
var layersToday = ({ reference, registry }, { image }, ports) => {
  const parsed = parseImageReference(reference);
  if (parsed?.tag == null) return Promise.resolve(null);
  if (parsed.digest === null) return Promise.resolve(registry);
  return layersInRegistry({ reference: `${parsed.name}:${parsed.tag}`, platform: image.platform }, ports);
};
var tagsBeside = async (reference, ports) => {
  const parsed = parseImageReference(reference);
  return parsed?.tag == null ? [] : newerTags(parsed.tag, await listTags(parsed.name, ports));
};
var CONFIG4 = external_exports.object({ rootfs: external_exports.object({ diff_ids: external_exports.array(external_exports.string()) }) });
var layersOf = async (archive, { exec }) => {
  const path2 = configPath(await readArchiveMember(archive, "manifest.json", exec), archive);
  const parsed = CONFIG4.safeParse(jsonValue(await readArchiveMember(archive, path2, exec)));
  const digests = parsed.success ? parsed.data.rootfs.diff_ids.map(parseDigest) : [];
  return digests.includes(null) ? [] : digests.filter((digest) => digest !== null);
};

// src/stages/side-cars/side-car-failures.ts
var PUSH_IT = "Push the image, or correct `image` of the container.";
var correctOrLogIn = (registry) => `Correct \`image\` of the container, log Docker in to ${registry} before this step, or name the image by its digest.`;
var sideCarFault = (subject, { because, hint, cause: cause2 }) => fault("E_SIDE_CAR", {
  message: `${cannotBe(subject)}: ${because}`,
  headline: [cannotBe(subject), `the image of a side-car cannot be ${subject.aim}`],
  hint,
  cause: cause2
});
var cannotBe = (subject) => `the image ${sideCarInWords(subject)} cannot be ${subject.aim}`;
var named2 = (subject) => (thrown) => {
  if (!isExplained(thrown) || thrown.code === "E_SIDE_CAR" || thrown.code.startsWith("E_CREDENTIALS")) throw thrown;
  if (thrown instanceof AwsError && thrown.awsCode === "RepositoryNotFoundException")
    throw sideCarFault(subject, { because: thrown.message, hint: PUSH_IT, cause: thrown });
  const { code: code2, message, hint, headlines } = thrown;
  throw fault(code2, {
    message: `${cannotBe(subject)}: ${message}`,
    headline: code2 === "E_PULL" ? notPulled(subject) : headlines,
    ...hint === void 0 ? {} : { hint },
    cause: thrown
  });
};
var notPulled = (subject) => [
  `the image ${sideCarInWords(subject)} could not be pulled`,
  "the image of a side-car could not be pulled"
];
var ofOtherRegistry = (subject, registry) => (thrown) => {
  if (!(thrown instanceof ShipError) || !["E_LOGIN", "E_REPOSITORY_NOT_FOUND"].includes(thrown.code)) throw thrown;
  throw sideCarFault(subject, { because: thrown.message, hint: correctOrLogIn(registry), cause: thrown });
};
var allOrOneError = async (aim, work) => {
  const settled = await Promise.allSettled(work);
  const errors = settled.flatMap((one) => one.status === "rejected" ? [one.reason] : []);
  if (errors.length > 0) throw asOne(aim, errors);
  return settled.flatMap((one) => one.status === "fulfilled" ? [one.value] : []);
};
var asOne = (aim, errors) => {
  const [first] = errors;
  const known3 = errors.filter((error) => error instanceof ShipError);
  const alone = errors.find((error) => !(error instanceof ShipError) || /^E_C(?:REDENTIALS|ANCELLED)/.test(error.code));
  if (alone !== void 0 || errors.length === 1) return alone ?? first;
  const lines2 = known3.map(({ message, hint }) => `- ${message}${hint === void 0 ? "" : `
  ${hint}`}`);
  const short2 = `the images of ${errors.length} side-cars cannot be ${aim}`;
  return fault("E_SIDE_CAR", { message: `${short2}:
${lines2.join("\n")}`, headline: short2, cause: first });
};

// src/stages/side-cars/ask-docker.ts
var TIMEOUT_MS2 = 6e4;
var askDocker = async (subject, { name, registry }, ports) => {
  const argv = ["docker", "buildx", "imagetools", "inspect", "--raw", name];
  const inherit = [...DOCKER_ENVIRONMENT, ...await loginVariables(ports)];
  const { stdout: json } = await ports.exec.run({ argv, inherit, output: "quiet", timeoutMs: TIMEOUT_MS2 }).catch((thrown) => {
    throw thrown instanceof CommandError ? notAnswered(subject, registry, thrown) : thrown;
  });
  const manifest = parseManifest(json);
  const digest = parseDigest(digestOfManifest(json));
  if (manifest.kind !== "unreadable" && digest !== null && !json.includes("\uFFFD")) return { digest, json };
  const because = manifest.kind === "unreadable" ? manifest.because : "it is not UTF-8";
  throw sideCarFault(subject, {
    because: `the manifest that ${registry} gave cannot be read: ${because}`,
    hint: correctOrLogIn(registry)
  });
};
var notAnswered = (subject, registry, cause2) => {
  const { failure: failure2, outputTail, message } = cause2;
  const about2 = `\`pin-sidecars\` for the image ${sideCarInWords(subject)}`;
  if (failure2.kind === "not-found") {
    return fault("E_DOCKER_NOT_FOUND", { message: `${about2}: the docker command was not found on PATH`, cause: cause2 });
  }
  if (/unknown command|is not a docker command/.test(outputTail)) {
    return fault("E_BUILDX_NEEDED", { message: `${about2} needs buildx, which is not installed`, cause: cause2 });
  }
  const line2 = outputTail.trim().split("\n").at(-1) ?? "";
  const because = failure2.kind === "exited" && line2 !== "" ? line2 : message;
  return sideCarFault(subject, {
    because: `${registry} did not give its manifest: ${because}`,
    hint: correctOrLogIn(registry),
    cause: cause2
  });
};

// src/stages/side-cars/ecr-place.ts
var ecrPlace = async ({ image, reference, repository }, { registry, surroundings }) => {
  if (repository !== null && reference.registry === repositoryName(repository.repositoryUri).registry) {
    const name = repositoryName(reference.name).repository;
    return { ecr: registry.ecr, endpoints: registry.endpoints, repository: name, registryId: repository.registryId };
  }
  const parsed = parseEcrImage(image);
  if (parsed === null) return null;
  const there = { repository: parsed.repository, registryId: parsed.account };
  if (parsed.region === await registry.region()) return { ...there, ecr: registry.ecr, endpoints: registry.endpoints };
  return parsed.region === await surroundings.region() ? { ...there, ecr: surroundings.ecr, endpoints: surroundings.endpoints } : null;
};

// src/stages/side-cars/platform-fault.ts
var otherPlatform = (use, has) => {
  const { source, platform } = use;
  const runs2 = platform.architectures.map((architecture) => `${platform.os}/${architecture}`).join(" or ");
  const why = platform.because === null ? "" : ` (${platform.because})`;
  const short2 = `the image ${sideCarInWords(use)} is for ${quoted([...new Set(has)].join(", "))}`;
  return fault("E_PLATFORM", {
    message: `${short2}, but the tasks of ${source} run on ${runs2}${why}`,
    headline: [`${short2}, but the tasks run on ${runs2}`, "the image of a side-car is for another platform"],
    hint: `Set \`image\` of the container to one for ${runs2}, or \`runtimePlatform\` of the task definition.`
  });
};

// src/stages/side-cars/find-images.ts
var findImages = async (use, repository, ports) => {
  const subject = { ...use, aim: "scanned" };
  const reference = parseImageReference(use.pinned);
  const digest = parseDigest(reference?.digest ?? "");
  if (reference === null || digest === null)
    throw sideCarFault(subject, {
      because: "it is not named by a sha256 digest",
      hint: "Correct `image` of the container."
    });
  const place = await ecrPlace({ image: use.pinned, reference, repository }, ports);
  const read4 = (one) => readManifest({ subject, reference, place, digest: one }, ports);
  const json = await read4(digest);
  const images = listedImages(json);
  const members = images.length === 0 ? [digest] : wantedMembers(use, images);
  const name = place === null ? nameAt(reference) : { registry: reference.registry, repository: place.repository };
  return Promise.all(
    members.map(async (member) => {
      const configDigest = configOf(subject, member === digest ? json : await read4(member));
      return { use, name, reference: `${reference.name}@${member}`, digest: member, configDigest, place };
    })
  );
};
var MOST_IMAGES = 20;
var nameAt = ({ registry, name }) => name.startsWith(`${registry}/`) ? repositoryName(name) : { registry, repository: name };
var wantedMembers = (use, images) => {
  const wanted = images.filter(
    ({ platform }) => platform === null || isWanted(`${platform.os}/${platform.architecture}`, use.platform)
  );
  const digests = [...new Set(wanted.map(({ digest }) => digest))];
  if (digests.length > MOST_IMAGES)
    throw sideCarFault(
      { ...use, aim: "scanned" },
      {
        because: `its index lists ${digests.length} images that the tasks can run, and at most ${MOST_IMAGES} are scanned`,
        hint: "Name one of them by its digest."
      }
    );
  if (digests.length > 0) return digests;
  throw otherPlatform(
    use,
    images.map(({ platform }) => `${platform?.os ?? ""}/${platform?.architecture ?? ""}`)
  );
};
var configOf = (subject, json) => {
  const manifest = parseManifest(json);
  if (manifest.kind === "image") return manifest.configDigest;
  const because = manifest.kind === "index" ? "its index lists no image" : `its manifest cannot be read: ${manifest.because}`;
  throw sideCarFault(subject, { because, hint: PUSH_IT });
};
var readManifest = async ({ subject, reference, place, digest }, ports) => {
  const { registry, name } = reference;
  const json = place === null ? (await askDocker(subject, { registry, name: `${name}@${digest}` }, ports)).json : await askEcr({ subject, place, digest }).catch(named2(subject));
  const computed = digestOfManifest(json);
  if (computed === digest) return json;
  const because = `${registry} gave a manifest with the digest ${computed} for ${digest}`;
  throw sideCarFault(subject, { because, hint: "Find out what is between the runner and the registry (a proxy?)." });
};
var askEcr = async ({ subject, place, digest }) => {
  const { ecr, repository, registryId } = place;
  const { images } = await ecr.batchGetImage({
    ...inRegistry(registryId),
    repositoryName: repository,
    imageIds: [{ imageDigest: digest }],
    acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES]
  });
  const json = images?.[0]?.imageManifest;
  if (json !== void 0) return json;
  const because = `the repository ${repository} has no image ${digest} (ecr:BatchGetImage)`;
  throw sideCarFault(subject, { because, hint: PUSH_IT });
};

// src/stages/side-cars/resolve-image.ts
var CORRECT_IT = "Correct `image` of the container.";
var resolveImage = async (sideCar, repository, ports) => {
  const subject = { ...sideCar, aim: "pinned" };
  const reference = parseImageReference(sideCar.image);
  if (reference === null) throw sideCarFault(subject, { because: "it is not the name of an image", hint: CORRECT_IT });
  const place = await ecrPlace({ image: sideCar.image, reference, repository }, ports);
  const digest = place === null ? (await askDocker(subject, asked(reference), ports)).digest : await askEcr2(subject, place, reference).catch(named2(subject));
  return { ...sideCar, pinned: `${reference.name}@${digest}` };
};
var asked = ({ name, registry, tag }) => ({ name: `${name}:${tag ?? "latest"}`, registry });
var askEcr2 = async (subject, { ecr, repository, registryId }, { tag }) => {
  const imageTag = tag ?? "latest";
  const held = await readHeld({ repository, registryId, id: { imageTag } }, ecr);
  if (held !== null) return held.digest;
  const because = `the repository ${repository} has no tag ${imageTag} (ecr:BatchGetImage)`;
  throw sideCarFault(subject, { because, hint: PUSH_IT });
};

// src/stages/side-cars/scan-found-image.ts
import { join as join14 } from "node:path";

// src/stages/engine-fault.ts
var engineFault = ({ code: code2, subject }, cause2) => {
  const failure2 = engineFailure(cause2.outputTail, cause2.argv[1] === "save" ? "client" : "engine");
  if (failure2 === null) return null;
  const { kind, short: headline3, hint } = failure2;
  return fault(kind === "no-engine" ? "E_DOCKER_NOT_RUNNING" : code2, {
    message: `${headline3}: ${subject}: ${cause2.message}`,
    headline: headline3,
    ...hint === void 0 ? {} : { hint },
    cause: cause2
  });
};

// src/stages/build/order.ts
import { createHash as createHash3 } from "node:crypto";
import { join as join10 } from "node:path";
var placeOrder = async (input, { method, checkout }, ports) => {
  const directory = await ports.files.makePrivateDirectory("image");
  return {
    build: input,
    method,
    file: input.file,
    reference: localReference(directory, input.tag.tag),
    archive: join10(directory, "image.tar"),
    layout: join10(directory, "layout.tar"),
    labels: buildLabels(input, checkout),
    sourceDateEpoch: checkout?.committedAt ?? null,
    secretsDirectory: join10(directory, "secrets"),
    credentials: await readCredentials(ports)
  };
};
var localReference = (directory, tag) => `ship-to-ecs.local/${shortHash(directory)}:${tag}`;
var cacheReference = ({ context, file, target, platforms }) => `ship-to-ecs.local/cache:${shortHash(JSON.stringify([context, file, target, platforms[0] ?? null]))}`;
var shortHash = (text2) => createHash3("sha256").update(text2).digest("hex").slice(0, 12);
var readCredentials = async (ports) => usesEcrHelper(await dockerConfiguration(ports)) ? "aws" : "own";

// src/stages/build/archive.ts
var saveImage = async (order, { exec }) => {
  const docker = (...argv) => exec.run({ argv: ["docker", ...argv], inherit: DOCKER_ENVIRONMENT, output: "quiet" });
  await docker("save", "--output", order.archive, order.reference).catch(notSaved);
  if (order.method.kind === "buildx-store") return;
  if (order.method.kind === "docker") await docker("tag", order.reference, cacheReference(order.build));
  await docker("image", "rm", order.reference);
};
var notSaved = (thrown) => {
  const known3 = thrown instanceof CommandError ? engineFault({ code: "E_BUILD", subject: "the image was built, but could not be saved" }, thrown) : null;
  throw known3 ?? thrown;
};
var removeImage = ({ reference }) => ({
  argv: ["docker", "image", "rm", reference],
  inherit: DOCKER_ENVIRONMENT
});
var readImage = async (order, checkout, { exec, files, log: log2 }) => {
  const { archive } = order;
  const { configDigest, platform, revision } = await describeArchive(archive, exec);
  checkPlatform(platform, order);
  const sizeBytes = await files.sizeBytes(archive);
  log2.info(`built ${platform}, config ${configDigest}, ${megabytes(sizeBytes)}`);
  return {
    archive,
    configDigest,
    sizeBytes,
    platform,
    revision: revision ?? checkout?.revision ?? null,
    localReference: order.reference,
    storedAs: order.method.kind === "buildx-store" ? storedDigest(await readArchiveMember(archive, "index.json", exec), archive) : null,
    builder: order.method.kind === "docker" ? "docker" : "buildx"
  };
};
var describeArchive = async (archive, exec) => {
  const path2 = configPath(await readArchiveMember(archive, "manifest.json", exec), archive);
  return describeConfig(await readArchiveMember(archive, path2, exec), path2);
};
var checkPlatform = (built, { build: build2, method }) => {
  const [asked2] = build2.platforms;
  if (asked2 === void 0 || isForPlatform(built, asked2)) return;
  const because = `\`platforms\` is ${asked2}, but the built image is ${built}`;
  const cache = "Set `no-cache: true`, or install buildx: without BuildKit the cache mixes platforms.";
  const other = "Correct `platforms`, or the `FROM` of the Dockerfile that names another platform.";
  throw fault("E_PLATFORM", {
    message: because,
    headline: because,
    hint: method.kind === "docker" && method.buildKit === "default" ? cache : other
  });
};

// src/domain/image/push-failure.ts
var TAG_TAKEN = /tag invalid|tag is immutable|ImageTagAlreadyExists|cannot be overwritten/i;
var NO_REPOSITORY = /name unknown|NAME_UNKNOWN|repository with name \S{1,256} does not exist/i;
var NAME_GONE = /^(error response from daemon: )?(tag does not exist: |an image does not exist locally with the tag: )/im;
var LOGIN = /no basic auth credentials|unauthorized|authentication required|requested access to the resource is denied|\b40[13]\b/i;
var EXPIRED = /authorization token has expired/i;
var TEMPORARY = /\b(429|5\d\d)\b|toomanyrequests|too many requests|rate exceeded|timeout|timed out|deadline exceeded|connection re(set|fused)|broken pipe|\bEOF\b|no such host|temporary failure|server error|service unavailable|bad gateway|net\/http|no response|use of closed network connection/i;
var RULES2 = [
  [TAG_TAKEN, "tag-taken"],
  [NO_REPOSITORY, "no-repository"],
  [NO_ENGINE, "no-engine"],
  [DISK_FULL, "disk-full"],
  [NAME_GONE, "name-gone"],
  [EXPIRED, "expired"],
  [LOGIN, "login"],
  [TEMPORARY, "temporary"]
];
var classifyPush = (output2) => {
  const denied = /not authorized to perform: ([\w-]{1,64}:\w{1,64}) on resource: (\S{1,2048})/.exec(output2);
  if (denied !== null) return { kind: "denied", action: denied[1] ?? "", resource: denied[2] ?? "" };
  return { kind: RULES2.find(([pattern]) => pattern.test(output2))?.[1] ?? "other" };
};
var isWorthRepeating = ({ kind }) => kind === "temporary" || kind === "name-gone" || kind === "expired";
var mayHavePushed = ({ kind }) => kind === "temporary" || kind === "disk-full" || kind === "other";
var TROUBLES = [
  [/\b429\b|toomanyrequests|too many requests|rate exceeded/i, "the registry throttles its clients"],
  [/connection refused/i, "the registry refused the connection"],
  [
    /connection reset|broken pipe|use of closed network connection|\bEOF\b|no response/i,
    "the connection to the registry was lost"
  ],
  [/no such host|temporary failure/i, "the name of the registry could not be resolved"],
  [/timeout|timed out|deadline exceeded/i, "the registry did not respond in time"],
  [/\b5\d\d\b|server error|service unavailable|bad gateway/i, "the registry failed"]
];
var troubleIn = (output2) => TROUBLES.find(([pattern]) => pattern.test(output2))?.[1] ?? null;
var PROGRESS = /^(?:The push refers to repository \[|[0-9a-f]{12}: (?:Preparing|Waiting|Pushing|Pushed|Retrying in|Layer already exists|Mounted from|Pulling fs layer|Downloading|Verifying Checksum|Download complete|Extracting|Pull complete|Already exists)\b)/u;
var withoutProgress = (output2) => output2.split("\n").filter((line2) => !PROGRESS.test(line2)).join("\n") || output2;

// src/stages/push/failures.ts
var tagTaken = ({ name, held, configDigest }, sources = null) => fault("E_TAG_TAKEN", {
  headline: "the tag already belongs to another image",
  ...sources !== null && namesCommit(name, sources) ? { hint: rebuiltHint(sources) } : {},
  message: `the tag ${name.tag} already belongs to another image, and the tag is immutable: ${name.repository} has ${held.digest} with the config ${configsOf(held)}, this run built the config ${configDigest}`
});
var namesCommit = ({ tag }, { commit }) => tag.includes(commit.slice(0, 7));
var rebuiltHint = ({ modified }) => {
  const [first, ...others] = modified;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return first === void 0 ? "The tag is of this very commit: an earlier run pushed another build of it. A build on a fresh runner gives the same image only if it is reproducible: pin what it downloads, add `{run-attempt}` to `tag`, or push a new commit." : `The checkout is dirty: ${first}${more} differs from the commit that the tag names. Build what is committed, or add \`{run-id}\` to \`tag\`.`;
};
var pushedOther = ({ name, held, configDigest }) => fault("E_PUSHED_OTHER", {
  message: `${referenceOf(name)} holds ${held.digest} with the config ${configsOf(held)}, but the scanned image has the config ${configDigest}`
});
var pushedOtherLayers = ({ name, held, configDigest }) => fault("E_PUSHED_OTHER", {
  message: `${referenceOf(name)} holds ${held.digest} with the config of the scanned image (${configDigest}), but with other layers than the scanned archive`
});
var notListed = (name) => fault("E_PUSH", { message: `${referenceOf(name)} was pushed, but ECR does not list the tag` });
var configsOf = ({ configDigests }) => configDigests.join(", ") || "of no image";
var pushFault = (name, cause2) => transferFault({ name, code: "E_PUSH", reference: referenceOf(name) }, cause2);
var WORDS = { E_PUSH: ["pushed", "to"], E_PULL: ["pulled", "from"] };
var transferFault = ({ name, code: code2, reference }, cause2) => {
  const [done, direction] = WORDS[code2];
  const trouble = classifyPush(cause2.outputTail).kind === "temporary" ? troubleIn(cause2.outputTail) : null;
  const said = cause2.message.replace(cause2.outputTail, () => withoutProgress(cause2.outputTail));
  const message = `${reference} could not be ${done}: ${trouble === null ? "" : `${trouble}: `}${said}`;
  const short2 = `the image could not be ${done} ${direction} \`${name.repository}\``;
  const because = trouble === null ? cause2.headlines : [trouble, ...cause2.headlines];
  const headline3 = [...because.map((why) => `${short2}: ${why}`), short2];
  if (cause2.failure.kind === "not-found") return fault("E_DOCKER_NOT_FOUND", { message, headline: headline3, cause: cause2 });
  const subject = `${reference} could not be ${done}`;
  return rejected2({ name, message }, cause2) ?? engineFault({ code: code2, subject }, cause2) ?? fault(code2, { message, headline: headline3, cause: cause2 });
};
var rejected2 = ({ name, message }, cause2) => {
  const failure2 = classifyPush(cause2.outputTail);
  switch (failure2.kind) {
    case "login":
    case "expired":
      return fault("E_LOGIN", {
        message: `${name.registry} rejected the login: ${cause2.message}`,
        headline: "the registry rejected the login",
        cause: cause2
      });
    case "denied":
      return fault("E_ACCESS_DENIED", {
        message,
        headline: `the registry denied ${failure2.action}`,
        hint: `Grant ${failure2.action} on ${failure2.resource} to the role of this job.`,
        cause: cause2
      });
    case "no-repository":
      return fault("E_REPOSITORY_NOT_FOUND", {
        message,
        headline: `the ECR repository '${name.repository}' does not exist`,
        cause: cause2
      });
    default:
      return null;
  }
};

// src/stages/turns.ts
var makeTurns = (last) => (key, work) => {
  const result = (last.get(key) ?? Promise.resolve()).then(work);
  last.set(
    key,
    result.catch(() => void 0)
  );
  return result;
};

// src/stages/given/fetch-archive.ts
var fetchArchive = (fetching, open, ports) => inTurn(fetching.reference, () => fetchOne(fetching, open, ports));
var inTurn = makeTurns(/* @__PURE__ */ new Map());
var fetchOne = async ({ name, reference, archive, localReference: localReference2, ...limits }, open, ports) => {
  removeAtEnd(localReference2, ports);
  const docker = await open();
  try {
    if (!await isInEngine(reference, localReference2, docker))
      await pullAs({ reference, localReference: localReference2, ...limits }, docker, ports);
    await docker.run("quiet", ["save", "--output", archive, localReference2], limits);
  } catch (thrown) {
    throw thrown instanceof CommandError ? transferFault({ name, code: "E_PULL", reference }, thrown) : thrown;
  } finally {
    await docker.close();
  }
};
var isInEngine = async (reference, localReference2, docker) => {
  try {
    await docker.run("quiet", ["tag", reference, localReference2]);
    return true;
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.failure.kind === "exited") return false;
    throw thrown;
  }
};
var pullAs = async ({ reference, localReference: localReference2, ...limits }, docker, ports) => {
  try {
    await docker.run("when-failed", ["pull", reference], limits);
    await docker.run("quiet", ["tag", reference, localReference2]);
  } finally {
    await docker.run("quiet", ["image", "rm", reference]).catch(() => removeAtEnd(docker.named(reference), ports));
  }
};
var removeAtEnd = (reference, { leftovers }) => leftovers.removeAtEnd({ argv: ["docker", "image", "rm", reference], inherit: DOCKER_ENVIRONMENT });

// src/stages/docker-endpoint.ts
var TIMEOUT_MS3 = 6e4;
var contextEndpoint = async (exec) => {
  try {
    const { stdout } = await exec.run({
      argv: ["docker", "context", "inspect", "--format", "{{.Endpoints.docker.Host}}"],
      inherit: DOCKER_ENVIRONMENT,
      output: "quiet",
      timeoutMs: TIMEOUT_MS3
    });
    return stdout.trim() || null;
  } catch (thrown) {
    if (thrown instanceof CommandError) return null;
    throw thrown;
  }
};

// src/stages/push/docker.ts
var ENVIRONMENT = [
  ...["PATH", "HOME", "DOCKER_HOST", "DOCKER_CERT_PATH", "DOCKER_TLS", "DOCKER_TLS_VERIFY", "DOCKER_API_VERSION"],
  ...["SSH_AUTH_SOCK", "TMPDIR", "XDG_RUNTIME_DIR"],
  ...NETWORK_VARIABLES
];
var openDocker = async (host, ports) => {
  const endpoint = await contextEndpoint(ports.exec);
  const chosen3 = await ports.registry.endpoints?.();
  const place = chosen3 === void 0 ? host : dataPlaneHost(host, chosen3);
  const logIn = async () => ({ auths: { [place]: { auth: await readToken(host, ports) } } });
  const { write, ...docker } = await privateDocker(await logIn(), endpoint, ports);
  const named6 = (argument) => argument.startsWith(`${host}/`) ? `${place}${argument.slice(host.length)}` : argument;
  return {
    ...docker,
    named: named6,
    run: (output2, args, limits) => docker.run(output2, args.map(named6), limits),
    logInAgain: async () => write(await logIn())
  };
};
var openBareDocker = (endpoint, ports) => privateDocker({}, endpoint, ports);
var privateDocker = async (configuration, endpoint, { exec, files }) => {
  const directory = await files.makePrivateDirectory("docker-config");
  const write = (wanted) => files.writePrivate(`${directory}/config.json`, JSON.stringify(wanted));
  await write(configuration);
  return {
    write,
    run: (output2, args, limits) => exec.run({
      argv: ["docker", ...args],
      inherit: ENVIRONMENT,
      set: { DOCKER_CONFIG: directory, ...endpoint === null ? {} : { DOCKER_HOST: endpoint } },
      output: output2,
      ...limits
    }),
    named: asItIs,
    close: () => files.remove(directory)
  };
};
var usersDocker = (ports) => ({
  run: async (output2, args, limits) => {
    const inherit = [...DOCKER_ENVIRONMENT, ...await loginVariables(ports)];
    return ports.exec.run({ argv: ["docker", ...args], inherit, output: output2, ...limits });
  },
  named: asItIs,
  close: () => Promise.resolve()
});
var asItIs = (argument) => argument;
var readToken = async (host, { registry, secrets }) => {
  const issued = await ecrToken(registry.ecr, secrets);
  if (issued !== null) return issued.token;
  throw fault("E_LOGIN", { message: `ECR returned no login token for ${host} (ecr:GetAuthorizationToken)` });
};

// src/domain/scan/shown-alert.ts
import { createHash as createHash4 } from "node:crypto";
var readAlert = (alert) => {
  const end = alert.endsWith(")") ? alert.lastIndexOf(" (You can suppress it with ") : -1;
  const text2 = end < 0 ? alert : alert.slice(0, end);
  for (const { words, rest } of FORMS) {
    if (text2.startsWith(words)) return rest(words, text2.slice(words.length));
  }
  return { shown: UNKNOWN, hidden: hashOf(text2) };
};
var shownAlert = (alert) => readAlert(alert).shown;
var hiddenStep = (step2) => hashOf(step2);
var UNKNOWN = "An alert of a form that is not known, so it is not shown.";
var LONGEST = 400;
var hashOf = (text2) => createHash4("sha256").update(text2.replace(VALUES, "$1").replace(/[0-9a-f]{12,}/gu, "*")).digest("hex");
var VALUES = /(?<![\w.-])([\w.-]+=)(?:"[^"]*"?|'[^']*'?|[^\s"']+)+/gu;
var whole = (words) => ({
  words,
  rest: (_, text2) => text2 === "" ? { shown: words, hidden: null } : { shown: `${words}${MISSING}`, hidden: hashOf(text2) }
});
var path = (words) => ({
  words,
  rest: (_, text2) => text2.length > LONGEST ? { shown: `${words}${text2.slice(0, LONGEST)}${MISSING}`, hidden: hashOf(text2) } : { shown: `${words}${text2}`, hidden: null }
});
var like = (words, pattern) => ({
  words,
  rest: (_, text2) => pattern.test(text2) ? { shown: `${words}${text2}`, hidden: null } : { shown: `${words}${MISSING}`, hidden: hashOf(text2) }
});
var step = (words, command) => ({
  words,
  rest: (_, text2) => {
    const shown = [keywordOf(text2), command(text2), MISSING].filter((part) => part !== "").join(" ");
    return { shown: `${words}${shown}`, hidden: hiddenStep(text2) };
  }
});
var KEYWORDS = [
  "ADD",
  "ARG",
  "CMD",
  "COPY",
  "ENTRYPOINT",
  "ENV",
  "EXPOSE",
  "FROM",
  "HEALTHCHECK",
  "LABEL",
  "MAINTAINER"
];
var INSTRUCTIONS = /* @__PURE__ */ new Set([
  ...KEYWORDS,
  ...["ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"]
]);
var keywordOf = (text2) => {
  const marked = text2.indexOf("#(nop)");
  const word = /^\s*(\S{1,20})/u.exec(marked < 0 ? text2 : text2.slice(marked + "#(nop)".length))?.[1] ?? "";
  return INSTRUCTIONS.has(word) ? word : "RUN";
};
var aptCommand = (text2) => {
  const words = text2.split(/\s+/u);
  return `${words.includes("apt-get") ? "apt-get" : "apt"} ${words.includes("update") ? "update" : "install"}`;
};
var variables = (words, text2) => {
  const at = text2.indexOf(" on ");
  const first = at < 0 ? text2 : text2.slice(0, at);
  const named6 = isName(first) ? first : MISSING;
  const quoted2 = at < 0 ? "" : text2.slice(at + " on ".length);
  return {
    shown: `${words}${named6} on ${[keywordOf(quoted2), ...namesIn(first, quoted2)].join(" ")}`,
    hidden: hashOf(text2)
  };
};
var namesIn = (first, quoted2) => {
  const places = quoted2.split(/\s+/u).flatMap((word) => word.includes("=") ? [word.slice(0, word.indexOf("="))] : []);
  const names = [.../* @__PURE__ */ new Set([first, ...places])].filter(isName);
  const suspicious = names.filter((name) => name === first || isSuspicious(name));
  const shown = suspicious.slice(0, MOST_NAMES).map((name) => `${name}=${MASK}`);
  const isAll = places.every((place) => isName(place) || !isSuspicious(place)) && suspicious.length <= MOST_NAMES;
  return isAll ? shown : [...shown, MISSING];
};
var MASK = "***";
var MOST_NAMES = 20;
var NAME = /^(?:--)?[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u;
var isName = (text2) => NAME.test(text2) && !(new RegExp("\\p{Ll}", "u").test(text2) && new RegExp("\\p{Lu}", "u").test(text2) && new RegExp("\\p{N}", "u").test(text2));
var USER_NAME = String.raw`[\w.$@-]{1,64}`;
var FORMS = [
  { words: "Suspicious ENV key found : ", rest: variables },
  step("Use --no-cache option if use 'apk add': ", () => "apk add"),
  step("Use 'rm -rf /var/lib/apt/lists' after 'apt-get install|update' : ", aptCommand),
  step("Always combine 'apt-get update' with 'apt-get install|upgrade' : ", aptCommand),
  step("Use COPY : ", () => ""),
  step("Avoid dist-upgrade in container : ", () => "apt-get dist-upgrade"),
  step("Avoid sudo in container : ", () => "sudo"),
  whole("Last user should not be root"),
  whole("not found HEALTHCHECK statement"),
  whole("export DOCKER_CONTENT_TRUST=1 before docker pull/build"),
  like("Avoid mounting sensitive dirs : ", /^\/(?:sys|dev|proc)$/u),
  like("duplicate UID ", new RegExp(String.raw`^\d{1,20} : username ${USER_NAME}$`, "u")),
  like("duplicate GroupID ", new RegExp(String.raw`^\d{1,20} : username ${USER_NAME}$`, "u")),
  like("No password user found! username : ", new RegExp(`^${USER_NAME}$`, "u")),
  ...["setuid file: ", "setgid file: ", "Suspicious directory : ", "unnecessary file : "].map(path),
  ...["Suspicious filename found : ", "Suspicious file extension found : "].map(path)
];

// src/domain/scan/dockle-json.ts
var document = external_exports.object({
  summary: external_exports.object({ fatal: external_exports.number(), warn: external_exports.number(), info: external_exports.number() }),
  // Null when there are none.
  details: external_exports.array(
    external_exports.object({
      code: external_exports.string().min(1),
      title: external_exports.string(),
      level: external_exports.enum([...DOCKLE_LEVELS, "SKIP", "IGNORE", "PASS"]),
      alerts: external_exports.array(external_exports.string()).nullish()
    })
  ).nullish()
});
var parseDockleJson = (text2, version) => {
  const parsed = parseJson(document, text2);
  if (parsed.kind === "invalid") return parsed;
  const { summary, details: details2 } = parsed.value;
  const findings = (details2 ?? []).flatMap(
    ({ level, ...detail }) => isFinding(level) ? [findingOf({ level, ...detail })] : []
  );
  const counts = DOCKLE_LEVELS.map((level) => findings.filter((finding) => finding.level === level).length);
  if (counts.join() !== [summary.fatal, summary.warn, summary.info].join()) {
    return { kind: "invalid", problem: "its summary does not match its details" };
  }
  const sorted2 = findings.toSorted((one, other) => one.id < other.id ? -1 : 1);
  return {
    kind: "valid",
    value: {
      source: "dockle",
      version,
      configDigest: null,
      operatingSystem: null,
      database: null,
      findings: worstFirst(sorted2),
      unchecked: null
    }
  };
};
var isFinding = (level) => DOCKLE_LEVELS.includes(level);
var findingOf = ({ code: code2, title, level, alerts }) => {
  const read4 = (alerts ?? []).map(readAlert);
  return {
    source: "dockle",
    kind: "misconfiguration",
    id: code2,
    severity: SOURCES.dockle.levels[level],
    level,
    title,
    url: null,
    where: read4.map(({ shown }) => shown).sort(),
    [HIDDEN]: read4.flatMap(({ shown, hidden }) => hidden === null ? [] : [{ shown, hidden }])
  };
};

// src/domain/scan/scanner-log.ts
var LOGGED = /^\S+\t([A-Z]+)\t(.*)$/i;
var ERRORS2 = /* @__PURE__ */ new Set(["ERROR", "DPANIC", "PANIC", "FATAL"]);
var firstError = (output2) => {
  for (const line2 of output2.replace(ESCAPE_SEQUENCES, "").split("\n")) {
    if (!line2.includes("	")) continue;
    const [, level, text2 = ""] = LOGGED.exec(line2.trim()) ?? [];
    if (ERRORS2.has(level?.toUpperCase() ?? "")) return text2.replace(/\.$/, "");
  }
  return null;
};

// src/stages/scanners/scan.ts
import { join as join11 } from "node:path";

// src/domain/scan/ended-early.ts
var endedEarly = (thrown, { name, timeoutMinutes }) => {
  if (!(thrown instanceof CommandError)) return null;
  const { failure: failure2, outputTail } = thrown;
  if (failure2.kind === "timed-out" || failure2.kind === "exited" && OWN_TIMEOUT.test(outputTail)) {
    return {
      because: `${name} did not end within ${timeoutMinutes} ${timeoutMinutes === 1 ? "minute" : "minutes"} (\`scan-timeout-minutes\`)`,
      hint: "Run again; if it takes that long again, raise `scan-timeout-minutes`, or make the image smaller."
    };
  }
  if (failure2.kind !== "killed") return null;
  return failure2.signal === "SIGKILL" ? {
    because: `${name} was ended by SIGKILL, as Linux does when the machine runs out of memory`,
    hint: "Use a runner with more memory, or make the image smaller."
  } : { because: `${name} was ended by ${failure2.signal}`, hint: "Find out what ends processes of this job." };
};
var OWN_TIMEOUT = /context deadline exceeded/u;

// src/stages/scanners/scan.ts
var GRACE_MS = 15e3;
var scanArchive = async (scanner, image, ports) => {
  const { source } = scanner;
  const hint = `Check what ${SOURCES[source].name} printed in the log, and run again.`;
  try {
    const run = await runScanner(scanner, ports);
    if (run.kind === "broke") return broke(source, { ...run, hint });
    const parsed = scanner.parse(run.json);
    if (parsed.kind === "invalid") {
      return broke(source, { because: `The report of ${SOURCES[source].name} is invalid: ${parsed.problem}`, hint });
    }
    const reading = parsed.value;
    const other = otherImage(reading.report, image);
    if (other !== null) return broke(source, other);
    log(reading.report, ports);
    return { kind: "ended", reading, output: run.output, raw: run.raw };
  } catch (error) {
    const { name } = SOURCES[source];
    const reason = endedEarly(error, { name, timeoutMinutes: scanner.timeoutMinutes }) ?? reasonOf(error, hint);
    if (reason === null) throw error;
    return broke(source, { ...reason, hint: scanner.hintFor?.(reason.because) ?? reason.hint });
  }
};
var broke = (source, { because, hint }) => ({
  kind: "broke",
  source,
  because,
  hint
});
var runScanner = async (scanner, ports) => {
  const { exec, files, log: log2 } = ports;
  const directory = await files.makePrivateDirectory(scanner.source);
  const of = (name) => join11(directory, name);
  for (const [name, text2] of Object.entries(scanner.configuration ?? {})) await files.writePrivate(of(name), text2);
  const [report3, empty] = [of("report.json"), of("empty")];
  await files.makeDirectory(empty);
  try {
    const { stdout, stderr } = await exec.run({
      argv: scanner.argv({ of, report: report3, empty }),
      inherit: ["PATH", ...scanner.inherit ?? []],
      set: { HOME: empty, TMPDIR: directory, DOCKER_CONFIG: empty, NO_COLOR: "1" },
      cwd: empty,
      output: "quiet",
      timeoutMs: scanner.timeoutMinutes * 6e4 + GRACE_MS
    });
    const output2 = [stdout, stderr].filter((text2) => text2.trim() !== "").join("\n");
    const run = await runOf({ report: report3, output: output2 }, scanner, ports);
    if (output2 !== "") log2[run.kind === "broke" ? "info" : "debug"](output2);
    return run;
  } catch (error) {
    if (error instanceof CommandError && error.outputTail !== "") log2.info(error.outputTail);
    throw error;
  }
};
var broken = (because) => ({ kind: "broke", because });
var LONGEST_REPORT = 536870888;
var runOf = async ({ report: path2, output: output2 }, { source, incomplete }, { files }) => {
  const { name } = SOURCES[source];
  const because = incomplete?.(output2) ?? null;
  if (because !== null) return broken(because);
  if (await files.kindOf(path2) !== "file") return broken(`${name} exited without a report`);
  const size2 = await files.sizeBytes(path2);
  if (size2 > LONGEST_REPORT) {
    return broken(`The report of ${name} has ${megabytes(size2)}, and at most ${megabytes(LONGEST_REPORT)} can be read`);
  }
  return { kind: "ended", json: await files.readText(path2) ?? "", output: output2, raw: path2 };
};
var otherImage = ({ source, configDigest }, image) => {
  if (configDigest === null || configDigest === image.configDigest) return null;
  const [scanned, built] = [configDigest, image.configDigest].map(shortDigest);
  return {
    because: `${SOURCES[source].name} scanned another image (${scanned}) than the one that was built (${built})`,
    hint: "Find out what else writes to the temporary folder of this job."
  };
};
var log = ({ source, version, findings }, ports) => {
  const counts = Object.entries(countByLevel(source, findings)).map(([level, count]) => `${count} ${level}`);
  ports.log.info(`${SOURCES[source].name} ${version}: ${counts.join(", ")}`);
};

// src/stages/scanners/run-dockle.ts
var runDockle = async ({ image, dockle, timeoutMinutes, dockleOptions = {} }, ports) => {
  if (dockle.kind === "broke") return broke("dockle", dockle);
  const { archive } = image;
  if (archive.includes(":")) {
    const because = `Dockle cannot read ${archive}: it takes the part after a colon for a tag`;
    return broke("dockle", { because, hint: "Set RUNNER_TEMP (or TMPDIR) to a path without a colon." });
  }
  const scanner = {
    source: "dockle",
    timeoutMinutes,
    // Without --quiet: Dockle writes its errors to standard output, and --quiet hides them.
    argv: ({ report: report3, empty }) => [
      ...[dockle.path, "--input", archive, "--format", "json", "--output", report3, "--exit-code", "0"],
      ...["--timeout", `${timeoutMinutes}m`, "--no-color", "--cache-dir", empty],
      ...dockleArguments(dockleOptions)
    ],
    // Dockle skips the checks behind an error and exits with 0 (pkg/assessor/assessor.go).
    incomplete: (output2) => {
      const error = firstError(output2);
      return error === null ? null : `Dockle skipped checks because of an error: ${error}`;
    },
    parse: (json) => {
      const parsed = parseDockleJson(json, dockle.version);
      return parsed.kind === "valid" ? { kind: "valid", value: { report: parsed.value } } : parsed;
    }
  };
  const scan = await scanArchive(scanner, image, ports);
  return scan.kind === "broke" ? scan : { kind: "report", report: scan.reading.report, raw: scan.raw };
};

// src/domain/scan/trivy-document.ts
var severity = external_exports.unknown().optional().transform((value) => {
  const word = typeof value === "string" ? value.trim().toUpperCase() : "";
  return SEVERITIES.find((known3) => known3 === word) ?? "UNKNOWN";
});
var optional = external_exports.string().nullish();
var layer = external_exports.object({ DiffID: optional.catch(null) }).nullish().catch(null).transform((value) => parseDigest(value?.DiffID ?? ""));
var vulnerability = external_exports.object({
  VulnerabilityID: external_exports.string().min(1),
  PkgName: optional,
  PkgPath: optional,
  InstalledVersion: optional,
  FixedVersion: optional,
  Title: optional,
  PrimaryURL: optional,
  Severity: severity,
  Layer: layer,
  PkgIdentifier: external_exports.object({ PURL: optional.catch(null) }).nullish().catch(null),
  PublishedDate: optional.catch(null)
});
var line = external_exports.unknown().optional().transform((value) => typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : null);
var secret = external_exports.object({
  RuleID: external_exports.string().min(1),
  Title: optional,
  Severity: severity,
  StartLine: line,
  Layer: layer
});
var misconfiguration = external_exports.object({
  ID: external_exports.string().min(1),
  Title: optional,
  Message: optional.catch(null),
  PrimaryURL: optional.catch(null),
  Severity: severity,
  Status: optional.catch(null)
});
var license = external_exports.object({
  Name: external_exports.string(),
  Category: optional.catch(null),
  PkgName: optional,
  FilePath: optional,
  Severity: severity
});
var document2 = external_exports.object({
  SchemaVersion: external_exports.literal(2),
  Trivy: external_exports.object({ Version: optional }).nullish(),
  ArtifactType: external_exports.literal("container_image"),
  Metadata: external_exports.object({
    ImageID: external_exports.string(),
    Size: external_exports.number().nonnegative().nullish().catch(null),
    DiffIDs: external_exports.array(external_exports.string()).nullish().catch(null),
    OS: external_exports.object({ Family: external_exports.string(), Name: optional, EOSL: external_exports.boolean().nullish() }).nullish()
  }),
  // Absent when Trivy recognizes nothing in the image (but see `hasSystemWithoutResult`); a result with packages only has no findings.
  Results: external_exports.array(
    external_exports.object({
      Target: optional,
      Class: optional,
      Vulnerabilities: external_exports.array(vulnerability).nullish(),
      Secrets: external_exports.array(secret).nullish(),
      Misconfigurations: external_exports.array(misconfiguration).nullish(),
      Licenses: external_exports.array(license).nullish()
    })
  ).nullish()
});

// src/domain/scan/trivy-json.ts
var parseTrivyJson = (text2, facts) => {
  const parsed = parseJson(document2, text2);
  if (parsed.kind === "invalid") return parsed;
  const { Metadata, Results, Trivy } = parsed.value;
  if (hasSystemWithoutResult(parsed.value)) {
    return { kind: "invalid", problem: "it has no Results although it names an operating system" };
  }
  const configDigest = parseDigest(Metadata.ImageID);
  if (configDigest === null) return { kind: "invalid", problem: "Metadata.ImageID is not a sha256 digest" };
  return {
    kind: "valid",
    value: {
      report: {
        source: "trivy",
        version: Trivy?.Version ?? facts.version,
        configDigest,
        operatingSystem: operatingSystem(Metadata.OS),
        database: facts.database,
        findings: distinctFindings((Results ?? []).flatMap((result) => findingsOf(result, facts))),
        unchecked: null,
        ...layersOf2(Metadata.DiffIDs),
        ...wholeImage(Metadata)
      },
      system: systemOf(parsed.value)
    }
  };
};
var NO_SYSTEM = "none";
var systemOf = ({ Metadata: { OS }, Results }) => !OS || OS.Family === NO_SYSTEM ? null : {
  family: OS.Family,
  name: OS.Name ?? "",
  result: Results?.some((result) => result.Class === "os-pkgs") ? "present" : "absent"
};
var hasSystemWithoutResult = ({ Metadata: { OS }, Results }) => OS != null && ![NO_SYSTEM, "fedora"].includes(OS.Family) && !(Results ?? []).some(({ Class }) => !NOT_OF_PACKAGES.includes(Class ?? ""));
var NOT_OF_PACKAGES = ["config", "license", "license-file"];
var wholeImage = ({ Size, OS }) => ({
  ...Size == null ? {} : { sizeBytes: Size },
  ...OS?.EOSL === true ? { endOfLife: true } : {}
});
var findingsOf = (result, facts) => [
  ...(result.Vulnerabilities ?? []).map((found) => ({
    kind: "vulnerability",
    ...common(found, found.VulnerabilityID),
    packageName: found.PkgName ?? "",
    installedVersion: found.InstalledVersion ?? "",
    fixedVersion: textOrNull(found.FixedVersion),
    url: textOrNull(found.PrimaryURL),
    where: [textOrNull(found.PkgPath) ?? placeOf3(result, facts)],
    ...purlOf(found.PkgIdentifier?.PURL),
    ...publicationOf(found.PublishedDate)
  })),
  ...(result.Secrets ?? []).map((found) => ({
    kind: "secret",
    ...common(found, found.RuleID),
    line: found.StartLine,
    url: null,
    where: [placeOf3(result, facts)]
  })),
  ...(result.Misconfigurations ?? []).filter(isFailure).map((found) => ({
    kind: "misconfiguration",
    ...common({ ...found, Layer: null }, found.ID),
    url: textOrNull(found.PrimaryURL),
    where: found.Message ? [found.Message] : []
  })),
  ...(result.Licenses ?? []).map((found) => ({
    kind: "license",
    ...common({ ...found, Title: null, Layer: null }, found.Name || "unknown"),
    title: found.Category ? `category ${found.Category}` : "",
    packageName: found.PkgName ?? "",
    category: found.Category ?? "",
    url: null,
    where: [textOrNull(found.FilePath) ?? placeOf3(result, facts)]
  }))
];
var isFailure = ({ Status }) => Status == null || !["PASS", "EXCEPTION"].includes(Status.toUpperCase());
var common = ({ Severity, Title, Layer }, id) => ({
  source: "trivy",
  id,
  severity: Severity,
  level: Severity,
  title: Title ?? "",
  ...Layer === null ? {} : { layer: Layer }
});
var purlOf = (purl) => purl ? { purl } : {};
var publicationOf = (text2) => {
  const at = text2 ? Date.parse(text2) : NaN;
  return Number.isNaN(at) ? {} : { publishedAt: new Date(at).toISOString() };
};
var layersOf2 = (diffIds) => {
  const layers = diffIds?.map(parseDigest) ?? [];
  return layers.length === 0 || layers.includes(null) ? {} : { layers: layers.filter((one) => one !== null) };
};
var placeOf3 = ({ Target }, { archive, image }) => Target?.startsWith(archive) ? image + Target.slice(archive.length) : Target ?? "";
var textOrNull = (text2) => text2 || null;
var operatingSystem = (os) => {
  if (!os || os.Family === NO_SYSTEM) return null;
  return `${os.Family} ${os.Name ?? ""}`.trim() + (os.EOSL === true ? " (end of life)" : "");
};

// src/stages/scanners/held-log.ts
var holdLog = (log2) => {
  const held = [];
  return {
    log: {
      info: (text2) => void held.push(() => log2.info(text2)),
      warning: (text2) => void held.push(() => log2.warning(text2)),
      debug: (text2) => void held.push(() => log2.debug(text2))
    },
    release: () => {
      for (const show of held.splice(0)) show();
    }
  };
};

// src/stages/scanners/java-index.ts
import { join as join12 } from "node:path";
var byFolder = makeTurns(/* @__PURE__ */ new Map());
var prepareJavaIndex = (input, ports) => {
  const { cacheDirectory, javaIndex } = input;
  return javaIndex === null ? Promise.resolve({ kind: "ready" }) : byFolder(cacheDirectory, () => prepare({ ...input, javaIndex }, ports));
};
var hasJavaIndex = async ({ cacheDirectory, javaIndex }, { kindOf }) => (
  // The last thing that is there of one that can be used.
  javaIndex === null || await kindOf(join12(cacheDirectory, "java-db", "metadata.json")) === "file"
);
var javaIndexDate = async ({ cacheDirectory }, { readText }) => {
  const parsed = parseJson(METADATA, await readText(join12(cacheDirectory, "java-db", "metadata.json")) ?? "");
  return parsed.kind === "valid" ? parsed.value.UpdatedAt : null;
};
var prepare = async (input, ports) => {
  const { cacheDirectory, javaIndex } = input;
  const directory = join12(cacheDirectory, "java-db");
  if (await hasJavaIndex(input, ports.files)) return { kind: "ready" };
  if (javaIndex.repositories.length === 0) return keptIndex(input, ports);
  const place = { cached: javaIndex.cached, archive: join12(cacheDirectory, "java-index.tar.gz") };
  const open = () => unpack2({ ...input, directory, archive: place.archive }, ports);
  const found = await downloadArtifact({ kind: "java-index", repositories: javaIndex.repositories, place, open }, ports);
  if (found.kind === "missing")
    return {
      kind: "broke",
      because: `The image has JARs. ${found.because}`,
      hint: found.what === "unusable" ? DO_NOT_USE : "Run again later, or add a mirror to `trivy-db-repository` that has trivy-java-db:1 beside trivy-db:2."
    };
  ports.log.info(`Index of Java packages of ${found.updatedAt} from ${found.repository}`);
  return { kind: "ready" };
};
var keptIndex = async (input, ports) => {
  const { cacheDirectory, javaIndex } = input;
  const hint = "Run once without `offline`, with a `trivy-db-repository` that has trivy-java-db:1 beside trivy-db:2; or set `trivy-cache-dir` to a folder with java-db/.";
  if (await ports.files.kindOf(javaIndex.cached) !== "file")
    return {
      kind: "broke",
      because: `The image has JARs, and there is no index of Java packages in ${javaIndex.cached}`,
      hint
    };
  const archive = join12(cacheDirectory, "java-index.tar.gz");
  try {
    await ports.files.copy(javaIndex.cached, archive);
    const opened = await unpack2({ ...input, directory: join12(cacheDirectory, "java-db"), archive }, ports);
    await ports.files.remove(archive);
    if (opened.kind === "opened") return { kind: "ready" };
    return { kind: "broke", because: `The index of Java packages in ${javaIndex.cached}: ${opened.because}`, hint };
  } catch (error) {
    const reason = reasonOf(error, hint);
    if (reason === null) throw error;
    return { kind: "broke", ...reason };
  }
};
var unpack2 = async ({ archive, directory, timeoutMinutes }, ports) => {
  const { files, exec } = ports;
  const unpacked = `${directory}-new`;
  await files.remove(unpacked);
  await files.makeDirectory(unpacked);
  await exec.run({
    argv: ["tar", "-xzf", archive, "-C", unpacked, "--no-same-owner", "trivy-java.db", "metadata.json"],
    inherit: ["PATH"],
    output: "quiet",
    timeoutMs: timeoutMinutes * 6e4
  });
  const read4 = await readIndex(unpacked, ports);
  if (read4.kind === "failed") await files.remove(unpacked);
  else await files.move(unpacked, directory);
  return read4;
};
var METADATA = external_exports.object({ Version: external_exports.literal(1), UpdatedAt: external_exports.iso.datetime({ offset: true }) });
var SQLITE = "SQLite format 3\0";
var readIndex = async (directory, { files, clock }) => {
  const file = join12(directory, "trivy-java.db");
  const parsed = parseJson(METADATA, await files.readText(join12(directory, "metadata.json")) ?? "");
  if (parsed.kind === "invalid")
    return { kind: "failed", because: `metadata.json is not that of an index of Java packages: ${parsed.problem}` };
  const { UpdatedAt } = parsed.value;
  const head = Buffer.from(await files.readBytes(file, 0, SQLITE.length)).toString("latin1");
  const predicate = implausibleJavaIndex({
    updatedAt: Date.parse(UpdatedAt),
    now: clock.now(),
    sizeBytes: await files.sizeBytes(file),
    isDatabase: head === SQLITE
  });
  return predicate === null ? { kind: "opened", updatedAt: UpdatedAt } : { kind: "failed", because: `it ${predicate}` };
};

// src/domain/scan/coverage.ts
var family = (format, bucket, releases = "in-bucket-name") => ({
  format,
  bucket,
  releases
});
var FAMILIES = {
  alpine: family("apk", "alpine"),
  chainguard: family("apk", "chainguard", "none"),
  minimos: family("apk", "minimos", "none"),
  wolfi: family("apk", "wolfi", "none"),
  debian: family("dpkg", "debian"),
  echo: family("dpkg", "echo", "none"),
  ubuntu: family("dpkg", "ubuntu"),
  alma: family("rpm", "alma"),
  amazon: family("rpm", "amazon linux"),
  azurelinux: family("rpm", "Azure Linux"),
  bottlerocket: family("rpm", "bottlerocket", "none"),
  "cbl-mariner": family("rpm", "CBL-Mariner"),
  centos: family("rpm", "Red Hat", "none"),
  "opensuse-leap": family("rpm", "openSUSE Leap"),
  "opensuse-tumbleweed": family("rpm", "openSUSE Tumbleweed", "none"),
  oracle: family("rpm", "Oracle Linux"),
  photon: family("rpm", "Photon OS"),
  redhat: family("rpm", "Red Hat", "none"),
  rocky: family("rpm", "rocky"),
  slem: family("rpm", "SUSE Linux Enterprise Micro"),
  sles: family("rpm", "SUSE Linux Enterprise")
};
var uncheckedPackages = (scanned) => {
  const { system, log: log2, databases } = scanned;
  if (databases.length === 0) return null;
  if (system === null)
    return `Trivy does not recognize the operating system, so it did not check ${packagesIn(databases)}`;
  const known3 = FAMILIES[system.family];
  if (system.result === "absent" || known3 === void 0) {
    return `Trivy has no advisories for ${nameOf2(system)}, so it did not check ${packagesIn(databases)}`;
  }
  const foreign = databases.filter(({ format }) => format !== known3.format);
  if (foreign.length > 0) {
    return `Trivy recognizes ${nameOf2(system)}, which does not use ${foreign[0]?.format ?? ""}, so it did not check ${packagesIn(foreign)}`;
  }
  return unreadPackages(databases, log2) ?? withoutAdvisories(system, known3, scanned);
};
var unreadPackages = (databases, log2) => {
  const linked = databases.find(({ reach }) => reach === "link");
  if (linked !== void 0)
    return `Trivy follows no links in an image, so it did not check the packages behind the link ${linked.path}`;
  if (log2.packages === 0) return `Trivy found no package in ${databases[0]?.path ?? ""}`;
  return log2.unreadable === null ? null : `Trivy could not read all packages in ${log2.unreadable}`;
};
var withoutAdvisories = (system, known3, { log: log2, databases, buckets }) => {
  const release = releaseOf(system, log2);
  const inDatabase = known3.releases === "none" ? buckets.has(known3.bucket) && !log2.unlisted : release !== null && [release, release.replace(/-ESM$/, "")].some((one) => buckets.has(`${known3.bucket} ${one}`));
  if (inDatabase) return null;
  const which = release === null || known3.releases === "none" ? nameOf2(system) : `${system.family} ${release}`;
  return `The vulnerability database has no advisories for ${which}, so Trivy did not check ${packagesIn(databases)}`;
};
var releaseOf = ({ family: name, name: version }, { release }) => name === "amazon" && release === "1" && !/^(?:AMI|20\d\d\.\d\d)\b/.test(version) ? version.split(" ")[0] ?? null : release;
var packagesIn = (databases) => `the packages in ${databases.map(({ path: path2 }) => path2).join(", ")}`;
var nameOf2 = ({ family: name, name: version }) => `${name} ${version}`.trimEnd();

// src/domain/scan/package-places.ts
var PACKAGE_FORMATS = [
  ...["dpkg", "apk", "rpm"],
  ...["pacman", "portage", "xbps", "opkg", "nix", "guix", "pkgtools", "eopkg"]
];
var PATHS = {
  // status.d: distroless images.
  dpkg: ["var/lib/dpkg/status", "var/lib/dpkg/status.d/"],
  apk: ["lib/apk/db/installed", "usr/lib/apk/db/installed"],
  // The manifest: images of Azure Linux without a package manager. usr/share/rpm: systems of rpm-ostree.
  rpm: [
    ...["var/lib/rpm", "usr/lib/sysimage/rpm", "usr/share/rpm"].flatMap(
      (folder) => ["Packages", "Packages.db", "rpmdb.sqlite"].map((name) => `${folder}/${name}`)
    ),
    "var/lib/rpmmanifest/container-manifest-2"
  ],
  // Arch Linux
  pacman: ["var/lib/pacman/local/*/desc"],
  // Gentoo
  portage: ["var/db/pkg/*/*/CONTENTS"],
  // Void Linux; the number is the version of the format.
  xbps: ["var/db/xbps/pkgdb-0.38.plist"],
  // OpenWrt and Yocto
  opkg: ["usr/lib/opkg/status", "var/lib/opkg/status"],
  nix: ["nix/var/nix/db/db.sqlite"],
  guix: ["var/guix/db/db.sqlite"],
  // Slackware since 15; before, its folder was one that any program may write to.
  pkgtools: ["var/lib/pkgtools/packages/"],
  // Solus
  eopkg: ["var/lib/eopkg/package/*/metadata.xml"]
};
var KNOWN_PLACES = PACKAGE_FORMATS.flatMap(
  (format) => PATHS[format].map((path2) => ({ format, path: path2.split("*")[0] ?? path2, found: path2 }))
);
var USUAL = new Set(KNOWN_PLACES.map(({ found }) => found));
var isUsual = (found) => USUAL.has(found);

// src/domain/scan/package-databases.ts
var waysOf = (places) => {
  const ways = new Set(places.flatMap(({ found }) => waysTo(found)));
  const pattern = patternOf([...ways].filter((way) => way.includes("*")));
  return (path2) => ways.has(path2) || pattern.test(path2);
};
var patternOf = (paths) => new RegExp(`^(?:${paths.map((path2) => path2.split("*").map(RegExp.escape).join("[^/]+")).join("|")})$`);
var entryFilter = (places) => {
  const isWay = waysOf(places);
  const folders = new Set(places.flatMap(({ found }) => found.endsWith("/") ? [found.slice(0, -1)] : []));
  return ({ path: path2 }) => {
    const { folder, name } = split(path2);
    if (name === OPAQUE) return isWay(folder);
    const affected = name.startsWith(WHITEOUT) ? join13(folder, name.slice(WHITEOUT.length)) : path2;
    return isWay(affected) || folders.has(folder);
  };
};
var findDatabases = (places, layers) => {
  const files = /* @__PURE__ */ new Map();
  const isWay = waysOf(places);
  for (const layer2 of layers) applyLayer(files, layer2, isWay);
  const looked2 = new Set(places.map(({ found }) => found));
  return {
    databases: places.flatMap((place) => {
      const { format, path: path2 } = place;
      const reach = reachOf(place, files);
      return reach === null ? [] : [{ format, path: path2, reach }];
    }),
    elsewhere: places.flatMap((place) => {
      const found = throughLinks(place.found, files);
      return looked2.has(found) ? [] : [{ ...place, found }];
    })
  };
};
var reachOf = ({ found }, files) => {
  const reaches = entriesAt(found, files).flatMap((entry) => {
    if (entry.type === "file") return entry.sizeBytes > 0 ? ["itself"] : [];
    if (entry.type === "hard-link") return [isUsual(entry.target) ? "itself" : "link"];
    return entry.type === "link" && found.endsWith("/") ? ["link"] : [];
  });
  if (reaches.length === 0) return null;
  return isUsual(found) && !reaches.includes("link") ? "itself" : "link";
};
var entriesAt = (found, files) => {
  if (found.endsWith("/"))
    return [...files.values()].filter(({ path: path2 }) => path2.startsWith(found) && !path2.endsWith(".md5sums"));
  if (!found.includes("*")) return [files.get(found) ?? []].flat();
  const pattern = patternOf([found]);
  return [...files.values()].filter(({ path: path2 }) => pattern.test(path2));
};
var WHITEOUT = ".wh.";
var OPAQUE = ".wh..wh..opq";
var applyLayer = (files, layer2, isWay) => {
  const entries = layer2.filter(({ path: path2 }) => !split(path2).name.startsWith(WHITEOUT));
  const hidden = new Set(layer2.flatMap(({ path: path2 }) => hiddenBy(path2)));
  for (const path2 of hidden) files.delete(path2);
  const replaced3 = entries.flatMap(({ path: path2, type }) => type === "directory" ? [] : [path2]);
  const gone2 = new Set([...[...hidden].map((path2) => path2.replace(/\/$/, "")), ...replaced3].filter(isWay));
  if (gone2.size > 0) {
    for (const path2 of [...files.keys()])
      if (waysTo(split(path2).folder).some((way) => gone2.has(way))) files.delete(path2);
  }
  for (const entry of entries) files.set(entry.path, entry);
};
var hiddenBy = (path2) => {
  const { folder, name } = split(path2);
  if (name === OPAQUE) return [`${folder}/`];
  return name.startsWith(WHITEOUT) ? [join13(folder, name.slice(WHITEOUT.length))] : [];
};
var MAX_LINKS = 40;
var MAX_PATH = 4096;
var throughLinks = (path2, files) => {
  let reached = path2;
  for (let followed2 = 0; followed2 < MAX_LINKS && reached.length <= MAX_PATH; followed2 += 1) {
    const link2 = waysTo(reached).map((way) => files.get(way)).find((entry) => entry?.type === "link");
    if (link2 === void 0) return reached;
    const start = link2.target.startsWith("/") ? "" : split(link2.path).folder;
    const rest = reached.slice(link2.path.length);
    reached = normalized(`${start}/${link2.target}`) + rest;
  }
  return path2;
};
var waysTo = (path2) => {
  const parts = path2.split("/").filter((part) => part !== "");
  return [0, ...parts.keys().map((index) => index + 1)].map((length) => parts.slice(0, length).join("/"));
};
var split = (path2) => {
  const slash = path2.lastIndexOf("/");
  return { folder: slash === -1 ? "" : path2.slice(0, slash), name: path2.slice(slash + 1) };
};
var join13 = (folder, name) => folder === "" ? name : `${folder}/${name}`;
var normalized = (path2) => {
  const parts = [];
  for (const part of path2.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
};

// src/domain/scan/trivy-log.ts
var DETECTING = /^\S+\tINFO\t(?:\[[^\]]*\] )?Detecting (?:\S+ )?vulnerabilities\.\.\.\t(.*)$/;
var UNLISTED = /^\S+\tWARN\t(?:\[[^\]]*\] )?This OS version is not on the EOL list\t/;
var UNREADABLE = /^\S+\tWARN\t\[dpkg\] Parse error\t(?:.*?\s)?file_path="(var\/lib\/dpkg\/status[^"]*)"/;
var readSystemLog = (output2) => {
  const lines2 = output2.split("\n");
  const firstOf = (shape, having = "") => {
    for (const line2 of lines2) {
      const found = shape.exec(line2)?.[1];
      if (found?.includes(having) === true) return found;
    }
    return null;
  };
  const members = firstOf(DETECTING, "pkg_num=") ?? "";
  const packages = /\bpkg_num=(\d+)/.exec(members)?.[1];
  return {
    packages: packages === void 0 ? null : Number(packages),
    // Alpine's packages are looked up by the release of its package repository where that is known.
    release: valueOf("repository", members) ?? valueOf("os_version", members),
    unlisted: lines2.some((line2) => UNLISTED.test(line2)),
    unreadable: firstOf(UNREADABLE)
  };
};
var valueOf = (name, members) => new RegExp(`(?:^|\\s)${name}="([^"]+)"`).exec(members)?.[1] ?? null;

// src/domain/scan/java-packages.ts
var ARCHIVE = /(?:^|\/)(?!\.wh\.)[^/]*\.(?:jar|war|ear|par)$/i;
var isJavaArchive = ({ path: path2, type }) => type === "file" && ARCHIVE.test(path2);

// src/stages/scanners/package-check.ts
var PASSES = 3;
var lookIntoArchive = async ({ archive, timeoutMinutes }, { archives }) => {
  const timeoutMs = timeoutMinutes * 6e4;
  try {
    let places = KNOWN_PLACES;
    let javaArchives = "none";
    for (let pass = 1; ; pass += 1) {
      const isOnTheWay = entryFilter(places);
      const keep = (entry) => {
        if (isJavaArchive(entry)) javaArchives = "some";
        return isOnTheWay(entry);
      };
      const layers = await archives.readLayers({ archive, keep, timeoutMs });
      const { databases, elsewhere: elsewhere2 } = findDatabases(places, layers);
      if (elsewhere2.length === 0 || pass === PASSES) return { kind: "found", databases, javaArchives };
      places = [...places, ...elsewhere2];
    }
  } catch (error) {
    const reason = reasonOf(error, "Check the log, and run again.");
    if (reason === null) throw error;
    return { kind: "broke", ...reason };
  }
};
var checkPackages = async ({ reading: { report: report3, system }, output: output2, found, cacheDirectory, unknownSystem }, { files, log: log2 }) => {
  const buckets = await readBuckets(cacheDirectory, files) ?? [];
  const because = uncheckedPackages({
    system,
    log: readSystemLog(output2),
    databases: found.databases,
    buckets: new Set(buckets.map(({ name }) => name))
  });
  if (because === null) return { kind: "report", report: report3 };
  if (unknownSystem === "accepted") {
    log2.warning(`${because}. \`accept-unknown-os\` accepts this.`);
    return { kind: "report", report: { ...report3, unchecked: because } };
  }
  return broke("trivy", {
    because,
    hint: "Use a base image of a release that Trivy supports, or accept unchecked packages with `accept-unknown-os: true`."
  });
};

// src/stages/scanners/run-trivy.ts
var runTrivy = async (input, ports) => {
  const { trivy, database } = input;
  if (trivy.kind === "broke") return broke("trivy", trivy);
  if (database.kind === "broke") return broke("trivy", database);
  const { image, timeoutMinutes, unknownSystem } = input;
  const hadIndex = await hasJavaIndex(database, ports.files);
  const scanOnce = (log2) => scanArchive(scannerOf({ ...input, trivy, database }), image, { ...ports, log: log2 });
  const held = holdLog(ports.log);
  const [first, found] = await Promise.all([
    scanOnce(held.log),
    lookIntoArchive({ archive: image.archive, timeoutMinutes }, ports)
  ]);
  if (found.kind === "broke") return broke("trivy", found);
  const isFirst = found.javaArchives === "none" || hadIndex;
  if (isFirst) held.release();
  const scan = isFirst ? first : await withJavaIndex({ ...database, timeoutMinutes }, () => scanOnce(ports.log), ports);
  if (scan.kind === "broke") return scan;
  const checked = await checkPackages({ ...scan, found, cacheDirectory: database.cacheDirectory, unknownSystem }, ports);
  if (checked.kind === "broke") return checked;
  const indexAt = found.javaArchives === "none" ? null : await javaIndexDate(database, ports.files);
  return { ...checked, report: withIndexDate(checked.report, indexAt), raw: scan.raw };
};
var withIndexDate = (report3, at) => at === null || report3.database === null ? report3 : { ...report3, database: { ...report3.database, javaIndexAt: at } };
var withJavaIndex = async (input, scan, ports) => {
  const index = await prepareJavaIndex(input, ports);
  return index.kind === "broke" ? broke("trivy", index) : scan();
};
var scannerOf = ({ image, trivy, database, timeoutMinutes, lookFor = [] }) => {
  return {
    source: "trivy",
    timeoutMinutes,
    // Trivy fails on an empty secret configuration.
    configuration: { "trivy.yaml": "", ignore: "", "secret.yaml": "{}" },
    argv: ({ of, report: report3 }) => [
      ...[trivy.path, "image", "--input", image.archive],
      ...["--format", "json", "--output", report3, "--exit-code", "0", "--list-all-pkgs"],
      ...["--scanners", `vuln,secret${lookFor.includes("licenses") ? ",license" : ""}`],
      ...lookFor.includes("configuration") ? ["--image-config-scanners", "misconfig"] : [],
      ...["--severity", SEVERITIES.join(","), "--ignore-unfixed=false"],
      ...["--config", of("trivy.yaml"), "--ignorefile", of("ignore"), "--secret-config", of("secret.yaml")],
      ...["--cache-dir", database.cacheDirectory, "--cache-backend", "memory"],
      ...["--skip-db-update", "--skip-check-update", "--offline-scan", "--skip-java-db-update"],
      ...["--skip-version-check", "--disable-telemetry", "--no-progress", "--timeout", `${timeoutMinutes}m`]
    ],
    parse: (json) => parseTrivyJson(json, {
      archive: image.archive,
      image: image.localReference,
      version: trivy.version,
      database: { updatedAt: database.updatedAt, origin: database.origin }
    }),
    hintFor
  };
};

// src/stages/side-cars/scan-found-image.ts
var distinctImages = (found) => [...Map.groupBy(found, ({ digest }) => digest).values()].flatMap(
  ([first, ...others]) => first === void 0 ? [] : [{ ...first, uses: [first.use, ...others.map(({ use }) => use)] }]
);
var scanFoundImage = async (image, settings, ports) => {
  const { uses, digest, configDigest } = image;
  const containers = [...new Set(uses.flatMap((use) => use.containers))];
  const subject = { image: uses[0].image, containers, aim: "scanned" };
  const directory = await ports.files.makePrivateDirectory(settings.folder);
  const archive = join14(directory, "image.tar");
  const local = localReference(directory, settings.folder);
  try {
    await fetch({ image, archive, local, ...limitsOf(settings) }, ports).catch(whereFrom(subject, image)).catch(named2(subject));
    const described2 = await describeArchive(archive, ports.exec);
    if (described2.configDigest !== configDigest) throw otherPulled(subject);
    const { platform } = described2;
    checkPlatform2(platform, uses);
    const sizeBytes = await ports.files.sizeBytes(archive);
    ports.log.info(`${sideCarInWords(subject)}: ${platform}, config ${configDigest}, ${megabytes(sizeBytes)}`);
    const given3 = { ...settings, image: { archive, configDigest, localReference: local } };
    const others = settings.by === "trivy" ? [] : [runDockle(given3, ports)];
    const scans = await Promise.all([runTrivy(given3, ports), ...others]);
    return { digest, configDigest, platform, sizeBytes, localReference: local, scans };
  } finally {
    await ports.files.remove(directory);
  }
};
var whereFrom = (subject, { name, place }) => place === null ? ofOtherRegistry(subject, name.registry) : rethrow;
var rethrow = (thrown) => {
  throw thrown;
};
var limitsOf = ({ pullTimeoutMs }) => pullTimeoutMs === void 0 ? {} : { timeoutMs: pullTimeoutMs };
var fetch = async ({ image, archive, local, ...limits }, ports) => {
  const { name, reference, place } = image;
  const open = () => place === null ? Promise.resolve(usersDocker(ports)) : openDocker(name.registry, { ...ports, registry: place });
  try {
    await fetchArchive({ name, reference, archive, localReference: local, ...limits }, open, ports);
  } finally {
    const argv = ["docker", "image", "rm", local];
    await ports.exec.run({ argv, inherit: DOCKER_ENVIRONMENT, output: "quiet" }).catch(() => void 0);
  }
};
var otherPulled = (subject) => sideCarFault(subject, {
  because: "the image that was pulled has another config than its manifest names",
  hint: "Remove the image from the engine of this runner, or find out what is between the runner and the registry."
});
var checkPlatform2 = (platform, uses) => {
  const wrong = uses.find((use) => use.platform.because !== null && !isWanted(platform, use.platform));
  if (wrong !== void 0) throw otherPlatform(wrong, [platform]);
};

// src/stages/base/scan-base.ts
var LONGEST_PULL_MS = 2 * 6e4;
var LONGEST_SCAN_MINUTES = 3;
var findBaseToday = async (name, platform, ports) => {
  const { pinned } = await resolveImage({ image: name, containers: [] }, null, ports);
  const [os = "", architecture = ""] = platform.split("/");
  const use = {
    ...{ image: name, containers: [], pinned, source: name },
    platform: { os, architectures: [architecture], because: "the platform of the image" }
  };
  return distinctImages(await findImages(use, null, ports))[0] ?? null;
};
var scanBaseToday = async (image, input, ports) => {
  const { scans } = await scanFoundImage(
    image,
    {
      ...input,
      folder: "base",
      by: "trivy",
      // Of an image whose packages were not checked, nothing is claimed.
      unknownSystem: "blocked",
      timeoutMinutes: Math.min(input.timeoutMinutes, LONGEST_SCAN_MINUTES),
      pullTimeoutMs: LONGEST_PULL_MS
    },
    ports
  );
  const [scan] = scans;
  if (scan === void 0) throw new Error("Trivy was not asked to scan the base image");
  return scan;
};
var withoutImage = (message) => message.replace(/^(?:the image|`pin-sidecars` for the image) \S+(?: cannot be (?:pinned|scanned))?: /u, "");

// src/stages/base/scan-newer-bases.ts
var LONGEST_MS2 = 3 * 6e4;
var scanNewerBases = defineStage({
  kind: "newer-bases",
  title: "Scan newer base images",
  uses: [
    ...["exec", "files", "archives", "leftovers", "download", "clock"],
    ...["secrets", "registry", "surroundings", "log"]
  ],
  run: async (input, ports) => {
    const report3 = input.scan.kind === "report" ? input.scan.report : null;
    const layers = input.base.kind === "found" ? input.base.layers : [];
    if (report3 === null || findingsOfBase(report3.findings, layers).length === 0) return { bases: [] };
    const until = ports.clock.now() + LONGEST_MS2;
    const bases = [];
    for (const candidate of candidatesOf(input.base)) {
      const late = { ...candidate, kind: "not-checked", because: "there was no time left" };
      const checked = ports.clock.now() >= until ? late : await check(candidate, { input, report: report3, layers, before: bases }, ports);
      bases.push(checked);
      ports.log.info(checkedInWords(checked));
    }
    return { bases };
  },
  record: (newer) => newer
});
var check = (candidate, checking, ports) => scanOne(candidate, checking, ports).catch((thrown) => {
  if (!isExplained(thrown)) throw thrown;
  return notChecked(candidate, withoutImage(thrown.message));
});
var notChecked = (candidate, because) => ({
  ...candidate,
  kind: "not-checked",
  because
});
var scanOne = async (candidate, { input, report: report3, layers, before }, ports) => {
  const image = await findBaseToday(candidate.name, input.platform, ports);
  if (image === null) return notChecked(candidate, "the registry lists no image of it");
  const same = before.find((one) => one.kind === "scanned" && one.digest === image.digest);
  if (same?.kind === "scanned") return { ...same, ...candidate };
  const scan = await scanBaseToday(image, input, ports);
  if (scan.kind === "broke") return notChecked(candidate, scan.because);
  return { ...candidate, kind: "scanned", digest: image.digest, fixes: baseFixes(report3, layers, scan.report) };
};

// src/pipelines/parts/base-of.ts
var placeBase = (flow, c, { scanners, build: build2, trivy }) => {
  const { network, timeoutMinutes } = c.scanners;
  const base2 = flow.stage(findBase, { build: build2 }, (r) => ({
    build: c.build,
    workspace: c.run.workspace,
    image: r.build,
    network
  }));
  const isNewer = provided(base2, (found) => candidatesOf(found).length > 0, "no newer base image is known");
  flow.optional(isNewer).stage(scanNewerBases, { base: base2, build: build2, trivy, scanners }, (r) => ({
    ...r.scanners,
    base: r.base,
    scan: r.trivy,
    platform: r.build.platform,
    timeoutMinutes
  }));
};

// src/domain/image/run-mark.ts
import { createHash as createHash5 } from "node:crypto";
var HASH_LENGTH = 12;
var runMark = ({ run: { runId, workspace }, tag, build: build2 }) => {
  if (runId === null || !/^\d{1,20}$/u.test(runId)) return null;
  const hash = createHash5("sha256").update(JSON.stringify([tag, ...identityOf2(build2, workspace)])).digest("hex");
  return `run-${runId}-${hash.slice(0, HASH_LENGTH)}`;
};
var markOfRun = ({ run, build: build2, tag: { template } }, tag) => template.includes("{run-attempt}") ? null : runMark({ run, tag, build: build2 });
var identityOf2 = (build2, workspace) => {
  const inside = (path2) => path2.startsWith(`${workspace}/`) ? path2.slice(workspace.length) : path2;
  const { context, file, target, buildArgs, platforms, labels: labels2, buildContexts, provenance, sbom } = build2;
  return [
    inside(context),
    file === null ? null : inside(file),
    ...[target, buildArgs, platforms, labels2, buildContexts, provenance, sbom]
  ];
};

// src/domain/build/build-check.ts
var HEADER = /^ \d+ warnings? found/u;
var CHECK = /^ - (?<rule>[A-Z]\w+): (?<text>.*?)(?: \(line (?<line>\d{1,7})\))?$/u;
var buildChecksIn = (output2) => {
  const lines2 = output2.replaceAll(ESCAPE_SEQUENCES, "").split("\n").map((line2) => line2.trimEnd());
  const start = lines2.findLastIndex((line2) => HEADER.test(line2));
  if (start === -1) return [];
  return lines2.slice(start + 1).flatMap((one) => {
    const { rule, text: text2, line: line2 } = CHECK.exec(one)?.groups ?? {};
    return rule === void 0 || text2 === void 0 ? [] : [{ rule, text: text2, line: line2 === void 0 ? null : Number(line2) }];
  });
};

// src/domain/build/build-output.ts
var BUILDKIT_STEP = /^#(\d+) \[(?:[^\]]+ )?\d+\/\d+\] /;
var BUILDKIT_EXPORT = /^#(\d+) exporting to /;
var BUILDKIT_END = /^#(\d+) (?:DONE|CACHED|CANCELED)\b/;
var CLASSIC_STEP = /^Step \d+\/\d+ : /;
var BUILD_CHECK = /^ \d+ warnings? found|^ - [A-Z]\w+: /;
var buildSteps = () => {
  const steps = /* @__PURE__ */ new Set();
  const isOfBuildKit = (line2) => {
    const start = (BUILDKIT_STEP.exec(line2) ?? BUILDKIT_EXPORT.exec(line2))?.[1];
    if (start !== void 0) {
      const isNew = !steps.has(start);
      steps.add(start);
      return isNew;
    }
    const end = BUILDKIT_END.exec(line2)?.[1];
    return end !== void 0 && steps.has(end);
  };
  return (line2) => {
    if (line2.startsWith("#")) return isOfBuildKit(line2);
    return CLASSIC_STEP.test(line2) || BUILD_CHECK.test(line2);
  };
};

// src/domain/build/passing-fault.ts
var FINAL = /^(?:ERROR|Error response from daemon|error pulling image configuration)\b/iu;
var OF_A_STEP = /did not complete successfully|returned a non-zero code/u;
var OF_A_REGISTRY = /failed to resolve source metadata|failed to (?:do request|authorize|copy|fetch \S+ token|resolve image config)|httpReadSeeker|failed to pull|toomanyrequests|\b(?:Get|Head) "https?:\/\/|received unexpected HTTP status/iu;
var PASSING2 = /\b(?:429|50[0234])\b|toomanyrequests|too many requests|i\/o timeout|timed? ?out|deadline exceeded|connection re(?:set|fused)|unexpected EOF|TLS handshake|temporary failure in name resolution|server misbehaving/iu;
var isPassingFault = (output2) => {
  const last = output2.split("\n").findLast((line2) => FINAL.test(line2)) ?? "";
  return OF_A_REGISTRY.test(last) && PASSING2.test(last) && !OF_A_STEP.test(last);
};

// src/domain/build/docker-build.ts
var buildCommand = (order) => ({
  argv: ["docker", ...subcommand(order), ...commonFlags(order), order.build.context],
  inherit: [...DOCKER_ENVIRONMENT, ...extraEnvironment(order)],
  set: order.method.kind === "docker" && order.method.buildKit === "forced" ? { DOCKER_BUILDKIT: "1" } : {}
});
var secretFile = (directory, index) => `${directory}/secret-${index}`;
var subcommand = (order) => {
  switch (order.method.kind) {
    case "buildx-archive":
      return [
        "buildx",
        "build",
        ...buildxFlags(order),
        "--output",
        output(order, "type=docker", field(`dest=${order.archive}`))
      ];
    case "buildx-store":
      return ["buildx", "build", ...buildxFlags(order), "--output", output(order, "type=image", "unpack=false")];
    case "buildx-index":
      return [
        "buildx",
        "build",
        ...buildxFlags(order),
        "--output",
        output(order, "type=oci", field(`dest=${order.layout}`))
      ];
    case "buildx-load":
      return ["buildx", "build", ...buildxFlags(order), "--load"];
    case "docker":
      return ["build", ...order.method.buildKit === "forced" ? ["--progress", "plain"] : []];
  }
};
var output = ({ sourceDateEpoch }, ...target) => [
  ...target,
  ...["compression=gzip", "compression-level=1"],
  ...sourceDateEpoch === null ? [] : ["rewrite-timestamp=true"]
].join(",");
var buildxFlags = ({ build: build2, sourceDateEpoch }) => [
  ...["--progress", "plain"],
  ...attestations(build2),
  ...options("--annotation", pairs(build2.annotations)),
  ...options("--allow", build2.allow),
  ...options("--no-cache-filter", build2.noCacheFilters),
  ...option("--builder", build2.builder),
  ...options("--cache-to", build2.cacheTo.map(cacheTo)),
  ...options("--build-context", pairs(build2.buildContexts)),
  ...sourceDateEpoch === null || build2.buildArgs.some((one) => one.split("=")[0] === "SOURCE_DATE_EPOCH") ? [] : ["--build-arg", `SOURCE_DATE_EPOCH=${sourceDateEpoch}`]
];
var attestations = ({ attests, provenance, sbom }) => {
  const isGiven = (type) => attests.some((one) => one.split(",").includes(`type=${type}`));
  return [
    ...isGiven("provenance") ? [] : [`--provenance=${provenance}`],
    ...isGiven("sbom") ? [] : [`--sbom=${sbom}`],
    ...options("--attest", attests)
  ];
};
var commonFlags = (order) => {
  const { build: build2 } = order;
  return [
    ...option("--file", order.file),
    ...["--tag", order.reference],
    ...option("--target", build2.target),
    ...option("--platform", build2.platforms.length === 0 ? null : build2.platforms.join(",")),
    ...option("--network", build2.network),
    ...option("--cgroup-parent", build2.cgroupParent),
    ...option("--shm-size", build2.shmSize),
    ...options("--ulimit", build2.ulimits),
    ...build2.pull === "always" ? ["--pull"] : [],
    ...build2.cache === "ignored" ? ["--no-cache"] : [],
    ...options("--build-arg", build2.buildArgs),
    ...options("--label", pairs(order.labels)),
    ...options("--add-host", build2.addHosts),
    ...options("--cache-from", build2.cacheFrom),
    ...options(
      "--secret",
      build2.secrets.map((secret2, index) => secretFlag(secret2, secretFile(order.secretsDirectory, index)))
    ),
    ...options("--ssh", build2.ssh)
  ];
};
var secretFlag = (secret2, valueFile) => {
  switch (secret2.kind) {
    case "value":
      return [field(`id=${secret2.id}`), field(`src=${valueFile}`)].join(",");
    case "file":
      return [field(`id=${secret2.id}`), field(`src=${secret2.path}`)].join(",");
  }
};
var cacheTo = (cache) => {
  const entry = cacheEntry(cache);
  if (entry === null) return cache;
  const full = cache.includes("=") ? cache : `type=registry,ref=${cache}`;
  const isEcr = entry.type === "registry" && /^[^/]*\.dkr[.-]ecr[.-]/.test(entry.attributes.get("ref") ?? "");
  const wanted = [
    ...entry.type === "gha" ? ["ignore-error=true"] : [],
    ...isEcr ? ["image-manifest=true", "oci-mediatypes=true"] : []
  ];
  return [full, ...wanted.filter((one) => !entry.attributes.has(one.split("=")[0] ?? ""))].join(",");
};
var extraEnvironment = ({ build: build2, credentials }) => {
  const caches = [...build2.cacheFrom, ...build2.cacheTo];
  const uses = (type) => caches.some((cache) => cacheEntry(cache)?.type === type);
  return [
    ...build2.buildArgs.filter((one) => !one.includes("=")),
    ...uses("gha") ? GITHUB_CACHE_VARIABLES : [],
    ...credentials === "aws" || uses("s3") ? AWS_VARIABLES : []
  ];
};
var option = (flag, value) => value === null ? [] : [flag, value];
var options = (flag, values) => values.flatMap((value) => [flag, value]);
var pairs = (record) => Object.entries(record).map(([key, value]) => `${key}=${value}`);
var field = (text2) => /[",]/.test(text2) ? `"${text2.replaceAll('"', '""')}"` : text2;

// src/domain/build/docker-engine.ts
var VERSION = external_exports.object({
  Client: external_exports.object({ Version: external_exports.string() }),
  Server: external_exports.object({ Version: external_exports.string(), ApiVersion: external_exports.string(), Os: external_exports.string().optional(), Arch: external_exports.string().optional() }).nullish()
});
var parseEngine = (output2) => {
  const parsed = VERSION.safeParse(jsonValue(output2));
  if (!parsed.success || !parsed.data.Server) return null;
  const { Client: client, Server: server } = parsed.data;
  return {
    version: server.Version,
    apiVersion: server.ApiVersion,
    clientVersion: client.Version,
    platform: server.Os === void 0 || server.Arch === void 0 ? null : `${server.Os}/${server.Arch}`
  };
};
var endpointIn = (error) => /\b(?:unix|tcp|ssh|npipe|https?|fd):\/\/[^\s"';,]*[^\s"';,.:?]/.exec(error)?.[0] ?? null;
var DRIVER_STATUS = external_exports.array(external_exports.array(external_exports.string()));
var parseStore = (output2) => {
  const status = DRIVER_STATUS.safeParse(jsonValue(output2));
  const types = status.success ? status.data.filter(([key]) => key === "driver-type").map(([, value]) => value) : [];
  return types.includes("io.containerd.snapshotter.v1") ? "containerd" : "classic";
};
var parseDriver = (output2) => /^Driver:\s*(\S+)/m.exec(output2)?.[1] ?? null;
var parsePlatforms = (output2) => [...output2.matchAll(/^Platforms:\s*(.+)$/gm)].flatMap(
  ([, list = ""]) => list.split(",").map((platform) => platform.trim().replace(/\*$/, ""))
);
var chooseMethod = (build2, engine, builder) => {
  if (builder.kind === "docker") return chooseWithoutBuildx(build2, engine);
  if (build2.platforms.length > 1) return chooseForSeveral(engine, builder);
  if (builder.store === "containerd" && builder.driver === "docker") return { kind: "buildx-store" };
  const kept = keptInStore(build2);
  if (kept !== null) {
    if (builder.store === "containerd") return { kind: "buildx-load" };
    throw fault("E_ATTESTATIONS", {
      message: `${kept}, but the image store of this Docker daemon (${engine.version}) cannot hold ${isAttested(build2) ? "attestations" : "annotations"}`
    });
  }
  return builder.store === "classic" && builder.driver === "docker" ? { kind: "buildx-load" } : { kind: "buildx-archive" };
};
var chooseForSeveral = (engine, { store, driver }) => {
  if (driver !== "docker" || store === "containerd") return { kind: "buildx-index" };
  throw fault("E_PLATFORM", {
    message: `the builder cannot build for several platforms: its driver is \`docker\`, and the image store of this Docker daemon (${engine.version}) is not containerd's`,
    headline: "the builder cannot build for several platforms",
    hint: "Create a builder with the driver `docker-container` (docker/setup-buildx-action), or enable the containerd image store."
  });
};
var chooseWithoutBuildx = (build2, engine) => {
  const wantsBuildKit = inputsThatNeed("buildkit", build2);
  const wantsBuildx = inputsThatNeed("buildx", build2);
  const unheard = wantsBuildKit.length > 0 ? inputsThatNeed("classic", build2) : [];
  const missing = canForceBuildKit(engine) ? [...wantsBuildx, ...unheard] : [...wantsBuildKit, ...wantsBuildx];
  if (missing.length > 0) {
    const inputs = missing.map((name) => `\`${name}\``).join(", ");
    throw fault("E_BUILDX_NEEDED", {
      message: `${inputs} ${missing.length === 1 ? "needs" : "need"} buildx, which is not installed`
    });
  }
  return { kind: "docker", buildKit: wantsBuildKit.length > 0 ? "forced" : "default" };
};
var canForceBuildKit = (engine) => {
  const [major = 0] = engine.clientVersion.split(".").map(Number);
  const [apiMajor = 0, apiMinor = 0] = engine.apiVersion.split(".").map(Number);
  return major > 0 && major < 23 && (apiMajor > 1 || apiMinor >= 39);
};
var keptInStore = (build2) => {
  if (build2.attests.length > 0) return "`attests` is set";
  if (isAttested(build2)) return "`provenance` or `sbom` is set";
  return Object.keys(build2.annotations).length > 0 ? "`annotations` is set" : null;
};
var isAttested = (build2) => build2.provenance !== "false" || build2.sbom !== "false" || build2.attests.length > 0;
var inputsThatNeed = (need, build2) => {
  const needs = [
    ["buildkit", "secrets", build2.secrets.length > 0],
    ["buildkit", "ssh", build2.ssh.length > 0],
    ["buildkit", "cache-from", build2.cacheFrom.some((cache) => /^type=registry,/.test(cache))],
    [
      "buildx",
      "cache-from",
      build2.cacheFrom.some((cache) => cache.includes("type=") && !/^type=registry,/.test(cache))
    ],
    ["buildx", "cache-to", build2.cacheTo.length > 0],
    ["buildx", "provenance", build2.provenance !== "false"],
    ["buildx", "sbom", build2.sbom !== "false"],
    ["buildx", "build-contexts", Object.keys(build2.buildContexts).length > 0],
    ["buildx", "builder", build2.builder !== null],
    ["buildx", "platforms", build2.platforms.length > 1],
    ["buildx", "allow", build2.allow.length > 0],
    ["buildx", "annotations", Object.keys(build2.annotations).length > 0],
    ["buildx", "attests", build2.attests.length > 0],
    ["buildx", "no-cache-filters", build2.noCacheFilters.length > 0],
    ["classic", "cgroup-parent", build2.cgroupParent !== null],
    ["classic", "shm-size", build2.shmSize !== null],
    ["classic", "ulimit", build2.ulimits.length > 0]
  ];
  return needs.flatMap(([what, name, asked2]) => asked2 && what === need ? [name] : []);
};

// src/stages/git.ts
import { dirname as dirname2, join as join15 } from "node:path";
var GIT_ENVIRONMENT = {
  GIT_CONFIG_COUNT: "3",
  GIT_CONFIG_KEY_0: "safe.bareRepository",
  GIT_CONFIG_VALUE_0: "explicit",
  GIT_CONFIG_KEY_1: "core.fsmonitor",
  GIT_CONFIG_VALUE_1: "false",
  GIT_CONFIG_KEY_2: "core.hooksPath",
  GIT_CONFIG_VALUE_2: "/dev/null",
  GIT_NO_LAZY_FETCH: "1",
  GIT_TERMINAL_PROMPT: "0"
};
var GIT_ALONE = {
  ...GIT_ENVIRONMENT,
  GIT_ALLOW_PROTOCOL: "none",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_OPTIONAL_LOCKS: "0"
};
var TIMEOUT_MS4 = 6e4;
var askGit = async (repository, args, { exec }) => {
  try {
    const argv = ["git", `--git-dir=${repository}`, ...args];
    return (await exec.run({ argv, inherit: ["PATH"], set: GIT_ALONE, output: "quiet", timeoutMs: TIMEOUT_MS4 })).stdout;
  } catch (error) {
    if (error instanceof CommandError) return null;
    throw error;
  }
};
var repositoryOf = async (context, files) => {
  const path2 = join15(context, ".git");
  if (await files.kindOf(path2) !== "absent") return path2;
  const above = dirname2(context);
  return above === context ? null : repositoryOf(above, files);
};

// src/stages/reports/dockerfile-place.ts
import { dirname as dirname3, join as join16, relative as relative2, sep } from "node:path";
var findDockerfile = async ({ workspace, context, file }, { files }) => {
  if (isRemote(context)) return null;
  const path2 = file ?? join16(context, "Dockerfile");
  if (leadsOut(relative2(workspace, path2)) || await files.refusal(path2) !== null) return null;
  const text2 = await files.readText(path2);
  if (text2 === null) return null;
  const root = await repositoryOf2(dirname3(path2), workspace, files);
  return { path: relative2(root, path2).split(sep).join("/"), text: text2 };
};
var repositoryOf2 = async (folder, workspace, files) => {
  for (let at = folder; !leadsOut(relative2(workspace, at)) && at !== workspace; at = dirname3(at))
    if (await files.kindOf(join16(at, ".git")) !== "absent") return at;
  return workspace;
};
var findSource = async (source, ports) => {
  const found = source === null ? null : await findDockerfile(source, ports);
  return found === null ? null : { ...found, target: source?.target ?? null };
};

// src/stages/build/checkout.ts
var readCheckout = async (context, { exec, files }) => {
  if (isRemote(context)) return null;
  const repository = await repositoryOf(context, files);
  if (repository === null) return null;
  const output2 = await askGit(repository, ["rev-list", "--no-walk", "--timestamp", "HEAD"], { exec });
  return output2 === null ? null : commitIn(output2);
};
var commitIn = (output2) => {
  const [, seconds, revision] = /^(\d+) ([0-9a-f]{40})$/.exec(output2.trim()) ?? [];
  return revision === void 0 || seconds === void 0 ? null : { revision, committedAt: Number(seconds) };
};

// src/stages/build/engine.ts
var PROBE_TIMEOUT_MS = 6e4;
var probeEngine = async (ports) => {
  const answer = await ask2(ports.exec, ["docker", "version", "--format", "{{json .}}"]).catch(notFound);
  const engine = parseEngine(answer.stdout);
  if (engine !== null) return engine;
  const lastLine = answer.stderr.trim().split("\n").at(-1) ?? "";
  const endpoint = endpointIn(lastLine) ?? await contextEndpoint(ports.exec) ?? "its default address";
  const short2 = `the Docker daemon at ${endpoint} does not respond`;
  throw fault("E_DOCKER_NOT_RUNNING", {
    message: `${short2}${lastLine === "" ? "" : `: ${lastLine}`}`,
    headline: short2
  });
};
var probeBuilder = async (name, { exec }) => {
  const buildx = await ask2(exec, ["docker", "buildx", "version"]);
  if (buildx.exitCode !== 0) return { kind: "docker" };
  const [info, inspected] = await Promise.all([
    ask2(exec, ["docker", "info", "--format", "{{json .DriverStatus}}"]),
    ask2(exec, ["docker", "buildx", "inspect", ...name === null ? [] : [name]])
  ]);
  return {
    kind: "buildx",
    store: parseStore(info.stdout),
    driver: parseDriver(inspected.stdout),
    platforms: parsePlatforms(inspected.stdout)
  };
};
var ask2 = async (exec, argv) => {
  try {
    return await exec.run({ argv, inherit: DOCKER_ENVIRONMENT, output: "quiet", timeoutMs: PROBE_TIMEOUT_MS });
  } catch (error) {
    if (error instanceof CommandError && error.failure.kind === "exited") {
      return { exitCode: error.failure.exitCode, stdout: "", stderr: error.outputTail };
    }
    throw error;
  }
};
var notFound = (error) => {
  if (error instanceof CommandError && error.failure.kind === "not-found") {
    throw fault("E_DOCKER_NOT_FOUND", { message: "the docker command was not found on PATH", cause: error });
  }
  throw error;
};

// src/domain/build/target-commands.ts
var commandOnTarget = (text2, target) => {
  const file = parseDockerfile(text2);
  if (file === null || !OF_DOCKER.test(file.syntax ?? "docker/dockerfile")) return null;
  const stages = stagesIn(file.instructions);
  const last = target === null ? stages.at(-1) : stages.findLast(({ name }) => name === target.toLowerCase());
  return last === void 0 ? null : commandIn(chainOf(stages, last));
};
var OF_DOCKER = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?:[:@]|$)/u;
var stagesIn = (instructions) => instructions.flatMap((one, at) => {
  if (one.keyword !== "FROM") return [];
  const end = instructions.findIndex(({ keyword }, index) => index > at && keyword === "FROM");
  const own = instructions.slice(at + 1, end === -1 ? void 0 : end);
  const [, flags = "", from = "", name] = /^((?:--\S+\s+)*)(\S+)(?:\s+AS\s+(\S+))?$/iu.exec(one.text) ?? [];
  return [
    {
      from: from.toLowerCase(),
      name: name?.toLowerCase() ?? null,
      platform: /--platform=(\S+)/iu.exec(flags)?.[1] ?? null,
      commands: own.filter(({ keyword }) => keyword === "RUN")
    }
  ];
});
var chainOf = (stages, last) => {
  const before = stages.slice(0, stages.indexOf(last)).findLast(({ name }) => name !== null && name === last.from);
  return before === void 0 ? [last] : [...chainOf(stages, before), last];
};
var commandIn = (chain) => chain.some(({ platform }) => platform !== null) ? null : chain.flatMap(({ commands }) => commands)[0] ?? null;

// src/stages/build/emulation.ts
var checkEmulation = async (build2, builder, { files, log: log2 }) => {
  if (builder.kind === "docker" || builder.platforms.length === 0) return;
  const runs2 = builder.platforms;
  const missing = build2.platforms.filter((wanted) => !runs2.some((platform) => isForPlatform(platform, wanted)));
  if (missing.length === 0) return;
  const path2 = dockerfileOf(build2);
  const command = commandOnTarget((path2 === null ? null : await files.readText(path2)) ?? "", build2.target);
  const cannot = `the builder runs ${runs2.join(", ")}, and not ${missing.join(", ")}`;
  if (command === null) {
    log2.info(`${cannot}: commands of the Dockerfile for it need emulation`);
    return;
  }
  throw fault("E_PLATFORM", {
    message: `${cannot}, which line ${command.line} of the Dockerfile needs (\`RUN\`)`,
    headline: `the builder cannot run ${missing.join(", ")}`,
    hint: EMULATE
  });
};
var EMULATE = "Install QEMU (docker/setup-qemu-action), use a builder with a node of that platform, or compile in a stage `FROM --platform=$BUILDPLATFORM`.";

// src/stages/platforms/oci-layout.ts
import { createHash as createHash6 } from "node:crypto";
var MOST_BYTES2 = 4 * 1024 * 1024;
var openLayout = async (path2, { archives, files }) => {
  const members = await archives.members(path2);
  const read4 = async (name) => {
    const { offset, sizeBytes } = memberNamed(name);
    if (sizeBytes > MOST_BYTES2) throw broken2(path2, `${name} has ${sizeBytes} bytes`);
    return Buffer.from(await files.readBytes(path2, offset, sizeBytes)).toString("utf8");
  };
  const memberNamed = (name) => {
    const member = members.get(name);
    if (member === void 0) throw broken2(path2, `there is no ${name}`);
    return member;
  };
  const [root, ...others] = entriesOfIndex(await read4("index.json"), `index.json of ${path2}`);
  if (root === void 0 || others.length > 0) throw broken2(path2, `it holds ${others.length} images beside the first`);
  const blob = ({ digest, size: size2 }) => {
    const { offset, sizeBytes } = memberNamed(nameOfBlob(digest));
    if (sizeBytes !== size2) throw broken2(path2, `${digest} has ${sizeBytes} bytes instead of ${size2}`);
    return { digest, sizeBytes, path: path2, offset };
  };
  return {
    root,
    blob,
    text: async (wanted) => {
      const text2 = await read4(nameOfBlob(blob(wanted).digest));
      const digest = `sha256:${createHash6("sha256").update(text2).digest("hex")}`;
      if (digest !== wanted.digest) throw broken2(path2, `${wanted.digest} has the digest ${digest}`);
      return text2;
    }
  };
};
var nameOfBlob = (digest) => `blobs/sha256/${digest.slice("sha256:".length)}`;
var broken2 = (path2, because) => fault("E_ARCHIVE", { message: `the archive ${path2} cannot be used: ${because}` });

// src/stages/platforms/image-of-index.ts
var writeImageOf = async (layout, { image, localReference: localReference2, archive }, { archives }) => {
  const { manifest, config, layers } = image;
  const { mediaType, digest, size: size2 } = manifest;
  const annotations = { "io.containerd.image.name": localReference2 };
  const index = { schemaVersion: 2, manifests: [{ mediaType, digest, size: size2, annotations }] };
  const names = layers.map((layer2) => nameOfBlob(layer2.digest));
  const docker = [{ Config: nameOfBlob(config.digest), RepoTags: [localReference2], Layers: names }];
  const blobs = new Map([manifest, config, ...layers].map((one) => [nameOfBlob(one.digest), layout.blob(one)]));
  const members = [
    { name: "oci-layout", text: '{"imageLayoutVersion":"1.0.0"}' },
    { name: "index.json", text: JSON.stringify(index) },
    { name: "manifest.json", text: JSON.stringify(docker) },
    ...[...blobs].map(([name, blob]) => ({ name, blob }))
  ];
  await archives.write(archive, members);
};

// src/stages/platforms/read-index.ts
var readIndex2 = async (layout) => {
  const { root } = layout;
  const text2 = await layout.text(root);
  const parsed = parseManifest(text2);
  if (parsed.kind !== "index") throw notAnIndex(parsed.kind === "image" ? "it is one image" : parsed.because);
  const entries = entriesOfIndex(text2, `the index ${root.digest}`);
  const runnable = new Set(listedImages(text2).map(({ digest }) => digest));
  const images = [];
  const attestations2 = [];
  for (const manifest of entries) {
    const parts = { manifest, ...blobsOfManifest(await layout.text(manifest), `the manifest ${manifest.digest}`) };
    if (runnable.has(manifest.digest)) images.push({ ...parts, ...await describe(layout, parts) });
    else attestations2.push(parts);
  }
  return { digest: root.digest, mediaType: root.mediaType, text: text2, images, attestations: attestations2 };
};
var notAnIndex = (because) => fault("E_ARCHIVE", { message: `the build for several platforms gave no index: ${because}` });
var describe = async (layout, { manifest, config }) => {
  const { platform, configDigest } = describeConfig(await layout.text(config), config.digest);
  return { platform, digest: manifest.digest, configDigest };
};
var inOrderOf = (asked2, images, engine) => {
  const found = asked2.map((platform) => images.filter((image) => isForPlatform(image.platform, platform)));
  const [first, ...others] = engineFirst(found.flat(), engine);
  const built = images.map(({ platform }) => platform);
  if (first !== void 0 && areForPlatforms(built, asked2)) return [first, ...others];
  const because = `\`platforms\` is ${asked2.join(", ")}, but the built images are ${built.join(", ")}`;
  throw fault("E_PLATFORM", {
    message: because,
    headline: because,
    hint: "Name each platform once, and no `--platform` in the last `FROM` of the Dockerfile."
  });
};

// src/stages/build/indexed.ts
var readIndexed = async (order, { checkout, engine }, ports) => {
  const { archive, layout: path2, reference: localReference2 } = order;
  const layout = await openLayout(path2, ports);
  const index = await readIndex2(layout);
  const images = inOrderOf(order.build.platforms, index.images, engine.platform);
  const [image, ...others] = images;
  await writeImageOf(layout, { image, localReference: localReference2, archive }, ports);
  const sizeBytes = await ports.files.sizeBytes(archive);
  ports.log.info(`built the index ${index.digest}, ${megabytes(await ports.files.sizeBytes(path2))}`);
  for (const one of images) ports.log.info(`built ${one.platform}, config ${one.configDigest}`);
  const facts = ({ platform, digest, configDigest }) => ({ platform, digest, configDigest });
  return {
    ...{ archive, configDigest: image.configDigest, sizeBytes, platform: image.platform },
    ...{ revision: checkout?.revision ?? null, localReference: localReference2, storedAs: null, builder: "buildx" },
    index: { layout: path2, digest: index.digest, images: [facts(image), ...others.map(facts)] }
  };
};

// src/stages/build/build.ts
var buildImage = defineStage({
  kind: "build",
  title: "Build the image",
  uses: ["exec", "files", "archives", "leftovers", "clock", "log", "secrets"],
  run: async (input, ports) => {
    await checkSources(input, ports);
    const engine = await probeEngine(ports);
    const builder = await probeBuilder(input.builder, ports);
    const method = chooseMethod(input, engine, builder);
    await checkEmulation(input, builder, ports);
    const checkout = await readCheckout(input.context, ports);
    const order = await placeOrder(input, { method, checkout }, ports);
    announce(input, order, ports);
    ports.log.info(`Docker Engine ${engine.version}, ${method.kind === "docker" ? "docker build" : "docker buildx"}`);
    ports.leftovers.removeAtEnd(removeImage(order));
    const checks = await checksOf(await build(order, input, ports), input, ports);
    if (method.kind === "buildx-index") return { ...await readIndexed(order, { checkout, engine }, ports), ...checks };
    if (method.kind !== "buildx-archive") await saveImage(order, ports);
    return { ...await readImage(order, checkout, ports), ...checks };
  },
  record: (result) => result
});
var announce = (input, order, { log: log2 }) => {
  if (input.cacheNotExported.length > 0)
    log2.info(
      `the build cache is not exported to ${input.cacheNotExported.map(quoted).join(", ")}: a check pushes nothing`
    );
  const published = publishedArguments(input);
  if (published.length > 0)
    log2.warning(
      `\`provenance\` has mode=max, which publishes the values of build arguments with the image: ${published.map(quoted).join(", ")}`
    );
  const revision = order.labels["org.opencontainers.image.revision"];
  if (isRemote(input.context))
    log2.info(`docker fetches the context ${input.context}; its commit is unknown, so the image has no revision label`);
  else if (revision === void 0)
    log2.info("the build context is not in a Git checkout, so the image has no revision label");
  else if (revision !== input.tag.commit && isTarget(revision, input)) {
    log2.warning(
      `the checkout is at ${revision}, where ${input.run.event} runs, not at the head commit ${input.tag.commit} that the tag names; set \`ref\` of actions/checkout to the head commit`
    );
  } else if (revision !== input.tag.commit) {
    log2.info(
      `the checkout is at ${revision}, another commit than the tag's ${input.tag.commit}; the revision label names the checkout's`
    );
  }
};
var ON_THE_TARGET = ["pull_request_target", "workflow_run"];
var isTarget = (revision, { run }) => ON_THE_TARGET.includes(run.event) && revision === run.sha;
var checksOf = async (output2, { run: { workspace }, ...input }, ports) => {
  const found = buildChecksIn(output2);
  if (found.length === 0) return {};
  const dockerfile = await findDockerfile({ ...input, workspace }, ports);
  return { checks: { file: dockerfile?.path ?? null, found } };
};
var build = async (order, input, ports) => {
  try {
    await writeSecrets(order, ports);
    const command = buildCommand(order);
    const set = { ...gitForBuildx(input), ...command.set };
    await assertAllowed(pathsForDocker(input), ports.files);
    const { stdout, stderr } = await repeatedly(
      { ...command, set, cwd: input.run.workspace, output: "when-failed" },
      ports
    );
    return `${stdout}
${stderr}`;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const { code: code2, ...facts } = explainFailure(error.outputTail, asWritten(input.context, input));
    throw fault(code2, { ...facts, cause: error });
  } finally {
    await ports.files.remove(order.secretsDirectory);
  }
};
var PAUSES_MS = [5e3, 2e4];
var repeatedly = async (command, { exec, clock, log: log2 }) => {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await exec.run({ ...command, isNews: buildSteps() });
    } catch (error) {
      if (!(error instanceof CommandError) || !isPassingFault(error.outputTail)) throw error;
      log2.info(`a registry failed for what may pass; the build is repeated in ${pauseMs / 1e3} s`);
      await clock.sleep(pauseMs);
    }
  }
  return exec.run({ ...command, isNews: buildSteps() });
};
var gitForBuildx = ({ context, provenance, attests }) => {
  if (isRemote(context)) return {};
  return provenance === "false" && attests.length === 0 ? { ...GIT_ENVIRONMENT, BUILDX_GIT_INFO: "false" } : GIT_ENVIRONMENT;
};
var writeSecrets = async ({ build: { secrets }, secretsDirectory }, ports) => {
  for (const [index, secret2] of secrets.entries()) {
    ports.secrets.mask(secret2.value);
    if (secret2.kind === "value") await ports.files.writePrivate(secretFile(secretsDirectory, index), secret2.value);
  }
};

// src/stages/platforms/registry-faults.ts
var asRegistryFault = ({ name, what, code: code2 }) => (thrown) => {
  if (!(thrown instanceof RegistryError)) throw thrown;
  const message = `${what}: ${thrown.message}`;
  const failure2 = classifyPush(thrown.because);
  if (thrown.status === 401 || failure2.kind === "login") {
    const headline3 = "the registry rejected the login";
    throw fault("E_LOGIN", {
      message: `${name.registry} rejected the login: ${thrown.message}`,
      headline: headline3,
      cause: thrown
    });
  }
  if (failure2.kind === "denied") {
    throw fault("E_ACCESS_DENIED", {
      message,
      headline: `the registry denied ${failure2.action}`,
      hint: `Grant ${failure2.action} on ${failure2.resource} to the role of this job.`,
      cause: thrown
    });
  }
  if (failure2.kind === "no-repository") {
    const headline3 = `the ECR repository '${name.repository}' does not exist`;
    throw fault("E_REPOSITORY_NOT_FOUND", { message, headline: headline3, cause: thrown });
  }
  throw fault(code2, {
    message,
    headline: what,
    cause: thrown,
    ...thrown.hint !== void 0 && { hint: thrown.hint }
  });
};

// src/stages/platforms/index-in-registry.ts
var readImages = async ({ manifestDigests, configDigests }, place, { ociRegistry }) => {
  const read4 = async (digest, index) => {
    const config = configDigests[index];
    const what = `the config of ${place.repository}@${digest} could not be read`;
    const text2 = config === void 0 ? null : await ociRegistry.readBlob(place, config).catch(asRegistryFault({ name: place, code: "E_PULL", what }));
    if (config === void 0 || text2 === null)
      throw fault("E_PULL", { message: `${what}: the registry does not have it`, headline: what });
    return { digest, ...describeConfig(text2, config) };
  };
  return Promise.all(manifestDigests.map(read4));
};
var readListed = async (held, { place, engine }, ports) => {
  const images = await readImages(held, place, ports);
  const what = `the index ${shortDigest(held.digest)} could not be read`;
  const found = await ports.ociRegistry.manifest(place, held.digest).catch(asRegistryFault({ name: place, code: "E_PULL", what }));
  const listed5 = new Map(listedImages(found?.text ?? "").map(({ digest, platform }) => [digest, platform]));
  const problems = images.flatMap(({ digest, platform }, index) => {
    const said = listed5.get(digest);
    const other = said != null && !isForPlatform(withoutVariant(platform), `${said.os}/${said.architecture}`);
    const twice = images.slice(0, index).some((one) => isForPlatform(one.platform, platform));
    return [
      ...other ? [`it lists ${shortDigest(digest)} as ${said.os}/${said.architecture}, which is for ${platform}`] : [],
      ...twice ? [`it has two images for ${platform}`] : []
    ];
  });
  const [first, ...others] = engineFirst(images, engine);
  if (first !== void 0 && problems.length === 0) return [first, ...others];
  const short2 = `the index ${shortDigest(held.digest)} cannot be judged: ${problems.join("; ")}`;
  throw fault("E_PLATFORM", {
    message: short2,
    headline: short2,
    hint: "Which of its images would run is not certain; build the index again."
  });
};
var withoutVariant = (platform) => platform.split("/").slice(0, 2).join("/");

// src/stages/registry-place.ts
var registryPlace = async (repositoryUri, { registry, secrets }) => {
  const name = repositoryName(repositoryUri);
  const issue = async () => {
    const issued = await ecrToken(registry.ecr, secrets);
    if (issued !== null) return `Basic ${issued.token}`;
    throw fault("E_LOGIN", { message: `ECR returned no login token for ${name.registry} (ecr:GetAuthorizationToken)` });
  };
  let known3 = null;
  const login = (wanted) => known3 = wanted === "known" && known3 !== null ? known3 : issue();
  return { ...name, registry: dataPlaneHost(name.registry, await registry.endpoints()), login };
};

// src/stages/given/pull-archive.ts
import { join as join17 } from "node:path";
var pullArchive = async ({ name, digest }, ports) => {
  const directory = await ports.files.makePrivateDirectory("image");
  const archive = join17(directory, "image.tar");
  const local = localReference(directory, "given");
  const reference = `${name.registry}/${name.repository}@${digest}`;
  const open = () => openDocker(name.registry, ports);
  await fetchArchive({ name, reference, archive, localReference: local }, open, ports);
  const described2 = await describeArchive(archive, ports.exec);
  const sizeBytes = await ports.files.sizeBytes(archive);
  ports.log.info(`pulled ${described2.platform}, config ${described2.configDigest}, ${megabytes(sizeBytes)}`);
  return { archive, ...described2, sizeBytes, localReference: local, storedAs: null, builder: "registry" };
};

// src/stages/given/pull.ts
var pullImage = defineStage({
  kind: "build",
  title: "Pull the image",
  uses: ["exec", "files", "leftovers", "secrets", "registry", "source", "ociRegistry", "log"],
  run: async (input, given3) => {
    const repository = input.source ?? input.repository;
    const ports = input.source === void 0 ? given3 : { ...given3, registry: given3.source };
    const name = repositoryName(repository.repositoryUri);
    const held = await resolveGiven(input.image, repository, ports.registry.ecr);
    ports.log.info(`${input.image.written} is ${name.repository}@${held.digest}`);
    const { digest, configDigest, index } = await chosen(input.image, held, { repository, ports });
    const pulled = await pullArchive({ name, digest }, ports);
    if (pulled.configDigest !== configDigest) throw otherPulled2(input.image);
    const platforms = platformsIn({ ...pulled, ...index && { index } });
    for (const { taskDefinition } of input.services)
      checkRuntime(taskDefinition, { subject: "the image is", platforms, chosenBy: "image" });
    return { ...pulled, ...index && { index }, held };
  },
  record: ({ held: _, ...image }) => image
});
var chosen = async ({ written: written3 }, held, { repository, ports }) => {
  const { manifestDigests, configDigests } = held;
  const [digest, ...others] = manifestDigests;
  if (digest === void 0) throw withoutImage2(written3);
  const { platform: engine } = await probeEngine(ports);
  if (others.length === 0) return { digest, configDigest: configDigests[0] };
  const place = await registryPlace(repository.repositoryUri, ports);
  const images = await readListed(held, { place, engine }, ports);
  for (const image of images) ports.log.info(`it lists ${image.platform}, config ${image.configDigest}`);
  return { ...images[0], index: { layout: null, digest: held.digest, images } };
};
var withoutImage2 = (written3) => {
  const short2 = `${written3} is an index without an image`;
  return fault("E_PLATFORM", { message: short2, headline: short2, hint: "Set `image` to one that can run." });
};
var otherPulled2 = ({ written: written3 }) => {
  const short2 = `${written3} is not the image that was pulled`;
  return fault("E_PUSHED_OTHER", {
    message: short2,
    headline: short2,
    hint: "Nothing was deployed. Remove the image from the engine of this runner, or find out what is between the runner and ECR."
  });
};

// src/domain/image/existing-image.ts
var imagesWanted = ({ platforms }) => Math.max(1, platforms.length);
var judgeExisting = (existing, wanted, attestation = { kind: "not-asked" }) => {
  const because = existing === null ? "the tag does not exist" : objectionTo(existing, wanted);
  if (existing === null || because !== null) return { kind: "to-build", because: because ?? "" };
  if (attestation.kind === "rejected")
    return {
      kind: "to-build",
      because: `the image ${shortDigest(existing.digest)} is not used: ${attestation.because}`
    };
  return { kind: "reused", digest: existing.digest, by: "revision" };
};
var objectionTo = ({ digest, images, configs }, wanted) => {
  const which = `the image ${shortDigest(digest)} under the tag`;
  if (images !== imagesWanted(wanted))
    return `${which} is ${images === 1 ? "one image" : `an index of ${images} images`}`;
  const read4 = [];
  for (const config of configs) {
    if (config.kind === "unread") return `the labels of ${which} could not be read: ${config.because}`;
    if (config.revision === null) return `${which} has no label org.opencontainers.image.revision`;
    if (config.revision !== wanted.commit) return `${which} is of another commit than ${wanted.commit.slice(0, 7)}`;
    read4.push(config);
  }
  const platforms = read4.map(({ platform }) => platform);
  if (wanted.platforms.length > 0 && !areForPlatforms(platforms, wanted.platforms))
    return `${which} is for ${platforms.join(", ")}, and \`platforms\` is ${wanted.platforms.join(", ")}`;
  return null;
};
var CONFIG5 = external_exports.object({
  os: external_exports.string(),
  architecture: external_exports.string(),
  variant: external_exports.string().optional(),
  config: external_exports.object({ Labels: external_exports.record(external_exports.string(), external_exports.string()).nullish() }).nullish()
});
var configToJudge = (json) => {
  const parsed = CONFIG5.safeParse(jsonValue(json));
  if (!parsed.success) return { kind: "unread", because: "the config is not that of an image" };
  const { os, architecture, variant, config } = parsed.data;
  return {
    kind: "read",
    revision: config?.Labels?.["org.opencontainers.image.revision"] ?? null,
    platform: [os, architecture, ...variant ? [variant] : []].join("/")
  };
};

// src/stages/reuse/reuse.ts
var findReusable = defineStage({
  kind: "reuse",
  title: "Look for the image",
  uses: [
    ...["exec", "files", "registry", "ociRegistry", "secrets", "log"],
    ...["attestations", "signatures", "github", "download", "clock"]
  ],
  run: async (input, ports) => {
    const held = await readTag(named3(input, input.tag.tag), ports.registry.ecr);
    const found = await ofThisRun(input, held, ports) ?? await ofThisCommit(input, held, ports);
    const reference = referenceOf(imageName(input.repository.repositoryUri, input.tag.tag));
    ports.log.info(
      found.kind === "reused" ? `${reference} is ${found.digest}, ${BY[found.by]}: nothing is built` : `the image is built: ${found.because}`
    );
    return found;
  },
  record: (found) => found
});
var BY = {
  revision: "an image of this commit",
  run: "pushed by an earlier attempt of this run"
};
var named3 = ({ repository: { repositoryUri, registryId, creation } }, tag) => ({
  name: imageName(repositoryUri, tag),
  registryId,
  creation
});
var ofThisRun = async (input, held, ports) => {
  if (input.mark === null || held === null) return null;
  const marked = await readTag(named3(input, input.mark), ports.registry.ecr);
  return marked?.digest === held.digest ? { kind: "reused", digest: held.digest, by: "run" } : null;
};
var NO_MARK = "no earlier attempt of this run has pushed it";
var ofThisCommit = async (input, held, ports) => {
  const { ifTagExists, tag, build: build2 } = input;
  if (ifTagExists === "compare") return { kind: "to-build", because: NO_MARK };
  const existing = held === null ? null : await describe2(held, input, ports);
  const checkout = await readCheckout(build2.context, ports);
  const wanted = { commit: checkout?.revision ?? tag.commit, platforms: build2.platforms };
  const found = judgeExisting(existing, wanted);
  if (existing === null || found.kind === "to-build") return found;
  return judgeExisting(existing, wanted, await attestationOf(existing, input, ports));
};
var attestationOf = async ({ digest }, { attestation }, ports) => {
  const { mode } = attestation;
  if (mode === "off") return { kind: "not-asked" };
  try {
    await acceptedAttestation({ digest, attestation: { ...attestation, mode } }, ports);
    return { kind: "accepted" };
  } catch (error) {
    if (!(error instanceof ShipError) || !["E_ATTESTATION", "E_GITHUB"].includes(error.code)) throw error;
    return { kind: "rejected", because: error.message };
  }
};
var describe2 = async (held, input, ports) => {
  const { digest, configDigests } = held;
  const toRead = configDigests.length === imagesWanted(input.build) ? configDigests : [];
  const configs = await Promise.all(toRead.map((config) => readConfig(config, input.repository, ports)));
  return { digest, images: configDigests.length, configs };
};
var readConfig = async (config, { repositoryUri }, ports) => {
  try {
    const place = await registryPlace(repositoryUri, ports);
    const text2 = await ports.ociRegistry.readBlob(place, config);
    return text2 === null ? { kind: "unread", because: "the registry does not have its config" } : configToJudge(text2);
  } catch (thrown) {
    if (thrown instanceof RegistryError) return { kind: "unread", because: thrown.message };
    throw thrown;
  }
};

// src/pipelines/parts/build-or-reuse.ts
var buildOrReuse = (flow, c, { tag, plan }) => {
  const isRerun = (c.run.runAttempt ?? 1) > 1;
  if (c.ifTagExists === "compare" && !isRerun) return { image: placeBuild(flow, c, tag), reuse: null };
  const found = flow.stage(findReusable, { tag, plan }, (r) => ({
    ...{ ...c, tag: r.tag, repository: r.plan.repository },
    mark: isRerun ? markOfRun(c, r.tag.tag) : null
  }));
  const built = flow.optional(unless(found, "reused", "the registry has the image")).stage(buildImage, { tag }, (r) => ({ ...c.build, tag: r.tag, run: c.run }));
  const pulling2 = flow.named("pull").optional(unless(found, "to-build", "the image is built"));
  const pulled = pulling2.stage(pullImage, { tag, plan, found }, (r) => ({
    ...{ ...r.plan, image: reusedImage(r.tag.tag, r.found) }
  }));
  return { image: flow.either(built, pulled), reuse: { found, pulled } };
};
var placeBuild = (flow, c, tag) => flow.stage(buildImage, { tag }, (r) => ({ ...c.build, tag: r.tag, run: c.run }));

// src/stages/gate.ts
var NAMED = 3;
var enforceGate = defineStage({
  kind: "gate",
  title: "Enforce the policy",
  uses: ["log"],
  /** @throws ShipError `E_GATE_BLOCKED` or `E_SCANNER_BROKE`, with the `GateVerdict` as its result */
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one has nothing to wait for
  run: async (input, { log: log2 }) => {
    const { verdict: verdict2, compared, comparedSideCars = [] } = input;
    if (input.pushed === void 0) log2.info(`Policy: ${policyOf(input)}`);
    if (compared !== void 0) log2.info(comparedInWords(compared));
    for (const one of comparedSideCars) log2.info(sideCarComparedInWords(one));
    switch (verdict2.kind) {
      case "passed":
        log2.info(`Passed: no finding blocks ${judgedInWords(input)}`);
        return verdict2;
      case "overridden":
        log2.warning(`The gate is overridden by \`override-reason\`, in this run only: ${verdict2.reason}`);
        log2.info(describeBlocked(verdict2.blockers));
        return verdict2;
      case "blocked":
        throw fault("E_GATE_BLOCKED", {
          message: withStanding(describeBlocked(verdict2.blockers), input),
          hint: nextStepOf(verdict2.blockers, input),
          result: verdict2
        });
      case "broke":
        throw fault("E_SCANNER_BROKE", {
          message: withStanding(describeBroken(verdict2), input),
          hint: [...new Set(verdict2.broken.map(({ hint }) => hint))].join(" "),
          result: verdict2
        });
    }
  },
  record: (result) => result
});
var policyOf = (judged) => {
  const spared = sparedInWords(judged);
  const words = policyInWords(judged.policy, judged.running === void 0 ? "new" : "running");
  return `${words}${spared === null ? "" : `. ${spared}`}`;
};
var withStanding = (message, { pushed }) => {
  if (pushed === void 0) return message;
  const { repository, tag, digest } = pushed;
  const name = tag === null ? `${repository}@${digest}` : `${repository}:${tag}`;
  return `${message.replace(/\.$/u, "")}. Nothing was deployed; the image is in the registry already, as ${name}`;
};
var judgedInWords = ({ sideCars, running, platforms }) => running === void 0 ? `the image${platforms === void 0 ? "" : ` for any of its ${platforms} platforms`}${sideCars === 0 ? "" : ` or a side-car (${sideCars})`}` : `an image that runs (${running})`;
var describeBroken = ({ broken: broken3, blockers }) => {
  const reasons = broken3.map(
    (scan) => `${SOURCES[scan.source].name} broke${ownerInWords(" on ", scan)}: ${scan.because}.`
  );
  const found = byImage(blockers).map(
    ([image, own]) => ` Other scans found${image === "" ? "" : ` in ${image}`}: ${describe3(own)}`
  );
  return `${reasons.join(" ")} ${unjudged(broken3)} could not be judged.${found.join(".")}`;
};
var unjudged = (broken3) => {
  if (broken3.some(isOfRun)) return "The image";
  return broken3.some(({ sideCar }) => sideCar?.runsIn !== void 0) ? "Images that run" : "The side-cars";
};
var describeBlocked = (blockers) => byImage(blockers).map(([image, own]) => `The image${image === "" ? "" : ` ${image}`} is blocked: ${describe3(own)}`).join(". ");
var LONGEST_HINT = 500;
var nextStepOf = (blockers, { exceptions }) => {
  const remedy = remedyOf(blockers);
  return [remedy, acceptInWords(exceptions, blockers, LONGEST_HINT - remedy.length - 1)].filter(Boolean).join(" ");
};
var remedyOf = (blockers) => {
  const inSideCars = blockers.filter(({ finding }) => !isOfRun(finding)).length;
  if (inSideCars === 0) return ofRules(blockers);
  if (blockers.some(({ finding }) => finding.sideCar?.runsIn !== void 0)) return ofRunning(blockers);
  return inSideCars === blockers.length ? "Use another image of the side-car, without the findings listed in the summary." : "Fix the findings listed in the summary, and use another image for what is in a side-car.";
};
var REDEPLOY = "Deploy images without the findings listed in the summary: a rebuild takes the fixes that the base image and the packages have by now.";
var ofRunning = (blockers) => {
  const others = blockers.filter(({ finding }) => finding.kind !== "vulnerability");
  const isOfDatabase = others.every(({ rule }) => rule === "max-database-age-hours");
  return [
    ...others.length === blockers.length ? [] : [REDEPLOY],
    ...others.length === 0 ? [] : [ofRules(others)],
    ...others.length < blockers.length || isOfDatabase ? [] : ["Then deploy the new image."]
  ].join(" ");
};
var ofRules = (blockers) => {
  const hintOf = ({ finding }) => finding.kind === "property" ? finding.hint ?? null : null;
  const hints = [...new Set(blockers.map(hintOf))].filter((hint) => hint !== null);
  const ofRule = blockers.filter((blocker) => hintOf(blocker) === null);
  const blocking = new Set(ofRule.map(({ rule, finding }) => finding.kind === "secret" ? "secrets" : rule));
  const remedies = RULES.flatMap(({ name, remedy }) => blocking.has(name) ? [remedy] : []);
  const own = [...remedies.filter((remedy) => remedy !== null), ...hints];
  return [...remedies.includes(null) ? ["Fix the findings listed in the summary."] : [], ...own].join(" ");
};
var byImage = (blockers) => [
  ...Map.groupBy(blockers, ({ finding }) => ownerInWords("", finding))
];
var describe3 = (blockers) => {
  const findings = blockers.map(({ finding }) => finding);
  const sources = [...new Set(findings.map(({ source }) => source))];
  const describeSource = (source) => {
    const found = findings.filter((finding) => finding.source === source);
    const more = found.length > NAMED ? `, and ${found.length - NAMED} more` : "";
    const named6 = found.slice(0, NAMED).map(nameOf).join(", ");
    return `${SOURCES[source].name} ${countsInWords(source, found)}: ${named6}${more}`;
  };
  return sources.map(describeSource).join("; ");
};

// src/domain/scan/vex/statements.ts
var namesRegistry = (statements) => statements.some(
  ({ products }) => products.some(
    (product) => product.kind === "in-image" && product.image.kind === "purl" && product.image.purl.qualifiers["repository_url"] !== void 0
  )
);
var vexExceptionFor = (finding, statements, own) => {
  const about2 = statementsAbout(finding.id, statements).filter((statement) => isAbout(statement, finding, own));
  const newest2 = about2.reduce(
    (latest, one) => latest === void 0 || one.at >= latest.at ? one : latest,
    void 0
  );
  const isDisputed = about2.some(({ at, suppresses }) => at === newest2?.at && suppresses === "no");
  return newest2 === void 0 || isDisputed ? void 0 : exceptionOf(newest2, finding);
};
var known2 = /* @__PURE__ */ new WeakMap();
var statementsAbout = (id, statements) => {
  const index = known2.get(statements) ?? indexOf(statements);
  known2.set(statements, index);
  return index.get(id) ?? [];
};
var indexOf = (statements) => {
  const index = /* @__PURE__ */ new Map();
  for (const statement of statements) {
    for (const id of new Set(statement.ids)) {
      const others = index.get(id);
      if (others === void 0) index.set(id, [statement]);
      else others.push(statement);
    }
  }
  return index;
};
var exceptionOf = ({ reason, owner, path: path2 }, { id }) => ({
  ...{ scanner: null, id, package: null, path: null, image: null, key: null, file: null, reason, owner },
  expires: null,
  place: { path: path2, line: 1, column: 1 },
  from: { kind: "vex", path: path2 }
});
var isAbout = ({ ids, products }, finding, own) => {
  if (finding.kind !== "vulnerability" || !ids.includes(finding.id)) return false;
  const found = finding.purl ? parsePurl(finding.purl) : null;
  return products.some((product) => {
    switch (product.kind) {
      case "package":
        return found !== null && isCovered(product.purl, found) && (product.platform === null || isOfPlatform(product.platform, found));
      case "in-image":
        return isImage(product.image, finding, own) && (product.purl === null || found !== null && isCovered(product.purl, found));
      case "unknown":
        return false;
    }
  });
};

// src/domain/scan/exceptions/apply.ts
var applyExceptions = (findings, { entries, vex }, { today, own }) => {
  const holding2 = Map.groupBy(
    entries.filter((entry) => holdsOn(entry, today)),
    ({ id }) => id
  );
  const splits = findings.map((finding) => {
    const split2 = splitFinding(finding, holding2.get(finding.id) ?? [], own);
    const exception = split2.left === null ? void 0 : vexExceptionFor(split2.left, vex, own);
    return split2.left === null || exception === void 0 ? split2 : { left: null, excepted: [...split2.excepted, { finding: split2.left, exception }] };
  });
  return {
    left: splits.flatMap(({ left }) => left ?? []),
    excepted: splits.flatMap(({ excepted }) => excepted)
  };
};

// src/domain/scan/vex/unmatched.ts
var MOST2 = 50;
var unmatchedStatements = (left, statements, own) => {
  const byId = Map.groupBy(
    left.filter(({ kind }) => kind === "vulnerability"),
    ({ id }) => id
  );
  const all = statements.flatMap((statement) => {
    const id = statement.suppresses === "yes" ? statement.ids.find((one) => byId.has(one)) : void 0;
    if (id === void 0 || (byId.get(id) ?? []).some((finding) => isAbout(statement, finding, own))) return [];
    return [{ id, ...whyNot(statement.products), path: statement.path }];
  });
  return { count: all.length, first: all.slice(0, MOST2) };
};
var whyNot = (products) => {
  const strange = products.find((one) => one.kind === "unknown");
  if (strange !== void 0) return { product: strange.written, because: strange.because };
  const first = products.find((one) => one.kind !== "unknown");
  if (first === void 0) return { product: "", because: "it names no product" };
  return { product: first.written, because: whyNone(first) };
};
var whyNone = (product) => {
  if (isSource(product)) return SOURCE;
  return product.kind === "in-image" && product.purl === null ? "no image with this finding is known to be this one" : "no package with this finding is this one";
};
var isSource = (product) => ["src", "source"].includes(product.purl?.qualifiers["arch"] ?? "");
var SOURCE = "it is a source package, and findings are of the packages that are built from it";

// src/domain/scan/exceptions/exception-report.ts
var exceptionReport = (exceptions, judgement) => {
  const enough = wouldPassWith(exceptions, judgement);
  const days = Math.min(SUGGESTED_DAYS, exceptions.longestDays);
  return {
    ...usesOf(exceptions.held.entries, { ...judgement, own: exceptions }),
    source: exceptions.source,
    wouldPassWith: enough,
    wouldCover: enough === null ? coverOf(exceptions, judgement) : null,
    unmatched: unmatchedStatements(judgement.left, exceptions.held.vex, exceptions),
    suggestedEnd: days === 0 || enough !== null ? null : daysAfter(judgement.today, days)
  };
};
var wouldPassWith = ({ held, proposed }, judgement) => {
  if (proposed === null || judgement.verdict.kind !== "blocked") return null;
  if (judgement.verdictWith(proposed).kind !== "passed") return null;
  return addedTo(held, proposed).length;
};
var coverOf = ({ held, proposed }, { verdict: verdict2, verdictWith }) => {
  if (proposed === null || verdict2.kind !== "blocked") return null;
  const keysOf = (of) => new Set(blockersOf(of).map(({ finding }) => judgedKey(finding)));
  const [blocking, left] = [keysOf(verdict2), keysOf(verdictWith(proposed))];
  const exceptions = addedTo(held, proposed).filter((exception) => !isForLint(exception)).length;
  const covered = blocking.difference(left).size;
  if (exceptions === 0 && covered === 0) return null;
  return { exceptions, covered, blocking: blocking.size, uncovered: left.difference(blocking).size };
};

// src/domain/scan/single-alerts.ts
var singleAlerts = (scans) => {
  const known3 = /* @__PURE__ */ new Map();
  const apart = (finding) => {
    const alerts = finding.kind === "misconfiguration" && finding.where.length > 1 ? alertsIn(finding) : [finding];
    known3.set(finding, alerts);
    return alerts;
  };
  return {
    scans: scans.map(
      (scan) => scan.kind === "broke" ? scan : { ...scan, report: { ...scan.report, findings: scan.report.findings.flatMap(apart) } }
    ),
    without: (findings, alerts) => findings.flatMap((finding) => {
      const all = known3.get(finding) ?? [finding];
      const left = all.filter((alert) => !alerts.has(alert));
      return left.length === all.length ? [finding] : joined(left);
    })
  };
};
var alertsIn = (finding) => {
  const hidden = Map.groupBy(finding[HIDDEN] ?? [], ({ shown }) => shown);
  return finding.where.map((alert) => {
    const rest = hidden.get(alert)?.shift();
    return { ...finding, where: [alert], [HIDDEN]: rest === void 0 ? [] : [rest] };
  });
};
var joined = (alerts) => {
  const [first] = alerts;
  if (first === void 0) return [];
  const where = alerts.flatMap((alert) => alert.where);
  if (first.kind !== "misconfiguration") return [{ ...first, where }];
  const hidden = alerts.flatMap((alert) => alert.kind === "misconfiguration" ? alert[HIDDEN] ?? [] : []);
  return [{ ...first, where, [HIDDEN]: hidden }];
};

// src/domain/scan/spared.ts
var compareWith = ({ baseline, days }, scans) => {
  if (baseline.kind === "none") return null;
  if (baseline.kind !== "scanned") return { kind: "not-compared", why: baseline.kind, because: baseline.because };
  const reports = scans.flatMap((scan) => scan.kind === "report" ? [scan.report] : []);
  const own = reports.filter(({ sideCar }) => sideCar === void 0).map((report3) => ({ ...report3, findings: report3.findings.filter(({ sideCar }) => sideCar === void 0) }));
  const before = baseline.images.map((image) => image.reports);
  return { kind: "compared", images: baseline.images.map(({ name }) => name), days, ...compareScans(own, before) };
};
var compareSideCars = ({ sideCars = [], days }, scans) => {
  const reports = scans.flatMap((scan) => scan.kind === "report" ? [scan.report] : []);
  return sideCars.map(({ sideCar, baseline }) => {
    if (baseline.kind === "first" || baseline.kind === "unreadable")
      return { sideCar, compared: { kind: "not-compared", why: baseline.kind, because: baseline.because } };
    const own = reports.filter((report3) => report3.sideCar !== void 0 && isSame(report3.sideCar, sideCar));
    const images = baseline.kind === "new" ? [] : baseline.images;
    const { fixed, ...lists } = compareScans(
      own,
      baseline.kind === "new" ? [[]] : baseline.images.map(({ reports: reports2 }) => reports2)
    );
    const gone2 = fixed.map((finding) => ({ ...finding, sideCar }));
    return {
      sideCar,
      compared: { kind: "compared", images: images.map(({ name }) => name), days, ...lists, fixed: gone2 }
    };
  });
};
var isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
var sparedBy = (compared, today) => new Set(
  compared.flatMap(
    (one) => one.kind === "compared" ? one.there.filter((finding) => isSpared(finding, one.days, today)) : []
  )
);
var isSpared = (finding, days, today) => {
  switch (finding.kind) {
    case "vulnerability": {
      const age = daysBetween(finding.publishedAt, today);
      return age >= -1 && age < days;
    }
    case "misconfiguration":
    case "license":
      return true;
    case "secret":
    case "property":
      return false;
  }
};
var daysBetween = (from, to) => (Date.parse(to) - Date.parse((from ?? "").slice(0, 10))) / 864e5;

// src/domain/scan/judged.ts
var judge2 = (input) => {
  const { scans, policy, exceptions, comparing, today } = input;
  if (scans.length === 0) throw new Error("there is no scan to judge");
  const findings = worstFirst(scans.flatMap((scan) => scan.kind === "report" ? scan.report.findings : []));
  const compared = comparing === void 0 ? null : compareWith(comparing, scans);
  const sideCars = comparing === void 0 ? [] : compareSideCars(comparing, scans);
  const single = singleAlerts(scans);
  const comparisons = comparing === void 0 ? [] : comparisonsOf(comparing, single.scans);
  const own = exceptions;
  const unaccepted = (of, day, set = exceptions.held) => {
    const unspared = single.without(of, sparedBy(comparisons, day));
    return { unspared, left: applyExceptions(unspared, set, { today: day, own }).left };
  };
  const verdictWith = (set) => verdictOn2(scans, blockersIn(unaccepted(findings, today, set).left, policy, today));
  const verdict2 = verdictWith(exceptions.held);
  const soon = blocksSoon(findings, today, {
    blocks: (finding, day) => ruleFor(finding, policy, day) !== void 0,
    on: unaccepted
  });
  const { excepted, left } = applyExceptions(findings, exceptions.held, { today, own });
  return {
    verdict: overridden(verdict2, input.overrideReason ?? null),
    policy,
    excepted,
    exceptions: exceptionReport(exceptions, { scans, findings, left, today, verdict: verdict2, verdictWith }),
    ...compared && { compared },
    ...sideCars.length > 0 && { comparedSideCars: sideCars },
    ...soon.length > 0 && { soon },
    ...ownersIn(scans)
  };
};
var comparisonsOf = (rule, scans) => {
  const own = compareWith(rule, scans);
  return [...own === null ? [] : [own], ...compareSideCars(rule, scans).map(({ compared }) => compared)];
};
var overridden = (verdict2, reason) => verdict2.kind === "blocked" && reason !== null ? { ...verdict2, kind: "overridden", reason } : verdict2;
var ruleFor = (finding, policy, day) => RULES.find(({ blocks }) => blocks(finding, policy, day));
var blockersIn = (findings, policy, today) => findings.flatMap((finding) => {
  const rule = ruleFor(finding, policy, today);
  return rule === void 0 ? [] : [{ finding, rule: rule.name }];
});
var verdictOn2 = (scans, blockers) => {
  const broken3 = scans.filter((scan) => scan.kind === "broke");
  if (broken3.length > 0) return { kind: "broke", broken: broken3, blockers };
  return blockers.length > 0 ? { kind: "blocked", blockers } : { kind: "passed" };
};
var ownersIn = (scans) => {
  const owners = scans.flatMap((scan) => (scan.kind === "broke" ? scan : scan.report).sideCar ?? []);
  const distinct2 = [...new Map(owners.map((owner) => [JSON.stringify(owner), owner])).values()];
  const running = distinct2.filter(({ runsIn }) => runsIn !== void 0).length;
  const others = distinct2.filter(({ ofRun: ofRun2 }) => ofRun2 === true).length;
  return {
    sideCars: distinct2.length - running - others,
    ...running > 0 && { running },
    ...others > 0 && { platforms: others + 1 }
  };
};

// src/stages/judge.ts
var judgeFindings = defineStage({
  kind: "judge",
  title: "Judge the findings",
  uses: ["clock", "log"],
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one has nothing to wait for
  run: async (input, { clock, log: log2 }) => {
    const judged = judge2({ ...input, today: dayOf(clock.now()) });
    const { exceptions } = judged;
    const soon = soonInWords(judged.soon);
    const about2 = [
      sourceInWords(exceptions.source),
      ...useLines(exceptions),
      proposedInWords(exceptions),
      soon && `${soon.title}: ${soon.each.join("; ")}`
    ];
    for (const line2 of about2) if (line2 !== null) log2.info(line2);
    return judged;
  },
  record: (judged) => judged
});

// src/pipelines/parts/compared-too.ts
var comparedToo = ({ baseline, sideCarBaselines, others }) => {
  const ofSideCars = sideCarBaselines?.images ?? [];
  if (baseline.kind === "none") return ofSideCars;
  const platforms = allScanned(others).images.filter(({ sideCar }) => sideCar.ofRun === true);
  return [...ofSideCars, ...platforms.map(({ sideCar }) => ({ sideCar, baseline }))];
};

// src/pipelines/parts/known-of-image.ts
var withKnown = (c, image, target) => ({
  ...c,
  exceptions: { ...c.exceptions, ...registryIn(target), digests: digestsOf(image), platform: image.platform }
});
var targetToKnow = (flow, { exceptions: { held, proposed } }, plan) => [held, ...proposed === null ? [] : [proposed]].some(({ vex }) => namesRegistry(vex)) ? plan : flow.given({ repository: null });
var registryIn = (target) => {
  const uri = target?.repository?.repositoryUri;
  return uri === void 0 ? {} : { registry: { kind: "host", host: repositoryName(uri).registry } };
};
var digestsOf = (image) => [
  ...image.storedAs === null ? [] : [image.storedAs],
  ..."held" in image ? [image.held.digest, ...image.held.manifestDigests] : []
];

// src/domain/scan/policy/properties.ts
var propertiesOf = (map, facts) => {
  const reports = facts.scans.flatMap(
    (scan) => scan.kind === "report" && scan.report.source === "trivy" ? [scan.report] : []
  );
  const own = reports.filter(isOfRun);
  return [
    ...map["end-of-life"] === void 0 ? [] : reports.flatMap(endOfLife),
    ...own.flatMap((report3) => about(report3, [...size(map, report3), ...growth(map, report3, facts.compared)])),
    // One database serves all platforms.
    ...own.slice(0, 1).flatMap((report3) => databaseAge(map, report3, facts.now)),
    ...base(map, facts.base)
  ];
};
var propertiesOfRunning = (map, { report: report3, base: named6, now }) => {
  return about(report3, [
    ...map["end-of-life"] === void 0 ? [] : endOfLife(report3),
    ...databaseAge(map, report3, now),
    ...named6 === null ? [] : [...size(map, report3), ...base(map, named6)]
  ]);
};
var about = ({ sideCar }, found) => found.map((one) => ({ ...one, ...sideCar && { sideCar } }));
var property = (id, title, facts = {}) => ({
  ...facts.hint === void 0 ? {} : { hint: facts.hint },
  ...facts.sideCar === void 0 ? {} : { sideCar: facts.sideCar },
  kind: "property",
  source: "image",
  id,
  severity: "HIGH",
  level: "VIOLATION",
  title,
  url: null,
  where: []
});
var endOfLife = (report3) => report3.endOfLife === true ? [
  property("END-OF-LIFE", `${report3.operatingSystem ?? "The operating system"} gets no more security fixes`, {
    ...report3.sideCar && { sideCar: report3.sideCar }
  })
] : [];
var MB = 1e6;
var NO_SIZE = "Use a version of Trivy that reports the size of an image, or remove the limit of the size from the policy.";
var size = (map, { sizeBytes }) => {
  const most = map["max-size-mb"];
  if (most === void 0) return [];
  if (sizeBytes === void 0)
    return [property("IMAGE-SIZE", "Trivy did not report the size of the image", { hint: NO_SIZE })];
  if (sizeBytes <= most * MB) return [];
  return [property("IMAGE-SIZE", `The image has ${inMegabytes(sizeBytes)}; at most ${most} MB are allowed`)];
};
var growth = (map, { sizeBytes }, compared) => {
  const isAsked = map["max-growth-mb"] !== void 0 || map["max-growth-percent"] !== void 0;
  if (!isAsked || compared.kind === "none") return [];
  if (compared.kind === "unknown")
    return [grownBy(`How much the image has grown is not known: ${compared.because}`, compared.hint)];
  if (sizeBytes === void 0) return [grownBy("Trivy did not report the size of the image", NO_SIZE)];
  const exceeded = exceededBy(map, [compared.sizeBytes, sizeBytes]);
  if (exceeded.length === 0) return [];
  const from = `from ${inMegabytes(compared.sizeBytes)} of ${compared.name} to ${inMegabytes(sizeBytes)}`;
  return [grownBy(`The image has grown ${from}; at most ${exceeded.join(" and ")} are allowed`)];
};
var grownBy = (title, hint) => property("IMAGE-GROWTH", title, hint === void 0 ? {} : { hint });
var exceededBy = (map, [before, now]) => {
  const { "max-growth-mb": mb = Infinity, "max-growth-percent": percent = Infinity } = map;
  const grown = Math.max(now - before, 0);
  return [
    ...grown > mb * MB ? [`${mb} MB`] : [],
    // Without a division: what grows from nothing grows by more than any percentage.
    ...grown * 100 > percent * before ? [`${percent} %`] : []
  ];
};
var inMegabytes = (bytes) => `${(Math.ceil(bytes / (MB / 10)) / 10).toFixed(1)} MB`;
var NO_BASE = "Build the image in the run, from a Dockerfile whose last `FROM` names its image; of an image that runs, the label `org.opencontainers.image.base.name` counts, too. Or accept BASE-IMAGE with an exception.";
var base = ({ "base-images": allowed2 }, image) => {
  if (allowed2 === void 0 || isAllowedBase(image, allowed2)) return [];
  switch (image.kind) {
    case "unknown":
      return [property("BASE-IMAGE", `The base image is not known: ${image.because}`, { hint: NO_BASE })];
    case "scratch":
      return [property("BASE-IMAGE", `\`FROM scratch\` is not one of the allowed base images`)];
    case "image":
      return [property("BASE-IMAGE", `${image.reference} is not one of the allowed base images`)];
  }
};
var HOUR = 36e5;
var DAY = 24 * HOUR;
var databaseAge = (map, { database }, now) => {
  const most = map["max-database-age-hours"];
  if (most === void 0) return [];
  const age = database === null ? NaN : now - Date.parse(database.updatedAt);
  const isKnown2 = age >= -DAY;
  if (isKnown2 && age <= most * HOUR) return [];
  const title = isKnown2 ? `The vulnerability database is ${Math.ceil(age / HOUR)} hours old; at most ${most} are allowed` : "The age of the vulnerability database is not known";
  return [property("DATABASE-AGE", title)];
};
var propertyReport = ({ configDigest, sideCar }, findings) => ({
  kind: "report",
  report: {
    ...{ source: "image", version: "", configDigest, operatingSystem: null, database: null, findings, unchecked: null },
    ...sideCar && { sideCar }
  }
});

// src/stages/check-properties.ts
var checkProperties = defineStage({
  kind: "scan",
  title: "Check the properties of the image",
  uses: ["files", "clock", "log"],
  run: async (input, ports) => {
    const { map, image, scans, baseline } = input;
    const base2 = map["base-images"] === void 0 ? NOT_ASKED : await baseOf2(input, ports);
    if (base2.kind === "image") ports.log.info(`Base image: ${base2.reference} (line ${base2.line} of the Dockerfile)`);
    const findings = propertiesOf(map, { scans, base: base2, compared: sizeBefore(baseline), now: ports.clock.now() });
    for (const { id, title } of findings) ports.log.info(`${id}: ${title}`);
    return propertyReport(image, findings);
  },
  record: (result) => result
});
var NOT_ASKED = { kind: "unknown", because: "no policy asks about it" };
var baseOf2 = async ({ built, image, workspace }, { files }) => {
  if (built === null) return { kind: "unknown", because: "the image was not built in this run" };
  return baseInDockerfile({ build: built, workspace, platform: image.platform }, { files });
};
var sizeBefore = (baseline) => {
  switch (baseline.kind) {
    case "first":
      return { kind: "none" };
    case "none":
      return {
        kind: "unknown",
        because: "no `baseline` is set to compare with",
        hint: "Set `baseline: running`: the size is compared with that of the image that runs."
      };
    case "unreadable":
      return {
        kind: "unknown",
        because: baseline.because,
        hint: "Correct why the baseline cannot be read, or accept IMAGE-GROWTH with an exception."
      };
    case "scanned": {
      const sizes = baseline.images.map(({ name, reports }) => ({
        kind: "image",
        name,
        sizeBytes: reports.find(({ source }) => source === "trivy")?.sizeBytes ?? null
      }));
      const known3 = sizes.flatMap((one) => one.sizeBytes === null ? [] : [{ ...one, sizeBytes: one.sizeBytes }]);
      const [largest] = known3.toSorted((one, other) => other.sizeBytes - one.sizeBytes);
      return largest === void 0 || known3.length < sizes.length ? { kind: "unknown", because: "Trivy did not report the size of the baseline", hint: NO_SIZE } : largest;
    }
  }
};

// src/pipelines/parts/properties-of-image.ts
var propertiesOfImage = (flow, c, needed) => {
  const { map } = c.policy;
  if (!asksForProperties(map)) return [];
  const { trivy, build: build2, others, baseline } = needed;
  const properties = flow.named("properties").stage(checkProperties, { trivy, build: build2, others, baseline }, (r) => ({
    map,
    image: r.build,
    built: c.image === null ? c.build : null,
    workspace: c.run.workspace,
    scans: [r.trivy, ...scansOf(allScanned(r.others))],
    baseline: r.baseline
  }));
  return [properties];
};

// src/stages/dockle.ts
var dockleScan = defineStage({
  kind: "scan",
  title: "Scan with Dockle",
  uses: ["exec", "files", "log"],
  run: runDockle,
  record: recordedScan
});

// src/stages/trivy.ts
var trivyScan = defineStage({
  kind: "scan",
  title: "Scan with Trivy",
  uses: ["exec", "files", "archives", "download", "clock", "log", "registry", "surroundings", "secrets"],
  run: runTrivy,
  record: recordedScan
});

// src/pipelines/parts/scans-of-image.ts
var scansOfImage = (flow, c, needs) => {
  const trivy = flow.named("trivy").stage(trivyScan, needs, (r) => ({ ...c.scanners, ...r.scanners, image: r.build }));
  const dockle = flow.named("dockle").stage(dockleScan, needs, (r) => ({ ...c.scanners, ...r.scanners, image: r.build }));
  return [trivy, dockle];
};

// src/domain/sarif/fingerprints.ts
import { createHash as createHash7 } from "node:crypto";
var fingerprintsOf = (findings, localName) => {
  const bases = findings.map((finding) => baseOf3(finding, localName));
  const ordinals = /* @__PURE__ */ new Map();
  const inOrder = findings.map((finding, index) => ({ index, base: bases[index] ?? "", order: orderOf(finding) })).toSorted((one, other) => compare2(one.order, other.order));
  const result = new Array(findings.length);
  for (const { index, base: base2 } of inOrder) {
    const ordinal = (ordinals.get(base2) ?? 0) + 1;
    ordinals.set(base2, ordinal);
    result[index] = `${base2}:${ordinal}`;
  }
  return result;
};
var compare2 = (one, other) => one < other ? -1 : one > other ? 1 : 0;
var orderOf = (finding) => JSON.stringify([
  finding.kind === "vulnerability" ? finding.installedVersion : "",
  finding.kind === "secret" ? String(finding.line ?? 0).padStart(9, "0") : "",
  finding.where,
  finding.title
]);
var LENGTH = 32;
var baseOf3 = (finding, localName) => {
  const { source, kind, id } = finding;
  const parts = [source, kind, id, "packageName" in finding ? finding.packageName : "", ...placesOf2(finding, localName)];
  return createHash7("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, LENGTH);
};
var HASHES = /\b[0-9a-f]{12,}\b/giu;
var SHORTEST_VERSION = 3;
var placesOf2 = (finding, localName) => {
  const version = finding.kind === "vulnerability" ? finding.installedVersion : "";
  const isOfSystem = (place) => place.startsWith(`${localName} (`);
  const places = finding.where.map((place) => isOfSystem(place) ? "" : place.replace(HASHES, "*")).map((place) => version.length < SHORTEST_VERSION ? place : place.replaceAll(version, "*"));
  return finding.source === "dockle" ? places.sort() : [...new Set(places)].sort();
};

// src/domain/reports/redacted-report.ts
var renamed = (place, { localName, name }) => place.startsWith(`${localName} (`) ? name + place.slice(localName.length) : place;
var redactedReport = (report3, names, redact) => {
  const originals = new Map(report3.findings.map((finding) => [redactedFinding(finding, names, redact), finding]));
  return {
    report: { ...report3, findings: [...originals.keys()] },
    originalOf: (finding) => originals.get(finding) ?? finding
  };
};
var redactedFinding = (finding, names, redact) => ({
  ...finding,
  title: redact(finding.title),
  where: finding.where.map((place) => redact(renamed(place, names))),
  url: finding.url === null ? null : redact(finding.url)
});

// src/domain/reports/same-name.ts
var groupOf = ({ sideCar: { image, platform } }) => JSON.stringify([nameWithoutDigest(image), platform]);
var missingOf = (name, { unread, idle }) => {
  const isThis = (other) => [name, UNKNOWN_IMAGE].includes(nameWithoutDigest(other));
  if (unread.some(({ sideCar }) => isThis(sideCar?.image ?? UNKNOWN_IMAGE)))
    return `not every image of the name ${name} could be scanned`;
  const where = idle.find(({ images }) => (images ?? [UNKNOWN_IMAGE]).some(isThis));
  return where === void 0 ? null : `no task runs in ${where.place}, whose images may have the name ${name}`;
};
var sarifOfRunning = (image, source, all) => {
  const group = all.images.filter((other) => groupOf(other) === groupOf(image));
  const name = nameWithoutDigest(image.sideCar.image);
  const missing = missingOf(name, all);
  const parts = group.flatMap(
    (member) => member.scans.flatMap((scan) => scan.kind === "report" && scan.report.source === source ? [{ member, scan }] : [])
  );
  const [first] = parts;
  if (first === void 0 || first.member !== image) return { kind: "covered" };
  if (missing !== null || parts.length < group.length)
    return { kind: "incomplete", because: missing ?? `not every image of the name ${name} could be scanned` };
  return { kind: "own", ...shared(parts.map(({ member, scan }) => ({ image: member, report: scan.report }))) };
};
var shared = (parts) => {
  const [first, ...others] = parts;
  if (first === void 0) throw new Error("there is no report");
  const { localReference: localReference2 } = first.image;
  const originals = /* @__PURE__ */ new Map();
  const known3 = new Set(fingerprintsOf(first.report.findings, localReference2));
  for (const { image, report: report3 } of others) {
    const fingerprints = fingerprintsOf(report3.findings, image.localReference);
    for (const [index, finding] of report3.findings.entries()) {
      const fingerprint = fingerprints[index] ?? "";
      if (!known3.has(fingerprint)) originals.set(under(localReference2, finding, image), finding);
      known3.add(fingerprint);
    }
  }
  return {
    report: { ...first.report, findings: [...first.report.findings, ...originals.keys()] },
    originalOf: (finding) => originals.get(finding) ?? finding
  };
};
var under = (name, finding, { localReference: localReference2 }) => ({
  ...finding,
  where: finding.where.map((place) => renamed(place, { localName: localReference2, name }))
});

// src/domain/reports/reported-images.ts
var ofRun = ({ imageName: imageName2, localName, scans }) => ({
  ...{ folder: "", name: imageName2, localName, reports: reportsOf(scans, ofItsOwn) }
});
var reportedImages = (all) => [
  ofRun(all),
  ...all.sideCars.map((image, index) => {
    const { sideCar, localReference: localReference2, scans } = image;
    const isRunning = sideCar.runsIn !== void 0;
    const running = { images: all.sideCars, unread: all.unread ?? [], idle: all.idle ?? [] };
    return {
      folder: folderOf2(sideCar, index),
      name: sideCar.image,
      localName: localReference2,
      reports: reportsOf(
        scans,
        (report3) => isRunning ? sarifOfRunning(image, report3.source, running) : ofItsOwn(report3)
      )
    };
  })
];
var folderOf2 = ({ image, platform, runsIn, ofRun: ofRun2 }, index) => ofRun2 === true ? `platforms/${fileName(platform)}/` : `${runsIn === void 0 ? "side-cars" : "running"}/${index + 1}-${fileName(image)}/`;
var allScans = ({ scans, sideCars, unread = [] }) => [
  ...scans,
  ...scansOf({ images: sideCars, unread })
];
var ofItsOwn = (report3) => ({ kind: "own", report: report3, originalOf: (finding) => finding });
var reportsOf = (scans, sarifOf2) => scans.flatMap(
  (scan) => scan.kind === "report" ? [{ report: scan.report, raw: scan.raw ?? null, sarif: sarifOf2(scan.report) }] : []
);
var LONGEST2 = 60;
var fileName = (image) => nameWithoutDigest(image).replace(/[^\w.-]+/gu, "-").slice(-LONGEST2);

// src/domain/sarif/known-layers.ts
var withKnownLayers = (report3, others) => {
  const found = others.flatMap(({ findings }) => findings).flatMap((finding) => layerOf(finding));
  const layers = new Map(found);
  return {
    ...report3,
    findings: report3.findings.map((finding) => {
      const layer2 = layers.get(packageOf(finding) ?? "");
      return finding.layer !== void 0 || layer2 === void 0 ? finding : { ...finding, layer: layer2 };
    })
  };
};
var layerOf = (finding) => {
  const name = packageOf(finding);
  return name === null || finding.layer === void 0 ? [] : [[name, finding.layer]];
};
var packageOf = (finding) => finding.kind === "vulnerability" && finding.packageName !== "" ? `${finding.packageName} ${finding.installedVersion}` : null;

// src/stages/reports/report-writer.ts
import { join as join18 } from "node:path";
var reportWriter = (ports) => {
  const problems = [];
  return {
    ...{ ports, problems, files: [] },
    attempt: async (what, act3) => {
      try {
        return await act3();
      } catch (error) {
        problems.push(`${what} cannot be written: ${messageOf(error)}`);
        return null;
      }
    }
  };
};
var wholeOrNone = async (name, { folder, ports: { files } }, write) => {
  const path2 = join18(folder, name);
  try {
    return await write(path2);
  } catch (error) {
    await files.remove(path2).catch(() => void 0);
    throw error;
  }
};
var writeFile = async (name, text2, writer) => {
  const written3 = await writer.attempt(name, async () => {
    await wholeOrNone(name, writer, (path2) => writer.ports.files.writePrivate(path2, text2));
    writer.files.push({ name });
    return true;
  });
  return written3 === true;
};
var replaceFile = async (name, text2, { attempt, files, folder, ports }) => attempt(name, async () => {
  const [path2, next] = [join18(folder, name), join18(folder, `${name}.next`)];
  try {
    await ports.files.writePrivate(next, text2);
    await ports.files.remove(path2);
    await ports.files.move(next, path2);
  } catch (error) {
    await ports.files.remove(next).catch(() => void 0);
    throw error;
  }
  files.push({ name });
});
var warnOfProblems = ({ problems, ports }) => {
  for (const problem of problems) ports.log.warning(problem);
};

// src/domain/reports/all-findings.ts
var FORMAT = 1;
var findingsDocument = (input) => {
  const compared = input.gates.flatMap(({ judged }) => comparisonsIn(judged));
  return {
    format: FORMAT,
    image: input.imageName,
    verdict: worstKind(input.gates.map(({ judged }) => judged.verdict.kind)) ?? "passed",
    scans: input.gates.flatMap(({ scans }) => scans.map((scan) => factsOf(scan, input))),
    findings: input.gates.flatMap((gate) => listedBy(gate, input)).toSorted(worstFirst2),
    ...compared.length > 0 && {
      fixed: compared.flatMap(({ fixed }) => fixed.map((finding) => listed(finding, input)))
    }
  };
};
var factsOf = (scan, { namesOf: namesOf3, redact }) => {
  const about2 = scan.kind === "report" ? scan.report : scan;
  const facts = { scanner: about2.source, image: namesOf3(about2).name };
  if (scan.kind === "broke") return { ...facts, broke: redact(scan.because) };
  const { version, database, findings, unchecked } = scan.report;
  if (!wasScanned(scan.report)) return { ...facts, notScanned: redact(unchecked ?? "") };
  return { ...facts, version, database: database?.updatedAt ?? null, findings: findings.length };
};
var listedBy = ({ scans, judged }, input) => {
  const { verdict: verdict2, excepted } = judged;
  const blockers = blockersOf(verdict2);
  const sort = otherFindings({
    blockers: blockers.map(({ finding }) => finding),
    excepted: excepted.map(({ finding }) => finding)
  });
  const found = scans.flatMap((scan) => scan.kind === "report" ? scan.report.findings : []);
  const { comparedAs } = judgementsOn(judged);
  const entry = (finding, more) => ({
    ...listed(finding, input),
    ...{ verdict: "reported", rule: null, exception: null, baseline: comparedAs(finding), ...more }
  });
  const blocking = verdict2.kind === "overridden" ? "overridden" : "blocks";
  return [
    ...blockers.map(({ finding, rule }) => entry(finding, { verdict: blocking, rule })),
    ...sort(found).others.map((finding) => entry(finding, {})),
    ...excepted.map(
      ({ finding, exception: { reason, owner, expires } }) => entry(finding, {
        verdict: "accepted",
        exception: { reason: input.redact(reason), owner: input.redact(owner), expires }
      })
    )
  ];
};
var listed = (found, { namesOf: namesOf3, redact }) => {
  const names = namesOf3(found);
  const finding = redactedFinding(found, names, redact);
  const { source, kind, id, severity: severity2, level, title, url } = finding;
  return {
    ...{ image: names.name, scanner: source, kind, id, severity: severity2, level, title },
    package: "packageName" in finding ? finding.packageName : null,
    version: finding.kind === "vulnerability" ? finding.installedVersion : null,
    fixedIn: finding.kind === "vulnerability" ? finding.fixedVersion : null,
    publishedAt: finding.kind === "vulnerability" ? finding.publishedAt ?? null : null,
    where: placesOf(finding),
    url
  };
};
var ORDER = ["blocks", "overridden", "reported", "accepted"];
var worstFirst2 = (one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict) || rankOf(one) - rankOf(other);
var rankOf = ({ severity: severity2 }) => SEVERITIES.findIndex((one) => one === severity2);

// src/domain/sarif/sarif-text.ts
var messageText = (text2, limit) => cut2(oneLine(text2).replace(/[[{]/gu, "(").replace(/[\]}]/gu, ")"), limit);
var oneLine = (text2) => text2.replace(ESCAPE_SEQUENCES, "").replace(/\s+/gu, " ").replace(INVISIBLE, "").replace(/ {2,}/gu, " ").trim();
var cut2 = (text2, limit) => {
  const characters = text2.length <= limit ? [] : Array.from(text2);
  return characters.length <= limit ? text2 : `${characters.slice(0, limit - 1).join("")}\u2026`;
};
var ACTIVE = /[^\p{L}\p{N} ,]/gu;
var markdownText = (text2, limit) => cut2(oneLine(text2), limit).replace(ACTIVE, (character) => `&#${character.codePointAt(0) ?? 0};`);
var WEB_ADDRESS = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:\/(?:[a-z0-9._~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?(?:#[a-z0-9._~/-]*)?$/iu;
var LONGEST_ADDRESS = 500;
var webAddress = (url) => url !== null && url.length <= LONGEST_ADDRESS && WEB_ADDRESS.test(url) ? url : null;
var relativeUri = (path2) => {
  const parts = path2.toWellFormed().split("/").filter((part) => part !== "" && part !== ".");
  if (parts.length === 0 || parts.includes("..")) return null;
  return parts.map(encoded).join("/");
};
var encoded = (part) => encodeURIComponent(part).replace(/[!'()*]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

// src/domain/reports/findings-table.ts
var WIDEST = { verdict: 10, level: 13, scanner: 8, id: 30, what: 60, fixedIn: 30, title: 90, more: 120 };
var HEAD = {
  ...{ verdict: "VERDICT", level: "SEVERITY", scanner: "SCANNER", id: "FINDING", what: "IN", fixedIn: "FIXED IN" },
  ...{ title: "TITLE", more: "NOTES" }
};
var findingsTable = ({ image, verdict: verdict2, scans, findings, fixed }) => {
  const isOfOne = new Set(scans.map((scan) => scan.image)).size <= 1;
  const rows = [HEAD, ...findings.map((finding) => rowOf(finding, isOfOne))];
  const columns = Object.keys(WIDEST);
  const widths = columns.map((column) => rows.reduce((widest, row) => Math.max(widest, row[column].length), 0));
  const lines2 = rows.map(
    (row) => columns.map((column, index) => row[column].padEnd(widths[index] ?? 0)).join("  ").trimEnd()
  );
  const notes = scans.flatMap((scan) => "broke" in scan ? [noteOn(scan, "broke", scan.broke)] : []);
  const unscanned = scans.flatMap(
    (scan) => "notScanned" in scan ? [noteOn(scan, "not scanned", scan.notScanned)] : []
  );
  const fixes = fixed === void 0 ? [] : [`Fixed since the baseline: ${fixed.length}`];
  const body = findings.length === 0 ? ["No findings"] : lines2;
  return `${[`${messageText(image, 200)}: ${verdict2}`, ...notes, ...unscanned, ...fixes, "", ...body].join("\n")}
`;
};
var noteOn = ({ scanner }, what, why) => `${nameOf3(scanner)} ${what}: ${messageText(why, 500)}`;
var nameOf3 = (scanner) => SOURCES[scanner].name;
var rowOf = (finding, isOfOne) => {
  const { verdict: verdict2, level, scanner, id, title, image, exception, baseline, rule } = finding;
  const more = [
    ...isOfOne ? [] : [image],
    ...rule === null ? [] : [rule],
    ...exception === null ? [] : [`until ${exception.expires ?? "no date"}, ${exception.owner}: ${exception.reason}`],
    ...baseline === "new" ? ["new"] : []
  ].join("; ");
  const what = finding.package ? `${finding.package} ${finding.version ?? ""}` : finding.where.slice(0, 2).join(", ");
  return shortened({ verdict: verdict2, level, scanner: nameOf3(scanner), id, what, fixedIn: finding.fixedIn ?? "", title, more });
};
var shortened = (row) => {
  const cells = Object.entries(row);
  return Object.fromEntries(cells.map(([name, text2]) => [name, messageText(text2, WIDEST[name])]));
};

// src/domain/reports/visible-json.ts
var visibleJson = (value) => `${JSON.stringify(value, null, 1).replace(INVISIBLE, (found) => found === "\n" ? found : byNumber(found))}
`;
var byNumber = (found) => found.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

// src/stages/reports/write-findings.ts
var writeFindings = async (run, writer) => {
  const { imageName: imageName2, gates } = run;
  const { redact } = writer.ports.secrets;
  const document3 = await writer.attempt(
    "findings.json",
    () => Promise.resolve(findingsDocument({ imageName: imageName2, gates, namesOf: namesIn2(run), redact }))
  );
  if (document3 === null) return;
  await replaceFile("findings.json", visibleJson(document3), writer);
  await replaceFile("findings.txt", findingsTable(document3), writer);
};
var namesIn2 = (run) => {
  const [, ...others] = reportedImages(run);
  const bySideCar = new Map(others.map((image, index) => [keyOf(run.sideCars[index]), image]));
  return (about2) => {
    if (about2.sideCar === void 0) return ofRun(run);
    return bySideCar.get(keyOf(about2)) ?? { name: about2.sideCar.image, localName: "" };
  };
};
var keyOf = (about2) => `${about2?.sideCar?.image ?? ""} ${about2?.sideCar?.platform ?? ""}`;

// src/stages/reports/write-image.ts
import { join as join20 } from "node:path";

// src/domain/reports/clean-text.ts
var WORDS2 = /* @__PURE__ */ new Set([
  ...[
    "ArtifactType",
    "Class",
    "Type",
    "Severity",
    "SeveritySource",
    "Status",
    "Digest",
    "DiffID",
    "ImageID",
    "DiffIDs"
  ],
  ...["UID", "PURL", "BOMRef", "level", "code", "CreatedAt", "PublishedDate", "LastModifiedDate"]
]);
var cleanValue = (value, redact, isHidden) => {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => cleanValue(item, redact, isHidden));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !isHidden(name)).map(([name, member]) => [name, cleanValue(member, WORDS2.has(name) ? asItIs2 : redact, isHidden)])
  );
};
var asItIs2 = (text2) => text2;

// src/domain/reports/clean-dockle.ts
var DOCUMENT = external_exports.looseObject({
  details: external_exports.array(external_exports.looseObject({ alerts: external_exports.array(external_exports.string()).nullish() })).nullish()
});
var cleanDockleJson = (text2, redact) => {
  const parsed = parseJson(DOCUMENT, text2);
  if (parsed.kind === "invalid") return parsed;
  const details2 = (parsed.value.details ?? []).map((detail) => ({
    ...detail,
    alerts: (detail.alerts ?? []).map(shownAlert).sort()
  }));
  const cleaned = cleanValue({ ...parsed.value, details: details2 }, redact, () => false);
  return { kind: "valid", value: visibleJson(cleaned) };
};

// src/domain/reports/clean-trivy.ts
var HISTORY = external_exports.object({ created_by: external_exports.string().nullish(), empty_layer: external_exports.boolean().nullish() });
var DOCUMENT2 = external_exports.looseObject({
  ArtifactName: external_exports.string().nullish().catch(null),
  Metadata: external_exports.looseObject({
    ImageConfig: external_exports.looseObject({
      history: external_exports.array(HISTORY).nullish().catch(null),
      rootfs: external_exports.looseObject({ diff_ids: external_exports.array(external_exports.string()).nullish().catch(null) }).nullish().catch(null)
    }).nullish().catch(null)
  })
});
var HIDDEN2 = /* @__PURE__ */ new Set(["Match", "Code", "CreatedBy", "config", "container_config", "history"]);
var cleanTrivyJson = (text2, names, redact) => {
  const parsed = parseJson(DOCUMENT2, text2);
  if (parsed.kind === "invalid") return parsed;
  const { ArtifactName, Metadata } = parsed.value;
  const whole3 = cleanValue(
    JSON.parse(text2),
    redactNames([ArtifactName ?? "", names.localName], names.name, redact),
    (name) => HIDDEN2.has(name)
  );
  return {
    kind: "valid",
    value: { text: visibleJson(whole3), history: historyOf(Metadata.ImageConfig) }
  };
};
var redactNames = (hidden, name, redact) => {
  const replaced3 = hidden.filter((one) => one.length >= SHORTEST_NAME);
  return (text2) => redact(replaced3.reduce((shown, one) => shown.replaceAll(one, () => name), text2));
};
var SHORTEST_NAME = 5;
var historyOf = (config) => ({
  entries: (config?.history ?? []).map((entry) => ({
    createdBy: entry.created_by ?? "",
    isEmpty: entry.empty_layer === true
  })),
  layers: (config?.rootfs?.diff_ids ?? []).filter((layer2) => isDigest(layer2))
});

// src/stages/reports/convert.ts
import { join as join19 } from "node:path";
var CONVERTED = {
  "trivy.txt": ["--format", "table", "--scanners", "vuln,secret"],
  "sbom.cdx.json": ["--format", "cyclonedx"],
  "sbom.spdx.json": ["--format", "spdx-json"]
};
var TIMEOUT_MS5 = 12e4;
var convert = async ({ trivy, json, name, output: output2 }, { exec, files }) => {
  const directory = await files.makePrivateDirectory("convert");
  const of = (file) => join19(directory, file);
  const empty = of("empty");
  await files.makeDirectory(empty);
  await Promise.all(["trivy.yaml", "ignore"].map((file) => files.writePrivate(of(file), "")));
  await exec.run({
    argv: [
      ...[trivy.path, "convert", ...CONVERTED[name], "--output", output2],
      // Named, so that nothing in a folder or a variable decides what is in the report.
      ...["--config", of("trivy.yaml"), "--ignorefile", of("ignore"), "--cache-dir", empty],
      ...["--exit-code", "0", "--timeout", `${TIMEOUT_MS5 / 1e3}s`, "--quiet", json]
    ],
    inherit: ["PATH"],
    set: { HOME: empty, TMPDIR: directory, NO_COLOR: "1" },
    cwd: empty,
    output: "quiet",
    timeoutMs: TIMEOUT_MS5
  });
};

// src/domain/sarif/sarif-of.ts
import { gzipSync } from "node:zlib";

// src/domain/sarif/sarif-log.ts
var SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

// src/domain/sarif/sarif-rules.ts
var SCALE = {
  CRITICAL: { level: "error", score: "9.5" },
  HIGH: { level: "error", score: "8.0" },
  MEDIUM: { level: "warning", score: "5.5" },
  LOW: { level: "note", score: "2.0" },
  UNKNOWN: { level: "note", score: null }
};
var levelOf = ({ severity: severity2 }) => SCALE[severity2].level;
var LONGEST_ID = 255;
var ruleIdOf = ({ id }) => messageText(id, LONGEST_ID) || "unnamed";
var SHORT = 200;
var LONG = 1e3;
var LISTED = 10;
var ruleOf = (id, findings) => {
  const worst2 = worstFirst(findings)[0] ?? findings[0];
  const { level, score } = SCALE[worst2.severity];
  const address = webAddress(worst2.url);
  const title = messageText(worst2.title, SHORT) || id;
  return {
    id,
    shortDescription: { text: sentence(messageText(`${id} ${title === id ? "" : title}`, SHORT)) },
    fullDescription: { text: sentence(messageText(explain(worst2), LONG) || id) },
    ...address !== null && { helpUri: address },
    help: helpOf(id, worst2, findings),
    defaultConfiguration: { level },
    properties: {
      tags: ["security", "container", KIND_TAGS[worst2.kind] ?? worst2.kind, worst2.source],
      ...score !== null && { "security-severity": score },
      precision: "high"
    }
  };
};
var KIND_TAGS = { misconfiguration: "configuration" };
var sentence = (text2) => /[.!?…]$/u.test(text2) ? text2 : `${text2}.`;
var helpOf = (id, worst2, findings) => {
  const affected = [...new Set(findings.map((one) => affectedBy(one) ?? placesOf(one)[0] ?? ""))].filter(
    (one) => one !== ""
  );
  const listed5 = affected.slice(0, LISTED);
  const more = affected.length > LISTED ? `and ${affected.length - LISTED} more` : "";
  const fix = fixesOf(worst2.source, findings);
  const address = webAddress(worst2.url);
  const markdown2 = [
    `**${markdownText(id, LONGEST_ID)}** ${markdownText(worst2.title, SHORT)}`,
    listed5.length === 0 ? "" : `Affected: ${[...listed5.map((one) => markdownText(one, SHORT)), more].filter(Boolean).join(", ")}.`,
    markdownText(fix, LONG),
    address === null ? "" : `[Read about it](${address.replaceAll("(", "%28").replaceAll(")", "%29")})`
  ];
  const text2 = [listed5.length === 0 ? "" : `Affected: ${[...listed5, more].filter(Boolean).join(", ")}.`, fix];
  return {
    text: messageText(text2.filter(Boolean).join(" "), LONG),
    markdown: markdown2.filter((line2) => line2 !== "").join("\n\n")
  };
};
var fixesOf = (source, findings) => {
  const fixes = findings.flatMap(
    (finding) => finding.kind === "vulnerability" && finding.fixedVersion !== null ? [`${finding.packageName || "the package"} to ${finding.fixedVersion}`] : []
  );
  const [first, ...others] = new Set(fixes);
  if (first !== void 0)
    return `Upgrade ${[first, ...others.slice(0, LISTED - 1)].join("; ")}, or rebuild on a newer base image.`;
  if (findings.every(({ kind }) => kind === "vulnerability")) return "No fixed version is known.";
  if (findings.some(({ kind }) => kind === "secret"))
    return "Revoke the secret, and remove it from the layer that it is in.";
  return `Fix what ${SOURCES[source].name} names in the Dockerfile or in the image.`;
};

// src/domain/sarif/sarif-of.ts
var MOST_RESULTS = 5e3;
var MOST_BYTES3 = 1e7;
var sarifOf = (input) => {
  const { findings } = input.report;
  const results = resultsOf(input);
  for (let kept = Math.min(findings.length, MOST_RESULTS); ; kept = Math.floor(kept * 0.7)) {
    const leftOut = findings.length - kept;
    const log2 = logOf(input, results.slice(0, kept), notesOn(leftOut, findings.length));
    const text2 = `${JSON.stringify(log2, null, 1)}
`;
    if (kept === 0 || text2.length < MOST_BYTES3 / 4 || gzipSync(text2).length <= MOST_BYTES3) return { log: log2, text: text2, leftOut };
  }
};
var categoryOf = ({ report: report3, imageName: imageName2 }) => {
  const parts = ["ship-to-ecs", ...imageName2.split("/"), ...ownerParts(report3)];
  const named6 = parts.map(
    (part) => part.toWellFormed().replace(/[^\w.@:+-]+/gu, "-").slice(0, 100)
  );
  return `${[...named6.filter((part) => part !== ""), report3.source].join("/")}/`;
};
var ownerParts = ({ sideCar }) => {
  if (sideCar === void 0) return [];
  const { image, runsIn, ofRun: ofRun2 } = sideCar;
  if (ofRun2 === true) return ["platform", sideCar.platform.replaceAll("/", "-")];
  const named6 = runsIn === void 0 ? ["side-car", image] : ["running", nameWithoutDigest(image)];
  return [...named6.flatMap((part) => part.split("/")), sideCar.platform.replaceAll("/", "-")];
};
var resultsOf = (input) => {
  const findings = worstFirst(input.report.findings);
  const fingerprints = fingerprintsOf(findings, input.localName);
  return findings.slice(0, MOST_RESULTS).map((finding, index) => {
    const reason = input.exceptedBy(finding);
    const compared = input.comparedAs(finding);
    return {
      finding,
      result: {
        ruleId: ruleIdOf(finding),
        level: levelOf(finding),
        message: { text: messageOf2(finding) },
        locations: [locationOf(finding, input.placeOf(finding))],
        partialFingerprints: { primaryLocationLineHash: fingerprints[index] ?? "" },
        ...reason !== null && {
          suppressions: [
            { kind: "external", status: "accepted", justification: messageText(reason, LONGEST3) || "accepted" }
          ]
        },
        ...compared !== null && { baselineState: compared }
      }
    };
  });
};
var LONGEST3 = 1e3;
var LONGEST_NAME = 300;
var NAMED2 = 3;
var messageOf2 = (finding) => {
  const places = finding.kind === "vulnerability" ? placesOf(finding).slice(0, NAMED2).filter((place) => place !== "") : [];
  const where = places.length === 0 ? "" : ` In ${places.join(", ")}.`;
  return sentence(messageText(`${sentence(explain(finding))}${where}`, LONGEST3));
};
var locationOf = (finding, { path: path2, line: line2 }) => {
  const names = [affectedBy(finding), ...placesOf(finding).slice(0, 1)].map(
    (name2) => messageText(name2 ?? "", LONGEST_NAME)
  );
  const [name] = names.filter((one) => one !== "");
  return {
    physicalLocation: {
      // A name that GitHub takes, where the repository has no file to point at.
      artifactLocation: { uri: relativeUri(path2) ?? "ship-to-ecs.yaml" },
      region: { startLine: line2.line, startColumn: 1, endLine: line2.line, endColumn: line2.length + 1 }
    },
    ...name !== void 0 && {
      logicalLocations: [{ fullyQualifiedName: name, kind: finding.kind === "vulnerability" ? "package" : "resource" }]
    }
  };
};
var notesOn = (leftOut, all) => leftOut === 0 ? [] : [
  {
    level: "warning",
    message: {
      text: `${leftOut} of ${all} findings are left out, the mildest ones, to stay within the limits of code scanning. findings.json has all of them.`
    }
  }
];
var logOf = (input, placed2, notes) => {
  const { source, version } = input.report;
  const byRule = Map.groupBy(placed2, ({ result }) => result.ruleId);
  const indexes = new Map([...byRule.keys()].map((id, index) => [id, index]));
  const rules = [...byRule].flatMap(
    ([id, [first, ...others]]) => first === void 0 ? [] : [ruleOf(id, [first.finding, ...others.map(({ finding }) => finding)])]
  );
  const known3 = numbered(messageText(version, 100)) || (source === "image" ? "1" : "");
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: SOURCES[source].name,
            ...known3 !== "" && { version: known3 },
            informationUri: ABOUT[source],
            rules
          }
        },
        automationDetails: { id: categoryOf(input) },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notes }],
        columnKind: "utf16CodeUnits",
        results: placed2.map(({ result }) => ({ ...result, ruleIndex: indexes.get(result.ruleId) ?? 0 }))
      }
    ]
  };
};
var numbered = (version) => {
  const [, what, number] = /^(\D+) of (\d.*)$/u.exec(version) ?? [];
  return number === void 0 ? version : `${number} (${what ?? ""})`;
};
var ABOUT = {
  trivy: "https://trivy.dev",
  dockle: "https://github.com/goodwithtech/dockle",
  ecr: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html",
  image: "https://docs.docker.com/build/building/best-practices/"
};

// src/domain/sarif/dockerfile-instructions.ts
var instructionsOf = (dockerfile) => {
  const lines2 = dockerfile.replace(/^\uFEFF/u, "").split(/\r?\n/u);
  const escape = escapeIn(lines2);
  const instructions = [];
  for (let at = 0; at < lines2.length; ) {
    const read4 = readInstruction(lines2, at, escape);
    if (read4.instruction !== null) instructions.push(read4.instruction);
    at = read4.next;
  }
  return instructions;
};
var stagesIn2 = (instructions) => {
  const stages = [];
  for (const instruction of instructions) {
    if (instruction.keyword !== "FROM") {
      stages.at(-1)?.instructions.push(instruction);
      continue;
    }
    const [base2 = "", as = "", name = ""] = instruction.body.toLowerCase().split(" ");
    stages.push({ from: instruction, base: base2, name: as === "as" && name !== "" ? name : null, instructions: [] });
  }
  return stages;
};
var chainOf2 = (stages, target) => {
  const wanted = target === null ? stages.length - 1 : stageNamed(stages, target.toLowerCase());
  const chain = [];
  for (let at = wanted; at >= 0; ) {
    const stage = stages[at];
    if (stage === void 0) break;
    chain.unshift(stage);
    at = stageNamed(stages.slice(0, at), stage.base);
  }
  return chain;
};
var stageNamed = (stages, name) => {
  const named6 = stages.findLastIndex((stage) => stage.name === name);
  if (named6 >= 0) return named6;
  return /^\d{1,4}$/u.test(name) && Number(name) < stages.length ? Number(name) : -1;
};
var DIRECTIVE = /^\s*#\s*([a-z]+)\s*=\s*(\S*)\s*$/iu;
var escapeIn = (lines2) => {
  for (const line2 of lines2) {
    const directive = DIRECTIVE.exec(line2);
    if (directive === null) break;
    if (directive[1]?.toLowerCase() === "escape") return directive[2] === "`" ? "`" : "\\";
  }
  return "\\";
};
var isPassedOver = (line2) => /^\s*(?:#|$)/u.test(line2);
var readInstruction = (lines2, first, escape) => {
  const text2 = lines2[first] ?? "";
  if (isPassedOver(text2)) return { instruction: null, next: first + 1 };
  const { words, next } = continued(lines2, first, escape);
  const [, keyword = "", rest = ""] = /^\s*([a-z]+)(?:\s+(.*))?$/isu.exec(words) ?? [];
  const { line: heredoc, end } = heredocsOf(rest, keyword.toUpperCase(), { lines: lines2, at: next });
  if (keyword === "") return { instruction: null, next: end };
  const body = heredoc ?? withoutOptions(rest.replace(/\s+/gu, " ").trim());
  return { instruction: { keyword: keyword.toUpperCase(), body, line: first + 1, text: text2 }, next: end };
};
var continued = (lines2, first, escape) => {
  const parts = [];
  let at = first;
  for (; at < lines2.length; at += 1) {
    const line2 = lines2[at] ?? "";
    if (at > first && isPassedOver(line2)) continue;
    const trimmed = line2.trimEnd();
    if (!trimmed.endsWith(escape)) {
      parts.push(line2);
      break;
    }
    parts.push(trimmed.slice(0, -1));
  }
  return { words: parts.join(" "), next: at + 1 };
};
var withoutOptions = (body) => {
  let rest = body;
  while (/^--[\w-]+(?:=\S*)?(?: |$)/u.test(rest))
    rest = rest.slice(rest.includes(" ") ? rest.indexOf(" ") + 1 : rest.length);
  return rest;
};
var HEREDOC = /<<-?(["']?)([A-Za-z_]\w*)\1/gu;
var heredocsOf = (rest, keyword, { lines: lines2, at }) => {
  const names = ["RUN", "COPY", "ADD"].includes(keyword) ? [...rest.matchAll(HEREDOC)].map(([, , name]) => name) : [];
  let end = at;
  let line2 = null;
  for (const name of names) {
    const close = lines2.findIndex((one, index) => index >= end && one.trim() === name);
    if (close < 0) return { line: null, end: at };
    if (keyword === "RUN")
      line2 ??= lines2.slice(end, close).find((one) => !isPassedOver(one))?.trim().replace(/\s+/gu, " ") ?? null;
    end = close + 1;
  }
  return { line: line2, end };
};

// src/domain/sarif/layer-lines.ts
var MAKE_LAYERS = ["RUN", "COPY", "ADD", "WORKDIR"];
var linesOf = (dockerfile, history, target) => {
  const chain = chainOf2(stagesIn2(instructionsOf(dockerfile)), target);
  const from = chain[0] === void 0 ? FIRST2 : lineOf2(chain[0].from);
  const made = chain.flatMap(({ instructions }) => instructions).filter(({ keyword }) => MAKE_LAYERS.includes(keyword));
  const entries = history.entries.filter(({ isEmpty }) => !isEmpty).map(({ createdBy }) => entryOf(createdBy));
  const byLayer = /* @__PURE__ */ new Map();
  if (entries.length !== history.layers.length) return { from, byLayer };
  const lowest = Math.max(0, entries.length - made.length);
  let at = entries.length - 1;
  for (const instruction of made.toReversed()) {
    const found = entries.findLastIndex(
      (entry, index) => index <= at && index >= lowest && isMadeBy(entry, instruction)
    );
    const layer2 = history.layers[found];
    if (layer2 === void 0) continue;
    byLayer.set(layer2, lineOf2(instruction));
    at = found - 1;
  }
  return { from, byLayer };
};
var FIRST2 = { line: 1, length: 1 };
var lineOf2 = ({ line: line2, text: text2 }) => ({ line: line2, length: Math.max(1, text2.length) });
var NO_COMMAND = "#(nop)";
var entryOf = (createdBy) => {
  const text2 = createdBy.replace(/\s+/gu, " ").replace(/ # buildkit$/u, "").trim();
  const marked = text2.indexOf(NO_COMMAND);
  const words = marked < 0 ? text2 : text2.slice(marked + NO_COMMAND.length).trim();
  const [, keyword, body = ""] = /^([A-Z]+)(?: (.*))?$/u.exec(words) ?? [];
  return keyword === void 0 ? { keyword: "RUN", body: words } : { keyword, body };
};
var isMadeBy = (entry, instruction) => {
  if (entry.keyword !== instruction.keyword || instruction.body === "") return false;
  switch (entry.keyword) {
    case "RUN":
      return runs(entry.body, instruction.body);
    case "WORKDIR":
      return isVariable(instruction.body) || samePath(entry.body, instruction.body);
    default:
      return copiesTo(entry.body, instruction.body);
  }
};
var runs = (body, wanted) => {
  const words = wordsOf(wanted)?.join(" ") ?? wanted;
  return body === words || body.endsWith(` ${words}`) || body.includes(`${words} `);
};
var copiesTo = (body, wanted) => {
  const target = wordsOf(wanted)?.at(-1) ?? lastWord(wanted);
  return isVariable(target) || body.endsWith(` ${target}`) || samePath(lastWord(body), target);
};
var lastWord = (words) => words.split(" ").at(-1) ?? "";
var wordsOf = (body) => {
  if (!body.startsWith("[")) return null;
  try {
    const words = JSON.parse(body);
    return Array.isArray(words) ? words.map(String) : null;
  } catch {
    return null;
  }
};
var isVariable = (text2) => text2.includes("$");
var samePath = (entry, wanted) => {
  const [full, part] = [entry, wanted].map((path2) => path2.replaceAll(/["']/gu, "").replace(/\/+$/u, ""));
  if (full === void 0 || part === void 0 || full === part) return full === part;
  const relative4 = part.replace(/^(?:\.\/|\.$)/u, "");
  return !part.startsWith("/") && (relative4 === "" || full.endsWith(`/${relative4}`));
};

// src/domain/sarif/quoted-lines.ts
var VARIABLE = /^Suspicious ENV key found : ([^\s=]+)/u;
var lineOfAlerts = (finding, { entries }, instructions) => {
  const hidden = finding.kind === "misconfiguration" ? finding[HIDDEN] ?? [] : [];
  const steps = Map.groupBy(entries, ({ createdBy }) => hiddenStep(createdBy));
  for (const alert of finding.where) {
    const variable = VARIABLE.exec(alert)?.[1];
    const quoted2 = hidden.filter(({ shown }) => shown === alert).flatMap((one) => steps.get(one.hidden) ?? []);
    const found = variable === void 0 ? firstMade(quoted2, instructions) : instructions.find((instruction) => sets(variable, instruction));
    if (found !== void 0) return lineOf2(found);
  }
  return null;
};
var firstMade = (quoted2, instructions) => {
  const entries = quoted2.map(({ createdBy }) => entryOf(createdBy));
  return instructions.find((instruction) => entries.some((entry) => isMadeBy(entry, instruction)));
};
var sets = (variable, { keyword, body }) => {
  if (keyword !== "ENV" && keyword !== "ARG") return false;
  const [first = "", ...others] = body.split(" ");
  return first === variable || [first, ...others].some((word) => word.startsWith(`${variable}=`));
};

// src/domain/sarif/source-places.ts
var placesFor = ({ dockerfile, history, fallback }) => {
  if (dockerfile === null) return () => ({ path: fallback, line: { line: 1, length: 1 } });
  const { path: path2, text: text2, target } = dockerfile;
  const { from, byLayer } = linesOf(text2, history, target);
  const instructions = chainOf2(stagesIn2(instructionsOf(text2)), target).flatMap((stage) => stage.instructions);
  const quoted2 = (finding) => finding.source === "dockle" ? lineOfAlerts(finding, history, instructions) : null;
  return (finding) => ({ path: path2, line: byLayer.get(finding.layer ?? "") ?? quoted2(finding) ?? from });
};

// src/stages/reports/write-sarif.ts
var writeSarif = async (job, writer) => {
  const { image, imageName: imageName2, name, places } = job;
  const { secrets, files, log: runLog } = writer.ports;
  const { redact } = secrets;
  await writer.attempt(name, async () => {
    const { report: report3, originalOf } = redactedReport(job.report, image, redact);
    const { exceptedBy, comparedAs } = judgementsOn(job.judged);
    const { log: log2, text: text2, leftOut } = sarifOf({
      ...{ report: report3, imageName: imageName2, localName: image.name, placeOf: placesFor(places) },
      exceptedBy: (finding) => redact(exceptedBy(job.originalOf(originalOf(finding))) ?? "") || null,
      comparedAs: (finding) => comparedAs(job.originalOf(originalOf(finding)))
    });
    await wholeOrNone(name, writer, (path2) => files.writePrivate(path2, text2));
    const [{ automationDetails, results, tool }] = log2.runs;
    const sarif = { tool: tool.driver.name, category: automationDetails.id, results: results.length, leftOut };
    writer.files.push({ name, sarif });
    if (leftOut > 0) runLog.warning(`${name}: ${leftOut} of ${leftOut + results.length} findings are left out`);
  });
};

// src/stages/reports/write-image.ts
var writeImage = async (image, input, writer) => {
  const history = await writeTrivy(image, input.trivy, writer);
  await writeDockle(image, writer);
  const places = { ...input, dockerfile: image.folder === "" ? input.dockerfile : null, history };
  for (const { report: report3, sarif } of image.reports) {
    const name = `${image.folder}${report3.source}.sarif`;
    if (sarif.kind === "own") await writeSarif({ ...input, ...sarif, image, name, places }, writer);
    if (sarif.kind === "incomplete") writer.problems.push(`${name} is not written: ${sarif.because}`);
  }
};
var NO_HISTORY = { entries: [], layers: [] };
var writeTrivy = async (image, trivy, writer) => {
  const name = `${image.folder}trivy.json`;
  const cleaned = await cleanedTrivy(image, writer);
  if (cleaned === null) return NO_HISTORY;
  const isWritten = await writeFile(name, cleaned.text, writer);
  if (isWritten && trivy.kind === "ready") {
    for (const converted of Object.keys(CONVERTED)) {
      const file = `${image.folder}${converted}`;
      await writer.attempt(file, async () => {
        const json = join20(writer.folder, name);
        await wholeOrNone(file, writer, (output2) => convert({ trivy, json, name: converted, output: output2 }, writer.ports));
        writer.files.push({ name: file });
      });
    }
  }
  return cleaned.history;
};
var cleanedTrivy = async (image, writer) => {
  const { redact } = writer.ports.secrets;
  const clean = (text2) => cleanTrivyJson(text2, image, redact);
  return fromRaw({ image, source: "trivy", name: `${image.folder}trivy.json`, clean }, writer);
};
var historyOf2 = async (image, writer) => (await cleanedTrivy(image, writer))?.history ?? NO_HISTORY;
var writeDockle = async (image, writer) => {
  const name = `${image.folder}dockle.json`;
  const { redact } = writer.ports.secrets;
  const clean = (raw) => cleanDockleJson(raw, redact);
  const text2 = await fromRaw({ image, source: "dockle", name, clean }, writer);
  if (text2 !== null) await writeFile(name, text2, writer);
};
var fromRaw = async ({ image, source, name, clean }, { attempt, ports }) => {
  const raw = image.reports.find(({ report: report3 }) => report3.source === source)?.raw ?? null;
  if (raw === null) return null;
  return attempt(name, async () => {
    const cleaned = clean(await ports.files.readText(raw) ?? "");
    if (cleaned.kind === "invalid") throw new Error(`the scanner's report is invalid: ${cleaned.problem}`);
    return cleaned.value;
  });
};

// src/stages/reports/ecr-reports.ts
var writeEcrReports = defineStage({
  kind: "reports",
  title: "Add the findings of ECR to the reports",
  uses: ["exec", "files", "secrets", "log"],
  run: async (input, ports) => {
    const { before, folder, scan, judged } = input;
    const writer = reportWriter(ports);
    if (folder !== null) {
      const inFolder = { ...writer, folder };
      if (scan.kind === "report" && wasScanned(scan.report)) await writeReport(scan.report, input, inFolder);
      const gates = [
        { scans: allScans(before), judged: before.judged },
        { scans: [scan], judged }
      ];
      await writeFindings({ ...before, gates }, inFolder);
      if (writer.files.length > 0)
        ports.log.info(`Added to the reports: ${writer.files.map(({ name }) => name).join(", ")}`);
    }
    warnOfProblems(writer);
    const { files, problems } = writer;
    return { folder, files, problems };
  },
  record: (written3) => written3
});
var writeReport = async (report3, { before, judged }, writer) => {
  const image = ofRun(before);
  const dockerfile = await writer.attempt("the line of each finding", () => findSource(before.source, writer.ports));
  const history = await historyOf2(image, writer);
  const places = { dockerfile, history, fallback: before.fallback };
  const reports = image.reports.map((one) => one.report);
  const own = { report: withKnownLayers(report3, reports), originalOf: (finding) => finding };
  await writeSarif({ ...before, ...own, name: "ecr.sarif", judged, image, places }, writer);
};

// src/domain/scan/joint-judgement.ts
var joint = ([first, ...others]) => {
  const all = [first, ...others];
  const last = all.at(-1) ?? first;
  return {
    ...first,
    verdict: worst(all.map(({ verdict: verdict2 }) => verdict2)),
    excepted: all.flatMap(({ excepted }) => excepted),
    exceptions: last.exceptions,
    ...soonIn(all),
    ...comparedIn(all)
  };
};
var soonIn = (all) => {
  const soon = soonestWorst(all.flatMap((judged) => judged.soon ?? []));
  return soon.length === 0 ? {} : { soon };
};
var comparedIn = (all) => {
  const comparisons = all.flatMap(({ compared }) => compared?.kind === "compared" ? [compared] : []);
  const [first] = comparisons;
  if (first === void 0) return {};
  const lists = {
    added: comparisons.flatMap(({ added }) => added),
    there: comparisons.flatMap(({ there }) => there),
    fixed: comparisons.flatMap(({ fixed }) => fixed)
  };
  return { compared: { ...first, ...lists } };
};
var worst = (verdicts) => {
  const blockers = verdicts.flatMap(blockersOf);
  const broken3 = verdicts.flatMap((verdict2) => verdict2.kind === "broke" ? verdict2.broken : []);
  if (broken3.length > 0) return { kind: "broke", broken: broken3, blockers };
  if (verdicts.some(({ kind }) => kind === "blocked")) return { kind: "blocked", blockers };
  const overridden2 = verdicts.find((verdict2) => verdict2.kind === "overridden");
  return overridden2 === void 0 ? { kind: "passed" } : { ...overridden2, blockers };
};

// src/stages/github/built-from.ts
import { relative as relative3 } from "node:path";
var builtFrom = ({ context, file, target }, workspace) => ({
  context: isRemote(context) ? context : relative3(workspace, context),
  file: file === null ? null : relative3(workspace, file),
  target
});

// src/domain/github/comment-facts.ts
var identityOfComment = (about2) => {
  const { pipeline, app, environment, repository, built, services } = about2;
  return [
    ...[pipeline, app, environment, repository],
    ...built === null ? [] : [built.context, built.file, built.target],
    ...services.map(({ region, cluster, service }) => JSON.stringify([region, cluster, service])).toSorted()
  ];
};

// src/domain/github/marker.ts
import { createHash as createHash8 } from "node:crypto";
var markerOf = (what, names) => {
  const hash = createHash8("sha256").update(JSON.stringify(names)).digest("hex").slice(0, 32);
  return `<!-- ship-to-ecs ${what} ${hash} -->`;
};
var isMarked = ({ author, body }, marker, viewer) => (
  // A login has no brackets, so nobody can be called like an app.
  [viewer, `${viewer}[bot]`].includes(author) && body.startsWith(marker)
);

// src/domain/github/refusal.ts
var notAllowed = (because, next) => ({ kind: "not-allowed", because, next });
var failed = (because, next) => ({ kind: "failed", because, next });
var ROWS = [
  {
    status: [403],
    words: /archived/iu,
    refusal: () => notAllowed("the repository is archived, so nothing can be written to it", null)
  },
  {
    // `Code Security must be enabled for this repository to use code scanning.`, `Advanced Security must be enabled …`
    status: [403],
    words: /(?:code|advanced) security must be enabled|code scanning is not enabled/iu,
    refusal: () => notAllowed(
      "code scanning is not enabled for this repository",
      "Enable Code Security in the settings of the repository, or set `code-scanning: off`."
    )
  },
  {
    status: [403],
    words: /locked/iu,
    refusal: () => notAllowed("the conversation is locked", null)
  },
  {
    status: [403, 429],
    words: /rate limit|abuse/iu,
    refusal: ({ text: text2 }) => failed(`the rate limit of GitHub is used up: ${text2}`, "Re-run the job later.")
  },
  {
    status: [403],
    refusal: (_, { permission: permission2 }) => notAllowed(
      `the token may not write: it lacks the permission \`${permission2}\``,
      `Grant \`${permission2}\` to the job. Pull requests from forks never get it.`
    )
  },
  {
    status: [401],
    refusal: () => ({
      ...failed("GitHub does not accept the token", "Check the input `github-token`."),
      isOfToken: true
    })
  },
  {
    status: [404],
    refusal: (_, { permission: permission2 }) => notAllowed(
      "GitHub does not show the token what is needed for it",
      `Grant \`${permission2}\` to the job, or turn the setting off where the repository does not have it.`
    )
  },
  {
    status: [410],
    refusal: () => notAllowed("issues are disabled in this repository", "Enable issues in its settings.")
  },
  {
    status: [413],
    refusal: () => failed("the report is larger than GitHub accepts (10 MB, compressed)", null)
  },
  {
    status: [422],
    words: /too long/iu,
    refusal: () => failed("the text is longer than GitHub accepts (65,536 characters)", null)
  }
];
var NO_TOKEN = /\bthere is no token\b/u;
var explainRefusal = (refused4, written3) => {
  const row = ROWS.find(
    ({ status, words }) => refused4.status !== null && status.includes(refused4.status) && (words === void 0 || words.test(refused4.text))
  );
  if (row !== void 0) return row.refusal(refused4, written3);
  if (!NO_TOKEN.test(refused4.text)) return failed(refused4.text, null);
  const next = `Set \`github-token\` to a token with \`${written3.permission}\`.`;
  return { ...failed(refused4.text, next), isOfToken: true };
};
var PROCESSING = [
  [/multiple runs with the same category/iu, "two reports have one category"],
  [/invalid URI/iu, "a location in the report is not a path of the repository"],
  [/rejecting SARIF/iu, "the report exceeds a limit of code scanning"]
];
var explainProcessing = (errors) => {
  const text2 = errors.join("; ") || "GitHub gave no reason";
  const meaning3 = PROCESSING.find(([words]) => words.test(text2))?.[1];
  return meaning3 === void 0 ? text2 : `${meaning3}: ${text2}`;
};

// src/report/comment/comment-text.ts
var LIMIT_BYTES = 6e4;
var CUT = "_The rest is left out because a comment cannot be longer. The summary of the run has all of it._\n";
var ROWS2 = 30;
var FOLDED_ROWS = 20;
var OPEN_ROWS = 10;
var commentText = ({ judged, about: about2 }) => {
  const { verdict: verdict2, excepted } = judged;
  const blockers = blockersOf(verdict2).map(({ finding }) => finding);
  const comparisons = comparisonsIn(judged);
  const there = comparisons.flatMap((one) => one.there);
  const before = new Set(there.map(identityOf));
  const othersIn = otherFindings({ blockers, excepted: excepted.map(({ finding }) => finding) });
  const blocks = [
    text(`### ${headline(verdict2)}`),
    text(aboutInWords(about2)),
    ...noteBlocks(judged),
    ...fixList(blockers, { least: 1, rest: "in the summary of the run" }),
    ...verdict2.kind === "passed" ? [] : policyLine(judged),
    ...listed2(
      comparisons.length === 0 ? "Blocking" : "New, and blocking",
      blockers.filter((finding) => !before.has(identityOf(finding)))
    ),
    ...listed2(
      "There before, and blocking",
      blockers.filter((finding) => before.has(identityOf(finding)))
    ),
    ...soonBlocks(judged.soon),
    ...listed2("New, not blocking", othersIn(comparisons.flatMap(({ added }) => added)).others),
    ...folded(
      "fixed",
      comparisons.flatMap(({ fixed }) => fixed)
    ),
    ...folded("there before, not blocking", othersIn(there).others),
    ...acceptedBlocks(excepted)
  ];
  return fitted(blocks, LIMIT_BYTES, CUT);
};
var noteBlocks = ({ verdict: verdict2, compared, comparedSideCars = [], exceptions }) => {
  const wouldPass = proposedInWords(exceptions);
  return [
    ...verdict2.kind === "overridden" ? [text(`**Reason:** ${prose(verdict2.reason, 500)}`)] : [],
    ...brokenBlocks(verdict2),
    ...compared === void 0 ? [] : [text(prose(withShortDigests(comparedInWords(compared))))],
    ...comparedSideCars.map((one) => text(prose(withShortDigests(sideCarComparedInWords(one))))),
    ...wouldPass === null ? [] : [text(`\u{1F4A1} **${prose(wouldPass)}.**`)]
  ];
};
var headline = (verdict2) => {
  if (verdict2.kind === "passed") return "\u2705 No finding blocks the image";
  const count = plural(verdict2.blockers.length, "finding");
  if (verdict2.kind === "broke") return "\u26A0\uFE0F The image could not be judged";
  return verdict2.kind === "overridden" ? `\u26A0\uFE0F The gate was overridden: ${count} would have blocked the image` : `\u274C ${count} ${verdict2.blockers.length === 1 ? "blocks" : "block"} the image`;
};
var aboutInWords = (about2) => {
  const { app, environment, repository, commit, runUrl } = about2;
  const name = app ?? repository;
  const words = [
    ...name === "" ? [] : [codeSpan(name, 100)],
    ...environment === null ? [] : [`for ${codeSpan(environment, 100)}`]
  ].join(" ");
  return [
    ...words === "" ? [] : [words],
    ...builtInWords(about2),
    ...servicesInWords(about2),
    `commit ${codeSpan(commit.slice(0, 12))}`,
    ...runUrl === null ? [] : [link("summary of the run", runUrl)]
  ].join(", ");
};
var builtInWords = ({ built }) => {
  if (built === null) return [];
  const { context, file, target } = built;
  const from = file ?? context;
  return [
    ...from === "" || from === "Dockerfile" ? [] : [`from ${codeSpan(from, 100)}`],
    ...target === null ? [] : [`target ${codeSpan(target, 60)}`]
  ];
};
var SERVICES = 3;
var servicesInWords = ({ services }) => {
  const names = [...new Set(services.map(({ service }) => service))].filter((name) => name !== "");
  const [only, ...others] = names;
  if (only === void 0) return [];
  if (others.length === 0) return [`service ${codeSpan(only, 100)}`];
  const shown = names.slice(0, SERVICES).map((name) => codeSpan(name, 100));
  return [`services ${[...shown, ...names.length > SERVICES ? [`${names.length - SERVICES} more`] : []].join(", ")}`];
};
var brokenBlocks = (verdict2) => {
  if (verdict2.kind !== "broke") return [];
  return verdict2.broken.map(
    (scan) => text(
      `**${SOURCES[scan.source].name}** broke${scan.sideCar === void 0 ? "" : ` ${markdown(ownerInWords("on ", scan), 300)}`}: ${prose(scan.because.replace(/\.$/u, ""))}. ${prose(scan.hint)}`
    )
  );
};
var listed2 = (title, findings) => {
  if (findings.length === 0) return [];
  const rows = findingTable(worstFirst(findings), ROWS2);
  const name = `${title} (${findings.length})`;
  return findings.length > OPEN_ROWS ? details(name, rows) : [text(`#### ${name}`), ...rows];
};
var folded = (title, findings) => details(
  `${plural(findings.length, "finding")} ${title}`,
  findings.length === 0 ? [] : findingTable(worstFirst(findings), FOLDED_ROWS)
);
var acceptedBlocks = (excepted) => {
  const rows = excepted.slice(0, FOLDED_ROWS).map(({ finding, exception }) => {
    const { owner, expires, reason } = exception;
    return [...findingRow(finding).slice(0, 3), markdown(owner, 100), markdown(expires ?? ""), markdown(reason, 240)];
  });
  return details(`${plural(excepted.length, "finding")} accepted by an exception`, [
    ...table(["Scanner", "Severity", "Finding", "Accepted by", "Until", "Reason"], "llllll", rows),
    ...excepted.length > FOLDED_ROWS ? [text(`The first ${FOLDED_ROWS} of ${excepted.length} are shown.`)] : []
  ]);
};
var findingTable = (findings, limit) => [
  ...table(["Scanner", "Severity", "Finding", "In"], "llll", findings.slice(0, limit).map(findingRow)),
  ...findings.length > limit ? [text(`The worst ${limit} of ${findings.length} are shown.`)] : []
];
var findingRow = (finding) => [
  SOURCES[finding.source].name,
  markdown(finding.level, 40),
  finding.url === null ? codeSpan(finding.id, 100) : link(finding.id, finding.url),
  markdown(`${explain(finding)}${ownerInWords("; in ", finding)}`, 240)
];

// src/stages/github/not-written.ts
var noteNotWritten = (result, { notDone }, log2) => {
  const sentence2 = `${notDone}: ${result.because}.${result.next === null ? "" : ` ${result.next}`}`;
  const text2 = `${sentence2.charAt(0).toUpperCase()}${sentence2.slice(1)}`;
  if (result.kind === "skipped") log2.info(text2);
  else log2.warning(`${text2} The verdict is not affected.`);
  return result;
};
var asResult = ({ kind, because, next }) => ({
  kind: kind === "not-allowed" ? "skipped" : "failed",
  because,
  next
});

// src/stages/github/write-once.ts
var ATTEMPTS = 3;
var PAUSE_MS3 = 3e3;
var writeOnce = async ({ find, write }, { clock }) => {
  for (let attempt = 1; ; attempt += 1) {
    const found = await find();
    if (found.kind === "refused") return found;
    const reply = await write(found.value);
    if (reply === null || reply.kind === "given" || attempt === ATTEMPTS || !isWorthAnother(reply, found.value)) {
      return reply;
    }
    await clock.sleep(PAUSE_MS3);
  }
};
var isWorthAnother = (refused4, found) => refused4.mayBeDone || found !== null && refused4.status === 404;

// src/stages/github/post-comment.ts
var WRITTEN = { notDone: "the comment was not written", permission: "pull-requests: write" };
var postComment = defineStage({
  kind: "comment",
  title: "Comment on the pull request",
  uses: ["conversations", "clock", "log"],
  run: async ({ pullRequest, facts }, ports) => {
    const { conversations, log: log2 } = ports;
    const viewer = await conversations.viewer();
    if (viewer.kind === "refused") return noteNotWritten(asResult(explainRefusal(viewer, WRITTEN)), WRITTEN, log2);
    const marker = markerOf("comment", identityOfComment(facts.about));
    const comment = { pullRequest, marker, body: `${marker}
${commentText(facts)}`, viewer: viewer.value };
    const reply = await writeOnce(commentOf(comment, ports), ports);
    if (reply === null) return { kind: "none" };
    if (reply.kind === "refused") return noteNotWritten(asResult(explainRefusal(reply, WRITTEN)), WRITTEN, log2);
    const { kind, post } = reply.value;
    log2.info(`Comment ${kind}: ${post.url}`);
    return { kind, url: post.url };
  },
  record: (result) => result
});
var commentOf = ({ pullRequest, marker, body, viewer }, { conversations }) => ({
  find: () => conversations.findComment(pullRequest, (post) => isMarked(post, marker, viewer)),
  write: async (found) => {
    if (found?.body === body) return { kind: "given", value: { kind: "unchanged", post: found } };
    const reply = found === null ? await conversations.createComment(pullRequest, body) : await conversations.updateComment(found.id, body);
    if (reply.kind === "refused") return reply;
    return { kind: "given", value: { kind: found === null ? "created" : "updated", post: reply.value } };
  }
});

// src/pipelines/parts/comment-on.ts
var commentOn = (flow, c, { judged: [first, ...others], earlier = [] }) => {
  const { pullRequest } = c.run;
  if (c.comment === "off") return [];
  const isPull = when(pullRequest !== null, "this run is not for a pull request");
  const comment = flow.optional(isPull).stage(postComment, { first, others, earlier }, (r) => ({
    pullRequest: pullRequest ?? 0,
    facts: { judged: joint([r.first, ...r.others]), about: aboutOf(c) }
  }));
  return [comment];
};
var aboutOf = ({ run, ...c }) => ({
  ...{ pipeline: c.pipeline, app: c.app, environment: c.tag.environment, repository: c.registry.repository },
  built: c.image === null ? builtFrom(c.build, run.workspace) : null,
  services: c.services.map(({ region, cluster, service }) => ({ region, cluster, service })),
  commit: run.headSha ?? run.sha,
  runUrl: run.repository === null || run.runId === null ? null : `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}`
});

// src/stages/github/upload-sarif.ts
import { join as join21 } from "node:path";
var WAITS_MS2 = [2e3, 3e3, 5e3, 1e4, 2e4, 4e4, 4e4];
var WRITTEN2 = { notDone: "nothing was uploaded to code scanning", permission: "security-events: write" };
var uploadSarif = defineStage({
  kind: "code-scanning",
  title: "Upload to code scanning",
  uses: ["sarifUploads", "files", "clock", "log"],
  run: async ({ reports: written3, codeRef }, ports) => {
    if (codeRef === null) return noteNotWritten(NO_REF, WRITTEN2, ports.log);
    const files = sarifIn(written3);
    if (files.length === 0) return noteNotWritten(NO_REPORT, WRITTEN2, ports.log);
    const sent = [];
    for (const file of files) {
      const reply = await send(file, codeRef, ports);
      if (reply.kind === "refused") {
        const refusal = explainRefusal(reply, WRITTEN2);
        if (refusal.kind === "not-allowed" || refusal.isOfToken === true)
          return noteNotWritten(asResult(refusal), WRITTEN2, ports.log);
        sent.push({ file, processing: { kind: "failed", because: withNext(refusal) } });
      } else sent.push({ file, processing: { kind: "pending" }, id: reply.value });
    }
    const reports = (await followed(sent, ports)).map(({ file: { tool, category }, processing }) => ({
      tool,
      category,
      processing
    }));
    noteEnds(reports, ports.log);
    return { kind: "uploaded", reports };
  },
  record: (result) => result
});
var sarifIn = ({ folder, files }) => files.flatMap(
  ({ name, sarif }) => folder === null || sarif === void 0 ? [] : [{ path: join21(folder, name), tool: sarif.tool, category: sarif.category.replace(/\/$/u, "") }]
);
var NO_REF = {
  kind: "skipped",
  because: "the checkout is not a commit that the event of this run is about",
  next: "Check out the commit of the event, or the head of the pull request."
};
var NO_REPORT = { kind: "failed", because: "there is no report in SARIF", next: null };
var send = async ({ path: path2, category }, codeRef, { sarifUploads, files, log: log2 }) => {
  const text2 = await files.readText(path2);
  if (text2 === null) return { kind: "refused", status: null, text: `${path2} does not exist`, mayBeDone: false };
  log2.info(`Uploading ${category} for ${codeRef.ref} at ${codeRef.commit}`);
  return sarifUploads.send({ ...codeRef, text: text2 });
};
var followed = async (sent, ports) => {
  let all = sent;
  for (const waitMs of WAITS_MS2) {
    if (all.every(({ processing }) => processing.kind !== "pending")) break;
    await ports.clock.sleep(waitMs);
    const looked2 = [];
    for (const one of all) looked2.push(await lookedAt(one, ports));
    all = looked2;
  }
  return all;
};
var lookedAt = async (sent, { sarifUploads }) => {
  const { processing, id } = sent;
  if (processing.kind !== "pending" || id === void 0) return sent;
  const looked2 = await sarifUploads.look(id);
  if (looked2.kind === "given")
    return looked2.value.kind === "pending" ? sent : { ...sent, processing: outcomeOf2(looked2.value) };
  const { because } = explainRefusal(looked2, WRITTEN2);
  return { ...sent, processing: { kind: "failed", because: `whether GitHub processed it is not known: ${because}` } };
};
var outcomeOf2 = (processing) => processing.kind === "complete" ? processing : { kind: "failed", because: `GitHub did not process it: ${explainProcessing(processing.errors)}` };
var withNext = ({ because, next }) => next === null ? because : `${because}. ${next.replace(/\.$/u, "")}`;
var noteEnds = (reports, log2) => {
  const failed3 = /* @__PURE__ */ new Map();
  for (const { category, processing } of reports) {
    if (processing.kind === "complete") log2.info(`Code scanning has ${category}`);
    else if (processing.kind === "pending")
      log2.info(`Code scanning has received ${category}; GitHub is still processing it`);
    else failed3.set(processing.because, [...failed3.get(processing.because) ?? [], category]);
  }
  for (const [because, categories] of failed3) {
    const [only, ...others] = categories;
    const what = others.length === 0 ? `The report ${only} is` : `${categories.length} reports are`;
    const which = others.length === 0 ? "" : ` (${categories.slice(0, NAMED3).join(", ")}${categories.length > NAMED3 ? ", \u2026" : ""})`;
    log2.warning(`${what} not in code scanning${which}: ${because}. The verdict is not affected.`);
  }
};
var NAMED3 = 5;

// src/pipelines/parts/tell-github.ts
var uploadReports = (flow, c, reports) => {
  if (c.codeScanning !== "upload") return;
  const hasSarif = provided(
    reports,
    ({ files }) => files.some(({ sarif }) => sarif !== void 0),
    "there is no SARIF file to upload"
  );
  flow.optional(hasSarif).stage(uploadSarif, { reports }, (r) => ({ ...r, codeRef: c.codeRef }));
};

// src/stages/reports/reports.ts
var writeReports = defineStage({
  kind: "reports",
  title: "Write the reports",
  uses: ["exec", "files", "secrets", "log"],
  run: async (input, ports) => {
    const writer = reportWriter(ports);
    const { files, problems, attempt } = writer;
    const folder = await attempt("the folder of the reports", () => ports.files.makeLastingDirectory("reports"));
    if (folder !== null) {
      const dockerfile = await attempt("the line of each finding", () => findSource(input.source, ports));
      for (const image of reportedImages(input))
        await writeImage(image, { ...input, dockerfile }, { ...writer, folder });
      const scans = allScans(input);
      if (scans.some(({ kind }) => kind === "report"))
        await writeFindings({ ...input, gates: [{ scans, judged: input.judged }] }, { ...writer, folder });
      ports.log.info(`${files.length} reports in ${folder}: ${files.map(({ name }) => name).join(", ")}`);
    }
    warnOfProblems(writer);
    if (folder === null || files.length > 0) return { folder, files, problems };
    await ports.files.remove(folder);
    return { folder: null, files, problems };
  },
  record: (written3) => written3
});

// src/pipelines/parts/names-in-reports.ts
var imageNameOf = ({ registry, run }) => registry.repository || (run.repository ?? "image");
var placesNameOf = ({ app, tag: { environment }, services }) => {
  const clusters = new Set(services.map(({ cluster }) => lastPart(cluster)));
  const names = services.map(({ service }) => lastPart(service)).toSorted();
  return [app ?? "", environment ?? "", [...clusters].join("+"), names.join("+")].filter((name) => name !== "").join("/");
};
var fallbackFile = ({ services: [{ taskDefinition, places }] }) => {
  if (taskDefinition.kind === "file") return taskDefinition.name;
  const [place] = places.values();
  return place?.path ?? "ship-to-ecs.yaml";
};

// src/pipelines/parts/write-reports-of.ts
var writeReportsOf = (flow, c, needed) => flow.stage(writeReports, needed, (r) => reportsInput(c, r));
var reportedToo = (others) => {
  const { images, unread = [] } = allScanned(others);
  return { sideCars: images, unread };
};
var reportsInput = (c, r) => ({
  imageName: imageNameOf(c),
  localName: r.build.localReference,
  scans: r.scans,
  ...reportedToo(r.others),
  judged: r.judged,
  trivy: r.scanners.trivy,
  source: c.image === null ? { workspace: c.run.workspace, ...c.build } : null,
  fallback: fallbackFile(c)
});

// src/pipelines/parts/report-scans.ts
var report = (flow, c, of) => {
  const comment = commentOn(flow, c, { judged: [of.judged] });
  const reports = writeReportsOf(flow, c, of);
  uploadReports(flow, c, reports);
  return { of, reports, comment };
};
var reportToo = (flow, c, { said, scan, judged }) => {
  const { of, reports, comment } = said;
  commentOn(flow.named("ecr-comment"), c, { judged: [of.judged, judged], earlier: comment });
  const added = flow.named("ecr-reports").stage(writeEcrReports, { ...of, reports, scan, ofEcr: judged }, (r) => ({
    before: reportsInput(c, r),
    folder: r.reports.folder,
    scan: r.scan,
    judged: r.ofEcr
  }));
  uploadReports(flow.named("ecr-code-scanning"), c, added);
};

// src/pipelines/parts/scan-and-judge.ts
var scanAndJudge = (flow, c, needed) => {
  const { scanners, build: build2, plan, ...known3 } = needed;
  const needs = { scanners, build: build2 };
  const [trivy, dockle] = scansOfImage(flow, c, needs);
  const scans = [trivy, dockle, ...propertiesOfImage(flow, c, { ...needed, trivy })];
  const judging = { build: build2, ...known3, scans, target: targetToKnow(flow, c, plan) };
  const judged = flow.stage(judgeFindings, judging, (r) => ({
    ...withKnown(c, r.build, r.target),
    comparing: { baseline: r.baseline, sideCars: comparedToo(r), days: c.baselineDays },
    scans: [...r.scans, ...scansOf(allScanned(r.others))]
  }));
  const said = report(flow, c, { ...needs, others: known3.others, scans, judged });
  return { gate: flow.stage(enforceGate, { judged }, (r) => r.judged), said, trivy };
};

// src/stages/platforms/scan-platforms.ts
import { join as join22 } from "node:path";

// src/stages/platforms/platform-archives.ts
import { dirname as dirname4 } from "node:path";
var archivesOf = async ({ layout, digest }, place, ports) => {
  if (layout === null) return pulling(place, ports);
  const opened = await openLayout(layout, ports);
  const inLayout = await readIndex2(opened);
  return async (image, { archive, localReference: localReference2 }) => {
    const found = inLayout.images.find((one) => one.digest === image.digest);
    if (inLayout.digest !== digest || found === void 0) throw replaced(layout);
    await writeImageOf(opened, { image: found, archive, localReference: localReference2 }, ports);
  };
};
var pulling = (place, given3) => {
  if (place === null) throw new Error("where the registry has the images is not known");
  const { repository, source } = place;
  const ports = source === void 0 ? given3 : { ...given3, registry: given3.source };
  const name = repositoryName((source ?? repository).repositoryUri);
  return async ({ digest }, { archive, localReference: localReference2 }) => {
    const reference = `${name.registry}/${name.repository}@${digest}`;
    try {
      await fetchArchive({ name, reference, archive, localReference: localReference2 }, () => openDocker(name.registry, ports), ports);
    } finally {
      const argv = ["docker", "image", "rm", localReference2];
      await ports.exec.run({ argv, inherit: DOCKER_ENVIRONMENT, output: "quiet" }).catch(() => void 0);
    }
  };
};
var replaced = (archive) => fault("E_ARCHIVE", {
  message: `${dirname4(archive)} no longer holds the image that was built`,
  hint: "Find out what else writes to the temporary folder of this job."
});

// src/stages/platforms/scan-platforms.ts
var scanPlatforms = defineStage({
  kind: "side-cars-scan",
  title: "Scan the other platforms",
  uses: [
    ...["exec", "files", "archives", "download", "clock", "log", "registry", "source", "surroundings"],
    ...["secrets", "leftovers"]
  ],
  run: async (input, ports) => {
    const { index } = input.image;
    if (index === void 0) return { images: [] };
    const write = await archivesOf(index, input.place ?? null, ports);
    const images = [];
    for (const image of index.images.slice(1)) images.push(await scanOne2(input, { image, write }, ports));
    return { images };
  },
  record: ({ images }) => ({ images: images.map((one) => ({ ...one, scans: one.scans.map(recordedScan) })) })
});
var scanOne2 = async (input, { image, write }, ports) => {
  const directory = await ports.files.makePrivateDirectory("platform");
  const archive = join22(directory, "image.tar");
  const local = localReference(directory, image.platform.replaceAll("/", "-"));
  try {
    await write(image, { archive, localReference: local });
    const { configDigest } = await describeArchive(archive, ports.exec);
    if (configDigest !== image.configDigest) throw replaced(archive);
    const sizeBytes = await ports.files.sizeBytes(archive);
    ports.log.info(`${image.platform}, config ${configDigest}, ${megabytes(sizeBytes)}`);
    const given3 = { ...input, image: { archive, configDigest, localReference: local } };
    const scans = await Promise.all([runTrivy(given3, ports), runDockle(given3, ports)]);
    const sideCar = onPlatform(input.name, image.platform);
    const facts = { sideCar, digest: image.digest, configDigest, sizeBytes, localReference: local };
    return { ...facts, scans: scans.map((scan) => ofSideCar(scan, sideCar)) };
  } finally {
    await ports.files.remove(directory);
  }
};

// src/pipelines/parts/is-index.ts
var isIndex = ({ build: build2, merge }) => build2.platforms.length > 1 || merge.length > 0;

// src/pipelines/parts/scans-of-platforms.ts
var scansOfPlatforms = (flow, c, { reuse, ...needed }) => {
  if (!isIndex(c)) return [];
  const mayBeHeld = c.merge.length > 0 || reuse !== null;
  const needs = { ...needed, plan: mayBeHeld ? needed.plan : flow.given({ repository: null }) };
  return [flow.named("platforms-scan").stage(scanPlatforms, needs, (r) => toScan(c, r))];
};
var scansOfIndex = (flow, c, needed) => flow.named("platforms-scan").optional(provided(needed.build, ({ index }) => index !== void 0, "the image is for one platform")).stage(scanPlatforms, { ...needed }, (r) => toScan(c, r));
var toScan = (c, { scanners, build: build2, plan }) => ({
  ...{ ...c.scanners, ...scanners, image: build2, name: imageNameOf(c) },
  place: plan?.repository == null ? null : { ...plan, repository: plan.repository }
});

// src/stages/image-test/image-test.ts
import { basename as basename2 } from "node:path";

// src/domain/image-test/container-order.ts
var MOST_PROCESSES = 4096;
var LABEL = "ship-to-ecs=image-test";
var UNTIL = "ship-to-ecs.used-until";
var labels = ({ usedUntil }) => [
  ...["--label", LABEL],
  ...["--label", `${UNTIL}=${usedUntil}`]
];
var networkCommand = (order) => [
  ...["network", "create", "--driver", "bridge", ...labels(order)],
  ...order.test.internet === "open" ? [] : closed(order.test),
  order.name
];
var closed = ({ waitFor }) => waitFor.kind === "port" ? ["--opt", "com.docker.network.bridge.enable_ip_masquerade=false"] : ["--internal"];
var createCommand = (order) => {
  const { name, image, platform, test } = order;
  return [
    ...["create", "--name", name, "--pull", "never", "--platform", platform, "--network", name, ...labels(order)],
    ...["--security-opt", "no-new-privileges", "--pids-limit", String(MOST_PROCESSES)],
    ...["--memory", `${test.memoryMib}m`, "--memory-swap", `${test.memoryMib}m`],
    ...["--log-driver", "json-file", "--log-opt", "max-size=10m"],
    ...Object.entries(test.env).flatMap(([key, value]) => ["--env", `${key}=${value}`]),
    ...waitFlags(test),
    image,
    ...test.command ?? []
  ];
};
var waitFlags = ({ waitFor, timeoutMs }) => {
  switch (waitFor.kind) {
    case "healthy":
      return ["--health-interval", "2s", "--health-start-period", `${Math.ceil(timeoutMs / 1e3)}s`];
    case "port":
      return ["--publish", `127.0.0.1::${waitFor.port}`];
    case "exit":
    case "seconds":
      return [];
  }
};
var removeCommands = (name) => [
  ["rm", "--force", "--volumes", name],
  ["network", "rm", name]
];
var LIST_COMMANDS = [
  ["ps", "--all", "--filter", `label=${LABEL}`, "--format", `{{.Names}} {{.Label "${UNTIL}"}}`],
  ["network", "ls", "--filter", `label=${LABEL}`, "--format", `{{.Name}} {{.Label "${UNTIL}"}}`]
];
var leftBehind = (lists, now) => [
  ...new Set(
    lists.flatMap((list) => [...list.matchAll(/^(ship-to-ecs-test-\w+) (\d{1,15})$/gmu)]).flatMap(([, name = "", until]) => Number(until) < now ? [name] : [])
  )
];

// src/domain/image-test/container-output.ts
var LONGEST_LINE = 500;
var LAST_LINES2 = 20;
var STAMPED = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z) ?(.*)$/su;
var mergedLines = (stdout, stderr) => [...stamped(stdout), ...stamped(stderr)].toSorted((one, other) => one.at < other.at ? -1 : one.at > other.at ? 1 : 0).map(({ text: text2 }) => text2);
var stamped = (stream) => {
  let last = "";
  return linesOf2(stream).map((line2) => {
    const [, at = last, text2 = line2] = STAMPED.exec(line2) ?? [];
    last = at;
    return { at, text: cut(text2, LONGEST_LINE) };
  });
};
var linesOf2 = (text2) => text2.split(/\r?\n/u).filter((line2) => line2.trim() !== "");
var lastLinesOf = (...streams) => lastOf(streams.flatMap(linesOf2).map((line2) => cut(line2, LONGEST_LINE)));
var lastOf = (lines2) => lines2.slice(-LAST_LINES2);
var startFailure = (output2) => {
  const [first = ""] = linesOf2(output2);
  const said = first.replace(/^Error response from daemon: /u, "");
  const why = /\bexec: .*/u.exec(said)?.[0] ?? said;
  return cut(why.replace(/: unknown$/u, ""), LONGEST_LINE);
};

// src/stages/image-test/own-container.ts
var ENGINE_MS = 6e4;
var MOUNTED = /^\d+ \d+ \S+ \S*\/([0-9a-f]{64})\/(?:userdata\/)?hostname \/etc\/hostname /mu;
var assertOnMachine = async ({ waitFor }, docker, { files }) => {
  if (waitFor.kind !== "port") return;
  const [, id] = MOUNTED.exec(await files.readText("/proc/self/mountinfo") ?? "") ?? [];
  if (id === void 0) return;
  const network = await networkOf(id, docker);
  if (network === null || network === "host") return;
  const short2 = "a job that runs in a container cannot reach the port of another container";
  throw fault("E_IMAGE_TEST", {
    message: `${short2}: it is published on 127.0.0.1 of the runner, and this job runs in the container ${id.slice(0, 12)} on the network ${network}`,
    headline: short2,
    hint: "Set `wait-for` of `image-test` to `healthy`, or to seconds with a `run` that asks the server; or run the job without `container:`, or with `options: --network host`."
  });
};
var networkOf = async (id, docker) => {
  const argv = ["container", "inspect", "--format", "{{.HostConfig.NetworkMode}}", id];
  try {
    return (await docker.run("quiet", argv, { timeoutMs: ENGINE_MS })).stdout.trim() || null;
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.failure.kind === "exited") return null;
    throw thrown;
  }
};

// src/domain/image-test/container-state.ts
var INSPECTED = external_exports.object({
  state: external_exports.object({
    Status: external_exports.string(),
    ExitCode: external_exports.number(),
    OOMKilled: external_exports.boolean().nullish(),
    Error: external_exports.string().nullish(),
    Health: external_exports.object({
      Status: external_exports.string(),
      Log: external_exports.array(external_exports.object({ ExitCode: external_exports.number(), Output: external_exports.string() })).nullish()
    }).nullish()
  }),
  ports: external_exports.record(external_exports.string(), external_exports.array(external_exports.object({ HostPort: external_exports.string() })).nullish()).nullish()
});
var INSPECT_FORMAT = '{"state":{{json .State}},"ports":{{json .NetworkSettings.Ports}}}';
var containerState = (inspected) => {
  const parsed = INSPECTED.safeParse(jsonValue(inspected));
  if (!parsed.success) return null;
  const { state, ports } = parsed.data;
  const { Health: health } = state;
  return {
    status: state.Status,
    exitCode: state.ExitCode,
    memory: state.OOMKilled === true ? "exceeded" : "enough",
    error: state.Error ?? "",
    health: health == null || health.Status === "none" ? null : { status: health.Status, last: lastCheck(health.Log) },
    hostPort: Number(Object.values(ports ?? {}).flatMap((one) => one ?? [])[0]?.HostPort) || null
  };
};
var lastCheck = (log2) => {
  const last = log2?.at(-1);
  if (last === void 0) return null;
  const output2 = cut(last.Output.trim(), LONGEST_CHECK_OUTPUT);
  return `ended with exit code ${last.ExitCode}${output2 === "" ? "" : `: ${output2}`}`;
};
var LONGEST_CHECK_OUTPUT = 300;
var ALIVE = ["created", "running", "paused", "restarting"];
var isAlive = ({ status }) => ALIVE.includes(status);
var readinessOf = (state, test) => {
  const { waitFor } = test;
  if (waitFor.kind === "exit") {
    if (isAlive(state)) return { kind: "waiting", seen: "still runs" };
    return hasSucceeded(state) ? { kind: "ready" } : endedWrongly(state, test, "");
  }
  if (!isAlive(state)) return endedWrongly(state, test, waitFor.kind === "healthy" ? " before it was healthy" : "");
  return waitFor.kind === "healthy" ? healthOf(state) : { kind: "waiting", seen: null };
};
var hasSucceeded = ({ exitCode, memory, error }) => exitCode === 0 && memory === "enough" && error === "";
var NO_CHECK = {
  kind: "failed",
  because: "cannot be healthy: the image has no HEALTHCHECK",
  hint: "Set `wait-for` of `image-test` to a port, to seconds or to `exit`, or add a HEALTHCHECK to the Dockerfile."
};
var healthOf = ({ health }) => {
  if (health === null) return NO_CHECK;
  switch (health.status) {
    case "healthy":
      return { kind: "ready" };
    case "unhealthy":
      return {
        kind: "failed",
        because: `is unhealthy${health.last === null ? "" : `: its health check ${health.last}`}`
      };
    default:
      return { kind: "waiting", seen: `its health check ${health.last ?? "has no result yet"}` };
  }
};
var endedWrongly = (state, { memoryMib }, when2) => {
  if (state.memory === "exceeded") {
    return {
      kind: "failed",
      because: `ran out of its ${memoryMib} MiB of memory${when2}`,
      hint: "Make the image use less memory, or raise `memory-mib` of `image-test` to what its task has in ECS."
    };
  }
  const error = state.error === "" ? "" : `: ${cut(state.error, LONGEST_CHECK_OUTPUT)}`;
  return { kind: "failed", because: `ended with exit code ${state.exitCode}${meaning(state)}${when2}${error}` };
};
var meaning = ({ exitCode }) => {
  if (exitCode === 126) return " (its command cannot be executed)";
  if (exitCode === 127) return " (its command was not found)";
  return exitCode > 128 && exitCode < 160 ? ` (signal ${exitCode - 128})` : "";
};

// src/stages/image-test/run-in-container.ts
var LEAST_MS = 1e3;
var runInContainer = async (inside, docker) => {
  const { name, command, leftMs, test, look: look3 } = inside;
  try {
    const timeoutMs = Math.max(leftMs, LEAST_MS);
    const { stdout, stderr } = await docker.run("log", ["exec", name, ...command], { timeoutMs });
    const state = await look3();
    const output2 = lastLinesOf(stdout, stderr);
    return isAlive(state) ? { kind: "passed", output: output2 } : { ...endedWrongly(state, test, " while the test ran"), output: output2 };
  } catch (thrown) {
    if (!(thrown instanceof CommandError) || thrown.failure.kind === "not-found") throw thrown;
    const output2 = lastLinesOf(thrown.outputTail);
    const state = await look3();
    if (!isAlive(state)) return { ...endedWrongly(state, test, " while the test ran"), output: output2 };
    return { ...commandFailed(command, thrown, test), output: output2 };
  }
};
var NOT_STARTED = /OCI runtime exec failed|executable file not found|exec format error/u;
var commandFailed = (command, { failure: failure2, outputTail }, test) => {
  const words = commandInWords(command);
  const isMissing = failure2.kind === "exited" && [126, 127].includes(failure2.exitCode) && NOT_STARTED.test(outputTail);
  if (isMissing) {
    return {
      kind: "failed",
      subject: "command",
      because: `${words} cannot be run in the image`,
      hint: "Set `run` of `image-test` to a program that the image has: it is started without a shell, and some images have none."
    };
  }
  return { kind: "failed", subject: "command", because: `${words} ${endInWords(failure2, test)}` };
};
var endInWords = (failure2, { timeoutMs }) => {
  switch (failure2.kind) {
    case "exited":
      return `ended with exit code ${failure2.exitCode}`;
    case "killed":
      return `was ended by ${failure2.signal}`;
    case "timed-out":
      return `did not end in the ${timeoutMs / 1e3} s of the test`;
    case "not-found":
      return "could not be started";
  }
};

// src/stages/image-test/test-failures.ts
var NAMED_LINES = 5;
var testFailed = (verdict2, result, { platform }) => {
  const { command, container } = result.output;
  const lines2 = command.length > 0 ? command : container;
  const foreign = [verdict2.because, ...command, ...container].some((line2) => OTHER_CPU.test(line2));
  const why = foreign ? `the engine cannot run programs for ${platform}` : clause(verdict2);
  const hint = foreign ? `Run the job on a runner for ${platform}, or set up its emulation before (docker/setup-qemu-action).` : verdict2.hint;
  const [first = "", ...rest] = why.split("\n");
  const shown = [...rest, ...lines2.slice(-NAMED_LINES)];
  return fault("E_IMAGE_TEST", {
    message: `the image failed its test: ${[first, ...shown].join("\n")}`,
    headline: [first, first.split(": ")[0] ?? first, first.split("; ")[0] ?? first],
    ...hint === void 0 ? {} : { hint },
    result: { ...result, defect: why }
  });
};
var OTHER_CPU = /exec format error/iu;
var clause = ({ because, subject }) => subject === "command" ? because : `the container ${because}`;
var engineRefused = (cause2, { configDigest }) => {
  if (cause2.failure.kind === "not-found")
    return fault("E_DOCKER_NOT_FOUND", { message: "the docker command was not found on PATH", cause: cause2 });
  const subject = `no container of ${configDigest} could be made`;
  return engineFault({ code: "E_IMAGE_TEST", subject }, cause2) ?? fault("E_IMAGE_TEST", {
    message: `${subject}: ${cause2.message}`,
    headline: cause2.headlines.map((why) => `no container of the image could be made: ${why}`),
    hint: "Read what docker printed; re-run if it was temporary. Nothing was pushed.",
    cause: cause2
  });
};
var assertReachable = (endpoint, { waitFor }) => {
  if (waitFor.kind !== "port" || endpoint === null || isOnThisMachine(endpoint)) return;
  const short2 = "the port of a container on another machine cannot be reached";
  throw fault("E_IMAGE_TEST", {
    message: `${short2}: the Docker endpoint is ${endpoint}`,
    headline: short2,
    hint: "Set `wait-for` of `image-test` to `healthy`, to seconds or to `exit`, or use an engine on the runner."
  });
};
var isOnThisMachine = (endpoint) => /^(?:unix|npipe|fd):/iu.test(endpoint) || /^(?:tcp|https?):\/\/(?:localhost|127\.[\d.]+|\[::1\])(?::|\/|$)/iu.test(endpoint);

// src/stages/image-test/remove.ts
var removeNow = async (name, docker) => {
  for (const args of removeCommands(name)) await docker.run("quiet", args).catch(() => void 0);
};
var removeLeftBehind = async (docker, { clock, log: log2 }) => {
  const lists = await Promise.all(LIST_COMMANDS.map((args) => listed3(args, docker)));
  for (const name of leftBehind(lists, clock.now())) {
    log2.info(`removing ${name}, which a run that was killed has left`);
    await removeNow(name, docker);
  }
};
var LIST_MS = 6e4;
var listed3 = async (args, docker) => {
  try {
    return (await docker.run("quiet", args, { timeoutMs: LIST_MS })).stdout;
  } catch (thrown) {
    if (thrown instanceof CommandError) return "";
    throw thrown;
  }
};

// src/stages/image-test/test-container.ts
var ENGINE_MS2 = 12e4;
var READ_LINES = "200";
var idOfImage = async (image, docker, { exec }) => {
  const found = await idInEngine(image, docker);
  if (found !== null && isOf(image, found)) return found;
  await docker.run("quiet", ["load", "--input", image.archive]);
  const id = await idInEngine(image, docker);
  if (id !== null && (isOf(image, id) || id === await digestInArchive(image, exec))) return id;
  const message = `the engine has ${id ?? "no image"} under ${image.localReference}, not the image of this run (config ${image.configDigest})`;
  throw fault("E_IMAGE_TEST", { message, headline: "the engine does not have the image of this run" });
};
var isOf = ({ configDigest, storedAs }, id) => id === configDigest || id === storedAs;
var idInEngine = async ({ localReference: localReference2 }, docker) => {
  try {
    const { stdout } = await docker.run("quiet", ["image", "inspect", "--format", "{{.Id}}", localReference2]);
    const id = stdout.trim();
    return isDigest(id) ? id : null;
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.failure.kind === "exited") return null;
    throw thrown;
  }
};
var digestInArchive = async ({ archive }, exec) => {
  try {
    return storedDigest(await readArchiveMember(archive, "index.json", exec), archive);
  } catch (thrown) {
    if (thrown instanceof CommandError) return null;
    throw thrown;
  }
};
var startContainer = async (order, docker) => {
  const limits = { timeoutMs: ENGINE_MS2 };
  await docker.run("quiet", networkCommand(order), limits);
  await docker.run("quiet", createCommand(order), limits);
  await docker.run("quiet", ["start", order.name], limits);
};
var lookAt = async (name, docker) => {
  const argv = ["container", "inspect", "--format", INSPECT_FORMAT, name];
  const { stdout } = await docker.run("quiet", argv, { timeoutMs: ENGINE_MS2 });
  const state = containerState(stdout);
  if (state !== null) return state;
  throw fault("E_IMAGE_TEST", { message: "docker returned an unreadable state of the container" });
};
var outputOf = async (name, docker) => {
  const argv = ["logs", "--timestamps", "--tail", READ_LINES, name];
  try {
    const { stdout, stderr } = await docker.run("quiet", argv, { timeoutMs: ENGINE_MS2 });
    return mergedLines(stdout, stderr);
  } catch (thrown) {
    if (thrown instanceof CommandError) return [];
    throw thrown;
  }
};

// src/stages/image-test/wait-until-ready.ts
var LOOK_EVERY_MS = 500;
var ATTEMPT_MS = 5e3;
var HOST2 = "127.0.0.1";
var waitUntilReady = async (waiting, ports) => {
  const { test, startedAt } = waiting;
  let seen = null;
  for (; ; ) {
    const found = await lookOnce(waiting, ports);
    if (found.kind !== "waiting") return found;
    seen = found.seen ?? seen;
    if (ports.clock.now() - startedAt >= test.timeoutMs) return tooLate(test, seen);
    await ports.clock.sleep(LOOK_EVERY_MS);
  }
};
var lookOnce = async ({ test, startedAt, look: look3 }, ports) => {
  const state = await look3();
  const readiness = readinessOf(state, test);
  if (readiness.kind !== "waiting") return readiness;
  const { waitFor } = test;
  if (waitFor.kind === "seconds") {
    const isOver = ports.clock.now() - startedAt >= waitFor.seconds * 1e3;
    return isOver ? { kind: "ready" } : readiness;
  }
  return waitFor.kind === "port" ? atPort(state, waitFor.path, ports) : readiness;
};
var atPort = async ({ hostPort }, path2, { clock, probe, dial }) => {
  if (hostPort === null) return { kind: "waiting", seen: "has no published port" };
  const limit = clock.timeout(ATTEMPT_MS);
  if (path2 === null) {
    const isOpen2 = await dial({ host: HOST2, port: hostPort, limit }) === "open";
    return isOpen2 ? { kind: "ready" } : { kind: "waiting", seen: "took no connection" };
  }
  const url = `http://${HOST2}:${hostPort}${path2}`;
  const reply = await probe({ url, host: null, method: "GET", headers: {}, body: "not-read", limit });
  if (reply.kind === "none") return { kind: "waiting", seen: reply.because };
  const isGood = reply.status >= 200 && reply.status < 400;
  return isGood ? { kind: "ready" } : { kind: "waiting", seen: `responded with ${reply.status}` };
};
var tooLate = ({ waitFor, timeoutMs }, seen) => {
  const last = seen === null ? "" : `; it last ${seen}`;
  const within = `within ${timeoutMs / 1e3} s`;
  switch (waitFor.kind) {
    case "healthy":
      return { kind: "failed", because: `was not healthy ${within}${seen === null ? "" : `: ${seen}`}` };
    case "exit":
      return { kind: "failed", because: `did not exit ${within}` };
    case "port":
      return {
        kind: "failed",
        because: `was not ready on port ${waitFor.port} ${within}${last}`,
        hint: "Make the server listen on 0.0.0.0 and not only on 127.0.0.1, correct the port, or raise `timeout-seconds` of `image-test`."
      };
    case "seconds":
      return { kind: "failed", because: `did not run for ${waitFor.seconds} s ${within}` };
  }
};

// src/stages/image-test/image-test.ts
var MARGIN_MS = 6 * 36e5;
var testImage = defineStage({
  kind: "image-test",
  title: "Test the image",
  uses: ["exec", "files", "leftovers", "clock", "probe", "dial", "log"],
  run: async (input, ports) => {
    const endpoint = await contextEndpoint(ports.exec);
    assertReachable(endpoint, input.test);
    const docker = await openBareDocker(endpoint, ports);
    try {
      await assertOnMachine(input.test, docker, ports);
      return await inContainer(input, docker, ports);
    } catch (thrown) {
      throw thrown instanceof CommandError ? engineRefused(thrown, input.image) : thrown;
    } finally {
      await docker.close();
    }
  },
  record: (result) => result
});
var inContainer = async ({ test, image }, docker, ports) => {
  const name = basename2(await ports.files.makePrivateDirectory("test"));
  await removeLeftBehind(docker, ports);
  const [first, ...then] = [...removeCommands(name), ["image", "rm", image.localReference]].map(asLeftover);
  if (first !== void 0) ports.leftovers.removeAtEnd(first, ...then);
  const usedUntil = ports.clock.now() + test.timeoutMs + MARGIN_MS;
  const order = { test, name, usedUntil, platform: image.platform, image: await idOfImage(image, docker, ports) };
  ports.log.info(`a container of ${image.configDigest} runs ${waitInWords(test.waitFor)}`);
  const startedAt = ports.clock.now();
  try {
    const verdict2 = await verdictOn3({ order, startedAt }, docker, ports);
    const container = await outputOf(name, docker);
    const tookMs = ports.clock.now() - startedAt;
    const output2 = { command: verdict2.output, container: lastOf(container) };
    const waited = waitInWords(test.waitFor, verdict2.kind === "passed" ? "ran" : "runs");
    const facts = { waited, run: test.run, tookMs, output: output2 };
    const isShown = verdict2.kind === "failed" || test.waitFor.kind === "exit";
    ports.log[isShown ? "info" : "debug"](containerLog(container));
    if (verdict2.kind === "failed")
      throw testFailed(verdict2, { kind: "failed", ...facts, defect: verdict2.because }, order);
    ports.log.info(`the image passed its test after ${(tookMs / 1e3).toFixed(1)} s`);
    return { kind: "passed", ...facts, defect: null };
  } finally {
    await removeNow(name, docker);
  }
};
var asLeftover = (args) => ({
  argv: ["docker", ...args],
  inherit: DOCKER_ENVIRONMENT
});
var isOfTheImage = ({ argv, failure: failure2, outputTail }) => argv[1] === "start" && failure2.kind === "exited" && engineFailure(outputTail, "engine") === null;
var verdictOn3 = async ({ order, startedAt }, docker, ports) => {
  const { test, name } = order;
  try {
    await startContainer(order, docker);
  } catch (thrown) {
    if (!(thrown instanceof CommandError) || !isOfTheImage(thrown)) throw thrown;
    return { kind: "failed", because: `did not start: ${startFailure(thrown.outputTail)}`, output: [] };
  }
  const look3 = () => lookAt(name, docker);
  const readiness = await waitUntilReady({ test, startedAt, look: look3 }, ports);
  if (readiness.kind === "failed") return { ...readiness, output: [] };
  if (test.run === null) return { kind: "passed", output: [] };
  ports.log.info("the container is ready");
  const leftMs = startedAt + test.timeoutMs - ports.clock.now();
  return runInContainer({ name, command: test.run, leftMs, test, look: look3 }, docker);
};
var containerLog = (lines2) => lines2.length === 0 ? "the container has printed nothing" : ["output of the container:", ...lines2].join("\n");

// src/pipelines/parts/test-image.ts
var testOf = (flow, { imageTest }, build2) => imageTest == null ? build2 : flow.stage(testImage, { build: build2 }, (r) => ({ test: imageTest, image: r.build }));

// src/pipelines/parts/build-and-judge.ts
var buildAndJudge = (flow, c, needed) => {
  const { tag, plan, early = flow, ...others } = needed;
  const obtain = others.obtain ?? ((own) => ({ image: placeBuild(own, c, tag), reuse: null }));
  const scanners = early.stage(prepareScanners, { tag }, () => c.scanners);
  const baseline = others.scanBaseline(scanners);
  const { image: build2, reuse, proved = [] } = obtain(early.stoppedBy(baseline));
  const sideCars = others.scanSideCars(scanners);
  const needs = { baseline, sideCarBaselines: others.compareSideCars(scanners, sideCars), plan };
  const scanned = [sideCars, ...scansOfPlatforms(flow, c, { scanners, build: build2, plan, reuse })];
  const judged = scanAndJudge(flow, c, { scanners, build: build2, others: scanned, ...needs });
  placeBase(flow, c, { scanners, build: build2, trivy: judged.trivy });
  return { build: build2, reuse, proved, baseline, ...judged, tested: testOf(early, c, build2) };
};

// src/domain/scan/side-car-baseline.ts
var NO_SIDE_CAR_BASELINES = { images: [] };
var recordedSideCarBaselines = ({ images }) => ({
  images: images.map(({ sideCar, baseline }) => ({
    sideCar,
    baseline: baseline.kind === "new" ? baseline : recordedBaseline(baseline)
  }))
});

// src/stages/baseline/named-image.ts
var namedImage = async ({ image }, { repository, services }, ports) => {
  const own = repositoryName(repository.repositoryUri);
  const pinned = `${image.registry ?? own.registry}/${image.repository ?? own.repository}@${image.digest}`;
  const reference = parseImageReference(pinned);
  const place = reference === null ? null : await ecrPlace({ image: pinned, reference, repository }, ports);
  if (place !== null) {
    const { ecr, ...from } = place;
    const held = await readHeld({ ...from, id: { imageDigest: image.digest } }, ecr).catch(noRepository);
    if (held === null) throw doesNotExist(image.written, `${from.repository} has no image ${image.digest}`);
  }
  return services.map(({ containerName, taskDefinition }) => ({
    image: pinned,
    containers: [containerName],
    pinned,
    platform: wantedPlatform(taskDefinition),
    source: taskDefinition.source
  }));
};
var noRepository = (thrown) => {
  if (thrown instanceof AwsError && thrown.awsCode === "RepositoryNotFoundException") return null;
  throw thrown;
};
var notThere = ({ image }) => (thrown) => {
  if (!(thrown instanceof ShipError) || thrown.code !== "E_SIDE_CAR" || !NOT_THERE.test(thrown.message)) throw thrown;
  throw doesNotExist(image.written, thrown.message);
};
var NOT_THERE = /\b(?:not found|manifest unknown|name unknown)\b/iu;
var doesNotExist = (written3, because) => {
  const short2 = `\`baseline\`: the image ${written3} does not exist`;
  return fault("E_IMAGE_NOT_FOUND", {
    message: `${short2}: ${because}`,
    headline: [short2, "the image of `baseline` does not exist"],
    hint: "Set `baseline` to the digest of an image that exists, to `running`, or to `none`."
  });
};

// src/stages/service-tasks.ts
var MOST_TASKS = 100;
var readTasks = async ({ cluster, service: serviceName }, desiredStatus, { ecs, limit, known: known3 }) => {
  const arns = await readPages(async (nextToken) => {
    const reply = await ecs.listTasks({ cluster, serviceName, desiredStatus, nextToken }, limit);
    return { items: reply.taskArns ?? [], nextToken: reply.nextToken };
  });
  const replies = await Promise.all(
    chunksOf(
      arns.filter((arn) => !known3?.has(arn)),
      MOST_TASKS
    ).map((tasks) => ecs.describeTasks({ cluster, tasks: [...tasks] }, limit))
  );
  return replies.flatMap(({ tasks }) => tasks ?? []);
};

// src/stages/baseline/images-in-service.ts
var runningTasks = async (service, { target: { ecs }, log: log2 }) => {
  const { serviceName, previousTaskDefinitionArn, creation } = service;
  if (creation !== void 0 || previousTaskDefinitionArn === null)
    return { kind: "first", because: `the service ${serviceName} runs nothing yet` };
  const of = { cluster: service.clusterArn, service: serviceName };
  const tasks = await readTasks(of, "RUNNING", { ecs, limit: {} }).catch((thrown) => {
    if (!isUnavailable(thrown)) throw thrown;
    log2.info(`${thrown.message}; the task definition of ${serviceName} says what runs`);
    return [];
  });
  return { kind: "tasks", tasks: tasks.filter(({ lastStatus }) => lastStatus === "RUNNING") };
};
var imagesIn = (service, running) => {
  if (running.kind === "first") return running;
  return running.tasks.length > 0 ? reportedBy(running.tasks, service) : namedBy(service);
};
var isNewIn = ({ containerName, running: revision }, running) => {
  if (running.kind === "first") return false;
  const named6 = revision?.definition.input.containerDefinitions;
  const lists = running.tasks.length > 0 ? running.tasks.map(({ containers }) => containers) : [named6];
  return lists.some((list = []) => list.length > 0 && !list.some(({ name }) => name === containerName));
};
var reportedBy = (tasks, service) => {
  const { serviceName, containerName } = service;
  const uses = tasks.map(({ containers }) => {
    const container = containers?.find(({ name }) => name === containerName);
    return useOf(service, container?.image ?? "", container?.imageDigest);
  });
  if (uses.includes(null)) {
    const because = `a task of ${serviceName} does not report the digest of an image of the container ${containerName}`;
    return { kind: "unreadable", because };
  }
  const found = uses.filter((use) => use !== null);
  return { kind: "found", uses: [...new Map(found.map((use) => [use.pinned, use])).values()] };
};
var namedBy = (service) => {
  const { serviceName, containerName, running } = service;
  const named6 = running?.definition.input.containerDefinitions?.find(({ name }) => name === containerName)?.image;
  const use = useOf(service, named6 ?? "");
  if (use !== null) return { kind: "found", uses: [use] };
  const says = named6 === void 0 ? `its task definition cannot be read or has no container ${containerName}` : `its task definition does not name the image ${named6} by digest`;
  return { kind: "unreadable", because: `no running task of ${serviceName} can be seen, and ${says}` };
};
var useOf = (service, image, reported = "") => {
  const reference = parseImageReference(image);
  const digest = parseDigest(reported) ?? parseDigest(reference?.digest ?? "");
  if (reference === null || digest === null) return null;
  const definition = service.running?.definition ?? service.taskDefinition;
  return {
    image,
    containers: [service.containerName],
    pinned: `${reference.name}@${digest}`,
    platform: wantedPlatform(definition),
    source: definition.source
  };
};

// src/stages/baseline/scan-baseline-image.ts
var findAll = async (uses, repository, ports) => distinctImages((await Promise.all(uses.map((use) => findImages(use, repository, ports)))).flat());
var scanBefore = async (image, settings, ports) => {
  const { scans, ...facts } = await scanFoundImage(image, { ...settings, folder: "baseline" }, ports);
  const broken3 = scans.find((scan) => scan.kind === "broke");
  if (broken3 !== void 0) return brokeOn(image, broken3);
  const reports = scans.flatMap((scan) => scan.kind === "report" ? [scan.report] : []);
  const { configDigest, platform, sizeBytes } = facts;
  return { kind: "scanned", image: { name: image.reference, configDigest, platform, sizeBytes, reports } };
};
var brokeOn = ({ uses: [use] }, { source, because }) => ({
  kind: "unreadable",
  because: `${SOURCES[source].name} broke on ${sideCarInWords(use)}: ${because}`
});
var unreadableBecause = (thrown) => {
  if (!isExplained(thrown) || thrown.code === "E_IMAGE_NOT_FOUND") throw thrown;
  return { kind: "unreadable", because: thrown.message };
};

// src/stages/baseline/scan-baseline.ts
var scanBaseline = defineStage({
  kind: "baseline",
  title: "Scan the baseline",
  uses: [
    ...["exec", "files", "archives", "leftovers", "download", "clock"],
    ...["secrets", "registry", "target", "surroundings", "log"]
  ],
  run: async (input, ports) => {
    const baseline = await readBaseline(input, ports).catch(unreadableBecause);
    if (baseline.kind === "unreadable")
      ports.log.warning(`The baseline could not be read, so the whole policy applies: ${baseline.because}`);
    if (baseline.kind === "first")
      ports.log.info(`There is no baseline: ${baseline.because}. The whole policy applies.`);
    return baseline;
  },
  record: (baseline) => recordedBaseline(baseline)
});
var readBaseline = async (input, ports) => {
  const { baseline, plan } = input;
  if (baseline.kind === "refused") return { kind: "unreadable", because: baseline.because };
  if (plan === null) return { kind: "unreadable", because: "this run has no AWS credentials" };
  const wanted = baseline.kind === "image" ? { kind: "found", uses: await namedImage(baseline, plan, ports) } : onlyOf(baseline, await allRunning(plan, ports));
  if (wanted.kind !== "found") return wanted;
  const finding = findAll(wanted.uses, plan.repository, ports);
  const images = await (baseline.kind === "image" ? finding.catch(notThere(baseline)) : finding);
  await probeEngine(ports);
  const scanned = [];
  for (const image of images) {
    const one = await scanBefore(image, input, ports);
    if (one.kind === "unreadable") return one;
    scanned.push(one.image);
  }
  const [first, ...others] = scanned;
  if (first === void 0) return { kind: "unreadable", because: "there is no image" };
  return { kind: "scanned", images: [first, ...others] };
};
var allRunning = async ({ services }, ports) => {
  const each = await Promise.all(services.map(async (service) => imagesIn(service, await runningTasks(service, ports))));
  const missing = each.find(({ kind }) => kind === "unreadable") ?? each.find(({ kind }) => kind === "first");
  if (missing !== void 0 && missing.kind !== "found") return missing;
  return { kind: "found", uses: each.flatMap((one) => one.kind === "found" ? one.uses : []) };
};
var onlyOf = ({ only }, running) => {
  if (only === void 0 || running.kind !== "found") return running;
  const other = running.uses.find(({ pinned }) => repositoryOf3(pinned) !== only.repository);
  if (other === void 0) return running;
  const { repository, because } = only;
  const wanted = repository === "" ? "no `repository` is set on a trusted branch" : `not one of ${repository}`;
  return {
    kind: "unreadable",
    because: `the container ${other.containers.join(", ")} runs ${other.image}, ${wanted}; only an earlier image of the same repository is compared ${because}`
  };
};
var repositoryOf3 = (pinned) => repositoryName(nameWithoutDigest(pinned)).repository;

// src/stages/baseline/scan-running-side-cars.ts
var scanRunningSideCars = defineStage({
  kind: "side-cars-baseline",
  title: "Scan the running side-cars",
  uses: [
    ...["exec", "files", "archives", "leftovers", "download", "clock"],
    ...["secrets", "registry", "target", "surroundings", "log"]
  ],
  run: async (input, ports) => {
    const known3 = new Map(input.sideCars.images.flatMap(asBefore));
    const look3 = once((service) => runningTasks(service, ports));
    const images = [];
    for (const { sideCar, deployedAs: deployedAs2 = [], digest } of input.sideCars.images.filter((one) => known3.has(one.digest))) {
      const wanted = await allOf({ deployedAs: deployedAs2, plan: input.plan }, look3).catch(unreadableBecause);
      const read4 = async () => wanted.kind === "found" ? await scanAll(wanted.uses, { ...input, known: known3, sideCar }, ports) : wanted;
      const baseline = await read4().catch(unreadableBecause);
      const what = `${sideCarInWords(sideCar)} (${sideCar.platform})`;
      if (baseline.kind === "unreadable")
        ports.log.warning(`The whole policy applies to ${what}, because nothing is compared: ${baseline.because}`);
      else ports.log.info(`${what}: ${inWords3(baseline, digest)}`);
      images.push({ sideCar, baseline });
    }
    return { images };
  },
  record: recordedSideCarBaselines
});
var inWords3 = (baseline, own) => {
  if (baseline.kind !== "scanned") return baseline.because;
  const names = baseline.images.map(({ name }) => name);
  return names.every((name) => name.endsWith(own)) ? "runs already" : `compared with ${names.join(", ")}`;
};
var once = (look3) => {
  const looked2 = /* @__PURE__ */ new Map();
  return (service) => {
    const tasks = looked2.get(service.key) ?? look3(service);
    looked2.set(service.key, tasks);
    return tasks;
  };
};
var asBefore = ({ sideCar, digest, scans, ...facts }) => {
  if (scans.some(({ kind }) => kind === "broke")) return [];
  const reports = scans.flatMap((scan) => scan.kind === "report" ? [scan.report] : []);
  const { configDigest, sizeBytes } = facts;
  const name = `${sideCar.image.replace(/@.*$/u, "")}@${digest}`;
  return [[digest, { kind: "scanned", image: { name, configDigest, platform: sideCar.platform, sizeBytes, reports } }]];
};
var allOf = async ({ deployedAs: deployedAs2, plan }, look3) => {
  const each = await Promise.all(
    deployedAs2.map(async ({ service: key, container }) => {
      const service = plan.services.find((one) => one.key === key);
      if (service === void 0) throw new Error(`plan did not read the service ${key}`);
      const named6 = { ...service, containerName: container };
      const running = await look3(service);
      if (!isNewIn(named6, running)) return imagesIn(named6, running);
      return { kind: "new", because: `${service.serviceName} does not run a container ${container} yet` };
    })
  );
  const missing = ["unreadable", "first", "new"].flatMap((kind) => each.filter((one) => one.kind === kind));
  const [first] = missing;
  if (first !== void 0 && first.kind !== "found") return first;
  return { kind: "found", uses: each.flatMap((one) => one.kind === "found" ? one.uses : []) };
};
var scanAll = async (uses, { known: known3, sideCar, plan, ...settings }, ports) => {
  const found = await findAll(uses, plan.repository, ports);
  const images = [];
  for (const image of found) {
    const one = known3.get(image.digest) ?? await scanBefore(image, settings, ports);
    known3.set(image.digest, one);
    if (one.kind === "unreadable") return one;
    if (one.image.platform === sideCar.platform) images.push({ ...one.image, name: image.reference });
  }
  const [first, ...others] = images;
  if (first !== void 0) return { kind: "scanned", images: [first, ...others] };
  return { kind: "unreadable", because: `what runs is for another platform than ${sideCar.platform}` };
};

// src/pipelines/parts/compare-with.ts
var sideCarBaselinesOf = (flow, c, plan) => (scanners, sideCars) => {
  if (c.baseline.kind !== "running" || c.sideCars !== "scan") return flow.given(NO_SIDE_CAR_BASELINES);
  return flow.optional(when(true, "")).stage(scanRunningSideCars, { plan, scanners, sideCars }, (r) => ({ ...c.scanners, ...r.scanners, ...r }));
};
var baselineOf = (flow, c, plan) => (scanners) => {
  const { baseline } = c;
  if (baseline.kind === "none") return flow.given(baseline);
  return flow.stage(scanBaseline, { plan, scanners }, (r) => ({
    ...c.scanners,
    ...r.scanners,
    baseline,
    plan: r.plan
  }));
};

// src/domain/image/side-cars.ts
var NOTHING_PINNED = { images: [] };
var imagesToPin = (services) => {
  const open = services.flatMap(sideCarsOf).filter(({ image }) => !isByDigest(image));
  return [...Map.groupBy(open, ({ image }) => image)].map(([image, used]) => ({ image, containers: namesOf(used) }));
};
var imagesToScan = (services, { images }) => services.flatMap((service) => {
  const { taskDefinition } = service;
  const platform = wantedPlatform(taskDefinition);
  return [...Map.groupBy(sideCarsOf(service), ({ image }) => image)].map(([image, used]) => {
    const pinned = images.find((one) => one.image === image)?.pinned ?? image;
    return { image, containers: namesOf(used), pinned, platform, source: taskDefinition.source };
  });
});
var sideCarsOf = (service) => allSideCars(service).filter(({ isKnown: isKnown2 }) => isKnown2);
var unknownSideCars = (services) => namesOf(services.flatMap(allSideCars).filter(({ isKnown: isKnown2 }) => !isKnown2));
var allSideCars = ({ taskDefinition: { input, filled: filled2 }, containerName }) => (input.containerDefinitions ?? []).flatMap(({ name = "", image = "" }, index) => {
  const isKnown2 = filled2?.get(`containerDefinitions[${index}].image`)?.text !== null;
  return name === containerName ? [] : [{ name, image, isKnown: isKnown2 }];
});
var namesOf = (sideCars) => [...new Set(sideCars.map(({ name }) => name))];

// src/stages/side-cars/pin.ts
var pinSideCars = defineStage({
  kind: "side-cars",
  title: "Pin the side-cars",
  uses: ["exec", "files", "registry", "surroundings", "log"],
  run: async ({ repository, services }, ports) => {
    const sideCars = imagesToPin(services);
    if (sideCars.length === 0) ports.log.info("no side-car has a tag");
    const images = await allOrOneError(
      "pinned",
      sideCars.map((sideCar) => resolveImage(sideCar, repository, ports))
    );
    for (const image of images) ports.log.info(`${sideCarInWords(image)}: ${image.pinned}`);
    return { images };
  },
  record: (pinned) => pinned
});

// src/stages/side-cars/scan-side-cars.ts
var scanSideCars = defineStage({
  kind: "side-cars-scan",
  title: "Scan the side-cars",
  uses: [
    ...["exec", "files", "archives", "leftovers", "download", "clock"],
    ...["secrets", "registry", "surroundings", "log"]
  ],
  run: async (input, ports) => {
    const uses = input.services.flatMap((service) => usesIn(service, input.pinned));
    const serviceOf2 = new Map(uses.map(({ use, service }) => [use, service]));
    const finds = uses.map(({ use }) => findImages(use, input.repository, ports));
    const found = distinctImages((await allOrOneError("scanned", finds)).flat());
    if (found.length === 0) ports.log.info("there is no side-car");
    else await probeEngine(ports);
    const unknown6 = unknownSideCars(input.services);
    if (unknown6.length > 0) ports.log.warning(`not scanned, because the image has no value yet: ${unknown6.join(", ")}`);
    const images = [];
    for (const image of found)
      images.push({ ...await scanImage(image, input, ports), deployedAs: deployedAs(image, serviceOf2) });
    return { images };
  },
  record: ({ images }) => ({ images: images.map((one) => ({ ...one, scans: one.scans.map(recordedScan) })) })
});
var usesIn = (service, pinned) => imagesToScan([service], pinned).map((use) => ({ use, service: service.key }));
var deployedAs = ({ uses }, serviceOf2) => uses.flatMap((use) => use.containers.map((container) => ({ service: serviceOf2.get(use) ?? "", container })));
var scanImage = async (image, input, ports) => {
  const { scans, platform, ...facts } = await scanFoundImage(image, { ...input, folder: "side-car" }, ports);
  const containers = [...new Set(image.uses.flatMap((use) => use.containers))];
  const sideCar = { image: image.uses[0].image, containers, platform };
  return { sideCar, ...facts, scans: scans.map((scan) => ofSideCar(scan, sideCar)) };
};

// src/pipelines/parts/judge-side-cars.ts
var inputOf = (c) => ({ plan, pinned, scanners }) => ({ ...c.scanners, ...scanners, ...plan, pinned });
var scansOfPinned = (flow, c, needs) => (scanners) => c.sideCars === "scan" ? flow.stage(scanSideCars, { ...needs, scanners }, inputOf(c)) : flow.given(NO_SIDE_CARS);
var scansOfPlanned = (flow, c, plan) => (scanners) => {
  if (c.sideCars !== "scan") return flow.given(NO_SIDE_CARS);
  const wherePlanned = flow.optional(when(true, ""));
  const pinned = wherePlanned.stage(pinSideCars, { plan }, (r) => r.plan);
  return wherePlanned.stage(scanSideCars, { plan, pinned, scanners }, inputOf(c));
};

// src/pipelines/parts/other-scans.ts
var otherScansOf = (flow, c, plan) => ({
  scanSideCars: scansOfPlanned(flow, c, plan),
  scanBaseline: baselineOf(flow, c, plan),
  compareSideCars: sideCarBaselinesOf(flow, c, plan)
});
var otherScansOfPinned = (flow, c, needs) => ({
  scanSideCars: scansOfPinned(flow, c, needs),
  scanBaseline: baselineOf(flow, c, needs.plan),
  compareSideCars: sideCarBaselinesOf(flow, c, needs.plan)
});

// src/pipelines/parts/pull-and-judge.ts
var planGiven = (flow, c, image) => flow.stage(planTarget, {}, () => ({ ...c, tag: image.tag }));
var pullAndJudge = (flow, c, needed) => {
  const { image, plan, early = flow, scanSideCars: scanSideCars2, scanBaseline: scanBaseline2, compareSideCars: compareSideCars2 } = needed;
  const scanners = early.stage(prepareScanners, {}, () => c.scanners);
  const baseline = scanBaseline2(scanners);
  const pulling2 = early.stoppedBy(baseline).named("pull");
  const pulled = pulling2.stage(pullImage, { plan }, (r) => ({ ...r.plan, image: asPlanned(image, r.plan) }));
  const sideCars = scanSideCars2(scanners);
  const needs = { baseline, sideCarBaselines: compareSideCars2(scanners, sideCars), plan };
  const others = [sideCars, scansOfIndex(flow, c, { scanners, build: pulled, plan })];
  const judged = scanAndJudge(flow, c, { scanners, build: pulled, others, ...needs });
  return { pulled, baseline, ...judged, tested: testOf(early, c, pulled) };
};

// src/pipelines/parts/verify-services.ts
var verifyServices = (flow, c, plan) => flow.optional(when(c.verification === "on", c.verification === "off" ? "`verify` is off" : "nothing is deployed")).stage(verifyTarget, { plan }, (r) => ({ target: r.plan, services: c.services }));

// src/pipelines/check-changes.ts
var check2 = (flow, c) => {
  if (c.image === null) checkBuild(flow, c);
  else checkGiven(flow, c, c.image);
};
var checkBuild = (flow, c) => {
  const tag = flow.stage(computeTag, {}, () => c.tag);
  const credentials = flow.stage(findCredentials, {}, () => ({}));
  const whereRead = flow.optional(unless(credentials, "missing", "this run has no AWS credentials"));
  const plan = whereRead.stage(planTarget, { tag }, (r) => ({ ...c, platforms: c.build.platforms, tag: r.tag.tag }));
  const isAlone = unless(credentials, "present", "plan checks the task definition");
  flow.optional(isAlone).stage(checkDefinitions, { tag }, (r) => ({ ...c, tag: r.tag.tag }));
  verifyServices(flow, c, plan);
  const { build: build2 } = buildAndJudge(flow, c, { tag, plan, ...otherScansOf(flow, c, plan) });
  whereRead.stage(comparePlatform, { plan, build: build2 }, (r) => ({ ...r.plan, platforms: platformsIn(r.build) }));
};
var checkGiven = (flow, c, image) => {
  const plan = planGiven(flow, c, image);
  verifyServices(flow, c, plan);
  const { pulled } = pullAndJudge(flow, c, { image, plan, ...otherScansOf(flow, c, plan) });
  attested(flow, c, { image: pulled, digestOf: ({ held }) => held.digest });
};

// src/pipelines/dry-run.ts
var dryRun = (flow, c) => {
  verifyServices(flow, c, planOf(flow, c));
};
var planOf = (flow, c) => {
  if (c.image !== null) return planGiven(flow, c, c.image);
  const tag = flow.stage(computeTag, {}, () => c.tag);
  return flow.stage(planTarget, { tag }, (r) => ({ ...c, platforms: c.build.platforms, tag: r.tag.tag }));
};

// src/stages/maintenance/find-page.ts
var findPage = async (service, { maintenanceRule }, elb) => {
  const name = service.serviceName ?? "";
  const leading = leadingTo(service);
  if (leading.targetGroupArns.length === 0)
    throw noPage(`the service ${name} has no load balancer, so it has no sorry page`);
  const all = (await readBalancers(leading, elb)).flatMap(({ listeners: listeners2 }) => listeners2);
  const leads = (found2) => ownRules(found2, leading).length > 0;
  const listeners = maintenanceRule === null ? all.filter(leads) : [await namedListener(maintenanceRule, elb)];
  if (!listeners.some(leads)) {
    const where = maintenanceRule === null ? "no listener of a load balancer" : `the listener of ${maintenanceRule} does not lead`;
    throw noPage(`${where}${maintenanceRule === null ? " leads" : ""} to the service ${name}`);
  }
  const { rule, found, tags } = await chosen2({ name, maintenanceRule, listeners, leading }, elb);
  const own = ownRules(found, leading);
  const others = all.filter((one) => leads(one) && one.listener.ListenerArn !== found.listener.ListenerArn);
  return {
    ...{ service: name, found, own, page: pageOf(rule, { found, own, tags }) },
    uncovered: [
      ...own.filter((one) => !covers(rule, one)).map((one) => `${demandsOf(one)} of ${inShort(found.listener)}`),
      ...others.map(({ listener }) => `the listener ${inShort(listener)}`)
    ]
  };
};
var inShort = ({ Protocol = "HTTP", Port = 0 }) => `${Protocol}:${Port}`;
var namedListener = async (arn, elb) => {
  const { Listeners: [listener] = [] } = await elb.describeListeners({ ListenerArns: [listenerOf(arn)] });
  if (listener === void 0 || !hasRules(listener)) throw noPage(`\`maintenance-rule\`: ${arn} has no rules`);
  return withRules(listener, elb);
};
var chosen2 = async (choice, elb) => {
  const { name, maintenanceRule, listeners, leading } = choice;
  const all = await candidates(listeners, elb);
  const named6 = all.filter(({ rule }) => rule.RuleArn === maintenanceRule);
  if (maintenanceRule !== null && maintenanceRule.includes(":listener-rule/")) {
    const [one] = named6;
    if (one === void 0)
      throw noPage(
        `\`maintenance-rule\`: the listener has no rule ${maintenanceRule} that could be moved and does not lead to a target`
      );
    return one;
  }
  const tagged = all.filter(({ tags }) => tags.has(PAGE_TAG));
  const own = tagged.filter(({ rule, found }) => ownRules(found, leading).some((one) => covers(rule, one)));
  const [only, ...others] = own.length > 0 ? own : tagged;
  if (only === void 0) throw noTag(name, all);
  if (others.length > 0) throw several(name, [only, ...others]);
  return only;
};
var candidates = async (listeners, elb) => {
  const isPage = ({ Actions = [], IsDefault }) => IsDefault !== true && Actions.length > 0 && Actions.every(({ Type }) => Type !== "forward");
  const rules = listeners.flatMap((found) => found.rules.filter(isPage).map((rule) => ({ rule, found })));
  const tags = await readTags(
    rules.map(({ rule }) => rule.RuleArn ?? ""),
    elb
  );
  return rules.map((one) => ({ ...one, tags: tags.get(one.rule.RuleArn ?? "") ?? /* @__PURE__ */ new Map() }));
};
var noTag = (name, all) => {
  const [first] = all;
  const arn = first?.rule.RuleArn;
  const which = arn === void 0 ? "the listener has no rule that answers by itself" : `${arn} may be meant`;
  return fault("E_MAINTENANCE_RULE", {
    message: `no rule of the listeners that lead to the service ${name} has the tag ${PAGE_TAG}; ${which}`,
    headline: `no rule has the tag \`${PAGE_TAG}\``,
    ...arn === void 0 ? {} : {
      hint: `Tag the rule (aws elbv2 add-tags --resource-arns ${arn} --tags Key=${PAGE_TAG},Value=sorry-page), or set \`maintenance-rule\`.`
    }
  });
};
var several = (name, found) => fault("E_MAINTENANCE_RULE", {
  message: `${found.length} rules have the tag ${PAGE_TAG} and could be the sorry page of the service ${name}: ${found.map(({ rule }) => rule.RuleArn ?? "").join(", ")}`,
  headline: `${found.length} rules have the tag \`${PAGE_TAG}\``,
  hint: "Set `maintenance-rule` to the ARN of the one that is meant."
});
var noPage = (message) => fault("E_MAINTENANCE_RULE", { message });

// src/stages/refused.ts
var UNSURE = /^(no response|HTTP )|^(ServerException|Internal\w*|ServiceUnavailable\w*|RequestTimeout\w*)$/;
var isRefused = (error) => {
  if (!(error instanceof AwsError)) return false;
  const { attempts, awsCode, code: code2 } = error;
  const isOnly = attempts === 1 || attempts === void 0 && awsCode === NOT_SENT;
  return isOnly && !(code2 === "E_AWS" && UNSURE.test(awsCode));
};

// src/stages/maintenance/move-page.ts
var isThere = ({ page }, wanted) => page.state === wanted && page.priority === PRIORITIES[wanted];
var checkMove = (found, wanted) => {
  const { service, page, own, found: listener } = found;
  const priority = PRIORITIES[wanted];
  const other = listener.rules.find((rule) => placeOf(rule) === priority && rule.RuleArn !== page.ruleArn);
  if (other !== void 0) throw inUse(found, other, priority);
  if (stateAt(priority, own) === wanted) return;
  const [last] = own.toSorted((one, next) => placeOf(next) - placeOf(one));
  const which = last?.IsDefault === true ? "its default action" : `a rule of priority ${last?.Priority ?? ""}`;
  throw fault("E_MAINTENANCE", {
    message: `the sorry page of ${service} cannot be switched ${wanted} at ${page.listener}: the listener leads to the service by ${which}, and a page at priority ${priority} is ${wanted === "off" ? "before" : "behind"} it`,
    hint: `Give the service a rule with a priority between ${PRIORITIES.on} and ${PRIORITIES.off}. Nothing was changed.`
  });
};
var inUse = ({ service, page }, other, priority) => fault("E_MAINTENANCE", {
  message: `the sorry page of ${service} needs priority ${priority} at ${page.listener}, which another rule has: ${other.RuleArn ?? ""} (${demandsOf(other)})`,
  headline: `another rule has priority ${priority}`,
  hint: `Give that rule another priority: aws elbv2 set-rule-priorities --rule-priorities RuleArn=${other.RuleArn ?? ""},Priority=NUMBER. Nothing was changed.`
});
var movePage = async (found, wanted, ports) => {
  const { page, service } = found;
  const since = wanted === "off" ? null : page.state === "on" && page.since !== null ? page.since : ports.clock.now();
  if (since !== null && since !== page.since) await noteSince(page, new Date(since).toISOString(), ports);
  if (!isThere(found, wanted)) await send2(found, wanted, ports);
  const priority = await priorityNow(found, ports);
  const state = stateAt(priority, found.own);
  if (state !== wanted || priority !== PRIORITIES[wanted]) throw movedAgain(found, wanted, priority);
  if (wanted === "off") await noteOff(page, ports);
  ports.log.info(`the sorry page of ${service} is ${state}: priority ${priority} at ${page.listener}`);
  return { ...page, state, priority, since };
};
var noteSince = async ({ ruleArn }, value, { target }) => {
  await target.elasticloadbalancing.addTags({ ResourceArns: [ruleArn], Tags: [{ Key: SINCE_TAG, Value: value }] });
};
var noteOff = async (page, ports) => {
  await noteSince(page, "off", ports).catch((error) => {
    if (!(error instanceof AwsError)) throw error;
    ports.log.warning(`the sorry page is off, and its tag ${SINCE_TAG} was not changed: ${messageOf(error)}`);
  });
};
var send2 = async (found, wanted, ports) => {
  const { service, page } = found;
  const priority = PRIORITIES[wanted];
  const noted2 = ports.journal.aboutTo({ kind: "page", service, ruleArn: page.ruleArn, to: wanted });
  try {
    const { ruleArn: RuleArn } = page;
    await ports.target.elasticloadbalancing.setRulePriorities({ RulePriorities: [{ RuleArn, Priority: priority }] });
  } catch (error) {
    if (isRefused(error)) noted2.unchanged();
    if (error instanceof AwsError && error.awsCode.startsWith("PriorityInUse")) {
      noted2.unchanged();
      throw fault("E_MAINTENANCE", {
        message: `the sorry page of ${service} was not switched ${wanted}: since the rules of ${page.listener} were read, another one has taken priority ${priority}`,
        cause: error
      });
    }
    if (isRefused(error) || await priorityNow(found, ports).catch(() => null) !== priority) throw error;
  }
  noted2.changed();
};
var priorityNow = async ({ page, found }, { target }) => {
  const { rules } = await withRules(found.listener, target.elasticloadbalancing);
  const rule = rules.find(({ RuleArn }) => RuleArn === page.ruleArn);
  if (rule !== void 0) return placeOf(rule);
  throw fault("E_MAINTENANCE", { message: `the rule of the sorry page no longer exists: ${page.ruleArn}` });
};
var movedAgain = ({ service, page }, wanted, priority) => fault("E_MAINTENANCE", {
  message: `the sorry page of ${service} is not ${wanted}: right after this run moved its rule at ${page.listener}, the rule has priority ${priority}`,
  hint: "Something else moves the rule: look for another run, or a stack update that sets its priority."
});

// src/stages/maintenance/switch-maintenance.ts
var switchMaintenance = defineStage({
  kind: "maintenance",
  title: "Switch the sorry page",
  uses: ["registry", "target", "journal", "clock", "log"],
  run: async (input, ports) => {
    const { wanted } = input.maintenance;
    await identify(input, ports);
    const found = await findPages(input, ports);
    for (const one of found) describe4(one, ports.log);
    const pages = await switchEach(found, wanted, ports);
    const result = { wanted, at: ports.clock.now(), pages };
    warnOfLong(result, input, ports.log);
    return result;
  },
  record: (result) => result
});
var findPages = async (input, { target }) => {
  const { wanted } = input.maintenance;
  const findCluster = clusterFinder(target.ecs);
  const pageOf2 = async (named6) => {
    const { described: described2, serviceArn } = await readService(named6, target.ecs, findCluster);
    checkAccount({ what: serviceArn, account: accountIn(serviceArn), wanted: named6.account });
    const found = await findPage(described2, named6, target.elasticloadbalancing);
    if (wanted !== "show" && !isThere(found, wanted)) await everyCheck(() => checkMove(found, wanted));
    return found;
  };
  return allOrEveryProblem(input.services.map((named6) => pageOf2(named6).catch(namedIn(named6)))).catch(
    (thrown) => {
      throw asOneError(thrown);
    }
  );
};
var describe4 = ({ service, page, uncovered }, log2) => {
  log2.info(`the sorry page of ${service} is ${stateInWords(page)}: priority ${page.priority} at ${page.listener}`);
  for (const what of uncovered) log2.warning(`the sorry page of ${service} does not answer for ${what}`);
};
var switchEach = async (found, wanted, ports) => {
  const pages = /* @__PURE__ */ new Map();
  for (const one of found)
    if (!pages.has(one.page.ruleArn)) pages.set(one.page.ruleArn, await switched(one, wanted, ports));
  return found.map(({ page, service }) => ({ ...page, moved: "as-it-was", ...pages.get(page.ruleArn), service }));
};
var switched = async (found, wanted, ports) => {
  const { page, service } = found;
  const isKept = wanted === "show" || isThere(found, wanted) && (wanted === "off" || page.since !== null);
  if (isKept) return { ...page, service, moved: "as-it-was" };
  const moved = isThere(found, wanted) ? "as-it-was" : "moved";
  return { ...await movePage(found, wanted, ports), service, moved };
};
var warnOfLong = (result, { maintenance: maintenance2 }, log2) => {
  const { limitMs } = maintenance2;
  const long = result.pages.filter((page) => isOverdue(page, { now: result.at, limitMs }));
  if (long.length === 0) return;
  if (result.wanted === "show") throw onForTooLong(long, result, limitMs);
  for (const page of long) log2.warning(inWords4(page, result.at));
};
var inWords4 = (page, now) => `the sorry page of ${page.service} is ${stateInWords(page)}${page.since === null ? "" : ` (${ageInWords(now - page.since)})`}`;
var onForTooLong = (long, result, limitMs) => fault("E_MAINTENANCE_LONG", {
  message: `${long.map((page) => inWords4(page, result.at)).join("; ")}: at most ${ageInWords(limitMs)} is allowed (\`maintenance-limit-minutes\`)`,
  result
});

// src/pipelines/maintenance.ts
var maintenance = (flow, c) => {
  flow.stage(switchMaintenance, {}, () => c);
};

// src/stages/patience.ts
var LONGEST_MS3 = 3 * 6e4;
var FIRST_PAUSE_MS = 1e3;
var LONGEST_PAUSE_MS = 15e3;
var patiently = (send7, refused4, ports) => sendAgain(send7, { mayPass: isBusy, until: ports.clock.now() + LONGEST_MS3, refused: refused4 }, ports);
var sendAgain = async (send7, { mayPass: mayPass3, until, refused: refused4 = () => void 0 }, { clock, log: log2 }) => {
  for (let refusals = 0; ; refusals += 1) {
    try {
      return await send7();
    } catch (error) {
      const pauseMs = pauseAfter(refusals);
      if (!mayPass3(error) || clock.now() + pauseMs > until) throw error;
      refused4(error);
      log2.info(`${error.message}; trying again in ${(pauseMs / 1e3).toFixed(1)} s`);
      await clock.sleep(pauseMs);
    }
  }
};
var pauseAfter = (refusals) => {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** refusals);
  return Math.round(longest * (1 + Math.random()) / 2);
};

// src/stages/tagging/put-tag.ts
var READ_ATTEMPTS = 6;
var READ_DELAY_MS = 500;
var PATIENCE_MS = 6e4;
var putTag = (wanted, ports) => {
  const patience = { mayPass: isTemporary, until: ports.clock.now() + PATIENCE_MS };
  const noted2 = { entry: null };
  return sendAgain(() => putOnce({ ...wanted, noted: noted2 }, ports), patience, ports);
};
var putOnce = async (wanted, ports) => {
  const before = await heldBy(wanted, ports);
  if (before === wanted.digest) {
    wanted.noted.entry?.changed();
    return { kind: "there" };
  }
  if (before !== null && !isTagMutable(wanted.repository, wanted.tag)) return { kind: "taken", by: before };
  await wanted.bring?.();
  const refused4 = await send3(wanted, ports);
  const other = refused4 === null ? null : await foundBy(wanted, refused4, ports);
  if (other !== null) return other;
  await readBack(wanted, ports);
  refused4?.settle();
  return { kind: "put", replaced: before };
};
var foundBy = async (wanted, { noted: noted2, attempts }, ports) => {
  const by = await heldBy(wanted, ports);
  if (by === null || by === wanted.digest && attempts > 1) return null;
  noted2.unchanged();
  return by === wanted.digest ? { kind: "there" } : { kind: "taken", by };
};
var heldBy = ({ repository, tag }, { registry }) => {
  const { repositoryUri, registryId } = repository;
  return readTagDigest({ name: imageName(repositoryUri, tag), registryId }, registry.ecr);
};
var TAKEN = /^Image(?:Tag)?AlreadyExistsException$/u;
var send3 = async (wanted, ports) => {
  const { repository, tag, digest } = wanted;
  const name = imageName(repository.repositoryUri, tag);
  const manifest = await manifestOf(wanted, ports);
  const change = { kind: "tag", ...name, digest, isOnlyTag: true };
  const noted2 = wanted.noted.entry ??= ports.journal.aboutTo(change);
  try {
    await ports.registry.ecr.putImage({
      ...inRegistry(repository.registryId),
      ...{ repositoryName: name.repository, imageTag: tag, imageDigest: digest },
      ...manifest
    });
    noted2.changed(change);
    return null;
  } catch (thrown) {
    if (thrown instanceof AwsError && TAKEN.test(thrown.awsCode)) {
      const { attempts = 1 } = thrown;
      return { attempts, noted: noted2, settle: attempts === 1 ? noted2.unchanged : noted2.changed };
    }
    if (isRefused(thrown)) noted2.unchanged();
    throw thrown;
  }
};
var manifestOf = async ({ repository, digest }, { registry }) => {
  const { repository: repositoryName_ } = repositoryName(repository.repositoryUri);
  const { images } = await registry.ecr.batchGetImage({
    ...inRegistry(repository.registryId),
    repositoryName: repositoryName_,
    imageIds: [{ imageDigest: digest }],
    acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES]
  });
  const { imageManifest, imageManifestMediaType } = images?.[0] ?? {};
  const short2 = `the repository ${repositoryName_} has no image ${digest}`;
  if (imageManifest === void 0)
    throw fault("E_IMAGE_NOT_FOUND", { message: `${short2} (ecr:BatchGetImage)`, headline: short2 });
  const computed = digestOfManifest(imageManifest);
  if (computed !== digest)
    throw fault("E_PUSHED_OTHER", {
      message: `ECR gave the manifest of ${computed} for ${repositoryName_}@${digest} (ecr:BatchGetImage)`,
      headline: "ECR gave another manifest than that of the image"
    });
  return { imageManifest, ...imageManifestMediaType === void 0 ? {} : { imageManifestMediaType } };
};
var readBack = async (wanted, ports) => {
  const reference = referenceOf(imageName(wanted.repository.repositoryUri, wanted.tag));
  for (let attempt = 1; ; attempt += 1) {
    const held = await heldBy(wanted, ports);
    if (held === wanted.digest) return;
    if (attempt === READ_ATTEMPTS) throw notThere2(reference, held, wanted.digest);
    await ports.clock.sleep(READ_DELAY_MS * 2 ** (attempt - 1));
  }
};
var notThere2 = (reference, held, digest) => held === null ? fault("E_PUSH", { message: `${reference} was set, but ECR does not list the tag` }) : fault("E_PUSHED_OTHER", { message: `${reference} names ${held}, although the run has set it to ${digest}` });

// src/stages/tagging/mark-passed.ts
var markPassed = defineStage({
  kind: "mark",
  title: "Mark the image as passed",
  uses: ["registry", "clock", "journal", "log"],
  run: async (input, ports) => {
    const { digest } = input.image;
    const tag = markOf(input.environment, { revision: input.revision, digest });
    const because = notProvedBy(input.services);
    const wanted = { repository: input.repository, tag, digest };
    const result = because === null ? await mark(wanted, ports) : { kind: "not-marked", tag, because };
    announce2(result, ports);
    return result;
  },
  record: (result) => result
});
var mark = async (wanted, ports) => {
  const { tag, digest } = wanted;
  try {
    const put = await putTag(wanted, ports);
    switch (put.kind) {
      case "put":
        return { kind: "marked", tag, digest, replaced: put.replaced };
      case "there":
        return { kind: "marked-before", tag, digest };
      case "taken":
        return { kind: "not-marked", tag, because: `${tag} belongs to another image (${shortDigest(put.by)})` };
    }
  } catch (thrown) {
    if (!(thrown instanceof ShipError) || isCancelled(thrown)) throw thrown;
    return { kind: "not-marked", tag, because: thrown.message };
  }
};
var announce2 = (result, { log: log2 }) => {
  switch (result.kind) {
    case "marked":
      if (result.replaced !== null)
        log2.warning(`${result.tag} named another image (${shortDigest(result.replaced)}); it is moved`);
      log2.info(`${result.tag} marks ${result.digest}`);
      break;
    case "marked-before":
      log2.info(`${result.tag} marks ${result.digest} already`);
      break;
    case "not-marked":
      log2.info(`the image is not marked as passed: ${result.because}`);
  }
};

// src/pipelines/parts/mark-if-passed.ts
var markIfPassed = (flow, { marks, services: configured }, { plan, image, built, services }) => {
  if (marks === void 0) return;
  const of = (name) => services.map((service) => service[name]);
  const proved = { deploys: of("deploy"), waits: of("wait"), confirms: of("confirm"), until: of("until") };
  flow.stage(markPassed, { plan, image, built, ...proved }, (r) => ({
    ...marks,
    image: r.image,
    revision: r.built.revision,
    repository: r.plan.repository,
    services: configured.map((service, index) => {
      const [deploy, confirm] = [r.deploys[index], r.confirms[index]];
      if (deploy === void 0 || confirm === void 0) throw new Error(`${service.key} was not rolled out`);
      const { service: name } = deploy;
      return { service: name, deploy, wait: r.waits[index] ?? null, confirm, leftOut: leftOutOf(service) };
    })
  }));
};
var leftOutOf = ({ alarms, tasks }) => [
  ...alarms === void 0 ? [] : ["its alarms were not watched"],
  ...tasks.after.length === 0 ? [] : ["its tasks of `run-after` did not run"]
];

// src/stages/tagging/add-tags.ts
var checkTags = async ({ repository, additional = [] }, configDigests, { registry }) => {
  const fixed = additional.filter((tag) => !isTagMutable(repository, tag));
  const taken3 = await Promise.all(
    fixed.map(async (tag) => {
      const held = await readTag(named4(repository, tag), registry.ecr);
      return held === null || holdsAll(held, configDigests) ? [] : [`${tag} (${held.digest})`];
    })
  );
  if (taken3.flat().length > 0) throw furtherTaken(taken3.flat());
};
var named4 = ({ repositoryUri, registryId, creation }, tag) => ({
  name: imageName(repositoryUri, tag),
  registryId,
  creation
});
var furtherTaken = (taken3) => {
  const are = taken3.length === 1 ? "a tag of `additional-tags` belongs" : "tags of `additional-tags` belong";
  return fault("E_TAG_TAKEN", {
    message: `${are} to another image, and cannot be moved: ${listedProblems(taken3).join(", ")}`,
    headline: `${are} to another image`
  });
};
var addTags = async (image, toAdd, ports) => {
  const { additional = [] } = toAdd;
  for (const tag of additional) await addTag(image, { ...toAdd, tag }, ports);
  await markRun(image, toAdd, ports);
  return additional.length === 0 || image.tag === null ? image : { ...image, tags: [image.tag, ...additional] };
};
var addTag = async ({ digest, configDigest }, { repository, tag, configDigests = [configDigest] }, ports) => {
  const { log: log2, registry } = ports;
  const put = await putTag({ repository, tag, digest }, ports);
  switch (put.kind) {
    case "put":
      if (put.replaced !== null) log2.warning(`the tag ${tag} named another image (${put.replaced}); it is moved`);
      log2.info(`the tag ${tag} names ${digest}`);
      break;
    case "there":
      log2.info(`the tag ${tag} names ${digest} already`);
      break;
    case "taken": {
      const held = await readTag(named4(repository, tag), registry.ecr);
      if (held === null || !holdsAll(held, configDigests)) throw furtherTaken([`${tag} (${put.by})`]);
      log2.info(`the tag ${tag} holds this image already (${put.by})`);
    }
  }
};
var markRun = async ({ tag, digest }, { repository, mark: mark2 = null }, ports) => {
  if (mark2 === null || tag === null || isTagMutable(repository, tag)) return;
  try {
    await putTag({ repository, tag: mark2, digest }, ports);
  } catch (thrown) {
    if (!(thrown instanceof ShipError) || thrown.kind === "cancelled") throw thrown;
    ports.log.info(`a re-run will not find this image by ${mark2}: ${messageOf(thrown)}`);
  }
};

// src/stages/given/accept.ts
var acceptImage = defineStage({
  kind: "push",
  title: "Accept the image",
  uses: ["registry", "clock", "journal", "log"],
  run: async (input, ports) => {
    const { image, repository, pulled, kind = "given" } = input;
    const name = repositoryName(repository.repositoryUri);
    const { held, configDigest } = pulled;
    const facts = asHeld(held, name);
    ports.log.info(`${facts.uri} passed the gate; nothing is pushed`);
    return addTags({ ...name, ...facts, tag: image.tag, configDigest, kind }, input, ports);
  },
  record: (accepted) => accepted
});

// src/domain/image/manifest-parts.ts
var DESCRIPTOR2 = external_exports.object({ digest: external_exports.string(), size: external_exports.number().int().nonnegative() });
var IMAGE = external_exports.object({ config: DESCRIPTOR2, layers: external_exports.array(DESCRIPTOR2) });
var INDEX3 = external_exports.object({ manifests: external_exports.array(DESCRIPTOR2) });
var MANIFEST4 = external_exports.union([IMAGE, INDEX3]);
var partsOf2 = (json) => {
  const parsed = MANIFEST4.safeParse(jsonValue(json));
  if (!parsed.success) return null;
  const named6 = "config" in parsed.data ? [parsed.data.config, ...parsed.data.layers] : parsed.data.manifests;
  const sizes = /* @__PURE__ */ new Map();
  for (const { digest: text2, size: size2 } of named6) {
    const digest = parseDigest(text2);
    if (digest === null) return null;
    sizes.set(digest, size2);
  }
  const all = [...sizes].map(([digest, sizeBytes]) => ({ digest, sizeBytes }));
  return "config" in parsed.data ? { blobs: all, manifests: [] } : { blobs: [], manifests: all.map(({ digest }) => digest) };
};

// src/stages/tagging/copy-image.ts
var copyImage = async ({ from, to, name, digest }, ports) => {
  const { secrets, ociRegistry, journal, log: log2 } = ports;
  const copy2 = {
    from: await registryPlace(from.repositoryUri, { registry: ports.source, secrets }),
    to: await registryPlace(to.repositoryUri, { registry: ports.registry, secrets })
  };
  if (await ociRegistry.manifest(copy2.to, digest) !== null) {
    log2.info(`${name.repository} has ${digest} already; nothing is copied`);
    return;
  }
  const change = { kind: "tag", ...name, digest };
  const noted2 = journal.aboutTo(change);
  const counted = { sent: 0, bytes: 0, there: 0 };
  await copyManifest(copy2, { digest, depth: 0, counted }, ports);
  noted2.changed(change);
  const already = counted.there === 0 ? "" : `, ${counted.there} were there already`;
  log2.info(`copied ${from.repositoryUri}@${digest}: ${counted.sent} blobs, ${megabytes(counted.bytes)}${already}`);
};
var DEEPEST = 3;
var copyManifest = async (copy2, item, ports) => {
  const { digest, depth } = item;
  const read4 = await ports.ociRegistry.manifest(copy2.from, digest);
  if (read4 === null) throw notThere3(copy2.from, digest);
  const parts = partsOf2(read4.text);
  if (parts === null || depth > DEEPEST) throw notCopied(copy2.from, digest);
  for (const inner of parts.manifests) await copyManifest(copy2, { ...item, digest: inner, depth: depth + 1 }, ports);
  await copyBlobs(copy2, { ...item, ...parts }, ports);
  const stored = await ports.ociRegistry.putManifest(copy2.to, { ...read4, reference: digest });
  if (stored !== digest) throw notCopied(copy2.from, digest);
};
var PARALLEL = 4;
var copyBlobs = async (copy2, { blobs, counted }, { ociRegistry }) => {
  const waiting = [...blobs];
  const work = async () => {
    for (let blob = waiting.shift(); blob !== void 0; blob = waiting.shift()) {
      const done = await ociRegistry.copyBlob(copy2, blob, () => void 0);
      if (done === "sent") counted.bytes += blob.sizeBytes;
      if (done === "already-there") counted.there += 1;
      else counted.sent += 1;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
};
var notThere3 = ({ registry, repository }, digest) => fault("E_IMAGE_NOT_FOUND", {
  message: `${registry}/${repository} has no manifest ${digest}, which the image to promote needs`,
  headline: "a part of the image to promote does not exist"
});
var notCopied = ({ registry, repository }, digest) => fault("E_PUSHED_OTHER", {
  message: `${registry}/${repository}@${digest} cannot be copied as it is: its manifest is none that a registry takes by this digest`,
  headline: "the image cannot be copied as it is"
});

// src/stages/tagging/tag-for-environment.ts
var tagForEnvironment = defineStage({
  kind: "push",
  title: "Tag for the environment",
  uses: ["registry", "source", "ociRegistry", "secrets", "clock", "journal", "log"],
  run: async ({ repository, source, pulled, ...input }, ports) => {
    const { held, configDigest, revision } = pulled;
    const { tag, changes } = tagFrom(ofImage(input.tag, revision), ports.clock.now());
    for (const change of changes) ports.log.info(`the tag was changed: ${change}`);
    const name = imageName(repository.repositoryUri, tag);
    const { digest } = held;
    const bring = source && (() => copied({ from: source, to: repository, name, digest }, ports));
    const put = await putTag({ repository, tag, digest, ...bring && { bring } }, ports);
    if (put.kind === "taken")
      throw fault("E_TAG_TAKEN", {
        message: `the tag ${tag} already belongs to another image, and the tag is immutable: ${name.repository} has ${put.by}, the image to promote is ${held.digest}`,
        headline: "the tag already belongs to another image"
      });
    if (put.kind === "put" && put.replaced !== null)
      ports.log.warning(
        `${referenceOf(name)} named another image (${shortDigest(put.replaced)}); the tag is moved to the promoted one`
      );
    const done = put.kind === "there" ? "names the image already" : "names the image now";
    ports.log.info(`${referenceOf(name)} ${done}: ${held.digest}`);
    const kind = put.kind === "there" ? "already-there" : "promoted";
    return { ...name, ...asHeld(held, repositoryName(repository.repositoryUri)), configDigest, kind };
  },
  record: (promoted) => promoted
});
var copied = async (image, ports) => {
  try {
    await copyImage(image, ports);
  } catch (thrown) {
    if (!(thrown instanceof RegistryError)) throw thrown;
    const [from, to] = [repositoryName(image.from.repositoryUri), repositoryName(image.to.repositoryUri)];
    const isOfSource = thrown.message.includes(`://${from.registry}/v2/${from.repository}/`);
    const what = `${image.from.repositoryUri}@${image.digest} could not be copied to ${image.to.repositoryUri}`;
    asRegistryFault({ name: isOfSource ? from : to, code: isOfSource ? "E_PULL" : "E_PUSH", what })(thrown);
  }
};
var ofImage = ({ run, ...input }, revision) => {
  if (revision !== null) return { ...input, run: { ...run, sha: revision, headSha: null } };
  const [named6] = /\{(?:short-)?sha\}/u.exec(input.template) ?? [];
  if (named6 === void 0) return { ...input, run };
  const short2 = "the image has no commit in its label `org.opencontainers.image.revision`";
  throw fault("E_TAG", {
    message: `${named6} in \`tag\` has no value: ${short2}`,
    headline: `${named6} has no value: ${short2}`,
    hint: "Set `tag` to a template without the commit, for example `{environment}-{run-id}`."
  });
};

// src/domain/scan/ecr-findings.ts
var readEcrFindings = ({ findings, enhancedFindings }) => {
  const rated = [
    ...findings.map((found) => ({ level: levelOf2(found.severity, UNDEFINED), id: found.name, make: basic(found) })),
    ...enhancedFindings.filter(isOpen).map((found) => ({
      level: levelOfEnhanced(found),
      id: idOf(found),
      make: enhanced(found)
    }))
  ];
  const odd = rated.find(({ level }) => level === null);
  if (odd !== void 0) return { kind: "invalid", problem: `the severity of ${odd.id ?? NAMELESS} is not known` };
  const all = rated.flatMap(({ level, make }) => level === null ? [] : make({ level, severity: LEVELS[level] }));
  return { kind: "valid", value: distinctFindings(all).filter((finding) => finding.kind === "vulnerability") };
};
var isOpen = ({ status }) => status?.toUpperCase() !== "CLOSED";
var NAMELESS = "an unnamed finding";
var UNDEFINED = "UNDEFINED";
var UNTRIAGED = "UNTRIAGED";
var LEVELS = SOURCES.ecr.levels;
var levelOf2 = (severity2, without) => {
  const word = (severity2 ?? "").trim().toUpperCase();
  return word === "" ? without : isLevel(word) ? word : null;
};
var levelOfEnhanced = ({ severity: severity2, score }) => {
  const level = levelOf2(severity2, UNTRIAGED);
  const isSilent = level === UNTRIAGED || level === UNDEFINED;
  return level === null || isSilent && score !== void 0 && score > 0 ? levelOfScore(score) : level;
};
var isLevel = (word) => Object.hasOwn(LEVELS, word);
var levelOfScore = (score) => {
  if (score === void 0 || !(score >= 0)) return null;
  if (score >= 9) return "CRITICAL";
  if (score >= 7) return "HIGH";
  return score >= 4 ? "MEDIUM" : "LOW";
};
var common2 = (rating) => ({
  source: "ecr",
  kind: "vulnerability",
  ...rating
});
var NOT_KNOWN = { fix: "not-known" };
var OS_PACKAGES = "OS packages";
var basic = (found) => (rating) => {
  const attribute = (wanted) => found.attributes?.find(({ key }) => key?.toLowerCase() === wanted)?.value ?? "";
  const fixedVersion = versionOf2(attribute("fixed_version"));
  return [
    {
      ...common2(rating),
      id: found.name || NAMELESS,
      title: firstLine(found.description),
      url: webAddress2(found.uri),
      where: [OS_PACKAGES],
      packageName: attribute("package_name"),
      installedVersion: attribute("package_version"),
      fixedVersion,
      ...fixedVersion === null ? NOT_KNOWN : {}
    }
  ];
};
var idOf = ({ packageVulnerabilityDetails, title, type }) => packageVulnerabilityDetails?.vulnerabilityId || title || type || NAMELESS;
var enhanced = (found) => (rating) => {
  const details2 = found.packageVulnerabilityDetails;
  const packages = details2?.vulnerablePackages ?? [];
  const byPackage = Map.groupBy(
    packages.length === 0 ? [{}] : packages,
    (one) => JSON.stringify([one.name ?? "", versionIn2(one)])
  );
  return [...byPackage.values()].map((same) => {
    const [first = {}] = same;
    const fixedVersion = same.map(({ fixedInVersion }) => versionOf2(fixedInVersion)).find((version) => version !== null);
    return {
      ...common2(rating),
      id: idOf(found),
      title: firstLine(found.title || found.description),
      url: webAddress2(details2?.sourceUrl),
      where: [...new Set(same.map(placeOf4))].sort(),
      packageName: first.name ?? "",
      installedVersion: versionIn2(first),
      fixedVersion: fixedVersion ?? unnamedFix(found),
      ...fixedVersion === void 0 && found.fixAvailable === void 0 ? NOT_KNOWN : {},
      ...publishedAt(details2?.vendorCreatedAt)
    };
  });
};
var unnamedFix = ({ fixAvailable }) => fixAvailable?.toUpperCase() === "YES" ? "a version that ECR does not name" : null;
var versionIn2 = ({ epoch, version, release }) => version === void 0 ? "" : `${epoch ? `${epoch}:` : ""}${version}${release ? `-${release}` : ""}`;
var placeOf4 = ({ filePath, packageManager }) => filePath || (packageManager === void 0 || packageManager.toUpperCase() === "OS" ? OS_PACKAGES : packageManager);
var versionOf2 = (text2) => {
  const version = text2?.trim() ?? "";
  return version === "" || /^not ?available$/iu.test(version) ? null : version;
};
var publishedAt = (date2) => date2 === void 0 || Number.isNaN(date2.getTime()) ? {} : { publishedAt: date2.toISOString() };
var firstLine = (text2) => text2?.trim().split("\n")[0]?.trim() ?? "";
var webAddress2 = (text2) => /^https?:\/\//iu.test(text2 ?? "") ? text2 ?? null : null;

// src/domain/scan/ecr-scan-progress.ts
var shortSeverity = (counted, listed5) => {
  const short2 = Object.entries(counted).map(([severity2, count]) => ({ severity: severity2, counted: count, listed: listed5[severity2] ?? 0 })).find((one) => one.counted > one.listed);
  return short2 ?? null;
};
var LISTED_WITHIN_MS = 3e4;
var LISTED_AT_LAST_MS = 3 * 6e4;
var TWICE_MS = 1;
var SETTLED_MS = 1e4;
var EMPTY_MS = 2e4;
var UNPROVED_MS = 2 * 6e4;
var LONG_AGO_MS = 5 * 6e4;
var DAY_MS2 = 24 * 36e5;
var stepAfter = (looks, request) => {
  const [first, last] = [looks[0], looks.at(-1)];
  if (first === void 0 || last === void 0) return WAIT;
  if (last.kind === "none") return whenNotListed(last.at - first.at, request);
  if (isEnd(last)) return whenEnded(looks, { last, startedAt: first.at, request });
  if (last.status === "UNSUPPORTED_IMAGE" || last.status === "FAILED" && UNSUPPORTED.test(last.description))
    return { kind: "unsupported", because: `ECR cannot scan the image (${statusInWords(last)})` };
  const hint = FAILURES.get(last.status);
  return hint === void 0 ? WAIT : { kind: "broke", because: `the scan is ${statusInWords(last)}`, hint };
};
var unfinishedInWords = (looks) => {
  const last = looks.at(-1);
  if (last === void 0) return "ECR did not answer";
  if (last.kind === "none") return `ECR has no scan of the image (${last.because})`;
  const { list } = last;
  const noList = isEnd(last) && list === "none" ? "; ECR lists no findings, not even none" : "";
  return `the scan is ${statusInWords(last)}${isShort(last) ? `; ${mismatchOf(last)}` : noList}`;
};
var WAIT = { kind: "wait" };
var isEnd = ({ status }) => status === "COMPLETE" || status === "ACTIVE";
var UNSUPPORTED = /unsupported|not supported/iu;
var LOOK_AND_RE_RUN = "Look at the scan in the ECR console, then re-run.";
var SCAN_ANEW = "Look at the scan in the ECR console and start a new one there or by `aws ecr start-image-scan`, once in 24 hours, then re-run.";
var FAILURES = /* @__PURE__ */ new Map([
  ["FAILED", SCAN_ANEW],
  ["LIMIT_EXCEEDED", "Raise the quota of Amazon Inspector, or wait until scans are possible again, then re-run."],
  [
    "SCAN_ELIGIBILITY_EXPIRED",
    "Raise the re-scan duration of Amazon Inspector, or push the image again: Inspector no longer scans one of that age."
  ],
  ["IMAGE_ARCHIVED", "Restore the image from the archive, then re-run."]
]);
var statusInWords = ({ status, description }) => `${status === "" ? "without a status" : status}${description === "" ? "" : `: ${description.replace(/\.$/u, "")}`}`;
var whenNotListed = (waitedMs, request) => {
  if (waitedMs < LISTED_WITHIN_MS) return WAIT;
  if (request === null) return { kind: "start" };
  const { refusal } = request;
  if (refusal?.kind !== "denied" || waitedMs < LISTED_AT_LAST_MS) return WAIT;
  return { kind: "broke", because: `ECR has no scan of the image, and ${refusal.because}`, hint: refusal.hint };
};
var whenEnded = (looks, { last, startedAt, request }) => {
  const isOld = last.status === "COMPLETE" && ageOf(last, startedAt) > DAY_MS2;
  if (isOld && request?.refusal == null) return request === null ? { kind: "start" } : WAIT;
  const sameMs = last.at - unchangedSince(looks, last);
  if (isShort(last))
    return sameMs < UNPROVED_MS ? WAIT : { kind: "broke", because: mismatchOf(last), hint: LOOK_AND_RE_RUN };
  if (sameMs < settledAfter(last, startedAt)) return WAIT;
  return { kind: "take", oldSince: isOld ? last.completedAt : null };
};
var ageOf = ({ completedAt }, startedAt) => completedAt === null ? 0 : startedAt - completedAt;
var isShort = ({ counted, listed: listed5, short: short2 }) => short2 !== null || counted !== null && counted > listed5;
var mismatchOf = ({ counted, listed: listed5, short: short2 }) => short2 === null || (counted ?? 0) > listed5 ? `ECR counts ${counted ?? 0} findings and lists ${listed5}` : `ECR counts ${short2.counted} of the severity ${short2.severity} and lists ${short2.listed}`;
var settledAfter = (scan, startedAt) => {
  const { completedAt, listed: listed5, counted, list } = scan;
  if (list === "none" && counted === null) return Infinity;
  if (ageOf(scan, startedAt) > LONG_AGO_MS) return TWICE_MS;
  if (listed5 > 0) return SETTLED_MS;
  return completedAt === null && counted === null ? UNPROVED_MS : EMPTY_MS;
};
var unchangedSince = (looks, last) => {
  const other = looks.findLastIndex((look3) => !isSame2(look3, last));
  return looks[other + 1]?.at ?? last.at;
};
var isSame2 = (look3, { status, completedAt, counted, list, content }) => look3.kind === "scan" && look3.status === status && look3.completedAt === completedAt && look3.counted === counted && look3.list === list && look3.content === content;

// src/stages/ecr-scan/look-at-scan.ts
import { createHash as createHash9 } from "node:crypto";
var PAGE2 = 1e3;
var MOST_PAGES3 = 200;
var LONGEST_CALL_MS = 3e4;
var NOTHING = { findings: [], enhancedFindings: [] };
var ABSENT = ["ScanNotFoundException", "ImageNotFoundException"];
var lookAtScan = async (looking, ports) => {
  const at = ports.clock.now();
  try {
    const pages = await readAll(looking, ports);
    return readingOf(at, pages);
  } catch (thrown) {
    if (!(thrown instanceof AwsError) || !ABSENT.includes(thrown.awsCode)) throw thrown;
    return { look: { kind: "none", at, because: thrown.message }, lists: NOTHING };
  }
};
var requestScan = async ({ image, until }, ports) => {
  const at = ports.clock.now();
  const { ecr } = ports.registry;
  const send7 = () => ecr.startImageScan(idOf2(image), limitOf(ports));
  try {
    await sendAgain(send7, { mayPass: isPassing, until }, ports);
    ports.log.info(`started a basic scan of ${nameOf4(image)}`);
    return { at, refusal: null };
  } catch (thrown) {
    if (!(thrown instanceof AwsError) || thrown.awsCode === UNSUPPORTED2) throw thrown;
    ports.log.info(`ECR did not start a basic scan: ${thrown.message}`);
    const kind = thrown.code === "E_ACCESS_DENIED" ? "denied" : "other";
    return { at, refusal: { kind, ...reasonIn(thrown) } };
  }
};
var reasonIn = ({ code: code2, operation, message, hint }) => ({
  because: code2 === "E_ACCESS_DENIED" ? `AWS denied ${operation}. ${message}` : message,
  hint: hint ?? ""
});
var UNSUPPORTED2 = "UnsupportedImageTypeException";
var nameOf4 = ({ repository, digest }) => `${repository}@${digest}`;
var isPassing = (error) => isTemporary(error) && !["LimitExceededException", "ImageArchivedException"].includes(error.awsCode);
var idOf2 = ({ repository, registryId, digest }) => ({
  ...inRegistry(registryId),
  repositoryName: repository,
  imageId: { imageDigest: digest }
});
var limitOf = ({ clock }) => ({ signal: clock.timeout(LONGEST_CALL_MS) });
var readAll = async ({ image, until }, ports) => {
  const { ecr } = ports.registry;
  const replies = [];
  let nextToken;
  for (let count = 0; count < MOST_PAGES3; count += 1) {
    const page = { maxResults: PAGE2, ...nextToken === void 0 ? {} : { nextToken } };
    const send7 = () => ecr.describeImageScanFindings({ ...idOf2(image), ...page }, limitOf(ports));
    const reply = await sendAgain(send7, { mayPass: isTemporary, until }, ports);
    const { imageDigest = image.digest } = reply.imageId ?? {};
    if (imageDigest !== image.digest) throw unreadable(`it is about ${imageDigest}`);
    replies.push(reply);
    nextToken = reply.nextToken;
    if (nextToken === void 0) return replies;
  }
  throw unreadable(`it has more than ${MOST_PAGES3} pages`);
};
var unreadable = (why) => new AwsError({
  operation: "ecr:DescribeImageScanFindings",
  awsCode: "unreadable",
  awsMessage: `ECR returned an unreadable response: ${why}`
});
var readingOf = (at, replies) => {
  const pages = replies.flatMap(({ imageScanFindings }) => imageScanFindings ?? []);
  const lists = {
    findings: pages.flatMap(({ findings }) => findings ?? []),
    enhancedFindings: pages.flatMap(({ enhancedFindings }) => enhancedFindings ?? [])
  };
  const counts = pages[0]?.findingSeverityCounts;
  const listed5 = distinctBySeverity(lists);
  const look3 = {
    kind: "scan",
    at,
    ...statusOf(replies),
    completedAt: pages[0]?.imageScanCompletedAt?.getTime() ?? null,
    counted: counts === void 0 ? null : sumOf(counts),
    list: listOf(pages),
    listed: sumOf(listed5),
    short: shortSeverity(inWords5(counts ?? {}), listed5),
    content: createHash9("sha256").update(JSON.stringify(readEcrFindings(lists))).digest("hex")
  };
  return { look: look3, lists };
};
var statusOf = (replies) => {
  const words = [...new Set(replies.map(({ imageScanStatus }) => imageScanStatus?.status ?? ""))];
  if (words.length > 1) return { status: "", description: `its pages say ${words.join(" and ")}` };
  return { status: words[0] ?? "", description: replies[0]?.imageScanStatus?.description ?? "" };
};
var wordOf = (severity2 = "") => {
  const word = severity2.trim().toUpperCase();
  return ["", "UNDEFINED"].includes(word) ? "UNTRIAGED" : word;
};
var inWords5 = (counts) => {
  const byWord = Map.groupBy(Object.entries(counts), ([severity2]) => wordOf(severity2));
  return Object.fromEntries([...byWord].map(([word, of]) => [word, of.reduce((sum, [, count]) => sum + count, 0)]));
};
var distinctBySeverity = ({ findings, enhancedFindings }) => {
  const all = [
    ...findings.map((one) => [one.severity, JSON.stringify(one)]),
    ...enhancedFindings.map((one) => [one.severity, one.findingArn ?? JSON.stringify(one)])
  ];
  const distinct2 = new Map(all.map(([severity2, key]) => [key, wordOf(severity2)]));
  return Object.fromEntries(
    [...Map.groupBy(distinct2.values(), (severity2) => severity2)].map(([word, of]) => [word, of.length])
  );
};
var sumOf = (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);
var listOf = (pages) => {
  if (pages.some(({ enhancedFindings }) => enhancedFindings !== void 0)) return "enhanced";
  return pages.some(({ findings }) => findings !== void 0) ? "basic" : "none";
};

// src/stages/ecr-scan/follow-scan.ts
var LOOK_AGAIN_MS = 5e3;
var followScan = async (image, input, ports) => {
  ports.log.info(`waiting for the scan of ${nameOf4(image)}, for ${inMinutes(input.minutes)} at most`);
  try {
    return await follow(image, input, ports);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    if (thrown.awsCode === UNSUPPORTED2) return whenUnsupported(thrown.message, input, ports);
    return broke2(reasonIn(thrown));
  }
};
var follow = async (image, input, ports) => {
  const { clock, log: log2 } = ports;
  const looking = { image, until: clock.now() + input.minutes * 6e4 };
  const looks = [];
  let request = null;
  for (; ; ) {
    const { look: look3, lists } = await lookAtScan(looking, ports);
    looks.push(look3);
    logChange(looks, log2);
    const step2 = stepAfter(looks, request);
    switch (step2.kind) {
      case "take":
        if (step2.oldSince !== null) warnOld(step2.oldSince, log2);
        return taken(look3, lists, log2);
      case "unsupported":
        return whenUnsupported(step2.because, input, ports);
      case "broke":
        return broke2(step2);
      case "start":
        request = await requestScan(looking, ports);
        break;
      case "wait":
        break;
    }
    if (clock.now() + LOOK_AGAIN_MS > looking.until) return broke2(outOfTime(looks, input.minutes));
    await clock.sleep(LOOK_AGAIN_MS);
  }
};
var statusOf2 = (look3) => look3 === void 0 || look3.kind === "none" ? look3?.kind : `${look3.status} ${look3.listed}`;
var logChange = (looks, log2) => {
  const look3 = looks.at(-1);
  if (look3 === void 0 || statusOf2(look3) === statusOf2(looks.at(-2))) return;
  if (look3.kind === "none") log2.info("ECR lists no scan of the image yet");
  else
    log2.info(
      `the scan is ${look3.status}, findings: ${look3.listed}${look3.description === "" ? "" : ` (${look3.description})`}`
    );
};
var warnOld = (completedAt, log2) => log2.warning(`the scan of ECR was made at ${new Date(completedAt).toISOString()}, and ECR makes no new one now`);
var taken = (look3, lists, log2) => {
  const read4 = readEcrFindings(lists);
  if (read4.kind === "invalid")
    return broke2({
      because: `the findings cannot be read: ${read4.problem}`,
      hint: "Look at the scan in the ECR console, then report the severity that is not known."
    });
  const findings = read4.value;
  const isBasic = lists.enhancedFindings.length === 0 && look3.kind === "scan" && look3.list !== "enhanced";
  log2.info(`ECR ${isBasic ? "basic" : "enhanced"} scan: ${countsInWords("ecr", findings) || "no findings"}`);
  if (findings.some(({ fix }) => fix === "not-known"))
    log2.info("this scan does not say which findings a version fixes, so findings without one count, too");
  const completedAt = look3.kind === "scan" ? look3.completedAt : null;
  const when2 = completedAt === null ? "" : ` of ${new Date(completedAt).toISOString()}`;
  return { kind: "report", report: { ...EMPTY, version: `${isBasic ? "basic" : "enhanced"} scan${when2}`, findings } };
};
var EMPTY = {
  source: "ecr",
  version: "",
  configDigest: null,
  operatingSystem: null,
  database: null,
  findings: [],
  unchecked: null
};
var whenUnsupported = (because, { unsupported }, { log: log2 }) => {
  if (unsupported === "blocked")
    return broke2({
      because,
      hint: "Use a base image that ECR can scan, or set `ecr-scan-unsupported: accept` to rely on Trivy and Dockle for this image."
    });
  log2.warning(`${because}; accepted by \`ecr-scan-unsupported\``);
  return { kind: "report", report: { ...EMPTY, unchecked: because } };
};
var inMinutes = (minutes2) => minutes2 === 1 ? "1 minute" : `${minutes2} minutes`;
var outOfTime = (looks, minutes2) => ({
  because: `ECR has not finished the scan within ${inMinutes(minutes2)}: ${unfinishedInWords(looks)}`,
  hint: "Look at the scan in the ECR console, raise `ecr-scan-minutes`, or re-run: the image is in the registry already."
});
var broke2 = ({ because, hint }) => ({ kind: "broke", source: "ecr", because, hint });

// src/stages/ecr-scan/ecr-scan.ts
var awaitEcrScan = defineStage({
  kind: "scan",
  title: "Wait for the scan of ECR",
  uses: ["registry", "clock", "log"],
  run: async (input, ports) => {
    const { repository, digest, runningDigests } = input.image;
    const manifest = runningDigests.find((one) => one !== digest) ?? digest;
    return followScan({ repository, registryId: input.registryId, digest: manifest }, input, ports);
  },
  record: (scan) => scan
});

// src/stages/ecr-scan/scan-ecr-baseline.ts
var LONGEST_MINUTES = 5;
var scanEcrBaseline = defineStage({
  kind: "baseline",
  title: "Read the scan of the baseline by ECR",
  uses: ["registry", "clock", "log"],
  run: async (input, ports) => {
    if (input.baseline.kind !== "scanned") return input.baseline;
    const [first, ...others] = input.baseline.images;
    const scanned = await scanImages([first, ...others], input, ports);
    if (scanned.kind === "unreadable")
      ports.log.warning(
        `The whole policy applies to the findings of ECR, because nothing is compared: ${scanned.because}`
      );
    return scanned;
  },
  record: (baseline) => recordedBaseline(baseline)
});
var scanImages = async ([first, ...others], input, ports) => {
  const read4 = (image) => scanImage2(image, input, ports);
  const [one, ...more] = await Promise.all([read4(first), ...others.map(read4)]);
  const missing = [one, ...more].find((image) => "kind" in image);
  if (missing !== void 0) return missing;
  return { kind: "scanned", images: [one, ...more].filter(isImage2) };
};
var isImage2 = (one) => !("kind" in one);
var scanImage2 = async (image, { repository, minutes: minutes2 }, ports) => {
  const place = placeOf5(image, repository);
  if (place === null) return unreadable2(`${image.name} is not in the registry of this run`);
  const wait = { minutes: Math.min(minutes2, LONGEST_MINUTES), unsupported: "blocked" };
  const scan = await followScan(place, wait, ports);
  return scan.kind === "broke" ? unreadable2(`${image.name}: ${scan.because}`) : { ...image, reports: [scan.report] };
};
var unreadable2 = (because) => ({ kind: "unreadable", because });
var placeOf5 = ({ name }, { repositoryUri, registryId }) => {
  const reference = parseImageReference(name);
  const digest = parseDigest(reference?.digest ?? "");
  if (reference === null || digest === null || reference.registry !== repositoryName(repositoryUri).registry)
    return null;
  return { repository: repositoryName(reference.name).repository, registryId, digest };
};

// src/pipelines/parts/known-when-pushed.ts
var knowing = (exceptions, { registry, digest, runningDigests }) => ({
  ...exceptions,
  registry: { kind: "host", host: registry },
  digests: [digest, ...runningDigests]
});

// src/pipelines/parts/judge-in-registry.ts
var judgeInRegistry = (flow, c, needed) => {
  if (c.scanners.ecrScan.kind === "off") return flow.given({});
  const { plan, image, said } = needed;
  const scan = flow.named("ecr-scan").stage(awaitEcrScan, { plan, image }, (r) => ({ ...c.scanners.ecrScan, ...r.plan.repository, image: r.image }));
  const baseline = ecrBaselineOf(flow, c, needed);
  const judged = flow.named("ecr-judge").stage(judgeFindings, { scan, image, baseline }, (r) => ({
    ...c,
    ...{ exceptions: knowing(c.exceptions, r.image), scans: [r.scan] },
    comparing: { baseline: r.baseline, days: c.baselineDays }
  }));
  reportToo(flow, c, { said, scan, judged });
  return flow.named("ecr-gate").stage(enforceGate, { judged, image }, (r) => ({ ...r.judged, pushed: r.image }));
};
var ecrBaselineOf = (flow, c, { plan, baseline }) => {
  if (c.baseline.kind === "none") return baseline;
  return flow.named("ecr-baseline").stage(scanEcrBaseline, { plan, baseline }, (r) => ({
    baseline: r.baseline,
    repository: r.plan.repository,
    minutes: c.scanners.ecrScan.minutes
  }));
};

// src/pipelines/parts/pin-side-cars.ts
var sideCarsOf2 = (flow, c, plan) => c.sideCars === "off" ? flow.given(NOTHING_PINNED) : flow.stage(pinSideCars, { plan }, (r) => r.plan);

// src/pipelines/parts/pull-and-accept.ts
var pullAndAccept = (flow, c, image) => {
  const plan = planGiven(flow, c, image);
  const verify = verifyServices(flow, c, plan);
  const sideCars = sideCarsOf2(flow, c, plan);
  const early = flow.stoppedBy(plan, verify, sideCars);
  const others = otherScansOfPinned(early, c, { plan, pinned: sideCars });
  const judged = pullAndJudge(flow, c, { image, plan, early, ...others });
  const { pulled, gate, tested } = judged;
  const attestation = attested(early, c, { image: pulled, digestOf: ({ held }) => held.digest });
  const needs = { plan, verify, sideCars, pulled, gate, tested, attestation };
  const accept = c.promotion === void 0 ? flow.named("accept").stage(acceptImage, needs, (r) => ({ ...r.plan, ...r, image })) : flow.named("promote").stage(tagForEnvironment, needs, (r) => ({ ...r.plan, ...r, tag: c.tag }));
  return {
    plan,
    verify,
    sideCars,
    image: accept,
    built: pulled,
    inRegistry: judgeInRegistry(flow, c, { ...judged, plan, image: accept })
  };
};

// src/domain/rollout/texts.ts
var comparable2 = (text2) => text2.slice(0, 2048).replaceAll("\u2019", "'");
var IDS = [
  [/\?[^\s"']{1,1900}/giu, ""],
  [/\brequest ?id:? ?[0-9a-f-]{8,36}/giu, "request id"],
  [/(:assumed-role\/[\w+=,.@-]{1,64})\/[\w+=,.@-]{1,64}/giu, "$1"],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|(?<!sha256:)\b[0-9a-f]{32,64}\b/giu, "ID"],
  [/\becs-svc\/\d{1,20}|\b(?:i|eni)-[0-9a-f]{8,17}\b|\b0x[0-9a-f]{1,16}\b/giu, "ID"],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b|\[[0-9a-f]{0,4}:[0-9a-f:]{1,35}\]/giu, "IP"],
  [/\b\d{4}-\d\d-\d\dT[\d:.]{5,18}Z?/giu, "TIME"],
  [/(GetImageBlob|containerd-mount|snapshots\/)\d{1,20}/giu, "$1"],
  [/(retried|attempts,) \d{1,3}/giu, "$1"],
  [/\b(ecs-service-connect|aws-guardduty-agent)-[\w-]{1,64}/giu, "$1"]
];
var MANAGED = /^(ecs-service-connect|aws-guardduty-agent)-[\w-]{1,230}$/u;
var isManaged = (container) => MANAGED.test(container);
var commonName = (container) => container.replace(MANAGED, "$1");
var withoutIds = (text2) => IDS.reduce((shown, [pattern, placeholder]) => shown.replace(pattern, placeholder), comparable2(text2));

// src/domain/rollout/exits.ts
var SIGNALS = {
  129: "SIGHUP",
  130: "SIGINT",
  131: "SIGQUIT",
  132: "SIGILL",
  134: "SIGABRT",
  135: "SIGBUS",
  136: "SIGFPE",
  137: "SIGKILL",
  139: "SIGSEGV",
  141: "SIGPIPE",
  143: "SIGTERM"
};
var COMMANDS = { 126: "command not executable", 127: "command not found" };
var CONSEQUENCES = [0, 137, 143];
var exitOf = (containers, detail) => {
  const suspects = suspectsIn(exitsOf(containers));
  const [first] = suspects;
  if (first === void 0) return null;
  const next = "Read the log of the container, fix the cause and re-run.";
  if (suspects.length > 1) {
    return { kind: "exit", sentence: sentenceOf(suspects), next, detail };
  }
  const sentence2 = {
    head: `container ${named(commonName(first.name))}`,
    tail: ` exited with code ${codeText(first.code)}`
  };
  return { kind: "exit", sentence: sentence2, next, detail };
};
var exitsOf = (containers) => containers.flatMap(({ name = "", exitCode: code2 }) => code2 === void 0 ? [] : [{ name, code: code2 }]);
var sentenceOf = (suspects) => ({
  head: `containers ${listed4(suspects.map(({ name }) => named(commonName(name))))}`,
  tail: ` exited with codes ${listed4(suspects.map(({ code: code2 }) => `${code2}`))}`,
  brief: `${suspects.length} containers exited with ${distinctCodes(suspects)}`
});
var MOST_CODES = 25;
var distinctCodes = (suspects) => {
  const codes = [...new Set(suspects.map(({ code: code2 }) => code2))].toSorted((one, other) => one - other);
  const text2 = listed4(codes.map((code2) => `${code2}`));
  if (text2.length > MOST_CODES) return "different codes";
  return `${codes.length === 1 ? "code" : "codes"} ${text2}`;
};
var listed4 = (items) => [items.slice(0, -1).join(", "), ...items.slice(-1)].filter((part) => part !== "").join(" and ");
var suspectsIn = (exits) => {
  const own = exits.filter(({ code: code2 }) => !CONSEQUENCES.includes(code2));
  const killed = exits.filter(({ code: code2 }) => code2 === 137);
  const notTerminated = exits.filter(({ code: code2 }) => code2 !== 143);
  const found = [own, killed, notTerminated, exits].find(({ length }) => length > 0) ?? [];
  const defined = found.filter(({ name }) => !isManaged(name));
  return defined.length > 0 ? defined : found;
};
var codeText = (code2) => {
  if (code2 === 0) return "0, but must keep running";
  const meaning3 = COMMANDS[code2];
  if (meaning3 !== void 0) return `${code2}, ${meaning3}`;
  const signal = SIGNALS[code2];
  return signal === void 0 ? `${code2}` : `${code2}, ${signal}`;
};

// src/domain/rollout/ended-inside.ts
var hasEndedInside = (task, image) => {
  const ours = containersOf(task, image);
  const isStopped = ({ lastStatus }) => lastStatus === "STOPPED";
  return ours.length > 0 && ours.every(isStopped) && ours.some(({ exitCode }) => exitCode !== 0);
};
var hasFailedInside = (task, image) => hasEndedInside(task, image) && containersOf(task, image).some(({ exitCode }) => exitCode !== void 0 && !CONSEQUENCES.includes(exitCode));
var containersOf = ({ containers = [] }, { uri }) => containers.filter(({ image }) => image === uri);

// src/domain/rollout/task-of.ts
var isTaskOf = ({ startedBy: startedBy2, taskDefinitionArn, createdAt }, started) => deployerOf(started.deploymentId) === "ecs" ? startedBy2 === started.deploymentId : taskDefinitionArn === started.taskDefinitionArn && (createdAt?.getTime() ?? Infinity) >= started.createdAt;

// src/domain/rollout/stopped.ts
var SCALED_IN = /^Scaling activity initiated by/;
var failedTasks = (tasks, started) => tasks.filter((task) => isTaskOf(task, started) && !SCALED_IN.test(task.stoppedReason ?? ""));
var stopTimeOf = ({ stoppingAt, executionStoppedAt, stoppedAt }) => (stoppingAt ?? executionStoppedAt ?? stoppedAt)?.getTime() ?? null;
var taskIdOf2 = ({ taskArn }) => taskArn?.split("/").at(-1) ?? "";
var describeStop = (task) => {
  const reason = [task.stopCode, task.stoppedReason].filter((part) => part !== void 0).join(": ");
  const containers = (task.containers ?? []).map((container) => describeContainer(container, task)).filter((part) => part !== null);
  return [reason === "" ? "stopped without a reason" : reason, ...containers].join("; ");
};
var describeContainer = ({ name, exitCode, reason, healthStatus }, task) => {
  const facts = [
    exitCode === void 0 ? null : `exit code ${exitCode}`,
    healthStatus === "UNHEALTHY" ? "unhealthy" : null,
    reason === task.stoppedReason ? null : reason ?? null
  ].filter((part) => part !== null);
  return facts.length === 0 ? null : `${name === void 0 ? "a container" : commonName(name)}: ${facts.join(", ")}`;
};

// src/domain/rollout/text-names.ts
var NAMES = {
  container: { noun: ["container ", "a container"], patterns: [/for target \[([^\]]{1,255})\]/iu] },
  image: {
    noun: ["image ", "an image"],
    patterns: [
      /failed to resolve ref(?:erence)? ["']?([^\s"']{1,512}?)["']?:?(?:\s|$)/iu,
      /manifest for ([^\s"']{1,512}) not found/iu,
      /(?:denied for|repository) ([\w./:-]{1,255})(?:,| not found)/iu
    ]
  },
  role: {
    noun: ["role ", "the execution role"],
    patterns: [/:assumed-role\/([\w+=,.@-]{1,64})/iu, /:role\/(?:[\w+=,.@-]{1,64}\/){0,5}([\w+=,.@-]{1,64})/iu]
  },
  /** Of an ARN what follows the account; a log stream has the id of a task. */
  resource: {
    noun: ["", ""],
    patterns: [
      /\bon resource:? ["']?(?:arn:(?:[^:\s]{0,64}:){4})?([^\s*,;"':][^\s,;"']{0,300}?)(?=:log-stream|[\s,;"']|:?\*|$)/iu
    ]
  },
  secret: {
    noun: ["secret ", "a secret"],
    patterns: [/:secret:([\w/+=.@-]{1,512})/iu, /fetch secret ([\w/+=.@-]{1,512})/iu]
  },
  region: {
    noun: ["", ""],
    patterns: [
      /arn:aws[\w-]{0,16}:(?:secretsmanager|ssm|logs):([a-z0-9-]{5,30}):/iu,
      /Parameter Store in ([a-z0-9-]{5,30})/iu
    ]
  },
  group: {
    noun: ["log group ", "the log group"],
    patterns: [/log group ["']([^"']{1,512})["']/iu, /:log-group:([\w./#-]{1,512})/iu]
  },
  platform: {
    noun: ["", "the task's platform"],
    patterns: [/(?:platform|manifest for) ["']?((?:linux|windows)\/[\w./()+-]{1,64})/iu]
  },
  host: {
    noun: ["", "the registry"],
    patterns: [/\bhttps?:\/\/([a-z0-9][\w.-]{0,252})/iu, /\blookup ([a-z0-9][\w.-]{0,252})/iu]
  },
  code: { noun: ["", ""], patterns: [/capacity provider [\w-]{1,255}\. (\w{1,80})\b/iu] },
  subnet: { noun: ["subnet ", "a subnet"], patterns: [/\b(subnet-[0-9a-f]{8,17})\b/iu] },
  /** Of an application or network load balancer; otherwise the name of a Classic Load Balancer. */
  target: {
    noun: ["", ""],
    patterns: [/:targetgroup\/([\w-]{1,32})\//iu, /\(elb ([\w-]{1,32})\)/iu]
  },
  file: { noun: ["", "an environment file in S3"], patterns: [/arn:aws[\w-]{0,16}:s3:::([^\s"',:]{1,512})/iu] },
  system: { noun: ["EFS file system ", "an EFS file system"], patterns: [/\b(fs-[0-9a-f]{8,17})\b/iu] }
};
var isKind = (kind) => Object.hasOwn(NAMES, kind);
var nameIn = (text2, kind) => {
  if (!isKind(kind)) return null;
  for (const pattern of NAMES[kind].patterns) {
    const [, name] = pattern.exec(text2) ?? [];
    if (name !== void 0) return name;
  }
  return null;
};
var nounFor = (kind) => isKind(kind) ? NAMES[kind].noun : ["", ""];

// src/domain/rollout/text-rules.ts
var meaningOf = (groups, subjects) => {
  for (const { when: when2, rules } of groups) {
    const candidates2 = subjects.filter(({ text: text2 }) => when2.test(comparable2(text2)));
    const meaning3 = meaningByRules(rules, candidates2);
    if (meaning3 !== null) return meaning3;
  }
  return null;
};
var meaningByRules = (rules, subjects) => {
  for (const rule of rules) {
    for (const subject of subjects) {
      const found = rule.pattern.exec(comparable2(subject.text));
      if (found !== null) {
        return {
          kind: rule.kind,
          heals: rule.heals,
          sentence: filled(rule.sentence, subject, found),
          next: rule.next,
          detail: subject.text
        };
      }
    }
  }
  return null;
};
var filled = (template, subject, found) => {
  const name = (key) => nameFor(key, subject, found[1]);
  const isKnown2 = (words) => [...words.matchAll(KEY)].every(([, key = ""]) => name(key) !== null);
  const chosen3 = template.replaceAll(OPTIONAL, (_, words) => isKnown2(words) ? words : "");
  const [head = "", tail = ""] = chosen3.replaceAll(KEY, (_, key) => withNoun(key, name(key))).split("|");
  const least = template.replaceAll(OPTIONAL, "").replace("|", "");
  const brief = least.replaceAll(KEY, (_, key) => code(name(key)) ?? nounFor(key)[1]);
  return brief === `${head}${tail}` ? { head, tail } : { head, tail, brief };
};
var KEY = /\{(\w+)\}/gu;
var OPTIONAL = /\[([^\]]*)\]/gu;
var withNoun = (key, name) => {
  const [before, without] = nounFor(key);
  const shown = code(name);
  return shown === null ? without : `${before}${shown}`;
};
var code = (name) => name === null ? null : named(name.replaceAll("|", ""));
var nameFor = (key, { text: text2, container, image, memory }, group) => {
  const known3 = { container, image, memory, 1: group };
  const found = known3[key] ?? nameIn(comparable2(text2), key);
  return found !== null && key === "image" ? shortImage(found) : found;
};
var shortImage = (image) => {
  const [host = "", ...path2] = (image.split("@")[0] ?? "").split("/");
  const hasHost = path2.length > 0 && (/[.:]/u.test(host) || host === "localhost");
  return (hasHost ? path2 : [host, ...path2]).join("/");
};

// src/domain/rollout/start-rules.ts
var RE_RUN = "and re-run.";
var IMAGE2 = {
  when: /CannotPull\w*Error/i,
  rules: [
    { pattern: /not authorized to perform: (ecr:GetAuthorizationToken)/i, kind: "image", heals: "never", sentence: "{role}| lacks {1}", next: `Grant it to the execution role (EC2: the instance role) ${RE_RUN}` },
    { pattern: /assumed-role\/.*not authorized to perform: ecr:/is, kind: "image", heals: "never", sentence: "{role}| may not pull {image}", next: `Allow the role to pull it, check the repository policy, ${RE_RUN}` },
    { pattern: /not authorized to perform: ecr:|403 Forbidden/i, kind: "image", heals: "never", sentence: "cannot pull {image}|: access denied", next: `Allow the execution role (EC2: the instance role) to pull it, check the repository policy, ${RE_RUN}` },
    { pattern: /CannotPullECRContainerError: AccessDenied|CannotPullContainerAuthError/i, kind: "image", heals: "never", sentence: "cannot pull {image}|: the login to the registry failed", next: `Correct the execution role (EC2: the instance role), or the secret of \`repositoryCredentials\`, ${RE_RUN}` },
    { pattern: /toomanyrequests|429 Too Many Requests/i, kind: "image", heals: "passes", sentence: "cannot pull {image}|: the registry limits pulls", next: "Pull with a login, or from ECR, and re-run later." },
    { pattern: /platform ['"]?(?:linux|windows)\/|for platform|no matching manifest for/i, kind: "image", heals: "never", sentence: "{image}| is not built for {platform}", next: `Build for the CPU of \`runtimePlatform\`, or change it, ${RE_RUN}` },
    { pattern: /(?:failed to extract layer|containerd).*no space left on device/is, kind: "image", heals: "never", sentence: "cannot pull {image}|: the disk of the task is full", next: `Enlarge \`ephemeralStorage\`, or make the image smaller, ${RE_RUN}` },
    { pattern: /no space left on device|not enough space on the disk/i, kind: "image", heals: "sometimes", sentence: "cannot pull {image}|: the disk is full", next: `Enlarge \`ephemeralStorage\` (EC2: the instance's disk) ${RE_RUN}` },
    { pattern: /i\/o timeout|request canceled|context canceled|deadline exceeded|handshake timeout|connection issue|no route to host|no such host|pull command failed: panic/i, kind: "image", heals: "sometimes", sentence: "cannot pull {image}|: {host} cannot be reached", next: `Give the subnets a way to the registry (NAT, public IP, or VPC endpoints for ecr.api, ecr.dkr and S3), check the security group, ${RE_RUN}` },
    { pattern: /pull access denied/i, kind: "image", heals: "never", sentence: "cannot pull {image}|: it does not exist or needs a login", next: `Correct the image's name, or set \`repositoryCredentials\`, ${RE_RUN}` },
    { pattern: /not found|manifest unknown|name unknown|does not exist in the registry/i, kind: "image", heals: "never", sentence: "cannot pull {image}|: it does not exist", next: `Push the image, or correct its name in the task definition, ${RE_RUN}` },
    { pattern: /(?:httpReaderSeeker|unexpected status).*: (\d{3}) /is, kind: "image", heals: "sometimes", sentence: "cannot pull {image}|: the registry returned {1}", next: "Re-run; if it happens again, look at the registry." },
    { pattern: /httpReaderSeeker|unexpected status/i, kind: "image", heals: "sometimes", sentence: "cannot pull {image}|: the registry returned an error", next: "Re-run; if it happens again, look at the registry." }
  ]
};
var RESOURCES = {
  when: /ResourceInitializationError|failed to initialize logging driver|Unable to launch instance/i,
  rules: [
    { pattern: /not authorized to perform: ([a-z0-9-]+:[a-z0-9*]+)/i, kind: "resources", heals: "never", sentence: "{role}| lacks {1}[ on {resource}]", next: `Grant it to the task execution role ${RE_RUN}` },
    { pattern: /Access to KMS is not allowed/i, kind: "resources", heals: "never", sentence: "{role}| may not decrypt {secret}", next: `Grant kms:Decrypt to the task execution role ${RE_RUN}` },
    { pattern: /did not contain json key ([\w./-]{1,64})/i, kind: "resources", heals: "never", sentence: "{secret}| has no key {1}", next: `Add the key to the secret, or correct \`valueFrom\`, ${RE_RUN}` },
    { pattern: /staging label:? AWSCURRENT/i, kind: "resources", heals: "never", sentence: "{secret}| has no value yet", next: `Give the secret a value ${RE_RUN}` },
    { pattern: /can't find the specified secret|can't retrieve the secret/i, kind: "resources", heals: "never", sentence: "{secret}| does not exist[ in {region}]", next: `Create the secret in the service's region, or correct \`valueFrom\`, ${RE_RUN}` },
    { pattern: /invalid parameters: ([\w./-]{1,200})/i, kind: "resources", heals: "never", sentence: "SSM parameter {1}| does not exist[ in {region}]", next: `Create the parameter in the service's region, or correct \`valueFrom\`, ${RE_RUN}` },
    { pattern: /validate logger args.*(?:signal: killed|connection issue)/is, kind: "resources", heals: "sometimes", sentence: "tasks| cannot reach CloudWatch Logs", next: `Give the subnets a way to CloudWatch Logs (NAT or VPC endpoint) ${RE_RUN}` },
    { pattern: /log group does not exist|cannot find the Amazon CloudWatch log group/i, kind: "resources", heals: "never", sentence: "{group}| does not exist", next: `Create the log group, or set \`awslogs-create-group\`, ${RE_RUN}` },
    { pattern: /(?:secrets from ssm|Systems Manager).*(?:deadline exceeded|connection issue)|cannot pull secrets from AWS Systems Manager/is, kind: "resources", heals: "sometimes", sentence: "tasks| cannot reach SSM", next: `Give the subnets a way to SSM (NAT or VPC endpoint) ${RE_RUN}` },
    { pattern: /(?:secrets? from asm|Secrets Manager).*(?:deadline exceeded|connection issue|i\/o timeout)/is, kind: "resources", heals: "sometimes", sentence: "tasks| cannot reach Secrets Manager", next: `Give the subnets a way to Secrets Manager (NAT or VPC endpoint) ${RE_RUN}` },
    { pattern: /registry auth.*connection issue|retrieve ecr registry auth/is, kind: "resources", heals: "sometimes", sentence: "tasks| cannot reach ECR", next: `Give the subnets a way to ECR (NAT, public IP, or VPC endpoints for ecr.api, ecr.dkr and S3) ${RE_RUN}` },
    { pattern: /EFS utils.*Failed to resolve/is, kind: "resources", heals: "sometimes", sentence: "{system}| cannot be resolved", next: `Create a mount target in the zone of each subnet, enable DNS in the VPC, ${RE_RUN}` },
    { pattern: /EFS utils.*No such file or directory/is, kind: "resources", heals: "never", sentence: "{system}| lacks the path to mount", next: `Create the directory, or correct \`rootDirectory\`, ${RE_RUN}` },
    { pattern: /EFS utils.*access denied/is, kind: "resources", heals: "never", sentence: "{system}| denies access", next: `Correct the policy of the file system, or the task role, ${RE_RUN}` },
    { pattern: /EFS utils.*(?:Connection reset|timed? ?out)/is, kind: "resources", heals: "sometimes", sentence: "{system}| cannot be reached", next: `Allow port 2049 between the tasks and the mount targets ${RE_RUN}` },
    { pattern: /EFS utils/i, kind: "resources", heals: "sometimes", sentence: "{system}| cannot be mounted", next: `Check the mount targets, the path, the policy and port 2049, ${RE_RUN}` },
    { pattern: /failed to download env files/i, kind: "resources", heals: "sometimes", sentence: "tasks| cannot read {file}", next: `Check that the file exists and that the execution role may read it, ${RE_RUN}` },
    { pattern: /Unable to launch instance\(s\) for capacity provider ([\w-]{1,255})\. UnauthorizedOperation/i, kind: "configuration", heals: "never", sentence: "capacity provider {1}| may not start an instance", next: `Grant what the ECS text below names to its infrastructure role ${RE_RUN}` },
    { pattern: /Unable to launch instance\(s\) for capacity provider ([\w-]{1,255})/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: {1} started no instance[ ({code})]", next: "See the reason in the ECS text below, and re-run." },
    { pattern: /logging driver/i, kind: "resources", heals: "never", sentence: "the log driver| cannot be initialized", next: `Correct \`logConfiguration\` ${RE_RUN}` }
  ]
};
var EXEC_FORMAT = { pattern: /exec format error/i, kind: "image", heals: "never", sentence: "{image}| is built for another CPU", next: `Build for the CPU of \`runtimePlatform\`, or change it, ${RE_RUN}` };
var LOG = { when: EXEC_FORMAT.pattern, rules: [EXEC_FORMAT] };
var START = {
  when: /Cannot(?:Start|Create|Inspect|Stop)ContainerError|CannotCreateVolumeError|ContainerRuntime\w*Error|DockerTimeoutError|\bInternalError/i,
  rules: [
    EXEC_FORMAT,
    { pattern: /exec: "([^"]{1,200})":.*(?:no such file or directory|not found)/is, kind: "start", heals: "never", sentence: "{container}| cannot start: {1} does not exist", next: `Correct \`command\` or \`entryPoint\`, or add the file to the image, ${RE_RUN}` },
    { pattern: /exec: "([^"]{1,200})":.*permission denied/is, kind: "start", heals: "never", sentence: "{container}| cannot start: {1} is not executable", next: `Make the file executable in the image ${RE_RUN}` },
    { pattern: /dependency \[([^\]]{1,255})\] for target.*did not exit successfully/is, kind: "start", heals: "sometimes", sentence: "{container}| cannot start: {1} failed", next: `Read the log of the container it depends on, fix that ${RE_RUN}` },
    { pattern: /dependency \[([^\]]{1,255})\] for target.*has timed out/is, kind: "start", heals: "sometimes", sentence: "{container}| cannot start: {1} timed out", next: `Read the log of the container it depends on, fix that or raise its \`startTimeout\`, ${RE_RUN}` },
    { pattern: /dependency \[([^\]]{1,255})\] for target/i, kind: "start", heals: "sometimes", sentence: "{container}| cannot start: it depends on {1}", next: `Read the log of the container it depends on, fix that ${RE_RUN}` },
    { pattern: /(?:DockerTimeoutError|ContainerRuntimeTimeoutError).*after waiting (\d[\dhms.]{0,12})/is, kind: "start", heals: "sometimes", sentence: "{container}| did not start in time ({1})", next: "Re-run; if it happens again, look at the host." },
    { pattern: /DockerTimeoutError|ContainerRuntimeTimeoutError/i, kind: "start", heals: "sometimes", sentence: "{container}| did not start in time", next: "Re-run; if it happens again, look at the host." },
    { pattern: /devmapper|no space left on device/i, kind: "infrastructure", heals: "passes", sentence: "{container}| cannot be created: the disk of its host is full", next: "Free or enlarge the instance's disk, and re-run." },
    { pattern: /CannotCreateContainerError/i, kind: "infrastructure", heals: "passes", sentence: "{container}| cannot be created by the host", next: "Re-run; if it happens again, look at the host." },
    { pattern: /\b(Cannot(?:InspectContainer|StopContainer|CreateVolume)Error|(?:ContainerRuntime\w{0,30}|Internal)Error)\b/i, kind: "infrastructure", heals: "passes", sentence: "{container}| failed on its host: {1}", next: "Re-run; if it happens again, look at the host." }
  ]
};
var PLACEMENT = {
  when: /RESOURCE:|\bAGENT\b|NO ACTIVE INSTANCES|EMPTY CAPACITY PROVIDER|\bATTRIBUTE\b|\bLOCATION\b|placement constraint|Network Interface/i,
  rules: [
    { pattern: /RESOURCE:\s?(CPU|MEMORY|GPU|ENI|PORTS?)/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: no instance has free {1}", next: "Add capacity to the cluster, or lower what the task reserves, and re-run." },
    { pattern: /(?:^|: ?)AGENT\b/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: no agent is connected", next: `Look at the container instances of the cluster ${RE_RUN}` },
    { pattern: /NO ACTIVE INSTANCES|EMPTY CAPACITY PROVIDER/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: the cluster has no instance", next: `Add capacity to the cluster ${RE_RUN}` },
    { pattern: /(?:^|: ?)(?:ATTRIBUTE|LOCATION)\b|placement constraint/i, kind: "capacity", heals: "never", sentence: "tasks| cannot be placed: no instance meets the constraints", next: `Correct the placement constraints, or add an instance that meets them, ${RE_RUN}` },
    { pattern: /InsufficientFreeAddresses|(?:no|insufficient|not enough) (?:free|available)? ?(?:IP )?addresses/i, kind: "infrastructure", heals: "sometimes", sentence: "{subnet}| has no free address", next: `Free addresses of the subnet, or add one, ${RE_RUN}` },
    { pattern: /Create Network Interface.*: (\w{1,80})\b/is, kind: "infrastructure", heals: "sometimes", sentence: "tasks| got no network interface: {1}", next: `Fix what the ECS text below names ${RE_RUN}` },
    { pattern: /Timeout waiting for network interface/i, kind: "infrastructure", heals: "passes", sentence: "tasks| got no network interface in time", next: "Re-run; if it happens again, look at the quota of network interfaces." },
    { pattern: /Network Interface/i, kind: "infrastructure", heals: "sometimes", sentence: "tasks| got no network interface", next: "Check that the subnets have free addresses, and re-run." }
  ]
};
var GENERAL = {
  when: /CannotPull|ResourceInitializationError|CannotStartContainerError/i,
  rules: [
    { pattern: /ResourceInitializationError/i, kind: "resources", heals: "sometimes", sentence: "tasks| failed to start: a resource cannot be initialized", next: `Read the ECS text below, fix what it names ${RE_RUN}` },
    { pattern: /CannotPull/i, kind: "image", heals: "sometimes", sentence: "cannot pull {image}|", next: `Read the ECS text below, fix what it names ${RE_RUN}` },
    { pattern: /CannotStartContainerError/i, kind: "start", heals: "sometimes", sentence: "{container}| cannot start", next: `Read the ECS text below, fix what it names ${RE_RUN}` }
  ]
};
var FAILED_START_RULES = [IMAGE2, RESOURCES, START, LOG];
var START_RULES = [...FAILED_START_RULES, PLACEMENT, GENERAL];
var EVENT_START_RULES = [...FAILED_START_RULES, GENERAL];

// src/domain/rollout/stop-rules.ts
var MEMORY = {
  when: /OutOfMemoryError/i,
  rules: [
    { pattern: /OutOfMemoryError/i, kind: "memory", heals: "sometimes", sentence: "{container}| ran out of memory[ (limit {memory} MiB)]", next: "Raise its memory limit, or make it use less, and re-run." }
  ]
};
var HEALTH = {
  when: /health checks/i,
  rules: [
    { pattern: /failed ELB health checks/i, kind: "load-balancer", heals: "sometimes", sentence: "tasks| failed ELB health checks[ of {target}]", next: "Fix what the health check asks for (path, port, codes, grace period) and re-run." },
    { pattern: /failed container health checks/i, kind: "container-health", heals: "sometimes", sentence: "{container}| failed its health check", next: "Fix the container, or the `healthCheck` of its definition, and re-run." }
  ]
};
var INTERRUPTION = {
  when: /Spot Task was interrupted|Host EC2|instance deregistration|instance draining|performing maintenance|rebalanc|stopped by user/i,
  rules: [
    { pattern: /Spot Task was interrupted/i, kind: "infrastructure", heals: "passes", sentence: "tasks| were interrupted: AWS reclaimed Spot capacity", next: "Re-run, or use on-demand capacity." },
    { pattern: /performing maintenance/i, kind: "infrastructure", heals: "passes", sentence: "tasks| were stopped for AWS maintenance", next: "Re-run." },
    { pattern: /rebalanc/i, kind: "infrastructure", heals: "passes", sentence: "tasks| were stopped to rebalance availability zones", next: "Re-run." },
    { pattern: /stopped by user/i, kind: "stop", heals: "passes", sentence: "tasks| were stopped by a user", next: "Find out who stopped them (CloudTrail: StopTask), and re-run." },
    { pattern: /./, kind: "infrastructure", heals: "passes", sentence: "tasks| lost their container instance", next: "Look at the container instances of the cluster, and re-run." }
  ]
};
var STOP_CODES = {
  when: /^(?:UserInitiated|SpotInterruption|TerminationNotice|InfrastructureHealth)$/,
  rules: [
    { pattern: /User/, kind: "stop", heals: "passes", sentence: "tasks| were stopped by a user", next: "Find out who stopped them (CloudTrail: StopTask), and re-run." },
    { pattern: /Spot/, kind: "infrastructure", heals: "passes", sentence: "tasks| were interrupted: AWS reclaimed Spot capacity", next: "Re-run, or use on-demand capacity." },
    { pattern: /Infrastructure/, kind: "infrastructure", heals: "passes", sentence: "tasks| were stopped: their infrastructure is unhealthy", next: "Re-run; if it happens again, look at the AWS Health Dashboard." },
    { pattern: /./, kind: "infrastructure", heals: "passes", sentence: "tasks| were stopped after a termination notice", next: "Re-run." }
  ]
};
var STOP_RULES = [HEALTH, INTERRUPTION];
var MEMORY_RULES = [MEMORY];

// src/domain/rollout/task-causes.ts
var taskCauses = (stopped) => {
  const meanings = stopped.map(meaningOfTask);
  const groups = Map.groupBy(meanings, causeKey);
  return [...groups.values()].flatMap(
    ([meaning3, ...others]) => meaning3 === void 0 ? [] : [{ meaning: meaning3, share: { count: 1 + others.length, of: stopped.length } }]
  ).toSorted((one, other) => rank(one) - rank(other) || other.share.count - one.share.count);
};
var causeKey = ({ sentence: { head, tail } }) => withoutIds(`${head}|${tail}`);
var rank = ({ meaning: meaning3 }) => meaning3.kind === "unknown" ? 1 : 0;
var meaningOfTask = (task) => {
  const subjects = subjectsOf(task);
  const { stopCode, containers = [] } = task;
  const meaning3 = meaningOf(MEMORY_RULES, subjects) ?? stopMeaning(stopCode) ?? meaningOf([...START_RULES, ...STOP_RULES], subjects);
  const detail = describeStop(task);
  if (meaning3 !== null) return { ...meaning3, detail };
  return (stopCode === "ServiceSchedulerInitiated" ? null : exitOf(containers, detail)) ?? unknown3(task, detail);
};
var isInterrupted = (task) => !isOutOfMemory(task) && meaningOf([INTERRUPTION], subjectsOf(task)) !== null;
var isOutOfMemory = (task) => meaningOf(MEMORY_RULES, subjectsOf(task)) !== null;
var isUnhealthy = (task) => stopMeaning(task.stopCode) === null && meaningOf([HEALTH], subjectsOf(task)) !== null;
var stopMeaning = (stopCode) => stopCode === void 0 ? null : meaningOf([STOP_CODES], [{ text: stopCode, container: null, image: null }]);
var subjectsOf = ({ containers = [], stoppedReason }) => [
  ...containers.flatMap(
    (container) => container.reason === void 0 ? [] : [{ text: container.reason, ...identityOf3(container) }]
  ),
  ...stoppedReason === void 0 ? [] : [{ text: stoppedReason, ...concerned(containers, stoppedReason) }]
];
var identityOf3 = ({ name, image, memory }) => ({
  container: name === void 0 ? null : commonName(name),
  image: image ?? null,
  ...memory === void 0 ? {} : { memory }
});
var concerned = (containers, reason) => {
  const named6 = containers.filter(({ image }) => image !== void 0 && reason.includes(image));
  const unhealthy = containers.filter(({ healthStatus }) => healthStatus === "UNHEALTHY");
  const [only] = [named6, unhealthy, containers].find(({ length }) => length === 1) ?? [];
  return only === void 0 ? { container: null, image: null } : identityOf3(only);
};
var MOST_WORDS = 44;
var wordsOf2 = (reason, stopCode) => {
  if (reason === "") return stopCode ?? null;
  if (reason.length <= MOST_WORDS) return reason;
  const error = /^\w+(?:Error|Exception)\b/u.exec(reason)?.[0];
  const [clause2 = ""] = reason.split(/[.;:]\s/u);
  return error ?? (clause2.length <= MOST_WORDS ? clause2 : stopCode ?? "the reason of ECS is listed below");
};
var unknown3 = ({ stopCode, stoppedReason }, detail) => {
  const words = wordsOf2(withoutIds(stoppedReason ?? "").trim(), stopCode);
  const tail = words === null ? " stopped without a reason" : ` stopped: ${words}`;
  const next = "Read the evidence below, fix what it names and re-run.";
  return { kind: "unknown", sentence: { head: "tasks", tail }, next, detail };
};

// src/domain/rollout/exited-since.ts
var KILLED = [137, 143];
var exitedSince = ({ stopped, running }, deployment, success) => {
  const since = success?.endedAt;
  if (since === void 0) return { crashed: [], killed: [] };
  const exited2 = failedTasks(stopped, deployment).filter(
    (task) => isExit(task) && !isInterrupted(task) && stopTime(task) >= since
  );
  const groups = Map.groupBy(exited2, (task) => mayHaveLostHost(task, running, since) ? "killed" : "crashed");
  return { crashed: groups.get("crashed") ?? [], killed: groups.get("killed") ?? [] };
};
var isExit = (task) => task.stopCode === "EssentialContainerExited" || isUnhealthy(task);
var mayHaveLostHost = (task, running, since) => {
  const { containerInstanceArn: host, startedAt } = task;
  if (host === void 0 || isOutOfMemory(task)) return false;
  const exits = exitsOf(task.containers ?? []);
  const isKilled = isUnhealthy(task) ? exits.length === 0 : exits.length > 0 && suspectsIn(exits).every(({ code: code2 }) => KILLED.includes(code2));
  const isFirst = startedAt !== void 0 && startedAt.getTime() <= since;
  return isKilled && isFirst && !running.some((one) => one.containerInstanceArn === host && isLater(one, task));
};
var isLater = ({ createdAt }, stopped) => (createdAt?.getTime() ?? 0) > stopTime(stopped);
var onLivingHosts = (killed, running) => killed.filter(
  ({ containerInstanceArn: host }) => running.some((one) => one.containerInstanceArn === host && one.lastStatus === "RUNNING")
);
var longestLife = (tasks) => Math.max(0, ...tasks.map((task) => stopTime(task) - (task.startedAt?.getTime() ?? stopTime(task))));
var stopTime = (task) => stopTimeOf(task) ?? 0;

// src/domain/rollout/running-image.ts
var tasksOf = (tasks, started) => tasks.filter(
  (task) => isTaskOf(task, started) && task.taskDefinitionArn === started.taskDefinitionArn && task.lastStatus === "RUNNING"
);
var proofOf = (tasks, image) => {
  const proofs = tasks.map((task) => proofOfTask(task, image));
  const refuted = proofs.find((proof) => proof.kind === "refuted");
  if (refuted !== void 0) return refuted;
  const running = proofs.filter((_, index) => !hasEndedInside(tasks[index] ?? {}, image));
  return { kind: "seen", tasks: running.length, silent: silentOf(running) };
};
var silentOf = (proofs) => proofs.filter((proof) => proof.kind === "seen" && proof.silent > 0).length;
var proofOfTask = (task, image) => {
  const containers = task.containers ?? [];
  const ours = containers.filter((container) => container.image === image.uri);
  const id = task.taskArn?.split("/").at(-1) ?? "without an ARN";
  if (ours.length === 0) {
    const images = containers.map((container) => container.image ?? "an unnamed image").join(", ");
    return { kind: "refuted", because: `task ${id} has no container with ${image.uri}; it runs ${images}` };
  }
  const proofs = ours.map((container) => proofOfContainer(container, { id, image }));
  return proofs.find(({ kind }) => kind === "refuted") ?? { kind: "seen", tasks: 1, silent: silentOf(proofs) };
};
var proofOfContainer = ({ name = "without a name", imageDigest }, { id, image }) => {
  if (imageDigest === void 0) return { kind: "seen", tasks: 1, silent: 1 };
  if (image.runningDigests.some((digest) => digest === imageDigest)) return { kind: "seen", tasks: 1, silent: 0 };
  const pushed = image.runningDigests.join(" or ");
  const where = `container ${name} of task ${id}`;
  return { kind: "refuted", because: `${where} reports ${imageDigest}; the pushed image is ${pushed}` };
};

// src/domain/rollout/confirmation.ts
var judge3 = (picture, confirming) => {
  const { image, deployment, success } = confirming;
  const own = tasksOf(picture.tasks, deployment);
  const proof = proofOf(own, image);
  if (proof.kind === "refuted") return proof;
  const { stopped, tasks: running, service } = picture;
  const { crashed, killed } = exitedSince({ stopped, running }, deployment, success);
  const exited2 = [...crashed, ...own.filter((task) => hasFailedInside(task, image))];
  if (exited2.length > 0) return { kind: "exited", tasks: exited2 };
  if (service !== null && isGone(service)) return { kind: "deleted" };
  const { tasks, silent } = proof;
  const required = requiredTasks(service, confirming);
  if (tasks < required) return judgeShort(picture, { deployment, tasks, required });
  if (killed.length > 0) {
    const forMs = Math.max(SHORTEST_RUN_MS, longestLife(killed));
    return { kind: "replaced", tasks, silent, forMs, doubtful: onLivingHosts(killed, running) };
  }
  return whole2({ tasks, silent });
};
var whole2 = ({ tasks, silent }) => silent === 0 ? { kind: "confirmed", tasks } : { kind: "unreported", tasks, silent };
var SHORTEST_RUN_MS = 6e4;
var judgeShort = ({ service }, { deployment, tasks, required }) => {
  if (isGone(service)) return { kind: "deleted" };
  const by = replacedBy(service, deployment);
  if (by !== null) return { kind: "superseded", by };
  if (tasks === 0 && service?.desiredCount === 0) return { kind: "nothing-runs" };
  if (tasks === 0) return { kind: "short", because: "none of its tasks is running" };
  return { kind: "short", because: `${tasks} of ${countedTasks(required)} ${tasks === 1 ? "is" : "are"} running` };
};
var replacedBy = (service, started) => {
  const newer = newerPrimary({ primary: primaryOf(service), started });
  return newer === null ? null : newer.id ?? "an unnamed deployment";
};
var requiredTasks = (service, { deployment, success }) => {
  const primary = primaryOf(service);
  const now = primary?.id === deployment.deploymentId ? primary.desiredCount : void 0;
  const counts = [now ?? (success === null ? service?.desiredCount : void 0), success?.view.desired].filter(isKnown);
  return counts.length === 0 ? 1 : Math.max(1, Math.ceil(Math.min(...counts) * healthyPercent(service) / 100));
};
var healthyPercent = (service) => {
  const criteria = service?.deploymentConfiguration?.earlySuccessCriteria;
  return criteria?.enable === true ? criteria.healthyPercent ?? 100 : 100;
};
var isKnown = (count) => count !== void 0 && count > 0;

// src/stages/looks.ts
var LOOK_AGAIN_MS2 = 3e3;
var LOOK_AGAIN_BESIDE_TASKS_MS = 4e3;
var LONGEST_LOOK_MS = 1e4;

// src/stages/confirm/not-confirmed.ts
var notConfirmed = (found, deployment) => {
  const { deploymentId, service } = deployment;
  const subject = `deployment ${deploymentId} of service ${service}`;
  switch (found.kind) {
    case "superseded":
      return fault("E_SUPERSEDED", {
        headline: "a newer deployment replaced it",
        message: `${subject} succeeded, and was then replaced by a newer one: ${found.by}`
      });
    case "deleted":
      return fault("E_NOT_CONFIRMED", {
        headline: "the deployment finished, and the service was then deleted",
        message: `${subject} finished, and the service was then deleted`,
        hint: "Find out who deleted the service (CloudTrail: DeleteService), create it again and re-run."
      });
    case "exited":
      return exited(found, { subject, service });
    case "refuted":
      return fault("E_NOT_CONFIRMED", {
        headline: "a task runs another image than the one that was pushed",
        message: `${subject} finished, but ${found.because}`,
        hint: "Find out what changed the task: it does not run the scanned image."
      });
    case "short":
      return fault("E_NOT_CONFIRMED", {
        headline: `the deployment finished, but ${found.because}`,
        message: `${subject} finished, but ${found.because}`,
        hint: "Check the events and the stopped tasks of the service."
      });
  }
};
var exited = ({ tasks }, { subject, service }) => {
  const [first] = taskCauses(tasks);
  if (first === void 0) throw new Error("a confirmation names tasks that exited, and there is none");
  const { sentence: sentence2, next } = first.meaning;
  return fault("E_NOT_CONFIRMED", {
    // Only the tasks that exited are known here, so there is no share of all of them to name.
    headline: summaryOf(sentence2, null),
    message: `${subject} finished, but since then ${messageFor(sentence2, null, service)}`,
    hint: next ?? "Find the cause in the log of the container, fix it and re-run."
  });
};

// src/stages/confirm/confirm.ts
var UNREPORTED_MS = 15e3;
var LONGEST_MS4 = 5 * 6e4;
var LOOK_AGAIN_LATER_MS = 1e4;
var confirmImage = defineStage({
  kind: "confirm",
  title: "Confirm the running image",
  uses: ["target", "clock", "log"],
  run: async ({ image, deployment, wait }, ports) => {
    const { clock } = ports;
    const confirming = { image, deployment, success: wait?.outcome.kind === "success" ? wait.outcome : null };
    const startedAt = clock.now();
    const lasting = measureLasting(clock);
    for (; ; ) {
      const elapsedMs = clock.now() - startedAt;
      const found = await lookOnce2(confirming, ports, elapsedMs < LONGEST_MS4 ? "again" : "last");
      const lastingMs = lasting(found);
      const result = found === null ? null : conclude(found, { elapsedMs, lastingMs }, confirming);
      if (result !== null) {
        announce3(result, confirming, ports);
        return result;
      }
      await clock.sleep(elapsedMs < UNREPORTED_MS ? LOOK_AGAIN_MS2 : LOOK_AGAIN_LATER_MS);
    }
  },
  record: (result) => result
});
var measureLasting = (clock) => {
  let first = null;
  return (found) => {
    if (first?.kind !== found?.kind) first = { kind: found?.kind, at: clock.now() };
    return first === null ? 0 : clock.now() - first.at;
  };
};
var lookOnce2 = async (confirming, { target: { ecs }, clock, log: log2 }, look3) => {
  const limit = { signal: clock.timeout(LONGEST_LOOK_MS) };
  const { deployment } = confirming;
  const { cluster, service: name } = deployment;
  try {
    const [{ services }, tasks, stopped] = await Promise.all([
      ecs.describeServices({ cluster, services: [name] }, limit),
      readTasks(deployment, "RUNNING", { ecs, limit }),
      readTasks(deployment, "STOPPED", { ecs, limit })
    ]);
    const [service] = services ?? [];
    return judge3({ service: service === void 0 ? null : withTaskSets(service), tasks, stopped }, confirming);
  } catch (error) {
    if (look3 === "last" || !isTemporary(error)) throw error;
    log2.info(`${error.message}; trying again`);
    return null;
  }
};
var conclude = (found, { elapsedMs, lastingMs }, confirming) => {
  switch (found.kind) {
    case "confirmed":
      return { ...found, digest: confirming.image.digest };
    case "nothing-runs":
      return found;
    case "unreported":
      return lastingMs < UNREPORTED_MS ? null : found;
    case "replaced":
      return elapsedMs < LONGEST_MS4 && lastingMs < found.forMs ? null : concludeReplaced(found, confirming);
    case "short":
      if (elapsedMs < LONGEST_MS4) return null;
      throw notConfirmed(found, confirming.deployment);
    default:
      throw notConfirmed(found, confirming.deployment);
  }
};
var concludeReplaced = ({ tasks, silent, doubtful }, { image, deployment }) => {
  if (doubtful.length > 0) throw notConfirmed({ kind: "exited", tasks: doubtful }, deployment);
  const found = whole2({ tasks, silent });
  return found.kind === "confirmed" ? { ...found, digest: image.digest } : found;
};
var announce3 = (result, { image, deployment }, { log: log2 }) => {
  switch (result.kind) {
    case "confirmed":
      log2.info(`${countedTasks(result.tasks)} ${result.tasks === 1 ? "reports" : "report"} ${image.digest}`);
      return;
    case "nothing-runs":
      log2.info(`no running task to confirm: the desired count of ${deployment.service} is 0`);
      return;
    case "unreported":
      log2.warning(
        `no digest is reported by ${result.silent} of ${countedTasks(result.tasks)}; the task definition names the image by its digest, ${image.digest}`
      );
  }
};

// src/domain/rollout/event-causes.ts
var FIX_TARGET = "Fix what the health check asks for (path, port, codes, grace period) and re-run.";
var PLACEMENT_EVENTS = {
  when: /unable to place|could not launch|Container Instances were found|capacity limit|operations are being throttled/i,
  rules: [
    { pattern: /insufficient (CPU|memory|GPU)/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: too little free {1}", next: "Add capacity to the cluster, or lower what the task reserves, and re-run." },
    { pattern: /already using a port/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: the port is in use on every instance", next: "Use dynamic host ports or awsvpc, or add an instance, and re-run." },
    { pattern: /missing an attribute/i, kind: "capacity", heals: "never", sentence: "tasks| cannot be placed: no instance has the attributes", next: "Correct the placement constraints, or add an instance that meets them, and re-run." },
    { pattern: /agent connected/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: no agent is connected", next: "Look at the container instances of the cluster, and re-run." },
    { pattern: /encountered error ["']([^"']{1,100})["']/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: {1}", next: "Look at the container instances of the cluster, and re-run." },
    { pattern: /Capacity is unavailable/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: Fargate has no capacity", next: "Re-run later, or add subnets in other zones." },
    { pattern: /limit on the number of (tasks|vCPUs)/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: the quota of {1} is used up", next: "Request a higher Fargate quota in the account, and re-run." },
    { pattern: /(CPU|MEMORY) configuration is above your limit/i, kind: "capacity", heals: "never", sentence: "tasks| cannot be placed: {1} is above the quota", next: "Lower it, or request a higher quota, and re-run." },
    { pattern: /Internal error/i, kind: "capacity", heals: "never", sentence: "tasks| cannot be placed: internal error", next: "Check that Fargate is available in the zones of the subnets, and re-run." },
    { pattern: /No Container Instances were found|no container instance/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: no container instance fits", next: "Add capacity to the cluster, and re-run." },
    { pattern: /capacity limit was exceeded/i, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed: too many are provisioning", next: "Re-run later." },
    { pattern: /being throttled/i, kind: "infrastructure", heals: "passes", sentence: "calls of ECS| are being throttled", next: "Re-run later; start fewer deployments of the account at once." },
    { pattern: /./, kind: "capacity", heals: "passes", sentence: "tasks| cannot be placed", next: "Read the events below, fix what they name and re-run." }
  ]
};
var SERVICE_EVENTS = {
  when: /unable to assume|TARGET GROUP IS NOT FOUND|misconfigured|failed to register targets|unable to stop or start tasks|under protection|number of protected tasks/i,
  rules: [
    { pattern: /unable to assume the role ["']?arn:/i, kind: "configuration", heals: "sometimes", sentence: "ECS cannot assume {role}|", next: "Correct the trust policy of the role, and re-run; a new role takes half a minute." },
    { pattern: /unable to assume/i, kind: "configuration", heals: "sometimes", sentence: "ECS cannot assume a role|", next: "Correct the trust policy of the role, and re-run; a new role takes half a minute." },
    { pattern: /TARGET GROUP IS NOT FOUND/i, kind: "configuration", heals: "never", sentence: "the target group|[ {target}] does not exist", next: "Correct the load balancer of the service, and re-run." },
    { pattern: /misconfigured/i, kind: "configuration", heals: "never", sentence: "an IAM role| is misconfigured", next: "Correct the policies and the trust policy of the role, and re-run." },
    { pattern: /failed to register targets.*\(error (\w{1,80})/is, kind: "configuration", heals: "never", sentence: "targets| cannot be registered[ in {target}]: {1}", next: "Correct the target group of the service, and re-run." },
    { pattern: /failed to register targets/i, kind: "configuration", heals: "never", sentence: "targets| cannot be registered[ in {target}]", next: "Correct the target group of the service, and re-run." },
    { pattern: /unable to stop or start tasks/i, kind: "configuration", heals: "never", sentence: "the minimum and maximum percent| allow no deployment", next: "Correct the deployment configuration of the service, and re-run." },
    { pattern: /(\d{1,6}) tasks? under protection/i, kind: "configuration", heals: "sometimes", sentence: "task protection| keeps {1} previous tasks running", next: "Wait until the protection expires, or remove it (UpdateTaskProtection), and re-run." },
    { pattern: /protect/i, kind: "configuration", heals: "sometimes", sentence: "task protection| keeps previous tasks running", next: "Wait until the protection expires, or remove it (UpdateTaskProtection), and re-run." }
  ]
};
var UNHEALTHY_EVENTS = {
  when: /is unhealthy in \(|failed container health checks|due to an unhealthy status/i,
  rules: [
    { pattern: /these codes: \[([\d, ]{1,40})\]/i, kind: "load-balancer", heals: "sometimes", sentence: "tasks| fail ELB health checks[ of {target}]: status {1}", next: FIX_TARGET },
    { pattern: /is unhealthy in \(.*timed out/is, kind: "load-balancer", heals: "sometimes", sentence: "tasks| fail ELB health checks[ of {target}]: the request timed out", next: FIX_TARGET },
    { pattern: /Availability Zone that is not enabled/i, kind: "load-balancer", heals: "never", sentence: "tasks| run in a zone that the load balancer does not serve", next: "Enable the zone for the load balancer, or change the subnets, and re-run." },
    { pattern: /is unhealthy in \(/i, kind: "load-balancer", heals: "sometimes", sentence: "tasks| fail ELB health checks[ of {target}]", next: FIX_TARGET },
    { pattern: /failed container health checks/i, kind: "container-health", heals: "sometimes", sentence: "tasks| failed the health check of a container", next: "Fix the container, or the `healthCheck` of its definition, and re-run." },
    { pattern: /./, kind: "container-health", heals: "sometimes", sentence: "tasks| are unhealthy", next: "Check the health checks of containers and load balancer, and re-run." }
  ]
};
var EVENT_RULES = [
  ...EVENT_START_RULES,
  PLACEMENT_EVENTS,
  SERVICE_EVENTS,
  UNHEALTHY_EVENTS
];
var eventCause = (events, started) => meaningOf(
  EVENT_RULES,
  beforeFailure(events, started).map(({ message = "" }) => ({ text: message, container: null, image: null }))
);
var serviceEventCause = (events) => meaningOf(
  [SERVICE_EVENTS],
  events.map(({ message = "" }) => ({ text: message, container: null, image: null }))
);
var beforeFailure = (events, { deploymentId }) => {
  const failed3 = events.findIndex(({ message }) => message?.includes(`(deployment ${deploymentId}) deployment failed`));
  return failed3 === -1 ? events : events.slice(0, failed3);
};
var UNHEALTHY = /\(task ([0-9a-f-]{8,64})\).{0,60} is unhealthy in .{1,200} due to \(reason (.{1,200})\)/iu;
var targetHealth = (events, taskIds) => {
  const reasons = events.flatMap(({ message = "" }) => {
    const [, id = "", reason = ""] = UNHEALTHY.exec(message) ?? [];
    return taskIds.includes(id) ? [reason] : [];
  });
  const last = reasons.at(-1);
  if (last === void 0) return null;
  const [, codes] = /these codes: \[([\d, ]{1,40})\]/iu.exec(last) ?? [];
  if (codes !== void 0) return `status ${named(codes)}`;
  if (/Availability Zone that is not enabled/iu.test(last)) return "the load balancer does not serve their zone";
  return /timed out/iu.test(last) ? "the request timed out" : null;
};

// src/domain/rollout/failed-container.ts
var failedContainer = (stopped) => {
  const latest = stopped.toSorted((one, other) => timeOf(other) - timeOf(one));
  const [found] = latest.flatMap((task) => {
    const container = suspectOf(task);
    const taskId = task.taskArn?.split("/").at(-1);
    return container === null || taskId === void 0 ? [] : [{ container, taskId }];
  });
  return found ?? null;
};
var timeOf = (task) => task.stoppedAt?.getTime() ?? stopTimeOf(task) ?? 0;
var suspectOf = ({ containers = [] }) => {
  const exits = containers.flatMap(
    ({ name, exitCode, healthStatus }) => name === void 0 || exitCode === void 0 ? [] : [{ name, code: exitCode, isIll: healthStatus === "UNHEALTHY" }]
  );
  return (exits.find(({ isIll }) => isIll) ?? suspectsIn(exits)[0])?.name ?? null;
};

// src/domain/rollout/holding.ts
var OUTLIVED = 2;
var SHORTEST_RUN_MS2 = 3e4;
var holding = (timeout, observed) => {
  const { view: view2 } = timeout;
  if (view2.desired === 0 || view2.running < view2.desired) return null;
  if (!isHistory(timeout, observed)) return null;
  const ours = tasksOf(observed.running, observed.started);
  return unhealthyTarget(ours, observed.events) ?? unhealthyContainer(ours) ?? serviceEventCause(observed.events) ?? stageOf2(view2) ?? previousTasks(view2) ?? alarmsOf(view2) ?? unsteady(view2);
};
var isHistory = ({ view: view2, afterMs }, { started, stopped, running }) => {
  if (stopped.length === 0) return true;
  const ours = tasksOf(running, started);
  const now = started.createdAt + afterMs;
  const ages = ours.map(({ startedAt }) => now - (startedAt?.getTime() ?? now));
  const lives = stopped.map((task) => lifeOf2(task, started));
  return ours.length >= view2.desired && Math.min(...ages) >= Math.max(SHORTEST_RUN_MS2, OUTLIVED * Math.max(...lives));
};
var lifeOf2 = (task, started) => (stopTimeOf(task) ?? Infinity) - ((task.startedAt ?? task.createdAt)?.getTime() ?? started.createdAt);
var unhealthyTarget = (ours, events) => {
  const health = targetHealth(
    events,
    ours.map(({ taskArn }) => taskArn?.split("/").at(-1) ?? "")
  );
  if (health === null) return null;
  const next = "Fix what the health check asks for (path, port, codes, grace period) and re-run.";
  return {
    kind: "load-balancer",
    sentence: { head: "tasks", tail: ` run, but fail ELB health checks: ${health}` },
    next,
    detail: ""
  };
};
var unhealthyContainer = (ours) => {
  const containers = ours.flatMap(({ containers: containers2 = [] }) => containers2);
  const ill = containers.find(({ healthStatus }) => healthStatus === "UNHEALTHY");
  if (ill === void 0) return null;
  const sentence2 = { head: `container ${named(ill.name ?? "")}`, tail: " runs, but fails its health check" };
  const next = "Fix the container, or the `healthCheck` of its definition, and re-run.";
  return { kind: "container-health", sentence: sentence2, next, detail: "" };
};
var stageOf2 = ({ lifecycleStage: stage }) => {
  if (stage === void 0) return null;
  if (stage === "BAKE_TIME") return time({ head: "the deployment", tail: " is in its bake time" }, RAISE_ABOVE_BAKE);
  return time(
    { head: "the deployment", tail: ` is at stage ${named(stage)}` },
    "Check the target health and the lifecycle hooks of that stage, or raise `wait-for-minutes`."
  );
};
var CHECK_HEALTH = "Check the health checks (path, port, grace period), or raise `wait-for-minutes`.";
var RAISE_ABOVE_BAKE = "Raise `wait-for-minutes` above the bake time.";
var previousTasks = (view2) => {
  const previous = (view2.service?.deployments ?? []).filter((one) => one.deploymentId !== view2.deploymentId);
  if (total(previous, "desired") > 0) {
    const sentence2 = { head: "new tasks", tail: " run, but are not healthy yet" };
    return time(sentence2, CHECK_HEALTH);
  }
  const left = total(previous, "running");
  if (left === 0) return null;
  const tail = ` ${left === 1 ? "has" : "have"} not stopped yet; all new tasks run`;
  return time(
    { head: countedTasks(left).replace(" ", " previous "), tail },
    "Check the deregistration delay of the target group, `stopTimeout` and task protection, or raise `wait-for-minutes`."
  );
};
var total = (deployments, count) => deployments.reduce((sum, one) => sum + one[count], 0);
var alarmsOf = ({ alarms }) => alarms === "MONITORING" ? time({ head: "the deployment", tail: " is in the bake time of its alarms" }, RAISE_ABOVE_BAKE) : null;
var unsteady = ({ desired }) => time(
  {
    head: desired === 1 ? "the new task" : `all ${desired} new tasks`,
    tail: `${desired === 1 ? " runs" : " run"}, but the service is not steady yet`
  },
  CHECK_HEALTH
);
var time = (sentence2, next) => ({ kind: "time", sentence: sentence2, next, detail: "" });

// src/domain/rollout/outcome-causes.ts
var REASONS = {
  when: /./,
  rules: [
    { pattern: /the hook of (\w{1,64}) failed/, kind: "hook", heals: "sometimes", sentence: "the hook of {1}| failed", next: "Find the cause in the log of the Lambda function that the AppSpec names for it, fix it and re-run." },
    { pattern: /\bMANUAL_STOP\b/, kind: "stop", heals: "sometimes", sentence: "the deployment| was stopped by a user", next: "Find out who stopped it (CloudTrail: StopDeployment), and re-run to deploy." },
    { pattern: /\bIAM_ROLE_(?:MISSING|PERMISSIONS)\b/, kind: "configuration", heals: "never", sentence: "the service role| of the deployment group lacks a permission", next: "Correct the role as the text of CodeDeploy below says, and re-run." },
    { pattern: /\bby (?:the )?user\b/i, kind: "stop", heals: "sometimes", sentence: "the deployment| was stopped by a user", next: "Find out who stopped it (CloudTrail: StopServiceDeployment), and re-run to deploy." },
    { pattern: /because (\w{1,64}) lifecycle hook\(s\) failed.*HookStatus must not be null/is, kind: "hook", heals: "never", sentence: "a lifecycle hook| failed at {1}: it returned no status", next: "Read the log of its Lambda function: it threw an error or timed out; fix it and re-run." },
    { pattern: /because (\w{1,64}) lifecycle hook\(s\) failed.*unable to invoke/is, kind: "hook", heals: "never", sentence: "a lifecycle hook| at {1} cannot be invoked", next: "Check that its Lambda function exists and that the role of the hook may invoke it, and re-run." },
    { pattern: /because (\w{1,64}) lifecycle hook\(s\) failed.*unable to assume/is, kind: "hook", heals: "never", sentence: "ECS cannot assume the role of a hook| at {1}", next: "Correct the trust policy of the role of the hook, and re-run." },
    { pattern: /because (\w{1,64}) lifecycle hook\(s\) failed/i, kind: "hook", heals: "sometimes", sentence: "a lifecycle hook| failed at {1}", next: "Fix what the hook checks, or the hook, and re-run." },
    { pattern: /hook execution failure/i, kind: "hook", heals: "sometimes", sentence: "a lifecycle hook| failed", next: "Fix what the hook checks, or the hook, and re-run." },
    { pattern: /because (\w{1,64}) pause hook timed out/i, kind: "hook", heals: "never", sentence: "the pause hook| at {1} timed out", next: "Re-run, and continue the hook in time." },
    { pattern: /invalid networking configuration/i, kind: "configuration", heals: "never", sentence: "the networking configuration| is invalid", next: "Correct what the ECS text below names, and re-run." },
    { pattern: /the service was deleted/i, kind: "stop", heals: "sometimes", sentence: "the service| was deleted", next: "Find out who deleted it (CloudTrail: DeleteService)." }
  ]
};
var BREAKER = /circuit breaker|tasks failed to start/i;
var endedBy = (outcome) => {
  switch (outcome.kind) {
    case "superseded":
      return meaning2("newer-deployment", ["the deployment", " was replaced by a newer one"], outcome.by);
    case "paused":
      return meaning2("pause", ["the deployment", ` is paused at hook ${named(outcome.hook)}`], "");
    case "timed-out":
      return null;
    case "stopped":
      return byReason(outcome.reason);
    case "rolled-back":
      if (outcome.atHook !== void 0) return atHook(outcome.atHook, outcome.reason);
      return outcome.alarms === null ? byReason(outcome.reason) : byAlarm(outcome.alarms, outcome.reason);
    case "failed":
      return byFailure(outcome);
  }
};
var byFailure = ({ givenUp, alarms, reason }) => {
  if (givenUp !== void 0) return givenUpFor(givenUp);
  return alarms === null ? byReason(reason) : byAlarm(alarms, reason);
};
var givenUpFor = (givenUp) => {
  switch (givenUp.because) {
    case "limit":
    case "cannot-heal":
      return null;
    case "test-failed": {
      const tail = `the smoke test on the test listener failed: ${givenUp.defects.join("; ")}`;
      return {
        ...SMOKE_TEST,
        sentence: { head: "", tail, brief: givenUp.short },
        next: "Find in the log of the service why the check failed, fix it and re-run."
      };
    }
    case "test-not-made": {
      const tail = "production traffic moved before the checks on the test listener were made";
      return {
        ...SMOKE_TEST,
        sentence: { head: "", tail },
        next: "See that the service still has its pause hook, and who continued it; then re-run."
      };
    }
  }
};
var SMOKE_TEST = { kind: "smoke-test", detail: "" };
var lastResort = (outcome) => {
  const { circuitBreaker: breaker, running, desired } = outcome.view;
  if (outcome.kind === "timed-out") {
    if (outcome.silence !== void 0) return unanswered(outcome.silence);
    if (isIdle(outcome.view)) return meaning2("time", ["the desired count", " is 0, so no task starts"], "");
    return meaning2("time", [`${running} of ${desired} new ${desired === 1 ? "task" : "tasks"}`, " running"], "");
  }
  const reason = "reason" in outcome ? outcome.reason : "";
  if (BREAKER.test(reason)) {
    const trips = breaker === null ? "" : ` (circuit breaker ${breaker.failureCount}/${breaker.threshold})`;
    return meaning2("breaker", ["tasks", ` failed to start${trips}`], reason);
  }
  if (isWithoutCandidate(reason)) {
    return meaning2("breaker", ["tasks", " failed to start, and no previous revision can be restored"], reason);
  }
  return meaning2("unknown", short(reason), reason);
};
var unanswered = ({ forMs, fault: fault2 }) => ({
  ...meaning2("time", ["", `ECS has not answered for ${minutes(forMs)}`], fault2),
  next: "Check the service and the AWS Health Dashboard, and re-run once ECS answers."
});
var atHook = (hook, reason) => ({
  ...meaning2("pause", ["the deployment", ` was at pause hook ${named(hook)} (\`pause-hook\`)`], reason),
  next: "Set `pause-hook` to `wait` or `continue` if the deployment is to go on there, and re-run."
});
var byReason = (reason) => meaningOf([REASONS], [{ text: reason, container: null, image: null }]);
var byAlarm = (alarms, reason) => {
  const [first, ...others] = alarms;
  const which = first === void 0 ? "an alarm" : `alarm ${named(first)}`;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  const next = "Find out why the alarm went off, fix that and re-run.";
  return { ...meaning2("alarm", [`${which}${more}`, " went off"], reason), next };
};
var meaning2 = (kind, [head, tail], detail) => ({
  kind,
  sentence: { head, tail },
  next: null,
  detail
});
var short = (reason) => {
  const text2 = withoutIds(reason).replace(/\.$/u, "");
  return text2.length <= LONGEST_SUMMARY ? ["", text2] : ["", "the reason of ECS is listed below"];
};

// src/domain/rollout/cause.ts
var causeOf = (findings) => {
  const held = heldBy2(findings);
  const failed3 = held === null ? failedContainer(findings.stopped) : null;
  const main = mainCause(findings, held ?? endedBy(findings.outcome));
  const steps = [main.next, idleNext(findings)].filter((step2) => step2 !== null);
  return { ...main, next: steps.length === 0 ? null : steps.join(" "), ...failed3 === null ? {} : { failed: failed3 } };
};
var idleNext = ({ outcome, started: { service } }) => {
  const mayHold = outcome.kind === "timed-out" || outcome.kind === "failed" || outcome.kind === "rolled-back";
  if (!mayHold || !isIdle(outcome.view)) return null;
  return `The desired count of ${named(service)} is 0: find out who set it (CloudTrail: UpdateService), raise it and re-run.`;
};
var heldBy2 = ({ outcome, ...observed }) => outcome.kind === "timed-out" && outcome.silence === void 0 ? holding(outcome, observed) : null;
var mainCause = (findings, known3) => {
  const { started, outcome, events } = findings;
  const byTasks = taskCauses(findings.stopped).map((one) => withTargetHealth(one, findings));
  const [first, ...rest] = byTasks;
  if (known3 !== null) return cause({ meaning: known3, share: null }, byTasks, started);
  if (first !== void 0 && first.meaning.kind !== "unknown") return cause(first, rest, started);
  const meaning3 = eventCause(events, started) ?? first?.meaning ?? lastResort(outcome);
  const share = meaning3 === first?.meaning ? first.share : null;
  return cause({ meaning: meaning3, share }, share === null ? byTasks : rest, started);
};
var MOST_OTHERS = 4;
var cause = ({ meaning: { kind, sentence: sentence2, next, detail }, share }, others, { service }) => ({
  kind,
  summary: summaryOf(sentence2, share),
  message: messageFor(sentence2, share, service),
  detail,
  next,
  others: others.slice(0, MOST_OTHERS).map((one) => summaryOf(one.meaning.sentence, one.share))
});
var withTargetHealth = (one, { stopped, events }) => {
  if (one.meaning.kind !== "load-balancer") return one;
  const health = targetHealth(
    events,
    stopped.map(({ taskArn }) => taskArn?.split("/").at(-1) ?? "")
  );
  if (health === null) return one;
  const { sentence: sentence2 } = one.meaning;
  return { ...one, meaning: { ...one.meaning, sentence: { ...sentence2, tail: `${sentence2.tail}: ${health}` } } };
};

// src/domain/rollout/evidence.ts
var MOST_REASONS2 = 5;
var eventEvidence = (events) => events.map(({ createdAt, message }) => ({
  at: isoOf(createdAt),
  kind: "event",
  text: message ?? ""
}));
var taskEvidence = (stopped) => {
  const groups = [...Map.groupBy(stopped, describeStop)].toSorted(([, one], [, other]) => other.length - one.length);
  return groups.slice(0, MOST_REASONS2).map(([text2, group]) => ({
    at: isoOf(new Date(Math.max(...group.map((task) => task.stoppedAt?.getTime() ?? stopTimeOf(task) ?? 0)))),
    kind: "stopped-task",
    text: `${group.length} \xD7 ${text2}`
  }));
};
var isoOf = (time2) => (time2 ?? /* @__PURE__ */ new Date(0)).toISOString();

// src/domain/rollout/other-cpu.ts
var EXEC_FORMAT2 = /^(?:exec |standard_init_linux|\[FATAL tini).{0,300}exec format error/iu;
var CODES = [1, 255];
var showsOtherCpu = ({ lines: lines2 }) => lines2.length > 0 && lines2.every((line2) => EXEC_FORMAT2.test(line2));
var mayBeOtherCpu = ({ exitCode, reason }) => CODES.includes(exitCode) && reason === void 0;
var withLogReason = (stopped, shown) => {
  const same = (one) => commonName(one.name ?? "") === commonName(shown.container);
  const read4 = stopped.find((task) => taskIdOf2(task) === shown.taskId)?.containers?.find(same);
  if (read4 === void 0 || !mayBeOtherCpu(read4) || !showsOtherCpu(shown)) return stopped;
  const reasoned = (one) => same(one) && mayBeOtherCpu(one) && one.exitCode === read4.exitCode ? { ...one, reason: REASON } : one;
  return stopped.map((task) => ({ ...task, ...task.containers && { containers: task.containers.map(reasoned) } }));
};
var REASON = "its log: exec format error";

// src/stages/smoke/make-checks.ts
var LONGEST_NAP_MS = 1e3;
var makeChecks = (checks, ports, ended2 = new AbortController().signal) => Promise.all(checks.map((check3) => untilPassed(check3, ports, ended2)));
var untilPassed = async (check3, ports, ended2) => {
  const { clock, log: log2 } = ports;
  const name = checkInWords(check3);
  let reported = null;
  for (let attempts = 1; ; attempts += 1) {
    const { defect, again } = await checkOnce(check3, ports, ended2);
    if (defect === null) {
      log2.info(`${name} passed${attempts === 1 ? "" : ` at attempt ${attempts}`}`);
      return { check: name, attempts, defect };
    }
    if (again === "useless" || attempts > check3.retries || ended2.aborted) return { check: name, attempts, defect };
    if (defect !== reported) log2.info(`${name} ${defect}; trying again every ${check3.intervalMs / 1e3} s`);
    reported = defect;
    await pause(check3.intervalMs, clock, ended2);
  }
};
var pause = async (ms, { sleep }, ended2) => {
  for (let left = ms; left > 0 && !ended2.aborted; left -= LONGEST_NAP_MS) await sleep(Math.min(left, LONGEST_NAP_MS));
};
var checkOnce = async (check3, { probe, clock }, ended2) => {
  const { address, method, headers, contains, timeoutMs } = check3;
  const body = contains === null ? "not-read" : "read";
  const limit = AbortSignal.any([clock.timeout(timeoutMs), ended2]);
  const reply = await probe({ ...address, method, headers, body, limit });
  return reply.kind === "none" ? { defect: reply.because, again: reply.again } : { defect: defectIn(reply, check3), again: "possible" };
};

// src/stages/following/test-gate.ts
var FROM = "POST_TEST_TRAFFIC_SHIFT";
var TOO_LATE = "PRODUCTION_TRAFFIC_SHIFT";
var makeTestGate = (checks, ports) => checks === void 0 || checks.length === 0 ? OPEN : gateOf(checks, ports);
var OPEN = {
  judge: (outcome) => outcome,
  holds: () => false,
  outcomes: () => ({}),
  end: () => void 0
};
var gateOf = (checks, ports) => {
  const ended2 = new AbortController();
  let state = { kind: "waiting" };
  const start = () => {
    state = { kind: "running" };
    ports.log.info(
      `test traffic is on the new tasks: making ${checks.length === 1 ? "the check" : "the checks"} on the test listener`
    );
    makeChecks(checks, ports, ended2.signal).then(
      (outcomes) => state = { kind: "made", outcomes },
      // Thrown at the next look; the wait itself may end by it before.
      (error) => state = { kind: "broke", error }
    );
  };
  return {
    judge: (outcome, view2) => {
      if (outcome !== null && outcome.kind !== "success") return outcome;
      const { lifecycleStage: stage } = view2;
      const isTooLate = isAtOrAfter(stage, TOO_LATE) || outcome?.kind === "success" && outcome.reached === void 0;
      if (state.kind === "waiting" && !isTooLate && isAtOrAfter(stage, FROM)) start();
      return verdict(state, checks, { outcome, view: view2, isTooLate });
    },
    holds: (stage) => isAtOrAfter(stage, FROM) && state.kind !== "made",
    outcomes: () => state.kind === "made" ? { tested: state.outcomes } : {},
    end: () => ended2.abort()
  };
};
var verdict = (state, checks, { outcome, view: view2, isTooLate }) => {
  switch (state.kind) {
    case "waiting":
      return isTooLate ? given({ because: "test-not-made" }, view2) : null;
    case "running":
      return null;
    case "broke":
      throw state.error;
    case "made": {
      const failed3 = failureOf(state.outcomes, checks);
      return failed3 === null ? outcome : given(failed3, view2);
    }
  }
};
var given = (givenUp, view2) => ({
  kind: "failed",
  view: view2,
  reason: "",
  alarms: null,
  givenUp
});
var failureOf = (outcomes, checks) => {
  const failed3 = checks.flatMap((check3, index) => {
    const { check: name, defect = null, attempts } = outcomes[index] ?? {};
    if (name === void 0 || defect === null) return [];
    const afterwards = attempts === 1 ? "" : ` (attempt ${attempts})`;
    return [{ short: `${checkInShort(check3)} ${defect}`, text: `${name} ${defect}${afterwards}` }];
  });
  const [first] = failed3;
  if (first === void 0) return null;
  const count = failed3.length === 1 ? "" : `; ${failed3.length} of ${checks.length} checks failed`;
  return {
    because: "test-failed",
    defects: failed3.map(({ text: text2 }) => text2),
    short: cut(`${first.short}${count}`, LONGEST_SUMMARY)
  };
};

// src/stages/following/pause-hooks.ts
var MOST_REFUSALS = 2;
var pausesOf = (answer, deployment, ports) => {
  if (answer === "wait") return null;
  const answering = { answer, deployment, ports, answers: /* @__PURE__ */ new Map() };
  return {
    answer: (own) => answerAll(own, answering),
    rolledBackAt: () => {
      const taken3 = [...answering.answers].find(([, { state, isSent }]) => state === "taken" && isSent);
      return answer === "roll-back" ? taken3?.[0] ?? null : null;
    }
  };
};
var answerAll = async (own, answering) => {
  const waiting = awaitedPauses(own);
  settle(waiting, answering);
  for (const hookId of waiting) {
    if (answering.answers.get(hookId)?.state !== "taken") await answerOne({ own, hookId }, answering);
  }
};
var settle = (waiting, { answers }) => {
  for (const [hookId, one] of answers) {
    if (one.state === "taken" || waiting.includes(hookId)) continue;
    one.state = "taken";
    if (one.isSent) one.noted.changed();
  }
};
var answerOne = async ({ own, hookId }, answering) => {
  const { answer, ports, answers } = answering;
  const one = answers.get(hookId) ?? {
    noted: note(hookId, answering),
    state: "open",
    isSent: false,
    refusals: 0
  };
  answers.set(hookId, one);
  const action = answer === "continue" ? "CONTINUE" : "ROLLBACK";
  const limit = { signal: ports.clock.timeout(LONGEST_LOOK_MS) };
  try {
    const { serviceDeploymentArn } = own;
    await ports.target.ecs.continueServiceDeployment({ serviceDeploymentArn, hookId, action }, limit);
  } catch (error) {
    failed2(error, one, ports);
    return;
  }
  one.state = "taken";
  one.isSent = true;
  one.noted.changed();
  ports.log.info(`${answer === "continue" ? "continued" : "requested the rollback at"} pause hook ${hookId}`);
};
var failed2 = (error, one, { log: log2 }) => {
  one.isSent ||= !isRefused(error);
  if (!one.isSent) one.noted.unchanged();
  const mayPass3 = isTemporary(error);
  if (!mayPass3) one.refusals += 1;
  if (!(error instanceof AwsError) || isUnavailable(error) || one.refusals > MOST_REFUSALS) throw error;
  log2.info(`${messageOf(error)}; looking again`);
};
var note = (hookId, { answer, deployment, ports: { journal } }) => {
  const { cluster, service, deploymentId } = deployment;
  return answer === "continue" ? journal.aboutTo({ kind: "pause", cluster, service, deploymentId, hookId }) : journal.aboutTo({ kind: "rollback", cluster, service, deploymentId });
};
var attributed = (outcome, { rolledBackAt }) => {
  const hook = outcome.kind === "rolled-back" ? rolledBackAt() : null;
  return outcome.kind === "rolled-back" && hook !== null ? { ...outcome, atHook: hook } : outcome;
};

// src/stages/codedeploy/completed-by-codedeploy.ts
var MOST3 = 25;
var readCompletedByCodeDeploy = async ({ application: applicationName, deploymentGroup: deploymentGroupName }, { codedeploy, limit, enough, unreadable: unreadable3 }) => {
  const request = { applicationName, deploymentGroupName, includeOnlyStatuses: ["Succeeded"] };
  const { deployments = [] } = await codedeploy.listDeployments(request, limit);
  if (deployments.length === 0) return [];
  const deploymentIds = deployments.slice(0, MOST3);
  const { deploymentsInfo = [] } = await codedeploy.batchGetDeployments({ deploymentIds }, limit);
  const found = /* @__PURE__ */ new Map();
  for (const info of deploymentsInfo.toSorted((one, other) => timeOf2(other) - timeOf2(one))) {
    const one = await readDeployed(info, { codedeploy, limit });
    if (one === null && unreadable3 === "end") break;
    if (one !== null && !found.has(one.taskDefinitionArn)) found.set(one.taskDefinitionArn, one);
    if (enough([...found.values()])) break;
  }
  return [...found.values()];
};
var timeOf2 = ({ createTime }) => createTime?.getTime() ?? 0;
var readDeployed = async (info, { codedeploy, limit }) => {
  const { applicationName, revision } = info;
  const sha256 = revision?.appSpecContent?.sha256;
  if (sha256 === void 0) return null;
  const asked2 = { revisionType: "AppSpecContent", appSpecContent: { sha256 } };
  const reply = await codedeploy.getApplicationRevision({ applicationName, revision: asked2 }, limit);
  const reading = readAppSpec(reply.revision?.appSpecContent?.content ?? "");
  if (reading.kind !== "appspec") return null;
  const { appspec } = reading;
  const { TaskDefinition: deployed } = appspec.properties;
  const taskDefinitionArn = typeof deployed === "string" ? parseTaskDefinitionArn(deployed) : null;
  return taskDefinitionArn === null ? null : { taskDefinitionArn, at: timeOf2(info), appspec };
};

// src/domain/codedeploy/codedeploy-view.ts
var viewOfCodeDeploy = ({ service, deployment, target }, started) => {
  const own = service?.deployments?.find(({ id }) => id === started.deploymentId);
  const counts = greenOf({ target }) ?? own ?? {};
  return {
    ...firstView(started),
    status: deployment.status ?? "UNKNOWN",
    ...countsOf({ desiredCount: service?.desiredCount, ...counts }),
    ...stageOf3(target),
    service: deploymentsShown(service)
  };
};
var stageOf3 = (target) => {
  const begun = target?.lifecycleEvents?.findLast(({ status }) => status !== "Pending");
  return begun?.lifecycleEventName === void 0 ? {} : { lifecycleStage: begun.lifecycleEventName };
};
var countsOf = ({ desiredCount: desired = 0, runningCount: running = 0, pendingCount: pending = 0 }) => ({
  desired,
  running,
  pending
});
var greenOf = ({ target }) => target?.taskSetsInfo?.find(({ taskSetLabel }) => taskSetLabel === "Green") ?? null;
var eventsInWords = ({ target }) => {
  const events = (target?.lifecycleEvents ?? []).flatMap(
    ({ lifecycleEventName: name, status, diagnostics }) => name === void 0 || status === void 0 || status === "Pending" ? [] : [
      `${name}: ${status}${diagnostics?.message === void 0 || status !== "Failed" ? "" : `: ${diagnostics.message}`}`
    ]
  );
  const weight = greenOf({ target })?.trafficWeight;
  return weight === void 0 ? events : [...events, `traffic: ${weight} % to the new tasks`];
};

// src/domain/codedeploy/codedeploy-reading.ts
var FAILED = ["Failed", "Stopped"];
var hasEnded = ({ status }) => status === "Succeeded" || FAILED.includes(status ?? "");
var servesAll = (target) => {
  const last = target?.lifecycleEvents?.findLast(
    ({ lifecycleEventName: name }) => ["AllowTraffic", "AfterAllowTraffic"].includes(name ?? "")
  );
  return last?.status === "Succeeded" || last?.lifecycleEventName === "AfterAllowTraffic" && last.status === "Skipped";
};
var READY_WAIT = "READY_WAIT";
var readCodeDeploy = (picture, started) => {
  const { deployment, service } = picture;
  const view2 = viewOfCodeDeploy(picture, started);
  if (isGone(service)) return ended({ kind: "stopped", view: view2, reason: "the service was deleted" });
  if (deployment.status === "Succeeded") return succeeded(view2, deployment.completeTime);
  if (FAILED.includes(deployment.status ?? "")) return ofFailed(picture, view2);
  const failed3 = failedEvent(picture.target);
  if (failed3 !== null) return { kind: "doomed", outcome: failure(picture, view2), graceMs: ROLLBACK_GRACE_MS };
  return { kind: "running", view: view2, pausedAt: deployment.status === "Ready" ? READY_WAIT : null };
};
var ofFailed = (picture, view2) => {
  const { deployment, rollback: rollback2 } = picture;
  const rolledBack2 = { ...causes(picture), kind: "rolled-back", view: view2 };
  switch (rollback2?.status) {
    case void 0:
      break;
    case "Succeeded":
      return ended({ ...rolledBack2, state: "done" });
    case "Failed":
    case "Stopped":
      return ended({ ...rolledBack2, state: "failed" });
    default:
      return { kind: "doomed", outcome: { ...rolledBack2, state: "in-progress" }, graceMs: ROLLBACK_GRACE_MS };
  }
  if (deployment.rollbackInfo?.rollbackDeploymentId !== void 0)
    return { kind: "doomed", outcome: { ...rolledBack2, state: "in-progress" }, graceMs: ROLLBACK_GRACE_MS };
  const outcome = failure(picture, view2);
  return mayRollBack(deployment) ? { kind: "doomed", outcome, graceMs: VERDICT_GRACE_MS } : ended(outcome);
};
var mayRollBack = ({
  status,
  errorInformation,
  autoRollbackConfiguration,
  rollbackInfo
}) => {
  if (rollbackInfo?.rollbackMessage !== void 0 || autoRollbackConfiguration?.enabled !== true) return false;
  const events = autoRollbackConfiguration.events ?? [];
  if (errorInformation?.code === "ALARM_ACTIVE") return events.includes("DEPLOYMENT_STOP_ON_ALARM");
  return events.includes(status === "Stopped" ? "DEPLOYMENT_STOP_ON_REQUEST" : "DEPLOYMENT_FAILURE");
};
var failure = (picture, view2) => {
  const { status, errorInformation } = picture.deployment;
  const isAlarm = errorInformation?.code === "ALARM_ACTIVE";
  const { alarms, reason } = causes(picture);
  return status === "Stopped" && !isAlarm ? { kind: "stopped", view: view2, reason } : { kind: "failed", view: view2, alarms, reason };
};
var causes = (picture) => ({
  alarms: picture.deployment.errorInformation?.code === "ALARM_ACTIVE" ? alarmsOf2(picture.deployment) : null,
  reason: reasonOf2(picture)
});
var alarmsOf2 = ({ overrideAlarmConfiguration }) => (overrideAlarmConfiguration?.alarms ?? []).flatMap(({ name }) => name ?? []);
var OWN_STEPS = ["Install", "AllowTestTraffic", "AllowTraffic"];
var reasonOf2 = ({ deployment, target }) => {
  const { errorInformation: { code: code2, message } = {}, rollbackInfo } = deployment;
  const event = failedEvent(target);
  const own = [code2, message].filter(isSaid).join(": ");
  const texts = [...event === null ? [] : eventTexts(event), own, rollbackInfo?.rollbackMessage].filter(isSaid);
  return texts.length === 0 ? "CodeDeploy gave no reason" : texts.join("; ");
};
var isSaid = (text2) => text2 !== void 0 && text2 !== "";
var eventTexts = ({
  lifecycleEventName: name = "",
  diagnostics
}) => [
  OWN_STEPS.includes(name) ? void 0 : `the hook of ${name} failed`,
  diagnostics?.message
];
var failedEvent = (target) => target?.lifecycleEvents?.find(({ status }) => status === "Failed") ?? null;

// src/stages/following/tolerance.ts
var LONGEST_PAUSE_MS2 = 15e3;
var SHORTEST_LOOK_MS = 3e3;
var MOST_ABSENCES = 5;
var tolerant = (look3, deadline, { clock, log: log2 }) => {
  let faults = 0;
  let absences = 0;
  let silentSince = null;
  const failed3 = (error, askedAt) => {
    if (!isTemporary(error)) throw error;
    const pauseMs = Math.min(LONGEST_PAUSE_MS2, LOOK_AGAIN_MS2 * 2 ** faults);
    faults += 1;
    silentSince ??= askedAt;
    log2.info(`${error.message}; trying again in ${pauseMs / 1e3} s`);
    return { picture: null, pauseMs, silence: { forMs: clock.now() - silentSince, fault: error.message } };
  };
  const seen = (picture) => {
    faults = 0;
    silentSince = null;
    absences = picture.service === null ? absences + 1 : 0;
    const isBelieved = absences === 0 || absences > MOST_ABSENCES;
    if (!isBelieved) log2.info(`ECS does not list the service; trying again (${absences} of ${MOST_ABSENCES} in a row)`);
    return { picture: isBelieved ? picture : null, pauseMs: LOOK_AGAIN_MS2, silence: null };
  };
  return () => {
    const askedAt = clock.now();
    const left = Math.max(SHORTEST_LOOK_MS, deadline - askedAt);
    return look3(clock.timeout(Math.min(LONGEST_LOOK_MS, left))).then(seen, (error) => failed3(error, askedAt));
  };
};

// src/stages/following/look-until-end.ts
var lookUntilEnd = async (follow3, looking, ports) => {
  const { clock } = ports;
  const look3 = tolerant(looking.look, follow3.deadline, ports);
  for (; ; ) {
    const { picture, pauseMs, silence } = await look3();
    const outcome = picture === null ? null : gated(await takePicture(picture, { follow: follow3, looking }, ports), follow3);
    const final = outcome ?? overdue(follow3.state, { ...follow3, now: clock.now(), silence });
    if (final?.kind === "success" && final.reached !== void 0) ports.log.info(reachedInWords(final.reached));
    if (final !== null) return final;
    if (picture !== null) await looking.between?.(picture);
    await clock.sleep(pauseBefore(follow3, { pauseMs, now: clock.now() }));
  }
};
var gated = (outcome, { gate, state }) => gate === void 0 || state.doomed !== null ? outcome : gate.judge(outcome, state.view);
var pauseBefore = ({ deadline, lookAgainMs }, { pauseMs, now }) => Math.max(1, Math.min(Math.max(pauseMs, lookAgainMs?.() ?? 0), deadline - now));
var takePicture = async (picture, { follow: follow3, looking }, { clock, log: log2 }) => {
  const { service } = picture;
  const earlier = follow3.state;
  const reading = looking.read(picture, earlier.doomed?.outcome ?? null);
  const events = eventsSince(service, follow3.deployment);
  const step2 = takeStep(earlier, { reading, events, now: clock.now() });
  for (const { level, text: text2 } of step2.notices) log2[level](text2);
  follow3.state = step2.state;
  const reached = reading.kind === "running" ? looking.reached(follow3.until ?? "stable", picture, reading.view) : null;
  if (reached !== null) return { kind: "success", view: step2.state.view, reached };
  if (step2.outcome !== null || follow3.watch === void 0) return step2.outcome;
  return follow3.watch({ earlier, later: step2.state, service });
};

// src/stages/codedeploy/read-target.ts
var NOT_YET = ["DeploymentNotStartedException", "DeploymentTargetDoesNotExistException"];
var readTarget = async ({ deploymentId, cluster, service }, { codedeploy }, limit) => {
  try {
    const targetId = `${lastPart(cluster)}:${service}`;
    const { deploymentTarget } = await codedeploy.getDeploymentTarget({ deploymentId, targetId }, limit);
    return deploymentTarget?.ecsTarget ?? null;
  } catch (error) {
    if (error instanceof AwsError && NOT_YET.includes(error.awsCode)) return null;
    throw error;
  }
};

// src/stages/codedeploy/codedeploy-observer.ts
var TURNS = ["events", "service", "events", "service", "nothing"];
var makeCodeDeployObserver = (started, ports) => {
  const readEvents = makeEventReader(started, ports);
  const { target: aws } = ports;
  let last = null;
  let looks = 0;
  const read4 = async (limit) => {
    const [deployment, target, service] = await Promise.all([
      readDeployment(started.deploymentId, aws, limit),
      readEvents(limit),
      readService2(started, aws, limit)
    ]);
    return { deployment, target, service, rollback: await readRollback(deployment, aws, limit) };
  };
  const readAgain = async (before, limit) => {
    looks += 1;
    const turn = TURNS[looks % TURNS.length];
    const [deployment, target, service] = await Promise.all([
      isSettled(before) ? before.deployment : readDeployment(started.deploymentId, aws, limit),
      turn === "events" ? readEvents(limit) : before.target,
      // A service that is not listed may be at the next look.
      turn === "service" || before.service === null ? readService2(started, aws, limit) : before.service
    ]);
    return { deployment, target, service, rollback: await readRollback(deployment, aws, limit) };
  };
  return async (signal) => {
    const limit = { signal, attempts: "once" };
    const seen = last === null ? await read4(limit) : await readAgain(last, limit);
    last = last !== null && turnOf(seen) !== turnOf(last) ? await read4(limit) : seen;
    return last;
  };
};
var isSettled = ({ deployment, rollback: rollback2 }) => rollback2 !== null && hasEnded(deployment);
var turnOf = ({ target, deployment, rollback: rollback2 }) => [servesAll(target), hasEnded(deployment), rollback2 !== null && hasEnded(rollback2)].join(" ");
var readRollback = async ({ rollbackInfo }, aws, limit) => {
  const id = rollbackInfo?.rollbackDeploymentId;
  return id === void 0 ? null : readDeployment(id, aws, limit);
};
var makeEventReader = (started, { target, log: log2 }) => {
  let isDenied = false;
  return async (limit) => {
    if (isDenied) return null;
    try {
      return await readTarget(started, target, limit);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      isDenied = true;
      log2.warning(`${error.operation} is denied: the life-cycle events are not shown; grant ${error.operation}`);
      return null;
    }
  };
};
var readService2 = async ({ cluster, service }, { ecs }, limit) => {
  const { services } = await ecs.describeServices({ cluster, services: [service] }, limit);
  const [found] = services ?? [];
  return found === void 0 ? null : withTaskSets(found);
};
var readDeployment = async (deploymentId, { codedeploy }, limit) => {
  const { deploymentInfo } = await codedeploy.getDeployment({ deploymentId }, limit);
  if (deploymentInfo !== void 0) return deploymentInfo;
  throw fault("E_AWS", { message: `codedeploy:GetDeployment of ${deploymentId} returned no deployment` });
};

// src/stages/codedeploy/follow-by-codedeploy.ts
var followByCodeDeploy = (follow3, ports) => {
  const { deployment } = follow3;
  const observe = makeCodeDeployObserver(deployment, ports);
  const report3 = makeReporter(ports.log);
  return lookUntilEnd(
    follow3,
    {
      look: async (signal) => {
        const picture = await observe(signal);
        report3(picture);
        return picture;
      },
      read: (picture) => readCodeDeploy(picture, deployment),
      reached: (until, { target }) => until === "serving" && servesAll(target) ? "serving" : null
    },
    ports
  );
};
var makeReporter = (log2) => {
  const said = /* @__PURE__ */ new Set();
  return (picture) => {
    for (const line2 of eventsInWords(picture).filter((one) => !said.has(one))) {
      said.add(line2);
      log2.info(line2);
    }
  };
};

// src/domain/tasks/registered.ts
var registeredIn = (before) => before.find((one) => one !== null && "taskDefinitionArn" in one) ?? null;
var changedBefore = (registered) => registered?.kind === "ready" ? `the service was not updated; registered before: ${registered.taskDefinitionArn}` : "nothing was registered";

// src/domain/codedeploy/appspec.ts
var renderAppSpec = ({ taskDefinition, file, service, container }) => written2(
  { ...propertiesOf2(service, container), ...file?.properties, TaskDefinition: taskDefinition },
  file?.hooks ?? null
);
var appSpecAgain = ({ properties }) => written2(properties, null);
var written2 = (properties, hooks) => JSON.stringify({
  version: 0,
  Resources: [{ TargetService: { Type: "AWS::ECS::Service", Properties: properties } }],
  ...hooks === null ? {} : { Hooks: hooks }
});
var propertiesOf2 = (service, container) => {
  const running = {
    ...service,
    ...withoutAbsent(service.taskSets?.find(({ status }) => status === "PRIMARY"))
  };
  const { loadBalancers: [balancer] = [], platformVersion = "", capacityProviderStrategy: strategy = [] } = running;
  return {
    LoadBalancerInfo: balancerOf(balancer, container),
    ...platformVersion === "" ? {} : { PlatformVersion: platformVersion },
    ...networkOf2(running.networkConfiguration),
    ...strategy.length === 0 ? {} : { CapacityProviderStrategy: strategy.map(strategyItem) }
  };
};
var withoutAbsent = (taskSet) => Object.fromEntries(Object.entries(taskSet ?? {}).filter(([, value]) => value !== void 0));
var balancerOf = (balancer, container) => ({
  ContainerName: balancer?.containerName ?? container ?? void 0,
  ...balancer?.containerPort === void 0 ? {} : { ContainerPort: balancer.containerPort }
});
var networkOf2 = (network) => {
  const vpc = network?.awsvpcConfiguration;
  if (vpc === void 0) return {};
  const { subnets = [], securityGroups = [], assignPublicIp = "DISABLED" } = vpc;
  return {
    NetworkConfiguration: {
      AwsvpcConfiguration: { Subnets: subnets, SecurityGroups: securityGroups, AssignPublicIp: assignPublicIp }
    }
  };
};
var strategyItem = ({ base: base2 = 0, capacityProvider, weight = 0 }) => ({
  Base: base2,
  CapacityProvider: capacityProvider,
  Weight: weight
});

// src/domain/rollout/needed-update.ts
var neededUpdate = (wanted, present) => {
  const found = primaryOf(present.service);
  const primary = found === null ? null : knownDeployment(found);
  if (found === null || primary === null || !isWhatRuns(wanted, present, primary)) return { kind: "revision" };
  if (wanted.newDeployment === "forced")
    return present.running?.status === "ACTIVE" ? { kind: "force", primary } : { kind: "revision" };
  if (found.rolloutState === "FAILED") return afterFailure(wanted, primary);
  return { kind: "none", primary, state: isCompleted(found, present.service) ? "completed" : "in-progress" };
};
var afterFailure = ({ taskDefinition }, primary) => taskDefinition.registeredAs === void 0 ? { kind: "revision" } : { kind: "force", primary };
var isWhatRuns = ({ taskDefinition }, { service, running }, primary) => running !== null && running.taskDefinitionArn === service?.taskDefinition && running.taskDefinitionArn === primary.taskDefinitionArn && isSameDefinition(running.definition.input, taskDefinition.input);
var knownDeployment = ({ id, taskDefinition, createdAt }) => {
  const [deploymentId, taskDefinitionArn] = [
    parseDeploymentId(id) ?? parseCodeDeployId(id),
    parseTaskDefinitionArn(taskDefinition)
  ];
  if (deploymentId === null || taskDefinitionArn === null || createdAt === void 0) return null;
  return { deploymentId, taskDefinitionArn, createdAt: createdAt.getTime() };
};
var isCompleted = ({ rolloutState, runningCount, desiredCount }, service) => rolloutState === void 0 ? service?.deployments?.length === 1 && runningCount === desiredCount : rolloutState === "COMPLETED";

// src/stages/deploy/registered-once.ts
var byRun = /* @__PURE__ */ new WeakMap();
var registeredOnce = async ({ input }, { run = {}, service, register: register2 }) => {
  const registrations = byRun.get(run) ?? [];
  byRun.set(run, registrations);
  const earlier = registrations.find((one) => isSameDefinition(one.input, input));
  if (earlier !== void 0) return { taskDefinition: await earlier.revision, registeredFor: earlier.service };
  const revision = register2();
  registrations.push({ input, service, revision });
  return { taskDefinition: await revision, registeredFor: null };
};

// src/stages/lost-reply.ts
var LONGEST_SEARCH_MS = 3e4;
var searchFor = async (look3, clock) => {
  const until = clock.now() + LONGEST_SEARCH_MS;
  for (; ; ) {
    const found = await look3();
    if (found !== null || clock.now() >= until) return found;
    await clock.sleep(LOOK_AGAIN_MS2);
  }
};

// src/stages/deploy/service-now.ts
var readServiceNow = async ({ cluster, service, include = [] }, { target: { ecs }, clock, log: log2 }) => {
  const limit = { signal: clock.timeout(LONGEST_LOOK_MS) };
  try {
    const more = include.length === 0 ? {} : { include };
    const { services, failures } = await ecs.describeServices({ cluster, services: [service], ...more }, limit);
    const found = services?.[0] ?? null;
    if (isDeleted(found, failures)) throw deleted(cluster, service);
    return found === null ? null : withTaskSets(found);
  } catch (error) {
    if (!isTemporary(error)) throw error;
    log2.info(`${error.message}; the service is taken to be as it was planned`);
    return null;
  }
};
var isDeleted = (found, failures) => found === null ? failures?.some(({ reason }) => reason === "MISSING") === true : found.status === "INACTIVE" || found.status === "DRAINING";
var deleted = (cluster, service) => fault("E_SERVICE_NOT_FOUND", {
  message: `the ECS service '${service}' in ${cluster} has been deleted since the plan; nothing was registered`,
  headline: `the ECS service '${service}' has been deleted since the plan`,
  hint: "Create the service again, then re-run."
});
var newSincePlan = (service, { primaryDeploymentId }) => {
  const primary = primaryOf(service);
  if (primary?.id === void 0 || primaryDeploymentId === null || primary.id === primaryDeploymentId) return null;
  const { id: deploymentId, taskDefinition: taskDefinitionArn = null, createdAt } = primary;
  return { deploymentId, taskDefinitionArn, createdAt: createdAt?.getTime() ?? null };
};

// src/stages/deploy/send-once.ts
var sendOnce = (once3, ports) => {
  const send7 = () => ports.target.ecs.updateService(once3.request, { attempts: "once" });
  return patiently(send7, () => void 0, ports).then((reply) => once3.find(reply.service ?? null)).catch(async (error) => {
    const found = error instanceof AwsError && !isRefused(error) ? await search(once3, error, ports) : null;
    if (found !== null) return found;
    throw error;
  });
};
var search = ({ update: update2, find }, error, ports) => {
  ports.log.warning(`${error.message}; the request is not sent again: looking for its deployment`);
  return searchFor(async () => find(await readServiceNow(update2, ports)), ports.clock);
};

// src/stages/deploy/update-failure.ts
var notUpdated = (errors, noted2, { service, registered }) => {
  const error = errors.at(-1);
  const refused4 = errors.every(isRefused);
  if (refused4) for (const entry of noted2) entry.unchanged();
  if (!(error instanceof ShipError)) return error;
  const { code: code2 } = error;
  const outcome = `Service \`${service}\` ${refused4 ? "was not" : "may have been"} updated`;
  const message = `${outcome}: ${error.message}${registered === null ? "" : `
Registered: ${registered}`}`;
  const check3 = `Check the service \`${service}\`: the update may have been made.`;
  const hint = refused4 ? error.hint : [check3, ...error.hint === void 0 ? [] : [error.hint]].join(" ");
  const headline3 = [...shortForms(error).map((cause2) => `${outcome}: ${cause2}`), outcome];
  return new ShipError({ code: code2, message, headline: headline3, hint, cause: error });
};

// src/stages/deploy/set-attributes.ts
var setAlone = async (update2, from, ports) => {
  const { cluster, service, attributes } = update2;
  const count = countOf(update2, from);
  const hasRequest = Object.keys(attributes.request).length > 0;
  const changes = [
    ...count === null ? [] : [{ kind: "count", cluster, service, from, to: count }],
    ...hasRequest ? [{ kind: "attributes", cluster, service, names: named5(attributes) }] : []
  ];
  const set = namesOf2(attributes);
  if (changes.length === 0) return { scaledTo: null, ...set };
  const noted2 = changes.map((change) => ports.journal.aboutTo(change));
  const request = { cluster, service, ...count === null ? {} : { desiredCount: count }, ...attributes.request };
  const send7 = () => ports.target.ecs.updateService(request);
  await send7().catch((error) => {
    throw notUpdated([error], noted2, { service, registered: null });
  });
  for (const entry of noted2) entry.changed();
  if (count !== null) ports.log.info(`desired count of ${service}: ${from} \u2192 ${count}`);
  announce4(update2, ports.log);
  return { scaledTo: count, ...set };
};
var namesOf2 = ({ names }) => names.length === 0 ? {} : { attributes: names };
var countOf = ({ desiredCount: { desiredCount } }, from) => desiredCount === void 0 || desiredCount === from ? null : desiredCount;
var announce4 = ({ service, attributes }, log2) => {
  const names = named5(attributes);
  if (names.length > 0) log2.info(`set ${names.join(", ")} of ${service}`);
  if (attributes.ofNewTasks.length === 0) return;
  const late = attributes.ofNewTasks.join(", ");
  log2.info(`${late}: the tasks that run now stay as they are; \`force-new-deployment\` replaces them`);
};
var named5 = ({ request }) => Object.keys(request);
var setTags = async ({ cluster, service, serviceArn, attributes: { tags } }, registered, { target: { ecs }, journal, log: log2 }) => {
  if (tags === null) return;
  const noted2 = journal.aboutTo({ kind: "attributes", cluster, service, names: ["tags"] });
  const { set, removed } = tags;
  const sent = [];
  const send7 = async () => {
    if (set.length > 0) sent.push(await ecs.tagResource({ resourceArn: serviceArn, tags: [...set] }));
    if (removed.length > 0) sent.push(await ecs.untagResource({ resourceArn: serviceArn, tagKeys: [...removed] }));
  };
  await send7().catch((error) => {
    throw notUpdated([error], sent.length > 0 ? [] : [noted2], { service, registered });
  });
  noted2.changed();
  log2.info(
    `tags of ${service}: ${[...set.map(({ key = "" }) => `${key} set`), ...removed.map((key) => `${key} removed`)].join(", ")}`
  );
};

// src/stages/deploy/revision.ts
var REJECTIONS = ["ClientException", "InvalidParameterException"];
var deployRevision = async (draft, update2, ports) => {
  const { cluster, service, run, from } = update2;
  const { journal } = ports;
  const { registeredAs } = draft;
  const taskDefinition = registeredAs ?? await revisionOf(draft, { run, service }, ports);
  const registered = registeredAs === void 0 ? taskDefinition : null;
  await setTags(update2, registered, ports);
  const noted2 = [
    journal.aboutTo({ kind: "service", cluster, service, from, to: taskDefinition }),
    journal.aboutTo({ kind: "deployment", cluster, service, deploymentId: null })
  ];
  const errors = [];
  const found = await sendUpdate(taskDefinition, update2, { ports, errors }).catch((error) => {
    throw notUpdated([...errors, error], noted2, { service, registered });
  });
  noted2[0].changed();
  const started = found ?? nothingStarted(service, taskDefinition);
  noted2[1].changed({ kind: "deployment", cluster, service, deploymentId: started.deploymentId });
  return started;
};
var sendUpdate = async (taskDefinition, update2, { ports, errors }) => {
  const { cluster, service, desiredCount, attributes } = update2;
  const request = { cluster, service, taskDefinition, ...desiredCount, ...attributes.request };
  const find = (shown2) => startedIn(shown2, taskDefinition);
  if (attributes.starts === "forced")
    return sendOnce({ request: { ...request, forceNewDeployment: true }, update: update2, find }, ports);
  const send7 = () => ports.target.ecs.updateService(request);
  const { service: shown = null } = await patiently(send7, (error) => void errors.push(error), ports);
  return find(shown);
};
var revisionOf = async (draft, update2, ports) => {
  const registering = { ...update2, register: () => register(draft, ports) };
  const { taskDefinition, registeredFor } = await registeredOnce(draft, registering);
  const how = registeredFor === null ? "registered" : `the same definition as that of ${registeredFor}: uses`;
  ports.log.info(`${how} ${taskDefinition}`);
  return taskDefinition;
};
var register = async (draft, ports) => {
  const family2 = draft.input.family ?? "";
  const noted2 = ports.journal.aboutTo({ kind: "revision", family: family2, taskDefinitionArn: null });
  const earlier = [];
  const send7 = () => ports.target.ecs.registerTaskDefinition(draft.input);
  const { taskDefinition } = await patiently(send7, (error) => void earlier.push(error), ports).catch(
    (error) => {
      if ([...earlier, error].every(isRefused)) noted2.unchanged();
      throw isRejection(error) ? rejected3(draft, error) : error;
    }
  );
  const taskDefinitionArn = parseTaskDefinitionArn(taskDefinition?.taskDefinitionArn);
  if (taskDefinitionArn === null) {
    throw fault("E_AWS", { message: `ecs:RegisterTaskDefinition of ${draft.source} returned no ARN` });
  }
  noted2.changed({ kind: "revision", family: family2, taskDefinitionArn });
  const lost2 = lostMembers(newerMembers(draft.input), newerMembers({ ...taskDefinition }));
  if (lost2.length > 0) throw notKept(draft, taskDefinitionArn, lost2);
  return taskDefinitionArn;
};
var notKept = ({ source }, registered, lost2) => fault("E_REGISTER", {
  message: `ECS registered ${registered} without members of ${source} that are newer than this version of ship-to-ecs: ${listedProblems(lost2).join(", ")}`,
  headline: `ECS did not keep ${lost2.length === 1 ? "a member" : "members"} of ${source} when it was registered again`,
  hint: "Update ship-to-ecs, or set `task-definition` to a file. The service was not changed."
});
var isRejection = (error) => error instanceof AwsError && REJECTIONS.includes(error.awsCode) && !isBusy(error);
var rejected3 = (draft, error) => {
  const short2 = `ECS rejected the task definition from ${draft.source}`;
  return fault("E_REGISTER", {
    message: `${short2}: ${error.message}`,
    headline: [...shortForms(error).map((cause2) => `${short2}: ${cause2}`), short2],
    hint: "Fix what ECS names in the task definition; the service was not changed.",
    cause: error
  });
};
var startedIn = (service, taskDefinitionArn) => {
  const isOurs = ({ status, taskDefinition }) => status === "PRIMARY" && taskDefinition === taskDefinitionArn;
  const found = service?.deployments?.find(isOurs);
  return found === void 0 ? null : knownDeployment(found);
};
var nothingStarted = (service, taskDefinitionArn) => {
  throw fault("E_AWS", {
    message: `ecs:UpdateService of ${service} returned no deployment of ${taskDefinitionArn}`,
    hint: `Check the service \`${service}\`: the update may have been made. Then re-run.`
  });
};

// src/domain/rollout/in-progress.ts
var deploymentInProgress = (service) => {
  const primary = primaryOf(service);
  if (primary === null) return null;
  const { rolloutState, runningCount = 0, desiredCount = 0 } = primary;
  const isAlone = service?.deployments?.length === 1 && runningCount >= desiredCount;
  const isInProgress = rolloutState === void 0 ? !isAlone : rolloutState === "IN_PROGRESS";
  return isInProgress ? primary : null;
};

// src/stages/deploy/needed-now.ts
var neededNow = async (needing, ports) => {
  const { target, whenInProgress, waitMinutes } = needing;
  const { clusterArn: cluster, serviceName: service, running } = target;
  const until = ports.clock.now() + waitMinutes * 6e4;
  let announced = null;
  for (; ; ) {
    const now = await readServiceNow({ cluster, service, include: fieldsFor(needing.attributes) }, ports);
    const attributes = attributesNow(needing, now);
    const newDeployment = attributes.starts === "nothing" ? needing.newDeployment : "forced";
    const needed = neededUpdate({ ...needing, newDeployment }, { service: now, running });
    const found = { now, needed, attributes };
    checkTasksRan(needing, needed);
    const other = needed.kind === "none" ? null : deploymentInProgress(now);
    if (other === null) return found;
    const words = inWords6(service, other);
    if (whenInProgress === "replace") {
      ports.log.info(`${words}; this run replaces it`);
      return found;
    }
    if (whenInProgress === "fail") throw inProgress(words, needing);
    if (ports.clock.now() >= until) throw inProgress(`${words}, still after ${minutes(waitMinutes * 6e4)}`, needing);
    if (words !== announced) ports.log.info(`${words}; waiting for its end`);
    announced = words;
    await ports.clock.sleep(LOOK_AGAIN_MS2);
  }
};
var attributesNow = ({ attributes = NO_ATTRIBUTES, target }, now) => attributeChanges(attributes.value, now ?? target.described);
var checkTasksRan = ({ registered, target }, { kind }) => {
  if (registered?.kind !== "nothing" || kind === "none") return;
  throw fault("E_SERVICE_CHANGED", {
    message: `service ${named(target.serviceName)} no longer has the revision that it had a moment ago; it was not updated`,
    headline: "the service was changed while the run prepared its deployment"
  });
};
var inWords6 = (service, { id = "", taskDefinition = "" }) => `deployment ${id} of service ${named(service)} is in progress: ${named(revisionName(taskDefinition))}`;
var inProgress = (words, { registered }) => fault("E_DEPLOYMENT_IN_PROGRESS", {
  message: `${words}; ${changedBefore(registered)}`,
  headline: "another deployment of the service is in progress"
});

// src/stages/deploy/update-now.ts
var updateNow = (input, { now, attributes }, log2) => {
  const { clusterArn: cluster, serviceName: service, previousTaskDefinitionArn: planned, described: described2 } = input.target;
  const news = newSincePlan(now, input.target);
  if (news !== null) log2.warning(newsInWords(service, news));
  const from = now === null ? planned : now.taskDefinition ?? null;
  const desiredCount = input.desiredCount === null ? {} : { desiredCount: input.desiredCount };
  const serviceArn = described2.serviceArn ?? "";
  return {
    update: { cluster, service, serviceArn, run: input.run, from, desiredCount, attributes },
    facts: { cluster, service, previousTaskDefinitionArn: from, newSincePlan: news }
  };
};
var newsInWords = (service, { deploymentId, taskDefinitionArn, createdAt }) => {
  const since = createdAt === null ? "" : ` at ${new Date(createdAt).toISOString()}`;
  return `since the plan, another deployment of ${service} was started${since}: ${deploymentId}, ${taskDefinitionArn ?? "of no known revision"}`;
};
var unstartedInWords = (kind, service, { deploymentId, taskDefinitionArn }) => kind === "unchanged" ? `nothing to deploy: service ${service} already runs ${taskDefinitionArn} (deployment ${deploymentId})` : `service ${service} is already being set to ${taskDefinitionArn}: following deployment ${deploymentId}`;

// src/stages/codedeploy/stop-deployment.ts
var stopDeployment = async ({ cluster, service, deploymentId }, { target, journal }) => {
  const noted2 = journal.aboutTo({ kind: "rollback", cluster, service, deploymentId });
  try {
    await target.codedeploy.stopDeployment({ deploymentId, autoRollbackEnabled: true });
    noted2.changed();
  } catch (error) {
    if (isRefused(error)) noted2.unchanged();
    throw error;
  }
};
var hasEndedSince = (error) => error instanceof AwsError && error.awsCode === "DeploymentAlreadyCompletedException";

// src/stages/codedeploy/under-way.ts
var UNDER_WAY = ["Created", "Queued", "InProgress", "Baking", "Ready"];
var deploymentUnderWay = async ({ application, deploymentGroup }, { target, clock, log: log2 }) => {
  const request = {
    applicationName: application,
    deploymentGroupName: deploymentGroup,
    includeOnlyStatuses: [...UNDER_WAY]
  };
  const list = () => target.codedeploy.listDeployments(request, { signal: clock.timeout(LONGEST_LOOK_MS) });
  const { deployments = [] } = await patiently(list, () => void 0, { clock, log: log2 });
  return deployments.map((id) => parseCodeDeployId(id)).find((id) => id !== null) ?? null;
};
var freeGroup = async (first, freeing, ports) => {
  const { whenInProgress, waitMinutes, by, changed, until } = freeing;
  const words = (id) => `deployment ${id} of the deployment group ${named(by.deploymentGroup)} is in progress`;
  const late = (id) => inProgress2(`${words(id)}, still after ${minutes(waitMinutes * 6e4)}; ${changed}`);
  if (whenInProgress === "fail") throw inProgress2(`${words(first)}; ${changed}`);
  if (ports.clock.now() >= until) throw late(first);
  if (whenInProgress === "replace") await endDeployment(first, freeing, ports);
  else ports.log.info(`${words(first)}; waiting for its end`);
  for (; ; ) {
    const other = await deploymentUnderWay(by, ports);
    if (other === null) return;
    if (ports.clock.now() >= until) throw late(other);
    await ports.clock.sleep(LOOK_AGAIN_MS2);
  }
};
var endDeployment = async (id, name, ports) => {
  const { cluster, service } = name;
  const { codedeploy } = ports.target;
  const limit = { signal: ports.clock.timeout(LONGEST_LOOK_MS) };
  const [{ deploymentInfo }, target] = await Promise.all([
    codedeploy.getDeployment({ deploymentId: id }, limit),
    readTarget({ deploymentId: id, cluster, service }, ports.target, limit)
  ]);
  if (deploymentInfo?.status === "InProgress" && servesAll(target)) {
    ports.log.info(`deployment ${id} serves already; this run ends its wait for the old tasks`);
    await codedeploy.continueDeployment({ deploymentId: id, deploymentWaitType: "TERMINATION_WAIT" });
    return;
  }
  ports.log.info(`deployment ${id} is in progress; this run stops it, and replaces it once it is rolled back`);
  await stopDeployment({ cluster, service, deploymentId: id }, ports).catch((error) => {
    if (!hasEndedSince(error)) throw error;
  });
};
var inProgress2 = (message) => fault("E_DEPLOYMENT_IN_PROGRESS", { message, headline: "another deployment of the service is in progress" });

// src/stages/codedeploy/create-deployment.ts
var LONGEST_READ_MS = 6e4;
var createDeployment = async (creating, ports, free) => {
  const { cluster, service, from, taskDefinition, registered } = creating;
  const noted2 = [
    ports.journal.aboutTo({ kind: "service", cluster, service, from, to: taskDefinition }),
    ports.journal.aboutTo({ kind: "deployment", cluster, service, deploymentId: null })
  ];
  const blocking = /* @__PURE__ */ new Set();
  for (; ; ) {
    const deploymentId = await create(creating, ports).catch(async (error) => {
      const other = blockedBy(error);
      if (other === null) throw notUpdated([error], noted2, { service, registered });
      if (blocking.has(other)) await ports.clock.sleep(LOOK_AGAIN_MS2);
      blocking.add(other);
      await free(other).catch((thrown) => {
        for (const entry of noted2) entry.unchanged();
        throw thrown;
      });
      return null;
    });
    if (deploymentId === null) continue;
    noted2[0].changed();
    noted2[1].changed({ kind: "deployment", cluster, service, deploymentId });
    return { deploymentId, taskDefinitionArn: taskDefinition, createdAt: await readCreatedAt(deploymentId, ports) };
  }
};
var blockedBy = (error) => error instanceof AwsError && error.awsCode === "DeploymentLimitExceededException" ? parseCodeDeployId(/\bd-[A-Z0-9]{1,32}\b/.exec(error.message)?.[0]) : null;
var create = async (creating, ports) => {
  const request = requestOf(creating);
  const send7 = () => ports.target.codedeploy.createDeployment(request, { attempts: "once" });
  let lost2 = fault("E_AWS", {
    message: `codedeploy:CreateDeployment of ${creating.service} returned no deployment`
  });
  const reply = await patiently(send7, () => void 0, ports).catch((error) => {
    if (!(error instanceof AwsError) || isRefused(error) || blockedBy(error) !== null) throw error;
    lost2 = error;
    return null;
  });
  const id = parseCodeDeployId(reply?.deploymentId);
  if (id !== null) return id;
  ports.log.warning(`${messageOf(lost2)}; the request is not sent again: looking for its deployment`);
  const found = await search2(creating, ports);
  if (found === null) throw lost2;
  return found;
};
var descriptionOf = ({ description }) => `ship-to-ecs: ${description}`.slice(0, 256);
var requestOf = (creating) => {
  const { application, deploymentGroup, deploymentConfig } = creating.by;
  return {
    applicationName: application,
    deploymentGroupName: deploymentGroup,
    ...deploymentConfig === null ? {} : { deploymentConfigName: deploymentConfig },
    description: descriptionOf(creating),
    revision: { revisionType: "AppSpecContent", appSpecContent: { content: creating.content } }
  };
};
var search2 = (creating, ports) => searchFor(async () => {
  const id = await deploymentUnderWay(creating.by, ports).catch(temporarily);
  const asked2 = id === null ? null : ports.target.codedeploy.getDeployment({ deploymentId: id });
  const info = await asked2?.catch(temporarily);
  return info?.deploymentInfo?.description === descriptionOf(creating) ? id : null;
}, ports.clock);
var temporarily = (error) => {
  if (isTemporary(error)) return null;
  throw error;
};
var readCreatedAt = async (deploymentId, ports) => {
  const { target, clock } = ports;
  const read4 = () => target.codedeploy.getDeployment({ deploymentId }, { signal: clock.timeout(LONGEST_LOOK_MS) });
  const patience = { mayPass: isTemporary, until: clock.now() + LONGEST_READ_MS };
  const { deploymentInfo } = await sendAgain(read4, patience, ports).catch((error) => {
    if (!(error instanceof AwsError)) throw error;
    const { code: code2, hint } = error;
    throw new ShipError({
      code: code2,
      message: `Deployment ${deploymentId} was created: ${error.message}`,
      hint,
      cause: error
    });
  });
  return deploymentInfo?.createTime?.getTime() ?? 0;
};

// src/stages/codedeploy/start.ts
var startByCodeDeploy = async (input, ports) => {
  const by = byCodeDeploy(input.target.deployedBy);
  const { now, needed, update: update2, facts } = await readNow(input, ports);
  const { service } = update2;
  const other = await deploymentUnderWay(by, ports);
  const isOwn2 = needed.kind === "none" && (other === null || other === needed.primary.deploymentId);
  if (!isOwn2) await makeRoom({ input, now, by, other }, ports);
  await setTags(update2, null, ports);
  const set = await setAlone(update2, now?.desiredCount ?? 0, ports);
  if (isOwn2) {
    const kind = other === null ? "unchanged" : "followed";
    ports.log.info(unstartedInWords(kind, service, needed.primary));
    return { ...facts, ...waitsOf(by), ...needed.primary, kind, ...set };
  }
  const started = await create2({ ...update2, by, described: now ?? input.target.described }, input, ports);
  return { ...facts, ...waitsOf(by), ...started, kind: "started", ...set, scaledTo: null };
};
var makeRoom = async ({ input, now, by, other }, ports) => {
  await input.beforeUpdate(now);
  if (other === null) return;
  const { clusterArn: cluster, serviceName: service } = input.target;
  const changed = changedBefore(input.registered);
  await freeGroup(other, { ...input, by, cluster, service, changed, until: endOfWait(input, ports) }, ports);
};
var endOfWait = ({ waitMinutes }, { clock }) => clock.now() + waitMinutes * 6e4;
var readNow = async (input, ports) => {
  const { clusterArn: cluster, serviceName: service, running } = input.target;
  const now = await readServiceNow({ cluster, service, include: fieldsFor(input.attributes) }, ports);
  const needed = neededUpdate(input, { service: now, running });
  return { now, needed, ...updateNow(input, { now, attributes: attributesNow(input, now) }, ports.log) };
};
var create2 = async (known3, input, ports) => {
  const { by, service, described: described2 } = known3;
  const { registeredAs } = input.taskDefinition;
  const taskDefinition = registeredAs ?? await revisionOf(input.taskDefinition, known3, ports);
  const registered = registeredAs === void 0 ? taskDefinition : null;
  const container = input.target.containerName;
  const content = renderAppSpec({ taskDefinition, file: by.appspec, service: described2, container });
  const changed = registered === null ? "nothing was registered" : `registered: ${registered}`;
  const creating = { ...known3, taskDefinition, registered, content, description: descriptionOf2(taskDefinition, known3) };
  const freeing = { ...input, ...known3, changed, until: endOfWait(input, ports) };
  const started = await createDeployment(creating, ports, (blocking) => freeGroup(blocking, freeing, ports));
  const group = `${by.application}, ${by.deploymentGroup}`;
  ports.log.info(`created deployment ${started.deploymentId} of service ${service} (${group})`);
  return started;
};
var descriptionOf2 = (taskDefinition, { from }) => `${revisionName(taskDefinition)}${from === null ? "" : ` after ${revisionName(from)}`}`;
var waitsOf = ({ groupWaitsMinutes }) => groupWaitsMinutes === 0 ? {} : { ownWaitsMinutes: groupWaitsMinutes };

// src/domain/codedeploy/codedeploy-move.ts
var none = (because) => ({ kind: "none", because });
var codeDeployMoveFor = (picture, taking) => {
  const { deployment, trigger } = taking;
  if (deployment.previousTaskDefinitionArn === null) return none(FIRST);
  if (!hasEnded(picture.deployment)) return unlessLeft(picture, taking, { kind: "stop" });
  const reading = readCodeDeploy(picture, deployment);
  if (reading.kind !== "ended") return { kind: "follow" };
  const { outcome } = reading;
  switch (outcome.kind) {
    case "rolled-back":
      return none(BY_CODEDEPLOY[outcome.state]);
    case "stopped":
      return none(`the deployment was stopped: ${outcome.reason}`);
    case "success":
      return outlives(trigger) ? none(SUCCEEDED_SINCE) : back(picture, taking);
    default:
      return back(picture, taking);
  }
};
var BY_CODEDEPLOY = {
  done: "CodeDeploy has rolled it back",
  "in-progress": "CodeDeploy rolls it back",
  failed: "CodeDeploy has tried to roll it back, and failed"
};
var back = (picture, taking) => {
  const { deployment } = taking;
  const primary = primaryOf(picture.service);
  if (newerPrimary({ primary, started: deployment }) !== null) return none(REPLACED);
  const other = primary?.id === deployment.deploymentId || hasTraffic(picture) ? null : primary;
  if (other !== null)
    return none(`the traffic was not moved: ${revisionName(other.taskDefinition ?? "")} serves as before`);
  const to = parseTaskDefinitionArn(deployment.previousTaskDefinitionArn ?? "");
  if (to === null) return none(FIRST);
  if (to === deployment.taskDefinitionArn) return none("the service ran the same revision before");
  return unlessLeft(picture, taking, { kind: "deploy", to });
};
var hasTraffic = (picture) => (greenOf(picture)?.trafficWeight ?? 0) > 0;
var unlessLeft = ({ deployment }, { policy }, move) => policy.origin === "chosen" || rollsBack(deployment) ? move : none("the deployment group is set not to roll back; set `rollback-on` if the run is to do it");
var rollsBack = ({ autoRollbackConfiguration: { enabled, events = [] } = {} }) => enabled === true && events.includes("DEPLOYMENT_FAILURE");

// src/stages/codedeploy/deploy-earlier.ts
var AT_ONCE = "CodeDeployDefault.ECSAllAtOnce";
var deployEarlier = async (earlier, ports) => {
  const { deployment, to } = earlier;
  const { cluster, service, taskDefinitionArn: from } = deployment;
  const group = groupOf2(earlier.picture);
  if (await deploymentUnderWay(group, ports) !== null) return { kind: "none", because: REPLACED };
  const good = await lastGood(earlier, group, ports);
  const back2 = good?.taskDefinitionArn ?? to;
  const creating = {
    ...{ cluster, service, from, by: { ...group, deploymentConfig: AT_ONCE } },
    taskDefinition: back2,
    registered: null,
    description: `back to ${revisionName(back2)} from ${deployment.deploymentId}`,
    content: good === null ? rendered(earlier) : appSpecAgain(good.appspec)
  };
  try {
    const created = await createDeployment(creating, ports, replaced2);
    ports.log.info(`set service ${service} back to ${back2}: deployment ${created.deploymentId}`);
    const followed2 = { ...created, cluster, service, previousTaskDefinitionArn: from };
    return { kind: "taken", by: "run", followed: followed2, until: "serving" };
  } catch (error) {
    if (error instanceof Replaced) return { kind: "none", because: REPLACED };
    throw error;
  }
};
var Replaced = class extends Error {
};
var replaced2 = (other) => Promise.reject(new Replaced(other));
var groupOf2 = ({ deployment }) => {
  const { applicationName: application, deploymentGroupName: deploymentGroup, deploymentId = "" } = deployment;
  if (application !== void 0 && deploymentGroup !== void 0) return { application, deploymentGroup };
  throw fault("E_AWS", { message: `codedeploy:GetDeployment of ${deploymentId} returned no deployment group` });
};
var lastGood = async ({ deployment, to }, group, { target: { codedeploy }, clock, log: log2 }) => {
  const { service, taskDefinitionArn } = deployment;
  const goodIn = (found) => found.find((one) => one.taskDefinitionArn !== taskDefinitionArn) ?? null;
  const limit = { signal: clock.timeout(LONGEST_LOOK_MS) };
  try {
    const enough = (found) => goodIn(found) !== null;
    const reading = { codedeploy, limit, enough, unreadable: "end" };
    const good = goodIn(await readCompletedByCodeDeploy(group, reading));
    if (good !== null && good.taskDefinitionArn !== to) {
      const [last, before] = [good.taskDefinitionArn, to].map(revisionName);
      log2.info(`the last revision of ${service} that completed is ${last ?? ""}, not ${before ?? ""}`);
    }
    return good;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    log2.info(`${error.message}; the rollback is to ${revisionName(to)}, which the service had before`);
    return null;
  }
};
var rendered = ({ picture: { service }, to }) => renderAppSpec({ taskDefinition: to, file: null, service: service ?? {}, container: null });

// src/stages/codedeploy/take-back-by-codedeploy.ts
var LONGEST_MS5 = 3 * 6e4;
var takeBackByCodeDeploy = (own, ports) => {
  const { clock } = ports;
  const look3 = makeCodeDeployObserver(own.deployment, ports);
  const patience = { mayPass: mayPass2, until: clock.now() + LONGEST_MS5 };
  return sendAgain(async () => act(await look3(clock.timeout(LONGEST_LOOK_MS)), own, ports), patience, ports);
};
var mayPass2 = (error) => isTemporary(error) || hasEndedSince(error);
var act = async (picture, own, ports) => {
  const { deployment } = own;
  const move = codeDeployMoveFor(picture, own);
  switch (move.kind) {
    case "none":
      return move;
    case "follow":
      return { kind: "taken", by: "ecs", followed: deployment };
    case "stop":
      await stopDeployment(deployment, ports);
      ports.log.info(`requested the rollback of deployment ${deployment.deploymentId} of service ${deployment.service}`);
      return { kind: "taken", by: "run", followed: deployment };
    case "deploy":
      return deployEarlier({ picture, deployment, to: move.to }, ports);
  }
};

// src/domain/rollout/completed.ts
var timeOf3 = ({ createdAt }) => createdAt?.getTime() ?? 0;
var completedFirst = (listed5) => listed5.filter(({ status }) => status === "SUCCESSFUL").toSorted((one, other) => timeOf3(other) - timeOf3(one));
var revisionsOf = (deployments, revisions) => {
  const definitions = new Map(
    revisions.map(({ serviceRevisionArn, taskDefinition }) => [serviceRevisionArn, taskDefinition])
  );
  const all = deployments.flatMap((deployment) => {
    const arn = parseTaskDefinitionArn(definitions.get(deployment.targetServiceRevisionArn));
    return arn === null ? [] : [{ taskDefinitionArn: arn, at: timeOf3(deployment) }];
  });
  return all.filter(
    ({ taskDefinitionArn }, index) => all.findIndex((one) => one.taskDefinitionArn === taskDefinitionArn) === index
  );
};

// src/stages/completed-revisions.ts
var MOST_REVISIONS = 20;
var MOST_PAGES4 = 4;
var readCompleted = async ({ cluster, service }, { ecs, limit, enough }) => {
  const listed5 = await readPages(async (nextToken) => {
    const status = ["SUCCESSFUL"];
    const reply = await ecs.listServiceDeployments({ cluster, service, status, maxResults: 100, nextToken }, limit);
    return { items: reply.serviceDeployments ?? [], nextToken: reply.nextToken };
  }, MOST_PAGES4);
  const deployments = completedFirst(listed5);
  const revisions = [];
  let found = [];
  for (const piece of chunksOf(deployments, MOST_REVISIONS)) {
    const arns = piece.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? []);
    const reply = await ecs.describeServiceRevisions({ serviceRevisionArns: [...new Set(arns)] }, limit);
    revisions.push(...reply.serviceRevisions ?? []);
    found = revisionsOf(deployments, revisions);
    if (enough(found)) break;
  }
  return found;
};

// src/stages/deploy/force.ts
var forceDeployment = async (before, update2, ports) => {
  const { cluster, service, desiredCount, attributes } = update2;
  const noted2 = ports.journal.aboutTo({ kind: "deployment", cluster, service, deploymentId: null });
  const request = {
    cluster,
    service,
    taskDefinition: before.taskDefinitionArn,
    ...desiredCount,
    ...attributes.request,
    forceNewDeployment: true
  };
  const find = (shown) => successorIn(shown, before);
  const started = await sendOnce({ request, update: update2, find }, ports).catch((error) => {
    throw notUpdated([error], [noted2], { service, registered: null });
  });
  if (started === null) {
    throw fault("E_AWS", {
      message: `ecs:UpdateService of ${service} returned no new deployment of ${before.taskDefinitionArn}`,
      hint: `Check the service \`${service}\`: the update may have been made. Then re-run.`
    });
  }
  noted2.changed({ kind: "deployment", cluster, service, deploymentId: started.deploymentId });
  return started;
};
var successorIn = (service, before) => {
  const primary = primaryOf(service);
  const found = primary === null ? null : knownDeployment(primary);
  if (found === null || found.deploymentId === before.deploymentId) return null;
  return found.taskDefinitionArn === before.taskDefinitionArn && found.createdAt >= before.createdAt ? found : null;
};

// src/stages/deploy/start-by-ecs.ts
var startByEcs = async (input, ports) => {
  const { now, needed, attributes } = await neededNow(input, ports);
  const { update: update2, facts } = updateNow(input, { now, attributes }, ports.log);
  const { service } = update2;
  if (needed.kind !== "revision") await setTags(update2, null, ports);
  if (needed.kind === "none") {
    const set = await setAlone(update2, now?.desiredCount ?? 0, ports);
    const kind = needed.state === "completed" ? "unchanged" : "followed";
    ports.log.info(unstartedInWords(kind, service, needed.primary));
    return { ...facts, ...needed.primary, kind, ...set };
  }
  await input.beforeUpdate(now);
  const started = needed.kind === "force" ? await forceDeployment(needed.primary, update2, ports) : await deployRevision(input.taskDefinition, update2, ports);
  ports.log.info(`updated service ${service}: deployment ${started.deploymentId}`);
  return { ...facts, ...started, kind: "started", scaledTo: null, ...namesOf2(attributes) };
};

// src/domain/rollout/milestone.ts
var milestoneIn = (until, view2, { service }) => {
  if (until === "stable") return null;
  if (until !== "serving") return isAtOrAfter(view2.lifecycleStage, until) ? until : null;
  return hasAllTasks(view2) && serves(view2, service) ? "serving" : null;
};
var hasAllTasks = ({ running, pending, desired, service }) => pending === 0 && running >= Math.max(desired, service?.desired ?? 0);
var serves = (view2, service) => {
  const strategy = service?.deploymentConfiguration?.strategy ?? "ROLLING";
  return strategy === "ROLLING" ? isOnlyDraining(view2, service) : hasAllTraffic(view2.lifecycleStage, view2.traffic?.production ?? null);
};
var isOnlyDraining = (view2, service) => {
  const deployments = view2.service?.deployments ?? [];
  const own = deployments.find(({ deploymentId }) => deploymentId === view2.deploymentId);
  const others = deployments.filter((one) => one !== own);
  if (own?.status !== "PRIMARY" || total2(others, "desired") > 0) return false;
  if (view2.service?.desired === 0) return true;
  return minimumOf(service) >= 100 && total2(others, "running") > 0;
};
var minimumOf = (service) => service?.deploymentConfiguration?.minimumHealthyPercent ?? (service?.schedulingStrategy === "DAEMON" ? 0 : 100);
var total2 = (deployments, count) => deployments.reduce((sum, one) => sum + one[count], 0);

// src/domain/rollout/deployments.ts
var ROLLS_BACK = /\broll(?:ing|ed)?[ -]?back\b/i;
var ALARM = /\balarm detected\b/i;
var readDeployments = (subject) => {
  const { own, view: view2 } = subject;
  if (own?.rolloutState === "COMPLETED") return succeeded(view2, own.updatedAt);
  const successor = newerPrimary(subject);
  if (successor !== null) return readReplaced(subject, successor);
  if (own?.rolloutState === "FAILED") return readFailed(subject);
  return { kind: "running", view: view2, pausedAt: null };
};
var readReplaced = (subject, successor) => {
  const { earlier, started, view: view2 } = subject;
  const failure2 = failureOf2(subject);
  const { id = "an unnamed deployment", rolloutStateReason: reason = NO_REASON, taskDefinition } = successor;
  const isPrevious = taskDefinition === started.previousTaskDefinitionArn;
  const isRollback = earlier?.kind === "rolled-back" || ROLLS_BACK.test(reason) || failure2 !== null && isPrevious;
  if (isRollback) return readRollback2(view2, failureFacts(failure2 ?? reason), successor);
  return ended(
    failure2 === null ? { kind: "superseded", view: view2, by: id } : { kind: "failed", view: view2, ...failureFacts(failure2) }
  );
};
var failureOf2 = ({ earlier, own, picture, started }) => {
  if (own?.rolloutState === "FAILED") return own.rolloutStateReason ?? NO_REASON;
  if (earlier !== null) return earlier.reason;
  const words = `(deployment ${started.deploymentId}) deployment failed`;
  return picture.service?.events?.find(({ message }) => message?.includes(words))?.message ?? null;
};
var failureFacts = (reason) => ({ reason, alarms: ALARM.test(reason) ? [] : null });
var readRollback2 = (view2, facts, rollback2) => {
  const { rolloutState } = rollback2;
  if (rolloutState === "COMPLETED") return ended({ kind: "rolled-back", view: view2, ...facts, state: "done" });
  if (rolloutState === "FAILED") return ended({ kind: "rolled-back", view: view2, ...facts, state: "failed" });
  const outcome = { kind: "rolled-back", view: view2, ...facts, state: "in-progress" };
  return { kind: "doomed", outcome, graceMs: ROLLBACK_GRACE_MS };
};
var readFailed = ({ own, picture, view: view2 }) => {
  const outcome = { kind: "failed", view: view2, ...failureFacts(own?.rolloutStateReason ?? NO_REASON) };
  const configuration = picture.service?.deploymentConfiguration;
  const rollsBack2 = [configuration?.deploymentCircuitBreaker?.rollback, configuration?.alarms?.rollback].includes(true);
  return rollsBack2 ? { kind: "doomed", outcome, graceMs: VERDICT_GRACE_MS } : ended(outcome);
};

// src/domain/rollout/service-deployment.ts
var readServiceDeployment = (subject, own) => {
  const { status } = own;
  const read4 = status !== void 0 && Object.hasOwn(READERS, status) ? READERS[status] : readUnderWay;
  return read4(subject, own);
};
var doomed = (outcome, graceMs) => ({ kind: "doomed", outcome, graceMs });
var rolledBack = (subject, own, state) => ({
  kind: "rolled-back",
  view: subject.view,
  ...failureFacts2(subject, own),
  state
});
var readUnderWay = (subject, own) => {
  const { view: view2 } = subject;
  if (hasFailed(subject, own)) {
    return doomed({ kind: "failed", view: view2, ...failureFacts2(subject, own) }, VERDICT_GRACE_MS);
  }
  const hook = own.lifecycleHookDetails?.find(
    ({ targetType, status }) => targetType === "PAUSE" && status === "AWAITING_ACTION"
  );
  return { kind: "running", view: view2, pausedAt: hook === void 0 ? null : hook.hookId ?? "a pause hook" };
};
var readStopped = (subject, own) => {
  const { picture, view: view2 } = subject;
  const facts = failureFacts2(subject, own);
  if (hasFailed(subject, own)) return ended({ kind: "failed", view: view2, ...facts });
  const by = newerPrimary(subject)?.id ?? picture.successor;
  if (by !== null) return ended({ kind: "superseded", view: view2, by });
  const isFailure2 = /circuit breaker|alarm/i.test(own.statusReason ?? "");
  if (isFailure2) return ended({ kind: "failed", view: view2, ...facts });
  return doomed({ kind: "stopped", view: view2, reason: facts.reason }, SUCCESSOR_GRACE_MS);
};
var hasFailed = (subject, own) => subject.own?.rolloutState === "FAILED" || own.deploymentCircuitBreaker?.status === "TRIGGERED" || own.alarms?.status === "TRIGGERED";
var failureFacts2 = (subject, own) => ({
  reason: reasonOf3(subject, own),
  alarms: own.alarms?.status === "TRIGGERED" ? own.alarms.triggeredAlarmNames ?? [] : null
});
var reasonOf3 = (subject, own) => own.rollback?.reason ?? own.statusReason ?? failedReason(subject) ?? NO_REASON;
var failedReason = ({ own }) => own?.rolloutState === "FAILED" ? own.rolloutStateReason : void 0;
var READERS = {
  PENDING: readUnderWay,
  IN_PROGRESS: readUnderWay,
  SUCCESSFUL: ({ view: view2, own: entry }, own) => succeeded(view2, own.finishedAt ?? entry?.updatedAt),
  STOP_REQUESTED: (subject, own) => doomed({ kind: "stopped", view: subject.view, reason: reasonOf3(subject, own) }, ROLLBACK_GRACE_MS),
  STOPPED: readStopped,
  ROLLBACK_REQUESTED: (subject, own) => doomed(rolledBack(subject, own, "in-progress"), ROLLBACK_GRACE_MS),
  ROLLBACK_IN_PROGRESS: (subject, own) => doomed(rolledBack(subject, own, "in-progress"), ROLLBACK_GRACE_MS),
  ROLLBACK_SUCCESSFUL: (subject, own) => ended(rolledBack(subject, own, "done")),
  ROLLBACK_FAILED: (subject, own) => {
    const { view: view2 } = subject;
    const facts = failureFacts2(subject, own);
    const isFirst = isWithoutCandidate(facts.reason) || isWithoutCandidate(own.statusReason ?? "");
    return ended(isFirst ? { kind: "failed", view: view2, ...facts } : rolledBack(subject, own, "failed"));
  }
};

// src/domain/rollout/reading.ts
var readRollout = (picture, started, earlier = null) => {
  const { service, serviceDeployment } = picture;
  const deployments = service?.deployments ?? [];
  const own = deployments.find(({ id }) => id === started.deploymentId) ?? null;
  const view2 = viewOf(picture, own, { started, earlier: earlier?.view ?? null });
  if (isGone(service)) return ended({ kind: "stopped", view: view2, reason: "the service was deleted" });
  const subject = { started, picture, view: view2, own, primary: primaryOf(service), earlier };
  return serviceDeployment === null ? readDeployments(subject) : readServiceDeployment(subject, serviceDeployment);
};

// src/domain/rollout/listing.ts
var timeOf4 = ({ createdAt }) => createdAt?.getTime() ?? 0;
var oldestFirst = (listed5) => listed5.toSorted((one, other) => timeOf4(one) - timeOf4(other));
var ownAmong = (listed5, revisions, { taskDefinitionArn, createdAt }) => {
  const own = new Set(
    revisions.flatMap(
      ({ taskDefinition, serviceRevisionArn }) => taskDefinition === taskDefinitionArn ? serviceRevisionArn ?? [] : []
    )
  );
  const ofRevision = listed5.filter(({ targetServiceRevisionArn: arn }) => arn !== void 0 && own.has(arn));
  const distance = (one) => Math.abs(timeOf4(one) - createdAt);
  const found = ofRevision.toSorted((one, other) => distance(one) - distance(other))[0];
  return found?.serviceDeploymentArn ?? null;
};
var successorAmong = (listed5, own) => {
  const newer = oldestFirst(listed5).find((one) => timeOf4(one) > timeOf4(own));
  return newer?.serviceDeploymentArn ?? null;
};

// src/stages/following/observer.ts
var LISTING_MARGIN_MS = 5e3;
var NOT_KNOWN2 = { serviceDeployment: null, successor: null };
var makeObserver = (deployment, { target: { ecs }, log: log2 }) => {
  let arn = null;
  let denied = null;
  const revisions = /* @__PURE__ */ new Map();
  let stopped = null;
  const own = async (asking) => {
    try {
      if (denied === null) arn ??= await findOwn(asking);
      if (denied !== null || arn === null) return NOT_KNOWN2;
      const serviceDeployment = stopped ?? await describeOwn(arn, asking);
      if (serviceDeployment?.status === "STOPPED") stopped = serviceDeployment;
      return { serviceDeployment, successor: await findSuccessor(serviceDeployment, asking) };
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const { operation } = error;
      denied = operation;
      log2.warning(`${operation} is denied: falling back to ecs:DescribeServices; grant ${operation} for details`);
      return NOT_KNOWN2;
    }
  };
  return async (signal) => {
    const { cluster, service } = deployment;
    const limit = { signal, attempts: "once" };
    const [{ services }, rest] = await Promise.all([
      ecs.describeServices({ cluster, services: [service] }, limit),
      own({ deployment, ecs, limit, revisions })
    ]);
    const found = services?.[0] ?? null;
    if (denied !== null) checkRolloutState(found, deployment, denied);
    return { service: found, ...rest };
  };
};
var checkRolloutState = (service, { deploymentId }, denied) => {
  const own = service?.deployments?.find(({ id }) => id === deploymentId);
  if (own === void 0 || own.rolloutState !== void 0) return;
  const strategy = service?.deploymentConfiguration?.strategy ?? "ROLLING";
  const why = strategy === "ROLLING" ? "Classic Load Balancer" : `strategy ${strategy}`;
  throw fault("E_ACCESS_DENIED", {
    message: `Whether the deployment succeeds cannot be known: the service reports no rolloutState (${why}), and ${denied} is denied`,
    headline: `how the deployment ends cannot be known: ${denied} is denied`,
    hint: "Grant ecs:ListServiceDeployments, ecs:DescribeServiceDeployments and ecs:DescribeServiceRevisions to the role of this job."
  });
};
var listSince = (since, { deployment, ecs, limit }) => readPages(async (nextToken) => {
  const { cluster, service } = deployment;
  const createdAt = { after: new Date(since) };
  const reply = await ecs.listServiceDeployments({ cluster, service, createdAt, maxResults: 100, nextToken }, limit);
  return { items: reply.serviceDeployments ?? [], nextToken: reply.nextToken };
});
var findOwn = async (asking) => {
  const { deployment, ecs, limit, revisions } = asking;
  const listed5 = await listSince(deployment.createdAt - LISTING_MARGIN_MS, asking);
  const arns = listed5.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? []).filter((arn) => !revisions.has(arn));
  const replies = await Promise.all(
    chunksOf(arns, MOST_REVISIONS).map(
      (piece) => ecs.describeServiceRevisions({ serviceRevisionArns: [...piece] }, limit)
    )
  );
  for (const revision of replies.flatMap(({ serviceRevisions }) => serviceRevisions ?? [])) {
    revisions.set(revision.serviceRevisionArn ?? "", revision);
  }
  return ownAmong(listed5, [...revisions.values()], deployment);
};
var describeOwn = async (arn, { ecs, limit }) => {
  const { serviceDeployments } = await ecs.describeServiceDeployments({ serviceDeploymentArns: [arn] }, limit);
  return serviceDeployments?.[0] ?? null;
};
var findSuccessor = async (own, asking) => {
  if (own?.status !== "STOPPED" || own.createdAt === void 0) return null;
  return successorAmong(await listSince(own.createdAt.getTime(), asking), own);
};

// src/stages/following/follow-deployment.ts
var followDeployment = async (follow3, ports) => {
  const { deployment, pauses } = follow3;
  const outcome = await lookUntilEnd(
    follow3,
    {
      look: makeObserver(deployment, ports),
      read: (picture, earlier) => readRollout(picture, deployment, earlier),
      reached: (until, picture, view2) => milestoneIn(until, view2, picture),
      between: ({ serviceDeployment }) => answerPauses(serviceDeployment, follow3)
    },
    ports
  );
  return pauses ? attributed(outcome, pauses) : outcome;
};
var answerPauses = async (own, { pauses, gate }) => {
  if (own !== null && gate?.holds(own.lifecycleStage) !== true) await pauses?.answer(own);
};

// src/stages/roll-back/last-good.ts
var LONGEST_IN_CANCEL_MS = 1500;
var withLastGood = async (own, trigger, { target: { ecs }, clock, log: log2 }) => {
  const { cluster, service, taskDefinitionArn, previousTaskDefinitionArn: previous } = own;
  if (previous === null || previous === taskDefinitionArn) return own;
  const goodIn = (found) => found.find((one) => one.taskDefinitionArn !== taskDefinitionArn)?.taskDefinitionArn;
  const limit = { signal: clock.timeout(trigger === "cancel" ? LONGEST_IN_CANCEL_MS : LONGEST_LOOK_MS) };
  try {
    const enough = (found) => goodIn(found) !== void 0;
    const good = goodIn(await readCompleted({ cluster, service }, { ecs, limit, enough })) ?? previous;
    if (good === previous) return own;
    log2.info(`the last revision of ${service} that completed is ${revisionName(good)}, not ${revisionName(previous)}`);
    return { ...own, previousTaskDefinitionArn: good };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    log2.info(`${error.message}; the rollback is to ${revisionName(previous)}, which the service had before`);
    return own;
  }
};

// src/stages/roll-back/request-rollback.ts
var requestRollback = async (move, deployment, { ports, unanswered: unanswered2 }) => {
  const noted2 = note2(move, deployment, ports);
  try {
    if (move.kind === "update") return await update(move.to, deployment, { ports, noted: noted2 });
    await stop(move, ports);
    noted2.changed();
    ports.log.info(`requested the rollback of deployment ${deployment.deploymentId} of service ${deployment.service}`);
    return deployment;
  } catch (error) {
    if (isRefused(error)) noted2.unchanged();
    else unanswered2(noted2);
    throw error;
  }
};
var stop = async ({ serviceDeploymentArn, hookId }, { target: { ecs }, log: log2 }) => {
  const stopped = () => ecs.stopServiceDeployment({ serviceDeploymentArn, stopType: "ROLLBACK" });
  if (hookId === void 0) return stopped();
  return ecs.continueServiceDeployment({ serviceDeploymentArn, hookId, action: "ROLLBACK" }).catch((error) => {
    if (!isUnavailable(error)) throw error;
    log2.info(`${error.message}; stopping the deployment instead`);
    return stopped();
  });
};
var note2 = (move, { cluster, service, deploymentId, taskDefinitionArn: from }, { journal }) => move.kind === "stop" ? journal.aboutTo({ kind: "rollback", cluster, service, deploymentId }) : journal.aboutTo({ kind: "service", cluster, service, from, to: move.to });
var update = async (to, { cluster, service, taskDefinitionArn: from }, { ports, noted: noted2 }) => {
  const reply = await ports.target.ecs.updateService({ cluster, service, taskDefinition: to });
  noted2.changed();
  const primary = primaryOf(reply.service ?? null);
  const known3 = primary?.taskDefinition === to ? knownDeployment(primary) : null;
  if (known3 === null) {
    throw fault("E_AWS", {
      message: `ecs:UpdateService of ${service} returned no deployment of ${to}`,
      hint: `Check the service \`${service}\`: it may have been set back.`
    });
  }
  ports.log.info(`set service ${service} back to ${to}: deployment ${known3.deploymentId}`);
  return { ...known3, cluster, service, previousTaskDefinitionArn: from };
};

// src/stages/roll-back/take-back.ts
var LONGEST_MS6 = 3 * 6e4;
var MOST_ABSENCES2 = 5;
var takeBack = async (own, ports) => {
  const { clock, log: log2 } = ports;
  const look3 = makeObserver(own.deployment, ports);
  const progress = { first: null, unanswered: [], way: "stop", absences: 0 };
  const until = clock.now() + LONGEST_MS6;
  for (let failures = 0; ; failures += 1) {
    const pauseMs = pauseAfter(failures);
    try {
      const picture = await look3(clock.timeout(LONGEST_LOOK_MS));
      const taken3 = await act2(picture, { own, progress }, ports);
      if (taken3 !== null) return taken3;
    } catch (error) {
      if (mayUpdateInstead(error, own, progress)) {
        log2.warning(`${error.message}; setting the service back by ecs:UpdateService instead`);
        progress.way = "update";
        continue;
      }
      if (!isTemporary(error) || clock.now() + pauseMs > until) throw error;
      log2.info(`${error.message}; trying again in ${(pauseMs / 1e3).toFixed(1)} s`);
    }
    await clock.sleep(pauseMs);
  }
};
var act2 = async (picture, { own, progress }, ports) => {
  const { service } = picture;
  const { deployment, trigger, policy } = own;
  progress.absences = service === null ? progress.absences + 1 : 0;
  if (service === null && progress.absences <= MOST_ABSENCES2) return null;
  const reading = readRollout(picture, deployment);
  progress.first ??= reading.kind;
  const taken3 = takenAlready(picture, reading, { own, progress });
  if (taken3 !== null) return taken3;
  const move = onTheWay(moveFor({ reading, service, deployment, trigger, policy }), deployment, progress);
  if (move.kind === "none") return move;
  if (move.kind === "follow") return { kind: "taken", by: "ecs", followed: deployment };
  const { unanswered: unanswered2 } = progress;
  const followed2 = await requestRollback(move, deployment, {
    ports,
    unanswered: (entry) => void unanswered2.push(entry)
  });
  for (const entry of unanswered2) entry.unchanged();
  return { kind: "taken", by: "run", followed: followed2 };
};
var takenAlready = (picture, reading, { own, progress }) => {
  const { deployment, trigger } = own;
  const { first, unanswered: unanswered2 } = progress;
  const end = reading.kind === "running" ? null : reading.outcome.kind;
  const isBetter = end === "success" && first !== "ended";
  if (isBetter && trigger !== "cancel") return { kind: "none", because: SUCCEEDED_SINCE };
  const followed2 = end === "rolled-back" ? deployment : setBackIn(picture, deployment);
  if (followed2 !== null && unanswered2.length > 0) {
    settle2(unanswered2);
    return { kind: "taken", by: "run", followed: followed2 };
  }
  return end === "rolled-back" && first !== "ended" ? { kind: "taken", by: "ecs", followed: deployment } : null;
};
var settle2 = (unanswered2) => {
  for (const entry of unanswered2) entry.unchanged();
  unanswered2.at(-1)?.changed();
};
var setBackIn = ({ service }, started) => {
  const primary = newerPrimary({ primary: primaryOf(service), started });
  const known3 = primary === null ? null : knownDeployment(primary);
  if (known3 === null || known3.taskDefinitionArn !== started.previousTaskDefinitionArn) return null;
  const { cluster, service: name, taskDefinitionArn } = started;
  return { ...known3, cluster, service: name, previousTaskDefinitionArn: taskDefinitionArn };
};
var onTheWay = (move, { previousTaskDefinitionArn }, { way }) => {
  const to = parseTaskDefinitionArn(previousTaskDefinitionArn ?? "");
  return move.kind === "stop" && way === "update" && to !== null ? { kind: "update", to } : move;
};
var mayUpdateInstead = (error, { deployment, policy }, { way }) => error instanceof AwsError && error.code === "E_ACCESS_DENIED" && error.operation === "ecs:StopServiceDeployment" && way === "stop" && policy.origin === "chosen" && deployment.previousTaskDefinitionArn !== null && deployment.previousTaskDefinitionArn !== deployment.taskDefinitionArn;

// src/stages/strategies/strategies.ts
var STRATEGIES = {
  ecs: {
    start: startByEcs,
    follow: followDeployment,
    withLastGood,
    completed: ({ clusterArn: cluster, serviceName: service }, { target: { ecs }, enough }) => readCompleted({ cluster, service }, { ecs, enough }),
    takeBack
  },
  codedeploy: {
    start: startByCodeDeploy,
    follow: followByCodeDeploy,
    // A stop moves the traffic back to the tasks that were there before, whatever completed; a deployment that takes it back asks CodeDeploy itself.
    withLastGood: (own) => Promise.resolve(own),
    completed: ({ deployedBy }, { target: { codedeploy }, enough }) => readCompletedByCodeDeploy(byCodeDeploy(deployedBy), { codedeploy, enough }),
    takeBack: takeBackByCodeDeploy
  }
};
var strategyOf = (kind) => STRATEGIES[kind];

// src/stages/wait/explaining-tasks.ts
var MOST_TIME_MS = 5e3;
var readExplainingTasks = async (outcome, { deployment, collected }, { target: { ecs }, clock, log: log2 }) => {
  const limit = { signal: clock.timeout(MOST_TIME_MS) };
  const known3 = new Set(
    collected.flatMap(({ taskArn, lastStatus }) => lastStatus === "STOPPED" ? taskArn ?? [] : [])
  );
  const read4 = (status) => readTasks(deployment, status, { ecs, limit, known: known3 }).catch((error) => {
    log2.info(`${status.toLowerCase()} tasks cannot be read: ${messageOf(error)}`);
    return [];
  });
  const [stopped, running] = await Promise.all([read4("STOPPED"), outcome.kind === "timed-out" ? read4("RUNNING") : []]);
  const latest = new Map([...collected, ...stopped].map((task) => [task.taskArn, task]));
  return { stopped: failedTasks([...latest.values()], deployment), running };
};

// src/domain/rollout/log-place.ts
var logPlaceOf = (definition, { taskId, runtimeId }) => {
  const { name: container = "", logConfiguration } = definition;
  const log2 = awsLogsOf(definition);
  if (logConfiguration?.logDriver === "awsfirelens") return routedPlace(definition, taskId);
  if (log2 === null) return { kind: "elsewhere", container, driver: logConfiguration?.logDriver ?? null };
  const { group, region, prefix } = log2;
  const stream = prefix === null ? runtimeId ?? null : `${prefix}/${container}/${taskId}`;
  return { kind: "awslogs", container, group, region, stream };
};
var TO_CLOUDWATCH = /^cloudwatch(?:_logs)?$/iu;
var TEMPLATE = "$(";
var routedPlace = ({ name: container = "", logConfiguration }, taskId) => {
  const option2 = (key) => logConfiguration?.options?.[key] ?? null;
  const [output2, group] = [option2("Name") ?? "", option2("log_group_name") ?? TEMPLATE];
  if (!TO_CLOUDWATCH.test(output2) || group.includes(TEMPLATE)) {
    return { kind: "elsewhere", container, driver: output2 === "" ? "awsfirelens" : `awsfirelens, output ${output2}` };
  }
  const byTag = `${option2("log_stream_prefix") ?? TEMPLATE}${container}-firelens-${taskId}`;
  const stream = option2("log_stream_name") ?? byTag;
  return {
    kind: "awslogs",
    container,
    group,
    region: option2("region"),
    stream: stream.includes(TEMPLATE) ? null : stream
  };
};
var readableStream = (place, region) => {
  if (place.kind !== "awslogs" || place.stream === null) return null;
  return place.region === null || place.region === region ? { ...place, stream: place.stream } : null;
};
var placeInWords = (place) => {
  if (place.kind === "elsewhere")
    return place.driver === null ? "its log is kept by the engine" : `its log driver is ${place.driver}`;
  const { group, stream, region } = place;
  const parts = [`log group ${group}`, ...stream === null ? [] : [`stream ${stream}`]];
  return [...parts, ...region === null ? [] : [`region ${region}`]].join(", ");
};

// src/stages/log-stream.ts
var MOST_LINES = 2e3;
var LONGEST_LINE2 = 4e3;
var MOST_PAGES5 = 3;
var readLogPage = async ({ group, stream }, page, { logs, limit }) => {
  try {
    const reply = await logs.getLogEvents({ logGroupName: group, logStreamName: stream, ...page }, limit);
    const lines2 = (reply.events ?? []).flatMap(({ message }) => message ?? []);
    return { lines: lines2, next: reply.nextForwardToken ?? null };
  } catch (error) {
    if (error instanceof AwsError && error.awsCode === "ResourceNotFoundException") return null;
    throw error;
  }
};
var followLog = (stream, prefix, ports) => {
  const { log: log2, clock, surroundings } = ports;
  const { logs } = surroundings;
  let token = null;
  let shown = 0;
  let isOver = false;
  const give = (up) => {
    isOver = true;
    log2.info(up);
  };
  const show = (lines2) => {
    for (const line2 of lines2.slice(0, MOST_LINES - shown)) log2.info(`${prefix}${cutAt(LONGEST_LINE2, line2)}`);
    shown += lines2.length;
    if (shown > MOST_LINES) give(`more than ${MOST_LINES} lines; the others are in ${placeInWords(stream)}`);
  };
  const readOnce2 = async () => {
    for (let pages = 0; pages < MOST_PAGES5 && !isOver; pages += 1) {
      const limit = { signal: clock.timeout(LONGEST_LOOK_MS) };
      const from = token === null ? {} : { nextToken: token };
      const page = await readLogPage(stream, { startFromHead: true, ...from }, { logs, limit });
      if (page === null) return;
      show(page.lines);
      if (page.next === null || page.next === token) return;
      token = page.next;
    }
  };
  return async () => {
    await readOnce2().catch((error) => {
      if (isTemporary(error)) log2.debug(error.message);
      else if (isUnavailable(error)) give(`${error.message}; grant logs:GetLogEvents to follow ${placeInWords(stream)}`);
      else if (error instanceof AwsError) give(`${error.message}; the output is in ${placeInWords(stream)}`);
      else throw error;
    });
  };
};
var cutAt = (longest, line2) => line2.length <= longest ? line2 : `${line2.slice(0, longest - 1)}\u2026`;

// src/stages/wait/last-lines.ts
var MOST_LINES2 = 20;
var LONGEST_LINE3 = 1e3;
var MOST_TIME_MS2 = 5e3;
var LAG_MS = 3e3;
var NO_LINES = "the log stream has no lines";
var readLastLines = async (failed3, ports) => {
  const found = await findLastLines(failed3, ports, readTwice);
  if (found === null) return null;
  const { container, lines: lines2, place, because } = found;
  ports.log.info(`Last lines of container ${container} (${place})${because === null ? ":" : `: ${because}`}`);
  for (const line2 of lines2) ports.log.info(`${container} | ${line2}`);
  return found;
};
var findLastLines = async ({ deployment, failed: failed3, stopped, definitions: known3 }, ports, read4 = readOnce) => {
  const { container, taskId } = failed3;
  const definitions = known3 ?? containerDefinitions(deployment, ports);
  const definition = (await definitions())?.find(({ name }) => name === container);
  if (definition === void 0) return null;
  const task = stopped.find((one) => taskIdOf2(one) === taskId);
  const runtimeId = task?.containers?.find(({ name }) => name === container)?.runtimeId;
  const place = logPlaceOf(definition, { taskId, runtimeId });
  const region = await ports.target.region() ?? "";
  const stream = readableStream(place, region);
  const found = { container, taskId, place: placeInWords(place) };
  if (stream === null) return { ...found, lines: [], because: `not read: ${found.place}` };
  return { ...found, ...await linesOrWhy(() => read4(stream, ports)) };
};
var linesOrWhy = async (read4) => {
  try {
    const lines2 = await read4();
    return { lines: lines2, because: lines2.length === 0 ? NO_LINES : null };
  } catch (error) {
    const grant = isUnavailable(error) ? "; grant logs:GetLogEvents to the role of this job" : "";
    return { lines: [], because: `${messageOf(error)}${grant}` };
  }
};
var containerDefinitions = ({ taskDefinitionArn }, { target: { ecs }, clock, log: log2 }) => {
  let known3 = null;
  return async () => {
    if (known3 !== null) return known3;
    const limit = { signal: clock.timeout(MOST_TIME_MS2) };
    try {
      const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: taskDefinitionArn }, limit);
      known3 = taskDefinition?.containerDefinitions ?? [];
    } catch (error) {
      log2.info(`where the log of a container is cannot be read: ${messageOf(error)}`);
    }
    return known3;
  };
};
var readTwice = async (stream, ports) => {
  const lines2 = await readOnce(stream, ports);
  if (lines2.length > 0) return lines2;
  await ports.clock.sleep(LAG_MS);
  return readOnce(stream, ports);
};
var readOnce = async (stream, { surroundings: { logs }, clock }) => {
  const limit = { signal: clock.timeout(MOST_TIME_MS2) };
  const page = await readLogPage(stream, { limit: MOST_LINES2, startFromHead: false }, { logs, limit });
  return (page?.lines ?? []).map((line2) => cutAt(LONGEST_LINE3, line2)).slice(-MOST_LINES2);
};

// src/domain/rollout/failure-count.ts
var TERMINATED = 143;
var countsAsFailure = (task) => {
  const { kind, heals } = meaningOfTask(task);
  if (kind === "capacity" || kind === "stop" || heals === "passes") return false;
  if (kind === "unknown") return task.stopCode === "TaskFailedToStart";
  return kind !== "exit" || suspectsIn(exitsOf(task.containers ?? [])).some(({ code: code2 }) => code2 !== TERMINATED);
};
var SMALLEST = 3;
var LARGEST = 200;
var HALF = 50;
var failureLimit = (service, view2) => view2.circuitBreaker?.threshold ?? limitOf2(breakerOf(service), view2.service?.desired ?? service?.desiredCount ?? view2.desired);
var limitOf2 = (breaker, desired) => {
  const { type = "BOUNDED_PERCENT", value = HALF } = breaker?.thresholdConfiguration ?? {};
  const percent = Math.ceil(value * desired / 100);
  switch (type) {
    case "COUNT":
      return Math.max(1, value);
    case "UNBOUNDED_PERCENT":
      return Math.max(1, percent);
    default:
      return Math.min(Math.max(percent, SMALLEST), LARGEST);
  }
};
var breakerOf = (service) => service?.deploymentConfiguration?.deploymentCircuitBreaker ?? null;
var hasBreaker = (service, view2) => view2.circuitBreaker !== null || breakerOf(service)?.enable === true;
var OUTLIVED2 = 2;
var SHORTEST_RUN_MS3 = 3e4;
var failuresSinceHealthy = (failed3, {
  service,
  running,
  now
}) => {
  if (breakerOf(service)?.resetOnHealthyTask === false) return failed3;
  const probation = Math.max(SHORTEST_RUN_MS3, OUTLIVED2 * longestLife(failed3));
  const healthyAt = running.flatMap(({ startedAt, healthStatus }) => {
    const at = (startedAt?.getTime() ?? Infinity) + probation;
    return healthStatus !== "UNHEALTHY" && at <= now ? [at] : [];
  });
  const since = Math.max(-Infinity, ...healthyAt);
  return failed3.filter((task) => (stopTimeOf(task) ?? now) > since);
};
var APART_MS = 3e4;
var giveUp = (failed3, limit) => {
  const hopeless = Object.values(Object.groupBy(failed3, (task) => causeKey(meaningOfTask(task)))).find(
    (group = []) => isHopeless(group)
  );
  if (hopeless !== void 0) return { because: "cannot-heal", failures: hopeless.length };
  return failed3.length >= limit ? { because: "limit", failures: failed3.length, limit } : null;
};
var isHopeless = (group) => {
  if (group.some((task) => meaningOfTask(task).heals !== "never")) return false;
  const starts = group.flatMap(({ createdAt }) => createdAt?.getTime() ?? []);
  return starts.length > 1 && Math.max(...starts) - Math.min(...starts) >= APART_MS;
};

// src/stages/following/fail-fast.ts
var BREAKER_GRACE_MS = 6e4;
var makeFailFast = (deployment, reader, { clock, log: log2 }) => {
  let reachedAt = null;
  let lastFailureAt = 0;
  const judge5 = async ({ state, service, stopped }) => {
    const failed3 = stopped.filter(countsAsFailure);
    const limit = failureLimit(service, state.view);
    if (giveUp(failed3, limit) === null) return null;
    const running = await reader.read("RUNNING").catch(() => null);
    if (running === null) return null;
    const now = Math.max(...failed3.map((task) => stopTimeOf(task) ?? 0)) + clock.now() - lastFailureAt;
    return giveUp(failuresSinceHealthy(failed3, { service, running: tasksOf(running, deployment), now }), limit);
  };
  return async (failing) => {
    const { state, service, news } = failing;
    if (state.doomed !== null) return null;
    if (news === "new-failure") lastFailureAt = clock.now();
    const graceMs = hasBreaker(service, state.view) ? BREAKER_GRACE_MS : 0;
    const isDue = reachedAt === null ? news !== "none" : clock.now() >= reachedAt + graceMs;
    if (!isDue) return null;
    const givenUp = await judge5(failing);
    if (givenUp === null) reachedAt = null;
    else if (graceMs === 0 || reachedAt !== null) return given2(state, givenUp);
    else {
      reachedAt = clock.now();
      log2.info(
        `The circuit breaker of the service has ${graceMs / 1e3} s to end the deployment; then the run gives up`
      );
    }
    return null;
  };
};
var given2 = ({ view: view2 }, givenUp) => ({
  kind: "failed",
  view: view2,
  reason: "",
  alarms: null,
  givenUp
});

// src/domain/rollout/signs.ts
var WELL = /has started \d+ tasks|has stopped \d+ running|registered \d+ targets|begun draining|reached a steady state|deployment completed/iu;
var STARTED = /\(service [^)]{1,300}\) has started (\d+) tasks/iu;
var showsFailure = (earlier, later) => {
  const fresh = later.events.filter(({ id }) => id === void 0 || !earlier.printedEvents.has(id));
  return countsFailure(earlier.view, later.view) || later.view.running < earlier.view.running || isNewlyDoomed(earlier, later) || fresh.some(({ message = "" }) => !WELL.test(message)) || startedIn2(later) > Math.max(startedIn2(earlier), later.view.desired);
};
var isNewlyDoomed = (earlier, later) => later.doomed !== null && later.doomed.outcome.kind !== "stopped" && earlier.doomed === null;
var countsFailure = (before, after) => after.failed > before.failed || (after.circuitBreaker?.failureCount ?? 0) > (before.circuitBreaker?.failureCount ?? 0);
var startedIn2 = ({ events }) => events.reduce((sum, { message = "" }) => sum + Number(STARTED.exec(message)?.[1] ?? 0), 0);

// src/domain/rollout/stop-lines.ts
var isExplained2 = (task) => task.lastStatus === "STOPPED" || meaningOfTask(task).kind !== "unknown";
var MOST_IDS = 3;
var stopLines = (tasks) => {
  const sentenceOf2 = (task) => {
    const { head, tail } = meaningOfTask(task).sentence;
    return `${head}${tail}`;
  };
  return Object.entries(Object.groupBy(tasks, sentenceOf2)).map(([sentence2, group = []]) => {
    const ids = group.slice(0, MOST_IDS).map(taskIdOf2);
    const more = group.length - ids.length;
    const named6 = `${group.length === 1 ? "task" : `${group.length} tasks:`} ${ids.join(", ")}`;
    return `Stopped: ${sentence2} (${named6}${more === 0 ? "" : ` and ${more} more`})`;
  });
};

// src/stages/following/stopped-tasks.ts
var MOST_EMPTY_READINGS = 2;
var makeTaskCollector = (deployment, reader, log2) => {
  const seen = /* @__PURE__ */ new Map();
  const stopped = () => failedTasks([...seen.values()], deployment);
  const report3 = makeReporter2(log2);
  let readingsLeft = 0;
  let isDenied = false;
  const read4 = async () => {
    const ended2 = [...seen].flatMap(([arn, { lastStatus }]) => lastStatus === "STOPPED" ? arn : []);
    for (const task of await reader.read("STOPPED", new Set(ended2))) seen.set(task.taskArn ?? "", task);
  };
  return {
    take: async ({ earlier, later }) => {
      if (showsFailure(earlier, later)) readingsLeft = MOST_EMPTY_READINGS;
      if (isDenied || readingsLeft === 0 || !reader.hasRoom()) return false;
      try {
        await read4();
      } catch (error) {
        isDenied = isUnavailable(error);
        if (isDenied) log2.warning(`Stopped tasks cannot be read, so what stops them is not shown: ${messageOf(error)}`);
        return false;
      }
      const hasFailed2 = report3(stopped());
      readingsLeft = hasFailed2 ? 0 : readingsLeft - 1;
      return hasFailed2;
    },
    stopped
  };
};
var makeReporter2 = (log2) => {
  const reported = /* @__PURE__ */ new Set();
  let hasWarned = false;
  return (stopped) => {
    const news = stopped.filter((task) => isExplained2(task) && !reported.has(task.taskArn ?? ""));
    for (const { taskArn = "" } of news) reported.add(taskArn);
    const failures = news.filter(countsAsFailure);
    for (const line2 of stopLines(failures)) {
      log2[hasWarned ? "info" : "warning"](line2);
      hasWarned = true;
    }
    for (const line2 of stopLines(news.filter((task) => !failures.includes(task)))) log2.info(line2);
    return failures.length > 0;
  };
};

// src/stages/following/task-reader.ts
var MOST_CALLS = 5;
var CALLS_OF_A_READING = 2;
var MINUTE_MS = 6e4;
var MOST_TIME_MS3 = 5e3;
var makeTaskReader = (deployment, { target, clock }) => {
  let calls = [clock.now(), clock.now()];
  let lastReadAt = Number.NEGATIVE_INFINITY;
  const counted = (call) => {
    lastReadAt = clock.now();
    calls = [...calls, lastReadAt];
    return call();
  };
  const ecs = {
    listTasks: (input, limit) => counted(() => target.ecs.listTasks(input, limit)),
    describeTasks: (input, limit) => counted(() => target.ecs.describeTasks(input, limit))
  };
  return {
    hasRoom: () => {
      calls = calls.filter((at) => at > clock.now() - MINUTE_MS);
      return calls.length + CALLS_OF_A_READING <= MOST_CALLS;
    },
    lookAgainMs: () => clock.now() < lastReadAt + MINUTE_MS ? LOOK_AGAIN_BESIDE_TASKS_MS : LOOK_AGAIN_MS2,
    read: (status, known3 = /* @__PURE__ */ new Set()) => readTasks(deployment, status, { ecs, limit: { signal: clock.timeout(MOST_TIME_MS3) }, known: known3 })
  };
};

// src/stages/wait/log-reasons.ts
var MOST_READINGS = 4;
var makeLogReasons = (deployment, ports) => {
  const definitions = containerDefinitions(deployment, ports);
  let readingsLeft = MOST_READINGS;
  let shown = null;
  return {
    learn: async (stopped) => {
      const failed3 = readingsLeft === 0 ? null : suspectOf2(stopped);
      if (failed3 === null) return false;
      const found = await findLastLines({ deployment, failed: failed3, stopped, definitions }, ports);
      const isEmpty = found !== null && found.because === NO_LINES;
      readingsLeft = isEmpty ? readingsLeft - 1 : 0;
      if (found === null || !showsOtherCpu(found)) return false;
      shown = found;
      ports.log.info(`The log of container ${found.container} shows that it cannot run: ${found.lines[0] ?? ""}`);
      return true;
    },
    explained: (stopped) => shown === null ? stopped : withLogReason(stopped, shown)
  };
};
var suspectOf2 = (stopped) => {
  const mayShow = ({ lastStatus, containers = [] }) => lastStatus === "STOPPED" && containers.some((container) => mayBeOtherCpu(container));
  return failedContainer(stopped.filter(mayShow));
};

// src/domain/rollout/awaited.ts
var isUnchanged = (earlier, later) => earlier.printedView === later.printedView && earlier.printedEvents.size === later.printedEvents.size && earlier.pausedAt === later.pausedAt;
var awaited = ({ view: view2, pausedAt, events }, observed, afterMs) => {
  if (pausedAt !== null) return `the deployment is paused at hook ${named(pausedAt)}`;
  const hook = view2.hooks?.find(({ status }) => status === "IN_PROGRESS");
  if (hook !== void 0) return `${hookInWords(hook)} of stage ${named(view2.lifecycleStage ?? "")} has not ended`;
  const outcome = { kind: "timed-out", view: view2, afterMs };
  const { kind, message } = causeOf({ ...observed, outcome, events });
  return kind === "time" && view2.running < view2.desired ? `${message}: ${startingInWords(view2, observed)}` : message;
};
var startingInWords = ({ pending }, { running, started }) => {
  const states = running.filter((task) => isTaskOf(task, started)).flatMap(({ lastStatus }) => lastStatus === void 0 || lastStatus === "RUNNING" ? [] : [lastStatus]);
  const counts = Object.entries(Object.groupBy(states, (state) => state));
  if (counts.length > 0) return counts.map(([state, tasks = []]) => `${tasks.length} ${state}`).join(", ");
  return pending === 0 ? "ECS has not started the missing ones" : `${pending} pending`;
};

// src/stages/wait/standstill.ts
var STILL_AFTER_MS = 3 * 6e4;
var AGAIN_AFTER_MS = 15 * 6e4;
var makeStandstill = (deployment, reader, { clock, log: log2 }) => {
  const startedAt = clock.now();
  let changedAt = startedAt;
  let checkedAt = startedAt;
  let said = null;
  return async ({ earlier, later, stopped }) => {
    const now = clock.now();
    if (!isUnchanged(earlier, later)) {
      changedAt = now;
      checkedAt = now;
      said = null;
    }
    if (later.doomed !== null || now < checkedAt + STILL_AFTER_MS || !reader.hasRoom()) return;
    checkedAt = now;
    const running = await reader.read("RUNNING").catch(() => []);
    const text2 = awaited(later, { started: deployment, stopped, running }, now - startedAt);
    if (said?.text === text2 && now < said.at + AGAIN_AFTER_MS) return;
    said = { text: text2, at: now };
    log2.info(`No change for ${minutes(now - changedAt)}: ${text2}`);
  };
};

// src/stages/wait/watch.ts
var makeWatch = ({ deployment, failFast }, ports) => {
  const reader = makeTaskReader(deployment, ports);
  const { take, stopped: collected } = makeTaskCollector(deployment, reader, ports.log);
  const { learn, explained } = makeLogReasons(deployment, ports);
  const stopped = () => explained(collected());
  const judge5 = failFast === "on" ? makeFailFast(deployment, reader, ports) : () => Promise.resolve(null);
  const reportStandstill = makeStandstill(deployment, reader, ports);
  let isAnnounced = false;
  const announce5 = (outcome, { later: { events } }) => {
    if (isAnnounced || outcome.kind === "stopped") return;
    isAnnounced = true;
    const cause2 = causeOf({ started: deployment, outcome, stopped: stopped(), running: [], events });
    const next = cause2.next === null ? "" : `
Next: ${cause2.next}`;
    ports.announce({ title: `${outcomeLabel(outcome)}: ${cause2.summary}`, text: `${cause2.message}${next}` });
  };
  return {
    look: async (looked2) => {
      const { later: state, service } = looked2;
      const hasFailed2 = await take(looked2);
      const hasLearned = await learn(collected());
      const news = hasFailed2 ? "new-failure" : hasLearned ? "new-reason" : "none";
      const givenUp = await judge5({ state, service, stopped: stopped(), news });
      const certain = givenUp ?? state.doomed?.outcome ?? null;
      if (certain === null) await reportStandstill({ ...looked2, stopped: stopped() });
      else announce5(certain, looked2);
      return givenUp;
    },
    stopped,
    lookAgainMs: reader.lookAgainMs,
    explained
  };
};

// src/stages/wait/wait.ts
var waitForDeployment = defineStage({
  kind: "wait",
  title: "Wait for the deployment",
  uses: ["target", "surroundings", "clock", "journal", "log", "announce", "probe"],
  run: async (input, ports) => {
    const { deployment, waitMinutes, waitUntil = "stable", pauseHook = "wait" } = input;
    const gate = makeTestGate(input.tests, ports);
    const startedAt = ports.clock.now();
    const watch = makeWatch(input, ports);
    const follow3 = {
      deployment,
      startedAt,
      deadline: startedAt + (waitMinutes + (deployment.ownWaitsMinutes ?? 0)) * 6e4,
      until: waitUntil,
      pauses: pausesOf(pauseHook, deployment, ports),
      gate,
      state: startFollowing(deployment),
      watch: watch.look,
      lookAgainMs: watch.lookAgainMs
    };
    const waitedMs = () => ports.clock.now() - startedAt;
    try {
      const outcome = await strategyOf(deployerOf(deployment.deploymentId)).follow(follow3, ports);
      const tested = gate.outcomes();
      if (outcome.kind === "success") return { outcome, cause: null, waitedMs: waitedMs(), evidence: [], ...tested };
      const explained = await explain2(outcome, { ...follow3, watch }, ports);
      throw rolloutFault(deployment, { outcome, ...explained, waitedMs: waitedMs(), ...tested });
    } catch (error) {
      if (!(error instanceof ShipError) || error.result !== void 0) throw error;
      const outcome = interrupted(follow3.state, error.message);
      const evidence = eventEvidence(follow3.state.events);
      const doomed2 = follow3.state.doomed?.outcome ?? null;
      throw interruptedFault(
        error,
        { started: deployment, doomed: doomed2 },
        { outcome, cause: null, waitedMs: waitedMs(), evidence }
      );
    } finally {
      gate.end();
    }
  },
  record: (result) => result
});
var explain2 = async (outcome, { deployment, state: { events }, watch }, ports) => {
  const read4 = await readExplainingTasks(outcome, { deployment, collected: watch.stopped() }, ports);
  const { running } = read4;
  const findings = { started: deployment, outcome, stopped: watch.explained(read4.stopped), running, events };
  const { failed: failed3 } = causeOf(findings);
  const found = { deployment, failed: failed3, stopped: findings.stopped };
  const lastLines = failed3 === void 0 ? null : await readLastLines({ ...found, failed: failed3 }, ports);
  const stopped = lastLines === null ? findings.stopped : withLogReason(findings.stopped, lastLines);
  const evidence = [...eventEvidence(events), ...taskEvidence(stopped)];
  return { cause: causeOf({ ...findings, stopped }), evidence, ...lastLines === null ? {} : { lastLines } };
};

// src/domain/rollout/kept-revisions.ts
var oldRevisions = ({ listed: listed5, deployed, keep }) => {
  const own = listed5.indexOf(deployed);
  return own === -1 ? [] : listed5.slice(Math.max(own + 1, keep)).toReversed();
};

// src/stages/keep/in-use.ts
var MOST_SERVICES = 100;
var SERVICES_AT_ONCE = 10;
var TASKS_AT_ONCE = 100;
var LAST_COMPLETED = 3;
var revisionsInUse = async ({ family: family2, own }, ecs) => {
  const clusters = await readPages(async (nextToken) => {
    const reply = await ecs.listClusters({ maxResults: 100, nextToken });
    return { items: reply.clusterArns ?? [], nextToken: reply.nextToken };
  });
  const arns = /* @__PURE__ */ new Set();
  let count = 0;
  for (const cluster of clusters) {
    for (const arn of await revisionsOfTasks(cluster, family2, ecs)) arns.add(arn);
    const names = await servicesIn(cluster, ecs);
    count += names.length;
    if (count > MOST_SERVICES) return unseen("there are too many services to see which revisions are in use");
    const services = await describe5(cluster, names, ecs);
    const others = lastPart(cluster) === lastPart(own.cluster) ? services.filter(isNot(own)) : services;
    const hidden = others.find((one) => hidesWayBack(one, family2));
    if (hidden !== void 0)
      return unseen(
        `what the service ${hidden.serviceName ?? ""} could go back to is not known: ECS does not deploy it`
      );
    for (const arn of await revisionsOfServices(cluster, services, ecs)) arns.add(arn);
  }
  return { kind: "seen", arns };
};
var revisionsOfTasks = async (cluster, family2, ecs) => {
  const tasks = await readPages(async (nextToken) => {
    const reply = await ecs.listTasks({ cluster, family: family2, desiredStatus: "RUNNING", nextToken });
    return { items: reply.taskArns ?? [], nextToken: reply.nextToken };
  });
  const found = [];
  for (const piece of chunksOf(tasks, TASKS_AT_ONCE)) {
    const reply = await ecs.describeTasks({ cluster, tasks: [...piece] });
    found.push(...(reply.tasks ?? []).flatMap(({ taskDefinitionArn }) => taskDefinitionArn ?? []));
  }
  return found;
};
var servicesIn = (cluster, ecs) => readPages(async (nextToken) => {
  const reply = await ecs.listServices({ cluster, maxResults: 100, nextToken });
  return { items: reply.serviceArns ?? [], nextToken: reply.nextToken };
});
var describe5 = async (cluster, names, ecs) => {
  const found = [];
  for (const piece of chunksOf(names, SERVICES_AT_ONCE)) {
    const { services = [] } = await ecs.describeServices({ cluster, services: [...piece] });
    found.push(...services);
  }
  return found;
};
var isNot = ({ service }) => ({ serviceName }) => serviceName !== service;
var isOfEcs = ({ deploymentController }) => (deploymentController?.type ?? "ECS") === "ECS";
var hidesWayBack = (service, family2) => !isOfEcs(service) && revisionsNamedBy(service).some((arn) => revisionName(arn).startsWith(`${family2}:`));
var unseen = (because) => ({ kind: "unseen", because });
var revisionsOfServices = async (cluster, services, ecs) => {
  const found = [];
  for (const service of services) {
    found.push(...revisionsNamedBy(service), ...await lastCompletedOf(cluster, service, ecs));
  }
  return found;
};
var revisionsNamedBy = ({ taskDefinition, deployments = [], taskSets = [] }) => [{ taskDefinition }, ...deployments, ...taskSets].flatMap((one) => one.taskDefinition ?? []);
var lastCompletedOf = async (cluster, one, ecs) => {
  if (!isOfEcs(one)) return [];
  const { serviceName: service = "" } = one;
  const completed = await readCompleted({ cluster, service }, { ecs, enough: (all) => all.length >= LAST_COMPLETED });
  return completed.map(({ taskDefinitionArn }) => taskDefinitionArn);
};

// src/stages/keep/keep-revisions.ts
var MOST_AT_ONCE = 20;
var BURST = 5;
var REFILL_MS = 1e3;
var keepRevisions = defineStage({
  kind: "clean-up",
  title: "Deregister old revisions",
  uses: ["target", "clock", "log"],
  run: async (input, ports) => {
    const result = await cleanUp(input, ports).catch((error) => {
      if (!(error instanceof AwsError)) throw error;
      return { kind: "none", because: error.message };
    });
    ports.log.info(inWords7(result));
    return result;
  },
  record: (result) => result
});
var none2 = (because) => ({ kind: "none", because });
var cleanUp = async ({ deployed, keep }, ports) => {
  if (deployed.kind === "unchanged") return none2("there is no new deployment");
  const { ecs } = ports.target;
  const { taskDefinitionArn, previousTaskDefinitionArn } = deployed;
  const family2 = revisionName(taskDefinitionArn).replace(/:\d+$/u, "");
  const listed5 = await readPages(async (nextToken) => {
    const asked2 = { familyPrefix: family2, status: "ACTIVE", sort: "DESC", maxResults: 100, nextToken };
    const reply = await ecs.listTaskDefinitions(asked2);
    return { items: reply.taskDefinitionArns ?? [], nextToken: reply.nextToken };
  });
  const old = oldRevisions({ listed: listed5, deployed: taskDefinitionArn, keep }).filter(
    (arn) => arn !== previousTaskDefinitionArn
  );
  if (old.length === 0) return none2("there is no older revision");
  const inUse2 = await revisionsInUse({ family: family2, own: deployed }, ecs);
  if (inUse2.kind === "unseen") return none2(inUse2.because);
  const unused = old.filter((arn) => !inUse2.arns.has(arn));
  return unused.length === 0 ? none2("every older revision may still be needed") : deregister(unused, ports);
};
var deregister = async (unused, { target: { ecs }, clock }) => {
  const deregistered = [];
  const done = (because) => ({
    kind: "done",
    deregistered,
    left: unused.length - deregistered.length,
    because
  });
  for (const taskDefinition of unused.slice(0, MOST_AT_ONCE)) {
    if (deregistered.length >= BURST) await clock.sleep(REFILL_MS);
    try {
      await ecs.deregisterTaskDefinition({ taskDefinition });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return deregistered.length === 0 ? none2(error.message) : done(error.message);
    }
    deregistered.push(revisionName(taskDefinition));
  }
  return done(null);
};
var inWords7 = (result) => {
  if (result.kind === "none") return `no revision was deregistered: ${result.because}`;
  const { deregistered, left, because } = result;
  const rest = left === 0 ? "" : `; ${left} more ${left === 1 ? "is" : "are"} left for a later run`;
  return `deregistered ${deregistered.join(", ")}${rest}${because === null ? "" : `: ${because}`}`;
};

// src/pipelines/parts/keep-revisions-of.ts
var keepRevisionsOf = (flow, { keepRevisions: keep }, { deploy, confirm, after }) => {
  if (keep === null) return;
  const isProved = provided(confirm, ({ kind }) => kind === "confirmed", "the running image is not confirmed");
  flow.optional(isProved).stage(keepRevisions, { deploy, after }, (r) => ({ deployed: r.deploy, keep }));
};

// src/stages/roll-back/own-deployment.ts
var LOOKS = 3;
var PAUSE_MS4 = 1e3;
var LONGEST_MS7 = 3 * 6e4;
var findOwn2 = async (deployed, place, ports) => {
  if (deployed !== null) return deployed.kind === "started" ? deployed : null;
  const update2 = updateOf(place, ports);
  if (update2 === null) return null;
  const { clock } = ports;
  const patience = { mayPass: isTemporary, until: clock.now() + LONGEST_MS7 };
  for (let looks = 1; ; looks += 1) {
    const found = startedIn3(await sendAgain(() => readService3(place, ports), patience, ports), update2);
    if (found !== null || looks === LOOKS) return found;
    await clock.sleep(PAUSE_MS4);
  }
};
var updateOf = ({ clusterArn, serviceName }, { journal }) => {
  const sent = changesOf("service", journal.entries()).find(
    ({ change, state }) => change.cluster === clusterArn && change.service === serviceName && state !== "unchanged"
  );
  return sent?.change ?? null;
};
var readService3 = async ({ clusterArn: cluster, serviceName }, { target, clock }) => {
  const limit = { signal: clock.timeout(LONGEST_LOOK_MS) };
  const { services } = await target.ecs.describeServices({ cluster, services: [serviceName] }, limit);
  const [found] = services ?? [];
  return found === void 0 ? null : withTaskSets(found);
};
var startedIn3 = (service, { cluster, service: name, from, to }) => {
  const own = service?.deployments?.find(
    ({ taskDefinition, id }) => taskDefinition === to && parseCodeDeployId(id) !== null
  );
  const primary = own ?? primaryOf(service);
  const found = primary === null ? null : knownDeployment(primary);
  if (found?.taskDefinitionArn !== to) return null;
  return { ...found, cluster, service: name, previousTaskDefinitionArn: from };
};

// src/stages/roll-back/roll-back.ts
var LONGEST_MS8 = 9 * 6e4;
var rollBack = defineStage({
  kind: "roll-back",
  title: "Roll back",
  uses: ["target", "clock", "journal", "log"],
  run: async (input, ports) => {
    const result = await rollBackOnce(input, ports);
    ports.log[result.kind === "none" ? "info" : "warning"](inWords8(result, input.target.serviceName));
    return result;
  },
  record: (result) => result
});
var none3 = (because) => ({ kind: "none", because });
var rollBackOnce = async (input, ports) => {
  const deadline = ports.clock.now() + LONGEST_MS8;
  const { ending, policy, deployed, target } = input;
  if (ending.kind === "left") return none3(ending.because);
  const { trigger } = ending;
  if (!policy.on.includes(trigger)) return none3(`\`rollback-on\` does not list \`${trigger}\``);
  const found = await findOwn2(deployed, target, ports);
  if (found === null)
    return none3(
      deployed === null ? "the service has no deployment of this run" : "this run has not started the deployment"
    );
  const strategy = strategyOf(deployerOf(found.deploymentId));
  const own = await strategy.withLastGood(found, trigger, ports);
  const taken3 = await strategy.takeBack({ deployment: own, trigger, policy }, ports);
  if (taken3.kind === "none") return none3(taken3.because);
  const { followed: followed2, by } = taken3;
  const revision = followed2 === own ? revisionOf2(own) : revisionName(followed2.taskDefinitionArn);
  if (trigger === "cancel") return { kind: "requested", revision };
  const outcome = await follow2(taken3, deadline, ports).catch((error) => {
    throw error instanceof ShipError ? unfollowed(error, { kind: "requested", revision }) : error;
  });
  return conclude2(outcome, { own, followed: followed2, by, revision });
};
var unfollowed = ({ code: code2, message, hint, cause: cause2 }, result) => new ShipError({
  code: code2,
  message: `The rollback was requested, and its end was not seen: ${message}`,
  hint,
  cause: cause2,
  result
});
var revisionOf2 = ({ previousTaskDefinitionArn: previous }) => previous === null ? "its last revision" : revisionName(previous);
var follow2 = ({ followed: deployment, until = "stable" }, deadline, ports) => {
  const startedAt = ports.clock.now();
  const strategy = strategyOf(deployerOf(deployment.deploymentId));
  return strategy.follow({ deployment, startedAt, deadline, until, state: startFollowing(deployment) }, ports);
};
var NOT_YET2 = { state: "is not yet back", hint: "ECS continues with the rollback: check the service." };
var NOT_BACK = { state: "is not back" };
var conclude2 = (outcome, { own, followed: followed2, by, revision }) => {
  const isRestored = followed2 === own ? outcome.kind === "rolled-back" && outcome.state === "done" : outcome.kind === "success";
  if (isRestored) {
    const { view: view2 } = outcome;
    return { kind: "restored", by, revision: restoredIn(view2, own) ?? revision, running: runningNow(view2) };
  }
  const isUnderWay = outcome.kind === "timed-out" || outcome.kind === "rolled-back" && outcome.state === "in-progress";
  const ending = `${outcomeLabel(outcome).toLowerCase()}${"reason" in outcome ? `: ${outcome.reason}` : ""}`;
  const result = isUnderWay ? { kind: "requested", revision } : { kind: "not-restored", because: ending };
  const { state, ...hint } = isUnderWay ? NOT_YET2 : NOT_BACK;
  const subject = `service ${named(own.service)}`;
  throw fault("E_NOT_ROLLED_BACK", {
    message: `S${subject.slice(1)} ${state} on ${named(revision)}: ${ending}`,
    headline: `${subject} ${state} on ${named(revision)}`,
    ...hint,
    result
  });
};
var restoredIn = ({ service }, { deploymentId }) => service?.deployments.find((one) => one.status === "PRIMARY" && one.deploymentId !== deploymentId)?.revision ?? null;
var inWords8 = (result, service) => {
  switch (result.kind) {
    case "restored":
      return `service ${service} is healthy again on ${result.revision}${result.running === null ? "" : `: ${result.running}`}`;
    case "requested":
      return `the rollback of ${service} to ${result.revision} was requested; ECS continues with it`;
    case "not-restored":
      return `not rolled back: ${result.because}`;
    case "none":
      return `no rollback requested: ${result.because}`;
  }
};

// src/pipelines/parts/roll-back-unless.ts
var rollBackUnless = (flow, service, { plan, deploy, until }) => flow.undo({ of: deploy, until }).stage(
  rollBack,
  { plan, deploy },
  (known3, { errors }) => known3.plan === null ? null : {
    target: serviceOf(known3.plan, service.key),
    deployed: known3.deploy,
    ending: endingOf(errors, known3.deploy),
    policy: service.rollBack
  }
);

// src/domain/tasks/task-end.ts
var TERMINATED2 = 143;
var KILLED2 = 137;
var STOP_TIMEOUT_SECONDS = 30;
var endOfTask = (task, asked2) => {
  const judged = judgedContainers(asked2).map((definition) => ({ definition, found: foundIn(task, definition) }));
  const exits = judged.map(({ definition, found }) => ({
    container: definition.name ?? "",
    code: found?.exitCode ?? null
  }));
  const own = judged.find(({ definition }) => definition.name === asked2.container)?.found;
  const isDone = (one) => one.found?.exitCode === 0 || one.definition.name !== asked2.container && own?.exitCode === 0 && isConsequence(one, task);
  if (endedByItself(task) && judged.every(isDone)) return { kind: "succeeded", exits };
  return { kind: "failed", exits, ...reasonOf4(task, judged.find((one) => !isDone(one))?.definition.name ?? null) };
};
var judgedContainers = ({ definition, container }) => (definition.input.containerDefinitions ?? []).filter(
  ({ name, essential }) => name === container || essential !== false
);
var foundIn = ({ containers = [] }, { name }) => containers.find((container) => container.name === name);
var isConsequence = ({ definition, found }, task) => {
  if (isOutOfMemory(task)) return false;
  if (found?.exitCode === TERMINATED2) return true;
  const { stoppingAt, executionStoppedAt } = task;
  if (found?.exitCode !== KILLED2 || stoppingAt === void 0 || executionStoppedAt === void 0) return false;
  const tookSeconds = (executionStoppedAt.getTime() - stoppingAt.getTime()) / 1e3;
  return tookSeconds >= (definition.stopTimeout ?? STOP_TIMEOUT_SECONDS) - 1;
};
var endedByItself = (task) => (task.stopCode === void 0 || task.stopCode === "EssentialContainerExited") && !isInterrupted(task);
var reasonOf4 = (task, unfinished) => {
  const detail = describeStop(task);
  const [cause2] = taskCauses([task]);
  const codes = (task.containers ?? []).flatMap(({ exitCode }) => exitCode ?? []);
  const isMisled = cause2?.meaning.kind === "exit" && codes.every((code2) => code2 === 0);
  if (cause2 === void 0 || isMisled)
    return {
      because: unfinished === null ? "the task was stopped" : `container ${named(unfinished)} did not run to its end`,
      detail,
      next: "Read the log of the container, fix the cause and re-run."
    };
  return { because: summaryOf(cause2.meaning.sentence, null), detail, next: cause2.meaning.next };
};

// src/domain/tasks/task-identity.ts
import { createHash as createHash10 } from "node:crypto";
var LONGEST_TOKEN = 64;
var LONGEST_STARTED_BY = 128;
var clientTokenOf = ({ run, ...task }, refusals) => {
  const hash = createHash10("sha256").update(JSON.stringify([run.sha, ...Object.values(task), refusals]));
  return `${idOf3(run)}-${hash.digest("hex")}`.slice(0, LONGEST_TOKEN);
};
var startedByOf = ({ run, task }) => `ship-to-ecs/${idOf3(run)}/${task}`.replaceAll(/[^\w/-]/g, "-").slice(0, LONGEST_STARTED_BY);
var idOf3 = ({ runId, runAttempt }) => `${runId ?? "local"}-${runAttempt ?? 1}`.replaceAll(/[^\w-]/g, "-").slice(0, 31);

// src/stages/tasks/follow-task.ts
var LONGEST_PAUSE_MS3 = 15e3;
var MOST_ABSENCES3 = 20;
var followTask = async (following, ports) => {
  const { clock, log: log2 } = ports;
  let [faults, absences] = [0, 0];
  let status;
  for (; ; ) {
    const seen = await look(following, ports);
    faults = seen === "no-answer" ? faults + 1 : 0;
    absences = seen === "absent" ? absences + 1 : 0;
    if (absences > MOST_ABSENCES3) throw lost(following);
    if (typeof seen === "object") {
      if (seen.lastStatus !== status) log2.info(`task ${taskIdOf(following.taskArn)} is ${seen.lastStatus ?? "unknown"}`);
      status = seen.lastStatus;
      await following.readLogs(seen);
      if (seen.lastStatus === "STOPPED") return await withLastLines(seen, following, ports);
    }
    const left = following.deadline - clock.now();
    if (left <= 0) return null;
    await clock.sleep(Math.min(LOOK_AGAIN_MS2 * 2 ** faults, LONGEST_PAUSE_MS3, left));
  }
};
var withLastLines = async (task, { readLogs }, { clock }) => {
  await clock.sleep(LOOK_AGAIN_MS2);
  await readLogs(task);
  return task;
};
var look = async ({ cluster, taskArn }, { target: { ecs }, clock, log: log2 }) => {
  try {
    const limit = { signal: clock.timeout(LONGEST_LOOK_MS) };
    const { tasks } = await ecs.describeTasks({ cluster, tasks: [taskArn] }, limit);
    return tasks?.[0] ?? "absent";
  } catch (error) {
    if (!isTemporary(error)) throw error;
    log2.info(`${error.message}; asking again`);
    return "no-answer";
  }
};
var lost = ({ taskArn }) => fault("E_TASK_LOST", {
  message: `ECS does not know task ${taskIdOf(taskArn)} any more, so its end is not known`,
  headline: "ECS does not know the task any more"
});

// src/domain/tasks/not-placed.ts
var CAPACITY = "Add capacity, or lower `cpu` and `memory` of the task.";
var RULES3 = [
  {
    pattern: /^RESOURCE:(CPU|MEMORY|GPU|ENI|PORTS\w*)/iu,
    sentence: "no instance has enough free {1}",
    next: CAPACITY,
    heals: "soon"
  },
  {
    pattern: /^AGENT/iu,
    sentence: "no instance has a connected agent",
    next: "Check the ECS agent on the instances.",
    heals: "soon"
  },
  { pattern: /NO ACTIVE INSTANCES/iu, sentence: "the cluster has no active instance", next: CAPACITY, heals: "soon" },
  {
    pattern: /EMPTY CAPACITY PROVIDER/iu,
    sentence: "the capacity provider has no instance",
    next: CAPACITY,
    heals: "soon"
  },
  {
    pattern: /capacity is unavailable/iu,
    sentence: "Fargate has no capacity in the subnets of the service",
    next: "Re-run later, or add subnets in other zones.",
    heals: "soon"
  },
  {
    pattern: /limit on the number of (tasks|vCPUs)/iu,
    sentence: "the quota of {1} of the account is reached",
    next: "Raise the quota in Service Quotas, or stop other tasks.",
    heals: "soon"
  },
  {
    pattern: /^(?:ATTRIBUTE|LOCATION)|placement constraint/iu,
    sentence: "no instance fits the task definition and its constraints",
    next: "Compare the constraints and the required attributes with the instances.",
    heals: "never"
  },
  {
    pattern: /^(?:MISSING|INACTIVE)/iu,
    sentence: "what the task runs on does not exist any more",
    next: "Check the cluster and its capacity providers.",
    heals: "never"
  }
];
var notPlaced = (failures) => {
  const all = failures.map(meaningOf2);
  return all.find(({ heals }) => heals === "never") ?? all[0] ?? null;
};
var meaningOf2 = ({ reason = "", detail = "" }) => {
  const text2 = [reason, detail].filter((part) => part !== "").join(": ");
  for (const { pattern, sentence: sentence2, next, heals } of RULES3) {
    const found = pattern.exec(reason) ?? pattern.exec(detail);
    if (found !== null) return { because: sentence2.replace("{1}", wordOf2(found[1] ?? "")), next, heals };
  }
  return { because: text2 === "" ? "ECS gives no reason" : text2, next: "Look up the reason of ECS.", heals: "never" };
};
var wordOf2 = (word) => /^(?:CPU|GPU|ENI|vCPUs)$/u.test(word) ? word : word.toLowerCase();

// src/stages/tasks/start-task.ts
var LONGEST_MS9 = 3 * 6e4;
var ASK_AGAIN_MS = 15e3;
var startTask = async ({ identity, request }, ports) => {
  const { clock, log: log2, journal } = ports;
  const { cluster, task } = identity;
  const until = clock.now() + LONGEST_MS9;
  const noted2 = journal.aboutTo({ kind: "task", action: "start", cluster, task, taskArn: null });
  let refusals = 0;
  for (; ; ) {
    const earlier = [];
    const sending = { request, token: clientTokenOf(identity, refusals), until, earlier };
    const reply = await send4(sending, ports).catch((error) => {
      if ([...earlier, error].every(isRefused)) noted2.unchanged();
      throw error;
    });
    const taskArn = reply.tasks?.[0]?.taskArn;
    if (taskArn !== void 0) {
      noted2.changed({ kind: "task", action: "start", cluster, task, taskArn });
      return { kind: "started", taskArn };
    }
    const why = notPlaced(reply.failures ?? []) ?? NO_REASON2;
    if (why.heals === "never" || clock.now() + ASK_AGAIN_MS > until) {
      noted2.unchanged();
      return { kind: "not-placed", why };
    }
    refusals += 1;
    log2.info(`${why.because}; trying again in ${ASK_AGAIN_MS / 1e3} s`);
    await clock.sleep(ASK_AGAIN_MS);
  }
};
var NO_REASON2 = { because: "ECS gives no reason", next: "Re-run.", heals: "never" };
var send4 = async ({ request, token, until, earlier }, ports) => {
  const once3 = () => ports.target.ecs.runTask({ ...request, clientToken: token });
  const refused4 = (error) => void earlier.push(error);
  const mayPass3 = (error) => !isLackOfCapacity(error) && isTemporary(error);
  try {
    return await sendAgain(once3, { mayPass: mayPass3, until, refused: refused4 }, ports);
  } catch (error) {
    if (isLackOfCapacity(error)) return { tasks: [], failures: [{ reason: error.message }] };
    throw error;
  }
};
var isLackOfCapacity = (error) => error instanceof AwsError && error.code === "E_AWS" && /capacity is unavailable/i.test(error.message);

// src/stages/tasks/task-faults.ts
var standing = ({ occasion }) => occasion === "run-before" ? "; the service was not changed" : "";
var lines = (first, { result }, texts = []) => [first, ...texts, ...result.taskArn === null ? [] : [`Task: ${result.taskArn}`]].join("\n");
var failedTask = ({ because, detail, next }, subject) => fault("E_TASK_FAILED", {
  message: lines(`${named(subject.result.task)} failed: ${because}${standing(subject)}`, subject, [`ECS: ${detail}`]),
  headline: because,
  ...next === null ? {} : { hint: next },
  result: subject.result
});
var overdueTask = (minutes2, stopped, subject) => {
  const what = `did not end within ${minutes2} min`;
  const ending = stopped === "yes" ? "it was stopped" : "it could not be stopped and continues";
  return fault("E_TASK_TIMED_OUT", {
    message: lines(`${named(subject.result.task)} ${what}; ${ending}${standing(subject)}`, subject),
    headline: `the task ${what}`,
    ...stopped === "yes" ? {} : { hint: "Stop the task in ECS, read its output, then re-run." },
    result: subject.result
  });
};
var notStarted = ({ because, next }, subject) => fault("E_TASK_NOT_STARTED", {
  message: lines(`ECS did not start ${named(subject.result.task)}: ${because}${standing(subject)}`, subject),
  headline: because,
  hint: next,
  result: subject.result
});
var interruptedTask = (error, stopping, subject) => {
  if (!(error instanceof ShipError) || error.result !== void 0) return error;
  const { code: code2, message, kind, hint } = error;
  const { taskArn, task } = subject.result;
  if (taskArn === null) return error;
  const continues = stopping === "yes" ? "Re-run to deploy." : `Task ${taskIdOf(taskArn)} continues: look at it in ECS.`;
  const isCancel = kind === "cancelled";
  return new ShipError({
    code: code2,
    message: lines(isCancel ? message : `${named(task)}: ${message}`, subject),
    headline: isCancel ? error.headlines : shortForms(error),
    hint: isCancel || hint === void 0 ? continues : `${hint} ${continues}`,
    cause: error,
    result: subject.result
  });
};

// src/stages/tasks/one-off.ts
var runTask = async (input, ports) => {
  const { task, target, definition } = input;
  const container = task.container ?? target.containerName;
  const identity = identityOf4(input);
  const deadline = ports.clock.now() + task.timeoutMinutes * 6e4;
  const base2 = { task: task.id, cluster: identity.cluster, exits: [] };
  const started = await startTask({ identity, request: requestOf2(input, identity) }, ports);
  if (started.kind === "not-placed") {
    const result2 = { ...base2, kind: "not-started", taskArn: null, log: null };
    throw notStarted(started.why, { occasion: task.occasion, result: result2 });
  }
  const { taskArn } = started;
  ports.log.info(`started task ${taskIdOf(taskArn)}: container ${container} of ${identity.revision}`);
  const known3 = { ...base2, taskArn, log: logOf2(input, taskArn) };
  const subject = (kind) => ({
    occasion: task.occasion,
    result: { ...known3, kind }
  });
  const readLogs = logReader(input, taskArn, ports);
  const seen = await followTask({ cluster: identity.cluster, taskArn, deadline, readLogs }, ports).catch(
    (error) => {
      const stopping = task.onCancel === "stopped" ? "yes" : "no";
      if (stopping === "no") ports.log.warning(`task ${taskIdOf(taskArn)} continues without this run`);
      throw interruptedTask(error, stopping, subject("left-running"));
    }
  );
  if (seen === null) {
    const stopped = await stop2(input, taskArn, ports);
    throw overdueTask(task.timeoutMinutes, stopped, subject(stopped === "yes" ? "stopped" : "left-running"));
  }
  const end = endOfTask(seen, { definition, container });
  const result = { ...known3, kind: end.kind, exits: end.exits };
  if (end.kind === "failed") throw failedTask(end, { occasion: task.occasion, result });
  ports.log.info(`${task.id} is done: ${end.exits.map((one) => `${one.container} exited with ${one.code}`).join(", ")}`);
  return result;
};
var identityOf4 = ({ task, target, taskDefinitionArn, run }) => ({
  run,
  cluster: target.clusterArn,
  service: target.serviceName,
  revision: taskDefinitionArn,
  task: task.id
});
var requestOf2 = ({ task, target, definition }, identity) => ({
  cluster: identity.cluster,
  taskDefinition: identity.revision,
  count: 1,
  ...placeOf2(target.described, definition),
  startedBy: startedByOf(identity),
  overrides: overridesOf(task, target.containerName)
});
var ownContainer = ({ task, target, definition }) => {
  const name = task.container ?? target.containerName;
  return definition.input.containerDefinitions?.find((one) => one.name === name);
};
var logOf2 = (input, taskArn) => {
  const definition = ownContainer(input);
  const place = definition === void 0 ? null : logPlaceOf(definition, { taskId: taskIdOf(taskArn) });
  return place?.kind === "awslogs" ? { group: place.group, region: place.region, stream: place.stream } : null;
};
var logReader = (input, taskArn, ports) => {
  const definition = ownContainer(input);
  const region = input.target.clusterArn.split(":")[3] ?? "";
  let read4 = null;
  return async ({ containers = [], lastStatus }) => {
    if (definition === void 0 || !HAS_RUN.includes(lastStatus)) return;
    if (read4 === null) {
      const runtimeId = containers.find(({ name }) => name === definition.name)?.runtimeId;
      const place = logPlaceOf(definition, { taskId: taskIdOf(taskArn), runtimeId });
      const stream = readableStream(place, region);
      if (stream === null) ports.log.info(`its output is not shown here: ${placeInWords(place)}`);
      read4 = stream === null ? () => Promise.resolve() : followLog(stream, "", ports);
    }
    await read4();
  };
};
var HAS_RUN = ["RUNNING", "DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"];
var stop2 = async ({ task, target }, taskArn, ports) => {
  const cluster = target.clusterArn;
  const noted2 = ports.journal.aboutTo({ kind: "task", action: "stop", cluster, task: task.id, taskArn });
  const reason = `ship-to-ecs: not done within ${task.timeoutMinutes} min`;
  const limit = { signal: ports.clock.timeout(LONGEST_LOOK_MS) };
  try {
    await ports.target.ecs.stopTask({ cluster, task: taskArn, reason }, limit);
    noted2.changed();
    return "yes";
  } catch (error) {
    ports.log.warning(`task ${taskIdOf(taskArn)} could not be stopped: ${messageOf(error)}`);
    return "no";
  }
};

// src/stages/tasks/run-after.ts
var runAfter = defineStage({
  kind: "run-after",
  title: "Run a task after the deployment",
  uses: ["target", "surroundings", "clock", "journal", "log"],
  run: (input, ports) => runTask(input, ports),
  record: (result) => result
});

// src/stages/tasks/stop-task.ts
var stopTask = defineStage({
  kind: "stop-task",
  title: "Stop the task",
  uses: ["target", "journal", "log"],
  run: async (input, ports) => {
    const { target, journal, log: log2 } = ports;
    const { cluster, task } = input.identity;
    const taskArn = await taskOf(input, ports);
    if (taskArn === null) return { kind: "none" };
    const noted2 = journal.aboutTo({ kind: "task", action: "stop", cluster, task, taskArn });
    await target.ecs.stopTask({ cluster, task: taskArn, reason: "ship-to-ecs: the run was cancelled" });
    noted2.changed();
    log2.info(`task ${taskIdOf(taskArn)} is stopped`);
    return { kind: "stopped", taskArn };
  },
  record: (result) => result
});
var taskOf = async ({ stage, identity }, { target, journal }) => {
  const [entry] = changesOf("task", journal.entries()).filter((one) => one.stage === stage);
  if (entry === void 0 || entry.state === "unchanged") return null;
  if (entry.change.taskArn !== null) return entry.change.taskArn;
  const { cluster } = identity;
  const { taskArns } = await target.ecs.listTasks({ cluster, startedBy: startedByOf({ ...NO_TASK, ...identity }) });
  return taskArns?.[0] ?? null;
};
var NO_TASK = { service: "", revision: "" };

// src/pipelines/parts/one-off-tasks.ts
var taskInput = (plan, { service, task, revision }) => {
  const { planned, ...found } = serviceOf(plan, service.key);
  const target = { ...found, described: planned ?? found.described };
  const { taskDefinitionArn } = revision;
  return { task, run: service.tasks.run, target, taskDefinitionArn, definition: target.taskDefinition };
};
var stopOnCancel = (flow, { service, task, plan, node }) => {
  if (task.onCancel !== "stopped") return;
  flow.named(`stop ${task.id}`).undo({ of: node, until: node }).stage(stopTask, { plan }, (known3, { errors }) => {
    const ending = endingOf(errors, null);
    if (known3.plan === null || ending.kind !== "trigger" || ending.trigger !== "cancel") return null;
    const cluster = serviceOf(known3.plan, service.key).clusterArn;
    return { stage: node.id, identity: { cluster, task: task.id, run: service.tasks.run } };
  });
};

// src/pipelines/parts/run-tasks-after.ts
var runTasksAfter = (flow, service, { plan, deploy, after }) => {
  const isNeeded = unless(deploy, "unchanged", "there is no new deployment");
  return service.tasks.after.reduce((earlier, task) => {
    const node = flow.named(task.id).optional(isNeeded).stage(runAfter, { plan, deploy, earlier }, (r) => taskInput(r.plan, { service, task, revision: r.deploy }));
    stopOnCancel(flow, { service, task, plan, node });
    return node;
  }, after);
};

// src/stages/smoke/smoke.ts
var smokeTest = defineStage({
  kind: "smoke",
  title: "Smoke test",
  uses: ["probe", "clock", "log"],
  run: async ({ service, checks }, ports) => {
    const outcomes = await makeChecks(checks, ports);
    const failed3 = checks.flatMap((check3, index) => {
      const outcome = outcomes[index];
      if (outcome === void 0 || outcome.defect === null) return [];
      return [{ check: check3, attempts: outcome.attempts, defect: outcome.defect }];
    });
    if (failed3.length === 0) return { kind: "passed", checks: outcomes };
    throw smokeTestFailed(service, failed3, { kind: "failed", checks: outcomes });
  },
  record: (result) => result
});
var smokeTestFailed = (service, failed3, result) => {
  const count = failed3.length === 1 ? "a check" : `${failed3.length} checks`;
  const lines2 = failed3.map(
    ({ check: check3, attempts, defect }) => `- ${checkInWords(check3)} ${defect}${afterAttempts(attempts)}`
  );
  const [first] = failed3;
  const short2 = first === void 0 ? "" : `${checkInShort(first.check)} ${first.defect}`;
  const headline3 = failed3.length === 1 ? short2 : `${short2}; ${failed3.length} of ${result.checks.length} checks failed`;
  return fault("E_SMOKE_TEST", {
    message: `the smoke test of service ${service} failed in ${count}:
${lines2.join("\n")}`,
    headline: [headline3, short2, `${count} failed`],
    result
  });
};
var afterAttempts = (attempts) => attempts === 1 ? "" : ` (attempt ${attempts})`;

// src/pipelines/parts/smoke-test-of.ts
var smokeTestOf = (flow, service, { plan, confirm }) => {
  if (!service.smokeTest.some(({ on }) => on === "service")) return confirm;
  const whereTasksRun = flow.optional(unless(confirm, "nothing-runs", "the service runs no task"));
  return whereTasksRun.stage(smokeTest, { plan, confirm }, (r) => {
    const found = serviceOf(r.plan, service.key);
    return { service: found.serviceName, checks: checksOn("service", found) };
  });
};

// src/stages/deploy/create-service.ts
var NO_ROLE_YET = /Unable to assume the service linked role/i;
var ROLE_PAUSE_MS = 1e4;
var createService = async (input, creation, ports) => {
  const { clusterArn: cluster, serviceName: service } = input.target;
  const { journal, log: log2 } = ports;
  const taskDefinition = await revisionOf(input.taskDefinition, { run: input.run, service }, ports);
  const request = {
    ...withAttributes(input.attributes?.value ?? {}, creation.request),
    ...input.desiredCount === null ? {} : { desiredCount: input.desiredCount },
    cluster,
    serviceName: service,
    taskDefinition,
    clientToken: creation.clientToken
  };
  const noted2 = [
    journal.aboutTo({ kind: "service", cluster, service, from: null, to: taskDefinition }),
    journal.aboutTo({ kind: "deployment", cluster, service, deploymentId: null })
  ];
  const earlier = [];
  const send7 = () => ports.target.ecs.createService(request);
  const reply = await patiently(onceTheRoleExists(send7, ports), (error) => void earlier.push(error), ports).catch(
    (error) => {
      const isRefusedByAll = [...earlier, error].every(isRefused);
      if (isRefusedByAll) for (const entry of noted2) entry.unchanged();
      throw isRefusedByAll ? notCreated(error, { service, source: creation.source, registered: taskDefinition }) : error;
    }
  );
  noted2[0].changed();
  const started = startedBy(reply, service, taskDefinition);
  noted2[1].changed({ kind: "deployment", cluster, service, deploymentId: started.deploymentId });
  log2.info(
    `created service ${service}: deployment ${started.deploymentId}. It is the first one, so there is nothing to roll back to`
  );
  const facts = { cluster, service, previousTaskDefinitionArn: null, newSincePlan: null, scaledTo: null };
  return { ...facts, ...started, kind: "started", isFirst: true };
};
var onceTheRoleExists = (send7, { clock, log: log2 }) => async () => {
  try {
    return await send7();
  } catch (error) {
    if (!(error instanceof AwsError) || !NO_ROLE_YET.test(error.message)) throw error;
    log2.info(`${error.message}; trying again in ${ROLE_PAUSE_MS / 1e3} s`);
    await clock.sleep(ROLE_PAUSE_MS);
    return await send7();
  }
};
var HINTS2 = [
  [/not idempotent/i, "A service of this name exists by now: somebody else has created it. Re-run to deploy to it."],
  [/still draining/i, "A service of this name is being deleted. Re-run once ECS has finished, or choose another name."]
];
var notCreated = (error, { service, source, registered }) => {
  if (!(error instanceof AwsError) || error.code !== "E_AWS") return error;
  const outcome = `Service \`${service}\` was not created from ${source}`;
  const hint = HINTS2.find(([pattern]) => pattern.test(error.message))?.[1];
  return fault("E_SERVICE_NOT_CREATED", {
    message: `${outcome}: ${error.message}
Registered: ${registered}`,
    headline: [...shortForms(error).map((cause2) => `${outcome}: ${cause2}`), outcome],
    ...hint === void 0 ? {} : { hint },
    cause: error
  });
};
var startedBy = (reply, service, taskDefinition) => {
  const isOurs = (one) => one.status === "PRIMARY" && one.taskDefinition === taskDefinition;
  const found = reply.service?.deployments?.find(isOurs);
  const started = found === void 0 ? null : knownDeployment(found);
  if (started !== null) return started;
  throw fault("E_AWS", {
    message: `ecs:CreateService of ${service} returned no deployment of ${taskDefinition}`,
    hint: `Check the service \`${service}\`: it has been created. Then re-run.`
  });
};

// src/stages/deploy/still-not-backwards.ts
var stillNotBackwards = async (now, { target, commits: { own, olderCommit }, repository }, ports) => {
  if (now === null || own === null || now.taskDefinition === target.previousTaskDefinitionArn) return;
  const running = await readRunning(now, ports);
  const found = await compareCommits(
    await runningCommit({ running, containerName: target.containerName }, repository, ports),
    { kind: "known", commit: own },
    ports
  );
  if (found.kind === "unknown") {
    ports.log.info(`whether the service ${target.serviceName} now runs a newer commit is not known: ${found.because}`);
    return;
  }
  if (found.kind !== "behind") return;
  const more = " (deployed since the plan); the service was not updated";
  const [problem] = behind(target.serviceName, { found, olderCommit, more }, ports);
  if (problem !== void 0) throw problem;
};

// src/stages/deploy/deploy.ts
var deployService = defineStage({
  kind: "deploy",
  title: "Deploy",
  uses: ["target", "registry", "github", "clock", "journal", "log"],
  run: ({ comparing, ...input }, ports) => {
    const { creation, deployedBy } = input.target;
    const beforeUpdate = (now) => comparing === void 0 ? Promise.resolve() : stillNotBackwards(now, { ...comparing, target: input.target }, ports);
    const start = { ...input, beforeUpdate };
    return creation === void 0 ? strategyOf(deployedBy.kind).start(start, ports) : createService(start, creation, ports);
  },
  record: (result) => result
});

// src/stages/render.ts
var renderTaskDefinition = defineStage({
  kind: "render",
  title: "Render the task definition",
  uses: ["log"],
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one does not wait for anything
  run: async ({ taskDefinition, containerName, image, sideCars }, { log: log2 }) => {
    const pinned = new Map(sideCars.images.map((one) => [one.image, one.pinned]));
    const withPins = withSideCarImages(taskDefinition, containerName, (written3) => pinned.get(written3) ?? written3);
    const rendered2 = withImage(withPins, { containerName, image });
    refuseUnresolved(rendered2);
    log2.info(`container ${containerName} of ${taskDefinition.source}: ${image}`);
    return rendered2;
  },
  record: (draft) => ({ family: draft.input.family ?? null, source: draft.source, logs: containerLogs(draft) })
});
var refuseUnresolved = ({ filled: filled2, source }) => {
  const unresolved = [...filled2?.values() ?? []].find(({ text: text2 }) => text2 === null);
  if (unresolved === void 0) return;
  throw fault("E_VALUES", {
    message: `${source} has a placeholder that is not resolved: ${quoted(unresolved.written)}`
  });
};

// src/stages/register/register.ts
var registerRevision = defineStage({
  kind: "register",
  title: "Register the task definition",
  uses: ["target", "clock", "journal", "log"],
  run: async (input, ports) => {
    const { run, target, taskDefinition } = input;
    const { needed } = await neededNow(input, ports);
    switch (needed.kind) {
      case "none":
        ports.log.info(`nothing to deploy: service ${target.serviceName} has ${needed.primary.taskDefinitionArn}`);
        return { kind: "nothing", taskDefinitionArn: needed.primary.taskDefinitionArn };
      case "force":
        return { kind: "ready", taskDefinitionArn: needed.primary.taskDefinitionArn };
      case "revision":
        return {
          kind: "ready",
          taskDefinitionArn: await revisionOf(taskDefinition, { run, service: target.serviceName }, ports)
        };
    }
  },
  record: (result) => result
});

// src/stages/tasks/run-before.ts
var runBefore = defineStage({
  kind: "run-before",
  title: "Run a task before the update",
  uses: ["target", "surroundings", "clock", "journal", "log"],
  run: (input, ports) => runTask(input, ports),
  record: (result) => result
});

// src/pipelines/parts/run-tasks-before.ts
var runTasksBefore = (flow, service, { plan, render }) => {
  const tasks = service.tasks.before;
  if (tasks.length === 0) return [];
  const register2 = flow.stage(registerRevision, { plan, render }, (r) => {
    return { ...service, run: r.plan, target: serviceOf(r.plan, service.key), taskDefinition: r.render };
  });
  const isNeeded = unless(register2, "nothing", "there is nothing to deploy");
  const place = (earlier, task) => {
    const node = flow.named(task.id).optional(isNeeded).stage(runBefore, { plan, register: register2, earlier }, (r) => taskInput(r.plan, { service, task, revision: r.register }));
    stopOnCancel(flow, { service, task, plan, node });
    return [...earlier, node];
  };
  return tasks.reduce(place, [register2]);
};

// src/pipelines/parts/start-roll-out.ts
var startRollOut = (flow, service, { plan, image, inRegistry: inRegistry2 = flow.given({}), ...needs }) => {
  const { verify = flow.given(NOTHING_VERIFIED), sideCars = flow.given(NOTHING_PINNED) } = needs;
  const render = flow.stage(renderTaskDefinition, { plan, image, sideCars, inRegistry: inRegistry2 }, (r) => ({
    ...serviceOf(r.plan, service.key),
    image: r.image.uri,
    sideCars: r.sideCars
  }));
  const before = runTasksBefore(flow, service, { plan, render });
  return flow.stage(deployService, { plan, verify, render, before }, (r) => ({
    ...withCount(service, r.verify),
    run: r.plan,
    target: serviceOf(r.plan, service.key),
    taskDefinition: r.render,
    registered: registeredIn(r.before),
    ...r.plan.commits && { comparing: { commits: r.plan.commits, repository: r.plan.repository } }
  }));
};

// src/stages/alarms/alarms.ts
var LOOK_AGAIN_MS3 = 1e4;
var LONGEST_SILENCE_MS = 3 * 6e4;
var MOST_ABSENCES4 = 3;
var watchAlarms = defineStage({
  kind: "alarms",
  title: "Watch the alarms",
  uses: ["target", "clock", "log"],
  run: async ({ alarms, deployment }, ports) => {
    const { clock } = ports;
    const until = clock.now() + alarms.minutes * 6e4;
    const watch = { alarms, deployment, shown: /* @__PURE__ */ new Map(), absences: /* @__PURE__ */ new Map() };
    for (; ; ) {
      const found = await look2(alarms.names, until, ports);
      const isLast = found.askedAt >= until;
      const outcomes = judge4(found.alarms, watch, ports);
      const wentOff = outcomes.filter(({ kind }) => kind === "went-off");
      const result = { minutes: alarms.minutes, alarms: outcomes };
      if (wentOff.length > 0) throw alarmed(deployment.service, wentOff, { kind: "went-off", ...result });
      if (isLast && outcomes.length === alarms.names.length) {
        reportUnknown(outcomes, ports);
        return { kind: "quiet", ...result };
      }
      await clock.sleep(isLast ? LOOK_AGAIN_MS3 : Math.min(LOOK_AGAIN_MS3, until - clock.now()));
    }
  },
  record: (result) => result
});
var look2 = (names, until, ports) => {
  const { clock, target } = ports;
  const send7 = async () => {
    const askedAt = clock.now();
    const signal = clock.timeout(LONGEST_LOOK_MS);
    return { askedAt, alarms: await readAlarms(names, target.cloudwatch, { signal }) };
  };
  return sendAgain(send7, { mayPass: isTemporary, until: until + LONGEST_SILENCE_MS }, ports);
};
var judge4 = (found, watch, { log: log2 }) => {
  const { alarms, deployment, shown, absences } = watch;
  return alarms.names.flatMap((name) => {
    const now = found.get(name);
    absences.set(name, now === void 0 ? (absences.get(name) ?? 0) + 1 : 0);
    if (now === void 0) {
      if ((absences.get(name) ?? 0) >= MOST_ABSENCES4) throw deleted2(name);
      return [];
    }
    const outcome = outcomeOf(now, deployment.createdAt);
    if (shown.get(name) !== now.state) report2(now, outcome, log2);
    shown.set(name, now.state);
    return [outcome];
  });
};
var report2 = (now, { kind }, log2) => {
  if (kind !== "was-in-alarm") log2.info(alarmInWords(now));
  else
    log2.warning(
      `the ${alarmInWords({ ...now, reason: "" })} since before the deployment, so it is ignored until it leaves that state`
    );
};
var reportUnknown = (outcomes, { log: log2 }) => {
  const unknown6 = outcomes.filter(({ kind }) => kind === "no-data").map(({ name }) => name);
  if (unknown6.length === 0) return;
  const names = unknown6.join(", ");
  log2.warning(
    unknown6.length === 1 ? `the alarm ${names} has no data, so it says nothing about the deployment` : `the alarms ${names} have no data, so they say nothing about the deployment`
  );
};
var deleted2 = (name) => fault("E_AWS", {
  message: `CloudWatch no longer lists the alarm ${name}, so it cannot be watched`,
  hint: "Find out who deleted the alarm, and look at the service: its deployment continues."
});
var alarmed = (service, wentOff, result) => {
  const lines2 = wentOff.map((one) => `- ${alarmInWords({ ...one, state: "ALARM" })}`);
  const [first] = wentOff.map(({ name }) => `alarm ${name} is in ALARM`);
  const count = wentOff.length === 1 ? "An alarm" : `${wentOff.length} alarms`;
  const rest = wentOff.length === 1 ? "" : `, and ${wentOff.length - 1} more`;
  return fault("E_ALARM", {
    message: `${count} of service ${service} went off after the deployment:
${lines2.join("\n")}`,
    headline: [
      `${first ?? ""}${rest}`,
      wentOff.length === 1 ? "an alarm went off" : `${wentOff.length} alarms went off`
    ],
    result
  });
};

// src/pipelines/parts/watch-alarms-of.ts
var watchAlarmsOf = (flow, service, { deploy, after }) => {
  const { alarms } = service;
  if (alarms === void 0) return after;
  const whereChanged = flow.optional(unless(deploy, "unchanged", "there is no new deployment"));
  return whereChanged.stage(watchAlarms, { deploy, after }, (r) => ({ alarms, deployment: r.deploy }));
};

// src/pipelines/parts/roll-out.ts
var rollOut = (flow, service, needs) => {
  const [{ image, plan }, deploy] = [needs, startRollOut(needs.starting ?? flow, service, needs)];
  const whereChanged = flow.optional(unless(deploy, "unchanged", "there is no new deployment"));
  const wait = whereChanged.stage(waitForDeployment, { plan, deploy }, (r) => ({
    ...service,
    deployment: r.deploy,
    tests: checksOn("test-listener", serviceOf(r.plan, service.key))
  }));
  const confirm = flow.stage(confirmImage, { image, deploy, wait }, (r) => ({ ...r, deployment: r.deploy }));
  const tested = smokeTestOf(flow, service, { plan, confirm });
  const quiet = watchAlarmsOf(flow, service, { deploy, after: tested });
  const until = runTasksAfter(flow, service, { plan, deploy, after: quiet });
  rollBackUnless(flow, service, { plan, deploy, until });
  keepRevisionsOf(flow, service, { deploy, confirm, after: until });
  return { deploy, wait, confirm, until };
};

// src/pipelines/parts/starting.ts
var starting = (own, { onServiceFailure }) => onServiceFailure === "stop" ? own.unlessOthersFail() : own;

// src/pipelines/promote.ts
var promote = (flow, given3) => {
  const c = { ...given3, values: { ...given3.values, unresolved: "refused" } };
  if (c.image === null || c.promotion === void 0) throw new Error("the settings name nothing to promote");
  const judged = pullAndAccept(flow, c, c.image);
  const services = flow.each(
    c.services,
    (own, service) => rollOut(own, service, { ...judged, starting: starting(own, c) })
  );
  markIfPassed(flow, c, { ...judged, services });
};

// src/domain/image/merged-index.ts
var mergeProblems = (images, wanted) => [
  ...images.flatMap((image) => {
    const because = otherCommit(image, wanted.commit);
    return because === null ? [] : [`${nameOf5(image)} ${because}`];
  }),
  ...images.flatMap((image, index) => {
    const same = images.slice(0, index).find((one) => isForPlatform(one.platform, image.platform));
    return same === void 0 ? [] : [`${nameOf5(same)} and ${nameOf5(image)} are both for ${image.platform}`];
  }),
  ...wrongPlatforms(images, wanted.platforms)
];
var nameOf5 = ({ written: written3, digest }) => written3.includes(digest) ? written3 : `${written3} (${shortDigest(digest)})`;
var otherCommit = ({ revision }, commit) => {
  if (revision === commit) return null;
  return revision === null ? "has no commit in its label org.opencontainers.image.revision" : `is of the commit ${revision}, not of ${commit}`;
};
var wrongPlatforms = (images, platforms) => {
  if (platforms.length === 0) return [];
  const missing = platforms.filter((wanted) => !images.some(({ platform }) => isForPlatform(platform, wanted)));
  const others = images.filter(({ platform }) => !platforms.some((wanted) => isForPlatform(platform, wanted)));
  return [
    ...missing.map((wanted) => `no image is for ${wanted}, which \`platforms\` names`),
    ...others.map((image) => `${nameOf5(image)} is for ${image.platform}, which \`platforms\` does not name`)
  ];
};
var DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
var DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
var OCI_INDEX = "application/vnd.oci.image.index.v1+json";
var indexOf2 = (images, attestations2) => {
  const sorted2 = byPlatform(images);
  const place = new Map(sorted2.map(({ digest }, index) => [digest, index]));
  const rank2 = ({ annotations }) => place.get(annotations?.["vnd.docker.reference.digest"] ?? "") ?? sorted2.length;
  const entries = [
    ...sorted2.map(({ manifest, platform }) => ({ ...described(manifest), platform: platformOf(platform) })),
    ...attestations2.toSorted((one, other) => rank2(one) - rank2(other) || compare3(one.digest, other.digest)).map((one) => ({ ...described(one), platform: one.platform, annotations: one.annotations }))
  ];
  const isDocker = entries.every((entry) => entry.mediaType === DOCKER_MANIFEST);
  const mediaType = isDocker ? DOCKER_LIST : OCI_INDEX;
  const text2 = JSON.stringify({ schemaVersion: 2, mediaType, manifests: entries });
  return { mediaType, text: text2, digest: digestOfManifest(text2) };
};
var byPlatform = (images) => images.toSorted((one, other) => compare3(one.platform, other.platform));
var compare3 = (one, other) => one < other ? -1 : one > other ? 1 : 0;
var described = ({ mediaType, digest, size: size2 }) => ({ mediaType, digest, size: size2 });
var platformOf = (platform) => {
  const [os = "", architecture = "", variant] = platform.split("/");
  return { architecture, os, ...variant === void 0 ? {} : { variant } };
};

// src/stages/platforms/images-to-merge.ts
var readSources = (sources, ports) => Promise.all(
  sources.merge.map(
    (written3) => readSource(givenOf(written3, sources.tagInput, ports.clock.now()), sources, ports).catch(asResult2)
  )
);
var ABOUT_THE_ENTRY = ["E_IMAGE_NOT_FOUND", "E_ARCHIVE", "E_INPUT"];
var asResult2 = (thrown) => {
  if (!(thrown instanceof ShipError) || !ABOUT_THE_ENTRY.includes(thrown.code)) throw thrown;
  return { kind: "unusable", because: thrown.message };
};
var givenOf = (written3, input, now) => {
  const given3 = parseGivenImage(written3);
  if (given3 !== null) return given3;
  const { tag } = tagFrom({ ...input, template: written3 }, now);
  return { written: tag, registry: null, repository: null, tag, digest: null };
};
var readSource = async (given3, { repository }, ports) => {
  const held = await resolveGiven(given3, repository, ports.registry.ecr);
  const place = await registryPlace(repository.repositoryUri, ports);
  const { written: written3 } = given3;
  const read4 = async (digest) => {
    const what = `${place.repository}@${digest} could not be read`;
    const found = await ports.ociRegistry.manifest(place, digest).catch(asRegistryFault({ name: place, code: "E_PULL", what }));
    if (found === null) throw new Error(`${what}: ECR has it, and the registry does not`);
    return found;
  };
  const images = await Promise.all(
    (await readImages(held, place, ports)).map(async (image) => {
      const { mediaType, text: text2 } = await read4(image.digest);
      return { ...image, written: written3, manifest: { mediaType, digest: image.digest, size: Buffer.byteLength(text2) } };
    })
  );
  if (images.length === 0) return { kind: "unusable", because: `${written3} is an index without an image` };
  const isIndex2 = images.length > 1 || images[0]?.digest !== held.digest;
  const attestations2 = isIndex2 ? attestationsIn((await read4(held.digest)).text, written3) : [];
  return { kind: "read", digest: held.digest, images, attestations: attestations2 };
};
var attestationsIn = (text2, what) => {
  const images = new Set(listedImages(text2).map(({ digest }) => digest));
  return entriesOfIndex(text2, what).filter(({ digest }) => !images.has(digest));
};

// src/stages/platforms/merge-images.ts
var mergeImages = defineStage({
  kind: "build",
  title: "Merge the images",
  uses: ["exec", "files", "leftovers", "secrets", "registry", "ociRegistry", "clock", "log"],
  run: async (input, ports) => {
    const { repository, build: build2, services } = input;
    const checkout = await readCheckout(build2.context, ports);
    const commit = checkout?.revision ?? input.tag.commit;
    const sources = await readSources(input, ports);
    const { images, attestations: attestations2, digests } = usable2(sources, { commit, platforms: build2.platforms });
    const platforms = images.map(({ platform }) => platform);
    for (const { taskDefinition } of services)
      checkRuntime(taskDefinition, { subject: "the merged image is", platforms, chosenBy: "merge" });
    const { platform: engine } = await probeEngine(ports);
    const merged = indexOf2(images, attestations2);
    const [first, ...others] = engineFirst(images, engine);
    const digest = parseDigest(merged.digest);
    if (first === void 0 || digest === null) throw new Error("nothing is to be merged");
    for (const { written: written3, platform, configDigest } of images)
      ports.log.info(`${written3} is for ${platform}, config ${configDigest}`);
    const pulled = await pullArchive({ name: repositoryName(repository.repositoryUri), digest: first.digest }, ports);
    if (pulled.configDigest !== first.configDigest) throw otherPulled3(first);
    ports.log.info(`merged to the index ${digest}, which the gate has still to pass`);
    const index = { layout: null, digest, images: [factsOf2(first), ...others.map(factsOf2)] };
    return { ...pulled, index, merged, sources: digests };
  },
  record: ({ merged: _, sources: __, ...image }) => image
});
var factsOf2 = ({ platform, digest, configDigest }) => ({ platform, digest, configDigest });
var usable2 = (sources, wanted) => {
  const read4 = sources.filter((one) => one.kind === "read");
  const unusable2 = sources.flatMap((one) => one.kind === "read" ? [] : [one.because]);
  const images = read4.flatMap((one) => one.images);
  const problems = [...unusable2, ...mergeProblems(images, wanted)];
  if (problems.length === 0)
    return {
      images: byPlatform(images),
      attestations: read4.flatMap((one) => one.attestations),
      digests: read4.map(({ digest }) => digest)
    };
  const [first = ""] = problems;
  throw fault("E_MERGE", {
    message: `the images of \`image\` cannot be merged:
${listedProblems(problems).map((one) => `- ${one}`).join("\n")}`,
    headline: [`the images cannot be merged: ${first}`, "the images of `image` cannot be merged"]
  });
};
var otherPulled3 = ({ written: written3 }) => {
  const short2 = `${written3} is not the image that was pulled`;
  return fault("E_PUSHED_OTHER", {
    message: short2,
    headline: short2,
    hint: "Nothing was pushed. Remove the image from the engine of this runner, or find out what is between the runner and ECR."
  });
};

// src/pipelines/parts/merged-image.ts
var mergedImage = (flow, c, needed) => {
  const image = flow.named("merge").stage(mergeImages, needed, (r) => ({
    ...{ ...r.plan, merge: c.merge, tagInput: c.tag, tag: r.tag, build: c.build }
  }));
  const proved = c.merge.map(
    (_, index) => attested(flow.named(`attestation ${index + 1}`), c, {
      image,
      digestOf: ({ sources }) => {
        const digest = sources[index];
        if (digest === void 0) throw new Error("an image was not merged");
        return digest;
      }
    })
  );
  return { image, reuse: null, proved };
};

// src/stages/platforms/send-index.ts
var AT_ONCE2 = 4;
var STEP_BYTES = 1e8;
var sendIndex = async ({ layout, index }, place, { ociRegistry, log: log2 }) => {
  const parts = [...index.images, ...index.attestations];
  const blobs = distinct(parts.flatMap(({ config, layers }) => [config, ...layers]));
  const waiting = [...blobs];
  const counts = { sent: 0, sentBytes: 0, "already-there": 0 };
  const work = async () => {
    for (let next = waiting.shift(); next !== void 0; next = waiting.shift()) {
      const outcome = await ociRegistry.sendBlob(place, layout.blob(next), progressOf(next, log2));
      counts[outcome] += 1;
      if (outcome === "sent") counts.sentBytes += next.size;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE2 }, work));
  const there = counts["already-there"] === 0 ? "" : `; ${counts["already-there"]} were there already`;
  log2.info(`${counts.sent} of ${blobs.length} layers and configs sent, ${megabytes(counts.sentBytes)}${there}`);
  for (const { manifest } of parts) {
    const { mediaType, digest } = manifest;
    await ociRegistry.putManifest(place, { reference: digest, mediaType, text: await layout.text(manifest) });
  }
  await ociRegistry.putManifest(place, { reference: index.digest, mediaType: index.mediaType, text: index.text });
};
var distinct = (all) => [
  ...new Map(all.map((one) => [one.digest, one])).values()
];
var progressOf = ({ digest, size: size2 }, log2) => {
  let next = STEP_BYTES;
  return (sentBytes) => {
    if (sentBytes < next || sentBytes >= size2) return;
    next = sentBytes + STEP_BYTES;
    log2.info(`${digest.slice(0, 19)}: ${megabytes(sentBytes)} of ${megabytes(size2)}`);
  };
};

// src/stages/platforms/push-index.ts
var READ_ATTEMPTS2 = 6;
var READ_DELAY_MS2 = 500;
var pushIndex = defineStage({
  kind: "push",
  title: "Push",
  uses: ["archives", "files", "ociRegistry", "secrets", "registry", "clock", "journal", "log"],
  run: async (input, ports) => {
    const { tag, image, repository, services } = input;
    for (const { taskDefinition } of services) {
      checkRuntime(taskDefinition, { subject: "the image is", platforms: platformsIn(image) });
    }
    const shipment = shipmentOf(image, imageName(repository.repositoryUri, tag), repository);
    const configDigests = configsIn(shipment.index);
    await checkTags(input, configDigests, ports);
    return addTags(await pushUnderTag(shipment, ports), { ...input, configDigests }, ports);
  },
  record: (pushed) => pushed
});
var pushUnderTag = async (shipment, ports) => {
  const before = await readTag(shipment, ports.registry.ecr);
  if (before !== null && isEnough(shipment, before, ports)) return alreadyThere(shipment, before, ports);
  const other = await send5(shipment, ports).catch(
    asRegistryFault({
      name: shipment.name,
      code: "E_PUSH",
      what: `${referenceOf(shipment.name)} could not be pushed`
    })
  );
  if (other !== null) return alreadyThere(shipment, other, ports);
  const held = await readBack2(shipment, ports);
  ports.log.info(`pushed ${referenceOf(shipment.name)}, index ${held.digest}`);
  return describe6(shipment, held, "pushed");
};
var shipmentOf = (image, name, repository) => {
  const { index } = image;
  if (index === void 0) throw fault("E_ARCHIVE", { message: `the image for ${image.platform} has no index` });
  const { registryId, creation } = repository;
  return { name, index, image, repository, registryId, creation };
};
var alreadyThere = (shipment, held, { log: log2 }) => {
  log2.info(`${referenceOf(shipment.name)} already holds these images (${held.digest}); nothing was sent`);
  return describe6(shipment, held, "already-there");
};
var describe6 = ({ image, name }, held, kind) => ({
  ...{ ...name, ...asHeld(held, name), configDigest: image.configDigest, kind }
});
var isEnough = ({ name, repository, index }, held, { log: log2 }) => {
  const isMutable = isTagMutable(repository, name.tag);
  if (holdsAll(held, configsIn(index))) return !isMutable || held.digest === index.digest;
  if (!isMutable) throw taken2(name, index, held);
  log2.warning(`${referenceOf(name)} held another image (${held.digest}); the tag is moved to the image of this run`);
  return false;
};
var configsIn = ({ images }) => images.map(({ configDigest }) => configDigest);
var configsOf2 = (digests) => digests.join(", ") || "of no image";
var taken2 = (name, index, held) => fault("E_TAG_TAKEN", {
  headline: "the tag already belongs to another image",
  message: `the tag ${name.tag} already belongs to another image, and the tag is immutable: ${name.repository} has ${held.digest} with the configs ${configsOf2(held.configDigests)}, this run has the configs ${configsOf2(configsIn(index))}`
});
var send5 = async (shipment, ports) => {
  const { index, image, repository } = shipment;
  const place = await registryPlace(repository.repositoryUri, ports);
  const { merged } = image;
  if (merged === void 0) {
    const built = await sendBuilt(index, place, ports);
    return putTag2(shipment, { place, ...built }, ports);
  }
  await ports.ociRegistry.putManifest(place, { ...merged, reference: index.digest });
  return putTag2(shipment, { place, ...merged, digest: index.digest }, ports);
};
var sendBuilt = async ({ layout: path2, digest }, place, ports) => {
  if (path2 === null) throw new Error("the index is in the registry already");
  const layout = await openLayout(path2, ports);
  const index = await readIndex2(layout);
  if (index.digest !== digest)
    throw fault("E_ARCHIVE", { message: `${path2} holds ${index.digest}, and ${digest} was scanned` });
  await sendIndex({ layout, index }, place, ports);
  return index;
};
var putTag2 = async (shipment, { place, mediaType, text: text2, digest }, ports) => {
  const { name } = shipment;
  const noted2 = ports.journal.aboutTo({ kind: "tag", ...name, digest: null });
  const changed = () => noted2.changed({ kind: "tag", ...name, digest });
  try {
    await ports.ociRegistry.putManifest(place, { reference: name.tag, mediaType, text: text2 });
    changed();
    return null;
  } catch (thrown) {
    if (!(thrown instanceof RegistryError)) throw thrown;
    const isTaken = classifyPush(thrown.because).kind === "tag-taken";
    const held = isTaken ? await readTag(shipment, ports.registry.ecr) : null;
    if (held?.digest === digest) changed();
    else if (isLasting(thrown)) noted2.unchanged();
    if (held === null || !isEnough(shipment, held, ports)) throw thrown;
    return held.digest === digest ? null : held;
  }
};
var isLasting = ({ status, mayPass: mayPass3 }) => status !== null && !mayPass3;
var readBack2 = async (shipment, { registry, clock }) => {
  const { name, index } = shipment;
  for (let attempt = 1; ; attempt += 1) {
    const held = await readTag(shipment, registry.ecr);
    if (held?.digest === index.digest && holdsAll(held, configsIn(index))) return held;
    if (attempt === READ_ATTEMPTS2) throw notPushed(name, index, held);
    await clock.sleep(READ_DELAY_MS2 * 2 ** (attempt - 1));
  }
};
var notPushed = (name, { digest }, held) => held === null ? fault("E_PUSH", { message: `${referenceOf(name)} was pushed, but ECR does not list the tag` }) : fault("E_PUSHED_OTHER", {
  message: `${referenceOf(name)} holds ${held.digest} with the configs ${configsOf2(held.configDigests)}, but the scanned index is ${digest}`
});

// src/domain/image/push-progress.ts
var LINE = /^([0-9a-f]{12}): (?:(Pushed)|(Layer already exists|Mounted from .*|Already exists|Skipped.*)|(Retrying)\b.*|(?:Preparing|Waiting|Pushing)\b.*)\s*$/u;
var stateIn = ([sent, there, again]) => {
  if (sent !== void 0) return "sent";
  if (there !== void 0) return "there";
  return again === void 0 ? null : "again";
};
var pushProgress = (sizes = /* @__PURE__ */ new Map()) => {
  const layers = /* @__PURE__ */ new Map();
  const ids = (state) => [...layers].flatMap(([id, one]) => one === state ? [id] : []);
  const bytes = (of) => of.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0);
  return {
    see: (line2) => {
      const [, id, ...groups] = LINE.exec(line2) ?? [];
      if (id === void 0) return;
      layers.set(id, stateIn(groups) ?? layers.get(id) ?? "waiting");
    },
    inWords: () => {
      if (layers.size === 0) return "docker has named no layer yet";
      const [sent, there, again] = [ids("sent"), ids("there"), ids("again")];
      const total3 = bytes([...sent, ...again, ...ids("waiting")]);
      const size2 = total3 === 0 ? "" : `, ${megabytes(bytes(sent))} of ${megabytes(total3)}`;
      const repeated = again.length === 0 ? "" : `; after an error, ${again.length} sent again`;
      return `${sent.length + there.length} of ${layersInWords(layers.size)} done${size2}; ${there.length} already there${repeated}`;
    },
    counts: () => ({ sent: ids("sent").length, there: ids("there").length })
  };
};
var layersInWords = (count) => `${count} ${count === 1 ? "layer" : "layers"}`;
var countsInWords2 = ({ sent, there }) => sent + there === 0 ? null : `${layersInWords(sent)} sent, ${there} already there`;

// src/stages/push/compare-layers.ts
var compareLayers = async ({ digest, manifestDigests, layers }, { archive, storedAs }, { exec }) => {
  if (storedAs === null) return "unknown";
  if ([digest, ...manifestDigests].includes(storedAs)) return "same";
  const read4 = async (blob) => {
    const path2 = `blobs/sha256/${blob.slice("sha256:".length)}`;
    const text2 = await readArchiveMember(archive, path2, exec);
    const manifest = digestOfManifest(text2) === blob ? parseManifest(text2) : null;
    if (manifest?.kind === "image") return manifest.layers;
    if (manifest?.kind !== "index")
      throw fault("E_ARCHIVE", { message: `${path2} in the archive ${archive} is not the manifest that its name says` });
    return (await Promise.all(manifest.platforms.map(read4))).flat();
  };
  return (await read4(storedAs)).join() === layers.join() ? "same" : "other";
};

// src/stages/push/modified-files.ts
import { dirname as dirname5, join as join23 } from "node:path";
var AT_ONCE3 = 100;
var modifiedFiles = async (context, { exec, files }) => {
  const repository = isRemote(context) ? null : await repositoryOf(context, files);
  if (repository === null) return [];
  const output2 = await askGit(repository, ["ls-files", "--stage", "--debug", "-z"], { exec });
  const differing = [];
  for (const some of chunksOf(trackedIn(output2 ?? ""), AT_ONCE3)) {
    const sizes = await Promise.all(some.map(({ path: path2 }) => sizeOf(join23(dirname5(repository), path2), files)));
    differing.push(...some.filter(({ size: size2 }, index) => sizes[index] !== size2).map(({ path: path2 }) => path2));
  }
  return differing;
};
var trackedIn = (output2) => [...output2.matchAll(/(?:^|\n)100\d{3} [0-9a-f]+ 0\t([^\0]+)\0[^\0]*?\n {2}size: (\d+)\t/gu)].map(
  ([, path2 = "", size2 = ""]) => ({ path: path2, size: Number(size2) })
);
var sizeOf = async (path2, files) => {
  if (await files.kindOf(path2) !== "file") return null;
  return files.sizeBytes(path2).catch(() => null);
};

// src/stages/push/note.ts
var openNote = (name, { journal }) => {
  const change = { kind: "tag", ...name, digest: null };
  let noted2 = null;
  let isCertain = true;
  return {
    begin: () => noted2 ??= journal.aboutTo(change),
    failed: (error) => {
      isCertain &&= changedNothing(error);
    },
    end: (digest = null) => {
      if (isCertain) noted2?.unchanged();
      else if (digest !== null) noted2?.changed({ ...change, digest });
    }
  };
};
var changedNothing = ({ failure: failure2, outputTail }) => {
  switch (failure2.kind) {
    case "not-found":
      return true;
    case "exited":
      return !mayHavePushed(classifyPush(outputTail));
    case "killed":
    case "timed-out":
      return false;
  }
};

// src/domain/image/layer-sizes.ts
var MEMBER = /^-\S+ +\S+ +(\d+) \S+ \S+ (?:\.\/)?(\S+)$/u;
var BLOB = /^blobs\/sha256\/([0-9a-f]{12})[0-9a-f]{52}$/u;
var DIGEST = /^sha256:([0-9a-f]{12})[0-9a-f]{52}$/u;
var MANIFEST5 = external_exports.tuple([external_exports.object({ Layers: external_exports.array(external_exports.string()) })]);
var CONFIG6 = external_exports.object({ rootfs: external_exports.object({ diff_ids: external_exports.array(external_exports.string()) }) });
var membersIn = (listing) => new Map(
  listing.split("\n").flatMap((line2) => {
    const [, size2, path2] = MEMBER.exec(line2) ?? [];
    return path2 === void 0 ? [] : [[path2, Number(size2)]];
  })
);
var shortened2 = (pattern, text2, size2) => {
  const [, id] = pattern.exec(text2) ?? [];
  return id === void 0 || size2 === void 0 ? [] : [[id, size2]];
};
var sizesOfBlobs = (listing) => new Map([...membersIn(listing)].flatMap(([path2, size2]) => shortened2(BLOB, path2, size2)));
var sizesByConfig = (listing, manifest, config) => {
  const [image, own] = [MANIFEST5.safeParse(jsonValue(manifest)), CONFIG6.safeParse(jsonValue(config))];
  if (!image.success || !own.success) return /* @__PURE__ */ new Map();
  const members = membersIn(listing);
  const { Layers: layers } = image.data[0];
  return new Map(own.data.rootfs.diff_ids.flatMap((id, at) => shortened2(DIGEST, id, members.get(layers[at] ?? ""))));
};

// src/stages/push/watch-push.ts
var PACE_MS = { changing: 1e4, still: 3e4 };
var watchPush = (sizes, { clock, log: log2 }) => {
  const progress = pushProgress(sizes);
  const startedAt = clock.now();
  let last = { words: "", at: startedAt };
  const stop3 = clock.every(PACE_MS.changing, () => {
    const [words, at] = [progress.inWords(), clock.now()];
    if (words === last.words && at - last.at < PACE_MS.still) return;
    last = { words, at };
    log2.info(`pushing for ${Math.round((at - startedAt) / 1e3)} s: ${words}`);
  });
  return { ...progress, stop: stop3 };
};
var LARGE_BYTES = 1e8;
var sizesOf = async (image, { exec }) => {
  if (image.sizeBytes < LARGE_BYTES) return /* @__PURE__ */ new Map();
  try {
    return await readSizes(image, exec);
  } catch (thrown) {
    if (thrown instanceof CommandError || thrown instanceof ShipError) return /* @__PURE__ */ new Map();
    throw thrown;
  }
};
var readSizes = async ({ archive, storedAs }, exec) => {
  const list = { argv: ["tar", "-tvf", archive], inherit: ["PATH", ...LOCALE_VARIABLES], output: "quiet" };
  const { stdout: listing } = await exec.run(list);
  const blobs = sizesOfBlobs(listing);
  if (storedAs !== null) return blobs;
  const manifest = await readArchiveMember(archive, "manifest.json", exec);
  const config = await readArchiveMember(archive, configPath(manifest, archive), exec);
  return new Map([...blobs, ...sizesByConfig(listing, manifest, config)]);
};

// src/stages/push/send.ts
var PUSH_ATTEMPTS = 3;
var PUSH_DELAY_MS = 2e3;
var REPEATED_ENOUGH_MS = 3e4;
var sendImage = async (shipment, docker, ports) => {
  const { archive, localReference: localReference2 } = shipment.image;
  const reference = referenceOf(shipment.name);
  try {
    if (!await isInEngine2(shipment.image, docker)) await docker.run("quiet", ["load", "--input", archive]);
    return await pushPatiently(shipment, docker, ports);
  } catch (thrown) {
    throw thrown instanceof CommandError ? pushFault(shipment.name, thrown) : thrown;
  } finally {
    const remove = ["image", "rm", reference, localReference2];
    await docker.run("quiet", remove).catch(
      () => ports.leftovers.removeAtEnd({ argv: ["docker", ...remove.map(docker.named)], inherit: DOCKER_ENVIRONMENT })
    );
  }
};
var isInEngine2 = async ({ localReference: localReference2, configDigest, storedAs }, docker) => {
  try {
    const { stdout } = await docker.run("quiet", ["image", "inspect", "--format", "{{.Id}}", localReference2]);
    const id = stdout.trim();
    return id === configDigest || id === storedAs;
  } catch (thrown) {
    if (thrown instanceof CommandError) return false;
    throw thrown;
  }
};
var pushPatiently = async (shipment, docker, ports) => {
  const { clock, log: log2 } = ports;
  const note3 = openNote(shipment.name, ports);
  const sizes = await sizesOf(shipment.image, ports);
  for (let attempt = 1; ; attempt += 1) {
    const startedAt = clock.now();
    try {
      return { kind: "sent", ...await pushOnce({ ...shipment, sizes }, { docker, note: note3 }, ports) };
    } catch (thrown) {
      if (!(thrown instanceof CommandError)) throw thrown;
      note3.failed(thrown);
      const failure2 = classifyPush(thrown.outputTail);
      if (failure2.kind === "tag-taken") return await takenByOther(shipment, { thrown, note: note3 }, ports);
      const wasRepeated = shipment.image.storedAs === null && clock.now() - startedAt > REPEATED_ENOUGH_MS;
      if (attempt === PUSH_ATTEMPTS || wasRepeated || !isWorthRepeating(failure2)) {
        note3.end();
        throw thrown;
      }
      const delay = PUSH_DELAY_MS * 2 ** (attempt - 1);
      log2.info(`${whyAgain(failure2, thrown)}; attempt ${attempt + 1} of ${PUSH_ATTEMPTS} in ${delay / 1e3} s`);
      await clock.sleep(delay);
      await docker.logInAgain();
    }
  }
};
var whyAgain = ({ kind }, { outputTail }) => (kind === "temporary" ? troubleIn(outputTail) : null) ?? WHY[kind];
var WHY = {
  temporary: "the push failed with a temporary error",
  expired: "the registry says that the login has expired",
  "name-gone": "the engine no longer has the name of the image"
};
var pushOnce = async ({ image, name, sizes }, { docker, note: note3 }, ports) => {
  await docker.run("quiet", ["tag", image.localReference, referenceOf(name)]);
  const noted2 = note3.begin();
  const watched = watchPush(sizes, ports);
  const isNews = (line2) => {
    watched.see(line2);
    return false;
  };
  try {
    await docker.run("when-failed", ["push", referenceOf(name)], { isNews });
  } finally {
    watched.stop();
  }
  return { noted: noted2, layers: watched.counts() };
};
var takenByOther = async (shipment, { thrown, note: note3 }, ports) => {
  const { image, name, sources } = shipment;
  const held = await readTag(shipment, ports.registry.ecr);
  const isOurs = held !== null && holdsOnly(held, image.configDigest);
  note3.end(isOurs ? held.digest : null);
  if (held === null) throw thrown;
  if (isOurs) return { kind: "already-there", held };
  throw tagTaken({ name, held, configDigest: image.configDigest }, await sources());
};

// src/stages/push/push.ts
var READ_ATTEMPTS3 = 6;
var READ_DELAY_MS3 = 500;
var pushImage = defineStage({
  kind: "push",
  title: "Push",
  uses: ["exec", "files", "leftovers", "secrets", "registry", "clock", "journal", "log"],
  run: async (input, ports) => {
    const { image, services } = input;
    for (const { taskDefinition } of services) {
      checkRuntime(taskDefinition, { subject: "the image is", platforms: [image.platform] });
    }
    await checkTags(input, [image.configDigest], ports);
    const pushed = await pushUnderTag2(input, ports);
    return addTags(pushed, input, ports);
  },
  record: (pushed) => pushed
});
var pushUnderTag2 = async (input, ports) => {
  const { tag, image, repository } = input;
  const sources = sourcesOf(input, ports);
  const { repositoryUri, registryId, creation } = repository;
  const shipment = { image, sources, name: imageName(repositoryUri, tag), registryId, creation };
  const before = await readTag(shipment, ports.registry.ecr);
  if (before !== null) {
    const isEnough2 = await holdsEnough(repository, { ...shipment, held: before }, ports);
    if (isEnough2) return alreadyThere2(shipment, before, ports);
  }
  const sending = await send6(shipment, ports);
  if (sending.kind === "already-there") return alreadyThere2(shipment, sending.held, ports);
  const held = await readBack3(shipment, ports);
  sending.noted.changed({ kind: "tag", ...shipment.name, digest: held.digest });
  const layers = countsInWords2(sending.layers);
  ports.log.info(`pushed ${referenceOf(shipment.name)}, digest ${held.digest}${layers === null ? "" : `; ${layers}`}`);
  return describe7(shipment, held, "pushed");
};
var send6 = async (shipment, ports) => {
  const docker = await openDocker(shipment.name.registry, ports);
  try {
    return await sendImage(shipment, docker, ports);
  } finally {
    await docker.close();
  }
};
var describe7 = ({ image: { configDigest }, name }, held, kind) => ({ ...name, ...asHeld(held, name), configDigest, kind });
var alreadyThere2 = (shipment, held, { log: log2 }) => {
  log2.info(`${referenceOf(shipment.name)} already holds this image (${held.digest}); nothing was sent`);
  return describe7(shipment, held, "already-there");
};
var sourcesOf = ({ built }, ports) => async () => built === void 0 ? null : { commit: built.commit, modified: await modifiedFiles(built.context, ports) };
var holdsEnough = async (repository, taken3, ports) => {
  const { image, name, held, sources } = taken3;
  const isMutable = isTagMutable(repository, name.tag);
  if (!holdsOnly(held, image.configDigest)) {
    if (!isMutable) throw tagTaken({ name, held, configDigest: image.configDigest }, await sources());
    ports.log.warning(
      `${referenceOf(name)} held another image (${held.digest}); the tag is moved to the image of this run`
    );
    return false;
  }
  if (await compareLayers(held, image, ports) !== "other") return true;
  const because = `${referenceOf(name)} holds this image with layers that another engine compressed (${held.digest})`;
  ports.log.info(isMutable ? `${because}; it is pushed again` : `${because}; the tag is immutable and stays`);
  return !isMutable;
};
var readBack3 = async (shipment, ports) => {
  const { image, name } = shipment;
  const { registry, clock } = ports;
  const { configDigest } = image;
  for (let attempt = 1; ; attempt += 1) {
    const held = await readTag(shipment, registry.ecr);
    const isImage3 = held !== null && holdsOnly(held, configDigest);
    if (isImage3 && await compareLayers(held, image, ports) !== "other") return held;
    if (attempt === READ_ATTEMPTS3) {
      if (held === null) throw notListed(name);
      throw (isImage3 ? pushedOtherLayers : pushedOther)({ name, held, configDigest });
    }
    await clock.sleep(READ_DELAY_MS3 * 2 ** (attempt - 1));
  }
};

// src/stages/repository/set-policies.ts
var setPolicies = async (repository, { creator, log: log2 }) => {
  const failures = [];
  let cause2 = null;
  for (const policy of policiesOf(repository, creator.ecr)) {
    try {
      if (repository.kind === "there" && await policy.has()) continue;
      await policy.set(policy.text);
      log2.info(`set ${policy.what}`);
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) throw thrown;
      cause2 = thrown;
      failures.push(`${policy.what} could not be set: ${thrown.message}`);
    }
  }
  if (cause2 !== null) throw withoutPolicies(repository, failures, cause2);
};
var policiesOf = ({ repositoryUri, registryId, lifecyclePolicy, pullAccounts }, ecr) => {
  const named6 = { ...inRegistry(registryId), repositoryName: repositoryName(repositoryUri).repository };
  const pulls = pullPolicy(pullAccounts);
  const lifecycle = {
    what: "its lifecycle policy",
    has: () => exists(ecr.getLifecyclePolicy(named6), "LifecyclePolicyNotFoundException"),
    set: (lifecyclePolicyText) => ecr.putLifecyclePolicy({ ...named6, lifecyclePolicyText })
  };
  const access = {
    what: `the policy by which ${pullAccounts.join(", ")} can pull`,
    has: () => exists(ecr.getRepositoryPolicy(named6), "RepositoryPolicyNotFoundException"),
    set: (policyText) => ecr.setRepositoryPolicy({ ...named6, policyText })
  };
  return [
    ...lifecyclePolicy === null ? [] : [{ ...lifecycle, text: lifecyclePolicy }],
    ...pulls === null ? [] : [{ ...access, text: pulls }]
  ];
};
var exists = async (read4, missing) => {
  try {
    await read4;
    return true;
  } catch (thrown) {
    if (isAwsError(thrown, [missing])) return false;
    throw thrown;
  }
};
var withoutPolicies = ({ repositoryUri }, failures, cause2) => {
  const { repository } = repositoryName(repositoryUri);
  return fault("E_REPOSITORY", {
    message: `the ECR repository ${repositoryUri} exists now, without all of \`create-repository\`: ${failures.join("; ")}`,
    headline: `the ECR repository \`${repository}\` was created without its policies`,
    cause: cause2
  });
};

// src/stages/repository/create-repository.ts
var READ_ATTEMPTS4 = 6;
var READ_DELAY_MS4 = 500;
var createRepository = defineStage({
  kind: "repository",
  title: "Create the repository",
  uses: ["registry", "creator", "clock", "journal", "log"],
  run: async ({ registry, repository }, ports) => {
    const { creation, repositoryUri } = repository;
    if (creation === void 0) return { kind: "there", repository };
    const found = await lookUpRepository(registry, ports.registry.ecr);
    if (creation.kind === "on-push")
      return { kind: found === null ? "on-push" : "there", repository: found ?? repository };
    const wanted = { ...creation.repository, repositoryUri };
    const kind = found === null ? await create3(wanted, ports) : "there";
    ports.log.info(kind === "created" ? `created ${repositoryUri}` : `${repositoryUri} exists by now`);
    const now = found ?? await readBack4(registry, repositoryUri, ports);
    await setPolicies({ ...wanted, kind, registryId: repository.registryId }, ports);
    return { kind, repository: now };
  },
  record: (made) => made
});
var create3 = async (wanted, { creator, journal }) => {
  const name = repositoryName(wanted.repositoryUri);
  const noted2 = journal.aboutTo({ kind: "repository", ...name });
  try {
    await creator.ecr.createRepository(creationRequest(name.repository, wanted));
    noted2.changed();
    return "created";
  } catch (thrown) {
    if (isRefused(thrown)) noted2.unchanged();
    if (isAwsError(thrown, ["RepositoryAlreadyExistsException"])) return "there";
    throw thrown;
  }
};
var readBack4 = async (registry, repositoryUri, { registry: { ecr }, clock }) => {
  for (let attempt = 1; ; attempt += 1) {
    const found = await lookUpRepository(registry, ecr);
    if (found !== null) return found;
    if (attempt === READ_ATTEMPTS4)
      throw fault("E_REPOSITORY", {
        message: `${repositoryUri} exists, but ECR does not describe it to the credentials that push`,
        headline: "the new ECR repository is not described",
        hint: "Re-run. If it stays so, see whether `registry-region` and the role that creates it are of the same registry."
      });
    await clock.sleep(READ_DELAY_MS4 * 2 ** (attempt - 1));
  }
};

// src/pipelines/parts/create-if-missing.ts
var createIfMissing = (flow, c, needs) => c.newRepository === null ? flow.given({ repository: null }) : flow.stage(createRepository, needs, (r) => ({
  registry: c.registry,
  repository: r.plan.repository
}));

// src/pipelines/parts/to-push.ts
var toPush = (c, { tag, plan, build: build2, made }) => ({
  ...{ ...tag, ...plan, image: build2, built: { ...tag, ...c.build } },
  // A re-run merges the same images to the same index: it has nothing to look for.
  mark: c.merge.length > 0 ? null : markOfRun(c, tag.tag),
  repository: made.repository ?? plan.repository
});

// src/pipelines/parts/push-or-accept.ts
var pushOrAccept = (flow, c, { reuse, ...given3 }) => {
  const ready = { ...given3, made: createIfMissing(flow, c, given3) };
  const push = isIndex(c) ? pushIndex : pushImage;
  if (reuse === null) return flow.stage(push, ready, (r) => toPush(c, r));
  const { found, pulled } = reuse;
  const needs = { ...ready, verify: flow.either(ready.verify, flow.given(NOTHING_VERIFIED)) };
  const isNew = unless(found, "reused", "the registry has the image");
  const pushed = flow.optional(isNew).stage(push, needs, (r) => toPush(c, r));
  const accepting = flow.named("accept").optional(unless(found, "to-build", "the image is pushed"));
  const accepted = accepting.stage(acceptImage, { ...needs, found, pulled }, (r) => ({
    ...{ ...r.tag, ...r.plan, ...r, image: reusedImage(r.tag.tag, r.found), mark: markOfRun(c, r.tag.tag) },
    kind: "reused"
  }));
  return flow.either(pushed, accepted);
};

// src/pipelines/parts/build-and-push.ts
var buildAndPush = (flow, c) => {
  const tag = flow.stage(computeTag, {}, () => c.tag);
  const plan = flow.stage(planTarget, { tag }, (r) => ({ ...c, platforms: c.build.platforms, tag: r.tag.tag }));
  const verify = verifyServices(flow, c, plan);
  const sideCars = sideCarsOf2(flow, c, plan);
  const early = flow.stoppedBy(plan, verify, sideCars);
  const others = otherScansOfPinned(early, c, { plan, pinned: sideCars });
  const obtain = (own) => (c.merge.length > 0 ? mergedImage : buildOrReuse)(own, c, { tag, plan });
  const judged = buildAndJudge(flow, c, { tag, plan, early, obtain, ...others });
  const { build: build2, gate, tested, reuse, proved } = judged;
  const image = pushOrAccept(flow, c, { tag, plan, verify, build: build2, reuse, passed: [sideCars, gate, tested, ...proved] });
  const inRegistry2 = judgeInRegistry(flow, c, { ...judged, plan, image });
  return { plan, verify, sideCars, image, built: build2, inRegistry: inRegistry2 };
};

// src/pipelines/push-only.ts
var pushOnly = (flow, given3) => {
  const c = withoutServices(given3);
  if (c.image === null) buildAndPush(flow, c);
  else pullAndAccept(flow, c, c.image);
};
var pushDryRun = (flow, given3) => dryRun(flow, withoutServices(given3));
var withoutServices = (c) => ({ ...c, verification: "not-deployed", sideCars: "off" });

// src/domain/scan/running-images.ts
var runningImages = (tasks, { digests, defined }) => {
  const all = tasks.filter(({ lastStatus = "" }) => !ENDED.includes(lastStatus)).flatMap(containersOf2);
  const isAdded = ({ name, definition }) => isAddedByAws(name, defined.get(definition));
  const own = all.filter((one) => !isAdded(one)).map((one) => ({ ...one, pinned: pinnedOf(one, digests) }));
  const known3 = Map.groupBy(
    own.filter(({ pinned }) => pinned !== null),
    ({ pinned }) => pinned ?? ""
  );
  const isNews = digests === "named-too" ? newsBeside(own) : () => true;
  return {
    images: [...known3].map(imageOf2).toSorted((one, other) => orderOf2(one) < orderOf2(other) ? -1 : 1),
    unknown: own.filter((one) => one.pinned === null && isNews(one)).map(unknownOf),
    leftOut: sorted(all.filter(isAdded).map(({ name, runsIn }) => `${commonName(name)} of ${runsIn}`))
  };
};
var definitionsToRead = (tasks) => sorted(
  tasks.flatMap(
    ({ containers = [], taskDefinitionArn = "" }) => taskDefinitionArn !== "" && containers.some(({ name = "" }) => isManaged(name)) ? [taskDefinitionArn] : []
  )
);
var isAddedByAws = (name, defined) => isManaged(name) && defined !== void 0 && !defined.includes(name);
var ENDED = ["DEPROVISIONING", "STOPPED", "DELETED"];
var containersOf2 = (task) => {
  const { containers = [], taskArn = "", taskDefinitionArn = "", startedBy: startedBy2 = "" } = task;
  const listed5 = containers.length > 0 ? containers : [{ lastStatus: task.lastStatus }];
  return listed5.filter(({ lastStatus }) => lastStatus !== "STOPPED").map(({ name = "", image = "", imageDigest = "", lastStatus }) => ({
    ...{ name, image, imageDigest, taskArn, definition: taskDefinitionArn },
    runsIn: ownerOf(task),
    starts: lastStatus !== "RUNNING",
    // A deployment of a service resolves a tag once (ECS Developer Guide, "Container image resolution").
    same: startedBy2.startsWith("ecs-svc/") ? JSON.stringify([taskDefinitionArn, startedBy2, name, image]) : null,
    cpu: CPUS[task.attributes?.find((attribute) => attribute.name === "ecs.cpu-architecture")?.value ?? ""] ?? null
  }));
};
var newsBeside = (all) => {
  const known3 = Map.groupBy(
    all.filter(({ pinned }) => pinned !== null),
    ({ same }) => same
  );
  return ({ same, starts }) => {
    const beside = same === null ? [] : known3.get(same) ?? [];
    return !starts || new Set(beside.map(({ pinned }) => pinned)).size !== 1;
  };
};
var unknownOf = ({ name, image, runsIn, taskArn, starts }) => ({
  container: `${name === "" ? "every container" : name} of ${runsIn} (task ${lastPart(taskArn)})`,
  image: parseImageReference(image)?.name ?? null,
  starts
});
var CPUS = { x86_64: "amd64", arm64: "arm64" };
var cpusOf = (uses) => sorted(uses.flatMap(({ cpu }) => cpu === null ? Object.values(CPUS) : [cpu]));
var pinnedOf = ({ image, imageDigest }, digests) => {
  const reference = parseImageReference(image);
  const digest = parseDigest(imageDigest) ?? (digests === "named-too" ? parseDigest(reference?.digest ?? "") : null);
  return reference === null || digest === null ? null : `${reference.name}@${digest}`;
};
var ownerOf = ({ group = "", taskDefinitionArn = "" }) => group.startsWith("service:") ? group.slice("service:".length) : `tasks of ${lastPart(taskDefinitionArn).replace(/:\d+$/u, "")}`;
var imageOf2 = ([pinned, uses]) => {
  const runsIn = sorted(uses.map((use) => use.runsIn));
  return {
    image: sorted(uses.map(({ image }) => image))[0] ?? pinned,
    containers: sorted(uses.map(({ name }) => name)),
    pinned,
    platform: { os: "linux", architectures: cpusOf(uses), because: null },
    source: runsIn.join(", "),
    runsIn
  };
};
var orderOf2 = ({ image, pinned }) => JSON.stringify([image, pinned]);
var sorted = (texts) => [...new Set(texts)].toSorted();

// src/stages/rescan/listed-tasks.ts
var MOST_TASKS2 = 100;
var MOST_PAGES6 = 1e3;
var tasksAt = async ({ cluster, service }, { target: { ecs } }) => {
  const of = { cluster, ...service === null ? {} : { serviceName: service } };
  const arns = await readPages(async (nextToken) => {
    const reply = await ecs.listTasks({ ...of, nextToken });
    return { items: reply.taskArns ?? [], nextToken: reply.nextToken };
  }, MOST_PAGES6);
  const tasks = [];
  for (const chunk of chunksOf(arns, MOST_TASKS2))
    tasks.push(...(await ecs.describeTasks({ cluster, tasks: [...chunk] })).tasks ?? []);
  const described2 = new Set(tasks.map(({ taskArn }) => taskArn));
  return { tasks, undescribed: arns.filter((arn) => !described2.has(arn)) };
};

// src/stages/rescan/find-running.ts
var LONGEST_MS10 = 6e4;
var LONGEST_START_MS = 3 * 6e4;
var findRunning = defineStage({
  kind: "running",
  title: "Find the running images",
  uses: ["registry", "target", "clock", "log"],
  run: async (input, ports) => {
    const { account } = await identify(input, ports);
    const places = await placesOf3(input, ports);
    const { running, idle } = await lookUntilKnown(places, ports);
    if (running.images.length + running.unknown.length === 0) throw nothingRuns(places);
    const { registryId, region } = input.registry;
    const own = { account: registryId ?? account, region: region ?? await ports.registry.region() };
    const found = {
      ...running,
      idle: await Promise.all(idle.map((place) => idlePlace(place, ports))),
      registry: { kind: "account", ...own }
    };
    logFound(found, ports.log);
    return found;
  },
  record: ({ registry: _, ...found }) => found
});
var logFound = ({ images, unknown: unknown6, leftOut, idle }, log2) => {
  for (const { container } of unknown6) log2.warning(`${container} does not report the digest of its image`);
  for (const { place } of idle) log2.warning(`no task runs in ${place}, so nothing of it is judged`);
  for (const { pinned, containers, runsIn } of images)
    log2.info(`${pinned}: ${containers.join(", ")} of ${runsIn.join(", ")}`);
  for (const container of leftOut) log2.info(`left out: ${container}, which AWS has added to the task`);
};
var placesOf3 = async ({ services }, { target: { ecs } }) => {
  const findCluster = clusterFinder(ecs);
  const placeOf6 = async (named6) => {
    if (named6.service === "") {
      const arn = await findCluster(named6.cluster) ?? named6.cluster;
      checkAccount({ what: arn, account: accountIn(arn), wanted: named6.account });
      return { cluster: arn, service: null, definition: null };
    }
    const found = await readService(named6, ecs, findCluster);
    checkAccount({ what: found.serviceArn, account: accountIn(found.serviceArn), wanted: named6.account });
    return { cluster: found.clusterArn, service: found.serviceName, definition: found.previousTaskDefinitionArn };
  };
  return allOrEveryProblem(services.map((named6) => placeOf6(named6).catch(namedIn(named6)))).catch((thrown) => {
    throw asOneError(thrown);
  });
};
var lookUntilKnown = async (places, ports) => {
  const { clock } = ports;
  const since = clock.now();
  const defined = /* @__PURE__ */ new Map();
  for (; ; ) {
    const all = await Promise.all(places.map(async (place) => ({ place, found: await tasksAt(place, ports) })));
    await readDefinitions(
      all.flatMap(({ found }) => found.tasks),
      defined,
      ports
    );
    const waitedMs = clock.now() - since;
    const digests = waitedMs < LONGEST_MS10 ? "reported" : "named-too";
    const running = allOf2(
      all.map(({ found }) => found),
      { digests, defined }
    );
    const mayStart = running.unknown.some(({ starts }) => starts) && waitedMs < LONGEST_START_MS;
    if (running.unknown.length === 0 || digests === "named-too" && !mayStart)
      return { running, idle: all.filter(({ found }) => isIdle2(found, defined)).map(({ place }) => place) };
    await clock.sleep(LOOK_AGAIN_MS2);
  }
};
var allOf2 = (all, facts) => {
  const distinct2 = [...new Map(all.flatMap(({ tasks }) => tasks).map((task) => [task.taskArn, task])).values()];
  const running = runningImages(distinct2, facts);
  const undescribed = [...new Set(all.flatMap((one) => one.undescribed))].map((arn) => ({
    // What runs in a task that is listed and not described is not known: the next look no longer lists one that has ended.
    container: `every container of a task that ECS does not describe (${lastPart(arn)})`,
    image: null,
    starts: false
  }));
  return { ...running, unknown: [...running.unknown, ...undescribed] };
};
var isIdle2 = ({ tasks, undescribed }, defined) => {
  const { images, unknown: unknown6 } = runningImages(tasks, { digests: "reported", defined });
  return images.length + unknown6.length + undescribed.length === 0;
};
var readDefinitions = async (tasks, defined, ports) => {
  for (const arn of definitionsToRead(tasks).filter((one) => !defined.has(one)))
    defined.set(
      arn,
      (await containersIn(arn, ports)).map(({ name = "" }) => name)
    );
};
var containersIn = async (arn, { target: { ecs } }) => {
  const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: arn });
  return returned(taskDefinition?.containerDefinitions, `ecs:DescribeTaskDefinition, ${lastPart(arn)}`);
};
var idlePlace = async (place, ports) => {
  const containers = place.definition === null ? null : await containersIn(place.definition, ports);
  const names = containers?.map(({ image = "" }) => parseImageReference(image)?.name ?? image) ?? null;
  return { place: placeInWords2(place), images: names };
};
var nothingRuns = (places) => {
  const where = places.map(placeInWords2).join(", ");
  return fault("E_NOTHING_RUNS", { message: `no task runs in ${where}, so there is no image to scan` });
};
var placeInWords2 = ({ cluster, service }) => service ?? `the cluster ${cluster}`;

// src/domain/image/base-steps.ts
var layersBySteps = (image, base2) => {
  if (!isWhole(image) || !isWhole(base2)) return null;
  const isSame3 = base2.steps.every((step2, index) => isLike(step2, image.steps[index]));
  return isSame3 ? image.layers.slice(0, base2.layers.length) : null;
};
var isWhole = ({ steps, layers }) => layers.length > 0 && steps.filter(({ hasLayer }) => hasLayer).length === layers.length;
var isLike = (one, other) => {
  const text2 = inGeneral(one.text);
  return text2 !== "" && other !== void 0 && one.hasLayer === other.hasLayer && text2 === inGeneral(other.text);
};
var inGeneral = (text2) => text2.replace(/[0-9a-f]{12,}/giu, "*").replace(/\d+/gu, "#").replace(/#(?:[.:_-]#)+/gu, "#").replace(/\s+/gu, " ").trim();

// src/domain/image/config-facts.ts
var LABELS2 = external_exports.record(external_exports.string(), external_exports.string());
var REPORT = external_exports.object({
  Metadata: external_exports.object({
    ImageConfig: external_exports.object({
      config: external_exports.object({ Labels: LABELS2.nullish().catch(null) }).nullish().catch(null),
      history: external_exports.array(external_exports.object({ created_by: external_exports.string().nullish(), empty_layer: external_exports.boolean().nullish() })).nullish().catch(null),
      rootfs: external_exports.object({ diff_ids: external_exports.array(external_exports.string().refine(isDigest)) })
    })
  })
});
var configFacts = (trivyJson) => {
  const parsed = REPORT.safeParse(jsonValue(trivyJson));
  if (!parsed.success) return null;
  const { config, history, rootfs } = parsed.data.Metadata.ImageConfig;
  return {
    labels: config?.Labels ?? {},
    steps: (history ?? []).map((step2) => ({ text: step2.created_by ?? "", hasLayer: step2.empty_layer !== true })),
    layers: rootfs.diff_ids.filter((layer2) => isDigest(layer2))
  };
};

// src/domain/image/named-base.ts
var NAME2 = "org.opencontainers.image.base.name";
var DIGEST2 = "org.opencontainers.image.base.digest";
var baseByLabels = (labels2) => {
  const written3 = labels2[NAME2] ?? "";
  if (written3 === "") return { kind: "unknown", because: `it has no label \`${NAME2}\`` };
  if (written3 === "scratch") return { kind: "scratch", by: "label" };
  const reference = canonicalReference(written3);
  if (reference === null) return { kind: "unknown", because: `its label \`${NAME2}\` is not the name of an image` };
  return { kind: "image", by: "label", reference: withDigest(reference, parseDigest(labels2[DIGEST2] ?? "")) };
};
var baseByDockerfile = (base2, labels2) => {
  if (base2.kind !== "image") return base2.kind === "scratch" ? { kind: "scratch", by: "Dockerfile" } : base2;
  const { reference } = base2;
  const labelled = baseByLabels(labels2);
  const isSame3 = labelled.kind === "image" && withoutDigest(labelled.reference) === withoutDigest(reference);
  return { kind: "image", by: "Dockerfile", reference: isSame3 ? labelled.reference : reference, from: reference };
};
var asBaseImage = (base2) => {
  if (base2.kind === "unknown") return base2;
  if (base2.by === "label")
    return { kind: "unknown", because: unproved(base2.kind === "scratch" ? "scratch" : base2.reference) };
  return base2.kind === "scratch" ? { kind: "scratch", line: 1 } : { kind: "image", reference: base2.from, line: 1 };
};
var unproved = (name) => `only its label \`${NAME2}\` says ${name}, which proves nothing; set \`repository\` to the one of the image, and check out the Dockerfile that it is built from`;
var withDigest = (reference, digest) => digest === null || reference.includes("@") ? reference : `${reference}@${digest}`;
var withoutDigest = (reference) => reference.replace(/@.*$/u, "");

// src/stages/rescan/judge-as-own.ts
var withProperties = async (image, { map, own }, ports) => {
  const trivy = trivysReport(image.scans);
  if (trivy === void 0) return image;
  const base2 = await namedBase(image, { own, facts: await factsIn(trivy, ports) }, ports);
  const scans = asksForProperties(map) ? [propertyScan(trivy.report, { map, base: base2, own }, ports)] : [];
  return { ...image, base: base2, scans: [...image.scans, ...scans] };
};
var factsIn = async (trivy, { files }) => {
  const text2 = trivy.raw === void 0 ? null : await files.readText(trivy.raw);
  return text2 === null ? null : configFacts(text2);
};
var isBuiltHere = (sideCar, { repository }) => repository !== "" && sideCar?.repository === repository;
var namedBase = async ({ sideCar }, { own, facts }, ports) => {
  const labels2 = facts?.labels ?? {};
  if (isBuiltHere(sideCar, own)) {
    const base2 = baseByDockerfile(await baseInDockerfile({ ...own, platform: sideCar.platform }, ports), labels2);
    if (base2.kind !== "unknown") return base2;
  }
  return facts === null ? { kind: "unknown", because: "Trivy did not report the config of the image" } : baseByLabels(labels2);
};
var propertyScan = (report3, { map, base: base2, own }, { clock, log: log2 }) => {
  const { sideCar } = report3;
  const isOwn2 = own.repository === "" || isBuiltHere(sideCar, own);
  const facts = { report: report3, base: isOwn2 ? asBaseImage(base2) : null, now: clock.now() };
  const findings = propertiesOfRunning(map, facts);
  for (const { id, title } of findings) log2.info(`${sideCar?.image ?? ""}: ${id}: ${title}`);
  return propertyReport(report3, findings);
};

// src/stages/rescan/bases-of-today.ts
var LONGEST_MS11 = 10 * 6e4;
var basesOfToday = (input, ports) => {
  const until = ports.clock.now() + LONGEST_MS11;
  const asked2 = /* @__PURE__ */ new Map();
  const scanned = /* @__PURE__ */ new Map();
  return (name, platform) => once2(asked2, JSON.stringify([name, platform]), async () => {
    if (ports.clock.now() >= until) return unknown4("there was no time left to look at it");
    const image = await findBaseToday(name, platform, ports);
    if (image === null) return unknown4(`its registry lists no image for ${platform}`);
    return once2(scanned, image.digest, () => scanOne3(image, input, ports));
  });
};
var unknown4 = (because) => ({ kind: "unknown", because });
var once2 = (known3, key, make) => {
  const before = known3.get(key);
  if (before !== void 0) return before;
  const made = make();
  known3.set(key, made);
  return made;
};
var scanOne3 = async (image, input, ports) => {
  const scan = await scanBaseToday(image, input, ports);
  if (scan.kind === "broke") return unknown4(scan.because);
  const facts = await factsIn(scan, ports);
  if (facts === null) return unknown4("Trivy did not report its config");
  return { kind: "known", digest: image.digest, report: scan.report, facts };
};

// src/stages/rescan/scan-bases.ts
var scanBases = defineStage({
  kind: "rebuilds",
  title: "Compare with today's base images",
  uses: [
    ...["exec", "files", "archives", "leftovers", "download", "clock"],
    ...["secrets", "registry", "surroundings", "log"]
  ],
  run: async (input, ports) => {
    const today = basesOfToday(input, ports);
    const images = [];
    for (const one of input.images) {
      const { image, platform } = one.sideCar;
      const rebuild = await rebuildOne(one, { input, today }, ports).catch(notKnown);
      ports.log.info(`${image}: ${rebuildInWords(rebuild, [])}`);
      images.push({ image, platform, rebuild });
    }
    return { images };
  },
  record: (rebuilds) => rebuilds
});
var notKnown = (thrown) => {
  if (!isExplained(thrown)) throw thrown;
  return unknown5(withoutImage(thrown.message));
};
var unknown5 = (because) => ({ kind: "unknown", because });
var rebuildOne = async (one, looking, ports) => {
  const { base: base2 } = one;
  const trivy = trivysReport(one.scans);
  if (base2 === void 0 || trivy === void 0) return unknown5("Trivy did not scan the image");
  if (base2.kind !== "image") return base2.kind === "scratch" ? { kind: "none" } : base2;
  const { tag, name } = parseImageReference(base2.reference) ?? { tag: null, name: "" };
  if (tag === null) return unknown5(`${base2.reference} has no tag that could name a newer image`);
  if (looking.input.network === "offline") return unknown5("`offline` is set");
  const facts = await factsIn(trivy, ports);
  if (facts === null) return unknown5("Trivy did not report the config of the image");
  const running = { report: trivy.report, facts, platform: one.sideCar.platform, reference: base2.reference };
  return compareWithToday(running, { name: `${name}:${tag}`, today: looking.today }, ports);
};
var compareWithToday = async (running, { name, today }, ports) => {
  const { report: report3, platform, reference } = running;
  const now = await today(name, platform);
  if (now.kind === "unknown") return unknown5(`${name}: ${now.because}`);
  const known3 = await layersOfBase(running, now, ports);
  if (known3 === null)
    return unknown5(`the layers of the image are not known to be of ${reference}, whose image may have changed since`);
  const fixes = baseFixes(report3, known3.layers, now.report);
  if (fixes.kind === "unknown") return unknown5(`${name}: ${fixes.because}`);
  const found = report3.findings.filter(isCompared).length;
  return { kind: "compared", base: name, digest: now.digest, knownBy: known3.by, found, fixes };
};
var layersOfBase = async ({ reference, facts, platform }, now, ports) => {
  const old = await layersOfDigest(reference, platform, ports);
  if (old !== null && isBuiltOn(facts.layers, old)) return { layers: old, by: "digest" };
  if (isBuiltOn(facts.layers, now.facts.layers)) return { layers: now.facts.layers, by: "layers" };
  const alike = layersBySteps(facts, now.facts);
  return alike === null ? null : { layers: alike, by: "steps" };
};
var layersOfDigest = async (reference, platform, ports) => {
  const parsed = parseImageReference(reference);
  if (parsed?.digest == null) return null;
  return layersInRegistry({ reference: `${parsed.name}@${parsed.digest}`, platform }, ports);
};

// src/stages/rescan/scan-running.ts
var scanRunning = defineStage({
  kind: "side-cars-scan",
  title: "Scan the running images",
  uses: [
    ...["exec", "files", "archives", "leftovers", "secrets", "registry", "surroundings", "log"],
    ...["download", "clock"]
  ],
  run: async (input, ports) => {
    await probeEngine(ports);
    const images = [];
    const unread = input.unknown.map(notReported);
    for (const image of input.images) {
      try {
        images.push(...await scanOne4(image, input, ports));
      } catch (error) {
        unread.push(brokenBecause(error, image, input.registry));
      }
    }
    return { images, unread };
  },
  record: (scanned) => ({
    ...scanned,
    images: scanned.images.map((one) => ({ ...one, scans: one.scans.map(recordedScan) }))
  })
});
var ownerOf2 = ({ image, pinned, containers, runsIn }, platform, own) => {
  const { registry, repository } = repositoryName(nameWithoutDigest(pinned));
  const ofRun2 = isOwnRegistry(registry, own) ? { repository } : {};
  return { image: pinned, written: image, containers, runsIn, platform, ...ofRun2 };
};
var scanOne4 = async (image, input, ports) => {
  const found = distinctImages(await findImages(image, null, ports));
  const scanned = [];
  for (const one of found) {
    const { scans, platform, ...facts } = await scanFoundImage(one, { ...input, folder: "running" }, ports);
    const sideCar = ownerOf2(image, platform, input.registry);
    const own = { ...facts, sideCar, scans: scans.map((scan) => ofSideCar(scan, sideCar)) };
    scanned.push(await withProperties(own, input, ports));
  }
  return scanned;
};
var brokenBecause = (error, image, own) => {
  if (!isExplained(error) || error.code.startsWith("E_CREDENTIALS")) throw error;
  const { message: because, hint = "Run again; an image that its registry no longer has must be deployed anew." } = error;
  return {
    kind: "broke",
    source: "trivy",
    because,
    hint,
    sideCar: ownerOf2(image, image.platform.architectures.join("/"), own)
  };
};
var notReported = ({ container, image }) => ({
  kind: "broke",
  source: "trivy",
  because: `${container} does not report the digest of its image`,
  hint: "Run again; a task on an old container agent never reports it, and one that does not start has none.",
  sideCar: { image: image ?? UNKNOWN_IMAGE, containers: [container], runsIn: [], platform: "unknown platform" }
});

// src/domain/github/issue-facts.ts
var wantedState = ({ judged: { verdict: verdict2 }, idle }) => {
  if (verdict2.kind === "passed") return idle.length === 0 ? "closed" : "undecided";
  return verdict2.blockers.length > 0 ? "open" : "undecided";
};
var issueNames = ({ app, environment, places }) => [
  "rescan",
  app,
  environment,
  ...places.map(({ cluster, service }) => JSON.stringify([cluster, service])).toSorted()
];

// src/report/comment/issue-text.ts
var LIMIT_BYTES2 = 6e4;
var CUT2 = "_The rest is left out because an issue cannot be longer. The reports of the run have all of it._\n";
var ROWS3 = 120;
var ROWS_OF_ONE = 30;
var FEWEST_ROWS = 3;
var NAMED4 = 20;
var issueTitle = ({ environment, places }, limit) => {
  const what = `Blocking findings in running images: ${placesInWords(places, (name) => name)}`;
  return plainLine(environment === null ? what : `${what} (${environment})`, limit);
};
var issueText = ({ judged, images, rebuilds, about: about2, idle }) => {
  const { verdict: verdict2 } = judged;
  const blocked = blockedImages(blockersOf(verdict2).map(({ finding }) => finding));
  const rows = Math.max(FEWEST_ROWS, Math.min(ROWS_OF_ONE, Math.floor(ROWS3 / Math.max(1, blocked.length))));
  const blocks = [
    text(`### ${headline2(verdict2, [blocked.length, images.length])}`),
    text(aboutInWords2(about2)),
    ...verdict2.kind === "overridden" ? [text(`**Overridden in the last run alone, because:** ${prose(verdict2.reason, 500)}`)] : [],
    ...brokenBlocks(verdict2),
    ...idleBlocks(idle),
    ...overview(blocked),
    ...blocked.flatMap((image) => imageBlocks(image, rows, rebuilds))
  ];
  return fitted(blocks, LIMIT_BYTES2, CUT2);
};
var idleBlocks = (idle) => {
  if (idle.length === 0) return [];
  const where = idle.slice(0, NAMED4).map(({ place }) => codeSpan(place, 200));
  const more = idle.length > NAMED4 ? [`${idle.length - NAMED4} more`] : [];
  return [
    text(`\u23F8\uFE0F No task runs in ${[...where, ...more].join(", ")}: nothing of it is judged, so this issue is not closed.`)
  ];
};
var blockedImages = (blockers) => [...Map.groupBy(blockers, ({ sideCar }) => JSON.stringify([sideCar?.image, sideCar?.platform])).values()].flatMap(
  (own) => {
    const sideCar = own[0]?.sideCar;
    return sideCar === void 0 ? [] : [{ sideCar, findings: own.map(({ sideCar: _, ...finding }) => finding) }];
  }
);
var headline2 = (verdict2, [blocked, all]) => {
  if (verdict2.kind === "passed")
    return `\u2705 No blocking findings in ${all === 1 ? "the running image" : `the ${all} running images`}`;
  if (blocked === 0) return "\u26A0\uFE0F Not every running image could be judged";
  const what = `${blocked} of ${plural(all, "running image")} ${blocked === 1 ? "has" : "have"} blocking findings`;
  return verdict2.kind === "overridden" ? `\u26A0\uFE0F Overridden: ${what}` : `\u274C ${what}${verdict2.kind === "broke" ? "; others could not be judged" : ""}`;
};
var aboutInWords2 = ({ app, environment, places, runUrl }) => [
  `In ${placesInWords(places, (name) => codeSpan(name, 200))}${environment === null ? "" : `, for ${codeSpan(environment, 100)}`}`,
  ...app === null ? [] : [`app ${codeSpan(app, 100)}`],
  ...runUrl === null ? [] : [link("the last run", runUrl)]
].join("; ");
var placesInWords = (places, name) => [...Map.groupBy(places, ({ cluster }) => cluster)].map(([cluster, at]) => {
  const services = at.flatMap(({ service }) => service === null ? [] : [name(lastPart(service))]);
  const where = name(lastPart(cluster));
  return services.length < at.length ? where : `${services.join(", ")} of ${where}`;
}).join("; ");
var overview = (blocked) => blocked.length < 2 ? [] : table(
  ["Image", "Runs in", "Blocking"],
  "lll",
  blocked.map(({ sideCar, findings }) => [
    codeSpan(sideCar.image, 300),
    markdown((sideCar.runsIn ?? []).join(", "), 200),
    markdown(countsOf2(findings))
  ])
);
var countsOf2 = (findings) => [...new Set(findings.map(({ source }) => source))].map((source) => {
  const own = findings.filter((finding) => finding.source === source);
  return `${SOURCES[source].name} ${countsInWords(source, own)}`;
}).join("; ");
var imageBlocks = ({ sideCar, findings }, rows, rebuilds) => [
  text(`#### ${codeSpan(sideCar.image, 300)}`),
  text(whereInWords(sideCar)),
  ...rebuildBlocks(
    rebuildOf(rebuilds, sideCar),
    findings.map((finding) => ({ ...finding, sideCar }))
  ),
  ...findingTable(findings, rows),
  ...fixList(findings, { least: 1, rest: "in the summary of the run" })
];
var rebuildBlocks = (rebuild, blockers) => rebuild === null ? [] : [text(`\u{1F9F1} ${prose(rebuildInWords(rebuild, blockers))}`)];
var whereInWords = ({ containers, platform, runsIn = [] }) => {
  const names = (all) => {
    const shown = all.slice(0, NAMED4).map((name) => codeSpan(name, 100));
    return [...shown, ...all.length > NAMED4 ? [`and ${all.length - NAMED4} more`] : []].join(", ");
  };
  return `Runs in ${names(runsIn)}: container${containers.length === 1 ? "" : "s"} ${names(containers)}, ${markdown(platform, 60)}`;
};

// src/stages/github/keep-issue.ts
var WRITTEN3 = { notDone: "the issue was not written", permission: "issues: write" };
var LONGEST_TITLE = 256;
var keepIssue = defineStage({
  kind: "issue",
  title: "Keep the issue up to date",
  uses: ["conversations", "clock", "log"],
  run: async (facts, ports) => {
    const { conversations, log: log2 } = ports;
    const viewer = await conversations.viewer();
    if (viewer.kind === "refused") return noteNotWritten(asResult(explainRefusal(viewer, WRITTEN3)), WRITTEN3, log2);
    const marker = markerOf("issue", issueNames(facts.about));
    const body = `${marker}
${issueText(facts)}`;
    const title = issueTitle(facts.about, LONGEST_TITLE);
    const own = { title, body, marker, state: wantedState(facts), viewer: viewer.value };
    const reply = await writeOnce(issueOf(own, ports), ports);
    if (reply === null) return { kind: "none" };
    if (reply.kind === "refused") return noteNotWritten(asResult(explainRefusal(reply, WRITTEN3)), WRITTEN3, log2);
    const { kind, post } = reply.value;
    log2.info(`Issue ${kind}: ${post.url}`);
    return { kind, url: post.url };
  },
  record: (result) => result
});
var issueOf = (own, { conversations }) => ({
  find: () => findIssue(own, conversations),
  write: async (found) => {
    if (found === null && own.state !== "open") return null;
    if (found !== null && isAsWanted(found, own)) return { kind: "given", value: { kind: "unchanged", post: found } };
    const reply = found === null ? await conversations.createIssue(own) : await conversations.updateIssue(found.id, { ...own, state: stateOf(own) });
    return reply.kind === "refused" ? reply : { kind: "given", value: { kind: changeOf(found, own), post: reply.value } };
  }
});
var stateOf = ({ state }) => state === "closed" ? "closed" : "open";
var findIssue = async (own, conversations) => {
  const isWanted2 = (issue) => isMarked(issue, own.marker, own.viewer);
  const open = await conversations.findIssue({ author: own.viewer, state: "open", isWanted: isWanted2 });
  if (open.kind === "refused" || open.value !== null || own.state !== "open") return open;
  return conversations.findIssue({ author: own.viewer, state: "closed", isWanted: isWanted2 });
};
var isAsWanted = (found, own) => found.title === own.title && found.body === own.body && found.state === stateOf(own);
var changeOf = (found, own) => {
  if (found === null) return "created";
  if (found.state === stateOf(own)) return "updated";
  return own.state === "closed" ? "closed" : "reopened";
};

// src/pipelines/parts/keep-issue-of.ts
var keepIssueOf = (flow, c, needed) => {
  if (c.issue === "off") return;
  const { app, environment, runUrl } = aboutOf(c);
  const places = c.services.map(({ cluster, service }) => ({ cluster, service: service === "" ? null : service }));
  const about2 = { app, environment, places, runUrl };
  const { running, scanned, judged, rebuilds } = needed;
  flow.stage(keepIssue, { running, scanned, judged, rebuilds }, (r) => ({
    judged: r.judged,
    images: r.scanned.images,
    rebuilds: r.rebuilds,
    idle: r.running.idle,
    about: about2
  }));
};

// src/pipelines/parts/report-running.ts
var reportRunning = (flow, c, needed) => {
  const { running, scanners, scanned, judged } = needed;
  const reports = flow.stage(writeReports, { running, scanners, scanned, judged }, (r) => ({
    imageName: placesNameOf(c),
    localName: "",
    scans: [],
    sideCars: r.scanned.images,
    unread: r.scanned.unread ?? [],
    idle: r.running.idle,
    judged: r.judged,
    trivy: r.scanners.trivy,
    source: null,
    fallback: fallbackFile(c)
  }));
  uploadReports(flow, c, reports);
  keepIssueOf(flow, c, needed);
};

// src/pipelines/rescan.ts
var rescan = (flow, c) => {
  const running = flow.stage(findRunning, {}, () => c);
  const scanners = flow.stage(prepareScanners, {}, () => c.scanners);
  const scanned = flow.named("rescan").stage(scanRunning, { running, scanners }, (r) => ({
    ...{ ...c.scanners, ...r.scanners, ...r.running },
    ...{ map: c.policy.map ?? {}, own: ownImages(c) }
  }));
  const judged = flow.stage(judgeFindings, { scanned }, (r) => ({ ...c, scans: scansOf(r.scanned) }));
  const rebuilds = flow.stage(scanBases, { scanners, scanned }, (r) => ({
    ...{ ...c.scanners, ...r.scanners },
    images: r.scanned.images
  }));
  reportRunning(flow, c, { running, scanners, scanned, judged, rebuilds });
  flow.stage(enforceGate, { judged }, (r) => r.judged);
};
var ownImages = ({ registry, build: build2, run }) => ({
  repository: registry.repository,
  build: build2,
  workspace: run.workspace
});

// src/stages/earlier/earlier-image.ts
var withEarlierImage = async (image, going, ports) => {
  const { running, serviceName, repository } = going;
  if (running === null) {
    throw fault("E_INPUT", {
      message: `\`rollback-to\`: ECS does not show what ${serviceName} runs, so no image in it can be replaced`,
      hint: "Set `rollback-to` to a revision, or allow ecs:DescribeTaskDefinition."
    });
  }
  const containerName = chooseContainer(running.definition, going.containerName);
  const container = running.definition.input.containerDefinitions?.find(({ name }) => name === containerName);
  const written3 = container?.image ?? "";
  const reference = parseImageReference(written3);
  const place = reference === null ? null : await ecrPlace({ image: written3, reference, repository }, ports);
  if (reference === null || place === null) throw elsewhere(image, { containerName, written: written3 });
  checkPlace(image, { containerName, name: reference.name });
  const uri = `${reference.name}@${await digestOf(image, place)}`;
  ports.log.info(`${image.written} is ${uri}`);
  return {
    goesBackTo: image.written,
    taskDefinition: withImage(running.definition, { containerName, image: uri }),
    asItIs: null
  };
};
var elsewhere = (image, { containerName, written: written3 }) => {
  const short2 = `\`rollback-to\`: the image of container ${named(containerName)} is not in ECR in the region of this run`;
  return fault("E_INPUT", {
    message: `${short2} (${written3}), so ${named(image.written)} cannot be looked for beside it`,
    headline: short2,
    hint: "Set `rollback-to` to a revision."
  });
};
var checkPlace = ({ written: written3, registry, repository }, { containerName, name }) => {
  const own = repositoryName(name);
  if ((registry ?? own.registry) === own.registry && (repository ?? own.repository) === own.repository) return;
  throw fault("E_INPUT", {
    message: `\`rollback-to\`: ${written3} is not in ${name}, where container ${named(containerName)} has its image`,
    hint: "Set `rollback-to` to a digest or a tag of that repository, or to a revision."
  });
};
var digestOf = async ({ digest, tag }, { ecr, ...from }) => {
  const id = digest === null ? { imageTag: tag ?? "" } : { imageDigest: digest };
  const held = await readHeld({ ...from, id }, ecr);
  if (held !== null) return held.digest;
  const short2 = `the repository ${named(from.repository)} has no image ${named(digest ?? tag ?? "")}`;
  const hint = "Set `rollback-to` to a digest or a tag that the repository has, or to a revision.";
  throw fault("E_IMAGE_NOT_FOUND", { message: `${short2} (ecr:BatchGetImage)`, headline: short2, hint });
};

// src/stages/earlier/no-revision.ts
var MOST_NAMED = 8;
var noRevision = async ({ family: family2, because, short: short2, not }, ecs) => {
  const names = await activeRevisions(family2, ecs);
  const others = names?.filter((name) => name !== not) ?? null;
  const known3 = others === null ? "" : `; ${inWords9(family2, others)}`;
  return fault("E_NO_REVISION", {
    message: `${because}${known3}`,
    headline: [because, short2],
    hint: others?.length === 0 ? "Deploy a fixed commit instead; nothing was changed." : "Set `rollback-to` to a revision that worked; nothing was changed."
  });
};
var inWords9 = (family2, names) => {
  if (names.length === 0) return `there is no other revision of ${named(family2)} that can be deployed`;
  return `the newest revisions of ${named(family2)} that can be deployed are ${names.slice(0, MOST_NAMED).map(named).join(", ")}`;
};
var activeRevisions = async (family2, ecs) => {
  const asked2 = { familyPrefix: family2, status: "ACTIVE", sort: "DESC", maxResults: MOST_NAMED + 1 };
  return readNames(async () => {
    const { taskDefinitionArns } = await ecs.listTaskDefinitions(asked2);
    return { items: (taskDefinitionArns ?? []).map(revisionName), nextToken: void 0 };
  });
};

// src/stages/earlier/find-revision.ts
var findRevision = async (wanted, going, ports) => {
  switch (wanted.kind) {
    case "previous":
      return asItIs3(await previousOf(going, ports), going, ports);
    case "revision":
      return asItIs3(wanted.arn ?? `${wanted.family ?? familyOf(going)}:${wanted.revision}`, going, ports);
    case "image":
      return withEarlierImage(wanted.image, going, ports);
  }
};
var nowOf = ({ described: { taskDefinition, serviceName = "" } }) => returned(taskDefinition, `ecs:DescribeServices, ${serviceName}, taskDefinition`);
var familyOf = (going) => revisionName(nowOf(going)).replace(/:\d+$/u, "");
var previousOf = async (going, { target }) => {
  const { ecs } = target;
  const now = nowOf(going);
  const { kind } = going.deployedBy;
  const isOther = ({ taskDefinitionArn }) => taskDefinitionArn !== now;
  const completed = await strategyOf(kind).completed(going, { target, enough: (found2) => found2.some(isOther) });
  const found = completed.find(isOther);
  if (found !== void 0) return found.taskDefinitionArn;
  const short2 = `no other revision of the service ${named(going.serviceName)} has completed a deployment`;
  const because = `${short2} ${REMEMBERED[kind]}`;
  throw await noRevision({ family: familyOf(going), because, short: short2, not: revisionName(now) }, ecs);
};
var REMEMBERED = {
  ecs: "in the 90 days that ECS remembers",
  codedeploy: "among the 25 last ones in CodeDeploy"
};
var asItIs3 = async (reference, going, { target: { ecs }, log: log2 }) => {
  const asked2 = revisionName(reference);
  const reply = await ecs.describeTaskDefinition({ taskDefinition: reference, include: ["TAGS"] }).catch(async (thrown) => {
    if (!isAwsError(thrown, ["ClientException", "InvalidParameterException"])) throw thrown;
    throw await refused3(asked2, "does not exist", { going, ecs });
  });
  const { taskDefinition: revision, tags } = reply;
  const registeredAs = parseTaskDefinitionArn(
    returned(revision?.taskDefinitionArn, `ecs:DescribeTaskDefinition, ${asked2}`)
  );
  if (registeredAs === null || revision?.status !== "ACTIVE") {
    throw await refused3(asked2, "was deregistered, so ECS starts no deployment of it", { going, ecs });
  }
  const source = revisionName(registeredAs);
  const value = { taskDefinition: revision, tags };
  const { draft } = checkTaskDefinition(value, source, { values: "registered", containerName: null });
  const taskDefinition = { ...draft, registeredAs };
  if (revision.family !== familyOf(going)) {
    log2.warning(`${source} is of another family than ${revisionName(nowOf(going))}, which ${going.serviceName} has now`);
  }
  return {
    goesBackTo: source,
    taskDefinition,
    asItIs: { taskDefinitionArn: registeredAs, definition: taskDefinition, ...lifeOf(revision) }
  };
};
var refused3 = (asked2, why, { going, ecs }) => {
  const because = `the revision ${named(asked2)} ${why}`;
  const family2 = asked2.replace(/:\d+$/u, "");
  return noRevision({ family: family2, because, short: because, not: revisionName(nowOf(going)) }, ecs);
};

// src/stages/earlier/earlier-appspec.ts
var withAppSpec = async (going, { asItIs: asItIs4 }, { target, log: log2 }) => {
  const { deployedBy } = going;
  if (deployedBy.kind === "ecs" || asItIs4 === null) return deployedBy;
  const isWanted2 = ({ taskDefinitionArn }) => taskDefinitionArn === asItIs4.taskDefinitionArn;
  const enough = (found) => found.some(isWanted2);
  const completed = await strategyOf(deployedBy.kind).completed(going, { target, enough }).catch((error) => {
    if (!(error instanceof AwsError)) throw error;
    log2.info(`${error.message}; the AppSpec is made out of the service`);
    return [];
  });
  const appspec = completed.find(isWanted2)?.appspec;
  return appspec === void 0 ? deployedBy : { ...deployedBy, appspec: { ...appspec, hooks: null } };
};

// src/stages/earlier/held-images.ts
var heldImages = async ({ taskDefinition, goesBackTo }, repository, ports) => {
  const all = imagesIn2(taskDefinition);
  const found = await allOrEveryProblem(
    all.map(async (one) => ({ ...one, pushed: await heldBy3(one, { goesBackTo, repository }, ports) }))
  );
  return found.flatMap(({ pushed, ...one }) => pushed === null ? [] : [{ ...one, pushed }]);
};
var imagesIn2 = ({ input }) => (input.containerDefinitions ?? []).flatMap(
  ({ name, image }) => name === void 0 || image === void 0 ? [] : [{ container: name, image }]
);
var heldBy3 = async ({ container, image }, { goesBackTo, repository }, ports) => {
  const { log: log2 } = ports;
  const reference = parseImageReference(image);
  const place = reference === null ? null : await ecrPlace({ image, reference, repository }, ports);
  if (reference === null || place === null) {
    log2.info(`the image of ${container}, ${image}, is not in ECR in the region of this run, so it is not checked`);
    return null;
  }
  const { ecr, ...from } = place;
  const { digest, tag } = reference;
  const id = digest === null ? { imageTag: tag ?? "latest" } : { imageDigest: digest };
  try {
    const held = await readHeld({ ...from, id }, ecr);
    if (held === null) throw gone(goesBackTo, { container, image });
    log2.info(`the image of ${container}, ${image}, is in ECR`);
    if (digest === null)
      log2.warning(`${goesBackTo} names ${image} by a tag, which ECS resolves anew: it may be another image than before`);
    return asPushed(held, { image, name: reference.name, tag });
  } catch (thrown) {
    if (!isUnavailable(thrown)) throw thrown;
    log2.warning(`whether the image of ${container}, ${image}, still exists is not known: ${thrown.message}`);
    return null;
  }
};
var asPushed = (held, { image, name, tag }) => {
  const [configDigest] = held.configDigests;
  if (configDigest === void 0) return null;
  const facts = asHeld(held, repositoryName(name));
  return { ...repositoryName(name), ...facts, tag, uri: image, configDigest, kind: "given" };
};
var gone = (goesBackTo, { container, image }) => {
  const short2 = `the image of container ${named(container)} in ${named(goesBackTo)} is no longer in ECR`;
  return fault("E_IMAGE_NOT_FOUND", {
    message: `${short2}: ${image} (ecr:BatchGetImage)`,
    headline: short2,
    hint: "Set `rollback-to` to another revision, or push the image again; nothing was changed."
  });
};

// src/stages/earlier/plan-rollback.ts
var planRollback = defineStage({
  kind: "plan",
  title: "Choose the revision",
  uses: ["registry", "surroundings", "target", "log"],
  run: async (input, ports) => {
    const { registry, rollbackTo } = input;
    const caller = await identify(input, ports);
    const findCluster = clusterFinder(ports.target.ecs);
    const repository = registry.repository === "" ? null : await readRepository(registry, ports.registry.ecr);
    const services = await allOrEveryProblem(
      input.services.map(
        (service) => planService({ service, rollbackTo, repository, findCluster }, ports).catch(namedIn(service))
      )
    ).catch((thrown) => {
      throw asOneError(thrown);
    });
    ports.log.info(`account ${caller.account}, region ${caller.region}`);
    for (const service of services) ports.log.info(inWords10(service));
    return { ...caller, repository, imageDigest: null, pushes: null, services };
  },
  record: ({ services, ...target }) => ({
    ...target,
    services: services.map(
      ({ taskDefinition: _, running: __, described: ___, asItIs: ____, image: _____, ...service }) => service
    )
  })
});
var planService = async ({ service, rollbackTo, repository, findCluster }, ports) => {
  const found = await readService(service, ports.target.ecs, findCluster);
  const deployedBy = await readDeployerAlone(service.codeDeploy, found.described, ports);
  for (const arn of [found.clusterArn, found.serviceArn]) {
    checkAccount({ what: arn, account: accountIn(arn), wanted: service.account });
  }
  const running = await readRunning(found.described, ports);
  const going = { ...found, deployedBy, running, containerName: service.containerName, repository };
  const revision = await findRevision(rollbackTo, going, ports);
  const images = await heldImages(revision, repository, ports);
  const containerName = containerOf(service, revision.taskDefinition, images);
  return {
    ...found,
    ...revision,
    ...await findUrl(found.described, ports),
    deployedBy: await withAppSpec(going, revision, ports),
    key: service.key,
    running,
    containerName,
    image: imageOf3(containerName, images),
    changes: changesTo(revision.taskDefinition, { ...going, containerName, desiredCount: found.desiredCount }),
    lint: []
  };
};
var containerOf = ({ containerName }, definition, images) => {
  const names = containerNames(definition);
  if (containerName !== null && names.includes(containerName)) return containerName;
  return (names.length === 1 ? names[0] : images[0]?.container) ?? names[0] ?? "";
};
var imageOf3 = (name, images) => images.find(({ container }) => container === name)?.pushed ?? null;
var changesTo = ({ input }, { running, containerName, desiredCount }) => {
  if (running === null) return { kind: "unknown" };
  return {
    kind: "compared",
    imagePath: `containerDefinitions/${containerName}/image`,
    registered: running.registered,
    newDeployment: "when-changed",
    ...difference({ desiredCount, definition: running.definition.input }, { desiredCount, definition: input })
  };
};
var inWords10 = ({ serviceName, previousTaskDefinitionArn, goesBackTo, changes }) => {
  const now = revisionName(previousTaskDefinitionArn ?? "no revision");
  const move = `service ${serviceName}: ${now} \u2192 ${goesBackTo}`;
  return changes.kind === "compared" && changes.lines.length > 0 ? `${move}
${diffText(changes)}` : move;
};

// src/domain/rollout/way-back.ts
var wayBackOf = ({ services }, key) => {
  const service = services.find((one) => one.key === key);
  if (service === void 0) throw new Error(`plan did not read the service ${key}`);
  return service;
};

// src/pipelines/parts/set-back.ts
var setBack = (flow, service, { plan, starting: starting2 }) => {
  const deploy = starting2.stage(deployService, { plan }, (r) => {
    const target = wayBackOf(r.plan, service.key);
    return {
      ...service,
      run: r.plan,
      // What the service is compared with is the revision that it is to have.
      target: { ...target, running: target.asItIs ?? target.running },
      taskDefinition: target.taskDefinition,
      desiredCount: null,
      attributes: NO_ATTRIBUTES,
      newDeployment: "when-changed"
    };
  });
  const whereChanged = flow.optional(unless(deploy, "unchanged", "there is no new deployment"));
  const wait = whereChanged.stage(waitForDeployment, { deploy }, (r) => ({ ...service, deployment: r.deploy }));
  const isKnown2 = provided(plan, (found) => wayBackOf(found, service.key).image !== null, UNKNOWN2);
  flow.optional(isKnown2).stage(confirmImage, { plan, deploy, wait }, (r) => {
    const { image } = wayBackOf(r.plan, service.key);
    if (image === null) throw new Error("the stage is left out without an image");
    return { image, deployment: r.deploy, wait: r.wait };
  });
};
var UNKNOWN2 = "ECR does not say which digest the tasks must report";

// src/pipelines/rollback.ts
var rollback = (flow, c) => {
  const plan = planOf2(flow, c);
  flow.each(c.services, (own, service) => setBack(own, service, { plan, starting: starting(own, c) }));
};
var rollbackDryRun = (flow, c) => void planOf2(flow, c);
var planOf2 = (flow, c) => flow.stage(planRollback, {}, () => c);

// src/pipelines/ship.ts
var ship = (flow, given3) => {
  const c = { ...given3, values: { ...given3.values, unresolved: "refused" } };
  const judged = c.image === null ? buildAndPush(flow, c) : pullAndAccept(flow, c, c.image);
  const services = flow.each(
    c.services,
    (own, service) => rollOut(own, service, { ...judged, starting: starting(own, c) })
  );
  markIfPassed(flow, c, { ...judged, services });
};

// src/pipelines/pipelines.ts
var PIPELINES = {
  ship,
  check: check2,
  push: pushOnly,
  promote,
  rollback,
  rescan,
  maintenance,
  apps,
  "dry-run": dryRun,
  "push-dry-run": pushDryRun,
  "rollback-dry-run": rollbackDryRun
};
export {
  PIPELINES
};
