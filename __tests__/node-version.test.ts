/** The entries as a process, with Node's version set by a preload. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import ts from 'typescript'

const startAs = (version: string, entry: string) =>
  spawnSync(
    process.execPath,
    [
      ...['--no-warnings', '--import'],
      `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`,
      resolve(entry),
    ],
    { encoding: 'utf8', env: { PATH: process.env['PATH'], GITHUB_ACTIONS: 'true' } },
  )

describe.each(['src/index.ts', 'src/post.ts'])('%s', (entry) => {
  test.each(['12.22.12', '20.20.2', '23.11.1'])('on Node %s says what is needed, in one line, and fails', (version) => {
    const { status, stdout, stderr } = startAs(version, entry)
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: `ship-to-ecs needs Node.js 24 or later; this is ${version}.\n`,
    })
  })

  test('runs on Node 24 and later', () => {
    for (const version of ['24.0.0', '26.1.0']) expect(startAs(version, entry).stderr).not.toContain('needs Node.js')
  })
})

/** The text of a script when newer syntax is rewritten for a version of the language. */
const writtenFor = (text: string, target: ts.ScriptTarget): string =>
  ts.transpileModule(text, { compilerOptions: { target, module: ts.ModuleKind.ESNext } }).outputText

test('the check is written so that an old Node can parse it', () => {
  const text = readFileSync('src/node-version.ts', 'utf8')
  expect(writtenFor(text, ts.ScriptTarget.ES2015)).toBe(writtenFor(text, ts.ScriptTarget.ESNext))
})
