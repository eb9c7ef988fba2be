/** The stage that creates the repository, beside an ECR that is data. */
import type { Repository } from '@aws-sdk/client-ecr'
import { makeJournal } from '../../src/adapters/journal.ts'
import type { LiveRepository } from '../../src/domain/aws/live.ts'
import type { MadeRepository } from '../../src/domain/registry/made-repository.ts'
import type { Creation, NewRepository } from '../../src/domain/registry/new-repository.ts'
import { AwsError } from '../../src/errors/aws-error.ts'
import type { Ecr } from '../../src/ports/aws.ts'
import { createRepository } from '../../src/stages/repository/create-repository.ts'
import { makeFakeClock } from './fake-clock.ts'
import { recordingLog } from './recording-log.ts'
import { onlyThese, sessionOf } from './session.ts'

export const URI = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/hello'
export const WANTED: NewRepository = {
  scan: 'on-push',
  tags: 'immutable',
  mutableTags: [],
  kmsKey: null,
  lifecyclePolicy: '{"rules":[]}',
  pullAccounts: ['222222222222'],
  resourceTags: {},
}

export const refusal = (operation: string, awsCode: string, attempts = 1): AwsError =>
  new AwsError({ operation: `ecr:${operation}`, awsCode, awsMessage: `${awsCode} in a test`, attempts })

export interface EcrPlay {
  /** Whether it is described from the start. */
  readonly before?: 'missing' | 'there'
  /** What calls throw: `createRepository`. */
  readonly errors?: Readonly<Partial<Record<keyof Ecr, Error>>>
  /** The policies that it has. */
  readonly policies?: readonly ('lifecycle' | 'access')[]
  /** How often it is not described although it exists. */
  readonly hidden?: number
  readonly creation?: Creation | null
}

const FOUND: Repository = { repositoryUri: URI, registryId: '123456789012', imageTagMutability: 'IMMUTABLE' }
const $metadata = {}
/** ECR API Reference, CreateRepository. */
export const EXISTS = 'RepositoryAlreadyExistsException'

/** Runs it; gives the result or what it threw, and the calls in their order. */
export const playCreation = async (play: EcrPlay = {}) => {
  const calls: string[] = []
  const inputs: Record<string, unknown> = {}
  let isThere = play.before === 'there'
  let hidden = play.hidden ?? 0
  const answer =
    <Reply extends object>(name: keyof Ecr, reply: () => Reply, error?: Error) =>
    (input: object) => {
      calls.push(name)
      inputs[name] = input
      const thrown = play.errors?.[name] ?? error
      // Somebody else has created it since it was looked for.
      if (name === 'createRepository' && thrown instanceof AwsError && thrown.awsCode === EXISTS) isThere = true
      // Of the calls of ECR each gives its own reply, which the test does not look at.
      return thrown === undefined ? Promise.resolve({ $metadata, ...reply() }) : Promise.reject(thrown)
    }
  const describe = (): { repositories: Repository[] } => {
    if (isThere && hidden > 0) {
      hidden -= 1
      return { repositories: [] }
    }
    return { repositories: isThere ? [FOUND] : [] }
  }
  const create = (): { repository: Repository } => {
    isThere = true
    return { repository: FOUND }
  }
  const has = (kind: 'lifecycle' | 'access', awsCode: string) =>
    play.policies?.includes(kind) === true ? undefined : refusal('Get', awsCode)
  const clock = makeFakeClock()
  const log = recordingLog()
  const ports = {
    registry: sessionOf({ ecr: onlyThese<'ecr'>({ describeRepositories: answer('describeRepositories', describe) }) }),
    creator: sessionOf({
      ecr: onlyThese<'ecr'>({
        createRepository: answer('createRepository', create),
        getLifecyclePolicy: answer(
          'getLifecyclePolicy',
          () => ({}),
          has('lifecycle', 'LifecyclePolicyNotFoundException'),
        ),
        getRepositoryPolicy: answer(
          'getRepositoryPolicy',
          () => ({}),
          has('access', 'RepositoryPolicyNotFoundException'),
        ),
        putLifecyclePolicy: answer('putLifecyclePolicy', () => ({})),
        setRepositoryPolicy: answer('setRepositoryPolicy', () => ({})),
      }),
    }),
    clock,
    log,
    journal: makeJournal(() => undefined)('repository'),
  }
  const { creation = { kind: 'on-request', repository: WANTED } } = play
  const repository: LiveRepository = {
    repositoryUri: URI,
    tagMutability: 'IMMUTABLE',
    tagMutabilityExclusions: [],
    registryId: null,
    ...(creation === null ? {} : { creation }),
  }
  const registry = { region: null, account: null, registryId: null, repository: 'team/hello' }
  const result: { value?: MadeRepository; thrown?: unknown } = {}
  await createRepository.run({ registry, repository }, ports).then(
    (value) => (result.value = value),
    (thrown: unknown) => (result.thrown = thrown),
  )
  return { ...result, calls, inputs, log, clock, entries: ports.journal.entries() }
}
