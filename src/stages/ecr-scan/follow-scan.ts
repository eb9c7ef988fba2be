/** Follows ECR's scan of an image until it gives findings, or shows why it gives none. */
import { readEcrFindings, type EcrLists } from '../../domain/scan/ecr-findings.ts'
import { stepAfter, unfinishedInWords, type ScanLook, type ScanRequest } from '../../domain/scan/ecr-scan-progress.ts'
import { countsInWords, type ScanReport, type ScanResult } from '../../domain/scan/findings.ts'
import type { Reason } from '../../domain/scan/reason.ts'
import { AwsError } from '../../errors/aws-error.ts'
import {
  lookAtScan,
  nameOf,
  reasonIn,
  requestScan,
  UNSUPPORTED,
  type Looking,
  type LookPorts,
  type ScannedImage,
} from './look-at-scan.ts'

export interface ScanWait {
  readonly minutes: number
  /** Whether an image passes that ECR cannot scan. */
  readonly unsupported: 'blocked' | 'accepted'
}

/** A scan takes from seconds to minutes; DescribeImageScanFindings may be called 20 times a second (ECR service quotas). */
const LOOK_AGAIN_MS = 5000

/** A basic scan is started where ECR makes none, or none of today. @throws what is no answer of AWS */
export const followScan = async (image: ScannedImage, input: ScanWait, ports: LookPorts): Promise<ScanResult> => {
  ports.log.info(`waiting for the scan of ${nameOf(image)}, for ${inMinutes(input.minutes)} at most`)
  try {
    return await follow(image, input, ports)
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown
    if (thrown.awsCode === UNSUPPORTED) return whenUnsupported(thrown.message, input, ports)
    return broke(reasonIn(thrown))
  }
}

const follow = async (image: ScannedImage, input: ScanWait, ports: LookPorts): Promise<ScanResult> => {
  const { clock, log } = ports
  const looking: Looking = { image, until: clock.now() + input.minutes * 60_000 }
  const looks: ScanLook[] = []
  let request: ScanRequest | null = null
  for (;;) {
    const { look, lists } = await lookAtScan(looking, ports)
    looks.push(look)
    logChange(looks, log)
    const step = stepAfter(looks, request)
    switch (step.kind) {
      case 'take':
        if (step.oldSince !== null) warnOld(step.oldSince, log)
        return taken(look, lists, log)
      case 'unsupported':
        return whenUnsupported(step.because, input, ports)
      case 'broke':
        return broke(step)
      case 'start':
        request = await requestScan(looking, ports)
        break
      case 'wait':
        break
    }
    if (clock.now() + LOOK_AGAIN_MS > looking.until) return broke(outOfTime(looks, input.minutes))
    await clock.sleep(LOOK_AGAIN_MS)
  }
}

const statusOf = (look: ScanLook | undefined): string | undefined =>
  look === undefined || look.kind === 'none' ? look?.kind : `${look.status} ${look.listed}`

const logChange = (looks: readonly ScanLook[], log: LookPorts['log']): void => {
  const look = looks.at(-1)
  if (look === undefined || statusOf(look) === statusOf(looks.at(-2))) return
  if (look.kind === 'none') log.info('ECR lists no scan of the image yet')
  else
    log.info(
      `the scan is ${look.status}, findings: ${look.listed}${look.description === '' ? '' : ` (${look.description})`}`,
    )
}

const warnOld = (completedAt: number, log: LookPorts['log']): void =>
  log.warning(`the scan of ECR was made at ${new Date(completedAt).toISOString()}, and ECR makes no new one now`)

const taken = (look: ScanLook, lists: EcrLists, log: LookPorts['log']): ScanResult => {
  const read = readEcrFindings(lists)
  if (read.kind === 'invalid')
    return broke({
      because: `the findings cannot be read: ${read.problem}`,
      hint: 'Look at the scan in the ECR console, then report the severity that is not known.',
    })
  const findings = read.value
  const isBasic = lists.enhancedFindings.length === 0 && look.kind === 'scan' && look.list !== 'enhanced'
  log.info(`ECR ${isBasic ? 'basic' : 'enhanced'} scan: ${countsInWords('ecr', findings) || 'no findings'}`)
  if (findings.some(({ fix }) => fix === 'not-known'))
    log.info('this scan does not say which findings a version fixes, so findings without one count, too')
  const completedAt = look.kind === 'scan' ? look.completedAt : null
  const when = completedAt === null ? '' : ` of ${new Date(completedAt).toISOString()}`
  return { kind: 'report', report: { ...EMPTY, version: `${isBasic ? 'basic' : 'enhanced'} scan${when}`, findings } }
}

const EMPTY: ScanReport = {
  source: 'ecr',
  version: '',
  configDigest: null,
  operatingSystem: null,
  database: null,
  findings: [],
  unchecked: null,
}

const whenUnsupported = (because: string, { unsupported }: ScanWait, { log }: LookPorts): ScanResult => {
  if (unsupported === 'blocked')
    return broke({
      because,
      hint: 'Use a base image that ECR can scan, or set `ecr-scan-unsupported: accept` to rely on Trivy and Dockle for this image.',
    })
  log.warning(`${because}; accepted by \`ecr-scan-unsupported\``)
  return { kind: 'report', report: { ...EMPTY, unchecked: because } }
}

const inMinutes = (minutes: number): string => (minutes === 1 ? '1 minute' : `${minutes} minutes`)

const outOfTime = (looks: readonly ScanLook[], minutes: number): Reason => ({
  because: `ECR has not finished the scan within ${inMinutes(minutes)}: ${unfinishedInWords(looks)}`,
  hint: 'Look at the scan in the ECR console, raise `ecr-scan-minutes`, or re-run: the image is in the registry already.',
})

const broke = ({ because, hint }: Reason): ScanResult => ({ kind: 'broke', source: 'ecr', because, hint })
