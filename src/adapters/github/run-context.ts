/** The run as GitHub describes it in `GITHUB_*` and the event file; outside GitHub, as the Git checkout does. */
import { z } from 'zod'
import { fault } from '../../errors/fault.ts'
import { messageOf, type ShipError } from '../../errors/ship-error.ts'
import type { RunContext } from '../../domain/image/tag.ts'
import type { Files } from '../../ports/files.ts'
import { readGitHead } from './git-head.ts'

type ReadText = Files['readText']
type Environment = NodeJS.ProcessEnv

const SHA = /^[0-9a-f]{40}$/

/** The part of a webhook payload that is used (GitHub docs, "Webhook events and payloads", pull_request and workflow_run). */
const EVENT = z.object({
  workflow_run: z.object({ head_sha: z.string().regex(SHA), head_branch: z.string().min(1).nullish() }).nullish(),
  pull_request: z
    .object({
      number: z.int().positive(),
      head: z.object({
        sha: z.string().regex(SHA),
        ref: z.string().min(1),
        // Null once a fork has been deleted.
        repo: z.object({ full_name: z.string() }).nullish(),
      }),
    })
    .nullish(),
})
type Event = z.infer<typeof EVENT>

/**
 * Reads the run's context.
 * @throws ShipError `E_INPUT` when the event file is not what GitHub writes, or the commit is unknown
 */
export const readRunContext = async (environment: Environment, readText: ReadText): Promise<RunContext> => {
  const workspace = workspaceOf(environment)
  return present(environment['GITHUB_SHA']) === null
    ? localContext(environment, workspace, readText)
    : githubContext(environment, workspace, await readEvent(environment, readText))
}

/** Where the checkout is. */
export const workspaceOf = (environment: Environment): string =>
  present(environment['GITHUB_WORKSPACE']) ?? process.cwd()

const githubContext = (environment: Environment, workspace: string, event: Event): RunContext => ({
  event: present(environment['GITHUB_EVENT_NAME']) ?? 'local',
  sha: checkedSha(environment['GITHUB_SHA'] ?? ''),
  ...refsOf(environment, event),
  ...forkOf(environment, event),
  runNumber: positive(environment['GITHUB_RUN_NUMBER']),
  runId: present(environment['GITHUB_RUN_ID']),
  runAttempt: positive(environment['GITHUB_RUN_ATTEMPT']),
  repository: present(environment['GITHUB_REPOSITORY']),
  serverUrl: serverUrl(environment),
  workspace,
})

const refsOf = (
  environment: Environment,
  event: Event,
): Pick<RunContext, 'headSha' | 'branch' | 'gitTag' | 'pullRequest'> => {
  const ref = environment['GITHUB_REF'] ?? ''
  const pull = event.pull_request
  if (pull) return { headSha: pull.head.sha, branch: pull.head.ref, gitTag: null, pullRequest: pull.number }
  // GITHUB_SHA and GITHUB_REF are those of the default branch there, whatever the finished run was about.
  const finished = event.workflow_run
  if (finished) {
    return { headSha: finished.head_sha, branch: finished.head_branch ?? null, gitTag: null, pullRequest: null }
  }
  return {
    headSha: null,
    branch: present(environment['GITHUB_HEAD_REF']) ?? after('refs/heads/', ref),
    gitTag: after('refs/tags/', ref),
    pullRequest: positive(/^refs\/pull\/(\d+)\//.exec(ref)?.[1]),
  }
}

const forkOf = (environment: Environment, { pull_request: pull }: Event): Pick<RunContext, 'fork'> => {
  if (!pull || pull.head.repo === undefined) return {}
  const from = pull.head.repo?.full_name ?? 'a deleted repository'
  return from.toLowerCase() === environment['GITHUB_REPOSITORY']?.toLowerCase() ? {} : { fork: from }
}

const localContext = async (environment: Environment, workspace: string, readText: ReadText): Promise<RunContext> => {
  const { sha, branch } = await readHead(workspace, readText)
  return {
    event: 'local',
    sha,
    headSha: null,
    branch,
    gitTag: null,
    pullRequest: null,
    runNumber: null,
    runId: null,
    runAttempt: null,
    repository: present(environment['GITHUB_REPOSITORY']),
    serverUrl: serverUrl(environment),
    workspace,
  }
}

const readEvent = async (environment: Environment, readText: ReadText): Promise<Event> => {
  const path = present(environment['GITHUB_EVENT_PATH'])
  const text = path === null ? null : await readText(path)
  // `act` and re-created environments may have no file; then nothing is known of a pull request.
  if (path === null || text === null) return {}
  try {
    return EVENT.parse(JSON.parse(text))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error)
    throw wrong(`the event file ${path} (GITHUB_EVENT_PATH) is not a webhook payload of GitHub: ${why}`, error)
  }
}

const readHead = async (
  workspace: string,
  readText: ReadText,
): Promise<{ readonly sha: string; readonly branch: string | null }> => {
  const head = await readGitHead(workspace, readText)
  if (head === null) throw wrong(`${workspace} is not a Git checkout, and GITHUB_SHA is not set`)
  const { ref, commit } = head
  if (commit === null) throw wrong(`the branch ${ref ?? ''} of ${workspace} has no commit yet`)
  return { sha: checkedSha(commit), branch: ref === null ? null : after('refs/heads/', ref) }
}

const checkedSha = (text: string): string => {
  if (SHA.test(text)) return text
  throw wrong(`the commit '${text}' is not 40 hex digits`)
}

const serverUrl = (environment: Environment): string =>
  present(environment['GITHUB_SERVER_URL']) ?? 'https://github.com'

const present = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

const positive = (text: string | undefined): number | null => {
  const number = Number(text)
  return Number.isSafeInteger(number) && number > 0 ? number : null
}

const after = (prefix: string, text: string): string | null =>
  text.startsWith(prefix) && text.length > prefix.length ? text.slice(prefix.length) : null

const wrong = (message: string, cause?: unknown): ShipError =>
  fault('E_INPUT', {
    message,
    hint: 'Run in a workflow of GitHub Actions, or in a Git checkout that has a commit.',
    cause,
  })
