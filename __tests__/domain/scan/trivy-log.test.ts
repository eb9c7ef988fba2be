/** What Trivy logs about the packages of the operating system; the lines are Trivy's own. */
import { expect, test } from '@jest/globals'
import { readSystemLog } from '../../../src/domain/scan/trivy-log.ts'

const at = '2026-11-21T20:52:00Z'
const NOTHING = { packages: null, release: null, unlisted: false, unreadable: null }

test.each([
  ['nothing', '', NOTHING],
  [
    'a release',
    `${at}\tINFO\t[vuln] Vulnerability scanning is enabled\n${at}\tINFO\t[debian] Detecting vulnerabilities...\tos_version="12" pkg_num=88\n`,
    { ...NOTHING, packages: 88, release: '12' },
  ],
  [
    "the release of Alpine's package repository",
    `${at}\tINFO\t[alpine] Detecting vulnerabilities...\tos_version="3.22" repository="3.99" pkg_num=1`,
    { ...NOTHING, packages: 1, release: '3.99' },
  ],
  [
    'an Alpine without a package repository',
    `${at}\tINFO\t[alpine] Detecting vulnerabilities...\tos_version="3.22" repository="" pkg_num=0`,
    { ...NOTHING, packages: 0, release: '3.22' },
  ],
  [
    'a family that is named',
    `${at}\tINFO\t[redhat] Detecting RHEL/CentOS vulnerabilities...\tos_version="9" pkg_num=3`,
    { ...NOTHING, packages: 3, release: '9' },
  ],
  [
    'a family without releases',
    `${at}\tINFO\t[wolfi] Detecting vulnerabilities...\tpkg_num=1`,
    { ...NOTHING, packages: 1 },
  ],
  [
    'a release that Trivy does not list',
    `${at}\tWARN\tThis OS version is not on the EOL list\tfamily="debian" version="99"`,
    { ...NOTHING, unlisted: true },
  ],
  [
    'a database of packages that is damaged',
    `${at}\tWARN\t[dpkg] Parse error\tfile_path="var/lib/dpkg/status" err="malformed MIME header: missing colon: \\"garbage\\""`,
    { ...NOTHING, unreadable: 'var/lib/dpkg/status' },
  ],
  [
    'a damaged list of what could be installed',
    `${at}\tWARN\t[dpkg] Parse error\tfile_path="var/lib/dpkg/available" err="x"`,
    NOTHING,
  ],
])('%s', (_, output, log) => {
  expect(readSystemLog(output)).toEqual(log)
})

test.each([
  ['the beginning of a line that is repeated', 'T\tINFO\tDetecting x vulnerabilities...\t'],
  ['a parse error that is repeated', 'T\tWARN\t[dpkg] Parse error\tfile_path='],
])('a line of a megabyte takes no quadratic time: %s', (_, piece) => {
  expect(readSystemLog(piece.repeat(25_000))).toEqual(NOTHING)
})
