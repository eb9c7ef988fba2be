/** The action's own installer, where no scanner is on PATH: what a mirror sends is used only when it is the pinned release. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { dirname, join } from 'node:path'
import { afterEach, expect, jest, test } from '@jest/globals'
import { findOnPath } from '../../scripts/setup/capture.ts'
import { serve, stopServers } from '../support/loopback-server.ts'
import { useWorld } from './checked-world.ts'
import { expectNoTraces } from './failure.ts'
import { errorsIn } from '../support/workflow-commands.ts'
import type { Shipped } from './world.ts'

jest.setTimeout(120_000)

afterEach(stopServers)

const { world, ship } = useWorld()

/** A PATH with docker and what a build needs, and without the scanners. */
const pathWithoutScanners = async (): Promise<string> => {
  const folder = join(dirname(world().recorder.folder), 'without-scanners')
  await mkdir(folder)
  await symlink(join(world().recorder.folder, 'docker'), join(folder, 'docker'))
  for (const program of ['git', 'printenv', 'bash', 'sed', 'tee', 'tar', 'gzip']) {
    const path = await findOnPath(program)
    if (path !== null) await symlink(path, join(folder, program))
  }
  return folder
}

const shipWithMirror = async (answer: RequestListener) => {
  const asked: string[] = []
  const origin = await serve((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  const checkout = await world().checkout()
  const settings = join(checkout.folder, 'ship-to-ecs.yaml')
  await writeFile(settings, `${await readFile(settings, 'utf8')}\ntools-mirror: ${origin}\n`)
  const run = await ship({ checkout, environment: { PATH: await pathWithoutScanners() } })
  return { run, asked }
}

/** Each scanner reports why it is missing; the image is built, not judged, and stays where it is. */
const expectBroken = async (run: Shipped, says: string): Promise<void> => {
  expect({ exitCode: run.exitCode, ...run.outputs }).toMatchObject({
    exitCode: 1,
    result: 'failed',
    'gate-verdict': 'broke',
    'failed-stage': 'gate',
    'error-code': 'E_SCANNER_BROKE',
  })
  expect(run.outputs['config-digest']).toMatch(/^sha256:/)
  // One error for both: the gate's, with the reason of each.
  const [error, ...more] = errorsIn(run.log)
  expect(error?.title).toMatch(/^Failed in gate: Trivy(?: broke: .*Dockle| and Dockle) broke/u)
  expect(error?.message).toMatch(/\nCode: E_SCANNER_BROKE \(stage gate\)$/u)
  expect(more).toEqual([])
  expect(error?.message).toMatch(/Trivy[\s\S]*Dockle/)
  expect(error?.message.split(says)).toHaveLength(3)
  expect(error?.message).toContain('\nNext: ')
  expect(run.summary).toContain(says)
  await expectNoTraces(world())
}

test('an archive that is not the pinned release is thrown away, and both sums are reported', async () => {
  const text = 'not the release'
  const { run, asked } = await shipWithMirror((_request, response) => response.end(text))
  await expectBroken(run, createHash('sha256').update(text).digest('hex'))
  expect(asked.filter((path) => /\/trivy_\d+\.\d+\.\d+_Linux/.test(path))).toHaveLength(1)
  expect((await world().recorder.calls()).filter(({ program }) => program !== 'docker')).toEqual([])
})

test('a mirror without the file is reported with its status', async () => {
  const { run } = await shipWithMirror((_request, response) => {
    response.statusCode = 404
    response.end('nothing here')
  })
  await expectBroken(run, '404')
})

test('a download that is cut off is reported as such', async () => {
  const { run } = await shipWithMirror((_request, response) => {
    response.setHeader('content-length', 1_000_000)
    response.write('the beginning', () => response.destroy())
  })
  await expectBroken(run, '127.0.0.1')
})
