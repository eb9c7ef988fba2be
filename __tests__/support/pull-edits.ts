/** What the head of a pull request can try to change its verdict with: files of its checkout and variables of its job. */
import { entry, FILE, file, vexFor } from './exception-plays.ts'

export interface Edit {
  /** By path in the checkout; one below `bin/` is a program, and `bin` is first on PATH. */
  readonly files?: Readonly<Record<string, string>>
  readonly environment?: Readonly<Record<string, string>>
  /** What the summary says of it. */
  readonly says?: string
}

const [VULNERABILITY, CREDENTIAL] = ['CVE-2019-10744', 'CIS-DI-0010']
/** Of the image that each of them is about. */
export const EVERY_FINDING =
  '{"trivy":{"CRITICAL":1,"HIGH":0,"MEDIUM":0,"LOW":0,"UNKNOWN":0},"dockle":{"FATAL":1,"WARN":0,"INFO":1}}'
const REGO = `package trivy\nimport rego.v1\ndefault ignore := true\n`
const CLEAN = `#!/bin/sh
case "$*" in *--version*) echo 'Version: 0.74.0'; exit ;; esac
while [ $# -gt 0 ]; do [ "$1" != --output ] || echo '{"SchemaVersion":2,"Results":[]}' >"$2"; shift; done
`

export const EDITS: Readonly<Record<string, Edit>> = {
  'the severities': {
    files: { 'ship-to-ecs.yaml': 'trivy-severity: none\ndockle-exit-level: none\n' },
    says: 'Guarded settings not taken from the checkout on pull_request: trivy-severity, dockle-exit-level',
  },
  'the policy': {
    files: {
      'ship-to-ecs.yaml': `trivy-ignore-unfixed: true\npolicy: { fixable-after-days: { CRITICAL: 3650 }, dockle-codes: { ${CREDENTIAL}: report } }\nbaseline: running\n`,
    },
    says: 'Guarded settings not taken from the checkout on pull_request: trivy-ignore-unfixed, baseline, policy',
  },
  'the floor': { files: { 'floor.yaml': 'trivy-severity: none\n' } },
  'the exceptions': {
    files: { [FILE]: file(entry(VULNERABILITY), entry(CREDENTIAL)) },
    says: 'The image would pass with the 2 exceptions of this pull request, which the target branch does not have.',
  },
  'VEX and what Dockle accepts': {
    files: { [FILE]: 'vex: [vex.json]\ndockle: { accept-keys: [DB_PASSWORD] }\n', 'vex.json': vexFor(VULNERABILITY) },
    says: 'so none holds',
  },
  'trivy.yaml': {
    files: {
      'trivy.yaml':
        'severity: [LOW]\nexit-code: 0\nscan: { skip-dirs: ["**/*"], scanners: [license] }\nignorefile: .trivyignore\n',
      'trivy-secret.yaml': 'disable-allow-rules: []\ndisable-rules: [aws-access-key-id]\n',
    },
  },
  '.trivyignore': {
    files: {
      '.trivyignore': `${VULNERABILITY}\n`,
      '.trivyignore.yaml': `vulnerabilities: [{ id: ${VULNERABILITY} }]\n`,
    },
  },
  '.dockleignore': { files: { '.dockleignore': `${CREDENTIAL}\nCIS-DI-0005\n` } },
  'variables of Trivy and Dockle': {
    files: { 'ignore.txt': `${VULNERABILITY}\n`, 'ignore.rego': REGO },
    environment: {
      ...{ TRIVY_SEVERITY: 'LOW', TRIVY_IGNOREFILE: 'ignore.txt', TRIVY_IGNORE_POLICY: 'ignore.rego' },
      ...{ TRIVY_SKIP_DIRS: '**/*', TRIVY_SKIP_FILES: '**/*', TRIVY_SCANNERS: 'license', TRIVY_PKG_TYPES: 'os' },
      ...{ TRIVY_CONFIG: 'trivy.yaml', TRIVY_VEX: 'vex.json', TRIVY_IGNORE_STATUS: 'fixed', TRIVY_DB_REPOSITORY: 'x' },
      ...{
        DOCKLE_IGNORES: CREDENTIAL,
        DOCKLE_ACCEPT_KEYS: 'DB_PASSWORD',
        DOCKLE_EXIT_LEVEL: 'FATAL',
        DOCKLE_INPUT: 'x',
      },
    },
  },
  'scanners of its own on PATH': { files: { 'bin/trivy': CLEAN, 'bin/dockle': CLEAN } },
}

/** All of them; of a file that several edit, the lines of all. */
export const TOGETHER: Edit = {
  files: Object.values(EDITS).reduce<Record<string, string>>(
    (all, { files = {} }) =>
      Object.entries(files).reduce((one, [path, text]) => ({ ...one, [path]: `${one[path] ?? ''}${text}` }), all),
    {},
  ),
  environment: Object.assign({}, ...Object.values(EDITS).map(({ environment }) => environment)) as Record<
    string,
    string
  >,
  says: 'Guarded settings not taken from the checkout on pull_request',
}
