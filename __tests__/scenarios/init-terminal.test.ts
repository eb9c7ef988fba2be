/** `init` on a terminal of its own (`script` of util-linux): its questions, answered by keys. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { ESCAPE_SEQUENCES } from '../../src/domain/invisible.ts'
import { shellCommand } from '../../src/domain/shell-word.ts'

jest.setTimeout(90_000)

const ENTER = '\r'
const DOWN = '\u001b[B'
const CANCEL = '\u0003'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'init-'))
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main', folder])
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** @param keysFor what is pressed at a question, by its text */
const answered = (
  keysFor: (question: string) => string,
): Promise<{ readonly exit: number | null; readonly shown: string }> =>
  new Promise((done, failed) => {
    const command = `stty cols 120 rows 40; ${shellCommand(process.execPath, resolve('bin/ship-to-ecs.cjs'), 'init')}`
    const environment = {
      PATH: process.env['PATH'],
      HOME: folder,
      AWS_REGION: 'eu-west-1',
      TERM: 'xterm',
      NO_COLOR: '1',
    }
    const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
      cwd: folder,
      env: environment,
    })
    let shown = ''
    const seen = new Set<string>()
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text
      for (const [, question = ''] of shown.replaceAll(ESCAPE_SEQUENCES, '').matchAll(/◆ {2}([^\r\n]+)/gu)) {
        if (seen.has(question)) continue
        seen.add(question)
        child.stdin.write(keysFor(question))
      }
    })
    child.on('error', failed).on('close', (exit) => {
      done({ exit, shown })
    })
  })

test('Enter takes what is shown, and an arrow chooses', async () => {
  const { exit, shown } = await answered((question) => (question === 'Profile' ? DOWN : '') + ENTER)
  expect([exit, shown]).toEqual([0, expect.stringContaining('Which environments need an approval?')])
  const { answers } = JSON.parse(await readFile(join(folder, 'ship-to-ecs.lock.json'), 'utf8')) as {
    readonly answers: Readonly<Record<string, unknown>>
  }
  expect(answers).toMatchObject({ profile: 'standard', launch: 'fargate', region: 'eu-west-1' })
})

test('Ctrl-C: nothing is written', async () => {
  const { exit, shown } = await answered((question) => (question === 'AWS region' ? CANCEL : ENTER))
  expect([exit, shown]).toEqual([130, expect.stringContaining('Cancelled; nothing was written.')])
  expect(await readdir(folder)).toEqual(['.git'])
})
