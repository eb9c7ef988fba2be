/** Workflows that people start. */
import type { Answers } from '../init-answers.ts'
import type { WriteWorkflow } from './workflows-from.ts'
import { scalar } from './yaml-scalar.ts'

const choices = ({ environments }: Answers): string => `      environment:
        description: The environment
        type: choice
        options: [${environments.map(({ name }) => scalar(name)).join(', ')}]
        required: true
`

export const rollback: WriteWorkflow = (
  answers,
  own,
) => `# Sets an environment back, by hand. The first run with \`rehearsal\` only shows what would change.
name: rollback

on:
  workflow_dispatch:
    inputs:
${choices(answers)}      to:
        description: previous, a revision (${answers.application}-production:41), or a digest or tag of an image
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
) => `# Switches the sorry page of an environment on or off. It takes the place of the application for everyone.
name: maintenance

on:
  workflow_dispatch:
    inputs:
${choices(answers)}      page:
        description: What becomes of the page
        type: choice
        options: ['on', 'off']
        required: true

permissions: {}

concurrency:
  group: maintenance-\${{ inputs.environment }}
  cancel-in-progress: false

jobs:
  maintenance:
    name: maintenance
    permissions:
      contents: read # checkout: the settings
      id-token: write # AWS credentials by OIDC
    uses: ${own}
    with:
      environment: \${{ inputs.environment }}
      page: \${{ inputs.page }}
`
