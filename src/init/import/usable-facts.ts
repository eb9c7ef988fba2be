/** What a workflow says that cannot be used as it is written is left to people, with its line. Pure. */
import { fieldOf, SETTING_NAMES, type SettingName } from '../../settings/declaration.ts'
import { name } from './imported.ts'
import type { Fact, FactName } from './translation.ts'
import type { JobFacts } from './workflow-jobs.ts'

export const accountIn = (role: string | null): string | null =>
  /^arn:[\w-]+:iam::(\d{12}):/u.exec(role ?? '')?.[1] ?? null

interface Form {
  readonly isRight: (value: string) => boolean
  readonly why: string
}

const isName = (value: string): boolean => /^(?:arn:[\w-]+:ecs:[\w-]*:\d{12}:[a-z]+\/)?[\w/-]{1,255}$/u.test(value)

const FORMS: Partial<Readonly<Record<FactName, Form>>> = {
  region: {
    isRight: (value) => /^[a-z]{2}(?:-[a-z]+)+-\d$/u.test(value),
    why: 'is no region: set `--region`',
  },
  role: {
    isRight: (value) => accountIn(value) !== null,
    why: 'is no ARN of a role, so neither the role nor its account was taken: set `--account`, and `role-to-assume` in ship-to-ecs.yaml',
  },
  'registry-account': {
    isRight: (value) => /^\d{12}$/u.test(value),
    why: 'is no account id of 12 digits: set `--registry-account`',
  },
  // Amazon ECS API Reference, "Service" and "Cluster"; both also as an ARN.
  service: { isRight: isName, why: 'is no name of a service' },
  cluster: { isRight: isName, why: 'is no name of a cluster' },
  container: { isRight: (value) => /^[\w-]{1,255}$/u.test(value), why: 'is no name of a container' },
  definition: {
    isRight: (value) => !/(?:^|[/\\])\.\.(?:[/\\]|$)/u.test(value),
    why: 'is outside of the repository',
  },
}

/** Why the value cannot be used; null where it can. */
const problemOf = ({ name: of, value }: Fact): string | null => {
  const form = FORMS[of]
  if (form !== undefined) return form.isRight(value) ? null : `${name(`${of}: ${value}`)} ${form.why}`
  const setting = SETTING_NAMES.find((one): one is SettingName & FactName => one === of)
  const read = setting === undefined ? null : fieldOf(setting).schema.safeParse(value)
  if (read === null || read.success) return null
  const why = read.error.issues.map(({ message }) => message).join('; ')
  return `${name(`${of}: ${value}`)} is not what the setting takes (${name(why)}); set it in ship-to-ecs.yaml`
}

/** The job with what can be used of it; the rest is left. */
export const usableJob = (job: JobFacts): JobFacts => {
  const judged = job.facts.map((one) => ({ one, why: problemOf(one) }))
  return {
    ...job,
    facts: judged.flatMap(({ one, why }) => (why === null ? [one] : [])),
    left: [...job.left, ...judged.flatMap(({ one, why }) => (why === null ? [] : [{ line: one.line, why }]))],
  }
}
