/** A promotion whose copy breaks off: the error says which of both registries refused what, and nothing is tagged. */
import { expect, test } from '@jest/globals'
import { RegistryError } from '../../../src/errors/registry-error.ts'
import { tagForEnvironment } from '../../../src/stages/tagging/tag-for-environment.ts'
import { imageManifest, REGISTRY } from '../../support/fake-ecr.ts'
import { builtImage, digestOf, run } from '../../support/image.ts'
import { hello, live } from '../../support/push-play.ts'
import { thrownBy } from '../../support/scanner-ports.ts'
import { tagPorts } from '../../support/tag-play.ts'

const OURS = imageManifest(digestOf('c'))
const SOURCE = '222222222222.dkr.ecr.us-east-1.amazonaws.com'
const held = { digest: OURS.digest, manifestDigests: [OURS.digest], configDigests: [digestOf('c')], layers: [] }

const input = {
  tag: { template: '{environment}-{sha}', environment: 'production', run: run() },
  repository: live({ tagMutability: 'IMMUTABLE' }),
  source: live({ repositoryUri: `${SOURCE}/hello` }),
  pulled: { ...builtImage(), held },
}

const DENIED =
  'HTTP status 403: DENIED: User: x is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:r because'
const UNKNOWN = 'HTTP status 404: NAME_UNKNOWN: The repository does not exist'

test.each([
  ['the source denies a read', `${SOURCE}/v2/hello`, 403, DENIED, 'E_ACCESS_DENIED'],
  ['the source is gone', `${SOURCE}/v2/hello`, 404, UNKNOWN, 'E_REPOSITORY_NOT_FOUND'],
  ['the source fails', `${SOURCE}/v2/hello`, 503, 'HTTP status 503', 'E_PULL'],
  ['the source rejects the login', `${SOURCE}/v2/hello`, 401, 'HTTP status 401', 'E_LOGIN'],
  ['the repository rejects the login', `${REGISTRY}/v2/team/hello`, 401, 'HTTP status 401', 'E_LOGIN'],
  ['the repository fails', `${REGISTRY}/v2/team/hello`, 503, 'HTTP status 503', 'E_PUSH'],
])('nothing is promoted when %s', async (_, place, status, because, code) => {
  const { ports, states, sent } = tagPorts(hello({ tags: new Map() }))
  const failure = new RegistryError({ request: `GET https://${place}/blobs/x`, status, because, mayPass: false })
  const ociRegistry = { ...ports.ociRegistry, manifest: () => Promise.reject(failure) }
  const thrown = await thrownBy(tagForEnvironment.run(input, { ...ports, ociRegistry }))
  const [host = ''] = place.split('/')
  const says = code === 'E_LOGIN' ? `${host} rejected the login` : `${SOURCE}/hello@${OURS.digest} could not be copied`
  expect(thrown).toMatchObject({ code, message: expect.stringContaining(says) })
  expect({ states: states(), sent }).toEqual({ states: [], sent: [] })
})
