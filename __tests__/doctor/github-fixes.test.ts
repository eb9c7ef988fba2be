/** What GitHub lacks: exactly that line is wrong, and its command, made against a GitHub in memory, fixes it. */
import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { runChecks, type CheckResult } from '../../src/doctor/doctor-check.ts'
import { environmentChecks, repositoryChecks, variablesCheck } from '../../src/doctor/github-checks.ts'
import { known } from '../../src/domain/verify/answer.ts'
import type { GitHubSettings } from '../../src/ports/github-settings.ts'

const memoryGitHub = () => ({
  enabled: true,
  byDefault: 'read' as 'read' | 'write',
  rules: ['branch_policy'] as readonly string[] | null,
  variables: ['AWS_REGION'],
})
type State = ReturnType<typeof memoryGitHub>

const settingsOf = (state: State): GitHubSettings => ({
  repository: () => Promise.resolve(known({ name: 'octo-org/hello' })),
  actions: () => Promise.resolve(known({ enabled: state.enabled })),
  token: () => Promise.resolve(known({ byDefault: state.byDefault })),
  variables: () => Promise.resolve(known(state.variables)),
  environment: () => Promise.resolve(state.rules === null ? { kind: 'missing' } : known({ rules: state.rules })),
  subject: () => Promise.resolve(known({ prefix: 'repo:octo-org@1/hello@2' })),
})

const WORKFLOW = `# \${{ vars.NOT_THIS }}\nenv:\n  A: \${{ vars.aws_region }} # vars.NOR_THIS\n  B: \${{ vars['TEAM'] }}\n`

const examine = (state: State, workflow = ''): Promise<readonly CheckResult[]> => {
  const workflows = (): Promise<readonly string[]> => Promise.resolve([workflow])
  const ports = { settings: settingsOf(state), repository: 'octo-org/hello', folder: 'hello', workflows }
  const name = 'production'
  return runChecks([
    ...repositoryChecks(ports),
    ...environmentChecks(ports, name, new Map()),
    variablesCheck(ports, name),
  ])
}

const wrong = (lines: readonly CheckResult[]): readonly string[] =>
  lines.flatMap(({ id, status }) => (status === 'fail' || status === 'warn' ? [id] : []))

/** `gh …`, by its words. */
const run = (state: State, command: string): void => {
  const script = `for word in ${command}; do printf '%s\\0' "$word"; done`
  const [, ...words] = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
  const text = words.join(' ')
  if (text === 'variable set TEAM --repo octo-org/hello') state.variables.push('TEAM')
  if (text.endsWith('repos/octo-org/hello/actions/permissions -F enabled=true')) state.enabled = true
  if (text.endsWith('/actions/permissions/workflow -f default_workflow_permissions=read')) state.byDefault = 'read'
  if (text.includes('--method PUT repos/octo-org/hello/environments/production'))
    state.rules = text.includes('protected_branches') ? ['branch_policy'] : []
}

test.each<[string, (state: State) => void, readonly string[]]>([
  ['github-actions', (state) => (state.enabled = false), []],
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
