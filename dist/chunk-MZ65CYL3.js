import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);import{dirname as __dn}from'node:path';import{fileURLToPath as __fu}from'node:url';const __filename=__fu(import.meta.url),__dirname=__dn(__filename);
import {
  amountOf,
  article,
  checkContainers,
  firstAndCount,
  inside,
  isMembers,
  nameOf,
  reject,
  takenNamesIn
} from "./chunk-D5N4IQJ7.js";
import {
  firstSentence
} from "./chunk-QHZYSA7U.js";
import {
  misspelledIn
} from "./chunk-GGDX25QK.js";
import {
  didYouMean,
  isFilledText,
  nearest
} from "./chunk-4OTEYKCS.js";
import {
  fault
} from "./chunk-HJ6AOJMC.js";
import {
  isWrittenNumber,
  textOf
} from "./chunk-OXRGT3RI.js";
import {
  MOST_LISTED_PROBLEMS,
  listedProblems,
  quoted
} from "./chunk-FZ3V3BND.js";

// src/domain/task-definition/console-leftovers.ts
var withoutConsoleLeftovers = (value, walk) => {
  if (!isMembers(value)) return value;
  const { tags, ...rest } = value;
  const isEmpty = Array.isArray(tags) && tags.length === 0;
  if (isEmpty) walk.notes.push("tags: the empty list is left out; ECS rejects it");
  const containers = value["containerDefinitions"];
  return {
    ...isEmpty ? rest : value,
    ...Array.isArray(containers) ? { containerDefinitions: containers.map((one, index) => withoutCredentials(one, index, walk)) } : {}
  };
};
var withoutCredentials = (container, index, walk) => {
  if (!isMembers(container)) return container;
  const { repositoryCredentials, ...rest } = container;
  if (!isMembers(repositoryCredentials) || repositoryCredentials["credentialsParameter"] !== "") return container;
  walk.notes.push(
    `containerDefinitions[${index}].repositoryCredentials: the empty credentialsParameter is left out; ECS rejects it`
  );
  return rest;
};

// src/domain/task-definition/fargate-size.ts
var FARGATE_SIZES = /* @__PURE__ */ new Map([
  [256, [512, 2048, 512]],
  [512, [1024, 4096, 1024]],
  [1024, [2048, 8192, 1024]],
  [2048, [4096, 16384, 1024]],
  [4096, [8192, 30720, 1024]],
  [8192, [16384, 61440, 4096]],
  [16384, [32768, 122880, 8192]]
]);
var NO_SIZE = "256/1536";
var WINDOWS_SIZES = [1024, 2048, 4096];
var checkTaskSize = (input, walk) => {
  if (!isMembers(input)) return;
  const needs = isOnFargate(input) ? "required" : "optional";
  const units = amountOf(input, "cpu", { needs, walk });
  const mib = amountOf(input, "memory", { needs, walk });
  const problem = units === null || mib === null || needs === "optional" ? null : sizeProblem(input, units, mib);
  if (problem !== null) walk.problems.push(problem);
};
var isOnFargate = ({ requiresCompatibilities: all }) => Array.isArray(all) && all.some((one) => String(one).toUpperCase() === "FARGATE");
var isOnWindows = ({ runtimePlatform: platform }) => isMembers(platform) && /^windows/i.test(String(platform["operatingSystemFamily"]));
var sizeProblem = (input, units, mib) => {
  const known = [...FARGATE_SIZES.keys()];
  if (units > Math.max(...known)) return null;
  const size = FARGATE_SIZES.get(units);
  if (size === void 0) return unknownCpu(units, known);
  if (isOnWindows(input) && !WINDOWS_SIZES.includes(units)) {
    return `cpu: for Windows, Fargate has ${WINDOWS_SIZES.join(", ")} CPU units, not ${units}`;
  }
  return memoryProblem(units, size, mib);
};
var unknownCpu = (units, known) => {
  const meant2 = known.includes(units * 1024) ? `; "${units} vCPU" is ${units * 1024}` : "";
  return `cpu: Fargate has no size with ${units} CPU units; the sizes are ${known.join(", ")}${meant2}`;
};
var memoryProblem = (units, size, mib) => {
  const [smallest, largest, step] = size;
  const fits = mib >= smallest && mib <= largest && (mib - smallest) % step === 0;
  if (fits && `${units}/${mib}` !== NO_SIZE) return null;
  const steps = units === 256 ? "512, 1024 or 2048" : `${smallest} to ${largest} in steps of ${step}`;
  return `memory: with ${units} CPU units, Fargate has ${steps} MiB, not ${mib}`;
};

// src/domain/task-definition/placeholders.ts
var PLACEHOLDER = /\$?\{\{[^{}]{0,200}\}\}|\$\{[^{}]{0,200}\}|<[A-Za-z_][\w .:/-]{0,100}>/;
var placeholderIn = (text) => PLACEHOLDER.exec(text)?.[0] ?? null;
var NEVER_FILLED = /(^|\.)(family|cpu|memory|image|credentialsParameter|valueFrom|[a-z][A-Za-z0-9]*Arn)$|\.environmentFiles\[\d+\]\.value$/;
var FILLED_ELSEWHERE = /\.(command|entryPoint)\[\d+\]$|\.healthCheck\.|\.firelensConfiguration\.|\.dockerLabels\.|\.options\.(?!awslogs-)/;
var OF_THE_APPLICATION = /\.environment\[\d+\]\.value$/;
var checkPlaceholders = (input, containerName, walk) => {
  const suspects = [];
  for (const found of textsOf(input, walk.filled)) {
    const placeholder = placeholderIn(found.text);
    const isReplaced = found.path.endsWith(".image") && (containerName === null || found.container === containerName);
    if (placeholder !== null && !isReplaced) note(placeholder, found, { walk, suspects });
  }
  const [first, ...others] = suspects;
  if (first === void 0) return;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  walk.warnings.push(`${first}: the value has a placeholder, which this action does not fill in${more}`);
};
var note = (placeholder, { text, path }, { walk, suspects }) => {
  const misspelled = misspelledIn(text);
  const unfilled = quoted(misspelled?.written ?? placeholder);
  const meant2 = misspelled === null ? null : `; did you mean ${quoted(misspelled.meant)}?`;
  if (NEVER_FILLED.test(path))
    walk.problems.push(`${path}: nothing fills in the placeholder ${unfilled}${meant2 ?? "; write the value"}`);
  else if (meant2 !== null) walk.warnings.push(`${path}: this action does not fill in ${unfilled}${meant2}`);
  else if (isSuspect(text, path)) suspects.push(path);
};
var isSuspect = (text, path) => !FILLED_ELSEWHERE.test(path) && (placeholderIn(text) === text.trim() || !OF_THE_APPLICATION.test(path));
var textsOf = function* (input, filled) {
  for (const found of allTexts(input)) yield { ...found, text: filled.get(found.path)?.rest ?? found.text };
};
var allTexts = function* (value, path = "", container = null) {
  if (typeof value === "string") yield { text: value, path, container };
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* allTexts(item, `${path}[${index}]`, container);
  } else if (isMembers(value)) {
    const own = /^containerDefinitions\[\d+\]$/.test(path) ? value["name"] : container;
    for (const [key, member] of Object.entries(value)) {
      yield* allTexts(member, path === "" ? key : `${path}.${quoted(key)}`, own);
    }
  }
};

// src/domain/task-definition/shape.ts
var ROOT = "RegisterTaskDefinitionRequest";
var READ_ONLY_KEYS = ["taskDefinitionArn", "revision", "status", "requiresAttributes", "compatibilities", "registeredAt", "deregisteredAt", "deleteRequestedAt", "registeredBy"];
var STRUCTURES = {
  ContainerDefinition: { name: "string", image: "string", repositoryCredentials: "RepositoryCredentials", cpu: "number", memory: "number", memoryReservation: "number", links: "string[]", portMappings: "PortMapping[]", essential: "boolean", restartPolicy: "ContainerRestartPolicy", entryPoint: "string[]", command: "string[]", environment: "KeyValuePair[]", environmentFiles: "EnvironmentFile[]", mountPoints: "MountPoint[]", volumesFrom: "VolumeFrom[]", linuxParameters: "LinuxParameters", secrets: "Secret[]", dependsOn: "ContainerDependency[]", startTimeout: "number", stopTimeout: "number", versionConsistency: "string", hostname: "string", user: "string", workingDirectory: "string", disableNetworking: "boolean", privileged: "boolean", readonlyRootFilesystem: "boolean", dnsServers: "string[]", dnsSearchDomains: "string[]", extraHosts: "HostEntry[]", dockerSecurityOptions: "string[]", interactive: "boolean", pseudoTerminal: "boolean", dockerLabels: "string{}", ulimits: "Ulimit[]", logConfiguration: "LogConfiguration", healthCheck: "HealthCheck", systemControls: "SystemControl[]", resourceRequirements: "ResourceRequirement[]", firelensConfiguration: "FirelensConfiguration", credentialSpecs: "string[]" },
  ContainerDependency: { containerName: "string!", condition: "string!" },
  ContainerRestartPolicy: { enabled: "boolean!", ignoredExitCodes: "number[]", restartAttemptPeriod: "number" },
  Device: { hostPath: "string!", containerPath: "string", permissions: "string[]" },
  DockerVolumeConfiguration: { scope: "string", autoprovision: "boolean", driver: "string", driverOpts: "string{}", labels: "string{}" },
  EFSAuthorizationConfig: { accessPointId: "string", iam: "string" },
  EFSVolumeConfiguration: { fileSystemId: "string!", rootDirectory: "string", transitEncryption: "string", transitEncryptionPort: "number", authorizationConfig: "EFSAuthorizationConfig" },
  EnvironmentFile: { value: "string!", type: "string!" },
  EphemeralStorage: { sizeInGiB: "number!" },
  FirelensConfiguration: { type: "string!", options: "string{}" },
  FSxWindowsFileServerAuthorizationConfig: { credentialsParameter: "string!", domain: "string!" },
  FSxWindowsFileServerVolumeConfiguration: { fileSystemId: "string!", rootDirectory: "string!", authorizationConfig: "FSxWindowsFileServerAuthorizationConfig!" },
  HealthCheck: { command: "string[]!", interval: "number", timeout: "number", retries: "number", startPeriod: "number" },
  HostEntry: { hostname: "string!", ipAddress: "string!" },
  HostVolumeProperties: { sourcePath: "string" },
  InferenceAccelerator: { deviceName: "string!", deviceType: "string!" },
  KernelCapabilities: { add: "string[]", drop: "string[]" },
  KeyValuePair: { name: "string", value: "string" },
  LinuxParameters: { capabilities: "KernelCapabilities", devices: "Device[]", initProcessEnabled: "boolean", sharedMemorySize: "number", tmpfs: "Tmpfs[]", maxSwap: "number", swappiness: "number" },
  LogConfiguration: { logDriver: "string!", options: "string{}", secretOptions: "Secret[]" },
  MountPoint: { sourceVolume: "string", containerPath: "string", readOnly: "boolean" },
  NvidiaMpsAllocation: { memory: "number!", maxComputePercent: "number" },
  PortMapping: { containerPort: "number", hostPort: "number", protocol: "string", name: "string", appProtocol: "string", containerPortRange: "string" },
  ProxyConfiguration: { containerName: "string!", type: "string", properties: "KeyValuePair[]" },
  RegisterTaskDefinitionRequest: { family: "string!", containerDefinitions: "ContainerDefinition[]!", taskRoleArn: "string", executionRoleArn: "string", networkMode: "string", volumes: "Volume[]", placementConstraints: "TaskDefinitionPlacementConstraint[]", requiresCompatibilities: "string[]", cpu: "string", memory: "string", tags: "Tag[]", pidMode: "string", ipcMode: "string", proxyConfiguration: "ProxyConfiguration", inferenceAccelerators: "InferenceAccelerator[]", ephemeralStorage: "EphemeralStorage", runtimePlatform: "RuntimePlatform", enableFaultInjection: "boolean" },
  RepositoryCredentials: { credentialsParameter: "string!" },
  ResourceRequirement: { type: "string!", value: "string", sharingStrategy: "SharingStrategy" },
  RuntimePlatform: { cpuArchitecture: "string", operatingSystemFamily: "string" },
  S3FilesVolumeConfiguration: { fileSystemArn: "string!", rootDirectory: "string", transitEncryptionPort: "number", accessPointArn: "string" },
  Secret: { name: "string!", valueFrom: "string!" },
  SharingStrategy: { nvidiaMps: "NvidiaMpsAllocation" },
  SystemControl: { namespace: "string", value: "string" },
  Tag: { key: "string", value: "string" },
  TaskDefinitionPlacementConstraint: { type: "string", expression: "string" },
  Tmpfs: { containerPath: "string!", size: "number!", mountOptions: "string[]" },
  Ulimit: { name: "string!", softLimit: "number!", hardLimit: "number!" },
  Volume: { name: "string", host: "HostVolumeProperties", dockerVolumeConfiguration: "DockerVolumeConfiguration", efsVolumeConfiguration: "EFSVolumeConfiguration", s3filesVolumeConfiguration: "S3FilesVolumeConfiguration", fsxWindowsFileServerVolumeConfiguration: "FSxWindowsFileServerVolumeConfiguration", configuredAtLaunch: "boolean" },
  VolumeFrom: { sourceContainer: "string", readOnly: "boolean" }
};
var ENUMS = {
  "ContainerDefinition.versionConsistency": ["disabled", "enabled"],
  "ContainerDependency.condition": ["COMPLETE", "HEALTHY", "START", "SUCCESS"],
  "Device.permissions": ["mknod", "read", "write"],
  "DockerVolumeConfiguration.scope": ["shared", "task"],
  "EFSAuthorizationConfig.iam": ["DISABLED", "ENABLED"],
  "EFSVolumeConfiguration.transitEncryption": ["DISABLED", "ENABLED"],
  "EnvironmentFile.type": ["s3"],
  "FirelensConfiguration.type": ["fluentbit", "fluentd"],
  "LogConfiguration.logDriver": ["awsfirelens", "awslogs", "fluentd", "gelf", "journald", "json-file", "splunk", "syslog"],
  "PortMapping.protocol": ["tcp", "udp"],
  "PortMapping.appProtocol": ["grpc", "http", "http2"],
  "ProxyConfiguration.type": ["APPMESH"],
  "RegisterTaskDefinitionRequest.networkMode": ["awsvpc", "bridge", "host", "none"],
  "RegisterTaskDefinitionRequest.requiresCompatibilities": ["EC2", "EXTERNAL", "FARGATE", "MANAGED_INSTANCES"],
  "RegisterTaskDefinitionRequest.pidMode": ["host", "task"],
  "RegisterTaskDefinitionRequest.ipcMode": ["host", "none", "task"],
  "ResourceRequirement.type": ["GPU", "InferenceAccelerator", "NeuronDevice"],
  "RuntimePlatform.cpuArchitecture": ["ARM64", "X86_64"],
  "RuntimePlatform.operatingSystemFamily": ["LINUX", "WINDOWS_SERVER_2004_CORE", "WINDOWS_SERVER_2016_FULL", "WINDOWS_SERVER_2019_CORE", "WINDOWS_SERVER_2019_FULL", "WINDOWS_SERVER_2022_CORE", "WINDOWS_SERVER_2022_FULL", "WINDOWS_SERVER_2025_CORE", "WINDOWS_SERVER_2025_FULL", "WINDOWS_SERVER_20H2_CORE"],
  "TaskDefinitionPlacementConstraint.type": ["memberOf"],
  "Ulimit.name": ["core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio", "rttime", "sigpending", "stack"]
};

// src/domain/task-definition/ranges.ts
var INTEGER = [-2147483648, 2147483647];
var COUNT = [0, INTEGER[1]];
var PORT = [0, 65535];
var RANGES = {
  "ContainerDefinition.cpu": COUNT,
  "ContainerDefinition.memory": COUNT,
  "ContainerDefinition.memoryReservation": COUNT,
  "ContainerDefinition.startTimeout": COUNT,
  "ContainerDefinition.stopTimeout": COUNT,
  "ContainerRestartPolicy.restartAttemptPeriod": [60, 1800],
  "EFSVolumeConfiguration.transitEncryptionPort": PORT,
  "EphemeralStorage.sizeInGiB": [21, 200],
  "HealthCheck.interval": [5, 300],
  "HealthCheck.retries": [1, 10],
  "HealthCheck.startPeriod": [0, 300],
  "HealthCheck.timeout": [2, 60],
  "LinuxParameters.maxSwap": COUNT,
  "LinuxParameters.sharedMemorySize": COUNT,
  "LinuxParameters.swappiness": [0, 100],
  "PortMapping.containerPort": PORT,
  "PortMapping.hostPort": PORT,
  "S3FilesVolumeConfiguration.transitEncryptionPort": PORT,
  "Tmpfs.size": COUNT
};
var FRACTIONS = ["CanaryConfiguration.canaryPercent", "LinearConfiguration.stepPercent"];

// src/domain/task-definition/simple-values.ts
var checkSimple = (part, walk) => {
  const { value, type } = part;
  if (isFilledText(value)) return checkFilled(part, value, walk);
  if (isWrittenNumber(value)) return checkWritten(part, value, walk);
  if (typeof value === type) return checkValue(part, walk);
  if (type === "string" && typeof value === "number") return asText(part, String(value), walk);
  return reject(`${part.path}: expected ${article(type)}, found ${placeholderOr(value)}${hintFor(value, type)}`, walk);
};
var placeholderOr = (value) => {
  const placeholder = typeof value === "string" ? placeholderIn(value) : null;
  return placeholder === null ? nameOf(value) : `the placeholder ${quoted(placeholder)}, which nothing fills in`;
};
var WORDS = new Map([
  ...["yes", "y", "on"].map((word) => [word, true]),
  ...["no", "n", "off"].map((word) => [word, false])
]);
var hintFor = (value, type) => {
  const meant2 = type === "boolean" ? WORDS.get(String(value).toLowerCase()) : void 0;
  if (meant2 !== void 0) return `; write ${String(meant2)}`;
  if (type === "string" && typeof value === "boolean") return `; write "${String(value)}" in quotes`;
  const isQuoted = typeof value === "string" && (type === "number" && /^-?\d{1,20}(\.\d{1,20})?$/.test(value) || type === "boolean" && /^(true|false)$/.test(value));
  return isQuoted ? `; write ${value} without quotes` : "";
};
var asText = (part, text, walk) => {
  walk.notes.push(`${part.path}: the number ${text} is sent as the string "${text}", which ECS expects`);
  return checkValue({ ...part, value: text }, walk);
};
var checkFilled = (part, filled, walk) => {
  walk.filled.set(part.path, filled);
  const { text, written } = filled;
  if (text === null) return written;
  const own = { ...walk, problems: [], warnings: [] };
  const value = typed(part, text);
  const checked = value === null ? void 0 : checkValue({ ...part, value }, own);
  if (value !== null && own.problems.length === 0) {
    walk.warnings.push(...own.warnings);
    return checked;
  }
  const place = filled.place();
  const at = place === null ? "" : ` (${place})`;
  return reject(`${part.path}: the value of ${quoted(written)}${at} is not ${wantedBy(part, walk)}`, walk);
};
var typed = ({ type, member }, text) => {
  if (type === "number") return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
  if (type === "boolean") return WORDS_OF_BOOLEANS.get(text) ?? null;
  return AMOUNTS.includes(member) && !AMOUNT.test(text) ? null : text;
};
var WORDS_OF_BOOLEANS = /* @__PURE__ */ new Map([
  ["true", true],
  ["false", false]
]);
var AMOUNT = /^\s*\.?\d[\d.]{0,20}\s*[A-Za-z]{0,20}\s*$/;
var wantedBy = ({ type, member }, walk) => {
  if (type === "boolean") return "true or false";
  if (AMOUNTS.includes(member)) return "an amount such as 256";
  if (type === "number") {
    const [smallest, largest] = rangeOf(member, walk);
    return `a whole number from ${smallest} to ${largest}`;
  }
  const allowed = Object.hasOwn(ENUMS, member) ? ENUMS[member] : void 0;
  return allowed === void 0 ? EXAMPLE_OF_PORTS : `one of ${allowed.join(", ")}`;
};
var AMOUNTS = ["RegisterTaskDefinitionRequest.cpu", "RegisterTaskDefinitionRequest.memory"];
var checkWritten = (part, number, walk) => {
  const written = quoted(textOf(number));
  const isAmount = AMOUNTS.includes(part.member);
  if (part.type === "string" && !isAmount) return asText(part, textOf(number), walk);
  if (part.type !== "number" && !isAmount)
    return reject(`${part.path}: expected ${article(part.type)}, found a number`, walk);
  if (/^[-+]?0\d/.test(written)) {
    return reject(
      `${part.path}: ${written} begins with 0, which some readers take for octal; write it without the 0`,
      walk
    );
  }
  if (isAmount) return asText(part, String(number.value), walk);
  const checked = checkNumber({ ...part, value: number.value }, { walk, written });
  if (checked !== void 0) walk.notes.push(`${part.path}: ${written} is sent as ${number.value}`);
  return checked;
};
var checkValue = (part, walk) => {
  const { value, member } = part;
  if (typeof value === "number") return checkNumber(part, { walk, written: String(value) });
  if (typeof value !== "string" || walk.values === "registered") return value;
  if (member === "PortMapping.containerPortRange") return checkPortRange(part, value, walk);
  const { enums = ENUMS } = walk.shape ?? {};
  const allowed = Object.hasOwn(enums, member) ? enums[member] : void 0;
  return allowed === void 0 ? value : checkEnum(part, allowed, walk);
};
var checkNumber = (part, { walk, written }) => {
  const { path, member } = part;
  const value = Number(part.value);
  if (!Number.isInteger(value) && !FRACTIONS.includes(member))
    return reject(`${path}: expected a whole number, found ${written}`, walk);
  const [smallest, largest] = rangeOf(member, walk);
  if (value >= smallest && value <= largest) return value;
  return reject(`${path}: expected a number from ${smallest} to ${largest}, found ${written}`, walk);
};
var rangeOf = (member, { values }) => (Object.hasOwn(RANGES, member) && values === "checked" ? RANGES[member] : void 0) ?? INTEGER;
var EXAMPLE_OF_PORTS = "two ports from 1 to 65535, the smaller one first, for example 8000-8010";
var checkPortRange = ({ path }, text, walk) => {
  const [, first, last] = /^(\d{1,5})-(\d{1,5})$/.exec(text) ?? [];
  if (Number(first) >= 1 && Number(first) < Number(last) && Number(last) <= 65535) return text;
  return reject(`${path}: expected ${EXAMPLE_OF_PORTS}, found '${quoted(text)}'`, walk);
};
var checkEnum = ({ value, path }, allowed, walk) => {
  const text = String(value);
  if (allowed.includes(text)) return text;
  const near = nearest(quoted(text), allowed);
  if (near?.toLowerCase() === text.toLowerCase()) {
    walk.warnings.push(`${path}: ECS spells '${text}' as '${near}'`);
    return text;
  }
  const placeholder = placeholderIn(text);
  const what = placeholder === null ? `'${quoted(text)}'` : `the placeholder ${quoted(placeholder)}`;
  const meant2 = near === null || placeholder !== null ? "" : `; did you mean ${near}?`;
  return reject(`${path}: ${what} is not one of ${allowed.join(", ")}${meant2}`, walk);
};

// src/domain/task-definition/check.ts
var checkTaskDefinition = (value, source, options = { values: "checked", containerName: null }) => {
  const { checked, walk } = judge(value, options);
  const problems = [...walk.problems, ...brokenByChanges(value, options)];
  if (problems.length > 0) {
    throw invalid(withPlaces([...problems, ...takenNamesIn(checked)], options.placeOf), source);
  }
  const input = checked;
  const draft = { input, source, ...walk.filled.size === 0 ? {} : { filled: walk.filled } };
  return { draft, notes: walk.notes, warnings: listedProblems(withPlaces(walk.warnings, options.placeOf)) };
};
var judge = (value, { values, containerName }) => {
  const walk = { values, problems: [], warnings: [], notes: [], filled: /* @__PURE__ */ new Map() };
  const given = withoutConsoleLeftovers(registrable(value), walk);
  const checked = check({ value: given, type: ROOT, path: "", member: "" }, walk);
  if (isMembers(checked)) checkContainers(checked, walk);
  if (values === "checked") {
    checkPlaceholders(checked, containerName, walk);
    if (!isSizeUnknown(walk)) checkTaskSize(checked, walk);
  }
  return { checked, walk };
};
var isSizeUnknown = ({ filled }) => ["cpu", "memory"].some((name) => filled.get(name)?.text === null);
var brokenByChanges = (value, { accepted, containerName }) => {
  if (accepted === void 0) return [];
  const problemsOf = (one) => judge(one, { values: "checked", containerName }).walk.problems;
  return newProblems(problemsOf(accepted), problemsOf(value));
};
var newProblems = (before, now) => {
  const known = new Set(before);
  const others = now.filter((problem) => !known.has(problem));
  const still = new Set(now);
  const gone = before.filter((problem) => !still.has(problem)).map(withoutIndexes);
  return others.filter((problem) => {
    const from = gone.indexOf(withoutIndexes(problem));
    if (from !== -1) gone.splice(from, 1);
    return from === -1;
  });
};
var withoutIndexes = (problem) => problem.replace(/^[^:]*/, (path) => path.replaceAll(/\[\d+\]/g, "[]"));
var withPlaces = (problems, placeOf = () => null) => problems.map((problem, index) => {
  const at = index < MOST_LISTED_PROBLEMS ? placeOf(problem.slice(0, problem.indexOf(": "))) : null;
  return at === null ? problem : `${problem} (${quoted(at)})`;
});
var invalid = (problems, source) => {
  const listed = listedProblems(problems).map((problem) => `- ${problem}`);
  const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
  const message = `the task definition ${source} has ${count}:
${listed.join("\n")}`;
  const [first = "", ...others] = problems;
  const forms = [`${source}: ${first}`, first];
  const whole = firstSentence(message);
  const headline = others.length === 0 ? [whole, ...forms] : [...firstAndCount(forms, problems.length), whole];
  return fault("E_TASK_DEFINITION_INVALID", { message, headline });
};
var registrable = (value) => withoutReadOnly(unwrap(value));
var unwrap = (value) => {
  if (!isMembers(value) || !isMembers(value["taskDefinition"])) return value;
  const { taskDefinition, tags, ...rest } = value;
  if (Object.keys(rest).length > 0) return value;
  return Array.isArray(tags) && tags.length > 0 ? { ...taskDefinition, tags } : taskDefinition;
};
var withoutReadOnly = (value) => isMembers(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== "$schema" && !READ_ONLY_KEYS.includes(key))) : value;
var check = (part, walk) => {
  const { type } = part;
  const { structures = STRUCTURES } = walk.shape ?? {};
  if (type.endsWith("[]")) return checkList({ ...part, type: type.slice(0, -"[]".length) }, walk);
  if (type.endsWith("{}")) return checkMap({ ...part, type: type.slice(0, -"{}".length) }, walk);
  if (type === "any") return part.value;
  const structure = Object.hasOwn(structures, type) ? structures[type] : void 0;
  return structure === void 0 ? checkSimple(part, walk) : checkStructure(part, structure, walk);
};
var checkList = (part, walk) => {
  if (!Array.isArray(part.value)) return reject(`${part.path}: expected a list, found ${nameOf(part.value)}`, walk);
  return part.value.map((value, index) => check({ ...part, value, path: `${part.path}[${index}]` }, walk));
};
var checkMap = (part, walk) => {
  const { value, path } = part;
  if (!isMembers(value)) return reject(`${path}: expected an object, found ${nameOf(value)}`, walk);
  return Object.fromEntries(
    present(value).map(([key, member]) => [key, check({ ...part, value: member, path: inside(path, key) }, walk)])
  );
};
var checkStructure = (part, types, walk) => {
  const { value, type: structure, path } = part;
  if (!isMembers(value)) {
    return reject(`${path === "" ? "the document" : path}: expected an object, found ${nameOf(value)}`, walk);
  }
  const { values } = walk;
  const members = present(value);
  for (const [name, type] of Object.entries(types)) {
    const isMissing = type.endsWith("!") && !members.some(([key]) => key === name);
    if (isMissing) walk.problems.push(`${inside(path, name)}: is missing`);
  }
  const checked = members.flatMap(([key, member]) => {
    const type = Object.hasOwn(types, key) ? types[key] : void 0;
    if (type === void 0 && values === "registered") return [[key, asGiven(member, inside(path, key), walk)]];
    if (type === void 0) {
      walk.problems.push(`${inside(path, key)}: unknown key${meant(key, Object.keys(types), walk)}`);
      return [];
    }
    const inner = { value: member, type: type.replace("!", ""), path: inside(path, key), member: `${structure}.${key}` };
    return [[key, check(inner, walk)]];
  });
  return Object.fromEntries(checked);
};
var asGiven = (value, path, walk) => {
  if (isFilledText(value)) return checkSimple({ value, type: "string", path, member: "" }, walk);
  if (Array.isArray(value)) return value.map((item, index) => asGiven(item, `${path}[${index}]`, walk));
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asGiven(one, inside(path, key), walk)]));
};
var meant = (key, known, { problems }) => problems.length < MOST_LISTED_PROBLEMS ? didYouMean(quoted(key), known) : "";
var present = (members) => Object.entries(members).filter(([, value]) => value !== null && value !== void 0);

export {
  placeholderIn,
  ROOT,
  READ_ONLY_KEYS,
  STRUCTURES,
  checkTaskDefinition,
  registrable,
  check
};
