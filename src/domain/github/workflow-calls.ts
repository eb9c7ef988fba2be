/** What the workflows of a checkout call of ship-to-ecs, by their texts alone. What cannot be read is no call. Pure. */
import { z } from 'zod'
import { jsonValue } from '../json.ts'
import { parseYaml } from '../parse-yaml.ts'

const CALLED = ['ship', 'promote', 'rollback', 'maintenance', 'rescan', 'check'] as const

export interface WorkflowFile {
  /** `ship.yml` */
  readonly name: string
  readonly text: string
}

/** The reusable workflows; `action` is a step of the job itself. */
export type Called = (typeof CALLED)[number] | 'action'

export interface WorkflowCall {
  readonly file: string
  readonly job: string
  readonly called: Called
  /** As it is written: `octo-org/ship-to-ecs/.github/workflows/ship.yml@v1`. */
  readonly uses: string
  /** `job_workflow_ref` of its tokens; null for a step, where it depends on the branch. */
  readonly ref: string | null
  /** Null where only the run knows it. */
  readonly environments: readonly string[] | null
  readonly events: readonly string[]
  /** Of `on.push`, without patterns; null: of any branch. */
  readonly branches: readonly string[] | null
  /** What the call gives, instead of those of the settings. */
  readonly roles: { readonly target: string | null; readonly registry: string | null }
  /** `write` by `id-token`, for example; `*` is every other one. Null: those that the repository gives. */
  readonly permissions: Readonly<Record<string, string>> | null
}

/** Deeper than any workflow is. */
const LEVELS = 32

const REUSABLE = /^([\w.-]+\/[\w.-]*ship-to-ecs[\w.-]*\/\.github\/workflows\/(\w+)\.ya?ml@\S+)$/u
const ACTION = /^[\w.-]+\/[\w.-]*ship-to-ecs[\w.-]*@\S+$/u

const permissions = z
  .union([
    z.enum(['read-all', 'write-all']).transform((all): Record<string, string> => ({ '*': all.replace('-all', '') })),
    z.null().transform((): Record<string, string> => ({})),
    z.record(z.string(), z.string()),
  ])
  .optional()
const inputs = z.record(z.string(), z.unknown()).nullish().catch(null)
const STEP = z.object({ uses: z.string().optional().catch(undefined), with: inputs })
const JOB = z.object({
  uses: z.string().optional(),
  with: inputs,
  permissions,
  environment: z
    .union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
    .nullish()
    .catch(null),
  steps: z.array(z.unknown()).optional().catch(undefined),
})
const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const EVENTS = z
  .union([
    texts.transform((names) => Object.fromEntries(names.map((name) => [name, null]))),
    z.record(z.string(), z.unknown()),
  ])
  .catch({})
const WORKFLOW = z.object({ on: EVENTS, permissions, jobs: z.record(z.string(), z.unknown()) })

type Job = z.infer<typeof JOB>
type Permissions = WorkflowCall['permissions']
type OfWorkflow = Pick<WorkflowCall, 'file' | 'events' | 'branches' | 'permissions'>

/** In the order of the files and their jobs. */
export const workflowCalls = (files: readonly WorkflowFile[]): readonly WorkflowCall[] => files.flatMap(callsIn)

const callsIn = ({ name, text }: WorkflowFile): readonly WorkflowCall[] => {
  const parsed = parseYaml(text, { levels: LEVELS })
  if (parsed.kind !== 'document' || parsed.document.errors.length > 0) return []
  const found = WORKFLOW.safeParse(parsed.document.toJS({ maxAliasCount: 100 }))
  if (!found.success) return []
  const { on, jobs } = found.data
  const own = {
    file: name,
    events: Object.keys(on),
    branches: branchesOf(on['push']),
    permissions: found.data.permissions ?? null,
  }
  return Object.entries(jobs).flatMap(([job, text]) => {
    const read = JOB.safeParse(text)
    return read.success ? callsOf(read.data, { ...own, job }) : []
  })
}

const branchesOf = (push: unknown): readonly string[] | null => {
  const read = z.object({ branches: texts }).safeParse(push)
  return read.success ? read.data.branches.filter((branch) => !/[*?+[!]/u.test(branch)) : null
}

const callsOf = (job: Job, of: OfWorkflow & Pick<WorkflowCall, 'job'>): readonly WorkflowCall[] => {
  const permissions: Permissions = job.permissions ?? of.permissions
  const [, ref, name] = REUSABLE.exec(job.uses ?? '') ?? []
  const called = CALLED.find((one) => one === name)
  if (ref !== undefined && called !== undefined) {
    const given = job.with ?? {}
    return [{ ...of, permissions, ref, uses: ref, called, environments: environmentsOf(given), roles: rolesIn(given) }]
  }
  const steps = (job.steps ?? []).flatMap((step) => STEP.safeParse(step).data ?? [])
  const own = steps.filter(({ uses = '' }) => ACTION.test(uses))
  const environments = typeof job.environment === 'string' ? literal(job.environment) : null
  return own.map(({ uses = '', with: given }) => ({
    ...{ ...of, permissions, ref: null, uses, called: 'action', environments },
    roles: rolesIn(given ?? {}),
  }))
}

type Given = Readonly<Record<string, unknown>>

const literal = (text: string): readonly string[] | null => (text.includes('${{') ? null : [text])

const environmentsOf = (given: Given): WorkflowCall['environments'] => {
  const { environment, environments } = given
  if (typeof environment === 'string') return literal(environment)
  if (typeof environments !== 'string') return null
  return z.array(z.string()).safeParse(jsonValue(environments)).data ?? null
}

const rolesIn = (given: Given): WorkflowCall['roles'] => ({
  target: roleOf(given['role-to-assume']),
  registry: roleOf(given['registry-role']),
})

const roleOf = (value: unknown): string | null => (typeof value === 'string' && value.startsWith('arn:') ? value : null)
