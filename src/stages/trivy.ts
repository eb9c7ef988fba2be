/** Stage `trivy`: vulnerabilities and secrets in the image archive, of every severity and in one run. */
import { recordedScan } from '../domain/scan/findings.ts'
import { defineStage } from '../ports/stage.ts'
import { runTrivy } from './scanners/run-trivy.ts'

export const trivyScan = defineStage({
  kind: 'scan',
  title: 'Scan with Trivy',
  uses: ['exec', 'files', 'archives', 'download', 'clock', 'log', 'registry', 'surroundings', 'secrets'],
  run: runTrivy,
  record: recordedScan,
})
