/**
 * A scanner at an allowed version: from PATH, else the pinned release out of the cache, else downloaded. The cache holds the archive,
 * not the program: its sha256 is compared with the one in the source before every extraction, so a cache that somebody else
 * can write to can break a run but not the judgement.
 */
import { join } from 'node:path'
import { CommandError } from '../../errors/command-error.ts'
import {
  allowedVersions,
  judgeVersion,
  versionIn,
  type Release,
  type ScannerName,
} from '../../domain/scan/scanner-releases.ts'
import { reasonOf, type InstalledScanner } from '../../domain/scan/scanners.ts'
import type { Ports } from '../../ports/ports.ts'

export type InstallPorts = Pick<Ports, 'exec' | 'files' | 'download' | 'clock' | 'log'>

export interface InstallInput {
  readonly scanner: ScannerName
  /** The pinned release for this machine; null when there is none. */
  readonly release: Release | null
  readonly network: 'online' | 'offline'
  readonly cacheDirectory: string
}

const VERSION_TIMEOUT_MS = 30_000
const UNPACK_TIMEOUT_MS = 5 * 60_000
const DOWNLOAD_TRIES = 2
const PAUSE_MS = 2_000

/** Gives a scanner that is ready to run, or why there is none. */
export const installScanner = async (input: InstallInput, ports: InstallPorts): Promise<InstalledScanner> => {
  const { scanner, release } = input
  const directory = await ports.files.makePrivateDirectory(`${scanner}-install`)
  const onPath = await versionAt(scanner, directory, ports)
  if (onPath !== null && isAllowed(scanner, onPath, ports)) {
    return { kind: 'ready', path: scanner, version: onPath, from: 'path' }
  }
  const elsewhere = `Put ${scanner} ${allowedVersions(scanner)} on PATH`
  if (release === null) {
    const because = `no release of ${scanner} is pinned for this kind of machine${found(scanner, onPath)}`
    return { kind: 'broke', because, hint: `${elsewhere}.` }
  }
  try {
    return await installRelease(release, { ...input, directory, onPath }, ports)
  } catch (error) {
    const reason = reasonOf(error, `${elsewhere}, or let the runner reach ${release.url}.`)
    if (reason === null) throw error
    return { kind: 'broke', ...reason }
  }
}

const isAllowed = (scanner: ScannerName, version: string, { log }: InstallPorts): boolean => {
  const verdict = judgeVersion(scanner, version)
  if (verdict === 'known-bad')
    log.warning(`${scanner} ${version} on PATH is a tampered release; it is not used. Remove it from this machine.`)
  if (verdict === 'unreviewed')
    log.info(`${scanner} ${version} on PATH is not one of ${allowedVersions(scanner)}; it is not used.`)
  return verdict === 'allowed'
}

const found = (scanner: ScannerName, version: string | null): string =>
  version === null ? '' : `, and ${scanner} ${version} on PATH is not allowed`

/** What `--version` says, run without any credential in an empty folder; null when it does not run. */
const versionAt = async (program: string, directory: string, { exec, log }: InstallPorts): Promise<string | null> => {
  try {
    const { stdout } = await exec.run({
      argv: [program, '--version'],
      inherit: ['PATH'],
      set: { HOME: directory },
      cwd: directory,
      output: 'quiet',
      timeoutMs: VERSION_TIMEOUT_MS,
    })
    return versionIn(stdout) ?? 'of an unknown version'
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    if (error.failure.kind !== 'not-found') log.debug(error.message)
    return null
  }
}

interface Place extends InstallInput {
  /** Private to this run; the archive is checked and unpacked here. */
  readonly directory: string
  readonly onPath: string | null
}

const installRelease = async (release: Release, place: Place, ports: InstallPorts): Promise<InstalledScanner> => {
  const cached = join(place.cacheDirectory, 'scanners', release.archive)
  const archive = join(place.directory, release.archive)
  if (await takeFromCache(release, { cached, archive }, ports)) {
    return unpack(release, { ...place, archive, from: 'cache' }, ports)
  }
  if (place.network === 'offline') {
    const because = `${release.scanner} is neither on PATH nor in ${place.cacheDirectory}${found(release.scanner, place.onPath)}, and \`offline\` forbids to download it`
    return { kind: 'broke', because, hint: `Put ${release.scanner} ${allowedVersions(release.scanner)} on PATH.` }
  }
  await downloadTo(archive, release.url, ports)
  const sha256 = await ports.files.sha256(archive)
  if (sha256 !== release.sha256) {
    await ports.files.remove(archive)
    const because = `${release.url} has sha256 ${sha256}, but ${release.sha256} is pinned for ${release.scanner} ${release.version}`
    return {
      kind: 'broke',
      because,
      hint: 'Do not use that file: find out who changed it (a mirror, a proxy, or the release).',
    }
  }
  await keep({ archive, cached }, ports)
  return unpack(release, { ...place, archive, from: 'download' }, ports)
}

interface Paths {
  readonly archive: string
  readonly cached: string
}

/** Copies first and checks the copy, so that nobody can change the file between the check and its use. */
const takeFromCache = async (release: Release, { archive, cached }: Paths, ports: InstallPorts): Promise<boolean> => {
  const { files, log } = ports
  if ((await files.kindOf(cached)) !== 'file') return false
  await files.copy(cached, archive)
  if ((await files.sha256(archive)) === release.sha256) return true
  log.warning(`${cached} does not have the pinned sha256; it is removed and not used.`)
  await files.remove(archive)
  await files.remove(cached)
  return false
}

const downloadTo = async (archive: string, url: string, ports: InstallPorts): Promise<void> => {
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

/** Puts a checked archive into the cache; a cache that can not be written costs the next run a download, no more. */
const keep = async ({ archive, cached }: Paths, { files, log }: InstallPorts): Promise<void> => {
  // A private folder's name is unique, so two runs never write the same file; the last step is atomic.
  const unfinished = `${cached}.${archive.split('/').at(-2) ?? 'new'}`
  try {
    await files.makeDirectory(join(cached, '..'))
    await files.copy(archive, unfinished)
    await files.move(unfinished, cached)
  } catch (error) {
    const reason = reasonOf(error, '')
    if (reason === null) throw error
    if ((await files.kindOf(unfinished)) === 'file') await files.remove(unfinished)
    log.debug(`${cached} was not kept: ${reason.because}`)
  }
}

interface Unpacking extends Place {
  readonly archive: string
  readonly from: 'cache' | 'download'
}

const unpack = async (release: Release, place: Unpacking, ports: InstallPorts): Promise<InstalledScanner> => {
  const { directory, archive, from } = place
  const { scanner, version } = release
  await ports.exec.run({
    argv: ['tar', '-xzf', archive, '-C', directory, '--no-same-owner', scanner],
    inherit: ['PATH'],
    output: 'quiet',
    timeoutMs: UNPACK_TIMEOUT_MS,
  })
  await ports.files.remove(archive)
  const path = join(directory, scanner)
  await ports.files.makeExecutable(path)
  const says = await versionAt(path, directory, ports)
  if (says === version) return { kind: 'ready', path, version, from }
  const because = `the program in ${release.archive} ${says === null ? 'does not run here' : `says it is ${says}`}`
  return { kind: 'broke', because, hint: `Put ${scanner} ${allowedVersions(scanner)} on PATH.` }
}
