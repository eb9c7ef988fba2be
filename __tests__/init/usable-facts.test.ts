/** `init --from-workflow` writes nothing that a run would refuse, and takes no text for a command. */
import { expect, test } from '@jest/globals'
import { repositoryOf } from '../support/init-play.ts'
import { problemsOf } from '../support/settings.ts'
import { USUAL } from '../support/usual-workflow.ts'

const PATH = '.github/workflows/deploy.yml'
const DEPLOY = 'aws-actions/amazon-ecs-deploy-task-definition'

/** With other inputs of the deployment, and a step before it. */
const translated = async (inputs: Readonly<Record<string, string>>, step = '') => {
  const [before = ''] = USUAL.split(/ {6}- (?:name: [^\n]+\n {8})?uses: aws-actions\/amazon-ecs-deploy/u)
  const deployment = `      - uses: ${DEPLOY}@v2\n        with: ${JSON.stringify(inputs)}\n`
  const { init, textOf } = repositoryOf({ [PATH]: before + step + deployment })
  const { exit, printed } = await init({ yes: true, 'from-workflow': PATH })
  return { exit, printed, settings: textOf('ship-to-ecs.yaml') }
}

test.each([
  ['service', 'a`$(id)`', "`service: a'$(id)'` is no name of a service"],
  ['cluster', 'x y', '`cluster: x y` is no name of a cluster'],
  ['task-definition', '../../etc/passwd', '`definition: ../../etc/passwd` is outside of the repository'],
  ['wait-for-minutes', '1e9', '`wait-for-minutes: 1e9` is not what the setting takes'],
  ['desired-count', '-5', '`desired-count: -5` is not what the setting takes'],
  ['force-new-deployment', 'maybe', '`force-new-deployment: maybe` is not what the setting takes'],
])('%s: %s is left to people', async (input, value, words) => {
  const { exit, printed, settings } = await translated({ service: 'web', cluster: 'main', [input]: value })
  expect([exit, printed]).toEqual([0, expect.stringContaining(words)])
  expect(settings).not.toContain(value)
  expect(problemsOf({ environment: 'production', pipeline: 'ship' }, settings)).toEqual([])
})

test('the lines of a here-document are no commands', async () => {
  const step = [
    '- run: |',
    "    cat > build.sh <<-'END'",
    '    docker build --target evil .',
    '    END',
    '    docker build --target own .',
    '',
  ]
  const { settings, printed } = await translated({ service: 'web' }, step.join('\n').replace(/^(?=.)/gmu, '      '))
  expect(settings).toContain('target: own')
  expect(settings + printed).not.toContain('evil')
})
