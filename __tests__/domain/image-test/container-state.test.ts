import { describe, expect, test } from '@jest/globals'
import { containerState, readinessOf, type ContainerState } from '../../../src/domain/image-test/container-state.ts'
import type { WaitFor } from '../../../src/domain/image-test/container-test.ts'
import { fc } from '../../support/fast-check.ts'

const RUNNING = { Status: 'running', ExitCode: 0, OOMKilled: false, Error: '' }

const stateOf = (state: object, ports: unknown = {}): ContainerState => {
  const read = containerState(JSON.stringify({ state: { ...RUNNING, ...state }, ports }))
  if (read === null) throw new Error('it cannot be read')
  return read
}

const look = (state: object, waitFor: WaitFor = { kind: 'healthy' }) =>
  readinessOf(stateOf(state), { waitFor, memoryMib: 512 })

describe('the state of a container', () => {
  test('with its health and its port', () => {
    const Health = { Status: 'starting', FailingStreak: 1, Log: [{ ExitCode: 1, Output: 'refused\n' }] }
    const ports = { '9090/tcp': null, '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: '32769' }] }
    expect(stateOf({ Health }, ports)).toEqual({
      status: 'running',
      exitCode: 0,
      memory: 'enough',
      error: '',
      health: { status: 'starting', last: 'ended with exit code 1: refused' },
      hostPort: 32769,
    })
  })

  test('an engine that says less', () => {
    expect(containerState('{"state":{"Status":"exited","ExitCode":3},"ports":null}')).toMatchObject({
      exitCode: 3,
      health: null,
      hostPort: null,
    })
  })

  test('what is no state gives none', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(containerState(text)).toBeNull()))
    expect(containerState('{"state":{"Status":1}}')).toBeNull()
  })
})

describe('whether it is ready', () => {
  const health = (Status: string, Output?: string) => ({
    Health: { Status, Log: Output === undefined ? [] : [{ ExitCode: 1, Output }] },
  })

  test.each([
    ['healthy', health('healthy'), { kind: 'ready' }],
    ['before its first check', health('starting'), { kind: 'waiting', seen: 'its health check has no result yet' }],
    [
      'after a check that failed',
      health('starting', 'no route'),
      { kind: 'waiting', seen: 'its health check ended with exit code 1: no route' },
    ],
    [
      'unhealthy',
      health('unhealthy', 'no route'),
      { kind: 'failed', because: 'is unhealthy: its health check ended with exit code 1: no route' },
    ],
    ['without a health check', {}, { kind: 'failed', because: 'cannot be healthy: the image has no HEALTHCHECK' }],
    ['with one that is off', health('none'), { because: 'cannot be healthy: the image has no HEALTHCHECK' }],
    [
      'ended',
      { Status: 'exited', ExitCode: 137 },
      { kind: 'failed', because: 'ended with exit code 137 (signal 9) before it was healthy' },
    ],
    [
      'ended well, which a server must not',
      { Status: 'exited', ExitCode: 0 },
      { kind: 'failed', because: 'ended with exit code 0 before it was healthy' },
    ],
    [
      'out of memory',
      { Status: 'exited', ExitCode: 137, OOMKilled: true },
      { kind: 'failed', because: 'ran out of its 512 MiB of memory before it was healthy' },
    ],
    [
      'ended by its engine',
      { Status: 'dead', ExitCode: 127, Error: 'no such file' },
      { because: 'ended with exit code 127 (its command was not found) before it was healthy: no such file' },
    ],
  ])('for `healthy`: %s', (_, state, expected) => {
    expect(look(state)).toMatchObject(expected)
  })

  test.each([
    ['still running', {}, { kind: 'waiting', seen: 'still runs' }],
    ['ended with 0', { Status: 'exited' }, { kind: 'ready' }],
    ['ended with 2', { Status: 'exited', ExitCode: 2 }, { kind: 'failed', because: 'ended with exit code 2' }],
    ['ended with 0, a child out of memory', { Status: 'exited', OOMKilled: true }, { kind: 'failed' }],
    ['ended with 0, with an error of the engine', { Status: 'exited', Error: 'x' }, { kind: 'failed' }],
  ])('for `exit`: %s', (_, state, expected) => {
    expect(look(state, { kind: 'exit' })).toMatchObject(expected)
  })

  test('for a port and for seconds only that it runs', () => {
    for (const waitFor of [{ kind: 'port', port: 80, path: null } as const, { kind: 'seconds', seconds: 5 } as const]) {
      expect(look({}, waitFor)).toEqual({ kind: 'waiting', seen: null })
      expect(look({ Status: 'exited', ExitCode: 1 }, waitFor)).toMatchObject({ because: 'ended with exit code 1' })
    }
  })
})
