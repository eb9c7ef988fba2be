/** Why GitHub did not take what a run wanted to write, as people read it (GitHub docs, REST API, and the words that GitHub answers). */
import type { Refused } from './github-reply.ts'

/**
 * `not-allowed`: the token, the event or the repository does not have it, which is no failure of the run. `failed`: it should have
 * worked.
 */
export interface Refusal {
  readonly kind: 'not-allowed' | 'failed'
  readonly because: string
  /** What to do; null where there is nothing. */
  readonly next: string | null
  /** Whatever else the token would write fails in the same way. */
  readonly isOfToken?: true
}

/** What is written, and what a token needs for it. */
export interface Written {
  /** `The comment was not posted`. */
  readonly notDone: string
  readonly permission: 'security-events: write' | 'pull-requests: write' | 'issues: write'
}

interface Row {
  readonly status: readonly number[]
  readonly words?: RegExp
  readonly refusal: (refused: Refused, written: Written) => Refusal
}

const notAllowed = (because: string, next: string | null): Refusal => ({ kind: 'not-allowed', because, next })
const failed = (because: string, next: string | null): Refusal => ({ kind: 'failed', because, next })

/** The first row that fits. */
const ROWS: readonly Row[] = [
  {
    status: [403],
    words: /archived/iu,
    refusal: () => notAllowed('the repository is archived, so nothing can be written to it', null),
  },
  {
    // `Code Security must be enabled for this repository to use code scanning.`, `Advanced Security must be enabled …`
    status: [403],
    words: /(?:code|advanced) security must be enabled|code scanning is not enabled/iu,
    refusal: () =>
      notAllowed(
        'code scanning is not enabled for this repository',
        'Enable Code Security in the settings of the repository, or set `code-scanning: off`.',
      ),
  },
  {
    status: [403],
    words: /locked/iu,
    refusal: () => notAllowed('the conversation is locked', null),
  },
  {
    status: [403, 429],
    words: /rate limit|abuse/iu,
    refusal: ({ text }) => failed(`the rate limit of GitHub is used up: ${text}`, 'Re-run the job later.'),
  },
  {
    status: [403],
    refusal: (_, { permission }) =>
      notAllowed(
        `the token may not write: it lacks the permission \`${permission}\``,
        `Grant \`${permission}\` to the job. Pull requests from forks never get it.`,
      ),
  },
  {
    status: [401],
    refusal: () => ({
      ...failed('GitHub does not accept the token', 'Check the input `github-token`.'),
      isOfToken: true,
    }),
  },
  {
    status: [404],
    refusal: (_, { permission }) =>
      notAllowed(
        'GitHub does not show the token what is needed for it',
        `Grant \`${permission}\` to the job, or turn the setting off where the repository does not have it.`,
      ),
  },
  {
    status: [410],
    refusal: () => notAllowed('issues are disabled in this repository', 'Enable issues in its settings.'),
  },
  {
    status: [413],
    refusal: () => failed('the report is larger than GitHub accepts (10 MB, compressed)', null),
  },
  {
    status: [422],
    words: /too long/iu,
    refusal: () => failed('the text is longer than GitHub accepts (65,536 characters)', null),
  },
]

const NO_TOKEN = /\bthere is no token\b/u

/** Why what was to be written is not. */
export const explainRefusal = (refused: Refused, written: Written): Refusal => {
  const row = ROWS.find(
    ({ status, words }) =>
      refused.status !== null && status.includes(refused.status) && (words === undefined || words.test(refused.text)),
  )
  if (row !== undefined) return row.refusal(refused, written)
  if (!NO_TOKEN.test(refused.text)) return failed(refused.text, null)
  const next = `Set \`github-token\` to a token with \`${written.permission}\`.`
  return { ...failed(refused.text, next), isOfToken: true }
}

/** GitHub's words for a report that it did not process (github/codeql-action, `upload-lib.ts`), with what they mean. */
const PROCESSING: readonly (readonly [RegExp, string])[] = [
  [/multiple runs with the same category/iu, 'two reports have one category'],
  [/invalid URI/iu, 'a location in the report is not a path of the repository'],
  [/rejecting SARIF/iu, 'the report exceeds a limit of code scanning'],
]

/** Why a report was not processed, from GitHub's errors. */
export const explainProcessing = (errors: readonly string[]): string => {
  const text = errors.join('; ') || 'GitHub gave no reason'
  const meaning = PROCESSING.find(([words]) => words.test(text))?.[1]
  return meaning === undefined ? text : `${meaning}: ${text}`
}
