/** The shipped bundle creates a missing repository on request, by a role of its own, and only for an image that the gate has passed. */
import { describe, expect, jest, test } from '@jest/globals'
import { useRolePlays, type RolesPlay, type RolesPlayed } from '../support/role-plays.ts'
import { PRODUCTION, SHARED, STAGING, subjectIn, trustOf } from '../support/two-accounts.ts'
import { KEPT_REPOSITORY } from '../support/kept-repository.ts'

jest.setTimeout(120_000)

const play = useRolePlays()

const trust = trustOf(SHARED, [subjectIn('*')])
const CREATES = ['ecr:CreateRepository', 'ecr:PutLifecyclePolicy', 'ecr:SetRepositoryPolicy']
const PUSHES = ['ecr:Describe*', 'ecr:BatchGetImage', 'ecr:Get*', 'ecr:PutImage']

const PUSHER = { name: 'push', trust, allows: PUSHES }

/** The repository is missing; the role that pushes may not create one, the other one may do nothing else. */
const MISSING = {
  repository: { name: 'other' },
  roles: { [SHARED]: [PUSHER, { name: 'create', trust, allows: CREATES }] },
} satisfies RolesPlay

const CREATE_ROLE = `arn:aws:iam::${SHARED}:role/create`
const LIFECYCLE = JSON.stringify(KEPT_REPOSITORY.lifecyclePolicy, null, 2)
const ALL = `create-repository:
  role: ${CREATE_ROLE}
  mutable-tags: [latest, 'pr-*']
  kms-key: alias/ecr
  lifecycle: lifecycle.json
  pull-accounts: ['${STAGING}', '${PRODUCTION}']
  tags: { team: shop }
`
const FILES = { 'lifecycle.json': LIFECYCLE }

const requestsOf = ({ requests }: RolesPlayed, operation: string) =>
  requests.filter((one) => one.operation === operation)

const textIn = (request: RolesPlayed['requests'][number] | undefined, member: string): unknown =>
  JSON.parse(String((request?.input as Record<string, unknown> | undefined)?.[member])) // every request is an object

/** What was asked for that changes a repository. */
const written = ({ requests }: RolesPlayed): readonly string[] =>
  requests
    .filter(({ service }) => service === 'ecr')
    .map(({ operation }) => operation)
    .filter((name) => /^(?:Create|Put(?!Image)|Set|Delete)/u.test(name))

const ours = ({ summary }: RolesPlayed): string => /\*\*Changes:\*\* .*/u.exec(summary)?.[0] ?? ''

describe('a repository that does not exist', () => {
  test('is created with all that is asked for, after the gate and by its role, and the image is pushed and deployed', async () => {
    const run = await play({ ...MISSING, settings: ALL, files: FILES })
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success', 'deployment-status': 'success' } })
    const [created, ...others] = requestsOf(run, 'CreateRepository')
    expect(others).toEqual([])
    expect(created?.principal).toMatch(`arn:aws:sts::${SHARED}:assumed-role/create/`)
    expect(created?.input).toEqual({
      repositoryName: 'hello',
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [
        { filterType: 'WILDCARD', filter: 'latest' },
        { filterType: 'WILDCARD', filter: 'pr-*' },
      ],
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'alias/ecr' },
      tags: [{ Key: 'team', Value: 'shop' }],
    })
    const [lifecycle] = requestsOf(run, 'PutLifecyclePolicy')
    expect(textIn(lifecycle, 'lifecyclePolicyText')).toEqual(KEPT_REPOSITORY.lifecyclePolicy)
    const [policy] = requestsOf(run, 'SetRepositoryPolicy')
    expect(textIn(policy, 'policyText')).toMatchObject({
      Statement: [{ Effect: 'Allow', Principal: { AWS: [STAGING, PRODUCTION] } }],
    })
    expect(ours(run)).toMatch('ECR repository `hello` was created. The image was pushed.')
    expect(run.summary).toContain('new ECR repository hello meets ECR.1, ECR.2, ECR.3, ECR.5 of Security Hub')
  })

  test('has immutable tags and is scanned where nothing else is said, and the summary says what it lacks', async () => {
    const run = await play({ ...MISSING, roles: {}, settings: 'create-repository: true\n' })
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
    expect(requestsOf(run, 'CreateRepository').map(({ input }) => input)).toEqual([
      {
        repositoryName: 'hello',
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfiguration: { encryptionType: 'AES256' },
      },
    ])
    expect(written(run)).toEqual(['CreateRepository'])
    expect(run.summary).toContain(
      'new ECR repository hello lacks what Security Hub asks for: a lifecycle policy (ECR.3)',
    )
  })

  test('is not created for an image that the gate blocks', async () => {
    const run = await play({ ...MISSING, settings: ALL, files: FILES, severities: ['CRITICAL'] })
    expect(run.outputs).toMatchObject({ result: 'blocked' })
    expect(written(run)).toEqual([])
    expect(ours(run)).toContain('Nothing was changed')
  })

  test.each([
    ['dry-run', { 'dry-run': 'true' }],
    ['pipeline: check', { pipeline: 'check' }],
  ])('is only named by %s, without the role that would create it', async (_, inputs) => {
    const run = await play({ ...MISSING, settings: ALL, files: FILES, inputs })
    expect(run.exitCode).toBe(0)
    expect(written(run)).toEqual([])
    expect(run.requests.filter(({ principal }) => principal?.includes('/create/'))).toEqual([])
    expect(run.summary).toContain(
      'ECR repository `hello` does not exist: it is created before the push, with immutable tags except `latest`, `pr-*`, scan on push',
    )
  })

  test('is an error with the names that exist where its creation is not asked for', async () => {
    const run = await play({ ...MISSING, roles: {} })
    expect(run.outputs).toMatchObject({ 'error-code': 'E_REPOSITORY_NOT_FOUND' })
    expect(run.log).toContain("the ECR repository 'hello' does not exist")
    expect(run.log).toContain('other')
  })
})

describe('what keeps it from being created', () => {
  test('a role that is refused is a problem of the plan', async () => {
    const create = { name: 'create', trust: trustOf(SHARED, ['repo:octo-org/hello:*']), allows: CREATES }
    const run = await play({ ...MISSING, roles: { [SHARED]: [PUSHER, create] }, settings: ALL, files: FILES })
    expect(run.outputs).toMatchObject({ 'error-code': 'E_ROLE_REFUSED' })
    expect(run.log).toContain(`STS does not let this run assume ${CREATE_ROLE} (\`create-repository\`)`)
    expect(run.log).not.toContain('✓ plan')
    expect(written(run)).toEqual([])
  })

  test('a role of another account', async () => {
    const settings = `create-repository: { role: 'arn:aws:iam::${PRODUCTION}:role/create' }\n`
    const run = await play({ ...MISSING, settings })
    expect(run.outputs).toMatchObject({ 'error-code': 'E_ACCOUNT' })
    expect(run.log).toContain(`in the account ${PRODUCTION}, which cannot create it there`)
    expect(written(run)).toEqual([])
  })

  test('a key of another region is a problem of the plan', async () => {
    const settings = `create-repository: { kms-key: 'arn:aws:kms:us-east-1:${SHARED}:alias/ecr' }\n`
    const run = await play({ ...MISSING, roles: {}, settings })
    expect(run.outputs).toMatchObject({ 'error-code': 'E_INPUT', 'failed-stage': 'plan' })
    expect(run.summary.split('\n')[0]).toContain('`kms-key` is a key in us-east-1, and the registry is in eu-west-1')
    expect(written(run)).toEqual([])
  })

  test('a role that may not', async () => {
    const create = { name: 'create', trust, allows: ['ecr:PutLifecyclePolicy'] }
    const run = await play({ ...MISSING, roles: { [SHARED]: [PUSHER, create] }, settings: ALL, files: FILES })
    expect(run.outputs).toMatchObject({ 'error-code': 'E_ACCESS_DENIED' })
    expect(ours(run)).toContain('Nothing was changed.')
    expect(run.tags).toEqual({})
  })

  test('that another run creates in the meantime gets the policies that it does not have', async () => {
    const allows = [...CREATES, 'ecr:GetLifecyclePolicy', 'ecr:GetRepositoryPolicy']
    const run = await play({
      ...MISSING,
      roles: { [SHARED]: [PUSHER, { name: 'create', trust, allows }] },
      // The request that is sent again finds the repository.
      faults: [{ kind: 'lost-reply', operation: 'CreateRepository', times: 1 }],
      ...{ settings: ALL, files: FILES },
    })
    expect(run.outputs).toMatchObject({ result: 'success' })
    expect(written(run)).toEqual(['CreateRepository', 'CreateRepository', 'PutLifecyclePolicy', 'SetRepositoryPolicy'])
    expect(run.callsOf('GetRepositoryPolicy')).toBe(1)
  })

  test('a policy that cannot be set: the repository exists without it, nothing is pushed, and the next run leaves it as it is', async () => {
    const create = { name: 'create', trust, allows: ['ecr:CreateRepository', 'ecr:SetRepositoryPolicy'] }
    const roles = { [SHARED]: [PUSHER, create] }
    const run = await play({ ...MISSING, roles, settings: ALL, files: FILES, again: {} })
    const [first, second] = run.runs
    expect(first?.outputs).toMatchObject({ 'error-code': 'E_REPOSITORY' })
    expect(first?.log).toContain(
      'exists now, without all of `create-repository`: its lifecycle policy could not be set',
    )
    expect(first?.summary).toContain('ECR repository `hello` was created.')
    expect(second?.outputs).toMatchObject({ result: 'success' })
    expect(second?.summary).toContain(
      'ECR repository hello lacks what Security Hub asks for: a lifecycle policy (ECR.3)',
    )
    expect(written(run)).toEqual([])
  })
})
