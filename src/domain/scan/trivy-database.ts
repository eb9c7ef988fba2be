/** What Trivy and the registries say about its databases. */

/** A registry that could not give the database, and the reason as `reasonOf` has it. */
export interface FailedMirror {
  readonly repository: string
  readonly because: string
}

/** One sentence for all mirrors that were tried: `…: connection refused (3 mirrors tried: a, b, c)`. */
export const downloadFailure = (failed: readonly FailedMirror[]): string => {
  const [first, ...others] = failed
  if (first === undefined)
    return 'Cannot download the vulnerability database: `trivy-db-repository` lists no repository'
  const what = 'Cannot download the vulnerability database'
  const reason = rootCause(first.because)
  if (others.length === 0) return `${what} from ${first.repository}: ${reason}`
  const tried = `${failed.length} mirrors tried`
  return failed.every(({ because }) => rootCause(because) === reason)
    ? `${what}: ${reason} (${tried}: ${failed.map(({ repository }) => repository).join(', ')})`
    : `${what}: ${tried}: ${failed.map(({ repository, because }) => `${repository} (${rootCause(because)})`).join(', ')}`
}

/** Trivy wraps the error of its last request into nine others; each request is `GET <url>: <error>` (go-containerregistry). */
const REQUEST = /\b(?:GET|HEAD) "?https?:\/\/[^\s"]+"?: /i
/** What `reasonOf` adds about the program. */
const EXITED = / \([^()]* exited with code \d+\)$/
const DIAL = /^(?:dial|proxyconnect) .*: (?=[^:]+$)/

const rootCause = (because: string): string => {
  const requests = because.replace(EXITED, '').split(REQUEST)
  // Without a request in it, it is not Trivy's error about a registry.
  return requests.length === 1 ? because : (requests.at(-1)?.split(' | ')[0]?.trim().replace(DIAL, '') ?? because)
}

/** Errors that may pass: HTTP 429 and 5xx, and broken connections. After any other one, another try is useless. */
const PASSING = /TOOMANYREQUESTS|\b429\b|\b5\d\d\b|timeout|timed out|connection reset|unexpected EOF/i

/** Whether the same registry may give the database at another try. */
export const mayPass = (because: string): boolean => PASSING.test(because)

/** Trivy's error about a JAR when it has no index of Java packages and may not download one (pkg/javadb/client.go). */
const NO_JAVA_INDEX = /'--skip-java-db-update' cannot be specified on the first run/

/** The next step for a reason of Trivy's that has a known fix; otherwise null. */
export const hintFor = (because: string): string | null =>
  NO_JAVA_INDEX.test(because)
    ? 'The image has JARs: add java-db/ to the folder of `trivy-cache-dir`, or let Trivy download (no `trivy-cache-dir`, not `offline`).'
    : null

/**
 * The index of Java packages that is published beside each vulnerability database: `…/trivy-db:2` -> `…/trivy-java-db:1`. A
 * repository with another name has no known index.
 */
export const javaRepositoriesBeside = (databaseRepositories: readonly string[]): readonly string[] =>
  databaseRepositories.flatMap((repository) =>
    /(?:^|\/)trivy-db:2$/.test(repository) ? [repository.replace(/trivy-db:2$/, 'trivy-java-db:1')] : [],
  )
