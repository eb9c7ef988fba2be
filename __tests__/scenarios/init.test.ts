/** The command `init` as a process, in real git repositories: what somebody has written is not lost. */
import { execFile } from 'node:child_process'
import { lstat, mkdtemp, readdir, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { problemsOf } from '../support/settings.ts'

jest.setTimeout(90_000)

const run = promisify(execFile)
const PROGRAM = resolve('bin/ship-to-ecs.cjs')
const SETTINGS = 'ship-to-ecs.yaml'
const DEFINITION = 'task-definition.json'
const SHIP = '.github/workflows/ship.yml'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'init-'))
  await run('git', ['init', '--quiet', '--initial-branch', 'main', folder])
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const init = async (...flags: readonly string[]) => {
  const environment = { PATH: process.env['PATH'], HOME: folder, AWS_REGION: 'eu-west-1' }
  const options = { cwd: folder, env: environment }
  try {
    const { stdout, stderr } = await run(process.execPath, [PROGRAM, 'init', ...flags], options)
    return { exit: 0, stdout, stderr }
  } catch (error) {
    // What execFile rejects with has the code and both outputs.
    const { code, stdout, stderr } = error as {
      readonly code: number
      readonly stdout: string
      readonly stderr: string
    }
    return { exit: code, stdout, stderr }
  }
}

const textOf = (path: string): Promise<string> => readFile(join(folder, path), 'utf8')
const write = (path: string, text: string): Promise<void> => writeFile(join(folder, path), text)

test('an empty repository gets its pipeline, and a second run changes nothing', async () => {
  expect(await init('--yes')).toMatchObject({ exit: 0, stderr: '' })
  expect(problemsOf({ environment: 'production', pipeline: 'ship' }, await textOf(SETTINGS))).toEqual([])
  expect(await readdir(join(folder, 'infra'))).toEqual(
    expect.arrayContaining(['deploy.mjs', 'network.yaml', 'parameters']),
  )
  expect(await init('--yes')).toEqual({ exit: 0, stdout: 'Every file is up to date.\n', stderr: '' })
})

describe('what somebody has written', () => {
  beforeEach(() => init('--yes'))

  test('that nothing is new for is left alone', async () => {
    const edited = `${await textOf(SETTINGS)}trivy-severity: CRITICAL\n`
    await write(SETTINGS, edited)
    expect(await init('--yes', '--port', '9090')).toMatchObject({ exit: 0 })
    expect(await textOf(SETTINGS)).toBe(edited)
    expect(await textOf(DEFINITION)).toContain('9090')
  })

  test('that an upgrade would touch is an error, and no other file is written', async () => {
    await write(DEFINITION, '{}\n')
    const ended = await init('--yes', '--port', '9090')
    expect(ended).toMatchObject({ exit: 1, stdout: '' })
    expect(ended.stderr).toContain(DEFINITION)
    expect(await textOf('Dockerfile')).toContain('EXPOSE 8080')
  })

  test('a deleted file stays deleted', async () => {
    await unlink(join(folder, 'BOOTSTRAP.md'))
    expect(await init('--yes')).toMatchObject({ exit: 0 })
    expect(await readdir(folder)).not.toContain('BOOTSTRAP.md')
  })

  test('an update of Dependabot is no edit', async () => {
    await write(SHIP, (await textOf(SHIP)).replaceAll(/@[0-9a-f]{40} # \S+/gu, `@${'c'.repeat(40)} # v9`))
    expect(await init('--yes', '--attest')).toMatchObject({ exit: 0 })
    expect(await textOf(SHIP)).toContain(`ship.yml@${'c'.repeat(40)} # v9`)
  })
})

test('a file of somebody else is never replaced silently', async () => {
  await write(SETTINGS, 'repository: mine\n')
  const { exit, stderr } = await init('--yes')
  expect([exit, stderr.includes(`${SETTINGS} exists`)]).toEqual([1, true])
  expect(await readdir(folder)).toEqual(['.git', SETTINGS])
})

test('a link is neither followed nor replaced', async () => {
  await symlink(tmpdir(), join(folder, '.github'))
  const { exit, stderr } = await init('--yes', '--overwrite', SHIP)
  expect([exit, stderr.includes(`${SHIP} is below .github, which is a link`)]).toEqual([1, true])
  expect((await lstat(join(folder, '.github'))).isSymbolicLink()).toBe(true)
  expect(await readdir(folder)).toEqual(['.git', '.github'])
})

test('`--dry-run` writes nothing', async () => {
  const { exit, stdout } = await init('--yes', '--dry-run')
  expect([exit, stdout.includes('+++ b/ship-to-ecs.yaml')]).toEqual([0, true])
  expect(await readdir(folder)).toEqual(['.git'])
})

test('nobody to ask, a wrong answer, an unknown flag, no repository: the exit code and nothing written', async () => {
  expect(await init()).toMatchObject({ exit: 2, stderr: expect.stringContaining('--yes') })
  expect(await init('--yes', '--application', 'Hello')).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining('--application'),
  })
  expect(await init('--yes', '--nonsense')).toMatchObject({ exit: 2 })
  expect(await readdir(folder)).toEqual(['.git'])
  await rm(join(folder, '.git'), { recursive: true })
  expect(await init('--yes')).toMatchObject({ exit: 1, stderr: expect.stringContaining('git init') })
})
