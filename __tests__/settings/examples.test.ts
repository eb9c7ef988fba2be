/** The settings files in examples/, and the JSON Schema against the reader. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { problemsOf, REQUIRED, settingsOf } from '../support/settings.ts'

const MONOREPO = readFileSync('examples/monorepo/ship-to-ecs.yaml', 'utf8')
const ACCOUNTS = readFileSync('examples/accounts/ship-to-ecs.yaml', 'utf8')
const HELLO = readFileSync('examples/hello/ship-to-ecs.yaml', 'utf8')

const settingsSchema = z.fromJSONSchema(
  // The generator has written it as an object.
  JSON.parse(readFileSync('docs/ship-to-ecs.schema.json', 'utf8')) as Parameters<typeof z.fromJSONSchema>[0],
)

const fits = (text: string): boolean => settingsSchema.safeParse(parse(text)).success

describe('examples', () => {
  test.each([
    ['monorepo', MONOREPO],
    ['hello', HELLO],
    ['accounts', ACCOUNTS],
  ])('%s is valid by the schema', (_, text) => {
    expect(settingsSchema.safeParse(parse(text)).error?.issues ?? []).toEqual([])
  })

  test('hello is read', () => {
    expect(settingsOf({}, HELLO)).toMatchObject({ repository: 'hello', services: [{ key: 'hello', cluster: 'demo' }] })
  })

  test.each([
    ['dev', '222222222222'],
    ['staging', '333333333333'],
    ['production', '444444444444'],
  ])('accounts is read: every role of the tasks of %s is of its own account', (environment, account) => {
    const { 'aws-account-id': id, 'role-to-assume': role, services } = settingsOf({ environment }, ACCOUNTS)
    const roles = services.flatMap((one) => [one['execution-role'], one['task-role']])
    expect(id).toBe(account)
    for (const one of [role, ...roles]) expect(one).toContain(`arn:aws:iam::${account}:role/`)
  })

  test.each([
    ['staging', 'api', { cluster: 'staging', service: 'shop-api', 'desired-count': null, 'wait-for-minutes': 20 }],
    ['production', 'api', { cluster: 'production', service: 'shop-api', 'desired-count': 4, 'wait-for-minutes': 20 }],
    ['staging', 'web', { cluster: 'staging', service: 'shop-web', 'desired-count': null, 'wait-for-minutes': 10 }],
    [
      'production',
      'web',
      { cluster: 'production', service: 'shop-web', 'desired-count': null, 'wait-for-minutes': 10 },
    ],
  ])('monorepo is read: %s of %s', (environment, app, service) => {
    const settings = settingsOf({ environment, app }, MONOREPO)
    expect(settings.services).toHaveLength(1)
    expect(settings.services[0]).toMatchObject({ key: app, ...service })
    expect(settings).toMatchObject({ repository: `shop-${app}`, context: app })
    expect(settings.labels['tier']).toBe(environment === 'production' ? 'production' : undefined)
  })
})

describe('the schema and the reader', () => {
  test.each([
    ['an unknown key', 'clutser: a\n'],
    ['an unknown key in an environment', 'environments: {prod: {clutser: a}}\n'],
    ['an unknown key in an app', 'apps: {api: {clutser: a}}\n'],
    ['an unknown key in an app of an environment', 'environments: {prod: {apps: {api: {clutser: a}}}}\n'],
    ['an unknown key in a service', 'services: {web: {clutser: a}}\n'],
    ['a setting of the image in a service', 'services: {web: {repository: a}}\n'],
    ['a setting of the run in an environment', 'environments: {prod: {environment: a}}\n'],
    ['an input', 'config-file: a\n'],
    ['a wrong name', 'services: {9web: {}}\n'],
    ['a list of environments', 'environments: [prod]\n'],
    ['a text as a service', 'services: {web: text}\n'],
    ['a map as a value', 'cluster: {a: b}\n'],
  ])('both refuse %s', (_, text) => {
    expect(fits(text)).toBe(false)
    expect(problemsOf(REQUIRED, text)).not.toEqual([])
  })

  test.each([
    ['an environment without settings', 'environments: {prod: }\n'],
    ['a service without settings', 'services: {web: {}}\n'],
    ['numbers and booleans', 'desired-count: 3\npull: true\nlabels: {a: 1, b: true}\n'],
    ['a list of pairs', 'labels: [a=1]\n'],
  ])('both take %s', (_, text) => {
    expect(fits(text)).toBe(true)
    expect(problemsOf(REQUIRED, text)).toEqual([])
  })
})
