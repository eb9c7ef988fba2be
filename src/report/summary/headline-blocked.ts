/** What a headline says of a run that the gate blocked: the findings that block, counted by what they are. */
import { isOfRun } from '../../domain/image/side-car-image.ts'
import { placesOf } from '../../domain/scan/describe.ts'
import { SOURCES, type Finding } from '../../domain/scan/findings.ts'
import { blockersOf } from '../../domain/scan/gate-verdict.ts'
import { isBlock } from '../../errors/catalogue.ts'
import { plainLine } from '../hostile.ts'
import { resultsOf, type RunRecord } from '../record.ts'
import { inWords, plural } from './counted.ts'
import { shortCauses } from './short-cause.ts'

/** From the fullest to the shortest. */
export const blockedWordings = (record: RunRecord): readonly string[] => {
  const findings = resultsOf(record, 'gate')
    .flatMap(blockersOf)
    .map(({ finding }) => finding)
  const [only, ...others] = findings
  const where = whereOf(findings)
  if (only !== undefined && others.length === 0)
    return [`${briefly(only)}${where}`, briefly(only), countsOf(findings)].map(blocked)
  if (findings.length > 0)
    return [`${countsOf(findings)}${where}`, countsOf(findings), plural(findings.length, 'finding')].map(blocked)
  const error = record.stages.find((stage) => stage.error !== null && isBlock(stage.error.code))?.error
  return error ? shortCauses(error).map((cause) => `Blocked: ${cause}`) : []
}

const blocked = (what: string): string => `Blocked: ${what}`

/** Where all are in side-cars, or in images that run: ` in the side-car proxy`. */
const whereOf = (findings: readonly Finding[]): string => {
  if (findings.some(({ sideCar }) => sideCar === undefined)) return ''
  const platforms = new Set(findings.flatMap(({ sideCar }) => (sideCar?.ofRun === true ? sideCar.platform : [])))
  if (platforms.size > 0) return findings.every(isOfRun) ? plainLine(`, for ${inWords([...platforms])}`) : ''
  const services = new Set(findings.flatMap(({ sideCar }) => sideCar?.runsIn ?? []))
  if (services.size > 0) return ` in the running images of ${plainLine(inWords([...services]))}`
  const names = new Set(findings.flatMap(({ sideCar }) => sideCar?.containers ?? []))
  return plainLine(`, in ${names.size === 1 ? 'the side-car' : 'the side-cars'} ${[...names].join(', ')}`)
}

/** `CVE-2019-10744 (CRITICAL) in lodash 4.17.11`. */
const briefly = (finding: Finding): string => {
  const name = `${finding.id} (${finding.level})`
  switch (finding.kind) {
    case 'vulnerability':
      return plainLine(`${name} in ${finding.packageName} ${finding.installedVersion}`)
    case 'secret':
      return plainLine(`secret ${name} in ${placesOf(finding).join(', ')}`)
    case 'misconfiguration':
      return plainLine(`${SOURCES[finding.source].name} finding ${name}: ${finding.title}`)
    case 'license':
      return plainLine(`license ${name} of ${finding.packageName || placesOf(finding).join(', ')}`)
    case 'property':
      return plainLine(finding.title)
  }
}

/** `2 vulnerabilities, 1 secret and 1 Dockle finding`, in the order in which they are listed. */
const countsOf = (findings: readonly Finding[]): string => {
  const groups = Map.groupBy(findings, nounOf)
  return inWords([...groups].map(([noun, group]) => plural(group.length, noun)))
}

const nounOf = (finding: Finding): string => {
  switch (finding.kind) {
    case 'vulnerability':
      return 'vulnerability'
    case 'secret':
      return 'secret'
    case 'misconfiguration':
      return `${SOURCES[finding.source].name} finding`
    case 'license':
      return 'license'
    case 'property':
      return 'policy violation'
  }
}
