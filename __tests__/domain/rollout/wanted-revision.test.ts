import { expect, test } from '@jest/globals'
import { parseWantedRevision } from '../../../src/domain/rollout/wanted-revision.ts'

const ARN = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:41'
const revision = (written: string, family: string | null, arn: string | null = null) => ({
  kind: 'revision',
  written,
  family,
  revision: 41,
  arn,
})

test.each([
  ['previous', { kind: 'previous' }],
  ['41', revision('41', null)],
  ['hello:41', revision('hello:41', 'hello')],
  [ARN, revision(ARN, 'hello', ARN)],
  ['v41', { kind: 'image', image: expect.objectContaining({ tag: 'v41', digest: null }) }],
  [
    `sha256:${'a'.repeat(64)}`,
    { kind: 'image', image: expect.objectContaining({ digest: `sha256:${'a'.repeat(64)}` }) },
  ],
  ['team/hello:41', { kind: 'image', image: expect.objectContaining({ repository: 'team/hello', tag: '41' }) }],
  // No revision has the number 0; it can be a tag.
  ['0', { kind: 'image', image: expect.objectContaining({ tag: '0' }) }],
  ['team/hello', null],
  ['', null],
  ['hello 41', null],
])('%s', (written, wanted) => {
  expect(parseWantedRevision(written)).toEqual(wanted)
})
