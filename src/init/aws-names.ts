/** The names and ARNs that the templates in `infra/` give, so that settings and parameters can be written before a stack exists. */
import type { Answers } from './init-answers.ts'

export type Environment = Answers['environments'][number]

/** An account that is not known yet: no account of AWS has such a number, and each place has its own. */
export const placeholderAccount = (place: number): string => String(place).padStart(12, '0')

export const isPlaceholderAccount = (account: string): boolean => account.startsWith('0000000000')

/** The account of the registry. */
export const registryAccount = ({ registryAccount: account }: Answers): string => account ?? placeholderAccount(0)

/** The account of an environment: with `small` that of the registry. */
export const accountOf = (answers: Answers, environment: Environment): string => {
  if (answers.profile === 'small') return environment.account ?? registryAccount(answers)
  return environment.account ?? placeholderAccount(answers.environments.indexOf(environment) + 1)
}

/** Each account once, that of the registry first. */
export const accountsOf = (answers: Answers): readonly string[] => [
  ...new Set([registryAccount(answers), ...answers.environments.map((one) => accountOf(answers, one))]),
]

/** AWS General Reference, "Amazon Resource Names", partitions. */
export const partitionOf = ({ region }: Answers): string => {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}

const roleArn = (answers: Answers, account: string, name: string): string =>
  `arn:${partitionOf(answers)}:iam::${account}:role/${name}`

/** `APP-ENV`, the beginning of what belongs to an environment; the cluster, too. */
export const nameIn = ({ application }: Answers, { name }: Environment): string => `${application}-${name}`

/** The alarms of `alarms.yaml` on which a deployment is rolled back: its output DeploymentAlarmNames. */
export const deploymentAlarms = (answers: Answers, environment: Environment): readonly string[] => {
  const names = ['5xx', 'unhealthy', ...(answers.strategy === 'blue-green' ? ['unhealthy-alternate'] : [])]
  return names.map((name) => `${nameIn(answers, environment)}-${name}`)
}

/** `promote` uploads nothing: for environments that get images which were pushed before. */
export const registryRole = (answers: Answers, role: 'push' | 'promote' | 'plan' | 'rescan'): string =>
  roleArn(answers, registryAccount(answers), `${answers.application}-${role}`)

export const roleIn = (
  answers: Answers,
  environment: Environment,
  role: 'deploy' | 'plan' | 'rescan' | 'execution' | 'task',
): string => roleArn(answers, accountOf(answers, environment), `${nameIn(answers, environment)}-${role}`)

export const repositoryArn = (answers: Answers): string =>
  `arn:${partitionOf(answers)}:ecr:${answers.region}:${registryAccount(answers)}:repository/${answers.repository}`
