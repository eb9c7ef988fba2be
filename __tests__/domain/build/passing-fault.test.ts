/** Which failed builds are repeated: lines as BuildKit, buildx and the classic builder print them. */
import { expect, test } from '@jest/globals'
import { isPassingFault } from '../../../src/domain/build/passing-fault.ts'

const HUB = 'https://registry-1.docker.io/v2/library/node/manifests/24'
const METADATA =
  'ERROR: failed to build: failed to solve: node:24: failed to resolve source metadata for docker.io/library/node:24'

test.each([
  ['a limit of pulls', `${METADATA}: unexpected status from HEAD request to ${HUB}: 429 Too Many Requests`],
  ['an error of the server', `${METADATA}: unexpected status from HEAD request to ${HUB}: 503 Service Unavailable`],
  [
    'a name that is not resolved now',
    `${METADATA}: failed to do request: Head "${HUB}": dial tcp: lookup registry-1.docker.io: i/o timeout`,
  ],
  [
    'a connection that breaks',
    `ERROR: failed to solve: failed to copy: httpReadSeeker: failed open: failed to do request: Get "${HUB}": read: connection reset by peer`,
  ],
  [
    'a handshake',
    `Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: TLS handshake timeout`,
  ],
  ['the classic limit', 'Error response from daemon: toomanyrequests: You have reached your pull rate limit.'],
])('%s passes', (_, line) => {
  expect(isPassingFault(`#5 DONE 0.1s\n${line}\n`)).toBe(true)
})

test.each([
  ['an image that does not exist', `${METADATA}: docker.io/library/node:24: not found`],
  [
    'a login that is missing',
    `${METADATA}: pull access denied, repository does not exist or may require authorization`,
  ],
  [
    'a step that cannot download',
    'ERROR: failed to build: failed to solve: process "/bin/sh -c curl https://x 503" did not complete successfully: exit code: 22',
  ],
  [
    'what a step has printed before',
    `#7 1.2 ERROR 429 Too Many Requests: Get "${HUB}"\nERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1`,
  ],
  [
    'an error in the Dockerfile',
    'ERROR: failed to solve: dockerfile parse error on line 503: unknown instruction: RUNN',
  ],
  [
    'a port in a name',
    `${METADATA}: Head "https://registry.example:5000/v2/": x509: certificate signed by unknown authority`,
  ],
  ['nothing', ''],
])('%s does not', (_, output) => {
  expect(isPassingFault(output)).toBe(false)
})
