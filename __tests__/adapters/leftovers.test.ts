import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { makeLeftovers } from '../../src/adapters/leftovers.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leftovers-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('every command runs at the end and not before, also when one of them fails', async () => {
  const leftovers = makeLeftovers(process.env)
  leftovers.removeAtEnd({ argv: ['rmdir', join(folder, 'missing')], inherit: ['PATH'] })
  leftovers.removeAtEnd({ argv: ['no-such-program'], inherit: [] })
  leftovers.removeAtEnd({ argv: ['mkdir', join(folder, 'made')], inherit: ['PATH'] })
  expect(readdirSync(folder)).toEqual([])
  await leftovers.removeAll()
  expect(readdirSync(folder)).toEqual(['made'])
})

test('what belongs together is removed in its order, also after a failure', async () => {
  const leftovers = makeLeftovers(process.env)
  const made = join(folder, 'made')
  const command = (...argv: readonly [string, ...string[]]) => ({ argv, inherit: ['PATH'] })
  const slowly = command('sh', '-c', `sleep 0.2; mkdir '${made}'`)
  leftovers.removeAtEnd(slowly, command('rmdir', join(folder, 'missing')), command('rmdir', made))
  await leftovers.removeAll()
  expect(readdirSync(folder)).toEqual([])
})

test('a run that left nothing runs nothing', async () => {
  await expect(makeLeftovers({}).removeAll()).resolves.toBeUndefined()
})
