/** Calls of GitHub whose refusal is an answer, not an error. */
import { z } from 'zod'
import type { GitHubReply } from '../../domain/github/github-reply.ts'
import { ShipError } from '../../errors/ship-error.ts'
import { makeCaller, type CallLimits, type GitHubApiOptions, type GitHubCall } from './github-calls.ts'

/** Makes the function that calls. It throws only what is not GitHub's: the end of the run. */
export const makeRefusableCaller = (options: GitHubApiOptions, limits: CallLimits) => {
  const call = makeCaller(options, limits)
  return async <Value>(one: GitHubCall<Value>): Promise<GitHubReply<Value>> => {
    try {
      const reply = await call(one)
      if (reply.kind === 'given') return reply
      const { status, text, isPassing, isLimit } = reply.failure
      return { kind: 'refused', status, text, mayBeDone: isPassing && !isLimit }
    } catch (error) {
      options.signal.throwIfAborted()
      // There is no token, or no repository.
      if (error instanceof ShipError) return { kind: 'refused', status: null, text: error.message, mayBeDone: false }
      throw error
    }
  }
}

/** What is made of a value that was given. One that is not as GitHub describes it is an answer that was lost: what was asked may be done. */
export const mapped = <Value, Result>(
  reply: GitHubReply<Value>,
  make: (value: Value) => Result,
): GitHubReply<Result> => {
  if (reply.kind !== 'given') return reply
  try {
    return { kind: 'given', value: make(reply.value) }
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const why = z.prettifyError(error).replace(/\s+/gu, ' ').slice(0, LONGEST_PROBLEM)
    const text = `the response of GitHub cannot be read: ${why}`
    return { kind: 'refused', status: null, text, mayBeDone: true }
  }
}

const LONGEST_PROBLEM = 200
