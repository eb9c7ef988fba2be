/** Where exceptions are read: the checkout, or the target branch, with the VEX documents beside them. */
import { describe, expect, test } from '@jest/globals'
import type { Trusted } from '../../../src/settings/trust/trusted-file.ts'
import { entry, file, FILE, onBranch, ONE, read, TWO, VEX, type Read } from '../../support/read-exceptions-play.ts'

/** The document of one id in a version of it. */
const versioned = (version: string, cve: string): string =>
  JSON.stringify({ ...(JSON.parse(VEX) as object), '@id': 'https://example.com/1', version }).replace(
    /CVE-[0-9-]+/u,
    cve,
  )

describe('a checkout that decides', () => {
  test.each<readonly [string, Read, readonly string[]]>([
    ['no file', {}, []],
    ['its file', { own: { [`/work/${FILE}`]: ONE } }, ['CVE-2020-1111']],
    [
      'beside the settings file',
      { own: { [`/work/deploy/${FILE}`]: ONE, [`/work/${FILE}`]: TWO }, settingsFile: '/work/deploy/prod.yaml' },
      ['CVE-2020-1111'],
    ],
    [
      'a document with a byte order mark',
      { own: { [`/work/${FILE}`]: 'vex: [v.json]', '/work/v.json': `\uFEFF${VEX}` } },
      ['CVE-2020-3333'],
    ],
    [
      'outside of the checkout',
      {
        own: { [`/etc/ship/${FILE}`]: `${ONE}vex: [v.json]`, '/etc/ship/v.json': VEX },
        settingsFile: '/etc/ship/prod.yaml',
      },
      ['CVE-2020-1111', 'CVE-2020-3333'],
    ],
    [
      'a document in a folder above',
      {
        own: { [`/work/deploy/${FILE}`]: 'vex: [../security/v.json]', '/work/security/v.json': VEX },
        settingsFile: '/work/deploy/a.yaml',
      },
      ['CVE-2020-3333'],
    ],
  ])('%s', async (_, given, held) => {
    const { asked, ...found } = await read(given)
    expect(found).toMatchObject({ held, proposed: null, source: { kind: 'checkout' }, problems: [] })
    expect(asked).toEqual([])
  })

  describe('by `exceptions-from: head`', () => {
    const [old, key] = [file(entry('CVE-2020-1111', '2026-01-01')), `/work/${FILE}`]
    const added = `${FILE}:2:5 \`expires\`: CVE-2020-1111 is added with a day that is over (2026-01-01), so it would never hold`
    test.each<readonly [string, Read, readonly string[]]>([
      ['an entry', { own: { [key]: ONE }, main: { [FILE]: TWO } }, []],
      ['one that is added expired', { own: { [key]: old }, main: { [FILE]: TWO } }, [added]],
      ['one that is added expired, with the file', { own: { [key]: old }, main: {} }, [added]],
      ['one that ran out on the branch', { own: { [key]: old }, main: { [FILE]: old } }, []],
      ['one of a run without the branch', { own: { [key]: old }, main: null }, []],
    ])('%s', async (_, given, problems) => {
      const found = await read({ ...given, trusted: onBranch(), from: 'head' })
      expect(found).toMatchObject({ held: ['CVE-2020-1111'], proposed: null, source: { kind: 'checkout' } })
      expect(found.problems).toEqual(problems)
    })
  })

  test.each<readonly [string, Read, string]>([
    [
      'another name',
      { own: { '/work/ship-to-ecs.exceptions.yml': ONE } },
      `ship-to-ecs.exceptions.yml is not read: the exceptions file is ${FILE}`,
    ],
    [
      'a link out',
      { own: { [`/work/${FILE}`]: ONE }, refused: { [`/work/${FILE}`]: 'leads out of the checkout' } },
      `${FILE}:1:1 the file leads out of the checkout`,
    ],
    [
      'a document that is a link out',
      { own: { [`/work/${FILE}`]: 'vex: [v.json]' }, refused: { '/work/v.json': 'leads out of the checkout' } },
      `${FILE}:1:7 \`vex\`: v.json leads out of the checkout`,
    ],
    [
      'a document that is a folder',
      { own: { [`/work/${FILE}`]: 'vex: [v]', '/work/v/a.json': VEX } },
      `${FILE}:1:7 \`vex\`: v cannot be read: it is a folder, a pipe, or a link that leads to no file`,
    ],
    [
      'an absolute path',
      { own: { [`/work/${FILE}`]: 'vex: [/etc/v.json]', '/etc/v.json': VEX } },
      `${FILE}:1:7 \`vex\`: /etc/v.json must be a path in the repository, relative to the folder of this file`,
    ],
    [
      'a long document',
      { own: { [`/work/${FILE}`]: 'vex: [v.json]', '/work/v.json': 'x'.repeat(1024 * 1024 + 1) } },
      `${FILE}:1:7 \`vex\`: v.json has 1048577 bytes; at most 1048576 are read`,
    ],
  ])('%s is a problem', async (_, given, problem) => {
    const { held, problems } = await read(given)
    expect({ held, problems }).toEqual({ held: [], problems: [problem] })
  })
})

test('of a document in two versions the newer one holds, and the older one is a problem', async () => {
  const own = {
    [`/work/${FILE}`]: 'vex: [old.json, new.json]',
    '/work/old.json': versioned('9', 'CVE-2020-3333'),
    '/work/new.json': versioned('10', 'CVE-2020-4444'),
  }
  expect(await read({ own })).toMatchObject({
    held: ['CVE-2020-4444'],
    problems: [
      `${FILE}:1:7 \`vex\`: old.json is version 9 of the document of which new.json is version 10; list only the newer one`,
    ],
  })
})

describe('a checkout that does not decide', () => {
  const trusted = onBranch()
  const own = { [`/work/${FILE}`]: ONE }

  test('the file of the branch holds, with its documents and options', async () => {
    const main = { [FILE]: `${TWO}vex: [v.json]\ndockle: { accept-keys: [A] }\n`, 'v.json': VEX }
    expect(await read({ own: { ...own, '/work/v.json': '{}' }, main, trusted })).toEqual({
      held: ['CVE-2020-2222', 'CVE-2020-3333'],
      proposed: ['CVE-2020-1111'],
      source: {
        kind: 'branch',
        ...{ because: 'on pull_request', branch: 'main', commit: '1'.repeat(40) },
        path: FILE,
        wrong: [],
        ownFile: 'left-out',
      },
      dockle: { 'accept-keys': ['A'] },
      problems: [],
      asked: [FILE, 'v.json'],
    })
  })

  test('in the folder of the settings file', async () => {
    const main = { [`deploy/${FILE}`]: 'vex: [../v.json]', 'v.json': VEX }
    const found = await read({
      main,
      trusted: onBranch('no-file', 'deploy/a.yaml'),
      settingsFile: '/work/deploy/a.yaml',
    })
    expect(found).toMatchObject({ held: ['CVE-2020-3333'], asked: [`deploy/${FILE}`, 'v.json'] })
  })

  test('options of Dockle in the checkout are not passed', async () => {
    const { dockle } = await read({ own: { [`/work/${FILE}`]: 'dockle: { accept-keys: [A] }' }, trusted })
    expect(dockle).toEqual({})
  })

  test('a branch without a file has none', async () => {
    expect(await read({ own, trusted })).toMatchObject({ held: [], source: { kind: 'no-file' } })
  })

  test('GitHub fails: none holds, and why', async () => {
    const source = { kind: 'unreadable', branch: 'main', reason: 'GitHub returned 500' }
    expect(await read({ own, main: null, trusted })).toMatchObject({ held: [], proposed: ['CVE-2020-1111'], source })
  })

  const UNREADABLE: Trusted = {
    kind: 'place',
    because: 'on pull_request',
    place: { kind: 'unreadable', branch: null, reason: '403' },
    file: null,
  }
  test.each<readonly [string, Read['own'], string]>([
    ['that has exceptions', own, 'unreadable'],
    ['that has none', {}, 'checkout'],
  ])('the branch cannot be read, in a checkout %s', async (_, files, kind) => {
    const found = await read({ own: files ?? {}, trusted: UNREADABLE })
    expect(found).toMatchObject({ held: [], source: { kind }, asked: [] })
  })

  test('what is wrong on the branch does not hold, and is said', async () => {
    const main = { [FILE]: `${file(entry('CVE-2020-2222'), entry('CVE-*'))}vex: [missing.json]\n` }
    const { held, source, problems } = await read({ main, trusted })
    expect({ held, problems }).toEqual({ held: ['CVE-2020-2222'], problems: [] })
    expect(source).toMatchObject({
      wrong: [
        expect.stringContaining(`main:${FILE}:3:7: \`id\`: 'CVE-*' is a pattern`),
        expect.stringContaining('missing.json does not exist'),
      ],
    })
  })

  test('an entry that the checkout adds must not be over already', async () => {
    const old = entry('CVE-2020-4444', '2026-01-01')
    const { problems } = await read({
      own: { [`/work/${FILE}`]: file(old, entry('CVE-2020-5555', '2026-11-20')) },
      main: { [FILE]: file(old) },
      trusted,
    })
    expect(problems).toEqual([
      `${FILE}:3:5 \`expires\`: CVE-2020-5555 is added with a day that is over (2026-11-20), so it would never hold`,
    ])
  })
})
