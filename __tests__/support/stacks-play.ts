/** A play in the accounts that the stacks of `init` make: with the files of `init`, by the roles of the templates. */
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import { PUSH } from '../../local-oidc/claims.ts'
import { startLocalOidc } from '../../local-oidc/server.ts'
import { seedsOf } from '../../scripts/infra/seeds.ts'
import { defaultAnswers, type Answers } from '../../src/init/init-answers.ts'
import { filesOf, resolvedStacks } from './generated-play.ts'
import type { ShipPlay, ShipPlayed } from './ship-play.ts'
import { INPUTS } from './ship-defaults.ts'
import { byOidc } from './two-accounts.ts'

const REGISTRY = '111111111111'
export const PRODUCTION = '222222222222'

/** One environment in an account of its own. */
export const answersWith = (more: Partial<Answers>): Answers => ({
  ...defaultAnswers({
    application: 'hello',
    region: 'eu-west-1',
    github: 'octo-org/hello',
    branch: 'main',
    profile: 'standard',
  }),
  registryAccount: REGISTRY,
  environments: [{ name: 'production', account: PRODUCTION, approval: false }],
  subjectPrefix: `repo:${PUSH.owner}@${PUSH.ownerId}/${PUSH.repository}@${PUSH.repositoryId}`,
  ...more,
})

/** What a run reads of the checkout. */
const READ = ['service.yaml', 'ship-to-ecs.yaml', 'task-definition.json']

/** Everything else of the run is in the files. */
const NO_INPUTS = Object.fromEntries(Object.keys(INPUTS).map((name) => [name, '']))

/** Plays the job that `ship.yml` makes for the environment. */
export const playStacks = async (
  answers: Answers,
  play: (given: ShipPlay) => Promise<ShipPlayed>,
  given: ShipPlay = {},
): Promise<ShipPlayed> => {
  const workflow = 'ship-to-ecs/ship-to-ecs/.github/workflows/ship.yml@refs/tags/v1'
  let now: () => number = Date.now
  const oidc = await startLocalOidc({ job: { ...PUSH, environment: 'production', workflow }, now: () => now() })
  const files = [...filesOf(answers)].filter(([path]) => READ.includes(path))
  try {
    return await play({
      ...given,
      files: { ...Object.fromEntries(files), ...given.files },
      inputs: { ...NO_INPUTS, environment: 'production', ...given.inputs },
      environment: { AWS_EC2_METADATA_DISABLED: 'true', ...given.environment },
      accounts: {
        oidc,
        options: (options) => placed(answers, options, oidc.keys),
        environment: byOidc(oidc),
        follow: (aws) => {
          now = () => aws.clock.now()
        },
      },
    })
  } finally {
    await oidc.close()
  }
}

/** The deployments and the registry of the play, in what the stacks have made. */
const placed = (
  answers: Answers,
  { drive, registry, faults = [] }: LocalAwsOptions,
  keys: string,
): LocalAwsOptions => ({
  drive,
  faults,
  accounts: seedsOf(resolvedStacks(answers), { keys }).map((place) => ({
    ...place,
    ...(place.account === REGISTRY && registry !== undefined ? { registry } : {}),
  })),
})
