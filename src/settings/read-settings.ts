/**
 * Inputs and `ship-to-ecs.yaml` -> checked settings. An input overrides the file, the file overrides the default. Every problem
 * is reported at once, in words for users; those of the file with line and column.
 */
import { chooseLevels, type Chosen } from './choose.ts'
import {
  fieldOf,
  RUN_SETTINGS,
  SERVICE_SETTINGS,
  type RunSettings,
  type SettingName,
  type Settings,
} from './declaration.ts'
import { lookUpIn, type GivenInputs, type LookUp } from './look-up.ts'
import { PIPELINE_NAMES, requirementsOf, type PipelineName } from './requirements.ts'
import { problem, settingsError, type Problem } from './problems.ts'
import { readSettingsFile, type FileReading, type SettingsFile } from './settings-file.ts'
import { listedApps } from './listed-apps.ts'
import { sharedAccount } from './shared-account.ts'
import { readInputs, type InputSources } from './read-inputs.ts'
import {
  environmentProblems,
  growthProblems,
  imageProblems,
  maintenanceProblems,
  rollbackProblems,
  runProblems,
  type MaybeSettings,
} from './setting-rules.ts'
import { serviceProblems, findServices, serviceSettings, type FoundService } from './run-services.ts'
import { mergedImageProblems } from './merge-config.ts'
import { promotionProblems } from './promotion-config.ts'
import { overPolicyFile } from './policy-floor.ts'
import type { YamlText } from './yaml-tree.ts'
import { guardLevels, type GuardedLevels } from './trust/guarded-levels.ts'
import type { Trusted } from './trust/trusted-file.ts'

export const DEFAULT_FILE = 'ship-to-ecs.yaml'

export interface SettingsSources extends InputSources {
  /** The settings file, if there is one. */
  readonly file: SettingsFile | null
  /** What guarded settings are taken from. */
  readonly trusted: Trusted
  /** The file of `policy-file`; absent without one. */
  readonly policyFile?: YamlText | null
}

export interface SettingsReading {
  /** Null when there are problems. */
  readonly settings: Settings | null
  /** The values that are right, for rules about what they name. */
  readonly run: MaybeSettings
  readonly taskDefinitions: readonly string[]
  readonly stateFiles: readonly string[]
  readonly problems: readonly Problem[]
  /** Null when guarded settings are taken from the checkout. */
  readonly guard: GuardedLevels['report']
  /** Null when the checkout is trusted. */
  readonly target: GuardedLevels['target']
}

/** @throws ShipError `E_INPUT` with a line for each problem */
export const readSettings = (sources: SettingsSources): Settings => {
  const { settings, problems } = collectSettings(sources)
  if (settings === null) throw settingsError(problems)
  return settings
}

/** Reads inputs and file; everything that is wrong with them is in `problems`. */
export const collectSettings = (sources: SettingsSources): SettingsReading => {
  const { inputs, problems: ofInputs } = readInputs(sources)
  const file = readSettingsFile(sources.file ?? { path: DEFAULT_FILE, text: '' }, sources.readTree)
  const { chosen, environments = namesOf(file), ...guard } = guardLevels(choose(file, inputs), { ...sources, inputs })
  const run = lookUpIn(inputs, chosen.level ?? file.root)
  const services = findServices(inputs, chosen)
  const level = chosen.level ?? file.root
  const floor = overPolicyFile(sources.policyFile ?? null, { inputs, level, readTree: sources.readTree })
  const values = { ...valuesOf(run), ...floor.values }
  const problems = [
    ...ofInputs,
    ...file.problems,
    ...chosen.problems,
    ...(chosen.level === null ? [] : problemsTogether({ run, values, services, inputs, environments })),
    ...(file.root === null ? [] : runProblems(values)),
    ...imageProblems(values, inputs),
    ...mergedImageProblems(values, inputs),
    ...rollbackProblems(values, inputs),
    ...maintenanceProblems(values, inputs),
    ...guard.problems,
    ...floor.problems,
  ]
  const [first, ...others] = services.map(serviceSettings)
  return {
    // `findServices` gives at least one.
    settings:
      problems.length > 0
        ? null
        : {
            ...values,
            app: chosen.app,
            apps: listedApps(file.root, values.environment),
            environments,
            sharedAccount: sharedAccount(file.root, values.environment),
            services: [first as NonNullable<typeof first>, ...others],
          },
    // Of levels that were not found, nothing is known.
    run: chosen.level === null ? valuesOf(lookUpIn(inputs, null)) : values,
    taskDefinitions: textsOf(services, 'task-definition'),
    stateFiles: textsOf(services, 'tfstate'),
    problems,
    guard: guard.report,
    target: guard.target,
  }
}

const namesOf = ({ root }: FileReading): readonly string[] => [...(root?.groups.environments.keys() ?? [])]

/** A setting of each service that has a right value. */
const textsOf = (services: readonly FoundService[], name: SettingName): readonly string[] =>
  services.flatMap(({ lookUp }) => {
    const { value } = lookUp(name)
    return typeof value === 'string' ? [value] : []
  })

/** Each schema has given its value, or null where the type says so; with problems, any value may be null. */
const valuesOf = (lookUp: LookUp): RunSettings =>
  Object.fromEntries(RUN_SETTINGS.map((name) => [name, lookUp(name).value])) as unknown as RunSettings

const choose = ({ root }: FileReading, inputs: GivenInputs): Chosen => {
  if (root === null) return { level: null, services: new Map(), app: null, problems: [] }
  const textOf = (name: SettingName): string | null => {
    const { value } = lookUpIn(inputs, root)(name)
    return typeof value === 'string' ? value : null
  }
  const apps = textOf('pipeline') === 'apps' ? 'all' : 'one'
  return chooseLevels(root, { environment: textOf('environment'), app: textOf('app'), apps })
}

/** What can only be said when all levels are known: what is missing, and what does not go together. */
const problemsTogether = (known: {
  readonly run: LookUp
  readonly values: MaybeSettings
  readonly services: readonly FoundService[]
  readonly inputs: GivenInputs
  readonly environments: readonly string[]
}): readonly Problem[] => {
  const pipeline = PIPELINE_NAMES.find((name) => name === known.values.pipeline) ?? null
  return [
    ...(pipeline === null ? [] : missing(pipeline, known)),
    ...(known.run('environment').isSet ? [] : environmentProblems(known.values)),
    ...serviceProblems(known.services, { ...known, pipeline }),
    ...growthProblems(known.values),
    ...promotionProblems(known.values, known),
  ]
}

const missing = (
  pipeline: PipelineName,
  { run, services }: { readonly run: LookUp; readonly services: readonly FoundService[] },
): readonly Problem[] =>
  requirementsOf(pipeline).required.flatMap((name) => {
    const { description } = fieldOf(name)
    if (!SERVICE_SETTINGS.includes(name)) {
      return run(name).isSet ? [] : [problem(`\`${name}\` is required: ${description}`)]
    }
    return services
      .filter(({ lookUp }) => !lookUp(name).isSet)
      .map(({ key, at }) => ({
        at,
        text: `\`${name}\` is required${key === null ? '' : ` for the service ${key}`}: ${description}`,
      }))
  })
