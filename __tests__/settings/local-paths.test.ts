/** Every path that a run reads is checked before anything runs. */
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { makeFiles } from '../../src/adapters/files.ts'
import { findSettingsFile } from '../../src/settings/find-settings-file.ts'
import { prepareSettings, type Prepared } from '../../src/settings/prepare.ts'
import { memoryFiles, type MemoryFiles } from '../support/memory-files.ts'
import { REQUIRED, type Given } from '../support/settings.ts'

const TASK = JSON.stringify({ family: 'web', containerDefinitions: [{ name: 'app', image: 'x', memory: 64 }] })
const TEXTS = {
  '/checkout/task.json': TASK,
  '/checkout/key': 'a key',
  '/own/key': 'a key',
  '/checkout/db/trivy.db': '',
}

/** A checkout in which these paths lead to `/proc`. */
const leading = (...paths: readonly string[]): MemoryFiles => {
  const files = memoryFiles(TEXTS)
  for (const path of paths) files.refusals.set(path, 'leads to /proc')
  return files
}

const prepare = (given: Given, files = memoryFiles(TEXTS), text: string | null = null): Promise<Prepared> =>
  prepareSettings(
    {
      read: (name) => ({ ...REQUIRED, ...given })[name] ?? '',
      given: [],
      trusted: { kind: 'checkout' },
      file: text === null ? null : { path: 'ship-to-ecs.yaml', text },
    },
    { environment: { SET: '', TOKEN: 'x' }, files, workspace: '/checkout' },
  )

const problemOf = (...arguments_: Parameters<typeof prepare>): Promise<string> =>
  prepare(...arguments_).then(
    () => 'none',
    (error: unknown) => (error as Error).message,
  )

describe('a path that must not be read', () => {
  test.each<[string, string, string]>([
    ['context', 'app', 'app'],
    ['context', '/own', '/own'],
    ['file', 'app/Dockerfile', 'app/Dockerfile'],
    ['task-definition', 'task.json', 'task.json'],
    ['trivy-cache-dir', 'db', 'db'],
    ['secret-files', 'a=key', 'key'],
    ['secret-files', 'a=/own/key', '/own/key'],
    ['ssh', 'deploy=key', 'key'],
    ['cache-from', 'type=local,src=db', 'db'],
    ['cache-to', 'type=local,dest=db', 'db'],
  ])('is reported before anything runs: %s %s', async (name, value, given) => {
    const files = leading(`/checkout/${given}`, given)
    expect(await problemOf({ [name]: value }, files)).toBe(`\`${name}\`: ${given} leads to /proc`)
    expect(await problemOf({ [name]: value })).toBe('none')
  })

  test('is reported of build contexts, which the file names', async () => {
    const text = 'build-contexts: {docs: app, layout: "oci-layout://app:v1"}'
    expect(await problemOf({}, leading('/checkout/app'), text)).toBe(
      '2 problems in the settings:\n  - `build-contexts`: app leads to /proc\n  - `build-contexts`: app leads to /proc',
    )
  })

  test('is not read: neither the secret nor the task definition is part of the error', async () => {
    const files = leading('/checkout/key', '/checkout/task.json')
    const read: string[] = []
    const watched = { ...files, readText: (path: string) => (read.push(path), files.readText(path)) }
    await prepare({ 'secret-files': 'a=key' }, watched).catch(() => undefined)
    expect(read).toEqual([])
  })

  test.each(['..', '../other', 'app/../../other', './../checkout-2'])(
    'a relative path stays inside: %s',
    async (context) => {
      expect(await problemOf({ context })).toBe(
        `\`context\`: ${context} leads out of the checkout; only an input can name such a path, an absolute one`,
      )
      expect(await problemOf({}, memoryFiles(TEXTS), JSON.stringify({ context }))).toContain(`${context} leads out`)
    },
  )

  test('a name that begins with dots is a name', async () => {
    expect(await problemOf({ context: '..app' })).toBe('none')
  })
})

describe('the settings file', () => {
  const find = (asked: string, files: MemoryFiles) => findSettingsFile(asked, { files, workspace: '/checkout' })

  test('is read from the checkout, or from where an input says', async () => {
    const files = memoryFiles({ '/checkout/ship-to-ecs.yaml': 'a', '/own/settings.yaml': 'b' })
    expect(await find('', files)).toEqual({ path: 'ship-to-ecs.yaml', text: 'a' })
    expect(await find('/own/settings.yaml', files)).toEqual({ path: '/own/settings.yaml', text: 'b' })
    expect(await find('', memoryFiles())).toBeNull()
  })

  test.each([
    ['', 'ship-to-ecs.yaml', 'leads to /proc'],
    ['../x.yaml', '../x.yaml', 'leads out of the checkout; only an input can name such a path, an absolute one'],
    ['nope.yaml', 'nope.yaml', 'does not exist in the checkout'],
  ])('%j is refused', async (asked, path, why) => {
    const problem = { at: null, text: `\`config-file\`: ${path} ${why}` }
    expect(await find(asked, leading('/checkout/ship-to-ecs.yaml'))).toEqual({ path, text: null, problem })
  })

  describe('that is there, but is no file that can be read, is not taken for none', () => {
    let workspace = ''
    beforeEach(async () => {
      workspace = await mkdtemp(join(tmpdir(), 'settings-file-'))
    })
    afterEach(() => rm(workspace, { recursive: true }))

    test.each<[string, (path: string) => Promise<unknown>]>([
      ['a link that leads nowhere', (path) => symlink('config/ship-to-ecs.yaml', path)],
      ['a link to itself', (path) => symlink('ship-to-ecs.yaml', path)],
      ['a link to a folder', (path) => symlink('.', path)],
      ['a folder', (path) => mkdir(path)],
    ])('%s', async (_, make) => {
      const files = makeFiles({ workspace, temporaryDirectory: null, register: () => undefined })
      expect(await findSettingsFile('', { files, workspace })).toBeNull()
      await make(join(workspace, 'ship-to-ecs.yaml'))
      const text = 'ship-to-ecs.yaml cannot be read: it is a folder, a pipe, or a link that leads to no file'
      expect(await findSettingsFile('', { files, workspace })).toMatchObject({ text: null, problem: { text } })
    })
  })
})

test('a build argument without a value needs its variable, which may be empty', async () => {
  expect(await problemOf({ 'build-args': 'TOKEN\nSET\nA=1' })).toBe('none')
  expect(await problemOf({ 'build-args': 'TOKNE\nA=1' })).toBe(
    '`build-args`: the variable TOKNE is not set; use TOKNE=VALUE',
  )
})
