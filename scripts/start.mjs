#!/usr/bin/env node
// The entry of every npm script: runs on any Node from 20 with nothing installed, installs the locked packages, then starts
// scripts/tasks.ts under Node 24, the version of the runner.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = join(root, 'node_modules')
const say = (text) => console.error(`ship-to-ecs: ${text}`)

const installPackages = () => {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const mark = join(packages, '.ship-to-ecs-lock')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return
  say('installing the locked npm packages (npm ci)')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    say('npm ci failed, see its output above; nothing else was done.')
    process.exit(1)
  }
  writeFileSync(mark, lock)
}

const isNode24 = (program) => {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= 24
}

installPackages()
// On Linux the packages include Node 24; elsewhere the machine's Node must be new enough.
const node = [join(packages, '.bin', 'node'), process.execPath].find(
  (program) => existsSync(program) && isNode24(program),
)
if (node === undefined) {
  say(`Node 24 or newer is needed; this is ${process.version}. Install it from nodejs.org and try again.`)
  process.exit(1)
}
// Ctrl-C reaches the task too; this process waits until it has cleaned up.
process.on('SIGINT', () => undefined)
const { status, signal } = spawnSync(
  node,
  ['--no-warnings', join(root, 'scripts', 'tasks.ts'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${join(packages, '.bin')}${delimiter}${process.env.PATH ?? ''}` },
  },
)
process.exit(signal === null ? (status ?? 1) : 1)
