/**
 * The scanners' own release archives with the sha256 of each. A download that does not match is thrown away.
 * Trivy's hashes were found alike in several independent public repositories; Dockle's stand in its maintainer's Homebrew formula.
 */
import type { ReleaseSource } from './tool.ts'

const trivy = 'https://github.com/aquasecurity/trivy/releases/download/v0.74.0/trivy_0.74.0'
const dockle = 'https://github.com/goodwithtech/dockle/releases/download/v0.4.15/dockle_0.4.15'

export const trivyRelease: ReleaseSource = {
  kind: 'release',
  assets: {
    'linux-x64': {
      url: `${trivy}_Linux-64bit.tar.gz`,
      sha256: '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
    },
    'linux-arm64': {
      url: `${trivy}_Linux-ARM64.tar.gz`,
      sha256: 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5',
    },
    'darwin-arm64': {
      url: `${trivy}_macOS-ARM64.tar.gz`,
      sha256: '1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11',
    },
  },
}

export const dockleRelease: ReleaseSource = {
  kind: 'release',
  assets: {
    'linux-x64': {
      url: `${dockle}_Linux-64bit.tar.gz`,
      sha256: '8bfc9183d1d3d67800edb45bea4bb63ddf1d28bec5f89944075a07007d79caad',
    },
    'linux-arm64': {
      url: `${dockle}_Linux-ARM64.tar.gz`,
      sha256: '14c2fbcd675afaa0f1717e97ab71eee178dabdef676066189f49bad0f53b8762',
    },
    'darwin-x64': {
      url: `${dockle}_macOS-64bit.tar.gz`,
      sha256: 'e6b68aca0e7776d857d7f5f226c6dae9b74d8905376636ac4ad93355ec84892d',
    },
    'darwin-arm64': {
      url: `${dockle}_macOS-ARM64.tar.gz`,
      sha256: 'dc6120234cd74a40fedba84290f6b5c397c8f09c645063a3b59dce8283056847',
    },
  },
}
