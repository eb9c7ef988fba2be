/** The proof that what runs is what was pushed. */
import { describe, expect, test } from '@jest/globals'
import type { ErrorCode } from '../../../src/errors/catalogue.ts'
import type { ShipError } from '../../../src/errors/ship-error.ts'
import { confirm, IMAGE, INDEX, OTHER, PLATFORM, task } from '../../support/confirm-play.ts'
import { refusal, type FakeFault } from '../../support/fake-ecs.ts'

const oneDesired = { service: { desiredCount: 1 } }

describe('confirm', () => {
  test('takes the digest of the index and of a platform manifest', async () => {
    const { outcome } = await confirm([{ at: 0, tasks: [task('1', INDEX), task('2', PLATFORM)] }])
    expect(outcome).toEqual({ kind: 'confirmed', tasks: 2, digest: IMAGE.digest })
  })

  test('reads every page', async () => {
    const tasks = Array.from({ length: 230 }, (_, index) => task(`${index}`, INDEX))
    expect((await confirm([{ at: 0, tasks }])).outcome).toEqual({ kind: 'confirmed', tasks: 230, digest: IMAGE.digest })
    const last = [...tasks.slice(1), task('last', OTHER)]
    expect((await confirm([{ at: 0, tasks: last }])).outcome).toMatchObject({ code: 'E_NOT_CONFIRMED' })
  })

  test('names the task and the digests when one runs another image', async () => {
    const { outcome, seconds } = await confirm([{ at: 0, tasks: [task('1', INDEX), task('2', OTHER)] }])
    expect(outcome).toMatchObject({ code: 'E_NOT_CONFIRMED', kind: 'rollout' })
    const message = (outcome as ShipError).message
    expect(message).toContain(`container web of task 2 reports ${OTHER}; the pushed image is ${INDEX} or ${PLATFORM}`)
    expect(seconds).toBe(0)
  })

  test('refuses a task that has no container with the image', async () => {
    const foreign = task('1', INDEX, { containers: [{ name: 'web', image: 'web:latest', imageDigest: INDEX }] })
    const { outcome } = await confirm([{ at: 0, tasks: [foreign] }])
    expect(outcome).toMatchObject({ code: 'E_NOT_CONFIRMED' })
    expect((outcome as ShipError).message).toContain('it runs web:latest')
  })

  test('leaves out tasks of other deployments and those that do not run yet', async () => {
    const draining = task('old', OTHER, { startedBy: 'ecs-svc/9' })
    const other = task('other', OTHER, { taskDefinitionArn: 'arn:web:9' })
    const starting = task('new', undefined, { lastStatus: 'PENDING' })
    const { outcome } = await confirm([{ at: 0, tasks: [draining, other, starting, task('1', INDEX)] }])
    expect(outcome).toEqual({ kind: 'confirmed', tasks: 1, digest: IMAGE.digest })
  })

  test('looks again while a task does not report a digest', async () => {
    const { outcome, seconds } = await confirm([
      { at: 0, ...oneDesired, tasks: [task('1', undefined)] },
      { at: 8, tasks: [task('1', INDEX)] },
    ])
    expect(outcome).toEqual({ kind: 'confirmed', tasks: 1, digest: IMAGE.digest })
    expect(seconds).toBe(9)
  })

  test('does not call a task confirmed that never reports one; the task definition names the image by its digest', async () => {
    const { outcome, seconds, lines } = await confirm([
      { at: 0, ...oneDesired, tasks: [task('1', undefined), task('2', INDEX)] },
    ])
    expect(outcome).toEqual({ kind: 'unreported', tasks: 2, silent: 1 })
    expect(lines).toEqual([
      `no digest is reported by 1 of 2 tasks; the task definition names the image by its digest, ${INDEX}`,
    ])
    expect(seconds).toBe(15)
  })

  test('outlasts faults that pass, and only those', async () => {
    const history = [{ at: 0, ...oneDesired, tasks: [task('1', INDEX)] }]
    const fault = (awsCode: string, code?: ErrorCode): FakeFault => ({
      operation: 'describeTasks',
      from: 0,
      until: 60,
      error: refusal('DescribeTasks', awsCode, code),
    })
    const { outcome, seconds } = await confirm(history, [fault('ThrottlingException')])
    expect(outcome).toMatchObject({ kind: 'confirmed' })
    expect(seconds).toBeGreaterThanOrEqual(60)
    const denied = await confirm(history, [fault('AccessDeniedException', 'E_ACCESS_DENIED')])
    expect(denied).toMatchObject({ outcome: { code: 'E_ACCESS_DENIED' }, seconds: 0 })
    const lasting = await confirm(history, [{ ...fault('ServerException'), until: Infinity }])
    expect(lasting.outcome).toMatchObject({ code: 'E_AWS' })
    expect(lasting.seconds).toBeLessThanOrEqual(310)
  })

  test('does not confirm a service whose tasks are gone', async () => {
    const { outcome } = await confirm([{ at: 0, ...oneDesired, tasks: [] }])
    expect(outcome).toMatchObject({ code: 'E_NOT_CONFIRMED' })
    expect((outcome as ShipError).message).toContain('none of its tasks is running')
  })

  test('says that nothing runs where nothing is to run', async () => {
    const { outcome, seconds } = await confirm([{ at: 0, service: { desiredCount: 0 }, tasks: [] }])
    expect(outcome).toEqual({ kind: 'nothing-runs' })
    expect(seconds).toBe(0)
  })
})
