/** A value without what must not be shown. */

/** Takes secrets that are known out of a text. */
export type Redact = (text: string) => string

/**
 * Members whose value is a word of the scanner's, or a digest: reports are made from them. A secret that happens to be one of
 * them (`HIGH`) is not exposed by it.
 */
const WORDS: ReadonlySet<string> = new Set([
  ...[
    'ArtifactType',
    'Class',
    'Type',
    'Severity',
    'SeveritySource',
    'Status',
    'Digest',
    'DiffID',
    'ImageID',
    'DiffIDs',
  ],
  ...['UID', 'PURL', 'BOMRef', 'level', 'code', 'CreatedAt', 'PublishedDate', 'LastModifiedDate'],
])

/** The same value with every text redacted, and without the members that `isHidden` names. */
export const cleanValue = (value: unknown, redact: Redact, isHidden: (name: string) => boolean): unknown => {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((item) => cleanValue(item, redact, isHidden))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !isHidden(name))
      .map(([name, member]) => [name, cleanValue(member, WORDS.has(name) ? asItIs : redact, isHidden)]),
  )
}

const asItIs: Redact = (text) => text
