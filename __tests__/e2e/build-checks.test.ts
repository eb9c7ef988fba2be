/** A check of the BuildKit of this engine is an annotation on the line of the Dockerfile; an engine without BuildKit checks nothing. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import { useWorld } from './checked-world.ts'

jest.setTimeout(120_000)

const { world, ship } = useWorld()

test('`FROM … as …` is shown on its line, and the image is pushed all the same', async () => {
  const checkout = await world().checkout()
  const dockerfile = join(checkout.folder, 'Dockerfile')
  const before = await readFile(dockerfile, 'utf8')
  const changed = before.replace(/^FROM scratch$/mu, 'FROM scratch as page')
  expect(changed).not.toBe(before)
  await writeFile(dockerfile, changed)
  const run = await ship({ checkout, inputs: { pipeline: 'push' } })
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
  const line = 1 + changed.split('\n').findIndex((text) => text.startsWith('FROM '))
  const [, builder = ''] = /^Docker Engine \S+, (docker build\w*)/mu.exec(run.log) ?? []
  const shown = run.log.match(/^::warning title=Dockerfile.*$/gmu) ?? []
  const expected = `::warning title=Dockerfile%3A FromAsCasing,file=Dockerfile,line=${line}::`
  expect(shown.map((text) => text.slice(0, expected.length))).toEqual(builder === 'docker buildx' ? [expected] : [])
})
