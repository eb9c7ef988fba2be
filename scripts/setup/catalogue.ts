/**
 * Every tool that the project may need besides Node: its version, its programs, and its sources in the order in which they
 * are tried. The only list of versions; tools/ pins what is built.
 */

import { PINS } from '../../src/domain/scan/scanner-pins.ts'
import { scannerRelease } from './scanner-releases.ts'
import { secondOpinions } from './second-opinions.ts'
import type { ToolDeclaration } from './tool.ts'

/** The libraries of Debian's dockerd, containerd and runc; a slim image lacks most of them. */
const engineLibraries = [
  'libdevmapper1.02.1',
  'libsystemd0',
  'libseccomp2',
  'libcap2',
  'libgcrypt20',
  'libgpg-error0',
  'liblzma5',
  'libzstd1',
  'liblz4-1',
  'libselinux1',
  'libudev1',
  'libpcre2-8-0',
]

export const catalogue = {
  trivy: {
    version: PINS.trivy.version,
    why: 'scans images for known vulnerabilities',
    programs: ['trivy'],
    check: { trivy: ['--version'] },
    sources: [
      {
        kind: 'machine',
        versionArguments: ['--version'],
        version: new RegExp(`Version: ${RegExp.escape(PINS.trivy.version)}(?![\\d.])`),
      },
      scannerRelease('trivy'),
      { kind: 'go', modules: ['trivy'] },
    ],
  },
  dockle: {
    version: PINS.dockle.version,
    why: 'checks images against the CIS rules for containers',
    programs: ['dockle'],
    check: { dockle: ['--version'] },
    sources: [
      {
        kind: 'machine',
        versionArguments: ['--version'],
        version: new RegExp(`(?<![\\d.])${RegExp.escape(PINS.dockle.version)}(?![\\d.])`),
      },
      scannerRelease('dockle'),
      { kind: 'go', modules: ['dockle'] },
    ],
  },
  engineClassic: {
    version: 'debian',
    why: 'a Docker engine with the classic image store, as on many self-hosted machines',
    programs: ['dockerd', 'docker', 'containerd', 'containerd-shim-runc-v2', 'runc', 'docker-init', 'docker-proxy'],
    check: { dockerd: ['--version'], docker: ['--version'], containerd: ['--version'], runc: ['--version'] },
    sources: [
      {
        kind: 'debian',
        packages: ['docker.io', 'containerd', 'runc', 'tini', ...engineLibraries],
        paths: {
          dockerd: ['usr/sbin/dockerd', 'usr/bin/dockerd'],
          docker: ['usr/bin/docker'],
          containerd: ['usr/bin/containerd'],
          'containerd-shim-runc-v2': ['usr/bin/containerd-shim-runc-v2'],
          runc: ['usr/sbin/runc', 'usr/bin/runc'],
          'docker-init': ['usr/bin/docker-init', 'usr/bin/tini-static'],
          'docker-proxy': ['usr/sbin/docker-proxy', 'usr/bin/docker-proxy', 'usr/libexec/docker/docker-proxy'],
        },
      },
    ],
  },
  engineModern: {
    version: '29.1.3',
    why: 'a Docker engine with the containerd image store, as on hosted runners',
    programs: ['dockerd', 'docker-proxy', 'containerd', 'containerd-shim-runc-v2'],
    check: { dockerd: ['--version'], containerd: ['--version'] },
    sources: [{ kind: 'go', modules: ['engine', 'containerd'] }],
  },
  dockerCli: {
    version: '29.1.5',
    why: 'the client for the modern engine',
    programs: ['docker'],
    check: { docker: ['--version'] },
    sources: [
      { kind: 'machine', versionArguments: ['--version'], version: /\bversion 29\./ },
      { kind: 'go', modules: ['cli'] },
    ],
  },
  buildx: {
    version: '0.31.1',
    why: 'builds with BuildKit on the modern engine',
    programs: ['buildx'],
    check: { buildx: ['version'] },
    sources: [{ kind: 'go', modules: ['buildx'] }],
  },
  dockerRegistry: {
    version: 'debian',
    why: 'the image registry behind the local ECR',
    programs: ['docker-registry'],
    check: { 'docker-registry': ['--version'] },
    sources: [
      { kind: 'debian', packages: ['docker-registry'], paths: { 'docker-registry': ['usr/bin/docker-registry'] } },
    ],
  },
  iptables: {
    version: 'debian',
    why: 'port mapping of the engines, inside the sandbox only',
    programs: ['iptables', 'ip6tables', 'iptables-legacy', 'ip6tables-legacy'],
    check: {},
    sources: [
      {
        kind: 'debian',
        packages: [
          'iptables',
          'libip4tc2',
          'libip6tc2',
          'libxtables12',
          'libmnl0',
          'libnetfilter-conntrack3',
          'libnfnetlink0',
          'libnftnl11',
        ],
        paths: {
          iptables: ['usr/sbin/iptables-nft'],
          ip6tables: ['usr/sbin/ip6tables-nft'],
          'iptables-legacy': ['usr/sbin/iptables-legacy'],
          'ip6tables-legacy': ['usr/sbin/ip6tables-legacy'],
        },
      },
    ],
  },
  busyboxStatic: {
    version: 'debian',
    why: 'the content of the hello image, and mount and ip for the sandbox',
    programs: ['busybox'],
    check: { busybox: ['true'] },
    sources: [{ kind: 'debian', packages: ['busybox-static'], paths: { busybox: ['bin/busybox', 'usr/bin/busybox'] } }],
  },
  act: {
    version: '0.2.87',
    why: 'runs a real workflow file on this machine',
    programs: ['act'],
    check: { act: ['--version'] },
    sources: [{ kind: 'go', modules: ['act'] }],
  },
  cfnLint: {
    version: '1.58.0',
    why: "checks the CloudFormation templates against AWS's schemas",
    programs: ['cfn-lint'],
    check: { 'cfn-lint': ['--version'] },
    sources: [{ kind: 'pypi', requirement: 'cfn-lint==1.58.0' }],
  },
  actionlint: {
    version: '1.7.12',
    why: 'checks the workflow files and action.yml',
    programs: ['actionlint'],
    check: { actionlint: ['-version'] },
    sources: [
      { kind: 'machine', versionArguments: ['-version'], version: /\b1\.7\.12\b/ },
      { kind: 'go', modules: ['actionlint'] },
    ],
  },
  zizmor: {
    version: '1.32.0',
    why: 'audits the workflow files for security',
    programs: ['zizmor'],
    check: { zizmor: ['--version'] },
    sources: [
      { kind: 'machine', versionArguments: ['--version'], version: /\b1\.32\.0\b/ },
      { kind: 'pypi', requirement: 'zizmor==1.32.0' },
    ],
  },
  ...secondOpinions,
} as const satisfies Record<string, ToolDeclaration>

export type ToolName = keyof typeof catalogue
export type ProgramOf<Name extends ToolName> = (typeof catalogue)[Name]['programs'][number]

/** The names of all tools. */
// Object.keys returns string[]; the keys of a constant object are its literal names.
export const toolNames = Object.keys(catalogue) as readonly ToolName[]
