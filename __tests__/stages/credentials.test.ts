import { expect, test } from '@jest/globals'
import { findCredentials } from '../../src/stages/credentials.ts'
import { recordingLog } from '../support/recording-log.ts'
import { sessionOf } from '../support/session.ts'

type Kind = 'present' | 'missing'

const find = (target: () => Promise<Kind>, registry: () => Promise<Kind>) =>
  findCredentials.run(
    {},
    {
      target: { ...sessionOf({}), credentials: target },
      registry: { ...sessionOf({}), credentials: registry },
      log: recordingLog(),
    },
  )

const failing = () => Promise.reject(new Error('expired'))

test.each<readonly [Kind, Kind, Kind]>([
  ['present', 'present', 'present'],
  ['missing', 'missing', 'missing'],
  ['present', 'missing', 'missing'],
  ['missing', 'present', 'missing'],
])('of the services %s, of the registry %s: %s', async (target, registry, kind) => {
  const found = find(
    () => Promise.resolve(target),
    () => Promise.resolve(registry),
  )
  await expect(found).resolves.toEqual({ kind })
})

test('those that are configured and give none fail the stage', async () => {
  await expect(find(failing, () => Promise.resolve('present'))).rejects.toThrow('expired')
  await expect(find(() => Promise.resolve('present'), failing)).rejects.toThrow('expired')
})
