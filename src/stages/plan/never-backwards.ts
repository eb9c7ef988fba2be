/**
 * Never backwards: the commit of the running image against that of the run. Only GitHub can compare them, as checkouts are shallow. What
 * is not known never keeps a run from deploying.
 */
import type { ComparedCommits, LiveService } from '../../domain/aws/live.ts'
import { commitOf } from '../../domain/image/tag.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import {
  behind,
  commitOfDigest,
  compareCommits,
  runningCommit,
  short,
  type ComparingPorts,
  type Finding,
  type FoundCommit,
  type Repository,
} from './compared-commits.ts'
import { together } from './every-problem.ts'
import type { Ports } from '../../ports/ports.ts'
import type { PlanInput } from './plan-input.ts'

type Input = Pick<PlanInput, 'run' | 'image' | 'olderCommit'>

interface Planned {
  readonly services: readonly LiveService[]
  readonly repository: Repository
  /** Where the image is, when that is another repository. */
  readonly source?: Repository
  /** Of an image that is given. */
  readonly imageDigest: string | null
}

/** What the target gets from it. */
export interface Backwards {
  readonly services: readonly LiveService[]
  readonly commits?: ComparedCommits
}

/**
 * Says in the log what is known, and gives each service what people are to notice; each commit is compared once.
 * @throws ShipError `E_BEHIND` for services whose image is from a newer commit
 */
export const neverBackwards = async (
  { run, image, olderCommit = 'refused' }: Input,
  { services, repository, source, imageDigest }: Planned,
  ports: ComparingPorts & Pick<Ports, 'source'>,
): Promise<Backwards> => {
  if (run === undefined) return { services }
  const own: FoundCommit = image
    ? await commitOfDigest(imageDigest, source ?? repository, {
        ports: source === undefined ? ports : { registry: ports.source },
        what: 'the image of this run',
      })
    : { kind: 'known', commit: commitOf(run) }
  const compared = new Map<string, Promise<Finding>>()
  const findings = await Promise.all(
    services.map(async (service) => {
      if (service.previousTaskDefinitionArn === null) return null
      const running = await runningCommit(service, repository, ports)
      const key = running.kind === 'known' ? running.commit : running.because
      const finding = compared.get(key) ?? compareCommits(running, own, ports)
      compared.set(key, finding)
      return finding
    }),
  )
  const problems = services.flatMap(({ serviceName }, index) =>
    reported(serviceName, findings[index] ?? null, { olderCommit, ports }),
  )
  if (problems.length > 0) throw together(problems)
  return {
    services: services.map((service, index) => ({ ...service, ...noteOf(findings[index] ?? null) })),
    commits: { own: own.kind === 'known' ? own.commit : null, olderCommit },
  }
}

const noteOf = (finding: Finding | null): Pick<LiveService, 'commitNote'> => {
  if (finding?.kind === 'unknown') return { commitNote: finding }
  if (finding?.kind !== 'diverged') return {}
  const { running, own } = finding
  return { commitNote: { kind: 'diverged', running: short(running), own: short(own) } }
}

interface Reporting {
  readonly olderCommit: ComparedCommits['olderCommit']
  readonly ports: ComparingPorts
}

const reported = (
  service: string,
  finding: Finding | null,
  { olderCommit, ports }: Reporting,
): readonly ShipError[] => {
  const { log } = ports
  switch (finding?.kind) {
    case undefined:
    case 'identical':
      return []
    case 'ahead':
      log.info(`the service ${service} runs the older commit ${short(finding.running)}`)
      return []
    case 'diverged':
      log.info(
        `the service ${service} runs ${short(finding.running)}, which is on another branch than ${short(finding.own)}`,
      )
      return []
    case 'unknown':
      log.info(`whether the service ${service} runs a newer commit is not known: ${finding.because}`)
      return []
    case 'behind':
      return behind(service, { found: finding, olderCommit }, ports)
  }
}
