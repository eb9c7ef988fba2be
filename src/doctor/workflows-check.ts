/** Whether the jobs that call ship-to-ecs grant what the called workflow asks for: GitHub does not start a run that lacks one. */
import type { Called, WorkflowCall, WorkflowFile } from '../domain/github/workflow-calls.ts'
import { failed, ok, warned, type DoctorCheck, type Finding } from './doctor-check.ts'
import { permissionsFix } from '../domain/github/permissions-fix.ts'

export type Granted = Readonly<Record<string, 'read' | 'write'>>

/** By the jobs of the reusable workflows; a test compares them. A step that names a role needs the token of the job. */
// prettier-ignore
export const ASKED: Readonly<Record<Called, Granted>> = {
  ship: { contents: 'read', 'id-token': 'write', attestations: 'write' },
  promote: { contents: 'read', 'id-token': 'write', attestations: 'read' },
  rollback: { contents: 'read', 'id-token': 'write' },
  maintenance: { contents: 'read', 'id-token': 'write' },
  rescan: { contents: 'read', 'id-token': 'write', issues: 'write', 'security-events': 'write' },
  check: { contents: 'read', 'id-token': 'write', 'pull-requests': 'write' },
  action: {},
}

interface OfWorkflows {
  readonly calls: readonly WorkflowCall[]
  readonly workflows: readonly WorkflowFile[]
}

export const workflowsCheck = (of: OfWorkflows): DoctorCheck => ({
  ...{ id: 'github-workflows', environment: null, needs: [] },
  look: () => Promise.resolve(lookAtCalls(of)),
})

const lookAtCalls = ({ calls, workflows }: OfWorkflows): Finding => {
  if (calls.length === 0) return warned('none calls ship-to-ecs', 'ship-to-ecs init')
  const [lacking] = calls.filter((call) => lackingIn(call).length > 0)
  if (lacking === undefined) return ok([...new Set(calls.map(({ file }) => file))].join(', '))
  const { file, job } = lacking
  const names = lackingIn(lacking).map(([name, level]) => `\`${name}: ${level}\``)
  const found = workflows.find(({ name }) => name === file)
  const fix = found === undefined ? null : permissionsFix(found, { job, wanted: wantedIn(lacking) })
  return failed(`${file}: the job ${job} does not grant ${names.join(', ')}`, fix)
}

const askedBy = ({ called, roles }: WorkflowCall): Granted =>
  called === 'action' && roles.target !== null ? { 'id-token': 'write' } : ASKED[called]

/** Without `permissions`, a job has what the repository gives by default, which never is `id-token` (GitHub docs, "Workflow syntax", permissions). */
const lackingIn = (call: WorkflowCall): readonly (readonly [string, string])[] => {
  const granted = call.permissions ?? { '*': 'write', 'id-token': 'none' }
  return Object.entries(askedBy(call)).filter(([name, level]) => {
    const own = granted[name] ?? (name === 'id-token' && granted['*'] === 'read' ? 'none' : granted['*'])
    return own !== 'write' && own !== level
  })
}

/** What is granted stays, and never becomes less. */
const wantedIn = (call: WorkflowCall): Readonly<Record<string, string>> => {
  const own = Object.entries(call.permissions ?? {}).filter(([name]) => name !== '*')
  const more = own.filter(([name, level]) => level === 'write' || !(name in askedBy(call)))
  return { ...askedBy(call), ...Object.fromEntries(more) }
}
