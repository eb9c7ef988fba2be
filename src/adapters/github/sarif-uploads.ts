/** Reports to code scanning (GitHub docs, REST API: "Upload an analysis as SARIF data"). */
import { gzipSync } from 'node:zlib'
import type { Processing, SarifUploads } from '../../ports/sarif-uploads.ts'
import type { CallLimits, GitHubApiOptions } from './github-calls.ts'
import { makeRefusableCaller, mapped } from './refused-calls.ts'

/** A report may have 10 MB, which takes its time; GitHub's rate limit for requests that write asks for a minute. */
const LIMITS: CallLimits = { attemptMs: 60_000, longestWaitMs: 60_000, bytes: 1024 * 1024 }

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
      return mapped(reply, ({ data }) => data.id ?? '')
    },
    look: async (id) => {
      const reply = await call({
        name: `GET /repos/{}/code-scanning/sarifs/${id}`,
        request: ({ rest }, own) => rest.codeScanning.getSarif({ ...own, sarif_id: id }),
      })
      return mapped(reply, ({ data }): Processing => {
        if (data.processing_status === 'failed') return { kind: 'failed', errors: data.errors ?? [] }
        return { kind: data.processing_status === 'complete' ? 'complete' : 'pending' }
      })
    },
  }
}
