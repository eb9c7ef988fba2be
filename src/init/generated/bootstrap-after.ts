/** The steps of BOOTSTRAP.md that come after the first push. */
import { nameIn } from '../aws-names.ts'
import type { Answers } from '../init-answers.ts'
import { deploy } from './deploy-command.ts'
import type { Step } from './bootstrap-of-import.ts'
import { commands } from './shell-block.ts'
import type { Stack } from './stacks.ts'

export const afterwards = (answers: Answers, stacks: readonly Stack[]): readonly Step[] => {
  if (answers.existing !== null) return []
  const own = stacks.filter(({ when }) => when === 'after')
  return [
    ...(own.length === 0
      ? []
      : [
          {
            title: 'What needs the service',
            text: `Scaling comes after the first run, which creates the service.\n\n${commands(...own.map(deploy))}`,
          },
        ]),
    look(answers),
    ...(isCertificateFirst(answers) ? [] : encrypt(answers, stacks)),
  ]
}

/** With blue/green the service keeps the ARN of the rule of its listener, which a certificate changes. */
const isCertificateFirst = ({ strategy }: Answers): boolean => strategy === 'blue-green'

/** Before the first push; none where it can come later. */
export const certificateFirst = (answers: Answers, stacks: readonly Stack[]): readonly Step[] =>
  answers.existing === null && isCertificateFirst(answers)
    ? encrypt(
        answers,
        stacks.filter(({ when }) => when === 'before'),
      )
    : []

const parameterFiles = (answers: Answers, template: string): string =>
  answers.environments.map((one) => `\`infra/parameters/${nameIn(answers, one)}-${template}.json\``).join(', ')

const look = (answers: Answers): Step => {
  const address = answers.environments.map(
    (one) =>
      `aws cloudformation describe-stacks --region ${answers.region} --stack-name ${nameIn(answers, one)}-load-balancer --query "Stacks[0].Outputs[?OutputKey=='ServiceUrl'].OutputValue" --output text`,
  )
  return {
    title: 'Look at it',
    text: `The address of each environment, with the credentials of its account:\n\n${commands(...address)}`,
  }
}

const encrypt = (answers: Answers, stacks: readonly Stack[]): readonly Step[] => {
  const balancers = new Set(answers.environments.map((one) => `${nameIn(answers, one)}-load-balancer`))
  const own = stacks.filter(({ name, from }) => balancers.has(name) || from.some((one) => balancers.has(one)))
  if (own.length === 0) return []
  const early = isCertificateFirst(answers)
    ? ' With blue/green it has to come before the first push: the service keeps the ARN of the rule of its listener. Without a domain, pass this step over.'
    : ''
  const request = `aws acm request-certificate --region ${answers.region} --domain-name app.example.com --validation-method DNS`
  return [
    {
      title: 'Domain and HTTPS',
      text: `Until a certificate is set, the load balancer serves plain HTTP, which everyone on the way can read and change.${early} For each environment, request a certificate for its domain, and create the DNS record that proves the domain is yours:

${commands(request)}

When it is issued, add \`{ "ParameterKey": "CertificateArn", "ParameterValue": "arn:aws:acm:…" }\` to ${parameterFiles(answers, 'load-balancer')}. Then deploy the stack again, and those that take its outputs. Port 443 serves from then on, and port 80 redirects to it.

${commands(...own.map(deploy))}

Point the domain at the output LoadBalancerDnsName: an alias record in Route 53, a CNAME elsewhere.`,
    },
  ]
}
