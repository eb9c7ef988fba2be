/** What becomes of a command whose output cannot be written, and of the arguments that a message repeats. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, jest, test } from '@jest/globals'

jest.setTimeout(30_000)

/** As `bin/ship-to-ecs.cjs` starts it, with every write to stdout failing where there is a code. */
const started = (code: string | null, ...args: readonly string[]) => {
  const preload = `
    globalThis[Symbol.for('ship-to-ecs')] = { root: ${JSON.stringify(resolve('.'))}, version: '0.1.0', commit: null }
    const code = ${JSON.stringify(code)}
    const fault = Object.assign(new Error('write ' + code), { code })
    if (code !== null) process.stdout.write = () => !process.nextTick(() => process.stdout.emit('error', fault))`
  const options = ['--no-warnings', '--import', `data:text/javascript,${encodeURIComponent(preload)}`]
  const { status, stderr, stdout } = spawnSync(process.execPath, [...options, resolve('src/index.ts'), ...args], {
    encoding: 'utf8',
  })
  return { status, stderr, stdout }
}

test('a full disk: one line and an exit code, and no stack trace', () => {
  expect(started('ENOSPC', '--version')).toEqual({
    status: 1,
    stderr: 'ship-to-ecs: the output cannot be written: write ENOSPC\n',
    stdout: '',
  })
})

test('a reader that has seen enough is no fault', () => {
  expect(started('EPIPE', '--version')).toEqual({ status: 0, stderr: '', stdout: '' })
})

test('no argument moves the cursor', () => {
  const { status, stderr } = started(null, 'pl\u001b[2Jan\u202e')
  expect([status, stderr]).toEqual([2, expect.stringContaining("unknown command 'pl[2Jan'")])
})
