/** Which host of ECR docker talks to: that of the endpoints of the choice of endpoints. */
import { expect, test } from '@jest/globals'
import type { EndpointChoice } from '../../../src/domain/image/data-plane.ts'
import { openDocker } from '../../../src/stages/push/docker.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { recordingSecrets } from '../../support/recording-log.ts'
import { scriptedExec } from '../../support/scripted-exec.ts'
import { onlyThese } from '../../support/session.ts'

const CLASSIC = '123456789012.dkr.ecr.us-east-1.amazonaws.com'
const TOKEN = Buffer.from('AWS:password').toString('base64')

const open = async (choice: EndpointChoice | null, place: string) => {
  const argv = ['docker', 'push', `${place}/team/hello:v1`]
  const exec = scriptedExec([
    { argv: ['docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'], stdout: 'unix:///d.sock\n' },
    { argv },
    { argv: ['docker', 'tag', `local/${CLASSIC}/x`, `${place}/team/hello:v1`] },
  ])
  const files = memoryFiles()
  const ecr = onlyThese<'ecr'>({
    getAuthorizationToken: () => Promise.resolve({ $metadata: {}, authorizationData: [{ authorizationToken: TOKEN }] }),
  })
  const endpoints = choice === null ? {} : { endpoints: () => Promise.resolve(choice) }
  const docker = await openDocker(CLASSIC, {
    exec,
    files,
    secrets: recordingSecrets(),
    registry: { ecr, ...endpoints },
  })
  await docker.run('quiet', ['push', `${CLASSIC}/team/hello:v1`])
  await docker.run('quiet', ['tag', `local/${CLASSIC}/x`, `${CLASSIC}/team/hello:v1`])
  exec.assertDone()
  return { docker, texts: [...files.texts.values()] }
}

test.each([
  [null, CLASSIC],
  [{ fips: 'off', dualStack: 'off' }, CLASSIC],
  [{ fips: 'on', dualStack: 'off' }, '123456789012.dkr.ecr-fips.us-east-1.amazonaws.com'],
  [{ fips: 'off', dualStack: 'on' }, '123456789012.dkr-ecr.us-east-1.on.aws'],
] as const)('%j: docker is logged in to %s, and names it alone', async (choice, place) => {
  const { docker, texts } = await open(choice, place)
  expect(texts).toEqual([JSON.stringify({ auths: { [place]: { auth: TOKEN } } })])
  expect(docker.named(`${CLASSIC}/team/hello:v1`)).toBe(`${place}/team/hello:v1`)
  expect(docker.named('hello:v1')).toBe('hello:v1')
})
