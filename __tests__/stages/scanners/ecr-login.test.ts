/** A mirror in ECR: our own requests are logged in, with a token that goes nowhere else. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { AwsSession } from '../../../src/ports/aws.ts'
import type { Reply, RequestHeaders } from '../../../src/ports/download.ts'
import { publishedArtifact } from '../../../src/stages/scanners/registry.ts'
import { manifestOf } from '../../support/database-ports.ts'
import { ecrRefusal, fakeEcr, PASSWORD, REGISTRY, TOKEN } from '../../support/fake-ecr.ts'
import { recordingSecrets } from '../../support/recording-log.ts'
import { sessionOf } from '../../support/session.ts'

const MANIFEST = manifestOf('the archive')
const SHA256 = createHash('sha256').update('the archive').digest('hex')
const BASIC = 'Basic realm="https://registry/",service="ecr.amazonaws.com"'

interface World {
  readonly registry?: AwsSession<'ecr'>
  readonly surroundings?: Parameters<typeof publishedArtifact>[1]['surroundings']
  readonly challenge?: string
}

const worldOf = ({ registry, surroundings, challenge = BASIC }: World = {}) => {
  const { ecr, calls } = fakeEcr([])
  const sent: RequestHeaders[] = []
  const secrets = recordingSecrets()
  const read = (_url: string, headers: RequestHeaders): Promise<Reply> => {
    sent.push(headers)
    const isIn = headers['authorization'] === `Basic ${TOKEN}`
    return Promise.resolve(isIn ? { status: 200, challenge: '', text: MANIFEST } : { status: 401, challenge, text: '' })
  }
  const ports = {
    registry: registry ?? sessionOf({ ecr }),
    surroundings: surroundings ?? sessionOf({ ecr }, { region: 'us-east-1' }),
    download: { read, toFile: () => Promise.reject(new Error('no file is asked for')) },
    secrets,
  }
  return { ports, calls, sent, secrets }
}

const ask = (host: string, { ports }: ReturnType<typeof worldOf>) =>
  publishedArtifact({ kind: 'database', repository: `${host}/trivy-db:2` }, ports)

describe('a mirror in ECR', () => {
  test.each([
    ['of the registry', REGISTRY],
    ['of another account in its region', REGISTRY.replace('123456789012', '210987654321')],
    ['of the services', REGISTRY.replace('eu-west-1', 'us-east-1')],
  ])('%s gets a token of its region, which is masked', async (_, host) => {
    const world = worldOf()
    expect(await ask(host, world)).toEqual({
      kind: 'published',
      sha256: SHA256,
      url: `https://${host}/v2/trivy-db/blobs/sha256:${SHA256}`,
      headers: { authorization: `Basic ${TOKEN}` },
    })
    expect(world.calls).toEqual(['GetAuthorizationToken'])
    expect(world.secrets.masked).toEqual([TOKEN, PASSWORD])
  })

  test('is asked without a login first', async () => {
    const world = worldOf()
    await ask(REGISTRY, world)
    expect(world.sent[0]).not.toHaveProperty('authorization')
  })

  test.each<[string, World, string]>([
    [
      'in a region without a session',
      {
        registry: sessionOf({}, { region: 'eu-central-1' }),
        surroundings: sessionOf({}, { region: 'us-east-1' }),
      },
      'it is in ECR in eu-west-1, and this run has a session for eu-central-1 and us-east-1 only',
    ],
    [
      'without credentials',
      { registry: { ...sessionOf({}), credentials: () => Promise.resolve('missing') } },
      'it is in ECR, and there are no AWS credentials',
    ],
    [
      'that refuses the token',
      {
        registry: sessionOf({
          ecr: fakeEcr([], {
            getAuthorizationToken: () => Promise.reject(ecrRefusal('GetAuthorizationToken', 'AccessDeniedException')),
          }).ecr,
        }),
      },
      'AccessDeniedException in a test (ecr:GetAuthorizationToken: AccessDeniedException)',
    ],
  ])('%s is refused, with the words why', async (_, given, because) => {
    expect(await ask(REGISTRY, worldOf(given))).toEqual({ kind: 'refused', because })
  })
})

test.each([
  ['another registry', 'registry.example'],
  ['one with a name like that of ECR', `${REGISTRY}.evil.example`],
  ['one on loopback that is not the one of ECR', '127.0.0.1:5000'],
])('%s gets no token', async (_, host) => {
  const world = worldOf()
  expect(await ask(host, world)).toEqual({ kind: 'refused', because: 'HTTP status 401' })
  expect(world.sent.filter((headers) => 'authorization' in headers)).toEqual([])
})
