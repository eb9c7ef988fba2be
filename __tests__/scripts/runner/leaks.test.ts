/** The search for secrets, and the record of the children that it searches. */
import { spawn, type SpawnOptions } from 'node:child_process'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { filesIn, leaksOf, shownOf, takeChildren } from '../../../scripts/runner/leaks.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leaks-'))
})
afterEach(() => rm(folder, { recursive: true }))

const SECRET = 'p/ss"word+of ECR'

describe('a secret is found', () => {
  test.each([
    ['as it is', SECRET],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64 for URLs', Buffer.from(SECRET).toString('base64url')],
    ['in a URL', `?token=${encodeURIComponent(SECRET)}&x=1`],
    ['in JSON', JSON.stringify({ token: SECRET })],
  ])('%s', (_, text) => {
    expect(leaksOf({ 'a password': [SECRET] }, { 'the log': 'nothing', 'the summary': `a ${text} b` })).toEqual([
      'a password is in the summary',
    ])
  })

  test('nowhere where there is none, and an empty one is none', () => {
    expect(leaksOf({ 'a password': [SECRET, ''] }, { 'the log': 'password', 'the summary': '' })).toEqual([])
  })
})

test('what is masked for the runner is not shown', () => {
  expect(shownOf(`::add-mask::${SECRET}\nthe rest`)).toBe('the rest')
})

test('files are read wherever they are in the folder', async () => {
  await mkdir(join(folder, 'a', 'b'), { recursive: true })
  await writeFile(join(folder, 'a', 'b', 'file'), Buffer.from([0xff, 0x61]))
  expect(await filesIn(folder)).toEqual({ 'the file a/b/file': '\u00ffa' })
})

test.each(['spawn', 'execFile', 'exec'])(
  'a child that %s starts is recorded with its arguments and environment',
  async (how) => {
    const file = join(folder, 'children')
    const program = `
    import * as child from 'node:child_process'
    const options = { env: { PATH: process.env.PATH, TOKEN: 'of the child' } }
    if ('${how}' === 'exec') child.exec('true argument', options)
    else child.${how}('true', ['argument'], options)`
    const preload = resolve('scripts', 'runner', 'children-preload.ts')
    const argv = ['--no-warnings', '--import', preload, '--input-type=module', '--eval', program]
    const options: SpawnOptions = { env: { PATH: process.env['PATH'], RECORDED_CHILDREN: file } }
    await new Promise((done) => spawn(process.execPath, argv, options).on('close', done))
    const children = await takeChildren(file)
    const [[ofArguments, shown] = ['', ''], [ofEnvironment, variables] = ['', '']] = Object.entries(children)
    expect([ofArguments, ofEnvironment]).toEqual([
      expect.stringContaining('the arguments of'),
      expect.stringContaining('the environment of'),
    ])
    expect(shown).toContain('argument')
    expect(variables.split('\n')).toContain('TOKEN=of the child')
    expect(await takeChildren(file)).toEqual({})
  },
)
