/**
 * `npm run bump -- trivy 0.75.0`: looks at a release of a scanner and pins it in src/domain/scan/scanner-pins.ts, for review.
 * `--trusted-root FILE`: the roots of Sigstore, instead of those that its repository has now. `--origin` and `--api`: mirrors with the
 * paths of github.com and api.github.com.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { getTrustedRoot } from '@sigstore/tuf'
import { makeDownload } from '../../src/adapters/download.ts'
import { PINS, type ScannerName } from '../../src/domain/scan/scanner-pins.ts'
import { RELEASES_ORIGIN } from '../../src/domain/scan/scanner-releases.ts'
import { say } from '../foreground.ts'
import { inRepository } from '../repository.ts'
import { checkRelease, type CheckedRelease, type WantedRelease } from './checked-release.ts'
import { withPins } from './pins-file.ts'
import { trivySignature } from './signature.ts'

const USAGE = 'use it as `npm run bump -- trivy 0.75.0` or `npm run bump -- dockle 0.4.16`'
const PINS_FILE = inRepository('src', 'domain', 'scan', 'scanner-pins.ts')

const OPTIONS = {
  origin: { type: 'string', default: RELEASES_ORIGIN },
  api: { type: 'string', default: 'https://api.github.com' },
  'trusted-root': { type: 'string' },
  file: { type: 'string', default: PINS_FILE },
} as const

/** Gives 0 when the release is pinned, 1 when it is refused, 2 when it was not asked for. */
export const bump = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  const wanted = wantedOf(positionals)
  if (wanted === null) {
    say(USAGE)
    return 2
  }
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-bump-'))
  const rootFile = values['trusted-root']
  const trustedRoot = async (): Promise<TrustedRoot> =>
    rootFile === undefined ? getTrustedRoot() : TrustedRoot.fromJSON(JSON.parse(await readFile(rootFile, 'utf8')))
  try {
    const { signal } = new AbortController()
    const download = makeDownload({ signal, environment: process.env })
    const signatures = { trivy: trivySignature(trustedRoot), dockle: null }
    const { origin, api } = values
    const world = { download, origin, api, folder, now: Date.now(), signatures, say }
    return await pin(wanted, await checkRelease(wanted, world), values.file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const wantedOf = (positionals: readonly string[]): WantedRelease | null => {
  const [name, version = '', ...more] = positionals
  const scanner = isScanner(name) ? name : null
  return scanner === null || more.length > 0 || !/^\d+\.\d+\.\d+$/.test(version) ? null : { scanner, version }
}

const isScanner = (name: string | undefined): name is ScannerName => name === 'trivy' || name === 'dockle'

const pin = async ({ scanner, version }: WantedRelease, checked: CheckedRelease, file: string): Promise<number> => {
  if (checked.kind === 'refused') {
    say(`${scanner} ${version} is not pinned:\n${checked.because.map((line) => `  - ${line}`).join('\n')}`)
    return 1
  }
  const old = PINS[scanner]
  say(`${scanner} ${old.version} -> ${version}, published ${checked.publishedAt}`)
  for (const platform of new Set([...Object.keys(old.sha256), ...Object.keys(checked.sha256)])) {
    say(`  ${platform}\n    old ${old.sha256[platform] ?? 'none'}\n    new ${checked.sha256[platform] ?? 'none'}`)
  }
  const pins = { ...PINS, [scanner]: { ...old, version, sha256: checked.sha256 } }
  await writeFile(file, withPins(await readFile(file, 'utf8'), pins))
  say(`written to ${file}: compare the hashes with a second source, then review and commit them`)
  return 0
}
