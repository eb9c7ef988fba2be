/** Reports to code scanning (GitHub docs, REST API: "Upload an analysis as SARIF data"). */
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Processing, SarifUploads } from '../../ports/sarif-uploads.ts'
import type { CallLimits, GitHubApiOptions } from './github-calls.ts'
import { makeRefusableCaller, mapped } from './refused-calls.ts'

/** A report may have 10 MB, which takes its time; GitHub's rate limit for requests that write asks for a minute. */
const LIMITS: CallLimits = { attemptMs: 60_000, longestWaitMs: 60_000, bytes: 1024 * 1024 }

const SENT = z.object({ id: z.string().min(1) })
const PROCESSED = z.object({
  processing_status: z.enum(['pending', 'complete', 'failed']),
  errors: z.array(z.string()).nullish(),
})

/** Nothing is loaded or sent before the first call. */
export const makeSarifUploads = (options: GitHubApiOptions): SarifUploads => {
  const call = makeRefusableCaller(options, LIMITS)
  return {
    send: async ({ ref, commit, text }) => {
      const sarif = gzipSync(text).toString('base64')
      const reply = await call({
        name: 'POST /repos/{}/code-scanning/sarifs',
        request: ({ rest }, own) => rest.codeScanning.uploadSarif({ ...own, ref, commit_sha: commit, sarif }),
      })
      return mapped(reply, ({ data }) => SENT.parse(data).id)
    },
    look: async (id) => {
      const reply = await call({
        name: `GET /repos/{}/code-scanning/sarifs/${id}`,
        request: ({ rest }, own) => rest.codeScanning.getSarif({ ...own, sarif_id: id }),
      })
      return mapped(reply, ({ data }): Processing => {
        const { processing_status: kind, errors } = PROCESSED.parse(data)
        return kind === 'failed' ? { kind, errors: errors ?? [] } : { kind }
      })
    },
  }
}
