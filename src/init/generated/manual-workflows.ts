/** Workflows that people start. */
import { roleIn, type Environment } from '../aws-names.ts'
import type { Answers } from '../init-answers.ts'
import type { WriteWorkflow } from './workflows-from.ts'
import { scalar } from './yaml-scalar.ts'

const choices = ({ environments }: Answers): string => `      environment:
        description: The environment
        type: choice
        options: [${environments.map(({ name }) => scalar(name)).join(', ')}]
        required: true
`

/** Of the last environment, as an example. */
const revision = ({ application, environments, existing }: Answers): string =>
  existing === null ? `${application}-${environments.at(-1)?.name ?? ''}:41` : 'FAMILY:41'

export const rollback: WriteWorkflow = (
  answers,
  own,
) => `# Sets an environment back, by hand. The first run with \`rehearsal\` only shows what would change.
# Reject a promotion that waits for its approval first: it may hold this one up.
name: rollback

on:
  workflow_dispatch:
    inputs:
${choices(answers)}      to:
        description: previous, a revision (${revision(answers)}), or a digest or tag of an image
        default: previous
      rehearsal:
        description: Only show what would change
        type: boolean
        default: true

permissions: {}

concurrency:
  group: rollback-\${{ inputs.environment }}
  cancel-in-progress: false

jobs:
  rollback:
    name: rollback
    permissions:
      contents: read # checkout: the settings
      id-token: write # AWS credentials by OIDC
    uses: ${own}
    with:
      environment: \${{ inputs.environment }}
      to: \${{ inputs.to }}
      rehearsal: \${{ inputs.rehearsal }}
`

export const maintenance: WriteWorkflow = (
  answers,
  own,
) => `# Switches the sorry page of an environment on or off, or shows it. It takes the place of the application for everyone.
name: maintenance

on:
${answers.existing === null ? REMINDER : ''}  workflow_dispatch:
    inputs:
${choices(answers)}      page:
        description: What becomes of the page
        type: choice
        options: [show, 'on', 'off']
        required: true

permissions: {}

concurrency:
  group: maintenance-\${{ inputs.environment }}
  cancel-in-progress: false

jobs:
  switch:
    name: switch
    if: github.event_name == 'workflow_dispatch' && inputs.page != 'show'
    permissions:
      contents: read # checkout: the settings
      id-token: write # AWS credentials by OIDC
    uses: ${own}
    with:
      environment: \${{ inputs.environment }}
      page: \${{ inputs.page }}
${answers.environments.map((one) => show(one, { answers, own })).join('')}`

/** A page that is forgotten turns a run red. */
const REMINDER = `  schedule:
    - cron: '41 */4 * * *' # red when a page has been on for longer than maintenance-limit-minutes
`

/** It waits for no reviewer, so its role only reads. */
const show = (
  environment: Environment,
  { answers, own }: { readonly answers: Answers; readonly own: string },
): string => `  show-${environment.name}:
    name: ${scalar(`show ${environment.name}`)}
    if: github.event_name == 'schedule' || (inputs.page == 'show' && inputs.environment == '${environment.name}')
    permissions:
      contents: read # checkout: the settings
      id-token: write # AWS credentials by OIDC, to read only
    uses: ${own}
    with:
      environment: ${scalar(environment.name)}
      page: show
      role-to-assume: ${roleIn(answers, environment, 'plan')}
`
