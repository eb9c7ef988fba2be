/** The parts of BOOTSTRAP.md about a service or a workflow that was imported. */
import { shellCommand } from '../../domain/shell-word.ts'
import { roleIn } from '../aws-names.ts'
import type { Answers } from '../init-answers.ts'
import type { Existing } from '../existing.ts'
import { commands } from './shell-block.ts'

export interface Step {
  readonly title: string
  readonly text: string
}

/** In place of the costs. */
export const ofExisting = ({ from, source }: Existing): string =>
  from === 'service'
    ? `The service \`${source}\` runs already: its cluster, network, load balancer, task roles and log groups stay as they are, and nothing below creates or changes them.`
    : `The workflow \`${source}\` was translated. What it deploys to exists, and nothing below creates or changes it.`

/** What people have to look at. */
export const leftOpen = ({ open }: Existing): readonly Step[] =>
  open.length === 0 ? [] : [{ title: 'What was not taken over', text: open.map((line) => `- ${line}`).join('\n') }]

/** Of an imported workflow: the roles that it had, and its end. */
export const oldWorkflow = (answers: Answers): readonly Step[] => {
  const { existing } = answers
  if (existing?.from !== 'workflow') return []
  const prefix = answers.subjectPrefix ?? 'SUB_CLAIM_PREFIX'
  const roles = existing.places.flatMap(({ environment, deployRole }) =>
    deployRole === null
      ? []
      : [
          `- \`${deployRole}\` deploys to ${environment}, as before. Its trust policy must let in \`${prefix}:environment:${environment}\`, and its policy the calls of a deployment. Or remove it from ship-to-ecs.yaml in favour of the role of the stack, \`${ownRole(answers, environment)}\`.`,
        ],
  )
  return [
    ...(roles.length === 0
      ? []
      : [{ title: 'Roles of the old workflow', text: `${roles.join('\n')}\n\n\`ship-to-ecs doctor\` checks both.` }]),
    {
      title: 'Remove the old workflow',
      text: `Two workflows would deploy each push.\n\n${commands(shellCommand('git', 'rm', existing.source))}`,
    },
  ]
}

const ownRole = (answers: Answers, name: string): string => {
  const environment = answers.environments.find((one) => one.name === name)
  return environment === undefined ? '' : roleIn(answers, environment, 'deploy')
}
