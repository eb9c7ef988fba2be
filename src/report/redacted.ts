/** The record without secrets: what is rendered is escaped, and an escaped secret is no longer recognised. */
import { SOURCES } from '../domain/scan/findings.ts'
import type { RunRecord } from './record.ts'

/**
 * Members whose value is one of our own words, or a name that AWS, the registry or this run has computed: reports branch on them
 * and later steps use them. A secret that happens to be a part of one (`1`, `success`) is not exposed by it.
 */
const MACHINE_VALUES: ReadonlySet<string> = new Set([
  ...['kind', 'status', 'state', 'verdict', 'id', 'code', 'stage', 'docs', 'pipeline'],
  ...['key', 'subject', 'undoes', 'service', 'serviceName', 'cluster'],
  ...['rule', 'severity', 'level', 'builder', 'from', 'platform', 'at', 'updatedAt', 'javaIndexAt'],
  ...['tag', 'commit', 'revision', 'digest', 'configDigest', 'runningDigests', 'uri', 'registry', 'repository'],
  ...['repositoryUri', 'tagMutability', 'account', 'region', 'clusterArn', 'serviceArn', 'deploymentId'],
  ...['sha', 'headSha', 'serverUrl', 'runId', 'undoes', 'to'],
  ...['container', 'taskId', 'folder', 'category', 'logGroup', 'logRegion', 'logPrefix'],
  ...['taskDefinitionArn', 'previousTaskDefinitionArn', 'serviceDeploymentArn'],
])

/** The record with its free text passed through `redact`: not the names of members, and not values for machines. */
export const redactedRecord = (record: RunRecord, redact: (text: string) => string): RunRecord =>
  // The same shape with other texts: numbers, nulls and member names are left.
  redactedValue(record, redact) as RunRecord

/** `source` is a scanner's name, or where something else came from: a path, a repository. */
const isForMachines = (name: string, value: unknown): boolean =>
  name === 'source'
    ? typeof value === 'string' && Object.hasOwn(SOURCES, value)
    : MACHINE_VALUES.has(name) && !isObject(value)

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

const asItIs = (text: string): string => text

const redactedValue = (value: unknown, redact: (text: string) => string): unknown => {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((item) => redactedValue(item, redact))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      redactedValue(member, isForMachines(name, member) ? asItIs : redact),
    ]),
  )
}
