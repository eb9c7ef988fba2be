/** ship-to-ecs.yaml with every environment. */
import { accountOf, nameIn, registryRole, roleIn, type Environment } from '../aws-names.ts'
import type { Answers } from '../init-answers.ts'
import { scalar } from './yaml-scalar.ts'
import { workflowsFrom, type Caller } from './workflows-from.ts'

export const settingsYaml = (answers: Answers, caller: Caller): string => {
  const { repository, commit } = workflowsFrom(answers, caller)
  return `# yaml-language-server: $schema=https://raw.githubusercontent.com/${repository}/${commit}/docs/ship-to-ecs.schema.json
# The settings of every run. Roles, cluster and log groups are those of the stacks in infra/; BOOTSTRAP.md creates them.
aws-region: ${answers.region}
repository: ${scalar(answers.repository)}
registry-role: ${registryRole(answers, 'push')}
service: ${scalar(answers.application)}
task-definition: task-definition.json
container-name: app
service-definition: service.yaml

# In the order of promotion: one image, built once, goes from each to the next by its digest.
environments:
${answers.environments.map((one) => environmentText(answers, one)).join('\n')}`
}

const environmentText = (answers: Answers, environment: Environment): string => `  ${scalar(environment.name)}:
    cluster: ${nameIn(answers, environment)}
    aws-account-id: '${accountOf(answers, environment)}'
    role-to-assume: ${roleIn(answers, environment, 'deploy')}
    execution-role: ${roleIn(answers, environment, 'execution')}
    task-role: ${roleIn(answers, environment, 'task')}
${environment === answers.environments[0] ? '' : `    registry-role: ${registryRole(answers, 'promote')} # gets what was pushed before, and uploads nothing\n`}`
