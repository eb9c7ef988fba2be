import { APP, APP_PATH, container, having, type LintCase } from '../lint-play.ts'

const longest = 'a'.repeat(255)
const secret = (name: string) => ({ name, valueFrom: 'arn:aws:ssm:eu-west-1:123456789012:parameter/p' })

export const NAME_CASES: readonly LintCase[] = [
  {
    rule: 'family-name',
    breaks: [
      [having({ family: 'team.web' }), 'family'],
      [having({ family: '' }), 'family'],
      [having({ family: `${longest}a` }), 'family'],
    ],
    keeps: [having({ family: longest }), having({ family: 'Team_web-1' })],
  },
  {
    rule: 'container-name',
    breaks: [
      [
        having({
          containerDefinitions: [APP, { ...APP, portMappings: [], name: 'a b', image: `a@sha256:${'a'.repeat(64)}` }],
        }),
        'containerDefinitions[1].name',
      ],
    ],
    keeps: [
      having({
        containerDefinitions: [APP, { ...APP, portMappings: [], name: 'A_b-1', image: `a@sha256:${'a'.repeat(64)}` }],
      }),
    ],
  },
  {
    rule: 'secret-name-twice',
    breaks: [
      [
        container({ environment: [{ name: 'DB', value: '' }], secrets: [secret('KEY'), secret('DB')] }),
        `${APP_PATH}.secrets[1]`,
      ],
      [container({ secrets: [secret('DB'), secret('DB')] }), `${APP_PATH}.secrets[1]`],
    ],
    keeps: [
      container({ environment: [{ name: 'DB', value: '' }], secrets: [secret('db'), secret('DB_KEY')] }),
      container({
        environment: [
          { name: 'A', value: '' },
          { name: 'A', value: '' },
        ],
      }),
    ],
  },
]
