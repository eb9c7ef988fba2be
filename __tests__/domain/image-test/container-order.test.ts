import { describe, expect, test } from '@jest/globals'
import { createCommand, networkCommand } from '../../../src/domain/image-test/container-order.ts'
import { commandInWords, type ImageTest } from '../../../src/domain/image-test/container-test.ts'
import { digestOf } from '../../support/image.ts'
import { imageTestOf } from '../../support/image-test-play.ts'

const orderOf = (changes: Partial<ImageTest> = {}) => ({
  test: imageTestOf(changes),
  name: 'ship-to-ecs-test-1',
  image: digestOf('c'),
  platform: 'linux/amd64',
  usedUntil: 1_800_000_000_000,
})
const create = (changes: Partial<ImageTest> = {}): string => createCommand(orderOf(changes)).join(' ')
const PORT = { waitFor: { kind: 'port', port: 8080, path: null } } as const

describe('the container', () => {
  test('has limits, no mount, no more privileges, and the network of the test alone', () => {
    const argv = create()
    for (const flags of [
      '--network ship-to-ecs-test-1',
      '--security-opt no-new-privileges',
      '--pids-limit 4096',
      '--memory 2048m --memory-swap 2048m',
      '--pull never --platform linux/amd64',
    ])
      expect(argv).toContain(flags)
    expect(argv).not.toMatch(/--volume|--mount|--privileged|--cap-add|--env|--publish|--device|host/u)
    expect(argv.endsWith(digestOf('c'))).toBe(true)
  })

  test('has the variables of the setting with their values, never a name alone', () => {
    const argv = createCommand(orderOf({ env: { PORT: '8080', EMPTY: '', LINES: 'a\nb=c' } }))
    const values = argv.flatMap((word, index) => (argv[index - 1] === '--env' ? [word] : []))
    expect(values).toEqual(['PORT=8080', 'EMPTY=', 'LINES=a\nb=c'])
  })

  test('has the command of the setting behind the image', () => {
    expect(create({ command: ['--port', '80'] }).endsWith(`${digestOf('c')} --port 80`)).toBe(true)
  })

  test('publishes a port on the loopback address alone', () => {
    expect(create(PORT)).toContain('--publish 127.0.0.1::8080')
  })

  test('is asked for its health more often than every 30 s, and for as long as the test may take', () => {
    expect(create({ timeoutMs: 90_500 })).toContain('--health-interval 2s --health-start-period 91s')
    expect(create({ waitFor: { kind: 'exit' } })).not.toContain('--health')
  })
})

describe('its network', () => {
  const network = (changes: Partial<ImageTest> = {}): string => networkCommand(orderOf(changes)).join(' ')

  test('has no way out, also where a port is published', () => {
    expect(network()).toContain('--internal')
    expect(network(PORT)).toContain('--opt com.docker.network.bridge.enable_ip_masquerade=false')
    expect(network(PORT)).not.toContain('--internal')
  })

  test('has one where the setting says so', () => {
    expect(network({ internet: 'open' })).not.toMatch(/internal|masquerade/u)
  })
})

test('a command in words is one short piece of code', () => {
  expect(commandInWords(['node', '-e', 'a\n`b`'])).toBe("`node -e a 'b'`")
  expect(commandInWords(['x'.repeat(500)]).length).toBeLessThan(70)
})
