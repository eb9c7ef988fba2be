/** Guarded settings at every depth of the file: those of the checkout never count, those of the trusted file do. */
import { describe, expect, test } from '@jest/globals'
import { GUARDED_SETTINGS, type SettingName } from '../../../src/settings/declaration.ts'
import type { SettingsReading } from '../../../src/settings/read-settings.ts'
import { failureOf, readGuarded as read, UNREADABLE } from '../../support/guarded-settings.ts'
import { GUARDED_VALUES as VALUES } from '../../support/guarded-values.ts'
import { REQUIRED } from '../../support/settings.ts'

/** Of the run, or of its one service. */
const valueOf = ({ run, settings }: SettingsReading, name: SettingName): unknown => {
  const value: unknown = Reflect.get(name in run || settings === null ? run : settings.services[0], name)
  // Where it is written is that of the file that decides it.
  return typeof value === 'object' && value !== null && 'positions' in value ? { ...value, positions: null } : value
}

test('the table has every guarded setting', () => {
  expect(Object.keys(VALUES).toSorted()).toEqual([...GUARDED_SETTINGS].toSorted())
})

describe.each([
  ['the root', (line: string) => `${line}\n`],
  ['an environment', (line: string) => `environments:\n  prod:\n    ${line}\n`],
  ['an app', (line: string) => `apps:\n  api:\n    ${line}\n`],
  ['an app of an environment', (line: string) => `environments:\n  prod:\n    apps:\n      api:\n        ${line}\n`],
] as const)('at %s', (_, file) => {
  test.each(GUARDED_SETTINGS)('%s', (name) => {
    const line = `${name}: ${VALUES[name] ?? ''}`
    const fromCheckout = read({ checkout: file(line), trusted: { kind: 'checkout' } })
    const defaults = read({ checkout: file('tag: v1'), trusted: { kind: 'checkout' } })
    const guarded = read({ checkout: file(line), trusted: null })
    expect(valueOf(fromCheckout, name)).not.toEqual(valueOf(defaults, name))
    expect(valueOf(guarded, name)).toEqual(valueOf(defaults, name))
    expect(guarded.guard?.notTaken).toEqual([name])
    expect(valueOf(read({ checkout: file('tag: v1'), trusted: file(line) }), name)).toEqual(valueOf(fromCheckout, name))
  })
})

describe('what hands variables or the SSH agent of the job to the build', () => {
  const at = [
    ['the root', (line: string) => `${line}\n`],
    ['an environment', (line: string) => `environments:\n  prod:\n    ${line}\n`],
    ['an app', (line: string) => `apps:\n  api:\n    ${line}\n`],
    ['an app of an environment', (line: string) => `environments:\n  prod:\n    apps:\n      api:\n        ${line}\n`],
  ] as const
  const settings = [
    // Setting, in the checkout, trusted, what counts then, what counts beside a file without it.
    ['secret-envs', '{ a: DB_PASSWORD, b: NPM_TOKEN }', '{ npm: NPM_TOKEN }', { b: 'NPM_TOKEN' }, {}],
    ['build-args', '[DB_PASSWORD, A=1, NPM_TOKEN]', '[NPM_TOKEN, A=0, B=2]', ['A=1', 'NPM_TOKEN'], ['A=1']],
    ['build-args', '[NPM_TOKEN]', '[NPM_TOKEN=x]', [], []],
    ['ssh', '[default, key=deploy.pem]', '[git=]', ['default', 'key=deploy.pem'], ['key=deploy.pem']],
    ['ssh', '["default=", "a=,b"]', '[x=key.pem]', [], []],
    ['context', 'git@evil.example:o/r.git', 'app', 'app', '.'],
    ['context', 'SSH://git@evil.example/o/r.git', 'git@ours.example:o/r.git', 'SSH://git@evil.example/o/r.git', '.'],
  ] as const

  describe.each(at)('at %s', (_, file) => {
    test.each(settings)('%s: %s', (name, own, above, expected, alone) => {
      const checkout = file(`${name}: ${own}`)
      const beside = (trusted: string) => valueOf(read({ checkout, trusted }), name)
      expect(beside(file(`${name}: ${above}`))).toEqual(expected)
      expect(beside(file('tag: v1'))).toEqual(alone)
      expect(valueOf(read({ checkout, trusted: null }), name)).toEqual(alone)
    })

    test.each(['secret-envs: { a: DB_PASSWORD }', 'build-args: [DB_PASSWORD]', 'ssh: [default]'])(
      '%s is reported, and an input may hand it over',
      (line) => {
        const [name = ''] = line.split(':')
        const reading = read({ checkout: file(line), trusted: null })
        expect(reading.guard).toMatchObject({ notTaken: [], notHandedOver: [name] })
        const inputs = { ...REQUIRED, [name]: name === 'secret-envs' ? 'a=DB_PASSWORD' : 'DB_PASSWORD' }
        expect(read({ checkout: file(line), trusted: null, inputs }).guard?.notHandedOver).toEqual([])
        expect(failureOf({ checkout: file(line), trusted: UNREADABLE }).message).toContain(
          `the checkout sets \`${name}\``,
        )
        expect(read({ checkout: file(line), trusted: UNREADABLE, inputs }).problems).toEqual([])
      },
    )
  })

  test('values stay free', () => {
    const checkout = 'build-args: { A: 1 }\nssh: [key=deploy.pem]\ncontext: https://example.com/a.git\n'
    const reading = read({ checkout, trusted: null })
    expect(reading.run).toMatchObject({
      'build-args': ['A=1'],
      ssh: ['key=deploy.pem'],
      context: 'https://example.com/a.git',
    })
    expect(reading.guard?.notHandedOver).toEqual([])
    expect(read({ checkout, trusted: UNREADABLE }).problems).toEqual([])
  })
})

const REGION = (region: string): string => `services:\n  web:\n    aws-region: ${region}\n`

describe('at a service', () => {
  test('the trusted account holds', () => {
    const account = (id: string): string => `services:\n  web:\n    aws-account-id: '${id}'\n`
    const reading = read({ checkout: account('222222222222'), trusted: account('111111111111') })
    expect(reading.settings?.services[0]['aws-account-id']).toBe('111111111111')
    expect(reading.guard?.notTaken).toEqual(['aws-account-id'])
  })

  test('the trusted region holds', () => {
    const reading = read({ checkout: REGION('us-east-1'), trusted: `aws-region: eu-west-1\n${REGION('eu-west-1')}` })
    expect(reading.settings?.services[0]['aws-region']).toBe('eu-west-1')
    expect(reading.guard?.notTaken).toEqual(['aws-region'])
  })

  test.each(['services:\n  web2: { service: web }\n', 'cluster: main\n'])(
    'another name does not lose what the trusted file has for each service: %j',
    (checkout) => {
      const trusted = `services:\n  web:\n    aws-account-id: '111111111111'\n`
      expect(failureOf({ checkout, trusted }).message).toContain('is not one of `services` in main:ship-to-ecs.yaml')
      const inputs = { ...REQUIRED, 'aws-account-id': '111111111111' }
      expect(read({ checkout, trusted, inputs }).problems).toEqual([])
    },
  )
})

describe('the level of the trusted file', () => {
  const trusted =
    'trivy-severity: CRITICAL\nenvironments:\n  prod: { trivy-severity: "CRITICAL,HIGH" }\n  dev: { trivy-severity: none }\n'

  test('is the one of the input', () => {
    expect(read({ checkout: '', trusted }).run['trivy-severity']).toEqual(['CRITICAL', 'HIGH'])
  })

  test('is not the one that the checkout asks for', () => {
    const inputs = { ...REQUIRED, environment: '' }
    const asked = read({ checkout: 'environment: dev\n', trusted: `environment: prod\n${trusted}`, inputs })
    expect(asked.run).toMatchObject({ environment: 'dev', 'trivy-severity': ['CRITICAL', 'HIGH'] })
    const error = failureOf({ checkout: 'environment: dev\n', trusted, inputs })
    expect(error.message).toContain('the input `environment` is required')
  })

  test('of a new environment is the root', () => {
    const inputs = { ...REQUIRED, environment: 'preview' }
    const checkout = 'environments:\n  preview: { trivy-severity: none }\n'
    expect(read({ checkout, trusted, inputs }).run['trivy-severity']).toEqual(['CRITICAL'])
  })

  test('is its only app, whatever the checkout calls it', () => {
    const apps = 'apps:\n  api: { dockle-exit-level: INFO }\n'
    const checkout = 'apps:\n  web: { dockle-exit-level: none }\n'
    expect(read({ checkout, trusted: apps }).run['dockle-exit-level']).toBe('INFO')
    const error = failureOf({ checkout, trusted: `${apps}  jobs: {}\n` })
    expect(error.message).toContain('the input `app` is required')
  })
})

test('a checkout that says the same has nothing to report', () => {
  const same = 'trivy-severity: [HIGH]\n'
  expect(read({ checkout: same, trusted: 'trivy-severity: high\n' }).guard?.notTaken).toEqual([])
})
