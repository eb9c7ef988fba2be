/** What a checkout that is not trusted may not choose: the service that runs the image, and what the image is called. */
import { describe, expect, test } from '@jest/globals'
import { readGuarded, UNREADABLE } from '../../support/guarded-settings.ts'
import type { TrustedTarget } from '../../../src/settings/trust/trusted-target.ts'

const INPUTS = { 'task-definition': 'hello' }

const targetOf = (checkout: string, trusted: Parameters<typeof readGuarded>[0]['trusted']): TrustedTarget | null =>
  readGuarded({ checkout, trusted, inputs: INPUTS }).target

const ONE = 'cluster: demo\nservice: web\ncontainer-name: app\nrepository: hello\n'
const TWO = 'cluster: demo\nservices: { web: {}, api: { container-name: app } }\n'

describe('the same target', () => {
  test.each([
    ['in the same words', ONE, ONE],
    ['beside other settings', `${ONE}tag: v1\n`, ONE],
    ['by services in another order', 'cluster: demo\nservices: { api: { container-name: app }, web: {} }\n', TWO],
    ['by the key instead of the name', TWO, TWO.replace('web: {}', 'first: { service: web }')],
    ['without any', '', null],
  ])('%s', (_, checkout, trusted) => {
    expect(targetOf(checkout, trusted)).toMatchObject({ because: 'on pull_request', branch: 'main', changed: [] })
  })
})

describe('another target', () => {
  test.each<[string, string, string | null, readonly string[]]>([
    ['another container', ONE.replace(': app', ': proxy'), ONE, ['container-name']],
    ['no container', ONE.replace('container-name: app\n', ''), ONE, ['container-name']],
    ['another service', ONE.replace('web', 'old'), ONE, ['service']],
    ['another cluster', ONE.replace('demo', 'old'), ONE, ['cluster']],
    ['a service less', 'cluster: demo\nservices: { web: {} }\n', TWO, ['cluster', 'service', 'container-name']],
    ['a service more', TWO.replace('web: {}', 'web: {}, old: {}'), TWO, ['cluster', 'service', 'container-name']],
    ['another container of one service', TWO.replace(': app', ': proxy'), TWO, ['container-name']],
    ['what the trusted branch has no file for', ONE, null, ['cluster', 'service', 'container-name']],
  ])('%s', (_, checkout, trusted, changed) => {
    expect(targetOf(checkout, trusted)?.changed).toEqual(changed)
  })

  test('what cannot be compared with the trusted branch', () => {
    expect(targetOf(ONE, UNREADABLE)).toMatchObject({
      repository: '',
      changed: ['cluster', 'service', 'container-name'],
    })
  })
})

describe('the repository', () => {
  test('is that of the trusted branch', () => {
    expect(targetOf('repository: legacy\n', 'repository: hello\n')?.repository).toBe('hello')
    expect(targetOf('repository: legacy\n', null)?.repository).toBe('')
  })

  test('is that of an input', () => {
    const inputs = { ...INPUTS, repository: 'own' }
    expect(readGuarded({ checkout: '', trusted: 'repository: hello\n', inputs }).target?.repository).toBe('own')
  })
})

test('a checkout that is trusted chooses', () => {
  expect(targetOf(ONE, { kind: 'checkout' })).toBeNull()
})
