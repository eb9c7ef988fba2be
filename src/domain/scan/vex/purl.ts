/** Package URLs (purl-spec, ECMA-427), as far as they are compared. */

export interface Purl {
  readonly type: string
  /** '' where there is none. */
  readonly namespace: string
  readonly name: string
  /** Null: every version. */
  readonly version: string | null
  readonly qualifiers: Readonly<Record<string, string>>
  readonly subpath: string | null
}

const PURL =
  /^pkg:\/*(?<type>[A-Za-z][A-Za-z0-9.+-]*)\/+(?<path>[^@?#]+?)\/*(?:@(?<version>[^?#]*))?(?:\?(?<qualifiers>[^#]*))?(?:#(?<subpath>.*))?$/su

/** Types whose names have no case (purl-spec, "Known purl types"). */
const CASELESS = new Set(['github', 'bitbucket', 'pypi', 'oci', 'deb', 'rpm', 'apk', 'composer', 'hex'])

/** Nobody writes a longer one. */
const LONGEST = 2048

/** The parts of a package URL; null for a text that is none. */
export const parsePurl = (text: string): Purl | null => {
  // An npm scope can be written with its `@`.
  const written = text.trim().replace(/^(pkg:\/*npm\/+)@/u, '$1%40')
  const groups = written.length > LONGEST ? undefined : PURL.exec(written)?.groups
  if (groups === undefined) return null
  const { type = '', path = '', version, qualifiers = '', subpath = '' } = groups
  return purlOf(type.toLowerCase(), {
    parts: path.split('/').filter(Boolean).map(decoded),
    version: version ? decoded(version) : '',
    qualifiers: qualifiersIn(qualifiers),
    subpath: subpath.replace(/^\/+|\/+$/gu, ''),
  })
}

/** Null: it cannot be decoded. */
interface Decoded {
  readonly parts: readonly (string | null)[]
  readonly version: string | null
  readonly qualifiers: Readonly<Record<string, string>> | null
  readonly subpath: string
}

const purlOf = (type: string, { parts, version, qualifiers, subpath }: Decoded): Purl | null => {
  const known = parts.filter((part) => part !== null)
  const name = known.at(-1)
  if (name === undefined || known.length < parts.length || version === null || qualifiers === null) return null
  return {
    type,
    namespace: inCase(type, known.slice(0, -1).join('/')),
    name: type === 'pypi' ? name.toLowerCase().replaceAll('_', '-') : inCase(type, name),
    version: version || null,
    qualifiers,
    subpath: subpath || null,
  }
}

const inCase = (type: string, text: string): string => (CASELESS.has(type) ? text.toLowerCase() : text)

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

const qualifiersIn = (text: string): Readonly<Record<string, string>> | null => {
  const pairs = text
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const [key = '', ...rest] = pair.split('=')
      return [key.toLowerCase(), decoded(rest.join('='))] as const
    })
  if (pairs.some(([, value]) => value === null)) return null
  // An empty value is as good as none (purl-spec).
  return Object.fromEntries(pairs.filter((pair): pair is readonly [string, string] => Boolean(pair[1])))
}

/** Whether a package is one of those that `wanted` stands for: what `wanted` leaves out can be anything. */
export const isCovered = (wanted: Purl, found: Purl): boolean =>
  wanted.type === found.type &&
  wanted.namespace === found.namespace &&
  wanted.name === found.name &&
  (wanted.version === null || wanted.version === found.version) &&
  (wanted.subpath === null || wanted.subpath === found.subpath) &&
  Object.entries(wanted.qualifiers).every(([key, value]) => found.qualifiers[key] === value)
