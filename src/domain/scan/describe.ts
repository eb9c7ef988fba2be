/** A finding in words, by its kind; the texts in them are as hostile as the finding's. */
import { sideCarInWords } from '../image/side-car-image.ts'
import type { About, Finding, License, Vulnerability } from './findings.ts'

/** The finding and what it affects: `CVE-2023-5363 in openssl 3.0.9-1 (fixed in 3.0.11-1)`. */
export const nameOf = (finding: Finding): string => {
  switch (finding.kind) {
    case 'vulnerability':
      return `${finding.id} in ${packageOf(finding)} (${fixOf(finding)})`
    case 'secret':
      return `secret ${finding.id} in ${placesOf(finding).join(', ')}`
    case 'license':
      return `license ${finding.id} of ${licensed(finding)}`
    case 'misconfiguration':
    case 'property':
      return `${finding.id} ${finding.title}`
  }
}

/** What is wrong and where, without the id. */
export const explain = (finding: Finding): string => {
  switch (finding.kind) {
    case 'vulnerability':
      return `${packageOf(finding)}${finding.title === '' ? '' : `: ${finding.title}`} (${fixOf(finding)})`
    case 'secret':
      return `${finding.title} in ${placesOf(finding).join(', ')}`
    case 'license':
      return `${licensed(finding)}: ${finding.title}`
    case 'misconfiguration':
    case 'property':
      return [finding.title, ...finding.where.slice(0, EXPLAINED)].join('; ')
  }
}

/** Enough to find the place; a misconfiguration can quote hundreds of files. */
const EXPLAINED = 5

/** Where the finding is: `where`, with the line of a secret. */
export const placesOf = (finding: Finding): readonly string[] =>
  finding.kind === 'secret' && finding.line !== null
    ? finding.where.map((path) => `${path}:${finding.line}`)
    : finding.where

/** What the finding affects, where `where` alone does not say it: a package and its version, or `secret`. */
export const affectedBy = (finding: Finding): string | null => {
  switch (finding.kind) {
    case 'vulnerability':
      return packageOf(finding)
    case 'secret':
      return 'secret'
    case 'license':
      return licensed(finding)
    case 'misconfiguration':
    case 'property':
      return null
  }
}

/** A package, or the file with the text of a license. */
const licensed = ({ packageName, where }: License): string => packageName || (where[0] ?? 'an unnamed package')

const packageOf = ({ packageName, installedVersion }: Vulnerability): string =>
  `${packageName || 'an unnamed package'} ${installedVersion}`.trimEnd()

const fixOf = ({ fixedVersion, fix }: Vulnerability): string =>
  fixedVersion === null ? (fix === undefined ? 'no fixed version' : 'fix not known') : `fixed in ${fixedVersion}`

/** Whose image it is about, after a word: ` on nginx:1.29 of the container proxy (linux/amd64)`; empty for the image of the run. */
export const ownerInWords = (before: string, { sideCar }: About): string =>
  sideCar === undefined ? '' : `${before}${sideCarInWords(sideCar)} (${sideCar.platform})`
