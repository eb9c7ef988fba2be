/** Whom the roles of our templates trust: the jobs of one repository, in its environments or on its branch, that run our workflows at any commit. */
import { describe, expect, test } from '@jest/globals'
import { decide } from '../../../local-aws/access/policy.ts'
import { claimsContext } from '../../../local-aws/sts/github-claims.ts'
import { ROLE_KEYS, type RoleKey } from '../../../scripts/iam/grants.ts'
import { SUBJECT, trustIn } from '../../support/role-stacks.ts'

const AUDIENCE = 'sts.amazonaws.com'

interface Token {
  readonly sub: string
  /** `ship.yml@COMMIT`, of our repository. */
  readonly workflow: string
  readonly aud?: string
}

const COMMITS = ['1', 'f'].map((digit) => digit.repeat(40))

const isLetIn = (role: RoleKey, { sub, workflow, aud = AUDIENCE }: Token): boolean => {
  const claims = {
    iss: 'https://token.actions.githubusercontent.com',
    exp: 0,
    sub,
    aud: [aud],
    job_workflow_ref: workflow,
  }
  return (
    decide(trustIn(role), {
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: null,
      names: () => true,
      context: claimsContext('token.actions.githubusercontent.com', claims),
    }) === 'allowed'
  )
}

const ours = (name: string): string => `ship-to-ecs/ship-to-ecs/.github/workflows/${name}.yml@`

const ENVIRONMENT = `${SUBJECT}:environment:production`
const BRANCH = `${SUBJECT}:ref:refs/heads/main`
const PULL_REQUEST = `${SUBJECT}:pull_request`

/** The jobs of our workflows: whose `sub` they send, and the roles that they assume. */
const JOBS: readonly (readonly [workflow: string, sub: string, roles: readonly RoleKey[]])[] = [
  ['ship', BRANCH, ['push']],
  ['ship', ENVIRONMENT, ['push', 'deploy']],
  ['promote', ENVIRONMENT, ['promote', 'deploy']],
  ['rollback', ENVIRONMENT, ['push', 'promote', 'deploy']],
  ['maintenance', ENVIRONMENT, ['deploy']],
  ['maintenance', BRANCH, ['plan']],
  ['check', PULL_REQUEST, ['registry-plan', 'plan']],
  ['rescan', BRANCH, ['registry-rescan', 'rescan']],
]

describe.each(JOBS)('%s of %s', (workflow, sub, roles) => {
  test.each(roles)('may assume %s, whatever commit of the workflow is called', (role) => {
    for (const commit of COMMITS) expect(isLetIn(role, { sub, workflow: ours(workflow) + commit })).toBe(true)
  })

  test.each(roles)('of another repository, audience or workflow may not assume %s', (role) => {
    const own = { sub, workflow: `${ours(workflow)}${COMMITS[0] ?? ''}` }
    const others = [
      { ...own, sub: sub.replace('hello@34', 'hello@345') },
      { ...own, sub: sub.replace('octo-org@12', 'octo-org@1') },
      { ...own, sub: sub.replace('@12/hello@34', '/hello') },
      { ...own, aud: 'sigstore' },
      { ...own, workflow: own.workflow.replace('ship-to-ecs/', 'mallory/') },
      { ...own, workflow: own.workflow.replace('.yml@', '.yml/../x.yml@') },
    ]
    expect(others.filter((other) => isLetIn(role, other))).toEqual([])
  })
})

const READERS: readonly RoleKey[] = ['registry-plan', 'registry-rescan', 'plan', 'rescan']

test.each(ROLE_KEYS.filter((role) => !READERS.includes(role)))('%s lets no pull request in', (role) => {
  for (const name of ['ship', 'promote', 'rollback', 'maintenance', 'check']) {
    expect(isLetIn(role, { sub: PULL_REQUEST, workflow: `${ours(name)}${COMMITS[0] ?? ''}` })).toBe(false)
  }
})

test('the role of an environment lets no job of another one in', () => {
  const staging = { sub: `${SUBJECT}:environment:staging`, workflow: `${ours('ship')}${COMMITS[0] ?? ''}` }
  expect(isLetIn('deploy', staging)).toBe(false)
})
