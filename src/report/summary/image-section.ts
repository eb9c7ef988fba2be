/** The image in the summary: what was built and what was pushed. */
import { megabytes } from '../../domain/image/image.ts'
import { codeSpan } from '../hostile.ts'
import type { Results } from '../../domain/results.ts'
import { resultOf, type RunRecord } from '../record.ts'
import { details, table, type Block } from './markdown-blocks.ts'

/** Nothing before the image was built or pushed. */
export const imageSection = (record: RunRecord): readonly Block[] => {
  const rows = [...pushedRows(resultOf(record, 'push')), ...builtRows(resultOf(record, 'build'))]
  const cells = rows.map(([name, value]) => [name, codeSpan(value)])
  return details('Image', table(['Property', 'Value'], 'll', cells))
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
