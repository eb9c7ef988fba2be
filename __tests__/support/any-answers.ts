/** Answers of every kind that `init` accepts. */
import { defaultAnswers, ADD_ONS, LAUNCHES, PROFILES, STRATEGIES, type Answers } from '../../src/init/init-answers.ts'
import { fc } from './fast-check.ts'

const DEFAULTS = defaultAnswers({
  application: 'hello',
  region: 'eu-west-1',
  github: 'octo-org/hello',
  branch: 'main',
  profile: 'small',
})

export const answersWith = (given: Partial<Answers> = {}): Answers => ({ ...DEFAULTS, ...given })

const name = (most: number): fc.Arbitrary<string> =>
  fc
    .stringMatching(/^[a-z][a-z0-9-]{0,28}[a-z0-9]$/)
    .filter((text) => text.length <= most && !text.includes('--') && !/^internal(?:-|$)/.test(text))

const account = fc.stringMatching(/^[1-9][0-9]{11}$/)

interface Place {
  readonly profile: Answers['profile']
  readonly names: readonly string[]
  readonly accounts: readonly string[]
  readonly areKnown: boolean
}

const placed = ({ profile, names, accounts, areKnown }: Place): Partial<Answers> => ({
  profile,
  registryAccount: areKnown ? (accounts[0] ?? null) : null,
  environments: names.map((one, index) => ({
    name: one,
    account: areKnown && profile === 'standard' ? (accounts[index + 1] ?? null) : null,
    approval: index > 0,
  })),
})

const place: fc.Arbitrary<Partial<Answers>> = fc
  .record({
    profile: fc.constantFrom(...PROFILES),
    names: fc.uniqueArray(fc.oneof(fc.constantFrom('dev', 'promote', 'staging', 'on'), name(20)), {
      minLength: 1,
      maxLength: 5,
    }),
    accounts: fc.uniqueArray(account, { minLength: 6, maxLength: 6 }),
    areKnown: fc.boolean(),
  })
  .map(placed)

export const anyAnswers: fc.Arbitrary<Answers> = fc
  .tuple(
    place,
    fc.record({
      // 30 without FireLens and blue/green.
      application: name(29),
      region: fc.constantFrom('eu-west-1', 'us-gov-west-1', 'cn-north-1', 'ap-southeast-2'),
      repository: fc.constantFrom('hello', '1.5', 'team/hello', '123', 'null', 'a_b'),
      dockerfile: fc.constantFrom('Dockerfile', 'services/api/Dockerfile', 'docker/prod.Dockerfile'),
      context: fc.constantFrom('.', 'services/api', 'a b'),
      port: fc.integer({ min: 1, max: 65_535 }),
      healthPath: fc.constantFrom('/', '/health', '/a/b-c~%20'),
      launch: fc.constantFrom(...LAUNCHES),
      strategy: fc.constantFrom(...STRATEGIES),
      addOns: fc.subarray([...ADD_ONS]),
      executeCommand: fc.boolean(),
      attest: fc.boolean(),
      github: fc.constantFrom(null, 'octo-org/hello'),
      subjectPrefix: fc.constantFrom(null, 'repo:octo-org@1234/hello@5678'),
      branch: fc.constantFrom('main', 'release/1.x', 'on', 'null'),
      shipToEcs: fc.constantFrom(null, `octo-org/ship-to-ecs@${'b'.repeat(40)}`),
      desiredCount: fc.integer({ min: 1, max: 10 }),
    }),
  )
  .map(([where, rest]) => answersWith({ ...rest, ...where }))
