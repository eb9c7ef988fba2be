/** A pull request that lowers the policy in its own checkout, given to the committed action with real scanners. */
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import { startLocalGitHub } from '../../local-github/server.ts'
import { EVENTS } from '../support/events.ts'
import { useWorld } from './checked-world.ts'
import { CANARIES } from './world.ts'

jest.setTimeout(180_000)

const { world, ship, nothingWasPushed } = useWorld()

test('a pull request is judged by the policy of its target branch', async () => {
  const checkout = await world().checkout({ variant: 'vulnerable' })
  await appendFile(join(checkout.folder, 'ship-to-ecs.yaml'), '\ntrivy-severity: none\ndockle-exit-level: none\n')
  const main = { commit: '1'.repeat(40), files: { 'ship-to-ecs.yaml': 'trivy-severity: CRITICAL,HIGH\n' } }
  const github = await startLocalGitHub({
    repositories: { 'octo/hello': { defaultBranch: 'main', branches: { main } } },
    token: CANARIES.githubToken,
  })
  try {
    const run = await ship({
      checkout,
      event: EVENTS.pull_request,
      environment: { GITHUB_API_URL: github.endpoint, GITHUB_EVENT_NAME: 'pull_request' },
    })
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'blocked', 'gate-verdict': 'blocked' } })
    expect(run.summary).toContain('`trivy-severity`, `dockle-exit-level`; taken from `ship-to-ecs.yaml` of `main`')
    await nothingWasPushed()
    expect(github.violations).toEqual([])
  } finally {
    await github.close()
  }
})
