import { describe, expect, test } from '@jest/globals'
import { accountIn, beforeThePush, bootstrapSteps } from '../../../../scripts/demo/bootstrap/bootstrap-steps.ts'

const PAGE = `# From here to production

## 1. The registry, in account 111111111111

What it is.

\`\`\`sh
node infra/deploy.mjs 111111111111 hello-registry registry.yaml
node infra/deploy.mjs 111111111111 hello-push-role push-role.yaml hello-registry
\`\`\`

\`\`\`json
{ "not": "a command" }
\`\`\`

## 2. The first push

\`\`\`sh
git push --set-upstream origin main
\`\`\`

## 3. Look at it
`

const steps = bootstrapSteps(PAGE)

describe('the commands of a BOOTSTRAP.md', () => {
  test('are those of its shell blocks, by step', () => {
    expect(steps).toEqual([
      {
        title: 'The registry, in account 111111111111',
        commands: [
          'node infra/deploy.mjs 111111111111 hello-registry registry.yaml',
          'node infra/deploy.mjs 111111111111 hello-push-role push-role.yaml hello-registry',
        ],
      },
      { title: 'The first push', commands: ['git push --set-upstream origin main'] },
      { title: 'Look at it', commands: [] },
    ])
  })

  test('end where GitHub takes over', () => {
    expect(beforeThePush(steps)).toEqual(steps.slice(0, 1))
    expect(() => beforeThePush(steps.slice(0, 1))).toThrow('no step of BOOTSTRAP.md pushes')
  })
})

test.each([
  ['node infra/deploy.mjs 111111111111 hello-registry registry.yaml', '111111111111'],
  ['gh api user', null],
  ['aws 1234567890123', null],
])('the account of %s', (command, account) => {
  expect(accountIn(command)).toBe(account)
})
