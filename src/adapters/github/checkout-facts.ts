/** What the event and the checkout say about who may decide: the event's name and branches, and the commit that is checked out. */
import { dirname, join, relative, sep } from 'node:path'
import { z } from 'zod'
import type { CheckoutFacts } from '../../domain/trust/guard-source.ts'
import type { Files } from '../../ports/files.ts'
import { isIn } from '../path-trace.ts'
import { readGitHead, type GitHead } from './git-head.ts'

/** The members of webhook payloads that are used (GitHub docs, "Webhook events and payloads"). */
const PAYLOAD = z.object({
  repository: z
    .object({ default_branch: z.string().min(1) })
    .nullish()
    .catch(null),
  pull_request: z
    .object({ base: z.object({ ref: z.string().min(1) }) })
    .nullish()
    .catch(null),
  /** `refs/heads/main`. */
  merge_group: z
    .object({ base_ref: z.string().min(1) })
    .nullish()
    .catch(null),
})

type Payload = z.infer<typeof PAYLOAD>

export interface CheckoutSources {
  readonly environment: NodeJS.ProcessEnv
  readonly files: Pick<Files, 'readText' | 'kindOf' | 'realPath' | 'list'>
  readonly workspace: string
  /** The settings file, absolute. */
  readonly settingsFile: string
}

/** Reads the facts. What cannot be read is null, which trusts less. */
export const readCheckoutFacts = async (sources: CheckoutSources): Promise<CheckoutFacts> => {
  const { environment, files, settingsFile } = sources
  const [payload, checkout] = await Promise.all([readPayload(sources), checkoutOf(sources)])
  const head = checkout === null ? null : ((await readGitHead(checkout, files.readText)) ?? (await headBeside(sources)))
  return {
    event: environment['GITHUB_EVENT_NAME'] || null,
    sha: environment['GITHUB_SHA'] || null,
    head: head?.commit ?? null,
    ...branchesOf(payload, queueOf(environment['GITHUB_REF'] ?? '')),
    path: checkout === null ? null : relative(checkout, settingsFile).split(sep).join('/'),
  }
}

/**
 * Where the workspace has neither a checkout nor the file, the job has checked out into a folder of it (actions/checkout, `path`), and has
 * no settings file: that the commit of the event is in one of the folders is enough to know that nobody took the file away.
 */
const headBeside = async ({
  environment,
  files,
  workspace,
  settingsFile,
}: CheckoutSources): Promise<GitHead | null> => {
  const places = await Promise.all([files.kindOf(join(workspace, '.git')), files.kindOf(settingsFile)])
  if (places.some((kind) => kind !== 'absent') || (await files.kindOf(workspace)) !== 'directory') return null
  const folders = (await files.list(workspace)).map((name) => join(workspace, name))
  // A folder that cannot be read is not the checkout.
  const heads = await Promise.all(folders.map((folder) => readGitHead(folder, files.readText).catch(() => null)))
  return heads.find((head) => head !== null && head.commit === environment['GITHUB_SHA']) ?? null
}

const branchesOf = (
  payload: Payload,
  queue: Queue,
): Pick<CheckoutFacts, 'targetBranch' | 'defaultBranch' | 'isQueued'> => ({
  targetBranch:
    payload.pull_request?.base.ref ??
    payload.merge_group?.base_ref.replace(/^refs\/heads\//u, '') ??
    queue.targetBranch,
  defaultBranch: payload.repository?.default_branch ?? null,
  isQueued: queue.isQueued,
})

type Queue = Pick<CheckoutFacts, 'targetBranch' | 'isQueued'>

/** GitHub pushes each group of a merge queue to a branch `gh-readonly-queue/TARGET/pr-NUMBER-COMMIT`, which is a push like any other. */
const queueOf = (ref: string): Queue => {
  const [, name] = /^refs\/heads\/gh-readonly-queue\/(.*)$/su.exec(ref) ?? []
  const [, targetBranch = null] = /^(.+)\/pr-\d+-[^/]+$/su.exec(name ?? '') ?? []
  return { isQueued: name !== undefined, targetBranch }
}

const readPayload = async ({ environment, files }: CheckoutSources): Promise<Payload> => {
  const path = environment['GITHUB_EVENT_PATH']
  const text = path ? await files.readText(path) : null
  try {
    return PAYLOAD.parse(JSON.parse(text ?? '{}'))
  } catch {
    // Then neither branch is known, and GitHub is asked for the default branch.
    return {}
  }
}

/**
 * The checkout that the file is part of: the nearest folder above it with a folder `.git`, or the workspace, which may have been
 * downloaded as an archive. No commit can hold such a folder, but one can hold a link to a folder that has it, or a submodule, whose
 * `.git` is a file: those are part of the checkout around them. Null for a file outside of the workspace and of every checkout.
 */
const checkoutOf = async ({ files, workspace, settingsFile }: CheckoutSources): Promise<string | null> => {
  const root = await files.realPath(workspace)
  const isLinked = async (folder: string): Promise<boolean> =>
    isIn(workspace, folder) && (await files.realPath(folder)) !== join(root, relative(workspace, folder))
  const search = async (folder: string): Promise<string | null> => {
    if (folder === workspace) return folder
    if ((await files.kindOf(join(folder, '.git'))) === 'directory' && !(await isLinked(folder))) return folder
    const above = dirname(folder)
    return above === folder ? null : search(above)
  }
  return search(dirname(settingsFile))
}
