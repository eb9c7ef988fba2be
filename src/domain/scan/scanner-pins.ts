/**
 * The pinned scanner releases, with the sha256 of every archive. Written by `npm run bump`, and reviewed like any other source: the
 * hashes are what stops a tampered release. Nothing is downloaded for a platform without a hash here.
 */

export type ScannerName = 'trivy' | 'dockle'

export interface Pin {
  readonly version: string
  /** The oldest version of a program on PATH that is allowed; the newest is the pinned one. */
  readonly since: string
  /** By the platform in the name of the archive. */
  readonly sha256: Readonly<Record<string, string>>
}

export const PINS: Readonly<Record<ScannerName, Pin>> = {
  trivy: {
    version: '0.74.0',
    since: '0.69.2',
    sha256: {
      'Linux-64bit': '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
      'Linux-ARM64': 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5',
      'macOS-ARM64': '1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11',
    },
  },
  dockle: {
    version: '0.4.15',
    since: '0.4.14',
    sha256: {
      'Linux-64bit': '8bfc9183d1d3d67800edb45bea4bb63ddf1d28bec5f89944075a07007d79caad',
      'Linux-ARM64': '14c2fbcd675afaa0f1717e97ab71eee178dabdef676066189f49bad0f53b8762',
      'macOS-64bit': 'e6b68aca0e7776d857d7f5f226c6dae9b74d8905376636ac4ad93355ec84892d',
      'macOS-ARM64': 'dc6120234cd74a40fedba84290f6b5c397c8f09c645063a3b59dce8283056847',
    },
  },
}
