/** `npm run bump` against a server with the paths of github.com: what is pinned, and what is refused, with the words why. */
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { bump } from '../../../scripts/bump/bump.ts'
import { withPins } from '../../../scripts/bump/pins-file.ts'
import { GITHUB_ISSUER, TRIVY_WORKFLOW } from '../../../scripts/bump/signature.ts'
import { PINS } from '../../../src/domain/scan/scanner-pins.ts'
import { serve, stopServers } from '../../support/loopback-server.ts'
import { startSigstore } from '../../support/sigstore.ts'

const PINS_FILE = 'src/domain/scan/scanner-pins.ts'
const PLATFORMS = ['Linux-64bit', 'Linux-ARM64', 'macOS-64bit', 'macOS-ARM64']
const DAY_MS = 24 * 60 * 60_000

let folder = ''
let said: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bump-'))
  await writeFile(join(folder, 'pins.ts'), await readFile(PINS_FILE, 'utf8'))
  said = []
  jest.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line))
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
})
afterEach(async () => {
  jest.restoreAllMocks()
  stopServers()
  await rm(folder, { recursive: true, force: true })
})

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')
const bytesOf = (platform: string): string => `the archive for ${platform}`

interface Publisher {
  readonly version?: string
  readonly days?: number
  readonly prerelease?: boolean
  /** By the name of a file: what the server sends instead; null: 404. */
  readonly files?: Readonly<Record<string, string | null>>
  readonly digests?: Readonly<Record<string, string>>
}

/** A server with a release of Dockle. */
const publish = async ({ version = '0.4.16', days = 30, prerelease = false, files = {}, digests = {} }: Publisher) => {
  const archives = PLATFORMS.map((platform) => [`dockle_${version}_${platform}.tar.gz`, bytesOf(platform)] as const)
  const sums = archives.map(([name, text]) => `${sha256Of(text)}  ${name}\n`).join('')
  const release = {
    draft: false,
    prerelease,
    published_at: new Date(Date.now() - days * DAY_MS).toISOString(),
    assets: archives.map(([name, text]) => ({ name, digest: `sha256:${digests[name] ?? sha256Of(text)}` })),
  }
  const all: Readonly<Record<string, string | null>> = {
    ...Object.fromEntries(archives),
    [`dockle_${version}_checksums.txt`]: sums,
    [`v${version}`]: JSON.stringify(release),
    ...files,
  }
  return serve(({ url }, response) => {
    const text = all[url?.split('/').at(-1) ?? ''] ?? null
    if (text === null) response.writeHead(404).end()
    else response.end(text)
  })
}

const run = (args: readonly string[], origin = 'http://127.0.0.1:1', more: readonly string[] = []): Promise<number> =>
  bump([...args, '--origin', origin, '--api', origin, '--file', join(folder, 'pins.ts'), ...more])

const pinned = (): Promise<string> => readFile(join(folder, 'pins.ts'), 'utf8')

test('the file of the pins is what the script writes', async () => {
  const file = await readFile(PINS_FILE, 'utf8')
  expect(withPins(file, PINS)).toBe(file)
})

describe('npm run bump', () => {
  test('shows old and new, and writes version and hashes', async () => {
    expect(await run(['dockle', '0.4.16'], await publish({}))).toBe(0)
    const text = said.join('\n')
    expect(text).toContain('dockle 0.4.15 -> 0.4.16')
    for (const platform of PLATFORMS) {
      expect(text).toContain(`old ${PINS.dockle.sha256[platform] ?? ''}`)
      expect(text).toContain(`new ${sha256Of(bytesOf(platform))}`)
    }
    expect(text).toContain('not signed by its publisher')
    const sha256 = Object.fromEntries(PLATFORMS.map((platform) => [platform, sha256Of(bytesOf(platform))]))
    const pins = { ...PINS, dockle: { ...PINS.dockle, version: '0.4.16', sha256 } }
    expect(await pinned()).toBe(withPins(await readFile(PINS_FILE, 'utf8'), pins))
  })

  const NAME = 'dockle_0.4.16_Linux-64bit.tar.gz'
  test.each<[string, Publisher, string]>([
    ['an archive that is not in its checksums', { files: { [NAME]: 'tampered' } }, 'but its checksums say'],
    ['another digest at GitHub', { digests: { [NAME]: '0'.repeat(64) } }, 'but GitHub says'],
    ['an archive that is gone', { files: { [NAME]: null } }, 'returned 404'],
    ['a platform that is gone', { files: { 'dockle_0.4.16_checksums.txt': '' } }, `there is no ${NAME} any more`],
    ['a release of this week', { days: 6 }, 'a release is pinned after 7 days at the earliest'],
    ['a pre-release', { prerelease: true }, 'is a pre-release'],
    ['no release', { files: { 'v0.4.16': null } }, 'returned 404'],
  ])('refuses %s and writes nothing', async (_, publisher, words) => {
    expect(await run(['dockle', '0.4.16'], await publish(publisher))).toBe(1)
    expect(said.join('\n')).toContain('dockle 0.4.16 is not pinned:')
    expect(said.join('\n')).toContain(words)
    expect(await pinned()).toBe(await readFile(PINS_FILE, 'utf8'))
  })

  test('refuses the pinned version where its archives have changed since', async () => {
    expect(await run(['dockle', '0.4.15'], await publish({ version: '0.4.15' }))).toBe(1)
    expect(said.join('\n')).toContain(`but the one that was reviewed had ${PINS.dockle.sha256['Linux-64bit'] ?? ''}`)
  })

  test('refuses a tampered version without fetching it', async () => {
    expect(await run(['trivy', '0.69.4'])).toBe(1)
    expect(said.join('\n')).toContain('trivy 0.69.4 is a tampered release')
  })

  test.each([[[]], [['grype', '1.0.0']], [['trivy']], [['trivy', 'latest']], [['trivy', '0.75.0', 'dockle']]])(
    'says how it is used: %j',
    async (args) => {
      expect(await run(args)).toBe(2)
      expect(said.join('\n')).toContain('npm run bump -- trivy 0.75.0')
    },
  )

  test.each([
    ['signed by the release workflow', TRIVY_WORKFLOW, 0, 'signed by https://github.com/aquasecurity/trivy/'],
    ['signed by somebody else', 'https://github.com/evil/x/.github/workflows/x.yaml', 1, 'is not good'],
    ['not signed, although upstream signs', null, 1, '.sigstore.json returned 404'],
  ])('looks at the signatures of Trivy: %s', async (_, workflow, code, words) => {
    const before = await pinned()
    const sigstore = await startSigstore()
    const by = { subject: `${workflow ?? ''}@refs/tags/v0.75.0`, issuer: GITHUB_ISSUER }
    const names = PLATFORMS.map((platform) => [platform, `trivy_0.75.0_${platform}.tar.gz`] as const)
    const bundles = await Promise.all(
      names.map(async ([platform, name]) => [
        [name, bytesOf(platform)],
        [`${name}.sigstore.json`, workflow === null ? null : await sigstore.sign(Buffer.from(bytesOf(platform)), by)],
      ]),
    )
    const sums = names.map(([platform, name]) => `${sha256Of(bytesOf(platform))}  ${name}\n`).join('')
    const release = { draft: false, prerelease: false, published_at: '2026-01-01T00:00:00Z', assets: [] }
    const files = Object.fromEntries([
      ...bundles.flat(),
      ['trivy_0.75.0_checksums.txt', sums],
      ['v0.75.0', JSON.stringify(release)],
    ]) as Record<string, string | null>
    const root = join(folder, 'root.json')
    await writeFile(root, JSON.stringify(TrustedRoot.toJSON(sigstore.root)))
    expect(await run(['trivy', '0.75.0'], await publish({ files }), ['--trusted-root', root])).toBe(code)
    expect(said.join('\n')).toContain(words)
    if (code !== 0) expect(await pinned()).toBe(before)
  })
})
