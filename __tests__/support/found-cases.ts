/** What the real scanners find in real images beside vulnerabilities: a row for each kind. */
import { ALWAYS, found, type Expected, type ScanCase } from './scan-case.ts'

const KEY = 'AKIAQ3EGRNP7JTQ5XYZW'
const DEPLOY = { 'app/deploy.sh': `export AWS_ACCESS_KEY_ID=${KEY}\n` }
const SECRET: Expected = {
  ...{ verdict: 'blocked', findings: found({ trivy: { CRITICAL: 1 }, dockle: { INFO: 1 } }) },
  headline: '❌ Blocked: secret aws-access-key-id (CRITICAL) in /app/deploy.sh:1',
  says: ['secret in /app/deploy.sh:1', 'Next:** Revoke the secrets'],
  sarif: { trivy: ['aws-access-key-id error'], dockle: [ALWAYS] },
  hides: [KEY],
}

const OLD_SYSTEM = {
  'rootfs/etc/debian_version': '9.13\n',
  'rootfs/etc/os-release': 'ID=debian\nVERSION_ID="9"\nNAME="Debian GNU/Linux"\n',
}

export const FOUND: readonly ScanCase[] = [
  { name: 'a secret in a layer', files: DEPLOY, dockerfile: 'COPY app/ /app/\n', expected: SECRET },
  {
    name: 'a secret in a layer, deleted in a later one',
    files: DEPLOY,
    dockerfile: 'COPY app/ /app/\nRUN ["/bin/busybox","rm","-r","/app"]\n',
    expected: SECRET,
  },
  {
    name: 'a system at the end of its life',
    files: OLD_SYSTEM,
    settings: 'policy: { end-of-life: block }\naccept-unknown-os: true\n',
    expected: {
      ...{ verdict: 'blocked', findings: found({ dockle: { INFO: 1 }, image: { VIOLATION: 1 } }) },
      headline: '❌ Blocked: debian 9.13 (end of life) gets no more security fixes',
      says: ['| Image | VIOLATION | END-OF-LIFE', 'Next:** Build upon a release of the operating system'],
      sarif: { trivy: [], dockle: [ALWAYS], image: ['END-OF-LIFE error'] },
    },
  },
  {
    name: 'a setuid file that the policy blocks',
    dockerfile: 'RUN ["/bin/busybox","chmod","4755","/bin/busybox"]\n',
    settings: 'policy: { dockle-codes: { CIS-DI-0008: block } }\n',
    expected: {
      ...{ verdict: 'blocked', findings: found({ dockle: { INFO: 2 } }) },
      headline: '❌ Blocked: Dockle finding CIS-DI-0008 (INFO): Confirm safety of setuid/setgid files',
      says: ['setuid file: urwxr-xr-x bin/busybox', 'Dockle: 2 findings, 1 blocking'],
      sarif: { trivy: [], dockle: [ALWAYS, 'CIS-DI-0008 note'] },
    },
  },
  {
    name: 'a setuid file that no policy blocks',
    dockerfile: 'RUN ["/bin/busybox","chmod","4755","/bin/busybox"]\n',
    expected: {
      ...{ verdict: 'passed', findings: found({ dockle: { INFO: 2 } }) },
      headline: '✅ Passed: no finding blocks the image; hello would get a new image and 9 other changes',
      says: ['CIS-DI-0008 Confirm safety of setuid/setgid files | setuid file: urwxr-xr-x bin/busybox'],
      sarif: { trivy: [], dockle: [ALWAYS, 'CIS-DI-0008 note'] },
    },
  },
  {
    name: 'a credential in a variable',
    variant: 'dockle',
    expected: {
      ...{ verdict: 'blocked', findings: found({ dockle: { FATAL: 1, INFO: 1 } }) },
      headline:
        '❌ Blocked: Dockle finding CIS-DI-0010 (FATAL): Do not store credential in environment variables/files',
      says: ['Suspicious ENV key found : DB_PASSWORD on'],
      sarif: { trivy: [], dockle: [ALWAYS, 'CIS-DI-0010 error'] },
      hides: ['example-only'],
    },
  },
  {
    name: 'an old database',
    settings: 'policy: { max-database-age-hours: 48 }\n',
    expected: {
      ...{ verdict: 'blocked', findings: found({ dockle: { INFO: 1 }, image: { VIOLATION: 1 } }) },
      headline: /^❌ Blocked: The vulnerability database is \d+ hours old; at most 48 are allowed$/u,
      says: ['| Image | VIOLATION | DATABASE-AGE', 'Next:** Use a newer vulnerability database'],
      sarif: { trivy: [], dockle: [ALWAYS], image: ['DATABASE-AGE error'] },
    },
  },
]
