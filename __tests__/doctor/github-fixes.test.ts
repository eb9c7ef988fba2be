/** What GitHub lacks: exactly that line is wrong, and its command, made against a GitHub in memory, fixes it. */
import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { runChecks, type CheckResult } from '../../src/doctor/doctor-check.ts'
import { environmentChecks, repositoryChecks, variablesCheck } from '../../src/doctor/github-checks.ts'
import { workflowCalls } from '../../src/domain/github/workflow-calls.ts'
import { known } from '../../src/domain/verify/answer.ts'
import type { GitHubSettings } from '../../src/ports/github-settings.ts'

const memoryGitHub = () => ({
  enabled: true,
  allowed: 'all' as 'all' | 'local_only' | 'selected',
  selected: { patterns: [] as readonly string[], ofGitHub: false, ofVerifiedCreators: false },
  byDefault: 'read' as 'read' | 'write',
  rules: ['branch_policy'] as readonly string[] | null,
  variables: ['AWS_REGION'],
})
type State = ReturnType<typeof memoryGitHub>

const settingsOf = (state: State): GitHubSettings => ({
  repository: () => Promise.resolve(known({ name: 'octo-org/hello', branch: 'main' })),
  actions: () => Promise.resolve(known({ enabled: state.enabled, allowed: state.allowed })),
  selectedActions: () => Promise.resolve(known(state.selected)),
  token: () => Promise.resolve(known({ byDefault: state.byDefault })),
  variables: () => Promise.resolve(known(state.variables)),
  environment: () => Promise.resolve(state.rules === null ? { kind: 'missing' } : known({ rules: state.rules })),
  subject: () => Promise.resolve(known({ prefix: 'repo:octo-org@1/hello@2' })),
})

const CALLS = `on: push
jobs:
  deploy:
    uses: ship-to-ecs/ship-to-ecs/.github/workflows/ship.yml@${'0'.repeat(40)}
`
const WORKFLOW = `# \${{ vars.NOT_THIS }}\nenv:\n  A: \${{ vars.aws_region }} # vars.NOR_THIS\n  B: \${{ vars['TEAM'] }}\n`

const examine = (state: State, text = CALLS): Promise<readonly CheckResult[]> => {
  const workflows = [{ name: 'ship.yml', text }]
  const calls = workflowCalls(workflows)
  const ports = { settings: settingsOf(state), repository: 'octo-org/hello', folder: 'hello', workflows, calls }
  const name = 'production'
  const tokens = { prefix: null, branch: null }
  return runChecks([
    ...repositoryChecks(ports, tokens),
    ...environmentChecks(ports, name, tokens),
    variablesCheck(ports, name),
  ])
}

const wrong = (lines: readonly CheckResult[]): readonly string[] =>
  lines.flatMap(({ id, status }) => (status === 'fail' || status === 'warn' ? [id] : []))

/** `gh …`, by its words. */
const run = (state: State, command: string): void => {
  const script = `gh() { printf '%s ' "$@"; printf '\\n'; }; ${command}`
  for (const line of execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trim().split('\n'))
    runOne(state, line.trim())
}

const runOne = (state: State, text: string): void => {
  if (text === 'variable set TEAM --repo octo-org/hello') state.variables.push('TEAM')
  if (text.endsWith('repos/octo-org/hello/actions/permissions -F enabled=true')) state.enabled = true
  if (text.endsWith('/actions/permissions/workflow -f default_workflow_permissions=read')) state.byDefault = 'read'
  if (text.includes('/actions/permissions -F enabled=true -f allowed_actions=selected')) state.allowed = 'selected'
  if (text.includes('/actions/permissions/selected-actions'))
    state.selected = {
      patterns: [...text.matchAll(/patterns_allowed\[\]=(\S+)/gu)].map(([, pattern = '']) => pattern),
      ofGitHub: text.includes('github_owned_allowed=true'),
      ofVerifiedCreators: text.includes('verified_allowed=true'),
    }
  if (text.includes('--method PUT repos/octo-org/hello/environments/production'))
    state.rules = text.includes('protected_branches') ? ['branch_policy'] : []
}

const NAMED = { patterns: ['ship-to-ecs/ship-to-ecs@*'], ofGitHub: true, ofVerifiedCreators: false }

test('what is selected by the name of the repository, or by its owner, may be used', async () => {
  for (const patterns of [['ship-to-ecs/ship-to-ecs@*'], ['Ship-To-ECS/*', 'octo-org/x@*']]) {
    const state = { ...memoryGitHub(), allowed: 'selected' as const, selected: { ...NAMED, patterns } }
    expect(wrong(await examine(state))).toEqual([])
  }
})

test.each<[string, (state: State) => void, readonly string[]]>([
  ['github-actions', (state) => (state.enabled = false), []],
  ['github-actions', (state) => (state.allowed = 'local_only'), []],
  ['github-actions', (state) => (state.allowed = 'selected'), []],
  [
    'github-actions',
    (state) => Object.assign(state, { allowed: 'selected', selected: { ...NAMED, ofGitHub: false } }),
    [],
  ],
  [
    'github-actions',
    (state) => Object.assign(state, { allowed: 'selected', selected: { ...NAMED, patterns: ['*', '!ship-to-ecs/*'] } }),
    [],
  ],
  ['github-token', (state) => (state.byDefault = 'write'), []],
  // GitHub makes it without a rule; the next command gives it one.
  ['github-environment', (state) => (state.rules = null), ['github-environment']],
  ['github-environment', (state) => (state.rules = []), []],
])('%s', async (id, take, left) => {
  const state = memoryGitHub()
  expect(wrong(await examine(state))).toEqual([])
  take(state)
  const lines = await examine(state)
  expect(wrong(lines)).toEqual([id])
  run(state, lines.find((one) => one.id === id)?.fix ?? '')
  const after = await examine(state)
  expect(wrong(after)).toEqual(left)
  expect(after.every(({ status }) => status !== 'fail')).toBe(true)
})

test('a variable that a workflow names is set, whatever its case; those in comments do not count', async () => {
  const state = memoryGitHub()
  const lines = await examine(state, WORKFLOW)
  expect(lines.find(({ id }) => id === 'github-variables')).toMatchObject({ status: 'fail', what: 'TEAM is not set' })
  run(state, lines.find(({ id }) => id === 'github-variables')?.fix ?? '')
  expect((await examine(state, WORKFLOW)).find(({ id }) => id === 'github-variables')).toMatchObject({
    ...{ status: 'ok', what: 'AWS_REGION, TEAM' },
  })
})
