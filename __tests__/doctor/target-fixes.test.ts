/** The commands for a service and for what it depends on: each is read by a shell, and does what its line asks for. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { dependencyFinding } from '../../src/doctor/dependency-finding.ts'
import { DEFINED } from '../../src/doctor/target-checks.ts'
import { stackCommandsIn } from '../../src/doctor/stack-commands.ts'
import { bad, good, unknown, warn } from '../../src/domain/verify/verify-check.ts'
import { configFor } from '../support/doctor-config.ts'

const ROLE = 'arn:aws-cn:iam::123456789012:role/releases'
const place = (bootstrap = '') => ({
  ...{ name: 'production', stacks: stackCommandsIn(bootstrap) },
  config: configFor({ 'aws-region': 'cn-north-1', 'role-to-assume': ROLE }),
})
const missing = (id: string, subject: string) => bad({ id, subject }, { what: 'does not exist', next: 'Create it.' })

/** The words of each call of `aws`, by a shell. */
const callsIn = (command: string): readonly (readonly string[])[] => {
  const script = `aws() { printf '%s\\0' "$@"; printf '\\n'; }; ${command}`
  const lines = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trim().split('\n')
  return lines.map((line) => line.split('\0').slice(0, -1))
}

const fixFor = (...checks: Parameters<typeof dependencyFinding>[0]): string =>
  dependencyFinding(checks, place()).fix ?? ''

test('a log group is created in the Region of the service', () => {
  expect(callsIn(fixFor(good({ id: 'x', subject: '' }, ''), missing('log-group', "log group /ecs/it's")))).toEqual([
    ['logs', 'create-log-group', '--log-group-name', "/ecs/it's", '--region', 'cn-north-1'],
  ])
})

test('a role is created for tasks; an execution role gets the policy of AWS', () => {
  const task = callsIn(fixFor(missing('role', 'task role hello')))
  expect(task).toEqual([
    ['iam', 'create-role', '--role-name', 'hello', '--assume-role-policy-document', expect.any(String)],
  ])
  expect(JSON.parse(task[0]?.at(-1) ?? '')).toMatchObject({
    Statement: [{ Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  })
  expect(callsIn(fixFor(missing('role', 'execution role hello')))[1]).toEqual([
    ...['iam', 'attach-role-policy', '--role-name', 'hello', '--policy-arn'],
    'arn:aws-cn:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
  ])
})

test('what a stack has is created by its command', () => {
  const command =
    'node infra/deploy.mjs 123456789012 hello-production-task-roles task-roles.yaml hello-production-cluster'
  expect(dependencyFinding([missing('role', 'task role hello')], place(command)).fix).toBe(command)
})

test('what no command creates has none, and the worst decides', () => {
  const other = bad({ id: 'role', subject: 'task role hello' }, { what: 'does not trust ecs', next: 'Let it.' })
  expect(dependencyFinding([other], place())).toMatchObject({ status: 'fail', fix: null })
  expect(dependencyFinding([missing('secret', 'secret db (DB)')], place()).fix).toBeNull()
  const hint = warn({ id: 'y', subject: 'service' }, { what: 'is slow', next: 'Wait.' })
  expect(dependencyFinding([hint, unknown({ id: 'z', subject: 'key' }, 'not read', 'kms:X')], place())).toMatchObject({
    ...{ status: 'warn', what: 'service is slow (Wait.)' },
  })
  expect(dependencyFinding([unknown({ id: 'z', subject: 'key' }, 'not read', 'kms:X')], place())).toMatchObject({
    ...{ status: 'skipped', what: '0 are as they must be; no answer: kms:X' },
  })
})

test.each(['environments:\n  production: { cluster: main }', 'cluster: main\n'])(
  'the command for a service adds the setting and its file, and keeps what is there: %j',
  (settings) => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'))
    try {
      writeFileSync(join(folder, 'ship-to-ecs.yaml'), settings)
      execFileSync('sh', ['-c', DEFINED], { cwd: folder })
      const read = (name: string): unknown => parse(readFileSync(join(folder, name), 'utf8'))
      expect(read('ship-to-ecs.yaml')).toEqual({ ...(parse(settings) as object), 'service-definition': 'service.yaml' }) // a map
      expect(read('service.yaml')).toEqual({ desiredCount: 1 })
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
