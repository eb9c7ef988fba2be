import { describe, expect, test } from '@jest/globals'
import type { ImageTest } from '../../src/domain/image-test/container-test.ts'
import { readGuarded } from '../support/guarded-settings.ts'
import { imageTestOf } from '../support/image-test-play.ts'
import { problemsOf, REQUIRED, settingsOf } from '../support/settings.ts'

const testOf = (text: string) => settingsOf(REQUIRED, text)['image-test']

describe('`image-test`', () => {
  test.each<[string, string, Partial<ImageTest>]>([
    ['nothing but a map', 'image-test: {}\n', {}],
    ['exit', 'image-test: { wait-for: exit }\n', { waitFor: { kind: 'exit' } }],
    ['a port', 'image-test: { wait-for: { port: 8080 } }\n', { waitFor: { kind: 'port', port: 8080, path: null } }],
    [
      'a path',
      'image-test: { wait-for: { port: "80", path: /up } }\n',
      { waitFor: { kind: 'port', port: 80, path: '/up' } },
    ],
    ['seconds', 'image-test: { wait-for: { seconds: 10 } }\n', { waitFor: { kind: 'seconds', seconds: 10 } }],
    [
      'everything',
      'image-test:\n  wait-for: healthy\n  env: { PORT: 8080, ON: true }\n  command: [serve, --port, 8080]\n  run: [node, smoke.js]\n  timeout-seconds: 90\n  memory-mib: 512\n  internet: true\n',
      {
        env: { PORT: '8080', ON: 'true' },
        command: ['serve', '--port', '8080'],
        run: ['node', 'smoke.js'],
        timeoutMs: 90_000,
        memoryMib: 512,
        internet: 'open',
      },
    ],
  ])('%s', (_, text, expected) => {
    expect(testOf(text)).toEqual(imageTestOf(expected))
  })

  test.each([
    ['a text', 'image-test: yes\n', '1:13: `image-test` must be a map'],
    [
      'an unknown key',
      'image-test:\n  wait_for: exit\n',
      '2:3: `image-test.wait_for`: unknown key; did you mean wait-for?',
    ],
    ['a shell line', 'image-test:\n  run: npm test\n', '`image-test.run` must be a list; for a shell'],
    ['an empty command', 'image-test:\n  run: []\n', '`image-test.run` must have at least one word'],
    [
      'an unknown word',
      'image-test:\n  wait-for: helthy\n',
      "2:3: `image-test.wait-for`: 'helthy' is not one of healthy, exit; did you mean healthy?; or a map with `port` or `seconds`",
    ],
    [
      'a list to wait for',
      'image-test:\n  wait-for: [exit]\n',
      '`image-test.wait-for` must be `healthy`, `exit`, or a map with',
    ],
    [
      'a port that is none',
      'image-test:\n  wait-for: { port: 70000 }\n',
      '`image-test.wait-for`: `port` must be a whole number from 1 to 65535',
    ],
    [
      'a port and seconds',
      'image-test:\n  wait-for: { port: 80, seconds: 3 }\n',
      '`image-test.wait-for` must have either `port`, with or without `path`, or `seconds`',
    ],
    ['a path alone', 'image-test:\n  wait-for: { path: / }\n', 'must have either `port`'],
    [
      'another path',
      'image-test:\n  wait-for: { port: 80, path: up }\n',
      '`path` must be a path that begins with a slash',
    ],
    ['no variable', 'image-test:\n  env: { "A=B": c }\n', '`image-test.env.A=B`: is not the name of a variable'],
    ['a character that ends a text', 'image-test:\n  env: { A: "x\\0y" }\n', 'must not have a NUL character'],
    [
      'no time',
      'image-test:\n  timeout-seconds: 0\n',
      '`image-test.timeout-seconds` must be a whole number from 1 to 1800',
    ],
    ['no memory', 'image-test:\n  memory-mib: 1\n', '`image-test.memory-mib` must be a whole number from 6'],
    ['a run after the end', 'image-test:\n  wait-for: exit\n  run: [a]\n', 'cannot have `run` with `wait-for: exit`'],
    ['no time for its seconds', 'image-test:\n  wait-for: { seconds: 60 }\n', 'must have a larger `timeout-seconds`'],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(REQUIRED, text).join('\n')).toContain(expected)
  })

  test('a pull request cannot set it: what it runs is that of the trusted file', () => {
    const checkout = 'image-test:\n  run: [curl, evil]\n  internet: true\n'
    expect(readGuarded({ checkout, trusted: null }).settings?.['image-test']).toBeNull()
    const trusted = 'image-test:\n  run: [node, smoke.js]\n'
    expect(readGuarded({ checkout, trusted }).settings?.['image-test']).toEqual(
      imageTestOf({ run: ['node', 'smoke.js'] }),
    )
  })

  test('a workflow can switch it off for a run', () => {
    expect(
      settingsOf({ ...REQUIRED, 'guarded-settings': 'image-test: none' }, 'image-test: {}\n')['image-test'],
    ).toBeNull()
  })
})
