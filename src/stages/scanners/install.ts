/** A scanner at an allowed version: from PATH, else the pinned release, from the cache or downloaded. */
import { join } from 'node:path'
import { reasonOf } from '../../domain/scan/reason.ts'
import {
  allowedVersions,
  isKnownBad,
  type OwnRelease,
  type Release,
  type ScannerName,
} from '../../domain/scan/scanner-releases.ts'
import type { InstalledScanner } from '../../domain/scan/scanners.ts'
import type { Ports } from '../../ports/ports.ts'
import { isAllowed, versionOf, type OnPath } from './program.ts'
import { downloadRelease, takeFromCache } from './release.ts'

export type InstallPorts = Pick<Ports, 'exec' | 'files' | 'download' | 'clock' | 'log'>

export interface InstallInput {
  readonly scanner: ScannerName
  /** The release for this machine, pinned or the own one; null when there is none. */
  readonly release: Release | null
  /** Named by a setting instead of the pinned one. */
  readonly own?: OwnRelease | undefined
  readonly network: 'online' | 'offline'
  readonly cacheDirectory: string
}

const UNPACK_TIMEOUT_MS = 5 * 60_000

/** Gives a scanner that is ready to run, or why there is none. */
export const installScanner = async (input: InstallInput, ports: InstallPorts): Promise<InstalledScanner> => {
  const { scanner, release } = input
  const directory = await ports.files.makePrivateDirectory(`${scanner}-install`)
  const onPath = await versionOf({ path: scanner, directory }, ports)
  if (onPath !== null && isAllowed({ scanner, version: onPath, own: input.own }, ports)) {
    return { kind: 'ready', path: scanner, version: onPath, from: 'path' }
  }
  if (release === null) {
    const because = `${noRelease(input)}${rejected(scanner, onPath)}`
    return { kind: 'broke', because, hint: `${putOnPath(input)}.` }
  }
  try {
    return await installRelease(release, { ...input, directory, onPath }, ports)
  } catch (error) {
    const reason = reasonOf(error, `${putOnPath(input)}, or give the runner access to ${release.url}.`)
    if (reason === null) throw error
    return { kind: 'broke', ...reason }
  }
}

const putOnPath = ({ scanner, own }: Pick<InstallInput, 'scanner' | 'own'>): string =>
  `Put ${scanner} ${allowedVersions(scanner, own)} on PATH`

const noRelease = ({ scanner, own }: InstallInput): string =>
  own === undefined
    ? `No release of ${scanner} is pinned for this platform`
    : `\`scanner-releases\` has no sha256 of ${scanner} ${own.version} for this platform`

const rejected = (scanner: ScannerName, version: string | null): string =>
  version === null ? '' : `, and ${scanner} ${version} on PATH is not allowed`

/** Up to the name of the cache. */
const notOnPath = ({ scanner, own, onPath }: InstallPlan): string =>
  onPath === null
    ? `${scanner} is not on PATH and not in `
    : `${scanner} ${onPath} on PATH is ${whatIsWrong({ scanner, version: onPath, own })}, and ${scanner} is not in `

const whatIsWrong = ({ scanner, version, own }: OnPath): string => {
  if (isKnownBad(scanner, version)) return 'a tampered release'
  const wanted = own === undefined ? 'an allowed version' : 'the version of `scanner-releases`'
  return `not ${wanted} (${allowedVersions(scanner, own)})`
}

interface InstallPlan extends InstallInput {
  /** Private to this run. */
  readonly directory: string
  /** The version on PATH that is not allowed, or null. */
  readonly onPath: string | null
}

const installRelease = async (release: Release, plan: InstallPlan, ports: InstallPorts): Promise<InstalledScanner> => {
  const { cacheDirectory, directory } = plan
  const place = {
    cached: join(cacheDirectory, 'scanners', release.archive),
    archive: join(directory, release.archive),
  }
  const cached = await takeFromCache({ ...release, otherwise: 'tampered' }, place, ports)
  if (cached === null && plan.network === 'offline') {
    const because = `${notOnPath(plan)}${cacheDirectory}, and \`offline\` is set`
    return { kind: 'broke', because, hint: `${putOnPath(plan)}.` }
  }
  const checked = cached ?? (await downloadRelease(release, place, ports))
  if (checked.kind === 'broke') return checked
  return unpack(release, { directory, archive: place.archive, from: checked.from, own: plan.own }, ports)
}

interface Unpacking {
  readonly directory: string
  readonly archive: string
  readonly from: 'cache' | 'download'
  readonly own: OwnRelease | undefined
}

const unpack = async (
  { scanner, version, archive: name }: Release,
  { directory, archive, from, own }: Unpacking,
  ports: InstallPorts,
): Promise<InstalledScanner> => {
  await ports.exec.run({
    argv: ['tar', '-xzf', archive, '-C', directory, '--no-same-owner', scanner],
    inherit: ['PATH'],
    output: 'quiet',
    timeoutMs: UNPACK_TIMEOUT_MS,
  })
  await ports.files.remove(archive)
  const path = join(directory, scanner)
  await ports.files.makeExecutable(path)
  const found = await versionOf({ path, directory }, ports)
  if (found === version) return { kind: 'ready', path, version, from }
  const because = `The program in ${name} ${found === null ? 'does not run on this machine' : `is ${found}, not ${version}`}`
  return { kind: 'broke', because, hint: `${putOnPath({ scanner, own })}.` }
}
