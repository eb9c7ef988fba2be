/**
 * The vulnerability database: the user's own folder as it is, else downloaded by Trivy from the first repository that gives it. No
 * registry login of the machine is used: a stale one for ghcr.io makes a public download fail with DENIED.
 */
import { join } from 'node:path'
import { z } from 'zod'
import { NETWORK_VARIABLES } from '../../domain/network-variables.ts'
import { parseJson } from '../../domain/scan/scanner-json.ts'
import {
  javaRepositoriesBeside,
  reasonOf,
  type InstalledScanner,
  type ReadyDatabase,
  type Reason,
} from '../../domain/scan/scanners.ts'
import type { Ports } from '../../ports/ports.ts'

export type DatabasePorts = Pick<Ports, 'exec' | 'files' | 'clock' | 'log'>

export interface DatabaseInput {
  readonly trivy: InstalledScanner
  readonly databaseDirectory: string | null
  readonly databaseRepositories: readonly string[]
  readonly network: 'online' | 'offline'
  readonly cacheDirectory: string
  readonly timeoutMinutes: number
}

const TRIES = 2
const PAUSE_MS = 5_000
/** Words of a registry that may answer another time; everything else goes to the next repository at once. */
const PASSING_FAULT = /TOOMANYREQUESTS|\b429\b|\b5\d\d\b|timeout|timed out|connection reset|unexpected EOF/i

// Version 2 is the schema that every allowed Trivy reads.
const metadata = z.object({
  Version: z.literal(2),
  UpdatedAt: z.iso.datetime({ offset: true }),
  DownloadedAt: z.string().optional(),
})

/** Gives a database that Trivy can scan with, or why there is none. */
export const prepareDatabase = async (input: DatabaseInput, ports: DatabasePorts): Promise<ReadyDatabase> => {
  try {
    if (input.databaseDirectory !== null) return await ownDatabase(input.databaseDirectory, ports)
    const cacheDirectory = join(input.cacheDirectory, 'trivy')
    if (input.network === 'offline') return await keptDatabase(cacheDirectory, ports)
    if (input.trivy.kind === 'broke') {
      return { kind: 'broke', because: 'Trivy, which downloads it, is not ready', hint: input.trivy.hint }
    }
    return await downloadDatabase({ ...input, cacheDirectory, program: input.trivy.path }, ports)
  } catch (error) {
    const reason = reasonOf(error, 'Check the folder of the database and its permissions.')
    if (reason === null) throw error
    return { kind: 'broke', ...reason }
  }
}

const ownDatabase = async (directory: string, ports: DatabasePorts): Promise<ReadyDatabase> => {
  const stand = await inspect(directory, ports)
  if (stand.kind === 'broke')
    return {
      ...stand,
      hint: 'Set `trivy-cache-dir` to a folder that holds db/trivy.db and db/metadata.json, or leave it out.',
    }
  return { kind: 'ready', cacheDirectory: directory, updatedAt: stand.updatedAt, source: 'own', javaRepositories: [] }
}

const keptDatabase = async (directory: string, ports: DatabasePorts): Promise<ReadyDatabase> => {
  const stand = await inspect(directory, ports)
  if (stand.kind === 'broke') return { ...stand, because: `${stand.because}, and \`offline\` forbids to download one` }
  return {
    kind: 'ready',
    cacheDirectory: directory,
    updatedAt: stand.updatedAt,
    source: await sourceOf(directory, ports),
    javaRepositories: [],
  }
}

type Stand =
  | { readonly kind: 'there'; readonly updatedAt: string; readonly downloadedAt: string }
  | ({ readonly kind: 'broke' } & Reason)

const inspect = async (directory: string, { files }: DatabasePorts): Promise<Stand> => {
  const hint = 'Set `trivy-cache-dir` to a folder that holds db/trivy.db and db/metadata.json.'
  const text = await files.readText(join(directory, 'db', 'metadata.json'))
  if (text === null || (await files.kindOf(join(directory, 'db', 'trivy.db'))) !== 'file') {
    return { kind: 'broke', because: `there is no vulnerability database in ${directory}`, hint }
  }
  const parsed = parseJson(metadata, text)
  if (parsed.kind === 'invalid') {
    return {
      kind: 'broke',
      because: `${join(directory, 'db', 'metadata.json')} is not what Trivy writes: ${parsed.problem}`,
      hint,
    }
  }
  return { kind: 'there', updatedAt: parsed.value.UpdatedAt, downloadedAt: parsed.value.DownloadedAt ?? '' }
}

interface DownloadPlan extends DatabaseInput {
  readonly program: string
}

const downloadDatabase = async (plan: DownloadPlan, ports: DatabasePorts): Promise<ReadyDatabase> => {
  const { cacheDirectory } = plan
  await ports.files.makeDirectory(cacheDirectory)
  const before = await inspect(cacheDirectory, ports)
  const refusals: string[] = []
  for (const repository of plan.databaseRepositories) {
    const refusal = await fetchFrom(repository, plan, ports)
    if (refusal !== null) {
      refusals.push(`${repository}: ${refusal}`)
      continue
    }
    const stand = await inspect(cacheDirectory, ports)
    if (stand.kind === 'broke') return stand
    // Trivy downloads nothing while the database that is there is fresh; then it came from where it came from before.
    const fetched = before.kind === 'broke' || before.downloadedAt !== stand.downloadedAt
    if (fetched) await ports.files.writePrivate(sourceFile(cacheDirectory), repository)
    return {
      kind: 'ready',
      cacheDirectory,
      updatedAt: stand.updatedAt,
      source: await sourceOf(cacheDirectory, ports),
      javaRepositories: javaRepositoriesBeside(plan.databaseRepositories),
    }
  }
  const because = `the vulnerability database could not be downloaded from ${refusals.join('; ') || 'any repository: none is named'}`
  return {
    kind: 'broke',
    because,
    hint: 'Run again later, add a mirror to `trivy-db-repository`, or bring a database with `trivy-cache-dir`.',
  }
}

/** Null when it worked, else the last refusal in the registry's words. */
const fetchFrom = async (repository: string, plan: DownloadPlan, ports: DatabasePorts): Promise<string | null> => {
  for (let tried = 1; ; tried += 1) {
    try {
      ports.log.info(`Vulnerability database: ${repository}`)
      await runDownload(repository, plan, ports)
      return null
    } catch (error) {
      const reason = reasonOf(error, '')
      if (reason === null) throw error
      ports.log.info(`${repository} did not give the database: ${reason.because}`)
      if (tried === TRIES || !PASSING_FAULT.test(reason.because)) return reason.because
      await ports.clock.sleep(PAUSE_MS * tried)
    }
  }
}

const runDownload = async (repository: string, plan: DownloadPlan, { exec, files }: DatabasePorts): Promise<void> => {
  const directory = await files.makePrivateDirectory('trivy-database')
  // Named, so that neither a trivy.yaml of the checkout nor one of the home folder counts.
  const config = join(directory, 'trivy.yaml')
  await files.writePrivate(config, '')
  const options = [
    '--no-progress',
    '--skip-version-check',
    '--disable-telemetry',
    '--timeout',
    `${plan.timeoutMinutes}m`,
  ]
  await exec.run({
    argv: [
      plan.program,
      'image',
      '--download-db-only',
      '--db-repository',
      repository,
      '--cache-dir',
      plan.cacheDirectory,
      '--config',
      config,
      ...options,
    ],
    inherit: ['PATH', ...NETWORK_VARIABLES],
    set: { HOME: directory, TMPDIR: directory, DOCKER_CONFIG: directory, NO_COLOR: '1' },
    cwd: directory,
    output: 'quiet',
    timeoutMs: plan.timeoutMinutes * 60_000,
  })
}

const sourceFile = (directory: string): string => join(directory, 'downloaded-from')

const sourceOf = async (directory: string, { files }: DatabasePorts): Promise<string> =>
  (await files.readText(sourceFile(directory)))?.trim() ?? 'an earlier run'
