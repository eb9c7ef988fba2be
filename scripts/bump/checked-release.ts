/**
 * A release of a scanner, looked at before it is pinned: its archives are fetched and hashed here, and compared with the publisher's
 * checksums, with the digests that GitHub has, and with the publisher's signatures. A tampered release can pass all of that; so it
 * must also be old enough to have been noticed, and the result is for review.
 */
import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { PINS, type ScannerName } from '../../src/domain/scan/scanner-pins.ts'
import { isKnownBad, PLATFORMS, releaseFile, repositoryOf } from '../../src/domain/scan/scanner-releases.ts'
import { messageOf } from '../../src/errors/ship-error.ts'
import type { Download } from '../../src/ports/download.ts'
import type { VerifySignature } from './signature.ts'

export interface WantedRelease {
  readonly scanner: ScannerName
  readonly version: string
}

export interface BumpWorld {
  readonly download: Download
  /** With the paths of github.com. */
  readonly origin: string
  /** With the paths of api.github.com. */
  readonly api: string
  /** An empty folder. */
  readonly folder: string
  readonly now: number
  /** Null for a scanner whose publisher signs nothing. */
  readonly signatures: Readonly<Record<ScannerName, VerifySignature | null>>
  readonly say: (line: string) => void
}

export type CheckedRelease =
  | { readonly kind: 'checked'; readonly publishedAt: string; readonly sha256: Readonly<Record<string, string>> }
  /** Everything that is wrong, as sentences. */
  | { readonly kind: 'refused'; readonly because: readonly string[] }

const DAY_MS = 24 * 60 * 60_000
/** The tampered releases of March 2026 were noticed within hours and taken back within a day; most are within a week. */
export const COOLDOWN_DAYS = 7

const RELEASE = z.object({
  draft: z.boolean(),
  prerelease: z.boolean(),
  published_at: z.iso.datetime({ offset: true }),
  assets: z.array(z.object({ name: z.string(), digest: z.string().nullish() })),
})
type Published = z.infer<typeof RELEASE>

/** Looks at a release; what is known to be bad is not fetched. */
export const checkRelease = async (wanted: WantedRelease, world: BumpWorld): Promise<CheckedRelease> => {
  const { scanner, version } = wanted
  if (isKnownBad(scanner, version)) return refused(`${scanner} ${version} is a tampered release`)
  try {
    const published = await readPublished(wanted, world)
    const early = tooEarly(published, world.now)
    if (early !== null) return refused(`${scanner} ${version} ${early}`)
    return await checkArchives(wanted, published, world)
  } catch (error) {
    return refused(messageOf(error))
  }
}

const refused = (...because: string[]): CheckedRelease => ({ kind: 'refused', because })

const readPublished = async ({ scanner, version }: WantedRelease, { download, api }: BumpWorld): Promise<Published> => {
  const url = `${api}/repos/${repositoryOf(scanner)}/releases/tags/v${version}`
  return RELEASE.parse(JSON.parse(await textOf(url, download)))
}

const tooEarly = ({ draft, prerelease, published_at }: Published, now: number): string | null => {
  if (draft || prerelease) return `is a ${draft ? 'draft' : 'pre-release'}`
  const days = Math.floor((now - Date.parse(published_at)) / DAY_MS)
  return days < COOLDOWN_DAYS
    ? `was published ${published_at}, ${days} days ago; a release is pinned after ${COOLDOWN_DAYS} days at the earliest`
    : null
}

const checkArchives = async (
  wanted: WantedRelease,
  published: Published,
  world: BumpWorld,
): Promise<CheckedRelease> => {
  const { scanner, version } = wanted
  const sums = sumsIn(await textOf(addressOf(`${scanner}_${version}_checksums.txt`, wanted, world), world.download))
  const sha256: Record<string, string> = {}
  const wrong: string[] = []
  for (const platform of PLATFORMS) {
    const name = `${scanner}_${version}_${platform}.tar.gz`
    const sum = sums.get(name)
    if (sum === undefined) {
      if (PINS[scanner].sha256[platform] !== undefined)
        wrong.push(`there is no ${name} any more, and one is pinned for ${platform}`)
      continue
    }
    const digest = published.assets.find((asset) => asset.name === name)?.digest ?? null
    const checked = await checkArchive({ ...wanted, name, platform, sum, digest }, world)
    sha256[platform] = checked.sha256
    wrong.push(...checked.wrong)
  }
  if (Object.keys(sha256).length === 0) wrong.push('its checksums name no archive')
  return wrong.length > 0 ? refused(...wrong) : { kind: 'checked', publishedAt: published.published_at, sha256 }
}

interface ArchiveToCheck extends WantedRelease {
  readonly name: string
  readonly platform: string
  /** In the publisher's checksums. */
  readonly sum: string
  /** That GitHub has, `sha256:…`; null where it has none. */
  readonly digest: string | null
}

const checkArchive = async (
  archive: ArchiveToCheck,
  world: BumpWorld,
): Promise<{ readonly sha256: string; readonly wrong: readonly string[] }> => {
  const { scanner, version, name, platform, sum, digest } = archive
  world.say(`Fetching ${name}`)
  const path = join(world.folder, name)
  await world.download.toFile(addressOf(name, archive, world), path)
  const bytes = await readFile(path)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const pinned = version === PINS[scanner].version ? PINS[scanner].sha256[platform] : undefined
  const differs = (other: string | null | undefined, where: string): readonly string[] =>
    other === null || other === undefined || other === sha256
      ? []
      : [`${name} has sha256 ${sha256}, but ${where} ${other}`]
  return {
    sha256,
    wrong: [
      ...differs(sum, 'its checksums say'),
      ...differs(digest?.replace(/^sha256:/, ''), 'GitHub says'),
      ...differs(pinned, 'the one that was reviewed had'),
      ...(await signatureProblems(archive, bytes, world)),
    ],
  }
}

const signatureProblems = async (
  archive: ArchiveToCheck,
  bytes: Buffer,
  world: BumpWorld,
): Promise<readonly string[]> => {
  const { name, scanner, version } = archive
  const verify = world.signatures[scanner]
  if (verify === null) {
    world.say(`${name}: not signed by its publisher; the checksums are all there is`)
    return []
  }
  try {
    const bundle = await textOf(addressOf(`${name}.sigstore.json`, archive, world), world.download)
    world.say(`${name}: signed by ${await verify({ bundle, archive: bytes, version })}`)
    return []
  } catch (error) {
    return [`the signature of ${name} is not good: ${messageOf(error)}`]
  }
}

const addressOf = (name: string, { scanner, version }: WantedRelease, { origin }: BumpWorld): string =>
  releaseFile({ scanner, version, origin, name })

const textOf = async (url: string, download: Download): Promise<string> => {
  const { status, text } = await download.read(url, {})
  if (status === 200) return text
  throw new Error(`GET ${url} returned ${status}`)
}

/** Lines of `sha256sum`. */
const sumsIn = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/^([0-9a-f]{64})[ *]+(\S+)$/gm)].map(([, sum = '', name = '']) => [name, sum]))
