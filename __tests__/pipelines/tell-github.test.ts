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
  expect(Object.values(comment({ comment: 'on' })?.needs ?? {}).flat()).toEqual(['judge'])
})

test('what ECR found is added to what was said before the push, and the deployment waits for none of it', () => {
  const scanners = {
    ...sampleConfig().scanners,
    ecrScan: { kind: 'wait', minutes: 5, unsupported: 'blocked' } as const,
  }
  const { steps } = layOut(ship, config({ comment: 'on', codeScanning: 'upload', scanners }))
  const needsOf = (id: string): readonly string[] =>
    Object.values(steps.find((step) => step.id === id)?.needs ?? {}).flat()
  expect(needsOf('ecr-comment')).toEqual(['judge', 'ecr-judge', 'comment'])
  expect(needsOf('ecr-reports')).toEqual(expect.arrayContaining(['reports', 'ecr-scan', 'ecr-judge', 'build']))
  expect(needsOf('ecr-code-scanning')).toEqual(['ecr-reports'])
  const late = ['ecr-comment', 'ecr-reports', 'ecr-code-scanning']
  expect(steps.filter(({ id }) => needsOf(id).some((need) => late.includes(need))).map(({ id }) => id)).toEqual([
    'ecr-code-scanning',
  ])
})

test('an issue is placed in a rescan where the setting says so, after the judgement', () => {
  const issue = (setting: Config['issue']) =>
    layOut(rescan, config({ issue: setting })).steps.find(({ kind }) => kind === 'issue')
  expect(issue('off')).toBeUndefined()
  expect(Object.values(issue('on')?.needs ?? {})).toEqual(['running', 'rescan', 'judge', 'rebuilds'])
})

test.each([ship, check, rescan])('reports are uploaded where the setting says so, without the gate', (pipeline) => {
  const upload = (codeScanning: Config['codeScanning']) =>
    layOut(pipeline, config({ codeScanning })).steps.find(({ kind }) => kind === 'code-scanning')
  expect(upload('off')).toBeUndefined()
  expect(Object.values(upload('upload')?.needs ?? {})).toEqual(['reports'])
})
