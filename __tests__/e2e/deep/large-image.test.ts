/** An image of real size: it ships, a rebuild of its commit finds its own tag, and the action keeps none of it in memory. */
import { execFile } from 'node:child_process'
import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, jest, test } from '@jest/globals'
import { growImage } from '../../../scripts/bench/large-image.ts'
import type { Checkout } from '../../../scripts/hello/checkout.ts'
import { useWorld } from '../checked-world.ts'

jest.setTimeout(900_000)

const { world, ship } = useWorld()

/** In kB. The bundle and Node take about a quarter of it; the image would not fit. */
const MEMORY_BOUND = 400_000

/**
 * A module that notes the peak of its process's memory in kB at the end. On Linux of this program alone: the figure of
 * `resourceUsage` includes the program that started it, up to the exec (getrusage(2)).
 */
const notePeak = (file: string): string =>
  `data:text/javascript,${encodeURIComponent(`
    import { appendFileSync, existsSync, readFileSync } from 'node:fs'
    const status = '/proc/self/status'
    const peak = () => existsSync(status)
      ? /VmHWM:\\s+(\\d+) kB/.exec(readFileSync(status, 'utf8'))[1]
      : process.resourceUsage().maxRSS
    process.on('exit', () => appendFileSync(${JSON.stringify(file)}, peak() + '\\n'))
  `)}`

/** The same commit as a later job checks it out: other times of its files, and no cache of BuildKit. */
const checkedOutAgain = async ({ folder, commit }: Checkout): Promise<Checkout> => {
  const again = `${folder}-again`
  await cp(folder, again, { recursive: true })
  const { engine, tools } = world().sandbox
  if (engine === 'modern') await promisify(execFile)(tools.docker, ['buildx', 'prune', '--all', '--force'])
  return { folder: again, commit }
}

test('about 300 MB are shipped, and found again by a rebuild of the commit, in little memory', async () => {
  const checkout = await world().checkout()
  await growImage(checkout.folder, 'large')
  const peaks = join(world().sandbox.workDir, 'peaks')
  await rm(peaks, { force: true })
  const nodeOptions = ['--import', notePeak(peaks)]

  const first = await ship({ checkout, nodeOptions })
  expect(first).toMatchObject({ exitCode: 0, outputs: { result: 'success', 'gate-verdict': 'passed' } })
  const [, megabytes] = /^.*built \S+, config \S+, ([\d.]+) MB$/m.exec(first.log) ?? []
  // Of the archive, whose layers a containerd store compresses.
  expect(Number(megabytes)).toBeGreaterThan(200)
  const pushed = await world().images()
  expect(Object.keys(pushed)).toEqual([`hello:demo-${checkout.commit}`])

  const second = await ship({ checkout: await checkedOutAgain(checkout), nodeOptions })
  expect(second).toMatchObject({ exitCode: 0, outputs: { result: 'success', image: first.outputs['image'] } })
  expect(second.summary).toContain('already in the registry')
  expect(await world().images()).toEqual(pushed)

  // Main and post, twice.
  const memory = (await readFile(peaks, 'utf8')).trim().split('\n').map(Number)
  console.log(`image: ${megabytes ?? ''} MB; peak memory of main, post, main, post in kB: ${memory.join(', ')}`)
  expect(memory).toHaveLength(4)
  expect(memory.filter((peak) => !(peak < MEMORY_BOUND))).toEqual([])
})
