import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { judgeRan } from '../../../scripts/mutants/mutants.ts'
import { MUTANTS } from '../../../scripts/mutants/rows.ts'
import { inRepository } from '../../../scripts/repository.ts'

const CONTROL = { name: 'a commit is built, scanned, pushed, deployed and confirmed', status: 'passed' } as const

test.each(MUTANTS.flatMap(({ name, changes }) => changes.map((change) => ({ name, ...change }))))(
  '$name: its text is in $file once, and is changed',
  async ({ file, text, replacement }) => {
    const source = await readFile(inRepository(file), 'utf8')
    expect(source.split(text)).toHaveLength(2)
    expect(replacement).not.toBe(text)
  },
)

test.each(MUTANTS)('$name: the scenario that kills it exists', async ({ killedBy: { file, test: title } }) => {
  const source = await readFile(inRepository('__tests__', 'scenarios', `${file}.test.ts`), 'utf8')
  expect(source).toContain(title)
})

test('two mutants have no name in common', () => {
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length)
})

test('a mutant dies by the scenario that is to kill it', () => {
  const killed = { name: 'the gate blocks a finding', status: 'failed' } as const
  expect(judgeRan([CONTROL, killed], 'a finding')).toEqual({ kind: 'died', by: killed.name })
})

test('a mutant survives when that scenario passes, or does not run', () => {
  expect(judgeRan([CONTROL, { name: 'the gate blocks a finding', status: 'passed' }], 'a finding').kind).toBe(
    'survived',
  )
  expect(judgeRan([CONTROL, { name: 'another one', status: 'failed' }], 'a finding').kind).toBe('survived')
})

test('a mutant by which every run fails is not judged', () => {
  const killed = { name: 'the gate blocks a finding', status: 'failed' } as const
  expect(judgeRan([{ ...CONTROL, status: 'failed' }, killed], 'a finding').kind).toBe('broken')
  expect(judgeRan([killed], 'a finding').kind).toBe('broken')
})
