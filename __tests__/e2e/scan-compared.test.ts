/** A built image against a baseline of the registry. Verdict, outputs, summary and SARIF of the committed action. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, jest, test } from '@jest/globals'
import { COMPARED } from '../support/compared-cases.ts'
import { useWorld } from './checked-world.ts'
import { buildVariant, login, push } from './engine-support.ts'
import { manifestIn } from './registry-client.ts'
import { expectScan, play } from './scan-world.ts'

jest.setTimeout(240_000)

const checked = useWorld()
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compared-'))
  for (const variant of ['good', 'vulnerable', 'dockle'] as const) await buildVariant(variant, folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each(COMPARED)('$name', async (given) => {
  const { aws } = checked.world().stack
  await login(aws)
  await push(aws, given.baseline, 'hello:running')
  const { digest } = await manifestIn(aws, 'hello', 'running')
  expectScan(await play(checked, given, `baseline: hello@${digest}\n`), given.expected)
})
