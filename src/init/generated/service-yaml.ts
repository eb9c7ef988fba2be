/** What the service of each environment is created from, on the first run. */
import type { Answers } from '../init-answers.ts'
import { scalar } from './yaml-scalar.ts'

export const serviceYaml = (
  answers: Answers,
): string => `# A CreateService request: the first run creates the service from it, and later ones leave it alone (docs/services.md of ship-to-ecs).
# Each \${cfn:…} is an output of a stack of BOOTSTRAP.md. What changes later belongs in \`service-attributes\` of ship-to-ecs.yaml.
desiredCount: ${answers.desiredCount}
capacityProviderStrategy:
  - { capacityProvider: ${providerOf(answers)}, weight: 1 }
networkConfiguration:
  awsvpcConfiguration:
    subnets: ['${output(answers, 'network', 'TaskSubnetIds')}']
    securityGroups: ['${output(answers, 'network', 'TaskSecurityGroupId')}']
${answers.launch === 'ec2' ? '' : `    assignPublicIp: '${output(answers, 'network', 'AssignPublicIp')}'\n`}loadBalancers:
  - targetGroupArn: '${output(answers, 'load-balancer', 'TargetGroupArn')}'
    containerName: app
    containerPort: ${answers.port}
${answers.strategy === 'blue-green' ? advanced(answers) : ''}healthCheckGracePeriodSeconds: 60
deploymentConfiguration:
${answers.strategy === 'blue-green' ? BLUE_GREEN : ROLLING}  deploymentCircuitBreaker: { enable: true, rollback: true }
enableECSManagedTags: true
propagateTags: SERVICE
${answers.executeCommand ? 'enableExecuteCommand: true\n' : ''}tags:
  - { key: application, value: ${scalar(answers.application)} }
`

/** An output of a stack of the environment that is deployed. */
const output = ({ application }: Answers, stack: string, name: string): string =>
  `\${cfn:${application}-\${settings:environment}-${stack}.${name}}`

const providerOf = (answers: Answers): string => {
  if (answers.launch === 'ec2') return `'${output(answers, 'ec2-capacity', 'CapacityProviderName')}'`
  return answers.launch === 'fargate' ? 'FARGATE' : 'FARGATE_SPOT'
}

const advanced = (answers: Answers): string => `    advancedConfiguration:
      alternateTargetGroupArn: '${output(answers, 'load-balancer', 'AlternateTargetGroupArn')}'
      productionListenerRule: '${output(answers, 'blue-green', 'ProductionListenerRuleArn')}'
      testListenerRule: '${output(answers, 'blue-green', 'TestListenerRuleArn')}'
      roleArn: '${output(answers, 'blue-green', 'LoadBalancerRoleArn')}'
`

const ROLLING = `  strategy: ROLLING
  minimumHealthyPercent: 100
  maximumPercent: 200
`

const BLUE_GREEN = `  strategy: BLUE_GREEN
  bakeTimeInMinutes: 5
`
