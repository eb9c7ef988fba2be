/** The shipped bundle and what the settings file changes in a task definition: it arrives in the registered revision, or nothing is changed. */
import { expect, jest, test } from '@jest/globals'
import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs'
import { playShip, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const registered = ({ aws }: ShipPlayed): RegisterTaskDefinitionRequest => {
  const request = aws.requests.find(({ operation }) => operation === 'RegisterTaskDefinition')
  return request?.input as RegisterTaskDefinitionRequest // what that operation takes
}

const SETTINGS = `
containers:
  app:
    environment: { RULE: "a=b=c", VERSION: 1.10, GONE: null }
    secrets: { TOKEN: "arn:aws:ssm:eu-west-1:123456789012:parameter/token" }
    docker-labels: { traefik.rule: "Host(\`a\`)==b" }
    command: [sh, -c, 'echo "hi there"']
    memory: 256
task-definition-tags: { stage: test }
task-definition-patch:
  - { op: add, path: /containerDefinitions/0/user, value: "1000" }
environments:
  test:
    containers: { app: { environment: { ADDED: prod } } }
`

const GIVEN = {
  name: 'app',
  image: 'x',
  memory: 128,
  environment: [
    { name: 'GONE', value: '1' },
    { name: 'KEPT', value: '' },
  ],
}

test('overrides and patch arrive in the registered definition', async () => {
  const played = await playShip({
    settings: SETTINGS,
    taskDefinition: { executionRoleArn: 'exec', containerDefinitions: [GIVEN] },
  })
  expect(played.exitCode).toBe(0)
  const { containerDefinitions, tags } = registered(played)
  expect(tags).toEqual([{ key: 'stage', value: 'test' }])
  expect(containerDefinitions?.[0]).toEqual({
    name: 'app',
    image: expect.stringContaining(`@${played.digest}`),
    memory: 256,
    command: ['sh', '-c', 'echo "hi there"'],
    user: '1000',
    dockerLabels: { 'traefik.rule': 'Host(`a`)==b' },
    environment: [
      { name: 'KEPT', value: '' },
      { name: 'RULE', value: 'a=b=c' },
      { name: 'VERSION', value: '1.10' },
      { name: 'ADDED', value: 'prod' },
    ],
    secrets: [{ name: 'TOKEN', valueFrom: 'arn:aws:ssm:eu-west-1:123456789012:parameter/token' }],
  })
})

test('all that is wrong is reported with its lines, and nothing is registered', async () => {
  const settings = `containers:
  app:
    image: other
  ap: { cpu: 1 }
task-definition-patch:
  - { op: remove, path: /containerDefinitions/0/usr }
`
  const played = await playShip({ settings })
  // The summary escapes what Markdown could take for more than text.
  const summary = played.summary.replaceAll('<span>&#58;</span>', ':')
  expect(played.exitCode).toBe(1)
  expect(summary).toContain('ship-to-ecs.yaml:3:5')
  expect(summary).toContain('ship-to-ecs.yaml:4:3')
  expect(summary).toContain('ship-to-ecs.yaml:6:5')
  expect(played.callsOf('RegisterTaskDefinition')).toBe(0)
  expect(played.callsOf('PutImage')).toBe(0)
})
