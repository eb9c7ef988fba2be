/** What the findings of a scan depend on: the versions of the scanner and of the database, the operating system, what was accepted unseen. */
import { SOURCES, type ScanReport, type SourceName, type VulnerabilityDatabase } from '../../domain/scan/findings.ts'
import { codeSpan, markdown } from '../hostile.ts'

/** In one line. */
export const originOf = ({ source, version, database, operatingSystem, unchecked }: ScanReport): string =>
  [
    ...(unchecked === null ? [] : [`**Accepted by \`${acceptedBy(source)}\`:** ${markdown(unchecked)}`]),
    ...(version === ''
      ? []
      : [`${SOURCES[source].name} ${markdown(version)}${database === null ? '' : `, ${databaseOf(database)}`}`]),
    ...(operatingSystem === null ? [] : [`operating system ${markdown(operatingSystem)}`]),
  ].join('; ')

const acceptedBy = (source: SourceName): string => (source === 'ecr' ? 'ecr-scan-unsupported' : 'accept-unknown-os')

const databaseOf = ({ updatedAt, origin, javaIndexAt }: VulnerabilityDatabase): string => {
  const index = javaIndexAt === undefined ? '' : `, index of Java packages of ${markdown(javaIndexAt)}`
  return `database of ${markdown(updatedAt)} from ${placeOf(origin)}${index}`
}

const placeOf = (origin: VulnerabilityDatabase['origin']): string => {
  switch (origin.kind) {
    case 'verified':
      return codeSpan(origin.repository)
    case 'cache':
      return 'the tool cache: **not verified**, because `offline` is set'
    case 'own':
      return '`trivy-cache-dir`: **only vulnerabilities in this database can be found**; not verified'
  }
}
