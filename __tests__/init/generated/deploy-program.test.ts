/** The generated infra/deploy.mjs as a process, with a program in place of the AWS CLI. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryOf } from '../../support/init-play.ts'

const USAGE = 'usage: node infra/deploy.mjs ACCOUNT STACK TEMPLATE [STACK …]\n'
const ABSENT =
  'An error occurred (ValidationError) when calling the DescribeStacks operation: Stack with id x does not exist'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deploy-'))
  const { init, textOf } = repositoryOf()
  await init({ yes: true })
  for (const name of ['infra', 'infra/parameters', 'bin']) await mkdir(join(folder, name))
  await writeFile(join(folder, 'infra/deploy.mjs'), textOf('infra/deploy.mjs'))
})

afterEach(() => rm(folder, { recursive: true }))

/** What the AWS CLI answers, as the cases of a shell; each call is a line of `calls`. */
const aws = async (...cases: readonly string[]): Promise<void> => {
  const file = join(folder, 'bin/aws')
  const script = ['#!/bin/sh', `echo "$*" >> '${folder}/calls'`, 'case "$*" in', ...cases, 'esac']
  await writeFile(file, `${script.join('\n')}\n`)
  await chmod(file, 0o755)
}

const IDENTITY = `'sts get-caller-identity '*) echo '{"Account":"111111111111"}';;`
const stackIs = (state: string): string =>
  `'cloudformation describe-stacks '*) echo '{"Stacks":[{"StackStatus":"${state}","Outputs":[{"OutputKey":"VpcId","OutputValue":"vpc-1"}]}]}';;`

const run = (...args: readonly string[]) => {
  const options = { encoding: 'utf8', env: { PATH: `${folder}/bin` } } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'infra/deploy.mjs'), ...args], options)
  return { status, stdout, stderr }
}

const changes = async (): Promise<readonly string[]> =>
  (await readFile(join(folder, 'calls'), 'utf8')).split('\n').flatMap((line) => {
    const change = /^cloudformation (deploy|delete-stack|wait) /u.exec(line)?.[1]
    return change === undefined ? [] : [change]
  })

describe('one line and an exit code, and nothing is changed', () => {
  test.each([[[]], [['111111111111', 'hello-network']]])('arguments are missing: %j', (args) => {
    expect(run(...args)).toEqual({ status: 2, stdout: '', stderr: USAGE })
  })

  test('no AWS CLI', () => {
    const { status, stderr } = run('111111111111', 'x', 'network.yaml')
    expect([status, stderr]).toEqual([1, 'The AWS CLI does not run: spawnSync aws ENOENT\n'])
  })

  test('a profile that does not exist', async () => {
    await aws(`*) echo 'The config profile (x) could not be found' >&2; exit 255;;`)
    const { status, stderr } = run('111111111111', 'x', 'network.yaml')
    expect([status, stderr]).toEqual([255, 'The config profile (x) could not be found\n'])
  })

  test('another account', async () => {
    await aws(IDENTITY)
    const { status, stderr } = run('222222222222', 'x', 'network.yaml')
    expect([status, stderr.split('\n').length]).toEqual([1, 2])
    expect(stderr).toContain('The credentials belong to account 111111111111')
  })

  test('a stack that cannot be looked at', async () => {
    await aws(IDENTITY, `*) echo 'AccessDenied: no' >&2; exit 254;;`)
    const { status, stderr } = run('111111111111', 'x', 'network.yaml')
    expect([status, stderr, await changes()]).toEqual([254, 'AccessDenied: no\n', []])
  })

  test('parameters that are no JSON', async () => {
    await writeFile(join(folder, 'infra/parameters/x.json'), '{')
    const { status, stderr } = run('111111111111', 'x', 'network.yaml')
    expect([status, stderr.split('\n').length]).toEqual([1, 2])
    expect(stderr).toContain('x.json cannot be read')
  })
})

describe('what becomes of the stack', () => {
  test.each([
    ['is created', `'cloudformation describe-stacks '*) echo '${ABSENT}' >&2; exit 254;;`, ['deploy']],
    ['is updated', stackIs('UPDATE_COMPLETE'), ['deploy']],
    ['is deleted and created again', stackIs('ROLLBACK_COMPLETE'), ['delete-stack', 'wait', 'deploy']],
    ['failed to be updated, and runs', stackIs('UPDATE_ROLLBACK_COMPLETE'), ['deploy']],
  ])('it %s', async (_, described, expected) => {
    await aws(IDENTITY, described)
    expect(run('111111111111', 'x', 'network.yaml').status).toBe(0)
    expect(await changes()).toEqual(expected)
  })

  test('the outputs of others are its parameters, and its file wins', async () => {
    const values = [{ ParameterKey: 'A', ParameterValue: 'b c' }]
    await writeFile(join(folder, 'infra/parameters/x.json'), JSON.stringify(values))
    await aws(IDENTITY, stackIs('UPDATE_COMPLETE'))
    run('111111111111', 'x', 'cluster.yaml', 'hello-network')
    expect(await readFile(join(folder, 'calls'), 'utf8')).toContain('--parameter-overrides VpcId=vpc-1 A=b c ')
  })

  test('a deployment that fails is a failure', async () => {
    await aws(IDENTITY, stackIs('UPDATE_COMPLETE'), `*) echo 'Failed to create the changeset' >&2; exit 255;;`)
    const { status, stderr } = run('111111111111', 'x', 'network.yaml')
    expect([status, stderr]).toEqual([255, 'Failed to create the changeset\n'])
  })
})
