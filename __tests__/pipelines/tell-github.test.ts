/** What is placed to write to GitHub, by the settings and the event; none of it is behind the gate. */
import { expect, test } from '@jest/globals'
import { sampleConfig } from '../../scripts/generate/flow-picture.ts'
import { layOut } from '../../src/core/layout.ts'
import { check } from '../../src/pipelines/check-changes.ts'
import { rescan } from '../../src/pipelines/rescan.ts'
import { ship } from '../../src/pipelines/ship.ts'
import type { Config } from '../../src/settings/config.ts'

const config = (changes: Partial<Config>): Config => ({ ...sampleConfig(), ...changes })

test.each([ship, check])('a comment is placed where the setting says so, after the judgement', (pipeline) => {
  const comment = (changes: Partial<Config>) =>
    layOut(pipeline, config(changes)).steps.find(({ kind }) => kind === 'comment')
  expect(comment({ comment: 'off' })).toBeUndefined()
  expect(Object.values(comment({ comment: 'on' })?.needs ?? {})).toEqual(['judge'])
})

test('an issue is placed in a rescan where the setting says so, after the judgement', () => {
  const issue = (setting: Config['issue']) =>
    layOut(rescan, config({ issue: setting })).steps.find(({ kind }) => kind === 'issue')
  expect(issue('off')).toBeUndefined()
  expect(Object.values(issue('on')?.needs ?? {})).toEqual(['rescan', 'judge'])
})

test.each([ship, check, rescan])('reports are uploaded where the setting says so, without the gate', (pipeline) => {
  const upload = (codeScanning: Config['codeScanning']) =>
    layOut(pipeline, config({ codeScanning })).steps.find(({ kind }) => kind === 'code-scanning')
  expect(upload('off')).toBeUndefined()
  expect(Object.values(upload('upload')?.needs ?? {})).toEqual(['reports'])
})
