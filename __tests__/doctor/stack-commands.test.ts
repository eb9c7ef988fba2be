/** What the doctor takes from BOOTSTRAP.md is a command of its very form. */
import { expect, test } from '@jest/globals'
import { stackCommand, stackCommandsIn } from '../../src/doctor/stack-commands.ts'

const BOOTSTRAP = `
\`\`\`sh
node infra/deploy.mjs 111111111111 hello-github-oidc github-oidc.yaml
node infra/deploy.mjs 111111111111 hello-dev-cluster cluster.yaml hello-dev-network
node infra/deploy.mjs 111111111111 hello-production-cluster cluster.yaml hello-production-network
node infra/deploy.mjs 222222222222 hello-github-oidc github-oidc.yaml
node infra/deploy.mjs 111111111111 hello-dev-cluster cluster.yaml hello-dev-network
\`\`\`
`
const commands = stackCommandsIn(BOOTSTRAP)

test.each([
  ['github-oidc.yaml', '222222222222', null, 'hello-github-oidc'],
  ['cluster.yaml', '111111111111', 'production', 'hello-production-cluster'],
  ['cluster.yaml', null, 'dev', 'hello-dev-cluster'],
  ['cluster.yaml', '111111111111', 'test', null],
  ['github-oidc.yaml', null, null, null],
  ['cluster.yaml', '111111111111', null, null],
  ['registry.yaml', '111111111111', null, null],
])('%s in %s for %s', (template, account, environment, stack) => {
  const command = stackCommand(commands, { template, account, environment })
  expect(command?.split(' ')[3] ?? null).toBe(stack)
})

test.each([
  'node infra/deploy.mjs 111111111111 a cluster.yaml; rm -rf .',
  'node infra/deploy.mjs 111111111111 a cluster.yaml $(id)',
  'node infra/deploy.mjs 111111111111 a cluster.yaml\u202E',
  'sudo node infra/deploy.mjs 111111111111 a cluster.yaml',
  'node infra/deploy.mjs 1 a cluster.yaml',
])('%s is none', (line) => {
  expect(stackCommandsIn(line)).toEqual([])
})
