/** Whether Trivy has compared the packages of an image with advisories: it exits with 0 and reports nothing when it has not. */
import type { PackageDatabase, PackageFormat } from './package-places.ts'
import type { SystemLog } from './trivy-log.ts'

/** The operating system that Trivy recognizes in an image; null when it recognizes none. */
export interface ScannedSystem {
  /** `debian`. */
  readonly family: string
  /** `12.1`; empty when it is not known. */
  readonly name: string
  /** Whether the report has a result for its packages. */
  readonly result: 'present' | 'absent'
}

export interface Scanned {
  readonly system: ScannedSystem | null
  readonly log: SystemLog
  /** The package databases in the image. */
  readonly databases: readonly PackageDatabase[]
  /** The names of the buckets of the vulnerability database. */
  readonly buckets: ReadonlySet<string>
}

interface Family {
  readonly format: PackageFormat
  /** The bucket with its advisories, without the release. */
  readonly bucket: string
  readonly releases: 'in-bucket-name' | 'none'
}

const family = (format: PackageFormat, bucket: string, releases: Family['releases'] = 'in-bucket-name'): Family => ({
  format,
  bucket,
  releases,
})

/** Families that Trivy has advisories for (pkg/detector/ospkg), with the names of their buckets (trivy-db, pkg/vulnsrc/bucket). */
const FAMILIES: Readonly<Record<string, Family>> = {
  alpine: family('apk', 'alpine'),
  chainguard: family('apk', 'chainguard', 'none'),
  minimos: family('apk', 'minimos', 'none'),
  wolfi: family('apk', 'wolfi', 'none'),
  debian: family('dpkg', 'debian'),
  echo: family('dpkg', 'echo', 'none'),
  ubuntu: family('dpkg', 'ubuntu'),
  alma: family('rpm', 'alma'),
  amazon: family('rpm', 'amazon linux'),
  azurelinux: family('rpm', 'Azure Linux'),
  bottlerocket: family('rpm', 'bottlerocket', 'none'),
  'cbl-mariner': family('rpm', 'CBL-Mariner'),
  centos: family('rpm', 'Red Hat', 'none'),
  'opensuse-leap': family('rpm', 'openSUSE Leap'),
  'opensuse-tumbleweed': family('rpm', 'openSUSE Tumbleweed', 'none'),
  oracle: family('rpm', 'Oracle Linux'),
  photon: family('rpm', 'Photon OS'),
  redhat: family('rpm', 'Red Hat', 'none'),
  rocky: family('rpm', 'rocky'),
  slem: family('rpm', 'SUSE Linux Enterprise Micro'),
  sles: family('rpm', 'SUSE Linux Enterprise'),
}

/** Why packages in the image were not checked, as a sentence without its period; null when all were, or there are none. */
export const uncheckedPackages = (scanned: Scanned): string | null => {
  const { system, log, databases } = scanned
  if (databases.length === 0) return null
  if (system === null)
    return `Trivy does not recognize the operating system, so it did not check ${packagesIn(databases)}`
  const known = FAMILIES[system.family]
  if (system.result === 'absent' || known === undefined) {
    return `Trivy has no advisories for ${nameOf(system)}, so it did not check ${packagesIn(databases)}`
  }
  const foreign = databases.filter(({ format }) => format !== known.format)
  if (foreign.length > 0) {
    return `Trivy recognizes ${nameOf(system)}, which does not use ${foreign[0]?.format ?? ''}, so it did not check ${packagesIn(foreign)}`
  }
  return unreadPackages(databases, log) ?? withoutAdvisories(system, known, scanned)
}

const unreadPackages = (databases: readonly PackageDatabase[], log: SystemLog): string | null => {
  const linked = databases.find(({ reach }) => reach === 'link')
  if (linked !== undefined)
    return `Trivy follows no links in an image, so it did not check the packages behind the link ${linked.path}`
  if (log.packages === 0) return `Trivy found no package in ${databases[0]?.path ?? ''}`
  return log.unreadable === null ? null : `Trivy could not read all packages in ${log.unreadable}`
}

const withoutAdvisories = (
  system: ScannedSystem,
  known: Family,
  { log, databases, buckets }: Scanned,
): string | null => {
  const release = releaseOf(system, log)
  const inDatabase =
    known.releases === 'none'
      ? buckets.has(known.bucket) && !log.unlisted
      : release !== null && [release, release.replace(/-ESM$/, '')].some((one) => buckets.has(`${known.bucket} ${one}`))
  if (inDatabase) return null
  const which = release === null || known.releases === 'none' ? nameOf(system) : `${system.family} ${release}`
  return `The vulnerability database has no advisories for ${which}, so Trivy did not check ${packagesIn(databases)}`
}

/** Trivy takes every release of Amazon Linux that it does not know for the first one, which has versions like 2018.03. */
const releaseOf = ({ family: name, name: version }: ScannedSystem, { release }: SystemLog): string | null =>
  name === 'amazon' && release === '1' && !/^(?:AMI|20\d\d\.\d\d)\b/.test(version)
    ? (version.split(' ')[0] ?? null)
    : release

const packagesIn = (databases: readonly PackageDatabase[]): string =>
  `the packages in ${databases.map(({ path }) => path).join(', ')}`

const nameOf = ({ family: name, name: version }: ScannedSystem): string => `${name} ${version}`.trimEnd()
