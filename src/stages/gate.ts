/** Stage `gate`: one verdict out of both scans. The only place that refuses an image; it fails with the verdict as its result. */
import { defineStage } from '../ports/stage.ts'
import { fault } from '../errors/fault.ts'
import { countBy, DOCKLE_LEVELS, SEVERITIES, type DockleFinding, type TrivyFinding } from '../domain/scan/findings.ts'
import { judge, type GateInput, type GateResult, type Policy, type Refusals } from '../domain/scan/policy.ts'
import type { Ports } from '../ports/ports.ts'

export type { GateInput }

/** How many findings of each scanner an error names; the summary has them all. */
const NAMED = 3

export const enforceGate = defineStage({
  kind: 'gate',
  title: 'Judge the scans',
  uses: ['log'],
  /** @throws ShipError `E_GATE_BLOCKED` or `E_SCANNER_BROKE`, with the `GateResult` as its result */
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one has nothing to wait for
  run: async (input: GateInput, { log }: Pick<Ports, 'log'>): Promise<Extract<GateResult, { kind: 'clean' }>> => {
    const verdict = judge(input)
    log.info(`policy: ${describePolicy(input.policy)}`)
    log.info(`verdict: ${verdict.kind}`)
    switch (verdict.kind) {
      case 'clean':
        return verdict
      case 'refused':
        throw fault('E_GATE_BLOCKED', {
          message: `The image is refused: ${describe(verdict.refusals)}`,
          result: verdict,
        })
      case 'broke': {
        const reasons = verdict.broken.map(({ scanner, because }) => `${scanner} broke, because ${because}`)
        const found = describe(verdict.refusals)
        const message = `The image was not judged: ${reasons.join('; ')}${found === '' ? '' : `. Found all the same: ${found}`}`
        throw fault('E_SCANNER_BROKE', {
          message,
          hint: verdict.broken.map(({ hint }) => hint).join(' '),
          result: verdict,
        })
      }
    }
  },
  record: (result) => result,
})

/** `Trivy refuses CRITICAL, HIGH with a fix; Dockle refuses FATAL`. */
const describePolicy = ({ trivySeverities, unfixed, dockleLevel }: Policy): string => {
  const fixes = unfixed === 'ignored' ? ' with a fix' : ''
  const trivy = trivySeverities.length === 0 ? 'nothing' : `${trivySeverities.join(', ')}${fixes}`
  const dockle = dockleLevel === 'none' ? [] : DOCKLE_LEVELS.slice(0, DOCKLE_LEVELS.indexOf(dockleLevel) + 1)
  return `Trivy refuses ${trivy}; Dockle refuses ${dockle.join(', ') || 'nothing'}`
}

const describe = ({ trivy, dockle }: Refusals): string =>
  [
    sentence(
      'Trivy',
      counts(
        SEVERITIES,
        trivy.map(({ severity }) => severity),
      ),
      trivy.map(nameTrivy),
    ),
    sentence(
      'Dockle',
      counts(
        DOCKLE_LEVELS,
        dockle.map(({ level }) => level),
      ),
      dockle.map(nameDockle),
    ),
  ]
    .filter((text) => text !== '')
    .join('. ')

const counts = <Key extends string>(keys: readonly Key[], findings: readonly Key[]): string => {
  const numbers = countBy(keys, findings)
  return keys.flatMap((key) => (numbers[key] > 0 ? [`${numbers[key]} ${key}`] : [])).join(', ')
}

const sentence = (scanner: string, numbers: string, names: readonly string[]): string => {
  if (names.length === 0) return ''
  const more = names.length > NAMED ? `, and ${names.length - NAMED} more` : ''
  return `${scanner} found ${numbers}: ${names.slice(0, NAMED).join(', ')}${more}`
}

const nameTrivy = (finding: TrivyFinding): string => {
  switch (finding.kind) {
    case 'vulnerability': {
      const fix = finding.fixedVersion === null ? 'no fix yet' : `fixed in ${finding.fixedVersion}`
      return `${finding.id} in ${finding.packageName} ${finding.installedVersion} (${fix})`
    }
    case 'secret':
      return `secret ${finding.id} in ${finding.target}`
  }
}

const nameDockle = (finding: DockleFinding): string => `${finding.code} ${finding.title}`
