import { describe, expect, test } from '@jest/globals'
import { ENUMS } from '../../../src/domain/task-definition/shape.ts'
import { parseTaskDefinition } from '../../../src/domain/task-definition/text.ts'
import { app, checked, problemsOf } from '../../support/checked-definition.ts'

describe('numbers as people write them', () => {
  const withPort = (written: string): unknown =>
    parseTaskDefinition(
      `{family: web, containerDefinitions: [{name: app, portMappings: [{containerPort: ${written}}]}]}`,
      't.yml',
    )

  test.each(['80', '80.0', '0x50', '+80', '8e1', '0o120'])('the port %s is 80', (written) => {
    const { draft } = checked(withPort(written))
    expect(draft.input.containerDefinitions?.[0]?.portMappings).toEqual([{ containerPort: 80 }])
  })

  const path = 'containerDefinitions[0].portMappings[0].containerPort'
  test.each([
    ['80.5', `${path}: expected a whole number, found 80.5`],
    ['080', `${path}: 080 begins with 0, which some readers take for octal; write it without the 0`],
    ['65536', `${path}: expected a number from 0 to 65535, found 65536`],
    ['-1', `${path}: expected a number from 0 to 65535, found -1`],
    ['.inf', `${path}: expected a whole number, found .inf`],
    ['12345678901234567890', `${path}: expected a number from 0 to 65535, found 12345678901234567890`],
    ['"80"', `${path}: expected a number, found a string; write 80 without quotes`],
    ['"80.0"', `${path}: expected a number, found a string; write 80.0 without quotes`],
    ['"${PORT}"', `${path}: expected a number, found the placeholder \${PORT}, which nothing fills in`],
  ])('the port %s: %s', (written, problem) => {
    expect(problemsOf(withPort(written))).toEqual([problem])
  })

  test.each([
    [
      app({ healthCheck: { command: ['x'], retries: 11 } }),
      'containerDefinitions[0].healthCheck.retries: expected a number from 1 to 10, found 11',
    ],
    [app({ memory: -1 }), 'containerDefinitions[0].memory: expected a number from 0 to 2147483647, found -1'],
    [
      { ...app({}), ephemeralStorage: { sizeInGiB: 20 } },
      'ephemeralStorage.sizeInGiB: expected a number from 21 to 200, found 20',
    ],
  ])('%j', (value, problem) => {
    expect(problemsOf(value)).toEqual([problem])
  })

  test('-1 is a limit: unlimited', () => {
    expect(problemsOf(app({ ulimits: [{ name: 'memlock', softLimit: -1, hardLimit: -1 }] }))).toEqual([])
  })
})

test.each([
  ['yes', 'true'],
  ['On', 'true'],
  ['no', 'false'],
  ['off', 'false'],
])('%s, which YAML 1.1 took for %s, is a text', (word, meant) => {
  const text = `{family: web, containerDefinitions: [{name: app, essential: ${word}}]}`
  expect(problemsOf(parseTaskDefinition(text, 't.yml'))).toEqual([
    `containerDefinitions[0].essential: expected true or false, found a string; write ${meant}`,
  ])
})

describe('ranges of ports', () => {
  const ranged = (containerPortRange: string): object => app({ portMappings: [{ containerPortRange }] })

  test.each(['8000-8010', '1-65535'])('%s', (range) => {
    expect(problemsOf(ranged(range))).toEqual([])
  })

  test.each(['8010-8000', '80-80', '80', '0-10', '65000-70000', 'a-b', '8000 - 8010', '-1-5', '${PORTS}'])(
    '%s is none',
    (range) => {
      expect(problemsOf(ranged(range))).toEqual([
        `containerDefinitions[0].portMappings[0].containerPortRange: expected two ports from 1 to 65535, the smaller one first, for example 8000-8010, found '${range}'`,
      ])
    },
  )

  test('what ECS has registered is not judged', () => {
    expect(problemsOf(ranged('80'), { values: 'registered', containerName: null })).toEqual([])
  })
})

describe('texts that ECS lists', () => {
  test.each([
    [
      { ...app({}), requiresCompatibilities: ['FARGTE'] },
      "requiresCompatibilities[0]: 'FARGTE' is not one of EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES; did you mean FARGATE?",
    ],
    [{ ...app({}), networkMode: 'vpc' }, "networkMode: 'vpc' is not one of awsvpc, bridge, host, none"],
    [
      app({ logConfiguration: { logDriver: 'cloudwatch' } }),
      "containerDefinitions[0].logConfiguration.logDriver: 'cloudwatch' is not one of awsfirelens, awslogs, fluentd, gelf, journald, json-file, splunk, syslog",
    ],
    [
      { ...app({}), networkMode: '${MODE}' },
      'networkMode: the placeholder ${MODE} is not one of awsvpc, bridge, host, none',
    ],
  ])('%j', (value, problem) => {
    expect(problemsOf(value)).toEqual([problem])
  })

  test('another case is a warning: ECS decides', () => {
    expect(checked({ ...app({}), networkMode: 'AWSVPC' }).warnings).toEqual([
      "networkMode: ECS spells 'AWSVPC' as 'awsvpc'",
    ])
  })

  test('of what ECS has registered, no value is judged', () => {
    const value = { ...app({ image: '<x>' }), networkMode: 'new-mode', ephemeralStorage: { sizeInGiB: 500 } }
    expect(problemsOf(value, { values: 'registered', containerName: null })).toEqual([])
  })

  test('the lists are the service model’s', () => {
    expect(ENUMS['RegisterTaskDefinitionRequest.requiresCompatibilities']).toContain('FARGATE')
    expect(ENUMS['RuntimePlatform.cpuArchitecture']).toEqual(['ARM64', 'X86_64'])
  })
})
