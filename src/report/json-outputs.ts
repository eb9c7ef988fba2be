/** Outputs whose value is JSON. */
import { countByLevel, wasScanned, type ScanResult } from '../domain/scan/findings.ts'
import { diffText } from '../domain/task-definition/diff-text.ts'
import { resultOf, resultsOf, type RunRecord } from './record.ts'
import { weakestAttestation } from './weakest-attestation.ts'
import { servicesOf, type ServiceReport } from './service-reports.ts'

const publicFacts = ({ service, outcome, reason, taskDefinitionArn, ...facts }: ServiceReport) => {
  const { previousTaskDefinitionArn, deploymentArn, runningDigest, rollback, url } = facts
  return {
    service,
    outcome,
    reason,
    taskDefinitionArn,
    previousTaskDefinitionArn,
    deploymentArn,
    runningDigest,
    rollback,
    url,
  }
}

/** Outcome of each service, by key; undefined where there is none. */
export const servicesJson = (record: RunRecord): string | undefined => {
  const services = servicesOf(record).map((report) => [report.key, publicFacts(report)] as const)
  return services.length === 0 ? undefined : JSON.stringify(Object.fromEntries(services))
}

/** Who has attested a given image; undefined where none was looked for. */
export const attestationJson = (record: RunRecord): string | undefined => {
  const result = weakestAttestation(record)
  return result === undefined
    ? undefined
    : JSON.stringify(result.kind === 'unknown' ? { ...result, because: undefined } : result)
}

/** Its revision is a new one, so a deployment starts anyway. */
const NOT_COMPARED = { changed: [], newDeployment: 'when-changed', lines: [], leftOut: 0 } as const

/** What a deployment would change in each service, by key; undefined before the plan. */
export const planJson = (record: RunRecord): string | undefined => {
  const services = resultOf(record, 'plan')?.services ?? []
  const plans = services.map(({ key, serviceName: service, changes }) => {
    const known = changes.kind === 'compared' ? changes : NOT_COMPARED
    const { changed, newDeployment } = known
    return [key, { service, compared: changes.kind, changed, newDeployment, diff: diffText(known) }] as const
  })
  return plans.length === 0 ? undefined : JSON.stringify(Object.fromEntries(plans))
}

/** Number of findings by scanner, and the same of each side-car; undefined before the scans. */
export const countsJson = (record: RunRecord): string | undefined => {
  const counts = countsBySource(resultsOf(record, 'scan'))
  const images = resultsOf(record, 'side-cars-scan').flatMap((scanned) => scanned.images)
  const platforms = images
    .filter(({ sideCar }) => sideCar.ofRun === true)
    .map(({ sideCar: { platform }, scans }) => ({ platform, ...countsBySource(scans) }))
  const others = images.filter(({ sideCar }) => sideCar.ofRun === undefined)
  const sideCars = others.map(({ sideCar: { repository: _, ...sideCar }, scans }) => {
    // `image` is the name there.
    const { image: properties, ...counts } = countsBySource(scans)
    return { ...sideCar, ...counts, ...(properties === undefined ? {} : { properties }) }
  })
  const all = {
    ...counts,
    ...(platforms.length === 0 ? {} : { platforms }),
    ...(sideCars.length === 0 ? {} : { sideCars }),
  }
  return Object.keys(all).length === 0 ? undefined : JSON.stringify(all)
}

const countsBySource = (scans: readonly ScanResult[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    scans.flatMap((scan) =>
      scan.kind === 'report' && wasScanned(scan.report)
        ? [[scan.report.source, countByLevel(scan.report.source, scan.report.findings)]]
        : [],
    ),
  )
