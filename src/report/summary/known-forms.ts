/** Short forms of messages whose first sentence is too long or does not name the cause. */
import type { ErrorCode } from '../../errors/catalogue.ts'

/** From the fullest to the shortest; empty for a message of another form. */
export const knownForms = (code: ErrorCode, message: string): readonly string[] => {
  if (code === 'E_TAG') return tagForms(message)
  return [...planForms(message), ...networkForms(message)]
}

/** The first problem of `tag '{typo}': {typo} is not one of {sha} …`. */
const tagForms = (message: string): readonly string[] => {
  const [, problems = ''] = /^tag '[^]*?': ([^]+)$/u.exec(message) ?? []
  const [first = ''] = problems.split('; ')
  const unknown = /^(\{[^{}]*\}) is not one of /u.exec(first)
  if (unknown !== null) return [`${unknown[1] ?? ''} is not a placeholder of \`tag\``]
  const [clause = ''] = first.split(': ')
  return [message, first, clause]
}

/** The problems of a plan, by the first sentence of each. */
const planForms = (message: string): readonly string[] => {
  const [, count] = /^the plan found (\d+) problems:\n/u.exec(message) ?? []
  if (count === undefined) return []
  const entries = [...message.matchAll(/^- (.*)$/gmu)].map(([, text = '']) => text)
  const sentences = entries.map((text) => text.split(/[.;:](?:\s|$)/u)[0] ?? '')
  const withoutPlaces = sentences.map((text) =>
    text.replace(/ (?:in|of) (?:the )?(?:account|region|cluster|registry) .*$/u, ''),
  )
  return [sentences.join('; '), withoutPlaces.join('; '), `${count} problems in the target`]
}

/** Node.js's codes of connections that failed (Node.js, "Common system errors"). */
const NETWORK: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  ENOTFOUND: 'host not found',
  EAI_AGAIN: 'the name cannot be resolved now',
  ETIMEDOUT: 'no response in time',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
}

/** `connect ECONNREFUSED 10.0.0.1:443 (sts:GetCallerIdentity: no response, ECONNREFUSED)` without the address. */
const networkForms = (message: string): readonly string[] => {
  const [, operation = '', code = ''] = /\(([\w-]+:\w+): no response, (\w+)\)$/u.exec(message) ?? []
  const words = Object.hasOwn(NETWORK, code) ? NETWORK[code] : code
  return operation === '' ? [] : [`AWS cannot be reached: ${words ?? code} (${operation})`]
}
