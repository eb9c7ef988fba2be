/** Attestations over GitHub's API (GitHub docs, REST API: "List attestations"). */
import { z } from 'zod'
import type { Attestations } from '../../ports/attestations.ts'
import type { CallLimits, GitHubApiOptions } from './github-calls.ts'
import { makeRefusableCaller, mapped } from './refused-calls.ts'

/** A bundle has about 11 kB; the provenance in it may have more. */
const LIMITS: CallLimits = { attemptMs: 20_000, longestWaitMs: 60_000, bytes: 16 * 1024 * 1024 }
const PAGE = 30

/** `bundle` is gone in the version 2026-03-10 of the API, which has `bundle_url` alone. */
const REPLY = z.object({
  attestations: z.array(
    z.object({ bundle: z.record(z.string(), z.unknown()).nullish(), bundle_url: z.string().nullish() }),
  ),
})

/** Nothing is loaded or sent before the first call. */
export const makeAttestations = (options: GitHubApiOptions): Attestations => {
  const call = makeRefusableCaller(options, LIMITS)
  return {
    list: async ({ digest, predicateType, after }) => {
      const page = { per_page: PAGE, ...(after === null ? {} : { after }) }
      const reply = await call({
        name: `GET /repos/{}/attestations/${digest}`,
        request: ({ rest }, own) =>
          rest.repos.listAttestations({ ...own, subject_digest: digest, predicate_type: predicateType, ...page }),
      })
      // An image without attestations has no list of them.
      if (reply.kind === 'refused' && reply.status === 404)
        return { kind: 'given', value: { attestations: [], next: null } }
      return mapped(reply, ({ data, headers }) => ({
        attestations: REPLY.parse(data).attestations.map(({ bundle, bundle_url: bundleUrl }) => ({
          bundle: bundle == null ? null : JSON.stringify(bundle),
          bundleUrl: bundleUrl ?? null,
        })),
        next: nextIn(headers.link ?? ''),
      }))
    },
  }
}

/** GitHub docs, "Using pagination in the REST API": the parameter of the link to the next page. */
const nextIn = (link: string): string | null => {
  const [, url = ''] = /<([^>]*)>;\s*rel="next"/u.exec(link) ?? []
  return URL.parse(url)?.searchParams.get('after') ?? null
}
