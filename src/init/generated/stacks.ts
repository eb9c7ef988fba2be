/** The stacks of `infra/`, in the order in which they must exist, and the values of their parameters. */
import { accountOf, nameIn, registryAccount, repositoryArn, roleIn, type Environment } from '../aws-names.ts'
import { placeIn, type Place } from '../existing.ts'
import type { Answers } from '../init-answers.ts'
import { needsNatGateway } from './nat-gateway.ts'
import { UNKNOWN_REPOSITORY } from './placeholder-texts.ts'
import { secretArns } from './secret-arns.ts'
import { templateFacts } from './template-facts.ts'
import { workflowsFrom, type Caller } from './workflows-from.ts'

export interface Stack {
  readonly name: string
  /** In the repository: `infra/network.yaml`. */
  readonly template: string
  readonly account: string
  /** Null: shared by all of them. */
  readonly environment: string | null
  /** Stacks of the same account whose outputs are parameters of this one. */
  readonly from: readonly string[]
  /** `after`: it needs the service, which the first run creates. */
  readonly when: 'before' | 'after'
  readonly parameters: Readonly<Record<string, string>>
}

/** Where the templates of the package are, by their paths. */
export type Templates = ReadonlyMap<string, string>

/** Those whose template the package has. */
export const stacksOf = (answers: Answers, templates: Templates, caller: Caller): readonly Stack[] => {
  const all = [
    ...providers(answers),
    ...shared(answers),
    ...answers.environments.flatMap((one) => ofEnvironment(answers, one)),
  ]
  const had = all
    .map((planned) => ({ ...planned, template: `infra/${planned.template}.yaml` }))
    .filter(({ template }) => templates.has(template))
  const names = new Set(had.map(({ name }) => name))
  return had.map(({ of, ...planned }) => ({
    ...planned,
    from: planned.from.filter((name) => names.has(name)),
    parameters: parametersOf({ ...planned, of }, { answers, templates, caller }),
  }))
}

type Planned = Omit<Stack, 'parameters'> & { readonly of: Environment | null }

const plan = (values: Pick<Planned, 'name' | 'template' | 'account'> & Partial<Planned>): Planned => ({
  environment: null,
  from: [],
  when: 'before',
  of: null,
  ...values,
})

/** One for each account. */
const providers = (answers: Answers): readonly Planned[] => {
  const accounts = [registryAccount(answers), ...answers.environments.map((one) => accountOf(answers, one))]
  const name = `${answers.application}-github-oidc`
  return [...new Set(accounts)].map((account) => plan({ name, template: 'github-oidc', account }))
}

const shared = (answers: Answers): readonly Planned[] => {
  const account = registryAccount(answers)
  const registry = `${answers.application}-registry`
  return [
    ...(answers.existing?.registry === 'existing' ? [] : [plan({ name: registry, template: 'registry', account })]),
    plan({ name: `${answers.application}-push-role`, template: 'push-role', account, from: [registry] }),
  ]
}

interface Row {
  readonly template: string
  /** Templates of the environment whose outputs it takes. */
  readonly from?: readonly string[]
  readonly when?: Stack['when']
  readonly isWanted?: (answers: Answers) => boolean
}

const withAddOn =
  (name: Answers['addOns'][number]) =>
  ({ addOns }: Answers): boolean =>
    addOns.includes(name)

// A table: one row, one template.
// prettier-ignore
const OF_ENVIRONMENT: readonly Row[] = [
  { template: 'network' },
  { template: 'load-balancer', from: ['network'] },
  { template: 'blue-green', from: ['network', 'load-balancer'], isWanted: ({ strategy }) => strategy === 'blue-green' },
  { template: 'ec2-capacity', from: ['network'], isWanted: ({ launch }) => launch === 'ec2' },
  { template: 'cluster', from: ['network', 'ec2-capacity'] },
  { template: 'task-roles', from: ['cluster'] },
  { template: 'secrets', from: ['network', 'task-roles'], isWanted: withAddOn('secrets') },
  { template: 'efs', from: ['network', 'task-roles'], isWanted: withAddOn('efs') },
  { template: 'firelens', from: ['network', 'task-roles'], isWanted: withAddOn('firelens') },
  { template: 'tracing', from: ['network', 'task-roles'], isWanted: withAddOn('tracing') },
  { template: 'waf', from: ['load-balancer'], isWanted: withAddOn('waf') },
  { template: 'deploy-roles', from: ['network', 'cluster', 'task-roles', 'load-balancer'] },
  // Before the first run, whose deployment watches them.
  { template: 'alarms', from: ['network', 'cluster', 'load-balancer'], isWanted: withAddOn('alarms') },
  { template: 'scaling', from: ['cluster', 'load-balancer'], when: 'after', isWanted: withAddOn('scaling') },
]

/** Of a service that was imported nothing is created but the roles of the workflows. */
const isWantedBy = (answers: Answers, { template, isWanted }: Row): boolean =>
  answers.existing === null ? (isWanted?.(answers) ?? true) : template === 'deploy-roles'

const ofEnvironment = (answers: Answers, environment: Environment): readonly Planned[] =>
  OF_ENVIRONMENT.filter((row) => isWantedBy(answers, row)).map(({ template, from = [], when = 'before' }) => {
    const prefix = nameIn(answers, environment)
    return plan({
      name: `${prefix}-${template}`,
      template,
      account: accountOf(answers, environment),
      environment: environment.name,
      from: from.map((one) => `${prefix}-${one}`),
      when,
      of: environment,
    })
  })

interface World {
  readonly answers: Answers
  readonly templates: Templates
  readonly caller: Caller
}

/** What the answers know of the parameters that the template has. */
const parametersOf = (planned: Planned, { answers, templates, caller }: World): Stack['parameters'] => {
  const known = knownValues(answers, caller, planned.of)
  const names = new Set(templateFacts(templates.get(planned.template) ?? '').parameters)
  return Object.fromEntries(Object.entries(known).filter(([name, value]) => names.has(name) && value !== ''))
}

/** By the name of the parameter. @param of null: what is shared by all environments alone */
export const knownValues = (answers: Answers, caller: Caller, of: Environment | null): Stack['parameters'] => ({
  ...sharedValues(answers, caller),
  ...(of === null ? {} : valuesIn(answers, of)),
})

const sharedValues = (answers: Answers, caller: Caller): Readonly<Record<string, string>> => ({
  Application: answers.application,
  Profile: answers.profile,
  RepositoryName: answers.repository,
  RepositoryArn: repositoryArn(answers),
  // The account of the repository needs no policy to pull.
  EnvironmentAccountIds:
    answers.profile === 'small' ? '' : answers.environments.map((one) => accountOf(answers, one)).join(','),
  KeptTagPatterns: answers.environments.map(({ name }) => `${name}-*`).join(','),
  GitHubSubjectPrefix: answers.subjectPrefix ?? `repo:${answers.github ?? UNKNOWN_REPOSITORY}`,
  Branch: answers.branch,
  EnvironmentNames: answers.environments.map(({ name }) => name).join(','),
  WorkflowRepository: workflowsFrom(answers, caller).repository,
})

/** So that there is room to scale; the default of scaling.yaml. */
const FEWEST_AT_MOST = 4

const valuesIn = (answers: Answers, environment: Environment): Readonly<Record<string, string>> => ({
  Environment: environment.name,
  ...namesIn(answers, environment),
  ContainerPort: String(answers.port),
  HealthCheckPath: answers.healthPath,
  // Of an import the service exists, and with it whatever role its load balancer has.
  Strategy: answers.existing === null ? answers.strategy : '',
  ExecuteCommand: answers.executeCommand ? 'enabled' : 'disabled',
  MinCapacity: String(answers.desiredCount),
  MaxCapacity: String(Math.max(FEWEST_AT_MOST, answers.desiredCount)),
  NatGateway: needsNatGateway(answers) ? 'one' : '',
})

const namesIn = (answers: Answers, environment: Environment): Readonly<Record<string, string>> => {
  const place = placeIn(answers.existing, environment.name)
  return {
    ClusterName: place?.cluster ?? nameIn(answers, environment),
    ServiceName: place?.service ?? answers.application,
    ExecutionRoleArn: place?.executionRole ?? roleIn(answers, environment, 'execution'),
    TaskRoleArn: place?.taskRole ?? roleIn(answers, environment, 'task'),
    ...namesOfTask(place),
    ...secretArns(place, { answers, environment }),
  }
}

/** Empty: those of the templates. */
const namesOfTask = (place: Place | null): Readonly<Record<string, string>> => ({
  Family: place?.family ?? '',
  LogGroupName: place?.logGroup ?? '',
})
