/** What the local GitHub answers where it fails. */
import type { Reply } from './description/check.ts'
import { json, problem } from './json-reply.ts'
import type { GitHubFault } from './options.ts'

/** The fault of a call that has none. */
export const NO_FAULT = { kind: 'none' } as const
export type Fault = GitHubFault | typeof NO_FAULT

/** Replies that GitHub itself does not send. */
export const FOREIGN: readonly Fault['kind'][] = ['web-page', 'redirect']

/** Null where the fault is another one than what is answered. */
export const faultReply = (fault: Fault): Reply | null => {
  switch (fault.kind) {
    case 'no-right':
      return problem(404, 'Not Found')
    case 'bad-credentials':
      return problem(401, 'Bad credentials')
    case 'server-error':
      return json(502, { message: 'Server Error' })
    case 'rate-limit':
      return problem(429, 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.')
    case 'web-page':
      return { status: 200, contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' }
    case 'redirect':
      return problem(307, 'Temporary Redirect')
    case 'refused':
      return fault.status === 422
        ? json(422, { ...JSON.parse(problem(422, fault.message).body), errors: [] })
        : problem(fault.status, fault.message)
    default:
      return null
  }
}
