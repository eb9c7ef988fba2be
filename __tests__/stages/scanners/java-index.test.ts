/** Trivy's index of Java packages: fetched and verified by the stage itself, only for an image with JARs, and once for all images. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { JavaIndexSource } from '../../../src/domain/scan/scanners.ts'
import type { Reply } from '../../../src/ports/download.ts'
import { prepareJavaIndex } from '../../../src/stages/scanners/java-index.ts'
import { trivyScan } from '../../../src/stages/trivy.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { withoutLogin } from '../../support/no-aws.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { archiveOf, fakeExec, IMAGE, optionOf, TRIVY_INPUT } from '../../support/scanner-ports.ts'

const CACHED = '/cache/trivy/java-index.tar.gz'
const SOURCE: JavaIndexSource = {
  repositories: ['a.example/trivy-java-db:1', 'b.example/trivy-java-db:1'],
  cached: CACHED,
}
const REPORT = JSON.stringify({
  SchemaVersion: 2,
  ArtifactType: 'container_image',
  Metadata: { ImageID: IMAGE.configDigest },
})

interface Index {
  readonly head?: string
  readonly version?: number
  readonly day?: string
  readonly size?: number
}

const indexOf = ({
  head = 'SQLite format 3\0',
  version = 1,
  day = '2025-12-31',
  size = 10_000_000,
}: Index = {}): string =>
  JSON.stringify({ head, size, metadata: JSON.stringify({ Version: version, UpdatedAt: `${day}T00:00:00Z` }) })

const manifestOf = (archive: string, layer = 'javadb'): string => {
  const digest = `sha256:${createHash('sha256').update(archive).digest('hex')}`
  return JSON.stringify({ layers: [{ mediaType: `application/vnd.aquasec.trivy.${layer}.layer.v1.tar+gzip`, digest }] })
}

interface World {
  /** By host: what is published; absent: 404. */
  readonly published?: Readonly<Record<string, string>>
  readonly layer?: string
  /** What is downloaded instead. */
  readonly blob?: string
  readonly texts?: Readonly<Record<string, string>>
  readonly files?: Parameters<typeof archiveOf>[0]
}

const worldOf = ({ published = { 'a.example': indexOf() }, layer, blob, texts = {}, files: inImage = [] }: World) => {
  const files = memoryFiles({ '/db/db/trivy.db': '', ...texts })
  const asked: string[] = []
  const hostOf = (what: string, url: string): string => {
    const { host } = new URL(url)
    asked.push(`${what} ${host}`)
    return host
  }
  const read = (url: string): Promise<Reply> => {
    const index = published[hostOf('manifest', url)]
    const reply = index === undefined ? { status: 404, text: '' } : { status: 200, text: manifestOf(index, layer) }
    return Promise.resolve({ challenge: '', ...reply })
  }
  const toFile = (url: string, path: string): Promise<void> =>
    Promise.resolve(void files.texts.set(path, blob ?? published[hostOf('blob', url)] ?? ''))
  const exec = fakeExec((command) => {
    const [program, , archive = '', , folder = ''] = command.argv
    if (program === 'tar') {
      const { head, size, metadata } = JSON.parse(files.texts.get(archive) ?? '') as Record<string, string>
      files.texts.set(`${folder}/trivy-java.db`, `${head ?? ''}${'\0'.repeat(Number(size))}`)
      files.texts.set(`${folder}/metadata.json`, metadata ?? '')
    } else files.texts.set(optionOf(command, '--output') ?? '', REPORT)
    return {}
  })
  const log = recordingLog()
  return {
    ...withoutLogin(),
    asked,
    exec,
    files,
    log,
    clock: makeFakeClock(),
    archives: archiveOf(inImage),
    download: { read, toFile },
  }
}

const prepare = (world: ReturnType<typeof worldOf>, javaIndex: JavaIndexSource | null = SOURCE) =>
  prepareJavaIndex({ cacheDirectory: '/db', javaIndex, timeoutMinutes: 5 }, world)

const scanWith = (world: ReturnType<typeof worldOf>, javaIndex: JavaIndexSource | null = SOURCE) => {
  if (TRIVY_INPUT.database.kind !== 'ready') throw new Error('it is not ready')
  return trivyScan.run({ ...TRIVY_INPUT, database: { ...TRIVY_INPUT.database, javaIndex } }, world)
}

const programs = ({ exec }: ReturnType<typeof worldOf>) => exec.commands.map(({ argv: [program] }) => program)

describe('the index of Java packages', () => {
  test.each(['app/a.jar', 'srv/b.WAR', 'c.ear', 'd.par'])('is fetched for %s, and Trivy starts again', async (path) => {
    const world = worldOf({ files: [{ path }] })
    const scan = await scanWith(world)
    expect(scan).toMatchObject({
      kind: 'report',
      report: { database: { javaIndexAt: expect.stringMatching(/^2\d{3}-/u) as unknown } },
    })
    expect(world.asked).toEqual(['manifest a.example', 'blob a.example'])
    expect(programs(world)).toEqual(['/opt/trivy', 'tar', '/opt/trivy'])
    // Of the first one, which could not scan the JAR, nothing is shown.
    expect(world.log.text('info').match(/Trivy 0\.74\.0:/g)).toHaveLength(1)
    expect(world.files.texts.get(CACHED)).toBe(indexOf())
    expect(world.files.texts.has('/db/java-db/trivy-java.db')).toBe(true)
  })

  test.each([
    [{ path: 'app/jar' }],
    [{ path: 'app/x.jar', type: 'directory' as const }],
    [{ path: 'app/x.jar', type: 'link' as const }],
    [{ path: 'app/.wh.x.jar' }],
  ])('is not fetched for %j', async (entry) => {
    const world = worldOf({ files: [entry] })
    const scan = await scanWith(world)
    expect(scan).toMatchObject({ kind: 'report' })
    expect(JSON.stringify(scan)).not.toContain('javaIndexAt')
    expect({ asked: world.asked, ran: programs(world) }).toEqual({ asked: [], ran: ['/opt/trivy'] })
  })

  test('is fetched once for images that are scanned at the same time', async () => {
    const world = worldOf({ files: [{ path: 'a.jar' }] })
    await Promise.all([scanWith(world), scanWith(world), scanWith(world)])
    expect(await scanWith(world)).toMatchObject({ kind: 'report' })
    // Each had started without it, and the last one with it.
    expect(programs(world).filter((program) => program === '/opt/trivy')).toHaveLength(7)
    expect(world.asked).toEqual(['manifest a.example', 'blob a.example'])
  })

  test('comes from the tool cache where that has what the manifest names', async () => {
    const world = worldOf({ texts: { [CACHED]: indexOf() } })
    expect(await prepare(world)).toEqual({ kind: 'ready' })
    expect(world.asked).toEqual(['manifest a.example'])
  })

  test('is not what somebody else has put into the tool cache, and the log says why', async () => {
    const world = worldOf({ texts: { [CACHED]: indexOf({ day: '2025-12-30' }) } })
    expect(await prepare(world)).toEqual({ kind: 'ready' })
    expect(world.asked).toEqual(['manifest a.example', 'blob a.example'])
    expect(world.log.text('info')).toContain(`${CACHED} is not used: a.example/trivy-java-db:1 has another one now.`)
    expect(world.files.texts.get(CACHED)).toBe(indexOf())
  })

  test.each<[string, World]>([
    ['no index', { published: {} }],
    ['another digest', { blob: 'tampered' }],
    ['another artifact', { layer: 'db' }],
    ['another file', { published: { 'a.example': indexOf({ head: 'ELF' }) } }],
    ['an empty one', { published: { 'a.example': indexOf({ size: 10 }) } }],
    ['another schema', { published: { 'a.example': indexOf({ version: 2 }) } }],
    ['one of the future', { published: { 'a.example': indexOf({ day: '2027-01-01' }) } }],
  ])('breaks the scan, whatever Trivy says without it, where a mirror has %s', async (_, world) => {
    const given = worldOf({ ...world, files: [{ path: 'a.jar' }] })
    expect(await scanWith(given)).toMatchObject({
      kind: 'broke',
      source: 'trivy',
      because: expect.stringMatching(/^The image has JARs\. Cannot (?:use|download) the index of Java packages/),
    })
    expect(programs(given).filter((program) => program === '/opt/trivy')).toHaveLength(1)
    expect([...given.files.texts.keys()].filter((path) => /java/.test(path))).toEqual([])
  })

  test('comes from the next mirror where the first one has a wrong one', async () => {
    const world = worldOf({ published: { 'a.example': indexOf({ head: 'ELF' }), 'b.example': indexOf() } })
    expect(await prepare(world)).toEqual({ kind: 'ready' })
    expect(world.log.text('info')).toContain('from b.example/trivy-java-db:1')
  })

  test('is the one in the tool cache without the network', async () => {
    const kept = worldOf({ texts: { [CACHED]: indexOf() } })
    expect(await prepare(kept, { repositories: [], cached: CACHED })).toEqual({ kind: 'ready' })
    const none = await prepare(worldOf({}), { repositories: [], cached: CACHED })
    expect(none).toMatchObject({ because: `The image has JARs, and there is no index of Java packages in ${CACHED}` })
    expect(kept.asked).toEqual([])
  })

  test("is the user's own in the user's folder", async () => {
    const world = worldOf({ files: [{ path: 'a.jar' }] })
    expect(await scanWith(world, null)).toMatchObject({ kind: 'report' })
    expect(world.asked).toEqual([])
  })
})
