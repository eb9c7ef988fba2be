/** The classes of findings that an exception can be about, known by the id, and what can be said of each. */
import { LINT_RULES } from '../../lint/lint-rules.ts'
import { nearest } from '../../near-match.ts'
import { DOCKLE_CODES } from '../dockle-codes.ts'
import { SECRET_RULES } from '../secret-rules.ts'
import type { ExceptionScanner, ExceptionScope } from '../exceptions.ts'

export interface FindingClass {
  /** As people read it, after "of". */
  readonly name: string
  /** Who reports it; empty for what is seen without a scanner. */
  readonly scanners: readonly ExceptionScanner[]
  readonly scopes: readonly ExceptionScope[]
}

const CODES: readonly string[] = Object.keys(DOCKLE_CODES)

/** The checks of Dockle whose alerts name files. */
const OF_FILES = ['CIS-DI-0008', 'CIS-DI-0010', 'DKL-LI-0003']

/** The check of Dockle whose alerts name variables. */
const OF_KEYS = 'CIS-DI-0010'

/** What the policy looks at besides the scanners' findings. */
const PROPERTIES = ['END-OF-LIFE', 'IMAGE-SIZE', 'IMAGE-GROWTH', 'BASE-IMAGE', 'DATABASE-AGE']

/**
 * CVE, and the prefixes of advisories that Trivy's database and Inspector have for what has no CVE (trivy-db, `pkg/vulnsrc`; osv.dev,
 * "OSV schema", database prefixes).
 */
const ADVISORY =
  /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}|(?:RUSTSEC|PYSEC|GO|GMS|OSV|MAL|BIT|JLSEC|PSF|EEF|GSD)-\d{4}-\d+|(?:RHSA|RHBA|RHEA|ELSA|ELBA|ALSA|ALBA|RLSA|RLBA)-\d{4}:\d+|(?:openSUSE|SUSE)-[A-Z]{2}-\d{4}:\d+(?:-\d+)?|(?:DSA|DLA|USN|ALAS\d*|GLSA|PHSA|CGA|TEMP|NSWG-ECO|SNYK|IN\d?|DRUPAL|WPVDBID|ROSA-SA|MGASA|XSA|ZBX)-[A-Za-z0-9.:_-]+)$/u

/** Trivy's checks of an image's configuration; older versions write `AVD-DS-0002`. */
const IMAGE_CHECK = /^(?:AVD-)?DS-?\d{4}$/u

/** Secret rules of Trivy, and names of licenses, which Trivy has hundreds of: a lowercase name with hyphens, or an SPDX identifier. */
const SECRET_RULE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/u
const LICENSE = /^[A-Za-z0-9][A-Za-z0-9.+ -]*$/u

const vulnerability = {
  name: 'a vulnerability',
  scanners: ['trivy', 'ecr'],
  scopes: ['package', 'path', 'image'],
} as const satisfies FindingClass
const imageCheck = {
  name: 'a check of the image configuration',
  scanners: ['trivy'],
  scopes: ['image'],
} as const satisfies FindingClass
const property = { name: 'a rule of the policy', scanners: [], scopes: ['image'] } as const satisfies FindingClass
const lintRule = { name: 'a lint rule', scanners: ['lint'], scopes: ['path'] } as const satisfies FindingClass
const secretRule = { name: 'a secret', scanners: ['trivy'], scopes: ['path', 'image'] } as const satisfies FindingClass
const license = {
  name: 'a license',
  scanners: ['trivy'],
  scopes: ['package', 'path', 'image'],
} as const satisfies FindingClass

const dockleCheck = (code: string): FindingClass => ({
  name: `${code} of Dockle`,
  scanners: ['dockle'],
  scopes: [
    'image',
    ...(code === OF_KEYS ? (['key'] as const) : []),
    ...(OF_FILES.includes(code) ? (['file'] as const) : []),
  ],
})

const LINT_IDS = LINT_RULES.map(({ id }) => id)

/**
 * The class of the findings that have this id; null where there is none. A secret rule or a license that is not known here is one where
 * Trivy is named as the scanner: which ones there are depends on its version.
 */
export const findingClass = (id: string, scanner: ExceptionScanner | null): FindingClass | null => {
  const known = CLASSES.find(({ has }) => has(id))
  if (known !== undefined) return known.of(id)
  if (scanner !== 'trivy' || looksLikeCode(id) || isMisspelled(id)) return null
  if (SECRET_RULE.test(id)) return secretRule
  return LICENSE.test(id) ? license : null
}

interface KnownIds {
  readonly has: (id: string) => boolean
  readonly of: (id: string) => FindingClass
}

const CLASSES: readonly KnownIds[] = [
  { has: (id) => CODES.includes(id), of: dockleCheck },
  { has: (id) => LINT_IDS.includes(id), of: () => lintRule },
  { has: (id) => PROPERTIES.includes(id), of: () => property },
  { has: (id) => ADVISORY.test(id), of: () => vulnerability },
  { has: (id) => IMAGE_CHECK.test(id), of: () => imageCheck },
  { has: (id) => SECRET_RULES.has(id), of: () => secretRule },
]

/** `snyk-pat` may be a secret rule of a newer Trivy, although there are advisories that begin so; these have digits. */
const isMisspelled = (id: string): boolean => {
  const form = inItsForm(id)
  return form !== null && (/\d/u.test(form) || PROPERTIES.includes(form) || SECRET_RULES.has(form))
}

/** A misspelled CVE or code is not the name of a license. */
const looksLikeCode = (id: string): boolean =>
  /^(?:CVE|GHSA|CIS|DKL|AVD|DS)\b/iu.test(id) || (/[*?]/u.test(id) && id !== '')

/** What is wrong with an id that has no class. */
export const unknownClass = (id: string): string => {
  if (/[*?]/u.test(id)) return `'${id}' is a pattern; an exception is for one id`
  const near = inItsForm(id) ?? nearest(id, [...CODES, ...LINT_IDS, ...PROPERTIES, ...SECRET_RULES])
  const known = near === null ? '' : `; did you mean ${near}?`
  return `no scanner has findings with the id '${id}'${known || KNOWN}`
}

/**
 * The id that another spelling of it stands for: of another case, with other signs between its parts, without the zeros of a CVE (at least
 * four digits), or within an address; null where there is none.
 */
const inItsForm = (written: string): string | null => {
  const [, year, number] =
    /(?:^|[^A-Z0-9])CVE[^A-Z0-9]{0,3}(\d{4})[^A-Z0-9]{1,3}(\d{1,12})(?![A-Z0-9])/iu.exec(written) ?? []
  if (year !== undefined && number !== undefined) return `CVE-${year}-${number.padStart(4, '0')}`
  const upper = written.toUpperCase().replaceAll(/[\s_]+/gu, '-')
  const forms = [
    written.toLowerCase(),
    upper,
    upper.replace(/^GHSA-.*/u, (id) => `GHSA-${id.slice('GHSA-'.length).toLowerCase()}`),
  ]
  return forms.find((form) => form !== written && CLASSES.some(({ has }) => has(form))) ?? null
}

const KNOWN =
  ': write a CVE or another advisory (GHSA-…), a code of Dockle, a lint rule or a secret rule of Trivy; for a license, set `scanner: trivy`'
