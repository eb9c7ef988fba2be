/** The Dockerfile and the service of a repository that has no application yet. */
import type { WrittenFile } from '../../ports/project-files.ts'
import type { Answers } from '../init-answers.ts'

export const starterFiles = (answers: Answers): readonly WrittenFile[] => [
  { path: 'Dockerfile', text: dockerfile(answers) },
  { path: '.dockerignore', text: '*\n!server.mjs\n!health.mjs\n' },
  { path: 'server.mjs', text: SERVER },
  { path: 'health.mjs', text: HEALTH },
]

const dockerfile = ({
  baseImage,
  port,
  healthPath,
}: Answers): string => `# Node.js without a shell or a package manager; Dependabot keeps the digest up to date.
FROM ${baseImage}
WORKDIR /app
COPY server.mjs health.mjs ./
ENV PORT=${port} HEALTH_PATH=${healthPath}
USER 65532:65532
EXPOSE ${port}
HEALTHCHECK --interval=10s --timeout=5s --retries=3 CMD ["/nodejs/bin/node", "health.mjs"]
CMD ["server.mjs"]
`

const SERVER = `// The smallest service: says hello, answers the health check, and ends when ECS asks it to.
import { createServer } from 'node:http'
import { env } from 'node:process'

const { PORT = '8080', HEALTH_PATH = '/health' } = env

const server = createServer((request, response) => {
  // No URL parser: it throws on \`//\`, and one request would end the process.
  const [path] = request.url.split('?')
  const isHealth = path === HEALTH_PATH
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(isHealth ? 'ok\\n' : 'hello\\n')
})

// Longer than the 60 s after which the load balancer closes an idle connection: the other way round, it sends a request into one that the server
// is closing, and the client gets a 502.
server.keepAliveTimeout = 65_000

server.listen(Number(PORT), () => console.log(\`listening on port \${PORT}\`))

// ECS sends SIGTERM and waits for stopTimeout: requests that have begun are answered.
process.once('SIGTERM', () => {
  server.close()
  server.closeIdleConnections()
})
`

const HEALTH = `// The health check of the container: ends with 0 when the service answers.
import { env } from 'node:process'

const { PORT = '8080', HEALTH_PATH = '/health' } = env

const isHealthy = async () => {
  try {
    return (await fetch(\`http://127.0.0.1:\${PORT}\${HEALTH_PATH}\`)).ok
  } catch {
    return false
  }
}

process.exitCode = (await isHealthy()) ? 0 : 1
`
