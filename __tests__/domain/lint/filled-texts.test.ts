/** What the lint says of texts that placeholders were filled in. */
import { expect, test } from '@jest/globals'
import { lint } from '../../../src/domain/lint/lint.ts'
import { filledText } from '../../../src/domain/task-definition/filled-text.ts'
import { APP, having } from '../../support/lint-play.ts'

const PATH = 'containerDefinitions[0].mountPoints[0].sourceVolume'

const found = (sourceVolume: string, text: string | null) => {
  const input = having({
    containerDefinitions: [{ ...APP, mountPoints: [{ sourceVolume, containerPath: '/data', readOnly: true }] }],
  })
  const filled = filledText({ text, written: '${env:VOLUME}', rest: 'x', place: () => null })
  const options = { containerName: 'app', levels: {}, values: 'checked' } as const
  return lint({ input, source: 't', filled: new Map([[PATH, filled]]) }, options)
}

test('a finding shows the placeholder, not the value', () => {
  expect(found('quiet-river', 'quiet-river')).toMatchObject([
    { rule: 'unknown-volume', places: [{ path: PATH, detail: '${env:VOLUME}' }] },
  ])
})

test('what a value will be is not judged while it is not known', () => {
  expect(found('${env:VOLUME}', null)).toEqual([])
})
