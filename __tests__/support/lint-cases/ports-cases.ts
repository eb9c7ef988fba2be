import { APP_PATH, beside, container, having, ON_EC2, type LintCase } from '../lint-play.ts'

const BRIDGE = having({ networkMode: 'bridge' }, ON_EC2)

const OTHER_PORT = 'containerDefinitions[1].portMappings[0]'

const mapped = (containerPort: number, hostPort: number) => [{ containerPort, hostPort }]

export const PORT_CASES: readonly LintCase[] = [
  {
    rule: 'port-mismatch',
    breaks: [[container({ portMappings: mapped(8080, 80) }), `${APP_PATH}.portMappings[0].hostPort`]],
    keeps: [
      container({ portMappings: mapped(8080, 8080) }),
      container({ portMappings: mapped(8080, 0) }),
      container({ portMappings: mapped(8080, 80) }, BRIDGE),
    ],
  },
  {
    rule: 'port-twice',
    breaks: [
      [beside({ portMappings: [{ containerPort: 8080 }] }), OTHER_PORT],
      [container({ portMappings: mapped(80, 80) }, beside({ portMappings: mapped(8080, 80) }, BRIDGE)), OTHER_PORT],
    ],
    keeps: [
      beside({ portMappings: [{ containerPort: 8080, protocol: 'udp' }] }),
      beside({ portMappings: [{ containerPort: 8080 }] }, BRIDGE),
      beside({ portMappings: mapped(8080, 0) }, BRIDGE),
    ],
  },
  {
    rule: 'port-name-twice',
    breaks: [
      [
        container(
          { portMappings: [{ containerPort: 80, name: 'web' }] },
          beside({ portMappings: [{ containerPort: 81, name: 'web' }] }),
        ),
        OTHER_PORT,
      ],
    ],
    keeps: [beside({ portMappings: [{ containerPort: 81, name: 'web' }] })],
  },
  {
    rule: 'ports-without-network',
    breaks: [[having({ networkMode: 'none' }, ON_EC2), `${APP_PATH}.portMappings`]],
    keeps: [container({ portMappings: [] }, having({ networkMode: 'none' }, ON_EC2))],
  },
  {
    rule: 'awsvpc-option',
    breaks: [
      [container({ hostname: 'app' }, ON_EC2), `${APP_PATH}.hostname`],
      [container({ extraHosts: [{ hostname: 'a', ipAddress: '10.0.0.3' }] }), `${APP_PATH}.extraHosts`],
      [container({ links: ['proxy'] }, beside({})), `${APP_PATH}.links`],
    ],
    keeps: [
      container({ hostname: 'app', dnsServers: ['10.0.0.2'] }, BRIDGE),
      container({ dnsServers: ['10.0.0.2'] }, ON_EC2),
      container({ links: [] }),
    ],
  },
  {
    rule: 'linked-container',
    breaks: [[container({ links: ['proxy:p'] }, beside({}, BRIDGE)), `${APP_PATH}.links`]],
    keeps: [container({ links: [] }, BRIDGE)],
  },
]
