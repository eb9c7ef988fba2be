/** The page of the doctor has every check, in its order. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { inRepository } from '../../scripts/repository.ts'
import { CHECKS } from '../../src/doctor/check-list.ts'

test('docs/doctor.md lists the checks as they are declared', () => {
  const page = readFileSync(inRepository('docs', 'doctor.md'), 'utf8')
  const [, table = ''] = /<!-- checks -->([\s\S]*)<!-- end: checks -->/u.exec(page) ?? []
  const rows = table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) => row.replaceAll(/\s+/gu, ' '))
  expect(rows).toEqual(Object.entries(CHECKS).map(([id, { title, about }]) => `| \`${id}\`: ${title} | ${about} |`))
})
