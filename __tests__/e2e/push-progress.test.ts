/** What the docker of this engine prints of layers, beside the sizes that are read from the archive: only the engine knows by which names it goes. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { LocalAws } from '../../local-aws/server.ts'
import { makeExec } from '../../src/adapters/process/exec.ts'
import { sizesOf } from '../../src/stages/push/watch-push.ts'
import { pushProgress } from '../../src/domain/image/push-progress.ts'
import { runCommand } from '../local-aws/run-command.ts'
import { builtImage } from '../support/image.ts'
import { buildVariant, login, logout, push, sandbox, startEngineAws } from './engine-support.ts'

jest.setTimeout(120_000)

let folder = ''
let aws: LocalAws

beforeAll(async () => {
  folder = await mkdtemp(join(sandbox.workDir, 'progress-'))
  aws = await startEngineAws()
})

afterAll(async () => {
  await aws.close()
  await rm(folder, { recursive: true, force: true })
})

test('each layer of a push has its size, and a second push counts all of them as already there', async () => {
  await buildVariant('good', folder)
  const archive = join(folder, 'image.tar')
  await runCommand(sandbox.tools.docker, ['save', '--output', archive, 'local-aws-good'])
  const { signal } = new AbortController()
  const exec = makeExec({ environment: process.env, signal, onLine: () => undefined, redact: (text) => text })
  // As if it were so large that they are read.
  const sizes = await sizesOf(builtImage({ archive, sizeBytes: 10 ** 9 }), { exec })

  const linesOf = (stdout: string): readonly string[] => stdout.split('\n')
  await login(aws)
  const first = await push(aws, 'good', 'hello:progress')
  const second = await push(aws, 'good', 'hello:progress-again')
  await logout(aws)
  const [sent, there] = [first, second].map(({ stdout }) => {
    const progress = pushProgress(sizes)
    linesOf(stdout).forEach(progress.see)
    return progress
  })
  const layers = sent?.counts().sent ?? 0
  expect(layers).toBeGreaterThan(0)
  expect(there?.counts()).toEqual({ sent: 0, there: layers })
  const ids = linesOf(first.stdout).flatMap((line) => /^([0-9a-f]{12}): Pushed/u.exec(line)?.[1] ?? [])
  expect(ids.filter((id) => !sizes.has(id))).toEqual([])
  const bytes = ids.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0)
  expect(bytes).toBeGreaterThan(100_000)
  expect(bytes).toBeLessThanOrEqual((await stat(archive)).size)
})
