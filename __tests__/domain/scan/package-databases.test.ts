/** The package databases in an image: what is left of them after all layers. */
import { describe, expect, test } from '@jest/globals'
import { entryFilter, findDatabases, type LayerFile } from '../../../src/domain/scan/package-databases.ts'
import { KNOWN_PLACES } from '../../../src/domain/scan/package-places.ts'

const STATUS = 'var/lib/dpkg/status'
const ARCH = 'var/lib/pacman/local/a-1'
const file = (path: string, sizeBytes = 1): LayerFile => ({ path, type: 'file', sizeBytes, target: '' })
const folder = (path: string): LayerFile => ({ path, type: 'directory', sizeBytes: 0, target: '' })
const link = (path: string, target: string): LayerFile => ({ path, type: 'link', sizeBytes: 0, target })
const hardLink = (path: string, target: string): LayerFile => ({ path, type: 'hard-link', sizeBytes: 0, target })

/** The places found, and those that links lead to, by what the filter keeps of each layer. */
const find = (layers: readonly (readonly LayerFile[])[], places = KNOWN_PLACES) => {
  const keep = entryFilter(places)
  return findDatabases(
    places,
    layers.map((layer) => layer.filter(keep)),
  )
}
const pathsIn = (...layers: readonly (readonly LayerFile[])[]): readonly string[] =>
  find(layers).databases.map(({ path }) => path)

describe('a package database is found', () => {
  test.each([
    ['dpkg', STATUS],
    ['apk', 'lib/apk/db/installed'],
    ['apk', 'usr/lib/apk/db/installed'],
    ['rpm', 'var/lib/rpm/Packages'],
    ['rpm', 'var/lib/rpm/rpmdb.sqlite'],
    ['rpm', 'usr/lib/sysimage/rpm/Packages.db'],
    ['rpm', 'usr/share/rpm/rpmdb.sqlite'],
    ['rpm', 'var/lib/rpmmanifest/container-manifest-2'],
    ['xbps', 'var/db/xbps/pkgdb-0.38.plist'],
    ['opkg', 'usr/lib/opkg/status'],
    ['opkg', 'var/lib/opkg/status'],
    ['nix', 'nix/var/nix/db/db.sqlite'],
    ['guix', 'var/guix/db/db.sqlite'],
  ])('%s in %s', (format, path) => {
    expect(find([[file('app/x'), file(path)]]).databases).toEqual([{ format, path, reach: 'itself' }])
  })

  test.each([
    ['pacman', 'var/lib/pacman/local/', 'glibc-2.40-1/desc'],
    ['portage', 'var/db/pkg/', 'sys-libs/glibc-2.40/CONTENTS'],
    ['pkgtools', 'var/lib/pkgtools/packages/', 'glibc-2.40-x86_64-1'],
    ['eopkg', 'var/lib/eopkg/package/', 'glibc-2.40-1/metadata.xml'],
  ])('%s in a folder for each package: %s', (format, path, name) => {
    expect(find([[file(`${path}${name}`)]]).databases).toEqual([{ format, path, reach: 'itself' }])
  })

  test('where only some of its packages were removed', () => {
    const [one, two] = [file('var/lib/pacman/local/a-1/desc'), file('var/lib/pacman/local/b-1/desc')]
    expect(pathsIn([one, two], [file('var/lib/pacman/local/.wh.a-1')])).toEqual(['var/lib/pacman/local/'])
  })

  test('in the files of status.d, but not in their checksums', () => {
    expect(pathsIn([file('var/lib/dpkg/status.d/base')])).toEqual(['var/lib/dpkg/status.d/'])
    expect(pathsIn([file('var/lib/dpkg/status.d/base.md5sums')])).toEqual([])
  })

  test.each<[string, readonly (readonly LayerFile[])[]]>([
    ['a layer that adds beside it', [[file(STATUS)], [file('var/lib/dpkg/lock', 0), folder('var/lib/dpkg')]]],
    ['a whiteout below it', [[file('.wh.var'), file('var/lib/.wh.dpkg')], [file(STATUS)]]],
    ['a whiteout in the same layer', [[file('var/lib/dpkg/.wh.status'), file(STATUS)]]],
    ['an opaque folder in the same layer', [[file(STATUS), file('var/lib/.wh..wh..opq')]]],
    ['a whiteout of something else', [[file(STATUS)], [file('var/lib/dpkg/.wh.status-old'), file('var/lib/.wh.dpk')]]],
    ['a hard link', [[hardLink(STATUS, 'x')]]],
  ])('with %s', (_, layers) => {
    expect(pathsIn(...layers)).toEqual([STATUS])
  })
})

describe('no package database is found', () => {
  test.each<[string, readonly (readonly LayerFile[])[]]>([
    ['in an image without one', [[file('app/x'), folder('var/lib/dpkg')]]],
    ['in an empty file', [[file(STATUS, 0)]]],
    ['at a name that is only similar', [[file('app/var/lib/dpkg/status'), file('var/lib/dpkg/status-old')]]],
    ['behind a whiteout', [[file(STATUS)], [file('var/lib/dpkg/.wh.status')]]],
    ['behind a whiteout of a folder', [[file(STATUS), file('var/lib/dpkg/status.d/x')], [file('var/.wh.lib')]]],
    ['behind a whiteout in status.d', [[file('var/lib/dpkg/status.d/x')], [file('var/lib/dpkg/status.d/.wh.x')]]],
    ['below an opaque folder', [[file(STATUS)], [file('var/lib/dpkg/.wh..wh..opq')]]],
    ['below an opaque root', [[file(STATUS)], [file('.wh..wh..opq')]]],
    ['below a file that replaces its folder', [[file(STATUS)], [file('var/lib')]]],
    [
      'where pacman has no package',
      [[file('var/lib/pacman/local/ALPM_DB_VERSION'), file('var/lib/pacman/sync/core.db')]],
    ],
    ['where all packages of pacman are removed', [[file(`${ARCH}/desc`)], [file('var/lib/pacman/local/.wh.a-1')]]],
    ['where a package of pacman is emptied', [[file(`${ARCH}/desc`)], [file(`${ARCH}/.wh..wh..opq`)]]],
    ['where a file replaces a package of pacman', [[file(`${ARCH}/desc`)], [file(ARCH)]]],
    ['in another file of a package of pacman', [[file(`${ARCH}/files`), file(`${ARCH}/x/desc`)]]],
    ['in a file that is emptied later', [[file(STATUS)], [file(STATUS, 0)]]],
  ])('%s', (_, layers) => {
    expect(pathsIn(...layers)).toEqual([])
  })
})

describe('a link on the way to a package database', () => {
  test.each<[string, LayerFile, string]>([
    ['beside it', link('var/lib/dpkg', '../../opt/dpkg'), 'opt/dpkg/status'],
    ['from the root', link('var/lib/dpkg', '/opt/dpkg'), 'opt/dpkg/status'],
    ['in place of it', link('var/lib/dpkg/status', './old'), 'var/lib/dpkg/old'],
    ['above the root', link('var', '../../../mnt'), 'mnt/lib/dpkg/status'],
  ])('leads elsewhere, %s', (_, entry, found) => {
    const { databases, elsewhere } = find([[entry]])
    expect(databases).toEqual([])
    expect(elsewhere).toContainEqual({ format: 'dpkg', path: STATUS, found })
    expect(find([[entry, file(found)]], [...KNOWN_PLACES, ...elsewhere]).databases).toContainEqual({
      format: 'dpkg',
      path: STATUS,
      reach: 'link',
    })
  })

  test.each<[string, readonly LayerFile[]]>([
    ['a link in status.d', [file('var/lib/dpkg/status.d/a'), link('var/lib/dpkg/status.d/b', '/opt/b')]],
    ['a hard link in status.d', [hardLink('var/lib/dpkg/status.d/a', 'opt/a'), file('var/lib/dpkg/status.d/b')]],
    ['a hard link to elsewhere', [hardLink(STATUS, 'opt/status')]],
  ])('hides packages: %s', (_, entries) => {
    expect(find([entries]).databases).toMatchObject([{ format: 'dpkg', reach: 'link' }])
  })

  test('that leads to another usual place hides nothing', () => {
    const entries = [link('var/lib/rpm', '../../usr/share/rpm'), file('usr/share/rpm/rpmdb.sqlite')]
    expect(find([entries]).databases).toEqual([{ format: 'rpm', path: 'usr/share/rpm/rpmdb.sqlite', reach: 'itself' }])
    const apk = [file('lib/apk/db/installed'), hardLink('usr/lib/apk/db/installed', 'lib/apk/db/installed')]
    expect(find([apk]).databases.map(({ reach }) => reach)).toEqual(['itself', 'itself'])
  })

  test('leads elsewhere, to the packages of another folder', () => {
    const entry = link('var/lib/pacman', '/opt/pacman')
    const { elsewhere } = find([[entry]])
    const places = [...KNOWN_PLACES, ...elsewhere]
    expect(find([[entry, file('opt/pacman/local/a-1/desc')]], places).databases).toEqual([
      { format: 'pacman', path: 'var/lib/pacman/local/', reach: 'link' },
    ])
  })

  test.each<[string, readonly LayerFile[]]>([
    [
      'to where the other package databases of its kind are',
      [link('var/lib/rpm', '../../usr/lib/sysimage/rpm'), link('lib', 'usr/lib')],
    ],
    ['in a circle', [link('var/lib/dpkg', 'dpkg'), link('usr', 'lib'), link('lib', 'usr')]],
    ['that is longer than a path can be', [link('var', 'a/'.repeat(5000))]],
  ])('is not followed %s', (_, entries) => {
    const { elsewhere } = find([entries])
    expect(elsewhere.filter(({ found }) => found.length < 4096)).toEqual([])
  })
})

test('a hundred thousand entries with as many whiteouts take no quadratic time', () => {
  const names = Array.from({ length: 100_000 }, (_, index) => `x${index}`)
  const packages = names.map((name) => file(`var/lib/dpkg/status.d/${name}`))
  const whiteouts = names.slice(1).map((name) => file(`var/lib/dpkg/status.d/.wh.${name}`))
  expect(pathsIn(packages, whiteouts)).toEqual(['var/lib/dpkg/status.d/'])
})
