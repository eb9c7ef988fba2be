/** What a blocked pull request learns of its exceptions where its target branch cannot be read. */
import { expect, test } from '@jest/globals'
import { acceptInWords, proposedInWords } from '../../../../src/domain/scan/exceptions/in-words.ts'
import { NO_USES } from '../../../support/sample-exceptions.ts'

test('a branch that cannot be read may have them: the next step is to read it', () => {
  const source = {
    kind: 'unreadable',
    because: 'on pull_request',
    branch: 'main',
    reason: 'there is no token',
  } as const
  const wouldCover = { exceptions: 1, covered: 1, blocking: 2, uncovered: 0 }
  expect(proposedInWords({ ...NO_USES, source, wouldPassWith: 1 })).toBe(
    'The image would pass with the exception of this pull request',
  )
  expect(proposedInWords({ ...NO_USES, source, wouldCover })).toBe(
    'The exception of this pull request would cover 1 of the 2 blocking findings',
  )
  const next =
    'Or let the run read the exceptions of `main`: set `github-token`, grant `permissions: contents: read` to the job, and re-run.'
  for (const wouldPassWith of [null, 1]) expect(acceptInWords({ ...NO_USES, source, wouldPassWith }, [])).toBe(next)
})
