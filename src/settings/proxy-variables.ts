/** The proxy variables: user names and passwords that nothing may show, and addresses that are none. */
import { problem, type Problem } from './problems.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Those that Node's HTTP agent reads; it throws, with the whole address in its message, when it cannot read one (Node 24). */
const READ_BY_NODE = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']
const ALL = [...READ_BY_NODE, 'ALL_PROXY', 'all_proxy', 'FTP_PROXY', 'ftp_proxy']

/** Everything up to the last `@`: a password that is not encoded may contain `@`, `/`, `?` and `#`. */
const USER_INFO = /^(?:[a-z][\w+.-]*:\/\/)?(.+)@/isu

/** User info and passwords, as they are written and percent-decoded. A user name beside a password is none: it may be any word. */
export const proxySecrets = (environment: Environment): readonly string[] => {
  const secrets = ALL.flatMap((name) => {
    const userInfo = USER_INFO.exec((environment[name] ?? '').trim())?.[1]
    if (userInfo === undefined) return []
    const colon = userInfo.indexOf(':')
    return [userInfo, userInfo.slice(colon + 1)].flatMap((secret) => [secret, decoded(secret)])
  })
  return [...new Set(secrets)]
}

/** A line for each variable that Node cannot read. It names the variable alone. */
export const proxyProblems = (environment: Environment): readonly Problem[] =>
  READ_BY_NODE.filter((name) => !isReadable(environment[name] ?? '')).map((name) =>
    problem(
      `the variable ${name} is not a valid proxy address; percent-encode special characters of its user name and password (\`#\` is \`%23\`)`,
    ),
  )

/** Node leaves an address without `http:` or `https:` alone; other programs may read it. */
const isReadable = (address: string): boolean => {
  if (!/^https?:/iu.test(address.trim())) return true
  const url = URL.parse(address)
  return url !== null && [url.username, url.password].every((part) => !part.includes('%') || decodes(part))
}

const decodes = (text: string): boolean => {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

const decoded = (text: string): string => (decodes(text) ? decodeURIComponent(text) : text)
