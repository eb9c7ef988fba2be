/** A secret that somebody has written into a workflow is in no file that `init` writes, and not in what it prints. */
import { expect, test } from '@jest/globals'
import { repositoryOf } from '../support/init-play.ts'
import { USUAL } from '../support/usual-workflow.ts'

const PATH = '.github/workflows/deploy.yml'
const GITHUB = `ghp_${'aB3'.repeat(12)}`

test.each<readonly [string, string, string]>([
  [
    'build arguments',
    `- run: docker build --build-arg TOKEN=${GITHUB} --build-arg PW=hunter2 --build-arg A=b .`,
    'TOKEN',
  ],
  ['an attached one', `- run: docker build --build-arg=DB_PASSWORD=hunter2 .`, 'DB_PASSWORD'],
  ['a token under any name', `- run: docker build --build-arg A=${GITHUB} .`, 'build-args A'],
  ['a label', '- run: docker build --label db.password=hunter2 .', 'labels db.password'],
  [
    'an input',
    '- uses: docker/build-push-action@v6\n  with:\n    build-args: |\n      MODE=x\n      API_TOKEN=hunter2',
    'build-args API_TOKEN',
  ],
  [
    'a cache',
    '- uses: docker/build-push-action@v6\n  with: { cache-to: "type=s3,secret_access_key=hunter2" }',
    'cache-to',
  ],
  ['a variable of the step', '- env: { PW: hunter2 }\n  run: docker build --build-arg A=${{ env.PW }} .', 'env.PW'],
  ['a variable of the script', '- run: |\n    PW=hunter2\n    docker build --build-arg A=$PW .', 'A=$PW'],
  ['another command', '- run: docker login -u me -p hunter2 example.com', 'docker login -u me -p ***'],
  ['a password that is read', '- run: echo "hunter2" | docker login -u me --password-stdin', '*** | docker login'],
  ['a here-string', '- run: docker login -u me --password-stdin <<< hunter2', '<<< ***'],
  [
    'a here-document',
    '- run: |\n    docker login -u me --password-stdin <<EOF\n    hunter2\n    EOF',
    'docker login -u me --password-stdin <<EOF',
  ],
  ['a header', `- run: 'curl -H "X-Api-Token: hunter2" https://example.com'`, 'X-Api-Token'],
])('%s', async (_, step, words) => {
  const workflow = USUAL.replace(
    / {6}- uses: aquasecurity[^]*?(?= {6}- id: task-def)/u,
    `${step}\n`.replace(/^(?=.)/gmu, '      '),
  )
  expect(workflow).toMatch(/hunter2|ghp_/u)
  const { init, files } = repositoryOf({ [PATH]: workflow })
  const { exit, printed, complained } = await init({ yes: true, 'from-workflow': PATH })
  expect([exit, complained]).toEqual([0, ''])
  files.delete(PATH)
  expect([...files.values(), printed].join('\n')).not.toMatch(/hunter2|ghp_/u)
  expect(printed).toContain(words)
})
