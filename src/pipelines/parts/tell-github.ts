/** What a run writes to GitHub beside its report. None of it changes the verdict, and all of it is said when the gate blocks, too. */
import { provided } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { uploadSarif, type WrittenSarif } from '../../stages/github/upload-sarif.ts'

/** Uploads the SARIF files among the reports, where the setting says so and there are any. */
export const uploadReports = (flow: Flow<Ports>, c: Config, reports: Node<WrittenSarif>): void => {
  if (c.codeScanning !== 'upload') return
  const hasSarif = provided(
    reports,
    ({ files }) => files.some(({ sarif }) => sarif !== undefined),
    'there is no SARIF file to upload',
  )
  flow.optional(hasSarif).stage(uploadSarif, { reports }, (r) => ({ ...r, codeRef: c.codeRef }))
}
