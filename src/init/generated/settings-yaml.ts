/** ship-to-ecs.yaml with every environment. */
import { accountOf, deploymentAlarms, nameIn, registryRole, roleIn, type Environment } from '../aws-names.ts'
import { placeIn, type Existing, type Place } from '../existing.ts'
import { DOCKERFILE, ROOT } from '../image-source.ts'
import type { Answers } from '../init-answers.ts'
import { scalar, value } from './yaml-scalar.ts'
import { workflowsFrom, type Caller } from './workflows-from.ts'

export const settingsYaml = (answers: Answers, caller: Caller): string => {
  const { repository, commit } = workflowsFrom(answers, caller)
  const { existing } = answers
  return `# yaml-language-server: $schema=https://raw.githubusercontent.com/${repository}/${commit}/docs/ship-to-ecs.schema.json
# ${existing === null ? OF_STACKS : OF_EXISTING}
aws-region: ${answers.region}
repository: ${scalar(answers.repository)}
registry-role: ${registryRole(answers, 'push')}
${existing === null ? ofNew(answers) : ofExisting(existing)}${image(answers)}
# In the order of promotion: one image, built once, goes from each to the next by its digest.
environments:
${answers.environments.map((one) => environmentText(answers, one)).join('\n')}`
}

const OF_STACKS =
  'The settings of every run. Roles, cluster and log groups are those of the stacks in infra/; BOOTSTRAP.md creates them.'

const OF_EXISTING = 'The settings of every run. What is not listed stays as the service has it.'

const ofNew = ({ application }: Answers): string => `service: ${scalar(application)}
task-definition: task-definition.json
container-name: app
service-definition: service.yaml
`

/** What differs from the Dockerfile of the root; a workflow that was imported says it by itself. */
const image = ({ dockerfile, context, existing }: Answers): string => {
  if (existing?.settings.context !== undefined || existing?.settings.file !== undefined) return ''
  const usual = context === ROOT ? DOCKERFILE : `${context}/${DOCKERFILE}`
  return `${context === ROOT ? '' : `context: ${scalar(context)}\n`}${dockerfile === usual ? '' : `file: ${scalar(dockerfile)}\n`}`
}

const ofExisting = ({ definition, container, settings }: Existing): string =>
  [
    ['task-definition', definition] as const,
    ...(container === null ? [] : [['container-name', container] as const]),
    ...Object.entries(settings),
  ]
    .map(([name, text]) => `${name}: ${value(text)}\n`)
    .join('')

const environmentText = (answers: Answers, environment: Environment): string => {
  const place = placeIn(answers.existing, environment.name)
  return `  ${scalar(environment.name)}:
${place === null ? ofStacks(answers, environment) : ofPlace(place, { answers, environment })}${environment === answers.environments[0] ? '' : `    registry-role: ${registryRole(answers, 'promote')} # gets what was pushed before, and uploads nothing\n`}`
}

const ofStacks = (answers: Answers, environment: Environment): string => `    cluster: ${nameIn(answers, environment)}
    aws-account-id: '${accountOf(answers, environment)}'
    role-to-assume: ${roleIn(answers, environment, 'deploy')}
    execution-role: ${roleIn(answers, environment, 'execution')}
    task-role: ${roleIn(answers, environment, 'task')}
${alarms(answers, environment)}`

const alarms = (answers: Answers, environment: Environment): string =>
  answers.addOns.includes('alarms')
    ? `    service-attributes:
      alarms: # ECS rolls a deployment back when one of them goes off
        names: [${deploymentAlarms(answers, environment).join(', ')}]
        enable: true
        rollback: true
`
    : ''

interface Whose {
  readonly answers: Answers
  readonly environment: Environment
}

/** Its roles are those of the task definition. */
const ofPlace = (place: Place, { answers, environment }: Whose): string => {
  const { cluster, service, deployRole, capacityProviders } = place
  const waits = [
    ['wait-for-minutes', place.waitForMinutes],
    ['desired-count', place.desiredCount],
    ['force-new-deployment', place.forceNewDeployment],
  ] as const
  const found = answers.existing?.found ?? null
  return `${found === null ? '' : `    # found: ${found}\n`}    cluster: ${value(cluster)}
    service: ${value(service)}
    aws-account-id: '${accountOf(answers, environment)}'
    role-to-assume: ${value(deployRole ?? roleIn(answers, environment, 'deploy'))}
${waits.flatMap(([name, text]) => (text === null ? [] : [`    ${name}: ${value(text)}\n`])).join('')}${providers(capacityProviders)}`
}

const providers = (all: Place['capacityProviders']): string =>
  all.length === 0
    ? ''
    : `    service-attributes:
      capacity-providers:
${all.map(({ name, base, weight }) => `        ${value(name)}: { base: ${base}, weight: ${weight} }\n`).join('')}`
