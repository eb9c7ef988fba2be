/**
 * The pinned release of a scanner, from the cache or downloaded. The cache keeps the archive and not the program, and its sha256 is
 * compared with the pinned one before every extraction: whoever can write to the cache can break a run but not change a verdict.
 */
import { join } from 'node:path'
import type { Release } from '../../domain/scan/scanner-releases.ts'
import { reasonOf, type Reason } from '../../domain/scan/reason.ts'
import type { Ports } from '../../ports/ports.ts'

export type ReleasePorts = Pick<Ports, 'files' | 'download' | 'clock' | 'log'>

export interface ReleasePlace {
  /** Where the archive is kept between runs. */
  readonly cached: string
  /** Where it is checked and unpacked: private to this run. */
  readonly archive: string
}

interface Checked {
  readonly kind: 'checked'
  readonly from: 'cache' | 'download'
}

const DOWNLOAD_TRIES = 2
const PAUSE_MS = 2_000

/** What is in the cache where something else is expected: a pinned release never changes, a database does every few hours. */
export type Expected = { readonly sha256: string } & (
  | { readonly otherwise: 'tampered' }
  | { readonly otherwise: 'outdated'; /** The repository. */ readonly publishedBy: string }
)

/** Gives the archive in the cache, or null. Copies first and checks the copy, so that the file cannot be changed between the check and its use. */
export const takeFromCache = async (
  expected: Expected,
  { archive, cached }: ReleasePlace,
  { files, log }: Pick<Ports, 'files' | 'log'>,
): Promise<Checked | null> => {
  if ((await files.kindOf(cached)) !== 'file') return null
  await files.copy(cached, archive)
  const found = await files.sha256(archive)
  if (found === expected.sha256) return { kind: 'checked', from: 'cache' }
  await files.remove(archive)
  const has = `It has sha256 ${found}`
  if (expected.otherwise === 'outdated')
    // Another mirror may still have this one.
    log.info(`${cached} is not used: ${expected.publishedBy} has another one now. ${has}, not ${expected.sha256}.`)
  else {
    log.warning(
      `${cached} does not have the pinned sha256; it was removed and is not used. ${has}, not ${expected.sha256}.`,
    )
    await files.remove(cached)
  }
  return null
}

/** Downloads and checks the archive, and keeps it in the cache. @throws ShipError `E_DOWNLOAD` */
export const downloadRelease = async (
  release: Release,
  place: ReleasePlace,
  ports: ReleasePorts,
): Promise<Checked | ({ readonly kind: 'broke' } & Reason)> => {
  const { scanner, version, url } = release
  await downloadTo(place.archive, url, ports)
  const sha256 = await ports.files.sha256(place.archive)
  if (sha256 !== release.sha256) {
    await ports.files.remove(place.archive)
    const because = `${url} has sha256 ${sha256}, but ${release.sha256} is pinned for ${scanner} ${version}`
    return {
      kind: 'broke',
      because,
      hint: 'Do not use that file. Find out what changed it: a mirror, a proxy, or the release.',
    }
  }
  await keepInCache(place, ports)
  return { kind: 'checked', from: 'download' }
}

const downloadTo = async (archive: string, url: string, ports: ReleasePorts): Promise<void> => {
  for (let tried = 1; ; tried += 1) {
    try {
      ports.log.info(`Downloading ${url}`)
      await ports.download.toFile(url, archive)
      return
    } catch (error) {
      if (tried === DOWNLOAD_TRIES || reasonOf(error, '') === null) throw error
      await ports.files.remove(archive)
      await ports.clock.sleep(PAUSE_MS)
    }
  }
}

/** Puts a checked archive into the cache, in place of an older one. If that fails, the next run downloads it again. */
export const keepInCache = async (
  { archive, cached }: ReleasePlace,
  { files, log }: Pick<Ports, 'files' | 'log'>,
): Promise<void> => {
  // A private folder's name is unique, so two runs never write the same file; the last step is atomic.
  const unfinished = `${cached}.${archive.split('/').at(-2) ?? 'new'}`
  try {
    await files.makeDirectory(join(cached, '..'))
    await files.copy(archive, unfinished)
    await files.remove(cached)
    await files.move(unfinished, cached)
  } catch (error) {
    const reason = reasonOf(error, '')
    if (reason === null) throw error
    if ((await files.kindOf(unfinished)) === 'file') await files.remove(unfinished)
    log.debug(`Cannot write ${cached}: ${reason.because}`)
  }
}
