import { describe, expect, test } from '@jest/globals'
import { parseTaskDefinition } from '../../../src/domain/task-definition/text.ts'
import { app, checked, problemsOf } from '../../support/checked-definition.ts'

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

  test.each([
    ['1', '2048', /; "1 vCPU" is 1024$/],
    ['3', '2048', /, 16384$/],
    ['0.25', '512', /^cpu: 0\.25 is not a whole number of CPU units; for vCPU, write "0\.25 vCPU"$/],
    ['256', '.5', /^memory: \.5 is not a whole number of MiB; for GB, write "\.5 GB"$/],
  ])('%s and %s: the problem says what was probably meant', (cpu, memory, problem) => {
    expect(problemsOf(sized(cpu, memory))).toEqual([expect.stringMatching(problem)])
  })

  const windows = (cpu: string, memory: string): object => ({
    ...sized(cpu, memory),
    runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
  })

  test.each([
    ['1024', '2048'],
    ['2 vCPU', '16 GB'],
    ['4096', '30720'],
  ])('%s and %s exist for Windows', (cpu, memory) => {
    expect(problemsOf(windows(cpu, memory))).toEqual([])
  })

  test.each([
    ['256', '512', 'cpu: for Windows, Fargate has 1024, 2048, 4096 CPU units, not 256'],
    ['512', '1024', 'cpu: for Windows, Fargate has 1024, 2048, 4096 CPU units, not 512'],
    ['8 vCPU', '16 GB', 'cpu: for Windows, Fargate has 1024, 2048, 4096 CPU units, not 8192'],
    ['1024', '1024', 'memory: with 1024 CPU units, Fargate has 2048 to 8192 in steps of 1024 MiB, not 1024'],
  ])('%s and %s do not exist for Windows', (cpu, memory, problem) => {
    expect(problemsOf(windows(cpu, memory))).toEqual([problem])
  })

  test('fargate in another case is held to the sizes, too', () => {
    const value = { ...sized('300', '512'), requiresCompatibilities: ['fargate'] }
    expect(problemsOf(value)).toEqual([expect.stringContaining('Fargate has no size with 300 CPU units')])
  })

  test.each([
    ['0x100', '"256"'],
    ['+256', '"256"'],
    ['256.0', '"256"'],
  ])('the number %s in YAML is sent as %s', (written, sent) => {
    const text = `{family: web, cpu: ${written}, memory: 512, requiresCompatibilities: [FARGATE], containerDefinitions: [{name: app}]}`
    const { draft, notes } = checked(parseTaskDefinition(text, 't.yml'))
    expect(JSON.stringify(draft.input.cpu)).toBe(sent)
    expect(notes[0]).toContain(`is sent as the string ${sent}`)
  })

  test('0256 in YAML may be octal', () => {
    const text = '{family: web, cpu: 0256, memory: 512, containerDefinitions: [{name: app}]}'
    expect(problemsOf(parseTaskDefinition(text, 't.yml'))).toEqual([expect.stringMatching(/^cpu: 0256 begins with 0/)])
  })

  test('on EC2 an amount is an amount, too', () => {
    const value = { ...app({}), requiresCompatibilities: ['EC2'], cpu: 'lots', memory: '1.5' }
    expect(problemsOf(value)).toEqual([
      `cpu: 'lots' is not an amount such as 256 or ".25 vCPU"`,
      'memory: 1.5 is not a whole number of MiB; for GB, write "1.5 GB"',
    ])
  })

  test('on EC2 an empty text is left to ECS', () => {
    expect(problemsOf({ ...app({}), cpu: '', memory: '' })).toEqual([])
  })

  test('on EC2 any size may be', () => {
    expect(problemsOf({ ...app({}), requiresCompatibilities: ['EC2'], cpu: '300', memory: '700' })).toEqual([])
  })
})
