import { describe, expect, test } from '@jest/globals'
import { buildLabels, explainFailure, usesEcrHelper } from '../../../src/domain/build/build-facts.ts'
import { COMMIT, computedTag, HEAD_COMMIT, run } from '../../support/image.ts'

describe('labels', () => {
  const checkout = { revision: HEAD_COMMIT, committedAt: Date.UTC(2026, 0, 2, 3, 4, 5) / 1000 }

  test('name what was really built, at the time of its commit', () => {
    expect(buildLabels({ labels: {}, tag: computedTag(), run: run() }, checkout)).toEqual({
      'org.opencontainers.image.created': '2026-01-02T03:04:05.000Z',
      'org.opencontainers.image.revision': HEAD_COMMIT,
      'org.opencontainers.image.source': 'https://github.com/octo-org/hello',
      'org.opencontainers.image.version': `test-${COMMIT}`,
    })
  })

  test("leave out what is not known, and let the user's win", () => {
    const labels = { 'org.opencontainers.image.version': '1.0', team: 'a' }
    expect(buildLabels({ labels, tag: computedTag(), run: run({ repository: null }) }, null)).toEqual(labels)
  })
})

describe('a failed build', () => {
  const tail = [
    '#0 building with "default" instance using docker driver',
    '#1 [internal] load build definition from Dockerfile',
    '#1 DONE 0.0s',
    '#5 [2/2] RUN npm ci',
    '#5 0.185 npm error code E404',
    '#5 ERROR: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    '------',
    'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
  ].join('\n')

  test('is reported by its last lines, without noise', () => {
    const { message, hint } = explainFailure(tail, 'app')
    expect(message.split('\n')).toEqual([
      'docker build failed (context: app)',
      '#5 [2/2] RUN npm ci',
      '#5 0.185 npm error code E404',
      '#5 ERROR: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
      'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    ])
    expect(hint).toBeUndefined()
  })

  test.each([
    [
      'ERROR: failed to solve: write /x: no space left on device',
      'E_BUILD',
      'Free space on the disk of the Docker engine',
    ],
    ['error during connect: Post "http://docker/grpc": EOF', 'E_DOCKER_NOT_RUNNING', undefined],
  ])('%s is %s', (text, code, hint) => {
    const explained = explainFailure(text, 'app')
    expect(explained.code).toBe(code)
    expect(explained.hint?.slice(0, hint?.length)).toBe(hint)
  })

  test('a buildx that the engine does not understand has its own hint', () => {
    const text =
      'ERROR: Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.41'
    expect(explainFailure(text, '/checkout').hint).toContain('DOCKER_API_VERSION')
  })
})

describe('logins by ECR helper', () => {
  test.each([
    ['{"credsStore":"ecr-login"}', true],
    ['{"credHelpers":{"public.ecr.aws":"ecr-login"}}', true],
    ['{"credsStore":"desktop","credHelpers":{"ghcr.io":"gh"}}', false],
    ['{"auths":{"ghcr.io":{"auth":"eA=="}}}', false],
    ['', false],
    ['{', false],
  ])('%s: %s', (config, expected) => {
    expect(usesEcrHelper(config)).toBe(expected)
  })
})
