import { APP, APP_PATH, beside, CLEAN, container, ON_EC2, type LintCase } from '../lint-play.ts'

const OPTIONS = APP.logConfiguration?.options ?? {}

const options = (facts: Readonly<Record<string, string>>) =>
  container({ logConfiguration: { logDriver: 'awslogs', options: { ...OPTIONS, ...facts } } })

const without = (name: string, base = ON_EC2) =>
  container(
    {
      logConfiguration: {
        logDriver: 'awslogs',
        options: Object.fromEntries(Object.entries(OPTIONS).filter(([key]) => key !== name)),
      },
    },
    base,
  )

const driver = (logDriver: 'splunk' | 'json-file' | 'awsfirelens', base = ON_EC2) =>
  container({ logConfiguration: { logDriver } }, base)

const at = (name: string) => `${APP_PATH}.logConfiguration.options.${name}`

export const LOGGING_CASES: readonly LintCase[] = [
  {
    rule: 'ECS.9',
    breaks: [[container({ logConfiguration: undefined }), `${APP_PATH}.logConfiguration`]],
    keeps: [driver('json-file'), driver('splunk')],
  },
  {
    rule: 'awslogs-options',
    breaks: [
      [without('awslogs-group'), at('awslogs-group')],
      [without('awslogs-region'), at('awslogs-region')],
      [options({ 'awslogs-region': '' }), at('awslogs-region')],
    ],
    keeps: [driver('json-file')],
  },
  {
    rule: 'awslogs-prefix',
    breaks: [[without('awslogs-stream-prefix'), at('awslogs-stream-prefix')]],
    keeps: [driver('splunk')],
  },
  {
    rule: 'fargate-awslogs-prefix',
    breaks: [[without('awslogs-stream-prefix', CLEAN), at('awslogs-stream-prefix')]],
    keeps: [driver('splunk', CLEAN)],
  },
  {
    rule: 'blocking-logs',
    breaks: [
      [options({ mode: 'blocking' }), at('mode')],
      [without('mode'), at('mode')],
    ],
    keeps: [driver('json-file')],
  },
  {
    rule: 'log-buffer',
    breaks: [[without('max-buffer-size'), at('max-buffer-size')]],
    keeps: [options({ 'max-buffer-size': '1m' })],
  },
  {
    rule: 'no-log-router',
    breaks: [[driver('awsfirelens'), `${APP_PATH}.logConfiguration.logDriver`]],
    keeps: [beside({ firelensConfiguration: { type: 'fluentbit' } }, driver('awsfirelens'))],
  },
  {
    rule: 'unused-log-router',
    breaks: [
      [beside({ firelensConfiguration: { type: 'fluentbit' } }), 'containerDefinitions[1].firelensConfiguration'],
    ],
    keeps: [beside({ firelensConfiguration: { type: 'fluentbit' } }, driver('awsfirelens'))],
  },
  {
    rule: 'fargate-log-driver',
    breaks: [[container({ logConfiguration: { logDriver: 'json-file' } }), `${APP_PATH}.logConfiguration.logDriver`]],
    keeps: [container({ logConfiguration: { logDriver: 'splunk' } }), driver('json-file')],
  },
]
