/** What is placed to write to GitHub, by the settings and the event; none of it is behind the gate. */
import { expect, test } from '@jest/globals'
import { sampleConfig } from '../../scripts/generate/flow-picture.ts'
import type { Flow } from '../../src/core/flow.ts'
import { layOut } from '../../src/core/layout.ts'
import { check } from '../../src/pipelines/check-changes.ts'
import { keepIssueOf, uploadReports } from '../../src/pipelines/parts/tell-github.ts'
import { ship } from '../../src/pipelines/ship.ts'
import type { Ports } from '../../src/ports/ports.ts'
import type { Config } from '../../src/settings/config.ts'

const config = (changes: Partial<Config>): Config => ({ ...sampleConfig(), ...changes })

test.each([ship, check])('a comment is placed where the setting says so, after the judgement', (pipeline) => {
  const comment = (changes: Partial<Config>) =>
    layOut(pipeline, config(changes)).steps.find(({ kind }) => kind === 'comment')
  expect(comment({ comment: 'off' })).toBeUndefined()
  expect(Object.values(comment({ comment: 'on' })?.needs ?? {})).toEqual(['judge'])
})

test('an upload and an issue need what they are made of, and no gate', () => {
  const reports = { folder: '/reports', files: [] }
  const placed = (codeScanning: 'off' | 'upload') =>
    layOut((flow: Flow<Ports>, c: Config) => {
      const found = flow.given(reports)
      uploadReports(flow, c, found)
      keepIssueOf(flow, found, () => ({ title: 'T', text: 'x', marker: 'm', state: 'open' }))
    }, config({ codeScanning })).steps.map(({ kind }) => kind)
  expect(placed('upload')).toEqual(['code-scanning', 'issue'])
  expect(placed('off')).toEqual(['issue'])
})
