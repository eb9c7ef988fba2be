import { APP, APP_PATH, container, type LintCase } from '../lint-play.ts'

const variable = (name: string, value: string) => container({ environment: [{ name, value }] })

// Put together here, so that no scanner of this repository takes the sample for a key.
const KEY = ['AKIA', 'IOSFODNN7EXAMPLE'].join('')

export const SECRET_CASES: readonly LintCase[] = [
  {
    rule: 'ECS.8',
    breaks: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA'].map(
      (name) => [variable(name, 'x'), `${APP_PATH}.environment[0]`] as const,
    ),
    keeps: [variable('AWS_REGION', 'eu-west-1')],
  },
  {
    rule: 'plain-secret',
    breaks: [
      [variable('DB_PASSWORD', 'hunter2'), `${APP_PATH}.environment[0]`],
      [variable('SETTING', KEY), `${APP_PATH}.environment[0]`],
    ],
    keeps: [variable('DB_PASSWORD_FILE', '/run/secrets/db'), variable('DB_HOST', 'db')],
  },
  {
    rule: 'secret-in-text',
    breaks: [
      [container({ command: ['run', `--key=${KEY}`] }), `${APP_PATH}.command[1]`],
      [container({ entryPoint: [KEY] }), `${APP_PATH}.entryPoint[0]`],
      [container({ dockerLabels: { key: KEY } }), `${APP_PATH}.dockerLabels.key`],
      [container({ healthCheck: { command: ['CMD', KEY] } }), `${APP_PATH}.healthCheck.command[1]`],
      [
        container({ logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': KEY } } }),
        `${APP_PATH}.logConfiguration.options.splunk-token`,
      ],
    ],
    keeps: [container({ command: ['run', '--key-id=AKIA'], logConfiguration: APP.logConfiguration })],
  },
]
