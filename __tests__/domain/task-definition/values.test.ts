import { describe, expect, test } from '@jest/globals'
import {
  checkTaskDefinition,
  type CheckedTaskDefinition,
  type CheckOptions,
} from '../../../src/domain/task-definition/check.ts'
import { ENUMS } from '../../../src/domain/task-definition/shape.ts'
import { parseTaskDefinition } from '../../../src/domain/task-definition/text.ts'

const NEW: CheckOptions = { values: 'checked', containerName: 'app' }

const checked = (value: unknown, options: CheckOptions = NEW): CheckedTaskDefinition =>
  checkTaskDefinition(value, 't', options)

const problemsOf = (value: unknown, options: CheckOptions = NEW): readonly string[] => {
  try {
    checked(value, options)
  } catch (thrown) {
    return (thrown as Error).message.split('\n- ').slice(1)
  }
  return []
}

/** A task definition whose only container has these members. */
const app = (members: object): object => ({ family: 'web', containerDefinitions: [{ name: 'app', ...members }] })

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

describe('sizes on Fargate', () => {
  const sized = (cpu: unknown, memory: unknown): object => ({
    ...app({}),
    requiresCompatibilities: ['EC2', 'FARGATE'],
    cpu,
    memory,
  })

  test.each([
    ['256', '512'],
    [256, 2048],
    ['.25 vCPU', '0.5 GB'],
    ['1 vCPU', '2 GB'],
    ['1vcpu', '8GB'],
    ['16 vCPU', '120 GB'],
    // Larger than any size that the table knows: perhaps newer than it.
    ['32768', '249856'],
  ])('%s and %s exist', (cpu, memory) => {
    expect(problemsOf(sized(cpu, memory))).toEqual([])
  })

  test.each([
    ['256', '4096', 'memory: with 256 CPU units, Fargate has 512, 1024 or 2048 MiB, not 4096'],
    ['256', '1536', 'memory: with 256 CPU units, Fargate has 512, 1024 or 2048 MiB, not 1536'],
    ['1 vCPU', '1 GB', 'memory: with 1024 CPU units, Fargate has 2048 to 8192 in steps of 1024 MiB, not 1024'],
    ['8192', '18432', 'memory: with 8192 CPU units, Fargate has 16384 to 61440 in steps of 4096 MiB, not 18432'],
    [
      '300',
      '512',
      'cpu: Fargate has no size with 300 CPU units; the sizes are 256, 512, 1024, 2048, 4096, 8192, 16384',
    ],
    [undefined, '512', 'cpu: is missing; Fargate requires it'],
    ['256', 'much', `memory: 'much' is not an amount such as 512 or "0.5 GB"`],
    ['${CPU}', '512', 'cpu: nothing fills in the placeholder ${CPU}; write the value'],
  ])('%s and %s do not', (cpu, memory, problem) => {
    expect(problemsOf(sized(cpu, memory))).toEqual([problem])
  })

  test('a unit that is not known is a warning', () => {
    expect(checked(sized('256', '512 MiB')).warnings).toEqual([
      `memory: '512 MiB' is not an amount such as 512 or "0.5 GB"`,
    ])
  })

  test('on EC2 any size may be', () => {
    expect(problemsOf({ ...app({}), requiresCompatibilities: ['EC2'], cpu: '300', memory: '700' })).toEqual([])
  })
})
