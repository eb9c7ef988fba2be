/** Mutants of what comes over the network or goes out: proxies, what is said of a push, and what BuildKit says of a Dockerfile. */
import { mutantsOf, type Mutant } from './mutant.ts'

const AT_FIRST = 'at first, as it cannot connect now'
const REFUSED = '407 Proxy Authentication Required'
const CHECKS = 'domain/build/build-check.ts'

// prettier-ignore
export const NETWORK: readonly Mutant[] = [...mutantsOf('proxies', [
  ['a proxy that cannot connect now ends the run', 'adapters/aws/through-proxy.ts', '!fault.mayPass ||', 'fault.mayPass ||', AT_FIRST],
  ['a refusal of the proxy is tried again like a fault that passes', 'adapters/aws/sdk-errors.ts', "mayPass ? 'no response, proxy'", "status !== null ? 'no response, proxy'", REFUSED],
  ['the proxy that refuses a token is not named', 'adapters/github/id-tokens.ts', 'if (atProxy?.mayPass === false)', 'if (atProxy?.mayPass === null)', REFUSED],
  ['a registry is asked past the proxy', 'adapters/registry/registry-request.ts', 'new Agent({ proxyEnv: environment })', 'new Agent({ proxyEnv: {} })', 'are asked through the proxy'],
  ['a dead proxy is taken for AWS', 'adapters/proxy-fault.ts', 'const isToProxy = BROKEN.test(message) || isAt(to, proxy)', 'const isToProxy = message === to.host', 'a proxy that is dead'],
]), ...mutantsOf('push-only', [
  ['a layer that was there is counted as sent', 'domain/image/push-progress.ts', "if (there !== undefined) return 'there'", "if (there !== undefined) return 'sent'", 'says how far it is, and counts the layers'],
  ['nothing is said while a push runs', 'stages/push/watch-push.ts', 'clock.every(PACE_MS.changing', 'clock.every(PACE_MS.changing * PACE_MS.still', 'says how far it is, and counts the layers'],
]), ...mutantsOf('build-checks', [
  ['what a command of a build prints is a check', CHECKS, 'lines.slice(start + 1)', 'lines.slice(0)', 'what a command of the build prints is no check'],
  ['checks need no heading', CHECKS, 'if (start === -1) return []', 'if (start < -1) return []', 'without the heading of BuildKit there is none'],
])]
