/** Plays the plan of a task definition whose containers' variables have placeholders. */
import type { PlanInput } from '../../src/stages/plan/plan-input.ts'
import type { ValuesConfig } from '../../src/settings/config.ts'
import { plan, target, TASK_FILE, type Account } from './plan-play.ts'

export const VALUES: ValuesConfig = {
  untrusted: null,
  unresolved: 'refused',
  variables: { PORT: '8080', EMPTY: '', UNSET: null },
  facts: { environment: 'prod', commit: 'abc', branch: null },
}
export const STATE = '/checkout/terraform.tfstate'
const STATE_FILE = { setting: 'tfstate', given: 'terraform.tfstate', path: STATE, written: STATE }

/** A task definition whose container has these variables. */
export const environment = (values: Readonly<Record<string, string>>): string =>
  JSON.stringify(
    {
      family: 'web',
      containerDefinitions: [
        { name: 'app', environment: Object.entries(values).map(([name, value]) => ({ name, value })) },
      ],
    },
    null,
    1,
  )

/** The stage with that file, a state file and values. */
export const played = (text: string, facts: Partial<Account> = {}, input: Partial<PlanInput> = {}) =>
  plan(
    { ...target({ stateFile: STATE_FILE }), values: VALUES, tag: 'v1', ...input },
    { ...facts, files: { [TASK_FILE]: text, ...facts.files } },
  )

export const environmentOf = async (play: ReturnType<typeof played>): Promise<Record<string, string | undefined>> => {
  const [service] = (await play.run()).services
  const pairs = service?.taskDefinition.input.containerDefinitions?.[0]?.environment ?? []
  return Object.fromEntries(pairs.map(({ name, value }) => [name ?? '', value]))
}
