/** The reply about the attestations of an image (GitHub docs, REST API: "List attestations"). */
import type { Reply } from './description/check.ts'
import { json, problem, type Asked } from './json-reply.ts'
import type { LocalAttestation, LocalRepository } from './options.ts'

const DEFAULT_PAGE = 30
const LARGEST_PAGE = 100

/** A page of them with the link to the next one; nothing is found for an image that has none. */
export const attestationReply = (asked: Asked, { attestations = {} }: LocalRepository): Reply => {
  const all = attestations[asked.values['subject_digest'] ?? ''] ?? []
  if (all.length === 0) return problem(404, 'Not Found')
  const size = Math.min(LARGEST_PAGE, Number(asked.query.get('per_page') ?? DEFAULT_PAGE))
  const start = Number(asked.query.get('after') ?? 0)
  const page = all.slice(start, start + size).map((one) => ({ repository_id: 1, ...inReply(one) }))
  const next = start + size < all.length ? { link: `<${nextOf(asked, start + size)}>; rel="next"` } : {}
  return { ...json(200, { attestations: page }), headers: next }
}

const inReply = ({ bundle, bundleUrl }: LocalAttestation): object => ({
  ...(bundle === undefined ? {} : { bundle }),
  ...(bundleUrl === undefined ? {} : { bundle_url: bundleUrl }),
})

const nextOf = ({ origin, values, query }: Asked, after: number): string => {
  const { owner = '', repo = '', subject_digest: digest = '' } = values
  const next = new URL(`${origin}/repos/${owner}/${repo}/attestations/${digest}`)
  for (const [name, value] of query) next.searchParams.set(name, value)
  next.searchParams.set('after', String(after))
  return next.href
}
