/** What BOOTSTRAP.md asks people to look at in their container. */
import { name } from '../import/imported.ts'
import type { DockerfileFacts } from '../dockerfile-facts.ts'
import { shellCommand } from '../../domain/shell-word.ts'
import { DOCKERFILE } from '../image-source.ts'
import type { Answers } from '../init-answers.ts'
import type { RepositoryFacts } from '../repository-facts.ts'

/** One sentence or more for each; none for the starter. */
export const openQuestions = (answers: Answers, { image, dockerfile, others }: RepositoryFacts): readonly string[] => {
  if (image === 'starter') return []
  return [
    ...(image === 'missing' ? [missing(answers.dockerfile, others)] : []),
    ...requests(answers, dockerfile),
    ...(dockerfile.unread === null
      ? [...ports(answers, dockerfile), ...user(dockerfile), ...healthCheck(dockerfile)]
      : [
          `The \`Dockerfile\` was not read: it ${dockerfile.unread}. Set \`user\` and \`healthCheck\` in task-definition.json.`,
        ]),
    ...(answers.executeCommand
      ? []
      : [
          'The root file system is read-only. If the application writes files, mount a volume there, or set `readonlyRootFilesystem: false` in task-definition.json.',
        ]),
  ]
}

const missing = (path: string, others: readonly string[]): string => {
  const where = path === DOCKERFILE ? 'no `Dockerfile` in the root' : `no ${name(path)}`
  return others[0] === undefined
    ? `There is ${where}: write one before the first push.`
    : `There is ${where}; there are ${others.slice(0, 10).map(name).join(', ')}. Name the one of this service: \`${shellCommand('ship-to-ecs', 'init', '--yes', '--dockerfile', others[0])}\`.`
}

/** A service that listens elsewhere, or answers otherwise, never gets healthy. */
const requests = ({ port, healthPath }: Answers, dockerfile: DockerfileFacts): readonly string[] => [
  `The load balancer sends requests to port ${port}${port === dockerfile.port ? ', which the Dockerfile exposes' : ''}, and the container must answer \`${healthPath}\` with 200 there. Others are set by \`ship-to-ecs init --yes --port NUMBER --health-path /PATH\`.`,
  ...(port < 1024
    ? [
        `Port ${port} needs a privilege on Linux, and the task definition drops all of them (\`capabilities\`). Let the application listen on a port from 1024 up.`,
      ]
    : []),
]

const ports = ({ port }: Answers, { unreadPorts }: DockerfileFacts): readonly string[] =>
  unreadPorts.map(
    (word) =>
      `\`EXPOSE\` of the Dockerfile has ${name(word)}, whose port is not known before the build. Look at the port ${port} (\`--port\`).`,
  )

const user = (facts: DockerfileFacts): readonly string[] =>
  facts.user === null
    ? ['`USER` of the Dockerfile is not set, a variable, or root. Set it there, and as `user` in task-definition.json.']
    : []

const healthCheck = (facts: DockerfileFacts): readonly string[] => {
  if (facts.unreadHealthCheck !== null)
    return [
      `The \`HEALTHCHECK\` of the Dockerfile was left out: ${facts.unreadHealthCheck}. ECS ignores that of an image: set \`healthCheck\` in task-definition.json.`,
    ]
  return facts.healthCheck === null
    ? [
        'There is no `HEALTHCHECK`, so only the load balancer checks the tasks. ECS ignores that of an image: set `healthCheck` in task-definition.json.',
      ]
    : []
}
