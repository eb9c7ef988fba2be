/** `scanner-releases`: a release instead of the pinned one, refused without its own hash and where it is known to be bad. */
import { describe, expect, test } from '@jest/globals'
import { scannerReleases } from '../../src/settings/kinds-scanners.ts'
import { REQUIRED, settingsOf } from '../support/settings.ts'

const HASH = 'a'.repeat(64)
const read = (file: string) => settingsOf(REQUIRED, file)['scanner-releases']

describe('scanner-releases', () => {
  test('is a version and the sha256 of its archive', () => {
    expect(read(`scanner-releases:\n  trivy:\n    version: 0.75.0\n    sha256: ${HASH.toUpperCase()}\n`)).toEqual({
      trivy: { version: '0.75.0', sha256: HASH },
    })
  })

  test('can have a sha256 for each platform', () => {
    const file = `scanner-releases: {dockle: {version: 0.5.0, sha256: {Linux-64bit: ${HASH}, Linux-ARM64: ${HASH}}}}`
    expect(read(file)).toEqual({
      dockle: { version: '0.5.0', sha256: { 'Linux-64bit': HASH, 'Linux-ARM64': HASH } },
    })
  })

  test('of an upper level replaces that of a scanner', () => {
    const own = (version: string) => ({ version, sha256: HASH })
    expect(scannerReleases().merge({ trivy: own('0.75.0'), dockle: own('0.5.0') }, { trivy: own('0.76.0') })).toEqual({
      trivy: own('0.76.0'),
      dockle: own('0.5.0'),
    })
  })

  test.each([
    [`{trivy: {version: 0.75.0}}`, '.trivy.sha256` must be the sha256 of its archive'],
    [`{trivy: {version: 0.75.0, sha256: abc}}`, '.trivy.sha256` must be the sha256 of its archive'],
    [
      `{trivy: {version: 0.75.0, sha256: {Linux-x86: ${HASH}}}}`,
      '.trivy.sha256.Linux-x86`: is not a platform: Linux-64bit, Linux-ARM64,',
    ],
    [`{trivy: {sha256: ${HASH}}}`, '.trivy.version` must be the version of a release'],
    [`{trivy: {version: latest, sha256: ${HASH}}}`, '.trivy.version` must be the version of a release'],
    [`{trivy: {version: 0.69.4, sha256: ${HASH}}}`, '.trivy.version`: trivy 0.69.4 is a tampered release'],
    [`{trivy: {version: 0.75.0, sha256: ${HASH}, url: x}}`, '.trivy.url`: is not a part of a release'],
    [`{trivi: {version: 0.75.0, sha256: ${HASH}}}`, '.trivi`: is not a scanner: trivy or dockle'],
    [`{trivy: 0.75.0}`, '.trivy` must be a map with `version` and `sha256`'],
    [`trivy`, '` must map `trivy` or `dockle` to a release'],
  ])('%s is refused, with the words why', (value, words) => {
    const wrong = () => read(`scanner-releases: ${value}`)
    expect(wrong).toThrow(`\`scanner-releases${words}`)
    expect(wrong).toThrow('ship-to-ecs.yaml:1:')
  })
})
