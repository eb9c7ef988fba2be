/** Wrong names and files, given to the committed action: each is one clear error, reported before anything is changed. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { useWorld } from './checked-world.ts'
import { expectFailure, expectNoTraces, readable } from './failure.ts'
import { errorsIn } from '../support/workflow-commands.ts'

jest.setTimeout(120_000)

// Before the hook that closes the world.
afterEach(() => expectNoTraces(world()))
const { world, ship } = useWorld()

describe('the build', () => {
  test('of a Dockerfile that does not exist says which one and what is there instead', async () => {
    const run = await ship({ inputs: { file: 'Dockerfil' } })
    expectFailure(run, {
      stage: 'build',
      code: 'E_DOCKERFILE',
      says: ['Dockerfil', 'does not exist; the checkout has: Dockerfile'],
      next: 'Set `file`',
    })
    expect(run.outputs['image-tag']).toBe(`demo-${run.checkout.commit}`)
  })

  test('of a context without a Dockerfile says so', async () => {
    const checkout = await world().checkout()
    await rm(join(checkout.folder, 'Dockerfile'))
    const run = await ship({ checkout })
    expectFailure(run, {
      stage: 'build',
      code: 'E_DOCKERFILE',
      says: ['no Dockerfile in the checkout', 'looked for', 'Dockerfile'],
      next: 'Set `file`',
    })
  })
})

describe('a Dockerfile in the context, not in the checkout', () => {
  test('is named as the one that was meant', async () => {
    const checkout = await world().checkout()
    await mkdir(join(checkout.folder, 'app'))
    await rename(join(checkout.folder, 'Dockerfile'), join(checkout.folder, 'app', 'Dockerfile'))
    const run = await ship({ checkout, inputs: { context: 'app', file: 'Dockerfile' } })
    const says = ['Dockerfile', 'does not exist; did you mean app/Dockerfile?']
    expectFailure(run, { stage: 'build', code: 'E_DOCKERFILE', says, next: 'Set `file`' })
  })
})

describe('a name that does not exist', () => {
  const gone = { stage: 'plan', next: 'Correct' } as const

  test('of a cluster is reported with the clusters that exist', async () => {
    const run = await ship({ inputs: { cluster: 'deno' } })
    expectFailure(run, {
      ...gone,
      code: 'E_CLUSTER_NOT_FOUND',
      says: ["the ECS cluster 'deno' does not exist", 'demo'],
      next: "Did you mean 'demo'?",
    })
  })

  test('of a service is reported with the services of the cluster', async () => {
    const run = await ship({ inputs: { service: 'helo' } })
    expectFailure(run, {
      ...gone,
      code: 'E_SERVICE_NOT_FOUND',
      says: ["the ECS service 'helo' does not exist in the cluster 'demo'", 'hello'],
      next: "Did you mean 'hello'?",
    })
  })

  test('of a repository is reported with the repositories that exist', async () => {
    const run = await ship({ inputs: { repository: 'hallo' } })
    expectFailure(run, {
      ...gone,
      code: 'E_REPOSITORY_NOT_FOUND',
      says: ["the ECR repository 'hallo' does not exist", 'hello'],
      next: "Did you mean 'hello'?",
    })
  })

  test('of a container is reported with the containers of the task definition', async () => {
    const run = await ship({ inputs: { 'container-name': 'ap' } })
    expectFailure(run, {
      ...gone,
      code: 'E_CONTAINER_NOT_FOUND',
      says: ["'ap'", 'its only container is', 'app'],
      next: 'app',
    })
  })

  test('of a task definition family is reported with the families that exist', async () => {
    const run = await ship({ inputs: { 'task-definition': 'helo' } })
    expectFailure(run, {
      ...gone,
      code: 'E_TASK_DEFINITION_NOT_FOUND',
      says: ["'helo' does not exist", 'hello'],
      next: "Did you mean 'hello'?",
    })
  })

  test('of a task definition file is reported with the near one', async () => {
    const run = await ship({ inputs: { 'task-definition': 'task-defintion.json' } })
    expectFailure(run, {
      ...gone,
      code: 'E_TASK_DEFINITION_NOT_FOUND',
      says: ['task-defintion.json', 'does not exist'],
      next: 'task-definition.json',
    })
  })

  test('does not hide another: all are reported at once, and the running build is ended', async () => {
    const checkout = await world().checkout()
    await writeFile(
      join(checkout.folder, 'Dockerfile'),
      'FROM scratch\nCOPY rootfs/ /\nRUN ["/bin/busybox","sleep","60"]\n',
    )
    const run = await ship({
      checkout,
      inputs: { repository: 'hallo', service: 'helo', 'container-name': 'ap' },
    })
    expectFailure(run, {
      stage: 'plan',
      code: 'E_INPUT',
      says: ["repository 'hallo'", "service 'helo'", "'ap'", "Did you mean 'hello'?"],
      next: 'Correct what is listed',
    })
    expect(run.durationMs).toBeLessThan(30_000)
    expect(readable(run.summary)).toContain('plan failed')
    const builds = (await world().recorder.calls()).filter(({ argv }) => argv.includes('build'))
    expect(builds.filter(({ startedAt, endedAt }) => endedAt - startedAt > 30)).toEqual([])
  })
})

test('a failure names no file of the action and shows no stack', async () => {
  const run = await ship({ inputs: { cluster: 'deno' } })
  expect(errorsIn(run.log)).toHaveLength(1)
  expect(run.log).not.toMatch(/^\s+at .*\(|dist\/index\.js|UnhandledPromise/m)
  expect(run.leftovers).toEqual([])
})
