/** The command line as `npm pack` gives it, installed in an empty folder without a network. */
import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'

jest.setTimeout(120_000)

const PACKED = ['bin', 'dist', 'infra', 'package.json', 'LICENSE', 'README.md', 'scripts']

let folder = ''
let installed = ''

/** npm of the machine: that of the packages is not one of them. */
const npm = (cwd: string, ...args: readonly string[]): void => {
  const { status, stderr } = spawnSync('npm', [...args, '--offline', '--no-audit', '--no-fund'], {
    cwd,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed: ${stderr}`)
}

const git = (cwd: string, ...args: readonly string[]): string => {
  const named = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args]
  const { status, stdout, stderr } = spawnSync('git', named, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr}`)
  return stdout.trim()
}

const ship = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--no-warnings', join(installed, 'node_modules', '.bin', 'ship-to-ecs'), ...args], {
    cwd: installed,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: installed },
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-packed-'))
  const sources = join(folder, 'sources')
  installed = join(folder, 'empty')
  await mkdir(installed)
  for (const name of PACKED) await cp(resolve(name), join(sources, name), { recursive: true })
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
    ['commit', '--quiet', '--message', 'packed'],
  ])
    git(sources, ...args)
  npm(sources, 'pack')
  const [archive = ''] = (await readdir(sources)).filter((name) => name.endsWith('.tgz'))
  npm(installed, 'install', join(sources, archive))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test('it needs no other package', async () => {
  const names = (await readdir(join(installed, 'node_modules'))).filter((name) => !name.startsWith('.'))
  expect(names).toEqual(['ship-to-ecs'])
})

test('a pack leaves package.json as it was', async () => {
  const texts = ['package.json', join(folder, 'sources', 'package.json')].map((path) => readFile(path, 'utf8'))
  const [before, after] = await Promise.all(texts)
  expect(after).toBe(before)
})

test('it says its version', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { readonly version: string }
  const { status, stdout } = ship('--version')
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${version}\n` })
})

test('`init` calls the workflows of the commit that was packed', async () => {
  const project = join(folder, 'project')
  await mkdir(project)
  git(project, 'init', '--quiet')
  expect(ship('init', '--yes', '--directory', project).status).toBe(0)
  const workflow = await readFile(join(project, '.github', 'workflows', 'ship.yml'), 'utf8')
  expect(workflow).toContain(`ship.yml@${git(join(folder, 'sources'), 'rev-parse', 'HEAD')} # v`)
})

test('without a command: the help, as wrong usage', () => {
  const { status, stderr } = ship()
  expect(status).toBe(2)
  expect(stderr).toContain('Usage: ship-to-ecs')
})

test('outside of a checkout it says so', () => {
  const { status, stdout } = ship('plan')
  expect(status).toBe(2)
  expect(stdout).toContain('is not a Git checkout')
})

test.each(['bash', 'zsh', 'fish', 'powershell'])('completion for %s', (shell) => {
  const { status, stdout } = ship('completion', shell)
  expect(status).toBe(0)
  expect(stdout).toContain('ship-to-ecs')
})

test('completion knows commands, options and their words', () => {
  expect(ship('complete', '--', 'roll').stdout).toContain('rollback\t')
  expect(ship('complete', '--', 'run', '--wait-f').stdout).toContain('--wait-for-minutes\t')
  expect(ship('complete', '--', 'run', '--if-tag-exists', '').stdout).toContain('reuse')
})
