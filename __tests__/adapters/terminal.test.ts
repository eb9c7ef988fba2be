import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { makeRedactor } from '../../src/adapters/redact.ts'
import { makeStatusLine } from '../../src/adapters/status-line.ts'
import { makeTerminal } from '../../src/adapters/terminal.ts'

const variables = ['CI', 'NO_COLOR', 'FORCE_COLOR', 'TERM', 'NODE_DISABLE_COLORS']
const before = Object.fromEntries(variables.map((name) => [name, process.env[name]]))

/** A terminal of 40 columns, or a pipe. */
const played = (what: 'terminal' | 'pipe') => {
  const texts: string[] = []
  const pipe = new PassThrough()
  const stream = Object.assign(pipe, {
    isTTY: what === 'terminal',
    columns: 40,
    getColorDepth: () => 8,
    hasColors: () => true,
  })
  // What the terminal asks of a stream of Node's is above; a real one belongs to a device.
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    shown: () => texts.concat(String(pipe.read() ?? '')).join(''),
  }
}

beforeEach(() => {
  jest.useFakeTimers()
  for (const name of variables) Reflect.deleteProperty(process.env, name)
  process.env['TERM'] = 'xterm-256color'
})

afterEach(() => {
  jest.useRealTimers()
  Object.assign(process.env, before)
  for (const name of variables) if (before[name] === undefined) Reflect.deleteProperty(process.env, name)
  process.exitCode = undefined
})

describe('makeTerminal', () => {
  test('marks have colours, and what runs is on the last line', () => {
    const { stream, shown } = played('terminal')
    const host = makeTerminal({ redactor: makeRedactor(), debugOutput: 'hidden', stream })
    host.mask('hunter22')
    host.openGroup('push: to hunter22')
    jest.advanceTimersByTime(2_000)
    host.line('a layer')
    host.closeGroup()
    host.line('✓ push: 2.0 s')
    const text = shown()
    expect(text).toContain('\u001b[1m▸ push: to ***\u001b[22m\n')
    expect(text).toContain('… push: to *** (2 s)')
    expect(text).toContain('\r\u001b[K  a layer\n')
    expect(text.endsWith('\u001b[32m✓ push: 2.0 s\u001b[39m\n')).toBe(true)
    expect(text).not.toContain('hunter22')
  })

  test('a pipe gets plain lines', () => {
    const { stream, shown } = played('pipe')
    const host = makeTerminal({ redactor: makeRedactor(), debugOutput: 'hidden', stream })
    host.openGroup('push: Push')
    jest.advanceTimersByTime(2_000)
    host.closeGroup()
    host.line('✗ push failed')
    host.setOutput('image', 'a')
    host.fail('failed')
    expect(shown()).toBe('▸ push: Push\n✗ push failed\n')
  })
})

describe('makeStatusLine', () => {
  test('is cut to the width of the terminal', () => {
    const { stream, shown } = played('terminal')
    const status = makeStatusLine(stream)
    status.show('x'.repeat(100))
    jest.advanceTimersByTime(1_000)
    status.hide()
    expect(shown()).toContain(`… ${'x'.repeat(37)}\u001b`)
  })

  test.each(['CI', 'TERM'])('there is none with %s', (name) => {
    process.env[name] = name === 'CI' ? 'true' : 'dumb'
    const { stream, shown } = played('terminal')
    makeStatusLine(stream).show('push')
    jest.advanceTimersByTime(3_000)
    expect(shown()).toBe('')
  })
})
