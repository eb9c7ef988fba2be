/** A workflow of the usual actions -> what each job deploys, and what the whole of it says. Pure. */
import { fault } from '../../errors/fault.ts'
import { gone, joined, left, NOTHING, type Scope, type Translation } from './translation.ts'
import { scopeOf, translateStep } from './workflow-steps.ts'
import { entriesOf, memberOf, textOf, type Entry, type Value } from './workflow-yaml.ts'

export interface JobFacts extends Translation {
  readonly line: number
  /** Of GitHub; null where the job has none, or an expression. */
  readonly environment: string | null
  readonly isDeployment: boolean
}

export interface WorkflowFacts {
  readonly jobs: readonly JobFacts[]
  readonly rest: Translation
  /** The branch whose pushes deploy; null where it is not one. */
  readonly branch: string | null
}

const DEPLOY = 'aws-actions/amazon-ecs-deploy-task-definition'

/** @throws ShipError `E_INPUT` for what deploys nothing */
export const translateWorkflow = (workflow: Value, path: string): WorkflowFacts => {
  const jobs = entriesOf(memberOf(workflow, 'jobs'))
  if (jobs.length === 0)
    throw fault('E_INPUT', {
      message: `--from-workflow: ${path} is no workflow of GitHub: it has no \`jobs\``,
      hint: HINT,
    })
  const scope = scopeOf(workflow, new Map())
  const found = jobs.map((job) => translateJob(job, scope))
  if (!found.some(({ isDeployment }) => isDeployment))
    throw fault('E_INPUT', { message: `--from-workflow: ${path} has no step with ${DEPLOY}`, hint: HINT })
  const on = memberOf(workflow, 'on')
  return { jobs: found, rest: joined([triggers(on), members(workflow, OF_WORKFLOW)]), branch: branchOf(on) }
}

const HINT = 'Name the workflow that deploys to Amazon ECS, such as .github/workflows/deploy.yml.'

const translateJob = ({ key, value, line }: Entry, scope: Scope): JobFacts => {
  const inner = scopeOf(value, scope)
  const steps = memberOf(value, 'steps')
  const found = steps?.kind === 'list' ? steps.items.map((step) => translateStep(step, inner)) : []
  if (!found.some(({ isKnown }) => isKnown)) {
    const why =
      'is a job without a step of a deployment: keep it in a workflow of its own. ship.yml does not wait for it'
    return { ...left(key, line, why), line, environment: null, isDeployment: false }
  }
  const environment = environmentOf(value)
  return {
    ...joined([...found, members(value, OF_JOB), environment.translation]),
    ...{ line, environment: environment.name },
    isDeployment: found.some(({ action }) => action === DEPLOY),
  }
}

const environmentOf = (job: Value): { readonly name: string | null; readonly translation: Translation } => {
  const value = memberOf(job, 'environment')
  if (value === undefined) return { name: null, translation: NOTHING }
  const text = textOf(value) ?? textOf(memberOf(value, 'name')) ?? ''
  if (/^[a-z][a-z0-9-]{0,18}[a-z0-9]$/u.test(text)) return { name: text, translation: NOTHING }
  const why =
    'is no name of an environment here (2 to 20 lower-case letters, digits and hyphens); name it with `--environments`'
  return { name: null, translation: left(`environment: ${text}`, value.line, why) }
}

type Rules = Readonly<Record<string, string | null>>

/** Null: of the generated workflows, or read elsewhere. */
const OF_WORKFLOW: Rules = {
  ...{ on: null, env: null, jobs: null, name: null, permissions: null, concurrency: null, 'run-name': null },
  defaults: 'has no counterpart: paths are relative to the checkout',
}

const OF_JOB: Rules = {
  ...{ env: null, steps: null, name: null, permissions: null, concurrency: null, needs: null, outputs: null },
  ...{ environment: null, 'timeout-minutes': null },
  if: 'is a condition of the job; set it in ship.yml',
  'runs-on': 'is the runner; the workflows of ship-to-ecs take `runs-on` as an input, ubuntu-latest by default',
  strategy:
    'is a matrix, which has no counterpart: one environment was taken; add the others to `environments` in ship-to-ecs.yaml, and to the jobs of ship.yml',
  defaults: 'has no counterpart: paths are relative to the checkout',
}

const members = (part: Value, rules: Rules): Translation =>
  joined(
    entriesOf(part).map(({ key, value, line }) => {
      if (key === 'runs-on' && /^ubuntu-(?:latest|\d\d\.\d\d)$/u.test(textOf(value) ?? '')) return gone(key, line)
      const why = Object.hasOwn(rules, key) ? rules[key] : undefined
      if (why === null)
        return ['permissions', 'concurrency', 'timeout-minutes', 'needs'].includes(key) ? gone(key, line) : NOTHING
      return left(key, line, why ?? 'has no counterpart')
    }),
  )

const branchOf = (on: Value | undefined): string | null => {
  const branches = memberOf(memberOf(on, 'push'), 'branches')
  const names = branches?.kind === 'list' ? branches.items.map(textOf) : [textOf(branches)]
  const [name = null] = names
  return names.length === 1 && name !== null && /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/u.test(name) ? name : null
}

const triggers = (on: Value | undefined): Translation => {
  if (on === undefined) return NOTHING
  const names =
    on.kind === 'list'
      ? on.items.map((one) => ({ key: textOf(one) ?? '', line: one.line }))
      : on.kind === 'text'
        ? [{ key: on.text, line: on.line }]
        : on.entries
  const others = names.filter(({ key }) => key !== 'push')
  const filters = entriesOf(memberOf(on, 'push')).filter(({ key }) => key !== 'branches' || branchOf(on) === null)
  return joined([
    ...others.map(({ key, line }) =>
      left(key, line, 'is another event; ship.yml runs on a push, and the other workflows have their own'),
    ),
    ...filters.map(({ key, line }) => left(key, line, 'is a filter of pushes; set it in ship.yml')),
  ])
}
