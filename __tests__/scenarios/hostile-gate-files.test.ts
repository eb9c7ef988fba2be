/** Files of the gate that are no such files, in the shipped bundle: each is one clear error before the build, quickly and in little memory. */
import { execFile } from 'node:child_process'
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, jest, test } from '@jest/globals'
import { useBadGatePlays } from '../support/bad-gate-plays.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { entry, file, FILE, FIRST, SECOND, vexFor } from '../support/exception-plays.ts'

jest.setTimeout(90_000)

const errorOf = useBadGatePlays()
const playOnce = useShipPlays()

/** Far less than what must not be read: a text takes its size again, and more. */
const LITTLE_MEMORY = { NODE_OPTIONS: '--max-old-space-size=120' }

/** The one error of a run with these files in the checkout, which names each of them. */
const errorOfAll = async (names: readonly string[], put: (path: string) => Promise<unknown>): Promise<string> => {
  const listed = names.filter((name) => name.endsWith('.json'))
  const message = await errorOf({
    inputs: names.includes(FLOOR) ? { 'policy-file': FLOOR } : {},
    files: listed.length > 0 ? { [FILE]: `vex: [${listed.join(', ')}]\n` } : {},
    environment: LITTLE_MEMORY,
    prepare: async (checkout) => {
      for (const name of names) await put(join(checkout, name))
    },
  })
  for (const name of names) expect(message).toContain(name)
  return message
}

const FLOOR = 'floor.yaml'
const [OPENVEX, CSAF] = ['openvex.json', 'csaf.json'] as const
const timesIn = (message: string, words: string): number => message.split(words).length - 1

/** Each level stands for ten times as many values. */
const BOMB = [
  'a:\n  - &l0 [x]',
  ...Array.from({ length: 12 }, (_, level) => `  - &l${level + 1} [${`*l${level},`.repeat(10)}]`),
]

describe('exceptions and a policy', () => {
  test.each([
    ['aliases of aliases', BOMB.join('\n'), 'the file has more than 10000 values'],
    ['an alias in its own anchor', 'a: &a [*a]\n', 'the alias *a is part of its own anchor'],
    ['a merge key', '<<: { a: b }\n', "'<<' "],
    ['a key that is set twice', 'x: 1\nx: 2\n', ':2:1: `x` is already set in line 1'],
    ['a prototype', '__proto__: { a: b }\n', ":1:1: '__proto__' cannot be a key"],
    ['a tag', 'x: !!js/function "process.exit(0)"\n', 'is a YAML tag'],
    ['a tab', 'x:\n\ty: 1\n', 'Tabs are not allowed as indentation'],
    ['a NUL', 'x: "\0"\n', ':1:5: a byte that is not UTF-8'],
    ['Latin-1', Buffer.from('x: ü\n', 'latin1'), ':1:4: a byte that is not UTF-8'],
    ['UTF-16', Buffer.from('\uFEFFx: 1\n', 'utf16le'), 'a byte that is not UTF-8'],
    ['several documents', '---\nx: 1\n---\nx: 2\n', 'the file has multiple documents; keep one'],
    ['lists in lists', '['.repeat(100_000), 'the file is nested more than 64 levels deep'],
    ['what is no YAML', 'x: [}\n', 'is not valid YAML (line 1)'],
  ])('%s', async (_, content, words) => {
    const message = await errorOfAll([FILE, FLOOR], (path) => writeFile(path, content))
    expect(timesIn(message, words)).toBe(2)
  })
})

const DOCUMENT = JSON.stringify({
  document: {
    ...{ category: 'csaf_vex', csaf_version: '2.0', publisher: { name: 'Security' } },
    tracking: { current_release_date: '2026-01-01T00:00:00Z' },
  },
  vulnerabilities: [{ cve: FIRST, product_status: { fixed: ['a'] } }],
})

describe('OpenVEX and CSAF', () => {
  const TEXTS = new Map<string, string>([
    [OPENVEX, vexFor(FIRST)],
    [CSAF, DOCUMENT],
  ])
  test.each<[string, (text: string) => string | Uint8Array, string]>([
    ['cut off', (text) => text.slice(0, -1), 'it is not JSON, or it is cut off'],
    ['two documents', (text) => `${text}\n${text}`, 'it is not JSON'],
    ['empty', () => '', 'it is empty'],
    ['lists in lists', () => '['.repeat(500_000), 'it is nested more than 100 levels deep'],
    ['a NUL', (text) => `${text}\0`, 'it is not JSON'],
    ['UTF-16', (text) => Buffer.from(text, 'utf16le'), 'it is not JSON'],
    ['Latin-1', (text) => Buffer.from(text.replaceAll('ecurity', 'ü'), 'latin1'), 'a byte that is not UTF-8'],
    ['a prototype alone', (text) => `{"__proto__":${text}}`, 'it is neither OpenVEX'],
    ['a key that is set twice', (text) => `{"statements":[],"document":{},${text.slice(1)}`, 'twice in one object'],
  ])('%s', async (_, change, words) => {
    const message = await errorOfAll([OPENVEX, CSAF], (path) =>
      writeFile(path, change(TEXTS.get(basename(path)) ?? '')),
    )
    expect(timesIn(message, words)).toBe(2)
  })
})

const NO_FILE = 'cannot be read: it is a folder, a pipe, or a link that leads to no file'
const run = promisify(execFile)

describe('in the place of the file', () => {
  test.each<[string, (path: string) => Promise<unknown>, string]>([
    ['a folder', (path) => mkdir(path), NO_FILE],
    ['a pipe', (path) => run('mkfifo', [path]), NO_FILE],
    ['a link that leads nowhere', (path) => symlink('gone', path), NO_FILE],
    ['links in a circle', (path) => symlink(path, path), NO_FILE],
    ['a device without an end', (path) => symlink('/dev/zero', path), 'leads to /dev'],
    ['the environment', (path) => symlink('/proc/self/environ', path), 'leads to /proc'],
    ['a file outside of the checkout', (path) => symlink('/etc/passwd', path), 'leads out of the checkout'],
    ['50 MB', (path) => writeFile(path, '# '.padEnd(50_000_000, 'x')), '50000000 bytes; at most 1048576 are read'],
    ['400 MB of nothing', (path) => sparse(path, 400_000_000), '400000000 bytes; at most 1048576 are read'],
  ])('%s', async (_, put, words) => {
    const yaml = await errorOfAll([FILE, FLOOR], put)
    const json = await errorOfAll([OPENVEX, CSAF], put)
    expect([yaml, json].map((message) => timesIn(message, words))).toEqual([2, 2])
  })
})

const sparse = async (path: string, bytes: number): Promise<void> => {
  await writeFile(path, '')
  await truncate(path, bytes)
}

test.each([
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text: string) => `\uFEFF${text}`],
])('%s is none of it', async (_, written) => {
  const { outputs } = await playOnce({
    severities: ['CRITICAL', 'HIGH'],
    inputs: { pipeline: 'check', 'policy-file': 'floor.yaml' },
    files: {
      'floor.yaml': written('trivy-severity: [CRITICAL, HIGH]\n'),
      [FILE]: written(`${file(entry(FIRST))}vex:\n  - vex.json\n`),
      'vex.json': written(`${vexFor(SECOND)}\n`),
    },
  })
  expect(outputs).toMatchObject({ 'gate-verdict': 'passed' })
})
