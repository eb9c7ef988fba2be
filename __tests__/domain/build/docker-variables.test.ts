/** What a program that a build starts finds in its environment: a real child prints it. */
import { expect, test } from '@jest/globals'
import { makeExec } from '../../../src/adapters/process/exec.ts'
import { buildCommand } from '../../../src/domain/build/docker-build.ts'
import { buildConfig } from '../../support/build-config.ts'

const READ = { BUILDX_BUILDER: 'b', XDG_RUNTIME_DIR: '/run/user/1', LC_ALL: 'C', AWS_ACCESS_KEY_ID: 'AKIA' }
const OTHERS = [
  ...['BUILDX_TOKEN', 'BUILDX_BAKE_GIT_AUTH_TOKEN', 'BUILDKIT_AZURE_STORAGE_SECRET_ACCESS_KEY', 'BUILDX_'],
  ...['XDG_TOKEN', 'LC_SECRET', 'LC_', 'LANGUAGE_KEY', 'DOCKER_PASSWORD', 'AWS_DEPLOY_PASSWORD', 'AWS_'],
  ...['HTTPS_PROXY_PASSWORD', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'GITHUB_TOKEN', 'SSH_AUTH_SOCK_KEY'],
]

test('a build has no variable whose name only begins like one that docker, buildx or an AWS SDK reads', async () => {
  // With the caches and the login that hand on more than usual.
  const { inherit } = buildCommand({
    build: buildConfig({ cacheTo: ['type=s3,bucket=b,region=r', 'type=gha'] }),
    method: { kind: 'buildx-load' },
    ...{ file: null, reference: 'r', archive: 'a', layout: 'l', labels: {}, sourceDateEpoch: null },
    ...{ secretsDirectory: 's', credentials: 'aws' },
  })
  const exec = makeExec({
    environment: { ...READ, ...Object.fromEntries(OTHERS.map((name) => [name, 's3cr3t'])) },
    signal: new AbortController().signal,
    onLine: () => undefined,
    redact: (text) => text,
  })
  const print = 'process.stdout.write(JSON.stringify(process.env))'
  const { stdout } = await exec.run({ argv: [process.execPath, '-e', print], inherit, output: 'quiet' })
  expect(JSON.parse(stdout)).toEqual(READ)
})
