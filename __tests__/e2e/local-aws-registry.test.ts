/** The local ECR on whatever engine the suite runs: what docker gets when it pushes. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { BatchGetImageCommand, DescribeRepositoriesCommand } from '@aws-sdk/client-ecr'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { useLocalAws } from '../local-aws/support.ts'
import { buildVariant, isContainerRegistry, login, logout, push, sandbox, startEngineAws } from './engine-support.ts'

jest.setTimeout(120_000)

let folder = ''
const local = useLocalAws(startEngineAws)

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'local-aws-registry-'))
  for (const variant of ['good', 'crash'] as const) await buildVariant(variant, folder)
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('the registry', () => {
  test('says where images go, and has what was pushed', async () => {
    await login(local.aws)
    const { repositories } = await local.sdk.ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['hello'] }))
    expect(repositories?.[0]?.repositoryUri).toBe(`${sandbox.ecrHost}/hello`)
    expect(await push(local.aws, 'good', 'hello:one')).toMatchObject({ exitCode: 0 })
    const { images } = await local.sdk.ecr.send(
      new BatchGetImageCommand({ repositoryName: 'hello', imageIds: [{ imageTag: 'one' }] }),
    )
    expect(images?.[0]?.imageManifest).toContain('"schemaVersion"')
  })

  test("enforces what ECR enforces, if it is the local AWS's own", async () => {
    if (isContainerRegistry) return // a plain registry enforces nothing; the sandbox says so
    await logout(local.aws)
    expect((await push(local.aws, 'good', 'hello:one')).stderr).toContain('no basic auth credentials')
    await login(local.aws)
    expect((await push(local.aws, 'good', 'nowhere:one')).stderr).toContain(
      "The repository with name 'nowhere' does not exist in the registry with id '123456789012'",
    )
    expect(await push(local.aws, 'good', 'fixed:one')).toMatchObject({ exitCode: 0 })
    const immutable =
      "The image tag 'one' already exists in the 'fixed' repository and cannot be overwritten because the repository is immutable."
    expect((await push(local.aws, 'crash', 'fixed:one')).stderr).toContain(immutable)
    // A client with the containerd store looks first, sees that the tag is this very image, and sends nothing.
    const again = await push(local.aws, 'good', 'fixed:one')
    if (again.exitCode !== 0) expect(again.stderr).toContain(immutable)
    else expect(local.aws.requests.at(-1)).toMatchObject({ operation: 'HEAD manifest', input: { reference: 'one' } })
    local.aws.clock.advanceBy(13 * 3600)
    expect((await push(local.aws, 'good', 'hello:two')).stderr).toMatch(
      /Your authorization token has expired|403 Forbidden/,
    )
  })
})
