/** What a run was given -> its configuration: the context, the settings with the guarded ones from where they are trusted, the secrets. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { makeClock } from './adapters/clock.ts'
import { makeFiles } from './adapters/files.ts'
import { makeGitHubApi } from './adapters/github/github-api.ts'
import { readBaseCommit } from './adapters/github/base-commit.ts'
import { readCheckoutFacts } from './adapters/github/checkout-facts.ts'
import { readCheckedOutRef } from './adapters/github/checked-out-ref.ts'
import { givenInputs, inputReader, takeInput } from './adapters/github/input-variables.ts'
import { readRunContext, workspaceOf } from './adapters/github/run-context.ts'
import type { GuardReport } from './domain/trust/guard-report.ts'
import type { RunContext } from './domain/image/tag.ts'
import type { Files } from './ports/files.ts'
import type { GitHubApi } from './ports/github-api.ts'
import { limitsIn, NO_LIMITS, type ExceptionLimits } from './settings/exceptions/exception-limits.ts'
import { NOTHING_READ, readExceptions, type ExceptionsReading } from './settings/exceptions/read-exceptions.ts'
import { resolveConfig, type Config, type ValuesConfig } from './settings/config.ts'
import type { Settings } from './settings/declaration.ts'
import { untrustedBecause } from './domain/trust/guard-source.ts'
import { localPaths } from './settings/local-paths.ts'
import { findSettingsFile } from './settings/find-settings-file.ts'
import { prepareSettings } from './settings/prepare.ts'
import { DEFAULT_FILE } from './settings/read-settings.ts'
import { readPolicyFile } from './read-policy-file.ts'
import { treeReaderOf } from './settings/tree-reader.ts'
import { readTrusted, type Trusted } from './settings/trust/trusted-file.ts'
import type { YamlText } from './settings/yaml-tree.ts'

export interface ConfigSources {
  /** The environment of the process. The token is taken out of it, so that nothing that is started later finds it. */
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  readonly mask: (value: string) => void
  readonly registerPrivate: (path: string) => void
  /** Hears of the context as soon as it is known. */
  readonly onContext: (context: RunContext) => void
  /** Hears what became of the guarded settings of a checkout that may not decide them. */
  readonly onGuard: (report: GuardReport) => void
}

/** @throws ShipError of what is wrong with the inputs, the settings file or the event */
export const readConfig = async (sources: ConfigSources): Promise<Config> => {
  const { environment } = sources
  const token = takeInput(environment, 'github-token').trim()
  if (token !== '') sources.mask(token)
  const readInput = inputReader(environment)
  const files = makeFiles({
    workspace: workspaceOf(environment),
    temporaryDirectory: null,
    register: sources.registerPrivate,
  })
  const context = await readRunContext(environment, files.readText)
  sources.onContext(context)
  const asked = readInput('config-file').trim()
  const file = asked === NO_FILE ? null : await findSettingsFile(asked, { files, workspace: context.workspace })
  const clock = makeClock(sources.signal)
  const github = makeGitHubApi({ token, repository: context.repository, signal: sources.signal, clock })
  const trusted = await findTrusted(asked, { ...sources, files, context, github })
  const policySources = { environment, files, context, asked, github }
  const policy = await readPolicyFile(readInput('policy-file').trim(), policySources)
  const limits = await limitsOf(policy.file)
  const exceptions = await exceptionsOf(asked, { readInput, files, context, trusted, github, limits, now: clock.now })
  const { settings, secrets, guard, target } = await prepareSettings(
    {
      ...{ policyFile: policy.file, read: readInput, given: givenInputs(environment), file, trusted },
      ofJudging: [...policy.problems, ...exceptions.problems],
    },
    { environment, files, workspace: context.workspace },
  )
  if (guard !== null) sources.onGuard(guard)
  const toolCache = environment['RUNNER_TOOL_CACHE'] ?? join(homedir(), '.cache')
  const values = await valuesOf(settings, { environment, files, workspace: context.workspace, asked })
  return resolveConfig(settings, {
    run: context,
    cacheDirectory: join(toolCache, 'ship-to-ecs'),
    secrets,
    values,
    token,
    exceptions,
    target,
    attester: {
      repositoryId: environment['GITHUB_REPOSITORY_ID'] || null,
      ref: environment['GITHUB_REF'] || null,
      untrusted: values.untrusted,
    },
    codeRef: await readCheckedOutRef(environment, files.readText),
    apps: { base: await readBaseCommit(environment, files.readText), settingsFile: file?.path ?? null },
  })
}

interface ValueSources {
  readonly environment: NodeJS.ProcessEnv
  readonly files: Files
  readonly workspace: string
  /** The input `config-file`. */
  readonly asked: string
}

/** Of a commit that others may have written, no variable is read. The settings file and the task definitions may be in different checkouts. */
const valuesOf = async (
  settings: Settings,
  { environment, files, workspace, asked }: ValueSources,
): Promise<Pick<ValuesConfig, 'untrusted' | 'variables'>> => {
  const file = resolve(workspace, asked === '' || asked === NO_FILE ? DEFAULT_FILE : asked)
  const definitions = settings.services.flatMap((service) =>
    localPaths('task-definition', service['task-definition'], workspace),
  )
  const facts = await Promise.all(
    [...new Set([file, ...definitions.map(({ path }) => path)])].map((settingsFile) =>
      readCheckoutFacts({ environment, files, workspace, settingsFile }),
    ),
  )
  const untrusted = facts.map(untrustedBecause).find((because) => because !== null) ?? null
  const names = untrusted === null ? settings['value-envs'] : []
  const variables = names.map((name) => [name, ownVariable(environment, name)] as const)
  return { untrusted, variables: Object.fromEntries(variables) }
}

const ownVariable = (environment: NodeJS.ProcessEnv, name: string): string | null =>
  (Object.hasOwn(environment, name) ? environment[name] : undefined) ?? null

/** The word that switches the settings file off; a file of that name is `./none`. */
const NO_FILE = 'none'

interface TrustSources extends Pick<ConfigSources, 'environment'> {
  readonly files: Files
  readonly context: RunContext
  readonly github: GitHubApi
}

/**
 * With `config-file: none` there is nothing to guard: all settings are inputs or defaults. A file that the checkout does not have may have
 * been deleted there, so the trusted branch is still asked.
 */
const findTrusted = async (asked: string, sources: TrustSources): Promise<Trusted> => {
  if (asked === NO_FILE) return { kind: 'checkout' }
  const { environment, files, context, github } = sources
  const { workspace } = context
  const settingsFile = resolve(workspace, asked === '' ? DEFAULT_FILE : asked)
  const facts = await readCheckoutFacts({ environment, files, workspace, settingsFile })
  return readTrusted(facts, github)
}

const limitsOf = async (policyFile: YamlText | null): Promise<ExceptionLimits> =>
  policyFile === null ? NO_LIMITS : limitsIn(policyFile, await treeReaderOf([policyFile.text]))

interface AskedExceptions extends Omit<TrustSources, 'environment'> {
  readonly readInput: (name: string) => string
  readonly trusted: Trusted
  readonly limits: ExceptionLimits
  readonly now: () => number
}

/** A rollback judges nothing, and without a settings file there are none beside it. */
const exceptionsOf = async (asked: string, given: AskedExceptions): Promise<ExceptionsReading> => {
  const { readInput, files, context, trusted, limits, github } = given
  if (asked === NO_FILE || readInput('pipeline').trim().toLowerCase() === 'rollback') return NOTHING_READ
  const { workspace } = context
  return readExceptions({
    ...{ files, workspace, trusted, github, limits, now: given.now() },
    settingsFile: resolve(workspace, asked === '' ? DEFAULT_FILE : asked),
    from: readInput('exceptions-from').trim().toLowerCase(),
  })
}
