/**
 * Task definitions with every member that RegisterTaskDefinition has: from the text of a file over plan and render to the request that the
 * SDK sends to a socket, nothing is lost, added or changed but the image.
 */
import { expect, test } from '@jest/globals'
import { stringify } from 'yaml'
import { makeSession } from '../../../src/adapters/aws/session.ts'
import { LINT_RULES } from '../../../src/domain/lint/lint-rules.ts'
import { ROOT, STRUCTURES } from '../../../src/domain/task-definition/shape.ts'
import type { LintLevels } from '../../../src/domain/lint/lint-levels.ts'
import { isMembers } from '../../../src/domain/task-definition/walk.ts'
import { renderTaskDefinition } from '../../../src/stages/render.ts'
import { anyDefinition } from '../../support/any-definition.ts'
import { useAwsServer } from '../../support/aws-server.ts'
import { EC2_BRIDGE, EC2_WINDOWS } from '../../support/definitions/ec2.ts'
import { EMPTY } from '../../support/definitions/empty.ts'
import { FARGATE } from '../../support/definitions/fargate.ts'
import { fc } from '../../support/fast-check.ts'
import { plan, target } from '../../support/plan-play.ts'
import { recordingLog } from '../../support/recording-log.ts'

const DEFINITIONS = { FARGATE, EC2_BRIDGE, EC2_WINDOWS, EMPTY }
const IMAGE = `123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello@sha256:${'a'.repeat(64)}`

const server = useAwsServer()

type Definition = (typeof DEFINITIONS)[keyof typeof DEFINITIONS]

interface Sent {
  readonly file: string
  readonly text: string
  readonly containerName: string
  readonly lint?: LintLevels
}

/** The body of the request that registers a file. */
const sent = async ({ file: name, text, containerName, lint = {} }: Sent): Promise<unknown> => {
  server.answer = { status: 200, type: 'application/x-amz-json-1.1', body: '{"taskDefinition":{}}' }
  const path = `/checkout/${name}`
  const input = target({ containerName, lint, taskDefinition: { kind: 'file', path, name } })
  const [service] = (await plan(input, { files: { [path]: text } }).run()).services
  if (service === undefined) throw new Error('nothing was planned')
  const { taskDefinition } = service
  const { input: rendered } = await renderTaskDefinition.run(
    { taskDefinition, containerName, image: IMAGE, sideCars: { images: [] } },
    { log: recordingLog() },
  )
  const { ecs } = makeSession({ region: 'eu-west-1', signal: new AbortController().signal, maxAttempts: 1 })
  await ecs.registerTaskDefinition(rendered)
  return JSON.parse(server.bodies().at(-1) ?? '')
}

const withImage = (definition: Definition, name: string): unknown => ({
  ...definition,
  containerDefinitions: definition.containerDefinitions?.map((one) =>
    one.name === name ? { ...one, image: IMAGE } : one,
  ),
})

const FORMS = {
  'task.json': (definition: unknown) => JSON.stringify(definition),
  'indented.json': (definition: unknown) => JSON.stringify(definition, null, '\t').replaceAll('\n', '\r\n'),
  'with-byte-order-mark.json': (definition: unknown) => `\uFEFF${JSON.stringify(definition)}`,
  'task.yaml': (definition: unknown) => stringify(definition),
  'flow.yml': (definition: unknown) => `\uFEFF${stringify(definition, { collectionStyle: 'flow' })}`,
} as const

for (const [file, write] of Object.entries(FORMS)) {
  test.each(Object.entries(DEFINITIONS))(`%s as ${file} arrives as it is written`, async (_name, definition) => {
    expect(await sent({ file, text: write(definition), containerName: 'app' })).toStrictEqual(
      withImage(definition, 'app'),
    )
  })
}

test('every member of the request is in one of these definitions', () => {
  const seen = new Set(Object.values(DEFINITIONS).flatMap((one) => membersIn(one, ROOT)))
  const all = Object.entries(STRUCTURES).flatMap(([structure, members]) =>
    Object.keys(members).map((member) => `${structure}.${member}`),
  )
  expect(all.filter((member) => !seen.has(member))).toEqual([])
})

/** As `Structure.member`. */
const membersIn = (value: unknown, type: string): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => membersIn(item, type.replace('[]', '')))
  const members = STRUCTURES[type]
  if (members === undefined || !isMembers(value)) return []
  return Object.entries(value).flatMap(([member, inner]) => [
    `${type}.${member}`,
    ...membersIn(inner, (members[member] ?? '').replace('!', '')),
  ])
}

/** What a rule would refuse must not be lost either. */
const NO_RULES: LintLevels = Object.fromEntries(LINT_RULES.map(({ id }) => [id, 'off']))

test('any definition arrives as it is written, as JSON and as YAML', async () => {
  const any = fc.tuple(anyDefinition, fc.constantFrom(...Object.entries(FORMS)))
  await fc.assert(
    fc.asyncProperty(any, async ([definition, [file, write]]) => {
      const containerName = definition.containerDefinitions?.[0]?.name ?? ''
      const arrived = await sent({ file, text: write(definition), containerName, lint: NO_RULES })
      expect(arrived).toStrictEqual(JSON.parse(JSON.stringify(withImage(definition, containerName))))
    }),
    { numRuns: 30 },
  )
})

const SHARED = `x-logs: &logs
  logDriver: awslogs
  options: &options { awslogs-group: /web, awslogs-region: eu-west-1, awslogs-stream-prefix: web }
x-container: &container
  memory: 256
  essential: true
  logConfiguration: *logs
family: web
containerDefinitions:
  - <<: *container
    name: app
    image: app # replaced
    command: [">", '|', !!str 010, on, ~x]
    environment:
      - name: FOLDED
        value: >-
          one
          two
  - <<: [{ memory: 128 }, *container]
    name: proxy
    image: proxy:1
    logConfiguration: { <<: *logs, options: { <<: *options, awslogs-stream-prefix: proxy } }
`

test.each([
  ['lines that end in LF', SHARED],
  ['lines that end in CRLF', SHARED.replaceAll('\n', '\r\n')],
])('anchors and merge keys of YAML, %s', async (_name, text) => {
  const options = { 'awslogs-group': '/web', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'web' }
  const logDriver = 'awslogs'
  expect(await sent({ file: 'web.yaml', text, containerName: 'app' })).toStrictEqual({
    family: 'web',
    containerDefinitions: [
      {
        name: 'app',
        image: IMAGE,
        memory: 256,
        essential: true,
        command: ['>', '|', '010', 'on', '~x'],
        environment: [{ name: 'FOLDED', value: 'one two' }],
        logConfiguration: { logDriver, options },
      },
      {
        name: 'proxy',
        image: 'proxy:1',
        memory: 128,
        essential: true,
        logConfiguration: { logDriver, options: { ...options, 'awslogs-stream-prefix': 'proxy' } },
      },
    ],
  })
})
