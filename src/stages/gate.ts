/** Stage `gate`: one verdict on all scans. It alone blocks an image; when it fails, its verdict is the result. */
import { defineStage } from '../ports/stage.ts'
import { fault } from '../errors/fault.ts'
import { nameOf } from '../domain/scan/describe.ts'
import { countsInWords, SOURCES, type SourceName } from '../domain/scan/findings.ts'
import { RULES } from '../domain/scan/policy.ts'
import { judge, type Blocker, type GateInput, type GateVerdict } from '../domain/scan/gate-verdict.ts'

/** The number of findings of each source that the error names; the summary lists more. */
const NAMED = 3

export const enforceGate = defineStage({
  kind: 'gate',
  title: 'Evaluate the findings',
  uses: ['log'],
  /** @throws ShipError `E_GATE_BLOCKED` or `E_SCANNER_BROKE`, with the `GateVerdict` as its result */
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one has nothing to wait for
  run: async (input: GateInput, { log }): Promise<Extract<GateVerdict, { kind: 'passed' }>> => {
    const verdict = judge(input)
    log.info(`Policy: ${RULES.map(({ inWords }) => inWords(input.policy)).join('; ')}`)
    switch (verdict.kind) {
      case 'passed':
        log.info('Passed: no finding blocks the image')
        return verdict
      case 'blocked':
        throw fault('E_GATE_BLOCKED', {
          message: `The image is blocked: ${describe(verdict.blockers)}`,
          result: verdict,
        })
      case 'broke':
        throw fault('E_SCANNER_BROKE', {
          message: describeBroken(verdict),
          hint: [...new Set(verdict.broken.map(({ hint }) => hint))].join(' '),
          result: verdict,
        })
    }
  },
  record: (result) => result,
})

const describeBroken = ({ broken, blockers }: Extract<GateVerdict, { kind: 'broke' }>): string => {
  const reasons = broken.map(({ source, because }) => `${SOURCES[source].name} broke: ${because}.`)
  const found = blockers.length === 0 ? '' : ` Other scans found: ${describe(blockers)}`
  return `${reasons.join(' ')} The image could not be judged.${found}`
}

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
