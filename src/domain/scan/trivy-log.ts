/**
 * What Trivy (0.69 to 0.74) logs about the packages of the operating system, which its JSON does not have. Lines of time, level and
 * text, then members as `name="value"` or `name=value`, quoted by Go's rules, so that no value can end its line.
 */
export interface SystemLog {
  /** The number of packages that were compared with advisories; null when none of the system were. */
  readonly packages: number | null
  /** The release that their advisories were looked up for, as the database names it; null when the family has no releases. */
  readonly release: string | null
  /** Whether Trivy has never heard of this release. */
  readonly unlisted: boolean
  /** A package database of which Trivy could read only a part; null when there is none. */
  readonly unreadable: string | null
}

// Each for one line and from its beginning, so that no output takes long.
// pkg/detector/ospkg: each family's Detect; some name the family in it.
const DETECTING = /^\S+\tINFO\t(?:\[[^\]]*\] )?Detecting (?:\S+ )?vulnerabilities\.\.\.\t(.*)$/
// pkg/detector/ospkg/version/version.go
const UNLISTED = /^\S+\tWARN\t(?:\[[^\]]*\] )?This OS version is not on the EOL list\t/
// pkg/fanal/analyzer/pkg/dpkg/dpkg.go; `available` and the lists of files are not what the scan goes by.
const UNREADABLE = /^\S+\tWARN\t\[dpkg\] Parse error\t(?:.*?\s)?file_path="(var\/lib\/dpkg\/status[^"]*)"/

/** Reads Trivy's output. */
export const readSystemLog = (output: string): SystemLog => {
  const lines = output.split('\n')
  const firstOf = (shape: RegExp, having = ''): string | null => {
    for (const line of lines) {
      const found = shape.exec(line)?.[1]
      if (found?.includes(having) === true) return found
    }
    return null
  }
  const members = firstOf(DETECTING, 'pkg_num=') ?? ''
  const packages = /\bpkg_num=(\d+)/.exec(members)?.[1]
  return {
    packages: packages === undefined ? null : Number(packages),
    // Alpine's packages are looked up by the release of its package repository where that is known.
    release: valueOf('repository', members) ?? valueOf('os_version', members),
    unlisted: lines.some((line) => UNLISTED.test(line)),
    unreadable: firstOf(UNREADABLE),
  }
}

const valueOf = (name: string, members: string): string | null =>
  new RegExp(`(?:^|\\s)${name}="([^"]+)"`).exec(members)?.[1] ?? null
