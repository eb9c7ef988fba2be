/** `npm run bench -- plan`: how long a plan takes by the number of task definitions, in one process: read, rendered, checked, linted and compared. */
import { plan, service, target, type Account } from '../../__tests__/support/plan-play.ts'
import { say } from '../foreground.ts'

const SIZES = [125, 250, 500]
const CONTAINERS = 20

/** As long as in a real definition: variables, secrets, ports, a health check, logs. */
const container = (index: number, version: string): object => ({
  name: `app-${index}`,
  image: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/app-${index}:${version}`,
  essential: index === 0,
  memory: 128,
  portMappings: [{ containerPort: 8000 + index, protocol: 'tcp' }],
  environment: Array.from({ length: 10 }, (_, at) => ({ name: `VARIABLE_${at}`, value: `${version} of ${index}` })),
  secrets: Array.from({ length: 3 }, (_, at) => ({ name: `SECRET_${at}`, valueFrom: `/app/${index}/${at}` })),
  healthCheck: { command: ['CMD', '/bin/check', `${index}`], interval: 5, timeout: 2, retries: 3 },
  dependsOn: index === 0 ? [] : [{ containerName: 'app-0', condition: 'START' }],
  logConfiguration: {
    logDriver: 'awslogs',
    options: { 'awslogs-group': `/ecs/${index}`, 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app' },
  },
})

const definition = (family: string, version: string): object => ({
  family,
  networkMode: 'bridge',
  requiresCompatibilities: ['EC2'],
  executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
  containerDefinitions: Array.from({ length: CONTAINERS }, (_, index) => container(index, version)),
})

/** Milliseconds of processor time, which other work on the machine does not lengthen, of one plan of so many services, each with a file of its own and a revision that differs from it in every container. */
const planned = async (size: number): Promise<number> => {
  const names = Array.from({ length: size }, (_, index) => `service-${index}`)
  const pathOf = (name: string): string => `/checkout/${name}.json`
  const facts: Partial<Account> = {
    clusters: { prod: names.map((name) => service(name)) },
    families: Object.fromEntries(names.map((name) => [name, { ...definition(name, 'one'), revision: 7 }])),
    files: Object.fromEntries(names.map((name) => [pathOf(name), JSON.stringify(definition(name, 'two'), null, 2)])),
  }
  const [first = {}, ...others] = names.map((name) => ({
    key: name,
    service: name,
    containerName: 'app-0',
    taskDefinition: { kind: 'file' as const, path: pathOf(name), name: `${name}.json` },
    lint: {},
  }))
  const { run } = plan(target(first, ...others), facts)
  const before = process.cpuUsage()
  const { services } = await run()
  const { user, system } = process.cpuUsage(before)
  if (services.length !== size) throw new Error(`${services.length} of ${size} services were planned`)
  return (user + system) / 1000
}

/** Prints the time of each size, and how much longer one definition takes among the most than among the fewest. */
export const benchPlan = async (): Promise<number> => {
  // What the first plan compiles and loads is not what is measured.
  await planned(10)
  const each: number[] = []
  for (const size of SIZES) {
    const took = await planned(size)
    each.push(took / size)
    say(`${size} definitions of ${CONTAINERS} containers: ${took.toFixed(0)} ms, ${(took / size).toFixed(2)} ms each`)
  }
  const ratio = (each.at(-1) ?? NaN) / (each[0] ?? NaN)
  say(
    `a definition among ${SIZES.at(-1) ?? 0} takes ${ratio.toFixed(2)} times as long as one among ${SIZES[0] ?? 0} (linear: 1)`,
  )
  return 0
}
