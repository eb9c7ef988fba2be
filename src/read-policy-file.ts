/**
 * The file of the input `policy-file`. In the checkout of the run it is guarded as the settings are: on events whose commit others may have
 * written, that of the target branch counts. In another checkout of the workflow, or outside of all, it is the workflow's.
 */
import { resolve } from 'node:path'
import { readCheckoutFacts } from './adapters/github/checkout-facts.ts'
import type { RunContext } from './domain/image/tag.ts'
import type { CheckoutFacts } from './domain/trust/guard-source.ts'
import type { Files } from './ports/files.ts'
import type { GitHubApi } from './ports/github-api.ts'
import { readSettingsText } from './settings/file-text.ts'
import { problem, type Problem } from './settings/problems.ts'
import { DEFAULT_FILE } from './settings/read-settings.ts'
import { readTrusted, type Trusted } from './settings/trust/trusted-file.ts'
import type { YamlText } from './settings/yaml-tree.ts'

interface PolicySources {
  readonly environment: NodeJS.ProcessEnv
  readonly files: Files
  readonly context: RunContext
  /** The input `config-file`. */
  readonly asked: string
  readonly github: GitHubApi
}

interface PolicyReading {
  /** Null without the input, and where the file that counts cannot be read. */
  readonly file: YamlText | null
  readonly problems: readonly Problem[]
}

/** Reads the file that counts; why it cannot be read is a problem beside those of the settings. */
export const readPolicyFile = async (given: string, sources: PolicySources): Promise<PolicyReading> => {
  if (given === '') return { file: null, problems: [] }
  const { files, context, github } = sources
  const path = resolve(context.workspace, given)
  const refusal = await files.refusal(path)
  if (refusal !== null) return refused(`${given} ${refusal}`)
  const real = await files.realPath(path)
  const facts = await factsOf(real, sources)
  const trusted: Trusted = (await isOfRun(real, facts, sources))
    ? await readTrusted(facts, github)
    : { kind: 'checkout' }
  if (trusted.kind === 'checkout') {
    const read = await readSettingsText(path, files)
    if (read.kind === 'text') return { file: { path: given, text: read.text }, problems: [] }
    return refused(`${given} ${read.kind === 'refused' ? read.because : 'does not exist'}`)
  }
  if (trusted.file !== null) return { file: trusted.file, problems: [] }
  const { because, place } = trusted
  return refused(
    place.kind === 'unreadable'
      ? `${given} is not taken from the checkout ${because}, and cannot be read from the target branch: ${place.reason}. Grant \`permissions: contents: read\` to the job`
      : `${given} is not taken from the checkout ${because}, and \`${place.branch}\` does not have it: merge it first, then set the input`,
  )
}

const refused = (text: string): PolicyReading => ({ file: null, problems: [problem(`\`policy-file\`: ${text}`)] })

const factsOf = async (file: string, { environment, files, context }: PolicySources): Promise<CheckoutFacts> =>
  readCheckoutFacts({ environment, files, workspace: await files.realPath(context.workspace), settingsFile: file })

/** Whether it is in the checkout with the settings, in the workspace itself, or where the commit of the event is. */
const isOfRun = async (file: string, facts: CheckoutFacts, sources: PolicySources): Promise<boolean> => {
  if (facts.path === null) return false
  if (facts.sha !== null && facts.head === facts.sha) return true
  const { files, context, asked } = sources
  const settingsFile = resolve(context.workspace, asked === '' || asked === 'none' ? DEFAULT_FILE : asked)
  const settings = await files.realPath(settingsFile)
  const root = rootOf(file, facts)
  const ofSettings = rootOf(settings, await factsOf(settings, sources))
  return [ofSettings, await files.realPath(context.workspace)].includes(root)
}

/** The folder of the checkout that a file is in; null where it is in none. */
const rootOf = (file: string, { path }: CheckoutFacts): string | null =>
  path === null ? null : resolve(file, ...path.split('/').map(() => '..'))
