/** Hands each stage its ports: bound to its abort signal, its place in the log, and the secrets that nothing may show. */
import type { Caller, SessionOptions } from './adapters/aws/connection.ts'
import { makeSession } from './adapters/aws/session.ts'
import { makeClock } from './adapters/clock.ts'
import { makeDial } from './adapters/dial.ts'
import { makeDownload } from './adapters/download.ts'
import { makeAttestations } from './adapters/github/attestations.ts'
import { makeConversations } from './adapters/github/conversations.ts'
import { makeGitHubApi } from './adapters/github/github-api.ts'
import { makeSarifUploads } from './adapters/github/sarif-uploads.ts'
import { makeProbe } from './adapters/probe.ts'
import { makeExec } from './adapters/process/exec.ts'
import { makeFiles } from './adapters/files.ts'
import { makeImageArchives } from './adapters/image-archives.ts'
import { makeOciRegistry } from './adapters/registry/oci-registry.ts'
import type { Redactor } from './adapters/redact.ts'
import { makeSignatures } from './adapters/sigstore/signatures.ts'
import { workspaceOf } from './adapters/github/run-context.ts'
import type { RunContext } from './domain/image/tag.ts'
import type { RoleToAssume } from './domain/aws/role.ts'
import { shareRoles } from './share-roles.ts'
import type { Reach } from './core/run-pipeline.ts'
import type { Announce } from './ports/announce.ts'
import type { Leftovers } from './ports/leftovers.ts'
import type { Journal } from './ports/journal.ts'
import type { Log } from './ports/log.ts'
import type { Ports } from './ports/ports.ts'
import type { Secrets } from './ports/secrets.ts'

export interface PortSources {
  /** Said to AWS with each call. */
  readonly pipeline: string
  /** '' and null where there is none. */
  readonly github: { readonly token: string; readonly repository: string | null }
  readonly environment: NodeJS.ProcessEnv
  /** Null: from the environment or the SDK's own configuration. */
  readonly regions: { readonly registry: string | null; readonly target: string | null; readonly source: string | null }
  /** Null: the credentials of the environment. */
  readonly roles: {
    readonly registry: RoleToAssume | null
    readonly target: RoleToAssume | null
    readonly creator: RoleToAssume | null
  }
  readonly run: Pick<RunContext, 'runId' | 'repository' | 'fork'>
  readonly secrets: Pick<Secrets, 'mask'>
  readonly redactor: Pick<Redactor, 'redact' | 'openEnd'>
  /** Takes secrets out of Markdown and leaves its markup whole. */
  readonly redactMarkdown: (markdown: string) => string
  readonly announce: Announce
  readonly logOf: (stage: string) => Log
  readonly journalOf: (stage: string) => Journal
  /** Takes every private folder, so that it is removed when the run ends. */
  readonly registerPrivate: (path: string) => void
  readonly leftovers: Leftovers
}

/** What is left of a cancelled run is seconds: one attempt for a call, and two seconds for its answer. */
const HURRIED = { maxAttempts: 1, requestTimeoutMs: 2_000 } as const

/** The ports of one stage. */
export const portsFor = (sources: PortSources) => {
  const roles = shareRoles(sources)
  return (stage: string, { signal, urgency }: Reach): Ports => {
    const log = sources.logOf(stage)
    const session = { signal, ...(urgency === 'seconds' ? HURRIED : {}) }
    const github = { ...sources.github, signal, clock: makeClock(signal) }
    const files = makeFiles({
      workspace: workspaceOf(sources.environment),
      temporaryDirectory: sources.environment['RUNNER_TEMP'] ?? null,
      register: sources.registerPrivate,
    })
    return {
      exec: makeExec({
        environment: sources.environment,
        signal,
        onLine: log.info,
        onDetail: log.debug,
        ...sources.redactor,
      }),
      files,
      archives: makeImageArchives({ signal }),
      leftovers: sources.leftovers,
      download: makeDownload({ signal, environment: sources.environment }),
      ociRegistry: makeOciRegistry({ signal, environment: sources.environment, onRetry: log.info }),
      probe: makeProbe({ signal }),
      dial: makeDial({ signal }),
      clock: makeClock(signal),
      log,
      announce: sources.announce,
      github: makeGitHubApi(github),
      sarifUploads: makeSarifUploads(github),
      conversations: makeConversations({ ...github, redactMarkdown: sources.redactMarkdown }),
      attestations: makeAttestations(github),
      signatures: makeSignatures({ signal, environment: sources.environment, files }),
      secrets: { ...sources.secrets, redact: sources.redactor.redact },
      journal: sources.journalOf(stage),
      ...sessionsOf(sources, roles, { stage, log, limits: session }),
    }
  }
}

interface CallingStage {
  readonly stage: string
  readonly log: Log
  readonly limits: Pick<SessionOptions, 'maxAttempts' | 'requestTimeoutMs' | 'signal'>
}

/** AWS by purpose. */
const sessionsOf = (
  { pipeline, regions }: PortSources,
  roles: ReturnType<typeof shareRoles>,
  { stage, log, limits }: CallingStage,
) => {
  const caller = callerIn(pipeline, stage)
  const registry = makeSession({ region: regions.registry, ...roles.registry(log), ...limits, ...caller('registry') })
  const target = makeSession({ region: regions.target, ...roles.target(log), ...limits, ...caller('target') })
  return {
    ...{ registry, registryAccount: registry, target, surroundings: target },
    creator: makeSession({ region: regions.registry, ...roles.creator(log), ...limits, ...caller('creator') }),
    source: makeSession({ region: regions.source, ...roles.registry(log), ...limits, ...caller('source') }),
  }
}

/** Several stages of one kind have an item behind it. */
const callerIn =
  (pipeline: string, stage: string) =>
  (role: Caller['role']): { readonly caller: Caller } => ({
    caller: { pipeline, stage: stage.split(' ')[0] ?? stage, role },
  })
