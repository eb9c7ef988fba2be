/**
 * An artifact of Trivy's (its database, its index of Java packages) from the first mirror that has it. The manifest is fetched in every
 * run, and what the tool cache holds counts only with the digest in it: another job may have written there.
 */
import { reasonOf } from '../../domain/scan/reason.ts'
import { ARTIFACTS, type ArtifactKind } from '../../domain/scan/registry-protocol.ts'
import { downloadFailure, mayPass, type FailedMirror } from '../../domain/scan/trivy-database.ts'
import type { Ports } from '../../ports/ports.ts'
import type { LoginPorts } from './ecr-login.ts'
import { publishedArtifact, type PublishedArtifact } from './registry.ts'
import { keepInCache, takeFromCache, type ReleasePlace } from './release.ts'

export type DownloadPorts = Pick<Ports, 'exec' | 'files' | 'download' | 'clock' | 'log'> & LoginPorts

/** Something that went wrong, as `reasonOf` has it. */
export interface Failed {
  readonly kind: 'failed'
  readonly because: string
}

/** It can be used. */
export interface Opened {
  readonly kind: 'opened'
  /** ISO 8601, as its own metadata say it. */
  readonly updatedAt: string
}

export interface WantedArtifact {
  readonly kind: ArtifactKind
  /** Tried in order. */
  readonly repositories: readonly string[]
  /** Its compressed form, between runs and in this run. */
  readonly place: ReleasePlace
  /** Unpacks and checks it; of what cannot be used, nothing is left. */
  readonly open: (repository: string) => Promise<Opened | Failed>
}

type Found =
  | { readonly kind: 'found'; readonly updatedAt: string; readonly repository: string }
  | { readonly kind: 'missing'; readonly because: string; readonly what: FailedMirror['what'] }

const TRIES = 2
const PAUSE_MS = 5_000

/** Gives the first one that can be used, or one reason for all mirrors. Only what can be used is kept in the tool cache. */
export const downloadArtifact = async (wanted: WantedArtifact, ports: DownloadPorts): Promise<Found> => {
  const { name } = ARTIFACTS[wanted.kind]
  const failed: FailedMirror[] = []
  for (const repository of wanted.repositories) {
    const fetched = await fetchFrom(repository, wanted, ports)
    if (fetched.kind === 'failed') {
      failed.push({ repository, because: fetched.because, what: 'unavailable' })
      continue
    }
    const opened = await orReason(() => wanted.open(repository))
    if (opened.kind === 'opened') {
      if (fetched.from === 'download') await keepInCache(wanted.place, ports)
      await ports.files.remove(wanted.place.archive)
      return { kind: 'found', updatedAt: opened.updatedAt, repository }
    }
    await ports.files.remove(wanted.place.archive)
    ports.log.warning(`The ${name} in ${repository} is not used: ${opened.because}`)
    failed.push({ repository, because: opened.because, what: 'unusable' })
  }
  const what = failed.some((one) => one.what === 'unusable') ? 'unusable' : 'unavailable'
  return { kind: 'missing', because: downloadFailure(failed, name), what }
}

type Fetched = { readonly kind: 'checked'; readonly from: 'cache' | 'download' } | Failed

/** Gets the archive that the repository publishes; otherwise the reason of the last try. */
const fetchFrom = async (
  repository: string,
  wanted: Pick<WantedArtifact, 'kind' | 'place'>,
  ports: DownloadPorts,
): Promise<Fetched> => {
  for (let tried = 1; ; tried += 1) {
    const result = await orReason(() => tryFrom(repository, wanted, ports))
    if (result.kind !== 'failed') return result
    ports.log.debug(`Download from ${repository} failed: ${result.because}`)
    if (tried === TRIES || !mayPass(result.because)) return result
    await ports.clock.sleep(PAUSE_MS * tried)
  }
}

const tryFrom = async (
  repository: string,
  { kind, place }: Pick<WantedArtifact, 'kind' | 'place'>,
  ports: DownloadPorts,
): Promise<Fetched> => {
  const published = await publishedArtifact({ kind, repository }, ports)
  return published.kind === 'refused'
    ? { kind: 'failed', because: published.because }
    : fetchBlob({ ...published, repository }, place, ports)
}

/** The result, or the reason of what was thrown. @throws what has no reason: a cancel, a defect */
const orReason = async <Result>(work: () => Promise<Result>): Promise<Result | Failed> => {
  try {
    return await work()
  } catch (error) {
    const reason = reasonOf(error, '')
    if (reason === null) throw error
    return { kind: 'failed', because: reason.because }
  }
}

const fetchBlob = async (
  { sha256, url, headers, repository }: PublishedArtifact & { readonly repository: string },
  place: ReleasePlace,
  ports: DownloadPorts,
): Promise<Fetched> => {
  const kept = await takeFromCache({ sha256, otherwise: 'outdated', publishedBy: repository }, place, ports)
  if (kept !== null) return kept
  ports.log.debug(`Downloading ${url}`)
  await ports.download.toFile(url, place.archive, headers)
  if ((await ports.files.sha256(place.archive)) === sha256) return { kind: 'checked', from: 'download' }
  await ports.files.remove(place.archive)
  return { kind: 'failed', because: 'the download does not have the digest of the manifest' }
}
