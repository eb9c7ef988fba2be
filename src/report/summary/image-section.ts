/** The image in the summary: what was built and what was pushed, and who has attested one that was not built in the run. */
import { megabytes } from '../../domain/image/image.ts'
import { codeSpan, prose } from '../hostile.ts'
import type { Results } from '../../domain/results.ts'
import { resultOf, type RunRecord } from '../record.ts'
import { weakestAttestation } from '../weakest-attestation.ts'
import { details, table, type Block } from './markdown-blocks.ts'

/** Nothing before the image was built or pushed. */
export const imageSection = (record: RunRecord): readonly Block[] => {
  const rows = [
    ...pushedRows(resultOf(record, 'push')),
    ...builtRows(resultOf(record, 'build')),
    ...accountRows(resultOf(record, 'plan')),
  ]
  const cells = rows.map(([name, value]) => [name, codeSpan(value)])
  return details('Image', table(['Property', 'Value'], 'll', [...cells, ...attestedCells(weakestAttestation(record))]))
}

type Rows = readonly (readonly [string, string])[]

const pushedRows = (push: Results['push'] | undefined): Rows =>
  push === undefined
    ? []
    : [['Image', push.uri], ...(push.tag === null ? [] : [['Tag', push.tag] as const]), ['Digest', push.digest]]

const builtRows = (build: Results['build'] | undefined): Rows =>
  build === undefined
    ? []
    : [
        ['Config digest', build.configDigest],
        ['Size', megabytes(build.sizeBytes)],
        ['Platform', build.platform],
        ...(build.revision === null ? [] : [['Revision', build.revision] as const]),
      ]

const LONGEST_REASON = 200

const attestedCells = (result: Results['attestation'] | undefined): readonly (readonly string[])[] => {
  switch (result?.kind) {
    case undefined:
      return []
    case 'attested':
      return [
        ['Attested by', codeSpan(result.workflow)],
        [
          'Attested source',
          `commit ${codeSpan(result.commit)} of ${codeSpan(result.ref)}, on ${codeSpan(result.event)}`,
        ],
      ]
    case 'none':
      return [['Attestation', 'none; `attestation: if-present` requires none']]
    case 'unknown':
      return [['Attestation', `⚠️ not known: ${prose(result.because, LONGEST_REASON)}`]]
  }
}

/** Where they are two. */
const accountRows = (plan: Results['plan'] | undefined): Rows => {
  const owner = plan?.repository?.account
  return plan === undefined || owner === undefined || owner === plan.account
    ? []
    : [
        ['Account of the registry', owner],
        ['Account of the services', plan.account],
      ]
}
