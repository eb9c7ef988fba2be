/** Which packages count as checked: by what Trivy reports and logs, what the image has, and what the database knows. */
import { describe, expect, test } from '@jest/globals'
import { uncheckedPackages, type Scanned } from '../../../src/domain/scan/coverage.ts'
import { readSystemLog } from '../../../src/domain/scan/trivy-log.ts'

const DPKG = { format: 'dpkg', path: 'var/lib/dpkg/status', reach: 'itself' } as const
const APK = { format: 'apk', path: 'lib/apk/db/installed', reach: 'itself' } as const
const RPM = { format: 'rpm', path: 'var/lib/rpm/rpmdb.sqlite', reach: 'itself' } as const
const BUCKETS = ['alpine 3.22', 'debian 12', 'ubuntu 14.04', 'wolfi', 'Red Hat', 'amazon linux 1', 'amazon linux 2023']

const detecting = (members: string): string => `T\tINFO\t[x] Detecting vulnerabilities...\t${members}`
const system = (family: string, name = '', result: 'present' | 'absent' = 'present') => ({ family, name, result })
const scanned = (changes: Partial<Omit<Scanned, 'log'>> & { readonly output?: string }): Scanned => {
  const { output = detecting('os_version="12" pkg_num=2'), ...rest } = changes
  return {
    system: system('debian', '12.1'),
    databases: [DPKG],
    buckets: new Set(BUCKETS),
    log: readSystemLog(output),
    ...rest,
  }
}

describe('packages are checked', () => {
  test.each<[string, Parameters<typeof scanned>[0]]>([
    ['of a release that the database has', {}],
    [
      'of a release with extended support, by the advisories of the release',
      {
        system: system('ubuntu', '14.04-ESM'),
        output: detecting('os_version="14.04-ESM" pkg_num=2'),
      },
    ],
    [
      'of a family without releases',
      { system: system('wolfi', '1'), databases: [APK], output: detecting('pkg_num=2') },
    ],
    [
      'of a family whose advisories name no release',
      {
        system: system('redhat', '9.4'),
        databases: [RPM],
        output: 'T\tINFO\t[redhat] Detecting RHEL/CentOS vulnerabilities...\tos_version="9" pkg_num=2',
      },
    ],
    [
      'of the first Amazon Linux',
      {
        system: system('amazon', '2018.03'),
        databases: [RPM],
        output: detecting('os_version="1" pkg_num=2'),
      },
    ],
    ['where there are none, although no system is recognized', { system: null, databases: [], output: '' }],
    [
      'where there are none, although the release is unknown',
      {
        system: system('debian', '99.1'),
        databases: [],
        output: detecting('os_version="99" pkg_num=0'),
      },
    ],
  ])('%s', (_, changes) => {
    expect(uncheckedPackages(scanned(changes))).toBeNull()
  })
})

describe('packages are not checked', () => {
  test.each<[string, Parameters<typeof scanned>[0], string]>([
    [
      'of a system that is not recognized',
      { system: null, databases: [DPKG, APK], output: 'T\tWARN\tUnsupported os\tfamily="none"' },
      'Trivy does not recognize the operating system, so it did not check the packages in var/lib/dpkg/status, lib/apk/db/installed',
    ],
    [
      'of Arch Linux',
      { system: null, databases: [{ format: 'pacman', path: 'var/lib/pacman/local/', reach: 'itself' }], output: '' },
      'Trivy does not recognize the operating system, so it did not check the packages in var/lib/pacman/local/',
    ],
    [
      'of nix beside those of the system',
      { databases: [DPKG, { format: 'nix', path: 'nix/var/nix/db/db.sqlite', reach: 'itself' }] },
      'Trivy recognizes debian 12.1, which does not use nix, so it did not check the packages in nix/var/nix/db/db.sqlite',
    ],
    [
      'of another database, of the same kind, that is behind a link',
      {
        databases: [
          { ...DPKG, reach: 'link' },
          { ...DPKG, path: 'var/lib/dpkg/status.d/' },
        ],
      },
      'Trivy follows no links in an image, so it did not check the packages behind the link var/lib/dpkg/status',
    ],
    [
      'of a family without a result',
      { system: system('fedora', '40', 'absent'), databases: [RPM], output: '' },
      'Trivy has no advisories for fedora 40, so it did not check the packages in var/lib/rpm/rpmdb.sqlite',
    ],
    [
      'of a family that nothing is known of',
      { system: system('acme', '1') },
      'Trivy has no advisories for acme 1, so it did not check the packages in var/lib/dpkg/status',
    ],
    [
      'of another package manager than the system has',
      { system: system('alpine', '3.22.1'), databases: [APK, DPKG], output: detecting('os_version="3.22" pkg_num=9') },
      'Trivy recognizes alpine 3.22.1, which does not use dpkg, so it did not check the packages in var/lib/dpkg/status',
    ],
    [
      'that Trivy could not read',
      { output: detecting('os_version="12" pkg_num=0') },
      'Trivy found no package in var/lib/dpkg/status',
    ],
    [
      'of which Trivy could read only some',
      {
        output: `T\tWARN\t[dpkg] Parse error\tfile_path="var/lib/dpkg/status.d/x" err="y"\n${detecting('os_version="12" pkg_num=1')}`,
      },
      'Trivy could not read all packages in var/lib/dpkg/status.d/x',
    ],
    [
      'of a release that the database does not have',
      { system: system('debian', '99.1'), output: detecting('os_version="99" pkg_num=2') },
      'The vulnerability database has no advisories for debian 99, so Trivy did not check the packages in var/lib/dpkg/status',
    ],
    [
      "of a release that Alpine's package repository claims",
      {
        system: system('alpine', '3.22.1'),
        databases: [APK],
        output: detecting('os_version="3.22" repository="3.99" pkg_num=2'),
      },
      'The vulnerability database has no advisories for alpine 3.99, so Trivy did not check the packages in lib/apk/db/installed',
    ],
    [
      'of a family without releases that the database does not have',
      { system: system('chainguard', '1'), databases: [APK], output: detecting('pkg_num=2') },
      'The vulnerability database has no advisories for chainguard 1, so Trivy did not check the packages in lib/apk/db/installed',
    ],
    [
      'of a release that only Trivy itself could know',
      {
        system: system('redhat', '99'),
        databases: [RPM],
        output: `T\tWARN\tThis OS version is not on the EOL list\tfamily="redhat" version="99"\n${detecting('os_version="99" pkg_num=2')}`,
      },
      'The vulnerability database has no advisories for redhat 99, so Trivy did not check the packages in var/lib/rpm/rpmdb.sqlite',
    ],
    [
      'of an Amazon Linux that Trivy takes for the first one',
      {
        system: system('amazon', '2099 (Amazon Linux)'),
        databases: [RPM],
        output: detecting('os_version="1" pkg_num=2'),
      },
      'The vulnerability database has no advisories for amazon 2099, so Trivy did not check the packages in var/lib/rpm/rpmdb.sqlite',
    ],
  ])('%s', (_, changes, because) => {
    expect(uncheckedPackages(scanned(changes))).toBe(because)
  })
})
