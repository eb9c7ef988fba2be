import { readdir } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { inRepository } from '../../../scripts/repository.ts'
import { ON_ONE_ENGINE } from '../../../scripts/test/suites.ts'

test('what runs on one engine only is there', async () => {
  const files = await readdir(inRepository('__tests__', 'e2e'))
  expect(ON_ONE_ENGINE.filter((name) => !files.includes(`${name}.test.ts`))).toEqual([])
})
