/** SECURITY.md says what is guarded. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { GUARDED_SETTINGS } from '../../../src/settings/declaration.ts'

test('SECURITY.md lists every guarded setting', () => {
  const [, rule = ''] = /^1\. What decides (.*)$/mu.exec(readFileSync('SECURITY.md', 'utf8')) ?? []
  const listed = [...rule.slice(rule.lastIndexOf(':')).matchAll(/`([^`]+)`/gu)].map(([, name]) => name)
  expect(listed).toEqual(GUARDED_SETTINGS)
})
