/** BOOTSTRAP.md: what is left to do, in order, to be copied and pasted. */
import { accountOf, deploymentAlarms, nameIn, registryAccount, type Environment } from '../aws-names.ts'
import { afterwards, certificateFirst } from './bootstrap-after.ts'
import { firstPush, ownDependabot } from './bootstrap-push.ts'
import { credentialsOf, deploy } from './deploy-command.ts'
import { FIRELENS_FILE } from './infra-files.ts'
import { openQuestions } from './open-questions.ts'
import { placeholderTexts, UNKNOWN_REPOSITORY } from './placeholder-texts.ts'
import { needsNatGateway } from './nat-gateway.ts'
import { commands } from './shell-block.ts'
import { leftOpen, ofExisting, oldWorkflow, type Step } from './bootstrap-of-import.ts'
import type { Answers } from '../init-answers.ts'
import type { RepositoryFacts } from '../repository-facts.ts'
import type { Stack } from './stacks.ts'
import type { Caller } from './workflows-from.ts'

export interface BootstrapFacts {
  readonly answers: Answers
  readonly stacks: readonly Stack[]
  readonly caller: Caller
  readonly facts: RepositoryFacts
  readonly kept: readonly string[]
}

export const bootstrapText = (given: BootstrapFacts): string => {
  const { answers } = given
  const steps = [
    ...placeholders(given),
    ...(given.answers.existing === null ? application(given) : leftOpen(given.answers.existing)),
    ...providers(given),
    ...shared(given),
    ...environments(given),
    gitHub(given),
    ...oldWorkflow(given.answers),
    ...ownDependabot(given.kept),
    ...certificateFirst(answers, given.stacks),
    firstPush(answers),
    ...afterwards(answers, given.stacks),
  ]
  return `# From here to production

\`ship-to-ecs init\` has written this repository for **${answers.application}** in ${answers.region}${answers.existing === null ? `, profile ${answers.profile}` : ''}. What is left to do is in order below; each command can be run again. Delete this file when all is done.

You need: Node.js 24, the AWS CLI (\`aws login\` or a profile for each account, with the right to create IAM roles), the GitHub CLI (\`gh auth login\`).

${answers.existing === null ? costs(answers) : ofExisting(answers.existing)}

${steps.map(({ title, text }, index) => `## ${index + 1}. ${title}\n\n${text}`).join('\n\n')}
`
}

/** Prices of US East in 2026, 730 hours, without traffic. */
const COSTS: Readonly<Record<Answers['profile'], string>> = {
  small:
    'Costs, about 30 to 36 USD a month for each environment (US East): one task of 0.25 vCPU and 0.5 GB, a load balancer, public IPv4 addresses. There is no NAT and no endpoint: tasks have public addresses (Security Hub ECS.2), and only the load balancer may connect to them. All environments share an account, so whoever may change one account role can change production.',
  standard:
    'Costs, about 120 USD a month for each environment (US East): two tasks of 0.25 vCPU and 0.5 GB, a load balancer, endpoints in two zones. Tasks have no public address.',
}

const costs = (answers: Answers): string =>
  `${COSTS[answers.profile]}${answers.profile === 'standard' ? WAYS_OUT[needsNatGateway(answers) ? 'nat' : 'endpoints'] : ''} The load balancer serves plain HTTP until a certificate is set ("Domain and HTTPS").`

const WAYS_OUT = {
  endpoints: ' They have no way to the internet but the endpoints.',
  nat: ' The images of the side-cars come from public.ecr.aws, so there is also a NAT gateway: about 33 USD a month for each environment, and 0.045 USD per GB.',
}

const placeholders = ({ answers, caller }: BootstrapFacts): readonly Step[] => {
  const texts = placeholderTexts(answers, caller)
  return texts.length === 0 ? [] : [{ title: 'Replace the placeholders', text: texts.join('\n\n') }]
}

const application = ({ answers, facts }: BootstrapFacts): readonly Step[] => {
  const open = openQuestions(answers, facts)
  return open.length === 0 ? [] : [{ title: 'Look at the container', text: open.map((line) => `- ${line}`).join('\n') }]
}

const providers = ({ answers, stacks }: BootstrapFacts): readonly Step[] => {
  const own = stacks.filter(({ template }) => template === 'infra/github-oidc.yaml')
  if (own.length === 0) return []
  const runs = new Set(answers.existing === null ? answers.environments.map((one) => accountOf(answers, one)) : [])
  const parts = own.map(
    (stack) =>
      `${credentialsOf(stack.account)}\n\n${commands(...(runs.has(stack.account) ? [ECS_ROLE] : []), deploy(stack))}`,
  )
  const text = `Once in each account; it is free. If \`aws iam list-open-id-connect-providers\` lists token.actions.githubusercontent.com already, leave that command out there.${runs.size === 0 ? '' : ' An account that has never used ECS lacks the role by which ECS works; where the role exists, the command says so and changes nothing.'}

${parts.join('\n\n')}`
  return [{ title: 'Let GitHub identify itself to AWS', text }]
}

/** It fails where the role exists. */
const ECS_ROLE = 'aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com || true'

const shared = ({ answers, stacks }: BootstrapFacts): readonly Step[] => {
  const own = stacks.filter(
    ({ template, environment }) => environment === null && template !== 'infra/github-oidc.yaml',
  )
  if (own.length === 0) return []
  return [
    {
      title: `The registry, in account ${registryAccount(answers)}`,
      text: `${answers.existing?.registry === 'existing' ? 'The role that pushes.' : 'The repository of the images, with tags that never move, and the role that pushes. ECR costs 0.10 USD per GB and month.'} ${credentialsOf(registryAccount(answers))}\n\n${commands(...own.map(deploy))}`,
    },
  ]
}

const environments = ({ answers, stacks }: BootstrapFacts): readonly Step[] =>
  answers.environments.flatMap((environment) => {
    const own = stacks.filter((one) => one.environment === environment.name && one.when === 'before')
    return own.length === 0
      ? []
      : [
          {
            title: `The environment ${environment.name}, in account ${accountOf(answers, environment)}`,
            text: `${answers.existing === null ? CREATED : ROLES}${alarms(answers, environment)} ${credentialsOf(accountOf(answers, environment))}\n\n${commands(...own.map(deploy), ...copies(answers, environment))}`,
          },
        ]
  })

const alarms = (answers: Answers, environment: Environment): string =>
  answers.existing === null && answers.addOns.includes('alarms')
    ? `\n\nDeployments are rolled back on ${deploymentAlarms(answers, environment).join(', ')}. The alarms notify nobody until AlarmEmail is set: add \`{ "ParameterKey": "AlarmEmail", "ParameterValue": "ops@example.com" }\` to \`infra/parameters/${nameIn(answers, environment)}-alarms.json\` before the commands, and confirm the mail that AWS sends. Until the first run, the alarm for missing tasks is on.`
    : ''

const CREATED =
  'Network, load balancer, cluster and roles. The service is in no stack: the first run creates it from service.yaml, and no update of a stack ever changes its image.'
const ROLES = 'The roles of the workflows, which GitHub assumes: one that deploys, and those that only read.'

/** The side-car of the logs reads its second output from the bucket. */
const copies = (answers: Answers, environment: Environment): readonly string[] =>
  answers.existing === null && answers.addOns.includes('firelens')
    ? [
        `aws s3 cp --region ${answers.region} ${FIRELENS_FILE} s3://${nameIn(answers, environment)}-${accountOf(answers, environment)}/config/`,
      ]
    : []

const gitHub = ({ answers }: BootstrapFacts): Step => {
  const repository = answers.github ?? UNKNOWN_REPOSITORY
  const calls = answers.environments.flatMap(({ name, approval }) => {
    const reviewers = approval ? `,"reviewers":[{"type":"User","id":'"$(gh api user --jq .id)"'}]` : ''
    const branches = '"deployment_branch_policy":{"protected_branches":false,"custom_branch_policies":true}'
    return [
      `echo '{${branches}${reviewers}}' | gh api --method PUT repos/${repository}/environments/${name} --input -`,
      `gh api --method POST repos/${repository}/environments/${name}/deployment-branch-policies -f name='${answers.branch}'`,
    ]
  })
  const approved = answers.environments.filter(({ approval }) => approval).map(({ name }) => name)
  return {
    title: 'Environments of GitHub',
    text: `Before the first push: GitHub creates a missing environment without any rule. Only ${answers.branch} may deploy${approved.length === 0 ? '' : `, and you approve each deployment to ${approved.join(', ')}`}.${PLANS}${approved.length === 0 ? '' : NO_APPROVALS}${answers.existing === null ? '' : ' The first command replaces the rules of an environment that exists: leave it out where they are right.'}

${commands(...calls)}

There are no secrets and no variables to set.`,
  }
}

const PLANS =
  ' In a private repository, environments need GitHub Pro, Team or Enterprise; GitHub Free has them in public ones only.'
const NO_APPROVALS =
  ' Approvals in a private repository need GitHub Enterprise. Without it run `ship-to-ecs init --approve none`: each push then reaches every environment by itself, so let only reviewed pull requests into the branch.'
