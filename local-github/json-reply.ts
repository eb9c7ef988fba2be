/** What was asked of the local GitHub, and a reply in JSON. */
import type { Reply } from './description/check.ts'
import type { Operation } from './description/operations.ts'

export interface Asked {
  readonly operation: Operation
  readonly values: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly accept: string
  /** '' where there is none. */
  readonly body: string
  /** Where this server listens: GitHub's replies name addresses. */
  readonly origin: string
}

const JSON_TYPE = 'application/json; charset=utf-8'

/** A reply in JSON. */
export const json = (status: number, value: unknown): Reply => ({
  status,
  contentType: JSON_TYPE,
  body: JSON.stringify(value),
})

/** A reply that is an error. */
export const problem = (status: number, message: string): Reply =>
  json(status, { message, documentation_url: 'https://docs.github.com/rest', status: String(status) })
