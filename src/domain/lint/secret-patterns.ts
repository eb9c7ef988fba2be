/**
 * Texts that are secrets wherever they are: keys and tokens whose issuer gives them a fixed form, private keys, passwords in a URL. The
 * forms are those that the issuers document, for their own secret scanners and for GitHub's (docs.github.com, "Supported secret
 * scanning patterns").
 */

interface SecretPattern {
  /** `an AWS access key`. */
  readonly what: string
  /** Of unbounded parts none is followed by another, so that a long text takes time in proportion to its length. */
  readonly pattern: RegExp
}

/** A token that starts where a word starts. */
const token = (what: string, form: string): SecretPattern => ({
  what,
  pattern: new RegExp(`(?<![A-Za-z0-9])(?:${form})`),
})

/** Not `${X}`, `$X`, `{{ x }}`, `<x>` or `***`: what is filled in elsewhere, or was taken out. */
const WRITTEN = '(?!\\$|\\{\\{|<|\\*\\*\\*)'

const PATTERNS: readonly SecretPattern[] = [
  token('an AWS access key', '(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])'),
  token('a GitHub token', 'gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{36}'),
  token('a GitLab token', 'gl(?:pat|ptt|rt|dt|ft|soat)-[A-Za-z0-9_-]{20}'),
  token('a Slack token', 'xox[abeoprs]-[A-Za-z0-9-]{10}|xapp-\\d-[A-Za-z0-9-]{10}'),
  token('a Slack webhook', 'https://hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9]{8}'),
  token('a Stripe key', '(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16}|whsec_[A-Za-z0-9+/]{24}'),
  token('an npm token', 'npm_[A-Za-z0-9]{36}'),
  token('a PyPI token', 'pypi-AgE[A-Za-z0-9_-]{50}'),
  token('a RubyGems key', 'rubygems_[0-9a-f]{48}'),
  token('a Docker Hub token', 'dckr_(?:pat|oat)_[A-Za-z0-9_-]{20}'),
  token('a Google key', 'AIza[A-Za-z0-9_-]{35}|GOCSPX-[A-Za-z0-9_-]{28}'),
  token('a SendGrid key', 'SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}'),
  token('a Twilio key', 'SK[0-9a-f]{32}(?![A-Za-z0-9])'),
  token('a key of an AI service', 'sk-(?:ant-|proj-|svcacct-)?[A-Za-z0-9][A-Za-z0-9_-]{31}|hf_[A-Za-z]{34}'),
  token('a Vault token', 'hv[sbr]\\.[A-Za-z0-9_-]{24}'),
  token('a Terraform token', '[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{60}'),
  token('a DigitalOcean token', 'do[opr]_v1_[0-9a-f]{64}'),
  token('a Databricks token', 'dapi[0-9a-f]{32}'),
  token('a Shopify token', 'shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}'),
  token('an Atlassian token', 'ATATT3[A-Za-z0-9_=-]{60}'),
  token('a New Relic key', 'NRAK-[A-Z0-9]{27}'),
  token('an age key', 'AGE-SECRET-KEY-1[A-Z0-9]{50}'),
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/ },
  // Header and payload are JSON objects: their base64 starts with `eyJ` (RFC 7519, section 3).
  { what: 'a JSON Web Token', pattern: /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]/ },
  { what: 'an Authorization header', pattern: /(?<![A-Za-z])(?:Basic [A-Za-z0-9+/]{16}|Bearer [\w.~+/-]{20})/ },
  {
    what: 'a URL with a password',
    pattern: new RegExp(
      `(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{0,30}://[^\\s/?#:@]{0,200}:${WRITTEN}[^\\s/?#]{0,300}[^\\s/?#@]@`,
    ),
  },
  {
    what: 'a connection string with a password',
    pattern: new RegExp(
      `(?:^|[;?&\\s])(?:password|passwd|pwd|accountkey|sharedaccesskey)\\s?=\\s?${WRITTEN}[^\\s;&]`,
      'i',
    ),
  },
]

/** What kind of secret a text contains, for example `a GitHub token`; null when it contains none that has a known form. */
export const secretIn = (text: string): string | null => {
  const found = PATTERNS.find(({ pattern }) => pattern.test(text))
  return found?.what ?? (isSecretAccessKey(text) ? 'an AWS secret access key' : null)
}

/**
 * A secret access key has no prefix: 40 characters of base64, at random. Of so many, about 30 are different ones; words and paths have
 * fewer. What has only digits and a to f is a hash.
 */
const isSecretAccessKey = (text: string): boolean =>
  /^[A-Za-z0-9/+]{40}$/.test(text) &&
  [/[A-Z]/, /[a-z]/, /\d/].every((some) => some.test(text)) &&
  new Set(text).size >= 24
