/** Which role needs which permission: every recorded call goes to the roles under which its pipeline makes it. */
import { DOCUMENTED_ACTIONS, type DocumentedAction } from './documented-actions.ts'
import { RECORDED_CALLS, type RecordedCall } from './recorded-calls.ts'

/** Each is a role of a template, `APP-push` or `APP-ENV-deploy`. */
export type RoleKey = 'push' | 'promote' | 'registry-plan' | 'registry-rescan' | 'deploy' | 'plan' | 'rescan'

export const ROLE_KEYS = [
  ...(['push', 'promote', 'registry-plan', 'registry-rescan'] as const),
  ...(['deploy', 'plan', 'rescan'] as const),
] satisfies readonly RoleKey[]

/** What only some projects need is a policy of its own, behind a parameter of the template. */
export type Part = 'always' | 'create-repository' | 'code-deploy' | 'keep-revisions' | 'sorry-page' | 'blue-green'

export interface Grant {
  readonly part: Part
  readonly action: string
  /** The type of the resource. */
  readonly resource: string
  /** To whom roles are passed; null for other actions. */
  readonly passedTo: string | null
  /** The pipelines that need it; none for what the documentation asks for. */
  readonly pipelines: readonly string[]
  readonly stages: readonly string[]
}

const UNDONE = ['dry-run', 'rollback-dry-run', 'push-dry-run']

/** The pipelines of a job of the environment. The rehearsals run with the roles of what they rehearse. */
const COVERED: Readonly<Record<RoleKey, { readonly by: readonly string[]; readonly of: readonly string[] }>> = {
  push: { by: ['registry', 'source', 'creator'], of: ['ship', 'push', 'rollback', 'maintenance', ...UNDONE] },
  promote: { by: ['registry', 'source'], of: ['promote', 'rollback', 'maintenance', 'dry-run', 'rollback-dry-run'] },
  'registry-plan': { by: ['registry', 'source'], of: ['check', 'dry-run'] },
  'registry-rescan': { by: ['registry', 'source'], of: ['rescan'] },
  deploy: { by: ['target'], of: ['ship', 'push', 'promote', 'rollback', 'maintenance', ...UNDONE] },
  plan: { by: ['target'], of: ['check', 'dry-run', 'maintenance'] },
  rescan: { by: ['target'], of: ['rescan'] },
}

/** Whoever runs `doctor` or `init` uses credentials of their own: no role of a job makes these calls. */
export const OF_PEOPLE = ['doctor']

/** Calls that are made where a role may make them, and yet given to no role: the run goes on without them. */
export const WITHHELD: readonly { readonly role: RoleKey; readonly action: string; readonly why: string }[] = [
  {
    role: 'plan',
    action: 'secretsmanager:GetSecretValue',
    why: 'everyone who can push a branch can change the workflow of its pull request, and use the role for whatever it allows',
  },
  {
    role: 'deploy',
    action: 'secretsmanager:GetSecretValue',
    why: 'only the names of JSON keys are checked with it, and whoever deploys needs no value of a secret',
  },
  {
    role: 'plan',
    action: 'elasticloadbalancing:SetRulePriorities',
    why: 'with this role `maintenance` only shows',
  },
  { role: 'plan', action: 'elasticloadbalancing:AddTags', why: 'with this role `maintenance` only shows' },
]

/** Whether a role makes the call of a pipeline. */
export const covers = (role: RoleKey, call: Pick<RecordedCall, 'action' | 'pipeline' | 'role'>): boolean =>
  COVERED[role].by.includes(call.role) &&
  COVERED[role].of.includes(call.pipeline) &&
  !WITHHELD.some((one) => one.role === role && one.action === call.action)

/** What a role needs, each permission once. */
export const grantsOf = (role: RoleKey, calls: readonly RecordedCall[] = RECORDED_CALLS): readonly Grant[] => {
  const recorded = sharedByStages(calls)
    .filter((call) => covers(role, call))
    .flatMap(grantsIn)
  const documented = DOCUMENTED_ACTIONS.filter((one) => isFor(one, role)).flatMap((one) =>
    documentedGrant(one, recorded),
  )
  const groups = Map.groupBy([...recorded, ...documented], ({ part, action, resource, passedTo }) =>
    [part, action, resource, passedTo].join(' '),
  )
  const all = [...groups.values()].flatMap(merged)
  // What is always there is not needed twice.
  return all.filter((one) => one.part === 'always' || !all.some((other) => isSame(one, other)))
}

const READS = /:(?:BatchGet|Describe|Get|List)/u

/** The stage that plans a rollback asks for other things than the one of the same name that plans a deployment. */
const isOther = (pipeline: string, stage: string): boolean => stage === 'plan' && pipeline.startsWith('rollback')

/**
 * With what a stage reads in another pipeline: which of its reads a scenario saw depends on the settings of that scenario, and the settings are the same
 * ones for each pipeline.
 */
const sharedByStages = (calls: readonly RecordedCall[]): readonly RecordedCall[] => {
  const places = new Map<string, RecordedCall>()
  for (const call of calls) {
    for (const stage of call.stages) {
      if (!isOther(call.pipeline, stage))
        places.set([call.pipeline, stage, call.role].join(' '), { ...call, stages: [stage] })
    }
  }
  const further = [...places.values()].flatMap(({ pipeline, role, stages }) =>
    calls
      .filter((one) => one.role === role && one.pipeline !== pipeline && READS.test(one.action))
      .filter((one) => stages.some((stage) => one.stages.includes(stage) && !isOther(one.pipeline, stage)))
      .map((one) => ({ ...one, pipeline, stages })),
  )
  return [...calls, ...further]
}

const isSame = (one: Grant, other: Grant): boolean =>
  one.part !== 'keep-revisions' &&
  other.part === 'always' &&
  one.action === other.action &&
  one.resource === other.resource &&
  one.passedTo === other.passedTo

const grantsIn = (call: RecordedCall): readonly Grant[] => {
  const { role, action, conditions, pipeline, stages } = call
  const resource = reachOf(call)
  const passedTo = conditions.find((one) => one.startsWith(PASSED))?.slice(PASSED.length) ?? null
  return stages.map((stage) => ({
    part: partOf({ role, action, resource, passedTo, stage }),
    ...{ action, resource, passedTo, pipelines: [pipeline], stages: [stage] },
  }))
}

/** The roles of an environment read no repository but those of side-cars, whose names the templates do not know. */
const reachOf = ({ role, resource }: Pick<RecordedCall, 'role' | 'resource'>): string =>
  role === 'target' && resource === 'repository' ? 'repository of a side-car' : resource

const PASSED = 'iam:passedtoservice='

type Recorded = Pick<RecordedCall, 'role' | 'action' | 'resource'> &
  Pick<Grant, 'passedTo'> & { readonly stage: string }

const partOf = ({ role, action, resource, passedTo, stage }: Recorded): Part => {
  if (passedTo === 'ecs.amazonaws.com') return 'blue-green'
  if (stage === 'clean-up') return 'keep-revisions'
  if (role === 'creator') return 'create-repository'
  if (resource === 'listener-rule') return 'sorry-page'
  return action.startsWith('codedeploy:') ? 'code-deploy' : 'always'
}

const isFor = ({ for: roles }: DocumentedAction, role: RoleKey): boolean => {
  if (roles === 'all') return true
  return roles === 'uploads' ? role === 'push' : role === 'registry-rescan'
}

const documentedGrant = (
  { action, resource, after }: DocumentedAction,
  recorded: readonly Grant[],
): readonly Grant[] => {
  const part = after === null ? 'always' : recorded.find((one) => one.action === after)?.part
  return part === undefined ? [] : [{ part, action, resource, passedTo: null, pipelines: [], stages: [] }]
}

const merged = (group: readonly Grant[]): readonly Grant[] => {
  const [first] = group
  if (first === undefined) return []
  const all = (of: (one: Grant) => readonly string[]) => [...new Set(group.flatMap(of))].toSorted()
  return [{ ...first, pipelines: all((one) => one.pipelines), stages: all((one) => one.stages) }]
}
