/** The platform of what a real engine builds, where the same sources were built for another one before. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, jest, test } from '@jest/globals'
import { makeExec } from '../../src/adapters/process/exec.ts'
import { makeClock } from '../../src/adapters/clock.ts'
import { makeImageArchives } from '../../src/adapters/image-archives.ts'
import { makeFiles } from '../../src/adapters/files.ts'
import { makeLeftovers } from '../../src/adapters/leftovers.ts'
import type { BuildConfig } from '../../src/domain/build/build-config.ts'
import type { BuiltImage } from '../../src/domain/image/image.ts'
import { buildImage } from '../../src/stages/build/build.ts'
import { buildConfig } from '../support/build-config.ts'
import { computedTag, run } from '../support/image.ts'
import { recordingLog, recordingSecrets } from '../support/recording-log.ts'

jest.setTimeout(60_000)

const folder = mkdtempSync(join(tmpdir(), 'build-platform-test-'))
const leftovers = makeLeftovers(process.env)

afterAll(async () => {
  await leftovers.removeAll()
  rmSync(folder, { recursive: true, force: true })
})

const build = (changes: Partial<BuildConfig>): Promise<BuiltImage> => {
  const { signal } = new AbortController()
  const ignore = (): void => undefined
  const output = { onLine: ignore, onDetail: ignore, redact: (text: string) => text }
  const ports = {
    exec: makeExec({ environment: process.env, signal, ...output }),
    files: makeFiles({ workspace: folder, temporaryDirectory: folder, register: ignore }),
    archives: makeImageArchives({ signal }),
    clock: makeClock(signal),
    leftovers,
    log: recordingLog(),
    secrets: recordingSecrets(),
  }
  return buildImage.run(
    { ...buildConfig({ context: folder, ...changes }), tag: computedTag(), run: run({ workspace: folder }) },
    ports,
  )
}

test('an image for another platform is never taken from the cache', async () => {
  // Without a base image there is nothing that differs between the platforms, and the classic builder takes one for the other.
  writeFileSync(join(folder, 'Dockerfile'), `FROM scratch\nCOPY Dockerfile /${String(Date.now())}\nUSER 10001\n`)
  const arm = await build({ platforms: ['linux/arm64'] })
  expect(arm.platform).toMatch(/^linux\/arm64(\/v8)?$/u)
  const again = await build({ platforms: ['linux/amd64'] }).catch((error: unknown) => error)
  if (arm.builder === 'docker') {
    expect(again).toMatchObject({ code: 'E_PLATFORM', hint: expect.stringContaining('no-cache: true') as unknown })
    expect(await build({ platforms: ['linux/amd64'], cache: 'ignored' })).toMatchObject({ platform: 'linux/amd64' })
  } else {
    expect(again).toMatchObject({ platform: 'linux/amd64' })
  }
})
