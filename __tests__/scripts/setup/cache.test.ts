import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { cacheRoot, createOnce, exists, withLock } from '../../../scripts/setup/cache.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cache-test-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the cache folder', () => {
  test.each([
    [{ SHIP_TO_ECS_CACHE: '/own', XDG_CACHE_HOME: '/xdg' }, '/own'],
    [{ XDG_CACHE_HOME: '/xdg' }, '/xdg/ship-to-ecs'],
    [{ XDG_CACHE_HOME: 'relative' }, path.join(homedir(), '.cache', 'ship-to-ecs')],
    [{ SHIP_TO_ECS_CACHE: '', XDG_CACHE_HOME: '' }, path.join(homedir(), '.cache', 'ship-to-ecs')],
  ])('%j is %s', (environment, expected) => {
    expect(cacheRoot(environment)).toBe(expected)
  })
})

describe('createOnce', () => {
  test('shows the folder only when it is complete', async () => {
    const target = path.join(folder, 'tool')
    await createOnce(target, async (temporary) => {
      await writeFile(path.join(temporary, 'program'), 'x')
      expect(await exists(target)).toBe(false)
    })
    expect(await readFile(path.join(target, 'program'), 'utf8')).toBe('x')
    expect(await readdir(folder)).toEqual(['tool'])
  })

  test('leaves nothing behind if filling it fails', async () => {
    const failing = createOnce(path.join(folder, 'tool'), () => Promise.reject(new Error('no network')))
    await expect(failing).rejects.toThrow('no network')
    expect(await readdir(folder)).toEqual([])
  })

  test('fills once if two need the same folder at the same time', async () => {
    let fills = 0
    const fill = async () => {
      fills++
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await Promise.all([createOnce(path.join(folder, 'tool'), fill), createOnce(path.join(folder, 'tool'), fill)])
    expect(fills).toBe(1)
  })
})

describe('withLock', () => {
  test('takes over the lock of a process that has ended', async () => {
    const lock = path.join(folder, 'lock')
    await writeFile(lock, '')
    const longAgo = new Date(Date.now() - 60_000)
    await utimes(lock, longAgo, longAgo)
    expect(await withLock(lock, () => Promise.resolve('done'))).toBe('done')
    expect(await exists(lock)).toBe(false)
  })
})
