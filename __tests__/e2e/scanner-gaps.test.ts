/** Images of which the real Trivy or the real Dockle checks less and exits with 0 all the same: the scan breaks, and says why. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { makeImageArchive } from '../support/image-archive.ts'
import { dpkg, folder, makeFolder, removeFolder, scanWithFixture, SYSTEM } from '../support/real-scanners.ts'

jest.setTimeout(60_000)

beforeEach(makeFolder)
afterEach(removeFolder)

const NPM = { 'app/node_modules/left-pad/package.json': '{"name":"left-pad","version":"1.3.0"}' }
const UNKNOWN = 'Trivy does not recognize the operating system, so it did not check the packages in var/lib/dpkg/status'

test.each<[string, Record<string, string>, string]>([
  ['without os-release', {}, UNKNOWN],
  ['of an unknown vendor', { 'etc/os-release': 'ID=acme\nVERSION_ID="1"\n' }, UNKNOWN],
  [
    'of a release that does not exist',
    { 'etc/os-release': 'ID=debian\nVERSION_ID="99"\n', 'etc/debian_version': '99.1\n' },
    'The vulnerability database has no advisories for debian 99, so Trivy did not check the packages in var/lib/dpkg/status',
  ],
  [
    'of another system than the packages',
    { 'etc/os-release': 'ID=alpine\nVERSION_ID=3.22.1\n', 'etc/alpine-release': '3.22.1\n' },
    'Trivy recognizes alpine 3.22.1, which does not use dpkg, so it did not check the packages in var/lib/dpkg/status',
  ],
])('packages beside an npm package, %s', async (_, system, because) => {
  const files = { ...dpkg('openssl', '3.0.9-1'), ...NPM, ...system }
  expect((await scanWithFixture(await makeImageArchive(folder(), { files }))).trivy).toMatchObject({
    kind: 'broke',
    because,
  })
})

test('packages that are damaged', async () => {
  const image = await makeImageArchive(folder(), { files: { ...SYSTEM, 'var/lib/dpkg/status': 'garbage\n' } })
  expect((await scanWithFixture(image)).trivy).toMatchObject({
    kind: 'broke',
    because: 'Trivy found no package in var/lib/dpkg/status',
  })
})

test('a config that Dockle cannot read', async () => {
  const image = await makeImageArchive(folder(), { files: SYSTEM, config: { container_config: { Cmd: 'x' } } })
  expect(await scanWithFixture(image)).toMatchObject({
    trivy: { kind: 'report' },
    dockle: {
      kind: 'broke',
      because: 'Dockle skipped checks because of an error: Fail to parse docker config file',
    },
  })
})

test('an image without any package database is no gap', async () => {
  const image = await makeImageArchive(folder(), { files: { ...NPM, 'etc/passwd': SYSTEM['etc/passwd'] } })
  expect(await scanWithFixture(image)).toMatchObject({ trivy: { kind: 'report' }, dockle: { kind: 'report' } })
})
