/** The task definition for all environments: what differs is a placeholder, or set in ship-to-ecs.yaml. */
import { escaped } from '../../domain/values/template.ts'
import type { Answers } from '../init-answers.ts'
import type { DockerfileFacts } from '../dockerfile-facts.ts'
import { withFragments } from './fragments.ts'

export const definitionJson = (
  answers: Answers,
  dockerfile: DockerfileFacts,
  fragments: ReadonlyMap<string, string>,
): string => `${JSON.stringify(withFragments(definitionOf(answers, dockerfile), answers, fragments), null, 2)}\n`

const definitionOf = (answers: Answers, dockerfile: DockerfileFacts) => ({
  family: `${answers.application}-\${settings:environment}`,
  requiresCompatibilities: [answers.launch === 'ec2' ? 'EC2' : 'FARGATE'],
  networkMode: 'awsvpc',
  cpu: String(answers.cpu),
  memory: String(answers.memory),
  runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: 'X86_64' },
  containerDefinitions: [containerOf(answers, dockerfile)],
})

const containerOf = (answers: Answers, dockerfile: DockerfileFacts) => {
  const { healthCheck, healthTimes, user } = dockerfile
  // A Dockerfile is no template: what looks like a placeholder in it is none.
  const command = healthCheck?.map(escaped) ?? null
  return {
    name: 'app',
    image: 'replaced-by-ship-to-ecs',
    essential: true,
    ...(user === null ? {} : { user }),
    // ECS Exec needs a root file system that can be written (Amazon ECS Developer Guide, "ECS Exec", considerations).
    readonlyRootFilesystem: !answers.executeCommand,
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ['ALL'] } },
    portMappings: [{ name: 'http', containerPort: answers.port, protocol: 'tcp', appProtocol: 'http' }],
    environment: [{ name: 'PORT', value: String(answers.port) }],
    ...(command === null ? {} : { healthCheck: { command, ...healthTimes } }),
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': `/ecs/${answers.application}-\${settings:environment}`,
        'awslogs-region': answers.region,
        'awslogs-stream-prefix': 'app',
        mode: 'non-blocking',
        'max-buffer-size': '25m',
      },
    },
    stopTimeout: 30,
  }
}
