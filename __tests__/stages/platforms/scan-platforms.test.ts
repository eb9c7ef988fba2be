/** The other platforms of an index: each in an archive of its own, with the very config and layers of the index, and both scanners over it. */
import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { scanPlatforms, type PlatformsInput } from '../../../src/stages/platforms/scan-platforms.ts'
import { makeExec } from '../../../src/adapters/process/exec.ts'
import { writeImageOf } from '../../../src/stages/platforms/image-of-index.ts'
import { openLayout } from '../../../src/stages/platforms/oci-layout.ts'
import { inOrderOf, readIndex } from '../../../src/stages/platforms/read-index.ts'
import { builtImage } from '../../support/image.ts'
import { indexPorts, makeLayout, type MadeLayout } from '../../support/index-play.ts'
import { scannerThatFails } from '../../support/scanner-ports.ts'
import { sessionOf } from '../../support/session.ts'

let ports: Awaited<ReturnType<typeof indexPorts>>
let index: MadeLayout

beforeEach(async () => {
  ports = await indexPorts()
  index = await makeLayout(ports.folder, [{ platform: 'linux/amd64' }, { platform: 'linux/arm64' }], 'attested')
})

afterEach(() => ports.remove())

const input = (changes: Partial<PlatformsInput> = {}): PlatformsInput => ({
  image: builtImage({ index }),
  name: 'team/hello',
  trivy: { kind: 'broke', because: 'Trivy is not here', hint: 'Install it.' },
  dockle: { kind: 'broke', because: 'Dockle is not here', hint: 'Install it.' },
  database: { kind: 'broke', because: 'no database', hint: '' },
  timeoutMinutes: 1,
  unknownSystem: 'blocked',
  ...changes,
})

const stagePorts = () => {
  const { signal } = new AbortController()
  const exec = makeExec({ environment: process.env, signal, onLine: () => undefined, redact: (text) => text })
  const others = { leftovers: { removeAtEnd: () => undefined }, source: sessionOf({}) }
  return { ...scannerThatFails(new Error('no scanner runs')), ...ports, ...others, exec }
}

describe('the other platforms', () => {
  test('are scanned, and what is said of them names the platform', async () => {
    const { images } = await scanPlatforms.run(input(), stagePorts())
    const sideCar = { image: 'team/hello', containers: [], platform: 'linux/arm64', ofRun: true }
    expect(images).toMatchObject([
      {
        ...{ sideCar, digest: index.images[1]?.digest, configDigest: index.images[1]?.configDigest },
        scans: [
          { kind: 'broke', source: 'trivy', sideCar },
          { kind: 'broke', source: 'dockle', sideCar },
        ],
      },
    ])
    expect(execFileSync('ls', [`${ports.folder}/private`], { encoding: 'utf8' })).toBe('')
  })

  test('are none for an image of one platform', async () => {
    expect(await scanPlatforms.run(input({ image: builtImage() }), stagePorts())).toEqual({ images: [] })
  })

  test('are not scanned from an archive that was replaced', async () => {
    const image = builtImage({ index })
    await makeLayout(ports.folder, [{ platform: 'linux/amd64' }, { platform: 'linux/s390x' }])
    await expect(scanPlatforms.run(input({ image }), stagePorts())).rejects.toMatchObject({ code: 'E_ARCHIVE' })
  })
})

describe('an image of an index', () => {
  test('is an archive that tar reads, with the same bytes', async () => {
    const layout = await openLayout(index.layout, ports)
    const { images } = await readIndex(layout)
    const [image] = inOrderOf(['linux/arm64', 'linux/amd64'], images, null)
    const archive = `${ports.folder}/image.tar`
    await writeImageOf(layout, { image, localReference: 'local/x:1', archive }, ports)
    const read = (name: string): string => execFileSync('tar', ['-xOf', archive, name], { encoding: 'utf8' })
    expect(image.platform).toBe('linux/arm64')
    const [{ Config, RepoTags, Layers }] = JSON.parse(read('manifest.json')) as [
      { Config: string; RepoTags: string[]; Layers: string[] }, // as it was written above
    ]
    expect(RepoTags).toEqual(['local/x:1'])
    expect(read(Config)).toBe(index.texts.get(image.configDigest))
    expect(Layers.map(read)).toEqual(['layer of linux/arm64'])
    expect(JSON.parse(read('index.json'))).toMatchObject({ manifests: [{ digest: image.digest }] })
  })

  test('is refused where a blob is not what its digest says', async () => {
    const layout = await openLayout(index.layout, ports)
    const { images } = await readIndex(layout)
    const [image] = inOrderOf(['linux/amd64', 'linux/arm64'], images, 'linux/amd64')
    const damaged = { ...layout, blob: (wanted: Parameters<typeof layout.blob>[0]) => shifted(layout.blob(wanted)) }
    const archive = `${ports.folder}/image.tar`
    await expect(writeImageOf(damaged, { image, localReference: 'l', archive }, ports)).rejects.toMatchObject({
      code: 'E_ARCHIVE',
      message: expect.stringContaining('has the digest sha256:') as unknown,
    })
  })

  const shifted = <Blob extends { readonly offset: number }>(blob: Blob): Blob => ({ ...blob, offset: blob.offset - 1 })

  test.each([
    ['one is missing', ['linux/amd64', 'linux/arm64', 'linux/s390x']],
    ['there is another one', ['linux/amd64']],
    ['one is named twice', ['linux/amd64', 'linux/arm64', 'linux/arm64/v8']],
  ])('are refused where %s', async (_, asked) => {
    const { images } = await readIndex(await openLayout(index.layout, ports))
    expect(() => inOrderOf(asked, images, null)).toThrow('`platforms` is')
  })

  test('of the engine is the first', async () => {
    const { images } = await readIndex(await openLayout(index.layout, ports))
    const order = (engine: string | null) =>
      inOrderOf(['linux/amd64', 'linux/arm64'], images, engine).map(({ platform }) => platform)
    expect(order('linux/arm64')).toEqual(['linux/arm64', 'linux/amd64'])
    expect(order('linux/riscv64')).toEqual(['linux/amd64', 'linux/arm64'])
  })
})
