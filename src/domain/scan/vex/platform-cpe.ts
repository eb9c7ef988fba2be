/** Platforms by their CPE (NISTIR 7695), as CSAF documents of distributors name them, and whether a package is of one. Pure. */
import type { Purl } from './purl.ts'

export interface Platform {
  /** The namespace of its packages in a package URL: `redhat`. */
  readonly namespace: string
  /** `9`, `15.5`; null: every version. */
  readonly version: string | null
}

/** `vendor:product` of the official dictionary, and of the distributors' own documents. */
const NAMESPACES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'redhat:enterprise_linux': 'redhat',
    'debian:debian_linux': 'debian',
    'canonical:ubuntu_linux': 'ubuntu',
    'alpinelinux:alpine_linux': 'alpine',
    'amazon:amazon_linux': 'amazon',
    'oracle:linux': 'oracle',
    'rocky:linux': 'rocky',
    'rocky:rocky': 'rocky',
    'almalinux:almalinux': 'alma',
    'suse:sles': 'suse',
    'suse:linux_enterprise_server': 'suse',
    'opensuse:leap': 'opensuse',
    'fedoraproject:fedora': 'fedora',
    'centos:centos': 'centos',
  }),
)

/** Both forms: `cpe:/o:redhat:enterprise_linux:9::baseos` and `cpe:2.3:o:redhat:enterprise_linux:9:*:baseos:…`. */
const CPE = /^cpe:(?:\/|2\.3:)[oa]:(?<system>[^:]+:[^:]+)(?::(?<version>[^:]*)(?::(?<update>[^:]*))?)?/iu

/** Null for what is not the system of an image. */
export const parsePlatform = (cpe: string): Platform | null => {
  const { system, version, update } = CPE.exec(cpe.trim())?.groups ?? {}
  const namespace = NAMESPACES.get((system ?? '').toLowerCase())
  return namespace === undefined ? null : { namespace, version: versionOf(version ?? '', update ?? '') }
}

/** A service pack of SUSE is the minor version that the system reports. */
const versionOf = (version: string, update: string): string | null => {
  if (['', '*', '-'].includes(version)) return null
  const [, pack] = /^sp(\d+)$/iu.exec(update) ?? []
  return pack === undefined ? version : `${version}.${pack}`
}

/** By its namespace, and the system that its qualifier `distro` names: `redhat-9.3`, `debian-12`, `3.19.1`. */
export const isOfPlatform = ({ namespace, version }: Platform, found: Purl): boolean => {
  if (found.namespace !== namespace) return false
  if (version === null) return true
  const system = found.qualifiers['distro']?.replace(/^.*-(?=\d)/u, '')
  return system !== undefined && (system === version || system.startsWith(`${version}.`))
}
