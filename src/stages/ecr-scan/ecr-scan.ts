/**
 * ecr-scan: waits for the scan that ECR makes of the pushed image, or starts a basic one where ECR makes none, and gives its findings. The SDK's
 * waiter is not used: it does not know the end of an enhanced scan, and repeats what is denied.
 */
import type { PushedImage } from '../../domain/image/image.ts'
import type { ScanResult } from '../../domain/scan/findings.ts'
import { defineStage } from '../../ports/stage.ts'
import { followScan, type ScanWait } from './follow-scan.ts'
import type { LookPorts } from './look-at-scan.ts'

export interface EcrScanInput extends ScanWait {
  readonly image: Pick<PushedImage, 'repository' | 'digest' | 'runningDigests'>
  /** The account of the registry; null: the caller's. */
  readonly registryId: string | null
}

/** Gives the findings, or why there are none: the gate judges both. */
export const awaitEcrScan = defineStage({
  kind: 'scan',
  title: 'Wait for the scan of ECR',
  uses: ['registry', 'clock', 'log'],
  run: async (input: EcrScanInput, ports: LookPorts): Promise<ScanResult> => {
    const { repository, digest, runningDigests } = input.image
    // Of an index, the manifest that it lists: the push and the pull have made sure that it is the only one.
    const manifest = runningDigests.find((one) => one !== digest) ?? digest
    return followScan({ repository, registryId: input.registryId, digest: manifest }, input, ports)
  },
  record: (scan) => scan,
})
