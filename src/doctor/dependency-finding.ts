/** What `verify` has found, as one finding: the worst first, with the command for the first thing that a command creates. */
import { TASKS } from '../domain/verify/trust-policy.ts'
import { sentence } from '../domain/verify/verified.ts'
import type { Check } from '../domain/verify/verify-check.ts'
import { shellCommand } from '../domain/shell-word.ts'
import type { Config } from '../settings/config.ts'
import { failed, ok, skipped, warned, type Finding } from './doctor-check.ts'
import { accountOfServices, type OfEnvironment } from './of-environment.ts'
import { stackCommand } from './stack-commands.ts'

type Place = Pick<OfEnvironment, 'name' | 'stacks'> & { readonly config: Config }

export const dependencyFinding = (checks: readonly Check[], place: Place): Finding => {
  const of = (level: Check['level']): readonly Check[] => checks.filter((check) => check.level === level)
  const inWords = (all: readonly Check[]): string =>
    all.map((check) => `${sentence(check)}${check.next === null ? '' : ` (${check.next})`}`).join('; ')
  const [errors, warnings, unread] = [of('error'), of('warn'), of('unknown')]
  if (errors.length > 0) return failed(inWords(errors), fixOf(errors, place))
  if (warnings.length > 0) return warned(inWords(warnings), fixOf(warnings, place))
  const lacks = [...new Set(unread.map((check) => check.lacks ?? sentence(check)))].join(', ')
  if (unread.length > 0) return skipped(`${of('ok').length} are as they must be; no answer: ${lacks}`)
  return ok(`${of('ok').length} are as they must be`)
}

const fixOf = (checks: readonly Check[], place: Place): string | null => {
  const missing = checks.filter(({ what }) => what === 'does not exist')
  const [first = null] = missing.flatMap((check) => creating(check, place) ?? [])
  return first
}

/** The template that has it, by the id of the check. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'log-group': 'cluster.yaml',
  role: 'task-roles.yaml',
  'target-group': 'load-balancer.yaml',
}

const creating = ({ id, subject }: Check, { config, stacks, name: environment }: Place): string | null => {
  const template = TEMPLATES[id]
  if (template === undefined) return null
  return stackCommand(stacks, { template, account: accountOfServices(config), environment }) ?? byHand(subject, config)
}

const byHand = (subject: string, { services: [{ region }], roles }: Config): string | null => {
  const [, kind, name = ''] = /^(log group|execution role|task role) (.+)$/u.exec(subject) ?? []
  const where = region === null ? [] : ['--region', region]
  const role = shellCommand('aws', 'iam', 'create-role', '--role-name', name, '--assume-role-policy-document', TRUST)
  switch (kind) {
    case 'log group':
      return shellCommand('aws', 'logs', 'create-log-group', '--log-group-name', name, ...where)
    case 'task role':
      return role
    case 'execution role': {
      const policy = `arn:${roles.target?.partition ?? 'aws'}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`
      return `${role} && ${shellCommand('aws', 'iam', 'attach-role-policy', '--role-name', name, '--policy-arn', policy)}`
    }
    default:
      return null
  }
}

/** ECS Developer Guide, "Amazon ECS task execution IAM role". */
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: TASKS }, Action: 'sts:AssumeRole' }],
})
