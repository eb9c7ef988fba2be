/** What reports are made of. */
import type { JudgedFindings } from '../../domain/reports/judgements.ts'
import type { ReportedScans } from '../../domain/reports/reported-images.ts'
import type { InstalledScanner } from '../../domain/scan/scanners.ts'
import type { BuildSource } from './dockerfile-place.ts'

export interface ReportsInput extends ReportedScans {
  readonly judged: JudgedFindings
  readonly trivy: InstalledScanner
  /** Null: the image was not built. */
  readonly source: BuildSource | null
  /** A file of the repository, for what is in no Dockerfile of it. */
  readonly fallback: string
}
