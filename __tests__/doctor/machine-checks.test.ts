/** Docker is needed where a job builds. On a machine of one's own its absence is a warning, and what needs it is not looked at. */
import { describe, expect, test } from '@jest/globals'
import { exitCodeOf, runChecks } from '../../src/doctor/doctor-check.ts'
import { machineChecks } from '../../src/doctor/machine-checks.ts'
import type { CommandFailure } from '../../src/errors/command-error.ts'
import { scriptedExec } from '../support/scripted-exec.ts'

const VERSION = ['docker', 'version', '--format', '{{.Server.Version}}']

const WITHOUT: readonly (readonly [string, CommandFailure, string, string])[] = [
  ['not installed', { kind: 'not-found' }, 'the `docker` command was not found', 'https://get.docker.com'],
  ['stopped', { kind: 'exited', exitCode: 1 }, 'the daemon does not answer', 'systemctl start docker'],
  ['hanging', { kind: 'timed-out', afterMs: 20_000 }, 'the daemon does not answer', 'systemctl start docker'],
]

describe.each([
  ['own', 'warn', 0],
  ['job', 'fail', 1],
] as const)('Docker on the machine %s is %s', (machine, status, exitCode) => {
  test.each(WITHOUT)('when %s', async (_, fails, what, fix) => {
    const exec = scriptedExec([{ argv: VERSION, fails }])
    const results = await runChecks(machineChecks(exec, machine))
    expect(results).toMatchObject([
      { id: 'docker', status, what, fix: expect.stringContaining(fix) },
      { id: 'buildx', status: 'skipped', what: 'needs Docker engine' },
      { id: 'disk', status: 'skipped', what: 'needs Docker engine' },
    ])
    expect(exitCodeOf(results)).toBe(exitCode)
    exec.assertDone()
  })
})

test('where it runs, all of them are ok', async () => {
  const exec = scriptedExec([
    { argv: VERSION, stdout: '29.1.0\n' },
    { argv: ['docker', 'buildx', 'version'], stdout: 'github.com/docker/buildx v0.30.0 1\n' },
    { argv: ['docker', 'info', '--format', '{{.DockerRootDir}}'], stdout: '/var/lib/docker\n' },
    { argv: ['df', '-Pk', '/var/lib/docker'], stdout: 'Filesystem\n/dev/vda1 90000000 1 80000000 1% /\n' },
  ])
  expect((await runChecks(machineChecks(exec, 'own'))).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok'])
})
