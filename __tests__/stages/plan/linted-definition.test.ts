import { describe, expect, test } from '@jest/globals'
import { container, ON_EC2 } from '../../support/lint-play.ts'
import { plan, TASK_FILE, target } from '../../support/plan-play.ts'

const ROOT_USER = JSON.stringify({ ...container({ user: 'root' }, ON_EC2), family: 'web' })

describe('the lint of a task definition', () => {
  test('is part of what the plan gives', async () => {
    const { services } = await plan(target(), { files: { [TASK_FILE]: ROOT_USER } }).run()
    expect(services.flatMap(({ lint }) => lint)).toEqual([
      {
        rule: 'ECS.20',
        level: 'warn',
        places: [{ path: 'containerDefinitions[0].user', container: 'app', detail: null }],
      },
    ])
  })

  test('is one block of lines in the log, and no annotation', async () => {
    const played = plan(target(), { files: { [TASK_FILE]: ROOT_USER } })
    await played.run()
    expect(played.log.text('info')).toContain('lint of task.json: 1 MEDIUM\n  ECS.20 (MEDIUM): A Linux container runs')
    expect(played.log.text('warning')).toBe('')
  })

  test('is nothing in the log for a sound definition', async () => {
    const played = plan(target(), { files: { [TASK_FILE]: JSON.stringify({ ...ON_EC2, family: 'web' }) } })
    await played.run()
    expect(played.log.text('info')).not.toContain('lint')
  })

  test('is silent about a rule that is off', async () => {
    const input = target({ lint: { 'ECS.20': 'off' } })
    const { services } = await plan(input, { files: { [TASK_FILE]: ROOT_USER } }).run()
    expect(services.flatMap(({ lint }) => lint)).toEqual([])
  })

  test('fails the plan where a rule is an error', async () => {
    const input = target({ lint: { 'ECS.20': 'error' } })
    const error = await plan(input, { files: { [TASK_FILE]: ROOT_USER } }).failure()
    expect(error.code).toBe('E_TASK_DEFINITION_LINT')
    expect(error.message).toBe(
      'the task definition task.json breaks a rule:\n- ECS.20 (MEDIUM): A Linux container runs as root, or its user is not set: containerDefinitions[0].user of app. Set `user` to one that the image has, for example `1000:1000`.',
    )
  })

  test('is one error with the other problems of the plan', async () => {
    const input = target({ lint: { all: 'error' }, service: 'wbe' })
    const error = await plan(input, { files: { [TASK_FILE]: ROOT_USER } }).failure()
    expect(error.message).toContain('the plan found 2 problems:')
    expect(error.message).toContain("'wbe'")
    expect(error.message).toContain('ECS.20 (MEDIUM)')
  })

  test('is reported without AWS, too', async () => {
    const input = target({ lint: { all: 'error' } })
    const error = await plan(input, { files: { [TASK_FILE]: ROOT_USER }, region: null }).failure()
    expect(error.message).toContain('no AWS region is set')
    expect(error.message).toContain('ECS.20 (MEDIUM)')
  })
})
