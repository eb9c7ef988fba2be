/** What `init` takes out of a Dockerfile. Pure. */
import { parseDockerfile, type Instruction } from '../domain/build/dockerfile.ts'
import { INVISIBLE } from '../domain/invisible.ts'
import { exposedPort } from './exposed-port.ts'
import { healthCheckTimes, USUAL_TIMES, type HealthCheckTimes } from './health-check-times.ts'
import { imageStage } from './image-stage.ts'

export interface DockerfileFacts {
  /** Why nothing of it was read: `is a link`; null where it was, or there is none. */
  readonly unread: string | null
  /** The first port that is exposed; null where none is, or its value is not known. */
  readonly port: number | null
  /** Words of EXPOSE whose port is not known. */
  readonly unreadPorts: readonly string[]
  /** As the `command` of a health check of ECS; null without one. */
  readonly healthCheck: readonly string[] | null
  /** Why the health check was left out; null where it was not. */
  readonly unreadHealthCheck: string | null
  /** Those that are usual where it has none. */
  readonly healthTimes: HealthCheckTimes
  /** The user of the image; null for root, none or a variable. */
  readonly user: string | null
}

export const NO_FACTS: DockerfileFacts = {
  unread: null,
  port: null,
  unreadPorts: [],
  healthCheck: null,
  unreadHealthCheck: null,
  healthTimes: USUAL_TIMES,
  user: null,
}

export const dockerfileFacts = (text: string): DockerfileFacts => {
  const instructions = parseDockerfile(text)?.instructions
  if (instructions === undefined) return { ...NO_FACTS, unread: 'has a form that `init` does not read' }
  const { above, stage } = imageStage(instructions)
  return {
    unread: null,
    ...exposedPort(above, stage),
    ...healthCheckIn(stage),
    user: userIn(stage),
  }
}

const lastOf = (stage: readonly Instruction[], keyword: string): string | null =>
  stage.findLast((one) => one.keyword === keyword)?.text ?? null

/** No check that somebody has written is longer. */
const LONGEST_CHECK = 4096

/** ECS does not run the HEALTHCHECK of an image; its own takes the same command. */
const healthCheckIn = (
  stage: readonly Instruction[],
): Pick<DockerfileFacts, 'healthCheck' | 'unreadHealthCheck' | 'healthTimes'> => {
  const [, flags = '', command] = /^((?:--\S+\s+)*)CMD\s+(.+)$/is.exec(lastOf(stage, 'HEALTHCHECK') ?? '') ?? []
  const healthTimes = healthCheckTimes(flags)
  if (command === undefined) return { healthCheck: null, unreadHealthCheck: null, healthTimes }
  const words = wordsOf(command)
  const why = faultOf(words)
  return { healthCheck: why === null ? words : null, unreadHealthCheck: why, healthTimes }
}

const faultOf = (words: readonly string[] | null): string | null => {
  if (words === null) return 'its list is not JSON'
  const text = words.join(' ')
  if (text.length > LONGEST_CHECK) return `it is longer than ${LONGEST_CHECK} characters`
  return text.search(INVISIBLE) >= 0 ? 'it has control characters' : null
}

const wordsOf = (command: string): readonly string[] | null => {
  if (!command.startsWith('[')) return ['CMD-SHELL', command]
  try {
    const words: unknown = JSON.parse(command)
    return isTexts(words) ? ['CMD', ...words] : null
  } catch {
    return null
  }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')

const userIn = (stage: readonly Instruction[]): string | null => {
  const user = lastOf(stage, 'USER')
  if (user === null || !/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,31})?$/.test(user))
    return null
  return /^(?:root|0)(?::|$)/.test(user) ? null : user
}
