/** Which versions may judge, and which archive with which hash is fetched for a machine. */
import { describe, expect, test } from '@jest/globals'
import { judgeVersion, releaseFor, RELEASES_ORIGIN, versionIn } from '../../../src/domain/scan/scanner-releases.ts'

describe('a version', () => {
  test.each([
    ['trivy', '0.74.0', 'allowed'],
    ['trivy', '0.70.0', 'allowed'],
    ['trivy', '0.69.2', 'allowed'],
    ['trivy', '0.69.3', 'allowed'],
    ['trivy', '0.69.4', 'known-bad'],
    ['trivy', '0.69.5', 'known-bad'],
    ['trivy', '0.69.6', 'known-bad'],
    ['trivy', '0.69.1', 'unreviewed'],
    ['trivy', '0.74.1', 'unreviewed'],
    ['trivy', '0.74.0-rc.1', 'unreviewed'],
    ['trivy', '1.0.0', 'unreviewed'],
    ['trivy', 'dev', 'unreviewed'],
    ['dockle', '0.4.15', 'allowed'],
    ['dockle', '0.4.14', 'allowed'],
    ['dockle', '0.4.13', 'unreviewed'],
    ['dockle', '0.5.0', 'unreviewed'],
  ] as const)('%s %s is %s', (scanner, version, verdict) => {
    expect(judgeVersion(scanner, version)).toBe(verdict)
  })

  test.each([
    ['Version: 0.74.0\n', '0.74.0'],
    ['Version: 0.74.0\nVulnerability DB:\n  Version: 2\n', '0.74.0'],
    ['dockle version 0.4.15\n', '0.4.15'],
    ['Version: v0.74.0', '0.74.0'],
    ['Version: 0.74.0-rc.1', '0.74.0-rc.1'],
    ['Version: dev\nVulnerability DB:\n  Version: 2', null],
    ['', null],
  ])('is read from %j', (output, version) => {
    expect(versionIn(output)).toBe(version)
  })
})

describe('a release', () => {
  test.each([
    [
      'trivy',
      'linux',
      'x64',
      'trivy_0.74.0_Linux-64bit.tar.gz',
      '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
    ],
    [
      'trivy',
      'linux',
      'arm64',
      'trivy_0.74.0_Linux-ARM64.tar.gz',
      'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5',
    ],
    [
      'trivy',
      'darwin',
      'arm64',
      'trivy_0.74.0_macOS-ARM64.tar.gz',
      '1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11',
    ],
    [
      'dockle',
      'linux',
      'x64',
      'dockle_0.4.15_Linux-64bit.tar.gz',
      '8bfc9183d1d3d67800edb45bea4bb63ddf1d28bec5f89944075a07007d79caad',
    ],
    [
      'dockle',
      'linux',
      'arm64',
      'dockle_0.4.15_Linux-ARM64.tar.gz',
      '14c2fbcd675afaa0f1717e97ab71eee178dabdef676066189f49bad0f53b8762',
    ],
    [
      'dockle',
      'darwin',
      'x64',
      'dockle_0.4.15_macOS-64bit.tar.gz',
      'e6b68aca0e7776d857d7f5f226c6dae9b74d8905376636ac4ad93355ec84892d',
    ],
    [
      'dockle',
      'darwin',
      'arm64',
      'dockle_0.4.15_macOS-ARM64.tar.gz',
      'dc6120234cd74a40fedba84290f6b5c397c8f09c645063a3b59dce8283056847',
    ],
  ] as const)('of %s for %s on %s', (...row) => {
    const [scanner, os, arch, archive, sha256] = row
    expect(releaseFor(scanner, { os, arch }, { origin: RELEASES_ORIGIN })).toMatchObject({ scanner, archive, sha256 })
  })

  test.each([
    ['trivy', 'darwin', 'x64'],
    ['trivy', 'win32', 'x64'],
    ['dockle', 'linux', 'ia32'],
    ['dockle', 'sunos', 'x64'],
  ] as const)('of %s for %s on %s is not pinned', (scanner, os, arch) => {
    expect(releaseFor(scanner, { os, arch }, { origin: RELEASES_ORIGIN })).toBeNull()
  })

  test.each([
    ['for whichever platform', 'a'.repeat(64), 'a'.repeat(64)],
    ['for this platform', { 'Linux-64bit': 'b'.repeat(64) }, 'b'.repeat(64)],
  ])('that a setting names has the hash %s', (_, sha256, expected) => {
    const own = { version: '0.75.0', sha256 }
    expect(releaseFor('trivy', { os: 'linux', arch: 'x64' }, { origin: RELEASES_ORIGIN, own })).toEqual({
      scanner: 'trivy',
      version: '0.75.0',
      archive: 'trivy_0.75.0_Linux-64bit.tar.gz',
      url: 'https://github.com/aquasecurity/trivy/releases/download/v0.75.0/trivy_0.75.0_Linux-64bit.tar.gz',
      sha256: expected,
    })
  })

  test('that a setting names is the only version that is allowed, and never a tampered one', () => {
    const own = { version: '0.75.0', sha256: 'a'.repeat(64) }
    const verdicts = ['0.75.0', '0.74.0', '0.69.4'].map((version) => judgeVersion('trivy', version, own))
    expect(verdicts).toEqual(['allowed', 'unreviewed', 'known-bad'])
    expect(judgeVersion('trivy', '0.69.4', { ...own, version: '0.69.4' })).toBe('known-bad')
  })

  test('has the same path on a mirror', () => {
    const host = { os: 'linux', arch: 'x64' }
    expect(releaseFor('trivy', host, { origin: RELEASES_ORIGIN })?.url).toBe(
      'https://github.com/aquasecurity/trivy/releases/download/v0.74.0/trivy_0.74.0_Linux-64bit.tar.gz',
    )
    expect(releaseFor('dockle', host, { origin: 'https://mirror.example/github/' })?.url).toBe(
      'https://mirror.example/github/goodwithtech/dockle/releases/download/v0.4.15/dockle_0.4.15_Linux-64bit.tar.gz',
    )
  })
})
