/** Stage `dockle`: how the image is built and configured, from the same archive that Trivy scans. */
import { recordedScan } from '../domain/scan/findings.ts'
import { defineStage } from '../ports/stage.ts'
import { runDockle } from './scanners/run-dockle.ts'

export const dockleScan = defineStage({
  kind: 'scan',
  title: 'Scan with Dockle',
  uses: ['exec', 'files', 'log'],
  run: runDockle,
  record: recordedScan,
})
