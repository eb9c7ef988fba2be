/**
 * Two platforms on a real engine, built at once or by jobs of their own: both images scanned, the index pushed, and each digest of it proved.
 */
import { createHash } from 'node:crypto'
import { describe, expect, jest, test } from '@jest/globals'
import { readSandbox } from '../../scripts/sandbox/sandbox.ts'
import type { Shipment, Shipped } from './world.ts'
import { useWorld } from './checked-world.ts'
import { imageIn, manifestIn, putForArm } from './registry-client.ts'

jest.setTimeout(180_000)

const { world, ship, nothingWasPushed } = useWorld()
const { tls } = readSandbox()

interface Index {
  readonly manifests: readonly { readonly digest: string; readonly platform: { readonly architecture: string } }[]
}

const BOTH: Shipment = {
  inputs: { platforms: 'linux/amd64\nlinux/arm64' },
  environment: tls === null ? {} : { NODE_EXTRA_CA_CERTS: tls.caFile },
}

const shipBoth = (shipment: Shipment = {}): Promise<Shipped> => ship({ ...BOTH, ...shipment })

describe('a build for two platforms', () => {
  test('is pushed as one index, whose images are those that were scanned', async () => {
    const run = await shipBoth()
    if (readSandbox().engine === 'classic') {
      expect(run.log).toContain('`platforms` needs buildx, which is not installed')
      await nothingWasPushed()
      return
    }
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed', 'deployment-status': 'success' } })
    const { aws } = world().stack
    const index = await manifestIn(aws, 'hello', run.outputs['image-digest'] ?? '')
    const { manifests } = JSON.parse(index.body) as Index // as the run has pushed it
    expect(manifests.map(({ platform }) => platform.architecture).toSorted()).toEqual(['amd64', 'arm64'])
    const scanned = (await world().recorder.calls()).filter(({ argv }) => argv.includes('--input'))
    expect(scanned.map(({ program }) => program).toSorted()).toEqual(['dockle', 'dockle', 'trivy', 'trivy'])
    for (const { digest } of manifests) {
      const { body } = await manifestIn(aws, 'hello', digest)
      expect(`sha256:${createHash('sha256').update(body).digest('hex')}`).toBe(digest)
      const { config } = JSON.parse(body) as { config: { digest: string } } // as the run has pushed it
      expect(run.log).toContain(`config ${config.digest}`)
    }
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ platforms: [{ platform: 'linux/arm64' }] })
    expect(run.summary).toContain('linux/arm64')
    const again = await shipBoth({ checkout: run.checkout })
    expect(again.outputs['image-digest']).toBe(run.outputs['image-digest'])
    expect(again.log).toContain('nothing was sent')
    // Whatever a build would give now.
    const attempt = { ...BOTH.environment, GITHUB_RUN_ATTEMPT: '2' }
    const second = await shipBoth({ checkout: run.checkout, environment: attempt })
    expect(second).toMatchObject({ exitCode: 0, outputs: { 'image-digest': run.outputs['image-digest'] } })
    expect(second.log).toContain('pushed by an earlier attempt of this run: nothing is built')
  })
})

test('images of two jobs are merged to one index, which is deployed', async () => {
  const { environment = {} } = BOTH
  const pushed = await ship({ inputs: { pipeline: 'push', tag: '{sha}-amd64' }, environment })
  const { aws } = world().stack
  const amd64 = await imageIn(aws, 'hello', await manifestIn(aws, 'hello', pushed.outputs['image-digest'] ?? ''))
  const arm64 = await putForArm(aws, amd64, `hello:${pushed.checkout.commit}-arm64`)
  const noBuild = { secrets: '', 'secret-envs': '', 'secret-files': '' }
  const run = await ship({
    ...{ checkout: pushed.checkout, environment },
    inputs: { ...noBuild, image: '{sha}-arm64\n{sha}-amd64' },
  })
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed', 'deployment-status': 'success' } })
  const { body } = await manifestIn(aws, 'hello', run.outputs['image-digest'] ?? '')
  const { manifests } = JSON.parse(body) as Index // as the run has put it
  expect(manifests.map(({ digest, platform }) => [digest, platform.architecture])).toEqual([
    [amd64.digest, 'amd64'],
    [arm64.digest, 'arm64'],
  ])
})
