/** The order of precedence and the merge of maps, for any file. */
import { expect, test } from '@jest/globals'
import { fc } from '../support/fast-check.ts'
import { fieldOf, FILE_SETTINGS, type SettingName, type Settings } from '../../src/settings/declaration.ts'
import { REQUIRED, settingsOf } from '../support/settings.ts'

type Level = Readonly<Record<string, unknown>>

/** A file with one environment, one app and one service, each of them at every place that it can have; weakest level first. */
const fileOf = (levels: readonly Level[]): string => {
  const at = (index: number): Level => levels[index] ?? {}
  const file = {
    ...at(0),
    services: { web: at(4) },
    apps: { api: { ...at(2), services: { web: at(6) } } },
    environments: {
      prod: {
        ...at(1),
        services: { web: at(5) },
        apps: { api: { ...at(3), services: { web: at(7) } } },
      },
    },
  }
  return JSON.stringify(file)
}

const words = fc.stringMatching(/^[a-z]{1,3}$/)
const labels = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), words, { maxKeys: 4, noNullPrototype: true })

/** Labels in one of the forms that the file takes. */
const written = (map: Readonly<Record<string, string>>, form: 'map' | 'list' | 'lines'): unknown => {
  const lines = Object.entries(map).map(([key, value]) => `${key}=${value}`)
  return form === 'map' ? map : form === 'list' ? lines : lines.join('\n')
}

const level = fc.record(
  { cluster: words, labels, form: fc.constantFrom('map' as const, 'list' as const, 'lines' as const) },
  { requiredKeys: ['form'] },
)

test('the last level that sets a value wins; maps have the keys of all levels, each with its last value', () => {
  fc.assert(
    fc.property(fc.array(level, { minLength: 8, maxLength: 8 }), (levels) => {
      const file = fileOf(
        levels.map(({ cluster, labels: map, form }, index) => ({
          ...(cluster === undefined ? {} : { cluster }),
          // Labels belong to the image, which a service cannot change.
          ...(map === undefined || index >= 4 ? {} : { labels: written(map, form) }),
        })),
      )
      const { cluster: _, ...given } = REQUIRED
      const clusters = levels.flatMap(({ cluster }) => cluster ?? [])
      fc.pre(clusters.length > 0)
      const settings = settingsOf(given, file)
      expect(settings.services[0].cluster).toBe(clusters.at(-1))
      expect(settings.labels).toEqual(Object.assign({}, ...levels.slice(0, 4).map(({ labels: map }) => map ?? {})))
    }),
  )
})

/** Texts that mean the same in an input and in the file. */
const TEXTS: Readonly<Partial<Record<SettingName, readonly string[]>>> = {
  pipeline: ['ship', 'SHIP'],
  'desired-count': ['0', '03', '5000'],
  'wait-for-minutes': ['1', '360'],
  'scan-timeout-minutes': ['1', '120'],
  'when-in-progress': ['wait', 'FAIL'],
  'wait-until': ['serving', 'Bake_Time'],
  'pause-hook': ['continue', 'Roll-back'],
  'rollback-on': ['none', 'failure', 'Cancel, timeout', 'failure\nTIMEOUT'],
  'trivy-severity': ['none', 'HIGH', 'high, low', 'CRITICAL\nLOW'],
  'dockle-exit-level': ['none', 'Warn'],
  attestation: ['required', 'If-Present', 'off'],
  baseline: ['none', 'running', ` sha256:${'1'.repeat(64)} `],
  platforms: ['linux/arm64'],
  'additional-tags': ['latest', 'v1\n{sha}', ' {environment} '],
  'if-tag-exists': ['compare', 'Reuse'],
  tag: ['{sha}', '{environment}', 'v1'],
  repository: ['shop', ' team/shop ', 'a.b'],
  'aws-region': ['eu-west-1', ' us-gov-east-1 '],
  'role-to-assume': ['arn:aws:iam::012345678901:role/deploy', ' arn:aws-cn:iam::012345678901:role/path/to/push '],
  'registry-role': ['arn:aws-us-gov:iam::012345678901:role/a+b=c,d.e@f-g'],
  'registry-region': ['eu-west-1', ' cn-north-1 '],
  environment: ['prod', '1.10', 'a b'],
  'aws-account-id': ['012345678901', ' 000000000000 '],
  'secret-envs': ['from-a=A', 'from-a=A\n"from-b=_B2"', ' from-c=c '],
}

const FLAGS: readonly SettingName[] = [
  'pull',
  'no-cache',
  'trivy-ignore-unfixed',
  'offline',
  'force-new-deployment',
  'fail-fast',
  'allow-behind',
  'mark-passed',
]
const PAIRS: readonly SettingName[] = ['labels', 'build-args', 'secrets', 'secret-files']

const textsOf = (name: SettingName): readonly string[] => {
  if (FLAGS.includes(name)) return ['true', 'False', 'TRUE']
  // Each name has ids of its own: a build secret cannot be set twice.
  if (PAIRS.includes(name)) return [`${name}-a=1`, `${name}-a=1\n"${name}-b=two, and more"`, `${name}-c=a=b`]
  return TEXTS[name] ?? ['text', ' padded ', 'a\nb', '1.10', 'true', '~', '*not-an-alias']
}

const inputsOfTheFile = FILE_SETTINGS.filter((name) => fieldOf(name).place === 'input-and-file')

const withoutPlaces = (settings: Settings): unknown => ({
  ...settings,
  services: settings.services.map((service) => ({ ...service, places: null })),
})

test('a flat file gives what the same texts give as inputs', () => {
  const given = fc.record(
    Object.fromEntries(inputsOfTheFile.map((name) => [name, fc.constantFrom(...textsOf(name))])),
    { requiredKeys: ['repository', 'cluster', 'service', 'task-definition', 'environment'] },
  )
  fc.assert(
    fc.property(given, (texts) => {
      const inputs = texts as Readonly<Record<string, string>> // every value is a constant text
      expect(withoutPlaces(settingsOf({}, JSON.stringify(inputs)))).toEqual(withoutPlaces(settingsOf(inputs)))
    }),
  )
})
