/** The bundle of an attestation as JSON; part of the attestation stage. */
import { join } from 'node:path'
import { unpackSnappy } from '../../domain/attestation/snappy.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { HeldAttestation } from '../../ports/attestations.ts'
import type { Ports } from '../../ports/ports.ts'

export type BundleText =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unusable'; readonly because: string }

export type BundlePorts = Pick<Ports, 'download' | 'files' | 'clock' | 'log'>

/** Of a bundle, packed and unpacked: `actions/attest` takes a predicate of 16 MB at most. */
const MOST_BYTES = 32 * 1024 * 1024
/** Before the second and the third attempt. */
const WAITS_MS = [1_000, 3_000]

/** @throws ShipError `E_DOWNLOAD` where it cannot be fetched */
export const bundleText = async ({ bundle, bundleUrl }: HeldAttestation, ports: BundlePorts): Promise<BundleText> => {
  if (bundle !== null) return { kind: 'text', text: bundle }
  if (bundleUrl === null) return { kind: 'unusable', because: 'GitHub does not give its bundle' }
  const folder = await ports.files.makePrivateDirectory('attestation')
  try {
    return await fetchedText(bundleUrl, join(folder, 'bundle'), ports)
  } finally {
    await ports.files.remove(folder)
  }
}

const fetchedText = async (url: string, path: string, ports: BundlePorts): Promise<BundleText> => {
  await fetchAgain(url, path, ports)
  const size = await ports.files.sizeBytes(path)
  if (size > MOST_BYTES) return { kind: 'unusable', because: `its bundle has ${size} bytes` }
  const bytes = unpackSnappy(await ports.files.readBytes(path, 0, size), MOST_BYTES)
  return bytes === null
    ? { kind: 'unusable', because: 'its bundle is not packed as GitHub packs bundles' }
    : { kind: 'text', text: new TextDecoder().decode(bytes) }
}

const fetchAgain = async (url: string, path: string, { download, clock, log }: BundlePorts): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await download.toFile(url, path)
      return
    } catch (error) {
      const waitMs = WAITS_MS[attempt]
      if (!(error instanceof ShipError) || error.code !== 'E_DOWNLOAD' || waitMs === undefined) throw error
      log.debug(`a bundle is fetched again: ${error.message}`)
      await clock.sleep(waitMs)
    }
  }
}
