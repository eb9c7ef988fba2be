/** docs/accounts.svg: accounts, roles, and the way of the digest, in the profile `standard`. It has a ground of its own, for light and dark pages. */
import type { registryRole, roleIn } from '../../src/init/aws-names.ts'

/** What `init` calls them, behind the name of the application and of the environment. */
type Role = Parameters<typeof roleIn>[2] | Parameters<typeof registryRole>[1]

const WIDTH = 1000
const HEIGHT = 586
const DIGEST = 'sha256:4f3c…'

const COLOURS = {
  band: ['#f6f8fa', '#8c959f'],
  account: ['#ffffff', '#8c959f'],
  job: ['#eaeef2', '#6e7781'],
  role: ['#fff8c5', '#bf8700'],
  image: ['#dafbe1', '#1a7f37'],
} as const

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const rectangle = ({ x, y, width, height }: Box, kind: keyof typeof COLOURS): string => {
  const [fill, stroke] = COLOURS[kind]
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${fill}" stroke="${stroke}"/>`
}

/** A box with a name, and a line below it. */
const named = (box: Box, kind: keyof typeof COLOURS, [name, line]: readonly [string, string]): string => {
  const middle = box.x + box.width / 2
  return [
    rectangle(box, kind),
    `<text class="name" x="${middle}" y="${box.y + box.height / 2 - 4}" text-anchor="middle">${name}</text>`,
    `<text class="line" x="${middle}" y="${box.y + box.height / 2 + 15}" text-anchor="middle">${line}</text>`,
  ].join('\n')
}

type Point = readonly [x: number, y: number]

/** `digest` is the way of the image, `role` who acts; `reads` changes nothing. */
const arrow = (kind: 'digest' | 'role' | 'reads', [fromX, fromY]: Point, [toX, toY]: Point): string =>
  `<line class="${kind}" x1="${fromX}" y1="${fromY}" x2="${toX}" y2="${toY}" marker-end="url(#${kind === 'digest' ? 'digest' : 'role'})"/>`

const label = (text: string, [x, y]: Point, anchor: 'start' | 'middle' = 'start'): string =>
  `<text class="line" x="${x}" y="${y}" text-anchor="${anchor}">${text}</text>`

const ACCOUNT_WIDTH = 306
const ROLE_WIDTH = 134

const role = (of: number, name: Role, line: string): string =>
  named({ x: of, y: 205, width: ROLE_WIDTH, height: 54 }, 'role', [`role ${name}`, line])

const account = (x: number, title: string, lower: string): string =>
  [
    rectangle({ x, y: 185, width: ACCOUNT_WIDTH, height: 347 }, 'account'),
    `<text class="name" x="${x + 13}" y="494">${title}</text>`,
    label('account that trusts GitHub’s tokens', [x + 13, 515]),
    lower,
  ].join('\n')

/** Where the two roles of an account begin. */
const left = (x: number): number => x + 13
const right = (x: number): number => x + 159
const centre = (x: number): number => x + ROLE_WIDTH / 2

const service = (x: number): string =>
  [
    named({ x: left(x), y: 336, width: 280, height: 60 }, 'image', ['ECS service hello', `tasks run ${DIGEST}`]),
    ...(
      [
        [left(x), 'execution', 'pulls, writes logs'],
        [right(x), 'task', 'the application’s'],
      ] as const satisfies readonly (readonly [number, Role, string])[]
    ).map(([of, name, line]) =>
      named({ x: of, y: 414, width: ROLE_WIDTH, height: 54 }, 'role', [`role ${name}`, line]),
    ),
  ].join('\n')

const STAGING = 20
const REGISTRY = 347
const PRODUCTION = 674

const gitHub = (): string => {
  const job = (x: number, width: number, texts: readonly [string, string]): string =>
    named({ x, y: 66, width, height: 66 }, 'job', texts)
  return [
    rectangle({ x: 20, y: 20, width: 960, height: 130 }, 'band'),
    '<text class="name" x="33" y="46">GitHub: octo-org/hello</text>',
    '<text class="line" x="967" y="46" text-anchor="end">each job shows a token (OIDC); no keys are stored</text>',
    job(30, 140, ['check', 'pull requests']),
    job(236, 200, ['ship', 'environment staging']),
    job(564, 200, ['promote', 'environment production']),
    job(830, 140, ['rescan', 'each day']),
    arrow('digest', [436, 99], [558, 99]),
    label(DIGEST, [497, 90], 'middle'),
    label('approval', [497, 118], 'middle'),
  ].join('\n')
}

const registry = (): string =>
  [
    role(left(REGISTRY), 'push', 'lets in staging'),
    role(right(REGISTRY), 'promote', 'lets in production'),
    named({ x: left(REGISTRY), y: 336, width: 280, height: 60 }, 'image', ['ECR repository hello', DIGEST]),
    named({ x: left(REGISTRY), y: 414, width: 280, height: 54 }, 'band', [
      'policy of the repository',
      'lets both accounts pull',
    ]),
  ].join('\n')

const ARROWS = (): readonly string[] => {
  const [plan, stagingDeploy] = [centre(left(STAGING)), centre(right(STAGING))]
  const [push, promote] = [centre(left(REGISTRY)), centre(right(REGISTRY))]
  const [deploy, rescan] = [centre(left(PRODUCTION)), centre(right(PRODUCTION))]
  return [
    ...[plan, stagingDeploy, push, promote, deploy, rescan].map((x) => arrow('role', [x, 132], [x, 199])),
    arrow('reads', [plan, 259], [plan, 330]),
    label('reads', [plan + 8, 300]),
    arrow('role', [stagingDeploy, 259], [stagingDeploy, 330]),
    label('deploys', [stagingDeploy + 8, 300]),
    arrow('digest', [push, 259], [push, 330]),
    label('pushes', [push + 8, 300]),
    arrow('role', [promote, 259], [promote, 330]),
    label('tags', [promote + 8, 300]),
    arrow('role', [deploy, 259], [deploy, 330]),
    label('deploys', [deploy + 8, 300]),
    arrow('reads', [rescan, 259], [rescan, 330]),
    label('reads', [rescan + 8, 300]),
    arrow('digest', [360, 366], [319, 366]),
    arrow('digest', [640, 366], [681, 366]),
  ]
}

const STYLE = `text { font-family: -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif; fill: #1f2328 }
.name { font-size: 15px; font-weight: 600 }
.line { font-size: 13px; fill: #424a53 }
line { stroke: #57606a; stroke-width: 1.5 }
.reads { stroke-dasharray: 4 4 }
.digest { stroke: #1a7f37; stroke-width: 3.5 }`

const marker = (id: string, colour: string, size: number): string =>
  `<marker id="${id}" viewBox="0 0 10 10" refX="8" refY="5" markerUnits="userSpaceOnUse" markerWidth="${size}" markerHeight="${size}" orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="${colour}"/></marker>`

/** The picture; its text is also that of the page that has it. */
export const accountsPicture = (): string => `${[
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title">`,
  '<title id="title">Accounts, roles and the way of the digest</title>',
  `<style>${STYLE}</style>`,
  `<defs>${marker('role', '#57606a', 11)}${marker('digest', '#1a7f37', 15)}</defs>`,
  `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="10" fill="#ffffff" stroke="#d0d7de"/>`,
  gitHub(),
  account(STAGING, 'Staging: 222222222222', service(STAGING)),
  account(REGISTRY, 'Registry: 111111111111', registry()),
  account(PRODUCTION, 'Production: 333333333333', service(PRODUCTION)),
  role(left(STAGING), 'plan', 'lets in the check'),
  role(right(STAGING), 'deploy', 'lets in staging'),
  role(left(PRODUCTION), 'deploy', 'lets in production'),
  role(right(PRODUCTION), 'rescan', 'lets in the rescan'),
  ...ARROWS(),
  '<line class="digest" x1="33" y1="558" x2="69" y2="558" marker-end="url(#digest)"/>',
  label('the way of the image: built and scanned once, then the same digest everywhere', [80, 563]),
  '<line x1="640" y1="558" x2="670" y2="558" marker-end="url(#role)"/>',
  label('a role acts', [680, 563]),
  '<line class="reads" x1="790" y1="558" x2="820" y2="558" marker-end="url(#role)"/>',
  label('reads only', [830, 563]),
  '</svg>',
].join('\n')}
`
