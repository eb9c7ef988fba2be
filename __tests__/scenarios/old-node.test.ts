/** The committed bundle on a Node that is too old for it: one line that says so, instead of a stack trace. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'

const versionOf = (node: string): string => spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim().slice(1)

/** The machine's own Node, if it has one that is too old; the packages bring a Node 24. */
const oldNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => folder !== '' && !folder.includes('node_modules'))
  .map((folder) => join(folder, 'node'))
  .find((node) => existsSync(node) && Number(versionOf(node).split('.')[0]) < 24)

/** Sets Node's version before the bundle is loaded. */
const asNode20 =
  "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})"

const OLD =
  oldNode === undefined
    ? { node: process.execPath, options: ['--import', asNode20], version: '20.20.2' }
    : { node: oldNode, options: [], version: versionOf(oldNode) }

describe.each<readonly [string, number]>([
  ['dist/index.js', 1],
  ['dist/post/index.js', 1],
  // Wrong usage, as the command line has it.
  ['bin/ship-to-ecs.cjs', 2],
])('%s', (bundle, exitCode) => {
  test('names the version that it needs, in one line, and fails', () => {
    const environment = { PATH: process.env['PATH'], GITHUB_ACTIONS: 'true', INPUT_REGION: 'eu-west-1' }
    const { status, stdout, stderr } = spawnSync(OLD.node, [...OLD.options, resolve(bundle)], {
      encoding: 'utf8',
      env: environment,
    })
    expect({ status, output: stdout + stderr }).toEqual({
      status: exitCode,
      output: `ship-to-ecs needs Node.js 24 or later; this is ${OLD.version}.\n`,
    })
  })
})
