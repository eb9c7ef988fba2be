/** The workflows of the repository: each calls a reusable one of ship-to-ecs by its commit. */
import { registryRole, roleIn } from '../aws-names.ts'
import type { Answers } from '../init-answers.ts'
import type { WrittenFile } from '../../ports/project-files.ts'
import { maintenance, rollback } from './manual-workflows.ts'
import { workflowsFrom, type Caller, type WriteWorkflow } from './workflows-from.ts'
import { scalar } from './yaml-scalar.ts'

export const workflowFiles = (answers: Answers, caller: Caller): readonly WrittenFile[] => {
  const { repository, commit } = workflowsFrom(answers, caller)
  const uses = (name: string): string => `${repository}/.github/workflows/${name}.yml@${commit} # v${caller.version}`
  return WORKFLOWS.map(([name, write]) => ({
    path: `.github/workflows/${name}.yml`,
    text: write(answers, uses(name), uses),
  }))
}

const check: WriteWorkflow = (
  answers,
  own,
) => `# Builds, scans and judges each pull request, and shows what a deployment of it would change. Nothing is pushed or deployed.
name: check

on:
  pull_request:

permissions: {}

concurrency:
  group: check-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  check:
    name: check
    permissions:
      contents: read # checkout, and the guarded settings of the target branch
      id-token: write # AWS credentials by OIDC, to read only; a fork gets none
      pull-requests: write # the comment
    uses: ${own}
    with:
      environment: ${scalar(firstOf(answers).name)}
      role-to-assume: ${roleIn(answers, firstOf(answers), 'plan')}
      registry-role: ${registryRole(answers, 'plan')}
`

const firstOf = ({ environments: [first] }: Answers): Answers['environments'][number] => {
  // The schema of the answers wants one at least.
  if (first === undefined) throw new Error('there are no environments')
  return first
}

const ship: WriteWorkflow = (answers, own, uses) => {
  const first = firstOf(answers)
  const others = answers.environments.slice(1)
  return `# Each push to ${answers.branch} builds one image and deploys it to ${first.name}${others.length === 0 ? '' : `, then the same image, by its digest, to ${others.map(({ name }) => name).join(', ')}`}.
name: ship

on:
  push:
    branches: [${JSON.stringify(answers.branch)}]

permissions: {}

# The jobs have a group for each environment. One for all runs would let a run that waits for an approval block later pushes.
concurrency:
  group: ship-\${{ github.sha }}
  cancel-in-progress: false # a deployment is not left halfway

jobs:
  deploy:
    name: ${scalar(first.name)}
    permissions:
      contents: read # checkout
      id-token: write # AWS credentials by OIDC
      attestations: write # keeps how the image was built
    uses: ${own}
    with:
      environment: ${scalar(first.name)}
${answers.attest ? '' : '      attest: false # public repositories and GitHub Enterprise Cloud can: init --attest\n'}${others.length === 0 ? '' : promotion(others, uses('promote'))}`
}

const promotion = (others: Answers['environments'], own: string): string => `  promote:
    name: promote
    needs: deploy
    permissions:
      contents: read # checkout
      id-token: write # AWS credentials by OIDC
      attestations: read # who built the image
    uses: ${own}
    with:
      environments: '${JSON.stringify(others.map(({ name }) => name))}'
      image: \${{ needs.deploy.outputs.image-digest }}
`

const rescan: WriteWorkflow = (
  answers,
  own,
) => `# Scans and judges what runs, each morning, by the vulnerability database of the day.
name: rescan

on:
  schedule:
    - cron: '17 5 * * *'
  workflow_dispatch:

permissions: {}

concurrency:
  group: rescan
  cancel-in-progress: false

jobs:
${answers.environments
  .map(
    (environment) => `  rescan-${environment.name}:
    name: ${scalar(environment.name)}
    permissions:
      contents: read # checkout
      id-token: write # AWS credentials by OIDC, to read only
      issues: write # with \`issue: on\`
      security-events: write # with \`code-scanning: upload\`
    uses: ${own}
    with:
      environment: ${scalar(environment.name)}
      role-to-assume: ${roleIn(answers, environment, 'rescan')}
      registry-role: ${registryRole(answers, 'rescan')}
`,
  )
  .join('')}`

const WORKFLOWS: readonly (readonly [string, WriteWorkflow])[] = [
  ['check', check],
  ['ship', ship],
  ['rescan', rescan],
  ['rollback', rollback],
  ['maintenance', maintenance],
]
