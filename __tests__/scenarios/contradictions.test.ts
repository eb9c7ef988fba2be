/** The shipped bundle and settings that contradict each other, the definition and the service: one error has all of them, and nothing is changed. */
import { expect, jest, test } from '@jest/globals'
import { playShip } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const DEFINITION = `family: hello
containerDefinitions:
  - name: app
    image: placeholder
    memory: \${env:MEMORY}
    environment:
      - { name: SUBNET, value: "\${tfstate:output.subnet}" }
    secrets:
      - name: TOKEN
        valueFrom: arn:aws:ssm:eu-west-1:123456789012:parameter/token
  - name: proxy
    image: nginx:1
    memory: 64
    enviroment: []
`

const SETTINGS = `container-name: app
desired-count: 2
containers:
  app:
    image: other
    secrets: { SUBNET: "arn:aws:ssm:eu-west-1:123456789012:parameter/subnet" }
  porxy: { cpu: 1 }
task-role: web
task-definition-patch:
  - { op: remove, path: /containerDefinitions/0/usr }
`

const WRONG = [
  ['an image given twice', 'ship-to-ecs.yaml:5:5: `containers.app.image`'],
  [
    'a secret and a variable, one of them in the settings',
    'ship-to-ecs.yaml:6:16: `containers.app.secrets`: SUBNET is',
  ],
  ['an unknown container', 'ship-to-ecs.yaml:7:3: `containers`: the task definition has no container'],
  ['a patch that does not apply', 'ship-to-ecs.yaml:10:5: `task-definition-patch`'],
  ['a number of tasks of a DAEMON', 'ship-to-ecs.yaml:2:16: `desired-count`'],
  ['an unknown key', 'enviroment: unknown key; did you mean environment? (task.yaml:14:5)'],
  ['a placeholder of the wrong type', 'the value of ${env:MEMORY} (task.yaml:5:13) is not a whole number'],
  ['a state that is none', 'task.yaml:7:33: ${tfstate:output.subnet}: `tfstate`: the file state.json is not'],
] as const

test('all of them are in one error, with file, line and column, and nothing is changed', async () => {
  const played = await playShip({
    settings: SETTINGS,
    files: { 'task.yaml': DEFINITION, 'state.json': '[]' },
    inputs: { 'task-definition': 'task.yaml', tfstate: 'state.json', 'value-envs': 'MEMORY' },
    environment: { MEMORY: 'plenty' },
    service: { described: { schedulingStrategy: 'DAEMON' } },
  })
  expect(played.exitCode).toBe(1)
  const errors = played.log.split('\n').filter((line) => line.startsWith('::error'))
  expect(errors).toHaveLength(1)
  const said = decodeURIComponent((errors[0] ?? '').replaceAll(/%(?![0-9A-F]{2})/g, '%25'))
  expect(WRONG.filter(([, words]) => !said.includes(words))).toEqual([])
  expect(said).not.toContain('plenty')
  expect(played.log).toContain('push: skipped because plan failed')
  const writes = played.requests.filter(({ operation }) => /^(?:Register|Update|Put|Create|Delete|Tag)/.test(operation))
  expect(writes).toEqual([])
})

test('a secret and a variable of one name in the file are an error with its place', async () => {
  const definition = `family: hello
containerDefinitions:
  - name: app
    image: placeholder
    memory: 128
    environment: [{ name: TOKEN, value: plain }]
    secrets:
      - name: TOKEN
        valueFrom: arn:aws:ssm:eu-west-1:123456789012:parameter/token
executionRoleArn: arn:aws:iam::123456789012:role/execution
`
  const played = await playShip({ files: { 'task.yaml': definition }, inputs: { 'task-definition': 'task.yaml' } })
  expect(played.exitCode).toBe(1)
  expect(played.log).toMatch(/secret-name-twice \(HIGH\): .* of app .*in task\.yaml:8:\d+/)
  expect(played.callsOf('RegisterTaskDefinition')).toBe(0)
})
