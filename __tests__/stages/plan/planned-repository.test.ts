/** Who will create a repository that does not exist, and what is known of it before. */
import type { RepositoryCreationTemplate } from '@aws-sdk/client-ecr'
import { describe, expect, test } from '@jest/globals'
import { ShipError } from '../../../src/errors/ship-error.ts'
import type { NewRepositoryConfig } from '../../../src/settings/new-repository-config.ts'
import { plannedRepository } from '../../../src/stages/plan/planned-repository.ts'
import { ecrRefusal, fakeEcr, REGISTRY } from '../../support/fake-ecr.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { recordingLog, recordingSecrets } from '../../support/recording-log.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'

const OWN = '123456789012'
const OTHER = '222222222222'
const WANTED: NewRepositoryConfig = {
  settings: {
    ...{ scan: 'on-push', tags: 'immutable', mutableTags: ['latest'], kmsKey: null },
    ...{ pullAccounts: [], resourceTags: {} },
  },
  lifecycle: null,
  roleAccount: null,
  creates: 'in-this-run',
  untrusted: null,
}
interface Play {
  readonly wanted?: Partial<NewRepositoryConfig> | null
  readonly registryId?: string
  readonly account?: string
  readonly templates?: readonly RepositoryCreationTemplate[] | Error
  readonly creator?: Error
}

const planned = async ({ wanted = {}, registryId, account, templates = [], creator }: Play = {}) => {
  const asked: string[] = []
  const { ecr } = fakeEcr([], {
    describeRepositoryCreationTemplates: ({ nextToken }) => {
      asked.push('templates')
      if (templates instanceof Error) return Promise.reject(templates)
      // One to a page, so that the pages are followed.
      const at = Number(nextToken ?? 0)
      const more = at + 1 < templates.length ? { nextToken: `${at + 1}` } : {}
      return Promise.resolve({ $metadata: {}, repositoryCreationTemplates: templates.slice(at, at + 1), ...more })
    },
  })
  const log = recordingLog()
  const getCallerIdentity = () => {
    asked.push('creator')
    return creator === undefined ? Promise.resolve({ $metadata: {}, Account: OWN }) : Promise.reject(creator)
  }
  const ports = {
    registry: sessionOf({ ecr }),
    creator: sessionOf({ ecr: onlyThese<'ecr'>({}) }, { sts: { getCallerIdentity } }),
    ...{ files: memoryFiles({}), secrets: recordingSecrets(), log },
  }
  const registry = { region: null, account: account ?? null, registryId: registryId ?? null, repository: 'team/hello' }
  const result = await plannedRepository(registry, wanted === null ? null : { ...WANTED, ...wanted }, ports).then(
    (value) => ({ value, failure: null }),
    (thrown: unknown) => {
      if (!(thrown instanceof ShipError)) throw thrown
      return { value: null, failure: { code: thrown.code, message: thrown.message, hint: thrown.hint } }
    },
  )
  return { ...result, asked, log }
}

const template = (prefix: string, ...appliedFor: NonNullable<RepositoryCreationTemplate['appliedFor']>) => ({
  prefix,
  appliedFor,
})

describe('on request', () => {
  test('it has the registry of the caller, as ECR names it, and what it will be created with', async () => {
    const { value, asked, log } = await planned()
    expect(value).toEqual({
      repositoryUri: `${REGISTRY}/team/hello`,
      tagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      tagMutabilityExclusions: ['latest'],
      setUp: { scanOnPush: true, encryption: 'AES256' },
      registryId: null,
      account: OWN,
      creation: { kind: 'on-request', repository: { ...WANTED.settings, lifecyclePolicy: null } },
    })
    expect(asked).toEqual(['templates', 'creator'])
    expect(log.text('info')).toContain(
      `${REGISTRY}/team/hello does not exist: it is created before the push, with immutable tags except \`latest\``,
    )
  })

  test('of another account it has the registry of that account, and templates are not looked for', async () => {
    const { value, asked } = await planned({ registryId: OTHER, wanted: { roleAccount: OTHER } })
    expect(value).toMatchObject({ repositoryUri: `${REGISTRY.replace(OWN, OTHER)}/team/hello`, account: OTHER })
    expect(asked).toEqual(['creator'])
  })

  test.each([`arn:aws:kms:eu-west-1:${OTHER}:key/1`, 'alias/us-east-1'])('its key can be %s', async (kmsKey) => {
    const { failure } = await planned({ wanted: { settings: { ...WANTED.settings, kmsKey } } })
    expect(failure).toBeNull()
  })

  test('a run that only plans does not assume the role', async () => {
    const { value, asked } = await planned({ wanted: { creates: 'planned' } })
    expect(value).not.toBeNull()
    expect(asked).toEqual(['templates'])
  })

  test('nothing is planned where nobody asks for it', async () => {
    expect(await planned({ wanted: null })).toMatchObject({ value: null, failure: null, asked: ['templates'] })
  })
})

describe('what cannot be', () => {
  test.each<readonly [string, Play, string, string]>([
    [
      'the credentials of another account',
      { registryId: OTHER },
      'E_ACCOUNT',
      `the credentials of the registry are in the account ${OWN}`,
    ],
    [
      'a role of another account',
      { wanted: { roleAccount: OTHER } },
      'E_ACCOUNT',
      `the role of \`create-repository\` is in the account ${OTHER}`,
    ],
    ['another account than `aws-account-id`', { account: OTHER }, 'E_ACCOUNT', `not in ${OTHER} (\`aws-account-id\`)`],
    [
      'a key of another region',
      { wanted: { settings: { ...WANTED.settings, kmsKey: `arn:aws:kms:us-east-1:${OWN}:alias/ecr` } } },
      'E_INPUT',
      'is in the region us-east-1, and the ECR repository team/hello is created in eu-west-1',
    ],
    ['a role that is refused', { creator: ecrRefusal('x', 'AccessDenied', 'E_ROLE_REFUSED') }, 'E_ROLE_REFUSED', ''],
  ])('%s', async (_, play, code, said) => {
    const { failure } = await planned(play)
    expect(failure?.code).toBe(code)
    expect(failure?.message).toContain(said)
  })
})

describe('a creation template', () => {
  test('lets the push create it, asked for or not', async () => {
    for (const wanted of [{}, null]) {
      const { value, asked } = await planned({
        wanted,
        templates: [template('other', 'CREATE_ON_PUSH'), template('team', 'CREATE_ON_PUSH')],
      })
      expect(value).toMatchObject({ creation: { kind: 'on-push', prefix: 'team' }, tagMutability: 'MUTABLE' })
      expect(asked).not.toContain('creator')
    }
  })

  test.each([
    ['of another prefix', [template('tea', 'CREATE_ON_PUSH')]],
    ['for another purpose', [template('team', 'PULL_THROUGH_CACHE', 'REPLICATION')]],
  ])('%s says nothing', async (_, templates) => {
    expect(await planned({ wanted: null, templates })).toMatchObject({ value: null })
  })

  test('that may not be read is said, and counts for nothing', async () => {
    const templates = ecrRefusal('DescribeRepositoryCreationTemplates', 'AccessDeniedException', 'E_ACCESS_DENIED')
    const { value, log } = await planned({ templates })
    expect(value?.creation).toMatchObject({ kind: 'on-request' })
    expect(log.text('info')).toContain('whether a creation template of the registry creates team/hello is not known')
  })
})
