import { afterEach, describe, expect, test } from '@jest/globals'
import { makeConsole } from '../../src/adapters/console-log.ts'
import { makeRedactor } from '../../src/adapters/redact.ts'

const recorded = (debugOutput: 'shown' | 'hidden' = 'hidden') => {
  const written: string[] = []
  const host = makeConsole({ redactor: makeRedactor(), write: (text) => written.push(text), debugOutput })
  return { host, written }
}

afterEach(() => {
  process.exitCode = undefined
})

describe('makeConsole', () => {
  test('is plain text without workflow commands; what annotations say is in the summary', () => {
    const { host, written } = recorded()
    host.mask('hunter22')
    host.openGroup('build: build the image')
    host.line('with hunter22')
    host.warning('careful')
    host.debug('hidden')
    host.closeGroup()
    host.line('✓ build')
    host.annotate({ level: 'error', title: 'build: E_BUILD', message: 'no' })
    host.setOutput('image', 'a@sha256:0')
    host.writeSummary('## Done')
    expect(written).toEqual([
      '▸ build: build the image',
      '  with ***',
      '  warning: careful',
      '✓ build',
      'output image=a@sha256:0',
      '\n## Done',
    ])
  })

  test('pages are named by an address: an installed package has none', () => {
    expect(recorded().host.docsUrl).toBe('https://github.com/ship-to-ecs/ship-to-ecs/blob/HEAD/')
  })

  test('debug output where it is asked for', () => {
    const { host, written } = recorded('shown')
    host.debug('x')
    expect(written).toEqual(['debug: x'])
  })

  test('keeps state for the life of the process, and fails by the exit code', () => {
    const { host } = recorded()
    expect(host.state('a')).toBe('')
    host.saveState('a', 'b')
    expect(host.state('a')).toBe('b')
    host.fail('failed')
    expect(process.exitCode).toBe(1)
  })
})
