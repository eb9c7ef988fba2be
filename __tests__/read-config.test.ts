/** Finding the settings file, in a checkout on disk. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readConfig } from '../src/read-config.ts'
import { COMMIT } from './support/image.ts'

let workspace = ''

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'read-config-'))
})

afterEach(async () => {
  await rm(workspace, { recursive: true })
})

const read = (inputs: NodeJS.ProcessEnv = {}): Promise<unknown> =>
  readConfig({
    environment: { GITHUB_SHA: COMMIT, GITHUB_WORKSPACE: workspace, ...inputs },
    signal: new AbortController().signal,
    mask: () => {},
    registerPrivate: () => {},
    onContext: () => {},
    onGuard: () => {},
  })

test('a settings file under another name is named', async () => {
  await writeFile(join(workspace, 'ship-to-ecs.yml'), 'cluster: prod\n')
  await expect(read()).rejects.toMatchObject({
    code: 'E_INPUT',
    message: 'ship-to-ecs.yml is not read: the settings file is ship-to-ecs.yaml',
  })
})

test('an input may name it', async () => {
  await writeFile(join(workspace, 'ship-to-ecs.yml'), 'clustre: prod\n')
  await expect(read({ 'INPUT_CONFIG-FILE': 'ship-to-ecs.yml' })).rejects.toThrow("'clustre' is not a setting")
})
