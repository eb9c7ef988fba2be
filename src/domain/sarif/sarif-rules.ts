/** What a rule says of all findings with one id: how bad they are, and what to do. */
import { affectedBy, explain, placesOf } from '../scan/describe.ts'
import { SOURCES, worstFirst, type Finding, type Severity, type SourceName } from '../scan/findings.ts'
import type { SarifLevel, SarifRule } from './sarif-log.ts'
import { markdownText, messageText, webAddress } from './sarif-text.ts'

/** GitHub shows HIGH from 7.0 and CRITICAL above 9.0; the numbers are those that Trivy's own SARIF has (pkg/report/sarif.go). */
const SCALE: Readonly<Record<Severity, { readonly level: SarifLevel; readonly score: string | null }>> = {
  CRITICAL: { level: 'error', score: '9.5' },
  HIGH: { level: 'error', score: '8.0' },
  MEDIUM: { level: 'warning', score: '5.5' },
  LOW: { level: 'note', score: '2.0' },
  UNKNOWN: { level: 'note', score: null },
}

/** SARIF's word for a severity. */
export const levelOf = ({ severity }: Finding): SarifLevel => SCALE[severity].level

/** GitHub's limit (docs, "SARIF support for code scanning"). */
const LONGEST_ID = 255

/** The id of the rule of a finding. */
export const ruleIdOf = ({ id }: Finding): string => messageText(id, LONGEST_ID) || 'unnamed'

const SHORT = 200
const LONG = 1000
/** Packages or places that the help names. */
const LISTED = 10

/** The rule of these findings, which have one id; its severity is the worst of theirs, since GitHub has one for all of them. */
export const ruleOf = (id: string, findings: readonly [Finding, ...Finding[]]): SarifRule => {
  const worst = worstFirst(findings)[0] ?? findings[0]
  const { level, score } = SCALE[worst.severity]
  const address = webAddress(worst.url)
  const title = messageText(worst.title, SHORT) || id
  return {
    id,
    shortDescription: { text: sentence(messageText(`${id} ${title === id ? '' : title}`, SHORT)) },
    fullDescription: { text: sentence(messageText(explain(worst), LONG) || id) },
    ...(address !== null && { helpUri: address }),
    help: helpOf(id, worst, findings),
    defaultConfiguration: { level },
    properties: {
      tags: ['security', 'container', KIND_TAGS[worst.kind] ?? worst.kind, worst.source],
      ...(score !== null && { 'security-severity': score }),
      precision: 'high',
    },
  }
}

/** The words of GitHub's filters. */
const KIND_TAGS: Readonly<Record<string, string>> = { misconfiguration: 'configuration' }

/** The multitool asks for a full stop; a text that was cut has its dots. */
export const sentence = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`)

const helpOf = (id: string, worst: Finding, findings: readonly Finding[]): SarifRule['help'] => {
  const affected = [...new Set(findings.map((one) => affectedBy(one) ?? placesOf(one)[0] ?? ''))].filter(
    (one) => one !== '',
  )
  const listed = affected.slice(0, LISTED)
  const more = affected.length > LISTED ? `and ${affected.length - LISTED} more` : ''
  const fix = fixesOf(worst.source, findings)
  const address = webAddress(worst.url)
  const markdown = [
    `**${markdownText(id, LONGEST_ID)}** ${markdownText(worst.title, SHORT)}`,
    listed.length === 0
      ? ''
      : `Affected: ${[...listed.map((one) => markdownText(one, SHORT)), more].filter(Boolean).join(', ')}.`,
    markdownText(fix, LONG),
    address === null ? '' : `[Read about it](${address.replaceAll('(', '%28').replaceAll(')', '%29')})`,
  ]
  const text = [listed.length === 0 ? '' : `Affected: ${[...listed, more].filter(Boolean).join(', ')}.`, fix]
  return {
    text: messageText(text.filter(Boolean).join(' '), LONG),
    markdown: markdown.filter((line) => line !== '').join('\n\n'),
  }
}

const fixesOf = (source: SourceName, findings: readonly Finding[]): string => {
  const fixes = findings.flatMap((finding) =>
    finding.kind === 'vulnerability' && finding.fixedVersion !== null
      ? [`${finding.packageName || 'the package'} to ${finding.fixedVersion}`]
      : [],
  )
  const [first, ...others] = new Set(fixes)
  if (first !== undefined)
    return `Upgrade ${[first, ...others.slice(0, LISTED - 1)].join('; ')}, or rebuild on a newer base image.`
  if (findings.every(({ kind }) => kind === 'vulnerability')) return 'No fixed version is known.'
  if (findings.some(({ kind }) => kind === 'secret'))
    return 'Revoke the secret, and remove it from the layer that it is in.'
  return `Fix what ${SOURCES[source].name} names in the Dockerfile or in the image.`
}
