/**
 * Whether a variable holds a secret, by its name or by its value: such a value belongs in `secrets`, and no report shows it. A value that
 * only refers to something (an ARN, a placeholder) is no secret, and a name that says so (`TOKEN_URL`) holds none.
 */
import { secretIn } from './secret-patterns.ts'

export interface Variable {
  readonly name: string
  readonly value: string
}

/** Why a value is taken for a secret. `what` is only for values: `a GitHub token`. */
export type SecretSign = { readonly by: 'name' } | { readonly by: 'value'; readonly what: string }

/** The sign by which the variable holds a secret; null when there is none. The value comes first: it is the surer sign. */
export const looksSecret = ({ name, value }: Variable): SecretSign | null => {
  const what = secretIn(value)
  if (what !== null) return { by: 'value', what }
  const words = nameWords(name)
  return isSecretName(words) && !isHarmless(value) && !isQuantity(words, value) ? { by: 'name' } : null
}

/** Names that AWS Security Hub's ECS.8 lists, and names whose words would say something else. */
const WHOLE_NAMES: ReadonlySet<string> = new Set([
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'ecs_engine_auth_data',
  'vault_secret_id',
  'rails_master_key',
  'pgpass',
  'mysql_pwd',
])

/** Names of something else: the directories of a shell, files, a directive of nginx. */
const OTHER_NAMES: ReadonlySet<string> = new Set([
  ...['pwd', 'oldpwd', 'google_application_credentials', 'proxy_pass', 'ssh_askpass', 'git_askpass', 'sudo_askpass'],
])

const SECRET_WORDS: ReadonlySet<string> = new Set([
  ...['password', 'passwords', 'passwd', 'passphrase', 'passcode', 'pswd', 'pwd', 'htpasswd', 'mnemonic'],
  ...[
    'secret',
    'secrets',
    'token',
    'tokens',
    'credential',
    'credentials',
    'creds',
    'authkey',
    'privatekey',
    'accesskey',
  ],
])

/** Short words that say so only at the end: DB_PASS, but not PASS_THROUGH. */
const LAST_WORDS: ReadonlySet<string> = new Set(['pass', 'pw', 'pat'])

/** In the name of what anyone may see: PUBLIC_KEY, NEXT_PUBLIC_MAP_TOKEN. */
const OPEN: ReadonlySet<string> = new Set(['public', 'publishable', 'pub'])

const QUANTITIES: ReadonlySet<string> = new Set(['max', 'min', 'num', 'number', 'total', 'maximum', 'minimum', 'per'])

/** The word before `key` that makes it a secret one. `public`, `primary`, `foreign`, `partition`, `sort`, … do not. */
const SECRET_KEYS: ReadonlySet<string> = new Set([
  ...[
    'api',
    'access',
    'secret',
    'private',
    'encryption',
    'decryption',
    'signing',
    'signature',
    'master',
    'auth',
    'jwt',
  ],
  ...['ssh', 'account', 'storage', 'license', 'integration', 'session', 'cookie', 'shared', 'service', 'crypt', 'hmac'],
])

/** At the end of a name: the value is about the secret, not the secret. */
const ABOUT_IT: ReadonlySet<string> = new Set([
  ...['file', 'path', 'dir', 'directory', 'folder', 'mount', 'url', 'uri', 'endpoint', 'host', 'port', 'region', 'arn'],
  ...['name', 'id', 'ids', 'alias', 'version', 'ttl', 'expiry', 'expires', 'expiration', 'lifetime', 'timeout', 'age'],
  ...[
    'seconds',
    'minutes',
    'hours',
    'days',
    'ms',
    'interval',
    'length',
    'size',
    'limit',
    'count',
    'min',
    'max',
    'type',
  ],
  ...['header', 'field', 'param', 'prefix', 'suffix', 'format', 'policy', 'issuer', 'audience', 'scope', 'scopes'],
  ...['algorithm', 'alg', 'encoding', 'provider', 'store', 'backend', 'manager', 'enabled', 'disabled', 'required'],
  ...['server', 'service', 'domain', 'address', 'method', 'class', 'status', 'rotation'],
  ...['strategy', 'mode', 'regex', 'pattern', 'attempts', 'rounds', 'cost', 'location', 'source', 'table', 'bucket'],
])

/** The words of a name: `dbPassword`, `DB_PASSWORD`, `db.password` and `Db-Password` have the same. */
export const nameWords = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')

const isSecretName = (words: readonly string[]): boolean => {
  const whole = words.join('_')
  if (WHOLE_NAMES.has(whole)) return true
  if (OTHER_NAMES.has(whole) || words.some((word) => OPEN.has(word)) || ABOUT_IT.has(words.at(-1) ?? '')) return false
  return words.some((word, index) => isSecretWord(word, words[index - 1] ?? '')) || LAST_WORDS.has(words.at(-1) ?? '')
}

const isSecretWord = (word: string, before: string): boolean =>
  SECRET_WORDS.has(word) ||
  /(?:password|passwd|apikey|secretkey)$/.test(word) ||
  (/^keys?$/.test(word) && SECRET_KEYS.has(before))

/** MAX_TOKENS=4096. */
const isQuantity = (words: readonly string[], value: string): boolean =>
  /^\d{1,12}$/.test(value) && words.some((word) => QUANTITIES.has(word))

/** Values that are no secret under any name: nothing, a switch, an ARN, a file, a placeholder alone, something taken out. */
const HARMLESS: readonly RegExp[] = [
  /^\s*$/,
  /^(?:true|false|yes|no|on|off|none|null|enabled|disabled|required|optional)$/i,
  /^arn:[\w-]+:[\w-]+:/,
  /^\/(?:run|var|etc|mnt|opt|app|home|tmp|secrets|usr|root|data|srv|config|vault)(?:\/[\w.@-]+)+$/,
  /^(?:\$\{[^{}]*\}|\$\([^()]*\)|\{\{[^{}]*\}\}|<[\w .:/-]*>|\*+)$/,
]

const isHarmless = (value: string): boolean => HARMLESS.some((form) => form.test(value))
