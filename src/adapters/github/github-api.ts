/** The repository of the run over GitHub's API: what is read of it. */
import { z } from 'zod'
import { fault } from '../../errors/fault.ts'
import type { GitHubApi } from '../../ports/github-api.ts'
import { given, makeCaller, type CallLimits, type GitHubApiOptions } from './github-calls.ts'

/** A settings file has a few kB. With three attempts a call takes about half a minute. */
const LIMITS: CallLimits = { attemptMs: 8_000, longestWaitMs: 10_000, bytes: 1024 * 1024 }

const REPOSITORY = z.object({ default_branch: z.string().min(1) })
const REF = z.object({ object: z.object({ sha: z.string().regex(/^[0-9a-f]{40,64}$/u) }) })
const COMPARISON = z.object({ status: z.enum(['diverged', 'ahead', 'behind', 'identical']) })

/** GitHub lists no more files than that (REST API, "Compare two commits"). */
const MOST_FILES = 300
/** Beside each file is its patch. */
const MOST_BYTES_OF_FILES = 32 * 1024 * 1024
const FILES = COMPARISON.extend({
  files: z.array(z.object({ filename: z.string(), previous_filename: z.string().optional() })).optional(),
})

/** @throws ShipError `E_GITHUB` where a reply has not what GitHub's description says */
const asDescribed = <Value>(schema: z.ZodType<Value>, data: unknown): Value => {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const why = z.prettifyError(parsed.error).replace(/\s+/gu, ' ')
  throw fault('E_GITHUB', { message: `the response of GitHub cannot be read: ${why}` })
}

/** Nothing is loaded or sent before the first call. */
export const makeGitHubApi = (options: GitHubApiOptions): GitHubApi => {
  const call = makeCaller(options, LIMITS)
  const callForFiles = makeCaller(options, { ...LIMITS, attemptMs: 20_000, bytes: MOST_BYTES_OF_FILES })
  return {
    defaultBranch: async () => {
      const { data } = given(await call({ name: 'GET /repos/{}', request: ({ rest }, own) => rest.repos.get(own) }))
      return asDescribed(REPOSITORY, data).default_branch
    },
    tipOf: async (branch) => {
      const ref = `heads/${branch}`
      const name = `GET /repos/{}/git/ref/${ref}` as const
      const { data } = given(await call({ name, request: ({ rest }, own) => rest.git.getRef({ ...own, ref }) }))
      return asDescribed(REF, data).object.sha
    },
    compare: async (base, head) => {
      const basehead = `${base}...${head}`
      // Only the first page has the files, whose patches may be many MiB; what is asked for is on every page.
      const page = { per_page: 1, page: 2 }
      const reply = await call({
        name: `GET /repos/{}/compare/${basehead}`,
        request: ({ rest }, own) => rest.repos.compareCommitsWithBasehead({ ...own, basehead, ...page }),
      })
      if (reply.kind === 'failed' && reply.failure.status === 404) return null
      return asDescribed(COMPARISON, given(reply).data).status
    },
    changedFiles: async (base, head) => {
      const basehead = `${base}...${head}`
      const reply = await callForFiles({
        name: `GET /repos/{}/compare/${basehead}`,
        request: ({ rest }, own) => rest.repos.compareCommitsWithBasehead({ ...own, basehead, per_page: 1 }),
      })
      if (reply.kind === 'failed' && reply.failure.status === 404) return null
      const { status: comparison, files } = asDescribed(FILES, given(reply).data)
      if (files === undefined || files.length >= MOST_FILES) return null
      const paths = files.flatMap(({ filename, previous_filename: before }) => [filename, ...(before ? [before] : [])])
      return { comparison, files: paths }
    },
    readFile: async (path, commit) => {
      // Base64 ends at 1 MB and does not say so; this form is the file itself, also of a link.
      const headers = { accept: 'application/vnd.github.raw+json' }
      const reply = await call({
        name: `GET /repos/{}/contents/${path}?ref=${commit}`,
        request: ({ rest }, own) => rest.repos.getContent({ ...own, path, ref: commit, headers }),
      })
      if (reply.kind === 'failed' && reply.failure.status === 404) return null
      const { data, headers: answered } = given(reply)
      return textOf(data, answered['content-type'] ?? '') ?? notAFile(path)
    },
  }
}

/** The types describe the default media type; this is the raw one. A folder or a submodule is JSON all the same. */
const textOf = (data: unknown, contentType: string): string | null => {
  if (/^application\/json\b/u.test(contentType)) return null
  if (typeof data === 'string') return data
  return data instanceof ArrayBuffer ? new TextDecoder().decode(data) : null
}

const notAFile = (path: string): never => {
  throw fault('E_GITHUB', { message: `${path} is not a file in the repository on GitHub` })
}
