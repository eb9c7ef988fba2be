import { expect, test } from '@jest/globals'
import { parseGivenImage } from '../../../src/domain/image/given-image.ts'

const DIGEST = `sha256:${'0a'.repeat(32)}`
const NONE = { registry: null, repository: null, tag: null, digest: null }

test.each([
  [DIGEST, { digest: DIGEST }],
  ['v1.2', { tag: 'v1.2' }],
  ['hello:v1', { repository: 'hello', tag: 'v1' }],
  [`team/hello@${DIGEST}`, { repository: 'team/hello', digest: DIGEST }],
  [`hello:v1@${DIGEST}`, { repository: 'hello', tag: 'v1', digest: DIGEST }],
  ['localhost:5000/team/hello:v1', { registry: 'localhost:5000', repository: 'team/hello', tag: 'v1' }],
  [
    `123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello@${DIGEST}`,
    { registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com', repository: 'hello', digest: DIGEST },
  ],
])('%s', (written, parts) => {
  expect(parseGivenImage(written)).toEqual({ ...NONE, written, ...parts })
})

test.each([
  '',
  'team/hello',
  'hello:',
  'hello@sha256:12',
  `hello@${DIGEST}x`,
  'Hello:v1',
  'hello:v1 --all-tags',
  '-v',
  'https://example.com/hello:v1',
  `sha256:${'A'.repeat(64)}`,
])('not an image: %s', (written) => {
  expect(parseGivenImage(written)).toBeNull()
})

test('a name that no image can have for its length is not read', () => {
  expect(parseGivenImage(`${'a'.repeat(1000)}:v1`)).not.toBeNull()
  expect(parseGivenImage(`${'a'.repeat(1024)}:v1`)).toBeNull()
})
