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
      // An image without attestations has no list of them. To a token that may not read the repository nothing in it exists, either.
      if (reply.kind === 'refused' && reply.status === 404 && after === null) {
        const repository = await call({ name: 'GET /repos/{}', request: ({ rest }, own) => rest.repos.get(own) })
        return repository.kind === 'given' ? { kind: 'given', value: { attestations: [], next: null } } : repository
      }
      return mapped(reply, ({ data, headers }) => ({
        attestations: REPLY.parse(data).attestations.map(({ bundle, bundle_url: bundleUrl }) => ({
          bundle: bundle == null ? null : JSON.stringify(bundle),
          bundleUrl: bundleUrl ?? null,
        })),
        next: NEXT.parse(headers.link ?? ''),
      }))
    },
  }
}

const A_LINK = /<([^>]*)>((?:\s*;[^,]*)?)/gu
const TO_NEXT = /;\s*rel="?next"?\s*(?:;|$)/iu

/**
 * GitHub docs, "Using pagination in the REST API": the parameter of the link to the next page; null after the last one. Only that parameter is used, so
 * the next request goes to the same host. A link without it is not understood: the list would seem to end there.
 */
const NEXT = z.string().transform((link, context) => {
  const next = [...link.matchAll(A_LINK)].find(([, , parameters = '']) => TO_NEXT.test(parameters))
  if (next === undefined) return null
  const after = URL.parse(next[1] ?? '')?.searchParams.get('after')
  if (after) return after
  context.issues.push({ code: 'custom', message: 'the link to the next page has no `after`', input: link })
  return z.NEVER
})
