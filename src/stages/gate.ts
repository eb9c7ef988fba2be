/** Stage `gate`: enforces the judgement. It alone blocks an image; when it fails, the verdict is its result. */
import { defineStage } from '../ports/stage.ts'
import type { PushedImage } from '../domain/image/image.ts'
import { isOfRun } from '../domain/image/side-car-image.ts'
import { fault } from '../errors/fault.ts'
import { acceptInWords } from '../domain/scan/exceptions/in-words.ts'
import { comparedInWords, sideCarComparedInWords, sparedInWords } from '../domain/scan/compared-in-words.ts'
import { nameOf, ownerInWords } from '../domain/scan/describe.ts'
import { countsInWords, SOURCES, type About, type SourceName } from '../domain/scan/findings.ts'
import { policyInWords, RULES } from '../domain/scan/policy.ts'
import type { Blocker, GateVerdict } from '../domain/scan/gate-verdict.ts'
import type { Judged } from '../domain/scan/judged.ts'

/** The number of findings of each source that the error names; the summary lists more. */
const NAMED = 3

type Passing = Extract<GateVerdict, { kind: 'passed' | 'overridden' }>

export interface Enforced extends Judged {
  /** What the registry has already; absent before the push. */
  readonly pushed?: Pick<PushedImage, 'repository' | 'tag' | 'digest'>
}

export const enforceGate = defineStage({
  kind: 'gate',
  title: 'Enforce the policy',
  uses: ['log'],
  /** @throws ShipError `E_GATE_BLOCKED` or `E_SCANNER_BROKE`, with the `GateVerdict` as its result */
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one has nothing to wait for
  run: async (input: Enforced, { log }): Promise<Passing> => {
    const { verdict, compared, comparedSideCars = [] } = input
    // Of what is in the registry already, it was logged before the push.
    if (input.pushed === undefined) log.info(`Policy: ${policyOf(input)}`)
    if (compared !== undefined) log.info(comparedInWords(compared))
    for (const one of comparedSideCars) log.info(sideCarComparedInWords(one))
    switch (verdict.kind) {
      case 'passed':
        log.info(`Passed: no finding blocks ${judgedInWords(input)}`)
        return verdict
      case 'overridden':
        log.warning(`The gate is overridden by \`override-reason\`, in this run only: ${verdict.reason}`)
        log.info(describeBlocked(verdict.blockers))
        return verdict
      case 'blocked':
        throw fault('E_GATE_BLOCKED', {
          message: withStanding(describeBlocked(verdict.blockers), input),
          hint: nextStepOf(verdict.blockers, input),
          result: verdict,
        })
      case 'broke':
        throw fault('E_SCANNER_BROKE', {
          message: withStanding(describeBroken(verdict), input),
          hint: [...new Set(verdict.broken.map(({ hint }) => hint))].join(' '),
          result: verdict,
        })
    }
  },
  record: (result) => result,
})

const policyOf = (judged: Judged): string => {
  const spared = sparedInWords(judged)
  const words = policyInWords(judged.policy, judged.running === undefined ? 'new' : 'running')
  return `${words}${spared === null ? '' : `. ${spared}`}`
}

const withStanding = (message: string, { pushed }: Enforced): string => {
  if (pushed === undefined) return message
  const { repository, tag, digest } = pushed
  const name = tag === null ? `${repository}@${digest}` : `${repository}:${tag}`
  return `${message.replace(/\.$/u, '')}. Nothing was deployed; the image is in the registry already, as ${name}`
}

const judgedInWords = ({ sideCars, running, platforms }: Judged): string =>
  running === undefined
    ? `the image${platforms === undefined ? '' : ` for any of its ${platforms} platforms`}${sideCars === 0 ? '' : ` or a side-car (${sideCars})`}`
    : `an image that runs (${running})`

const describeBroken = ({ broken, blockers }: Extract<GateVerdict, { kind: 'broke' }>): string => {
  const reasons = broken.map(
    (scan) => `${SOURCES[scan.source].name} broke${ownerInWords(' on ', scan)}: ${scan.because}.`,
  )
  const found = byImage(blockers).map(
    ([image, own]) => ` Other scans found${image === '' ? '' : ` in ${image}`}: ${describe(own)}`,
  )
  return `${reasons.join(' ')} ${unjudged(broken)} could not be judged.${found.join('.')}`
}

const unjudged = (broken: readonly About[]): string => {
  if (broken.some(isOfRun)) return 'The image'
  return broken.some(({ sideCar }) => sideCar?.runsIn !== undefined) ? 'Images that run' : 'The side-cars'
}

/** `The image is blocked: …. nginx:1.29 of the container proxy (linux/amd64) is blocked: …`. */
const describeBlocked = (blockers: readonly Blocker[]): string =>
  byImage(blockers)
    .map(([image, own]) => `The image${image === '' ? '' : ` ${image}`} is blocked: ${describe(own)}`)
    .join('. ')

/** As much of it as an annotation shows. */
const LONGEST_HINT = 500

const nextStepOf = (blockers: readonly Blocker[], { exceptions }: Enforced): string => {
  const remedy = remedyOf(blockers)
  return [remedy, acceptInWords(exceptions, blockers, LONGEST_HINT - remedy.length - 1)].filter(Boolean).join(' ')
}

/** Nobody fixes the image of a side-car in this repository. */
const remedyOf = (blockers: readonly Blocker[]): string => {
  const inSideCars = blockers.filter(({ finding }) => !isOfRun(finding)).length
  if (inSideCars === 0) return ofRules(blockers)
  if (blockers.some(({ finding }) => finding.sideCar?.runsIn !== undefined)) return ofRunning(blockers)
  return inSideCars === blockers.length
    ? 'Use another image of the side-car, without the findings listed in the summary.'
    : 'Fix the findings listed in the summary, and use another image for what is in a side-car.'
}

const REDEPLOY =
  'Deploy images without the findings listed in the summary: a rebuild takes the fixes that the base image and the packages have by now.'

/** A rebuild on the same Dockerfile fixes vulnerabilities alone. */
const ofRunning = (blockers: readonly Blocker[]): string => {
  const others = blockers.filter(({ finding }) => finding.kind !== 'vulnerability')
  const isOfDatabase = others.every(({ rule }) => rule === 'max-database-age-hours')
  return [
    ...(others.length === blockers.length ? [] : [REDEPLOY]),
    ...(others.length === 0 ? [] : [ofRules(others)]),
    ...(others.length < blockers.length || isOfDatabase ? [] : ['Then deploy the new image.']),
  ].join(' ')
}

/** An image that is too large has another next step than a vulnerability, and so has a secret, whichever rule blocks it. */
const ofRules = (blockers: readonly Blocker[]): string => {
  const hintOf = ({ finding }: Blocker): string | null => (finding.kind === 'property' ? (finding.hint ?? null) : null)
  const hints = [...new Set(blockers.map(hintOf))].filter((hint) => hint !== null)
  const ofRule = blockers.filter((blocker) => hintOf(blocker) === null)
  const blocking = new Set(ofRule.map(({ rule, finding }) => (finding.kind === 'secret' ? 'secrets' : rule)))
  const remedies = RULES.flatMap(({ name, remedy }) => (blocking.has(name) ? [remedy] : []))
  const own = [...remedies.filter((remedy) => remedy !== null), ...hints]
  return [...(remedies.includes(null) ? ['Fix the findings listed in the summary.'] : []), ...own].join(' ')
}

/** In words, empty for the image of the run. */
const byImage = (blockers: readonly Blocker[]): readonly (readonly [string, readonly Blocker[]])[] => [
  ...Map.groupBy(blockers, ({ finding }) => ownerInWords('', finding)),
]

/** `Trivy 1 CRITICAL, 2 HIGH: CVE-… in openssl 3.0.9 (fixed in …), …; Dockle 1 FATAL: …`. */
const describe = (blockers: readonly Blocker[]): string => {
  const findings = blockers.map(({ finding }) => finding)
  const sources = [...new Set(findings.map(({ source }) => source))]
  const describeSource = (source: SourceName): string => {
    const found = findings.filter((finding) => finding.source === source)
    const more = found.length > NAMED ? `, and ${found.length - NAMED} more` : ''
    const named = found.slice(0, NAMED).map(nameOf).join(', ')
    return `${SOURCES[source].name} ${countsInWords(source, found)}: ${named}${more}`
  }
  return sources.map(describeSource).join('; ')
}
